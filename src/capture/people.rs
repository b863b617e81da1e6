//! Who is here, and who speaks.

use super::fold::{begins_with_words, fold, same};
use super::names::{self, Among, Found, Somebody};
use super::{Context, Line, actions::Id, pieces, usage};
use crate::session::command::{Attendee, Speaker};
use crate::session::event::Contribution;
use crate::session::event::Presence;
use crate::session::floor::CONTRIBUTIONS;
use crate::session::state::Person;
use crate::session::{Command, Refusal, State};

/// Somebody comes, connects, leaves or sends apologies: `Anna`, `Anna Rossi, Ravenna`, or the whole of `Ravenna`. Whoever
/// is not on the list joins it, but cannot leave.
pub(super) fn attend(body: &str, presence: Presence, context: &mut Context) -> Result<Line, Refusal> {
    let name = body.strip_prefix('@').unwrap_or(body).trim().trim_end_matches([',', ' ']);
    if !name.chars().any(char::is_alphanumeric) {
        return Err(usage(Id::In, "it is not said who"));
    }
    let attendee = match attendee(name, context)? {
        // What is pasted from a table or a letter has tabs and line breaks in it, which no name on the list has.
        Attendee::New { .. } => attendee(&pieces::tidy(name), context)?,
        known => known,
    };
    if let Attendee::New { name, organisation } = &attendee {
        if presence == Presence::Left {
            names::settle(name, Found::Nobody, context.state)?;
        }
        // That somebody joins the list, the acknowledgement says.
        if let Some(near) = names::nearest(name, context.state).filter(|_| organisation.is_none()) {
            context.hint(format!("if you meant {near}, /undo"));
        }
    }
    Ok(Line::Command(Command::Attend(attendee, presence)))
}

fn attendee(text: &str, context: &mut Context) -> Result<Attendee, Refusal> {
    let state = context.state;
    let whole = pieces::unquoted(text);
    let known = |somebody: Somebody| match somebody {
        Somebody::Person(person) => Attendee::Known(person.id),
        Somebody::Body(name) => Attendee::Everybody(name.to_owned()),
    };
    let on_list = |somebody: &Somebody| match somebody {
        Somebody::Person(_) => true,
        Somebody::Body(name) => state.roster.organisations().contains(name),
    };
    let found = names::find(whole, state, Among::All, 2);
    match split(text) {
        None => match found {
            Found::One(somebody) if on_list(&somebody) => Ok(known(somebody)),
            Found::Several(hits) => names::settle(whole, Found::Several(hits), state).map(known),
            _ => new(whole, None),
        },
        Some((name, organisation)) => {
            // A name may have a comma in it, and namesakes are told apart by one.
            if let Found::One(somebody) = names::exactly(whole, state)
                && on_list(&somebody)
            {
                return Ok(known(somebody));
            }
            let listed = names::organisation(organisation, &state.roster);
            if let (None, Found::One(Somebody::Person(other))) = (listed, names::exact_words(organisation, state)) {
                let what = format!("{} is a person, not an organisation", other.details.name);
                return Err(Refusal::new(what, format!("one person at a time: first {name}, then {organisation}")));
            }
            let plain = fold(name);
            let fits = |person: &&Person| {
                let there = person.details.organisation.as_deref();
                (there.is_none() && same(&person.details.name, &plain))
                    || (there.is_some() && there == listed && begins_with_words(&person.details.name, &plain))
            };
            let mut hits = state.roster.people().filter(fits);
            match (hits.next(), hits.next()) {
                (Some(person), None) => Ok(Attendee::Known(person.id)),
                (Some(_), Some(_)) => {
                    let hits = state.roster.people().filter(fits).map(Somebody::Person).collect();
                    names::settle(name, Found::Several(hits), state).map(known)
                }
                (None, _) => {
                    let namesake = state.roster.people().find(|person| same(&person.details.name, &plain));
                    if let Some(other) = namesake {
                        context.hint(format!("another person of that name is {}", Somebody::Person(other).full()));
                    }
                    new(name, Some(listed.unwrap_or(organisation)))
                }
            }
        }
    }
}

fn new(name: &str, organisation: Option<&str>) -> Result<Attendee, Refusal> {
    if name.is_empty() {
        return Err(usage(Id::In, "the name is missing"));
    }
    Ok(Attendee::New { name: name.to_owned(), organisation: organisation.map(str::to_owned) })
}

/// `NAME, ORGANISATION`, either of them in quotes or not.
fn split(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = match pieces::quoted(text) {
        Some((name, rest)) => (name, rest.trim_start().strip_prefix(',')?),
        None => text.split_once(',')?,
    };
    let organisation = pieces::unquoted(rest.trim());
    (!organisation.is_empty()).then_some((name.trim(), organisation))
}

/// A name that is all that follows a command.
fn named<'a>(body: &str, context: &Context<'a>) -> Result<Somebody<'a>, Refusal> {
    let name = body.strip_prefix('@').unwrap_or(body);
    let name = pieces::unquoted(name.trim()).trim_end_matches([',', ':', '.']);
    names::the_one(name, context.state, Among::All)
}

/// Says so where somebody who asks for the floor or gets it is not among those who are here; nothing while nobody was noted
/// as present, or as gone.
pub fn absent(command: &Command, state: &State) -> Option<String> {
    let (Command::Queue(who, _) | Command::Floor(Speaker::This(who))) = command else { return None };
    let absent = state.attendance().taken && !state.roster.is_here(who);
    absent.then(|| format!("{} is not noted as present", state.roster.name(who)))
}

/// Who asks for the floor, and for what: `Ravenna`, `Ravenna reply`, `reply Ravenna`.
pub(super) fn queue(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let kind =
        |word: &str| CONTRIBUTIONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind);
    let (first, rest) = pieces::word(body);
    let last = body.trim_end().rsplit_once(char::is_whitespace);
    let (name, kind) =
        match (kind(first).filter(|_| !rest.is_empty()), last.and_then(|(name, word)| Some((name, kind(word)?)))) {
            // A name may begin or end with such a word.
            _ if named(body, context).is_ok() => (body, Contribution::New),
            (Some(kind), _) => (rest, kind),
            (None, Some((name, kind))) => (name, kind),
            (None, None) => (body, Contribution::New),
        };
    let command = Command::Queue(named(name, context)?.who(), kind);
    context.hints.extend(absent(&command, context.state));
    Ok(Line::Command(command))
}

pub(super) fn unqueue(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    Ok(Line::Command(Command::Unqueue(named(body, context)?.who())))
}

pub(super) fn floor(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let speaker = match body.to_lowercase().as_str() {
        "" | "next" => Speaker::Next,
        "fair" => Speaker::Fresh,
        _ => Speaker::This(named(body, context)?.who()),
    };
    let command = Command::Floor(speaker);
    context.hints.extend(absent(&command, context.state));
    Ok(Line::Command(command))
}

pub(super) fn pass(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let who = if body.is_empty() { None } else { Some(named(body, context)?.who()) };
    Ok(Line::Command(Command::Pass(who)))
}

/// `3`, `2:30`, `90 s`, `off`.
pub(super) fn speaking_time(body: &str) -> Result<Line, Refusal> {
    let off = ["off", "none", "0"].iter().any(|word| word.eq_ignore_ascii_case(body));
    let number =
        |text: &str| text.trim().parse::<u32>().ok().filter(|_| text.trim().bytes().all(|b| b.is_ascii_digit()));
    let seconds = match body.split_once(':') {
        Some((minutes, seconds)) => {
            number(minutes).zip(number(seconds).filter(|seconds| *seconds < 60)).map(|(m, s)| m * 60 + s)
        }
        None => match body.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').trim_end() {
            count if body.ends_with('s') && !body.ends_with("mins") && !body.ends_with("minutes") => number(count),
            count => number(count).map(|minutes| minutes.saturating_mul(60)),
        },
    };
    match seconds.filter(|seconds| (5..=3600).contains(seconds)) {
        _ if off => Ok(Line::Command(Command::LimitSpeaking(None))),
        Some(seconds) => Ok(Line::Command(Command::LimitSpeaking(Some(seconds)))),
        None => Err(usage(Id::SpeakingTime, format!("“{body}” is no time from 5 seconds to an hour"))),
    }
}
