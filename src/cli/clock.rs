//! The one place that reads the clock and makes ids.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Local, TimeDelta, TimeZone};
use uuid::Uuid;

use crate::journal::Draft;
use crate::session::Event;
use crate::session::state::{Moment, Zone};

/// Now, in the time of the place.
pub fn now() -> Moment {
    Local::now().fixed_offset()
}

/// The clocks of the place, as the system knows them.
pub fn zone() -> Zone {
    Zone::new(|time| {
        // An hour that is left out in spring: an hour later there is one.
        let found = Local.from_local_datetime(&time).earliest();
        let found = found.or_else(|| Local.from_local_datetime(&(time + TimeDelta::hours(1))).earliest());
        found.map_or_else(|| Local.from_utc_datetime(&time).fixed_offset(), |moment| moment.fixed_offset())
    })
}

/// An event that happened at `at`, ready for the journal.
pub fn draft(at: Moment, event: Event) -> Draft {
    let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let wall = u64::try_from(wall.as_millis()).unwrap_or(u64::MAX);
    Draft { id: Uuid::now_v7(), wall, at, event }
}
