//! The command language, line by line: `tests/lines/*.txt` hold what is typed and how it is understood.
//!
//! In such a file, `$ line` is carried out (so that there is something to edit, answer, vote on), `> line` is parsed, and
//! what follows up to the next blank line is what was understood, with hints below it. `⏎` stands for a line break, `␛` for
//! an escape character. `? line` shows what is offered where `▏` stands: what the line becomes, what is shown, what it does.
//! A line with `#` before it is a comment; `! language = it` holds the session in another
//! language. `UPDATE_LINES=1 cargo test --test capture` writes the files
//! anew: read the difference.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails that way")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use rapporteur::agenda::{Agenda, Item, Participant, Poll, PollForm};
use rapporteur::capture::actions::{self, ACTIONS, Arguments, Group};
use rapporteur::capture::{self, Candidate, Completion, Line, Parsed, complete};
use rapporteur::session::command::NewEntry;
use rapporteur::session::event::{Clock, Details, Device, EntryKind, Order, Recorded, Who};
use rapporteur::session::state::Moment;
use rapporteur::session::{self, Command, Refusal, State};
use uuid::Uuid;

const TODAY: &str = "2018-06-27";

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

fn person(name: &str, organisation: &str) -> Participant {
    let organisation = Some(organisation.to_owned()).filter(|name| !name.is_empty());
    Participant { name: name.into(), organisation, ..Participant::default() }
}

fn agenda() -> Agenda {
    let signs = |name: &str, organisation: &str| Participant { signatory: true, ..person(name, organisation) };
    let item = |title: &str, minutes| Item { title: title.into(), minutes: Some(minutes), ..Item::default() };
    Agenda {
        title: "Housing and work for newcomers".into(),
        language: "en".into(),
        date: Some(today()),
        participants: vec![
            signs("Anna Rossi", "Ravenna"),
            signs("Tomáš Novák", "Lublin"),
            signs("Ana Silva", "Cartagena"),
            person("Ana Silva", "Municipality of Évora"),
            person("Bruno Łaski", "Lublin"),
            person("Manu", ""),
            person("manu", ""),
            person("manu1", ""),
            person("TallTed // Ted Thibodeau (he/him)", "OpenLink"),
            person("Jo \"Zip\" Lee", "Zip, Ltd."),
            person("Dom | walt.id", "🌍 World: All"),
            person("Rossi, Carla", "Ravenna"),
            person("Gregg", ""),
            person("Al", "Raval"),
        ],
        items: vec![
            item("Opening", 10),
            item("Round table", 25),
            item("What makes a local welcome work", 25),
            item("Pledges", 30),
            item("2030 goals: what is left", 15),
        ],
        polls: vec![
            Poll { question: "How useful is the mentoring model?".into(), form: PollForm::Scale(5), ends: vec![] },
            Poll {
                question: "Which topic first?".into(),
                form: PollForm::Choice(vec!["Housing".into(), "Work".into()]),
                ends: vec![],
            },
        ],
        ..Agenda::default()
    }
}

/// A session held in memory by one device.
struct Desk {
    state: State,
    seq: u64,
}

impl Desk {
    fn new() -> Desk {
        Desk::with(agenda())
    }

    fn with(agenda: Agenda) -> Desk {
        let state = State::new(Arc::new(agenda));
        let mut desk = Desk { state, seq: 0 };
        let opened = session::introduce(&desk.state, &Desk::device(), "00", &[]).unwrap();
        desk.happen(vec![opened]);
        desk
    }

    fn device() -> Device {
        Device::new("desk").unwrap()
    }

    fn now(&self) -> Moment {
        let start = DateTime::parse_from_rfc3339("2018-06-27T09:30:00+02:00").unwrap();
        start + chrono::TimeDelta::minutes(i64::try_from(self.seq).unwrap())
    }

    fn happen(&mut self, events: Vec<session::Event>) {
        for event in events {
            self.seq += 1;
            let order = Order { clock: Clock(self.seq, 0), device: Desk::device(), seq: self.seq };
            let id = Uuid::from_u128(self.seq.into());
            let at = self.now();
            session::apply(&mut self.state, Recorded { id, order, at, event });
        }
    }

    fn carry_out(&mut self, line: &str) {
        let parsed = capture::parse(line, &self.state, today()).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        let Line::Command(command) = parsed.line else { panic!("{line} is no command") };
        let events = session::decide(&self.state, &Desk::device(), &command, self.now());
        self.happen(events.unwrap_or_else(|refusal| panic!("{line}: {refusal}")));
    }
}

/// How a line was understood, in words.
fn understood(parsed: &Result<Parsed, Refusal>, state: &State) -> String {
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(refusal) => return format!("refused: {refusal}\n"),
    };
    let mut text = match &parsed.line {
        Line::Nothing => "nothing".to_owned(),
        Line::Request(request) => format!("{request:?}"),
        Line::Command(Command::Record(NewEntry { kind, text, speaker, details })) => {
            let mut out = kind.word().to_owned();
            write_beside(&mut out, speaker.as_ref(), details, state);
            format!("{out} {text:?}")
        }
        Line::Command(Command::Edit { entry, text, speaker, details, by }) => {
            let mut out = format!("edit {}", entry.map_or("the last".to_owned(), |handle| handle.to_string()));
            write_beside(&mut out, speaker.as_ref(), details, state);
            if let Some(by) = by {
                write!(out, " asked for by {}", name(by, state)).unwrap();
            }
            if let Some(text) = text {
                write!(out, " {text:?}").unwrap();
            }
            out
        }
        Line::Command(command) => {
            let mut text = format!("{command:?}");
            for person in state.roster.people() {
                text = text.replace(&format!("Participant({})", person.id), &person.details.name);
                text = text.replace(&format!("Known({})", person.id), &format!("Known({})", person.details.name));
            }
            text
        }
    };
    text.push('\n');
    for hint in &parsed.hints {
        writeln!(text, "  - {hint}").unwrap();
    }
    text
}

fn write_beside(out: &mut String, speaker: Option<&Who>, details: &Details, state: &State) {
    let Details { who, due, indicator, pledge_kind, opening, title, answers, poll, .. } = details;
    if let Some(speaker) = speaker {
        write!(out, " by {}", name(speaker, state)).unwrap();
    }
    if !who.is_empty() {
        let who: Vec<String> = who.iter().map(|who| name(who, state)).collect();
        write!(out, " of {}", who.join(" + ")).unwrap();
    }
    if let Some(due) = due {
        write!(out, " due {due}").unwrap();
    }
    let Details { baseline, target, source, beneficiaries, territory, grew_from, .. } = details;
    for (word, text) in [
        ("baseline", baseline),
        ("target", target),
        ("source", source),
        ("beneficiaries", beneficiaries),
        ("territory", territory),
    ] {
        if let Some(text) = text {
            write!(out, " {word} {text:?}").unwrap();
        }
    }
    if !grew_from.is_empty() {
        write!(out, " from {grew_from:?}").unwrap();
    }
    if let Some(indicator) = indicator {
        write!(out, " indicator {indicator:?}").unwrap();
    }
    if let Some(kind) = pledge_kind {
        write!(out, " kind {kind:?}").unwrap();
    }
    if let Some(opening) = opening {
        write!(out, " opening {opening:?}").unwrap();
    }
    if let Some(title) = title {
        write!(out, " title {title:?}").unwrap();
    }
    if let Some(answers) = answers {
        write!(out, " answers {answers}").unwrap();
    }
    assert_eq!(*poll, None, "a poll is opened by its own command");
}

fn name(who: &Who, state: &State) -> String {
    match who {
        Who::Participant(_) => state.roster.name(who).to_owned(),
        Who::Organisation(name) => format!("[{name}]"),
    }
}

/// What could be typed where `▏` stands.
fn offered(line: &str, state: &State) -> String {
    let cursor = line.find('▏').unwrap();
    let input = line.replace('▏', "");
    let Some(Completion { span, candidates }) = complete(&input, cursor, state, 6) else { return "nothing\n".into() };
    let become_ = |Candidate { insert, label, does }: &Candidate| {
        let line = format!("{}{insert}▏{}", &input[..span.start], &input[span.end..]);
        format!("{line}\n    {label} · {does}\n")
    };
    candidates.iter().map(become_).collect()
}

fn typed(text: &str) -> String {
    text.replace('⏎', "\n").replace('␛', "\u{1b}")
}

#[test]
fn lines_are_understood_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lines");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 6, "the cases are missing");
    for file in files {
        let written = fs::read_to_string(&file).unwrap();
        let mut desk = Desk::new();
        let mut anew = String::new();
        let mut skipping = false;
        for line in written.lines() {
            if let Some(line) = line.strip_prefix("> ") {
                let parsed = capture::parse(&typed(line), &desk.state, today());
                write!(anew, "> {line}\n{}", understood(&parsed, &desk.state)).unwrap();
                skipping = true;
                continue;
            }
            if let Some(language) = line.strip_prefix("! language = ") {
                desk = Desk::with(Agenda { language: language.into(), ..agenda() });
            }
            if let Some(line) = line.strip_prefix("? ") {
                write!(anew, "? {line}\n{}", offered(line, &desk.state)).unwrap();
                skipping = true;
                continue;
            }
            if let Some(line) = line.strip_prefix("$ ") {
                desk.carry_out(&typed(line));
            }
            skipping &= !line.trim().is_empty();
            if !skipping {
                writeln!(anew, "{line}").unwrap();
            }
        }
        if std::env::var_os("UPDATE_LINES").is_some() {
            fs::write(&file, anew).unwrap();
        } else {
            for (expected, got) in written.split("\n\n").zip(anew.split("\n\n")) {
                assert_eq!(got, expected, "in {}", file.display());
            }
            assert_eq!(anew, written, "{}", file.display());
        }
    }
}

#[test]
fn every_example_is_understood_and_can_be_carried_out_or_says_why_not() {
    for action in ACTIONS {
        let Some(command) = action.command else {
            assert!(action.key.is_some(), "{:?} cannot be reached", action.id);
            continue;
        };
        let mut desk = Desk::new();
        let first = action.example.split_whitespace().next().unwrap();
        assert_eq!(first, format!("/{command}"), "the example shows the command");
        assert!(action.usage.starts_with(first), "{}", action.usage);
        for line in ["/question who?", "/decision we go on", "/poll 1", "/pledge @Ravenna share"] {
            desk.carry_out(line);
        }
        let parsed = capture::parse(action.example, &desk.state, today());
        let parsed = parsed.unwrap_or_else(|refusal| panic!("{}: {refusal}", action.example));
        assert_ne!(parsed.line, Line::Nothing);
        if let Line::Command(command) = parsed.line {
            let decided = session::decide(&desk.state, &Desk::device(), &command, desk.now());
            let available = (action.available)(&desk.state);
            if let Err(why) = available {
                assert!(decided.is_err() || decided == Ok(Vec::new()), "{command:?} is not “not now: {why}”");
            }
        }
    }
}

#[test]
fn what_the_table_calls_unavailable_is_refused() {
    // At the beginning, running, paused and over.
    let stages: [&[&str]; 4] =
        [&[], &["/start", "hello"], &["/start", "hello", "/pause"], &["/start", "hello", "/end"]];
    for stage in stages {
        let mut desk = Desk::new();
        stage.iter().for_each(|line| desk.carry_out(line));
        for action in ACTIONS.iter().filter(|action| action.command.is_some()) {
            let parsed = capture::parse(action.example, &desk.state, today());
            let decided = parsed.and_then(|parsed| match parsed.line {
                Line::Command(command) => session::decide(&desk.state, &Desk::device(), &command, desk.now()),
                _ => Ok(Vec::new()),
            });
            if let Err(why) = (action.available)(&desk.state) {
                let nothing = decided.as_ref().map_or(true, Vec::is_empty);
                assert!(nothing, "{} after {stage:?}: {why}", action.example);
            }
        }
    }
}

#[test]
fn the_table_names_everything_once() {
    let mut words: Vec<&str> = ACTIONS.iter().flat_map(actions::Action::words).collect();
    let mut keys: Vec<&str> = ACTIONS.iter().filter_map(|action| action.key).collect();
    let mut ids: Vec<String> = ACTIONS.iter().map(|action| format!("{:?}", action.id)).collect();
    let (all_words, all_keys, all_ids) = (words.len(), keys.len(), ids.len());
    words.sort_unstable();
    words.dedup();
    keys.sort_unstable();
    keys.dedup();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((words.len(), keys.len(), ids.len()), (all_words, all_keys, all_ids));
    for action in ACTIONS {
        assert_eq!(action.id.action().id, action.id);
        assert!(!action.does.is_empty() && !action.does.ends_with('.'), "{}", action.does);
        assert!(Group::ALL.contains(&action.group));
        assert!(action.footer.is_none() || action.key.is_some());
        assert_eq!(action.usage.contains(' '), action.arguments != Arguments::None, "{}", action.usage);
    }
}

#[test]
fn a_wrong_word_is_refused_with_the_nearest_and_the_way_out() {
    let desk = Desk::new();
    let refusal = capture::parse("/plegde we share", &desk.state, today()).unwrap_err();
    assert!(refusal.next.contains("/pledge") && refusal.next.contains('\\'), "{refusal}");
}

/// Texts as people and programs produce them: command words, names, options, marks and anything else, in any order.
fn line() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => prop::sample::select(vec![
            "/", "\\", "@", "\"", "“", "”", ":", ": ", " ", "  ", "\n", "\t", "\r\n", "#", "s/", "|", "... ", ",", ">", "-", "+",
            "Anna", "Anna Rossi", "Ravenna", "Tomáš", "Jo \"Zip\" Lee", "🌍 World: All", "due:", "due:friday", "+3m",
            "indicator:\"x y\"", "kind:", "policy", "for:3", "rule:", "12-3-2", "1:0", "all", "next", " by ", " to ", "1", "99", "b3",
            "SF: 7 F: 3 N: 1 A: 0 SA: 0", "ACTION: ", "TOPIC:", "present+ ", "q+", "q-", "ack ", "#topic ", "#agreed ", "considering ",
            "\u{1b}[2J", "\u{0}", "\u{9b}", "\u{feff}", "\u{202e}", "e\u{301}", "İ", "ß", "👨‍👩‍👧",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(ACTIONS.iter().filter_map(|action| action.command).collect::<Vec<_>>())
            .prop_map(|word| format!("/{word} ")),
        2 => "[a-zA-Z ]{0,12}",
        1 => "\\PC{0,8}",
        1 => any::<String>(),
    ];
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

static BUSY: LazyLock<Desk> = LazyLock::new(|| {
    let mut desk = Desk::new();
    for line in [
        "/start",
        "a point",
        "/question who pays?",
        "/decision we go on",
        "/pledge @Ravenna share due:+3m",
        "/recital considering that it is so",
        "/provision Duration: two years",
        "/poll 2",
        "q+ Anna",
    ] {
        desk.carry_out(line);
    }
    desk
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_is_understood_or_refused_with_a_way_out(line in line()) {
        let desk = &*BUSY;
        match capture::parse(&line, &desk.state, today()) {
            Ok(parsed) => {
                if let Line::Command(command) = parsed.line {
                    let _ = session::decide(&desk.state, &Desk::device(), &command, desk.now());
                }
            }
            Err(refusal) => prop_assert!(!refusal.what.is_empty() && !refusal.next.is_empty()),
        }
    }

    #[test]
    fn after_a_backslash_any_line_is_recorded_as_it_stands(line in line()) {
        let desk = &*BUSY;
        let parsed = capture::parse(&format!("\\{line}"), &desk.state, today()).unwrap();
        let (clean, _) = capture::clean(&line);
        // A byte order mark is one only before everything.
        let clean = if line.starts_with('\u{feff}') { format!("\u{feff}{clean}") } else { clean.into_owned() };
        match parsed.line {
            Line::Nothing => prop_assert!(clean.trim().is_empty()),
            Line::Command(Command::Record(entry)) => {
                prop_assert_eq!(entry, NewEntry::new(EntryKind::Point, clean));
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn a_sentence_is_recorded_as_typed(text in "[a-z][a-z ,.;0-9äé]{0,60}[a-z.]") {
        prop_assume!(!text.starts_with("ack"));
        let desk = &*BUSY;
        let parsed = capture::parse(&text, &desk.state, today()).unwrap();
        prop_assert_eq!(parsed.line, Line::Command(Command::Record(NewEntry::new(EntryKind::Point, text))));
        prop_assert_eq!(parsed.hints, Vec::<String>::new());
    }

    #[test]
    fn what_is_said_after_a_quoted_name_is_text(text in line()) {
        let desk = &*BUSY;
        let (clean, _) = capture::clean(&text);
        let said = clean.trim();
        prop_assume!(!said.is_empty() && !text.starts_with('\u{feff}') && !said.starts_with([':', ',']));
        let parsed = capture::parse(&format!("@\"Anna Rossi\" {text}"), &desk.state, today()).unwrap();
        let Line::Command(Command::Record(entry)) = parsed.line else { panic!("{:?}", parsed.line) };
        prop_assert_eq!(entry.text, said);
        prop_assert!(matches!(entry.speaker, Some(Who::Participant(_))));
    }

    #[test]
    fn what_is_offered_fits_where_it_is_put(line in line(), cut in 0.0..1.0) {
        let desk = &*BUSY;
        let places: Vec<usize> = line.char_indices().map(|(place, _)| place).chain([line.len()]).collect();
        let cursor = places[(cut * (places.len() - 1) as f64) as usize];
        if let Some(Completion { span, candidates }) = complete(&line, cursor, &desk.state, 5) {
            prop_assert!((1..=5).contains(&candidates.len()));
            prop_assert!(span.start <= cursor && cursor <= span.end);
            prop_assert!(line.get(span).is_some());
            prop_assert!(candidates.iter().all(|candidate| !candidate.insert.is_empty() && !candidate.label.is_empty()));
        }
        // A cursor inside a character offers nothing.
        prop_assert_eq!(complete("é", 1, &desk.state, 5), None);
        prop_assert_eq!(complete("x", 7, &desk.state, 5), None);
    }
}

#[test]
fn every_name_of_the_list_can_be_picked_and_is_then_understood() {
    let desk = Desk::new();
    for person in desk.state.roster.people() {
        let name = &person.details.name;
        let first: String = name.chars().take(4).collect();
        let query = format!("@{first}");
        let offered = complete(&query, query.len(), &desk.state, 9);
        let Some(Completion { span, candidates }) = offered else {
            assert_eq!(&first, name, "nothing is offered for {query}");
            continue;
        };
        assert_eq!(span, 0..query.len());
        let picked = candidates.iter().filter(|candidate| candidate.label == *name).any(|candidate| {
            let line = format!("{}what is said", candidate.insert);
            let parsed = capture::parse(&line, &desk.state, today()).unwrap();
            let said = NewEntry {
                speaker: Some(Who::Participant(person.id)),
                ..NewEntry::new(EntryKind::Point, "what is said")
            };
            parsed.line == Line::Command(Command::Record(said))
        });
        assert!(picked, "{name} is not offered for {query}: {candidates:?}");
    }
}

#[test]
fn anybody_of_five_hundred_is_a_few_letters_away() {
    let participants = (0..500).map(|n| person(&format!("Person {n} Łódź"), &format!("Body {}", n % 150))).collect();
    let state = State::new(Arc::new(Agenda { participants, ..agenda() }));
    let completion = complete("@person 49", 10, &state, 8).unwrap();
    assert_eq!(completion.candidates.len(), 8);
    assert_eq!(completion.candidates[0].insert, "@\"Person 49 Łódź\" ");
}
