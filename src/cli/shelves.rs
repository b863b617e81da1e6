//! What the chooser offers: sessions to go on with, agendas to begin with.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::Common;
use crate::agenda::{self, Agenda, shipped};
use crate::tui::{Book, Shelf};

/// What can be opened, in the order it is shown; what opening takes stands in the second list, shelf by shelf.
pub fn shelves(common: &Common) -> (Vec<Shelf>, Vec<Vec<PathBuf>>) {
    let mut shelves = Vec::new();
    let mut targets = Vec::new();
    for (heading, books) in [
        ("Go on with a session", sessions(&common.sessions)),
        ("Begin with an agenda of this folder", agendas_here()),
        ("Begin with an agenda that comes with the program", shipped_agendas()),
    ] {
        if books.is_empty() {
            continue;
        }
        let (places, books) = books.into_iter().unzip();
        shelves.push(Shelf { heading: heading.into(), books });
        targets.push(places);
    }
    (shelves, targets)
}

/// The most sessions that are offered: the latest.
const LATEST: usize = 9;

fn sessions(folder: &Path) -> Vec<(PathBuf, Book)> {
    let mut folders: Vec<_> = files(folder).into_iter().filter(|path| path.join("agenda.toml").is_file()).collect();
    folders.sort_unstable_by(|a, b| b.file_name().cmp(&a.file_name()));
    let book = |path: PathBuf| {
        let agenda = understood(&likely(&path.join("agenda.toml"))?)?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((path, Book { title: agenda.title, about: name }))
    };
    folders.into_iter().take(LATEST).filter_map(book).collect()
}

/// The most agendas that are looked at: the first by name.
const MOST: usize = 200;

/// The agendas in this folder and in its `agendas`, but for those that come with the program unchanged.
fn agendas_here() -> Vec<(PathBuf, Book)> {
    let shipped = shipped::all();
    let mut found: Vec<_> = [".", "agendas"].iter().flat_map(|folder| files(Path::new(folder))).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    found.sort();
    found.truncate(MOST);
    let book = |path: PathBuf| {
        let bytes = likely(&path)?;
        let agenda = understood(&bytes)?;
        if shipped.iter().any(|shipped| shipped.text.as_bytes() == bytes) {
            return None;
        }
        let path = path.strip_prefix(".").map(Path::to_path_buf).unwrap_or(path);
        let about = format!("{}, {}", agenda.kind.word(), path.display());
        Some((path, Book { title: agenda.title, about }))
    };
    found.into_iter().filter_map(book).collect()
}

fn shipped_agendas() -> Vec<(PathBuf, Book)> {
    let book = |shipped: shipped::Shipped| {
        let agenda = agenda::read(shipped.name, shipped.text.as_bytes(), &|_| Ok(Vec::new())).agenda?;
        Some((PathBuf::from(shipped.name), Book { title: agenda.title, about: agenda.kind.word().into() }))
    };
    shipped::all().into_iter().filter_map(book).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

/// The bytes of a file of a likely size; of nothing else, since reading a device or a pipe may never end.
fn likely(file: &Path) -> Option<Vec<u8>> {
    const LIKELY: u64 = 1 << 20;
    let is_likely = fs::metadata(file).is_ok_and(|found| found.is_file() && found.len() <= LIKELY);
    is_likely.then(|| fs::read(file).ok())?
}

/// The agenda these bytes are, whatever is wrong with it that does not hold it up.
fn understood(bytes: &[u8]) -> Option<Agenda> {
    agenda::read("", bytes, &|_| Ok(b"name\n".to_vec())).agenda
}
