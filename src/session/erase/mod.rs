//! A person taken out of the record at the person's request: events and texts with "participant 7" in the place of the name.
//!
//! Pure: what is replaced and what is left is decided here, what becomes of the files is for the journal's floor.
//!
//! - In what is laid down of the person (the roster, a signature) the name is replaced whatever it looks like, and the e-mail
//!   address goes.
//! - In texts the whole name is replaced, whatever its case and accents, its words in whatever order, and the words given
//!   beside it; at the edges of words only. The names of others on the list are left, and so are those of organisations
//!   unless the whole name stands in them.
//! - Where somebody else has the same name, a text may mean either: it is left and can be given as a word.

mod agenda;
mod form;
mod letters;
mod mentions;
mod parts;
mod wording;

use std::collections::HashMap;
use std::sync::Arc;

use uuid::Uuid;

use self::letters::typed;
use self::mentions::Mentions;
use self::parts::{Part, each};
use self::wording::Wording;
use super::apply::apply;
use super::devices::{Step, Touched};
use super::event::{Event, Recorded};
use super::number::{Handle, Mark, ParticipantId};
use super::roster::Person;
use super::state::State;
use crate::agenda::{Agenda, Participant};
use crate::words::fold::fold;

pub use agenda::AgendaTrouble;
pub use mentions::Mention;

/// From so many letters on a name is known among others without blanks between them.
const TOGETHER: usize = 6;

/// What the events make of an agenda, and from which number on each roster in them was counted.
#[derive(Clone, Debug)]
pub struct Replay {
    /// What stands after all of them.
    pub state: State,
    /// For each event that brought a roster: the number of the first person on it.
    rosters: HashMap<Uuid, u32>,
    /// For each event that put a person on the list: the number by which that person is known.
    joined: HashMap<Uuid, ParticipantId>,
    /// For each event that is about one entry: the number by which that is known.
    entries: HashMap<Uuid, Handle>,
}

impl Replay {
    /// Applies the events, which must be in their order.
    pub fn of(agenda: Arc<Agenda>, events: &[Recorded]) -> Replay {
        let mut state = State::new(agenda);
        let (mut rosters, mut joined, mut entries) = (HashMap::new(), HashMap::new(), HashMap::new());
        for event in events {
            if let Event::SessionOpened(_) = event.event {
                let before = u32::try_from(state.roster.people.len()).unwrap_or(u32::MAX);
                rosters.insert(event.id, before.saturating_add(1));
            }
            apply(&mut state, event.clone());
            // Not that which the event says: two laptops may have given out the same number.
            if let Event::ParticipantJoined(_) = event.event
                && let Some(person) = state.roster.joined_at(&event.order)
            {
                joined.insert(event.id, person);
            }
            let step = state.devices.get(&event.order.device).and_then(|trail| trail.done.last());
            if let Some(Step { touched: Touched::Entry(entry), .. }) = step.filter(|step| step.seq == event.order.seq) {
                entries.insert(event.id, *entry);
            }
        }
        Replay { state, rosters, joined, entries }
    }
}

/// One person to be taken out of a record.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// The person's number; several where the same person is on the list more than once.
    people: Vec<ParticipantId>,
    label: String,
    person: Participant,
    rosters: HashMap<Uuid, u32>,
    joined: HashMap<Uuid, ParticipantId>,
    entries: HashMap<Uuid, Handle>,
    wording: Wording,
    mentions: Mentions,
    namesakes: Vec<ParticipantId>,
    bodies: Vec<String>,
}

impl Erasure {
    /// Plans to replace a person of the list, wherever the name or one of the words in `also` stands.
    pub fn new(replay: &Replay, person: &Person, also: &[String]) -> Erasure {
        let roster = &replay.state.roster;
        let label = person.label();
        let name = fold(&person.details.name);
        let same = |other: &&Person| fold(&other.details.name) == name;
        let written_twice = |other: &&Person| same(other) && other.details.organisation == person.details.organisation;
        let mut people: Vec<_> = person.numbers().collect();
        let others = roster.people.iter().filter(|other| other.id != person.id);
        people.extend(others.filter(written_twice).flat_map(Person::numbers));
        let others = || roster.people.iter().filter(|other| !people.contains(&other.id));
        let namesakes: Vec<_> = others().filter(same).map(|other| other.id).collect();

        let mut wording = Wording::default();
        // Who was erased before has no name any more.
        let is_named = !person.is_erased();
        match namesakes.as_slice() {
            _ if !is_named => {}
            [] => wording.add(&person.details.name, true),
            _ => wording.add_unclear(&person.details.name),
        }
        // An address that several have is no person's.
        let organiser = replay.state.agenda.organiser.email.as_ref();
        let shared = |email: &String| {
            organiser == Some(email) || others().any(|other| other.details.email.as_ref() == Some(email))
        };
        let own = roster.people.iter().filter(|other| people.contains(&other.id));
        for email in own.filter_map(|own| own.details.email.as_ref()).filter(|email| !shared(email)) {
            wording.add_straight(email, true);
        }
        let organiser = replay.state.agenda.organiser.name.as_deref();
        let bodies: Vec<&str> =
            roster.people.iter().filter_map(|person| person.details.organisation.as_deref()).collect();
        let bodies = bodies.into_iter().chain(organiser).filter(|name| !wording.would_replace(name));
        let bodies: std::collections::BTreeSet<&str> = bodies.collect();
        also.iter().for_each(|words| wording.add_straight(words, true));

        let mentions = if is_named { Mentions::of(&person.details.name) } else { Mentions::default() };
        // Only what looks like the person has to be told apart.
        let alike = |name: &str| mentions.is_in(name) || wording.would_replace(name);
        let kept: Vec<&str> = others().map(|other| other.details.name.as_str()).filter(|name| alike(name)).collect();
        let bodies: Vec<String> = bodies.into_iter().filter(|name| alike(name)).map(str::to_owned).collect();
        kept.into_iter().filter(|kept| fold(kept) != name).for_each(|kept| wording.add(kept, false));
        bodies.iter().for_each(|body| wording.add_straight(body, false));
        wording.add_straight(&label, false);
        let (rosters, joined, entries) = (replay.rosters.clone(), replay.joined.clone(), replay.entries.clone());
        let person = person.details.clone();
        Erasure { people, label, person, rosters, joined, entries, wording, mentions, namesakes, bodies }
    }

    /// The person's number, and the others under which the same person is on the list.
    pub fn people(&self) -> &[ParticipantId] {
        &self.people
    }

    /// What stands in place of the name: "participant 7".
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Others on the list who have the same name: texts with it are left.
    pub fn namesakes(&self) -> &[ParticipantId] {
        &self.namesakes
    }

    /// Organisations in whose names a word of the person's stands: they are left.
    pub fn bodies(&self) -> &[String] {
        &self.bodies
    }

    /// The event with the person replaced, and in how many places; `None` if it does not name the person.
    pub fn event(&self, recorded: &Recorded) -> Option<(Event, usize)> {
        let (mut event, mut places) = (recorded.event.clone(), 0);
        match &mut event {
            Event::SessionOpened(fact) => {
                let first = self.rosters.get(&recorded.id).copied().unwrap_or(u32::MAX);
                for (number, listed) in (first..=u32::MAX).zip(&mut fact.roster) {
                    if self.people.contains(&ParticipantId::new(Mark::NONE, number)) {
                        places += self.listed(listed);
                    }
                }
            }
            Event::ParticipantJoined(fact)
                if self.joined.get(&recorded.id).is_some_and(|person| self.people.contains(person)) =>
            {
                places += self.listed(&mut fact.person);
            }
            Event::BodySigned(fact)
                if Some(&fact.body) == self.person.organisation.as_ref()
                    && fold(&fact.name) == fold(&self.person.name)
                    && fact.name != self.label =>
            {
                fact.name.clone_from(&self.label);
                places += 1;
            }
            _ => {}
        }
        let hyphenated = self.label.replace(' ', "-");
        each(&mut event, &mut |part, text| {
            let label = match part {
                // Those of others stay; that of the person has been replaced.
                Part::Name => return,
                Part::Tag => &hyphenated,
                Part::Text => &self.label,
            };
            if let Some((new, count)) = self.wording.replaced(text, label) {
                *text = new;
                places += count;
            }
        });
        (places > 0).then_some((event, places))
    }

    /// Takes out of an entry of the roster what says who it is.
    fn listed(&self, person: &mut Participant) -> usize {
        let mut places = usize::from(person.email.take().is_some());
        if person.name != self.label {
            person.name.clone_from(&self.label);
            places += 1;
        }
        places
    }

    /// The text of a file with the person replaced, and in how many places; `None` if it does not name the person.
    pub fn file(&self, text: &str) -> Option<(String, usize)> {
        self.wording.replaced_in_file(text, &self.label)
    }

    /// The entry that an event is about, by the number that it has in the session.
    pub fn entry(&self, recorded: &Recorded) -> Option<Handle> {
        self.entries.get(&recorded.id).copied()
    }

    /// What in the texts of an event may still mean the person.
    pub fn mentions_in(&self, event: &Event) -> Vec<Mention> {
        let mut found = Vec::new();
        each(&mut event.clone(), &mut |part, text| {
            if part != Part::Name {
                found.extend(self.mentions.find(text, &self.wording));
            }
        });
        found
    }

    /// What in the text of a file may still mean the person.
    pub fn mentions_in_file(&self, text: &str) -> Vec<Mention> {
        self.mentions.find_in_file(text, &self.wording)
    }

    /// Whether the name of a file or folder may mean the person.
    pub fn is_in_name(&self, name: &str) -> bool {
        self.wording.would_replace(name) || self.mentions.is_in(name) || {
            // Written together, as names of files often are.
            let plain = |text: &str| typed(text).into_iter().filter(|c| c.is_word()).map(|c| c.c).collect::<String>();
            let own = plain(&self.person.name);
            own.chars().count() >= TOGETHER && self.person.name != self.label && plain(name).contains(&own)
        }
    }
}
