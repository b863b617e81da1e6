//! A pledge among the others: what is undertaken, what it still lacks, how far it has come.

use chrono::Datelike as _;

use super::super::readiness::{self, Readiness};
use super::super::record;
use super::super::theme::Theme;
use super::super::wrap::Rich;
use crate::session::command::PLEDGE_KINDS;
use crate::session::state::{Entry, State};

/// Its texts, each of which begins a row.
pub(super) fn texts(state: &State, pledge: &Entry, theme: Theme) -> Vec<Rich> {
    let (details, outcome) = (pledge.details(), pledge.outcome());
    let mut what = Rich::default();
    match details.who.as_slice() {
        [] => what.push("the signatory bodies together: ", theme.plain()),
        who => what.push(&format!("{}: ", record::names(state, who)), theme.strong()),
    };
    what.push(&pledge.text, theme.plain());
    if let Some(due) = details.due {
        // The year where it is another than that of the session.
        let form = if due.year() == pledge.at.year() { "%-d %b" } else { "%-d %b %Y" };
        what.push(&format!("  due {}", due.format(form)), theme.strong());
    }
    if let Some(indicator) = &details.indicator {
        what.push(&format!("  indicator: {indicator}"), theme.plain());
    }
    if let Some((word, _)) = PLEDGE_KINDS.iter().find(|(_, kind)| Some(*kind) == details.pledge_kind) {
        what.push(&format!("  kind: {word}"), theme.plain());
    }
    let mut marks = Rich::default();
    Readiness::of(state, pledge).marks(&mut marks, theme);
    // What was only planned so far need not have a row of its own.
    let reported = outcome.status.is_some();
    if !reported {
        marks.push(&format!("  · {}", readiness::status(pledge)), theme.plain());
    }
    let mut texts = vec![what, marks];
    let mut add = |glyph: &str, text: String| {
        let mut rich = Rich::default();
        rich.push(glyph, theme.warning()).push(&text, theme.plain());
        texts.push(rich);
    };
    if let Some(taken) = &outcome.taken {
        add("", readiness::taken(taken));
    }
    if reported {
        add("", readiness::status(pledge));
    }
    for reservation in &outcome.reservations {
        add("! ", format!("reservation of {}: {}", state.roster.name(&reservation.who), reservation.text));
    }
    for objection in &outcome.objections {
        let who = objection.who.as_ref().map_or("somebody", |who| state.roster.name(who));
        add("! ", format!("{who} objects: {}", objection.text));
    }
    texts
}
