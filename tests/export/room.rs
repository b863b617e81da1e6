//! A session in memory: what `decide` says of a command is applied, a minute apart.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use rapporteur::agenda::*;
use rapporteur::session::command::{NewEntry, Which};
use rapporteur::session::event::*;
use rapporteur::session::*;

/// Where things happen.
pub struct Room {
    pub state: State,
    device: Device,
    seq: u64,
    now: DateTime<FixedOffset>,
}

impl Room {
    /// Opens a session with this agenda at half past nine.
    pub fn with(agenda: Agenda) -> Room {
        let mut room = Room {
            state: State::new(Arc::new(agenda)),
            device: Device::new("desk").unwrap(),
            seq: 0,
            now: "2018-06-27T09:30:00+02:00".parse().unwrap(),
        };
        let opened = introduce(&room.state, &room.device, "", &[]).unwrap();
        room.happen(opened);
        room
    }

    fn happen(&mut self, event: Event) {
        self.seq += 1;
        let order = Order { clock: Clock(self.seq, 0), device: self.device.clone(), seq: self.seq };
        let recorded = Recorded { id: uuid::Uuid::from_u128(self.seq.into()), order, at: self.now, event };
        apply(&mut self.state, recorded);
    }

    /// Does this, a minute later.
    pub fn does(&mut self, command: Command) -> &mut Room {
        self.now += TimeDelta::minutes(1);
        let events = decide(&self.state, &self.device, &command, self.now).unwrap();
        for event in events {
            self.happen(event);
        }
        self
    }

    /// Records an entry and says its handle.
    pub fn records(&mut self, entry: NewEntry) -> Handle {
        self.does(Command::Record(entry));
        self.state.record.entries().next_back().unwrap().handle
    }

    /// Records a line of this kind.
    pub fn says(&mut self, kind: EntryKind, text: &str) -> Handle {
        self.records(NewEntry::new(kind, text))
    }

    /// Records a line of this kind by the person of this number.
    pub fn person_says(&mut self, person: u32, kind: EntryKind, text: &str) -> Handle {
        let speaker = Some(Who::Participant(ParticipantId::new(Mark::NONE, person)));
        self.records(NewEntry { speaker, ..NewEntry::new(kind, text) })
    }
}

/// Somebody of an organisation that signs.
pub fn person(name: &str, organisation: &str, category: &str) -> Participant {
    Participant {
        name: name.into(),
        organisation: (!organisation.is_empty()).then(|| organisation.into()),
        category: (!category.is_empty()).then(|| category.into()),
        email: Some("private@example.org".into()),
        signatory: !organisation.is_empty(),
        ..Participant::default()
    }
}

fn body(name: &str) -> Who {
    Who::Organisation(name.into())
}

/// The agenda of an invented roundtable of three bodies.
pub fn agenda() -> Agenda {
    let item = |title: &str, minutes| Item { title: title.into(), minutes: Some(minutes), ..Item::default() };
    Agenda {
        title: "Housing and *work* for newcomers".into(),
        kind: Kind::Roundtable,
        language: "en".into(),
        place: Some("Todi".into()),
        date: "2018-06-27".parse().ok(),
        start: "09:30:00".parse().ok(),
        project: Some("Welcome in seven cities".into()),
        funding: Some("Funded by the **Invented Fund**; see <https://fund.example.org>.".into()),
        objectives: vec!["Agree on a mentoring model".into(), "Say who does what".into()],
        quorum: Some(Quorum::Bodies(2)),
        organiser: Organiser {
            name: Some("Casa Comune".into()),
            email: Some("office@example.org".into()),
            phone: Some("+39 075 000000".into()),
            web: Some("www.example.org".into()),
        },
        participants: vec![
            Participant {
                role: Role::Facilitator,
                country: Some("IT".into()),
                ..person("Anna Rossi", "Ravenna", "municipality")
            },
            Participant { country: Some("PL".into()), ..person("Jan Kowal", "Lublin", "municipality") },
            person("Maria Gomez", "Casa Abierta", "civil society"),
            person("Ole Berg", "", ""),
        ],
        items: vec![
            Item { lead: Some("Anna Rossi".into()), ..item("Opening", 10) },
            Item {
                questions: vec!["What works?".into(), "For whom?".into()],
                ..item("What makes a local welcome work", 25)
            },
            item("Coffee", 15),
            item("Pledges", 30),
        ],
        memorandum: Memorandum {
            title: Some("Working together on local welcome".into()),
            recitals: vec![
                Recital {
                    opening: Opening::Given,
                    text: "people who have come and people who were here share the same streets".into(),
                    points: vec!["in school;".into(), "at work".into()],
                },
                Recital { opening: Opening::HavingRegard, text: "the Charter;".into(), points: vec![] },
            ],
            provisions: vec![Provision { title: "Duration".into(), text: "Two years from signature.".into() }],
            ..Memorandum::default()
        },
        ..Agenda::default()
    }
}

/// The invented roundtable, from its opening to its end.
pub fn roundtable(agenda: Agenda) -> Room {
    let mut room = Room::with(agenda);
    let present = |person| {
        let known = rapporteur::session::command::Attendee::Known(ParticipantId::new(Mark::NONE, person));
        Command::Attend(known, Presence::Present)
    };
    room.says(EntryKind::Point, "microphones are tested");
    room.does(present(1)).does(present(2)).does(Command::Start);
    room.person_says(1, EntryKind::Point, "welcome to all\nand a second line, see https://example.org/a_b_c");
    room.does(Command::Next);
    room.person_says(2, EntryKind::Practice, "arrivals get a mentor in the first week #mentoring");
    let question = room.person_says(3, EntryKind::Question, "who pays for the mentors after the project?");
    room.says(EntryKind::Question, "how many are there?");
    room.says(EntryKind::Concern, "winter is near");
    let answer = Details { answers: Some(question), ..Details::default() };
    let speaker = Some(body("Ravenna"));
    room.records(NewEntry { speaker, details: answer, ..NewEntry::new(EntryKind::Point, "the municipality does") });
    let decision = room.says(EntryKind::Decision, "the mentoring model is taken up");
    let vote =
        Taken::Vote(Vote { r#for: 2, against: 0, abstain: 0, rule: Some("two-thirds".into()), ..Vote::default() });
    room.does(Command::Take(Some(decision), vote));
    room.does(Command::Object { entry: Some(decision), who: Some(body("Lublin")), text: "too fast".into() });
    let private = room.says(EntryKind::Note, "the lunch is late");
    assert!(room.state.record.get(private).is_some());
    let gone = room.says(EntryKind::Point, "this is taken out again");
    room.does(Command::Delete(Some(gone)));
    room.does(Command::OpenPoll {
        question: "Is the first week early enough?".into(),
        form: PollForm::Scale(5),
        counts: vec![1, 0, 3, 9, 4],
        ends: Vec::new(),
    });
    room.does(Command::Next).does(Command::Skip(None));
    room.does(Command::Go(ItemId::new(Mark::NONE, 4)));
    let details = Details {
        who: vec![body("Ravenna"), body("Lublin")],
        due: "2019-03-31".parse().ok(),
        indicator: Some("80 families with a mentor".into()),
        pledge_kind: Some(PledgeKind::Capacity),
        ..Details::default()
    };
    room.records(NewEntry {
        details,
        ..NewEntry::new(EntryKind::Pledge, "offer every family a mentor in its first week;")
    });
    room.does(Command::Agree(Which::Last));
    room.says(EntryKind::Pledge, "meet again in a year");
    let details = Details {
        who: vec![Who::Participant(ParticipantId::new(Mark::NONE, 2))],
        due: "2018-07-11".parse().ok(),
        ..Details::default()
    };
    room.records(NewEntry { details, ..NewEntry::new(EntryKind::Action, "write the leaflet") });
    let details = Details { opening: Some(Opening::Considering), ..Details::default() };
    room.records(NewEntry { details, ..NewEntry::new(EntryKind::Recital, "that The first week matters most") });
    let details = Details { title: Some("Languages".into()), ..Details::default() };
    room.records(NewEntry { details, ..NewEntry::new(EntryKind::Provision, "All texts are in Italian and Polish.") });
    room.says(EntryKind::Parked, "housing for students");
    let (name, role) = ("Anna Rossi".into(), Some("Mayor".into()));
    room.does(Command::Sign { body: "Ravenna".into(), name, role });
    room.does(Command::End);
    room
}
