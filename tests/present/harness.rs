//! A wall to look at: what is recorded on a device in memory is shown on a screen of a given size, with a clock that stands
//! still until it is moved.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta};
use rapporteur::agenda::{self, Agenda};
use rapporteur::capture::{self, Line};
use rapporteur::journal::News;
use rapporteur::session::event::{Clock, Device, Order};
use rapporteur::session::state::{Moment, Zone};
use rapporteur::session::{Event, Recorded, State, apply, decide, introduce};
use rapporteur::tui::present::Plan;
use rapporteur::tui::present::message::{Followed, Message, Planned};
use rapporteur::tui::present::model::Model;
use rapporteur::tui::present::update::update;
use rapporteur::tui::present::view;
use rapporteur::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use uuid::Uuid;

pub const AGENDA: &str = r#"
title = "Housing and work for newcomers"
kind = "roundtable"
place = "Todi"
date = 2018-06-27
start = 09:30:00
quorum = 2

[[participants]]
name = "Anna Verdi"
organisation = "Ravenna"
email = "anna@ravenna.example"
signatory = true

[[participants]]
name = "José Prado"
organisation = "Cartagena"
signatory = true

[[participants]]
name = "Ewa Nowak"
organisation = "Lublin"
role = "speaker"
signatory = true

[[items]]
title = "Opening"
minutes = 10

[[items]]
title = "What makes a local welcome work"
minutes = 25
questions = ["Who does what in the first week after somebody arrives?", "What is missing?"]

[[items]]
title = "Coffee"
minutes = 20
format = "break"
fixed = 10:30:00

[[items]]
title = "Pledges"
minutes = 30

[memorandum]
title = "Housing and work"
[[memorandum.recitals]]
opening = "considering"
text = "*housing* comes before work"
"#;

/// One device that records.
pub struct Desk {
    pub state: State,
    device: Device,
    seq: u64,
}

impl Desk {
    pub fn new(agenda: Arc<Agenda>, device: &str) -> Desk {
        Desk { state: State::new(agenda), device: Device::new(device).unwrap(), seq: 0 }
    }

    pub fn happen(&mut self, event: Event, now: Moment) -> Recorded {
        self.seq += 1;
        let clock = Clock(now.timestamp_millis().unsigned_abs(), self.seq as u32);
        let order = Order { clock, device: self.device.clone(), seq: self.seq };
        let id = Uuid::from_u64_pair(self.device.as_str().len() as u64, self.seq);
        let recorded = Recorded { id, order, at: now, event };
        apply(&mut self.state, recorded.clone());
        recorded
    }

    pub fn introduces_itself(&mut self, now: Moment) -> Recorded {
        let event = introduce(&self.state, &self.device, "sum", &[]).unwrap();
        self.happen(event, now)
    }

    /// What comes of a line; or why nothing does.
    pub fn records(&mut self, line: &str, now: Moment) -> Result<Vec<Recorded>, String> {
        let parsed = capture::parse(line, &self.state, now.date_naive()).map_err(|refusal| refusal.to_string())?;
        let Line::Command(command) = parsed.line else { return Err(format!("{:?}", parsed.line)) };
        let events = decide(&self.state, &self.device, &command, now).map_err(|refusal| refusal.to_string())?;
        Ok(events.into_iter().map(|event| self.happen(event, now)).collect())
    }
}

pub struct Wall {
    pub model: Model,
    pub desk: Desk,
    pub now: Moment,
    pub left: bool,
    /// Everything that was recorded.
    pub record: Vec<Recorded>,
    agenda: Arc<Agenda>,
}

pub fn read(text: &str) -> Arc<Agenda> {
    let reading = agenda::read("agenda.toml", text.as_bytes(), &|_| Err("no roster file".into()));
    assert!(reading.agenda.is_some(), "{reading}");
    Arc::new(reading.agenda.expect("the agenda is right"))
}

impl Wall {
    /// A session that was just opened, on a screen of this size.
    pub fn sized(columns: u16, rows: u16) -> Wall {
        Wall::with(read(AGENDA), columns, rows, false)
    }

    pub fn with(agenda: Arc<Agenda>, columns: u16, rows: u16, monochrome: bool) -> Wall {
        let now = DateTime::parse_from_rfc3339("2018-06-27T09:30:00+02:00").unwrap();
        let zone = Zone::fixed(*now.offset());
        let theme = if monochrome { Theme::mono() } else { Theme::default() };
        let model = Model::new(theme, zone, (columns, rows), now);
        let desk = Desk::new(Arc::clone(&agenda), "desk");
        let mut wall = Wall { model, desk, now, left: false, record: Vec::new(), agenda };
        let opened = wall.desk.introduces_itself(now);
        wall.record.push(opened);
        wall.reads_all();
        wall
    }

    pub fn plan(&self) -> Plan {
        Plan { agenda: Arc::clone(&self.agenda), sum: "sum".to_owned() }
    }

    /// The screen reads everything that was recorded so far, as when it is started now.
    pub fn reads_all(&mut self) {
        let followed =
            Followed { plan: Some(Planned::Plan(self.plan())), news: News::More(self.record.clone()), troubles: None };
        self.happens(Message::Followed(Box::new(followed)));
    }

    pub fn happens(&mut self, message: Message) {
        self.left |= update(&mut self.model, message, self.now);
    }

    pub fn sees(&mut self, events: Vec<Recorded>) {
        self.record.extend(events.clone());
        let followed = Followed { news: News::More(events), ..Followed::default() };
        self.happens(Message::Followed(Box::new(followed)));
    }

    /// Somebody types this, a second later.
    #[track_caller]
    pub fn says(&mut self, line: &str) -> &mut Wall {
        self.now += TimeDelta::seconds(1);
        let events = self.desk.records(line, self.now).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        self.sees(events);
        self
    }

    #[track_caller]
    pub fn all(&mut self, lines: &[&str]) -> &mut Wall {
        for line in lines {
            self.says(line);
        }
        self
    }

    /// Time goes by.
    pub fn seconds(&mut self, seconds: i64) -> &mut Wall {
        self.now += TimeDelta::seconds(seconds);
        self.happens(Message::Tick);
        self
    }

    pub fn press(&mut self, code: KeyCode) -> &mut Wall {
        self.happens(Message::Key(KeyEvent::from(code)));
        self
    }

    pub fn press_control(&mut self, letter: char) -> &mut Wall {
        self.happens(Message::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)));
        self
    }

    pub fn resized(&mut self, columns: u16, rows: u16) -> &mut Wall {
        self.happens(Message::Resize(columns, rows));
        self
    }

    pub fn buffer(&self) -> Buffer {
        let (columns, rows) = self.model.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        view::whole(&self.model, &mut buffer);
        buffer
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        (0..buffer.area.height).map(|y| row(&buffer, y)).collect::<Vec<_>>().join("\n")
    }

    /// The screen as text on one line, without the gaps between its rows.
    pub fn text(&self) -> String {
        self.screen().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The screen as text, and under it how each cell looks.
    pub fn styled(&self) -> String {
        let buffer = self.buffer();
        let looks = (0..buffer.area.height).map(|y| {
            let cells: String = (0..buffer.area.width).map(|x| look(&buffer, x, y)).collect();
            cells.trim_end_matches('.').to_owned()
        });
        format!("{}\n{}\n{}", self.screen(), "=".repeat(20), looks.collect::<Vec<_>>().join("\n"))
    }
}

fn row(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut skip = 0;
    for x in 0..buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        if skip == 0 {
            text.push_str(symbol);
            skip = rapporteur::tui::wrap::columns(symbol).max(1);
        }
        skip -= 1;
    }
    text.trim_end().to_owned()
}

/// One letter for how a cell looks: `x` in the colour of what is wrong, `q` quiet, `s` struck through, `b` bold, `.` plain.
fn look(buffer: &Buffer, x: u16, y: u16) -> char {
    let style = buffer[(x, y)].style();
    let has = |modifier| style.add_modifier.contains(modifier);
    match style.fg {
        Some(Color::Red) => 'x',
        Some(Color::DarkGray) => 'q',
        Some(Color::Reset) | None => match () {
            () if has(Modifier::CROSSED_OUT) => 's',
            () if has(Modifier::BOLD) => 'b',
            () => '.',
        },
        other => panic!("no such colour is used: {other:?}"),
    }
}
