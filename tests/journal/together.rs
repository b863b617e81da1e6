//! Two copies of one session brought together, whatever was recorded in either, and wherever it was interrupted.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use rapporteur::journal::{Folder, Left, Writer, bring_together};

use crate::support::{Session, device, point, texts};

fn copied(from: &Path, to: &Path) -> Folder {
    fs::create_dir_all(to.join("journal")).unwrap();
    fs::copy(from.join("agenda.toml"), to.join("agenda.toml")).unwrap();
    for entry in fs::read_dir(from.join("journal")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join("journal").join(entry.file_name())).unwrap();
    }
    Folder::open(to).unwrap()
}

fn record(folder: &Folder, name: &str, from: u64, count: u64) {
    let mut writer = Writer::open(folder, device(name)).unwrap().0;
    for n in from..from + count {
        writer.append(&point(n, &format!("{name} {n}"))).unwrap();
    }
    writer.sync().unwrap();
}

#[test]
fn a_journal_that_is_being_recorded_in_is_read_and_left_alone() {
    let session = Session::new();
    record(&session.folder, "laptop", 0, 2);
    let stick = copied(session.folder.path(), &session.sessions.path().join("stick"));
    record(&stick, "laptop", 10, 1);
    let mut open = Writer::open(&session.folder, device("laptop")).unwrap().0;
    let done = bring_together(&session.folder, &stick).unwrap();
    assert_eq!(done.devices[0].left, Some(Left::Busy(0)));
    open.append(&point(20, "goes on")).unwrap();
    open.sync().unwrap();
    drop(open);
    let done = bring_together(&session.folder, &stick).unwrap();
    assert_eq!(done.devices[0].left, None);
    let said = |folder: &Folder| -> Vec<String> {
        let events = folder.read().events;
        let points: Vec<_> = events.into_iter().filter(|r| r.event.type_name() == "entry_recorded").collect();
        texts(&points).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(said(&session.folder), ["laptop 0", "laptop 1", "laptop 10", "goes on"]);
    assert_eq!(said(&stick), said(&session.folder));
}

#[test]
fn a_damaged_journal_is_not_touched() {
    let session = Session::new();
    record(&session.folder, "laptop", 0, 3);
    record(&session.folder, "desk", 5, 1);
    let stick = copied(session.folder.path(), &session.sessions.path().join("stick"));
    let damaged = String::from_utf8(session.bytes()).unwrap().replacen("laptop 1", "laptop 7", 1);
    session.put(damaged.as_bytes());
    record(&stick, "desk", 20, 1);
    let done = bring_together(&session.folder, &stick).unwrap();
    assert_eq!(
        done.devices.iter().map(|brought| brought.left.clone()).collect::<Vec<_>>(),
        [None, Some(Left::Damaged(0))]
    );
    assert_eq!(session.bytes(), damaged.as_bytes());
    assert_eq!(session.folder.read().events.len(), 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever was recorded in two copies, under the same names or others: afterwards both say the same, nothing is missing,
    /// and doing it again, from either side, changes nothing.
    #[test]
    fn both_have_everything_and_say_the_same(
        common in prop::collection::vec((0usize..3, 1u64..3), 0..3),
        here in prop::collection::vec((0usize..3, 1u64..3), 0..4),
        there in prop::collection::vec((0usize..3, 1u64..3), 0..4),
    ) {
        let names = ["laptop", "desk", "hall"];
        let session = Session::new();
        let mut n = 0;
        let mut all = |folder: &Folder, steps: &[(usize, u64)]| {
            for (name, count) in steps {
                record(folder, names[*name], n, *count);
                n += count;
            }
        };
        all(&session.folder, &common);
        let stick = copied(session.folder.path(), &session.sessions.path().join("stick"));
        all(&session.folder, &here);
        all(&stick, &there);
        let ids = |folders: &[&Folder]| {
            let mut ids: Vec<_> = folders
                .iter()
                .flat_map(|folder| folder.read().events)
                .filter(|recorded| recorded.event.type_name() == "entry_recorded")
                .map(|recorded| recorded.id)
                .collect();
            ids.sort();
            ids.dedup();
            ids
        };
        let expected = ids(&[&session.folder, &stick]);
        bring_together(&session.folder, &stick).unwrap();
        prop_assert_eq!(session.folder.read().events, stick.read().events);
        prop_assert_eq!(ids(&[&session.folder]), expected);
        let events = stick.read().events;
        let done = bring_together(&stick, &session.folder).unwrap();
        prop_assert!(done.devices.iter().all(|brought| brought.had == [Some(brought.lines); 2]));
        prop_assert_eq!(session.folder.read().events, events);
    }
}
