//! How the room decides: rules, what a majority is counted against, what an abstention means, the quorum, and the arithmetic
//! that follows from them.
//!
//! | rule | carried if there are for it |
//! | --- | --- |
//! | simple | more than half of the base |
//! | absolute | more than half of all members, unless another base is declared |
//! | two-thirds, three-quarters, `60%`, `3/5` | at least that share of the base |
//! | unanimity | all of the base |
//! | consensus | somebody, and nobody against |
//!
//! The base is the votes cast unless declared otherwise; an abstention is no vote cast unless declared otherwise (so in
//! *Robert's Rules of Order Newly Revised*, 44:1–9). Where the base is those present or all members, an abstention weighs as
//! much as a vote against. Nothing is carried that nobody is for.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::details::Who;
use crate::agenda::Quorum;

pub use crate::agenda::{ABSTENTIONS, Abstentions, BASES, Base, RULES, Rule, UNITS, Unit};

/// A vote: its counts, and how they are to be read. What is left out is read as this module says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Votes for.
    pub r#for: u32,
    /// Votes against.
    pub against: u32,
    /// Abstentions.
    #[serde(default)]
    pub abstain: u32,
    /// The rule that was declared, as it was typed (`two-thirds`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What the majority is counted against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    /// Whether abstentions are votes cast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abstentions: Option<Abstentions>,
    /// Whether each person or each body has a vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Unit>,
    /// Who voted how, where the roll was called; the counts are theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roll: Vec<Voice>,
}

/// How somebody voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// For.
    For,
    /// Against.
    Against,
    /// Abstained.
    Abstain,
}

/// One voice of a roll call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Whose.
    pub who: Who,
    /// How.
    pub vote: Choice,
}

/// Who was there when something was decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Whether anybody's presence was noted at all.
    pub taken: bool,
    /// Persons with a vote in the room or connected. Observers and interpreters have none.
    pub people: u32,
    /// Organisations with such a person there.
    pub bodies: u32,
    /// All persons with a vote on the list.
    pub members: u32,
    /// All organisations of those.
    pub member_bodies: u32,
    /// How many have to be there for a decision to stand.
    pub quorum: Option<Quorum>,
}

/// Whether enough were there for a decision to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuorumTest {
    /// So many were there.
    pub there: u32,
    /// So many had to be.
    pub needed: u32,
    /// Of what.
    pub of: Unit,
}

impl QuorumTest {
    /// Whether it was reached.
    pub fn is_met(self) -> bool {
        self.there >= self.needed
    }
}

impl Attendance {
    /// How many with a vote were there.
    pub fn present(self, unit: Unit) -> u32 {
        match unit {
            Unit::People => self.people,
            Unit::Bodies => self.bodies,
        }
    }

    /// How many have a vote.
    pub fn all(self, unit: Unit) -> u32 {
        match unit {
            Unit::People => self.members,
            Unit::Bodies => self.member_bodies,
        }
    }

    /// The quorum against those who were there; `None` where the agenda declares none.
    pub fn quorum(self) -> Option<QuorumTest> {
        let (needed, of) = match self.quorum? {
            Quorum::People(needed) => (needed, Unit::People),
            Quorum::Bodies(needed) => (needed, Unit::Bodies),
        };
        Some(QuorumTest { there: self.present(of), needed, of })
    }

    /// Whether what was decided then is indicative only: a quorum was declared and not reached.
    pub fn is_indicative(self) -> bool {
        self.quorum().is_some_and(|test| !test.is_met())
    }
}

/// The arithmetic of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// By what rule.
    pub rule: Rule,
    /// What was counted against.
    pub base: Base,
    /// Of what.
    pub unit: Unit,
    /// Votes for.
    pub votes_for: u64,
    /// Votes against.
    pub against: u64,
    /// What the base came to.
    pub of: u64,
    /// How many for it were needed.
    pub needed: u64,
    /// Whether it was carried.
    pub carried: bool,
}

impl Vote {
    /// The vote that these voices make.
    pub fn called(roll: Vec<Voice>) -> Vote {
        let count = |vote| u32::try_from(roll.iter().filter(|voice| voice.vote == vote).count()).unwrap_or(u32::MAX);
        let (r#for, against, abstain) = (count(Choice::For), count(Choice::Against), count(Choice::Abstain));
        Vote { r#for, against, abstain, roll, ..Vote::default() }
    }

    /// Votes and abstentions together.
    pub fn total(&self) -> u64 {
        u64::from(self.r#for) + u64::from(self.against) + u64::from(self.abstain)
    }

    /// The rule by which it is read.
    pub fn rule(&self) -> Rule {
        self.rule.as_deref().and_then(Rule::named).unwrap_or(Rule::Simple)
    }

    /// What its counts come to with those who were there.
    pub fn verdict(&self, attendance: Attendance) -> Verdict {
        let (rule, unit) = (self.rule(), self.by.unwrap_or_default());
        let base = self.base.unwrap_or(rule.base());
        let (votes_for, against) = (u64::from(self.r#for), u64::from(self.against));
        let of = match base {
            Base::Cast if self.abstentions.unwrap_or_default() == Abstentions::Cast => self.total(),
            Base::Cast => votes_for + against,
            // Whoever voted was there, whatever the list says.
            Base::Present => u64::from(attendance.present(unit)).max(self.total()),
            Base::Members => u64::from(attendance.all(unit)).max(self.total()),
        };
        let needed = rule.needed(of);
        let carried = votes_for >= needed && (rule != Rule::Consensus || against == 0);
        Verdict { rule, base, unit, votes_for, against, of, needed, carried }
    }
}

impl fmt::Display for Verdict {
    /// The arithmetic as a screen says it: `14 of 15 cast, 8 needed: carried`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let result = if self.carried { "carried" } else { "not carried" };
        if self.rule == Rule::Consensus {
            let against = match self.against {
                0 => "nobody".to_owned(),
                against => against.to_string(),
            };
            return write!(f, "{} for, {against} against: {result}", self.votes_for);
        }
        let base = match self.base {
            Base::Cast => "cast",
            Base::Present => "present",
            Base::Members => "members",
        };
        write!(f, "{} of {} {base}, {} needed: {result}", self.votes_for, self.of, self.needed)
    }
}

impl fmt::Display for QuorumTest {
    /// As a screen says it: `4 of 5 bodies`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.of {
            Unit::People => "people",
            Unit::Bodies => "bodies",
        };
        write!(f, "{} of {} {unit}", self.there, self.needed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(people: u32, bodies: u32) -> Attendance {
        Attendance { taken: true, people, bodies, members: 20, member_bodies: 10, quorum: None }
    }

    fn vote(counts: (u32, u32, u32), rule: &str) -> Vote {
        let (r#for, against, abstain) = counts;
        Vote { r#for, against, abstain, rule: Some(rule.to_owned()), ..Vote::default() }
    }

    #[test]
    fn every_rule_at_its_edges() {
        for (counts, rule, arithmetic) in [
            ((14, 1, 0), "two-thirds", "14 of 15 cast, 10 needed: carried"),
            ((10, 5, 3), "two-thirds", "10 of 15 cast, 10 needed: carried"),
            ((9, 5, 0), "two-thirds", "9 of 14 cast, 10 needed: not carried"),
            ((7, 7, 0), "simple", "7 of 14 cast, 8 needed: not carried"),
            ((8, 7, 40), "simple", "8 of 15 cast, 8 needed: carried"),
            ((0, 0, 9), "simple", "0 of 0 cast, 1 needed: not carried"),
            ((0, 0, 0), "two-thirds", "0 of 0 cast, 1 needed: not carried"),
            ((10, 0, 0), "absolute", "10 of 20 members, 11 needed: not carried"),
            ((11, 0, 0), "absolute", "11 of 20 members, 11 needed: carried"),
            ((9, 3, 0), "three-quarters", "9 of 12 cast, 9 needed: carried"),
            ((8, 3, 0), "three-quarters", "8 of 11 cast, 9 needed: not carried"),
            ((12, 0, 3), "unanimity", "12 of 12 cast, 12 needed: carried"),
            ((12, 1, 0), "unanimity", "12 of 13 cast, 13 needed: not carried"),
            ((0, 0, 5), "unanimity", "0 of 0 cast, 1 needed: not carried"),
            ((12, 0, 3), "consensus", "12 for, nobody against: carried"),
            ((12, 1, 0), "consensus", "12 for, 1 against: not carried"),
            ((0, 0, 12), "consensus", "0 for, nobody against: not carried"),
            ((6, 4, 0), "60%", "6 of 10 cast, 6 needed: carried"),
            ((2, 1, 0), "66.7%", "2 of 3 cast, 3 needed: not carried"),
            ((2, 1, 0), "2/3", "2 of 3 cast, 2 needed: carried"),
            ((5, 5, 0), "50%", "5 of 10 cast, 5 needed: carried"),
        ] {
            assert_eq!(vote(counts, rule).verdict(room(15, 8)).to_string(), arithmetic, "{counts:?} {rule}");
        }
    }

    #[test]
    fn the_base_and_what_an_abstention_means_are_as_declared() {
        let cast = Vote { abstentions: Some(Abstentions::Cast), ..vote((8, 5, 3), "simple") };
        assert_eq!(cast.verdict(room(16, 8)).to_string(), "8 of 16 cast, 9 needed: not carried");
        let present = Vote { base: Some(Base::Present), ..vote((8, 2, 0), "simple") };
        assert_eq!(present.verdict(room(15, 8)).to_string(), "8 of 15 present, 8 needed: carried");
        assert_eq!(present.verdict(room(16, 8)).to_string(), "8 of 16 present, 9 needed: not carried");
        let bodies = Vote { by: Some(Unit::Bodies), ..vote((6, 0, 0), "absolute") };
        assert_eq!(bodies.verdict(room(15, 8)).to_string(), "6 of 10 members, 6 needed: carried");
        // Nobody is noted as present: whoever voted was there all the same.
        assert_eq!(present.verdict(Attendance::default()).to_string(), "8 of 10 present, 6 needed: carried");
    }

    #[test]
    fn a_quorum_is_of_people_or_of_bodies() {
        let with = |quorum, people, bodies| Attendance { quorum: Some(quorum), ..room(people, bodies) };
        assert!(with(Quorum::Bodies(5), 3, 4).is_indicative());
        assert!(!with(Quorum::Bodies(5), 3, 5).is_indicative());
        assert!(with(Quorum::People(12), 11, 11).is_indicative());
        assert!(!room(0, 0).is_indicative(), "no quorum, no test");
        assert_eq!(with(Quorum::Bodies(5), 3, 4).quorum().unwrap().to_string(), "4 of 5 bodies");
    }

    proptest::proptest! {
        #[test]
        fn more_votes_for_it_never_lose_it(
            r#for in 0u32..60, against in 0u32..60, abstain in 0u32..60,
            rule in proptest::sample::select(vec!["simple", "absolute", "2/3", "three-quarters", "unanimity", "consensus", "55.5%"]),
            base in proptest::sample::select(vec![None, Some(Base::Cast), Some(Base::Present), Some(Base::Members)]),
        ) {
            let one = Vote { base, ..vote((r#for, against, abstain), rule) };
            let more = Vote { r#for: r#for + 1, ..one.clone() };
            let there = room(15, 8);
            let (one, more) = (one.verdict(there), more.verdict(there));
            // Against all present or all members a further vote may also be a further voter; otherwise it only helps.
            proptest::prop_assert!(!one.carried || more.carried || more.of > one.of);
            proptest::prop_assert!(one.needed >= 1 && (!one.carried || one.votes_for >= one.needed));
            proptest::prop_assert!(r#for > 0 || !one.carried);
        }
    }
}
