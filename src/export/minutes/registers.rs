//! The registers: every decision, pledge and action with its handle, what stayed open, and what comes next.

use chrono::NaiveDate;

use super::{Minutes, Sorted};
use crate::agenda::Attribution;
use crate::export::document::{Block, Inline, Item, Table};
use crate::export::literal::push_text;
use crate::export::scribe::strong;
use crate::session::event::{EntryKind, Status};
use crate::session::state::Entry;

/// What a register says of an entry: a cell for each column any of them has, empty where it has nothing to say.
struct Row {
    who: Vec<Inline>,
    text: Vec<Inline>,
    due: Option<NaiveDate>,
    indicator: Vec<Inline>,
    /// How a decision was taken.
    taken: Vec<Inline>,
    /// Whether a pledge was agreed on.
    agreed: Vec<Inline>,
    status: Vec<Inline>,
}

impl Minutes<'_, '_> {
    /// All registers as one table, with what sort of entry each is: for a spreadsheet, so days are in figures.
    pub(super) fn table(&self) -> Table {
        let scribe = self.scribe;
        let columns = ["number", "kind", "who", "what", "due", "indicator", "taken", "agreed", "status"];
        let Sorted { decisions, lost, pledges, actions, .. } = &self.sorted;
        let row = |entry: &&Entry| {
            let Row { who, text, due, indicator, taken, agreed, status } = self.row(entry);
            let number = vec![Inline::Text(entry.handle.to_string())];
            let kind = vec![Inline::Text(scribe.label(entry.kind).to_owned())];
            let due = due.map(|due| Inline::Text(due.to_string())).into_iter().collect();
            vec![number, kind, who, text, due, indicator, taken, agreed, status]
        };
        Table {
            head: columns.iter().map(|column| scribe.heading(&format!("column-{column}"))).collect(),
            rows: decisions.iter().chain(lost).chain(pledges).chain(actions).map(row).collect(),
        }
    }

    fn row(&self, entry: &Entry) -> Row {
        let scribe = self.scribe;
        let (outcome, details) = (entry.outcome(), entry.details());
        let is_pledge = entry.kind == EntryKind::Pledge;
        let agreed = match &outcome.agreed {
            None => "no",
            Some(_) if entry.is_reworded_since_agreed() => "reworded",
            Some(_) if entry.is_agreed_without_quorum() => "indicative",
            Some(_) => "yes",
        };
        // Who does what would say who was there.
        let named = is_pledge || scribe.naming.rule != Attribution::None;
        let who = if named { self.who(entry) } else { Vec::new() };
        let status = outcome.status.map_or(Status::Planned, |(status, _)| status);
        let is_done = matches!(entry.kind, EntryKind::Pledge | EntryKind::Action);
        let taken = if is_done { None } else { scribe.taken(entry) };
        Row {
            who: scribe.reader.text(&scribe.phrases.list(&who)),
            text: scribe.reader.text(self.text_of(entry)),
            due: details.due,
            indicator: scribe.reader.text(details.indicator.as_deref().unwrap_or_default()),
            taken: scribe.reader.text(&taken.unwrap_or_default()),
            agreed: if is_pledge { scribe.text(agreed) } else { Vec::new() },
            status: if is_done { vec![Inline::Text(scribe.status(entry, status))] } else { Vec::new() },
        }
    }

    /// What somebody looks up afterwards.
    pub(super) fn registers(&self, blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let sorted = &self.sorted;
        let day = |due: Option<NaiveDate>| due.map(|due| Inline::Text(scribe.phrases.date(due))).into_iter().collect();
        for (name, entries, column) in
            [("decisions", &sorted.decisions, "column-decision"), ("not-carried", &sorted.lost, "column-put-to-vote")]
        {
            self.register(name, entries, &["column-number", column, "column-taken"], blocks, |row| {
                vec![row.text, row.taken]
            });
        }
        let mut columns =
            vec!["column-number", "column-who", "column-pledge", "column-due", "column-indicator", "column-agreed"];
        // As long as none has got anywhere, there is nothing to look up in it.
        let moved = |entry: &&Entry| entry.outcome().status.is_some_and(|(status, _)| status != Status::Planned);
        columns.extend(sorted.pledges.iter().any(moved).then_some("column-status"));
        self.register("pledges", &sorted.pledges, &columns, blocks, |row| {
            vec![row.who, row.text, day(row.due), row.indicator, row.agreed, row.status]
        });
        let named = scribe.naming.rule != Attribution::None;
        let columns = ["column-number", "column-who", "column-action", "column-due"];
        let columns: Vec<_> = columns.into_iter().filter(|column| named || *column != "column-who").collect();
        self.register("actions", &sorted.actions, &columns, blocks, |row| {
            named.then_some(row.who).into_iter().chain([row.text, day(row.due)]).collect()
        });
        // The most asked first; a stable sort, so that those asked as often stay in the order of the record.
        let mut open = sorted.open.clone();
        scribe.questions.sort_by_asked(&mut open);
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
        cells: impl Fn(Row) -> Vec<Vec<Inline>>,
    ) {
        if entries.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.title(name)));
        let row = |entry: &&Entry| {
            let number = vec![Inline::Text(entry.handle.to_string())];
            std::iter::once(number).chain(cells(self.row(entry))).collect()
        };
        blocks.push(Block::Table(Table {
            head: columns.iter().map(|column| self.scribe.heading(column)).collect(),
            rows: entries.iter().map(row).collect(),
        }));
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
