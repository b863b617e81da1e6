//! The line being typed at a prompt: its keys, and the lines before it.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::capture::actions::Id;
use crate::capture::keys::Keys;
use crate::tui::input::Input;
use crate::tui::keymap;

/// What a key leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// No more than what the line became.
    Stay,
    /// The line was entered.
    Enter(String),
    /// What could come next is asked for.
    Complete,
    /// The line was cleared.
    Cleared,
    /// The line is to be shown once more.
    Again,
    /// The end is asked for.
    End,
    /// Something of the table is asked for.
    Act(Id),
    /// There is nothing this key could do here.
    Nothing,
}

/// The line, and those before it.
#[derive(Debug, Default)]
pub struct Editor {
    /// What is typed.
    pub line: Input,
    /// What was entered or cleared, oldest first.
    history: Vec<String>,
    /// Which of those is shown, and what was being typed before.
    recalled: Option<(usize, String)>,
}

impl Editor {
    /// What a key does.
    pub fn key(&mut self, key: KeyEvent, keys: &Keys) -> Then {
        if key.kind == KeyEventKind::Release {
            return Then::Stay;
        }
        match keymap::action(keys, &key) {
            Some(Id::Complete) => return Then::Complete,
            Some(Id::Entries) => return self.recall(true),
            Some(Id::Undo) if self.line.bring_back() => return Then::Stay,
            Some(Id::Quit) => return Then::End,
            // There is nowhere to go back from.
            Some(Id::Record) => return Then::Stay,
            Some(id) => return Then::Act(id),
            None => {}
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let altgr = control && alt;
        let before = (self.line.text().len(), self.line.cursor());
        match key.code {
            KeyCode::Enter if alt => self.line.insert_char('\n'),
            KeyCode::Enter => return self.enter(),
            KeyCode::Char('j' | 'm') if control && !alt => return self.enter(),
            KeyCode::Char('c') if control && !alt => return self.clear(),
            KeyCode::Char('d') if control && !alt => return Then::End,
            KeyCode::Char('l') if control && !alt => return Then::Again,
            KeyCode::Char('u') if control && !alt => self.line.clear(),
            KeyCode::Char('w') if control && !alt => self.line.delete_word(),
            KeyCode::Char('a') if control && !alt => self.line.home(),
            KeyCode::Char('e') if control && !alt => self.line.end(),
            KeyCode::Char('h') if control && !alt => self.line.backspace(),
            KeyCode::Char('k') if control && !alt => self.cut_off(),
            KeyCode::Char(c) if (!control && !alt || altgr) && !c.is_control() => self.line.insert_char(c),
            KeyCode::Backspace if control || alt => self.line.delete_word(),
            KeyCode::Backspace => self.line.backspace(),
            KeyCode::Delete => self.line.delete(),
            KeyCode::Left if control || alt => self.line.word_left(),
            KeyCode::Right if control || alt => self.line.word_right(),
            KeyCode::Left => {
                self.line.left();
            }
            KeyCode::Right => {
                self.line.right();
            }
            KeyCode::Home => self.line.home(),
            KeyCode::End => self.line.end(),
            KeyCode::Up => return self.recall(true),
            KeyCode::Down => return self.recall(false),
            _ => return Then::Nothing,
        }
        if (self.line.text().len(), self.line.cursor()) == before { Then::Nothing } else { Then::Stay }
    }

    /// What was pasted: every whole line of it is entered in turn, the rest stays in the line.
    pub fn paste(&mut self, text: &str) -> Vec<String> {
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n").replace('\t', " ");
        let mut lines: Vec<&str> = text.split('\n').collect();
        let rest = lines.pop().unwrap_or_default();
        let mut entered = Vec::new();
        for line in lines {
            self.line.insert(line);
            if let Then::Enter(line) = self.enter() {
                entered.push(line);
            }
        }
        self.line.insert(rest);
        entered
    }

    /// Puts a text into the line; what stands there goes to the lines before it.
    pub fn offer(&mut self, text: String) {
        let typed = self.line.take();
        self.remember(typed);
        self.line = Input::new(text);
    }

    fn enter(&mut self) -> Then {
        let line = self.line.take();
        self.recalled = None;
        self.remember(line.clone());
        Then::Enter(line)
    }

    /// What was cleared can be recalled like what was entered.
    fn clear(&mut self) -> Then {
        let line = self.line.take();
        self.recalled = None;
        self.remember(line);
        Then::Cleared
    }

    fn remember(&mut self, line: String) {
        if !line.trim().is_empty() && self.history.last() != Some(&line) {
            self.history.push(line);
        }
    }

    /// Deletes what follows the cursor.
    fn cut_off(&mut self) {
        let (from, to) = (self.line.cursor(), self.line.text().len());
        self.line.replace(from..to, "");
    }

    /// Goes back and on among the lines before; what was being typed comes back after the last.
    fn recall(&mut self, back: bool) -> Then {
        let place = match (&self.recalled, back) {
            (None, true) => self.history.len().checked_sub(1),
            (None, false) => None,
            (Some((place, _)), true) => place.checked_sub(1),
            (Some((place, _)), false) => Some(place + 1),
        };
        let Some(place) = place else { return Then::Nothing };
        let typed = match self.recalled.take() {
            Some((_, typed)) => typed,
            None => self.line.text().to_owned(),
        };
        match self.history.get(place) {
            Some(line) => {
                self.line = Input::new(line.clone());
                self.recalled = Some((place, typed));
            }
            None => self.line = Input::new(typed),
        }
        Then::Stay
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(editor: &mut Editor, code: KeyCode) -> Then {
        editor.key(code.into(), &Keys::default())
    }

    fn control(editor: &mut Editor, letter: char) -> Then {
        editor.key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL), &Keys::default())
    }

    fn type_in(editor: &mut Editor, text: &str) {
        for letter in text.chars() {
            assert_eq!(press(editor, KeyCode::Char(letter)), Then::Stay);
        }
    }

    #[test]
    fn lines_before_come_back_and_so_does_what_was_being_typed() {
        let mut editor = Editor::default();
        for line in ["one", "two", "two", "  "] {
            type_in(&mut editor, line);
            assert_eq!(press(&mut editor, KeyCode::Enter), Then::Enter(line.into()));
        }
        type_in(&mut editor, "half a thought");
        for (key, shown) in [
            (KeyCode::Up, "two"),
            (KeyCode::Up, "one"),
            (KeyCode::Up, "one"),
            (KeyCode::Down, "two"),
            (KeyCode::Down, "half a thought"),
            (KeyCode::Down, "half a thought"),
        ] {
            press(&mut editor, key);
            assert_eq!(editor.line.text(), shown);
        }
    }

    #[test]
    fn what_was_cleared_is_not_lost() {
        let mut editor = Editor::default();
        type_in(&mut editor, "precious");
        assert_eq!(control(&mut editor, 'c'), Then::Cleared);
        assert!(editor.line.is_empty());
        press(&mut editor, KeyCode::Up);
        assert_eq!(editor.line.text(), "precious");
        control(&mut editor, 'u');
        assert_eq!(control(&mut editor, 'z'), Then::Stay);
        assert_eq!(editor.line.text(), "precious");
        assert_eq!(control(&mut editor, 'z'), Then::Act(Id::Undo));
    }

    #[test]
    fn pasted_lines_are_entered_one_by_one() {
        let mut editor = Editor::default();
        type_in(&mut editor, "a ");
        assert_eq!(editor.paste("one\r\ntwo\tand\nthree"), ["a one", "two and"]);
        assert_eq!(editor.line.text(), "three");
    }

    #[test]
    fn keys_of_the_table_ask_for_what_they_stand_for() {
        let mut editor = Editor::default();
        assert_eq!(press(&mut editor, KeyCode::F(2)), Then::Act(Id::Next));
        assert_eq!(press(&mut editor, KeyCode::Tab), Then::Complete);
        assert_eq!(press(&mut editor, KeyCode::Esc), Then::Stay);
        assert_eq!(control(&mut editor, 'q'), Then::End);
        assert_eq!(control(&mut editor, 'd'), Then::End);
        assert_eq!(press(&mut editor, KeyCode::F(12)), Then::Nothing);
        assert_eq!(press(&mut editor, KeyCode::Backspace), Then::Nothing);
    }
}
