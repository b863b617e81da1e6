//! Names that stand in the text although the rule hides them. Who speaks and who was there is hidden by
//! [`who`](super::who); what people say of each other is found here, before anything is written.
//!
//! Only what a paper prints is searched. Earlier wordings and earlier versions that name somebody are left out of it, so that
//! rewording is all it takes.

use std::fmt;

use super::Options;
use super::memorandum::listed;
use super::mentions::{Mention, Names, Setting};
use super::who::Naming;
use crate::agenda::{Attribution, Audience, Opening, PollForm};
use crate::session::event::{Details, EntryKind};
use crate::session::state::{Entry, Person};
use crate::session::{Handle, State};

/// What is about to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// The whole record, as JSON has it.
    Record,
    /// The minutes.
    Minutes,
    /// The memorandum alone. The bodies that sign it are no secret in it.
    Memorandum,
}

/// A name that stands in a text although the rule hides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The entry it stands in; `None` for a text of the agenda.
    pub handle: Option<Handle>,
    /// Where it stands, in words: `12`, `item 3`, `the title`.
    pub place: String,
    /// The name on the list that it gives away.
    pub name: String,
    /// The words around it.
    pub words: String,
    /// Whether it stands in what the room agreed on, which was reworded since.
    pub agreed: bool,
}

impl fmt::Display for Leak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let as_agreed = if self.agreed { ", as it was agreed on," } else { "" };
        write!(f, "{}{as_agreed} names {}: “{}”", self.place, self.name, self.words)
    }
}

impl Leak {
    /// What to do about it, without a full stop.
    pub fn next(&self) -> String {
        match self.handle {
            Some(handle) if self.agreed => format!("/agree {handle} puts the new wording in its place"),
            Some(handle) => format!("/edit {handle} takes the name out"),
            None => "the agenda's own words cannot be changed any more".to_owned(),
        }
    }
}

/// The names that a rule hides, ready to be looked for in a text.
pub struct Hidden {
    persons: Names,
    all: Names,
}

impl Hidden {
    /// Those of a session that a paper must not give away.
    pub fn new(state: &State, sought: Sought) -> Hidden {
        let agenda = &state.agenda;
        let setting = Setting { language: &agenda.language, place: agenda.place.as_deref().unwrap_or_default() };
        // Who was erased has no name any more, only a number.
        let known = || state.roster.people().filter(|person| !person.is_erased());
        let people = || known().map(|person| person.details.name.as_str());
        let mut bodies = state.roster.organisations();
        if sought == Sought::Memorandum {
            let signing = state.roster.signatories();
            bodies.retain(|body| !signing.contains(body));
        }
        let mut hidden =
            Hidden { persons: Names::within(setting, people(), []), all: Names::within(setting, people(), bodies) };
        for Person { details, .. } in known() {
            if let Some(email) = &details.email {
                hidden.persons.add_address(email, &details.name);
                hidden.all.add_address(email, &details.name);
            }
        }
        hidden
    }

    /// Every name in a text that this rule hides.
    pub fn find(&self, text: &str, rule: Attribution) -> Vec<Mention> {
        match rule {
            Attribution::Named => Vec::new(),
            Attribution::Organisation => self.persons.find(text),
            Attribution::None => self.all.find(text),
        }
    }

    /// Whether a text names somebody whom this rule hides.
    pub fn is_in(&self, text: &str, rule: Attribution) -> bool {
        !self.find(text, rule).is_empty()
    }
}

/// All names that the rule of this export hides and that stand in a text it prints, each once for each place, in the order of
/// the paper.
pub fn leaks(state: &State, options: &Options, sought: Sought) -> Vec<Leak> {
    let naming = Naming::new(state, options, String::new());
    let strict = |entry: &Entry| naming.rule_of(entry) != Attribution::Named;
    if naming.rule == Attribution::Named && !state.record.parts().chain(state.record.entries()).any(strict) {
        return Vec::new();
    }
    let mut search = Search { state, sought, hidden: Hidden::new(state, sought), found: Vec::new() };
    search.agenda(naming.rule);
    let annex = options.audience != Some(Audience::Public);
    let shown = |entry: &&Entry| match sought {
        Sought::Memorandum => {
            let agreed = entry.kind != EntryKind::Pledge || entry.outcome().agreed.is_some() || options.unagreed;
            entry.kind.is_agreed() && agreed
        }
        // The annex of wordings is the only place in the minutes for what the agenda prepared.
        Sought::Minutes if entry.is_prepared() => annex && entry.outcome().reworded.is_some(),
        Sought::Record | Sought::Minutes => entry.kind != EntryKind::Note || options.notes,
    };
    let prepared = state.record.parts().filter(|part| part.is_prepared());
    for entry in prepared.chain(state.record.entries()).filter(shown) {
        search.entry(entry, naming.rule_of(entry));
    }
    search.found
}

struct Search<'a> {
    state: &'a State,
    sought: Sought,
    hidden: Hidden,
    found: Vec<Leak>,
}

impl<'a> Search<'a> {
    /// The agenda's own words.
    fn agenda(&mut self, rule: Attribution) {
        let state = self.state;
        let agenda = &state.agenda;
        let plan = &agenda.memorandum;
        self.text(None, "the title", &agenda.title, rule);
        // Where it was and who paid for it is no secret, even if a body is called so; whose house it was may be one.
        let persons = rule.min(Attribution::Organisation);
        let project = agenda.project.as_ref().filter(|_| self.sought != Sought::Memorandum);
        let frame = [
            ("the place", agenda.place.as_ref()),
            ("the funder's statement", agenda.funding.as_ref()),
            ("the project", project),
        ];
        for (what, text) in frame {
            text.into_iter().for_each(|text| self.text(None, what, text, persons));
        }
        if self.sought != Sought::Memorandum {
            for objective in &agenda.objectives {
                self.text(None, "an objective", objective, rule);
            }
            // The list is not printed where nothing may be said of anybody.
            for person in state.roster.people().filter(|_| rule == Attribution::Organisation) {
                if let Some(category) = &person.details.category {
                    self.text(None, &format!("the category of participant {}", person.id), category, rule);
                }
            }
            for item in &state.run.items {
                let texts = [&item.plan.title].into_iter().chain(&item.plan.questions).chain(&item.plan.tables);
                for text in texts {
                    self.text(None, &format!("item {}", item.label), text, rule);
                }
            }
        }
        if self.sought != Sought::Minutes {
            for text in [&plan.title, &plan.subtitle, &plan.undertaking].into_iter().flatten() {
                self.text(None, "the memorandum's own words", text, rule);
            }
        }
    }

    /// Everything that is printed of an entry.
    fn entry(&mut self, entry: &Entry, rule: Attribution) {
        let handle = entry.handle;
        let mut texts = Vec::new();
        match self.sought {
            Sought::Memorandum => {
                let agreed = entry.outcome().agreed.as_ref().filter(|_| !entry.is_as_prepared());
                let (text, details) = agreed
                    .map_or((entry.text.as_str(), entry.details()), |agreed| (agreed.text.as_str(), &agreed.details));
                texts.push(text);
                texts.extend(beside(details));
                texts.extend(entry.outcome().reservations.iter().map(|reservation| reservation.text.as_str()));
                if listed(text).1.is_empty() {
                    texts.extend(self.points(entry));
                }
                let before = agreed.is_some() && entry.is_reworded_since_agreed();
                let from = self.found.len();
                texts.into_iter().for_each(|text| self.text(Some(handle), &handle.to_string(), text, rule));
                self.found.iter_mut().skip(from).for_each(|leak| leak.agreed = before);
                return;
            }
            // Nothing but the wording.
            Sought::Minutes if entry.is_prepared() => texts.push(entry.text.as_str()),
            Sought::Minutes | Sought::Record => {
                let outcome = entry.outcome();
                texts.push(&entry.text);
                texts.extend(beside(entry.details()));
                texts.extend(outcome.objections.iter().map(|objection| objection.text.as_str()));
                texts.extend(outcome.reservations.iter().map(|reservation| reservation.text.as_str()));
                texts.extend(outcome.reports.iter().filter_map(|report| report.text.as_deref()));
                texts.extend(outcome.tags.iter().map(String::as_str));
                texts.extend(self.points(entry));
            }
        }
        for text in texts {
            self.text(Some(handle), &handle.to_string(), text, rule);
        }
    }

    /// The list that the agenda puts under a recital.
    fn points(&self, entry: &Entry) -> impl Iterator<Item = &'a str> + use<'a> {
        let place = usize::try_from(entry.handle.number).unwrap_or(0).wrapping_sub(1);
        let planned = self.state.agenda.memorandum.recitals.get(place);
        let planned = planned.filter(|_| entry.is_prepared() && entry.kind == EntryKind::Recital);
        planned.into_iter().flat_map(|recital| &recital.points).map(String::as_str)
    }

    fn text(&mut self, handle: Option<Handle>, place: &str, text: &str, rule: Attribution) {
        for mention in self.hidden.find(text, rule) {
            if self.found.iter().any(|leak| leak.place == place && leak.name == mention.name) {
                continue;
            }
            let words = around(text, mention.span);
            self.found.push(Leak { handle, place: place.to_owned(), name: mention.name, words, agreed: false });
        }
    }
}

/// The texts that stand beside the wording of an entry.
fn beside(details: &Details) -> impl Iterator<Item = &str> {
    let options = match &details.poll {
        Some(PollForm::Choice(options) | PollForm::Ranking(options) | PollForm::Dots { options, .. }) => {
            options.as_slice()
        }
        _ => &[],
    };
    let opening = match &details.opening {
        Some(Opening::Other(words)) => Some(words),
        _ => None,
    };
    let fields = [
        &details.title,
        &details.indicator,
        &details.baseline,
        &details.target,
        &details.source,
        &details.beneficiaries,
        &details.territory,
        &details.table,
    ];
    fields.into_iter().flatten().chain(opening).chain(options).chain(&details.ends).map(String::as_str)
}

/// The words around a place in a text, on one line.
fn around(text: &str, span: std::ops::Range<usize>) -> String {
    /// So many characters before and after it.
    const MOST: usize = 24;
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let start = before.char_indices().rev().nth(MOST).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(MOST).map_or(text.len(), |(at, _)| span.end + at);
    let words: String = text.get(start..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let (head, tail) = (if start > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    format!("{head}{words}{tail}")
}
