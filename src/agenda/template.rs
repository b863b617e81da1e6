//! A commented agenda to fill in, made from the schema, so that every key appears in it.

use super::schema::{AGENDA, Key, Schema, Shape};
use super::{Format, Kind};

/// How wide the comments are.
const WIDTH: usize = 96;

/// An agenda of this kind to fill in, for somebody who has never written one: it can be opened as it stands, says what
/// each key is for, and shows those that are not used as comments. A `language` that is given is written into it.
pub fn template(kind: Kind, language: Option<&str>) -> String {
    let sample = Sample::of(kind);
    let mut template = Template::default();
    template.comment(&format!(
        "The agenda of a {}. Change what stands here, then look at it with `rapporteur check FILE` and begin with \
         `rapporteur open FILE`.",
        kind.word()
    ));
    template.comment("");
    template.comment(
        "Texts stand in quotation marks. What follows a # is not read: to use one of the lines that begin with #, take \
         the # away. The blocks in [ ] come after the lines above them, and those in [[ ]] can be repeated.",
    );
    let (title, word, language) = (quoted(sample.title), quoted(kind.word()), language.map(quoted));
    let mut used = vec![("title", title.as_str()), ("kind", word.as_str())];
    used.extend(language.as_deref().map(|language| ("language", language)));
    template.keys(&AGENDA, &used);
    for schema in AGENDA.all().into_iter().skip(1) {
        template.line("");
        template.comment(schema.does);
        if schema.header == "[[items]]" {
            template.items(schema, sample.items);
        } else {
            template.line(&format!("#{}", schema.header));
            template.keys(schema, &[]);
        }
    }
    template.text
}

/// What the template of a kind begins with.
struct Sample {
    title: &'static str,
    items: &'static [(&'static str, u32, Format, &'static [&'static str])],
}

impl Sample {
    fn of(kind: Kind) -> Sample {
        match kind {
            Kind::Conference => Sample {
                title: "The title of the conference",
                items: &[
                    ("Welcome", 10, Format::Presentation, &[]),
                    ("First speaker", 30, Format::Presentation, &[]),
                    ("Questions from the audience", 20, Format::Discussion, &["What does this mean for us?"]),
                    ("Break", 15, Format::Break, &[]),
                    ("Panel", 45, Format::Roundtable, &["What should happen next, and who should begin?"]),
                    ("Closing", 10, Format::Discussion, &[]),
                ],
            },
            Kind::Roundtable => Sample {
                title: "The title of the roundtable",
                items: &[
                    ("Welcome", 10, Format::Presentation, &[]),
                    ("Where each of us stands", 30, Format::Roundtable, &["What works already?", "What is missing?"]),
                    ("What we could do together", 40, Format::Discussion, &[]),
                    ("What each body undertakes to do", 30, Format::Decision, &["Who does what, by when?"]),
                    ("Closing and signature", 10, Format::Decision, &[]),
                ],
            },
            Kind::Workshop => Sample {
                title: "The title of the workshop",
                items: &[
                    ("Welcome and how we work today", 15, Format::Presentation, &[]),
                    ("Work in groups", 45, Format::Tables, &["What is the problem?", "What could be done about it?"]),
                    ("Break", 15, Format::Break, &[]),
                    ("What the groups bring back", 30, Format::Roundtable, &[]),
                    ("What we agree on", 20, Format::Decision, &[]),
                ],
            },
            Kind::Planning => Sample {
                title: "The title of the project",
                items: &[
                    ("What the project is to change", 20, Format::Discussion, &["How will we know that it has?"]),
                    ("Steps, and what each needs", 45, Format::Planning, &["What has to come first?"]),
                    ("Break", 15, Format::Break, &[]),
                    ("Who does what, by when", 30, Format::Planning, &[]),
                    ("What could go wrong", 20, Format::Discussion, &[]),
                    ("What is settled today", 15, Format::Decision, &[]),
                ],
            },
        }
    }
}

/// A commented file in the making.
#[derive(Default)]
pub(crate) struct Template {
    /// What is written so far.
    pub text: String,
}

impl Template {
    /// A line as it is.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A comment, wrapped.
    pub fn comment(&mut self, text: &str) {
        let mut line = String::from("#");
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            if line.chars().count() + 1 + word.chars().count() > WIDTH {
                let full = std::mem::replace(&mut line, String::from("#"));
                self.line(&full);
            }
            line.push(' ');
            line.push_str(word);
        }
        self.line(&line);
    }

    /// The keys of a table with what each is for: those in `used` with their values, the others as comments.
    pub fn keys(&mut self, schema: &Schema, used: &[(&str, &str)]) {
        for key in schema.keys.iter().filter(|key| !matches!(key.shape, Shape::Table(_) | Shape::Tables(_))) {
            if schema.header.is_empty() {
                self.line("");
            }
            self.explained(key, used.iter().find(|(name, _)| *name == key.name).map(|(_, value)| *value));
        }
    }

    fn explained(&mut self, key: &Key, value: Option<&str>) {
        let mut does = key.does.to_owned();
        if let Some(first) = does.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        self.comment(&format!("{does}{}.", if key.required { " (needed)" } else { "" }));
        match value {
            Some(value) => self.line(&format!("{} = {value}", key.name)),
            None => self.line(&format!("#{} = {}", key.name, key.example)),
        }
    }

    /// The sample's items: the first with every key explained.
    fn items(&mut self, schema: &Schema, items: &[(&str, u32, Format, &[&str])]) {
        for (count, (title, minutes, format, questions)) in items.iter().enumerate() {
            let title = quoted(title);
            let minutes = minutes.to_string();
            let format = serde_json::to_string(format).unwrap_or_default();
            let questions = format!("[{}]", questions.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "));
            let mut used = vec![("title", title.as_str()), ("minutes", &minutes), ("format", &format)];
            if questions != "[]" {
                used.push(("questions", &questions));
            }
            if count > 0 {
                self.line("");
            }
            self.line(schema.header);
            if count == 0 {
                self.keys(schema, &used);
            } else {
                for (name, value) in &used {
                    self.line(&format!("{name} = {value}"));
                }
            }
            if format == "\"tables\"" {
                self.line("tables = [\"First group\", \"Second group\"]");
            }
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    const KINDS: [Kind; 4] = [Kind::Conference, Kind::Roundtable, Kind::Workshop, Kind::Planning];

    #[test]
    fn a_template_can_be_opened_as_it_stands() {
        for kind in KINDS {
            let reading = read("new.toml", template(kind, None).as_bytes(), &|_| Err("there is none".into()));
            assert_eq!(reading.to_string(), "", "{kind:?}");
            assert_eq!(reading.agenda.map(|agenda| agenda.kind), Some(kind));
            let reading = read("new.toml", template(kind, Some("it")).as_bytes(), &|_| Err("there is none".into()));
            assert_eq!(reading.agenda.map(|agenda| agenda.language).as_deref(), Some("it"));
        }
    }

    #[test]
    fn every_key_appears_and_can_be_used_by_taking_the_hash_away() {
        for kind in KINDS {
            let template = template(kind, None);
            for schema in AGENDA.all() {
                for key in schema.keys.iter().filter(|key| !matches!(key.shape, Shape::Table(_) | Shape::Tables(_))) {
                    let line = |line: &str| line.trim_start_matches('#').starts_with(&format!("{} = ", key.name));
                    assert!(template.lines().any(line), "{}", key.name);
                }
            }
            let uncommented: Vec<&str> = template
                .lines()
                .map(|line| line.strip_prefix('#').filter(|rest| rest.starts_with(|c: char| c != ' ')).unwrap_or(line))
                .collect();
            let roster = |_: &str| Ok(b"name\nBo Example".to_vec());
            let reading = read("new.toml", uncommented.join("\n").as_bytes(), &roster);
            // What cannot be used together is said where it stands.
            let said: Vec<&str> = reading.problems.iter().map(|problem| problem.what.as_str()).collect();
            assert_eq!(
                said,
                ["the item has tables, but its format is not \"tables\"", "a poll is answered in one way only",],
                "{reading}"
            );
        }
    }
}
