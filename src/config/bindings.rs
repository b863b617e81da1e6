//! The table of the keyboard: names of keys, what they may stand for, and whether two actions want the same one.

use std::collections::HashMap;

use crate::agenda::problem::{Findings, nearest, shown};
use crate::agenda::table::{Placed, Span, Table};
use crate::capture::actions::{ACTIONS, Id};
use crate::capture::keys::{Base, Key, Keys};

/// What can be given to an action.
const ALLOWED: &str =
    "allowed: F1 to F12, Tab, Esc, Ins, and letters with Ctrl- or Alt-, for example \"Ctrl-N\"; \"\" is none";

/// What a line of the file gives an action.
struct Given {
    id: Id,
    keys: Vec<Placed<Key>>,
}

/// The keys in force with what a file says. A line in which something is wrong counts as left out.
pub(super) fn keys(text: &str, table: &Table, findings: &mut Findings) -> Keys {
    let mut given = Vec::new();
    let mut unusable = Vec::new();
    for action in ACTIONS {
        let Some(names) = table.list(action.name()) else { continue };
        match line(action.id, names, findings) {
            Some(keys) => given.push(Given { id: action.id, keys }),
            None => unusable.push(action.id),
        }
    }
    given.sort_by_key(|line| line.keys.first().map(|key| key.span.start));
    // What falls back to its default may want a key that somebody else was given: until nobody does.
    while let Some((place, span, key, other)) = clash(&given) {
        let line = given.remove(place);
        let name = line.id.action().name();
        let taken = other.action().name();
        let (what, next) = match given.iter().find(|line| line.id == other) {
            Some(first) => {
                let start = first.keys.first().map_or(0, |key| key.span.start);
                let number = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
                (format!("line {number} gives that key to `{taken}`"), "give one of them another key".to_owned())
            }
            None if unusable.contains(&other) => (
                format!("`{taken}` keeps that key, since what its line says cannot be used"),
                "mend that line".to_owned(),
            ),
            None => (
                format!("that is the key of `{taken}`"),
                format!("give `{taken}` another key as well, or none: {taken} = \"\""),
            ),
        };
        let free = format!("free are {}", free(&given));
        findings.error(span, format!("`{name}` cannot be \"{key}\": {what}"), vec![next, free]);
        unusable.push(line.id);
    }
    let given: HashMap<Id, Vec<Key>> =
        given.into_iter().map(|line| (line.id, line.keys.into_iter().map(|key| key.value).collect())).collect();
    Keys::of(|id| given.get(&id).cloned())
}

/// The keys of one line; `None` where something is wrong with one of them, which is then noted.
fn line(id: Id, names: &[Placed<String>], findings: &mut Findings) -> Option<Vec<Placed<Key>>> {
    let action = id.action().name();
    let mut keys: Vec<Placed<Key>> = Vec::new();
    let mut is_whole = true;
    for Placed { span, value: name } in names {
        if name.is_empty() && names.len() == 1 {
            return Some(keys);
        }
        let wrong = match Key::named(name) {
            None => Some((format!("`{action}` cannot be \"{}\": that is no key", shown(name)), likely(name))),
            Some(key) if keys.iter().any(|other| other.value == key) => {
                Some((format!("\"{key}\" stands here twice"), Some("take one out".to_owned())))
            }
            Some(key) => {
                // What the table gives an action itself, it can be told again.
                let needed = key.needed().filter(|_| !Keys::usual(id).contains(&key));
                if needed.is_none() {
                    keys.push(Placed { span: span.clone(), value: key });
                }
                needed.map(|why| (format!("`{action}` cannot be \"{}\": {why}", shown(name)), None))
            }
        };
        if let Some((what, next)) = wrong {
            is_whole = false;
            findings.error(span.clone(), what, next.into_iter().chain([ALLOWED.to_owned()]).collect());
        }
    }
    is_whole.then_some(keys)
}

/// The first line that wants a key another action has: its place, where the key is written, the key, and who has it.
fn clash(given: &[Given]) -> Option<(usize, Span, Key, Id)> {
    for (place, line) in given.iter().enumerate() {
        for key in &line.keys {
            let earlier =
                given.iter().take(place).find(|other| other.keys.iter().any(|other| other.value == key.value));
            let usual = || {
                let left = |id: &Id| given.iter().all(|line| line.id != *id);
                let all = ACTIONS.iter().map(|action| action.id);
                all.filter(left).find(|id| Keys::usual(*id).contains(&key.value))
            };
            if let Some(other) = earlier.map(|other| other.id).or_else(usual) {
                return Some((place, key.span.clone(), key.value, other));
            }
        }
    }
    None
}

/// The function keys that nothing wants.
fn free(given: &[Given]) -> String {
    let wanted = |key: Key| {
        given.iter().any(|line| line.keys.iter().any(|other| other.value == key))
            || ACTIONS.iter().any(|action| Keys::usual(action.id).contains(&key))
    };
    let free = (1..=12).map(|number| Key::new(Base::F(number))).filter(|key| !wanted(*key));
    let mut free: Vec<String> = free.map(|key| key.to_string()).collect();
    free.push("letters with Alt-".to_owned());
    free.join(", ")
}

/// The key somebody may have meant by a name that is none.
fn likely(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let (held, base) =
        lower.rsplit_once(['-', '+', ' ', '_']).map_or((None, lower.as_str()), |(held, base)| (Some(held), base));
    let held = match held.map(str::trim) {
        None | Some("") => "",
        Some("strg" | "ctl" | "^" | "c") => "ctrl-",
        Some("option" | "opt" | "m" | "a") => "alt-",
        Some(held) => match nearest(held, ["ctrl", "control", "alt", "shift"])? {
            "ctrl" | "control" => "ctrl-",
            "alt" => "alt-",
            _ => "shift-",
        },
    };
    let names = (1..=12).map(|number| format!("f{number}")).chain(["tab", "esc", "ins"].map(str::to_owned));
    let names: Vec<String> = names.collect();
    let base = match base.chars().count() {
        1 => base,
        _ => nearest(base, names.iter().map(String::as_str))?,
    };
    let key = Key::named(&format!("{held}{base}")).filter(|key| key.needed().is_none())?;
    Some(format!("did you mean \"{key}\"?"))
}

#[cfg(test)]
mod tests {
    use super::super::schema::CONFIGS;
    use super::*;

    #[test]
    fn a_slip_in_the_name_of_a_key_is_guessed() {
        for (written, meant) in [
            ("F13", "F1"),
            ("Ctl-N", "Ctrl-N"),
            ("Strg-N", "Ctrl-N"),
            ("ctrl n", "Ctrl-N"),
            ("alt_x", "Alt-X"),
            ("Tabb", "Tab"),
        ] {
            assert_eq!(likely(written), Some(format!("did you mean \"{meant}\"?")), "{written}");
        }
        for written in ["Super-N", "mouse", "", "😀😀"] {
            assert_eq!(likely(written), None, "{written}");
        }
    }

    #[test]
    fn every_action_of_the_table_can_be_given_the_key_it_has() {
        let lines =
            ACTIONS.iter().map(|action| format!("{} = \"{}\"\n", action.name(), action.key.unwrap_or_default()));
        let text: String = std::iter::once("[keys]\n".to_owned()).chain(lines).collect();
        let (table, found) = crate::agenda::sort::understand(&text, &CONFIGS);
        let mut findings = found;
        let keys = table.table("keys").map(|keys| super::keys(&text, keys, &mut findings));
        assert_eq!(findings.problems("", &text, 10).0, []);
        assert_eq!(keys, Some(Keys::default()));
    }
}
