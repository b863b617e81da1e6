//! What stands at this moment: everything [`apply`](super::apply()) makes of the events so far.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::number::{Handle, Mark};
use super::order::{Clock, Device, Order};
use crate::agenda::{Agenda, Attribution};

pub use super::entry::{
    Agreement, Entry, EntryChange, Objection, Outcome, Record, Report, Reservation, Resolution, Standing, Wording,
};
pub use super::floor::{Floor, FloorFact, Round, Share, Turn, Waiting};
pub use super::ledger::{Fact, Ledger};
pub use super::memorandum::{Clause, Placement, Version};
pub use super::roster::{Person, Roster};
pub use super::run::{ItemRun, Phase, Run, RunFact};
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
    /// When the minutes were approved; see [`State::approved`].
    pub(super) approvals: Ledger<()>,
    /// What each device did, for undo and for the numbers it gives out.
    pub(super) devices: Trails,
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
}

/// What each device did. They are few: looking through them is quicker than anything cleverer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Trails(Vec<(Device, Trail)>);

impl Trails {
    pub fn get(&self, device: &Device) -> Option<&Trail> {
        self.0.iter().find(|(known, _)| known == device).map(|(_, trail)| trail)
    }

    /// The trail of a device, a new one if nothing is known of it.
    pub fn of(&mut self, device: &Device) -> &mut Trail {
        let place = self.0.iter().position(|(known, _)| known == device).unwrap_or_else(|| {
            self.0.push((device.clone(), Trail::default()));
            self.0.len() - 1
        });
        &mut self.0[place].1
    }

    pub fn all(&self) -> impl Iterator<Item = &Trail> {
        self.0.iter().map(|(_, trail)| trail)
    }
}

/// What one device did.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Trail {
    pub mark: Mark,
    /// The last numbers it gave out.
    pub last_entry: u32,
    pub last_item: u32,
    pub last_person: u32,
    /// What it did and could undo, latest last.
    pub done: Vec<Step>,
    /// What it undid and could redo, latest last.
    pub undone: Vec<Step>,
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
    Minutes(Option<super::number::ItemId>),
    Floor,
    Tables,
    Signatures,
    Placements,
    Versions,
    Approvals,
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

    /// When the minutes were approved; until then they are a draft, and again when something was recorded or changed since.
    /// What becomes of a pledge later is no part of them.
    pub fn approved(&self) -> Option<Moment> {
        let last = self.approvals.standing().next_back()?;
        self.amended.as_ref().is_none_or(|amended| *amended < last.order).then_some(last.at)
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
