//! What stands around an event on its line.

use chrono::{Datelike, FixedOffset, NaiveDate, TimeZone, Timelike};
use uuid::Uuid;

use crate::session::event::Event;
use crate::session::state::Moment;

/// The version of the line this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// The longest line, in bytes, its `\n` included.
pub const LONGEST: usize = 1 << 20;

/// The greatest reading of a clock, in milliseconds since 1970: the end of the year 9999. One beyond it is damage.
pub(super) const LATEST: u64 = 253_402_300_799_999;

/// An event that is to be recorded; what the journal adds is its place in the order.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Names the event among all events ever (a version 7 UUID).
    pub id: Uuid,
    /// What the wall clock says, in milliseconds since 1970.
    pub wall: u64,
    /// When it happened, in the time of the place. Kept to the millisecond, its offset to the minute.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

/// The moment as a line can hold it: whole milliseconds, an offset of whole minutes. `None` outside the years 0 to 9999.
pub(super) fn to_the_millisecond(at: Moment) -> Option<Moment> {
    let offset = FixedOffset::east_opt(at.offset().local_minus_utc() / 60 * 60)?;
    let millis = (at.nanosecond() / 1_000_000).min(999);
    let at = at.with_nanosecond(millis * 1_000_000)?.with_timezone(&offset);
    (0..=9999).contains(&at.year()).then_some(at)
}

/// The moment as it stands on a line: `2018-06-27T09:31:05.123+02:00` (RFC 3339).
pub(super) fn spell(at: Moment) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
}

/// Reads what [`spell`] writes, and anything else that is RFC 3339.
pub(super) fn moment(text: &str) -> Option<Moment> {
    exact(text.as_bytes()).or_else(|| Moment::parse_from_rfc3339(text).ok())
}

/// The one form [`spell`] writes: several times faster than a general reader, and a journal has a time on every line.
fn exact(text: &[u8]) -> Option<Moment> {
    let text: &[u8; 29] = text.try_into().ok()?;
    let [
        b0,
        b1,
        b2,
        b3,
        b'-',
        b5,
        b6,
        b'-',
        b8,
        b9,
        b'T',
        h0,
        h1,
        b':',
        m0,
        m1,
        b':',
        s0,
        s1,
        b'.',
        f0,
        f1,
        f2,
        sign,
        o0,
        o1,
        b':',
        o3,
        o4,
    ] = *text
    else {
        return None;
    };
    let number =
        |digits: &[u8]| digits.iter().try_fold(0u32, |n, d| d.is_ascii_digit().then(|| n * 10 + u32::from(d - b'0')));
    let date =
        NaiveDate::from_ymd_opt(number(&[b0, b1, b2, b3])?.cast_signed(), number(&[b5, b6])?, number(&[b8, b9])?)?;
    let time =
        date.and_hms_milli_opt(number(&[h0, h1])?, number(&[m0, m1])?, number(&[s0, s1])?, number(&[f0, f1, f2])?)?;
    let (hours, minutes) = (number(&[o0, o1])?, number(&[o3, o4])?);
    let east = match sign {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let offset = FixedOffset::east_opt(east * (hours * 3600 + minutes * 60).cast_signed())?;
    offset.from_local_datetime(&time).single()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_reads_back_as_it_was_written_by_both_readers() {
        for text in [
            "2018-06-27T09:31:05.123+02:00",
            "0000-01-01T00:00:00.000+00:00",
            "9999-12-31T23:59:59.999-23:59",
            "2024-02-29T12:00:00.001+05:45",
        ] {
            let exact = exact(text.as_bytes()).unwrap();
            assert_eq!(exact, Moment::parse_from_rfc3339(text).unwrap());
            assert_eq!(exact.offset(), Moment::parse_from_rfc3339(text).unwrap().offset());
            assert_eq!(spell(exact), text);
        }
        for text in
            ["2023-02-29T12:00:00.001+01:00", "2018-06-27T24:31:05.123+02:00", "2018-06-27T09:31:05.123*02:00", ""]
        {
            assert_eq!(moment(text), None, "{text}");
        }
        assert!(moment("2018-06-27T09:31:05Z").is_some(), "other forms of RFC 3339 are read too");
    }

    #[test]
    fn what_a_line_cannot_hold_is_rounded_or_refused() {
        let at = Moment::parse_from_rfc3339("2016-12-31T23:59:60.5004Z").unwrap();
        assert_eq!(spell(to_the_millisecond(at).unwrap()), "2016-12-31T23:59:59.999+00:00");
        let odd = FixedOffset::east_opt(1172).unwrap().with_ymd_and_hms(1920, 1, 1, 0, 0, 0).unwrap();
        assert_eq!(to_the_millisecond(odd).unwrap(), odd, "the same instant, with an offset of whole minutes");
        let far = Moment::parse_from_rfc3339("9999-12-31T23:59:59Z").unwrap() + chrono::Duration::days(1);
        assert_eq!(to_the_millisecond(far), None);
    }
}
