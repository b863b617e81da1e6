//! Bytes to text, and text to what an agenda keeps: on one line or several, without control characters.

use std::borrow::Cow;
use std::ops::Range;

use super::problem::{Findings, Weight};

/// What a file is, and so how it is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    /// UTF-8, or an error.
    Agenda,
    /// What spreadsheets save: UTF-8, UTF-16 where it says so, else Windows-1252.
    Roster,
}

impl File {
    /// The most that is read, in MiB: the longest agenda in use has a hundredth of it, ten thousand people a quarter. An
    /// agenda of errors alone takes four hundred times its size in memory, so no more.
    fn most(self) -> usize {
        match self {
            File::Agenda => 1,
            File::Roster => 4,
        }
    }
}

/// The text of a file without its byte-order mark; `None` where nothing of it can be read, which is then noted.
pub(super) fn decode<'a>(bytes: &'a [u8], file: File, findings: &mut Findings) -> Option<Cow<'a, str>> {
    let mut refuse = |what: String, next: &str| {
        findings.add(None, Weight::HoldsUp, what, vec![next.into()]);
        None
    };
    if bytes.len() > file.most() << 20 {
        return refuse(format!("the file is too large: {} MiB is the most", file.most()), "is it the right file?");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return refuse(
            "this is a Word, Excel, LibreOffice or ZIP file, not a text file".into(),
            match file {
                File::Agenda => "`rapporteur new roundtable agenda.toml` writes an agenda to fill in",
                File::Roster => "save the table as CSV (UTF-8)",
            },
        );
    }
    let utf16 = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    match (utf16, file) {
        (Some((rest, unit)), File::Roster) => {
            let (pairs, _) = rest.as_chunks::<2>();
            let units = pairs.iter().map(|pair| unit(*pair));
            let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
            return Some(Cow::Owned(text));
        }
        (Some(_), File::Agenda) => {
            return refuse("the file is UTF-16 text (\"Unicode\"), not UTF-8".into(), "save it again as UTF-8");
        }
        (None, _) => {}
    }
    if bytes.contains(&0) {
        return refuse("this is not a text file".into(), "is it the right file?");
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match (std::str::from_utf8(bytes), file) {
        (Ok(text), _) => Some(Cow::Borrowed(text)),
        (Err(_), File::Agenda) => {
            let (text, spans) = lossy(bytes);
            for span in spans {
                findings.hold_up(span, "this is not UTF-8 text", vec!["save the file again as UTF-8".into()]);
            }
            Some(Cow::Owned(text))
        }
        (Err(error), File::Roster) => {
            let text = windows_1252(bytes);
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let at = windows_1252(before).len();
            findings.advise(
                at..at + 1,
                "the file is not UTF-8: it was read as Windows-1252 (Western European)",
                vec!["look whether the names are right; if not, save it again as UTF-8".into()],
            );
            Some(Cow::Owned(text))
        }
    }
}

/// The text with a replacement character for each stretch that is not UTF-8, and where the first of each line stands.
fn lossy(bytes: &[u8]) -> (String, Vec<Range<usize>>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut fresh_line = true;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        fresh_line |= chunk.valid().contains('\n');
        if !chunk.invalid().is_empty() {
            let at = text.len();
            text.push(char::REPLACEMENT_CHARACTER);
            if fresh_line {
                spans.push(at..text.len());
            }
            fresh_line = false;
        }
    }
    (text, spans)
}

/// What bytes that are no UTF-8 most likely say: Windows-1252, as older programs of Western Europe save it.
pub fn windows_1252(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| in_windows_1252(*byte)).collect()
}

/// A byte of Windows-1252, which is Latin-1 but for 0x80 to 0x9f (WHATWG Encoding Standard, index windows-1252).
fn in_windows_1252(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => UPPER.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// A text as it is kept, and how many control characters were dropped from it.
pub(super) struct Clean {
    pub text: String,
    pub dropped: usize,
}

/// On one line: line breaks become blanks, blanks around it go.
pub(super) fn one_line(text: &str) -> Clean {
    let joined = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let mut clean = without_controls(&joined.replace('\t', " "));
    clean.text = clean.text.trim().into();
    clean
}

/// On as many lines as it has.
pub(super) fn block(text: &str) -> Clean {
    let mut clean = without_controls(&text.replace("\r\n", "\n"));
    clean.text = clean.text.trim_start_matches('\n').trim_end().into();
    clean
}

fn without_controls(text: &str) -> Clean {
    let mut dropped = 0;
    let keep = |c: &char| {
        let keep = !c.is_control() || matches!(c, '\n' | '\t');
        dropped += usize::from(!keep);
        keep
    };
    let text = text.chars().filter(keep).collect();
    Clean { text, dropped }
}
