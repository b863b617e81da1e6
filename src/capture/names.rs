//! Who is meant: names of the roster as people type them.
//!
//! A name is found by the first of these that fits anybody: exactly that name; the same but for case, accents and other
//! marks; a name that begins with these words; one that begins with these letters; one with this word in it (a surname);
//! one with a word that begins so. Where that fits several, nobody is picked.

use super::fold::{begins_with, begins_with_words, folded, has_word, has_word_beginning, same};
use super::pieces::{opening_quote, word};
use crate::session::event::Who;
use crate::session::state::{Person, Roster};
use crate::session::{ParticipantId, Refusal, State};

pub use super::fold::fold;

/// Somebody who can be named.
#[derive(Clone, Copy, Debug)]
pub(super) enum Somebody<'a> {
    Person(&'a Person),
    Body(&'a str),
}

/// Whom a name means.
#[derive(Debug)]
pub(super) enum Found<'a> {
    /// This one.
    One(Somebody<'a>),
    /// Any of these.
    Several(Vec<Somebody<'a>>),
    /// Nobody.
    Nobody,
}

/// Whom to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Among {
    /// Persons and organisations.
    All,
    /// Organisations before persons: who pledges.
    BodiesFirst,
    /// Organisations alone: who signs.
    Bodies,
}

/// How a name may fit, closest first.
const FITS: [fn(&str, &str) -> bool; 5] = [same, begins_with_words, begins_with, has_word, has_word_beginning];

impl<'a> Somebody<'a> {
    /// The person's or the organisation's name.
    pub fn name(self) -> &'a str {
        match self {
            Somebody::Person(person) => &person.details.name,
            Somebody::Body(name) => name,
        }
    }

    /// As events name them.
    pub fn who(self) -> Who {
        match self {
            Somebody::Person(person) => Who::Participant(person.id),
            Somebody::Body(name) => Who::Organisation(name.to_owned()),
        }
    }

    /// The name and, for a person, the organisation: enough to tell namesakes apart.
    pub fn full(self) -> String {
        match self {
            Somebody::Person(Person { details, .. }) => match &details.organisation {
                Some(organisation) => format!("{}, {organisation}", details.name),
                None => details.name.clone(),
            },
            Somebody::Body(name) => name.to_owned(),
        }
    }
}

/// Everybody on the list, then their organisations, then the secretariat.
pub(super) fn everybody(state: &State) -> impl Iterator<Item = Somebody<'_>> {
    let organiser = state.agenda.organiser.name.as_deref();
    let bodies = state.roster.organisations();
    let organiser = organiser.filter(|name| !bodies.contains(name));
    let people = state.roster.people().map(Somebody::Person);
    people.chain(bodies.into_iter().chain(organiser).map(Somebody::Body))
}

/// Whom exactly this name means, but for case and accents: `Anna Rossi`, or `Anna Rossi, Ravenna` among namesakes.
pub(super) fn exactly<'a>(name: &str, state: &'a State) -> Found<'a> {
    let all: Vec<_> = everybody(state).collect();
    exactly_among(name, &all)
}

fn exactly_among<'a>(name: &str, all: &[Somebody<'a>]) -> Found<'a> {
    let plain = fold(name);
    // A person before an organisation of the same name.
    let first_kind = |hits: Vec<Somebody<'a>>| {
        let persons: Vec<_> = hits.iter().copied().filter(|hit| matches!(hit, Somebody::Person(_))).collect();
        one_of(if persons.is_empty() { hits } else { persons })
    };
    let typed: Vec<_> = all.iter().copied().filter(|somebody| somebody.name() == name).collect();
    if !typed.is_empty() {
        return first_kind(typed);
    }
    let folded = |somebody: &Somebody| same(somebody.name(), &plain);
    let with_organisation = |somebody: &Somebody| plain.contains(',') && same(&somebody.full(), &plain);
    first_kind(all.iter().copied().filter(|somebody| folded(somebody) || with_organisation(somebody)).collect())
}

/// Whom a name or the beginning of one means. Fewer than `least` letters mean nobody unless they are the whole name.
pub(super) fn find<'a>(name: &str, state: &'a State, among: Among, least: usize) -> Found<'a> {
    let name = name.trim();
    let persons = |somebody: &Somebody| matches!(somebody, Somebody::Person(_));
    let (mut people, bodies): (Vec<_>, Vec<_>) = everybody(state).partition(persons);
    let rounds: Vec<Vec<Somebody>> = match among {
        Among::All => {
            people.extend(bodies);
            vec![people]
        }
        Among::BodiesFirst => vec![bodies, people],
        Among::Bodies => vec![bodies],
    };
    let plain = fold(name);
    if plain.is_empty() {
        return Found::Nobody;
    }
    let mut exact = rounds.iter().map(|round| exactly_among(name, round));
    if let Some(found) = exact.find(|found| !matches!(found, Found::Nobody)) {
        return found;
    }
    if name.chars().count() < least {
        return Found::Nobody;
    }
    for round in &rounds {
        for fits in FITS {
            let hits: Vec<_> = round.iter().copied().filter(|somebody| fits(somebody.name(), &plain)).collect();
            if !hits.is_empty() {
                return one_of(hits);
            }
        }
    }
    Found::Nobody
}

/// The persons a name may mean among all who ever were on the list, also those whose coming was undone: by the whole name, the
/// number, or as [any name is found](self). Who is written twice is named once.
pub fn persons<'a>(name: &str, state: &'a State) -> Vec<&'a Person> {
    let (name, plain) = (name.trim(), fold(name.trim()));
    let number = name.parse::<ParticipantId>().ok();
    let full = |person: &Person| Somebody::Person(person).full();
    let fits: [&dyn Fn(&Person) -> bool; 4] = [
        &|person| person.details.name == name,
        &|person| number.is_some_and(|number| person.numbers().any(|own| own == number)),
        &|person| same(&person.details.name, &plain),
        &|person| same(&full(person), &plain),
    ];
    let people = &state.roster.people;
    let hits = |fits: &dyn Fn(&Person) -> bool| -> Vec<&'a Person> {
        let mut hits: Vec<&Person> = Vec::new();
        for person in people.iter().filter(|person| fits(person)) {
            if !hits.iter().any(|hit| full(hit) == full(person)) {
                hits.push(person);
            }
        }
        hits
    };
    if plain.is_empty() {
        return Vec::new();
    }
    let close = FITS.iter().map(|fits| hits(&|person| fits(&person.details.name, &plain)));
    let mut found = fits.iter().map(|fits| hits(fits)).chain(close);
    found.find(|hits| !hits.is_empty()).unwrap_or_default()
}

/// Whom these words mean as a name or the whole words at its beginning.
pub(super) fn exact_words<'a>(name: &str, state: &'a State) -> Found<'a> {
    match exactly(name, state) {
        Found::Nobody => {
            let plain = fold(name);
            one_of(everybody(state).filter(|somebody| begins_with_words(somebody.name(), &plain)).collect())
        }
        found => found,
    }
}

/// One, if all are the same person written twice.
fn one_of(hits: Vec<Somebody<'_>>) -> Found<'_> {
    match hits.as_slice() {
        [] => Found::Nobody,
        [first, others @ ..] if others.iter().all(|other| other.full() == first.full()) => Found::One(*first),
        _ => Found::Several(hits),
    }
}

/// A name at the beginning of a text (after the `@`), whom it means, and the text after it.
pub(super) struct Addressed<'t, 'a> {
    pub name: &'t str,
    pub found: Found<'a>,
    pub rest: &'t str,
}

/// Reads the name at the beginning of `text`: in quotes, exactly that one; otherwise as many words as make somebody's whole
/// name, else the first word.
pub(super) fn addressed<'t, 'a>(text: &'t str, state: &'a State, among: Among) -> Addressed<'t, 'a> {
    if opening_quote(text).is_some() {
        if let Some((name, rest, found)) = quoted_name(text, state) {
            return Addressed { name, found, rest: after_name(rest) };
        }
        // Nothing closes the quotation mark; the name keeps it, so that it can be said.
        let (name, rest) = word(text);
        return Addressed { name, found: Found::Nobody, rest };
    }
    let all = beginning_alike(text, state);
    let ends: Vec<usize> = word_ends(text).take(12).collect();
    for end in ends.iter().rev() {
        let whole = &text[..*end];
        let trimmed = whole.trim_end_matches([':', ',']);
        for name in [whole, trimmed] {
            let found = exactly_among(name, &all);
            if !name.is_empty() && !matches!(found, Found::Nobody) {
                return Addressed { name, found, rest: after_name(&text[name.len()..]) };
            }
        }
    }
    // Of the words that only begin a name the last must look like part of it, so that `@City of course` keeps its `of`.
    let part_of_a_name = |end: &&usize| {
        let last = text[..**end].split_whitespace().next_back().unwrap_or_default();
        last.chars().count() > 3 || !last.starts_with(char::is_lowercase)
    };
    for end in ends.iter().skip(1).rev().filter(part_of_a_name) {
        let name = text[..*end].trim_end_matches([':', ',']);
        let plain = fold(name);
        let hits: Vec<_> = all.iter().copied().filter(|hit| begins_with_words(hit.name(), &plain)).collect();
        if !hits.is_empty() {
            return Addressed { name, found: one_of(hits), rest: after_name(&text[name.len()..]) };
        }
    }
    let name = ends.first().map_or("", |end| text[..*end].trim_end_matches([':', ',']));
    Addressed { name, found: find(name, state, among, 1), rest: after_name(&text[name.len()..]) }
}

/// Those whose name has the first letter of this text: only they can be named by a whole name at its beginning.
fn beginning_alike<'a>(text: &str, state: &'a State) -> Vec<Somebody<'a>> {
    let first = folded(text).next();
    everybody(state).filter(|somebody| folded(somebody.name()).next() == first).collect()
}

/// A name in quotes may itself hold some: the one that is on the list counts, else the shortest.
fn quoted_name<'t, 'a>(text: &'t str, state: &'a State) -> Option<(&'t str, &'t str, Found<'a>)> {
    let (open, close) = opening_quote(text)?;
    let inner = &text[open.len_utf8()..];
    let line = inner.split('\n').next().unwrap_or(inner);
    let mut shortest = None;
    for (place, quote) in line.char_indices().filter(|(_, c)| close.contains(*c)) {
        let (name, rest) = (&inner[..place], &inner[place + quote.len_utf8()..]);
        let found = exactly(name, state);
        if !matches!(found, Found::Nobody) {
            return Some((name, rest, found));
        }
        shortest.get_or_insert((name, rest, found));
    }
    shortest
}

/// What stands after a name, without the colon or comma that ends it.
fn after_name(rest: &str) -> &str {
    let ended = rest.strip_prefix([':', ',']).filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    ended.unwrap_or(rest).trim_start()
}

/// Where the words of the first line end.
fn word_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let line = text.split('\n').next().unwrap_or(text).trim_end();
    let blanks = line.char_indices().filter(|(_, c)| c.is_whitespace());
    let ends = blanks.filter(|(place, _)| !line[..*place].ends_with(char::is_whitespace)).map(|(place, _)| place);
    ends.chain(std::iter::once(line.len())).filter(|end| *end > 0)
}

/// The speaker of `Name: text`: the longest beginning before a colon that is somebody's whole name, else what stands before
/// the first colon. `None` if the line has no such form.
pub(super) fn before_colon<'t, 'a>(line: &'t str, state: &'a State) -> Option<Addressed<'t, 'a>> {
    let first_line = line.split('\n').next().unwrap_or(line);
    let followed = |place: &usize| line[place + 1..].chars().next().is_none_or(char::is_whitespace);
    let colons = first_line.match_indices(':').map(|(place, _)| place).filter(followed);
    let colons: Vec<usize> = colons.take(6).take_while(|place| *place <= 300).collect();
    let first = *colons.first()?;
    let all = beginning_alike(line, state);
    for place in colons.iter().rev() {
        let found = exactly_among(line[..*place].trim_end(), &all);
        if !matches!(found, Found::Nobody) {
            return Some(Addressed { name: &line[..*place], found, rest: line[place + 1..].trim_start() });
        }
    }
    let name = line[..first].trim_end();
    Some(Addressed { name, found: find(name, state, Among::All, 2), rest: line[first + 1..].trim_start() })
}

/// Whether a text could be somebody's name: one to four words, the first beginning with a capital or a digit.
pub(super) fn looks_like_a_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let capital = |c: char| c.is_uppercase() || c.is_ascii_digit();
    (1..=4).contains(&words) && text.starts_with(capital) && text.chars().any(char::is_alphabetic)
}

/// The name of the list that is a slip or two away from this one.
pub(super) fn nearest(name: &str, state: &State) -> Option<String> {
    if let Found::One(somebody) = find(name, state, Among::All, 2) {
        return Some(somebody.full());
    }
    near(name, everybody(state))
}

/// The person of the list whose name is a slip or two away from this one.
pub fn nearest_person(name: &str, state: &State) -> Option<String> {
    near(name, state.roster.people().map(Somebody::Person))
}

fn near<'a>(name: &str, among: impl Iterator<Item = Somebody<'a>>) -> Option<String> {
    let plain = fold(name);
    let allowed = 1 + plain.chars().count() / 5;
    // A name cannot be nearer than the difference of the lengths.
    let letters = plain.chars().count();
    let near = among.filter(|somebody| folded(somebody.name()).count().abs_diff(letters) <= allowed);
    let distance = |somebody: &Somebody| strsim::osa_distance(&fold(somebody.name()), &plain);
    let near = near.map(|somebody| (distance(&somebody), somebody));
    near.filter(|(distance, _)| *distance <= allowed).min_by_key(|(d, _)| *d).map(|(_, somebody)| somebody.full())
}

/// Names it could be, for a message: at most five.
pub(super) fn list(hits: &[Somebody]) -> String {
    let mut names: Vec<String> = hits.iter().take(5).map(|hit| hit.full()).collect();
    if hits.len() > 5 {
        names.push(format!("{} more", hits.len() - 5));
    }
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} or {last}", first.join("; ")),
        _ => names.concat(),
    }
}

/// The one that a name means.
///
/// # Errors
/// Nobody of that name, or several.
pub(super) fn the_one<'a>(name: &str, state: &'a State, among: Among) -> Result<Somebody<'a>, Refusal> {
    settle(name, find(name, state, among, 1), state)
}

/// The one that was found.
///
/// # Errors
/// Nobody, or several.
pub(super) fn settle<'a>(name: &str, found: Found<'a>, state: &State) -> Result<Somebody<'a>, Refusal> {
    match found {
        Found::One(somebody) => Ok(somebody),
        Found::Several(hits) => Err(Refusal::new(
            format!("“{name}” could be {}", list(&hits)),
            "type more of the name, or the whole of it in quotes after @",
        )),
        Found::Nobody if opening_quote(name).is_some() => Err(Refusal::new(
            format!("the quotation mark before {} is not closed", bare(name)),
            "a name in quotes ends with a quotation mark: @\"Full Name\"",
        )),
        Found::Nobody => Err(Refusal::new(
            format!("nobody on the list is called “{name}”"),
            match nearest(name, state) {
                Some(near) => format!("did you mean {near}? /in NAME, ORGANISATION adds somebody"),
                None => "/in NAME, ORGANISATION adds somebody".to_owned(),
            },
        )),
    }
}

/// A name without the quotation mark that nothing closes.
pub(super) fn bare(name: &str) -> &str {
    match opening_quote(name) {
        Some((open, _)) => name.trim_start_matches(open),
        None => name,
    }
}

/// The organisation of the list written like this but for case and accents, as the list writes it.
pub(super) fn organisation<'a>(name: &str, roster: &'a Roster) -> Option<&'a str> {
    let plain = fold(name);
    let all = roster.organisations();
    all.iter().find(|known| **known == name).or_else(|| all.iter().find(|known| same(known, &plain))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_name_does() {
        for name in ["Tomas", "Anna Maria De Santis", "Łódź", "3D Studio"] {
            assert!(looks_like_a_name(name), "{name}");
        }
        for text in ["", "10", "note", "This is much too long for one", "- Anna"] {
            assert!(!looks_like_a_name(text), "{text}");
        }
    }
}
