//! What is signed: agreement on its parts, their order, its versions, signatures, and how far pledges have come.

use super::fold::{begins_with_words, fold};
use super::names::{self, Among, Found};
use super::options::{self, Given};
use super::{Context, Line, actions::Id, mend, pieces, usage};
use crate::session::command::{Place, STATUSES, Which};
use crate::session::event::Status;
use crate::session::{Command, Refusal};

/// `12`, `12 13`, `12, 13 and 14`, `all`, or nothing for the last.
pub(super) fn agree(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let mut handles = Vec::new();
    for word in body.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        if word.eq_ignore_ascii_case("and") {
            continue;
        }
        if word.eq_ignore_ascii_case("all") {
            return Ok(Line::Command(Command::Agree(Which::All)));
        }
        match mend::only_entry(Id::Agree, word, context)? {
            Some(handle) => handles.push(handle),
            None => return Err(usage(Id::Agree, format!("“{word}” is no number of an entry"))),
        }
    }
    let which = if handles.is_empty() { Which::Last } else { Which::These(handles) };
    Ok(Line::Command(Command::Agree(which)))
}

/// `BODY by NAME, ROLE`.
pub(super) fn sign(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let state = context.state;
    let body = body.strip_prefix('@').unwrap_or(body);
    let found = |(place, _): (usize, &str)| {
        let name = pieces::unquoted(body[..place].trim());
        match names::find(name, state, Among::Bodies, 1) {
            Found::One(organisation) => Some((organisation.name(), &body[place + " by ".len()..])),
            _ => None,
        }
    };
    let Some((organisation, by)) = body.match_indices(" by ").find_map(found) else {
        let Some((name, _)) = body.split_once(" by ") else {
            return Err(usage(Id::Sign, "it is not said who signs"));
        };
        let signing = state.roster.signatories();
        return match names::find(pieces::unquoted(name.trim()), state, Among::Bodies, 1) {
            Found::Nobody if !signing.is_empty() => Err(Refusal::new(
                format!("no organisation on the list is called “{}”", name.trim()),
                format!("those that sign are {}", signing.join(", ")),
            )),
            found => names::settle(name.trim(), found, state).map(|_| Line::Nothing),
        };
    };
    let (name, role) = match pieces::quoted(by.trim()) {
        Some((name, rest)) => (name, rest.trim_start().strip_prefix(',')),
        None => by.split_once(',').map_or((by, None), |(name, role)| (name, Some(role))),
    };
    let name = &pieces::tidy(name.trim().strip_prefix('@').unwrap_or(name.trim()));
    if name.is_empty() {
        return Err(usage(Id::Sign, format!("it is not said who signs for {organisation}")));
    }
    // The whole name of a person of that body, where the beginning of it was typed.
    let plain = fold(name);
    let mut of_body = state.roster.people().filter(|person| {
        person.details.organisation.as_deref() == Some(organisation) && begins_with_words(&person.details.name, &plain)
    });
    let name = match (of_body.next(), of_body.next()) {
        (Some(person), None) => &person.details.name,
        _ => name,
    };
    Ok(Line::Command(Command::Sign {
        body: organisation.to_owned(),
        name: name.to_owned(),
        role: role.map(pieces::tidy).filter(|role| !role.is_empty()),
    }))
}

/// How far something has come, what is reported of it, and as of which day: `12 under-way two desks open on:2026-03-01`.
pub(super) fn status(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let mut given = Given::default();
    let (entry, rest) = pieces::entry(body, context.state)?;
    let rest = given.take(rest, options::REPORT, context)?;
    let Some((status, report)) = status_word(rest) else {
        return Err(usage(Id::Status, format!("“{rest}” does not say how far it has come")));
    };
    let report = Some(pieces::unquoted(report.trim_start_matches([':', ',']).trim()));
    let report = report.filter(|text| !text.is_empty()).map(str::to_owned);
    Ok(Line::Command(Command::SetStatus { entry, status, report, on: given.on }))
}

/// The status at the beginning of a text, in one word or two, and what follows it.
fn status_word(text: &str) -> Option<(Status, &str)> {
    let known = |word: &str| {
        let word = match word {
            "underway" | "begun" | "started" => "under-way",
            "done" => "fulfilled",
            word => word,
        };
        STATUSES.iter().find(|(name, _)| *name == word).map(|(_, status)| *status)
    };
    let (first, after) = pieces::word(text);
    let (second, rest) = pieces::word(after);
    let bare = |word: &str| word.trim_end_matches([':', ',']).to_lowercase();
    let two = format!("{}-{}", bare(first), bare(second));
    known(&two).map(|status| (status, rest)).or_else(|| Some((known(&bare(first))?, after)))
}

/// Where a part of the memorandum goes: `12 before 9`, `12 after rec2`, `12 first`, `12 up`.
pub(super) fn order(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    let (word, other) = pieces::word(rest);
    let beside = || match pieces::entry(other, context.state)? {
        (Some(handle), "") => Ok(handle),
        _ => Err(usage(Id::Order, format!("“{other}” is no number of an entry"))),
    };
    let place = match (word.to_lowercase().as_str(), other) {
        ("first" | "top", "") => Place::First,
        ("last" | "bottom", "") => Place::Last,
        ("up", "") => Place::Up,
        ("down", "") => Place::Down,
        ("before", _) => Place::Before(beside()?),
        ("after" | "behind", _) => Place::After(beside()?),
        _ => return Err(usage(Id::Order, format!("“{rest}” says no place"))),
    };
    Ok(Line::Command(Command::Place(entry, place)))
}
