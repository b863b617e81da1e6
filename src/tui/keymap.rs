//! The keys of the terminal, as the keys in force know them.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::capture::actions::Id;
use crate::capture::keys::{Base, Key, Keys};

/// The action a key stands for.
pub fn action(keys: &Keys, event: &KeyEvent) -> Option<Id> {
    keys.action(key(event)?)
}

/// The key that was pressed, if it is one that has a name.
pub fn key(event: &KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let base = match event.code {
        KeyCode::Char(c) => Base::Char(c.to_ascii_lowercase()),
        KeyCode::F(number) => Base::F(number),
        KeyCode::Tab | KeyCode::BackTab => Base::Tab,
        KeyCode::Enter => Base::Enter,
        KeyCode::Esc => Base::Esc,
        KeyCode::Backspace => Base::Backspace,
        KeyCode::Delete => Base::Delete,
        KeyCode::Insert => Base::Insert,
        KeyCode::Up => Base::Up,
        KeyCode::Down => Base::Down,
        KeyCode::Left => Base::Left,
        KeyCode::Right => Base::Right,
        KeyCode::Home => Base::Home,
        KeyCode::End => Base::End,
        KeyCode::PageUp => Base::PageUp,
        KeyCode::PageDown => Base::PageDown,
        _ => return None,
    };
    let shift = held(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab;
    Some(Key { base, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT), shift })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_terminal_sends_is_found_by_the_name_of_the_key() {
        let keys = Keys::of(|id| match id {
            Id::Next => Key::named("Alt-N").map(|key| vec![key]),
            Id::Help => Key::named("Shift-Tab").map(|key| vec![key]),
            _ => None,
        });
        let press = |code, modifiers| action(&keys, &KeyEvent::new(code, modifiers));
        assert_eq!(press(KeyCode::Char('n'), KeyModifiers::ALT), Some(Id::Next));
        assert_eq!(press(KeyCode::Char('N'), KeyModifiers::ALT), Some(Id::Next));
        assert_eq!(press(KeyCode::F(2), KeyModifiers::NONE), None);
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Id::Help));
        assert_eq!(press(KeyCode::Tab, KeyModifiers::NONE), Some(Id::Complete));
        assert_eq!(press(KeyCode::Char('z'), KeyModifiers::CONTROL), Some(Id::Undo));
        assert_eq!(press(KeyCode::Char('z'), KeyModifiers::NONE), None);
    }
}
