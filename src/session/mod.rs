//! The session itself, pure: what somebody wants ([`command`]) is decided against what stands ([`state`]) and becomes what
//! happened ([`event`]), which is applied to what stands. Time, ids and the order of events come in as arguments.

pub mod command;
pub mod event;
pub mod number;
pub mod state;

pub use command::{Command, Refusal};
pub use event::{Event, Recorded};
pub use number::{Handle, ItemId, Mark, ParticipantId};
pub use state::State;
