//! A document as rows of the screen.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::wrap::{self, Rich};
use crate::export::document::{Item, Table};
use crate::export::{Block, Document, Inline};

/// The fewest columns a cell of a table is given before the table is shown as a list.
const CELL: usize = 8;

/// How many letters of a text are looked for in the rows.
const SOUGHT: usize = 80;

/// The rows of a document at this width.
pub fn lines(document: &Document, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    for block in &document.blocks {
        let before = lines.len();
        match block {
            Block::Heading(level, text) => heading(*level, text, width, theme, &mut lines),
            Block::Paragraph(text) => lines.extend(rich(text, theme).lines(width)),
            Block::List(items) => list(items, 0, width, theme, &mut lines),
            Block::Numbered(first, items) => {
                for (number, item) in (*first..).zip(items) {
                    let bullet = format!("{number}. ");
                    point(item, &bullet, 0, width, theme, &mut lines);
                }
            }
            Block::Table(table) => self::table(table, width, theme, &mut lines),
        }
        // A block without text is not printed.
        if lines.iter().skip(before).all(is_blank) {
            lines.truncate(before);
        } else {
            lines.push(Line::default());
        }
    }
    lines.pop();
    lines
}

/// The row in which these words begin, if they stand there. How they are wrapped makes no difference, nor how the first
/// letter is written: what is printed before them may change it.
pub fn find(lines: &[Line], words: &str) -> Option<usize> {
    let tight = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let first = words.trim_start().lines().next().unwrap_or_default();
    let wanted: String = tight(first).chars().skip(1).take(SOUGHT).collect();
    if wanted.is_empty() {
        return None;
    }
    let mut all = String::new();
    let mut starts = Vec::with_capacity(lines.len());
    for line in lines {
        starts.push(all.len());
        all.push_str(&tight(&line.to_string()));
    }
    let place = all.find(&wanted)?;
    Some(starts.partition_point(|start| *start <= place).saturating_sub(1))
}

fn is_blank(line: &Line) -> bool {
    line.spans.iter().all(|span| span.content.trim().is_empty())
}

fn rich(text: &[Inline], theme: Theme) -> Rich {
    let mut rich = Rich::default();
    add(text, theme.plain(), theme, &mut rich);
    rich
}

fn add(text: &[Inline], style: Style, theme: Theme, rich: &mut Rich) {
    for inline in text {
        match inline {
            Inline::Text(text) => {
                rich.push(text, style);
            }
            Inline::Strong(text) => add(text, style.patch(theme.strong()), theme, rich),
            Inline::Deleted(text) => {
                // Not by the look alone: a terminal may have none for it.
                rich.push("[-", style);
                add(text, style.add_modifier(Modifier::CROSSED_OUT), theme, rich);
                rich.push("-]", style);
            }
            Inline::Emphasis(text) => add(text, style.add_modifier(Modifier::ITALIC), theme, rich),
            Inline::Code(text) => {
                rich.push(text, style.patch(theme.strong()));
            }
            Inline::Link { text, .. } => add(text, style.add_modifier(Modifier::UNDERLINED), theme, rich),
            Inline::Break => {
                rich.push("\n", style);
            }
        }
    }
}

fn heading(level: u8, text: &[Inline], width: usize, theme: Theme, lines: &mut Vec<Line<'static>>) {
    let mut rich = Rich::default();
    add(text, theme.strong(), theme, &mut rich);
    let rows = rich.lines(width);
    let longest = rows.iter().map(Line::width).max().unwrap_or(0);
    lines.extend(rows);
    let rule = match level {
        1 => "═",
        2 => "─",
        _ => return,
    };
    lines.push(Line::styled(rule.repeat(longest.min(width)), theme.rule()));
}

fn list(items: &[Item], depth: usize, width: usize, theme: Theme, lines: &mut Vec<Line<'static>>) {
    for item in items {
        point(item, "• ", depth, width, theme, lines);
    }
}

/// One point of a list behind its bullet or number, and the list under it.
fn point(item: &Item, bullet: &str, depth: usize, width: usize, theme: Theme, lines: &mut Vec<Line<'static>>) {
    let blank = " ".repeat(wrap::columns(bullet));
    let indent = depth * 2 + blank.len();
    for (number, mut line) in
        rich(&item.text, theme).lines(width.saturating_sub(indent).max(CELL)).into_iter().enumerate()
    {
        let bullet = if number == 0 { bullet } else { &blank };
        line.spans.insert(0, Span::styled(format!("{}{bullet}", "  ".repeat(depth)), theme.plain()));
        lines.push(line);
    }
    list(&item.points, depth + 1, width, theme, lines);
}

fn table(table: &Table, width: usize, theme: Theme, lines: &mut Vec<Line<'static>>) {
    let columns = table.head.len();
    let gaps = 2 * columns.saturating_sub(1);
    if columns == 0 {
        return;
    }
    let wanted: Vec<usize> = (0..columns)
        .map(|column| {
            let head = table.head.get(column).map_or(0, |head| wrap::columns(head));
            let cells = table.rows.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| wrap::columns(&crate::export::document::plain(cell))).max().unwrap_or(0);
            head.max(widest).max(1)
        })
        .collect();
    let Some(widths) = share(&wanted, width.saturating_sub(gaps)) else {
        return as_list(table, width, theme, lines);
    };
    let head: Vec<Vec<Line<'static>>> = table
        .head
        .iter()
        .zip(&widths)
        .map(|(head, width)| {
            let mut rich = Rich::default();
            rich.push(head, theme.strong());
            rich.lines(*width)
        })
        .collect();
    side_by_side(head, &widths, lines);
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    lines.push(Line::styled(rule.join("  "), theme.rule()));
    for row in &table.rows {
        let cells = widths
            .iter()
            .enumerate()
            .map(|(column, width)| row.get(column).map(|cell| rich(cell, theme).lines(*width)).unwrap_or_default());
        side_by_side(cells.collect(), &widths, lines);
    }
}

/// Widths that together fit: narrow columns get what they want, the others share the rest. `None` where that leaves too little.
fn share(wanted: &[usize], room: usize) -> Option<Vec<usize>> {
    let mut widths = vec![0; wanted.len()];
    let mut open: Vec<usize> = (0..wanted.len()).collect();
    let mut left = room;
    loop {
        if open.is_empty() {
            return Some(widths);
        }
        let each = left / open.len();
        let fitting: Vec<usize> = open.iter().copied().filter(|column| wanted[*column] <= each).collect();
        if fitting.is_empty() {
            for column in &open {
                widths[*column] = each;
            }
            return (each >= CELL).then_some(widths);
        }
        for column in fitting {
            widths[column] = wanted[column];
            left -= wanted[column];
            open.retain(|other| *other != column);
        }
    }
}

fn side_by_side(cells: Vec<Vec<Line<'static>>>, widths: &[usize], lines: &mut Vec<Line<'static>>) {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut cells: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    for _ in 0..height {
        let mut spans = Vec::new();
        for (cell, width) in cells.iter_mut().zip(widths) {
            let line = cell.next().unwrap_or_default();
            let used: usize = line.spans.iter().map(|span| wrap::columns(&span.content)).sum();
            spans.extend(line.spans);
            spans.push(Span::raw(" ".repeat((width + 2).saturating_sub(used))));
        }
        lines.push(Line::from(spans));
    }
}

/// A table with more columns than the screen has room for: each row as a list of what its cells say.
fn as_list(table: &Table, width: usize, theme: Theme, lines: &mut Vec<Line<'static>>) {
    for row in &table.rows {
        let items: Vec<Item> = table
            .head
            .iter()
            .zip(row)
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(head, cell)| {
                let mut text = vec![Inline::Strong(vec![Inline::Text(format!("{head}: "))])];
                text.extend(cell.iter().cloned());
                Item { text, points: Vec::new() }
            })
            .collect();
        list(&items, 0, width, theme, lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[Line]) -> String {
        lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn words_are_found_however_they_are_wrapped() {
        let rows = |text: &str| text.lines().map(|line| Line::raw(line.to_owned())).collect::<Vec<_>>();
        let lines = rows("Heading\n\nGiven that arrivals\nneed a mentor;\n\n• mentors for\n  all");
        for (words, row) in [
            ("Arrivals need a mentor", Some(2)),
            ("need a mentor", Some(3)),
            ("mentors for all", Some(5)),
            ("nothing of it", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(find(&lines, words), row, "{words}");
        }
    }

    #[test]
    fn a_table_is_set_in_columns_and_becomes_a_list_where_they_are_too_narrow() {
        let cell = |text: &str| vec![Inline::Text(text.to_owned())];
        let table = Table {
            head: vec!["No".into(), "What is undertaken".into()],
            rows: vec![vec![cell("12"), cell("arrivals get a mentor in the first week")]],
        };
        let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
        let theme = Theme::default();
        assert_eq!(
            text(&lines(&document, 30, theme)),
            "No  What is undertaken\n──  ──────────────────────────\n12  arrivals get a mentor in\n    the first week"
        );
        assert_eq!(
            text(&lines(&document, 10, theme)),
            "• No: 12\n• What is\n  undertak\n  en:\n  arrivals\n  get a\n  mentor\n  in the\n  first\n  week"
        );
    }
}
