//! What the record amounts to, and what of it is to be seen: the latest thing decides.
//!
//! 1. **The item** is shown from the beginning on, and again whenever another item is taken up, the clock is stopped or goes
//!    on, or a question is put to the room.
//! 2. **An entry** is shown large, instead of the item, once it is worded, decided or answered: when a pledge, another part of
//!    the memorandum, a decision or a poll is recorded or reworded; when something is agreed on, taken, objected to or joined
//!    with a reservation; when a poll is answered or closed.
//! 3. **What was agreed** is shown when the room agrees on several parts at once, when a body signs, and after the end.
//! 4. Everything else leaves the screen as it is: points, concerns, actions, private notes, who comes and goes, who has the
//!    floor; and whatever a device records while it sits at a table of its own.
//! 5. An entry that is settled (agreed on, taken, closed) makes way for the item after a [minute](HOLD); one that is not stays
//!    until something else happens. One that was deleted or undone is gone at once.
//! 6. In an entry that was reworded the change stays [marked](MARK) for a while.
//!
//! How long ago something happened is reckoned from when it came here: the clocks of two laptops may differ.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::TimeDelta;
use uuid::Uuid;

use crate::agenda::Agenda;
use crate::export::board::{Asked, Board, board};
use crate::session::event::{EntryKind, Event, Recorded};
use crate::session::number::ItemId;
use crate::session::state::{Entry, Moment, Phase, State};
use crate::session::{Handle, apply};

/// How long something settled stays before the item is shown again.
pub const HOLD: TimeDelta = TimeDelta::seconds(60);

/// How long a change of wording stays marked.
pub const MARK: TimeDelta = TimeDelta::seconds(60);

/// A session in which nothing happened for so long is not going on: its clock says nothing.
const STALE: TimeDelta = TimeDelta::hours(12);

/// What is to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The item that is on.
    #[default]
    Item,
    /// This entry.
    Entry(Handle),
    /// What was agreed.
    Agreed,
}

/// The record so far.
pub struct Story {
    /// What it amounts to.
    state: State,
    /// What the latest thing of note was about, and when it came.
    focus: (Focus, Moment),
    /// What was reworded last: what it was before, and when that came.
    change: Option<(Box<Entry>, Moment)>,
    /// When what happened lately came here.
    came: HashMap<Uuid, Moment>,
    /// When the latest thing happened.
    latest: Option<Moment>,
}

impl Story {
    /// A session in which nothing happened so far.
    pub fn new(agenda: Arc<Agenda>, now: Moment) -> Story {
        let state = State::new(agenda);
        Story { state, focus: (Focus::Item, now), change: None, came: HashMap::new(), latest: None }
    }

    /// Before anything happened, as all of it is to be told anew; when what happened lately came here is not forgotten.
    pub fn start_anew(&mut self, now: Moment) {
        let came = std::mem::take(&mut self.came);
        *self = Story { came, ..Story::new(Arc::clone(&self.state.agenda), now) };
    }

    /// Goes on with what happens now, in its order.
    pub fn go_on(&mut self, events: Vec<Recorded>, now: Moment) {
        self.came.retain(|_, came| now - *came < HOLD.max(MARK));
        for recorded in events {
            self.came.insert(recorded.id, now);
            self.take(recorded, now);
        }
    }

    /// Tells what happened before, in its order; of some of it may be known when it came.
    pub fn tell(&mut self, events: Vec<Recorded>) {
        for recorded in events {
            let came = self.came.get(&recorded.id).copied().unwrap_or(recorded.at);
            self.take(recorded, came);
        }
    }

    fn take(&mut self, recorded: Recorded, came: Moment) {
        self.latest = self.latest.max(Some(recorded.at));
        let before = (self.state.run.current, self.state.run.phase);
        let elsewhere = self.state.table_of(&recorded.order.device).is_some();
        let focus = focus_of(&recorded.event, &self.state).filter(|_| !elsewhere);
        let reworded = match &recorded.event {
            Event::EntryReworded(reworded) => Some(reworded.entry),
            Event::Undone(_) | Event::Redone(_) => self.entry_in_focus(),
            _ => None,
        };
        let was = reworded.and_then(|handle| self.state.record.get(handle)).cloned();
        apply(&mut self.state, recorded);

        if let Some(was) = was
            && self.state.record.get(was.handle).is_some_and(|is| differ(&was, is))
        {
            self.change = Some((Box::new(was), came));
        }
        if before != (self.state.run.current, self.state.run.phase) {
            self.focus = (Focus::Item, came);
        } else if let Some(focus) = focus {
            self.focus = (focus, came);
        }
        if let Some(handle) = self.entry_in_focus()
            && !self.state.record.get(handle).is_some_and(is_large)
        {
            self.focus = (Focus::Item, came);
        }
    }

    fn entry_in_focus(&self) -> Option<Handle> {
        match self.focus.0 {
            Focus::Entry(handle) => Some(handle),
            _ => None,
        }
    }

    /// What is to be seen, since when, and until when at the latest if nothing happens.
    pub fn focus(&self, now: Moment) -> (Focus, Moment, Option<Moment>) {
        let (focus, since) = self.focus;
        let settled = match focus {
            Focus::Item => false,
            Focus::Agreed => true,
            Focus::Entry(handle) => self.state.record.get(handle).is_some_and(is_settled),
        };
        match settled.then(|| since + HOLD) {
            Some(until) if until <= now => (Focus::Item, until, None),
            until => (focus, since, until),
        }
    }

    /// Until when the change in the entry that is shown is marked; `None` where there is none.
    pub fn marked_until(&self) -> Option<Moment> {
        let (was, came) = self.change.as_ref()?;
        (Some(was.handle) == self.entry_in_focus()).then_some(*came + MARK)
    }

    /// Everything that may be shown of it.
    pub fn board(&self) -> Board {
        let entry = self.entry_in_focus();
        let before = self.change.as_ref().map(|(was, _)| &**was).filter(|was| Some(was.handle) == entry);
        board(&self.state, Asked { entry, before })
    }

    /// SHA-256 of the agenda the session was opened with.
    pub fn opened_with(&self) -> Option<&str> {
        self.state.agenda_sum.as_deref()
    }

    /// Where the session is.
    pub fn phase(&self) -> Phase {
        self.state.run.phase
    }

    /// The item that is on.
    pub fn current(&self) -> Option<ItemId> {
        self.state.run.current
    }

    /// The session, of which no more than its times is to be shown: what else may be is on the board.
    pub(super) fn times(&self) -> &State {
        &self.state
    }

    /// Whether it goes on these days, so that its clock says something.
    pub fn is_live(&self, now: Moment) -> bool {
        self.latest.is_none_or(|latest| now - latest < STALE)
    }
}

/// What something that is about to happen is about, if the screen turns to it.
fn focus_of(event: &Event, state: &State) -> Option<Focus> {
    let about = |handle: Handle| {
        let entry = state.record.get(handle)?;
        match entry.kind {
            EntryKind::Question => Some(Focus::Item),
            kind if may_be_large(kind) => Some(Focus::Entry(handle)),
            _ => None,
        }
    };
    match event {
        Event::EntryRecorded(fact) => match fact.kind {
            _ if fact.details.as_ref().is_some_and(|details| details.table.is_some()) => None,
            EntryKind::Question => Some(Focus::Item),
            EntryKind::Proposal => None,
            kind => may_be_large(kind).then_some(Focus::Entry(fact.entry)),
        },
        Event::EntryKindChanged(fact) => match fact.kind {
            EntryKind::Question => Some(Focus::Item),
            EntryKind::Proposal => None,
            kind => may_be_large(kind).then_some(Focus::Entry(fact.entry)),
        },
        Event::EntriesAgreed(fact) => match fact.entries.as_slice() {
            [one] => about(*one),
            [] => None,
            _ => Some(Focus::Agreed),
        },
        Event::BodySigned(_) => Some(Focus::Agreed),
        Event::EntryReworded(fact) => about(fact.entry),
        Event::DecisionTaken(fact) => about(fact.entry),
        Event::ObjectionRaised(fact) => about(fact.entry),
        Event::ReservationMade(fact) => about(fact.entry),
        Event::PollTallied(fact) => about(fact.poll),
        Event::BallotCast(fact) => about(fact.poll),
        Event::BallotsCast(fact) => about(fact.poll),
        Event::PollClosed(fact) => about(fact.poll),
        _ => None,
    }
}

/// Whether entries of this kind are shown large.
fn may_be_large(kind: EntryKind) -> bool {
    kind.is_agreed() || kind.is_taken() || kind == EntryKind::Poll
}

/// Whether an entry can be shown large as it stands.
fn is_large(entry: &Entry) -> bool {
    entry.stands() && may_be_large(entry.kind)
}

/// Whether nothing more is expected of it for now: it was agreed on, taken or lost as it stands, or is closed.
fn is_settled(entry: &Entry) -> bool {
    let outcome = entry.outcome();
    let taken =
        outcome.taken.as_ref().is_some_and(|taken| outcome.reworded.is_none_or(|reworded| reworded <= taken.at));
    match entry.kind {
        EntryKind::Poll => outcome.closed,
        kind if kind.is_agreed() => taken || !entry.awaits_agreement(),
        _ => taken,
    }
}

/// Whether the words of an entry are others than they were.
fn differ(was: &Entry, is: &Entry) -> bool {
    let words = |entry: &Entry| {
        let details = entry.details();
        (entry.text.clone(), details.title.clone(), details.opening.clone())
    };
    words(was) != words(is)
}
