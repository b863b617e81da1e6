//! Changing an entry, taking a change back and doing it again: what hangs on it, and what it crosses with.

use super::details::Who;
use super::devices::Touched;
use super::entry::{Entry, EntryChange};
use super::floor::Floor;
use super::number::Handle;
use super::order::Order;
use super::record::Listed;
use super::run::Run;
use super::state::{Moment, State};

/// Changes an entry by what happened at this place of the record.
pub(super) fn change_entry(
    state: &mut State,
    order: &Order,
    at: Moment,
    handle: Handle,
    change: EntryChange,
) -> Touched {
    let unseen = unseen(state, handle, order, Some(&change));
    with_entry(state, handle, &mut |entry| {
        let history = entry.history_mut();
        history.changes.push(order.clone(), at, change.clone());
        unseen.iter().for_each(|unseen| history.crossed.add(unseen, order));
        if history.crossed.is_empty() {
            entry.change(at, &change);
        } else {
            entry.remake();
        }
    });
    Touched::Entry(handle)
}

/// The changes of an entry that cross with what happens at this place of the record: one more change, or for `None`, that
/// recording it is undone.
fn unseen(state: &State, handle: Handle, order: &Order, change: Option<&EntryChange>) -> Vec<Order> {
    let history = state.record.get(handle).and_then(|entry| entry.history.as_ref());
    match history {
        Some(history) if state.devices.are_several() => {
            history.unseen(order, change, |other| state.devices.knew(&order.device, other))
        }
        _ => Vec::new(),
    }
}

/// Marks what was done to an entry at this place of the record as undone, or as standing again; `by` is the place where that is
/// said.
fn set_entry_undone(state: &mut State, handle: Handle, order: &Order, by: &Order, undone: bool) {
    let Some(entry) = state.record.get(handle) else { return };
    let recorded = entry.order == *order;
    let change = entry.history.as_ref().and_then(|history| history.changes.get(order)).cloned();
    let unseen = match (&change, undone) {
        (None, true) if recorded => unseen(state, handle, by, None),
        (Some(_), true) => unseen(state, handle, by, Some(&EntryChange::TakenBack)),
        (Some(change), false) => unseen(state, handle, by, Some(&change.fact)),
        (None, _) => Vec::new(),
    };
    let are_several = state.devices.are_several();
    with_entry(state, handle, &mut |entry| {
        let history = entry.history_mut();
        if recorded {
            history.undone = undone.then(|| by.clone());
        }
        if let Some(change) = &change {
            history.changes.set_undone(order, undone);
            if undone {
                history.taken_back.insert(order.clone(), by.clone());
                // It is a step that others may have to see before they take the entry out.
                if are_several {
                    history.changes.push(by.clone(), change.at, EntryChange::TakenBack);
                }
            } else {
                history.done_again.insert(order.clone(), by.clone());
                if let Some(back) = history.taken_back.remove(order) {
                    history.changes.set_undone(&back, true);
                }
            }
        }
        // What is done again stands where it stood, and is said by somebody who may not have seen what came in between.
        let said = if undone { by } else { order };
        unseen.iter().for_each(|unseen| history.crossed.add(unseen, said));
        entry.remake();
    });
}

/// Entries were changed at this place of the record.
pub(super) fn amended(state: &mut State, order: &Order) {
    state.amended = state.amended.take().max(Some(order.clone()));
    state.devices.of(&order.device).amended = order.seq;
}

/// Changes an entry, and what hangs on whether it stands and whose words it is. A question is open again once its answer is gone;
/// that may bring back, or take, another question's answer.
fn with_entry(state: &mut State, handle: Handle, change: &mut dyn FnMut(&mut Entry)) {
    let mut next = change_one(state, handle, change);
    // None is answered twice over.
    for _ in 0..state.record.entries.len() {
        let Some((question, answer, gone)) = next else { return };
        next = change_one(state, question, &mut |question| {
            if let Some(history) = &mut question.history {
                history.changes.set_undone(&answer, gone);
                question.remake();
            }
        });
    }
}

/// The same without the question that it answers: which that is, where it was answered, and whether the answer is gone now.
fn change_one(state: &mut State, handle: Handle, change: &mut dyn FnMut(&mut Entry)) -> Option<(Handle, Order, bool)> {
    let entry = state.record.get_mut(handle)?;
    let (stood, speaker, before) = (entry.stands(), entry.speaker.clone(), Listed::of(entry));
    change(entry);
    let (stands, order, answers, after) =
        (entry.stands(), entry.order.clone(), entry.details().answers, Listed::of(entry));
    state.record.list(handle, before, after);
    let entry = state.record.get(handle)?;
    if let (true, Some(Who::Participant(id))) = (stood, speaker) {
        state.roster.spoke(id, -1);
    }
    if let (true, Some(Who::Participant(id))) = (stands, &entry.speaker) {
        state.roster.spoke(*id, 1);
    }
    if stood == stands || handle.mark.is_reserved() {
        return None;
    }
    state.record.standing = state.record.standing.saturating_add_signed(if stands { 1 } else { -1 });
    answers.filter(|question| *question != handle).map(|question| (question, order, !stands))
}

/// Takes back what the device of `order` did in its line `seq`, or does it again.
pub(super) fn set_undone(state: &mut State, order: &Order, seq: u64, undone: bool) {
    let trail = state.devices.of(&order.device);
    let (from, to) = if undone { (&mut trail.done, &mut trail.undone) } else { (&mut trail.undone, &mut trail.done) };
    let Some(place) = from.iter().rposition(|step| step.seq == seq) else { return };
    let step = from.remove(place);
    to.push(step);
    if matches!(step.touched, Touched::Entry(_) | Touched::Entries) {
        amended(state, order);
    }
    let by = order;
    let order = Order { clock: step.clock, device: order.device.clone(), seq };
    match step.touched {
        Touched::Entry(handle) => set_entry_undone(state, handle, &order, by, undone),
        Touched::Entries => {
            let changed = |entry: &&Entry| {
                entry.order == order || entry.history.as_ref().is_some_and(|history| history.changes.has(&order))
            };
            let all = state.record.entries.iter().chain(&state.record.prepared);
            let handles: Vec<_> = all.filter(changed).map(|entry| entry.handle).collect();
            for handle in handles {
                set_entry_undone(state, handle, &order, by, undone);
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
            state.set_issued_undone(&order, by, undone);
        }
        Touched::Approvals => {
            state.approvals.set_undone(&order, undone);
        }
        Touched::Lead => {
            state.leads.set_undone(&order, undone);
        }
    }
}
