//! Files written whole under another name before they take their own, and journals that are to be written so because of a sync
//! that failed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
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

/// What says that a journal is not to be trusted.
pub(super) fn doubt(path: &Path) -> PathBuf {
    path.with_extension("doubt")
}

/// Leaves word that what a journal holds may not be on the disk although a sync says so: a later run writes it anew before
/// it trusts it. The word needs no sync: should it be lost in a power cut, the doubt is gone too.
pub(super) fn leave_word(path: &Path) {
    let _ = OpenOptions::new().write(true).create(true).truncate(false).open(doubt(path));
}
