//! All actions, to be picked by a few letters. What cannot be done now says why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Model, Palette};
use super::super::wrap;

pub(super) fn draw(model: &Model, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    if palette.rows.is_empty() {
        super::put(buffer, area.x, area.y, u16::MAX, "No command has these letters.", theme.plain());
        return;
    }
    let first = super::first_row(palette.chosen, palette.rows.len(), usize::from(area.height));
    let width = usize::from(area.width);
    for ((place, row), y) in palette.rows.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let chosen = place == palette.chosen;
        let name = row.action.command.map(|command| format!("/{command}")).unwrap_or_default();
        let key = row.action.key.unwrap_or("");
        let (does, style) = match row.obstacle {
            None => (row.action.does.to_owned(), theme.plain()),
            Some(why) => (format!("not now: {why}"), theme.plain()),
        };
        let line = Line::from(vec![
            Span::raw(if chosen { "▸ " } else { "  " }),
            Span::styled(format!("{name:<13}"), if row.obstacle.is_some() { theme.plain() } else { theme.strong() }),
            Span::styled(format!("{key:<7}"), theme.strong()),
            Span::styled(wrap::cut(&does, width.saturating_sub(22)), style),
        ]);
        super::put_line(buffer, area.x, y, area.width, &line);
        if chosen {
            super::mark_row(area, y, theme, buffer);
        }
    }
}
