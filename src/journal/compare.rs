//! Two files that begin as one journal: how far they are the same, and what only one of them has.
//!
//! Lines are matched by their number. Where they differ, each is held against the line before it in its own file: one that
//! does not follow is damaged, and not another line.

use std::io;

use super::envelope::LONGEST;
use super::file::Bytes;
use super::line::{Line, Sum};
use super::recover::fill;

/// How a copy stands to the journal it is held against.
#[derive(Debug, PartialEq)]
pub(super) struct Compared {
    /// What only the copy has.
    pub more: More,
    /// The number (`seq`) of the first line that can be read in the copy alone, though the journal goes on behind it.
    pub mends: Option<u64>,
    /// The number of the first line that is the same event in another wording: a person was erased in one of the two.
    pub reworded: Option<u64>,
    /// How many lines both have.
    pub same: u64,
    /// Whether the journal has lines of its own behind what both have.
    pub journal_goes_on: bool,
}

/// What only a copy has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum More {
    /// Nothing.
    Nothing,
    /// It goes on behind the end of the journal, from there.
    Ahead(Fork),
    /// From there on it says something else.
    Apart(Fork),
}

/// Where a copy leaves the journal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fork {
    /// The number (`seq`) and the sum of the first line that only the copy has.
    pub seq: u64,
    pub sum: Sum,
    /// That line in the copy, counted from 1, and where it begins there.
    pub line: u64,
    pub at: u64,
    /// Where the lines that both have end in the journal.
    pub journal_at: u64,
}

/// Holds a copy against a journal.
///
/// # Errors
/// When one of the two cannot be read.
pub(super) fn compare(journal: &mut dyn Bytes, copy: &mut dyn Bytes) -> io::Result<Compared> {
    let (mut ours, mut theirs) = (Lines::new(journal), Lines::new(copy));
    let mut found = Compared { more: More::Nothing, mends: None, reworded: None, same: 0, journal_goes_on: false };
    ours.next()?;
    theirs.next()?;
    loop {
        let Some(their) = theirs.here else {
            found.journal_goes_on = ours.here.is_some();
            return Ok(found);
        };
        let fork = Fork {
            seq: their.seq,
            sum: their.sum,
            line: theirs.count,
            at: theirs.start(),
            journal_at: ours.here.map_or(ours.whole(), |_| ours.start()),
        };
        let Some(our) = ours.here else {
            // A line that was moved may stand here once more.
            if theirs.before.is_some_and(|before| before.seq >= their.seq) {
                theirs.next()?;
                continue;
            }
            found.more = More::Ahead(fork);
            return Ok(found);
        };
        if our.seq < their.seq {
            ours.next()?;
            continue;
        }
        if our.seq > their.seq {
            let lacking = ours.before.is_none_or(|before| before.seq < their.seq);
            if lacking && theirs.fits(ours.before) {
                found.mends = found.mends.or(Some(their.seq));
            }
            theirs.next()?;
            continue;
        }
        if ours.line() == theirs.line() {
            found.same += 1;
        } else {
            match (ours.fits(theirs.before), theirs.fits(ours.before)) {
                (true, true) if our.id == their.id => found.reworded = found.reworded.or(Some(our.seq)),
                (true, true) => {
                    found.more = More::Apart(fork);
                    found.journal_goes_on = true;
                    return Ok(found);
                }
                (false, true) => found.mends = found.mends.or(Some(our.seq)),
                // What is damaged in the copy is whole in the journal, or in neither.
                (_, false) => {}
            }
        }
        ours.next()?;
        theirs.next()?;
    }
}

/// What is known of a line without its event.
#[derive(Clone, Copy)]
struct Known {
    seq: u64,
    sum: Sum,
    id: uuid::Uuid,
}

/// The lines of a file that have the form of a journal's, one after the other.
struct Lines<'a> {
    file: &'a mut dyn Bytes,
    block: Vec<u8>,
    /// Where `block` begins in the file, and what of it has been passed.
    block_at: u64,
    passed: usize,
    /// The line one is at within `block`, without its line end.
    line: (usize, usize),
    /// How many lines there were up to it, of whatever form.
    count: u64,
    here: Option<Known>,
    before: Option<Known>,
}

/// So much is read at once.
const BLOCK: usize = 256 * 1024;

impl<'a> Lines<'a> {
    fn new(file: &'a mut dyn Bytes) -> Lines<'a> {
        let (block, line) = (Vec::new(), (0, 0));
        Lines { file, block, block_at: 0, passed: 0, line, count: 0, here: None, before: None }
    }

    /// Goes to the next line of the right form; at the end there is none `here`.
    fn next(&mut self) -> io::Result<()> {
        self.before = self.here.take().or(self.before);
        while self.advance()? {
            if let Some(exact) = Line::exact(self.line()) {
                self.here = Some(Known { seq: exact.seq, sum: exact.sum, id: exact.id });
                break;
            }
        }
        Ok(())
    }

    /// Goes to the next whole line; `false` at the end. No more is held than the longest line and a block.
    fn advance(&mut self) -> io::Result<bool> {
        loop {
            let rest = &self.block[self.passed..];
            let end = memchr::memchr(b'\n', rest).map(|end| (end, 1));
            // Longer than any line may be: passed over in pieces.
            if let Some((length, end)) = end.or((rest.len() > LONGEST).then_some((LONGEST, 0))) {
                self.line = (self.passed, self.passed + length);
                self.passed += length + end;
                self.count += end as u64;
                return Ok(true);
            }
            self.block.drain(..self.passed);
            self.block_at += self.passed as u64;
            (self.passed, self.line) = (0, (0, 0));
            let kept = self.block.len();
            self.block.resize(kept + BLOCK, 0);
            let read = fill(self.file, self.block_at + kept as u64, &mut self.block[kept..])?;
            self.block.truncate(kept + read);
            if read == 0 {
                return Ok(false);
            }
        }
    }

    fn line(&self) -> &[u8] {
        let line = &self.block[self.line.0..self.line.1];
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    /// Where the line begins in the file.
    fn start(&self) -> u64 {
        self.block_at + self.line.0 as u64
    }

    /// Where the whole lines that were passed end in the file.
    fn whole(&self) -> u64 {
        self.block_at + self.passed as u64
    }

    /// Whether the line follows the one before it: that of its own file, or that of the other where this file has it not.
    fn fits(&self, other: Option<Known>) -> bool {
        let (Some(here), Some(line)) = (self.here, Line::exact(self.line())) else { return false };
        let follows = |known: Known| known.seq.checked_add(1) == Some(here.seq);
        match self.before.filter(|known| follows(*known)).or(other.filter(|known| follows(*known))) {
            Some(before) => line.should_have(Some(before.sum)) == here.sum,
            None => (here.seq == 1 || line.branches()) && line.should_have(None) == here.sum,
        }
    }
}
