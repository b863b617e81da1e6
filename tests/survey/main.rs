//! Surveys as the tools of the field export them, read and counted.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails that way")]

mod counting;
mod exports;
mod generated;
mod reading;

use rapporteur::agenda::PollForm;
use rapporteur::capture::survey::{Counted, Survey, read};
use rapporteur::session::Refusal;

fn survey(text: &str) -> Survey {
    read(text.as_bytes()).unwrap()
}

/// The answers below one title, counted.
fn count(answers: &[&str], form: Option<&PollForm>) -> Result<Counted, Refusal> {
    let rows: String = answers.iter().enumerate().map(|(row, answer)| format!("{row}\t{answer}\n")).collect();
    survey(&format!("Id\tHow useful?\n{rows}")).count(1, form)
}

fn choice(options: &[&str]) -> PollForm {
    PollForm::Choice(options.iter().map(|option| (*option).to_owned()).collect())
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Refusal>) -> String {
    result.unwrap_err().to_string()
}

/// What each option got.
fn by_option(counted: &Counted) -> Vec<(&str, u32)> {
    let PollForm::Choice(options) = &counted.form else { panic!("{counted:?}") };
    options.iter().map(String::as_str).zip(counted.counts.iter().copied()).collect()
}
