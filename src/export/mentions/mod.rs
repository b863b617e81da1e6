//! Names that an export must not give away, found in what people wrote.
//!
//! Where nobody may be named, the export itself names nobody; but the recorded text may: “as Anna Rossi said”. This finds
//! such places, so that somebody looks at them before the export is handed over. It would rather point at a word too many than
//! miss a name, yet ordinary prose has to stay quiet, or nobody looks.
//!
//! What counts, without regard to accents and odd letters:
//! - a person's full name, in any order and any case; a surname or a given name in any case, unless it is also an ordinary
//!   word of the session's language or of English (`green`, `will`): that counts with a capital where neither the beginning
//!   of a sentence nor an article explains the capital, and after `Ms` or an initial always; of two letters it counts as written;
//! - an e-mail address of somebody on the list, and any in whose first part somebody's name stands;
//! - an organisation's whole name in any case, its abbreviation, and those of its words that stand in no other's name and
//!   are not what many bodies are called, with a capital; but not the place of the session, nor the place that a body is the
//!   administration of, where something is said to be there;
//! - the forms of all these in the languages of the program, with a capital; long forms of persons' names also without. Of
//!   given names of two or three letters, and of all of two, only the name itself.
//!
//! The last word of a name is taken for the surname, and all but the first where there are more; or what stands in capitals
//! or before a comma.
//!
//! What is not found: nicknames, initials alone, names in translation or with slips, names put into other scripts, the
//! second half of a compound without a hyphen.

mod bodies;
mod context;
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
use listed::words;
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

/// Where and in which language a session is held, as far as that says what is no name there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'s> {
    /// The BCP 47 tag of its language.
    pub language: &'s str,
    /// The place, as the agenda has it; empty if that is not known.
    pub place: &'s str,
}

/// Names that an export must not give away, ready to be looked for.
#[derive(Default)]
pub struct Names {
    names: Vec<(String, Sort)>,
    vocabulary: Vocabulary,
}

impl Names {
    /// Makes ready to look for these names in texts of which nothing is known. Blank ones are left out, and so is what is
    /// listed twice.
    pub fn new<'n>(
        persons: impl IntoIterator<Item = &'n str>,
        organisations: impl IntoIterator<Item = &'n str>,
    ) -> Names {
        Names::within(Setting::default(), persons, organisations)
    }

    /// The same in texts of a session.
    pub fn within<'n>(
        setting: Setting<'_>,
        persons: impl IntoIterator<Item = &'n str>,
        organisations: impl IntoIterator<Item = &'n str>,
    ) -> Names {
        let mut names = Names::default();
        names.vocabulary.language = setting.language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        // Before the first comma stands the town; what follows may be the house of a body.
        let town = setting.place.split([',', ';', '(']).next().unwrap_or_default();
        names.vocabulary.place = words(town).into_iter().map(|word| word.key).collect();
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

    /// Has an e-mail address give away the person of this name on the list.
    pub fn add_address(&mut self, address: &str, name: &str) {
        let is_named = |(known, sort): &(String, Sort)| *sort == Sort::Person && fold(known) == fold(name.trim());
        if let Some(number) = self.names.iter().position(is_named).and_then(|at| u32::try_from(at).ok()) {
            self.vocabulary.address(fold(address.trim()), number);
        }
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
