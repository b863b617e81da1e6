//! What could be typed next: commands after `/`, people and organisations after `@` or at the beginning of a line, and what
//! a command takes after it.
//!
//! This runs while somebody types, so it looks at every name at most once and builds text only for what it offers.

mod who;

use std::ops::Range;

use chrono::NaiveDate;

use super::actions::{ACTIONS, Action, Arguments, Id, named};
use super::entries::{CLAUSES, OPENINGS};
use super::fold::{begins_with, fold, has_word_beginning};
use super::mend::ATTRIBUTIONS;
use super::options::{self, Key};
use super::{AUDIENCES, FORMATS, PAPERS, dates, pieces};
use crate::agenda::{ABSTENTIONS, BASES, RULES, UNITS};
use crate::session::State;
use crate::session::command::{PLEDGE_KINDS, STATUSES};
use crate::session::event::{EntryKind, Presence};
use crate::session::floor::CONTRIBUTIONS;
use crate::session::state::{Entry, ItemRun, Person};
pub use who::people_by_letters;
use who::{Hit, Offered, fuzzy};

/// What could stand in the place of a part of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The part of the input, in bytes, that a candidate replaces.
    pub span: Range<usize>,
    /// Best first; never empty.
    pub candidates: Vec<Candidate>,
}

/// One thing that could be typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// What is put in the place of the span, with a blank after it where something may follow.
    pub insert: String,
    /// What is shown.
    pub label: String,
    /// What it does, who it is, or why it cannot be used now; may be empty.
    pub does: String,
}

impl Candidate {
    fn new(insert: impl Into<String>, label: impl Into<String>, does: impl Into<String>) -> Candidate {
        Candidate { insert: insert.into(), label: label.into(), does: does.into() }
    }

    fn word(word: &str, does: impl Into<String>) -> Candidate {
        Candidate::new(format!("{word} "), word, does)
    }
}

/// What could be typed at `cursor` (a byte offset) in `input` on the session's day: at most `limit` candidates. `None`
/// where there is nothing to offer.
pub fn complete(input: &str, cursor: usize, state: &State, limit: usize) -> Option<Completion> {
    let head = input.get(..cursor)?;
    if limit == 0 || head.contains('\n') {
        return None;
    }
    let typing = Typing { state, limit };
    let lead = head.trim_start();
    let (query, candidates) = match lead.strip_prefix('/') {
        Some(line) => match line.find(char::is_whitespace) {
            None => (lead, typing.commands(line)),
            Some(end) => typing.arguments(named(&line[..end])?, line[end..].trim_start())?,
        },
        None => typing.speaker(lead)?,
    };
    let start = head.len() - query.len();
    let end = cursor + input[cursor..].find(char::is_whitespace).unwrap_or(input.len() - cursor);
    let blank_follows = input[end..].starts_with(' ');
    let finish = |mut candidate: Candidate| {
        if blank_follows {
            candidate.insert.truncate(candidate.insert.trim_end().len());
        }
        candidate
    };
    let candidates: Vec<Candidate> = candidates.into_iter().take(limit).map(finish).collect();
    // Nothing is offered that stands there already.
    let settled = matches!(candidates.as_slice(), [only] if only.insert.trim_end() == &input[start..end]);
    (!candidates.is_empty() && !settled).then_some(Completion { span: start..end, candidates })
}

/// The part of the input that is being typed, and what could stand in its place.
type Offer<'t> = Option<(&'t str, Vec<Candidate>)>;

struct Typing<'a> {
    state: &'a State,
    limit: usize,
}

impl<'a> Typing<'a> {
    /// The commands that begin with `word`, then those that have its letters.
    fn commands(&self, word: &str) -> Vec<Candidate> {
        let word = word.to_lowercase();
        let commands = || ACTIONS.iter().filter(|action| action.command.is_some());
        let begins = |action: &Action| action.words().any(|name| name.starts_with(&word));
        let main = |action: &Action| action.command.is_some_and(|name| name.starts_with(&word));
        let mut hits: Vec<&Action> = commands().filter(|action| main(action)).collect();
        hits.extend(commands().filter(|action| begins(action) && !main(action)));
        if hits.is_empty() && word.len() >= 2 {
            hits = fuzzy(&word, commands().filter_map(|action| Some((action, action.command?))), self.limit);
        }
        // What cannot be used now comes last, and says why.
        let mut hits: Vec<_> = hits.into_iter().map(|action| (action, (action.available)(self.state))).collect();
        hits.sort_by_key(|(_, available)| available.is_err());
        let offer = |(action, available): (&Action, Result<(), &str>)| {
            let command = action.command.unwrap_or_default();
            let insert = match action.arguments {
                Arguments::None => format!("/{command}"),
                Arguments::Optional | Arguments::Required => format!("/{command} "),
            };
            let does = available.map_or_else(|why| format!("not now: {why}"), |()| action.does.to_owned());
            Candidate::new(insert, action.usage, does)
        };
        hits.into_iter().take(self.limit).map(offer).collect()
    }

    /// What follows a command.
    fn arguments<'t>(&self, action: &Action, body: &'t str) -> Offer<'t> {
        // The word being typed, and what stands before it.
        let start = body
            .rfind(char::is_whitespace)
            .map_or(0, |place| place + body[place..].chars().next().map_or(0, char::len_utf8));
        let (before, word) = body.split_at(start);
        let (first, rest) = pieces::word(body);
        let after_handle = match pieces::as_handle(first) {
            Some(_) if body.len() > first.len() => rest,
            _ => body,
        };
        let first_word = before.trim().is_empty() || pieces::as_handle(before.trim()).is_some();
        let choose = |words: &mut dyn Iterator<Item = (&str, String)>| {
            let typed = word.to_lowercase();
            let hits = words.filter(|(name, _)| name.starts_with(&typed));
            Some((word, hits.map(|(name, does)| Candidate::word(name, does)).collect()))
        };
        let plain = |name: &str| format!("{name} ");
        let people = |fits: &dyn Fn(&Person) -> bool| {
            let typed = body.strip_prefix('@').unwrap_or(body);
            let hits = self.names(typed, Offered::PeopleFirst, fits);
            Some((body, hits.into_iter().map(|hit| self.offer(hit, plain)).collect::<Vec<_>>()))
        };
        match action.id {
            Id::Point | Id::Question | Id::Proposal | Id::Concern | Id::Practice | Id::Park | Id::Note => {
                self.after_at(body, Offered::PeopleFirst)
            }
            Id::Answer if body.is_empty() => {
                let open = |entry: &Entry| entry.kind == EntryKind::Question && entry.outcome().answered_by.is_none();
                self.entries(body, open)
            }
            Id::Answer => self.after_at(after_handle, Offered::PeopleFirst),
            Id::Action => self.after_at(body, Offered::PeopleFirst).or_else(|| self.option(options::ACTION, word)),
            Id::Pledge => self.after_at(body, Offered::BodiesFirst).or_else(|| self.option(options::PLEDGE, word)),
            Id::Object | Id::Reserve => self.after_at(after_handle, Offered::BodiesFirst),
            Id::Clause if before.trim().is_empty() => choose(&mut CLAUSES.iter().map(|name| (*name, String::new()))),
            Id::Order if body.is_empty() => self.entries(body, |entry| entry.kind.is_agreed()),
            Id::Order if first_word => {
                let places = ["first", "last", "up", "down", "before", "after"];
                choose(&mut places.into_iter().map(|place| (place, String::new())))
            }
            Id::Form | Id::History if body.is_empty() => {
                let wanted = action.id == Id::History;
                self.entries(body, |entry| wanted || entry.kind == EntryKind::Pledge)
            }
            Id::Import => self.option(options::IMPORT, word),
            Id::Edit if body.is_empty() => self.entries(body, |_| true),
            Id::Edit => {
                self.after_at(after_handle, Offered::BodiesFirst).or_else(|| self.option(options::PLEDGE, word))
            }
            Id::Delete | Id::Tag if body.is_empty() => self.entries(body, |_| true),
            Id::Vote => self
                .option(options::VOTE, word)
                .or_else(|| self.entries(body, |entry| entry.kind.is_taken() && entry.outcome().taken.is_none())),
            Id::Consent => self.entries(body, |entry| entry.kind.is_taken() && entry.outcome().taken.is_none()),
            Id::Agree if body.is_empty() => {
                let open = |entry: &Entry| entry.kind.is_agreed() && entry.outcome().agreed.is_none();
                let (query, mut offered) = self.entries(body, open)?;
                if offered.len() > 1 {
                    offered.insert(0, Candidate::word("all", "every one of them"));
                }
                Some((query, offered))
            }
            Id::Poll => match self.option(options::POLL, word) {
                Some(options) => Some(options),
                None => self.prepared(body),
            },
            Id::Kind if first_word => {
                let kinds = EntryKind::ALL.into_iter().filter(|kind| *kind != EntryKind::Poll);
                choose(&mut kinds.map(|kind| (kind.word(), String::new())))
            }
            Id::Attribution if first_word => {
                let does = ["persons and organisations", "organisations alone", "nobody"];
                choose(&mut ATTRIBUTIONS.into_iter().zip(does).map(|(rule, does)| (rule.word(), does.into())))
            }
            Id::Status if first_word => choose(&mut STATUSES.iter().map(|(name, _)| (*name, String::new()))),
            Id::Recital if before.trim().is_empty() => {
                let openings = OPENINGS.iter().filter(|(name, _)| !word.is_empty() || *name != "recognizing");
                choose(&mut openings.map(|(name, _)| (*name, String::new())))
            }
            Id::Move => self.items(after_handle),
            Id::Go | Id::Skip => self.items(body),
            Id::In | Id::Remote | Id::Apologies => {
                let here = match action.id {
                    Id::In => Presence::Present,
                    Id::Remote => Presence::Remote,
                    _ => Presence::Apologies,
                };
                let (query, offered) = people(&|person| person.presence != here)?;
                match body.rsplit_once(',') {
                    Some((name, organisation)) if offered.is_empty() && !name.trim().is_empty() => {
                        let query = organisation.trim_start();
                        let hits = self.names(query, Offered::Bodies, |_| true);
                        Some((query, hits.into_iter().map(|hit| self.offer(hit, plain)).collect()))
                    }
                    _ => Some((query, offered)),
                }
            }
            Id::Out => people(&|person| matches!(person.presence, Presence::Present | Presence::Remote)),
            Id::Queue if word.len() >= 2 && CONTRIBUTIONS.iter().any(|(name, _)| name.starts_with(word)) => {
                choose(&mut CONTRIBUTIONS.iter().map(|(name, kind)| (*name, kind.said().to_owned())))
            }
            Id::Queue | Id::Pass => people(&|_| true),
            Id::Table | Id::Report => {
                let typed = fold(body);
                let tables = self.state.run.current.map(|item| self.state.tables_of(item)).unwrap_or_default();
                let hits = tables.iter().filter(|table| begins_with(table.name, &typed));
                let offer = |table: &crate::session::state::Table<'_>| {
                    let does = if table.reported.is_some() { "has reported back" } else { "" };
                    Candidate::new(format!("{} ", table.name), table.name, does)
                };
                Some((body, hits.map(offer).collect()))
            }
            Id::Settle if body.is_empty() => self.entries(body, |entry| entry.crossing().is_some()),
            Id::Merge | Id::Again | Id::Carry if body.is_empty() => {
                let questions = self.state.questions();
                self.entries(body, |entry| questions.is_open(entry))
            }
            Id::Reorder => self.items(body),
            Id::Floor => {
                let (query, mut offered) = people(&|_| true)?;
                if "next".starts_with(&body.to_lowercase()) {
                    offered.insert(0, Candidate::word("next", "whoever is next on the speakers' list"));
                }
                Some((query, offered))
            }
            Id::Unqueue => {
                let typed = fold(body);
                let waiting = self.state.floor.queue.iter().map(|waiting| self.state.roster.name(&waiting.who));
                let hits = waiting.filter(|name| begins_with(name, &typed) || has_word_beginning(name, &typed));
                Some((body, hits.map(|name| Candidate::new(name, name, "")).collect()))
            }
            Id::Sign => self.signature(body),
            Id::Export => {
                let papers = PAPERS.iter().map(|(name, _)| (*name, "document"));
                let formats = FORMATS.iter().filter(|(name, _)| *name != "markdown").map(|(name, _)| (*name, "format"));
                let given: Vec<&str> = before.split_whitespace().collect();
                let audiences = AUDIENCES.iter().map(|(name, _)| (*name, "for whom"));
                let left = papers.chain(formats).chain(audiences).filter(|(name, _)| !given.contains(name));
                choose(&mut left.map(|(name, does)| (name, does.to_owned())))
            }
            Id::Help => {
                let typed = body.strip_prefix('/').unwrap_or(body).to_lowercase();
                let hits = ACTIONS.iter().filter_map(|action| Some((action.command?, action.does)));
                let hits = hits.filter(|(name, _)| name.starts_with(&typed));
                Some((body, hits.map(|(name, does)| Candidate::new(name, name, does)).collect()))
            }
            _ => None,
        }
    }

    /// The options that begin with the word being typed, or the values of the one that is typed.
    fn option<'t>(&self, keys: &[Key], word: &'t str) -> Offer<'t> {
        if let Some((key, value)) = word.split_once(':') {
            let key = keys.iter().copied().find(|known| known.word().eq_ignore_ascii_case(key))?;
            let value = value.to_lowercase();
            let offer = |text: &str, does: String| Candidate::new(format!("{}:{text} ", key.word()), text, does);
            let words = |words: &[&str]| {
                words.iter().filter(|name| name.starts_with(&value)).map(|name| offer(name, String::new())).collect()
            };
            return match key {
                Key::Due => Some((word, self.dates(&value))),
                Key::Kind => Some((word, words(&PLEDGE_KINDS.map(|(name, _)| name)))),
                Key::Rule => Some((word, words(&RULES))),
                Key::Base => Some((word, words(&BASES.map(|(name, _)| name)))),
                Key::Abstentions => Some((word, words(&ABSTENTIONS.map(|(name, _)| name)))),
                Key::Voters => Some((word, words(&UNITS.map(|(name, _)| name)))),
                Key::Scale => Some((word, words(&["5", "3", "4", "7", "10"]))),
                Key::Consensus => Some((word, words(&["5", "6", "7", "8"]))),
                _ => None,
            };
        }
        if word.len() < 2 && keys != options::VOTE {
            return None;
        }
        let typed = word.to_lowercase();
        let hits = keys.iter().filter(|key| !typed.is_empty() && key.word().starts_with(&typed));
        let hits: Vec<Candidate> = hits
            .map(|key| Candidate::new(format!("{}:", key.word()), format!("{}:", key.word()), key.does()))
            .collect();
        (!hits.is_empty()).then_some((word, hits))
    }

    /// Dates to choose from, each with the day it means.
    fn dates(&self, typed: &str) -> Vec<Candidate> {
        let Some(today) = self.state.date() else { return Vec::new() };
        let year = today.format("%Y-12-31").to_string();
        let usual = ["+1w", "+2w", "+1m", "+3m", "+6m", "+1y", "tomorrow", "friday", "monday", year.as_str()];
        let offer = |text: &str, date: NaiveDate| Candidate::new(format!("due:{text} "), text, dates::long(date));
        let read = |text: &str| dates::read(text, today).ok();
        let hits: Vec<Candidate> = usual
            .into_iter()
            .filter(|text| text.starts_with(typed))
            .filter_map(|text| Some(offer(text, read(text)?)))
            .collect();
        match read(typed) {
            Some(date) if hits.is_empty() => vec![offer(typed, date)],
            _ => hits,
        }
    }

    /// The items of the agenda: by number, title, or a word of it.
    fn items<'t>(&self, query: &'t str) -> Offer<'t> {
        let typed = fold(query);
        let fits = |title: &str| begins_with(title, &typed) || has_word_beginning(title, &typed);
        let hits = self.state.run.items.iter().filter(|item| item.label.starts_with(&typed) || fits(&item.plan.title));
        let offer = |item: &ItemRun| {
            Candidate::new(
                &item.label,
                format!("{} {}", item.label, item.plan.title),
                if item.skipped { "skipped" } else { "" },
            )
        };
        Some((query, hits.take(self.limit).map(offer).collect()))
    }

    /// The latest entries that fit, by their handles.
    fn entries<'t>(&self, query: &'t str, fits: impl Fn(&Entry) -> bool) -> Offer<'t> {
        if !query.is_empty() {
            return None;
        }
        let latest = self.state.record.all().iter().rev().take(500);
        let hits = latest.filter(|entry| entry.stands() && fits(entry)).take(self.limit);
        let offer = |entry: &Entry| {
            let text: String = entry.text.chars().take(60).map(|c| if c == '\n' { ' ' } else { c }).collect();
            Candidate::new(format!("{} ", entry.handle), format!("{} {}", entry.handle, entry.kind.word()), text)
        };
        Some((query, hits.map(offer).collect()))
    }

    /// The polls that the agenda prepared, by number, for a question that is being typed.
    fn prepared<'t>(&self, body: &'t str) -> Offer<'t> {
        let typed = fold(body);
        let polls = (1..).zip(&self.state.agenda.polls);
        let hits = polls.filter(|(number, poll)| {
            begins_with(&poll.question, &typed) || (!typed.is_empty() && number.to_string().starts_with(&typed))
        });
        let offer = |(number, poll): (usize, &crate::agenda::Poll)| {
            Candidate::new(number.to_string(), format!("{number} {}", poll.question), "prepared by the agenda")
        };
        Some((body, hits.take(self.limit).map(offer).collect()))
    }

    /// `BODY by NAME`: first the bodies that have not signed, then their people.
    fn signature<'t>(&self, body: &'t str) -> Offer<'t> {
        if let Some((organisation, name)) = body.split_once(" by ") {
            let typed = fold(organisation.trim());
            let of_body =
                |person: &Person| person.details.organisation.as_deref().is_some_and(|name| begins_with(name, &typed));
            let people = self.names(name, Offered::PeopleFirst, of_body);
            let people = people.into_iter().filter(|hit| matches!(hit, Hit::Person(_)));
            return Some((name, people.map(|hit| self.offer(hit, str::to_owned)).collect()));
        }
        let typed = fold(body);
        let signed = |name: &str| self.state.signatures.standing().any(|signed| signed.fact.body == name);
        let bodies = self.state.roster.signatories().into_iter().filter(|name| !signed(name));
        let hits = bodies.filter(|name| begins_with(name, &typed) || has_word_beginning(name, &typed));
        let offer = |name: &str| Candidate::new(format!("{name} by "), name, "has not signed yet");
        Some((body, hits.take(self.limit).map(offer).collect()))
    }
}
