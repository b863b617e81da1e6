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

const STICK: &str = "stick/2018-06-27-housing";

#[test]
fn two_copies_of_a_session_brought_together_are_one() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "[2018-06-27T09:00:00+00:00] one\n");
    desk.copy(SESSION, STICK);
    desk.record(SESSION, "desk", "two\n");
    desk.record(STICK, "hall", "from the hall\nagain from the hall\n");
    let said = desk.call(&["merge", SESSION, STICK]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains(&format!("desk: 1 line from {SESSION} to {STICK}\n")), "{}", said.out);
    assert!(said.out.contains(&format!("hall: 4 lines from {STICK} to {SESSION}\n")), "{}", said.out);
    let journals =
        |session: &str| ["desk.jsonl", "hall.jsonl"].map(|name| fs::read(desk.journal(session, name)).unwrap());
    assert_eq!(journals(SESSION), journals(STICK));
    assert_eq!(desk.texts(SESSION).len(), 4);
    // Once more changes nothing.
    let (here, there) = (all(&desk.path(SESSION)), all(&desk.path(STICK)));
    assert_eq!(desk.call(&["merge", STICK, SESSION]).status, 0);
    assert_eq!((all(&desk.path(SESSION)), all(&desk.path(STICK))), (here, there));
    assert_eq!(desk.call(&["verify", SESSION, STICK]).status, 0);
}

#[test]
fn what_two_laptops_wrote_under_one_name_is_kept_on_both() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "one\n");
    desk.copy(SESSION, STICK);
    desk.record(SESSION, "desk", "here\n");
    desk.record(STICK, "desk", "there\nand there again\n");
    let said = desk.call(&["merge", SESSION, STICK]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("1 line is kept in a copy beside it") && said.out.contains("--device"), "{}", said.out);
    for session in [SESSION, STICK] {
        let texts = desk.texts(session);
        assert!(
            texts.iter().any(|text| text == "here") && texts.iter().any(|text| text == "and there again"),
            "{texts:?}"
        );
    }
    let journal = |session: &str| -> Vec<_> {
        let files = all(&desk.path(session).join("journal"));
        files.into_iter().filter(|(file, _)| file.extension().unwrap() == "jsonl").map(|(_, bytes)| bytes).collect()
    };
    assert_eq!((journal(SESSION).len(), journal(SESSION)), (2, journal(STICK)));
    let said = desk.call(&["verify", SESSION]);
    assert!(said.out.contains("from here on this copy of desk.jsonl differs from it"), "{}", said.out);
    assert_eq!(said.status, 0, "nothing is lost: {}", said.out);
    let (here, there) = (all(&desk.path(SESSION)), all(&desk.path(STICK)));
    assert_eq!(desk.call(&["merge", SESSION, STICK]).status, 0);
    assert_eq!((all(&desk.path(SESSION)), all(&desk.path(STICK))), (here, there));
}

#[test]
fn a_person_who_was_erased_in_one_copy_is_erased_in_both() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "Anna Esempio: a mentor for all\nmore\n");
    desk.record(SESSION, "hall", "Anna Esempio: in the hall\n");
    desk.copy(SESSION, STICK);
    assert_eq!(desk.call(&["--device", "desk", "erase", SESSION, "Anna Esempio", "--yes"]).status, 0);
    desk.record(STICK, "hall", "recorded on the stick meanwhile\n");
    let said = desk.call(&["merge", STICK, SESSION]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains(&format!("A person was erased in {SESSION}")), "{}", said.out);
    for session in [SESSION, STICK] {
        for name in ["journal/desk.jsonl", "journal/hall.jsonl", "agenda.toml"] {
            let text = fs::read_to_string(desk.path(session).join(name)).unwrap();
            assert!(!text.contains("Anna"), "{session}/{name}: {text}");
        }
        assert!(desk.texts(session).contains(&"recorded on the stick meanwhile".to_owned()));
    }
    assert_eq!(desk.call(&["verify", SESSION, STICK]).status, 0);
}

#[test]
fn a_merge_that_was_interrupted_is_finished_by_doing_the_same_again() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "Anna Esempio: a mentor for all\nmore\n");
    desk.record(SESSION, "hall", "Anna Esempio: in the hall\n");
    desk.copy(SESSION, STICK);
    assert_eq!(desk.call(&["--device", "desk", "erase", SESSION, "Anna Esempio", "--yes"]).status, 0);
    desk.record(STICK, "hall", "recorded on the stick meanwhile\n");
    desk.copy(SESSION, "before/session");
    desk.copy(STICK, "before/stick");
    assert_eq!(desk.call(&["merge", STICK, SESSION]).status, 0);
    let record = |session: &str| {
        let mut files = all(&desk.path(session).join("journal"));
        files.insert(PathBuf::from("agenda"), fs::read(desk.path(session).join("agenda.toml")).unwrap());
        let names = files.into_iter().map(|(file, bytes)| (file.file_name().unwrap().to_owned(), bytes));
        names.filter(|(name, _)| !name.to_string_lossy().ends_with(".lock")).collect::<BTreeMap<_, _>>()
    };
    let expected = (record(STICK), record(SESSION));
    // The files in the order in which they are put in place.
    let puts = [
        (STICK, "agenda.toml"),
        (STICK, "journal/hall.jsonl"),
        (STICK, "journal/desk.jsonl"),
        (SESSION, "journal/hall.jsonl"),
    ];
    for done in 0..=puts.len() {
        desk.copy("before/session", "again/session");
        desk.copy("before/stick", "again/stick");
        let place = |session: &str| if session == STICK { "again/stick" } else { "again/session" };
        for (session, file) in &puts[..done] {
            fs::copy(desk.path(session).join(file), desk.path(place(session)).join(file)).unwrap();
        }
        // What was being written when the power went.
        fs::write(desk.path("again/stick/journal/.merging-desk.jsonl"), "half").unwrap();
        let said = desk.call(&["merge", "again/stick", "again/session"]);
        assert_eq!(said.status, 0, "after {done}: {}{}", said.out, said.err);
        let found = (record("again/stick"), record("again/session"));
        assert_eq!(found, expected, "after {done}");
        fs::remove_dir_all(desk.path("again")).unwrap();
    }
}

#[test]
fn two_laptops_that_opened_the_session_apart_are_brought_together() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "said at the desk\n");
    let said =
        desk.say(&["--device", "hall", "--sessions", "elsewhere", "record", "agenda.toml"], "said in the hall\n");
    assert_eq!(said.status, 0, "{}", said.err);
    let said = desk.call(&["merge", SESSION, "elsewhere/2018-06-27-housing"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let record = |session: &str| desk.call(&["export", session, "minutes", "--format", "json", "--out", "-"]).out;
    let here = record(SESSION);
    assert_eq!(here, record("elsewhere/2018-06-27-housing"));
    assert!(here.contains("said at the desk") && here.contains("said in the hall"), "{here}");
}

#[test]
fn different_sessions_are_not_brought_together() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "one\n");
    let (target, sessions) = ("other.toml", "third");
    fs::write(desk.path("other.toml"), AGENDA.replace("Welcome", "Hello")).unwrap();
    let said = desk.say(&["--device", "hall", "--sessions", sessions, "record", target], "another\n");
    assert_eq!(said.status, 0, "{}", said.err);
    let other = format!("{sessions}/2018-06-27-housing");
    let before = (all(&desk.path(SESSION)), all(&desk.path(&other)));
    let said = desk.call(&["merge", SESSION, &other]);
    assert_eq!(said.status, 1, "{}", said.out);
    assert!(said.err.contains("two different sessions") && said.err.contains("nothing was changed"), "{}", said.err);
    let jsonl = |files: &BTreeMap<PathBuf, Vec<u8>>| -> Vec<_> {
        files
            .iter()
            .filter(|(file, _)| file.extension().unwrap() != "lock")
            .map(|(f, b)| (f.clone(), b.clone()))
            .collect()
    };
    assert_eq!(
        (jsonl(&before.0), jsonl(&before.1)),
        (jsonl(&all(&desk.path(SESSION))), jsonl(&all(&desk.path(&other))))
    );
    assert_eq!(desk.call(&["merge", SESSION, SESSION]).status, 1);
}

#[test]
fn a_damaged_session_is_brought_into_a_new_folder_and_gone_on_with() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "one\ntwo\nthree\n");
    let journal = desk.journal(SESSION, "desk.jsonl");
    let whole = fs::read(&journal).unwrap();
    let lines: Vec<&[u8]> = whole.split_inclusive(|b| *b == b'\n').collect();
    fs::write(&journal, [lines[0], lines[1], b"\0\0\0\n", lines[3]].concat()).unwrap();
    let before = all(&desk.path(SESSION));
    assert_eq!(desk.say(&["--device", "desk", "record", SESSION], "four\n").status, 3);
    let said = desk.call(&["repair", SESSION]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    let new = format!("{SESSION}-repaired");
    assert!(said.out.contains("of number 3 nothing could be read"), "{}", said.out);
    assert!(said.out.contains(&format!("The new record is whole: `rapporteur open {new}`")), "{}", said.out);
    assert_eq!(fs::read_to_string(desk.path(&new).join("repair.md")).unwrap(), said.out);
    assert_eq!(all(&desk.path(SESSION)), before, "the damaged one is as it was");
    assert_eq!(desk.call(&["verify", &new]).status, 0);
    desk.record(&new, "desk", "four\n");
    assert_eq!(desk.texts(&new), ["one", "three", "four"]);
    // Once more: another folder.
    assert_eq!(desk.call(&["repair", SESSION]).status, 0);
    assert!(desk.path(&format!("{SESSION}-repaired-2")).is_dir());
    assert_eq!(desk.call(&["repair", SESSION, "--out", &new]).status, 1);
    assert!(fs::read_dir(desk.path("sessions")).unwrap().count() == 3, "nothing else is left there");
}

/// Whatever is synchronised above the folder of the tests is seen too, so only what is said is looked at.
#[test]
fn a_further_laptop_is_told_whether_it_can_record_too() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "one\n");
    let record = fs::read(desk.journal(SESSION, "desk.jsonl")).unwrap();
    fs::create_dir(desk.path("sessions/.stfolder")).unwrap();
    let said = desk.call(&["--device", "hall", "join", SESSION]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    for what in [
        "a session: Housing (roundtable)",
        "desk records in it: 2 lines, the last on ",
        "its numbers have no letters",
        "this laptop is called hall, a name nobody uses here",
        "Syncthing: share the folder",
        "files can be written",
    ] {
        assert!(said.out.contains(what), "{what}: {}", said.out);
    }
    assert!(said.out.ends_with(&format!("Go on with: rapporteur open {SESSION}\n")), "{}", said.out);
    assert_eq!(fs::read(desk.journal(SESSION, "desk.jsonl")).unwrap(), record);
    assert_eq!(fs::read_dir(desk.path(SESSION)).unwrap().count(), 3, "nothing is left of what was tried out");

    // A folder with sessions, and an empty one.
    let said = desk.call(&["join", "sessions"]);
    assert_eq!(said.status, 0, "{}", said.out);
    assert!(
        said.out.contains("a folder with 1 session") && said.out.contains(&format!("rapporteur open {SESSION}")),
        "{}",
        said.out
    );
    fs::create_dir(desk.path("shared")).unwrap();
    let said = desk.call(&["join", "shared"]);
    assert!(said.out.contains("rapporteur --sessions shared open AGENDA"), "{}", said.out);
    assert_eq!(said.status, 0);
    let said = desk.call(&["join", "nowhere"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("name the folder that the other laptops share"), "{}", said.err);
}

#[test]
fn what_has_to_be_seen_to_before_a_further_laptop_records_is_said() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "one\n");
    desk.copy(SESSION, STICK);
    desk.record(SESSION, "desk", "here\n");
    desk.record(STICK, "desk", "there\n");
    fs::copy(desk.journal(STICK, "desk.jsonl"), desk.journal(SESSION, "desk (1).jsonl")).unwrap();
    fs::write(desk.path("sessions/.gitattributes"), "*.jsonl merge=union\n").unwrap();
    let said = desk.call(&["--device", "desk", "join", SESSION]);
    assert_eq!(said.status, 1, "{}", said.out);
    let (_, first) = said.out.split_once("To be seen to first:\n").unwrap();
    assert!(first.contains("two laptops have recorded under the name of this one, desk"), "{first}");
    assert!(first.contains("merge=union"), "{first}");
    assert!(first.contains("Then go on with: rapporteur open"), "{first}");

    // A line from tomorrow.
    let ahead = include_str!("journals/v1-hall.jsonl").lines().next().unwrap().to_owned();
    let wall = (std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis()
        + 3 * 3_600_000)
        .to_string();
    use sha2::Digest;
    let bare = ahead.replacen("1530084665123", &wall, 1);
    let (head, rest) = bare.split_once(",\"sum\":\"").unwrap();
    let sum: String =
        sha2::Sha256::digest(format!("{head}{}", &rest[33..])).iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(desk.journal(STICK, "hall.jsonl"), format!("{head},\"sum\":\"{}\"{}\n", &sum[..32], &rest[33..]))
        .unwrap();
    let said = desk.call(&["--device", "other", "join", STICK]);
    assert_eq!(said.status, 1, "{}", said.out);
    assert!(said.out.contains("the last line of hall is 2 h 59 min ahead of the clock of this laptop"), "{}", said.out);
}

#[test]
fn minutes_are_not_overwritten_by_a_record_that_is_gone() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "a point that was made\n");
    let (journal, minutes) =
        (desk.path(SESSION).join("journal/desk.jsonl"), desk.path(SESSION).join("exports/minutes.md"));
    let before = fs::read_to_string(&minutes).unwrap();
    assert!(before.contains("a point that was made"));
    fs::write(&journal, "").unwrap();
    desk.record(SESSION, "desk", "");
    assert_eq!(fs::read_to_string(&minutes).unwrap(), before);
}

#[test]
fn a_session_whose_agenda_is_gone_is_brought_out_all_the_same() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "a point that was made\n");
    fs::remove_file(desk.path(SESSION).join("agenda.toml")).unwrap();
    let said = desk.call(&["export", SESSION, "minutes"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("its journals are") && said.err.contains("rapporteur repair"), "{}", said.err);
    let said = desk.call(&["repair", SESSION, "--out", "whole"]);
    assert!(said.out.contains("one without items stands in for it"), "{}{}", said.out, said.err);
    let minutes = desk.call(&["export", "whole", "minutes", "--out", "-"]);
    assert!(minutes.out.contains("a point that was made"), "{}{}", minutes.out, minutes.err);
}

#[test]
fn a_last_line_that_lacks_only_its_end_is_whole() {
    let desk = Desk::new();
    desk.record("agenda.toml", "desk", "first\nsecond\n");
    let journal = desk.path(SESSION).join("journal/desk.jsonl");
    let mut bytes = fs::read(&journal).unwrap();
    assert_eq!(bytes.pop(), Some(b'\n'));
    fs::write(&journal, &bytes).unwrap();
    desk.record(SESSION, "desk", "third\n");
    let minutes = desk.call(&["export", SESSION, "minutes", "--out", "-"]).out;
    for text in ["first [1]", "second [2]", "third [3]"] {
        assert!(minutes.contains(text), "{minutes}");
    }
    assert!(!journal.with_extension("torn").exists());
}
