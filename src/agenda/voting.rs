//! The rules by which votes are taken, as agendas and commands declare them.

use serde::{Deserialize, Serialize};

/// How votes are taken where nothing else is said at the vote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voting {
    /// The rule: a name that [`Rule::named`] knows.
    pub rule: Option<String>,
    /// What a majority is counted against.
    pub base: Option<Base>,
    /// What an abstention means.
    pub abstentions: Option<Abstentions>,
    /// Who has a vote.
    pub by: Option<Unit>,
}

/// Who has a vote, and of what a quorum is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Each person.
    #[default]
    People,
    /// Each organisation, whoever is there for it.
    Bodies,
}

/// What a majority is counted against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The votes cast.
    #[default]
    Cast,
    /// Those present when the vote was taken.
    Present,
    /// All on the list.
    Members,
}

/// What an abstention means where the base is the votes cast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Abstentions {
    /// No vote.
    #[default]
    NotCast,
    /// A vote that is for nothing: the majority is counted against it too.
    Cast,
}

/// The words by which commands and agendas name what a majority is counted against.
pub const BASES: [(&str, Base); 3] = [("cast", Base::Cast), ("present", Base::Present), ("members", Base::Members)];

/// The words by which commands and agendas say what an abstention means.
pub const ABSTENTIONS: [(&str, Abstentions); 2] = [("not-cast", Abstentions::NotCast), ("cast", Abstentions::Cast)];

/// The words by which commands and agendas say who has a vote.
pub const UNITS: [(&str, Unit); 2] = [("people", Unit::People), ("bodies", Unit::Bodies)];

/// The words for the rules, beside shares such as `60%` and `3/5`.
pub const RULES: [&str; 6] = ["simple", "absolute", "two-thirds", "three-quarters", "unanimity", "consensus"];

/// The rule of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// More than half.
    Simple,
    /// More than half of all members.
    Absolute,
    /// At least so many parts of so many.
    Share {
        /// The parts needed.
        part: u64,
        /// Of so many.
        whole: u64,
    },
    /// All.
    Unanimity,
    /// Nobody against.
    Consensus,
}

impl Rule {
    /// The rule of this name: a word of [`RULES`], a percentage with at most four decimals (`60%`, `66.7%`) or a fraction
    /// (`3/5`).
    pub fn named(name: &str) -> Option<Rule> {
        let known = RULES.iter().position(|rule| rule.eq_ignore_ascii_case(name));
        Some(match known {
            Some(0) => Rule::Simple,
            Some(1) => Rule::Absolute,
            Some(2) => Rule::Share { part: 2, whole: 3 },
            Some(3) => Rule::Share { part: 3, whole: 4 },
            Some(4) => Rule::Unanimity,
            Some(_) => Rule::Consensus,
            None => return share(name),
        })
    }

    /// What is counted against where no base is declared.
    pub fn base(self) -> Base {
        if self == Rule::Absolute { Base::Members } else { Base::Cast }
    }

    /// How many have to be for it, of so many; at least one.
    pub fn needed(self, of: u64) -> u64 {
        let needed = match self {
            Rule::Simple | Rule::Absolute => of / 2 + 1,
            Rule::Share { part, whole } => {
                // A share has at most 32 bits in each part and so has a count.
                let parts = u128::from(of) * u128::from(part);
                u64::try_from(parts.div_ceil(u128::from(whole.max(1)))).unwrap_or(u64::MAX)
            }
            Rule::Unanimity => of,
            Rule::Consensus => 1,
        };
        needed.max(1)
    }
}

/// `60%`, `66.7%`, `2/3`: more than nothing and at most all.
fn share(name: &str) -> Option<Rule> {
    let number =
        |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit())).map(u64::from);
    let (part, whole) = match name.strip_suffix('%') {
        Some(percent) => {
            let (units, decimals) = percent.trim_end().split_once('.').unwrap_or((percent.trim_end(), ""));
            if decimals.len() > 4 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let scale = 10_u64.pow(u32::try_from(decimals.len()).ok()?);
            let decimals = if decimals.is_empty() { 0 } else { number(decimals)? };
            (number(units)?.checked_mul(scale)? + decimals, 100 * scale)
        }
        None => {
            let (part, whole) = name.split_once('/')?;
            (number(part)?, number(whole)?)
        }
    };
    (part > 0 && part <= whole).then_some(Rule::Share { part, whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_more_than_nothing_and_at_most_all() {
        for name in ["0%", "101%", "%", "x%", "5/4", "0/3", "1/0", "1.23456%", "-1%", "", "/", "1/", "most"] {
            assert_eq!(Rule::named(name), None, "{name}");
        }
        for name in ["100%", "0.5%", "1/1", "Two-Thirds", "66.6667%"] {
            assert!(Rule::named(name).is_some(), "{name}");
        }
    }
}
