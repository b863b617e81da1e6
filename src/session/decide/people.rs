//! Who is here, and who speaks.

use super::{Deciding, Decision, happens};
use crate::agenda::Participant;
use crate::session::command::Attendee;
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
                let (participant, person) = (self.next_person(), Box::new(person));
                return happens(ParticipantJoined { participant, person, presence });
            }
        };
        let moved = |id: &ParticipantId| roster.get(*id).is_some_and(|person| person.presence != presence);
        let participants: Vec<_> = participants.into_iter().filter(moved).collect();
        if participants.is_empty() { Ok(Vec::new()) } else { happens(PresenceChanged { participants, presence }) }
    }

    pub(super) fn holds_floor(&self, who: &Who) -> bool {
        self.state.floor.holder.as_ref().is_some_and(|(holder, _)| holder == who)
    }

    pub(super) fn queue(&self) -> String {
        let names: Vec<_> = self.state.floor.queue.iter().map(|who| self.state.roster.name(who)).collect();
        if names.is_empty() { "the list is empty".into() } else { format!("on it are {}", names.join(", ")) }
    }
}
