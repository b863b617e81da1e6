//! What things look like, by what they mean.
//!
//! The *terminal* theme leaves words and signs in the terminal's own colour and makes them bold where they matter, so that they
//! can be read on whatever background it has. Of the colours every terminal has, only red can be read both on black and on
//! white: it stands where something went wrong, beside the words that say so. *Dark*, *light* and *high-contrast* bring their
//! own background, so that their contrast is known: at least 4.5 to 1, and 7 to 1 in the last (a test reckons it for every pair
//! on every screen). *Mono* has no colours at all, and with it nothing is lost: states are told by signs and words, and what is
//! chosen is shown by a sign or in reverse video, in all of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::config::ThemeName;

/// How many colours the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// The sixteen every terminal has.
    Sixteen,
    /// Those and 240 that are the same everywhere.
    Indexed,
    /// Any.
    #[default]
    Full,
}

impl Depth {
    /// What a terminal says of itself in the variables `COLORTERM` and `TERM`. One that says nothing on a system that has no
    /// such variables shows any colour; elsewhere it is taken for an old one.
    pub fn of(colorterm: Option<&str>, term: Option<&str>) -> Depth {
        match (colorterm, term) {
            (Some("truecolor" | "24bit"), _) => Depth::Full,
            (_, Some(term)) if term.contains("direct") || term.contains("truecolor") => Depth::Full,
            (_, Some(term)) if term.contains("256") => Depth::Indexed,
            (None, None) if cfg!(windows) => Depth::Full,
            _ => Depth::Sixteen,
        }
    }
}

/// A colour, for each depth: the one of the 240 that are the same everywhere, with its red, green and blue, and the nearest of
/// the sixteen.
#[derive(Clone, Copy)]
struct Colour(u8, (u8, u8, u8), Color);

/// The colours of a theme that has its own.
struct Colours {
    background: Colour,
    plain: Colour,
    strong: Colour,
    rule: Colour,
    good: Colour,
    warning: Colour,
    wrong: Colour,
    kind: Colour,
    /// Whether what matters is bold where there are sixteen colours: many terminals show bold as a brighter colour, which on a
    /// light background is a paler one.
    bold_of_sixteen: bool,
}

const BLACK: Colour = Colour(16, (0x00, 0x00, 0x00), Color::Black);
const WHITE: Colour = Colour(231, (0xff, 0xff, 0xff), Color::White);

static DARK: Colours = Colours {
    background: Colour(234, (0x1c, 0x1c, 0x1c), Color::Black),
    plain: Colour(253, (0xda, 0xda, 0xda), Color::White),
    strong: WHITE,
    rule: Colour(245, (0x8a, 0x8a, 0x8a), Color::Gray),
    good: Colour(114, (0x87, 0xd7, 0x87), Color::LightGreen),
    warning: Colour(221, (0xff, 0xd7, 0x5f), Color::LightYellow),
    wrong: Colour(210, (0xff, 0x87, 0x87), Color::LightRed),
    kind: Colour(117, (0x87, 0xd7, 0xff), Color::LightCyan),
    bold_of_sixteen: true,
};

static LIGHT: Colours = Colours {
    background: WHITE,
    plain: Colour(235, (0x26, 0x26, 0x26), Color::Black),
    strong: Colour(16, (0x00, 0x00, 0x00), Color::Blue),
    rule: Colour(242, (0x6c, 0x6c, 0x6c), Color::Black),
    good: Colour(22, (0x00, 0x5f, 0x00), Color::Blue),
    warning: Colour(94, (0x87, 0x5f, 0x00), Color::Magenta),
    wrong: Colour(124, (0xaf, 0x00, 0x00), Color::Red),
    kind: Colour(25, (0x00, 0x5f, 0xaf), Color::Blue),
    bold_of_sixteen: false,
};

static HIGH_CONTRAST: Colours = Colours {
    background: BLACK,
    plain: WHITE,
    strong: WHITE,
    rule: WHITE,
    good: Colour(120, (0x87, 0xff, 0x87), Color::LightGreen),
    warning: Colour(226, (0xff, 0xff, 0x00), Color::LightYellow),
    wrong: Colour(217, (0xff, 0xaf, 0xaf), Color::LightYellow),
    kind: Colour(123, (0x87, 0xff, 0xff), Color::LightCyan),
    bold_of_sixteen: true,
};

/// The styles of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    name: ThemeName,
    depth: Depth,
}

impl Theme {
    /// A theme with as many colours as the terminal can show.
    pub fn new(name: ThemeName, depth: Depth) -> Theme {
        Theme { name, depth }
    }

    /// No colours.
    pub fn mono() -> Theme {
        Theme::new(ThemeName::Mono, Depth::Sixteen)
    }

    fn colours(self) -> Option<&'static Colours> {
        match self.name {
            ThemeName::Terminal | ThemeName::Mono => None,
            ThemeName::Dark => Some(&DARK),
            ThemeName::Light => Some(&LIGHT),
            ThemeName::HighContrast => Some(&HIGH_CONTRAST),
        }
    }

    fn shade(self, Colour(indexed, (red, green, blue), sixteen): Colour) -> Color {
        match self.depth {
            Depth::Full => Color::Rgb(red, green, blue),
            Depth::Indexed => Color::Indexed(indexed),
            Depth::Sixteen => sixteen,
        }
    }

    /// A style in one of the theme's own colours, or in the terminal's.
    fn in_colour(self, pick: fn(&Colours) -> Colour) -> Style {
        match self.colours() {
            Some(colours) => Style::new().fg(self.shade(pick(colours))).bg(self.shade(colours.background)),
            None => Style::new().fg(Color::Reset),
        }
    }

    fn bold(self, style: Style) -> Style {
        match self.colours() {
            Some(colours) if self.depth == Depth::Sixteen && !colours.bold_of_sixteen => style,
            _ => style.add_modifier(Modifier::BOLD),
        }
    }

    /// Text as it is.
    pub fn plain(self) -> Style {
        self.in_colour(|colours| colours.plain)
    }

    /// Names, titles, keys, what is on now.
    pub fn strong(self) -> Style {
        self.bold(self.in_colour(|colours| colours.strong))
    }

    /// Borders and dividing lines.
    pub fn rule(self) -> Style {
        match self.name {
            ThemeName::Terminal => Style::new().fg(Color::DarkGray),
            _ => self.in_colour(|colours| colours.rule),
        }
    }

    /// The sign of what is settled or going well.
    pub fn good(self) -> Style {
        self.bold(self.in_colour(|colours| colours.good))
    }

    /// The sign of what wants attention.
    pub fn warning(self) -> Style {
        self.bold(self.in_colour(|colours| colours.warning))
    }

    /// The sign of what went wrong.
    pub fn wrong(self) -> Style {
        match self.name {
            ThemeName::Terminal => self.strong().fg(Color::Red),
            _ => self.bold(self.in_colour(|colours| colours.wrong)),
        }
    }

    /// The sign of an entry's kind.
    pub fn kind(self) -> Style {
        self.bold(self.in_colour(|colours| colours.kind))
    }

    /// What the next Enter acts on.
    pub fn chosen(self) -> Style {
        let plain = self.plain();
        plain.bg(plain.bg.unwrap_or(Color::Reset)).add_modifier(Modifier::REVERSED)
    }

    /// What was looked for, in a row that is `chosen` or not: it stands out in either.
    pub fn found(self, chosen: bool) -> Style {
        let style = self.strong();
        if chosen { style.remove_modifier(Modifier::REVERSED) } else { style.add_modifier(Modifier::REVERSED) }
    }

    /// Gives an area nothing was drawn in yet the background of the theme, if it has its own.
    pub fn fill(self, area: Rect, buffer: &mut Buffer) {
        if self.colours().is_some() {
            buffer.set_style(area, self.plain());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_taken_at_its_word() {
        assert_eq!(Depth::of(Some("truecolor"), Some("xterm")), Depth::Full);
        assert_eq!(Depth::of(Some("24bit"), None), Depth::Full);
        assert_eq!(Depth::of(None, Some("xterm-direct")), Depth::Full);
        assert_eq!(Depth::of(None, Some("screen-256color")), Depth::Indexed);
        assert_eq!(Depth::of(Some("yes"), Some("linux")), Depth::Sixteen);
        assert_eq!(Depth::of(None, Some("dumb")), Depth::Sixteen);
    }

    #[test]
    fn the_indexed_colours_are_those_that_are_meant() {
        let cube = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        let rgb = |index: u8| match index {
            232.. => (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
            16.. => (cube((index - 16) / 36), cube((index - 16) / 6 % 6), cube((index - 16) % 6)),
            _ => panic!("{index} is another colour on every terminal"),
        };
        for colours in [&DARK, &LIGHT, &HIGH_CONTRAST] {
            let Colours { background, plain, strong, rule, good, warning, wrong, kind, .. } = colours;
            for Colour(index, meant, _) in [background, plain, strong, rule, good, warning, wrong, kind] {
                assert_eq!(rgb(*index), *meant, "{index}");
            }
        }
    }
}
