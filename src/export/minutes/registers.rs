//! The registers: every decision, pledge and action with its handle, what stayed open, and what comes next.

use super::Minutes;
use crate::agenda::Attribution;
use crate::export::document::{Block, Inline, Item, Table};
use crate::export::literal::push_text;
use crate::export::scribe::strong;
use crate::session::event::Status;
use crate::session::state::Entry;

impl Minutes<'_, '_> {
    /// What somebody looks up afterwards.
    pub(super) fn registers(&self, blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let sorted = &self.sorted;
        for (name, entries, column) in
            [("decisions", &sorted.decisions, "column-decision"), ("not-carried", &sorted.lost, "column-put-to-vote")]
        {
            self.register(name, entries, &["column-number", column, "column-taken"], blocks, |entry| {
                let taken = scribe.taken(entry).unwrap_or_default();
                vec![scribe.reader.text(&entry.text), scribe.reader.text(&taken)]
            });
        }
        let mut columns =
            vec!["column-number", "column-who", "column-pledge", "column-due", "column-indicator", "column-agreed"];
        // As long as none has got anywhere, there is nothing to look up in it.
        let moved = |entry: &&Entry| entry.outcome().status.is_some_and(|(status, _)| status != Status::Planned);
        columns.extend(sorted.pledges.iter().any(moved).then_some("column-status"));
        self.register("pledges", &sorted.pledges, &columns, blocks, |entry| {
            let outcome = entry.outcome();
            let agreed = match &outcome.agreed {
                None => "no",
                Some(_) if entry.is_reworded_since_agreed() => "reworded",
                Some(_) if entry.is_agreed_without_quorum() => "indicative",
                Some(_) => "yes",
            };
            let status = outcome.status.map_or(Status::Planned, |(status, _)| status);
            let indicator = entry.details().indicator.as_deref().unwrap_or_default();
            vec![
                scribe.reader.text(&scribe.phrases.list(&self.who(entry))),
                scribe.reader.text(&entry.text),
                self.day(entry),
                scribe.reader.text(indicator),
                scribe.text(agreed),
                vec![Inline::Text(scribe.status(entry, status))],
            ]
        });
        // Who does what would say who was there.
        let named = scribe.naming.rule != Attribution::None;
        let columns = ["column-number", "column-who", "column-action", "column-due"];
        let columns: Vec<_> = columns.into_iter().filter(|column| named || *column != "column-who").collect();
        self.register("actions", &sorted.actions, &columns, blocks, |entry| {
            let who = named.then(|| scribe.reader.text(&scribe.phrases.list(&self.who(entry))));
            who.into_iter().chain([scribe.reader.text(scribe.task(entry)), self.day(entry)]).collect()
        });
        // The most asked first; a stable sort, so that those asked as often stay in the order of the record.
        let mut open = sorted.open.clone();
        scribe.state.sort_by_asked(&mut open);
        self.listed("open-questions", &open, blocks);
        self.listed("parked", &sorted.parked, blocks);
        self.agreement(blocks);
        self.next_steps(blocks);
    }

    fn register(
        &self,
        name: &str,
        entries: &[&Entry],
        columns: &[&str],
        blocks: &mut Vec<Block>,
        cells: impl Fn(&Entry) -> Vec<Vec<Inline>>,
    ) {
        if entries.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.title(name)));
        let row = |entry: &&Entry| {
            let number = vec![Inline::Text(entry.handle.to_string())];
            std::iter::once(number).chain(cells(entry)).collect()
        };
        blocks.push(Block::Table(Table {
            head: columns.iter().map(|column| self.scribe.heading(column)).collect(),
            rows: entries.iter().map(row).collect(),
        }));
    }

    fn day(&self, entry: &Entry) -> Vec<Inline> {
        entry.details().due.map(|due| Inline::Text(self.scribe.phrases.date(due))).into_iter().collect()
    }

    fn listed(&self, name: &str, entries: &[&Entry], blocks: &mut Vec<Block>) {
        if entries.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.title(name)));
        blocks.push(Block::List(entries.iter().map(|entry| self.in_short(entry).into()).collect()));
    }

    /// What is due when and from whom: actions and pledges that are not done yet, by date; those without one come last. What
    /// they are is in the registers.
    fn next_steps(&self, blocks: &mut Vec<Block>) {
        let undone =
            |entry: &&&Entry| !matches!(entry.outcome().status, Some((Status::Fulfilled | Status::Dropped, _)));
        let all = self.sorted.actions.iter().chain(&self.sorted.pledges);
        let mut steps: Vec<&Entry> = all.filter(undone).copied().collect();
        if steps.is_empty() {
            return;
        }
        steps.sort_by(|one, other| {
            let key = |entry: &Entry| (entry.details().due.is_none(), entry.details().due);
            key(one).cmp(&key(other)).then_with(|| one.order.cmp(&other.order))
        });
        blocks.push(Block::Heading(2, self.scribe.title("next-steps")));
        let undated = self.scribe.say("next-steps-undated");
        let step = |entry: &&Entry| {
            let due = entry.details().due.map_or_else(|| undated.clone(), |due| self.scribe.phrases.date(due));
            let mut line =
                vec![strong(self.scribe.colon(due)), Inline::Text(format!(" {}", self.scribe.label(entry.kind)))];
            push_text(&mut line, &format!(" [{}]", entry.handle));
            let who = self.who(entry);
            if !who.is_empty() {
                push_text(&mut line, " · ");
                self.scribe.reader.literal(&self.scribe.phrases.list(&who), &mut line);
            }
            Item::from(line)
        };
        blocks.push(Block::List(steps.iter().map(step).collect()));
    }
}
