//! Changes that cross: made on two devices, neither of which had seen the other's. Nothing is overwritten silently, and nobody's
//! words are lost.
//!
//! | one device | another, unseen | what stands until somebody settles it |
//! | --- | --- | --- |
//! | rewords | rewords | the later wording; the other is kept beside it, and the entry is marked |
//! | changes one detail | changes another | both |
//! | takes it out (or undoes recording it) | rewords, moves, agrees, answers … | the entry, with the change, marked |
//! | takes it out | takes it out | it is out |
//! | agrees on it, takes it | rewords | what was agreed is the wording that was in sight; the new one awaits agreement |
//! | moves it, changes its kind | the same | the later one: no words are lost |
//! | moves it | takes it out | the entry, where it was moved to, marked |
//!
//! Later means later in the one order of the record, which is the same everywhere. A change whose writer had seen both sides
//! settles it: another wording (or the same once more) keeps the entry, taking it out once more takes it out.

use super::details::{Details, Who};
use super::entry::{Entry, EntryChange, History};
use super::ledger::Fact;
use super::order::{Device, Order};
use super::state::Moment;

/// What crossed in an entry and is not settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossing {
    /// The wordings that were given without sight of each other, one for each device, in the order of the record; none where
    /// no wordings crossed.
    pub wordings: Vec<Reworded>,
    /// The devices that took the entry out while others changed it.
    pub removed_by: Vec<Device>,
}

/// Another wording, as one device gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reworded {
    /// On which device.
    pub device: Device,
    /// When.
    pub at: Moment,
    /// The whole text, if that was changed.
    pub text: Option<String>,
    /// Who said it, if that was changed.
    pub speaker: Option<Who>,
    /// The details that were changed.
    pub details: Details,
}

/// Whether it matters that two changes of an entry were made without sight of each other.
fn matters(one: &EntryChange, other: &EntryChange) -> bool {
    use EntryChange::{Agreed, Deleted, Reworded, Taken};
    match (one, other) {
        (Deleted, Deleted) => false,
        (Deleted, _) | (_, Deleted) | (Reworded { .. }, Reworded { .. }) => true,
        (Agreed(_) | Taken(..), Reworded { .. }) | (Reworded { .. }, Agreed(_) | Taken(..)) => true,
        _ => false,
    }
}

/// Whether two wordings say different things about the same.
fn contradict(one: &Fact<EntryChange>, other: &Fact<EntryChange>) -> bool {
    let (
        EntryChange::Reworded { text, speaker, details, .. },
        EntryChange::Reworded { text: other_text, speaker: other_speaker, details: other_details, .. },
    ) = (&one.fact, &other.fact)
    else {
        return false;
    };
    fn differ<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
        one.is_some() && other.is_some() && one != other
    }
    let details = details.as_deref().zip(other_details.as_deref());
    differ(text, other_text)
        || differ(speaker, other_speaker)
        || details.is_some_and(|(one, other)| {
            // In whatever order they come, the same comes of them if they say nothing different about the same.
            let (mut first, mut last) = (one.clone(), other.clone());
            first.replace(other);
            last.replace(one);
            first != last
        })
}

impl History {
    /// The changes that `order`, which makes this one (or for `None`, undoes the recording), was made without sight of.
    pub(super) fn unseen(
        &self,
        order: &Order,
        change: Option<&EntryChange>,
        knew: impl Fn(&Order) -> bool,
    ) -> Vec<Order> {
        let crosses = |fact: &&Fact<EntryChange>| {
            fact.order.device != order.device
                && match change {
                    Some(change) => matters(&fact.fact, change),
                    None => !matches!(fact.fact, EntryChange::Deleted),
                }
                && !knew(&fact.order)
        };
        let mut unseen: Vec<Order> = self.changes.all().filter(crosses).map(|fact| fact.order.clone()).collect();
        let removes = matches!(change, None | Some(EntryChange::Deleted));
        unseen.extend(
            self.undone.iter().filter(|undone| !removes && undone.device != order.device && !knew(undone)).cloned(),
        );
        unseen
    }

    /// Whether the later of two changes was made without sight of the earlier.
    fn cross(&self, one: &Order, other: &Order) -> bool {
        let pair = if one < other { (one, other) } else { (other, one) };
        self.crossed.iter().any(|(earlier, later)| (earlier, later) == pair)
    }

    /// The changes that stand and crossed with this one.
    fn crossing<'a>(&'a self, order: &'a Order) -> impl Iterator<Item = &'a Fact<EntryChange>> {
        self.changes.standing().filter(move |fact| self.cross(&fact.order, order))
    }

    /// Whether taking the entry out, at this place of the record, counts: nobody had changed it unseen.
    pub(super) fn removes(&self, order: &Order) -> bool {
        !self.crossing(order).any(|fact| !matches!(fact.fact, EntryChange::Deleted))
    }

    /// Whether a wording that stands was given without sight of what was agreed there, and before it in the record.
    pub(super) fn agrees_unseeing(&self, order: &Order) -> bool {
        self.crossing(order).any(|fact| fact.order < *order)
    }

    /// The text and details that whoever wrote at this place of the record had in sight.
    pub(super) fn in_sight(&self, order: &Order) -> (String, Details) {
        let mut text = self.original.text.clone();
        let mut details = self.original.details.as_deref().cloned().unwrap_or_default();
        for fact in self.changes.standing().take_while(|fact| fact.order < *order) {
            if let EntryChange::Reworded { text: new, details: changed, .. } = &fact.fact
                && !self.cross(&fact.order, order)
            {
                new.iter().for_each(|new| text.clone_from(new));
                changed.iter().for_each(|changed| details.replace(changed));
            }
        }
        (text, details)
    }

    /// What crossed and is not settled.
    pub(super) fn unsettled(&self) -> Option<Crossing> {
        let mut found = Crossing::default();
        for removal in self.removals().filter(|removal| !self.removes(removal)) {
            if !self.settled(removal, removal) {
                found.removed_by.push(removal.device.clone());
            }
        }
        let rewordings = || self.changes.standing().filter(|fact| matches!(fact.fact, EntryChange::Reworded { .. }));
        for fact in rewordings() {
            let open = |other: &Fact<EntryChange>| {
                self.cross(&fact.order, &other.order)
                    && contradict(fact, other)
                    && !self.settled(&fact.order, &other.order)
            };
            if rewordings().any(open) {
                found.add(fact);
            }
        }
        // Where all came to the same in the end there is nothing to choose.
        let first = found.wordings.first();
        if first.is_some_and(|first| found.wordings.iter().all(|wording| wording.says_the_same(first))) {
            found.wordings.clear();
        }
        (found != Crossing::default()).then_some(found)
    }

    /// Where the entry was taken out: by deleting it, or by undoing that it was recorded.
    fn removals(&self) -> impl Iterator<Item = &Order> {
        let deleted = self.changes.standing().filter(|fact| matches!(fact.fact, EntryChange::Deleted));
        self.undone.iter().chain(deleted.map(|fact| &fact.order))
    }

    /// Whether somebody who had seen both has given a wording since.
    fn settled(&self, one: &Order, other: &Order) -> bool {
        self.changes.standing().any(|fact| {
            fact.order > *one
                && fact.order > *other
                && matches!(fact.fact, EntryChange::Reworded { .. })
                && !self.cross(&fact.order, one)
                && !self.cross(&fact.order, other)
        })
    }
}

impl Crossing {
    fn add(&mut self, fact: &Fact<EntryChange>) {
        let EntryChange::Reworded { text, speaker, details, .. } = &fact.fact else { return };
        let place = self.wordings.iter().position(|wording| wording.device == fact.order.device);
        // What a device says later comes on top of what it said before.
        let mut wording = place.map_or_else(
            || Reworded {
                device: fact.order.device.clone(),
                at: fact.at,
                text: None,
                speaker: None,
                details: Details::default(),
            },
            |place| self.wordings.remove(place),
        );
        wording.at = fact.at;
        wording.text = text.clone().or(wording.text);
        wording.speaker = speaker.clone().or(wording.speaker);
        details.iter().for_each(|details| wording.details.replace(details));
        self.wordings.push(wording);
    }
}

impl Reworded {
    /// What it says, shortly: the text, else which details.
    pub fn said(&self, entry: &Entry) -> String {
        let Details { due, indicator, .. } = &self.details;
        let mut said: Vec<String> = self.text.iter().cloned().collect();
        said.extend(due.iter().map(|due| format!("due {}", due.format("%-d %B %Y"))));
        said.extend(indicator.iter().map(|indicator| format!("indicator {indicator}")));
        if said.is_empty() { entry.text.clone() } else { said.join(", ") }
    }

    fn says_the_same(&self, other: &Reworded) -> bool {
        (&self.text, &self.speaker, &self.details) == (&other.text, &other.speaker, &other.details)
    }
}

impl Entry {
    /// What crossed in it and is not settled.
    pub fn crossing(&self) -> Option<&Crossing> {
        self.outcome().crossing.as_ref()
    }
}
