//! What people start from: the agendas in `agendas/` keep the times they promise; the sessions in `examples/`, recorded
//! anew and exported, give what stands in their `exports/`, byte for byte.
//!
//! `UPDATE_EXAMPLES=1 cargo test --test examples` writes what comes out into `exports/` instead.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use rapporteur::agenda;
use rapporteur::capture::actions;

#[test]
fn a_roundtable_ends_in_a_memorandum() {
    holds("roundtable-memorandum", &["minutes", "memorandum"]);
}

#[test]
fn a_consultation_ends_in_minutes() {
    holds("stakeholder-consultation", &["minutes"]);
}

#[test]
fn a_workshop_is_held_in_italian() {
    holds("laboratorio-citta", &["minutes", "memorandum"]);
}

#[test]
fn agendas_keep_the_times_they_promise() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shipped = files_in(&root.join("agendas")).into_iter();
    let examples = ["roundtable-memorandum", "stakeholder-consultation", "laboratorio-citta"]
        .map(|name| (name.to_owned(), fs::read(root.join("examples").join(name).join("agenda.toml")).unwrap()));
    for (file, bytes) in shipped.chain(examples) {
        let reading = agenda::read(&file, &bytes, &|_| Err("no roster is beside it".into()));
        let plan = reading.agenda.unwrap_or_else(|| panic!("{file}: {}", reading.problems[0]));
        let mut clock = plan.start.unwrap_or_else(|| panic!("{file} says when it begins"));
        // The remark at its head: "from 09:30 to 12:45".
        let promised = |time: chrono::NaiveTime| {
            let time = time.format("%H:%M").to_string();
            let head = String::from_utf8_lossy(&bytes);
            head.lines().take_while(|line| line.starts_with('#')).any(|line| line.contains(&time))
        };
        assert!(promised(clock), "{file} begins at {clock}");
        for item in &plan.items {
            if let Some(fixed) = item.fixed {
                assert_eq!(clock, fixed, "{file}: when {:?} begins", item.title);
            }
            let minutes = item.minutes.unwrap_or_else(|| panic!("{file}: {:?} has no time box", item.title));
            clock += chrono::TimeDelta::minutes(minutes.into());
        }
        assert!(promised(clock), "{file} ends at {clock}");
    }
}

#[test]
fn prompts_tell_of_commands_that_exist() {
    for (file, bytes) in files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas")) {
        let plan = agenda::read(&file, &bytes, &|_| Err("no roster is beside it".into())).agenda.unwrap();
        for item in &plan.items {
            // Every other piece between backticks is code.
            let notes = item.notes.as_deref().unwrap_or_default();
            for code in notes.split('`').skip(1).step_by(2).filter_map(|code| code.strip_prefix('/')) {
                let word = code.split_whitespace().next().unwrap_or_default();
                assert!(actions::named(word).is_some(), "{file}, {:?}: /{word}", item.title);
            }
        }
    }
}

/// Records the example in a place of its own, exports these documents, and compares.
fn holds(name: &str, documents: &[&str]) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let place = tempfile::tempdir().unwrap();
    for (file, bytes) in files_in(&example) {
        fs::write(place.path().join(file), bytes).unwrap();
    }

    rapporteur(place.path()).args(["record", "agenda.toml", "capture.txt"]).assert().success();
    let session = only_folder_in(&place.path().join("sessions"));
    rapporteur(place.path())
        .arg("export")
        .arg(session)
        .args(documents)
        .args(["--format", "md,html,json", "--out", "handed-over"])
        .assert()
        .success();
    let handed_over = files_in(&place.path().join("handed-over"));

    let exports = example.join("exports");
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        for old in files_in(&exports).keys() {
            fs::remove_file(exports.join(old)).unwrap();
        }
        fs::create_dir_all(&exports).unwrap();
        for (file, bytes) in &handed_over {
            fs::write(exports.join(file), bytes).unwrap();
        }
        return;
    }
    let expected = files_in(&exports);
    assert_eq!(
        handed_over.keys().collect::<Vec<_>>(),
        expected.keys().collect::<Vec<_>>(),
        "{name}: other files come out than stand in exports/"
    );
    for (file, bytes) in &expected {
        assert_same(&format!("{name}/exports/{file}"), bytes, &handed_over[file]);
    }
}

/// The program as a user runs it in `folder`, on a device whose name is the same everywhere.
fn rapporteur(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("rapporteur"));
    command.current_dir(folder).args(["--sessions", "sessions", "--device", "example"]);
    command
}

fn only_folder_in(parent: &Path) -> PathBuf {
    let folders: Vec<_> = fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(folders.len(), 1, "one session was recorded: {folders:?}");
    folders[0].clone()
}

/// The files of a folder by name; none if there is no such folder.
fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    entries
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_file())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// Fails with the first line that differs.
fn assert_same(file: &str, expected: &[u8], found: &[u8]) {
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    for (number, (expected, found)) in expected.lines().zip(found.lines()).enumerate() {
        assert_eq!(found, expected, "{file}, line {}", number + 1);
    }
    assert_eq!(found.len(), expected.len(), "{file} has a different length");
}
