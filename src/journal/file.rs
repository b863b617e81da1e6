//! One device's journal: the lock, appending, syncing, and what happens when that fails.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::chain::{Chain, Tip};
use super::damage::{Damage, Fault, ReadOnly};
use super::envelope::{Draft, LATEST, LONGEST, to_the_millisecond};
use super::folder::{Folder, sync_folder};
use super::line::encode;
use super::recover::{Ending, TornTail};
use crate::session::event::{Clock, Device, Order, Recorded};

/// Bytes that can be read from anywhere.
pub trait Bytes {
    /// How many there are.
    ///
    /// # Errors
    /// When that cannot be found out.
    fn size(&mut self) -> io::Result<u64>;

    /// Reads from there; how much was read, 0 at the end.
    ///
    /// # Errors
    /// When nothing could be read.
    fn read_at(&mut self, from: u64, buffer: &mut [u8]) -> io::Result<usize>;
}

/// Where the journal of one device is kept. [`Disk`] is the one for use; tests have others.
pub trait Store: Bytes {
    /// What to call it in messages.
    fn place(&self) -> &Path;

    /// Writes at the end, with one call to the system; how much was written.
    ///
    /// # Errors
    /// When nothing was written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Shortens it to that many bytes.
    ///
    /// # Errors
    /// When it may still be longer.
    fn cut(&mut self, size: u64) -> io::Result<()>;

    /// Returns when everything written is safe from a power cut.
    ///
    /// # Errors
    /// When anything since the last sync may be lost.
    fn sync(&mut self) -> io::Result<()>;

    /// Copies everything from there to the end to a place beside it, safe from a power cut; where.
    ///
    /// # Errors
    /// When the copy may not be whole.
    fn set_aside(&mut self, from: u64) -> io::Result<PathBuf>;
}

impl Bytes for File {
    fn size(&mut self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read_at(&mut self, from: u64, buffer: &mut [u8]) -> io::Result<usize> {
        self.seek(SeekFrom::Start(from))?;
        self.read(buffer)
    }
}

/// A journal in a file, locked against a second writer for as long as this value lives.
#[derive(Debug)]
pub struct Disk {
    path: PathBuf,
    /// Appends only: on no system can it overwrite what another program put at the end meanwhile.
    file: File,
    /// Cuts: on Windows a handle that appends cannot.
    cutter: File,
    _lock: File,
}

impl Disk {
    fn open(folder: &Folder, device: &Device) -> Result<Disk, OpenError> {
        let journals = folder.journals();
        let failed = |file: &Path| {
            let file = file.to_owned();
            move |source: io::Error| match source.kind() {
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => OpenError::NotWritable { file, source },
                _ => OpenError::Failed { file, source },
            }
        };
        let plain = |path: &Path, sort| {
            let unusable = |what| OpenError::Unusable(Damage { file: path.to_owned(), line: None, what });
            plain(path, sort).map_err(unusable)
        };
        if !plain(&journals, Sort::Folder)? {
            fs::create_dir(&journals)
                .or_else(|error| if error.kind() == ErrorKind::AlreadyExists { Ok(()) } else { Err(error) })
                .and_then(|()| sync_folder(folder.path()))
                .map_err(failed(&journals))?;
        }
        let path = folder.journal(device);
        let lock_path = path.with_extension("lock");
        for path in [&path, &lock_path, &path.with_extension("torn")] {
            plain(path, Sort::File)?;
        }
        let lock =
            OpenOptions::new().write(true).create(true).truncate(false).open(&lock_path).map_err(failed(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::InUse { device: device.clone() }),
            Err(TryLockError::Error(source)) => return Err(OpenError::Failed { file: lock_path, source }),
        }
        let open = || -> io::Result<(File, File)> {
            let file = OpenOptions::new().read(true).append(true).create(true).open(&path)?;
            let cutter = OpenOptions::new().write(true).open(&path)?;
            // Whether it was there or not: a run before this one may have died between creating and syncing.
            sync_folder(&journals)?;
            Ok((file, cutter))
        };
        let (file, cutter) = open().map_err(failed(&path))?;
        Ok(Disk { path, file, cutter, _lock: lock })
    }
}

impl Bytes for Disk {
    fn size(&mut self) -> io::Result<u64> {
        self.file.size()
    }

    fn read_at(&mut self, from: u64, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read_at(from, buffer)
    }
}

impl Store for Disk {
    fn place(&self) -> &Path {
        &self.path
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        self.cutter.set_len(size)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn set_aside(&mut self, from: u64) -> io::Result<PathBuf> {
        let aside = self.path.with_extension("torn");
        let mut torn = OpenOptions::new().append(true).create(true).open(&aside)?;
        self.file.seek(SeekFrom::Start(from))?;
        io::copy(&mut self.file, &mut torn)?;
        torn.write_all(b"\n")?;
        torn.sync_all()?;
        aside.parent().map_or(Ok(()), sync_folder)?;
        Ok(aside)
    }
}

/// What something in a session folder is to be.
#[derive(Clone, Copy)]
pub(super) enum Sort {
    File,
    Folder,
}

/// Whether it is there and is what it is to be. Links are not followed: a session folder from elsewhere could make the
/// program write anywhere with them.
pub(super) fn plain(path: &Path, sort: Sort) -> Result<bool, Fault> {
    match (fs::symlink_metadata(path), sort) {
        (Ok(found), _) if found.is_symlink() => Err(Fault::Link),
        (Ok(found), Sort::File) if !found.is_file() => {
            Err(Fault::WrongSort("this is no file, but a file belongs here"))
        }
        (Ok(found), Sort::Folder) if !found.is_dir() => {
            Err(Fault::WrongSort("this is no folder, but a folder belongs here"))
        }
        (Ok(_), _) => Ok(true),
        (Err(error), _) if error.kind() == ErrorKind::NotFound => Ok(false),
        (Err(error), _) => Err(Fault::Unreadable(error.to_string())),
    }
}

/// Why nothing can be recorded in a session.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another program (or window) records on this device.
    #[error(
        "this session is already open on this device ({device}) in another window; go on there, or close it there and try again"
    )]
    InUse {
        /// The device both use.
        device: Device,
    },
    /// The folder or file cannot be written to.
    #[error(
        "{file}: it cannot be written to ({source}); copy the session folder to a place where you may write, and open it there; it can be read and exported where it is"
    )]
    NotWritable {
        /// Which.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What is there is no journal, or not one that can be gone on with.
    #[error("{}; {}", .0, next(.0))]
    Unusable(Damage),
    /// The system refuses for another reason.
    #[error("{file}: it cannot be opened for recording ({source}); see to that and open the session again")]
    Failed {
        /// Which.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

fn next(damage: &Damage) -> String {
    damage
        .what
        .read_only()
        .map_or_else(|| "put the file itself in its place".to_owned(), |next: ReadOnly| next.to_string())
}

/// Why events were not recorded. None of them is in the journal; what was acknowledged before is.
#[derive(Clone, Debug, thiserror::Error)]
pub enum WriteFailure {
    /// The disk (or what the user may use of it) is full.
    #[error("{file}: not recorded, the disk is full; make room on it and enter the line again")]
    Full {
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
    /// The line would be longer than any may be; how long, in bytes.
    #[error(
        "not recorded: the entry is too long ({0} bytes; a line of the journal has at most {LONGEST}); split it in two"
    )]
    TooLong(usize),
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
}

#[derive(Clone, Copy, Debug)]
struct End {
    size: u64,
    tip: Tip,
}

impl Writer<Disk> {
    /// Opens the journal of this device for writing, however long it is in the same time. An unfinished last line is set
    /// aside and reported.
    ///
    /// # Errors
    /// See [`OpenError`]. Reading is possible with all of them.
    pub fn open(folder: &Folder, device: Device) -> Result<(Writer, Option<TornTail>), OpenError> {
        Writer::on(Disk::open(folder, &device)?, device)
    }
}

impl<S: Store> Writer<S> {
    /// The same on any store.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn on(mut store: S, device: Device) -> Result<(Writer<S>, Option<TornTail>), OpenError> {
        let place = store.place().to_owned();
        let failed = |source| OpenError::Failed { file: place.clone(), source };
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
        let size = ending.whole();
        if size > 0 {
            // A run that was killed may have written lines without syncing them; they are shown from now on.
            store.sync().map_err(failed)?;
        }
        let torn = match ending.fragment().len() {
            0 => None,
            bytes => {
                let file = store.set_aside(size).map_err(failed)?;
                store.cut(size).and_then(|()| store.sync()).map_err(failed)?;
                Some(TornTail { file, bytes: bytes as u64, beginning: ending.fragment_shown() })
            }
        };
        let end = End { size, tip };
        Ok((Writer { store, device, written: end, synced: end, clock: tip.clock, ragged: false }, torn))
    }

    /// The device that writes.
    pub fn device(&self) -> &Device {
        &self.device
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
    /// As for [`append_all`](Self::append_all).
    pub fn append(&mut self, draft: &Draft) -> Result<Recorded, WriteFailure> {
        self.append_all(std::slice::from_ref(draft)).and_then(|mut all| all.pop().ok_or(WriteFailure::Stopped))
    }

    /// Writes several events at the end, all or none, with one call to the system. They are safe only after
    /// [`sync`](Self::sync).
    ///
    /// # Errors
    /// See [`WriteFailure`]: nothing of them is in the journal.
    pub fn append_all(&mut self, drafts: &[Draft]) -> Result<Vec<Recorded>, WriteFailure> {
        let (mut clock, mut tip, mut lines) = (self.clock, self.written.tip, Vec::new());
        let mut all = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let at = to_the_millisecond(draft.at).ok_or(WriteFailure::Time)?;
            clock = clock.tick(draft.wall.min(LATEST));
            let order = Order { clock, device: self.device.clone(), seq: tip.seq + 1 };
            let recorded = Recorded { id: draft.id, order, at, event: draft.event.clone() };
            let (line, sum) =
                encode(tip.sum, &recorded).map_err(|error| WriteFailure::Unwritable(error.to_string()))?;
            if line.len() > LONGEST {
                return Err(WriteFailure::TooLong(line.len()));
            }
            tip = Tip { seq: tip.seq + 1, clock, sum: Some(sum) };
            lines.extend(line);
            all.push(recorded);
        }
        self.trim()?;
        if let Err(error) = self.write(&lines) {
            self.ragged = true;
            // If this fails too, it is done before the next write.
            let _ = self.trim();
            return Err(self.failure("writing", error));
        }
        self.written = End { size: self.written.size + lines.len() as u64, tip };
        self.clock = clock;
        Ok(all)
    }

    /// Returns when everything appended is on the disk.
    ///
    /// # Errors
    /// See [`WriteFailure`]: nothing appended since the last good sync is in the journal.
    pub fn sync(&mut self) -> Result<(), WriteFailure> {
        if self.written.size == self.synced.size {
            return Ok(());
        }
        match self.store.sync() {
            Ok(()) => {
                self.synced = self.written;
                Ok(())
            }
            Err(error) => {
                // A second sync could succeed without having written anything; so what was to be synced is taken back.
                self.written = self.synced;
                self.ragged = true;
                let _ = self.trim();
                Err(self.failure("syncing", error))
            }
        }
    }

    /// Takes away what a failure left behind the end.
    fn trim(&mut self) -> Result<(), WriteFailure> {
        if self.ragged {
            if let Err(error) = self.store.cut(self.written.size) {
                return Err(self.failure("taking back an unfinished line", error));
            }
            self.ragged = false;
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

    fn failure(&self, doing: &'static str, error: io::Error) -> WriteFailure {
        let (file, source) = (self.store.place().to_owned(), Arc::new(error));
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                WriteFailure::Full { file, source }
            }
            _ => WriteFailure::Failed { file, doing, source },
        }
    }
}
