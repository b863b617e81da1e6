//! The record, live.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::clock;
use super::super::layout::Areas;
use super::super::model::{Extent, Listed, Model, Selected, View, Which};
use super::super::record::{Of, Scroll};
use super::super::wrap;
use crate::session::state::Phase;

/// What stands in the border above the record or the open view, in so many columns: a long title is cut, the time never.
pub fn title(model: &Model, width: usize) -> (String, Style) {
    let theme = model.theme;
    match &model.view {
        View::Live => match model.state.run.current_item() {
            Some(item) => {
                let left = clock::left(&model.state, item, model.now);
                let over = left.as_ref().is_some_and(|(_, over)| *over);
                let left = left.map(|(text, _)| format!(" ─ {text}")).unwrap_or_default();
                let style = if over { theme.warning() } else { theme.strong() };
                let title = format!("{} {}", item.label, item.plan.title);
                (wrap::cut(&title, width.saturating_sub(wrap::columns(&left))) + &left, style)
            }
            None => ("Opening, before the agenda".to_owned(), theme.strong()),
        },
        View::People(_) => ("People".to_owned(), theme.accent()),
        View::Register(register) => match register.listed {
            Listed::Pledges => ("Pledges".to_owned(), theme.accent()),
            Listed::Polls => ("Polls".to_owned(), theme.accent()),
        },
        View::Preview(preview) => match preview.which {
            Which::Minutes => ("Minutes, as they will be printed".to_owned(), theme.accent()),
            Which::Memorandum => ("Memorandum, as it will be printed".to_owned(), theme.accent()),
        },
        View::Help(_) => ("Help".to_owned(), theme.accent()),
        View::Palette(_) => ("All commands".to_owned(), theme.accent()),
        View::Find(_) => ("Find in the record".to_owned(), theme.accent()),
    }
}

/// The row of the window that stands at this row of the area: few rows stand at the top.
pub fn row_at(_rows: usize, height: usize, row: usize) -> Option<usize> {
    (row < height).then_some(row)
}

pub(super) fn draw(model: &Model, areas: &Areas, buffer: &mut Buffer) {
    let area = areas.main;
    let theme = model.theme;
    let lens = model.lens(areas);
    let rows = lens.window(model.scroll);
    if rows.is_empty() {
        return super::draw_lines(&welcome(model, usize::from(area.width)), area, buffer);
    }
    let selected = match model.selected {
        Some(Selected::Entry(handle)) => model.state.record.position(handle).map(Of::Entry),
        Some(Selected::Queued(place)) => Some(Of::Queued(place)),
        None => None,
    };
    for (row, y) in rows.iter().zip(area.y..area.bottom()) {
        buffer.set_line(area.x, y, &row.line, area.width);
        if Some(row.of) == selected {
            super::mark_row(area, y, theme, buffer);
        }
    }
    if let Scroll::At { .. } = model.scroll {
        let text = " ▼ more below: End goes there ";
        let x = area.right().saturating_sub(text.chars().count() as u16);
        buffer.set_string(x, area.bottom(), text, theme.warning());
    }
}

/// What stands in an empty record: how to begin.
fn welcome(model: &Model, width: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    if let Extent::ReadOnly { why } = &model.extent {
        return super::paragraph(why, width, theme.warning());
    }
    if model.extent == Extent::Tail {
        return Vec::new();
    }
    let mut text = vec!["Nothing is recorded yet. Type what is said and press Enter.".to_owned(), String::new()];
    if model.state.run.phase == Phase::Opening {
        text.push("/start           begins the session and its first item".to_owned());
    }
    let someone = model.state.roster.organisations().first().map_or("Anna".to_owned(), |name| (*name).to_owned());
    text.push(format!("{someone}: …   a point somebody makes"));
    text.push("/decision …      what the room decided".to_owned());
    text.push("/pledge @BODY …  what a body undertakes; due:+3m says by when".to_owned());
    text.push("/                shows every command as you type".to_owned());
    text.push(String::new());
    text.push("A slip? Ctrl-Z undoes it, ↑ goes back to it. F1 shows everything.".to_owned());
    text.into_iter().flat_map(|line| super::paragraph(&line, width, theme.plain())).collect()
}
