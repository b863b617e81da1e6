//! What note-takers have in their fingers from elsewhere: the W3C's scribes (`ACTION:`, `q+`), MeetBot (`#agreed`) and
//! straw polls (`SF: 7 F: 3 N: 1 A: 0 SA: 0`). Each is another spelling of a command; the hint says of which.

use super::actions::Id;
use super::names::{self, Among, Found};
use super::{Context, Line, agenda_run, command, entries, pieces, usage};
use crate::agenda::PollForm;
use crate::session::command::Speaker;
use crate::session::event::EntryKind;
use crate::session::{Command, Refusal};

/// How each begins (in any case), the command it is, and how a hint names what was understood.
const SPELLINGS: &[(&str, Id, &str)] = &[
    ("action:", Id::Action, "an action"),
    ("resolved:", Id::Decision, "a decision"),
    ("resolution:", Id::Decision, "a decision"),
    ("topic:", Id::Go, "an item of the agenda"),
    ("present+", Id::In, "somebody present"),
    ("regrets+", Id::Apologies, "apologies"),
    ("q+", Id::Queue, "somebody who asks for the floor"),
    ("q-", Id::Unqueue, "somebody who no longer asks for the floor"),
    ("ack", Id::Floor, "somebody who gets the floor"),
    ("#topic", Id::Go, "an item of the agenda"),
    ("#info", Id::Point, "a point"),
    ("#agreed", Id::Decision, "a decision"),
    ("#action", Id::Action, "an action"),
    ("#idea", Id::Proposal, "a proposal"),
    ("#link", Id::Point, "a point"),
    ("#undo", Id::Undo, "undoing"),
];

/// What the line asks for, if it is in one of the dialects.
///
/// # Errors
/// As the command it stands for.
pub(super) fn read(line: &str, context: &mut Context) -> Result<Option<Line>, Refusal> {
    if let Some(poll) = straw_poll(line, context) {
        return Ok(Some(poll));
    }
    let spelt = |(spelling, id, meaning): &(&'static str, Id, &'static str)| {
        let head = line.get(..spelling.len()).filter(|head| head.eq_ignore_ascii_case(spelling))?;
        let rest = &line[head.len()..];
        let ends = spelling.ends_with(':') || rest.is_empty() || rest.starts_with(char::is_whitespace);
        ends.then_some((*spelling, *id, *meaning, rest.trim_start()))
    };
    let Some((spelling, id, meaning, body)) = SPELLINGS.iter().find_map(spelt) else { return Ok(None) };
    let understood = match id {
        Id::Go => topic(body, context)?,
        Id::Unqueue if body.is_empty() => take_back(context)?,
        // An English word too: only before somebody's name.
        Id::Floor => match names::find(pieces::unquoted(body), context.state, Among::All, 2) {
            Found::One(somebody) => Line::Command(Command::Floor(Speaker::This(somebody.who()))),
            _ => return Ok(None),
        },
        Id::Action | Id::Decision | Id::Point | Id::Proposal if body.is_empty() => {
            return Err(Refusal::new(
                format!("nothing follows {spelling}"),
                "type the text after it; \\ before the line records it as it stands",
            ));
        }
        _ if body.is_empty() && id != Id::Undo => {
            return Err(usage(id, format!("it is not said who: {spelling} NAME")));
        }
        // One comma stands before the organisation; more of them would make one person of several.
        Id::In | Id::Apologies if body.matches(',').count() > 1 => {
            return Err(Refusal::new(
                format!("{spelling} takes one person at a time"),
                format!("{spelling} NAME, ORGANISATION, a line for each"),
            ));
        }
        // As the scribes write it, somebody unknown before “to” is no mistake, nor is an `@`.
        Id::Action if body.starts_with('@') => match command(id.action(), body, context) {
            Ok(action) => action,
            Err(_) => unnamed_action(body, context),
        },
        id => command(id.action(), body, context)?,
    };
    context.hints.insert(0, format!("understood as {meaning}"));
    Ok(Some(understood))
}

/// An action with its text whole, since whoever is named in it is not on the list.
fn unnamed_action(body: &str, context: &mut Context) -> Line {
    let name = body.trim_start_matches('@').split_whitespace().next().unwrap_or_default();
    entries::unknown(name, context);
    entries::literal(EntryKind::Action, body)
}

/// The item of that title is taken up, and added before that if there is none.
fn topic(title: &str, context: &mut Context) -> Result<Line, Refusal> {
    let title = pieces::unquoted(title);
    if title.is_empty() {
        return Err(Refusal::new("the topic has no title", "type its title after it, or /next for the next item"));
    }
    let known = agenda_run::titled(title, context.state);
    Ok(Line::Command(match known.or_else(|| agenda_run::item(title, context.state).ok()) {
        Some(item) => Command::Go(item),
        None => {
            context.hint("no item is called that, so it is added to the agenda");
            Command::AddItem { title: pieces::tidy(title), minutes: None, take_up: true }
        }
    }))
}

/// `q-` alone takes back the last `q+`.
fn take_back(context: &mut Context) -> Result<Line, Refusal> {
    match context.state.floor.queue.iter().max_by_key(|waiting| waiting.since) {
        Some(last) => {
            context.hint(format!("{} is taken off the speakers' list", context.state.roster.name(&last.who)));
            Ok(Line::Command(Command::Unqueue(last.who.clone())))
        }
        None => Err(Refusal::new("nobody is on the speakers' list", "q+ NAME puts somebody there")),
    }
}

/// The five grades of a straw poll, as the C++ committee takes it (WG21 SD-4), and what they stand for.
const GRADES: [(&str, &str); 5] =
    [("SF", "strongly for"), ("F", "for"), ("N", "neutral"), ("A", "against"), ("SA", "strongly against")];

/// So many of the grades make a straw poll of a line; those left out were given by nobody.
const ENOUGH: usize = 3;

/// `SF: 7 F: 3 N: 1 A: 0 SA: 0`, with the question before it or else about what is being discussed.
fn straw_poll(line: &str, context: &mut Context) -> Option<Line> {
    let (question, counts) = grades(line)?;
    let question = question.trim_end().trim_end_matches([':', '-', '–']).trim_end();
    let state = context.state;
    // What somebody says is text, whatever it holds.
    let said = || names::before_colon(line, state).is_some_and(|addressed| matches!(addressed.found, Found::One(_)));
    if question.starts_with('@') || (!question.is_empty() && said()) {
        return None;
    }
    let question = match (question, state.run.current_item()) {
        ("", Some(item)) => item.plan.title.clone(),
        ("", None) => "Straw poll".to_owned(),
        (question, _) => question.to_owned(),
    };
    context.hint("understood as a straw poll from strongly for to strongly against");
    let form = PollForm::Choice(GRADES.map(|(_, meaning)| meaning.to_owned()).to_vec());
    Some(Line::Command(Command::OpenPoll { question, form, counts: counts.to_vec(), ends: Vec::new() }))
}

/// What stands before the grades, and their counts.
fn grades(line: &str) -> Option<(&str, [u32; 5])> {
    let starts = line.char_indices().filter(|(place, c)| {
        c.eq_ignore_ascii_case(&'s')
            && line[..*place].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    });
    starts.into_iter().find_map(|(start, _)| {
        let mut rest = &line[start..];
        let (mut counts, mut given) = ([0; 5], 0);
        for ((grade, _), count) in GRADES.iter().zip(&mut counts) {
            let Some(head) = rest.get(..grade.len()).filter(|head| {
                // `S` begins two grades, and a word.
                head.eq_ignore_ascii_case(grade) && rest[head.len()..].trim_start().starts_with([':', '='])
            }) else {
                continue;
            };
            given += 1;
            let after = rest[head.len()..].trim_start().strip_prefix([':', '='])?.trim_start();
            let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            *count = after[..end].parse().ok()?;
            rest = after[end..].trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ';' || c == '|');
        }
        (rest.is_empty() && given >= ENOUGH).then_some((&line[..start], counts))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialect_is_a_command_of_the_table() {
        for (spelling, id, _) in SPELLINGS {
            assert!(
                super::super::actions::ACTIONS.iter().any(|action| action.id == *id && action.command.is_some()),
                "{spelling}"
            );
        }
    }

    #[test]
    fn straw_polls_are_read_in_one_run() {
        assert_eq!(grades("SF: 7 F: 3 N: 1 A: 0 SA: 0"), Some(("", [7, 3, 1, 0, 0])));
        assert_eq!(grades("Do we want it? sf:7, f:3, n:1, a:0, sa:0"), Some(("Do we want it? ", [7, 3, 1, 0, 0])));
        assert_eq!(grades("SF: 7 F:3 A: 1"), Some(("", [7, 3, 0, 1, 0])));
        for line in ["SF: 7 F: 3", "SF: 7 F: 3 N: 1 A: 0 SA: 0 x", "SF: x F: 3 N: 1 A: 0 SA: 0", "sSF: 7"] {
            assert_eq!(grades(line), None, "{line}");
        }
    }
}
