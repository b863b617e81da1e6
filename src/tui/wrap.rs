//! Fitting text into columns: one way of wrapping for everything on the screen.

use std::ops::Range;

use ratatui::buffer::CellWidth as _;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;

/// How many columns a text takes on one row, as the terminal draws it: control characters take none.
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|b| !b.is_ascii_control()).count();
    }
    text.graphemes(true).map(grapheme_columns).sum()
}

/// How many columns one grapheme takes.
pub fn grapheme_columns(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) { 0 } else { usize::from(grapheme.cell_width()) }
}

/// The rows a text takes at this width, as byte ranges that cover all of it but the line breaks. Rows break after blanks,
/// and within a word only where it is longer than a row; blanks at the end of a row may hang over its edge.
pub fn rows(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, width, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, offset: usize, width: usize, rows: &mut Vec<Range<usize>>) {
    if line.is_ascii() {
        let widths = line.bytes().enumerate().map(|(at, b)| (at, usize::from(!b.is_ascii_control()), b == b' '));
        break_rows(widths, line.len(), offset, width, rows);
    } else {
        let widths = line.grapheme_indices(true).map(|(at, g)| (at, grapheme_columns(g), g == " "));
        break_rows(widths, line.len(), offset, width, rows);
    }
}

/// Breaks pieces of text, given as (place, columns, whether it is a blank), into rows.
fn break_rows(
    pieces: impl Iterator<Item = (usize, usize, bool)>,
    end: usize,
    offset: usize,
    width: usize,
    rows: &mut Vec<Range<usize>>,
) {
    let (mut start, mut used) = (0, 0);
    // Where the last word began, and how much of the row was used there.
    let (mut word, mut before_word) = (0, 0);
    for (at, columns, blank) in pieces {
        if blank {
            used += columns;
            word = at + 1;
            before_word = used;
            continue;
        }
        // Once before the word, and again within it if it is longer than a row.
        while used + columns > width && at > start {
            let (cut, kept) = if word > start { (word, used - before_word) } else { (at, 0) };
            rows.push(offset + start..offset + cut);
            (start, word) = (cut, cut);
            (used, before_word) = (kept, 0);
        }
        used += columns;
    }
    rows.push(offset + start..offset + end);
}

/// A text whose parts look different, wrapped as one.
#[derive(Clone, Debug, Default)]
pub struct Rich {
    text: String,
    runs: Vec<(usize, Style)>,
}

impl Rich {
    /// Adds a part.
    pub fn push(&mut self, text: &str, style: Style) -> &mut Self {
        if !text.is_empty() {
            // A tab is a blank; other control characters are not drawn at all.
            if text.contains('\t') {
                self.text.push_str(&text.replace('\t', " "));
            } else {
                self.text.push_str(text);
            }
            self.runs.push((self.text.len(), style));
        }
        self
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// All of it, without its looks.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A part of it, in one row.
    pub fn part(&self, range: Range<usize>) -> Line<'static> {
        self.line(range)
    }

    /// Its rows at this width.
    pub fn lines(&self, width: usize) -> Vec<Line<'static>> {
        rows(&self.text, width).into_iter().map(|row| self.line(row)).collect()
    }

    fn line(&self, row: Range<usize>) -> Line<'static> {
        let mut spans = Vec::new();
        let mut at = row.start;
        let first = self.runs.partition_point(|(end, _)| *end <= row.start);
        for (end, style) in &self.runs[first..] {
            let until = (*end).min(row.end);
            if until > at {
                spans.push(Span::styled(self.text[at..until].to_owned(), *style));
                at = until;
            }
            if *end >= row.end {
                break;
            }
        }
        Line::from(spans)
    }
}

/// As much of a text as fits into so many columns; what is cut off is shown by `…`.
pub fn cut(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.replace(['\n', '\t'], " ");
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let grapheme = if matches!(grapheme, "\n" | "\t") { " " } else { grapheme };
        used += grapheme_columns(grapheme);
        if used + 1 > width {
            break;
        }
        out.push_str(grapheme);
    }
    if width > 0 {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<&str> {
        rows(text, width).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn rows_break_after_blanks_and_cover_everything() {
        assert_eq!(wrapped("who pays for the mentors", 9), ["who pays ", "for the ", "mentors"]);
        assert_eq!(wrapped("", 9), [""]);
        assert_eq!(wrapped("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(wrapped("abcdefghij klm", 4), ["abcd", "efgh", "ij ", "klm"]);
        assert_eq!(wrapped("ab abcdefgh", 4), ["ab ", "abcd", "efgh"]);
        assert_eq!(wrapped(" aééa漢", 5), [" ", "aééa", "漢"]);
    }

    #[test]
    fn wide_characters_and_clusters_stay_whole() {
        assert_eq!(wrapped("漢字漢字", 5), ["漢字", "漢字"]);
        assert_eq!(wrapped("👨‍👩‍👧👨‍👩‍👧", 3), ["👨‍👩‍👧", "👨‍👩‍👧"]);
        assert_eq!(cut("漢字漢字", 5), "漢字…");
    }

    proptest::proptest! {
        #[test]
        fn no_row_is_wider_than_asked_but_for_blanks_and_nothing_is_lost(text in "[a-z漢é \n]{0,60}", width in 2usize..20) {
            let rows = rows(&text, width);
            let mut next = 0;
            for row in &rows {
                assert!(row.start == next || text[next..row.start].chars().all(|c| c == '\n'));
                assert!(columns(text[row.clone()].trim_end()) <= width);
                next = row.end;
            }
            assert_eq!(next, text.len());
        }
    }
}
