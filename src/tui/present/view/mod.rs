//! Drawing the big screen. Nothing is changed here.
//!
//! ```text
//!  Housing and work for newcomers · Todi                                    09:47    what this is, the time
//!  3 Local welcome                                                          12:34    the item, where it is not shown large
//!
//!                      what is to be seen, in the middle
//!
//!  ! what is wrong, if anything is
//!                                                                    2/3   ? keys    the part of a list
//! ```

mod agenda;
mod bars;
mod card;
mod digits;
mod item;
mod lists;
mod stack;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::model::{Known, Model, Page, Told};
use super::story::Focus;
use crate::export::board::{Said, Subject};
use crate::session::state::{Moment, Phase};
use crate::tui::view::{draw_lines, paragraph, put, put_line};
use crate::tui::wrap;

pub use digits::{Left, next_second};

/// The fewest columns the screen is drawn at.
pub const COLUMNS: u16 = 40;
/// The fewest rows the screen is drawn at.
pub const ROWS: u16 = 12;

/// The most rows for what is wrong.
const TROUBLES: usize = 3;

/// What the keys do.
const KEYS: [(&str, &str); 6] = [
    ("→  Space  PgDn", "turn on: now, agenda, pledges, polls, what was agreed"),
    ("←  PgUp", "turn back"),
    ("f  Esc", "follow the session again"),
    ("q  Ctrl-Q", "leave"),
    ("?  F1", "these keys"),
    ("", "Nothing can be changed here. What is shown follows what is recorded; private notes never are."),
];

/// Draws the whole screen.
pub fn whole(model: &Model, buffer: &mut Buffer) {
    let area = buffer.area;
    model.theme.fill(area, buffer);
    if area.width < COLUMNS || area.height < ROWS {
        let text = format!(
            "The big screen needs {COLUMNS} columns and {ROWS} rows; this terminal has {} and {}. Make it larger, or its letters smaller.",
            area.width, area.height
        );
        return draw_lines(&paragraph(&text, usize::from(area.width), model.theme.strong()), area, buffer);
    }
    let bodies = body(model);
    troubles(
        model,
        Rect { y: bodies.bottom(), height: area.bottom().saturating_sub(bodies.bottom() + 1), ..bodies },
        buffer,
    );
    if model.help {
        return help(model, bodies, buffer);
    }
    match &model.known {
        Known::Nothing => said(model, "Reading the record…", bodies, buffer),
        Known::NoAgenda => said(
            model,
            "The agenda in the session's folder (agenda.toml) cannot be understood, so nothing is shown. `rapporteur check` says \
             what is wrong with it; put it back as it was.",
            bodies,
            buffer,
        ),
        Known::Told(told) if told.has_other_agenda() => said(
            model,
            "The agenda in the session's folder is not the one the session was opened with, so nothing is shown: what is recorded \
             may stand under the wrong items, and other names may have to be hidden. Put back agenda.toml as it was.",
            bodies,
            buffer,
        ),
        Known::Told(told) => page(model, told, bodies, buffer),
    }
}

/// The area of what is to be seen, between the rows above and below.
fn body(model: &Model) -> Rect {
    let (width, height) = model.size;
    let below = 1 + u16::try_from(trouble_lines(model).len()).unwrap_or(0);
    Rect { x: 1, y: 2, width: width.saturating_sub(2), height: height.saturating_sub(2 + below) }
}

/// How many parts a page has.
pub fn parts(model: &Model, page: Page) -> usize {
    let Some(told) = model.told() else { return 1 };
    match page {
        Page::Now => 1,
        page => lists::parts(model, told, page, body(model)).len(),
    }
}

fn page(model: &Model, told: &Told, area: Rect, buffer: &mut Buffer) {
    let (page, part, all) = model.in_sight();
    let (focus, _, _) = told.story.focus(model.now);
    let subject = told.board.subject.as_ref().filter(|_| page == Page::Now && matches!(focus, Focus::Entry(_)));
    let ended = told.story.phase() == Phase::Ended;
    header(model, told, !ended && (page != Page::Now || subject.is_some()), buffer);
    footer(model, part, all, buffer);
    match (page, subject) {
        (Page::Now, Some(Subject::Card(card))) => card::draw(model, told, card, area, buffer),
        (Page::Now, Some(Subject::Bars(bars))) => bars::draw(model, told, bars, area, buffer),
        (Page::Now, None) => item::draw(model, told, area, buffer),
        (page, _) => lists::draw(model, told, page, part, area, buffer),
    }
}

/// What this is and the time; below it the item, where it is not shown large.
fn header(model: &Model, told: &Told, with_item: bool, buffer: &mut Buffer) {
    let theme = model.theme;
    let width = buffer.area.width;
    let mut row = |y: u16, left: &str, right: &str| {
        let columns = u16::try_from(wrap::columns(right)).unwrap_or(0);
        let room = usize::from(width.saturating_sub(columns + 4));
        put(buffer, 1, y, width, &wrap::cut(left, room), theme.plain());
        put(buffer, width.saturating_sub(columns + 1), y, width, right, theme.plain());
    };
    let mut title = words(told, &told.board.title);
    if let Some(place) = &told.board.place {
        title += &format!(" · {place}");
    }
    row(0, &title, &model.now.format("%H:%M").to_string());
    let topic = told.story.current().and_then(|id| told.board.items.iter().find(|topic| topic.id == id));
    if let Some(topic) = topic.filter(|_| with_item) {
        let left = Left::of(told, model.now).map_or(String::new(), |left| left.told(told));
        row(1, &format!("{} {}", topic.label, words(told, &topic.title)), &left);
    }
}

/// Which part of how many is in sight, and what to press.
fn footer(model: &Model, part: usize, all: usize, buffer: &mut Buffer) {
    let area = buffer.area;
    let keys = if model.by_hand.is_some() { "← → turn   f follow   ? keys" } else { "? keys" };
    let text = if all > 1 { format!("{}/{all}   {keys}", part + 1) } else { keys.to_owned() };
    let columns = u16::try_from(wrap::columns(&text)).unwrap_or(0);
    let y = area.bottom().saturating_sub(1);
    put(buffer, area.right().saturating_sub(columns + 1), y, area.width, &text, model.theme.rule());
}

fn help(model: &Model, area: Rect, buffer: &mut Buffer) {
    let width = usize::from(area.width);
    let column = KEYS.iter().map(|(keys, _)| wrap::columns(keys)).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for (keys, does) in KEYS {
        let column = if keys.is_empty() { 0 } else { column };
        for (number, does) in paragraph(does, width.saturating_sub(column), model.theme.plain()).into_iter().enumerate()
        {
            let keys = if number == 0 { keys } else { "" };
            let pad = " ".repeat(column.saturating_sub(wrap::columns(keys)));
            let mut line = Line::from(Span::styled(format!("{keys}{pad}"), model.theme.strong()));
            line.spans.extend(does.spans);
            lines.push(line);
        }
        lines.push(Line::default());
    }
    draw_lines(&lines, area, buffer);
}

/// Words in the middle.
fn said(model: &Model, text: &str, area: Rect, buffer: &mut Buffer) {
    let text = stack::text(text, stack::measure(area), model.theme.strong(), false);
    stack::draw(&[stack::Piece::Text(text)], area, model.theme, buffer);
}

fn trouble_lines(model: &Model) -> Vec<Line<'static>> {
    let width = usize::from(model.size.0.saturating_sub(4)).max(1);
    let mut troubles: Vec<&str> = model.troubles.iter().map(String::as_str).collect();
    if model.stuck {
        troubles.insert(0, "The folder of the session does not answer; what is shown may be old. It is waited for.");
    }
    let more = troubles.len().saturating_sub(1);
    let Some(first) = troubles.first() else { return Vec::new() };
    let text = if more > 0 { format!("({more} more) {first}") } else { (*first).to_owned() };
    let mut lines = paragraph(&text, width, model.theme.wrong());
    if lines.len() > TROUBLES {
        lines.truncate(TROUBLES);
        lines.iter_mut().skip(TROUBLES - 1).for_each(|line| line.spans.push("…".into()));
    }
    lines
}

fn troubles(model: &Model, area: Rect, buffer: &mut Buffer) {
    for (number, (line, y)) in trouble_lines(model).iter().zip(area.y..area.bottom()).enumerate() {
        put(buffer, area.x, y, 2, if number == 0 { "!" } else { "" }, model.theme.wrong());
        put_line(buffer, area.x + 2, y, area.width.saturating_sub(2), line);
    }
}

/// A text, or that it is not shown.
fn words(told: &Told, said: &Said) -> String {
    match said {
        Said::Words(words) => words.clone(),
        Said::Withheld => told.phrases.say("board-withheld"),
    }
}

/// A time of day.
fn time(told: &Told, moment: Moment) -> String {
    told.phrases.time(moment.time())
}

/// A text with its first letter as a capital.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
