//! Pledges with what each still lacks, and polls with their results.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Listed, Model, Register};
use super::super::record;
use super::super::theme::Theme;
use super::super::wrap::{self, Rich};
use crate::session::event::{EntryKind, Status};
use crate::session::number::Handle;
use crate::session::state::{Entry, State};

/// The longest bar.
const BAR: usize = 40;

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
    let (first, lines) = window(model, register, width, usize::from(area.height));
    for ((place, line), y) in lines.iter().zip(area.y..area.bottom()) {
        super::put_line(buffer, area.x, y, area.width, line);
        if *place == register.chosen {
            super::mark_row(area, y, theme, buffer);
        }
    }
    // An entry of which a row is missing is not in sight.
    let next = match lines.get(usize::from(area.height)) {
        Some((cut, _)) => *cut,
        None => lines.last().map_or(0, |(place, _)| place + 1),
    };
    super::more(buffer, area, first, register.entries.len().saturating_sub(next), theme);
}

/// The first entry in sight, and rows from it on that fill the height where there are as many, each with the place of its
/// entry: the chosen one is in sight, in the middle where it can be. Only what is in sight is looked at.
fn window(model: &Model, register: &Register, width: usize, height: usize) -> (usize, Vec<(usize, Line<'static>)>) {
    let entries = &register.entries;
    let chosen = register.chosen.min(entries.len().saturating_sub(1));
    let of = |place: usize| entries.get(place).map(|handle| rows(model, *handle, width)).unwrap_or_default();
    let mut below: Vec<(usize, Line)> = Vec::new();
    for place in chosen..entries.len() {
        if below.len() >= height {
            break;
        }
        below.extend(of(place).into_iter().map(|line| (place, line)));
    }
    // Upwards to the middle, or further where there is not enough below to fill the rest.
    let room = (height / 2).max(height.saturating_sub(below.len()));
    let (mut first, mut used, mut above) = (chosen, 0, Vec::new());
    while let Some(place) = first.checked_sub(1) {
        let rows = of(place);
        used += rows.len();
        if used > room {
            break;
        }
        above.push(rows.into_iter().map(move |line| (place, line)));
        first = place;
    }
    let mut lines: Vec<_> = above.into_iter().rev().flatten().collect();
    lines.append(&mut below);
    (first, lines)
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
    record::wording(&mut what, state, entry, theme);
    add(what, &handle.to_string());
    match entry.kind {
        EntryKind::Pledge => {
            let mut how = Rich::default();
            standing(&mut how, state, entry, theme);
            add(how, "");
        }
        EntryKind::Poll => results(entry, width.saturating_sub(6), theme).into_iter().for_each(|row| add(row, "")),
        _ => {}
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
        lacks.push("agreement");
    }
    if details.due.is_none() {
        lacks.push("a date");
    }
    if details.indicator.is_none() {
        lacks.push("an indicator");
    }
    if lacks.is_empty() {
        text.push("  ✓", theme.good()).push(" complete", theme.plain());
    } else {
        text.push("  !", theme.warning()).push(&format!(" lacks {}", lacks.join(", ")), theme.plain());
    }
}

/// What was answered to a poll: a bar for each answer there was, then how many and their average.
fn results(poll: &Entry, width: usize, theme: Theme) -> Vec<Rich> {
    let Some(result) = poll.poll_result() else { return Vec::new() };
    let one = |text: &str| {
        let mut rich = Rich::default();
        rich.push(text, theme.plain());
        rich
    };
    if result.n == 0 {
        return vec![one("no answers yet (/tally, /ballot)")];
    }
    let labels = result.counts.iter().map(|(name, _)| wrap::columns(name)).max().unwrap_or(0).min(width / 3).max(1);
    let most = result.counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let numbers = most.to_string().len();
    // Beside label, number and blanks; a bar need not be longer than it says something.
    let room = width.saturating_sub(labels + numbers + 3).clamp(1, BAR);
    let bar = |(name, count): &(std::borrow::Cow<str>, u64)| {
        let name = wrap::cut(name, labels);
        let pad = " ".repeat(labels.saturating_sub(wrap::columns(&name)));
        // Whoever was counted is seen: no bar of some is empty.
        let share = *count as f64 / most as f64 * room as f64;
        let length = if *count == 0 { 0 } else { (share.round() as usize).max(1) };
        let mut rich = one(&format!("{pad}{name}  {count:>numbers$} "));
        rich.push(&"█".repeat(length), theme.plain());
        rich
    };
    let mut rows: Vec<Rich> = result.counts.iter().map(bar).collect();
    let average = result.average().map(|average| format!("   average {average:.2}")).unwrap_or_default();
    rows.push(one(&format!("n = {}{average}", result.n)));
    rows
}
