//! A text as names are looked for in it: its characters without case, accents and other marks, each with where it stands.

use unicode_normalization::char::is_combining_mark;

use crate::words::fold::folded;

/// Stands for a tag of HTML, which may be in the midst of a name and stays when that is replaced. No text has it: it is no
/// character.
pub(super) const TAG: char = '\u{fdd0}';

/// A character as it is compared, and the bytes of the text that say it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub c: char,
    pub start: usize,
    pub end: usize,
}

impl Letter {
    pub fn is_word(self) -> bool {
        self.c.is_alphanumeric()
    }
}

/// The characters of a text as it was typed.
pub(super) fn typed(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        push(&mut letters, c, start, start + c.len_utf8());
    }
    letters
}

/// Adds a character that these bytes say.
fn push(letters: &mut Vec<Letter>, c: char, start: usize, end: usize) {
    if c.is_ascii() {
        let c = if c == '`' { '\'' } else { c.to_ascii_lowercase() };
        return letters.push(Letter { c, start, end });
    }
    let mut bytes = [0; 4];
    let before = letters.len();
    if !is_unseen(c) {
        letters.extend(folded(c.encode_utf8(&mut bytes)).map(|c| Letter { c, start, end }));
    }
    // What is not seen belongs to the letter before it.
    if letters.len() == before
        && let Some(last) = letters.last_mut()
        && (is_combining_mark(c) || is_unseen(c))
    {
        last.end = end;
    }
}

/// Whether nothing is to be seen of a character: soft hyphens, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether words of the script of a letter stand beside each other without a blank. A letter of Hangul was folded into its
/// parts.
pub(super) fn runs_on(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// The characters of a file of text in which some may be escaped, in whatever way files of this program are: as in Markdown,
/// HTML, JSON, TOML or an address. What is no escape is read as it stands, so that a plain text is read too.
pub(super) fn escaped(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &text[at..];
        let found = match c {
            '\\' => backslash(rest),
            '&' => entity(rest),
            '<' => tag(rest),
            '%' => {
                let (said, length) = percent(rest);
                for (c, from, to) in &said {
                    push(&mut letters, *c, at + from, at + to);
                }
                if length > 0 {
                    at += length;
                    continue;
                }
                None
            }
            _ => None,
        };
        let (c, length) = found.unwrap_or((c, c.len_utf8()));
        if c == TAG {
            letters.push(Letter { c, start: at, end: at + length });
        } else {
            push(&mut letters, c, at, at + length);
        }
        at += length;
    }
    letters
}

/// `\*` of Markdown; `\"`, `\n` and `\u00e9` of JSON and TOML; `\` at the end of a line.
fn backslash(rest: &str) -> Option<(char, usize)> {
    let next = rest.get(1..)?.chars().next()?;
    let hexadecimal = |from: usize, digits: usize| u32::from_str_radix(rest.get(from..from + digits)?, 16).ok();
    match next {
        'n' | '\n' => Some(('\n', 2)),
        'r' | 't' | 'b' | 'f' => Some((' ', 2)),
        'u' => match hexadecimal(2, 4)? {
            high @ 0xd800..=0xdbff if rest.get(6..8) == Some("\\u") => {
                let low = hexadecimal(8, 4).filter(|low| (0xdc00..=0xdfff).contains(low))?;
                Some((char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))?, 12))
            }
            code => Some((char::from_u32(code)?, 6)),
        },
        'U' => Some((char::from_u32(hexadecimal(2, 8)?)?, 10)),
        'x' => Some((char::from_u32(hexadecimal(2, 2)?)?, 4)),
        next if next.is_ascii_punctuation() => Some((next, 2)),
        _ => None,
    }
}

/// `&amp;`, `&#233;`, `&#xe9;`; of a letter with a mark (`&eacute;`) the letter.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(12).position(|b| b == b';')?;
    let name = rest.get(1..end)?;
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    });
    const MARKS: [&str; 14] = [
        "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "slash", "caron", "ogon", "strok", "dot", "breve",
        "macr",
    ];
    let c = match name {
        _ if number.is_some() => number.and_then(char::from_u32)?,
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" | "lsquo" => '\'',
        "nbsp" => ' ',
        "szlig" => 'ß',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        _ => name.chars().next().filter(|c| c.is_ascii_alphabetic() && MARKS.contains(&&name[1..]))?,
    };
    Some((c, end + 1))
}

/// A tag that changes how words look; one that breaks the line is a blank.
fn tag(rest: &str) -> Option<(char, usize)> {
    const LOOKS: [&str; 8] = ["strong", "em", "b", "i", "u", "code", "span", "mark"];
    let end = rest.bytes().take(80).position(|b| b == b'>')?;
    let inside = rest.get(1..end)?.trim_end_matches([' ', '/']);
    if inside.eq_ignore_ascii_case("br") {
        return Some(('\n', end + 1));
    }
    let name = inside.trim_start_matches('/').split(' ').next()?;
    LOOKS.iter().any(|looks| looks.eq_ignore_ascii_case(name)).then_some((TAG, end + 1))
}

/// As many `%C3%A9` of an address as there are: the characters with their places, and how many bytes that is in all.
fn percent(rest: &str) -> (Vec<(char, usize, usize)>, usize) {
    let mut bytes = Vec::new();
    while let Some(code) = rest.get(bytes.len() * 3..bytes.len() * 3 + 3).and_then(|code| code.strip_prefix('%'))
        && code.bytes().all(|b| b.is_ascii_hexdigit())
        && let Ok(byte) = u8::from_str_radix(code, 16)
    {
        bytes.push(byte);
    }
    let said = String::from_utf8(bytes).unwrap_or_default();
    let places = said.char_indices().map(|(at, c)| (c, at * 3, (at + c.len_utf8()) * 3)).collect();
    (places, said.len() * 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(letters: &[Letter]) -> String {
        letters.iter().map(|letter| letter.c).collect()
    }

    #[test]
    fn escapes_are_read_as_what_they_say() {
        for (text, said) in [
            (r"Anna \*Esempio\* \_x", "anna *esempio* _x"),
            ("O&#39;Neil &amp; S&ouml;hne &lt;&#xe9;&gt;", "o'neil & sohne <e>"),
            (r#"a\nb\tc \u0041\u00e9 \ud83d\ude00 \"q\" \\n"#, "a\nb c ae 😀 \"q\" \\n"),
            ("%C5%81%C3%B3d%C5%BA%20100% %zz %C3", "lodz 100% %zz %c3"),
            ("a<br />b <tr> <strong>c</strong>", "a\nb <tr> \u{fdd0}c\u{fdd0}"),
            ("& &; &nosuch; \\", "& &; &nosuch; \\"),
        ] {
            let letters = escaped(text);
            assert_eq!(read(&letters), said, "{text}");
            assert!(letters.iter().all(|letter| text.get(letter.start..letter.end).is_some()));
        }
    }

    #[test]
    fn marks_belong_to_their_letter() {
        let text = "Toma\u{301}s\u{30c} Es\u{ad}em\u{200d}pio\u{feff}";
        let letters = typed(text);
        assert_eq!(read(&letters), "tomas esempio");
        assert_eq!(letters.last().unwrap().end, text.len());
        assert_eq!(&text[letters[3].start..letters[3].end], "a\u{301}");
    }
}
