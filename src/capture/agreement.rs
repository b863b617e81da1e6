//! Decisions, polls, pledges and signatures: how the room agrees.

use super::fold::{begins_with, begins_with_words, fold, has_word_beginning, same};
use super::names::{self, Among, Found};
use super::options::{self, Given};
use super::{Context, Line, actions::Id, entries, mend, pieces, usage};
use crate::agenda::{Poll, PollForm};
use crate::session::command::{STATUSES, Which};
use crate::session::event::{EntryKind, Taken};
use crate::session::state::Entry;
use crate::session::{Command, Handle, Refusal, State};

/// `for:12 against:3 abstain:2 rule:two-thirds`, or `12-3-2`.
pub(super) fn vote(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let mut given = Given::default();
    // The counts may come first, and the entry may be left out.
    let rest = given.take(body, options::VOTE, context)?;
    let (entry, rest) = pieces::entry(rest, context.state)?;
    let short = short_counts(rest);
    let (votes, given_as_words) = match (short, given.votes_for) {
        (Some(votes), None) if given.against.or(given.abstain).is_none() => (votes, false),
        (None, Some(votes)) => ([votes, given.against.unwrap_or(0), given.abstain.unwrap_or(0)], true),
        (Some(_), _) => return Err(usage(Id::Vote, "the votes are given twice")),
        (None, None) if !rest.is_empty() => {
            return Err(usage(Id::Vote, format!("“{rest}” is neither a count nor a rule")));
        }
        (None, None) => return Err(usage(Id::Vote, "it is not said how many voted for it")),
    };
    if given_as_words && !rest.is_empty() {
        return Err(usage(Id::Vote, format!("“{rest}” is neither a count nor a rule")));
    }
    let [r#for, against, abstain] = votes;
    Ok(Line::Command(Command::Take(entry, Taken::Vote { r#for, against, abstain, rule: given.rule })))
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

fn number(text: &str) -> Option<u32> {
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

/// A question put to the room, or one the agenda prepared.
pub(super) fn poll(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let mut given = Given::default();
    let question = pieces::unquoted(given.take(body, options::POLL, context)?);
    let form = form(given)?;
    let prepared = || prepared(question, context.state);
    let (question, form) = match (form, question) {
        (Some(_), "") => return Err(usage(Id::Poll, "the poll has no question")),
        (Some(form), question) => (question.to_owned(), form),
        (None, _) => match prepared()? {
            Some(Poll { question, form }) => (question.clone(), form.clone()),
            None if question.is_empty() => {
                return Err(usage(Id::Poll, "the agenda prepared no poll that was not opened yet"));
            }
            None => {
                return Err(usage(
                    Id::Poll,
                    "it is not said how the poll is answered (scale:, options:, dots:, ranking: or consensus:)",
                ));
            }
        },
    };
    Ok(Line::Command(Command::OpenPoll { question, form, counts: Vec::new() }))
}

fn form(given: Given) -> Result<Option<PollForm>, Refusal> {
    let Given { scale, options, dots, ranking, consensus, .. } = given;
    Ok(Some(match (scale, consensus, ranking, dots, options) {
        (None, None, None, None, None) => return Ok(None),
        (Some(points), None, None, None, None) => PollForm::Scale(points),
        (None, Some(grades), None, None, None) => PollForm::Consensus(grades),
        (None, None, Some(options), None, None) => PollForm::Ranking(options),
        (None, None, None, None, Some(options)) => PollForm::Choice(options),
        (None, None, None, Some(each), Some(options)) => PollForm::Dots { options, each },
        (None, None, None, Some(_), None) => {
            return Err(usage(Id::Poll, "it is not said what the dots are put on (options:)"));
        }
        _ => return Err(usage(Id::Poll, "a poll is answered in one way only")),
    }))
}

/// The poll of the agenda that is meant: by its number, the beginning of its question or a word in it; with nothing said, the first
/// that was not asked yet.
fn prepared<'a>(text: &str, state: &'a State) -> Result<Option<&'a Poll>, Refusal> {
    let polls = &state.agenda.polls;
    if text.is_empty() {
        let asked: Vec<&str> =
            state.record.entries().filter(|entry| entry.kind == EntryKind::Poll).map(|entry| &*entry.text).collect();
        return Ok(polls.iter().find(|poll| !asked.contains(&poll.question.as_str())));
    }
    if let Some(place) = number(text.strip_prefix('#').unwrap_or(text)) {
        let poll = usize::try_from(place).ok().and_then(|place| polls.get(place.checked_sub(1)?));
        return match poll {
            Some(poll) => Ok(Some(poll)),
            None => Err(Refusal::new(
                format!("the agenda has no poll {place}"),
                match polls.len() {
                    0 => "it prepared none: /poll \"QUESTION\" scale:5".to_owned(),
                    count => format!("it prepared {}", pieces::count(count, "poll")),
                },
            )),
        };
    }
    let plain = fold(text);
    for fits in [same, begins_with, has_word_beginning] {
        let hits: Vec<&Poll> = polls.iter().filter(|poll| fits(&poll.question, &plain)).collect();
        match hits.as_slice() {
            [] => {}
            [poll] => return Ok(Some(poll)),
            several => {
                let questions: Vec<String> = several.iter().map(|poll| format!("“{}”", poll.question)).collect();
                return Err(Refusal::new(
                    format!("“{text}” could be {}", pieces::either(&questions)),
                    "type more of the question, or its number among the agenda's polls",
                ));
            }
        }
    }
    Ok(None)
}

/// The poll a command means: the one named, else the last that is open.
fn meant(entry: Option<Handle>, state: &State) -> Option<&Entry> {
    match entry {
        Some(handle) => state.record.get(handle).filter(|entry| entry.kind == EntryKind::Poll),
        None => {
            let mut polls = state.record.entries().rev().filter(|entry| entry.kind == EntryKind::Poll);
            polls.find(|entry| !entry.outcome().closed)
        }
    }
}

/// The names of a poll's options, where it has any.
fn option_names(entry: &Entry) -> &[String] {
    match &entry.details().poll {
        Some(PollForm::Choice(options) | PollForm::Ranking(options) | PollForm::Dots { options, .. }) => options,
        _ => &[],
    }
}

/// An option by its number or its name (or a beginning of it that no other has).
fn choice(text: &str, poll: Option<&Entry>) -> Option<u32> {
    let text = pieces::unquoted(text.trim());
    if let Some(number) = number(text) {
        return Some(number);
    }
    let plain = fold(text);
    let names = poll.map(option_names).unwrap_or_default();
    let place = names.iter().position(|name| same(name, &plain)).or_else(|| {
        let mut hits = (0..).zip(names).filter(|(_, name)| begins_with(name, &plain)).map(|(place, _)| place);
        hits.next().filter(|_| !plain.is_empty() && hits.next().is_none())
    })?;
    u32::try_from(place + 1).ok()
}

/// The counts of a poll: `1:0 2:3`, `yes:12 no:3`, or the bare counts of all options in order.
pub(super) fn tally(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let words: Vec<&str> =
        body.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let counts: Option<Vec<u32>> = words.iter().map(|word| number(word)).collect();
    let options = |entry| {
        let form = meant(entry, context.state).and_then(|poll| poll.details().poll.as_ref());
        form.map_or(0, PollForm::options)
    };
    if let Some(counts) = counts.filter(|counts| counts.len() >= 2) {
        let poll = words.first().and_then(|word| pieces::as_handle(word));
        let (poll, counts) = match poll {
            _ if counts.len() == options(None) => (None, counts.as_slice()),
            Some(poll) if counts.len() == options(Some(poll)) + 1 => (Some(poll), &counts[1..]),
            _ => return Err(usage(Id::Tally, "there must be one count for each answer")),
        };
        return Ok(Line::Command(Command::Tally(poll, (1..).zip(counts.iter().copied()).collect())));
    }
    let (entry, mut rest) = pieces::entry(body, context.state)?;
    let poll = meant(entry, context.state);
    let mut counts = Vec::new();
    while !rest.is_empty() {
        let Some((name, count, after)) = counted(rest) else {
            return Err(usage(Id::Tally, format!("“{rest}” is no count")));
        };
        let Some(option) = choice(name, poll) else {
            let names = poll.map(option_names).unwrap_or_default();
            let next = match names {
                [] => "name the answers by their numbers: /tally 1:0 2:3".to_owned(),
                names => format!("the answers are {}", names.join(", ")),
            };
            return Err(Refusal::new(format!("“{name}” is no answer of this poll"), next));
        };
        counts.push((option, count));
        rest = after;
    }
    if counts.is_empty() {
        return Err(usage(Id::Tally, "there are no counts"));
    }
    Ok(Line::Command(Command::Tally(entry, counts)))
}

/// `2:3`, `very useful: 3` or `"very useful":3` at the beginning of a text: what, how many, and what follows.
fn counted(text: &str) -> Option<(&str, u32, &str)> {
    let (name, rest) = match pieces::quoted(text) {
        Some((name, rest)) => (name, rest.trim_start().strip_prefix([':', '='])?),
        None => text.split_once([':', '='])?,
    };
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let ended = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == ',' || c == ';');
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ';');
    ended.then_some((name.trim(), number(digits).filter(|_| !digits.is_empty())?, after))
}

/// One person's answer: `4`, `yes`, or several for a ranking or dots. A poll is named first where a number more is given
/// than it takes, or with `#`.
pub(super) fn ballot(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let state = context.state;
    let (first, rest) = pieces::word(body);
    let most = |poll: &Entry| match &poll.details().poll {
        Some(PollForm::Ranking(options)) => options.len(),
        Some(PollForm::Dots { each, .. }) => usize::from(*each),
        _ => 1,
    };
    let answers = body.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).count();
    let named = pieces::as_handle(first).filter(|handle| {
        let poll = meant(Some(*handle), state);
        first.starts_with('#')
            || !rest.is_empty() && poll.is_some() && meant(None, state).is_none_or(|last| answers > most(last))
    });
    let (poll, text) = if named.is_some() { (named, rest) } else { (None, body) };
    let entry = meant(poll, state);
    if let (Some(handle), None) = (poll, entry)
        && state.record.get(handle).is_none()
    {
        return Err(pieces::missing(handle, state));
    }
    if let Some(answer) = choice(text, entry) {
        return Ok(Line::Command(Command::Ballot(poll, vec![answer])));
    }
    let separator =
        |c: char| c == ',' || c == ';' || c == '>' || (!text.contains([',', ';', '>']) && c.is_whitespace());
    let parts = text.split(separator).map(str::trim).filter(|part| !part.is_empty());
    let mut answers = Vec::new();
    for part in parts {
        let Some(answer) = choice(part, entry) else {
            return Err(usage(Id::Ballot, format!("“{part}” is no answer of this poll")));
        };
        answers.push(answer);
    }
    if answers.is_empty() {
        return Err(usage(Id::Ballot, "the ballot has no answer"));
    }
    Ok(Line::Command(Command::Ballot(poll, answers)))
}

pub(super) fn close_poll(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    Ok(Line::Command(Command::ClosePoll(mend::only_entry(Id::ClosePoll, body, context)?)))
}

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
    let name = name.trim().strip_prefix('@').unwrap_or(name.trim());
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
        role: role.map(str::trim).filter(|role| !role.is_empty()).map(str::to_owned),
    }))
}

pub(super) fn status(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    let word = rest.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
    let word = match word.as_str() {
        "underway" | "begun" | "started" => "under-way",
        "done" => "fulfilled",
        word => word,
    };
    match STATUSES.iter().find(|(name, _)| *name == word) {
        Some((_, status)) => Ok(Line::Command(Command::SetStatus(entry, *status))),
        None => Err(usage(Id::Status, format!("“{rest}” does not say how far it has come"))),
    }
}
