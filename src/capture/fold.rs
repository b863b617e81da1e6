//! Comparing names as people type them: without case, accents and other marks.

use std::str::Chars;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A text without case, accents and other marks, and with plain letters, quotes and dashes, so that what people type without
/// looking for the key still fits: `Łódź` as `lodz`, `Tomáš` as `tomas`.
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// The characters of [`fold`], one by one.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
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

/// Whether the name is the query. Like all that follow, the query is folded already.
pub(super) fn same(name: &str, query: &str) -> bool {
    folded(name).eq(query.chars())
}

/// What follows the query in a name that begins with it.
fn following(name: &str, query: &str) -> Option<Option<char>> {
    // Most names are ruled out by their first letter; plain ones need not be folded for that.
    if let (Some(first), Some(wanted)) = (name.bytes().next(), query.bytes().next())
        && first.is_ascii_alphanumeric()
        && first.to_ascii_lowercase() != wanted
    {
        return None;
    }
    let mut letters = folded(name);
    query.chars().all(|c| letters.next() == Some(c)).then(|| letters.next())
}

/// Whether the name begins with these letters.
pub(super) fn begins_with(name: &str, query: &str) -> bool {
    following(name, query).is_some()
}

/// Whether the name is these words or begins with them.
pub(super) fn begins_with_words(name: &str, query: &str) -> bool {
    following(name, query).is_some_and(|next| next.is_none_or(|c| !c.is_alphanumeric()))
}

/// The name from each of those words on, but the first, that could begin with the query's first letter.
fn later_words<'n>(name: &'n str, query: &str) -> impl Iterator<Item = &'n str> {
    let first = query.bytes().next().filter(u8::is_ascii);
    // Only a plain letter or the first byte of any other begins a word, so the slices are whole.
    let could = move |byte: u8| byte >= 0xC0 || Some(byte.to_ascii_lowercase()) == first;
    let places = name.bytes().enumerate().skip(1).filter(move |(_, byte)| could(*byte)).map(|(place, _)| place);
    places.filter(|place| !name[..*place].ends_with(char::is_alphanumeric)).map(|place| &name[place..])
}

/// Whether a word of the name but the first is these words or begins with them.
pub(super) fn has_word(name: &str, query: &str) -> bool {
    later_words(name, query).any(|rest| begins_with_words(rest, query))
}

/// Whether a word of the name but the first begins with these letters.
pub(super) fn has_word_beginning(name: &str, query: &str) -> bool {
    later_words(name, query).any(|rest| begins_with(rest, query))
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

    #[test]
    fn words_are_found_inside_names() {
        assert!(has_word("Municipality of Ravenna", "ravenna"));
        assert!(has_word("Simone Ravaioli (W3C VC EDU)", "w3c"));
        assert!(!has_word("Municipality of Ravenna", "raven"));
        assert!(has_word_beginning("Municipality of Ravenna", "raven"));
        assert!(!has_word_beginning("Ravenna", "raven"));
    }
}
