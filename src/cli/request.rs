//! What a line asks for that changes nothing, answered in lines of text: for `record`, and for the exports of the screen.

use std::path::{Path, PathBuf};

use super::clock::now;
use super::export;
use crate::agenda::PollForm;
use crate::capture::actions::{ACTIONS, Group, Id};
use crate::capture::keys::Keys;
use crate::capture::{Format, Request, View, tour};
use crate::export::{Options, balance, history, markdown, memorandum, minutes, questions, reviewed};
use crate::journal::Folder;
use crate::session::command::PLEDGE_KINDS;
use crate::session::event::EntryKind;
use crate::session::poll::Grades;
use crate::session::state::Entry;
use crate::session::{Handle, State};
use crate::words::{count, two_decimals};

/// The most entries that a search lists.
const LISTED: usize = 20;

/// The answer in plain text.
pub fn answer(request: &Request, state: &State, folder: &Folder) -> Result<String, String> {
    Ok(match request {
        Request::Find(words) => find(state, words),
        Request::Export { .. } => {
            let paths = hand_over(state, request, folder)?;
            let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
            format!("written: {}", paths.join(", "))
        }
        Request::Help(None) => help(),
        Request::Help(Some(id)) => {
            let action = id.action();
            format!("{}: {}; for example {}", action.usage, action.does, action.example)
        }
        Request::View(View::Record) => list(state, |_| true),
        Request::View(View::People) => people(state),
        Request::View(View::Pledges) => list(state, |entry| entry.kind == EntryKind::Pledge),
        Request::View(View::Polls) => polls(state),
        Request::View(View::Memorandum) => markdown(&memorandum(state, &Options::default())),
        Request::View(View::Prompts) => {
            let item = state.run.current_item().or(state.run.items.first());
            item.and_then(|item| item.plan.notes.clone()).unwrap_or_else(|| "there are no prompts for this item".into())
        }
        Request::History(entry) => markdown(&history(state, *entry)),
        Request::Check => markdown(&reviewed(state)),
        Request::Form(entry) => fields(state, *entry),
        Request::View(View::Balance) => markdown(&balance(state, now())),
        Request::View(View::Questions) => markdown(&questions(state)),
        Request::Tour => toured(&Keys::default(), folder.path()),
        Request::CatchUp => "/catch-up is taken by whoever records".to_owned(),
        Request::Status => "/status is told by whoever records".to_owned(),
        // Whoever records takes it over; see `Recorder::line`.
        Request::Import(import) => format!("/import {} takes over what the file says", import.file),
        Request::Edit(entry) => {
            return Err(format!("there is no new text for {entry}; type /edit {entry} and the text"));
        }
        Request::View(View::Minutes) => markdown(&minutes(state, &Options::default())),
        Request::Quit => "the end of the input ends the recording".into(),
    })
}

/// Writes what `/export` asks for; where nothing is named, everything there is as Markdown and as a page.
pub fn hand_over(state: &State, request: &Request, folder: &Folder) -> Result<Vec<PathBuf>, String> {
    let Request::Export { papers, formats, audiences, allow_names } = request else { return Ok(Vec::new()) };
    let formats = if formats.is_empty() { &[Format::Markdown, Format::Html] } else { formats.as_slice() };
    let wanted = export::wanted(state, papers, formats);
    let versions = export::versions(&Options::default(), audiences);
    export::held_up(state, &versions, &wanted, allow_names)?;
    let exports = folder.exports_to_write().map_err(|error| error.to_string())?;
    export::write(state, &versions, &wanted, &exports)
}

/// A pledge, field by field, with what fills in those that are empty.
fn fields(state: &State, handle: Handle) -> String {
    let Some(entry) = state.record.get(handle) else { return format!("there is no entry {handle}") };
    let details = entry.details();
    let names: Vec<&str> = details.who.iter().map(|who| state.roster.name(who)).collect();
    let due = details.due.map(|due| due.to_string());
    let kind = PLEDGE_KINDS.iter().find(|(_, kind)| Some(*kind) == details.pledge_kind).map(|(word, _)| *word);
    let from: Vec<String> = details.grew_from.iter().map(ToString::to_string).collect();
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let rows = [
        ("wording", some(&entry.text), "TEXT"),
        ("bodies", some(&names.join(", ")), "@BODY @BODY"),
        ("due", due, "due:DATE"),
        ("indicator", details.indicator.clone(), "indicator:\"…\""),
        ("baseline", details.baseline.clone(), "baseline:\"…\""),
        ("target", details.target.clone(), "target:\"…\""),
        ("source", details.source.clone(), "source:\"…\""),
        ("kind", kind.map(str::to_owned), "kind:policy"),
        ("beneficiaries", details.beneficiaries.clone(), "beneficiaries:\"…\""),
        ("territory", details.territory.clone(), "territory:\"…\""),
        ("grew from", some(&from.join(", ")), "from:N"),
    ];
    let row = |(name, value, typed): (&str, Option<String>, &str)| match value {
        Some(value) => format!("  {name}: {value}"),
        None => format!("  {name}: (empty) /edit {handle} {typed}"),
    };
    std::iter::once(format!("{handle} {}", entry.kind.word())).chain(rows.map(row)).collect::<Vec<_>>().join("\n")
}

fn find(state: &State, words: &str) -> String {
    let wanted = words.to_lowercase();
    let has = |entry: &Entry| entry.text.to_lowercase().contains(&wanted);
    list(state, has)
}

/// The latest entries of a sort, oldest first.
fn list(state: &State, fits: impl Fn(&Entry) -> bool) -> String {
    let all = state.record.entries().filter(|entry| fits(entry)).count();
    let first = all.saturating_sub(LISTED);
    let lines = state.record.entries().filter(|entry| fits(entry)).skip(first).map(|entry| {
        let speaker = entry.speaker.as_ref().map_or(String::new(), |who| format!("{}: ", state.roster.name(who)));
        format!("  {} {} {} {speaker}{}", entry.at.format("%H:%M"), entry.handle, entry.kind.word(), entry.text)
    });
    let heading = match all {
        0 => "there are none".to_owned(),
        1..=LISTED => format!("{all}:"),
        _ => format!("{all}, the last {LISTED}:"),
    };
    std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n")
}

/// The latest polls and what came of each, as one would read it out.
fn polls(state: &State) -> String {
    let all: Vec<&Entry> = state.record.entries().filter(|entry| entry.kind == EntryKind::Poll).collect();
    let shown = all.get(all.len().saturating_sub(LISTED)..).unwrap_or_default();
    let lines = shown.iter().flat_map(|poll| {
        let standing = if poll.outcome().closed { "closed" } else { "open" };
        let question = format!("poll {}, {standing}: {}", poll.handle, poll.text);
        std::iter::once(question).chain(results(poll).into_iter().map(|line| format!("  {line}")))
    });
    let heading = match all.len() {
        0 => return "there are no polls; /poll \"QUESTION\" scale:5 opens one".to_owned(),
        many if many > LISTED => format!("{}, the last {LISTED}:", count(many, "poll")),
        many => format!("{}:", count(many, "poll")),
    };
    std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n")
}

/// What came of a poll, in lines.
fn results(poll: &Entry) -> Vec<String> {
    let Some(result) = poll.poll_result() else { return Vec::new() };
    let form = poll.details().poll.as_ref();
    let what = if matches!(form, Some(PollForm::Dots { .. })) { "dot" } else { "answer" };
    let mut all = count(result.n, what);
    if let Some(people) = result.people {
        all += &format!(" of {}", count(people, "person"));
    }
    for (number, apart) in [(result.apart.blank, "blank"), (result.apart.unsure, "unsure")] {
        if number > 0 {
            all += &format!(", {number} {apart}");
        }
    }
    if result.n == 0 {
        return vec![all];
    }
    let last = result.counts.len().saturating_sub(1);
    let end = |place: usize| match (place, poll.details().ends.as_slice()) {
        (0, [end, _]) => format!(" ({end})"),
        (place, [_, end]) if place == last => format!(" ({end})"),
        _ => String::new(),
    };
    let named = |(place, (name, number)): (usize, &(std::borrow::Cow<'_, str>, u64))| {
        let percent = result.percent(*number);
        format!("{name}{}: {number}, {percent}%", end(place))
    };
    let chosen: Vec<String> = result.counts.iter().enumerate().map(named).collect();
    let chosen = chosen.join("; ");
    let ranking = matches!(form, Some(PollForm::Ranking(_)));
    let mut lines = vec![all, if ranking { format!("first choices: {chosen}") } else { chosen }];
    match result.blocks {
        Some(0) => lines.push("nobody blocks".to_owned()),
        Some(1) => lines.push("1 blocks".to_owned()),
        Some(blocks) => lines.push(format!("{blocks} block")),
        None => {}
    }
    if let (Some(average), Some(grades)) = (result.average_said(), result.grades) {
        let Grades { median, lower, upper, .. } = grades;
        lines.push(format!("{average}, median {median}, middle half {lower} to {upper}"));
    }
    let mut places: Vec<_> = result.places.iter().zip(&result.counts).collect();
    places.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    if !places.is_empty() {
        let places: Vec<String> =
            places.into_iter().map(|(place, (name, _))| format!("{name} {}", two_decimals(*place))).collect();
        lines.push(format!("average place, the best first: {}", places.join("; ")));
    }
    lines
}

fn people(state: &State) -> String {
    let lines = state.roster.people().map(|person| {
        let organisation = person.details.organisation.as_ref().map_or(String::new(), |name| format!(", {name}"));
        format!("  {}{organisation}: {}", person.details.name, person.presence.word())
    });
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        "nobody is on the list; /in NAME, ORGANISATION adds somebody".into()
    } else {
        lines.join("\n")
    }
}

/// How it works, a row a line.
pub fn toured(keys: &Keys, folder: &Path) -> String {
    let rows = tour(keys, &folder.display().to_string());
    rows.iter().map(|(typed, does)| format!("{typed} {does}")).collect::<Vec<_>>().join("\n")
}

fn help() -> String {
    let mut lines = vec!["Type what is said: that is a point. These lines do more:".to_owned()];
    for group in Group::ALL {
        lines.push(group.title().to_owned());
        let typed = |id: Id| id.action().command.is_some();
        for action in ACTIONS.iter().filter(|action| action.group == group && typed(action.id)) {
            lines.push(format!("  {}: {}", action.usage, action.does));
        }
    }
    lines.join("\n")
}
