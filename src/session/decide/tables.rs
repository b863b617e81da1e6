//! Parallel groups.

use super::{Deciding, Decision, happens, refuse};
use crate::session::command::Refusal;
use crate::session::event::*;
use crate::session::number::ItemId;

impl Deciding<'_> {
    /// Records for a table of the item that is on, or for the plenary again.
    pub(super) fn take_table(&self, table: Option<&str>, rapporteur: Option<&Who>, minutes: Option<u32>) -> Decision {
        let Some(item) = self.state.run.current else {
            return refuse("no item is on", "/start begins the session");
        };
        let Some(table) = table else {
            return match self.state.table_of(self.device) {
                Some(_) => happens(TableTaken { item, table: None, rapporteur: None, minutes: None }),
                None => Ok(Vec::new()),
            };
        };
        let table = self.table(item, table)?.to_owned();
        let same = self.state.table_of(self.device) == Some(table.as_str());
        if same && rapporteur.is_none() && minutes.is_none() {
            return Ok(Vec::new());
        }
        happens(TableTaken { item, table: Some(table), rapporteur: rapporteur.cloned(), minutes })
    }

    /// A table reports back, and whoever reports for it gets the floor.
    pub(super) fn report(&self, table: Option<&str>) -> Decision {
        let Some(item) = self.state.reporting() else {
            return refuse("no item is on", "/start begins the session");
        };
        let name = match table {
            Some(table) => self.table(item, table)?.to_owned(),
            None => match self.state.next_to_report() {
                Some(table) => table.name.to_owned(),
                None if self.state.tables_of(item).is_empty() => return self.no_tables(item),
                None => return refuse("every table has reported back", "/next takes up the next item"),
            },
        };
        let tables = self.state.tables_of(item);
        let rapporteur = tables.iter().find(|table| table.name == name).and_then(|table| table.rapporteur.cloned());
        let reported = TableReported { item, table: name }.into();
        // Whoever reported before gives the floor back, also where nobody is known to report for this one.
        let floor = match rapporteur {
            Some(who) => (!self.holds_floor(&who)).then(|| FloorGiven { who }.into()),
            None => self.state.floor.holder.as_ref().map(|_| FloorYielded {}.into()),
        };
        Ok(std::iter::once(reported).chain(floor).collect())
    }

    /// The table of this item that is called so, as the agenda writes it.
    fn table(&self, item: ItemId, name: &str) -> Result<&str, Refusal> {
        let tables = self.state.run.item(item).map(|item| item.plan.tables.as_slice()).unwrap_or_default();
        if tables.is_empty() {
            return self.no_tables(item);
        }
        let found = tables.iter().find(|table| table.as_str() == name);
        found.map(String::as_str).ok_or_else(|| {
            Refusal::new(format!("no table is called {name}"), format!("the tables are {}", tables.join(", ")))
        })
    }

    fn no_tables<T>(&self, item: ItemId) -> Result<T, Refusal> {
        let label = self.state.run.item(item).map_or(String::new(), |item| item.label.clone());
        refuse(format!("item {label} has no tables"), "the agenda names them: tables = [\"Schools\", \"Housing\"]")
    }
}
