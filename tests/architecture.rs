//! The floors of the house: who may know whom, and who may touch the world.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up; a floor may use those below it, and floors of one storey do not know each other.
const FLOORS: [(&str, u8); 10] = [
    ("words", 0),
    ("agenda", 0),
    ("session", 1),
    ("journal", 2),
    ("capture", 3),
    ("export", 3),
    ("config", 4),
    ("tui", 5),
    ("cli", 6),
    ("main", 7),
];

/// The one file of the pure floors that saves.
const SAVES: &str = "src/export/save.rs";

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file: its path from the project's root, the floor it stands on, and its code without comments.
fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&root.join("src"), &mut found);
    let code = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    let name = |path: &PathBuf| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    let floor = |name: &str| name["src/".len()..].split(['/', '.']).next().unwrap().to_owned();
    found.iter().map(|path| (name(path), floor(&name(path)), code(path))).collect()
}

#[test]
fn arrows_go_only_downwards() {
    let mut wrong = Vec::new();
    for (name, floor, code) in files() {
        let Some((_, height)) = FLOORS.iter().find(|(known, _)| *known == floor) else {
            assert_eq!(floor, "lib", "{name} stands on no known floor");
            continue;
        };
        for (other, above) in FLOORS {
            let used = code.contains(&format!("crate::{other}::")) || code.contains(&format!("crate::{other};"));
            if other != floor && above >= *height && used {
                wrong.push(format!("{name} uses {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_pure_floors_do_not_touch_the_world() {
    let world =
        ["ratatui", "crossterm", "std::fs", "std::env", "fs::", "SystemTime", "Instant::now", "Utc::now", "Local::now"];
    let mut wrong = Vec::new();
    for (name, floor, code) in files() {
        if !["session", "capture", "config", "agenda", "export", "words"].contains(&floor.as_str()) || name == SAVES {
            continue;
        }
        // What the tests of a room touch is their own business.
        let code = code.split("#[cfg(test)]").next().unwrap();
        wrong.extend(world.iter().filter(|thing| code.contains(**thing)).map(|thing| format!("{name} names {thing}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn update_and_view_do_not_touch_the_world() {
    let world =
        ["std::fs", "std::thread", "SystemTime", "Instant::now", "Utc::now", "Local::now", "std::io", "std::env"];
    let mut wrong = Vec::new();
    for (name, _, code) in files() {
        let pure = [
            "update",
            "view",
            "model",
            "panes",
            "queue",
            "present/update",
            "present/view",
            "present/model",
            "present/story",
        ];
        if !pure.iter().any(|pure| name.starts_with(&format!("src/tui/{pure}"))) {
            continue;
        }
        let code = code.split("#[cfg(test)]").next().unwrap();
        wrong.extend(world.iter().filter(|thing| code.contains(**thing)).map(|thing| format!("{name} names {thing}")));
        if name.contains("/view/") && code.contains("&mut Model") {
            wrong.push(format!("{name} changes the model"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
