//! What comes from outside while a screen is shown: keys from the terminal, signals from the system, each read on a thread of
//! its own.

use std::io;
use std::thread;

use ratatui::crossterm::event::{self, Event as Input, KeyEvent, KeyEventKind, MouseEvent, MouseEventKind};

/// Something that comes from outside.
pub enum Outside {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse was used.
    Mouse(MouseEvent),
    /// The terminal has so many columns and rows now.
    Resize(u16, u16),
    /// The terminal is gone, or the system asks the program to end.
    Hangup,
    /// The program is to be stopped, or goes on.
    Suspend,
}

/// Tells what comes, for as long as the program runs and somebody is `told`.
///
/// # Errors
/// When the system gives no thread.
pub fn listen(told: impl Fn(Outside) -> bool + Clone + Send + 'static) -> io::Result<()> {
    read_keys(told.clone())?;
    watch_signals(told)
}

fn read_keys(told: impl Fn(Outside) -> bool + Send + 'static) -> io::Result<()> {
    let read = move || loop {
        let outside = match event::read() {
            Ok(Input::Key(key)) if key.kind == KeyEventKind::Release => continue,
            Ok(Input::Key(key)) => Outside::Key(key),
            Ok(Input::Paste(text)) => Outside::Paste(text),
            Ok(Input::Mouse(mouse)) => match mouse.kind {
                MouseEventKind::Moved | MouseEventKind::Drag(_) | MouseEventKind::Up(_) => continue,
                _ => Outside::Mouse(mouse),
            },
            Ok(Input::Resize(columns, rows)) => Outside::Resize(columns, rows),
            Ok(Input::FocusGained | Input::FocusLost) => continue,
            // There is no terminal to read any more.
            Err(_) => Outside::Hangup,
        };
        let hangup = matches!(outside, Outside::Hangup);
        if !told(outside) || hangup {
            return;
        }
    };
    thread::Builder::new().name("keys".to_owned()).spawn(read).map(drop)
}

#[cfg(unix)]
fn watch_signals(told: impl Fn(Outside) -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    let watch = move || {
        for signal in signals.forever() {
            if !told(if signal == SIGTSTP { Outside::Suspend } else { Outside::Hangup }) {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(watch).map(drop)
}

#[cfg(not(unix))]
fn watch_signals(_: impl Fn(Outside) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// Stops the program as the system asked for; returns when it goes on.
#[cfg(unix)]
pub fn stop() {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Stops the program as the system asked for; returns when it goes on.
#[cfg(not(unix))]
pub fn stop() {}
