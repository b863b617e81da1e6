//! The first row: what this is, and the time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::clock;
use super::super::model::{Extent, Model};
use super::super::wrap;
use crate::session::state::Phase;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let mut right: Vec<Span> = Vec::new();
    match &model.extent {
        Extent::Tail => right.push(Span::styled("reading the record…", theme.warning())),
        Extent::ReadOnly { .. } => right.push(Span::styled("■ READ-ONLY", theme.wrong())),
        Extent::Whole => right.push(match model.state.run.phase {
            Phase::Opening => Span::styled("○ not started", theme.warning()),
            Phase::Running => Span::styled("● rec", theme.good()),
            Phase::Paused => Span::styled("‖ paused", theme.warning()),
            Phase::Ended => Span::styled("■ ended", theme.quiet()),
        }),
    }
    right.push(Span::styled(format!("  {}", model.now.format("%H:%M")), theme.strong()));
    if let Some(end) = clock::projected_end(&model.state, model.now) {
        let style = if end.late > 0 { theme.warning() } else { theme.plain() };
        right.push(Span::styled(format!("  ends {}", end.at.format("%H:%M")), style));
        if let Some(planned) = end.planned_difference() {
            right.push(Span::styled(format!(" ({planned})"), style));
        }
    }
    right.push(Span::raw(" "));
    let right = Line::from(right);
    let width = u16::try_from(right.width()).unwrap_or(area.width).min(area.width);
    let agenda = model.agenda();
    let mut left = format!(" {}", agenda.title);
    if let Some(place) = &agenda.place {
        left.push_str(&format!(" · {place}"));
    }
    let left = wrap::cut(&left, usize::from(area.width.saturating_sub(width + 1)));
    buffer.set_string(area.x, area.y, left, theme.strong());
    buffer.set_line(area.right().saturating_sub(width), area.y, &right, width);
}
