//! The big screen: a session that others record, for the projector.
//!
//! It follows the journals and writes nothing. What it shows of the record is a [`Board`](crate::export::board::Board), which
//! has nothing in it that the session's rule hides; of the session itself only times are looked at here.
//!
//! # What is on it
//!
//! What happened last decides, as [`story`] says in detail: the item that is on with its question, the time left and who has
//! the floor; alone and large what is being worded, decided or asked in a poll; after the end what was agreed. Whoever sits
//! before it may turn the pages by hand ([`model::Page`]), and have it follow again.
//!
//! # The parts
//!
//! - [`runtime`](self) alone touches the world: the terminal, the clock, and a thread that looks at the folder again and
//!   again.
//! - [`model`] is everything that is shown, [`update`](mod@update) changes it, [`view`] draws it and changes nothing.

pub mod message;
pub mod model;
mod runtime;
pub mod story;
pub mod troubles;
pub mod update;
pub mod view;

use std::sync::Arc;

use super::{Error, Options};
use crate::agenda::Agenda;
use crate::journal::Folder;
use crate::session::state::{Moment, Zone};

/// A session to be shown, with what of the world that needs.
pub struct Presentation {
    /// The session's folder.
    pub folder: Folder,
    /// Understands the bytes of an agenda.
    pub understand: Understand,
    /// The time of the place, now.
    pub now: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// The clocks of the place.
    pub zone: Zone,
}

/// Understands the bytes of an agenda, if that can be done.
pub type Understand = Box<dyn Fn(&[u8]) -> Option<Plan> + Send>;

/// An agenda as it was read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The agenda.
    pub agenda: Arc<Agenda>,
    /// SHA-256 of its file, in hexadecimal.
    pub sum: String,
}

/// Shows the session until the screen is left.
///
/// # Errors
/// See [`Error`].
pub fn present(presentation: Presentation, options: Options) -> Result<(), Error> {
    runtime::run(presentation, options)
}
