//! What the agenda prepared for the facilitator: an item's questions and prompts, as rows of the screen.

use ratatui::text::Line;

use super::preview;
use super::theme::Theme;
use crate::agenda;
use crate::export::{Block, Document, Item, block_markdown, inline_markdown};
use crate::session::State;
use crate::session::state::ItemRun;

/// The item whose prompts are shown: the one that is on, or the first before the start.
pub fn item(state: &State) -> Option<&ItemRun> {
    state.run.current_item().or(state.run.items.first())
}

/// The rows of an item's questions and prompts; none where it has neither.
pub fn lines(plan: &agenda::Item, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut blocks = Vec::new();
    if !plan.questions.is_empty() {
        let question = |question: &String| Item::from(inline_markdown(question));
        blocks.push(Block::List(plan.questions.iter().map(question).collect()));
    }
    blocks.extend(block_markdown(plan.notes.as_deref().unwrap_or_default()));
    if blocks.is_empty() {
        return Vec::new();
    }
    preview::lines(&Document { blocks, ..Document::default() }, width, theme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_shown_as_text() {
        let plan = agenda::Item {
            questions: vec!["Who *pays*?".to_owned()],
            notes: Some(
                "Ask `everybody`:\n\n- one **minute**\n  each\n- then\n  - more\n\n1. first\n2. second\n".to_owned(),
            ),
            ..agenda::Item::default()
        };
        let lines = lines(&plan, 40, Theme::default());
        let text: Vec<String> = lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect();
        let shown = "• Who pays?\n\nAsk everybody:\n\n• one minute each\n• then\n  • more\n\n1. first\n2. second";
        assert_eq!(text.join("\n"), shown);
    }
}
