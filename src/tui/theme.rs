//! What things look like, by what they mean. A colour is never the only sign: with none of them (`NO_COLOR`) the same glyphs
//! and words stand there, and what is chosen is shown in reverse video.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Theme {
    /// No colours.
    pub monochrome: bool,
}

impl Theme {
    fn coloured(self, colour: Color) -> Style {
        if self.monochrome { Style::new() } else { Style::new().fg(colour) }
    }

    /// Text as it is.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// What helps but is not read first: times, numbers, borders, hints.
    pub fn quiet(self) -> Style {
        if self.monochrome { Style::new() } else { Style::new().fg(Color::DarkGray) }
    }

    /// Names, titles.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What is on now: the current item, the open view, a key's name.
    pub fn accent(self) -> Style {
        self.coloured(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// What is settled: decisions, pledges agreed, what was done.
    pub fn good(self) -> Style {
        self.coloured(Color::Green)
    }

    /// What wants attention: over time, not yet safe, open questions.
    pub fn warning(self) -> Style {
        self.coloured(Color::Yellow)
    }

    /// What went wrong.
    pub fn wrong(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// The word for an entry's kind.
    pub fn kind(self) -> Style {
        self.coloured(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// What the next Enter acts on.
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
