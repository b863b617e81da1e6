//! A person erased from every file of a session: the session is [held still](Still::hold), what is to be done is
//! [planned](Still::plan) and can be shown, then [prepared](Still::prepare) and [carried out](Swap::finish).

mod plan;

use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::agenda::Agenda;
use crate::journal::chain::check;
use crate::journal::damage::Damage;
use crate::journal::file::{OpenError, lock};
use crate::journal::folder::Folder;
use crate::journal::merge::merge;
use crate::journal::swap::{Swap, SwapError};
use crate::journal::writer::WriteFailure;
use crate::session::erase::{AgendaTrouble, Replay};
use crate::session::event::{Device, Recorded};

pub use plan::{Left, Plan};

/// Why nobody can be erased from a session. Nothing has been changed.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// Somebody records in it, or its journals cannot be locked.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A journal is damaged, or not understood.
    #[error(
        "{}\nnothing was changed: a journal is rewritten only where all of it is whole and understood; put back a whole copy of \
         it, install the newest version, or move away what is no journal, and erase again",
        .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    )]
    Damaged(Vec<Damage>),
    /// A file cannot be read.
    #[error("{file}: it cannot be read ({why}); nothing was changed; see to that and erase again")]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// What the system said.
        why: String,
    },
    /// The agenda is not the one the session was opened with.
    #[error(
        "{0}: it was changed after the session was opened, so that the numbers of people may mean others; nothing was changed; \
         put back the agenda as it was and erase again"
    )]
    OtherAgenda(PathBuf),
    /// The agenda cannot be rewritten.
    #[error("{file}: {trouble}; nothing was changed")]
    Agenda {
        /// Which file.
        file: PathBuf,
        /// Why.
        trouble: AgendaTrouble,
    },
    /// That it happened cannot be written down.
    #[error("that the person was erased cannot be recorded: {0}")]
    Mark(#[from] WriteFailure),
    /// The new contents could not be put on the disk.
    #[error(transparent)]
    Swap(#[from] SwapError),
}

/// What an erasure that was interrupted came to.
#[derive(Debug)]
pub enum Begun {
    /// None was.
    Nothing,
    /// It can be finished just as it was begun.
    Ready(Swap),
    /// This file was changed since, or the list of the files is damaged: it has to be planned anew.
    Stale(PathBuf),
}

/// What was begun in a session and not finished. All journals are locked as long as the second value lives.
///
/// # Errors
/// See [`OpenError`].
pub fn begun(folder: &Folder) -> Result<(Begun, Vec<File>), OpenError> {
    if folder.erasing().symlink_metadata().is_err() {
        return Ok((Begun::Nothing, Vec::new()));
    }
    let locks = locks(folder)?;
    let begun = match Swap::begun(folder) {
        Some(swap) => swap.stale().map_or(Begun::Ready(swap), Begun::Stale),
        None => Begun::Stale(folder.erasing()),
    };
    Ok((begun, locks))
}

fn locks(folder: &Folder) -> Result<Vec<File>, OpenError> {
    folder.find().0.iter().map(|(device, _)| lock(folder, device)).collect()
}

/// A session in which nobody records as long as this lives, as it was read then.
#[derive(Debug)]
pub struct Still {
    folder: Folder,
    agenda: Vec<u8>,
    journals: Vec<Journal>,
    events: Vec<Recorded>,
    replay: Replay,
    locks: Vec<File>,
}

/// The journal of a device as it was read.
#[derive(Debug)]
struct Journal {
    device: Device,
    file: PathBuf,
    bytes: Vec<u8>,
}

impl Still {
    /// Locks the journals of all devices and reads the session.
    ///
    /// # Errors
    /// See [`EraseError`].
    pub fn hold(folder: &Folder, agenda: Arc<Agenda>) -> Result<Still, EraseError> {
        let locks = locks(folder)?;
        let (found, mut damage) = folder.find();
        let (mut journals, mut events) = (Vec::new(), Vec::new());
        for (device, file) in found {
            let bytes = read(&file)?;
            let checked = check(&device, || Ok(Cursor::new(&bytes))).map_err(|error| unreadable(&file, &error))?;
            let place = |(line, what)| Damage { file: file.clone(), line: Some(line), what };
            damage.extend(checked.faults.into_iter().map(place));
            events.push(checked.events);
            journals.push(Journal { device, file, bytes });
        }
        if !damage.is_empty() {
            return Err(EraseError::Damaged(damage));
        }
        let (events, bytes) = (merge(events), read(&folder.agenda())?);
        let replay = Replay::of(agenda, &events);
        Ok(Still { folder: folder.clone(), agenda: bytes, journals, events, replay, locks })
    }

    /// What its events make of the agenda.
    pub fn replay(&self) -> &Replay {
        &self.replay
    }

    /// Its events.
    pub fn events(&self) -> &[Recorded] {
        &self.events
    }

    /// Puts the new contents on the disk beside the old ones. When this returns an error, nothing has been changed; from
    /// then on the erasure is begun, and [`Swap::finish`] carries it out.
    ///
    /// # Errors
    /// See [`EraseError`].
    pub fn prepare(&mut self, plan: Plan) -> Result<Swap, EraseError> {
        if !self.journals.iter().any(|journal| journal.device == plan.device) {
            self.locks.push(lock(&self.folder, &plan.device)?);
        }
        for leftover in &plan.leftovers {
            let _ = fs::remove_file(self.folder.path().join(leftover));
        }
        Ok(Swap::prepare(&self.folder, &plan.people, &plan.changes)?)
    }

    /// A path within the session folder.
    fn within(&self, path: &Path) -> PathBuf {
        path.strip_prefix(self.folder.path()).unwrap_or(path).to_path_buf()
    }
}

fn read(file: &Path) -> Result<Vec<u8>, EraseError> {
    fs::read(file).map_err(|error| unreadable(file, &error))
}

fn unreadable(file: &Path, error: &std::io::Error) -> EraseError {
    EraseError::Unreadable { file: file.to_path_buf(), why: error.to_string() }
}
