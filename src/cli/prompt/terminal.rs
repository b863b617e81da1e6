//! The terminal, its keys, and what is said between two lines.

use std::io::{self, Write as _};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;

use ratatui::crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEvent};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode, size};

use super::super::failure::Failure;
use super::drawn::Drawn;
use super::editor::{Editor, Then};
use super::{Answer, PROMPT, QUIET, Talk, listed};
use crate::capture::Completion;
use crate::capture::actions::{Arguments, Id};
use crate::words::marks::fit_for_a_terminal;

/// The columns of a terminal that does not say how many it has.
const COLUMNS: u16 = 80;

/// What happens at the terminal.
enum Happening {
    Key(KeyEvent),
    Paste(String),
    Resize,
    /// The program is to be stopped, or goes on.
    Suspend,
    /// The terminal is gone, or the system asks the program to end.
    End,
}

/// The terminal while its keys are ours. Dropping it gives it back.
struct Keyboard;

impl Keyboard {
    fn take() -> io::Result<Keyboard> {
        enable_raw_mode()?;
        execute!(io::stdout(), EnableBracketedPaste).inspect_err(|_| give_back())?;
        Ok(Keyboard)
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        give_back();
    }
}

/// What fails here has nobody left to be told.
fn give_back() {
    let _ = execute!(io::stdout(), DisableBracketedPaste);
    let _ = disable_raw_mode();
}

/// The columns of the terminal.
fn width() -> u16 {
    size().ok().map(|(columns, _)| columns).filter(|columns| *columns > 0).unwrap_or(COLUMNS)
}

/// Talks until the end is asked for.
pub fn run(talk: Talk) -> Result<(), Failure> {
    let gone = |error: io::Error| Failure::Record(format!("the terminal cannot be used: {error}"));
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        before(panic);
    }));
    let keyboard = Keyboard::take().map_err(gone)?;
    let (send, happenings) = mpsc::channel();
    watch_signals(&send).map_err(gone)?;
    read_keys(send).map_err(gone)?;
    let (editor, drawn) = (Editor::default(), Drawn::new(PROMPT, width()));
    let mut desk = Desk { talk, editor, drawn, leaving: false };
    let done = desk.until_left(&happenings);
    drop(keyboard);
    done?;
    desk.talk.farewell()
}

struct Desk {
    talk: Talk,
    editor: Editor,
    drawn: Drawn,
    /// The end was asked for while something was typed; asking once more leaves.
    leaving: bool,
}

impl Desk {
    fn until_left(&mut self, happenings: &Receiver<Happening>) -> Result<(), Failure> {
        let keys = &self.talk.keys;
        let said = |id| keys.said(id);
        let how = format!(
            "{} completes, {} brings back lines, Ctrl-C clears the line, Ctrl-D ends; {} lists everything, /status says where \
             the session is.",
            said(Id::Complete),
            keys.name(Id::Entries).unwrap_or("↑").replace('↑', "the up arrow"),
            said(Id::Help),
        );
        say(&self.talk.greeting(&how));
        self.show();
        loop {
            let happening = match happenings.recv_timeout(QUIET) {
                Err(RecvTimeoutError::Timeout) => {
                    // Should it fail, it is tried again at the end, and said then.
                    let _ = self.talk.recorder.make_current();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) | Ok(Happening::End) => {
                    send(&self.drawn.leave());
                    return Ok(());
                }
                Ok(happening) => happening,
            };
            match happening {
                Happening::Key(key) => {
                    if self.key(key)? {
                        return Ok(());
                    }
                }
                Happening::Paste(text) => {
                    for line in self.editor.paste(&crate::capture::clean(&text).0) {
                        self.change_to(&line);
                        if self.enter(&line)? {
                            return Ok(());
                        }
                    }
                    self.change();
                }
                Happening::Resize => {
                    self.drawn.resize(width());
                    send("\r\n");
                    self.show();
                }
                Happening::Suspend => self.suspend()?,
                Happening::End => {}
            }
        }
    }

    /// What a key leads to; says whether the end has come.
    fn key(&mut self, key: KeyEvent) -> Result<bool, Failure> {
        let then = self.editor.key(key, &self.talk.keys);
        if then != Then::End {
            self.leaving = false;
        }
        match then {
            Then::Stay => self.change(),
            Then::Nothing => send("\u{7}"),
            Then::Again => {
                send(&self.drawn.leave());
                self.show();
            }
            Then::Cleared => {
                self.aside("the line is cleared");
            }
            Then::Complete => self.complete(),
            Then::Enter(line) => return self.enter(&line),
            Then::Act(id) => return self.act(id),
            Then::End if self.editor.line.text().trim().is_empty() || self.leaving => {
                send(&self.drawn.leave());
                return Ok(true);
            }
            Then::End => {
                self.leaving = true;
                self.aside("the line is not recorded: Enter records it, Ctrl-C clears it, Ctrl-D once more leaves it");
            }
        }
        Ok(false)
    }

    /// Takes a line that stands on the terminal; says whether the end has come.
    fn enter(&mut self, line: &str) -> Result<bool, Failure> {
        send(&self.drawn.leave());
        match self.talk.enter(line)? {
            Answer::Said(text) if text.is_empty() => {}
            Answer::Said(text) => say(&text),
            Answer::Refused(why) => {
                say(&why);
                self.editor.offer(line.to_owned());
            }
            Answer::Offered(text) => self.editor.offer(text),
            Answer::Leave => return Ok(true),
        }
        self.show();
        Ok(false)
    }

    /// Does what a key of the table stands for; what is being typed stays.
    fn act(&mut self, id: Id) -> Result<bool, Failure> {
        let action = if id == Id::Palette { Id::Help.action() } else { id.action() };
        match (action.command, (action.available)(self.talk.recorder.state())) {
            (_, Err(why)) => self.aside(&format!("not now: {why}")),
            (None, Ok(())) => send("\u{7}"),
            (Some(word), Ok(())) if action.arguments == Arguments::Required => {
                self.editor.line.home();
                self.editor.line.insert(&format!("/{word} "));
                self.editor.line.end();
                self.change();
            }
            (Some(word), Ok(())) => {
                send(&self.drawn.leave());
                // What comes now was not in sight when the line was begun that stands there half typed.
                let begun = Some(self.talk.seen.clone()).filter(|_| !self.editor.line.text().trim().is_empty());
                let answer = self.talk.enter(&format!("/{word}"))?;
                self.talk.seen = begun.unwrap_or_else(|| self.talk.seen.clone());
                match answer {
                    Answer::Said(text) | Answer::Refused(text) | Answer::Offered(text) => say(&text),
                    Answer::Leave => return Ok(true),
                }
                self.show();
            }
        }
        Ok(false)
    }

    /// Completes as far as only one thing can be meant; from there, lists what could.
    fn complete(&mut self) {
        let line = &mut self.editor.line;
        let Some(completion) = self.talk.complete(line.text(), line.cursor()) else { return send("\u{7}") };
        let typed = line.text().get(completion.span.clone()).unwrap_or_default();
        let further = further(&completion, typed).filter(|further| further != typed);
        match further {
            Some(further) => {
                line.replace(completion.span, &further);
                self.change();
            }
            None => {
                let listed = listed(&completion);
                self.aside(&listed);
            }
        }
    }

    /// Says something between two lines; what is being typed stays.
    fn aside(&mut self, text: &str) {
        send(&self.drawn.leave());
        say(text);
        self.show();
    }

    /// Shows the prompt and what is typed in a new row.
    fn show(&mut self) {
        let line = &self.editor.line;
        send(&self.drawn.anew(line.text(), line.cursor()));
    }

    /// Shows what has changed.
    fn change(&mut self) {
        let line = &self.editor.line;
        send(&self.drawn.change(line.text(), line.cursor()));
    }

    /// Shows a line that was pasted, before it is taken.
    fn change_to(&mut self, line: &str) {
        send(&self.drawn.change(line, line.len()));
    }

    /// Gives the terminal back, stops, and takes it again when the program goes on.
    #[cfg(unix)]
    fn suspend(&mut self) -> Result<(), Failure> {
        send(&self.drawn.leave());
        give_back();
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
        std::mem::forget(Keyboard::take().map_err(|error| Failure::Record(error.to_string()))?);
        self.drawn.resize(width());
        self.show();
        Ok(())
    }

    #[cfg(not(unix))]
    fn suspend(&mut self) -> Result<(), Failure> {
        Ok(())
    }
}

/// What all candidates begin with, if that goes on from what is typed, whatever its case; the one there is, if there is one.
fn further(completion: &Completion, typed: &str) -> Option<String> {
    let mut inserts = completion.candidates.iter().map(|candidate| candidate.insert.as_str());
    let first = inserts.next()?;
    let mut length = first.len();
    let mut alone = true;
    for insert in inserts {
        alone = false;
        let same = first.chars().zip(insert.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        length = length.min(same);
    }
    let begun = first.get(..length)?;
    let goes_on = begun.to_lowercase().starts_with(&typed.to_lowercase()) && begun.len() > typed.len();
    (alone || goes_on).then(|| begun.to_owned())
}

/// Sends a change of the line. A terminal that is gone is noticed by whoever reads its keys.
fn send(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Says something in rows of its own.
fn say(text: &str) {
    if !text.is_empty() {
        send(&format!("{}\r\n", fit_for_a_terminal(text).replace('\n', "\r\n")));
    }
}

/// Reads the terminal on a thread of its own, for as long as the program runs.
fn read_keys(send: Sender<Happening>) -> io::Result<()> {
    let read = move || loop {
        let happening = match event::read() {
            Ok(Event::Key(key)) => Happening::Key(key),
            Ok(Event::Paste(text)) => Happening::Paste(text),
            Ok(Event::Resize(..)) => Happening::Resize,
            Ok(_) => continue,
            Err(_) => Happening::End,
        };
        let ended = matches!(happening, Happening::End);
        if send.send(happening).is_err() || ended {
            return;
        }
    };
    thread::Builder::new().name("keys".to_owned()).spawn(read).map(drop)
}

#[cfg(unix)]
fn watch_signals(send: &Sender<Happening>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    let send = send.clone();
    let watch = move || {
        for signal in signals.forever() {
            let happening = if signal == SIGTSTP { Happening::Suspend } else { Happening::End };
            if send.send(happening).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(watch).map(drop)
}

#[cfg(not(unix))]
fn watch_signals(_: &Sender<Happening>) -> io::Result<()> {
    Ok(())
}
