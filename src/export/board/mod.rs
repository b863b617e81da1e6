//! What may stand on a screen that the whole room sees: the record, less everything that its rule hides.
//!
//! Whoever draws such a screen is handed a [`Board`] and nothing else of the record, so that there is one place that decides
//! what is on it:
//!
//! - who speaks, pledges and signs is named as in an export: by the session's rule, and by an entry's own where that is
//!   stricter;
//! - a text in which a name stands that the rule hides is [withheld](Said::Withheld);
//! - private notes, and what was deleted or undone, are not on it, nor is any address.

mod card;
mod poll;

use std::sync::LazyLock;

use super::Options;
use super::document::plain;
use super::leaks::{Hidden, Sought};
use super::scribe::Scribe;
use crate::agenda::Attribution;
use crate::session::event::{EntryKind, Who};
use crate::session::state::{Entry, Fact, ItemRun, Phase, Signature};
use crate::session::{Handle, ItemId, State};

pub use card::Card;
pub use poll::{Answer, Bars};

/// A text, if it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It may, and reads like this: on one line, without control characters.
    Words(String),
    /// It may not: a name stands in it that the rule hides.
    Withheld,
}

/// Everything of a session that may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// What the session is called.
    pub title: Said,
    /// Where it is held.
    pub place: Option<String>,
    /// The items, in the order they are taken.
    pub items: Vec<Topic>,
    /// The question that was asked last under the item that is on, and is still open.
    pub question: Option<Said>,
    /// Who has the floor; nobody where nobody may be named.
    pub speaking: Option<String>,
    /// Who has it next.
    pub next: Option<String>,
    /// The entry that was asked for, if it may be on a screen at all.
    pub subject: Option<Subject>,
    /// The pledges, in the order of the memorandum.
    pub pledges: Vec<Card>,
    /// The polls, latest first.
    pub polls: Vec<Bars>,
    /// The decisions that the room took, in the order it did.
    pub decisions: Vec<Card>,
    /// The pledges that the room agreed on, as it did.
    pub agreed: Vec<Card>,
    /// Who signed.
    pub signed: Vec<String>,
    /// Which bodies have not signed yet.
    pub unsigned: Vec<String>,
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its number.
    pub id: ItemId,
    /// What is shown before its title.
    pub label: String,
    /// What it is called.
    pub title: Said,
    /// The questions it is to answer.
    pub questions: Vec<Said>,
    /// Its parallel groups.
    pub tables: Vec<Said>,
}

/// What the screen shows large.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// Something that is worded, agreed on, or decided.
    Card(Box<Card>),
    /// A poll.
    Bars(Box<Bars>),
}

/// The entry that is to be shown large.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Which.
    pub entry: Option<Handle>,
    /// What it was before it was last changed, if that is to be seen.
    pub before: Option<&'a Entry>,
}

static AS_IT_IS: LazyLock<Options> = LazyLock::new(Options::default);

/// Everything of a session that may be shown to the whole room.
pub fn board(state: &State, asked: Asked<'_>) -> Board {
    Writer::new(state).board(asked)
}

/// Whether everything that a screen would show of an entry may be shown to the whole room: it stands, is no private note, and
/// no name stands in it that the rule hides.
pub fn may_be_shown(state: &State, entry: &Entry) -> bool {
    let writer = Writer::new(state);
    shown(entry) && writer.card(entry, None).is_whole() && writer.bars(entry).is_none_or(|bars| bars.is_whole())
}

/// Whether an entry is one of those a screen shows.
fn shown(entry: &Entry) -> bool {
    entry.stands() && entry.kind != EntryKind::Note
}

struct Writer<'a> {
    scribe: Scribe<'a>,
    /// The names that a rule hides; `None` where everybody may be named everywhere.
    hidden: Option<Hidden>,
}

impl<'a> Writer<'a> {
    fn new(state: &'a State) -> Writer<'a> {
        let strict = |entry: &Entry| state.attribution(entry) != Attribution::Named;
        let open = state.agenda.attribution == Attribution::Named
            && !state.record.parts().chain(state.record.entries()).any(strict);
        let hidden = (!open).then(|| Hidden::new(state, Sought::Record));
        Writer { scribe: Scribe::new(state, &AS_IT_IS), hidden }
    }

    /// Whether no name stands in a text that the rule hides.
    fn allows(&self, text: &str, rule: Attribution) -> bool {
        self.hidden.as_ref().is_none_or(|hidden| !hidden.is_in(text, rule))
    }

    fn board(&self, asked: Asked<'_>) -> Board {
        let Writer { scribe, .. } = self;
        let state = scribe.state;
        let agenda = &state.agenda;
        let polls = state.record.entries().rev().filter_map(|entry| self.bars(entry));
        let cards = |entries: Vec<&Entry>| entries.into_iter().map(|entry| self.card(entry, None)).collect();
        let pledges = state.parts(EntryKind::Pledge);
        let agreed = pledges.iter().filter_map(|entry| self.as_agreed(entry)).collect();
        let decided = |entry: &&Entry| entry.kind == EntryKind::Decision && !entry.is_lost();
        Board {
            language: scribe.phrases.language().to_owned(),
            title: self.agenda_text(&agenda.title),
            place: agenda.place.as_ref().map(|place| self.tidy(place)),
            items: state.run.items.iter().map(|item| self.topic(item)).collect(),
            question: self.question(),
            speaking: self.speaking(),
            next: self.next(),
            subject: self.subject(asked),
            polls: polls.collect(),
            decisions: cards(state.record.entries().filter(decided).collect()),
            pledges: cards(pledges),
            agreed,
            signed: self.signed(),
            unsigned: self.unsigned(),
        }
    }

    /// What was recorded as one line of words.
    fn tidy(&self, text: &str) -> String {
        plain(&self.scribe.reader.text(text))
    }

    /// A text that is tidy already, if it names nobody whom the rule hides.
    fn said(&self, text: String, rule: Attribution) -> Said {
        if self.allows(&text, rule) { Said::Words(text) } else { Said::Withheld }
    }

    /// A text of the agenda, which is Markdown.
    fn agenda_text(&self, text: &str) -> Said {
        self.said(plain(&self.scribe.reader.markdown(text)), self.scribe.naming.rule)
    }

    fn topic(&self, item: &ItemRun) -> Topic {
        let texts = |texts: &[String]| texts.iter().map(|text| self.agenda_text(text)).collect();
        Topic {
            id: item.id,
            label: item.label.clone(),
            title: self.said(plain(&self.scribe.item_title(item)), self.scribe.naming.rule),
            questions: texts(&item.plan.questions),
            tables: texts(&item.plan.tables),
        }
    }

    /// The question asked last in the plenary of the item that is on, if nobody has answered it.
    fn question(&self) -> Option<Said> {
        let state = self.scribe.state;
        let current = state.run.current?;
        let here = |entry: &&Entry| entry.item == Some(current) && entry.details().table.is_none();
        let asked = state.record.entries().rev().filter(here).find(|entry| entry.kind == EntryKind::Question)?;
        self.scribe
            .questions
            .is_open(asked)
            .then(|| self.said(self.tidy(&asked.text), self.scribe.naming.rule_of(asked)))
    }

    /// A person with the organisation, or the organisation alone, as far as the session's rule lets it be said.
    fn name(&self, who: &Who) -> Option<String> {
        let Scribe { naming, .. } = &self.scribe;
        let name = match naming.person_and_organisation(who, naming.rule) {
            (Some(person), Some(organisation)) => format!("{person}, {organisation}").into(),
            _ => naming.name(who, naming.rule)?,
        };
        Some(self.tidy(&name))
    }

    fn speaking(&self) -> Option<String> {
        self.scribe.state.floor.holder.as_ref().and_then(|(who, _)| self.name(who))
    }

    /// Who has the floor next: the first of the speakers' list; where an item goes round, whose turn it is then.
    fn next(&self) -> Option<String> {
        let state = self.scribe.state;
        let round = state.round();
        let whose_turn = || round.as_ref().and_then(|round| round.left.first());
        self.name(state.floor.queue.first().map(|waiting| &waiting.who).or_else(whose_turn)?)
    }

    fn subject(&self, asked: Asked<'_>) -> Option<Subject> {
        let entry = self.scribe.state.record.get(asked.entry?).filter(|entry| shown(entry))?;
        Some(match self.bars(entry) {
            Some(bars) => Subject::Bars(Box::new(bars)),
            None => Subject::Card(Box::new(self.card(entry, asked.before))),
        })
    }

    /// Which body signed; by whom and in what capacity where persons may be named.
    fn signed(&self) -> Vec<String> {
        let Scribe { state, naming, .. } = &self.scribe;
        let line = |signed: &Fact<Signature>| {
            let Signature { body, name, role, .. } = &signed.fact;
            let mut line = body.clone();
            if naming.rule == Attribution::Named {
                line += &format!(" – {name}");
                line += &role.as_ref().map_or(String::new(), |role| format!(", {role}"));
            }
            self.tidy(&line)
        };
        let named = naming.rule != Attribution::None;
        state.signatures.standing().filter(|_| named).map(line).collect()
    }

    /// Which bodies still have to sign, once some have or the session is over.
    fn unsigned(&self) -> Vec<String> {
        let Scribe { state, naming, .. } = &self.scribe;
        let signed: Vec<&str> = state.signatures.standing().map(|signed| signed.fact.body.as_str()).collect();
        let begun = !signed.is_empty() || state.run.phase == Phase::Ended && state.is_agreed();
        if naming.rule == Attribution::None || !begun {
            return Vec::new();
        }
        state
            .roster
            .signatories()
            .into_iter()
            .filter(|body| !signed.contains(body))
            .map(|body| self.tidy(body))
            .collect()
    }
}
