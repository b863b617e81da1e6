//! The roster as a CSV file: what spreadsheets save and registration forms export, with the place of every problem.

use super::Participant;
use super::literal::flag;
use super::problem::{Findings, either, nearest, shown};
use super::schema::{Key, PARTICIPANT, Shape, plain};
use super::sheet::{self, Cells, Flaw};
use super::table::{Placed, Span, word};
use super::text::one_line;

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

/// The most that is read, in MiB: ten thousand people take a quarter of it.
const MOST: usize = 4;

/// Reads a roster.
pub(super) fn read(bytes: &[u8]) -> Roster {
    let mut roster = Roster::default();
    let sheet::Text { text, guessed } = match sheet::text(bytes, MOST) {
        Ok(text) => text,
        Err(unreadable) => {
            roster.findings.add(None, super::Weight::HoldsUp, unreadable.what, vec![unreadable.next.into()]);
            return roster;
        }
    };
    if let Some(at) = guessed {
        let next = "look whether the names are right; if not, save it again as UTF-8";
        roster.findings.advise(at..at + 1, sheet::GUESSED, vec![next.into()]);
    }
    let mut rows = rows(&text, &mut roster.findings).into_iter();
    match rows.next() {
        Some(header) if header.len() > MOST_COLUMNS => {
            let what = format!("the first line has {} columns: {MOST_COLUMNS} is the most", header.len());
            roster.findings.add(None, super::Weight::HoldsUp, what, vec!["is it the right file?".into()]);
        }
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
    roster.text = text.into_owned();
    roster
}

/// The most columns of a list of participants: each that is not known is compared with those that are.
const MOST_COLUMNS: usize = 1000;

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

/// The rows of the table that hold anything, with the place of each cell.
fn rows(text: &str, findings: &mut Findings) -> Vec<Vec<Placed<String>>> {
    let mut rows = Vec::new();
    let mut row: Vec<Placed<String>> = Vec::new();
    for cell in Cells::of(text) {
        if cell.flaw == Some(Flaw::NotClosed) {
            let next = "write a \" at its end; a quotation mark within the text is written twice: \"\"";
            let what = "the quotation mark that closes this text is missing";
            findings.hold_up(cell.span.clone(), what, vec![next.into()]);
        }
        let clean = one_line(&cell.value);
        if clean.dropped > 0 {
            findings.advise(cell.span.clone(), "control characters were dropped from this text", Vec::new());
        }
        row.push(Placed { span: cell.span, value: clean.text });
        if cell.ends_row {
            let row = std::mem::take(&mut row);
            if row.iter().any(|cell| !cell.value.is_empty()) {
                rows.push(row);
            }
        }
    }
    rows
}
