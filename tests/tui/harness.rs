//! A desk to sit at: a session on a screen of a given size, with a clock that stands still until it is moved.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta};
use rapporteur::agenda::{self, Agenda};
use rapporteur::export;
use rapporteur::session::event::{Device, Order};
use rapporteur::session::state::{Moment, State};
use rapporteur::session::{Event, Recorded, apply, decide, introduce};
use rapporteur::tui::message::{Effect, Loaded, Message, Standing};
use rapporteur::tui::model::{Model, Which};
use rapporteur::tui::theme::Theme;
use rapporteur::tui::update::update;
use rapporteur::tui::view::view;
use rapporteur::tui::worker::Made;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};
use ratatui::style::{Color, Modifier};
use uuid::Uuid;

pub const AGENDA: &str = r#"
title = "Housing and work for newcomers"
kind = "roundtable"
place = "Todi"
date = 2018-06-27
start = 09:30:00

[[participants]]
name = "Anna Verdi"
organisation = "Ravenna"
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

[[participants]]
name = "Marek Nowak"
organisation = "Lublin"
category = "municipality"

[[items]]
title = "Opening"
minutes = 10

[[items]]
title = "What makes a local welcome work"
minutes = 25
questions = ["Who does what?"]

[[items]]
title = "Pledges"
minutes = 30
"#;

/// How the journal's clerk behaves.
#[derive(Clone, Debug, PartialEq)]
pub enum Clerk {
    Answers,
    Holds,
    Fails(&'static str),
}

pub struct Desk {
    pub model: Model,
    pub now: Moment,
    pub clerk: Clerk,
    pub held: Vec<(Vec<Event>, Moment)>,
    pub effects: Vec<String>,
    pub left: bool,
    pub journal: Vec<Recorded>,
    pub hall: Hall,
    /// How often the minutes on disk were to be made anew.
    pub minutes_made: usize,
    seq: u64,
}

/// Another laptop, in the hall.
#[derive(Default)]
pub struct Hall {
    pub journal: Vec<Recorded>,
    /// How many events of the desk have arrived there.
    pub knows: usize,
    /// By how much its clock is wrong.
    pub wrong: TimeDelta,
    /// How many of its events have arrived at the desk.
    arrived: usize,
}

pub fn read(text: &str) -> Arc<Agenda> {
    let reading = agenda::read("agenda.toml", text.as_bytes(), &|_| Err("no roster".to_owned()));
    Arc::new(reading.agenda.expect("the agenda is right"))
}

impl Desk {
    /// A session that was just opened, on a screen of 80×24.
    pub fn new() -> Desk {
        Desk::with(AGENDA, 80, 24, false)
    }

    pub fn sized(columns: u16, rows: u16) -> Desk {
        Desk::with(AGENDA, columns, rows, false)
    }

    pub fn with(agenda: &str, columns: u16, rows: u16, monochrome: bool) -> Desk {
        let mut desk = Desk::unread(agenda, columns, rows, monochrome);
        desk.load();
        desk
    }

    /// A session of which only the end of the record is known so far.
    pub fn unread(agenda: &str, columns: u16, rows: u16, monochrome: bool) -> Desk {
        let now = DateTime::parse_from_rfc3339("2018-06-27T09:30:00+02:00").unwrap();
        let state = State::new(read(agenda));
        let device = Device::new("desk").unwrap();
        let model =
            Model::new(state, device, if monochrome { Theme::mono() } else { Theme::default() }, (columns, rows), now);
        let clerk = Clerk::Answers;
        let (held, effects, journal) = (Vec::new(), Vec::new(), Vec::new());
        Desk { model, now, clerk, held, effects, left: false, journal, hall: Hall::default(), minutes_made: 0, seq: 0 }
    }

    /// The whole record has been read.
    pub fn load(&mut self) {
        let state = self.model.state.clone();
        let joining = introduce(&state, &self.model.device, "0", &[]).into_iter().collect();
        self.happens(Message::Loaded(Box::new(Loaded {
            state,
            standing: Standing { joining, ..Standing::default() },
        })));
        self.settle();
    }

    /// Something happens, and what comes of it is done.
    pub fn happens(&mut self, message: Message) {
        for effect in update(&mut self.model, message, self.now) {
            match effect {
                Effect::Write { events, at } => match &self.clerk {
                    Clerk::Answers => self.write(events, at),
                    Clerk::Holds => self.held.push((events, at)),
                    Clerk::Fails(why) => self.happens(Message::Written(Err((*why).to_owned()))),
                },
                Effect::Preview(which) => {
                    let options = export::Options::default();
                    let document = match which {
                        Which::Minutes => export::minutes(&self.model.state, &options),
                        Which::Memorandum => export::memorandum(&self.model.state, &options),
                        Which::History(handle) => export::history(&self.model.state, handle),
                        Which::Check => export::reviewed(&self.model.state),
                        Which::Balance => export::balance(&self.model.state, self.now),
                        Which::Questions => export::questions(&self.model.state),
                    };
                    self.happens(Message::Made(Made::Preview(which, Ok(Box::new(document)))));
                }
                Effect::Import(import) => self.effects.push(format!("{import:?}")),
                Effect::Export(request) => self.effects.push(format!("{request:?}")),
                Effect::FindOn => self.happens(Message::FindOn),
                Effect::Bell => self.effects.push("bell".to_owned()),
                Effect::Quit => self.left = true,
                Effect::Changed => self.minutes_made += 1,
                Effect::FoldAnew => {
                    let state = self.folded(self.journal.len(), self.hall.arrived);
                    self.happens(Message::Loaded(Box::new(Loaded { state, standing: Standing::default() })));
                }
            }
        }
    }

    fn write(&mut self, events: Vec<Event>, at: Moment) {
        let mut clock = self.model.state.last().map(|last| last.clock).unwrap_or_default();
        let recorded = events.into_iter().map(|event| {
            self.seq += 1;
            clock = clock.tick(at.timestamp_millis().unsigned_abs());
            let order = Order { clock, device: self.model.device.clone(), seq: self.seq };
            Recorded { id: Uuid::from_u128(self.seq.into()), order, at, event }
        });
        let recorded: Vec<Recorded> = recorded.collect();
        self.journal.extend(recorded.iter().cloned());
        self.happens(Message::Written(Ok(recorded)));
    }

    /// What so many events of the desk's and of the hall's journal amount to.
    fn folded(&self, desk: usize, hall: usize) -> State {
        let mut all = [&self.journal[..desk], &self.hall.journal[..hall]].concat();
        all.sort_by(|a, b| a.order.cmp(&b.order));
        let mut state = State::new(Arc::clone(self.model.agenda()));
        all.into_iter().for_each(|recorded| apply(&mut state, recorded));
        state
    }

    /// A line is recorded in the hall.
    #[track_caller]
    pub fn in_the_hall(&mut self, line: &str) {
        let device = Device::new("hall").unwrap();
        let state = self.folded(self.hall.knows, self.hall.journal.len());
        let at = self.now + self.hall.wrong;
        let parsed = rapporteur::capture::parse(line, &state, at.date_naive()).unwrap();
        let rapporteur::capture::Line::Command(command) = parsed.line else { panic!("{line}") };
        let joined = introduce(&state, &device, "0", &[]);
        let mut clock = state.last().map(|last| last.clock).unwrap_or_default();
        let mut put = |event: Event, hall: &mut Vec<Recorded>| {
            clock = clock.tick(at.timestamp_millis().unsigned_abs());
            let seq = hall.len() as u64 + 1;
            let order = Order { clock, device: device.clone(), seq };
            hall.push(Recorded { id: Uuid::from_u128(u128::from(seq) << 64), order, at, event });
        };
        joined.into_iter().for_each(|event| put(event, &mut self.hall.journal));
        let state = self.folded(self.hall.knows, self.hall.journal.len());
        for event in decide(&state, &device, &command, at).unwrap() {
            put(event, &mut self.hall.journal);
        }
    }

    /// What was recorded in the hall arrives.
    pub fn arrives(&mut self) -> &mut Self {
        let from = std::mem::replace(&mut self.hall.arrived, self.hall.journal.len());
        let events = self.hall.journal[from..].to_vec();
        self.happens(Message::Arrived(events));
        self.settle();
        self
    }

    /// The program was killed, and is opened again: all that is left is what is in the journal.
    pub fn reopened(&mut self) -> &mut Self {
        let mut state = State::new(Arc::clone(self.model.agenda()));
        for recorded in self.journal.clone() {
            apply(&mut state, recorded);
        }
        let model = Model::new(state, self.model.device.clone(), self.model.theme, self.model.size, self.now);
        self.model = model;
        self.load();
        self
    }

    /// The slow disk is done with what it held.
    pub fn answer(&mut self) {
        for (events, at) in std::mem::take(&mut self.held) {
            self.write(events, at);
        }
        self.settle();
    }

    pub fn settle(&mut self) {
        self.happens(Message::Settle);
    }

    /// Presses keys: text as it is, others as `<Enter>`, `<Ctrl-Z>`, `<Alt-Enter>`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.happens(Message::Key(key));
        }
        self.settle();
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.happens(Message::Paste(text.to_owned()));
        self.settle();
        self
    }

    pub fn mouse(&mut self, kind: ratatui::crossterm::event::MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.happens(Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self.settle();
        self
    }

    /// Time goes by.
    pub fn minutes(&mut self, minutes: i64) -> &mut Self {
        self.seconds(minutes * 60)
    }

    pub fn seconds(&mut self, seconds: i64) -> &mut Self {
        self.now += TimeDelta::seconds(seconds);
        self.happens(Message::Tick);
        self.settle();
        self
    }

    pub fn buffer(&self) -> (Buffer, Option<(u16, u16)>) {
        let (columns, rows) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        let cursor = terminal.get_cursor_position().ok().map(|at| (at.x, at.y));
        (terminal.backend().buffer().clone(), cursor)
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        let (buffer, _) = self.buffer();
        (0..buffer.area.height).map(|y| row(&buffer, y)).collect::<Vec<_>>().join("\n")
    }

    /// The screen as text, and under it how each cell looks.
    pub fn styled(&self) -> String {
        let (buffer, cursor) = self.buffer();
        let looks = (0..buffer.area.height).map(|y| {
            let cells: String = (0..buffer.area.width).map(|x| look(&buffer, x, y)).collect();
            cells.trim_end_matches('.').to_owned()
        });
        let cursor = cursor.map_or("none".to_owned(), |(x, y)| format!("{x},{y}"));
        format!("{}\ncursor {cursor}\n{}", self.screen(), looks.collect::<Vec<_>>().join("\n"))
    }

    /// What was recorded, as text: one entry a row.
    pub fn recorded(&self) -> Vec<String> {
        let entries = self.model.state.record.entries();
        entries.map(|entry| format!("{} {} {}", entry.handle, entry.kind.word(), entry.text)).collect()
    }

    pub fn notice(&self) -> &str {
        self.model.notice.as_ref().map_or("", |notice| &notice.text)
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

/// One letter for how a cell looks: `R` reversed, `a` accent, `k` kind, `g` good, `w` warning, `x` wrong, `q` quiet,
/// `b` bold, `u` underlined, `i` italic, `.` plain.
fn look(buffer: &Buffer, x: u16, y: u16) -> char {
    let style = buffer[(x, y)].style();
    let bold = style.add_modifier.contains(Modifier::BOLD);
    if style.add_modifier.contains(Modifier::REVERSED) {
        return 'R';
    }
    match style.fg {
        Some(Color::Cyan) => 'a',
        Some(Color::Magenta) => 'k',
        Some(Color::Green) => 'g',
        Some(Color::Yellow) => 'w',
        Some(Color::Red) => 'x',
        Some(Color::DarkGray) => 'q',
        _ if bold => 'b',
        _ if style.add_modifier.contains(Modifier::UNDERLINED) => 'u',
        _ if style.add_modifier.contains(Modifier::ITALIC) => 'i',
        _ => '.',
    }
}

fn parse(keys: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            events.push(named(name));
            rest = after;
        } else {
            events.push(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            rest = &rest[c.len_utf8()..];
        }
    }
    events
}

fn named(name: &str) -> KeyEvent {
    let (modifiers, name) = if let Some(name) = name.strip_prefix("Ctrl-") {
        (KeyModifiers::CONTROL, name)
    } else if let Some(name) = name.strip_prefix("Alt-") {
        (KeyModifiers::ALT, name)
    } else {
        (KeyModifiers::NONE, name)
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Tab" => KeyCode::Tab,
        "Esc" => KeyCode::Esc,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Del" => KeyCode::Delete,
        "BS" => KeyCode::Backspace,
        _ if name.starts_with('F') && name.len() > 1 => KeyCode::F(name[1..].parse().unwrap()),
        _ => KeyCode::Char(name.to_lowercase().chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}
