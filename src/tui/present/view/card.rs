//! What is worded or decided, alone and large, with what was changed in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::super::model::{Model, Told};
use super::item::floor;
use super::stack::{self, Piece};
use super::{capitalised, words};
use crate::export::board::{Card, Said};
use crate::session::wording::{Run, difference};
use crate::tui::theme::Theme;
use crate::tui::wrap::Rich;

pub(super) fn draw(model: &Model, told: &Told, card: &Card, area: Rect, buffer: &mut Buffer) {
    let marked = told.story.marked_until().is_some_and(|until| model.now < until);
    let spaced = pieces(model, told, card, marked, area, true);
    let pieces = if stack::fits(&spaced, area) { spaced } else { pieces(model, told, card, marked, area, false) };
    stack::draw(&pieces, area, model.theme, buffer);
}

fn pieces(model: &Model, told: &Told, card: &Card, marked: bool, area: Rect, spaced: bool) -> Vec<Piece> {
    let theme = model.theme;
    let width = stack::measure(area);
    let mut pieces = Vec::new();
    let mut add = |text: &str, style| pieces.push(Piece::Text(stack::text(text, width, style, false)));
    add(&heading(told, card), theme.strong());
    if !card.who.is_empty() {
        add(&card.who.join(" · "), theme.strong());
    }
    let text = match (&card.text, card.before.as_deref().filter(|_| marked)) {
        (Said::Words(now), Some(before)) => changes(before, now, theme),
        (text, _) => {
            let mut rich = Rich::default();
            rich.push(&words(told, text), theme.plain());
            rich
        }
    };
    pieces.push(Piece::Text(stack::rich_text(&text, width, spaced)));
    let mut add = |text: &str, style| pieces.push(Piece::Text(stack::text(text, width, style, false)));
    if let Some(due) = &card.due {
        add(due, theme.plain());
    }
    if !card.taken.is_empty() {
        let facts = card.taken.iter().map(|fact| capitalised(fact));
        let lines = match spaced {
            true => facts.flat_map(|fact| stack::text(&fact, width, theme.strong(), false)).collect(),
            false => stack::text(&facts.collect::<Vec<_>>().join(" · "), width, theme.strong(), false),
        };
        pieces.push(Piece::Text(lines));
    }
    let mut add = |text: &str, style| pieces.push(Piece::Text(stack::text(text, width, style, false)));
    for reservation in &card.reservations {
        add(&words(told, reservation), theme.plain());
    }
    pieces.extend(floor(told, width, theme.plain()));
    pieces
}

/// What it is, its handle, and that it is a draft as long as it is one.
pub(super) fn heading(told: &Told, card: &Card) -> String {
    let heading = format!("{} {}", card.label, card.handle);
    if card.draft { format!("{heading} · {}", told.phrases.say("draft")) } else { heading }
}

/// A text with what was changed in it: `[-old-]` struck through, `+new+` bold.
fn changes(before: &str, now: &str, theme: Theme) -> Rich {
    let mut rich = Rich::default();
    let mut runs = difference(before, now).into_iter().peekable();
    while let Some(run) = runs.next() {
        match run {
            Run::Kept(text) => {
                rich.push(&text, theme.plain());
            }
            Run::Dropped(text) => {
                let (lead, words, trail) = apart(&text);
                if !words.is_empty() {
                    let replaced = matches!(runs.peek(), Some(Run::Added(_)));
                    let trail = if replaced && trail.is_empty() { " " } else { trail };
                    let struck = theme.plain().add_modifier(Modifier::CROSSED_OUT);
                    rich.push(lead, theme.plain()).push(&format!("[-{words}-]"), struck).push(trail, theme.plain());
                }
            }
            Run::Added(text) => {
                let (lead, words, trail) = apart(&text);
                let marked = if words.is_empty() { String::new() } else { format!("+{words}+") };
                rich.push(lead, theme.plain()).push(&marked, theme.strong()).push(trail, theme.plain());
            }
        }
    }
    rich
}

/// The blanks before the words of a text, the words, and the blanks behind them.
fn apart(text: &str) -> (&str, &str, &str) {
    let words = text.trim();
    let lead = text.len() - text.trim_start().len();
    let (lead, rest) = text.split_at(lead);
    (lead, words, rest.get(words.len()..).unwrap_or_default())
}
