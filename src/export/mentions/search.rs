//! Looking for the names in a text.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::context::context;
use super::lists::{is_function, is_generic, is_particle};
use super::pieces::{Pieces, are_close};
use super::vocabulary::{Clue, Context, Else, Match, ROOT, Vocabulary, Word};
use crate::words::fold::fold;

/// A place where a name stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub from: usize,
    pub to: usize,
    /// Whether it is only a form of the name.
    form: bool,
    pub name: u32,
}

/// A piece of the text that may be a word of the vocabulary.
struct Seen {
    end: usize,
    /// Which words it may be: from where to where in the list of all matches.
    matches: Range<usize>,
    context: Context,
}

/// A text of which the pieces are known that may be words of the vocabulary.
pub(super) struct Search<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    seen: Vec<Seen>,
    matches: Vec<Match>,
}

/// Words side by side that belong to the same person.
struct Group<'a> {
    /// What the first may be.
    first: Vec<(Match, &'a Word)>,
    /// The persons to whom all the words belong; none while there is only the first.
    persons: Vec<u32>,
    used: Vec<u32>,
    from: usize,
    to: usize,
}

impl<'a> Search<'a> {
    /// Reads a text.
    pub fn new(text: &'a str, vocabulary: &'a Vocabulary) -> Search<'a> {
        let mut search = Search { text, vocabulary, seen: Vec::new(), matches: Vec::new() };
        let (mut pieces, mut key, mut before, mut both) =
            (Pieces::new(text), String::new(), String::new(), String::new());
        let (mut start, mut capital) = (0, false);
        while let Some(mut piece) = pieces.next(&mut key) {
            let first = search.matches.len();
            vocabulary.matches(&key, &piece, &mut search.matches);
            let (piece_start, piece_capital) = (piece.span.start, piece.capital);
            let own = piece.span.clone();
            // D'Angelo is listed in one word, and so may Minjun and Desantis be; but we'll and she're are none.
            let joined = piece.joined && before.len() <= 6 && key.len() > 1 && !matches!(&*key, "ll" | "re" | "ve");
            if joined || piece.spaced && capital_after_particle(&before, piece.capital) {
                both.clear();
                both.push_str(&before);
                both.push_str(&key);
                piece.span.start = start;
                piece.capital |= capital;
                vocabulary.matches(&both, &piece, &mut search.matches);
            }
            if search.matches.len() > first {
                search.seen.push(Seen {
                    end: piece.span.end,
                    matches: first..search.matches.len(),
                    context: context(text, &own, &key),
                });
            }
            (start, capital) = (piece_start, piece_capital);
            std::mem::swap(&mut before, &mut key);
        }
        search
    }

    /// The places where names stand, in order; where two overlap, the longer one.
    pub fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        self.persons(&mut places);
        for seen in &self.seen {
            places.extend(self.by_itself(seen, |word| &word.organisations));
        }
        self.rows(&mut places);
        self.addresses(&mut places);
        longest_first(places)
    }

    fn of(&self, seen: &Seen) -> &[Match] {
        self.matches.get(seen.matches.clone()).unwrap_or_default()
    }

    /// The names that a single word gives away.
    fn by_itself<'s>(
        &'s self,
        seen: &'s Seen,
        clues: impl Fn(&Word) -> &[Clue] + 's,
    ) -> impl Iterator<Item = Place> + 's {
        let to = seen.end;
        self.of(seen).iter().filter_map(move |found| {
            let clue =
                clues(self.vocabulary.word(found.word)?).iter().find(|clue| found.suffices(**clue, seen.context))?;
            Some(Place { from: found.start, to, form: !found.exact, name: clue.name })
        })
    }

    /// Words of persons' names: as many of the same person's as stand side by side, else each by itself.
    fn persons(&self, places: &mut Vec<Place>) {
        let mut at = 0;
        while let Some(first) = self.seen.get(at) {
            match self.group(at) {
                Some((place, next)) => {
                    places.push(place);
                    at = next;
                }
                None => {
                    places.extend(self.by_itself(first, |word| &word.persons));
                    at += 1;
                }
            }
        }
    }

    /// The longest row of different words from here on that belong to the same person, if it is more than one, and what
    /// comes after it. How the words are written does not matter; particles may stand between them.
    fn group(&self, at: usize) -> Option<(Place, usize)> {
        /// No name has more words, nor more particles in a row.
        const WORDS: usize = 32;
        const PARTICLES: usize = 4;
        let mut group = self.begin(self.seen.get(at)?)?;
        let (mut passed, mut particles, mut next) = (group.to, 0, at + 1);
        for (place, seen) in self.seen.iter().enumerate().skip(at + 1) {
            let to = group.to;
            let close =
                |found: &&Match| are_close(self.text, to, found.start) || are_close(self.text, passed, found.start);
            let close: Vec<Match> = self.of(seen).iter().filter(close).copied().collect();
            if group.used.len() < WORDS && group.extend(&close, seen.end, self.vocabulary) {
                (passed, particles, next) = (seen.end, 0, place + 1);
                continue;
            }
            particles += 1;
            let particle = |found: &Match| self.vocabulary.word(found.word).is_some_and(|word| word.particle);
            if particles > PARTICLES || !close.iter().any(particle) {
                break;
            }
            passed = seen.end;
        }
        let name = *group.persons.iter().find(|name| self.is_name(at..next, **name))?;
        Some((Place { from: group.from, to: group.to, form: false, name }, next))
    }

    /// Whether these words side by side are the person's name. The price will rise is not about Will Price: ordinary words
    /// that no capital makes a name have to stand in the order of the name.
    fn is_name(&self, words: Range<usize>, name: u32) -> bool {
        let (mut last, mut ordered, mut sure) = (None, true, false);
        for seen in self.seen.get(words).unwrap_or_default() {
            let clue = |found: &Match| {
                let clue = self.vocabulary.word(found.word)?.persons.iter().find(|clue| clue.name == name)?;
                Some((*found, *clue))
            };
            let Some((found, clue)) = self.of(seen).iter().find_map(clue) else { continue };
            sure |= clue.or == Else::Nothing || found.capital && !seen.context.first;
            ordered &= last.is_none_or(|last| last < clue.place);
            last = Some(clue.place);
        }
        sure || ordered
    }

    /// E-mail addresses of those on the list, and others in whose first part a name stands.
    fn addresses(&self, places: &mut Vec<Place>) {
        /// No address has more before the sign, or after it.
        const LONGEST: usize = 64;
        let part = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
        for (at, _) in self.text.match_indices('@') {
            let (Some(before), Some(after)) = (self.text.get(..at), self.text.get(at + 1..)) else { continue };
            let start = before.char_indices().rev().take(LONGEST).take_while(|(_, c)| part(*c)).last();
            let end = after.char_indices().take(LONGEST).take_while(|(_, c)| part(*c)).last();
            let (Some((start, _)), Some((end, last))) = (start, end) else { continue };
            let end = at + 1 + end + last.len_utf8();
            let Some(address) = self.text.get(start..end).map(|address| address.trim_end_matches('.')) else {
                continue;
            };
            let local = fold(self.text.get(start..at).unwrap_or_default());
            let name = self.vocabulary.addressee(&fold(address)).or_else(|| self.named_in(&local));
            places.extend(name.map(|name| Place { from: start, to: start + address.len(), form: false, name }));
        }
    }

    /// Whose name stands in the first part of an address: as one of its words, or within one if it is long.
    fn named_in(&self, local: &str) -> Option<u32> {
        let clue = |key: &str| self.vocabulary.known(key).and_then(|word| word.persons.first());
        let is_role = |key: &str| is_function(key) || is_generic(key);
        let of_word = |word: &str| clue(word).filter(|_| word.len() >= 2 && !is_role(word)).map(|clue| clue.name);
        let mut words = local.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.clone().find_map(of_word).or_else(|| {
            let within = |word: &str| {
                let starts = word.char_indices().map(|(start, _)| start);
                let parts =
                    starts.flat_map(|start| (start + 4..=word.len()).filter_map(move |end| word.get(start..end)));
                parts.filter_map(clue).find(|clue| clue.or == Else::Nothing).map(|clue| clue.name)
            };
            words.find_map(within)
        })
    }

    fn begin(&self, seen: &Seen) -> Option<Group<'a>> {
        let person = |found: &Match| {
            let word = self.vocabulary.word(found.word).filter(|word| !word.persons.is_empty())?;
            Some((*found, word))
        };
        let first: Vec<_> = self.of(seen).iter().filter_map(person).collect();
        let used = first.iter().map(|(found, _)| found.word).collect();
        (!first.is_empty()).then_some(Group { first, persons: Vec::new(), used, from: usize::MAX, to: seen.end })
    }

    /// Names that are several words in a row.
    fn rows(&self, places: &mut Vec<Place>) {
        for (at, first) in self.seen.iter().enumerate() {
            for opening in self.of(first) {
                let mut beginnings: Vec<u32> = self.vocabulary.step(ROOT, opening.word).into_iter().collect();
                let mut to = first.end;
                for seen in self.seen.iter().skip(at + 1) {
                    let mut next = Vec::new();
                    for found in self.of(seen).iter().filter(|found| are_close(self.text, to, found.start)) {
                        next.extend(beginnings.iter().filter_map(|from| self.vocabulary.step(*from, found.word)));
                    }
                    if next.is_empty() {
                        break;
                    }
                    (beginnings, to) = (next, seen.end);
                    let whole = beginnings.iter().filter_map(|beginning| self.vocabulary.whole(*beginning));
                    places.extend(whole.map(|name| Place { from: opening.start, to, form: false, name }));
                }
            }
        }
    }
}

impl Group<'_> {
    /// Takes in what may be one more word; whether it is one of the same person's.
    fn extend(&mut self, close: &[Match], to: usize, vocabulary: &Vocabulary) -> bool {
        let (mut common, mut words) = (Vec::new(), Vec::new());
        for found in close.iter().filter(|found| !self.used.contains(&found.word)) {
            let Some(word) = vocabulary.word(found.word) else { continue };
            let before = common.len();
            if self.persons.is_empty() {
                for (first, other) in &self.first {
                    let shared = common.len();
                    common.extend(shared_persons(word, other));
                    if common.len() > shared {
                        self.from = self.from.min(first.start);
                    }
                }
            } else {
                common.extend(self.persons.iter().copied().filter(|name| is_of(word, *name)));
            }
            words.extend((common.len() > before).then_some(found.word));
        }
        if common.is_empty() {
            return false;
        }
        common.sort_unstable();
        common.dedup();
        (self.persons, self.to) = (common, to);
        self.used.append(&mut words);
        true
    }
}

/// Whether it is a word of this person's name.
fn is_of(word: &Word, name: u32) -> bool {
    word.persons.binary_search_by_key(&name, |clue| clue.name).is_ok()
}

/// The persons of whose names both are words.
fn shared_persons<'w>(one: &'w Word, other: &'w Word) -> impl Iterator<Item = u32> + 'w {
    let (few, many) = if one.persons.len() < other.persons.len() { (one, other) } else { (other, one) };
    few.persons.iter().map(|clue| clue.name).filter(|name| is_of(many, *name))
}

/// Whether a word with a capital after this one may be the rest of a name that is listed in one word.
fn capital_after_particle(before: &str, capital: bool) -> bool {
    capital && before.len() <= 4 && is_particle(before)
}

/// Of places that overlap the longest, and of those as long the first, exact before forms, in the order of the list.
fn longest_first(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_unstable_by_key(|place| (Reverse(place.to - place.from), place.from, place.form, place.name));
    let mut kept: BTreeMap<usize, Place> = BTreeMap::new();
    for place in places {
        if kept.range(..place.to).next_back().is_none_or(|(_, before)| before.to <= place.from) {
            kept.insert(place.from, place);
        }
    }
    kept.into_values().collect()
}
