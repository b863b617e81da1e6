//! The parts of the memorandum in the order in which they are printed, each with how it stands.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Model, Parts};
use super::super::readiness::Agreement;
use super::super::record;
use super::super::wrap;
use crate::export::document::plain;
use crate::export::inline_markdown;
use crate::session::state::Entry;

/// What the signs mean; each stays on one row with its words.
const LEGEND: &str = "✓\u{a0}agreed  !\u{a0}to\u{a0}agree\u{a0}on  ~\u{a0}reworded\u{a0}since  =\u{a0}as\u{a0}prepared";

/// The first part in sight.
pub fn first(parts: &Parts, height: usize) -> usize {
    super::first_row(parts.chosen, parts.handles.len(), height)
}

/// How many parts the room still has to agree on, in words for a title.
pub fn title(model: &Model, parts: &Parts) -> String {
    let entries = parts.handles.iter().filter_map(|handle| model.state.record.get(*handle));
    let open = entries.filter(|entry| !Agreement::of(entry).is_settled()).count();
    match (parts.handles.len(), open) {
        (0, _) => "Parts".to_owned(),
        (all, 0) => format!("Parts ─ {all}, all settled"),
        (all, open) => format!("Parts ─ {open} of {all} to agree on"),
    }
}

pub(super) fn draw(model: &Model, parts: &Parts, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let width = usize::from(area.width);
    if parts.handles.is_empty() {
        let text = "No part yet: /purpose, /recital, /pledge and /provision record them, or the agenda prepares them.";
        return super::draw_lines(&super::paragraph(text, width, theme.plain()), area, buffer);
    }
    let height = usize::from(area.height);
    let first = first(parts, height);
    let column = parts.handles.iter().map(|handle| wrap::columns(&handle.to_string())).max().unwrap_or(0);
    for ((place, handle), y) in parts.handles.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let Some(entry) = model.state.record.get(*handle) else { continue };
        let agreement = Agreement::of(entry);
        let style = if agreement.is_settled() { theme.good() } else { theme.warning() };
        let marker = if place == parts.chosen { "▸" } else { " " };
        let sign = record::glyph(entry.kind);
        let lead = format!(" {:<column$} {sign} ", handle.to_string());
        let room = width.saturating_sub(wrap::columns(&lead) + 2);
        let line = Line::from(vec![
            Span::styled(marker, theme.strong()),
            Span::styled(agreement.glyph(), style),
            Span::styled(lead, theme.plain()),
            Span::styled(wrap::cut(&beginning(entry), room), theme.plain()),
        ]);
        super::put_line(buffer, area.x, y, area.width, &line);
        if place == parts.chosen {
            super::mark_row(area, y, theme, buffer);
        }
    }
    // Where there are rows to spare, the signs are explained.
    let legend = super::paragraph(LEGEND, width.saturating_sub(1), theme.plain());
    let free = height.saturating_sub(parts.handles.len());
    if free > legend.len() {
        let below = u16::try_from(legend.len()).unwrap_or(u16::MAX);
        let y = area.bottom().saturating_sub(below);
        super::draw_lines(
            &legend,
            Rect { x: area.x + 1, width: area.width.saturating_sub(1), y, height: below },
            buffer,
        );
    }
    super::more(buffer, area, first, parts.handles.len().saturating_sub(first + height), theme);
}

/// How a part begins, its heading first where it has one.
fn beginning(entry: &Entry) -> String {
    let words = |text: &str| if entry.is_as_prepared() { plain(&inline_markdown(text)) } else { text.to_owned() };
    match &entry.details().title {
        Some(title) if !title.trim().is_empty() => format!("{}: {}", words(title), words(&entry.text)),
        _ => words(&entry.text),
    }
}
