//! The README says what the program does: its tables are made from the one table of actions.
//! `UPDATE_README=1 cargo test --test readme` writes them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rapporteur::capture::actions::{ACTIONS, Group};

fn tables() -> String {
    let mut tables = String::new();
    for group in Group::ALL {
        writeln!(tables, "\n**{}**\n\n| line | key | does |\n| --- | --- | --- |", group.title()).unwrap();
        for action in ACTIONS.iter().filter(|action| action.group == group) {
            let line = action.command.map_or(String::new(), |_| format!("`{}`", action.usage.replace('|', "\\|")));
            let does = action.does.replace('|', "\\|");
            writeln!(tables, "| {line} | {} | {does} |", action.key.unwrap_or_default()).unwrap();
        }
    }
    tables + "\n"
}

#[test]
fn the_readme_lists_everything_a_session_can_do() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once("<!-- actions -->").unwrap();
    let (listed, after) = rest.split_once("<!-- /actions -->").unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, format!("{before}<!-- actions -->{}<!-- /actions -->{after}", tables())).unwrap();
    } else {
        assert_eq!(listed, tables(), "UPDATE_README=1 cargo test --test readme writes it anew");
    }
}

#[test]
fn every_file_the_readme_points_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for target in readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(target.starts_with("http") || root.join(target).exists(), "{target} is not there");
    }
}

#[test]
fn the_configuration_the_readme_shows_is_in_order() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, rest) = readme.split_once("## To your own hand").unwrap();
    let (_, rest) = rest.split_once("```toml\n").unwrap();
    let (shown, _) = rest.split_once("```").unwrap();
    let reading = rapporteur::config::read("config.toml", shown.as_bytes());
    assert_eq!(reading.to_string(), "");
    assert!(reading.config.theme.is_some() && reading.config.sessions.is_some());
}
