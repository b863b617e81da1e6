//! What holds for a call: the command line goes before the configuration, and that before the defaults.
//!
//! A configuration with something wrong in it holds nobody up: all that is wrong is said on standard error, its defaults hold,
//! and the rest of the file still counts. The screen, which would cover that, says so once more.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::{env, fmt};

use clap::ArgMatches;
use clap::parser::ValueSource;
use etcetera::BaseStrategy;

use super::args::Common;
use super::failure::tell;
use crate::config::{self, Config, Reading};

/// The variable that names a configuration.
pub const VARIABLE: &str = "RAPPORTEUR_CONFIG";

/// The most of a configuration that is read: more than is accepted, so that it can be said.
const MOST: u64 = 8 << 20;

/// What is set, and what to tell of it on a screen.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What is set.
    pub config: Config,
    /// That something is wrong with it, and what to do.
    #[cfg_attr(not(feature = "tui"), expect(dead_code, reason = "only a screen would cover what is said at once"))]
    pub notice: Option<String>,
}

/// Where the configuration is.
#[derive(Debug)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// Whether somebody named it; else it need not be there.
    pub named: bool,
}

/// Where the configuration is: what `--config` says, else the variable, else the user's configuration folder.
pub fn place(given: Option<&Path>) -> Option<Place> {
    let variable = || env::var_os(VARIABLE).filter(|file| !file.is_empty()).map(PathBuf::from);
    match given.map(Path::to_path_buf).or_else(variable) {
        Some(file) => Some(Place { file, named: true }),
        None => Some(Place { file: usual()?, named: false }),
    }
}

/// The file in the user's configuration folder.
pub fn usual() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("rapporteur").join("config.toml"))
}

/// Why a configuration could not be read at all.
#[derive(Debug)]
pub struct Unreadable(PathBuf, io::Error);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Unreadable(file, error) = self;
        let file = file.display();
        match error.kind() {
            ErrorKind::NotFound => {
                write!(f, "{file} is not there; `rapporteur config > {file}` writes one to begin with")
            }
            _ => write!(f, "{file} cannot be read: {error}; check that it is a file you may read"),
        }
    }
}

/// What a configuration says; nothing where there is none and none was named.
pub fn read(place: &Place) -> Result<Option<Reading>, Unreadable> {
    // A pipe would be waited for, without end.
    #[cfg(unix)]
    if std::fs::metadata(&place.file).is_ok_and(|found| std::os::unix::fs::FileTypeExt::is_fifo(&found.file_type())) {
        return Err(Unreadable(place.file.clone(), io::Error::other("it is a pipe and no file")));
    }
    let read = File::open(&place.file).and_then(|file| {
        let mut bytes = Vec::new();
        file.take(MOST).read_to_end(&mut bytes).map(|_| bytes)
    });
    match read {
        Ok(bytes) => Ok(Some(config::read(&place.file.display().to_string(), &bytes))),
        Err(error) if error.kind() == ErrorKind::NotFound && !place.named => Ok(None),
        Err(error) => Err(Unreadable(place.file.clone(), error)),
    }
}

/// Puts what the configuration says where the command line says nothing, and tells what is wrong with it.
pub fn settle(common: &mut Common, matches: &ArgMatches) {
    let Some(place) = place(common.config.as_deref()) else { return };
    let settings = match read(&place) {
        Ok(None) => return,
        Ok(Some(reading)) => {
            let notice = notice(&place, &reading);
            if let Some(notice) = &notice {
                tell(&format!("{reading}\n\n{notice}\n"));
            } else if !reading.problems.is_empty() {
                tell(&format!("{reading}\n"));
            }
            Settings { config: reading.config, notice }
        }
        Err(why) => {
            tell(&format!("{why}\n"));
            Settings { config: Config::default(), notice: Some(format!("{why}; the defaults hold")) }
        }
    };
    if let (Some(folder), true) = (&settings.config.sessions, left_out(matches, "sessions")) {
        common.sessions = expanded(folder);
    }
    if let (Some(device), None) = (&settings.config.device, &common.device) {
        common.device = Some(device.to_string());
    }
    common.settings = settings;
}

/// That something is wrong, what holds instead, and what to do; nothing where there is no more than advice.
fn notice(place: &Place, reading: &Reading) -> Option<String> {
    let wrong = reading.problems.iter().filter(|problem| !problem.is_advice()).count() + reading.more;
    let named = if place.named { format!(" --config {}", place.file.display()) } else { String::new() };
    let what = match wrong {
        0 => return None,
        1 => "1 thing is wrong".to_owned(),
        wrong => format!("{wrong} things are wrong"),
    };
    let next = format!("`rapporteur config --check{named}` says what");
    Some(format!("{what} in {}, and the defaults hold instead; {next}", place.file.display()))
}

/// Whether the command line says nothing of this.
fn left_out(matches: &ArgMatches, name: &str) -> bool {
    matches.value_source(name) != Some(ValueSource::CommandLine)
}

/// A folder as it is written in a configuration.
fn expanded(folder: &str) -> PathBuf {
    let own = || etcetera::home_dir().ok();
    match folder.strip_prefix('~') {
        Some(rest) => own().map_or_else(|| PathBuf::from(folder), |own| own.join(rest.trim_start_matches('/'))),
        None => PathBuf::from(folder),
    }
}
