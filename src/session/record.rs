//! Everything that was recorded: the entries, where each stands, and which have something to be seen to.

use std::borrow::Cow;
use std::collections::HashMap;

use super::entry::Entry;
use super::number::{Handle, Mark};
use super::order::Order;

/// Everything that was recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// All entries in the order of the record, with those that were deleted or undone.
    pub(super) entries: Vec<Entry>,
    /// The parts of the memorandum that the agenda prepared, in its order; nobody said them, so they are no part of the record
    /// until they are reworded, and never of the proceedings.
    pub(super) prepared: Vec<Entry>,
    pub(super) index: Index,
    /// The entries in which something crossed that is not settled, in the order in which it did.
    pub(super) crossed: Vec<Handle>,
    /// The questions that were merged with others, in the order in which they were.
    pub(super) merged: Vec<Handle>,
    /// How many entries stand.
    pub(super) standing: usize,
}

/// Where the entry of each handle stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Index {
    /// For each mark the places of the numbers 1, 2, 3 … as devices give them out.
    counted: Vec<(Mark, Vec<u32>)>,
    /// Those of numbers that came out of turn.
    others: HashMap<Handle, u32>,
}

impl Index {
    pub fn get(&self, handle: Handle) -> Option<u32> {
        let places = self.counted.iter().find(|(mark, _)| *mark == handle.mark).map(|(_, places)| places);
        let counted = places.and_then(|places| places.get((handle.number as usize).checked_sub(1)?));
        counted.or_else(|| self.others.get(&handle)).copied()
    }

    /// Says whether the handle was new.
    pub fn insert(&mut self, handle: Handle, place: u32) -> bool {
        if self.get(handle).is_some() {
            return false;
        }
        let known = self.counted.iter().position(|(mark, _)| *mark == handle.mark).unwrap_or_else(|| {
            self.counted.push((handle.mark, Vec::new()));
            self.counted.len() - 1
        });
        let places = &mut self.counted[known].1;
        if handle.number as usize == places.len() + 1 {
            places.push(place);
        } else {
            self.others.insert(handle, place);
        }
        true
    }
}

/// Of an entry, in which lists of the record it stands.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    crossed: bool,
    merged: bool,
}

impl Listed {
    pub fn of(entry: &Entry) -> Listed {
        Listed { crossed: entry.crossing().is_some(), merged: entry.outcome().merged_into.is_some() }
    }
}

impl Record {
    /// Keeps the lists as they are after an entry has changed.
    pub(super) fn list(&mut self, handle: Handle, before: Listed, after: Listed) {
        let lists =
            [(&mut self.crossed, before.crossed, after.crossed), (&mut self.merged, before.merged, after.merged)];
        for (list, was, is) in lists {
            match (was, is) {
                (false, true) => list.push(handle),
                (true, false) => list.retain(|other| *other != handle),
                _ => {}
            }
        }
    }

    /// The entries that stand, in the order they were recorded.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.stands())
    }

    /// All entries by position, also those deleted or undone: what a screen scrolls through.
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this handle, also one deleted or undone, or a prepared part of the memorandum.
    pub fn get(&self, handle: Handle) -> Option<&Entry> {
        if handle.mark.is_reserved() {
            return self.prepared.iter().find(|entry| entry.handle == handle);
        }
        self.index.get(handle).and_then(|place| self.entries.get(place as usize))
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, handle: Handle) -> Option<&mut Entry> {
        if handle.mark.is_reserved() {
            return self.prepared.iter_mut().find(|entry| entry.handle == handle);
        }
        self.index.get(handle).and_then(|place| self.entries.get_mut(place as usize))
    }

    /// The parts of the memorandum that stand: those prepared by the agenda, then those recorded, in the order of the record.
    pub fn parts(&self) -> impl Iterator<Item = &Entry> {
        self.prepared.iter().chain(&self.entries).filter(|entry| entry.is_part())
    }

    /// The same as somebody had them in sight who knew of these places of the record alone.
    pub(super) fn parts_in_sight(&self, knew: &impl Fn(&Order) -> bool) -> Vec<Cow<'_, Entry>> {
        let seen = self.prepared.iter().chain(&self.entries).filter_map(|entry| entry.in_sight(knew));
        seen.filter(|entry| entry.is_part()).collect()
    }

    /// Where the entry with this handle stands in [`Record::all`].
    pub fn position(&self, handle: Handle) -> Option<usize> {
        self.index.get(handle).map(|place| place as usize)
    }

    /// How many entries stand.
    pub fn len(&self) -> usize {
        self.standing
    }

    /// Whether nothing stands.
    pub fn is_empty(&self) -> bool {
        self.standing == 0
    }
}
