//! What a key costs, from the key to the cells that changed, at any length of the record.

use std::hint::black_box;
use std::sync::Arc;

use chrono::DateTime;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rapporteur::agenda;
use rapporteur::session::event::{Clock, Device, EntryKind, EntryRecorded, Order};
use rapporteur::session::number::{Handle, Mark};
use rapporteur::session::state::State;
use rapporteur::session::{Recorded, apply};
use rapporteur::tui::message::{Loaded, Message};
use rapporteur::tui::model::Model;
use rapporteur::tui::theme::Theme;
use rapporteur::tui::update::update;
use rapporteur::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use uuid::Uuid;

const AGENDA: &str = include_str!("../agendas/roundtable.toml");

fn model(entries: u32) -> Model {
    let reading = agenda::read("agenda.toml", AGENDA.as_bytes(), &|_| Err(String::new()));
    let mut state = State::new(Arc::new(reading.agenda.expect("the shipped agenda is right")));
    let now = DateTime::parse_from_rfc3339("2018-06-27T09:30:00+02:00").expect("a time");
    let device = Device::new("desk").expect("a name");
    for number in 1..=entries {
        let event = EntryRecorded {
            entry: Handle::new(Mark::NONE, number),
            kind: EntryKind::Point,
            text: format!("arrivals get a mentor in the first week, paid by the municipality for a year ({number})"),
            item: None,
            speaker: None,
            details: None,
        };
        let order = Order { clock: Clock(u64::from(number), 0), device: device.clone(), seq: u64::from(number) };
        apply(&mut state, Recorded { id: Uuid::nil(), order, at: now, event: event.into() });
    }
    let mut model = Model::new(state.clone(), device, Theme::default(), (120, 40), now);
    let loaded = Loaded { state, read_only: None, damage: Vec::new(), joining: Vec::new() };
    update(&mut model, Message::Loaded(Box::new(loaded)), now);
    model
}

fn key(c: &mut Criterion) {
    let mut group = c.benchmark_group("a key at 120x40");
    for entries in [0, 10_000, 100_000] {
        let mut model = model(entries);
        let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal in memory");
        let mut typed = 0;
        group.bench_function(BenchmarkId::from_parameter(entries), |b| {
            b.iter(|| {
                let now = model.now;
                let code = if typed % 60 == 59 { KeyCode::Char('u') } else { KeyCode::Char('a') };
                let modifiers = if typed % 60 == 59 { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
                typed += 1;
                update(&mut model, Message::Key(KeyEvent::new(code, modifiers)), now);
                update(&mut model, Message::Settle, now);
                terminal.draw(|frame| view(&model, frame)).expect("memory does not fail");
                black_box(&terminal);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, key);
criterion_main!(benches);
