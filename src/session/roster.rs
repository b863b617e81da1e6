//! The people of the session: who is expected, who came, who spoke.

use std::collections::HashMap;

use super::details::{Presence, Who};
use super::devices::Touched;
use super::ledger::Ledger;
use super::number::{Mark, ParticipantId};
use super::order::Order;
use super::state::Moment;
use super::vote::Attendance;
use crate::agenda::{Participant, Quorum, Role};
use crate::words::fold::fold;

/// The people of the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// In the order of the agenda, then as they came.
    pub people: Vec<Person>,
    pub(super) index: HashMap<ParticipantId, usize>,
    /// Where the first stands of whom all this is known, without case and accents.
    places: HashMap<Participant, usize>,
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
    /// The other numbers that were given out for the same person, on laptops that did not know of each other's.
    pub also: Vec<ParticipantId>,
    /// Where in the record it was said that the person joined, on every laptop that did, and whether that was undone. A walk-in
    /// is on the list as long as one of these stands.
    pub(super) joined: Vec<(Order, bool)>,
    pub(super) changes: Ledger<Presence>,
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

    /// Who is there now with a vote, against the quorum that the agenda declares.
    pub fn attendance(&self, quorum: Option<Quorum>) -> Attendance {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (mut people, mut members, mut taken) = (0, 0, false);
        let (mut bodies, mut all) = (std::collections::HashSet::new(), std::collections::HashSet::new());
        for person in self.people() {
            taken = taken || person.presence != Presence::Expected;
            if !person.has_vote() {
                continue;
            }
            members += 1;
            all.extend(person.details.organisation.as_deref());
            if person.presence.is_here() {
                people += 1;
                bodies.extend(person.details.organisation.as_deref());
            }
        }
        let (bodies, member_bodies) = (count(bodies.len()), count(all.len()));
        Attendance { taken, people, bodies, members, member_bodies, quorum }
    }

    /// Whether somebody is there: a person in the room or connected, or a body with such a person.
    pub fn is_here(&self, who: &Who) -> bool {
        match who {
            Who::Participant(id) => self.get(*id).is_some_and(|person| person.presence.is_here()),
            Who::Organisation(name) => self
                .people()
                .any(|person| person.presence.is_here() && person.details.organisation.as_deref() == Some(name)),
        }
    }

    /// Whether somebody has a vote; a body has one where any of those who came or come for it has.
    pub fn has_vote(&self, who: &Who) -> bool {
        match who {
            Who::Participant(id) => self.get(*id).is_none_or(Person::has_vote),
            Who::Organisation(name) => {
                let mut people = self.people().filter(|person| person.details.organisation.as_deref() == Some(name));
                people.next().is_none_or(|first| first.has_vote() || people.any(Person::has_vote))
            }
        }
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

    /// Puts somebody on the list whom the organiser expects.
    pub(super) fn expect(&mut self, details: Participant) {
        let number = u32::try_from(self.people.len()).unwrap_or(u32::MAX).saturating_add(1);
        let id = self.free(ParticipantId::new(Mark::NONE, number));
        self.add(id, details, Presence::Expected, Vec::new());
    }

    pub(super) fn join(
        &mut self,
        order: &Order,
        at: Moment,
        id: ParticipantId,
        details: Participant,
        presence: Presence,
    ) -> Touched {
        // Nobody is left out because somebody else was given the number elsewhere.
        let id = self.free(id);
        // Who came in was put on the list by two laptops, neither of which had heard of the other's.
        let Some(place) = self.places.get(&plain(&details)).copied() else {
            self.add(id, details, presence, vec![(order.clone(), false)]);
            return Touched::People;
        };
        self.index.insert(id, place);
        let person = &mut self.people[place];
        person.also.push(id);
        person.joined.push((order.clone(), false));
        self.presence(order, at, id, presence);
        Touched::People
    }

    /// This number, or one with the same letters that nobody has.
    fn free(&self, id: ParticipantId) -> ParticipantId {
        let more = u32::try_from(self.index.len()).unwrap_or(u32::MAX);
        let others = (more..u32::MAX).map(|number| ParticipantId::new(id.mark, number));
        std::iter::once(id).chain(others).find(|id| !self.index.contains_key(id)).unwrap_or(id)
    }

    /// Whom the event at this place of the record put on the list.
    pub(super) fn joined_at(&self, order: &Order) -> Option<ParticipantId> {
        let joined = |person: &&Person| person.joined.iter().any(|(joined, _)| joined == order);
        self.people.iter().rev().find(joined).map(|person| person.id)
    }

    /// The person on the list of whom just this is known, whatever its case and accents.
    pub(super) fn known(&self, details: &Participant) -> Option<&Person> {
        self.places.get(&plain(details)).map(|place| &self.people[*place]).filter(|person| person.on_list())
    }

    /// The number of the person for whom this one was given out too; most often the same.
    pub(super) fn same(&self, id: ParticipantId) -> ParticipantId {
        self.index.get(&id).map_or(id, |place| self.people[*place].id)
    }

    /// Whether somebody has several numbers.
    pub(super) fn has_several_numbers(&self) -> bool {
        self.index.len() > self.people.len()
    }

    fn add(&mut self, id: ParticipantId, details: Participant, presence: Presence, joined: Vec<(Order, bool)>) {
        self.index.insert(id, self.people.len());
        self.places.entry(plain(&details)).or_insert(self.people.len());
        let (changes, also) = (Ledger::default(), Vec::new());
        let came = presence.came();
        let walk_in = !joined.is_empty();
        let person = Person {
            id,
            details,
            presence,
            arrival: presence,
            attended: came,
            walk_in,
            spoken: 0,
            also,
            joined,
            changes,
        };
        self.people.push(person);
    }

    pub(super) fn presence(&mut self, order: &Order, at: Moment, id: ParticipantId, presence: Presence) {
        let Some(person) = self.index.get(&id).map(|place| &mut self.people[*place]) else { return };
        person.changes.push(order.clone(), at, presence);
        // It is the last change and stands, so that those before it need not be gone through again.
        person.presence = presence;
        person.attended = person.attended || presence.came();
    }

    pub(super) fn spoke(&mut self, id: ParticipantId, by: i32) {
        let Some(person) = self.index.get(&id).map(|place| &mut self.people[*place]) else { return };
        person.spoken = person.spoken.saturating_add_signed(by);
        person.attended = person.attended || person.spoken > 0;
        if by < 0 {
            person.remake();
        }
    }

    pub(super) fn set_undone(&mut self, order: &Order, undone: bool) {
        for person in &mut self.people {
            let joined = person.joined.iter_mut().find(|(joined, _)| joined == order);
            let came = joined.map(|(_, gone)| *gone = undone).is_some();
            if person.changes.set_undone(order, undone) || came {
                person.remake();
            }
        }
    }
}

/// What is known of somebody, as those type it who do not look for the key.
fn plain(details: &Participant) -> Participant {
    let organisation = details.organisation.as_deref().map(fold);
    Participant { name: fold(&details.name), organisation, ..details.clone() }
}

impl Person {
    /// What stands in the place of the name once the person is erased: "participant 7".
    pub fn label(&self) -> String {
        format!("participant {}", self.id)
    }

    /// Whether the person was erased.
    pub fn is_erased(&self) -> bool {
        self.details.name == self.label()
    }

    /// Whether the person has a vote: observers and interpreters have none.
    pub fn has_vote(&self) -> bool {
        !matches!(self.details.role, Role::Observer | Role::Interpreter)
    }

    /// The person's numbers: that by which events name the person, then those that were given out for the same person too.
    pub fn numbers(&self) -> impl Iterator<Item = ParticipantId> {
        std::iter::once(self.id).chain(self.also.iter().copied())
    }

    /// Whether the person is on the list. A walk-in whose coming was undone is not, unless somebody else, who had not heard of
    /// that, took down what the person said, or where the person was.
    pub fn on_list(&self) -> bool {
        !self.walk_in
            || self.joined.iter().any(|(_, undone)| !undone)
            || self.spoken > 0
            || self.changes.standing().next().is_some()
    }
}

impl Person {
    fn remake(&mut self) {
        self.presence = self.changes.standing().next_back().map_or(self.arrival, |change| change.fact);
        // Where the one who put the person on the list first took that back, nothing is known from there.
        let arrived = !self.walk_in || self.joined.first().is_some_and(|(_, undone)| !undone);
        let came = arrived && self.arrival.came() || self.changes.standing().any(|change| change.fact.came());
        self.attended = came || self.spoken > 0;
    }
}
