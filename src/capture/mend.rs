//! Changing what was recorded.

use super::names::{self, Addressed, Among};
use super::options::{self, Given};
use super::{Context, Line, Request, actions::Id, agenda_run, entries, pieces, usage};
use crate::agenda::Attribution;
use crate::session::event::{Details, EntryKind, Who};
use crate::session::{Command, Handle, Refusal};

/// The words for attribution in commands.
pub(super) const ATTRIBUTIONS: [Attribution; 3] = [Attribution::Named, Attribution::Organisation, Attribution::None];

/// `s/old/new/` or `s|old|new|`: literally, with `\/` for a `/` in the words, and the last `/` left out if one likes. `None`
/// if the line is not of this form.
///
/// # Errors
/// Nothing to look for.
pub(super) fn substitution(line: &str, context: &mut Context) -> Result<Option<Line>, Refusal> {
    let Some((delimiter, body)) = line.strip_prefix('s').and_then(|rest| {
        let delimiter = rest.chars().next().filter(|c| *c == '/' || *c == '|')?;
        Some((delimiter, rest.strip_prefix(delimiter)?))
    }) else {
        return Ok(None);
    };
    let mut parts = vec![String::new()];
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        if c == delimiter {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            match (c, chars.peek()) {
                ('\\', Some(next)) if *next == delimiter => part.extend(chars.next()),
                _ => part.push(c),
            }
        }
    }
    match parts.as_slice() {
        [old, _] | [old, _, _] if old.is_empty() => {
            Err(Refusal::new("it is not said what to mend", "s/old/new/ puts new in the place of old"))
        }
        [old, new] => Ok(Some(mend(old, new))),
        [old, new, after] if after.is_empty() => Ok(Some(mend(old, new))),
        [_] => Ok(None),
        _ => {
            context.hint("kept as text: s/old/new/ mends, and nothing follows it");
            Ok(None)
        }
    }
}

fn mend(old: &str, new: &str) -> Line {
    Line::Command(Command::Mend { old: old.to_owned(), new: new.to_owned() })
}

/// The entry named at the beginning, or else the last one, and what it is.
fn target<'t>(body: &'t str, context: &Context) -> Result<(Option<Handle>, Option<EntryKind>, &'t str), Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    let record = &context.state.record;
    let meant = match entry {
        Some(handle) => record.get(handle),
        None => record.entries().next_back(),
    };
    Ok((entry, meant.map(|entry| entry.kind), rest))
}

/// Another wording, and what stands beside it, in the form in which an entry of that kind is recorded.
pub(super) fn edit(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, kind, rest) = target(body, context)?;
    let mut given = Given::default();
    let kind = kind.unwrap_or_default();
    let undertakes = matches!(kind, EntryKind::Action | EntryKind::Pledge);
    let rest = if undertakes { rest } else { given.take(rest, options::CHANGE, context)? };
    let mut speaker = None;
    let (details, text) = match kind {
        EntryKind::Action | EntryKind::Pledge => {
            let (details, text) = entries::undertaken(kind, rest, options::CHANGE, &mut given, context)?;
            if !rest.trim_start().starts_with('\\') {
                no_wording(kind, text)?;
            }
            (details, text)
        }
        _ if rest.is_empty() => (Details::default(), rest),
        kind if options::alone(rest, context.today) => {
            let handle = entry.map_or_else(|| "N".to_owned(), |handle| handle.to_string());
            let what = format!("a {} has neither date nor indicator", kind.word());
            let next = match kind.is_agreed() {
                true => "only a pledge has them".to_owned(),
                false => format!("/kind {handle} action or /kind {handle} pledge makes it something that has"),
            };
            return Err(Refusal::new(what, next));
        }
        kind if kind.is_agreed() && rest.starts_with('@') => {
            let what = format!("a {} names no body", kind.word());
            return Err(Refusal::new(what, "only a pledge does; \\ before the text records it as it stands"));
        }
        EntryKind::Recital => {
            let (opening, text) = entries::opening(rest, context.state);
            (Details { opening, ..Details::default() }, text)
        }
        EntryKind::Provision => {
            let (title, text) = entries::titled(rest);
            (Details { title, ..Details::default() }, text)
        }
        EntryKind::Decision | EntryKind::Poll => (Details::default(), rest),
        _ => {
            let (who, text) = match name_alone(rest, context)? {
                Some(who) => (Some(who), ""),
                None => entries::speaker(rest, context)?,
            };
            speaker = who;
            (Details::default(), text)
        }
    };
    let by = match &given.by {
        Some(name) => {
            Some(names::the_one(name.strip_prefix('@').unwrap_or(name), context.state, Among::BodiesFirst)?.who())
        }
        None => None,
    };
    let text = Some(text).filter(|text| !text.trim().is_empty()).map(str::to_owned);
    if text.is_none() && speaker.is_none() && details == Details::default() {
        let last = || context.state.record.entries().next_back().map(|entry| entry.handle);
        let entry = entry.or_else(last).ok_or_else(|| usage(Id::Edit, "there is nothing to edit yet"))?;
        return Ok(Line::Request(Request::Edit(entry)));
    }
    Ok(Line::Command(Command::Edit { entry, text, speaker, details, by }))
}

/// Refuses a new wording that was hardly meant as one, so that it does not take the place of the one there is: options that are
/// none, such as `for:"families"`, or a lone `@`.
fn no_wording(kind: EntryKind, text: &str) -> Result<(), Refusal> {
    let literally = "\\ before the text records it as it stands";
    if text == "@" {
        return Err(Refusal::new("nobody is named after @", format!("type @NAME; {literally}")));
    }
    let Some((word, value)) = text.split_once(':') else { return Ok(()) };
    let is_word = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let value = value.trim_end();
    let quoted = value.len() > 1 && value.starts_with('"') && value[1..].find('"') == Some(value.len() - 2);
    if is_word && !value.is_empty() && (quoted || !value.contains(char::is_whitespace)) {
        let (keys, a) = match kind {
            EntryKind::Pledge => (options::PLEDGE, "a pledge"),
            _ => (options::ACTION, "an action"),
        };
        let words: Vec<String> = keys.iter().map(|key| format!("{}:", key.word())).collect();
        let what = format!("{word}: is no option of {a}");
        return Err(Refusal::new(what, format!("the options are {}; {literally}", words.join(", "))));
    }
    Ok(())
}

/// Whom `@Name` means, with nothing after it: the text stays, only who said it changes.
fn name_alone(text: &str, context: &Context) -> Result<Option<Who>, Refusal> {
    let Some(name) = text.strip_prefix('@').filter(|rest| rest.starts_with(|c: char| !c.is_whitespace())) else {
        return Ok(None);
    };
    let Addressed { name, found, rest } = names::addressed(name, context.state, Among::All);
    if rest.is_empty() {
        names::settle(name, found, context.state).map(|somebody| Some(somebody.who()))
    } else {
        Ok(None)
    }
}

/// The entry that is all a command may name.
pub(super) fn only_entry(id: Id, body: &str, context: &Context) -> Result<Option<Handle>, Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    if rest.is_empty() {
        return Ok(entry);
    }
    Err(usage(id, format!("“{rest}” is no number of an entry")))
}

pub(super) fn delete(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    Ok(Line::Command(Command::Delete(only_entry(Id::Delete, body, context)?)))
}

/// The entry, and the device whose side of what crossed in it is kept.
pub(super) fn settle(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let device = |word: &str| {
        let mut known = context.state.devices().map(|(device, ..)| device);
        known.find(|device| device.as_str().eq_ignore_ascii_case(word)).cloned()
    };
    let body = body.trim();
    // A device may be called like an entry.
    let (named, rest) = match (pieces::entry(body, context.state), device(body)) {
        (Ok((Some(handle), rest)), Some(_))
            if context.state.record.get(handle).is_some_and(|entry| entry.crossing().is_some()) =>
        {
            (Some(handle), rest)
        }
        (_, Some(_)) => (None, body),
        (entry, None) => entry?,
    };
    match (rest.trim(), device(rest.trim())) {
        ("", _) => Ok(Line::Command(Command::Settle(named, None))),
        (_, Some(device)) => Ok(Line::Command(Command::Settle(named, Some(device)))),
        (word, None) => {
            let known: Vec<&str> = context.state.devices().map(|(device, ..)| device.as_str()).collect();
            Err(Refusal::new(format!("no laptop here is called “{word}”"), format!("there are {}", known.join(", "))))
        }
    }
}

pub(super) fn kind(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    let word = rest.to_lowercase();
    let word = if word == "park" { "parked" } else { &word };
    let words = EntryKind::ALL.map(EntryKind::word);
    match EntryKind::ALL.into_iter().find(|kind| kind.word() == word) {
        Some(kind) => Ok(Line::Command(Command::ChangeKind(entry, kind))),
        None if word.is_empty() => Err(Refusal::new(
            "it is not said which kind",
            format!("/kind N and {}", pieces::either(&words[..words.len() - 1])),
        )),
        None => Err(Refusal::new(
            format!("“{rest}” is no kind of entry"),
            format!("the kinds are {}", words[..words.len() - 1].join(", ")),
        )),
    }
}

pub(super) fn move_to(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (first, rest) = pieces::word(body);
    // A single word is the item, even where it is a number: the entry is then the last one.
    if !rest.is_empty() && pieces::as_handle(first).is_some() {
        match (pieces::entry(body, context.state), agenda_run::item(rest, context.state)) {
            (Ok((entry @ Some(_), _)), Ok(item)) => return Ok(Line::Command(Command::Move(entry, item))),
            // `/move 2030 goals`: perhaps the whole is a title.
            (entry, item) => match agenda_run::item(body, context.state) {
                Ok(item) => return Ok(Line::Command(Command::Move(None, item))),
                Err(_) => {
                    entry?;
                    item?;
                }
            },
        }
    }
    Ok(Line::Command(Command::Move(None, agenda_run::item(body, context.state)?)))
}

pub(super) fn tag(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (_, rest) = pieces::word(body);
    // A single word is the tag, even where it is a number.
    let (entry, word) = if rest.is_empty() { (None, body) } else { pieces::entry(body, context.state)? };
    let tag = word.strip_prefix('#').unwrap_or(word);
    let fits = !tag.is_empty() && tag.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    if !fits {
        return Err(usage(Id::Tag, format!("“{word}” is no tag: one word of letters, digits, - and _")));
    }
    Ok(Line::Command(Command::Tag(entry, tag.to_owned())))
}

pub(super) fn attribution(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let (entry, rest) = pieces::entry(body, context.state)?;
    match ATTRIBUTIONS.into_iter().find(|attribution| attribution.word().eq_ignore_ascii_case(rest)) {
        Some(attribution) => Ok(Line::Command(Command::Restrict(entry, attribution))),
        None => Err(usage(Id::Attribution, format!("“{rest}” does not say who may be named"))),
    }
}
