//! Two copies of one session folder brought together, as after a session was carried on a USB stick.
//!
//! Afterwards both have the same journals: of each device the longer one; where two say different things, one of them and the
//! other as a copy beside it, which is read as [a branch](super::copies). Nothing is shortened. A file is on the disk before
//! it takes the place of another, and doing the same again after an interruption finishes what was begun.
//!
//! Where a person was erased in one of the two, the rewritten journals take the place of the old ones, and what the other
//! recorded since follows them. The journal that says that the person was erased comes last, so that an interruption leaves
//! no doubt which form is the new one.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Cursor, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use uuid::Uuid;

use super::chain::{Checked, Keep, check};
use super::compare::{Compared, More, compare};
use super::copies::sorted;
use super::damage::{Damage, Fault};
use super::file::{OpenError, Sort, lock, plain};
use super::folder::{Folder, FolderError, sync_folder};
use super::line::{Line, Sum};
use super::swap::write;
use crate::session::event::{Device, Event, Recorded};
use crate::session::state::Moment;

/// Why two folders were not brought together. What was put in place until then stays, and is whole.
#[derive(Debug, thiserror::Error)]
pub enum TogetherError {
    /// They are one folder.
    #[error("{0}: both names lead to this one folder; name the copy of it that lies elsewhere")]
    Same(PathBuf),
    /// They are different sessions.
    #[error("{a} and {b} are two different sessions: {why}; nothing was changed")]
    Different {
        /// The first folder.
        a: PathBuf,
        /// The second.
        b: PathBuf,
        /// What shows it.
        why: &'static str,
    },
    /// In each another person was erased, so that neither has the newer form of all lines.
    #[error(
        "in {a} and in {b} different persons were erased since they were one; nothing was changed. Erase in {a} as well who was \
         erased in {b} (`rapporteur erase`), and merge again"
    )]
    Erasures {
        /// The first folder.
        a: PathBuf,
        /// The second.
        b: PathBuf,
    },
    /// Something cannot be read, or is not to be touched now.
    #[error("{0}; nothing was changed")]
    Closed(Damage),
    /// A folder cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The first folder cannot be written to.
    #[error(transparent)]
    Open(OpenError),
    /// Another program changed a file meanwhile.
    #[error("{0}: another program has changed it meanwhile; do the same again")]
    Changed(PathBuf),
    /// The system refuses.
    #[error(
        "{file}: it cannot be written ({source}); what was put in place is whole; see to that and do the same again"
    )]
    Failed {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What was done.
#[derive(Debug, Default)]
pub struct Together {
    /// For each device, what came of its journals.
    pub devices: Vec<Brought>,
    /// Why nothing could be written to the second folder.
    pub only_first: Option<OpenError>,
    /// In which of the two the agenda and journals were replaced by those in which a person is erased: 0 or 1.
    pub reworded: Option<usize>,
}

/// What came of the journals of one device.
#[derive(Debug)]
pub struct Brought {
    /// Whose they are.
    pub device: Device,
    /// How many lines each folder had of it; `None` where it had no journal.
    pub had: [Option<u64>; 2],
    /// How many lines the journal has now.
    pub lines: u64,
    /// How many lines are kept in copies beside it, since they say something else.
    pub beside: u64,
    /// What was left alone.
    pub left: Option<Left>,
}

/// Why the journals of a device were left as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// It is being recorded in this folder just now: 0 the first, 1 the second.
    Busy(usize),
    /// It is damaged in this folder.
    Damaged(usize),
    /// Both have the same lines in another wording, and nothing says which is the newer.
    Wording,
}

/// One of the two folders.
struct Side {
    folder: Folder,
    agenda: Vec<u8>,
    journals: BTreeMap<Device, Journal>,
    copies: BTreeMap<Device, Vec<Vec<u8>>>,
    opened: BTreeMap<Uuid, Moment>,
    erased: BTreeSet<Uuid>,
    busy: BTreeSet<Device>,
    puts: Vec<Put>,
}

struct Journal {
    /// All there is of it.
    bytes: Vec<u8>,
    /// Its whole lines.
    whole: Vec<u8>,
    damaged: bool,
    /// Whether it says that a person was erased.
    erases: bool,
}

/// A file to be put in place.
struct Put {
    file: PathBuf,
    old: Option<Vec<u8>>,
    new: Vec<u8>,
    /// The order in which they are put in place.
    turn: u8,
}

/// What of a journal matters here.
#[derive(Default)]
struct Facts {
    opened: BTreeMap<Uuid, Moment>,
    erased: BTreeSet<Uuid>,
}

impl Keep for Facts {
    fn add(&mut self, recorded: Recorded) {
        match recorded.event {
            Event::SessionOpened(_) => drop(self.opened.insert(recorded.id, recorded.at)),
            Event::PersonErased(_) => drop(self.erased.insert(recorded.id)),
            _ => {}
        }
    }

    fn append(&mut self, later: Self) {
        self.opened.extend(later.opened);
        self.erased.extend(later.erased);
    }
}

/// Brings two copies of one session together. The second is written to as well where that is possible.
///
/// # Errors
/// See [`TogetherError`].
pub fn bring_together(a: &Folder, b: &Folder) -> Result<Together, TogetherError> {
    if let (Ok(one), Ok(other)) = (a.path().canonicalize(), b.path().canonicalize())
        && one == other
    {
        return Err(TogetherError::Same(one));
    }
    let mut done = Together::default();
    // Nothing is recorded in either from here on, so that what is read stays what is there.
    let (devices, mut locks, mut busy) = (devices(a, b)?, Vec::new(), [BTreeSet::new(), BTreeSet::new()]);
    for (number, folder) in [a, b].into_iter().enumerate() {
        match hold(folder, &devices, &mut locks) {
            Ok(held) => busy[number] = held,
            Err(error) if number == 1 => done.only_first = Some(error),
            Err(error) => return Err(TogetherError::Open(error)),
        }
    }
    let [busy_a, busy_b] = busy;
    let mut sides = [Side::read(a, busy_a)?, Side::read(b, busy_b)?];
    same_session(&sides)?;
    done.reworded = newer_form(&sides)?.map(|newer| 1 - newer);
    for device in devices {
        let brought = bring(&mut sides, &device, done.reworded);
        done.devices.push(brought);
    }
    if let Some(older) = done.reworded {
        let (file, new) = (sides[older].folder.agenda(), sides[1 - older].agenda.clone());
        let old = Some(sides[older].agenda.clone());
        sides[older].puts.push(Put { file, old, new, turn: 1 });
    }
    for (number, side) in sides.iter_mut().enumerate() {
        if number == 0 || done.only_first.is_none() {
            side.put_all()?;
        }
    }
    Ok(done)
}

/// The devices that have a journal, or a copy of one, in one of the two.
fn devices(a: &Folder, b: &Folder) -> Result<BTreeSet<Device>, TogetherError> {
    let mut devices = BTreeSet::new();
    for folder in [a, b] {
        let erasing = folder.erasing();
        if erasing.symlink_metadata().is_ok() {
            return Err(TogetherError::Closed(Damage { file: erasing, line: None, what: Fault::Erasing }));
        }
        let (journals, found) = folder.find();
        let closed = |damage: &&Damage| !matches!(damage.what, Fault::OddName | Fault::Link);
        if let Some(damage) = found.iter().find(closed) {
            return Err(TogetherError::Closed(damage.clone()));
        }
        devices.extend(journals.into_iter().map(|(device, _)| device));
        devices.extend(sorted(&found).into_keys());
    }
    Ok(devices)
}

/// Locks the journals of these devices in a folder; those that are being recorded in.
fn hold(folder: &Folder, devices: &BTreeSet<Device>, locks: &mut Vec<File>) -> Result<BTreeSet<Device>, OpenError> {
    let failed = |file: &Path| {
        let file = file.to_path_buf();
        move |source: io::Error| match source.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => OpenError::NotWritable { file, source },
            _ => OpenError::Failed { file, source },
        }
    };
    let (journals, mut busy) = (folder.journals(), BTreeSet::new());
    // Git, for one, keeps no empty folders.
    if plain(&journals, Sort::Folder) == Ok(false) {
        fs::create_dir(&journals).map_err(failed(&journals))?;
    }
    // What cannot be locked because it cannot be written to is found out here too.
    let probe = journals.join(".merging");
    File::create(&probe).and_then(|_| fs::remove_file(&probe)).map_err(failed(&journals))?;
    for device in devices {
        match lock(folder, device) {
            Ok(file) => locks.push(file),
            Err(OpenError::InUse { device }) => drop(busy.insert(device)),
            Err(error) => return Err(error),
        }
    }
    Ok(busy)
}

impl Side {
    fn read(folder: &Folder, busy: BTreeSet<Device>) -> Result<Side, TogetherError> {
        let mut side = Side {
            folder: folder.clone(),
            agenda: folder.agenda_bytes()?,
            journals: BTreeMap::new(),
            copies: BTreeMap::new(),
            opened: BTreeMap::new(),
            erased: BTreeSet::new(),
            busy,
            puts: Vec::new(),
        };
        let unreadable = |file: &Path, error: &io::Error| {
            let what = Fault::Unreadable(error.to_string());
            TogetherError::Closed(Damage { file: file.to_path_buf(), line: None, what })
        };
        let (journals, found) = folder.find();
        for (device, file) in journals {
            let bytes = fs::read(&file).map_err(|error| unreadable(&file, &error))?;
            let Checked { events, faults, .. } =
                check::<Facts, _>(&device, || Ok(Cursor::new(&bytes))).map_err(|error| unreadable(&file, &error))?;
            let damaged = faults.iter().any(|(_, fault)| !matches!(fault, Fault::NewerEvent(_)));
            side.opened.extend(events.opened);
            let erases = !events.erased.is_empty();
            side.erased.extend(events.erased);
            let whole = whole(&bytes).to_vec();
            side.journals.insert(device, Journal { bytes, whole, damaged, erases });
        }
        for (device, files) in sorted(&found) {
            for file in files {
                let bytes = fs::read(&file).map_err(|error| unreadable(&file, &error))?;
                side.copies.entry(device.clone()).or_default().push(whole(&bytes).to_vec());
            }
        }
        Ok(side)
    }

    /// Has the journal of a device replaced.
    fn replace(&mut self, device: &Device, new: &[u8], erases: bool) {
        let old = self.journals.get(device).map(|journal| journal.bytes.clone());
        if old.as_deref().is_some_and(|old| whole(old) == new) {
            return;
        }
        let file = self.folder.journal(device);
        self.puts.push(Put { file, old, new: new.to_vec(), turn: if erases { 3 } else { 2 } });
    }

    /// Has a copy put beside the journal of a device, unless all of it stands in one.
    fn keep_beside(&mut self, device: &Device, copy: &[u8]) {
        let copies = self.copies.entry(device.clone()).or_default();
        if !copies.iter().any(|there| there.starts_with(copy)) {
            copies.push(copy.to_vec());
            let sum = last(copy).1.map_or(String::new(), |sum| sum.as_str().get(..8).unwrap_or_default().to_owned());
            let file = self.folder.journals().join(format!("{device}.copy-{sum}.jsonl"));
            self.puts.push(Put { file, old: None, new: copy.to_vec(), turn: 0 });
        }
    }

    /// Puts everything in place: first what is kept beside, last what says that a person was erased.
    fn put_all(&mut self) -> Result<(), TogetherError> {
        self.puts.sort_by_key(|put| put.turn);
        for put in &self.puts {
            let failed = |source| TogetherError::Failed { file: put.file.clone(), source };
            let now = match fs::read(&put.file) {
                Ok(bytes) => Some(bytes),
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => return Err(failed(error)),
            };
            if now != put.old {
                if put.old.is_none() && now.as_deref() == Some(&put.new) {
                    continue;
                }
                return Err(TogetherError::Changed(put.file.clone()));
            }
            put.in_place().map_err(failed)?;
        }
        self.clear();
        Ok(())
    }
}

impl Side {
    /// Takes away what an interruption left that was never put in place.
    fn clear(&self) {
        for folder in [self.folder.path().to_path_buf(), self.folder.journals()] {
            let entries = fs::read_dir(folder).into_iter().flatten();
            for file in entries.filter_map(|entry| Some(entry.ok()?.path())) {
                let name = file.file_name().unwrap_or_default().as_encoded_bytes();
                if name.starts_with(BESIDE.as_bytes()) && plain(&file, Sort::File) == Ok(true) {
                    // It is in nobody's way.
                    let _ = fs::remove_file(&file);
                }
            }
        }
    }
}

/// How a new file is called until it is in place.
const BESIDE: &str = ".merging-";

impl Put {
    fn in_place(&self) -> io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let fragment = self.old.as_deref().map_or(&[][..], |old| &old[whole(old).len()..]);
        // Of an agenda there is none.
        if self.turn > 1 && !fragment.is_empty() && !self.new.starts_with(self.old.as_deref().unwrap_or_default()) {
            // As when the journal is opened to record: an unfinished line is set aside.
            let torn = self.file.with_extension("torn");
            if plain(&torn, Sort::File).is_err() {
                return Err(io::Error::other(format!("{} is no plain file", torn.display())));
            }
            let mut torn = OpenOptions::new().append(true).create(true).open(torn)?;
            torn.write_all(fragment)?;
            torn.write_all(b"\n")?;
            torn.sync_all()?;
        }
        let mut name = OsString::from(BESIDE);
        name.push(self.file.file_name().unwrap_or_default());
        let beside = folder.join(name);
        write(&beside, &self.new, &self.file)?;
        fs::rename(&beside, &self.file)?;
        sync_folder(folder)
    }
}

/// Sessions that were opened for themselves are one only if that was no longer apart.
const APART: TimeDelta = TimeDelta::days(1);

fn same_session(sides: &[Side; 2]) -> Result<(), TogetherError> {
    let [a, b] = sides;
    let different = |why| {
        let (a, b) = (a.folder.path().to_path_buf(), b.folder.path().to_path_buf());
        Err(TogetherError::Different { a, b, why })
    };
    let opened_as_one = a.opened.keys().any(|id| b.opened.contains_key(id));
    // Two laptops that had not heard of each other may both have opened the session; what was held with the same agenda on
    // another day is another session.
    let near = |(a, b): (&Moment, &Moment)| (*a - *b).abs() < APART;
    let together = a.opened.values().any(|a| b.opened.values().any(|b| near((a, b))));
    if !opened_as_one && !together && !a.opened.is_empty() && !b.opened.is_empty() {
        return different("they were opened on different days, each for itself");
    }
    // Where a person was erased the agenda was rewritten too.
    if a.agenda != b.agenda && !(opened_as_one && a.erased != b.erased) {
        return different("their agendas differ");
    }
    Ok(())
}

/// Which of the two has journals rewritten for persons that the other still names.
fn newer_form(sides: &[Side; 2]) -> Result<Option<usize>, TogetherError> {
    let [a, b] = sides;
    match (a.erased.is_superset(&b.erased), b.erased.is_superset(&a.erased)) {
        (true, true) => Ok(None),
        (true, false) => Ok(Some(0)),
        (false, true) => Ok(Some(1)),
        (false, false) => {
            let (a, b) = (a.folder.path().to_path_buf(), b.folder.path().to_path_buf());
            Err(TogetherError::Erasures { a, b })
        }
    }
}

/// Decides what becomes of the journals of one device.
fn bring(sides: &mut [Side; 2], device: &Device, older: Option<usize>) -> Brought {
    let own = |side: &Side| side.journals.get(device).map(|journal| journal.whole.clone());
    let had = [0, 1].map(|number| own(&sides[number]).map(|bytes| count(&bytes)));
    let mut brought = Brought { device: device.clone(), had, lines: 0, beside: 0, left: None };
    let damaged = |side: &Side| side.journals.get(device).is_some_and(|journal| journal.damaged);
    if let Some(number) = [0, 1].into_iter().find(|number| damaged(&sides[*number])) {
        brought.left = Some(Left::Damaged(number));
        return brought;
    }
    let mut versions = [0, 1].map(|number| own(&sides[number]));
    let mut copies: Vec<Vec<u8>> = Vec::new();
    for (number, side) in sides.iter().enumerate() {
        for copy in side.copies.get(device).into_iter().flatten() {
            let newer = versions[1 - number].as_ref().filter(|_| older == Some(number));
            copies.push(newer.and_then(|newer| in_the_form_of(newer, copy)).unwrap_or_else(|| copy.clone()));
        }
    }
    if let Some(older) = older
        && let [Some(_), Some(_)] = &versions
    {
        let newer = versions[1 - older].clone().unwrap_or_default();
        versions[older] = versions[older].take().and_then(|old| in_the_form_of(&newer, &old));
    }
    let (trunk, other) = match versions {
        [Some(a), Some(b)] => match held(&a, &b) {
            Some(Compared { reworded: Some(_), .. }) | None => {
                brought.left = Some(Left::Wording);
                return brought;
            }
            Some(Compared { more: More::Nothing, .. }) => (a, None),
            Some(Compared { more: More::Ahead(_), .. }) => (b, None),
            Some(Compared { more: More::Apart(_), .. }) => {
                // What is being recorded in cannot be replaced; else the longer one stays, the same on both sides.
                let busy = [0, 1].map(|number| sides[number].busy.contains(device));
                let a_stays = if busy[0] == busy[1] { last(&a) >= last(&b) } else { busy[0] };
                if a_stays { (a, Some(b)) } else { (b, Some(a)) }
            }
        },
        [Some(one), None] | [None, Some(one)] => (one, None),
        [None, None] => (Vec::new(), None),
    };
    brought.lines = count(&trunk);
    let mut beside: Vec<Vec<u8>> = Vec::new();
    for version in other.into_iter().chain(copies) {
        let more = held(&trunk, &version).map(|compared| compared.more);
        let Some(More::Ahead(fork) | More::Apart(fork)) = more else { continue };
        if !beside.iter().any(|there| there.starts_with(&version)) {
            let lines = version.get(usize::try_from(fork.at).unwrap_or(usize::MAX)..).map_or(0, count);
            brought.beside = brought.beside.max(lines);
            beside.push(version);
        }
    }
    let erases = sides.iter().any(|side| side.journals.get(device).is_some_and(|journal| journal.erases));
    for (number, side) in sides.iter_mut().enumerate() {
        beside.iter().for_each(|copy| side.keep_beside(device, copy));
        let same = side.journals.get(device).is_some_and(|journal| journal.whole == trunk);
        if same || trunk.is_empty() {
            continue;
        }
        if side.busy.contains(device) {
            brought.left = Some(Left::Busy(number));
        } else {
            side.replace(device, &trunk, erases);
        }
    }
    brought
}

/// The lines of `old` in the form of `newer`, which has the same events rewritten: where both have an event, the newer line;
/// what only the old one has follows, with its sums made anew. `None` if that cannot be said of them.
fn in_the_form_of(newer: &[u8], old: &[u8]) -> Option<Vec<u8>> {
    let (mut theirs, mut form) = (lines(newer), Vec::with_capacity(old.len()));
    let (mut sum, mut together) = (None, true);
    for line in lines(old) {
        let exact = Line::exact(line)?;
        let same = theirs.next().filter(|_| together).and_then(|line| Some((line, Line::exact(line)?)));
        match same.filter(|(_, newer)| newer.id == exact.id) {
            Some((line, newer)) => {
                form.extend_from_slice(line);
                form.push(b'\n');
                sum = Some(newer.sum);
            }
            None => {
                together = false;
                let (line, own) = exact.anew(sum, None).ok()?;
                form.extend(line);
                sum = Some(own);
            }
        }
    }
    Some(form)
}

fn held(journal: &[u8], copy: &[u8]) -> Option<Compared> {
    compare(&mut Cursor::new(journal), &mut Cursor::new(copy)).ok()
}

/// The whole lines.
fn whole(bytes: &[u8]) -> &[u8] {
    &bytes[..memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1)]
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.strip_suffix(b"\n").into_iter().flat_map(|lines| lines.split(|b| *b == b'\n'))
}

fn count(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// The number and the sum of the last line: of two journals the greater is kept, the same on both sides.
fn last(bytes: &[u8]) -> (u64, Option<Sum>) {
    let end = bytes.len().saturating_sub(1);
    let start = memchr::memrchr(b'\n', &bytes[..end]).map_or(0, |end| end + 1);
    Line::exact(&bytes[start..end]).map_or((0, None), |line| (line.seq, Some(line.sum)))
}
