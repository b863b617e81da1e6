//! What differs between two wordings, word by word.

use similar::{ChangeTag, TextDiff};

/// The most bytes that two wordings which are compared have together: typing must not wait for it.
const LONGEST: usize = 20_000;

/// A run of words of two wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Kept(String),
    /// In the old one alone.
    Dropped(String),
    /// In the new one alone.
    Added(String),
}

/// The runs that make the old wording (those kept and dropped) and the new one (those kept and added), in reading order; of
/// what was replaced, the old words come first. Words are those of Unicode (UAX 29); blanks and marks between them count.
///
/// Texts longer than some pages are not compared: the one replaces the other.
pub fn difference(old: &str, new: &str) -> Vec<Run> {
    if old != new && old.len() + new.len() > LONGEST {
        return joined(vec![Run::Dropped(old.to_owned()), Run::Added(new.to_owned())]);
    }
    let diff = TextDiff::configure().diff_unicode_words(old, new);
    let mut runs: Vec<Run> = Vec::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        match (change.tag(), runs.last_mut()) {
            (ChangeTag::Equal, Some(Run::Kept(text)))
            | (ChangeTag::Delete, Some(Run::Dropped(text)))
            | (ChangeTag::Insert, Some(Run::Added(text))) => text.push_str(word),
            (ChangeTag::Equal, _) => runs.push(Run::Kept(word.to_owned())),
            (ChangeTag::Delete, _) => runs.push(Run::Dropped(word.to_owned())),
            (ChangeTag::Insert, _) => runs.push(Run::Added(word.to_owned())),
        }
    }
    joined(runs)
}

/// Puts together what is replaced word after word with nothing but a blank kept between: phrases are read, not words.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let (mut dropped, mut added) = (String::new(), String::new());
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        match run {
            Run::Dropped(text) => dropped.push_str(&text),
            Run::Added(text) => added.push_str(&text),
            Run::Kept(text) => {
                let replacing = !dropped.is_empty() && !added.is_empty();
                if replacing && text.trim().is_empty() && runs.peek().is_some() {
                    dropped.push_str(&text);
                    added.push_str(&text);
                    continue;
                }
                flush(&mut out, &mut dropped, &mut added);
                out.push(Run::Kept(text));
            }
        }
    }
    flush(&mut out, &mut dropped, &mut added);
    out
}

fn flush(out: &mut Vec<Run>, dropped: &mut String, added: &mut String) {
    if !dropped.is_empty() {
        out.push(Run::Dropped(std::mem::take(dropped)));
    }
    if !added.is_empty() {
        out.push(Run::Added(std::mem::take(added)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let run = |run| match run {
            Run::Kept(text) => text,
            Run::Dropped(text) => format!("[-{text}-]"),
            Run::Added(text) => format!("{{+{text}+}}"),
        };
        difference(old, new).into_iter().map(run).collect()
    }

    #[test]
    fn words_are_compared_and_phrases_are_shown() {
        assert_eq!(
            shown("open a desk for arrivals", "open two desks for arrivals"),
            "open [-a desk-]{+two desks+} for arrivals"
        );
        assert_eq!(shown("open a desk", "open a desk by June"), "open a desk{+ by June+}");
        assert_eq!(shown("same", "same"), "same");
        assert_eq!(shown("", "new"), "{+new+}");
    }

    proptest::proptest! {
        #[test]
        fn both_wordings_can_be_put_together_again(old in "[a-c é\n,.]{0,40}", new in "[a-c é\n,.]{0,40}") {
            let (mut first, mut second) = (String::new(), String::new());
            for run in difference(&old, &new) {
                match run {
                    Run::Kept(text) => { first.push_str(&text); second.push_str(&text); }
                    Run::Dropped(text) => first.push_str(&text),
                    Run::Added(text) => second.push_str(&text),
                }
            }
            proptest::prop_assert_eq!((first, second), (old, new));
        }
    }
}
