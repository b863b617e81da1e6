//! What the room decides, answers and agrees.

use super::{Deciding, Decision, happens, refuse};
use crate::agenda::PollForm;
use crate::session::command::{NewEntry, Refusal, Which};
use crate::session::event::*;
use crate::session::number::Handle;
use crate::session::state::Entry;

impl Deciding<'_> {
    pub(super) fn open_poll(&self, question: &str, form: &PollForm, counts: &[u32]) -> Decision {
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
        let details = Details { poll: Some(form.clone()), counts: counts.to_vec(), ..Details::default() };
        self.record(&NewEntry { details, ..NewEntry::new(EntryKind::Poll, question) })
    }

    pub(super) fn poll(&self, poll: Option<Handle>) -> Result<&Entry, Refusal> {
        let is_poll = |entry: &Entry| entry.kind == EntryKind::Poll;
        let entry = match poll {
            Some(_) => self.entry(poll, "poll", is_poll)?,
            None => self.entry(None, "poll", |entry| is_poll(entry) && !entry.outcome().closed)?,
        };
        if entry.outcome().closed {
            return refuse(
                format!("poll {} is closed", entry.handle),
                "/undo opens it again if it was closed by mistake",
            );
        }
        Ok(entry)
    }

    pub(super) fn tally(&self, poll: Option<Handle>, counts: &[(u32, u32)]) -> Decision {
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
        if poll.outcome().counts == whole {
            return Ok(Vec::new());
        }
        happens(PollTallied { poll: poll.handle, counts: whole })
    }

    pub(super) fn ballot(&self, poll: Option<Handle>, answers: &[u32]) -> Decision {
        let poll = self.poll(poll)?;
        let Some(form) = &poll.details().poll else {
            return refuse(format!("poll {} has no options", poll.handle), "/tally enters its counts");
        };
        let options = u32::try_from(form.options()).unwrap_or(u32::MAX);
        if let Some(off) = answers.iter().find(|answer| !(1..=options).contains(*answer)) {
            return refuse(
                format!("poll {} has no option {off}", poll.handle),
                format!("its options are 1 to {options}"),
            );
        }
        let distinct = answers.iter().collect::<std::collections::HashSet<_>>().len();
        let allowed = match form {
            PollForm::Scale(_) | PollForm::Choice(_) | PollForm::Consensus(_) => {
                (answers.len() == 1, "one answer".into())
            }
            PollForm::Ranking(_) => (
                !answers.is_empty() && distinct == answers.len(),
                "the options in order of preference, each at most once".into(),
            ),
            PollForm::Dots { each, .. } => (
                (1..=usize::from(*each)).contains(&answers.len()),
                format!("1 to {each} dots, the option's number once for each"),
            ),
        };
        match allowed {
            (true, _) => happens(BallotCast { poll: poll.handle, answers: answers.to_vec() }),
            (false, allowed) => refuse(format!("that is no ballot for poll {}", poll.handle), allowed),
        }
    }

    pub(super) fn agree(&self, which: &Which) -> Decision {
        let awaits = |entry: &Entry| entry.outcome().agreed.is_none() || entry.is_reworded_since_agreed();
        let open = |entry: &Entry| entry.kind.is_agreed() && awaits(entry);
        let entries: Vec<Handle> = match which {
            Which::Last => vec![self.entry(None, "agree on", open)?.handle],
            Which::All => self.state.record.entries().filter(|entry| open(entry)).map(|entry| entry.handle).collect(),
            Which::These(handles) => {
                let mut agreed = Vec::new();
                for handle in handles {
                    let entry = self.entry(Some(*handle), "agree on", |entry| entry.kind.is_agreed())?;
                    if awaits(entry) && !agreed.contains(handle) {
                        agreed.push(*handle);
                    }
                }
                agreed
            }
        };
        match (entries.is_empty(), which) {
            (true, Which::All) => refuse("nothing awaits agreement", "/pledge @Body text records a pledge"),
            (true, _) => Ok(Vec::new()),
            (false, _) => happens(EntriesAgreed { entries }),
        }
    }

    pub(super) fn sign(&self, body: &str, name: &str, role: Option<&str>) -> Decision {
        let organisations = self.state.roster.organisations();
        if !organisations.contains(&body) {
            let signing = self.state.roster.signatories().join(", ");
            let next = if signing.is_empty() {
                "/in NAME, ORGANISATION adds one".into()
            } else {
                format!("those that sign: {signing}")
            };
            return refuse(format!("no organisation on the list is called {body}"), next);
        }
        if name.trim().is_empty() {
            return refuse("it is not said who signs", format!("/sign {body} by NAME, ROLE"));
        }
        if let Some(signed) = self.state.signatures.standing().find(|signed| signed.fact.body == body) {
            return refuse(
                format!("{} has signed for {body} at {}", signed.fact.name, signed.at.format("%H:%M")),
                "/undo takes a signature back",
            );
        }
        happens(BodySigned { body: body.into(), name: name.into(), role: role.map(Into::into) })
    }
}
