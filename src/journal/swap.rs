//! Several files of a session replaced as one: all new contents are on the disk before the first takes the place of an old
//! one, and an interruption in between can be made good.
//!
//! 1. Each new content is written beside its file, `laptop.jsonl.erasing`, and synced.
//! 2. `erasing.json` says which files these are, with the SHA-256 of the old and the new contents. From here on the session
//!    is read-only for everybody, and what was begun is to be finished.
//! 3. The new files take the names of the old ones, one by one. What is in place already is known by its sum.
//! 4. `erasing.json` goes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::file::{Sort, plain};
use super::folder::{Folder, MOST_BYTES, sync_folder};
use crate::session::number::ParticipantId;

/// New contents for a file of the session.
#[derive(Clone, Debug)]
pub struct Change {
    /// The file, within the session folder.
    pub file: PathBuf,
    /// In how many places something is replaced; none where only what follows from other changes differs.
    pub places: usize,
    /// What was in it; `None` if it is not there yet.
    pub(super) old: Option<Sum>,
    pub(super) new: Vec<u8>,
}

/// The SHA-256 of a file, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sum(String);

impl Sum {
    pub fn of(bytes: &[u8]) -> Sum {
        Sum(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why files were not replaced.
#[derive(Debug, thiserror::Error)]
pub enum SwapError {
    /// The system refuses; nothing was replaced, or what was begun can be finished.
    #[error("{file}: it cannot be {doing} ({source}); see to that and do the same again")]
    Failed {
        /// Which.
        file: PathBuf,
        /// "written", "put in place" …
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A file is no longer what the new contents were made from.
    #[error("{0}: another program has changed it meanwhile; do the same again")]
    Changed(PathBuf),
}

/// New contents that are on the disk, to be put in the places of the old ones.
#[derive(Debug)]
pub struct Swap {
    folder: Folder,
    list: List,
}

#[derive(Debug, Serialize, Deserialize)]
struct List {
    participants: Vec<ParticipantId>,
    files: Vec<Listed>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Listed {
    file: PathBuf,
    old: Option<Sum>,
    new: Sum,
}

/// What a new content is called until it is in place.
pub(super) const BESIDE: &str = "erasing";

/// Where the new contents of a file are.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(BESIDE);
    name.into()
}

fn failed<'a>(file: &'a Path, doing: &'static str) -> impl Fn(io::Error) -> SwapError + 'a {
    move |source| SwapError::Failed { file: file.to_owned(), doing, source }
}

impl Swap {
    /// Puts the new contents on the disk beside the old ones. When this returns an error, nothing has been begun.
    pub(super) fn prepare(
        folder: &Folder,
        participants: &[ParticipantId],
        changes: &[Change],
    ) -> Result<Swap, SwapError> {
        let written = write_all(folder, changes).and_then(|()| {
            let listed = |change: &Change| Listed {
                file: change.file.clone(),
                old: change.old.clone(),
                new: Sum::of(&change.new),
            };
            let files = changes.iter().map(listed).collect();
            let swap = Swap { folder: folder.clone(), list: List { participants: participants.to_vec(), files } };
            swap.folders().iter().try_for_each(|folder| sync_folder(folder).map_err(failed(folder, "synced")))?;
            // Nothing is put in the place of what came meanwhile.
            swap.stale().map_or(Ok(()), |file| Err(SwapError::Changed(file)))?;
            let list = serde_json::to_vec(&swap.list).map_err(io::Error::from);
            let path = folder.erasing();
            list.and_then(|list| {
                write(&beside(&path), &list, &path)?;
                fs::rename(beside(&path), &path)?;
                sync_folder(folder.path())
            })
            .map_err(failed(&path, "written"))?;
            Ok(swap)
        });
        if written.is_err() {
            for change in changes {
                let _ = fs::remove_file(beside(&folder.path().join(&change.file)));
            }
            let _ = fs::remove_file(beside(&folder.erasing()));
        }
        written
    }

    /// What was begun in a session and not finished; `None` too where the list of it cannot be used.
    pub(super) fn begun(folder: &Folder) -> Option<Swap> {
        let path = folder.erasing();
        plain(&path, Sort::File).ok().filter(|there| *there)?;
        let mut bytes = Vec::new();
        File::open(path).ok()?.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
        let list: List = serde_json::from_slice(&bytes).ok()?;
        let swap = Swap { folder: folder.clone(), list };
        let within = |file: &Path| {
            let mut components = file.components();
            let named = components.all(|component| matches!(component, Component::Normal(_)));
            let above = file.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
            // A list from elsewhere leads nowhere else.
            let path = folder.path().join(file);
            let files = [beside(&path), path];
            named
                && above.map(|above| folder.path().join(above)).all(|above| plain(&above, Sort::Folder).is_ok())
                && files.iter().all(|file| plain(file, Sort::File).is_ok())
        };
        swap.list.files.iter().all(|listed| within(&listed.file)).then_some(swap)
    }

    /// Who is being erased.
    pub fn participants(&self) -> &[ParticipantId] {
        &self.list.participants
    }

    /// How many files are replaced.
    pub fn files(&self) -> usize {
        self.list.files.len()
    }

    /// A file that is neither what it was nor what it is to be, or whose new contents are gone.
    pub(super) fn stale(&self) -> Option<PathBuf> {
        let path = |listed: &Listed| self.folder.path().join(&listed.file);
        let is = |listed: &Listed| {
            let now = sum(&path(listed)).ok()?;
            let next = sum(&beside(&path(listed))).ok()?;
            Some(now.as_ref() == Some(&listed.new) || now == listed.old && next.as_ref() == Some(&listed.new))
        };
        self.list.files.iter().find(|listed| is(listed) != Some(true)).map(path)
    }

    /// Puts the next new file in its place; `false` if all are.
    ///
    /// # Errors
    /// See [`SwapError`]: it can be tried again.
    pub fn step(&self) -> Result<bool, SwapError> {
        for listed in &self.list.files {
            let path = self.folder.path().join(&listed.file);
            if sum(&path).map_err(failed(&path, "read"))?.as_ref() != Some(&listed.new) {
                let put = fs::rename(beside(&path), &path);
                return put.map(|()| true).map_err(failed(&path, "replaced by what is beside it"));
            }
        }
        Ok(false)
    }

    /// Puts all new files in their places, safe from a power cut.
    ///
    /// # Errors
    /// See [`SwapError`]: it can be tried again.
    pub fn finish(self) -> Result<(), SwapError> {
        while self.step()? {}
        for folder in self.folders() {
            sync_folder(&folder).map_err(failed(&folder, "synced"))?;
        }
        clear(&self.folder)
    }

    /// The folders with files that are replaced.
    fn folders(&self) -> Vec<PathBuf> {
        let folder = |listed: &Listed| Some(self.folder.path().join(&listed.file).parent()?.to_path_buf());
        let mut folders: Vec<_> = self.list.files.iter().filter_map(folder).collect();
        folders.sort();
        folders.dedup();
        folders
    }
}

/// Takes away the list of what was begun, if there is one.
pub(super) fn clear(folder: &Folder) -> Result<(), SwapError> {
    let list = folder.erasing();
    match fs::remove_file(&list) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed.and_then(|()| sync_folder(folder.path())).map_err(failed(&list, "removed")),
    }
}

fn write_all(folder: &Folder, changes: &[Change]) -> Result<(), SwapError> {
    for change in changes {
        let path = folder.path().join(&change.file);
        write(&beside(&path), &change.new, &path).map_err(failed(&path, "written anew"))?;
    }
    Ok(())
}

/// Writes a new file and syncs it; who may read it is as with `like`.
pub(super) fn write(path: &Path, bytes: &[u8], like: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    if let Ok(old) = fs::metadata(like) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// The sum of a file; `None` if it is not there.
fn sum(path: &Path) -> io::Result<Option<Sum>> {
    let mut hash = Sha256::new();
    match File::open(path) {
        Ok(mut file) => io::copy(&mut file, &mut hash)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(Some(Sum(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())))
}
