//! The first row: what this is, and the time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::clock;
use super::super::model::{Extent, Model};
use super::super::wrap;
use crate::session::state::{Phase, State};

/// Who is there against the quorum that the agenda declares, and the sign for whether it is reached: `quorum 4 of 5 bodies`
/// and `!`.
pub fn quorum(state: &State) -> Option<(String, &'static str)> {
    state.agenda.quorum?;
    let test = state.attendance().quorum()?;
    Some((format!("quorum {test}"), if test.is_met() { "✓" } else { "!" }))
}

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
    if let Some(end) = clock::projected_end(&model.state, model.now, &model.zone) {
        let style = if end.late > 0 { theme.strong() } else { theme.plain() };
        right.push(Span::styled(format!("  ends {}", end.at.format("%H:%M")), style));
        if let Some(planned) = end.planned_difference() {
            right.push(Span::styled(format!(" ({planned})"), style));
        }
    }
    right.push(Span::raw(" "));
    let agenda = model.agenda();
    let mut left = format!(" {}", agenda.title);
    if let Some(place) = &agenda.place {
        left.push_str(&format!(" · {place}"));
    }
    if let Some((words, glyph)) = quorum(&model.state) {
        let met = glyph == "✓";
        let sign = Span::styled(format!("{glyph}  "), if met { theme.good() } else { theme.warning() });
        let quorum = [Span::styled(format!("{words} "), theme.plain()), sign];
        // Only where nothing has to be cut for it.
        let taken: usize = quorum.iter().chain(&right).map(Span::width).sum();
        if wrap::columns(&left) + taken + 2 <= usize::from(area.width) {
            right.splice(0..0, quorum);
        }
    }
    let right = Line::from(right);
    let width = u16::try_from(right.width()).unwrap_or(area.width).min(area.width);
    let left = wrap::cut(&left, usize::from(area.width.saturating_sub(width + 1)));
    super::put(buffer, area.x, area.y, u16::MAX, &left, theme.strong());
    super::put_line(buffer, area.right().saturating_sub(width), area.y, width, &right);
}
