//! From what people typed to the document tree: recorded text is literal, the agenda's text is inline Markdown.

use std::borrow::Cow;

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};
use linkify::{LinkFinder, LinkKind};

use super::document::{Block, Inline, Item};
use crate::words::marks::{Settler, settled};

/// Makes inlines of text.
pub struct Reader {
    links: LinkFinder,
}

impl Reader {
    /// A reader; make one for each export.
    pub fn new() -> Reader {
        let mut links = LinkFinder::new();
        links.url_must_have_scheme(false);
        Reader { links }
    }

    /// Adds recorded text, literally: runs of blanks become one, a line break stays one, control characters are left
    /// out, and a bare address becomes a link.
    pub fn literal(&self, text: &str, to: &mut Vec<Inline>) {
        let mut first = true;
        for line in text.split(is_line_break) {
            let line = tidy(line);
            let line = settled(line.trim());
            if line.is_empty() {
                continue;
            }
            if !std::mem::take(&mut first) {
                to.push(Inline::Break);
            }
            self.linked(&line, to);
        }
    }

    /// Text on one line that is already tidy, with its bare addresses as links.
    fn linked(&self, line: &str, to: &mut Vec<Inline>) {
        let mut done = 0;
        for link in self.links.links(line) {
            let shown = link.as_str();
            let Some(address) = address(shown, link.kind()) else { continue };
            if let Some(before) = line.get(done..link.start()).filter(|before| !before.is_empty()) {
                push_text(to, before);
            }
            to.push(Inline::Link { to: address, text: vec![Inline::Text(shown.to_owned())] });
            done = link.end();
        }
        if let Some(rest) = line.get(done..).filter(|rest| !rest.is_empty()) {
            push_text(to, rest);
        }
    }

    /// Recorded text as inlines of its own; see [`Reader::literal`].
    pub fn text(&self, text: &str) -> Vec<Inline> {
        let mut inlines = Vec::new();
        self.literal(text, &mut inlines);
        inlines
    }

    /// A text field of the agenda: emphasis, strong, code and links (to the web or a mail address) are kept, everything
    /// else, all block syntax included, is literal. Line breaks are blanks.
    pub fn markdown(&self, text: &str) -> Vec<Inline> {
        // A letter and a blank before the text, and no line break in it: nothing in it can begin a block.
        let line = format!("x {}", tidy(&text.replace(is_line_break, " ")).trim());
        let arena = Arena::new();
        let root = parse_document(&arena, &line, &Options::default());
        let mut inlines = Vec::new();
        if let Some(paragraph) = root.first_child() {
            self.children(paragraph, false, &mut inlines);
        }
        if let Some(Inline::Text(first)) = inlines.first_mut() {
            let rest = first.strip_prefix('x').unwrap_or(first).trim_start().to_owned();
            *first = rest;
        }
        settle(&mut inlines);
        inlines
    }

    /// The facilitator's prompts: block Markdown. A numbered list is a paragraph with a row for each of its points, and
    /// of blocks that no [`Block`] stands for the text is kept.
    pub fn blocks(&self, text: &str) -> Vec<Block> {
        let arena = Arena::new();
        let root = parse_document(&arena, text, &Options::default());
        let mut blocks = Vec::new();
        self.add_blocks(root, &mut blocks);
        blocks
    }

    fn add_blocks<'a>(&self, node: &'a AstNode<'a>, to: &mut Vec<Block>) {
        for child in node.children() {
            match &child.data().value {
                NodeValue::Heading(heading) => to.push(Block::Heading(heading.level, self.inside(child))),
                NodeValue::List(list) if list.list_type == ListType::Ordered => {
                    let mut text = Vec::new();
                    for (number, item) in (list.start..).zip(child.children()) {
                        if !text.is_empty() {
                            text.push(Inline::Break);
                        }
                        push_text(&mut text, &format!("{number}. "));
                        text.append(&mut self.inside(item));
                    }
                    to.push(Block::Paragraph(text));
                }
                NodeValue::List(_) => to.push(Block::List(self.points(child))),
                NodeValue::CodeBlock(code) => {
                    let mut text = Vec::new();
                    self.literal(&code.literal, &mut text);
                    to.push(Block::Paragraph(text));
                }
                NodeValue::HtmlBlock(html) => to.push(Block::Paragraph(self.text(&html.literal))),
                NodeValue::BlockQuote => self.add_blocks(child, to),
                _ => to.push(Block::Paragraph(self.inside(child))),
            }
        }
    }

    fn points<'a>(&self, list: &'a AstNode<'a>) -> Vec<Item> {
        let point = |item: &'a AstNode<'a>| {
            let mut point = Item { text: Vec::new(), points: Vec::new() };
            for part in item.children() {
                if matches!(part.data().value, NodeValue::List(_)) {
                    point.points.append(&mut self.points(part));
                } else {
                    if !point.text.is_empty() {
                        point.text.push(Inline::Break);
                    }
                    point.text.append(&mut self.inside(part));
                }
            }
            point
        };
        list.children().map(point).collect()
    }

    fn inside<'a>(&self, node: &'a AstNode<'a>) -> Vec<Inline> {
        let mut inside = Vec::new();
        self.children(node, false, &mut inside);
        settle(&mut inside);
        inside
    }

    fn children<'a>(&self, node: &'a AstNode<'a>, in_link: bool, to: &mut Vec<Inline>) {
        for child in node.children() {
            let inside_of = |in_link| {
                let mut inside = Vec::new();
                self.children(child, in_link, &mut inside);
                inside
            };
            let inside = || inside_of(in_link);
            match &child.data().value {
                // An entity may stand for what is left out: a line break (`&#10;`), an escape character (`&#27;`).
                NodeValue::Text(text) => push_text(to, &tidy(text)),
                NodeValue::SoftBreak | NodeValue::LineBreak => push_text(to, " "),
                NodeValue::Code(code) => to.push(Inline::Code(code.literal.clone())),
                NodeValue::HtmlInline(html) => push_text(to, &tidy(html)),
                NodeValue::Strong => to.push(Inline::Strong(inside())),
                NodeValue::Emph => to.push(Inline::Emphasis(inside())),
                NodeValue::Link(link) if is_safe(&link.url) => {
                    to.push(Inline::Link { to: link.url.clone(), text: inside_of(true) });
                }
                _ => to.append(&mut inside()),
            }
        }
        if !in_link {
            self.link_up(to);
        }
    }

    /// Makes links of the bare addresses in these texts, unless they stand in a link already.
    fn link_up(&self, inlines: &mut Vec<Inline>) {
        if !inlines.iter().any(|inline| matches!(inline, Inline::Text(text) if self.links.links(text).next().is_some()))
        {
            return;
        }
        for inline in std::mem::take(inlines) {
            match inline {
                Inline::Text(text) => self.linked(&text, inlines),
                other => inlines.push(other),
            }
        }
    }
}

/// Sees to it that a text, whatever its parts, turns the direction of nothing around it.
fn settle(inlines: &mut Vec<Inline>) {
    fn pass(inlines: &mut [Inline], settler: &mut Settler) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => {
                    if let Cow::Owned(settled) = settler.passed(text) {
                        *text = settled;
                    }
                }
                Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Deleted(inside) => pass(inside, settler),
                Inline::Link { text, .. } => pass(text, settler),
                Inline::Break => {}
            }
        }
    }
    let mut settler = Settler::default();
    pass(inlines, &mut settler);
    let end = settler.end();
    if !end.is_empty() {
        push_text(inlines, &end);
    }
}

/// Adds text, to the text that stands last where one does.
pub fn push_text(to: &mut Vec<Inline>, text: &str) {
    match to.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => to.push(Inline::Text(text.to_owned())),
    }
}

/// Whether an address is one a document may link to.
fn is_safe(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

/// The address a bare link leads to; `None` for one that is no link to the web or to a mailbox.
fn address(shown: &str, kind: &LinkKind) -> Option<String> {
    match kind {
        LinkKind::Email => Some(format!("mailto:{shown}")),
        LinkKind::Url if is_safe(shown) => Some(shown.to_owned()),
        LinkKind::Url if shown.contains("://") => None,
        // `report.pdf` and `e.g` look like addresses as well: without a scheme only what says so is one.
        LinkKind::Url if shown.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www.")) => {
            Some(format!("http://{shown}"))
        }
        _ => None,
    }
}

/// What ends a line: also the marks of old systems and of word processors.
fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether it is a blank at which a line may be broken; those that hold words together are text.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// The text with each run of blanks as one blank and without control characters. Most texts are so already.
fn tidy(text: &str) -> Cow<'_, str> {
    let mut blank = false;
    let odd = |c: char| {
        let twice = blank && c == ' ';
        blank = c == ' ';
        twice || (c != ' ' && is_blank(c)) || c.is_control()
    };
    if !text.chars().any(odd) {
        return text.into();
    }
    let mut tidy = String::with_capacity(text.len());
    for c in text.chars() {
        if is_blank(c) {
            if !tidy.ends_with(' ') {
                tidy.push(' ');
            }
        } else if !c.is_control() {
            tidy.push(c);
        }
    }
    tidy.into()
}
