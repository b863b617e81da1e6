//! What stands at this moment: everything [`apply`](super::apply()) makes of the events so far.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::command::Refusal;
use super::devices::Trails;
use super::event::Seen;
use super::number::Mark;
use super::order::{Device, Order};
use crate::agenda::{Agenda, Attribution};

pub use super::entry::{Entry, EntryChange, Standing, Wording};
pub use super::floor::{Floor, FloorFact, Round, Share, Turn, Waiting};
pub use super::ledger::{Fact, Ledger};
pub use super::memorandum::{Clause, Placement, Version};
pub use super::outcome::{Agreement, Objection, Outcome, Report, Reservation, Resolution};
pub use super::record::Record;
pub use super::roster::{Person, Roster};
pub use super::run::{ItemRun, Phase, Run, RunFact};
pub use super::sides::{Crossing, Reworded};
pub use super::tables::{Table, TableFact, Tables};
pub use super::timetable::{Sign, Slot, Timetable, Zone};

/// A moment, in the time of the place.
pub type Moment = DateTime<FixedOffset>;

/// The session as its record stands.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The plan it is held with.
    pub agenda: Arc<Agenda>,
    /// When the first device opened it.
    pub opened: Option<Moment>,
    /// SHA-256 of the agenda file it was opened with, in hexadecimal.
    pub agenda_sum: Option<String>,
    /// Who is there.
    pub roster: Roster,
    /// What was recorded.
    pub record: Record,
    /// How the agenda is run.
    pub run: Run,
    /// Who speaks and who wants to.
    pub floor: Floor,
    /// The parallel groups.
    pub tables: Tables,
    /// Who signed the memorandum, in the order they did.
    pub signatures: Ledger<Signature>,
    /// Which parts of the memorandum were put elsewhere, in the order they were.
    pub(super) placements: Ledger<Placement>,
    /// The versions of the memorandum that were issued; see [`State::versions`].
    pub(super) issued: Ledger<Vec<Clause>>,
    /// The versions that were taken back, each with where that stands.
    pub(super) taken_back: Vec<(Order, Order)>,
    /// When the minutes were approved; see [`State::approved`].
    pub(super) approvals: Ledger<bool>,
    /// Which device runs the agenda; see [`State::lead`].
    pub(super) leads: Ledger<()>,
    /// What each device did, for undo and for the numbers it gives out.
    pub(super) devices: Trails,
    /// The device that opened the session.
    pub(super) opener: Option<Device>,
    /// How far from UTC the clocks of the place are: those of the device that runs the agenda.
    pub(super) offset: Option<FixedOffset>,
    /// Where in the record what the minutes say was changed last.
    pub(super) amended: Option<Order>,
    /// The latest event applied.
    pub(super) last: Option<Order>,
}

/// A signature under the memorandum.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// Which organisation.
    pub body: String,
    /// Who signed for it.
    pub name: String,
    /// In what capacity.
    pub role: Option<String>,
    /// Where the version was issued that was the last in sight of whoever took the signature; `None` before any was.
    pub(super) under: Option<Order>,
}

impl State {
    /// The day of the session: the agenda's, or the one it was opened on.
    pub fn date(&self) -> Option<NaiveDate> {
        self.agenda.date.or_else(|| self.opened.map(|at| at.date_naive()))
    }

    /// The place in the record of the latest event.
    pub fn last(&self) -> Option<&Order> {
        self.last.as_ref()
    }

    /// The device that runs the agenda: the one that opened the session, until another takes the lead.
    pub fn lead(&self) -> Option<&Device> {
        self.leads.standing().next_back().map(|fact| &fact.order.device).or(self.opener.as_ref())
    }

    /// Whether this device runs the agenda, or nobody does yet.
    pub fn is_lead(&self, device: &Device) -> bool {
        self.lead().is_none_or(|lead| lead == device)
    }

    /// The letters before the numbers of this device.
    pub fn mark_of(&self, device: &Device) -> Option<Mark> {
        self.devices.get(device).map(|trail| trail.mark)
    }

    /// That the numbers of this device, which had these letters, have others now; nothing where they have not.
    pub fn renumbered(&self, device: &Device, before: Option<Mark>) -> Option<String> {
        let (before, now) = before.zip(self.mark_of(device)).filter(|(before, now)| before != now)?;
        Some(format!(
            "another laptop began with the same numbers: what was {before}1, {before}2 … on this one is {now}1, {now}2 … now"
        ))
    }

    /// That another device runs the agenda, and what to do about it on this one; nothing where this one does, or nobody yet.
    pub fn run_elsewhere(&self, device: &Device) -> Option<Refusal> {
        self.lead().filter(|lead| *lead != device).map(|lead| {
            Refusal::new(
                format!("the agenda is run on {lead}"),
                "/lead takes that over to this laptop; what you type is recorded here all the same",
            )
        })
    }

    /// Whether the event at this place was applied already.
    pub fn has(&self, order: &Order) -> bool {
        self.devices.get(&order.device).is_some_and(|trail| trail.applied >= order.seq)
    }

    /// The number of the last event of this device that was applied; 0 before any was.
    pub fn last_of(&self, device: &Device) -> u64 {
        self.devices.get(device).map_or(0, |trail| trail.applied)
    }

    /// The devices that recorded, each with the letters before its numbers and the number of its last event, in the order
    /// they began.
    pub fn devices(&self) -> impl Iterator<Item = (&Device, Mark, u64)> {
        self.devices.all().map(|(device, trail)| (device, trail.mark, trail.applied))
    }

    /// What is known of every device's journal.
    pub fn seen(&self) -> Seen {
        self.devices().map(|(device, _, seq)| (device.clone(), seq)).collect()
    }

    /// The entries in which something crossed that is not settled, in the order in which it did.
    pub fn crossed(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.record.crossed.iter().filter_map(|handle| self.record.get(*handle)).filter(|entry| entry.stands())
    }

    /// When the minutes were approved; until then they are a draft, and again when something was recorded or changed since.
    /// What becomes of a pledge later is no part of them.
    pub fn approved(&self) -> Option<Moment> {
        let last = self.approvals.standing().next_back()?;
        let covers_all = last.fact && self.amended.as_ref().is_none_or(|amended| *amended < last.order);
        covers_all.then_some(last.at)
    }

    /// When the minutes were approved, if they say something else now.
    pub fn approved_before(&self) -> Option<Moment> {
        self.approvals.standing().next_back().filter(|_| self.approved().is_none()).map(|fact| fact.at)
    }

    /// How strictly an entry is treated: by the session's rule, or by its own where that is stricter.
    pub fn attribution(&self, entry: &Entry) -> Attribution {
        self.agenda.attribution.max(entry.outcome().attribution.unwrap_or_default())
    }
}
