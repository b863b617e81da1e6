//! Themes: whatever they are, everything can be read, and nothing is told by colour alone.

use insta::assert_snapshot;
use rapporteur::config::{THEMES, ThemeName};
use rapporteur::tui::{Depth, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::harness::{AGENDA, Clerk, Desk};
use super::live::under_way;

/// Any colour is those that are indexed, to the digit: a test beside the themes holds that.
const DEPTHS: [Depth; 2] = [Depth::Indexed, Depth::Sixteen];

/// The keys to a screen of every sort, each from a session under way.
const SCREENS: [&str; 16] = [
    "",
    "<Up>",
    "<Up><Tab>",
    "/ple",
    "/ple<Down>",
    "<F1>",
    "<F4>",
    "<F5>",
    "<F6>",
    "<F7>",
    "<F8>",
    "/polls<Enter>",
    "/form<Enter>",
    "<Ctrl-P>",
    "<Ctrl-F>mentor",
    "/plegde we share<Enter>",
];

fn themed(theme: Theme) -> Desk {
    let mut desk = Desk::with(AGENDA, 80, 24, false);
    desk.model.theme = theme;
    under_way(&mut desk);
    desk.keys("/pledge @Ravenna mentors<Enter>/poll \"How ready are we?\" scale:3<Enter>/tally 1:1 2:4 3:2<Enter>");
    desk
}

/// Every screen in a theme; the last with a line that could not be written.
fn screens(theme: Theme) -> Vec<Buffer> {
    let screen = |keys: &&str| {
        let mut desk = themed(theme);
        desk.keys(keys);
        desk.buffer().0
    };
    let mut screens: Vec<Buffer> = SCREENS.iter().map(screen).collect();
    let mut desk = themed(theme);
    desk.clerk = Clerk::Fails("No space left on device");
    desk.keys("precious<Enter>");
    screens.push(desk.buffer().0);
    screens
}

/// The sixteen colours as xterm shows them; on a terminal of one's own they are what one has made them.
const XTERM: [(Color, (u8, u8, u8)); 16] = [
    (Color::Black, (0, 0, 0)),
    (Color::Red, (205, 0, 0)),
    (Color::Green, (0, 205, 0)),
    (Color::Yellow, (205, 205, 0)),
    (Color::Blue, (0, 0, 238)),
    (Color::Magenta, (205, 0, 205)),
    (Color::Cyan, (0, 205, 205)),
    (Color::Gray, (229, 229, 229)),
    (Color::DarkGray, (127, 127, 127)),
    (Color::LightRed, (255, 0, 0)),
    (Color::LightGreen, (0, 255, 0)),
    (Color::LightYellow, (255, 255, 0)),
    (Color::LightBlue, (92, 92, 255)),
    (Color::LightMagenta, (255, 0, 255)),
    (Color::LightCyan, (0, 255, 255)),
    (Color::White, (255, 255, 255)),
];

/// What a colour can look like: several terminals show what is bold in the brighter of two.
fn looks(color: Color, bold: bool) -> Vec<(u8, u8, u8)> {
    let cube = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match color {
        Color::Rgb(red, green, blue) => vec![(red, green, blue)],
        Color::Indexed(index @ 232..) => vec![(8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232))],
        Color::Indexed(index) => {
            let index = index - 16;
            vec![(cube(index / 36), cube(index / 6 % 6), cube(index % 6))]
        }
        named => {
            let place = XTERM.iter().position(|(known, _)| *known == named);
            let place = place.unwrap_or_else(|| panic!("nobody knows what {named:?} looks like"));
            let bright = (bold && place < 8).then_some(place + 8);
            [Some(place), bright].into_iter().flatten().map(|place| XTERM[place].1).collect()
        }
    }
}

/// The contrast of two colours: <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |(r, g, b): (u8, u8, u8)| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn least_contrast(cell: &Cell) -> f64 {
    let bold = cell.modifier.contains(Modifier::BOLD);
    let pairs = looks(cell.fg, bold)
        .into_iter()
        .flat_map(|front| looks(cell.bg, false).into_iter().map(move |back| contrast(front, back)));
    pairs.fold(f64::INFINITY, f64::min)
}

#[test]
fn everything_on_every_screen_can_be_read() {
    for (name, least) in [(ThemeName::Dark, 4.5), (ThemeName::Light, 4.5), (ThemeName::HighContrast, 7.0)] {
        for depth in DEPTHS {
            for (screen, buffer) in screens(Theme::new(name, depth)).iter().enumerate() {
                for cell in &buffer.content {
                    let found = least_contrast(cell);
                    assert!(found >= least, "{name:?} {depth:?} screen {screen}: {cell:?} has {found:.2}");
                }
            }
        }
    }
}

#[test]
fn without_colours_the_screens_say_the_same() {
    let text = |buffer: &Buffer| buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect::<Vec<_>>();
    let reversed = |buffer: &Buffer| {
        buffer.content.iter().map(|cell| cell.modifier.contains(Modifier::REVERSED)).collect::<Vec<_>>()
    };
    let plain = screens(Theme::mono());
    assert!(
        plain.iter().flat_map(|buffer| &buffer.content).all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset))
    );
    for (_, name) in THEMES {
        for (screen, (buffer, plain)) in screens(Theme::new(name, Depth::Full)).iter().zip(&plain).enumerate() {
            assert_eq!(text(buffer), text(plain), "{name:?} screen {screen}");
            assert_eq!(reversed(buffer), reversed(plain), "{name:?} screen {screen}");
        }
    }
}

#[test]
fn what_is_chosen_is_told_by_a_sign_or_in_reverse_video() {
    for (_, name) in THEMES {
        let mut desk = themed(Theme::new(name, Depth::Full));
        for keys in ["<Up>", "<Esc><F5>", "<Ctrl-P>", "<F6>"] {
            desk.keys(keys);
            let (buffer, _) = desk.buffer();
            assert!(buffer.content.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)), "{name:?} {keys}");
        }
    }
}

#[test]
fn drawing_the_line_alone_keeps_the_background() {
    use rapporteur::tui::view;
    let desk = themed(Theme::new(ThemeName::Dark, Depth::Full));
    let areas = desk.model.areas();
    let mut part = Buffer::empty(areas.line());
    view::line(&desk.model, &areas, &mut part);
    assert!(part.content.iter().all(|cell| cell.bg != Color::Reset));
}

/// A screen and, below it, which of the theme's styles each cell has.
fn shown(name: ThemeName) -> String {
    let theme = Theme::new(name, Depth::Indexed);
    let mut desk = themed(theme);
    desk.keys("<Up><Up>");
    let (buffer, _) = desk.buffer();
    let styles = [
        ('.', theme.plain()),
        ('s', theme.strong()),
        ('r', theme.rule()),
        ('g', theme.good()),
        ('w', theme.warning()),
        ('k', theme.kind()),
        ('x', theme.wrong()),
    ];
    let is = |cell: &Cell, style: &ratatui::style::Style| {
        let colours = style.fg == Some(cell.fg) && style.bg.is_none_or(|back| back == cell.bg);
        colours && style.add_modifier == cell.modifier
    };
    let look = |cell: &Cell| match styles.iter().find(|(_, style)| is(cell, style)) {
        _ if cell.modifier.contains(Modifier::REVERSED) => 'R',
        Some((letter, _)) => *letter,
        None => '?',
    };
    let row = |y: u16| (0..80).map(|x| look(&buffer[(x, y)])).collect::<String>();
    let looks: Vec<String> = (0..24).map(|y| row(y).trim_end_matches('.').to_owned()).collect();
    let legend: Vec<String> =
        styles.iter().map(|(letter, style)| format!("{letter} {:?} on {:?}", style.fg, style.bg)).collect();
    format!("{}\n{}\n{}", desk.screen(), looks.join("\n"), legend.join("\n"))
}

#[test]
fn a_session_in_every_theme() {
    for (word, name) in THEMES {
        assert_snapshot!(format!("theme_{word}"), shown(name));
    }
}
