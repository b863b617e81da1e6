//! The record, live.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::clock;
use super::super::layout::{self, Areas};
use super::super::model::{Extent, Listed, Model, Selected, View, Which};
use super::super::readiness;
use super::super::record::{Of, Scroll};
use super::super::wrap;
use crate::capture::actions::Id;
use crate::session::state::Phase;

/// What stands in the border above the record or the open view, in so many columns: a long title is cut, the time never.
pub fn title(model: &Model, width: usize) -> (String, Style) {
    let theme = model.theme;
    match &model.view {
        View::Live => match model.state.run.current_item() {
            Some(item) => {
                let left = clock::left(&model.state, item, model.now);
                let sign = clock::sign(&model.state, item, model.now);
                let left = left.map(|text| format!(" ─ {sign}{text}")).unwrap_or_default();
                let table = model.state.table_of(&model.device).map_or(String::new(), |table| format!(" ─ {table}"));
                let title = format!("{} {}{table}", item.label, item.plan.title);
                (wrap::cut(&title, width.saturating_sub(wrap::columns(&left))) + &left, theme.strong())
            }
            None => ("Opening, before the agenda".to_owned(), theme.strong()),
        },
        View::People(people) => {
            let quorum = super::header::quorum(&model.state).map(|(words, glyph)| format!("{words} {glyph} ─ "));
            (super::people::title(&people.totals, &quorum.unwrap_or_default(), width), theme.strong())
        }
        View::Register(register) => match register.listed {
            Listed::Pledges => match register.entries.len() {
                0 => ("Pledges".to_owned(), theme.strong()),
                all => {
                    let ready = readiness::ready(&model.state, &register.entries);
                    (format!("Pledges ─ {ready} of {all} ready"), theme.strong())
                }
            },
            Listed::Polls => {
                let title = match (register.entries.len(), super::polls::waiting(&model.state)) {
                    (0, 0) => "Polls".to_owned(),
                    (0, prepared) => format!("Polls ─ {prepared} prepared"),
                    (all, 0) => format!("Polls ─ {all}"),
                    (all, prepared) => format!("Polls ─ {all}, {prepared} more prepared"),
                };
                (title, theme.strong())
            }
        },
        View::Form(form) => (super::form::title(model, form), theme.strong()),
        View::Preview(preview) => match preview.which {
            Which::Minutes => ("Minutes, as they will be printed".to_owned(), theme.strong()),
            Which::Memorandum if layout::parts_in_sight(model) && !layout::parts_beside(model) => {
                (super::parts::title(model, &preview.parts), theme.strong())
            }
            Which::Memorandum => ("Memorandum, as it will be printed".to_owned(), theme.strong()),
            Which::History(handle) => (format!("{handle}, wording by wording"), theme.strong()),
            Which::Check => ("What would embarrass you".to_owned(), theme.strong()),
            Which::Balance => ("Who had the floor, who was not heard".to_owned(), theme.strong()),
            Which::Questions => ("Open questions, the most asked first".to_owned(), theme.strong()),
        },
        View::Prompts(prompts) => {
            let item = prompts.item.and_then(|id| model.state.run.item(id));
            let title = item.map(|item| format!("{} {}", item.label, item.plan.title)).unwrap_or_default();
            (format!("Prompts for {title}"), theme.strong())
        }
        View::Help(_) => ("Help".to_owned(), theme.strong()),
        View::Palette(_) => ("All commands".to_owned(), theme.strong()),
        View::Find(find) => {
            let so_far = if find.looked > 0 { " so far" } else { "" };
            let found = match find.found.len() {
                0 => String::new(),
                found => format!(" ─ {found} found{so_far}"),
            };
            (format!("Find in the record{found}"), theme.strong())
        }
    }
}

pub(super) fn draw(model: &Model, areas: &Areas, buffer: &mut Buffer) {
    let area = areas.main;
    let theme = model.theme;
    let lens = model.lens(areas);
    let rows = lens.window(model.scroll);
    if rows.is_empty() {
        return super::draw_lines(&welcome(model, usize::from(area.width)), area, buffer);
    }
    let selected = match model.selected {
        Some(Selected::Entry(handle)) => model.state.record.position(handle).map(Of::Entry),
        Some(Selected::Queued(place)) => Some(Of::Queued(place)),
        None => None,
    };
    let mut marked = false;
    for (row, y) in rows.iter().zip(area.y..area.bottom()) {
        super::put_line(buffer, area.x, y, area.width, &row.line);
        if Some(row.of) == selected {
            // Between time and number there is always a blank, and before a line that is not recorded.
            let column = if matches!(row.of, Of::Entry(_)) { 6 } else { 0 };
            if !std::mem::replace(&mut marked, true) {
                super::put(buffer, area.x + column, y, 1, "▸", theme.strong());
            }
            super::mark_row(area, y, theme, buffer);
        }
    }
    if let Scroll::At { .. } = model.scroll {
        let text = " ▼ more below: End goes there ";
        super::below(buffer, area, text, theme.strong());
    }
}

/// What stands in an empty record: how to begin.
fn welcome(model: &Model, width: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    if let Extent::ReadOnly { why, .. } = &model.extent {
        return super::paragraph(why, width, theme.strong());
    }
    if model.extent == Extent::Tail {
        return Vec::new();
    }
    // Whoever has the shortest name, so that the example can be read whole.
    let people = model.state.roster.people().map(|person| person.details.name.as_str());
    let names = model.state.roster.organisations().into_iter().chain(people);
    let someone = names.min_by_key(|name| wrap::columns(name)).unwrap_or("Anna");
    let someone = format!("{}: …", wrap::cut(someone, (width / 2).saturating_sub(4)));
    let mut examples: Vec<(&str, &str)> = vec![
        (&someone, "a point somebody makes"),
        ("/decision …", "what the room decided"),
        ("/pledge @BODY …", "what a body undertakes; due:+3m says by when"),
        ("/", "shows every command as you type"),
    ];
    if model.state.run.phase == Phase::Opening {
        examples.insert(0, ("/start", "begins the session and its first item"));
    }
    let mut lines =
        super::paragraph("Nothing is recorded yet. Type what is said and press Enter.", width, theme.plain());
    lines.push(Line::default());
    let column = examples.iter().map(|(typed, _)| wrap::columns(typed)).max().unwrap_or(0) + 2;
    for (typed, does) in examples {
        for (number, mut line) in
            super::paragraph(does, width.saturating_sub(column), theme.plain()).into_iter().enumerate()
        {
            let typed = if number == 0 { typed } else { "" };
            let pad = " ".repeat(column.saturating_sub(wrap::columns(typed)));
            line.spans.insert(0, Span::styled(format!("{typed}{pad}"), theme.strong()));
            lines.push(line);
        }
    }
    lines.push(Line::default());
    let said = |id| model.keys.said(id);
    let slip = format!(
        "A slip? {} undoes it, {} goes back to it. {} shows everything, {} exports.",
        said(Id::Undo),
        said(Id::Entries),
        said(Id::Help),
        said(Id::Export)
    );
    lines.extend(super::paragraph(&slip, width, theme.plain()));
    lines
}
