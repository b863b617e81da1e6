//! How long exports take, by the number of entries. Beside them, as a measure, what serde_json takes to read entries back
//! from the JSON export.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench fails by panicking")]

use std::hint::black_box;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rapporteur::agenda::{Agenda, Item, Participant};
use rapporteur::export::{Options, html, json, markdown, minutes};
use rapporteur::session::event::*;
use rapporteur::session::{Handle, ItemId, Mark, ParticipantId, State, apply};

/// A session of 20 items and 40 people with this many entries, as they are in real ones: mostly points of some 70
/// characters, half of them with a speaker, now and then one that is long, and one in twenty of another kind.
fn session(entries: u32) -> State {
    let mut agenda = Agenda { title: "Made to be measured".into(), language: "en".into(), ..Agenda::default() };
    agenda.items = (1..=20).map(|n| Item { title: format!("Item {n}"), ..Item::default() }).collect();
    let person = |n| Participant {
        name: format!("Person {n}"),
        organisation: Some(format!("Body {}", n % 10)),
        signatory: true,
        ..Participant::default()
    };
    agenda.participants = (1..=40).map(person).collect();
    let mut state = State::new(Arc::new(agenda));
    let device = Device::new("desk").expect("a name");
    let start: DateTime<FixedOffset> = "2018-06-27T09:30:00+02:00".parse().expect("a moment");
    for n in 1..=entries {
        let kind = if n % 20 == 0 { EntryKind::ALL[(n / 20) as usize % 11] } else { EntryKind::Point };
        let mut text = format!("what was said in line {n} of the *record*, and why it matters to the people here");
        if n % 100 == 0 {
            text = text.repeat(12);
        }
        let fact = EntryRecorded {
            entry: Handle::new(Mark::NONE, n),
            kind,
            text,
            item: Some(ItemId::new(Mark::NONE, 1 + n * 20 / (entries + 20))),
            speaker: (n % 2 == 0).then(|| Who::Participant(ParticipantId::new(Mark::NONE, 1 + n % 40))),
            details: None,
        };
        let order = Order { clock: Clock(n.into(), 0), device: device.clone(), seq: n.into() };
        let at = start + TimeDelta::seconds(i64::from(n) * 20);
        apply(&mut state, Recorded { id: uuid::Uuid::from_u128(n.into()), order, at, event: fact.into() });
    }
    state
}

fn exports(criterion: &mut Criterion) {
    let options = Options::default();
    let mut group = criterion.benchmark_group("export");
    group.sample_size(10);
    for entries in [1_000, 10_000, 100_000, 1_000_000] {
        let state = session(entries);
        group.throughput(Throughput::Elements(entries.into()));
        group.bench_with_input(BenchmarkId::new("minutes.md", entries), &state, |bencher, state| {
            bencher.iter(|| markdown(&minutes(black_box(state), &options)).len());
        });
        group.bench_with_input(BenchmarkId::new("json", entries), &state, |bencher, state| {
            bencher.iter(|| json(black_box(state), &options).len());
        });
        if entries > 10_000 {
            continue;
        }
        group.bench_with_input(BenchmarkId::new("minutes.html", entries), &state, |bencher, state| {
            bencher.iter(|| html(&minutes(black_box(state), &options)).len());
        });
        let text = json(&state, &options);
        group.bench_with_input(BenchmarkId::new("serde_json reads it", entries), &text, |bencher, text| {
            bencher.iter(|| serde_json::from_str::<serde_json::Value>(black_box(text)).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, exports);
criterion_main!(benches);
