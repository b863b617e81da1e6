//! The parts of the memorandum beside the memorandum: choosing one, putting it elsewhere.

use super::super::layout;
use super::super::message::Effect;
use super::super::model::{Ask, Model, Parts, Preview, View, Which};
use super::super::preview;
use super::{keys, lines, lists, menus, views};
use crate::export::document::plain;
use crate::export::inline_markdown;
use crate::session::command::Place;
use crate::session::event::EntryKind;
use crate::session::state::Entry;
use crate::session::{Command, Handle, State};

/// The kinds of parts, in the order in which they are printed.
const KINDS: [EntryKind; 4] = [EntryKind::Purpose, EntryKind::Recital, EntryKind::Pledge, EntryKind::Provision];

/// Lists the parts anew, the chosen one kept if it is still there; none beside another document.
pub fn list(preview: &mut Preview, state: &State) {
    if preview.which != Which::Memorandum {
        return;
    }
    let Parts { handles, chosen, .. } = &mut preview.parts;
    let before = handles.get(*chosen).copied();
    let parts = KINDS.into_iter().flat_map(|kind| state.parts(kind));
    *handles = parts.map(|part| part.handle).collect();
    let same = before.and_then(|before| handles.iter().position(|handle| *handle == before));
    *chosen = same.unwrap_or((*chosen).min(handles.len().saturating_sub(1)));
}

/// The chosen part, where the parts are in sight.
fn chosen(model: &Model) -> Option<Handle> {
    match &model.view {
        View::Preview(preview) if layout::parts_in_sight(model) => {
            preview.parts.handles.get(preview.parts.chosen).copied()
        }
        _ => None,
    }
}

/// Chooses another part; the document beside it scrolls there.
pub fn step(model: &mut Model, by: i32) {
    let View::Preview(preview) = &mut model.view else { return };
    preview.parts.chosen = lists::moved(preview.parts.chosen, by, preview.parts.handles.len());
    show(model);
}

/// Chooses the part that somebody pointed at.
pub fn point(model: &mut Model, row: usize) {
    let areas = model.areas();
    let beside = layout::parts_beside(model);
    let View::Preview(preview) = &mut model.view else { return };
    let area = if beside { areas.agenda } else { areas.main };
    let first = super::super::view::parts::first(&preview.parts, usize::from(area.height));
    if first + row < preview.parts.handles.len() {
        preview.parts.chosen = first + row;
        show(model);
    }
}

/// Enter on the chosen part.
pub fn enter(model: &mut Model) {
    if let Some(handle) = chosen(model) {
        menus::entry_menu(model, handle);
    }
}

/// Tab: where there is no room for both, the parts take the place of the document and give it back.
pub fn more(model: &mut Model) {
    if layout::parts_beside(model) {
        return enter(model);
    }
    if let View::Preview(preview) = &mut model.view
        && preview.which == Which::Memorandum
    {
        preview.parts.instead = !preview.parts.instead;
        keys::changed(model);
    }
}

/// Puts the chosen part one place up or down among those of its kind.
pub fn place(model: &mut Model, place: Place, effects: &mut Vec<Effect>) {
    let Some(handle) = chosen(model) else { return };
    let word = if place == Place::Up { "up" } else { "down" };
    let command = Command::Place(Some(handle), place);
    lines::ask(model, format!("/order {handle} {word}"), Ask::Command(Box::new(command)), effects);
}

/// Brings the chosen part into sight in the document beside it, if it is printed there.
fn show(model: &mut Model) {
    let height = usize::from(model.areas().main.height);
    let Some(entry) = chosen(model).and_then(|handle| model.state.record.get(handle)) else { return };
    let words = printed(entry);
    let View::Preview(preview) = &mut model.view else { return };
    if let Some(row) = preview::find(&preview.lines, &words)
        && !(preview.top..(preview.top + height).saturating_sub(2)).contains(&row)
    {
        preview.top = views::scrolled(row.saturating_sub(2), 0, preview.lines.len(), height);
    }
}

/// The words in which a part is printed.
fn printed(entry: &Entry) -> String {
    if entry.is_as_prepared() {
        return plain(&inline_markdown(&entry.text));
    }
    entry.agreed_wording().unwrap_or(&entry.text).to_owned()
}
