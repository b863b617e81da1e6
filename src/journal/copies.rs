//! Copies of journals that other programs leave behind: those that synchronise folders when two laptops changed one file, and
//! people who copy files by hand.
//!
//! A copy is known by what stands in it, never by its name: its first line says whose journal it is. What stands in that
//! journal too is passed over. What goes on behind its end is read as part of it. What says something else from some line on
//! was written by another laptop under the same name, or behind a backup that was put back: from there on it is read as the
//! journal of a device of its own, whose name is made from the first line that differs, so that it is the same everywhere.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};

use super::chain::{Chain, lines};
use super::compare::{Compared, Fork, More, compare};
use super::damage::{Copied, Damage, Fault};
use super::envelope::LONGEST;
use super::file::{Bytes, Sort, plain};
use super::line::{Line, Sum};
use super::recover::{Ending, fill};
use crate::session::event::{Clock, Device, JournalBranched, Order, Recorded};

/// What the copies among these files say that the journals do not. `found` is what [`Folder::find`] gives: what is said there
/// of files with odd names is replaced by what they are. Each list of events is in the order of a journal; they may have
/// some in common, which merging takes once.
///
/// [`Folder::find`]: super::folder::Folder::find
pub(super) fn fold(journals: &[(Device, PathBuf)], found: &mut Vec<Damage>) -> Vec<Vec<Recorded>> {
    let mut folded = Folded::default();
    for (device, mut copies) in sorted(found) {
        copies.truncate(MOST);
        let journal = journals.iter().find(|(known, _)| *known == device).map(|(_, file)| file.as_path());
        folded.tree(&device, &device, journal, &copies);
    }
    found.retain(|damage| !folded.read.contains(&damage.file));
    found.append(&mut folded.damage);
    found.sort_by(|a, b| a.file.cmp(&b.file).then(a.line.cmp(&b.line)));
    folded.journals
}

/// The copies by whose journals they are.
pub(super) fn sorted(found: &[Damage]) -> BTreeMap<Device, Vec<PathBuf>> {
    let mut copies: BTreeMap<Device, Vec<PathBuf>> = BTreeMap::new();
    for damage in found.iter().filter(|damage| damage.what == Fault::OddName) {
        if let Some(device) = copied(&damage.file) {
            copies.entry(device).or_default().push(damage.file.clone());
        }
    }
    copies
}

/// Whose journal a file is a copy of; `None` if it is none.
pub(super) fn copied(file: &Path) -> Option<Device> {
    if plain(file, Sort::File) != Ok(true) {
        return None;
    }
    // No more of it than there can be of a line: who knows what it is.
    let mut block = vec![0; LONGEST];
    let read = fill(&mut File::open(file).ok()?, 0, &mut block).ok()?;
    let end = memchr::memchr(b'\n', &block[..read])?;
    let line = &block[..end];
    Device::new(Line::exact(line.strip_suffix(b"\r").unwrap_or(line))?.device)
}

/// The name of a branch off the journal of this device whose first line has this sum: fit for a device, and the same
/// everywhere.
pub(super) fn branch(device: &Device, sum: Sum) -> Device {
    let longest = Device::LONGEST - "-x".len() - DIGITS;
    let name = device.as_str().get(..longest).unwrap_or(device.as_str());
    let digits = sum.as_str().get(..DIGITS).unwrap_or_default();
    // The digits of a sum are fit for a name, wherever it was cut.
    Device::new(&format!("{name}-x{digits}")).unwrap_or_else(|| device.clone())
}

/// So many copies of one journal are read: each may have to be held against every other.
const MOST: usize = 64;

/// So many digits of its sum stand for a line in a name.
const DIGITS: usize = 6;

/// What stands before the first event of a branch: where it branched off. `clock` is that of the last line that both have.
pub(super) fn branched(device: &Device, from: &Device, sum: Sum, clock: Option<Clock>, first: &Recorded) -> Recorded {
    let after = first.order.seq.saturating_sub(1);
    // Where nothing is common, right before the first event.
    let clock = clock.filter(|clock| *clock < first.order.clock).unwrap_or_else(|| before(first.order.clock));
    // As good as random, and the same everywhere.
    let id = uuid::Builder::from_random_bytes(sum.bytes()).into_uuid();
    let order = Order { clock, device: device.clone(), seq: after };
    Recorded { id, order, at: first.at, event: JournalBranched { from: from.clone(), after }.into() }
}

/// The reading of a clock before this one.
pub(super) fn before(clock: Clock) -> Clock {
    match clock {
        Clock(wall, 0) => Clock(wall.saturating_sub(1), u32::MAX),
        Clock(wall, count) => Clock(wall, count - 1),
    }
}

/// A journal that may not be there.
pub(super) fn opened(file: Option<&Path>) -> io::Result<Box<dyn Bytes>> {
    Ok(match file {
        Some(file) => Box::new(File::open(file)?),
        None => Box::new(Cursor::new([])),
    })
}

#[derive(Default)]
struct Folded {
    journals: Vec<Vec<Recorded>>,
    damage: Vec<Damage>,
    /// The files that are copies.
    read: Vec<PathBuf>,
}

/// A copy that has more than what it was held against.
struct Longer<'a> {
    file: &'a Path,
    compared: Compared,
    fork: Fork,
    /// The number and the sum of its last line: of several the greatest is followed, the same on every laptop.
    end: (u64, Option<Sum>),
}

impl Folded {
    /// Holds copies of the journal of `of` against `trunk`, whose events are those of `device`.
    fn tree(&mut self, of: &Device, device: &Device, trunk: Option<&Path>, copies: &[PathBuf]) {
        let (mut ahead, mut apart): (Vec<Longer<'_>>, Vec<Longer<'_>>) = (Vec::new(), Vec::new());
        for file in copies {
            let compared = opened(trunk).and_then(|mut trunk| compare(&mut *trunk, &mut File::open(file)?));
            let longer = match compared {
                Ok(compared) => match compared.more {
                    More::Nothing => {
                        let kept = trunk.map_or(PathBuf::new(), Path::to_path_buf);
                        self.say(file, None, Fault::Copy(passed_over(&compared, kept)));
                        continue;
                    }
                    More::Ahead(fork) => (&mut ahead, compared, fork),
                    More::Apart(fork) => (&mut apart, compared, fork),
                },
                Err(error) => {
                    self.say(file, None, Fault::InCopy(Box::new(Fault::Unreadable(error.to_string()))));
                    continue;
                }
            };
            let (list, compared, fork) = longer;
            list.push(Longer { file, compared, fork, end: last(file) });
        }
        ahead.sort_by_key(|longer| std::cmp::Reverse(longer.end));
        if let Some((longest, rest)) = ahead.split_first() {
            let lines = self.read(of, device, trunk, longest, false);
            self.say(
                longest.file,
                Some(longest.fork.line),
                Fault::Copy(Copied::Ahead { of: of.clone(), lines, there: trunk.is_some() }),
            );
            let rest: Vec<_> = rest.iter().map(|longer| longer.file.to_path_buf()).collect();
            self.tree(of, device, Some(longest.file), &rest);
        }
        // Those that leave the journal with the same line are one branch.
        apart.sort_by(|a, b| (a.fork.seq, a.fork.sum).cmp(&(b.fork.seq, b.fork.sum)).then(b.end.cmp(&a.end)));
        for group in apart.chunk_by(|a, b| (a.fork.seq, a.fork.sum) == (b.fork.seq, b.fork.sum)) {
            let Some((longest, rest)) = group.split_first() else { continue };
            let name = branch(device, longest.fork.sum);
            let lines = self.read(of, &name, trunk, longest, true);
            self.say(
                longest.file,
                Some(longest.fork.line),
                Fault::Copy(Copied::Apart { of: of.clone(), lines, device: name.clone() }),
            );
            let rest: Vec<_> = rest.iter().map(|longer| longer.file.to_path_buf()).collect();
            self.tree(of, &name, Some(longest.file), &rest);
        }
    }

    /// Reads what only the copy has, as events of `device`; how many.
    fn read(
        &mut self,
        of: &Device,
        device: &Device,
        trunk: Option<&Path>,
        Longer { file, compared, fork, .. }: &Longer<'_>,
        branches: bool,
    ) -> u64 {
        let mut events: Vec<Recorded> = Vec::new();
        let (mut number, mut faults, mut clock) = (fork.line, Vec::new(), None);
        let read = opened(trunk).and_then(|mut trunk| {
            let mut copy = File::open(file)?;
            // What was held back by another program may begin in the middle.
            let mut chain = if fork.line > 1 || compared.reworded.is_some() {
                Chain::after(of, &mut copy, fork.at)?
            } else {
                Chain::after(of, &mut *trunk, fork.journal_at)?
            };
            clock = chain.clock();
            let size = copy.size()?;
            lines(&mut copy, fork.at..size, |line| {
                let read = chain.read(line.strip_suffix(b"\r").unwrap_or(line));
                // Of a copy, only what is surely what was written.
                if matches!(read.fault, None | Some(Fault::Missing { .. })) {
                    events.extend(read.recorded.filter(|recorded| recorded.order.device == *of));
                }
                faults.extend(read.fault.map(|fault| (number, fault)));
                number += 1;
            })
        });
        let unreadable = read.err().map(|error| (number, Fault::Unreadable(error.to_string())));
        for (line, fault) in faults.into_iter().chain(unreadable) {
            self.say(file, Some(line), Fault::InCopy(Box::new(fault)));
        }
        if device != of {
            events.iter_mut().for_each(|recorded| recorded.order.device = device.clone());
        }
        let count = events.len() as u64;
        if let (true, Some(first)) = (branches, events.first()) {
            let first = branched(device, of, fork.sum, clock, first);
            events.insert(0, first);
        }
        self.journals.push(events);
        count
    }

    fn say(&mut self, file: &Path, line: Option<u64>, what: Fault) {
        if !self.read.iter().any(|read| read == file) {
            self.read.push(file.to_path_buf());
        }
        self.damage.push(Damage { file: file.to_path_buf(), line, what });
    }
}

/// What is to be said of a copy that has nothing of its own.
fn passed_over(compared: &Compared, kept: PathBuf) -> Copied {
    let kept = kept.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    match (compared.reworded, compared.mends) {
        (Some(seq), _) => Copied::Reworded { kept, seq },
        (None, Some(seq)) => Copied::Mends { kept, seq },
        (None, None) => Copied::Within { kept },
    }
}

/// The number and the sum of the last line of a file that has the form of one.
pub(super) fn last(file: &Path) -> (u64, Option<Sum>) {
    let ending = File::open(file).and_then(|mut file| Ending::of(&mut file, 8));
    let last = ending.ok().and_then(|ending| {
        let lines = ending.lines().filter_map(Line::exact).map(|line| (line.seq, Some(line.sum)));
        lines.last()
    });
    last.unwrap_or((0, None))
}
