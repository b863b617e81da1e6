//! What happens to the screen, and what it wants done.

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use super::model::Which;
use super::worker::Made;
use crate::capture::{Import, Request};
use crate::session::event::{Event, Recorded};
use crate::session::state::{Moment, State};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse was used.
    Mouse(MouseEvent),
    /// The terminal has so many columns and rows now.
    Resize(u16, u16),
    /// Time went by.
    Tick,
    /// The whole record was read; or folded anew, because something came that stands before what was known.
    Loaded(Box<Loaded>),
    /// Other laptops recorded this; in their order, and perhaps known already.
    Arrived(Vec<Recorded>),
    /// Something is wrong with the folder, or no longer.
    Standing(Standing),
    /// Events are in the journal, synced to disk; or why they are not.
    Written(Result<Vec<Recorded>, String>),
    /// Documents were made; or why they were not.
    Made(Made),
    /// The search has more of the record to look at.
    FindOn,
    /// All that was waiting has been taken: make ready to draw.
    Settle,
    /// The terminal is gone, or the system asks the program to end.
    Hangup,
}

/// The whole record.
#[derive(Debug)]
pub struct Loaded {
    /// What it amounts to.
    pub state: State,
    /// How things stand with its files.
    pub standing: Standing,
}

/// How things stand with the files of the record.
#[derive(Debug, Default)]
pub struct Standing {
    /// Why nothing can be added, if so: what is in the way and what to do.
    pub read_only: Option<String>,
    /// Whether that may pass, and is tried again and again.
    pub passing: bool,
    /// What is damaged, away, or was set aside, and was not said before: a line each.
    pub damage: Vec<String>,
    /// What this device has to record before anything else.
    pub joining: Vec<Event>,
}

/// Something to be done by the [runtime](super).
#[derive(Debug)]
pub enum Effect {
    /// Put these events into the journal and sync it; [`Message::Written`] answers. Never more than one at a time.
    Write {
        /// What happened.
        events: Vec<Event>,
        /// When.
        at: Moment,
    },
    /// Save documents; [`Message::Made`] answers.
    Export(Request),
    /// Read the file of a survey; [`Message::Made`] answers.
    Import(Import),
    /// Make a document; [`Message::Made`] answers.
    Preview(Which),
    /// Have [`Message::Loaded`] sent: something stands before what is known.
    FoldAnew,
    /// The record changed: the minutes on disk are to be made anew some time soon.
    Changed,
    /// Send [`Message::FindOn`] when nothing else waits.
    FindOn,
    /// Let it be heard that the time of the item that is on runs out, or has.
    Bell,
    /// Leave.
    Quit,
}
