//! Finding names in a text, and putting other words in their place.

use super::form::Form;
use super::letters::{Letter, TAG, escaped, runs_on, typed};

/// What is replaced wherever it stands in a text, and what is left although it looks like it.
#[derive(Clone, Debug, Default)]
pub(super) struct Wording {
    names: Vec<Name>,
}

/// Whether a name is replaced. Where two fit equally many letters, the lesser counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// It is the person's.
    Erased,
    /// It is somebody else's.
    Kept,
    /// It is the person's, but for the order of its words.
    ErasedTurned,
    /// It is somebody else's, but for the order of its words.
    KeptTurned,
}

/// A name as it is looked for.
#[derive(Clone, Debug)]
struct Name {
    fate: Fate,
    words: Vec<Vec<char>>,
    /// What stands between the words.
    gaps: Vec<Vec<char>>,
    /// What stands before the first word, after the last.
    around: (Vec<char>, Vec<char>),
    /// Whether it may be the person's all the same.
    unclear: bool,
}

/// A name that was found.
struct Hit<'w> {
    name: &'w Name,
    /// The letters it takes.
    from: usize,
    to: usize,
    /// What stands between its words and stays, in bytes of the text.
    stays: Vec<std::ops::Range<usize>>,
}

/// The most characters between two words of a name.
const GAP: usize = 12;

impl Wording {
    /// Adds a name; its words in another order are a name too.
    pub fn add(&mut self, text: &str, erased: bool) {
        let (straight, turned) =
            if erased { (Fate::Erased, Fate::ErasedTurned) } else { (Fate::Kept, Fate::KeptTurned) };
        let Some(name) = Name::of(text, straight) else { return };
        for first in 1..name.words.len() {
            self.names.push(name.turned(first, turned));
        }
        self.names.push(name);
    }

    /// Adds a name that several have: it is left, and named as one that may be the person's.
    pub fn add_unclear(&mut self, text: &str) {
        let before = self.names.len();
        self.add(text, false);
        self.names.iter_mut().skip(before).for_each(|name| name.unclear = true);
    }

    /// Adds words that are replaced in this order only.
    pub fn add_straight(&mut self, text: &str, erased: bool) {
        self.names.extend(Name::of(text, if erased { Fate::Erased } else { Fate::Kept }));
    }

    /// Whether something of these words would be replaced.
    pub fn would_replace(&self, text: &str) -> bool {
        self.replaced(text, "").is_some()
    }

    /// The text as typed with `with` in the place of what is to be replaced, and in how many places; `None` if there is none.
    pub fn replaced(&self, text: &str, with: &str) -> Option<(String, usize)> {
        self.in_letters(text, &typed(text), with, Form::Text)
    }

    /// The same for the text of a file, in which names may be escaped.
    pub fn replaced_in_file(&self, text: &str, with: &str) -> Option<(String, usize)> {
        let form = Form::of(text);
        let read = self.in_letters(text, &escaped(text), with, form);
        // A name may itself have signs that look like an escape.
        let odd = |name: &Name| name.gaps.iter().flatten().any(|c| "<&\\%".contains(*c));
        if !self.names.iter().any(odd) {
            return read;
        }
        let (text, places) = read.unwrap_or_else(|| (text.to_owned(), 0));
        let plain = self.in_letters(&text, &typed(&text), with, form);
        let all = plain.map(|(text, more)| (text, places + more));
        all.or((places > 0).then_some((text, places)))
    }

    fn in_letters(&self, text: &str, letters: &[Letter], with: &str, form: Form) -> Option<(String, usize)> {
        let (mut new, mut done, mut places) = (String::new(), 0, 0);
        self.scan(letters, |hit| {
            if !matches!(hit.name.fate, Fate::Erased | Fate::ErasedTurned) {
                return;
            }
            let (Some(first), Some(last)) = (letters.get(hit.from), letters.get(hit.to - 1)) else { return };
            if text.get(first.start..last.end) == Some(with) || form.needs(text, first.start, last.end) {
                return;
            }
            new.push_str(text.get(done..first.start).unwrap_or_default());
            new.push_str(with);
            hit.stays.iter().for_each(|stays| new.push_str(text.get(stays.clone()).unwrap_or_default()));
            done = last.end;
            places += 1;
        });
        if places == 0 {
            return None;
        }
        new.push_str(text.get(done..).unwrap_or_default());
        Some((new, places))
    }

    /// The words that belong to no name, and the names of which it is not clear whose they are, as places in `letters`.
    pub fn left(&self, letters: &[Letter]) -> Vec<(usize, usize, bool)> {
        let (mut words, mut at) = (Vec::new(), 0);
        let add = |words: &mut Vec<_>, from: usize, to: usize| {
            let mut start = None;
            for place in from..=to {
                match (start, letters.get(place).filter(|_| place < to).is_some_and(|letter| letter.is_word())) {
                    (None, true) => start = Some(place),
                    (Some(first), false) => {
                        words.push((first, place, false));
                        start = None;
                    }
                    _ => {}
                }
            }
        };
        self.scan(letters, |hit| {
            add(&mut words, at, hit.from);
            words.extend(hit.name.unclear.then_some((hit.from, hit.to, true)));
            at = hit.to;
        });
        add(&mut words, at, letters.len());
        words
    }

    /// Goes through a text and names what is found in it: from each place on the longest.
    fn scan<'w>(&'w self, letters: &[Letter], mut found: impl FnMut(Hit<'w>)) {
        let mut at = 0;
        while let Some(letter) = letters.get(at) {
            let before = at.checked_sub(1).and_then(|before| letters.get(before));
            let begins = letter.is_word() && (before.is_none_or(|before| !before.is_word()) || runs_on(letter.c));
            let begins = begins || !letter.is_word();
            let hits = self.names.iter().filter(|_| begins).filter_map(|name| name.at(letters, at));
            let best = hits.min_by_key(|hit| (std::cmp::Reverse(hit.to), hit.name.fate));
            match best {
                Some(hit) => {
                    at = hit.to;
                    found(hit);
                }
                None => at += 1,
            }
        }
    }
}

impl Name {
    /// `None` where there is nothing to look for.
    fn of(text: &str, fate: Fate) -> Option<Name> {
        let letters: Vec<char> = typed(text.trim()).iter().map(|letter| letter.c).collect();
        let (mut words, mut others) = (Vec::new(), vec![Vec::new()]);
        for (place, c) in letters.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| letters.get(before));
            match (c.is_alphanumeric(), before.is_some_and(|before| before.is_alphanumeric())) {
                (true, false) => words.push(vec![*c]),
                (true, true) => words.last_mut().into_iter().for_each(|word| word.push(*c)),
                (false, true) => others.push(vec![*c]),
                (false, false) => others.last_mut().into_iter().for_each(|other| other.push(*c)),
            }
        }
        if words.is_empty() {
            // Signs alone: a name all the same.
            return (!letters.is_empty()).then(|| Name {
                fate,
                words: vec![letters],
                gaps: Vec::new(),
                around: Default::default(),
                unclear: false,
            });
        }
        let after = if others.len() > words.len() { others.pop() } else { None }.unwrap_or_default();
        let before = if others.is_empty() { Vec::new() } else { others.remove(0) };
        Some(Name { fate, words, gaps: others, around: (before, after), unclear: false })
    }

    /// The name with that word first.
    fn turned(&self, first: usize, fate: Fate) -> Name {
        let mut name = Name { fate, around: Default::default(), ..self.clone() };
        name.words.rotate_left(first);
        // A gap more than there is, so that each stays behind its word.
        name.gaps.push(vec![' ']);
        name.gaps.rotate_left(first);
        name.gaps.pop();
        name
    }

    fn is_turned(&self) -> bool {
        matches!(self.fate, Fate::ErasedTurned | Fate::KeptTurned)
    }

    /// The name, if it stands at that place.
    fn at<'w>(&'w self, letters: &[Letter], from: usize) -> Option<Hit<'w>> {
        let spelt = |at: usize, with: &[char]| {
            let these = letters.get(at..at + with.len())?;
            these.iter().zip(with).all(|(letter, c)| letter.c == *c).then_some(at + with.len())
        };
        let (before, after) = &self.around;
        // With what stands around it in the name, or without.
        let mut at = if before.is_empty() { from } else { spelt(from, before).unwrap_or(from) };
        let mut stays = Vec::new();
        for (count, word) in self.words.iter().enumerate() {
            if count > 0 {
                let gap = letters.get(at..)?.iter().take(GAP).take_while(|letter| !letter.is_word()).count();
                let between = letters.get(at..at + gap)?;
                self.allows(self.gaps.get(count - 1)?, between, word, &mut stays)?;
                at += gap;
            }
            at = spelt(at, word)?;
            let (last, next) = (word.last()?, letters.get(at));
            if last.is_alphanumeric() && next.is_some_and(|next| next.is_word()) && !runs_on(*last) {
                return None;
            }
        }
        if !after.is_empty() {
            at = spelt(at, after).unwrap_or(at);
        }
        Some(Hit { name: self, from, to: at, stays })
    }

    /// Whether this may stand between two words of the name instead of its own; what of it stays is added.
    fn allows(
        &self,
        own: &[char],
        between: &[Letter],
        next: &[char],
        stays: &mut Vec<std::ops::Range<usize>>,
    ) -> Option<()> {
        let blank = |c: char| c.is_whitespace();
        let squeezed = |gap: &mut dyn Iterator<Item = char>| {
            let mut kept = Vec::new();
            gap.for_each(|c| match (blank(c), kept.last()) {
                (true, Some(' ')) => {}
                (true, _) => kept.push(' '),
                (false, _) => kept.push(c),
            });
            kept
        };
        let lines = between.iter().filter(|letter| letter.c == '\n').count();
        if lines > usize::from(!self.is_turned()) {
            return None;
        }
        if squeezed(&mut own.iter().copied()) == squeezed(&mut between.iter().map(|letter| letter.c)) {
            return Some(());
        }
        match between {
            [] => next.first().is_some_and(|c| runs_on(*c)).then_some(()),
            [one] if ".-_+".contains(one.c) => Some(()),
            _ if between.iter().any(|letter| blank(letter.c) || letter.c == TAG) => {
                let sign = |c: char| c == TAG || "*_~'\"“”„«»".contains(c);
                let signs = between.iter().filter(|letter| !blank(letter.c));
                for letter in signs {
                    if !sign(letter.c) || lines > 0 && letter.c != TAG {
                        return None;
                    }
                    stays.push(letter.start..letter.end);
                }
                Some(())
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(erased: &[&str], kept: &[&str]) -> Wording {
        let mut wording = Wording::default();
        erased.iter().for_each(|name| wording.add(name, true));
        kept.iter().for_each(|name| wording.add(name, false));
        wording
    }

    fn now(wording: &Wording, text: &str) -> String {
        wording.replaced(text, "P").map_or_else(|| text.to_owned(), |(text, _)| text)
    }

    fn in_file(wording: &Wording, text: &str) -> String {
        wording.replaced_in_file(text, "P").map_or_else(|| text.to_owned(), |(text, _)| text)
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let anna = wording(&["Ánna Esempio"], &[]);
        for (text, expected) in [
            ("Anna Esempio's idea", "P's idea"),
            ("ESEMPIO  ANNA, anna esempio; ÀNNA\u{a0}ESEMPIÒ.", "P, P; P."),
            ("write to anna.esempio@todi.example", "write to P@todi.example"),
            ("**Anna** Esempio and *Anna Esempio*", "**P** and *P*"),
            ("Anna\nEsempio", "P"),
            ("Joanna Esempio, Anna Esempiova", "Joanna Esempio, Anna Esempiova"),
            ("Maria Esempio\nAnna Rossi", "Maria Esempio\nAnna Rossi"),
            ("said Anna. Esempio disagreed", "said Anna. Esempio disagreed"),
            ("Esempio, Anna", "Esempio, Anna"),
        ] {
            assert_eq!(now(&anna, text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_may_have_any_signs_in_it() {
        for (name, text, expected) in [
            ("Anna \"Annie\" <O'Neil> & Sons", "by Anna “Annie” <O’Neil> & Sons.", "by Anna “Annie” <O’Neil> & Sons."),
            ("Anna \"Annie\" O'Neil", "by anna \"annie\" o’neil, Annie", "by P, Annie"),
            ("Rossi, Anna (Todi)", "Rossi, Anna (Todi) and anna todi rossi, Rossi, Anna", "P and P, Rossi, Anna"),
            ("Rossi, Anna", "Anna Rossi and Rossi, Anna", "P and P"),
            ("王小明", "主席王小明说", "主席P说"),
            ("王 小明", "主席王小明说", "主席P说"),
            ("김민준", "김민준은", "P은"),
            ("☆", "☆ said ☆", "P said P"),
            ("Jo", "Jo's job, Jon", "P's job, Jon"),
        ] {
            assert_eq!(now(&wording(&[name], &[]), text), expected, "{name}");
        }
    }

    #[test]
    fn escaped_names_are_found_in_files() {
        let odd = wording(&["Anna \"Annie\" <O'Neil>"], &[]);
        for (text, expected) in [
            ("<td>Anna &quot;Annie&quot; &lt;O'Neil&gt;</td>", "<td>P</td>"),
            (r#"{"name": "said:\nAnna \"Annie\" <O'Neil>"}"#, r#"{"name": "said:\nP"}"#),
            (r#"Anna "Annie" \<O'Neil>, Anna\ "#, r"P, Anna\ "),
            ("x/Anna%20%22Annie%22%20%3CO%27Neil%3E", "x/P"),
        ] {
            assert_eq!(in_file(&odd, text), expected, "{text}");
        }
        let anna = wording(&["Anna Łódź"], &[]);
        assert_eq!(in_file(&anna, "<strong>Anna</strong> Łódź<br />x"), "<strong>P</strong><br />x");
        assert_eq!(in_file(&anna, r"Anna \u0141\u00f3d\u017a"), "P");
        assert_eq!(in_file(&anna, "Anna-%C5%81%C3%B3d%C5%BA"), "P");
    }

    #[test]
    fn the_words_of_a_format_are_no_names() {
        let kind = wording(&["Strong", "Kind"], &[]);
        let json = r#"{"kind": "kind", "text": "Kind: \"strong\":"}"#;
        assert_eq!(in_file(&kind, json), r#"{"kind": "P", "text": "P: \"P\":"}"#);
        let html = "<!DOCTYPE html><strong class=\"x\">Strong</strong> &lt;kind>";
        assert_eq!(in_file(&kind, html), "<!DOCTYPE html><strong class=\"x\">P</strong> &lt;P>");
    }

    #[test]
    fn the_names_of_others_are_left() {
        let rossi = wording(&["Anna Rossi", "Rossi"], &["Maria Rossi", "Anna Rossi Bianchi", "Rossi Anna"]);
        for (text, expected) in [
            ("Maria Rossi and Rossi", "Maria Rossi and P"),
            ("Anna Rossi Bianchi, Anna Rossi", "Anna Rossi Bianchi, P"),
            ("Rossi Anna", "Rossi Anna"),
            ("Rossi Maria, Rossini", "Rossi Maria, Rossini"),
        ] {
            assert_eq!(now(&rossi, text), expected, "{text}");
        }
    }
}
