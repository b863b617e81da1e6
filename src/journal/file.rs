//! The file of one device's journal: what there has to be for it to be written, the lock, and the calls to the system.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::anew::{clear, doubt, leave_word, set_aside, settle_doubt, unfinished};
use super::damage::{Damage, Fault, ReadOnly};
use super::folder::{Folder, sync_folder};
use super::lately::Lately;
use super::place::{Astray, Place, PutBack};
use super::writer::End;
use crate::session::event::Device;

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

    /// Sees to it that what is in its place is what was opened, with everything written so far: a program that synchronises
    /// folders may have put another file there, and what is written to the old one would be lost. Where that is safe it is
    /// put back, on the disk when this returns; `written` bytes are to be there, of which everything up to `safe` was
    /// acknowledged. What was put back, if anything.
    ///
    /// # Errors
    /// When it is not, and nothing may be written.
    fn hold_place(&mut self, written: u64, safe: &End) -> Result<Option<PutBack>, Astray>;

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

    /// Copies everything from there to the end to a place beside it, safe from a power cut; where. Done again, it copies
    /// nothing twice.
    ///
    /// # Errors
    /// When the copy may not be whole.
    fn set_aside(&mut self, from: u64) -> io::Result<PathBuf>;

    /// Leaves word for a run after this one that only so much is beyond doubt, since a sync failed or something refused could
    /// not be taken back: it does what is needed before it trusts the rest.
    fn doubt(&mut self, safe: u64);

    /// There is no doubt any more.
    fn trust(&mut self);
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

impl<T: AsRef<[u8]>> Bytes for io::Cursor<T> {
    fn size(&mut self) -> io::Result<u64> {
        Ok(self.get_ref().as_ref().len() as u64)
    }

    fn read_at(&mut self, from: u64, buffer: &mut [u8]) -> io::Result<usize> {
        self.set_position(from);
        self.read(buffer)
    }
}

/// A journal in a file, locked against a second writer for as long as this value lives.
#[derive(Debug)]
pub struct Disk {
    pub(super) path: PathBuf,
    pub(super) device: Device,
    /// Appends only: on no system can it overwrite what another program put at the end meanwhile.
    pub(super) file: File,
    /// Cuts: on Windows a handle that appends cannot.
    pub(super) cutter: File,
    pub(super) lock: File,
    pub(super) place: Place,
    pub(super) lately: Lately,
    /// Whether word was left that something is in doubt.
    pub(super) doubted: bool,
}

impl Disk {
    pub(super) fn open(folder: &Folder, device: &Device) -> Result<Disk, OpenError> {
        let journals = folder.journals();
        let plain = |path: &Path, sort| {
            let unusable = |what| OpenError::Unusable(Damage { file: path.to_owned(), line: None, what });
            plain(path, sort).map_err(unusable)
        };
        if !plain(&journals, Sort::Folder)? {
            let made = fs::create_dir(&journals)
                .or_else(|error| if error.kind() == ErrorKind::AlreadyExists { Ok(()) } else { Err(error) })
                .and_then(|()| sync_folder(folder.path()));
            if made.is_err() {
                // So that it is made, and synced, anew.
                let _ = fs::remove_dir(&journals);
            }
            made.map_err(failed(&journals))?;
        }
        let path = folder.journal(device);
        for path in [&path, &path.with_extension("torn"), &doubt(&path)] {
            plain(path, Sort::File)?;
        }
        let lock = lock(folder, device)?;
        let open = || -> io::Result<(File, File, Lately, Place)> {
            clear(&unfinished(&path))?;
            settle_doubt(&path)?;
            let (mut file, cutter) = handles(&path)?;
            // Whether it was there or not: a run before this one may have died between creating and syncing.
            if let Err(error) = sync_folder(&journals) {
                leave_word(&path, 0, &[]);
                return Err(error);
            }
            let lately = Lately::of(&mut file)?;
            Ok((file, cutter, lately, Place::of(folder)?))
        };
        let (file, cutter, lately, place) = open().map_err(failed(&path))?;
        Ok(Disk { path, device: device.clone(), file, cutter, lock, place, lately, doubted: false })
    }
}

/// Opens a journal for appending and for cutting; a new one if there is none.
pub(super) fn handles(path: &Path) -> io::Result<(File, File)> {
    let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    let cutter = OpenOptions::new().write(true).open(path)?;
    Ok((file, cutter))
}

/// Locks the journal of a device against every other writer, for as long as the file lives.
pub(super) fn lock(folder: &Folder, device: &Device) -> Result<File, OpenError> {
    let path = folder.journal(device).with_extension("lock");
    plain(&path, Sort::File).map_err(|what| OpenError::Unusable(Damage { file: path.clone(), line: None, what }))?;
    let lock = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(failed(&path))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse { device: device.clone() }),
        Err(TryLockError::Error(source)) => Err(OpenError::Failed { file: path, source }),
    }
}

/// Why a file could not be opened.
pub(super) fn failed(file: &Path) -> impl FnOnce(io::Error) -> OpenError + use<> {
    let file = file.to_owned();
    move |source| match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => OpenError::NotWritable { file, source },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => OpenError::Full { file, source },
        _ => OpenError::Failed { file, source },
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
        let written = self.file.write(bytes)?;
        self.lately.push(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn hold_place(&mut self, written: u64, safe: &End) -> Result<Option<PutBack>, Astray> {
        self.hold(written, safe)
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        if self.file.size()? > self.lately.end() {
            return Err(io::Error::other("another program has written into the file"));
        }
        self.cutter.set_len(size)?;
        self.lately.cut(size);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn set_aside(&mut self, from: u64) -> io::Result<PathBuf> {
        set_aside(&mut self.file, from, &self.path)
    }

    fn doubt(&mut self, safe: u64) {
        self.doubted = true;
        leave_word(&self.path, safe, self.lately.behind(safe));
    }

    fn trust(&mut self) {
        self.doubted = false;
        // Should it stay, the journal is written anew once more than it need be.
        let _ = clear(&doubt(&self.path));
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
        "{file}: it cannot be written to ({source}); see to that and open the session again, or copy the session folder to a place where you may write, and open it there; it can be read and exported where it is"
    )]
    NotWritable {
        /// Which.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk (or what the user may use of it) is full.
    #[error(
        "{file}: it cannot be opened for recording, the disk is full, or your share of it is used up ({source}); make room on it and open the session again; it can be read and exported as it is"
    )]
    Full {
        /// Which.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What is there is no journal, or not one that can be gone on with.
    #[error("{}; {}", .0, next(.0))]
    Unusable(Damage),
    /// The journal ends earlier than it once did: what is written now would stand in the place of what was.
    #[error(
        "{file}: your journal here {}, but {by} has {seen} lines of it: the rest has not arrived yet, or an older copy was put \
         back; wait for the synchronisation and open the session again, or record under another name with --device NAME",
        if *.has == 0 { "is empty or not there".to_owned() } else { format!("ends at line {}", .has) }
    )]
    Behind {
        /// Which.
        file: PathBuf,
        /// The number of its last line.
        has: u64,
        /// The number of the last line that is known.
        seen: u64,
        /// Who knows it: a device, or a copy.
        by: String,
    },
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
