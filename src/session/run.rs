//! How the agenda is run: which item is on, and how long each was taken.

use chrono::TimeDelta;

use super::devices::Touched;
use super::ledger::Ledger;
use super::number::{ItemId, Mark};
use super::order::Order;
use super::span::together;
use super::state::Moment;
use crate::agenda::Agenda;

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
    /// Whether it was added on the spot.
    pub added: bool,
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
    /// Items got less time, or are dropped.
    Retimed(Vec<(ItemId, u32)>, Vec<ItemId>),
    /// An item was put before another, or last.
    Placed(ItemId, Option<ItemId>),
    /// The clock was stopped.
    Paused,
    /// The clock goes on.
    Resumed,
    /// It is over.
    Ended,
}

/// The longest time box, in minutes: a year. An agenda cannot ask for more than a day, and a journal of another device may
/// say anything.
const LONGEST_BOX: u32 = 366 * 24 * 60;

impl ItemRun {
    /// The time box in minutes, with what was added to it.
    pub fn minutes(&self) -> Option<u32> {
        self.plan.minutes.map(|minutes| minutes.saturating_add_signed(self.extended).min(LONGEST_BOX))
    }
}

impl Run {
    /// How long the clock ran between two moments: pauses do not count, nor what comes after the end.
    pub fn running(&self, from: Moment, to: Moment) -> TimeDelta {
        let to = self.ended.map_or(to, |ended| to.min(ended)).max(from);
        let mut paused = TimeDelta::zero();
        let mut since: Option<Moment> = None;
        for fact in self.facts.standing() {
            match fact.fact {
                RunFact::Paused => since = since.or(Some(fact.at)),
                RunFact::Resumed | RunFact::Item(_) | RunFact::Ended => {
                    if let Some(since) = since.take() {
                        paused = together(paused, (fact.at.min(to) - since.max(from)).max(TimeDelta::zero()));
                    }
                }
                _ => {}
            }
        }
        if let Some(since) = since {
            paused = together(paused, (to - since.max(from)).max(TimeDelta::zero()));
        }
        to - from - paused
    }

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
            Some(since) if self.current == Some(item.id) => together(item.spent, (now - since).max(TimeDelta::zero())),
            _ => item.spent,
        }
    }

    /// The agenda before anything was taken up.
    pub(super) fn of(agenda: &Agenda) -> Run {
        let item = |(place, plan): (usize, &crate::agenda::Item)| {
            let number = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
            ItemRun::new(ItemId::new(Mark::NONE, number), number.to_string(), plan.clone())
        };
        Run { items: agenda.items.iter().enumerate().map(item).collect(), ..Run::default() }
    }

    /// The same after these facts.
    pub(super) fn with(mut self, facts: Ledger<RunFact>) -> Run {
        for fact in facts.standing() {
            self.turn(fact.at, &fact.fact);
        }
        self.facts = facts;
        self
    }

    pub(super) fn fact(&mut self, order: &Order, at: Moment, fact: RunFact) -> Touched {
        self.turn(at, &fact);
        let touched = match &fact {
            RunFact::Extended(item, _) => Touched::Minutes(Some(*item)),
            RunFact::Retimed(..) => Touched::Minutes(None),
            _ => Touched::Run,
        };
        self.facts.push(order.clone(), at, fact);
        touched
    }

    fn turn(&mut self, at: Moment, fact: &RunFact) {
        match fact {
            RunFact::Started => {
                self.start(at);
                if self.current.is_none()
                    && let Some(first) = self.items.iter().find(|item| !item.skipped).map(|item| item.id)
                {
                    self.take_up(first, at);
                }
            }
            RunFact::Item(item) if self.item(*item).is_some() => {
                self.start(at);
                self.take_up(*item, at);
            }
            RunFact::Item(_) => {}
            RunFact::Skipped(item) => {
                let following = self.following(*item);
                let Some(skipped) = self.item_mut(*item) else { return };
                skipped.skipped = true;
                if self.current == Some(*item)
                    && let Some(following) = following
                {
                    self.take_up(following, at);
                }
            }
            RunFact::Extended(item, minutes) => {
                if let Some(item) = self.item_mut(*item) {
                    item.extended = item.extended.saturating_add(*minutes);
                }
            }
            RunFact::Added { item, title, minutes, after, taken_up } => {
                self.add(*item, title, *minutes, *after);
                if *taken_up && self.item(*item).is_some() {
                    self.start(at);
                    self.take_up(*item, at);
                }
            }
            RunFact::Retimed(shortened, dropped) => {
                for (item, minutes) in shortened {
                    if let Some(item) = self.item_mut(*item) {
                        item.extended = item.extended.saturating_sub_unsigned(*minutes);
                    }
                }
                for item in dropped {
                    if self.current != Some(*item)
                        && let Some(item) = self.item_mut(*item)
                    {
                        item.skipped = true;
                    }
                }
            }
            RunFact::Placed(item, before) => {
                let place = |items: &[ItemRun], id| items.iter().position(|item| item.id == id);
                if let Some(from) = place(&self.items, *item) {
                    let moved = self.items.remove(from);
                    let to = before.and_then(|before| place(&self.items, before)).unwrap_or(self.items.len());
                    self.items.insert(to, moved);
                }
            }
            RunFact::Paused => {
                self.stop(at);
                self.phase = Phase::Paused;
            }
            RunFact::Resumed => {
                self.phase = Phase::Running;
                if self.current.is_some() && self.since.is_none() {
                    self.since = Some(at);
                }
            }
            RunFact::Ended => {
                self.leave(at);
                self.phase = Phase::Ended;
                self.ended = Some(at);
            }
        }
    }

    fn start(&mut self, at: Moment) {
        self.phase = Phase::Running;
        self.ended = None;
        self.started.get_or_insert(at);
    }

    fn take_up(&mut self, id: ItemId, at: Moment) {
        self.leave(at);
        self.current = Some(id);
        self.since = Some(at);
        if let Some(item) = self.item_mut(id) {
            item.started.get_or_insert(at);
            item.left = None;
            item.skipped = false;
        }
    }

    fn leave(&mut self, at: Moment) {
        self.stop(at);
        if let Some(item) = self.current.and_then(|id| self.item_mut(id)) {
            item.left = Some(at);
        }
    }

    /// Ends the running stretch of the current item.
    fn stop(&mut self, at: Moment) {
        if let Some(since) = self.since.take()
            && let Some(item) = self.current.and_then(|id| self.item_mut(id))
        {
            item.spent = together(item.spent, (at - since).max(TimeDelta::zero()));
        }
    }

    fn add(&mut self, id: ItemId, title: &str, minutes: Option<u32>, after: Option<ItemId>) {
        if self.item(id).is_some() {
            return;
        }
        let before = after.and_then(|after| self.items.iter().position(|item| item.id == after));
        // Several added after the same item stand in the order they were added.
        let added = |place: &usize| self.items.get(*place).is_some_and(|item| item.added && item.started.is_none());
        let place = before.map_or(self.items.len(), |place| (place + 1..).find(|next| !added(next)).unwrap_or(place));
        let plan = crate::agenda::Item {
            title: title.to_owned(),
            minutes: minutes.map(|minutes| minutes.min(LONGEST_BOX)),
            ..Default::default()
        };
        let label = self.label_for(place);
        self.items.insert(place, ItemRun { added: true, ..ItemRun::new(id, label, plan) });
    }

    /// A label for what is put at this place: the next number at the end, otherwise the number before it with a letter, so
    /// that no printed number changes.
    fn label_for(&self, place: usize) -> String {
        let number = |item: &ItemRun| item.label.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_owned();
        if place >= self.items.len() {
            let largest = self.items.iter().filter_map(|item| number(item).parse::<u32>().ok()).max().unwrap_or(0);
            return largest.saturating_add(1).to_string();
        }
        let base = place.checked_sub(1).and_then(|before| self.items.get(before)).map_or("0".to_owned(), number);
        let mut count = self.items.iter().filter(|item| number(item) == base).count().saturating_sub(1);
        let mut letters = String::new();
        loop {
            letters.insert(0, char::from(b'a' + u8::try_from(count % 26).unwrap_or(0)));
            match count / 26 {
                0 => return base + &letters,
                more => count = more - 1,
            }
        }
    }

    fn item_mut(&mut self, id: ItemId) -> Option<&mut ItemRun> {
        self.items.iter_mut().find(|item| item.id == id)
    }
}

impl ItemRun {
    fn new(id: ItemId, label: String, plan: crate::agenda::Item) -> ItemRun {
        let spent = TimeDelta::zero();
        ItemRun { id, label, plan, extended: 0, started: None, left: None, spent, skipped: false, added: false }
    }
}
