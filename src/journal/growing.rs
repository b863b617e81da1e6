//! One device's journal, read on as it grows, or anew where another file was put in its place.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use super::chain::{Chain, Link, Piece, check_until, lines};
use super::damage::Fault;
use super::file::Bytes;
use super::recover::{Ending, fill};
use crate::session::event::{Device, Recorded};

/// A journal with something wrong in it is read once more after so many looks: some shares show that a file has grown before
/// they show with what.
pub(super) const AGAIN: u32 = 25;

/// What a file looks like from outside: as long as that does not change, nobody wrote to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Which file of the disk it is, where the system says.
    file: Option<(u64, u64)>,
    size: u64,
    changed: Option<SystemTime>,
}

impl Stamp {
    pub fn of(found: &Metadata) -> Stamp {
        #[cfg(unix)]
        let file = {
            use std::os::unix::fs::MetadataExt;
            Some((found.dev(), found.ino()))
        };
        #[cfg(not(unix))]
        let file = None;
        Stamp { file, size: found.len(), changed: found.modified().ok() }
    }

    /// Whether the same file has this look later on, and more in it.
    fn grew_to(self, later: Stamp) -> bool {
        self.file == later.file && later.size > self.size
    }
}

/// One device's journal, as far as it was read. What was read is given at once and not kept.
#[derive(Default)]
pub(super) struct Journal {
    link: Link,
    /// How many whole lines were read, and where they end.
    lines: u64,
    whole: u64,
    /// The most whole lines it ever had.
    most: u64,
    /// The last of them: its sum stands for all lines before it too.
    last: Vec<u8>,
    faults: Vec<(u64, Fault)>,
    /// The first line that ends with CR LF.
    line_ends: Option<u64>,
    /// How it looked when it was read; `None` while it was not read to its end.
    stamp: Option<Stamp>,
    /// After so many looks it is read once more.
    again: Option<u32>,
}

/// What a look at a journal brings.
#[derive(Default)]
pub(super) struct Look {
    /// What follows what was given.
    pub events: Vec<Recorded>,
    /// Whether what was given is no longer what stands there.
    pub others: bool,
    /// Whether that is so although nothing is wrong with either.
    pub replaced: bool,
}

impl Journal {
    /// Reads what is new.
    pub fn look(&mut self, device: &Device, path: &Path) -> io::Result<Look> {
        let again = self.is_to_be_read_again();
        let known = self.stamp.filter(|_| !again);
        if known.is_some() && known == Some(Stamp::of(&fs::symlink_metadata(path)?)) {
            return Ok(Look::default());
        }
        let mut file = File::open(path)?;
        let stamp = Stamp::of(&file.metadata()?);
        if known.is_some_and(|known| known.grew_to(stamp)) && self.goes_on_in(&mut file)? {
            return self.read_on(device, &mut file, stamp);
        }
        let mut anew = Journal::default();
        let Look { mut events, .. } =
            if self.lines == 0 { anew.read_all(device, path, stamp)? } else { anew.read_on(device, &mut file, stamp)? };
        anew.again = (!again && !anew.faults.is_empty()).then_some(AGAIN);
        let goes_on = self.goes_on_with(&anew, &mut file)?;
        if goes_on {
            // Each line without a fault is an event.
            events.drain(..usize::try_from(self.lines).unwrap_or(usize::MAX).min(events.len()));
        }
        let replaced = !goes_on && self.faults.is_empty() && anew.faults.is_empty();
        anew.most = anew.lines.max(self.most);
        *self = anew;
        Ok(Look { events, others: !goes_on, replaced })
    }

    /// So many lines it has, and so many it had, where these were more.
    pub fn missing(&self) -> Option<(u64, u64)> {
        (self.lines < self.most).then_some((self.lines, self.most))
    }

    /// It was read anew, in the place of what was read before.
    pub fn come_after(&mut self, before: &Journal) {
        self.again = self.again.and(before.again);
        self.most = self.lines.max(before.most);
    }

    fn is_to_be_read_again(&mut self) -> bool {
        self.again = self.again.and_then(|looks| looks.checked_sub(1));
        self.again == Some(0)
    }

    /// Whether the last line that was read still stands where it stood.
    fn goes_on_in(&self, file: &mut File) -> io::Result<bool> {
        let Some(from) = self.whole.checked_sub(self.last.len() as u64 + 1) else { return Ok(true) };
        let mut there = vec![0; self.last.len() + 1];
        let read = fill(file, from, &mut there)?;
        Ok(there.get(..read).and_then(|there| there.strip_suffix(b"\n")) == Some(&self.last))
    }

    /// Whether what was read is the beginning of what stands there now: the sum of its last line proves it, where no line up to
    /// there is at fault.
    fn goes_on_with(&self, anew: &Journal, file: &mut File) -> io::Result<bool> {
        let whole = |journal: &Journal| journal.faults.iter().all(|(line, _)| *line > self.lines);
        let ends = |journal: &Journal| journal.line_ends.is_none_or(|line| line > self.lines);
        let sound = [self, anew].into_iter().all(|journal| whole(journal) && ends(journal));
        Ok(self.lines == 0 || sound && self.lines <= anew.lines && self.goes_on_in(file)?)
    }

    /// Reads a whole file for the first time, on all processors.
    fn read_all(&mut self, device: &Device, path: &Path, stamp: Stamp) -> io::Result<Look> {
        let open = || File::open(path);
        let checked = check_until(device, open, stamp.size)?;
        let mut file = open()?;
        let ending = Ending::before(&mut file, stamp.size, 1)?;
        self.whole = ending.whole();
        self.link = Chain::after(device, &mut file, self.whole)?.link();
        self.last = ending.lines().last().map(<[u8]>::to_vec).unwrap_or_default();
        self.lines = checked.lines;
        for (line, fault) in checked.faults {
            if fault == Fault::LineEnds {
                self.line_ends = Some(line);
            } else {
                self.faults.push((line, fault));
            }
        }
        (self.stamp, self.most) = (Some(stamp), self.lines);
        Ok(Look { events: checked.events, ..Look::default() })
    }

    /// Reads the whole lines between those that were read and the end.
    fn read_on(&mut self, device: &Device, file: &mut impl Bytes, stamp: Stamp) -> io::Result<Look> {
        let (mut piece, mut chain) = (Piece::default(), Chain::from(device, self.link));
        let (mut whole, mut last) = (self.whole, None);
        lines(file, whole..stamp.size, |line| {
            piece.line(&mut chain, line);
            whole += line.len() as u64 + 1;
            let last: &mut Vec<u8> = last.get_or_insert_default();
            last.clear();
            last.extend_from_slice(line);
        })?;
        if !piece.faults.is_empty() {
            self.again = Some(AGAIN);
        }
        self.link = chain.link();
        self.faults.extend(piece.faults.into_iter().map(|(line, fault)| (self.lines + line, fault)));
        self.line_ends = self.line_ends.or(piece.line_ends.map(|line| self.lines + line));
        self.lines += piece.lines;
        self.whole = whole;
        self.last = last.unwrap_or(std::mem::take(&mut self.last));
        (self.stamp, self.most) = (Some(stamp), self.most.max(self.lines));
        Ok(Look { events: piece.events, ..Look::default() })
    }

    pub fn faults(&self) -> impl Iterator<Item = (u64, Fault)> {
        let line_ends = self.line_ends.map(|line| (line, Fault::LineEnds));
        line_ends.into_iter().chain(self.faults.iter().cloned())
    }
}
