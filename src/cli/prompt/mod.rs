//! `rapporteur record` at a terminal: a session line by line, for whoever cannot see the screen, or would rather not.
//!
//! A prompt, what is typed, and below it what was understood, in plain words; then the next prompt. Nothing is drawn over,
//! there is no second screen, and what was said stays above to be read again.
//!
//! # Why there is an editor of its own
//!
//! The terminal's own line (its *cooked* mode) is the plainest thing there is, and screen readers are at home in it. But one
//! can neither go back in it nor complete a name, and a refused line would have to be typed anew, so that whoever cannot see
//! would do everything the hard way. What screen readers are as much at home in is the line of a shell: letters appear one by
//! one where they are typed, the cursor moves within the line, Tab completes, ↑ brings back what was entered. So this is that:
//! a small editor that sends the terminal what a shell would, and no more ([`drawn`]). Where the terminal cannot do even that
//! (`TERM=dumb`, as in an editor's shell) or the program was built without a screen, the terminal's own line serves, and a
//! `?` after the beginning of a command or name lists what it could become ([`cooked`]).

mod cooked;
#[cfg(feature = "tui")]
mod drawn;
#[cfg(feature = "tui")]
mod editor;
#[cfg(feature = "tui")]
mod terminal;

use std::time::Duration;

use super::clock::{now, zone};
use super::failure::{Failure, tell};
use super::recorder::{Recorder, Trouble};
use super::request::toured;
use crate::capture::actions::ACTIONS;
use crate::capture::keys::Keys;
use crate::capture::{self, Completion, Line, Parsed, Request};
use crate::session::event::Seen;
use crate::session::spoken;

/// What stands before the line.
const PROMPT: &str = "> ";

/// So long nothing is entered before the minutes on disk are made current.
const QUIET: Duration = Duration::from_secs(2);

/// The most that is listed of what could come next.
const LISTED: usize = 12;

/// Talks until the end is asked for.
pub fn run(recorder: Recorder, keys: &Keys) -> Result<(), Failure> {
    let talk = Talk { seen: recorder.state().seen(), recorder, keys: keys.clone(), recorded: 0 };
    #[cfg(feature = "tui")]
    if std::env::var_os("TERM").is_none_or(|term| term != "dumb") {
        return terminal::run(talk);
    }
    cooked::run(talk)
}

/// A session that is talked to.
struct Talk {
    recorder: Recorder,
    keys: Keys,
    /// How many lines were done.
    recorded: usize,
    /// What of the others' journals was told: nothing else was in mind when a line was typed.
    seen: Seen,
}

/// What comes of a line.
enum Answer {
    /// This is to be said, if anything.
    Said(String),
    /// It was not recorded, for this reason; it may be mended.
    Refused(String),
    /// This is to be put into the line.
    Offered(String),
    /// The end is asked for.
    Leave,
}

impl Talk {
    /// Takes a line; what is said back is safe on the disk.
    fn enter(&mut self, line: &str) -> Result<Answer, Failure> {
        self.recorder.catch_up();
        if let Some(answer) = self.for_the_prompt(line) {
            return Ok(answer);
        }
        let answer = self.recorder.line(line, Some(&self.seen));
        // Here nothing happens later than it is typed: a stamp is for its own line.
        self.recorder.forget_stamp();
        let said = match answer {
            Ok(said) => self.recorder.sync().map(|()| self.with_news(said)),
            Err(trouble) => Err(trouble),
        };
        match said {
            Ok(None) => Ok(Answer::Said(String::new())),
            Ok(Some(said)) => {
                self.recorded += 1;
                Ok(Answer::Said(said))
            }
            Err(Trouble::Refused(why)) => Ok(Answer::Refused(format!("not recorded: {why}"))),
            Err(Trouble::Broken(why)) => {
                // Nothing of it is in the journal; what stands is read anew.
                self.recorder.read_again()?;
                Ok(Answer::Refused(format!("NOT RECORDED: {why}")))
            }
        }
    }

    /// What others recorded meanwhile comes after what is said to the line.
    fn with_news(&mut self, said: Option<String>) -> Option<String> {
        self.seen = self.recorder.state().seen();
        let lines: Vec<String> = said.into_iter().chain(self.recorder.news.drain(..).map(|news| news.text)).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// What concerns the prompt and not the record.
    fn for_the_prompt(&self, line: &str) -> Option<Answer> {
        let state = self.recorder.state();
        let (_, text) = capture::stamped(line);
        let Parsed { line, .. } = capture::parse(text, state, now().date_naive()).ok()?;
        match line {
            Line::Request(Request::Quit) => Some(Answer::Leave),
            Line::Request(Request::Tour) => Some(Answer::Said(toured(&self.keys, self.recorder.folder()))),
            Line::Request(Request::Edit(handle)) => {
                let entry = state.record.get(handle).filter(|entry| entry.stands())?;
                Some(Answer::Offered(format!("/edit {handle} {}", entry.text)))
            }
            _ => None,
        }
    }

    /// What can be typed first, and where the session is.
    fn greeting(&self, how: &str) -> String {
        let agenda = &self.recorder.state().agenda;
        let place = agenda.place.as_ref().map(|place| format!(" in {place}")).unwrap_or_default();
        let said = spoken(self.recorder.state(), now(), &zone());
        format!(
            "{}, {}{place}, kept in {}.\n\
             Type what is said and press Enter: that records it. What begins with / is a command.\n{how}\n{}.",
            agenda.title,
            agenda.kind.word(),
            self.recorder.folder().display(),
            said.first().map(String::as_str).unwrap_or_default(),
        )
    }

    /// Leaves minutes that are current, and says where everything is.
    fn farewell(mut self) -> Result<(), Failure> {
        self.recorder.hand_over()?;
        let lines = if self.recorded == 1 { "1 line".to_owned() } else { format!("{} lines", self.recorded) };
        let folder = self.recorder.folder().display();
        tell(&format!("{lines} done; the session is in {folder}. Go on with it: rapporteur record {folder}"));
        Ok(())
    }

    /// What could come next where the cursor stands.
    fn complete(&self, text: &str, cursor: usize) -> Option<Completion> {
        capture::complete(text, cursor, self.recorder.state(), ACTIONS.len())
    }
}

/// What could come next, a line each.
fn listed(completion: &Completion) -> String {
    let all = &completion.candidates;
    let line = |candidate: &capture::Candidate| {
        let does = if candidate.does.is_empty() { String::new() } else { format!(": {}", candidate.does) };
        format!("{}{does}", candidate.insert.trim_end())
    };
    let mut lines: Vec<String> = all.iter().take(LISTED).map(line).collect();
    if all.len() > LISTED {
        lines.push(format!("and {} more: type on", all.len() - LISTED));
    }
    lines.join("\n")
}
