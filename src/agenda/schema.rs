//! The keys of an agenda: the one table from which files are checked, messages say what is allowed, and templates are made.
//! What a table of keys is made of serves other sorts of files as well.

/// A table of a file: what its keys are.
#[derive(Debug)]
pub(crate) struct Schema {
    /// How messages and templates name it: `[[items]]`; empty for the file's top.
    pub header: &'static str,
    /// What one of it is: "an item".
    pub one: &'static str,
    /// What it is for, for a first-time organiser.
    pub does: &'static str,
    /// In the order of the template.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What its value must be.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for, for a first-time organiser: a clause without a full stop.
    pub does: &'static str,
    /// A value, as it is written in the file; empty where the shape is a table.
    pub example: &'static str,
    /// What others call it: understood in the header of a roster file, and in suggestions.
    pub also: &'static [&'static str],
}

/// What a value must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Text on one line, inline Markdown.
    Text,
    /// Text over several lines, block Markdown.
    Block,
    /// A list of texts.
    Texts,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A whole number from … to ….
    Number(u32, u32),
    /// Yes or no.
    Flag,
    /// `true` for the lesser number, or a whole number from … to ….
    Grades(u32, u32),
    /// One of these words.
    Word(&'static [&'static str]),
    /// One of these words, or any text.
    Opening(&'static [&'static str]),
    /// A BCP 47 tag.
    Language,
    /// A file beside the agenda or in a folder beside it.
    File,
    /// A number of organisations, or a table that says of what.
    Quorum,
    /// The rule of a vote.
    Rule,
    /// The name of a key of the keyboard, or several; an empty text is none.
    Binding,
    /// One table.
    Table(&'static Schema),
    /// Any number of tables.
    Tables(&'static Schema),
}

impl Shape {
    /// Whether it is written as a text in quotation marks.
    pub fn is_text(self) -> bool {
        match self {
            Shape::Text | Shape::Block | Shape::Word(_) | Shape::Opening(_) | Shape::Language | Shape::File => true,
            Shape::Rule => true,
            Shape::Texts | Shape::Date | Shape::Time | Shape::Number(..) | Shape::Flag | Shape::Grades(..) => false,
            Shape::Quorum | Shape::Binding | Shape::Table(_) | Shape::Tables(_) => false,
        }
    }

    /// What a value of it is, as in "must be …".
    pub fn described(self) -> String {
        match self {
            shape if shape.is_text() => "a text in quotation marks".into(),
            Shape::Texts => "a list of texts in [ ]".into(),
            Shape::Date => "a date".into(),
            Shape::Time => "a time".into(),
            Shape::Number(least, most) => format!("a whole number from {least} to {most}"),
            Shape::Flag => "true or false".into(),
            Shape::Grades(least, most) => format!("true, or a whole number from {least} to {most}"),
            Shape::Quorum => "a whole number, or say of what".into(),
            Shape::Binding => "the name of a key in quotation marks, or several in [ ]".into(),
            Shape::Table(schema) => format!("written as a block {}", schema.header),
            Shape::Tables(schema) => format!("written as blocks {}", schema.header),
            _ => "something else".into(),
        }
    }
}

impl Schema {
    /// The key of this name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of all keys.
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }

    /// The key somebody may have meant by a name that is none.
    pub fn nearest(&self, written: &str) -> Option<&'static str> {
        let plain = plain(written);
        let known = |key: &&Key| key.name == plain || key.also.contains(&plain.as_str());
        let exact = self.keys.iter().find(known).map(|key| key.name);
        exact.or_else(|| super::problem::nearest(written, self.names()))
    }

    /// All tables of a file, this one first.
    pub fn all(&'static self) -> Vec<&'static Schema> {
        let inner = self.keys.iter().filter_map(|key| match key.shape {
            Shape::Table(schema) | Shape::Tables(schema) => Some(schema.all()),
            _ => None,
        });
        std::iter::once(self).chain(inner.flatten()).collect()
    }
}

/// A name as it is compared: small letters and digits only, so that `E-mail` is `email` and `First name` `firstname`.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

pub(crate) const fn key(name: &'static str, shape: Shape, does: &'static str, example: &'static str) -> Key {
    Key { name, shape, required: false, does, example, also: &[] }
}

impl Key {
    const fn required(self) -> Key {
        Key { required: true, ..self }
    }

    pub(crate) const fn also(self, also: &'static [&'static str]) -> Key {
        Key { also, ..self }
    }
}

/// The top of the file.
pub(super) static AGENDA: Schema = Schema {
    header: "",
    one: "an agenda",
    does: "",
    keys: &[
        key("title", Shape::Text, "what the session is called", r#""Housing and work for newcomers""#)
            .required()
            .also(&["name", "subject", "heading"]),
        key(
            "kind",
            Shape::Word(&["conference", "roundtable", "workshop", "planning"]),
            "what sort of event it is: conference (speakers before an audience), roundtable (bodies around one table), workshop (work in groups) or planning (planning a project)",
            r#""roundtable""#,
        )
        .required()
        .also(&["type"]),
        key("language", Shape::Language, "the language of the minutes and the memorandum, for example en or it", r#""en""#)
            .also(&["lang"]),
        key("place", Shape::Text, "where it takes place; printed in \"Done at …\"", r#""Todi""#)
            .also(&["location", "venue", "where", "city"]),
        key("date", Shape::Date, "the day: year-month-day. Left out, it is the day the session is opened", "2026-06-27")
            .also(&["day", "when"]),
        key("start", Shape::Time, "when it begins", "09:30:00").also(&["time", "begin", "begins", "starttime"]),
        key(
            "attribution",
            Shape::Word(&["named", "organisation", "none"]),
            "who may be named in what is handed over: named (persons and organisations), organisation (only organisations) or none (nobody: the Chatham House Rule)",
            r#""named""#,
        )
        .also(&["chathamhouse"]),
        key("project", Shape::Text, "the project or series this session belongs to", r#""Seven cities""#)
            .also(&["series"]),
        key(
            "funding",
            Shape::Text,
            "the funder's statement, printed on the minutes and the memorandum",
            r#""Co-funded by …""#,
        )
        .also(&["funder", "funders"]),
        key(
            "objectives",
            Shape::Texts,
            "what the session is for, one sentence each",
            r#"["Agree on what the first year brings"]"#,
        )
        .also(&["aims", "goals", "objective"]),
        key(
            "quorum",
            Shape::Quorum,
            "how many must be present to decide: a number of organisations, or { people = 12 }",
            "5",
        ),
        key(
            "speaker_minutes",
            Shape::Number(1, 60),
            "how many minutes a turn may take, where that is to be watched",
            "3",
        )
        .also(&["speakingtime", "speakertime"]),
        key("voting", Shape::Table(&VOTING), "", "").also(&["votes", "majority", "decisions"]),
        key(
            "participants_file",
            Shape::File,
            "a table with the participants, saved as CSV beside this file; its columns are called like the keys under [[participants]]",
            r#""roster.csv""#,
        )
        .also(&["roster", "rosterfile", "participantlist"]),
        key("organiser", Shape::Table(&ORGANISER), "", "").also(&["organizer", "secretariat", "host"]),
        key("participants", Shape::Tables(&PARTICIPANT), "", "").also(&["participant", "people", "attendees"]),
        key("items", Shape::Tables(&ITEM), "", "").also(&["item", "agenda", "sessions", "programme"]),
        key("polls", Shape::Tables(&POLL), "", "").also(&["poll", "survey"]),
        key("memorandum", Shape::Table(&MEMORANDUM), "", "").also(&["mou"]),
    ],
};

static ORGANISER: Schema = Schema {
    header: "[organiser]",
    one: "the organiser",
    does: "The secretariat: printed at the end of the memorandum and the minutes.",
    keys: &[
        key("name", Shape::Text, "who organises", r#""City of Todi, Office for Welcome""#),
        key("email", Shape::Text, "where to write", r#""welcome@city.example""#).also(&["mail"]),
        key("phone", Shape::Text, "where to call", r#""+39 075 000000""#).also(&["telephone", "tel", "mobile"]),
        key("web", Shape::Text, "where to read more", r#""https://city.example/welcome""#)
            .also(&["website", "url", "link"]),
    ],
};

static VOTING: Schema = Schema {
    header: "[voting]",
    one: "the voting",
    does: "How votes are taken, where nothing else is said at the vote.",
    keys: &[
        key(
            "rule",
            Shape::Rule,
            "the majority that is needed: simple, absolute, two-thirds, three-quarters, unanimity, consensus, or a share such as 60%",
            r#""two-thirds""#,
        )
        .also(&["majority"]),
        key(
            "base",
            Shape::Word(&["cast", "present", "members"]),
            "what the majority is counted against: the votes cast, those present, or all members on the list",
            r#""cast""#,
        )
        .also(&["of", "against"]),
        key(
            "abstentions",
            Shape::Word(&["not-cast", "cast"]),
            "whether an abstention is a vote cast: not-cast (it does not count) or cast (it makes the majority harder to reach)",
            r#""not-cast""#,
        )
        .also(&["abstention", "abstain"]),
        key(
            "by",
            Shape::Word(&["people", "bodies"]),
            "who has a vote: people (each person) or bodies (each organisation)",
            r#""bodies""#,
        )
        .also(&["voters", "unit"]),
    ],
};

pub(super) static PARTICIPANT: Schema = Schema {
    header: "[[participants]]",
    one: "a participant",
    does: "Who is expected, one block like this for each person. Who comes without being listed is added on the day.",
    keys: &[
        key("name", Shape::Text, "the full name", r#""Ada Example""#).required().also(&[
            "fullname",
            "participant",
            "person",
        ]),
        key("organisation", Shape::Text, "whom the person is there for", r#""City of Todi""#).also(&[
            "organization",
            "org",
            "organisationname",
            "organizationname",
            "body",
            "institution",
            "company",
            "affiliation",
            "employer",
        ]),
        key(
            "role",
            Shape::Word(&["facilitator", "rapporteur", "speaker", "participant", "observer", "interpreter"]),
            "what the person does there: facilitator, rapporteur, speaker, participant, observer or interpreter",
            r#""participant""#,
        )
        .also(&["function"]),
        key("category", Shape::Text, "your own word by which the minutes group and count", r#""municipality""#)
            .also(&["group", "sector", "type"]),
        key("country", Shape::Text, "the country, usually two letters", r#""IT""#).also(&["countrycode", "nation"]),
        key("email", Shape::Text, "for the secretariat; not handed over with the minutes", r#""ada@city.example""#)
            .also(&["mail", "emailaddress", "mailaddress"]),
        key("signatory", Shape::Flag, "whether the organisation signs the memorandum", "true").also(&[
            "signs",
            "signatorybody",
            "signing",
        ]),
    ],
};

static ITEM: Schema = Schema {
    header: "[[items]]",
    one: "an item",
    does: "The items of the agenda in the order they are taken, one block like this for each.",
    keys: &[
        key("title", Shape::Text, "what it is called", r#""Opening""#).required().also(&["name", "topic", "subject"]),
        key("minutes", Shape::Number(1, 1440), "its time box, in minutes", "15").also(&[
            "duration", "time", "length", "min", "mins",
        ]),
        key(
            "format",
            Shape::Word(&[
                "presentation",
                "discussion",
                "roundtable",
                "tables",
                "decision",
                "poll",
                "planning",
                "break",
            ]),
            "how it is run: presentation, discussion, roundtable (each in turn), tables (parallel groups), decision, poll, planning or break",
            r#""discussion""#,
        )
        .also(&["kind", "type"]),
        key("lead", Shape::Text, "who leads it", r#""Ada Example""#).also(&["leader", "speaker", "chair", "by"]),
        key("fixed", Shape::Time, "it begins at this time, whatever happened before (lunch, for example)", "11:00:00")
            .also(&["start", "at", "fixedtime", "begins"]),
        key("questions", Shape::Texts, "what it is to answer", r#"["What works already?", "What is missing?"]"#)
            .also(&["question"]),
        key("tables", Shape::Texts, "the parallel groups, where the format is tables", r#"["Schools", "Housing"]"#)
            .also(&["groups", "breakouts"]),
        key("notes", Shape::Block, "prompts for the facilitator, in no minutes", r#""Welcome everybody.""#)
            .also(&["note", "prompts", "description"]),
    ],
};

static POLL: Schema = Schema {
    header: "[[polls]]",
    one: "a poll",
    does: "Questions to put to the room, prepared beforehand. Each is answered in one way: scale, options or consensus.",
    keys: &[
        key("question", Shape::Text, "what is asked", r#""How useful was today?""#).required().also(&["title", "text"]),
        key("scale", Shape::Number(2, 10), "points from 1 to this many", "5").also(&["points"]),
        key(
            "ends",
            Shape::Texts,
            "with a scale: what its first and its last point are called",
            r#"["not at all", "very"]"#,
        )
        .also(&["labels", "endlabels"]),
        key("options", Shape::Texts, "one of these is chosen", r#"["Spring", "Autumn"]"#)
            .also(&["choices", "answers", "option"]),
        key("ranking", Shape::Flag, "with options: they are put in order", "true").also(&["rank", "ranked"]),
        key("dots", Shape::Number(1, 100), "with options: so many dots for each person to spread over them", "3"),
        key(
            "consensus",
            Shape::Grades(5, 8),
            "grades from full support to a veto: true is five of them, or say how many (5 to 8)",
            "true",
        ),
    ],
};

static MEMORANDUM: Schema = Schema {
    header: "[memorandum]",
    one: "the memorandum",
    does: "What the memorandum starts from. The pledges are recorded on the day.",
    keys: &[
        key("title", Shape::Text, "its title; left out, the session's", r#""Housing and work for newcomers""#),
        key("subtitle", Shape::Text, "what sort of paper it is", r#""Memorandum of Understanding""#),
        key(
            "purpose",
            Shape::Text,
            "what it is for, in a sentence or two; it is printed first, and can be reworded on the day",
            r#""It settles how the signatory bodies welcome newcomers together.""#,
        )
        .also(&["aim", "scope", "object"]),
        key(
            "undertaking",
            Shape::Text,
            "the words before the pledges; left out, the usual ones of the language",
            r#""the signatory bodies undertake to""#,
        ),
        key(
            "undertakings",
            Shape::Word(&["together", "by-body"]),
            "how the pledges are printed: together (one list) or by-body (numbered, under the body that leads each)",
            r#""together""#,
        ),
        key("recitals", Shape::Tables(&RECITAL), "", "").also(&["recital", "preamble", "whereas"]),
        key("provisions", Shape::Tables(&PROVISION), "", "").also(&["provision", "clauses"]),
    ],
};

static RECITAL: Schema = Schema {
    header: "[[memorandum.recitals]]",
    one: "a recital",
    does: "Why the bodies sign: the sentences before the pledges, one block each.",
    keys: &[
        key(
            "opening",
            Shape::Opening(&["given", "considering", "recognising", "recalling", "having-regard", "none"]),
            "how it begins: given, considering, recognising, recalling or having-regard, printed in the language of the memorandum (\"Given that\"); any other words are printed as they are",
            r#""given""#,
        )
        .also(&["begins", "start"]),
        key("text", Shape::Text, "what follows", r#""newcomers need homes and work from the first week""#).required(),
        key("points", Shape::Texts, "a list under it", r#"["homes near schools", "work that counts"]"#)
            .also(&["list", "items"]),
    ],
};

static PROVISION: Schema = Schema {
    header: "[[memorandum.provisions]]",
    one: "a provision",
    does: "What closes the memorandum: how long it holds, how it is changed, one block each.",
    keys: &[
        key("title", Shape::Text, "its heading", r#""Duration""#).required().also(&["heading", "name"]),
        key("text", Shape::Text, "what it says", r#""This memorandum holds for two years from the day it is signed.""#)
            .required(),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::table::word;
    use super::super::{Attribution, Format, Kind, Opening, Role};
    use super::*;

    fn understood<'de, T: serde::Deserialize<'de> + PartialEq>(schema: &Schema, key: &str, distinct: usize) {
        let (Shape::Word(words) | Shape::Opening(words)) = schema.key(key).unwrap().shape else { unreachable!() };
        let mut meant: Vec<T> = words.iter().filter_map(|text| word(text)).collect();
        assert_eq!(meant.len(), words.len(), "{key}");
        meant.dedup();
        assert_eq!(meant.len(), distinct, "{key}");
    }

    #[test]
    fn every_allowed_word_is_understood() {
        understood::<Kind>(&AGENDA, "kind", 4);
        understood::<Attribution>(&AGENDA, "attribution", 3);
        understood::<Role>(&PARTICIPANT, "role", 6);
        understood::<Format>(&ITEM, "format", 8);
        understood::<Opening>(&RECITAL, "opening", 6);
        assert_eq!(word("having-regard"), Some(Opening::HavingRegard));
        assert_eq!(word("none"), Some(Opening::None));
    }

    #[test]
    fn every_key_has_what_messages_and_templates_say_of_it() {
        for schema in AGENDA.all() {
            for key in schema.keys {
                let is_table = matches!(key.shape, Shape::Table(_) | Shape::Tables(_));
                assert!(is_table || !key.does.is_empty() && !key.example.is_empty(), "{}", key.name);
                let others = schema.keys.iter().filter(|other| other.name != key.name);
                let taken: Vec<&str> =
                    others.flat_map(|other| other.also.iter().copied().chain([other.name])).collect();
                assert!(key.also.iter().all(|also| *also == plain(also) && !taken.contains(also)), "{}", key.name);
            }
        }
    }
}
