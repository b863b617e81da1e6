//! What is wrong with the folder of a session that is followed.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

use super::damage::Damage;
use crate::words::count;

/// Something that is wrong with the folder. What is wrong may pass: everything is tried again with each look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The folder of the session is not there.
    Gone(PathBuf),
    /// A file that was there is no longer.
    Missing(PathBuf),
    /// A journal has fewer lines than were read of it.
    Shorter {
        /// The journal.
        path: PathBuf,
        /// So many it has.
        lines: u64,
        /// So many there were.
        were: u64,
    },
    /// Other lines stand in a journal than were read of it: said once.
    Others(PathBuf),
    /// Something is not as it was written, or cannot be read.
    Damage(Damage),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Gone(path) => write!(
                f,
                "{}: the folder of the session is not there (renamed, or its disk is away); put it back, and it is followed on",
                path.display()
            ),
            Trouble::Missing(path) => {
                write!(f, "{}: the file is no longer there; what was read of it stays until it is back", path.display())
            }
            Trouble::Shorter { path, lines, were } => {
                let ends = if *lines == 0 { "is empty".to_owned() } else { format!("ends at line {lines}") };
                let were = count(usize::try_from(*were).unwrap_or(usize::MAX), "line");
                write!(
                    f,
                    "{}: it {ends}, but it had {were}; what is missing is in sight again as soon as it is back from the \
                     laptop that wrote it, or from a copy that `rapporteur merge` brings in",
                    path.display()
                )
            }
            Trouble::Others(path) => write!(
                f,
                "{}: other lines stand there than before, and what they say is shown now; where nobody was erased, another \
                 copy was put in its place: `rapporteur merge` brings it together with the right one",
                path.display()
            ),
            Trouble::Damage(damage) => damage.fmt(f),
        }
    }
}

impl Trouble {
    /// Those that were not told yet and are not about what stands in `own`, the journal of whoever is told: who writes it tells
    /// more of that. That a journal has still fewer lines than it had is nothing new, however many these are.
    pub fn fresh<'t>(now: &'t [Trouble], told: &[Trouble], own: &Path) -> Vec<&'t Trouble> {
        let told: HashSet<String> = told.iter().map(Trouble::matter).collect();
        now.iter().filter(|trouble| !trouble.is_of(own) && !told.contains(&trouble.matter())).collect()
    }

    /// What it is about: the same for what need not be told twice.
    fn matter(&self) -> String {
        match self {
            Trouble::Shorter { path, .. } => format!("shorter {}", path.display()),
            trouble => trouble.to_string(),
        }
    }

    fn is_of(&self, journal: &Path) -> bool {
        matches!(self, Trouble::Shorter { path, .. } | Trouble::Others(path) if path == journal)
    }
}
