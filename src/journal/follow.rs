//! Following a session that others record: what is new in its folder since it was looked at last.
//!
//! A [`Follower`] only reads. It locks nothing, writes nothing, and holds no file open: each time it asks what the files look
//! like from outside, and reads on in those that grew. It takes whole lines alone; what stands behind the last line end is
//! still being written, or still arriving.
//!
//! What programs that synchronise folders do to a journal is expected: one may be replaced by another file, be shorter for a
//! while, or be put in its place before it has all arrived. A journal that does not begin as it did, or that is another file,
//! is read anew from its first line. If what was given of it so far is still its beginning, it simply goes on; if not, all
//! has to be folded anew. What lies beside the journals is passed over: locks, fragments, files for a while. Copies that a
//! conflict left behind are read for what only they have.
//!
//! What cannot be read is said and tried again with the next look: a share that is slow, a folder that was renamed. Until
//! then everything stays as it was read last.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::chain::{Chain, Link, Piece, check_until, lines};
use super::copies;
use super::damage::{Damage, Fault};
use super::file::Bytes;
use super::folder::{Folder, MOST_BYTES};
use super::merge::merge;
use super::recover::{Ending, fill};
use crate::session::event::{Device, Order, Recorded};

/// A journal with something wrong in it is read once more after so many looks: some shares show that a file has grown before
/// they show with what.
const AGAIN: u32 = 25;

/// Follows the journals of a session's folder.
pub struct Follower {
    folder: Folder,
    journals: BTreeMap<Device, Journal>,
    agenda: Option<(Stamp, Vec<u8>)>,
    /// The place of the latest event that was given.
    last: Option<Order>,
    /// The copies of journals that lie beside them, and what was found in them.
    copies: Vec<(PathBuf, Stamp)>,
    copied: Vec<Damage>,
    /// Everything is to be given anew, and so often it could not all be read.
    anew: bool,
    waited: u32,
    troubles: Vec<Trouble>,
}

/// What is otherwise than at the look before.
#[derive(Debug, Default)]
pub struct Followed {
    /// The agenda, byte for byte: at the first look, and whenever it is another one.
    pub agenda: Option<Vec<u8>>,
    /// What happened.
    pub news: News,
    /// All that is wrong now, if that is not what was wrong before.
    pub troubles: Option<Vec<Trouble>>,
}

/// What happened since the look before.
#[derive(Debug, Default, PartialEq)]
pub enum News {
    /// Nothing.
    #[default]
    Nothing,
    /// This, after everything that was given, in its order.
    More(Vec<Recorded>),
    /// Something that stands before what was given, or in place of it, or another agenda: these are all events, in their order.
    Anew(Vec<Recorded>),
}

/// Something that is wrong with the folder. What is wrong may pass: everything is tried again with each look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The folder of the session is not there.
    Gone(PathBuf),
    /// A file that was there is no longer.
    Missing(PathBuf),
    /// Something is not as it was written, or cannot be read.
    Damage(Damage),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Gone(path) => write!(
                f,
                "{}: the folder of the session is not there (renamed, or its disk is away); put it back, and it is followed on",
                path.display()
            ),
            Trouble::Missing(path) => {
                write!(f, "{}: the file is no longer there; what was read of it stays until it is back", path.display())
            }
            Trouble::Damage(damage) => damage.fmt(f),
        }
    }
}

impl Follower {
    /// Follows the session in this folder. The first [`poll`](Self::poll) gives everything there is.
    pub fn open(folder: Folder) -> Follower {
        Follower {
            folder,
            journals: BTreeMap::new(),
            agenda: None,
            last: None,
            copies: Vec::new(),
            copied: Vec::new(),
            anew: false,
            waited: 0,
            troubles: Vec::new(),
        }
    }

    /// Looks at the folder: what is new since the last look. Where nothing is, that costs looking at a few files from outside.
    pub fn poll(&mut self) -> Followed {
        let mut troubles = Vec::new();
        let (mut agenda, mut news) = (None, News::Nothing);
        let path = self.folder.path();
        match fs::metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => troubles.push(Trouble::Gone(path.to_owned())),
            Err(error) => troubles.push(unreadable(path, &error)),
            Ok(_) => {
                agenda = self.look_at_agenda(&mut troubles);
                // With another agenda, what happened amounts to something else.
                let all = agenda.is_some() && self.last.is_some();
                news = self.look_at_journals(all, &mut troubles);
            }
        }
        let changed = troubles != self.troubles;
        if changed {
            self.troubles.clone_from(&troubles);
        }
        Followed { agenda, news, troubles: changed.then_some(troubles) }
    }

    /// With the next look everything is given anew.
    pub fn forget(&mut self) {
        self.anew = true;
    }

    /// Whether the last look was refused something, so that it is better to wait a little before the next.
    pub fn is_refused(&self) -> bool {
        self.troubles.iter().any(|trouble| match trouble {
            Trouble::Gone(_) => true,
            Trouble::Missing(_) => false,
            Trouble::Damage(damage) => matches!(damage.what, Fault::Unreadable(_)),
        })
    }

    /// The agenda, if it is another one.
    fn look_at_agenda(&mut self, troubles: &mut Vec<Trouble>) -> Option<Vec<u8>> {
        let path = self.folder.agenda();
        let known = self.agenda.as_ref();
        // Neither through a link nor from what never ends.
        let read = fs::symlink_metadata(&path).and_then(|found| {
            if !found.is_file() {
                return Err(io::Error::other("this is no file, but a file belongs here"));
            }
            let stamp = Stamp::of(&found);
            if known.is_some_and(|(known, _)| *known == stamp) {
                return Ok(None);
            }
            let mut bytes = Vec::new();
            File::open(&path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
            Ok(Some((stamp, bytes)))
        });
        match read {
            Ok(Some((stamp, bytes))) => {
                let same = known.is_some_and(|(_, known)| *known == bytes);
                let other = (!same).then(|| bytes.clone());
                self.agenda = Some((stamp, bytes));
                other
            }
            Ok(None) => None,
            Err(error) => {
                troubles.push(match error.kind() {
                    ErrorKind::NotFound => Trouble::Missing(path),
                    _ => unreadable(&path, &error),
                });
                None
            }
        }
    }

    /// What is new in the journals; all of it anew if that is asked for.
    fn look_at_journals(&mut self, anew: bool, troubles: &mut Vec<Trouble>) -> News {
        let (found, mut damage) = self.folder.find();
        let (mut fresh, mut missing) = (Vec::new(), false);
        self.anew |= anew;
        for (device, path) in &found {
            let journal = self.journals.entry(device.clone()).or_default();
            match journal.look(device, path) {
                Ok(Look { events, others }) => {
                    self.anew |= others;
                    fresh.push(events);
                }
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    missing = true;
                    troubles.push(Trouble::Missing(path.clone()));
                }
                Err(error) => {
                    missing = true;
                    troubles.push(unreadable(path, &error));
                }
            }
        }
        let all_closed = damage.iter().any(|damage| damage.file == self.folder.journals());
        for device in self.journals.keys().filter(|device| !found.iter().any(|(known, _)| known == *device)) {
            let path = self.folder.journal(device);
            missing = true;
            if !all_closed && !damage.iter().any(|damage| damage.file == path) {
                troubles.push(Trouble::Missing(path));
            }
        }

        let copies = copies::sorted(&damage).into_values().flatten();
        let stamp = |path: PathBuf| fs::symlink_metadata(&path).ok().map(|there| (path, Stamp::of(&there)));
        let copies: Vec<_> = copies.filter_map(stamp).collect();
        if copies != self.copies {
            self.copies = copies;
            self.anew = true;
        }

        let fresh = merge(fresh);
        let first = fresh.first().map(|first| &first.order);
        self.anew |= first.zip(self.last.as_ref()).is_some_and(|(first, last)| first <= last);
        let news = if self.anew {
            self.all(&found, missing, &damage)
        } else if fresh.is_empty() {
            News::Nothing
        } else {
            News::More(fresh)
        };
        if let News::More(events) | News::Anew(events) = &news {
            self.last = events.last().map(|last| last.order.clone());
        }

        for (device, path) in &found {
            let faults = self.journals.get(device).into_iter().flat_map(Journal::faults);
            damage.extend(faults.map(|(line, what)| Damage { file: path.clone(), line: Some(line), what }));
        }
        let erasing = self.folder.erasing();
        if erasing.symlink_metadata().is_ok() {
            damage.push(Damage { file: erasing, line: None, what: Fault::Erasing });
        }
        // What lies about there under a name no device can have is no part of the record, unless it is a copy of what is.
        damage.retain(|damage| damage.what != Fault::OddName);
        damage.extend(self.copied.iter().cloned());
        troubles.extend(damage.into_iter().map(Trouble::Damage));
        news
    }

    /// Everything there is, read anew. Nothing for the time being, if something of it cannot be read: what was given of that
    /// must not be lost from sight. What stays away is done without in the end.
    fn all(&mut self, found: &[(Device, PathBuf)], missing: bool, damage: &[Damage]) -> News {
        if missing && self.waited < AGAIN {
            self.waited += 1;
            return News::Nothing;
        }
        let mut all = Vec::new();
        for (device, path) in found {
            let mut journal = Journal::default();
            match journal.look(device, path) {
                Ok(Look { events, .. }) => {
                    all.push(events);
                    journal.again = journal.again.and(self.journals.get(device).and_then(|known| known.again));
                    self.journals.insert(device.clone(), journal);
                }
                Err(_) if self.waited < AGAIN => {
                    self.waited += 1;
                    return News::Nothing;
                }
                Err(_) => {}
            }
        }
        if !self.copies.is_empty() || !self.copied.is_empty() {
            let mut damage = damage.to_vec();
            all.extend(copies::fold(found, &mut damage));
            damage.retain(|damage| matches!(damage.what, Fault::Copy(_) | Fault::InCopy(_)));
            self.copied = damage;
        }
        (self.anew, self.waited) = (false, 0);
        News::Anew(merge(all))
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Trouble {
    Trouble::Damage(Damage { file: path.to_owned(), line: None, what: Fault::Unreadable(error.to_string()) })
}

/// What a file looks like from outside: as long as that does not change, nobody wrote to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    /// Which file of the disk it is, where the system says.
    file: Option<(u64, u64)>,
    size: u64,
    changed: Option<SystemTime>,
}

impl Stamp {
    fn of(found: &Metadata) -> Stamp {
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
struct Journal {
    link: Link,
    /// How many whole lines were read, and where they end.
    lines: u64,
    whole: u64,
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
struct Look {
    /// What follows what was given.
    events: Vec<Recorded>,
    /// Whether what was given is no longer what stands there.
    others: bool,
}

impl Journal {
    /// Reads what is new.
    fn look(&mut self, device: &Device, path: &Path) -> io::Result<Look> {
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
        *self = anew;
        Ok(Look { events, others: !goes_on })
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
        self.stamp = Some(stamp);
        Ok(Look { events: checked.events, others: false })
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
        self.stamp = Some(stamp);
        Ok(Look { events: piece.events, others: false })
    }

    fn faults(&self) -> impl Iterator<Item = (u64, Fault)> {
        let line_ends = self.line_ends.map(|line| (line, Fault::LineEnds));
        line_ends.into_iter().chain(self.faults.iter().cloned())
    }
}
