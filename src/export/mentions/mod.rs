//! Names that an export must not give away, found in what people wrote.
//!
//! Where nobody may be named, the export itself names nobody; but the recorded text may: “as Anna Rossi said”. This finds
//! such places, so that somebody looks at them before the export is handed over. It would rather point at a word too many than
//! miss a name, yet ordinary prose has to stay quiet, or nobody looks.
//!
//! What counts, without regard to accents and odd letters:
//! - a person's full name, in any order and any case; a surname of five letters or more in any case, unless it is also an
//!   ordinary word (`green`, `rossi`), which like all other words of a name counts with a capital;
//! - an organisation's whole name in any case, its abbreviation, and those of its words that stand in no other's name and
//!   are not what many bodies are called, with a capital;
//! - the forms of all these in the languages of the program, with a capital; of given names of two or three letters, and of
//!   all of two, only the name itself.
//!
//! The last word of a name is taken for the surname, and all but the first where there are more; or what stands in capitals
//! or before a comma.
//!
//! What is not found: nicknames, initials alone, names in translation or with slips, names put into other scripts, the
//! second half of a compound without a hyphen.

mod bodies;
mod forms;
mod listed;
mod lists;
mod persons;
mod pieces;
mod search;
mod vocabulary;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::ops::Range;

use crate::words::fold::fold;
use search::{Place, Search};
use vocabulary::Vocabulary;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A person's.
    Person,
    /// An organisation's.
    Organisation,
}

/// A place in a text where a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where in the text, in bytes: from the beginning of a word to the end of one.
    pub span: Range<usize>,
    /// The listed name it gives away; where several are meant by it, the one that is listed first.
    pub name: String,
    /// Whose name that is.
    pub sort: Sort,
}

/// Names that an export must not give away, ready to be looked for.
#[derive(Default)]
pub struct Names {
    names: Vec<(String, Sort)>,
    vocabulary: Vocabulary,
}

impl Names {
    /// Makes ready to look for these names. Blank ones are left out, and so is what is listed twice.
    pub fn new<'n>(
        persons: impl IntoIterator<Item = &'n str>,
        organisations: impl IntoIterator<Item = &'n str>,
    ) -> Names {
        let mut names = Names::default();
        let mut known = HashSet::new();
        for name in persons.into_iter().map(str::trim).filter(|name| known.insert(fold(name))) {
            if let Some(number) = names.add(name, Sort::Person) {
                names.vocabulary.add_person(name, number);
            }
        }
        known.clear();
        let mut bodies = Vec::new();
        for name in organisations.into_iter().map(str::trim).filter(|name| known.insert(fold(name))) {
            if let Some(number) = names.add(name, Sort::Organisation) {
                bodies.push((name, number));
            }
        }
        names.vocabulary.add_organisations(&bodies);
        names
    }

    fn add(&mut self, name: &str, sort: Sort) -> Option<u32> {
        let number = u32::try_from(self.names.len()).ok()?;
        name.chars().any(char::is_alphanumeric).then(|| self.names.push((name.to_owned(), sort)))?;
        Some(number)
    }

    /// Whether there is no name to look for.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Every mention, in the order of the text; where two overlap, the longer one. The spans are those of whole words.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        if self.is_empty() {
            return Vec::new();
        }
        let mention = |place: Place| {
            let (name, sort) = self.names.get(place.name as usize)?;
            Some(Mention { span: place.from..place.to, name: name.clone(), sort: *sort })
        };
        Search::new(text, &self.vocabulary).places().into_iter().filter_map(mention).collect()
    }
}
