//! What an event changes. Total and lenient: events of several devices may arrive in any combination, so one that fits
//! nothing changes nothing. Whether something *may* be done is for [`decide`](super::decide::decide) alone.
//!
//! Undo costs no more than what it undoes: every part of the state keeps the facts that made it, an undone fact is marked,
//! and that part alone is made anew.

use std::sync::Arc;

use super::details::Who;
use super::entry::{Entry, EntryChange, Record, Standing};
use super::event::{
    EntryRecorded, Event, ItemAdded, ParticipantJoined, PresenceChanged, Recorded, SessionOpened, TableReported,
    TableTaken,
};
use super::floor::{Floor, FloorFact};
use super::ledger::Ledger;
use super::memorandum::{self, Placement};
use super::number::{Handle, Mark};
use super::order::Order;
use super::outcome::Objection;
use super::roster::Roster;
use super::run::{Run, RunFact};
use super::state::{Moment, Signature, State, Step, Touched, Trails};
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
            approvals: Ledger::default(),
            devices: Trails::default(),
            amended: None,
            last: None,
            agenda,
        }
    }
}

/// Changes the state by what happened. Events are applied in their [`Order`].
pub fn apply(state: &mut State, recorded: Recorded) {
    let Recorded { order, at, event, .. } = recorded;
    if state.last.as_ref().is_none_or(|last| *last < order) {
        state.last = Some(order.clone());
    }
    let follows_up = matches!(event, Event::StatusChanged(_) | Event::EntryRestricted(_));
    let touched = match event {
        Event::SessionOpened(SessionOpened { roster, agenda }) => {
            state.opened.get_or_insert(at);
            state.agenda_sum.get_or_insert(agenda);
            for person in roster {
                state.roster.expect(person);
            }
            state.devices.of(&order.device).mark = Mark::NONE;
            return;
        }
        Event::DeviceJoined(joined) => {
            state.devices.of(&order.device).mark = joined.mark;
            return;
        }
        Event::Undone(undone) => return set_undone(state, &order, undone.seq, true),
        Event::Redone(redone) => return set_undone(state, &order, redone.seq, false),
        // The events that named the person have been rewritten, and that cannot be undone.
        Event::PersonErased(_) => return,

        Event::SessionStarted(_) => state.run.fact(&order, at, RunFact::Started),
        Event::ItemStarted(fact) => state.run.fact(&order, at, RunFact::Item(fact.item)),
        Event::ItemSkipped(fact) => state.run.fact(&order, at, RunFact::Skipped(fact.item)),
        Event::ItemExtended(fact) => state.run.fact(&order, at, RunFact::Extended(fact.item, fact.minutes)),
        Event::ItemAdded(ItemAdded { item, title, minutes, after, taken_up }) => {
            let trail = state.devices.of(&order.device);
            trail.last_item = trail.last_item.max(item.number);
            state.run.fact(&order, at, RunFact::Added { item, title, minutes, after, taken_up })
        }
        Event::AgendaRetimed(fact) => state.run.fact(&order, at, RunFact::Retimed(fact.shortened, fact.dropped)),
        Event::ItemPlaced(fact) => state.run.fact(&order, at, RunFact::Placed(fact.item, fact.before)),
        Event::SessionPaused(_) => state.run.fact(&order, at, RunFact::Paused),
        Event::SessionResumed(_) => state.run.fact(&order, at, RunFact::Resumed),
        Event::SessionEnded(_) => state.run.fact(&order, at, RunFact::Ended),

        Event::ParticipantJoined(ParticipantJoined { participant, person, presence }) => {
            let trail = state.devices.of(&order.device);
            trail.last_person = trail.last_person.max(participant.number);
            state.roster.join(&order, participant, *person, presence)
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
            let change =
                EntryChange::Reworded { text: fact.text, speaker: fact.speaker, details: fact.details, by: fact.by };
            change_entry(state, &order, at, fact.entry, change)
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
        Event::QuestionMerged(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Merged(fact.into)),
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
            let clauses = state.clauses();
            state.issued.push(order.clone(), at, clauses);
            Touched::Versions
        }
        Event::BodySigned(fact) => {
            let signature = Signature { body: fact.body, name: fact.name, role: fact.role };
            state.signatures.push(order.clone(), at, signature);
            Touched::Signatures
        }

        Event::MinutesApproved(_) => {
            state.approvals.push(order.clone(), at, ());
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
        state.amended = state.amended.take().max(Some(order.clone()));
    }
    let trail = state.devices.of(&order.device);
    trail.done.push(Step { seq: order.seq, clock: order.clock, touched });
    trail.undone.clear();
}

/// What a line names several times happens once: a line of a hundred thousand times the same would be as much work.
fn each_once<T: Copy + Eq + std::hash::Hash>(mut named: Vec<T>) -> Vec<T> {
    let mut seen = std::collections::HashSet::new();
    named.retain(|one| seen.insert(*one));
    named
}

/// Takes back what the device of `order` did in its line `seq`, or does it again.
fn set_undone(state: &mut State, order: &Order, seq: u64, undone: bool) {
    let trail = state.devices.of(&order.device);
    let (from, to) = if undone { (&mut trail.done, &mut trail.undone) } else { (&mut trail.undone, &mut trail.done) };
    let Some(place) = from.iter().rposition(|step| step.seq == seq) else { return };
    let step = from.remove(place);
    if matches!(step.touched, Touched::Entry(_) | Touched::Entries) {
        state.amended = state.amended.take().max(Some(order.clone()));
    }
    to.push(step);
    let order = Order { clock: step.clock, device: order.device.clone(), seq };
    match step.touched {
        Touched::Entry(handle) => set_entry_undone(state, handle, &order, undone),
        Touched::Entries => {
            let changed = |entry: &&Entry| {
                entry.order == order || entry.history.as_ref().is_some_and(|history| history.changes.has(&order))
            };
            let all = state.record.entries.iter().chain(&state.record.prepared);
            let handles: Vec<_> = all.filter(changed).map(|entry| entry.handle).collect();
            for handle in handles {
                set_entry_undone(state, handle, &order, undone);
            }
        }
        Touched::People => state.roster.set_undone(&order, undone),
        Touched::Run | Touched::Minutes(_) => {
            state.run.facts.set_undone(&order, undone);
            state.run = Run::of(&state.agenda).with(std::mem::take(&mut state.run.facts));
        }
        Touched::Floor => {
            state.floor.facts.set_undone(&order, undone);
            let facts = std::mem::take(&mut state.floor.facts);
            state.floor = Floor::default();
            for fact in facts.standing() {
                state.floor.turn(fact.at, &fact.fact);
            }
            state.floor.facts = facts;
        }
        Touched::Tables => {
            state.tables.facts.set_undone(&order, undone);
        }
        Touched::Signatures => {
            state.signatures.set_undone(&order, undone);
        }
        Touched::Placements => {
            state.placements.set_undone(&order, undone);
        }
        Touched::Versions => {
            state.issued.set_undone(&order, undone);
        }
        Touched::Approvals => {
            state.approvals.set_undone(&order, undone);
        }
    }
}

/// The device has given out the number of this entry.
fn numbered(state: &mut State, order: &Order, fact: &EntryRecorded) {
    let trail = state.devices.of(&order.device);
    trail.last_entry = trail.last_entry.max(fact.entry.number);
}

fn record(state: &mut State, order: &Order, at: Moment, fact: EntryRecorded) -> Touched {
    let handle = fact.entry;
    let record = &mut state.record;
    let Ok(place) = u32::try_from(record.entries.len()) else { return Touched::Entries };
    if !record.index.insert(handle, place) {
        return Touched::Entries;
    }
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

fn change_entry(state: &mut State, order: &Order, at: Moment, handle: Handle, change: EntryChange) -> Touched {
    with_entry(state, handle, &mut |entry| {
        entry.history_mut().changes.push(order.clone(), at, change.clone());
        entry.change(at, &change);
    });
    Touched::Entry(handle)
}

fn set_entry_undone(state: &mut State, handle: Handle, order: &Order, undone: bool) {
    with_entry(state, handle, &mut |entry| {
        if entry.order == *order {
            entry.history_mut().undone = undone;
        } else if let Some(history) = &mut entry.history {
            history.changes.set_undone(order, undone);
        }
        entry.remake();
    });
}

/// Changes an entry, and what hangs on whether it stands and whose words it is.
fn with_entry(state: &mut State, handle: Handle, change: &mut dyn FnMut(&mut Entry)) {
    let Some(entry) = state.record.get_mut(handle) else { return };
    let (stood, speaker) = (entry.stands(), entry.speaker.clone());
    change(entry);
    let (stands, order, answers) = (entry.stands(), entry.order.clone(), entry.details().answers);
    if let (true, Some(Who::Participant(id))) = (stood, speaker) {
        state.roster.spoke(id, -1);
    }
    if let (true, Some(Who::Participant(id))) = (stands, &entry.speaker) {
        state.roster.spoke(*id, 1);
    }
    if stood != stands && !handle.mark.is_reserved() {
        state.record.standing = state.record.standing.saturating_add_signed(if stands { 1 } else { -1 });
        // The question is open again once its answer is gone.
        if let Some(question) = answers.filter(|question| *question != handle) {
            with_entry(state, question, &mut |question| {
                if let Some(history) = &mut question.history {
                    history.changes.set_undone(&order, !stands);
                    question.remake();
                }
            });
        }
    }
}
