//! How often each answer to a question was given: points of a scale, grades of consensus; choices are counted in `choice`.

use std::collections::BTreeMap;

use super::answer::{Answer, Aside};
use super::table::Row;
use super::{Counted, Survey};
use crate::agenda::{PollForm, shown};
use crate::session::Refusal;
use crate::words;

/// The most points a scale has, and the fewest.
const MOST_POINTS: u32 = 10;
const FEWEST_POINTS: u32 = 2;

/// So many lines are named in a message.
const LISTED: usize = 5;

impl Survey {
    /// How often each answer in a column (counted from 0) was given. Without a form, numbers are the points of a scale that ends at
    /// the largest of them, and at most twelve different answers in words are the options of a choice, the most frequent
    /// first; the hints say what was inferred. The order of the rows does not matter.
    ///
    /// A cell of a scale is a number, alone or with words: `4`, `4.0`, `4 - agree`, `Agree (4)`. An option is met without regard to
    /// case and accents. Cells that are empty or say `n/a` are blank, those that say “don't know” are unsure, unless an
    /// option says the same.
    ///
    /// # Errors
    /// An answer that is no point of the scale or none of the options: nothing is counted then. Several answers in one cell.
    /// Answers that show no form. A ranking or dots. No such column.
    pub fn count(&self, column: usize, form: Option<&PollForm>) -> Result<Counted, Refusal> {
        let question = self.question(column)?;
        let mut said: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, row) in self.rows.iter().enumerate() {
            said.entry(row.cell(column)).or_default().push(place);
        }
        let answers = Answers { survey: self, question, said };
        match form {
            None => answers.inferred(),
            Some(form @ PollForm::Scale(points)) => answers.numbers(form.clone(), u32::from(*points)),
            Some(form @ PollForm::Consensus(grades)) => answers.numbers(form.clone(), u32::from(*grades)),
            Some(PollForm::Choice(options)) => answers.choices(options),
            Some(PollForm::Ranking(_)) => Err(Refusal::new(
                "a ranking cannot be counted from one column of a survey",
                "open the poll and enter it with /ballot, one line for each person, or with /tally",
            )),
            Some(PollForm::Dots { .. }) => Err(Refusal::new(
                "dots cannot be counted from one column of a survey",
                "open the poll and enter how many dots each option has with /tally, or each person's with /ballot",
            )),
        }
    }
}

/// The answers to one question.
pub(super) struct Answers<'a> {
    pub survey: &'a Survey,
    pub question: String,
    /// The rows that say each thing, in their order.
    pub said: BTreeMap<&'a str, Vec<usize>>,
}

/// Answers that stand in the way, and the rows they stand in.
pub(super) type Said<'a, 's> = [(&'s &'a str, &'s Vec<usize>)];

impl<'a> Answers<'a> {
    /// The counts of nothing yet.
    pub fn counted(&self, form: PollForm) -> Counted {
        let counts = vec![0; form.options()];
        Counted { question: self.question.clone(), form, counts, blank: 0, unsure: 0, hints: Vec::new() }
    }

    /// The question as messages quote it.
    pub fn title(&self) -> String {
        format!("“{}”", shown(&self.question))
    }

    /// Refuses to count because of answers of this sort, and names their lines: at most five, in the order of the file.
    pub fn refused(&self, said: &Said, sort: &str, next: &str) -> Refusal {
        let mut places: Vec<(usize, &str)> =
            said.iter().flat_map(|(text, rows)| rows.iter().map(|row| (*row, **text))).collect();
        places.sort_unstable();
        let line = |(row, text): &(usize, &str)| {
            let place = self.survey.rows.get(*row).map(Row::place).unwrap_or_default();
            format!("{place} has “{}”", shown(text))
        };
        let mut lines = places.iter().take(LISTED).map(line).collect::<Vec<_>>().join(", ");
        if places.len() > LISTED {
            lines = format!("{lines}, and {} like them", words::count(places.len() - LISTED, "more line"));
        }
        let answers = if places.len() == 1 { "an answer" } else { "answers" };
        Refusal::new(format!("{} has {answers} {sort}: {lines}", self.title()), format!("nothing was counted; {next}"))
    }

    /// Counts points or grades from 1 to this many.
    fn numbers(&self, form: PollForm, points: u32) -> Result<Counted, Refusal> {
        let mut counted = self.counted(form);
        let mut off = Vec::new();
        for (text, rows) in &self.said {
            let answer = Answer::of(text);
            let place = match answer {
                Answer::Number { value: Some(value), .. } if value <= points => value.checked_sub(1),
                _ => None,
            };
            let count = place.and_then(|place| counted.counts.get_mut(usize::try_from(place).ok()?));
            match (count, answer) {
                (Some(count), _) => *count += number_of(rows),
                // `6 - don't know` beside a scale of 5.
                (None, Answer::Aside(aside) | Answer::Number { says: Some(aside), .. }) => counted.put(aside, rows),
                (None, _) => off.push((text, rows)),
            }
        }
        if off.is_empty() { Ok(counted) } else { Err(self.off_scale(&off, &counted.form, points)) }
    }

    fn off_scale(&self, off: &Said, form: &PollForm, points: u32) -> Refusal {
        let allowed = format!("allowed are 1 to {points}, alone or with words (4, 4 - agree): mend the file");
        if let PollForm::Consensus(_) = form {
            return self.refused(off, "beyond the grades of consensus", &allowed);
        }
        let values: Option<Vec<u32>> = off.iter().map(|(text, _)| Answer::of(text).point()).collect();
        let next = match values.and_then(|values| values.into_iter().max()) {
            Some(longer) => format!("{allowed}, or count on a longer scale (scale:{longer})"),
            None => allowed,
        };
        self.refused(off, "off the scale", &next)
    }

    /// Counts in the form that the answers show.
    fn inferred(&self) -> Result<Counted, Refusal> {
        let (mut numbers, mut labelled, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (text, rows) in &self.said {
            match Answer::of(text) {
                Answer::Aside(_) => {}
                Answer::Number { says: Some(_), .. } => labelled.push((text, rows)),
                Answer::Number { says: None, .. } => numbers.push((text, rows)),
                Answer::Words => words.push((text, rows)),
            }
        }
        if numbers.is_empty() && words.is_empty() {
            return Err(Refusal::new(
                format!("nobody answered {}", self.title()),
                "is it the right column? with scale: or options: it is counted all the same",
            ));
        }
        if numbers.is_empty() {
            return self.inferred_choices(&words);
        }
        if !words.is_empty() {
            let weight = |said: &Said| said.iter().map(|(_, rows)| rows.len()).sum::<usize>();
            let next = "mend the file, or say how the question was answered: options:\"…\"";
            return Err(if weight(&words) > weight(&numbers) {
                self.refused(&numbers, "in numbers among others in words", next)
            } else {
                self.refused(&words, "without a number among others with one", next)
            });
        }
        let points: Option<Vec<u32>> = numbers.iter().map(|(text, _)| Answer::of(text).point()).collect();
        let Some(largest) = points.and_then(|points| points.into_iter().max()) else {
            let off: Vec<_> = numbers.into_iter().filter(|(text, _)| Answer::of(text).point().is_none()).collect();
            let next = format!(
                "a scale has whole numbers from 1 to {MOST_POINTS} at most: mend the file, or pick another column"
            );
            return Err(self.refused(&off, "that no scale has", &next));
        };
        let points = largest.max(FEWEST_POINTS);
        let mut counted = self.numbers(PollForm::Scale(u8::try_from(points).unwrap_or(u8::MAX)), points)?;
        let mut hint =
            format!("{} is counted on a scale of {points}, since {largest} is the largest answer", self.title());
        if points < MOST_POINTS {
            hint = format!("{hint}; scale:{} counts it on a longer one", points + 1);
        }
        counted.hints.push(hint);
        labelled.retain(|(text, _)| Answer::of(text).point().is_none_or(|point| point > points));
        counted.hints.extend(self.set_aside(&labelled));
        Ok(counted)
    }

    /// Says what was not counted among the answers.
    pub fn set_aside(&self, said: &Said) -> Option<String> {
        let mut names: Vec<String> = said.iter().take(LISTED).map(|(text, _)| format!("“{}”", shown(text))).collect();
        if said.len() > LISTED {
            names.push("…".into());
        }
        let are = if names.len() == 1 { "is" } else { "are" };
        (!names.is_empty()).then(|| format!("in {}, {} {are} taken for no answer", self.title(), names.join(", ")))
    }
}

impl Answer {
    /// The point of some scale that it gives.
    fn point(self) -> Option<u32> {
        match self {
            Answer::Number { value, .. } => value.filter(|value| (1..=MOST_POINTS).contains(value)),
            _ => None,
        }
    }
}

impl Counted {
    /// Counts those who gave no answer.
    pub(super) fn put(&mut self, aside: Aside, rows: &[usize]) {
        match aside {
            Aside::Blank => self.blank += number_of(rows),
            Aside::Unsure => self.unsure += number_of(rows),
        }
    }
}

/// How many rows these are: no file has as many as a `u32` holds.
pub(super) fn number_of(rows: &[usize]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}
