//! What is refused changes nothing.

use std::fs;

use crate::room::{Files, Room, SESSION};

/// Says that this call is refused so, and that no file has changed.
fn refused(room: &Room, arguments: &[&str], status: i32, parts: &[&str]) {
    let before = room.files();
    let said = room.call("desk", arguments);
    assert_eq!(said.status, status, "{arguments:?}: {} {}", said.out, said.err);
    for part in parts {
        assert!(said.err.replace('\\', "/").contains(part), "{part} is not in\n{}", said.err);
    }
    same(room, &before);
}

fn same(room: &Room, before: &Files) {
    let now = room.files();
    assert!(now.keys().eq(before.keys()), "{:?}", now.keys());
    for (path, bytes) in before {
        assert!(now[path] == *bytes, "{} has changed", path.display());
    }
}

#[test]
fn without_a_terminal_it_has_to_be_said_that_it_is_meant() {
    let room = Room::recorded();
    refused(&room, &["erase", SESSION, "Anna Esempio"], 2, &["--yes", "nothing was changed"]);
    let said = room.call("desk", &["erase", SESSION, "Anna Esempio"]);
    assert!(said.out.contains("journal/desk.jsonl") || said.out.contains("journal\\desk.jsonl"), "{}", said.out);
}

#[test]
fn nobody_and_several_are_refused_with_what_to_type() {
    let room = Room::recorded();
    room.record("tablet", "/in Anna Vzor, Brno\n");
    let erase = |person| ["erase", SESSION, person, "--yes"];
    refused(&room, &erase("Anna"), 1, &["1: Anna Esempio, Ravenna", "t2: Anna Vzor, Brno", "type more of the name"]);
    refused(&room, &erase("Ana Esempio"), 1, &["did you mean Anna Esempio, Ravenna?"]);
    refused(&room, &erase("Zacharias"), 1, &["those on it: Anna Esempio, Jan Przyklad", "/in NAME"]);
    refused(&room, &erase("Ravenna"), 1, &["nobody on the list is called “Ravenna”"]);
    refused(&room, &erase("17"), 1, &["nobody"]);
    refused(&room, &["erase", SESSION, "Anna Esempio", "--yes", "--also", " "], 2, &["--also"]);
    refused(&room, &["erase", "nowhere", "Anna Esempio", "--yes"], 1, &["there is no session nowhere"]);
}

#[test]
fn a_session_somebody_records_in_is_left_alone() {
    for device in ["desk", "tablet"] {
        let room = Room::recorded();
        let lock = fs::File::options().write(true).open(room.path(&format!("journal/{device}.lock"))).unwrap();
        lock.lock().unwrap();
        refused(&room, &["erase", SESSION, "Anna Esempio", "--yes"], 3, &[&format!("({device})"), "already open"]);
    }
}

#[test]
fn what_is_damaged_or_not_understood_is_left_alone() {
    let erase = ["erase", SESSION, "Anna Esempio", "--yes"];
    for (from, to, parts) in [
        ("we have no places", "we have some places", ["journal/desk.jsonl, line 3", "changed"]),
        ("\n", "\r\n", ["journal/desk.jsonl", "CR LF"]),
        ("{\"v\":1", "{\"v\":2", ["journal/desk.jsonl, line 1", "newest version"]),
        ("session_started", "session_dreamt", ["journal/desk.jsonl, line 2", "changed"]),
    ] {
        let room = Room::recorded();
        let journal = fs::read_to_string(room.path("journal/desk.jsonl")).unwrap();
        assert!(journal.contains(from));
        fs::write(room.path("journal/desk.jsonl"), journal.replace(from, to)).unwrap();
        refused(&room, &erase, 3, &[parts[0], parts[1], "nothing was changed"]);
    }
    let room = Room::recorded();
    newer(&room, "journal/tablet.jsonl", "\"type\":\"entry_tagged\"", "\"type\":\"hologram_shown\"");
    refused(&room, &erase, 3, &["journal/tablet.jsonl, line 6", "hologram_shown"]);
    let room = Room::recorded();
    fs::copy(room.path("journal/desk.jsonl"), room.path("journal/desk.sync-conflict-20180627.jsonl")).unwrap();
    refused(&room, &erase, 3, &["journal/desk.sync-conflict-20180627.jsonl", "move away"]);
    let room = Room::recorded();
    let agenda = fs::read_to_string(room.path("agenda.toml")).unwrap();
    fs::write(room.path("agenda.toml"), format!("{agenda}\n[[items]]\ntitle = \"Slipped in\"\n")).unwrap();
    refused(&room, &erase, 3, &["agenda.toml", "put back the agenda"]);
}

/// What this version would not write again is not lost by the way.
#[test]
fn a_line_that_says_more_than_is_understood_is_left_alone() {
    let room = Room::recorded();
    newer(&room, "journal/tablet.jsonl", "\"name\":\"Berta Muster\"", "\"name\":\"Berta Muster\",\"pronoun\":\"she\"");
    // It is read all the same, and what does not name the person is not touched.
    assert_eq!(room.record("desk", "and so on\n").status, 0);
    refused(
        &room,
        &["erase", SESSION, "Berta Muster", "--yes"],
        3,
        &["journal/tablet.jsonl, line 4", "more than this version"],
    );
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    assert!(fs::read_to_string(room.path("journal/tablet.jsonl")).unwrap().contains("\"pronoun\":\"she\""));
    room.goes_on();
}

/// Changes a journal as a newer version would have written it: with sums that fit.
fn newer(room: &Room, file: &str, from: &str, to: &str) {
    use sha2::Digest;
    let journal = fs::read_to_string(room.path(file)).unwrap();
    assert!(journal.contains(from), "{journal}");
    let (mut previous, mut new) = (String::new(), String::new());
    for line in journal.replacen(from, to, 1).lines() {
        let (head, rest) = line.split_once(",\"sum\":\"").unwrap();
        let tail = &rest[33..];
        let digest = sha2::Sha256::digest(format!("{previous}{head}{tail}"));
        previous = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        new.push_str(&format!("{head},\"sum\":\"{previous}\"{tail}\n"));
    }
    fs::write(room.path(file), new).unwrap();
}

#[test]
fn a_session_in_which_nothing_is_recorded_can_be_changed_by_hand() {
    let room = Room::new(crate::room::AGENDA);
    assert_eq!(room.record("desk", "").status, 0);
    refused(&room, &["erase", SESSION, "Anna Esempio", "--yes"], 1, &["nothing is recorded", "agenda.toml"]);
}

#[cfg(unix)]
#[test]
fn on_a_terminal_it_is_asked_for() {
    use std::io::{Read as _, Write as _};

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    for (answer, status) in [("no\r", 1), ("\r", 1), ("yes\r", 0)] {
        let room = Room::recorded();
        let before = room.files();
        let pair =
            native_pty_system().openpty(PtySize { rows: 50, cols: 200, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.cwd(room.session().ancestors().nth(2).unwrap());
        command.env("HOME", room.session());
        command.args(["--device", "desk", "erase", SESSION, "Anna Esempio"]);
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (mut reader, mut keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        let (mut shown, mut bytes) = (String::new(), [0; 4096]);
        while !shown.contains("Type yes to do it") {
            let count = reader.read(&mut bytes).unwrap();
            assert!(count > 0, "{shown}");
            shown.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        keys.write_all(answer.as_bytes()).unwrap();
        // What is still said has to be taken, or the program waits.
        std::thread::spawn(move || while matches!(reader.read(&mut bytes), Ok(1..)) {});
        assert_eq!(child.wait().unwrap().exit_code(), status, "{answer:?}");
        if status == 0 {
            room.is_without("Anna Esempio");
        } else {
            same(&room, &before);
        }
    }
}
