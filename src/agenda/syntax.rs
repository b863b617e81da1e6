//! Syntax errors: how far one reaches, and how it is said to people who have never heard of TOML.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Findings, shown};
use super::sort::Sort;
use super::table::{Placed, Span};

/// A text made fit for the parser, and the errors in what had to be set aside for that.
pub(super) struct Repaired<'a> {
    /// The text, with blanks in place of what was set aside, so that every place in it stays the same.
    pub text: Cow<'a, str>,
    /// What is wrong with what was set aside: each with where it stands and the message for it.
    pub errors: Vec<Placed<String>>,
}

/// How often something may be set aside; what is wrong after that is left for the next time.
const ROUNDS: usize = 12;

/// Sets aside the lines after which the parser would see nothing of the rest: names without a value, lists never closed.
pub(super) fn repair<'a>(text: &'a str, sort: &Sort) -> Repaired<'a> {
    let headings: Vec<&str> = sort.root.all().iter().map(|schema| schema.header).collect();
    let mut repaired = Repaired { text: Cow::Borrowed(text), errors: Vec::new() };
    for _ in 0..ROUNDS {
        let (root, errors) = DeTable::parse_recoverable(&repaired.text);
        let Some((error, lines)) = first_far_reaching(&repaired.text, &headings, root.get_ref(), &errors) else {
            break;
        };
        repaired.errors.push(error);
        let blank = |byte| if byte == b'\n' || byte == b'\r' { byte } else { b' ' };
        let (before, rest) = repaired.text.split_at(lines.start);
        let (inside, after) = rest.split_at(lines.end - lines.start);
        let inside: String = inside.bytes().map(|byte| char::from(blank(byte))).collect();
        repaired.text = Cow::Owned([before, &inside, after].concat());
    }
    repaired
}

/// The first error that hides what follows it, and the lines that are to be set aside for it.
fn first_far_reaching(
    text: &str,
    headings: &[&str],
    root: &DeTable<'_>,
    errors: &[toml::de::Error],
) -> Option<(Placed<String>, Span)> {
    if errors.is_empty() {
        return None;
    }
    let error = |span: Span, message: &str| Placed { span, value: message.to_owned() };
    if let Some((start, heading)) = root.values().filter_map(|value| swallowing(text, headings, value)).min() {
        return Some((error(start..start + 3, SWALLOWS), line_start(text, start)..heading));
    }
    let mut places: Vec<(Span, &str)> =
        errors.iter().filter_map(|error| Some((error.span()?, error.message()))).collect();
    places.sort_by_key(|(span, _)| span.start);
    let starts = |message: &str, these: &[&str]| these.iter().any(|start| message.starts_with(start));
    let reaches_far =
        |message: &str| starts(message, &[NO_VALUE, NO_ARRAY_END, NO_TABLE_END]) || starts(message, &NO_HEADINGS_END);
    let (far, message) = places.iter().find(|(_, message)| reaches_far(message))?;
    if message.starts_with(NO_VALUE) {
        return Some((error(far.clone(), message), line_start(text, far.start)..line_end(text, far.start)));
    }
    if starts(message, &NO_HEADINGS_END) {
        let next = next_heading(text, headings, line_end(text, far.start)).unwrap_or(text.len());
        return Some((error(far.clone(), message), line_start(text, far.start)..next));
    }
    let open = enclosing(root, far)?;
    // What is first wrong within the list is where it should have been closed, or why it was not.
    let (first, why) = places.iter().find(|(span, _)| span.start >= open.start)?;
    let in_order = !(why.contains("between") || why.starts_with("unexpected") || why.starts_with("unclosed"));
    let error = if in_order { error(first.clone(), why) } else { error(open.start..open.start + 1, message) };
    let end = line_start(text, first.start).max(line_end(text, open.start));
    Some((error, line_start(text, open.start)..end))
}

/// The outermost text of several lines in which a heading of the file stands, and that heading: as good as always, the
/// marks that close the text are missing, and it goes on to the next one's.
fn swallowing(text: &str, headings: &[&str], value: &Spanned<DeValue<'_>>) -> Option<(usize, usize)> {
    let span = value.span();
    match value.get_ref() {
        DeValue::String(_) => {
            let heading = next_heading(text.get(..span.end)?, headings, span.start)?;
            Some((span.start, heading))
        }
        DeValue::Array(array) => array.iter().filter_map(|value| swallowing(text, headings, value)).min(),
        DeValue::Table(table) => table.values().filter_map(|value| swallowing(text, headings, value)).min(),
        _ => None,
    }
}

/// Where the next line after a place begins that is one of the headings.
fn next_heading(text: &str, headings: &[&str], after: usize) -> Option<usize> {
    let mut from = after;
    while let Some(newline) = text.get(from..)?.find("\n[") {
        let start = from + newline + 1;
        let line = text.get(start..line_end(text, start))?.trim_end();
        if headings.contains(&line) {
            return Some(start);
        }
        from = start;
    }
    None
}

const NO_VALUE: &str = "key with no value, expected `=`";
const NO_ARRAY_END: &str = "unclosed array, ";
const NO_TABLE_END: &str = "unclosed inline table, ";
const NO_HEADINGS_END: [&str; 2] = ["unclosed table, ", "unclosed array table, "];
/// Not the parser's: said of a text in which a heading stands.
const SWALLOWS: &str = "swallows a heading";

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| at + newline)
}

/// The outermost list or inline table that holds a place.
fn enclosing(table: &DeTable<'_>, place: &Span) -> Option<Span> {
    table.values().find_map(|value| holding(value, place))
}

fn holding(value: &Spanned<DeValue<'_>>, place: &Span) -> Option<Span> {
    let span = value.span();
    match value.get_ref() {
        DeValue::Array(_) | DeValue::Table(_) if span.start <= place.start && place.start <= span.end => Some(span),
        DeValue::Array(array) => array.iter().find_map(|value| holding(value, place)),
        DeValue::Table(table) => enclosing(table, place),
        _ => None,
    }
}

/// Notes the syntax errors, one a line: what follows the first on a line is mostly its consequence.
pub(super) fn note(text: &str, mut errors: Vec<Placed<String>>, sort: &Sort, findings: &mut Findings) {
    errors.sort_by_key(|error| error.span.start);
    let mut end = None;
    for error in errors {
        let Placed { span, value: message } = error;
        if end.is_some_and(|end| span.start <= end) {
            continue;
        }
        end = Some(line_end(text, span.start));
        let (what, next) = in_plain_words(&message, text.get(span.clone()).unwrap_or_default(), sort);
        findings.hold_up(span, what, vec![next]);
    }
}

/// What the parser says (of the `toml` crate, whose words these are), in words for its user, and what to do about it.
fn in_plain_words(message: &str, written: &str, sort: &Sort) -> (String, String) {
    let says = |what: &str, next: &str| (what.to_owned(), next.to_owned());
    let begins = |start: &str| message.starts_with(start);
    if begins("duplicate key") {
        let what = format!("`{}` stands here a second time", shown(written.trim_matches(['"', '\''])));
        (what, sort.twice.into())
    } else if begins(NO_VALUE) {
        says("there is no = here, and no value", &format!("for example: {}", sort.line))
    } else if begins("string values must be quoted") && written.is_empty() {
        says("there is no value after the =", "write one, or take the line out")
    } else if written.starts_with(|c: char| c.is_alphabetic() || is_curly(c)) && !begins("invalid unquoted key") {
        let plain = written.trim_matches(|c| is_curly(c) || c == '"' || c == '\'').trim();
        match plain.to_lowercase().as_str() {
            "yes" | "true" => says("\"yes\" is written true here", "write: true"),
            "no" | "false" => says("\"no\" is written false here", "write: false"),
            _ => {
                let plain = shown(&plain.replace('\\', "\\\\").replace('"', "\\\""));
                ("a text must stand in straight quotation marks".into(), format!("write: \"{plain}\""))
            }
        }
    } else if begins("missing opening quote") {
        says("a text must stand in straight quotation marks", &format!("for example: {}", sort.text))
    } else if begins("invalid multi-line") && (message.ends_with("expected `\"`") || message.ends_with("expected `'`"))
    {
        says("a text of several lines is never closed", "write \"\"\" on a line of its own where it ends")
    } else if begins("invalid basic string, expected `\"`") || begins("invalid literal string, expected `'`") {
        says(
            "the quotation mark that closes the text is missing",
            "a text of several lines stands between \"\"\" and \"\"\"",
        )
    } else if begins(SWALLOWS) {
        says("this text is never closed", "write \"\"\" on a line of its own where it ends")
    } else if begins("invalid unquoted key") {
        says("a name cannot have this in it", "names are written with small letters and _")
    } else if message.contains("recurs") {
        says(
            "there are brackets within brackets within brackets here",
            &format!("{} needs them two deep at most", sort.root.one),
        )
    } else if begins("missing escaped value") {
        says("a \\ in a text has a meaning of its own", "write it twice: \\\\")
    } else if message.contains("visible characters") || message.contains("printable characters") {
        says("there is a control character here", "delete it; it does not show, so write the text anew")
    } else if begins("unexpected key or value") {
        says(
            "nothing more can stand in this line",
            "a quotation mark within a text is written \\\", and a text with an apostrophe stands between \" and \"",
        )
    } else if begins("missing comma") {
        says("there is no comma between two texts of the list", "write one before this")
    } else if begins(NO_ARRAY_END) {
        says("this list is never closed", "write ] after its last text")
    } else if begins(NO_TABLE_END) {
        says("this { is never closed", "write } after the last value")
    } else if NO_HEADINGS_END.iter().any(|start| begins(start)) {
        says("the brackets of this heading are not closed", &format!("for example: {}", sort.headings))
    } else {
        (
            format!("this is not written as {} is ({message})", sort.root.one),
            format!("compare it with what {} writes", sort.sample),
        )
    }
}

fn is_curly(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '`')
}
