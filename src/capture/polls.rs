//! Polls: opening them, entering what was answered.

use super::fold::{begins_with, fold, has_word_beginning, same};
use super::options::{self, Given};
use super::survey::{self, Counted};
use super::votes::number;
use super::{Context, Line, Request, actions::Id, mend, pieces, usage};
use crate::agenda::{Poll, PollForm};
use crate::session::command::NewEntry;
use crate::session::event::{Apart, Details, EntryKind};
use crate::session::state::Entry;
use crate::session::{Command, Handle, Refusal, State};
use crate::words;

/// A question put to the room, or one the agenda prepared.
pub(super) fn poll(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let mut given = Given::default();
    let question = pieces::unquoted(given.take(body, options::POLL, context)?);
    let mut ends = given.ends.clone().unwrap_or_default();
    let form = form(given)?;
    let prepared = || prepared(question, context.state);
    let (question, form) = match (form, question) {
        (Some(_), "") => return Err(usage(Id::Poll, "the poll has no question")),
        (Some(form), question) => (question.to_owned(), form),
        (None, _) => match prepared()? {
            Some(poll) => {
                ends = poll.ends.clone();
                (poll.question.clone(), poll.form.clone())
            }
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
    Ok(Line::Command(Command::OpenPoll { question, form, counts: Vec::new(), ends }))
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
                    count => format!("it prepared {}", words::count(count, "poll")),
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

/// The poll named with a `#` at the beginning, and what follows. A bare number is an answer or a count and never a poll:
/// one number too many would else go to another poll unnoticed.
///
/// # Errors
/// A number that no entry has.
fn named<'t>(body: &'t str, state: &State) -> Result<(Option<Handle>, &'t str), Refusal> {
    let (first, rest) = pieces::word(body);
    match pieces::as_handle(first).filter(|_| first.starts_with('#')) {
        Some(handle) if state.record.get(handle).is_none() => Err(pieces::missing(handle, state)),
        Some(handle) => Ok((Some(handle), rest)),
        None => Ok((None, body)),
    }
}

/// The poll whose number stands at the beginning without the `#` that would name it.
fn unnamed(body: &str, state: &State) -> Option<Handle> {
    let (first, rest) = pieces::word(body);
    pieces::as_handle(first).filter(|handle| !rest.is_empty() && meant(Some(*handle), state).is_some())
}

/// Says so where there are more answers of a poll than people, these ones and what was answered before together.
fn more_than_present(poll: Option<&Entry>, answers: usize, context: &mut Context) {
    let there = context.state.attendance();
    let dots = poll.is_some_and(|poll| matches!(poll.details().poll, Some(PollForm::Dots { .. })));
    if there.taken && !dots && answers > usize::try_from(there.people).unwrap_or(usize::MAX) {
        let are = if answers == 1 { "is" } else { "are" };
        let (answers, people) = (words::count(answers, "answer"), words::count(there.people, "person"));
        context.hint(format!("{answers} {are} more than the {people} noted as present"));
    }
}

/// How many answered a poll by what was counted by hand.
fn tallied(counts: impl Iterator<Item = u32>, apart: Apart) -> usize {
    let all = counts.chain([apart.blank, apart.unsure]).map(u64::from).sum::<u64>();
    usize::try_from(all).unwrap_or(usize::MAX)
}

/// How many answered a poll so far.
fn answered(poll: &Entry) -> usize {
    let outcome = poll.outcome();
    tallied(outcome.counts.iter().copied(), outcome.apart).saturating_add(outcome.ballots.len())
}

/// That this is no answer of the poll, and what to type.
fn no_answer(id: Id, part: &str) -> Refusal {
    if ["blank", "unsure"].iter().any(|word| word.eq_ignore_ascii_case(part)) {
        let word = part.to_lowercase();
        return Refusal::new(
            format!("“{part}” chooses nothing, so it is no ballot"),
            format!("/tally {word}:1 counts those apart who gave no answer"),
        );
    }
    usage(id, format!("“{part}” is no answer of this poll"))
}

/// The counts of a poll: `1:0 2:3`, `yes:12 no:3`, or the bare counts of all options in order.
pub(super) fn tally(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, mut rest) = named(body, context.state)?;
    let poll = meant(entry, context.state);
    let words: Vec<&str> =
        rest.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let bare: Option<Vec<u32>> = words.iter().map(|word| number(word)).collect();
    let (mut counts, mut apart) = (Vec::new(), Apart::default());
    if let Some(bare) = bare.filter(|bare| bare.len() >= 2) {
        let options = poll.and_then(|poll| poll.details().poll.as_ref()).map_or(0, PollForm::options);
        if poll.is_some() && bare.len() != options {
            return Err(match unnamed(rest, context.state).filter(|_| bare.len() == options + 1) {
                Some(other) => Refusal::new(
                    "there is one count more than there are answers",
                    format!("#{other} in front names poll {other}: /tally #{rest}"),
                ),
                None => usage(Id::Tally, "there must be one count for each answer"),
            });
        }
        counts = (1..).zip(bare).collect();
        rest = "";
    }
    let given = !rest.is_empty() || !counts.is_empty();
    while !rest.is_empty() {
        let Some((name, count, after)) = counted(rest) else {
            return Err(usage(Id::Tally, format!("“{rest}” is no count")));
        };
        let aside = [("blank", &mut apart.blank), ("unsure", &mut apart.unsure)];
        if let Some((_, aside)) = aside.into_iter().find(|(word, _)| word.eq_ignore_ascii_case(name)) {
            *aside = count;
            rest = after;
            continue;
        }
        let Some(option) = choice(name, poll) else {
            if let Some(other) = unnamed(name, context.state) {
                return Err(Refusal::new(
                    format!("“{name}” is no answer of this poll"),
                    format!("#{other} in front names poll {other}: /tally #{rest}"),
                ));
            }
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
    if !given {
        return Err(usage(Id::Tally, "there are no counts"));
    }
    // Ballots stand beside a tally; what was tallied before is replaced by it.
    let ballots = poll.map_or(0, |poll| poll.outcome().ballots.len());
    let tallied = tallied(counts.iter().map(|(_, count)| *count), apart);
    more_than_present(poll, tallied.saturating_add(ballots), context);
    Ok(Line::Command(Command::Tally(entry, counts, apart)))
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

/// One person's answer: `4`, `yes`, or several for a ranking or dots; a poll is named before it with `#`.
pub(super) fn ballot(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (poll, text) = named(body, context.state)?;
    let entry = meant(poll, context.state);
    if entry.is_none() {
        // There is nothing to read the answers by; that no poll takes any is said by whoever decides.
        return Ok(Line::Command(Command::Ballot(poll, Vec::new())));
    }
    let before = entry.map_or(0, answered);
    more_than_present(entry, before.saturating_add(1), context);
    if let Some(answer) = choice(text, entry) {
        return Ok(Line::Command(Command::Ballot(poll, vec![answer])));
    }
    let separator =
        |c: char| c == ',' || c == ';' || c == '>' || (!text.contains([',', ';', '>']) && c.is_whitespace());
    let parts = text.split(separator).map(str::trim).filter(|part| !part.is_empty());
    let mut answers = Vec::new();
    for part in parts {
        let Some(answer) = choice(part, entry) else {
            return Err(no_answer(Id::Ballot, part));
        };
        answers.push(answer);
    }
    if answers.is_empty() {
        return Err(usage(Id::Ballot, "the ballot has no answer"));
    }
    Ok(Line::Command(Command::Ballot(poll, answers)))
}

/// A pile of ballots: `4, 5, 3`, or `1 2 3; 2 1 3` where each has several answers. `#N` before them names the poll.
pub(super) fn ballots(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (poll, text) = named(body, context.state)?;
    let entry = meant(poll, context.state);
    if entry.is_none() {
        // As for one ballot: whoever decides says why no poll takes any.
        return Ok(Line::Command(Command::Ballots(poll, Vec::new())));
    }
    let several = matches!(
        entry.and_then(|entry| entry.details().poll.as_ref()),
        Some(PollForm::Ranking(_) | PollForm::Dots { .. })
    );
    // Where a ballot is one answer, blanks part the ballots too, unless an answer has some itself.
    let parts: Vec<&str> = match (several, text.contains([';', '\n']), text.contains(',')) {
        (_, true, _) => text.split([';', '\n']).collect(),
        (false, false, true) => text.split(',').collect(),
        (false, false, false) => text.split_whitespace().collect(),
        (true, false, _) => vec![text],
    };
    let mut ballots = Vec::new();
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        let answers = if several { answers(part, entry) } else { choice(part, entry).map(|answer| vec![answer]) };
        match answers {
            Some(answers) => ballots.push(answers),
            None => return Err(no_answer(Id::Ballots, part)),
        }
    }
    if ballots.is_empty() {
        return Err(usage(Id::Ballots, "there is no ballot"));
    }
    let before = entry.map_or(0, answered);
    more_than_present(entry, before.saturating_add(ballots.len()), context);
    Ok(Line::Command(Command::Ballots(poll, ballots)))
}

/// The answers of one ballot, separated by commas, `>` or blanks.
fn answers(text: &str, poll: Option<&Entry>) -> Option<Vec<u32>> {
    let separator = |c: char| c == ',' || c == '>' || (!text.contains([',', '>']) && c.is_whitespace());
    text.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(|part| choice(part, poll)).collect()
}

pub(super) fn close_poll(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    Ok(Line::Command(Command::ClosePoll(mend::only_entry(Id::ClosePoll, body, context)?)))
}

/// Which columns of a survey become polls, and how they were answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The file, as it was typed: beside the session's folder, in it, or wherever the program was started.
    pub file: String,
    /// The columns, by number or title, as they were typed: only the file tells whether a `;` stands in a title.
    pub columns: String,
    /// How they were answered; seen from the answers where left out.
    pub form: Option<PollForm>,
    /// What the ends of a scale are called: two, or none.
    pub ends: Vec<String>,
}

/// `survey.csv columns:"3, 4" scale:5`.
pub(super) fn import(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let mut given = Given::default();
    let file = pieces::unquoted(given.take(body, options::IMPORT, context)?);
    if file.is_empty() {
        return Err(usage(Id::Import, "it is not said which file"));
    }
    let Some(columns) = given.columns.take() else {
        return Err(usage(Id::Import, "it is not said which columns"));
    };
    let ends = given.ends.take().unwrap_or_default();
    let form = form(given)?;
    Ok(Line::Request(Request::Import(Import { file: file.to_owned(), columns, form, ends })))
}

/// The command that takes over what an import asks for from the bytes of its file, and what to tell whoever asked: how each
/// column was read. All columns are read before any is taken over.
///
/// # Errors
/// A file that is no table, a column that is not there, an answer that is none: with the line it stands in.
pub fn imported(import: &Import, bytes: &[u8]) -> Result<(Command, Vec<String>), Refusal> {
    let survey = survey::read(bytes)?;
    let (mut polls, mut hints) = (Vec::new(), survey.hints.clone());
    for column in survey.listed(&import.columns)? {
        let counted = survey.count(column, import.form.as_ref())?;
        let Counted { question, form, counts, blank, unsure, hints: said } = counted;
        hints.extend(said);
        let scale = matches!(form, PollForm::Scale(_) | PollForm::Consensus(_));
        let ends = if scale { import.ends.clone() } else { Vec::new() };
        let details = Details { poll: Some(form), counts, apart: Apart { blank, unsure }, ends, ..Details::default() };
        polls.push(NewEntry { details, ..NewEntry::new(EntryKind::Poll, question) });
    }
    Ok((Command::Import(polls), hints))
}
