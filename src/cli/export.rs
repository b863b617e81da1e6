//! `rapporteur export SESSION [DOCUMENT…]`: what is handed over, from what is on disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Common, ExportArguments};
use super::failure::{Failure, print, print_as_it_is, tell};
use super::place;
use crate::agenda::{Agenda, Audience};
use crate::capture::{ALLOW_NAMES, AUDIENCES, AllowNames, Format, PAPERS, Paper};
use crate::export::{self, Document, Leak, Options, Sought, save};
use crate::journal::{Damage, Folder};
use crate::session::State;
use crate::words::Phrases;

/// Writes the documents and prints the paths.
pub fn run(arguments: &ExportArguments, common: &Common) -> Result<(), Failure> {
    let mut languages = arguments.lang.iter().map(|tag| language(tag));
    let (first, second) = (languages.next().transpose()?, languages.next().transpose()?);
    if languages.next().is_some() {
        return Err(Failure::Usage("at most two languages stand side by side: --lang it,en".into()));
    }
    let options = Options {
        language: first,
        beside: second,
        attribution: arguments.attribution,
        notes: arguments.notes,
        contacts: arguments.contacts,
        balance: arguments.balance,
        unagreed: arguments.unagreed,
        audience: None,
    };
    let session = place::recorded(&arguments.session, common)?;
    let (state, damage) = state(&session.folder, &session.agenda);
    let wanted = wanted(&state, &arguments.papers, &arguments.format);
    let versions = versions(&options, &arguments.audience);
    let allowed = arguments.allow_names.clone().unwrap_or_default();
    held_up(&state, &versions, &wanted, &allowed).map_err(Failure::Refused)?;
    if arguments.out.as_deref() == Some(Path::new("-")) {
        let ([one], [options]) = (wanted.as_slice(), versions.as_slice()) else {
            return Err(Failure::Usage(
                "one document at a time goes to standard output: name it, its --format and its --audience".into(),
            ));
        };
        print_as_it_is(&one.text(&state, options))?;
    } else {
        let folder = match &arguments.out {
            Some(folder) => {
                std::fs::create_dir_all(folder).map_err(|error| {
                    Failure::Record(format!(
                        "{} cannot be made: {error}; name another folder with --out",
                        folder.display()
                    ))
                })?;
                folder.clone()
            }
            None => session.folder.exports_to_write().map_err(|error| Failure::Record(error.to_string()))?,
        };
        for path in write(&state, &versions, &wanted, &folder).map_err(Failure::Record)? {
            print(&format!("{}\n", path.display()))?;
        }
    }
    for copy in damage.iter().filter(|damage| damage.what.is_harmless()) {
        tell(&copy.to_string());
    }
    let mut named: Vec<_> =
        damage.iter().filter(|damage| !damage.what.is_harmless()).map(ToString::to_string).collect();
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
    /// The registers, for a spreadsheet.
    Csv,
}

impl Output {
    fn file(self, audience: Option<Audience>) -> String {
        let whose = AUDIENCES.iter().find(|(_, named)| Some(*named) == audience);
        let whose = whose.map_or(String::new(), |(word, _)| format!("-{word}"));
        match self {
            Output::Markdown(document) => format!("{}{whose}.md", name(document)),
            Output::Html(document) => format!("{}{whose}.html", name(document)),
            Output::Json => format!("record{whose}.json"),
            Output::Csv => format!("registers{whose}.csv"),
        }
    }

    /// What of the record is in it.
    fn sought(self) -> Sought {
        match self {
            Output::Markdown(Paper::Memorandum) | Output::Html(Paper::Memorandum) => Sought::Memorandum,
            Output::Json => Sought::Record,
            // The registers are a part of the minutes.
            Output::Markdown(Paper::Minutes) | Output::Html(Paper::Minutes) | Output::Csv => Sought::Minutes,
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
            Output::Csv => export::csv(&export::registers(state, options)),
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
                Format::Csv => Output::Csv,
            };
            if !wanted.contains(&output) {
                wanted.push(output);
            }
        }
    }
    wanted
}

fn has_memorandum(state: &State) -> bool {
    state.record.parts().next().is_some()
}

/// An export for each audience that is named; one by the session's own rule where none is.
pub fn versions(options: &Options, audiences: &[Audience]) -> Vec<Options> {
    match audiences {
        [] => vec![options.clone()],
        named => named.iter().map(|audience| Options { audience: Some(*audience), ..options.clone() }).collect(),
    }
}

/// Why nothing is written yet: names stand in the text that the rule hides.
pub fn held_up(state: &State, versions: &[Options], wanted: &[Output], allowed: &AllowNames) -> Result<(), String> {
    if *allowed == AllowNames::Everywhere {
        return Ok(());
    }
    let mut leaks: Vec<Leak> = Vec::new();
    for options in versions {
        let mut sought: Vec<Sought> = wanted.iter().map(|output| output.sought()).collect();
        sought.dedup();
        for sought in sought {
            for leak in export::leaks(state, options, sought) {
                if !allowed.allow(leak.handle) && !leaks.contains(&leak) {
                    leaks.push(leak);
                }
            }
        }
    }
    if leaks.is_empty() {
        return Ok(());
    }
    let shown = 20;
    let mut lines: Vec<String> = leaks.iter().take(shown).map(|leak| format!("  {leak}")).collect();
    if leaks.len() > shown {
        lines.push(format!("  and {} more", leaks.len() - shown));
    }
    let mut next = Vec::new();
    if leaks.iter().any(|leak| leak.handle.is_some() && !leak.agreed) {
        next.push("reword these entries (/edit N)".to_owned());
    }
    if leaks.iter().any(|leak| leak.agreed) {
        next.push("agree on the new wording (/agree N)".to_owned());
    }
    let mut handles: Vec<String> = leaks.iter().filter_map(|leak| Some(leak.handle?.to_string())).collect();
    handles.dedup();
    // What the agenda says has no number.
    let handles = match handles.as_slice() {
        [first, ..] if leaks.iter().all(|leak| leak.handle.is_some()) => {
            format!(", or of single entries with --allow-names={first} (in a session: /export {ALLOW_NAMES}:{first})")
        }
        _ => format!(" (in a session: /export {ALLOW_NAMES})"),
    };
    next.push(format!("export all the same with --allow-names{handles}"));
    Err(format!(
        "names stand in the text that the rule hides, so nothing was written:\n{}\n{}",
        lines.join("\n"),
        next.join(", or ")
    ))
}

/// Writes each output in each version into `folder`, replacing what is there as a whole; gives the paths.
pub fn write(state: &State, versions: &[Options], wanted: &[Output], folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut paths = Vec::new();
    for options in versions {
        for output in wanted {
            let path = folder.join(output.file(options.audience));
            save::save(&path, output.text(state, options).as_bytes()).map_err(|error| {
                format!(
                    "{} cannot be written: {error}; rapporteur export --out FOLDER writes elsewhere",
                    path.display()
                )
            })?;
            paths.push(path);
        }
    }
    Ok(paths)
}

/// Makes the minutes that are always current anew; gives their path.
pub fn current(state: &State, folder: &Folder) -> Result<PathBuf, String> {
    let path = folder.exports_to_write().map_err(|error| error.to_string())?.join("minutes.md");
    // A journal that is gone has nothing to say, and what was written while it was there may be all that is left.
    if state.opened.is_none() && path.exists() {
        return Ok(path);
    }
    let saved = save::save(&path, export::current_minutes(state).as_bytes());
    saved.map(|()| path.clone()).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// What the record on disk says, and where it is damaged.
pub fn state(folder: &Folder, agenda: &Arc<Agenda>) -> (State, Vec<Damage>) {
    let reading = folder.read();
    let state = State::of(agenda.clone(), reading.events);
    (state, reading.damage)
}

fn language(tag: &str) -> Result<String, Failure> {
    if Phrases::of(tag).is_some() {
        return Ok(tag.to_owned());
    }
    let known = Phrases::languages().join(", ");
    Err(Failure::Usage(format!("--lang {tag:?} is not a language this version writes; it writes {known}")))
}
