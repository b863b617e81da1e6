//! The one table of everything a session can do: keys, palette, help, completion, the man page and the README are made from
//! it, and [`parse`](super::parse) finds its commands in it.

mod available;
mod table;

use crate::session::State;

pub use table::ACTIONS;

/// One thing a session can do.
#[derive(Debug)]
pub struct Action {
    /// Which.
    pub id: Id,
    /// Its command word without `/`; `None` for what only a key does.
    pub command: Option<&'static str>,
    /// Other words for the same command, without `/`.
    pub synonyms: &'static [&'static str],
    /// How the command is typed: capitals stand for what one fills in, brackets for what may be left out. For what only a
    /// key does, the key.
    pub usage: &'static str,
    /// What it does, in one short sentence without a full stop.
    pub does: &'static str,
    /// A whole line that uses it; empty for what only a key does.
    pub example: &'static str,
    /// Where help lists it.
    pub group: Group,
    /// The key, where it is frequent: `F2`, `Ctrl-Z`, `Tab`, `↑`.
    pub key: Option<&'static str>,
    /// The word beside the key at the foot of the screen; those that have one stand there in the order of the table.
    pub footer: Option<&'static str>,
    /// Whether the command can be run as it is, or something has to be typed after it.
    pub arguments: Arguments,
    /// Whether it can be used now; otherwise why not and what to do.
    pub available: fn(&State) -> Result<(), &'static str>,
}

/// Whether something has to follow a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arguments {
    /// Nothing may.
    None,
    /// Something may: without it, the last entry that fits is meant, or everything.
    Optional,
    /// Something must.
    Required,
}

/// The parts of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What is said.
    Record,
    /// Changing what was recorded.
    Mend,
    /// Running the agenda.
    Agenda,
    /// Attendance.
    People,
    /// The speakers' list.
    Floor,
    /// Decisions, polls, pledges, signatures.
    Agree,
    /// Finding, viewing, exporting.
    Look,
    /// The program itself.
    Program,
}

impl Group {
    /// In the order of help.
    pub const ALL: [Group; 8] = [
        Group::Record,
        Group::Mend,
        Group::Agenda,
        Group::People,
        Group::Floor,
        Group::Agree,
        Group::Look,
        Group::Program,
    ];

    /// Its heading in help.
    pub fn title(self) -> &'static str {
        match self {
            Group::Record => "Record what is said",
            Group::Mend => "Change what was recorded",
            Group::Agenda => "Run the agenda",
            Group::People => "Who is here",
            Group::Floor => "Who speaks",
            Group::Agree => "Decide and agree",
            Group::Look => "Look and hand over",
            Group::Program => "The program",
        }
    }
}

/// Names an [`Action`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is described by its row of the table")]
pub enum Id {
    Point,
    Question,
    Answer,
    Again,
    Merge,
    Carry,
    Questions,
    Proposal,
    Concern,
    Practice,
    Decision,
    Action,
    Pledge,
    Recital,
    Provision,
    Clause,
    Purpose,
    Park,
    Note,
    Entries,
    Edit,
    Delete,
    Kind,
    Move,
    Tag,
    Attribution,
    Settle,
    Undo,
    Redo,
    Start,
    Next,
    Back,
    Go,
    Skip,
    Extend,
    Item,
    Lead,
    Reorder,
    CatchUp,
    Table,
    Report,
    Pause,
    Resume,
    End,
    In,
    Remote,
    Out,
    Apologies,
    Queue,
    Floor,
    Yield,
    Unqueue,
    Pass,
    SpeakingTime,
    Balance,
    Vote,
    Consent,
    Object,
    Reserve,
    Poll,
    Tally,
    Ballot,
    Ballots,
    Import,
    ClosePoll,
    Agree,
    Sign,
    Order,
    Issue,
    Approve,
    Status,
    Form,
    History,
    Check,
    Record,
    Find,
    People,
    Pledges,
    Polls,
    Memorandum,
    Minutes,
    Prompts,
    Export,
    Complete,
    Help,
    Palette,
    Tour,
    Quit,
}

impl Id {
    /// Its row of the table.
    pub fn action(self) -> &'static Action {
        // Every id has a row (a test holds that); the first stands in for none.
        ACTIONS.iter().find(|action| action.id == self).unwrap_or(&ACTIONS[0])
    }
}

impl Action {
    /// What it is called where it needs a name of its own: its command word, or what only a key does in a word.
    pub fn name(&self) -> &'static str {
        self.command.unwrap_or(match self.id {
            Id::Complete => "complete",
            Id::Entries => "entries",
            Id::Palette => "palette",
            _ => "",
        })
    }

    /// The words that call it, without `/`: the one that is printed first.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.command.into_iter().chain(self.synonyms.iter().copied())
    }
}

/// The action called by this word (without `/`, in any case).
pub fn named(word: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.words().any(|name| name.eq_ignore_ascii_case(word)))
}

/// The command words nearest to one that does not exist: those that begin with it, else those a slip or two away.
pub fn nearest(word: &str) -> Option<&'static Action> {
    let word = word.to_lowercase();
    let begins = |action: &&Action| action.words().any(|name| name.starts_with(&word));
    let distance =
        |action: &Action| action.words().map(|name| strsim::osa_distance(name, &word)).min().unwrap_or(usize::MAX);
    let close = || {
        let allowed = 1 + word.chars().count() / 4;
        ACTIONS.iter().min_by_key(|action| distance(action)).filter(|action| distance(action) <= allowed)
    };
    ACTIONS.iter().find(begins).or_else(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_name_of_its_own() {
        for (place, action) in ACTIONS.iter().enumerate() {
            assert!(!action.name().is_empty(), "{:?}", action.id);
            assert!(ACTIONS.iter().skip(place + 1).all(|other| other.name() != action.name()), "{}", action.name());
        }
    }
}
