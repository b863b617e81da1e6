//! The words that give an organisation away.

use std::collections::{BTreeSet, HashMap};

use super::listed::{Listed, sets_apart, without_brackets, words};
use super::lists::{ARTICLES, is_administration, is_generic, is_kind_of_body, is_particle};
use super::vocabulary::{Clue, Else, Rule, Vocabulary};
use crate::words::forms::Kind;

/// An organisation's name.
struct Body {
    name: u32,
    /// The words outside of brackets.
    whole: Vec<Listed>,
    inside: Vec<Listed>,
    /// Whether it is written in one case, so that capitals say nothing.
    one_case: bool,
}

impl Body {
    fn read(text: &str, name: u32) -> Body {
        let (outside, inside) = without_brackets(text);
        let whole = words(&outside);
        let one_case = whole.len() > 1 && whole.iter().all(|word| word.piece.capitals || word.piece.letters < 2)
            || !whole.iter().any(|word| word.piece.capital && word.piece.letters > 0);
        Body { name, whole, inside: words(&inside), one_case }
    }

    fn keys(&self) -> Vec<&str> {
        self.whole.iter().map(|word| word.key.as_str()).collect()
    }

    /// Whether a word is the place that the body is the administration of: `City of Todi`, `Urząd Miasta Lublin`.
    fn is_of(&self, word: &Listed) -> bool {
        let at = |other: &Listed| other.piece.span.start;
        self.whole.iter().take_while(|other| at(other) < at(word)).any(|other| is_administration(&other.key))
    }

    /// The words that say which body it is, if they stand in no other's name: abbreviations, and words of four letters or
    /// more with a capital that are not what many are called.
    fn distinctive(&self) -> impl Iterator<Item = &Listed> {
        let telling = |word: &&Listed| {
            !word.piece.alone && !is_generic(&word.key) && !is_kind_of_body(&word.key) && !is_particle(&word.key)
        };
        let long = |word: &Listed| word.piece.letters >= 4 && (word.piece.capital || self.one_case);
        let outside =
            move |word: &&Listed| long(word) || word.piece.capitals && word.piece.letters >= 3 && !self.one_case;
        let inside = move |word: &&Listed| long(word) || word.piece.capitals;
        self.whole.iter().filter(outside).chain(self.inside.iter().filter(inside)).filter(telling)
    }
}

impl Vocabulary {
    /// Adds the organisations' names, each with its number: the whole, the abbreviation, and the words that stand in no
    /// other.
    pub fn add_organisations(&mut self, all: &[(&str, u32)]) {
        let bodies: Vec<Body> = all.iter().map(|(text, name)| Body::read(text, *name)).collect();
        let mut owners: HashMap<&str, Vec<&Body>> = HashMap::new();
        for body in &bodies {
            self.add_body(body);
            let keys: BTreeSet<&str> = body.distinctive().map(|word| word.key.as_str()).collect();
            keys.into_iter().for_each(|key| owners.entry(key).or_default().push(body));
        }
        for body in &bodies {
            for word in body.distinctive() {
                let owner = owners.get(word.key.as_str()).and_then(|bodies| only(bodies));
                if owner.is_none_or(|owner| owner.name != body.name) {
                    continue;
                }
                if self.place.contains(&word.key) {
                    continue;
                }
                let or = if body.is_of(word) { Else::Place } else { Else::Nothing };
                let short = word.piece.capitals && word.piece.letters <= 3;
                let rule = if short { Rule::Capitals } else { Rule::Capital };
                for key in word.spellings() {
                    let number = self.add(&key);
                    self.organisation(number, Clue { name: body.name, rule, or, place: 0 });
                    self.inflect(number, &key, &word.raw, Kind::Body);
                }
            }
        }
    }

    fn add_body(&mut self, body: &Body) {
        // In a row, each of the words may be in a form of its own.
        for word in body.whole.iter().filter(|word| word.piece.letters >= 4 && word.piece.capital) {
            let number = self.add(&word.key);
            self.inflect(number, &word.key, &word.raw, Kind::Body);
        }
        self.add_with_article(&body.whole, body.name);
        // The body before its office or its place, if that is more than a word for many.
        let apart = body.whole.iter().skip(1).position(|word| sets_apart(&word.gap));
        if let Some(part) = apart.and_then(|place| body.whole.get(..=place)).filter(|part| part.len() > 1)
            && part.iter().any(|word| word.piece.capital && !is_generic(&word.key))
        {
            self.add_with_article(part, body.name);
        }
        // As in addresses of the web.
        let together = body.keys().concat();
        if (2..=8).contains(&body.whole.len()) && together.len() >= 7 {
            let word = self.add(&together);
            self.organisation(word, Clue { name: body.name, rule: Rule::Any, or: Else::Nothing, place: 0 });
        }
    }

    /// Adds a name's words, and the same without the article at their beginning.
    fn add_with_article(&mut self, words: &[Listed], name: u32) {
        self.add_whole(words, name, Kind::Body);
        if let [article, rest @ ..] = words
            && ARTICLES.contains(&article.key.as_str())
            && (rest.len() > 1 || rest.iter().any(|word| !is_generic(&word.key)))
        {
            self.add_whole(rest, name, Kind::Body);
        }
    }
}

/// The one body in whose name a word stands. A body and its office are one if the name of the first is in that of the other.
fn only<'b>(bodies: &[&'b Body]) -> Option<&'b Body> {
    /// More are no longer one body with its offices.
    const OFFICES: usize = 8;
    let shortest = *bodies.iter().min_by_key(|body| (body.whole.len(), body.name))?;
    let short = shortest.keys();
    let within = |body: &&Body| body.keys().windows(short.len().max(1)).any(|part| part == short.as_slice());
    (bodies.len() == 1 || short.len() > 1 && bodies.len() <= OFFICES && bodies.iter().all(within)).then_some(shortest)
}
