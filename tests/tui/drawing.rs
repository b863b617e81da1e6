//! Drawing only what a key changed shows the same as drawing everything.

use proptest::prelude::*;
use rapporteur::tui::layout::Areas;
use rapporteur::tui::message::Message;
use rapporteur::tui::model::Dirty;
use rapporteur::tui::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::harness::{AGENDA, Desk};

/// A screen that is drawn on as the program does it.
struct Shown {
    buffer: Buffer,
    areas: Areas,
    parts: usize,
}

impl Shown {
    fn draw(&mut self, desk: &mut Desk) {
        let dirty = std::mem::replace(&mut desk.model.dirty, Dirty::Nothing);
        let areas = desk.model.areas();
        if dirty == Dirty::Line && areas == self.areas && !areas.small {
            let mut part = Buffer::empty(areas.line());
            view::line(&desk.model, &areas, &mut part);
            for position in part.area.positions() {
                self.buffer[position] = part[position].clone();
            }
            self.parts += 1;
        } else if dirty != Dirty::Nothing {
            self.buffer.reset();
            view::whole(&desk.model, &mut self.buffer);
        }
        self.areas = areas;
    }
}

const KEYS: [&str; 32] = [
    "a",
    "é",
    "漢",
    " ",
    "Anna: ",
    "@",
    "/pledge @Rav",
    "/",
    "due:",
    "<BS>",
    "<Left>",
    "<Enter>",
    "<Enter>",
    "<Up>",
    "<Down>",
    "<Esc>",
    "<Tab>",
    "<F2>",
    "<F5>",
    "<F6>",
    "<F1>",
    "<F7>",
    "<Alt-Up>",
    "/pledge @Rav mentors<Enter>",
    "/form<Enter>",
    "<Ctrl-P>",
    "<Ctrl-F>",
    "<Ctrl-Z>",
    "<Ctrl-C>",
    "<Del>",
    "a long line that has to be wrapped over ",
    "/start<Enter>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_is_shown_is_what_drawing_everything_would_show(
        keys in proptest::collection::vec((0..KEYS.len(), 0i64..90), 1..40),
    ) {
        let mut desk = Desk::with(AGENDA, 80, 24, false);
        let mut shown = Shown { buffer: Buffer::empty(Rect::new(0, 0, 80, 24)), areas: Areas::default(), parts: 0 };
        shown.draw(&mut desk);
        for (key, seconds) in keys {
            if seconds % 7 == 0 {
                desk.now += chrono::TimeDelta::seconds(seconds);
            }
            desk.keys(KEYS[key]);
            shown.draw(&mut desk);
            desk.happens(Message::Settle);
            let mut whole = Buffer::empty(Rect::new(0, 0, 80, 24));
            view::whole(&desk.model, &mut whole);
            prop_assert_eq!(&shown.buffer, &whole, "after {}", KEYS[key]);
        }
    }
}

#[test]
fn most_keys_draw_the_line_alone() {
    let mut desk = Desk::new();
    let mut shown = Shown { buffer: Buffer::empty(Rect::new(0, 0, 80, 24)), areas: Areas::default(), parts: 0 };
    shown.draw(&mut desk);
    for _ in 0..30 {
        desk.keys("x");
        shown.draw(&mut desk);
    }
    assert_eq!(shown.parts, 30);
}
