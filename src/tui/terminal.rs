//! The terminal: taken over at the start, given back whole whatever happens.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    self, BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::crossterm::{cursor, execute, queue};
use ratatui::layout::Rect;
use ratatui::{Frame, TerminalOptions, Viewport};

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
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}

/// The terminal, while it is ours. Dropping it gives it back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Frames>>,
    frames: Frames,
    size: (u16, u16),
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
        Screen::on_taken().inspect_err(|_| give_back())
    }

    fn on_taken() -> io::Result<Screen> {
        let size = terminal::size()?;
        let frames = Frames::default();
        // Its size is told by the terminal when it changes, and not asked for with every frame.
        let viewport = Viewport::Fixed(Rect::new(0, 0, size.0, size.1));
        let backend = CrosstermBackend::new(frames.clone());
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        Ok(Screen { terminal, frames, size })
    }

    /// Its columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// It has so many columns and rows now; the next frame is drawn anew.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn resize(&mut self, size: (u16, u16)) -> io::Result<()> {
        self.size = size;
        self.terminal.resize(Rect::new(0, 0, size.0, size.1))
    }

    /// Draws a frame: only what changed is sent, and the terminal shows it all at once.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.frames, BeginSynchronizedUpdate)?;
        self.terminal.draw(view)?;
        queue!(self.frames, EndSynchronizedUpdate)?;
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
