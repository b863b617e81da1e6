//! What a survey tool exported, read and counted: the answers of everybody who filled a form in before or during a session.
//!
//! [`read`] takes the bytes of a CSV file as Google Forms, LimeSurvey, Microsoft Forms, SurveyMonkey, EUSurvey or a spreadsheet
//! saves it. [`Survey::column`] finds the question that is meant, and [`Survey::count`] counts its answers as those of a poll.
//! What cannot be counted for certain is refused with the lines it stands in: no answer is left out silently, or counted as
//! another.
//!
//! | file | what it does |
//! | --- | --- |
//! | `table` | bytes to rows, and the lines of titles above them |
//! | `column` | which question is meant |
//! | `answer` | what a cell says: a number, no opinion, nothing |
//! | `count`, `choice` | how often each answer was given |

mod answer;
mod choice;
mod column;
mod count;
mod table;

pub use table::read;

use super::pieces::tidy;
use crate::agenda::PollForm;
use table::Row;

/// What a survey tool exported: a row for each person who answered.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The titles of the columns, on one line each and without control characters; empty where a column has none.
    pub columns: Vec<String>,
    /// What to tell whoever gave the file: how it was understood. Plain sentences without a full stop.
    pub hints: Vec<String>,
    /// By what else a column is called, in the order of the columns; empty where it has no other name.
    codes: Vec<String>,
    rows: Vec<Row>,
}

/// How often each answer to a question was given. The counts and those who gave none make up all rows of the survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What was asked: the title of the column, or where it stands if it has none; never empty.
    pub question: String,
    /// How it was answered: the form that was asked for, or the one the answers show.
    pub form: PollForm,
    /// How many gave each answer: one count for each option of the form.
    pub counts: Vec<u32>,
    /// How many left it blank.
    pub blank: u32,
    /// How many said that they do not know or have no opinion.
    pub unsure: u32,
    /// What to tell whoever asked: what was inferred. Plain sentences without a full stop.
    pub hints: Vec<String>,
}

impl Survey {
    /// How many people answered: the rows that hold anything.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }
}
