//! The one place that reads the clock and makes ids.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::Local;
use uuid::Uuid;

use crate::journal::Draft;
use crate::session::Event;
use crate::session::state::Moment;

/// Now, in the time of the place.
pub fn now() -> Moment {
    Local::now().fixed_offset()
}

/// An event that happened at `at`, ready for the journal.
pub fn draft(at: Moment, event: Event) -> Draft {
    let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let wall = u64::try_from(wall.as_millis()).unwrap_or(u64::MAX);
    Draft { id: Uuid::now_v7(), wall, at, event }
}
