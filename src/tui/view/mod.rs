//! Drawing the model. Nothing is changed here, and no more is looked at than what is in sight.

pub mod agenda;
pub mod aside;
mod find;
pub mod footer;
pub mod form;
mod header;
pub mod help;
pub mod input;
pub mod live;
pub mod menu;
pub mod palette;
pub mod parts;
pub mod people;
mod pledges;
mod polls;
mod preview;
mod register;
pub mod tour;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::layout::{self, Areas, COLUMNS, ROWS};
use super::model::{Model, View};
use super::theme::Theme;
use super::wrap;

/// Draws the whole screen into a frame.
pub fn view(model: &Model, frame: &mut Frame) {
    if let Some(cursor) = whole(model, frame.buffer_mut()) {
        frame.set_cursor_position(cursor);
    }
}

/// Draws the line and what stands above it: all that most keys change. Nothing else is touched.
pub fn line(model: &Model, areas: &Areas, buffer: &mut Buffer) -> Option<Position> {
    model.theme.fill(areas.line(), buffer);
    aside::draw(model, areas.aside, buffer);
    input::draw(model, areas, buffer)
}

/// Draws the whole screen; gives where the cursor stands, if it is to be seen.
pub fn whole(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let areas = model.areas();
    model.theme.fill(buffer.area, buffer);
    if areas.small {
        small(model, &areas, buffer);
    } else {
        borders(model, &areas, buffer);
        header::draw(model, areas.header, buffer);
        match &model.view {
            View::Preview(preview) if layout::parts_beside(model) => {
                parts::draw(model, &preview.parts, areas.agenda, buffer);
            }
            _ if areas.agenda.width > 0 => agenda::draw(model, areas.agenda, buffer),
            _ => {}
        }
        match &model.view {
            _ if model.tour => tour::draw(&model.keys, &model.kept, areas.main, model.theme, buffer),
            View::Live => live::draw(model, &areas, buffer),
            View::People(people) => people::draw(model, people, areas.main, buffer),
            View::Register(register) => register::draw(model, register, areas.main, buffer),
            View::Form(form) => form::draw(model, form, areas.main, buffer),
            View::Preview(preview) if layout::parts_in_sight(model) && !layout::parts_beside(model) => {
                parts::draw(model, &preview.parts, areas.main, buffer);
            }
            View::Preview(preview) => preview::draw(model, preview, areas.main, buffer),
            View::Prompts(prompts) => preview::draw_prompts(model, prompts, areas.main, buffer),
            View::Help(help) => help::draw(model, help, areas.main, buffer),
            View::Palette(palette) => palette::draw(model, palette, areas.main, buffer),
            View::Find(find) => find::draw(model, find, areas.main, buffer),
        }
        aside::draw(model, areas.aside, buffer);
        footer::draw(model, &areas, buffer);
        if let Some(menu) = &model.menu {
            menu::draw(model, menu, &areas, buffer);
        }
    }
    input::draw(model, &areas, buffer)
}

/// A terminal with too little room for everything: what is typed still has its place.
fn small(model: &Model, areas: &Areas, buffer: &mut Buffer) {
    let width = usize::from(areas.aside.width);
    let (columns, rows) = model.size;
    let text = format!(
        "The screen needs {COLUMNS} columns and {ROWS} rows; this terminal has {columns} and {rows}. Please make it larger. What you type is recorded all the same."
    );
    let mut lines = paragraph(&text, width, model.theme.strong());
    if let Some(notice) = &model.notice {
        lines.extend(paragraph(&notice.text, width, model.theme.plain()));
    }
    draw_lines(&lines, areas.aside, buffer);
}

/// The frame around the parts, with the titles in it.
fn borders(model: &Model, areas: &Areas, buffer: &mut Buffer) {
    let style = model.theme.rule();
    let width = areas.whole.width;
    let (top, bottom) = (areas.header.bottom(), areas.footer.y);
    let separator = areas.aside.y.saturating_sub(1);
    let mut put = |x: u16, y: u16, symbol: &str| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    let last = width.saturating_sub(1);
    let mut across = |y: u16, left: &str, right: &str| {
        put(0, y, left);
        (1..last).for_each(|x| put(x, y, "─"));
        put(last, y, right);
    };
    across(top, "┌", "┐");
    across(separator, "├", "┤");
    across(bottom, "└", "┘");
    for y in (top + 1..bottom).filter(|y| *y != separator) {
        put(0, y, "│");
        put(last, y, "│");
    }
    if areas.agenda.width > 0 {
        let x = areas.agenda.right();
        put(x, top, "┬");
        (top + 1..separator).for_each(|y| put(x, y, "│"));
        put(x, separator, "┴");
        let left = match &model.view {
            View::Preview(preview) if layout::parts_beside(model) => parts::title(model, &preview.parts),
            _ => match model.state.lead() {
                // One laptop at a time runs it.
                Some(lead) if *lead != model.device => format!("Agenda, run on {lead}"),
                _ => "Agenda".to_owned(),
            },
        };
        title(buffer, 2, top, areas.agenda.width.saturating_sub(2), &left, model.theme.strong());
    }
    let width = areas.main.width.saturating_sub(1);
    let (text, style) = match model.tour {
        true => ("How it works".to_owned(), model.theme.strong()),
        false => live::title(model, usize::from(width.saturating_sub(2))),
    };
    title(buffer, areas.main.x, top, width, &text, style);
}

/// A title in a border.
pub fn title(buffer: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) {
    let text = format!(" {} ", wrap::cut(text, usize::from(width.saturating_sub(2))));
    put(buffer, x, y, width, &text, style);
}

/// Writes a text into a row, in at most so many columns and never beyond the screen; gives the column after it.
///
/// Most texts are plain ASCII: a cell for each byte, without looking for graphemes.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    let area = buffer.area;
    let room = width.min(area.right().saturating_sub(x));
    if room == 0 || !(area.top()..area.bottom()).contains(&y) || x < area.left() {
        return x;
    }
    if !text.is_empty() {
        take_halved(buffer, x, y);
    }
    if !text.is_ascii() {
        return buffer.set_stringn(x, y, text, usize::from(room), style).0;
    }
    let start = buffer.index_of(x, y);
    let cells = buffer.content.get_mut(start..start + usize::from(room)).unwrap_or_default();
    let drawn = text.bytes().filter(|b| !b.is_ascii_control());
    let mut used = 0;
    for (cell, byte) in cells.iter_mut().zip(drawn) {
        cell.set_char(char::from(byte)).set_style(style);
        used += 1;
    }
    x + used
}

/// The most columns a sign takes: letters that are joined to one in some scripts.
const WIDEST: u16 = 8;

/// Takes out a sign of several columns of which something is about to be written over, from this column on. A terminal could
/// show neither it nor what is written.
fn take_halved(buffer: &mut Buffer, x: u16, y: u16) {
    for back in 1..WIDEST {
        let Some(before) = x.checked_sub(back).and_then(|before| buffer.cell_mut((before, y))) else { return };
        if wrap::grapheme_columns(before.symbol()) > usize::from(back) {
            before.set_symbol(" ");
        }
        // What a wide sign hides is blank.
        if before.symbol() != " " {
            return;
        }
    }
}

/// Writes a line into a row, in at most so many columns.
pub fn put_line(buffer: &mut Buffer, x: u16, y: u16, width: u16, line: &Line) {
    let end = x.saturating_add(width);
    let mut x = x;
    for span in &line.spans {
        x = put(buffer, x, y, end.saturating_sub(x), &span.content, line.style.patch(span.style));
    }
}

/// A remark at the right of the border under an area.
fn below(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    let columns = u16::try_from(wrap::columns(text)).unwrap_or(u16::MAX);
    put(buffer, area.right().saturating_sub(columns), area.bottom(), columns, text, style);
}

/// Says at the border under an area how much of a list is not in sight, if any.
pub fn more(buffer: &mut Buffer, area: Rect, above: usize, below: usize, theme: Theme) {
    let text = match (above, below) {
        (0, 0) => return,
        (above, 0) => format!(" ▲ {above} more "),
        (0, below) => format!(" ▼ {below} more "),
        (above, below) => format!(" ▲ {above} more  ▼ {below} more "),
    };
    self::below(buffer, area, &text, theme.strong());
}

/// Lines of which the first in sight is given, with what is above and below them.
fn draw_scrolled(lines: &[Line], top: usize, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let top = top.min(lines.len());
    draw_lines(lines.get(top..).unwrap_or_default(), area, buffer);
    more(buffer, area, top, lines.len().saturating_sub(top + usize::from(area.height)), theme);
}

/// Lines from the top of an area; what does not fit is left out.
pub(in crate::tui) fn draw_lines(lines: &[Line], area: Rect, buffer: &mut Buffer) {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        put_line(buffer, area.x, y, area.width, line);
    }
}

/// A text of one look, wrapped.
pub fn paragraph(text: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    let mut rich = wrap::Rich::default();
    rich.push(text, style);
    rich.lines(width)
}

/// The first row in sight of a list of which this row is chosen: the choice stays in the middle where it can.
pub fn first_row(chosen: usize, length: usize, height: usize) -> usize {
    chosen.saturating_sub(height / 2).min(length.saturating_sub(height))
}

/// A row over the whole width in the look of what is chosen.
pub fn mark_row(area: Rect, y: u16, theme: Theme, buffer: &mut Buffer) {
    buffer.set_style(Rect { y, height: 1, ..area }, theme.chosen());
}
