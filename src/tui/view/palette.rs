//! All actions, to be picked by a few letters. What cannot be done now says why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Model, Palette, PaletteRow};
use super::super::theme::Theme;
use super::super::wrap;
use crate::capture::keys::Keys;

pub(super) fn draw(model: &Model, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    if palette.rows.is_empty() {
        super::put(buffer, area.x, area.y, u16::MAX, "No command has these letters.", theme.plain());
        return;
    }
    let mut y = area.y;
    let keys = &model.keys;
    let first = first(palette, area, keys);
    let mut next = first;
    for (place, row) in palette.rows.iter().enumerate().skip(first) {
        let chosen = place == palette.chosen;
        let lines = lines(row, chosen, usize::from(area.width), keys, theme);
        if usize::from(area.bottom().saturating_sub(y)) < lines.len() {
            break;
        }
        for line in lines {
            super::put_line(buffer, area.x, y, area.width, &line);
            if chosen {
                super::mark_row(area, y, theme, buffer);
            }
            y += 1;
        }
        next = place + 1;
    }
    super::more(buffer, area, first, palette.rows.len().saturating_sub(next), theme);
}

/// The columns before what an action does.
const LEAD: usize = 15;

/// An action's rows: one, or as many as it takes to read all of the chosen one.
fn lines(row: &PaletteRow, chosen: bool, width: usize, keys: &Keys, theme: Theme) -> Vec<Line<'static>> {
    let name = row.action.command.map(|command| format!("/{command}")).unwrap_or_default();
    let right = if row.obstacle.is_some() { "not now" } else { keys.name(row.action.id).unwrap_or_default() };
    let room = width.saturating_sub(LEAD + wrap::columns(right) + usize::from(!right.is_empty()) * 2);
    let marker = if chosen { "▸ " } else { "  " };
    let name_style = if row.obstacle.is_some() { theme.plain() } else { theme.strong() };
    let does = if chosen {
        let mut rows = super::paragraph(row.action.does, room, theme.plain());
        if let Some(why) = row.obstacle {
            rows.extend(super::paragraph(&format!("not now: {why}"), width.saturating_sub(LEAD), theme.strong()));
        }
        rows
    } else {
        vec![Line::styled(wrap::cut(row.action.does, room), theme.plain())]
    };
    let place = |(number, line): (usize, Line<'static>)| {
        let lead = if number == 0 { format!("{marker}{name:<13}") } else { " ".repeat(LEAD) };
        let gap = (room + 2).saturating_sub(line.width());
        let mut spans = vec![Span::styled(lead, name_style)];
        spans.extend(line.spans.into_iter().map(|span| span.patch_style(line.style)));
        if number == 0 && !right.is_empty() {
            spans.push(Span::raw(" ".repeat(gap)));
            spans.push(Span::styled(right.to_owned(), theme.strong()));
        }
        Line::from(spans)
    };
    does.into_iter().enumerate().map(place).collect()
}

/// How many rows more than one the chosen action takes.
fn extra(palette: &Palette, area: Rect, keys: &Keys) -> usize {
    let chosen = palette.rows.get(palette.chosen);
    let width = usize::from(area.width);
    chosen.map_or(0, |row| lines(row, true, width, keys, Theme::default()).len().saturating_sub(1))
}

/// The first action in sight.
fn first(palette: &Palette, area: Rect, keys: &Keys) -> usize {
    let height = usize::from(area.height).saturating_sub(extra(palette, area, keys));
    super::first_row(palette.chosen, palette.rows.len(), height.max(1))
}

/// The action in this row.
pub fn at(palette: &Palette, area: Rect, keys: &Keys, row: usize) -> Option<usize> {
    let place = first(palette, area, keys) + row;
    let extra = extra(palette, area, keys);
    let place = if place > palette.chosen { palette.chosen.max(place.saturating_sub(extra)) } else { place };
    (place < palette.rows.len()).then_some(place)
}
