//! The screen: one session, recorded live.
//!
//! ```text
//!  Housing and work for newcomers · Todi              ● rec  09:47  ends 12:36 (+6)   header
//! ┌ Agenda ────────────┬ 3 What makes a local welcome work ─ 12 min left of 25 ───┐
//! │ ✓ 1 Opening     10 │ 09:41  12  Ravenna: arrivals get a mentor                │  agenda │ record
//! │ ▶ 3 Welcome     25 │ 09:43  13  ? QUESTION who pays for the mentors           │  (or the view that is open)
//! ├ Floor ─────────────┤                                                          │
//! │ ▶ Cartagena        │ 09:44   …  a line on its way to the disk   not yet safe  │  lines not in the journal yet
//! ├────────────────────┴──────────────────────────────────────────────────────────┤
//! │ Ravenna   Raval                                                               │  what may come next, or what was said
//! │ > /pledge @Rav▏                                                               │  input: it always has the keyboard
//! └ Tab complete  ↑ entries  F1 help  F2 next item  F5 people  F6 pledges ────────┘  footer, from the table of actions
//! ```
//!
//! The parts, and how one key travels through them:
//!
//! - [`runtime`](self) alone touches the world: threads, terminal, disk (with `keeper`, who looks after the record there). It turns what happens into [`message::Message`]s,
//!   hands them to [`update`](update::update), performs the [`message::Effect`]s that come back, and draws.
//! - [`model`] is everything the screen shows; which view is open is one enum.
//! - [`update`](mod@update) changes the model and does nothing else: no clock, no disk, no terminal.
//! - [`view`](mod@view) draws the model and changes nothing.
//! - [`keymap`] and all lists of keys come from the one table, [`capture::actions`](crate::capture::actions).
//!
//! A line typed is parsed, decided, written and synced by the journal's clerk on a thread of its own, and only then applied
//! and shown as recorded. Until then it stands below the record, marked as not yet safe.

mod chooser;
mod clock;
pub mod form;
pub mod input;
mod keeper;
pub mod keymap;
pub mod layout;
pub mod message;
pub mod model;
mod outside;
pub mod panes;
pub mod present;
pub mod preview;
pub mod prompts;
pub mod queue;
pub mod readiness;
pub mod record;
mod runtime;
mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod worker;
pub mod wrap;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::agenda::Agenda;
use crate::capture::Request;
use crate::capture::keys::Keys;
use crate::journal::Folder;
use crate::session::event::{Device, Event};
use crate::session::state::{Moment, State, Zone};

pub use chooser::{Book, Shelf};
pub use theme::{Depth, Theme};

/// Renders and saves documents from the folder on disk; gives the paths written.
pub type Export = Arc<dyn Fn(&Folder, &Request) -> Result<Vec<PathBuf>, String> + Send + Sync>;

/// Says what a device has to record first, given the whole record; or why it may record nothing.
pub type Joining = Box<dyn Fn(&State) -> Result<Vec<Event>, String> + Send>;

/// A session to be opened on the screen, with what of the world it needs.
pub struct Session {
    /// The plan.
    pub agenda: Arc<Agenda>,
    /// This installation.
    pub device: Device,
    /// The session's folder, read again by the screen's own threads.
    pub folder: Folder,
    /// What to record first, once the whole record is known: that the session was opened, or that this device joins it.
    /// Empty when the device has recorded in it before.
    pub joining: Joining,
    /// The table this laptop records for whenever an item has it.
    pub table: Option<String>,
    /// What to tell at the start: errors in the agenda, a new folder.
    pub notices: Vec<String>,
    /// The time of the place, now.
    pub now: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// The clocks of the place.
    pub zone: Zone,
    /// Saves what `/export` asks for.
    pub export: Export,
}

/// How the screen is to look and to be worked.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The colours, if any.
    pub theme: Theme,
    /// Whether a bell rings at the signs of the clock.
    pub bell: bool,
    /// Which key does what.
    pub keys: Arc<Keys>,
    /// Whether to show first how it works.
    pub tour: bool,
}

/// Why the screen could not be shown, or not any longer. What was recorded until then is safe.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No terminal, or not any more.
    #[error("the terminal cannot be used for the screen ({0}); `rapporteur record` works without one")]
    Terminal(#[source] io::Error),
    /// Lines were entered that could not be recorded; they have been printed to standard error.
    #[error("the lines above were not recorded: keep them, and enter them when the session is open again")]
    Unrecorded,
    /// The system has nothing left to run threads on.
    #[error("the system gives no thread ({0}); close other programs and try again")]
    Thread(#[source] io::Error),
}

/// Shows the session until it is left. Everything accepted is on disk when this returns, and lines that could not be
/// recorded have been printed to standard error.
///
/// # Errors
/// See [`Error`].
pub fn run(session: Session, options: Options) -> Result<(), Error> {
    runtime::run(session, options)
}

/// Lets the user choose among what was found (`kept` says where sessions are kept): the shelf and the place on it, both counted from 0, or nothing.
///
/// # Errors
/// See [`Error`].
pub fn choose(shelves: &[Shelf], kept: &str, options: Options) -> Result<Option<(usize, usize)>, Error> {
    chooser::choose(shelves, kept, options).map_err(Error::Terminal)
}
