//! A document as it will be printed, and what the agenda prepared for an item.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::model::{Model, Preview, Prompts};

pub(super) fn draw(model: &Model, preview: &Preview, area: Rect, buffer: &mut Buffer) {
    if preview.document.is_none() {
        super::put(
            buffer,
            area.x,
            area.y,
            u16::MAX,
            &format!("making the {} …", preview.which.word()),
            model.theme.plain(),
        );
        return;
    }
    super::draw_scrolled(&preview.lines, preview.top, area, model.theme, buffer);
}

pub(super) fn draw_prompts(model: &Model, prompts: &Prompts, area: Rect, buffer: &mut Buffer) {
    if prompts.lines.is_empty() {
        let text = "The agenda has no questions and no prompts for this item: they are written in its notes.";
        let lines = super::paragraph(text, usize::from(area.width), model.theme.plain());
        return super::draw_lines(&lines, area, buffer);
    }
    super::draw_scrolled(&prompts.lines, prompts.top, area, model.theme, buffer);
}
