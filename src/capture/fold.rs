//! Comparing names as people type them: without case, accents and other marks.

pub use crate::words::fold::fold;
pub(super) use crate::words::fold::folded;

/// Whether the name is the query. Like all that follow, the query is folded already.
pub(super) fn same(name: &str, query: &str) -> bool {
    folded(name).eq(query.chars())
}

/// What follows the query in a name that begins with it.
fn following(name: &str, query: &str) -> Option<Option<char>> {
    // Most names are ruled out by their first letter; plain ones need not be folded for that.
    if let (Some(first), Some(wanted)) = (name.bytes().next(), query.bytes().next())
        && first.is_ascii_alphanumeric()
        && first.to_ascii_lowercase() != wanted
    {
        return None;
    }
    let mut letters = folded(name);
    query.chars().all(|c| letters.next() == Some(c)).then(|| letters.next())
}

/// Whether the name begins with these letters.
pub(super) fn begins_with(name: &str, query: &str) -> bool {
    following(name, query).is_some()
}

/// Whether the name is these words or begins with them.
pub(super) fn begins_with_words(name: &str, query: &str) -> bool {
    following(name, query).is_some_and(|next| next.is_none_or(|c| !c.is_alphanumeric()))
}

/// The name from each of those words on, but the first, that could begin with the query's first letter.
fn later_words<'n>(name: &'n str, query: &str) -> impl Iterator<Item = &'n str> {
    let first = query.bytes().next().filter(u8::is_ascii);
    // Only a plain letter or the first byte of any other begins a word, so the slices are whole.
    let could = move |byte: u8| byte >= 0xC0 || Some(byte.to_ascii_lowercase()) == first;
    let places = name.bytes().enumerate().skip(1).filter(move |(_, byte)| could(*byte)).map(|(place, _)| place);
    places.filter(|place| !name[..*place].ends_with(char::is_alphanumeric)).map(|place| &name[place..])
}

/// Whether a word of the name but the first is these words or begins with them.
pub(super) fn has_word(name: &str, query: &str) -> bool {
    later_words(name, query).any(|rest| begins_with_words(rest, query))
}

/// Whether a word of the name but the first begins with these letters.
pub(super) fn has_word_beginning(name: &str, query: &str) -> bool {
    later_words(name, query).any(|rest| begins_with(rest, query))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_inside_names() {
        assert!(has_word("Municipality of Ravenna", "ravenna"));
        assert!(has_word("Simone Ravaioli (W3C VC EDU)", "w3c"));
        assert!(!has_word("Municipality of Ravenna", "raven"));
        assert!(has_word_beginning("Municipality of Ravenna", "raven"));
        assert!(!has_word_beginning("Ravenna", "raven"));
    }
}
