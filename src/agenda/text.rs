//! Bytes to text, and text to what an agenda keeps: on one line or several, without control characters.

use std::borrow::Cow;
use std::ops::Range;

use super::problem::{Findings, Weight};

/// The most that is read of an agenda, in MiB: the longest in use has a hundredth of it. One of errors alone takes four
/// hundred times its size in memory, so no more.
const MOST: usize = 1;

/// Why nothing of a file can be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    /// What it is, without a full stop.
    pub what: String,
    /// What to do next, without a full stop.
    pub next: &'static str,
}

impl Unreadable {
    fn new(what: impl Into<String>, next: &'static str) -> Unreadable {
        Unreadable { what: what.into(), next }
    }

    /// A file that holds bytes no text has.
    pub(super) fn no_text() -> Unreadable {
        Unreadable::new("this is not a text file", "is it the right file?")
    }
}

/// Refuses what is larger than so many MiB, and what office programs save: `instead` says what to give then.
pub(super) fn refuse_at_sight(bytes: &[u8], most: usize, instead: &'static str) -> Result<(), Unreadable> {
    if bytes.len() > most << 20 {
        let what = format!("the file is too large: {most} MiB is the most");
        return Err(Unreadable::new(what, "is it the right file?"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Unreadable::new("this is a Word, Excel, LibreOffice or ZIP file, not a text file", instead));
    }
    Ok(())
}

/// The text of a file without its byte-order mark; `None` where nothing of it can be read, which is then noted. `instead` says
/// what to give instead of a file that was saved by an office program.
pub(crate) fn decode<'a>(bytes: &'a [u8], instead: &'static str, findings: &mut Findings) -> Option<Cow<'a, str>> {
    match utf8(bytes, instead, findings) {
        Ok(text) => Some(text),
        Err(Unreadable { what, next }) => {
            findings.add(None, Weight::HoldsUp, what, vec![next.into()]);
            None
        }
    }
}

fn utf8<'a>(bytes: &'a [u8], instead: &'static str, findings: &mut Findings) -> Result<Cow<'a, str>, Unreadable> {
    refuse_at_sight(bytes, MOST, instead)?;
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let what = "the file is UTF-16 text (\"Unicode\"), not UTF-8";
        return Err(Unreadable::new(what, "save it again as UTF-8"));
    }
    if bytes.contains(&0) {
        return Err(Unreadable::no_text());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let (text, spans) = lossy(bytes);
    for span in spans {
        findings.hold_up(span, "this is not UTF-8 text", vec!["save the file again as UTF-8".into()]);
    }
    Ok(Cow::Owned(text))
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
