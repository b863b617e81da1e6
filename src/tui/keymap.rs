//! Which key does what, read from the keys in the table of actions. There is no second list.

use std::collections::HashMap;
use std::sync::LazyLock;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::capture::actions::{ACTIONS, Id};

static KEYS: LazyLock<HashMap<(KeyCode, KeyModifiers), Id>> =
    LazyLock::new(|| ACTIONS.iter().filter_map(|action| Some((named(action.key?)?, action.id))).collect());

/// The action a key stands for.
pub fn action(key: &KeyEvent) -> Option<Id> {
    let code = match key.code {
        KeyCode::Char(c) => KeyCode::Char(c.to_ascii_lowercase()),
        code => code,
    };
    KEYS.get(&(code, key.modifiers)).copied()
}

/// The key that a name such as `F2`, `Ctrl-Z`, `Tab` or `↑` means.
pub fn named(name: &str) -> Option<(KeyCode, KeyModifiers)> {
    if let Some(letter) = name.strip_prefix("Ctrl-") {
        let mut letters = letter.chars();
        let code = KeyCode::Char(letters.next()?.to_ascii_lowercase());
        return letters.next().is_none().then_some((code, KeyModifiers::CONTROL));
    }
    let code = match name {
        "Tab" => KeyCode::Tab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Del" => KeyCode::Delete,
        "↑" => KeyCode::Up,
        "↓" => KeyCode::Down,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        _ => KeyCode::F(name.strip_prefix('F')?.parse().ok().filter(|number| (1..=12).contains(number))?),
    };
    Some((code, KeyModifiers::NONE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key_and_no_two_actions_share_one() {
        let mut seen = HashMap::new();
        for action in ACTIONS {
            if let Some(name) = action.key {
                let key = named(name).unwrap_or_else(|| panic!("{name} of {:?} is no key", action.id));
                assert_eq!(seen.insert(key, action.id), None, "{name}");
            }
        }
        assert!(!seen.is_empty());
    }
}
