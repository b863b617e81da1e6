//! What other laptops record, as it arrives: it never disturbs what is being typed, and what has to be known of it is told
//! once.

use std::collections::HashSet;

use super::super::message::{Effect, Standing};
use super::super::model::{Extent, Model, Tone};
use super::{lines, views};
use crate::capture::actions::Id;
use crate::session::clocks::{self, Skew};
use crate::session::state::Moment;
use crate::session::{self, Recorded, State};
use crate::words::listed;

/// So many damages are listed.
const SHOWN: usize = 4;

/// Events that are in the folder now. Those that follow what is known are taken as they are; where one stands before it, all
/// has to be folded anew.
pub fn arrived(model: &mut Model, events: Vec<Recorded>, effects: &mut Vec<Effect>) {
    let met = events.iter().filter(|event| event.order.device == model.device).map(|event| event.order.seq).max();
    model.recent.retain(|recent| met.is_none_or(|met| recent.order.seq > met));
    let fresh: Vec<Recorded> = events.into_iter().filter(|event| !model.state.has(&event.order)).collect();
    let Some(first) = fresh.first() else { return };
    skewed(model, &fresh);
    if model.state.last().is_some_and(|last| first.order < *last) {
        return effects.push(Effect::FoldAnew);
    }
    for event in fresh {
        session::apply(&mut model.state, event);
    }
    changed(model, effects);
    tell(model);
    views::record_changed(model, effects);
    lines::go_on(model, effects);
}

/// What this laptop recorded after the record was read is no less recorded.
pub fn keep_recent(state: &mut State, recent: &mut Vec<Recorded>) {
    recent.retain(|recent| !state.has(&recent.order));
    for recent in recent.iter() {
        session::apply(state, recent.clone());
    }
}

/// The record changed: the minutes on disk are to be made anew, by whoever runs the agenda. Two that did would be in each
/// other's way where a program synchronises the folder.
pub fn changed(model: &Model, effects: &mut Vec<Effect>) {
    if model.state.is_lead(&model.device) {
        effects.push(Effect::Changed);
    }
}

/// Tells what has come about by the meeting of several laptops' records: wordings that crossed, letters that were taken.
pub fn tell(model: &mut Model) {
    let state = &model.state;
    let led = std::mem::replace(&mut model.told.leads, state.is_lead(&model.device));
    if state.devices().nth(1).is_none() {
        return;
    }
    let before = std::mem::replace(&mut model.told.letters, state.mark_of(&model.device));
    let mut said: Vec<String> = state.renumbered(&model.device, before).into_iter().collect();
    said.extend(state.run_elsewhere(&model.device).filter(|_| led).map(|elsewhere| elsewhere.to_string()));
    let crossed: HashSet<_> = state.crossed().map(|entry| entry.handle).collect();
    let fresh: Vec<_> = state.crossed().filter(|entry| !model.told.crossed.contains(&entry.handle)).collect();
    let up = model.keys.said(Id::Entries);
    match fresh.as_slice() {
        [one] => {
            said.extend(one.crossing_said().map(|said| format!("{said}; {up} to it and Tab shows the choice")));
        }
        [] => {}
        several => {
            let handles: Vec<String> = several.iter().map(|entry| entry.handle.to_string()).collect();
            said.push(format!(
                "{} were changed on two laptops at once, and nothing of it is lost: {up} to each and Tab shows the choice",
                listed(&handles)
            ));
        }
    }
    model.told.crossed = crossed;
    if !said.is_empty() {
        model.say(Tone::Warning, said.join("\n"));
    }
}

/// Says of a laptop once that its clock, or this one's, is wrong.
fn skewed(model: &mut Model, events: &[Recorded]) {
    for event in events {
        let known = event.order.device == model.device || model.told.clocks.contains(&event.order.device);
        if let Some(skew) = Skew::of(event, model.now).filter(|_| !known) {
            model.told.clocks.push(event.order.device.clone());
            model.say(Tone::Warning, skew.to_string());
        }
    }
}

/// Says that this laptop's clock was put back, if it was.
pub fn put_back(model: &mut Model, now: Moment) {
    if let Some(back) = clocks::put_back(model.now, now) {
        model.say(Tone::Warning, back);
    }
}

/// Something is wrong with the folder, or no longer.
pub fn stands(model: &mut Model, standing: Standing, effects: &mut Vec<Effect>) {
    let Standing { read_only, passing, damage, joining } = standing;
    let before = std::mem::replace(
        &mut model.extent,
        match &read_only {
            Some(why) => Extent::ReadOnly { why: why.clone(), passing },
            None => Extent::Whole,
        },
    );
    match (&read_only, &before) {
        _ if !damage.is_empty() => {
            let mut text = damage.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("\n");
            if damage.len() > SHOWN {
                text.push_str(&format!("\nand {} more; `rapporteur verify` lists them all", damage.len() - SHOWN));
            }
            model.say(Tone::Warning, text);
        }
        (Some(why), Extent::ReadOnly { why: before, .. }) if why == before => {}
        (Some(why), _) => model.say(Tone::Warning, why.clone()),
        (None, Extent::ReadOnly { .. }) => model.say(Tone::Done, "what was in the way is gone: recording goes on"),
        (None, _) => {}
    }
    if model.extent == Extent::Whole && !joining.is_empty() {
        lines::join(model, joining, effects);
    } else if model.extent == Extent::Whole && !model.is_writing() {
        lines::retry(model, effects);
    }
}
