//! What can be seen of a folder that several laptops share: which program synchronises it, and whether what is promised of
//! files holds there.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A program that synchronises a folder, as far as can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    Syncthing,
    Nextcloud,
    Dropbox,
    OneDrive,
    GoogleDrive,
    ICloud,
    Git,
}

impl Program {
    /// What matters about it.
    pub fn advice(self) -> &'static str {
        match self {
            Program::Syncthing => {
                "Syncthing: share the folder of the sessions as “Send & Receive” with every laptop, and ignore nothing in it. Where two \
                 laptops changed one file it keeps both; such copies are read"
            }
            Program::Nextcloud => {
                "Nextcloud or ownCloud: nothing is to be set. Where two laptops changed one file it keeps both; such copies are read"
            }
            Program::Dropbox => {
                "Dropbox: have the folder available offline on every laptop. Where two laptops changed one file it keeps both; such copies \
                 are read"
            }
            Program::OneDrive => {
                "OneDrive: choose “Always keep on this device” for the folder, and “keep both files” where it asks; copies are read"
            }
            Program::GoogleDrive => {
                "Google Drive: choose “Mirror files”, or “Available offline” for the folder, so that the files are really here"
            }
            Program::ICloud => "iCloud Drive: switch off “Optimise Mac Storage”, so that the files are really here",
            Program::Git => {
                "git: nothing arrives by itself; commit and pull before and after recording. A file .gitattributes with the line \
                 `*.jsonl -text` keeps git from changing line ends; leave out merge=union for these files, since it mixes the lines of two \
                 laptops"
            }
        }
    }
}

/// The programs that synchronise this folder, by what they leave in it and above it.
pub fn programs(folder: &Path) -> Vec<Program> {
    let mut found = Vec::new();
    for folder in folder.ancestors() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let named = [
            ("dropbox", Program::Dropbox),
            ("onedrive", Program::OneDrive),
            ("google drive", Program::GoogleDrive),
            ("googledrive", Program::GoogleDrive),
            ("my drive", Program::GoogleDrive),
            ("nextcloud", Program::Nextcloud),
            ("owncloud", Program::Nextcloud),
            ("iclouddrive", Program::ICloud),
            ("com~apple~clouddocs", Program::ICloud),
        ];
        found.extend(named.iter().filter(|(begins, _)| name.starts_with(begins)).map(|(_, program)| *program));
        let signs = [
            (".stfolder", Program::Syncthing),
            (".stversions", Program::Syncthing),
            (".dropbox", Program::Dropbox),
            (".git", Program::Git),
            (".owncloudsync.log", Program::Nextcloud),
            (".nextcloudsync.log", Program::Nextcloud),
        ];
        let there = |sign: &str| folder.join(sign).symlink_metadata().is_ok();
        found.extend(signs.iter().filter(|(sign, _)| there(sign)).map(|(_, program)| *program));
        let names = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.file_name()));
        let database = |name: std::ffi::OsString| {
            let name = name.to_string_lossy();
            (name.starts_with("._sync_") || name.starts_with(".sync_")) && name.ends_with(".db")
        };
        if names.into_iter().any(database) {
            found.push(Program::Nextcloud);
        }
    }
    let mut programs = Vec::new();
    for program in found {
        if !programs.contains(&program) {
            programs.push(program);
        }
    }
    programs
}

/// What in the settings of these programs is known to be wrong for journals, with the file in which it stands.
pub fn wrong_settings(folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for folder in folder.ancestors() {
        let lines = |name: &str| -> (PathBuf, Vec<String>) {
            let file = folder.join(name);
            let text = fs::metadata(&file).ok().filter(|found| found.is_file() && found.len() < 1 << 20);
            let text = text.and_then(|_| fs::read_to_string(&file).ok()).unwrap_or_default();
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            (file, lines.map(str::to_owned).collect())
        };
        let (file, attributes) = lines(".gitattributes");
        let union = |line: &&String| !line.starts_with('#') && line.contains("merge=union");
        if let Some(line) = attributes.iter().find(union) {
            wrong.push(format!(
                "{}: “{line}” has git mix the lines of two laptops in one journal; take it out, and put `*.jsonl -text` there",
                file.display()
            ));
        }
        let (file, ignored) = lines(".stignore");
        let ours = |line: &&String| {
            !line.starts_with("//")
                && [".jsonl", "journal", "*"].iter().any(|part| line.ends_with(part))
                && !line.starts_with('!')
        };
        if let Some(line) = ignored.iter().find(ours) {
            wrong.push(format!(
                "{}: “{line}” may keep Syncthing from bringing journals to the other laptops; see that it leaves them out",
                file.display()
            ));
        }
    }
    wrong
}

/// What does not hold of files in a folder that is promised of a record.
#[derive(Debug)]
pub enum Broken {
    /// Nothing can be written.
    Write(io::Error),
    /// What was written cannot be made safe from a power cut.
    Sync(io::Error),
    /// Files cannot be locked, so that two windows may write into one.
    Lock,
}

/// Tries out in a folder what recording needs, with a file that is gone afterwards.
pub fn probe(folder: &Path) -> Vec<Broken> {
    let file = folder.join(format!(".rapporteur-probe-{}", std::process::id()));
    let mut broken = Vec::new();
    match OpenOptions::new().write(true).create_new(true).open(&file) {
        Err(error) => broken.push(Broken::Write(error)),
        Ok(mut open) => {
            match open.write_all(b"may be deleted\n") {
                Err(error) => broken.push(Broken::Write(error)),
                Ok(()) => broken.extend(open.sync_all().err().map(Broken::Sync)),
            }
            if !locks(&open, &file) {
                broken.push(Broken::Lock);
            }
            drop(open);
            broken.extend(fs::remove_file(&file).err().map(Broken::Write));
        }
    }
    broken
}

/// Whether a file that is locked cannot be locked once more.
fn locks(open: &File, file: &Path) -> bool {
    let again = || OpenOptions::new().write(true).open(file);
    open.try_lock().is_ok() && matches!(again().map(|again| again.try_lock()), Ok(Err(TryLockError::WouldBlock)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_what_they_leave() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("Dropbox/sessions/todi");
        fs::create_dir_all(&session).unwrap();
        assert_eq!(programs(&session), [Program::Dropbox]);
        fs::create_dir(folder.path().join("Dropbox/sessions/.stfolder")).unwrap();
        fs::write(session.join("._sync_12ab.db"), "").unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        assert_eq!(programs(&session), [Program::Nextcloud, Program::Syncthing, Program::Dropbox, Program::Git]);
        assert!(wrong_settings(&session).is_empty());
        fs::write(folder.path().join(".gitattributes"), "*.md text\n*.jsonl merge=union\n").unwrap();
        fs::write(folder.path().join("Dropbox/sessions/.stignore"), "// all is well\n*.jsonl\n").unwrap();
        assert_eq!(wrong_settings(&session).len(), 2);
    }

    #[test]
    fn what_was_tried_out_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        assert!(probe(folder.path()).is_empty());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(matches!(probe(&folder.path().join("no"))[..], [Broken::Write(_)]));
    }
}
