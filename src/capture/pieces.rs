//! Taking a line apart: words, quoted text, handles.

use crate::session::{Handle, Refusal, State};

/// The first word and what follows it, without the blanks between.
pub(super) fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    (word, rest.trim_start())
}

/// The quotes that may stand round a text, in the manner of several languages.
const QUOTES: [(char, &str); 4] = [('"', "\""), ('“', "”"), ('„', "“”"), ('«', "»")];

/// The closing quotes that fit the one this text begins with.
pub(super) fn opening_quote(text: &str) -> Option<(char, &'static str)> {
    let first = text.chars().next()?;
    QUOTES.iter().find(|(open, _)| *open == first).map(|(open, close)| (*open, *close))
}

/// What stands between the quotes at the beginning of a text, and what follows them; `None` if it does not begin with one
/// or none closes it.
pub(super) fn quoted(text: &str) -> Option<(&str, &str)> {
    let (open, close) = opening_quote(text)?;
    let inner = text.strip_prefix(open)?;
    let end = inner.find(|c| close.contains(c))?;
    let (inside, rest) = inner.split_at(end);
    let mut rest = rest.chars();
    rest.next();
    Some((inside, rest.as_str()))
}

/// The text without a pair of quotes round the whole of it.
pub(super) fn unquoted(text: &str) -> &str {
    match quoted(text) {
        Some((inside, rest)) if rest.trim().is_empty() => inside.trim(),
        _ => text,
    }
}

/// A handle as it is typed: `12`, `b3`, `#12`, `12:`.
pub(super) fn as_handle(word: &str) -> Option<Handle> {
    let bare = word.strip_prefix('#').unwrap_or(word);
    bare.strip_suffix([':', ',']).unwrap_or(bare).parse().ok()
}

/// Takes the handle of an entry off the beginning, if there is one. A word that only looks like one (`co2`) because no
/// device has its letters is text.
///
/// # Errors
/// A number that no entry has.
pub(super) fn entry<'a>(text: &'a str, state: &State) -> Result<(Option<Handle>, &'a str), Refusal> {
    let (first, rest) = word(text);
    let Some(handle) = as_handle(first) else { return Ok((None, text)) };
    if state.record.get(handle).is_some() {
        return Ok((Some(handle), rest));
    }
    let marked = || state.record.all().iter().any(|entry| entry.handle.mark == handle.mark);
    if !handle.mark.as_str().is_empty() && !marked() {
        return Ok((None, text));
    }
    Err(missing(handle, state))
}

/// Says that there is no such entry.
pub(super) fn missing(handle: Handle, state: &State) -> Refusal {
    match state.record.entries().next_back() {
        Some(last) => Refusal::new(format!("there is no entry {handle}"), format!("the last one is {}", last.handle)),
        None => Refusal::new(format!("there is no entry {handle}"), "nothing is recorded yet"),
    }
}

/// A list in plain English: `a`, `a or b`, `a, b or c`.
pub(super) fn either<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} or {}", first.join(", "), last.as_ref())
        }
    }
}

/// A text on one line, with one blank between words and without control characters.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = tidy.len();
        tidy.extend(word.chars().filter(|c| !c.is_control()));
        if before > 0 && tidy.len() > before {
            tidy.insert(before, ' ');
        }
    }
    tidy
}
