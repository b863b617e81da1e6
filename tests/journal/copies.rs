//! Copies of journals that programs which synchronise folders leave behind, and what is read of them.

use std::fs;

use proptest::prelude::*;
use rapporteur::journal::{Copied, Damage, Fault, OpenError, Reading, Writer};
use rapporteur::session::event::{Event, JournalBranched, OthersSeen, Recorded};

use crate::support::{Session, device, draft, point};

/// The journal of `laptop` with these texts, one a second from the number `from` on, behind what is there.
fn on(bytes: &[u8], from: u64, texts: &[&str]) -> Vec<u8> {
    let session = Session::with(bytes);
    let mut writer = session.writer();
    for (text, n) in texts.iter().zip(from..) {
        // Another point with another id, as another laptop would make.
        let mut point = point(n, text);
        point.id = uuid::Uuid::from_u128(
            point.id.as_u128() ^ (text.len() as u128) << 64 ^ u128::from(text.as_bytes()[0]) << 40,
        );
        writer.append(&point).unwrap();
    }
    writer.sync().unwrap();
    session.bytes()
}

/// What was recorded, with the device it is read as of; where a branch begins, the line it follows.
fn said(events: &[Recorded]) -> Vec<String> {
    let text = |event: &Event| match event {
        Event::EntryRecorded(fact) => fact.text.clone(),
        Event::JournalBranched(JournalBranched { from, after }) => format!("[off {from} after {after}]"),
        other => other.type_name().to_owned(),
    };
    events.iter().map(|recorded| format!("{} {}", recorded.order.device, text(&recorded.event))).collect()
}

fn copies(reading: &Reading) -> Vec<&Copied> {
    reading
        .damage
        .iter()
        .filter_map(|damage| if let Fault::Copy(copied) = &damage.what { Some(copied) } else { None })
        .collect()
}

const NAMES: [&str; 8] = [
    "laptop.sync-conflict-20181127-093112-ABCDEFG.jsonl",
    "laptop (conflicted copy 2018-11-27 093112).jsonl",
    "laptop_conflict-20181127-093112 (1).jsonl",
    "laptop (Anna's conflicted copy 2018-11-27).jsonl",
    "laptop - Copy.jsonl",
    "laptop (1).jsonl",
    "laptop.held-17.jsonl",
    "whatever it is called.jsonl",
];

#[test]
fn an_older_copy_is_passed_over_whatever_it_is_called() {
    let older = on(b"", 0, &["one", "two"]);
    let journal = on(&older, 2, &["three"]);
    for name in NAMES {
        for copy in [&older, &journal, &journal[..journal.len() - 9].to_vec()] {
            let session = Session::with(&journal);
            fs::write(session.file(name), copy).unwrap();
            let reading = session.folder.read();
            assert_eq!(said(&reading.events), ["laptop one", "laptop two", "laptop three"]);
            assert_eq!(copies(&reading), [&Copied::Within { kept: "laptop.jsonl".into() }], "{name}");
            assert_eq!((reading.damage.len(), reading.read_only), (1, None));
            assert!(reading.damage[0].to_string().contains("it may be deleted"));
        }
    }
}

#[test]
fn a_copy_that_goes_on_is_read_as_part_of_the_journal() {
    let older = on(b"", 0, &["one", "two"]);
    let newer = on(&older, 2, &["three", "four"]);
    let session = Session::with(&older);
    fs::write(session.file(NAMES[0]), &newer).unwrap();
    // The same once more, and one that is only a little further.
    fs::write(session.file(NAMES[1]), &newer).unwrap();
    fs::write(session.file(NAMES[2]), on(&older, 2, &["three"])).unwrap();
    let reading = session.folder.read();
    assert_eq!(said(&reading.events), ["laptop one", "laptop two", "laptop three", "laptop four"]);
    assert_eq!(reading.events, Session::with(&newer).folder.read().events);
    assert_eq!(reading.read_only, None);
    let ahead = Copied::Ahead { of: device("laptop"), lines: 2, there: true };
    assert_eq!(copies(&reading).iter().filter(|copied| ***copied == ahead).count(), 1);

    // The journal itself is gone.
    fs::remove_file(session.file("laptop.jsonl")).unwrap();
    let reading = session.folder.read();
    assert_eq!(said(&reading.events), ["laptop one", "laptop two", "laptop three", "laptop four"]);
    assert!(copies(&reading).contains(&&Copied::Ahead { of: device("laptop"), lines: 4, there: false }));
}

#[test]
fn what_another_laptop_wrote_under_the_same_name_is_read_as_a_device_of_its_own() {
    let common = on(b"", 0, &["one", "two"]);
    let here = on(&common, 2, &["three here", "four here"]);
    let there = on(&common, 2, &["x there", "y there"]);
    let session = Session::with(&here);
    // In two copies: the second has less.
    fs::write(session.file(NAMES[0]), &there).unwrap();
    fs::write(session.file(NAMES[3]), &there[..there.len() - 30]).unwrap();
    let reading = session.folder.read();
    let [_, _, branched, ..] = reading.events.as_slice() else { panic!() };
    let branch = branched.order.device.clone();
    assert!(branch.as_str().starts_with("laptop-x") && branch.as_str().len() == 14, "{branch}");
    assert_eq!(
        said(&reading.events),
        [
            "laptop one".to_owned(),
            "laptop two".into(),
            format!("{branch} [off laptop after 2]"),
            "laptop three here".into(),
            format!("{branch} x there"),
            "laptop four here".into(),
            format!("{branch} y there"),
        ]
    );
    let numbers: Vec<_> =
        reading.events.iter().filter(|recorded| recorded.order.device == branch).map(|r| r.order.seq).collect();
    assert_eq!(numbers, [2, 3, 4], "the numbers stay, so that what was undone is still meant");
    assert_eq!(reading.read_only, None, "recording goes on");
    let apart = reading.damage.iter().find(|damage| matches!(damage.what, Fault::Copy(Copied::Apart { .. }))).unwrap();
    assert_eq!((apart.file.clone(), apart.line), (session.file(NAMES[0]), Some(3)));
    let text = apart.to_string();
    assert!(text.contains("2 lines") && text.contains("--device") && text.contains(branch.as_str()), "{text}");
    // Recording goes on, and the branch is still one.
    session.writer().append(&point(70, "five here")).unwrap();
    let again = session.folder.read();
    assert!(
        again
            .events
            .iter()
            .filter(|recorded| recorded.order.device == branch)
            .eq(reading.events.iter().filter(|recorded| recorded.order.device == branch))
    );
}

#[test]
fn branches_off_a_branch_are_told_apart_and_read_once() {
    let common = on(b"", 0, &["one"]);
    let here = on(&common, 1, &["here"]);
    let there = on(&common, 1, &["there"]);
    let (left, right) = (on(&there, 2, &["left", "left again"]), on(&there, 2, &["right"]));
    let session = Session::with(&here);
    for (name, copy) in NAMES.iter().zip([&right, &left, &there, &right]) {
        fs::write(session.file(name), copy).unwrap();
    }
    let texts = said(&session.folder.read().events);
    let count = |what: &str| texts.iter().filter(|text| text.split_once(' ').unwrap().1 == what).count();
    for what in ["one", "here", "there", "left", "left again", "right"] {
        assert_eq!(count(what), 1, "{what} in {texts:?}");
    }
}

#[test]
fn a_damaged_copy_takes_nothing_from_the_record() {
    let common = on(b"", 0, &["one", "two"]);
    let here = on(&common, 2, &["three"]);
    let text = String::from_utf8(here.clone()).unwrap();
    for copy in [
        text.replacen("two", "tow", 1),
        text.replacen("\"seq\":3", "\"seq\":9", 1),
        text.replacen('\n', "\n\0garbage\n", 1),
    ] {
        let session = Session::with(&here);
        fs::write(session.file(NAMES[0]), copy).unwrap();
        let reading = session.folder.read();
        assert_eq!(said(&reading.events), ["laptop one", "laptop two", "laptop three"], "{:?}", reading.damage);
        assert_eq!(reading.read_only, None);
    }
}

#[test]
fn a_damaged_journal_is_told_which_copy_has_it_whole() {
    let whole = on(b"", 0, &["one", "two", "three"]);
    let damaged = String::from_utf8(whole.clone()).unwrap().replacen("two", "tow", 1);
    let session = Session::with(damaged.as_bytes());
    fs::write(session.file(NAMES[0]), &whole).unwrap();
    let reading = session.folder.read();
    assert_eq!(copies(&reading), [&Copied::Mends { kept: "laptop.jsonl".into(), seq: 2 }]);
    assert_eq!(reading.events.len(), 3);
    assert!(reading.read_only.is_some());
}

#[test]
fn a_file_that_was_held_back_may_begin_in_the_middle() {
    let common = on(b"", 0, &["one", "two"]);
    let newer = on(&common, 2, &["three", "four"]);
    let held: Vec<u8> = newer.split_inclusive(|b| *b == b'\n').skip(2).collect::<Vec<_>>().concat();
    let session = Session::with(&common);
    fs::write(session.file("laptop.held-2.jsonl"), &held).unwrap();
    assert_eq!(session.folder.read().events, Session::with(&newer).folder.read().events);
    // And where another file took the place meanwhile.
    let session = Session::with(&on(&common, 2, &["elsewhere"]));
    fs::write(session.file("laptop.held-2.jsonl"), &held).unwrap();
    let texts = said(&session.folder.read().events);
    assert!(texts.iter().any(|text| text.starts_with("laptop-x") && text.ends_with(" four")), "{texts:?}");
    assert!(texts.contains(&"laptop elsewhere".to_owned()));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_opened() {
    let journal = on(b"", 0, &["one"]);
    let session = Session::with(&journal);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("more"), on(&journal, 1, &["from outside"])).unwrap();
    std::os::unix::fs::symlink(outside.path().join("more"), session.file(NAMES[0])).unwrap();
    fs::create_dir(session.file(NAMES[1])).unwrap();
    let fifo = session.file(NAMES[2]);
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let reading = session.folder.read();
    assert_eq!(said(&reading.events), ["laptop one"]);
    assert_eq!((reading.damage.len(), reading.read_only), (3, None));
    assert!(Writer::open(&session.folder, device("laptop")).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However a journal was cut or written on, and whichever of the versions lies in its place: every line of each is in the
    /// record, once.
    #[test]
    fn every_line_of_every_version_is_read_once(
        cuts in prop::collection::vec((0usize..5, 0usize..4), 1..4),
        own in any::<prop::sample::Index>(),
        missing in any::<bool>(),
    ) {
        let trunk = on(b"", 0, &["a", "bb", "ccc", "dddd"]);
        let lines: Vec<&[u8]> = trunk.split_inclusive(|b| *b == b'\n').collect();
        let mut versions = vec![trunk.clone()];
        for (number, (cut, more)) in cuts.iter().enumerate() {
            let texts: Vec<String> = (0..*more).map(|n| format!("{}{n}", ["p", "qq", "rrr"][number])).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            versions.push(on(&lines[..*cut.min(&4)].concat(), *cut as u64, &texts));
        }
        let own = own.index(versions.len());
        let session = Session::with(&versions[own]);
        for (number, version) in versions.iter().enumerate() {
            // An empty file is nobody's.
            if (number != own || missing) && !version.is_empty() {
                fs::write(session.file(&format!("laptop ({number}).jsonl")), version).unwrap();
            }
        }
        if missing {
            fs::remove_file(session.file("laptop.jsonl")).unwrap();
        }
        let reading = session.folder.read();
        let mut found: Vec<_> = reading.events.iter().filter(|r| r.event.type_name() == "entry_recorded").map(|r| r.id).collect();
        let mut expected: Vec<_> = versions
            .iter()
            .flat_map(|version| Session::with(version).folder.read().events.into_iter().map(|r| r.id).collect::<Vec<_>>())
            .collect();
        found.sort();
        expected.sort();
        expected.dedup();
        prop_assert_eq!(found, expected);
        prop_assert!(reading.read_only.is_none());
        prop_assert!(reading.damage.iter().all(|Damage { what, .. }| matches!(what, Fault::Copy(_))), "{:?}", reading.damage);
        prop_assert!(reading.events.is_sorted_by(|a, b| a.order < b.order));
    }
}

/// What another laptop says it knows of `laptop`.
fn desk_has_seen(session: &Session, lines: u64) {
    let mut desk = Writer::open(&session.folder, device("desk")).unwrap().0;
    desk.append(&draft(40, OthersSeen { devices: vec![(device("laptop"), lines)] })).unwrap();
    for n in 41..60 {
        desk.append(&point(n, "on desk")).unwrap();
    }
    desk.sync().unwrap();
}

#[test]
fn whoever_goes_on_gets_back_the_lines_that_only_a_copy_has() {
    let older = on(b"", 0, &["one", "two"]);
    let newer = on(&older, 2, &["three", "four"]);
    let session = Session::with(&[&older[..], b"{\"v\":1,\"id\":\"a torn line"].concat());
    fs::write(session.file(NAMES[0]), &newer).unwrap();
    desk_has_seen(&session, 4);
    let (mut writer, torn) = Writer::open(&session.folder, device("laptop")).unwrap();
    assert!(torn.is_some());
    assert_eq!(session.bytes(), newer, "just as they were");
    writer.append(&point(30, "five")).unwrap();
    writer.sync().unwrap();
    let reading = session.folder.read();
    let own: Vec<_> = said(&reading.events).into_iter().filter(|text| text.starts_with("laptop")).collect();
    assert_eq!(own, ["laptop one", "laptop two", "laptop three", "laptop four", "laptop five"]);
    assert_eq!(copies(&reading), [&Copied::Within { kept: "laptop.jsonl".into() }]);
}

#[test]
fn nobody_writes_again_under_numbers_that_others_have_seen() {
    let journal = on(b"", 0, &["one", "two", "three"]);
    let session = Session::with(&journal);
    desk_has_seen(&session, 3);
    assert!(Writer::open(&session.folder, device("laptop")).is_ok());
    let shorter = on(b"", 0, &["one", "two"]);
    session.put(&shorter);
    let error = Writer::open(&session.folder, device("laptop")).unwrap_err();
    assert!(matches!(error, OpenError::Behind { has: 2, seen: 3, .. }), "{error:?}");
    let text = error.to_string();
    assert!(text.contains("ends at line 2") && text.contains("desk") && text.contains("--device"), "{text}");
    assert_eq!(session.bytes(), shorter);
    assert!(Writer::open(&session.folder, device("other")).is_ok(), "under another name");
    // Gone altogether.
    fs::remove_file(session.file("laptop.jsonl")).unwrap();
    assert!(matches!(Writer::open(&session.folder, device("laptop")), Err(OpenError::Behind { has: 0, .. })));
    assert!(!session.file("laptop.jsonl").exists(), "nothing is in the way of the file that is still to arrive");
}

#[test]
fn lines_of_a_copy_that_cannot_be_verified_are_not_put_back_and_not_written_over() {
    let older = on(b"", 0, &["one", "two"]);
    let newer = String::from_utf8(on(&older, 2, &["three", "four"])).unwrap().replacen("three", "threx", 1);
    let session = Session::with(&older);
    fs::write(session.file(NAMES[0]), newer).unwrap();
    let error = Writer::open(&session.folder, device("laptop")).unwrap_err();
    assert!(matches!(error, OpenError::Behind { has: 2, seen: 4, .. }), "{error:?}");
    assert_eq!(session.bytes(), older);
}
