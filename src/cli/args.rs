//! What can be said on the command line. Help, completions and the man page are made from it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a commented agenda to fill in
    New {
        /// What sort of event
        kind: KindArgument,
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
    },
    /// Record lines from a file or standard input, one acknowledgement a line
    Record {
        /// An agenda file, a session folder, or the name of a session or of an agenda that comes with the program
        #[arg(value_name = "AGENDA|SESSION")]
        target: PathBuf,
        /// What to record; `-` or nothing for standard input
        file: Option<PathBuf>,
    },
    /// Write minutes and memorandum of a session
    Export(ExportArguments),
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
    #[arg(value_name = "DOCUMENT")]
    pub documents: Vec<DocumentArgument>,
    /// In which form; several separated by commas
    #[arg(long, value_delimiter = ',', default_value = "md")]
    pub format: Vec<FormatArgument>,
    /// The language of the text around the record, if not the session's
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// Who may be named, if that is to be stricter than the session's own rule
    #[arg(long)]
    pub attribution: Option<AttributionArgument>,
    /// With the facilitator's private notes
    #[arg(long)]
    pub notes: bool,
    /// With pledges that were not agreed, marked as such
    #[arg(long)]
    pub unagreed: bool,
    /// Where to write: a folder, or `-` for standard output; the session's `exports` if left out
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// What sort of event.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindArgument {
    /// Speakers before an audience
    Conference,
    /// Bodies around one table
    Roundtable,
    /// Work in groups
    Workshop,
    /// A project-planning workshop
    Planning,
}

/// What is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentArgument {
    /// The record of the session
    Minutes,
    /// What is signed
    Memorandum,
}

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatArgument {
    /// Markdown
    #[value(alias = "markdown")]
    Md,
    /// A page for the browser, complete in one file
    Html,
    /// The whole record for other programs
    Json,
}

/// Who may be named.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum AttributionArgument {
    /// Persons and organisations
    Named,
    /// Only organisations
    Organisation,
    /// Nobody (the Chatham House Rule)
    None,
}
