//! The first row: what this is, and the time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::clock;
use super::super::model::{Extent, Model};
use super::super::wrap;
use crate::session::state::{Phase, State};

/// As many columns of the title are shown before the quorum is put shorter.
const TITLE: usize = 24;

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
        Extent::ReadOnly { passing: true, .. } => right.extend(sign("■", theme.wrong(), "WAITING")),
        Extent::ReadOnly { .. } => right.extend(sign("■", theme.wrong(), "READ-ONLY")),
        Extent::Whole => right.extend(match model.state.run.phase {
            Phase::Opening => sign("○", theme.warning(), "not started"),
            Phase::Running => sign("●", theme.good(), "rec"),
            Phase::Paused => sign("‖", theme.warning(), "paused"),
            Phase::Ended => sign("■", theme.plain(), "ended"),
        }),
    }
    right.push(Span::styled(format!("  {}", model.now.format("%H:%M")), theme.strong()));
    let mut difference = None;
    if let Some(end) = clock::projected_end(&model.state, model.now, &model.zone) {
        let style = if end.late > 0 { theme.strong() } else { theme.plain() };
        right.push(Span::styled(format!("  ends {}", end.at.format("%H:%M")), style));
        difference = end.planned_difference().map(|planned| Span::styled(format!(" ({planned})"), style));
    }
    let agenda = model.agenda();
    let mut left = format!(" {}", agenda.title);
    if let Some(place) = &agenda.place {
        left.push_str(&format!(" · {place}"));
    }
    let quorum = quorum(&model.state);
    let met = quorum.as_ref().is_none_or(|(_, glyph)| *glyph == "✓");
    let told = |words: &str| {
        let (glyph, style) = if met { ("✓", theme.good()) } else { ("!", theme.warning()) };
        vec![Span::styled(format!("{words} "), theme.plain()), Span::styled(format!("{glyph}  "), style)]
    };
    let width = usize::from(area.width);
    let columns = |spans: &[Span]| spans.iter().map(Span::width).sum::<usize>();
    let (title, beside) = (wrap::columns(&left), columns(&right) + 2);
    let fits = |title: usize, quorum: &[Span], difference: &Option<Span>| {
        title + beside + columns(quorum) + difference.as_ref().map_or(0, Span::width) <= width
    };
    let mut quorum = quorum.map(|(words, _)| told(&words)).unwrap_or_default();
    if met {
        // That it is reached is told only where nothing has to be cut for it.
        if !fits(title, &quorum, &difference) {
            quorum.clear();
        }
    } else {
        // That it is not is told before how far the end is from the plan, and before the end of the title.
        if !fits(title, &quorum, &difference) {
            difference = None;
        }
        if !fits(title.min(TITLE), &quorum, &difference) {
            quorum = told("no quorum");
        }
    }
    right.splice(0..0, quorum);
    right.extend(difference);
    right.push(Span::raw(" "));
    let right = Line::from(right);
    let width = u16::try_from(right.width()).unwrap_or(area.width).min(area.width);
    let left = wrap::cut(&left, usize::from(area.width.saturating_sub(width + 1)));
    super::put(buffer, area.x, area.y, u16::MAX, &left, theme.strong());
    super::put_line(buffer, area.right().saturating_sub(width), area.y, width, &right);
}
