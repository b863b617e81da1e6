//! The record made from its events: folding it, beside what `serde_json` takes to read as many lines into plain structs; and
//! recording, mending and undoing in one that is long already.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::hint::black_box;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rapporteur::agenda::{Agenda, Item, Participant};
use rapporteur::journal::{Draft, Folder, Writer};
use rapporteur::session::command::NewEntry;
use rapporteur::session::event::*;
use rapporteur::session::{Command, Handle, ItemId, Mark, ParticipantId, Recorded, State, apply, decide};

fn agenda() -> Arc<Agenda> {
    let items = (1..=20).map(|n| Item { title: format!("Item {n}"), ..Item::default() }).collect();
    let person = |n| Participant { name: format!("Person {n}"), ..Participant::default() };
    let participants = (1..=40).map(person).collect();
    Arc::new(Agenda { title: "Made to be measured".into(), items, participants, ..Agenda::default() })
}

fn device() -> Device {
    Device::new("desk").unwrap()
}

fn recorded(seq: u64, event: Event) -> Recorded {
    let at: DateTime<FixedOffset> = "2018-06-27T09:30:00+02:00".parse().unwrap();
    let order = Order { clock: Clock(seq, 0), device: device(), seq };
    Recorded { id: uuid::Uuid::from_u128(u128::from(seq)), order, at, event }
}

/// Mostly points of some 70 characters with a speaker.
fn events(count: u32) -> Vec<Recorded> {
    let entry = |n: u32| EntryRecorded {
        entry: Handle::new(Mark::NONE, n),
        kind: if n.is_multiple_of(20) { EntryKind::Pledge } else { EntryKind::Point },
        text: format!("what was said as number {n}, in about as many words as people use for a point"),
        item: Some(ItemId::new(Mark::NONE, n % 20 + 1)),
        speaker: Some(Who::Participant(ParticipantId::new(Mark::NONE, n % 40 + 1))),
        details: None,
    };
    (1..=count).map(|n| recorded(n.into(), entry(n).into())).collect()
}

fn state(count: u32) -> State {
    let mut state = State::new(agenda());
    events(count).into_iter().for_each(|event| apply(&mut state, event));
    state
}

fn fold(criterion: &mut Criterion) {
    #[derive(serde::Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Line {
        clock: Clock,
        at: String,
        event: EntryRecorded,
    }
    let mut group = criterion.benchmark_group("fold");
    group.sample_size(20);
    for count in [10_000, 100_000] {
        group.throughput(Throughput::Elements(count.into()));
        let events = events(count);
        group.bench_with_input(BenchmarkId::new("rapporteur", count), &events, |bencher, events| {
            let fold = |events: Vec<Recorded>| {
                let mut state = State::new(agenda());
                events.into_iter().for_each(|event| apply(&mut state, event));
                state
            };
            bencher.iter_batched(|| events.clone(), fold, BatchSize::LargeInput);
        });
        let line = |event: &Recorded| {
            let Event::EntryRecorded(fact) = &event.event else { return String::new() };
            serde_json::json!({ "clock": event.order.clock, "at": event.at, "event": fact }).to_string()
        };
        let lines: Vec<String> = events.iter().map(line).collect();
        group.bench_with_input(BenchmarkId::new("serde_json reads the lines", count), &lines, |bencher, lines| {
            bencher.iter(|| lines.iter().map(|line| serde_json::from_str::<Line>(line).unwrap()).collect::<Vec<_>>());
        });
    }
    group.finish();
}

/// From the journal on disk to a record that can be searched, beside what `serde_json` alone takes to read the same file.
fn searchable(criterion: &mut Criterion) {
    #[derive(serde::Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Line {
        v: u32,
        id: uuid::Uuid,
        clock: Clock,
        at: String,
        device: String,
        seq: u64,
        sum: String,
        event: Event,
    }
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::create(place.path(), "measured", b"title = \"Measured\"").unwrap().into_folder();
    let (mut writer, _) = Writer::open(&folder, device()).unwrap();
    for event in events(100_000) {
        let draft = Draft { id: uuid::Uuid::now_v7(), wall: event.order.seq, at: event.at, event: event.event };
        writer.append(&draft).unwrap();
    }
    writer.sync().unwrap();
    let agenda = agenda();
    let mut group = criterion.benchmark_group("100000 entries on disk");
    group.sample_size(20);
    group.bench_function("rapporteur: read, verified, folded", |bencher| {
        bencher.iter_with_large_drop(|| {
            let mut state = State::new(agenda.clone());
            folder.read().events.into_iter().for_each(|event| apply(&mut state, event));
            state
        });
    });
    group.bench_function("serde_json: read", |bencher| {
        bencher.iter_with_large_drop(|| {
            let bytes = std::fs::read(folder.journal(&device())).unwrap();
            let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
            lines.map(|line| serde_json::from_slice::<Line>(line).unwrap()).collect::<Vec<_>>()
        });
    });
    group.finish();
}

/// None of these may cost more in a long record than in a short one.
fn one_line(criterion: &mut Criterion) {
    let now = "2018-06-27T12:00:00+02:00".parse().unwrap();
    let mut group = criterion.benchmark_group("one line");
    for count in [100, 100_000] {
        let mut state = state(count);
        let mut seq = u64::from(count);
        let mut carry_out = |command: &Command| {
            for event in decide(&state, &device(), command, now).unwrap() {
                seq += 1;
                apply(&mut state, recorded(seq, event));
            }
        };
        let record = Command::Record(NewEntry::new(EntryKind::Point, "arrivals get a mentor in the first week"));
        let mend = |old: &str, new: &str| Command::Mend { old: old.into(), new: new.into() };
        group.bench_function(BenchmarkId::new("record and undo", count), |bencher| {
            bencher.iter(|| {
                carry_out(black_box(&record));
                carry_out(&Command::Undo);
            });
        });
        carry_out(&record);
        group.bench_function(BenchmarkId::new("mend and undo", count), |bencher| {
            bencher.iter(|| {
                carry_out(black_box(&mend("mentor", "guide")));
                carry_out(&Command::Undo);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, fold, searchable, one_line);
criterion_main!(benches);
