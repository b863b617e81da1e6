//! What can be read of damaged journals, put into order again.
//!
//! A line is sure where its sum follows from a line with the number before it, or from the sum that can still be read there.
//! Sure lines go first; a line that was changed is taken as it stands where no sure one has its number. What is sure and
//! says something else than the line in its place was written by another laptop under the same name: it becomes the journal of
//! a device of its own, as [copies](super::copies) do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

use memchr::memmem;
use uuid::Uuid;

use super::copies::{before, branch, branched};
use super::envelope::{LATEST, LONGEST};
use super::line::{Line, Sum, encode, inexact, sums};
use crate::session::event::{Clock, Device, Event, LineLost, Order, Recorded};
use crate::session::state::Moment;

/// A file with lines of a journal.
pub(super) struct Source {
    /// Whose journal it is, where that is known.
    pub device: Option<Device>,
    pub file: PathBuf,
    /// Whether it is only a copy.
    pub copy: bool,
    pub bytes: Vec<u8>,
}

/// What was brought out.
#[derive(Default)]
pub(super) struct Salvaged {
    pub journals: BTreeMap<Device, NewJournal>,
    /// What is to be told, by file and line.
    pub notes: Vec<Note>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
}

/// A journal written anew.
#[derive(Default)]
pub(super) struct NewJournal {
    pub bytes: Vec<u8>,
    pub lines: u64,
    /// The numbers of which nothing could be read.
    pub lost: Vec<(u64, u64)>,
}

/// Something that is to be told of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file it stands in.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong with it and what became of it.
    pub what: String,
    /// Whether words of it may be missing in the new record.
    pub lost: bool,
}

/// Bytes that could not be read as a line.
pub(super) struct Unreadable {
    pub source: usize,
    pub line: u64,
    pub part: Range<usize>,
}

/// So many numbers are kept free beyond ten for each line that is there: a number that was changed could be any.
const MOST_LOST: u64 = 10_000;

/// So many numbers behind the last sure one a line may stand that cannot be verified; one further away was changed.
const FAR: u64 = 1000;

/// How every line begins; within texts the quotation marks are escaped.
const BEGINNING: &[u8] = b"{\"v\":1,\"id\":\"";

/// Brings out what can be read.
pub(super) fn salvage(sources: &[Source]) -> Salvaged {
    let mut pool = Pool { sources, found: Vec::new(), salvaged: Salvaged::default() };
    for number in 0..sources.len() {
        pool.read(number);
    }
    pool.sort()
}

/// A line that was found.
struct Found {
    source: usize,
    line: u64,
    part: Range<usize>,
    device: Device,
    seq: u64,
    id: Uuid,
    clock: Clock,
    at: Moment,
    /// Its own sum; none where it was written anew by another program.
    sum: Option<Sum>,
    /// What it says, where that is not just what stands in the file.
    event: Option<Event>,
    /// Whether its event is understood.
    known: bool,
    /// What the line before it in the file leaves to go on from: its number and its sum.
    before: (Option<u64>, Option<Sum>),
    sure: bool,
}

struct Pool<'a> {
    sources: &'a [Source],
    found: Vec<Found>,
    salvaged: Salvaged,
}

/// The lines of a journal to be, by number.
type Chosen = BTreeMap<u64, usize>;

/// Where the lines have their places.
#[derive(Default)]
struct Places {
    journals: BTreeMap<Device, Chosen>,
    branches: BTreeMap<Device, Branch>,
    /// In whose journal the line with this number and sum is.
    of: BTreeMap<(u64, Sum), Device>,
    /// The events that have a place.
    ids: BTreeSet<Uuid>,
}

/// Where a branch leaves the journal of another device.
#[derive(Clone)]
struct Branch {
    parent: Device,
    /// Its first line.
    first: usize,
    /// The clock of the last line that both have.
    common: Option<Clock>,
}

impl Pool<'_> {
    /// Looks through a file.
    fn read(&mut self, source: usize) {
        let bytes = &self.sources[source].bytes;
        let (mut start, mut number) = (0, 0);
        let mut before = (Some(0), None);
        while start < bytes.len() {
            number += 1;
            let end = memchr::memchr(b'\n', &bytes[start..]).map(|end| start + end);
            let whole = end.is_some();
            let end = end.unwrap_or(bytes.len());
            let part = start..if bytes[start..end].ends_with(b"\r") { end - 1 } else { end };
            before = self.read_line(source, number, part, whole, before);
            start = end + 1;
        }
    }

    /// Looks at a line; gives what the next one has to go on from.
    fn read_line(
        &mut self,
        source: usize,
        number: u64,
        part: Range<usize>,
        whole: bool,
        before: (Option<u64>, Option<Sum>),
    ) -> (Option<u64>, Option<Sum>) {
        let line = &self.sources[source].bytes[part.clone()];
        let starts: Vec<usize> = memmem::find_iter(line, BEGINNING).collect();
        if line.len() < LONGEST && starts.len() < 2 && self.take(source, number, part.clone(), before) {
            let last = self.found.last();
            return (last.map(|found| found.seq), last.and_then(|found| found.sum));
        }
        // Two lines run together, or something before a line that is whole.
        let (mut after, mut rest) = (before, Vec::new());
        let mut kept = part.start;
        for (place, start) in starts.iter().enumerate() {
            let end = starts.get(place + 1).copied().unwrap_or(line.len());
            let Some(length) = memchr::memrchr(b'}', &line[*start..end]) else { continue };
            let one = part.start + start..part.start + start + length + 1;
            if one != part && self.take(source, number, one.clone(), after) {
                rest.push(kept..one.start);
                kept = one.end;
                let last = self.found.last();
                after = (last.map(|found| found.seq), last.and_then(|found| found.sum));
            }
        }
        rest.push(kept..part.end);
        let (fault, recorded) = inexact(line);
        if let (Some(Recorded { id, order, at, event }), true) = (recorded, kept == part.start) {
            let Order { clock, device, seq } = order;
            let event = Some(event);
            let known = true;
            self.found.push(Found {
                source,
                line: number,
                part,
                device,
                seq,
                id,
                clock,
                at,
                sum: None,
                event,
                known,
                before,
                sure: false,
            });
            return (Some(seq), None);
        }
        for part in rest.into_iter().filter(|part| !part.is_empty()) {
            self.salvaged.unreadable.push(Unreadable { source, line: number, part });
        }
        if kept == part.start {
            let what = if whole { fault.to_string() } else { "the last line was not finished".to_owned() };
            self.note(source, number, format!("{what}; its bytes are in {UNREADABLE}"), whole && !line.is_empty());
            // Its sum may still be legible.
            let sum = sums(line, before.1).map(|(stored, _)| stored);
            return (before.0.and_then(|seq| seq.checked_add(1)), sum);
        }
        after
    }

    /// Takes a line of the right form.
    fn take(&mut self, source: usize, number: u64, part: Range<usize>, before: (Option<u64>, Option<Sum>)) -> bool {
        let Some(line) = Line::exact(&self.sources[source].bytes[part.clone()]) else { return false };
        let own = self.sources[source].device.as_ref();
        let Some(device) = Device::new(line.device).or_else(|| own.cloned()) else { return false };
        let Line { id, clock, at, seq, sum, .. } = line;
        let known = line.event().is_ok();
        if clock.0 > LATEST {
            return false;
        }
        self.found.push(Found {
            source,
            line: number,
            part,
            device,
            seq,
            id,
            clock,
            at,
            sum: Some(sum),
            event: None,
            known,
            before,
            sure: false,
        });
        true
    }

    fn line(&self, found: &Found) -> Option<Line<'_>> {
        found.sum?;
        Line::exact(&self.sources[found.source].bytes[found.part.clone()])
    }

    fn note(&mut self, source: usize, line: u64, what: String, lost: bool) {
        self.salvaged.notes.push(Note { file: self.sources[source].file.clone(), line, what, lost });
    }

    /// Puts everything in its place.
    fn sort(mut self) -> Salvaged {
        self.make_sure();
        let mut devices: BTreeMap<Device, BTreeMap<u64, Vec<usize>>> = BTreeMap::new();
        for (number, found) in self.found.iter_mut().enumerate() {
            // A line that names another device, and is not surely of it, is one of this file in which the name was changed.
            if !found.sure
                && let Some(own) = &self.sources[found.source].device
            {
                found.device = own.clone();
            }
            devices.entry(found.device.clone()).or_default().entry(found.seq).or_default().push(number);
        }
        let mut places = Places::default();
        for (device, lines) in devices {
            self.choose(&device, &lines, &mut places);
        }
        let seen = self.seen(&places.journals);
        for device in seen.keys() {
            places.journals.entry(device.clone()).or_default();
        }
        for (device, chosen) in places.journals {
            let journal = self.write(&device, &chosen, places.branches.get(&device), seen.get(&device).copied());
            if journal.lines > 0 {
                self.salvaged.journals.insert(device, journal);
            }
        }
        self.salvaged.notes.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        self.salvaged
    }

    /// Finds out which lines are surely what was written.
    fn make_sure(&mut self) {
        let mut known: BTreeMap<(&Device, u64), Vec<Sum>> = BTreeMap::new();
        for found in &self.found {
            known.entry((&found.device, found.seq)).or_default().extend(found.sum);
        }
        let sure = |found: &Found| -> Option<u64> {
            let line = self.line(found)?;
            let sums = found.seq.checked_sub(1).and_then(|seq| known.get(&(&found.device, seq)));
            let fits = |sum: Option<Sum>| Some(line.should_have(sum)) == found.sum;
            let first = (found.seq == 1 || line.branches()) && fits(None);
            if first
                || sums.into_iter().flatten().any(|sum| fits(Some(*sum)))
                || found.before.1.is_some_and(|sum| fits(Some(sum)))
            {
                return Some(found.seq);
            }
            // The number alone may have been changed.
            let next = found.before.0?.checked_add(1)?;
            (Some(line.numbered(next, found.before.1)) == found.sum).then_some(next)
        };
        let sure: Vec<Option<u64>> = self.found.iter().map(sure).collect();
        for (found, sure) in self.found.iter_mut().zip(sure) {
            found.sure = sure.is_some();
            found.seq = sure.unwrap_or(found.seq);
        }
    }

    /// Chooses for each number of a device's journal one line; what else is sure becomes a branch.
    fn choose(&mut self, device: &Device, lines: &BTreeMap<u64, Vec<usize>>, places: &mut Places) {
        let sure = lines.values().flatten().filter(|number| self.found[**number].sure);
        let last_sure = sure.map(|number| self.found[*number].seq).max().unwrap_or(0);
        let unsure = lines.values().flatten().filter(|number| !self.found[**number].sure).count();
        let far = (unsure + self.salvaged.unreadable.len()) as u64 + FAR;
        let mut chosen = Chosen::new();
        let mut others = Vec::new();
        let mut sum: Option<(u64, Sum)> = None;
        for (seq, numbers) in lines {
            let (seq, mut numbers) = (*seq, numbers.clone());
            let before = seq.checked_sub(1).and_then(|before| Some((lines.get(&before)?, chosen.get(&before))));
            // What follows another line than the one that was chosen goes with that.
            let anothers = |found: &Found| {
                let Some((candidates, chosen)) = before.filter(|_| found.sure) else { return false };
                let chosen = chosen.map(|number| self.found[*number].id);
                let fits = |number: &&usize| {
                    let Found { sum, sure, .. } = self.found[**number];
                    // The sum of a line that was changed is that of the one that stood there.
                    sure && sum.is_some()
                        && self.line(found).is_some_and(|line| Some(line.should_have(sum)) == found.sum)
                };
                let mut parents = candidates.iter().filter(fits).map(|number| self.found[*number].id).peekable();
                parents.peek().is_some() && !parents.any(|id| Some(id) == chosen)
            };
            let follows = |found: &Found| {
                let before = sum.filter(|(before, _)| before.checked_add(1) == Some(seq)).map(|(_, sum)| sum);
                self.line(found).is_some_and(|line| Some(line.should_have(before)) == found.sum)
            };
            numbers.sort_by_key(|number| {
                let found = &self.found[*number];
                (!follows(found), !found.sure, !found.known, *number)
            });
            let possible = |number: &usize| {
                let found = &self.found[*number];
                // An unsure number far from the others is one that was changed.
                found.sure && !anothers(found)
                    || !found.sure && found.known && seq > 0 && seq <= last_sure.saturating_add(far)
            };
            match numbers.iter().position(possible) {
                Some(place) => {
                    let number = numbers.remove(place);
                    sum = self.found[number].sum.map(|sum| (seq, sum));
                    chosen.insert(seq, number);
                }
                None => sum = None,
            }
            others.extend(numbers);
        }
        for (seq, number) in &chosen {
            let found = &self.found[*number];
            places.ids.insert(found.id);
            places.of.extend(found.sum.map(|sum| ((*seq, sum), device.clone())));
            if !found.sure {
                let what = "this line was changed afterwards, or what was before it is missing, so that it cannot be verified; it was \
                    brought out as it stands: read it with care";
                self.salvaged.notes.push(Note {
                    file: self.sources[found.source].file.clone(),
                    line: found.line,
                    what: what.to_owned(),
                    lost: false,
                });
            }
        }
        places.journals.entry(device.clone()).or_default().extend(chosen);
        for number in others {
            self.place_other(device, number, places);
        }
    }

    /// Finds a place for a line whose number another line has.
    fn place_other(&mut self, device: &Device, number: usize, places: &mut Places) {
        let found = &self.found[number];
        let (source, at, seq) = (found.source, found.line, found.seq);
        if places.ids.contains(&found.id) {
            let what = if found.sure {
                "this line stands here once more; it was taken once"
            } else {
                "this line was changed afterwards; it was taken from another place, where it is whole"
            };
            if !self.sources[source].copy {
                self.note(source, at, what.to_owned(), false);
            }
            return;
        }
        let (true, Some(sum)) = (found.sure, found.sum) else {
            let part = found.part.clone();
            self.salvaged.unreadable.push(Unreadable { source, line: at, part });
            let what = format!(
                "this line with the number {seq} cannot be verified, and has no place of its own; it is kept in {UNREADABLE}"
            );
            return self.note(source, at, what, true);
        };
        let fits = |before: Sum| self.line(found).is_some_and(|line| line.should_have(Some(before)) == sum);
        let range = seq.checked_sub(1).map(|seq| places.of.range((seq, Sum::LEAST)..=(seq, Sum::GREATEST)));
        let parent = range.into_iter().flatten().find(|((_, before), _)| fits(*before));
        let parent = parent.map_or(device, |(_, parent)| parent).clone();
        let goes_on = places.branches.contains_key(&parent)
            && places.journals.get(&parent).is_some_and(|lines| !lines.contains_key(&seq));
        let name = if goes_on { parent.clone() } else { branch(&parent, sum) };
        if !goes_on && !places.branches.contains_key(&name) {
            let lines = places.journals.get(&parent);
            let common = lines.and_then(|lines| Some(self.found[*lines.get(&seq.checked_sub(1)?)?].clock));
            places.branches.insert(name.clone(), Branch { parent, first: number, common });
        }
        places.ids.insert(found.id);
        places.of.insert((seq, sum), name.clone());
        places.journals.entry(name.clone()).or_default().entry(seq).or_insert(number);
        let what = format!("another laptop wrote this line under the same name; it is in the journal of {name} now");
        self.note(source, at, what, false);
    }

    /// What the devices have seen of each other: of each the last number, and a line from about then.
    fn seen(&self, journals: &BTreeMap<Device, Chosen>) -> BTreeMap<Device, (u64, usize)> {
        let mut seen: BTreeMap<Device, (u64, usize)> = BTreeMap::new();
        for number in journals.values().flat_map(Chosen::values) {
            let found = &self.found[*number];
            let event = found.event.clone().or_else(|| self.line(found)?.event().ok());
            if let (Some(Event::OthersSeen(fact)), true) = (event, found.sure) {
                for (device, seq) in fact.devices {
                    let known = seen.entry(device).or_insert((0, *number));
                    *known = (*known).max((seq, *number));
                }
            }
        }
        seen
    }

    /// Writes a journal.
    fn write(
        &mut self,
        device: &Device,
        chosen: &Chosen,
        branched_off: Option<&Branch>,
        seen: Option<(u64, usize)>,
    ) -> NewJournal {
        let mut new = Writing { device, journal: NewJournal::default(), sum: None, clock: Clock::default(), seq: 0 };
        let first = chosen.first_key_value().map(|(seq, number)| (*seq, &self.found[*number]));
        if let (Some(Branch { parent, first, common }), Some(_)) = (branched_off, first) {
            let found = &self.found[*first];
            if let Some(recorded) = self.recorded(found, device, found.clock) {
                let sum = found.sum.unwrap_or(Sum::LEAST);
                let first = branched(device, parent, sum, *common, &recorded);
                new.put(encode(None, &first).ok(), &first.order);
            }
        } else if let Some((seq, found)) = first
            && self.line(found).is_some_and(|line| line.branches())
        {
            // The journal of a branch begins where it branched off.
            new.seq = seq.saturating_sub(1);
        }
        let mut free = MOST_LOST.saturating_add(chosen.len() as u64 * 10);
        let mut unplaced = Vec::new();
        let chosen: Vec<(u64, usize)> = chosen.iter().map(|(seq, number)| (*seq, *number)).collect();
        for (place, (seq, number)) in chosen.iter().enumerate() {
            let found = &self.found[*number];
            let lacking = seq.saturating_sub(new.seq).saturating_sub(1);
            if lacking > free {
                unplaced.push(*number);
                continue;
            }
            free -= lacking;
            // The clock of a line that was changed may be what was.
            let mut later = chosen[place + 1..].iter().map(|(_, number)| &self.found[*number]);
            let earliest = behind(new.clock, lacking);
            let fits = found.clock > earliest
                && (found.sure || later.find(|found| found.sure).is_none_or(|later| found.clock < later.clock));
            let clock = if fits { found.clock } else { earliest.tick(0) };
            new.lose(seq.saturating_sub(1), found.at, clock);
            let order = Order { clock, device: device.clone(), seq: *seq };
            let line = match (&found.event, self.line(found)) {
                (Some(event), _) => {
                    encode(new.sum, &Recorded { id: found.id, order, at: found.at, event: event.clone() }).ok()
                }
                (None, Some(line)) => Some(line.placed(new.sum, &order)),
                (None, None) => None,
            };
            match line.filter(|(line, _)| line.len() <= LONGEST) {
                Some(line) => new.put(Some(line), &Order { clock, device: device.clone(), seq: *seq }),
                None => {
                    unplaced.push(*number);
                    new.lose(*seq, found.at, Clock(u64::MAX, 0));
                }
            }
        }
        if let Some((seq, number)) = seen.filter(|(seq, _)| seq.saturating_sub(new.seq) <= free && *seq > new.seq) {
            let found = &self.found[number];
            if new.journal.lines == 0 {
                new.clock = before(found.clock);
            }
            new.lose(seq, found.at, Clock(u64::MAX, 0));
        }
        let journal = new.journal;
        for number in unplaced {
            let Found { source, line, part, .. } = &self.found[number];
            let (source, line, part) = (*source, *line, part.clone());
            self.salvaged.unreadable.push(Unreadable { source, line, part });
            self.note(source, line, format!("this line cannot be put in its place; it is kept in {UNREADABLE}"), true);
        }
        journal
    }

    /// The event of a line as one of `device`.
    fn recorded(&self, found: &Found, device: &Device, clock: Clock) -> Option<Recorded> {
        // What stands in for an event that is not understood is never written.
        let event = found.event.clone().or_else(|| self.line(found)?.event().ok()).unwrap_or(LineLost {}.into());
        let order = Order { clock, device: device.clone(), seq: found.seq };
        Some(Recorded { id: found.id, order, at: found.at, event })
    }
}

/// The latest reading of so many lines behind this one, within a millisecond.
fn behind(clock: Clock, lines: u64) -> Clock {
    (0..lines).fold(clock, |clock, _| clock.tick(0))
}

/// Where what could not be read is kept in the new folder.
pub(super) const UNREADABLE: &str = "unreadable.txt";

/// A journal being written.
struct Writing<'a> {
    device: &'a Device,
    journal: NewJournal,
    sum: Option<Sum>,
    clock: Clock,
    /// The number of the last line.
    seq: u64,
}

impl Writing<'_> {
    fn put(&mut self, line: Option<(Vec<u8>, Sum)>, order: &Order) {
        let Some((line, sum)) = line else { return };
        self.journal.bytes.extend(line);
        self.journal.lines += 1;
        self.sum = Some(sum);
        (self.clock, self.seq) = (order.clock, order.seq);
    }

    /// Keeps the numbers up to this one free; what follows has this clock.
    fn lose(&mut self, to: u64, at: Moment, next: Clock) {
        if to <= self.seq {
            return;
        }
        let from = self.seq + 1;
        if self.journal.lines == 0 && self.clock == Clock::default() {
            // Before anything that is known.
            self.clock = Clock(next.0.min(LATEST).saturating_sub(1), 0);
        }
        for seq in from..=to {
            let clock = self.clock.tick(0);
            let order = Order { clock, device: self.device.clone(), seq };
            let mut name = [0; 16];
            let seed = super::swap::Sum::of(format!("{}{seq}{:?}", self.device, self.sum).as_bytes());
            for (byte, digit) in name.iter_mut().zip(seed.as_str().bytes()) {
                *byte = digit;
            }
            let id = uuid::Builder::from_random_bytes(name).into_uuid();
            let recorded = Recorded { id, order, at, event: LineLost {}.into() };
            self.put(encode(self.sum, &recorded).ok(), &recorded.order);
        }
        self.journal.lost.push((from, to));
    }
}
