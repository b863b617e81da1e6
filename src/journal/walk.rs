//! All files of a session folder beside its agenda and its journals.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::swap::BESIDE;
use crate::session::event::Device;

/// A file, by its path within the session folder.
#[derive(Debug)]
pub(super) enum Other {
    /// A file of text.
    Text(PathBuf, String),
    /// A fragment of a journal that was set aside: mostly text.
    Torn(PathBuf, Vec<u8>),
    /// Something that cannot be searched; why.
    Closed(PathBuf, String),
    /// New contents that were never put in place.
    Leftover(PathBuf),
}

/// The longest file that is searched.
const LONGEST: u64 = 256 << 20;

/// So many folders within each other at most.
const DEEPEST: usize = 16;

/// Everything else in the session folder, by its path.
pub(super) fn others(folder: &Folder) -> Vec<Other> {
    let mut found = Vec::new();
    list(folder, Path::new(""), 0, &mut found);
    found
}

fn list(folder: &Folder, within: &Path, depth: usize, found: &mut Vec<Other>) {
    let here = folder.path().join(within);
    let closed = |path: PathBuf, why: &str| Other::Closed(path, why.to_owned());
    let entries = match fs::read_dir(&here) {
        Ok(entries) => entries,
        Err(error) => return found.push(closed(within.to_path_buf(), &error.to_string())),
    };
    let mut names: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect();
    names.sort();
    for name in names {
        let (path, shown) = (within.join(&name), name.to_string_lossy());
        let full = here.join(&name);
        match fs::symlink_metadata(&full) {
            Err(error) => found.push(closed(path, &error.to_string())),
            Ok(kind) if kind.is_symlink() => found.push(closed(path, "a link, which is not followed")),
            Ok(kind) if kind.is_dir() && shown.starts_with('.') => {
                found.push(closed(path, "a hidden folder, in which other programs may keep old contents"));
            }
            Ok(kind) if kind.is_dir() && depth == DEEPEST => found.push(closed(path, "too many folders in each other")),
            Ok(kind) if kind.is_dir() => list(folder, &path, depth + 1, found),
            Ok(kind) if !kind.is_file() => found.push(closed(path, "no file")),
            Ok(_) if full == folder.agenda() || full == folder.erasing() => {}
            Ok(_) if here == folder.journals() && is_of_a_device(&path) => {}
            Ok(_) if path.extension().is_some_and(|extension| extension == BESIDE) => found.push(Other::Leftover(path)),
            Ok(kind) if kind.len() == 0 => {}
            Ok(kind) if kind.len() > LONGEST => found.push(closed(path, "too large to be searched")),
            Ok(_) => match fs::read(&full) {
                Err(error) => found.push(closed(path, &error.to_string())),
                Ok(bytes) if here == folder.journals() && shown.ends_with(".torn") => {
                    found.push(Other::Torn(path, bytes))
                }
                Ok(bytes) => match String::from_utf8(bytes) {
                    Ok(text) if !text.contains('\0') => found.push(Other::Text(path, text)),
                    _ => found.push(closed(path, "no UTF-8 text")),
                },
            },
        }
    }
}

/// Whether it is the journal of a device, or its lock.
fn is_of_a_device(path: &Path) -> bool {
    let name = path.file_stem().and_then(|name| name.to_str()).and_then(Device::new);
    name.is_some() && path.extension().is_some_and(|extension| extension == "jsonl" || extension == "lock")
}
