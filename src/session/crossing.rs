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
//! | takes it, counts it, moves it, makes it another kind, says how far it is, merges it | the same otherwise | the later one, marked with both |
//! | agrees on it | agrees on another wording, takes it by a vote that was lost, makes it another kind | the later one, marked with both |
//! | makes a note of it, or something else of a note | rewords | both, marked |
//! | takes back what it changed | changes the same | the change |
//! | settles it | says something else of it | the later one, marked with both |
//! | takes back or does again what it changed | takes it out | the entry, marked |
//! | restricts who may be named | the same otherwise | the stricter one, marked, until a rule is given anew |
//! | moves it | takes it out | the entry, where it was moved to, marked |
//! | casts ballots, closes the poll | casts ballots | all ballots count |
//! | merges a question with another | merges that one with this | both, the one that was asked first above the other |
//!
//! Later means later in the one order of the record, which is the same everywhere. A change of the same whose writer had seen
//! both sides settles it; so does a wording (or the same once more), which keeps the entry, and, of wordings, that the room agreed
//! on what stands. Taking it out once more takes it out.
//!
//! Of each device only what it said last counts as its side: what it changed itself it no longer says. Only what it gave last
//! settles, too: it has seen the most, unless it is a line that was begun before something arrived and entered afterwards, and
//! then what that one crosses with is marked again rather than passed over.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::details::{Details, EntryKind, Taken};
use super::entry::{Entry, EntryChange, History};
use super::event::Seen;
use super::ledger::Fact;
use super::order::{Device, Order};
use super::sides::{Crossing, Side};

/// The most devices whose sides are held against each other.
const MOST: usize = 64;

/// What of an entry a change concerns, where only one can hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aspect {
    Wording,
    Taken,
    Counts,
    Kind,
    Place,
    Attribution,
    Merged,
    Status,
}

fn aspect(change: &EntryChange) -> Option<Aspect> {
    match change {
        EntryChange::Reworded { .. } => Some(Aspect::Wording),
        EntryChange::Taken(..) => Some(Aspect::Taken),
        EntryChange::Tallied(..) => Some(Aspect::Counts),
        EntryChange::KindChanged(_) => Some(Aspect::Kind),
        EntryChange::Moved(_) => Some(Aspect::Place),
        EntryChange::Restricted(_) => Some(Aspect::Attribution),
        EntryChange::Merged(_) => Some(Aspect::Merged),
        EntryChange::Status(..) => Some(Aspect::Status),
        _ => None,
    }
}

/// Whether it matters that two changes of an entry were made without sight of each other: they may say different things of the
/// same, or the one would settle what the other is about.
fn matters(one: &EntryChange, other: &EntryChange) -> bool {
    use EntryChange::{Deleted, KindChanged, Reworded, TakenBack};
    match (one, other) {
        (Deleted, Deleted) => false,
        (Deleted, _) | (_, Deleted) => true,
        (Reworded { .. }, other) | (other, Reworded { .. }) => aspect(other).is_some() || agrees(other),
        (TakenBack | KindChanged(_), other) | (other, TakenBack | KindChanged(_)) if agrees(other) => true,
        (one, other) if agrees(one) && agrees(other) => true,
        _ => aspect(one).is_some() && aspect(one) == aspect(other),
    }
}

/// Whether the room agrees on the entry by it, or does not.
fn agrees(change: &EntryChange) -> bool {
    matches!(change, EntryChange::Agreed(_) | EntryChange::Taken(..))
}

/// Whether a change says that the room agreed or did not: what is no part of a memorandum any more is agreed on no more.
fn is_of_agreeing(change: &EntryChange) -> bool {
    agrees(change) || matches!(change, EntryChange::KindChanged(kind) if !kind.is_agreed())
}

/// A part of an entry of which only one thing can be said at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Text,
    Speaker,
    /// One of the details, by its name in the journal.
    Detail(String),
    /// Another aspect than the wording: the whole change.
    Whole(&'static str),
}

/// What a change says of which parts; in JSON, so that it can be held against what another says.
fn says(change: &EntryChange) -> Vec<(Slot, Value)> {
    // Everything here is written to journals as JSON.
    fn json(value: &impl serde::Serialize) -> Value {
        serde_json::to_value(value).unwrap_or_default()
    }
    let whole = |name, value| vec![(Slot::Whole(name), value)];
    match change {
        EntryChange::Reworded { text, speaker, details, .. } => {
            let text = text.iter().map(|text| (Slot::Text, json(text)));
            let speaker = speaker.iter().map(|speaker| (Slot::Speaker, json(speaker)));
            let details = details.as_deref().map(json).and_then(|details| match details {
                Value::Object(fields) => Some(fields),
                _ => None,
            });
            let details = details.into_iter().flatten().map(|(name, value)| (Slot::Detail(name), value));
            text.chain(speaker).chain(details).collect()
        }
        // Who was there is not what was said.
        EntryChange::Taken(how, _) => whole("taken", json(how)),
        EntryChange::Tallied(counts, apart) => whole("counts", json(&(counts, apart))),
        EntryChange::KindChanged(kind) => whole("kind", json(kind)),
        EntryChange::Moved(item) => whole("place", json(item)),
        EntryChange::Restricted(attribution) => whole("attribution", json(attribution)),
        EntryChange::Merged(into) => whole("merged", json(into)),
        EntryChange::Status(status, ..) => whole("status", json(status)),
        _ => Vec::new(),
    }
}

/// Which places of the record cross: whoever stood at the later had not seen the earlier.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Crosses {
    with: BTreeMap<Order, BTreeSet<Order>>,
}

/// What a device says of a part.
struct Said<'a> {
    /// The change by which it says so.
    by: &'a Fact<EntryChange>,
    /// The change that says it: the same, or one that is kept by it.
    what: &'a Fact<EntryChange>,
    value: Value,
}

impl Crosses {
    pub fn add(&mut self, one: &Order, other: &Order) {
        self.with.entry(one.clone()).or_default().insert(other.clone());
        self.with.entry(other.clone()).or_default().insert(one.clone());
    }

    pub fn is_empty(&self) -> bool {
        self.with.is_empty()
    }

    fn has(&self, one: &Order, other: &Order) -> bool {
        self.with.get(one).is_some_and(|with| with.contains(other))
    }

    fn of(&self, order: &Order) -> impl Iterator<Item = &Order> {
        self.with.get(order).into_iter().flatten()
    }
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
                && !knew(self.done_again.get(&fact.order).unwrap_or(&fact.order))
        };
        let mut unseen: Vec<Order> = self.changes.all().filter(crosses).map(|fact| fact.order.clone()).collect();
        let removes = matches!(change, None | Some(EntryChange::Deleted));
        unseen.extend(
            self.undone.iter().filter(|undone| !removes && undone.device != order.device && !knew(undone)).cloned(),
        );
        unseen
    }

    /// The changes that stand and crossed with what stands at this place of the record.
    fn crossing<'a>(&'a self, order: &'a Order) -> impl Iterator<Item = &'a Fact<EntryChange>> {
        self.crossed.of(order).filter_map(|other| self.changes.get(other)).filter(|fact| !fact.undone)
    }

    /// Whether taking the entry out, at this place of the record, counts: nobody had changed it unseen.
    pub(super) fn removes(&self, order: &Order) -> bool {
        !self.crossing(order).any(|fact| !matches!(fact.fact, EntryChange::Deleted))
    }

    /// Whether what was agreed or taken at this place of the record may be another wording than the one that stands there: one
    /// was given before it unseen, or one that was in sight was taken back since.
    pub(super) fn agrees_otherwise(&self, order: &Order) -> bool {
        let reworded = |fact: &Fact<EntryChange>| matches!(fact.fact, EntryChange::Reworded { .. });
        self.crossing(order).any(|fact| fact.order < *order && reworded(fact))
            || self
                .taken_back
                .keys()
                .any(|fact| fact < order && self.stood_at(fact, order) && self.changes.get(fact).is_some_and(reworded))
    }

    /// Whether a change that was taken back stood all the same, as far as whoever wrote at this place of the record had seen.
    fn stood_at(&self, fact: &Order, order: &Order) -> bool {
        self.taken_back.get(fact).is_some_and(|back| back > order || self.crossed.has(back, order))
    }

    /// The text and details that whoever wrote at this place of the record had in sight.
    pub(super) fn in_sight(&self, order: &Order) -> (String, Details) {
        let mut text = self.original.text.clone();
        let mut details = self.original.details.as_deref().cloned().unwrap_or_default();
        let stood = |fact: &&Fact<EntryChange>| !fact.undone || self.stood_at(&fact.order, order);
        for fact in self.changes.all().take_while(|fact| fact.order < *order).filter(stood) {
            if let EntryChange::Reworded { text: new, details: changed, .. } = &fact.fact
                && !self.crossed.has(&fact.order, order)
            {
                new.iter().for_each(|new| text.clone_from(new));
                changed.iter().for_each(|changed| details.replace(changed));
            }
        }
        (text, details)
    }

    /// Whether a rule for who may be named, given at this place of the record, was given without sight of an earlier one: then
    /// the stricter holds.
    pub(super) fn restricts_unseeing(&self, order: &Order) -> bool {
        let restricts = |fact: &Fact<EntryChange>| match &fact.fact {
            EntryChange::Restricted(_) => true,
            EntryChange::Reworded { keeps, .. } => {
                self.kept(keeps).any(|kept| matches!(kept.fact, EntryChange::Restricted(_)))
            }
            _ => false,
        };
        self.crossing(order).any(|fact| fact.order < *order && restricts(fact))
    }

    /// The changes that stand at these places.
    pub(super) fn kept<'a>(&'a self, keeps: &'a Seen) -> impl Iterator<Item = &'a Fact<EntryChange>> {
        let at = |fact: &&Fact<EntryChange>, (device, seq): &(Device, u64)| {
            (&fact.order.device, fact.order.seq) == (device, *seq)
        };
        keeps.iter().filter_map(move |place| self.changes.standing().find(|fact| at(fact, place)))
    }

    /// What a change that [is about it](is_of_agreeing) says of whether the room agreed: on what, or nothing.
    fn agreed(&self, fact: &Fact<EntryChange>) -> Value {
        let carried = match &fact.fact {
            EntryChange::Taken(Taken::Vote(vote), attendance) => vote.verdict(*attendance).carried,
            change => agrees(change),
        };
        let on = carried.then(|| self.in_sight(&fact.order));
        on.and_then(|on| serde_json::to_value(on).ok()).unwrap_or_default()
    }

    /// Which kind it was to whoever wrote at this place of the record.
    pub(super) fn kind_in_sight(&self, order: &Order) -> EntryKind {
        let seen = |fact: &&Fact<EntryChange>| fact.order < *order && !self.crossed.has(&fact.order, order);
        let kind = |fact: &Fact<EntryChange>| match fact.fact {
            EntryChange::KindChanged(kind) => Some(kind),
            _ => None,
        };
        self.changes.standing().filter(seen).filter_map(kind).next_back().unwrap_or(self.original.kind)
    }

    /// What each device said last, in so far as it was for everybody or a note for nobody else: words must not become public, nor
    /// leave the papers, by a step elsewhere of which whoever gave them had not heard.
    fn private(&self) -> BTreeMap<&Device, Said<'_>> {
        let is_note = |kind: EntryKind| kind == EntryKind::Note;
        let kinds = self.changes.standing().filter_map(|fact| match fact.fact {
            EntryChange::KindChanged(kind) => Some(is_note(kind)),
            _ => None,
        });
        let mut kinds = std::iter::once(is_note(self.original.kind)).chain(kinds);
        let first = kinds.next();
        if kinds.all(|kind| Some(kind) == first) {
            return BTreeMap::new();
        }
        let said = self.changes.standing().filter_map(|fact| {
            let kind = match fact.fact {
                EntryChange::KindChanged(kind) => kind,
                EntryChange::Reworded { .. } => self.kind_in_sight(&fact.order),
                _ => return None,
            };
            Some((&fact.order.device, Said { by: fact, what: fact, value: Value::Bool(is_note(kind)) }))
        });
        said.collect()
    }

    /// What crossed and is not settled.
    pub(super) fn unsettled(&self) -> Option<Crossing> {
        if self.crossed.is_empty() {
            return None;
        }
        // What each device said last of each part, the last wording it gave, and the last wording that the room agreed on there.
        let mut said: BTreeMap<Slot, BTreeMap<&Device, Said>> = BTreeMap::new();
        let mut wordings: BTreeMap<&Device, &Order> = BTreeMap::new();
        let mut agreed: BTreeMap<&Device, &Fact<EntryChange>> = BTreeMap::new();
        let mut of_agreeing: BTreeMap<&Device, (&Fact<EntryChange>, &Fact<EntryChange>)> = BTreeMap::new();
        for by in self.changes.standing() {
            let device = &by.order.device;
            for (slot, value) in says(&by.fact) {
                said.entry(slot).or_default().insert(device, Said { by, what: by, value });
            }
            match &by.fact {
                EntryChange::Reworded { keeps, .. } => {
                    wordings.insert(device, &by.order);
                    for what in self.kept(keeps) {
                        for (slot, value) in says(&what.fact) {
                            said.entry(slot).or_default().insert(device, Said { by, what, value });
                        }
                        if is_of_agreeing(&what.fact) {
                            of_agreeing.insert(device, (by, what));
                        }
                    }
                }
                EntryChange::Agreed(_) => drop(agreed.insert(device, by)),
                _ => {}
            }
            if is_of_agreeing(&by.fact) {
                of_agreeing.insert(device, (by, by));
            }
        }
        let of_agreeing = of_agreeing.into_iter();
        let of_agreeing = of_agreeing.map(|(device, (by, what))| (device, Said { by, what, value: self.agreed(what) }));
        said.insert(Slot::Whole("agreed"), of_agreeing.collect());
        said.insert(Slot::Whole("private"), self.private());
        let mut found = Crossing::default();
        for removal in self.removals().filter(|removal| !self.removes(removal)) {
            if !self.settled(removal, removal, wordings.values().copied()) {
                found.removed_by.push(removal.device.clone());
            }
        }
        let mut sides: BTreeMap<&Order, Side> = BTreeMap::new();
        for (slot, by_device) in said {
            let mut by_device: Vec<Said> = by_device.into_values().collect();
            by_device.sort_by(|one, other| other.by.order.cmp(&one.by.order));
            by_device.truncate(MOST);
            // What the room agreed on with all of it in sight is the wording.
            let agreed = agreed.values().map(|fact| &fact.order).filter(|_| !matches!(slot, Slot::Whole(_)));
            let anew: Vec<&Order> =
                by_device.iter().map(|said| &said.by.order).chain(wordings.values().copied()).chain(agreed).collect();
            let is_open = |one: &Said, other: &Said| {
                one.value != other.value
                    && self.crossed.has(&one.by.order, &other.by.order)
                    && !self.settled(&one.by.order, &other.by.order, anew.iter().copied())
            };
            for one in by_device.iter().filter(|one| by_device.iter().any(|other| is_open(one, other))) {
                let side = sides.entry(&one.by.order).or_insert(Side { by: one.by, parts: Vec::new() });
                side.parts.push((slot.clone(), one.value.clone(), one.what));
            }
        }
        sides.into_values().for_each(|side| found.add(side));
        (found != Crossing::default()).then_some(found)
    }

    /// Where the entry was taken out: by deleting it, or by undoing that it was recorded.
    fn removals(&self) -> impl Iterator<Item = &Order> {
        let deleted = self.changes.standing().filter(|fact| matches!(fact.fact, EntryChange::Deleted));
        self.undone.iter().chain(deleted.map(|fact| &fact.order))
    }

    /// Whether one of these changes, which would settle it, was made by somebody who had seen both.
    fn settled<'a>(&self, one: &Order, other: &Order, mut by: impl Iterator<Item = &'a Order>) -> bool {
        by.any(|later| later > one && later > other && !self.crossed.has(later, one) && !self.crossed.has(later, other))
    }
}

impl Entry {
    /// Where it was taken out of the record, in the order of the record; nowhere, if it stands.
    pub(super) fn taken_out(&self) -> impl DoubleEndedIterator<Item = &Order> {
        let history = self.history.as_deref().filter(|_| !self.stands());
        let mut removals: Vec<&Order> = history.into_iter().flat_map(History::removals).collect();
        removals.sort_unstable();
        removals.into_iter()
    }

    /// Whether something of the same sort as this change crossed in it and is not settled.
    pub(super) fn is_contested(&self, change: &EntryChange) -> bool {
        self.crossing().is_some_and(|crossing| match change {
            EntryChange::Reworded { .. } => true,
            change => crossing.otherwise.iter().any(|one| aspect(&one.change) == aspect(change)),
        })
    }
}
