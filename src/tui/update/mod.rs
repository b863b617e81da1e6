//! What the model becomes when something happens. Nothing here touches the world: what has to be done out there comes back
//! as [`Effect`]s.

mod editing;
mod form;
mod keys;
mod lines;
mod lists;
mod menus;
mod mouse;
mod others;
mod parts;
mod selection;
mod views;

use std::path::PathBuf;

use super::clock;
use super::message::{Effect, Loaded, Message};
use super::model::{Ask, Dirty, Extent, Leaving, Model, Tone, View};
use super::record::Scroll;
use super::worker::Made;
use crate::capture::{self, Import};
use crate::session::state::{Moment, Phase};

/// Changes the model by what happened at `now`; gives what is to be done.
pub fn update(model: &mut Model, message: Message, now: Moment) -> Vec<Effect> {
    others::put_back(model, now);
    model.now = now;
    let mut effects = Vec::new();
    let dirty = match &message {
        Message::Settle => Dirty::Nothing,
        message if keys::only_the_line(model, message) => Dirty::Line,
        _ => Dirty::Whole,
    };
    match message {
        Message::Key(key) => keys::key(model, key, &mut effects),
        Message::Paste(text) => keys::paste(model, &text, &mut effects),
        Message::Mouse(mouse) => mouse::mouse(model, mouse, &mut effects),
        Message::Resize(columns, rows) => {
            model.size = (columns, rows);
            views::resized(model);
        }
        Message::Tick if lines::has_failed(model) && model.tried_again + TRY_AGAIN <= now => {
            model.tried_again = now;
            lines::retry(model, &mut effects);
        }
        Message::Tick => {}
        Message::Loaded(loaded) => load(model, *loaded, &mut effects),
        Message::Arrived(events) => others::arrived(model, events, &mut effects),
        Message::Standing(standing) => others::stands(model, standing, &mut effects),
        Message::Written(result) => lines::written(model, result, &mut effects),
        Message::Made(Made::Export(result)) => exported(model, result),
        Message::Made(Made::Preview(which, result)) => views::previewed(model, which, result, &mut effects),
        Message::Made(Made::Survey(import, read)) => surveyed(model, &import, read, &mut effects),
        // That a line was not recorded is more than that the minutes were not saved.
        Message::Made(Made::MinutesFailed(_)) if lines::has_failed(model) || refuses(model) => {}
        Message::Made(Made::MinutesFailed(why)) => {
            model.say(
                Tone::Warning,
                format!("the current minutes could not be saved: {why}\nThe record itself is safe"),
            );
        }
        Message::FindOn => views::find_on(model, &mut effects),
        Message::Settle => keys::settle(model, &mut effects),
        Message::Hangup => {
            model.leaving = Leaving::WhenSafe;
            lines::leave_if_safe(model, &mut effects);
        }
    }
    watch_time(model, &mut effects);
    model.dirty = model.dirty.max(dirty);
    if now >= model.clock_due {
        model.dirty = Dirty::Whole;
    }
    if model.dirty == Dirty::Whole {
        let change = clock::until_change(&model.state, now);
        model.clock_due = now + if lines::has_failed(model) { change.min(TRY_AGAIN) } else { change };
    }
    effects
}

/// Whether what was said last is that something was refused.
fn refuses(model: &Model) -> bool {
    model.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Refused)
}

/// So long before what could not be written is tried again by itself.
const TRY_AGAIN: chrono::TimeDelta = chrono::TimeDelta::seconds(2);

/// Has it heard that a fifth or a twentieth of an item's time is left, or nothing: once each, and not for an item that was
/// like that when it came on.
fn watch_time(model: &mut Model, effects: &mut Vec<Effect>) {
    let current = model.state.run.current_item().filter(|_| model.state.run.phase == Phase::Running);
    let timed = current.map(|item| (item.id, model.state.sign(item, model.now)));
    if let (Some((before, was)), Some((item, is))) = (model.timed, timed)
        && before == item
        && is > was
    {
        effects.push(Effect::Bell);
    }
    model.timed = timed;
}

/// The whole record is known: what waited can go on.
fn load(model: &mut Model, loaded: Loaded, effects: &mut Vec<Effect>) {
    let Loaded { state, standing } = loaded;
    let mut state = state;
    others::keep_recent(&mut state, &mut model.recent);
    if state.last_of(&model.device) < model.state.last_of(&model.device) && model.extent == Extent::Whole {
        // Another program has taken away what was recorded here; with the next line it is put back, and then all is read.
        model.stale = true;
        return others::stands(model, standing, effects);
    }
    // Positions in the record were those in its tail.
    let seen = match model.scroll {
        Scroll::At { last, below } => model.state.record.all().get(last).map(|entry| (entry.handle, below)),
        Scroll::Follow => None,
    };
    model.state = state;
    let place = seen.and_then(|(handle, below)| Some(Scroll::At { last: model.state.record.position(handle)?, below }));
    model.scroll = place.unwrap_or_default();
    views::filter_changed(model);
    others::stands(model, standing, effects);
    lines::go_on(model, effects);
    views::record_changed(model, effects);
    others::changed(model, effects);
    others::tell(model);
    lines::leave_if_safe(model, effects);
}

/// The file of a survey was read: what it says goes into the record like a line that was typed.
fn surveyed(model: &mut Model, import: &Import, read: Result<Vec<u8>, String>, effects: &mut Vec<Effect>) {
    let imported = read.and_then(|bytes| capture::imported(import, &bytes).map_err(|refusal| refusal.to_string()));
    match imported {
        Ok((command, hints)) => {
            lines::ask(model, format!("/import {}", import.file), Ask::Command(Box::new(command)), effects);
            if !hints.is_empty() {
                model.say(Tone::Warning, hints.join("\n"));
            }
        }
        Err(why) => model.say(Tone::Refused, why),
    }
}

fn exported(model: &mut Model, result: Result<Vec<PathBuf>, String>) {
    match result {
        Ok(paths) if paths.is_empty() => model.say(Tone::Warning, "nothing was exported"),
        Ok(paths) => {
            let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
            let names: Vec<String> = paths.iter().filter_map(name).collect();
            let folder = paths.first().and_then(|path| path.parent()).map(|folder| folder.display().to_string());
            model.say(Tone::Done, format!("saved {}\nin {}", names.join(", "), folder.unwrap_or_default()));
        }
        Err(why) => model.say(Tone::Refused, why),
    }
}

/// Closes whatever is open over the record; over a form of which a field is being edited, that form is left open.
fn go_live(model: &mut Model) {
    model.view = form::back(model).unwrap_or(View::Live);
    model.menu = None;
    model.selected = None;
}
