//! What happens to the big screen.

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use super::Plan;
use crate::journal::{News, Trouble};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse was used.
    Mouse(MouseEvent),
    /// The terminal has so many columns and rows now.
    Resize(u16, u16),
    /// Time went by.
    Tick,
    /// Something in the folder is otherwise than before.
    Followed(Box<Followed>),
    /// The folder has not answered for a while; or does again.
    Stuck(bool),
    /// The terminal is gone, or the system asks the program to end.
    Hangup,
}

/// What in the folder is otherwise than before.
#[derive(Debug, Default)]
pub struct Followed {
    /// The agenda, if it is another one.
    pub plan: Option<Planned>,
    /// What happened.
    pub news: News,
    /// All that is wrong now, if that is otherwise than before.
    pub troubles: Option<Vec<Trouble>>,
}

/// The agenda that is in the folder.
#[derive(Clone, Debug)]
pub enum Planned {
    /// This.
    Plan(Plan),
    /// One that cannot be understood.
    Unclear,
}
