//! Comparing texts as people type them: without case, accents and other marks.

use std::str::Chars;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A text without case, accents and other marks, and with plain letters, quotes and dashes, so that what people type without
/// looking for the key still fits: `Łódź` as `lodz`, `Tomáš` as `tomas`.
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// The characters of [`fold`], one by one.
pub fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    Folded { rest: text.chars(), pending: ['\0'; LONGEST], next: 0, end: 0 }
}

/// No character becomes more (U+FDFA becomes 18).
const LONGEST: usize = 20;

/// Folds character by character: marks are dropped, so their order (all that normalising a whole text would add) is of no
/// account, and plain letters, which are nearly all, cost nothing.
struct Folded<'a> {
    rest: Chars<'a>,
    /// What the last character became, from `next` to `end`.
    pending: [char; LONGEST],
    next: usize,
    end: usize,
}

impl Folded<'_> {
    fn push(&mut self, c: char) {
        if let Some(place) = self.pending.get_mut(self.end).filter(|_| !is_combining_mark(c)) {
            *place = c;
            self.end += 1;
        }
    }
}

impl Iterator for Folded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            if self.next < self.end {
                self.next += 1;
                return self.pending.get(self.next - 1).copied();
            }
            let c = self.rest.next()?;
            if c.is_ascii() {
                return Some(if c == '`' { '\'' } else { c.to_ascii_lowercase() });
            }
            (self.next, self.end) = (0, 0);
            decompose_compatible(c, |part| {
                for lower in part.to_lowercase() {
                    let (first, second) = plain(lower);
                    self.push(first);
                    second.into_iter().for_each(|second| self.push(second));
                }
            });
        }
    }
}

/// Letters that have no decomposition of their own (Unicode TR39 confusables and common transliteration).
fn plain(c: char) -> (char, Option<char>) {
    match c {
        'ł' => ('l', None),
        'ø' => ('o', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ı' => ('i', None),
        'ŧ' => ('t', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        '’' | '‘' | 'ʼ' => ('\'', None),
        '‐' | '‑' | '–' | '—' => ('-', None),
        other => (other, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_accents_case_and_odd_letters_away() {
        for (text, expected) in
            [("Łódź", "lodz"), ("Tomáš", "tomas"), ("STRAẞE", "strasse"), ("D’Angelo", "d'angelo"), ("ﬁ Ⅳ", "fi iv")]
        {
            assert_eq!(fold(text), expected);
        }
    }
}
