//! The texts an event holds.

use crate::agenda::{Opening, Participant, PollForm};
use crate::session::event::{Details, EntryRecorded, Event, Taken, Who};

/// What sort of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The name of somebody on the roster.
    Name,
    /// A tag: one word.
    Tag,
    /// Anything else.
    Text,
}

/// Shows every text of an event, to be changed.
pub(super) fn each(event: &mut Event, see: &mut dyn FnMut(Part, &mut String)) {
    match event {
        Event::SessionOpened(fact) => fact.roster.iter_mut().for_each(|listed| person(listed, see)),
        Event::ItemAdded(fact) => see(Part::Text, &mut fact.title),
        Event::ParticipantJoined(fact) => person(&mut fact.person, see),
        Event::EntryRecorded(fact) => recorded(fact, see),
        Event::PollsImported(fact) => fact.polls.iter_mut().for_each(|poll| recorded(poll, see)),
        Event::EntryReworded(fact) => {
            fact.text.iter_mut().for_each(|text| see(Part::Text, text));
            fact.speaker.iter_mut().for_each(|speaker| who(speaker, see));
            fact.details.iter_mut().for_each(|said| details(said, see));
            fact.by.iter_mut().for_each(|somebody| who(somebody, see));
        }
        Event::EntryTagged(fact) => see(Part::Tag, &mut fact.tag),
        Event::DecisionTaken(fact) => {
            if let Taken::Vote(vote) = &mut fact.how {
                vote.rule.iter_mut().for_each(|rule| see(Part::Text, rule));
                vote.roll.iter_mut().for_each(|voice| who(&mut voice.who, see));
            }
        }
        Event::ObjectionRaised(fact) => {
            fact.who.iter_mut().for_each(|objector| who(objector, see));
            see(Part::Text, &mut fact.text);
        }
        Event::ReservationMade(fact) => {
            who(&mut fact.who, see);
            see(Part::Text, &mut fact.text);
        }
        Event::StatusChanged(fact) => fact.report.iter_mut().for_each(|report| see(Part::Text, report)),
        Event::BodySigned(fact) => {
            see(Part::Text, &mut fact.body);
            see(Part::Text, &mut fact.name);
            fact.role.iter_mut().for_each(|role| see(Part::Text, role));
        }
        Event::TurnPassed(fact) => who(&mut fact.who, see),
        Event::QuestionRepeated(fact) => fact.who.iter_mut().for_each(|somebody| who(somebody, see)),
        Event::TableTaken(fact) => {
            fact.table.iter_mut().for_each(|table| see(Part::Text, table));
            fact.rapporteur.iter_mut().for_each(|somebody| who(somebody, see));
        }
        Event::TableReported(fact) => see(Part::Text, &mut fact.table),
        Event::SpeakerQueued(fact) => who(&mut fact.who, see),
        Event::SpeakerUnqueued(fact) => who(&mut fact.who, see),
        Event::FloorGiven(fact) => who(&mut fact.who, see),
        Event::DeviceJoined(_)
        | Event::SessionStarted(_)
        | Event::ItemStarted(_)
        | Event::ItemSkipped(_)
        | Event::ItemExtended(_)
        | Event::SessionPaused(_)
        | Event::SessionResumed(_)
        | Event::SessionEnded(_)
        | Event::PresenceChanged(_)
        | Event::EntryDeleted(_)
        | Event::EntryKindChanged(_)
        | Event::EntryMoved(_)
        | Event::EntryRestricted(_)
        | Event::EntriesAgreed(_)
        | Event::PollTallied(_)
        | Event::BallotCast(_)
        | Event::BallotsCast(_)
        | Event::PollClosed(_)
        | Event::PartPlaced(_)
        | Event::SpeakingLimited(_)
        | Event::AgendaRetimed(_)
        | Event::ItemPlaced(_)
        | Event::QuestionMerged(_)
        | Event::QuestionCarried(_)
        | Event::MemorandumIssued(_)
        | Event::MinutesApproved(_)
        | Event::FloorYielded(_)
        | Event::Undone(_)
        | Event::Redone(_)
        | Event::OthersSeen(_)
        | Event::LeadTaken(_)
        | Event::LineLost(_)
        | Event::JournalBranched(_)
        | Event::PersonErased(_) => {}
    }
}

fn recorded(fact: &mut EntryRecorded, see: &mut dyn FnMut(Part, &mut String)) {
    see(Part::Text, &mut fact.text);
    fact.speaker.iter_mut().for_each(|speaker| who(speaker, see));
    fact.details.iter_mut().for_each(|said| details(said, see));
}

fn person(person: &mut Participant, see: &mut dyn FnMut(Part, &mut String)) {
    let Participant { name, organisation, category, country, email, role: _, signatory: _ } = person;
    see(Part::Name, name);
    for text in [organisation, category, country, email].into_iter().flatten() {
        see(Part::Text, text);
    }
}

fn who(who: &mut Who, see: &mut dyn FnMut(Part, &mut String)) {
    match who {
        Who::Organisation(name) => see(Part::Text, name),
        Who::Participant(_) => {}
    }
}

fn details(details: &mut Details, see: &mut dyn FnMut(Part, &mut String)) {
    let Details {
        who: doing,
        due: _,
        indicator,
        baseline,
        target,
        source,
        beneficiaries,
        territory,
        grew_from: _,
        pledge_kind: _,
        opening,
        title,
        answers: _,
        poll,
        counts: _,
        apart: _,
        ends,
        table,
    } = details;
    doing.iter_mut().for_each(|somebody| who(somebody, see));
    for text in
        [indicator, baseline, target, source, beneficiaries, territory, title, table].into_iter().flatten().chain(ends)
    {
        see(Part::Text, text);
    }
    if let Some(Opening::Other(text)) = opening {
        see(Part::Text, text);
    }
    match poll {
        Some(PollForm::Choice(options) | PollForm::Ranking(options) | PollForm::Dots { options, .. }) => {
            options.iter_mut().for_each(|option| see(Part::Text, option));
        }
        Some(PollForm::Scale(_) | PollForm::Consensus(_)) | None => {}
    }
}
