//! When a line happened: `[09:31]`, `[09:31:05]` or `[2018-06-27T09:31:05+02:00]` before it.

use chrono::{DateTime, FixedOffset, NaiveTime};

/// When a line happened, as it says itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// A time of the session's day.
    Time(NaiveTime),
    /// A moment.
    Moment(DateTime<FixedOffset>),
}

/// Takes the stamp off the beginning of a line, with one blank after it. Brackets that hold anything else are text.
pub fn stamped(line: &str) -> (Option<Stamp>, &str) {
    let start = line.trim_start();
    let split = start.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match split.and_then(|(inside, rest)| Some((read(inside)?, rest))) {
        Some((stamp, rest)) => (Some(stamp), rest.strip_prefix([' ', '\t']).unwrap_or(rest)),
        None => (None, line),
    }
}

fn read(text: &str) -> Option<Stamp> {
    // chrono takes single digits and blanks as well; a stamp is spelt out, so that `[1:2]` stays text.
    let spelt =
        || text.bytes().enumerate().all(|(place, b)| if place % 3 == 2 { b == b':' } else { b.is_ascii_digit() });
    match text.len() {
        5 if spelt() => NaiveTime::parse_from_str(text, "%H:%M").ok().map(Stamp::Time),
        8 if spelt() => NaiveTime::parse_from_str(text, "%H:%M:%S").ok().map(Stamp::Time),
        _ => DateTime::parse_from_rfc3339(text).ok().map(Stamp::Moment),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(hour: u32, minute: u32, second: u32) -> Option<Stamp> {
        NaiveTime::from_hms_opt(hour, minute, second).map(Stamp::Time)
    }

    #[test]
    fn the_three_forms_are_taken_off() {
        assert_eq!(stamped("[09:31] Ravenna: hello"), (time(9, 31, 0), "Ravenna: hello"));
        assert_eq!(stamped("[09:31:05]/next"), (time(9, 31, 5), "/next"));
        let moment = DateTime::parse_from_rfc3339("2018-06-27T09:31:05+02:00").unwrap();
        assert_eq!(stamped("[2018-06-27T09:31:05+02:00]  two"), (Some(Stamp::Moment(moment)), " two"));
        assert_eq!(stamped("[2018-06-27T09:31:05+02:00]").1, "");
    }

    #[test]
    fn other_brackets_are_text() {
        for line in ["[1:2] x", "[25:00] x", "[link](url)", "[09:31", "09:31 x", "[ 9:31] x", "[9] x", "[é:é1] x", ""]
        {
            assert_eq!(stamped(line), (None, line));
        }
    }
}
