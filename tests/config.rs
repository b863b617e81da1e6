//! Configurations as they come: with something wrong in them, and without.
//!
//! Each case is a file. Beside it stands what is said of it and what holds all the same, exactly; `UPDATE_CONFIG=1` writes that
//! anew.

#![allow(clippy::unwrap_used, clippy::panic)] // in helpers of tests too

use std::path::{Path, PathBuf};

use rapporteur::capture::actions::ACTIONS;
use rapporteur::capture::keys::Keys;
use rapporteur::config::{self, Reading, THEMES, ThemeName};

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    assert!(!files.is_empty());
    files
}

fn read(path: &Path) -> Reading {
    config::read(path.file_name().unwrap().to_str().unwrap(), &std::fs::read(path).unwrap())
}

/// What holds, where it is not what holds without a file.
fn in_force(reading: &Reading) -> String {
    let config = &reading.config;
    let mut said = Vec::new();
    if let Some(theme) = config.theme {
        let (word, _) = THEMES.iter().find(|(_, name)| *name == theme).unwrap();
        said.push(format!("theme {word}"));
    }
    said.extend(config.bell.map(|bell| format!("bell {bell}")));
    said.extend(config.device.as_ref().map(|device| format!("device {device}")));
    said.extend(config.sessions.as_ref().map(|folder| format!("sessions {folder}")));
    said.extend(config.language.as_ref().map(|language| format!("language {language}")));
    let usual = Keys::default();
    for action in ACTIONS {
        let names = config.keys.names(action.id);
        if names != usual.names(action.id) {
            said.push(format!("{} {}", action.name(), names.as_deref().unwrap_or("none")));
        }
    }
    if said.is_empty() {
        "in force: what holds without a file".into()
    } else {
        format!("in force: {}", said.join("; "))
    }
}

/// Compares what is said of each case with what stands beside it.
fn says_what_stands_beside(folder: &str, is_wrong: bool) {
    let mut wrong = Vec::new();
    for path in cases(folder) {
        let reading = read(&path);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(reading.problems.is_empty(), !is_wrong, "{name}\n{reading}");
        let said = format!("{reading}\n\n{}\n", in_force(&reading)).trim_start().to_owned();
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{name}: {said:?}");
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE_CONFIG").is_some() {
            std::fs::write(&expected, &said).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != said {
            wrong.push(format!("--- {name} says:\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn everything_wrong_is_said_and_the_rest_holds() {
    says_what_stands_beside("tests/config/invalid", true);
}

#[test]
fn a_good_configuration_has_nothing_said_about_it() {
    says_what_stands_beside("tests/config/valid", false);
}

#[test]
fn the_commented_file_says_what_holds_without_it_commented_or_not() {
    let template = config::template(&["Here.".to_owned()]);
    assert_eq!(config::read("config.toml", template.as_bytes()), Reading::default());
    let uncommented: Vec<&str> = template
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| rest.starts_with(|c: char| c != ' ')).unwrap_or(line))
        .collect();
    let reading = config::read("config.toml", uncommented.join("\n").as_bytes());
    assert_eq!(reading.to_string(), "");
    assert_eq!(reading.config.keys, Keys::default());
    assert_eq!((reading.config.theme, reading.config.bell), (Some(ThemeName::default()), Some(false)));
    for action in ACTIONS {
        assert!(template.contains(&format!("\n#{} = \"", action.name())), "{}", action.name());
    }
}

#[test]
fn a_file_of_errors_alone_is_read_in_good_time() {
    let lines: String = (0..20_000).map(|n| format!("k{n}=\"x\"\n")).collect();
    let reading = config::read("config.toml", format!("[keys]\n{lines}").as_bytes());
    assert_eq!(reading.problems.len(), 100);
    assert_eq!(reading.config, config::Config::default());
}
