//! The session as somebody uses it: commands go in, what stands is compared. Generated sessions hold the general rules.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;
use rapporteur::agenda::{Agenda, Attribution, Format, Item, Memorandum, Participant, PollForm, Quorum, Recital};
use rapporteur::session::command::{Attendee, ItemPlace, NewEntry, Place, Speaker, Which};
use rapporteur::session::event::*;
use rapporteur::session::state::{Entry, Phase};
use rapporteur::session::vote::Unit;
use rapporteur::session::*;

/// A session in memory: what `decide` says is given an order and applied.
#[derive(Clone)]
struct Room {
    state: State,
    device: Device,
    events: Vec<Recorded>,
    now: DateTime<FixedOffset>,
}

impl Room {
    fn new() -> Room {
        let item = |title: &str| Item { title: title.into(), minutes: Some(20), ..Item::default() };
        let person = |name: &str, organisation: &str| Participant {
            name: name.into(),
            organisation: Some(organisation.into()),
            signatory: true,
            ..Participant::default()
        };
        let agenda = Agenda {
            title: "Housing and work".into(),
            items: vec![
                item("Opening"),
                Item { tables: vec!["Housing".into(), "Work".into()], ..item("Local welcome") },
                Item { format: Format::Roundtable, ..item("Pledges") },
            ],
            participants: vec![person("Anna Rossi", "Ravenna"), person("Jan Kowal", "Lublin")],
            quorum: Some(Quorum::Bodies(1)),
            memorandum: Memorandum {
                recitals: vec![Recital { text: "given".into(), ..Recital::default() }; 2],
                ..Memorandum::default()
            },
            ..Agenda::default()
        };
        let mut room = Room {
            state: State::new(Arc::new(agenda)),
            device: Device::new("desk").unwrap(),
            events: Vec::new(),
            now: "2018-06-27T09:30:00+02:00".parse().unwrap(),
        };
        let opened = introduce(&room.state, &room.device, "", &[]).unwrap();
        room.happen(vec![opened]);
        room
    }

    fn happen(&mut self, events: Vec<Event>) {
        for event in events {
            let seq = self.events.len() as u64 + 1;
            let order = Order { clock: Clock(seq, 0), device: self.device.clone(), seq };
            let recorded = Recorded { id: uuid::Uuid::from_u128(seq.into()), order, at: self.now, event };
            self.events.push(recorded.clone());
            apply(&mut self.state, recorded);
        }
    }

    fn try_to(&mut self, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.state, &self.device, &command, self.now)?;
        self.happen(events.clone());
        Ok(events)
    }

    fn does(&mut self, command: Command) -> String {
        let events = self.try_to(command).unwrap();
        acknowledge(&self.state, &events)
    }

    fn says(&mut self, text: &str) -> Handle {
        self.does(Command::Record(NewEntry::new(EntryKind::Point, text)));
        self.state.record.entries().next_back().unwrap().handle
    }

    fn entry(&self, handle: Handle) -> &Entry {
        self.state.record.get(handle).unwrap()
    }

    fn texts(&self) -> Vec<&str> {
        self.state.record.entries().map(|entry| entry.text.as_str()).collect()
    }

    fn passes(&mut self, minutes: i64) {
        self.now += TimeDelta::minutes(minutes);
    }
}

#[test]
fn what_is_typed_before_the_start_belongs_to_the_opening() {
    let mut room = Room::new();
    let before = room.says("the projector works");
    assert_eq!(room.does(Command::Start), "session started · item 1 Opening");
    let after = room.says("welcome");
    assert_eq!(room.entry(before).item, None);
    assert_eq!(room.entry(after).item, room.state.run.current);
    assert_eq!(room.does(Command::Next), "item 2 Local welcome");
    assert!(room.try_to(Command::Start).unwrap_err().to_string().contains("began at 09:30"));
}

#[test]
fn time_is_counted_for_each_item_without_the_pauses() {
    let mut room = Room::new();
    room.does(Command::Start);
    room.passes(10);
    room.does(Command::Pause);
    room.passes(30);
    room.does(Command::Resume);
    room.passes(5);
    room.does(Command::Next);
    room.passes(7);
    let run = &room.state.run;
    let spent = |place: usize| run.spent(&run.items[place], room.now).num_minutes();
    assert_eq!((spent(0), spent(1), spent(2)), (15, 7, 0));
}

#[test]
fn an_item_added_on_the_spot_leaves_printed_numbers_alone() {
    let mut room = Room::new();
    room.does(Command::Start);
    let add = |title: &str| Command::AddItem { title: title.into(), minutes: Some(10), take_up: false };
    room.does(add("Urgent"));
    room.does(add("More urgent"));
    let labels = |room: &Room| room.state.run.items.iter().map(|item| item.label.clone()).collect::<Vec<_>>();
    assert_eq!(labels(&room), ["1", "1a", "1b", "2", "3"]);
    room.does(Command::Undo);
    assert_eq!(labels(&room), ["1", "1a", "2", "3"]);
    room.does(Command::Next);
    assert_eq!(room.state.run.current_item().unwrap().plan.title, "Urgent");
}

#[test]
fn skipping_what_is_on_takes_up_the_next_and_is_undone_as_one() {
    let mut room = Room::new();
    room.does(Command::Start);
    room.does(Command::Skip(None));
    assert_eq!(room.state.run.current_item().unwrap().label, "2");
    room.does(Command::Undo);
    assert_eq!(room.state.run.current_item().unwrap().label, "1");
    assert!(!room.state.run.items[0].skipped);
}

#[test]
fn a_handle_is_never_given_twice() {
    let mut room = Room::new();
    let first = room.says("one");
    room.does(Command::Undo);
    let second = room.says("two");
    room.does(Command::Delete(Some(second)));
    let third = room.says("three");
    assert_eq!((first.to_string(), second.to_string(), third.to_string()), ("1".into(), "2".into(), "3".into()));
    assert_eq!(room.texts(), ["three"]);
}

#[test]
fn undo_and_redo_go_back_and_forth_through_everything() {
    let mut room = Room::new();
    let before = room.state.record.clone();
    room.does(Command::Start);
    let point = room.says("the school has no place");
    room.does(Command::Mend { old: "no place".into(), new: "forty places".into() });
    room.does(Command::ChangeKind(Some(point), EntryKind::Question));
    assert_eq!(room.entry(point).text, "the school has forty places");
    room.does(Command::Undo);
    assert_eq!(room.entry(point).kind, EntryKind::Point);
    room.does(Command::Undo);
    assert_eq!(room.entry(point).text, "the school has no place");
    room.does(Command::Undo);
    assert!(!room.entry(point).stands());
    room.does(Command::Undo);
    assert_eq!(room.state.run.phase, Phase::Opening);
    assert!(room.try_to(Command::Undo).is_err());
    assert_eq!(room.state.record.len(), before.len());
    for _ in 0..4 {
        room.does(Command::Redo);
    }
    assert_eq!(room.entry(point).text, "the school has forty places");
    assert_eq!(room.entry(point).kind, EntryKind::Question);
    assert!(room.try_to(Command::Redo).is_err());
    assert_eq!(room.entry(point).wordings().len(), 2);
}

#[test]
fn a_new_line_ends_what_can_be_redone() {
    let mut room = Room::new();
    room.says("one");
    room.does(Command::Undo);
    room.says("two");
    assert!(room.try_to(Command::Redo).is_err());
    assert_eq!(room.texts(), ["two"]);
}

#[test]
fn an_answer_closes_its_question_as_long_as_it_stands() {
    let mut room = Room::new();
    room.does(Command::Record(NewEntry::new(EntryKind::Question, "who pays?")));
    let question = Handle::new(Mark::NONE, 1);
    let details = Details { answers: Some(question), ..Details::default() };
    room.does(Command::Record(NewEntry { details, ..NewEntry::new(EntryKind::Point, "the region") }));
    let answer = Handle::new(Mark::NONE, 2);
    assert_eq!(room.entry(question).outcome().answered_by, Some(answer));
    room.does(Command::Delete(Some(answer)));
    assert_eq!(room.entry(question).outcome().answered_by, None);
    room.does(Command::Undo);
    assert_eq!(room.entry(question).outcome().answered_by, Some(answer));
    room.does(Command::Undo);
    assert_eq!(room.entry(question).outcome().answered_by, None);
    let details = Details { answers: Some(Handle::new(Mark::NONE, 9)), ..Details::default() };
    let refused =
        room.try_to(Command::Record(NewEntry { details, ..NewEntry::new(EntryKind::Point, "x") })).unwrap_err();
    assert_eq!(refused.to_string(), "there is no entry 9; the last entry is 1");
}

#[test]
fn whoever_speaks_was_there() {
    let mut room = Room::new();
    let anna = room.state.roster.people[0].id;
    let attended = |room: &Room| room.state.roster.get(anna).unwrap().attended;
    let speaker = Some(Who::Participant(anna));
    room.does(Command::Record(NewEntry { speaker, ..NewEntry::new(EntryKind::Point, "we have a plan") }));
    assert!(attended(&room));
    room.does(Command::Undo);
    assert!(!attended(&room));
    room.does(Command::Attend(Attendee::Everybody("Ravenna".into()), Presence::Remote));
    assert!(attended(&room));
    assert_eq!(
        room.does(Command::Attend(Attendee::Known(anna), Presence::Remote)),
        "nothing to do: it stands so already"
    );
    room.does(Command::Undo);
    assert_eq!(room.state.roster.get(anna).unwrap().presence, Presence::Expected);
}

#[test]
fn a_walk_in_joins_the_list() {
    let mut room = Room::new();
    let walk_in = Attendee::New { name: "Mara Ilves".into(), organisation: Some("Riga".into()) };
    assert_eq!(room.does(Command::Attend(walk_in, Presence::Present)), "Mara Ilves, Riga joins the list, present");
    assert_eq!(room.state.roster.organisations(), ["Ravenna", "Lublin", "Riga"]);
    room.does(Command::Undo);
    assert_eq!(room.state.roster.organisations(), ["Ravenna", "Lublin"]);
}

#[test]
fn a_pledge_is_agreed_and_signed() {
    let mut room = Room::new();
    let details = Details {
        who: vec![Who::Organisation("Ravenna".into()), Who::Organisation("Lublin".into())],
        due: Some("2018-12-31".parse().unwrap()),
        ..Details::default()
    };
    let said = room.does(Command::Record(NewEntry { details, ..NewEntry::new(EntryKind::Pledge, "a mentor each") }));
    assert_eq!(said, "1 pledge · Ravenna, Lublin: a mentor each · due Monday 31 December 2018");
    room.does(Command::Agree(Which::All));
    assert!(room.entry(Handle::new(Mark::NONE, 1)).outcome().agreed.is_some());
    assert!(room.try_to(Command::Agree(Which::All)).is_err());
    let sign = |body: &str| Command::Sign { body: body.into(), name: "The mayor".into(), role: None };
    room.does(sign("Lublin"));
    assert!(room.try_to(sign("Lublin")).unwrap_err().what.contains("has signed"));
    assert!(room.try_to(sign("Atlantis")).unwrap_err().next.contains("Ravenna, Lublin"));
    room.does(Command::Undo);
    assert_eq!(room.state.signatures.standing().count(), 0);
}

#[test]
fn several_agreed_at_once_are_undone_at_once() {
    let mut room = Room::new();
    for text in ["one", "two"] {
        room.does(Command::Record(NewEntry::new(EntryKind::Pledge, text)));
    }
    room.does(Command::Agree(Which::All));
    room.does(Command::Undo);
    assert!(room.state.record.entries().all(|entry| entry.outcome().agreed.is_none()));
}

#[test]
fn refusals_say_what_is_in_the_way_and_what_to_do() {
    let mut room = Room::new();
    let point = room.says("a point");
    let refused = |room: &mut Room, command| room.try_to(command).unwrap_err().to_string();
    assert_eq!(
        refused(&mut room, Command::Take(Some(point), Taken::Consent)),
        "1 is a point, which one cannot take; /kind 1 changes what it is"
    );
    let past = Details { due: Some("2018-06-26".parse().unwrap()), ..Details::default() };
    let late = Command::Record(NewEntry { details: past, ..NewEntry::new(EntryKind::Action, "call") });
    assert!(refused(&mut room, late).starts_with("26 June 2018 is before the session"));
    assert!(refused(&mut room, Command::Pause).contains("/start"));
    room.does(Command::OpenPoll {
        question: "ready?".into(),
        form: PollForm::Scale(5),
        counts: Vec::new(),
        ends: Vec::new(),
    });
    assert!(refused(&mut room, Command::Tally(None, vec![(6, 1)], Apart::default())).contains("options are 1 to 5"));
    assert!(refused(&mut room, Command::Ballot(None, vec![1, 2])).contains("one answer"));
    assert_eq!(room.state.record.len(), 2);
}

#[test]
fn ballots_keep_no_order() {
    let cast = |answers: &[u32]| {
        let mut room = Room::new();
        room.does(Command::OpenPoll {
            question: "ready?".into(),
            form: PollForm::Scale(5),
            counts: Vec::new(),
            ends: Vec::new(),
        });
        for answer in answers {
            room.does(Command::Ballot(None, vec![*answer]));
        }
        room.entry(Handle::new(Mark::NONE, 1)).outcome().ballots.clone()
    };
    assert_eq!(cast(&[3, 1, 5, 1]), cast(&[1, 5, 1, 3]));
}

#[test]
fn a_second_device_numbers_with_its_own_letters() {
    let mut room = Room::new();
    room.says("from the first");
    let other = Device::new("anna-laptop").unwrap();
    let joined = introduce(&room.state, &other, "", &[]).unwrap();
    room.device = other.clone();
    room.happen(vec![joined]);
    assert!(introduce(&room.state, &other, "", &[]).is_none());
    assert_eq!(room.says("from the second").to_string(), "a1");
    room.does(Command::Undo);
    assert!(room.try_to(Command::Undo).is_err(), "what another device did is not undone here");
    assert_eq!(room.texts(), ["from the first"]);
}

fn command() -> impl Strategy<Value = Command> {
    let handle = || proptest::option::of((1u32..12).prop_map(|number| Handle::new(Mark::NONE, number)));
    let item = || (1u32..6).prop_map(|number| ItemId::new(Mark::NONE, number));
    let kind = || (0..EntryKind::ALL.len()).prop_map(|place| EntryKind::ALL[place]);
    let who = || {
        prop_oneof![
            (1u32..4).prop_map(|number| Who::Participant(ParticipantId::new(Mark::NONE, number))),
            Just(Who::Organisation("Ravenna".into())),
        ]
    };
    let presence = prop_oneof![Just(Presence::Present), Just(Presence::Left), Just(Presence::Apologies)];
    let record =
        (kind(), "[a-c ]{0,6}", proptest::option::of(who()), handle()).prop_map(|(kind, text, speaker, answers)| {
            let details = Details { answers, ..Details::default() };
            Command::Record(NewEntry { kind, text, speaker, details })
        });
    prop_oneof![
        6 => record,
        2 => ("[a-c]{1,3}").prop_map(Command::Continue),
        2 => ("[a-c]{1}", "[a-c]{0,2}").prop_map(|(old, new)| Command::Mend { old, new }),
        2 => (handle(), "[a-c]{1,4}").prop_map(|(entry, text)| Command::Edit {
            entry, text: Some(text), speaker: None, details: Details::default(), by: None }),
        2 => handle().prop_map(Command::Delete),
        2 => (handle(), kind()).prop_map(|(entry, kind)| Command::ChangeKind(entry, kind)),
        1 => (handle(), item()).prop_map(|(entry, item)| Command::Move(entry, item)),
        1 => handle().prop_map(|entry| Command::Tag(entry, "word".into())),
        1 => handle().prop_map(|entry| Command::Restrict(entry, Attribution::None)),
        5 => Just(Command::Undo),
        3 => Just(Command::Redo),
        1 => Just(Command::Start),
        2 => Just(Command::Next),
        1 => Just(Command::Back),
        1 => item().prop_map(Command::Go),
        1 => proptest::option::of(item()).prop_map(Command::Skip),
        1 => (-9i32..9).prop_map(Command::Extend),
        1 => Just(Command::Pause),
        1 => Just(Command::Resume),
        1 => Just(Command::End),
        1 => any::<bool>().prop_map(|take_up| Command::AddItem { title: "more".into(), minutes: None, take_up }),
        2 => ((1u32..4).prop_map(|number| ParticipantId::new(Mark::NONE, number)), presence)
            .prop_map(|(id, presence)| Command::Attend(Attendee::Known(id), presence)),
        1 => Just(Command::Attend(Attendee::New { name: "Mara".into(), organisation: None }, Presence::Present)),
        1 => who().prop_map(|who| Command::Queue(who, Contribution::New)),
        1 => who().prop_map(|who| Command::Queue(who, Contribution::PointOfOrder)),
        1 => proptest::option::of(who()).prop_map(Command::Pass),
        1 => proptest::option::of(30u32..90).prop_map(Command::LimitSpeaking),
        1 => (item(), 1u32..30, item()).prop_map(|(one, minutes, other)| {
            Command::Retime { shorten: vec![(one, minutes)], drop: vec![other] }
        }),
        1 => (item(), item()).prop_map(|(one, other)| Command::PlaceItem(one, ItemPlace::Before(other))),
        1 => item().prop_map(|one| Command::PlaceItem(one, ItemPlace::Up)),
        2 => proptest::option::of(Just("Housing".to_owned())).prop_map(|table| Command::TakeTable { table, rapporteur: None, minutes: None }),
        1 => Just(Command::Report(None)),
        1 => (handle(), 1u32..12).prop_map(|(entry, into)| Command::Merge(entry, Handle::new(Mark::NONE, into))),
        1 => handle().prop_map(|entry| Command::Repeat(entry, None)),
        1 => handle().prop_map(Command::Carry),
        1 => who().prop_map(Command::Unqueue),
        1 => who().prop_map(|who| Command::Floor(Speaker::This(who))),
        1 => Just(Command::Floor(Speaker::Next)),
        1 => Just(Command::Floor(Speaker::Fresh)),
        1 => Just(Command::Yield),
        1 => handle().prop_map(|entry| Command::Take(entry, Taken::Consent)),
        2 => (handle(), 0u32..3, 0u32..3, any::<bool>()).prop_map(|(entry, r#for, against, bodies)| {
            let by = Some(if bodies { Unit::Bodies } else { Unit::People });
            Command::Take(entry, Taken::Vote(Vote { r#for, against, by, ..Vote::default() }))
        }),
        1 => (handle(), who()).prop_map(|(entry, who)| Command::Reserve { entry, who, text: "but".into() }),
        1 => (handle(), place()).prop_map(|(entry, place)| Command::Place(entry, place)),
        1 => (1u32..3, place()).prop_map(|(number, place)| {
            Command::Place(Some(Handle::new(Mark::PREPARED_RECITAL, number)), place)
        }),
        1 => "[a-c]{1,4}".prop_map(|text| Command::Edit {
            entry: Some(Handle::new(Mark::PREPARED_RECITAL, 1)), text: Some(text), speaker: None, details: Details::default(), by: None }),
        2 => Just(Command::Issue),
        1 => handle().prop_map(|poll| Command::Ballots(poll, vec![vec![3], vec![1]])),
        1 => Just(Command::Import(vec![
            NewEntry { details: Details { poll: Some(PollForm::Scale(3)), counts: vec![1, 2, 3], ..Details::default() },
                ..NewEntry::new(EntryKind::Poll, "one") };
            2
        ])),
        1 => (handle(), proptest::option::of(who())).prop_map(|(entry, who)| Command::Object { entry, who, text: "no".into() }),
        1 => Just(Command::OpenPoll { question: "q".into(), form: PollForm::Scale(3), counts: Vec::new(), ends: Vec::new() }),
        1 => handle().prop_map(|poll| Command::Tally(poll, vec![(1, 2), (3, 1)], Apart::default())),
        1 => handle().prop_map(|poll| Command::Ballot(poll, vec![2])),
        1 => handle().prop_map(Command::ClosePoll),
        1 => prop_oneof![Just(Which::Last), Just(Which::All)].prop_map(Command::Agree),
        1 => Just(Command::Sign { body: "Lublin".into(), name: "x".into(), role: None }),
        1 => (handle(), proptest::option::of("[a-c]{1,3}")).prop_map(|(entry, report)| {
            Command::SetStatus { entry, status: Status::Fulfilled, report, on: None }
        }),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    let handle = || (1u32..12).prop_map(|number| Handle::new(Mark::NONE, number));
    prop_oneof![
        Just(Place::First),
        Just(Place::Last),
        Just(Place::Up),
        Just(Place::Down),
        handle().prop_map(Place::Before),
        handle().prop_map(Place::After),
    ]
}

/// What a user can see of a session.
fn seen(state: &State) -> impl PartialEq + std::fmt::Debug + use<> {
    let entry = |entry: &Entry| {
        (entry.handle, entry.kind, entry.text.clone(), entry.item, entry.speaker.clone(), entry.outcome().clone())
    };
    let person = |person: &rapporteur::session::state::Person| (person.id, person.presence, person.attended);
    (
        state.record.entries().map(entry).collect::<Vec<_>>(),
        EntryKind::ALL.map(|kind| state.parts(kind).into_iter().map(entry).collect::<Vec<_>>()),
        state.record.len(),
        state.roster.people().map(person).collect::<Vec<_>>(),
        (state.run.phase, state.run.current, state.run.items.clone()),
        (state.floor.holder.clone(), state.floor.queue.clone(), state.floor.turns.clone(), state.floor.limit),
        state.run.items.iter().map(|item| format!("{:?}", state.tables_of(item.id))).collect::<Vec<_>>(),
        state.table_of(&Device::new("desk").unwrap()).map(str::to_owned),
        state.signatures.standing().map(|signed| signed.fact.clone()).collect::<Vec<_>>(),
        (state.clauses(), state.versions().into_iter().map(|version| version.clauses.to_vec()).collect::<Vec<_>>()),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_session_replays_to_the_same_state(commands in proptest::collection::vec(command(), 0..60)) {
        let mut room = Room::new();
        for command in commands {
            let _ = room.try_to(command);
            room.passes(1);
        }
        let mut again = State::new(room.state.agenda.clone());
        for event in room.events {
            apply(&mut again, event);
        }
        prop_assert_eq!(again, room.state);
    }

    #[test]
    fn undoing_one_thing_leaves_what_was_before_it(commands in proptest::collection::vec(command(), 0..40), last in command()) {
        let mut room = Room::new();
        for command in commands {
            let _ = room.try_to(command);
        }
        prop_assume!(!matches!(last, Command::Undo | Command::Redo));
        let before = seen(&room.state);
        let events = room.try_to(last).unwrap_or_default();
        let after = seen(&room.state);
        for _ in &events {
            room.does(Command::Undo);
        }
        prop_assert_eq!(&seen(&room.state), &before);
        for _ in &events {
            room.does(Command::Redo);
        }
        prop_assert_eq!(seen(&room.state), after);
    }

    #[test]
    fn everything_can_be_undone_and_redone(commands in proptest::collection::vec(command(), 0..60)) {
        let mut room = Room::new();
        let before = seen(&room.state);
        for command in commands.into_iter().filter(|command| !matches!(command, Command::Undo | Command::Redo)) {
            let _ = room.try_to(command);
        }
        let after = seen(&room.state);
        while room.try_to(Command::Undo).is_ok() {}
        prop_assert_eq!(seen(&room.state), before);
        while room.try_to(Command::Redo).is_ok() {}
        prop_assert_eq!(seen(&room.state), after);
    }

    #[test]
    fn what_is_decided_is_never_ignored(commands in proptest::collection::vec(command(), 0..60)) {
        let mut room = Room::new();
        for command in commands {
            let before = seen(&room.state);
            room.passes(1);
            let events = room.try_to(command.clone()).unwrap_or_default();
            prop_assert!(events.is_empty() || seen(&room.state) != before, "{:?}", command);
        }
    }

    #[test]
    fn events_in_any_combination_are_survived(
        commands in proptest::collection::vec(command(), 0..60),
        keep in proptest::collection::vec(any::<bool>(), 64),
    ) {
        let mut room = Room::new();
        for command in commands {
            let _ = room.try_to(command);
        }
        let mut state = State::new(room.state.agenda.clone());
        for (event, _) in room.events.into_iter().zip(keep).filter(|(_, keep)| *keep) {
            apply(&mut state, event.clone());
            apply(&mut state, event);
        }
        prop_assert_eq!(state.record.len(), state.record.entries().count());
    }
}
