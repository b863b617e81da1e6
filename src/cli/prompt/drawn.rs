//! The line on the terminal: what is sent to it when the line changes.
//!
//! As little as can be: a letter typed at the end is that letter, one deleted there is a step back, a blank and a step back.
//! Screen readers read what is sent, so nothing is sent twice, and nothing but this line is ever touched: there is no sequence
//! for a place of the screen, only steps within the rows the line takes.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::tui::wrap;
use crate::words::marks::is_hidden;

/// Where something stands, from the beginning of the line: row, column.
type Place = (usize, usize);

/// What of the line the terminal shows.
#[derive(Debug)]
pub struct Drawn {
    prompt: &'static str,
    /// The columns of the terminal.
    width: usize,
    text: String,
    /// In bytes.
    cursor: usize,
    /// Where the cursor stands.
    at: Place,
}

impl Drawn {
    /// Nothing yet.
    pub fn new(prompt: &'static str, width: u16) -> Drawn {
        let mut drawn = Drawn { prompt, width: 0, text: String::new(), cursor: 0, at: (0, 0) };
        drawn.resize(width);
        drawn
    }

    /// The terminal has so many columns. What it has made of the line is not known: it has to be shown anew.
    pub fn resize(&mut self, width: u16) {
        self.width = usize::from(width).max(wrap::columns(self.prompt) + 4);
    }

    /// Shows the prompt and a text in a row that is still empty.
    pub fn anew(&mut self, text: &str, cursor: usize) -> String {
        (self.text, self.cursor) = (String::new(), 0);
        self.at = self.place("", 0);
        let sent = self.change(text, cursor);
        format!("{}{sent}", self.prompt)
    }

    /// Goes from what is shown to this text.
    pub fn change(&mut self, text: &str, cursor: usize) -> String {
        let mut sent = String::new();
        if let Some(typed) = self.typed_on(text, cursor) {
            // What is typed at the end of a long line costs no more than at the end of a short one.
            let (typed, columns) = (typed.to_owned(), typed.len());
            sent.push_str(&typed);
            self.at.1 += columns;
            self.text.push_str(&typed);
            self.cursor = cursor;
            return sent;
        }
        let same = common(&self.text, text);
        let mut at = self.at;
        if same < self.text.len() || same < text.len() {
            let old_end = self.place(&self.text, self.text.len());
            let from = self.place(text, same);
            step(at, from, &mut sent);
            self.spell(text.get(same..).unwrap_or_default(), from.1, &mut sent);
            at = self.place(text, text.len());
            if same < text.len() && at.1 == 0 {
                // A terminal goes to the next row only when there is something to show in it.
                sent.push_str(" \r");
            }
            if old_end > at {
                if old_end.0 == at.0 {
                    let left_over = old_end.1 - at.1;
                    sent.push_str(&" ".repeat(left_over));
                    sent.push_str(&"\u{8}".repeat(left_over));
                } else {
                    sent.push_str("\u{1b}[J");
                }
            }
        }
        let to = self.place(text, cursor);
        step(at, to, &mut sent);
        (self.text, self.cursor, self.at) = (text.to_owned(), cursor, to);
        sent
    }

    /// Goes to a new row below the line, which stays as it is.
    pub fn leave(&mut self) -> String {
        let mut sent = String::new();
        let end = self.place(&self.text, self.text.len());
        step(self.at, end, &mut sent);
        (self.cursor, self.at) = (self.text.len(), end);
        // A row that was begun for nothing is as good as a new one.
        if end.0 == 0 || end.1 > 0 {
            sent.push_str("\r\n");
        }
        sent
    }

    /// What a text has beyond what is shown, where that is plain letters typed at the end for which there is room in the row.
    fn typed_on<'a>(&self, text: &'a str, cursor: usize) -> Option<&'a str> {
        let typed = text.strip_prefix(self.text.as_str()).filter(|typed| !typed.is_empty())?;
        let at_the_end = self.cursor == self.text.len() && cursor == text.len();
        let plain = typed.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        (at_the_end && plain && self.at.1 + typed.len() < self.width).then_some(typed)
    }

    /// A text from this column on. What is too wide for the end of a row stands in the next, and nothing old before it.
    fn spell(&self, text: &str, from: usize, sent: &mut String) {
        let mut column = from;
        for grapheme in pictured(text).graphemes(true) {
            let columns = wrap::grapheme_columns(grapheme);
            if column + columns > self.width {
                sent.push_str(&" ".repeat(self.width - column.min(self.width)));
                column = 0;
            }
            sent.push_str(grapheme);
            column += columns;
        }
    }

    /// Where the cursor stands once so many bytes of a text are shown.
    fn place(&self, text: &str, until: usize) -> Place {
        let (mut row, mut column) = (0, wrap::columns(self.prompt));
        for grapheme in pictured(text.get(..until).unwrap_or(text)).graphemes(true) {
            let columns = wrap::grapheme_columns(grapheme);
            if column + columns > self.width {
                (row, column) = (row + 1, 0);
            }
            column += columns;
        }
        if column >= self.width { (row + 1, 0) } else { (row, column) }
    }
}

/// A text as it is shown on one line, byte for byte in the same order.
fn pictured(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\n' {
                '⏎'
            } else if is_hidden(c) {
                ' '
            } else {
                c
            }
        })
        .collect()
}

/// How much two texts have in common from the beginning, in whole characters as a reader sees them.
fn common(a: &str, b: &str) -> usize {
    let both = a.graphemes(true).zip(b.graphemes(true));
    both.take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum()
}

/// Steps from one place to another.
fn step(from: Place, to: Place, sent: &mut String) {
    let mut column = from.1;
    if from.0 != to.0 {
        let (rows, letter) = if to.0 < from.0 { (from.0 - to.0, 'A') } else { (to.0 - from.0, 'B') };
        sent.push_str(&format!("\u{1b}[{rows}{letter}\r"));
        column = 0;
    }
    if to.1 < column {
        sent.push_str(&"\u{8}".repeat(column - to.1));
    } else if to.1 > column {
        sent.push_str(&format!("\u{1b}[{}C", to.1 - column));
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use super::*;
    use crate::tui::input::Input;

    #[test]
    fn a_letter_at_the_end_is_that_letter_and_nothing_is_sent_twice() {
        let mut drawn = Drawn::new("> ", 80);
        assert_eq!(drawn.anew("", 0), "> ");
        assert_eq!(drawn.change("a", 1), "a");
        assert_eq!(drawn.change("aé", 3), "é");
        assert_eq!(drawn.change("a", 1), "\u{8} \u{8}");
        assert_eq!(drawn.change("a漢", 4), "漢");
        assert_eq!(drawn.change("a", 1), "\u{8}\u{8}  \u{8}\u{8}");
        assert_eq!(drawn.change("a", 0), "\u{8}");
        assert_eq!(drawn.change("ba", 1), "ba\u{8}");
        assert_eq!(drawn.change("ba", 2), "\u{1b}[1C");
        assert_eq!(drawn.leave(), "\r\n");
    }

    fn shown(width: u16) -> vt100::Parser {
        let cells = |count| NonZeroU16::new(count).unwrap();
        vt100::Parser::new(cells(30), cells(width), 0)
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]
        #[test]
        fn the_terminal_shows_the_line_whatever_was_typed(
            moves in proptest::collection::vec((0..9usize, 0..6usize), 1..80),
            width in 9u16..30,
        ) {
            let mut terminal = shown(width);
            let mut drawn = Drawn::new("> ", width);
            let mut line = Input::default();
            terminal.process(b"what stood there before\r\n");
            let above = terminal.screen().cursor_position().0;
            terminal.process(drawn.anew("", 0).as_bytes());
            for (what, letter) in moves {
                match what {
                    0..=3 => line.insert(["a", "b ", "é", "漢", "e\u{301}", "words "][letter]),
                    4 => line.backspace(),
                    5 => { line.left(); }
                    6 => if letter == 0 { line.clear() } else { line.delete() },
                    7 => if letter == 0 { line.end() } else { line.home() },
                    _ => { line.right(); }
                }
                if line.text().len() > 120 {
                    line.clear();
                }
                let sent = drawn.change(line.text(), line.cursor());
                let clears = ["\u{1b}[H", "\u{1b}[2J"].iter().any(|sequence| sent.contains(sequence));
                proptest::prop_assert!(!clears, "{:?}", sent);
                terminal.process(sent.as_bytes());
                // What a terminal of this width makes of the same text when nothing is ever changed.
                let mut fresh = shown(width);
                fresh.process(b"what stood there before\r\n");
                fresh.process(Drawn::new("> ", width).anew(line.text(), line.cursor()).as_bytes());
                let rows = |parser: &vt100::Parser| {
                    parser.screen().rows(0, width).map(|row| row.trim_end().to_owned()).collect::<Vec<_>>()
                };
                proptest::prop_assert_eq!(rows(&terminal), rows(&fresh));
                proptest::prop_assert_eq!(terminal.screen().cursor_position(), fresh.screen().cursor_position());
                let whole: String = rows(&terminal).iter().skip(usize::from(above)).map(String::as_str).collect();
                let plain = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
                proptest::prop_assert_eq!(plain(&whole), plain(&format!("> {}", line.text())));
            }
        }
    }
}
