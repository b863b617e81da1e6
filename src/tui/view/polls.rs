//! A poll with what came of it: a bar for each answer there was, and what the answers come to.

use ratatui::text::Line;

use super::super::record;
use super::super::theme::Theme;
use super::super::wrap::{self, Rich};
use crate::session::event::EntryKind;
use crate::session::poll::{Grades, PollResult};
use crate::session::state::{Entry, State};
use crate::words;

/// The longest bar.
const BAR: usize = 40;

/// Its texts, each of which begins a row.
pub(super) fn texts(state: &State, poll: &Entry, width: usize, theme: Theme) -> Vec<Rich> {
    let mut what = Rich::default();
    record::wording(&mut what, state, poll, theme);
    if !poll.outcome().closed {
        what.push("  ●", theme.good()).push(" open", theme.plain());
    }
    let mut texts = vec![what];
    if let Some(result) = poll.poll_result() {
        results(&mut texts, poll, &result, width, theme);
    }
    texts
}

/// How many polls the agenda prepared that were not put to the room yet.
pub(super) fn waiting(state: &State) -> usize {
    unasked(state).count()
}

/// Those polls, each with its number among those of the agenda and its question.
fn unasked(state: &State) -> impl Iterator<Item = (usize, &str)> {
    let asked: Vec<&str> =
        state.record.entries().filter(|entry| entry.kind == EntryKind::Poll).map(|entry| &*entry.text).collect();
    let questions = (1..).zip(state.agenda.polls.iter().map(|poll| poll.question.as_str()));
    questions.filter(move |(_, question)| !asked.contains(question))
}

/// The polls that the agenda prepared and nobody put to the room yet, with what is typed to do so.
pub(super) fn prepared(state: &State, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (number, question) in unasked(state) {
        if lines.is_empty() {
            lines.push(Line::default());
            lines.push(Line::styled(
                "Prepared by the agenda; /poll alone puts the next one to the room:",
                theme.plain(),
            ));
        }
        let command = format!("/poll {number}");
        let mut rich = Rich::default();
        rich.push(&format!("{command:<9} "), theme.strong()).push(question, theme.plain());
        lines.extend(rich.lines(width));
    }
    lines
}

fn results(texts: &mut Vec<Rich>, poll: &Entry, result: &PollResult, width: usize, theme: Theme) {
    let one = |text: String| {
        let mut rich = Rich::default();
        rich.push(&text, theme.plain());
        rich
    };
    let apart = [(result.apart.blank, "blank"), (result.apart.unsure, "unsure")];
    let apart: Vec<String> =
        apart.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if result.n == 0 && apart.is_empty() {
        return texts.push(one("no answers yet (/tally, /ballot)".to_owned()));
    }
    let labels = labels(poll, result);
    // A block is a signal and not a number: it has no bar among the grades.
    let bars = labels.len().saturating_sub(usize::from(result.blocks.is_some()));
    texts.extend(bar_rows(labels.get(..bars).unwrap_or_default(), result, width, theme));
    if let Some(blocks) = result.blocks {
        let end = poll.details().ends.last().map_or(String::new(), |end| format!(" ({end})"));
        let mut rich = Rich::default();
        match blocks {
            0 => rich.push(&format!("nobody blocks{end}"), theme.plain()),
            blocks => rich.push("! ", theme.warning()).push(&format!("{blocks} block{end}"), theme.strong()),
        };
        texts.push(rich);
    }
    let mut sums = vec![count(result)];
    sums.extend(apart);
    if !result.places.is_empty() {
        sums.push("first choices counted, with the average place (1 is best)".to_owned());
    }
    texts.push(one(sums.join("   ")));
    if let (Some(Grades { median, lower, upper, .. }), Some(average)) = (result.grades, result.average_said()) {
        let sums = format!("{average}   median {median}   middle half {lower} to {upper}");
        texts.push(one(sums));
    }
}

/// How many were counted.
fn count(result: &PollResult) -> String {
    match result.people {
        Some(people) => format!("n = {} of {}", words::count(result.n, "dot"), words::count(people, "person")),
        None => format!("n = {}", result.n),
    }
}

/// What each answer is called; the ends of a scale by their names, before their numbers.
fn labels(poll: &Entry, result: &PollResult) -> Vec<String> {
    let last = result.counts.len().saturating_sub(1);
    let end = |place: usize| match (place, poll.details().ends.as_slice()) {
        (0, [first, _]) => Some(first),
        (place, [_, end]) if place == last => Some(end),
        _ => None,
    };
    let label = |(place, (name, _)): (usize, &(std::borrow::Cow<'_, str>, u64))| match end(place) {
        Some(end) => format!("{end} {name}"),
        None => name.to_string(),
    };
    result.counts.iter().enumerate().map(label).collect()
}

/// A bar for each of these answers, with how often it was chosen.
fn bar_rows(labels: &[String], result: &PollResult, width: usize, theme: Theme) -> Vec<Rich> {
    let counts = || result.counts.iter().take(labels.len()).map(|(_, count)| *count);
    let column = labels.iter().map(|label| wrap::columns(label)).max().unwrap_or(0).min(width / 3).max(1);
    let most = counts().max().unwrap_or(0).max(1);
    let numbers = most.to_string().len();
    let places: Vec<String> = result.places.iter().map(|place| format!("{place:.2} ")).collect();
    let beside = places.iter().map(String::len).max().unwrap_or(0);
    // Beside label, number and blanks; a bar need not be longer than it says something.
    let room = width.saturating_sub(column + numbers + beside + 3).clamp(1, BAR);
    let bar = |(place, (label, count)): (usize, (&String, u64))| {
        let label = wrap::cut(label, column);
        let pad = " ".repeat(column.saturating_sub(wrap::columns(&label)));
        let average = places.get(place).map_or("", String::as_str);
        // Whoever was counted is seen: no bar of some is empty.
        let share = count as f64 / most as f64 * room as f64;
        let length = if count == 0 { 0 } else { (share.round() as usize).max(1) };
        let mut rich = Rich::default();
        rich.push(&format!("{pad}{label}  {count:>numbers$} {average:>beside$}"), theme.plain());
        rich.push(&"█".repeat(length), theme.plain());
        rich
    };
    labels.iter().zip(counts()).enumerate().map(bar).collect()
}
