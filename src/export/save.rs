//! Puts an export where it belongs: the only part of this floor that touches the disk.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Replaces the file at `path` by these bytes, whole or not at all: they are written to a temporary file beside it and
/// synced before that takes the file's name. The folder it is in is made, but not the one that is in: where the folder of a
/// session was moved away meanwhile, none is left in its place. Whoever reads the file sees the old or the new one, never half
/// of one; a new file can be read by everybody the system lets.
pub fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match fs::create_dir(folder) {
        Err(error) if !folder.is_dir() => return Err(error),
        _ => {}
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rapporteur-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the file had, or what any new file gets (the system's mask is applied to it).
        // Nobody runs an export.
        let mode = fs::metadata(path).map_or(0o666, |old| old.permissions().mode() & 0o666);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // On Unix the new name is on the disk only once its folder is.
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("exports").join("minutes.md");
        save(&path, b"old").unwrap();
        save(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn the_folder_of_a_session_that_is_gone_is_not_made_again() {
        let folder = tempfile::tempdir().unwrap();
        assert!(save(&folder.path().join("session").join("exports").join("minutes.md"), b"new").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("minutes.md");
        fs::create_dir(&path).unwrap();
        assert!(save(&path, b"new").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
