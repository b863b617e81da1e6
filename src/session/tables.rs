//! Parallel groups: each with its rapporteur, its own clock and its own entries, and the order in which they report back.

use chrono::TimeDelta;

use super::details::Who;
use super::devices::Touched;
use super::ledger::Ledger;
use super::number::ItemId;
use super::order::{Device, Order};
use super::state::{Moment, State};

/// The parallel groups of the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    pub(super) facts: Ledger<TableFact>,
}

/// Something done to a table.
#[derive(Clone, Debug, PartialEq)]
pub enum TableFact {
    /// The device records for this table of this item from now on; for the plenary where `table` is `None`.
    Taken {
        /// During which item.
        item: ItemId,
        /// Which table.
        table: Option<String>,
        /// Who reports for it.
        rapporteur: Option<Who>,
        /// How long it has.
        minutes: Option<u32>,
    },
    /// The table reports back to the plenary.
    Reported {
        /// During which item.
        item: ItemId,
        /// Which table.
        table: String,
    },
}

/// A table of an item as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<'a> {
    /// Its name, as the agenda has it.
    pub name: &'a str,
    /// Who reports for it.
    pub rapporteur: Option<&'a Who>,
    /// Since when its clock runs: since somebody began to record for it.
    pub since: Option<Moment>,
    /// How long it has, where that was said; else it has what the item has.
    pub minutes: Option<u32>,
    /// When it reported back.
    pub reported: Option<Moment>,
}

impl Tables {
    pub(super) fn fact(&mut self, order: &Order, at: Moment, fact: TableFact) -> Touched {
        self.facts.push(order.clone(), at, fact);
        Touched::Tables
    }
}

impl State {
    /// The tables of an item, in the order in which they report back: that of the agenda.
    pub fn tables_of(&self, item: ItemId) -> Vec<Table<'_>> {
        let Some(run) = self.run.item(item) else { return Vec::new() };
        let names = run.plan.tables.iter().map(String::as_str);
        let one = |name| Table { name, rapporteur: None, since: None, minutes: None, reported: None };
        let mut tables: Vec<Table<'_>> = names.map(one).collect();
        for fact in self.tables.facts.standing() {
            match &fact.fact {
                TableFact::Taken { item: of, table: Some(name), rapporteur, minutes } if *of == item => {
                    if let Some(table) = tables.iter_mut().find(|table| table.name == name) {
                        table.since.get_or_insert(fact.at);
                        table.rapporteur = rapporteur.as_ref().or(table.rapporteur);
                        table.minutes = minutes.or(table.minutes);
                    }
                }
                TableFact::Reported { item: of, table: name } if *of == item => {
                    if let Some(table) = tables.iter_mut().find(|table| table.name == name) {
                        table.reported = Some(fact.at);
                    }
                }
                _ => {}
            }
        }
        tables
    }

    /// The table of the item that is on for which this device records; `None` for the plenary.
    pub fn table_of(&self, device: &Device) -> Option<&str> {
        let current = self.run.current?;
        let own = self.tables.facts.standing().rev().filter(|fact| fact.order.device == *device);
        let mut taken = own.filter_map(|fact| match &fact.fact {
            TableFact::Taken { item, table, .. } => Some((*item, table)),
            TableFact::Reported { .. } => None,
        });
        taken.next().filter(|(item, _)| *item == current).and_then(|(_, table)| table.as_deref())
    }

    /// The item whose tables report back now: the one that is on, or the last one with tables before it, as where the reports
    /// are an item of their own.
    pub fn reporting(&self) -> Option<ItemId> {
        let current = self.run.current?;
        let before = self.run.items.iter().position(|item| item.id == current).unwrap_or(0);
        let sat = |item: &&crate::session::run::ItemRun| !item.plan.tables.is_empty() && item.started.is_some();
        let tables = self.run.items.iter().take(before + 1).rev().find(sat);
        Some(tables.map_or(current, |item| item.id))
    }

    /// The table that reports back next: the first one that has not.
    pub fn next_to_report(&self) -> Option<Table<'_>> {
        self.tables_of(self.reporting()?).into_iter().find(|table| table.reported.is_none())
    }
}

impl Table<'_> {
    /// The time left of the table's own time box; negative when it is over. `None` where it has none, or has not begun.
    pub fn left(&self, now: Moment) -> Option<TimeDelta> {
        let (since, minutes) = self.since.zip(self.minutes)?;
        Some(TimeDelta::minutes(i64::from(minutes)) - (now - since))
    }
}
