//! Everything that can be typed and pressed, from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::model::{Help, Model};
use super::super::record::REWORDED;
use super::super::theme::Theme;
use super::super::wrap::{self, Rich};
use crate::capture::actions::{ACTIONS, Action, Group, Id};
use crate::capture::keys::Keys;
use crate::capture::names::fold;

/// Its rows at this width, of what has these words.
pub fn lines(filter: &str, width: usize, keys: &Keys, theme: Theme) -> Vec<Line<'static>> {
    let words: Vec<String> =
        fold(filter).split_whitespace().map(|word| word.trim_start_matches('/').to_owned()).collect();
    let matches = |action: &&Action| {
        let names = action.words().collect::<Vec<_>>().join(" ");
        let text = fold(&format!("{names} {} {} {}", action.usage, action.does, action.group.title()));
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut lines = Vec::new();
    if words.is_empty() {
        let text = format!(
            "Just type what is said and press Enter: that records a point. “Name: text” says who made it. What begins with / \
             is a command. Type here to look for something; {} goes back.",
            keys.said(Id::Record)
        );
        lines.extend(super::paragraph(&text, width, theme.plain()));
        let text = format!("{REWORDED} after an entry: it was worded differently at first; every wording is kept.");
        lines.extend(super::paragraph(&text, width, theme.plain()));
    }
    for group in Group::ALL {
        let actions: Vec<&Action> = ACTIONS.iter().filter(|action| action.group == group).filter(matches).collect();
        if actions.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::styled(group.title(), theme.strong()));
        for action in actions {
            let mut rich = Rich::default();
            let names = keys.names(action.id);
            match (action.command, names) {
                (Some(_), None) => rich.push(action.usage, theme.strong()),
                (Some(_), Some(key)) => rich.push(&format!("{}  [{key}]", action.usage), theme.strong()),
                (None, Some(key)) => rich.push(&key, theme.strong()),
                // Without a key there is nothing one could do.
                (None, None) => continue,
            };
            rich.push(&format!("  {}", action.does), theme.plain());
            for (number, mut line) in rich.lines(width.saturating_sub(4).max(8)).into_iter().enumerate() {
                line.spans.insert(0, Span::raw(if number == 0 { "  " } else { "    " }));
                lines.push(line);
            }
        }
    }
    if lines.is_empty() {
        let text = format!("Nothing in the help has “{}”.", wrap::cut(filter, 40));
        lines.extend(super::paragraph(&text, width, theme.plain()));
    }
    lines
}

pub(super) fn draw(model: &Model, help: &Help, area: Rect, buffer: &mut Buffer) {
    let lines = lines(help.filter.text(), usize::from(area.width), &model.keys, model.theme);
    super::draw_scrolled(&lines, help.top, area, model.theme, buffer);
}
