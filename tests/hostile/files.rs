//! Links, pipes, devices and holes where the program expects files: it writes through none, and waits for none.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process;

use rapporteur::session::event::EntryKind;
use sha2::{Digest as _, Sha256};

use super::{AGENDA, AT, Desk, entry, read};

fn pipe(path: &Path) {
    assert!(process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Puts something else in the place of a file or folder.
fn instead(path: &Path, put: impl FnOnce(&Path)) {
    let _ = fs::remove_file(path).or_else(|_| fs::remove_dir_all(path));
    put(path);
}

/// Everything in a folder, with what it holds.
fn everything(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = entries.map(|path| (path.display().to_string(), read(&path))).collect();
    all.sort();
    all
}

#[test]
fn nothing_is_written_through_a_link() {
    let desk = Desk::new();
    desk.journal("other", [(AT, entry(1, EntryKind::Pledge, "a pledge"))]);
    desk.write("outside/minutes.md", "theirs");
    desk.write("outside/desk.jsonl", "theirs\n");
    let before = everything(&desk.path("outside"));
    let session = desk.path("sessions/todi");

    // The folder of what is handed over.
    instead(&session.join("exports"), |exports| symlink(desk.path("outside"), exports).unwrap());
    let said = desk.call(&["export", "sessions/todi"]);
    assert_eq!(said.status, 3);
    assert!(
        said.err.contains("sessions/todi/exports: this is a link") && said.err.contains("--out FOLDER"),
        "{}",
        said.err
    );
    assert_eq!(desk.say(&["record", "sessions/todi"], "hello\n/export\n").status, 3);
    // What was asked for elsewhere is written there.
    assert_eq!(desk.call(&["export", "sessions/todi", "--out", "elsewhere"]).status, 0);
    assert!(read(&desk.path("elsewhere/minutes.md")).contains("a pledge"));
    // Links that stand for single files are replaced, not followed.
    instead(&session.join("exports"), |exports| fs::create_dir(exports).unwrap());
    symlink(desk.path("outside/minutes.md"), session.join("exports/minutes.md")).unwrap();
    assert_eq!(desk.call(&["export", "sessions/todi"]).status, 0);
    assert!(!session.join("exports/minutes.md").is_symlink());

    // Journals, locks, fragments.
    for name in ["desk.jsonl", "desk.lock", "desk.torn"] {
        let _ = fs::remove_file(session.join("journal/desk.jsonl"));
        let link = session.join("journal").join(name);
        instead(&link, |link| symlink(desk.path("outside/desk.jsonl"), link).unwrap());
        assert_ne!(desk.say(&["record", "sessions/todi"], "hello\n").status, 0, "{name}");
        fs::remove_file(link).unwrap();
    }
    instead(&session.join("journal"), |journal| symlink(desk.path("outside"), journal).unwrap());
    assert_ne!(desk.say(&["record", "sessions/todi"], "hello\n").status, 0);
    assert_eq!(everything(&desk.path("outside")), before);
}

#[test]
fn a_list_of_what_is_being_erased_leads_nowhere_else_and_waits_for_nothing() {
    for (file, old) in [("../../outside/theirs", "theirs"), ("exports/link", "theirs"), ("exports/pipe", "")] {
        let desk = Desk::new();
        desk.journal("other", [(AT, entry(1, EntryKind::Point, "a point"))]);
        desk.write("outside/theirs", "theirs");
        desk.write("outside/theirs.erasing", "ours");
        let session = desk.path("sessions/todi");
        symlink(desk.path("outside/theirs"), session.join("exports/link")).unwrap();
        desk.write("sessions/todi/exports/link.erasing", "ours");
        pipe(&session.join("exports/pipe"));
        let sum = |text: &str| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let list = format!(
            r#"{{"participants":["1"],"files":[{{"file":"{file}","old":"{}","new":"{}"}}]}}"#,
            sum(old),
            sum("ours")
        );
        desk.write("sessions/todi/erasing.json", list);
        desk.call(&["erase", "sessions/todi", "Ada Rossi", "--yes"]);
        assert_eq!(read(&desk.path("outside/theirs")), "theirs", "{file}");
    }
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let desk = Desk::new();
    desk.journal("other", [(AT, entry(1, EntryKind::Point, "a point"))]);
    let session = desk.path("sessions/todi");
    for place in ["journal/desk.jsonl", "journal/desk.lock", "journal/desk.torn", "erasing.json", "agenda.toml"] {
        let path = session.join(place);
        instead(&path, pipe);
        assert_ne!(desk.say(&["record", "sessions/todi"], "hello\n").status, 0, "{place}");
        desk.call(&["check", "sessions/todi"]);
        desk.call(&["export", "sessions/todi"]);
        desk.call(&["erase", "sessions/todi", "Ada Rossi", "--yes"]);
        instead(&path, |path| symlink("/dev/zero", path).unwrap());
        assert_ne!(desk.say(&["record", "sessions/todi"], "hello\n").status, 0, "{place}");
        desk.call(&["check", "sessions/todi"]);
        fs::remove_file(path).unwrap();
    }
    // A session of the same name as the one that is to be begun.
    desk.write("agenda.toml", AGENDA);
    fs::create_dir_all(desk.path("sessions/2018-06-27-todi")).unwrap();
    pipe(&desk.path("sessions/2018-06-27-todi/agenda.toml"));
    let said = desk.say(&["record", "agenda.toml"], "hello\n");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("sessions/2018-06-27-todi-2"), "{}", said.err);
}

#[test]
fn the_agenda_of_a_session_is_not_taken_from_elsewhere() {
    let desk = Desk::new();
    desk.write("private.toml", AGENDA);
    instead(&desk.path("sessions/todi/agenda.toml"), |agenda| symlink(desk.path("private.toml"), agenda).unwrap());
    let said = desk.call(&["export", "sessions/todi", "--out", "-"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("sessions/todi/agenda.toml: this is a link"), "{}", said.err);
    assert!(said.out.is_empty());
}

#[test]
fn an_agenda_takes_its_roster_from_its_own_folder_alone() {
    let desk = Desk::new();
    let agenda = |file: &str| {
        format!("title = \"T\"\nkind = \"workshop\"\nparticipants_file = \"{file}\"\n[[items]]\ntitle = \"I\"\n")
    };
    desk.write("outside.csv", "name\nSecret Name\n");
    desk.write("meeting/people/roster.csv", "name\nAda Rossi\n");
    symlink(desk.path("outside.csv"), desk.path("meeting/link.csv")).unwrap();
    symlink(desk.0.path(), desk.path("meeting/folder")).unwrap();
    symlink("people/roster.csv", desk.path("meeting/near.csv")).unwrap();
    symlink("/dev/zero", desk.path("meeting/zero.csv")).unwrap();
    pipe(&desk.path("meeting/pipe.csv"));
    for (file, why) in [
        ("link.csv", "it is a link to somewhere else"),
        ("folder/outside.csv", "it is a link to somewhere else"),
        ("zero.csv", "it is a link to somewhere else"),
        ("pipe.csv", "it is no file"),
        ("people", "it is no file"),
        ("../outside.csv", "is not beside the agenda"),
        ("/dev/zero", "is not beside the agenda"),
        ("gone.csv", "is not there"),
    ] {
        desk.write("meeting/agenda.toml", agenda(file));
        for said in
            [desk.call(&["check", "meeting/agenda.toml"]), desk.say(&["record", "meeting/agenda.toml"], "hello\n")]
        {
            assert_eq!(said.status, 1, "{file}: {}", said.err);
            assert!(said.err.contains(why) && !said.err.contains("Secret"), "{file}: {}", said.err);
        }
    }
    for file in ["people/roster.csv", "near.csv"] {
        desk.write("meeting/agenda.toml", agenda(file));
        assert_eq!(desk.call(&["check", "meeting/agenda.toml"]).status, 0, "{file}");
    }
}

#[test]
fn a_journal_that_is_a_hole_of_a_terabyte_is_left_out() {
    let desk = Desk::new();
    desk.journal("other", [(AT, entry(1, EntryKind::Point, "what can be read"))]);
    let hole = fs::File::create(desk.path("sessions/todi/journal/hole.jsonl")).unwrap();
    // Where the disk cannot have such a file there is nothing to be tested.
    if hole.set_len(1 << 40).is_err() {
        return;
    }
    let said = desk.call(&["export", "sessions/todi", "--out", "-"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("hole.jsonl: this is larger than any journal can be"), "{}", said.err);
    assert!(said.out.contains("what can be read"), "{}", said.out);
}

#[test]
fn an_export_is_no_program() {
    let desk = Desk::new();
    desk.journal("other", [(AT, entry(1, EntryKind::Point, "a point"))]);
    desk.write("sessions/todi/exports/minutes.md", "#!/bin/sh\n");
    let minutes = desk.path("sessions/todi/exports/minutes.md");
    fs::set_permissions(&minutes, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(desk.call(&["export", "sessions/todi"]).status, 0);
    assert_eq!(fs::metadata(&minutes).unwrap().permissions().mode() & 0o111, 0);
}
