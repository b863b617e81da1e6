//! What a search found, latest first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Find, Model};
use super::super::record;
use super::super::wrap::Rich;

pub(super) fn draw(model: &Model, find: &Find, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let all = model.state.record.all();
    if find.found.is_empty() {
        let text = if find.query.text().trim().is_empty() {
            format!("Type words that the entry has: {} entries are searched as you type.", model.state.record.len())
        } else if find.looked > 0 {
            format!("searching … {} entries to go", find.looked)
        } else {
            "No entry has these words. Fewer letters find more.".to_owned()
        };
        return super::draw_lines(&super::paragraph(&text, usize::from(area.width), theme.plain()), area, buffer);
    }
    let first = super::first_row(find.chosen, find.found.len(), usize::from(area.height));
    for ((place, position), y) in find.found.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let Some(entry) = all.get(*position) else { continue };
        let mut body = Rich::default();
        record::describe(&mut body, &model.state, entry, theme);
        let head = format!("{}  {:>4}  ", entry.at.format("%H:%M"), entry.handle.to_string());
        let mut spans = vec![Span::styled(head, theme.plain())];
        spans.extend(body.lines(usize::from(area.width).saturating_sub(13)).swap_remove(0).spans);
        super::put_line(buffer, area.x, y, area.width, &Line::from(spans));
        if place == find.chosen {
            super::mark_row(area, y, theme, buffer);
        }
    }
}
