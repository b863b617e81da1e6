//! Who is here, by organisation.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Model, People, PeopleRow, Totals};
use super::super::wrap;
use crate::agenda::Role;
use crate::session::event::Presence;

/// The first row in sight.
pub fn first(people: &People, height: usize) -> usize {
    super::first_row(people.chosen, people.rows.len(), height)
}

/// What stands in the border above, in so many columns: what says least is left out first, and no word is cut.
pub(super) fn title(totals: &Totals, quorum: &str, width: usize) -> String {
    let Totals { present, remote, expected, organisations } = *totals;
    let word = if organisations == 1 { "organisation" } else { "organisations" };
    let parts = [
        format!("{present} present"),
        format!(", {remote} remote"),
        format!(", {expected} expected"),
        format!(" · {organisations} {word} here"),
    ];
    // The places of what is left out: nobody connected first, and last who is.
    let least: &[usize] = if remote == 0 { &[1, 3, 2] } else { &[3, 2, 1] };
    let title = |without: &[usize]| {
        let shown = parts.iter().enumerate().filter(|(place, _)| !without.contains(place));
        let shown: String = shown.map(|(_, part)| part.as_str()).collect();
        format!("People ─ {quorum}{shown}")
    };
    let titles = (0..=least.len()).map(|count| title(least.get(..count).unwrap_or(least)));
    titles.into_iter().find(|title| wrap::columns(title) <= width).unwrap_or_else(|| title(least))
}

pub(super) fn draw(model: &Model, people: &People, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    if people.rows.is_empty() {
        let typed = people.filter.text().trim();
        let text = if typed.is_empty() {
            "Nobody is on the list yet. Type NAME, ORGANISATION and Enter: who is here goes on the list.".to_owned()
        } else {
            format!("Nobody called “{typed}” is on the list. NAME, ORGANISATION and Enter adds somebody who is here.")
        };
        return super::draw_lines(&super::paragraph(&text, usize::from(area.width), theme.plain()), area, buffer);
    }
    let rows = people.rows.iter().enumerate().skip(first(people, usize::from(area.height)));
    for ((place, row), y) in rows.zip(area.y..area.bottom()) {
        match row {
            PeopleRow::Organisation(name) => {
                super::put(buffer, area.x, y, u16::MAX, &wrap::cut(name, usize::from(area.width)), theme.strong());
            }
            PeopleRow::Person(id) => {
                let Some(person) = model.state.roster.get(*id) else { continue };
                let (glyph, style) = sign(person.presence, theme);
                let mut text = person.details.name.clone();
                if let Some(role) = role(person.details.role) {
                    text.push_str(&format!(", {role}"));
                }
                if person.walk_in {
                    text.push_str("  (walk-in)");
                }
                let marker = if place == people.chosen { "▸" } else { " " };
                let line = Line::from(vec![
                    Span::raw(format!("{marker} ")),
                    Span::styled(format!("{glyph} {:<10} ", person.presence.word()), style),
                    Span::raw(wrap::cut(&text, usize::from(area.width).saturating_sub(16))),
                ]);
                super::put_line(buffer, area.x, y, area.width, &line);
                if place == people.chosen {
                    super::mark_row(area, y, theme, buffer);
                }
            }
        }
    }
    let height = usize::from(area.height);
    let above = first(people, height);
    let persons = |rows: Option<&[PeopleRow]>| {
        rows.unwrap_or_default().iter().filter(|row| matches!(row, PeopleRow::Person(_))).count()
    };
    super::more(buffer, area, persons(people.rows.get(..above)), persons(people.rows.get(above + height..)), theme);
}

fn sign(presence: Presence, theme: super::super::theme::Theme) -> (&'static str, ratatui::style::Style) {
    match presence {
        Presence::Expected => ("○", theme.plain()),
        Presence::Present => ("●", theme.good()),
        Presence::Remote => ("◉", theme.good()),
        Presence::Apologies => ("–", theme.warning()),
        Presence::Left => ("◌", theme.warning()),
    }
}

fn role(role: Role) -> Option<&'static str> {
    match role {
        Role::Participant => None,
        Role::Facilitator => Some("facilitator"),
        Role::Rapporteur => Some("rapporteur"),
        Role::Speaker => Some("speaker"),
        Role::Observer => Some("observer"),
        Role::Interpreter => Some("interpreter"),
    }
}
