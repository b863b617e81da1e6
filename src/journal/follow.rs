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
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::copies;
use super::damage::{Damage, Fault};
use super::folder::{Folder, MOST_BYTES};
use super::growing::{AGAIN, Journal, Look, Stamp};
use super::merge::merge;
use super::trouble::Trouble;
use crate::session::event::{Device, Order, Recorded};

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

    /// All that was wrong at the last look.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// Whether the last look was refused something, so that it is better to wait a little before the next.
    pub fn is_refused(&self) -> bool {
        self.troubles.iter().any(|trouble| match trouble {
            Trouble::Gone(_) => true,
            Trouble::Missing(_) | Trouble::Shorter { .. } | Trouble::Others(_) => false,
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
                Ok(Look { events, others, replaced }) => {
                    self.anew |= others;
                    fresh.push(events);
                    troubles.extend(journal.missing().map(|(lines, were)| Trouble::Shorter {
                        path: path.clone(),
                        lines,
                        were,
                    }));
                    troubles.extend((replaced && journal.missing().is_none()).then(|| Trouble::Others(path.clone())));
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
                    if let Some(known) = self.journals.get(device) {
                        journal.come_after(known);
                    }
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
