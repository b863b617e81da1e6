//! Where an event stands among all others: clocks and devices.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The place of an event in the record: total, and the same on every device.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order {
    /// The device's hybrid clock when the event was written.
    pub clock: Clock,
    /// The device that wrote it.
    pub device: Device,
    /// Counted from 1 in each device's journal.
    pub seq: u64,
}

/// A hybrid logical clock: never earlier than the wall clock when it was read, and always later than every event the
/// device had seen, so that an edit sorts after what it edits even where laptops' clocks differ
/// (Kulkarni et al., *Logical Physical Clocks*, 2014).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Clock(
    /// Milliseconds since 1970.
    pub u64,
    /// Tells apart what happened within one millisecond.
    pub u32,
);

impl Clock {
    /// The reading for something that happens now, `wall` milliseconds after 1970, after everything up to `self`.
    #[must_use]
    pub fn tick(self, wall: u64) -> Clock {
        if wall > self.0 {
            Clock(wall, 0)
        } else {
            match self.1.checked_add(1) {
                Some(count) => Clock(self.0, count),
                None => Clock(self.0.saturating_add(1), 0),
            }
        }
    }
}

/// The name of one installation that writes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Device(Arc<str>);

impl Device {
    /// The longest name, in bytes.
    pub const LONGEST: usize = 40;

    /// A device of this name; `None` unless it is fit for a file name on every system: 1 to 40 of `a`–`z`, `0`–`9`, `-`
    /// and `_`, beginning with a letter or digit.
    pub fn new(name: &str) -> Option<Device> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        let first = name.bytes().next()?;
        (name.len() <= Self::LONGEST
            && name.bytes().all(fits)
            && (first.is_ascii_lowercase() || first.is_ascii_digit()))
        .then(|| Device(name.into()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &self.0)
    }
}
