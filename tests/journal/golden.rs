//! Journals of version 1 as they were when it landed. The files in `tests/journals` are never edited; a later version that
//! records something new adds a file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rapporteur::agenda::{Attribution, Opening, Participant, PollForm, Role};
use rapporteur::journal::{Draft, Writer};
use rapporteur::session::event::*;
use rapporteur::session::number::{Handle, ItemId, Mark, ParticipantId};
use rapporteur::session::vote::{Abstentions, Base, Unit};
use sha2::{Digest, Sha256};

use crate::support::{Memory, Session, device, draft};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals")
}

/// The golden journals: the name of the device, and the bytes.
fn journals() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(golden())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap()["v1-".len()..].to_owned(), fs::read(path).unwrap()))
        .collect();
    all.sort();
    all
}

fn entry(n: u32) -> Handle {
    Handle::new(Mark::NONE, n)
}

fn item(n: u32) -> ItemId {
    ItemId::new(Mark::NONE, n)
}

fn person(n: u32) -> Who {
    Who::Participant(ParticipantId::new(Mark::NONE, n))
}

fn body(name: &str) -> Who {
    Who::Organisation(name.to_owned())
}

fn recorded(n: u32, kind: EntryKind, text: &str, details: Details) -> Event {
    let details = (details != Details::default()).then(|| Box::new(details));
    EntryRecorded { entry: entry(n), kind, text: text.to_owned(), item: None, speaker: None, details }.into()
}

/// What the device that opened the session recorded.
fn laptop() -> Vec<Event> {
    let marta = Participant {
        name: "Marta Rossi".to_owned(),
        organisation: Some("Comune di Ravenna".to_owned()),
        role: Role::Facilitator,
        category: Some("municipality".to_owned()),
        country: Some("IT".to_owned()),
        email: Some("marta@example.org".to_owned()),
        signatory: true,
    };
    let date = NaiveDate::from_ymd_opt(2027, 3, 31);
    let options = || vec!["housing".to_owned(), "work".to_owned()];
    let poll = |form| Details { poll: Some(form), ..Details::default() };
    let opening = |opening| Details { opening: Some(opening), ..Details::default() };
    let mut events: Vec<Event> = vec![
        SessionOpened {
            agenda: "ab".repeat(32),
            roster: vec![marta.clone(), Participant { name: "Jo".to_owned(), ..Participant::default() }],
        }
        .into(),
        SessionStarted {}.into(),
        ItemStarted { item: item(1) }.into(),
        ItemExtended { item: item(1), minutes: -5 }.into(),
        SessionPaused {}.into(),
        SessionResumed {}.into(),
        ParticipantJoined {
            participant: ParticipantId::new(Mark::NONE, 3),
            person: marta.into(),
            presence: Presence::Remote,
        }
        .into(),
    ];
    for presence in [Presence::Expected, Presence::Present, Presence::Remote, Presence::Apologies, Presence::Left] {
        let participants = vec![ParticipantId::new(Mark::NONE, 1), ParticipantId::new(Mark::NONE, 2)];
        events.push(PresenceChanged { participants, presence }.into());
    }
    // A purpose came later; see `phone`.
    for (n, kind) in (1..).zip(EntryKind::ALL.into_iter().filter(|kind| *kind != EntryKind::Purpose)) {
        events.push(recorded(n, kind, kind.word(), Details::default()));
    }
    let awkward = "\"quoted\" \\ back\tslash/ à é € 👨‍👩‍👧 \u{202e}\u{feff}\u{2028}\u{1b}[2J,\"sum\":\"0\" {} # | <b>\nsecond line\u{7f}";
    events.extend([
        EntryRecorded {
            entry: entry(14),
            kind: EntryKind::Pledge,
            text: awkward.to_owned(),
            item: Some(item(2)),
            speaker: Some(body("Ravenna")),
            details: Some(Box::new(Details {
                who: vec![body("Ravenna"), person(2)],
                due: date,
                indicator: Some("mentors per 100 arrivals".to_owned()),
                pledge_kind: Some(PledgeKind::Policy),
                title: Some("Mentors".to_owned()),
                answers: Some(entry(2)),
                ..Details::default()
            })),
        }
        .into(),
        recorded(
            15,
            EntryKind::Poll,
            "How welcome?",
            Details { counts: vec![0, 3, 9, 17, 5], ..poll(PollForm::Scale(5)) },
        ),
        recorded(16, EntryKind::Poll, "Which?", poll(PollForm::Choice(options()))),
        recorded(17, EntryKind::Poll, "In which order?", poll(PollForm::Ranking(options()))),
        recorded(18, EntryKind::Poll, "Where to?", poll(PollForm::Dots { options: options(), each: 3 })),
        recorded(19, EntryKind::Poll, "Can we live with it?", poll(PollForm::Consensus(5))),
    ]);
    let openings = [
        Opening::Given,
        Opening::Considering,
        Opening::Recognising,
        Opening::Recalling,
        Opening::HavingRegard,
        Opening::Other("Mindful that".to_owned()),
    ];
    for (n, kind) in (20..).zip(openings) {
        events.push(recorded(n, EntryKind::Recital, "newcomers arrive", opening(kind)));
    }
    events.push(recorded(26, EntryKind::Recital, "they stay", opening(Opening::None)));
    let kinds =
        [PledgeKind::Financial, PledgeKind::Material, PledgeKind::Technical, PledgeKind::Policy, PledgeKind::Capacity];
    for (n, kind) in (27..).zip(kinds) {
        events.push(recorded(
            n,
            EntryKind::Pledge,
            "a pledge",
            Details { pledge_kind: Some(kind), ..Details::default() },
        ));
    }
    events.extend([
        EntryReworded {
            entry: entry(1),
            text: Some("better".to_owned()),
            speaker: Some(person(1)),
            details: Some(Box::new(Details { due: date, ..Details::default() })),
            by: None,
            keeps: Vec::new(),
        }
        .into(),
        EntryReworded { entry: entry(1), text: None, speaker: None, details: None, by: None, keeps: Vec::new() }.into(),
        EntryDeleted { entry: entry(12) }.into(),
        EntryKindChanged { entry: entry(3), kind: EntryKind::Practice }.into(),
        EntryMoved { entry: entry(3), item: item(2) }.into(),
        EntryTagged { entry: entry(3), tag: "alloggio".to_owned() }.into(),
    ]);
    for attribution in [Attribution::Named, Attribution::Organisation, Attribution::None] {
        events.push(EntryRestricted { entry: entry(3), attribution }.into());
    }
    events.extend([
        EntriesAgreed { entries: vec![entry(7), entry(14)] }.into(),
        DecisionTaken { entry: entry(5), how: Taken::Consent }.into(),
        DecisionTaken {
            entry: entry(5),
            how: Taken::Vote(Vote {
                r#for: 12,
                against: 3,
                abstain: 2,
                rule: Some("two-thirds".to_owned()),
                ..Vote::default()
            }),
        }
        .into(),
        DecisionTaken {
            entry: entry(5),
            how: Taken::Vote(Vote { r#for: 1, against: 0, abstain: 0, rule: None, ..Vote::default() }),
        }
        .into(),
        ObjectionRaised { entry: entry(5), who: Some(body("Lublin")), text: "too soon".to_owned() }.into(),
        ObjectionRaised { entry: entry(5), who: None, text: String::new() }.into(),
        PollTallied { poll: entry(16), counts: vec![4, 7], apart: Apart::default() }.into(),
        BallotCast { poll: entry(17), answers: vec![2, 1] }.into(),
        PollClosed { poll: entry(16) }.into(),
    ]);
    for status in [Status::Planned, Status::UnderWay, Status::Fulfilled, Status::Dropped] {
        events.push(StatusChanged { entry: entry(14), status, report: None, on: None }.into());
    }
    events.extend([
        BodySigned { body: "Ravenna".to_owned(), name: "Marta Rossi".to_owned(), role: Some("Mayor".to_owned()) }
            .into(),
        BodySigned { body: "Lublin".to_owned(), name: "Jan Nowak".to_owned(), role: None }.into(),
        MinutesApproved {}.into(),
        SpeakerQueued { who: person(1), kind: Contribution::New }.into(),
        SpeakerUnqueued { who: person(1) }.into(),
        FloorGiven { who: body("Cartagena") }.into(),
        FloorYielded {}.into(),
        ItemSkipped { item: item(3) }.into(),
        ItemAdded {
            item: item(9),
            title: "Any other business".to_owned(),
            minutes: Some(15),
            after: Some(item(2)),
            taken_up: true,
        }
        .into(),
        ItemAdded { item: item(10), title: "Close".to_owned(), minutes: None, after: None, taken_up: false }.into(),
        Undone { seq: 12 }.into(),
        Redone { seq: 12 }.into(),
        SessionEnded {}.into(),
    ]);
    events
}

/// What a second device recorded, whose numbers carry letters.
fn tablet_2() -> Vec<Event> {
    let mark = Mark::new("b").unwrap();
    vec![
        DeviceJoined { mark }.into(),
        EntryRecorded {
            entry: Handle::new(mark, 1),
            kind: EntryKind::Point,
            text: "from the second table".to_owned(),
            item: Some(ItemId::new(mark, 1)),
            speaker: Some(Who::Participant(ParticipantId::new(mark, 1))),
            details: None,
        }
        .into(),
        DeviceJoined { mark: Mark::new("xyz").unwrap() }.into(),
    ]
}

/// What a device says that records beside others.
fn hall() -> Vec<Event> {
    vec![
        DeviceJoined { mark: Mark::new("h").unwrap() }.into(),
        OthersSeen { devices: vec![(device("laptop"), 17), (device("tablet_2"), 3)] }.into(),
        LeadTaken {}.into(),
        EntryRecorded {
            entry: Handle::new(Mark::new("h").unwrap(), 1),
            kind: EntryKind::Point,
            text: "from the hall".to_owned(),
            item: None,
            speaker: None,
            details: None,
        }
        .into(),
        LineLost {}.into(),
        JournalBranched { from: device("laptop"), after: 12 }.into(),
    ]
}

/// What later versions of version 1 can say besides.
fn phone() -> Vec<Event> {
    let poll = |form| Details { poll: Some(form), ..Details::default() };
    let vote = |rule: Option<&str>| Vote { r#for: 12, against: 3, rule: rule.map(str::to_owned), ..Vote::default() };
    let day = NaiveDate::from_ymd_opt(2027, 3, 31);
    let imported = |n, text: &str, details| EntryRecorded {
        entry: entry(n),
        kind: EntryKind::Poll,
        text: text.to_owned(),
        item: Some(item(1)),
        speaker: None,
        details: Some(Box::new(details)),
    };
    let mut events: Vec<Event> = vec![
        recorded(1, EntryKind::Purpose, "settle how newcomers are welcomed", Details::default()),
        recorded(
            2,
            EntryKind::Pledge,
            "a mentor for every family",
            Details {
                baseline: Some("80 of 100".to_owned()),
                target: Some("100 of 100".to_owned()),
                source: Some("register of the desk".to_owned()),
                beneficiaries: Some("families with children".to_owned()),
                territory: Some("the old town".to_owned()),
                grew_from: vec![entry(1), Handle::new(Mark::new("b").unwrap(), 3)],
                ..Details::default()
            },
        ),
        EntryReworded {
            entry: entry(2),
            text: Some("a mentor for each family".to_owned()),
            speaker: None,
            details: None,
            by: Some(body("Lublin")),
            keeps: Vec::new(),
        }
        .into(),
        DecisionTaken { entry: entry(2), how: Taken::Vote(vote(None)) }.into(),
        DecisionTaken {
            entry: entry(2),
            how: Taken::Vote(Vote {
                base: Some(Base::Present),
                abstentions: Some(Abstentions::Cast),
                by: Some(Unit::People),
                ..vote(Some("60%"))
            }),
        }
        .into(),
        DecisionTaken {
            entry: entry(2),
            how: Taken::Vote(Vote {
                rule: Some("unanimity".to_owned()),
                base: Some(Base::Members),
                abstentions: Some(Abstentions::NotCast),
                by: Some(Unit::Bodies),
                ..Vote::called(vec![
                    Voice { who: body("Ravenna"), vote: Choice::For },
                    Voice { who: person(2), vote: Choice::Against },
                    Voice { who: body("Lublin"), vote: Choice::Abstain },
                ])
            }),
        }
        .into(),
        ReservationMade { entry: entry(2), who: body("Lublin"), text: "once the budget is voted".to_owned() }.into(),
        StatusChanged {
            entry: entry(2),
            status: Status::UnderWay,
            report: Some("two desks are open".to_owned()),
            on: day,
        }
        .into(),
        PartPlaced { entry: entry(1), before: Some(Handle::new(Mark::PREPARED_PURPOSE, 1)) }.into(),
        PartPlaced { entry: entry(1), before: None }.into(),
        MemorandumIssued {}.into(),
        recorded(
            3,
            EntryKind::Poll,
            "How useful?",
            Details { ends: vec!["not at all".to_owned(), "very".to_owned()], ..poll(PollForm::Scale(3)) },
        ),
        PollTallied { poll: entry(3), counts: vec![1, 2, 3], apart: Apart { blank: 2, unsure: 1 } }.into(),
        BallotsCast { poll: entry(3), ballots: vec![vec![1], vec![3], vec![3]] }.into(),
    ];
    let apart = Apart { blank: 0, unsure: 4 };
    let polls = vec![
        imported(4, "How clear?", Details { counts: vec![0, 1, 2], apart, ..poll(PollForm::Scale(3)) }),
        imported(
            5,
            "Again?",
            Details { counts: vec![5, 6], ..poll(PollForm::Choice(vec!["yes".into(), "no".into()])) },
        ),
    ];
    events.push(PollsImported { polls }.into());
    let text = |text: &str| Some(text.to_owned());
    events.extend([
        SpeakerQueued { who: person(1), kind: Contribution::PointOfOrder }.into(),
        SpeakerQueued { who: body("Lublin"), kind: Contribution::Clarification }.into(),
        SpeakerQueued { who: person(2), kind: Contribution::Reply }.into(),
        TurnPassed { who: body("Lublin") }.into(),
        SpeakingLimited { seconds: Some(150) }.into(),
        SpeakingLimited { seconds: None }.into(),
        AgendaRetimed { shortened: vec![(item(2), 5), (item(3), 1)], dropped: vec![item(4)] }.into(),
        AgendaRetimed { shortened: vec![], dropped: vec![item(4)] }.into(),
        ItemPlaced { item: item(3), before: Some(item(2)) }.into(),
        ItemPlaced { item: item(3), before: None }.into(),
        TableTaken { item: item(2), table: text("Housing"), rapporteur: Some(person(2)), minutes: Some(20) }.into(),
        recorded(6, EntryKind::Question, "too few flats?", Details { table: text("Housing"), ..Details::default() }),
        TableTaken { item: item(2), table: None, rapporteur: None, minutes: None }.into(),
        TableReported { item: item(2), table: "Housing".to_owned() }.into(),
        recorded(7, EntryKind::Question, "are there flats?", Details::default()),
        QuestionMerged { entry: entry(7), into: entry(6) }.into(),
        QuestionRepeated { entry: entry(6), who: Some(person(1)) }.into(),
        QuestionRepeated { entry: entry(6), who: None }.into(),
        QuestionCarried { entry: entry(6) }.into(),
    ]);
    events
}

/// What a third device recorded, on which a person's name was taken out of the record.
fn desk() -> Vec<Event> {
    let mark = Mark::new("d").unwrap();
    vec![
        DeviceJoined { mark }.into(),
        EntryRecorded {
            entry: Handle::new(mark, 1),
            kind: EntryKind::Point,
            text: "participant 1 asks for a second reading".to_owned(),
            item: None,
            speaker: Some(person(1)),
            details: None,
        }
        .into(),
        PersonErased { participant: ParticipantId::new(Mark::NONE, 1) }.into(),
        PersonErased { participant: ParticipantId::new(mark, 12) }.into(),
    ]
}

/// The journal of these drafts.
fn written(name: &str, drafts: &[Draft]) -> Vec<u8> {
    let memory = Memory::default();
    let mut writer = Writer::on(memory.clone(), device(name)).unwrap().0;
    for draft in drafts {
        writer.append(draft).unwrap();
    }
    memory.with(|kept| kept.bytes.clone())
}

fn drafts(events: Vec<Event>) -> Vec<Draft> {
    // Some follow each other within one millisecond.
    (0..).zip(events).map(|(n, event)| Draft { id: draft(n, event.clone()).id, ..draft(n / 3, event) }).collect()
}

#[test]
fn every_event_is_written_as_it_was_when_version_1_landed() {
    for (name, events) in
        [("laptop", laptop()), ("tablet_2", tablet_2()), ("desk", desk()), ("phone", phone()), ("hall", hall())]
    {
        let path = golden().join(format!("v1-{name}.jsonl"));
        let now = written(name, &drafts(events));
        if !path.exists() {
            fs::write(&path, &now).unwrap();
            panic!("{} was not there and has been written: read it before you keep it", path.display());
        }
        let then = fs::read(&path).unwrap();
        for (n, (now, then)) in now.split(|b| *b == b'\n').zip(then.split(|b| *b == b'\n')).enumerate() {
            assert_eq!(
                String::from_utf8_lossy(now),
                String::from_utf8_lossy(then),
                "{}, line {}",
                path.display(),
                n + 1
            );
        }
        assert_eq!(now.len(), then.len());
    }
}

/// A control character as it stands in a golden journal; others stand there as they are.
const ESCAPE: &str = "\\u001b";

/// The lines without control characters, and without their sums.
fn bare(journal: &[u8]) -> Vec<String> {
    let bare = |line: &str| {
        let (head, rest) = line.split_once(",\"sum\":\"").unwrap();
        let (_, tail) = rest.split_once('"').unwrap();
        format!("{head}{}", tail.replace(ESCAPE, "").replace(char::is_control, ""))
    };
    str::from_utf8(journal).unwrap().lines().map(bare).collect()
}

#[test]
fn golden_journals_are_read_and_written_back_the_same() {
    let mut types = BTreeSet::new();
    for (name, bytes) in journals() {
        let session = Session::new();
        fs::write(session.file(&format!("{name}.jsonl")), &bytes).unwrap();
        let reading = session.folder.read();
        assert_eq!((reading.damage, reading.read_only), (vec![], None), "{name}");
        types.extend(reading.events.iter().map(|recorded| recorded.event.type_name()));
        let again: Vec<Draft> = reading
            .events
            .into_iter()
            .map(|recorded| Draft {
                id: recorded.id,
                wall: recorded.order.clock.0,
                at: recorded.at,
                event: recorded.event,
            })
            .collect();
        // A control character, which somebody's terminal would obey, is not read; with it the sums that follow differ.
        let written = written(&name, &again);
        assert_eq!(bare(&written), bare(&bytes), "{name}");
        if !bytes.windows(ESCAPE.len()).any(|window| window == ESCAPE.as_bytes()) {
            assert_eq!(written, bytes, "{name}");
        }
    }
    assert_eq!(types, Event::TYPES.iter().copied().collect(), "every type of event stands in a golden journal");
}

#[test]
fn the_sums_are_those_that_anyone_can_compute() {
    for (name, bytes) in journals() {
        let mut previous = String::new();
        for line in String::from_utf8(bytes).unwrap().lines() {
            let (head, rest) = line.split_once(",\"sum\":\"").unwrap();
            let (sum, tail) = rest.split_once('"').unwrap();
            let digest: String =
                Sha256::digest(format!("{previous}{head}{tail}")).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(sum, &digest[..32], "{name}: {line}");
            previous = sum.to_owned();
        }
    }
}

/// The shell script in the documentation of the module finds nothing in the golden journals, and the line that was changed.
#[cfg(unix)]
#[test]
fn the_documented_script_verifies_a_journal() {
    use std::process::Command;
    let source = include_str!("../../src/journal/mod.rs");
    let script: String = source
        .lines()
        .filter_map(|line| line.strip_prefix("//! "))
        .skip_while(|line| *line != "previous=\"\"")
        .take_while(|line| *line != "```")
        .map(|line| format!("{line}\n"))
        .collect();
    assert!(script.contains("sha256sum"));
    if Command::new("sh")
        .args(["-c", "command -v sha256sum && command -v sed"])
        .output()
        .is_ok_and(|found| !found.status.success())
    {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let verify = |bytes: &[u8]| {
        fs::write(folder.path().join("laptop.jsonl"), bytes).unwrap();
        let run = Command::new("sh").args(["-c", &script]).current_dir(folder.path()).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&run.stderr), "");
        String::from_utf8(run.stdout).unwrap()
    };
    for (name, bytes) in journals() {
        assert_eq!(verify(&bytes), "", "{name}");
        let changed = String::from_utf8(bytes).unwrap().replacen("\"id\":\"0190", "\"id\":\"0191", 1);
        let found = verify(changed.as_bytes());
        assert!(found.starts_with("changed: ") && found.lines().count() == 1, "{found}");
    }
}
