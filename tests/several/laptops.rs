//! Laptops in memory: each has its own journal, has received some of the others', and folds what it has.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use rapporteur::agenda::{Agenda, Item, Participant};
use rapporteur::capture::{self, Line};
use rapporteur::session::event::*;
use rapporteur::session::*;

/// A laptop with its clock.
pub struct Laptop {
    pub device: Device,
    /// By how much its clock is wrong.
    pub wrong: TimeDelta,
    /// What it has of every device's journal, its own included.
    pub journals: BTreeMap<Device, Vec<Recorded>>,
    pub state: State,
    clock: Clock,
}

/// A session on several laptops.
pub struct Session {
    pub laptops: Vec<Laptop>,
    pub now: DateTime<FixedOffset>,
}

pub fn agenda() -> Agenda {
    let item = |title: &str| Item { title: title.into(), minutes: Some(20), ..Item::default() };
    let person = |name: &str, organisation: &str| Participant {
        name: name.into(),
        organisation: Some(organisation.into()),
        signatory: true,
        ..Participant::default()
    };
    Agenda {
        title: "Housing and work".into(),
        language: "en".into(),
        items: vec![item("Opening"), item("Welcome"), item("Pledges")],
        participants: vec![person("Anna Rossi", "Ravenna"), person("Jan Kowal", "Lublin")],
        ..Agenda::default()
    }
}

impl Session {
    /// These devices, none of which has heard of the others.
    pub fn of(devices: &[&str]) -> Session {
        let mut session = Session { laptops: Vec::new(), now: "2026-06-27T09:30:00+02:00".parse().unwrap() };
        devices.iter().for_each(|name| session.joins(name));
        session
    }

    /// One more, which has heard of nothing.
    pub fn joins(&mut self, name: &str) {
        self.laptops.push(Laptop {
            device: Device::new(name).unwrap(),
            wrong: TimeDelta::zero(),
            journals: BTreeMap::new(),
            state: State::new(Arc::new(agenda())),
            clock: Clock::default(),
        });
    }

    /// The first opened the session, and all know each other.
    pub fn together(devices: &[&str]) -> Session {
        let mut session = Session::of(devices);
        for laptop in 0..devices.len() {
            session.meet();
            session.says(laptop, "/note here");
        }
        session.meet();
        session
    }

    /// What is said back to a line typed on a laptop, a minute later.
    pub fn type_in(&mut self, laptop: usize, line: &str) -> Result<String, String> {
        self.type_in_sight(laptop, line, None)
    }

    /// The same for a line that was begun when no more than this of the others' journals was in sight.
    pub fn type_in_sight(&mut self, laptop: usize, line: &str, seen: Option<&Seen>) -> Result<String, String> {
        self.now += TimeDelta::minutes(1);
        self.laptops[laptop].type_in(line, self.now, seen)
    }

    #[track_caller]
    pub fn says(&mut self, laptop: usize, line: &str) -> String {
        self.type_in(laptop, line).unwrap_or_else(|refusal| panic!("{line}: {refusal}"))
    }

    #[track_caller]
    pub fn refuses(&mut self, laptop: usize, line: &str) -> String {
        self.type_in(laptop, line).expect_err(line)
    }

    /// `to` receives so many of the events of `device` that `from` has; fewer than it has already change nothing.
    pub fn deliver(&mut self, from: usize, to: usize, device: &Device, upto: usize) {
        let events = self.laptops[from].journals.get(device).cloned().unwrap_or_default();
        let to = &mut self.laptops[to];
        let known = to.journals.get(device).map_or(0, Vec::len);
        if *device != to.device && known < upto.min(events.len()) {
            to.journals.insert(device.clone(), events[..upto.min(events.len())].to_vec());
            to.fold();
        }
    }

    /// Everybody receives everything.
    pub fn meet(&mut self) {
        for from in 0..self.laptops.len() {
            for to in 0..self.laptops.len() {
                for device in self.laptops[from].journals.keys().cloned().collect::<Vec<_>>() {
                    self.deliver(from, to, &device, usize::MAX);
                }
            }
        }
    }

    /// The text of an entry, which has to be the same everywhere; `None` if it is not in the record.
    #[track_caller]
    pub fn text(&self, handle: &str) -> Option<String> {
        let of = |laptop: &Laptop| laptop.entry(handle).map(|entry| entry.text.clone());
        let texts: Vec<_> = self.laptops.iter().map(of).collect();
        assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "{handle}: {texts:?}");
        texts.into_iter().next().flatten()
    }

    /// The wordings that crossed in an entry and are not settled, by device.
    pub fn crossed(&self, handle: &str) -> Vec<(String, String)> {
        let Some(entry) = self.laptops[0].entry(handle) else { return Vec::new() };
        let Some(crossing) = entry.crossing() else { return Vec::new() };
        let wording = |wording: &state::Reworded| {
            (wording.device.to_string(), wording.text.clone().unwrap_or_else(|| format!("{:?}", wording.details)))
        };
        crossing.wordings.iter().map(wording).collect()
    }

    pub fn is_marked(&self, handle: &str) -> bool {
        self.laptops.iter().all(|laptop| laptop.entry(handle).is_some_and(|entry| entry.crossing().is_some()))
    }
}

impl Laptop {
    pub fn entry(&self, handle: &str) -> Option<&state::Entry> {
        self.state.record.get(handle.parse().unwrap()).filter(|entry| entry.stands())
    }

    /// Makes the state anew from all that has arrived.
    pub fn fold(&mut self) {
        let mut all: Vec<Recorded> = self.journals.values().flatten().cloned().collect();
        all.sort_by(|a, b| a.order.cmp(&b.order));
        self.state = State::new(Arc::new(agenda()));
        for recorded in all {
            self.clock = self.clock.max(recorded.order.clock);
            apply(&mut self.state, recorded);
        }
    }

    fn happen(&mut self, event: Event, now: DateTime<FixedOffset>) {
        let at = now + self.wrong;
        self.clock = self.clock.tick(u64::try_from(at.timestamp_millis()).unwrap_or(0));
        let own = self.journals.entry(self.device.clone()).or_default();
        let seq = own.len() as u64 + 1;
        let order = Order { clock: self.clock, device: self.device.clone(), seq };
        let name = self.device.as_str().bytes().fold(0u64, |sum, byte| sum * 31 + u64::from(byte));
        let id = uuid::Uuid::from_u64_pair(name, seq);
        let recorded = Recorded { id, order, at, event };
        own.push(recorded.clone());
        apply(&mut self.state, recorded);
    }

    pub fn type_in(&mut self, line: &str, now: DateTime<FixedOffset>, seen: Option<&Seen>) -> Result<String, String> {
        if let Some(event) = introduce(&self.state, &self.device, "", &[]) {
            self.happen(event, now);
        }
        let parsed = capture::parse(line, &self.state, now.date_naive()).map_err(|refusal| refusal.to_string())?;
        let Line::Command(command) = parsed.line else { return Ok(String::new()) };
        let events =
            decide_in_sight(&self.state, &self.device, &command, now, seen).map_err(|refusal| refusal.to_string())?;
        for event in &events {
            self.happen(event.clone(), now);
        }
        Ok(acknowledge(&self.state, &events))
    }
}
