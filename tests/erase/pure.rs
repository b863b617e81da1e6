//! The pure part, on generated events: after replacing, the whole name stands in no text; what does not name the person is
//! as it was.

use std::sync::Arc;

use proptest::prelude::*;
use rapporteur::agenda::{Agenda, Opening, Participant, PollForm};
use rapporteur::session::erase::{Erasure, Replay};
use rapporteur::session::event::*;
use rapporteur::session::number::{Handle, ItemId, Mark, ParticipantId};
use rapporteur::words::fold::fold;

const NAMES: [&str; 6] =
    ["Anna Esempio", "Łucja Nowak-Ödön", "Jo", "Zoë \"Zo\" D'Angelo", "De Santis, Anna Maria", "王小明"];

fn id(number: u32) -> ParticipantId {
    ParticipantId::new(Mark::NONE, number)
}

/// The session with these people, and the erasure of the first.
fn erasure(name: &str, also: &[String]) -> (Replay, Erasure) {
    let person = |name: &str, organisation: &str| Participant {
        name: name.to_owned(),
        organisation: Some(organisation.to_owned()),
        email: Some(format!("{}@todi.example", fold(organisation))),
        ..Participant::default()
    };
    let participants = vec![person(name, "Ravenna"), person("Jan Przyklad", "Lublin")];
    let replay = Replay::of(Arc::new(Agenda { participants, ..Agenda::default() }), &[]);
    let erasure = Erasure::new(&replay, &replay.state.roster.people[0], also);
    (replay, erasure)
}

/// A text that may hold the name in one of its forms among other words.
fn text(name: &'static str) -> impl Strategy<Value = String> {
    let words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    let turned = words.iter().skip(1).chain(words.first()).cloned().collect::<Vec<_>>().join(" ");
    let pieces = prop_oneof![
        3 => "[a-z]{1,8}",
        2 => Just(name.to_owned()),
        1 => Just(name.to_uppercase()),
        1 => Just(fold(name)),
        1 => Just(turned),
        1 => Just(name.replace(' ', "  ")),
        1 => prop::sample::select(words),
        1 => Just("Jan Przyklad".to_owned()),
        1 => "[.,;:!?()*_<>&\"'\\\\#\u{301}€日😀-]{1,3}",
    ];
    let blank = prop::sample::select(vec![" ", " ", ", ", "\n", " – ", "\u{a0}"]);
    prop::collection::vec((pieces, blank), 0..7).prop_map(|pieces| pieces.into_iter().map(|(a, b)| a + b).collect())
}

fn who(name: &'static str) -> impl Strategy<Value = Who> {
    prop_oneof![text(name).prop_map(Who::Organisation), (1u32..4).prop_map(|n| Who::Participant(id(n)))]
}

fn details(name: &'static str) -> impl Strategy<Value = Details> {
    (
        prop::collection::vec(who(name), 0..3),
        prop::option::of(text(name)),
        prop::option::of(text(name)),
        prop::option::of(prop::collection::vec(text(name), 2..4)),
        prop::option::of(text(name)),
    )
        .prop_map(|(who, indicator, title, options, opening)| Details {
            who,
            indicator,
            title,
            poll: options.map(PollForm::Choice),
            opening: opening.map(Opening::Other),
            ..Details::default()
        })
}

fn person(name: &'static str) -> impl Strategy<Value = Participant> {
    (text(name), prop::option::of(text(name)), prop::option::of(text(name)), prop::option::of(text(name))).prop_map(
        |(others, organisation, category, email)| Participant {
            // The names of others on the roster are theirs.
            name: if others.is_empty() { "Jan Przyklad".to_owned() } else { "Li Bo".to_owned() },
            organisation,
            category,
            email,
            ..Participant::default()
        },
    )
}

fn event(name: &'static str) -> impl Strategy<Value = Event> {
    let entry = Handle::new(Mark::NONE, 1);
    prop_oneof![
        prop::collection::vec(person(name), 0..3)
            .prop_map(|roster| SessionOpened { agenda: "ab".into(), roster }.into()),
        (text(name), any::<bool>()).prop_map(|(title, taken_up)| ItemAdded {
            item: ItemId::new(Mark::NONE, 9),
            title,
            minutes: None,
            after: None,
            taken_up
        }
        .into()),
        (1u32..4, person(name)).prop_map(|(number, person)| ParticipantJoined {
            participant: id(number),
            person: Box::new(person),
            presence: Presence::Present
        }
        .into()),
        (text(name), prop::option::of(who(name)), prop::option::of(details(name))).prop_map(
            move |(text, speaker, details)| EntryRecorded {
                entry,
                kind: EntryKind::Point,
                text,
                item: None,
                speaker,
                details: details.map(Box::new)
            }
            .into()
        ),
        (
            prop::option::of(text(name)),
            prop::option::of(who(name)),
            prop::option::of(details(name)),
            prop::option::of(who(name))
        )
            .prop_map(move |(text, speaker, details, by)| EntryReworded {
                entry,
                text,
                speaker,
                details: details.map(Box::new),
                by,
                keeps: Vec::new()
            }
            .into()),
        (who(name), text(name)).prop_map(move |(who, text)| ReservationMade { entry, who, text }.into()),
        text(name).prop_map(move |report| StatusChanged {
            entry,
            status: Status::UnderWay,
            report: Some(report),
            on: None
        }
        .into()),
        (text(name), who(name)).prop_map(|(table, who)| TableTaken {
            item: ItemId::new(Mark::NONE, 1),
            table: Some(table),
            rapporteur: Some(who),
            minutes: None
        }
        .into()),
        (text(name), details(name)).prop_map(move |(text, details)| {
            let details = Some(Box::new(details));
            let poll = EntryRecorded { entry, kind: EntryKind::Poll, text, item: None, speaker: None, details };
            PollsImported { polls: vec![poll.clone(), poll] }.into()
        }),
        text(name).prop_map(move |tag| EntryTagged { entry, tag }.into()),
        (text(name), who(name)).prop_map(move |(rule, who)| {
            let roll = Vote::called(vec![Voice { who, vote: Choice::For }]);
            let how = Taken::Vote(Vote { rule: Some(rule), ..roll });
            DecisionTaken { entry, how }.into()
        }),
        (prop::option::of(who(name)), text(name))
            .prop_map(move |(who, text)| ObjectionRaised { entry, who, text }.into()),
        (text(name), text(name), prop::option::of(text(name))).prop_map(|(body, name, role)| BodySigned {
            body,
            name,
            role
        }
        .into()),
        who(name).prop_map(|who| SpeakerQueued { who, kind: Contribution::Reply }.into()),
        who(name).prop_map(|who| FloorGiven { who }.into()),
        Just(SessionStarted {}.into()),
        (1u64..9).prop_map(|seq| Undone { seq }.into()),
    ]
}

fn recorded(event: Event) -> Recorded {
    let order = Order { clock: Clock(1, 0), device: Device::new("desk").unwrap(), seq: 1 };
    Recorded { id: uuid::Uuid::from_u128(1), order, at: "2018-06-27T09:30:00+02:00".parse().unwrap(), event }
}

/// All texts of an event, as its line has them.
fn strings(event: &Event) -> Vec<String> {
    fn collect(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => found.push(text.clone()),
            serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
            serde_json::Value::Object(fields) => fields.values().for_each(|value| collect(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::to_value(event).unwrap(), &mut found);
    found
}

/// Whether the name stands in a text as words of their own.
fn names(text: &str, name: &str) -> bool {
    let (text, name) = (fold(text).split_whitespace().collect::<Vec<_>>().join(" "), fold(name));
    let joins = |c: char| c.is_alphanumeric() && c.is_ascii();
    text.match_indices(&name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        !before.ends_with(joins) && !after.starts_with(joins)
    })
}

fn named() -> impl Strategy<Value = (&'static str, Event)> {
    prop::sample::select(NAMES.to_vec()).prop_flat_map(|name| (Just(name), event(name)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_whole_name_stands_nowhere_afterwards((name, event) in named()) {
        let (_, erasure) = erasure(name, &[]);
        let before = recorded(event);
        match erasure.event(&before) {
            None => prop_assert!(!strings(&before.event).iter().any(|text| names(text, name)), "{:?}", before.event),
            Some((now, places)) => {
                prop_assert!(places > 0 && now != before.event);
                let left: Vec<_> = strings(&now).into_iter().filter(|text| names(text, name)).collect();
                prop_assert!(left.is_empty(), "{left:?}");
                // Once is enough.
                prop_assert_eq!(erasure.event(&recorded(now.clone())), None);
                // It can be written and read again.
                let line = serde_json::to_string(&now).unwrap();
                prop_assert_eq!(serde_json::from_str::<Event>(&line).unwrap(), now);
            }
        }
    }

    /// What has none of the name's words is not touched, nor is anything else of what has.
    #[test]
    fn what_does_not_name_the_person_is_as_it_was(event in event("Jan Przyklad")) {
        let (_, erasure) = erasure("Anna Esempio", &["Esempios".to_owned()]);
        let joined = matches!(&event, Event::ParticipantJoined(fact) if fact.participant == id(1));
        prop_assume!(!joined);
        prop_assert_eq!(erasure.event(&recorded(event)), None);
    }

    /// The same text in a file, escaped as the exports do it, comes out the same.
    #[test]
    fn files_are_replaced_as_events_are(text in text("Zoë \"Zo\" D'Angelo")) {
        let (_, erasure) = erasure("Zoë \"Zo\" D'Angelo", &[]);
        // An escape in what was typed is one that a file has anyway.
        let text = text.replace(['\\', '&', '<', '>'], "");
        let event = EntryTagged { entry: Handle::new(Mark::NONE, 1), tag: text.clone() };
        let expected = match erasure.event(&recorded(event.into())) {
            Some((Event::EntryTagged(fact), _)) => fact.tag.replace("participant-1", "participant 1"),
            _ => text.clone(),
        };
        let in_file = |text: String| erasure.file(&text).map_or(text, |(text, _)| text);
        prop_assert_eq!(&in_file(text.clone()), &expected);
        let json = in_file(format!("x {}", serde_json::to_string(&text).unwrap()));
        prop_assert_eq!(serde_json::from_str::<String>(&json[2..]).unwrap(), expected.clone());
        let html = |text: &str| text.replace('"', "&quot;").replace('\'', "&#39;");
        prop_assert_eq!(in_file(html(&text)), html(&expected));
        let markdown = |text: &str| {
            text.chars().map(|c| if "*_\"'".contains(c) { format!("\\{c}") } else { c.into() }).collect::<String>()
        };
        prop_assert_eq!(in_file(markdown(&text)), markdown(&expected));
    }

    /// Whatever bytes a text has, nothing but the name goes.
    #[test]
    fn anything_at_all_can_be_searched(text in "\\PC{0,40}|[\\\\&%<>u0-9a-f;#nAEs \n]{0,40}") {
        let (_, erasure) = erasure("Anna Esempio", &["a".to_owned()]);
        let _ = erasure.file(&text);
        let _ = erasure.agenda(&text);
        let _ = erasure.mentions_in_file(&text);
        let (_, other) = erasure_of_another();
        prop_assert_eq!(other.file(&text), None);
    }
}

fn erasure_of_another() -> (Replay, Erasure) {
    erasure("Qqqqqq Xxxxxx", &[])
}
