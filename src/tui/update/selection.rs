//! What is selected in the record: moving it, taking it up, taking it out.

use super::super::input::Input;
use super::super::message::Effect;
use super::super::model::{Ask, Dirty, Model, Offer, Selected, Stage, Tone, View};
use super::super::record;
use super::super::record::{Of, Scroll};
use super::{form, keys, lines};
use crate::session::Command;

/// Selects the entry above or below; below the last, nothing is selected any more.
pub fn step(model: &mut Model, by: i32) {
    let areas = model.areas();
    let lens = model.lens(&areas);
    let refused = |place: &usize| matches!(model.queue[*place].stage, Stage::Refused(_));
    let next = match (model.selected, by < 0) {
        (None, true) => {
            let refused = (0..model.queue.len()).rev().find(refused);
            refused.map(Selected::Queued).or_else(|| last_entry(model, usize::MAX))
        }
        (Some(Selected::Queued(place)), true) => {
            let refused = (0..place.min(model.queue.len())).rev().find(refused);
            refused.map(Selected::Queued).or_else(|| last_entry(model, usize::MAX)).or(model.selected)
        }
        (Some(Selected::Entry(handle)), true) => {
            let at = model.state.record.position(handle).unwrap_or(usize::MAX);
            last_entry(model, at).or(model.selected)
        }
        (Some(Selected::Entry(handle)), false) => {
            let after = model.state.record.position(handle).and_then(|at| lens.next_standing(at));
            let entry = after.and_then(|at| model.state.record.all().get(at));
            let refused = (0..model.queue.len()).find(refused).map(Selected::Queued);
            entry.map(|entry| Selected::Entry(entry.handle)).or(refused)
        }
        (Some(Selected::Queued(place)), false) => (place + 1..model.queue.len()).find(refused).map(Selected::Queued),
        (None, false) => None,
    };
    select(model, next);
}

fn last_entry(model: &Model, before: usize) -> Option<Selected> {
    let areas = model.areas();
    let at = model.lens(&areas).previous_standing(before)?;
    model.state.record.all().get(at).map(|entry| Selected::Entry(entry.handle))
}

/// Selects this and brings it into sight.
pub fn select(model: &mut Model, selected: Option<Selected>) {
    if let Some(Selected::Queued(_)) = model.selected {
        model.notice = None;
    }
    model.selected = selected;
    model.offer = Offer::default();
    // Its row has no room for why it is not recorded.
    if let Some(Selected::Queued(place)) = selected
        && let Some(why) = model.queue.get(place).and_then(|line| line.waits().map(str::to_owned))
    {
        model.say(Tone::Warning, format!("not recorded: {why}"));
    }
    let areas = model.areas();
    let lens = model.lens(&areas);
    model.scroll = match selected {
        Some(Selected::Entry(handle)) => match record::position(&model.state, handle) {
            Some(at) => lens.show(model.scroll, at),
            None => model.scroll,
        },
        _ => Scroll::Follow,
    };
}

/// Brings what is selected into sight again where the window has become another: what the next key acts on is always seen.
pub fn keep_in_sight(model: &mut Model) {
    let Some(at) = selected_entry(model) else { return };
    let areas = model.areas();
    let lens = model.lens(&areas);
    if lens.hides(model.scroll, Of::Entry(at)) {
        model.scroll = lens.show(model.scroll, at);
        model.dirty = Dirty::Whole;
    }
}

/// Selects the nearest entry in sight where what is selected was scrolled out of it.
pub fn follow(model: &mut Model) {
    let areas = model.areas();
    let lens = model.lens(&areas);
    let (hidden, at) = match (model.selected, selected_entry(model)) {
        (Some(Selected::Queued(place)), _) => (lens.hides(model.scroll, Of::Queued(place)), usize::MAX),
        (_, Some(at)) => (lens.hides(model.scroll, Of::Entry(at)), at),
        _ => return,
    };
    if hidden {
        let entry = lens.nearest(model.scroll, at).and_then(|at| model.state.record.all().get(at));
        model.selected = entry.map(|entry| Selected::Entry(entry.handle));
    }
}

/// Where the selected entry stands in the record, while the record is what is shown.
fn selected_entry(model: &Model) -> Option<usize> {
    match (model.selected, &model.view) {
        (Some(Selected::Entry(handle)), View::Live) => record::position(&model.state, handle),
        _ => None,
    }
}

/// Takes out what is selected: an entry by a command, a line that was refused by dropping it.
pub fn delete(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.selected {
        Some(Selected::Entry(handle)) => {
            step(model, -1);
            if model.selected == Some(Selected::Entry(handle)) {
                model.selected = None;
            }
            let command = Command::Delete(Some(handle));
            lines::ask(model, format!("/delete {handle}"), Ask::Command(Box::new(command)), effects);
        }
        Some(Selected::Queued(place)) if place < model.queue.len() => {
            let line = model.queue.remove(place);
            model.selected = None;
            model.say(Tone::Warning, format!("dropped, it was never recorded: {}", line.text));
        }
        _ => {}
    }
}

/// Takes a refused line up again, to be mended.
pub fn take_up(model: &mut Model, place: usize) {
    let Some(line) = model.queue.get(place) else { return };
    if let Ask::Field(handle, ..) = line.ask
        && let Err(refusal) = form::exists(&model.state, handle)
    {
        return model.say(Tone::Refused, refusal.to_string());
    }
    model.selected = None;
    let line = model.queue.remove(place);
    match line.ask {
        Ask::Field(handle, field, value) => form::take_up(model, handle, field, value),
        _ => {
            model.input = Input::new(line.text);
            model.notice = None;
            keys::changed(model);
        }
    }
}
