//! What an event changes. Total and lenient: events of several devices may arrive in any combination, so one that fits
//! nothing changes nothing. Whether something *may* be done is for [`decide`](super::decide::decide) alone.
//!
//! Undo costs no more than what it undoes: every part of the state keeps the facts that made it, an undone fact is marked,
//! and that part alone is made anew.

use std::sync::Arc;

use super::change::{amended, change_entry, set_undone};
use super::details::Who;
use super::devices::{Counted, Step, Touched, Trails};
use super::entry::{Entry, EntryChange, Standing};
use super::event::{
    EntryRecorded, EntryReworded, Event, ItemAdded, ParticipantJoined, PresenceChanged, Recorded, SessionOpened,
    TableReported, TableTaken,
};
use super::floor::{Floor, FloorFact};
use super::ledger::Ledger;
use super::memorandum::{self, Placement};
use super::number::{Handle, Mark};
use super::order::Order;
use super::outcome::Objection;
use super::record::Record;
use super::renumber::numbers;
use super::roster::Roster;
use super::run::{Run, RunFact};
use super::state::{Moment, Signature, State};
use super::tables::{TableFact, Tables};
use crate::agenda::Agenda;

impl State {
    /// The session before anything happened.
    pub fn new(agenda: Arc<Agenda>) -> State {
        let mut roster = Roster::default();
        for person in &agenda.participants {
            roster.expect(person.clone());
        }
        State {
            opened: None,
            agenda_sum: None,
            roster,
            record: Record { prepared: memorandum::prepared(&agenda), ..Record::default() },
            run: Run::of(&agenda),
            floor: Floor::default(),
            tables: Tables::default(),
            signatures: Ledger::default(),
            placements: Ledger::default(),
            issued: Ledger::default(),
            taken_back: Vec::new(),
            approvals: Ledger::default(),
            leads: Ledger::default(),
            devices: Trails::default(),
            opener: None,
            offset: None,
            amended: None,
            last: None,
            agenda,
        }
    }

    /// What these events, in their order, amount to.
    pub fn of(agenda: Arc<Agenda>, events: impl IntoIterator<Item = Recorded>) -> State {
        let mut state = State::new(agenda);
        events.into_iter().for_each(|recorded| apply(&mut state, recorded));
        state
    }
}

/// Changes the state by what happened. Events are applied in their [`Order`]; one that was applied already changes nothing.
pub fn apply(state: &mut State, recorded: Recorded) {
    let Recorded { order, at, mut event, .. } = recorded;
    if state.has(&order) {
        return;
    }
    state.devices.of(&order.device).applied = order.seq;
    let at = state.at_the_place(&order, at);
    if state.devices.contested {
        renumber(state, &order, &mut event);
    }
    if state.roster.has_several_numbers() {
        numbers(&mut event, &mut |numbered| numbered.unify(&state.roster));
    }
    if state.last.as_ref().is_none_or(|last| *last < order) {
        state.last = Some(order.clone());
    }
    let follows_up = matches!(event, Event::StatusChanged(_) | Event::EntryRestricted(_));
    let touched = match event {
        Event::SessionOpened(SessionOpened { roster, agenda }) => {
            state.opened.get_or_insert(at);
            state.agenda_sum.get_or_insert(agenda);
            let again = state.opener.is_some();
            for person in roster {
                // Whoever opened the session too, without having seen that it was open, had the same list.
                if !again || !state.roster.people.iter().any(|known| known.details == person) {
                    state.roster.expect(person);
                }
            }
            state.opener.get_or_insert_with(|| order.device.clone());
            return state.devices.claim(Mark::NONE, &order.device, order.seq);
        }
        Event::DeviceJoined(joined) => return state.devices.claim(joined.mark, &order.device, order.seq),
        Event::JournalBranched(branched) => return state.devices.branch(&order.device, &branched.from),
        Event::OthersSeen(seen) => {
            state.hold_versions(&seen.devices);
            return state.devices.of(&order.device).saw(seen.devices);
        }
        Event::Undone(undone) => return set_undone(state, &order, undone.seq, true),
        Event::Redone(redone) => return set_undone(state, &order, redone.seq, false),
        // The events that named the person have been rewritten, and that cannot be undone.
        Event::PersonErased(_) | Event::LineLost(_) => return,
        Event::LeadTaken(_) => {
            state.leads.push(order.clone(), at, ());
            Touched::Lead
        }

        Event::SessionStarted(_) => state.run.fact(&order, at, RunFact::Started),
        Event::ItemStarted(fact) => state.run.fact(&order, at, RunFact::Item(fact.item)),
        Event::ItemSkipped(fact) => state.run.fact(&order, at, RunFact::Skipped(fact.item)),
        Event::ItemExtended(fact) => state.run.fact(&order, at, RunFact::Extended(fact.item, fact.minutes)),
        Event::ItemAdded(ItemAdded { item, title, minutes, after, taken_up }) => {
            state.devices.of(&order.device).items.note(item.number);
            state.run.fact(&order, at, RunFact::Added { item, title, minutes, after, taken_up })
        }
        Event::AgendaRetimed(fact) => state.run.fact(&order, at, RunFact::Retimed(fact.shortened, fact.dropped)),
        Event::ItemPlaced(fact) => state.run.fact(&order, at, RunFact::Placed(fact.item, fact.before)),
        Event::SessionPaused(_) => state.run.fact(&order, at, RunFact::Paused),
        Event::SessionResumed(_) => state.run.fact(&order, at, RunFact::Resumed),
        Event::SessionEnded(_) => state.run.fact(&order, at, RunFact::Ended),

        Event::ParticipantJoined(ParticipantJoined { participant, person, presence }) => {
            state.devices.of(&order.device).people.note(participant.number);
            state.roster.join(&order, at, participant, *person, presence)
        }
        Event::PresenceChanged(PresenceChanged { participants, presence }) => {
            for id in each_once(participants) {
                state.roster.presence(&order, at, id, presence);
            }
            Touched::People
        }

        Event::EntryRecorded(fact) => {
            numbered(state, &order, &fact);
            record(state, &order, at, fact)
        }
        Event::EntryReworded(fact) => {
            let EntryReworded { entry, text, speaker, details, by, keeps } = fact;
            change_entry(state, &order, at, entry, EntryChange::Reworded { text, speaker, details, by, keeps })
        }
        Event::EntryDeleted(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Deleted),
        Event::EntryKindChanged(fact) => {
            change_entry(state, &order, at, fact.entry, EntryChange::KindChanged(fact.kind))
        }
        Event::EntryMoved(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Moved(fact.item)),
        Event::EntryTagged(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Tagged(fact.tag)),
        Event::EntryRestricted(fact) => {
            change_entry(state, &order, at, fact.entry, EntryChange::Restricted(fact.attribution))
        }
        Event::EntriesAgreed(fact) => {
            let attendance = state.attendance();
            for entry in each_once(fact.entries) {
                change_entry(state, &order, at, entry, EntryChange::Agreed(attendance));
            }
            Touched::Entries
        }
        Event::DecisionTaken(fact) => {
            let change = EntryChange::Taken(fact.how, state.attendance());
            change_entry(state, &order, at, fact.entry, change)
        }
        Event::ObjectionRaised(fact) => {
            let objection = Objection { who: fact.who, text: fact.text };
            change_entry(state, &order, at, fact.entry, EntryChange::Objected(objection))
        }
        Event::QuestionMerged(fact) => {
            // Somebody who takes that one out without having heard of it would take this one's place away.
            if state.devices.are_several() {
                change_entry(state, &order, at, fact.into, EntryChange::PutAbove);
            }
            change_entry(state, &order, at, fact.entry, EntryChange::Merged(fact.into))
        }
        Event::QuestionRepeated(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Repeated(fact.who)),
        Event::QuestionCarried(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Carried),
        Event::ReservationMade(fact) => {
            change_entry(state, &order, at, fact.entry, EntryChange::Reserved(fact.who, fact.text))
        }
        Event::PollTallied(fact) => {
            change_entry(state, &order, at, fact.poll, EntryChange::Tallied(fact.counts, fact.apart))
        }
        Event::BallotCast(fact) => change_entry(state, &order, at, fact.poll, EntryChange::Ballots(vec![fact.answers])),
        Event::BallotsCast(fact) => change_entry(state, &order, at, fact.poll, EntryChange::Ballots(fact.ballots)),
        Event::PollsImported(fact) => {
            for poll in fact.polls {
                numbered(state, &order, &poll);
                record(state, &order, at, poll);
            }
            Touched::Entries
        }
        Event::PollClosed(fact) => change_entry(state, &order, at, fact.poll, EntryChange::Closed),
        Event::StatusChanged(fact) => {
            let change = EntryChange::Status(fact.status, fact.report, fact.on);
            change_entry(state, &order, at, fact.entry, change)
        }
        Event::PartPlaced(fact) => {
            let placement = Placement { entry: fact.entry, before: fact.before };
            state.placements.push(order.clone(), at, placement);
            Touched::Placements
        }
        Event::MemorandumIssued(_) => {
            let clauses = state.clauses_in_sight(&order.device);
            if !state.was_issued(&clauses, &order.device) {
                state.issued.push(order.clone(), at, clauses);
            }
            Touched::Versions
        }
        Event::BodySigned(fact) => {
            let under = state.issued_in_sight(&order.device);
            let signature = Signature { body: fact.body, name: fact.name, role: fact.role, under };
            state.signatures.push(order.clone(), at, signature);
            Touched::Signatures
        }

        Event::MinutesApproved(_) => {
            let covers_all = state.devices.knew_changes(&order.device);
            state.approvals.push(order.clone(), at, covers_all);
            Touched::Approvals
        }

        Event::SpeakerQueued(fact) => state.floor.fact(&order, at, FloorFact::Queued(fact.who, fact.kind)),
        Event::SpeakerUnqueued(fact) => state.floor.fact(&order, at, FloorFact::Unqueued(fact.who)),
        Event::FloorGiven(fact) => state.floor.fact(&order, at, FloorFact::Given(fact.who, state.run.current)),
        Event::TurnPassed(fact) => state.floor.fact(&order, at, FloorFact::Passed(fact.who, state.run.current)),
        Event::SpeakingLimited(fact) => {
            let limit = fact.seconds.map(|seconds| chrono::TimeDelta::seconds(i64::from(seconds)));
            state.floor.fact(&order, at, FloorFact::Limited(limit))
        }
        Event::TableTaken(TableTaken { item, table, rapporteur, minutes }) => {
            state.tables.fact(&order, at, TableFact::Taken { item, table, rapporteur, minutes })
        }
        Event::TableReported(TableReported { item, table }) => {
            state.tables.fact(&order, at, TableFact::Reported { item, table })
        }
        Event::FloorYielded(_) => state.floor.fact(&order, at, FloorFact::Yielded),
    };
    if matches!(touched, Touched::Entry(_) | Touched::Entries) && !follows_up {
        amended(state, &order);
    }
    let trail = state.devices.of(&order.device);
    trail.done.push(Step { seq: order.seq, clock: order.clock, touched });
    trail.undone.clear();
}

/// Reads the numbers in an event as its writer meant them, where two devices have the same letters before theirs.
fn renumber(state: &State, order: &Order, event: &mut Event) {
    let expected = state.roster.people.iter().filter(|person| !person.walk_in).count();
    let own = state.devices.get(&order.device).map(|trail| trail.mark);
    numbers(event, &mut |numbered| {
        // What the agenda and the list have is the same for everybody.
        let shared = match numbered.counted {
            Counted::Entries => 0,
            Counted::Items => state.agenda.items.len(),
            Counted::People => expected,
        };
        let counted = usize::try_from(*numbered.number).unwrap_or(usize::MAX);
        if numbered.mark.is_reserved() || *numbered.mark == Mark::NONE && counted <= shared {
            return;
        }
        *numbered.mark = match own {
            Some(own) if numbered.given => own,
            _ => state.devices.meant(*numbered.mark, *numbered.number, numbered.counted, &order.device),
        };
    });
}

impl State {
    /// The time in that of the place: the clocks of the device that runs the agenda tell how far that is from UTC.
    fn at_the_place(&mut self, order: &Order, at: Moment) -> Moment {
        if self.is_lead(&order.device) {
            self.offset = Some(*at.offset());
        }
        self.offset.map_or(at, |offset| at.with_timezone(&offset))
    }
}

/// What a line names several times happens once: a line of a hundred thousand times the same would be as much work.
fn each_once<T: Copy + Eq + std::hash::Hash>(mut named: Vec<T>) -> Vec<T> {
    let mut seen = std::collections::HashSet::new();
    named.retain(|one| seen.insert(*one));
    named
}

/// The device has given out the number of this entry.
fn numbered(state: &mut State, order: &Order, fact: &EntryRecorded) {
    state.devices.of(&order.device).entries.note(fact.entry.number);
}

fn record(state: &mut State, order: &Order, at: Moment, fact: EntryRecorded) -> Touched {
    let mut handle = fact.entry;
    let Ok(place) = u32::try_from(state.record.entries.len()) else { return Touched::Entries };
    if !state.record.index.insert(handle, place) {
        // A number that was given out twice, as behind an older copy of a journal: no words are lost for that.
        handle = Handle::new(state.devices.own_letters(&order.device), place.saturating_add(1));
        if !state.record.index.insert(handle, place) {
            return Touched::Entries;
        }
    }
    let record = &mut state.record;
    record.entries.push(Entry {
        handle,
        kind: fact.kind,
        text: fact.text,
        item: fact.item,
        speaker: fact.speaker,
        at,
        order: order.clone(),
        standing: Standing::Kept,
        details: fact.details,
        outcome: None,
        history: None,
    });
    let entry = &mut record.entries[place as usize];
    entry.take_counts();
    let answered = entry.details().answers;
    record.standing += 1;
    if let Some(Who::Participant(id)) = entry.speaker {
        state.roster.spoke(id, 1);
    }
    if let Some(question) = answered {
        change_entry(state, order, at, question, EntryChange::Answered(handle));
    }
    Touched::Entry(handle)
}
