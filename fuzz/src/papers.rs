//! What is handed over, and what must hold of it whatever was recorded.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, parse_document};
use rapporteur::agenda::{Attribution, Audience};
use rapporteur::export::board::{Asked, board};
use rapporteur::export::document::plain;
use rapporteur::export::{
    Block, Document, Item, Options, Sought, balance, current_minutes, html, json, leaks, markdown, memorandum, minutes,
    questions, reviewed,
};
use rapporteur::session::State;
use rapporteur::session::state::Moment;

use crate::fit_to_be_shown;

/// Options as two bytes choose them.
pub fn options(one: u8, two: u8) -> Options {
    let bit = |n: u8| one >> n & 1 == 1;
    let languages = [None, Some("it"), Some("de"), Some("fr"), Some("pl"), Some("xx"), Some("es"), Some("sv")];
    let language = languages[usize::from(two & 7)].map(str::to_owned);
    Options {
        beside: language.as_ref().filter(|_| bit(7)).map(|_| "en".to_owned()),
        language,
        attribution: [None, Some(Attribution::Named), Some(Attribution::Organisation), Some(Attribution::None)]
            [usize::from(two >> 3 & 3)],
        notes: bit(0),
        unagreed: bit(1),
        contacts: bit(2),
        balance: bit(3),
        audience: [None, Some(Audience::Public), Some(Audience::Internal), None][usize::from(two >> 5 & 3)],
    }
}

/// What is handed over is sound: one thing of several, as `which` chooses.
pub fn sound_one(which: u8, state: &State, options: &Options, now: Moment) {
    match which % 8 {
        0 | 1 => sound(&minutes(state, options)),
        2 => sound(&memorandum(state, options)),
        3 => sound_json(state, options),
        4 => {
            for sought in [Sought::Record, Sought::Minutes, Sought::Memorandum] {
                leaks(state, options, sought).iter().for_each(|leak| fit_to_be_shown(&leak.to_string()));
            }
        }
        5 => fit_to_be_shown(&current_minutes(state)),
        6 => [balance(state, now), questions(state), reviewed(state)].iter().for_each(sound),
        _ => drop(board(state, Asked::default())),
    }
}

/// The record is JSON that any program can read.
pub fn sound_json(state: &State, options: &Options) {
    let json = json(state, options);
    fit_to_be_shown(&json);
    let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(read["version"], 1);
}

/// The document reads back as it was meant, as Markdown and as a page.
pub fn sound(document: &Document) {
    let markdown = markdown(document);
    fit_to_be_shown(&markdown);
    assert_eq!(seen(&markdown), meant(document), "\n{markdown}");
    sound_page(&html(document));
}

/// The tags that a page may have.
const TAGS: [&str; 37] = [
    "!DOCTYPE", "html", "/html", "head", "/head", "meta", "title", "/title", "style", "/style", "body", "/body",
    "main", "/main", "p", "/p", "ul", "/ul", "ol", "/ol", "li", "/li", "a", "/a", "br", "strong", "/strong", "em",
    "/em", "code", "/code", "del", "/del", "table", "/table", "thead", "/thead",
];
const MORE_TAGS: [&str; 20] = [
    "tbody", "/tbody", "tr", "/tr", "th", "/th", "td", "/td", "h1", "/h1", "h2", "/h2", "h3", "/h3", "h4", "/h4", "h5",
    "/h5", "h6", "/h6",
];

/// Nothing of what was recorded became HTML.
fn sound_page(page: &str) {
    fit_to_be_shown(page);
    for tag in page.split('<').skip(1) {
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '!')).collect();
        let name = name.strip_suffix('/').filter(|name| !name.is_empty()).unwrap_or(&name);
        assert!(TAGS.contains(&name) || MORE_TAGS.contains(&name), "<{tag}");
        let lower = tag.to_ascii_lowercase();
        let leads =
            ["a href=\"http://", "a href=\"https://", "a href=\"mailto:"].iter().any(|link| lower.starts_with(link));
        assert!(!tag.starts_with("a ") || leads, "<{tag}");
    }
}

/// What a reader of the Markdown sees: the blocks with their texts, and nothing of how they are written.
#[derive(Debug, PartialEq)]
enum Seen {
    Heading(u8, String),
    Paragraph(String),
    Point(usize, String),
    Row(Vec<String>),
    Else(String),
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::HtmlInline(html) if html == "<br>" => text.push(' '),
            NodeValue::HtmlInline(html) => text.push_str(&format!("HTML {html}")),
            NodeValue::SoftBreak => text.push_str("SOFTBREAK"),
            NodeValue::LineBreak => text.push(' '),
            NodeValue::FootnoteReference(_) | NodeValue::Image(_) => text.push_str("MARKUP"),
            _ => {}
        }
    }
    tidy(&text)
}

fn seen(markdown: &str) -> Vec<Seen> {
    fn walk<'a>(node: &'a AstNode<'a>, depth: usize, all: &mut Vec<Seen>) {
        for child in node.children() {
            match &child.data().value {
                NodeValue::Heading(heading) => all.push(Seen::Heading(heading.level, text_of(child))),
                NodeValue::Paragraph => all.push(match depth {
                    0 => Seen::Paragraph(text_of(child)),
                    depth => Seen::Point(depth, text_of(child)),
                }),
                NodeValue::List(_) => walk(child, depth + 1, all),
                NodeValue::Item(_) | NodeValue::Table(_) => walk(child, depth, all),
                NodeValue::TableRow(_) => all.push(Seen::Row(child.children().map(text_of).collect())),
                other => all.push(Seen::Else(format!("{other:?}"))),
            }
        }
    }
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let mut all = Vec::new();
    walk(root, 0, &mut all);
    all
}

/// The text of a cell, which somebody may paste into a spreadsheet: what would be a formula there begins with an apostrophe.
fn pasted(text: String) -> String {
    let begins = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let does = text.starts_with(['=', '＝']) || text.contains(['(', '|', '!']);
    if begins && does { format!("'{text}") } else { text }
}

fn meant(document: &Document) -> Vec<Seen> {
    fn points(items: &[Item], depth: usize, all: &mut Vec<Seen>) {
        for item in items.iter().filter(|item| !tidy(&plain(&item.text)).is_empty()) {
            all.push(Seen::Point(depth, tidy(&plain(&item.text))));
            points(&item.points, depth + 1, all);
        }
    }
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(level, text) => all.push(Seen::Heading(*level, tidy(&plain(text)))),
            Block::Paragraph(text) => all.push(Seen::Paragraph(tidy(&plain(text)))),
            Block::List(items) | Block::Numbered(_, items) => points(items, 1, &mut all),
            Block::Table(table) => {
                all.push(Seen::Row(table.head.iter().map(|name| pasted(tidy(name))).collect()));
                for row in &table.rows {
                    let mut cells: Vec<String> = row.iter().map(|cell| pasted(tidy(&plain(cell)))).collect();
                    cells.resize(table.head.len(), String::new());
                    all.push(Seen::Row(cells));
                }
            }
        }
    }
    all.retain(|seen| !matches!(seen, Seen::Heading(_, text) | Seen::Paragraph(text) if text.is_empty()));
    all
}
