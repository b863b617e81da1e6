//! Tables as spreadsheets, registration forms and survey tools save them: bytes to text, text to cells.
//!
//! RFC 4180, but lenient: with `,`, `;`, a tab or `|` between cells, any line ends, and quotation marks that stand where none
//! should.

use std::borrow::Cow;

use super::table::Span;
use super::text::{Unreadable, refuse_at_sight, windows_1252};

/// Said where the text is a guess.
pub(crate) const GUESSED: &str = "the file is not UTF-8: it was read as Windows-1252 (Western European)";

/// The text of a table.
pub(crate) struct Text<'a> {
    /// Without its byte-order mark.
    pub text: Cow<'a, str>,
    /// Where in it the first character stands that is a guess, since the file is neither UTF-8 nor UTF-16.
    pub guessed: Option<usize>,
}

/// The text of a file of at most so many MiB: UTF-8, UTF-16 where its mark says so, else Windows-1252.
///
/// # Errors
/// A file that is larger, or that holds no text.
pub(crate) fn text(bytes: &[u8], most: usize) -> Result<Text<'_>, Unreadable> {
    refuse_at_sight(bytes, most, "save the table as CSV (UTF-8)")?;
    let utf16 = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    if let Some((rest, unit)) = utf16 {
        let (pairs, _) = rest.as_chunks::<2>();
        let units = pairs.iter().map(|pair| unit(*pair));
        let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        return Ok(Text { text: Cow::Owned(text), guessed: None });
    }
    if bytes.contains(&0) {
        return Err(Unreadable::no_text());
    }
    let mut bytes = bytes;
    // Some programs put a mark before the one that is there.
    while let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        bytes = rest;
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => Text { text: Cow::Borrowed(text), guessed: None },
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Text { text: Cow::Owned(windows_1252(bytes)), guessed: Some(windows_1252(before).len()) }
        }
    })
}

/// A cell of a table.
pub(crate) struct Cell<'a> {
    /// Where it stands in the text, without its quotation marks.
    pub span: Span,
    /// What it holds, as it stands there but for quotation marks.
    pub value: Cow<'a, str>,
    /// What is wrong with its quotation marks.
    pub flaw: Option<Flaw>,
    /// Whether it is the last of its row.
    pub ends_row: bool,
}

/// What is wrong with the quotation marks of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It is never closed and holds all the rest.
    NotClosed,
    /// Text follows the mark that closes it.
    Followed,
    /// Text follows the mark that closes it on a later line: most likely it was never closed, and this mark opens another
    /// cell.
    ClosedAstray,
}

/// The cells of a table, row by row; a row with nothing in it is one empty cell.
pub(crate) struct Cells<'a> {
    text: &'a str,
    at: usize,
    separator: Option<char>,
    /// Whether a cell follows even where the text is at its end.
    owes_cell: bool,
}

impl<'a> Cells<'a> {
    /// The cells of a text, with the separator that it names (`sep=;`, Excel's way) or that fits it best.
    pub fn of(text: &'a str) -> Cells<'a> {
        let Some(rest) = text.strip_prefix("sep=") else { return Cells::separated(text, separator(text)) };
        let at = after_line_end(text, text.find(['\n', '\r']).unwrap_or(text.len()));
        let said = rest.chars().next().filter(|c| SEPARATORS.contains(c));
        let separator = said.or_else(|| separator(text.get(at..).unwrap_or_default()));
        Cells { at, ..Cells::separated(text, separator) }
    }

    fn separated(text: &'a str, separator: Option<char>) -> Cells<'a> {
        Cells { text, at: 0, separator, owes_cell: false }
    }

    fn parts(&self, c: char) -> bool {
        c == '\n' || c == '\r' || Some(c) == self.separator
    }

    fn rest(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or_default()
    }

    /// Where the text from a place on is parted next.
    fn end(&self, from: usize) -> usize {
        let rest = self.rest(from);
        from + rest.find(|c| self.parts(c)).unwrap_or(rest.len())
    }

    /// The cell that begins here, and where it ends.
    fn cell(&self) -> (Cell<'a>, usize) {
        let at = self.at;
        let cell = |span, value, flaw| Cell { span, value, flaw, ends_row: true };
        let Some(quoted) = self.rest(at).strip_prefix('"') else {
            let end = self.end(at);
            let raw = self.text.get(at..end).unwrap_or_default();
            let blank = raw.len() - raw.trim_start().len();
            return (cell(at + blank..end, raw.into(), None), end);
        };
        let mut value = String::new();
        let mut from = 0;
        while let Some(mark) = quoted.get(from..).and_then(|rest| rest.find('"')) {
            let close = from + mark;
            value.push_str(quoted.get(from..close).unwrap_or_default());
            if quoted.get(close + 1..).is_some_and(|rest| rest.starts_with('"')) {
                value.push('"');
                from = close + 2;
                continue;
            }
            // What follows the closing mark is kept, as spreadsheets do.
            let closed = at + 1 + close + 1;
            let end = self.end(closed);
            let after = self.text.get(closed..end).unwrap_or_default();
            let flaw = match value.contains(['\n', '\r']) {
                _ if after.trim().is_empty() => None,
                true => Some(Flaw::ClosedAstray),
                false => Some(Flaw::Followed),
            };
            value.push_str(after);
            return (cell(at + 1..at + 1 + close, value.into(), flaw), end);
        }
        (cell(at..self.text.len(), "".into(), Some(Flaw::NotClosed)), self.text.len())
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        if self.at >= self.text.len() && !std::mem::take(&mut self.owes_cell) {
            return None;
        }
        let (mut cell, end) = self.cell();
        let next = self.rest(end).chars().next();
        self.owes_cell = next.is_some() && next == self.separator;
        cell.ends_row = !self.owes_cell;
        self.at = if self.owes_cell { end + next.map_or(0, char::len_utf8) } else { after_line_end(self.text, end) };
        Some(cell)
    }
}

/// The place behind the line end that stands here, if one does.
fn after_line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let length = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) };
    at + length
}

const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// The separator by which most rows have as many cells as the first, and the first the most; none where it has but one. One
/// that leaves all quotation marks round whole cells goes before others.
fn separator(text: &str) -> Option<char> {
    let fits = SEPARATORS.into_iter().rev().filter_map(|separator| Fit::of(text, separator));
    let best = fits.max_by_key(|fit| (fit.rows > 0, !fit.is_flawed, fit.rows, !fit.is_prose, fit.columns))?;
    // A single column with a comma in its title.
    let alone = best.is_prose && best.rows == 0 && best.others > 0;
    (!alone).then_some(best.separator)
}

/// How well a separator fits a text.
struct Fit {
    separator: char,
    /// How many cells the first row has with it.
    columns: usize,
    /// How well the rows fit the first: a row with as many cells weighs two, a shorter one with more than one cell one.
    rows: usize,
    /// How many rows were looked at, beside the first.
    others: usize,
    /// Whether there is a cell with something wrong with its quotation marks.
    is_flawed: bool,
    /// Whether it is followed by a blank in the first row, as a comma in a sentence is.
    is_prose: bool,
}

impl Fit {
    /// So many rows are looked at.
    const SAMPLE: usize = 50;

    /// `None` where the first row has only one cell.
    fn of(text: &str, separator: char) -> Option<Fit> {
        let mut fit = Fit { separator, columns: 0, rows: 0, others: 0, is_flawed: false, is_prose: false };
        let (mut count, mut is_blank) = (0, true);
        for cell in Cells::separated(text, Some(separator)) {
            count += 1;
            is_blank &= cell.value.trim().is_empty();
            fit.is_flawed |= cell.flaw.is_some();
            if fit.columns == 0 && count > 1 {
                fit.is_prose |= cell.value.starts_with(' ');
            }
            if !cell.ends_row {
                continue;
            }
            match (is_blank, fit.columns) {
                (true, _) => {}
                (false, 0) if count == 1 => return None,
                (false, 0) => fit.columns = count,
                (false, columns) => {
                    fit.others += 1;
                    fit.rows += if count == columns { 2 } else { usize::from(1 < count && count < columns) };
                }
            }
            (count, is_blank) = (0, true);
            if fit.others == Fit::SAMPLE {
                break;
            }
        }
        // Nothing but separators: as good as any.
        let is_empty = fit.columns == 0 && text.contains(separator);
        (fit.columns > 1 || is_empty).then_some(fit)
    }
}
