//! The keys at the foot of the screen, from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::super::layout::{self, Areas};
use super::super::model::{Model, PeopleRow, Selected, View, Which};
use super::super::wrap;
use crate::capture::actions::{ACTIONS, Action, Id};
use crate::session::event::Presence;

/// A key and what it does, where it stands.
struct Key<'m> {
    row: u16,
    column: u16,
    key: &'m str,
    word: &'static str,
    action: Option<&'static Action>,
}

/// From this width on there is room to name the key of the prompts.
const PROMPTS: u16 = 100;

/// How many rows the keys take at this width.
pub fn rows(model: &Model, width: u16) -> u16 {
    place(model, width, u16::MAX).last().map_or(1, |key| key.row + 1)
}

/// The keys that mean something else than usual now.
fn passing(model: &Model) -> &'static [(&'static str, &'static str)] {
    if model.menu.is_some() {
        return &[("↑↓", "choose"), ("Enter", "do it"), ("Esc", "leave it")];
    }
    if let Some(Selected::Queued(_)) = model.selected {
        return &[("Enter", "take it up"), ("Del", "throw it away"), ("↑↓", "move"), ("Esc", "back")];
    }
    if model.selected.is_some() {
        return &[("Enter", "edit"), ("Del", "delete"), ("Tab", "more"), ("↑↓", "move"), ("Esc", "back")];
    }
    if model.editing.is_some() {
        return &[("Enter", "keep the change"), ("Esc", "leave it as it was")];
    }
    match &model.view {
        View::Live => &[],
        View::People(people) => match people.rows.get(people.chosen) {
            Some(PeopleRow::Person(id)) => match model.state.roster.get(*id).map(|person| person.presence) {
                Some(Presence::Present | Presence::Remote) => {
                    &[("Enter", "change"), ("Ctrl-G", "asks for the floor"), ("↑↓", "choose"), ("Esc", "back")]
                }
                _ => &[
                    ("Enter", "is here"),
                    ("Ctrl-G", "asks for the floor"),
                    ("Tab", "more"),
                    ("↑↓", "choose"),
                    ("Esc", "back"),
                ],
            },
            _ => &[("Enter", "add to the list"), ("Esc", "back")],
        },
        View::Register(_) => &[("↑↓", "choose"), ("Enter", "menu"), ("Esc", "back")],
        View::Form(_) => &[("↑↓", "choose"), ("Enter", "fill in"), ("Tab", "menu"), ("Esc", "back")],
        View::Preview(_) if layout::parts_beside(model) => &[
            ("↑↓", "choose"),
            ("Enter", "menu"),
            ("Alt-↑↓", "move it"),
            ("PageUp PageDown", "scroll"),
            ("Esc", "back"),
        ],
        View::Preview(_) if layout::parts_in_sight(model) => {
            &[("↑↓", "choose"), ("Enter", "menu"), ("Alt-↑↓", "move it"), ("Tab", "as printed"), ("Esc", "back")]
        }
        View::Preview(preview) if preview.which == Which::Memorandum => {
            &[("↑↓ PageUp PageDown", "scroll"), ("Tab", "its parts"), ("Esc", "back")]
        }
        View::Preview(_) | View::Prompts(_) => &[("↑↓ PageUp PageDown", "scroll"), ("Esc", "back")],
        View::Help(_) => &[("↑↓ PageUp PageDown", "scroll"), ("Esc", "back")],
        View::Palette(_) => &[("↑↓", "choose"), ("Enter", "do it"), ("Esc", "back")],
        View::Find(_) => &[("↑↓", "choose"), ("Enter", "go there"), ("Esc", "back")],
    }
}

/// What a key that stands for an action is called now; others are called what they are. A menu always has its own.
fn called<'m>(model: &'m Model, key: &'static str) -> Option<&'m str> {
    match key {
        "Tab" => model.keys.name(Id::Complete),
        "Esc" if model.menu.is_none() => model.keys.name(Id::Record),
        key => Some(key),
    }
}

fn place(model: &Model, width: u16, rows: u16) -> Vec<Key<'_>> {
    let passing = passing(model).iter().filter_map(|(key, word)| Some((called(model, key)?, *word, None)));
    let mut wanted: Vec<(&str, &'static str, Option<&'static Action>)> = passing.collect();
    let usual = wanted.is_empty();
    for action in ACTIONS {
        if let (Some(key), Some(word)) = (model.keys.name(action.id), action.footer) {
            // Tab and ↑ stand there when they do what the table says of them, and there is room for more than a row.
            let fits = match action.id {
                Id::Complete | Id::Entries => usual && rows > 1,
                Id::Prompts => usual && width >= PROMPTS,
                _ => true,
            };
            if fits {
                wanted.push((key, word, Some(action)));
            }
        }
    }
    // The keys of what is open come first, the way out of it among them. The way to everything and the way out are shown
    // always but for those.
    let always = |action: &Action| matches!(action.id, Id::Palette | Id::Quit);
    let length = |key: &str, word: &str| wrap::columns(key) + 1 + wrap::columns(word);
    let mut reserved: usize = wanted
        .iter()
        .filter(|(_, _, action)| action.is_some_and(always))
        .map(|(key, word, _)| length(key, word) + 2)
        .sum();
    let inner = usize::from(width).saturating_sub(4);
    let mut keys = Vec::new();
    let (mut row, mut column) = (0, 0);
    let back = |key: &str| !usual && key == "Esc";
    let way_back = wanted.iter().find(|(key, _, action)| back(key) && action.is_none());
    let way_back = way_back.map_or(0, |(key, word, _)| length(key, word) + 2);
    for (key, word, action) in wanted {
        let columns = length(key, word);
        if action.is_some_and(always) {
            reserved = reserved.saturating_sub(columns + 2);
        }
        let last = row + 1 >= rows;
        let room = match action {
            _ if !last => inner,
            Some(_) => inner.saturating_sub(reserved),
            None if back(key) => inner,
            None => inner.saturating_sub(way_back),
        };
        if column + columns > room {
            if last {
                continue;
            }
            row += 1;
            column = 0;
        }
        keys.push(Key { row, column: column as u16, key, word, action });
        column += columns + 2;
    }
    keys
}

pub(super) fn draw(model: &Model, areas: &Areas, buffer: &mut Buffer) {
    let theme = model.theme;
    let rows = 1 + areas.footer_more.height;
    for key in place(model, areas.whole.width, rows) {
        let (x, y) = (2 + key.column, areas.footer.y + key.row);
        if key.row == 0 && key.column == 0 {
            super::put(buffer, x - 1, y, u16::MAX, " ", theme.plain());
        }
        let x = super::put(buffer, x, y, u16::MAX, key.key, theme.strong());
        let x = super::put(buffer, x, y, u16::MAX, &format!(" {}", key.word), theme.plain());
        if key.row == 0 {
            super::put(buffer, x, y, areas.whole.width.saturating_sub(x + 1).min(2), "  ", theme.plain());
        }
    }
}

/// The action whose key somebody pointed at.
pub fn at(model: &Model, areas: &Areas, at: Position) -> Option<&'static Action> {
    let row = at.y.checked_sub(areas.footer.y)?;
    let rows = 1 + areas.footer_more.height;
    let column = usize::from(at.x.checked_sub(2)?);
    let keys = place(model, areas.whole.width, rows);
    let key = keys.iter().find(|key| {
        let end = usize::from(key.column) + wrap::columns(key.key) + 1 + wrap::columns(key.word);
        key.row == row && (usize::from(key.column)..end).contains(&column)
    })?;
    key.action
}
