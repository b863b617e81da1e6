//! How long the journal takes: to be read whole, beside what `serde_json` alone takes for the same lines; to show its end; to
//! be opened; to take a line; to be followed.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::fs;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use rapporteur::journal::{Draft, Folder, Follower, Writer};
use rapporteur::session::event::{Device, EntryKind, EntryRecorded, Who};
use rapporteur::session::number::{Handle, ItemId, Mark, ParticipantId};
use serde::Deserialize;
use uuid::Uuid;

/// A line, as anyone would declare it who wants to read journals with `serde_json`.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct Line {
    v: u32,
    id: Uuid,
    clock: (u64, u32),
    at: String,
    device: String,
    seq: u64,
    sum: String,
    event: Entry,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct Entry {
    r#type: String,
    entry: String,
    kind: String,
    text: String,
    item: Option<String>,
    speaker: Option<Speaker>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(dead_code, reason = "only read")]
enum Speaker {
    Participant(String),
    Organisation(String),
}

/// A point as people make them: 68 characters at the median, now and then ten times that.
fn draft(n: u32) -> Draft {
    let words = [
        "housing",
        "arrivals",
        "a mentor",
        "the municipality",
        "whether",
        "“quoted”",
        "città",
        "pays for",
        "by March",
        "and then",
    ];
    let length = match n % 10 {
        9 => 40,
        n => 3 + n as usize,
    };
    let text = (0..length).map(|word| words[(n as usize * 7 + word * 3) % words.len()]).collect::<Vec<_>>().join(" ");
    let wall = 1_530_084_665_123 + u64::from(n) * 7919;
    let utc = chrono::DateTime::from_timestamp_millis(wall.cast_signed()).unwrap();
    let speaker = (!n.is_multiple_of(3)).then(|| Who::Participant(ParticipantId::new(Mark::NONE, n % 40 + 1)));
    Draft {
        id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n)),
        wall,
        at: utc.with_timezone(&chrono::FixedOffset::east_opt(7200).unwrap()),
        event: EntryRecorded {
            entry: Handle::new(Mark::NONE, n + 1),
            kind: EntryKind::Point,
            text,
            item: Some(ItemId::new(Mark::NONE, n % 12 + 1)),
            speaker,
            details: None,
        }
        .into(),
    }
}

fn session(sessions: &std::path::Path, entries: u32) -> Folder {
    let folder = Folder::create(sessions, &format!("entries-{entries}"), b"").unwrap().into_folder();
    let mut writer = Writer::open(&folder, device()).unwrap().0;
    for batch in (0..entries).collect::<Vec<_>>().chunks(1000) {
        writer.append_all(&batch.iter().copied().map(draft).collect::<Vec<_>>()).unwrap();
    }
    writer.sync().unwrap();
    folder
}

fn device() -> Device {
    Device::new("laptop").unwrap()
}

fn journal(criterion: &mut Criterion) {
    let sessions = tempfile::tempdir().unwrap();
    for entries in [10_000, 100_000] {
        let folder = session(sessions.path(), entries);
        let file = folder.journal(&device());
        let mut group = criterion.benchmark_group(format!("{entries} entries"));
        group.sample_size(20);
        group.bench_function("read and verified", |bench| bench.iter_with_large_drop(|| folder.read()));
        group.bench_function("the same lines through serde_json alone", |bench| {
            bench.iter_with_large_drop(|| {
                let bytes = fs::read(&file).unwrap();
                let lines = bytes.split(|b| *b == b'\n').filter(|line| !line.is_empty());
                lines.map(|line| serde_json::from_slice::<Line>(line).unwrap()).collect::<Vec<_>>()
            });
        });
        group.bench_function("the last 200", |bench| bench.iter(|| black_box(folder.tail(200)).len()));
        group.bench_function("opened to record", |bench| bench.iter(|| Writer::open(&folder, device()).unwrap()));
        let mut writer = Writer::open(&folder, device()).unwrap().0;
        group.bench_function("one more line, not yet synced", |bench| {
            bench.iter_batched(|| draft(entries), |draft| writer.append(&draft).unwrap(), BatchSize::SmallInput);
        });
        let mut follower = Follower::open(folder.clone());
        follower.poll();
        group.bench_function("looked at where nothing is new", |bench| bench.iter(|| black_box(follower.poll())));
        group.bench_function("looked at after one more line", |bench| {
            bench.iter_batched(
                || writer.append(&draft(entries)).unwrap(),
                |_| black_box(follower.poll()),
                BatchSize::PerIteration,
            );
        });
        group.finish();
    }
}

criterion_group!(benches, journal);
criterion_main!(benches);
