//! What the words around a word say of it: whether it is a name there, where it could as well be something else.

use std::ops::Range;

use super::lists::{is_before_month, is_before_place, is_before_word, is_deed, is_honorific, is_month};
use super::pieces::is_apostrophe;
use super::vocabulary::Context;
use crate::words::fold::fold;

/// No word that is looked at is longer.
const LONGEST: usize = 24;

/// What stands around a word, which is `key` folded.
pub(super) fn context(text: &str, span: &Range<usize>, key: &str) -> Context {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let bare = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let gap = before.get(bare.len()..).unwrap_or_default();
    let start = bare.char_indices().rev().take(LONGEST).take_while(|(_, c)| c.is_alphanumeric()).last();
    let last = start.map_or("", |(start, _)| bare.get(start..).unwrap_or_default());
    let previous = fold(last);
    let beside = !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() || "*_".contains(c));
    let dotted = gap.strip_prefix('.').is_some_and(|rest| !rest.contains('\n') && rest.trim().is_empty());
    let initial = dotted && last.chars().count() == 1 && last.chars().all(|c| c.is_uppercase() || gap == ".");
    let addressed = initial || (beside || dotted) && is_honorific(&previous);
    let first = last.is_empty() || gap.contains(['.', '!', '?', '…', ':', '\n', '¿', '¡']);

    let mut letters = after.chars();
    let possessive = letters.next().is_some_and(is_apostrophe)
        && letters.next().is_some_and(|c| c.eq_ignore_ascii_case(&'s'))
        && letters.next().is_none_or(|c| !c.is_alphanumeric());
    let rest = after.trim_start_matches(|c: char| c.is_whitespace() || "*_".contains(c));
    let next: String = rest.chars().take(LONGEST).take_while(|c| c.is_alphanumeric()).collect();
    // “Mark leads”: a verb of the third person, as far as one can tell from its end.
    let third_person =
        next.len() > 3 && next.ends_with('s') && !next.ends_with("ss") && next.chars().all(char::is_lowercase);
    let alone = bare.is_empty() && rest.is_empty();
    let acting = possessive || rest.len() < after.len() && (is_deed(&fold(&next)) || third_person);

    let is_number = |word: &str| word.chars().next().is_some_and(|c| c.is_ascii_digit());
    let dated = is_month(key) && (is_number(&next) || beside && (is_number(last) || is_before_month(&previous)));
    Context {
        addressed,
        acting,
        alone,
        first: first && !addressed,
        word: dated || beside && is_before_word(&previous),
        somewhere: beside && is_before_place(&previous),
    }
}
