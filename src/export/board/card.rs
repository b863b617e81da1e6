//! Something that the room words, agrees on or decides, as the screen shows it alone or in a list.

use super::{Said, Writer};
use crate::agenda::Opening;
use crate::export::document::plain;
use crate::export::scribe::Scribe;
use crate::session::Handle;
use crate::session::event::{Details, EntryKind};
use crate::session::state::Entry;

/// A pledge, a decision, or another entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its handle.
    pub handle: Handle,
    /// What sort of entry it is.
    pub kind: EntryKind,
    /// The word for that; empty for a point.
    pub label: String,
    /// Whether the room still has to agree on it as it stands.
    pub draft: bool,
    /// Which bodies it binds, the leading one first, as far as they may be named.
    pub who: Vec<String>,
    /// Its words, with the opening of a recital and the title of a provision.
    pub text: Said,
    /// What these were before the last change, if that is to be seen and may be.
    pub before: Option<String>,
    /// By when.
    pub due: Option<String>,
    /// How the room took it, with the arithmetic, and that there was no quorum: each a fact of its own.
    pub taken: Vec<String>,
    /// Which bodies join in, but for something.
    pub reservations: Vec<Said>,
}

impl Card {
    /// Whether nothing of it is withheld.
    pub(super) fn is_whole(&self) -> bool {
        self.text != Said::Withheld && !self.reservations.contains(&Said::Withheld)
    }
}

impl Writer<'_> {
    /// An entry as it stands; `before` is what it was before it was last changed, if that is to be seen.
    pub(super) fn card(&self, entry: &Entry, before: Option<&Entry>) -> Card {
        let rule = self.scribe.naming.rule_of(entry);
        let text = self.said(self.wording(entry, &entry.text, entry.details()), rule);
        let before = before.map(|before| self.wording(before, &before.text, before.details()));
        let seen = before.filter(|before| text != Said::Words(before.clone()) && self.allows(before, rule));
        Card {
            handle: entry.handle,
            kind: entry.kind,
            label: self.scribe.label(entry.kind).to_owned(),
            draft: entry.awaits_agreement(),
            who: self.who(entry, entry.details()),
            // Without the words there is nothing in which a change could be seen.
            before: seen.filter(|_| text != Said::Withheld),
            text,
            due: entry.details().due.map(|due| self.scribe.due(due)),
            taken: self.taken(entry),
            reservations: self.reservations(entry),
        }
    }

    /// A part of the memorandum as the room agreed on it; `None` where it did not.
    pub(super) fn as_agreed(&self, entry: &Entry) -> Option<Card> {
        let agreed = entry.outcome().agreed.as_ref()?;
        let text = self.said(self.wording(entry, &agreed.text, &agreed.details), self.scribe.naming.rule_of(entry));
        let who = self.who(entry, &agreed.details);
        let due = agreed.details.due.map(|due| self.scribe.due(due));
        Some(Card { draft: false, text, who, due, ..self.card(entry, None) })
    }

    /// The words of an entry, with the opening of a recital and the title of a provision.
    fn wording(&self, entry: &Entry, text: &str, details: &Details) -> String {
        let Scribe { reader, .. } = &self.scribe;
        let words = if entry.is_as_prepared() { plain(&reader.markdown(text)) } else { self.tidy(text) };
        match (entry.kind, &details.opening, &details.title) {
            (EntryKind::Recital, Some(opening), _) if *opening != Opening::None => {
                let (formula, text) = self.scribe.recital(opening, &words);
                self.tidy(&format!("{formula} {text}"))
            }
            (EntryKind::Provision, _, Some(title)) => format!("{} {words}", self.scribe.colon(self.tidy(title))),
            _ => words,
        }
    }

    fn who(&self, entry: &Entry, details: &Details) -> Vec<String> {
        match entry.kind {
            EntryKind::Pledge if details.who.is_empty() => vec![self.scribe.say("all-signatories")],
            EntryKind::Pledge => self.scribe.binding(entry, details).iter().map(|name| self.tidy(name)).collect(),
            _ => Vec::new(),
        }
    }

    fn taken(&self, entry: &Entry) -> Vec<String> {
        let outcome = entry.outcome();
        let mut facts = self.scribe.taken_facts(entry);
        // By being taken it was agreed on: that is said once.
        let taken = outcome.taken.as_ref().map(|taken| taken.at);
        if let Some(agreed) = outcome.agreed.as_ref().filter(|agreed| taken != Some(agreed.at)) {
            facts.push(self.scribe.agreed(entry, agreed.at));
            facts.extend(self.scribe.indicative(agreed.attendance));
        }
        if entry.is_reworded_since_agreed() {
            facts.push(self.scribe.with("reworded", "kind", entry.kind.word()));
        }
        let rule = self.scribe.naming.rule_of(entry);
        facts.into_iter().map(|fact| self.tidy(&fact)).filter(|fact| self.allows(fact, rule)).collect()
    }

    fn reservations(&self, entry: &Entry) -> Vec<Said> {
        let Scribe { naming, .. } = &self.scribe;
        let rule = naming.rule_of(entry);
        let line = |reservation: &crate::session::state::Reservation| {
            let words = self.tidy(&reservation.text);
            if !self.allows(&words, rule) {
                return Said::Withheld;
            }
            let who = naming.bound(&reservation.who, rule);
            let name = self.scribe.say("reservation") + &who.map_or(String::new(), |who| format!(" · {who}"));
            Said::Words(format!("{} {words}", self.scribe.colon(self.tidy(&name))))
        };
        entry.outcome().reservations.iter().map(line).collect()
    }
}
