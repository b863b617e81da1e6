//! Whether a journal still stands where it was opened, and putting it back where it does not.
//!
//! Programs that synchronise folders, `git`, restored backups and people move, replace and delete files that are open. The
//! program still holds what it wrote: the open file, whose contents stay for as long as it is held, and in memory the end of
//! it, should another program empty that very file. So what is gone is put back, and what merely is another copy is gone on
//! in. Never is anything overwritten that has more than what was written here, or something else.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::anew::{put_anew, write_anew};
use super::damage::Fault;
use super::file::{Bytes as _, Disk, OpenError, Sort, Store as _, lock, plain};
use super::folder::{Folder, build, sync_folder};
use super::lately::Ours;
use super::recover::fill;
use super::writer::End;

/// What was put right about the place of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutBack {
    /// A copy that another program put in its place is gone on in.
    Adopted(PathBuf),
    /// It was gone or cut short and is whole again.
    Journal(PathBuf),
    /// The whole folder of the session was deleted; it is there again with the agenda and this device's journal.
    Folder(PathBuf),
}

impl std::fmt::Display for PutBack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PutBack::Adopted(file) => write!(
                f,
                "{}: another program put a copy in the place of the journal; it is the same to the last line, and recording \
                 goes on in it",
                file.display()
            ),
            PutBack::Journal(file) => write!(
                f,
                "{}: another program took the journal away or cut it short; it was put back from what this program holds, and \
                 nothing recorded here is missing",
                file.display()
            ),
            PutBack::Folder(folder) => write!(
                f,
                "{}: the folder of the session was deleted while it was open; it was put back with the agenda and everything \
                 recorded on this device; exports can be made again, and what other devices recorded comes back from them",
                folder.display()
            ),
        }
    }
}

/// Why a journal is not where it was opened and was not put back. What is recorded is not lost with any of them.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Astray {
    /// The folder of the session is elsewhere, and the journal in it.
    #[error(
        "the folder of the session is no longer there: {}; put it back and enter the line again, or leave the program and \
         open the session where it is now; what was recorded is safe in it", whereabouts(.0)
    )]
    Moved(Option<PathBuf>),
    /// The folder of the session is elsewhere, and the journal is in no folder any more.
    #[error(
        "the folder of the session is no longer there: {}; what was recorded is held by this program alone: leave it open, \
         put the folder back and enter the line again", whereabouts(.0)
    )]
    MovedWithout(Option<PathBuf>),
    /// The folder of the session was deleted, and the place it was in has changed.
    #[error(
        "the folder of the session was deleted, and so was, or is away, the one it was in; what was recorded is held by this \
         program alone: leave it open, put the folder back (with agenda.toml in it) and enter the line again"
    )]
    Deleted,
    /// A folder is there, but not this session's.
    #[error(
        "the folder in its place is not this session's ({0}); what was recorded is still held by this program: leave it open, \
         put the folder of the session back and enter the line again"
    )]
    OtherFolder(&'static str),
    /// The file has more than was written here.
    #[error(
        "another program put lines into it that were not recorded here; leave the program and open the session again; if two \
         laptops record under the same device name, give one of them another: --device NAME"
    )]
    Longer,
    /// Another program wrote behind what was written here, which is untouched.
    #[error(
        "another program has written into it behind what was recorded here; leave the program and open the session again; \
         if two laptops record under the same device name, give one of them another: --device NAME"
    )]
    Appended,
    /// The file says something else.
    #[error(
        "another program put something else in its place; {}leave the program and open the session again; if two laptops \
         record under the same device name, give one of them another: --device NAME", kept(.0)
    )]
    Differs(Option<PathBuf>),
    /// Another program emptied the file, and its beginning is held nowhere.
    #[error(
        "another program cut it short, so that earlier lines are missing; leave the program, put back a whole copy of the \
         file, and open the session again"
    )]
    Cut,
    /// Another program records on this device meanwhile.
    #[error(
        "the session was opened on this device in another window meanwhile; close one of the two, and enter the line again"
    )]
    InUse,
    /// A person is being erased.
    #[error(
        "a person is being erased from this session: leave the program, let `rapporteur erase` finish, and open the session \
         again"
    )]
    Erasing,
    /// The system refuses.
    #[error("it is no longer in its place and could not be put back ({0}); see to the disk and enter the line again")]
    Failed(Arc<io::Error>),
}

impl From<io::Error> for Astray {
    fn from(error: io::Error) -> Astray {
        Astray::Failed(Arc::new(error))
    }
}

fn whereabouts(now: &Option<PathBuf>) -> String {
    match now {
        Some(now) => format!("it is now {}", now.display()),
        None => "it was renamed or moved, or its disk is away".to_owned(),
    }
}

fn kept(copy: &Option<PathBuf>) -> String {
    copy.as_ref().map_or_else(String::new, |copy| format!("what was recorded here is kept in {}; ", copy.display()))
}

/// Where a journal was opened.
#[derive(Debug)]
pub(super) struct Place {
    folder: Folder,
    /// What the folder's agenda held; `None` if it could not be read.
    agenda: Option<Vec<u8>>,
    /// The folder itself, held to know whether it was deleted or moved. On Windows that would keep others from moving it.
    home: Option<File>,
    /// The folder that one is in: path and which it is.
    parent: Option<(PathBuf, Identity)>,
}

impl Place {
    pub fn of(folder: &Folder) -> io::Result<Place> {
        let home = if cfg!(unix) { Some(File::open(folder.path())?) } else { None };
        let parent = folder.path().canonicalize()?.parent().map(Path::to_owned);
        let parent = parent.and_then(|path| Some((identity(&fs::metadata(&path).ok()?)?, path)));
        let parent = parent.map(|(identity, path)| (path, identity));
        Ok(Place { folder: folder.clone(), agenda: folder.agenda_bytes().ok(), home, parent })
    }

    /// Whether the folder that is there is this session's; with its agenda again, if somebody emptied it.
    fn is_this_session(&self, journal: &File) -> Result<(), Astray> {
        if self.folder.erasing().symlink_metadata().is_ok() {
            return Err(Astray::Erasing);
        }
        match (fs::read(self.folder.agenda()), &self.agenda) {
            (Ok(there), Some(agenda)) if there != *agenda => Err(Astray::OtherFolder("its agenda is another one")),
            (Ok(_), _) => Ok(()),
            (Err(error), agenda) if error.kind() == ErrorKind::NotFound => match agenda {
                Some(agenda)
                    if self.is_home(&fs::metadata(self.folder.path())?) || self.is_made_of_exports(journal)? =>
                {
                    Ok(put_anew(&self.folder.agenda(), false, &mut |new| new.write_all(agenda))?)
                }
                _ if self.home.as_ref().is_some_and(|home| !deleted(home)) => Err(self.moved(journal)),
                _ => Err(Astray::OtherFolder("there is no agenda.toml in it: its disk may be away")),
            },
            (Err(error), _) => Err(error.into()),
        }
    }

    /// Whether this is the folder that was opened.
    fn is_home(&self, there: &Metadata) -> bool {
        let home = self.home.as_ref().and_then(|home| home.metadata().ok());
        home.is_some_and(|home| identity(&home).is_some() && identity(&home) == identity(there))
    }

    /// Whether the folder was deleted, and what is there is none but one that exports were saved in since.
    fn is_made_of_exports(&self, journal: &File) -> io::Result<bool> {
        if !deleted(journal) || !self.home.as_ref().is_some_and(deleted) {
            return Ok(false);
        }
        let exports = self.folder.exports();
        let mut there = fs::read_dir(self.folder.path())?;
        Ok(exports.is_dir() && there.all(|entry| entry.is_ok_and(|entry| entry.path() == exports)))
    }

    /// The folder has another name.
    fn moved(&self, journal: &File) -> Astray {
        let now = self.home.as_ref().and_then(now_at);
        if deleted(journal) { Astray::MovedWithout(now) } else { Astray::Moved(now) }
    }

    /// Makes the folder again, if it was deleted for certain and the one it was in is still the same. Under a mount point
    /// whose disk is away nothing is made.
    fn make_again(&self, journal: &File) -> Result<(), Astray> {
        if !deleted(journal) || !self.home.as_ref().is_some_and(deleted) {
            return Err(self.moved(journal));
        }
        let named = matches!(self.folder.path().components().next_back(), Some(Component::Normal(_)));
        match (&self.parent, &self.agenda) {
            (Some((parent, which)), Some(agenda)) if named => {
                if fs::metadata(parent).ok().and_then(|there| identity(&there)) != Some(*which) {
                    return Err(Astray::Deleted);
                }
                Ok(build(parent, self.folder.path(), agenda)?)
            }
            _ => Err(Astray::Deleted),
        }
    }
}

impl Disk {
    /// See [`Store::hold_place`](super::Store::hold_place).
    pub(super) fn hold(&mut self, written: u64, safe: &End) -> Result<Option<PutBack>, Astray> {
        let there = match fs::symlink_metadata(&self.path) {
            Ok(there) => Some(there),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let ours = self.file.metadata()?;
        if let Some(there) = &there
            && identity(there) == identity(&ours)
            && (written..=self.lately.end()).contains(&there.len())
        {
            return self.hold_lock().map(|()| None);
        }
        let put = match there {
            Some(there) => self.settle(&there, written, safe),
            None => self.put_missing(written),
        };
        if let Err(Astray::Failed(_)) = put {
            // Of what was synced in vain, a second sync proves nothing: next time it is written anew.
            self.doubt(written);
        }
        let put = put?;
        self.reopen()?;
        self.hold_lock()?;
        Ok(Some(put))
    }

    /// What to do about another file in its place, or about what became of the file itself.
    fn settle(&mut self, there: &Metadata, written: u64, safe: &End) -> Result<PutBack, Astray> {
        self.place.is_this_session(&self.file)?;
        if matches!(plain(&self.place.folder.journals(), Sort::Folder), Err(Fault::Link)) || !there.is_file() {
            return Err(Astray::Differs(None));
        }
        let mut other = File::open(&self.path)?;
        if identity(&other.metadata()?) != identity(there) {
            return Err(io::Error::other("it is being replaced at this moment").into());
        }
        let same_file = identity(there).is_some() && identity(there) == identity(&self.file.metadata()?);
        let (length, end) = (there.len(), self.lately.end());
        if same_file && length < self.lately.from {
            return Err(Astray::Cut);
        }
        if !self.begins_alike(&mut other, length.min(end))? {
            return Err(Astray::Differs(self.keep(safe)?));
        }
        match length {
            _ if length > end && same_file => Err(Astray::Appended),
            _ if length > end => Err(Astray::Longer),
            // Of what is not on the disk for certain, a new copy is.
            _ if length < written || self.doubted => {
                self.write_anew(&self.path.clone(), written, true)?;
                self.lately.cut(written);
                Ok(PutBack::Journal(self.path.clone()))
            }
            _ => {
                other.sync_all()?;
                sync_folder(&self.place.folder.journals())?;
                self.lately.cut(length);
                Ok(PutBack::Adopted(self.path.clone()))
            }
        }
    }

    /// Puts back a file that is gone, and what it is in.
    fn put_missing(&mut self, written: u64) -> Result<PutBack, Astray> {
        let root = self.place.folder.path().to_owned();
        let put = match fs::symlink_metadata(&root) {
            Ok(_) => PutBack::Journal(self.path.clone()),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.place.make_again(&self.file)?;
                self.place.home = if cfg!(unix) { Some(File::open(&root)?) } else { None };
                PutBack::Folder(root.clone())
            }
            Err(error) => return Err(error.into()),
        };
        self.place.is_this_session(&self.file)?;
        let journals = self.place.folder.journals();
        match plain(&journals, Sort::Folder) {
            Ok(true) => {}
            Ok(false) => {
                fs::create_dir(&journals)?;
                sync_folder(&root)?;
            }
            Err(_) => return Err(Astray::OtherFolder("its journal is no folder")),
        }
        self.write_anew(&self.path.clone(), written, false)?;
        self.lately.cut(written);
        Ok(put)
    }

    /// Writes so much of the beginning of what is held to a new file and gives it this name, safe from a power cut.
    fn write_anew(&mut self, path: &Path, size: u64, over: bool) -> io::Result<()> {
        let mut ours = Ours { lately: &self.lately, file: &mut self.file };
        write_anew(&mut ours, size, path, over)
    }

    /// Saves what was acknowledged beside a file that says something else, once; nowhere if there is nothing.
    fn keep(&mut self, safe: &End) -> io::Result<Option<PathBuf>> {
        if safe.size == 0 {
            return Ok(None);
        }
        let name = format!("{}.held-{}.jsonl", self.device, safe.name());
        let copy = self.path.with_file_name(name);
        let there = plain(&copy, Sort::File).is_ok_and(|there| there)
            && File::open(&copy)
                .and_then(|mut copy| Ok(copy.size()? == safe.size && self.begins_alike(&mut copy, safe.size)?))?;
        if !there {
            self.write_anew(&copy, safe.size, true)?;
        }
        Ok(Some(copy))
    }

    /// Whether so many bytes at the beginning are the same.
    fn begins_alike(&mut self, other: &mut File, size: u64) -> io::Result<bool> {
        let mut ours = Ours { lately: &self.lately, file: &mut self.file };
        let (mut one, mut two) = (vec![0; BLOCK], vec![0; BLOCK]);
        let mut from = 0;
        while from < size {
            let wanted = usize::try_from(size - from).unwrap_or(BLOCK).min(BLOCK);
            let read = fill(&mut ours, from, &mut one[..wanted])?;
            if read == 0 || fill(other, from, &mut two[..read])? != read || one[..read] != two[..read] {
                return Ok(false);
            }
            from += read as u64;
        }
        Ok(true)
    }

    /// Takes the file that is in its place now.
    fn reopen(&mut self) -> io::Result<()> {
        (self.file, self.cutter) = super::file::handles(&self.path)?;
        if cfg!(unix) {
            self.place.home = Some(File::open(self.place.folder.path())?);
        }
        if self.doubted {
            self.trust();
        }
        Ok(())
    }

    /// The lock lies in the folder too, and may have gone with it.
    fn hold_lock(&mut self) -> Result<(), Astray> {
        let held = self.lock.metadata()?;
        let there = fs::symlink_metadata(self.path.with_extension("lock"));
        if there.is_ok_and(|there| identity(&there) == identity(&held)) {
            return Ok(());
        }
        match lock(&self.place.folder, &self.device) {
            Ok(lock) => self.lock = lock,
            Err(OpenError::InUse { .. }) => return Err(Astray::InUse),
            // Where no lock can be made nobody else makes one either.
            Err(_) => {}
        }
        Ok(())
    }
}

/// So much is compared at once.
const BLOCK: usize = 64 * 1024;

/// Which file of which disk something is, where the system says.
pub(super) type Identity = (u64, u64);

#[cfg(unix)]
fn identity(found: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<Identity> {
    None
}

/// Whether a file or folder that is held has no name any more.
#[cfg(unix)]
fn deleted(held: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    held.metadata().is_ok_and(|held| held.nlink() == 0)
}

#[cfg(not(unix))]
fn deleted(_: &File) -> bool {
    false
}

/// Where a folder that is held is now, where the system says.
#[cfg(target_os = "linux")]
fn now_at(folder: &File) -> Option<PathBuf> {
    use std::os::fd::AsRawFd;
    let now = fs::read_link(format!("/proc/self/fd/{}", folder.as_raw_fd())).ok()?;
    // A folder under a mount point that is gone has a name the user cannot follow.
    let there = fs::metadata(&now).ok()?;
    (identity(&there) == identity(&folder.metadata().ok()?)).then_some(now)
}

#[cfg(not(target_os = "linux"))]
fn now_at(_: &File) -> Option<PathBuf> {
    None
}
