//! How a command ends when it did not do all it was asked, and with which exit status.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::words::marks::fit_for_a_terminal;

/// Why a command did not do all it was asked. The message says what, where and what next.
#[derive(Debug)]
pub enum Failure {
    /// Something in the input was refused; the rest was done. Where all was said already, the message is empty.
    Refused(String),
    /// It was called in a way that makes no sense.
    Usage(String),
    /// The record could not be read or written.
    Record(String),
}

impl Failure {
    /// The exit status: 1 refused, 2 usage, 3 record.
    pub fn status(&self) -> ExitCode {
        ExitCode::from(match self {
            Failure::Refused(_) => 1,
            Failure::Usage(_) => 2,
            Failure::Record(_) => 3,
        })
    }

    /// What to print; empty if everything was said already.
    pub fn message(&self) -> &str {
        let (Failure::Refused(message) | Failure::Usage(message) | Failure::Record(message)) = self;
        message
    }
}

/// Says something on standard output, without what a terminal would obey instead of showing: names, texts and paths come
/// from anywhere. That somebody who reads it has stopped reading is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    print_as_it_is(&fit_for_a_terminal(text))
}

/// Writes to standard output exactly this: a document, a script.
pub fn print_as_it_is(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Record(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says something on standard error, on lines of its own; as with [`print()`], nothing of it is obeyed by a terminal.
pub fn tell(text: &str) {
    // Where nobody can be told, the exit status says it.
    let _ = writeln!(io::stderr().lock(), "{}", fit_for_a_terminal(text));
}
