//! A poll with a bar for each answer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Model, Told};
use super::stack::{self, Piece};
use super::words;
use crate::export::board::{Answer, Bars, Said};
use crate::tui::theme::Theme;
use crate::tui::wrap;

/// The longest bar.
const LONGEST: usize = 60;

pub(super) fn draw(model: &Model, told: &Told, bars: &Bars, area: Rect, buffer: &mut Buffer) {
    let pieces = |spaced| {
        let width = stack::measure(area);
        let text = |text: &str, style| Piece::Text(stack::text(text, width, style, false));
        let mut pieces = vec![
            text(&heading(told, bars), model.theme.strong()),
            Piece::Text(stack::text(&words(told, &bars.question), width, model.theme.strong(), spaced)),
            Piece::Rows(rows(told, bars, width, model.theme, spaced)),
        ];
        if !bars.figures.is_empty() {
            pieces.push(text(&bars.figures.join(" · "), model.theme.plain()));
        }
        pieces
    };
    let spaced = pieces(true);
    let pieces = if stack::fits(&spaced, area) { spaced } else { pieces(false) };
    stack::draw(&pieces, area, model.theme, buffer);
}

/// What it is, its handle, and whether it still takes answers.
pub(super) fn heading(told: &Told, bars: &Bars) -> String {
    let phrase = if bars.closed { "board-poll-closed" } else { "board-poll-open" };
    format!("{} {} · {}", told.phrases.say("entry-poll"), bars.handle, told.phrases.say(phrase))
}

/// A row for each answer: what it is called, how often it was chosen, a bar, what part that is.
pub(super) fn rows(told: &Told, bars: &Bars, width: usize, theme: Theme, spaced: bool) -> Vec<Line<'static>> {
    let names: Vec<String> = bars.answers.iter().map(|answer| words(told, &answer.name)).collect();
    let column = names.iter().map(|name| wrap::columns(name)).max().unwrap_or(0).min(width * 2 / 5).max(1);
    let most = bars.answers.iter().map(|answer| answer.count).max().unwrap_or(0);
    let digits = most.to_string().len();
    let room = width.saturating_sub(column + digits + 4 + 7).clamp(1, LONGEST);
    let mut rows = Vec::new();
    for (answer, name) in bars.answers.iter().zip(names) {
        if spaced && !rows.is_empty() {
            rows.push(Line::default());
        }
        let name = wrap::cut(&name, column);
        let pad = " ".repeat(column.saturating_sub(wrap::columns(&name)));
        let share = if answer.count > 0 { format!(" {:.0} %", answer.share) } else { String::new() };
        let bar = "█".repeat(length(answer, most, room));
        rows.push(Line::from(vec![
            Span::styled(format!("{pad}{name}  "), theme.plain()),
            Span::styled(format!("{:>digits$}  ", answer.count), theme.strong()),
            Span::styled(bar, theme.plain()),
            Span::styled(share, theme.plain()),
        ]));
    }
    rows
}

/// How long a bar is: whatever was chosen is seen.
fn length(answer: &Answer, most: u64, room: usize) -> usize {
    if answer.count == 0 || answer.name == Said::Withheld && most == 0 {
        return 0;
    }
    let length = answer.count as f64 / most.max(1) as f64 * room as f64;
    (length.round() as usize).clamp(1, room)
}
