//! What is wrong with a file, said so that its author can mend it.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Something in a file that is wrong or could be better. Its [`Display`](fmt::Display) is the whole message over several
/// lines (the last without a line break), safe for a terminal: place, what is wrong, the line with a mark under it, and
/// what is allowed or comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as the caller named it, or the roster file the agenda names.
    pub file: String,
    /// Counted from 1. What concerns the whole file stands at line 1, column 1, without a [`source_line`](Self::source_line).
    pub line: usize,
    /// In characters, counted from 1; the place just after the last character of a line is one too.
    pub column: usize,
    /// The line as it is shown: cut around the place, with control characters escaped.
    pub source_line: Option<String>,
    /// Which columns of the [`source_line`](Self::source_line), counted from 0 as a terminal shows it, are meant.
    pub mark: Range<usize>,
    /// What is wrong, in one sentence without a full stop.
    pub what: String,
    /// What is allowed, what was probably meant, what to do: a line each.
    pub next: Vec<String>,
    /// How much hangs on it.
    pub weight: Weight,
}

/// How much hangs on a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// All is well without it being mended; `check` succeeds.
    Advice,
    /// An error, but of the sort that changes nothing that would be recorded: the room need not wait for it.
    Error,
    /// No session before it is mended, since it would change what is recorded or who is named.
    HoldsUp,
}

impl Problem {
    /// Whether no session can be held before it is mended.
    pub fn holds_up(&self) -> bool {
        self.weight == Weight::HoldsUp
    }

    /// Whether it is advice only, no error.
    pub fn is_advice(&self) -> bool {
        self.weight == Weight::Advice
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.is_advice() { "advice: " } else { "" };
        write!(f, "{}:{}:{}: {kind}{}", shown(&self.file), self.line, self.column, self.what)?;
        let number = self.line.to_string();
        let margin = number.len().max(4);
        if let Some(line) = &self.source_line {
            let carets = "^".repeat(self.mark.len().max(1));
            write!(f, "\n{number:>margin$} | {line}")?;
            write!(f, "\n{:margin$} | {:indent$}{carets}", "", "", indent = self.mark.start)?;
        }
        for next in &self.next {
            write!(f, "\n{:margin$} = {next}", "")?;
        }
        Ok(())
    }
}

/// Writes all problems of a file, with an empty line between each two, and how many more there are.
pub(crate) fn write_all(f: &mut fmt::Formatter<'_>, problems: &[Problem], more: usize) -> fmt::Result {
    for (count, problem) in problems.iter().enumerate() {
        let gap = if count > 0 { "\n\n" } else { "" };
        write!(f, "{gap}{problem}")?;
    }
    match more {
        0 => Ok(()),
        1 => f.write_str("\n\n… and 1 more problem"),
        more => write!(f, "\n\n… and {more} more problems"),
    }
}

/// Something found at a place of a text, before lines and columns are counted.
#[derive(Debug)]
pub(crate) struct Finding {
    /// Bytes of the text; `None` is the whole file.
    pub span: Option<Range<usize>>,
    pub weight: Weight,
    pub what: String,
    pub next: Vec<String>,
}

/// What was found in one text.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    /// How many more were found than are kept.
    beyond: usize,
}

/// So many findings are kept: a hostile file has a million.
const KEPT: usize = 5_000;

impl Findings {
    /// Notes that no session can be held with this.
    pub fn hold_up(&mut self, span: Range<usize>, what: impl Into<String>, next: Vec<String>) {
        self.add(Some(span), Weight::HoldsUp, what, next);
    }

    /// Notes an error that the room need not wait for.
    pub fn error(&mut self, span: Range<usize>, what: impl Into<String>, next: Vec<String>) {
        self.add(Some(span), Weight::Error, what, next);
    }

    /// Notes advice.
    pub fn advise(&mut self, span: Range<usize>, what: impl Into<String>, next: Vec<String>) {
        self.add(Some(span), Weight::Advice, what, next);
    }

    /// Notes something of this weight, for the whole file where there is no span.
    pub fn add(&mut self, span: Option<Range<usize>>, weight: Weight, what: impl Into<String>, next: Vec<String>) {
        // What holds the session up is never lost among what does not.
        if self.list.len() < KEPT || weight == Weight::HoldsUp && !self.hold_up_already() {
            self.list.push(Finding { span, weight, what: what.into(), next });
        } else {
            self.beyond += 1;
        }
    }

    fn hold_up_already(&self) -> bool {
        self.list.iter().any(|finding| finding.weight == Weight::HoldsUp)
    }

    /// Forgets advice, where something else has to be mended first.
    pub fn forget_advice(&mut self) {
        self.list.retain(|finding| finding.weight != Weight::Advice);
    }

    /// Adds what was found elsewhere in the same text.
    pub fn extend(&mut self, others: Findings) {
        self.list.extend(others.list);
        self.beyond += others.beyond;
    }

    /// The weightiest findings, at most `most` of them, in the order of the text; and how many were left out.
    ///
    /// Lines and columns are counted for these alone, so that a hostile file with a hundred thousand errors in one line
    /// costs no more than one with a hundred.
    pub fn problems(mut self, file: &str, text: &str, most: usize) -> (Vec<Problem>, usize) {
        let place = |finding: &Finding| finding.span.as_ref().map_or(0, |span| span.start);
        self.list.sort_by_key(|finding| (std::cmp::Reverse(finding.weight), place(finding)));
        let left_out = self.beyond + self.list.len().saturating_sub(most);
        self.list.truncate(most);
        self.list.sort_by_key(place);
        let lines = Lines::of(text);
        (self.list.into_iter().map(|finding| lines.problem(file, finding)).collect(), left_out)
    }
}

/// A text and where its lines begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// Where the last line that is not empty ends: what is missing at the end of a file is shown there, not below it.
    end: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts, end: text.trim_end_matches(['\n', '\r']).len() }
    }

    fn problem(&self, file: &str, finding: Finding) -> Problem {
        let Finding { span, weight, what, next } = finding;
        let mut problem =
            Problem { file: file.into(), line: 1, column: 1, source_line: None, mark: 0..0, what, next, weight };
        if let Some(span) = span {
            let at = self.text.floor_char_boundary(span.start.min(self.end));
            let row = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
            let start = self.starts.get(row).copied().unwrap_or(0);
            let line = self.text.get(start..).unwrap_or("").split('\n').next().unwrap_or("");
            let line = line.strip_suffix('\r').unwrap_or(line);
            let from = (at - start).min(line.len());
            let to = line.floor_char_boundary(span.end.saturating_sub(start).clamp(from, line.len()));
            problem.line = row + 1;
            problem.column = line.get(..from).unwrap_or("").chars().count() + 1;
            let (shown, mark) = excerpt(line, from..to);
            problem.source_line = Some(shown);
            problem.mark = mark;
        }
        problem
    }
}

/// How many columns of a line are shown before and after the place that is meant.
const BEFORE: usize = 50;
const AFTER: usize = 70;

/// A line as it is shown, cut around `span` (bytes of it), and the columns at which the span then stands.
fn excerpt(line: &str, span: Range<usize>) -> (String, Range<usize>) {
    let (before, rest) = line.split_at(span.start);
    let mut pieces = Vec::new();
    let mut width = 0;
    let mut cut = false;
    for c in before.chars().rev() {
        let (piece, wide) = picture(c);
        if width + wide > BEFORE {
            cut = true;
            break;
        }
        width += wide;
        pieces.push(piece);
    }
    let mut shown = String::new();
    if cut {
        shown.push('…');
        width += 1;
    }
    shown.extend(pieces.into_iter().rev());
    let start = width;
    let mut end = start;
    for (at, c) in rest.char_indices() {
        let (piece, wide) = picture(c);
        if width + wide > start + AFTER {
            shown.push('…');
            break;
        }
        width += wide;
        shown.push_str(&piece);
        if span.start + at < span.end {
            end = width;
        }
    }
    (shown, start..end.max(start + 1))
}

/// A character as it is shown, and how many columns it takes.
fn picture(c: char) -> (String, usize) {
    if c == '\t' {
        ("    ".into(), 4)
    } else if is_hidden(c) {
        let escaped = c.escape_unicode().to_string();
        let wide = escaped.len();
        (escaped, wide)
    } else {
        (c.into(), c.width().unwrap_or(0))
    }
}

/// Whether a character does something to a terminal, or to the order of the text on it, instead of showing.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text as messages quote it: on one line, at most 60 characters, with what does not show escaped.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String =
        text.chars().take(LONGEST).map(|c| if c == '\t' { " ".into() } else { picture(c).0 }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// "a, b or c".
pub(crate) fn either(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).into(),
        [all @ .., last] => format!("{} or {last}", all.join(", ")),
    }
}

/// The word nearest to what was written, if one is near.
pub(crate) fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > 60 {
        return None;
    }
    let written = written.to_lowercase();
    let scored = words.into_iter().map(|word| (strsim::jaro_winkler(&written, word), word));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.84).then_some(best.1)
}
