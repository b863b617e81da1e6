//! Questions from the floor.

use super::{Deciding, Decision, happens, refuse};
use crate::session::command::Refusal;
use crate::session::event::*;
use crate::session::number::Handle;
use crate::session::state::{Entry, EntryChange};

impl Deciding<'_> {
    /// The question that is named, or the last one that is open.
    pub(super) fn question(&self, entry: Option<Handle>, doing: &str) -> Result<&Entry, Refusal> {
        match entry {
            Some(_) => self.entry(entry, doing, |entry| entry.kind == EntryKind::Question),
            None => {
                let questions = self.state.questions();
                self.entry(None, doing, |entry| questions.is_open(entry))
            }
        }
    }

    /// A question says the same as an earlier one, under which it then stands.
    pub(super) fn merge(&self, entry: Option<Handle>, into: Handle) -> Decision {
        let questions = self.state.questions();
        let into = self.entry(Some(into), "merge with", |entry| entry.kind == EntryKind::Question)?;
        let entry = match entry {
            Some(_) => self.question(entry, "merge")?,
            None => self.entry(None, "merge", |entry| questions.is_open(entry) && entry.handle != into.handle)?,
        };
        if entry.handle == into.handle {
            return refuse("a question cannot be merged with itself", format!("/merge N into {}", into.handle));
        }
        // Whatever that one was merged with is what both say.
        let named = into.handle;
        let into = questions.above(named);
        if questions.merged_into(entry) == Some(into) && !entry.is_contested(&EntryChange::Merged(into)) {
            return Ok(Vec::new());
        }
        if into == entry.handle {
            return refuse(
                format!("{named} is merged with {into} already, and stands under it"),
                format!("/undo takes that back, then /merge {into} into {named}"),
            );
        }
        if let Some(answer) = entry.outcome().answered_by {
            return refuse(
                format!("{} is answered already, by {answer}", entry.handle),
                format!("/merge {into} into {} the other way round, or leave both as they are", entry.handle),
            );
        }
        if questions.under(entry.handle).next().is_some() {
            return refuse(
                format!("other questions are merged with {}", entry.handle),
                format!("/merge {into} into {} the other way round", entry.handle),
            );
        }
        happens(QuestionMerged { entry: entry.handle, into })
    }
}
