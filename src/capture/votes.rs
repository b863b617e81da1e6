//! How the room takes something: votes by count or by roll call, consent, objections, reservations.

use super::names::{self, Among, Somebody};
use super::options::{self, Given, Votes};
use super::{Context, Line, actions::Id, entries, mend, pieces, usage};
use crate::agenda::Unit;
use crate::session::event::{Choice, Taken, Voice, Vote, Who};
use crate::session::{Command, Refusal, State};

/// `for:12 against:3 abstain:2 rule:two-thirds`, `12-3-2`, or by roll call: `for:rest against:"Lublin" by:bodies`.
pub(super) fn vote(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let mut given = Given::default();
    // The counts may come first, and the entry may be left out.
    let rest = given.take(body, options::VOTE, context)?;
    let (entry, rest) = pieces::entry(rest, context.state)?;
    let short = short_counts(rest);
    let in_words = given.votes_for.is_some() || given.against.is_some() || given.abstain.is_some();
    let vote = match short {
        Some(_) if in_words => return Err(usage(Id::Vote, "the votes are given twice")),
        Some([r#for, against, abstain]) => Vote { r#for, against, abstain, by: given.voters, ..Vote::default() },
        None if !rest.is_empty() => {
            return Err(usage(Id::Vote, format!("“{rest}” is neither a count nor a rule")));
        }
        None if given.votes_for.is_none() => {
            return Err(usage(Id::Vote, "it is not said how many voted for it"));
        }
        None => voted(&given, context.state)?,
    };
    let (rule, base, abstentions) = (given.rule, given.base, given.abstentions);
    Ok(Line::Command(Command::Take(entry, Taken::Vote(Vote { rule, base, abstentions, ..vote }))))
}

/// The word for all who are there and not named.
const REST: &str = "rest";

/// The votes that are given in words: all of them counted, or all of them by name.
fn voted(given: &Given, state: &State) -> Result<Vote, Refusal> {
    let parts = [(Choice::For, &given.votes_for), (Choice::Against, &given.against), (Choice::Abstain, &given.abstain)];
    let counted = |votes: &Option<Votes>| match votes {
        None => Some(0),
        Some(Votes::Count(count)) => Some(*count),
        Some(Votes::Named(_)) => None,
    };
    if let [Some(r#for), Some(against), Some(abstain)] = parts.map(|(_, votes)| counted(votes)) {
        return Ok(Vote { r#for, against, abstain, by: given.voters, ..Vote::default() });
    }
    let mut roll: Vec<Voice> = Vec::new();
    let mut others = None;
    // Unless it is said, the first name tells whether persons or bodies vote.
    let mut unit = given.voters;
    for (vote, votes) in parts {
        let names = match votes {
            None | Some(Votes::Count(0)) => continue,
            Some(Votes::Count(_)) => {
                let next = "for:12 against:3, or for:\"Ravenna, Lublin\" against:\"Cartagena\"";
                return Err(Refusal::new("some votes are counted and some are named", next));
            }
            Some(Votes::Named(names)) => names,
        };
        for name in names {
            if name.eq_ignore_ascii_case(REST) {
                if others.replace(vote).is_some() {
                    return Err(Refusal::new("rest: is given twice", "all who are not named vote one way"));
                }
                continue;
            }
            let among = if unit == Some(Unit::People) { Among::All } else { Among::BodiesFirst };
            let somebody = names::the_one(name, state, among)?;
            let who = voter(somebody, &mut unit, state)?;
            roll.push(Voice { who, vote });
        }
    }
    let unit = unit.or(state.agenda.voting.by).unwrap_or_default();
    if let Some(vote) = others {
        let rest = present(unit, state).into_iter().filter(|who| !roll.iter().any(|voice| voice.who == *who));
        let rest: Vec<Voice> = rest.map(|who| Voice { who, vote }).collect();
        roll.extend(rest);
    }
    if roll.is_empty() {
        return Err(Refusal::new("nobody is noted as present, so that nobody votes", "/in NAME, ORGANISATION"));
    }
    Ok(Vote { by: Some(unit), ..Vote::called(roll) })
}

/// Whose vote it is: the person's, or the organisation's.
fn voter(somebody: Somebody, unit: &mut Option<Unit>, state: &State) -> Result<Who, Refusal> {
    let who = somebody.who();
    let by = *unit.get_or_insert(match &who {
        Who::Participant(_) => Unit::People,
        Who::Organisation(_) => Unit::Bodies,
    });
    match (by, &who) {
        (Unit::People, Who::Participant(_)) | (Unit::Bodies, Who::Organisation(_)) => Ok(who),
        (Unit::Bodies, Who::Participant(_)) => match state.roster.organisation(&who) {
            Some(organisation) => Ok(Who::Organisation(organisation.to_owned())),
            None => Err(Refusal::new(
                format!("{} is there for no organisation", somebody.name()),
                "by:people counts one vote a person",
            )),
        },
        (Unit::People, Who::Organisation(name)) => Err(Refusal::new(
            format!("{name} is an organisation, and persons vote"),
            "by:bodies counts one vote a body",
        )),
    }
}

/// Who has a vote and is there; everybody who has one, where attendance was not taken.
fn present(unit: Unit, state: &State) -> Vec<Who> {
    let taken = state.attendance().taken;
    let voters = state.roster.people().filter(|person| person.has_vote() && (!taken || person.presence.is_here()));
    match unit {
        Unit::People => voters.map(|person| Who::Participant(person.id)).collect(),
        Unit::Bodies => {
            let mut bodies: Vec<Who> = Vec::new();
            for name in voters.filter_map(|person| person.details.organisation.clone()) {
                let body = Who::Organisation(name);
                if !bodies.contains(&body) {
                    bodies.push(body);
                }
            }
            bodies
        }
    }
}

/// `12-3` or `12-3-2`: for, against, abstentions.
fn short_counts(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<&str> = text.split(['-', '–', '—']).map(str::trim).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| number(part)).collect();
    match numbers?.as_slice() {
        [r#for, against] => Some([*r#for, *against, 0]),
        [r#for, against, abstain] => Some([*r#for, *against, *abstain]),
        _ => None,
    }
}

pub(super) fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()))
}

pub(super) fn consent(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    Ok(Line::Command(Command::Take(mend::only_entry(Id::Consent, body, context)?, Taken::Consent)))
}

/// Who objects, to what, and why; a body may object without saying why.
pub(super) fn object(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    if let Some(name) = rest.strip_prefix('@') {
        let names::Addressed { name, found, rest } = names::addressed(name, context.state, Among::BodiesFirst);
        let who = Some(names::settle(name, found, context.state)?.who());
        return Ok(Line::Command(Command::Object { entry, who, text: rest.to_owned() }));
    }
    if rest.is_empty() {
        return Err(usage(Id::Object, "it is not said who objects, nor why"));
    }
    let (who, text) = entries::speaker(rest, context)?;
    Ok(Line::Command(Command::Object { entry, who, text: text.to_owned() }))
}

/// Which body joins in but for something, to what, and what it is.
pub(super) fn reserve(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    let name = rest.strip_prefix('@').unwrap_or(rest);
    let addressed = match rest.starts_with('@') {
        true => Some(names::addressed(name, context.state, Among::BodiesFirst)),
        false => names::before_colon(rest, context.state),
    };
    let Some(names::Addressed { name, found, rest }) = addressed else {
        return Err(usage(Id::Reserve, "it is not said who makes the reservation"));
    };
    let who = names::settle(name, found, context.state)?.who();
    if rest.trim().is_empty() {
        return Err(usage(Id::Reserve, "it is not said what the reservation is"));
    }
    Ok(Line::Command(Command::Reserve { entry, who, text: rest.to_owned() }))
}
