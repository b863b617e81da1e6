//! Everything the screen shows. Nothing here acts: [`update`](super::update::update) changes it, [`view`](super::view::view)
//! draws it.

use std::collections::HashSet;
use std::sync::Arc;

use super::form::Field;
use super::input::Input;
use super::layout::{self, Areas};
use super::record::{Lens, Scroll};
use super::theme::Theme;
use crate::agenda::Agenda;
use crate::capture::Completion;
use crate::capture::keys::Keys;
use crate::session::event::{Device, Recorded, Seen};
use crate::session::number::{Handle, ItemId, Mark};
use crate::session::state::{Moment, Sign, State, Zone};

pub use super::panes::*;
pub use super::queue::{Ask, Queued, Stage};

/// The whole screen.
#[derive(Debug)]
pub struct Model {
    /// The session as its record stands; while [`Model::extent`] is [`Extent::Tail`], only what the end of the record tells.
    pub state: State,
    /// This installation.
    pub device: Device,
    /// The time shown.
    pub now: Moment,
    /// The clocks of the place.
    pub zone: Zone,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// How things look.
    pub theme: Theme,
    /// Which key does what.
    pub keys: Arc<Keys>,
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
    /// How it works is shown, until any key goes on.
    pub tour: bool,
    /// Where the session is kept, as it is told.
    pub kept: String,
    /// What was known of other laptops when the line was begun.
    pub begun: Option<Seen>,
    /// What this laptop recorded and whoever reads the record has not met yet, so that it stays in sight when all is folded
    /// anew.
    pub recent: Vec<Recorded>,
    /// What is in the folder is more than what is known, and is to be read once this laptop's journal is back.
    pub stale: bool,
    /// The entries in which something crossed, and this laptop's letters, as they were when they were said last.
    pub told: Told,
    /// What was said last.
    pub notice: Option<Notice>,
    /// Whether the program is to be left.
    pub leaving: Leaving,
    /// What may look different from what was drawn last; whoever draws takes it.
    pub dirty: Dirty,
    /// When something the clock tells looks different.
    pub clock_due: Moment,
    /// When what could not be written was tried again by itself.
    pub tried_again: Moment,
    /// The item that is on and how its time stood when it was looked at last, so that what is new can be heard.
    pub timed: Option<(ItemId, Sign)>,
    /// The table this laptop was opened for.
    pub table: Option<String>,
    /// The item at which it was last made to record for that table.
    pub seated: Option<ItemId>,
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

/// What was told of other laptops, so that each is told once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The entries in which something crossed.
    pub crossed: HashSet<Handle>,
    /// The letters before this laptop's numbers.
    pub letters: Option<Mark>,
    /// Whether this laptop runs the agenda.
    pub leads: bool,
    /// The laptops whose clocks are wrong.
    pub clocks: Vec<Device>,
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
        /// Whether it may pass: lines wait for that below the record. Else they are given back at once.
        passing: bool,
    },
}

/// An entry being edited in the line.
#[derive(Clone, Debug)]
pub struct Editing {
    /// Which.
    pub handle: Handle,
    /// The field of its form; `None` where its text is edited as in the record.
    pub field: Option<Field>,
    /// What stood there when editing began.
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

/// What is selected in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// An entry.
    Entry(Handle),
    /// A line of the queue that was refused.
    Queued(usize),
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
            zone: Zone::fixed(*now.offset()),
            size,
            theme,
            keys: Arc::default(),
            extent: Extent::Tail,
            input: Input::default(),
            editing: None,
            offer: Offer::default(),
            queue: Vec::new(),
            scroll: Scroll::Follow,
            selected: None,
            view: View::Live,
            menu: None,
            tour: false,
            kept: String::new(),
            begun: None,
            recent: Vec::new(),
            stale: false,
            told: Told::default(),
            notice: None,
            leaving: Leaving::No,
            dirty: Dirty::Whole,
            clock_due: now,
            tried_again: now,
            timed: None,
            table: None,
            seated: None,
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
            View::Live | View::Register(_) | View::Form(_) | View::Preview(_) | View::Prompts(_) => &self.input,
        }
    }

    /// The same, to be changed.
    pub fn line_mut(&mut self) -> &mut Input {
        match &mut self.view {
            View::People(people) => &mut people.filter,
            View::Help(help) => &mut help.filter,
            View::Palette(palette) => &mut palette.filter,
            View::Find(find) => &mut find.query,
            View::Live | View::Register(_) | View::Form(_) | View::Preview(_) | View::Prompts(_) => &mut self.input,
        }
    }

    /// The field of a form that is being edited in the line, and of which pledge.
    pub fn field(&self) -> Option<(Handle, Field)> {
        let editing = self.editing.as_ref()?;
        Some((editing.handle, editing.field?))
    }

    /// Whether what is typed goes into the record.
    pub fn records(&self) -> bool {
        matches!(self.view, View::Live | View::Register(_) | View::Form(_) | View::Preview(_) | View::Prompts(_))
    }

    /// What stands before the line.
    pub fn prompt(&self) -> String {
        match &self.view {
            View::People(_) => "who: ".to_owned(),
            View::Help(_) => "help about: ".to_owned(),
            View::Palette(_) => "do: ".to_owned(),
            View::Find(_) => "find: ".to_owned(),
            View::Live | View::Register(_) | View::Form(_) | View::Preview(_) | View::Prompts(_) => match &self.editing
            {
                Some(Editing { handle, field: Some(field), .. }) => format!("{handle} {} > ", field.name()),
                Some(editing) => format!("editing {} > ", editing.handle),
                None => match self.state.table_of(&self.device) {
                    Some(table) => format!("{} > ", super::wrap::cut(table, 16)),
                    None => "> ".to_owned(),
                },
            },
        }
    }

    /// Where everything stands on the screen.
    pub fn areas(&self) -> Areas {
        layout::areas(self)
    }

    /// How the record is made into rows.
    pub fn lens(&self, areas: &Areas) -> Lens<'_> {
        let lens = Lens {
            state: &self.state,
            queue: &self.queue,
            width: usize::from(areas.main.width),
            height: usize::from(areas.main.height),
            theme: self.theme,
        };
        match self.selected {
            Some(Selected::Queued(place)) => lens.ending_at(place),
            _ => lens,
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
