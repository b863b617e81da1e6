//! Characters that do something instead of showing: control characters, which a terminal obeys, and the marks that turn the
//! direction of a line, which can make it read as something else ("Trojan Source", CVE-2021-42574).
//!
//! A text is kept as it was typed. What is said of it on a terminal goes through [`fit_for_a_terminal`], what is handed over
//! of it in a document through [`settled`].

use std::borrow::Cow;

const LRE: char = '\u{202a}';
const RLE: char = '\u{202b}';
const PDF: char = '\u{202c}';
const LRO: char = '\u{202d}';
const RLO: char = '\u{202e}';
const LRI: char = '\u{2066}';
const RLI: char = '\u{2067}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// Whether it sets the direction of what follows it, up to another that ends that (Unicode Annex 9, explicit formatting).
/// The marks that stand for a letter of a direction (U+200E, U+200F, U+061C) are none of these: they turn nothing around them.
fn turns(c: char) -> bool {
    matches!(c, LRE..=RLO | LRI..=PDI)
}

/// Whether it is a control character that no text needs: all of them (Unicode category Cc) but line breaks and tabs.
pub fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

/// Whether it does something to a line instead of showing on it: a control character, or a mark that turns the direction.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || turns(c)
}

/// The text without what a terminal would obey or read in another order.
pub fn fit_for_a_terminal(text: &str) -> Cow<'_, str> {
    let goes = |c: char| is_control(c) || turns(c);
    if text.contains(goes) { text.chars().filter(|c| !goes(*c)).collect::<String>().into() } else { text.into() }
}

/// The text as it stands in a document between others, whose order it does not touch; see [`Settler`].
pub fn settled(text: &str) -> Cow<'_, str> {
    if !text.contains(turns) {
        return text.into();
    }
    let mut settler = Settler::default();
    let mut settled = settler.passed(text).into_owned();
    settled.push_str(&settler.end());
    settled.into()
}

/// Makes a text that comes in pieces so that it does not touch the order of what stands around it.
///
/// Isolates stay, since text of two directions needs them, and each is closed where the text ends at the latest.
/// Embeddings, their older form, become isolates. Overrides go: they are for letters that are to stand in the wrong order.
/// What closes something that was never opened goes.
#[derive(Debug, Default)]
pub struct Settler {
    open: Vec<char>,
}

impl Settler {
    /// The next piece.
    pub fn passed<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        if !text.contains(turns) {
            return text.into();
        }
        let mut settled = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                LRI | RLI | FSI => {
                    self.open.push(c);
                    settled.push(c);
                }
                LRE | RLE => {
                    self.open.push(c);
                    settled.push(if c == LRE { LRI } else { RLI });
                }
                LRO | RLO => self.open.push(c),
                // It ends an embedding or override, but none around an isolate that is open.
                PDF => {
                    let ended = self.open.pop_if(|opened| matches!(*opened, LRE | RLE | LRO | RLO));
                    close(ended.into_iter(), &mut settled);
                }
                // It ends the isolate that is open last, with all that was opened within it.
                PDI => {
                    if let Some(isolate) = self.open.iter().rposition(|opened| matches!(*opened, LRI | RLI | FSI)) {
                        close(self.open.drain(isolate..), &mut settled);
                    }
                }
                _ => settled.push(c),
            }
        }
        settled.into()
    }

    /// What closes all that is open where the text ends.
    pub fn end(&mut self) -> String {
        let mut end = String::new();
        close(self.open.drain(..), &mut end);
        end
    }
}

fn close(open: impl Iterator<Item = char>, settled: &mut String) {
    settled.extend(open.filter(|opened| !matches!(*opened, LRO | RLO)).map(|_| PDI));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn isolates_stay_and_are_closed() {
        assert_eq!(settled("a \u{2067}עברית\u{2069} b"), "a \u{2067}עברית\u{2069} b");
        assert_eq!(settled("a \u{2067}עברית"), "a \u{2067}עברית\u{2069}");
        assert_eq!(settled("a\u{2069}b\u{202c}"), "ab");
    }

    #[test]
    fn embeddings_become_isolates_and_overrides_go() {
        assert_eq!(settled("a \u{202b}עברית\u{202c} b"), "a \u{2067}עברית\u{2069} b");
        assert_eq!(settled("pay \u{202e}001\u{202c} euros"), "pay 001 euros");
        // What closes the isolate closes what was opened within it.
        assert_eq!(settled("\u{2066}a\u{202b}b\u{202e}c\u{2069}d\u{202c}"), "\u{2066}a\u{2067}bc\u{2069}\u{2069}d");
        // An embedding around an isolate is not ended from within it.
        assert_eq!(settled("\u{202a}a\u{2067}b\u{202c}c\u{2069}d"), "\u{2066}a\u{2067}bc\u{2069}d\u{2069}");
    }

    #[test]
    fn nothing_a_terminal_obeys_is_said_to_it() {
        assert_eq!(fit_for_a_terminal("\u{1b}]0;x\u{7}\u{9b}31m\ta\nb\rc\u{202e}d\u{2069}"), "]0;x31m\ta\nbcd");
        assert!(matches!(fit_for_a_terminal("plain, été, עברית\n"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn what_is_settled_ends_where_it_began(text in "[a\u{202a}-\u{202e}\u{2066}-\u{2069}]{0,24}") {
            let settled = settled(&text).into_owned();
            let mut depth = 0_i32;
            for c in settled.chars() {
                prop_assert!(!matches!(c, LRE..=RLO));
                depth += match c { LRI | RLI | FSI => 1, PDI => -1, _ => 0 };
                prop_assert!(depth >= 0);
            }
            prop_assert_eq!(depth, 0);
            prop_assert_eq!(super::settled(&settled).into_owned(), settled.clone());
            prop_assert_eq!(settled.matches('a').count(), text.matches('a').count());
        }
    }
}
