//! Who may be named: for generated sessions, no name or affiliation that the rule hides is in any byte of any format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;
use rapporteur::agenda::*;
use rapporteur::capture::{self, Line};
use rapporteur::export::{self, Options, Sought};
use rapporteur::session::event::*;
use rapporteur::session::*;

/// Names that stand in no other word of any paper, each with the organisation it is there for.
const PEOPLE: [(&str, &str); 6] = [
    ("Zyxan Qorvix", "Wembolia"),
    ("Ploxa Grunfelz", "Wembolia"),
    ("Jixto Marvonk", "Tarquindor"),
    ("Uxbea Fleemstar", "Hyvondria"),
    ("Kwindo Zappelin", "Oxmyrtal"),
    ("Vexora Blintzky", ""),
];
const BODIES: [&str; 4] = ["Wembolia", "Tarquindor", "Hyvondria", "Oxmyrtal"];
/// Those whose bodies sign.
const SIGNING: [&str; 2] = ["Wembolia", "Tarquindor"];

fn agenda(attribution: Attribution) -> Agenda {
    let person = |(name, organisation): &(&str, &str)| Participant {
        name: (*name).into(),
        organisation: (!organisation.is_empty()).then(|| (*organisation).into()),
        email: Some(format!("{}@secret.example", name.split(' ').next().unwrap())),
        signatory: SIGNING.contains(organisation),
        ..Participant::default()
    };
    let item = |title: &str, lead: &str| Item {
        title: title.into(),
        minutes: Some(20),
        lead: Some(lead.into()),
        ..Item::default()
    };
    Agenda {
        title: "Housing and work".into(),
        language: "en".into(),
        date: "2026-06-27".parse().ok(),
        attribution,
        participants: PEOPLE.iter().map(person).collect(),
        quorum: Some(Quorum::Bodies(2)),
        items: vec![item("Opening", "Zyxan Qorvix"), item("Pledges", "Tarquindor")],
        ..Agenda::default()
    }
}

/// The session after these lines; what is refused is left out.
fn session(agenda: Agenda, lines: &[String]) -> State {
    let mut state = State::new(Arc::new(agenda));
    let device = Device::new("zyxans-laptop").unwrap();
    let mut now: DateTime<FixedOffset> = "2026-06-27T09:30:00+02:00".parse().unwrap();
    let mut seq = 0;
    let mut happen = |state: &mut State, event, now| {
        seq += 1;
        let order = Order { clock: Clock(seq, 0), device: device.clone(), seq };
        apply(state, Recorded { id: uuid::Uuid::from_u128(seq.into()), order, at: now, event });
    };
    let opened = introduce(&state, &device, "", &[]).unwrap();
    happen(&mut state, opened, now);
    for line in lines {
        now += TimeDelta::seconds(40);
        let Ok(parsed) = capture::parse(line, &state, now.date_naive()) else { continue };
        let Line::Command(command) = parsed.line else { continue };
        let Ok(events) = decide(&state, &device, &command, now) else { continue };
        for event in events {
            happen(&mut state, event, now);
        }
    }
    state
}

/// A line that somebody may type, with names only where the program understands them as such.
fn line() -> impl Strategy<Value = String> {
    let person = || prop::sample::select(PEOPLE.map(|(name, _)| name).to_vec());
    let body = || prop::sample::select(BODIES.to_vec());
    let who = || prop_oneof![person(), body()];
    let words =
        || prop::sample::select(vec!["a mentor for all", "the desk opens", "who pays for it?", "by the summer"]);
    let handle = || 1u32..14;
    let way = || prop::sample::select(vec!["for", "against", "abstain"]);
    prop_oneof![
        4 => (who(), words()).prop_map(|(who, words)| format!("@\"{who}\" {words}")),
        2 => (prop::sample::select(vec!["question", "proposal", "concern", "practice", "park"]), who(), words())
            .prop_map(|(kind, who, words)| format!("/{kind} @\"{who}\" {words}")),
        2 => (who(), words()).prop_map(|(who, words)| format!("/action @\"{who}\" {words} due:+2w")),
        4 => (who(), body(), words()).prop_map(|(who, body, words)| format!("/pledge @\"{who}\" @\"{body}\" {words} due:+3m")),
        1 => words().prop_map(|words| format!("/pledge {words}")),
        2 => words().prop_map(|words| format!("/decision {words}")),
        2 => (words()).prop_map(|words| format!("/recital considering {words}")),
        2 => (way(), who(), way()).prop_map(|(one, who, rest)| format!("/vote {one}:\"{who}\" {rest}:rest")),
        2 => (handle(), way(), person(), way()).prop_map(|(n, one, who, rest)| format!("/vote {n} {one}:\"{who}\" {rest}:rest by:people")),
        1 => Just("/consent".to_owned()),
        2 => (handle(), who(), words()).prop_map(|(n, who, words)| format!("/object {n} @\"{who}\" {words}")),
        2 => (handle(), who(), words()).prop_map(|(n, who, words)| format!("/reserve {n} @\"{who}\" {words}")),
        2 => (handle(), words(), who()).prop_map(|(n, words, who)| format!("/edit {n} {words} by:\"{who}\"")),
        1 => (handle(), who(), words()).prop_map(|(n, who, words)| format!("/answer {n} @\"{who}\" {words}")),
        1 => (handle(), words()).prop_map(|(n, words)| format!("/status {n} under-way {words}")),
        2 => Just("/agree all".to_owned()),
        1 => Just("/issue".to_owned()),
        1 => (prop::sample::select(SIGNING.to_vec()), person()).prop_map(|(body, person)| format!("/sign {body} by {person}, mayor")),
        3 => person().prop_map(|name| format!("/in {name}")),
        1 => person().prop_map(|name| format!("/out {name}")),
        1 => who().prop_map(|who| format!("/queue {who}")),
        1 => who().prop_map(|who| format!("/floor {who}")),
        1 => Just("/next".to_owned()),
        1 => Just("/undo".to_owned()),
        1 => (handle(), prop::sample::select(vec!["organisation", "none"])).prop_map(|(n, rule)| format!("/attribution {n} {rule}")),
    ]
}

/// Everything that can be handed over of the record, in every format and for every audience.
fn papers(state: &State) -> Vec<String> {
    let mut papers = vec![export::current_minutes(state)];
    for audience in [None, Some(Audience::Public), Some(Audience::Internal)] {
        for language in [None, Some("pl".to_owned())] {
            let options = Options { audience, language, contacts: true, ..Options::default() };
            let minutes = export::minutes(state, &options);
            let registers = export::csv(&export::registers(state, &options));
            papers.extend([
                export::markdown(&minutes),
                export::html(&minutes),
                export::json(state, &options),
                registers,
            ]);
        }
    }
    papers
}

fn memoranda(state: &State) -> Vec<String> {
    let options = Options { unagreed: true, ..Options::default() };
    let memorandum = export::memorandum(state, &options);
    vec![export::markdown(&memorandum), export::html(&memorandum)]
}

/// The parts of a name that would give it away.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_only_organisations_are_named_no_person_is(lines in prop::collection::vec(line(), 1..40)) {
        let state = session(agenda(Attribution::Organisation), &lines);
        for paper in papers(&state) {
            for part in PEOPLE.iter().flat_map(|(name, _)| parts(name)) {
                prop_assert!(!paper.to_lowercase().contains(&part.to_lowercase()), "{part} in\n{paper}");
            }
        }
    }

    #[test]
    fn under_the_chatham_house_rule_neither_persons_nor_organisations_are(lines in prop::collection::vec(line(), 1..40)) {
        let state = session(agenda(Attribution::None), &lines);
        for paper in papers(&state) {
            for part in PEOPLE.iter().flat_map(|(name, _)| parts(name)).chain(BODIES) {
                prop_assert!(!paper.to_lowercase().contains(&part.to_lowercase()), "{part} in\n{paper}");
            }
        }
        // Those that sign name themselves, and whoever signs for them.
        let signed: Vec<&str> = state.signatures.standing().map(|signed| signed.fact.name.as_str()).collect();
        for paper in memoranda(&state) {
            for (name, _) in PEOPLE.iter().filter(|(name, _)| !signed.contains(name)) {
                prop_assert!(!paper.contains(name), "{name} in\n{paper}");
            }
        }
    }

    #[test]
    fn an_entry_can_be_treated_more_strictly_than_the_session(
        before in prop::collection::vec(line(), 0..12), rule in prop::sample::select(vec!["organisation", "none"]),
    ) {
        // Somebody who says nothing else, and whose organisation nobody else speaks for.
        let quiet: Vec<String> = before.into_iter().filter(|line| !line.contains("Kwindo") && !line.contains("Oxmyrtal") && !line.contains("rest")).collect();
        let mut lines = quiet;
        lines.push("@\"Kwindo Zappelin\" between us".to_owned());
        lines.push(format!("/attribution {rule}"));
        let state = session(Agenda { participants: Vec::new(), ..agenda(Attribution::Named) }, &[]);
        prop_assert!(state.record.is_empty());
        let state = session(agenda(Attribution::Named), &lines);
        let minutes = export::markdown(&export::minutes(&state, &Options::default()));
        let said = minutes.split("## Proceedings").nth(1).unwrap_or_default();
        prop_assert!(said.contains("between us"));
        prop_assert!(!said.contains("Kwindo") && (rule == "organisation" || !said.contains("Oxmyrtal")), "{said}");
        let json: serde_json::Value = serde_json::from_str(&export::json(&state, &Options::default())).unwrap();
        let entry = json["entries"].as_array().unwrap().iter().find(|entry| entry["text"] == "between us").unwrap().to_string();
        prop_assert!(!entry.contains("Kwindo") && (rule == "organisation" || !entry.contains("Oxmyrtal")), "{entry}");
    }
}

#[test]
fn a_name_in_the_text_is_found_wherever_it_would_be_printed() {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let text = lines(&[
        "Jixto paid for it",
        "/decision we thank Fleemstar",
        "/consent",
        "/object 2 thanks to grunfelz too",
        "/pledge @Wembolia open a desk indicator:\"as Zappelin counts\" beneficiaries:\"the friends of Ploxa\"",
        "/edit 3 open a desk for Marvonk",
        "/edit 3 open a desk",
        "/reserve 3 @Tarquindor when Blintzky agrees",
        "/status 3 under-way Qorvix has begun",
        "/poll \"Whom?\" options:\"Vexora, nobody\"",
        "Hyvondria said so",
        "nothing here",
        "/note Uxbea is late",
        "/agree 3",
    ]);
    let found = |attribution, sought| {
        let state = session(agenda(attribution), &text);
        let leaks = export::leaks(&state, &Options::default(), sought);
        leaks.into_iter().map(|leak| format!("{} {}", leak.place, leak.name)).collect::<Vec<_>>()
    };
    let organisation = found(Attribution::Organisation, Sought::Record);
    assert_eq!(
        organisation,
        [
            "1 Jixto Marvonk",
            "2 Uxbea Fleemstar",
            "2 Ploxa Grunfelz",
            "3 Kwindo Zappelin",
            "3 Ploxa Grunfelz",
            "3 Vexora Blintzky",
            "3 Zyxan Qorvix",
            "4 Vexora Blintzky",
        ]
    );
    let none = found(Attribution::None, Sought::Record);
    assert!(none.contains(&"5 Hyvondria".to_owned()), "{none:?}");
    assert!(found(Attribution::Named, Sought::Record).is_empty());
    let memorandum = found(Attribution::None, Sought::Memorandum);
    assert!(memorandum.iter().all(|leak| leak.starts_with('3')) && !memorandum.is_empty(), "{memorandum:?}");
    let state = session(agenda(Attribution::Organisation), &text);
    let current = export::current_minutes(&state);
    assert!(current.contains("names stand in the text") && current.contains("1, 2, 3, 4"), "{current}");
    assert!(!current.contains("Jixto"));
}

/// What is written of a session whose texts name nobody any more, or not in what this paper prints.
fn leaking(state: &State, sought: Sought, options: &Options) -> Vec<String> {
    export::leaks(state, options, sought).into_iter().map(|leak| leak.to_string()).collect()
}

fn typed(attribution: Attribution, lines: &[&str]) -> State {
    session(agenda(attribution), &lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
}

#[test]
fn rewording_takes_a_name_out_of_every_paper() {
    let prepared = |lines: &[&str]| {
        let mut agenda = agenda(Attribution::None);
        let text = "Jixto Marvonk has asked for mentors".to_owned();
        agenda.memorandum.recitals = vec![Recital { text, ..Recital::default() }];
        session(agenda, &lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
    };
    let before = ["/pledge @Wembolia Jixto Marvonk will pay the mentors"];
    let all = [Sought::Record, Sought::Minutes, Sought::Memorandum];
    let said = |state: &State| all.map(|sought| leaking(state, sought, &Options::default()).len());
    // The minutes have nothing of what the agenda prepared, and nobody agreed on the pledge.
    assert_eq!(said(&prepared(&before)), [2, 1, 1]);
    let state = prepared(&[before[0], "/edit 1 pay the mentors", "/edit rec1 mentors were asked for"]);
    assert_eq!(said(&state), [0, 0, 0]);
    for paper in papers(&state).into_iter().chain(memoranda(&state)) {
        assert!(!paper.contains("Jixto") && !paper.contains("Marvonk"), "{paper}");
    }
    let minutes = export::markdown(&export::minutes(&state, &Options::default()));
    let left_out = minutes.matches("An earlier wording is left out here").count();
    assert!(left_out == 2 && minutes.matches("pay the mentors").count() > 1, "{minutes}");
}

#[test]
fn wordings_that_name_nobody_are_still_printed_beside_those_that_do() {
    let state = typed(
        Attribution::Organisation,
        &[
            "/pledge open a desk",
            "/edit 1 open a desk with Marvonk",
            "/edit 1 open two desks",
            "/edit 1 open three desks",
        ],
    );
    let minutes = export::markdown(&export::minutes(&state, &Options::default()));
    let annex = minutes.split("## Annex").nth(1).unwrap();
    assert!(
        annex.contains("open a desk") && annex.contains("open two desks") && annex.contains("**three**"),
        "{annex}"
    );
    assert!(!minutes.contains("Marvonk"), "{minutes}");
}

#[test]
fn the_memorandum_is_held_up_only_by_what_it_prints() {
    let pledge = "/pledge @Wembolia Jixto Marvonk will pay";
    let memorandum =
        |lines: &[&str], options: &Options| leaking(&typed(Attribution::None, lines), Sought::Memorandum, options);
    let public = Options { audience: Some(Audience::Public), ..Options::default() };
    let unagreed = Options { unagreed: true, ..Options::default() };
    assert!(memorandum(&[pledge, "Jixto said so"], &Options::default()).is_empty());
    assert!(memorandum(&[pledge], &public).is_empty());
    assert_eq!(memorandum(&[pledge], &unagreed).len(), 1);
    // It stands there as it was agreed on, until the new wording is.
    let agreed = [pledge, "/agree 1", "/edit 1 pay"];
    let said = memorandum(&agreed, &Options::default());
    assert!(said.len() == 1 && said[0].starts_with("1, as it was agreed on, names Jixto Marvonk"), "{said:?}");
    assert!(memorandum(&[&agreed[..], &["/agree 1"]].concat(), &Options::default()).is_empty());
}

#[test]
fn corrections_say_no_name_of_an_earlier_version_again() {
    let state = typed(
        Attribution::None,
        &[
            "/in Zyxan Qorvix",
            "/in Jixto Marvonk",
            "/pledge @Wembolia Jixto Marvonk will pay",
            "/agree 1",
            "/issue",
            "/edit 1 pay",
            "/agree 1",
            "/issue",
        ],
    );
    assert_eq!(state.versions().len(), 2);
    for paper in memoranda(&state).into_iter().chain(papers(&state)) {
        assert!(!paper.contains("Jixto"), "{paper}");
    }
    let memorandum = export::markdown(&export::memorandum(&state, &Options::default()));
    assert!(memorandum.contains("An earlier wording is left out here"), "{memorandum}");
    assert!(leaking(&state, Sought::Memorandum, &Options::default()).is_empty());
    assert!(leaking(&state, Sought::Record, &Options::default()).is_empty());
}

#[test]
fn what_stands_in_the_place_of_an_erased_name_is_none() {
    let mut agenda = agenda(Attribution::None);
    agenda.participants[4].name = "participant 5".into();
    let state = session(agenda, &["participant 5 will not send it".to_owned()]);
    for sought in [Sought::Record, Sought::Minutes, Sought::Memorandum] {
        assert!(leaking(&state, sought, &Options::default()).is_empty());
    }
}

#[test]
fn the_place_and_the_categories_are_looked_through_where_they_are_printed() {
    let mut agenda = agenda(Attribution::Organisation);
    agenda.place = Some("House of Jixto Marvonk".into());
    agenda.participants[0].category = Some("friends of Ploxa Grunfelz".into());
    let places = |agenda: &Agenda, sought| {
        let state = session(agenda.clone(), &[]);
        let leaks = export::leaks(&state, &Options::default(), sought);
        leaks.into_iter().map(|leak| format!("{}: {}", leak.place, leak.name)).collect::<Vec<_>>()
    };
    let (place, category) = ("the place: Jixto Marvonk", "the category of participant 1: Ploxa Grunfelz");
    assert_eq!(places(&agenda, Sought::Minutes), [place, category]);
    assert_eq!(places(&agenda, Sought::Record), [place, category]);
    assert_eq!(places(&agenda, Sought::Memorandum), [place]);
    // Where the list is not printed, its categories are not either.
    agenda.attribution = Attribution::None;
    assert_eq!(places(&agenda, Sought::Minutes), [place]);
}

#[test]
fn addresses_on_the_list_are_found_in_the_text() {
    let state = typed(
        Attribution::None,
        &["write to zyxan@secret.example", "or to g.grunfelz@elsewhere.example", "VEXORA@SECRET.EXAMPLE"],
    );
    assert_eq!(leaking(&state, Sought::Minutes, &Options::default()).len(), 3);
}

#[test]
fn the_place_of_the_session_may_be_named() {
    let mut agenda = agenda(Attribution::None);
    agenda.place = Some("Todi".into());
    agenda.participants[0].organisation = Some("City of Todi".into());
    let state = session(agenda, &["The mayor of Todi opens".to_owned(), "the City of Todi pays".to_owned()]);
    let said = leaking(&state, Sought::Minutes, &Options::default());
    assert!(said.len() == 1 && said[0].starts_with("2 names City of Todi"), "{said:?}");
}

#[test]
fn the_name_before_a_task_holds_up_only_papers_that_print_it() {
    let state = typed(Attribution::Organisation, &["/action @\"Jixto Marvonk\" Jixto to put the costs together"]);
    let minutes = export::markdown(&export::minutes(&state, &Options::default()));
    assert!(minutes.contains("put the costs together") && !minutes.contains("Jixto"), "{minutes}");
    assert!(leaking(&state, Sought::Minutes, &Options::default()).is_empty());
    assert_eq!(leaking(&state, Sought::Record, &Options::default()).len(), 1);
}
