//! `rapporteur join FOLDER`: whether this laptop can record a session together with others, and what is to be seen to first.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::Common;
use super::clock::now;
use super::erase::quoted;
use super::failure::{Failure, print};
use super::shared::{Broken, probe, programs, wrong_settings};
use super::{place, verify};
use crate::journal::{Copied, Damage, Fault, Folder, Summary, Verdict, verify as verified};
use crate::session::event::Device;
use crate::session::number::Mark;
use crate::words::count;

/// An entry that is so far ahead of this laptop's clock, in milliseconds, comes from a clock that is off.
const OFF: u64 = 120_000;

/// What was found.
#[derive(Default)]
struct Found {
    /// What is as it should be, or is only to be known.
    said: Vec<String>,
    /// What has to be seen to first.
    first: Vec<String>,
}

/// Looks, and says what there is, what has to be seen to, and how to go on.
pub fn run(target: &Path, common: &Common, device: &Device) -> Result<(), Failure> {
    let named = common.sessions.join(target);
    let folder = if target.is_dir() || !named.is_dir() { target.to_path_buf() } else { named };
    if let Err(error) = fs::read_dir(&folder) {
        return Err(Failure::Refused(format!(
            "{}: it cannot be read ({error}); name the folder that the other laptops share, once it has arrived here",
            folder.display()
        )));
    }
    let mut found = Found::default();
    let next = if folder.join("agenda.toml").exists() || folder.join("journal").is_dir() {
        let session = Folder::open(&folder).map_err(|error| Failure::Record(error.to_string()))?;
        found.session(&session, common, device)?;
        format!("rapporteur open {}", shell(&folder))
    } else {
        found.sessions(&folder)
    };
    found.place(&folder);
    let mut text = format!("{}\n", folder.display());
    found.said.iter().for_each(|line| text.push_str(&format!("  {line}\n")));
    if !found.first.is_empty() {
        text.push_str("To be seen to first:\n");
        found.first.iter().for_each(|line| text.push_str(&format!("  {line}\n")));
    }
    let _ = writeln!(text, "{}: {next}", if found.first.is_empty() { "Go on with" } else { "Then go on with" });
    // What files are called comes from anywhere.
    text.retain(|c| c == '\n' || !c.is_control());
    print(&text)?;
    if found.first.is_empty() { Ok(()) } else { Err(Failure::Refused(String::new())) }
}

impl Found {
    /// The folder is that of a session.
    fn session(&mut self, folder: &Folder, common: &Common, device: &Device) -> Result<(), Failure> {
        let session = place::recorded(folder.path(), common)?;
        self.said.push(format!("a session: {} ({})", session.agenda.title, session.agenda.kind.word()));
        let verdict = verified(folder);
        self.devices(&verdict);
        self.own(&verdict, device);
        self.clocks(&verdict);
        let found: Vec<Damage> = verdict.problems.iter().chain(&verdict.remarks).cloned().collect();
        let (copies, damage): (Vec<_>, Vec<_>) = found.into_iter().partition(|damage| !is_problem(&damage.what));
        self.said.extend(copies.iter().take(verify::LISTED).map(ToString::to_string));
        self.first.extend(damage.iter().take(verify::LISTED).map(ToString::to_string));
        Ok(())
    }

    /// Who records in it.
    fn devices(&mut self, verdict: &Verdict) {
        if verdict.lines() == 0 {
            self.said.push("nothing is recorded yet".to_owned());
        }
        for journal in verdict.journals.iter().filter(|journal| journal.lines > 0) {
            let Summary { from_to, mark, .. } = &journal.summary;
            let last =
                from_to.map_or(String::new(), |(_, to)| format!(", the last on {}", to.format("%Y-%m-%d at %H:%M")));
            let numbers = match mark {
                Some(mark) if *mark == Mark::NONE => ", its numbers have no letters".to_owned(),
                Some(mark) => format!(", its numbers begin with {mark}"),
                None => String::new(),
            };
            self.said.push(format!(
                "{} records in it: {}{last}{numbers}",
                journal.device,
                count(journal.lines, "line")
            ));
        }
    }

    /// The name of this laptop.
    fn own(&mut self, verdict: &Verdict, device: &Device) {
        let own = verdict.journals.iter().find(|journal| journal.device == *device && journal.lines > 0);
        let copies = verdict.problems.iter().chain(&verdict.remarks);
        let twice = copies
            .filter(|damage| matches!(&damage.what, Fault::Copy(Copied::Apart { of, .. }) if of == device))
            .count();
        match own {
            _ if twice > 0 => self.first.push(format!(
                "two laptops have recorded under the name of this one, {device}: give one of them another with --device NAME (or device = \
                 \"NAME\" in its configuration, see rapporteur config)"
            )),
            Some(_) => self.said.push(format!(
                "this laptop is called {device}, and has a journal here already: if another laptop wrote that, give this one another name \
                 with --device NAME"
            )),
            None => self.said.push(format!(
                "this laptop is called {device}, a name nobody uses here; its numbers get letters of their own"
            )),
        }
    }

    /// Entries that were written later than now.
    fn clocks(&mut self, verdict: &Verdict) {
        let now = u64::try_from(now().timestamp_millis()).unwrap_or(0);
        for journal in &verdict.journals {
            let ahead = journal.summary.clock.0.saturating_sub(now);
            if ahead > OFF {
                let minutes = ahead / 60_000;
                let ahead = match minutes {
                    0..120 => count(minutes, "minute"),
                    120..2880 => format!("{} h {} min", minutes / 60, minutes % 60),
                    _ => count(minutes / 1440, "day"),
                };
                self.first.push(format!(
                    "the last line of {} is {ahead} ahead of the clock of this laptop: one of the two clocks is off; set it (what is \
                     recorded keeps its order, but not its time)",
                    journal.device
                ));
            }
        }
    }

    /// The folder is none of a session: it may have some in it. How to go on.
    fn sessions(&mut self, folder: &Path) -> String {
        let mut sessions: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
        sessions.retain(|path| {
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            !hidden && path.join("agenda.toml").is_file()
        });
        sessions.sort_unstable_by(|a, b| b.cmp(a));
        for session in &sessions {
            let name = session.file_name().unwrap_or_default().to_string_lossy();
            let Ok(folder) = Folder::open(session) else { continue };
            let last = folder.tail(1).pop();
            let last = last.map_or("nothing is recorded yet".to_owned(), |last| {
                format!("the last line is by {} on {}", last.order.device, last.at.format("%Y-%m-%d at %H:%M"))
            });
            self.said.push(format!("{name}: {last}"));
        }
        match sessions.first() {
            Some(latest) => {
                self.said.insert(0, format!("a folder with {}", count(sessions.len(), "session")));
                format!("rapporteur open {} (or another of them; rapporteur join says more of one)", shell(latest))
            }
            None => {
                self.said.push("no session is in it (or none has arrived yet)".to_owned());
                format!(
                    "rapporteur --sessions {} open AGENDA, on one laptop; the others open what arrives",
                    shell(folder)
                )
            }
        }
    }

    /// Whether files here are what recording needs, and who brings them to the others.
    fn place(&mut self, folder: &Path) {
        let broken = probe(folder);
        if broken.is_empty() {
            self.said.push("files can be written, kept safe from a power cut, and locked here".to_owned());
        }
        for what in broken {
            match what {
                Broken::Write(error) => self.first.push(format!(
                    "nothing can be written here ({error}): see to the rights of the folder, or copy the session and merge it later"
                )),
                Broken::Sync(error) => self.first.push(format!(
                    "what is written here cannot be kept safe from a power cut ({error}): use a folder on this laptop's own disk that is \
                     synchronised, instead of a share"
                )),
                Broken::Lock => self.said.push(
                    "files cannot be locked here: a second window on this laptop would not be noticed, so open the session in one only"
                        .to_owned(),
                ),
            }
        }
        // Where the folder really is, it is synchronised.
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
        let programs = programs(&folder);
        if programs.is_empty() {
            self.said.push(
                "no program that synchronises folders is seen here; if the folder is no share, bring copies together with rapporteur merge"
                    .to_owned(),
            );
        }
        self.said.extend(programs.into_iter().map(|program| program.advice().to_owned()));
        self.first.extend(wrong_settings(&folder));
    }
}

/// Whether it has to be seen to before anybody records.
fn is_problem(what: &Fault) -> bool {
    !matches!(
        what,
        Fault::OddName
            | Fault::Unfinished
            | Fault::Leftover
            | Fault::OtherCopy { .. }
            | Fault::Copy(_)
            | Fault::InCopy(_)
            | Fault::Link
    )
}

/// A path as a shell takes it.
fn shell(path: &Path) -> String {
    quoted(&path.to_string_lossy())
}
