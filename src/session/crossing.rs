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
//! | takes it, counts it, moves it, makes it another kind | the same otherwise | the later one, marked with both |
//! | restricts who may be named | the same otherwise | the stricter one, marked |
//! | moves it | takes it out | the entry, where it was moved to, marked |
//! | casts ballots, closes the poll | casts ballots | all ballots count |
//! | merges a question with another | merges that one with this | what stands first in the record |
//!
//! Later means later in the one order of the record, which is the same everywhere. A change of the same whose writer had seen
//! both sides settles it; so does a wording (or the same once more), which keeps the entry. Taking it out once more takes it out.

use super::details::{Details, Taken, Who};
use super::entry::{Entry, EntryChange, History};
use super::event::{DecisionTaken, EntryKindChanged, EntryMoved, EntryRestricted, Event, PollTallied};
use super::ledger::Fact;
use super::number::Handle;
use super::order::{Device, Order};
use super::state::Moment;

/// What crossed in an entry and is not settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossing {
    /// The wordings that were given without sight of each other, one for each device, in the order of the record; none where
    /// no wordings crossed.
    pub wordings: Vec<Reworded>,
    /// What else was said of the entry otherwise on several devices: each with the change, in the order of the record.
    pub ways: Vec<(Device, EntryChange)>,
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

/// What of an entry a change concerns, where only one can hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aspect {
    Wording,
    Taken,
    Counts,
    Kind,
    Place,
    Attribution,
}

fn aspect(change: &EntryChange) -> Option<Aspect> {
    match change {
        EntryChange::Reworded { .. } => Some(Aspect::Wording),
        EntryChange::Taken(..) => Some(Aspect::Taken),
        EntryChange::Tallied(..) => Some(Aspect::Counts),
        EntryChange::KindChanged(_) => Some(Aspect::Kind),
        EntryChange::Moved(_) => Some(Aspect::Place),
        EntryChange::Restricted(_) => Some(Aspect::Attribution),
        _ => None,
    }
}

/// Whether it matters that two changes of an entry were made without sight of each other.
fn matters(one: &EntryChange, other: &EntryChange) -> bool {
    use EntryChange::{Agreed, Deleted, Reworded, Taken};
    match (one, other) {
        (Deleted, Deleted) => false,
        (Deleted, _) | (_, Deleted) => true,
        (Agreed(_) | Taken(..), Reworded { .. }) | (Reworded { .. }, Agreed(_) | Taken(..)) => true,
        _ => aspect(one).is_some() && aspect(one) == aspect(other),
    }
}

/// Whether two changes say different things about the same.
fn contradict(one: &EntryChange, other: &EntryChange) -> bool {
    let (
        EntryChange::Reworded { text, speaker, details, .. },
        EntryChange::Reworded { text: other_text, speaker: other_speaker, details: other_details, .. },
    ) = (one, other)
    else {
        return match (one, other) {
            // Who was there is not what was said.
            (EntryChange::Taken(one, _), EntryChange::Taken(other, _)) => one != other,
            _ => aspect(one).is_some() && aspect(one) == aspect(other) && one != other,
        };
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
        if self.crossed.is_empty() {
            return None;
        }
        let mut found = Crossing::default();
        for removal in self.removals().filter(|removal| !self.removes(removal)) {
            if !self.settled(removal, removal, None) {
                found.removed_by.push(removal.device.clone());
            }
        }
        for fact in self.changes.standing() {
            let open = |other: &Fact<EntryChange>| {
                contradict(&fact.fact, &other.fact) && !self.settled(&fact.order, &other.order, aspect(&fact.fact))
            };
            if self.crossing(&fact.order).any(open) {
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

    /// Whether a rule for who may be named, given at this place of the record, crosses with one that is not settled: then the
    /// stricter holds.
    pub(super) fn restricts_unseeing(&self, order: &Order) -> bool {
        let unsettled = |fact: &Fact<EntryChange>| {
            matches!(fact.fact, EntryChange::Restricted(_))
                && !self.settled(&fact.order, order, Some(Aspect::Attribution))
        };
        self.crossing(order).any(unsettled)
    }

    /// Where the entry was taken out: by deleting it, or by undoing that it was recorded.
    fn removals(&self) -> impl Iterator<Item = &Order> {
        let deleted = self.changes.standing().filter(|fact| matches!(fact.fact, EntryChange::Deleted));
        self.undone.iter().chain(deleted.map(|fact| &fact.order))
    }

    /// Whether somebody who had seen both has given a wording since, or said the same of it anew.
    fn settled(&self, one: &Order, other: &Order, of: Option<Aspect>) -> bool {
        self.changes.standing().any(|fact| {
            fact.order > *one
                && fact.order > *other
                && (matches!(fact.fact, EntryChange::Reworded { .. }) || of.is_some() && aspect(&fact.fact) == of)
                && !self.cross(&fact.order, one)
                && !self.cross(&fact.order, other)
        })
    }
}

impl Crossing {
    /// The devices between which there is something to choose, in the order of the record.
    pub fn devices(&self) -> Vec<&Device> {
        let mut devices: Vec<&Device> = Vec::new();
        let all = self.wordings.iter().map(|wording| &wording.device).chain(self.ways.iter().map(|(device, _)| device));
        for device in all {
            if !devices.contains(&device) {
                devices.push(device);
            }
        }
        devices
    }

    /// What a device said, shortly; `entry` is that in which it crossed.
    pub fn said(&self, device: &Device, entry: &Entry) -> String {
        let wordings =
            self.wordings.iter().filter(|wording| wording.device == *device).map(|wording| wording.said(entry));
        let ways = self.ways.iter().filter(|(other, _)| other == device).map(|(_, way)| said(way));
        wordings.chain(ways).collect::<Vec<_>>().join("; ")
    }

    fn add(&mut self, fact: &Fact<EntryChange>) {
        let EntryChange::Reworded { text, speaker, details, .. } = &fact.fact else {
            // What a device says later takes the place of what it said before.
            self.ways.retain(|(device, way)| *device != fact.order.device || aspect(way) != aspect(&fact.fact));
            return self.ways.push((fact.order.device.clone(), fact.fact.clone()));
        };
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

impl EntryChange {
    /// The fact that says once more what this change of the entry `handle` said, where that is one that can cross beside
    /// wordings.
    pub(super) fn said_again(&self, entry: Handle) -> Option<Event> {
        Some(match self {
            EntryChange::Taken(how, _) => DecisionTaken { entry, how: how.clone() }.into(),
            EntryChange::Tallied(counts, apart) => {
                PollTallied { poll: entry, counts: counts.clone(), apart: *apart }.into()
            }
            EntryChange::KindChanged(kind) => EntryKindChanged { entry, kind: *kind }.into(),
            EntryChange::Moved(item) => EntryMoved { entry, item: *item }.into(),
            EntryChange::Restricted(attribution) => EntryRestricted { entry, attribution: *attribution }.into(),
            _ => return None,
        })
    }
}

/// What a change other than a wording says, shortly.
fn said(change: &EntryChange) -> String {
    match change {
        EntryChange::Taken(Taken::Consent, _) => "taken by consent".to_owned(),
        EntryChange::Taken(Taken::Vote(vote), _) => {
            format!("{} for, {} against, {} abstained", vote.r#for, vote.against, vote.abstain)
        }
        EntryChange::Tallied(counts, _) => {
            format!("counts {}", counts.iter().map(u32::to_string).collect::<Vec<_>>().join(", "))
        }
        EntryChange::KindChanged(kind) => format!("a {}", kind.word()),
        EntryChange::Moved(item) => format!("under item {item}"),
        EntryChange::Restricted(attribution) => format!("attribution {}", attribution.word()),
        _ => String::new(),
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
    /// What is to be told of what crossed in it, without a full stop: what, on which laptops, and what settles it.
    pub fn crossing_said(&self) -> Option<String> {
        let (crossing, handle) = (self.crossing()?, self.handle);
        let devices = crossing.devices();
        Some(match (devices.as_slice(), crossing.removed_by.as_slice()) {
            ([], removed) => {
                let removed = removed.first().map_or("one laptop", Device::as_str);
                format!(
                    "{handle} was taken out on {removed} while another laptop changed it, and is kept: /settle {handle} keeps \
                     it, /delete {handle} takes it out"
                )
            }
            (devices, _) => {
                let all: Vec<&str> = devices.iter().map(|device| device.as_str()).collect();
                format!(
                    "{handle} was changed on {} at once, and nothing of it is lost: /settle {handle} keeps what stands, \
                     /settle {handle} {} what was said there",
                    all.join(" and "),
                    all.first().copied().unwrap_or_default()
                )
            }
        })
    }

    /// Where it was taken out of the record, in the order of the record; nowhere, if it stands.
    pub(super) fn taken_out(&self) -> impl DoubleEndedIterator<Item = &Order> {
        let history = self.history.as_deref().filter(|_| !self.stands());
        let mut removals: Vec<&Order> = history.into_iter().flat_map(History::removals).collect();
        removals.sort_unstable();
        removals.into_iter()
    }

    /// What crossed in it and is not settled.
    pub fn crossing(&self) -> Option<&Crossing> {
        self.outcome().crossing.as_ref()
    }
}
