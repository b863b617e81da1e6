//! A pledge field by field: what each is called, what stands in it, and how what is typed for it becomes a command.
//!
//! Free text goes into the command as it is, so that quotes, `@`, `due:` and line breaks in it are nothing but text. Names,
//! dates, kinds and numbers are read by the command language, so that whoever fills in a form is told the same as whoever
//! types the command.

use chrono::NaiveDate;

use crate::capture::{self, Completion, Line, Parsed, dates};
use crate::session::command::PLEDGE_KINDS;
use crate::session::event::{Details, Who};
use crate::session::number::Handle;
use crate::session::state::Entry;
use crate::session::{Command, Refusal, State};

/// A field of a pledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What is undertaken.
    Wording,
    /// Who undertakes it; the first leads.
    Bodies,
    /// By when.
    Due,
    /// What will be counted.
    Indicator,
    /// What the indicator says today.
    Baseline,
    /// What it is to say in the end.
    Target,
    /// Where its numbers come from.
    Source,
    /// What sort of pledge it is.
    Kind,
    /// Whom it is for.
    Beneficiaries,
    /// Where it holds.
    Territory,
    /// The entries it grew from.
    GrewFrom,
}

impl Field {
    /// In the order of the form.
    pub const ALL: [Field; 11] = [
        Field::Wording,
        Field::Bodies,
        Field::Due,
        Field::Indicator,
        Field::Baseline,
        Field::Target,
        Field::Source,
        Field::Kind,
        Field::Beneficiaries,
        Field::Territory,
        Field::GrewFrom,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Field::Wording => "wording",
            Field::Bodies => "bodies",
            Field::Due => "due",
            Field::Indicator => "indicator",
            Field::Baseline => "baseline",
            Field::Target => "target",
            Field::Source => "source",
            Field::Kind => "kind",
            Field::Beneficiaries => "beneficiaries",
            Field::Territory => "territory",
            Field::GrewFrom => "grew from",
        }
    }

    /// What goes into it, for whoever is about to type it.
    pub fn asks(self) -> &'static str {
        match self {
            Field::Wording => "what is undertaken, exactly as it will be printed",
            Field::Bodies => "who undertakes it: @BODY @BODY, the one that leads first",
            Field::Due => "by when: 2026-12-31, 31 December, +3m, friday",
            Field::Indicator => "what will be counted",
            Field::Baseline => "what the indicator says today",
            Field::Target => "what the indicator is to say in the end",
            Field::Source => "where the numbers of the indicator come from",
            Field::Kind => "what sort of pledge: financial, material, technical, policy or capacity",
            Field::Beneficiaries => "whom it is for",
            Field::Territory => "where it holds",
            Field::GrewFrom => "the numbers of the entries it grew from: 12, 14",
        }
    }

    /// Whether a pledge is not ready to be signed without it.
    pub fn is_needed(self) -> bool {
        matches!(self, Field::Wording | Field::Bodies | Field::Due | Field::Indicator)
    }

    /// The option of the command language for it; none for the wording and the bodies.
    fn option(self) -> Option<&'static str> {
        Some(match self {
            Field::Wording | Field::Bodies => return None,
            Field::Due => "due",
            Field::Indicator => "indicator",
            Field::Baseline => "baseline",
            Field::Target => "target",
            Field::Source => "source",
            Field::Kind => "kind",
            Field::Beneficiaries => "beneficiaries",
            Field::Territory => "territory",
            Field::GrewFrom => "from",
        })
    }

    /// The free text that stands in it.
    fn text(self, details: &Details) -> Option<&str> {
        match self {
            Field::Indicator => details.indicator.as_deref(),
            Field::Baseline => details.baseline.as_deref(),
            Field::Target => details.target.as_deref(),
            Field::Source => details.source.as_deref(),
            Field::Beneficiaries => details.beneficiaries.as_deref(),
            Field::Territory => details.territory.as_deref(),
            _ => None,
        }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(self, entry: &Entry) -> bool {
        let details = entry.details();
        match self {
            Field::Wording => entry.text.trim().is_empty(),
            Field::Bodies => details.who.is_empty(),
            Field::Due => details.due.is_none(),
            Field::Kind => details.pledge_kind.is_none(),
            Field::GrewFrom => details.grew_from.is_empty(),
            _ => self.text(details).is_none(),
        }
    }

    /// What stands in it, as it is shown; `None` where that is nothing.
    pub fn shown(self, state: &State, entry: &Entry) -> Option<String> {
        let details = entry.details();
        match self {
            _ if self.is_empty(entry) => None,
            Field::Wording => Some(entry.text.clone()),
            Field::Bodies => {
                let names: Vec<&str> = details.who.iter().map(|who| state.roster.name(who)).collect();
                match names.as_slice() {
                    [lead, others @ ..] if !others.is_empty() => Some(format!("{lead} (leads), {}", others.join(", "))),
                    names => Some(names.concat()),
                }
            }
            Field::Due => details.due.map(dates::long),
            Field::Kind => kind_word(details).map(str::to_owned),
            Field::GrewFrom => {
                let text = |handle: &Handle| state.record.get(*handle).map_or("", |entry| entry.text.as_str());
                let points = details.grew_from.iter().map(|handle| format!("{handle} {}", text(handle)));
                Some(points.collect::<Vec<_>>().join("; "))
            }
            _ => self.text(details).map(str::to_owned),
        }
    }

    /// What stands in it, as it is typed: what is put into the line to be edited.
    pub fn typed(self, state: &State, entry: &Entry) -> String {
        let details = entry.details();
        match self {
            Field::Wording => entry.text.clone(),
            // The @ brings up the names at once.
            Field::Bodies if details.who.is_empty() => "@".to_owned(),
            Field::Bodies => details.who.iter().map(|who| addressed(state, who)).collect(),
            Field::Due => details.due.map(|due| due.to_string()).unwrap_or_default(),
            Field::Kind => kind_word(details).unwrap_or_default().to_owned(),
            Field::GrewFrom => {
                let handles: Vec<String> = details.grew_from.iter().map(Handle::to_string).collect();
                handles.join(", ")
            }
            _ => self.text(details).unwrap_or_default().to_owned(),
        }
    }

    /// The line that would fill it in, for whoever has to type it again elsewhere.
    pub fn line(self, handle: Handle, value: &str) -> String {
        let value = value.trim();
        match self.option() {
            Some(option) => format!("/edit {handle} {option}:{}", quoted(value)),
            None if self == Field::Bodies => format!("/edit {handle} {}", names(value)),
            // What could be read as something else than text is marked as literal.
            None if value.contains(['@', ':', '\\']) => format!("/edit {handle} \\{value}"),
            None => format!("/edit {handle} {value}"),
        }
    }

    /// The command that puts this value into the field, and what to say of how it was understood.
    ///
    /// # Errors
    /// A value that is none for this field, or no value.
    pub fn command(self, handle: Handle, value: &str, state: &State, today: NaiveDate) -> Result<Parsed, Refusal> {
        let (value, _) = capture::clean(value);
        let value = value.trim();
        if value.is_empty() || (self == Field::Bodies && names(value).is_empty()) {
            let what = format!("{} of {handle} cannot be emptied", self.name());
            return Err(Refusal::new(what, "type something else, or leave it as it was"));
        }
        let mut details = Details::default();
        let place = match self {
            Field::Indicator => &mut details.indicator,
            Field::Baseline => &mut details.baseline,
            Field::Target => &mut details.target,
            Field::Source => &mut details.source,
            Field::Beneficiaries => &mut details.beneficiaries,
            Field::Territory => &mut details.territory,
            Field::Wording => {
                return Ok(edit(handle, Some(value.to_owned()), details));
            }
            Field::Bodies | Field::Due | Field::Kind | Field::GrewFrom => {
                return self.understood(handle, value, state, today);
            }
        };
        *place = Some(value.to_owned());
        Ok(edit(handle, None, details))
    }

    /// A value of which the command language says what it means.
    fn understood(self, handle: Handle, value: &str, state: &State, today: NaiveDate) -> Result<Parsed, Refusal> {
        let line = match self {
            Field::GrewFrom => {
                let words = value.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
                self.line(handle, &words.collect::<Vec<_>>().join(", "))
            }
            _ => self.line(handle, value),
        };
        let parsed = capture::parse(&line, state, today)?;
        // Nothing but this field: what a value brings along beside it was meant otherwise.
        let Line::Command(Command::Edit { entry: Some(_), text: None, speaker: None, details, by: None }) =
            &parsed.line
        else {
            return Err(Refusal::new(format!("“{value}” is not understood"), format!("type {}", self.asks())));
        };
        let alone = match self {
            Field::Bodies => Details { who: details.who.clone(), ..Details::default() },
            Field::Due => Details { due: details.due, ..Details::default() },
            Field::Kind => Details { pledge_kind: details.pledge_kind, ..Details::default() },
            _ => Details { grew_from: details.grew_from.clone(), ..Details::default() },
        };
        if *details != alone {
            return Err(Refusal::new(
                format!("“{value}” is more than this field takes"),
                format!("type {}", self.asks()),
            ));
        }
        Ok(parsed)
    }

    /// What could come next in it, as the command language offers it.
    pub fn complete(self, text: &str, cursor: usize, state: &State, limit: usize) -> Option<Completion> {
        // The field as the end of a command; what stands before it is not in the line.
        let (lead, prefix) = match self {
            Field::Bodies => ("/pledge ", ""),
            Field::Due => ("/pledge due:", "due:"),
            Field::Kind => ("/pledge kind:", "kind:"),
            // Entries are offered for an empty field, the latest first.
            Field::GrewFrom => ("/history ", ""),
            _ => return None,
        };
        let mut completion = capture::complete(&format!("{lead}{text}"), lead.len() + cursor, state, limit)?;
        completion.span.start = completion.span.start.saturating_sub(lead.len());
        completion.span.end = completion.span.end.saturating_sub(lead.len());
        // Other options are none of this field's.
        completion.candidates.retain_mut(|candidate| match candidate.insert.strip_prefix(prefix) {
            Some(value) if self != Field::Bodies || value.starts_with('@') => {
                candidate.insert = value.to_owned();
                true
            }
            _ => false,
        });
        (!completion.candidates.is_empty()).then_some(completion)
    }
}

fn edit(handle: Handle, text: Option<String>, details: Details) -> Parsed {
    let command = Command::Edit { entry: Some(handle), text, speaker: None, details, by: None };
    Parsed { line: Line::Command(command), hints: Vec::new() }
}

fn kind_word(details: &Details) -> Option<&'static str> {
    PLEDGE_KINDS.iter().find(|(_, kind)| Some(*kind) == details.pledge_kind).map(|(word, _)| *word)
}

/// A name as it is typed after `@`, so that it means this one and no other; a blank after it.
fn addressed(state: &State, who: &Who) -> String {
    let name = state.roster.name(who);
    let namesakes = || state.roster.people().filter(|person| person.details.name == name).count();
    let whole = match (who, state.roster.organisation(who)) {
        (Who::Participant(_), Some(organisation)) if namesakes() > 1 => format!("{name}, {organisation}"),
        _ => name.to_owned(),
    };
    let plain = whole.chars().all(|c| c.is_alphanumeric() || "-_.'’".contains(c));
    if plain { format!("@{whole} ") } else { format!("@\"{whole}\" ") }
}

/// Names as the command language takes them: each after an `@`, whether that was typed or commas stand between them.
fn names(value: &str) -> String {
    let value = value.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '@' | ',')).trim_start();
    if value.starts_with('@') {
        return value.to_owned();
    }
    let names = value.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| format!("@{name}")).collect::<Vec<_>>().join(" ")
}

/// A value in quotes that none of its own closes, if there are such.
fn quoted(value: &str) -> String {
    let pairs = [('"', '"'), ('“', '”'), ('«', '»')];
    let (open, close) = pairs.into_iter().find(|(_, close)| !value.contains(*close)).unwrap_or(pairs[0]);
    format!("{open}{value}{close}")
}

#[cfg(test)]
mod tests;
