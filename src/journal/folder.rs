//! The session folder: `agenda.toml`, `journal/`, `exports/`.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};

use super::chain::{Chain, check};
use super::copies;
use super::damage::{Damage, Fault, ReadOnly};
use super::file::{Bytes, Sort, plain};
use super::merge::merge;
use super::recover::Ending;
use crate::session::event::{Device, Recorded};

/// A session on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
}

/// What [`Folder::create`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Created {
    /// A new folder of the name asked for.
    New(Folder),
    /// A session with this name and the same agenda was there: it is this one.
    Existing(Folder),
    /// A session with this name and another agenda was there; the new folder has a number behind the name.
    Renamed(Folder),
}

impl Created {
    /// The folder, whichever way.
    pub fn into_folder(self) -> Folder {
        match self {
            Created::New(folder) | Created::Existing(folder) | Created::Renamed(folder) => folder,
        }
    }
}

/// Why a session folder could not be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The name is no name of a folder.
    #[error("{0:?} cannot be the name of a folder; choose one without / and \\ that does not begin with a full stop")]
    Name(String),
    /// There is no such folder.
    #[error("{0}: there is no such folder; see whether the name is right, or open an agenda to begin a session")]
    NotFound(PathBuf),
    /// There is something, but no session.
    #[error("{0}: this is no session (a session is a folder with a file agenda.toml and a folder journal)")]
    NoSession(PathBuf),
    /// There are journals, but no agenda.
    #[error(
        "{0}: the agenda of this session (agenda.toml) is not here, though its journals are: it was taken away, or has not \
         arrived yet; put it back. What was recorded is safe, and `rapporteur repair` brings it out without an agenda"
    )]
    NoAgenda(PathBuf),
    /// Something in it is a link, or of another sort than it is to be.
    #[error("{0}")]
    Unusable(Damage),
    /// What is handed over would be written somewhere else.
    #[error("{0}; `rapporteur export --out FOLDER` writes elsewhere")]
    Exports(Damage),
    /// The system refuses.
    #[error("{path}: it cannot be {doing} ({source}); choose another place with --sessions, or see to this one")]
    Failed {
        /// Which file or folder.
        path: PathBuf,
        /// "read", "made" …
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

/// All that a session folder says.
#[derive(Debug, Default)]
pub struct Reading {
    /// The events of all devices in their one order: everything that can be read.
    pub events: Vec<Recorded>,
    /// Everything that is not as it was written.
    pub damage: Vec<Damage>,
    /// Journals that end within a line. In one that is being written, or still arriving from another laptop, that is as it
    /// should be; in one of this device, opening it to record sets the fragment aside.
    pub unfinished: Vec<PathBuf>,
    /// Why nothing may be recorded, if so.
    pub read_only: Option<ReadOnly>,
}

impl Reading {
    /// What journals say that are in memory, each with the device that wrote it; read and verified as [`Folder::read`] does
    /// with those on disk. Whatever order they come in and however often one is among them, the reading is the same but for the
    /// order of the damage. Damage names `DEVICE.jsonl`.
    pub fn of<T: AsRef<[u8]>>(journals: &[(Device, T)]) -> Reading {
        let mut gathered = Gathered::default();
        for (device, bytes) in journals {
            gathered.add(device, format!("{device}.jsonl").into(), || Ok(io::Cursor::new(bytes.as_ref())));
        }
        gathered.merged()
    }
}

/// What the journals say that were read so far.
#[derive(Default)]
struct Gathered {
    events: Vec<Vec<Recorded>>,
    damage: Vec<Damage>,
    unfinished: Vec<PathBuf>,
}

impl Gathered {
    /// Adds what the journal of a device says; `file` is what damage to it is called.
    fn add<B: Bytes + Send>(&mut self, device: &Device, file: PathBuf, open: impl Fn() -> io::Result<B>) {
        match check(device, open) {
            Ok(checked) => {
                self.events.push(checked.events);
                let place = |(line, what)| Damage { file: file.clone(), line: Some(line), what };
                self.damage.extend(checked.faults.into_iter().map(place));
                if checked.unfinished {
                    self.unfinished.push(file);
                }
            }
            Err(error) => self.damage.push(Damage { file, line: None, what: Fault::Unreadable(error.to_string()) }),
        }
    }

    fn merged(self) -> Reading {
        let Gathered { events, damage, unfinished } = self;
        let read_only = damage.iter().filter_map(|damage| damage.what.read_only()).max();
        Reading { events: merge(events), damage, unfinished, read_only }
    }
}

const AGENDA: &str = "agenda.toml";
const JOURNAL: &str = "journal";
const EXPORTS: &str = "exports";
const ERASING: &str = "erasing.json";

/// The most of a file named by somebody that is read: more than is accepted of one, so that it can be said.
pub(super) const MOST_BYTES: u64 = 16 << 20;

/// The largest journal that is read. One of a long day has some hundred kilobytes; what is a thousand times larger was not
/// written by this program, and may be a hole that fills all memory.
pub(super) const LARGEST: u64 = 1 << 30;

/// So many sessions of one name at most.
const SAME_NAME: u32 = 1000;

impl Folder {
    /// Makes the folder of a new session, `sessions/name`, with this agenda in it byte for byte. A crash in between leaves no
    /// session, or a whole one (and perhaps a folder whose name begins with `.new-`).
    ///
    /// # Errors
    /// See [`FolderError`].
    pub fn create(sessions: &Path, name: &str, agenda: &[u8]) -> Result<Created, FolderError> {
        let mut components = Path::new(name).components();
        if !matches!((components.next(), components.next()), (Some(Component::Normal(_)), None))
            || name.starts_with('.')
            || name.contains(['/', '\\', '\0'])
        {
            return Err(FolderError::Name(name.to_owned()));
        }
        let made = |path: &Path| {
            let path = path.to_owned();
            move |source| FolderError::Failed { path, doing: "made", source }
        };
        let new_sessions = !sessions.is_dir();
        fs::create_dir_all(sessions).map_err(made(sessions))?;
        if new_sessions {
            sessions
                .canonicalize()
                .and_then(|path| path.parent().map_or(Ok(()), sync_folder))
                .map_err(made(sessions))?;
        }
        for count in 1..=SAME_NAME {
            let path = if count == 1 { sessions.join(name) } else { sessions.join(format!("{name}-{count}")) };
            if path.symlink_metadata().is_ok() {
                match has_agenda(&path, agenda) {
                    Ok(true) => return Folder::open(path).map(Created::Existing),
                    Ok(false) => continue,
                    // It may be this very session: a second one beside it would be taken for the record.
                    Err(source) => return Err(FolderError::Failed { path: path.join(AGENDA), doing: "read", source }),
                }
            }
            match build(sessions, &path, agenda) {
                Ok(()) => {
                    let folder = Folder { path };
                    return Ok(if count == 1 { Created::New(folder) } else { Created::Renamed(folder) });
                }
                // Another program was a moment faster; the next name, or its folder if the agenda is the same.
                Err(_) if path.join(AGENDA).exists() => {
                    if matches!(has_agenda(&path, agenda), Ok(true)) {
                        return Folder::open(path).map(Created::Existing);
                    }
                }
                Err(source) => return Err(FolderError::Failed { path, doing: "made", source }),
            }
        }
        Err(FolderError::Failed { path: sessions.join(name), doing: "made", source: ErrorKind::AlreadyExists.into() })
    }

    /// The session in this folder.
    ///
    /// # Errors
    /// See [`FolderError`]. A damaged journal is none of them: [`read`](Self::read) reports it.
    pub fn open(path: impl Into<PathBuf>) -> Result<Folder, FolderError> {
        let path = path.into();
        match fs::metadata(&path) {
            Ok(found) if !found.is_dir() => return Err(FolderError::NoSession(path)),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(FolderError::NotFound(path)),
            Err(source) => return Err(FolderError::Failed { path, doing: "read", source }),
        }
        let agenda = path.join(AGENDA);
        match (plain(&agenda, Sort::File), fs::symlink_metadata(&agenda)) {
            (Ok(true), _) => Ok(Folder { path }),
            (Err(Fault::Unreadable(_)), Err(source)) if source.kind() == ErrorKind::PermissionDenied => {
                Err(FolderError::Failed { path: agenda, doing: "read", source })
            }
            (Err(what @ Fault::Link), _) => Err(FolderError::Unusable(Damage { file: agenda, line: None, what })),
            _ if plain(&path.join(JOURNAL), Sort::Folder) == Ok(true) => Err(FolderError::NoAgenda(path)),
            _ => Err(FolderError::NoSession(path)),
        }
    }

    /// The same where the agenda may be missing: what a repair begins with.
    ///
    /// # Errors
    /// See [`FolderError`].
    pub fn open_without_agenda(path: impl Into<PathBuf>) -> Result<Folder, FolderError> {
        match Folder::open(path) {
            Err(FolderError::NoAgenda(path)) => Ok(Folder { path }),
            opened => opened,
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where what is handed over goes. It may not be there yet.
    pub fn exports(&self) -> PathBuf {
        self.path.join(EXPORTS)
    }

    /// The same, to be written to.
    ///
    /// # Errors
    /// When it is a link, or no folder: a session from elsewhere could have what is handed over written anywhere.
    pub fn exports_to_write(&self) -> Result<PathBuf, FolderError> {
        let exports = self.exports();
        let file = exports.clone();
        plain(&exports, Sort::Folder)
            .map(|_| exports)
            .map_err(|what| FolderError::Exports(Damage { file, line: None, what: for_folder(what) }))
    }

    /// Where the copy of the agenda is.
    pub fn agenda(&self) -> PathBuf {
        self.path.join(AGENDA)
    }

    /// The agenda, byte for byte as it was loaded; at most 16 MiB of it, which is more than any agenda may have.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn agenda_bytes(&self) -> Result<Vec<u8>, FolderError> {
        let read = File::open(self.agenda()).and_then(|file| {
            let mut bytes = Vec::new();
            file.take(MOST_BYTES).read_to_end(&mut bytes).map(|_| bytes)
        });
        read.map_err(|source| FolderError::Failed { path: self.agenda(), doing: "read", source })
    }

    /// The bytes of a file that somebody names: where the program was started, else in the session's folder, else beside it.
    /// At most 16 MiB of it.
    ///
    /// # Errors
    /// Why it cannot be had, in words.
    pub fn beside(&self, name: &str) -> Result<Vec<u8>, String> {
        let places = [PathBuf::from(name), self.path.join(name), self.path.join("..").join(name)];
        let found = places.iter().find(|place| place.is_file());
        let Some(place) = found else {
            if let Some(other) = places.iter().find(|place| place.exists()) {
                let what = if other.is_dir() { "a folder and no file" } else { "no file" };
                return Err(format!("{name} is {what}; name the file itself"));
            }
            return Err(format!(
                "{name} is not there; put the file where the program was started or into {}, or type its whole path",
                self.path.display()
            ));
        };
        let read = File::open(place).and_then(|file| {
            let mut bytes = Vec::new();
            file.take(MOST_BYTES).read_to_end(&mut bytes).map(|_| bytes)
        });
        read.map_err(|error| format!("{} cannot be read: {error}", place.display()))
    }

    /// Reads and verifies the journals of all devices.
    pub fn read(&self) -> Reading {
        let (journals, mut damage) = self.find();
        let events = copies::fold(&journals, &mut damage);
        let mut gathered = Gathered { events, damage, ..Gathered::default() };
        for (device, file) in journals {
            gathered.add(&device, file.clone(), || File::open(&file));
        }
        let erasing = self.erasing();
        if erasing.symlink_metadata().is_ok() {
            gathered.damage.push(Damage { file: erasing, line: None, what: Fault::Erasing });
        }
        gathered.merged()
    }

    /// The last lines of the record, at most so many, in their order: what a screen shows first. Nothing is verified, what
    /// cannot be read is left out, and the work grows with the lines asked for, not with the journals.
    pub fn tail(&self, lines: usize) -> Vec<Recorded> {
        let ends = self.find().0.into_iter().map(|(device, file)| {
            let ending = File::open(file).and_then(|mut file| Ending::of(&mut file, lines));
            let Ok(ending) = ending else { return Vec::new() };
            let mut chain = Chain::middle(&device);
            ending.lines().filter_map(|line| chain.read(line.strip_suffix(b"\r").unwrap_or(line)).recorded).collect()
        });
        let mut events = merge(ends.collect());
        events.drain(..events.len().saturating_sub(lines));
        events
    }

    /// How long all journals are together, in bytes.
    pub fn size(&self) -> u64 {
        self.find().0.iter().filter_map(|(_, file)| fs::metadata(file).ok()).map(|found| found.len()).sum()
    }

    /// Where the journals are.
    pub(super) fn journals(&self) -> PathBuf {
        self.path.join(JOURNAL)
    }

    /// Where the journal of this device is.
    pub fn journal(&self, device: &Device) -> PathBuf {
        self.journals().join(format!("{device}.jsonl"))
    }

    /// What is there while a person is being erased: which files have new contents beside them.
    pub(super) fn erasing(&self) -> PathBuf {
        self.path.join(ERASING)
    }

    /// The devices with their journals, by name, and what in the folder is none though it looks like one.
    pub(super) fn find(&self) -> (Vec<(Device, PathBuf)>, Vec<Damage>) {
        let (mut journals, mut damage) = (Vec::new(), Vec::new());
        let folder = self.journals();
        let unreadable = |error: io::Error| Fault::Unreadable(error.to_string());
        let entries = match plain(&folder, Sort::Folder) {
            Ok(true) => fs::read_dir(&folder).map_err(unreadable),
            // Git, for one, keeps no empty folders.
            Ok(false) => return (journals, damage),
            // Unlike a stray link among the journals, this one stands for all of them.
            Err(what) => Err(for_folder(what)),
        };
        let mut report = |file: PathBuf, what| damage.push(Damage { file, line: None, what });
        match entries {
            Ok(entries) => {
                for entry in entries {
                    match entry.map(|entry| (journal_of(&entry.path()), entry.path())) {
                        Ok((None, _)) => {}
                        Ok((Some(Ok(device)), file)) => journals.push((device, file)),
                        Ok((Some(Err(what)), file)) => report(file, what),
                        Err(error) => report(folder.clone(), unreadable(error)),
                    }
                }
            }
            Err(what) => report(folder, what),
        }
        journals.sort();
        damage.sort_by(|a, b| a.file.cmp(&b.file));
        (journals, damage)
    }
}

/// Whose journal this file is; `None` for what is none and does not look like one (locks, fragments set aside, what
/// programs that synchronise folders put down for a while).
fn journal_of(path: &Path) -> Option<Result<Device, Fault>> {
    let name = path.file_name()?;
    let Some(name) = name.to_str() else {
        return name.as_encoded_bytes().ends_with(b".jsonl").then_some(Err(Fault::OddName));
    };
    if name.starts_with('.') {
        return None;
    }
    let device = name.strip_suffix(".jsonl")?;
    // So ownCloud calls a copy, which would pass for a device.
    Some(match Device::new(device).filter(|_| !device.contains("_conflict-")) {
        None => Err(Fault::OddName),
        Some(device) => plain(path, Sort::File).and_then(|_| match fs::symlink_metadata(path) {
            Ok(found) if found.len() > LARGEST => {
                Err(Fault::WrongSort("this is larger than any journal can be (1 GiB), and was left out"))
            }
            _ => Ok(device),
        }),
    })
}

/// What is wrong, said of a folder.
fn for_folder(what: Fault) -> Fault {
    match what {
        Fault::Link => Fault::WrongSort("this is a link, which is not followed; put the folder itself here"),
        what => what,
    }
}

/// Whether the session in this folder is held with this agenda.
fn has_agenda(path: &Path, agenda: &[u8]) -> io::Result<bool> {
    let file = path.join(AGENDA);
    let there = fs::symlink_metadata(&file).and_then(|found| {
        if found.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        let long = found.is_file() && found.len() == agenda.len() as u64;
        if long { fs::read(&file).map(|there| there == agenda) } else { Ok(false) }
    });
    match there {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
        there => there,
    }
}

/// Builds the folder under another name and gives it its own at the end.
pub(super) fn build(sessions: &Path, path: &Path, agenda: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".new-");
    #[cfg(unix)]
    {
        // As any folder, for the group of a shared one too; the umask takes away from it.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    let new = builder.tempdir_in(sessions)?;
    let mut file = File::create_new(new.path().join(AGENDA))?;
    file.write_all(agenda)?;
    file.sync_all()?;
    fs::create_dir(new.path().join(JOURNAL))?;
    fs::create_dir(new.path().join(EXPORTS))?;
    sync_folder(new.path())?;
    fs::rename(new.path(), path)?;
    // It has another name now, so that there is nothing to be removed.
    let _ = new.keep();
    sync_folder(sessions)
}

/// Makes what was created in a folder or renamed into it safe from a power cut.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // On Windows a folder cannot be opened for this, and need not be.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
