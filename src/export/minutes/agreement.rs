//! What the room agreed on, and who signed.

use super::Minutes;
use crate::agenda::Attribution;
use crate::export::document::{Block, Inline, Item};
use crate::export::literal::push_text;
use crate::export::scribe::{capitalised, joined, strong};
use crate::session::event::EntryKind;
use crate::session::state::{Entry, Fact, Moment, Signature};

/// The parts of a memorandum that a room agrees on, and what several of each are called.
const PARTS: [(EntryKind, &str); 4] = [
    (EntryKind::Pledge, "agreed-pledges"),
    (EntryKind::Purpose, "agreed-purpose"),
    (EntryKind::Recital, "agreed-recitals"),
    (EntryKind::Provision, "agreed-provisions"),
];

impl Minutes<'_, '_> {
    /// When which parts of the memorandum were agreed on, who signed for which body, and which bodies have not.
    pub(super) fn agreement(&self, blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let signed: Vec<_> = scribe.state.signatures.standing().collect();
        let prepared = self.prepared();
        if self.sorted.agreed.is_empty() && signed.is_empty() && prepared.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, scribe.title("agreement")));
        let mut list = self.agreed();
        list.extend(prepared);
        // Whoever signed was there; the memorandum names them, since they publish it themselves.
        let waiting = scribe.naming.rule != Attribution::None;
        list.extend(signed.iter().filter(|_| waiting).map(|signed| self.signed(signed)));
        let has_signed: std::collections::HashSet<_> = signed.iter().map(|signed| signed.fact.body.as_str()).collect();
        let mut unsigned = scribe.state.roster.signatories();
        unsigned.retain(|body| waiting && !has_signed.contains(body));
        if !unsigned.is_empty() {
            let mut line = vec![strong(scribe.colon(scribe.say("not-signed"))), Inline::Text(" ".into())];
            scribe.reader.literal(&scribe.phrases.names(&unsigned), &mut line);
            list.push(line.into());
        }
        blocks.push(Block::List(list));
    }

    /// What the agenda prepared and the room spoke to: how it was taken, reservations, objections.
    fn prepared(&self) -> Vec<Item> {
        let scribe = self.scribe;
        let part = |entry: &Entry| {
            let points = self.under(entry);
            let mut text = vec![strong(scribe.colon(scribe.label(entry.kind))), Inline::Text(" ".into())];
            let words = if entry.is_as_prepared() {
                scribe.reader.markdown(&entry.text)
            } else {
                scribe.reader.text(&entry.text)
            };
            text.extend(words);
            push_text(&mut text, &format!(" [{}]", entry.handle));
            Item { text, points }
        };
        let spoken_to = |entry: &&Entry| {
            let outcome = entry.outcome();
            let raised = !outcome.reservations.is_empty() || !outcome.objections.is_empty();
            entry.is_prepared() && (raised || outcome.taken.is_some())
        };
        scribe.state.record.parts().filter(spoken_to).map(part).collect()
    }

    /// A point for each moment at which something was agreed on, with the handles.
    fn agreed(&self) -> Vec<Item> {
        let scribe = self.scribe;
        let mut all: Vec<(Moment, &Entry)> =
            self.sorted.agreed.iter().filter_map(|entry| Some((entry.outcome().agreed.as_ref()?.at, *entry))).collect();
        all.sort_by_key(|(at, _)| *at);
        let point = |together: &[(Moment, &Entry)]| {
            let when = together.first().and_then(|(at, _)| scribe.when(*at));
            let mut line = vec![strong(scribe.colon(capitalised(&joined(scribe.say("agreed-together"), when))))];
            let mut between = " ";
            for (kind, name) in PARTS {
                let handles: Vec<_> = together.iter().filter(|(_, entry)| entry.kind == kind).collect();
                if handles.is_empty() {
                    continue;
                }
                push_text(&mut line, between);
                push_text(&mut line, &scribe.say(name));
                for (number, (_, entry)) in handles.iter().enumerate() {
                    push_text(&mut line, if number == 0 { " " } else { ", " });
                    push_text(&mut line, &format!("[{}]", entry.handle));
                }
                between = " · ";
            }
            let indicative = together.iter().find(|(_, entry)| entry.is_agreed_without_quorum());
            let attendance =
                indicative.and_then(|(_, entry)| entry.outcome().agreed.as_ref()).map(|agreed| agreed.attendance);
            if let Some(indicative) = attendance.and_then(|attendance| scribe.indicative(attendance)) {
                push_text(&mut line, &format!(" · {indicative}"));
            }
            Item::from(line)
        };
        let basis = |entry: &Entry| entry.outcome().agreed.as_ref().map(|agreed| agreed.attendance);
        let together = |(one, first): &(Moment, &Entry), (other, second): &(Moment, &Entry)| {
            scribe.when(*one) == scribe.when(*other) && basis(first) == basis(second)
        };
        all.chunk_by(together).map(point).collect()
    }

    /// Which body signed and when; by whom and in what capacity where persons may be named.
    fn signed(&self, signed: &Fact<Signature>) -> Item {
        let scribe = self.scribe;
        let mut line = vec![strong(scribe.colon(capitalised(&joined(scribe.say("signed"), scribe.when(signed.at)))))];
        push_text(&mut line, " ");
        scribe.reader.literal(&signed.fact.body, &mut line);
        if scribe.naming.rule == Attribution::Named {
            push_text(&mut line, " – ");
            scribe.reader.literal(&signed.fact.name, &mut line);
            if let Some(role) = &signed.fact.role {
                push_text(&mut line, ", ");
                scribe.reader.literal(role, &mut line);
            }
        }
        line.into()
    }
}
