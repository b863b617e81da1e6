//! The session itself, pure: what somebody wants ([`command`]) is decided against what stands ([`state`]) and becomes what
//! happened ([`event`]), which is applied to what stands. Time, ids and the order of events come in as arguments.

mod acknowledge;
mod apply;
mod change;
pub mod clocks;
pub mod command;
mod crossing;
mod decide;
mod details;
mod devices;
mod entry;
pub mod erase;
pub mod event;
pub mod floor;
mod ledger;
pub mod memorandum;
pub mod number;
mod order;
mod outcome;
pub mod poll;
pub mod query;
pub mod questions;
mod record;
mod renumber;
pub mod retime;
mod roster;
mod run;
mod sides;
mod span;
mod spoken;
pub mod state;
pub mod tables;
pub mod timetable;
pub mod vote;
pub mod wording;

pub use acknowledge::acknowledge;
pub use apply::apply;
pub use command::{Command, Refusal};
pub use decide::{decide, decide_in_sight, introduce};
pub use event::{Event, Recorded};
pub use number::{Handle, ItemId, Mark, ParticipantId};
pub use spoken::spoken;
pub use state::State;
