//! The only part of the screen that touches the world: terminal, threads, disk, time.
//!
//! Everything that happens comes through one channel: keys from a reader thread, the journal's answers from its clerk,
//! documents from the worker, signals. The loop takes all that waits, then draws once. Where nothing happens it sleeps until
//! something the clock shows will look different.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use uuid::Uuid;

use super::keeper::{FoldAnew, Keeper};
use super::layout::Areas;
use super::message::{Effect, Loaded, Message};
use super::model::{Dirty, Model, Stage, Tone, Which};
use super::outside::{self, Outside};
use super::terminal::Screen;
use super::update::update;
use super::view;
use super::worker::{Makers, Worker};
use super::{Error, Options, Session};
use crate::agenda::Agenda;
use crate::export;
use crate::journal::{Clerk, Draft, Folder};
use crate::session::Event;
use crate::session::state::{Moment, State};

/// So many lines of each journal are read before the first picture.
const TAIL: usize = 200;

/// The clock is looked at no sooner than this after the last time.
const SHORTEST: Duration = Duration::from_millis(10);

/// What comes through the channel.
pub(super) enum Happening {
    Message(Message),
    /// The whole record is read, and this is who adds to it.
    Ready(Box<Loaded>, Clerk),
    /// The program is to be stopped, or goes on.
    Suspend,
}

/// Runs the session on the screen until it is left.
pub(super) fn run(session: Session, options: Options) -> Result<(), Error> {
    let Session { agenda, device, folder, joining, table, notices, now, zone, export } = session;
    let mut screen = Screen::open().map_err(Error::Terminal)?;
    let (send, happenings) = mpsc::channel();

    let state = State::of(Arc::clone(&agenda), folder.tail(TAIL));
    let mut model = Model::new(state, device.clone(), options.theme, screen.size(), now());
    model.keys = options.keys;
    model.tour = options.tour;
    model.kept = folder.path().display().to_string();
    model.zone = zone;
    model.table = table;
    if !notices.is_empty() {
        model.say(Tone::Warning, notices.join("\n"));
    }
    screen.draw(|buffer| view::whole(&model, buffer)).map_err(Error::Terminal)?;

    listen(send.clone()).map_err(Error::Thread)?;
    let worker = start_worker(&folder, &agenda, export, now.clone(), send.clone()).map_err(Error::Thread)?;
    let (fold_anew, wanted) = mpsc::channel();
    Keeper { folder, device, agenda, joining, send: send.clone(), wanted }.start().map_err(Error::Thread)?;

    let mut runtime = Runtime {
        screen,
        clerk: None,
        fold_anew,
        worker,
        now,
        model,
        drawn: Areas::default(),
        searching: false,
        bell: options.bell,
        send,
    };
    let left = runtime.until_left(&happenings);
    let Runtime { screen, clerk, worker, model, .. } = runtime;
    drop(screen);
    // Whatever was accepted is written before the program ends, and the current minutes with it.
    drop(clerk);
    drop(worker);
    left.map_err(Error::Terminal)?;
    if report_unrecorded(&model) { Err(Error::Unrecorded) } else { Ok(()) }
}

struct Runtime {
    screen: Screen,
    /// Who writes; nobody before the whole record is read, or if nothing may be written.
    clerk: Option<Clerk>,
    /// To whoever reads the record.
    fold_anew: Sender<FoldAnew>,
    worker: Worker,
    now: Arc<dyn Fn() -> Moment + Send + Sync>,
    model: Model,
    /// Where everything stood when it was drawn last.
    drawn: Areas,
    /// A search has more of the record to look at.
    searching: bool,
    /// Whether the bell rings.
    bell: bool,
    send: Sender<Happening>,
}

impl Runtime {
    fn until_left(&mut self, happenings: &Receiver<Happening>) -> io::Result<()> {
        loop {
            let wait = self.model.clock_due - (self.now)();
            let wait = wait.to_std().unwrap_or_default().max(SHORTEST);
            // A search goes on when nothing else waits.
            let wait = if self.searching { Duration::ZERO } else { wait };
            let mut next = match happenings.recv_timeout(wait) {
                Ok(happening) => Some(happening),
                Err(RecvTimeoutError::Timeout) if self.searching => {
                    self.searching = false;
                    Some(Happening::Message(Message::FindOn))
                }
                Err(RecvTimeoutError::Timeout) => Some(Happening::Message(Message::Tick)),
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            };
            while let Some(happening) = next {
                let done = match happening {
                    Happening::Message(message) => self.happened(message)?,
                    Happening::Ready(loaded, clerk) => {
                        self.clerk = Some(clerk);
                        self.happened(Message::Loaded(loaded))?
                    }
                    Happening::Suspend => self.suspend()?,
                };
                if done {
                    return Ok(());
                }
                next = happenings.try_recv().ok();
            }
            if self.happened(Message::Settle)? {
                return Ok(());
            }
            self.draw()?;
        }
    }

    /// Draws what may look different: mostly no more than the line.
    fn draw(&mut self) -> io::Result<()> {
        let dirty = std::mem::replace(&mut self.model.dirty, Dirty::Nothing);
        if dirty == Dirty::Nothing {
            return Ok(());
        }
        let model = &self.model;
        let areas = model.areas();
        let moved = areas != self.drawn || areas.small;
        self.drawn = areas;
        if self.screen.size() != model.size {
            self.screen.resize(model.size)?;
        } else if dirty == Dirty::Line && !moved {
            return self.screen.draw_part(areas.line(), |buffer| view::line(model, &areas, buffer));
        }
        self.screen.draw(|buffer| view::whole(model, buffer))
    }

    /// Passes on what happened and does what comes of it; says whether the program is to be left.
    fn happened(&mut self, message: Message) -> io::Result<bool> {
        let now = (self.now)();
        let latest = match &message {
            Message::Arrived(events) => events.last().map(|last| last.order.clock),
            Message::Loaded(loaded) => loaded.state.last().map(|last| last.clock),
            _ => None,
        };
        if let (Some(clock), Some(clerk)) = (latest, &self.clerk) {
            // What is recorded from now on comes after it. A clerk that has stopped says so when it is to write.
            let _ = clerk.observe(clock);
        }
        let mut leave = false;
        for effect in update(&mut self.model, message, now) {
            match effect {
                Effect::Write { events, at } => self.write(events, at),
                Effect::Export(request) => self.worker.export(request),
                Effect::Import(import) => self.worker.import(import),
                Effect::Preview(which) => self.worker.preview(which),
                Effect::Changed => self.worker.changed(),
                Effect::FoldAnew => {
                    // The thread ends only with the program.
                    let _ = self.fold_anew.send(FoldAnew);
                }
                Effect::FindOn => self.searching = true,
                Effect::Bell if self.bell => self.screen.ring()?,
                Effect::Bell => {}
                Effect::Quit => leave = true,
            }
        }
        Ok(leave)
    }

    fn write(&mut self, events: Vec<Event>, at: Moment) {
        let wall = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        let drafts = events.into_iter().map(|event| Draft { id: Uuid::now_v7(), wall, at, event });
        let written = match &self.clerk {
            Some(clerk) => clerk.write(drafts.collect()).map_err(|failure| failure.to_string()),
            None => Err("this session is open for reading only".to_owned()),
        };
        if let Err(why) = written {
            self.send_message(Message::Written(Err(why)));
        }
    }

    fn send_message(&self, message: Message) {
        // The receiver lives as long as this does.
        let _ = self.send.send(Happening::Message(message));
    }

    /// Gives the terminal back, stops, and takes it again when the program goes on.
    fn suspend(&mut self) -> io::Result<bool> {
        self.screen.lend();
        outside::stop();
        self.screen.take_again()?;
        let (columns, rows) = self.screen.size();
        self.happened(Message::Resize(columns, rows))
    }
}

/// Lines that were entered and could not be recorded are handed back on the terminal, so that they can be kept; whether
/// there were any.
fn report_unrecorded(model: &Model) -> bool {
    let lost = model.queue.iter().filter(|line| !matches!(line.stage, Stage::Writing(_)));
    let lost: Vec<&str> = lost.map(|line| line.text.as_str()).collect();
    for line in &lost {
        eprintln!("{}", crate::capture::clean(line).0);
    }
    !lost.is_empty()
}

/// Turns what comes from outside into what happens.
fn listen(send: Sender<Happening>) -> io::Result<()> {
    outside::listen(move |outside| {
        let message = match outside {
            Outside::Key(key) => Message::Key(key),
            Outside::Paste(text) => Message::Paste(text),
            Outside::Mouse(mouse) => Message::Mouse(mouse),
            Outside::Resize(columns, rows) => Message::Resize(columns, rows),
            Outside::Hangup => Message::Hangup,
            Outside::Suspend => return send.send(Happening::Suspend).is_ok(),
        };
        send.send(Happening::Message(message)).is_ok()
    })
}

/// All that a folder's journals say.
fn fold(folder: &Folder, agenda: &Arc<Agenda>) -> State {
    State::of(Arc::clone(agenda), folder.read().events)
}

fn start_worker(
    folder: &Folder,
    agenda: &Arc<Agenda>,
    export: super::Export,
    now: Arc<dyn Fn() -> Moment + Send + Sync>,
    send: Sender<Happening>,
) -> io::Result<Worker> {
    let at = || (folder.clone(), Arc::clone(agenda));
    let (minutes, preview, exported, surveys) = (at(), at(), folder.clone(), folder.clone());
    let makers = Makers {
        minutes: Box::new(move || {
            let (folder, agenda) = &minutes;
            let state = fold(folder, agenda);
            let text = export::current_minutes(&state);
            let path = folder.exports_to_write().map_err(|error| error.to_string())?.join("minutes.md");
            // A journal that is gone has nothing to say, and what was written while it was there may be all that is left.
            if state.opened.is_none() && path.exists() {
                return Ok(());
            }
            export::save::save(&path, text.as_bytes()).map_err(|error| format!("{}: {error}", path.display()))
        }),
        survey: Box::new(move |name| surveys.beside(name)),
        export: Box::new(move |request| export(&exported, request)),
        preview: Box::new(move |which| {
            let (folder, agenda) = &preview;
            let state = fold(folder, agenda);
            let options = export::Options::default();
            Ok(match which {
                Which::Minutes => export::minutes(&state, &options),
                Which::Memorandum => export::memorandum(&state, &options),
                Which::History(handle) => export::history(&state, handle),
                Which::Check => export::reviewed(&state),
                Which::Balance => export::balance(&state, now()),
                Which::Questions => export::questions(&state),
            })
        }),
    };
    let reply = move |made| {
        let _ = send.send(Happening::Message(Message::Made(made)));
    };
    Worker::start(makers, Arc::new(reply))
}
