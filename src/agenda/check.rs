//! A TOML tree against the schema: every problem of every key, and the values that can be used.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Display;
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::literal::{flag, is_inside, is_iso, is_language, likely_date, likely_time};
use super::problem::{Findings, either, nearest, shown};
use super::schema::{Key, Schema, Shape};
use super::sort::Sort;
use super::table::{Placed, Span, Table, Value};
use super::text::{self, Clean};
use super::{Quorum, RULES, Rule};

/// Checks a file's tree against what its sort allows. `errors` are the places of syntax errors; those that turn out to be dates and times that do not
/// exist are taken out of it, since the finding made here says more.
pub(super) fn check(
    text: &str,
    sort: &Sort,
    root: &DeTable<'_>,
    errors: &mut Vec<Placed<String>>,
) -> (Table, Findings) {
    errors.sort_by_key(|error| error.span.start);
    let mut checker =
        Checker { text, sort, errors, settled: HashSet::new(), missing: Vec::new(), findings: Findings::default() };
    let mut table = checker.table(sort.root, 0..0, root);
    let Checker { settled, missing, mut findings, .. } = checker;
    let mut place = 0..;
    errors.retain(|_| !place.next().is_some_and(|place| settled.contains(&place)));
    // What seems to be missing may be what the parser could not read.
    table.is_whole &= errors.is_empty();
    if errors.is_empty() {
        for (span, schema, key) in missing {
            let next = vec![format!("for example: {} = {}", key.name, key.example)];
            findings.hold_up(span, format!("{} needs a `{}`", schema.one, key.name), next);
        }
    }
    (table, findings)
}

struct Checker<'a> {
    text: &'a str,
    sort: &'a Sort,
    errors: &'a [Placed<String>],
    /// Which of them are said better here.
    settled: HashSet<usize>,
    missing: Vec<(Span, &'static Schema, &'static Key)>,
    findings: Findings,
}

fn is_scalar(value: &DeValue<'_>) -> bool {
    !value.is_array() && !value.is_table()
}

const MOST_QUORUM: u32 = 100_000;

impl<'a> Checker<'a> {
    fn table(&mut self, schema: &'static Schema, span: Span, table: &DeTable<'_>) -> Table {
        let (mut values, mut is_whole) = (BTreeMap::new(), true);
        for (written, value) in table {
            let name = written.get_ref().as_ref();
            match schema.key(name) {
                Some(key) => match self.value(key, value) {
                    Some(found) => {
                        values.insert(key.name, Placed { span: value.span(), value: found });
                    }
                    None => is_whole = false,
                },
                // A name that is broken is said to be that.
                None if self.is_broken(&written.span()) => {}
                None => self.unknown(schema, name, written.span()),
            }
        }
        let missing = schema.keys.iter().filter(|key| key.required && !table.contains_key(key.name));
        self.missing.extend(missing.map(|key| (span.clone(), schema, key)));
        Table { span, is_whole, values }
    }

    fn unknown(&mut self, schema: &'static Schema, name: &str, span: Span) {
        let home = |schema: &Schema| match schema.header {
            "" => "at the top of the file, before the first line in [ ]".to_owned(),
            header => format!("under {header}"),
        };
        let name_shown = shown(name);
        let mut next = Vec::new();
        if let Some(meant) = schema.nearest(name) {
            next.push(format!("did you mean `{meant}`?"));
        } else if let Some(other) = self.sort.root.all().into_iter().find(|other| other.key(name).is_some()) {
            next.push(format!("`{name_shown}` stands {}", home(other)));
        }
        let (what, allowed) = (self.sort.unknown)(schema, &name_shown);
        next.push(format!("allowed here: {allowed}"));
        self.findings.hold_up(span, what, next);
    }

    /// The value of a key if it can be used; what is wrong with it is noted.
    fn value(&mut self, key: &'static Key, placed: &Spanned<DeValue<'_>>) -> Option<Value> {
        let (span, value) = (placed.span(), placed.get_ref());
        match (key.shape, value) {
            (Shape::Table(inner), DeValue::Table(table)) => Some(Value::Table(self.table(inner, span, table))),
            (Shape::Tables(inner), DeValue::Array(tables)) => Some(Value::Tables(self.tables(inner, key, tables))),
            (Shape::Tables(inner), DeValue::Table(table)) => {
                self.wrong(key, span.clone(), vec![format!("write {}, with two brackets", inner.header)]);
                Some(Value::Tables(vec![self.table(inner, span, table)]))
            }
            (Shape::Table(inner), DeValue::Array(tables)) => {
                self.wrong(key, span, vec![format!("write {} once, with one bracket", inner.header)]);
                self.tables(inner, key, tables).into_iter().next().map(Value::Table)
            }
            (Shape::Date, value) if is_scalar(value) && self.is_one_line(&span) => {
                self.date(key, span, value).map(Value::Date)
            }
            (Shape::Time, value) if is_scalar(value) && self.is_one_line(&span) => {
                self.time(key, span, value).map(Value::Time)
            }
            // The syntax error says what is wrong.
            _ if self.is_broken(&span) => None,
            (Shape::Texts, DeValue::Array(texts)) => {
                Some(Value::Texts(texts.iter().filter_map(|text| self.element(key, text)).collect()))
            }
            (Shape::Binding, DeValue::String(written)) => {
                Some(Value::Texts(vec![Placed { span, value: written.trim().to_owned() }]))
            }
            (Shape::Binding, DeValue::Array(names)) => self.names(key, names).map(Value::Texts),
            (Shape::Flag, DeValue::Boolean(flag)) => Some(Value::Flag(*flag)),
            (Shape::Grades(least, _), DeValue::Boolean(true)) => Some(Value::Number(least)),
            (Shape::Grades(..), DeValue::Boolean(false)) => Some(Value::Flag(false)),
            (Shape::Grades(least, most) | Shape::Number(least, most), DeValue::Integer(number)) => {
                self.number(key, span, number, least, most).map(Value::Number)
            }
            (Shape::Quorum, DeValue::Integer(number)) => {
                self.number(key, span, number, 1, MOST_QUORUM).map(Quorum::Bodies).map(Value::Quorum)
            }
            (Shape::Quorum, DeValue::Table(table)) => self.quorum(key, span, table).map(Value::Quorum),
            (shape, DeValue::String(written)) if shape.is_text() => self.string(key, span, written).map(Value::Text),
            (_, found) => {
                let instead = self.instead(key, &span, found);
                self.wrong(key, span, instead);
                None
            }
        }
    }

    /// Which syntax errors are within a value.
    fn errors_at(&self, span: &Span) -> Range<usize> {
        let first = self.errors.partition_point(|error| error.span.start < span.start);
        let past = self.errors.partition_point(|error| error.span.start <= span.end);
        first..past
    }

    fn is_broken(&self, span: &Span) -> bool {
        !self.errors_at(span).is_empty()
    }

    fn is_one_line(&self, span: &Span) -> bool {
        self.text.get(span.clone()).is_some_and(|text| !text.contains('\n'))
    }

    /// Notes that a value is not of its key's shape.
    fn wrong(&mut self, key: &Key, span: Span, next: Vec<String>) {
        self.findings.hold_up(span, format!("`{}` must be {}", key.name, key.shape.described()), next);
    }

    /// How a value of another shape was probably meant.
    fn instead(&self, key: &Key, span: &Span, found: &DeValue<'_>) -> Vec<String> {
        let written = self.text.get(span.clone()).unwrap_or_default();
        let short = written.len() < 60 && !written.contains('\n');
        let meant = match (key.shape, found) {
            (Shape::Texts, DeValue::String(_)) if short => format!("[{written}]"),
            (Shape::Number(..) | Shape::Grades(..) | Shape::Quorum, DeValue::String(text))
                if !text.is_empty() && text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit()) =>
            {
                text.to_string()
            }
            (Shape::Flag, DeValue::String(text)) => match flag(text) {
                Some(flag) => flag.to_string(),
                None => key.example.into(),
            },
            (shape, DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Boolean(_))
                if short && shape.is_text() =>
            {
                format!("\"{written}\"")
            }
            (Shape::Table(inner) | Shape::Tables(inner), _) => {
                let first = inner.keys.first().map_or(String::new(), |key| format!("{} = {}", key.name, key.example));
                return vec![format!("for example: {} in a line, and in the next: {first}", inner.header)];
            }
            (Shape::Binding, _) => return vec![format!("for example: {} = {}", key.name, self.sort.text)],
            _ => return vec![format!("for example: {} = {}", key.name, key.example)],
        };
        vec![format!("write: {} = {}", key.name, shown(&meant))]
    }

    fn tables(&mut self, inner: &'static Schema, key: &'static Key, tables: &[Spanned<DeValue<'_>>]) -> Vec<Table> {
        let mut all = Vec::new();
        for placed in tables {
            match placed.get_ref() {
                DeValue::Table(table) => all.push(self.table(inner, placed.span(), table)),
                _ if self.is_broken(&placed.span()) => {}
                _ => self.wrong(key, placed.span(), vec![format!("write a block {} for each", inner.header)]),
            }
        }
        all
    }

    /// The names in a list, if all of them are texts.
    fn names(&mut self, key: &Key, placed: &[Spanned<DeValue<'_>>]) -> Option<Vec<Placed<String>>> {
        let mut names = Vec::new();
        for name in placed {
            match name.get_ref() {
                DeValue::String(written) => names.push(Placed { span: name.span(), value: written.trim().to_owned() }),
                _ => {
                    let next = format!("for example: {} = {}", key.name, self.sort.text);
                    self.wrong(key, name.span(), vec![next]);
                }
            }
        }
        (names.len() == placed.len()).then_some(names)
    }

    fn element(&mut self, key: &Key, placed: &Spanned<DeValue<'_>>) -> Option<Placed<String>> {
        let span = placed.span();
        let DeValue::String(written) = placed.get_ref() else {
            self.wrong(key, span, vec![format!("for example: {} = {}", key.name, key.example)]);
            return None;
        };
        let value = self.clean(text::one_line(written), &span);
        if value.is_empty() {
            self.findings.hold_up(
                span,
                format!("there is an empty text in `{}`", key.name),
                vec!["take it out".into()],
            );
            return None;
        }
        Some(Placed { span, value })
    }

    fn string(&mut self, key: &Key, span: Span, written: &str) -> Option<String> {
        let clean = if matches!(key.shape, Shape::Block) { text::block(written) } else { text::one_line(written) };
        let text = self.clean(clean, &span);
        if text.is_empty() {
            if key.required || self.sort.is_empty_wrong {
                let next = match key.shape {
                    Shape::Word(words) => format!("allowed: {}", either(words)),
                    _ => format!("for example: {} = {}", key.name, key.example),
                };
                self.findings.hold_up(span, format!("`{}` is empty", key.name), vec![next]);
            }
            return None;
        }
        match key.shape {
            Shape::Word(words) if !words.contains(&text.as_str()) => {
                let mut next = Vec::new();
                if let Some(word) = nearest(&text, words.iter().copied()) {
                    next.push(format!("did you mean \"{word}\"?"));
                }
                next.push(format!("allowed: {}", either(words)));
                self.findings.hold_up(span, format!("`{}` cannot be \"{}\"", key.name, shown(&text)), next);
                return None;
            }
            Shape::Opening(words) if !words.contains(&text.as_str()) => {
                if let Some(word) = nearest(&text, words.iter().copied()) {
                    let what = format!("the words \"{}\" will be printed as they are", shown(&text));
                    let next = format!("write \"{word}\" for the usual words in the language of the memorandum");
                    self.findings.advise(span, what, vec![next]);
                }
            }
            Shape::Rule if Rule::named(&text).is_none() => {
                let mut next = Vec::new();
                if let Some(word) = nearest(&text, RULES.iter().copied()) {
                    next.push(format!("did you mean \"{word}\"?"));
                }
                next.push(format!("allowed: {}, or a share such as \"60%\" or \"3/5\"", either(&RULES)));
                self.findings.hold_up(span, format!("`{}` cannot be \"{}\"", key.name, shown(&text)), next);
                return None;
            }
            Shape::Language if !is_language(&text) => {
                let next = vec!["a language is written as a tag: en, it, pt-BR".into()];
                self.findings.hold_up(span, format!("\"{}\" is not the tag of a language", shown(&text)), next);
                return None;
            }
            Shape::File if !is_inside(&text) => {
                let what = format!("\"{}\" is not beside the agenda", shown(&text));
                let next = "put the file beside the agenda, and write its name alone: \"roster.csv\"";
                self.findings.hold_up(span, what, vec![next.into()]);
                return None;
            }
            _ => {}
        }
        Some(text)
    }

    fn clean(&mut self, clean: Clean, span: &Span) -> String {
        if clean.dropped > 0 {
            let what = match clean.dropped {
                1 => "a control character was dropped from this text".into(),
                many => format!("{many} control characters were dropped from this text"),
            };
            self.findings.advise(span.clone(), what, Vec::new());
        }
        clean.text
    }

    fn number(&mut self, key: &Key, span: Span, number: &DeInteger<'_>, least: u32, most: u32) -> Option<u32> {
        let value = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let value = value.filter(|value| (least..=most).contains(value));
        if value.is_none() {
            let what = format!("`{}` cannot be {}", key.name, shown(&number.to_string()));
            self.findings.hold_up(span, what, vec![format!("allowed: {least} to {most}")]);
        }
        value
    }

    fn quorum(&mut self, key: &Key, span: Span, table: &DeTable<'_>) -> Option<Quorum> {
        let entry = table.iter().next().filter(|_| table.len() == 1);
        let (quorum, value): (fn(u32) -> Quorum, _) = match entry.map(|(name, value)| (name.get_ref().as_ref(), value))
        {
            Some(("bodies", value)) => (Quorum::Bodies, value),
            Some(("people", value)) => (Quorum::People, value),
            _ => {
                let next = "allowed: quorum = 5, quorum = { bodies = 5 } or quorum = { people = 12 }";
                self.findings.hold_up(span, "`quorum` must be a number, or say of what", vec![next.into()]);
                return None;
            }
        };
        match value.get_ref() {
            DeValue::Integer(number) => self.number(key, value.span(), number, 1, MOST_QUORUM).map(quorum),
            _ => {
                self.findings.hold_up(value.span(), "a quorum must be a whole number", vec!["for example: 5".into()]);
                None
            }
        }
    }

    /// A date. One that does not exist, or is written otherwise, is an error the room need not wait for.
    fn date(&mut self, key: &Key, span: Span, value: &DeValue<'_>) -> Option<NaiveDate> {
        let plain = self.unquoted(&span);
        let found = match value {
            DeValue::Datetime(moment) => moment.date.and_then(|date| {
                let date = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into());
                date.map(|date| (date, moment.time.is_none()))
            }),
            _ => plain.parse().ok().map(|date| (date, false)),
        };
        let words = Words {
            noun: "date",
            no_such: is_iso(plain, '-', &[4, 2, 2]).then_some("day"),
            form: "a date is written year-month-day: 2026-06-27",
            until: "until it is mended, the day of the session is the one it is opened on",
        };
        self.moment(key, span, found, likely_date(plain), words)
    }

    /// A time of day. One that does not exist, or is written otherwise, is an error the room need not wait for.
    fn time(&mut self, key: &Key, span: Span, value: &DeValue<'_>) -> Option<NaiveTime> {
        let plain = self.unquoted(&span);
        let is_time = is_iso(plain, ':', &[2, 2]) || is_iso(plain, ':', &[2, 2, 2]);
        let found = match value {
            DeValue::Datetime(moment) => moment.time.and_then(|time| {
                let second = time.second.unwrap_or(0).into();
                let time = NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), second);
                time.map(|time| (time, moment.date.is_none()))
            }),
            _ => likely_time(plain).filter(|_| is_time).map(|time| (time, false)),
        };
        let words = Words {
            noun: "time",
            no_such: is_time.then_some("time"),
            form: "a time is written hours:minutes:seconds: 09:30:00",
            until: "until it is mended, it counts as left out",
        };
        self.moment(key, span, found, likely_time(plain), words)
    }

    /// A date or time that was `found`, and whether it is written as it should be; else what is `likely` meant is said.
    fn moment<T: Copy + Display>(
        &mut self,
        key: &Key,
        span: Span,
        found: Option<(T, bool)>,
        likely: Option<T>,
        words: Words,
    ) -> Option<T> {
        // What is said here says more than the syntax error does.
        let settled = self.errors_at(&span);
        self.settled.extend(settled);
        if let Some((moment, true)) = found {
            return Some(moment);
        }
        let found = found.map(|(moment, _)| moment);
        let (plain, written) = (self.unquoted(&span), self.text.get(span.clone()).unwrap_or_default());
        let meant = found.or(likely);
        let what = match words.no_such {
            _ if plain.is_empty() => format!("there is no {} here", words.noun),
            Some(noun) if meant.is_none() => format!("there is no {noun} {}", shown(plain)),
            _ => format!("{} is not a {} as an agenda writes it", shown(written), words.noun),
        };
        let quotes = if plain == written { "" } else { ", without quotation marks" };
        let mut next = vec![match meant {
            Some(meant) => format!("write: {} = {meant}{quotes}", key.name),
            None => words.form.into(),
        }];
        if found.is_none() {
            next.push(words.until.into());
        }
        self.findings.error(span, what, next);
        found
    }

    /// What is written at a place, without quotation marks around it.
    fn unquoted(&self, span: &Span) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default().trim_matches(['"', '\''])
    }
}

/// How a date or time that cannot be taken is spoken of.
struct Words {
    noun: &'static str,
    /// What does not exist, where it is written in the right form.
    no_such: Option<&'static str>,
    /// The right form.
    form: &'static str,
    /// What holds until it is mended.
    until: &'static str,
}
