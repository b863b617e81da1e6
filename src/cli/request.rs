//! What a line asks for that changes nothing, answered in lines of text: for `record`, and for the exports of the screen.

use std::path::PathBuf;

use super::export;
use crate::capture::actions::{ACTIONS, Group, Id};
use crate::capture::{Format, Paper, Request, View};
use crate::export::{Options, markdown, memorandum, minutes};
use crate::journal::Folder;
use crate::session::State;
use crate::session::event::EntryKind;
use crate::session::state::Entry;

/// The most entries that a search lists.
const LISTED: usize = 20;

/// The answer in plain text.
pub fn answer(request: &Request, state: &State, folder: &Folder) -> Result<String, String> {
    Ok(match request {
        Request::Find(words) => find(state, words),
        Request::Export { papers, formats } => {
            let paths = hand_over(state, papers, formats, folder)?;
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
        Request::View(View::Polls) => list(state, |entry| entry.kind == EntryKind::Poll),
        Request::View(View::Memorandum) => markdown(&memorandum(state, &Options::default())),
        Request::View(View::Prompts) => {
            let item = state.run.current_item().or(state.run.items.first());
            item.and_then(|item| item.plan.notes.clone()).unwrap_or_else(|| "there are no prompts for this item".into())
        }
        Request::Edit(entry) => {
            return Err(format!("there is no new text for {entry}; type /edit {entry} and the text"));
        }
        Request::View(View::Minutes) => markdown(&minutes(state, &Options::default())),
        Request::Quit => "the end of the input ends the recording".into(),
    })
}

/// Writes what `/export` asks for; where nothing is named, everything there is as Markdown and as a page.
pub fn hand_over(state: &State, papers: &[Paper], formats: &[Format], folder: &Folder) -> Result<Vec<PathBuf>, String> {
    let formats = if formats.is_empty() { &[Format::Markdown, Format::Html] } else { formats };
    export::write(state, &Options::default(), &export::wanted(state, papers, formats), &folder.exports())
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
