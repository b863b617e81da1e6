//! How an entry came to its wording, for whoever looks at it on the screen or asks for it in a pipe.

use super::Options;
use super::document::{Block, Document, Inline, Item};
use super::literal::push_text;
use super::minutes::{details_changed, marked};
use super::scribe::{Scribe, strong};
use crate::session::{Handle, State};

/// Every wording an entry had, with when, who asked for it and on which device it was typed, and what each changed in the one
/// before. It names everybody: it is for the room's own table, and is saved nowhere.
pub fn history(state: &State, handle: Handle) -> Document {
    let title = format!("How {handle} came to its wording");
    let mut blocks = vec![Block::Heading(1, vec![Inline::Text(title.clone())])];
    let Some(entry) = state.record.get(handle) else {
        blocks.push(Block::Paragraph(vec![Inline::Text(format!("There is no entry {handle}."))]));
        return Document { language: "en".to_owned(), title, blocks };
    };
    let options = Options { language: Some("en".to_owned()), ..Options::default() };
    let scribe = Scribe::new(state, &options);
    let mut steps = Vec::new();
    let mut before: Option<String> = None;
    let wordings = entry.wordings();
    let details = details_changed(&wordings);
    for wording in &wordings {
        let prepared = entry.is_prepared() && before.is_none();
        let mut name = if prepared { "prepared".to_owned() } else { wording.at.format("%H:%M").to_string() };
        if let Some(who) = wording.by {
            name += &format!(" · {}", state.roster.name(who));
        }
        if !prepared {
            name += &format!(" · on {}", wording.device);
        }
        let mut line = vec![strong(format!("{name}:"))];
        push_text(&mut line, " ");
        let whole = scribe.whole(&scribe.signing(entry, &wording.printed), wording.text, &wording.printed, details);
        match &before {
            None => scribe.reader.literal(&whole, &mut line),
            Some(before) => line.extend(marked(before, &whole)),
        }
        steps.push(Item::from(line));
        before = Some(whole);
    }
    if wordings.len() == 1 {
        blocks.push(Block::Paragraph(vec![Inline::Text("It was never reworded.".to_owned())]));
    }
    blocks.push(Block::List(steps));
    if let (Some(crossing), Some(said)) = (entry.crossing(), entry.crossing_said()) {
        blocks.push(Block::Paragraph(scribe.reader.text(&format!("{said}."))));
        let side = |device| Item::from(scribe.reader.text(&format!("{device}: {}", crossing.said(device, entry))));
        let sides: Vec<Item> = crossing.devices().into_iter().map(side).collect();
        blocks.extend((!sides.is_empty()).then_some(Block::List(sides)));
    }
    Document { language: "en".to_owned(), title, blocks }
}
