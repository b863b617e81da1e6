//! The words that give a person away.

use std::ops::Range;

use super::listed::{Listed, sets_apart, without_brackets, words};
use super::lists::{is_function, is_particle, is_title};
use super::pieces::is_apostrophe;
use super::vocabulary::{Clue, Else, Rule, Vocabulary};
use crate::words::forms::Kind;

/// Whether a word can be somebody's name: it is no title, particle or initial.
fn is_name(word: &Listed) -> bool {
    word.piece.letters >= 2 && !word.piece.alone && !is_title(&word.key) && (word.sure || !is_particle(&word.key))
}

impl Vocabulary {
    /// Adds a person's name. Each of its words gives the person away that is no title, particle or initial; if there are none
    /// but such and words for what people do (`Project manager`), all of them in a row.
    pub fn add_person(&mut self, text: &str, name: u32) {
        let mut parts = parts(in_one(words(&without_brackets(text).0)));
        parts.iter_mut().for_each(|part| sure(part));
        let names = || parts.iter().flatten().filter(|word| is_name(word));
        // Fred West has a name, though both words are in what many bodies are called.
        let known = names().any(|word| !word.is_role())
            || names().next().is_some() && !names().any(|word| is_function(&word.key));
        if known && parts.first().is_some_and(|part| part.iter().filter(|word| is_name(word)).count() > 1) {
            let mut first = true;
            parts.retain(|part| std::mem::take(&mut first) || !is_office(part));
        }
        let comma = parts.get(1).and_then(|part| part.first()).is_some_and(|word| word.gap.contains(','));
        let before_comma = parts.first().filter(|_| comma).map(Vec::len);
        let all: Vec<Listed> = parts.into_iter().flatten().collect();
        if all.iter().any(|word| word.piece.alone) {
            self.add_unspaced(&all, name);
        }
        if known {
            self.add_words(&all, before_comma, name);
        } else {
            self.add_whole(&all, name, Kind::Given);
        }
    }

    fn add_words(&mut self, all: &[Listed], before_comma: Option<usize>, name: u32) {
        let functions = leading_functions(all);
        let names = || all.iter().skip(functions).filter(|word| is_name(word));
        let some_in_capitals = names().any(|word| word.piece.capitals) && names().any(|word| !word.piece.capitals);
        let count = names().filter(|word| !word.piece.joined).count();
        let (mut seen, mut surname, mut particles, mut keys) = (0, false, String::new(), Vec::new());
        for (place, word) in all.iter().enumerate().skip(functions) {
            if !is_name(word) {
                if is_particle(&word.key) {
                    let particle = self.add(&word.key);
                    self.particle(particle);
                    particles.push_str(&word.key);
                }
                continue;
            }
            // The halves of a double name are of one kind.
            if !word.piece.joined || !particles.is_empty() {
                surname = match before_comma {
                    _ if some_in_capitals => word.piece.capitals,
                    Some(comma) => place < comma,
                    None => seen > 0 || count < 2 || !particles.is_empty(),
                };
                seen += 1;
            }
            let kind = if surname { Kind::Surname } else { Kind::Given };
            let whole = std::mem::take(&mut particles) + &word.key;
            for key in word.spellings() {
                self.add_word(&key, word, kind, name, place);
                // The name of her brother.
                if let Some(man) = key.strip_suffix("ova").filter(|man| kind == Kind::Surname && man.len() >= 4) {
                    self.add_word(man, word, kind, name, place);
                }
            }
            // De Santis is Desantis as well.
            if whole != word.key {
                self.add_word(&whole, word, kind, name, place);
            }
            // Anna-Maria is Annamaria as well.
            if word.piece.joined
                && let Some(half) = keys.last()
            {
                self.add_word(&format!("{half}{whole}"), word, kind, name, place);
            }
            keys.push(whole);
        }
        // As in addresses.
        if let [first, .., last] = keys.as_slice() {
            for key in [format!("{first}{last}"), format!("{last}{first}")] {
                if key.len() >= 7 {
                    let word = self.add(&key);
                    self.person(word, Clue { name, rule: Rule::Any, or: Else::Nothing, place: 0 });
                }
            }
        }
    }

    fn add_word(&mut self, key: &str, listed: &Listed, kind: Kind, name: u32, place: usize) {
        let letters = key.chars().count();
        let common = listed.is_common(&self.language);
        let rule = match kind {
            // Of Jo-Ann or mr-id a half so short says nothing.
            _ if letters <= 2 && (listed.piece.joined || !listed.piece.capital) => Rule::Beside,
            _ if letters <= 2 => Rule::Exact,
            Kind::Given if letters <= 3 && common => Rule::Exact,
            Kind::Given if letters <= 3 => Rule::Whole,
            _ if common => Rule::Capital,
            _ => Rule::Any,
        };
        let word = self.add(key);
        let or = if common { Else::Word } else { Else::Nothing };
        self.person(word, Clue { name, rule, or, place });
        self.inflect(word, key, &listed.raw, kind);
    }

    /// In scripts without blanks between words, all characters are a name, and those that stand together without a blank,
    /// unless it is a single one.
    fn add_unspaced(&mut self, all: &[Listed], name: u32) {
        let row: Vec<u32> = all.iter().map(|word| self.add(&word.key)).collect();
        self.row(&row, name);
        let together = |range: &Range<usize>| {
            range.len() > 1 && all.get(range.clone()).is_some_and(|words| words.iter().all(|word| word.piece.alone))
        };
        let starts =
            (0..all.len()).filter(|place| all.get(*place).is_none_or(|word| *place == 0 || !word.gap.is_empty()));
        let starts: Vec<usize> = starts.chain([all.len()]).collect();
        let ranges = starts.iter().zip(starts.iter().skip(1)).map(|(start, end)| *start..*end);
        for range in ranges.filter(together) {
            self.row(row.get(range).unwrap_or_default(), name);
        }
    }
}

/// The words with those in one that an apostrophe parts: D'Angelo is not Angelo. But the mayor's delegate is not a name.
fn in_one(words: Vec<Listed>) -> Vec<Listed> {
    let mut all: Vec<Listed> = Vec::new();
    for word in words {
        match all.last_mut() {
            Some(last)
                if word.piece.joined
                    && word.gap.contains(is_apostrophe)
                    && word.piece.letters > 1
                    && !word.is_role() =>
            {
                last.key += &word.key;
                last.raw += &word.raw;
                last.piece.capital |= word.piece.capital;
                last.piece.capitals &= word.piece.capitals;
                last.piece.letters += word.piece.letters;
            }
            _ => all.push(word),
        }
    }
    all
}

/// Finds the names among what looks like particles: Ben Smith is not the son of anybody, and after Bo Li nothing comes that
/// `li` could belong to.
fn sure(part: &mut [Listed]) {
    if let Some(first) = part.first_mut().filter(|word| matches!(&*word.key, "ben" | "li")) {
        first.sure = first.piece.capital && first.piece.span.start == 0;
    }
    if let [before @ .., last] = part
        && before.iter().any(is_name)
    {
        last.sure |= last.piece.capital && is_particle(&last.key);
    }
}

/// The words up to each comma, bar or dash.
fn parts(words: Vec<Listed>) -> Vec<Vec<Listed>> {
    let mut parts: Vec<Vec<Listed>> = Vec::new();
    for word in words {
        match parts.last_mut() {
            Some(part) if !sets_apart(&word.gap) => part.push(word),
            _ => parts.push(vec![word]),
        }
    }
    parts
}

/// Whether what is set apart from a name says what somebody does or where: `director of something`, `Comune di Ravenna`.
fn is_office(part: &[Listed]) -> bool {
    part.iter().any(|word| is_function(&word.key)) || part.len() > 1 && part.first().is_some_and(Listed::is_role)
}

/// How many words at the beginning say what somebody does, if a whole name follows: `Mayor Anna Rossi`.
fn leading_functions(all: &[Listed]) -> usize {
    let names = all.iter().filter(|word| is_name(word)).count();
    let leading = || all.iter().take_while(|word| !is_name(word) && !is_particle(&word.key) || is_function(&word.key));
    let dropped = leading().filter(|word| is_name(word)).count();
    if names >= dropped + 2 { leading().count() } else { 0 }
}
