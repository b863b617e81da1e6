//! The end of a file, read from its end: what a writer goes on from, what a screen shows first, and a last line that was
//! never finished.

use std::io;
use std::path::PathBuf;

use super::file::Bytes;
use super::line::shown;

/// An unfinished last line, as a power cut or a kill leaves it, which was set aside. It had not been acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TornTail {
    /// Where it is kept now.
    pub file: PathBuf,
    /// How long it is.
    pub bytes: u64,
    /// How it begins, fit to be shown.
    pub beginning: String,
}

impl std::fmt::Display for TornTail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "the last line of the journal was not finished (as after a power cut) and had not been acknowledged; its {} bytes are kept in {}; look at the last entry and record again what is missing",
            self.bytes,
            self.file.display()
        )
    }
}

/// The last lines of a file.
pub(super) struct Ending {
    /// They and what follows the last line end.
    bytes: Vec<u8>,
    /// How many of `bytes` are whole lines.
    whole: usize,
    /// Where they end in the file.
    size: u64,
    /// Whether `bytes` begins where the file begins.
    pub from_the_start: bool,
}

impl Ending {
    /// Reads from the end of a file until at least so many whole lines are found: work that grows with the lines, not with the
    /// file.
    pub fn of(file: &mut (impl Bytes + ?Sized), lines: usize) -> io::Result<Ending> {
        let size = file.size()?;
        Ending::before(file, size, lines)
    }

    /// The same as if the file were only so long.
    pub fn before(file: &mut (impl Bytes + ?Sized), size: u64, lines: usize) -> io::Result<Ending> {
        let mut window = 64 * 1024;
        loop {
            let start = size.saturating_sub(window);
            let mut bytes = vec![0; usize::try_from(size - start).map_err(|_| io::ErrorKind::FileTooLarge)?];
            let read = fill(file, start, &mut bytes)?;
            bytes.truncate(read);
            let ends = memchr::memrchr_iter(b'\n', &bytes).take(lines + 1).collect::<Vec<_>>();
            if ends.len() <= lines && start > 0 {
                window = window.saturating_mul(4);
                continue;
            }
            // One line end more than lines are wanted: it is the end of the line before them.
            let begin = if ends.len() > lines { ends.last().map_or(0, |end| end + 1) } else { 0 };
            let whole = ends.first().map_or(0, |end| end + 1 - begin);
            bytes.drain(..begin);
            return Ok(Ending { bytes, whole, size: start + read as u64, from_the_start: start == 0 && begin == 0 });
        }
    }

    /// The whole lines, without their line ends.
    pub fn lines(&self) -> impl Iterator<Item = &[u8]> {
        let lines = self.bytes[..self.whole].strip_suffix(b"\n");
        lines.into_iter().flat_map(|lines| lines.split(|b| *b == b'\n'))
    }

    /// Where the whole lines end in the file.
    pub fn whole(&self) -> u64 {
        self.size - (self.bytes.len() - self.whole) as u64
    }

    /// What follows the last line end.
    pub fn fragment(&self) -> &[u8] {
        &self.bytes[self.whole..]
    }

    /// How the fragment begins, fit to be shown.
    pub fn fragment_shown(&self) -> String {
        let fragment = self.fragment();
        shown(&String::from_utf8_lossy(&fragment[..fragment.len().min(1000)]))
    }
}

/// Reads from there until the buffer is full or the file ends; how much was read.
pub(super) fn fill(file: &mut (impl Bytes + ?Sized), from: u64, buffer: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < buffer.len() {
        match file.read_at(from + read as u64, &mut buffer[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
}
