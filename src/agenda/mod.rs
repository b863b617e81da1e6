//! The agenda: the plan of a session, written beforehand as a TOML file.
//!
//! [`read()`] turns the bytes of a file into an [`Agenda`] and a list of **all** its [`Problem`]s. Nothing here touches the
//! disk: the caller hands in bytes, and a way to get at the roster file an agenda may name.

mod advice;
mod check;
mod literal;
mod places;
pub(crate) mod problem;
pub(crate) mod read;
mod roster;
pub(crate) mod schema;
pub(crate) mod sheet;
pub mod shipped;
pub(crate) mod sort;
mod syntax;
pub(crate) mod table;
pub(crate) mod template;
pub(crate) mod text;
mod voting;

pub use places::{PersonPlace, Places, places};
pub(crate) use problem::shown;
pub use problem::{Problem, Weight};
pub use read::{Reading, read};
pub use template::template;
pub use text::windows_1252;
pub use voting::{ABSTENTIONS, Abstentions, BASES, Base, RULES, Rule, UNITS, Unit, Voting};

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// The plan of a session, as its file gives it. Text fields hold inline Markdown as written in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// What the session is called; never empty.
    pub title: String,
    /// What sort of event it is.
    pub kind: Kind,
    /// BCP 47 tag of the language of the text around the record in exports.
    pub language: String,
    /// Where the session takes place.
    pub place: Option<String>,
    /// The day it is planned for; a session without one takes the day it was opened.
    pub date: Option<NaiveDate>,
    /// When it is planned to begin, in the time of the place.
    pub start: Option<NaiveTime>,
    /// Who may be named in an export.
    pub attribution: Attribution,
    /// The series this session belongs to.
    pub project: Option<String>,
    /// The funder's statement, printed on the memorandum and the minutes.
    pub funding: Option<String>,
    /// What the session is for.
    pub objectives: Vec<String>,
    /// How many must be present for a decision to stand.
    pub quorum: Option<Quorum>,
    /// How votes are taken.
    pub voting: Voting,
    /// How many minutes a turn may take.
    pub speaker_minutes: Option<u32>,
    /// The secretariat.
    pub organiser: Organiser,
    /// A CSV file with the roster, beside the agenda.
    pub participants_file: Option<String>,
    /// The roster: those of `[[participants]]`, then those of the roster file.
    pub participants: Vec<Participant>,
    /// The items, in the order they are taken.
    pub items: Vec<Item>,
    /// Polls prepared beforehand.
    pub polls: Vec<Poll>,
    /// What the memorandum starts from.
    pub memorandum: Memorandum,
}

/// What sort of event a session is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Speakers before an audience.
    Conference,
    /// Bodies around one table.
    #[default]
    Roundtable,
    /// Work in groups.
    Workshop,
    /// A project-planning workshop.
    Planning,
}

/// Who may be named in an export. The order is of strictness: the greater is the stricter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// Persons and organisations.
    #[default]
    Named,
    /// Only organisations.
    Organisation,
    /// Neither speaker nor affiliation, nor attendance: the Chatham House Rule.
    None,
}

/// For whom an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// For everybody: persons are never named, and there is no annex.
    Public,
    /// For those who were there: as the session's rule lets it.
    Internal,
}

/// How many must be present for a decision to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quorum {
    /// So many organisations with at least one person present. A bare number in the agenda means this.
    Bodies(u32),
    /// So many persons present.
    People(u32),
}

/// The secretariat of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Organiser {
    /// Who organises.
    pub name: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
    /// Where to read more.
    pub web: Option<String>,
}

/// A person on the roster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Participant {
    /// Full name, never empty.
    pub name: String,
    /// The organisation the person is there for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// What the person does in the session.
    #[serde(default, skip_serializing_if = "Role::is_default")]
    pub role: Role,
    /// Free text by which exports group and count (municipality, civil society, …).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Free text, usually an ISO 3166 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Never exported unless asked for by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether the organisation signs the memorandum.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub signatory: bool,
}

/// What a participant does in the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Leads the session.
    Facilitator,
    /// Writes it down.
    Rapporteur,
    /// Gives a presentation.
    Speaker,
    /// Takes part.
    #[default]
    Participant,
    /// Listens.
    Observer,
    /// Interprets.
    Interpreter,
}

impl Role {
    fn is_default(&self) -> bool {
        *self == Role::default()
    }
}

/// A line of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it is called; never empty.
    pub title: String,
    /// The time box.
    pub minutes: Option<u32>,
    /// How it is run.
    pub format: Format,
    /// Who leads it.
    pub lead: Option<String>,
    /// It starts at this time, whatever happened before.
    pub fixed: Option<NaiveTime>,
    /// The questions it is to answer.
    pub questions: Vec<String>,
    /// Parallel breakout groups, by name.
    pub tables: Vec<String>,
    /// The facilitator's prompts, block Markdown.
    pub notes: Option<String>,
}

/// How an item is run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// One speaks, the others listen.
    Presentation,
    /// Whoever asks for the floor.
    #[default]
    Discussion,
    /// Each body in turn.
    Roundtable,
    /// Parallel breakout groups.
    Tables,
    /// Something is decided.
    Decision,
    /// Something is put to the room.
    Poll,
    /// Work on a plan.
    Planning,
    /// Coffee, lunch, or the end of the day.
    Break,
}

/// A question put to the room, prepared beforehand or on the spot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// What is asked.
    pub question: String,
    /// How it is answered.
    #[serde(flatten)]
    pub form: PollForm,
    /// What the ends of a scale are called: the first and the last. Empty, or two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<String>,
}

/// How a poll is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PollForm {
    /// Points from 1 to this many (2 to 10).
    Scale(u8),
    /// One of these.
    Choice(Vec<String>),
    /// These put in order.
    Ranking(Vec<String>),
    /// Dots to spread over options.
    Dots {
        /// What the dots are put on.
        options: Vec<String>,
        /// How many dots each person has.
        each: u8,
    },
    /// Grades of consensus, from full support (1) to block (the last); this many grades (5 to 8).
    Consensus(u8),
}

impl PollForm {
    /// How many options there are to count.
    pub fn options(&self) -> usize {
        match self {
            PollForm::Scale(points) | PollForm::Consensus(points) => usize::from(*points),
            PollForm::Choice(options) | PollForm::Ranking(options) | PollForm::Dots { options, .. } => options.len(),
        }
    }
}

/// What the memorandum starts from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memorandum {
    /// Its title; the session's where left out.
    pub title: Option<String>,
    /// What sort of paper it is.
    pub subtitle: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// The undertaking; the language's own formula where left out.
    pub undertaking: Option<String>,
    /// How the pledges are printed.
    pub undertakings: Undertakings,
    /// The preamble.
    pub recitals: Vec<Recital>,
    /// Duration, legal effect, amendments …
    pub provisions: Vec<Provision>,
}

/// How the pledges of a memorandum are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Undertakings {
    /// One list.
    #[default]
    Together,
    /// Numbered through, under the body that leads each.
    ByBody,
}

/// A sentence of the preamble.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recital {
    /// How it begins.
    pub opening: Opening,
    /// What follows the opening.
    pub text: String,
    /// A nested list under it.
    pub points: Vec<String>,
}

/// How a recital begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opening {
    /// "Given that"
    Given,
    /// "Considering that"
    Considering,
    /// "Recognising that"
    Recognising,
    /// "Recalling that"
    Recalling,
    /// "Having regard to"
    HavingRegard,
    /// The text stands alone.
    #[default]
    None,
    /// Printed as it is.
    #[serde(untagged)]
    Other(String),
}

/// A closing clause of the memorandum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provision {
    /// Its heading.
    pub title: String,
    /// What it says.
    pub text: String,
}

impl Attribution {
    /// The word for it in agendas and commands.
    pub fn word(self) -> &'static str {
        match self {
            Attribution::Named => "named",
            Attribution::Organisation => "organisation",
            Attribution::None => "none",
        }
    }
}

impl Kind {
    /// The word for it in agendas and commands.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Conference => "conference",
            Kind::Roundtable => "roundtable",
            Kind::Workshop => "workshop",
            Kind::Planning => "planning",
        }
    }
}
