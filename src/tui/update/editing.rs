//! An entry's text in the line: taking it up, keeping the change, leaving it.

use super::super::input::Input;
use super::super::message::Effect;
use super::super::model::{Ask, Editing, Model, Offer, Queued, Stage, Tone, View, Which};
use super::super::queue::LEFT;
use super::{form, keys, lines};
use crate::capture::actions::Id;
use crate::session::Handle;

/// Puts an entry's text into the line.
pub fn edit(model: &mut Model, handle: Handle) {
    let Some(entry) = model.state.record.get(handle).filter(|entry| entry.stands()) else { return };
    let was = entry.text.clone();
    leave(model);
    // A part of the memorandum is reworded where it is read in its place, everything else in the record.
    if !matches!(&model.view, View::Preview(preview) if preview.which == Which::Memorandum) {
        model.view = View::Live;
    }
    begin(model, Editing { handle, field: None, was: was.clone(), kept: Input::default() }, was);
}

/// Puts a text into the line to be edited; what stood there comes back afterwards.
pub fn begin(model: &mut Model, editing: Editing, text: String) {
    model.selected = None;
    model.menu = None;
    let kept = std::mem::replace(&mut model.input, Input::new(text));
    model.editing = Some(Editing { kept, ..editing });
    model.notice = None;
    model.offer = Offer { stale: true, ..Offer::default() };
}

/// Records the text in the line as the entry's new one.
pub fn keep(model: &mut Model, editing: Editing, text: String, effects: &mut Vec<Effect>) {
    if text == editing.was {
        model.input = editing.kept;
        return model.say(Tone::Done, format!("entry {} stays as it was", editing.handle));
    }
    // Refused, the whole command stands in the line; what was there before comes after it in the queue's stead.
    model.input = Input::default();
    lines::enter(model, format!("/edit {} {text}", editing.handle), effects);
    if model.input.is_empty() {
        model.input = editing.kept;
    }
}

/// Leaves the entry being edited as it was. A change already typed waits below the record, to be taken up again or dropped.
pub fn leave(model: &mut Model) {
    let Some(editing) = model.editing.take() else { return };
    let text = std::mem::replace(&mut model.input, editing.kept).take();
    let handle = editing.handle;
    let nothing = editing.field.is_some() && form::is_blank(&text);
    if text != editing.was && !nothing {
        let (mut line, what) = match editing.field {
            None => {
                let up = model.keys.said(Id::Entries);
                let place = if matches!(model.view, View::Live) { "" } else { "in the record, " };
                let line = Queued::new(format!("/edit {handle} {text}"), Ask::Typed);
                (
                    line,
                    format!(
                        "entry {handle} stays as it was; {place}from an empty line, {up} goes to your change: Enter takes it up again, Del throws it away"
                    ),
                )
            }
            Some(field) => {
                let name = field.name();
                let line = Queued::new(field.line(handle, &text), Ask::Field(handle, field, text));
                (
                    line,
                    format!(
                        "{name} of {handle} stays as it was; in the form, Enter on it takes your change up again, Del throws it away"
                    ),
                )
            }
        };
        line.stage = Stage::Refused(LEFT.to_owned());
        model.queue.push(line);
        model.say(Tone::Warning, what);
    }
    keys::changed(model);
}
