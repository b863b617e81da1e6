//! All that can be read of a damaged session is brought out, whatever was done to its files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rapporteur::journal::{Folder, RepairError, Repaired, Writer, repair, verify};
use rapporteur::session::event::{Event, OthersSeen, Recorded, Undone};

use crate::support::{Session, device, draft, point, small};

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path))
        } else {
            drop(found.insert(path.clone(), fs::read(path).unwrap()))
        }
    }
    found
}

fn repaired(session: &Session) -> Repaired {
    let before = files(session.folder.path());
    let repaired = repair(&session.folder, &session.sessions.path().join("repaired")).unwrap();
    assert_eq!(files(session.folder.path()), before, "the damaged session is as it was");
    assert!(repaired.verdict.is_whole(), "{:?}", repaired.verdict.problems);
    assert_eq!(repaired.folder.read().damage, []);
    assert_eq!(repaired.folder.agenda_bytes().unwrap(), session.folder.agenda_bytes().unwrap());
    repaired
}

/// What happened, without what marks lost lines and branches.
fn events(folder: &Folder) -> Vec<Recorded> {
    let mut events = folder.read().events;
    events.retain(|recorded| !matches!(recorded.event, Event::LineLost(_) | Event::JournalBranched(_)));
    events
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect()
}

#[test]
fn a_whole_session_is_brought_out_as_it_is() {
    let session = Session::with(&small());
    let repaired = repaired(&session);
    assert_eq!(fs::read(repaired.folder.path().join("journal/laptop.jsonl")).unwrap(), session.bytes());
    assert_eq!((repaired.notes, repaired.unreadable), (vec![], false));
    assert!(matches!(repair(&session.folder, repaired.folder.path()), Err(RepairError::There(_))));
}

#[test]
fn an_unreadable_line_keeps_its_number_and_its_bytes() {
    let all = lines(&small());
    let garbage = b"\x00{\xffnothing\n".to_vec();
    let session = Session::with(&[&all[0], &garbage, &all[2], &all[3], &all[4]].map(Vec::as_slice).concat());
    let repaired = repaired(&session);
    let events = repaired.folder.read().events;
    assert_eq!(events.iter().map(|r| r.order.seq).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert!(matches!(events[1].event, Event::LineLost(_)));
    assert_eq!(repaired.journals[0].lost, [(2, 2)]);
    let kept = fs::read(repaired.folder.path().join("unreadable.txt")).unwrap();
    let expected = [b"== journal/laptop.jsonl, line 2, 10 bytes ==\n", &garbage[..]].concat();
    assert_eq!(kept, expected);
    let report = fs::read_to_string(repaired.folder.path().join("repair.md")).unwrap();
    assert!(report.contains("- laptop: 4 lines; of number 2 nothing could be read"), "{report}");
    assert!(report.contains("journal/laptop.jsonl, line 2: this line cannot be read"), "{report}");
    assert!(report.contains(&format!("rapporteur open {}", repaired.folder.path().display())), "{report}");
    // And it is gone on with.
    let mut writer = Writer::open(&repaired.folder, device("laptop")).unwrap().0;
    assert_eq!(writer.append(&draft(90, Undone { seq: 5 })).unwrap().order.seq, 6);
}

#[test]
fn moved_doubled_joined_and_changed_lines_are_put_right() {
    let whole = Session::with(&small());
    let expected = whole.folder.read().events;
    let all = lines(&small());
    let joined = [&all[1][..all[1].len() - 1], &all[2]].concat();
    for damaged in [
        [&all[1], &all[0], &all[2], &all[4], &all[3]].map(Vec::as_slice).concat(),
        [&all[0], &all[1], &all[1], &all[2], &all[0], &all[3], &all[4]].map(Vec::as_slice).concat(),
        [&all[0], &joined, &all[3], &all[4]].map(Vec::as_slice).concat(),
        String::from_utf8(small()).unwrap().replace('\n', "\r\n").into_bytes(),
        String::from_utf8(small()).unwrap().replacen("\"seq\":3", "\"seq\":7", 1).into_bytes(),
        [&all[..].concat()[..], b"{\"v\":1,\"id\":\"torn"].concat(),
    ] {
        let session = Session::with(&damaged);
        let repaired = repaired(&session);
        assert_eq!(events(&repaired.folder), expected, "{}", String::from_utf8_lossy(&damaged));
        assert!(repaired.journals[0].lost.is_empty());
    }
    // What was changed is brought out as it stands, and told.
    let changed = String::from_utf8(small()).unwrap().replacen("the end", "the bend", 1);
    let session = Session::with(changed.as_bytes());
    let repaired = repaired(&session);
    assert_eq!(events(&repaired.folder).len(), 5);
    assert!(repaired.notes.len() == 1 && repaired.notes[0].what.contains("read it with care"), "{:?}", repaired.notes);
}

#[test]
fn what_a_newer_version_wrote_is_kept_as_it_is() {
    let session = Session::with(&small());
    session.writer().append(&point(70, "kept")).unwrap();
    let text = String::from_utf8(session.bytes()).unwrap();
    // A line that this version would not write, with its right sum.
    let (head, rest) = text.lines().last().unwrap().split_once(",\"sum\":\"").unwrap();
    let tail = rest[33..].replace("entry_recorded", "vision_recorded");
    let before = text.lines().nth(4).unwrap().split_once(",\"sum\":\"").unwrap().1[..32].to_owned();
    use sha2::Digest;
    let sum: String =
        sha2::Sha256::digest(format!("{before}{head}{tail}")).iter().map(|byte| format!("{byte:02x}")).collect();
    let newer = format!("{head},\"sum\":\"{}\"{tail}\n", &sum[..32]);
    let whole: String = text.split_inclusive('\n').take(5).collect::<String>() + &newer;
    let session = Session::with(whole.replacen("tab", "bat", 1).as_bytes());
    let repaired = repair(&session.folder, &session.sessions.path().join("repaired")).unwrap();
    let new = fs::read_to_string(repaired.folder.path().join("journal/laptop.jsonl")).unwrap();
    assert!(new.ends_with(&format!("{}\n", &tail[1..])) && new.lines().count() == 6, "{new}");
}

#[test]
fn a_branch_becomes_the_journal_of_a_device_of_its_own() {
    let session = Session::with(&small());
    session.writer().append(&point(60, "here")).unwrap();
    let here = session.bytes();
    let other = Session::with(&small());
    other.writer().append_all(&[point(61, "there"), draft(62, Undone { seq: 6 }), point(63, "there again")]).unwrap();
    fs::write(session.file("laptop (1).jsonl"), other.bytes()).unwrap();
    let expected = session.folder.read().events;
    let repaired = repaired(&session);
    assert_eq!(repaired.folder.read().events, expected, "as it is read while the copy lies there");
    assert_eq!(repaired.journals.len(), 2);
    // The same where git put all lines into one file.
    let union = [here.as_slice(), &lines(&other.bytes())[5..].concat()].concat();
    let session = Session::with(&union);
    assert_eq!(self::repaired(&session).folder.read().events, expected);
}

#[test]
fn whole_lines_are_taken_from_a_copy() {
    let all = lines(&small());
    let session = Session::with(&[&all[0][..], b"garbage\n", &all[2], &all[3], &all[4]].concat());
    fs::write(session.file("laptop - Copy.jsonl"), all[..3].concat()).unwrap();
    let repaired = repaired(&session);
    assert_eq!(events(&repaired.folder), Session::with(&small()).folder.read().events);
}

#[test]
fn numbers_that_others_have_seen_stay_free() {
    let session = Session::with(&lines(&small())[..2].concat());
    let mut desk = Writer::open(&session.folder, device("desk")).unwrap().0;
    desk.append(&draft(40, OthersSeen { devices: vec![(device("laptop"), 5), (device("gone"), 2)] })).unwrap();
    desk.sync().unwrap();
    let repaired = repaired(&session);
    assert!(verify(&repaired.folder).is_whole());
    let mut writer = Writer::open(&repaired.folder, device("laptop")).unwrap().0;
    assert_eq!(writer.append(&point(90, "on")).unwrap().order.seq, 6);
    let mut writer = Writer::open(&repaired.folder, device("gone")).unwrap().0;
    assert_eq!(writer.append(&point(90, "on")).unwrap().order.seq, 3);
}

#[test]
fn a_number_that_was_changed_does_not_fill_the_disk() {
    let all = lines(&small());
    let far = String::from_utf8(all[4].clone()).unwrap().replacen("\"seq\":5", "\"seq\":888888888888", 1);
    let session = Session::with(&[&all[0][..], &all[1], b"garbage\n", far.as_bytes()].concat());
    let repaired = repaired(&session);
    assert!(repaired.folder.size() < 100_000);
    assert!(fs::read_to_string(repaired.folder.path().join("unreadable.txt")).unwrap().contains("888888888888"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// However a journal is damaged: every line that can still be verified is in the new record as it was, which is whole.
    #[test]
    fn every_line_that_still_verifies_is_brought_out(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>(), 0u8..8), 1..8),
    ) {
        let session = Session::with(&small());
        session.writer().append_all(&(50..60).map(|n| point(n, &format!("point {n}"))).collect::<Vec<_>>()).unwrap();
        let original = session.bytes();
        let expected = session.folder.read().events;
        let mut bytes = original.clone();
        for (at, to, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let place = at.index(bytes.len());
            let mut all = lines(&bytes);
            let (line, other) = (at.index(all.len()), to.index(all.len()));
            match how {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                2 => { bytes.remove(place); }
                3 => bytes.insert(place, b'\n'),
                4 => { all.swap(line, other); bytes = all.concat(); }
                5 => { all.insert(line, all[other].clone()); bytes = all.concat(); }
                6 => { all.remove(line); bytes = all.concat(); }
                _ => bytes[place] ^= 1 << (byte % 8),
            }
        }
        session.put(&bytes);
        let repaired = repaired(&session);
        let found = repaired.folder.read().events;
        let (then, now) = (lines(&original), lines(&bytes));
        for (number, line) in then.iter().enumerate() {
            let intact = now.contains(line) && (number == 0 || now.contains(&then[number - 1]));
            if intact {
                prop_assert!(found.contains(&expected[number]), "line {}", number + 1);
            }
        }
        // What could be read before can be read now.
        let before = session.folder.read().events.len();
        prop_assert!(now.len() > then.len() || found.len() + 2 >= before.min(then.len()));
    }
}
