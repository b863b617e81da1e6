//! A power cut at any byte, and garbage behind the end.

use std::fs;

use rapporteur::journal::Writer;

use crate::support::{Memory, Session, device, point, small, texts};

/// How many whole lines these bytes have.
fn lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b == b'\n').count()
}

/// What stands in a journal of these bytes, which must be without damage.
fn sound(session: &Session, bytes: &[u8]) -> Vec<String> {
    session.put(bytes);
    let reading = session.folder.read();
    assert_eq!(reading.damage, []);
    texts(&reading.events).into_iter().map(str::to_owned).collect()
}

#[test]
fn cut_at_every_byte_the_whole_lines_stay_and_the_next_one_is_recorded() {
    let journal = small();
    let session = Session::new();
    let all = sound(&session, &journal);
    for cut in 0..=journal.len() {
        let memory = Memory::default();
        memory.with(|kept| kept.bytes = journal[..cut].to_vec());
        // A last line of which only the end is missing is whole.
        let finished = journal.get(cut) == Some(&b'\n');
        let whole = lines(&journal[..cut]) + usize::from(finished);
        let (mut writer, torn) = Writer::on(memory.clone(), device("laptop")).unwrap();
        let fragment = journal[..cut].rsplit(|b| *b == b'\n').next().filter(|_| !finished).unwrap_or_default();
        assert_eq!(
            torn.map(|torn| torn.bytes),
            (!fragment.is_empty()).then_some(fragment.len() as u64),
            "cut at {cut}"
        );
        writer.append(&point(50, "after the cut")).unwrap();
        writer.sync().unwrap();
        let mut expected = all[..whole].to_vec();
        expected.push("after the cut".to_owned());
        assert_eq!(sound(&session, &memory.with(|kept| kept.bytes.clone())), expected, "cut at {cut}");
        // Opened once more, there is nothing left to mend.
        assert!(Writer::on(memory.clone(), device("laptop")).unwrap().1.is_none());
        let aside = if fragment.is_empty() { Vec::new() } else { [fragment, b"\n"].concat() };
        assert_eq!(memory.with(|kept| kept.aside.clone()), aside, "cut at {cut}");
    }
}

#[test]
fn the_same_on_the_disk() {
    let journal = small();
    let session = Session::with(&journal);
    for cut in (0..=journal.len()).step_by(23) {
        session.put(&journal[..cut]);
        let mut writer = session.writer();
        writer.append(&point(50, "after the cut")).unwrap();
        writer.sync().unwrap();
        drop(writer);
        let reading = session.folder.read();
        assert_eq!((reading.damage, reading.unfinished), (vec![], vec![]));
        assert_eq!(reading.events.len(), lines(&journal[..cut]) + 1);
    }
}

#[test]
fn cut_at_every_byte_what_is_whole_can_be_read_without_opening_it() {
    let journal = small();
    let session = Session::with(&journal);
    for cut in 0..=journal.len() {
        session.put(&journal[..cut]);
        let reading = session.folder.read();
        assert_eq!((reading.damage, reading.read_only), (vec![], None), "cut at {cut}");
        assert_eq!(reading.events.len(), lines(&journal[..cut]));
        assert_eq!(reading.unfinished.len(), usize::from(cut > 0 && journal[cut - 1] != b'\n'));
        assert_eq!(session.folder.tail(2), reading.events[reading.events.len().saturating_sub(2)..]);
    }
}

#[test]
fn garbage_behind_the_end_is_set_aside() {
    let (journal, session) = (small(), Session::new());
    for garbage in [&[0u8; 70_000][..], &[0xff; 300_000], b"{", b"\r", b"\xc3"] {
        let memory = Memory::default();
        memory.with(|kept| kept.bytes = [&journal, garbage].concat());
        let (mut writer, torn) = Writer::on(memory.clone(), device("laptop")).unwrap();
        assert_eq!(torn.unwrap().bytes, garbage.len() as u64);
        writer.append(&point(50, "behind it")).unwrap();
        assert_eq!(sound(&session, &memory.with(|kept| kept.bytes.clone())).last().unwrap(), "behind it");
    }
}

#[test]
fn a_journal_of_nothing_but_zeros_is_set_aside_and_begun_anew() {
    let session = Session::with(&[0; 100_000]);
    session.record(&["first"]);
    assert_eq!(fs::read(session.file("laptop.torn")).unwrap().len(), 100_001);
    assert_eq!(texts(&session.folder.read().events), ["first"]);
}

#[test]
fn an_empty_journal_is_a_journal() {
    let session = Session::with(b"");
    assert!(session.folder.read().events.is_empty());
    session.record(&["first"]);
    assert_eq!(texts(&session.folder.read().events), ["first"]);
}
