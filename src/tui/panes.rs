//! What fills the main pane, and what lies over it: each view with all it needs to be drawn.

use ratatui::text::Line;

use super::form::Field;
use super::input::Input;
use crate::capture::Request;
use crate::capture::actions::Action;
use crate::capture::names::fold;
use crate::export::Document;
use crate::session::command::Command;
use crate::session::event::Seen;
use crate::session::number::{Handle, ItemId, ParticipantId};

/// What is shown beside the agenda. Each owns what it needs.
#[derive(Debug, Default)]
pub enum View {
    /// The record, live.
    #[default]
    Live,
    /// Who is here.
    People(People),
    /// Pledges or polls.
    Register(Register),
    /// A pledge, field by field.
    Form(Form),
    /// A document as it will be printed.
    Preview(Preview),
    /// What the agenda prepared for the facilitator.
    Prompts(Prompts),
    /// All keys and commands.
    Help(Help),
    /// All actions, to be picked by a few letters.
    Palette(Palette),
    /// The record, searched.
    Find(Find),
}

/// The people of the session.
#[derive(Debug, Default)]
pub struct People {
    /// A part of a name or organisation.
    pub filter: Input,
    /// What is listed.
    pub rows: Vec<PeopleRow>,
    /// Which row is chosen; always a person, if there is one.
    pub chosen: usize,
    /// How many are here, and from where.
    pub totals: Totals,
}

/// How many people are here, and from where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// In the room.
    pub present: usize,
    /// Connected from elsewhere.
    pub remote: usize,
    /// Not heard of yet.
    pub expected: usize,
    /// Organisations somebody is here for.
    pub organisations: usize,
}

/// A row of the people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleRow {
    /// An organisation's name, or what stands for none, and how many of it are here.
    Organisation(String),
    /// One of its people.
    Person(ParticipantId),
}

/// Which entries a register lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Pledges, with what each still lacks.
    Pledges,
    /// Polls, with their results.
    Polls,
}

/// Entries of one sort.
#[derive(Debug)]
pub struct Register {
    /// Which sort.
    pub listed: Listed,
    /// The entries, in the order of the record.
    pub entries: Vec<Handle>,
    /// Which is chosen.
    pub chosen: usize,
}

/// A pledge, field by field, to be filled in.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Which pledge.
    pub handle: Handle,
    /// The field that is chosen.
    pub chosen: Field,
    /// The first row in sight.
    pub top: usize,
}

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The minutes.
    Minutes,
    /// The memorandum.
    Memorandum,
    /// How an entry came to its wording.
    History(Handle),
    /// What would embarrass.
    Check,
    /// Who had how much of the floor.
    Balance,
    /// The questions that are open.
    Questions,
}

impl Which {
    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Which::Minutes => "minutes",
            Which::Memorandum => "memorandum",
            Which::History(_) => "history",
            Which::Check => "check",
            Which::Balance => "balance",
            Which::Questions => "questions",
        }
    }
}

/// A document as it will be printed.
#[derive(Debug)]
pub struct Preview {
    /// Which.
    pub which: Which,
    /// The document; `None` while it is being made.
    pub document: Option<Box<Document>>,
    /// Its rows at [`Preview::width`].
    pub lines: Vec<Line<'static>>,
    /// The columns the rows were made for.
    pub width: usize,
    /// The first row in sight.
    pub top: usize,
    /// Whether the record changed while the document was being made.
    pub stale: bool,
    /// The parts of the memorandum in their order; empty beside other documents.
    pub parts: Parts,
}

/// The parts of the memorandum, in the order in which they are printed.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Which there are.
    pub handles: Vec<Handle>,
    /// Which is chosen.
    pub chosen: usize,
    /// Whether they are shown in place of the document, where there is no room for both.
    pub instead: bool,
}

/// The facilitator's prompts for an item.
#[derive(Debug, Default)]
pub struct Prompts {
    /// Of which item.
    pub item: Option<ItemId>,
    /// Their rows at [`Prompts::width`].
    pub lines: Vec<Line<'static>>,
    /// The columns the rows were made for; 0 where they have to be made.
    pub width: usize,
    /// The first row in sight.
    pub top: usize,
}

/// All keys and commands.
#[derive(Debug, Default)]
pub struct Help {
    /// Words to look for.
    pub filter: Input,
    /// The first row in sight.
    pub top: usize,
}

/// All actions.
#[derive(Debug, Default)]
pub struct Palette {
    /// A few letters.
    pub filter: Input,
    /// All there is, with why it cannot be done, if so.
    pub all: Vec<PaletteRow>,
    /// What is listed, best first.
    pub rows: Vec<PaletteRow>,
    /// Which is chosen.
    pub chosen: usize,
}

/// A row of the palette.
#[derive(Clone, Copy, Debug)]
pub struct PaletteRow {
    /// What would be done.
    pub action: &'static Action,
    /// Why it cannot be done now.
    pub obstacle: Option<&'static str>,
}

/// The record, searched from its end.
#[derive(Debug, Default)]
pub struct Find {
    /// The words.
    pub query: Input,
    /// Positions of the entries that have them all, latest first.
    pub found: Vec<usize>,
    /// Everything from here on has been looked at.
    pub looked: usize,
    /// Which of those found is chosen.
    pub chosen: usize,
}

/// A choice to be made.
#[derive(Debug, Default)]
pub struct Menu {
    /// What it is about.
    pub title: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Which is chosen.
    pub chosen: usize,
    /// The letters typed to choose.
    pub typed: String,
    /// What of the record was in sight when it was opened: it covers what comes after.
    pub seen: Seen,
}

impl Menu {
    /// Chooses the first choice that begins with the letters typed; where none does, the letters begin anew with this
    /// one, and go on to the next choice that begins with it.
    pub fn choose_by(&mut self, letter: char) {
        let begins = |choice: &Choice, typed: &str| fold(&choice.label).starts_with(typed);
        let typed = format!("{}{}", self.typed, fold(letter.encode_utf8(&mut [0; 4])));
        if let Some(place) = self.choices.iter().position(|choice| begins(choice, &typed)) {
            (self.typed, self.chosen) = (typed, place);
            return;
        }
        let letter = fold(letter.encode_utf8(&mut [0; 4]));
        let count = self.choices.len();
        let next = (1..=count).map(|step| (self.chosen + step) % count);
        let mut hits = next.filter(|place| self.choices.get(*place).is_some_and(|choice| begins(choice, &letter)));
        if let Some(place) = hits.next() {
            (self.typed, self.chosen) = (letter, place);
        }
    }
}

/// One choice of a menu.
#[derive(Debug)]
pub struct Choice {
    /// What is shown.
    pub label: String,
    /// What it leads to.
    pub then: Then,
}

/// What a choice leads to.
#[derive(Clone, Debug)]
pub enum Then {
    /// This is asked of the session.
    Ask(Box<Command>),
    /// This is put into the line, to be completed by hand.
    Type(String),
    /// Another choice.
    Kinds(Handle),
    /// Another choice.
    Items(Handle),
    /// The entry's text goes into the line.
    Edit(Handle),
    /// Something is shown.
    Show(Request),
}
