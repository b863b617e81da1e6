//! What every document is made with: the state, the phrases, who may be named, and the small sentences that minutes and
//! memorandum share.

use std::cell::RefCell;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Timelike};

use super::Options;
use super::document::Inline;
use super::literal::{Reader, push_text};
use super::who::Naming;
use crate::agenda::Opening;
use crate::session::event::{EntryKind, PledgeKind, Status, Taken};
use crate::session::state::{Entry, ItemRun, Moment};
use crate::session::{Mark, State};
use crate::words::{Phrases, Value};

/// Writes for one export.
pub struct Scribe<'a> {
    pub state: &'a State,
    pub options: &'a Options,
    pub phrases: Phrases,
    pub reader: Reader,
    pub naming: Naming<'a>,
    /// What the kinds of entries are called, in the order of [`EntryKind::ALL`]: said once, not for each entry.
    labels: Vec<String>,
    open: String,
    /// The days on which a time of day says when something happened.
    days: RangeInclusive<NaiveDate>,
    /// Whether it was recorded as it happened. What was entered long afterwards, without times, has only the moments of the
    /// typing, and those say nothing.
    live: bool,
    /// The minute last written and how: entries come many to the minute.
    minute: RefCell<(u32, String)>,
}

impl<'a> Scribe<'a> {
    pub fn new(state: &'a State, options: &'a Options) -> Scribe<'a> {
        let phrases = options.phrases(state);
        let label = |kind: &EntryKind| match kind {
            EntryKind::Point => String::new(),
            kind => phrases.say(&format!("entry-{}", kind.word())),
        };
        let (days, live) = days(state);
        Scribe {
            days,
            live,
            labels: EntryKind::ALL.iter().map(label).collect(),
            open: phrases.say("open"),
            naming: Naming::new(state, options, phrases.say("a-participant")),
            reader: Reader::new(),
            minute: RefCell::new((u32::MAX, String::new())),
            state,
            options,
            phrases,
        }
    }

    pub fn say(&self, phrase: &str) -> String {
        self.phrases.say(phrase)
    }

    /// A phrase as a text of its own.
    pub fn text(&self, phrase: &str) -> Vec<Inline> {
        vec![Inline::Text(self.phrases.say(phrase))]
    }

    /// A phrase with one text in it.
    pub fn with(&self, phrase: &str, name: &str, text: &str) -> String {
        self.phrases.say_with(phrase, &[(name, Value::from(text))])
    }

    /// A phrase that counts `n`.
    pub fn count(&self, phrase: &str, n: u64) -> String {
        self.phrases.say_with(phrase, &[("n", Value::from(n))])
    }

    /// What a kind of entry is called; nothing for a point.
    pub fn label(&self, kind: EntryKind) -> &str {
        EntryKind::ALL.iter().position(|known| *known == kind).and_then(|at| self.labels.get(at)).map_or("", |l| l)
    }

    /// The word for a question nobody has answered.
    pub fn open(&self) -> &str {
        &self.open
    }

    /// Adds the time of day of a moment and a blank, if the time says anything.
    pub fn push_time(&self, at: Moment, to: &mut Vec<Inline>) {
        if !self.is_timed(at) {
            return;
        }
        let minute = at.hour() * 60 + at.minute();
        let mut last = self.minute.borrow_mut();
        if last.0 != minute {
            *last = (minute, self.phrases.time(at.time()));
        }
        push_text(to, &last.1);
        push_text(to, " ");
    }

    /// Whether the time of day of a moment says when something happened.
    pub fn is_timed(&self, at: Moment) -> bool {
        self.days.contains(&at.date_naive())
    }

    /// Whether the day of a moment says when something happened.
    pub fn is_dated(&self, at: Moment) -> bool {
        self.live || self.is_timed(at)
    }

    /// When something happened: the time of day, or the day where it is not that of the session; nothing where neither is
    /// known.
    pub fn when(&self, at: Moment) -> Option<String> {
        if self.is_timed(at) {
            Some(self.with("at-time", "time", &self.phrases.time(at.time())))
        } else if self.live {
            Some(self.phrases.say_with("on-day", &self.day(at.date_naive())))
        } else {
            None
        }
    }

    /// That the room agreed on an entry, and when.
    pub fn agreed(&self, entry: &Entry, at: Moment) -> String {
        joined(self.with("agreed", "kind", entry.kind.word()), self.when(at))
    }

    /// What is to be done, without the name of who does it where the text begins with that ("Erik to …", "Erik: …").
    pub fn task<'e>(&self, entry: &'e Entry) -> &'e str {
        let [who] = entry.details().who.as_slice() else { return &entry.text };
        let name = self.state.roster.name(who);
        let known = |word: &str| name.split_whitespace().any(|part| part.to_lowercase() == word.to_lowercase());
        for link in [" to ", ": "] {
            if let Some((head, task)) = entry.text.split_once(link)
                && !task.trim().is_empty()
                && head.split_whitespace().next().is_some()
                && head.split_whitespace().all(known)
            {
                return task;
            }
        }
        &entry.text
    }

    /// By when.
    pub fn due(&self, day: NaiveDate) -> String {
        self.phrases.say_with("due", &self.day(day))
    }

    /// A day as phrases take it: written out, and the day of the month, on which an article can hang.
    pub fn day(&self, day: NaiveDate) -> [(&'static str, Value<'static>); 2] {
        [("date", self.phrases.date(day).into()), ("day", day.day().into())]
    }

    /// What an item is called: the agenda's words are Markdown, those typed during the session are literal.
    pub fn item_title(&self, item: &ItemRun) -> Vec<Inline> {
        let planned = usize::try_from(item.id.number).is_ok_and(|number| number <= self.state.agenda.items.len());
        if planned && item.id.mark == Mark::NONE {
            self.reader.markdown(&item.plan.title)
        } else {
            self.reader.text(&item.plan.title)
        }
    }

    /// How an entry was taken, as a sentence without its full stop.
    pub fn taken(&self, entry: &Entry) -> Option<String> {
        Some(match entry.outcome().taken.as_ref()? {
            Taken::Consent if entry.outcome().objections.is_empty() => self.say("taken-consent"),
            Taken::Consent => self.say("taken-consent-objections"),
            Taken::Vote { r#for, against, abstain, rule } => {
                let counts = [("for", *r#for), ("against", *against), ("abstain", *abstain)];
                let counts = counts.map(|(name, count)| (name, Value::from(count)));
                let mut sentence = self.phrases.say_with("taken-vote", &counts);
                if let Some(rule) = rule {
                    sentence = [sentence, self.with("taken-rule", "rule", rule)].join(" · ");
                }
                if entry.is_lost() {
                    sentence = [sentence, self.with("taken-lost", "kind", entry.kind.word())].join(" · ");
                }
                sentence
            }
        })
    }

    /// What sort of pledge it is.
    pub fn pledge_kind(&self, kind: PledgeKind) -> String {
        self.say(match kind {
            PledgeKind::Financial => "pledge-financial",
            PledgeKind::Material => "pledge-material",
            PledgeKind::Technical => "pledge-technical",
            PledgeKind::Policy => "pledge-policy",
            PledgeKind::Capacity => "pledge-capacity",
        })
    }

    /// How far a pledge has come.
    pub fn status(&self, status: Status) -> String {
        self.say(match status {
            Status::Planned => "status-planned",
            Status::UnderWay => "status-under-way",
            Status::Fulfilled => "status-fulfilled",
            Status::Dropped => "status-dropped",
        })
    }

    /// The bodies a pledge binds, the leading one first: where none is named, the signatory bodies together.
    pub fn bound(&self, entry: &Entry) -> Vec<String> {
        let rule = self.naming.rule_of(entry);
        distinct(entry.details().who.iter().filter_map(|who| self.naming.bound(who, rule)))
    }

    /// Who is to do something, as the rule lets it be said.
    pub fn doing(&self, entry: &Entry) -> Vec<String> {
        let rule = self.naming.rule_of(entry);
        distinct(entry.details().who.iter().filter_map(|who| self.naming.name(who, rule)))
    }

    /// The opening formula of a recital and the text that follows it, so that both read as one sentence: a formula that
    /// the text itself begins with is not repeated, and the text goes on in small letters where its first word allows.
    pub fn recital<'t>(&self, opening: &'t Opening, text: &'t str) -> (String, String) {
        let formula = match opening {
            Opening::None => return (String::new(), text.trim().to_owned()),
            Opening::Other(words) => words.trim().to_owned(),
            Opening::Given => self.say("recital-given"),
            Opening::Considering => self.say("recital-considering"),
            Opening::Recognising => self.say("recital-recognising"),
            Opening::Recalling => self.say("recital-recalling"),
            Opening::HavingRegard => self.with("recital-having-regard", "article", &first_word(text).to_lowercase()),
        };
        let text = text.trim();
        let mut rest = text;
        let last = formula.rsplit(' ').next().unwrap_or_default();
        for repeated in [formula.as_str(), last] {
            if let Some(after) = after_words(text, repeated) {
                rest = after;
                break;
            }
        }
        let small = self.say("recital-small");
        let first = first_word(rest);
        let rest = match rest.strip_prefix(first) {
            Some(after) if !first.is_empty() && small.split(' ').any(|word| *word == *first.to_lowercase()) => {
                first.to_lowercase() + after
            }
            _ => rest.to_owned(),
        };
        (formula, rest)
    }
}

/// The days on which a time of day says when something happened: those of the session and the ones beside it; and whether it
/// was recorded as it happened.
fn days(state: &State) -> (RangeInclusive<NaiveDate>, bool) {
    let date = state.date().unwrap_or_default();
    let (first, last) = (date.pred_opt().unwrap_or(date), date.succ_opt().unwrap_or(date));
    let began = state.run.started.or_else(|| state.record.entries().next().map(|entry| entry.at));
    let live = began.is_none_or(|began| (first..=last).contains(&began.date_naive()));
    // A conference may go on for days.
    let last = if live { last.max(state.run.ended.map_or(NaiveDate::MAX, |ended| ended.date_naive())) } else { last };
    (first..=last, live)
}

/// The text after these words, if it begins with them whatever their case.
fn after_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let head = text.get(..words.len())?;
    let rest = text.get(words.len()..)?;
    (!words.is_empty() && head.eq_ignore_ascii_case(words) && rest.starts_with(' ')).then(|| rest.trim_start())
}

/// The first word of a text; an article with an apostrophe (`l'`) is one.
fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let apostrophe = text[end..].chars().next().filter(|c| matches!(c, '\'' | '’')).map_or(0, char::len_utf8);
    &text[..end + apostrophe]
}

fn distinct<'s>(names: impl Iterator<Item = std::borrow::Cow<'s, str>>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if !distinct.iter().any(|known| *known == name) {
            distinct.push(name.into_owned());
        }
    }
    distinct
}

/// What happened and, if that is known, when.
pub fn joined(what: String, when: Option<String>) -> String {
    match when {
        Some(when) => [what, when].join(" "),
        None => what,
    }
}

/// The text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

/// A text that is bold as a whole.
pub fn strong(text: impl Into<String>) -> Inline {
    Inline::Strong(vec![Inline::Text(text.into())])
}
