//! What takes longer than a key may wait: documents are made from the folder on disk, on a thread of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::model::Which;
use crate::capture::{Import, Request};
use crate::export::Document;

/// The minutes on disk are made anew no sooner than this after they were made last.
const SOONEST: Duration = Duration::from_secs(2);
/// Making them takes at most one part in so many of the time.
const SHARE: u32 = 20;

/// Saves what was asked for; gives the paths.
pub type Saver = Box<dyn FnMut(&Request) -> Result<Vec<PathBuf>, String> + Send>;

/// Reads a file by the name that was typed.
pub type Fetcher = Box<dyn FnMut(&str) -> Result<Vec<u8>, String> + Send>;

/// What can be made. All of it is made from what is on the disk.
pub struct Makers {
    /// Saves the minutes that are always current.
    pub minutes: Box<dyn FnMut() -> Result<(), String> + Send>,
    /// Saves what was asked for; gives the paths.
    pub export: Saver,
    /// Reads the file of a survey.
    pub survey: Fetcher,
    /// Makes a document to be looked at.
    pub preview: Box<dyn FnMut(Which) -> Result<Document, String> + Send>,
}

/// What came of it.
#[derive(Debug)]
pub enum Made {
    /// The documents asked for.
    Export(Result<Vec<PathBuf>, String>),
    /// A document to be looked at.
    Preview(Which, Result<Box<Document>, String>),
    /// The file of a survey was read; or why it cannot be.
    Survey(Import, Result<Vec<u8>, String>),
    /// The current minutes could not be saved.
    MinutesFailed(String),
}

enum Job {
    Changed,
    Export(Request),
    Import(Import),
    Preview(Which),
}

/// The thread. Dropping it saves the minutes, if the record changed since, and waits for that.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(makers: Makers, reply: Arc<dyn Fn(Made) + Send + Sync>) -> std::io::Result<Worker> {
        let (jobs, waiting) = mpsc::channel();
        let thread =
            thread::Builder::new().name("documents".to_owned()).spawn(move || work(makers, &waiting, &*reply))?;
        Ok(Worker { jobs: Some(jobs), thread: Some(thread) })
    }

    /// The record changed.
    pub fn changed(&self) {
        self.send(Job::Changed);
    }

    /// Documents are to be saved.
    pub fn export(&self, request: Request) {
        self.send(Job::Export(request));
    }

    /// The file of a survey is to be read.
    pub fn import(&self, import: Import) {
        self.send(Job::Import(import));
    }

    /// A document is to be looked at.
    pub fn preview(&self, which: Which) {
        self.send(Job::Preview(which));
    }

    fn send(&self, job: Job) {
        // The thread ends only when this is dropped.
        let _ = self.jobs.as_ref().map(|jobs| jobs.send(job));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(mut makers: Makers, waiting: &Receiver<Job>, reply: &dyn Fn(Made)) {
    let mut due: Option<Instant> = None;
    let mut pause = SOONEST;
    let mut failed = false;
    loop {
        let job = match due {
            None => waiting.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => waiting.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        match job {
            Ok(Job::Changed) => due = due.or_else(|| Some(Instant::now() + pause)),
            Ok(Job::Export(request)) => reply(Made::Export((makers.export)(&request))),
            Ok(Job::Import(import)) => {
                let read = (makers.survey)(&import.file);
                reply(Made::Survey(import, read));
            }
            Ok(Job::Preview(which)) => reply(Made::Preview(which, (makers.preview)(which).map(Box::new))),
            Err(ended) => {
                if due.take().is_some() {
                    let began = Instant::now();
                    let result = (makers.minutes)();
                    pause = SOONEST.max(began.elapsed() * SHARE);
                    // Said once, not every few seconds.
                    if let Err(why) = &result
                        && !failed
                    {
                        reply(Made::MinutesFailed(why.clone()));
                    }
                    failed = result.is_err();
                }
                if ended == RecvTimeoutError::Disconnected {
                    return;
                }
            }
        }
    }
}
