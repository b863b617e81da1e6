//! The names of keys, what the line needs of them, and which does what.
//!
//! A key is written as the foot of the screen shows it: `F2`, `Ctrl-Z`, `Alt-X`, `Shift-Tab`, `↑`. What the table of actions
//! gives each action is the default; a configuration may give it others.

use std::collections::HashMap;
use std::fmt;

use super::actions::{ACTIONS, Id};

/// A key, with what is held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which.
    pub base: Base,
    /// Whether Ctrl is held down.
    pub ctrl: bool,
    /// Whether Alt is held down.
    pub alt: bool,
    /// Whether Shift is held down.
    pub shift: bool,
}

/// A key by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is called what is written on it")]
pub enum Base {
    /// What it types, as a small letter.
    Char(char),
    /// F1 to F12.
    F(u8),
    Tab,
    Enter,
    Esc,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// The keys with a name; of several names for one, the first is shown.
const NAMED: [(&str, Base); 27] = [
    ("Tab", Base::Tab),
    ("Enter", Base::Enter),
    ("Return", Base::Enter),
    ("Esc", Base::Esc),
    ("Escape", Base::Esc),
    ("Backspace", Base::Backspace),
    ("Del", Base::Delete),
    ("Delete", Base::Delete),
    ("Ins", Base::Insert),
    ("Insert", Base::Insert),
    ("↑", Base::Up),
    ("Up", Base::Up),
    ("↓", Base::Down),
    ("Down", Base::Down),
    ("←", Base::Left),
    ("Left", Base::Left),
    ("→", Base::Right),
    ("Right", Base::Right),
    ("Home", Base::Home),
    ("End", Base::End),
    ("PageUp", Base::PageUp),
    ("PgUp", Base::PageUp),
    ("PageDown", Base::PageDown),
    ("PgDn", Base::PageDown),
    ("Space", Base::Char(' ')),
    ("Minus", Base::Char('-')),
    ("Plus", Base::Char('+')),
];

impl Key {
    /// A key with nothing held down beside it.
    pub fn new(base: Base) -> Key {
        Key { base, ctrl: false, alt: false, shift: false }
    }

    /// The key that a name means, whatever the case; `Ctrl+Z` is understood like `Ctrl-Z`.
    pub fn named(name: &str) -> Option<Key> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = name.trim();
        while let Some((held, after)) = rest.split_once(['-', '+']).filter(|(_, after)| !after.is_empty()) {
            let held = match held.to_ascii_lowercase().as_str() {
                "ctrl" | "control" => &mut ctrl,
                "alt" | "meta" => &mut alt,
                "shift" => &mut shift,
                _ => return None,
            };
            if std::mem::replace(held, true) {
                return None;
            }
            rest = after;
        }
        Some(Key { base: base(rest)?, ctrl, alt, shift })
    }

    /// What the line, the lists or the terminal need it for, so that it can stand for nothing else; a clause.
    pub fn needed(&self) -> Option<&'static str> {
        let Key { base, ctrl, alt, shift } = *self;
        match base {
            Base::Char(_) if ctrl && alt => Some("AltGr sends the same, and types with it"),
            Base::Char(_) if !ctrl && !alt => Some("it is typed into the line"),
            Base::Char(_) if shift => Some("most terminals send the same without Shift"),
            Base::Char('i') if ctrl => Some("terminals send the same for it as for Tab"),
            Base::Char('m' | 'j') if ctrl => Some("terminals send the same for it as for Enter"),
            Base::Char('h') if ctrl => Some("terminals send the same for it as for Backspace"),
            Base::Char('a' | 'e') if ctrl => Some("it moves within the line"),
            Base::Char('u' | 'w') if ctrl => Some("it clears the line, or a word of it"),
            Base::Char('c') if ctrl => Some("it clears the line, or says how to leave"),
            Base::Char('g') if ctrl => Some("it puts somebody of the list of people on the speakers' list"),
            Base::Char('d') if ctrl => Some("it ends what is typed in `rapporteur record`"),
            Base::Char(c) if ctrl && !c.is_ascii_lowercase() => Some("most terminals do not send it"),
            Base::Enter => Some("it enters the line"),
            Base::Backspace | Base::Delete => Some("it deletes in the line"),
            Base::Left | Base::Right | Base::Home | Base::End => Some("it moves within the line"),
            Base::Up | Base::Down | Base::PageUp | Base::PageDown => Some("it moves within the line and the lists"),
            Base::Char(_) | Base::F(_) | Base::Tab | Base::Esc | Base::Insert => None,
        }
    }
}

fn base(name: &str) -> Option<Base> {
    if let Some((_, base)) = NAMED.iter().find(|(known, _)| known.to_lowercase() == name.to_lowercase()) {
        return Some(*base);
    }
    let mut characters = name.chars();
    let first = characters.next()?;
    match characters.next() {
        None if !first.is_control() => Some(Base::Char(first.to_lowercase().next()?)),
        Some('1'..='9') if matches!(first, 'F' | 'f') => {
            name.get(1..)?.parse().ok().filter(|number| (1..=12).contains(number)).map(Base::F)
        }
        _ => None,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.base {
            Base::F(number) => write!(f, "F{number}"),
            base => match NAMED.iter().find(|(_, known)| *known == base) {
                Some((name, _)) => f.write_str(name),
                None => match base {
                    Base::Char(c) => write!(f, "{}", c.to_uppercase()),
                    _ => Ok(()),
                },
            },
        }
    }
}

/// Which key does what.
#[derive(Clone, Debug, PartialEq)]
pub struct Keys {
    actions: HashMap<Key, Id>,
    /// What each action's keys are called; the first is shown.
    names: HashMap<Id, Vec<String>>,
}

impl Default for Keys {
    /// As the table of actions has them.
    fn default() -> Keys {
        Keys::of(|_| None)
    }
}

impl Keys {
    /// The keys that `given` says for an action; those of the table where it says none.
    pub fn of(given: impl Fn(Id) -> Option<Vec<Key>>) -> Keys {
        let mut keys = Keys { actions: HashMap::new(), names: HashMap::new() };
        for action in ACTIONS {
            for key in given(action.id).unwrap_or_else(|| Keys::usual(action.id)) {
                if *keys.actions.entry(key).or_insert(action.id) == action.id {
                    keys.names.entry(action.id).or_default().push(key.to_string());
                }
            }
        }
        keys
    }

    /// The keys of an action where nothing else is said.
    pub fn usual(id: Id) -> Vec<Key> {
        id.action().key.and_then(Key::named).into_iter().collect()
    }

    /// The action a key stands for.
    pub fn action(&self, key: Key) -> Option<Id> {
        self.actions.get(&key).copied()
    }

    /// What the first key of an action is called, if it has one.
    pub fn name(&self, id: Id) -> Option<&str> {
        self.names.get(&id)?.first().map(String::as_str)
    }

    /// All keys of an action, as help lists them.
    pub fn names(&self, id: Id) -> Option<String> {
        self.names.get(&id).map(|names| names.join(", "))
    }

    /// How messages say what brings an action about: its key, else its command, else the mouse.
    pub fn said(&self, id: Id) -> String {
        match (self.name(id), id.action().command) {
            (Some(name), _) => name.to_owned(),
            (None, Some(command)) => format!("/{command}"),
            (None, None) => "a click".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key_and_no_two_actions_share_one() {
        let mut seen = HashMap::new();
        for action in ACTIONS {
            if let Some(name) = action.key {
                let key = Key::named(name).unwrap_or_else(|| panic!("{name} of {:?} is no key", action.id));
                assert_eq!(key.to_string(), name);
                assert_eq!(seen.insert(key, action.id), None, "{name}");
            }
        }
        assert!(!seen.is_empty());
    }

    #[test]
    fn a_key_is_understood_in_any_case_and_shown_in_one() {
        for (written, shown) in [
            ("f2", "F2"),
            ("ctrl-n", "Ctrl-N"),
            ("Control+N", "Ctrl-N"),
            ("ALT-x", "Alt-X"),
            ("shift-tab", "Shift-Tab"),
            ("ctrl-shift-f12", "Ctrl-Shift-F12"),
            ("up", "↑"),
            ("pgdn", "PageDown"),
            ("escape", "Esc"),
            ("é", "É"),
            ("-", "Minus"),
            ("Alt--", "Alt-Minus"),
        ] {
            assert_eq!(Key::named(written).map(|key| key.to_string()).as_deref(), Some(shown), "{written}");
        }
        for written in ["", "F0", "F13", "Fx", "Ctrl-", "Ctrl", "Hyper-X", "Ctrl-Ctrl-X", "F2 F3", "nn"] {
            assert_eq!(Key::named(written), None, "{written}");
        }
    }

    #[test]
    fn what_the_line_needs_stands_for_nothing_else() {
        let needed = |name| Key::named(name).unwrap().needed().is_some();
        for name in ["n", "7", "Space", "Shift-N", "Enter", "Alt-Enter", "Backspace", "Del", "←", "Ctrl-→", "Home"]
        {
            assert!(needed(name), "{name}");
        }
        for name in ["PageUp", "Alt-↑", "Ctrl-C", "Ctrl-H", "Ctrl-I", "Ctrl-M", "Ctrl-U", "Ctrl-Alt-E", "Ctrl-3"] {
            assert!(needed(name), "{name}");
        }
        for name in ["F2", "Shift-F2", "Ctrl-N", "Alt-N", "Alt-3", "Tab", "Shift-Tab", "Esc", "Ins"] {
            assert!(!needed(name), "{name}");
        }
    }
}
