//! An entry as it stands, and what made it so.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::crossing::Crosses;
use super::details::{Apart, Details, EntryKind, Status, Taken, Who};
use super::event::{EntryRecorded, Seen};
use super::ledger::{Fact, Ledger};
use super::number::{Handle, ItemId};
use super::order::{Device, Order};
use super::outcome::{Agreement, Objection, Outcome, Report, Reservation, Resolution};
use super::state::Moment;
use super::vote::Attendance;
use crate::agenda::Attribution;

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

/// What was done to an entry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct History {
    pub original: EntryRecorded,
    /// Where recording it was undone.
    pub undone: Option<Order>,
    pub changes: Ledger<EntryChange>,
    /// Where in the record changes stand that cross.
    pub crossed: Crosses,
    /// The changes that were taken back, each with where that stands.
    pub taken_back: BTreeMap<Order, Order>,
    /// The changes that were taken back and done again, each with where that stands.
    pub done_again: BTreeMap<Order, Order>,
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
        /// Who asked for it.
        by: Option<Who>,
        /// What else was said of the entry otherwise on several devices and is kept: where it stands.
        keeps: Seen,
    },
    /// Taken out.
    Deleted,
    /// A change of it was taken back: that there was such a step.
    TakenBack,
    /// Another question was merged with it: that there was such a step.
    PutAbove,
    /// Of another kind.
    KindChanged(EntryKind),
    /// Under another item.
    Moved(ItemId),
    /// Tagged.
    Tagged(String),
    /// Treated more strictly.
    Restricted(Attribution),
    /// Agreed by the room, with those who were there.
    Agreed(Attendance),
    /// How it was taken, with those who were there.
    Taken(Taken, Attendance),
    /// Objected to.
    Objected(Objection),
    /// Joined in with a reservation: who, and which.
    Reserved(Who, String),
    /// Answered by that point.
    Answered(Handle),
    /// Says the same as that question.
    Merged(Handle),
    /// Asked once more.
    Repeated(Option<Who>),
    /// Carried over.
    Carried,
    /// Poll counts.
    Tallied(Vec<u32>, Apart),
    /// Answers to a poll.
    Ballots(Vec<Vec<u32>>),
    /// The poll is closed.
    Closed,
    /// How far it has come, what is reported of it, and as of which day.
    Status(Status, Option<String>, Option<NaiveDate>),
}

static NO_DETAILS: LazyLock<Details> = LazyLock::new(Details::default);
static NO_OUTCOME: LazyLock<Outcome> = LazyLock::new(Outcome::default);

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

    /// Every wording it had, oldest first: one for an entry that was never reworded. Other bodies, another date or another
    /// indicator make another wording too: what is signed is no longer the same.
    pub fn wordings(&self) -> Vec<Wording<'_>> {
        let speaker = self.speaker.as_ref();
        let device = &self.order.device;
        let Some(history) = &self.history else {
            let printed = self.details().printed();
            return vec![Wording { at: self.at, by: speaker, device, text: &self.text, printed }];
        };
        let original = &history.original;
        let mut details = original.details.as_deref().cloned().unwrap_or_default();
        let (by, printed) = (original.speaker.as_ref(), details.printed());
        let mut wordings = vec![Wording { at: self.at, by, device, text: &original.text, printed }];
        for change in history.changes.standing() {
            let EntryChange::Reworded { text, details: changed, by, .. } = &change.fact else { continue };
            if let Some(changed) = changed {
                details.replace(changed);
            }
            let printed = details.printed();
            let Some(last) = wordings.last() else { continue };
            let text = text.as_deref().unwrap_or(last.text);
            if (text, &printed) != (last.text, &last.printed) {
                wordings.push(Wording { at: change.at, by: by.as_ref(), device: &change.order.device, text, printed });
            }
        }
        wordings
    }

    /// Whether the agenda prepared it: it is a part of the memorandum, and no line of the record.
    pub fn is_prepared(&self) -> bool {
        self.handle.mark.is_reserved()
    }

    /// Whether its text is still that of the agenda, which is Markdown; what is typed is literal.
    pub fn is_as_prepared(&self) -> bool {
        self.is_prepared() && self.outcome().reworded.is_none()
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
            Box::new(History {
                original,
                undone: None,
                changes: Ledger::default(),
                crossed: Crosses::default(),
                taken_back: BTreeMap::new(),
                done_again: BTreeMap::new(),
            })
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
            match &change.fact {
                EntryChange::Deleted if !history.removes(&change.order) => {}
                EntryChange::Restricted(attribution) => self.restrict(&history, &change.order, *attribution),
                EntryChange::Reworded { keeps, .. } => {
                    self.change(change.at, &change.fact);
                    for kept in history.kept(keeps) {
                        match kept.fact {
                            // What was reported then stands as it is.
                            EntryChange::Status(status, ..) => {
                                self.outcome.get_or_insert_default().status = Some((status, kept.at));
                            }
                            EntryChange::Restricted(attribution) => self.restrict(&history, &change.order, attribution),
                            // Said of a note, it is one.
                            EntryChange::Reworded { .. } => {
                                self.change(kept.at, &kept.fact);
                                self.kind = history.kind_in_sight(&kept.order);
                            }
                            _ => self.remake_change(&history, kept),
                        }
                    }
                }
                _ => self.remake_change(&history, change),
            }
        }
        if history.undone.as_ref().is_some_and(|undone| history.removes(undone)) {
            self.standing = Standing::Undone;
        }
        if let Some(crossing) = history.unsettled() {
            self.outcome.get_or_insert_default().crossing = Some(crossing);
        }
        self.history = Some(history);
    }

    /// Who may be named from this place of the record on: of rules that were given without sight of each other the stricter.
    fn restrict(&mut self, history: &History, order: &Order, attribution: Attribution) {
        let outcome = self.outcome.get_or_insert_default();
        let before = outcome.attribution.filter(|_| history.restricts_unseeing(order));
        outcome.attribution = before.max(Some(attribution));
    }

    /// Makes a change once more; what was agreed is what was in sight.
    fn remake_change(&mut self, history: &History, change: &Fact<EntryChange>) {
        let agrees = matches!(change.fact, EntryChange::Agreed(_) | EntryChange::Taken(..));
        if !agrees || !history.agrees_otherwise(&change.order) {
            return self.change(change.at, &change.fact);
        }
        let (text, details) = history.in_sight(&change.order);
        let text = std::mem::replace(&mut self.text, text);
        let details = self.details.replace(Box::new(details));
        self.change(change.at, &change.fact);
        (self.text, self.details) = (text, details);
    }

    /// Whether it is a part of the memorandum, and stands.
    pub(super) fn is_part(&self) -> bool {
        self.stands() && (self.is_prepared() || self.kind.is_agreed())
    }

    /// What it was to somebody who knew of these places of the record alone; `None`, where that one did not know of it.
    pub(super) fn in_sight(&self, knew: &impl Fn(&Order) -> bool) -> Option<Cow<'_, Entry>> {
        let history = match &self.history {
            _ if !knew(&self.order) => return None,
            None => return Some(Cow::Borrowed(self)),
            Some(history) => history,
        };
        let unknown = |places: &BTreeMap<Order, Order>| {
            let unknown = places.iter().filter(|(_, place)| !knew(place));
            unknown.map(|(fact, _)| fact.clone()).collect::<Vec<_>>()
        };
        let undone = history.undone.as_ref().is_some_and(|undone| !knew(undone));
        let (back, again) = (unknown(&history.taken_back), unknown(&history.done_again));
        let all = history.changes.all().all(|fact| knew(&fact.order));
        if all && !undone && back.is_empty() && again.is_empty() {
            return Some(Cow::Borrowed(self));
        }
        let mut seen = self.clone();
        let history = seen.history_mut();
        // What was done again, or taken back, out of sight was still taken back, or done.
        for (facts, undone) in [(again, true), (back, false)] {
            for fact in facts {
                history.changes.set_undone(&fact, undone);
            }
        }
        history.changes.retain(|order| knew(order));
        history.undone.take_if(|_| undone);
        seen.remake();
        Some(Cow::Owned(seen))
    }

    /// A poll may be recorded together with its counts.
    pub(super) fn take_counts(&mut self) {
        let details = self.details();
        if !details.counts.is_empty() || !details.apart.is_nobody() {
            let (counts, apart) = (details.counts.clone(), details.apart);
            let outcome = self.outcome.get_or_insert_default();
            (outcome.counts, outcome.apart) = (counts, apart);
        }
    }

    pub(super) fn change(&mut self, at: Moment, change: &EntryChange) {
        let outcome = &mut self.outcome;
        match change {
            EntryChange::Reworded { text, speaker, details, .. } => {
                // The same words once more settle what crossed, and are no other wording.
                if let Some(text) = text.as_ref().filter(|text| **text != self.text) {
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
            EntryChange::TakenBack | EntryChange::PutAbove => {}
            EntryChange::KindChanged(kind) => self.kind = *kind,
            EntryChange::Moved(item) => self.item = Some(*item),
            EntryChange::Tagged(tag) => outcome.get_or_insert_default().tags.push(tag.clone()),
            EntryChange::Restricted(attribution) => outcome.get_or_insert_default().attribution = Some(*attribution),
            EntryChange::Agreed(attendance) => self.agree(at, *attendance),
            EntryChange::Taken(taken, attendance) => {
                let text = self.text.clone();
                let resolution = Resolution { how: taken.clone(), at, attendance: *attendance, text };
                let carried = resolution.is_carried();
                outcome.get_or_insert_default().taken = Some(resolution);
                // What is signed is agreed on by being taken, and no longer where the room takes it back.
                if carried && self.kind.is_agreed() {
                    self.agree(at, *attendance);
                } else if let Some(outcome) = &mut self.outcome {
                    outcome.agreed = None;
                }
            }
            EntryChange::Objected(objection) => outcome.get_or_insert_default().objections.push(objection.clone()),
            EntryChange::Reserved(who, text) => {
                let reservation = Reservation { who: who.clone(), text: text.clone(), at };
                outcome.get_or_insert_default().reservations.push(reservation);
            }
            EntryChange::Answered(answer) => outcome.get_or_insert_default().answered_by = Some(*answer),
            EntryChange::Merged(into) => outcome.get_or_insert_default().merged_into = Some(*into),
            EntryChange::Repeated(who) => outcome.get_or_insert_default().repeated.push(who.clone()),
            EntryChange::Carried => outcome.get_or_insert_default().carried = true,
            EntryChange::Tallied(counts, apart) => {
                let outcome = outcome.get_or_insert_default();
                outcome.counts.clone_from(counts);
                outcome.apart = *apart;
            }
            EntryChange::Ballots(cast) => {
                let ballots = &mut outcome.get_or_insert_default().ballots;
                if let [one] = cast.as_slice() {
                    ballots.insert(ballots.partition_point(|other| other < one), one.clone());
                } else {
                    // Sorting what is sorted but for its end costs little more than going through it once, however many they are.
                    ballots.extend(cast.iter().cloned());
                    ballots.sort();
                }
            }
            EntryChange::Closed => outcome.get_or_insert_default().closed = true,
            EntryChange::Status(status, report, on) => {
                let outcome = outcome.get_or_insert_default();
                outcome.status = Some((*status, at));
                let on = on.unwrap_or_else(|| at.date_naive());
                outcome.reports.push(Report { on, status: *status, text: report.clone() });
            }
        }
    }

    /// The room agrees on it as it stands.
    fn agree(&mut self, at: Moment, attendance: Attendance) {
        let agreement = Agreement { at, attendance, text: self.text.clone(), details: self.details().clone() };
        self.outcome.get_or_insert_default().agreed = Some(agreement);
    }
}

/// A wording of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording<'a> {
    /// When it got it.
    pub at: Moment,
    /// Who said it, or asked for the change; `None` where that was not recorded.
    pub by: Option<&'a Who>,
    /// On which device it was typed.
    pub device: &'a Device,
    /// The words.
    pub text: &'a str,
    /// What a memorandum prints beside them: its heading, who leads, by when, what is counted.
    pub printed: Details,
}
