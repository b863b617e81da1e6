//! What is handed over: the session as minutes, as a memorandum, as JSON.
//!
//! One record, one document tree, many formats: [`minutes()`] and [`memorandum()`] make a [`Document`] of the state,
//! [`markdown()`] writes it, [`html()`] is made from that Markdown. So no two formats can disagree. Who may be named is
//! decided in one place, `who`.

pub mod document;
mod html;
mod json;
mod literal;
mod markdown;
mod memorandum;
pub mod mentions;
mod minutes;
pub mod save;
mod scribe;
mod who;

pub use document::{Block, Document, Inline, Item};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use memorandum::memorandum;
pub use minutes::minutes;

use crate::agenda::Attribution;
use crate::session::State;
use crate::words::Phrases;

/// What an export is asked to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// BCP 47 tag of the language of the text around the record; the session's where left out.
    pub language: Option<String>,
    /// Who may be named, if that is stricter than the session; it can never make an export more open.
    pub attribution: Option<Attribution>,
    /// Whether the facilitator's private notes are in it.
    pub notes: bool,
    /// Whether pledges that were not agreed are in the memorandum, marked as such.
    pub unagreed: bool,
}

impl Options {
    /// The phrases an export of this session is written with.
    pub fn phrases(&self, state: &State) -> Phrases {
        Phrases::or_english(self.language.as_deref().unwrap_or(&state.agenda.language))
    }
}

/// Recorded text as inlines of a document, literally: runs of blanks become one, line breaks stay, control characters are
/// left out, and bare addresses become links.
pub fn literal(text: &str) -> Vec<Inline> {
    literal::Reader::new().text(text)
}

/// The facilitator's prompts of an agenda, block Markdown, as blocks of a document: paragraphs, headings and lists; of
/// other blocks the text.
pub fn block_markdown(text: &str) -> Vec<Block> {
    literal::Reader::new().blocks(text)
}

/// A text field of an agenda as inlines of a document: emphasis, code and links to the web or a mailbox are kept,
/// everything else is literal.
pub fn inline_markdown(text: &str) -> Vec<Inline> {
    literal::Reader::new().markdown(text)
}
