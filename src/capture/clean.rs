//! What may be recorded: any text but control characters, which would reach somebody's terminal one day.

use std::borrow::Cow;

use crate::words::marks::is_control as dropped;

/// Drops what no text needs: control characters (Unicode category Cc) but line breaks and tabs. Says how many; a carriage
/// return that belongs to a line break, and a byte order mark before everything, go without saying.
pub fn clean(text: &str) -> (Cow<'_, str>, usize) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if !text.chars().any(dropped) {
        return (Cow::Borrowed(text), 0);
    }
    let mut kept = String::with_capacity(text.len());
    let mut count = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !dropped(c) {
            kept.push(c);
        } else if c == '\r' && chars.peek() == Some(&'\n') {
            // The line break itself follows.
        } else {
            count += 1;
        }
    }
    (Cow::Owned(kept), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_are_counted() {
        assert_eq!(clean("\u{1b}[31mred\u{7}\u{9b}"), (Cow::from("[31mred"), 3));
        assert_eq!(clean("a\r\nb\tc\rd\r"), (Cow::from("a\nb\tcd"), 1));
        assert_eq!(clean("\u{feff}/start"), (Cow::from("/start"), 0));
    }

    #[test]
    fn everything_else_stays() {
        let text = "  \u{202e}עברית\u{200d}\u{feff} 👨‍👩‍👧 e\u{301}\u{2028}  ";
        assert!(matches!(clean(text), (Cow::Borrowed(same), 0) if same == text));
    }
}
