//! `rapporteur new KIND [FILE]`: an agenda to fill in.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::args::Common;
use super::failure::{Failure, print, print_as_it_is};
use crate::agenda::{Kind, template};

/// Writes a commented agenda; never over a file that is there.
pub fn run(kind: Kind, file: Option<&Path>, common: &Common) -> Result<(), Failure> {
    let template = template(kind, common.settings.config.language.as_deref());
    let file = file.map_or_else(|| PathBuf::from(format!("{}.toml", kind.word())), Path::to_path_buf);
    if file.as_os_str() == "-" {
        return print_as_it_is(&template);
    }
    let written = OpenOptions::new().write(true).create_new(true).open(&file);
    match written.and_then(|mut new| new.write_all(template.as_bytes())) {
        Ok(()) => print(&format!(
            "{0} is written. Fill it in with any editor, then:\n  rapporteur check {0}   says what is still wrong with it\n  \
             rapporteur open {0}    starts the session\n",
            file.display()
        )),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(Failure::Refused(format!("{} is there already and stays as it is; give another name", file.display())))
        }
        Err(error) => {
            Err(Failure::Record(format!("{} cannot be written: {error}; choose another folder", file.display())))
        }
    }
}
