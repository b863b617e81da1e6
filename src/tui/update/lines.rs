//! Lines on their way into the record: one at a time, in the order they were entered, none lost.

use super::super::input::Input;
use super::super::message::Effect;
use super::super::model::{Ask, Extent, Leaving, Model, Queued, Selected, Stage, Tone};
use super::super::record::Scroll;
use super::{form, others, views};
use crate::capture::actions::Id;
use crate::capture::{self, Line, Parsed, Request};
use crate::session::event::Seen;
use crate::session::retime::Offer;
use crate::session::{self, Command, Event, Recorded, Refusal};

/// Takes a line somebody typed.
pub fn enter(model: &mut Model, text: String, effects: &mut Vec<Effect>) {
    model.notice = None;
    model.scroll = Scroll::Follow;
    let seen = model.begun.take();
    model.queue.push(Queued { seen, ..Queued::new(text, Ask::Typed) });
    retry(model, effects);
}

/// Takes what a key or a menu asks for.
pub fn ask(model: &mut Model, text: String, ask: Ask, effects: &mut Vec<Effect>) {
    let seen = if let Ask::Field(..) = ask { model.begun.take() } else { None };
    ask_in_sight(model, text, ask, seen, effects);
}

/// The same with no more of the others' journals in sight than `seen`; without it, with all that is known.
pub fn ask_in_sight(model: &mut Model, text: String, ask: Ask, seen: Option<Seen>, effects: &mut Vec<Effect>) {
    model.notice = None;
    model.input.forget_cleared();
    model.queue.push(Queued { seen, ..Queued::new(text, ask) });
    retry(model, effects);
}

/// Takes what is offered to get back to the plan.
pub fn catch_up(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.state.offer(model.now, &model.zone) {
        Some(Offer { shorten, drop, .. }) => {
            let command = Command::Retime { shorten, drop };
            ask(model, "/catch-up".to_owned(), Ask::Command(Box::new(command)), effects);
        }
        None => model.say(Tone::Done, "nothing is late, or nothing can be done about it"),
    }
}

/// Where this laptop was opened for a table, it records for it as soon as an item is on that has it.
pub fn take_seat(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(item) = model.state.run.current_item().filter(|_| model.extent == Extent::Whole) else { return };
    let Some(table) = model.table.clone().filter(|table| item.plan.tables.contains(table)) else { return };
    if model.seated.replace(item.id) != Some(item.id) && model.state.table_of(&model.device) != Some(table.as_str()) {
        let text = format!("/table {table}");
        let command = Command::TakeTable { table: Some(table), rapporteur: None, minutes: None };
        ask(model, text, Ask::Command(Box::new(command)), effects);
    }
}

/// Tries again what could not be written.
pub fn retry(model: &mut Model, effects: &mut Vec<Effect>) {
    let mut again = false;
    for line in &mut model.queue {
        if matches!(line.stage, Stage::Failed(_)) {
            line.stage = Stage::Waiting;
            again = true;
        }
    }
    // Should it fail once more, that is said once more.
    if again && matches!(&model.notice, Some(notice) if notice.tone == Tone::Refused) {
        model.notice = None;
    }
    go_on(model, effects);
}

/// Whether a line could not be written and waits to be tried again.
pub fn has_failed(model: &Model) -> bool {
    model.queue.iter().any(|line| matches!(line.stage, Stage::Failed(_)))
}

/// Writes what this device has to say first.
pub fn join(model: &mut Model, joining: Vec<Event>, effects: &mut Vec<Effect>) {
    model.queue.insert(0, Queued::new("opening the session".to_owned(), Ask::Join(joining)));
    if let Some(Selected::Queued(place)) = &mut model.selected {
        *place += 1;
    }
    go_on(model, effects);
}

/// Takes a line out of the queue. Another one that is selected stays selected.
fn take_out(model: &mut Model, place: usize) -> Queued {
    match &mut model.selected {
        Some(Selected::Queued(selected)) if *selected > place => *selected -= 1,
        Some(Selected::Queued(selected)) if *selected == place => model.selected = None,
        _ => {}
    }
    model.queue.remove(place)
}

/// Looks at the waiting lines, in order, until one is on its way to the disk.
pub fn go_on(model: &mut Model, effects: &mut Vec<Effect>) {
    while !model.is_writing() && !has_failed(model) {
        let Some(place) = model.queue.iter().position(|line| line.stage == Stage::Waiting) else { return };
        let line = &model.queue[place];
        let (parsed, typed) = match &line.ask {
            Ask::Typed => (capture::parse(&line.text, &model.state, model.now.date_naive()), true),
            Ask::Key => (capture::parse(&line.text, &model.state, model.now.date_naive()), false),
            Ask::Field(handle, field, value) => {
                (field.command(*handle, value, &model.state, model.now.date_naive()), false)
            }
            Ask::Join(events) => {
                let events = events.clone();
                model.queue[place].stage = Stage::Writing(Vec::new());
                effects.push(Effect::Write { events, at: model.now });
                return;
            }
            Ask::Command(command) => {
                let hints = capture::absent(command, &model.state).into_iter().collect();
                (Ok(Parsed { line: Line::Command(Command::clone(command)), hints }), false)
            }
        };
        let parsed = parsed.and_then(|parsed| match parsed.line {
            Line::Request(Request::Form(handle)) => form::exists(&model.state, handle).map(|()| parsed),
            _ => Ok(parsed),
        });
        match parsed {
            Err(refusal) => refuse(model, place, typed, &refusal),
            Ok(Parsed { line: Line::Nothing, hints }) => {
                take_out(model, place);
                if !hints.is_empty() {
                    model.say(Tone::Warning, hints.join("\n"));
                }
            }
            Ok(Parsed { line: Line::Request(request), .. }) => {
                take_out(model, place);
                views::request(model, request, effects);
            }
            Ok(Parsed { line: Line::Command(command), hints }) => match &model.extent {
                // Only its end is known: it waits for the rest.
                Extent::Tail => return,
                Extent::ReadOnly { why, passing: true } => {
                    let why = why.clone();
                    model.queue[place].stage = Stage::Failed(why.clone());
                    let next = "Nothing is lost: the line stands below the record, and goes in as soon as that is gone";
                    model.say(Tone::Refused, format!("{why}\n{next}"));
                }
                Extent::ReadOnly { why, .. } => {
                    let refusal = Refusal::new("this session is open for reading only", why.clone());
                    refuse(model, place, typed, &refusal);
                }
                Extent::Whole => {
                    let seen = line.seen.as_ref();
                    match session::decide_in_sight(&model.state, &model.device, &command, model.now, seen) {
                        Err(refusal) => refuse(model, place, typed, &refusal),
                        Ok(events) if events.is_empty() => {
                            take_out(model, place);
                            let said = session::acknowledge(&model.state, &[]);
                            model.say(Tone::Done, with_hints(said, &hints));
                        }
                        Ok(events) => {
                            model.queue[place].stage = Stage::Writing(hints);
                            effects.push(Effect::Write { events, at: model.now });
                        }
                    }
                }
            },
        }
    }
}

/// A line cannot be done: back into the line with it if that is free, else it stays below the record.
fn refuse(model: &mut Model, place: usize, typed: bool, refusal: &Refusal) {
    let text = refusal.to_string();
    if let Ask::Field(..) = model.queue[place].ask {
        // What was typed into a form waits for its field to be taken up again.
        model.queue[place].stage = Stage::Refused(text.clone());
        model.say(
            Tone::Refused,
            format!("{text}\nThe form keeps what you typed: Enter on its field takes it up again, Del throws it away"),
        );
    } else if !typed {
        take_out(model, place);
        model.say(Tone::Refused, text);
    } else if model.input.is_empty() && model.editing.is_none() && model.leaving != Leaving::WhenSafe {
        let line = take_out(model, place);
        model.input = Input::new(line.text);
        model.offer.stale = false;
        model.say(Tone::Refused, text);
    } else {
        let up = model.keys.said(Id::Entries);
        model.queue[place].stage = Stage::Refused(refusal.to_string());
        model.say(
            Tone::Refused,
            format!("{text}\nThe line stands below the record: from an empty line, {up} goes to it, Enter takes it up, Del throws it away"),
        );
    }
}

/// The journal's answer has come.
pub fn written(model: &mut Model, result: Result<Vec<Recorded>, String>, effects: &mut Vec<Effect>) {
    let place = model.queue.iter().position(|line| matches!(line.stage, Stage::Writing(_)));
    match result {
        Ok(recorded) => {
            let line = place.map(|place| take_out(model, place));
            let mut events = Vec::with_capacity(recorded.len());
            for one in recorded {
                events.push(one.event.clone());
                model.recent.push(one.clone());
                session::apply(&mut model.state, one);
            }
            let opening = |event: &Event| matches!(event, Event::SessionOpened(_) | Event::DeviceJoined(_));
            if !events.iter().all(opening) {
                let hints = match line.map(|line| line.stage) {
                    Some(Stage::Writing(hints)) => hints,
                    _ => Vec::new(),
                };
                let said = session::acknowledge(&model.state, &events);
                let said = with_hints(said, &hints);
                match &model.notice {
                    // What was refused in the meantime is still to be read, and what was found wrong as well.
                    Some(notice) if notice.tone == Tone::Refused => {}
                    Some(notice) if notice.tone == Tone::Warning => {
                        model.say(Tone::Warning, format!("{}\n{said}", notice.text));
                    }
                    _ => model.say(Tone::Done, said),
                }
            }
            others::changed(model, effects);
            others::tell(model);
            if std::mem::take(&mut model.stale) {
                effects.push(Effect::FoldAnew);
            }
            views::record_changed(model, effects);
            go_on(model, effects);
        }
        Err(why) => {
            if let Some(line) = place.and_then(|place| model.queue.get_mut(place)) {
                line.stage = Stage::Failed(why.clone());
            }
            let next = "Nothing is lost: the line stands below the record, and Enter tries again";
            model.say(Tone::Refused, format!("{why}\n{next}"));
        }
    }
    leave_if_safe(model, effects);
}

/// Leaves, if that was asked for and everything entered is safe or cannot be made so.
pub fn leave_if_safe(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.leaving != Leaving::WhenSafe {
        return;
    }
    let under_way = |line: &Queued| matches!(line.stage, Stage::Writing(_) | Stage::Waiting);
    if has_failed(model) || !model.queue.iter().any(under_way) {
        effects.push(Effect::Quit);
    }
}

fn with_hints(said: String, hints: &[String]) -> String {
    if hints.is_empty() { said } else { format!("{said}\n{}", hints.join(" · ")) }
}
