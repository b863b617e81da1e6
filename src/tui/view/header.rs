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
    let sign = |sign, style, word| [Span::styled(sign, style), Span::styled(format!(" {word}"), theme.strong())];
    let mut right: Vec<Span> = Vec::new();
    match &model.extent {
        Extent::Tail => right.push(Span::styled("reading the record…", theme.strong())),
        Extent::ReadOnly { .. } => right.extend(sign("■", theme.wrong(), "READ-ONLY")),
        Extent::Whole => right.extend(match model.state.run.phase {
            Phase::Opening => sign("○", theme.warning(), "not started"),
            Phase::Running => sign("●", theme.good(), "rec"),
            Phase::Paused => sign("‖", theme.warning(), "paused"),
            Phase::Ended => sign("■", theme.plain(), "ended"),
        }),
    }
    right.push(Span::styled(format!("  {}", model.now.format("%H:%M")), theme.strong()));
    if let Some(end) = clock::projected_end(&model.state, model.now) {
        let style = if end.late > 0 { theme.strong() } else { theme.plain() };
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
    super::put(buffer, area.x, area.y, u16::MAX, &left, theme.strong());
    super::put_line(buffer, area.right().saturating_sub(width), area.y, width, &right);
}
