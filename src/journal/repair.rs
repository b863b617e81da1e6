//! All that can be read of a damaged session, in a new folder whose journals are whole. The damaged one is not touched.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::copies::sorted;
use super::damage::{Damage, Fault};
use super::file::{Sort, plain};
use super::folder::{Folder, FolderError, sync_folder};
use super::salvage::{Note, Salvaged, Source, UNREADABLE, salvage};
use super::verify::{Verdict, verify};
use crate::session::event::Device;
use crate::words::count;

/// Why nothing was brought out. The damaged session is as it was, and there is no new folder.
#[derive(Debug, thiserror::Error)]
pub enum RepairError {
    /// There is something in the place of the new folder.
    #[error("{0}: this is there already; name another place with --out FOLDER")]
    There(PathBuf),
    /// The journals cannot be read at all, or are not to be copied now.
    #[error("{0}; nothing was brought out")]
    Closed(Damage),
    /// The session's folder cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The new folder cannot be made.
    #[error("{path}: it cannot be made ({source}); choose another place with --out FOLDER, or see to this one")]
    Failed {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What was brought out.
#[derive(Debug)]
pub struct Repaired {
    /// The new folder.
    pub folder: Folder,
    /// The journals in it.
    pub journals: Vec<RepairedJournal>,
    /// What is to be told, by file and line of the damaged session.
    pub notes: Vec<Note>,
    /// Whether there were bytes that could not be read, which are kept apart.
    pub unreadable: bool,
    /// What verifying the new folder found.
    pub verdict: Verdict,
}

/// A journal of the new folder.
#[derive(Debug)]
pub struct RepairedJournal {
    /// Whose it is.
    pub device: Device,
    /// How many lines were brought out.
    pub lines: u64,
    /// The first and the last of the numbers that follow each other of which nothing could be read.
    pub lost: Vec<(u64, u64)>,
}

/// What stands in for an agenda that is not there, so that what was recorded can be read and exported.
const STAND_IN: &str = "# The agenda of this session was not there when it was repaired: put the file itself here.\n\
    title = \"A session whose agenda is missing\"\nkind = \"conference\"\n";

/// What the report is called.
const REPORT: &str = "repair.md";

/// Brings all that can be read of a session into the new folder `out`, which is there only once it is complete.
///
/// # Errors
/// See [`RepairError`].
pub fn repair(folder: &Folder, out: &Path) -> Result<Repaired, RepairError> {
    if out.symlink_metadata().is_ok() {
        return Err(RepairError::There(out.to_path_buf()));
    }
    let erasing = folder.erasing();
    if erasing.symlink_metadata().is_ok() {
        return Err(RepairError::Closed(Damage { file: erasing, line: None, what: Fault::Erasing }));
    }
    let (sources, mut notes) = sources(folder)?;
    let agenda = match plain(&folder.agenda(), Sort::File) {
        Ok(true) => folder.agenda_bytes()?,
        _ => {
            let what =
                "the agenda is not there, so one without items stands in for it: put the file itself in its place";
            notes.push(Note { file: folder.agenda(), line: 1, what: what.to_owned(), lost: true });
            STAND_IN.as_bytes().to_vec()
        }
    };
    let Salvaged { journals: new, notes: said, unreadable } = salvage(&sources);
    notes.extend(said);
    let journals: Vec<_> = new
        .iter()
        .map(|(device, journal)| {
            let lost: u64 = journal.lost.iter().map(|(from, to)| to - from + 1).sum();
            RepairedJournal {
                device: device.clone(),
                lines: journal.lines.saturating_sub(lost),
                lost: journal.lost.clone(),
            }
        })
        .collect();
    let mut kept = Vec::new();
    for part in &unreadable {
        let source = &sources[part.source];
        let bytes = &source.bytes[part.part.clone()];
        let name = source.file.strip_prefix(folder.path()).unwrap_or(&source.file).display();
        let heading = format!("== {name}, line {}, {} bytes ==\n", part.line, bytes.len());
        kept.extend([heading.as_bytes(), bytes, b"\n"].concat());
    }

    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| RepairError::Failed { path, source }
    };
    // A path without a folder is one in this one.
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".repairing-");
    #[cfg(unix)]
    {
        // As any folder; the umask takes away from it.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    let building = builder.tempdir_in(parent).map_err(failed(parent))?;
    let write = |name: &str, bytes: &[u8]| {
        let path = building.path().join(name);
        let written = File::create_new(&path).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
        written.map_err(failed(&path))
    };
    write("agenda.toml", &agenda)?;
    for name in ["journal", "exports"] {
        fs::create_dir(building.path().join(name)).map_err(failed(building.path()))?;
    }
    for (device, journal) in &new {
        write(&format!("journal/{device}.jsonl"), &journal.bytes)?;
    }
    if !kept.is_empty() {
        write(UNREADABLE, &kept)?;
    }
    for torn in torn(folder) {
        let name = format!("journal/{}", torn.file_name().unwrap_or_default().to_string_lossy());
        write(&name, &fs::read(&torn).map_err(failed(&torn))?)?;
    }
    let verdict = verify(&Folder::open(building.path())?);
    let mut repaired = Repaired { folder: folder.clone(), journals, notes, unreadable: !kept.is_empty(), verdict };
    write(REPORT, repaired.report(folder, out).as_bytes())?;
    let synced = sync_folder(&building.path().join("journal")).and_then(|()| sync_folder(building.path()));
    synced.map_err(failed(building.path()))?;
    if out.symlink_metadata().is_ok() {
        return Err(RepairError::There(out.to_path_buf()));
    }
    fs::rename(building.path(), out).map_err(failed(out))?;
    // It has another name now, so that there is nothing to be removed.
    let _ = building.keep();
    sync_folder(parent).map_err(failed(parent))?;
    repaired.folder = Folder::open(out)?;
    // What was found was found under the name it had while it was made.
    repaired.verdict = verify(&repaired.folder);
    Ok(repaired)
}

/// Every file with lines of journals, those that count first; what cannot be looked into is told.
fn sources(folder: &Folder) -> Result<(Vec<Source>, Vec<Note>), RepairError> {
    let (journals, found) = folder.find();
    if let Some(damage) = found.iter().find(|damage| damage.file == folder.journals()) {
        return Err(RepairError::Closed(damage.clone()));
    }
    let copies = sorted(&found);
    let known = |file: &PathBuf| copies.values().flatten().any(|copy| copy == file);
    let odd = found.iter().filter(|damage| damage.what == Fault::OddName && !known(&damage.file));
    let odd =
        odd.filter(|damage| plain(&damage.file, Sort::File) == Ok(true)).map(|damage| (None, damage.file.clone()));
    let own = journals.into_iter().map(|(device, file)| (Some(device), file));
    let copied =
        copies.iter().flat_map(|(device, files)| files.iter().map(|file| (Some(device.clone()), file.clone())));
    let mut notes = Vec::new();
    for damage in found.iter().filter(|damage| damage.what != Fault::OddName) {
        notes.push(Note { file: damage.file.clone(), line: 1, what: damage.what.to_string(), lost: true });
    }
    let mut sources = Vec::new();
    for (place, (device, file)) in own.map(|own| (false, own)).chain(copied.chain(odd).map(|copy| (true, copy))) {
        match fs::read(&file) {
            Ok(bytes) => sources.push(Source { device, file, copy: place, bytes }),
            Err(error) => {
                notes.push(Note { file, line: 1, what: Fault::Unreadable(error.to_string()).to_string(), lost: true });
            }
        }
    }
    Ok((sources, notes))
}

/// Fragments that were set aside.
fn torn(folder: &Folder) -> Vec<PathBuf> {
    let mut torn: Vec<PathBuf> =
        fs::read_dir(folder.journals()).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    torn.retain(|file| {
        let device = file.file_stem().and_then(|name| name.to_str()).and_then(Device::new);
        device.is_some() && file.extension().is_some_and(|end| end == "torn") && plain(file, Sort::File) == Ok(true)
    });
    torn.sort();
    torn
}

impl Repaired {
    /// What was brought out and what was not, as Markdown.
    pub fn report(&self, from: &Folder, to: &Path) -> String {
        let mut text = String::new();
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "# What was brought out of {}\n", from.path().display());
        for RepairedJournal { device, lines, lost } in &self.journals {
            let _ = write!(text, "- {device}: {}", count(*lines, "line"));
            if !lost.is_empty() {
                let numbers =
                    lost.iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from} to {to}") });
                let numbers: Vec<_> = numbers.collect();
                let _ = write!(
                    text,
                    "; of number {} nothing could be read, and nothing else has it now",
                    numbers.join(", ")
                );
            }
            text.push('\n');
        }
        let _ = writeln!(text, "\n## Line by line\n");
        if self.notes.is_empty() {
            let _ = writeln!(text, "Nothing was damaged: every line is as it was written.");
        }
        for Note { file, line, what, .. } in &self.notes {
            let name = file.strip_prefix(from.path()).unwrap_or(file).display();
            let _ = writeln!(text, "- {name}, line {line}: {what}");
        }
        let _ = writeln!(text, "\n## How to go on\n");
        if self.unreadable {
            let _ = writeln!(
                text,
                "What could not be read is in {UNREADABLE}, byte for byte: words may be fished out by eye, and recorded again."
            );
        }
        let whole = if self.verdict.is_whole() {
            "The new record is whole".to_owned()
        } else {
            format!(
                "The new record has {} left (`rapporteur verify` names them)",
                count(self.verdict.problems.len(), "problem")
            )
        };
        let _ = writeln!(text, "{whole}: `rapporteur open {}`", to.display());
        let _ = writeln!(
            text,
            "The damaged session is as it was; its exports are there. Other laptops that record in it go on in the new folder too."
        );
        text.retain(|c| c == '\n' || !c.is_control());
        text
    }
}
