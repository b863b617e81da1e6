//! The forms a name takes in the languages of the program: a stem, and the endings that may follow it.
//!
//! English, German and Swedish add an `s`; Italian, Spanish and French leave names as they are; Romanian, Polish and Latvian
//! have cases. A name may be of any language and stand in a text of any other, so nothing is asked but how it ends. Stems and
//! endings are folded, as the words of the text are.

#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

/// What kind of word it is, as far as its forms depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A given name.
    Given,
    /// A surname.
    Surname,
    /// A word of an organisation's name, most often a place.
    Body,
}

/// A stem and what may follow it.
pub type Form = (String, &'static [&'static str]);

/// No ending is longer.
pub const LONGEST: usize = 5;

/// Shorter stems say too little.
const SHORTEST: usize = 3;

const GENITIVE: &[&str] = &["s", "es", "ens"];
/// Polish *Nowak*, and the Romanian article.
const CONSONANT: &[&str] = &["a", "owi", "em", "u", "owie", "ow", "om", "ami", "ach", "ul", "ului", "ule"];
/// Czech and Slovak *Nováková* of Novák, *Schmidtová* of Schmidt, in their cases; *Nowakowa* in Polish.
const OVA: &[&str] = &["ova", "ove", "ovou", "ovej", "ovu", "owa", "owej", "owe"];
/// Czech *Novák*, *Horák*: *Novákovi*, *Novákům*.
const CZECH: &[&str] = &["ovi", "ove", "um"];
/// Polish *Stępień*, *Poznań*, *Łódź*.
const SOFT: &[&str] = &["ia", "iowi", "iem", "iu", "iowie", "iow", "iom", "iami", "iach", "i"];
/// Polish *Wrocław*, *Radom*, *Gołąb*: these may be soft.
const LABIAL: &[&str] = &["ia", "iu", "iowi", "ie", "iem"];
/// Polish *Kowalski*, *Kowalska*; Latvian makes a noun of her.
const ADJECTIVE: &[&str] = &["i", "a", "y", "iego", "iemu", "im", "ich", "imi", "iej", "ie", "as", "ai", "u", "am"];
/// Polish *Annę*, Latvian *Annas*, *Annai*, Romanian *Mariei*, *Ancăi*.
const A: &[&str] = &["e", "u", "as", "ai", "am", "ei", "ej", "om", "ami", "ach", "owie", "ow"];
/// Latvian *Inese*, Polish *Dante*.
const E: &[&str] = &["i", "ei", "em", "ego", "emu", "om", "ami", "ach"];
/// Polish *Antoni*, *Rossi*.
const I: &[&str] = &["iego", "iemu", "im", "ich", "imi"];
/// Polish *Jerzy*, *Czarny*.
const Y: &[&str] = &["ego", "emu", "ym", "ych", "ymi"];
/// Polish *Ziobro*, *Mario*.
const O: &[&str] = &["a", "y", "u", "owi", "em", "owie", "ow"];
/// Romanian *Ionescu*.
const U: &[&str] = &["lui", "l", "le"];
/// Latvian *Ozols*, *Bērziņš*.
const LATVIAN_S: &[&str] = &["a", "am", "u", "i", "iem", "us", "os"];
/// Latvian *Jānis*, *Gulbis*.
const LATVIAN_IS: &[&str] = &["a", "im", "i", "u", "iem", "us", "os", "ja", "ju", "jiem"];
/// Latvian *Briedis*, of which only the genitive and the plural change their consonant.
const LATVIAN_CHANGED: &[&str] = &["a", "u", "iem", "us", "os"];

/// The forms of a name's word but itself; `raw` is the word as it is listed.
pub fn forms(word: &str, raw: &str, kind: Kind) -> Vec<Form> {
    let mut forms = Forms(Vec::new());
    // Other scripts have endings of their own: only the name itself is looked for.
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return forms.0;
    }
    forms.add(word, GENITIVE);
    let body = kind == Kind::Body;
    let Some((stem, last)) = word.char_indices().next_back().and_then(|(place, c)| Some((word.get(..place)?, c)))
    else {
        return forms.0;
    };
    match last {
        'i' | 'a' | 'y' if ["sk", "ck", "zk"].iter().any(|end| stem.ends_with(end)) => {
            forms.add(stem, ADJECTIVE);
            forms.changed(stem, "k", &["cy"]);
        }
        'a' => forms.feminine(stem, kind),
        'e' => {
            forms.add(stem, E);
            if body {
                // Stowarzyszenie, Opole; Katowice.
                forms.add(stem, &["a", "u"]);
                forms.bare(stem);
            }
        }
        'i' => {
            forms.add(stem, I);
            if body {
                // Iași; Talsi; Suwałki; of Łódź.
                forms.add(word, &["ul", "ului"]);
                forms.long(stem, &["u", "us", "os", "iem", "ia", "ach", "ami", "om", ""]);
            }
        }
        'y' => {
            forms.add(stem, Y);
            if body {
                // Tychy; of Warszawa.
                forms.add(stem, &["a", "e", "ie", "ach"]);
                forms.bare(stem);
            }
        }
        'o' => {
            forms.add(stem, if body { &["a", "u", "em"] } else { O });
            forms.locative(stem);
            if stem.ends_with(['k', 'g']) {
                forms.add(stem, &["i"]);
            }
            // Not after every consonant: Franco must not be France.
            if !body && stem.ends_with(['k', 'l', 'r']) {
                forms.add(stem, &["e"]);
            }
        }
        'u' => forms.add(word, U),
        _ => {
            if last == 's' {
                forms.latvian(stem, body);
            }
            forms.consonant(word, raw, body);
        }
    }
    if kind == Kind::Surname {
        forms.women(word, stem, last);
    }
    forms.0
}

struct Forms(Vec<Form>);

impl Forms {
    fn add(&mut self, stem: &str, endings: &'static [&'static str]) {
        if stem.len() >= SHORTEST {
            self.0.push((stem.to_owned(), endings));
        }
    }

    /// For endings that make other words of short stems: Todi must not be *todos*.
    fn long(&mut self, stem: &str, endings: &'static [&'static str]) {
        if stem.len() > SHORTEST {
            self.add(stem, endings);
        }
    }

    /// The stem itself, if it says enough.
    fn bare(&mut self, stem: &str) {
        if stem.len() >= SHORTEST + 2 {
            self.add(stem, &[""]);
        }
    }

    /// Where the stem ends so: other letters for these.
    fn changed(&mut self, stem: &str, end: &str, instead: &'static [&'static str]) {
        if let Some(stem) = stem.strip_suffix(end) {
            self.add(stem, instead);
        }
    }

    /// The Polish dative and locative, before which consonants change.
    fn locative(&mut self, stem: &str) {
        match stem.chars().next_back() {
            Some('b' | 'p' | 'f' | 'w' | 'v' | 'm' | 'n' | 's' | 'z') => self.add(stem, &["ie"]),
            Some('d') => self.add(stem, &["zie"]),
            Some('r') => self.add(stem, &["ze"]),
            Some('l') => self.add(stem, &["e"]),
            Some('t') => self.changed(stem, "t", &["cie"]),
            Some('k') => self.changed(stem, "k", &["ce"]),
            Some('g') => self.changed(stem, "g", &["dze"]),
            Some('h') => self.changed(stem, "ch", &["sze"]),
            _ => {}
        }
    }

    fn feminine(&mut self, stem: &str, kind: Kind) {
        self.add(stem, A);
        self.locative(stem);
        match stem.chars().next_back() {
            // Monika, Urszula, Maria; Andreea, Oradea; Jagiełła.
            Some('k' | 'g' | 'j' | 'i' | 'e') => self.add(stem, &["i"]),
            Some('l') => self.add(stem, &["i", "y"]),
            _ => self.add(stem, &["y"]),
        }
        if stem.ends_with(['c', 'g']) {
            // Romanian Anca, Olga.
            self.add(stem, &["hei", "hii"]);
        }
        if ["ni", "si", "ci", "zi"].iter().any(|end| stem.ends_with(end)) {
            // Kasia, Gdynia.
            self.add(stem, &[""]);
        }
        match kind {
            // The vocative, in which surnames hardly stand.
            Kind::Given => self.add(stem, &["o"]),
            Kind::Surname => {}
            // What is listed may itself be a genitive: of Lublin.
            Kind::Body => self.bare(stem),
        }
    }

    /// The surname of a woman beside that of a man, either way round, and the Czech cases of his.
    fn women(&mut self, word: &str, stem: &str, last: char) {
        if let Some(man) = word.strip_suffix("ova") {
            // Horáková: Horák, and her own cases.
            self.bare(man);
            self.add(man, OVA);
            self.add(man, CONSONANT);
            self.add(man, CZECH);
        } else if matches!(last, 'a' | 'o' | 'e') {
            // Svoboda: Svobodová; Ševčenko.
            self.add(stem, OVA);
        } else if !matches!(last, 'i' | 'y' | 'u') {
            self.add(word, OVA);
            self.add(word, CZECH);
            // Havel, Němec: Havlová, Němcová.
            if let Some((place, end)) = word.char_indices().next_back()
                && let Some(short) = word.get(..place).and_then(|before| before.strip_suffix('e'))
                && !short.ends_with(['a', 'e', 'i', 'o', 'u', 'y'])
            {
                self.add(&format!("{short}{end}"), OVA);
            }
        }
    }

    fn latvian(&mut self, stem: &str, body: bool) {
        if let Some(stem) = stem.strip_suffix('i') {
            if body {
                self.add(stem, &["u", "im"]);
                return;
            }
            self.add(stem, LATVIAN_IS);
            match stem.strip_suffix('t') {
                Some(stem) => self.add(&format!("{stem}s"), LATVIAN_CHANGED),
                None => self.add(&format!("{}z", stem.strip_suffix('d').unwrap_or_default()), LATVIAN_CHANGED),
            }
        } else if let Some(stem) = stem.strip_suffix('u') {
            self.add(stem, &["um", "u"]);
        } else if !stem.ends_with(['a', 'e', 'o', 'y']) {
            self.add(stem, LATVIAN_S);
            if body {
                // Daugavpils; what is listed may itself be a genitive: Lunds kommun.
                self.long(stem, &["ij", ""]);
            }
        } else if let Some(stem) = stem.strip_suffix('a').filter(|_| body) {
            // Of Rīga.
            self.add(stem, &["a", "ai", "u"]);
        }
    }

    fn consonant(&mut self, word: &str, raw: &str, body: bool) {
        let raw: Vec<char> = raw.nfc().flat_map(char::to_lowercase).collect();
        let soft = raw.last().is_some_and(|c| "ńśćź".contains(*c));
        self.hard_or_soft(word, soft);
        if body && word.ends_with("ul") {
            self.add(word, &["ui"]);
        }
        // Gołąb, urząd.
        if let [.., 'ą', _] = raw.as_slice()
            && let Some((place, last)) = word.char_indices().next_back()
            && let Some(stem) = word.get(..place).and_then(|stem| stem.strip_suffix('a'))
        {
            self.hard_or_soft(&format!("{stem}e{last}"), soft);
        }
        // Dudek, Kupiec, Paweł, Kozieł, Kozioł, Stępień: the vowel goes.
        let Some(last) = word.chars().next_back().filter(|c| matches!(c, 'k' | 'c' | 'l') || *c == 'n' && soft) else {
            return;
        };
        let before = word.strip_suffix(last).unwrap_or_default();
        let shorter = match before.strip_suffix('e') {
            Some(shorter) => shorter.strip_suffix('i').unwrap_or(shorter),
            None => before.strip_suffix("io").filter(|_| last == 'l').unwrap_or_default(),
        };
        if shorter.is_empty() || shorter.ends_with(['a', 'e', 'i', 'o', 'u', 'y']) {
            return;
        }
        self.hard_or_soft(&format!("{shorter}{last}"), soft);
        if let Some(shorter) = shorter.strip_suffix("rz") {
            // Marzec, Orzeł.
            self.hard_or_soft(&format!("{shorter}r{last}"), soft);
        }
    }

    fn hard_or_soft(&mut self, stem: &str, soft: bool) {
        if soft {
            self.add(stem, SOFT);
            return;
        }
        self.add(stem, CONSONANT);
        match stem.chars().next_back() {
            Some('k' | 'g') => self.add(stem, &["iem"]),
            Some('b' | 'w' | 'm') => self.add(stem, LABIAL),
            _ => self.locative(stem),
        }
    }
}
