//! Whether a record is whole: every journal from its first line to its last, what the devices have seen of each other, and
//! what lies about in the folder.
//!
//! The journals are read as they stream by, on all processors; of the events only what is asked about here is kept.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::chain::{Checked, Keep, check};
use super::copies;
use super::damage::{Copied, Damage, Fault};
use super::file::{Sort, plain};
use super::folder::Folder;
use super::swap::{BESIDE, Sum};
use crate::session::event::{Clock, Device, Event, Order, Recorded};
use crate::session::number::Mark;
use crate::session::state::Moment;

/// What was found in the folder of a session.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The journals, by device.
    pub journals: Vec<Verified>,
    /// What keeps the record from being whole.
    pub problems: Vec<Damage>,
    /// What is to be known besides.
    pub remarks: Vec<Damage>,
}

/// The journal of a device.
#[derive(Debug)]
pub struct Verified {
    /// Whose it is.
    pub device: Device,
    /// Where it is.
    pub file: PathBuf,
    /// How many whole lines it has.
    pub lines: u64,
    /// How many things are wrong with it.
    pub problems: usize,
    /// Whether it ends within a line.
    pub unfinished: bool,
    /// What its events say.
    pub summary: Summary,
}

/// What the events of a journal say of it.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// When the first and the last of them happened, in the time of the place.
    pub from_to: Option<(Moment, Moment)>,
    /// The latest reading of its clock.
    pub clock: Clock,
    /// The greatest number (`seq`).
    pub last: u64,
    /// The letters before the numbers it gives out; none before it has joined.
    pub mark: Option<Mark>,
    /// How many of its lines only keep free the number of one that was lost before a repair.
    pub lost: u64,
    /// With which agenda it opened the session, and in what place of the record.
    opened: Option<(Order, String)>,
    /// What it has seen of the others.
    seen: BTreeMap<Device, u64>,
}

impl Keep for Summary {
    fn add(&mut self, recorded: Recorded) {
        let Recorded { order, at, event, .. } = recorded;
        self.from_to = Some((self.from_to.map_or(at, |(from, _)| from), at));
        self.clock = self.clock.max(order.clock);
        self.last = self.last.max(order.seq);
        match event {
            Event::SessionOpened(fact) => {
                self.mark.get_or_insert(Mark::NONE);
                self.opened.get_or_insert((order, fact.agenda));
            }
            Event::DeviceJoined(fact) => {
                self.mark.get_or_insert(fact.mark);
            }
            Event::LineLost(_) => self.lost += 1,
            Event::OthersSeen(fact) => fact.devices.into_iter().for_each(|(device, seq)| self.see(device, seq)),
            _ => {}
        }
    }

    fn append(&mut self, later: Self) {
        self.from_to = match (self.from_to, later.from_to) {
            (Some((from, _)), Some((_, to))) => Some((from, to)),
            (one, other) => one.or(other),
        };
        self.clock = self.clock.max(later.clock);
        self.last = self.last.max(later.last);
        self.lost += later.lost;
        self.mark = self.mark.or(later.mark);
        self.opened = self.opened.take().or(later.opened);
        later.seen.into_iter().for_each(|(device, seq)| self.see(device, seq));
    }
}

impl Summary {
    fn see(&mut self, device: Device, seq: u64) {
        let known = self.seen.entry(device).or_default();
        *known = seq.max(*known);
    }
}

impl Verdict {
    /// Whether the record is whole.
    pub fn is_whole(&self) -> bool {
        self.problems.is_empty()
    }

    /// How many lines all journals have.
    pub fn lines(&self) -> u64 {
        self.journals.iter().map(|journal| journal.lines).sum()
    }
}

/// Verifies the session in this folder. Nothing is changed.
pub fn verify(folder: &Folder) -> Verdict {
    let mut verdict = Verdict::default();
    let (journals, mut damage) = folder.find();
    let folded = copies::fold(&journals, &mut damage);
    for (device, file) in journals {
        match check::<Summary, _>(&device, || File::open(&file)) {
            Ok(checked) => verdict.take(device, file, checked),
            Err(error) => damage.push(Damage { file, line: None, what: Fault::Unreadable(error.to_string()) }),
        }
    }
    damage.into_iter().for_each(|damage| verdict.say(damage));
    verdict.seen(folder, &folded);
    verdict.agenda(folder);
    verdict.beside(folder);
    let minutes = folder.exports().join("minutes.md");
    if verdict.lines() == 0 && minutes.is_file() {
        let what = "minutes were made from a record of which nothing is here: its journal was emptied or taken away; put it back";
        verdict.say(Damage { file: minutes, line: None, what: Fault::WrongSort(what) });
    }
    for journal in &mut verdict.journals {
        journal.problems = verdict.problems.iter().filter(|damage| damage.file == journal.file).count();
    }
    verdict
}

impl Verdict {
    fn take(&mut self, device: Device, file: PathBuf, checked: Checked<Summary>) {
        let Checked { events: summary, lines, faults, unfinished } = checked;
        for (line, what) in faults {
            self.say(Damage { file: file.clone(), line: Some(line), what });
        }
        if unfinished {
            self.say(Damage { file: file.clone(), line: Some(lines + 1), what: Fault::Unfinished });
        }
        self.journals.push(Verified { device, file, lines, problems: 0, unfinished, summary });
    }

    fn say(&mut self, damage: Damage) {
        let remark = matches!(
            damage.what,
            Fault::OddName
                | Fault::Unfinished
                | Fault::NewerEvent(_)
                | Fault::OtherCopy { .. }
                | Fault::Leftover
                | Fault::Copy(
                    Copied::Within { .. }
                        | Copied::Reworded { .. }
                        | Copied::Mends { .. }
                        | Copied::Apart { .. }
                        | Copied::Unread { .. }
                )
        );
        if remark { self.remarks.push(damage) } else { self.problems.push(damage) }
    }

    /// Whether anybody has seen more of a journal than there is.
    fn seen(&mut self, folder: &Folder, folded: &[Vec<Recorded>]) {
        let mut last: BTreeMap<&Device, u64> = BTreeMap::new();
        let own = self.journals.iter().map(|journal| (&journal.device, journal.summary.last));
        let copied = folded.iter().flatten().map(|recorded| (&recorded.order.device, recorded.order.seq));
        for (device, seq) in own.chain(copied) {
            let known = last.entry(device).or_default();
            *known = seq.max(*known);
        }
        let mut most: BTreeMap<&Device, (u64, &Device)> = BTreeMap::new();
        for journal in &self.journals {
            for (device, seq) in &journal.summary.seen {
                let known = most.entry(device).or_insert((0, &journal.device));
                *known = (*known).max((*seq, &journal.device));
            }
        }
        let short = most.into_iter().filter_map(|(device, (seen, by))| {
            let has = last.get(device).copied().unwrap_or(0);
            let what = Fault::Short { has, seen, by: by.clone() };
            (has < seen).then(|| Damage { file: folder.journal(device), line: None, what })
        });
        let short: Vec<_> = short.collect();
        short.into_iter().for_each(|damage| self.say(damage));
    }

    /// Whether the agenda is the one with which the session was opened first.
    fn agenda(&mut self, folder: &Folder) {
        let file = folder.agenda();
        let opened = self.journals.iter().filter_map(|journal| journal.summary.opened.as_ref()).min();
        let what = match (fs::read(&file), opened) {
            (Ok(bytes), Some((_, sum))) if *sum != Sum::of(&bytes).as_str() => Fault::OtherAgenda,
            (Ok(_), _) => return,
            (Err(error), _) => Fault::Unreadable(error.to_string()),
        };
        self.say(Damage { file, line: None, what });
    }

    /// What else lies in the folder.
    fn beside(&mut self, folder: &Folder) {
        let mut say = |file, what| self.say(Damage { file, line: None, what });
        let agenda = fs::read(folder.agenda()).unwrap_or_default();
        for file in files(folder.path()) {
            if is_a_copy(&file, "agenda", "toml") {
                let small = fs::metadata(&file).is_ok_and(|found| found.len() == agenda.len() as u64);
                let same = small && fs::read(&file).is_ok_and(|bytes| bytes == agenda);
                say(file, Fault::OtherCopy { of: "agenda.toml", same: Some(same) });
            }
        }
        for file in files(&folder.journals()).filter(|file| !ours(file)) {
            if let Some(of) = copies::copied(&file) {
                say(file, Fault::Copy(Copied::Unread { of }));
            }
        }
        for file in files(&folder.exports()) {
            let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            if ["sync-conflict", "conflicted copy", "_conflict-"].iter().any(|sign| name.contains(sign)) {
                say(file, Fault::OtherCopy { of: "an export", same: None });
            }
        }
        let erasing = folder.erasing();
        if erasing.symlink_metadata().is_ok() {
            return say(erasing, Fault::Erasing);
        }
        for place in [folder.path().to_path_buf(), folder.journals(), folder.exports()] {
            for file in files(&place).filter(|file| file.extension().is_some_and(|extension| extension == BESIDE)) {
                say(file, Fault::Leftover);
            }
        }
    }
}

/// Whether a file among the journals is one that is read, or one that this program, or one that synchronises, needs beside them.
fn ours(file: &Path) -> bool {
    let hidden = file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let known = ["jsonl", "lock", "torn", "doubt", BESIDE];
    hidden || file.extension().is_some_and(|extension| known.iter().any(|known| extension == *known))
}

/// Whether a file is called like a copy of `stem.extension`.
fn is_a_copy(file: &Path, stem: &str, extension: &str) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(&format!(".{extension}")));
    rest.is_some_and(|rest| !rest.is_empty())
}

/// The plain files of a folder, by name.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let mut files: Vec<_> = match plain(folder, Sort::Folder) {
        Ok(true) => fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect(),
        _ => Vec::new(),
    };
    files.retain(|file| plain(file, Sort::File) == Ok(true));
    files.sort();
    files.into_iter()
}
