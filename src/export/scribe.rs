//! What every document is made with: the state, the phrases, who may be named, and the small sentences that minutes and
//! memorandum share.

use std::cell::{OnceCell, RefCell};
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Timelike};

use super::Options;
use super::document::Inline;
use super::leaks::{Hidden, Sought};
use super::literal::{Reader, push_text};
use super::who::Naming;
use crate::agenda::{Attribution, Opening};
use crate::session::event::{Choice, Details, EntryKind, PledgeKind, Status, Taken, Vote};
use crate::session::questions::Questions;
use crate::session::state::{Entry, ItemRun, Moment, Resolution};
use crate::session::vote::{Abstentions, Attendance, Base, RULES, Rule, Unit, Verdict};
use crate::session::{Mark, State};
use crate::words::marks::settled;
use crate::words::{Phrases, Value};

/// Writes for one export.
pub struct Scribe<'a> {
    pub state: &'a State,
    pub options: &'a Options,
    pub phrases: Phrases,
    pub reader: Reader,
    pub naming: Naming<'a>,
    /// Which questions ask the same.
    pub questions: Questions<'a>,
    /// What the kinds of entries are called, in the order of [`EntryKind::ALL`]: said once, not for each entry.
    labels: Vec<String>,
    open: String,
    /// What stands behind a word that introduces what follows.
    colon: String,
    /// The days on which a time of day says when something happened.
    days: RangeInclusive<NaiveDate>,
    /// Whether it was recorded as it happened. What was entered long afterwards, without times, has only the moments of the
    /// typing, and those say nothing.
    live: bool,
    /// The minute last written and how: entries come many to the minute.
    minute: RefCell<(u32, String)>,
    /// What earlier wordings must not give away: made where one is looked at.
    hidden: OnceCell<Hidden>,
}

/// What is to be done of an action, without the name of who does it at its beginning.
pub fn task<'e>(state: &State, entry: &'e Entry) -> &'e str {
    let [who] = entry.details().who.as_slice() else { return &entry.text };
    let name = state.roster.name(who);
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

impl<'a> Scribe<'a> {
    pub fn new(state: &'a State, options: &'a Options) -> Scribe<'a> {
        let phrases = options.phrases(state);
        let label = |kind: &EntryKind| match kind {
            EntryKind::Point => String::new(),
            kind => phrases.say(&format!("entry-{}", kind.word())),
        };
        let (days, live) = days(state);
        Scribe {
            questions: state.questions(),
            days,
            live,
            labels: EntryKind::ALL.iter().map(label).collect(),
            open: phrases.say("open"),
            colon: phrases.say("colon"),
            naming: Naming::new(state, options, phrases.say("a-participant")).in_a_document(),
            reader: Reader::new(),
            minute: RefCell::new((u32::MAX, String::new())),
            hidden: OnceCell::new(),
            state,
            options,
            phrases,
        }
    }

    /// Whether a text names somebody whom the rule hides, in a paper in which nobody signs.
    pub fn hides(&self, text: &str, rule: Attribution) -> bool {
        let hidden = || self.hidden.get_or_init(|| Hidden::new(self.state, Sought::Record));
        rule != Attribution::Named && hidden().is_in(text, rule)
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
        self.phrases.say_with(phrase, &[(name, Value::from(settled(text)))])
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
        task(self.state, entry)
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

    /// How an entry was taken, with the arithmetic, as a sentence without its full stop.
    pub fn taken(&self, entry: &Entry) -> Option<String> {
        let facts = self.taken_facts(entry);
        (!facts.is_empty()).then(|| facts.join(" · "))
    }

    /// The same, fact by fact.
    pub fn taken_facts(&self, entry: &Entry) -> Vec<String> {
        let mut facts = Vec::new();
        let Some(taken) = &entry.outcome().taken else { return facts };
        match (&taken.how, taken.verdict()) {
            (Taken::Vote(vote), Some(verdict)) => self.vote(entry, vote, verdict, &mut facts),
            _ if entry.outcome().objections.is_empty() => facts.push(self.say("taken-consent")),
            _ => facts.push(self.say("taken-consent-objections")),
        }
        facts.extend(self.indicative(taken.attendance));
        // A pledge is told apart from what was agreed on.
        let reworded = entry.is_reworded_since_taken() && !entry.is_reworded_since_agreed();
        facts.extend(reworded.then(|| self.say("reworded-taken")));
        facts
    }

    /// The counts, the rule, the arithmetic, and what follows from it.
    fn vote(&self, entry: &Entry, vote: &Vote, verdict: Verdict, facts: &mut Vec<String>) {
        let counts = [("for", vote.r#for), ("against", vote.against), ("abstain", vote.abstain)];
        facts.push(self.phrases.say_with("taken-vote", &counts.map(|(name, count)| (name, Value::from(count)))));
        let rule = match &vote.rule {
            Some(rule) if RULES.iter().any(|known| known.eq_ignore_ascii_case(rule)) => {
                self.say(&format!("rule-{}", rule.to_lowercase()))
            }
            Some(share) => match share.trim().strip_suffix('%') {
                Some(percent) => self.phrases.percent(percent.trim_end()),
                None => share.clone(),
            },
            None => self.say("rule-simple"),
        };
        facts.push(self.with("taken-rule", "rule", &rule));
        if verdict.unit == Unit::Bodies {
            facts.push(self.say("vote-by-bodies"));
        }
        match vote.abstentions {
            Some(Abstentions::Cast) => facts.push(self.say("abstentions-cast")),
            Some(Abstentions::NotCast) => facts.push(self.say("abstentions-not-cast")),
            None => {}
        }
        if verdict.rule == Rule::Consensus {
            facts.push(match verdict.against {
                0 => self.say("arithmetic-nobody-against"),
                against => self.count("arithmetic-against", against),
            });
        } else {
            let phrase = match verdict.base {
                Base::Cast => "arithmetic-cast",
                Base::Present => "arithmetic-present",
                Base::Members => "arithmetic-members",
            };
            let numbers = [("for", verdict.votes_for), ("of", verdict.of), ("needed", verdict.needed)];
            facts.push(self.phrases.say_with(phrase, &numbers.map(|(name, number)| (name, Value::from(number)))));
        }
        let result = if verdict.carried { "taken-carried" } else { "taken-lost" };
        facts.push(self.with(result, "kind", entry.kind.word()));
    }

    /// That something was decided without a quorum, if it was.
    pub fn indicative(&self, attendance: Attendance) -> Option<String> {
        let test = attendance.quorum().filter(|test| !test.is_met())?;
        let phrase = match test.of {
            Unit::Bodies => "indicative-bodies",
            Unit::People => "indicative-people",
        };
        let numbers = [("there", test.there), ("n", test.needed)];
        Some(self.phrases.say_with(phrase, &numbers.map(|(name, number)| (name, Value::from(number)))))
    }

    /// Who voted how, a line for each way, where the roll was called and the rule lets it be said.
    pub fn roll(&self, entry: &Entry) -> Vec<String> {
        let Some(Resolution { how: Taken::Vote(vote), .. }) = &entry.outcome().taken else { return Vec::new() };
        let rule = self.naming.rule_of(entry);
        let ways = [(Choice::For, "roll-for"), (Choice::Against, "roll-against"), (Choice::Abstain, "roll-abstain")];
        let line = |(way, phrase): (Choice, &str)| {
            let voices = vote.roll.iter().filter(|voice| voice.vote == way);
            let names = counted(voices.filter_map(|voice| self.naming.name(&voice.who, rule)));
            (!names.is_empty()).then(|| self.with(phrase, "who", &self.phrases.names(&names)))
        };
        ways.into_iter().filter_map(line).collect()
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

    /// How far a pledge or an action has come.
    pub fn status(&self, entry: &Entry, status: Status) -> String {
        let phrase = match status {
            Status::Planned => "status-planned",
            Status::UnderWay => "status-under-way",
            Status::Fulfilled => "status-fulfilled",
            Status::Dropped => "status-dropped",
        };
        self.with(phrase, "kind", entry.kind.word())
    }

    /// What is said of an undertaking beside its wording, who and by when: what is counted, for whom, where, what it grew from.
    pub fn terms(&self, details: &Details) -> Vec<String> {
        let texts = [
            ("indicator", &details.indicator),
            ("baseline", &details.baseline),
            ("target", &details.target),
            ("source", &details.source),
            ("beneficiaries", &details.beneficiaries),
            ("territory", &details.territory),
        ];
        let said = texts.into_iter().filter_map(|(phrase, text)| Some(self.with(phrase, "text", text.as_ref()?)));
        said.collect()
    }

    /// All that is printed of a part of the memorandum, in one line: so that any change of it can be shown. Where the words alone
    /// changed, `details` is off and they stand alone.
    pub fn whole(&self, bodies: &[String], text: &str, printed: &Details, details: bool) -> String {
        let titled = printed.title.as_ref().filter(|title| !title.trim().is_empty());
        let mut facts = vec![titled.map_or_else(|| text.to_owned(), |title| format!("{title}. {text}"))];
        if !details {
            return facts.concat();
        }
        facts.extend((!bodies.is_empty()).then(|| bodies.join(", ")));
        facts.extend(printed.due.map(|due| self.due(due)));
        facts.extend(self.terms(printed));
        facts.join(" · ")
    }

    /// A word that introduces what follows.
    pub fn colon(&self, text: impl AsRef<str>) -> String {
        format!("{}{}", text.as_ref(), self.colon)
    }

    /// A heading, or the name of a column: in both languages, where two are asked for.
    pub fn heading(&self, phrase: &str) -> String {
        self.phrases.heading(phrase)
    }

    /// A heading as a text of its own.
    pub fn title(&self, phrase: &str) -> Vec<Inline> {
        vec![Inline::Text(self.heading(phrase))]
    }

    /// The bodies a pledge binds, the leading one first, as the rule lets it be said: where none is named, the signatory
    /// bodies together.
    pub fn bound(&self, entry: &Entry) -> Vec<String> {
        self.binding(entry, entry.details())
    }

    /// The same of these details.
    pub fn binding(&self, entry: &Entry, details: &Details) -> Vec<String> {
        let rule = self.naming.rule_of(entry);
        distinct(details.who.iter().filter_map(|who| self.naming.bound(who, rule)))
    }

    /// The same in the memorandum, of these details.
    pub fn signing(&self, entry: &Entry, details: &Details) -> Vec<String> {
        let rule = self.naming.rule_of(entry);
        distinct(details.who.iter().filter_map(|who| self.naming.signing(who, rule)))
    }

    /// Who is to do something, as the rule lets it be said.
    pub fn doing(&self, entry: &Entry) -> Vec<String> {
        self.done_by(entry, entry.details())
    }

    /// The same, where other details of the entry are at hand.
    pub fn done_by(&self, entry: &Entry, details: &Details) -> Vec<String> {
        let rule = self.naming.rule_of(entry);
        distinct(details.who.iter().filter_map(|who| self.naming.name(who, rule)))
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
        let elision = self.say("recital-elision");
        if let Some((whole, elided)) = elision.split_once(' ')
            && let Some(head) = formula.strip_suffix(whole)
        {
            // "Considérant que" and "qu’il …" or "il …" make "Considérant qu’il …".
            let typed = ["qu'", "qu’"].iter().find_map(|typed| rest.strip_prefix(typed));
            let rest = typed.unwrap_or(rest);
            if typed.is_some() || begins_with_vowel(rest) {
                let small = self.small(rest);
                return (head.trim_end().to_owned(), format!("{elided}{small}"));
            }
        }
        (formula, self.small(rest))
    }

    /// The text with its first word in small letters, where that is a word that can be.
    fn small(&self, rest: &str) -> String {
        let small = self.say("recital-small");
        let first = first_word(rest);
        match rest.strip_prefix(first) {
            Some(after) if !first.is_empty() && small.split(' ').any(|word| *word == *first.to_lowercase()) => {
                first.to_lowercase() + after
            }
            _ => rest.to_owned(),
        }
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

/// Whether a text begins with a vowel, accents aside.
fn begins_with_vowel(text: &str) -> bool {
    text.chars().next().and_then(|c| c.to_lowercase().next()).is_some_and(|c| "aàâeéèêëiîïoôöuùûüyœæ".contains(c))
}

/// Each name once, with how often it is there where that is more than once.
fn counted<'s>(names: impl Iterator<Item = std::borrow::Cow<'s, str>>) -> Vec<String> {
    let mut counted: Vec<(std::borrow::Cow<'s, str>, usize)> = Vec::new();
    for name in names {
        match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counted.push((name, 1)),
        }
    }
    let one = |(name, count): (std::borrow::Cow<'s, str>, usize)| match count {
        1 => name.into_owned(),
        count => format!("{name} ({count})"),
    };
    counted.into_iter().map(one).collect()
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
