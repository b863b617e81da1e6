//! The time left of the item that is on, in digits that are read from the back of a hall.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget as _;
use tui_big_text::{BigText, PixelSize};

use super::super::model::Told;
use crate::session::state::{Moment, Phase};

/// The columns and rows of a digit in the font.
const PIXELS: u16 = 8;

/// How large a digit is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pixel: PixelSize,
    /// How many cells each of its cells becomes, across and down.
    times: (u16, u16),
}

/// From the largest to the smallest.
pub const SIZES: [Size; 5] = [
    Size { pixel: PixelSize::Full, times: (4, 2) },
    Size { pixel: PixelSize::Full, times: (2, 1) },
    Size { pixel: PixelSize::Full, times: (1, 1) },
    Size { pixel: PixelSize::HalfHeight, times: (1, 1) },
    Size { pixel: PixelSize::Quadrant, times: (1, 1) },
];

impl Size {
    /// How many rows it takes.
    pub fn height(self) -> u16 {
        self.cells(1).1
    }

    /// Whether these digits are no wider than that.
    pub fn fits(self, text: &str, width: u16) -> bool {
        self.cells(count(text)).0 <= width
    }

    /// The columns and rows of so many digits.
    fn cells(self, digits: u16) -> (u16, u16) {
        let (across, down) = match self.pixel {
            PixelSize::HalfHeight => (1, 2),
            PixelSize::Quadrant => (2, 2),
            _ => (1, 1),
        };
        let width = digits.saturating_mul(PIXELS / across).saturating_mul(self.times.0);
        (width, (PIXELS / down).saturating_mul(self.times.1))
    }
}

fn count(text: &str) -> u16 {
    u16::try_from(text.chars().count()).unwrap_or(u16::MAX)
}

/// Draws digits in the middle of an area.
pub fn draw(text: &str, size: Size, style: Style, area: Rect, buffer: &mut Buffer) {
    let once = Size { times: (1, 1), ..size };
    let (width, height) = once.cells(count(text));
    let mut drawn = Buffer::empty(Rect::new(0, 0, width, height));
    let big = BigText::builder().pixel_size(size.pixel).lines(vec![text.to_owned().into()]).build();
    big.render(drawn.area, &mut drawn);
    let (across, down) = size.times;
    let left = area.x + area.width.saturating_sub(size.cells(count(text)).0) / 2;
    for y in 0..height.saturating_mul(down).min(area.height) {
        for x in 0..width.saturating_mul(across).min(area.right().saturating_sub(left)) {
            let Some(symbol) = drawn.cell((x / across, y / down)).map(|cell| cell.symbol().to_owned()) else {
                continue;
            };
            if let Some(cell) = buffer.cell_mut((left + x, area.y + y)).filter(|_| symbol != " ") {
                cell.set_symbol(&symbol).set_style(style);
            }
        }
    }
}

/// The time left of the item that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    seconds: i64,
    /// The whole time box, in minutes.
    pub minutes: u32,
}

impl Left {
    /// Of the item that is on; `None` where it has no time box, or no time runs.
    pub fn of(told: &Told, now: Moment) -> Option<Left> {
        let state = told.story.times();
        if !matches!(told.story.phase(), Phase::Running | Phase::Paused) || !told.story.is_live(now) {
            return None;
        }
        let item = state.run.current_item()?;
        let (left, minutes) = (state.time_left(item, now)?, item.minutes()?);
        // The last second of the time box is told as 0:01, the first after it as +0:01.
        let millis = left.num_milliseconds();
        let seconds = if millis >= 0 { (millis + 999).div_euclid(1000) } else { millis.div_euclid(1000) };
        Some(Left { seconds, minutes })
    }

    /// Whether the time box is over.
    pub fn is_over(self) -> bool {
        self.seconds < 0
    }

    /// In digits: `12:34`; over the end with a sign, `+3:12`.
    pub fn digits(self) -> String {
        let seconds = self.seconds.abs();
        let sign = if self.is_over() { "+" } else { "" };
        format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
    }

    /// The same with words where it is over.
    pub fn told(self, told: &Told) -> String {
        let over = if self.is_over() { format!(" {}", told.phrases.say("board-over")) } else { String::new() };
        self.digits() + &over
    }
}

/// When the digits change next.
pub fn next_second(told: &Told, now: Moment) -> Option<Moment> {
    Left::of(told, now)?;
    let state = told.story.times();
    let left = state.time_left(state.run.current_item()?, now)?.num_milliseconds();
    let runs = told.story.phase() == Phase::Running;
    runs.then(|| now + TimeDelta::milliseconds(left.rem_euclid(1000).max(1)))
}
