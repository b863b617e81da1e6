//! Running the agenda.

use super::fold::{begins_with, fold, has_word_beginning, same};
use super::names::{self, Among};
use super::{Context, Line, actions::Id, pieces, usage};
use crate::session::command::ItemPlace;
use crate::session::state::ItemRun;
use crate::session::{Command, ItemId, Refusal, State};

/// The longest time box that is taken for one, in minutes; a greater number at the end of a title belongs to the title.
const LONGEST: u32 = 600;

/// The item that is meant: by its label (`3`, `3a`), its title, the beginning of its title, or a word in it.
///
/// # Errors
/// No such item, or several.
pub(super) fn item(text: &str, state: &State) -> Result<ItemId, Refusal> {
    let text = pieces::unquoted(text.trim());
    let items = &state.run.items;
    let label = text.strip_suffix('.').unwrap_or(text);
    if let Some(item) = items.iter().find(|item| item.label.eq_ignore_ascii_case(label)) {
        return Ok(item.id);
    }
    let plain = fold(text);
    let fits: [fn(&str, &str) -> bool; 3] = [same, begins_with, has_word_beginning];
    for fits in fits {
        let hits: Vec<&ItemRun> = items.iter().filter(|item| fits(&item.plan.title, &plain)).collect();
        match hits.as_slice() {
            _ if plain.is_empty() => break,
            [] => {}
            [item] => return Ok(item.id),
            several => {
                let names: Vec<String> = several.iter().map(|item| named(item)).collect();
                return Err(Refusal::new(
                    format!("“{text}” could be {}", pieces::either(&names)),
                    "type the item's number or more of its title",
                ));
            }
        }
    }
    let next = match items.as_slice() {
        [] => "the agenda has no items: /item \"TITLE\" 15 adds one".to_owned(),
        items => {
            let mut names: Vec<String> = items.iter().take(8).map(named).collect();
            if items.len() > 8 {
                names.push(format!("and {} more", items.len() - 8));
            }
            format!("the items are {}", names.join(", "))
        }
    };
    Err(Refusal::new(format!("no item of the agenda is called “{text}”"), next))
}

/// The item whose whole title this is.
pub(super) fn titled(title: &str, state: &State) -> Option<ItemId> {
    let plain = fold(title);
    state.run.items.iter().find(|item| same(&item.plan.title, &plain)).map(|item| item.id)
}

/// An item as messages name it.
fn named(item: &ItemRun) -> String {
    let title = &item.plan.title;
    match title.char_indices().nth(40) {
        Some((end, _)) => format!("{} {}…", item.label, title[..end].trim_end()),
        None => format!("{} {title}", item.label),
    }
}

pub(super) fn go(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    Ok(Line::Command(Command::Go(item(body, context.state)?)))
}

pub(super) fn skip(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let item = if body.is_empty() { None } else { Some(item(body, context.state)?) };
    Ok(Line::Command(Command::Skip(item)))
}

pub(super) fn extend(body: &str) -> Result<Line, Refusal> {
    let number = without_unit(body);
    let digits = number.strip_prefix(['-', '+', '−']).unwrap_or(number);
    let minutes = digits.parse::<i32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    match minutes {
        Some(minutes) if minutes != 0 && minutes <= 1440 => {
            let less = number.starts_with(['-', '−']);
            Ok(Line::Command(Command::Extend(if less { -minutes } else { minutes })))
        }
        _ => Err(usage(Id::Extend, format!("“{body}” is no number of minutes"))),
    }
}

/// Where an item that is ahead goes: `5 before 3`, `Coffee up`, `5 last`.
pub(super) fn reorder(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    for word in [" before ", " after ", " behind "] {
        if let Some((one, other)) = body.split_once(word) {
            let (one, other) = (item(one, context.state)?, item(other, context.state)?);
            let place = if word == " before " { ItemPlace::Before(other) } else { ItemPlace::After(other) };
            return Ok(Line::Command(Command::PlaceItem(one, place)));
        }
    }
    let place = |word: &str| match word.to_lowercase().as_str() {
        "up" | "earlier" => Some(ItemPlace::Up),
        "down" | "later" => Some(ItemPlace::Down),
        "last" => Some(ItemPlace::Last),
        _ => None,
    };
    match body.trim_end().rsplit_once(char::is_whitespace).and_then(|(name, word)| Some((name, place(word)?))) {
        Some((name, place)) => Ok(Line::Command(Command::PlaceItem(item(name, context.state)?, place))),
        None => Err(usage(Id::Reorder, format!("“{body}” says no place"))),
    }
}

/// For which table one records: its name or the beginning of it, who reports for it, how long it has; alone, or `plenary`, the
/// plenary again.
pub(super) fn table(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    if body.is_empty() || body.eq_ignore_ascii_case("plenary") {
        return Ok(Line::Command(Command::TakeTable { table: None, rapporteur: None, minutes: None }));
    }
    let (mut name, rapporteur) = match body.split_once('@') {
        Some((name, rest)) => (name.trim(), Some(names::addressed(rest, context.state, Among::All))),
        None => (body, None),
    };
    let mut after = "";
    let rapporteur = match rapporteur {
        Some(names::Addressed { name, found, rest }) => {
            after = rest;
            Some(names::settle(name, found, context.state)?.who())
        }
        None => None,
    };
    let mut time = minutes(after);
    if let (true, Some((head, last))) = (after.is_empty(), name.rsplit_once(char::is_whitespace))
        && let Some(count) = minutes(last)
        && table_named(name, context.state).is_err()
    {
        (name, time) = (head, Some(count));
    }
    if !after.is_empty() && time.is_none() {
        return Err(usage(Id::Table, format!("“{after}” is no number of minutes")));
    }
    let table = Some(table_named(name, context.state)?);
    Ok(Line::Command(Command::TakeTable { table, rapporteur, minutes: time }))
}

/// Which table reports back: by its name or the beginning of it; alone, or `next`, the next that has not.
pub(super) fn report(body: &str, context: &mut Context) -> Result<Line, Refusal> {
    let table = match body {
        "" => None,
        next if next.eq_ignore_ascii_case("next") => None,
        name => Some(table_named(name, context.state)?),
    };
    Ok(Line::Command(Command::Report(table)))
}

/// The table of the item that is on that a name or the beginning of one means.
fn table_named(name: &str, state: &State) -> Result<String, Refusal> {
    let plain = fold(pieces::unquoted(name.trim()));
    let tables = state.run.current_item().map(|item| item.plan.tables.as_slice()).unwrap_or_default();
    for fits in [same as fn(&str, &str) -> bool, begins_with, has_word_beginning] {
        let hits: Vec<&String> = tables.iter().filter(|table| fits(table, &plain)).collect();
        match hits.as_slice() {
            [] => {}
            [one] => return Ok((*one).clone()),
            several => {
                return Err(Refusal::new(
                    format!("“{name}” could be {}", pieces::either(several)),
                    "type more of its name",
                ));
            }
        }
    }
    let next = match tables {
        [] => "the item that is on has none: the agenda names them, tables = [\"Schools\", \"Housing\"]".to_owned(),
        tables => format!("the tables are {}", tables.join(", ")),
    };
    Err(Refusal::new(format!("no table is called “{name}”"), next))
}

/// `15`, `15m`, `15 min`, `15 minutes` without the unit.
fn without_unit(text: &str) -> &str {
    let number = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '\'' || c == '.');
    let unit = &text[number.len()..];
    let known = ["", "m", "min", "min.", "mins", "minute", "minutes", "'"];
    if known.iter().any(|name| name.eq_ignore_ascii_case(unit)) { number.trim_end() } else { text }
}

/// An item added on the spot: a title in quotes or not, and its minutes.
pub(super) fn add(body: &str) -> Result<Line, Refusal> {
    let (title, minutes) = match pieces::quoted(body) {
        Some((title, "")) => (title, None),
        Some((title, rest)) => match minutes(rest) {
            Some(minutes) => (title, Some(minutes)),
            None => {
                let what = format!("“{}” is no number of minutes from 1 to {LONGEST}", rest.trim());
                return Err(usage(Id::Item, what));
            }
        },
        None => {
            let number = without_unit(body);
            match number.rsplit_once(char::is_whitespace).and_then(|(title, last)| Some((title, minutes(last)?))) {
                Some((title, minutes)) => (title, Some(minutes)),
                None => (body, None),
            }
        }
    };
    match title.trim() {
        "" => Err(usage(Id::Item, "the item has no title")),
        title => Ok(Line::Command(Command::AddItem { title: pieces::tidy(title), minutes, take_up: false })),
    }
}

fn minutes(text: &str) -> Option<u32> {
    let number = without_unit(text.trim());
    number.parse().ok().filter(|minutes| (1..=LONGEST).contains(minutes) && number.bytes().all(|b| b.is_ascii_digit()))
}
