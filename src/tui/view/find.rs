//! What a search found, latest first.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Find, Model};
use super::super::record;
use super::super::wrap::{self, Rich};
use crate::capture::names::fold;
use crate::words::count;

pub(super) fn draw(model: &Model, find: &Find, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let all = model.state.record.all();
    if find.found.is_empty() {
        let text = if find.query.text().trim().is_empty() {
            match model.state.record.len() {
                1 => "Type words that the entry has: 1 entry is searched as you type.".to_owned(),
                many => format!("Type words that the entry has: {many} entries are searched as you type."),
            }
        } else if find.looked > 0 {
            format!("searching … {} to go", count(find.looked, "entry"))
        } else {
            "No entry has these words. Fewer letters find more.".to_owned()
        };
        return super::draw_lines(&super::paragraph(&text, usize::from(area.width), theme.plain()), area, buffer);
    }
    let words: Vec<String> = fold(find.query.text()).split_whitespace().map(str::to_owned).collect();
    let height = usize::from(area.height);
    let first = super::first_row(find.chosen, find.found.len(), height);
    for ((place, position), y) in find.found.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let Some(entry) = all.get(*position) else { continue };
        let chosen = place == find.chosen;
        let head = format!("{}  {:>4}  ", entry.at.format("%H:%M"), entry.handle.to_string());
        let x = super::put(buffer, area.x, y, area.width, &head, theme.plain());
        let mut body = Rich::default();
        record::describe(&mut body, &model.state, entry, theme);
        let room = usize::from(area.right().saturating_sub(x));
        let (line, hits) = extract(&body, &words, room);
        super::put_line(buffer, x, y, area.right().saturating_sub(x), &line);
        if chosen {
            super::mark_row(area, y, theme, buffer);
        }
        for hit in hits {
            let column = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
            let (from, to) = (x.saturating_add(column(hit.start)), x.saturating_add(column(hit.end)).min(area.right()));
            buffer.set_style(Rect::new(from, y, to.saturating_sub(from), 1), theme.found(chosen));
        }
    }
    super::more(buffer, area, first, find.found.len().saturating_sub(first + height), theme);
}

/// One row of a text in which the first hit is in sight, and the columns of the hits in it. What is cut off is shown by `…`.
fn extract(text: &Rich, words: &[String], width: usize) -> (Line<'static>, Vec<Range<usize>>) {
    let whole = text.text();
    let mut hits: Vec<Range<usize>> = words.iter().flat_map(|word| occurrences(whole, word)).collect();
    hits.sort_by_key(|hit| hit.start);
    let columns = |range: Range<usize>| wrap::columns(whole.get(range).unwrap_or_default());
    // The beginning, unless the first hit would not be seen then: a third of the row before it in that case.
    let mut start = 0;
    if let Some(hit) = hits.first()
        && columns(0..hit.end) + 1 > width
    {
        let before = whole.get(..hit.start).unwrap_or_default().char_indices().rev();
        let far = before.map(|(at, _)| at).find(|at| columns(*at..hit.start) >= width / 3);
        start = far.unwrap_or(0);
    }
    let lead = usize::from(start > 0);
    let mut end = whole.len();
    if lead + columns(start..end) > width {
        let cut = wrap::cut(whole.get(start..).unwrap_or_default(), width.saturating_sub(lead));
        end = start + cut.strip_suffix('…').unwrap_or(&cut).len();
    }
    let mut line = text.part(start..end);
    if start > 0 {
        line.spans.insert(0, Span::raw("…"));
    }
    if end < whole.len() {
        line.spans.push(Span::raw("…"));
    }
    let seen = hits.into_iter().filter(|hit| hit.start >= start && hit.end <= end);
    (line, seen.map(|hit| lead + columns(start..hit.start)..lead + columns(start..hit.end)).collect())
}

/// Where a folded word stands in a text.
fn occurrences(text: &str, word: &str) -> Vec<Range<usize>> {
    // Each character's place, and what it is folded.
    let folded: Vec<(usize, String)> = text
        .char_indices()
        .map(|(at, c)| (at, if c.is_ascii() { c.to_ascii_lowercase().to_string() } else { fold(&c.to_string()) }))
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let mut rest = word;
        let mut end = at;
        while let Some((_, letters)) = folded.get(end)
            && !rest.is_empty()
            && let Some(after) = rest.strip_prefix(letters.as_str())
        {
            rest = after;
            end += 1;
        }
        if rest.is_empty() && end > at {
            let until = folded.get(end).map_or(text.len(), |(place, _)| *place);
            found.push(folded.get(at).map_or(0, |(place, _)| *place)..until);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn extracted(text: &str, word: &str, width: usize) -> (String, Vec<(usize, usize)>) {
        let mut rich = Rich::default();
        rich.push(text, Style::default());
        let (line, hits) = extract(&rich, &[word.to_owned()], width);
        (line.to_string(), hits.into_iter().map(|hit| (hit.start, hit.end)).collect())
    }

    #[test]
    fn the_first_hit_is_in_sight_and_what_is_cut_is_shown() {
        let text = "a long beginning before the Électricité of the city";
        assert_eq!(extracted(text, "electr", 80), (text.to_owned(), vec![(28, 34)]));
        let (row, hits) = extracted(text, "electr", 20);
        assert_eq!(row, "…e the Électricité …");
        assert_eq!(hits, [(7, 13)]);
        assert_eq!(extracted("漢字 and more of it", "more", 12), ("…and more o…".to_owned(), vec![(5, 9)]));
    }
}
