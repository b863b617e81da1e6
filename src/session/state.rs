//! What stands at this moment: everything [`apply`](super::apply::apply) makes of the events so far.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::event::{Details, Device, EntryKind, EntryRecorded, Order, Presence, Status, Taken, Who};
use super::number::{Handle, ItemId, Mark, ParticipantId};
use crate::agenda::{Agenda, Attribution, Participant};

/// A moment, in the time of the place.
pub type Moment = DateTime<FixedOffset>;

/// The session as its record stands.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The plan it is held with.
    pub agenda: Arc<Agenda>,
    /// When the first device opened it.
    pub opened: Option<Moment>,
    /// Who is there.
    pub roster: Roster,
    /// What was recorded.
    pub record: Record,
    /// How the agenda is run.
    pub run: Run,
    /// Who speaks and who wants to.
    pub floor: Floor,
    /// Who signed the memorandum, in the order they did.
    pub signatures: Ledger<Signature>,
    /// What each device did, for undo and for the numbers it gives out.
    pub(super) devices: HashMap<Device, Trail>,
    /// The latest event applied.
    pub(super) last: Option<Order>,
}

/// Facts of one sort in the order of the record. One that was undone stays, marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger<F> {
    facts: Vec<Fact<F>>,
}

/// One fact of a [`Ledger`].
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<F> {
    /// Its place in the record.
    pub order: Order,
    /// When it happened.
    pub at: Moment,
    /// Whether it was undone.
    pub undone: bool,
    /// What happened.
    pub fact: F,
}

impl<F> Default for Ledger<F> {
    fn default() -> Self {
        Ledger { facts: Vec::new() }
    }
}

impl<F> Ledger<F> {
    /// The facts that stand, in the order of the record.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Fact<F>> {
        self.facts.iter().filter(|fact| !fact.undone)
    }

    pub(super) fn push(&mut self, order: Order, at: Moment, fact: F) {
        self.facts.push(Fact { order, at, undone: false, fact });
    }

    /// Whether there is a fact of this place, standing or not.
    pub(super) fn has(&self, order: &Order) -> bool {
        self.facts.iter().any(|fact| fact.order == *order)
    }

    /// Marks the fact of this place as undone or standing; says whether there is one.
    pub(super) fn set_undone(&mut self, order: &Order, undone: bool) -> bool {
        match self.facts.iter_mut().rev().find(|fact| fact.order == *order) {
            Some(fact) => {
                fact.undone = undone;
                true
            }
            None => false,
        }
    }
}

/// The people of the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// In the order of the agenda, then as they came.
    pub people: Vec<Person>,
    pub(super) index: HashMap<ParticipantId, usize>,
}

/// A person of the roster.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The number by which events name the person.
    pub id: ParticipantId,
    /// Who it is.
    pub details: Participant,
    /// Where the person is.
    pub presence: Presence,
    /// Whether the person was in the room or connected at any time, or took the word.
    pub attended: bool,
    /// Whether the person came without being on the list.
    pub walk_in: bool,
    /// Where the person was when put on the list.
    pub(super) arrival: Presence,
    /// How many standing entries are the person's words.
    pub(super) spoken: u32,
    /// For a walk-in: where in the record the person joined, and whether that was undone.
    pub(super) joined: Option<(Order, bool)>,
    pub(super) changes: Ledger<Presence>,
}

/// Everything that was recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// All entries in the order of the record, with those that were deleted or undone.
    pub(super) entries: Vec<Entry>,
    pub(super) index: HashMap<Handle, u32>,
    /// How many entries stand.
    pub(super) standing: usize,
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

/// How the agenda is run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// Where the session is.
    pub phase: Phase,
    /// When it began.
    pub started: Option<Moment>,
    /// When it ended.
    pub ended: Option<Moment>,
    /// The items, in the order they are taken, with those added on the spot.
    pub items: Vec<ItemRun>,
    /// The item that is on; what is typed belongs to it.
    pub current: Option<ItemId>,
    /// When the running stretch of the current item began; `None` while paused or before the start.
    pub(super) since: Option<Moment>,
    pub(super) facts: Ledger<RunFact>,
}

/// Where a session is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Not begun: what is typed belongs to the opening.
    #[default]
    Opening,
    /// The clock runs.
    Running,
    /// The clock is stopped.
    Paused,
    /// It is over.
    Ended,
}

/// An item as it is run.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemRun {
    /// By which events name it.
    pub id: ItemId,
    /// What is shown before its title: `3`, or `3a` for one added after it.
    pub label: String,
    /// The agenda's item (or what was said of it when it was added).
    pub plan: crate::agenda::Item,
    /// Minutes added to its time box.
    pub extended: i32,
    /// When it was first taken up.
    pub started: Option<Moment>,
    /// When it was last left.
    pub left: Option<Moment>,
    /// The time spent on it in stretches that are over.
    pub(super) spent: chrono::TimeDelta,
    /// Whether it is not taken.
    pub skipped: bool,
}

/// Something done to the run of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub enum RunFact {
    /// The session began.
    Started,
    /// An item was taken up.
    Item(ItemId),
    /// An item is not taken.
    Skipped(ItemId),
    /// An item was given more time.
    Extended(ItemId, i32),
    /// An item was added.
    Added {
        /// Its number.
        item: ItemId,
        /// What it is called.
        title: String,
        /// Its time box.
        minutes: Option<u32>,
        /// After which.
        after: Option<ItemId>,
        /// Whether it was taken up at once.
        taken_up: bool,
    },
    /// The clock was stopped.
    Paused,
    /// The clock goes on.
    Resumed,
    /// It is over.
    Ended,
}

/// Who speaks, and who wants to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Floor {
    /// Who has the floor, and since when.
    pub holder: Option<(Who, Moment)>,
    /// Who wants it, first come first.
    pub queue: Vec<Who>,
    pub(super) facts: Ledger<FloorFact>,
}

/// Something done to the speakers' list.
#[derive(Clone, Debug, PartialEq)]
pub enum FloorFact {
    /// Asked for the floor.
    Queued(Who),
    /// No longer asks.
    Unqueued(Who),
    /// Has the floor.
    Given(Who),
    /// Nobody has it.
    Yielded,
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
    pub clock: super::event::Clock,
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
    Floor,
    Signatures,
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
        self.index.get(&handle).map(|place| &self.entries[*place as usize])
    }

    /// Where the entry with this handle stands in [`Record::all`].
    pub fn position(&self, handle: Handle) -> Option<usize> {
        self.index.get(&handle).map(|place| *place as usize)
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

impl Roster {
    /// The person with this number.
    pub fn get(&self, id: ParticipantId) -> Option<&Person> {
        self.index.get(&id).map(|place| &self.people[*place]).filter(|person| person.on_list())
    }

    /// Everybody on the list, in order.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.on_list())
    }

    /// The organisations on the list, each once, in the order they first stand there.
    pub fn organisations(&self) -> Vec<&str> {
        let mut seen = std::collections::HashSet::new();
        let all = self.people().filter_map(|person| person.details.organisation.as_deref());
        all.filter(|name| seen.insert(*name)).collect()
    }

    /// The signatory bodies, each once, in the order of the list.
    pub fn signatories(&self) -> Vec<&str> {
        let mut seen = std::collections::HashSet::new();
        let signing = self.people().filter(|person| person.details.signatory);
        signing.filter_map(|person| person.details.organisation.as_deref()).filter(|name| seen.insert(*name)).collect()
    }

    /// How somebody is called: the person's or the organisation's name.
    pub fn name<'a>(&'a self, who: &'a Who) -> &'a str {
        match who {
            Who::Participant(id) => self.index.get(id).map_or("?", |place| &self.people[*place].details.name),
            Who::Organisation(name) => name,
        }
    }

    /// The organisation somebody belongs to or is.
    pub fn organisation<'a>(&'a self, who: &'a Who) -> Option<&'a str> {
        match who {
            Who::Participant(id) => self.get(*id).and_then(|person| person.details.organisation.as_deref()),
            Who::Organisation(name) => Some(name),
        }
    }
}

impl Person {
    /// Whether the person is on the list (a walk-in whose coming was undone is not).
    pub fn on_list(&self) -> bool {
        self.joined.as_ref().is_none_or(|(_, undone)| !undone)
    }
}

impl ItemRun {
    /// The time box in minutes, with what was added to it.
    pub fn minutes(&self) -> Option<u32> {
        self.plan.minutes.map(|minutes| minutes.saturating_add_signed(self.extended))
    }
}

impl Run {
    /// The item that comes after this one and is not skipped.
    pub fn following(&self, id: ItemId) -> Option<ItemId> {
        let place = self.items.iter().position(|item| item.id == id)?;
        self.items[place + 1..].iter().find(|item| !item.skipped).map(|item| item.id)
    }

    /// The item that comes before this one and is not skipped.
    pub fn preceding(&self, id: ItemId) -> Option<ItemId> {
        let place = self.items.iter().position(|item| item.id == id)?;
        self.items[..place].iter().rev().find(|item| !item.skipped).map(|item| item.id)
    }

    /// The item with this number.
    pub fn item(&self, id: ItemId) -> Option<&ItemRun> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The item that is on.
    pub fn current_item(&self) -> Option<&ItemRun> {
        self.current.and_then(|id| self.item(id))
    }

    /// How long an item has been taken, up to `now`; pauses do not count.
    pub fn spent(&self, item: &ItemRun, now: Moment) -> chrono::TimeDelta {
        match self.since {
            Some(since) if self.current == Some(item.id) => item.spent + (now - since).max(chrono::TimeDelta::zero()),
            _ => item.spent,
        }
    }
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

    /// How strictly an entry is treated: by the session's rule, or by its own where that is stricter.
    pub fn attribution(&self, entry: &Entry) -> Attribution {
        self.agenda.attribution.max(entry.outcome().attribution.unwrap_or_default())
    }
}
