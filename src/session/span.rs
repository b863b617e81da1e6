//! Sums of time that end somewhere. A journal may say anything: that the session was paused in the year 0 and went on in
//! 9999, thirty thousand times. What it comes to is of no use then, but reckoning it must not end the program.

use chrono::{Datelike, TimeDelta};

use super::state::Moment;

/// A moment so much later; the moment itself where that would be after the year 9999, which no journal can hold.
pub(super) fn later(at: Moment, by: TimeDelta) -> Moment {
    at.checked_add_signed(by).filter(|later| later.year() <= 9999).unwrap_or(at)
}

/// Two stretches of time together, or the longest there is.
pub(super) fn together(one: TimeDelta, other: TimeDelta) -> TimeDelta {
    one.checked_add(&other).unwrap_or(TimeDelta::MAX)
}
