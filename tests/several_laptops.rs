//! Two laptops record one session at the same time in one folder: the real program, twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// A recorder to whom lines are given one by one.
struct Laptop {
    child: Child,
    lines: Option<ChildStdin>,
    said: Receiver<String>,
}

impl Laptop {
    fn start(device: &str, session: &Path) -> Laptop {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
            .args(["--device", device, "record"])
            .arg(session)
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (send, said) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Laptop { lines: child.stdin.take(), child, said }
    }

    /// Records a line; what is said back once it is safe.
    #[track_caller]
    fn says(&mut self, line: &str) -> String {
        writeln!(self.lines.as_mut().unwrap(), "{line}").unwrap();
        self.said.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("nothing was said to {line}"))
    }

    /// Ends; what was said of things that are wrong.
    fn ends(mut self) -> String {
        self.lines = None;
        let output = self.child.wait_with_output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{errors}");
        errors
    }
}

fn rapporteur(arguments: &[&str], session: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .arg(arguments[0])
        .arg(session)
        .args(&arguments[1..])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A session that the desk opened.
fn session(folder: &Path) -> PathBuf {
    let session = folder.join("session");
    fs::create_dir_all(session.join("journal")).unwrap();
    let agenda =
        "title = \"Housing\"\nkind = \"roundtable\"\nitems = [{ title = \"Opening\" }, { title = \"Pledges\" }]\n";
    fs::write(session.join("agenda.toml"), agenda).unwrap();
    session
}

#[test]
fn each_follows_what_the_other_records_and_both_end_with_one_record() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path());
    let mut desk = Laptop::start("desk", &session);
    desk.says("/start");
    desk.says("/pledge opens a desk");
    let mut hall = Laptop::start("hall", &session);
    assert!(hall.says("said in the hall").starts_with("h1 point"));
    assert!(desk.says("/edit h1 said in the great hall").starts_with("h1 point: said in the great hall"));
    assert!(hall.says("/agree 1").starts_with("agreed"));
    assert!(hall.says("/edit h1 said in the small hall").starts_with("h1 point: said in the small hall"));
    desk.says("/next");
    assert!(hall.says("/status").contains("item 2 of 2, Pledges"));
    desk.ends();
    hall.ends();
    let json = rapporteur(&["export", "minutes", "--format", "json", "--out", "-"], &session);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let texts: Vec<_> =
        json["entries"].as_array().unwrap().iter().map(|entry| entry["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["opens a desk", "said in the small hall"]);
    assert!(!json.to_string().contains("crossed"), "each had seen the other's wording");
    rapporteur(&["check"], &session);
}

#[test]
fn only_the_one_that_runs_the_agenda_keeps_the_minutes_current() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path());
    let minutes = session.join("exports/minutes.md");
    let mut desk = Laptop::start("desk", &session);
    desk.says("from the desk");
    desk.ends();
    fs::remove_file(&minutes).unwrap();
    let mut hall = Laptop::start("hall", &session);
    hall.says("from the hall");
    hall.ends();
    assert!(!minutes.exists(), "two that wrote it would be in each other's way");
    let mut hall = Laptop::start("hall", &session);
    hall.says("/lead");
    hall.ends();
    assert!(fs::read_to_string(&minutes).unwrap().contains("from the hall"));
}

#[test]
fn wordings_that_crossed_are_said_and_a_clock_that_is_ahead_too() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path());
    let mut desk = Laptop::start("desk", &session);
    desk.says("opens a desk");
    // The hall has a copy, to which nothing of this comes for a while.
    let copy = folder.path().join("copy");
    fs::create_dir_all(copy.join("journal")).unwrap();
    fs::copy(session.join("agenda.toml"), copy.join("agenda.toml")).unwrap();
    fs::copy(session.join("journal/desk.jsonl"), copy.join("journal/desk.jsonl")).unwrap();
    let mut hall = Laptop::start("hall", &copy);
    hall.says("/edit 1 opens two desks");
    hall.ends();
    desk.says("/edit 1 opens three desks");
    fs::copy(copy.join("journal/hall.jsonl"), session.join("journal/hall.jsonl")).unwrap();
    desk.says("and on it goes");
    let told = desk.ends();
    assert!(told.contains("1 was changed on hall and desk at once, and nothing of it is lost: /settle 1"), "{told}");
    let mut desk = Laptop::start("desk", &session);
    assert!(desk.says("/settle 1 hall").starts_with("1 point: opens two desks"));
    desk.ends();
}

#[test]
fn two_laptops_of_the_same_name_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path());
    let mut desk = Laptop::start("desk", &session);
    desk.says("said before");
    desk.ends();
    let copy = folder.path().join("copy");
    fs::create_dir_all(copy.join("journal")).unwrap();
    fs::copy(session.join("agenda.toml"), copy.join("agenda.toml")).unwrap();
    fs::copy(session.join("journal/desk.jsonl"), copy.join("journal/desk.jsonl")).unwrap();
    for (session, text) in [(&session, "here"), (&copy, "there")] {
        let mut desk = Laptop::start("desk", session);
        desk.says(&format!("said {text}"));
        desk.says(&format!("/edit 1 said before, as heard {text}"));
        desk.says(&format!("/edit 2 said over {text}"));
        desk.ends();
    }
    let conflict = session.join("journal/desk.sync-conflict-20261127-093112-ABCDEFG.jsonl");
    fs::copy(copy.join("journal/desk.jsonl"), conflict).unwrap();
    let json = rapporteur(&["export", "minutes", "--format", "json", "--out", "-"], &session);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let entries = json["entries"].as_array().unwrap();
    let mut texts: Vec<_> = entries.iter().map(|entry| entry["text"].as_str().unwrap()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["said before, as heard there", "said over here", "said over there"]);
    let handles: std::collections::BTreeSet<_> =
        entries.iter().map(|entry| entry["handle"].as_str().unwrap()).collect();
    assert_eq!(handles.len(), 3, "{handles:?}");
    assert_eq!(entries[0]["crossed"]["reworded_on"].as_array().unwrap().len(), 2, "{}", entries[0]);
}
