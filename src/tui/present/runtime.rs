//! The only part of the big screen that touches the world: terminal, clock, and the thread that looks at the folder.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::message::{Followed, Message, Planned};
use super::model::Model;
use super::update::update;
use super::view;
use super::{Presentation, Understand};
use crate::journal::{Folder, Follower, News};
use crate::session::state::Moment;
use crate::tui::outside::{self, Outside};
use crate::tui::terminal::Screen;
use crate::tui::{Error, Options};

/// The folder is looked at again after so long: an entry is to be seen within a tenth of a second.
const PAUSE: Duration = Duration::from_millis(40);

/// Looking takes at most one part in so many of the time, so that a slow share is not kept busy.
const SHARE: u32 = 4;

/// The longest time between two looks.
const LONGEST: Duration = Duration::from_secs(2);

/// The longest time between two looks where what cannot be read is tried again.
const TRY_AGAIN: Duration = Duration::from_millis(250);

/// A folder that has not answered for so long is said not to.
const PATIENCE: Duration = Duration::from_secs(3);

/// What comes through the channel.
enum Happening {
    Message(Message),
    Suspend,
}

/// Shows the session until the screen is left.
pub(super) fn run(presentation: Presentation, options: Options) -> Result<(), Error> {
    let Presentation { folder, understand, now, zone } = presentation;
    let mut screen = Screen::open().map_err(Error::Terminal)?;
    let (send, happenings) = mpsc::channel();
    let mut model = Model::new(options.theme, zone, screen.size(), now());
    draw(&model, &mut screen).map_err(Error::Terminal)?;
    listen(send.clone()).map_err(Error::Thread)?;
    let looking = Looking::start(folder, understand, send).map_err(Error::Thread)?;
    until_left(&mut model, &mut screen, &happenings, &looking, &*now).map_err(Error::Terminal)
}

fn until_left(
    model: &mut Model,
    screen: &mut Screen,
    happenings: &Receiver<Happening>,
    looking: &Looking,
    now: &dyn Fn() -> Moment,
) -> io::Result<()> {
    loop {
        let wait = (model.due() - now()).to_std().unwrap_or_default();
        let wait = wait.clamp(Duration::from_millis(10), PATIENCE);
        let mut next = match happenings.recv_timeout(wait) {
            Ok(happening) => Some(happening),
            Err(RecvTimeoutError::Timeout) => Some(Happening::Message(Message::Tick)),
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        while let Some(happening) = next {
            let message = match happening {
                Happening::Message(message) => message,
                Happening::Suspend => {
                    screen.lend();
                    outside::stop();
                    screen.take_again()?;
                    let (columns, rows) = screen.size();
                    Message::Resize(columns, rows)
                }
            };
            if update(model, message, now()) {
                return Ok(());
            }
            next = happenings.try_recv().ok();
        }
        let stuck = looking.is_stuck();
        if stuck != model.stuck && update(model, Message::Stuck(stuck), now()) {
            return Ok(());
        }
        draw(model, screen)?;
    }
}

fn draw(model: &Model, screen: &mut Screen) -> io::Result<()> {
    if screen.size() != model.size {
        screen.resize(model.size)?;
    }
    screen.draw(|buffer| {
        view::whole(model, buffer);
        None
    })
}

/// Turns what comes from outside into what happens.
fn listen(send: Sender<Happening>) -> io::Result<()> {
    outside::listen(move |outside| {
        let message = match outside {
            Outside::Key(key) => Message::Key(key),
            Outside::Mouse(mouse) => Message::Mouse(mouse),
            Outside::Resize(columns, rows) => Message::Resize(columns, rows),
            Outside::Hangup => Message::Hangup,
            Outside::Suspend => return send.send(Happening::Suspend).is_ok(),
            // There is no line into which it could go.
            Outside::Paste(_) => return true,
        };
        send.send(Happening::Message(message)).is_ok()
    })
}

/// The thread that looks at the folder. It ends with the program, even while it waits for a disk.
struct Looking {
    started: Instant,
    /// When the look began that is not done yet, in milliseconds after the start and 1; 0 between looks.
    since: Arc<AtomicU64>,
}

impl Looking {
    fn start(folder: Folder, understand: Understand, send: Sender<Happening>) -> io::Result<Looking> {
        let looking = Looking { started: Instant::now(), since: Arc::default() };
        let (started, since) = (looking.started, Arc::clone(&looking.since));
        let look = move || {
            // Without this thread nothing would ever change: should it come to a bad end, so does the screen.
            let last = HangUp(send);
            let mut follower = Follower::open(folder);
            let mut failed = 0;
            loop {
                let began = Instant::now();
                since.store(millis(started.elapsed()).saturating_add(1), Ordering::Relaxed);
                let look = follower.poll();
                since.store(0, Ordering::Relaxed);
                let took = began.elapsed();
                failed = if follower.is_refused() { failed + 1 } else { 0 };
                let followed = Followed {
                    plan: look.agenda.map(|bytes| understand(&bytes).map_or(Planned::Unclear, Planned::Plan)),
                    news: look.news,
                    troubles: look.troubles,
                };
                let changed = followed.plan.is_some() || followed.news != News::Nothing || followed.troubles.is_some();
                let message = Message::Followed(Box::new(followed));
                if changed && last.0.send(Happening::Message(message)).is_err() {
                    return;
                }
                thread::sleep(pause(took, failed));
            }
        };
        thread::Builder::new().name("folder".to_owned()).spawn(look)?;
        Ok(looking)
    }

    /// Whether the folder has not answered for a while.
    fn is_stuck(&self) -> bool {
        let since = self.since.load(Ordering::Relaxed);
        since > 0 && millis(self.started.elapsed()).saturating_sub(since) > millis(PATIENCE)
    }
}

/// Ends the screen when it is dropped.
struct HangUp(Sender<Happening>);

impl Drop for HangUp {
    fn drop(&mut self) {
        let _ = self.0.send(Happening::Message(Message::Hangup));
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// How long to wait after a look that took so long, and that failed so many times in a row.
fn pause(took: Duration, failed: u32) -> Duration {
    let pause = PAUSE.max(took.saturating_mul(SHARE)).min(LONGEST);
    if failed == 0 { pause } else { pause.max(PAUSE.saturating_mul(1 << failed.min(5)).min(TRY_AGAIN)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_folder_is_left_in_peace_and_one_that_fails_is_tried_again_and_again() {
        let millis = Duration::from_millis;
        assert_eq!(pause(millis(1), 0), millis(40));
        assert_eq!(pause(millis(100), 0), millis(400));
        assert_eq!(pause(Duration::from_secs(60), 0), millis(2000));
        assert_eq!(
            [1, 2, 3, 4, 1_000_000].map(|failed| pause(millis(1), failed)),
            [80, 160, 250, 250, 250].map(millis)
        );
    }
}
