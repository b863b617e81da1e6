//! The document as one HTML page, made from its Markdown: self-contained, accessible, fit for print, without script.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use maud::{DOCTYPE, PreEscaped, html as page};

use super::document::Document;
use super::markdown::markdown;

/// Dark on light at 12:1 and more; measured in characters, so that lines stay readable at every size; blue only where
/// something can be followed. In a table a word is broken only where it alone would be wider than a cell may be. The empty
/// fourth of five columns is the one of the memorandum in which people sign by hand. On paper all is closer together.
const STYLE: &str = "
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 1.05rem/1.55 Georgia, 'Times New Roman', serif; }
main { max-width: 46rem; margin: 2.5rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
h1, h2, h3, h4, th { font-family: system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; line-height: 1.25; }
h1 { font-size: 1.9rem; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; margin: 2.25rem 0 .5rem; border-bottom: 1px solid #767676; padding-bottom: .2rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .4rem; }
li { margin: .25rem 0; }
a { color: #003d99; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .95rem; }
th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #eee; overflow-wrap: normal; }
td { max-width: 30rem; overflow-wrap: break-word; }
td:nth-child(4):nth-last-child(2):empty { height: 1.5cm; min-width: 6cm; }
td:nth-child(4):nth-last-child(2):empty + td { white-space: nowrap; }
@media print {
  @page { size: A4; margin: 2cm; }
  html { font-size: 10.5pt; }
  body { font-size: 1rem; line-height: 1.4; }
  main { max-width: none; margin: 0; padding: 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  p:has(+ ul, + table) { break-after: avoid; }
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.2rem; margin-top: 1.4rem; }
  h3 { font-size: 1.05rem; margin-top: 1.1rem; }
  p, ul { margin-block: .6rem; }
  li > ul { margin-block: 0; }
  table { font-size: .85rem; line-height: 1.3; }
  th, td { padding: .25rem .4rem; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
";

/// The document as an HTML page.
pub fn html(document: &Document) -> String {
    let body = body(&markdown(document));
    let page = page! {
        (DOCTYPE)
        html lang=(document.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content="rapporteur";
                title { (document.title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (PreEscaped(body)) } }
        }
    };
    page.into_string()
}

/// Our Markdown as HTML. Raw HTML in it is left out by comrak, and wherever some was left out there is a line break instead:
/// a `<br>` in a cell is all that we write of it. Tables are named after what stands before them.
fn body(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let mut names = Vec::new();
    for node in root.descendants() {
        if matches!(node.data().value, NodeValue::Table(_)) {
            names.push(node.previous_sibling().map_or(String::new(), text));
        }
    }
    let mut html = String::with_capacity(markdown.len() + markdown.len() / 4);
    // Writing to a string does not fail.
    let _ = format_html(root, &options, &mut html);
    // User text cannot hold a tag: `<` in it is written as an entity.
    let html = html.replace("<!-- raw HTML omitted -->", "<br />").replace("<th>", "<th scope=\"col\">");
    let mut parts = html.split("<table>");
    let mut named = parts.next().unwrap_or_default().to_owned();
    for (part, name) in parts.zip(names) {
        let table = page! { table aria-label=(name) {} }.into_string();
        named.push_str(table.strip_suffix("</table>").unwrap_or("<table>"));
        named.push_str(part);
    }
    named
}

/// The text of a heading or paragraph.
fn text<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
