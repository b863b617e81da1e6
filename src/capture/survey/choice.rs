//! Counting choices: of options that are known, or of those the answers show.

use std::collections::BTreeMap;

use super::Counted;
use super::answer::{Answer, single};
use super::count::{Answers, Said, number_of};
use crate::agenda::{PollForm, shown};
use crate::capture::fold::fold;
use crate::session::Refusal;
use crate::words::count;

/// So many different answers are still a choice, and not free text.
const MOST_OPTIONS: usize = 12;
/// So many people may give as many different answers; more who all say something else have written free text, or their names.
const MOST_UNLIKE: usize = 5;
/// The longest answer, in characters, that is taken for an option.
const LONGEST_OPTION: usize = 200;

/// What to do with several answers in one cell.
const ENTER_THE_COUNTS: &str =
    "one answer for each person can be counted here: open the poll and enter the counts with /tally";

/// The options of a choice, as answers name them.
struct Options<'a> {
    all: &'a [String],
    /// The places of those that are the same but for case and accents.
    folded: BTreeMap<String, Vec<usize>>,
}

impl<'a> Options<'a> {
    fn of(all: &'a [String]) -> Self {
        let mut folded: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, option) in all.iter().enumerate() {
            folded.entry(plain(option)).or_default().push(place);
        }
        Options { all, folded }
    }

    /// The option that an answer is: exactly, or else but for case and accents if only one is.
    fn place(&self, answer: &str) -> Option<usize> {
        let exactly = self.all.iter().position(|option| option.trim() == answer);
        exactly.or_else(|| match self.folded.get(&plain(answer)).map(Vec::as_slice) {
            Some([place]) => Some(*place),
            _ => None,
        })
    }
}

/// A text without case, accents, and blanks that do not matter.
fn plain(text: &str) -> String {
    let folded = fold(text);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a cell holds several answers: parted by `;`, or by another sign with an answer on all sides.
fn holds_several(cell: &str, is_answer: impl Fn(&str) -> bool) -> bool {
    let parts = |sign: char| cell.split(sign).map(str::trim).filter(|part| !part.is_empty());
    parts(';').count() > 1 || [',', '|'].into_iter().any(|sign| parts(sign).count() > 1 && parts(sign).all(&is_answer))
}

impl Answers<'_> {
    /// Counts choices of these options.
    pub fn choices(&self, options: &[String]) -> Result<Counted, Refusal> {
        let known = Options::of(options);
        let mut counted = self.counted(PollForm::Choice(options.to_vec()));
        let (mut off, mut several) = (Vec::new(), Vec::new());
        for (text, rows) in &self.said {
            let place = known.place(text).or_else(|| known.place(single(text)));
            match place.and_then(|place| counted.counts.get_mut(place)) {
                Some(count) if !text.is_empty() => *count += number_of(rows),
                _ => match Answer::of(text) {
                    Answer::Aside(aside) | Answer::Number { says: Some(aside), .. } => counted.put(aside, rows),
                    _ if holds_several(text, |part| known.place(part).is_some()) => several.push((text, rows)),
                    _ => off.push((text, rows)),
                },
            }
        }
        if !several.is_empty() {
            return Err(self.several(&several));
        }
        if !off.is_empty() {
            let options: Vec<String> = options.iter().map(|option| format!("“{}”", shown(option))).collect();
            let next = format!("the options are {}: mend the file, or name all options", options.join(", "));
            return Err(self.refused(&off, "beside the options", &next));
        }
        Ok(counted)
    }

    /// Counts choices of the options that these answers show.
    pub fn inferred_choices(&self, words: &Said) -> Result<Counted, Refusal> {
        let mut spellings: BTreeMap<String, Vec<(&str, usize)>> = BTreeMap::new();
        for (text, rows) in words {
            spellings.entry(plain(single(text))).or_default().push((single(text), rows.len()));
        }
        let several: Vec<_> = words
            .iter()
            .copied()
            .filter(|(text, _)| holds_several(text, |part| spellings.contains_key(&plain(part))))
            .collect();
        if !several.is_empty() {
            return Err(self.several(&several));
        }
        let people: usize = words.iter().map(|(_, rows)| rows.len()).sum();
        let free = spellings.len() > MOST_OPTIONS
            || spellings.len() == people && people > MOST_UNLIKE
            || words.iter().any(|(text, _)| text.chars().nth(LONGEST_OPTION).is_some());
        if free {
            let different = count(spellings.len(), "different answer");
            return Err(Refusal::new(
                format!(
                    "{} has {different} from {}: it was not a choice of a few options",
                    self.title(),
                    count(people, "person")
                ),
                "pick another column, or name the options: options:\"…\"",
            ));
        }
        let mut options: Vec<(usize, String, &str)> = spellings
            .into_iter()
            .filter_map(|(plain, spelt)| {
                // The most frequent spelling, whatever the order of the rows.
                let usual = spelt.iter().max_by_key(|(text, count)| (*count, std::cmp::Reverse(*text)))?;
                Some((spelt.iter().map(|(_, count)| count).sum(), plain, usual.0))
            })
            .collect();
        options.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let options: Vec<String> = options.into_iter().map(|(_, _, name)| name.to_owned()).collect();
        if let [only] = options.as_slice() {
            return Err(Refusal::new(
                format!("everybody who answered {} says “{}”", self.title(), shown(only)),
                "name the options there were, two at least: options:\"…\"",
            ));
        }
        let mut counted = self.choices(&options)?;
        counted
            .hints
            .push(format!("the options of {} are those that were chosen, the most frequent first", self.title()));
        let is_aside = |text: &&str| !text.is_empty() && Answer::of(text) != Answer::Words;
        let aside: Vec<_> = self.said.iter().filter(|(text, _)| is_aside(text)).collect();
        counted.hints.extend(self.set_aside(&aside));
        Ok(counted)
    }

    fn several(&self, several: &Said) -> Refusal {
        self.refused(several, "with several options in one cell", ENTER_THE_COUNTS)
    }
}
