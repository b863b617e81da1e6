//! A pledge field by field, and below that what became of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::form::Field;
use super::super::model::{Form, Model};
use super::super::readiness::{self, Agreement};
use super::super::theme::Theme;
use super::super::wrap::Rich;
use crate::capture::actions::Id;
use crate::session::event::{Choice, EntryKind, Taken, Vote};
use crate::session::state::{Entry, State};

/// The columns before what stands in a field.
const LEAD: usize = 18;

/// Its rows at this width, each with the field it belongs to.
pub fn rows(model: &Model, form: &Form, width: usize) -> Vec<(Option<Field>, Line<'static>)> {
    let mut rows = Rows { width: width.saturating_sub(LEAD).max(8), theme: model.theme, rows: Vec::new() };
    let entry = model.state.record.get(form.handle);
    let Some(entry) = entry.filter(|entry| entry.stands() && entry.kind == EntryKind::Pledge) else {
        let undo = model.keys.said(Id::Undo);
        let text = format!("{} is no pledge of the record any more. {undo} undoes what was done last.", form.handle);
        let lines = super::paragraph(&text, width, model.theme.plain());
        return lines.into_iter().map(|line| (None, line)).collect();
    };
    for field in Field::ALL {
        rows.field(model, entry, field, field == form.chosen);
    }
    rows.rows.push((None, Line::default()));
    rows.became(&model.state, entry);
    rows.rows
}

/// The first row in sight. While a field is being edited it is always in sight, however much is offered for it.
pub fn first(model: &Model, form: &Form, rows: &[(Option<Field>, Line)], height: usize) -> usize {
    let top = form.top.min(rows.len().saturating_sub(height));
    if model.field().is_none() {
        return top;
    }
    let of = |(field, _): &(Option<Field>, _)| *field == Some(form.chosen);
    let (first, last) = (rows.iter().position(of).unwrap_or(0), rows.iter().rposition(of).unwrap_or(0));
    top.max((last + 1).saturating_sub(height)).min(first)
}

/// What stands in the border above: how far one has come with it.
pub fn title(model: &Model, form: &Form) -> String {
    let entry = model.state.record.get(form.handle);
    let filled = |entry| Field::ALL.iter().filter(|field| stands(&model.state, entry, **field)).count();
    let filled = entry.map_or(0, filled);
    format!("Pledge {}, field by field ─ {filled} of {} filled in", form.handle, Field::ALL.len())
}

/// Whether something stands in a field: where no body is named, the signatory bodies together do.
fn stands(state: &State, entry: &Entry, field: Field) -> bool {
    !field.is_empty(entry) || field == Field::Bodies && !state.roster.signatories().is_empty()
}

pub(super) fn draw(model: &Model, form: &Form, area: Rect, buffer: &mut Buffer) {
    let rows = rows(model, form, usize::from(area.width));
    let height = usize::from(area.height);
    let first = first(model, form, &rows, height);
    for ((field, line), y) in rows.iter().skip(first).zip(area.y..area.bottom()) {
        super::put_line(buffer, area.x, y, area.width, line);
        if *field == Some(form.chosen) {
            super::mark_row(area, y, model.theme, buffer);
        }
    }
    super::more(buffer, area, first, rows.len().saturating_sub(first + height), model.theme);
}

struct Rows {
    width: usize,
    theme: Theme,
    rows: Vec<(Option<Field>, Line<'static>)>,
}

impl Rows {
    /// A name and what is said of it, wrapped beside it.
    fn add(&mut self, field: Option<Field>, marker: &str, sign: (&str, Style), name: &str, text: &Rich) {
        for (number, mut line) in text.lines(self.width).into_iter().enumerate() {
            if number == 0 {
                line.spans.insert(0, Span::styled(format!("{name:<14}"), self.theme.strong()));
                line.spans.insert(0, Span::styled(format!("{} ", sign.0), sign.1));
                line.spans.insert(0, Span::styled(format!("{marker} "), self.theme.strong()));
            } else {
                line.spans.insert(0, Span::raw(" ".repeat(LEAD)));
            }
            self.rows.push((field, line));
        }
    }

    fn field(&mut self, model: &Model, entry: &Entry, field: Field, chosen: bool) {
        let theme = self.theme;
        let state = &model.state;
        let mut text = Rich::default();
        let shown = field.shown(state, entry);
        let sign = match &shown {
            Some(value) => {
                text.push(value, theme.plain());
                ("✓", theme.good())
            }
            None if stands(state, entry, field) => {
                text.push("– the signatory bodies together (Enter names who leads)", theme.plain());
                ("✓", theme.good())
            }
            None => {
                text.push("– (Enter fills it in)", theme.plain());
                if field.is_needed() { ("!", theme.warning()) } else { (" ", theme.plain()) }
            }
        };
        // What was typed for it and is not in the record: on its way, or left and to be taken up again.
        for line in &model.queue {
            if let Some(value) = line.fills(entry.handle, field) {
                let (glyph, words, wrong) = line.standing();
                text.push("\n", theme.plain());
                text.push(&format!("{glyph} "), if wrong { theme.wrong() } else { theme.warning() });
                let (value, words) = match line.waits() {
                    Some(_) => line.row(value, "Enter mends, Del drops", self.width.saturating_sub(2)),
                    None => (value.to_owned(), words),
                };
                text.push(&value, theme.plain()).push(&format!("  {words}"), theme.strong());
            }
        }
        let marker = if chosen { "▸" } else { " " };
        self.add(Some(field), marker, sign, field.name(), &text);
    }

    /// A fact that is no field.
    fn fact(&mut self, sign: (&str, Style), name: &str, text: &str) {
        let mut rich = Rich::default();
        rich.push(text, self.theme.plain());
        self.add(None, " ", sign, name, &rich);
    }

    /// What became of it: agreement, votes, reservations, objections, reports.
    fn became(&mut self, state: &State, entry: &Entry) {
        let theme = self.theme;
        let plain = (" ", theme.plain());
        let outcome = entry.outcome();
        let agreement = Agreement::of(entry);
        let style = if agreement.is_settled() { theme.good() } else { theme.warning() };
        self.fact((agreement.glyph(), style), "agreement", &agreed(entry, agreement));
        match &outcome.taken {
            None => self.fact(plain, "votes", "none was taken"),
            Some(taken) => {
                let mut text = readiness::taken(taken);
                if let Taken::Vote(vote) = &taken.how {
                    text.push_str(&roll(state, vote));
                }
                self.fact(plain, "votes", &text);
            }
        }
        let mut reservations: Vec<String> = Vec::new();
        for reservation in &outcome.reservations {
            reservations.push(format!("{}: {}", state.roster.name(&reservation.who), reservation.text));
        }
        let warning = ("!", theme.warning());
        match reservations.as_slice() {
            [] => self.fact(plain, "reservations", "none"),
            some => self.fact(warning, "reservations", &some.join("\n")),
        }
        for objection in &outcome.objections {
            let who = objection.who.as_ref().map_or("somebody", |who| state.roster.name(who));
            self.fact(warning, "objection", &format!("{who}: {}", objection.text));
        }
        let report = |report: &crate::session::state::Report| {
            let text = report.text.as_ref().map_or(String::new(), |text| format!(": {text}"));
            format!("{}  {}{text}", report.on.format("%-d %B %Y"), report.status.word())
        };
        match outcome.reports.as_slice() {
            [] => self.fact(plain, "status", &format!("{}, nothing is reported yet", readiness::status(entry))),
            reports => self.fact(plain, "status", &reports.iter().map(report).collect::<Vec<_>>().join("\n")),
        }
    }
}

/// When the room agreed on it, or what is in the way.
fn agreed(entry: &Entry, agreement: Agreement) -> String {
    let handle = entry.handle;
    let agreed = entry.outcome().agreed.as_ref();
    let at = agreed.map_or(String::new(), |agreed| agreed.at.format(" at %H:%M").to_string());
    let there = agreed.and_then(|agreed| agreed.attendance.quorum());
    let there = there.map_or(String::new(), |test| format!(", with {test} there"));
    match agreement {
        Agreement::Agreed | Agreement::Prepared => format!("agreed{at}{there}"),
        Agreement::Missing => format!("not yet: /agree {handle} once the room agrees"),
        Agreement::Reworded => format!("it says something else now than what was agreed{at}: /agree {handle}"),
        Agreement::WithoutQuorum => format!("indicative only: agreed{at}{there}"),
        Agreement::Lost => "it was put to the vote and not carried".to_owned(),
    }
}

/// Who was against and who abstained, where the roll was called.
fn roll(state: &State, vote: &Vote) -> String {
    let mut text = String::new();
    for (choice, word) in [(Choice::Against, "against"), (Choice::Abstain, "abstaining")] {
        let names = vote.roll.iter().filter(|voice| voice.vote == choice).map(|voice| state.roster.name(&voice.who));
        let names: Vec<&str> = names.collect();
        if !names.is_empty() {
            text.push_str(&format!("\n{word}: {}", names.join(", ")));
        }
    }
    text
}
