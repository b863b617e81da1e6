//! Taking a text apart into the pieces that names are made of.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::words::fold::folded;

/// A run of letters and digits with the marks on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// Whether it begins as names do: with a capital, or in a script that has none.
    pub capital: bool,
    /// Whether it is written like an abbreviation: capitals alone, or with the `s` of a plural behind them (`NGOs`).
    pub capitals: bool,
    /// Whether an apostrophe or a hyphen, and nothing else, parts it from the piece before.
    pub joined: bool,
    /// Whether a single blank parts it from the piece before.
    pub spaced: bool,
    /// Whether it is one character of a script that leaves no blanks between words.
    pub alone: bool,
    /// How many letters it has.
    pub letters: usize,
}

/// Reads a text piece by piece.
pub(super) struct Pieces<'t> {
    text: &'t str,
    /// Where the last piece ends.
    end: usize,
}

impl<'t> Pieces<'t> {
    pub fn new(text: &'t str) -> Pieces<'t> {
        Pieces { text, end: 0 }
    }

    /// The next piece; its folded letters are put in `key` in place of what was there.
    pub fn next(&mut self, key: &mut String) -> Option<Piece> {
        let before = self.end;
        loop {
            let piece = self.run(key)?;
            // “Can't” and “Don't” are no names, though `Can` and `Don` may be.
            if let Some(end) = self.contracted(key) {
                self.end = end;
                continue;
            }
            let mut gap = self.text.get(before..piece.span.start).unwrap_or_default().chars();
            let only = gap.next().filter(|_| gap.next().is_none() && before > 0);
            let joined = only.is_some_and(|c| is_apostrophe(c) || is_hyphen(c));
            return Some(Piece { joined, spaced: only.is_some_and(char::is_whitespace), ..piece });
        }
    }

    fn run(&mut self, key: &mut String) -> Option<Piece> {
        key.clear();
        let rest = self.text.get(self.end..)?;
        let start = self.end + rest.find(is_word)?;
        let (mut end, mut letters, mut small, mut capital, mut alone) = (start, 0, 0, false, false);
        let mut last = ' ';
        for (place, c) in self.text.get(start..)?.char_indices() {
            let word = is_word(c);
            if alone && word || word && place > 0 && is_unspaced(c) || !word && !is_on_letter(c) {
                break;
            }
            if word {
                let is_small = is_small(c);
                if place == 0 {
                    (capital, alone) = (!is_small, is_unspaced(c));
                }
                letters += usize::from(c.is_alphabetic());
                small += usize::from(is_small);
                last = c;
            }
            if !is_invisible(c) {
                end = start + place + c.len_utf8();
                if c.is_ascii() {
                    key.push(c.to_ascii_lowercase());
                } else {
                    key.extend(folded(self.text.get(start + place..end)?));
                }
            }
        }
        self.end = end;
        let capitals = letters >= 2 && small == 0 || letters >= 3 && small == 1 && last == 's';
        Some(Piece { span: start..end, capital, capitals, joined: false, spaced: false, alone, letters })
    }

    /// Where a contraction such as `don't` ends, if the piece just read begins one.
    fn contracted(&self, key: &str) -> Option<usize> {
        if !key.ends_with('n') {
            return None;
        }
        let mut after = self.text.get(self.end..)?.char_indices();
        let (_, apostrophe) = after.next()?;
        let (place, t) = after.next()?;
        let over = after.next().is_none_or(|(_, c)| !is_word(c));
        (is_apostrophe(apostrophe) && t.eq_ignore_ascii_case(&'t') && over).then_some(self.end + place + 1)
    }
}

/// Whether two pieces stand side by side: between where one ends and the other starts there are only a few characters, and
/// no letters or digits.
pub(super) fn are_close(text: &str, end: usize, start: usize) -> bool {
    /// Enough for a comma, emphasis and a blank.
    const APART: usize = 4;
    // No character is longer than four bytes, so a long gap need not be looked at.
    start.checked_sub(end).is_some_and(|bytes| bytes <= 4 * APART)
        && text.get(end..start).is_some_and(|gap| gap.chars().count() <= APART && !gap.contains(is_word))
}

/// Whether it is a letter or a digit. Some apostrophes are letters to Unicode.
fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() && !is_apostrophe(c) }
}

/// Whether it belongs to the letter before it.
fn is_on_letter(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || is_invisible(c))
}

/// Whether nothing is seen of it: soft hyphens, joiners and marks of direction part no word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '＇')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—')
}

/// Whether it is a small letter where a capital could be. Georgian has capitals, but not for names.
fn is_small(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_lowercase()
    } else {
        c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}' | '\u{2d00}'..='\u{2d2f}')
    }
}

/// Whether it is of a script that leaves no blanks between words, or ties other words to a name without one: Thai, Lao,
/// Burmese, Khmer, kana, Chinese characters, Hangul.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(String, String, Piece)> {
        let (mut pieces, mut key, mut all) = (Pieces::new(text), String::new(), Vec::new());
        while let Some(piece) = pieces.next(&mut key) {
            all.push((text[piece.span.clone()].to_owned(), key.clone(), piece));
        }
        all
    }

    #[test]
    fn words_end_where_no_letter_nor_mark_follows() {
        for (text, expected) in [
            ("**Anna** Rossi's", "anna rossi s"),
            ("D’Angelo, Rossi-Bianchi", "d angelo rossi bianchi"),
            ("Ro\u{301}ssi\u{301} e\u{300}", "rossi e"),
            ("Ros\u{ad}si\u{200b}", "rossi"),
            ("Ka\u{2bc}bi", "ka bi"),
            ("Łódź STRAẞE ﬁn", "lodz strasse fin"),
            ("👍🏽\u{fe0f}Rossi_Anna", "rossi anna"),
            ("田中さん ok", "田 中 さ ん ok"),
            ("Don't can’t Jan's", "jan s"),
            ("", ""),
        ] {
            let keys: Vec<String> = pieces(text).into_iter().map(|(_, key, _)| key).collect();
            assert_eq!(keys.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn how_a_piece_is_written_is_kept() {
        let all = pieces("Anna ROSSI's NGOs, d'angelo-Nu Is אנה 12");
        let of = |wanted: &str| all.iter().find(|(text, ..)| text == wanted).unwrap().2.clone();
        assert!(of("Anna").capital && !of("Anna").capitals && !of("Anna").joined);
        assert!(of("ROSSI").capitals && of("NGOs").capitals && !of("Is").capitals);
        assert!(of("angelo").joined && of("Nu").joined && !of("angelo").capital);
        assert!(of("אנה").capital && of("12").letters == 0);
    }

    #[test]
    fn close_is_a_few_signs_apart() {
        assert!(are_close("Anna** _Rossi", 4, 8) && are_close("Anna Rossi", 4, 5) && are_close("田中", 3, 3));
        assert!(!are_close("Anna x Rossi", 4, 7) && !are_close("Anna      Rossi", 4, 10) && !are_close("Anna", 3, 1));
    }
}
