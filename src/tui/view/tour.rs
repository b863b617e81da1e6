//! How it works, on one screen: the first thing somebody sees, and never in the way of who types on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::theme::Theme;
use super::super::wrap;
use crate::capture::actions::Id;
use crate::capture::keys::Keys;
use crate::capture::tour;

/// Its rows in so many columns, at most `height` of them: blank ones are the first to go.
pub fn lines(keys: &Keys, kept: &str, width: usize, height: usize, theme: Theme) -> Vec<Line<'static>> {
    let rows = tour(keys, kept);
    let column = rows.iter().map(|(typed, _)| wrap::columns(typed)).max().unwrap_or(0) + 2;
    let mut lines = super::paragraph("All there is to know to begin:", width, theme.strong());
    lines.push(Line::default());
    let last = rows.len().saturating_sub(1);
    for (place, (typed, does)) in rows.into_iter().enumerate() {
        if place == last && !kept.is_empty() {
            lines.push(Line::default());
        }
        let pad = " ".repeat(column.saturating_sub(wrap::columns(&typed)));
        for (number, mut line) in
            super::paragraph(&does, width.saturating_sub(column), theme.plain()).into_iter().enumerate()
        {
            let lead = if number == 0 { format!("{typed}{pad}") } else { " ".repeat(column) };
            line.spans.insert(0, Span::styled(lead, theme.strong()));
            lines.push(line);
        }
    }
    lines.push(Line::default());
    let again = keys.name(Id::Tour).map_or("/tour".to_owned(), |key| format!("/tour or {key}"));
    lines.extend(super::paragraph(&format!("Any key goes on; {again} shows this again."), width, theme.strong()));
    if lines.len() > height {
        lines.retain(|line| line.width() > 0);
    }
    // A long path gives way to how one gets on.
    while lines.len() > height.max(1) {
        lines.remove(lines.len().saturating_sub(2));
    }
    lines
}

/// Draws it at the top of an area.
pub fn draw(keys: &Keys, kept: &str, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let lines = lines(keys, kept, usize::from(area.width), usize::from(area.height), theme);
    super::draw_lines(&lines, area, buffer);
}
