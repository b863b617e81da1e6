//! The agenda with its times.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Model, Told};
use super::{stack, time, words};
use crate::session::state::Phase;
use crate::tui::view::paragraph;
use crate::tui::wrap;

/// The rows of each item: when it begins, how it stands, what it is called; below them when the session ends.
pub(super) fn blocks(model: &Model, told: &Told, area: Rect) -> Vec<Vec<Line<'static>>> {
    let theme = model.theme;
    let (story, board) = (&told.story, &told.board);
    let state = story.times();
    let timetable = state.timetable(model.now, &model.zone);
    let (live, ended) = (story.is_live(model.now), story.phase() == Phase::Ended);
    // What is ahead has a time only where it is known when the session began, or is to.
    let begun = state.run.started.is_some() || state.agenda.start.is_some();
    let mut blocks = Vec::new();
    let labels = board.items.iter().map(|topic| wrap::columns(&topic.label)).max().unwrap_or(0);
    for topic in &board.items {
        let Some(item) = state.run.item(topic.id) else { continue };
        let is_on = story.current() == Some(topic.id) && !ended;
        let slot = timetable.slot(topic.id).filter(|slot| begun && (live || !slot.ahead));
        let when = slot.map_or(String::new(), |slot| time(told, slot.begins));
        let (sign, style) = match () {
            () if is_on => ("▶", theme.strong()),
            () if item.skipped => ("–", theme.plain()),
            () if item.left.is_some() => ("✓", theme.plain()),
            () => (" ", theme.plain()),
        };
        let lead = format!("{when:>5}  {sign} {:>labels$}  ", topic.label);
        let mut title = words(told, &topic.title);
        if item.skipped {
            title += &format!(" ({})", told.phrases.say("board-skipped"));
        }
        let lines = paragraph(&title, stack::measure(area).saturating_sub(wrap::columns(&lead)), style);
        blocks.push(hanging(&lead, lines, style));
    }
    if let Some(end) = timetable.end.filter(|_| begun && live && !ended) {
        let end = told.phrases.say_with("board-end", &[("time", time(told, end).into())]);
        blocks.push(vec![Line::styled(format!("{:>5}  {end}", ""), theme.plain())]);
    }
    blocks
}

/// Rows of which the first begins with `lead`, the others below what follows it.
pub(super) fn hanging(lead: &str, lines: Vec<Line<'static>>, style: ratatui::style::Style) -> Vec<Line<'static>> {
    let blank = " ".repeat(wrap::columns(lead));
    let row = |(number, mut line): (usize, Line<'static>)| {
        let lead = if number == 0 { lead.to_owned() } else { blank.clone() };
        line.spans.insert(0, Span::styled(lead, style));
        line
    };
    lines.into_iter().enumerate().map(row).collect()
}
