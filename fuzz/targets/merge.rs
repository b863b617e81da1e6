//! What several devices recorded: on each line the digit of a device, by how many milliseconds later than the line before it
//! was recorded (nothing: at the same moment), and an event as a journal has it, `1500{"type":"session_started"}`. The first
//! two bytes are options of the exports; behind [`rapporteur_fuzz::PART`] there may be an agenda.

#![no_main]

use chrono::{DateTime, TimeDelta};
use libfuzzer_sys::fuzz_target;
use rapporteur::capture::{clean, complete};
use rapporteur::journal::Reading;
use rapporteur::session::command::Which;
use rapporteur::session::event::{Clock, Device, Order};
use rapporteur::session::state::Zone;
use rapporteur::session::{Command, Event, Recorded, State, acknowledge, apply, decide, spoken};
use rapporteur_fuzz::desk::written;
use rapporteur_fuzz::{agenda_of, fit_to_be_said, papers, parts};

const DEVICES: [&str; 4] = ["desk", "laptop", "phone", "tablet_2"];

/// Events at most.
const EVENTS: usize = 80;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, parts)) = parts(bytes) else { return };
    let Some((second, lines)) = parts[0].split_first() else { return };
    let devices = DEVICES.map(|name| Device::new(name).expect("a name"));
    let mut events: [Vec<Recorded>; 4] = Default::default();
    let mut wall = 1_530_084_665_123_u64;
    for (n, line) in String::from_utf8_lossy(lines).lines().take(EVENTS).enumerate() {
        let Some(start) = line.find('{') else { continue };
        let (before, event) = line.split_at(start);
        let Ok(event) = serde_json::from_str::<Event>(event) else { continue };
        let device = usize::from(before.bytes().next().unwrap_or(b'0') & 3);
        wall += before.get(1..).and_then(|later| later.parse::<u32>().ok()).map_or(0, u64::from);
        let own = &mut events[device];
        // Not as devices do that see each other: so that what one records may come before what it answers to.
        let clock = own.last().map_or(Clock(0, 0), |last| last.order.clock).tick(wall);
        let order = Order { clock, device: devices[device].clone(), seq: own.len() as u64 + 1 };
        let at = DateTime::from_timestamp_millis(wall.cast_signed()).unwrap_or_default().fixed_offset();
        own.push(Recorded { id: uuid::Uuid::from_u128(n as u128), order, at, event });
    }
    let journals: Vec<(Device, Vec<u8>)> =
        devices.iter().zip(&events).map(|(device, events)| (device.clone(), written(device, events))).collect();
    let reading = Reading::of(&journals);
    assert_eq!(reading.damage, []);
    assert_eq!(reading.events.len(), events.iter().map(Vec::len).sum::<usize>());
    assert!(reading.events.is_sorted_by(|a, b| a.order < b.order));

    let agenda = agenda_of(parts.get(1).copied().unwrap_or_default());
    let folded = |events: Vec<Recorded>| {
        let mut state = State::new(agenda.clone());
        events.into_iter().for_each(|event| apply(&mut state, event));
        state
    };
    // Whoever reads the journals in whatever order, or some of them twice, sees the same.
    let mut other = journals.clone();
    other.rotate_left(usize::from(first & 3));
    other.reverse();
    other.push(journals[usize::from(first >> 2 & 3)].clone());
    let other = Reading::of(&other);
    assert_eq!(other.events, reading.events);
    let every: Vec<Event> = reading.events.iter().map(|recorded| recorded.event.clone()).collect();
    let state = folded(reading.events);
    assert!(state == folded(other.events));

    // What is told of it at any moment, now or in a year.
    let now = DateTime::from_timestamp_millis(wall.cast_signed()).unwrap_or_default().fixed_offset();
    let zone = Zone::fixed(*now.offset());
    for now in [now, now + TimeDelta::days(365)] {
        fit_to_be_said(&clean(&spoken(&state, now, &zone).join("\n")).0);
        if let Some(offer) = state.offer(now, &zone) {
            let _ = decide(&state, &devices[0], &Command::Retime { shorten: offer.shorten, drop: offer.drop }, now);
        }
    }
    let _ = acknowledge(&state, &every);
    let _ = complete("/vote ", 6, &state, 8);
    for command in [Command::Next, Command::Undo, Command::Agree(Which::All), Command::Issue, Command::End] {
        if let Ok(events) = decide(&state, &devices[0], &command, now) {
            let _ = acknowledge(&state, &events);
        }
    }
    papers::sound_one(first >> 4, &state, &papers::options(first, *second), now);
});
