//! A small menu over whatever is shown.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::layout::Areas;
use super::super::model::{Menu, Model};
use super::super::wrap;

/// Where the menu stands, with its border and without.
pub fn place(menu: &Menu, areas: &Areas) -> (Rect, Rect) {
    let widest = menu.choices.iter().map(|choice| wrap::columns(&choice.label)).max().unwrap_or(0);
    let width = (widest.max(wrap::columns(&menu.title)) + 6).min(usize::from(areas.main.width));
    let height = (menu.choices.len() + 2).min(usize::from(areas.main.height));
    let (width, height) = (width as u16, height as u16);
    let x = areas.main.x + (areas.main.width - width) / 2;
    let y = areas.main.bottom().saturating_sub(height);
    let outer = Rect::new(x, y, width, height);
    (outer, Rect::new(x + 1, y + 1, width.saturating_sub(2), height.saturating_sub(2)))
}

/// The first choice in sight.
pub fn first(menu: &Menu, height: usize) -> usize {
    super::first_row(menu.chosen, menu.choices.len(), height)
}

pub(super) fn draw(model: &Model, menu: &Menu, areas: &Areas, buffer: &mut Buffer) {
    let theme = model.theme;
    let (outer, inner) = place(menu, areas);
    for y in outer.y..outer.bottom() {
        super::put(buffer, outer.x, y, u16::MAX, &" ".repeat(usize::from(outer.width)), theme.plain());
    }
    buffer.set_style(outer, ratatui::style::Style::reset().patch(theme.plain()));
    let style = theme.strong();
    let line = "─".repeat(usize::from(inner.width));
    super::put(buffer, outer.x, outer.y, u16::MAX, &format!("┌{line}┐"), style);
    super::put(buffer, outer.x, outer.bottom().saturating_sub(1), u16::MAX, &format!("└{line}┘"), style);
    for y in inner.y..inner.bottom() {
        super::put(buffer, outer.x, y, u16::MAX, "│", style);
        super::put(buffer, outer.right().saturating_sub(1), y, u16::MAX, "│", style);
    }
    super::title(buffer, outer.x + 1, outer.y, inner.width, &menu.title, style);
    let first = first(menu, usize::from(inner.height));
    let beyond = menu.choices.len().saturating_sub(first + usize::from(inner.height));
    super::more(buffer, inner, first, beyond, theme);
    let width = usize::from(inner.width);
    for ((place, choice), y) in menu.choices.iter().enumerate().skip(first).zip(inner.y..inner.bottom()) {
        let marker = if place == menu.chosen { "▸" } else { " " };
        let text = wrap::cut(&format!(" {marker} {}", choice.label), width);
        super::put(buffer, inner.x, y, u16::MAX, &text, theme.plain());
        if place == menu.chosen {
            super::mark_row(inner, y, theme, buffer);
        }
    }
}
