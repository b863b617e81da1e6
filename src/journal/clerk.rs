//! The writer on a thread of its own, so that a slow disk never holds up typing.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::envelope::Draft;
use super::file::Store;
use super::place::PutBack;
use super::writer::{WriteFailure, Writer};
use crate::session::event::{Clock, Recorded};

/// What became of one [`Clerk::write`]: its events as they are on the disk, or why none of them is.
pub type Answer = Result<Vec<Recorded>, WriteFailure>;

/// Writes to a journal in the background. Dropping it waits until everything accepted is written and answered.
#[derive(Debug)]
pub struct Clerk {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

enum Job {
    Write(Vec<Draft>),
    Observe(Clock),
}

/// So many jobs share a sync at most, so that who sends without end gets answers too.
const SHARED: usize = 4096;

impl Clerk {
    /// Starts the thread. `reply` is called on it with one answer for each [`write`](Self::write), in their order.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start<S: Store + Send + 'static>(
        writer: Writer<S>,
        reply: impl Fn(Answer) + Send + 'static,
    ) -> io::Result<Clerk> {
        Clerk::start_telling(writer, reply, |_| {})
    }

    /// The same; `tell` is called, before the answer, with what another program had taken away and was put back.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start_telling<S: Store + Send + 'static>(
        writer: Writer<S>,
        reply: impl Fn(Answer) + Send + 'static,
        tell: impl Fn(PutBack) + Send + 'static,
    ) -> io::Result<Clerk> {
        let (jobs, waiting) = mpsc::channel();
        let work = move || work(writer, &waiting, &reply, &tell);
        let thread = thread::Builder::new().name("journal".to_owned()).spawn(work)?;
        Ok(Clerk { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Has these events recorded, all or none, with one write. Returns at once; the answer comes when they are on the disk.
    ///
    /// # Errors
    /// [`WriteFailure::Stopped`] when the thread has ended, which only a panic in `reply` can bring about.
    pub fn write(&self, drafts: Vec<Draft>) -> Result<(), WriteFailure> {
        self.send(Job::Write(drafts))
    }

    /// Whatever is recorded from now on comes after this reading of another device's clock.
    ///
    /// # Errors
    /// As for [`write`](Self::write).
    pub fn observe(&self, clock: Clock) -> Result<(), WriteFailure> {
        self.send(Job::Observe(clock))
    }

    fn send(&self, job: Job) -> Result<(), WriteFailure> {
        self.jobs.as_ref().and_then(|jobs| jobs.send(job).ok()).ok_or(WriteFailure::Stopped)
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        // The thread ends when there is nobody left to send it anything and all that was sent is done.
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // An error is a panic, which has been reported on its thread.
            let _ = thread.join();
        }
    }
}

fn work<S: Store>(mut writer: Writer<S>, waiting: &Receiver<Job>, reply: &impl Fn(Answer), tell: &impl Fn(PutBack)) {
    while let Ok(first) = waiting.recv() {
        let mut written: Vec<Answer> = Vec::new();
        for job in std::iter::once(first).chain(waiting.try_iter()).take(SHARED) {
            match job {
                Job::Write(drafts) => written.push(writer.append_all(&drafts)),
                Job::Observe(clock) => writer.observe(clock),
            }
        }
        if written.is_empty() {
            continue;
        }
        let synced = writer.sync();
        if let Some(put_back) = writer.take_put_back() {
            tell(put_back);
        }
        for answer in written {
            reply(match &synced {
                Ok(()) => answer,
                Err(failure) => answer.and(Err(failure.clone())),
            });
        }
    }
}
