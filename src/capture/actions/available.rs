//! Whether an action can be used now, and if not, why not and what to do.

use crate::session::State;
use crate::session::event::EntryKind;
use crate::session::state::Phase;

pub(super) fn always(_: &State) -> Result<(), &'static str> {
    Ok(())
}

pub(super) fn unless(obstacle: bool, why: &'static str) -> Result<(), &'static str> {
    if obstacle { Err(why) } else { Ok(()) }
}

pub(super) fn not_started(state: &State) -> Result<(), &'static str> {
    match state.run.phase {
        Phase::Opening => Ok(()),
        Phase::Running | Phase::Paused => Err("the session has started already: /next goes on"),
        Phase::Ended => Err(OVER),
    }
}

/// What stands in the way of running an agenda that has ended.
const OVER: &str = "the session is over: /go ITEM goes on with an item";

pub(super) fn begun(state: &State) -> Result<(), &'static str> {
    unless(state.run.phase == Phase::Opening, "the session has not started: /start")
}

pub(super) fn not_ended(state: &State) -> Result<(), &'static str> {
    unless(state.run.phase == Phase::Ended, OVER)
}

pub(super) fn started(state: &State) -> Result<(), &'static str> {
    begun(state).and_then(|()| not_ended(state))
}

pub(super) fn item_on(state: &State) -> Result<(), &'static str> {
    begun(state)?;
    match state.run.current_item() {
        None => Err("no item is on: /next"),
        Some(item) => unless(item.minutes().is_none(), "this item has no time box: it can go on as long as it takes"),
    }
}

pub(super) fn running(state: &State) -> Result<(), &'static str> {
    started(state)?;
    unless(state.run.phase == Phase::Paused, "the clock is stopped already: /resume")
}

pub(super) fn stopped(state: &State) -> Result<(), &'static str> {
    started(state)?;
    unless(state.run.phase == Phase::Running, "the clock is running: /pause stops it")
}

pub(super) fn has_entry(state: &State) -> Result<(), &'static str> {
    unless(state.record.is_empty(), "nothing is recorded yet: type what is said and press Enter")
}

pub(super) fn has_crossed(state: &State) -> Result<(), &'static str> {
    // While one device records alone nothing crosses, and nobody looks.
    let alone = state.devices().nth(1).is_none();
    unless(alone || state.crossed().next().is_none(), "no entry was changed on two laptops at once")
}

/// How far back one looks for something to act on. This is asked while somebody types, so it must not take longer the
/// longer the record is; beyond, it is for [`decide`](crate::session::decide) to say.
const LOOK_BACK: usize = 1000;

pub(super) fn has(state: &State, fits: impl Fn(EntryKind) -> bool, why: &'static str) -> Result<(), &'static str> {
    let latest = || state.record.all().iter().rev().take(LOOK_BACK);
    let found = state.record.all().len() > LOOK_BACK || latest().any(|entry| entry.stands() && fits(entry.kind));
    unless(!found, why)
}

pub(super) fn has_question(state: &State) -> Result<(), &'static str> {
    has(state, |kind| kind == EntryKind::Question, "no question is recorded yet: /question")
}

pub(super) fn has_decision(state: &State) -> Result<(), &'static str> {
    has(state, EntryKind::is_taken, "no decision, proposal or pledge is recorded yet: /decision")
}

pub(super) fn has_statement(state: &State) -> Result<(), &'static str> {
    has(state, |kind| kind.is_taken() || kind.is_agreed(), "no decision or pledge is recorded yet: /decision")
}

pub(super) fn has_pledge(state: &State) -> Result<(), &'static str> {
    has(state, |kind| kind == EntryKind::Pledge, "no pledge is recorded yet: /pledge")
}

pub(super) fn all_agreed(state: &State) -> Result<(), &'static str> {
    unless(!state.is_agreed(), "not everything is agreed on yet: /agree all")
}

pub(super) fn has_agreeable(state: &State) -> Result<(), &'static str> {
    if state.record.parts().next().is_some_and(|part| part.is_prepared()) {
        return Ok(());
    }
    has(state, EntryKind::is_agreed, "nothing to agree on is recorded yet: /pledge")
}

pub(super) fn has_poll(state: &State) -> Result<(), &'static str> {
    has(state, |kind| kind == EntryKind::Poll, "no poll was opened yet: /poll")
}

pub(super) fn has_tables(state: &State) -> Result<(), &'static str> {
    begun(state)?;
    let tables = state.run.current_item().is_some_and(|item| !item.plan.tables.is_empty());
    unless(!tables, "the item that is on has no tables; the agenda names them")
}

pub(super) fn somebody_speaks(state: &State) -> Result<(), &'static str> {
    unless(state.floor.holder.is_none(), "nobody has the floor: /floor NAME")
}

pub(super) fn somebody_waits(state: &State) -> Result<(), &'static str> {
    unless(state.floor.queue.is_empty(), "nobody is on the speakers' list: /queue NAME")
}
