//! Whatever is done to a journal is found and named, and everything else is read.

use std::fs;

use rapporteur::journal::{Fault, OpenError, ReadOnly, Writer};
use rapporteur::session::event::Recorded;

use crate::support::{Session, device, point, small, texts};

/// The damage in a journal of these bytes, each with its line, and what was read all the same.
fn damage(bytes: &[u8]) -> (Vec<(Option<u64>, Fault)>, Vec<Recorded>) {
    damage_in(&Session::new(), bytes)
}

/// The same in a session that is there already.
fn damage_in(session: &Session, bytes: &[u8]) -> (Vec<(Option<u64>, Fault)>, Vec<Recorded>) {
    session.put(bytes);
    let reading = session.folder.read();
    assert!(reading.damage.iter().all(|damage| damage.file == session.file("laptop.jsonl")));
    assert_eq!(reading.read_only.is_some(), !reading.damage.is_empty(), "damage makes the session read-only");
    (reading.damage.into_iter().map(|damage| (damage.line, damage.what)).collect(), reading.events)
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect()
}

#[test]
fn every_bit_that_flips_is_found_and_named() {
    let journal = lines(&small())[..3].concat();
    let session = Session::with(&journal);
    let sound = session.folder.read().events;
    for at in 0..journal.len() {
        let line = journal[..at].iter().filter(|b| **b == b'\n').count() as u64 + 1;
        for bit in 0..8 {
            let mut flipped = journal.clone();
            flipped[at] ^= 1 << bit;
            let (found, events) = damage_in(&session, &flipped);
            let what = format!("byte {at}, bit {bit}: {found:?}");
            if at == journal.len() - 1 {
                // The last line has lost its line end: it is unfinished, and set aside when the journal is opened.
                assert_eq!((found, events.len()), (vec![], sound.len() - 1), "{what}");
            } else if journal[at] == b'\n' || flipped[at] == b'\n' {
                assert!(found.iter().any(|(found, _)| *found == Some(line)), "{what}");
            } else {
                assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [Some(line)], "{what}");
                let others = |events: &[Recorded]| -> Vec<Recorded> {
                    let other =
                        |event: &&Recorded| event.order != sound[line as usize - 1].order && sound.contains(event);
                    events.iter().filter(other).cloned().collect()
                };
                assert_eq!(others(&events), others(&sound), "{what}");
            }
        }
    }
}

#[test]
fn a_missing_a_moved_a_repeated_and_a_foreign_line_are_named() {
    let all = lines(&small());
    let join = |order: &[usize]| order.iter().flat_map(|n| all[*n].clone()).collect::<Vec<u8>>();

    let (found, events) = damage(&join(&[0, 1, 3, 4]));
    assert_eq!(found, [(Some(3), Fault::Missing { from: 3, to: 3 })]);
    assert_eq!(events.len(), 4);
    assert_eq!(damage(&join(&[2, 3, 4])).0, [(Some(1), Fault::Missing { from: 1, to: 2 })]);

    let (found, events) = damage(&join(&[0, 1, 1, 2]));
    assert_eq!(found, [(Some(3), Fault::Misplaced { expected: 3, found: 2 })]);
    assert_eq!(events.len(), 3, "what stands there twice is recorded once");

    let (found, events) = damage(&join(&[0, 2, 1, 3]));
    assert!(matches!(found[0], (Some(2), Fault::Missing { from: 2, to: 2 })), "{found:?}");
    assert!(matches!(found[1], (Some(3), Fault::Misplaced { expected: 4, found: 2 })), "{found:?}");
    assert_eq!(events.iter().map(|event| event.order.seq).collect::<Vec<_>>(), [1, 2, 3, 4], "in order all the same");

    let (found, _) = damage(
        &[all[0].clone(), b"\n".to_vec(), all[1].clone(), b"{\"a\":1}\n".to_vec(), b"hello\n".to_vec()].concat(),
    );
    assert!(
        matches!(&found[..], [(Some(2), Fault::Empty), (Some(4), Fault::Foreign(_)), (Some(5), Fault::NotJson(_))]),
        "{found:?}"
    );
    let (found, _) = damage(&[&[0; 100][..], b"\n", b"\xff\xfe\n"].concat());
    assert_eq!(found, [(Some(1), Fault::Zeros), (Some(2), Fault::NotText)]);
}

#[test]
fn a_sum_that_fits_the_line_alone_does_not_fit_the_record() {
    // Somebody rewrites the first line and its sum, but not those that follow.
    let other = Session::new();
    other.record(&["departures get a mentor"]);
    let mut all = lines(&small());
    all[0] = other.bytes();
    let (found, events) = damage(&all.concat());
    assert_eq!(found, [(Some(2), Fault::Changed)]);
    assert_eq!(events.len(), 5);
}

#[test]
fn a_line_written_anew_by_another_program_is_read_but_told() {
    let text = String::from_utf8(small()).unwrap();
    let spaced = text.replacen("\"seq\":2,", "\"seq\": 2, ", 1);
    let (found, events) = damage(spaced.as_bytes());
    assert_eq!(found, [(Some(2), Fault::Rewritten)]);
    assert_eq!(events.len(), 5);
}

#[test]
fn changed_line_ends_are_told_once() {
    let text = String::from_utf8(small()).unwrap().replace('\n', "\r\n");
    let (found, events) = damage(text.as_bytes());
    assert_eq!(found, [(Some(1), Fault::LineEnds)]);
    assert_eq!(events.len(), 5);
    assert!(found[0].1.to_string().contains("core.autocrlf"));
}

#[test]
fn a_line_of_another_device_or_too_long_is_named() {
    let session = Session::new();
    let mut writer = Writer::open(&session.folder, device("phone")).unwrap().0;
    writer.append(&point(0, "from elsewhere")).unwrap();
    drop(writer);
    fs::rename(session.file("phone.jsonl"), session.file("laptop.jsonl")).unwrap();
    assert_eq!(damage(&session.bytes()).0, [(Some(1), Fault::OtherDevice("phone".to_owned()))]);

    let long = [&small()[..], &b"x".repeat(2_000_000), b"\n"].concat();
    assert_eq!(damage(&long).0, [(Some(6), Fault::TooLong(2_000_001))]);
}

/// A line like those of the journal, as a newer version might write it, with a sum that fits.
fn appended(journal: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let session = Session::with(journal);
    let mut writer = session.writer();
    writer.append(&point(90, "from the future")).unwrap();
    let all = lines(&session.bytes());
    let text = |line: &[u8]| String::from_utf8(line.to_vec()).unwrap();
    let sum = |line: &str| line.split_once(",\"sum\":\"").unwrap().1[..32].to_owned();
    let previous = sum(&text(&all[all.len() - 2]));
    let line = change(text(&all[all.len() - 1]).trim_end().to_owned());
    let bare = line.replace(&format!(",\"sum\":\"{}\"", sum(&line)), "");
    let digest: String = Sha256::digest(previous + &bare).iter().map(|b| format!("{b:02x}")).collect();
    [journal, line.replace(&sum(&line), &digest[..32]).as_bytes(), b"\n"].concat()
}

#[test]
fn what_a_newer_version_wrote_is_told_and_left_alone() {
    let journal = small();
    for (old, new, expected) in [
        ("entry_recorded", "vision_recorded", Fault::NewerEvent("vision_recorded".to_owned())),
        ("{\"v\":1", "{\"v\":2", Fault::NewerVersion(2)),
    ] {
        let newer = appended(&journal, |line| line.replace(old, new));
        let session = Session::with(&newer);
        let reading = session.folder.read();
        assert_eq!(reading.damage[0].what, expected);
        assert_eq!((reading.damage.len(), reading.read_only), (1, Some(ReadOnly::Newer)));
        assert_eq!(reading.events.len(), 5);
        let error = Writer::open(&session.folder, device("laptop")).unwrap_err();
        assert!(error.to_string().contains("install that version"), "{error}");
        assert_eq!(session.bytes(), newer, "verbatim");
    }
    let newer = appended(&journal, |line| line.replace("\"point\"", "\"vision\""));
    assert!(matches!(&damage(&newer).0[..], [(Some(6), Fault::NewerEvent(what))] if what.contains("vision")));
}

#[test]
fn nothing_is_written_behind_a_damaged_last_line() {
    let journal = small();
    let garbage = [&journal[..], b"garbage\n"].concat();
    let mut changed = journal.clone();
    let at = changed.len() - 8;
    changed[at] ^= 1;
    let half = lines(&journal)[..3].concat();
    let crlf = [&half[..half.len() - 1], b"\r\n"].concat();
    for bytes in [garbage, changed, crlf] {
        let session = Session::with(&bytes);
        let error = Writer::open(&session.folder, device("laptop")).unwrap_err();
        assert!(matches!(&error, OpenError::Unusable(_)), "{error}");
        assert!(error.to_string().contains("rapporteur repair"), "{error}");
        assert_eq!(session.bytes(), bytes);
    }
}

#[test]
fn messages_name_file_line_and_what_is_wrong() {
    let all = lines(&small());
    let session = Session::with(&[all[0].clone(), all[2].clone()].concat());
    let reading = session.folder.read();
    let message = reading.damage[0].to_string();
    assert!(message.ends_with("journal/laptop.jsonl, line 2: line number 2 is missing before this line"), "{message}");
    assert!(reading.read_only.unwrap().to_string().contains("put back a whole copy"));
    // What stands in a damaged file cannot reach the terminal as it is.
    let session = Session::with(b"{\"v\":1,\"\x1b[2J\n");
    assert!(!session.folder.read().damage[0].to_string().chars().any(char::is_control));
}

#[test]
fn what_is_read_stays_in_the_order_of_the_record() {
    let session = Session::with(&small());
    let mut phone = Writer::open(&session.folder, device("phone")).unwrap().0;
    phone.append_all(&[point(1, "between"), point(70, "last")]).unwrap();
    let events = session.folder.read().events;
    assert!(events.is_sorted_by(|a, b| a.order < b.order));
    assert_eq!(texts(&events)[2..3], ["between"]);
    assert_eq!(texts(&events)[6], "last");
}
