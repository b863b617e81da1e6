//! Lines on their way into the record, as the screen shows them.

use super::form::Field;
use super::wrap;
use crate::session::command::Command;
use crate::session::event::{Event, Seen};
use crate::session::number::Handle;

/// Why a change waits that was typed and left.
pub const LEFT: &str = "left unfinished";

/// As many columns of a text are shown before what is said of it is put shorter.
const LEAST: usize = 8;

/// A line, or what a key or menu asks for, on its way into the record.
#[derive(Clone, Debug)]
pub struct Queued {
    /// What is shown of it: as it was typed.
    pub text: String,
    /// What is asked.
    pub ask: Ask,
    /// How far it is.
    pub stage: Stage,
    /// What was known of other laptops when it was begun; what is known when its turn comes, where that is not said.
    pub seen: Option<Seen>,
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
    /// What was typed into a field of a pledge's form; it is understood when its turn comes.
    Field(Handle, Field, String),
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
        Queued { text, ask, stage: Stage::Waiting, seen: None }
    }

    /// What it would put into this field of a form, if anything.
    pub fn fills(&self, pledge: Handle, field: Field) -> Option<&str> {
        match &self.ask {
            Ask::Field(handle, other, value) if (*handle, *other) == (pledge, field) => Some(value),
            _ => None,
        }
    }

    /// The sign and words for how far it is, and whether something is wrong.
    pub fn standing(&self) -> (&'static str, String, bool) {
        match &self.stage {
            Stage::Waiting => ("…", "not yet safe: waiting".to_owned(), false),
            Stage::Writing(_) => ("…", "not yet safe: being written".to_owned(), false),
            Stage::Failed(why) => ("✗", format!("NOT RECORDED: {why}"), true),
            Stage::Refused(why) if why == LEFT => ("–", why.clone(), false),
            Stage::Refused(why) => ("✗", format!("NOT RECORDED: {why}"), true),
        }
    }

    /// Why it waits to be taken up again, if it does.
    pub fn waits(&self) -> Option<&str> {
        match &self.stage {
            Stage::Refused(why) => Some(why),
            _ => None,
        }
    }

    /// In one row of so many columns what waits to be taken up again: as much of it as there is room for beside how it
    /// stands, in a word, and `keys`, which say how to take it up and how to throw it away. What is long gives way first.
    pub fn row(&self, text: &str, keys: &str, width: usize) -> (String, String) {
        let word = if self.waits() == Some(LEFT) { "unfinished: " } else { "NOT RECORDED: " };
        let wanted = wrap::columns(text).min(LEAST);
        let whole = format!("{word}{keys}");
        let remark = if wrap::columns(&whole) + 2 + wanted <= width { whole } else { keys.to_owned() };
        (wrap::cut(text, width.saturating_sub(wrap::columns(&remark) + 2)), remark)
    }
}
