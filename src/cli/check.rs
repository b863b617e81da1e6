//! `rapporteur check FILE…`: everything that is wrong, at once.

use std::path::Path;

use super::args::Common;
use super::failure::{Failure, print, tell};
use super::place;
use crate::agenda;
use crate::export::review;
use crate::journal::{Damage, Fault, Folder};
use crate::session::State;
use crate::words::count;

/// Checks agendas and session folders; prints all their problems.
pub fn run(files: &[std::path::PathBuf], common: &Common) -> Result<(), Failure> {
    let mut worst: Option<Failure> = None;
    for file in files {
        let found = if file.is_dir() { folder(file, common) } else { agenda(file, None) };
        match (found, &worst) {
            (Ok(()), _) => {}
            (Err(failure), None | Some(Failure::Refused(_))) => {
                print_problem(&failure);
                worst = Some(failure);
            }
            (Err(failure), _) => print_problem(&failure),
        }
    }
    match worst {
        None => Ok(()),
        Some(Failure::Record(_)) => Err(Failure::Record(String::new())),
        Some(_) => Err(Failure::Refused(String::new())),
    }
}

fn print_problem(failure: &Failure) {
    if !failure.message().is_empty() {
        tell(failure.message());
    }
}

fn agenda(file: &Path, in_session: Option<&Folder>) -> Result<(), Failure> {
    let bytes = place::bytes(file)?;
    let beside = file.parent().unwrap_or(Path::new(""));
    let roster = |name: &str| match in_session {
        Some(_) => Ok(b"name\n".to_vec()),
        None => place::roster_file(beside, name),
    };
    let reading = agenda::read(&file.display().to_string(), &bytes, &roster);
    if !reading.problems.is_empty() {
        tell(&reading.to_string());
    }
    let errors = reading.problems.iter().filter(|problem| !problem.is_advice()).count() + reading.more;
    match (&reading.agenda, errors) {
        (Some(agenda), 0) => {
            let minutes: u32 = agenda.items.iter().filter_map(|item| item.minutes).fold(0, u32::saturating_add);
            print(&format!(
                "{}: in order ({}, {}, {}, {} on the list)\n",
                file.display(),
                agenda.title,
                count(agenda.items.len(), "item"),
                count(minutes, "minute"),
                agenda.participants.len()
            ))
        }
        (_, problems) => Err(Failure::Refused(format!("{}: {}", file.display(), count(problems, "problem")))),
    }
}

fn folder(root: &Path, common: &Common) -> Result<(), Failure> {
    let session = place::recorded(root, common)?;
    let agenda = agenda(&session.folder.agenda(), Some(&session.folder));
    let reading = session.folder.read();
    for file in &reading.unfinished {
        tell(&Damage { file: file.clone(), line: None, what: Fault::Unfinished }.to_string());
    }
    for damage in &reading.damage {
        tell(&damage.to_string());
    }
    match reading.damage.iter().filter(|damage| !damage.what.is_harmless()).count() {
        0 if reading.events.is_empty() => print(&format!("{}: nothing is recorded yet\n", root.display()))?,
        0 => {
            let events = reading.events.len();
            let state = State::of(session.agenda.clone(), reading.events);
            if let Some(why) = session.other_agenda(&state) {
                return Err(Failure::Record(why));
            }
            print(&format!("{}: the record is whole, {}\n", root.display(), count(events, "event")))?;
            for remark in review(&state) {
                let about = remark.about.map_or(String::new(), |handle| format!("{handle}: "));
                print(&format!("  {about}{}; {}\n", remark.what, remark.next))?;
            }
        }
        1 => return Err(Failure::Record(format!("{}: 1 place is damaged", root.display()))),
        places => return Err(Failure::Record(format!("{}: {places} places are damaged", root.display()))),
    }
    agenda
}
