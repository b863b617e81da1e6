//! What things look like, by what they mean.
//!
//! Words and signs are in the terminal's own colour and bold where they matter, so that they can be read on whatever
//! background it has. Of the colours every terminal has, only red can be read both on black and on white: it stands where
//! something went wrong, beside the words that say so. With none of it (`NO_COLOR`) nothing is lost, and what is chosen is
//! shown in reverse video.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Theme {
    /// No colours.
    pub monochrome: bool,
}

impl Theme {
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
        self.strong()
    }

    /// The sign of what wants attention.
    pub fn warning(self) -> Style {
        self.strong()
    }

    /// The sign of what went wrong.
    pub fn wrong(self) -> Style {
        if self.monochrome { self.strong() } else { self.strong().fg(Color::Red) }
    }

    /// The sign of an entry's kind.
    pub fn kind(self) -> Style {
        self.strong()
    }

    /// What the next Enter acts on.
    pub fn chosen(self) -> Style {
        self.plain().bg(Color::Reset).add_modifier(Modifier::REVERSED)
    }

    /// What was looked for, in a row that is `chosen` or not: it stands out in either.
    pub fn found(self, chosen: bool) -> Style {
        let style = self.strong();
        if chosen { style.remove_modifier(Modifier::REVERSED) } else { style.add_modifier(Modifier::REVERSED) }
    }
}
