//! Who is here, and who speaks.

use super::{Deciding, Decision, happens, refuse};
use crate::agenda::Participant;
use crate::session::command::{Attendee, Speaker};
use crate::session::event::*;
use crate::session::number::ParticipantId;

impl Deciding<'_> {
    pub(super) fn attend(&self, attendee: &Attendee, presence: Presence) -> Decision {
        let roster = &self.state.roster;
        let participants: Vec<ParticipantId> = match attendee {
            Attendee::Known(id) => vec![*id],
            Attendee::Everybody(organisation) => {
                let of = |name: &Option<String>| name.as_deref() == Some(organisation);
                roster.people().filter(|person| of(&person.details.organisation)).map(|person| person.id).collect()
            }
            Attendee::New { name, organisation } => {
                let organisation = organisation.clone();
                let person = Participant { name: name.clone(), organisation, ..Participant::default() };
                match roster.known(&person) {
                    Some(known) => vec![known.id],
                    None => {
                        let (participant, person) = (self.next_person(), Box::new(person));
                        return happens(ParticipantJoined { participant, person, presence });
                    }
                }
            }
        };
        let moved = |id: &ParticipantId| roster.get(*id).is_some_and(|person| person.presence != presence);
        let participants: Vec<_> = participants.into_iter().filter(moved).collect();
        if participants.is_empty() {
            return Ok(Vec::new());
        }
        // Whoever goes neither speaks on nor waits for the floor.
        let goes = |who: &Who| {
            matches!(presence, Presence::Left | Presence::Apologies)
                && matches!(who, Who::Participant(id) if participants.contains(id))
        };
        let floor = &self.state.floor;
        let yields = floor.holder.iter().filter(|(who, _)| goes(who)).map(|_| FloorYielded {}.into());
        let waiting = floor.queue.iter().map(|waiting| &waiting.who).filter(|who| goes(who));
        let unqueued = waiting.map(|who| SpeakerUnqueued { who: who.clone() }.into());
        let floor: Vec<Event> = yields.chain(unqueued).collect();
        Ok(std::iter::once(PresenceChanged { participants, presence }.into()).chain(floor).collect())
    }

    pub(super) fn holds_floor(&self, who: &Who) -> bool {
        self.state.floor.holder.as_ref().is_some_and(|(holder, _)| holder == who)
    }

    /// Gives the floor: to the one named, or to whoever is next.
    pub(super) fn floor(&self, speaker: &Speaker) -> Decision {
        let floor = &self.state.floor;
        let next = || {
            let waiting = floor.queue.first().map(|waiting| waiting.who.clone());
            waiting.or_else(|| self.state.round()?.left.first().cloned())
        };
        let who = match speaker {
            Speaker::This(who) => Some(who.clone()),
            Speaker::Next => next(),
            Speaker::Fresh => self.state.suggested().cloned().or_else(next),
        };
        match who {
            Some(who) if self.holds_floor(&who) => Ok(Vec::new()),
            Some(who) => happens(FloorGiven { who }),
            None if self.state.round().is_some() => refuse(
                "everybody who is there had a turn",
                "/next takes up the next item, /floor NAME gives the floor again",
            ),
            None => refuse("nobody is on the speakers' list", "/queue NAME puts somebody there"),
        }
    }

    /// Somebody lets the turn pass: the one named, else whoever has the floor, else the next in the round.
    pub(super) fn pass(&self, who: Option<&Who>) -> Decision {
        let holder = || self.state.floor.holder.as_ref().map(|(who, _)| who.clone());
        let next = || self.state.round()?.left.first().cloned();
        match who.cloned().or_else(holder).or_else(next) {
            Some(who) => happens(TurnPassed { who }),
            None => refuse("nobody has a turn to pass", "/pass NAME says who"),
        }
    }

    pub(super) fn queue(&self) -> String {
        let names: Vec<_> = self.state.floor.queue.iter().map(|waiting| self.state.roster.name(&waiting.who)).collect();
        if names.is_empty() { "the list is empty".into() } else { format!("on it are {}", names.join(", ")) }
    }
}
