//! The floor: who has it, who wants it, who had it for how long, and who has not been heard.
//!
//! **The speakers' list** is in the order of what is asked for: a point of order comes first, then a question of
//! clarification, then a direct reply, then a new contribution (so in most rules of procedure); within one sort, first come
//! first served. Whoever has not spoken yet is *suggested* first, and never put first by the program.
//!
//! **Going round** (an item of the format `roundtable`): each body on the list that is there has its turn once, in the order of
//! the list; who is absent is skipped for the time being, who passes is noted.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::details::{Presence, Who};
use super::devices::Touched;
use super::ledger::Ledger;
use super::number::ItemId;
use super::order::Order;
use super::run::Run;
use super::span::together;
use super::state::{Moment, State};
use crate::agenda::Format;

/// What somebody wants the floor for, in the order in which it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contribution {
    /// A point of order: on how the session is run.
    PointOfOrder,
    /// A question of clarification to whoever spoke last.
    Clarification,
    /// A direct reply to whoever spoke last.
    Reply,
    /// A new contribution.
    #[default]
    New,
}

/// The words by which commands name what somebody wants the floor for.
pub const CONTRIBUTIONS: [(&str, Contribution); 4] = [
    ("order", Contribution::PointOfOrder),
    ("clarification", Contribution::Clarification),
    ("reply", Contribution::Reply),
    ("new", Contribution::New),
];

impl Contribution {
    /// Whether it is the usual one, which need not be said.
    pub fn is_new(&self) -> bool {
        *self == Contribution::New
    }

    /// What it is called on screens; nothing for the usual one.
    pub fn said(self) -> &'static str {
        match self {
            Contribution::PointOfOrder => "point of order",
            Contribution::Clarification => "clarification",
            Contribution::Reply => "reply",
            Contribution::New => "",
        }
    }
}

/// Somebody on the speakers' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub who: Who,
    /// For what.
    pub kind: Contribution,
    /// Since when.
    pub since: Moment,
}

/// A turn somebody had, or is having.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub who: Who,
    /// During which item.
    pub item: Option<ItemId>,
    /// From when.
    pub from: Moment,
    /// Until when; `None` while it lasts.
    pub to: Option<Moment>,
    /// The turn was passed: nothing was said.
    pub passed: bool,
}

impl Turn {
    /// How long it took, up to `now` where it lasts; pauses do not count.
    pub fn length(&self, run: &Run, now: Moment) -> TimeDelta {
        if self.passed { TimeDelta::zero() } else { run.running(self.from, self.to.unwrap_or(now)) }
    }
}

/// Who speaks, and who wants to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Floor {
    /// Who has the floor, and since when.
    pub holder: Option<(Who, Moment)>,
    /// Who wants it, in the order in which they get it.
    pub queue: Vec<Waiting>,
    /// Every turn so far, in the order of the record.
    pub turns: Vec<Turn>,
    /// How long a turn may take, where that was set during the session.
    pub limit: Option<TimeDelta>,
    pub(super) facts: Ledger<FloorFact>,
}

/// Something done to the speakers' list.
#[derive(Clone, Debug, PartialEq)]
pub enum FloorFact {
    /// Asked for the floor.
    Queued(Who, Contribution),
    /// No longer asks.
    Unqueued(Who),
    /// Has the floor, during this item.
    Given(Who, Option<ItemId>),
    /// Lets its turn pass, during this item.
    Passed(Who, Option<ItemId>),
    /// Nobody has it.
    Yielded,
    /// A turn may take so long; `None`: as long as it takes.
    Limited(Option<TimeDelta>),
}

impl Floor {
    pub(super) fn fact(&mut self, order: &Order, at: Moment, fact: FloorFact) -> Touched {
        self.turn(at, &fact);
        self.facts.push(order.clone(), at, fact);
        Touched::Floor
    }

    pub(super) fn turn(&mut self, at: Moment, fact: &FloorFact) {
        match fact {
            FloorFact::Queued(who, kind) => {
                self.queue.retain(|waiting| waiting.who != *who);
                let place = self.queue.partition_point(|waiting| waiting.kind <= *kind);
                self.queue.insert(place, Waiting { who: who.clone(), kind: *kind, since: at });
            }
            FloorFact::Unqueued(who) => self.queue.retain(|waiting| waiting.who != *who),
            // Given by two laptops at once, it is one turn.
            FloorFact::Given(who, _) if self.holder.as_ref().is_some_and(|(holder, _)| holder == who) => {
                self.queue.retain(|waiting| waiting.who != *who);
            }
            FloorFact::Given(who, item) => {
                self.stop(at);
                self.queue.retain(|waiting| waiting.who != *who);
                self.holder = Some((who.clone(), at));
                self.turns.push(Turn { who: who.clone(), item: *item, from: at, to: None, passed: false });
            }
            FloorFact::Passed(who, item) => {
                if self.holder.as_ref().is_some_and(|(holder, _)| holder == who) {
                    self.stop(at);
                }
                self.queue.retain(|waiting| waiting.who != *who);
                self.turns.push(Turn { who: who.clone(), item: *item, from: at, to: Some(at), passed: true });
            }
            FloorFact::Yielded => self.stop(at),
            FloorFact::Limited(limit) => self.limit = *limit,
        }
    }

    /// Ends the turn that lasts, if one does.
    fn stop(&mut self, at: Moment) {
        self.holder = None;
        if let Some(turn) = self.turns.iter_mut().rev().find(|turn| turn.to.is_none()) {
            turn.to = Some(at);
        }
    }
}

/// By whom speaking time is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// Each person, and each organisation that spoke as such.
    #[default]
    Person,
    /// Each organisation.
    Organisation,
    /// Each category of participants.
    Category,
}

/// What somebody had of the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Whose: a person's, an organisation's or a category's name; empty for those without one.
    pub name: String,
    /// The person or body, where it is one.
    pub who: Option<Who>,
    /// How many turns.
    pub turns: usize,
    /// How long.
    pub time: TimeDelta,
    /// Whether anything of it is on the record, with or without the floor.
    pub heard: bool,
}

/// How far an item has gone round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Who had its turn, in that order.
    pub done: Vec<Who>,
    /// Who let it pass.
    pub passed: Vec<Who>,
    /// Who is still to come, in the order of the list; the next one first.
    pub left: Vec<Who>,
    /// Who would be, and is not there.
    pub absent: Vec<Who>,
}

impl State {
    /// How long a turn may take: as set during the session, else as the agenda says.
    pub fn speaking_limit(&self) -> Option<TimeDelta> {
        let planned = || self.agenda.speaker_minutes.map(|minutes| TimeDelta::minutes(i64::from(minutes)));
        let set = self.floor.facts.standing().any(|fact| matches!(fact.fact, FloorFact::Limited(_)));
        if set { self.floor.limit } else { planned() }
    }

    /// What everybody had of the floor up to `now`, who had most first, and those who are there and were not heard last, in
    /// the order of the list.
    pub fn balance(&self, by: By, now: Moment) -> Vec<Share> {
        let mut shares: Vec<Share> = Vec::new();
        let name_of = |who: &Who| match by {
            By::Person => Some((self.roster.name(who).to_owned(), Some(who.clone()))),
            By::Organisation => {
                let name = self.roster.organisation(who)?.to_owned();
                Some((name.clone(), Some(Who::Organisation(name))))
            }
            By::Category => {
                let person = match who {
                    Who::Participant(id) => self.roster.get(*id),
                    Who::Organisation(name) => {
                        self.roster.people().find(|person| person.details.organisation.as_ref() == Some(name))
                    }
                };
                Some((person.and_then(|person| person.details.category.clone())?, None))
            }
        };
        let mut share = |who: &Who, change: &mut dyn FnMut(&mut Share)| {
            let (name, who) = name_of(who).unwrap_or_default();
            let place = shares.iter().position(|share| share.name == name && share.who == who).unwrap_or_else(|| {
                shares.push(Share { name, who, turns: 0, time: TimeDelta::zero(), heard: false });
                shares.len() - 1
            });
            if let Some(share) = shares.get_mut(place) {
                change(share);
            }
        };
        for person in self.roster.people().filter(|person| person.presence.is_here() && person.has_vote()) {
            let heard = person.spoken > 0;
            share(&Who::Participant(person.id), &mut |share| share.heard |= heard);
        }
        for turn in self.floor.turns.iter().filter(|turn| !turn.passed) {
            let until = self.run.ended.map_or(now, |ended| ended.min(now));
            share(&turn.who, &mut |share| {
                share.turns += 1;
                share.time = together(share.time, turn.length(&self.run, until));
                share.heard = true;
            });
        }
        for entry in self.record.entries() {
            if let Some(who @ Who::Organisation(_)) = &entry.speaker {
                share(who, &mut |share| share.heard = true);
            }
        }
        shares.retain(|share| !share.name.is_empty());
        // A stable sort: who had as much stays in the order of the list.
        shares.sort_by_key(|share| (std::cmp::Reverse((share.time, share.turns)), !share.heard));
        shares
    }

    /// Whether somebody has said anything yet, with the floor or without it.
    pub fn was_heard(&self, who: &Who) -> bool {
        let had_floor = self.floor.turns.iter().any(|turn| turn.who == *who && !turn.passed);
        let spoke = match who {
            Who::Participant(id) => self.roster.get(*id).is_some_and(|person| person.spoken > 0),
            Who::Organisation(_) => self.record.entries().any(|entry| entry.speaker.as_ref() == Some(who)),
        };
        had_floor || spoke
    }

    /// Who of those waiting for the same as the first is suggested: the first who was not heard yet; `None` if that is the first
    /// anyway, or all were.
    pub fn suggested(&self) -> Option<&Who> {
        let first = self.floor.queue.first()?;
        let alike = self.floor.queue.iter().take_while(|waiting| waiting.kind == first.kind);
        let fresh = alike.map(|waiting| &waiting.who).find(|who| !self.was_heard(who))?;
        (*fresh != first.who).then_some(fresh)
    }

    /// How far the item that is on has gone round; `None` where it does not go round.
    pub fn round(&self) -> Option<Round> {
        let item = self.run.current_item().filter(|item| item.plan.format == Format::Roundtable)?;
        let body = |who: &Who| match self.roster.organisation(who) {
            Some(name) => Who::Organisation(name.to_owned()),
            None => who.clone(),
        };
        let mut round = Round::default();
        for turn in self.floor.turns.iter().filter(|turn| turn.item == Some(item.id)) {
            let who = body(&turn.who);
            let list = if turn.passed { &mut round.passed } else { &mut round.done };
            if !list.contains(&who) {
                list.push(who);
            }
        }
        round.passed.retain(|who| !round.done.contains(who));
        // Where nobody was noted as present, only those who are known to be away are left out.
        let taken = self.roster.people().any(|person| person.presence.is_here());
        let away = |who: &Who| {
            self.roster
                .people()
                .filter(|person| body(&Who::Participant(person.id)) == *who)
                .all(|person| matches!(person.presence, Presence::Left | Presence::Apologies))
        };
        for person in self.roster.people().filter(|person| person.has_vote()) {
            let who = body(&Who::Participant(person.id));
            let known = [&round.done, &round.passed, &round.left].into_iter().any(|list| list.contains(&who));
            if known {
                continue;
            }
            if if taken { self.roster.is_here(&who) } else { !away(&who) } {
                round.left.push(who);
            } else if !round.absent.contains(&who) {
                round.absent.push(who);
            }
        }
        Some(round)
    }
}
