//! What a key costs on the screen, from the message to the finished frame, by the number of entries: it must not grow. What an
//! entry costs on the big screen, and what it costs to fold all of them anew.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::hint::black_box;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use rapporteur::agenda::{Agenda, Attribution, Item, Participant};
use rapporteur::journal::News;
use rapporteur::session::event::*;
use rapporteur::session::state::Zone;
use rapporteur::session::{Handle, ItemId, Mark, ParticipantId, Recorded, State, apply};
use rapporteur::tui::message::{Loaded, Message, Standing};
use rapporteur::tui::model::Model;
use rapporteur::tui::present::{self, Plan};
use rapporteur::tui::theme::Theme;
use rapporteur::tui::update::update;
use rapporteur::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

type Now = DateTime<FixedOffset>;

fn now() -> Now {
    "2018-06-27T09:30:00+02:00".parse().unwrap()
}

/// Something that was said, or pledged.
fn said(n: u32, kind: EntryKind) -> Recorded {
    let entry = EntryRecorded {
        entry: Handle::new(Mark::NONE, n),
        kind,
        text: format!("what was said as number {n}, in about as many words as people use for a point, or a few more"),
        item: Some(ItemId::new(Mark::NONE, n % 20 + 1)),
        speaker: Some(Who::Participant(ParticipantId::new(Mark::NONE, n % 40 + 1))),
        details: None,
    };
    let order = Order { clock: Clock(n.into(), 0), device: Device::new("desk").unwrap(), seq: n.into() };
    Recorded { id: uuid::Uuid::nil(), order, at: now(), event: entry.into() }
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
        apply(&mut state, said(n, EntryKind::Point));
    }
    let mut model = Model::new(state.clone(), device, Theme::default(), (120, 40), now());
    let loaded = Loaded { state, standing: Standing::default() };
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

/// A session whose rule hides everybody, on the big screen: what somebody says, what is decided, and everything anew.
fn big_screen(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("the big screen at 120x40");
    group.sample_size(20);
    for entries in [0, 10_000, 100_000] {
        let person = |n: u32| Participant {
            name: format!("Person{n} Ofmany{n}"),
            organisation: Some(format!("Organisation {}", n % 150)),
            ..Participant::default()
        };
        let items =
            (1..=20).map(|n| Item { title: format!("Item {n}"), minutes: Some(20), ..Item::default() }).collect();
        let agenda = Agenda {
            title: "Made to be measured".into(),
            attribution: Attribution::None,
            items,
            participants: (1..=500).map(person).collect(),
            ..Agenda::default()
        };
        let record: Vec<Recorded> = (1..=entries.max(1)).map(|n| said(n, pledge_now_and_then(n))).collect();
        let mut model = present::model::Model::new(Theme::default(), Zone::fixed(*now().offset()), (120, 40), now());
        let plan = Plan { agenda: Arc::new(agenda), sum: String::new() };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
        let mut see = |plan: Option<Plan>, news| {
            let followed =
                present::message::Followed { plan: plan.map(present::message::Planned::Plan), news, troubles: None };
            present::update::update(&mut model, present::message::Message::Followed(Box::new(followed)), now());
            buffer.reset();
            present::view::whole(&model, &mut buffer);
        };
        see(Some(plan), News::More(record.clone()));
        let mut n = entries.max(1);
        group.bench_function(BenchmarkId::new("an entry", entries), |bencher| {
            bencher.iter(|| {
                n += 1;
                see(None, News::More(vec![said(n, EntryKind::Point)]));
            });
        });
        group.bench_function(BenchmarkId::new("a decision", entries), |bencher| {
            bencher.iter(|| {
                n += 1;
                see(None, News::More(vec![said(n, EntryKind::Decision)]));
            });
        });
        group.bench_function(BenchmarkId::new("all anew", entries), |bencher| {
            bencher.iter_batched(|| record.clone(), |record| see(None, News::Anew(record)), BatchSize::LargeInput);
        });
    }
    group.finish();
}

/// One in five hundred entries is a pledge.
fn pledge_now_and_then(n: u32) -> EntryKind {
    if n.is_multiple_of(500) { EntryKind::Pledge } else { EntryKind::Point }
}

criterion_group!(benches, key, big_screen);
criterion_main!(benches);
