//! Whatever people type: what is read back from our Markdown is what stands in the document.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use proptest::prelude::*;
use rapporteur::export::document::{Table, plain};
use rapporteur::export::*;

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
    let mut options = Options::default();
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
    let begins = text.starts_with(['=', '+', '-', '@']);
    if begins && (text.starts_with('=') || text.contains(['(', '|', '!'])) { format!("'{text}") } else { text }
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
                    all.push(Seen::Row(row.iter().map(|cell| pasted(tidy(&plain(cell)))).collect()));
                }
            }
        }
    }
    all.retain(|seen| !matches!(seen, Seen::Heading(_, text) | Seen::Paragraph(text) if text.is_empty()));
    all
}

fn holds(document: &Document) -> Result<(), TestCaseError> {
    let markdown = markdown(document);
    prop_assert_eq!(seen(&markdown), meant(document), "\n{}", markdown);
    Ok(())
}

/// Text made to break out of where it stands.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "# ",
        "## a",
        "#",
        "> ",
        ">",
        "- ",
        "-",
        "--",
        "---",
        "+ ",
        "=",
        "=HYPERLINK(\"http://x\")",
        "* ",
        "***",
        "**",
        "*",
        "_",
        "__",
        "1. ",
        "1.",
        "12) ",
        "a) ",
        "iv. ",
        "(1) ",
        "A. ",
        "|",
        "|---",
        "| - |",
        ":-",
        ":-:",
        ":",
        ": ",
        "===",
        "=",
        "```",
        "`",
        "``",
        "~~~",
        "~~",
        "~",
        "<b>",
        "</b>",
        "<br>",
        "<!-- ",
        " -->",
        "<?x",
        "<script>alert(1)</script>",
        "<a href=\"x\">",
        "<",
        ">",
        "&amp;",
        "&lt;",
        "&#60;",
        "&",
        "[",
        "]",
        "[a](b)",
        "[a]: b",
        "[^1]",
        "[^1]: x",
        "[x] ",
        "[ ] ",
        "![",
        "!",
        "(",
        ")",
        "{#id}",
        "{",
        "}",
        "\\",
        "\\\\",
        "$",
        "$$",
        "^",
        "@x",
        "@",
        "https://example.org/a_b",
        "www.example.org",
        "http://x.y/(a)|b",
        "me@example.org",
        "mailto:x@y.z",
        "%",
        "'",
        "\"",
        "a",
        "b c",
        "word",
        "Ravenna",
        "1",
        "é",
        "漢",
        "🏳️‍🌈",
        "\u{202e}",
        "\u{200f}",
        "\u{a0}",
        "\u{0}",
        "\u{1b}[31m",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "\u{2028}",
        ".",
        ",",
        ";",
        "...",
        "—",
    ]);
    prop::collection::vec(pieces, 0..10).prop_map(|pieces| pieces.concat())
}

/// Recorded text, as the exports make inlines of it.
fn recorded() -> impl Strategy<Value = Vec<Inline>> {
    nasty().prop_map(|text| literal(&text))
}

/// The agenda's inline Markdown, as the exports make inlines of it.
fn written() -> impl Strategy<Value = Vec<Inline>> {
    nasty().prop_map(|text| inline_markdown(&text))
}

fn paragraph() -> impl Strategy<Value = Vec<Inline>> {
    prop_oneof![
        recorded(),
        written(),
        // As an entry stands in the minutes.
        (recorded(), recorded(), 1..999u32).prop_map(|(speaker, mut text, handle)| {
            let mut entry = vec![Inline::Text("09:31 ".into()), Inline::Strong(speaker), Inline::Text(" ".into())];
            entry.append(&mut text);
            entry.push(Inline::Text(format!(" [{handle}]")));
            entry
        }),
        // As a wording stands beside the one before it.
        (nasty(), nasty(), nasty(), nasty()).prop_map(|(kept, dropped, added, rest)| {
            let text = |text: &str| tidy(&text.replace(char::is_control, " "));
            vec![
                Inline::Text(text(&kept) + " "),
                Inline::Deleted(vec![Inline::Text(text(&dropped))]),
                Inline::Text(" ".into()),
                Inline::Strong(vec![Inline::Text(text(&added))]),
                Inline::Text(format!(" {}", text(&rest))),
            ]
        }),
    ]
}

fn document() -> impl Strategy<Value = Document> {
    let item = (paragraph(), prop::collection::vec(paragraph().prop_map(Item::from), 0..2))
        .prop_map(|(text, points)| Item { text, points })
        .boxed();
    let table = (nasty(), prop::collection::vec((paragraph(), paragraph()), 1..3)).prop_map(|(name, rows)| {
        let head = vec![tidy(&name.replace(char::is_control, " ")), "second".into()];
        Block::Table(Table { head, rows: rows.into_iter().map(|(one, two)| vec![one, two]).collect() })
    });
    let block = prop_oneof![
        (1..4u8, paragraph()).prop_map(|(level, text)| Block::Heading(level, text)),
        paragraph().prop_map(Block::Paragraph),
        prop::collection::vec(item.clone(), 1..4).prop_map(Block::List),
        (1..20u32, prop::collection::vec(item, 1..4)).prop_map(|(first, items)| Block::Numbered(first, items)),
        table,
    ];
    prop::collection::vec(block, 1..4).prop_map(|blocks| {
        // Two lists side by side are read as one: something stands between.
        let rule = || Block::Paragraph(vec![Inline::Text("between".into())]);
        let blocks = blocks.into_iter().flat_map(|block| [block, rule()]).collect();
        Document { blocks, ..Document::default() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_read_back_is_what_was_meant(document in document()) {
        holds(&document)?;
    }

    #[test]
    fn recorded_text_reads_back_word_for_word(text in nasty()) {
        // An override of the direction goes: it would turn what stands around it.
        let shown: String = text.chars().filter(|c| (!c.is_control() || c.is_whitespace()) && *c != '\u{202e}').collect();
        prop_assert_eq!(tidy(&plain(&literal(&text))), tidy(&shown));
    }

    #[test]
    fn no_text_becomes_html(text in nasty()) {
        let blocks = vec![Block::Paragraph(literal(&text)), Block::Paragraph(inline_markdown(&text))];
        let page = html(&Document { blocks, title: text.clone(), ..Document::default() });
        let body = page.split("<main>").nth(1).unwrap();
        for tag in body.split('<').skip(1) {
            let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
            prop_assert!(["p", "/p", "a", "/a", "br", "strong", "/strong", "em", "/em", "code", "/code", "/main", "/body", "/html"].contains(&name.as_str()), "{}", tag);
            prop_assert!(!tag.starts_with("a ") || tag.starts_with("a href=\"http") || tag.starts_with("a href=\"mailto:"), "{}", tag);
        }
        prop_assert!(!body.contains("raw HTML omitted"));
    }
}

#[test]
fn text_is_escaped_only_where_it_has_to_be() {
    for text in [
        "arrivals get a mentor (80 of 100) - in the first week, 9:30–10:00; C# & Co. cost $20 or 5 < 6 > 4",
        "snake_case, 3 * 4 = 12, #tag, see [12] and [b3], \"quoted\", it's 100 % - really!",
        "A. Rossi said: no. 12. was left out; and/or {x}",
        "R&D, Q&A; a=b; e.g. report.pdf",
    ] {
        let paragraph = Document { blocks: vec![Block::Paragraph(literal(text))], ..Document::default() };
        assert_eq!(markdown(&paragraph).trim_end(), text);
    }
}

#[test]
fn addresses_that_cannot_stand_between_angle_brackets_are_links_all_the_same() {
    for host in
        ["town.example", &format!("{}.example", "t".repeat(64)), "-town.example", "town_.example", "town..example"]
    {
        let shown = format!("office@{host}");
        let link = Inline::Link { text: vec![Inline::Text(shown.clone())], to: format!("mailto:{shown}") };
        let document = Document { blocks: vec![Block::Paragraph(vec![link])], ..Document::default() };
        holds(&document).unwrap_or_else(|error| panic!("{shown}: {error}"));
    }
}
