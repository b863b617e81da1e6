//! A pledge, field by field: choosing a field, filling it in.

use super::super::form::Field;
use super::super::message::Effect;
use super::super::model::{Ask, Dirty, Editing, Extent, Form, Model, Stage, Tone, View};
use super::super::view;
use super::{editing, keys, lines, lists, views};
use crate::capture::Line;
use crate::session::event::EntryKind;
use crate::session::{self, Handle, Refusal, State};

/// Whether there is a form for this entry.
///
/// # Errors
/// It is no pledge, or not in the record.
pub fn exists(state: &State, handle: Handle) -> Result<(), Refusal> {
    match state.record.get(handle) {
        Some(entry) if !entry.stands() => Err(Refusal::new(
            format!("{handle} was taken out of the record"),
            "/undo brings back what was deleted last",
        )),
        Some(entry) if entry.kind == EntryKind::Pledge => Ok(()),
        Some(entry) => Err(Refusal::new(
            format!("only a pledge has a form, and {handle} is none ({})", entry.kind.word()),
            "/pledges shows them and their numbers",
        )),
        None => Err(Refusal::new(format!("there is no entry {handle}"), "/pledge @BODY text records a pledge")),
    }
}

/// Shows the form, with the first empty field chosen.
pub fn open(model: &mut Model, handle: Handle) {
    if let Err(refusal) = exists(&model.state, handle) {
        return model.say(Tone::Refused, refusal.to_string());
    }
    let chosen = next_empty(model, handle, Field::GrewFrom).unwrap_or(Field::Wording);
    views::open_view(model, View::Form(Form { handle, chosen, top: 0 }));
    editing::leave(model);
    show_chosen(model);
}

/// Goes back to the form of which a field is being edited, if there is one.
pub fn back(model: &Model) -> Option<View> {
    let (handle, chosen) = model.field()?;
    Some(View::Form(Form { handle, chosen, top: 0 }))
}

/// Enter on the chosen field: what stands in it goes into the line; what was typed for it and left, rather.
pub fn enter(model: &mut Model) {
    let View::Form(Form { handle, chosen, .. }) = model.view else { return };
    if let Err(refusal) = exists(&model.state, handle) {
        return model.say(Tone::Refused, refusal.to_string());
    }
    if fields_in_sight(model).is_empty() {
        // Below the fields: what would be filled in is shown first.
        return show_chosen(model);
    }
    let text = left(model).and_then(|place| match model.queue.remove(place).ask {
        Ask::Field(_, _, value) => Some(value),
        _ => None,
    });
    begin(model, handle, chosen, text);
}

/// Where in the queue that stands which was typed for the chosen field and left, or refused.
pub fn left(model: &Model) -> Option<usize> {
    let View::Form(Form { handle, chosen, .. }) = model.view else { return None };
    let waits = |line: &super::super::model::Queued| line.waits().is_some() && line.fills(handle, chosen).is_some();
    model.queue.iter().rposition(waits).filter(|_| model.editing.is_none())
}

/// Throws away what was typed for the chosen field and left.
pub fn drop_left(model: &mut Model) {
    let Some(place) = left(model).filter(|_| !fields_in_sight(model).is_empty()) else { return };
    let line = model.queue.remove(place);
    model.say(Tone::Warning, format!("dropped, it was never recorded: {}", line.text));
}

/// Takes up what was typed for a field and left.
pub fn take_up(model: &mut Model, handle: Handle, field: Field, value: String) {
    open(model, handle);
    if let View::Form(form) = &mut model.view {
        form.chosen = field;
        begin(model, handle, field, Some(value));
        show_chosen(model);
    }
}

fn begin(model: &mut Model, handle: Handle, field: Field, text: Option<String>) {
    let Some(entry) = model.state.record.get(handle) else { return };
    let was = field.typed(&model.state, entry);
    let text = text.unwrap_or_else(|| was.clone());
    editing::begin(model, Editing { handle, field: Some(field), was, kept: Default::default() }, text);
}

/// Enter while a field is being edited: one command puts the value in, and the next empty field is chosen. What is refused
/// stays in the line, to be mended.
pub fn keep(model: &mut Model, effects: &mut Vec<Effect>) {
    let (Some((handle, field)), Some(editing)) = (model.field(), &model.editing) else { return };
    let value = model.input.text().to_owned();
    let left_empty = is_blank(&value) && is_blank(&editing.was);
    let changed = value.trim() != editing.was.trim() && !left_empty;
    if changed && let Err(refusal) = acceptable(model, handle, field, &value) {
        return model.say(Tone::Refused, refusal.to_string());
    }
    if let Some(editing) = model.editing.take() {
        model.input = editing.kept;
    }
    keys::changed(model);
    if changed {
        let line = field.line(handle, &value);
        lines::ask(model, line, Ask::Field(handle, field, value), effects);
    } else {
        model.notice = None;
    }
    let next = next_empty(model, handle, field);
    if let View::Form(form) = &mut model.view {
        form.chosen = next.unwrap_or(form.chosen);
        show_chosen(model);
    }
}

/// Whether nothing is typed that says anything: an `@` without a name does not.
pub fn is_blank(value: &str) -> bool {
    value.chars().all(|c| c.is_whitespace() || c == '@')
}

/// Whether the value can be put into the field as things stand.
fn acceptable(model: &Model, handle: Handle, field: Field, value: &str) -> Result<(), Refusal> {
    let parsed = field.command(handle, value, &model.state, model.now.date_naive())?;
    match (&model.extent, parsed.line) {
        (Extent::ReadOnly { why, .. }, _) => Err(Refusal::new("this session is open for reading only", why.clone())),
        (Extent::Whole, Line::Command(command)) => {
            session::decide(&model.state, &model.device, &command, model.now).map(drop)
        }
        _ => Ok(()),
    }
}

/// The first field after this one in which nothing stands and for which nothing is on its way; from the end it goes on at
/// the beginning.
fn next_empty(model: &Model, handle: Handle, after: Field) -> Option<Field> {
    let entry = model.state.record.get(handle)?;
    let place = Field::ALL.iter().position(|field| *field == after)?;
    let (before, behind) = Field::ALL.split_at(place + 1);
    let filled = |field: Field| {
        let under_way = |line: &&super::super::model::Queued| !matches!(line.stage, Stage::Refused(_));
        !field.is_empty(entry) || model.queue.iter().filter(under_way).any(|line| line.fills(handle, field).is_some())
    };
    behind.iter().chain(before).copied().find(|field| !filled(*field))
}

/// Chooses another field.
pub fn step(model: &mut Model, by: i32) {
    if model.field().is_some() {
        return;
    }
    let View::Form(form) = &mut model.view else { return };
    let place = Field::ALL.iter().position(|field| *field == form.chosen).unwrap_or(0);
    if let Some(field) = Field::ALL.get(lists::moved(place, by, Field::ALL.len())) {
        form.chosen = *field;
    }
    show_chosen(model);
}

/// Chooses the field that somebody pointed at.
pub fn point(model: &mut Model, row: usize) {
    let areas = model.areas();
    let View::Form(form) = &model.view else { return };
    let rows = view::form::rows(model, form, usize::from(areas.main.width));
    let place = view::form::first(model, form, &rows, usize::from(areas.main.height)) + row;
    let field = rows.get(place).and_then(|(field, _)| *field);
    if let (Some(field), None, View::Form(form)) = (field, model.field(), &mut model.view) {
        form.chosen = field;
    }
}

/// The fields of which something is in sight, from the top.
fn fields_in_sight(model: &Model) -> Vec<Field> {
    let areas = model.areas();
    let View::Form(form) = &model.view else { return Vec::new() };
    let height = usize::from(areas.main.height);
    let rows = view::form::rows(model, form, usize::from(areas.main.width));
    let first = view::form::first(model, form, &rows, height);
    rows.iter().skip(first).take(height).filter_map(|(field, _)| *field).collect()
}

/// Chooses the nearest field in sight where the chosen one was scrolled out of it; below the last field there is none.
pub fn follow(model: &mut Model) {
    let fields = fields_in_sight(model);
    if model.field().is_some() {
        return;
    }
    let place = |field: &Field| Field::ALL.iter().position(|other| other == field).unwrap_or(0);
    if let View::Form(form) = &mut model.view {
        let chosen = place(&form.chosen);
        let nearest = fields.into_iter().min_by_key(|field| place(field).abs_diff(chosen));
        form.chosen = nearest.unwrap_or(form.chosen);
    }
}

/// Brings the chosen field into sight again where the form has another height or width now.
pub fn keep_in_sight(model: &mut Model) {
    let View::Form(Form { chosen, .. }) = model.view else { return };
    let fields = fields_in_sight(model);
    if !fields.is_empty() && !fields.contains(&chosen) {
        show_chosen(model);
        model.dirty = Dirty::Whole;
    }
}

/// Brings the chosen field into sight, moving as little as need be; all of the end, where the last field is chosen.
fn show_chosen(model: &mut Model) {
    let areas = model.areas();
    let (width, height) = (usize::from(areas.main.width), usize::from(areas.main.height));
    let View::Form(form) = &model.view else { return };
    let rows = view::form::rows(model, form, width);
    let of = |(field, _): &(Option<Field>, _)| *field == Some(form.chosen);
    let first = rows.iter().position(of).unwrap_or(0);
    let last = rows.iter().rposition(of).unwrap_or(0);
    let length = rows.len();
    let chosen = form.chosen;
    if let View::Form(form) = &mut model.view {
        let lowest = (last + 1).saturating_sub(height);
        form.top = form.top.max(lowest).min(first);
        if chosen == Field::GrewFrom {
            form.top = length.saturating_sub(height).min(first);
        }
    }
}
