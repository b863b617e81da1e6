//! What an agenda says as a whole: contradictions between its parts, and what would go better otherwise.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{NaiveTime, TimeDelta};

use super::Agenda;
use super::problem::{Findings, shown};
use super::roster::Roster;
use super::table::{Span, Table};

/// Notes what is to be said about an agenda as a whole. `roster` is what its roster file holds: its people are the last of
/// the agenda's.
pub(super) fn advise(agenda: &Agenda, table: &Table, roster: Option<&mut Roster>, findings: &mut Findings) {
    clock(agenda, table, findings);
    people(agenda, table, roster, findings);
}

/// How long after one time of the clock the next comes: past midnight, where it shows less.
fn after(last: NaiveTime, next: NaiveTime) -> TimeDelta {
    let difference = next - last;
    if difference < TimeDelta::zero() { difference + TimeDelta::hours(24) } else { difference }
}

/// Fixed times against each other and against the time boxes. One that would come more than sixteen hours after the one before
/// it was hardly meant for the next day.
fn clock(agenda: &Agenda, table: &Table, findings: &mut Findings) {
    let tables = table.tables("items");
    if agenda.items.is_empty() && table.is_whole {
        let next = vec!["add a block [[items]] for each; what is recorded then stands under it".into()];
        findings.add(None, super::Weight::Advice, "there are no items on the agenda", next);
    }
    // When the last fixed time was, how long the items since then take, and whether all of those say how long.
    let mut last = agenda.start;
    let mut since: Option<u32> = Some(0);
    for (item, table) in agenda.items.iter().zip(tables) {
        if let Some(fixed) = item.fixed {
            match (last, since) {
                (Some(last), _) if after(last, fixed) > TimeDelta::hours(16) => {
                    let next = vec!["put the items in the order they are taken, or mend the time".into()];
                    findings.hold_up(
                        table.span("fixed"),
                        format!("{} is before {}, which comes earlier on the agenda", hm(fixed), hm(last)),
                        next,
                    );
                }
                (Some(last), Some(minutes)) if after(last, fixed).num_minutes() < i64::from(minutes) => {
                    let (until, _) = last.overflowing_add_signed(TimeDelta::minutes(minutes.into()));
                    let over = i64::from(minutes) - after(last, fixed).num_minutes();
                    let what = format!(
                        "the items before this last until {}, {over} {} longer than there is time",
                        hm(until),
                        if over == 1 { "minute" } else { "minutes" }
                    );
                    findings.advise(table.span("fixed"), what, vec!["shorten one of them, or begin this later".into()]);
                }
                _ => {}
            }
            last = Some(fixed);
            since = Some(0);
        }
        since = since.zip(item.minutes).and_then(|(since, minutes)| since.checked_add(minutes));
    }
    let timeless = agenda.items.iter().filter(|item| item.minutes.is_none()).count();
    let first = agenda.items.iter().zip(tables).find(|(item, _)| item.minutes.is_none());
    // An agenda without any times is one that is run without a clock.
    if let Some((_, table)) = first.filter(|_| timeless < agenda.items.len()) {
        let what = match timeless {
            1 => "this item has no time box".into(),
            many => format!("{many} items have no time box, this is the first"),
        };
        let next = vec!["write minutes = 15, so that the end of the session can be foretold".into()];
        findings.advise(table.span.clone(), what, next);
    }
}

fn hm(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Who stands on the roster twice, and who is spelt in two ways.
fn people(agenda: &Agenda, table: &Table, roster: Option<&mut Roster>, findings: &mut Findings) {
    let inside = table.tables("participants").len();
    let mut roster = roster;
    let mut note = |count: usize, key: &str, note: &dyn Fn(&mut Findings, Span)| {
        if let Some(table) = table.tables("participants").get(count) {
            note(findings, table.span(key));
        } else if let Some(roster) = roster.as_deref_mut()
            && let Some(row) = roster.people.get(count - inside)
        {
            let span = if key == "name" { row.name.clone() } else { row.body.clone() };
            note(&mut roster.findings, span);
        }
    };
    let mut people = HashMap::new();
    let mut bodies: HashMap<String, &str> = HashMap::new();
    for (count, person) in agenda.participants.iter().enumerate() {
        if !person.name.is_empty() && people.insert((&person.name, &person.organisation), ()).is_some() {
            let what = format!("{} stands on the list twice", shown(&person.name));
            let next = "take one out; if they are two persons, say in the name how to tell them apart";
            note(count, "name", &|findings, span| findings.hold_up(span, what.clone(), vec![next.into()]));
        }
        let Some(body) = &person.organisation else { continue };
        match bodies.entry(body.to_lowercase()) {
            Entry::Vacant(free) => {
                free.insert(body);
            }
            Entry::Occupied(other) if *other.get() != body => {
                let what = format!(
                    "\"{}\" is also written \"{}\": they count as two organisations",
                    shown(body),
                    shown(other.get())
                );
                note(count, "organisation", &|findings, span| {
                    findings.advise(span, what.clone(), vec!["write both in the same way".into()]);
                });
            }
            Entry::Occupied(_) => {}
        }
    }
    let signs = agenda.participants.iter().any(|person| person.signatory);
    if let Some(memorandum) = table.table("memorandum")
        && !agenda.participants.is_empty()
        && !signs
    {
        let next = vec!["write signatory = true for those whose organisation signs".into()];
        findings.advise(memorandum.span.clone(), "there is a memorandum, but nobody on the list signs it", next);
    }
}
