//! The line, and the cursor in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::super::layout::{self, Areas};
use super::super::model::Model;
use super::super::wrap;

/// The first row of the line in sight: the cursor always is.
pub fn first_row(model: &Model, areas: &Areas) -> usize {
    let width = layout::line_width(model, areas.input.width);
    let (rows, (row, _)) = model.line().layout(width);
    let height = usize::from(areas.input.height).max(1);
    (row + 1).saturating_sub(height).min(rows.len().saturating_sub(1))
}

pub(super) fn draw(model: &Model, areas: &Areas, buffer: &mut Buffer) -> Option<Position> {
    let area = areas.input;
    let theme = model.theme;
    if area.height == 0 || area.width < 4 {
        return None;
    }
    let prompt = model.prompt();
    let indent = u16::try_from(wrap::columns(&prompt)).unwrap_or(0).min(area.width / 2);
    let line = model.line();
    let width = layout::line_width(model, area.width);
    let (rows, (row, column)) = line.layout(width);
    let first = first_row(model, areas);
    super::put(buffer, area.x, area.y, area.width, &prompt, theme.strong());
    for (range, y) in rows.iter().skip(first).zip(area.y..area.bottom()) {
        let text = line.text()[range.clone()].replace('\t', " ");
        super::put(buffer, area.x + indent, y, area.width.saturating_sub(indent), &text, theme.plain());
    }
    let y = area.y + u16::try_from(row.saturating_sub(first)).unwrap_or(0);
    let x = area.x + indent + u16::try_from(column).unwrap_or(0);
    (model.menu.is_none() && model.selected.is_none()).then_some(Position::new(x, y))
}
