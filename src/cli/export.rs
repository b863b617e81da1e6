//! `rapporteur export SESSION [DOCUMENT…]`: what is handed over, from what is on disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Common, ExportArguments};
use super::failure::{Failure, print};
use super::place;
use crate::agenda::Agenda;
use crate::capture::{Format, PAPERS, Paper};
use crate::export::{self, Document, Options, save};
use crate::journal::{Damage, Folder};
use crate::session::event::EntryKind;
use crate::session::{State, apply};
use crate::words::Phrases;

/// Writes the documents and prints the paths.
pub fn run(arguments: &ExportArguments, common: &Common) -> Result<(), Failure> {
    let options = Options {
        language: arguments.lang.as_deref().map(language).transpose()?,
        attribution: arguments.attribution,
        notes: arguments.notes,
        unagreed: arguments.unagreed,
    };
    let session = place::recorded(&arguments.session, common)?;
    let (state, damage) = state(&session.folder, &session.agenda);
    let wanted = wanted(&state, &arguments.papers, &arguments.format);
    if arguments.out.as_deref() == Some(Path::new("-")) {
        let [one] = wanted.as_slice() else {
            return Err(Failure::Usage(
                "one document at a time goes to standard output: name it and its --format".into(),
            ));
        };
        print(&one.text(&state, &options))?;
    } else {
        let folder = arguments.out.clone().unwrap_or_else(|| session.folder.exports());
        for path in write(&state, &options, &wanted, &folder).map_err(Failure::Record)? {
            print(&format!("{}\n", path.display()))?;
        }
    }
    let mut named: Vec<_> = damage.iter().map(ToString::to_string).collect();
    if named.is_empty() {
        return session.other_agenda(&state).map_or(Ok(()), |why| Err(Failure::Record(why)));
    }
    named.extend(session.other_agenda(&state));
    Err(Failure::Record(format!("{}\nwhat can be read of the record was exported, the rest was not", named.join("\n"))))
}

/// What is to be written: a document in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// A document as Markdown.
    Markdown(Paper),
    /// A document as a page.
    Html(Paper),
    /// The whole record.
    Json,
}

impl Output {
    fn file(self) -> String {
        match self {
            Output::Markdown(document) => format!("{}.md", name(document)),
            Output::Html(document) => format!("{}.html", name(document)),
            Output::Json => "record.json".into(),
        }
    }

    fn text(self, state: &State, options: &Options) -> String {
        let document = |document| -> Document {
            match document {
                Paper::Minutes => export::minutes(state, options),
                Paper::Memorandum => export::memorandum(state, options),
            }
        };
        match self {
            Output::Markdown(which) => export::markdown(&document(which)),
            Output::Html(which) => export::html(&document(which)),
            Output::Json => export::json(state, options),
        }
    }
}

fn name(paper: Paper) -> &'static str {
    PAPERS.iter().find(|(_, named)| *named == paper).map_or("", |(name, _)| name)
}

/// Each document in each form, each once. Where no document is named: the minutes, and the memorandum if there is one.
pub fn wanted(state: &State, documents: &[Paper], formats: &[Format]) -> Vec<Output> {
    let all = [Paper::Minutes, Paper::Memorandum];
    let documents = match documents {
        [] if has_memorandum(state) => &all[..],
        [] => &all[..1],
        named => named,
    };
    let mut wanted = Vec::new();
    for format in formats {
        for document in documents {
            let output = match format {
                Format::Markdown => Output::Markdown(*document),
                Format::Html => Output::Html(*document),
                Format::Json => Output::Json,
            };
            if !wanted.contains(&output) {
                wanted.push(output);
            }
        }
    }
    wanted
}

fn has_memorandum(state: &State) -> bool {
    let prepared = &state.agenda.memorandum;
    let part = |kind| matches!(kind, EntryKind::Pledge | EntryKind::Recital | EntryKind::Provision);
    !prepared.recitals.is_empty()
        || !prepared.provisions.is_empty()
        || state.record.entries().any(|entry| part(entry.kind))
}

/// Writes each output into `folder`, replacing what is there as a whole; gives the paths.
pub fn write(state: &State, options: &Options, wanted: &[Output], folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut paths = Vec::new();
    for output in wanted {
        let path = folder.join(output.file());
        save::save(&path, output.text(state, options).as_bytes()).map_err(|error| {
            format!("{} cannot be written: {error}; rapporteur export --out FOLDER writes elsewhere", path.display())
        })?;
        paths.push(path);
    }
    Ok(paths)
}

/// What the record on disk says, and where it is damaged.
pub fn state(folder: &Folder, agenda: &Arc<Agenda>) -> (State, Vec<Damage>) {
    let reading = folder.read();
    let mut state = State::new(agenda.clone());
    for event in reading.events {
        apply(&mut state, event);
    }
    (state, reading.damage)
}

fn language(tag: &str) -> Result<String, Failure> {
    if Phrases::of(tag).is_some() {
        return Ok(tag.to_owned());
    }
    let known = Phrases::languages().join(", ");
    Err(Failure::Usage(format!("--lang {tag:?} is not a language this version writes; it writes {known}")))
}
