//! Polls: opening them, entering what was answered.

use super::{Deciding, Decision, happens, refuse};
use crate::agenda::PollForm;
use crate::session::command::{NewEntry, Refusal};
use crate::session::event::*;
use crate::session::number::Handle;
use crate::session::state::{Entry, EntryChange};

impl Deciding<'_> {
    pub(super) fn open_poll(&self, question: &str, form: &PollForm, counts: &[u32], ends: &[String]) -> Decision {
        if question.trim().is_empty() {
            return refuse("the poll has no question", "/poll \"question\" scale:5");
        }
        if form.options() < 2 {
            return refuse("a poll needs at least two options", "/poll \"question\" options:\"yes, no\"");
        }
        if let PollForm::Choice(options) | PollForm::Ranking(options) | PollForm::Dots { options, .. } = form
            && let Some(twice) = options.iter().enumerate().find(|(place, option)| options[..*place].contains(option))
        {
            return refuse(format!("the option “{}” is there twice", twice.1), "name each option once");
        }
        if !counts.is_empty() && counts.len() != form.options() {
            return refuse(format!("the poll has {} options", form.options()), "give one count for each");
        }
        if !ends.is_empty() && (ends.len() != 2 || !matches!(form, PollForm::Scale(_) | PollForm::Consensus(_))) {
            return refuse("only a scale has ends, and it has two", "scale:5 ends:\"not at all, very\"");
        }
        let (poll, counts, ends) = (Some(form.clone()), counts.to_vec(), ends.to_vec());
        let details = Details { poll, counts, ends, ..Details::default() };
        self.record(&NewEntry { details, ..NewEntry::new(EntryKind::Poll, question) })
    }

    pub(super) fn poll(&self, poll: Option<Handle>) -> Result<&Entry, Refusal> {
        let is_poll = |entry: &Entry| entry.kind == EntryKind::Poll;
        let entry = match poll {
            Some(_) => self.entry(poll, "poll", is_poll)?,
            None => {
                let polls = || self.state.record.entries().rev().filter(|entry| is_poll(entry));
                match (polls().find(|entry| !entry.outcome().closed), polls().next()) {
                    (Some(open), _) => open,
                    (None, Some(last)) => {
                        return refuse(
                            format!("poll {} is closed, and no other is open", last.handle),
                            "/poll \"QUESTION\" scale:5 opens one; /undo opens the last again if it was closed by mistake",
                        );
                    }
                    (None, None) => return refuse("no poll is open", "/poll \"QUESTION\" scale:5 opens one"),
                }
            }
        };
        if entry.outcome().closed {
            return refuse(
                format!("poll {} is closed", entry.handle),
                "/undo opens it again if it was closed by mistake",
            );
        }
        Ok(entry)
    }

    pub(super) fn tally(&self, poll: Option<Handle>, counts: &[(u32, u32)], apart: Apart) -> Decision {
        let poll = self.poll(poll)?;
        let options = poll.details().poll.as_ref().map_or(0, PollForm::options);
        let mut whole = vec![0; options];
        let mut seen = vec![false; options];
        for (option, count) in counts {
            let place = usize::try_from(*option).unwrap_or(usize::MAX).wrapping_sub(1);
            match (whole.get_mut(place), seen.get_mut(place)) {
                (Some(_), Some(true)) => {
                    return refuse(format!("option {option} is counted twice"), "give one count for each option");
                }
                (Some(whole), Some(seen)) => (*whole, *seen) = (*count, true),
                _ => {
                    return refuse(
                        format!("poll {} has no option {option}", poll.handle),
                        format!("its options are 1 to {options}: /tally 1:0 2:3 …"),
                    );
                }
            }
        }
        if counts.is_empty() {
            // Only those who gave no answer are counted: what was chosen stays as it was.
            whole.clone_from(&poll.outcome().counts);
        }
        if (&poll.outcome().counts, poll.outcome().apart) == (&whole, apart)
            && !poll.is_contested(&EntryChange::Tallied(Vec::new(), apart))
        {
            return Ok(Vec::new());
        }
        happens(PollTallied { poll: poll.handle, counts: whole, apart })
    }

    pub(super) fn ballot(&self, poll: Option<Handle>, answers: &[u32]) -> Decision {
        let poll = self.poll(poll)?;
        fits(poll, answers)?;
        happens(BallotCast { poll: poll.handle, answers: answers.to_vec() })
    }

    /// A pile of ballots: all of them or none. They are kept sorted, so that not even the journal knows their order.
    pub(super) fn ballots(&self, poll: Option<Handle>, ballots: &[Vec<u32>]) -> Decision {
        let poll = self.poll(poll)?;
        for (place, answers) in ballots.iter().enumerate() {
            fits(poll, answers).map_err(|Refusal { what, next }| {
                Refusal::new(format!("ballot {} of {}: {what}", place + 1, ballots.len()), next)
            })?;
        }
        let mut ballots = ballots.to_vec();
        ballots.sort();
        match ballots.is_empty() {
            true => refuse("there is no ballot in the pile", "/ballots 4, 5, 3"),
            false => happens(BallotsCast { poll: poll.handle, ballots }),
        }
    }

    /// Polls held elsewhere, as one event: all of them or none.
    pub(super) fn import(&self, polls: &[NewEntry]) -> Decision {
        let first = self.next_handle();
        let mut imported = Vec::new();
        for (number, poll) in (first.number..).zip(polls) {
            self.length(&poll.text)?;
            imported.push(EntryRecorded {
                entry: Handle::new(first.mark, number),
                kind: EntryKind::Poll,
                text: poll.text.clone(),
                item: self.state.run.current,
                speaker: None,
                details: Some(Box::new(poll.details.clone())),
            });
        }
        match imported.is_empty() {
            true => refuse("no column was picked", "/import FILE columns:\"3, 4\""),
            false => happens(PollsImported { polls: imported }),
        }
    }
}

/// Whether these answers are a ballot for that poll.
fn fits(poll: &Entry, answers: &[u32]) -> Result<(), Refusal> {
    let Some(form) = &poll.details().poll else {
        return refuse(format!("poll {} has no options", poll.handle), "/tally enters its counts");
    };
    let options = u32::try_from(form.options()).unwrap_or(u32::MAX);
    if let Some(off) = answers.iter().find(|answer| !(1..=options).contains(*answer)) {
        return refuse(format!("poll {} has no option {off}", poll.handle), format!("its options are 1 to {options}"));
    }
    let distinct = answers.iter().collect::<std::collections::HashSet<_>>().len();
    let (allowed, next) = match form {
        PollForm::Scale(_) | PollForm::Choice(_) | PollForm::Consensus(_) => {
            (answers.len() == 1, "it takes one answer; #N before it names another poll".to_owned())
        }
        PollForm::Ranking(_) => (
            !answers.is_empty() && distinct == answers.len(),
            "the options in order of preference, each at most once".to_owned(),
        ),
        PollForm::Dots { each, .. } => (
            (1..=usize::from(*each)).contains(&answers.len()),
            match each {
                1 => "one dot, on the number of an option".to_owned(),
                each => format!("1 to {each} dots, the option's number once for each"),
            },
        ),
    };
    if allowed { Ok(()) } else { refuse(format!("that is no ballot for poll {}", poll.handle), next) }
}
