//! Pledges with what each still lacks, and polls with their results.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::model::{Listed, Model, Register};
use super::super::record;
use super::super::theme::Theme;
use super::super::wrap::Rich;
use crate::agenda::PollForm;
use crate::session::event::{EntryKind, Status};
use crate::session::number::Handle;
use crate::session::state::{Entry, State};

pub(super) fn draw(model: &Model, register: &Register, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let width = usize::from(area.width);
    if register.entries.is_empty() {
        let text = match register.listed {
            Listed::Pledges => "No pledge is recorded yet. Type one: /pledge @BODY @BODY what they undertake due:+3m",
            Listed::Polls => "No poll yet. /poll \"QUESTION\" scale:5 puts one to the room.",
        };
        return super::draw_lines(&super::paragraph(text, width, theme.plain()), area, buffer);
    }
    // From the chosen one upwards until half the height is used, then downwards: the choice is always in sight.
    let height = usize::from(area.height);
    let mut lines: Vec<(bool, Line)> = Vec::new();
    let mut above: Vec<Vec<Line>> = Vec::new();
    let mut used = 0;
    for handle in register.entries[..register.chosen.min(register.entries.len())].iter().rev() {
        let rows = rows(model, *handle, width);
        used += rows.len();
        if used > height / 2 {
            break;
        }
        above.push(rows);
    }
    lines.extend(above.into_iter().rev().flatten().map(|line| (false, line)));
    for (place, handle) in register.entries.iter().enumerate().skip(register.chosen) {
        if lines.len() >= height {
            break;
        }
        lines.extend(rows(model, *handle, width).into_iter().map(|line| (place == register.chosen, line)));
    }
    for ((chosen, line), y) in lines.iter().zip(area.y..area.bottom()) {
        super::put_line(buffer, area.x, y, area.width, line);
        if *chosen {
            super::mark_row(area, y, theme, buffer);
        }
    }
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
    let mut what = Rich::default();
    record::describe(&mut what, state, entry, theme);
    add(what, &handle.to_string());
    let mut how = Rich::default();
    match entry.kind {
        EntryKind::Pledge => standing(&mut how, state, entry, theme),
        EntryKind::Poll => results(&mut how, entry, theme),
        _ => {}
    }
    if !how.is_empty() {
        add(how, "");
    }
    lines
}

/// How far a pledge is, and what it lacks.
fn standing(text: &mut Rich, state: &State, pledge: &Entry, theme: Theme) {
    let details = pledge.details();
    let outcome = pledge.outcome();
    let status = outcome.status.map_or(Status::Planned, |(status, _)| status);
    text.push(&format!("status: {}", status.word()), theme.plain());
    if details.who.is_empty() {
        text.push("  by the signatory bodies together", theme.plain());
    }
    let mut lacks = Vec::new();
    if details.who.is_empty() && state.roster.signatories().is_empty() {
        lacks.push("a body (none on the list signs)");
    }
    if outcome.agreed.is_none() {
        lacks.push("agreement (/agree)");
    }
    if details.due.is_none() {
        lacks.push("a date (due:)");
    }
    if details.indicator.is_none() {
        lacks.push("an indicator (indicator:\"…\")");
    }
    if lacks.is_empty() {
        text.push("  ✓", theme.good()).push(" complete", theme.plain());
    } else {
        text.push("  !", theme.warning()).push(&format!(" lacks {}", lacks.join(", ")), theme.plain());
    }
}

/// What was answered to a poll.
fn results(text: &mut Rich, poll: &Entry, theme: Theme) {
    let options: Vec<String> = match &poll.details().poll {
        Some(PollForm::Choice(options) | PollForm::Ranking(options) | PollForm::Dots { options, .. }) => {
            options.clone()
        }
        Some(PollForm::Scale(points) | PollForm::Consensus(points)) => (1..=*points).map(|n| n.to_string()).collect(),
        None => Vec::new(),
    };
    let counts = &poll.outcome().counts;
    if counts.is_empty() {
        let ballots = poll.outcome().ballots.len();
        let said =
            if ballots == 0 { "no answers yet (/tally, /ballot)".to_owned() } else { format!("{ballots} ballots") };
        text.push(&said, theme.plain());
        return;
    }
    let style: Style = theme.plain();
    for (option, count) in options.iter().zip(counts) {
        text.push(&format!("{option}: {count}   "), style);
    }
    text.push(&format!("n = {}", counts.iter().sum::<u32>()), theme.plain());
}
