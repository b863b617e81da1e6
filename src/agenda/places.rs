//! Where people and texts stand in an agenda's file, for those who change some of them and nothing else.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::schema::{AGENDA, Schema, Shape};
use super::table::Span;

/// Where things stand in the text of an agenda, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The people of `[[participants]]`, in their order.
    pub people: Vec<PersonPlace>,
    /// Everything in which people write what they like: texts, with their quotation marks, and comments. Not the words an
    /// agenda may choose among. In the order of the file.
    pub texts: Vec<Span>,
}

/// Where a person of `[[participants]]` stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonPlace {
    /// The value of `name`, with its quotation marks.
    pub name: Option<Span>,
    /// What has to be taken out for there to be no `email`: the whole line, or within a line the key and its value.
    pub email: Option<Span>,
}

/// Where people and texts stand in an agenda; `None` if it is no TOML.
pub fn places(text: &str) -> Option<Places> {
    let root = DeTable::parse(text).ok()?;
    let mut found = Found::default();
    found.table(root.get_ref(), Some(&AGENDA));
    found.strings.sort_by_key(|span| span.start);
    // Outside of a text, this sign begins a comment.
    let mut at = 0;
    for string in found.strings.iter().cloned().chain(std::iter::once(text.len()..text.len())) {
        while let Some(sign) = text.get(at..string.start).and_then(|between| between.find('#')) {
            let start = at + sign;
            at = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| start + end);
            found.texts.push(start..at);
        }
        at = at.max(string.end);
    }
    found.texts.sort_by_key(|span| span.start);
    let listed = root.get_ref().iter().find(|(key, _)| key.get_ref().as_ref() == "participants");
    let people = match listed.map(|(_, value)| value.get_ref()) {
        Some(DeValue::Array(people)) => people.iter().map(|person| person_place(text, person)).collect(),
        _ => Vec::new(),
    };
    Some(Places { people, texts: found.texts })
}

/// What was found in a file.
#[derive(Default)]
struct Found {
    strings: Vec<Span>,
    texts: Vec<Span>,
}

impl Found {
    fn table(&mut self, table: &DeTable<'_>, schema: Option<&Schema>) {
        for (key, value) in table {
            let shape = schema.and_then(|schema| schema.key(key.get_ref())).map(|key| key.shape);
            self.value(value, shape);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, shape: Option<Shape>) {
        match (value.get_ref(), shape) {
            (DeValue::String(text), shape) => {
                self.strings.push(value.span());
                let free = match shape {
                    Some(Shape::Word(_) | Shape::Language) => false,
                    Some(Shape::Opening(words)) => !words.contains(&text.as_ref()),
                    _ => true,
                };
                self.texts.extend(free.then(|| value.span()));
            }
            (DeValue::Array(values), shape) => values.iter().for_each(|value| self.value(value, shape)),
            (DeValue::Table(table), Some(Shape::Table(schema) | Shape::Tables(schema))) => {
                self.table(table, Some(schema));
            }
            (DeValue::Table(table), _) => self.table(table, None),
            _ => {}
        }
    }
}

fn person_place(text: &str, person: &Spanned<DeValue<'_>>) -> PersonPlace {
    let mut place = PersonPlace::default();
    let DeValue::Table(table) = person.get_ref() else { return place };
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "name" => place.name = Some(value.span()),
            "email" => place.email = Some(whole(text, key.span().start..value.span().end)),
            _ => {}
        }
    }
    place
}

/// A key and its value with what must go with them: the rest of a line on which nothing else stands, or one comma of the
/// table they are listed in.
fn whole(text: &str, pair: Span) -> Span {
    let (before, after) = (text.get(..pair.start).unwrap_or_default(), text.get(pair.end..).unwrap_or_default());
    let blank = |c: char| c == ' ' || c == '\t';
    let line = before.trim_end_matches(blank);
    let rest = after.trim_start_matches(blank);
    if line.is_empty() || line.ends_with('\n') {
        let ends = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'));
        if let Some(next) = ends.or_else(|| rest.is_empty().then_some(rest)) {
            return line.len()..text.len() - next.len();
        }
        if rest.starts_with('#') {
            return pair.start..text.len() - rest.len();
        }
    }
    if let Some(next) = rest.strip_prefix(',') {
        return pair.start..text.len() - next.trim_start_matches(blank).len();
    }
    // The last of its table: the comma before it goes, if there is one.
    match before.trim_end().strip_suffix(',') {
        Some(kept) => kept.len()..pair.end,
        None => pair,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_email_goes_and_nothing_else() {
        for (text, left) in [
            (
                "[[participants]]\nname = \"A\"\nemail = \"a@b\"\ncountry = \"IT\"\n",
                "[[participants]]\nname = \"A\"\ncountry = \"IT\"\n",
            ),
            ("[[participants]]\r\n  \"email\"='a@b' \r\nname = 'A'\r\n", "[[participants]]\r\nname = 'A'\r\n"),
            ("[[participants]]\nname = \"A\"\nemail = \"a@b\"", "[[participants]]\nname = \"A\"\n"),
            ("[[participants]]\nname = \"A\"\nemail = \"a@b\" # hers\n", "[[participants]]\nname = \"A\"\n# hers\n"),
            (
                "participants = [{ name = \"A\", email = \"a@b\", country = \"IT\" }]",
                "participants = [{ name = \"A\", country = \"IT\" }]",
            ),
            ("participants = [{ email = \"a@b\", name = \"A\" }]", "participants = [{ name = \"A\" }]"),
            ("participants = [{ name = \"A\", email = \"a@b\" }]", "participants = [{ name = \"A\" }]"),
        ] {
            let found = places(text).unwrap();
            let place = found.people.first().unwrap();
            assert!(text[place.name.clone().unwrap()].contains('A'));
            let mut without = text.to_owned();
            without.replace_range(place.email.clone().unwrap(), "");
            assert_eq!(without, left);
            assert_eq!(places(&without).unwrap().people.first().unwrap().email, None);
        }
        assert_eq!(places("title = \"x\"\n").unwrap().people, []);
        assert_eq!(places("title = "), None);
    }

    #[test]
    fn texts_and_comments_are_what_people_write_as_they_like() {
        let text = "# first\ntitle = \"a # b\" # second\nkind = \"workshop\"\nlanguage = 'en'\nobjectives = [\n 'c', # third\n \"d\"]\n\
                    [memorandum]\nrecitals = [{ opening = \"given\", text = '''e''' }, { opening = \"Mindful\", text = \"f\" }]\n#last";
        let found = places(text).unwrap().texts;
        let found: Vec<&str> = found.into_iter().map(|span| &text[span]).collect();
        let expected =
            ["# first", "\"a # b\"", "# second", "'c'", "# third", "\"d\"", "'''e'''", "\"Mindful\"", "\"f\"", "#last"];
        assert_eq!(found, expected);
    }
}
