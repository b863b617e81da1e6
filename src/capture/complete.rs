//! What could be typed next.

use std::ops::Range;

use crate::session::State;

/// What could stand in the place of a part of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The part of the input, in bytes, that a candidate replaces.
    pub span: Range<usize>,
    /// Best first; never empty.
    pub candidates: Vec<Candidate>,
}

/// One thing that could be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What is put in the place of the span.
    pub insert: String,
    /// What is shown.
    pub label: String,
    /// What it does or who it is, in a few words; may be empty.
    pub does: String,
}

/// What could be typed at `cursor` (a byte offset) in `input`: at most `limit` candidates. `None` where there is nothing
/// to offer.
pub fn complete(_input: &str, _cursor: usize, _state: &State, _limit: usize) -> Option<Completion> {
    None
}
