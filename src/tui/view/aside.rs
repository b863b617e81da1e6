//! The rows above the line: what may come next, how a command is typed, or what was said.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::clock;
use super::super::layout;
use super::super::model::{Beyond, Extent, Model, Tone};
use super::super::wrap;
use crate::capture::actions::{self, Action, Id};

/// The most rows a notice takes.
const NOTICE: usize = 5;

/// The rows, at this width; none where there is nothing to say.
pub fn lines(model: &Model, width: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut lines = Vec::new();
    let command = typed_command(model);
    let offers = model.offer.completion.is_some() || model.field().is_some();
    // A message begins with its first row, whatever else is to be told: that gives way, but for a candidate and what is said
    // of the others.
    let offered = if model.offer.completion.is_some() { 2 } else { 0 };
    let most = layout::most_aside(model.size.1).saturating_sub(offered).max(1);
    if let Some(notice) = &model.notice
        && (notice.tone != Tone::Done || (command.is_none() && !offers))
    {
        let (sign, style, words) = match notice.tone {
            Tone::Done => ("✓ ", theme.good(), theme.plain()),
            Tone::Refused => ("✗ ", theme.wrong(), theme.strong()),
            Tone::Warning => ("! ", theme.warning(), theme.strong()),
        };
        let mut rows = super::paragraph(&notice.text, width.saturating_sub(2), words);
        rows.truncate(NOTICE.min(most));
        for (number, mut row) in rows.into_iter().enumerate() {
            row.spans.insert(0, Span::styled(if number == 0 { sign } else { "  " }, style));
            lines.push(row);
        }
    }
    let said = !lines.is_empty();
    if let (Extent::ReadOnly { why, .. }, None) = (&model.extent, &model.notice) {
        lines.extend(super::paragraph(&format!("■ read-only: {why}"), width, theme.strong()));
    }
    if let Some((_, field)) = model.field().filter(|_| model.records()) {
        lines.extend(super::paragraph(field.asks(), width, theme.plain()));
    }
    if let Some(action) = command {
        let mut rich = wrap::Rich::default();
        rich.push(action.usage, theme.strong()).push("  ", theme.plain()).push(action.does, theme.plain());
        lines.extend(rich.lines(width));
        if !action.example.is_empty() && action.example != action.usage && !offers {
            let mut rich = wrap::Rich::default();
            rich.push("for example: ", theme.plain()).push(action.example, theme.plain());
            lines.extend(rich.lines(width));
        }
    }
    if said {
        lines.truncate(most);
    }
    if let Some(completion) = &model.offer.completion {
        let labels = completion.candidates.iter().map(|candidate| wrap::columns(&candidate.label));
        // What it does says more than the last of how it is typed, which is shown whole once it is taken.
        let column = labels.max().unwrap_or(0).min(width / 3);
        let shown = shown(model, lines.len());
        let hidden = completion.candidates.len() - shown.len();
        for (place, candidate) in completion.candidates.iter().enumerate().skip(shown.start).take(shown.len()) {
            let chosen = model.offer.chosen == Some(place);
            let style = if chosen { theme.chosen() } else { theme.strong() };
            let label = format!("{} {}", if chosen { "▸" } else { " " }, wrap::cut(&candidate.label, column));
            let taken = model.keys.name(Id::Complete).filter(|_| place == model.offer.chosen.unwrap_or(0));
            let key = taken.map(|key| format!("  ({key})")).unwrap_or_default();
            let pad = (column + 4).saturating_sub(wrap::columns(&label));
            let room = width.saturating_sub(wrap::columns(&label) + pad + wrap::columns(&key));
            lines.push(Line::from(vec![
                Span::styled(label, style),
                Span::raw(" ".repeat(pad)),
                Span::styled(wrap::cut(&candidate.does, room), theme.plain()),
                Span::styled(key, theme.plain()),
            ]));
        }
        match (model.offer.beyond, hidden) {
            (Beyond::Nothing, 0) => {}
            (Beyond::Commands(count), hidden) => {
                let all = model.keys.name(Id::Palette).unwrap_or("/help");
                let text = format!("  … {} more: type on, or {all} lists them all", count + hidden);
                lines.push(Line::styled(text, theme.plain()));
            }
            (Beyond::Nothing, hidden) => lines.push(Line::styled(format!("  … {hidden} more: ↓"), theme.plain())),
            (Beyond::More, _) => lines.push(Line::styled("  … more: type on", theme.plain())),
        }
    }
    if command.is_none()
        && !offers
        && let Some(offered) = clock::offered(&model.state, model.now, &model.zone, &model.keys)
    {
        let mut rows = super::paragraph(&offered, width.saturating_sub(2), theme.plain());
        // Where a message is read, only below it.
        rows.truncate(if said { most.saturating_sub(lines.len()).min(2) } else { 2 });
        for (number, mut row) in rows.into_iter().enumerate() {
            row.spans.insert(0, Span::styled(if number == 0 { "◔ " } else { "  " }, theme.warning()));
            lines.push(row);
        }
    }
    lines
}

/// The candidates for which there is room below so many rows: the first, or as many as end with the chosen one.
fn shown(model: &Model, above: usize) -> Range<usize> {
    let count = model.offer.completion.as_ref().map_or(0, |completion| completion.candidates.len());
    let room = layout::most_aside(model.size.1).saturating_sub(above);
    if count <= room && model.offer.beyond == Beyond::Nothing {
        return 0..count;
    }
    let room = room.saturating_sub(1).clamp(1, count.max(1));
    let first = model.offer.chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(room));
    first..(first + room).min(count)
}

/// The command whose arguments are being typed.
fn typed_command(model: &Model) -> Option<&'static Action> {
    if !model.records() || model.editing.is_some() {
        return None;
    }
    let rest = model.input.text().strip_prefix('/')?;
    match rest.split_once(char::is_whitespace) {
        Some((word, _)) => actions::named(word),
        // A whole word that could still become another shows what it could become.
        None => actions::named(rest).filter(|_| model.offer.completion.is_none()),
    }
}

/// The candidate in this row.
pub fn candidate(model: &Model, row: usize) -> Option<usize> {
    let areas = model.areas();
    let all = lines(model, usize::from(areas.aside.width)).len();
    let count = model.offer.completion.as_ref()?.candidates.len();
    // What is above the candidates takes the rows that neither they nor the remark below them take.
    let above = (0..=all).find(|above| {
        let shown = shown(model, *above);
        let remark = usize::from(model.offer.beyond != Beyond::Nothing || shown.len() < count);
        above + shown.len() + remark == all
    })?;
    let skipped = all.saturating_sub(usize::from(areas.aside.height));
    let shown = shown(model, above);
    (row + skipped).checked_sub(above).map(|place| shown.start + place).filter(|place| *place < shown.end)
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let lines = lines(model, usize::from(area.width));
    // If there is not room for all, what is nearest to the line stays.
    let skipped = lines.len().saturating_sub(usize::from(area.height));
    super::draw_lines(lines.get(skipped..).unwrap_or_default(), area, buffer);
}
