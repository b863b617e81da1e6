//! What another laptop's entry costs on this one, by the length of the record: one that comes last must cost the same whatever
//! that is, one that stands before others at most one fold.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use rapporteur::agenda::{Agenda, Item};
use rapporteur::journal::{Draft, Folder, Follower, Writer, verify};
use rapporteur::session::event::*;
use rapporteur::session::{Handle, ItemId, Mark, Recorded, State, apply};
use rapporteur::tui::message::{Loaded, Message, Standing};
use rapporteur::tui::model::Model;
use rapporteur::tui::theme::Theme;
use rapporteur::tui::update::update;

fn now() -> DateTime<FixedOffset> {
    "2018-06-27T09:30:00+02:00".parse().unwrap()
}

fn agenda() -> Arc<Agenda> {
    let items = (1..=20).map(|n| Item { title: format!("Item {n}"), ..Item::default() }).collect();
    Arc::new(Agenda { title: "Made to be measured".into(), items, ..Agenda::default() })
}

fn device(name: &str) -> Device {
    Device::new(name).unwrap()
}

fn said(mark: &str, n: u32) -> Event {
    EntryRecorded {
        entry: Handle::new(Mark::new(mark).unwrap(), n),
        kind: EntryKind::Point,
        text: format!("what was said as number {n}, in about as many words as people use for a point"),
        item: Some(ItemId::new(Mark::NONE, n % 20 + 1)),
        speaker: None,
        details: None,
    }
    .into()
}

fn recorded(name: &str, seq: u64, clock: u64, event: Event) -> Recorded {
    let order = Order { clock: Clock(clock, 0), device: device(name), seq };
    Recorded { id: uuid::Uuid::from_u128(u128::from(seq)), order, at: now(), event }
}

/// The desk opened the session and recorded so many entries; the hall joined.
fn events(entries: u32) -> Vec<Recorded> {
    let opened = SessionOpened { agenda: String::new(), roster: Vec::new() };
    let joined = DeviceJoined { mark: Mark::new("h").unwrap() };
    let mut events = vec![recorded("desk", 1, 1, opened.into()), recorded("hall", 1, 2, joined.into())];
    events.extend((1..=entries).map(|n| recorded("desk", u64::from(n) + 1, u64::from(n) * 2 + 2, said("", n))));
    events
}

fn fold(events: &[Recorded]) -> State {
    let mut state = State::new(agenda());
    events.iter().cloned().for_each(|event| apply(&mut state, event));
    state
}

fn arriving(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("an entry of another laptop");
    for entries in [100, 10_000, 100_000] {
        let events = events(entries);
        let state = fold(&events);
        let mut model = Model::new(State::new(agenda()), device("desk"), Theme::default(), (120, 40), now());
        let loaded = Loaded { state, standing: Standing::default() };
        update(&mut model, Message::Loaded(Box::new(loaded)), now());
        let mut n = 1;
        group.bench_function(BenchmarkId::new("that comes last", entries), |bencher| {
            bencher.iter_batched(
                || {
                    n += 1;
                    vec![recorded("hall", u64::from(n), 1_000_000_000 + u64::from(n), said("h", n))]
                },
                |events| update(&mut model, Message::Arrived(events), now()),
                BatchSize::PerIteration,
            );
        });
        let mut early = events.clone();
        early.insert(2, recorded("hall", 2, 3, said("h", 1)));
        group.sample_size(20);
        group.bench_function(BenchmarkId::new("that stands before all: the fold", entries), |bencher| {
            bencher.iter_with_large_drop(|| fold(&early));
        });
    }
    group.finish();
}

/// From the files: what is written behind the end of a long record, and a whole record verified.
fn files(criterion: &mut Criterion) {
    let place = tempfile::tempdir().unwrap();
    let mut group = criterion.benchmark_group("from the files");
    group.sample_size(10);
    for entries in [100_000, 1_000_000] {
        let folder = Folder::create(place.path(), &format!("s{entries}"), b"").unwrap().into_folder();
        let mut desk = Writer::open(&folder, device("desk")).unwrap().0;
        let draft = |n: u64, event| Draft { id: uuid::Uuid::from_u128(n.into()), wall: n, at: now(), event };
        for batch in events(entries).chunks(10_000) {
            let drafts = batch.iter().filter(|event| event.order.device == device("desk"));
            let drafts: Vec<_> = drafts.map(|event| draft(event.order.clock.0, event.event.clone())).collect();
            desk.append_all(&drafts).unwrap();
        }
        desk.sync().unwrap();
        group.bench_function(BenchmarkId::new("verified", entries), |bencher| {
            bencher.iter(|| verify(&folder).is_whole())
        });
        let mut hall = Writer::open(&folder, device("hall")).unwrap().0;
        let mut follower = Follower::open(folder.clone());
        follower.poll();
        let mut n = 0;
        group.bench_function(BenchmarkId::new("a line of another laptop behind the end", entries), |bencher| {
            bencher.iter_batched(
                || {
                    n += 1;
                    hall.append(&draft(10_000_000 + u64::from(n), said("h", n))).unwrap()
                },
                |_| follower.poll(),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, arriving, files);
criterion_main!(benches);
