//! Pages that are lists, in as many parts as they need.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::model::{Model, Page, Told};
use super::agenda::{self, hanging};
use super::{bars, capitalised, card, stack, words};
use crate::export::board::Card;
use crate::tui::view::{draw_lines, paragraph, put_line};

/// The rows of a heading and the blank row below it.
const HEADING: u16 = 2;

pub(super) fn draw(model: &Model, told: &Told, page: Page, part: usize, area: Rect, buffer: &mut Buffer) {
    let heading = Line::styled(told.phrases.say(heading(page)), model.theme.strong());
    let parts = parts(model, told, page, area);
    let indent = area.width.saturating_sub(u16::try_from(stack::measure(area)).unwrap_or(area.width)) / 2;
    let area = Rect { x: area.x + indent, width: area.width.saturating_sub(indent), ..area };
    put_line(buffer, area.x, area.y, area.width, &heading);
    let below = Rect { y: area.y + HEADING, height: area.height.saturating_sub(HEADING), ..area };
    if let Some(lines) = parts.get(part) {
        draw_lines(lines, below, buffer);
    }
}

fn heading(page: Page) -> &'static str {
    match page {
        Page::Now | Page::Agenda => "board-agenda",
        Page::Pledges => "pledges",
        Page::Polls => "board-polls",
        Page::Agreed => "agreement",
    }
}

/// The rows of each part of a page.
pub(super) fn parts(model: &Model, told: &Told, page: Page, area: Rect) -> Vec<Vec<Line<'static>>> {
    let width = stack::measure(area);
    let board = &told.board;
    let (blocks, gap, nothing) = match page {
        Page::Now | Page::Agenda => (agenda::blocks(model, told, area), false, ""),
        Page::Pledges => {
            let cards = board.pledges.iter().map(|card| of_card(model, told, card, width));
            (cards.collect(), true, "memorandum-draft-none")
        }
        Page::Polls => {
            let rows = board.polls.iter().map(|poll| {
                let mut rows = vec![Line::styled(bars::heading(told, poll), model.theme.strong())];
                rows.extend(paragraph(&words(told, &poll.question), width, model.theme.plain()));
                rows.extend(bars::rows(told, poll, width, model.theme, false));
                if !poll.figures.is_empty() {
                    rows.extend(paragraph(&poll.figures.join(" · "), width, model.theme.plain()));
                }
                rows
            });
            (rows.collect(), true, "board-polls-none")
        }
        Page::Agreed => (agreed(model, told, width), true, "board-agreed-none"),
    };
    let height = usize::from(area.height.saturating_sub(HEADING)).max(1);
    if blocks.is_empty() {
        return vec![paragraph(&told.phrases.say(nothing), width, model.theme.plain())];
    }
    // Room between the items of an agenda, where all of it is seen even so.
    let rows: usize = blocks.iter().map(Vec::len).sum();
    pack(blocks.clone(), gap || rows + blocks.len() <= height, height)
}

/// Decisions, pledges, who signed and who has not.
fn agreed(model: &Model, told: &Told, width: usize) -> Vec<Vec<Line<'static>>> {
    let board = &told.board;
    let cards = board.decisions.iter().chain(&board.agreed);
    let mut blocks: Vec<_> = cards.map(|card| of_card(model, told, card, width)).collect();
    for (phrase, names) in [("signed", &board.signed), ("not-signed", &board.unsigned)] {
        if !names.is_empty() {
            let name = capitalised(&told.phrases.say(phrase));
            let mut rows = vec![Line::styled(name, model.theme.strong())];
            for name in names {
                rows.extend(hanging(
                    "  ",
                    paragraph(name, width.saturating_sub(2), model.theme.plain()),
                    model.theme.plain(),
                ));
            }
            blocks.push(rows);
        }
    }
    blocks
}

/// A card in a list: what it is, whom it binds; its words; by when, and how it was taken.
fn of_card(model: &Model, told: &Told, card: &Card, width: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let sign = if card.draft { "" } else { "✓ " };
    let heading = format!("{sign}{}", card::heading(told, card));
    let heading = [vec![heading], card.who.clone()].concat().join(" · ");
    let mut rows = paragraph(&heading, width, theme.strong());
    let within = width.saturating_sub(2);
    let mut add = |text: &str, style| rows.extend(hanging("  ", paragraph(text, within, style), style));
    add(&words(told, &card.text), theme.plain());
    let facts: Vec<String> = card.due.iter().chain(&card.taken).cloned().collect();
    if !facts.is_empty() {
        add(&facts.join(" · "), theme.plain());
    }
    for reservation in &card.reservations {
        add(&words(told, reservation), theme.plain());
    }
    rows
}

/// Blocks in parts of at most so many rows, whole where they can be.
fn pack(blocks: Vec<Vec<Line<'static>>>, gap: bool, height: usize) -> Vec<Vec<Line<'static>>> {
    let mut parts: Vec<Vec<Line<'static>>> = Vec::new();
    for block in blocks {
        let between = usize::from(gap);
        match parts.last_mut() {
            Some(part) if part.len() + between + block.len() <= height => {
                part.extend(std::iter::repeat_n(Line::default(), between));
                part.extend(block);
            }
            _ => parts.extend(block.chunks(height).map(<[Line]>::to_vec)),
        }
    }
    parts
}
