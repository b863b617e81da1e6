//! Entries as they stand, and what made them so.

use std::collections::HashMap;

use super::details::{Details, EntryKind, Status, Taken, Who};
use super::event::EntryRecorded;
use super::ledger::Ledger;
use super::number::{Handle, ItemId, Mark};
use super::order::Order;
use super::state::Moment;
use crate::agenda::Attribution;

/// Everything that was recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// All entries in the order of the record, with those that were deleted or undone.
    pub(super) entries: Vec<Entry>,
    pub(super) index: Index,
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

/// A recorded line as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its handle.
    pub handle: Handle,
    /// What sort of line it is.
    pub kind: EntryKind,
    /// Its text, exactly as typed.
    pub text: String,
    /// The item it belongs to; `None` is the opening.
    pub item: Option<ItemId>,
    /// Who said it.
    pub speaker: Option<Who>,
    /// When it was recorded.
    pub at: Moment,
    /// Its place in the record, and the device that wrote it.
    pub order: Order,
    /// Whether it is in the record, deleted, or undone.
    pub standing: Standing,
    /// What it says beside its text; see [`Entry::details`].
    pub(super) details: Option<Box<Details>>,
    /// What became of it; see [`Entry::outcome`].
    pub(super) outcome: Option<Box<Outcome>>,
    /// What was done to it since it was recorded, and what it was then. `None`: nothing.
    pub(super) history: Option<Box<History>>,
}

/// Whether an entry is in the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    #[default]
    Kept,
    /// It was taken out.
    Deleted,
    /// Recording it was undone.
    Undone,
}

/// What became of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// How the decision was taken.
    pub taken: Option<Taken>,
    /// When the room agreed on it.
    pub agreed: Option<Moment>,
    /// Who objected, and why.
    pub objections: Vec<Objection>,
    /// The point that answered this question.
    pub answered_by: Option<Handle>,
    /// How far the pledge has come, and since when.
    pub status: Option<(Status, Moment)>,
    /// Who may be named, if that is stricter than the session.
    pub attribution: Option<Attribution>,
    /// Tags given with `/tag`, beside those in the text.
    pub tags: Vec<String>,
    /// The poll's counts, one for each option in its order; empty before the first.
    pub counts: Vec<u32>,
    /// The ballots cast, sorted so that their order says nothing.
    pub ballots: Vec<Vec<u32>>,
    /// Whether the poll takes no more answers.
    pub closed: bool,
    /// When it was last reworded.
    pub reworded: Option<Moment>,
}

/// An objection to a decision or pledge.
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// Who objects.
    pub who: Option<Who>,
    /// Why.
    pub text: String,
}

/// What was done to an entry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct History {
    pub original: EntryRecorded,
    /// Whether recording it was undone.
    pub undone: bool,
    pub changes: Ledger<EntryChange>,
}

/// A change to one entry; the event without the handle.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryChange {
    /// Another wording.
    Reworded {
        /// The whole new text.
        text: Option<String>,
        /// Who said it.
        speaker: Option<Who>,
        /// What replaces the details.
        details: Option<Box<Details>>,
    },
    /// Taken out.
    Deleted,
    /// Of another kind.
    KindChanged(EntryKind),
    /// Under another item.
    Moved(ItemId),
    /// Tagged.
    Tagged(String),
    /// Treated more strictly.
    Restricted(Attribution),
    /// Agreed by the room.
    Agreed,
    /// How it was taken.
    Taken(Taken),
    /// Objected to.
    Objected(Objection),
    /// Answered by that point.
    Answered(Handle),
    /// Poll counts.
    Tallied(Vec<u32>),
    /// One answer to a poll.
    Ballot(Vec<u32>),
    /// The poll is closed.
    Closed,
    /// How far it has come.
    Status(Status),
}

static NO_DETAILS: Details = Details {
    who: Vec::new(),
    due: None,
    indicator: None,
    pledge_kind: None,
    opening: None,
    title: None,
    answers: None,
    poll: None,
    counts: Vec::new(),
};

static NO_OUTCOME: Outcome = Outcome {
    taken: None,
    agreed: None,
    objections: Vec::new(),
    answered_by: None,
    status: None,
    attribution: None,
    tags: Vec::new(),
    counts: Vec::new(),
    ballots: Vec::new(),
    closed: false,
    reworded: None,
};

impl Entry {
    /// What it says beside its text.
    pub fn details(&self) -> &Details {
        self.details.as_deref().unwrap_or(&NO_DETAILS)
    }

    /// What became of it.
    pub fn outcome(&self) -> &Outcome {
        self.outcome.as_deref().unwrap_or(&NO_OUTCOME)
    }

    /// Whether it is in the record.
    pub fn stands(&self) -> bool {
        self.standing == Standing::Kept
    }

    /// Every wording it had, oldest first, with when it got it: one for an entry that was never reworded.
    pub fn wordings(&self) -> Vec<(Moment, &str)> {
        let Some(history) = &self.history else { return vec![(self.at, &self.text)] };
        let first = (self.at, history.original.text.as_str());
        let later = history.changes.standing().filter_map(|change| match &change.fact {
            EntryChange::Reworded { text: Some(text), .. } => Some((change.at, text.as_str())),
            _ => None,
        });
        std::iter::once(first).chain(later).collect()
    }

    /// What was done to it; from now on what it was at first is kept too.
    pub(super) fn history_mut(&mut self) -> &mut History {
        self.history.get_or_insert_with(|| {
            let original = EntryRecorded {
                entry: self.handle,
                kind: self.kind,
                text: self.text.clone(),
                item: self.item,
                speaker: self.speaker.clone(),
                details: self.details.clone(),
            };
            Box::new(History { original, undone: false, changes: Ledger::default() })
        })
    }

    /// Makes it anew from what was recorded and the changes that stand.
    pub(super) fn remake(&mut self) {
        let Some(history) = self.history.take() else { return };
        let EntryRecorded { kind, text, item, speaker, details, .. } = history.original.clone();
        (self.kind, self.text, self.item, self.speaker, self.details) = (kind, text, item, speaker, details);
        (self.outcome, self.standing) = (None, Standing::Kept);
        self.take_counts();
        for change in history.changes.standing() {
            self.change(change.at, &change.fact);
        }
        if history.undone {
            self.standing = Standing::Undone;
        }
        self.history = Some(history);
    }

    /// A poll may be recorded together with its counts.
    pub(super) fn take_counts(&mut self) {
        if !self.details().counts.is_empty() {
            let counts = self.details().counts.clone();
            self.outcome.get_or_insert_default().counts = counts;
        }
    }

    pub(super) fn change(&mut self, at: Moment, change: &EntryChange) {
        let outcome = &mut self.outcome;
        match change {
            EntryChange::Reworded { text, speaker, details } => {
                if let Some(text) = text {
                    self.text.clone_from(text);
                    outcome.get_or_insert_default().reworded = Some(at);
                }
                if speaker.is_some() {
                    self.speaker.clone_from(speaker);
                }
                if let Some(details) = details {
                    self.details.get_or_insert_default().replace(details);
                }
            }
            EntryChange::Deleted => self.standing = Standing::Deleted,
            EntryChange::KindChanged(kind) => self.kind = *kind,
            EntryChange::Moved(item) => self.item = Some(*item),
            EntryChange::Tagged(tag) => outcome.get_or_insert_default().tags.push(tag.clone()),
            EntryChange::Restricted(attribution) => outcome.get_or_insert_default().attribution = Some(*attribution),
            EntryChange::Agreed => outcome.get_or_insert_default().agreed = Some(at),
            EntryChange::Taken(taken) => outcome.get_or_insert_default().taken = Some(taken.clone()),
            EntryChange::Objected(objection) => outcome.get_or_insert_default().objections.push(objection.clone()),
            EntryChange::Answered(answer) => outcome.get_or_insert_default().answered_by = Some(*answer),
            EntryChange::Tallied(counts) => outcome.get_or_insert_default().counts.clone_from(counts),
            EntryChange::Ballot(answers) => {
                let ballots = &mut outcome.get_or_insert_default().ballots;
                let place = ballots.partition_point(|ballot| ballot <= answers);
                ballots.insert(place, answers.clone());
            }
            EntryChange::Closed => outcome.get_or_insert_default().closed = true,
            EntryChange::Status(status) => outcome.get_or_insert_default().status = Some((*status, at)),
        }
    }
}

impl Record {
    /// The entries that stand, in the order they were recorded.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.stands())
    }

    /// All entries by position, also those deleted or undone: what a screen scrolls through.
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this handle, also one deleted or undone.
    pub fn get(&self, handle: Handle) -> Option<&Entry> {
        self.index.get(handle).and_then(|place| self.entries.get(place as usize))
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
