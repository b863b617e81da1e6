//! Reading the listed names: their words, and what stands in brackets.

use unicode_normalization::UnicodeNormalization;

use super::lists::{is_function, is_generic, is_ordinary};
use super::pieces::{Piece, Pieces};
use super::vocabulary::{Clue, Else, Rule, Vocabulary};
use crate::words::fold::fold;
use crate::words::forms::Kind;

/// A word of a name as it is listed.
pub(super) struct Listed {
    /// Folded.
    pub key: String,
    /// As it stands there.
    pub raw: String,
    pub piece: Piece,
    /// What stands between it and the word before.
    pub gap: String,
    /// Whether it is a name although it looks like a particle: Bo Li.
    pub sure: bool,
}

impl Listed {
    /// Whether in small letters it is most likely no name, in a text of this language.
    pub fn is_common(&self, language: &str) -> bool {
        is_ordinary(&self.key, language) || self.is_role()
    }

    /// Whether it says what somebody does or what many bodies are called.
    pub fn is_role(&self) -> bool {
        is_function(&self.key) || is_generic(&self.key)
    }

    /// The spellings that fold differently: `Müller` is also `mueller`, and `Mueller` `muller`.
    pub fn spellings(&self) -> Vec<String> {
        let lower: String = self.raw.nfc().flat_map(char::to_lowercase).collect();
        let other = if lower.contains(['ä', 'ö', 'ü', 'ø', 'å']) {
            fold(&lower.replace('ä', "ae").replace(['ö', 'ø'], "oe").replace('ü', "ue").replace('å', "aa"))
        } else if self.piece.letters >= 5 && lower.is_ascii() {
            without_added_e(&lower)
        } else {
            self.key.clone()
        };
        let mut spellings = vec![self.key.clone()];
        if other != self.key {
            spellings.push(other);
        }
        spellings
    }
}

/// A word in plain letters with `ae`, `oe` and `ue` as the umlaut they may stand for, but not in Michael, Noelia, Enrique,
/// Guerra.
fn without_added_e(word: &str) -> String {
    let (mut short, mut rest) = (String::new(), word.chars());
    while let Some(c) = rest.next() {
        short.push(c);
        let mut after = rest.clone();
        if !matches!(c, 'a' | 'o' | 'u') || short.ends_with("qu") || short.ends_with("gu") || after.next() != Some('e')
        {
            continue;
        }
        let (next, second) = (after.next(), after.next());
        let in_a_name = next == Some('l') && second.is_none_or(|c| "aeiou".contains(c));
        if next.is_some() && !in_a_name {
            rest.next();
        }
    }
    short
}

/// The words of a name.
pub(super) fn words(name: &str) -> Vec<Listed> {
    let (mut pieces, mut key, mut words, mut end) = (Pieces::new(name), String::new(), Vec::new(), 0);
    while let Some(piece) = pieces.next(&mut key) {
        let raw = name.get(piece.span.clone()).unwrap_or_default().to_owned();
        let gap = name.get(end..piece.span.start).unwrap_or_default().to_owned();
        end = piece.span.end;
        words.push(Listed { key: key.clone(), raw, piece, gap, sure: false });
    }
    words
}

/// A name without what stands in brackets, and that. If nothing stands outside, the brackets do not count.
pub(super) fn without_brackets(name: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0u32);
    for c in name.chars() {
        let bracket = match c {
            '(' | '[' | '{' | '（' => Some(depth + 1),
            ')' | ']' | '}' | '）' => Some(depth.saturating_sub(1)),
            _ => None,
        };
        match bracket {
            Some(deeper) => {
                depth = deeper;
                outside.push(' ');
                inside.push(' ');
            }
            None if depth > 0 => inside.push(c),
            None => outside.push(c),
        }
    }
    if outside.chars().any(char::is_alphanumeric) { (outside, inside) } else { (inside, String::new()) }
}

/// Whether what stands between two words sets them apart: `Anna Rossi, director`, `Anna Rossi – Ravenna`, `Anna | Ravenna`.
pub(super) fn sets_apart(gap: &str) -> bool {
    gap.contains([',', ';', '/', '|', ':']) || (gap.contains(['-', '–', '—']) && gap.trim().len() < gap.len())
}

impl Vocabulary {
    /// Adds all of a name's words in a row; of a single one, the word.
    pub fn add_whole(&mut self, all: &[Listed], name: u32, kind: Kind) {
        if let [listed] = all {
            self.add_only(listed, name, kind);
        } else {
            let row: Vec<u32> = all.iter().map(|word| self.add(&word.key)).collect();
            self.row(&row, name);
        }
    }

    fn add_only(&mut self, listed: &Listed, name: u32, kind: Kind) {
        let Piece { letters, capitals, .. } = listed.piece;
        if letters < 2 {
            return;
        }
        let body = kind == Kind::Body;
        if body && self.place.contains(&listed.key) {
            return;
        }
        let rule = match body {
            true if capitals && letters <= 3 => Rule::Capitals,
            true if !capitals && letters >= 5 && !listed.is_common(&self.language) => Rule::Any,
            _ => Rule::Capital,
        };
        for key in listed.spellings() {
            let word = self.add(&key);
            let clue = Clue { name, rule, or: Else::Nothing, place: 0 };
            if body {
                self.organisation(word, clue)
            } else {
                self.person(word, clue)
            }
            self.inflect(word, &key, &listed.raw, kind);
        }
    }
}
