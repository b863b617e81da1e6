//! The floor, for whoever runs the room: who had how much of it, who was not heard, what is still asked.
//!
//! These are for the room's own table and name everybody; they are saved nowhere. What the minutes say of it is in
//! [`minutes`](super::minutes()).

use chrono::TimeDelta;

use super::document::{Block, Document, Inline, Item, Table};
use super::literal::{Reader, push_text};
use super::scribe::strong;
use crate::session::State;
use crate::session::floor::{By, Share};
use crate::session::state::Moment;

/// Who had how much of the floor up to `now`, by person, organisation and category, with a bar for each; and those who are
/// there and were not heard.
pub fn balance(state: &State, now: Moment) -> Document {
    let title = "Who had the floor".to_owned();
    let mut blocks = vec![Block::Heading(1, vec![Inline::Text(title.clone())])];
    let reader = Reader::new();
    for (name, by) in [("By organisation", By::Organisation), ("By person", By::Person), ("By category", By::Category)]
    {
        let shares = state.balance(by, now);
        let (heard, silent): (Vec<Share>, Vec<Share>) = shares.into_iter().partition(|share| share.heard);
        if heard.is_empty() && silent.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(2, vec![Inline::Text(name.to_owned())]));
        if !heard.is_empty() {
            let head = ["", "Turns", "Time", ""].map(str::to_owned).to_vec();
            blocks.push(Block::Table(Table { head, rows: rows(&heard, |name| reader.text(name)) }));
        }
        if !silent.is_empty() {
            let mut line = vec![strong("Not heard yet:")];
            push_text(&mut line, " ");
            let names: Vec<&str> = silent.iter().map(|share| share.name.as_str()).collect();
            reader.literal(&names.join("; "), &mut line);
            blocks.push(Block::Paragraph(line));
        }
    }
    if blocks.len() == 1 {
        let nothing = "Nobody is noted as present, and nobody had the floor: /in NAME, /floor NAME.";
        blocks.push(Block::Paragraph(vec![Inline::Text(nothing.to_owned())]));
    }
    Document { language: "en".to_owned(), title, blocks }
}

/// A row for each share: whose, how many turns, how long, and a bar against the longest.
pub(super) fn rows(shares: &[Share], name: impl Fn(&str) -> Vec<Inline>) -> Vec<Vec<Vec<Inline>>> {
    let most = shares.iter().map(|share| share.time).max().unwrap_or_default().num_seconds().max(1);
    let cell = |text: String| vec![Inline::Text(text)];
    let row = |share: &Share| {
        let length = share.time.num_seconds() as f64 / most as f64 * 20.0;
        let bar = "█".repeat(if share.time > TimeDelta::zero() { (length.round() as usize).max(1) } else { 0 });
        vec![name(&share.name), cell(share.turns.to_string()), cell(spoken(share.time)), cell(bar)]
    };
    shares.iter().map(row).collect()
}

/// A length of time as `4:05`, or `1:04:05`.
pub(super) fn spoken(time: TimeDelta) -> String {
    let seconds = time.num_seconds().max(0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// The questions that are open, the most asked first.
pub fn questions(state: &State) -> Document {
    let title = "Open questions".to_owned();
    let mut blocks = vec![Block::Heading(1, vec![Inline::Text(title.clone())])];
    let questions = state.questions();
    let open = questions.open();
    if open.is_empty() {
        blocks.push(Block::Paragraph(vec![Inline::Text("No question is open. /question TEXT asks one.".to_owned())]));
    }
    let reader = Reader::new();
    let item = |question: &crate::session::state::Entry| {
        let mut line = vec![strong(format!("{}", question.handle))];
        push_text(&mut line, " ");
        if let Some(speaker) = &question.speaker {
            reader.literal(&format!("{}: ", state.roster.name(speaker)), &mut line);
            push_text(&mut line, " ");
        }
        reader.literal(&question.text, &mut line);
        let asked = questions.asked(question);
        if asked > 1 {
            push_text(&mut line, &format!(" (asked {asked} times)"));
        }
        if question.outcome().carried {
            push_text(&mut line, " (carried over)");
        }
        let points = questions.under(question.handle).map(|other| reader.text(&other.text).into()).collect();
        Item { text: line, points }
    };
    blocks.push(Block::List(open.into_iter().map(item).collect()));
    Document { language: "en".to_owned(), title, blocks }
}
