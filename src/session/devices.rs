//! What each device did, what it knew of the others, and which numbers are its own.
//!
//! Devices give out numbers without asking each other: the one that opened the session plain ones, every other with letters
//! before them. Two that begin apart may choose the same letters, or both open the session. Then those letters belong to the
//! device that stands first in the record; the other gets letters made from its name, and every number it gave out, or meant
//! by it, is read with these. Which of the two somebody meant is known from what that somebody had seen ([`Trails::meant`]).

use sha2::{Digest, Sha256};

use super::number::{Handle, Mark, ParticipantId};
use super::order::{Clock, Device, Order};
use crate::session::number::ItemId;

/// What all devices did. They are few: looking through them is quicker than anything cleverer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Trails {
    all: Vec<(Device, Trail)>,
    /// Who said which letters would be its own, in the order of the record.
    claims: Vec<Claim>,
    /// Whether two devices said the same.
    pub contested: bool,
}

/// That a device said which letters stand before its numbers.
#[derive(Clone, Debug, PartialEq)]
struct Claim {
    mark: Mark,
    device: Device,
    seq: u64,
}

/// What one device did.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Trail {
    /// The letters before its numbers.
    pub mark: Mark,
    /// The `seq` of its last event that changed entries.
    pub amended: u64,
    /// The `seq` of its last event that was applied.
    pub applied: u64,
    /// What it said it knew of others: for each the `seq` of the last event.
    seen: Vec<(Device, u64)>,
    /// The last numbers it gave out.
    pub entries: Given,
    pub items: Given,
    pub people: Given,
    /// The letters that another laptop of the same name gave out too, up to where the two went apart.
    branched: Option<Mark>,
    /// What it did and could undo, latest last.
    pub done: Vec<Step>,
    /// What it undid and could redo, latest last.
    pub undone: Vec<Step>,
}

/// Which numbers of one sort a device gave out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Given {
    /// The first; 0 before.
    first: u32,
    /// The last; 0 before.
    pub last: u32,
}

impl Given {
    /// One more was given out.
    pub fn note(&mut self, number: u32) {
        if self.first == 0 {
            self.first = number;
        }
        self.last = self.last.max(number);
    }

    fn has(self, number: u32) -> bool {
        self.first > 0 && number >= self.first
    }
}

/// One event that can be undone, and what it touched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    pub seq: u64,
    pub clock: Clock,
    pub touched: Touched,
}

/// The part of the state an event changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Touched {
    Entry(Handle),
    /// Several entries at once; which ones is in their histories.
    Entries,
    People,
    Run,
    /// The time boxes of the agenda: of one item, or of several.
    Minutes(Option<ItemId>),
    Floor,
    Tables,
    Signatures,
    Placements,
    Versions,
    Approvals,
    Lead,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Entries,
    Items,
    People,
}

impl Trails {
    pub fn get(&self, device: &Device) -> Option<&Trail> {
        self.all.iter().find(|(known, _)| known == device).map(|(_, trail)| trail)
    }

    /// The trail of a device, a new one if nothing is known of it.
    pub fn of(&mut self, device: &Device) -> &mut Trail {
        let place = self.all.iter().position(|(known, _)| known == device).unwrap_or_else(|| {
            self.all.push((device.clone(), Trail::default()));
            self.all.len() - 1
        });
        &mut self.all[place].1
    }

    pub fn all(&self) -> impl Iterator<Item = (&Device, &Trail)> {
        self.all.iter().map(|(device, trail)| (device, trail))
    }

    /// Whether more than one device recorded.
    pub fn are_several(&self) -> bool {
        self.all.len() > 1
    }

    /// Whether `device` knew of the event at this place when it recorded what was applied last of it.
    pub fn knew(&self, device: &Device, event: &Order) -> bool {
        event.device == *device
            || event.seq == 0
            || self.get(device).is_some_and(|trail| trail.seen_of(&event.device) >= event.seq)
    }

    /// Whether `device` knew of every change of entries that was applied when it recorded last.
    pub fn knew_changes(&self, device: &Device) -> bool {
        let own = self.get(device);
        let mut others = self.all().filter(|(other, _)| *other != device);
        others.all(|(other, trail)| trail.amended <= own.map_or(0, |own| own.seen_of(other)))
    }

    /// Of each other device what `device` said last to know, and the last event that was applied.
    pub fn known(&self, device: &Device) -> impl Iterator<Item = (&Device, u64, u64)> {
        let own = self.get(device);
        let others = self.all().filter(move |(other, _)| *other != device);
        others.map(move |(other, trail)| (other, own.map_or(0, |own| own.seen_of(other)), trail.applied))
    }

    /// `device` says that these letters stand before its numbers.
    pub fn claim(&mut self, mark: Mark, device: &Device, seq: u64) {
        let taken = self.all().any(|(other, trail)| other != device && trail.mark == mark && trail.applied > 0);
        self.claims.push(Claim { mark, device: device.clone(), seq });
        self.contested |= taken;
        let own = if taken { self.own_letters(device) } else { mark };
        self.of(device).mark = own;
    }

    /// `device` goes on where another laptop of the name `from` went apart from it: what that one gives out is something else.
    pub fn branch(&mut self, device: &Device, from: &Device) {
        let mark = self.get(from).map_or(Mark::NONE, |trail| trail.mark);
        let own = self.own_letters(device);
        self.contested = true;
        let trail = self.of(device);
        trail.branched = Some(mark);
        trail.mark = own;
    }

    /// Letters made from the name of a device, so that they are the same whatever else is known.
    pub fn own_letters(&self, device: &Device) -> Mark {
        let mut digest = Sha256::digest(device.as_str());
        loop {
            let letters: String = digest.iter().take(3).map(|byte| char::from(b'a' + byte % 26)).collect();
            let taken = |mark| self.all().any(|(other, trail)| other != device && trail.mark == mark);
            match Mark::new(&letters) {
                Some(mark) if !mark.is_reserved() && !taken(mark) => return mark,
                _ => digest = Sha256::digest(digest),
            }
        }
    }

    /// The letters that `writer` means by `mark` before a number: those of the first device it had seen that said they were
    /// its own.
    pub fn meant(&self, mark: Mark, number: u32, counted: Counted, writer: &Device) -> Mark {
        let own = self.get(writer);
        if let Some(own) = own.filter(|own| own.branched == Some(mark)) {
            return if own.given(counted).has(number) { own.mark } else { mark };
        }
        let mut claims = self.claims.iter().filter(|claim| claim.mark == mark);
        let known = claims
            .find(|claim| claim.device == *writer || own.is_some_and(|own| own.seen_of(&claim.device) >= claim.seq));
        known.and_then(|claim| self.get(&claim.device)).map_or(mark, |trail| trail.mark)
    }
}

impl Trail {
    /// The last event of another device that it said it knew; 0 for none.
    pub fn seen_of(&self, device: &Device) -> u64 {
        self.seen.iter().find(|(known, _)| known == device).map_or(0, |(_, seq)| *seq)
    }

    /// It said what it knows of others; from now on that is what it is taken to know. It may be less than it said before, where a
    /// line was begun before something arrived and entered afterwards.
    pub fn saw(&mut self, devices: Vec<(Device, u64)>) {
        for (device, seq) in devices {
            match self.seen.iter_mut().find(|(known, _)| *known == device) {
                Some((_, known)) => *known = seq,
                None => self.seen.push((device, seq)),
            }
        }
    }

    fn given(&self, counted: Counted) -> Given {
        match counted {
            Counted::Entries => self.entries,
            Counted::Items => self.items,
            Counted::People => self.people,
        }
    }
}

/// The number a device with this mark gives out next.
impl Trail {
    /// The next entry of this device.
    pub fn next_entry(&self) -> Handle {
        Handle::new(self.mark, self.entries.last.saturating_add(1))
    }

    /// The next item that this device adds; those planned have the first plain numbers.
    pub fn next_item(&self, planned: usize) -> ItemId {
        ItemId::new(self.mark, self.after(self.items, planned))
    }

    /// The next person that this device puts on the list; those expected have the first plain numbers.
    pub fn next_person(&self, expected: usize) -> ParticipantId {
        ParticipantId::new(self.mark, self.after(self.people, expected))
    }

    fn after(&self, given: Given, reserved: usize) -> u32 {
        let reserved = if self.mark == Mark::NONE { u32::try_from(reserved).unwrap_or(u32::MAX) } else { 0 };
        given.last.max(reserved).saturating_add(1)
    }
}
