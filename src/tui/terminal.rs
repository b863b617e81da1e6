//! The terminal: taken over at the start, given back whole whatever happens.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    self, BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::crossterm::{cursor, execute, queue};
use ratatui::layout::{Position, Rect};

/// What a frame sends is kept until all of it is there: so it is one write, and is shown at once.
#[derive(Clone, Default)]
struct Frames(Rc<RefCell<Vec<u8>>>);

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Frames {
    fn send(&self) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.0.borrow_mut());
        if bytes.is_empty() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}

/// The terminal, while it is ours. Dropping it gives it back.
pub struct Screen {
    backend: CrosstermBackend<Frames>,
    frames: Frames,
    /// What it shows.
    shown: Buffer,
    /// What it is to show.
    next: Buffer,
    cursor: Option<Position>,
}

impl Screen {
    /// Takes the terminal over. A panic anywhere gives it back before its message is printed.
    ///
    /// # Errors
    /// Where standard input or output is no terminal.
    pub fn open() -> io::Result<Screen> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
        take()?;
        let size = terminal::size().inspect_err(|_| give_back())?;
        let frames = Frames::default();
        let (shown, next) = (Buffer::default(), Buffer::default());
        let mut screen = Screen { backend: CrosstermBackend::new(frames.clone()), frames, shown, next, cursor: None };
        screen.resize(size)?;
        Ok(screen)
    }

    /// Its columns and rows.
    pub fn size(&self) -> (u16, u16) {
        (self.shown.area.width, self.shown.area.height)
    }

    /// It has so many columns and rows now; the next frame draws everything.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) -> io::Result<()> {
        let area = Rect::new(0, 0, columns, rows);
        self.shown = Buffer::empty(area);
        self.next = Buffer::empty(area);
        self.cursor = None;
        self.backend.hide_cursor()?;
        self.backend.clear()
    }

    /// Draws everything: only what changed is sent, and the terminal shows it all at once. `view` draws into an empty
    /// screen and says where the cursor is to be seen.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, view: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.next.reset();
        let cursor = view(&mut self.next);
        let changes = self.shown.diff(&self.next);
        send(&mut self.backend, &self.frames, &changes, &mut self.cursor, cursor)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }

    /// Draws an area anew and leaves the rest as it is.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw_part(&mut self, area: Rect, view: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        let mut part = Buffer::empty(area.intersection(self.shown.area));
        let cursor = view(&mut part);
        let mut before = Buffer::empty(part.area);
        copy(&self.shown, &mut before);
        let changes = before.diff(&part);
        send(&mut self.backend, &self.frames, &changes, &mut self.cursor, cursor)?;
        copy(&part, &mut self.shown);
        Ok(())
    }

    /// Rings the terminal's bell.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn ring(&mut self) -> io::Result<()> {
        self.frames.write_all(b"\x07")?;
        self.frames.send()
    }

    /// Gives the terminal to the shell, as when the program is suspended.
    pub fn lend(&mut self) {
        give_back();
    }

    /// Takes it over again and draws everything anew with the next frame.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn take_again(&mut self) -> io::Result<()> {
        take()?;
        self.resize(terminal::size()?)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Sends a frame, if there is anything to send.
fn send(
    backend: &mut CrosstermBackend<Frames>,
    frames: &Frames,
    changes: &[(u16, u16, &Cell)],
    was: &mut Option<Position>,
    cursor: Option<Position>,
) -> io::Result<()> {
    let mut writer = frames.clone();
    if !changes.is_empty() {
        queue!(writer, BeginSynchronizedUpdate)?;
        draw(backend, changes)?;
    }
    match cursor {
        Some(position) if !changes.is_empty() || *was != cursor => {
            backend.set_cursor_position(position)?;
            if was.is_none() {
                backend.show_cursor()?;
            }
        }
        None if was.is_some() => backend.hide_cursor()?,
        _ => {}
    }
    *was = cursor;
    if !changes.is_empty() {
        queue!(writer, EndSynchronizedUpdate)?;
    }
    frames.send()
}

/// Draws what changed. Terminals do not agree on how wide a sign is that several characters make up: where the next one
/// stands after it is said, and not left to them.
fn draw(backend: &mut CrosstermBackend<Frames>, changes: &[(u16, u16, &Cell)]) -> io::Result<()> {
    let is_joined = |(_, _, cell): &(u16, u16, &Cell)| cell.symbol().chars().nth(1).is_some();
    for run in changes.split_inclusive(is_joined) {
        match run {
            [before @ .., (column, row, cell)] if cell.symbol().chars().nth(LONGEST_SIGN).is_some() => {
                let mut shorter = (*cell).clone();
                shorter.set_symbol(&cell.symbol().chars().take(LONGEST_SIGN).collect::<String>());
                backend.draw(before.iter().copied().chain([(*column, *row, &shorter)]))?;
            }
            run => backend.draw(run.iter().copied())?,
        }
    }
    Ok(())
}

/// The most characters of one sign that are sent: a letter may have any number of accents on it, and a hundred thousand of
/// them in one cell bring terminals down. No sign of any language has more (Unicode Annex 15, Stream-Safe Text Format).
const LONGEST_SIGN: usize = 31;

/// Copies the cells that both have.
fn copy(from: &Buffer, to: &mut Buffer) {
    let both = from.area.intersection(to.area);
    for position in both.positions() {
        if let (Some(cell), Some(place)) = (from.cell(position), to.cell_mut(position)) {
            place.clone_from(cell);
        }
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture).inspect_err(|_| give_back())
}

/// Restores the terminal; safe to call twice. What fails here has nobody left to be told.
fn give_back() {
    let _ = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        ResetColor,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use ratatui::style::Style;

    use super::*;

    #[test]
    fn a_border_stands_in_its_column_whatever_width_the_terminal_gives_a_sign() {
        for sign in ["👨‍👩‍👧", "🏳️‍🌈", "☺️", "e\u{301}", "क्षि", "🇮🇹", "漢", "\u{231a}\u{fe0e}", "1️⃣"]
        {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 2));
            for y in 0..2 {
                let end = buffer.set_stringn(0, y, format!("│{sign}{sign}"), 19, Style::new()).0;
                buffer.set_string(end, y, "x".repeat(usize::from(19 - end)) + "│", Style::new());
            }
            let frames = Frames::default();
            let mut backend = CrosstermBackend::new(frames.clone());
            draw(&mut backend, &Buffer::empty(buffer.area).diff(&buffer)).unwrap();
            let mut terminal = vt100::Parser::new(NonZeroU16::new(2).unwrap(), NonZeroU16::new(20).unwrap(), 0);
            terminal.process(&frames.0.borrow());
            for y in 0..2 {
                for x in [0, 19] {
                    let cell = terminal.screen().cell(y, x).unwrap().contents();
                    assert_eq!(cell, "│", "{sign:?}: {:?}", terminal.screen().contents());
                }
            }
        }
    }

    #[test]
    fn a_letter_under_a_hundred_thousand_accents_is_sent_with_a_few_and_its_neighbours_are_whole() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 1));
        let stack = format!("e{}", "\u{301}".repeat(100_000));
        buffer.set_string(0, 0, format!("on{stack}off"), Style::new());
        let frames = Frames::default();
        let mut backend = CrosstermBackend::new(frames.clone());
        draw(&mut backend, &Buffer::empty(buffer.area).diff(&buffer)).unwrap();
        let sent = String::from_utf8(frames.0.borrow().clone()).unwrap();
        assert!(sent.len() < 1000, "{} bytes", sent.len());
        for kept in ["on", "e\u{301}\u{301}", "off"] {
            assert!(sent.contains(kept), "{sent:?}");
        }
    }
}
