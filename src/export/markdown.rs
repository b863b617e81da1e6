//! The document as Markdown: CommonMark with GFM tables, clean under pandoc's reader, readable as plain text.
//!
//! One pass over the tree into one string. Text is escaped where, and as far as can be seen only where, CommonMark 0.31,
//! GFM or pandoc's Markdown would read it as something else; what is read back is what stands in the tree. A property
//! test holds that with text made to break it.

use super::document::{Block, Document, Inline, Item, Table, plain};
use super::formula;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

/// The document as Markdown; it ends with a line break.
pub fn markdown(document: &Document) -> String {
    let mut writer = Writer::default();
    writer.out.reserve(document.blocks.iter().map(size).sum());
    for block in &document.blocks {
        writer.block(block);
    }
    writer.out
}

/// About how many bytes a block takes.
fn size(block: &Block) -> usize {
    fn text(inlines: &[Inline]) -> usize {
        let of = |inline: &Inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.len() + text.len() / 16,
            Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Deleted(inside) => text(inside) + 4,
            Inline::Link { to, text: inside } => to.len() + text(inside) + 4,
            Inline::Break => 6,
        };
        inlines.iter().map(of).sum()
    }
    fn items(list: &[Item]) -> usize {
        list.iter().map(|item| text(&item.text) + 8 + items(&item.points)).sum()
    }
    match block {
        Block::Heading(_, inlines) | Block::Paragraph(inlines) => text(inlines) + 10,
        Block::List(list) | Block::Numbered(_, list) => items(list),
        Block::Table(table) => table.rows.iter().flatten().map(|cell| text(cell) + 8).sum(),
    }
}

/// What comes after the last text of a place or a line: nothing that it could run into.
const END: char = '\n';
/// What comes after a text that another inline follows: it may be anything.
const UNKNOWN: char = 'x';

/// Where text stands; what has to be escaped hangs on it.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// In a paragraph or a point of a list, whose further lines are indented by so many blanks.
    Flow(usize),
    Heading,
    Cell,
}

/// How a text is set off.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Strong,
    Emphasis,
    Deleted,
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Whether what comes next is the first of its line.
    line_start: bool,
    /// Whether we are in the text of a link, where brackets are never left bare.
    in_link: bool,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) if is_blank(text) => {}
            Block::List(items) | Block::Numbered(_, items) if items.iter().all(|item| is_blank(&item.text)) => {}
            Block::Table(table) if table.head.is_empty() => {}
            _ => {
                if !self.out.is_empty() {
                    self.out.push('\n');
                }
                match block {
                    Block::Heading(level, text) => {
                        self.out.extend(std::iter::repeat_n('#', usize::from(*level).clamp(1, 6)));
                        self.out.push(' ');
                        self.inlines(text, Place::Heading, END);
                        self.out.push('\n');
                    }
                    Block::Paragraph(text) => {
                        self.line_start = true;
                        self.inlines(text, Place::Flow(0), END);
                        self.out.push('\n');
                    }
                    Block::List(items) => self.list(items, 0),
                    Block::Numbered(first, items) => self.numbered(*first, items),
                    Block::Table(table) => self.table(table),
                }
            }
        }
    }

    fn list(&mut self, items: &[Item], indent: usize) {
        for item in items.iter().filter(|item| !is_blank(&item.text)) {
            self.blanks(indent);
            self.out.push_str("- ");
            self.line_start = true;
            self.inlines(&item.text, Place::Flow(indent + 2), END);
            self.out.push('\n');
            self.list(&item.points, indent + 2);
        }
    }

    /// A numbered list; its bullets are numbers of one width each, so that what stands below is indented to it.
    fn numbered(&mut self, first: u32, items: &[Item]) {
        for (number, item) in (first..).zip(items.iter().filter(|item| !is_blank(&item.text))) {
            let mark = format!("{number}. ");
            self.out.push_str(&mark);
            self.line_start = true;
            self.inlines(&item.text, Place::Flow(mark.len()), END);
            self.out.push('\n');
            self.list(&item.points, mark.len());
        }
    }

    fn blanks(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    /// A table, its columns aligned where they are not too wide for that.
    fn table(&mut self, table: &Table) {
        const WIDEST: usize = 40;
        let columns = table.head.len();
        let cell = |inlines: &[Inline]| {
            let mut writer = Writer::default();
            // Tables are pasted into spreadsheets.
            if formula::is_harmful(plain(inlines).trim_start()) {
                let mut text = inlines.to_vec();
                quote(&mut text);
                writer.inlines(&text, Place::Cell, END);
            } else {
                writer.inlines(inlines, Place::Cell, END);
            }
            writer.out
        };
        let head: Vec<_> = table.head.iter().map(|name| cell(&[Inline::Text(name.clone())])).collect();
        let body = table.rows.iter().map(|row| (0..columns).map(|at| row.get(at).map_or(String::new(), |c| cell(c))));
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(body.map(Iterator::collect)).collect();
        let mut widths = vec![3; columns];
        for row in &rows {
            for (width, text) in widths.iter_mut().zip(row) {
                *width = (*width).max(text.width().min(WIDEST));
            }
        }
        for (number, row) in rows.iter().enumerate() {
            for (text, width) in row.iter().zip(&widths) {
                self.out.push_str("| ");
                self.out.push_str(text);
                self.blanks(width.saturating_sub(text.width()) + 1);
            }
            self.out.push_str("|\n");
            if number == 0 {
                for width in &widths {
                    self.out.push_str("| ");
                    self.out.extend(std::iter::repeat_n('-', *width));
                    self.out.push(' ');
                }
                self.out.push_str("|\n");
            }
        }
    }

    /// Writes inlines; `follow` is what comes after them.
    fn inlines(&mut self, inlines: &[Inline], place: Place, follow: char) {
        let mut at = 0;
        while let Some(inline) = inlines.get(at) {
            at += 1;
            match inline {
                Inline::Text(text) => {
                    // Texts side by side are one text: what has to be escaped may begin in one and end in the next.
                    let more = inlines[at..].iter().take_while(|next| matches!(next, Inline::Text(_))).count();
                    let follow = if inlines.len() == at + more { follow } else { UNKNOWN };
                    if more == 0 {
                        self.text(text, place, follow);
                    } else {
                        let mut whole = text.clone();
                        for next in &inlines[at..at + more] {
                            if let Inline::Text(next) = next {
                                whole.push_str(next);
                            }
                        }
                        self.text(&whole, place, follow);
                        at += more;
                    }
                }
                Inline::Code(code) => self.code(code, place),
                Inline::Strong(inside) => self.emphasised(inside, Mark::Strong, place, after(inlines.get(at), follow)),
                Inline::Emphasis(inside) => {
                    self.emphasised(inside, Mark::Emphasis, place, after(inlines.get(at), follow));
                }
                Inline::Deleted(inside) => {
                    self.emphasised(inside, Mark::Deleted, place, after(inlines.get(at), follow));
                }
                Inline::Link { to, text } => self.link(to, text, place),
                Inline::Break => match place {
                    Place::Flow(indent) if !self.line_start => {
                        let kept = self.out.trim_end_matches(' ').len();
                        self.out.truncate(kept);
                        self.out.push_str("\\\n");
                        self.blanks(indent);
                        self.line_start = true;
                    }
                    Place::Flow(_) => {}
                    Place::Heading => self.out.push(' '),
                    Place::Cell => self.out.push_str("<br>"),
                },
            }
        }
    }

    /// Emphasis, if what stands around it lets it be read as such; else its text alone.
    fn emphasised(&mut self, inside: &[Inline], mark: Mark, place: Place, after: char) {
        if is_blank(inside) {
            return;
        }
        let before = if self.line_start { ' ' } else { self.out.chars().next_back().unwrap_or(' ') };
        let (first, last) = (edge(inside, false), edge(inside, true));
        let open = !first.is_whitespace() && (!is_mark(first) || is_apart(before));
        let close = !last.is_whitespace() && (!is_mark(last) || is_apart(after));
        let apart = !matches!(before, '*' | '_' | '~') && !matches!(after, '*' | '_' | '~');
        let delimiter = match (mark, is_apart(before) && is_apart(after)) {
            _ if !(open && close && apart) => "",
            (Mark::Strong, _) => "**",
            (Mark::Deleted, _) => "~~",
            (Mark::Emphasis, true) => "_",
            (Mark::Emphasis, false) => "*",
        };
        if !delimiter.is_empty() {
            self.out.push_str(delimiter);
            self.line_start = false;
        }
        self.inlines(inside, place, delimiter.chars().next().unwrap_or(after));
        self.out.push_str(delimiter);
    }

    fn code(&mut self, code: &str, place: Place) {
        if code.trim().is_empty() {
            return self.text(" ", place, UNKNOWN);
        }
        let code = code.replace(char::is_control, " ");
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let padded = code.starts_with(' ') && code.ends_with(' ');
        let pad = if padded || code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        let code = if place == Place::Cell { code.replace('|', "\\|") } else { code };
        self.line_start = false;
        let _ = write!(self.out, "{fence}{pad}{code}{pad}{fence}");
    }

    fn link(&mut self, to: &str, text: &[Inline], place: Place) {
        self.line_start = false;
        if let [Inline::Text(shown)] = text
            && is_autolink(shown)
            && (shown == to || to.strip_prefix("mailto:").is_some_and(|mailbox| mailbox == shown))
        {
            let _ = write!(self.out, "<{shown}>");
            return;
        }
        if self.in_link || is_blank(text) {
            return self.inlines(text, place, UNKNOWN);
        }
        self.out.push('[');
        self.in_link = true;
        self.inlines(text, place, ']');
        self.in_link = false;
        self.out.push_str("](");
        for c in to.chars() {
            match c {
                _ if c.is_alphanumeric() => self.out.push(c),
                '-' | '.' | '_' | '~' | ':' | '/' | '?' | '#' | '@' | '!' | '$' | '\'' | '*' | '+' | ',' | ';'
                | '=' | '%' => self.out.push(c),
                // An ampersand may begin an entity; as one itself it cannot.
                '&' => self.out.push_str("&amp;"),
                _ => {
                    let mut bytes = [0; 4];
                    for byte in c.encode_utf8(&mut bytes).bytes() {
                        let _ = write!(self.out, "%{byte:02X}");
                    }
                }
            }
        }
        self.out.push(')');
    }

    /// Literal text; `follow` is what comes after it.
    fn text(&mut self, text: &str, place: Place, follow: char) {
        // A line break in it would begin a block, and any other control character speaks to somebody's terminal.
        let text = if text.contains(char::is_control) { &text.replace(char::is_control, " ") } else { text };
        let text = if self.line_start { text.trim_start_matches(' ') } else { text };
        if text.is_empty() {
            return;
        }
        let mut start = 0;
        if std::mem::take(&mut self.line_start)
            && let Some(mark) = line_mark(text)
        {
            self.plain(&text[..mark], text, 0, place, follow);
            self.out.push('\\');
            self.out.push_str(&text[mark..=mark]);
            start = mark + 1;
        }
        self.plain(&text[start..], text, start, place, follow);
    }

    /// Writes `part`, which stands at `offset` in `text`, escaped as is needed anywhere in a line.
    fn plain(&mut self, part: &str, text: &str, offset: usize, place: Place, follow: char) {
        let mut copied = 0;
        for (at, byte) in part.bytes().enumerate() {
            if !SPECIAL[usize::from(byte)] {
                continue;
            }
            let (before, after) = (&text[..offset + at], &text[offset + at + 1..]);
            if self.needs_escape(byte, before, after, place, follow) {
                self.out.push_str(&part[copied..at]);
                self.out.push('\\');
                copied = at;
            }
        }
        self.out.push_str(&part[copied..]);
    }

    /// Whether this byte between those would be read as something else than itself.
    fn needs_escape(&self, byte: u8, before: &str, after: &str, place: Place, follow: char) -> bool {
        let previous = before.chars().next_back().or_else(|| self.out.chars().next_back());
        let next = after.chars().next();
        let next_or_follow = next.unwrap_or(follow);
        match byte {
            b'\\' | b'`' | b'^' | b'~' => true,
            b'*' => !(previous.is_some_and(char::is_whitespace) && next.is_some_and(char::is_whitespace)),
            b'_' => {
                let alone = previous.is_some_and(char::is_whitespace) && next.is_some_and(char::is_whitespace);
                let within = previous.is_some_and(is_word) && next.is_some_and(is_word);
                !alone && !within
            }
            b'<' => !(next_or_follow.is_whitespace() || next_or_follow.is_ascii_digit() || next_or_follow == '='),
            b'&' => begins_entity(after),
            b'[' => self.in_link || !is_plain_bracket(before, after, follow),
            b']' => self.in_link || !closes_plain_bracket(before, after, follow),
            b'|' => place == Place::Cell,
            b'$' => {
                previous == Some('$')
                    || next == Some('$')
                    || (previous.is_some_and(|c| !c.is_whitespace()) && !next.is_some_and(|c| c.is_ascii_digit()))
            }
            b'@' => !previous.is_some_and(char::is_alphanumeric),
            b'{' => place == Place::Heading || before.is_empty() || previous == Some(']'),
            b'#' => place == Place::Heading && !next.is_some_and(is_word),
            b'!' => next.is_none() && matches!(follow, UNKNOWN | '['),
            // Bare addresses are written as links where we take them for such; what is left is none.
            b':' => !self.in_link && after.starts_with("//") && previous.is_some_and(is_word),
            b'.' => {
                !self.in_link && before.len() >= 3 && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"www")
            }
            _ => false,
        }
    }
}

/// Puts an apostrophe before the first letter of a text; says whether there was one.
fn quote(inlines: &mut [Inline]) -> bool {
    inlines.iter_mut().any(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) if text.trim_start().is_empty() => false,
        Inline::Text(text) | Inline::Code(text) => {
            *text = format!("'{}", text.trim_start());
            true
        }
        Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Deleted(inside) => quote(inside),
        Inline::Link { text, .. } => quote(text),
        Inline::Break => false,
    })
}

/// The bytes that may have to be escaped anywhere in a line.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let bytes = b"\\`^~*_<&[]|$@{#!:.";
    let mut at = 0;
    while at < bytes.len() {
        special[bytes[at] as usize] = true;
        at += 1;
    }
    special
};

/// Where in text that begins a line the mark stands by which the line would begin a block.
fn line_mark(text: &str) -> Option<usize> {
    let follows = |rest: &str, marks: &[char]| rest.chars().next().is_none_or(|c| c == ' ' || marks.contains(&c));
    let mut characters = text.chars();
    let first = characters.next()?;
    let rest = characters.as_str();
    let mark = match first {
        '>' | '|' => true,
        '#' => follows(rest.trim_start_matches('#'), &['.', ')']),
        '+' => follows(rest, &['-', '=', '+', ':']),
        '-' => !rest.chars().next().is_some_and(is_word),
        '=' => follows(rest, &['=']),
        ':' => follows(rest, &['-', ':', '|']),
        '%' | '*' => follows(rest, &[]),
        _ => false,
    };
    if mark {
        return Some(0);
    }
    // 1. · 1) · (1) · a) · iv. · A.: numbers of lists.
    let open = usize::from(first == '(');
    let number = text[open..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let end = open + number;
    let body = &text[open..end];
    let delimiter = text[end..].chars().next()?;
    let digits = !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit());
    let roman = !body.is_empty() && body.bytes().all(|b| b"ivxlcdmIVXLCDM".contains(&b));
    let letter = number == 1 && !digits;
    let counted = digits || ((letter || roman) && number <= 15);
    // "A. Rossi" is a name: a capital with a full stop numbers nothing unless two blanks follow.
    let initial = letter && delimiter == '.' && body.bytes().all(|b| b.is_ascii_uppercase()) && open == 0;
    let delimits = delimiter == ')' || (delimiter == '.' && open == 0);
    (counted && !initial && delimits && follows(&text[end + 1..], &[])).then_some(end)
}

/// Whether what comes after an ampersand makes it an entity (or could, with what follows the text).
fn begins_entity(after: &str) -> bool {
    let name = after.trim_start_matches('#');
    match name.find(|c: char| !c.is_ascii_alphanumeric()) {
        Some(0 | 1) => name.starts_with(|c: char| c.is_ascii_digit()) && name[1..].starts_with(';'),
        Some(end) => name[end..].starts_with(';'),
        None => true,
    }
}

/// How long the text in brackets may be that is left as it is.
const BRACKETED: usize = 24;

/// Whether a bracket opens something like `[12]` that no reader takes for a link, and so can stand as it is.
fn is_plain_bracket(before: &str, after: &str, follow: char) -> bool {
    let inside = after.bytes().take(BRACKETED).take_while(|b| b.is_ascii_alphanumeric() || b" .,".contains(b)).count();
    let rest = &after[inside..];
    !before.is_empty()
        && before.ends_with(|c: char| c.is_whitespace())
        && inside > 0
        && rest.strip_prefix(']').is_some_and(|rest| ends_bracket(rest.chars().next().unwrap_or(follow)))
}

/// Whether a bracket closes what [`is_plain_bracket`] let stand.
fn closes_plain_bracket(before: &str, after: &str, follow: char) -> bool {
    let tail = before.bytes().rev().take(BRACKETED + 1).position(|b| b == b'[');
    let Some(open) = tail.map(|back| before.len() - 1 - back) else { return false };
    let inside = &before[open + 1..];
    ends_bracket(after.chars().next().unwrap_or(follow))
        && !inside.is_empty()
        && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b" .,".contains(&b))
        && before[..open].ends_with(|c: char| c.is_whitespace())
}

/// Whether what comes after a closing bracket keeps it from being a link, a note or a span. A colon would define a link only
/// at the beginning of a line, where no bracket is left as it is.
fn ends_bracket(follow: char) -> bool {
    follow.is_whitespace() || ".,;:)".contains(follow)
}

/// What comes after an inline: the next one, or what follows them all.
fn after(next: Option<&Inline>, follow: char) -> char {
    match next {
        None => follow,
        Some(Inline::Break) => END,
        Some(Inline::Text(text)) => text.chars().next().unwrap_or(UNKNOWN),
        Some(_) => '*',
    }
}

/// Whether an address can stand between angle brackets as it is.
fn is_autolink(shown: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!'()+,;=%".contains(c);
    let address = shown.starts_with("http://") || shown.starts_with("https://");
    let mailbox = shown.split_once('@').is_some_and(|(user, host)| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._+".contains(c);
        // As CommonMark has it (0.31.2, autolinks): no part of the host longer than 63 characters, or with a hyphen at an end.
        let part = |part: &str| {
            (1..=63).contains(&part.len())
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                && !part.starts_with('-')
                && !part.ends_with('-')
        };
        !user.is_empty() && user.chars().all(plain) && host.contains('.') && host.split('.').all(part)
    });
    (address && shown.chars().all(plain)) || mailbox
}

/// The first or last character of what is shown of a text.
fn edge(inlines: &[Inline], last: bool) -> char {
    let inline = if last { inlines.last() } else { inlines.first() };
    match inline {
        Some(Inline::Text(text)) if last => text.chars().next_back().unwrap_or(' '),
        Some(Inline::Text(text)) => text.chars().next().unwrap_or(' '),
        Some(Inline::Code(_)) => '`',
        Some(Inline::Link { .. }) => '[',
        Some(Inline::Strong(_) | Inline::Emphasis(_) | Inline::Deleted(_)) => '*',
        Some(Inline::Break) | None => ' ',
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether CommonMark's rules of emphasis may take it for punctuation; what is in doubt counts, which can only lead to less
/// emphasis.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Whether it certainly sets apart what stands beside it, by the same rules.
fn is_apart(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation()
}

fn is_blank(text: &[Inline]) -> bool {
    text.iter().all(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.chars().all(|c| c == ' '),
        Inline::Strong(text) | Inline::Emphasis(text) | Inline::Deleted(text) => is_blank(text),
        Inline::Link { text, .. } => is_blank(text),
        Inline::Break => true,
    })
}
