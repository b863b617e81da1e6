//! The big screen of the real program in a real (pseudo) terminal: it shows what another process records, and writes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(all(unix, feature = "tui"))]

mod pty;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use assert_cmd::Command;
use portable_pty::PtySize;
use pty::{Terminal, cells};

const AGENDA: &str = "title = \"Housing\"\nkind = \"roundtable\"\nattribution = \"organisation\"\n\
                      [[participants]]\nname = \"Anna Verdi\"\norganisation = \"Ravenna\"\n\
                      [[items]]\ntitle = \"Welcome\"\nminutes = 10\n[[items]]\ntitle = \"Pledges\"\n";

/// A session that was begun, in a folder of its own.
fn begun() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("agenda.toml"), AGENDA).unwrap();
    record(folder.path(), "desk", "agenda.toml", "/start\n");
    folder
}

fn session(folder: &Path) -> PathBuf {
    fs::read_dir(folder.join("sessions")).unwrap().next().unwrap().unwrap().path()
}

/// Records lines in a process of its own.
fn record(folder: &Path, device: &str, target: &str, lines: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.current_dir(folder).env("HOME", folder);
    command.args(["--device", device, "record", target]).write_stdin(lines).assert().success();
}

fn record_more(folder: &Path, lines: &str) {
    record(folder, "desk", session(folder).to_str().unwrap(), lines);
}

/// Everything in a folder, with when it was last changed.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (Option<Vec<u8>>, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(here) = folders.pop() {
        found.insert(here.clone(), (None, fs::metadata(&here).unwrap().modified().unwrap()));
        for entry in fs::read_dir(&here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let changed = fs::metadata(&path).unwrap().modified().unwrap();
                found.insert(path.clone(), (Some(fs::read(&path).unwrap()), changed));
            }
        }
    }
    found
}

fn present(folder: &Path) -> Terminal {
    Terminal::start(folder, &["present", session(folder).to_str().unwrap()], &[])
}

#[test]
fn what_another_process_records_is_shown_and_the_folder_may_go_and_come_back() {
    let folder = begun();
    let mut wall = present(folder.path());
    wall.until("1  Welcome");
    wall.until("left of 10 minutes");
    record_more(folder.path(), "/pledge @Ravenna open a desk\n");
    wall.until("open a desk");
    wall.until("DRAFT");
    record_more(folder.path(), "/edit 1 open two desks\n/note for nobody else\n");
    wall.until("[-a desk-] +two desks+");
    let (there, away) = (session(folder.path()), folder.path().join("away"));
    fs::rename(&there, &away).unwrap();
    wall.until("! The session's folder is not there");
    assert!(wall.screen.screen().contents().contains("two desks"), "what was read stays");
    fs::rename(&away, &there).unwrap();
    record(folder.path(), "phone", there.to_str().unwrap(), "/question who pays?\n");
    wall.until("who pays?");
    assert!(!wall.screen.screen().contents().contains("not there"));
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    wall.screen.screen_mut().set_size(cells(40), cells(120));
    wall.master.resize(size).unwrap();
    wall.type_in(" ");
    wall.until("Agenda");
    wall.type_in("?");
    wall.until("follow the session again");
    wall.type_in("q");
    assert_eq!(wall.ended(), 0);
}

#[test]
fn it_writes_nothing_at_all() {
    let folder = begun();
    record_more(folder.path(), "/pledge @Ravenna open a desk\nwhat somebody says\n");
    // As if it had been brought by somebody else: nothing of this program is in the home folder either.
    let before = snapshot(folder.path());
    let mut wall = present(folder.path());
    wall.until("open a desk");
    for (keys, text) in [(" ", "Agenda"), (" ", "Pledges"), (" ", "Polls"), (" ", "Agreed and signed"), ("f", "DRAFT")]
    {
        wall.type_in(keys);
        wall.until(text);
    }
    wall.type_in("\x11");
    assert_eq!(wall.ended(), 0);
    let after = snapshot(folder.path());
    for (path, what) in &after {
        assert!(before.get(path) == Some(what), "{} is not as it was", path.display());
    }
    assert_eq!(after.len(), before.len());
}

#[test]
fn a_hang_up_gives_the_terminal_back() {
    let folder = begun();
    let mut wall = present(folder.path());
    wall.until("Welcome");
    let id = wall.child.process_id().unwrap();
    std::process::Command::new("kill").args(["-HUP", &id.to_string()]).status().unwrap();
    assert_eq!(wall.ended(), 0);
}

#[test]
fn a_terminal_that_was_lent_to_the_shell_is_taken_again() {
    let folder = begun();
    let mut wall = present(folder.path());
    wall.until("Welcome");
    let id = wall.child.process_id().unwrap();
    let kill = |signal: &str| std::process::Command::new("kill").args([signal, &id.to_string()]).status().unwrap();
    kill("-TSTP");
    wall.until_given_back();
    // It gives the terminal back before it stops: whoever is too early says it again.
    wall.until_taken_again(|| {
        kill("-CONT");
    });
    wall.until("Welcome");
    wall.type_in("q");
    assert_eq!(wall.ended(), 0);
}

#[test]
fn without_a_session_or_a_terminal_that_is_said() {
    let folder = begun();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        let output = command.current_dir(folder.path()).env("HOME", folder.path()).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, said) = run(&["present", "nowhere"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("there is no session nowhere"), "{said}");
    let (status, said) = run(&["present", "agenda.toml"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("is a file, not a session"), "{said}");
    let (status, said) = run(&["present", session(folder.path()).to_str().unwrap()]);
    assert_eq!(status, Some(2));
    assert!(said.contains("this is no terminal; `rapporteur export` writes"), "{said}");
}
