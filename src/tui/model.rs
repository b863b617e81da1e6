//! Everything the screen shows. Nothing here acts: [`update`](super::update::update) changes it, [`view`](super::view::view)
//! draws it.

use std::sync::Arc;

use ratatui::text::Line;

use super::input::Input;
use super::layout::{self, Areas};
use super::record::{Lens, Scroll};
use super::theme::Theme;
use crate::agenda::Agenda;
use crate::capture::Completion;
use crate::capture::actions::Action;
use crate::capture::names::fold;
use crate::export::Document;
use crate::session::command::Command;
use crate::session::event::{Device, Event};
use crate::session::number::{Handle, ItemId, ParticipantId};
use crate::session::state::{Moment, State};

/// The whole screen.
#[derive(Debug)]
pub struct Model {
    /// The session as its record stands; while [`Model::extent`] is [`Extent::Tail`], only what the end of the record tells.
    pub state: State,
    /// This installation.
    pub device: Device,
    /// The time shown.
    pub now: Moment,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// How things look.
    pub theme: Theme,
    /// How much of the record is known, and whether it can be added to.
    pub extent: Extent,
    /// The line being typed; it is kept whatever is opened over the record.
    pub input: Input,
    /// The entry whose text is being edited in the line.
    pub editing: Option<Editing>,
    /// What could come next in the line.
    pub offer: Offer,
    /// Lines that are not in the record yet, oldest first.
    pub queue: Vec<Queued>,
    /// What part of the record is in sight.
    pub scroll: Scroll,
    /// What the next Enter acts on instead of the line.
    pub selected: Option<Selected>,
    /// What is shown beside the agenda.
    pub view: View,
    /// A choice to be made, over whatever is shown.
    pub menu: Option<Menu>,
    /// What was said last.
    pub notice: Option<Notice>,
    /// Whether the program is to be left.
    pub leaving: Leaving,
    /// What may look different from what was drawn last; whoever draws takes it.
    pub dirty: Dirty,
    /// When something the clock tells looks different.
    pub clock_due: Moment,
}

/// How much of the screen may look different from what was drawn last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dirty {
    /// Nothing.
    Nothing,
    /// The line and what stands above it; all of it, if they take more or fewer rows now.
    Line,
    /// Anything.
    #[default]
    Whole,
}

/// How much of the record is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Its end; the whole is being read. Lines wait until it is.
    Tail,
    /// All of it; lines can be added.
    Whole,
    /// What could be read; nothing can be added, for this reason.
    ReadOnly {
        /// What is in the way and what to do.
        why: String,
    },
}

/// An entry being edited in the line.
#[derive(Clone, Debug)]
pub struct Editing {
    /// Which.
    pub handle: Handle,
    /// Its text when editing began.
    pub was: String,
    /// What was in the line before; it comes back afterwards.
    pub kept: Input,
}

/// What could come next in the line.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// Candidates for the word under the cursor.
    pub completion: Option<Completion>,
    /// What there is beyond those shown.
    pub beyond: Beyond,
    /// Which of them was chosen with the arrows.
    pub chosen: Option<usize>,
    /// The line changed since the candidates were made.
    pub stale: bool,
}

/// What could come next besides what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beyond {
    /// Nothing.
    #[default]
    Nothing,
    /// So many commands.
    Commands(usize),
    /// More than can be told cheaply.
    More,
}

/// A line, or what a key or menu asks for, on its way into the record.
#[derive(Clone, Debug)]
pub struct Queued {
    /// What is shown of it: as it was typed.
    pub text: String,
    /// What is asked.
    pub ask: Ask,
    /// How far it is.
    pub stage: Stage,
}

/// Something asked of the session.
#[derive(Clone, Debug)]
pub enum Ask {
    /// A line somebody typed; it is parsed when its turn comes.
    Typed,
    /// A line a key stands for.
    Key,
    /// A command from a menu.
    Command(Box<Command>),
    /// What this device records before anything else.
    Join(Vec<Event>),
}

/// How far a queued line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its turn has not come.
    Waiting,
    /// It is on its way to the disk; these are the hints to say with the acknowledgement.
    Writing(Vec<String>),
    /// It could not be written, for this reason; it is tried again on Enter.
    Failed(String),
    /// It was not understood or cannot be done, for this reason; it waits to be taken up again.
    Refused(String),
}

impl Queued {
    /// A line not looked at yet.
    pub fn new(text: String, ask: Ask) -> Queued {
        Queued { text, ask, stage: Stage::Waiting }
    }

    /// The sign and words for how far it is, and whether something is wrong.
    pub fn standing(&self) -> (&'static str, String, bool) {
        match &self.stage {
            Stage::Waiting => ("…", "not yet safe: waiting".to_owned(), false),
            Stage::Writing(_) => ("…", "not yet safe: being written".to_owned(), false),
            Stage::Failed(why) => ("✗", format!("NOT RECORDED: {why}"), true),
            Stage::Refused(why) => ("✗", format!("NOT RECORDED: {why}"), true),
        }
    }
}

/// What is selected in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// An entry.
    Entry(Handle),
    /// A line of the queue that was refused.
    Queued(usize),
}

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
    pub totals: String,
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

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The minutes.
    Minutes,
    /// The memorandum.
    Memorandum,
}

impl Which {
    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Which::Minutes => "minutes",
            Which::Memorandum => "memorandum",
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
}

/// Something said to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// In what tone.
    pub tone: Tone,
    /// The words; a row each, wrapped where they must.
    pub text: String,
}

/// In what tone something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Done,
    /// It was not done; the line is still there.
    Refused,
    /// It needs attention.
    Warning,
}

/// Whether the program is to be left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// No.
    #[default]
    No,
    /// It was asked for while something was unfinished; asking once more leaves.
    Asked,
    /// As soon as what was entered is safe.
    WhenSafe,
}

impl Model {
    /// The screen of a session of which the end of the record is known.
    pub fn new(state: State, device: Device, theme: Theme, size: (u16, u16), now: Moment) -> Model {
        Model {
            state,
            device,
            now,
            size,
            theme,
            extent: Extent::Tail,
            input: Input::default(),
            editing: None,
            offer: Offer::default(),
            queue: Vec::new(),
            scroll: Scroll::Follow,
            selected: None,
            view: View::Live,
            menu: None,
            notice: None,
            leaving: Leaving::No,
            dirty: Dirty::Whole,
            clock_due: now,
        }
    }

    /// The plan of the session.
    pub fn agenda(&self) -> &Arc<Agenda> {
        &self.state.agenda
    }

    /// The line that has the keyboard: that of the open view if it has one, else the one that records.
    pub fn line(&self) -> &Input {
        match &self.view {
            View::People(people) => &people.filter,
            View::Help(help) => &help.filter,
            View::Palette(palette) => &palette.filter,
            View::Find(find) => &find.query,
            View::Live | View::Register(_) | View::Preview(_) | View::Prompts(_) => &self.input,
        }
    }

    /// The same, to be changed.
    pub fn line_mut(&mut self) -> &mut Input {
        match &mut self.view {
            View::People(people) => &mut people.filter,
            View::Help(help) => &mut help.filter,
            View::Palette(palette) => &mut palette.filter,
            View::Find(find) => &mut find.query,
            View::Live | View::Register(_) | View::Preview(_) | View::Prompts(_) => &mut self.input,
        }
    }

    /// Whether what is typed goes into the record.
    pub fn records(&self) -> bool {
        matches!(self.view, View::Live | View::Register(_) | View::Preview(_) | View::Prompts(_))
    }

    /// What stands before the line.
    pub fn prompt(&self) -> String {
        match &self.view {
            View::People(_) => "who: ".to_owned(),
            View::Help(_) => "help about: ".to_owned(),
            View::Palette(_) => "do: ".to_owned(),
            View::Find(_) => "find: ".to_owned(),
            View::Live | View::Register(_) | View::Preview(_) | View::Prompts(_) => match &self.editing {
                Some(editing) => format!("editing {} > ", editing.handle),
                None => "> ".to_owned(),
            },
        }
    }

    /// Where everything stands on the screen.
    pub fn areas(&self) -> Areas {
        layout::areas(self)
    }

    /// How the record is made into rows.
    pub fn lens(&self, areas: &Areas) -> Lens<'_> {
        Lens {
            state: &self.state,
            queue: &self.queue,
            width: usize::from(areas.main.width),
            height: usize::from(areas.main.height),
            theme: self.theme,
        }
    }

    /// Says something.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.notice = Some(Notice { tone, text: text.into() });
    }

    /// Whether a line is on its way to the disk.
    pub fn is_writing(&self) -> bool {
        self.queue.iter().any(|line| matches!(line.stage, Stage::Writing(_)))
    }
}
