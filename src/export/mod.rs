//! What is handed over: the session as minutes, as a memorandum, as JSON, its registers for a spreadsheet.
//!
//! One record, one document tree, many formats: [`minutes()`] and [`memorandum()`] make a [`Document`] of the state,
//! [`markdown()`] writes it, [`html()`] is made from that Markdown. So no two formats can disagree. Who may be named is
//! decided in one place, `who`; what the texts themselves give away is found by [`leaks()`], what else would embarrass by
//! [`review()`].

pub mod board;
mod csv;
pub mod document;
mod floor;
mod formula;
mod history;
mod html;
mod json;
mod leaks;
mod literal;
mod markdown;
mod memorandum;
pub mod mentions;
mod minutes;
mod review;
pub mod save;
mod scribe;
mod who;

pub use csv::csv;
pub use document::{Block, Document, Inline, Item, Table};
pub use floor::{balance, questions};
pub use history::history;
pub use html::html;
pub use json::json;
pub use leaks::{Leak, Sought, leaks};
pub use markdown::markdown;
pub use memorandum::memorandum;
pub use minutes::{minutes, registers};
pub use review::{Remark, review, reviewed};

use crate::agenda::{Attribution, Audience};
use crate::session::State;
use crate::words::Phrases;

/// What an export is asked to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// BCP 47 tag of the language of the text around the record; the session's where left out.
    pub language: Option<String>,
    /// BCP 47 tag of a second language, whose headings stand beside those of the first.
    pub beside: Option<String>,
    /// Who may be named, if that is stricter than the session; it can never make an export more open.
    pub attribution: Option<Attribution>,
    /// Whether the facilitator's private notes are in it.
    pub notes: bool,
    /// Whether pledges that were not agreed are in the memorandum, marked as such.
    pub unagreed: bool,
    /// Whether the addresses of those who were there are in it, where they may be named.
    pub contacts: bool,
    /// Whether the minutes say who had how much of the floor, as far as the rule lets it be said.
    pub balance: bool,
    /// For whom it is; a version for everybody names no person and has no annex.
    pub audience: Option<Audience>,
}

impl Options {
    /// The phrases an export of this session is written with.
    pub fn phrases(&self, state: &State) -> Phrases {
        let phrases = Phrases::or_english(self.language.as_deref().unwrap_or(&state.agenda.language));
        match self.beside.as_deref().and_then(Phrases::of) {
            Some(other) => phrases.beside(other),
            None => phrases,
        }
    }

    /// Who may be named in the whole export: as the session's rule lets it, or more strictly.
    pub fn rule(&self, state: &State) -> Attribution {
        let asked = self.attribution.unwrap_or_default();
        let public = if self.audience == Some(Audience::Public) { Attribution::Organisation } else { asked };
        state.agenda.attribution.max(asked).max(public)
    }
}

/// The minutes that are always current, as Markdown. Where the rule hides names that stand in the text, they say which entries
/// those are instead: nothing is written that somebody would have to take back.
pub fn current_minutes(state: &State) -> String {
    let options = Options::default();
    let leaks = leaks(state, &options, Sought::Minutes);
    if leaks.is_empty() {
        return markdown(&minutes(state, &options));
    }
    let mut places: Vec<&str> = leaks.iter().map(|leak| leak.place.as_str()).collect();
    places.dedup();
    let why = format!(
        "The minutes are not written here, since names stand in the text that the rule of this session hides: {}. Reword \
         these entries, or write the minutes all the same: rapporteur export --allow-names.",
        places.join(", ")
    );
    let title = document::plain(&inline_markdown(&state.agenda.title));
    // The title is one of the texts that may hold a name.
    let title = if places.contains(&"the title") { options.phrases(state).say("minutes") } else { title };
    let blocks = vec![Block::Heading(1, vec![Inline::Text(title.clone())]), Block::Paragraph(vec![Inline::Text(why)])];
    markdown(&Document { language: "en".to_owned(), title, blocks })
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
