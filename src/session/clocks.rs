//! Clocks that are wrong. The order of the record does not depend on them; the times that are shown and printed do.

use std::fmt;

use chrono::TimeDelta;

use super::event::{Device, Recorded};
use super::state::Moment;

/// How far a clock may be off before it is said: one minute.
const TOLERATED: TimeDelta = TimeDelta::minutes(1);

/// That a device's clock and this one's do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skew {
    /// The other device.
    pub device: Device,
    /// By how much its clock is ahead of this one's, at least; negative where it is behind what it had seen.
    pub ahead: TimeDelta,
}

impl Skew {
    /// Whether an event that arrived just now, at `now`, shows a skew: it comes from the future, or it was recorded after
    /// something that its own clock had not come to.
    pub fn of(event: &Recorded, now: Moment) -> Option<Skew> {
        let device = event.order.device.clone();
        let ahead = event.at - now;
        if ahead > TOLERATED {
            return Some(Skew { device, ahead });
        }
        let seen = i64::try_from(event.order.clock.0).ok()?;
        let behind = TimeDelta::milliseconds(seen.checked_sub(event.at.timestamp_millis())?);
        (behind > TOLERATED && event.order.clock.1 > 0).then_some(Skew { device, ahead: -behind })
    }
}

impl fmt::Display for Skew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Skew { device, ahead } = self;
        let how = if *ahead < TimeDelta::zero() { "behind that of another laptop" } else { "ahead of this one's" };
        write!(
            f,
            "the clock of {device} is {} {how}: set the one that is wrong. The order of what is recorded is right all the same; \
             the times beside it are those of each laptop's clock",
            said(ahead.abs())
        )
    }
}

/// What is to be said where a clock that showed `before` shows `now`, if it was put back by more than is tolerated.
pub fn put_back(before: Moment, now: Moment) -> Option<String> {
    let back = before - now;
    (back > TOLERATED).then(|| {
        format!(
            "this laptop's clock was put back by {}: see whether it is right now. The order of what is recorded is right all the \
             same; the times beside it are those of the clock",
            said(back)
        )
    })
}

/// How long, in the largest unit that says it.
fn said(length: TimeDelta) -> String {
    use crate::words::count;
    match (length.num_days(), length.num_hours(), length.num_minutes()) {
        (days, ..) if days > 1 => count(days, "day"),
        (_, hours, _) if hours > 1 => count(hours, "hour"),
        (.., minutes) => count(minutes, "minute"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::event::{Clock, FloorYielded, Order};

    #[test]
    fn a_minute_is_tolerated_and_more_is_said() {
        let now: Moment = "2026-06-27T09:30:00+02:00".parse().unwrap();
        let event = |at: &str, clock: i64, count: u32| Recorded {
            id: uuid::Uuid::nil(),
            order: Order {
                clock: Clock(u64::try_from(clock).unwrap(), count),
                device: Device::new("hall").unwrap(),
                seq: 1,
            },
            at: at.parse().unwrap(),
            event: FloorYielded {}.into(),
        };
        let millis = |at: &str| at.parse::<Moment>().unwrap().timestamp_millis();
        let skew =
            |at: &str, clock: &str, count| Skew::of(&event(at, millis(clock), count), now).map(|skew| skew.to_string());
        let at = "2026-06-27T09:30:59+02:00";
        assert_eq!(skew(at, at, 0), None);
        let late = "2026-06-26T09:00:00+02:00";
        assert_eq!(skew(late, late, 0), None, "it took a day to arrive");
        let at = "2026-06-27T11:31:00+02:00";
        assert!(skew(at, at, 0).unwrap().starts_with("the clock of hall is 2 hours ahead of this one's"));
        let behind = skew("2026-06-27T07:25:00+02:00", "2026-06-27T09:29:00+02:00", 1).unwrap();
        assert!(behind.starts_with("the clock of hall is 2 hours behind that of another laptop"), "{behind}");
    }
}
