//! The item that is on, with its question, the time left, and who has the floor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::model::{Model, Told};
use super::digits::{Left, SIZES, Size};
use super::stack::{self, Piece};
use super::{time, words};
use crate::export::board::Topic;
use crate::session::state::Phase;
use crate::tui::wrap;

pub(super) fn draw(model: &Model, told: &Told, area: Rect, buffer: &mut Buffer) {
    let sizes = || SIZES.into_iter().map(Some).chain([None]);
    let spaced = sizes().map(|size| (size, true));
    let tight = sizes().map(|size| (size, false));
    // Room between the rows of a question first, then large digits.
    let mut ways = spaced.chain(tight).map(|(size, spaced)| pieces(model, told, area, size, spaced));
    let fitting = ways.find(|pieces| pieces.as_ref().is_some_and(|pieces| stack::fits(pieces, area))).flatten();
    let pieces = fitting.or_else(|| pieces(model, told, area, None, false)).unwrap_or_default();
    stack::draw(&pieces, area, model.theme, buffer);
}

/// What is shown one above the other; `None` if digits of this size are too wide.
fn pieces(model: &Model, told: &Told, area: Rect, size: Option<Size>, spaced: bool) -> Option<Vec<Piece>> {
    let theme = model.theme;
    let width = stack::measure(area);
    let say = |phrase: &str| told.phrases.say(phrase);
    let mut pieces = Vec::new();
    let mut add = |text: &str, style, spaced| pieces.push(Piece::Text(stack::text(text, width, style, spaced)));
    let phase = told.story.phase();
    let topic = told.story.current().and_then(|id| told.board.items.iter().find(|topic| topic.id == id));
    match (phase, topic) {
        (Phase::Opening, _) => {
            add(&words(told, &told.board.title), theme.strong(), spaced);
            add(&say("board-before"), theme.plain(), false);
            let start = told.story.times().planned_start(model.now, &model.zone);
            if let Some(start) = start.filter(|start| start.date_naive() == model.now.date_naive()) {
                let start = time(told, start);
                add(&told.phrases.say_with("board-begins", &[("time", start.into())]), theme.plain(), false);
            }
        }
        (Phase::Ended, _) => {
            add(&words(told, &told.board.title), theme.strong(), spaced);
            add(&say("board-ended"), theme.plain(), false);
        }
        (_, None) => add(&words(told, &told.board.title), theme.strong(), spaced),
        (_, Some(topic)) => {
            add(&format!("{}  {}", topic.label, words(told, &topic.title)), theme.strong(), false);
            for question in questions(told, topic) {
                add(&question, theme.plain(), spaced);
            }
            if !topic.tables.is_empty() {
                let tables: Vec<String> = topic.tables.iter().map(|table| words(told, table)).collect();
                let tables = told.phrases.say_with("item-tables", &[("tables", tables.join(" · ").into())]);
                add(&tables, theme.plain(), false);
            }
        }
    }
    if let Some(left) = Left::of(told, model.now) {
        let (digits, style) = (left.digits(), if left.is_over() { theme.wrong() } else { theme.strong() });
        let mut below = match left.is_over() {
            true => say("board-over"),
            false => told.phrases.say_with("board-left", &[("n", left.minutes.into())]),
        };
        if phase == Phase::Paused {
            below = format!("‖ {} · {below}", say("board-paused"));
        }
        match size {
            Some(size) if !size.fits(&digits, area.width) => return None,
            Some(size) => {
                pieces.push(Piece::Digits(digits, size, style));
                pieces.push(Piece::Text(stack::text(&below, width, style, false)));
            }
            None => pieces.push(Piece::Text(stack::text(&format!("{digits} {below}"), width, style, false))),
        }
    } else if phase == Phase::Paused {
        pieces.push(Piece::Text(stack::text(&format!("‖ {}", say("board-paused")), width, theme.strong(), false)));
    }
    if phase != Phase::Ended {
        pieces.extend(floor(told, width, theme.strong()));
    }
    Some(pieces)
}

/// The question that was asked last, if it is open; else those of the agenda.
fn questions(told: &Told, topic: &Topic) -> Vec<String> {
    match &told.board.question {
        Some(asked) => vec![words(told, asked)],
        None => topic.questions.iter().map(|question| words(told, question)).collect(),
    }
}

/// Who has the floor and who has it next, as far as they may be named: on one row, or on one each; nothing where nobody is.
pub(super) fn floor(told: &Told, width: usize, style: Style) -> Option<Piece> {
    let say = |phrase: &str, who: &String| told.phrases.say_with(phrase, &[("who", who.as_str().into())]);
    let speaking = told.board.speaking.iter().map(|who| format!("▶ {}", say("board-floor", who)));
    let next = told.board.next.iter().map(|who| say("board-next", who));
    let parts: Vec<String> = speaking.chain(next).collect();
    let row = parts.join("   ");
    let rows = if wrap::columns(&row) <= width { vec![row] } else { parts };
    let lines: Vec<_> = rows.iter().flat_map(|row| stack::text(row, width, style, false)).collect();
    (lines.iter().any(|line| stack::columns(line) > 0)).then_some(Piece::Text(lines))
}
