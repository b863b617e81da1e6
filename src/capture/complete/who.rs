//! Whom to offer: people and organisations by a few letters of their names.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::super::fold::{begins_with, fold, folded, has_word_beginning};
use super::{Candidate, Offer, Typing};
use crate::session::ParticipantId;
use crate::session::state::{Person, State};

/// Whom to offer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Offered {
    /// People before organisations.
    PeopleFirst,
    /// Organisations before people.
    BodiesFirst,
    /// Organisations alone.
    Bodies,
}

/// Somebody to offer.
#[derive(Clone, Copy)]
pub(super) enum Hit<'a> {
    Person(&'a Person),
    Body(&'a str),
}

impl<'a> Typing<'a> {
    /// The speaker at the beginning of a line: after `@`, or `Name: `.
    pub(super) fn speaker<'t>(&self, lead: &'t str) -> Offer<'t> {
        if lead.starts_with('@') {
            return self.after_at(lead, Offered::PeopleFirst);
        }
        // Two letters at least, so that typing a sentence is not disturbed by names at once.
        let letters = lead.chars().take(41).count();
        if !(2..=40).contains(&letters) || lead.contains(':') {
            return None;
        }
        let hits = self.beginning(&fold(lead), Offered::PeopleFirst, |_| true);
        Some((lead, hits.into_iter().map(|hit| self.offer(hit, |name| format!("{name}: "))).collect()))
    }

    /// A name after the last `@`, if `text` is a run of such names up to there.
    pub(super) fn after_at<'t>(&self, text: &'t str, offered: Offered) -> Offer<'t> {
        let at = text.rfind('@')?;
        let (before, query) = text.split_at(at);
        let in_run = before.trim_end().is_empty() || (before.starts_with('@') && before.ends_with(char::is_whitespace));
        let name = &query[1..];
        let name = name.strip_prefix(['"', '“']).unwrap_or(name);
        if !in_run || name.starts_with(char::is_whitespace) {
            return None;
        }
        let hits = self.names(name, offered, |_| true);
        if hits.is_empty() {
            return None;
        }
        let quoted = |name: &str| {
            let plain = name.chars().all(|c| c.is_alphanumeric() || "-_.'’".contains(c));
            if plain { format!("@{name} ") } else { format!("@\"{name}\" ") }
        };
        Some((query, hits.into_iter().map(|hit| self.offer(hit, quoted)).collect()))
    }

    /// People and organisations whose name begins with the query or has a word that does; if there are none, those that
    /// have its letters in that order.
    pub(super) fn names(&self, query: &str, offered: Offered, fits: impl Fn(&Person) -> bool) -> Vec<Hit<'a>> {
        let query = fold(query.trim_start());
        let hits = self.beginning(&query, offered, &fits);
        let letters = query.chars().count();
        if !hits.is_empty() || !(2..=20).contains(&letters) || query.contains(char::is_whitespace) {
            return hits;
        }
        let people = self.state.roster.people().filter(|person| offered != Offered::Bodies && fits(person));
        let people = people.map(|person| (Hit::Person(person), person.details.name.as_str()));
        let bodies = self.state.roster.organisations().into_iter().map(|name| (Hit::Body(name), name));
        fuzzy(&query, people.chain(bodies), self.limit)
    }

    /// People and organisations whose name begins with the (folded) query or has a word that does, in the order of the list.
    fn beginning(&self, query: &str, offered: Offered, fits: impl Fn(&Person) -> bool) -> Vec<Hit<'a>> {
        let (mut people, mut bodies) = (Best::new(self.limit), Best::new(self.limit));
        for person in self.state.roster.people() {
            if !fits(person) {
                continue;
            }
            if offered != Offered::Bodies {
                people.weigh(&person.details.name, query, || Hit::Person(person));
            }
            if let Some(name) = person.details.organisation.as_deref()
                && !bodies.knows(name)
            {
                bodies.weigh(name, query, || Hit::Body(name));
            }
            if people.full() && bodies.full() {
                break;
            }
        }
        let (people, bodies) = (people.all(), bodies.all());
        let (mut first, mut second) = match offered {
            Offered::PeopleFirst => (people, bodies),
            Offered::BodiesFirst | Offered::Bodies => (bodies, people),
        };
        // Neither crowds the other out.
        let half = self.limit - self.limit / 2;
        first.truncate(half.max(self.limit.saturating_sub(second.len())));
        second.truncate(self.limit - first.len());
        first.extend(second);
        first
    }

    /// Somebody as a candidate; `insert` says how the name is typed. Namesakes are told apart by their organisation.
    pub(super) fn offer(&self, hit: Hit<'a>, insert: impl Fn(&str) -> String) -> Candidate {
        match hit {
            Hit::Body(name) => Candidate::new(insert(name), name, "organisation"),
            Hit::Person(Person { details, .. }) => {
                let organisation = details.organisation.as_deref();
                let namesakes = self.state.roster.people().filter(|other| other.details.name == details.name).count();
                let typed = match organisation.filter(|_| namesakes > 1) {
                    Some(organisation) => insert(&format!("{}, {organisation}", details.name)),
                    None => insert(&details.name),
                };
                Candidate::new(typed, &details.name, organisation.unwrap_or_default())
            }
        }
    }
}

/// People whose name has these letters in their order, best first: `anro` finds Anna Rossi. None where there are fewer than two.
pub fn people_by_letters(query: &str, state: &State) -> Vec<ParticipantId> {
    let query = fold(query.trim());
    if !(2..=20).contains(&query.chars().count()) {
        return Vec::new();
    }
    let people = state.roster.people().map(|person| (person.id, person.details.name.as_str()));
    fuzzy(&query, people, usize::MAX)
}

/// The first few whose name begins with a query, then the first few with a word that does.
struct Best<'a> {
    limit: usize,
    begin: Vec<Hit<'a>>,
    within: Vec<Hit<'a>>,
}

impl<'a> Best<'a> {
    fn new(limit: usize) -> Best<'a> {
        Best { limit, begin: Vec::new(), within: Vec::new() }
    }

    fn weigh(&mut self, name: &str, query: &str, hit: impl Fn() -> Hit<'a>) {
        if self.full() {
            return;
        }
        if begins_with(name, query) {
            self.begin.push(hit());
        } else if self.within.len() < self.limit && has_word_beginning(name, query) {
            self.within.push(hit());
        }
    }

    fn knows(&self, body: &str) -> bool {
        let same = |hit: &Hit| matches!(hit, Hit::Body(name) if *name == body);
        self.begin.iter().chain(&self.within).any(same)
    }

    fn full(&self) -> bool {
        self.begin.len() >= self.limit
    }

    fn all(mut self) -> Vec<Hit<'a>> {
        self.begin.append(&mut self.within);
        self.begin.truncate(self.limit);
        self.begin
    }
}

/// Those whose name has the letters of the query in their order, best first.
pub(super) fn fuzzy<'n, T>(query: &str, names: impl Iterator<Item = (T, &'n str)>, limit: usize) -> Vec<T> {
    let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut characters = Vec::new();
    // Scoring takes longer than seeing that the letters are not all there.
    let has_letters = |name: &str| {
        let mut letters = folded(name);
        query.chars().all(|wanted| letters.any(|letter| letter == wanted))
    };
    let mut hits: Vec<(u32, T)> = names
        .filter(|(_, name)| has_letters(name))
        .filter_map(|(thing, name)| {
            let plain = if name.is_ascii() { None } else { Some(fold(name)) };
            let name = Utf32Str::new(plain.as_deref().unwrap_or(name), &mut characters);
            Some((pattern.score(name, &mut matcher)?, thing))
        })
        .collect();
    hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    hits.into_iter().take(limit).map(|(_, thing)| thing).collect()
}
