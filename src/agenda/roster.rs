//! The roster as a CSV file: what spreadsheets save and registration forms export, with the place of every problem.

use super::Participant;
use super::literal::flag;
use super::problem::{Findings, either, nearest, shown};
use super::schema::{Key, PARTICIPANT, Shape, plain};
use super::table::{Placed, Span, word};
use super::text::{File, decode, one_line};

/// Said where a participant signs for no organisation.
pub(super) const NOBODY_SIGNS: &str = "it is the organisation that signs, but none is given here";
/// What to do then.
pub(super) const NAME_THE_BODY: &str = "write the organisation, or take `signatory` out";

/// What a roster file holds.
#[derive(Debug, Default)]
pub(super) struct Roster {
    /// Its people.
    pub people: Vec<Row>,
    /// What is wrong with it.
    pub findings: Findings,
    /// Its text, in which the findings have their places.
    pub text: String,
}

/// A person of a roster file.
#[derive(Debug)]
pub(super) struct Row {
    pub person: Participant,
    /// Where the name stands.
    pub name: Span,
    /// Where the organisation stands.
    pub body: Span,
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Column {
    Of(&'static Key),
    FirstName,
    LastName,
    Nothing,
}

/// Reads a roster.
pub(super) fn read(bytes: &[u8]) -> Roster {
    let mut roster = Roster::default();
    let Some(text) = decode(bytes, File::Roster, &mut roster.findings) else { return roster };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut rows = rows(text, &mut roster.findings).into_iter();
    match rows.next() {
        Some(header) => {
            let columns = roster.columns(&header);
            if columns.iter().any(|column| matches!(column, Column::FirstName | Column::LastName) || is_name(column)) {
                rows.for_each(|row| roster.person(&columns, &row));
            } else {
                let next = format!(
                    "the first line names the columns, for example: name,organisation,role; known: {}",
                    names()
                );
                roster.findings.forget_advice();
                let span = header.first().map_or(0..0, |cell| cell.span.clone());
                roster.findings.hold_up(span, "there is no column `name`", vec![next]);
            }
        }
        None => {
            let next = "its first line names the columns, for example: name,organisation,role".into();
            roster.findings.add(None, super::Weight::HoldsUp, "the file is empty", vec![next]);
        }
    }
    roster.text = text.into();
    roster
}

fn is_name(column: &Column) -> bool {
    matches!(column, Column::Of(key) if key.name == "name")
}

fn names() -> String {
    PARTICIPANT.names().join(", ")
}

impl Roster {
    fn columns(&mut self, header: &[Placed<String>]) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for cell in header {
            let name = plain(&cell.value);
            let known = |key: &&Key| key.name == name || key.also.contains(&name.as_str());
            let column = match name.as_str() {
                "firstname" | "givenname" | "forename" => Column::FirstName,
                "lastname" | "surname" | "familyname" => Column::LastName,
                _ => PARTICIPANT.keys.iter().find(known).map_or(Column::Nothing, Column::Of),
            };
            let called = match column {
                Column::Of(key) => key.name,
                Column::FirstName => "first name",
                Column::LastName => "last name",
                Column::Nothing => "",
            };
            if let Column::Nothing = column {
                self.unknown(cell);
            } else if !seen.insert(called) {
                let next = "keep one, or give the other another name".into();
                self.findings.hold_up(cell.span.clone(), format!("there are two columns for `{called}`"), vec![next]);
            }
            columns.push(column);
        }
        columns
    }

    fn unknown(&mut self, cell: &Placed<String>) {
        let name = shown(&cell.value);
        match nearest(&cell.value, PARTICIPANT.names()) {
            _ if name.is_empty() => {}
            Some(meant) => {
                let next = vec![format!("did you mean `{meant}`?"), format!("known: {}", names())];
                self.findings.hold_up(cell.span.clone(), format!("there is no column `{name}`"), next);
            }
            // Registration forms export a good deal that is of no use here.
            None => {
                let next = vec![format!("known: {}", names())];
                self.findings.advise(cell.span.clone(), format!("the column `{name}` is left aside"), next);
            }
        }
    }

    fn person(&mut self, columns: &[Column], row: &[Placed<String>]) {
        let mut person = Participant::default();
        let (mut first, mut last) = (String::new(), String::new());
        let mut place = row.first().map_or(0..0, |cell| cell.span.clone());
        let (mut body, mut signs) = (place.clone(), None);
        for (count, cell) in row.iter().enumerate() {
            let Placed { span, value } = cell;
            if value.is_empty() {
                continue;
            }
            let text = || Some(value.clone());
            match columns.get(count) {
                Some(Column::FirstName) => first = value.clone(),
                Some(Column::LastName) => last = value.clone(),
                Some(Column::Nothing) => {}
                Some(Column::Of(key)) => match (key.name, key.shape) {
                    ("name", _) => {
                        place = span.clone();
                        person.name = value.clone();
                    }
                    ("organisation", _) => {
                        body = span.clone();
                        person.organisation = text();
                    }
                    ("category", _) => person.category = text(),
                    ("country", _) => person.country = text(),
                    ("email", _) => person.email = text(),
                    (_, Shape::Word(words)) => match word(&value.to_lowercase()) {
                        Some(role) => person.role = role,
                        None => self.bad_word(key, cell, words),
                    },
                    _ => match flag(value) {
                        Some(flag) => {
                            person.signatory = flag;
                            signs = Some(span.clone());
                        }
                        None => self.bad_word(key, cell, &["yes", "no"]),
                    },
                },
                None => {
                    let next = "a text with a separator in it stands in quotation marks: \"Office for Work, Todi\"";
                    let what = "this line has more cells than the first line names columns";
                    self.findings.hold_up(span.clone(), what, vec![next.into()]);
                    break;
                }
            }
        }
        if person.name.is_empty() {
            person.name = one_line(&format!("{first} {last}")).text;
        }
        if person.name.is_empty() {
            self.findings.hold_up(
                place.clone(),
                "there is no name in this line",
                vec!["write one, or take the line out".into()],
            );
        }
        if let (true, None, Some(span)) = (person.signatory, &person.organisation, signs) {
            self.findings.hold_up(span, NOBODY_SIGNS, vec![NAME_THE_BODY.into()]);
        }
        self.people.push(Row { person, name: place, body });
    }

    fn bad_word(&mut self, key: &Key, cell: &Placed<String>, words: &[&str]) {
        let mut next = Vec::new();
        if let Some(word) = nearest(&cell.value, words.iter().copied()) {
            next.push(format!("did you mean {word}?"));
        }
        next.push(format!("allowed: {}", either(words)));
        self.findings.hold_up(cell.span.clone(), format!("`{}` cannot be \"{}\"", key.name, shown(&cell.value)), next);
    }
}

/// The rows of a CSV text (RFC 4180, with `,`, `;` or a tab between cells) that hold anything, with the place of each cell.
fn rows(text: &str, findings: &mut Findings) -> Vec<Vec<Placed<String>>> {
    let mut at = 0;
    // Excel's way to say which separator follows.
    let mut said = None;
    if let Some(rest) = text.strip_prefix("sep=") {
        said = rest.chars().next().filter(|c| SEPARATORS.contains(c));
        at = text.find('\n').map_or(text.len(), |end| end + 1);
    }
    let separator = said.unwrap_or_else(|| separator(text.get(at..).unwrap_or_default()));
    let mut rows = Vec::new();
    let mut row: Vec<Placed<String>> = Vec::new();
    while at < text.len() {
        let (raw, span, end) = cell(text, at, separator);
        if raw.is_none() {
            let next = "write a \" at its end; a quotation mark within the text is written twice: \"\"";
            findings.hold_up(span.clone(), "the quotation mark that closes this text is missing", vec![next.into()]);
        }
        let clean = one_line(raw.as_deref().unwrap_or_default());
        if clean.dropped > 0 {
            findings.advise(span.clone(), "control characters were dropped from this text", Vec::new());
        }
        row.push(Placed { span, value: clean.text });
        let rest = text.get(end..).unwrap_or_default();
        let next = rest.chars().next();
        at = end + next.map_or(0, char::len_utf8);
        if next == Some('\r') && rest.starts_with("\r\n") {
            at += 1;
        }
        let ended = next != Some(separator);
        if !ended && at == text.len() {
            row.push(Placed { span: at..at, value: String::new() });
        }
        if ended || at == text.len() {
            let row = std::mem::take(&mut row);
            if row.iter().any(|cell| !cell.value.is_empty()) {
                rows.push(row);
            }
        }
    }
    rows
}

/// The cell that begins at a place: its text (`None` where its quotation mark is never closed), where it stands, and where
/// it ends.
fn cell(text: &str, at: usize, separator: char) -> (Option<String>, Span, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let plain_end = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.find([separator, '\n', '\r']).unwrap_or(rest.len())
    };
    let Some(quoted) = rest.strip_prefix('"') else {
        let end = plain_end(at);
        let raw = text.get(at..end).unwrap_or_default();
        let blank = raw.len() - raw.trim_start().len();
        return (Some(raw.into()), at + blank..end.max(at + blank), end);
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
        let end = plain_end(closed);
        value.push_str(text.get(closed..end).unwrap_or_default());
        return (Some(value), at + 1..at + 1 + close, end);
    }
    (None, at..text.len(), text.len())
}

const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// The separator that stands most often in the first line that holds anything, outside quotation marks.
fn separator(text: &str) -> char {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: char| line.split('"').step_by(2).map(|part| part.matches(separator).count()).sum::<usize>();
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(',')
}
