//! Bytes to rows, and the lines of titles above them.

use super::{Survey, tidy};
use crate::agenda::sheet::{self, Cells, Flaw};
use crate::agenda::shown;
use crate::capture::fold::fold;
use crate::session::Refusal;

/// The most that is read: in MiB, in columns and in people. The largest surveys of the field have a few thousand people.
const MOST: usize = 8;
const MOST_COLUMNS: usize = 1_000;
const MOST_ROWS: usize = 100_000;

/// Lines of titles there are at most.
const MOST_TITLES: usize = 3;

/// A question is repeated before each of its parts up to this length, in bytes.
const LONGEST_QUESTION: usize = 1_000;

/// A row of the table: the answers of one person.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Where it begins, counted from 1 as text editors do.
    line: usize,
    /// Which it is, counted from 1 as spreadsheets do: a cell with line breaks in it takes one row, but several lines.
    number: usize,
    /// The cells, tidied, one after the other.
    text: String,
    /// Where each ends; those behind the last that holds anything are left out.
    ends: Vec<u32>,
}

impl Row {
    /// What a cell holds; nothing where there is none.
    pub fn cell(&self, column: usize) -> &str {
        let end = |column: usize| self.ends.get(column).and_then(|end| usize::try_from(*end).ok());
        let start = column.checked_sub(1).map_or(Some(0), end);
        start.zip(end(column)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// Where it stands: `line 4`.
    pub fn place(&self) -> String {
        match self {
            Row { line, number, .. } if line == number => format!("line {line}"),
            Row { line, number, .. } => format!("line {line} (row {number})"),
        }
    }

    fn set(&mut self, column: usize, text: &str) {
        let end = |row: &Row| u32::try_from(row.text.len()).unwrap_or(u32::MAX);
        self.ends.resize(column, end(self));
        self.text.push_str(text);
        self.ends.push(end(self));
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|column| self.cell(column))
    }
}

/// Reads what a survey tool exported as CSV: with `,`, `;`, a tab or `|` between the cells, in UTF-8, UTF-16 with its mark, or
/// Windows-1252. The first line that holds anything names the columns; further lines of titles, as SurveyMonkey and Qualtrics
/// write them, are taken as such where they cannot be answers. Rows with nothing in them are skipped.
///
/// # Errors
/// A file that is no text, empty or too large (8 MiB, 1,000 columns, 100,000 rows), or whose cells cannot be told apart for
/// certain: a quotation mark that is not closed, a row with more cells than titles.
pub fn read(bytes: &[u8]) -> Result<Survey, Refusal> {
    let sheet::Text { text, guessed } =
        sheet::text(bytes, MOST).map_err(|unreadable| Refusal::new(unreadable.what, unreadable.next))?;
    let mut rows = rows(&text)?;
    if rows.is_empty() {
        return Err(Refusal::new(
            "the file is empty",
            "its first line names the questions, and each person has a line below",
        ));
    }
    let mut hints = Vec::new();
    if guessed.is_some() {
        hints.push(format!("{}; look whether the titles are right", sheet::GUESSED));
    }
    let titles = Titles::take(&mut rows, &mut hints);
    if rows.len() > MOST_ROWS {
        return Err(too_many_rows());
    }
    let width = titles.columns.len();
    if let Some(row) = rows.iter().find(|row| row.ends.len() > width) {
        let there = row.cells().skip(width).find(|cell| !cell.is_empty()).unwrap_or_default();
        return Err(Refusal::new(
            format!("{} has “{}” behind the last column that has a title", row.place(), shown(there)),
            "a text with a separator in it stands in quotation marks; a column that is meant gets a title",
        ));
    }
    Ok(Survey { columns: titles.columns, hints, codes: titles.codes, rows })
}

fn too_many_rows() -> Refusal {
    Refusal::new("the file has more than 100,000 rows", "is it the right file? split it otherwise")
}

/// All rows that hold anything.
fn rows(text: &str) -> Result<Vec<Row>, Refusal> {
    let mut rows: Vec<Row> = Vec::new();
    let mut row = Row { line: 1, number: 1, ..Row::default() };
    let (mut column, mut seen) = (0, 0);
    for cell in Cells::of(text) {
        if column == 0 {
            row.line += line_ends(text.get(seen..cell.span.start).unwrap_or_default());
            seen = cell.span.start;
        }
        if let Some(flaw @ (Flaw::NotClosed | Flaw::ClosedAstray)) = cell.flaw {
            let line = row.line + line_ends(text.get(seen..cell.span.start).unwrap_or_default());
            let end = line + line_ends(text.get(cell.span.clone()).unwrap_or_default());
            let closed = match flaw {
                Flaw::NotClosed => "never closed".to_owned(),
                _ => format!("closed within a text of line {end}"),
            };
            let what = format!("the quotation mark that opens a text in line {line} is {closed}");
            let next =
                "write a \" at its end; a quotation mark within a text in quotation marks is written twice: \"\"";
            return Err(Refusal::new(what, next));
        }
        let value = tidy(&cell.value);
        if !value.is_empty() {
            if column >= MOST_COLUMNS {
                let what = format!("{} has more than 1,000 columns", row.place());
                return Err(Refusal::new(what, "is it the right file? take out the columns that are not counted"));
            }
            row.set(column, &value);
        }
        column += 1;
        if cell.ends_row {
            let next = Row { line: row.line, number: row.number + 1, ..Row::default() };
            let done = std::mem::replace(&mut row, next);
            if !done.ends.is_empty() {
                rows.push(done);
            }
            if rows.len() > MOST_ROWS + MOST_TITLES {
                return Err(too_many_rows());
            }
            column = 0;
        }
    }
    Ok(rows)
}

/// How many lines end in a text, whatever they end with.
fn line_ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |(at, byte): (usize, &u8)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    bytes.iter().enumerate().filter(|place| ends(*place)).count()
}

/// What the columns are called.
struct Titles {
    columns: Vec<String>,
    codes: Vec<String>,
}

impl Titles {
    /// Takes the lines of titles off the rows.
    fn take(rows: &mut Vec<Row>, hints: &mut Vec<String>) -> Titles {
        let first: Vec<String> = rows.first().into_iter().flat_map(Row::cells).map(str::to_owned).collect();
        let titles = Titles { codes: vec![String::new(); first.len()], columns: first };
        let (titles, lines) = match rows.as_slice() {
            [_, texts, numbers, ..] if numbers.is_import_id() => (titles.with_texts(texts), 3),
            [_, numbers, ..] if numbers.is_import_id() => (titles, 2),
            [_, parts, answers @ ..] if titles.go_on_in(parts, answers) => (titles.with_parts(parts), 2),
            _ => (titles, 1),
        };
        match rows.get(1..lines).unwrap_or_default() {
            [] => {}
            [one] => hints.push(format!("{} is taken for titles, and nobody's answers", one.place())),
            [first, .., last] => {
                hints.push(format!(
                    "{} and {} are taken for titles, and nobody's answers",
                    first.place(),
                    last.place()
                ));
            }
        }
        rows.drain(..lines.min(rows.len()));
        titles
    }

    /// Qualtrics: the first line has codes (`Q3_1`), the second the questions.
    fn with_texts(self, texts: &Row) -> Titles {
        let columns = self.columns.iter().enumerate().map(|(column, code)| match texts.cell(column) {
            "" => code.clone(),
            text => text.to_owned(),
        });
        Titles { columns: columns.collect(), codes: self.columns }
    }

    /// Whether the second row names the parts of questions, as SurveyMonkey writes it: it alone is not by anybody, so its first
    /// cell is empty, and it fills the gaps between the titles.
    fn go_on_in(&self, parts: &Row, answers: &[Row]) -> bool {
        let nobody = |row: &Row| row.cell(0).is_empty();
        if self.columns.first().is_none_or(String::is_empty) || !nobody(parts) || answers.iter().any(nobody) {
            return false;
        }
        let width = self.columns.len().max(parts.ends.len());
        let is_gap = |column: &usize| self.columns.get(*column).is_none_or(String::is_empty);
        let mut gaps = (0..width).filter(is_gap).peekable();
        let by_respondent = self
            .columns
            .first()
            .is_some_and(|title| fold(title).chars().filter(|c| c.is_alphanumeric()).eq("respondentid".chars()));
        by_respondent || gaps.peek().is_some() && !answers.is_empty() && gaps.all(|gap| !parts.cell(gap).is_empty())
    }

    /// The parts after their questions, in the manner of other tools: `How useful was this? [The field visit]`.
    fn with_parts(mut self, parts: &Row) -> Titles {
        let width = self.columns.len().max(parts.ends.len());
        self.columns.resize(width, String::new());
        self.codes = (0..width).map(|column| parts.cell(column).to_owned()).collect();
        let mut question = String::new();
        for (title, part) in self.columns.iter_mut().zip(&mut self.codes) {
            if !title.is_empty() {
                question.clone_from(title);
            }
            // What stands there where a question has no parts.
            if matches!(part.as_str(), "Response" | "Open-Ended Response") {
                part.clear();
            }
            *title = match (question.as_str(), part.as_str()) {
                (_, "") => continue,
                (question, part) if question.is_empty() || question.len() > LONGEST_QUESTION => part.to_owned(),
                (question, part) => format!("{question} [{part}]"),
            };
        }
        self
    }
}

impl Row {
    /// Whether it numbers the questions for a program that reads the file, as Qualtrics writes it.
    fn is_import_id(&self) -> bool {
        let mut cells = self.cells().filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.starts_with("{\"ImportId\"") || cell.starts_with("{'ImportId'"))
    }
}
