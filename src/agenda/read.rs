//! From the bytes of a file to an agenda, or to all that is wrong with it.

use std::collections::HashSet;
use std::fmt;

use super::problem::{self, Findings, Problem, shown};
use super::sort::{AGENDAS, understand};
use super::table::{Span, Table};
use super::text::decode;
use super::{
    Agenda, Item, Memorandum, Organiser, Participant, Poll, PollForm, Provision, Recital, Voting, advice, roster,
};

/// How many problems of one file are told; the rest is counted.
pub(crate) const MOST: usize = 100;

/// What reading an agenda came to. Its [`Display`](fmt::Display) is all problems, with an empty line between each two.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The agenda; `None` exactly where a problem [holds the session up](Problem::holds_up).
    pub agenda: Option<Agenda>,
    /// All problems, in the order of the file, then those of the roster file; at most a hundred of each.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub more: usize,
}

impl Reading {
    /// Whether there is an error among the problems: something that is not advice only.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| !problem.is_advice())
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        problem::write_all(f, &self.problems, self.more)
    }
}

/// Reads an agenda. `file` is what messages call it; `roster` gives the bytes of the file that `participants_file` names
/// (a relative path with no `..` in it, to be looked for in the folder of the agenda), or says why it cannot, in words
/// that can follow "cannot be read:".
///
/// All problems are found at once, in time that grows with the size of the file and no faster.
pub fn read(file: &str, bytes: &[u8], roster: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Reading {
    let mut findings = Findings::default();
    let Some(text) = decode(bytes, AGENDAS.instead, &mut findings) else {
        let (problems, more) = findings.problems(file, "", MOST);
        return Reading { agenda: None, problems, more };
    };
    if text.trim().is_empty() {
        let next = "`rapporteur new roundtable FILE` writes an agenda to fill in";
        findings.add(None, super::Weight::HoldsUp, "the file is empty", vec![next.into()]);
        let (problems, more) = findings.problems(file, "", MOST);
        return Reading { agenda: None, problems, more };
    }

    let (table, found) = understand(&text, &AGENDAS);
    findings.extend(found);
    let mut agenda = Agenda::from_table(&table, &mut findings);
    let mut outside = None;
    if let Some(name) = &agenda.participants_file {
        match roster(name) {
            Ok(bytes) => {
                let found = roster::read(&bytes);
                agenda.participants.extend(found.people.iter().map(|row| row.person.clone()));
                outside = Some((name.clone(), found));
            }
            Err(why) => {
                let what = format!("{} cannot be read: {}", shown(name), shown(&why));
                let next = "put the file beside the agenda, or take this line out";
                findings.hold_up(table.span("participants_file"), what, vec![next.into()]);
            }
        }
    }
    advice::advise(&agenda, &table, outside.as_mut().map(|(_, found)| found), &mut findings);

    let (mut problems, mut more) = findings.problems(file, &text, MOST);
    if let Some((name, found)) = outside {
        let (others, others_more) = found.findings.problems(&beside(file, &name), &found.text, MOST);
        problems.extend(others);
        more += others_more;
    }
    let held = problems.iter().any(Problem::holds_up);
    Reading { agenda: (!held).then_some(agenda), problems, more }
}

/// How messages call a file that stands beside another.
fn beside(file: &str, name: &str) -> String {
    match file.rfind(['/', '\\']) {
        Some(at) => format!("{}{name}", file.get(..=at).unwrap_or_default()),
        None => name.into(),
    }
}

impl Agenda {
    fn from_table(table: &Table, findings: &mut Findings) -> Agenda {
        let empty = Table::default();
        let organiser = table.table("organiser").unwrap_or(&empty);
        let memorandum = table.table("memorandum").unwrap_or(&empty);
        Agenda {
            title: table.owned("title").unwrap_or_default(),
            kind: table.word("kind"),
            language: table.owned("language").unwrap_or_else(|| "en".into()),
            place: table.owned("place"),
            date: table.date("date").copied(),
            start: table.time("start").copied(),
            attribution: table.word("attribution"),
            project: table.owned("project"),
            funding: table.owned("funding"),
            objectives: table.texts("objectives"),
            quorum: table.quorum("quorum").copied(),
            speaker_minutes: table.number("speaker_minutes").copied(),
            voting: voting(table.table("voting").unwrap_or(&empty)),
            organiser: Organiser {
                name: organiser.owned("name"),
                email: organiser.owned("email"),
                phone: organiser.owned("phone"),
                web: organiser.owned("web"),
            },
            participants_file: table.owned("participants_file"),
            participants: people(table, findings),
            items: table.tables("items").iter().map(|table| item(table, findings)).collect(),
            polls: table.tables("polls").iter().filter_map(|table| poll(table, findings)).collect(),
            memorandum: Memorandum {
                title: memorandum.owned("title"),
                subtitle: memorandum.owned("subtitle"),
                purpose: memorandum.owned("purpose"),
                undertaking: memorandum.owned("undertaking"),
                undertakings: memorandum.word("undertakings"),
                recitals: memorandum.tables("recitals").iter().map(recital).collect(),
                provisions: memorandum.tables("provisions").iter().map(provision).collect(),
            },
        }
    }
}

fn people(table: &Table, findings: &mut Findings) -> Vec<Participant> {
    let mut people = Vec::new();
    for table in table.tables("participants") {
        let signatory = table.flag("signatory").copied().unwrap_or(false);
        if signatory && !table.has("organisation") {
            findings.hold_up(table.span("signatory"), roster::NOBODY_SIGNS, vec![roster::NAME_THE_BODY.into()]);
        }
        people.push(Participant {
            name: table.owned("name").unwrap_or_default(),
            organisation: table.owned("organisation"),
            role: table.word("role"),
            category: table.owned("category"),
            country: table.owned("country"),
            email: table.owned("email"),
            signatory,
        });
    }
    people
}

fn item(table: &Table, findings: &mut Findings) -> Item {
    let item = Item {
        title: table.owned("title").unwrap_or_default(),
        minutes: table.number("minutes").copied(),
        // Tables without a format are what the format is for.
        format: if table.has("tables") && !table.has("format") { super::Format::Tables } else { table.word("format") },
        lead: table.owned("lead"),
        fixed: table.time("fixed").copied(),
        questions: table.texts("questions"),
        tables: table.texts("tables"),
        notes: table.owned("notes"),
    };
    if table.has("tables") && item.format != super::Format::Tables {
        let next = vec!["write: format = \"tables\" if the groups work in parallel".into()];
        findings.advise(table.span("tables"), "the item has tables, but its format is not \"tables\"", next);
    }
    no_duplicates(table, "tables", findings);
    item
}

/// Notes texts that stand in a list twice.
fn no_duplicates(table: &Table, key: &str, findings: &mut Findings) {
    let mut seen = HashSet::new();
    for text in table.list(key).into_iter().flatten() {
        if !seen.insert(text.value.to_lowercase()) {
            let what = format!("\"{}\" stands in `{key}` twice", shown(&text.value));
            findings.hold_up(text.span.clone(), what, vec!["give it another name, or take it out".into()]);
        }
    }
}

fn poll(table: &Table, findings: &mut Findings) -> Option<Poll> {
    let question = table.owned("question").unwrap_or_default();
    no_duplicates(table, "options", findings);
    let small = |key| table.number(key).and_then(|number| u8::try_from(*number).ok());
    let flag = |key| table.flag(key).copied().unwrap_or(false);
    let options = table.has("options").then(|| table.texts("options"));
    let mut refuse = |span: Span, what: &str, next: &str| {
        findings.hold_up(span, what, vec![next.into()]);
        None
    };
    const WAYS: &str =
        "allowed: scale = 5; options = [\"…\", \"…\"], alone or with ranking = true or dots = 3; consensus = true";
    if let Some(options) = &options
        && options.len() < 2
    {
        return refuse(table.span("options"), "a poll needs at least two options", WAYS);
    }
    let form = match (small("scale"), small("consensus"), options, flag("ranking"), small("dots")) {
        (Some(points), None, None, false, None) => PollForm::Scale(points),
        (None, Some(grades), None, false, None) => PollForm::Consensus(grades),
        (None, None, Some(options), false, None) => PollForm::Choice(options),
        (None, None, Some(options), true, None) => PollForm::Ranking(options),
        (None, None, Some(options), false, Some(each)) => PollForm::Dots { options, each },
        (None, None, None, true, None) => return refuse(table.span("ranking"), "a ranking needs options", WAYS),
        (None, None, None, _, Some(_)) => return refuse(table.span("dots"), "dots need options to be put on", WAYS),
        (None, None, None, false, None) => {
            // A value that could not be used has been noted already.
            return if table.is_whole {
                refuse(table.span.clone(), "this poll does not say how it is answered", WAYS)
            } else {
                None
            };
        }
        _ => {
            let second = ["dots", "ranking", "options", "consensus"].into_iter().find(|key| table.has(key));
            return refuse(table.span(second.unwrap_or("scale")), "a poll is answered in one way only", WAYS);
        }
    };
    let ends = ends(table, &form, findings);
    Some(Poll { question, form, ends })
}

/// What the ends of a scale are called: two words, or none.
fn ends(table: &Table, form: &PollForm, findings: &mut Findings) -> Vec<String> {
    let ends = table.texts("ends");
    let scale = matches!(form, PollForm::Scale(_) | PollForm::Consensus(_));
    if table.has("ends") && !(scale && ends.len() == 2) {
        let what = if scale { "a scale has two ends" } else { "only a scale has ends" };
        let next = "for example: scale = 5 in one line, and in the next: ends = [\"not at all\", \"very\"]";
        findings.hold_up(table.span("ends"), what, vec![next.into()]);
        return Vec::new();
    }
    ends
}

fn voting(table: &Table) -> Voting {
    let word = |key| table.text(key).map(String::as_str);
    Voting {
        rule: table.owned("rule"),
        base: word("base").and_then(super::table::word),
        abstentions: word("abstentions").and_then(super::table::word),
        by: word("by").and_then(super::table::word),
    }
}

fn recital(table: &Table) -> Recital {
    Recital {
        opening: table.word("opening"),
        text: table.owned("text").unwrap_or_default(),
        points: table.texts("points"),
    }
}

fn provision(table: &Table) -> Provision {
    Provision { title: table.owned("title").unwrap_or_default(), text: table.owned("text").unwrap_or_default() }
}
