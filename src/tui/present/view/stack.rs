//! Things one above the other in the middle of the screen, with room around them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::digits::{self, Size};
use crate::tui::theme::Theme;
use crate::tui::view::{draw_lines, put_line};
use crate::tui::wrap::{self, Rich};

/// The most columns of a text: longer rows are hard to read from afar.
const WIDEST: usize = 96;

/// Something in the stack.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Rows of text, each in the middle.
    Text(Vec<Line<'static>>),
    /// Rows that begin at one column, as wide as the widest of them.
    Rows(Vec<Line<'static>>),
    /// Digits of this size.
    Digits(String, Size, Style),
}

impl Piece {
    fn height(&self) -> u16 {
        match self {
            Piece::Text(lines) | Piece::Rows(lines) => u16::try_from(lines.len()).unwrap_or(u16::MAX),
            Piece::Digits(_, size, _) => size.height(),
        }
    }
}

/// The columns of a text in this area.
pub fn measure(area: Rect) -> usize {
    let width = usize::from(area.width);
    width.saturating_sub(if width >= 60 { 8 } else { 2 }).clamp(1, WIDEST)
}

/// A text of one look in rows of at most so many columns, with a row between any two where it is `spaced`.
pub fn text(text: &str, width: usize, style: Style, spaced: bool) -> Vec<Line<'static>> {
    let mut rich = Rich::default();
    rich.push(text, style);
    rich_text(&rich, width, spaced)
}

/// The same of a text whose parts look different. The rows are about as long as each other.
pub fn rich_text(rich: &Rich, width: usize, spaced: bool) -> Vec<Line<'static>> {
    let rows = |width| wrap::rows(rich.text(), width).len();
    let all = rows(width);
    // The narrowest that takes no more rows.
    let (mut narrow, mut wide) = (0, width);
    while all > 1 && narrow + 1 < wide {
        let middle = narrow.midpoint(wide);
        if rows(middle) > all { narrow = middle } else { wide = middle }
    }
    let width = wide;
    let mut lines = Vec::new();
    for mut line in rich.lines(width) {
        if let Some(last) = line.spans.last_mut() {
            let trimmed = last.content.trim_end().len();
            last.content.to_mut().truncate(trimmed);
        }
        if spaced && !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(line);
    }
    lines
}

/// Whether everything has its place, with a row between any two.
pub fn fits(pieces: &[Piece], area: Rect) -> bool {
    let gaps = u16::try_from(pieces.len().saturating_sub(1)).unwrap_or(u16::MAX);
    total(pieces).saturating_add(gaps) <= area.height
}

fn total(pieces: &[Piece]) -> u16 {
    pieces.iter().fold(0, |sum, piece| sum.saturating_add(piece.height()))
}

/// Draws everything in the middle, as far apart as there is room, but for three rows at most. What does not fit is cut off,
/// and that is seen.
pub fn draw(pieces: &[Piece], area: Rect, theme: Theme, buffer: &mut Buffer) {
    let count = u16::try_from(pieces.len()).unwrap_or(u16::MAX);
    let free = area.height.saturating_sub(total(pieces));
    let gap = (free / count.saturating_add(1).max(1)).clamp(u16::from(free >= count.saturating_sub(1)), 3);
    let used = total(pieces).saturating_add(gap.saturating_mul(count.saturating_sub(1)));
    let mut y = area.y + area.height.saturating_sub(used) / 2;
    for piece in pieces {
        let height = piece.height().min(area.bottom().saturating_sub(y));
        let here = Rect { y, height, ..area };
        match piece {
            Piece::Text(lines) => {
                for (line, y) in lines.iter().zip(here.y..here.bottom()) {
                    put_line(buffer, area.x, y, area.width, &centred(line, area.width));
                }
            }
            Piece::Rows(lines) => {
                let widest = lines.iter().map(columns).max().unwrap_or(0);
                let indent = u16::try_from(usize::from(area.width).saturating_sub(widest) / 2).unwrap_or(0);
                draw_lines(
                    lines,
                    Rect { x: area.x + indent, width: area.width.saturating_sub(indent), ..here },
                    buffer,
                );
            }
            Piece::Digits(text, size, style) => digits::draw(text, *size, *style, here, buffer),
        }
        if height < piece.height() {
            let end = Line::styled("…", theme.strong());
            put_line(buffer, area.x, area.bottom().saturating_sub(1), area.width, &centred(&end, area.width));
            return;
        }
        y = y.saturating_add(height).saturating_add(gap);
    }
}

/// A row in the middle.
pub fn centred(line: &Line<'static>, width: u16) -> Line<'static> {
    let indent = usize::from(width).saturating_sub(columns(line)) / 2;
    let mut line = line.clone();
    line.spans.insert(0, Span::raw(" ".repeat(indent)));
    line
}

/// How many columns a row takes.
pub fn columns(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| wrap::columns(&span.content)).sum()
}
