//! Sorts of files written in TOML: what the keys of one are, and the words by which messages speak of it. All of them are
//! checked in one way, and what is wrong with them looks the same.

use toml::de::DeTable;

use super::check::check;
use super::problem::Findings;
use super::schema::{AGENDA, Schema};
use super::syntax;
use super::table::{Placed, Table};

/// A sort of file.
pub(crate) struct Sort {
    /// The top of the file.
    pub root: &'static Schema,
    /// A whole line of it.
    pub line: &'static str,
    /// A text of it, with its quotation marks.
    pub text: &'static str,
    /// How its headings are written.
    pub headings: &'static str,
    /// What to do where something stands twice.
    pub twice: &'static str,
    /// What writes one to compare with.
    pub sample: &'static str,
    /// What to give instead of a file that was saved by an office program.
    pub instead: &'static str,
    /// Whether an empty text is an error, and not as good as left out.
    pub is_empty_wrong: bool,
    /// How it is said that a table has no key of a name, and what it has.
    pub unknown: fn(&Schema, &str) -> (String, String),
}

/// That a table has no key of this name, and which it has.
pub(crate) fn unknown(schema: &Schema, name: &str) -> (String, String) {
    (format!("{} has no key `{name}`", schema.one), schema.names().join(", "))
}

/// The sort of agendas.
pub(crate) static AGENDAS: Sort = Sort {
    root: &AGENDA,
    line: "title = \"Housing and work\"",
    text: "\"Town hall\"",
    headings: "[organiser], or [[items]]",
    twice: "keep one of them; blocks that may be repeated, such as [[items]], have two brackets",
    sample: "`rapporteur new roundtable`",
    instead: "`rapporteur new roundtable agenda.toml` writes an agenda to fill in",
    is_empty_wrong: false,
    unknown,
};

/// The values of a file that can be used, and everything that is wrong with its syntax, its keys and their values.
pub(crate) fn understand(text: &str, sort: &Sort) -> (Table, Findings) {
    let repaired = syntax::repair(text, sort);
    let (root, errors) = DeTable::parse_recoverable(&repaired.text);
    let place = |error: &toml::de::Error| error.span().unwrap_or(text.len()..text.len());
    let mut errors: Vec<_> =
        errors.iter().map(|error| Placed { span: place(error), value: error.message().to_owned() }).collect();
    errors.extend(repaired.errors);
    let (table, mut findings) = check(text, sort, root.get_ref(), &mut errors);
    syntax::note(text, errors, sort, &mut findings);
    (table, findings)
}
