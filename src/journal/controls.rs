//! Control characters left out of what another device wrote.
//!
//! What is typed is recorded without them, so that a journal this program wrote has none. One that comes from elsewhere may
//! say anything; here, once, where its lines are read, and not at each of the many places where a text comes to light.

use std::borrow::Cow;

use crate::words::marks::is_control;

/// The JSON without the control characters that its texts would have: they stand in it as escapes (`\u001b`, `\r`), or from
/// U+007F on as they are. JSON that has none, which is nearly all, is only looked through.
pub(super) fn without_controls(json: &[u8]) -> Cow<'_, [u8]> {
    let Some(first) = next(json, 0) else { return json.into() };
    let mut kept = Vec::with_capacity(json.len());
    let (mut from, mut found) = (0, Some(first));
    while let Some((at, length)) = found {
        kept.extend_from_slice(json.get(from..at).unwrap_or_default());
        from = at + length;
        found = next(json, from);
    }
    kept.extend_from_slice(json.get(from..).unwrap_or_default());
    kept.into()
}

/// The first control character at or after a place: where, and how many bytes it takes.
fn next(json: &[u8], mut from: usize) -> Option<(usize, usize)> {
    loop {
        let at = from + memchr::memchr3(b'\\', 0x7f, 0xc2, json.get(from..)?)?;
        let (control, length) = match json.get(at..)? {
            [b'\\', b'b' | b'f' | b'r', ..] => (true, 2),
            [b'\\', b'u', digits @ ..] => (is_escaped(digits), 6),
            // Two bytes: what is escaped may be a backslash itself.
            [b'\\', ..] => (false, 2),
            [0x7f, ..] => (true, 1),
            [0xc2, 0x80..=0x9f, ..] => (true, 2),
            _ => (false, 1),
        };
        if control {
            return Some((at, length));
        }
        from = at + length;
    }
}

/// Whether these begin with the four digits of a control character.
fn is_escaped(digits: &[u8]) -> bool {
    let digits = digits.get(..4).and_then(|digits| std::str::from_utf8(digits).ok());
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    number.and_then(char::from_u32).is_some_and(is_control)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn escapes_and_bare_controls_go_and_all_else_stays() {
        let json = r#"{"a":"\u001b]0;x\u0007\r\b\f\u007F\u0080\n\t\\r\\u001b\"\u00e9\ud83d\ude00é"}"#;
        let kept = r#"{"a":"]0;x\n\t\\r\\u001b\"\u00e9\ud83d\ude00é"}"#;
        assert_eq!(without_controls(json.as_bytes()), kept.as_bytes());
        assert_eq!(without_controls("\"a\u{9b}31m\u{7f}\u{a0}\u{bf}\"".as_bytes()), "\"a31m\u{a0}\u{bf}\"".as_bytes());
        assert!(matches!(without_controls(b"\"plain \\\" \\n\""), Cow::Borrowed(_)));
        // What is cut off or no JSON at all is not for this to judge.
        for broken in ["\\", "\\u", "\\u00", "\"\\u00zz\"", "\\u001"] {
            assert_eq!(without_controls(broken.as_bytes()), broken.as_bytes());
        }
    }

    proptest! {
        #[test]
        fn a_text_is_read_without_its_control_characters(text in any::<String>()) {
            let json = serde_json::to_vec(&text).unwrap();
            let read: String = serde_json::from_slice(&without_controls(&json)).unwrap();
            prop_assert_eq!(read, text.chars().filter(|c| !is_control(*c)).collect::<String>());
        }
    }
}
