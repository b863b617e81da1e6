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
        if self.sorted.agreed.is_empty() && signed.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, scribe.title("agreement")));
        let mut list = self.agreed();
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
        all.chunk_by(|(one, _), (other, _)| scribe.when(*one) == scribe.when(*other)).map(point).collect()
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
