//! Pledges with what each still lacks, and polls with their results: entries of one sort, a few rows each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Listed, Model, Register};
use super::super::wrap::Rich;
use super::{pledges, polls};
use crate::session::event::EntryKind;
use crate::session::number::Handle;

pub(super) fn draw(model: &Model, register: &Register, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let width = usize::from(area.width);
    let prepared = match register.listed {
        Listed::Pledges => Vec::new(),
        Listed::Polls => polls::prepared(&model.state, width, theme),
    };
    if register.entries.is_empty() {
        let text = match register.listed {
            Listed::Pledges => "No pledge is recorded yet. Type one: /pledge @BODY @BODY what they undertake due:+3m",
            Listed::Polls => "No poll yet. /poll \"QUESTION\" scale:5 puts one to the room.",
        };
        let mut lines = super::paragraph(text, width, theme.plain());
        lines.extend(prepared);
        return super::draw_lines(&lines, area, buffer);
    }
    let (first, lines) = window(model, register, width, usize::from(area.height));
    let mut marked = false;
    for ((place, line), y) in lines.iter().zip(area.y..area.bottom()) {
        super::put_line(buffer, area.x, y, area.width, line);
        if *place == register.chosen {
            // Between number and text there are always blanks.
            if !std::mem::replace(&mut marked, true) {
                super::put(buffer, area.x + 4, y, 1, "▸", theme.strong());
            }
            super::mark_row(area, y, theme, buffer);
        }
    }
    // What is only prepared stands below, where there are rows to spare.
    let used = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    super::draw_lines(&prepared, Rect { y: area.y + used, height: area.height - used, ..area }, buffer);
    // An entry of which a row is missing is not in sight.
    let next = match lines.get(usize::from(area.height)) {
        Some((cut, _)) => *cut,
        None => lines.last().map_or(0, |(place, _)| place + 1),
    };
    super::more(buffer, area, first, register.entries.len().saturating_sub(next), theme);
}

/// The first entry in sight, and rows from it on that fill the height where there are as many, each with the place of its
/// entry: the chosen one is in sight, in the middle where it can be. Only what is in sight is looked at.
fn window(model: &Model, register: &Register, width: usize, height: usize) -> (usize, Vec<(usize, Line<'static>)>) {
    let entries = &register.entries;
    let chosen = register.chosen.min(entries.len().saturating_sub(1));
    let of = |place: usize| entries.get(place).map(|handle| rows(model, *handle, width)).unwrap_or_default();
    let mut below: Vec<(usize, Line)> = Vec::new();
    for place in chosen..entries.len() {
        if below.len() >= height {
            break;
        }
        below.extend(of(place).into_iter().map(|line| (place, line)));
    }
    // Upwards to the middle, or further where there is not enough below to fill the rest.
    let room = (height / 2).max(height.saturating_sub(below.len()));
    let (mut first, mut used, mut above) = (chosen, 0, Vec::new());
    while let Some(place) = first.checked_sub(1) {
        let rows = of(place);
        used += rows.len();
        if used > room {
            break;
        }
        above.push(rows.into_iter().map(move |line| (place, line)));
        first = place;
    }
    let mut lines: Vec<_> = above.into_iter().rev().flatten().collect();
    lines.append(&mut below);
    (first, lines)
}

fn rows(model: &Model, handle: Handle, width: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let state = &model.state;
    let Some(entry) = state.record.get(handle) else { return Vec::new() };
    let mut lines = Vec::new();
    let mut add = |text: Rich, first: &str| {
        for (number, mut line) in text.lines(width.saturating_sub(6)).into_iter().enumerate() {
            let lead = if number == 0 { format!("{first:>4}  ") } else { " ".repeat(6) };
            line.spans.insert(0, Span::styled(lead, theme.plain()));
            lines.push(line);
        }
    };
    let width = width.saturating_sub(6);
    let texts = match entry.kind {
        EntryKind::Poll => polls::texts(state, entry, width, theme),
        _ => pledges::texts(state, entry, theme),
    };
    for (number, text) in texts.into_iter().enumerate() {
        add(text, &if number == 0 { handle.to_string() } else { String::new() });
    }
    lines
}
