//! Who had how much of the floor, where that is asked for, and who let a turn pass.

use super::Minutes;
use crate::agenda::Attribution;
use crate::export::document::{Block, Inline, Table};
use crate::export::floor::rows;
use crate::session::event::Who;
use crate::session::floor::{By, Share};
use crate::session::state::ItemRun;

impl Minutes<'_, '_> {
    /// Speaking time by whoever may be named: persons, or organisations alone, or nobody.
    pub(super) fn balance(&self, blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let by = match scribe.naming.rule {
            Attribution::Named => By::Person,
            Attribution::Organisation => By::Organisation,
            Attribution::None => return,
        };
        let Some(until) = scribe.state.known_until().filter(|_| scribe.options.balance) else { return };
        let shares = scribe.state.balance(by, until);
        let (heard, silent): (Vec<Share>, Vec<Share>) = shares.into_iter().partition(|share| share.heard);
        if heard.iter().all(|share| share.turns == 0) {
            return;
        }
        blocks.push(Block::Heading(2, scribe.title("balance")));
        let head =
            ["balance-who", "balance-turns", "balance-time", "poll-chart"].map(|name| scribe.heading(name)).to_vec();
        blocks.push(Block::Table(Table { head, rows: rows(&heard, |name| scribe.reader.text(name)) }));
        if !silent.is_empty() {
            let names: Vec<&str> = silent.iter().map(|share| share.name.as_str()).collect();
            let line = scribe.with("balance-silent", "who", &scribe.phrases.names(&names));
            blocks.push(Block::Paragraph(scribe.reader.text(&super::capitalised(&line))));
        }
    }

    /// Who let the turn pass when the item went round, as far as the rule lets it be said.
    pub(super) fn passed(&self, item: &ItemRun, blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let turns = &scribe.state.floor.turns;
        let passed = turns.iter().filter(|turn| turn.passed && turn.item == Some(item.id));
        let spoke = |who: &Who| turns.iter().any(|turn| !turn.passed && turn.item == Some(item.id) && turn.who == *who);
        let mut names: Vec<String> = Vec::new();
        for turn in passed.filter(|turn| !spoke(&turn.who)) {
            let name = scribe.naming.name(&turn.who, scribe.naming.rule);
            names.extend(
                name.map(|name| name.into_owned()).filter(|name| !names.contains(name)).into_iter().collect::<Vec<_>>(),
            );
        }
        if !names.is_empty() {
            let line = scribe.with("round-passed", "who", &scribe.phrases.names(&names));
            blocks.push(Block::Paragraph(vec![Inline::Emphasis(scribe.reader.text(&super::capitalised(&line)))]));
        }
    }
}
