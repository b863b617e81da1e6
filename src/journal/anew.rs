//! Files written whole under another name before they take their own, and journals that are to be written so because of a sync
//! that failed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::file::Bytes;
use super::folder::sync_folder;
use super::recover::fill;

/// So much is copied at once.
const BLOCK: usize = 64 * 1024;

/// Writes so much of the beginning of `source` to a new file, syncs it, gives it this name and syncs the folder. What is
/// there under the name is replaced or, unless `over`, an error. A failure leaves at most a file that the next try replaces.
pub(super) fn write_anew(source: &mut impl Bytes, size: u64, path: &Path, over: bool) -> io::Result<()> {
    let mut copy = |new: &mut File| {
        let mut block = vec![0; BLOCK];
        let mut from = 0;
        while from < size {
            let wanted = usize::try_from(size - from).unwrap_or(BLOCK).min(BLOCK);
            let read = fill(source, from, &mut block[..wanted])?;
            if read == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            new.write_all(&block[..read])?;
            from += read as u64;
        }
        Ok(())
    };
    put_anew(path, over, &mut copy)
}

/// Has a new file filled, syncs it and gives it this name.
pub(super) fn put_anew(path: &Path, over: bool, write: &mut dyn FnMut(&mut File) -> io::Result<()>) -> io::Result<()> {
    let new = unfinished(path);
    let mut put = || {
        // Whatever a failure left there, links included, is not written into.
        let mut file = File::create_new(&new)?;
        write(&mut file)?;
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        if over {
            fs::rename(&new, path)?;
        } else {
            match fs::hard_link(&new, path) {
                Ok(()) => fs::remove_file(&new)?,
                Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
                // A file system without links.
                Err(_) => fs::rename(&new, path)?,
            }
        }
        path.parent().map_or(Ok(()), sync_folder)
    };
    clear(&new)?;
    let put = put();
    if put.is_err() {
        let _ = clear(&new);
    }
    put
}

/// What a new file is called until it is whole: a name that nobody reads.
pub(super) fn unfinished(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

/// Sees to it that there is no file of this name.
pub(super) fn clear(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Word that a failure leaves for the next run, should this one not get to putting things right: `<device>.doubt`, beside the
/// journal. It needs no sync: should it be lost in a power cut, what is on the disk is known again.
///
/// Its first line says how much of the journal is beyond doubt. What follows is how that went on which was refused and could
/// not be taken back; if that still stands there, it is. Should the word outlast the doubt, something else stands there.
pub(super) fn doubt(journal: &Path) -> PathBuf {
    journal.with_extension("doubt")
}

/// So much of what was refused is enough to know it by: the number of an event is within the first bytes of its line.
const KNOWN_BY: usize = 128;

/// Leaves word.
pub(super) fn leave_word(journal: &Path, safe: u64, refused: &[u8]) {
    let refused = refused.get(..KNOWN_BY).unwrap_or(refused);
    // A disk that takes no word takes no line either.
    let _ = fs::write(doubt(journal), [format!("{safe}\n").as_bytes(), refused].concat());
}

/// Puts right what a run before this one left word of: what was refused is set aside, and the journal is written anew, since a
/// sync proves nothing about what one failed for.
pub(super) fn settle_doubt(journal: &Path) -> io::Result<()> {
    let word = doubt(journal);
    let mut left = Vec::new();
    match File::open(&word) {
        Ok(file) => file.take(MOST_OF_A_WORD).read_to_end(&mut left)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    match File::open(journal) {
        Ok(mut file) => {
            let size = file.size()?;
            let safe = stands_refused(&mut file, &left)?;
            if let Some(safe) = safe {
                set_aside(&mut file, safe, journal)?;
            }
            write_anew(&mut file, safe.unwrap_or(size), journal, true)?;
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    clear(&word)
}

const MOST_OF_A_WORD: u64 = 1024;

/// Where what was refused begins, if it still stands there.
fn stands_refused(journal: &mut File, word: &[u8]) -> io::Result<Option<u64>> {
    let end = word.iter().position(|byte| *byte == b'\n').unwrap_or(word.len());
    let (safe, refused) = (word.get(..end), word.get(end + 1..).unwrap_or_default());
    let Some(safe) = safe.and_then(|safe| std::str::from_utf8(safe).ok()?.parse().ok()) else { return Ok(None) };
    let mut there = vec![0; refused.len()];
    let read = fill(journal, safe, &mut there)?;
    Ok((!refused.is_empty() && there[..read] == *refused).then_some(safe))
}

/// Copies what is behind `from` behind what was set aside before; where. Not a second time, if a try before this one did.
pub(super) fn set_aside(file: &mut File, from: u64, journal: &Path) -> io::Result<PathBuf> {
    let aside = journal.with_extension("torn");
    let size = usize::try_from(file.size()?.saturating_sub(from)).map_err(|_| ErrorKind::FileTooLarge)?;
    let mut fragment = vec![0; size];
    let read = fill(file, from, &mut fragment)?;
    fragment.truncate(read);
    if fragment.last() != Some(&b'\n') {
        fragment.push(b'\n');
    }
    let before = match fs::read(&aside) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        before => before?,
    };
    if !before.ends_with(&fragment) {
        put_anew(&aside, true, &mut |new| new.write_all(&before).and_then(|()| new.write_all(&fragment)))?;
    }
    Ok(aside)
}
