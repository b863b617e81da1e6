//! `rapporteur erase SESSION PERSON`: a person's name taken out of every file of a session, at the person's request.

use std::fmt::Write as _;
use std::io::{self, BufRead, IsTerminal};

use chrono::NaiveDate;

use super::args::{Common, EraseArguments};
use super::clock::{draft, now};
use super::failure::{Failure, print, tell};
use super::place::{self, Session};
use crate::capture::names;
use crate::journal::erase::{Begun, Plan, Still, begun};
use crate::session::erase::Erasure;
use crate::session::event::{Device, Event, PersonErased};
use crate::session::state::Person;
use crate::session::{ParticipantId, State, acknowledge};

/// The most places that are listed in which something is left.
const LISTED: usize = 30;

/// What nobody but the user can do.
const ELSEWHERE: &str = "The old contents are not kept. What lies elsewhere is yours to see to: the agenda and the roster \
    the session was begun with, backups, the version stores of programs that synchronise folders, version control, what was \
    sent to others. Other laptops that share the folder get the rewritten files with the next synchronisation; nobody should \
    record there before that.\n";

/// Shows what will be done, asks, and does it.
pub fn run(arguments: &EraseArguments, common: &Common, device: Device) -> Result<(), Failure> {
    if let Some(blank) = arguments.also.iter().find(|word| word.trim().is_empty()) {
        return Err(Failure::Usage(format!("--also {blank:?} is no word; leave it out")));
    }
    let finished = finish(&place::recorded(&arguments.session, common)?)?;
    let session = place::recorded(&arguments.session, common)?;
    let mut still = Still::hold(&session.folder, session.agenda.clone()).map_err(record)?;
    let state = &still.replay().state;
    if state.opened.is_none() {
        return Err(Failure::Refused(format!(
            "nothing is recorded in {} yet; change {} with any editor",
            session.folder.path().display(),
            session.folder.agenda().display()
        )));
    }
    let person = match whom(arguments, state)? {
        Some(person) => person,
        None if finished => return Ok(()),
        None => return nobody(arguments, &still, &session, &device),
    };
    let erasure = Erasure::new(still.replay(), person, &arguments.also);
    let erased: Vec<Event> =
        erasure.people().iter().map(|participant| PersonErased { participant: *participant }.into()).collect();
    let at = now();
    let introduction = session.introduction(state, &device);
    let mark: Vec<_> = introduction.into_iter().chain(erased.clone()).map(|event| draft(at, event)).collect();
    let plan = still.plan(&erasure, &device, &mark).map_err(record)?;
    print(&described(&plan, &erasure, person, arguments))?;
    if plan.changes().is_empty() {
        return still.clear(&plan).map_err(record);
    }
    print(ELSEWHERE)?;
    confirm(arguments)?;
    let said = acknowledge(state, &erased);
    still.prepare(plan).map_err(record)?.finish().map_err(record)?;
    print(&format!("{said}; the session is in {}\n", session.folder.path().display()))
}

fn record(error: impl std::fmt::Display) -> Failure {
    Failure::Record(error.to_string())
}

/// Finishes an erasure that was interrupted; whether there was one.
fn finish(session: &Session) -> Result<bool, Failure> {
    let (begun, _locks) = begun(&session.folder).map_err(record)?;
    match begun {
        Begun::Nothing => Ok(false),
        Begun::Ready(swap) => {
            let people: Vec<_> = swap.participants().iter().map(ToString::to_string).collect();
            swap.finish().map_err(record)?;
            let people = people.join(", ");
            print(&format!("an erasure that had been interrupted is finished: participant {people}\n"))?;
            Ok(true)
        }
        Begun::Stale { file, participants } => {
            let what = match participants.as_slice() {
                [] => "what it did cannot be read".to_owned(),
                people => {
                    let people: Vec<_> = people.iter().map(ToString::to_string).collect();
                    format!("it was that of participant {}", people.join(", "))
                }
            };
            tell(&format!(
                "an erasure was interrupted ({what}), and {} has been changed since: it is done anew from what is there",
                file.display()
            ));
            Ok(false)
        }
    }
}

/// The person that is meant; `None` if nobody on the list is.
fn whom<'a>(arguments: &EraseArguments, state: &'a State) -> Result<Option<&'a Person>, Failure> {
    let (typed, session) = (&arguments.person, quoted(&arguments.session.to_string_lossy()));
    match names::persons(typed, state).as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        several => {
            let listed: Vec<_> = several.iter().map(|person| format!("  {}: {}", person.id, full(person))).collect();
            Err(Failure::Refused(format!(
                "“{typed}” could be any of these:\n{}\ntype more of the name, or the number: rapporteur erase {session} {}",
                listed.join("\n"),
                several.first().map_or(String::new(), |person| person.id.to_string())
            )))
        }
    }
}

/// What to say where nobody on the list has that name.
fn nobody(arguments: &EraseArguments, still: &Still, session: &Session, device: &Device) -> Result<(), Failure> {
    let (typed, named) = (&arguments.person, quoted(&arguments.session.to_string_lossy()));
    let state = &still.replay().state;
    let mut erased: Vec<(ParticipantId, NaiveDate)> = Vec::new();
    for recorded in still.events() {
        if let Event::PersonErased(fact) = &recorded.event {
            erased.retain(|(participant, _)| *participant != fact.participant);
            erased.push((fact.participant, recorded.at.date_naive()));
        }
    }
    let near = names::nearest_person(typed, state);
    if let (Some((last, _)), None) = (erased.last(), &near) {
        let words = [typed.clone()];
        // Whose name it was is known no more: all who were erased are named.
        let were: Vec<_> = erased.iter().map(|(id, day)| format!("participant {id} was erased on {day}")).collect();
        let were = were.join(", ");
        if let Some(person) = state.roster.people.iter().find(|person| person.id == *last) {
            let erasure = Erasure::new(still.replay(), person, &words);
            let plan = still.plan(&erasure, device, &[]).map_err(record)?;
            if plan.changes().is_empty() {
                still.clear(&plan).map_err(record)?;
                return print(&format!(
                    "nothing to do: “{typed}” stands nowhere in {} ({were})\n",
                    session.folder.path().display()
                ));
            }
        }
        let (number, whom) = match erased.as_slice() {
            [_] => (last.to_string(), "if that is who is meant, "),
            _ => ("NUMBER".to_owned(), "with the number of the one who is meant, "),
        };
        return Err(Failure::Refused(format!(
            "nobody on the list is called “{typed}”, but it stands in the files; {were}, and {whom}rapporteur erase {named} \
             {number} --also {} replaces it",
            quoted(typed)
        )));
    }
    Err(Failure::Refused(match near {
        Some(near) => format!("nobody on the list is called “{typed}”; did you mean {near}?"),
        None => format!(
            "nobody on the list is called “{typed}”; those on it: {}. Somebody who is only spoken of has to be put on the list \
             first: /in NAME",
            listed(state)
        ),
    }))
}

fn listed(state: &State) -> String {
    let names: Vec<_> = state.roster.people().map(|person| person.details.name.as_str()).collect();
    match names.len() {
        0 => "nobody".to_owned(),
        1..=12 => names.join(", "),
        many => format!("{} and {} more", names.get(..12).unwrap_or_default().join(", "), many - 12),
    }
}

fn full(person: &Person) -> String {
    let organisation = person.details.organisation.as_ref().map_or(String::new(), |name| format!(", {name}"));
    format!("{}{organisation}", person.details.name)
}

/// What will be done and where, and what will be left.
fn described(plan: &Plan, erasure: &Erasure, person: &Person, arguments: &EraseArguments) -> String {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    match plan.changes() {
        [] => {
            let _ = writeln!(text, "nothing to do: nothing in the session names {}", full(person));
        }
        changes => {
            let _ = writeln!(text, "{}: “{}” takes the place of the name in", full(person), erasure.label());
            for change in changes {
                let places = match change.places {
                    0 => "what follows from the rest".to_owned(),
                    1 => "1 place".to_owned(),
                    places => format!("{places} places"),
                };
                let _ = writeln!(text, "  {}: {places}", change.file.display());
            }
        }
    }
    if let namesakes @ [_, ..] = erasure.namesakes() {
        let namesakes: Vec<_> = namesakes.iter().map(ToString::to_string).collect();
        let _ = writeln!(
            text,
            "Participant {} has the same name: texts that may mean either are left and listed below; exports made anew have \
             the list as it is then.",
            namesakes.join(", ")
        );
    }
    for body in erasure.bodies() {
        let _ = writeln!(text, "The organisation “{body}” keeps its name; --also {} replaces it.", quoted(body));
    }
    if !plan.closed.is_empty() {
        let _ = writeln!(text, "These cannot be searched; see for yourself whether they name the person:");
        for (file, why) in &plan.closed {
            let _ = writeln!(text, "  {}: {why}", file.display());
        }
    }
    if !plan.names.is_empty() {
        let _ = writeln!(text, "These may be named after the person and are not renamed (a journal cannot be):");
        for file in &plan.names {
            let shown = if file.as_os_str().is_empty() { arguments.session.as_path() } else { file.as_path() };
            let _ = writeln!(text, "  {}", shown.display());
        }
    }
    left(plan, arguments, person, &mut text);
    text
}

/// What still mentions the person afterwards, and how that is replaced too.
fn left(plan: &Plan, arguments: &EraseArguments, person: &Person, text: &mut String) {
    if plan.left.is_empty() {
        return;
    }
    let _ = writeln!(text, "These may still mention the person afterwards:");
    for left in plan.left.iter().take(LISTED) {
        let place = format!("{}, line {}", left.file.display(), left.line);
        let place = left.entry.map_or(place.clone(), |entry| format!("{entry} ({place})"));
        let _ = writeln!(text, "  {place}: {}", left.mention.around);
    }
    if plan.left.len() > LISTED {
        let _ = writeln!(text, "  … and {} more", plan.left.len() - LISTED);
    }
    let mut words: Vec<&str> = Vec::new();
    for left in &plan.left {
        let word = left.mention.word.as_str();
        if !words.iter().any(|known| names::fold(known) == names::fold(word)) {
            words.push(word);
        }
    }
    let also: Vec<_> = words.iter().map(|word| format!(" --also {}", quoted(word))).collect();
    let session = quoted(&arguments.session.to_string_lossy());
    let _ = writeln!(
        text,
        "Each of these words is replaced wherever it stands if you name it: rapporteur erase {session} {}{}",
        person.id,
        also.concat()
    );
}

/// A word as a shell takes it.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("\"{}\"", word.replace('"', "\\\""))
    }
}

/// Whether it is to be done: what is asked for on a terminal has to be said beforehand anywhere else.
fn confirm(arguments: &EraseArguments) -> Result<(), Failure> {
    if arguments.yes {
        return Ok(());
    }
    let stdin = io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::Usage(
            "nothing was changed: this cannot be undone, and here is no terminal to ask on; --yes does it without asking".into(),
        ));
    }
    print("This cannot be undone. Type yes to do it: ")?;
    let mut answer = String::new();
    let read = stdin.lock().read_line(&mut answer);
    match read {
        Ok(_) if answer.trim().eq_ignore_ascii_case("yes") => Ok(()),
        _ => Err(Failure::Refused("nothing was changed".into())),
    }
}
