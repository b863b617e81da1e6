//! `rapporteur repair SESSION`: all that can be read of a damaged session, in a new folder.

use std::path::{Path, PathBuf};

use super::args::Common;
use super::failure::{Failure, print};
use super::place;
use crate::journal::{RepairError, repair};

/// So many names are tried for the new folder.
const NAMES: u32 = 1000;

/// So many lines of the report are printed; the whole of it is in the new folder.
const PRINTED: usize = 60;

/// Brings it out, and prints what was and what was not.
pub fn run(session: &Path, out: Option<&Path>, common: &Common) -> Result<(), Failure> {
    let folder = place::left(session, common)?;
    let out = out.map_or_else(|| free(folder.path()), Path::to_path_buf);
    let within = |path: &Path| path.ancestors().filter_map(|above| above.canonicalize().ok()).next();
    if let (Some(out), Ok(session)) = (within(&out), folder.path().canonicalize())
        && out.starts_with(session)
    {
        return Err(Failure::Usage(format!(
            "{} is in the damaged session, which is to stay as it is; name a folder elsewhere with --out",
            out.display()
        )));
    }
    let repaired = repair(&folder, &out).map_err(|error| match error {
        RepairError::There(_) => Failure::Refused(error.to_string()),
        _ => Failure::Record(error.to_string()),
    })?;
    let report = repaired.report(&folder, &out);
    let lines = report.lines().count();
    if lines <= PRINTED {
        print(&report)?;
    } else {
        let first: Vec<_> = report.lines().take(PRINTED / 2).collect();
        let last: Vec<_> = report.lines().skip(lines - PRINTED / 4).collect();
        let between = lines - first.len() - last.len();
        let whole = out.join("repair.md");
        print(&format!(
            "{}\n… {between} more lines in {} …\n{}\n",
            first.join("\n"),
            whole.display(),
            last.join("\n")
        ))?;
    }
    if repaired.verdict.is_whole() {
        return Ok(());
    }
    let problems: Vec<_> = repaired.verdict.problems.iter().map(ToString::to_string).collect();
    Err(Failure::Record(problems.join("\n")))
}

/// A name for the new folder beside the old one.
fn free(session: &Path) -> PathBuf {
    // What is called `.` has no name of its own.
    let whole = session.file_name().is_none().then(|| session.canonicalize().ok()).flatten();
    let session = whole.as_deref().unwrap_or(session);
    let name = session.file_name().map_or_else(|| "session".into(), |name| name.to_string_lossy().into_owned());
    let named = |count: u32| match count {
        1 => session.with_file_name(format!("{name}-repaired")),
        count => session.with_file_name(format!("{name}-repaired-{count}")),
    };
    (1..NAMES).map(named).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| named(NAMES))
}
