//! Who may be named: the one place that decides it for every format.

use std::borrow::Cow;

use super::Options;
use crate::agenda::Attribution;
use crate::session::State;
use crate::session::event::Who;
use crate::session::state::Entry;
use crate::words::marks::settled;

/// Decides what may be printed of persons and organisations.
pub struct Naming<'a> {
    state: &'a State,
    /// The rule for the whole export: the session's, or a stricter one asked for.
    pub rule: Attribution,
    /// What a person is called of whom nothing may be said.
    somebody: String,
    /// Whether a name is given exactly as it was typed; otherwise it turns the direction of nothing around it.
    as_typed: bool,
}

impl<'a> Naming<'a> {
    /// The rule for an export; a person of whom nothing may be said is called `somebody`.
    pub fn new(state: &'a State, options: &Options, somebody: String) -> Naming<'a> {
        Naming { state, rule: options.rule(state), somebody, as_typed: true }
    }

    /// The same for names that stand in a document between other texts.
    #[must_use]
    pub fn in_a_document(self) -> Naming<'a> {
        Naming { as_typed: false, ..self }
    }

    /// The same for data, in which names are as they were typed.
    #[must_use]
    pub fn for_data(self) -> Naming<'a> {
        Naming { as_typed: true, ..self }
    }

    fn called<'s>(&self, name: &'s str) -> Cow<'s, str> {
        if self.as_typed { name.into() } else { settled(name) }
    }

    /// The rule for one entry, which can be stricter than the session's.
    pub fn rule_of(&self, entry: &Entry) -> Attribution {
        self.rule.max(self.state.attribution(entry))
    }

    /// How somebody is called under a rule; `None`: not at all.
    pub fn name<'s>(&'s self, who: &'s Who, rule: Attribution) -> Option<Cow<'s, str>> {
        match (rule, who) {
            (Attribution::None, _) => None,
            (Attribution::Named, _) | (_, Who::Organisation(_)) => Some(self.called(self.state.roster.name(who))),
            (Attribution::Organisation, who) => {
                Some(self.called(self.state.roster.organisation(who).unwrap_or(&self.somebody)))
            }
        }
    }

    /// The person's own name and the organisation, each if it may be said.
    pub fn person_and_organisation<'s>(
        &'s self,
        who: &'s Who,
        rule: Attribution,
    ) -> (Option<&'s str>, Option<&'s str>) {
        let roster = &self.state.roster;
        match (rule, who) {
            (Attribution::None, _) => (None, None),
            (Attribution::Named, Who::Participant(_)) => (Some(roster.name(who)), roster.organisation(who)),
            _ => (None, roster.organisation(who)),
        }
    }

    /// Who is bound by a pledge, as far as the rule lets it be said: bodies; a person stands for the organisation, and where
    /// there is none, is named only as the rule lets it.
    pub fn bound<'s>(&'s self, who: &'s Who, rule: Attribution) -> Option<Cow<'s, str>> {
        match rule {
            Attribution::None => None,
            _ => self.signing(who, rule),
        }
    }

    /// Who is bound by a pledge in the memorandum, where bodies are named under every rule since they sign it.
    pub fn signing<'s>(&'s self, who: &'s Who, rule: Attribution) -> Option<Cow<'s, str>> {
        match self.state.roster.organisation(who) {
            Some(organisation) => Some(self.called(organisation)),
            None => self.name(who, rule),
        }
    }

    /// Who leads an item, which the agenda says in its own words; a text that names nobody known is taken for a person's
    /// name when it matters.
    pub fn lead<'s>(&'s self, lead: &'s str) -> Option<Cow<'s, str>> {
        let roster = &self.state.roster;
        match self.rule {
            Attribution::Named => Some(self.called(lead)),
            Attribution::None => None,
            Attribution::Organisation if roster.organisations().contains(&lead) => Some(self.called(lead)),
            Attribution::Organisation => {
                let person = roster.people().find(|person| person.details.name == lead)?;
                Some(self.called(person.details.organisation.as_deref().unwrap_or(&self.somebody)))
            }
        }
    }
}
