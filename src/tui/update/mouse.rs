//! The mouse: everything it does can be done with keys as well.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::super::layout;
use super::super::message::Effect;
use super::super::model::{Model, Selected, Stage, View};
use super::super::record::Of;
use super::super::view;
use super::{form, keys, menus, parts, selection, views};

/// How many rows one notch of the wheel moves.
const NOTCH: i32 = 3;

/// What the mouse does.
pub fn mouse(model: &mut Model, mouse: MouseEvent, effects: &mut Vec<Effect>) {
    match mouse.kind {
        MouseEventKind::ScrollUp => views::scroll(model, -NOTCH),
        MouseEventKind::ScrollDown => views::scroll(model, NOTCH),
        MouseEventKind::Down(MouseButton::Left) => click(model, Position::new(mouse.column, mouse.row), effects),
        _ => {}
    }
}

fn click(model: &mut Model, at: Position, effects: &mut Vec<Effect>) {
    let areas = model.areas();
    if let Some(menu) = &model.menu {
        let (_, inner) = view::menu::place(menu, &areas);
        if inner.contains(at) {
            let first = view::menu::first(menu, usize::from(inner.height));
            let place = first + usize::from(at.y - inner.y);
            menus::pick(model, place, effects);
        } else {
            model.menu = None;
        }
    } else if let Some(action) = view::footer::at(model, &areas, at) {
        keys::act(model, action, effects);
    } else if areas.input.contains(at) {
        let column = usize::from(at.x - areas.input.x).saturating_sub(super::super::wrap::columns(&model.prompt()));
        let row = usize::from(at.y - areas.input.y) + view::input::first_row(model, &areas);
        let width = layout::line_width(model, areas.input.width);
        model.selected = None;
        model.line_mut().point(row, column, width);
        keys::changed(model);
    } else if areas.aside.contains(at) {
        let row = usize::from(at.y - areas.aside.y);
        if let Some(place) = view::aside::candidate(model, row) {
            keys::take(model, place);
        }
    } else if areas.agenda.contains(at) && layout::parts_beside(model) {
        parts::point(model, usize::from(at.y - areas.agenda.y));
    } else if areas.agenda.contains(at) {
        if let Some(id) = view::agenda::item_at(model, &areas, at) {
            menus::offer_item(model, id);
        }
    } else if areas.main.contains(at) {
        in_main(model, at);
    }
}

fn in_main(model: &mut Model, at: Position) {
    let areas = model.areas();
    let row = usize::from(at.y - areas.main.y);
    let parts = layout::parts_in_sight(model) && !layout::parts_beside(model);
    match &mut model.view {
        View::Live => {
            let lens = model.lens(&areas);
            let rows = lens.window(model.scroll);
            let selected = match rows.get(row).map(|row| row.of) {
                Some(Of::Entry(at)) => model.state.record.all().get(at).map(|entry| Selected::Entry(entry.handle)),
                Some(Of::Queued(place)) => {
                    let refused = model.queue.get(place).is_some_and(|line| matches!(line.stage, Stage::Refused(_)));
                    refused.then_some(Selected::Queued(place))
                }
                Some(Of::Heading) | None => None,
            };
            selection::select(model, selected);
        }
        View::People(people) => {
            let place = view::people::first(people, usize::from(areas.main.height)) + row;
            if matches!(people.rows.get(place), Some(super::super::model::PeopleRow::Person(_))) {
                people.chosen = place;
            }
        }
        View::Palette(palette) => {
            if let Some(place) = view::palette::at(palette, areas.main, &model.keys, row) {
                palette.chosen = place;
            }
        }
        View::Form(_) => form::point(model, row),
        View::Preview(_) if parts => parts::point(model, row),
        View::Find(_) | View::Register(_) | View::Help(_) | View::Preview(_) | View::Prompts(_) => {}
    }
}
