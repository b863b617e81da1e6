//! What came of a poll: counts, shares, averages, medians, spreads.

use std::borrow::Cow;

use super::details::Apart;
use super::entry::Entry;
use crate::agenda::PollForm;
use crate::words::two_decimals;

/// The result of a poll.
#[derive(Clone, Debug, PartialEq)]
pub struct PollResult<'a> {
    /// Each answer there was to choose from, and how often it was chosen: counted by hand and from ballots together. Of a
    /// ranking the first choices are counted.
    pub counts: Vec<(Cow<'a, str>, u64)>,
    /// How many were counted: answers, or dots.
    pub n: u64,
    /// How many people cast these answers, where that is another number than `n`: the ballots of a poll with dots.
    pub people: Option<u64>,
    /// The answers that choose nothing; they are not in `n`.
    pub apart: Apart,
    /// What the grades of a scale come to; `None` for other forms, or without a grade. Of grades of consensus, a block is a
    /// signal and not a number: it is in [`PollResult::blocks`] and not in this.
    pub grades: Option<Grades>,
    /// How many blocked, in a poll of consensus grades: the last grade.
    pub blocks: Option<u64>,
    /// For a ranking answered by ballots: the average place of each option, best 1; options that a ballot leaves out share
    /// the places left over. In the order of `counts`.
    pub places: Vec<f64>,
}

/// What the grades of a scale come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grades {
    /// The average, weighted by the counts.
    pub average: f64,
    /// Half of the answers are at most this, half at least.
    pub median: f64,
    /// The middle half of the answers lies from here …
    pub lower: f64,
    /// … to here (the first and third quartile, after Tukey's hinges: the medians of both halves, the middle answer being
    /// in both).
    pub upper: f64,
    /// The standard deviation of the answers as a whole population.
    pub deviation: f64,
}

impl PollResult<'_> {
    /// What part of the counted answers chose this one, in percent; 0 without any.
    pub fn share(&self, count: u64) -> f64 {
        if self.n == 0 { 0.0 } else { count as f64 * 100.0 / self.n as f64 }
    }

    /// The same in whole percents, a half rounded up: reckoned in whole numbers, so that 62.5 is 63 wherever it is said.
    pub fn percent(&self, count: u64) -> u64 {
        let (count, n) = (u128::from(count), u128::from(self.n));
        let percent = (200 * count + n).checked_div(2 * n).unwrap_or(0);
        u64::try_from(percent).unwrap_or(u64::MAX)
    }

    /// How many answers [`PollResult::grades`] are of: those that do not block.
    pub fn graded(&self) -> u64 {
        self.n - self.blocks.unwrap_or(0)
    }

    /// The average in words, for a message or the screen: whose it is where somebody blocks.
    pub fn average_said(&self) -> Option<String> {
        let average = two_decimals(self.average()?);
        Some(match self.blocks {
            Some(1..) => format!("average without blocks (n = {}) {average}", self.graded()),
            _ => format!("average {average}"),
        })
    }

    /// The average of a scale or of consensus grades.
    pub fn average(&self) -> Option<f64> {
        self.grades.map(|grades| grades.average)
    }
}

impl Grades {
    /// Of these counts of the grades 1, 2, 3 …; `None` without any answer.
    pub fn of(counts: &[u64]) -> Option<Grades> {
        let n: u64 = counts.iter().sum();
        if n == 0 {
            return None;
        }
        let weighed = |of: &dyn Fn(f64) -> f64| {
            let grades = (1u32..).zip(counts).map(|(grade, count)| of(f64::from(grade)) * *count as f64);
            grades.sum::<f64>() / n as f64
        };
        let average = weighed(&|grade| grade);
        let deviation = weighed(&|grade| (grade - average).powi(2)).sqrt();
        let half = n.div_ceil(2);
        Some(Grades {
            average,
            median: median(counts, 0, n),
            lower: median(counts, 0, half),
            upper: median(counts, n - half, n),
            deviation,
        })
    }
}

/// The median of the answers from place `from` up to place `to` (counted from 0) in the order of their grades.
fn median(counts: &[u64], from: u64, to: u64) -> f64 {
    let grade = |place: u64| {
        let mut seen = 0;
        let at = counts.iter().position(|count| {
            seen += count;
            seen > place
        });
        at.map_or(counts.len(), |at| at + 1) as f64
    };
    let middle = from + to;
    // Of an even number of answers, between the two in the middle.
    (grade((middle - 1) / 2) + grade(middle / 2)) / 2.0
}

impl Entry {
    /// What came of a poll; `None` if the entry is none.
    pub fn poll_result(&self) -> Option<PollResult<'_>> {
        let form = self.details().poll.as_ref()?;
        let outcome = self.outcome();
        let names: Vec<Cow<'_, str>> = match form {
            PollForm::Scale(most) | PollForm::Consensus(most) => (1..=*most).map(|n| n.to_string().into()).collect(),
            PollForm::Choice(options) | PollForm::Ranking(options) | PollForm::Dots { options, .. } => {
                options.iter().map(|option| option.as_str().into()).collect()
            }
        };
        let options = names.len();
        let mut counts = vec![0_u64; options];
        for (count, tallied) in counts.iter_mut().zip(&outcome.counts) {
            *count += u64::from(*tallied);
        }
        let place = |answer: &u32| answer.checked_sub(1).and_then(|place| usize::try_from(place).ok());
        for ballot in &outcome.ballots {
            let counted = if matches!(form, PollForm::Ranking(_)) { ballot.get(..1) } else { ballot.get(..) };
            for answer in counted.into_iter().flatten() {
                if let Some(count) = place(answer).and_then(|place| counts.get_mut(place)) {
                    *count += 1;
                }
            }
        }
        let n = counts.iter().sum();
        let (graded, blocks) = match form {
            PollForm::Scale(_) => (counts.as_slice(), None),
            PollForm::Consensus(_) => {
                let (blocks, graded) = counts.split_last().unwrap_or((&0, &[]));
                (graded, Some(*blocks))
            }
            _ => (&[][..], None),
        };
        let grades = Grades::of(graded);
        let places = match form {
            PollForm::Ranking(_) => places(&outcome.ballots, options),
            _ => Vec::new(),
        };
        let dots = matches!(form, PollForm::Dots { .. });
        let people = (dots && outcome.counts.is_empty()).then_some(outcome.ballots.len() as u64);
        let counts = names.into_iter().zip(counts).collect();
        Some(PollResult { counts, n, people, apart: outcome.apart, grades, blocks, places })
    }
}

/// The average place of each option over all ballots.
fn places(ballots: &[Vec<u32>], options: usize) -> Vec<f64> {
    if ballots.is_empty() {
        return Vec::new();
    }
    // Each ballot gives every option the place of those it leaves out, and what it names its own instead: so the work grows
    // with what is on the ballots, not with ballots times options. All are halves, which add up without rounding.
    let (mut left_out, mut named) = (0.0, vec![0.0; options]);
    let mut last_named = vec![None; options];
    for (number, ballot) in ballots.iter().enumerate() {
        // Those left out share what is left: the middle of the places behind the last named.
        let middle = (ballot.len() + 1 + options) as f64 / 2.0;
        left_out += middle;
        for (place, answer) in (1_u32..).zip(ballot) {
            let Some(option) = answer.checked_sub(1).and_then(|option| usize::try_from(option).ok()) else { continue };
            // What is named twice has the better of its places.
            if let (Some(sum), Some(last)) = (named.get_mut(option), last_named.get_mut(option))
                && last.replace(number) != Some(number)
            {
                *sum += f64::from(place) - middle;
            }
        }
    }
    named.into_iter().map(|sum| (left_out + sum) / ballots.len() as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_agree_with_a_table_reckoned_by_hand() {
        // n = 42: 0 + 2·3 + 3·9 + 4·17 + 5·13 = 166; 166 / 42 = 3.952…
        let grades = Grades::of(&[0, 3, 9, 17, 13]).unwrap();
        assert_eq!(format!("{:.2}", grades.average), "3.95");
        assert_eq!((grades.median, grades.lower, grades.upper), (4.0, 3.0, 5.0));
        assert_eq!(format!("{:.2}", grades.deviation), "0.90");
        let two = Grades::of(&[1, 0, 0, 1]).unwrap();
        assert_eq!((two.average, two.median, two.lower, two.upper, two.deviation), (2.5, 2.5, 1.0, 4.0, 1.5));
        let one = Grades::of(&[0, 1]).unwrap();
        assert_eq!((one.average, one.median, one.lower, one.upper, one.deviation), (2.0, 2.0, 2.0, 2.0, 0.0));
        assert_eq!(Grades::of(&[0, 0]), None);
    }

    #[test]
    fn half_a_percent_is_rounded_up() {
        let of = |n| PollResult {
            counts: Vec::new(),
            n,
            people: None,
            apart: Apart::default(),
            grades: None,
            blocks: None,
            places: Vec::new(),
        };
        assert_eq!((of(8).percent(5), of(8).percent(1), of(8).percent(8)), (63, 13, 100));
        assert_eq!((of(3).percent(1), of(3).percent(2), of(200).percent(1)), (33, 67, 1));
        assert_eq!(of(0).percent(0), 0);
    }

    #[test]
    fn a_ranking_averages_the_places() {
        assert_eq!(places(&[vec![1, 2, 3], vec![2, 1, 3]], 3), [1.5, 1.5, 3.0]);
        // What a ballot leaves out shares the places left over.
        assert_eq!(places(&[vec![3]], 3), [2.5, 2.5, 1.0]);
        // What is named twice has the better place, and what is no option has none.
        assert_eq!(places(&[vec![2, 2, 9], vec![0, 2]], 2), [2.75, 1.5]);
        assert_eq!(places(&[], 3), [0.0; 0]);
    }

    proptest::proptest! {
        #[test]
        fn what_grades_come_to_lies_within_the_scale(counts in proptest::collection::vec(0u64..50, 2..=10)) {
            if let Some(grades) = Grades::of(&counts) {
                let least = counts.iter().position(|count| *count > 0).unwrap() as f64 + 1.0;
                let most = counts.iter().rposition(|count| *count > 0).unwrap() as f64 + 1.0;
                for value in [grades.average, grades.median, grades.lower, grades.upper] {
                    proptest::prop_assert!((least..=most).contains(&value), "{grades:?}");
                }
                proptest::prop_assert!(grades.lower <= grades.median && grades.median <= grades.upper);
                // The same by listing every answer.
                let all: Vec<f64> = counts.iter().zip(1u32..).flat_map(|(count, grade)| vec![f64::from(grade); *count as usize]).collect();
                let middle = (all[(all.len() - 1) / 2] + all[all.len() / 2]) / 2.0;
                proptest::prop_assert_eq!(grades.median, middle);
            }
        }
    }
}
