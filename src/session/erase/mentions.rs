//! What still sounds like the person's name once that has been replaced: the surname alone, the given name alone, and
//! either with another ending.

use super::letters::{Letter, escaped, typed};
use super::wording::Wording;

/// A word that may mean the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The word as it is written.
    pub word: String,
    /// Its line, counted from 1.
    pub line: usize,
    /// What stands around it, on one line and not too long.
    pub around: String,
}

/// Finds such words.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    stems: Vec<Stem>,
}

#[derive(Clone, Debug)]
struct Stem {
    whole: Vec<char>,
    /// How many letters of it another form has.
    kept: usize,
}

/// A form of a name is at most so much longer than it.
const ENDING: usize = 3;

/// So much is shown before and after a word.
const AROUND: usize = 30;

impl Mentions {
    /// Of a person with this name: its first word and its last.
    pub fn of(name: &str) -> Mentions {
        let letters = typed(name);
        let mut words: Vec<Vec<char>> = letters
            .split(|letter| !letter.is_word())
            .filter(|word| !word.is_empty())
            .map(|word| word.iter().map(|letter| letter.c).collect())
            .collect();
        if words.len() > 2 {
            words.drain(1..words.len() - 1);
        }
        // Three letters begin too many other words.
        let kept = |word: &Vec<char>| if word.len() > 3 { word.len() - 1 } else { word.len() };
        Mentions { stems: words.into_iter().map(|whole| Stem { kept: kept(&whole), whole }).collect() }
    }

    /// Whether a word of a text may be the name.
    pub fn is_in(&self, text: &str) -> bool {
        typed(text).split(|letter| !letter.is_word()).any(|word| self.sounds_like(text, word))
    }

    /// All in a text as it was typed, but for what is part of a name that `wording` knows.
    pub fn find(&self, text: &str, wording: &Wording) -> Vec<Mention> {
        self.among(text, &typed(text), wording)
    }

    /// The same in the text of a file.
    pub fn find_in_file(&self, text: &str, wording: &Wording) -> Vec<Mention> {
        self.among(text, &escaped(text), wording)
    }

    fn among(&self, text: &str, letters: &[Letter], wording: &Wording) -> Vec<Mention> {
        let words = wording.left(letters).into_iter().filter_map(|(from, to, unclear)| {
            let word = letters.get(from..to)?;
            (unclear || self.sounds_like(text, word)).then(|| mention(text, word)).flatten()
        });
        words.collect()
    }

    fn sounds_like(&self, text: &str, word: &[Letter]) -> bool {
        let Some(first) = word.first() else { return false };
        let small = text.get(first.start..first.end).is_some_and(|first| first.chars().all(char::is_lowercase));
        self.stems.iter().any(|stem| {
            let spelt = |letters: &[char]| {
                word.len() >= letters.len() && word.iter().zip(letters).all(|(letter, c)| letter.c == *c)
            };
            let whole = word.len() == stem.whole.len() && spelt(&stem.whole);
            // With another ending it is the name only where it is written as one.
            let form = spelt(stem.whole.get(..stem.kept).unwrap_or_default());
            whole || !small && form && stem.kept < stem.whole.len() && word.len() <= stem.whole.len() + ENDING
        })
    }
}

/// The word with what stands around it.
pub(super) fn mention(text: &str, word: &[Letter]) -> Option<Mention> {
    let (start, end) = (word.first()?.start, word.last()?.end);
    let (before, rest) = text.split_at_checked(start)?;
    let (word, after) = rest.split_at_checked(end - start)?;
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let mut around = String::new();
    around.extend((skipped > 0).then_some('…'));
    around.extend(before.chars().skip(skipped).chain(word.chars()).chain(after.chars().take(AROUND)));
    around.extend((after.chars().count() > AROUND).then_some('…'));
    let around = around.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned();
    Some(Mention { word: word.to_owned(), line, around })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name_are_found_and_nothing_else() {
        let names = Mentions::of("Anna Maria Kowalska");
        let mut wording = Wording::default();
        wording.add("Jan Kowalski", false);
        let words = |text| {
            let found = names.find(text, &wording);
            found.into_iter().map(|found| found.word).collect::<Vec<_>>()
        };
        assert_eq!(words("anna, Annie and Kowalskiej; Maria"), ["anna", "Annie", "Kowalskiej"]);
        assert_eq!(words("the annual report, Annunciation, ann"), Vec::<String>::new());
        assert_eq!(words("Jan Kowalski and Kowalski"), ["Kowalski"]);
        let li = Mentions::of("Li Bo");
        assert_eq!(li.find("a list of books by li", &Wording::default()).len(), 1);
        let found = names.find("first\nthen Kowalska said so\nlast", &wording);
        assert_eq!((found[0].line, found[0].around.as_str()), (2, "then Kowalska said so"));
    }
}
