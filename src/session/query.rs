//! What is often asked of a session: its tags, its polls' results, what was agreed.

use std::borrow::Cow;

use super::event::{EntryKind, Taken};
use super::state::{Entry, EntryChange, Moment, Objection, State};
use crate::agenda::PollForm;

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
        let agreed = self.outcome().agreed?;
        if !self.reworded_since(agreed) {
            return Some(&self.text);
        }
        let wordings = self.wordings();
        let stood = wordings.iter().rev().find(|(at, _)| *at <= agreed).or(wordings.first());
        stood.map(|(_, text)| *text)
    }

    /// Whether it was reworded after the room had agreed on it, and not agreed on again.
    pub fn is_reworded_since_agreed(&self) -> bool {
        self.outcome().agreed.is_some_and(|agreed| self.reworded_since(agreed))
    }

    fn reworded_since(&self, agreed: Moment) -> bool {
        self.outcome().reworded.is_some_and(|reworded| reworded > agreed)
    }

    /// Who objected, when and why, in the order of the record.
    pub fn objections(&self) -> Vec<Raised<'_>> {
        let mut raised: Vec<Raised<'_>> = Vec::new();
        for change in self.history.iter().flat_map(|history| history.changes.standing()) {
            match &change.fact {
                EntryChange::Objected(objection) => {
                    raised.push(Raised { at: change.at, objection, met: false });
                }
                EntryChange::Reworded { text, details, .. } if text.is_some() || details.is_some() => {
                    raised.iter_mut().for_each(|raised| raised.met = true);
                }
                _ => {}
            }
        }
        raised
    }

    /// Whether it was put to the vote and not carried: as long as no rule is evaluated, more have to be for it than against.
    pub fn is_lost(&self) -> bool {
        matches!(self.outcome().taken, Some(Taken::Vote { r#for, against, .. }) if against >= r#for)
    }

    /// Whether it is a question nobody has answered.
    pub fn is_open_question(&self) -> bool {
        self.kind == EntryKind::Question && self.outcome().answered_by.is_none()
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

/// The result of a poll.
#[derive(Clone, Debug, PartialEq)]
pub struct PollResult<'a> {
    /// Each answer there was to choose from, and how often it was chosen: counted by hand and from ballots together. Of a
    /// ranking the first choices are counted.
    pub counts: Vec<(Cow<'a, str>, u64)>,
    /// How many were counted: answers, or dots.
    pub n: u64,
    /// The average of a scale or of consensus grades, weighted by the counts; `None` for other forms or without answers.
    pub average: Option<f64>,
}

impl Entry {
    /// What came of a poll; `None` if the entry is none.
    pub fn poll_result(&self) -> Option<PollResult<'_>> {
        let form = self.details().poll.as_ref()?;
        let names: Vec<Cow<'_, str>> = match form {
            PollForm::Scale(most) | PollForm::Consensus(most) => (1..=*most).map(|n| n.to_string().into()).collect(),
            PollForm::Choice(options) | PollForm::Ranking(options) | PollForm::Dots { options, .. } => {
                options.iter().map(|option| option.as_str().into()).collect()
            }
        };
        let mut counts: Vec<_> = names.into_iter().map(|name| (name, 0)).collect();
        for (count, tallied) in counts.iter_mut().zip(&self.outcome().counts) {
            count.1 += u64::from(*tallied);
        }
        for ballot in &self.outcome().ballots {
            let counted = if matches!(form, PollForm::Ranking(_)) { ballot.get(..1) } else { ballot.get(..) };
            for answer in counted.into_iter().flatten() {
                let place = answer.checked_sub(1).and_then(|place| usize::try_from(place).ok());
                if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                    count.1 += 1;
                }
            }
        }
        let n: u64 = counts.iter().map(|(_, count)| count).sum();
        let graded = matches!(form, PollForm::Scale(_) | PollForm::Consensus(_)) && n > 0;
        let weighted = (1u64..).zip(&counts).map(|(grade, (_, count))| grade * count).sum::<u64>();
        let average = graded.then(|| weighted as f64 / n as f64);
        Some(PollResult { counts, n, average })
    }
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
