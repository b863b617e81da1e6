//! A session in memory, held line by line: what somebody types and what is said back.

#![allow(dead_code, reason = "each test takes what it needs of it")]

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use rapporteur::agenda::Agenda;
use rapporteur::capture::{self, Line};
use rapporteur::export::{self, Options};
use rapporteur::session::event::*;
use rapporteur::session::*;

/// A session in memory, held line by line, a minute apart.
pub struct Room {
    pub state: State,
    pub device: Device,
    pub seq: u64,
    pub now: DateTime<FixedOffset>,
    /// How long each line takes.
    pub step: TimeDelta,
}

impl Room {
    pub fn with(agenda: Agenda) -> Room {
        let mut room = Room {
            state: State::new(Arc::new(agenda)),
            device: Device::new("desk").unwrap(),
            seq: 0,
            now: "2026-06-27T09:30:00+02:00".parse().unwrap(),
            step: TimeDelta::minutes(1),
        };
        let opened = introduce(&room.state, &room.device, "", &[]).unwrap();
        room.happen(opened);
        room
    }

    pub fn happen(&mut self, event: Event) {
        self.seq += 1;
        let order = Order { clock: Clock(self.seq, 0), device: self.device.clone(), seq: self.seq };
        apply(&mut self.state, Recorded { id: uuid::Uuid::from_u128(self.seq.into()), order, at: self.now, event });
    }

    /// What is said back to a line.
    pub fn type_in(&mut self, line: &str) -> Result<String, String> {
        self.now += self.step;
        let parsed = capture::parse(line, &self.state, self.now.date_naive()).map_err(|refusal| refusal.to_string())?;
        let Line::Command(command) = parsed.line else { return Ok(format!("{:?}", parsed.line)) };
        let events = decide(&self.state, &self.device, &command, self.now).map_err(|refusal| refusal.to_string())?;
        for event in events.clone() {
            self.happen(event);
        }
        Ok(acknowledge(&self.state, &events))
    }

    #[track_caller]
    pub fn says(&mut self, line: &str) -> String {
        self.type_in(line).unwrap_or_else(|refusal| panic!("{line}: {refusal}"))
    }

    #[track_caller]
    pub fn refuses(&mut self, line: &str) -> String {
        let before = self.seq;
        let refusal = self.type_in(line).expect_err(line);
        assert_eq!(self.seq, before, "nothing of a refused line is recorded");
        refusal
    }

    pub fn all(&mut self, lines: &[&str]) -> &mut Room {
        for line in lines {
            self.says(line);
        }
        self
    }

    pub fn minutes(&self) -> String {
        export::markdown(&export::minutes(&self.state, &Options::default()))
    }

    pub fn memorandum(&self) -> String {
        export::markdown(&export::memorandum(&self.state, &Options::default()))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&export::json(&self.state, &Options::default())).unwrap()
    }
}
