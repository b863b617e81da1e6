//! What still sounds like the person's name once that has been replaced: the surname alone, the given name alone, and
//! either with another ending.

use super::letters::{Letter, escaped, typed};
use super::wording::Wording;
use crate::words::forms::{self, Kind};

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

/// A word of the name.
#[derive(Clone, Debug)]
struct Stem {
    whole: String,
    /// Its forms in the languages of the program.
    forms: Vec<forms::Form>,
}

/// So much is shown before and after a word.
const AROUND: usize = 30;

impl Mentions {
    /// Of a person with this name: its first word and its last.
    pub fn of(name: &str) -> Mentions {
        let letters = typed(name);
        let raw = |word: &[Letter]| {
            let span = word.first()?.start..word.last()?.end;
            name.get(span).map(str::to_owned)
        };
        let mut words: Vec<(String, String)> = letters
            .split(|letter| !letter.is_word())
            .filter_map(|word| Some((word.iter().map(|letter| letter.c).collect(), raw(word)?)))
            .collect();
        if words.len() > 2 {
            words.drain(1..words.len() - 1);
        }
        let count = words.len();
        let stem = |(place, (whole, raw)): (usize, (String, String))| {
            let kind = if place > 0 || count < 2 { Kind::Surname } else { Kind::Given };
            // Three letters begin too many other words.
            let forms = if whole.len() > 3 { forms::forms(&whole, &raw, kind) } else { Vec::new() };
            Stem { whole, forms }
        };
        Mentions { stems: words.into_iter().enumerate().map(stem).collect() }
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
        // Lines are counted from one to the next, since a long text may have many.
        let (mut found, mut line, mut counted) = (Vec::new(), 1, 0);
        for (from, to, unclear) in wording.left(letters) {
            let Some(word) = letters.get(from..to) else { continue };
            if let Some(first) = word.first().filter(|_| unclear || self.sounds_like(text, word)) {
                line += text.get(counted..first.start).map_or(0, |more| more.bytes().filter(|b| *b == b'\n').count());
                counted = first.start;
                found.extend(mention(text, word, line));
            }
        }
        found
    }

    fn sounds_like(&self, text: &str, word: &[Letter]) -> bool {
        let Some(first) = word.first() else { return false };
        let small = text.get(first.start..first.end).is_some_and(|first| first.chars().all(char::is_lowercase));
        let spelt: String = word.iter().map(|letter| letter.c).collect();
        self.stems.iter().any(|stem| {
            // With another ending it is the name only where it is written as one.
            let form = |(stem, endings): &forms::Form| {
                spelt.strip_prefix(stem.as_str()).is_some_and(|ending| endings.contains(&ending))
            };
            stem.whole == spelt || !small && stem.forms.iter().any(form)
        })
    }
}

/// The word, on that line, with what stands around it.
fn mention(text: &str, word: &[Letter], line: usize) -> Option<Mention> {
    let (start, end) = (word.first()?.start, word.last()?.end);
    let (before, rest) = text.split_at_checked(start)?;
    let (word, after) = rest.split_at_checked(end - start)?;
    let of_line = |c: &char| *c != '\n';
    let mut before = before.chars().rev().take_while(of_line);
    let mut after = after.chars().take_while(of_line);
    let (head, tail): (Vec<char>, String) =
        (before.by_ref().take(AROUND).collect(), after.by_ref().take(AROUND).collect());
    let mut around = String::new();
    around.extend(before.next().map(|_| '…'));
    around.extend(head.into_iter().rev());
    around.push_str(word);
    around.push_str(&tail);
    around.extend(after.next().map(|_| '…'));
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
        assert_eq!(words("Annabel, Annex: Annual, Annotated"), Vec::<String>::new());
        assert_eq!(words("Jan Kowalski and Kowalski"), ["Kowalski"]);
        let li = Mentions::of("Li Bo");
        assert_eq!(li.find("a list of books by li", &Wording::default()).len(), 1);
        let found = names.find("first\nthen Kowalska said so\nlast", &wording);
        assert_eq!((found[0].line, found[0].around.as_str()), (2, "then Kowalska said so"));
    }
}
