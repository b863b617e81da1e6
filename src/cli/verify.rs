//! `rapporteur verify SESSION…`: whether the record of sessions is whole, device by device.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::args::Common;
use super::failure::{Failure, print, tell};
use super::place;
use crate::journal::{Damage, Folder, Verdict, Verified, verify};
use crate::session::state::Moment;
use crate::words::count;

/// So many problems of a session are listed.
pub const LISTED: usize = 50;

/// Verifies each session and says what was found.
pub fn run(sessions: &[PathBuf], common: &Common) -> Result<(), Failure> {
    let mut worst = Ok(());
    for session in sessions {
        let found = place::kept(session, common).and_then(|folder| {
            let verdict = verify(&folder);
            print(&told(&folder, &verdict))?;
            if verdict.is_whole() { Ok(()) } else { Err(Failure::Record(String::new())) }
        });
        if let Err(failure) = found {
            if !failure.message().is_empty() {
                tell(failure.message());
            }
            if !matches!(worst, Err(Failure::Record(_))) {
                worst = Err(match failure {
                    Failure::Refused(_) => Failure::Refused(String::new()),
                    _ => Failure::Record(String::new()),
                });
            }
        }
    }
    worst
}

/// All that was found in a session, in words.
pub fn told(folder: &Folder, verdict: &Verdict) -> String {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    let path = folder.path().display();
    let _ = writeln!(text, "{path}");
    let _ = write!(text, "{}", table(&verdict.journals));
    let _ = write!(text, "{}", listed(&verdict.problems));
    let _ = write!(text, "{}", listed(&verdict.remarks));
    let journals = count(verdict.journals.len(), "journal");
    let lines = count(verdict.lines(), "line");
    let lost: u64 = verdict.journals.iter().map(|journal| journal.summary.lost).sum();
    let _ = match (verdict.is_whole(), verdict.lines()) {
        (true, 0) => writeln!(text, "whole: nothing is recorded yet"),
        (true, _) if lost > 0 => writeln!(
            text,
            "whole, as it was repaired: {journals} with {lines}, each in its place; {} could not be brought out then, and only its \
             number stands there (repair.md in the folder says more)",
            count(lost, "line")
        ),
        (true, _) => writeln!(text, "whole: {journals} with {lines}, each line as it was written and in its place"),
        (false, _) => writeln!(
            text,
            "not whole: {} in {journals} with {lines}; see to what is said above, or put back a whole copy of the file; \
             `rapporteur repair {path}` brings all that can be read into a new folder and leaves this one as it is",
            count(verdict.problems.len(), "problem")
        ),
    };
    // What files are called comes from anywhere.
    text.retain(|c| c == '\n' || !c.is_control());
    text
}

/// A line for each device.
pub fn table(journals: &[Verified]) -> String {
    let mut text = String::new();
    let width = journals.iter().map(|journal| journal.device.as_str().len()).max().unwrap_or(0).max("device".len());
    let digits = journals.iter().map(|journal| journal.lines.to_string().len()).max().unwrap_or(0).max("lines".len());
    if !journals.is_empty() {
        let _ = writeln!(text, "  {:width$}  {:>digits$}  {:16}  {:16}  state", "device", "lines", "from", "to");
    }
    for journal in journals {
        let minute = |at: Moment| at.format("%Y-%m-%d %H:%M").to_string();
        let (from, to) =
            journal.summary.from_to.map_or((String::new(), String::new()), |(a, b)| (minute(a), minute(b)));
        let state = match journal.problems {
            0 if journal.unfinished => "whole, ends within a line".to_owned(),
            0 => "whole".to_owned(),
            problems => count(problems, "problem"),
        };
        let device = journal.device.as_str();
        let _ = writeln!(text, "  {device:width$}  {:>digits$}  {from:16}  {to:16}  {state}", journal.lines);
    }
    text
}

/// What was found, a line each; not without end.
pub fn listed(found: &[Damage]) -> String {
    let mut text: String = found.iter().take(LISTED).map(|damage| format!("  {damage}\n")).collect();
    if found.len() > LISTED {
        let _ = writeln!(text, "  and {} more", found.len() - LISTED);
    }
    text
}
