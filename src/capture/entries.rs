//! What is said, and what is undertaken: the commands that record.

use super::fold::{fold, same};
use super::names::{self, Addressed, Among, Found};
use super::options::{self, Given, Key};
use super::{Context, Line, actions::Id, pieces, usage};
use crate::agenda::{Attribution, Opening};
use crate::session::command::NewEntry;
use crate::session::event::{Details, EntryKind, Who};
use crate::session::state::Entry;
use crate::session::{Command, Refusal, State};
use crate::words::{Phrases, Value};

/// An entry with nothing but its text.
pub(super) fn literal(kind: EntryKind, text: &str) -> Line {
    Line::Command(Command::Record(NewEntry::new(kind, text)))
}

/// An entry that somebody may have said: `text`, `Name: text`, `@Name text`.
pub(super) fn said(kind: EntryKind, body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (speaker, text) = speaker(body, context)?;
    Ok(Line::Command(Command::Record(NewEntry { speaker, ..NewEntry::new(kind, text) })))
}

/// Who says what. Where nobody of the list is meant, the whole is text, and a hint says so.
///
/// # Errors
/// Somebody who says nothing.
pub(super) fn speaker<'t>(text: &'t str, context: &mut Context) -> Result<(Option<Who>, &'t str), Refusal> {
    if let Some(text) = text.strip_prefix('\\') {
        return Ok((None, text));
    }
    let at = text.strip_prefix('@').filter(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
    let state = context.state;
    let addressed = match at {
        Some(rest) => names::addressed(rest, state, Among::All),
        None => match names::before_colon(text, state) {
            Some(addressed) => addressed,
            None => return Ok((None, text)),
        },
    };
    let Addressed { name, found, rest } = addressed;
    match found {
        Found::One(somebody) if rest.is_empty() => Err(Refusal::new(
            format!("{} says nothing yet", somebody.name()),
            "type what is said after the name; \\ before the line records it as it stands",
        )),
        Found::One(somebody) => Ok((Some(somebody.who()), rest)),
        Found::Several(hits) => {
            context.hint(format!(
                "“{name}” could be {}: kept as text; @ and more of the name names the speaker",
                names::list(&hits)
            ));
            Ok((None, text))
        }
        Found::Nobody => {
            if at.is_some() || names::looks_like_a_name(name) {
                unknown(name, context);
            }
            Ok((None, text))
        }
    }
}

/// Says that a name is not on the list.
pub(super) fn unknown(name: &str, context: &mut Context) {
    if pieces::opening_quote(name).is_some() {
        let name = names::bare(name);
        return context.hint(format!("kept as text, since the quotation mark before {name} is not closed"));
    }
    let near = names::nearest(name, context.state).map(|near| format!("did you mean {near}? "));
    let near = near.unwrap_or_default();
    // Where names are hidden, one that stands in the text is not.
    let printed = if context.state.agenda.attribution == Attribution::Named { "" } else { " and printed" };
    context.hint(format!(
        "kept{printed} as text, since no {name} is on the list; {near}/in {name}, ORGANISATION adds a person"
    ));
}

/// The answer to a question, which is closed by it.
pub(super) fn answer(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (question, text) = pieces::entry(body, context.state)?;
    let record = &context.state.record;
    let mut open = record.entries().rev().filter(|entry| entry.kind == EntryKind::Question);
    let last_open = || open.find(|entry| entry.outcome().answered_by.is_none()).map(|entry| entry.handle);
    let Some(question) = question.or_else(last_open) else {
        return Err(Refusal::new("no question is open", "/answer N TEXT answers question N, /question TEXT asks one"));
    };
    if text.is_empty() {
        return Err(usage(Id::Answer, format!("the answer to {question} is missing")));
    }
    let (speaker, text) = speaker(text, context)?;
    let details = Details { answers: Some(question), ..Details::default() };
    Ok(Line::Command(Command::Record(NewEntry { speaker, details, ..NewEntry::new(EntryKind::Point, text) })))
}

/// A question that says the same as an earlier one: `7 into 3`, `3`.
pub(super) fn merge(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (one, rest) = pieces::entry(body, context.state)?;
    let other = ["into ", "with "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    match (one, pieces::entry(other, context.state)?) {
        (one, (Some(into), "")) => Ok(Line::Command(Command::Merge(one, into))),
        (Some(into), (None, "")) => Ok(Line::Command(Command::Merge(None, into))),
        _ => Err(usage(Id::Merge, format!("“{body}” does not say which question"))),
    }
}

/// A question that is asked once more, and by whom.
pub(super) fn again(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    let who = match rest.strip_prefix('@').unwrap_or(rest) {
        "" => None,
        name => Some(names::the_one(pieces::unquoted(name), context.state, Among::All)?.who()),
    };
    Ok(Line::Command(Command::Repeat(entry, who)))
}

/// A question as it is asked; says so where an earlier one that is open has nearly the same words.
pub(super) fn question(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let line = said(EntryKind::Question, body, context)?;
    if let Line::Command(Command::Record(new)) = &line {
        let words = content(&new.text);
        let alike = |entry: &&Entry| {
            let other = content(&entry.text);
            let common = words.iter().filter(|word| other.contains(word)).count();
            words.len() >= 2 && common * 2 > words.len().max(other.len())
        };
        // Typing must not wait: the latest are enough.
        let questions = context.state.questions();
        let latest = context.state.record.entries().rev().take(2000).filter(|entry| questions.is_open(entry));
        let earlier = latest.filter(alike).last().map(|entry| entry.handle);
        if let Some(earlier) = earlier {
            context.hint(format!("{earlier} asks nearly the same; /merge {earlier} puts this one to it"));
        }
    }
    Ok(line)
}

/// The words of a question that say what it is about: those of four letters and more, folded, each once.
fn content(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// An action or a pledge: who, what, by when.
pub(super) fn task(kind: EntryKind, body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (details, text) = undertaking(kind, body, context)?;
    if text.trim().is_empty() {
        let action = if kind == EntryKind::Pledge { Id::Pledge } else { Id::Action };
        return Err(usage(action, format!("the {} has no text", kind.word())));
    }
    if kind == EntryKind::Pledge && details.who.is_empty() && context.state.roster.signatories().is_empty() {
        context.hint("no body is named, and none on the list signs: /edit @BODY adds it");
    }
    Ok(Line::Command(Command::Record(NewEntry { details, ..NewEntry::new(kind, text) })))
}

/// Takes an action or a pledge apart into its details and its wording; the wording may be missing.
pub(super) fn undertaking<'t>(
    kind: EntryKind,
    body: &'t str,
    context: &mut Context,
) -> Result<(Details, &'t str), Refusal> {
    undertaken(kind, body, &[], &mut Given::default(), context)
}

/// The same; options that a change can have besides, `more`, are found in `given`.
pub(super) fn undertaken<'t>(
    kind: EntryKind,
    body: &'t str,
    more: &[Key],
    given: &mut Given,
    context: &mut Context,
) -> Result<(Details, &'t str), Refusal> {
    let mut details = Details::default();
    if let Some(text) = body.strip_prefix('\\') {
        return Ok((details, text));
    }
    let (keys, among): (&[Key], _) = match kind {
        EntryKind::Pledge => (options::PLEDGE, Among::BodiesFirst),
        _ => (options::ACTION, Among::All),
    };
    let keys = &[keys, more].concat();
    let mut text = given.leading(body, keys, context.today)?;
    while let Some(rest) = text.strip_prefix('@').filter(|rest| rest.starts_with(|c: char| !c.is_whitespace())) {
        let Addressed { name, found, rest } = names::addressed(rest, context.state, among);
        let who = names::settle(name, found, context.state)?.who();
        if !details.who.contains(&who) {
            details.who.push(who);
        }
        text = rest;
    }
    text = given.take(text, keys, context)?;
    if details.who.is_empty() {
        (details.who, text) = named_in_passing(text, among, context);
    }
    if let Some(odd) = given.due.and_then(|due| options::due_hint(due, context.today)) {
        context.hint(odd);
    }
    let details = Details {
        due: given.due,
        indicator: given.indicator.take(),
        baseline: given.baseline.take(),
        target: given.target.take(),
        source: given.source.take(),
        beneficiaries: given.beneficiaries.take(),
        territory: given.territory.take(),
        grew_from: given.from.take().unwrap_or_default(),
        pledge_kind: given.kind,
        ..details
    };
    Ok((details, text))
}

/// Who is named without an `@`: `Gregg to write it up` (a manner of the W3C scribes; the text stays whole) or
/// `Gregg: write it up`.
fn named_in_passing<'t>(text: &'t str, among: Among, context: &mut Context) -> (Vec<Who>, &'t str) {
    let state = context.state;
    if let Some(Addressed { name, found: Found::One(somebody), rest }) = names::before_colon(text, state)
        && !rest.is_empty()
    {
        // Among bodies, the body of that name comes first.
        let who = match names::find(name, state, among, 2) {
            Found::One(preferred) => preferred.who(),
            _ => somebody.who(),
        };
        return (vec![who], rest);
    }
    let line = text.split('\n').next().unwrap_or(text);
    let Some((before, _)) = line.split_once(" to ").filter(|(before, _)| before.len() <= 200) else {
        return (Vec::new(), text);
    };
    let all = |names: Vec<&str>| {
        let found = names.into_iter().map(|name| match names::find(name, state, among, 2) {
            Found::One(somebody) => Some(somebody.who()),
            _ => None,
        });
        found.collect::<Option<Vec<Who>>>()
    };
    let several = || all(before.split(", ").flat_map(|part| part.split(" and ")).collect());
    (all(vec![before]).or_else(several).unwrap_or_default(), text)
}

/// The words that open a recital, as they are typed.
pub(super) const OPENINGS: [(&str, Opening); 6] = [
    ("given", Opening::Given),
    ("considering", Opening::Considering),
    ("recognising", Opening::Recognising),
    ("recognizing", Opening::Recognising),
    ("recalling", Opening::Recalling),
    ("having-regard", Opening::HavingRegard),
];

/// A sentence of the preamble.
pub(super) fn recital(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (opening, text) = opening(body, context.state);
    if text.trim().is_empty() {
        return Err(usage(Id::Recital, "the recital has no text"));
    }
    let details = Details { opening, ..Details::default() };
    Ok(Line::Command(Command::Record(NewEntry { details, ..NewEntry::new(EntryKind::Recital, text) })))
}

/// How a recital opens, in English or in the session's language, and its text after that. The `that` or `to` that is printed with the opening is not part of it.
pub(super) fn opening<'t>(body: &'t str, state: &State) -> (Option<Opening>, &'t str) {
    if let Some(text) = body.strip_prefix('\\') {
        return (None, text);
    }
    let (first, rest) = pieces::word(body);
    let named = OPENINGS.iter().find(|(word, _)| word.eq_ignore_ascii_case(first));
    let (opening, rest) = match named {
        Some((_, opening)) => (opening.clone(), rest),
        None if first.eq_ignore_ascii_case("having") && pieces::word(rest).0.eq_ignore_ascii_case("regard") => {
            (Opening::HavingRegard, pieces::word(rest).1)
        }
        None => return native_opening(body, state).map_or((None, body), |(opening, text)| (Some(opening), text)),
    };
    let joint = if opening == Opening::HavingRegard { "to" } else { "that" };
    let (next, after) = pieces::word(rest);
    let text = if next.trim_end_matches([',', ':']).eq_ignore_ascii_case(joint) { after } else { rest };
    (Some(opening), text)
}

/// An opening as the session's language prints it: `Premesso che`, `Vista la`.
fn native_opening<'t>(body: &'t str, state: &State) -> Option<(Opening, &'t str)> {
    let phrases = Phrases::of(&state.agenda.language)?;
    let (first, rest) = pieces::word(body);
    let article = Value::from(pieces::word(rest).0.to_lowercase());
    let printed = [
        (phrases.say("recital-given"), Opening::Given),
        (phrases.say("recital-considering"), Opening::Considering),
        (phrases.say("recital-recognising"), Opening::Recognising),
        (phrases.say("recital-recalling"), Opening::Recalling),
        (phrases.say_with("recital-having-regard", &[("article", article)]), Opening::HavingRegard),
    ];
    let begins = |(phrase, _): &(String, Opening)| same(pieces::word(phrase).0, &fold(first));
    let (phrase, opening) = printed.into_iter().find(begins)?;
    let text = phrase.split_whitespace().skip(1).fold(rest, |text, joint| match pieces::word(text) {
        (next, after) if same(next, &fold(joint)) => after,
        _ => text,
    });
    Some((opening, text))
}

/// The closing clauses that most memoranda have, with what the language calls them.
pub(super) const CLAUSES: [&str; 5] = ["duration", "no-legal-effect", "amendments", "languages", "data-protection"];

/// A closing clause in the usual words of the session's language.
pub(super) fn clause(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let word = body.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
    let Some(name) = CLAUSES.iter().find(|name| **name == word || (word.len() >= 3 && name.starts_with(&word))) else {
        return Err(usage(Id::Clause, format!("“{body}” is none of the usual clauses ({})", CLAUSES.join(", "))));
    };
    let phrases = Phrases::or_english(&context.state.agenda.language);
    let details = Details { title: Some(phrases.say(&format!("clause-{name}-title"))), ..Details::default() };
    let text = phrases.say(&format!("clause-{name}"));
    context.hint("in the usual words; read it aloud, and /edit changes it");
    Ok(Line::Command(Command::Record(NewEntry { details, ..NewEntry::new(EntryKind::Provision, text) })))
}

/// A closing clause.
pub(super) fn provision(body: &str, _: &mut Context) -> Result<Line, Refusal> {
    let (title, text) = titled(body);
    if text.trim().is_empty() {
        return Err(usage(Id::Provision, "the provision has no text"));
    }
    let details = Details { title, ..Details::default() };
    Ok(Line::Command(Command::Record(NewEntry { details, ..NewEntry::new(EntryKind::Provision, text) })))
}

/// The heading before the colon (at most 100 characters), and what follows.
pub(super) fn titled(body: &str) -> (Option<String>, &str) {
    if let Some(text) = body.strip_prefix('\\') {
        return (None, text);
    }
    let line = body.split('\n').next().unwrap_or(body);
    let colon = line.match_indices(':').map(|(place, _)| place);
    let colon = colon.into_iter().find(|place| line[place + 1..].chars().next().is_none_or(char::is_whitespace));
    match colon.map(|place| (body[..place].trim(), body[place + 1..].trim_start())) {
        Some((title, text)) if !title.is_empty() && title.chars().count() <= 100 => {
            (Some(pieces::unquoted(title).to_owned()), text)
        }
        _ => (None, body),
    }
}
