//! The terminal's own line, where there is no better one.

use std::io::{self, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;

use super::super::failure::Failure;
use super::super::record::lines;
use super::{Answer, PROMPT, QUIET, Talk, listed};
use crate::words::marks::fit_for_a_terminal;

/// What happens at the terminal.
enum Happening {
    Line(Result<String, String>),
    /// The line was cleared, as the terminal does with Ctrl-C.
    Cleared,
    End,
}

/// Talks until the end is asked for.
pub fn run(mut talk: Talk) -> Result<(), Failure> {
    let (send, happenings) = mpsc::channel();
    watch_signals(&send).map_err(|error| Failure::Record(format!("signals cannot be watched: {error}")))?;
    let typed = lines(None)?;
    thread::spawn(move || {
        for (_, line) in typed {
            if send.send(Happening::Line(line)).is_err() {
                return;
            }
        }
        // The prompt listens for as long as the program runs.
        let _ = send.send(Happening::End);
    });
    let how = "A ? after the beginning of a command or a name, as in /ple? or @An?, lists what it could become; /help lists \
               everything, /status says where the session is, Ctrl-C clears the line, Ctrl-D ends.";
    say(&talk.greeting(how));
    loop {
        ask();
        let happening = loop {
            match happenings.recv_timeout(QUIET) {
                // Should it fail, it is tried again at the end, and said then.
                Err(RecvTimeoutError::Timeout) => drop(talk.recorder.make_current()),
                Err(RecvTimeoutError::Disconnected) => break Happening::End,
                Ok(happening) => break happening,
            }
        };
        match happening {
            Happening::End => break,
            Happening::Cleared => say("\nthe line is cleared; Ctrl-D ends"),
            Happening::Line(Err(why)) => say(&format!("not recorded: {why}")),
            Happening::Line(Ok(line)) => match asked_about(&line) {
                Some(beginning) => match talk.complete(beginning, beginning.len()) {
                    Some(completion) => say(&listed(&completion)),
                    None => say(&format!("nothing begins with {beginning}")),
                },
                None => match talk.enter(&line)? {
                    Answer::Said(text) if text.is_empty() => {}
                    Answer::Said(text) | Answer::Refused(text) => say(&text),
                    Answer::Offered(line) => say(&format!("type it anew, mended: {line}")),
                    Answer::Leave => break,
                },
            },
        }
    }
    say("");
    talk.farewell()
}

/// The beginning of a command or of a name that is asked about: `/ple?`, `@An?`, `/pledge @Rav?`.
fn asked_about(line: &str) -> Option<&str> {
    let beginning = line.trim().strip_suffix('?')?;
    let mut words = beginning.split_whitespace();
    let first = words.next()?;
    // A question somebody asks is no question about the language.
    let named = first.starts_with(['/', '@']) && first.len() > 1 && words.all(|word| word.starts_with('@'));
    (named && !beginning.ends_with(char::is_whitespace)).then_some(beginning)
}

fn ask() {
    let mut out = io::stdout().lock();
    // That nobody reads it is no reason to stop recording.
    let _ = out.write_all(PROMPT.as_bytes()).and_then(|()| out.flush());
}

fn say(text: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{}", fit_for_a_terminal(text)).and_then(|()| out.flush());
}

/// Ctrl-C clears the line and ends nothing.
#[cfg(unix)]
fn watch_signals(send: &Sender<Happening>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGHUP, SIGTERM])?;
    let send = send.clone();
    let watch = move || {
        for signal in signals.forever() {
            let happening = if signal == SIGINT { Happening::Cleared } else { Happening::End };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_of_the_room_is_recorded_and_not_taken_for_one_about_the_language() {
        for (line, asked) in [("/ple?", "/ple"), (" @An? ", "@An"), ("/pledge @Rav @Lub?", "/pledge @Rav @Lub")] {
            assert_eq!(asked_about(line), Some(asked), "{line}");
        }
        for line in ["who pays?", "/question who pays?", "/?", "?", "/", "@Anna who?", "/question ?", "Anna: why?"] {
            assert_eq!(asked_about(line), None, "{line}");
        }
    }
}
