//! A whole journal file: what its lines say, and whether each is what was written.
//!
//! Every line carries its sum, and checking it needs only the sum that stands on the line before. So a file is cut at line
//! ends into as many pieces as there are processors, and the pieces are read side by side, each in blocks: no more of the file
//! is in memory than that.

use std::io;
use std::num::NonZero;
use std::ops::Range;
use std::thread;

use super::damage::Fault;
use super::envelope::{LATEST, LONGEST};
use super::file::Bytes;
use super::line::{Line, Sum, inexact, newer, shown, sums};
use super::recover::{Ending, fill};
use crate::session::event::{Clock, Device, Recorded};

/// What is kept of the events of a file as they are read.
pub(super) trait Keep: Default + Send {
    /// The next one.
    fn add(&mut self, recorded: Recorded);

    /// What was kept of the part that follows.
    fn append(&mut self, later: Self);
}

/// All of them.
impl Keep for Vec<Recorded> {
    fn add(&mut self, recorded: Recorded) {
        self.push(recorded);
    }

    fn append(&mut self, mut later: Self) {
        if self.is_empty() {
            *self = later;
        } else {
            Vec::append(self, &mut later);
        }
    }
}

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Checked<K = Vec<Recorded>> {
    /// All that can be read, in the order of the file.
    pub events: K,
    /// How many whole lines there are.
    pub lines: u64,
    /// What is wrong, with the line counted from 1.
    pub faults: Vec<(u64, Fault)>,
    /// Whether the file ends within a line.
    pub unfinished: bool,
}

/// Pieces smaller than this are not worth a thread.
const PIECE: u64 = 256 * 1024;

/// So much is read at once: little enough to stay near the processor.
const BLOCK: u64 = 256 * 1024;

/// Reads a whole file of `device`, which `open` opens once for every thread.
///
/// # Errors
/// When it cannot be opened. What cannot be read of it is among the faults.
pub(super) fn check<K: Keep, B: Bytes + Send>(
    device: &Device,
    open: impl Fn() -> io::Result<B>,
) -> io::Result<Checked<K>> {
    let size = open()?.size()?;
    check_until(device, open, size)
}

/// The same as if the file were only so long.
pub(super) fn check_until<K: Keep, B: Bytes + Send>(
    device: &Device,
    open: impl Fn() -> io::Result<B>,
    size: u64,
) -> io::Result<Checked<K>> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get) as u64;
    check_in(device, open, size, processors.min(size / PIECE + 1))
}

/// The same in so many pieces.
fn check_in<K: Keep, B: Bytes + Send>(
    device: &Device,
    open: impl Fn() -> io::Result<B>,
    size: u64,
    pieces: u64,
) -> io::Result<Checked<K>> {
    let mut file = open()?;
    let ranges = cut(&mut file, size, pieces)?;
    let mut files = vec![file];
    for _ in 1..ranges.len() {
        files.push(open()?);
    }
    let pieces: Vec<Piece<K>> = thread::scope(|scope| {
        let mut work = files.into_iter().zip(ranges);
        let here = work.next();
        let threads: Vec<_> =
            work.map(|(file, range)| scope.spawn(move || Piece::check(device, file, range))).collect();
        let here = here.map(|(file, range)| Piece::check(device, file, range));
        // A thread that ends by a panic has met a mistake in this program: it is passed on, not hidden.
        let there =
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        here.into_iter().chain(there).collect()
    });
    let mut all = Checked { events: K::default(), lines: 0, faults: Vec::new(), unfinished: false };
    let mut line_ends = None;
    for piece in pieces {
        all.events.append(piece.events);
        all.faults.extend(piece.faults.into_iter().map(|(line, fault)| (all.lines + line, fault)));
        line_ends = line_ends.or(piece.line_ends.map(|line| all.lines + line));
        all.lines += piece.lines;
        all.unfinished = piece.unfinished;
    }
    if let Some(line) = line_ends {
        all.faults.insert(0, (line, Fault::LineEnds));
    }
    Ok(all)
}

/// Cuts a file behind line ends into at most so many pieces of about the same length; at least one.
fn cut(file: &mut impl Bytes, size: u64, pieces: u64) -> io::Result<Vec<Range<u64>>> {
    let mut starts = vec![0];
    for piece in 1..pieces {
        let near = size / pieces * piece;
        if let Some(start) = behind_the_next_line_end(file, near)?
            && start < size
            && starts.last().is_none_or(|last| start > *last)
        {
            starts.push(start);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([size]).collect::<Vec<_>>();
    Ok(starts.into_iter().zip(ends).map(|(start, end)| start..end).collect())
}

fn behind_the_next_line_end(file: &mut impl Bytes, mut from: u64) -> io::Result<Option<u64>> {
    let mut block = [0; 4096];
    loop {
        let read = fill(file, from, &mut block)?;
        if let Some(end) = memchr::memchr(b'\n', &block[..read]) {
            return Ok(Some(from + end as u64 + 1));
        }
        if read == 0 {
            return Ok(None);
        }
        from += read as u64;
    }
}

/// Hands every whole line of a part of a file to `each`, without its line end; gives what follows the last of them.
pub(super) fn lines(
    file: &mut (impl Bytes + ?Sized),
    part: Range<u64>,
    mut each: impl FnMut(&[u8]),
) -> io::Result<Vec<u8>> {
    let (mut at, mut bytes) = (part.start, Vec::new());
    loop {
        let kept = bytes.len();
        // At most BLOCK, so it fits.
        bytes.resize(kept + BLOCK.min(part.end.saturating_sub(at)) as usize, 0);
        let read = fill(file, at, &mut bytes[kept..])?;
        bytes.truncate(kept + read);
        at += read as u64;
        if read == 0 {
            return Ok(bytes);
        }
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', &bytes[kept..]) {
            let end = kept + end;
            each(&bytes[start..end]);
            start = end + 1;
        }
        bytes.drain(..start);
    }
}

/// What a piece of a file says.
#[derive(Default)]
pub(super) struct Piece<K = Vec<Recorded>> {
    /// All that can be read, in the order of the file.
    pub events: K,
    /// What is wrong, with the line counted from 1 within the piece.
    pub faults: Vec<(u64, Fault)>,
    /// The first line that ends with CR LF.
    pub line_ends: Option<u64>,
    pub lines: u64,
    /// Whether it ends within a line.
    unfinished: bool,
}

impl<K: Keep> Piece<K> {
    fn check(device: &Device, mut file: impl Bytes, range: Range<u64>) -> Piece<K> {
        let mut piece = Piece::default();
        // A device of this thread's own: counting its copies up and down in one place would have the threads wait for each other.
        let device = Device::new(device.as_str()).unwrap_or_else(|| device.clone());
        if let Err(error) = piece.read(&device, &mut file, range) {
            piece.faults.push((piece.lines + 1, Fault::Unreadable(error.to_string())));
        }
        piece
    }

    fn read(&mut self, device: &Device, file: &mut impl Bytes, range: Range<u64>) -> io::Result<()> {
        let mut chain = Chain::after(device, file, range.start)?;
        let rest = lines(file, range, |line| self.line(&mut chain, line))?;
        self.unfinished = !rest.is_empty();
        Ok(())
    }

    /// Reads the next line, without its line end.
    pub fn line(&mut self, chain: &mut Chain<'_>, mut line: &[u8]) {
        self.lines += 1;
        if let Some(bare) = line.strip_suffix(b"\r") {
            line = bare;
            self.line_ends = self.line_ends.or(Some(self.lines));
        }
        let Read { recorded, fault } = chain.read(line);
        recorded.into_iter().for_each(|recorded| self.events.add(recorded));
        self.faults.extend(fault.map(|fault| (self.lines, fault)));
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
    /// Whether a line was read that surely follows the one before it.
    sure: bool,
}

/// How far along a file a chain is: it can go on from there later.
#[derive(Clone, Copy)]
pub(super) struct Link {
    before: Before,
    sure: bool,
}

impl Default for Link {
    /// Before the first line.
    fn default() -> Link {
        Link { before: Before { seq: Some(0), clock: None, sum: BeforeSum::Nothing, lost: 0 }, sure: false }
    }
}

/// What is known of the line before.
#[derive(Clone, Copy)]
struct Before {
    /// Its number, 0 if there is none.
    seq: Option<u64>,
    clock: Option<Clock>,
    sum: BeforeSum,
    /// So many lines came after it that nothing could be learnt from: each may have taken a number or none.
    lost: u64,
}

#[derive(Clone, Copy)]
enum BeforeSum {
    /// There is no line before.
    Nothing,
    Unknown,
    Known {
        /// The sum that stands on it.
        stored: Sum,
        /// The one it should have: if its sum was changed, the next line proves it.
        ought: Sum,
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
        Chain::from(device, Link::default())
    }

    /// A chain that goes on where another came to.
    pub fn from(device: &'a Device, Link { before, sure }: Link) -> Chain<'a> {
        Chain { device, before, sure }
    }

    /// How far it is.
    pub fn link(&self) -> Link {
        Link { before: self.before, sure: self.sure }
    }

    /// A chain from somewhere in the middle, of which nothing is known.
    pub fn middle(device: &'a Device) -> Chain<'a> {
        Chain { device, before: Before { seq: None, clock: None, sum: BeforeSum::Unknown, lost: 0 }, sure: false }
    }

    /// A chain that goes on behind the lines of a file that end there, as if all of them had been read. Looks back only until
    /// a line is found that surely follows the one before it: what comes after such a line does not depend on anything
    /// earlier.
    pub fn after(device: &'a Device, file: &mut (impl Bytes + ?Sized), end: u64) -> io::Result<Chain<'a>> {
        let mut lines = 2;
        loop {
            let before = Ending::before(file, end, lines)?;
            let mut chain = if before.from_the_start { Chain::new(device) } else { Chain::middle(device) };
            for line in before.lines() {
                chain.read(line.strip_suffix(b"\r").unwrap_or(line));
            }
            if before.from_the_start || chain.sure {
                return Ok(chain);
            }
            lines *= 8;
        }
    }

    /// The end so far, if it is one that can be gone on from.
    pub fn tip(&self) -> Option<Tip> {
        match self.before {
            Before { sum: BeforeSum::Nothing, lost: 0, .. } => Some(Tip::default()),
            Before { seq: Some(seq), clock: Some(clock), sum: BeforeSum::Known { stored, .. }, lost: 0 } => {
                Some(Tip { seq, clock, sum: Some(stored) })
            }
            _ => None,
        }
    }

    /// The clock of the line before, where that is sure.
    pub fn clock(&self) -> Option<Clock> {
        self.before.clock
    }

    /// Reads the next line, without its line end.
    pub fn read(&mut self, line: &[u8]) -> Read {
        match Line::exact(line).filter(|_| line.len() < LONGEST) {
            Some(exact) => self.follow(&exact),
            None => self.bridge(line),
        }
    }

    /// Compares a line of the right form with the one before.
    fn follow(&mut self, line: &Line<'_>) -> Read {
        let before = self.before;
        let branched =
            matches!(before, Before { seq: Some(0), sum: BeforeSum::Nothing, lost: 0, .. }) && line.branches();
        // The journal of a branch begins where it branched off.
        let expected = if branched { Some(line.seq) } else { before.seq.and_then(|seq| seq.checked_add(1)) };
        let previous = match before.sum {
            BeforeSum::Known { stored, .. } => Some(stored),
            _ => None,
        };
        let should = line.should_have(previous);
        let fits = match before.sum {
            BeforeSum::Unknown => true,
            BeforeSum::Nothing => should == line.sum,
            BeforeSum::Known { stored, ought } => {
                should == line.sum || stored != ought && line.should_have(Some(ought)) == line.sum
            }
        };
        // A line whose number alone was changed is neither moved nor are others missing.
        let number = expected.filter(|_| !fits).filter(|number| line.numbered(*number, previous) == line.sum);
        let place = match expected.filter(|_| number.is_none()) {
            Some(expected) if line.seq < expected => Place::Wrong(Fault::Misplaced { expected, found: line.seq }),
            Some(expected) if line.seq > expected.saturating_add(before.lost) => {
                Place::Wrong(Fault::Missing { from: expected, to: line.seq - 1 })
            }
            // It follows a line that nothing could be learnt from, so that it cannot be verified: that is reported already.
            Some(expected) if line.seq > expected => Place::AfterLost,
            _ => Place::Next,
        };
        let proven = fits && matches!(place, Place::Next);
        self.sure |= proven && expected.is_some() && previous.is_some();
        let own = line.device == self.device.as_str();
        let later = before.clock.is_none_or(|clock| line.clock > clock) && line.clock.0 <= LATEST;
        let (event, unreadable) = match line.event() {
            Ok(event) => (Some(event), None),
            Err(error) if proven => (None, Some(newer(&error))),
            Err(_) => (None, Some(Fault::NotJson("what it says is garbled".to_owned()))),
        };
        let fault = match place {
            Place::Wrong(fault) => Some(fault),
            Place::Next if !fits => Some(Fault::Changed),
            _ if !own => Some(Fault::OtherDevice(shown(line.device))),
            _ if !later => Some(Fault::Clock),
            _ => unreadable,
        };
        let device = if own { Some(self.device.clone()) } else { Device::new(line.device) };
        let plausible = line.clock.0 <= LATEST;
        let recorded = device.zip(event).filter(|_| plausible).map(|(device, event)| line.recorded(device, event));
        self.before = Before {
            seq: number.or(Some(line.seq)),
            // Of a line that was changed, the clock may be what was.
            clock: (plausible && fits).then_some(line.clock),
            sum: BeforeSum::Known { stored: line.sum, ought: should },
            lost: 0,
        };
        Read { recorded, fault }
    }

    /// Gets from the line before to the next one over a line of another form.
    fn bridge(&mut self, line: &[u8]) -> Read {
        let previous = match self.before.sum {
            BeforeSum::Known { stored, .. } => Some(stored),
            _ => None,
        };
        let (fault, recorded) = inexact(line);
        match sums(line, previous) {
            Some((stored, ought)) => {
                self.before = Before {
                    seq: recorded
                        .as_ref()
                        .map(|recorded| recorded.order.seq)
                        .or(self.before.seq.and_then(|seq| seq.checked_add(1))),
                    clock: None,
                    sum: BeforeSum::Known { stored, ought },
                    lost: 0,
                };
            }
            None => self.before.lost = self.before.lost.saturating_add(1),
        }
        Read { recorded, fault: Some(fault) }
    }
}

/// Whether a line stands where it belongs.
enum Place {
    Next,
    AfterLost,
    Wrong(Fault),
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;
    use crate::journal::line::encode;
    use crate::session::event::{EntryTagged, Event, Order};
    use crate::session::number::{Handle, Mark};

    fn device() -> Device {
        Device::new("laptop").unwrap()
    }

    fn journal(lines: u32) -> Vec<u8> {
        let (mut sum, mut bytes) = (None, Vec::new());
        for n in 1..=lines {
            let recorded = Recorded {
                id: uuid::Uuid::from_u128(u128::from(n)),
                order: Order { clock: Clock(u64::from(n), 0), device: device(), seq: u64::from(n) },
                at: chrono::DateTime::parse_from_rfc3339("2018-06-27T09:31:05.123+02:00").unwrap(),
                event: Event::from(EntryTagged { entry: Handle::new(Mark::NONE, n), tag: "t".repeat(n as usize % 40) }),
            };
            let (line, own) = encode(sum, &recorded).unwrap();
            bytes.extend(line);
            sum = Some(own);
        }
        bytes
    }

    proptest! {
        /// However a file is cut among threads, and whatever was done to it, what is found is the same.
        #[test]
        fn pieces_make_no_difference(
            lines in 0u32..40,
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..4), 0..6),
            pieces in 2u64..9,
        ) {
            let mut bytes = journal(lines);
            for (at, byte, how) in changes {
                if bytes.is_empty() {
                    break;
                }
                let at = at.index(bytes.len());
                match how {
                    0 => bytes[at] = byte,
                    1 => bytes.insert(at, byte),
                    2 => { bytes.remove(at); }
                    _ => bytes.insert(at, b'\n'),
                }
            }
            let (one, several): (Checked, Checked) = (check_in(&device(), || Ok(Cursor::new(&bytes)), bytes.len() as u64, 1)?, check_in(&device(), || Ok(Cursor::new(&bytes)), bytes.len() as u64, pieces)?);
            prop_assert_eq!(one.events, several.events);
            prop_assert_eq!(one.unfinished, several.unfinished);
            prop_assert_eq!(one.faults, several.faults);
        }
    }

    #[test]
    fn a_whole_journal_has_no_faults_in_however_many_pieces() {
        let bytes = journal(200);
        for pieces in 1..20 {
            let checked: Checked = check_in(&device(), || Ok(Cursor::new(&bytes)), bytes.len() as u64, pieces).unwrap();
            assert_eq!((checked.events.len(), checked.faults, checked.unfinished), (200, vec![], false));
        }
    }
}
