//! Polls: tables with bars, and those on one scale ranked together.

use std::collections::BTreeMap;

use super::Minutes;
use crate::agenda::PollForm;
use crate::export::document::{Block, Inline, Item, Table};
use crate::export::literal::push_text;
use crate::export::scribe::{Scribe, strong};
use crate::session::event::EntryKind;
use crate::session::poll::PollResult;
use crate::session::state::Entry;

/// A scale on which polls can be compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Scale<'e> {
    points: u8,
    /// What its ends are called.
    ends: &'e [String],
}

impl Minutes<'_, '_> {
    /// The polls of one item that were answered on the same scale, by its points, where there are several: they can be
    /// compared.
    pub(super) fn same_scales<'e>(&self, entries: &[&'e Entry]) -> BTreeMap<Scale<'e>, Vec<&'e Entry>> {
        let mut scales: BTreeMap<Scale<'_>, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            if let Some(scale) = self.plain_scale(entry) {
                scales.entry(scale).or_default().push(entry);
            }
        }
        scales.retain(|_, polls| polls.len() > 1);
        scales
    }

    /// The scale of a poll that was answered, if nothing is to be said of it but its counts.
    pub(super) fn plain_scale<'e>(&self, entry: &'e Entry) -> Option<Scale<'e>> {
        let (EntryKind::Poll, Some(PollForm::Scale(points))) = (entry.kind, &entry.details().poll) else { return None };
        let answered = entry.poll_result().is_some_and(|result| result.n > 0);
        let alone = entry.speaker.is_none() && self.under(entry).is_empty();
        (answered && alone).then_some(Scale { points: *points, ends: &entry.details().ends })
    }

    /// Polls on the same scale as one table, the highest average first.
    pub(super) fn ranked(&self, polls: &[&Entry], blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let mut results: Vec<_> = polls.iter().filter_map(|poll| Some((*poll, poll.poll_result()?))).collect();
        results.sort_by(|(_, one), (_, other)| {
            other.average().unwrap_or_default().total_cmp(&one.average().unwrap_or_default())
        });
        let Some((_, first)) = results.first() else { return };
        let mut title = scribe.count("polls-ranked", first.counts.len() as u64);
        if let Some([low, high]) = polls.first().map(|poll| poll.details().ends.as_slice()) {
            title += &format!(" (1 = {low}, {} = {high})", first.counts.len());
        }
        blocks.push(Block::Paragraph(vec![strong(scribe.colon(title))]));
        let mut head = vec![scribe.heading("poll-question"), "n".to_owned()];
        head.extend(first.counts.iter().map(|(option, _)| option.to_string()));
        head.push(scribe.heading("poll-average-column"));
        // What was left blank is counted apart, where anything was.
        let blank = results.iter().any(|(_, result)| result.apart.blank > 0);
        let unsure = results.iter().any(|(_, result)| result.apart.unsure > 0);
        head.extend(blank.then(|| scribe.heading("poll-blank-column")));
        head.extend(unsure.then(|| scribe.heading("poll-unsure-column")));
        let row = |(poll, result): &(&Entry, PollResult<'_>)| {
            let mut question = scribe.reader.text(&poll.text);
            push_text(&mut question, &format!(" [{}]", poll.handle));
            let numbers = std::iter::once(result.n).chain(result.counts.iter().map(|(_, count)| *count));
            let numbers = numbers.map(|number| number.to_string());
            let average = result.average().map_or(String::new(), |average| scribe.phrases.decimal(average));
            let apart = [blank.then_some(result.apart.blank), unsure.then_some(result.apart.unsure)];
            let apart = apart.into_iter().flatten().map(|count| count.to_string());
            let cells = numbers.chain([average]).chain(apart).map(|text| vec![Inline::Text(text)]);
            std::iter::once(question).chain(cells).collect()
        };
        blocks.push(Block::Table(Table { head, rows: results.iter().map(row).collect() }));
    }

    /// A poll: the question, and how it was answered as a table.
    pub(super) fn poll(&self, entry: &Entry, blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let Item { text, points } = self.entry(entry);
        blocks.push(Block::Paragraph(text));
        blocks.push(Block::List(points));
        let Some(result) = entry.poll_result() else { return };
        if result.n == 0 {
            blocks.push(Block::Paragraph(scribe.text("poll-no-answers")));
            return;
        }
        let mut columns = vec!["poll-option", "poll-count", "poll-share", "poll-chart"];
        columns.extend((!result.places.is_empty()).then_some("poll-place"));
        let names = scribe.answers(entry, &result);
        let row = |(at, name): (usize, String)| {
            let count = result.counts.get(at).map_or(0, |(_, count)| *count);
            let cell = |text: String| vec![Inline::Text(text)];
            let share = result.share(count);
            let mut row = vec![
                scribe.reader.text(&name),
                cell(count.to_string()),
                cell(scribe.phrases.percent(&result.percent(count).to_string())),
                cell(bar(share)),
            ];
            row.extend(result.places.get(at).map(|place| cell(scribe.phrases.decimal(*place))));
            row
        };
        let rows = names.into_iter().enumerate().map(row).collect();
        let head = columns.iter().map(|name| scribe.heading(name)).collect();
        blocks.push(Block::Table(Table { head, rows }));
        blocks.push(Block::Paragraph(vec![Inline::Text(self.figures(entry, &result).join(" · "))]));
    }

    /// What the counts come to.
    fn figures(&self, entry: &Entry, result: &PollResult<'_>) -> Vec<String> {
        let scribe = self.scribe;
        let number = |phrase: &str, name: &str, value: f64| scribe.with(phrase, name, &scribe.phrases.decimal(value));
        let dots = matches!(entry.details().poll, Some(PollForm::Dots { .. }));
        let mut facts = vec![scribe.count(if dots { "poll-dots" } else { "poll-n" }, result.n)];
        facts.extend(result.people.map(|people| scribe.count("poll-ballots", people)));
        for (phrase, count) in [("poll-blank", result.apart.blank), ("poll-unsure", result.apart.unsure)] {
            facts.extend((count > 0).then(|| scribe.count(phrase, count.into())));
        }
        facts.extend(result.blocks.map(|blocks| scribe.count("poll-blocks", blocks)));
        if let Some(grades) = result.grades {
            let mut figures = Vec::new();
            let plain = |value: f64| {
                let text = scribe.phrases.decimal(value);
                text.strip_suffix("00").map_or(text.clone(), |whole| whole[..whole.len() - 1].to_owned())
            };
            figures.push(number("poll-average", "average", grades.average));
            figures.push(scribe.with("poll-median", "median", &plain(grades.median)));
            let middle = [("from", plain(grades.lower).into()), ("to", plain(grades.upper).into())];
            figures.push(scribe.phrases.say_with("poll-middle", &middle));
            figures.push(number("poll-deviation", "deviation", grades.deviation));
            let figures = figures.join(" · ");
            // Whoever blocks is in the counts and in none of these: what they are of must be said for them to be checked.
            facts.push(match result.graded() == result.n {
                true => figures,
                false => scribe
                    .phrases
                    .say_with("poll-without-blocks", &[("n", result.graded().into()), ("figures", figures.into())]),
            });
        }
        if matches!(entry.details().poll, Some(PollForm::Ranking(_))) {
            facts.push(scribe.say("poll-first-choices"));
        }
        facts
    }
}

impl Scribe<'_> {
    /// The answers there were to choose from; the ends of a scale with what they are called.
    pub fn answers(&self, entry: &Entry, result: &PollResult<'_>) -> Vec<String> {
        let details = entry.details();
        let ends = match (details.ends.as_slice(), &details.poll) {
            ([first, last], _) => Some((first.clone(), last.clone())),
            (_, Some(PollForm::Consensus(_))) => Some((self.say("poll-end-support"), self.say("poll-end-block"))),
            _ => None,
        };
        let mut names: Vec<String> = result.counts.iter().map(|(name, _)| name.to_string()).collect();
        if let (Some((first, last)), [low, .., high]) = (ends, names.as_mut_slice()) {
            *low = format!("{low} ({first})");
            *high = format!("{high} ({last})");
        }
        names
    }
}

/// A bar for a share in percent: a block for every five.
fn bar(share: f64) -> String {
    let blocks = (share / 5.0).round() as usize;
    // Whatever was chosen is seen.
    "█".repeat(if share > 0.0 { blocks.max(1) } else { 0 })
}
