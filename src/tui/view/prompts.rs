//! What the agenda prepared for the item that is on: its questions, then the facilitator's prompts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::model::{Model, Prompts};

/// Their rows at this width; before the start, those of the first item.
pub fn lines(model: &Model, width: usize) -> Vec<Line<'static>> {
    let run = &model.state.run;
    let Some(plan) = run.current_item().or(run.items.first()).map(|item| &item.plan) else { return Vec::new() };
    let notes = plan.notes.as_deref().unwrap_or_default();
    let questions = plan.questions.iter().map(|question| format!("? {question}"));
    let all =
        questions.chain(notes.lines().filter(|line| !line.trim().is_empty()).map(|line| line.trim_end().to_owned()));
    all.flat_map(|text| super::paragraph(&text, width, model.theme.plain())).collect()
}

pub(super) fn draw(model: &Model, prompts: &Prompts, area: Rect, buffer: &mut Buffer) {
    let mut lines = lines(model, usize::from(area.width));
    if lines.is_empty() {
        lines =
            super::paragraph("The agenda has no prompts for this item.", usize::from(area.width), model.theme.plain());
    }
    let top = prompts.top.min(lines.len().saturating_sub(1));
    super::draw_lines(lines.get(top..).unwrap_or_default(), area, buffer);
    let rest = lines.len().saturating_sub(top + usize::from(area.height));
    if rest > 0 {
        super::below(buffer, area, &format!(" ▼ {rest} more rows: PageDown "), model.theme.strong());
    }
}
