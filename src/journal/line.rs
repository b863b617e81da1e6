//! One line: bytes to what they say and back, and the sum.

use std::fmt::Write as _;

use memchr::memmem;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::controls::without_controls;
use super::damage::Fault;
use super::envelope::{LATEST, LONGEST, VERSION, moment, spell};
use crate::session::event::{Clock, Device, Event, Order, Recorded};
use crate::session::state::Moment;
use crate::words::marks::is_hidden;

/// The 32 hexadecimal digits of a `sum`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Sum([u8; 32]);

impl Sum {
    /// The bounds between which all sums lie.
    pub const LEAST: Sum = Sum([0; 32]);
    pub const GREATEST: Sum = Sum([u8::MAX; 32]);

    /// The sum of a line whose bytes before and after the `sum` member are these, after the line with the sum `previous`.
    fn of(previous: Option<Sum>, head: &[u8], tail: &[u8]) -> Sum {
        let mut hash = Sha256::new();
        if let Some(previous) = previous {
            hash.update(previous.0);
        }
        hash.update(head);
        hash.update(tail);
        let mut digits = [0; 32];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(hash.finalize()) {
            let digit = |n: u8| if n < 10 { b'0' + n } else { b'a' + n - 10 };
            pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
        }
        Sum(digits)
    }

    /// The bytes that the digits stand for.
    pub fn bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let value = |digit: u8| if digit.is_ascii_digit() { digit - b'0' } else { digit.wrapping_sub(b'a' - 10) };
        for (byte, pair) in bytes.iter_mut().zip(self.0.chunks_exact(2)) {
            *byte = value(pair[0]) << 4 | value(pair[1]) & 15;
        }
        bytes
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

const SUM: &[u8] = b",\"sum\":\"";
const EVENT: &[u8] = b"\",\"event\":";
const BRANCHED: &[u8] = b"{\"type\":\"journal_branched\",";

/// Writes the line of this event, its `\n` included, after the line with the sum `previous`; also gives its own sum.
pub(super) fn encode(previous: Option<Sum>, recorded: &Recorded) -> serde_json::Result<(Vec<u8>, Sum)> {
    let Recorded { id, order: Order { clock, device, seq }, at, event } = recorded;
    let mut head = String::with_capacity(512);
    let at = spell(*at);
    // Writing to a `String` cannot fail.
    let _ = write!(
        head,
        r#"{{"v":{VERSION},"id":"{id}","clock":[{},{}],"at":"{at}","device":"{device}","seq":{seq}"#,
        clock.0, clock.1
    );
    let tail = format!(r#","event":{}}}"#, serde_json::to_string(event)?);
    let sum = Sum::of(previous, head.as_bytes(), tail.as_bytes());
    let _ = write!(head, r#","sum":"{}""#, sum.as_str());
    head.push_str(&tail);
    head.push('\n');
    Ok((head.into_bytes(), sum))
}

/// A line in exactly the form [`encode`] writes, taken apart but for its event.
pub(super) struct Line<'a> {
    pub id: Uuid,
    pub clock: Clock,
    pub at: Moment,
    pub device: &'a str,
    pub seq: u64,
    pub sum: Sum,
    head: &'a [u8],
    tail: &'a [u8],
}

impl<'a> Line<'a> {
    /// Takes a line (without its `\n`) apart; `None` if it has any other form.
    pub fn exact(line: &'a [u8]) -> Option<Line<'a>> {
        let mut rest = Rest(line);
        rest.skip(b"{\"v\":1,\"id\":\"")?;
        let id = Uuid::try_parse_ascii(rest.take(36)?).ok()?;
        rest.skip(b"\",\"clock\":[")?;
        let wall = rest.number()?;
        rest.skip(b",")?;
        let count = rest.number()?.try_into().ok()?;
        rest.skip(b"],\"at\":\"")?;
        let at = moment(rest.text()?)?;
        rest.skip(b"\",\"device\":\"")?;
        let device = rest.text()?;
        rest.skip(b"\",\"seq\":")?;
        let seq = rest.number()?;
        let head = &line[..line.len() - rest.0.len()];
        rest.skip(SUM)?;
        let sum = Sum(rest.take(32)?.try_into().ok()?);
        // What the sum covers goes on behind the quotation mark that ends it.
        let tail = rest.0.get(1..)?;
        rest.skip(EVENT)?;
        (tail.last() == Some(&b'}')).then_some(Line { id, clock: Clock(wall, count), at, device, seq, sum, head, tail })
    }

    /// The sum the line should have after one with the sum `previous`.
    pub fn should_have(&self, previous: Option<Sum>) -> Sum {
        Sum::of(previous, self.head, self.tail)
    }

    /// The sum the line should have after one with the sum `previous` if its number were this.
    pub fn numbered(&self, seq: u64, previous: Option<Sum>) -> Sum {
        let digits = self.head.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let mut head = self.head[..self.head.len() - digits].to_vec();
        head.extend(seq.to_string().bytes());
        Sum::of(previous, &head, self.tail)
    }

    /// Whether it says that here a journal branched off from another, as the first line of such a journal does.
    pub fn branches(&self) -> bool {
        self.tail.get(EVENT.len() - 1..).is_some_and(|event| event.starts_with(BRANCHED))
    }

    /// What happened. Ask only once the sum has been found to fit: then what cannot be read is of a newer version.
    pub fn event(&self) -> serde_json::Result<Event> {
        // `tail` is `,"event":` + event + `}`.
        let event = self.tail.get(EVENT.len() - 1..self.tail.len() - 1).unwrap_or_default();
        serde_json::from_slice(&without_controls(event))
    }

    /// Whether this version writes the event just as it stands here, but for control characters, so that nothing of it is lost
    /// if it is written anew.
    pub fn is_written_as(&self, event: &Event) -> bool {
        let stands = self.tail.get(EVENT.len() - 1..self.tail.len() - 1).map(without_controls);
        serde_json::to_vec(event).is_ok_and(|written| Some(written.as_slice()) == stands.as_deref())
    }

    /// The line anew, its `\n` included, after one with the sum `previous`: with another event if one is given, else byte for
    /// byte as it was but for the sum; also gives that.
    pub fn anew(&self, previous: Option<Sum>, event: Option<&Event>) -> serde_json::Result<(Vec<u8>, Sum)> {
        let tail = match event {
            Some(event) => format!(r#","event":{}}}"#, serde_json::to_string(event)?).into_bytes(),
            None => self.tail.to_vec(),
        };
        let sum = Sum::of(previous, self.head, &tail);
        Ok(([self.head, SUM, sum.as_str().as_bytes(), b"\"", &tail, b"\n"].concat(), sum))
    }

    /// The line in another place, its `\n` included, after one with the sum `previous`: id, time and event stay as they stand
    /// here; also gives its sum.
    pub fn placed(&self, previous: Option<Sum>, order: &Order) -> (Vec<u8>, Sum) {
        let (Order { clock, device, seq }, at) = (order, spell(self.at));
        let head = format!(
            r#"{{"v":{VERSION},"id":"{}","clock":[{},{}],"at":"{at}","device":"{device}","seq":{seq}"#,
            self.id, clock.0, clock.1
        );
        let sum = Sum::of(previous, head.as_bytes(), self.tail);
        ([head.as_bytes(), SUM, sum.as_str().as_bytes(), b"\"", self.tail, b"\n"].concat(), sum)
    }

    /// The event with its place, for a line of `device`.
    pub fn recorded(&self, device: Device, event: Event) -> Recorded {
        Recorded { id: self.id, order: Order { clock: self.clock, device, seq: self.seq }, at: self.at, event }
    }
}

/// Why the event of a line whose sum fits could not be read.
pub(super) fn newer(error: &serde_json::Error) -> Fault {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    let text = text.strip_prefix(Event::UNKNOWN).unwrap_or(text);
    Fault::NewerEvent(shown(text))
}

/// What is wrong with a line that has not the exact form, and what it says if that can be read all the same.
pub(super) fn inexact(line: &[u8]) -> (Fault, Option<Recorded>) {
    #[derive(Deserialize)]
    struct Version {
        v: u64,
    }
    #[derive(Deserialize)]
    struct Loose {
        id: Uuid,
        clock: Clock,
        at: String,
        device: String,
        seq: u64,
        event: Event,
    }
    if line.is_empty() {
        return (Fault::Empty, None);
    }
    if line.len() >= LONGEST {
        return (Fault::TooLong(line.len() + 1), None);
    }
    if line.iter().all(|b| *b == 0) {
        return (Fault::Zeros, None);
    }
    let Ok(text) = std::str::from_utf8(line) else { return (Fault::NotText, None) };
    let error = match serde_json::from_str::<Version>(text) {
        Ok(Version { v }) if v > u64::from(VERSION) => return (Fault::NewerVersion(v), None),
        Ok(_) => match serde_json::from_slice::<Loose>(&without_controls(line)) {
            Ok(Loose { id, clock, at, device, seq, event }) => {
                let recorded = Device::new(&device)
                    .zip(moment(&at))
                    .filter(|_| clock.0 <= LATEST)
                    .map(|(device, at)| Recorded { id, order: Order { clock, device, seq }, at, event });
                return (Fault::Rewritten, recorded);
            }
            Err(error) => error,
        },
        Err(error) => error,
    };
    (unlike(&error), None)
}

/// Why a line is not what a line of a journal is.
pub(super) fn unlike(error: &serde_json::Error) -> Fault {
    use serde_json::error::Category;
    let byte = error.column();
    let text = error.to_string();
    let lacks = text.strip_prefix("missing field ").and_then(|text| text.split_once(" at line "));
    match error.classify() {
        Category::Eof => Fault::NotJson(format!("it breaks off after byte {byte}")),
        Category::Syntax | Category::Io => Fault::NotJson(format!("from byte {byte} on it is garbled")),
        Category::Data => Fault::Foreign(match lacks {
            Some((field, _)) => format!("it lacks {}", shown(field)),
            None => format!("what stands before byte {byte} does not belong there"),
        }),
    }
}

/// The sum that stands on a line that may otherwise be unreadable, and what its sum should be after `previous`.
pub(super) fn sums(line: &[u8], previous: Option<Sum>) -> Option<(Sum, Sum)> {
    let start = memmem::find(line, SUM)?;
    let (head, rest) = line.split_at(start);
    let stored = Sum(rest.get(SUM.len()..SUM.len() + 32)?.try_into().ok()?);
    Some((stored, Sum::of(previous, head, rest.get(SUM.len() + 33..)?)))
}

/// Foreign text made fit for a message: on one line, nothing that a terminal obeys, not too long.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(120).map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(120).is_some() {
        shown.push('…');
    }
    shown
}

/// What is left of a line that is read from the front.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn skip(&mut self, literal: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(literal)?;
        Some(())
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// Digits, without leading zeros.
    fn number(&mut self) -> Option<u64> {
        let length = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
        let digits = self.take(length)?;
        if length == 0 || length > 1 && digits.first() == Some(&b'0') {
            return None;
        }
        digits.iter().try_fold(0u64, |n, d| n.checked_mul(10)?.checked_add(u64::from(d - b'0')))
    }

    /// Up to the next quotation mark; `None` if something in it is escaped.
    fn text(&mut self) -> Option<&'a str> {
        let length = self.0.iter().position(|b| matches!(b, b'"' | b'\\'))?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}
