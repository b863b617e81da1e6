//! Options before or after the text of a command: `due:+3m`, `indicator:"20 bodies use it"`, `kind:policy`.
//!
//! Only a run of options at the very beginning or the very end counts, so that words in the middle of a sentence stay text.

use chrono::{Datelike, NaiveDate};

use super::pieces::{as_handle, either, opening_quote, quoted};
use super::{Context, dates};
use crate::agenda::{ABSTENTIONS, Abstentions, BASES, Base, RULES, Rule, UNITS, Unit};
use crate::session::command::PLEDGE_KINDS;
use crate::session::event::PledgeKind;
use crate::session::{Handle, Refusal};

/// The name of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Due,
    Indicator,
    Baseline,
    Target,
    Source,
    Beneficiaries,
    Territory,
    From,
    Kind,
    By,
    On,
    For,
    Against,
    Abstain,
    Rule,
    Base,
    Abstentions,
    Voters,
    Scale,
    Ends,
    Options,
    Dots,
    Ranking,
    Consensus,
    Columns,
}

/// What an entry of its kind can be given beside its text, and a vote, and a poll.
pub(super) const ACTION: &[Key] = &[Key::Due];
pub(super) const PLEDGE: &[Key] = &[
    Key::Due,
    Key::Indicator,
    Key::Kind,
    Key::Baseline,
    Key::Target,
    Key::Source,
    Key::Beneficiaries,
    Key::Territory,
    Key::From,
];
pub(super) const VOTE: &[Key] =
    &[Key::For, Key::Against, Key::Abstain, Key::Rule, Key::Base, Key::Abstentions, Key::Voters];
pub(super) const POLL: &[Key] = &[Key::Scale, Key::Options, Key::Dots, Key::Ranking, Key::Consensus, Key::Ends];
/// How the columns of a survey are picked and read.
pub(super) const IMPORT: &[Key] = &[Key::Columns, Key::Scale, Key::Options, Key::Consensus, Key::Ends];
/// What a change of a wording can be given, beside what it changes.
pub(super) const CHANGE: &[Key] = &[Key::By];
/// What a report of a pledge or an action can be given.
pub(super) const REPORT: &[Key] = &[Key::On];

impl Key {
    /// As it is typed, without the colon.
    pub fn word(self) -> &'static str {
        match self {
            Key::Due => "due",
            Key::Indicator => "indicator",
            Key::Baseline => "baseline",
            Key::Target => "target",
            Key::Source => "source",
            Key::Beneficiaries => "beneficiaries",
            Key::Territory => "territory",
            Key::From => "from",
            Key::Kind => "kind",
            Key::By | Key::Voters => "by",
            Key::On => "on",
            Key::For => "for",
            Key::Against => "against",
            Key::Abstain => "abstain",
            Key::Rule => "rule",
            Key::Base => "base",
            Key::Abstentions => "abstentions",
            Key::Scale => "scale",
            Key::Ends => "ends",
            Key::Options => "options",
            Key::Dots => "dots",
            Key::Ranking => "ranking",
            Key::Consensus => "consensus",
            Key::Columns => "columns",
        }
    }

    /// What it is for, in a few words.
    pub fn does(self) -> &'static str {
        match self {
            Key::Due => "by when",
            Key::Indicator => "what will be counted",
            Key::Baseline => "what the indicator says today",
            Key::Target => "what it is to say in the end",
            Key::Source => "where its numbers come from",
            Key::Beneficiaries => "whom it is for",
            Key::Territory => "where it holds",
            Key::From => "the entries it grew from",
            Key::Kind => "what sort of pledge",
            Key::By => "who asked for the change",
            Key::On => "the day of the report",
            Key::For => "votes for: how many, or who",
            Key::Against => "votes against: how many, or who",
            Key::Abstain => "abstentions: how many, or who",
            Key::Rule => "the rule of the vote",
            Key::Base => "what the majority is counted against",
            Key::Abstentions => "whether an abstention is a vote cast",
            Key::Voters => "who has a vote: people or bodies",
            Key::Ends => "what the first and the last point are called",
            Key::Scale => "points from 1 to this many",
            Key::Options => "one of these",
            Key::Dots => "dots to spread over the options",
            Key::Ranking => "these put in order",
            Key::Consensus => "grades of consensus",
            Key::Columns => "the columns to take, by number or title",
        }
    }

    fn named(word: &str, keys: &[Key]) -> Option<Key> {
        keys.iter().copied().find(|key| key.word().eq_ignore_ascii_case(word))
    }
}

/// The options that were given.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    pub due: Option<NaiveDate>,
    pub indicator: Option<String>,
    pub baseline: Option<String>,
    pub target: Option<String>,
    pub source: Option<String>,
    pub beneficiaries: Option<String>,
    pub territory: Option<String>,
    pub from: Option<Vec<Handle>>,
    pub kind: Option<PledgeKind>,
    pub by: Option<String>,
    pub on: Option<NaiveDate>,
    pub votes_for: Option<Votes>,
    pub against: Option<Votes>,
    pub abstain: Option<Votes>,
    pub rule: Option<String>,
    pub base: Option<Base>,
    pub abstentions: Option<Abstentions>,
    pub voters: Option<Unit>,
    pub scale: Option<u8>,
    pub ends: Option<Vec<String>>,
    pub options: Option<Vec<String>>,
    pub dots: Option<u8>,
    pub ranking: Option<Vec<String>>,
    pub consensus: Option<u8>,
    pub columns: Option<String>,
}

/// Votes as they are given: counted, or by name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Votes {
    Count(u32),
    Named(Vec<String>),
}

/// Whether the text is nothing but options of a task or a pledge.
pub(super) fn alone(text: &str, today: NaiveDate) -> bool {
    let mut given = Given::default();
    given.leading(text, PLEDGE, today).is_ok_and(|rest| rest.is_empty())
}

impl Given {
    /// Takes the options off both ends of `text` and returns what is left of it. `keys` are those the command has.
    ///
    /// # Errors
    /// A value that is not allowed, or the same option twice.
    pub fn take<'a>(&mut self, text: &'a str, keys: &[Key], context: &mut Context) -> Result<&'a str, Refusal> {
        let text = self.leading(text, keys, context.today)?.trim_end();
        let tokens = tokens(text, keys, context.today);
        let run = tokens.iter().rev().take_while(|token| token.option.is_some()).count();
        let (kept, trailing) = tokens.split_at(tokens.len() - run);
        for token in trailing {
            if let Some(option) = &token.option {
                self.set(option, context.today)?;
            }
        }
        for token in kept {
            match &token.option {
                Some(option) => context.hint(format!(
                    "“{}” stays in the text: options stand before or after it",
                    &text[token.start..token.start + option.length]
                )),
                None => misspelt(&text[token.start..], keys, context),
            }
        }
        let end = trailing.first().map_or(text.len(), |token| token.start);
        Ok(text[..end].trim_end())
    }

    /// Takes the options off the beginning of `text` alone.
    ///
    /// # Errors
    /// As [`Given::take`].
    pub fn leading<'a>(&mut self, text: &'a str, keys: &[Key], today: NaiveDate) -> Result<&'a str, Refusal> {
        let mut text = text.trim_start();
        while let Some((option, rest)) = read(text, keys, today) {
            self.set(&option, today)?;
            text = rest.trim_start();
        }
        Ok(text)
    }

    fn set(&mut self, option: &Typed, today: NaiveDate) -> Result<(), Refusal> {
        fn once<T>(place: &mut Option<T>, value: T, key: Key) -> Result<(), Refusal> {
            match place.replace(value) {
                None => Ok(()),
                Some(_) => Err(Refusal::new(format!("{}: is given twice", key.word()), "give it once")),
            }
        }
        let (key, value) = (option.key, option.value);
        if value.trim().is_empty() {
            return Err(Refusal::new(format!("{}: has no value", key.word()), format!("type {}", allowed(key))));
        }
        if opening_quote(value).is_some() {
            let what = format!("the quotation mark after {}: is not closed", key.word());
            return Err(Refusal::new(what, format!("type {}:\"…\"", key.word())));
        }
        let refuse =
            || Refusal::new(format!("“{value}” is no value for {}:", key.word()), format!("type {}", allowed(key)));
        let within =
            |low: u8, high: u8| value.parse().ok().filter(|number| (low..=high).contains(number)).ok_or_else(refuse);
        let votes = || match digits(value) {
            true => value.parse().map(Votes::Count).map_err(|_| refuse()),
            false => Ok(Votes::Named(listed(value))),
        };
        let text = || value.trim().to_owned();
        match key {
            Key::Due => once(&mut self.due, dates::read(value, today)?, key),
            Key::Indicator => once(&mut self.indicator, text(), key),
            Key::Baseline => once(&mut self.baseline, text(), key),
            Key::Target => once(&mut self.target, text(), key),
            Key::Source => once(&mut self.source, text(), key),
            Key::Beneficiaries => once(&mut self.beneficiaries, text(), key),
            Key::Territory => once(&mut self.territory, text(), key),
            Key::From => {
                let handles = listed(value).iter().map(|word| as_handle(word)).collect::<Option<Vec<_>>>();
                once(&mut self.from, handles.ok_or_else(refuse)?, key)
            }
            Key::By => once(&mut self.by, text(), key),
            Key::On => once(&mut self.on, dates::read(value, today)?, key),
            Key::Base => once(&mut self.base, named(&BASES, value).ok_or_else(refuse)?, key),
            Key::Abstentions => once(&mut self.abstentions, named(&ABSTENTIONS, value).ok_or_else(refuse)?, key),
            Key::Voters => once(&mut self.voters, named(&UNITS, value).ok_or_else(refuse)?, key),
            Key::Ends => {
                let ends = several(value).filter(|ends| ends.len() == 2);
                once(&mut self.ends, ends.ok_or_else(refuse)?, key)
            }
            Key::Columns => once(&mut self.columns, value.trim().to_owned(), key),
            Key::Kind => {
                let named = PLEDGE_KINDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(value));
                once(&mut self.kind, named.map(|(_, kind)| *kind).ok_or_else(refuse)?, key)
            }
            Key::For => once(&mut self.votes_for, votes()?, key),
            Key::Against => once(&mut self.against, votes()?, key),
            Key::Abstain => once(&mut self.abstain, votes()?, key),
            Key::Rule => once(&mut self.rule, Rule::named(value).map(|_| value.to_owned()).ok_or_else(refuse)?, key),
            Key::Scale => once(&mut self.scale, within(2, 10)?, key),
            Key::Dots => once(&mut self.dots, within(1, 20)?, key),
            Key::Consensus => once(&mut self.consensus, within(5, 8)?, key),
            Key::Options => once(&mut self.options, several(value).ok_or_else(refuse)?, key),
            Key::Ranking => once(&mut self.ranking, several(value).ok_or_else(refuse)?, key),
        }
    }
}

/// What an option takes, for messages.
pub(super) fn allowed(key: Key) -> String {
    match key {
        Key::Due => dates::FORMS.to_owned(),
        Key::Indicator => "what will be counted, in quotes: indicator:\"20 bodies use it\"".to_owned(),
        Key::Kind => either(&PLEDGE_KINDS.map(|(word, _)| word)),
        Key::For | Key::Against | Key::Abstain => {
            format!("how many, or who: {0}:12, {0}:\"Ravenna, Lublin\", {0}:rest for all others present", key.word())
        }
        Key::Baseline | Key::Target | Key::Source | Key::Beneficiaries | Key::Territory => {
            format!("{}, in quotes: {}:\"…\"", key.does(), key.word())
        }
        Key::From => "the numbers of entries: from:12 or from:\"12, 14\"".to_owned(),
        Key::By => "a body or a person, in quotes: by:\"Ravenna\"".to_owned(),
        Key::On => format!("the day of the report: {}", dates::FORMS),
        Key::Base => either(&BASES.map(|(word, _)| word)),
        Key::Abstentions => either(&ABSTENTIONS.map(|(word, _)| word)),
        Key::Voters => either(&UNITS.map(|(word, _)| word)),
        Key::Ends => "what the first and the last point are called: ends:\"not at all, very\"".to_owned(),
        Key::Columns => "columns by number or title: columns:\"3, 4\" or columns:\"How useful; How clear\"".to_owned(),
        Key::Rule => format!("{}, or a share such as 60% or 3/5", RULES.join(", ")),
        Key::Scale => "a number from 2 to 10: scale:5".to_owned(),
        Key::Dots => "how many dots each person has, 1 to 20: dots:3 options:\"housing, work\"".to_owned(),
        Key::Consensus => "the number of grades, from 5 to 8: consensus:5".to_owned(),
        Key::Options | Key::Ranking => {
            format!("at least two, in quotes, with commas between: {}:\"housing, work, school\"", key.word())
        }
    }
}

/// An option as it stands in a text.
#[derive(Debug)]
struct Typed<'a> {
    key: Key,
    value: &'a str,
    /// How many bytes it takes, key and quotes included.
    length: usize,
}

/// A word of a text, or an option with all of its value.
struct Token<'a> {
    start: usize,
    option: Option<Typed<'a>>,
}

fn tokens<'a>(text: &'a str, keys: &[Key], today: NaiveDate) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(blanks) = text[start..].find(|c: char| !c.is_whitespace()) {
        start += blanks;
        let (option, rest) = match read(&text[start..], keys, today) {
            Some((option, rest)) => (Some(option), rest),
            None => {
                let end = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
                (None, &text[start + end..])
            }
        };
        tokens.push(Token { start, option });
        start = text.len() - rest.len();
    }
    tokens
}

/// The option at the beginning of a text, and what follows it.
fn read<'a>(text: &'a str, keys: &[Key], today: NaiveDate) -> Option<(Typed<'a>, &'a str)> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let after = text[end..].strip_prefix(':')?;
    let key = Key::named(&text[..end], keys)?;
    let typed = |value, rest: &'a str| (Typed { key, value, length: text.len() - rest.len() }, rest);
    if opening_quote(after).is_some() {
        let (value, rest) = quoted(after).unwrap_or_else(|| (to_the_end(after, keys).unwrap_or(after), ""));
        return Some(typed(value, rest));
    }
    // A date may have blanks in it (`31 December 2026`): as many words as make one.
    let dated = |value: &str| matches!(key, Key::Due | Key::On) && dates::read(value, today).is_ok();
    for words in [3, 2] {
        let end = nth_word_end(after, words);
        if let Some(end) = end.filter(|end| dated(&after[..*end])) {
            return Some(typed(after[..end].trim(), &after[end..]));
        }
    }
    let end = after.find(char::is_whitespace).unwrap_or(after.len());
    if end > 0 {
        return Some(typed(&after[..end], &after[end..]));
    }
    // `due: friday`, with a blank, only where it can be nothing else.
    let end = nth_word_end(after, 1);
    let value = end.map(|end| typed(after[..end].trim(), &after[end..]));
    match value {
        Some((option, rest)) => Given::default().set(&option, today).is_ok().then_some((option, rest)),
        None => Some(typed("", after)),
    }
}

/// The value whose opening quotation mark nothing closes: all that is left, unless another option stands in it; then nobody
/// can say where it ends.
fn to_the_end<'a>(quoted: &'a str, keys: &[Key]) -> Option<&'a str> {
    let (open, _) = opening_quote(quoted)?;
    let inner = quoted.strip_prefix(open)?;
    let is_option = |word: &str| word.split_once(':').is_some_and(|(word, _)| Key::named(word, keys).is_some());
    (!inner.split_whitespace().any(is_option)).then_some(inner)
}

/// Where the n-th word ends.
fn nth_word_end(text: &str, words: usize) -> Option<usize> {
    let mut ends = text.char_indices().filter(|(place, c)| {
        !c.is_whitespace() && text[place + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
    });
    ends.nth(words - 1).map(|(place, c)| place + c.len_utf8())
}

/// Says so where a word looks like an option with a slip in it.
fn misspelt(text: &str, keys: &[Key], context: &mut Context) {
    let Some((word, value)) = text.split(char::is_whitespace).next().and_then(|word| word.split_once(':')) else {
        return;
    };
    if value.is_empty() || value.starts_with('/') || word.len() < 3 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return;
    }
    let word = word.to_ascii_lowercase();
    if let Some(key) = keys.iter().find(|key| strsim::osa_distance(key.word(), &word) <= 1 + key.word().len() / 6) {
        context.hint(format!("{word}: is no option and stays in the text; did you mean {}:?", key.word()));
    }
}

/// The items of a list in one value, separated by `|`, else `;`, else commas. At least two.
fn several(value: &str) -> Option<Vec<String>> {
    let separator = ['|', ';', ','].into_iter().find(|separator| value.contains(*separator))?;
    let items = value.split(separator).map(str::trim).filter(|item| !item.is_empty());
    let items: Vec<String> = items.map(str::to_owned).collect();
    (items.len() >= 2).then_some(items)
}

/// One or several in one value, separated by `|`, else `;`, else commas, an `@` before each left out.
fn listed(value: &str) -> Vec<String> {
    let several = several(value).unwrap_or_else(|| vec![value.trim().to_owned()]);
    several.into_iter().map(|name| name.strip_prefix('@').unwrap_or(&name).to_owned()).collect()
}

/// What a word stands for.
fn named<T: Copy>(words: &[(&str, T)], value: &str) -> Option<T> {
    words.iter().find(|(word, _)| word.eq_ignore_ascii_case(value)).map(|(_, meaning)| *meaning)
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// What is odd about a due date; the acknowledgement says the date itself.
pub(super) fn due_hint(due: NaiveDate, today: NaiveDate) -> Option<String> {
    if due < today {
        Some(format!("{} is past", dates::long(due)))
    } else if due.year() > today.year() + 50 {
        Some(format!("{}: is the year right?", dates::long(due)))
    } else {
        None
    }
}
