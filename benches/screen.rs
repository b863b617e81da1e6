//! What a key costs on the screen, from the message to the finished frame, by the number of entries: it must not grow.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::hint::black_box;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rapporteur::agenda::{Agenda, Item, Participant};
use rapporteur::session::event::*;
use rapporteur::session::{Handle, ItemId, Mark, ParticipantId, Recorded, State, apply};
use rapporteur::tui::message::{Loaded, Message};
use rapporteur::tui::model::Model;
use rapporteur::tui::theme::Theme;
use rapporteur::tui::update::update;
use rapporteur::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

type Now = DateTime<FixedOffset>;

fn now() -> Now {
    "2018-06-27T09:30:00+02:00".parse().unwrap()
}

/// A session of 150 organisations, 500 people and this many entries.
fn model(entries: u32) -> Model {
    let items = (1..=20).map(|n| Item { title: format!("Item {n}"), minutes: Some(20), ..Item::default() }).collect();
    let person = |n: u32| Participant {
        name: format!("Person {n} of many"),
        organisation: Some(format!("Organisation {}", n % 150)),
        ..Participant::default()
    };
    let agenda = Agenda {
        title: "Made to be measured".into(),
        items,
        participants: (1..=500).map(person).collect(),
        ..Agenda::default()
    };
    let device = Device::new("desk").unwrap();
    let mut state = State::new(Arc::new(agenda));
    for n in 1..=entries {
        let entry = EntryRecorded {
            entry: Handle::new(Mark::NONE, n),
            kind: EntryKind::Point,
            text: format!(
                "what was said as number {n}, in about as many words as people use for a point, or a few more"
            ),
            item: Some(ItemId::new(Mark::NONE, n % 20 + 1)),
            speaker: Some(Who::Participant(ParticipantId::new(Mark::NONE, n % 40 + 1))),
            details: None,
        };
        let order = Order { clock: Clock(n.into(), 0), device: device.clone(), seq: n.into() };
        apply(&mut state, Recorded { id: uuid::Uuid::nil(), order, at: now(), event: entry.into() });
    }
    let mut model = Model::new(state.clone(), device, Theme::default(), (120, 40), now());
    let loaded = Loaded { state, read_only: None, damage: Vec::new(), joining: Vec::new() };
    update(&mut model, Message::Loaded(Box::new(loaded)), now());
    model
}

fn key(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a key at 120x40");
    for entries in [0, 10_000, 100_000] {
        for (what, begun) in
            [("text", ""), ("a command", "/"), ("a name", "@Per"), ("a name in a pledge", "/pledge @\"Person 4")]
        {
            let mut model = model(entries);
            let mut terminal = Terminal::new(TestBackend::new(120, 40)).unwrap();
            let mut press = |model: &mut Model, code: KeyCode| {
                update(model, Message::Key(KeyEvent::from(code)), now());
                update(model, Message::Settle, now());
                terminal.draw(|frame| view(model, frame)).unwrap();
            };
            begun.chars().for_each(|c| press(&mut model, KeyCode::Char(c)));
            group.bench_function(BenchmarkId::new(what, entries), |bencher| {
                bencher.iter(|| {
                    press(&mut model, KeyCode::Char(black_box('a')));
                    press(&mut model, KeyCode::Backspace);
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, key);
criterion_main!(benches);
