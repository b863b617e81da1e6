//! How it works, in a few rows: what somebody has to know to begin.

use super::actions::Id;
use super::keys::Keys;

/// What is typed or pressed, and what comes of it, in the order in which it is needed. `kept` says where things are kept.
pub fn tour(keys: &Keys, kept: &str) -> Vec<(String, String)> {
    let key = |id, does: &str| (keys.said(id), does.to_owned());
    let mut rows = vec![
        ("typing".to_owned(), "is recording: type what is said, then Enter".to_owned()),
        ("/".to_owned(), "shows what can be done, as you type on".to_owned()),
        key(Id::Next, "takes up the next item of the agenda"),
        key(Id::Help, "explains every key and every command"),
        key(Id::Undo, "takes back what you did last, again and again"),
        key(Id::Quit, "leaves; to go on, open the session again"),
    ];
    if !kept.is_empty() {
        rows.push(("kept in".to_owned(), kept.to_owned()));
    }
    rows
}
