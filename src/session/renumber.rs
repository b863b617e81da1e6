//! The numbers in an event, each with what it counts.

use super::details::{Details, Who};
use super::devices::Counted;
use super::event::{EntryRecorded, Event};
use super::number::{Mark, ParticipantId};
use super::roster::Roster;

/// One number in an event, to be looked at or changed.
pub(super) struct Numbered<'a> {
    /// Its letters.
    pub mark: &'a mut Mark,
    /// The count behind them.
    pub number: &'a mut u32,
    /// What is counted.
    pub counted: Counted,
    /// Whether the event gives it out; else it names something that has it.
    pub given: bool,
}

impl Numbered<'_> {
    /// Whoever has several numbers is named by the first.
    pub fn unify(self, roster: &Roster) {
        if self.counted == Counted::People && !self.given {
            let person = roster.same(ParticipantId::new(*self.mark, *self.number));
            (*self.mark, *self.number) = (person.mark, person.number);
        }
    }
}

/// Shows every number in an event.
pub(super) fn numbers(event: &mut Event, see: &mut dyn FnMut(Numbered<'_>)) {
    macro_rules! number {
        ($number:expr, $counted:ident, $given:literal) => {{
            let number = &mut $number;
            see(Numbered {
                number: &mut number.number,
                mark: &mut number.mark,
                counted: Counted::$counted,
                given: $given,
            })
        }};
    }
    macro_rules! entry {
        ($number:expr) => {
            number!($number, Entries, false)
        };
    }
    macro_rules! item {
        ($number:expr) => {
            number!($number, Items, false)
        };
    }
    match event {
        Event::ItemStarted(fact) => item!(fact.item),
        Event::ItemSkipped(fact) => item!(fact.item),
        Event::ItemExtended(fact) => item!(fact.item),
        Event::ItemAdded(fact) => {
            number!(fact.item, Items, true);
            fact.after.iter_mut().for_each(|after| item!(*after));
        }
        Event::AgendaRetimed(fact) => {
            fact.shortened.iter_mut().for_each(|(item, _)| item!(*item));
            fact.dropped.iter_mut().for_each(|item| item!(*item));
        }
        Event::ItemPlaced(fact) => {
            item!(fact.item);
            fact.before.iter_mut().for_each(|before| item!(*before));
        }
        Event::ParticipantJoined(fact) => number!(fact.participant, People, true),
        Event::PresenceChanged(fact) => {
            fact.participants.iter_mut().for_each(|person| number!(*person, People, false));
        }
        Event::PersonErased(fact) => number!(fact.participant, People, false),
        Event::EntryRecorded(fact) => recorded(fact, see),
        Event::PollsImported(fact) => fact.polls.iter_mut().for_each(|poll| recorded(poll, see)),
        Event::EntryReworded(fact) => {
            entry!(fact.entry);
            who(fact.speaker.iter_mut().chain(&mut fact.by), see);
            fact.details.iter_mut().for_each(|details| detail(details, see));
        }
        Event::EntryDeleted(fact) => entry!(fact.entry),
        Event::EntryKindChanged(fact) => entry!(fact.entry),
        Event::EntryMoved(fact) => {
            entry!(fact.entry);
            item!(fact.item);
        }
        Event::EntryTagged(fact) => entry!(fact.entry),
        Event::EntryRestricted(fact) => entry!(fact.entry),
        Event::EntriesAgreed(fact) => fact.entries.iter_mut().for_each(|entry| entry!(*entry)),
        Event::DecisionTaken(fact) => {
            entry!(fact.entry);
            if let super::details::Taken::Vote(vote) = &mut fact.how {
                who(vote.roll.iter_mut().map(|voice| &mut voice.who), see);
            }
        }
        Event::ObjectionRaised(fact) => {
            entry!(fact.entry);
            who(&mut fact.who, see);
        }
        Event::PollTallied(fact) => entry!(fact.poll),
        Event::BallotCast(fact) => entry!(fact.poll),
        Event::BallotsCast(fact) => entry!(fact.poll),
        Event::PollClosed(fact) => entry!(fact.poll),
        Event::StatusChanged(fact) => entry!(fact.entry),
        Event::ReservationMade(fact) => {
            entry!(fact.entry);
            who([&mut fact.who], see);
        }
        Event::PartPlaced(fact) => {
            entry!(fact.entry);
            fact.before.iter_mut().for_each(|before| entry!(*before));
        }
        Event::SpeakerQueued(fact) => who([&mut fact.who], see),
        Event::SpeakerUnqueued(fact) => who([&mut fact.who], see),
        Event::FloorGiven(fact) => who([&mut fact.who], see),
        Event::TurnPassed(fact) => who([&mut fact.who], see),
        Event::TableTaken(fact) => {
            item!(fact.item);
            who(&mut fact.rapporteur, see);
        }
        Event::TableReported(fact) => item!(fact.item),
        Event::QuestionMerged(fact) => {
            entry!(fact.entry);
            entry!(fact.into);
        }
        Event::QuestionRepeated(fact) => {
            entry!(fact.entry);
            who(&mut fact.who, see);
        }
        Event::QuestionCarried(fact) => entry!(fact.entry),
        Event::SessionOpened(_)
        | Event::DeviceJoined(_)
        | Event::SessionStarted(_)
        | Event::SessionPaused(_)
        | Event::SessionResumed(_)
        | Event::SessionEnded(_)
        | Event::MemorandumIssued(_)
        | Event::BodySigned(_)
        | Event::MinutesApproved(_)
        | Event::SpeakingLimited(_)
        | Event::FloorYielded(_)
        | Event::Undone(_)
        | Event::Redone(_)
        | Event::OthersSeen(_)
        | Event::LeadTaken(_)
        | Event::LineLost(_)
        | Event::JournalBranched(_) => {}
    }
}

fn recorded(fact: &mut EntryRecorded, see: &mut dyn FnMut(Numbered<'_>)) {
    let EntryRecorded { entry, item, speaker, details, .. } = fact;
    see(Numbered { number: &mut entry.number, mark: &mut entry.mark, counted: Counted::Entries, given: true });
    if let Some(item) = item {
        see(Numbered { number: &mut item.number, mark: &mut item.mark, counted: Counted::Items, given: false });
    }
    who(speaker, see);
    details.iter_mut().for_each(|details| detail(details, see));
}

fn detail(details: &mut Details, see: &mut dyn FnMut(Numbered<'_>)) {
    who(&mut details.who, see);
    for entry in details.grew_from.iter_mut().chain(&mut details.answers) {
        see(Numbered { number: &mut entry.number, mark: &mut entry.mark, counted: Counted::Entries, given: false });
    }
}

fn who<'a>(all: impl IntoIterator<Item = &'a mut Who>, see: &mut dyn FnMut(Numbered<'_>)) {
    for who in all {
        if let Who::Participant(id) = who {
            see(Numbered { number: &mut id.number, mark: &mut id.mark, counted: Counted::People, given: false });
        }
    }
}
