//! Following a session that others record: what is new in its folder since it was looked at last.
//!
//! A [`Follower`] only reads. It locks nothing, writes nothing, and holds no file open: each time it asks what the files look
//! like from outside, and reads on in those that grew. It takes whole lines alone; what stands behind the last line end is
//! still being written, or still arriving.
//!
//! What programs that synchronise folders do to a journal is expected: one may be replaced by another file, be shorter for a
//! while, or be put in its place before it has all arrived. A journal that does not begin as it did, or that is another file,
//! is read anew from its first line. If what was given of it so far is still its beginning, it simply goes on; if not, all
//! has to be folded anew. What lies beside the journals is passed over: locks, fragments, files for a while, copies that
//! a conflict left behind.
//!
//! What cannot be read is said and tried again with the next look: a share that is slow, a folder that was renamed. Until
//! then everything stays as it was read last.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::chain::{Chain, Link, Piece, lines};
use super::damage::{Damage, Fault};
use super::file::Bytes;
use super::folder::{Folder, MOST_BYTES};
use super::merge::merge;
use super::recover::fill;
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
        Follower { folder, journals: BTreeMap::new(), agenda: None, last: None, troubles: Vec::new() }
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
    fn look_at_journals(&mut self, mut anew: bool, troubles: &mut Vec<Trouble>) -> News {
        let (found, mut damage) = self.folder.find();
        let mut fresh = Vec::new();
        for (device, path) in &found {
            let journal = self.journals.entry(device.clone()).or_default();
            match journal.look(device, path) {
                Ok(others) => anew |= others,
                Err(error) if error.kind() == ErrorKind::NotFound => troubles.push(Trouble::Missing(path.clone())),
                Err(error) => troubles.push(unreadable(path, &error)),
            }
            fresh.push(journal.give());
            damage.extend(journal.faults().map(|(line, what)| Damage { file: path.clone(), line: Some(line), what }));
        }
        let all_closed = damage.iter().any(|damage| damage.file == self.folder.journals());
        for device in self.journals.keys().filter(|device| !found.iter().any(|(known, _)| known == *device)) {
            let path = self.folder.journal(device);
            if !all_closed && !damage.iter().any(|damage| damage.file == path) {
                troubles.push(Trouble::Missing(path));
            }
        }
        let erasing = self.folder.erasing();
        if erasing.symlink_metadata().is_ok() {
            damage.push(Damage { file: erasing, line: None, what: Fault::Erasing });
        }
        // What lies about there under a name no device can have is no part of the record.
        damage.retain(|damage| damage.what != Fault::OddName);
        troubles.extend(damage.into_iter().map(Trouble::Damage));

        let fresh = merge(fresh);
        let first = fresh.first().map(|first| &first.order);
        anew |= first.zip(self.last.as_ref()).is_some_and(|(first, last)| first <= last);
        let news = if anew {
            News::Anew(merge(self.journals.values().map(|journal| journal.piece.events.clone()).collect()))
        } else if fresh.is_empty() {
            News::Nothing
        } else {
            News::More(fresh)
        };
        match &news {
            News::Nothing => {}
            News::More(events) => self.last = events.last().map(|last| last.order.clone()),
            News::Anew(events) => self.last = events.last().map(|last| last.order.clone()),
        }
        news
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

/// One device's journal, as far as it was read.
#[derive(Default)]
struct Journal {
    piece: Piece,
    link: Link,
    /// Where the whole lines end.
    whole: u64,
    /// The last whole line: its sum stands for all lines before it too.
    last: Vec<u8>,
    /// How it looked when it was read; `None` while it was not read to its end.
    stamp: Option<Stamp>,
    /// How many of its events were given.
    given: usize,
    /// After so many looks it is read once more.
    again: Option<u32>,
}

impl Journal {
    /// Reads what is new; says whether what was given before is no longer what stands there.
    fn look(&mut self, device: &Device, path: &Path) -> io::Result<bool> {
        let again = self.is_to_be_read_again();
        let known = self.stamp.filter(|_| !again);
        if known.is_some() && known == Some(Stamp::of(&fs::symlink_metadata(path)?)) {
            return Ok(false);
        }
        let mut file = File::open(path)?;
        let stamp = Stamp::of(&file.metadata()?);
        if known.is_some_and(|known| known.grew_to(stamp)) && self.goes_on_in(&mut file)? {
            let faults = self.piece.faults.len();
            let read = self.read_on(device, &mut file, stamp.size);
            if self.piece.faults.len() > faults {
                self.again = Some(AGAIN);
            }
            self.stamp = read.is_ok().then_some(stamp);
            return read.map(|()| false);
        }
        let mut anew = Journal::default();
        let read = anew.read_on(device, &mut file, stamp.size);
        let goes_on = self.piece.events.get(..self.given).is_some_and(|given| anew.piece.events.starts_with(given));
        if read.is_err() && !goes_on {
            return read.map(|()| false);
        }
        anew.stamp = read.is_ok().then_some(stamp);
        anew.given = if goes_on { self.given } else { 0 };
        anew.again = (!again && !anew.piece.faults.is_empty()).then_some(AGAIN);
        *self = anew;
        read.map(|()| !goes_on)
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

    /// Reads the whole lines between those that were read and `end`.
    fn read_on(&mut self, device: &Device, file: &mut impl Bytes, end: u64) -> io::Result<()> {
        let Journal { piece, link, whole, last, .. } = self;
        let mut chain = Chain::from(device, *link);
        let read = lines(file, *whole..end, |line| {
            piece.line(&mut chain, line);
            *whole += line.len() as u64 + 1;
            last.clear();
            last.extend_from_slice(line);
        });
        *link = chain.link();
        read.map(drop)
    }

    /// The events that were not given yet.
    fn give(&mut self) -> Vec<Recorded> {
        let fresh = self.piece.events.get(self.given..).unwrap_or_default().to_vec();
        self.given = self.piece.events.len();
        fresh
    }

    fn faults(&self) -> impl Iterator<Item = (u64, Fault)> {
        let line_ends = self.piece.line_ends.map(|line| (line, Fault::LineEnds));
        line_ends.into_iter().chain(self.piece.faults.iter().cloned())
    }
}
