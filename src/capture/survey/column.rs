//! Which column is meant: by its number, its letter, or its title as people type it.

use super::{Survey, tidy};
use crate::agenda::shown;
use crate::capture::fold::{begins_with, begins_with_words, fold, has_word, has_word_beginning, same};
use crate::capture::pieces::{either, unquoted};
use crate::session::Refusal;
use crate::words::count;

/// How a title may fit, closest first.
const FITS: [fn(&str, &str) -> bool; 4] = [begins_with_words, begins_with, has_word, has_word_beginning];

/// So many columns are listed.
const LISTED: usize = 5;

impl Survey {
    /// The column that is meant, counted from 0: by its number, counted from 1; by its whole title; by its letter, as spreadsheets
    /// call it (`C`, `AA`); by the beginning of its title; by a word in it, or the beginning of one. Case and accents do not
    /// matter. The first of these that fits any column counts.
    ///
    /// # Errors
    /// Nothing that fits, or several columns that fit equally well.
    pub fn column(&self, named: &str) -> Result<usize, Refusal> {
        let named = tidy(unquoted(named.trim()));
        if named.is_empty() {
            return Err(Refusal::new("it is not said which column is meant", self.overview()));
        }
        let number = number(&named);
        if let Some(column) = number.and_then(|number| self.known(number.checked_sub(1)?)) {
            return Ok(column);
        }
        let plain = fold(&named);
        let letter = letter(&named).and_then(|column| self.known(column));
        let mut found = self.fitting(same, &plain);
        // A small letter is more likely the beginning of a title.
        if let (true, Some(column), true) = (found.is_empty(), letter, named.bytes().all(|b| b.is_ascii_uppercase())) {
            return Ok(column);
        }
        for fits in FITS {
            if found.is_empty() {
                found = self.fitting(fits, &plain);
            }
        }
        match (found.as_slice(), letter) {
            ([column], _) => Ok(*column),
            ([], Some(column)) => Ok(column),
            ([], None) => Err(self.nothing(&named, number.is_some())),
            (several, _) => Err(Refusal::new(
                format!("“{}” could be {}", shown(&named), self.list(several, "or")),
                "type more of the title, or the number before it",
            )),
        }
    }

    /// The columns of a list, separated by `|`, else `;`, else commas. A title that has the sign itself and is there as a
    /// whole is one column.
    ///
    /// # Errors
    /// As for [`Survey::column`], and a column that is named twice.
    pub fn listed(&self, typed: &str) -> Result<Vec<usize>, Refusal> {
        let separator = ['|', ';', ','].into_iter().find(|separator| typed.contains(*separator));
        let mut parts: Vec<&str> = typed.split(|c| Some(c) == separator).collect();
        if parts.iter().any(|part| !part.trim().is_empty()) {
            parts.retain(|part| !part.trim().is_empty());
        }
        let sign = separator.map_or(String::new(), String::from);
        let mut columns = Vec::new();
        let mut rest = parts.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let whole = |count: &usize| {
                let title = rest.get(..*count)?.join(&sign);
                let found = self.fitting(same, &fold(&tidy(unquoted(title.trim()))));
                found.first().copied().filter(|_| found.len() == 1)
            };
            // The longest that is a title.
            let joined = (2..=rest.len()).rev().find_map(|count| whole(&count).map(|column| (column, count)));
            let (column, count) = match joined {
                Some(joined) => joined,
                None => (self.column(first)?, 1),
            };
            if columns.contains(&column) {
                return Err(Refusal::new(
                    format!("{} is named twice", self.called(column)),
                    "name each column once, by its number where its title has a sign that separates",
                ));
            }
            columns.push(column);
            rest = rest.get(count..).unwrap_or(after);
        }
        Ok(columns)
    }

    fn known(&self, column: usize) -> Option<usize> {
        (column < self.columns.len()).then_some(column)
    }

    fn fitting(&self, fits: fn(&str, &str) -> bool, plain: &str) -> Vec<usize> {
        let named = self.columns.iter().zip(&self.codes).enumerate();
        // An empty fold (a title of nothing but accents) would fit everything.
        let hits = named.filter(|(_, (title, code))| !plain.is_empty() && (fits(title, plain) || fits(code, plain)));
        hits.map(|(column, _)| column).collect()
    }

    fn nothing(&self, named: &str, is_number: bool) -> Refusal {
        let what = if is_number { "there is no column" } else { "there is no column like" };
        let next = match self.nearest(named).filter(|_| !is_number) {
            Some(column) => format!("did you mean {}?", self.called(column)),
            None => self.overview(),
        };
        Refusal::new(format!("{what} “{}”", shown(named)), next)
    }

    /// The column with a word, or all of its title, most like this.
    fn nearest(&self, named: &str) -> Option<usize> {
        let plain = fold(named);
        if plain.len() > 60 {
            return None;
        }
        let like = |text: &str| strsim::jaro_winkler(text, &plain);
        let scored = self.columns.iter().enumerate().map(|(column, title)| {
            let start: String = title.chars().take(200).collect();
            let title = fold(&start);
            let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            (words.map(like).fold(like(&title), f64::max), column)
        });
        // The first of several.
        let best = scored.rev().max_by(|one, other| one.0.total_cmp(&other.0))?;
        (best.0 >= 0.84).then_some(best.1)
    }

    /// A column as messages name it: `3 (C) “Role”`.
    fn called(&self, column: usize) -> String {
        let title = self.columns.get(column).map(String::as_str).unwrap_or_default();
        match title {
            "" => format!("{} ({})", column + 1, letters(column)),
            title => format!("{} ({}) “{}”", column + 1, letters(column), shown(title)),
        }
    }

    fn list(&self, columns: &[usize], or: &str) -> String {
        let mut names: Vec<String> = columns.iter().take(LISTED).map(|column| self.called(*column)).collect();
        match columns.len() - names.len() {
            0 if or == "or" => either(&names),
            0 => names.join(", "),
            more => {
                names.push(format!("{more} more"));
                format!("{} {or} {more} more", names[..names.len() - 1].join(", "))
            }
        }
    }

    /// What there is to choose from.
    fn overview(&self) -> String {
        let all: Vec<usize> = (0..self.columns.len()).collect();
        match all.as_slice() {
            [one] => format!("the only column is {}", self.called(*one)),
            all => format!("the columns are {}", self.list(all, "and")),
        }
    }

    /// What is asked in a column; where it stands if it has no title.
    pub(super) fn question(&self, column: usize) -> Result<String, Refusal> {
        match (self.columns.get(column), self.codes.get(column)) {
            (Some(title), _) if !title.is_empty() => Ok(title.clone()),
            (Some(_), Some(code)) if !code.is_empty() => Ok(code.clone()),
            (Some(_), _) => Ok(format!("column {}", letters(column))),
            (None, _) => Err(Refusal::new(
                format!("there is no column {}", column.saturating_add(1)),
                format!("the file has {}", count(self.columns.len(), "column")),
            )),
        }
    }
}

/// `3` or `#3`.
fn number(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// The column that spreadsheets call this: `A` is 0, `AA` is 26.
fn letter(text: &str) -> Option<usize> {
    let places = 1..=3;
    let value = |letter: u8| usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let is_letters = places.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphabetic());
    is_letters.then(|| text.bytes().fold(0, |number, letter| number * 26 + value(letter)) - 1)
}

/// What spreadsheets call a column.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.extend(u8::try_from((rest - 1) % 26).ok().map(|place| char::from(b'A' + place)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        for (column, name) in [(0, "A"), (2, "C"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!((letters(column).as_str(), letter(name)), (name, Some(column)));
        }
    }
}
