//! What became of an entry: how the room took it, what it agreed on, who objected, what was reported.

use chrono::NaiveDate;

use super::details::{Apart, Details, Status, Taken, Who};
use super::number::Handle;
use super::sides::Crossing;
use super::state::Moment;
use super::vote::{Attendance, Verdict};
use crate::agenda::Attribution;

/// What became of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// How the decision was taken.
    pub taken: Option<Resolution>,
    /// That the room agreed on it.
    pub agreed: Option<Agreement>,
    /// Who objected, and why.
    pub objections: Vec<Objection>,
    /// Which bodies join in, but for something.
    pub reservations: Vec<Reservation>,
    /// The point that answered this question.
    pub answered_by: Option<Handle>,
    /// How far the pledge has come, and since when.
    pub status: Option<(Status, Moment)>,
    /// What was said of how far it has come, oldest first.
    pub reports: Vec<Report>,
    /// Who may be named, if that is stricter than the session.
    pub attribution: Option<Attribution>,
    /// Tags given with `/tag`, beside those in the text.
    pub tags: Vec<String>,
    /// The poll's counts, one for each option in its order; empty before the first.
    pub counts: Vec<u32>,
    /// The poll's answers that choose nothing.
    pub apart: Apart,
    /// The ballots cast, sorted so that their order says nothing.
    pub ballots: Vec<Vec<u32>>,
    /// Whether the poll takes no more answers.
    pub closed: bool,
    /// The earlier question that says the same.
    pub merged_into: Option<Handle>,
    /// Who asked a question once more, each time.
    pub repeated: Vec<Option<Who>>,
    /// Whether a question is carried over to another time.
    pub carried: bool,
    /// When it was last reworded.
    pub reworded: Option<Moment>,
    /// What was changed on two devices, neither of which had seen the other's, and is not settled.
    pub crossing: Option<Crossing>,
}

/// How something was taken, and who was there.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolution {
    /// How.
    pub how: Taken,
    /// When.
    pub at: Moment,
    /// Who was there then.
    pub attendance: Attendance,
    /// The wording that was taken.
    pub text: String,
}

/// That the room agreed on a part of the memorandum, and on what exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// When.
    pub at: Moment,
    /// Who was there then.
    pub attendance: Attendance,
    /// The wording agreed on.
    pub text: String,
    /// What it said beside its text.
    pub details: Details,
}

/// An objection to a decision or pledge.
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// Who objects.
    pub who: Option<Who>,
    /// Why.
    pub text: String,
}

/// A body joins in a pledge, but for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Reservation {
    /// Who.
    pub who: Who,
    /// What it does not join in, or on what condition it does.
    pub text: String,
    /// When it said so.
    pub at: Moment,
}

/// How far a pledge or an action had come on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// On which day.
    pub on: NaiveDate,
    /// How far.
    pub status: Status,
    /// What is reported.
    pub text: Option<String>,
}
impl Resolution {
    /// The arithmetic, where it was put to the vote.
    pub fn verdict(&self) -> Option<Verdict> {
        match &self.how {
            Taken::Consent => None,
            Taken::Vote(vote) => Some(vote.verdict(self.attendance)),
        }
    }

    /// Whether the room was for it.
    pub fn is_carried(&self) -> bool {
        self.verdict().is_none_or(|verdict| verdict.carried)
    }
}
