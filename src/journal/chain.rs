//! A whole journal file: what its lines say, and whether each is what was written.
//!
//! Every line carries its sum, and checking it needs only the sum that stands on the line before. So a file is cut at line
//! ends into as many pieces as there are processors, and the pieces are read side by side.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

use super::damage::Fault;
use super::envelope::{LATEST, LONGEST};
use super::line::{Line, Sum, inexact, newer, sums};
use crate::session::event::{Clock, Device, Recorded};

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// All that can be read, in the order of the file.
    pub events: Vec<Recorded>,
    /// What is wrong, with the line counted from 1.
    pub faults: Vec<(u64, Fault)>,
    /// Whether the file ends within a line.
    pub unfinished: bool,
}

/// Pieces smaller than this are not worth a thread.
const PIECE: usize = 256 * 1024;

/// Reads a whole file of `device`.
pub(super) fn check(device: &Device, bytes: &[u8]) -> Checked {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    check_in(device, bytes, processors.min(bytes.len() / PIECE + 1))
}

/// The same with so many pieces.
fn check_in(device: &Device, bytes: &[u8], pieces: usize) -> Checked {
    let whole = memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1);
    let (lines, rest) = bytes.split_at(whole);
    let pieces: Vec<Range<usize>> = cut(lines, pieces);
    let checked: Vec<Piece> = match &pieces[..] {
        [one] => vec![Piece::check(device, lines, one.clone())],
        several => thread::scope(|scope| {
            let threads: Vec<_> =
                several.iter().map(|range| scope.spawn(|| Piece::check(device, lines, range.clone()))).collect();
            // A thread ends early only by a panic, and then its piece is read here instead, which says where.
            let read = |(thread, range): (thread::ScopedJoinHandle<'_, Piece>, &Range<usize>)| {
                thread.join().unwrap_or_else(|_| Piece::check(device, lines, range.clone()))
            };
            threads.into_iter().zip(several).map(read).collect()
        }),
    };
    let mut all = Checked { unfinished: !rest.is_empty(), ..Checked::default() };
    let (mut before, mut line_ends) = (0, None);
    for mut piece in checked {
        if all.events.is_empty() {
            all.events = piece.events;
        } else {
            all.events.append(&mut piece.events);
        }
        all.faults.extend(piece.faults.into_iter().map(|(line, fault)| (before + line, fault)));
        line_ends = line_ends.or(piece.line_ends.map(|line| before + line));
        before += piece.lines;
    }
    if let Some(line) = line_ends {
        all.faults.insert(0, (line, Fault::LineEnds));
    }
    all
}

/// Cuts whole lines into at most so many pieces of about the same length; at least one.
fn cut(lines: &[u8], pieces: usize) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    for piece in 1..pieces {
        let near = lines.len() / pieces * piece;
        let start = memchr::memchr(b'\n', &lines[near..]).map_or(lines.len(), |end| near + end + 1);
        if start > starts.last().copied().unwrap_or(0) && start < lines.len() {
            starts.push(start);
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([lines.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
}

/// What a piece of a file says.
#[derive(Default)]
struct Piece {
    events: Vec<Recorded>,
    /// With the line counted from 1 within the piece.
    faults: Vec<(u64, Fault)>,
    /// The first line that ends with CR LF.
    line_ends: Option<u64>,
    lines: u64,
}

impl Piece {
    fn check(device: &Device, lines: &[u8], range: Range<usize>) -> Piece {
        // A device of this thread's own: counting its copies up and down in one place would have the threads wait for each other.
        let device = Device::new(device.as_str()).unwrap_or_else(|| device.clone());
        let (before, piece) = lines[..range.end].split_at(range.start);
        let mut chain = Chain::after(&device, before);
        let mut this = Piece { events: Vec::with_capacity(piece.len() / 200), ..Piece::default() };
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', piece) {
            let mut line = &piece[start..end];
            start = end + 1;
            this.lines += 1;
            if let Some(bare) = line.strip_suffix(b"\r") {
                line = bare;
                this.line_ends = this.line_ends.or(Some(this.lines));
            }
            let Read { recorded, fault } = chain.read(line);
            this.events.extend(recorded);
            this.faults.extend(fault.map(|fault| (this.lines, fault)));
        }
        this
    }
}

/// What one line says, and what is wrong with it.
pub(super) struct Read {
    pub recorded: Option<Recorded>,
    pub fault: Option<Fault>,
}

/// Goes along the lines of one file and compares each with the one before.
pub(super) struct Chain<'a> {
    device: &'a Device,
    before: Before,
}

/// What is known of the line before.
enum Before {
    /// There is none.
    Nothing,
    /// Nothing: reading began in the middle.
    Unknown,
    Line {
        /// Its number.
        seq: Option<u64>,
        clock: Option<Clock>,
        /// The sum that stands on it and the one it should have: if its sum was changed, the next line proves it.
        sums: Option<(Sum, Sum)>,
    },
}

/// The end of a chain, onto which the next line is put.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tip {
    pub seq: u64,
    pub clock: Clock,
    pub sum: Option<Sum>,
}

impl<'a> Chain<'a> {
    /// A chain from the first line of a file.
    pub fn new(device: &'a Device) -> Chain<'a> {
        Chain { device, before: Before::Nothing }
    }

    /// A chain from somewhere in the middle, of which nothing is known.
    pub fn middle(device: &'a Device) -> Chain<'a> {
        Chain { device, before: Before::Unknown }
    }

    /// A chain that goes on after these whole lines; looks at the last two of them.
    fn after(device: &'a Device, lines: &[u8]) -> Chain<'a> {
        let mut ends = memchr::memrchr_iter(b'\n', lines);
        let (Some(end), two) = (ends.next(), ends.nth(1)) else { return Chain::new(device) };
        let mut chain = if two.is_some() { Chain::middle(device) } else { Chain::new(device) };
        let start = two.map_or(0, |end| end + 1);
        for line in lines[start..end].split(|b| *b == b'\n') {
            chain.read(line.strip_suffix(b"\r").unwrap_or(line));
        }
        chain
    }

    /// The end so far, if it is one that can be gone on from.
    pub fn tip(&self) -> Option<Tip> {
        match self.before {
            Before::Nothing => Some(Tip::default()),
            Before::Line { seq: Some(seq), clock: Some(clock), sums: Some((sum, _)) } => {
                Some(Tip { seq, clock, sum: Some(sum) })
            }
            _ => None,
        }
    }

    /// Reads the next line, without its line end.
    pub fn read(&mut self, line: &[u8]) -> Read {
        let (expected, previous) = match self.before {
            Before::Nothing => (Some(1), None),
            Before::Unknown => (None, None),
            Before::Line { seq, sums, .. } => (seq.and_then(|seq| seq.checked_add(1)), sums),
        };
        let stored = previous.map(|(stored, _)| stored);
        let Some(exact) = Line::exact(line).filter(|_| line.len() < LONGEST) else {
            let (fault, recorded) = inexact(line);
            let seq = recorded.as_ref().map(|recorded| recorded.order.seq).or(expected);
            self.before = Before::Line { seq, clock: None, sums: sums(line, stored) };
            return Read { recorded, fault: Some(fault) };
        };
        let should = exact.should_have(stored);
        let fits = match self.before {
            Before::Nothing => should == exact.sum,
            Before::Unknown | Before::Line { sums: None, .. } => true,
            Before::Line { sums: Some((stored, ought)), .. } => {
                should == exact.sum || stored != ought && exact.should_have(Some(ought)) == exact.sum
            }
        };
        let later = match self.before {
            Before::Line { clock: Some(clock), .. } => exact.clock > clock,
            _ => true,
        };
        let sequence = match expected {
            Some(expected) if exact.seq > expected => Some(Fault::Missing { from: expected, to: exact.seq - 1 }),
            Some(expected) if exact.seq < expected => Some(Fault::Misplaced { expected, found: exact.seq }),
            _ => None,
        };
        // A line whose number alone was changed is neither moved nor are others missing.
        let renumbered = expected
            .filter(|_| sequence.is_some() && !fits)
            .filter(|expected| exact.numbered(*expected, stored) == exact.sum);
        let sequence = sequence.filter(|_| renumbered.is_none());
        let unclear = sequence.is_some() || !fits;
        let own = exact.device == self.device.as_str();
        let (event, unreadable) = match exact.event() {
            Ok(event) => (Some(event), None),
            Err(error) if unclear => (None, Some(Fault::NotJson(super::line::shown(&error.to_string())))),
            Err(error) => (None, Some(newer(&error))),
        };
        let fault = match sequence {
            Some(sequence) => Some(sequence),
            None if !fits => Some(Fault::Changed),
            None if !own => Some(Fault::OtherDevice(super::line::shown(exact.device))),
            None if !later || exact.clock.0 > LATEST => Some(Fault::Clock),
            None => unreadable,
        };
        let device = if own { Some(self.device.clone()) } else { Device::new(exact.device) };
        let plausible = exact.clock.0 <= LATEST;
        let recorded = device.zip(event).filter(|_| plausible).map(|(device, event)| exact.recorded(device, event));
        self.before = Before::Line {
            seq: renumbered.or(Some(exact.seq)),
            clock: plausible.then_some(exact.clock),
            sums: Some((exact.sum, should)),
        };
        Read { recorded, fault }
    }
}
