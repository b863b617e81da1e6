//! The agenda beside the record, and who has the floor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::clock;
use super::super::layout::Areas;
use super::super::model::{Model, View};
use super::super::prompts;
use super::super::wrap;
use crate::capture::actions::Id;
use crate::session::event::{Contribution, Who};
use crate::session::number::ItemId;
use crate::session::state::{ItemRun, Moment, Phase};

/// The fewest columns in which an item's row has room for when it began or is to begin.
const TIMED: u16 = 34;
/// The fewest rows in which the current item's prompts are shown.
const PROMPTS: u16 = 4;

/// The rows for the floor at the bottom: a heading, who has it, who waits.
fn floor_rows(model: &Model, area: Rect) -> u16 {
    let people = floor_lines(model, usize::from(area.width)).len();
    if people == 0 { 0 } else { u16::try_from(people + 1).unwrap_or(area.height).min(area.height / 2) }
}

/// The first item in sight: the current one stays in view.
fn first(model: &Model, height: usize) -> usize {
    let items = &model.state.run.items;
    let current = items.iter().position(|item| Some(item.id) == model.state.run.current).unwrap_or(0);
    super::first_row(current, items.len(), height)
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let floor = floor_rows(model, area);
    let list = Rect { height: area.height - floor, ..area };
    let items = model.state.run.items.iter().skip(first(model, usize::from(list.height)));
    // Before a session begins that has no hour to begin at, nothing says when.
    let known = model.state.run.started.is_some() || model.agenda().start.is_some();
    let timetable = (known && area.width >= TIMED).then(|| model.state.timetable(model.now, &model.zone));
    for (item, y) in items.zip(list.y..list.bottom()) {
        let begins = timetable.as_ref().and_then(|timetable| timetable.slot(item.id)).map(|slot| slot.begins);
        row(model, item, begins, Rect { y, height: 1, ..list }, buffer);
    }
    let free = list.height.saturating_sub(u16::try_from(model.state.run.items.len()).unwrap_or(u16::MAX));
    if free >= PROMPTS && !matches!(model.view, View::Prompts(_)) {
        draw_prompts(model, Rect { y: list.bottom() - free, height: free, ..list }, buffer);
    }
    if floor > 0 {
        draw_floor(model, Rect { y: list.bottom(), height: floor, ..area }, buffer);
    }
}

/// A part of its own within the column: its border, and the area under it.
fn part(model: &Model, area: Rect, title: &str, buffer: &mut Buffer) -> Rect {
    let border = format!("├{}┤", "─".repeat(usize::from(area.width)));
    super::put(buffer, area.x.saturating_sub(1), area.y, u16::MAX, &border, model.theme.rule());
    super::title(buffer, area.x + 1, area.y, area.width.saturating_sub(2), title, model.theme.strong());
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// What the agenda prepared for the current item: its questions, then the facilitator's prompts, as far as there is room.
fn draw_prompts(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(item) = model.state.run.current_item() else { return };
    let width = usize::from(area.width).saturating_sub(2);
    let mut lines = prompts::lines(&item.plan, width, model.theme);
    if lines.is_empty() {
        return;
    }
    // A narrow column has no rows to spare.
    lines.retain(|line| line.width() > 0);
    lines.iter_mut().for_each(|line| line.spans.insert(0, Span::raw(" ")));
    let below = part(model, area, "For this item", buffer);
    if lines.len() > usize::from(below.height) {
        lines.truncate(usize::from(below.height).saturating_sub(1));
        let all = model.keys.said(Id::Prompts);
        lines.push(Line::styled(format!(" … {all} shows them all"), model.theme.plain()));
    }
    super::draw_lines(&lines, below, buffer);
}

/// An item: how it stands, when it began or is to begin, its title, and its time: planned, and once it was taken how long it
/// took of that.
fn row(model: &Model, item: &ItemRun, begins: Option<Moment>, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let current = model.state.run.current == Some(item.id) && model.state.run.phase != Phase::Ended;
    let (glyph, style) = if current {
        ("▶", theme.strong())
    } else if item.skipped {
        ("–", theme.plain())
    } else if item.left.is_some() {
        ("✓", theme.plain())
    } else {
        (" ", theme.plain())
    };
    let left = clock::remaining(&model.state, item, model.now).map(|left| left.num_seconds());
    let taken = (model.state.run.spent(item, model.now).num_seconds() + 30) / 60;
    let is_over = left.is_some_and(|left| left < if current { 0 } else { -29 });
    let minutes = match (item.minutes(), left) {
        (Some(minutes), Some(left)) if current && left < 0 => format!("{minutes} +{}", (-left / 60).max(1)),
        (Some(minutes), _) if item.left.is_some() && !current && !item.skipped => format!("{taken}/{minutes}"),
        (Some(minutes), _) => minutes.to_string(),
        (None, _) => String::new(),
    };
    let time_style = if is_over { theme.strong() } else { style };
    let width = usize::from(area.width);
    let room = width.saturating_sub(wrap::columns(&minutes) + 2);
    let begins = begins.map_or(String::new(), |begins| format!("{} ", begins.format("%H:%M")));
    let text = wrap::cut(&format!(" {glyph} {begins}{} {}", item.label, item.plan.title), room);
    super::put(buffer, area.x, area.y, u16::MAX, &text, style);
    let x = area.right().saturating_sub(u16::try_from(wrap::columns(&minutes)).unwrap_or(0) + 1);
    super::put(buffer, x, area.y, u16::MAX, &minutes, time_style);
}

/// Who is still to come when the item goes round, the next one first; nobody while the speakers' list goes before.
fn round(model: &Model) -> Vec<(&'static str, Who)> {
    let Some(round) = model.state.round().filter(|_| model.state.floor.queue.is_empty()) else { return Vec::new() };
    let holds = |who: &Who| model.state.floor.holder.as_ref().is_some_and(|(holder, _)| holder == who);
    round.left.into_iter().filter(|who| !holds(who)).map(|who| ("○", who)).collect()
}

fn draw_floor(model: &Model, area: Rect, buffer: &mut Buffer) {
    let below = part(model, area, "Floor", buffer);
    super::draw_lines(&floor_lines(model, usize::from(below.width)), below, buffer);
}

/// Who has the floor and for how long, who waits for it, and who is still to come when the item goes round.
fn floor_lines(model: &Model, width: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let roster = &model.state.roster;
    let mut lines = Vec::new();
    if let Some((who, since)) = &model.state.floor.holder {
        let time = clock::turn(&model.state, *since, model.now);
        let name = wrap::cut(&format!(" ▶ {}", roster.name(who)), width);
        // Beside the name where there is room, else under it.
        let (name, room) = match width.checked_sub(wrap::columns(&name) + wrap::columns(&time) + 2) {
            Some(room) => (name, room + 1),
            None => {
                lines.push(Line::styled(name, theme.strong()));
                (String::new(), width.saturating_sub(wrap::columns(&time) + 1))
            }
        };
        lines.push(Line::styled(format!("{name}{}{time}", " ".repeat(room)), theme.strong()));
    }
    let suggested = model.state.suggested();
    for waiting in &model.state.floor.queue {
        let mark = match waiting.kind {
            Contribution::PointOfOrder => "!",
            Contribution::Clarification => "?",
            Contribution::Reply => "↩",
            Contribution::New if suggested == Some(&waiting.who) => "★",
            Contribution::New => " ",
        };
        lines.push(Line::raw(wrap::cut(&format!(" {mark} {}", roster.name(&waiting.who)), width)));
    }
    for (mark, who) in round(model) {
        lines.push(Line::raw(wrap::cut(&format!(" {mark} {}", roster.name(&who)), width)));
    }
    lines
}

/// The item somebody pointed at.
pub fn item_at(model: &Model, areas: &Areas, at: Position) -> Option<ItemId> {
    let height = areas.agenda.height - floor_rows(model, areas.agenda);
    let row = at.y.checked_sub(areas.agenda.y).filter(|row| *row < height)?;
    let place = first(model, usize::from(height)) + usize::from(row);
    model.state.run.items.get(place).map(|item| item.id)
}
