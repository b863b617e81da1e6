//! Keeping a record whole as people do it from a shell: `verify`, `merge`, `repair`, `join`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder of its own to be called in.
struct Desk(TempDir);

/// What a call printed, and its exit status.
#[derive(Debug)]
struct Said {
    status: i32,
    out: String,
    err: String,
}

const AGENDA: &str = "title = \"Housing\"\nkind = \"roundtable\"\ndate = 2018-06-27\n\n[[participants]]\nname = \"Anna Esempio\"\n\
    organisation = \"Ravenna\"\n\n[[items]]\ntitle = \"Welcome\"\nminutes = 10\n";
const SESSION: &str = "sessions/2018-06-27-housing";

impl Desk {
    fn new() -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        fs::write(desk.path("agenda.toml"), AGENDA).unwrap();
        desk
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn journal(&self, session: &str, name: &str) -> PathBuf {
        self.path(session).join("journal").join(name)
    }

    fn call(&self, arguments: &[&str]) -> Said {
        self.say(arguments, "")
    }

    fn say(&self, arguments: &[&str], lines: &str) -> Said {
        let mut command = Command::cargo_bin("rapporteur").unwrap();
        command
            .current_dir(self.0.path())
            .env("HOME", self.0.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("TZ", "UTC");
        let output = command.args(arguments).write_stdin(lines).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let said = Said { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
        assert!(!said.err.contains("panicked"), "{}", said.err);
        said
    }

    /// Records lines in a session on a device.
    fn record(&self, target: &str, device: &str, lines: &str) {
        let said = self.say(&["--device", device, "record", target], lines);
        assert_eq!(said.status, 0, "{}", said.err);
    }

    /// The texts of all entries of a session.
    fn texts(&self, session: &str) -> Vec<String> {
        let json = self.call(&["export", session, "minutes", "--format", "json", "--out", "-"]);
        let json: serde_json::Value = serde_json::from_str(&json.out).unwrap_or_else(|_| panic!("{json:?}"));
        json["entries"].as_array().unwrap().iter().map(|entry| entry["text"].as_str().unwrap().to_owned()).collect()
    }

    fn copy(&self, from: &str, to: &str) {
        copy(&self.path(from), &self.path(to));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

/// Every file under a folder with its bytes.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(all(&path)) } else { drop(found.insert(path.clone(), fs::read(path).unwrap())) }
    }
    found
}

#[test]
fn a_whole_record_is_said_to_be_whole() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "/start\nRavenna: arrivals get a mentor\n");
    desk.record(SESSION, "hall", "[2018-06-27T11:40:00+02:00] from the hall\n");
    let before = all(&desk.path(SESSION));
    let said = desk.call(&["verify", "2018-06-27-housing"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    let lines: Vec<_> = said.out.lines().collect();
    assert!(lines[2].starts_with("  desk        4  ") || lines[2].starts_with("  desk        3  "), "{}", said.out);
    assert!(
        lines[3].contains("hall") && lines[3].contains("2018-06-27 11:40") && lines[3].ends_with("whole"),
        "{}",
        said.out
    );
    assert!(lines[4].starts_with("whole: 2 journals with "), "{}", said.out);
    assert_eq!(all(&desk.path(SESSION)), before, "nothing is changed");
}

#[test]
fn what_keeps_a_record_from_being_whole_is_named_with_its_place() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "one\ntwo\nthree\n");
    let journal = desk.journal(SESSION, "desk.jsonl");
    let whole = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, whole.replacen("two", "tow", 1)).unwrap();
    fs::write(desk.path(SESSION).join("agenda.toml"), AGENDA.replace("Welcome", "Hello")).unwrap();
    fs::write(desk.path(SESSION).join("agenda.sync-conflict-20181127-093112-ABCDEFG.toml"), AGENDA).unwrap();
    let said = desk.call(&["verify", SESSION]);
    assert_eq!(said.status, 3);
    assert!(said.out.contains("desk.jsonl, line 3: this line is not what was written"), "{}", said.out);
    assert!(said.out.contains("agenda.toml: it was changed after the session was opened"), "{}", said.out);
    assert!(
        said.out.contains("agenda.sync-conflict-20181127-093112-ABCDEFG.toml: this looks like a copy"),
        "{}",
        said.out
    );
    let last = said.out.lines().last().unwrap();
    assert!(last.starts_with("not whole: 2 problems") && last.contains("rapporteur repair sessions/"), "{}", said.out);
    assert_eq!(desk.call(&["verify", "nowhere"]).status, 1);
}

#[test]
fn a_journal_that_ends_earlier_than_others_have_seen_is_not_whole() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "one\ntwo\n");
    desk.record(SESSION, "hall", "from the hall\n");
    let known = include_str!("journals/v1-hall.jsonl");
    fs::write(desk.journal(SESSION, "hall.jsonl"), known).unwrap();
    let said = desk.call(&["verify", SESSION]);
    assert_eq!(said.status, 3);
    assert!(said.out.contains("laptop.jsonl: it ends at line 0, but hall has seen 17 lines of it"), "{}", said.out);
}
