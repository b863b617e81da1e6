//! What can be said on the command line. Help, completions and the man page are made from it.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use super::settings::Settings;
use crate::agenda::{Attribution, Audience, Kind};
use crate::capture::{AUDIENCES, AllowNames, FORMATS, Format, PAPERS, Paper};
use crate::config::{THEMES, ThemeName};

/// Run a session from its agenda, record it live, hand over minutes and a memorandum.
#[derive(Debug, Parser)]
#[command(
    name = "rapporteur",
    version,
    about = "An agenda goes in; minutes and a memorandum come out as the room stands up",
    long_about = "Records conferences, roundtables, workshops and project-planning workshops live in the terminal.\n\n\
        Without a command it shows the agendas and sessions found here. Typing is recording: whatever you type is a point; \
        what begins with / is a command (/help lists them).",
    after_help = "Exit status: 0 done; 1 something in the input was refused, the rest was done; 2 wrong usage; \
        3 the record could not be read or written."
)]
pub struct Arguments {
    /// What to do; without it, choose from what is here.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
}

/// What every command takes.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// Where sessions are kept
    #[arg(long, global = true, value_name = "DIR", default_value = "sessions")]
    pub sessions: PathBuf,
    /// This laptop's name in the record; made once and kept if left out
    #[arg(long, global = true, value_name = "NAME")]
    pub device: Option<String>,
    /// No colours (as with the environment variable NO_COLOR)
    #[arg(long, global = true)]
    pub no_color: bool,
    /// The colours of the screen
    #[arg(long, global = true, value_name = "THEME", value_parser = one_of(&THEMES))]
    pub theme: Option<ThemeName>,
    /// A configuration file, instead of the one in your configuration folder (`rapporteur config` says more)
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What the configuration says.
    #[arg(skip)]
    pub settings: Settings,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a commented agenda to fill in
    New {
        /// What sort of event
        #[arg(value_parser = one_of(&KINDS))]
        kind: Kind,
        /// Where to write it: `KIND.toml` if left out, `-` for standard output
        file: Option<PathBuf>,
    },
    /// Say everything that is wrong with agendas or session folders
    Check {
        /// Agenda files or session folders
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Start a session on the screen, or go on with one
    #[cfg(feature = "tui")]
    Open {
        /// An agenda file, a session folder, or the name of a session or of an agenda that comes with the program
        #[arg(value_name = "AGENDA|SESSION")]
        target: PathBuf,
        /// Record for this table whenever an item has it: a laptop on the table of a group
        #[arg(long, value_name = "NAME")]
        table: Option<String>,
    },
    /// Record lines from a file or standard input, one acknowledgement a line
    Record {
        /// An agenda file, a session folder, or the name of a session or of an agenda that comes with the program
        #[arg(value_name = "AGENDA|SESSION")]
        target: PathBuf,
        /// What to record; `-` or nothing for standard input
        file: Option<PathBuf>,
    },
    /// Show a session large for the projector, while others record it; nothing is written
    #[cfg(feature = "tui")]
    #[command(long_about = "Shows a session large for the projector, while others record it.\n\n\
            It follows what is recorded on all devices: the item that is on with its question, the time left and who has the \
            floor; the pledge or decision being worded, with what was just changed in it; polls with their bars; after the end \
            what was agreed. ← and → turn the pages by hand, f follows again, q leaves, ? shows the keys.\n\n\
            It is read-only: nothing in the session's folder is written or locked. What the session's rule hides is not shown, \
            nor are private notes.")]
    Present {
        /// A session folder, or the name of a session
        session: PathBuf,
    },
    /// Write minutes and memorandum of a session
    Export(ExportArguments),
    /// Take a person's name out of every file of a session, at the person's request
    #[command(
        long_about = "Takes a person's name out of every file of a session, at the person's request (General Data Protection \
            Regulation, article 17).\n\n\
            “participant 7” takes the place of the name in the agenda, every journal and every export; the e-mail address goes. \
            The record stays whole, and notes that it was done. What is to be done is shown first, with what will still mention \
            the person: a surname alone, another form of a name. --also takes such words. This cannot be undone."
    )]
    Erase(EraseArguments),
    /// See whether this laptop can record a session together with others, and what is to be seen to first
    #[command(
        long_about = "Sees whether this laptop can record a session together with others that share its folder.\n\n\
            Says who records in it and under which numbers, what this laptop is called there, whether files can be written safely in \
            that folder, which program synchronises it and what matters about that, whether clocks are off, and what has to be seen to \
            first. Takes the folder of a session, one with several, or an empty one that is shared. The record is not changed. Exit \
            status 0: ready; 1: something has to be seen to first; 3: it cannot be read."
    )]
    Join {
        /// The folder that is shared, or the name of a session
        folder: PathBuf,
    },
    /// Prove that the record of sessions is whole, line by line
    #[command(
        long_about = "Proves that the record of sessions is whole: every line of every journal is what was written and stands where it \
            belongs, and nobody has seen more of a journal than there is.\n\n\
            For each session a table of its devices, then every problem with its file, its line and what to do. Nothing is changed. \
            Exit status 0: whole; 3: not."
    )]
    Verify {
        /// Session folders, or names of sessions
        #[arg(required = true, value_name = "SESSION")]
        folders: Vec<PathBuf>,
    },
    /// Bring two copies of one session together, as after it was carried on a USB stick
    #[command(
        long_about = "Brings two copies of one session folder together, as after it was carried on a USB stick.\n\n\
            Afterwards both have the same journals: of each device the longer one; where two say different things, one of them and \
            the other as a copy beside it, which is read as the journal of a device of its own. Nothing is shortened. Where a person \
            was erased in one of the two, the erased form takes the place of the old one. After an interruption, the same again \
            finishes it. A second folder that cannot be written to is only read."
    )]
    Merge {
        /// A session folder, or the name of a session
        #[arg(value_name = "SESSION")]
        one: PathBuf,
        /// The copy of it that lies elsewhere
        #[arg(value_name = "OTHER")]
        other: PathBuf,
    },
    /// Bring all that can be read of a damaged session into a new folder
    #[command(
        long_about = "Brings all that can be read of a damaged session into a new folder; the damaged one is not changed.\n\n\
            The agenda is copied byte for byte. Lines keep their numbers; where nothing can be read, the number stays free. Lines that \
            stand in the wrong place or twice are put right, whole lines are taken from copies that lie beside a journal, and what two \
            laptops wrote under one name becomes the journals of two. What cannot be read is kept apart, byte for byte. A report \
            says line by line what was brought out, and is in the new folder as repair.md."
    )]
    Repair {
        /// A session folder, or the name of a session
        session: PathBuf,
        /// The new folder; SESSION-repaired if left out
        #[arg(long, value_name = "FOLDER")]
        out: Option<PathBuf>,
    },
    /// Print a configuration file with every setting and its default, and where it is looked for
    Config {
        /// Say what is wrong with the one there is instead
        #[arg(long)]
        check: bool,
    },
    /// Write completions for a shell to standard output
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Write the man page to standard output
    Man,
}

/// What `export` takes.
#[derive(Args, Debug)]
pub struct ExportArguments {
    /// A session folder, or the name of a session
    pub session: PathBuf,
    /// What to write: both if left out (the memorandum only where there is something to sign)
    #[arg(value_name = "DOCUMENT", value_parser = one_of(&PAPERS))]
    pub papers: Vec<Paper>,
    /// In which form; several separated by commas (json is the whole record, csv the registers of decisions, pledges and actions for
    /// a spreadsheet)
    #[arg(long, value_delimiter = ',', default_value = "md", value_parser = one_of(&FORMATS))]
    pub format: Vec<Format>,
    /// The language of the text around the record, if not the session's; two (it,en) put the headings of both side by side
    #[arg(long, value_name = "LANGUAGE", value_delimiter = ',')]
    pub lang: Vec<String>,
    /// Who may be named, if that is to be stricter than the session's own rule
    #[arg(long, value_parser = one_of(&ATTRIBUTIONS))]
    pub attribution: Option<Attribution>,
    /// For whom: public names no person and has no annex, internal is what the session's rule lets be said; both (public,internal)
    /// write a file for each
    #[arg(long, value_delimiter = ',', value_parser = one_of(&AUDIENCES))]
    pub audience: Vec<Audience>,
    /// Although names stand in the text that the rule hides: anywhere, or in these entries only (--allow-names=3,rec1)
    #[arg(long, value_name = "N,N", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    #[arg(value_parser = AllowNames::parse)]
    pub allow_names: Option<AllowNames>,
    /// With the facilitator's private notes
    #[arg(long)]
    pub notes: bool,
    /// With a table of who had how much of the floor
    #[arg(long)]
    pub balance: bool,
    /// With the addresses of those who were there, where they may be named
    #[arg(long)]
    pub contacts: bool,
    /// With pledges that were not agreed, marked as such
    #[arg(long)]
    pub unagreed: bool,
    /// Where to write: a folder, or `-` for standard output; the session's `exports` if left out
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// What `erase` takes.
#[derive(Args, Debug)]
pub struct EraseArguments {
    /// A session folder, or the name of a session
    pub session: PathBuf,
    /// The name as it is on the list, a beginning or word of it that only one has, or the number
    pub person: String,
    /// Another word for the person to be replaced: a surname, a nickname, a form of the name; again for each
    #[arg(long, value_name = "WORD")]
    pub also: Vec<String>,
    /// Without asking
    #[arg(long)]
    pub yes: bool,
}

/// What sort of event, by the words of agendas.
const KINDS: [(&str, Kind); 4] = [
    ("conference", Kind::Conference),
    ("roundtable", Kind::Roundtable),
    ("workshop", Kind::Workshop),
    ("planning", Kind::Planning),
];

/// Who may be named, by the words of agendas.
const ATTRIBUTIONS: [(&str, Attribution); 3] =
    [("named", Attribution::Named), ("organisation", Attribution::Organisation), ("none", Attribution::None)];

/// Takes one of the words of a table, and means what stands beside it.
fn one_of<T: Copy + Send + Sync + 'static>(table: &'static [(&'static str, T)]) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(table.iter().map(|(word, _)| *word)).try_map(move |given| {
        let meant = table.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning);
        meant.ok_or("no such word")
    })
}
