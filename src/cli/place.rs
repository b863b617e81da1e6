//! From what is named on the command line to a session: its folder, its agenda, its roster.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::args::Common;
use super::failure::{Failure, tell};
use crate::agenda::{self, Agenda, Participant, shipped};
use crate::journal::{Created, Damage, Fault, Folder, LONGEST};
use crate::session::event::{Device, Event};
use crate::session::{State, introduce};

/// The most of an agenda file that is read: more than the agenda floor accepts, so that it can say so.
const MOST: u64 = 8 << 20;

/// A session that is there, or was just created.
pub struct Session {
    /// Its folder.
    pub folder: Folder,
    /// The plan, without those of the roster file: they are in the journal.
    pub agenda: Arc<Agenda>,
    /// What the agenda's roster file held when the session was created.
    pub roster: Vec<Participant>,
    /// SHA-256 of the agenda file, in hexadecimal.
    pub agenda_sum: String,
    /// What to tell the user: problems of the agenda that do not hold up the session, where it is kept.
    pub notices: Vec<String>,
}

impl Session {
    /// Why nothing may be recorded: the agenda in the folder is not the one the session was opened with, so that its items
    /// and people are not those the record means.
    pub fn other_agenda(&self, state: &State) -> Option<String> {
        let opened_with = state.agenda_sum.as_ref()?;
        (*opened_with != self.agenda_sum)
            .then(|| Damage { file: self.folder.agenda(), line: None, what: Fault::OtherAgenda }.to_string())
    }

    /// What this device has to say of itself before anything else: that it opened the session, or joins it.
    pub fn introduction(&self, state: &State, device: &Device) -> Option<Event> {
        introduce(state, device, &self.agenda_sum, &self.roster)
    }
}

/// A session about to be opened: everything about it has been read, nothing has been created.
pub enum Plan {
    /// It is there.
    GoOn(Session),
    /// It is to be created.
    Create(Box<New>),
}

/// A session to be created.
pub struct New {
    sessions: PathBuf,
    name: String,
    bytes: Vec<u8>,
    agenda: Agenda,
    roster: Vec<Participant>,
    notices: Vec<String>,
}

/// The session that `target` names: the folder of a session, an agenda file, the name of a session in the sessions folder,
/// or the name of an agenda that comes with the program.
pub fn plan(target: &Path, common: &Common, today: NaiveDate) -> Result<Plan, Failure> {
    if let Some(folder) = folder(target, common) {
        return existing(&folder).map(Plan::GoOn);
    }
    let shipped = shipped::all().into_iter().find(|agenda| Path::new(agenda.name) == target);
    if target.exists() || shipped.is_none() {
        let bytes = bytes(target)?;
        let beside = target.parent().unwrap_or(Path::new("")).to_path_buf();
        return new(target, bytes, &|file| roster_file(&beside, file), common, today).map(Box::new).map(Plan::Create);
    }
    let text = shipped.map_or("", |agenda| agenda.text).as_bytes().to_vec();
    new(target, text, &|_| Err("it does not come with the program".into()), common, today)
        .map(Box::new)
        .map(Plan::Create)
}

/// The session that is there under `target`: its folder, or its name in the sessions folder.
pub fn recorded(target: &Path, common: &Common) -> Result<Session, Failure> {
    existing(&root(target, common)?)
}

/// The folder of that session, whatever state its agenda is in.
pub fn kept(target: &Path, common: &Common) -> Result<Folder, Failure> {
    Folder::open(root(target, common)?).map_err(|error| Failure::Record(error.to_string()))
}

/// The same where its agenda may be missing.
pub fn left(target: &Path, common: &Common) -> Result<Folder, Failure> {
    Folder::open_without_agenda(root(target, common)?).map_err(|error| Failure::Record(error.to_string()))
}

fn root(target: &Path, common: &Common) -> Result<PathBuf, Failure> {
    match folder(target, common) {
        Some(folder) => Ok(folder),
        None if target.is_file() => Err(Failure::Refused(format!(
            "{} is a file, not a session; sessions are folders in {}",
            target.display(),
            common.sessions.display()
        ))),
        None => Err(Failure::Refused(format!("there is no session {}; {}", target.display(), those_there(common)))),
    }
}

fn folder(target: &Path, common: &Common) -> Option<PathBuf> {
    let named = common.sessions.join(target);
    [target.to_path_buf(), named]
        .into_iter()
        .find(|place| place.join("agenda.toml").exists() || place.join("journal").is_dir())
}

fn those_there(common: &Common) -> String {
    let names = fs::read_dir(&common.sessions).map(|entries| {
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<_> = names.filter(|name| !name.starts_with('.')).collect();
        names.sort_unstable_by(|a, b| b.cmp(a));
        names
    });
    match names.unwrap_or_default().as_slice() {
        [] => format!("there are none in {} yet: rapporteur open AGENDA starts one", common.sessions.display()),
        names => {
            let latest = names.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
            format!("in {} there are {latest}{}", common.sessions.display(), if names.len() > 3 { " …" } else { "" })
        }
    }
}

fn existing(root: &Path) -> Result<Session, Failure> {
    let folder = Folder::open(root).map_err(|error| Failure::Record(error.to_string()))?;
    let bytes = folder.agenda_bytes().map_err(|error| Failure::Record(error.to_string()))?;
    let name = root.join("agenda.toml");
    // Those of the roster file are in the journal; the file itself stayed where the agenda came from.
    let (agenda, problems) = understood(&name, &bytes, &|_| Ok(b"name\n".to_vec()))?;
    let agenda_sum = sum(&bytes);
    Ok(Session { folder, agenda: Arc::new(agenda), roster: Vec::new(), agenda_sum, notices: problems })
}

fn new(
    file: &Path,
    bytes: Vec<u8>,
    roster: &dyn Fn(&str) -> Result<Vec<u8>, String>,
    common: &Common,
    today: NaiveDate,
) -> Result<New, Failure> {
    let (with_roster, notices) = understood(file, &bytes, roster)?;
    let (agenda, _) = understood(file, &bytes, &|_| Ok(b"name\n".to_vec()))?;
    let roster = with_roster.participants.get(agenda.participants.len()..).unwrap_or_default().to_vec();
    if serde_json::to_vec(&roster).map_or(0, |line| line.len()) > LONGEST / 2 {
        let people = roster.len();
        let what = format!("the roster has {people} people, more than a session can hold");
        return Err(Failure::Refused(format!("{}: {what}; list those who take part", file.display())));
    }
    let (date, title) = (agenda.date.unwrap_or(today).to_string(), slug(&agenda.title));
    // Many a title is or begins with the date.
    let title = title.strip_prefix(&date).map_or(title.as_str(), |rest| rest.trim_start_matches('-'));
    let name = if title.is_empty() { date } else { format!("{date}-{title}") };
    Ok(New { sessions: common.sessions.clone(), name, bytes, agenda, roster, notices })
}

impl Plan {
    /// What is planned.
    #[cfg(feature = "tui")]
    pub fn agenda(&self) -> &Agenda {
        match self {
            Plan::GoOn(session) => &session.agenda,
            Plan::Create(new) => &new.agenda,
        }
    }

    /// Opens the session, created if it is not there.
    pub fn begin(self) -> Result<Session, Failure> {
        match self {
            Plan::GoOn(session) => Ok(session),
            Plan::Create(new) => new.create(),
        }
    }
}

impl New {
    fn create(self) -> Result<Session, Failure> {
        let New { sessions, name, bytes, agenda, roster, mut notices } = self;
        let created = Folder::create(&sessions, &name, &bytes).map_err(|error| Failure::Record(error.to_string()))?;
        let folder = match created {
            Created::New(folder) => folder,
            Created::Renamed(folder) => {
                let there = sessions.join(&name);
                notices.push(format!(
                    "{} is held with another agenda, so this one is in {}",
                    there.display(),
                    folder.path().display()
                ));
                folder
            }
            Created::Existing(folder) => {
                notices.push(format!("goes on with the session in {}", folder.path().display()));
                folder
            }
        };
        Ok(Session { folder, agenda: Arc::new(agenda), roster, agenda_sum: sum(&bytes), notices })
    }
}

/// The agenda, and its errors in words where they do not hold up the session.
fn understood(
    file: &Path,
    bytes: &[u8],
    roster: &dyn Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<(Agenda, Vec<String>), Failure> {
    let reading = agenda::read(&file.display().to_string(), bytes, roster);
    match &reading.agenda {
        // Advice is for those who prepare: `check` gives it.
        Some(agenda) => {
            let errors = reading.problems.iter().filter(|problem| !problem.is_advice());
            Ok((agenda.clone(), errors.map(ToString::to_string).collect()))
        }
        None => {
            tell(&format!("{reading}\n"));
            Err(Failure::Refused(format!("{} cannot be opened before this is mended", file.display())))
        }
    }
}

/// The agenda that these bytes of a session's own copy are, and their sum.
#[cfg(feature = "tui")]
pub fn understand(file: &Path, bytes: &[u8]) -> Option<(Agenda, String)> {
    // Those of the roster file are in the journal; the file itself stayed where the agenda came from.
    let reading = agenda::read(&file.display().to_string(), bytes, &|_| Ok(b"name\n".to_vec()));
    Some((reading.agenda?, sum(bytes)))
}

/// The bytes of an agenda file, no more than can be of use.
pub fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let refused = |what: &str, next: &str| Err(Failure::Refused(format!("{} {what}; {next}", file.display())));
    // A pipe would be waited for, without end.
    if fs::metadata(file).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return refused("is no file", "name the agenda file itself");
    }
    let read = File::open(file).and_then(|open| {
        let mut bytes = Vec::new();
        open.take(MOST).read_to_end(&mut bytes).map(|_| bytes)
    });
    match read {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let names: Vec<_> = shipped::all().iter().map(|agenda| agenda.name).collect();
            let named = file.to_string_lossy();
            let near =
                names.iter().map(|name| (strsim::jaro_winkler(name, &named), name)).max_by(|a, b| a.0.total_cmp(&b.0));
            let hint = match near {
                Some((likeness, name)) if likeness > 0.8 => format!("did you mean {name}?"),
                _ => format!(
                    "rapporteur new roundtable writes one, and these come with the program: {}",
                    names.join(", ")
                ),
            };
            refused("is not there", &hint)
        }
        Err(_) if file.is_dir() => refused(
            "is a folder without an agenda.toml",
            "name an agenda file, or a session folder (it has agenda.toml and journal in it)",
        ),
        Err(error) => refused(&format!("cannot be read: {error}"), "check that you may read it"),
    }
}

/// The bytes of the roster file that an agenda in the folder `beside` names, or why it cannot be had. An agenda may come from
/// anywhere: what it names must be a file in its own folder or below, and not lead elsewhere by a link.
pub fn roster_file(beside: &Path, name: &str) -> Result<Vec<u8>, String> {
    let file = beside.join(name);
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => format!("{} is not there", file.display()),
        _ => format!("{} cannot be read: {error}", file.display()),
    };
    let beside = if beside.as_os_str().is_empty() { Path::new(".") } else { beside };
    let (home, place) = beside.canonicalize().and_then(|home| Ok((home, file.canonicalize()?))).map_err(failed)?;
    if !place.starts_with(home) {
        return Err("it is a link to somewhere else".into());
    }
    if !fs::metadata(&place).map_err(failed)?.is_file() {
        return Err("it is no file".into());
    }
    let read = File::open(place).and_then(|open| {
        let mut bytes = Vec::new();
        open.take(MOST).read_to_end(&mut bytes).map(|_| bytes)
    });
    read.map_err(failed)
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A title as part of a folder's name: plain lower-case letters, digits and hyphens, whatever the language.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            _ if slug.len() >= 60 => break,
            'a'..='z' | '0'..='9' => slug.push(c),
            'ß' => slug.push_str("ss"),
            'æ' => slug.push_str("ae"),
            'œ' => slug.push_str("oe"),
            'ø' => slug.push('o'),
            'ł' => slug.push('l'),
            'đ' | 'ð' => slug.push('d'),
            'ı' => slug.push('i'),
            '\'' | '’' => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "session".into() } else { slug.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_folder_name_on_every_system() {
        assert_eq!(slug("Housing & work: what’s next?"), "housing-work-whats-next");
        assert_eq!(slug("Städte für Łódź"), "stadte-fur-lodz");
        assert_eq!(slug("../../etc"), "etc");
        assert_eq!(slug("会議"), "session");
        assert!(slug(&"long ".repeat(100)).len() <= 60);
    }
}
