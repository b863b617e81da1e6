//! Names that stand in the text although the rule hides them. Who speaks and who was there is hidden by
//! [`who`](super::who); what people say of each other is found here, before anything is written.

use std::fmt;

use super::Options;
use super::mentions::Names;
use super::who::Naming;
use crate::agenda::{Attribution, Audience, Opening, PollForm};
use crate::session::event::EntryKind;
use crate::session::state::Entry;
use crate::session::{Handle, State};

/// What is about to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// The whole record: the minutes, or the JSON.
    Record,
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
}

impl fmt::Display for Leak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} names {}: “{}”", self.place, self.name, self.words)
    }
}

impl Leak {
    /// What to do about it, without a full stop.
    pub fn next(&self) -> String {
        match self.handle {
            Some(handle) => format!("/edit {handle} takes the name out"),
            None => "the agenda's own words cannot be changed any more".to_owned(),
        }
    }
}

/// All names that the rule of this export hides and that stand in a text it prints, each once for each place, in the order of
/// the paper.
pub fn leaks(state: &State, options: &Options, sought: Sought) -> Vec<Leak> {
    let naming = Naming::new(state, options, String::new());
    if is_open(state, naming.rule, |entry| naming.rule_of(entry)) {
        return Vec::new();
    }
    let mut bodies = state.roster.organisations();
    if sought == Sought::Memorandum {
        let signing = state.roster.signatories();
        bodies.retain(|body| !signing.contains(body));
    }
    let mut search = Search { hidden: Hidden::with(state, bodies), found: Vec::new() };
    search.agenda(state, naming.rule, sought);
    let annex = options.audience != Some(Audience::Public);
    let shown = |entry: &&Entry| match sought {
        Sought::Memorandum => entry.kind.is_agreed(),
        Sought::Record => entry.kind != EntryKind::Note || options.notes,
    };
    let prepared = state.record.parts().filter(|part| part.is_prepared());
    for entry in prepared.chain(state.record.entries().filter(shown)) {
        search.entry(entry, naming.rule_of(entry), annex || sought == Sought::Memorandum);
    }
    // Earlier versions are printed for what was corrected in them.
    for clause in state.versions().iter().flat_map(|version| version.clauses) {
        search.text(Some(clause.handle), clause.handle.to_string(), &clause.text, naming.rule);
    }
    search.found
}

/// Whether everybody may be named everywhere, so that there is nothing to look for.
fn is_open(state: &State, rule: Attribution, of: impl Fn(&Entry) -> Attribution) -> bool {
    let all = || state.record.parts().chain(state.record.entries());
    rule == Attribution::Named && all().all(|entry| of(entry) == Attribution::Named)
}

/// The names on the list that a rule hides, ready to be looked for.
pub(super) struct Hidden {
    persons: Names,
    all: Names,
}

impl Hidden {
    /// Those of everybody on the list, and of these bodies.
    fn with(state: &State, bodies: Vec<&str>) -> Hidden {
        let people = || state.roster.people().map(|person| person.details.name.as_str());
        Hidden { persons: Names::new(people(), []), all: Names::new(people(), bodies) }
    }

    /// Those that the session's rule may hide, or that of an entry.
    pub fn of(state: &State) -> Hidden {
        if is_open(state, state.agenda.attribution, |entry| state.attribution(entry)) {
            return Hidden { persons: Names::default(), all: Names::default() };
        }
        Hidden::with(state, state.roster.organisations())
    }

    /// Those that a rule hides; `None` where it hides none.
    fn by(&self, rule: Attribution) -> Option<&Names> {
        match rule {
            Attribution::Named => None,
            Attribution::Organisation => Some(&self.persons),
            Attribution::None => Some(&self.all),
        }
    }

    /// Whether no name stands in a text that the rule hides.
    pub fn allows(&self, text: &str, rule: Attribution) -> bool {
        self.by(rule).is_none_or(|names| names.find(text).is_empty())
    }
}

struct Search {
    hidden: Hidden,
    found: Vec<Leak>,
}

impl Search {
    /// The agenda's own words.
    fn agenda(&mut self, state: &State, rule: Attribution, sought: Sought) {
        let agenda = &state.agenda;
        let plan = &agenda.memorandum;
        self.text(None, "the title".into(), &agenda.title, rule);
        if sought == Sought::Record {
            for objective in &agenda.objectives {
                self.text(None, "an objective".into(), objective, rule);
            }
            for item in &state.run.items {
                let texts = [&item.plan.title].into_iter().chain(&item.plan.questions).chain(&item.plan.tables);
                for text in texts {
                    self.text(None, format!("item {}", item.label), text, rule);
                }
            }
        }
        for text in [&plan.title, &plan.subtitle, &plan.undertaking].into_iter().flatten() {
            self.text(None, "the memorandum's own words".into(), text, rule);
        }
        for point in plan.recitals.iter().flat_map(|recital| &recital.points) {
            self.text(None, "a recital".into(), point, rule);
        }
    }

    /// Everything that is printed of an entry.
    fn entry(&mut self, entry: &Entry, rule: Attribution, wordings: bool) {
        let (details, outcome) = (entry.details(), entry.outcome());
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
        let beside = [
            &details.title,
            &details.indicator,
            &details.baseline,
            &details.target,
            &details.source,
            &details.beneficiaries,
            &details.territory,
        ];
        let mut texts: Vec<&str> = vec![&entry.text];
        texts.extend(
            beside.into_iter().flatten().chain(opening).chain(options).chain(&details.ends).map(String::as_str),
        );
        texts.extend(outcome.objections.iter().map(|objection| objection.text.as_str()));
        texts.extend(outcome.reservations.iter().map(|reservation| reservation.text.as_str()));
        texts.extend(outcome.reports.iter().filter_map(|report| report.text.as_deref()));
        texts.extend(outcome.tags.iter().map(String::as_str));
        if let Some(agreed) = &outcome.agreed {
            texts.push(&agreed.text);
        }
        if wordings && entry.kind.is_agreed() {
            texts.extend(entry.wordings().iter().map(|wording| wording.text));
        }
        for text in texts {
            self.text(Some(entry.handle), entry.handle.to_string(), text, rule);
        }
    }

    fn text(&mut self, handle: Option<Handle>, place: String, text: &str, rule: Attribution) {
        let Some(names) = self.hidden.by(rule) else { return };
        for mention in names.find(text) {
            if self.found.iter().any(|leak| leak.place == place && leak.name == mention.name) {
                continue;
            }
            let words = around(text, mention.span);
            self.found.push(Leak { handle, place: place.clone(), name: mention.name, words });
        }
    }
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
