//! Where everything stands on the screen, for those who draw it and for those who must know what somebody pointed at.

use ratatui::layout::Rect;

use super::model::{Model, Preview, View, Which};
use super::{view, wrap};

/// The fewest columns the whole screen is drawn at.
pub const COLUMNS: u16 = 60;
/// The fewest rows the whole screen is drawn at.
pub const ROWS: u16 = 16;
/// From this width on, the agenda stands beside every view, not only beside the record.
const WIDE: u16 = 120;
/// From this width on, the parts of the memorandum stand beside it, where else the agenda is.
const PARTS: u16 = 110;

/// The parts of the screen, without their borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// All of it.
    pub whole: Rect,
    /// Whether there is no room for more than the line.
    pub small: bool,
    /// Title and clock.
    pub header: Rect,
    /// The agenda, or the parts beside the memorandum; empty where the view takes its place.
    pub agenda: Rect,
    /// The record or the open view.
    pub main: Rect,
    /// What may come next, or what was said.
    pub aside: Rect,
    /// The line.
    pub input: Rect,
    /// The row of the border that the keys stand in.
    pub footer: Rect,
    /// Further rows of keys.
    pub footer_more: Rect,
}

impl Areas {
    /// The line, and the rows above it that go with what is typed.
    pub fn line(&self) -> Rect {
        self.aside.union(self.input)
    }
}

/// Where everything stands.
pub fn areas(model: &Model) -> Areas {
    let (width, height) = model.size;
    let whole = Rect::new(0, 0, width, height);
    let inner = width.saturating_sub(4);
    if width < COLUMNS || height < ROWS {
        let rows = typed_rows(model, width.saturating_sub(2)).min(height.saturating_sub(1).max(1));
        let input = Rect::new(0, height.saturating_sub(rows), width, rows.min(height));
        let above = Rect::new(0, 0, width, height.saturating_sub(rows));
        return Areas { whole, small: true, aside: above, input, main: above, ..Areas::default() };
    }
    let footer_rows = if height >= 24 { view::footer::rows(model, width).clamp(1, 2) } else { 1 };
    let mut from_below = height - footer_rows;
    let footer = Rect::new(0, from_below, width, 1);
    let footer_more = Rect::new(0, from_below + 1, width, footer_rows - 1);
    let input_rows = typed_rows(model, inner).clamp(1, (height / 4).max(2));
    from_below -= input_rows;
    let input = Rect::new(2, from_below, inner, input_rows);
    let aside_rows = view::aside::lines(model, usize::from(inner)).len().clamp(1, most_aside(height)) as u16;
    from_below -= aside_rows;
    let aside = Rect::new(2, from_below, inner, aside_rows);
    // Below the header: a border, the body, a border.
    let body_rows = from_below.saturating_sub(3);
    let beside = (matches!(model.view, View::Live) && !model.tour) || width >= WIDE || parts_beside(model);
    let column = if beside { (width * 2 / 7).clamp(17, 38) } else { 0 };
    let (agenda, main) = if column > 0 {
        (Rect::new(1, 2, column, body_rows), Rect::new(column + 3, 2, width - column - 5, body_rows))
    } else {
        (Rect::default(), Rect::new(2, 2, inner, body_rows))
    };
    Areas { whole, small: false, header: Rect::new(0, 0, width, 1), agenda, main, aside, input, footer, footer_more }
}

/// Whether the parts of the memorandum stand beside it.
pub fn parts_beside(model: &Model) -> bool {
    matches!(&model.view, View::Preview(preview) if preview.which == Which::Memorandum) && model.size.0 >= PARTS
}

/// Whether the parts of the memorandum are in sight, beside it or in its place.
pub fn parts_in_sight(model: &Model) -> bool {
    let instead = |preview: &Preview| preview.which == Which::Memorandum && preview.parts.instead;
    parts_beside(model) || matches!(&model.view, View::Preview(preview) if instead(preview))
}

/// The most rows above the line on a screen of this height.
pub fn most_aside(height: u16) -> usize {
    usize::from((height / 3).max(3))
}

/// How many rows the line takes, its prompt before it.
fn typed_rows(model: &Model, width: u16) -> u16 {
    let width = line_width(model, width);
    let rows = model.line().layout(width).0.len();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// The columns for what is typed, beside the prompt and with room for the cursor behind it.
pub fn line_width(model: &Model, width: u16) -> usize {
    usize::from(width).saturating_sub(wrap::columns(&model.prompt()) + 1).max(8)
}
