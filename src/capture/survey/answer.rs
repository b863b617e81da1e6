//! What a cell says: a number with or without words, that there is no opinion, nothing, or something in words.

use crate::capture::fold::{fold, folded};

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// None of the answers that were asked for.
    Aside(Aside),
    /// A number: `4`, `4.0`, `4 - agree`, `Agree (4)`.
    Number {
        /// `None` where it is not whole.
        value: Option<u32>,
        /// Where its words say this: `6 - don't know`.
        says: Option<Aside>,
    },
    /// Anything else.
    Words,
}

/// No answer to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// Nothing, or that the question does not apply.
    Blank,
    /// That somebody does not know, or has no opinion.
    Unsure,
}

/// Which cells hold nothing, folded.
const BLANK: [&str; 8] = ["", "-", "--", "---", ".", "n/a", "na", "n.a."];

/// How people say that they do not know, folded, without apostrophes and with blanks for other signs. A blank stands for an
/// apostrophe that is an accent mark.
const UNSURE: [&str; 34] = [
    "dont know",
    "don t know",
    "i dont know",
    "i don t know",
    "do not know",
    "i do not know",
    "dk",
    "no opinion",
    "not sure",
    "im not sure",
    "i am not sure",
    "unsure",
    "non so",
    "non lo so",
    "nessuna opinione",
    "no se",
    "no lo se",
    "no sabe",
    "ns nc",
    "nu stiu",
    "weiss nicht",
    "ich weiss nicht",
    "keine angabe",
    "keine meinung",
    "vet ej",
    "vet inte",
    "ingen asikt",
    "nie wiem",
    "nezinu",
    "nevim",
    "ne sait pas",
    "je ne sais pas",
    "sans opinion",
    "weet niet",
];

impl Answer {
    /// What a cell says.
    pub fn of(cell: &str) -> Answer {
        if let Some(aside) = Aside::of(cell) {
            return Answer::Aside(aside);
        }
        match number(single(cell)) {
            // The words of a number may be any, even none.
            Some((value, words)) => {
                let says = Aside::of(words).filter(|_| words.contains(char::is_alphabetic));
                Answer::Number { value, says }
            }
            None => Answer::Words,
        }
    }
}

impl Aside {
    /// What a text says, if it is no answer.
    pub fn of(text: &str) -> Option<Aside> {
        // Nothing as long says so.
        if text.len() > 100 {
            return None;
        }
        if is_blank(text) {
            return Some(Aside::Blank);
        }
        let mut parts = text.split('/').peekable();
        let is_aside = |part: &str| is_unsure(part) || is_blank(part) && !part.trim().is_empty();
        let unsure = is_unsure(text) || text.contains('/') && text.split('/').any(is_unsure) && parts.all(is_aside);
        unsure.then_some(Aside::Unsure)
    }
}

/// A cell without the `;` that some tools write behind every answer.
pub(super) fn single(cell: &str) -> &str {
    cell.trim_end_matches(|c: char| c == ';' || c.is_whitespace()).trim_start()
}

fn is_blank(text: &str) -> bool {
    BLANK.contains(&fold(single(text).trim_start_matches(';')).as_str())
}

fn is_unsure(text: &str) -> bool {
    let letters: String =
        folded(text).filter(|c| *c != '\'').map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    UNSURE.contains(&words.join(" ").as_str())
}

/// The number a cell gives, `None` where it is not whole, and the words beside it. A cell with two numbers gives none, unless
/// they are the same.
fn number(cell: &str) -> Option<(Option<u32>, &str)> {
    let cell = cell.trim();
    match (leading(cell), trailing(cell)) {
        (Some((first, _)), Some((last, _))) if first != last => None,
        (None, Some(_)) if begins_with_digit(cell) => None,
        (leading, trailing) => leading.or(trailing),
    }
}

fn begins_with_digit(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_numeric)
}

/// `4`, `4 - agree`, `4: agree`, `4. agree`, `4) agree`, `4 (agree)`, `(4) agree`.
fn leading(cell: &str) -> Option<(Option<u32>, &str)> {
    let (value, words) = match cell.strip_prefix('(') {
        Some(inner) => {
            let (value, after) = digits(inner.trim_start())?;
            (value, after.trim_start().strip_prefix(')')?)
        }
        None => {
            let (value, after) = digits(cell)?;
            (value, words_after(after)?)
        }
    };
    let words = words.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '=' | ':'));
    // `4: 30` is two numbers.
    (!begins_with_digit(words)).then_some((value, words))
}

/// What follows the sign between a number and its words, if there is one or nothing follows.
fn words_after(after: &str) -> Option<&str> {
    let rest = after.trim_start();
    let mut chars = rest.chars();
    match chars.next() {
        None => Some(""),
        Some('(') => Some(rest),
        Some('–' | '—' | '=' | ':' | '.' | ')') => Some(chars.as_str()),
        // `2-year plan` is no number.
        Some('-') => {
            let stands_apart = rest.len() < after.len() || !chars.as_str().starts_with(char::is_alphanumeric);
            stands_apart.then_some(chars.as_str())
        }
        Some(_) => None,
    }
}

/// `Agree (4)`.
fn trailing(cell: &str) -> Option<(Option<u32>, &str)> {
    let (words, inner) = cell.strip_suffix(')')?.rsplit_once('(')?;
    let (value, after) = digits(inner.trim())?;
    (after.is_empty() && !words.trim().is_empty()).then_some((value, words))
}

/// The number at the beginning of a text, `None` where it is not whole, and what follows.
fn digits(text: &str) -> Option<(Option<u32>, &str)> {
    let span = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (whole, after) = text.split_at(span(text));
    if whole.is_empty() {
        return None;
    }
    let value = Some(whole.parse().unwrap_or(u32::MAX));
    let Some(rest) = after.strip_prefix(['.', ',']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return Some((value, after));
    };
    let (part, rest) = rest.split_at(span(rest));
    // `1,000` may be a thousand.
    let is_whole = part.len() <= 2 && part.bytes().all(|b| b == b'0');
    Some((value.filter(|_| is_whole), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_and_without_words() {
        for cell in [
            "4",
            "4,0",
            "4.0",
            "4.00",
            " 4 ",
            "04",
            "4 - agree",
            "4 – agree",
            "4–agree",
            "4- agree",
            "4 = very",
            "4=very",
            "4: agree",
            "4. Agree",
            "4) agree",
            "4 (agree)",
            "(4) agree",
            "(4) - agree",
            "( 4 )",
            "Agree (4)",
            "4 - agree (4)",
            "4 -",
            "4.",
            "4,0 - agree",
            "4 - agree within 2 years",
        ] {
            assert_eq!(Answer::of(cell), Answer::Number { value: Some(4), says: None }, "{cell}");
        }
        for cell in ["3.5", "3,5 - so so", "1,000", "Agree (3.5)"] {
            assert_eq!(Answer::of(cell), Answer::Number { value: None, says: None }, "{cell}");
        }
        assert_eq!(Answer::of("99999999999"), Answer::Number { value: Some(u32::MAX), says: None });
    }

    #[test]
    fn what_is_no_one_number_is_words() {
        for cell in [
            "4-5",
            "4 - 5",
            "4/5",
            "4 5",
            "4 (5)",
            "(4) agree (5)",
            "4 to 5",
            "4 and a half",
            "-1",
            "+1",
            "2-year plan",
            "4:30",
            "1.2.2018",
            "2018-06-27",
            "27/06/2018 09:30",
            "4%",
            "1st",
            "=4",
            "=cmd|' /C calc'!A0",
            "four",
            "agree 4",
            "()",
            "(",
            ")",
            "٤",
        ] {
            assert_eq!(Answer::of(cell), Answer::Words, "{cell}");
        }
    }

    #[test]
    fn no_answer_is_told_from_one() {
        for cell in ["", " ", "-", "–", "n/a", "NA", "N/A", ".", "N.A.", "--"] {
            assert_eq!(Answer::of(cell), Answer::Aside(Aside::Blank), "{cell}");
        }
        for cell in [
            "don't know",
            "Don’t know",
            "DON`T KNOW",
            "don´t know",
            "dont know",
            "I don't know.",
            "do not know",
            "DK",
            "No opinion",
            "not sure",
            "Unsure",
            "Non so",
            "No sé",
            "No sabe",
            "Nu știu",
            "nu ştiu",
            "weiß nicht",
            "keine Angabe",
            "Vet ej",
            "vet inte",
            "Nie wiem",
            "Nezinu",
            "ne sait pas",
            "Je ne sais pas",
            "sans opinion",
            "(don't know)",
            "Don't know / no opinion",
            "Don't know/NA",
            "NS/NC",
        ] {
            assert_eq!(Answer::of(cell), Answer::Aside(Aside::Unsure), "{cell}");
        }
        for cell in ["nose", "no", "none", "not sure yet, ask again", "I know", "/", "yes/no", "non sono"] {
            assert_eq!(Answer::of(cell), Answer::Words, "{cell}");
        }
        assert_eq!(Answer::of("6 - don't know"), Answer::Number { value: Some(6), says: Some(Aside::Unsure) });
        assert_eq!(Answer::of("Don't know (99)"), Answer::Number { value: Some(99), says: Some(Aside::Unsure) });
        assert_eq!(Answer::of("0 = n/a"), Answer::Number { value: Some(0), says: Some(Aside::Blank) });
    }
}
