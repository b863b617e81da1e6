//! Everything a writer wrote, from the file it holds and from memory.

use std::fs::File;
use std::io::{self, ErrorKind};

use super::file::Bytes;
use super::recover::fill;

/// So much of the end of a journal is kept in memory when it is opened: of most journals, everything.
const KEPT: u64 = 4 << 20;

/// So much is kept of what was written since, before the older half is let go.
const MOST_KEPT: usize = 64 << 20;

/// The end of what was written, in memory: another program may empty the very file that is held.
#[derive(Debug)]
pub(super) struct Lately {
    /// Where in the file it begins.
    pub from: u64,
    bytes: Vec<u8>,
}

impl Lately {
    pub fn of(file: &mut File) -> io::Result<Lately> {
        let size = file.size()?;
        let from = size.saturating_sub(KEPT);
        let mut bytes = vec![0; usize::try_from(size - from).map_err(|_| ErrorKind::FileTooLarge)?];
        let read = fill(file, from, &mut bytes)?;
        bytes.truncate(read);
        Ok(Lately { from, bytes })
    }

    /// The end of everything that was written to the file.
    pub fn end(&self) -> u64 {
        self.from + self.bytes.len() as u64
    }

    /// What was written behind there.
    pub fn behind(&self, from: u64) -> &[u8] {
        let behind = from.checked_sub(self.from).and_then(|from| usize::try_from(from).ok());
        behind.and_then(|from| self.bytes.get(from..)).unwrap_or_default()
    }

    pub fn push(&mut self, bytes: &[u8]) {
        if self.bytes.len() > MOST_KEPT {
            self.bytes.drain(..MOST_KEPT / 2);
            self.from += MOST_KEPT as u64 / 2;
        }
        self.bytes.extend_from_slice(bytes);
    }

    pub fn cut(&mut self, size: u64) {
        self.bytes.truncate(usize::try_from(size.saturating_sub(self.from)).unwrap_or(usize::MAX));
        self.from = self.from.min(size);
    }
}

/// Everything that was written to a journal, from memory and from the file that is held.
pub(super) struct Ours<'a> {
    pub lately: &'a Lately,
    pub file: &'a mut File,
}

impl Bytes for Ours<'_> {
    fn size(&mut self) -> io::Result<u64> {
        Ok(self.lately.end())
    }

    fn read_at(&mut self, from: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(behind) = from.checked_sub(self.lately.from) else {
            let most = usize::try_from(self.lately.from - from).unwrap_or(usize::MAX).min(buffer.len());
            return self.file.read_at(from, &mut buffer[..most]);
        };
        let kept = usize::try_from(behind).ok().and_then(|behind| self.lately.bytes.get(behind..)).unwrap_or_default();
        let length = kept.len().min(buffer.len());
        buffer[..length].copy_from_slice(&kept[..length]);
        Ok(length)
    }
}
