//! A session in memory, held line by line: what somebody types and what is said back.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use rapporteur::agenda::Agenda;
use rapporteur::capture::{self, Line, Parsed, Request, Stamp};
use rapporteur::export::{balance, history, markdown, questions, reviewed};
use rapporteur::session::event::{Clock, Device, Order};
use rapporteur::session::state::Zone;
use rapporteur::session::{Command, Event, Recorded, Refusal, State, acknowledge, apply, decide, introduce, spoken};

use crate::{fit_to_be_said, fit_to_be_shown};

/// Lines at most: a session of more says nothing new.
const LINES: usize = 60;

/// A session held by one device or two, a minute to each line that has no stamp.
pub struct Room {
    pub state: State,
    pub now: DateTime<FixedOffset>,
    /// Everything recorded so far, in its order.
    pub events: Vec<Recorded>,
    devices: [Device; 2],
    seqs: [u64; 2],
    writing: usize,
}

impl Room {
    /// A session nobody has opened yet.
    pub fn with(agenda: Arc<Agenda>) -> Room {
        let devices = ["desk", "laptop"].map(|name| Device::new(name).expect("a name"));
        let now = "2018-06-27T09:30:00+02:00".parse().expect("a moment");
        Room { state: State::new(agenda), now, events: Vec::new(), devices, seqs: [0; 2], writing: 0 }
    }

    /// Types each line of a text in. One that begins with `\x02` is typed on the other device.
    pub fn hold(&mut self, text: &str) {
        for line in text.lines().take(LINES) {
            let (line, writing) = match line.strip_prefix('\u{2}') {
                Some(line) => (line, 1),
                None => (line, 0),
            };
            self.writing = writing;
            self.types(&line.replace(crate::PASTED, "\n"));
        }
        self.writing = 0;
    }

    /// Types one line, and looks at all that is said back.
    pub fn types(&mut self, line: &str) {
        let (stamp, text) = capture::stamped(line);
        let at = match stamp {
            None => self.now + TimeDelta::minutes(1),
            Some(Stamp::Moment(moment)) => moment,
            Some(Stamp::Time(time)) => {
                match self.now.date_naive().and_time(time).and_local_timezone(*self.now.offset()) {
                    chrono::LocalResult::Single(moment) => moment,
                    _ => return,
                }
            }
        };
        let Parsed { line, hints } = match capture::parse(text, &self.state, at.date_naive()) {
            Ok(parsed) => parsed,
            Err(refusal) => return refused(&refusal),
        };
        hints.iter().for_each(|hint| fit_to_be_said(hint));
        // What a line cannot hold is refused by the journal.
        if !(1..=9998).contains(&chrono::Datelike::year(&at.to_utc())) {
            return;
        }
        self.now = at;
        match line {
            Line::Nothing => {}
            Line::Command(command) => self.carry_out(&command),
            Line::Request(request) => self.answer(&request),
        }
    }

    fn carry_out(&mut self, command: &Command) {
        if let Some(introduction) = introduce(&self.state, &self.devices[self.writing], "", &[]) {
            self.happen(introduction);
        }
        let events = match decide(&self.state, &self.devices[self.writing], command, self.now) {
            Ok(events) => events,
            Err(refusal) => return refused(&refusal),
        };
        for event in events.clone() {
            // What is recorded reads back from its line as what it was.
            let line = serde_json::to_string(&event).expect("an event has a line");
            let read: Event = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}"));
            assert_eq!(read, event, "{line}");
            self.happen(event);
        }
        fit_to_be_said(&acknowledge(&self.state, &events));
    }

    fn answer(&mut self, request: &Request) {
        match request {
            Request::CatchUp => {
                let offer = self.state.offer(self.now, &self.zone());
                if let Some(offer) = offer {
                    self.carry_out(&Command::Retime { shorten: offer.shorten, drop: offer.drop });
                }
            }
            Request::Status => fit_to_be_said(&spoken(&self.state, self.now, &self.zone()).join("\n")),
            Request::Check => fit_to_be_shown(&markdown(&reviewed(&self.state))),
            Request::History(handle) => fit_to_be_shown(&markdown(&history(&self.state, *handle))),
            Request::View(_) => {
                fit_to_be_shown(&markdown(&balance(&self.state, self.now)));
                fit_to_be_shown(&markdown(&questions(&self.state)));
            }
            _ => {}
        }
    }

    /// The clocks of the place.
    pub fn zone(&self) -> Zone {
        Zone::fixed(*self.now.offset())
    }

    fn happen(&mut self, event: Event) {
        self.seqs[self.writing] += 1;
        let n = self.events.len() as u64 + 1;
        let order =
            Order { clock: Clock(n, 0), device: self.devices[self.writing].clone(), seq: self.seqs[self.writing] };
        let recorded = Recorded { id: uuid::Uuid::from_u128(n.into()), order, at: self.now, event };
        self.events.push(recorded.clone());
        apply(&mut self.state, recorded);
    }

    /// Whoever reads the record later sees what those see who wrote it.
    pub fn reads_back(&self) {
        let mut again = State::new(self.state.agenda.clone());
        for event in &self.events {
            apply(&mut again, event.clone());
        }
        assert!(again == self.state, "the record makes another state than the one it was written in");
    }
}

fn refused(refusal: &Refusal) {
    fit_to_be_said(&refusal.to_string());
    assert!(!refusal.to_string().trim().is_empty());
}
