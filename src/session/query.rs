//! What is often asked of a session: its tags, what was agreed, what is open.

use super::state::{Entry, EntryChange, Moment, Objection, State};

/// The tags in a text: each word after a `#` that begins a word, in the order they stand, as written and without the `#`.
/// A tag has letters, digits, `-` and `_`, and at least one letter.
pub fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('#').filter_map(|(at, _)| {
        let begins = !text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "_#&/".contains(c));
        let word = &text[at + 1..];
        let end = word.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(word.len());
        let word = word[..end].trim_end_matches(['-', '_']);
        (begins && word.chars().any(char::is_alphabetic)).then_some(word)
    })
}

impl Entry {
    /// Its tags: those in its text, then those given with `/tag`, each once whatever its case.
    pub fn tags(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for tag in tags(&self.text).chain(self.outcome().tags.iter().map(String::as_str)) {
            if !all.iter().any(|known| known.to_lowercase() == tag.to_lowercase()) {
                all.push(tag);
            }
        }
        all
    }

    /// The wording the room agreed on; `None` if it agreed on none.
    pub fn agreed_wording(&self) -> Option<&str> {
        self.outcome().agreed.as_ref().map(|agreed| agreed.text.as_str())
    }

    /// Whether it says something else now than what the room agreed on: another wording, another date, other bodies.
    pub fn is_reworded_since_agreed(&self) -> bool {
        let agreed = self.outcome().agreed.as_ref();
        agreed.is_some_and(|agreed| agreed.text != self.text || agreed.details != *self.details())
    }

    /// Whether a decision says something else than what the room took.
    pub fn is_reworded_since_taken(&self) -> bool {
        self.outcome().taken.as_ref().is_some_and(|taken| taken.text != self.text)
    }

    /// Whether a part of the memorandum still has to be agreed on as it stands. What the agenda prepared need not be, until it
    /// is reworded.
    pub fn awaits_agreement(&self) -> bool {
        self.kind.is_agreed()
            && match self.outcome().agreed {
                None => !self.is_as_prepared(),
                Some(_) => self.is_reworded_since_agreed(),
            }
    }

    /// Whether the room agreed on it while a quorum was declared and not reached.
    pub fn is_agreed_without_quorum(&self) -> bool {
        self.outcome().agreed.as_ref().is_some_and(|agreed| agreed.attendance.is_indicative())
    }

    /// Whether it was taken while a quorum was declared and not reached: what the room said is indicative only.
    pub fn is_indicative(&self) -> bool {
        let outcome = self.outcome();
        match (&outcome.taken, &outcome.agreed) {
            (Some(taken), _) => taken.attendance.is_indicative(),
            (None, Some(agreed)) => agreed.attendance.is_indicative(),
            (None, None) => false,
        }
    }

    /// Who objected, when and why, in the order of the record.
    pub fn objections(&self) -> Vec<Raised<'_>> {
        let mut raised: Vec<Raised<'_>> = Vec::new();
        let mut words = self.history.as_ref().map_or(&self.text, |history| &history.original.text);
        for change in self.history.iter().flat_map(|history| history.changes.standing()) {
            match &change.fact {
                EntryChange::Objected(objection) => {
                    raised.push(Raised { at: change.at, objection, met: false });
                }
                EntryChange::Reworded { text, details, .. } => {
                    // The same words once more settle something else, and meet no objection.
                    let others = text.as_ref().is_some_and(|text| text != words);
                    words = text.as_ref().unwrap_or(words);
                    if others || details.is_some() {
                        raised.iter_mut().for_each(|raised| raised.met = true);
                    }
                }
                _ => {}
            }
        }
        raised
    }

    /// Whether it was put to the vote and not carried.
    pub fn is_lost(&self) -> bool {
        self.outcome().taken.as_ref().is_some_and(|taken| !taken.is_carried())
    }
}

/// An objection and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Raised<'a> {
    /// When it was raised.
    pub at: Moment,
    /// Who objects, and why.
    pub objection: &'a Objection,
    /// Whether the wording of the entry was changed after it.
    pub met: bool,
}

impl State {
    /// The last moment known of the session: its end, or its last entry.
    pub fn known_until(&self) -> Option<Moment> {
        let last = self.record.entries().next_back().map(|entry| entry.at);
        self.run.ended.or(last.max(self.run.started))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_begins_a_word_and_has_a_letter() {
        let of = |text| tags(text).collect::<Vec<_>>();
        assert_eq!(of("#housing: more of it, #co-housing! (#École)"), ["housing", "co-housing", "École"]);
        assert_eq!(of("item #3, C#, https://example.org/#top, ##"), [""; 0]);
    }
}
