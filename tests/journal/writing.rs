//! Appending, on the disk and in memory alike, and what is left when it fails.

use std::io::ErrorKind;
use std::sync::mpsc;

use proptest::prelude::*;
use rapporteur::journal::{Bytes, Clerk, Draft, LONGEST, OpenError, Store, TornTail, WriteFailure, Writer};
use rapporteur::session::event::Clock;

use crate::support::{Memory, Next, Session, WALL, device, point, texts};

/// Runs a case on every store there is: `open` gives a writer on what is there, `bytes` what is there.
fn on_every_store(case: impl Fn(&dyn Fn() -> Box<dyn Recording>, &dyn Fn() -> Vec<u8>)) {
    let session = Session::new();
    case(&|| Box::new(session.writer()), &|| session.bytes());
    let memory = Memory::default();
    case(&|| Box::new(Writer::on(memory.clone(), device("laptop")).unwrap().0), &|| {
        memory.with(|kept| kept.bytes.clone())
    });
}

trait Recording {
    fn record(&mut self, drafts: &[Draft]) -> Result<Vec<rapporteur::session::Recorded>, WriteFailure>;
}

impl<S: Store> Recording for Writer<S> {
    fn record(&mut self, drafts: &[Draft]) -> Result<Vec<rapporteur::session::Recorded>, WriteFailure> {
        let recorded = self.append_all(drafts)?;
        self.sync()?;
        Ok(recorded)
    }
}

fn read(bytes: &[u8]) -> Vec<rapporteur::session::Recorded> {
    let reading = Session::with(bytes).folder.read();
    assert_eq!(reading.damage, []);
    assert_eq!(reading.unfinished, [] as [std::path::PathBuf; 0]);
    assert_eq!(reading.read_only, None);
    reading.events
}

#[test]
fn what_is_recorded_is_read_again() {
    on_every_store(|open, bytes| {
        let mut recorded = Vec::new();
        for round in 0..3 {
            let mut writer = open();
            for n in round * 3..round * 3 + 3 {
                recorded.extend(writer.record(&[point(n, &format!("point {n}"))]).unwrap());
            }
        }
        assert_eq!(read(&bytes()), recorded);
        assert_eq!(recorded.iter().map(|recorded| recorded.order.seq).collect::<Vec<_>>(), (1..=9).collect::<Vec<_>>());
    });
}

#[test]
fn opening_again_and_again_changes_nothing() {
    on_every_store(|open, bytes| {
        open().record(&[point(0, "one"), point(1, "two")]).unwrap();
        let before = bytes();
        for _ in 0..5 {
            drop(open());
        }
        assert_eq!(bytes(), before);
    });
}

#[test]
fn the_clock_goes_on_after_whatever_was_seen() {
    on_every_store(|open, bytes| {
        open().record(&[point(100, "late")]).unwrap();
        // The wall clock was set back meanwhile.
        open().record(&[point(0, "a"), point(0, "b")]).unwrap();
        let clocks: Vec<Clock> = read(&bytes()).iter().map(|recorded| recorded.order.clock).collect();
        let late = WALL + 100_000;
        assert_eq!(clocks, [Clock(late, 0), Clock(late, 1), Clock(late, 2)]);
    });
    let mut writer = Writer::on(Memory::default(), device("laptop")).unwrap().0;
    writer.observe(Clock(WALL + 5000, 7));
    assert_eq!(writer.append(&point(0, "after it")).unwrap().order.clock, Clock(WALL + 5000, 8));
    writer.observe(Clock(u64::MAX, 0));
    assert_eq!(
        writer.append(&point(9, "a clock beyond the year 9999 is not followed")).unwrap().order.clock,
        Clock(WALL + 9000, 0)
    );
}

#[test]
fn a_line_that_is_too_long_is_refused_and_the_next_one_taken() {
    on_every_store(|open, bytes| {
        let mut writer = open();
        let refused = writer.record(&[point(0, "short"), point(1, &"x".repeat(LONGEST))]).unwrap_err();
        assert!(matches!(refused, WriteFailure::TooLong(length) if length > LONGEST), "{refused}");
        assert!(refused.to_string().contains("split it in two"), "{refused}");
        assert_eq!(bytes(), b"");
        let overhead = {
            writer.record(&[point(2, "")]).unwrap();
            bytes().len()
        };
        writer.record(&[point(3, &"x".repeat(LONGEST - overhead))]).unwrap();
        assert_eq!(bytes().len(), overhead + LONGEST, "the longest there may be");
        drop(writer);
        open().record(&[point(4, "after it")]).unwrap();
        assert_eq!(read(&bytes()).len(), 3);
    });
}

#[test]
fn one_line_is_one_write_and_several_share_a_sync() {
    let memory = Memory::default();
    let mut writer = Writer::on(memory.clone(), device("laptop")).unwrap().0;
    let before = memory.with(|kept| kept.syncings);
    writer.append(&point(0, "one")).unwrap();
    writer.append_all(&[point(1, "two"), point(2, "three")]).unwrap();
    assert_eq!(memory.with(|kept| (kept.written, kept.syncings - before)), (2, 0));
    writer.sync().unwrap();
    writer.sync().unwrap();
    assert_eq!(memory.with(|kept| kept.syncings - before), 1, "nothing new, nothing to sync");
}

#[test]
fn short_and_interrupted_writes_are_finished() {
    let memory = Memory::default();
    let mut writer = Writer::on(memory.clone(), device("laptop")).unwrap().0;
    memory.with(|kept| kept.writes.extend([Next::Short(1), Next::Fail(ErrorKind::Interrupted), Next::Short(40)]));
    writer.record(&[point(0, "in pieces")]).unwrap();
    assert_eq!(texts(&read(&memory.with(|kept| kept.bytes.clone()))), ["in pieces"]);
}

#[test]
fn a_failed_write_leaves_nothing_and_the_retry_is_recorded_once() {
    for (kind, words) in [(ErrorKind::StorageFull, "the disk is full"), (ErrorKind::Other, "writing failed")] {
        for taken in [0, 1, 100] {
            let memory = Memory::default();
            let mut writer = Writer::on(memory.clone(), device("laptop")).unwrap().0;
            writer.record(&[point(0, "before")]).unwrap();
            writer.append(&point(1, "written, not yet synced")).unwrap();
            memory.with(|kept| {
                kept.writes.extend((taken > 0).then_some(Next::Short(taken)));
                kept.writes.push_back(Next::Fail(kind));
            });
            let failure = writer.append(&point(2, "full")).unwrap_err();
            assert!(failure.to_string().contains(words), "{failure}");
            writer.sync().unwrap();
            assert_eq!(texts(&read(&memory.with(|kept| kept.bytes.clone()))), ["before", "written, not yet synced"]);
            writer.record(&[point(2, "full")]).unwrap();
            assert_eq!(
                texts(&read(&memory.with(|kept| kept.bytes.clone()))),
                ["before", "written, not yet synced", "full"]
            );
        }
    }
}

#[test]
fn a_failed_sync_takes_back_what_it_was_to_keep() {
    let memory = Memory::default();
    let mut writer = Writer::on(memory.clone(), device("laptop")).unwrap().0;
    writer.record(&[point(0, "safe")]).unwrap();
    let safe = memory.with(|kept| kept.bytes.clone());
    writer.append(&point(1, "one")).unwrap();
    writer.append(&point(2, "two")).unwrap();
    memory.with(|kept| kept.syncs.push_back(ErrorKind::Other));
    let failure = writer.sync().unwrap_err();
    assert!(failure.to_string().contains("syncing failed"), "{failure}");
    assert_eq!(memory.with(|kept| kept.bytes.clone()), safe);
    let written = memory.with(|kept| kept.written);
    writer.record(&[point(1, "one"), point(2, "two")]).unwrap();
    assert_eq!(memory.with(|kept| kept.written), written + 1, "written anew, not only synced again");
    assert_eq!(texts(&read(&memory.with(|kept| kept.bytes.clone()))), ["safe", "one", "two"]);
}

#[test]
fn nothing_is_written_behind_a_fragment_that_cannot_be_taken_back() {
    let memory = Memory::default();
    let mut writer = Writer::on(memory.clone(), device("laptop")).unwrap().0;
    writer.record(&[point(0, "safe")]).unwrap();
    memory.with(|kept| {
        kept.writes.extend([Next::Short(10), Next::Fail(ErrorKind::Other)]);
        kept.cuts.extend([ErrorKind::Other, ErrorKind::Other]);
    });
    writer.append(&point(1, "torn")).unwrap_err();
    let (ragged, word) = memory.with(|kept| (kept.bytes.len(), kept.doubted));
    assert_eq!(word, Some(ragged as u64 - 10), "a run after this one is told what is beyond doubt");
    let refused = writer.append(&point(1, "again")).unwrap_err();
    assert!(refused.to_string().contains("taking back an unfinished line failed"), "{refused}");
    assert_eq!(memory.with(|kept| kept.bytes.len()), ragged);
    // The disk is back.
    writer.record(&[point(1, "again")]).unwrap();
    assert_eq!(memory.with(|kept| kept.doubted), None);
    assert_eq!(texts(&read(&memory.with(|kept| kept.bytes.clone()))), ["safe", "again"]);
}

#[test]
fn a_second_writer_on_the_same_device_is_told_so() {
    let session = Session::new();
    let first = session.writer();
    let error = Writer::open(&session.folder, device("laptop")).unwrap_err();
    assert!(matches!(error, OpenError::InUse { .. }));
    assert!(error.to_string().contains("already open on this device (laptop) in another window"), "{error}");
    Writer::open(&session.folder, device("phone")).unwrap();
    drop(first);
    session.writer();
}

#[test]
fn a_torn_tail_is_kept_beside_the_journal_and_told() {
    let session = Session::new();
    session.record(&["whole"]);
    let whole = session.bytes();
    let mut expected = Vec::new();
    for fragment in [&b"{\"v\":1,\"id\":\"0190"[..], b"\xf0\x9f\x91", &[0; 5000]] {
        std::fs::write(session.file("laptop.jsonl"), [&whole, fragment].concat()).unwrap();
        assert_eq!(session.folder.read().unfinished, [session.file("laptop.jsonl")]);
        let (_, torn) = Writer::open(&session.folder, device("laptop")).unwrap();
        let TornTail { file, bytes, beginning } = torn.unwrap();
        assert_eq!((file, bytes), (session.file("laptop.torn"), fragment.len() as u64));
        assert!(!beginning.chars().any(char::is_control));
        expected.extend([fragment, b"\n"].concat());
        assert_eq!(session.bytes(), whole);
        assert_eq!(std::fs::read(session.file("laptop.torn")).unwrap(), expected);
    }
    assert!(Writer::open(&session.folder, device("laptop")).unwrap().1.is_none(), "reported once");
}

#[test]
fn the_clerk_answers_every_job_in_turn_after_the_sync() {
    let memory = Memory::default();
    let writer = Writer::on(memory.clone(), device("laptop")).unwrap().0;
    let (answers, got) = mpsc::channel();
    let seen = memory.clone();
    let clerk = Clerk::start(writer, move |answer| {
        // At this moment everything answered for is safe.
        let safe = seen.with(|kept| kept.synced == kept.bytes.len());
        answers.send((safe, answer)).unwrap();
    })
    .unwrap();
    for n in 0..500 {
        clerk.write(vec![point(n * 2, &format!("{n}")), point(n * 2 + 1, "and")]).unwrap();
    }
    drop(clerk);
    let answers: Vec<_> = got.iter().collect();
    assert_eq!(answers.len(), 500);
    for (n, (safe, answer)) in answers.iter().enumerate() {
        assert!(safe);
        assert_eq!(texts(answer.as_ref().unwrap()), [n.to_string().as_str(), "and"]);
    }
    assert_eq!(read(&memory.with(|kept| kept.bytes.clone())).len(), 1000);
    assert!(memory.with(|kept| kept.syncings) <= 501);
}

#[test]
fn the_clerk_reports_what_failed_and_goes_on() {
    let memory = Memory::default();
    let writer = Writer::on(memory.clone(), device("laptop")).unwrap().0;
    memory.with(|kept| kept.syncs.push_back(ErrorKind::Other));
    let (answers, got) = mpsc::channel();
    let clerk = Clerk::start(writer, move |answer| answers.send(answer).unwrap()).unwrap();
    clerk.write(vec![point(0, "lost")]).unwrap();
    assert!(got.recv().unwrap().is_err());
    clerk.observe(Clock(WALL + 60_000, 0)).unwrap();
    clerk.write(vec![point(0, "again")]).unwrap();
    assert_eq!(got.recv().unwrap().unwrap()[0].order.clock, Clock(WALL + 60_000, 1));
    drop(clerk);
    assert_eq!(texts(&read(&memory.with(|kept| kept.bytes.clone()))), ["again"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the texts, and however the calls to the store fail: what was acknowledged is there, once and in order, and
    /// nothing else.
    #[test]
    fn what_was_acknowledged_is_there(
        steps in prop::collection::vec((any::<String>(), 0u8..12), 1..30),
    ) {
        let memory = Memory::default();
        let mut writer = Writer::on(memory.clone(), device("laptop")).unwrap().0;
        let (mut acknowledged, mut waiting) = (Vec::new(), Vec::new());
        for (n, (text, luck)) in steps.into_iter().enumerate() {
            memory.with(|kept| match luck {
                0 => kept.writes.push_back(Next::Fail(ErrorKind::StorageFull)),
                1 => kept.writes.extend([Next::Short(7), Next::Fail(ErrorKind::Other)]),
                2 => {
                    kept.writes.extend([Next::Short(7), Next::Fail(ErrorKind::Other)]);
                    kept.cuts.push_back(ErrorKind::Other);
                }
                3 => kept.syncs.push_back(ErrorKind::Other),
                4 => kept.writes.extend([Next::Short(3), Next::Short(5)]),
                _ => {}
            });
            if let Ok(recorded) = writer.append(&point(n as u64, &text)) {
                waiting.push(recorded);
            }
            if luck % 2 == 1 {
                match writer.sync() {
                    Ok(()) => acknowledged.append(&mut waiting),
                    Err(_) => waiting.clear(),
                }
            }
            memory.with(|kept| { kept.writes.clear(); kept.syncs.clear(); kept.cuts.clear() });
        }
        writer.sync().unwrap();
        acknowledged.append(&mut waiting);
        drop(writer);
        let (mut writer, _) = Writer::on(memory.clone(), device("laptop")).unwrap();
        prop_assert_eq!(&read(&memory.with(|kept| kept.bytes.clone())), &acknowledged);
        prop_assert_eq!(writer.append(&point(99, "next")).unwrap().order.seq, acknowledged.len() as u64 + 1);
        prop_assert!(Bytes::size(&mut memory.clone()).unwrap() > 0);
    }
}
