//! A poll as the screen shows it: a bar for each answer there was to choose from.

use super::{Said, Writer, shown};
use crate::agenda::{Attribution, PollForm};
use crate::session::Handle;
use crate::session::event::EntryKind;
use crate::session::poll::PollResult;
use crate::session::state::Entry;

/// A poll with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Its handle.
    pub handle: Handle,
    /// What is asked.
    pub question: Said,
    /// The answers there are to choose from.
    pub answers: Vec<Answer>,
    /// What they come to, each a fact of its own; empty as long as nobody has answered.
    pub figures: Vec<String>,
    /// Whether it takes no more answers.
    pub closed: bool,
}

/// An answer to a poll.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it is called.
    pub name: Said,
    /// How often it was chosen.
    pub count: u64,
    /// What part that is of all, in percent.
    pub share: f64,
}

impl Bars {
    /// Whether nothing of it is withheld.
    pub(super) fn is_whole(&self) -> bool {
        self.question != Said::Withheld && self.answers.iter().all(|answer| answer.name != Said::Withheld)
    }
}

impl Writer<'_> {
    /// A poll; `None` if the entry is none, or none that is shown.
    pub(super) fn bars(&self, entry: &Entry) -> Option<Bars> {
        let result = entry.poll_result().filter(|_| entry.kind == EntryKind::Poll && shown(entry))?;
        let rule = self.scribe.naming.rule_of(entry);
        let names = self.scribe.answers(entry, &result);
        let answer = |(name, (_, count)): (String, &(_, u64))| Answer {
            name: self.said(self.tidy(&name), rule),
            count: *count,
            share: result.share(*count),
        };
        Some(Bars {
            handle: entry.handle,
            question: self.said(self.tidy(&entry.text), rule),
            answers: names.into_iter().zip(&result.counts).map(answer).collect(),
            figures: self.figures(entry, &result, rule),
            closed: entry.outcome().closed,
        })
    }

    /// What is read from afar: how many answered, their average, who blocks.
    fn figures(&self, entry: &Entry, result: &PollResult<'_>, rule: Attribution) -> Vec<String> {
        let scribe = &self.scribe;
        let apart = result.apart;
        if result.n == 0 && apart.is_nobody() {
            return Vec::new();
        }
        let dots = matches!(entry.details().poll, Some(PollForm::Dots { .. }));
        let mut facts = vec![scribe.count(if dots { "poll-dots" } else { "poll-n" }, result.n)];
        facts.extend(result.people.map(|people| scribe.count("poll-ballots", people)));
        for (phrase, count) in [("poll-blank", apart.blank), ("poll-unsure", apart.unsure)] {
            facts.extend((count > 0).then(|| scribe.count(phrase, count.into())));
        }
        let average = result.average().map(|average| scribe.phrases.decimal(average));
        facts.extend(average.map(|average| scribe.with("poll-average", "average", &average)));
        facts.extend(result.blocks.map(|blocks| scribe.count("poll-blocks", blocks)));
        if matches!(entry.details().poll, Some(PollForm::Ranking(_))) {
            facts.push(scribe.say("poll-first-choices"));
        }
        facts.retain(|fact| self.allows(fact, rule));
        facts
    }
}
