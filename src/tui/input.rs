//! The line being typed: text and a cursor that moves by what a reader sees as one character.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::wrap;

/// Text under the cursor. It may hold line breaks (pasted, or typed with Alt-Enter).
#[derive(Clone, Debug, Default)]
pub struct Input {
    text: String,
    /// A byte offset, always at a grapheme boundary.
    cursor: usize,
    /// What was cleared last, for as long as nothing else is typed.
    cleared: Option<String>,
}

impl Input {
    /// A line with the cursor at its end.
    pub fn new(text: impl Into<String>) -> Input {
        let text = text.into();
        Input { cursor: text.len(), text, cleared: None }
    }

    /// What is typed so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next character goes, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes the text out and leaves the line empty.
    pub fn take(&mut self) -> String {
        std::mem::take(self).text
    }

    /// Puts text in at the cursor. Line breaks are `\n`, whatever they came as.
    pub fn insert(&mut self, text: &str) {
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
        self.replace(self.cursor..self.cursor, &text);
    }

    /// Puts one character in at the cursor.
    pub fn insert_char(&mut self, c: char) {
        self.replace(self.cursor..self.cursor, c.encode_utf8(&mut [0; 4]));
    }

    /// Puts text in the place of what stands there, with the cursor behind it.
    pub fn replace(&mut self, span: Range<usize>, text: &str) {
        let end = floor(&self.text, span.end);
        let start = floor(&self.text, span.start.min(end));
        self.text.replace_range(start..end, text);
        self.cursor = start + text.len();
        // What was put in may join with what follows it into one grapheme.
        if !self.at_boundary() {
            self.right();
        }
        self.cleared = None;
    }

    fn at_boundary(&self) -> bool {
        GraphemeCursor::new(self.cursor, self.text.len(), true).is_boundary(&self.text, 0).unwrap_or(true)
    }

    /// Moves back by one character; says whether it could.
    pub fn left(&mut self) -> bool {
        let back = self.text[..self.cursor].graphemes(true).next_back().map_or(0, str::len);
        self.cursor -= back;
        back > 0
    }

    /// Moves on by one character; says whether it could.
    pub fn right(&mut self) -> bool {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        match cursor.next_boundary(&self.text, 0) {
            Ok(Some(next)) => {
                self.cursor = next;
                true
            }
            _ => false,
        }
    }

    /// Moves to the beginning of the word.
    pub fn word_left(&mut self) {
        self.cursor = self.text[..self.cursor].unicode_word_indices().next_back().map_or(0, |(at, _)| at);
    }

    /// Moves behind the word.
    pub fn word_right(&mut self) {
        let next = self.text[self.cursor..].unicode_word_indices().next();
        self.cursor = next.map_or(self.text.len(), |(at, word)| self.cursor + at + word.len());
    }

    /// Moves to the beginning of the line.
    pub fn home(&mut self) {
        self.cursor = self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1);
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) {
        self.cursor = self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at);
    }

    /// Removes the character before the cursor, whole as a reader sees it.
    pub fn backspace(&mut self) {
        let end = self.cursor;
        if self.left() {
            self.replace(self.cursor..end, "");
        }
    }

    /// Removes the character under the cursor.
    pub fn delete(&mut self) {
        let start = self.cursor;
        if self.right() {
            self.replace(start..self.cursor, "");
        }
    }

    /// Removes the word before the cursor.
    pub fn delete_word(&mut self) {
        let end = self.cursor;
        self.word_left();
        self.replace(self.cursor..end, "");
    }

    /// Removes everything; [`Input::bring_back`] undoes that.
    pub fn clear(&mut self) {
        let text = self.take();
        if !text.is_empty() {
            self.cleared = Some(text);
        }
    }

    /// Brings back what was cleared last, if nothing was typed since.
    pub fn bring_back(&mut self) -> bool {
        match self.cleared.take() {
            Some(text) if self.text.is_empty() => {
                *self = Input::new(text);
                true
            }
            _ => false,
        }
    }

    /// Something else was done since, which is now what comes to mind first to be undone.
    pub fn forget_cleared(&mut self) {
        self.cleared = None;
    }

    /// Moves a row up or down, as wrapped at this width; says whether there was one.
    pub fn vertical(&mut self, down: bool, width: usize) -> bool {
        let rows = wrap::rows(&self.text, width);
        let (row, column) = self.place(&rows, width);
        let to = if down { row + 1 } else { row.wrapping_sub(1) };
        let Some(range) = rows.get(to) else { return false };
        let (mut used, mut at) = (0, range.start);
        for grapheme in self.text[range.clone()].graphemes(true) {
            used += wrap::grapheme_columns(grapheme);
            if used > column {
                break;
            }
            at += grapheme.len();
        }
        self.cursor = at;
        true
    }

    /// The rows at this width and where the cursor stands in them (row, column).
    pub fn layout(&self, width: usize) -> (Vec<Range<usize>>, (usize, usize)) {
        let rows = wrap::rows(&self.text, width);
        let place = self.place(&rows, width);
        (rows, place)
    }

    fn place(&self, rows: &[Range<usize>], width: usize) -> (usize, usize) {
        let row = rows.partition_point(|row| row.start <= self.cursor).saturating_sub(1);
        let start = rows.get(row).map_or(0, |row| row.start);
        (row, wrap::columns(&self.text[start..self.cursor]).min(width.saturating_sub(1)))
    }

    /// Puts the cursor where somebody pointed (row, column at this width).
    pub fn point(&mut self, row: usize, column: usize, width: usize) {
        let rows = wrap::rows(&self.text, width);
        let Some(range) = rows.get(row.min(rows.len().saturating_sub(1))) else { return };
        let mut used = 0;
        self.cursor = range.start;
        for grapheme in self.text[range.clone()].graphemes(true) {
            used += wrap::grapheme_columns(grapheme);
            if used > column {
                break;
            }
            self.cursor += grapheme.len();
        }
    }
}

/// The nearest place at or before `at` where the text can be cut.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backspace_takes_what_a_reader_sees_as_one_character() {
        for cluster in ["👨‍👩‍👧", "🇮🇹", "é", "漢"] {
            let mut input = Input::new(format!("a{cluster}"));
            input.backspace();
            assert_eq!(input.text(), "a");
        }
    }

    #[test]
    fn what_was_cleared_comes_back_until_something_is_typed() {
        let mut input = Input::new("a long line");
        input.clear();
        assert!(input.is_empty());
        assert!(input.bring_back());
        assert_eq!(input.text(), "a long line");
        input.clear();
        input.insert_char('x');
        assert!(!input.bring_back());
        assert_eq!(input.text(), "x");
    }

    #[test]
    fn the_cursor_moves_by_rows_as_they_are_wrapped() {
        let mut input = Input::new("one two three");
        assert_eq!(input.layout(8).1, (1, 5));
        assert!(input.vertical(false, 8));
        assert_eq!(input.cursor(), 5);
        assert!(!input.vertical(false, 8));
        assert!(input.vertical(true, 8));
        assert!(!input.vertical(true, 8));
    }

    proptest::proptest! {
        #[test]
        fn any_editing_leaves_a_cursor_that_can_be_typed_at(keys in proptest::collection::vec(0u8..12, 0..40), text in "[a🇮🇹é漢\u{200d}👩 \n]{0,12}") {
            let mut input = Input::new(text);
            for key in keys {
                match key {
                    0 => { input.left(); }
                    1 => { input.right(); }
                    2 => input.word_left(),
                    3 => input.word_right(),
                    4 => input.backspace(),
                    5 => input.delete(),
                    6 => input.home(),
                    7 => input.end(),
                    8 => input.delete_word(),
                    9 => { input.vertical(true, 5); }
                    10 => input.insert("\u{200d}é"),
                    _ => input.insert_char('🇮'),
                }
                assert!(input.text().is_char_boundary(input.cursor()));
            }
        }
    }
}
