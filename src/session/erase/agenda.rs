//! The text of an agenda with a person replaced in it: everything else of it stays as it is, byte for byte.

use std::ops::Range;

use super::Erasure;
use crate::agenda::{self, places};
use crate::session::ParticipantId;
use crate::session::number::Mark;

/// Why an agenda cannot be written anew.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AgendaTrouble {
    /// It is no TOML.
    #[error("it cannot be read, so that nobody can be replaced in it; `rapporteur check` says what is wrong with it")]
    Unreadable,
    /// It would not be an agenda any more.
    #[error(
        "with “{label}” in the place of the name it would no longer be in order ({problem}); take out by hand what makes it \
         so, and leave the name where it stands"
    )]
    Unfit {
        /// What stands in place of the name.
        label: String,
        /// What would be wrong.
        problem: String,
    },
}

/// What becomes of a place in an agenda.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edit {
    /// It is the person's name.
    Name,
    /// It goes.
    Gone,
    /// It stays: the name of somebody else, even if it is the same.
    Nothing,
    /// The name may stand in it.
    Text,
}

impl Erasure {
    /// The agenda with the person replaced, and in how many places; `None` if it does not name the person.
    ///
    /// # Errors
    /// See [`AgendaTrouble`].
    pub fn agenda(&self, text: &str) -> Result<Option<(String, usize)>, AgendaTrouble> {
        let (mark, bare) = text.split_at(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 });
        let found = places(bare).ok_or(AgendaTrouble::Unreadable)?;
        let mut edits: Vec<(Range<usize>, Edit)> = Vec::new();
        for (number, place) in (1..).zip(found.people) {
            let is_meant = self.people.contains(&ParticipantId::new(Mark::NONE, number));
            edits.extend(place.name.map(|span| (span, if is_meant { Edit::Name } else { Edit::Nothing })));
            edits.extend(place.email.filter(|_| is_meant).map(|span| (span, Edit::Gone)));
        }
        edits.extend(found.texts.into_iter().map(|span| (span, Edit::Text)));
        // At one place, what is known of a person comes before what is known of a text.
        edits.sort_by_key(|(span, edit)| (span.start, *edit == Edit::Text));
        let (mut new, mut places, mut done) = (mark.to_owned(), 0, 0);
        for (span, edit) in edits {
            // A text that was dealt with, as part of something else.
            if span.start < done {
                continue;
            }
            new.push_str(bare.get(done..span.start).unwrap_or_default());
            let there = bare.get(span.clone()).unwrap_or_default();
            let (edited, count) = match edit {
                Edit::Name => (format!("\"{}\"", self.label), 1),
                Edit::Gone => (String::new(), 1),
                Edit::Text => self.file(there).unwrap_or_else(|| (there.to_owned(), 0)),
                Edit::Nothing => (there.to_owned(), 0),
            };
            places += if edited == there { 0 } else { count };
            new.push_str(&edited);
            done = span.end;
        }
        new.push_str(bare.get(done..).unwrap_or_default());
        if new == text {
            return Ok(None);
        }
        self.in_order(text, &new)?;
        Ok(Some((new, places)))
    }

    /// Whether the new agenda can be used if the old one could, with no less in it.
    fn in_order(&self, old: &str, new: &str) -> Result<(), AgendaTrouble> {
        let nobody = |_: &str| Ok(b"name\n".to_vec());
        let (old, new) = (agenda::read("", old.as_bytes(), &nobody), agenda::read("", new.as_bytes(), &nobody));
        let unfit = |problem: String| AgendaTrouble::Unfit { label: self.label.clone(), problem };
        let errors = |reading: &agenda::Reading| reading.problems.iter().filter(|problem| !problem.is_advice()).count();
        let Some(was) = &old.agenda else { return Err(AgendaTrouble::Unreadable) };
        let lost = |what: &str| Err(unfit(what.to_owned()));
        match &new.agenda {
            None => {
                let first = new.problems.iter().find(|problem| problem.holds_up());
                Err(unfit(first.map_or(String::new(), ToString::to_string)))
            }
            Some(_) if errors(&new) > errors(&old) => {
                let first = new.problems.iter().find(|problem| !problem.is_advice());
                Err(unfit(first.map_or(String::new(), ToString::to_string)))
            }
            Some(is) if is.participants.len() != was.participants.len() => lost("the list of participants changes"),
            Some(is) if is.items.len() != was.items.len() => lost("its items change"),
            Some(_) => Ok(()),
        }
    }
}
