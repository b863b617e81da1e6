//! A document as it will be printed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::model::{Model, Preview};

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
    let top = preview.top.min(preview.lines.len());
    super::draw_lines(&preview.lines[top..], area, buffer);
    let rest = preview.lines.len().saturating_sub(top + usize::from(area.height));
    if rest > 0 {
        let text = format!(" ▼ {rest} more rows: PageDown ");
        super::below(buffer, area, &text, model.theme.strong());
    }
}
