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
        backend.draw(changes.iter().copied())?;
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
