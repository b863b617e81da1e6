//! The record on the disk, looked after by a thread of its own: it opens the journal for writing, reads everything, and
//! brings what other laptops record as it arrives. What fails is tried again until it works.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::message::{Loaded, Message, Standing};
use super::runtime::Happening;
use super::{Error, Joining};
use crate::agenda::Agenda;
use crate::journal::{Answer, Clerk, Folder, Followed, Follower, News, OpenError, PutBack, ReadOnly, Trouble, Writer};
use crate::session::Event;
use crate::session::event::{Device, Recorded};
use crate::session::state::State;

/// So long between two looks at the folder.
const PAUSE: Duration = Duration::from_millis(200);

/// A look takes at most one part in so many of the time, where a folder is slow.
const SHARE: u32 = 10;

/// So long before opening the journal is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// That everything is to be folded anew.
pub(super) struct FoldAnew;

/// What the thread has to do its work.
pub(super) struct Keeper {
    pub folder: Folder,
    pub device: Device,
    pub agenda: Arc<Agenda>,
    /// What the device has to record first, given the whole record; or why it may record nothing.
    pub joining: Joining,
    pub send: Sender<Happening>,
    pub wanted: Receiver<FoldAnew>,
}

impl Keeper {
    /// Starts the thread. It ends with the screen.
    pub fn start(self) -> io::Result<()> {
        let follower = Follower::open(self.folder.clone());
        let keeping =
            Keeping { follower, troubles: Vec::new(), writer: None, recording: false, why: None, keeper: self };
        thread::Builder::new().name("record".to_owned()).spawn(move || keeping.run()).map(drop)
    }
}

struct Keeping {
    keeper: Keeper,
    follower: Follower,
    troubles: Vec<Trouble>,
    /// Who is to write, until the record is read.
    writer: Option<Writer>,
    /// Whether somebody writes.
    recording: bool,
    /// Why nobody does, and whether that may pass.
    why: Option<(String, bool)>,
}

impl Keeping {
    fn run(mut self) {
        // A torn last line is set aside before the record is read.
        let mut damage = self.open_writer();
        let mut tried = Instant::now();
        let mut first = true;
        loop {
            let began = Instant::now();
            let Followed { news, troubles, .. } = self.follower.poll();
            if let Some(troubles) = troubles {
                let own = self.keeper.folder.journal(&self.keeper.device);
                damage.extend(Trouble::fresh(&troubles, &self.troubles, &own).into_iter().map(Trouble::to_string));
                self.troubles = troubles;
            }
            let said = std::mem::take(&mut damage);
            let sent = match news {
                News::More(events) | News::Anew(events) if first => self.load(events, said),
                News::Nothing if first => self.load(Vec::new(), said),
                News::Anew(events) => self.load(events, said),
                News::More(events) => {
                    let arrived = self.send(Happening::Message(Message::Arrived(events)));
                    arrived && (said.is_empty() || self.stand(said))
                }
                News::Nothing => said.is_empty() || self.stand(said),
            };
            if !sent {
                return;
            }
            first = false;
            let pause = PAUSE.max(began.elapsed().saturating_mul(SHARE)).min(TRY_AGAIN);
            match self.keeper.wanted.recv_timeout(pause) {
                Ok(FoldAnew) => self.follower.forget(),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if !self.recording && tried.elapsed() >= TRY_AGAIN {
                damage = self.open_writer();
                tried = Instant::now();
                if self.writer.is_some() {
                    self.follower.forget();
                }
            }
        }
    }

    /// Opens the journal for writing; what to say about it.
    fn open_writer(&mut self) -> Vec<String> {
        match Writer::open(&self.keeper.folder, self.keeper.device.clone()) {
            Ok((writer, torn)) => {
                self.writer = Some(writer);
                torn.iter().map(ToString::to_string).collect()
            }
            Err(why) => {
                let passing = !matches!(why, OpenError::Unusable(_) | OpenError::Behind { .. });
                self.why = Some((why.to_string(), passing));
                Vec::new()
            }
        }
    }

    fn standing(&self, damage: Vec<String>, joining: Vec<Event>) -> Standing {
        let (read_only, passing) = match &self.why {
            Some((why, passing)) => (Some(why.clone()), *passing),
            None => (None, false),
        };
        Standing { read_only, passing, damage, joining }
    }

    /// The whole record, and who adds to it if somebody may.
    fn load(&mut self, events: Vec<Recorded>, damage: Vec<String>) -> bool {
        let state = State::of(Arc::clone(&self.keeper.agenda), events);
        let (clerk, joining) = if self.recording {
            (None, Vec::new())
        } else {
            match self.begin(&state) {
                Ok((clerk, joining)) => {
                    (self.recording, self.why) = (true, None);
                    (Some(clerk), joining)
                }
                Err(why) => {
                    self.why = Some(why);
                    (None, Vec::new())
                }
            }
        };
        let loaded = Box::new(Loaded { state, standing: self.standing(damage, joining) });
        self.send(match clerk {
            Some(clerk) => Happening::Ready(loaded, clerk),
            None => Happening::Message(Message::Loaded(loaded)),
        })
    }

    /// Who adds to the record, and what is to be recorded first; or why nothing can be.
    fn begin(&mut self, state: &State) -> Result<(Clerk, Vec<Event>), (String, bool)> {
        let damaged = self.troubles.iter().filter_map(|trouble| match trouble {
            Trouble::Damage(damage) => damage.what.read_only(),
            _ => None,
        });
        if let Some(why) = damaged.max() {
            self.writer = None;
            // What cannot be read may be read at the next try; what is damaged stays so.
            return Err((why.to_string(), why == ReadOnly::Unreadable));
        }
        let joining = (self.keeper.joining)(state).map_err(|why| (why, false))?;
        let unopened = || self.why.clone().unwrap_or_default();
        let mut writer = self.writer.take().ok_or_else(unopened)?;
        if let Some(last) = state.last() {
            writer.observe(last.clock);
        }
        let answers = self.keeper.send.clone();
        let answer = move |answer: Answer| {
            let answer = answer.map_err(|failure| failure.to_string());
            // The screen is gone only when the program ends.
            let _ = answers.send(Happening::Message(Message::Written(answer)));
        };
        let told = self.keeper.send.clone();
        let tell = move |put_back: PutBack| {
            let standing = Standing { damage: vec![put_back.to_string()], ..Standing::default() };
            let _ = told.send(Happening::Message(Message::Standing(standing)));
        };
        Clerk::start_telling(writer, answer, tell)
            .map(|clerk| (clerk, joining))
            .map_err(|error| (Error::Thread(error).to_string(), true))
    }

    /// What is wrong with the folder now, while the record stays as it is.
    fn stand(&self, damage: Vec<String>) -> bool {
        let standing = self.standing(damage, Vec::new());
        self.send(Happening::Message(Message::Standing(standing)))
    }

    /// Says whether the screen is still there.
    fn send(&self, happening: Happening) -> bool {
        self.keeper.send.send(happening).is_ok()
    }
}
