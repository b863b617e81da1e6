//! Appending to one device's journal, syncing, and what happens when that fails.

use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::sync::Arc;

use super::chain::{Chain, Tip};
use super::damage::{Damage, Fault};
use super::envelope::{Draft, LATEST, LONGEST, to_the_millisecond};
use super::file::{Disk, OpenError, Store, failed};
use super::folder::{Folder, LARGEST};
use super::heal::heal;
use super::line::encode;
use super::place::{Astray, PutBack};
use super::recover::{Ending, TornTail};
use crate::session::event::{Clock, Device, Order, Recorded};

/// Why events were not recorded. None of them is in the journal; what was acknowledged before is.
#[derive(Clone, Debug, thiserror::Error)]
pub enum WriteFailure {
    /// The disk (or what the user may use of it) is full.
    #[error(
        "{file}: not recorded, the disk is full, or your share of it is used up; make room on it and enter the line again"
    )]
    Full {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// The system lets nothing be written any more, as it does when a disk begins to fail.
    #[error(
        "{file}: not recorded, nothing can be written there any more ({source}); if the disk was made read-only, the system may have found it failing: see to it and enter the line again, or copy the session folder to another disk and open it there"
    )]
    NotWritable {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// The system could not write or sync.
    #[error("{file}: not recorded, {doing} failed ({source}); see to the disk and enter the line again")]
    Failed {
        /// Which file.
        file: PathBuf,
        /// "writing", "syncing" …
        doing: &'static str,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// What is in the journal's place is no longer the file that was opened, and it was not put back.
    #[error("{file}: not recorded, {why}")]
    Displaced {
        /// Which file.
        file: PathBuf,
        /// What is wrong with it, and what to do.
        why: Astray,
    },
    /// The line would be longer than any may be; how long, in bytes.
    #[error(
        "not recorded: the entry is too long ({0} bytes; a line of the journal has at most {LONGEST}); split it in two"
    )]
    TooLong(usize),
    /// The journal would be longer than one may be.
    #[error("{0}: not recorded, the journal is as long as one may be (1 GiB); go on in a new session")]
    Longest(PathBuf),
    /// The event cannot be put into JSON.
    #[error("not recorded: the entry cannot be written ({0})")]
    Unwritable(String),
    /// The time is outside the years 0 to 9999.
    #[error("not recorded: the time is outside the years 0 to 9999; set the clock")]
    Time,
    /// The thread that writes has ended.
    #[error("not recorded: writing has stopped; leave the program and open the session again")]
    Stopped,
}

/// Appends to one device's journal.
///
/// What [`append`](Self::append) has returned is safe only once [`sync`](Self::sync) has returned without an error. After a
/// failed append the events of that call are not in the journal; after a failed sync none since the last good one are.
#[derive(Debug)]
pub struct Writer<S: Store = Disk> {
    store: S,
    device: Device,
    /// The end of what was written.
    written: End,
    /// The end of what is on the disk.
    synced: End,
    /// The latest clock seen, on this device or another.
    clock: Clock,
    /// Whether the store may be longer than `written` says: it is cut before anything more is written.
    ragged: bool,
    /// What was put back and not told yet.
    put_back: Option<PutBack>,
}

/// An end of a journal: how long it is there, and its last line.
#[derive(Clone, Copy, Debug)]
pub struct End {
    pub(super) size: u64,
    tip: Tip,
}

impl End {
    /// Names a journal that ends here, as no other one: the number of its last line and the beginning of its sum.
    pub(super) fn name(&self) -> String {
        let sum = self.tip.sum.as_ref().and_then(|sum| sum.as_str().get(..8)).unwrap_or_default();
        format!("{}-{sum}", self.tip.seq)
    }
}

impl Writer<Disk> {
    /// Opens the journal of this device for writing, however long it is in the same time. An unfinished last line is set
    /// aside and reported, and lines that only a copy of the journal has are put back. The time grows with the journal only
    /// where there is a copy of it that has more.
    ///
    /// # Errors
    /// See [`OpenError`]. Reading is possible with all of them.
    pub fn open(folder: &Folder, device: Device) -> Result<(Writer, Option<TornTail>), OpenError> {
        let (mut writer, torn) = Writer::on(Disk::open(folder, &device)?, device)?;
        if let Err(error) = heal(folder, &mut writer) {
            if writer.end() == (0, 0) {
                // An empty file would be in the way of the one that is still to arrive.
                let _ = std::fs::remove_file(writer.store.place());
            }
            return Err(error);
        }
        Ok((writer, torn))
    }
}

impl<S: Store> Writer<S> {
    /// The same on any store.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn on(mut store: S, device: Device) -> Result<(Writer<S>, Option<TornTail>), OpenError> {
        let place = store.place().to_owned();
        let failed = |source| failed(&place)(source);
        // The last line, the one it follows, and one more in case the sum of that one was changed.
        let ending = Ending::of(&mut store, 3).map_err(failed)?;
        let mut chain = if ending.from_the_start { Chain::new(&device) } else { Chain::middle(&device) };
        let mut fault = None;
        for line in ending.lines() {
            fault = chain.read(line).fault;
        }
        let tip = match (fault, chain.tip()) {
            (None, Some(tip)) => tip,
            (fault, _) => {
                let what = fault.unwrap_or(Fault::Changed);
                return Err(OpenError::Unusable(Damage { file: place, line: None, what }));
            }
        };
        let (mut size, mut tip) = (ending.whole(), tip);
        // A last line of which only the end is missing is whole: its sum proves it.
        let mut whole = Chain::from(&device, chain.link());
        let read = whole.read(ending.fragment());
        if read.fault.is_none()
            && read.recorded.is_some()
            && let Some(own) = whole.tip()
        {
            store.write(b"\n").map_err(failed)?;
            (size, tip) = (size + ending.fragment().len() as u64 + 1, own);
        }
        if size > 0 {
            // A run that was killed may have written lines without syncing them; they are shown from now on.
            store.sync().map_err(|error| {
                // That a second sync succeeds would prove nothing.
                store.doubt(size);
                failed(error)
            })?;
        }
        let torn = match ending.fragment().len() {
            _ if size > ending.whole() => None,
            0 => None,
            bytes => {
                let file = store.set_aside(size).map_err(failed)?;
                if let Err(error) = store.cut(size).and_then(|()| store.sync()) {
                    store.doubt(size);
                    return Err(failed(error));
                }
                Some(TornTail { file, bytes: bytes as u64, beginning: ending.fragment_shown() })
            }
        };
        let end = End { size, tip };
        Ok((Writer { store, device, written: end, synced: end, clock: tip.clock, ragged: false, put_back: None }, torn))
    }

    /// The number of the last line and where it ends.
    pub(super) fn end(&self) -> (u64, u64) {
        (self.written.tip.seq, self.written.size)
    }

    /// Writes lines that stood here before at the end again, just as they were, and syncs them.
    pub(super) fn restore(&mut self, lines: &[u8], tip: Tip) -> Result<(), WriteFailure> {
        self.put(&Lines { device: self.device.clone(), clock: self.clock.max(tip.clock), tip, bytes: lines.to_vec() })?;
        self.sync()
    }

    /// The device that writes.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// What was put back since this was asked last, for the user to know: another program had taken it away.
    pub fn take_put_back(&mut self) -> Option<PutBack> {
        self.put_back.take()
    }

    /// Whatever is recorded from now on comes after this reading of a clock.
    pub fn observe(&mut self, clock: Clock) {
        if clock.0 <= LATEST {
            self.clock = self.clock.max(clock);
        }
    }

    /// Writes one event at the end. It is safe only after [`sync`](Self::sync).
    ///
    /// # Errors
    /// See [`WriteFailure`]: it is not in the journal.
    pub fn append(&mut self, draft: &Draft) -> Result<Recorded, WriteFailure> {
        let mut lines = Lines::behind(self);
        let recorded = lines.add(draft)?;
        self.put(&lines)?;
        Ok(recorded)
    }

    /// Writes several events at the end, all or none, with one call to the system. They are safe only after
    /// [`sync`](Self::sync).
    ///
    /// # Errors
    /// See [`WriteFailure`]: nothing of them is in the journal.
    pub fn append_all(&mut self, drafts: &[Draft]) -> Result<Vec<Recorded>, WriteFailure> {
        let mut lines = Lines::behind(self);
        let recorded = drafts.iter().map(|draft| lines.add(draft)).collect::<Result<_, _>>()?;
        self.put(&lines)?;
        Ok(recorded)
    }

    fn put(&mut self, lines: &Lines) -> Result<(), WriteFailure> {
        self.hold_place().map_err(|why| self.displaced(why))?;
        self.trim()?;
        if self.written.size + lines.bytes.len() as u64 > LARGEST {
            return Err(WriteFailure::Longest(self.store.place().to_owned()));
        }
        if let Err(error) = self.write(&lines.bytes) {
            self.ragged = true;
            // If this fails too, it is done before the next write, or by the next run.
            if self.trim().is_err() {
                self.store.doubt(self.written.size);
            }
            return Err(self.failure("writing", error));
        }
        self.written = End { size: self.written.size + lines.bytes.len() as u64, tip: lines.tip };
        self.clock = lines.clock;
        Ok(())
    }

    /// Returns when everything appended is on the disk.
    ///
    /// # Errors
    /// See [`WriteFailure`]: nothing appended since the last good sync is in the journal.
    pub fn sync(&mut self) -> Result<(), WriteFailure> {
        if self.written.size == self.synced.size {
            return Ok(());
        }
        if let Err(error) = self.store.sync() {
            // A second sync could succeed without having written anything; so what was to be synced is taken back.
            self.take_back();
            return Err(self.failure("syncing", error));
        }
        match self.hold_place() {
            // What another program wrote behind these lines does not take them away; the next one is refused.
            Ok(()) | Err(Astray::Appended) => {
                self.synced = self.written;
                Ok(())
            }
            Err(why) => {
                self.take_back();
                Err(self.displaced(why))
            }
        }
    }

    /// What was written since the last good sync is not in the journal.
    fn take_back(&mut self) {
        self.written = self.synced;
        self.ragged = true;
        self.store.doubt(self.synced.size);
        // If this fails, it is done before the next write, or by the next run.
        let _ = self.trim();
    }

    /// Sees to it that what is written goes where it is looked for.
    fn hold_place(&mut self) -> Result<(), Astray> {
        let put_back = self.store.hold_place(self.written.size, &self.synced)?;
        self.put_back = put_back.or(self.put_back.take());
        Ok(())
    }

    /// Takes away what a failure left behind the end.
    fn trim(&mut self) -> Result<(), WriteFailure> {
        if self.ragged {
            if let Err(error) = self.store.cut(self.written.size) {
                return Err(self.failure("taking back an unfinished line", error));
            }
            self.ragged = false;
            self.store.trust();
        }
        Ok(())
    }

    /// One call to the system if it takes everything; the rest in further calls if not.
    fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.store.write(bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn displaced(&self, why: Astray) -> WriteFailure {
        let file = self.store.place().to_owned();
        match why {
            Astray::Failed(source) => {
                classify(source, file, |file, source| WriteFailure::Displaced { file, why: Astray::Failed(source) })
            }
            why => WriteFailure::Displaced { file, why },
        }
    }

    fn failure(&self, doing: &'static str, error: io::Error) -> WriteFailure {
        let file = self.store.place().to_owned();
        classify(Arc::new(error), file, |file, source| WriteFailure::Failed { file, doing, source })
    }
}

/// What the system said, in words of its own for what the user can do something about.
fn classify(
    source: Arc<io::Error>,
    file: PathBuf,
    other: impl FnOnce(PathBuf, Arc<io::Error>) -> WriteFailure,
) -> WriteFailure {
    match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            WriteFailure::Full { file, source }
        }
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => WriteFailure::NotWritable { file, source },
        _ => other(file, source),
    }
}

/// Lines that are to be written behind what is there.
pub(super) struct Lines {
    pub device: Device,
    /// The latest reading of a clock: what is added comes after it.
    pub clock: Clock,
    pub tip: Tip,
    pub bytes: Vec<u8>,
}

impl Lines {
    fn behind<S: Store>(writer: &Writer<S>) -> Lines {
        Lines { device: writer.device.clone(), clock: writer.clock, tip: writer.written.tip, bytes: Vec::new() }
    }

    /// Gives the event its place in the order and its line.
    pub fn add(&mut self, draft: &Draft) -> Result<Recorded, WriteFailure> {
        let at = to_the_millisecond(draft.at).ok_or(WriteFailure::Time)?;
        let clock = self.clock.tick(draft.wall.min(LATEST));
        let order = Order { clock, device: self.device.clone(), seq: self.tip.seq + 1 };
        let recorded = Recorded { id: draft.id, order, at, event: draft.event.clone() };
        let unwritable = |error: serde_json::Error| WriteFailure::Unwritable(error.to_string());
        let (line, sum) = encode(self.tip.sum, &recorded).map_err(unwritable)?;
        if line.len() > LONGEST {
            return Err(WriteFailure::TooLong(line.len()));
        }
        self.clock = clock;
        self.tip = Tip { seq: recorded.order.seq, clock, sum: Some(sum) };
        self.bytes.extend(line);
        Ok(recorded)
    }
}
