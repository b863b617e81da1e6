//! What things look like, by what they mean.
//!
//! Words are in the terminal's own colour, so that they can be read on whatever background it has; colour is on signs
//! only, beside the words that say the same. With none of it (`NO_COLOR`) nothing is lost, and what is chosen is shown in
//! reverse video.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Theme {
    /// No colours.
    pub monochrome: bool,
}

impl Theme {
    fn coloured(self, colour: Color) -> Style {
        if self.monochrome { self.strong() } else { self.strong().fg(colour) }
    }

    /// Text as it is.
    pub fn plain(self) -> Style {
        Style::new().fg(Color::Reset)
    }

    /// Names, titles, keys, what is on now.
    pub fn strong(self) -> Style {
        self.plain().add_modifier(Modifier::BOLD)
    }

    /// Borders and dividing lines.
    pub fn rule(self) -> Style {
        if self.monochrome { self.plain() } else { Style::new().fg(Color::DarkGray) }
    }

    /// The sign of what is settled or going well.
    pub fn good(self) -> Style {
        self.coloured(Color::Green)
    }

    /// The sign of what wants attention.
    pub fn warning(self) -> Style {
        self.coloured(Color::Yellow)
    }

    /// The sign of what went wrong.
    pub fn wrong(self) -> Style {
        self.coloured(Color::Red)
    }

    /// The sign of an entry's kind.
    pub fn kind(self) -> Style {
        self.coloured(Color::Magenta)
    }

    /// What the next Enter acts on.
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
