//! The words of the listed names, found by themselves or by their stems, and the names that are several words in a row.

use std::collections::HashMap;

use super::lists::{is_function, is_generic, is_ordinary_anywhere};
use super::pieces::Piece;
use crate::words::forms::{self, Kind};

/// How a word must be written to give a name away by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// In any way, in any form.
    Any,
    /// In any way, but exactly so.
    Whole,
    /// With a capital, in any form.
    Capital,
    /// With a capital, and exactly so.
    Exact,
    /// In capitals.
    Capitals,
    /// Not at all: only beside another word of the name.
    Beside,
}

/// What else a word may be, so that what stands around it decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Else {
    /// Nothing: it is the name.
    Nothing,
    /// An ordinary word.
    Word,
    /// The place of a body.
    Place,
}

/// A name that a word belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clue {
    /// Its place in the list.
    pub name: u32,
    pub rule: Rule,
    /// What else it may be.
    pub or: Else,
    /// Which word of the name it is.
    pub place: usize,
}

/// What the words around say of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// Somebody is addressed before it, or an initial stands there: it is a name, even in small letters.
    pub addressed: bool,
    /// It does something only people do, or something is somebody's.
    pub acting: bool,
    /// It is all there is, as an answer of a poll is.
    pub alone: bool,
    /// It begins a sentence, where every word has a capital.
    pub first: bool,
    /// An article or the date it is part of makes it a word.
    pub word: bool,
    /// It is where something is or comes from.
    pub somewhere: bool,
}

/// A word of the listed names.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// The persons it stands for, in the order of the list.
    pub persons: Vec<Clue>,
    /// The organisations it stands for, in the order of the list.
    pub organisations: Vec<Clue>,
    /// Whether it may stand between the words of a person's name.
    pub particle: bool,
    /// For which kinds its forms are in the vocabulary.
    inflected: [bool; 3],
}

/// A word of the vocabulary that a piece of text is, or is a form of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// Where it begins: before the piece, if an apostrophe or a hyphen is in it.
    pub start: usize,
    pub word: u32,
    pub exact: bool,
    pub capital: bool,
    pub capitals: bool,
}

impl Match {
    /// Whether a word so written, and with that around it, gives a name away by itself.
    pub fn suffices(self, clue: Clue, context: Context) -> bool {
        match clue.or {
            Else::Word if context.addressed => return self.exact,
            Else::Word if context.alone => return self.exact && self.capital,
            Else::Word if !context.acting && (context.first || context.word) => return false,
            Else::Place if context.somewhere => return false,
            _ => {}
        }
        match clue.rule {
            Rule::Any => true,
            Rule::Whole => self.exact,
            Rule::Capital => self.capital,
            Rule::Exact => self.exact && self.capital,
            Rule::Capitals => self.capitals,
            Rule::Beside => false,
        }
    }
}

struct Stem {
    word: u32,
    endings: &'static [&'static str],
    /// The shortest ending with which it is a name in small letters too, if any.
    small: Option<usize>,
}

/// The beginnings of names that are several words in a row are numbered; this one is common to all.
pub(super) const ROOT: u32 = 0;

/// A form in small letters is no shorter.
const SMALLEST: usize = 6;

/// No more words of a name are looked for in a row.
const MOST: usize = 24;

#[derive(Default)]
pub(super) struct Vocabulary {
    /// The language of the texts, as its tag begins.
    pub language: String,
    /// The words of the place of the session, which gives no body away.
    pub place: Vec<String>,
    /// The persons' e-mail addresses, folded.
    addresses: HashMap<String, u32>,
    words: Vec<Word>,
    exact: HashMap<String, u32>,
    stems: HashMap<String, Vec<Stem>>,
    /// From the beginning of a name, by the next word.
    steps: HashMap<(u32, u32), u32>,
    /// The name of which a beginning is the whole.
    whole: HashMap<u32, u32>,
    beginnings: u32,
}

impl Vocabulary {
    /// The number of a folded word, which is added if it is new.
    pub fn add(&mut self, key: &str) -> u32 {
        if let Some(word) = self.exact.get(key) {
            return *word;
        }
        let word = self.words.len() as u32;
        self.words.push(Word::default());
        self.exact.insert(key.to_owned(), word);
        word
    }

    /// Adds the forms of a word, which is listed as `raw`.
    pub fn inflect(&mut self, word: u32, key: &str, raw: &str, kind: Kind) {
        let Some(done) = self.words.get_mut(word as usize).and_then(|word| word.inflected.get_mut(kind as usize))
        else {
            return;
        };
        if !std::mem::replace(done, true) {
            for (stem, endings) in forms::forms(key, raw, kind) {
                self.stems.entry(stem).or_default().push(Stem { word, endings, small: smallest(key, kind) });
            }
        }
    }

    /// Has a word stand for a person.
    pub fn person(&mut self, word: u32, clue: Clue) {
        if let Some(word) = self.words.get_mut(word as usize) {
            add_clue(&mut word.persons, clue);
        }
    }

    /// Has a word stand for an organisation.
    pub fn organisation(&mut self, word: u32, clue: Clue) {
        if let Some(word) = self.words.get_mut(word as usize) {
            add_clue(&mut word.organisations, clue);
        }
    }

    /// Has an e-mail address stand for a person.
    pub fn address(&mut self, address: String, name: u32) {
        self.addresses.entry(address).or_insert(name);
    }

    /// The person with this address, folded.
    pub fn addressee(&self, address: &str) -> Option<u32> {
        self.addresses.get(address).copied()
    }

    /// The word of this name, folded.
    pub fn known(&self, key: &str) -> Option<&Word> {
        self.word(*self.exact.get(key)?)
    }

    /// Lets a word stand between the words of a person's name.
    pub fn particle(&mut self, word: u32) {
        if let Some(word) = self.words.get_mut(word as usize) {
            word.particle = true;
        }
    }

    /// Adds a name that is these words in a row; if it is there already, the first name keeps it.
    pub fn row(&mut self, words: &[u32], name: u32) {
        let mut beginning = ROOT;
        for word in words.iter().take(MOST) {
            beginning = *self.steps.entry((beginning, *word)).or_insert_with(|| {
                self.beginnings += 1;
                self.beginnings
            });
        }
        if beginning != ROOT {
            self.whole.entry(beginning).or_insert(name);
        }
    }

    /// A word by its number.
    pub fn word(&self, number: u32) -> Option<&Word> {
        self.words.get(number as usize)
    }

    /// The beginning that this one with one word more is, if any name begins so.
    pub fn step(&self, beginning: u32, word: u32) -> Option<u32> {
        self.steps.get(&(beginning, word)).copied()
    }

    /// The name of which this beginning is the whole.
    pub fn whole(&self, beginning: u32) -> Option<u32> {
        self.whole.get(&beginning).copied()
    }

    /// Adds the words that this piece is, then those of which it is a form. In small letters only long forms
    /// count that are no word of their own.
    pub fn matches(&self, key: &str, piece: &Piece, to: &mut Vec<Match>) {
        let Piece { capital, capitals, .. } = *piece;
        let found = |word, exact| Match { start: piece.span.start, word, exact, capital, capitals };
        let first = to.len();
        to.extend(self.exact.get(key).map(|word| found(*word, true)));
        let of_its_own = || is_ordinary_anywhere(key) || is_generic(key) || is_function(key);
        if !capital && (key.len() < SMALLEST || of_its_own()) {
            return;
        }
        for length in 0..=forms::LONGEST {
            let Some(place) = key.len().checked_sub(length) else { break };
            // Endings are plain letters, so a place inside another letter ends none.
            let Some((stem, ending)) = key.split_at_checked(place) else { break };
            for stem in self.stems.get(stem).into_iter().flatten() {
                let new = to.iter().skip(first).all(|other| other.word != stem.word);
                let written = capital || stem.small.is_some_and(|least| ending.len() >= least);
                if new && written && stem.endings.contains(&ending) {
                    to.push(found(stem.word, false));
                }
            }
        }
    }
}

/// How long the ending of a name must be for its form to be known in small letters: shorter ones make too many other words.
/// `None` for names too short for that, and for bodies.
fn smallest(key: &str, kind: Kind) -> Option<usize> {
    match kind {
        Kind::Body => None,
        _ if key.len() < 5 => None,
        Kind::Surname if key.len() > 5 || key.ends_with('k') => Some(0),
        _ => Some(2),
    }
}

/// Keeps the first rule of a name, unless a later one asks for less.
fn add_clue(clues: &mut Vec<Clue>, clue: Clue) {
    match clues.last_mut().filter(|last| last.name == clue.name) {
        Some(last) if clue.rule == Rule::Any => *last = clue,
        Some(_) => {}
        None => clues.push(clue),
    }
}
