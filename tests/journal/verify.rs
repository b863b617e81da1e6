//! Whether a record is whole is said as it is found when it is read.

use std::fs;

use rapporteur::journal::{Damage, Fault, Writer, verify};
use rapporteur::session::event::OthersSeen;

use crate::support::{Session, device, draft, point, small};

fn kinds(damage: &[Damage]) -> Vec<(&str, Option<u64>)> {
    damage.iter().map(|damage| (damage.file.file_name().unwrap().to_str().unwrap(), damage.line)).collect()
}

#[test]
fn what_verifying_finds_in_the_journals_is_what_reading_finds() {
    let journal = small();
    for at in (0..journal.len()).step_by(7) {
        let mut bytes = journal.clone();
        bytes[at] ^= 4;
        let session = Session::with(&bytes);
        let (verdict, reading) = (verify(&session.folder), session.folder.read());
        let mut found = verdict.problems.clone();
        found.extend(verdict.remarks.iter().filter(|damage| matches!(damage.what, Fault::NewerEvent(_))).cloned());
        assert_eq!(found, reading.damage, "byte {at}");
        assert_eq!(verdict.journals[0].unfinished, !reading.unfinished.is_empty());
    }
}

#[test]
fn a_journal_of_which_more_was_seen_is_short_though_its_lines_are_whole() {
    let session = Session::new();
    session.record(&["one", "two", "three"]);
    let mut desk = Writer::open(&session.folder, device("desk")).unwrap().0;
    desk.append(&draft(40, OthersSeen { devices: vec![(device("laptop"), 3)] })).unwrap();
    desk.append(&point(41, "on desk")).unwrap();
    desk.sync().unwrap();
    let verdict = verify(&session.folder);
    assert!(verdict.is_whole(), "{:?}", verdict.problems);
    assert_eq!((verdict.lines(), verdict.journals[1].summary.last), (5, 3));
    let two: Vec<u8> = session.bytes().split_inclusive(|b| *b == b'\n').take(2).collect::<Vec<_>>().concat();
    fs::write(session.file("laptop.jsonl"), two).unwrap();
    let verdict = verify(&session.folder);
    assert_eq!(kinds(&verdict.problems), [("laptop.jsonl", None)]);
    assert_eq!(verdict.problems[0].what, Fault::Short { has: 2, seen: 3, by: device("desk") });
    assert_eq!(verdict.journals[1].problems, 1);
}

#[test]
fn what_lies_about_is_remarked_on() {
    let session = Session::with(&small());
    let journal = session.bytes();
    fs::write(session.file("laptop.jsonl"), &journal[..journal.len() - 3]).unwrap();
    fs::write(session.file("laptop (1).jsonl"), &journal[..journal.len() / 2]).unwrap();
    fs::write(session.file("laptop.jsonl~"), &journal[..journal.len() / 2]).unwrap();
    fs::write(session.file("laptop.jsonl.erasing"), "left").unwrap();
    fs::write(session.file(".syncthing.laptop.jsonl.tmp"), &journal).unwrap();
    fs::write(session.file("notes.txt"), "mentors\n").unwrap();
    fs::write(session.folder.path().join("agenda - Copy.toml"), "title = \"Todi\"\n").unwrap();
    fs::write(session.folder.exports().join("minutes (conflicted copy).md"), "old").unwrap();
    let verdict = verify(&session.folder);
    assert!(verdict.is_whole(), "{:?}", verdict.problems);
    let mut found = kinds(&verdict.remarks);
    found.sort();
    assert_eq!(
        found,
        [
            ("agenda - Copy.toml", None),
            ("laptop (1).jsonl", None),
            ("laptop.jsonl", Some(5)),
            ("laptop.jsonl.erasing", None),
            ("laptop.jsonl~", None),
            ("minutes (conflicted copy).md", None),
        ]
    );
}
