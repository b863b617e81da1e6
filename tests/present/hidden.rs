//! What the session's rule hides is on no screen, whatever was recorded.

use std::collections::HashSet;
use std::sync::Arc;

use proptest::prelude::*;
use rapporteur::agenda::*;
use rapporteur::export::board::{Asked, Said, board, may_be_shown};
use rapporteur::session::event::EntryKind;
use ratatui::crossterm::event::KeyCode;

use crate::harness::Wall;

/// Names that stand in no word of any screen, each with the organisation it is there for.
const PEOPLE: [(&str, &str); 6] = [
    ("Zyxan Qorvix", "Wembolia"),
    ("Ploxa Grunfelz", "Wembolia"),
    ("Jixto Marvonk", "Tarquindor"),
    ("Uxbea Fleemstar", "Hyvondria"),
    ("Kwindo Zappelin", "Oxmyrtal"),
    ("Vexora Blintzky", ""),
];
const BODIES: [&str; 4] = ["Wembolia", "Tarquindor", "Hyvondria", "Oxmyrtal"];
const SIGNING: [&str; 2] = ["Wembolia", "Tarquindor"];

fn agenda(attribution: Attribution) -> Agenda {
    let person = |(name, organisation): &(&str, &str)| Participant {
        name: (*name).into(),
        organisation: (!organisation.is_empty()).then(|| (*organisation).into()),
        email: Some(format!("{}@secret.example", name.split(' ').next().unwrap())),
        signatory: SIGNING.contains(organisation),
        ..Participant::default()
    };
    let item = |title: &str, format, question: &str| Item {
        title: title.into(),
        minutes: Some(20),
        format,
        lead: Some("Zyxan Qorvix".into()),
        questions: vec![question.into()],
        notes: Some("qq0qq ask Jixto".into()),
        ..Item::default()
    };
    Agenda {
        title: "Housing and work".into(),
        language: "en".into(),
        date: "2018-06-27".parse().ok(),
        attribution,
        participants: PEOPLE.iter().map(person).collect(),
        quorum: Some(Quorum::Bodies(2)),
        items: vec![
            item("Round", Format::Roundtable, "Who pays?"),
            item("Thanks to Uxbea Fleemstar", Format::Discussion, "What did Wembolia say?"),
            item("Pledges", Format::Discussion, "What does Ploxa Grunfelz want?"),
        ],
        ..Agenda::default()
    }
}

/// A line that somebody may type, with names where the program understands them and within the text; each text with a word
/// that no other has.
fn line() -> impl Strategy<Value = String> {
    let person = || prop::sample::select(PEOPLE.map(|(name, _)| name).to_vec());
    let body = || prop::sample::select(BODIES.to_vec());
    let who = || prop_oneof![person(), body()];
    let words = || {
        let said =
            prop::sample::select(vec!["a mentor for all", "the desk opens", "who pays for it?", "by the summer"]);
        let named = (who(), prop::sample::select(vec!["as NAME said", "NAME pays", "a house near NAME"]));
        prop_oneof![4 => said.prop_map(str::to_owned), 1 => named.prop_map(|(who, words)| words.replace("NAME", who))]
            .prop_map(|words| format!("{words} TOKEN"))
    };
    let handle = || 1u32..14;
    let kinds = vec!["question", "proposal", "concern", "practice", "park", "note"];
    prop_oneof![
        2 => (who(), words()).prop_map(|(who, words)| format!("@\"{who}\" {words}")),
        3 => (prop::sample::select(kinds.clone()), words()).prop_map(|(kind, words)| format!("/{kind} {words}")),
        2 => (who(), words()).prop_map(|(who, words)| format!("/question @\"{who}\" {words}")),
        4 => (who(), body(), words()).prop_map(|(who, body, words)| format!("/pledge @\"{who}\" @\"{body}\" {words} due:+3m indicator:\"as Kwindo counts\"")),
        1 => words().prop_map(|words| format!("/pledge {words}")),
        3 => words().prop_map(|words| format!("/decision {words}")),
        2 => words().prop_map(|words| format!("/recital considering {words}")),
        1 => words().prop_map(|words| format!("/provision \"Zyxan\": {words}")),
        2 => (who(), prop::sample::select(vec!["for", "against"])).prop_map(|(who, way)| format!("/vote {way}:\"{who}\" abstain:rest")),
        1 => Just("/consent".to_owned()),
        2 => (handle(), who(), words()).prop_map(|(n, who, words)| format!("/object {n} @\"{who}\" {words}")),
        2 => (handle(), who(), words()).prop_map(|(n, who, words)| format!("/reserve {n} @\"{who}\" {words}")),
        3 => (handle(), words(), who()).prop_map(|(n, words, who)| format!("/edit {n} {words} by:\"{who}\"")),
        2 => (words(), who()).prop_map(|(words, who)| format!("/poll \"{words}\" options:\"yes,ask {who}\"")),
        1 => Just("/tally 1:3 2:1".to_owned()),
        1 => Just("/close-poll".to_owned()),
        2 => Just("/agree all".to_owned()),
        1 => (prop::sample::select(SIGNING.to_vec()), person()).prop_map(|(body, person)| format!("/sign {body} by {person}, mayor")),
        3 => person().prop_map(|name| format!("/in {name}")),
        2 => who().prop_map(|who| format!("/queue {who}")),
        2 => who().prop_map(|who| format!("/floor {who}")),
        1 => Just("/start".to_owned()),
        1 => Just("/next".to_owned()),
        2 => Just("/undo".to_owned()),
        1 => Just("/redo".to_owned()),
        1 => handle().prop_map(|n| format!("/delete {n}")),
        1 => (handle(), prop::sample::select(vec!["note", "pledge", "decision"])).prop_map(|(n, kind)| format!("/kind {n} {kind}")),
        2 => (handle(), prop::sample::select(vec!["organisation", "none"])).prop_map(|(n, rule)| format!("/attribution {n} {rule}")),
        1 => (handle(), words()).prop_map(|(n, words)| format!("/status {n} under-way {words}")),
        1 => Just("/end".to_owned()),
    ]
}

/// Every screen there is now: what is followed, and every part of every page.
fn screens(wall: &mut Wall) -> Vec<String> {
    let mut screens = vec![wall.screen()];
    for (columns, rows) in [(80, 24), (200, 60)] {
        wall.resized(columns, rows);
        screens.push(wall.screen());
        for _ in 0..9 {
            wall.press(KeyCode::Left);
        }
        let mut last = None;
        while last != Some(wall.model.in_sight()) {
            last = Some(wall.model.in_sight());
            screens.push(wall.screen());
            wall.press(KeyCode::Right);
        }
        wall.press(KeyCode::Esc);
    }
    screens
}

/// The session after these lines, each with its own word; what is refused is left out. What `look` says of it as it goes on.
fn session(attribution: Attribution, lines: &[String], mut look: impl FnMut(&mut Wall)) -> Wall {
    let mut wall = Wall::with(Arc::new(agenda(attribution)), 80, 24, false);
    for (number, line) in lines.iter().enumerate() {
        wall.now += chrono::TimeDelta::seconds(20);
        let line = line.replace("TOKEN", &format!("qq{}qq", number + 1));
        let Ok(events) = wall.desk.records(&line, wall.now) else { continue };
        wall.sees(events);
        look(&mut wall);
    }
    wall
}

/// The words that only one text has.
fn tokens(text: &str) -> HashSet<String> {
    text.split_whitespace().filter(|word| word.starts_with("qq") && word.ends_with("qq")).map(str::to_owned).collect()
}

/// Checks that neither private notes nor what was taken back is on a screen, nor any address, nor the facilitator's prompts.
fn nothing_private(wall: &Wall, screen: &str) -> Result<(), TestCaseError> {
    let state = &wall.desk.state;
    let hidden = |entry: &&rapporteur::session::state::Entry| !entry.stands() || entry.kind == EntryKind::Note;
    let all = || state.record.all().iter().filter(|entry| !entry.is_prepared());
    // An entry that stands may be marked with the words it had before.
    let open: HashSet<String> = all()
        .filter(|entry| !hidden(entry))
        .flat_map(|entry| entry.wordings())
        .flat_map(|wording| tokens(wording.text))
        .collect();
    for entry in all().filter(hidden) {
        for token in tokens(&entry.text).difference(&open) {
            prop_assert!(!screen.contains(token.as_str()), "{token} of {} in\n{screen}", entry.handle);
        }
    }
    prop_assert!(!screen.contains("secret.example") && !screen.contains("qq0qq"), "{screen}");
    Ok(())
}

fn says_nothing_of<'n>(screen: &str, names: impl IntoIterator<Item = &'n str>) -> Result<(), TestCaseError> {
    let small = screen.to_lowercase();
    for part in names.into_iter().flat_map(|name| name.split(' ')) {
        prop_assert!(!small.contains(&part.to_lowercase()), "{part} in\n{screen}");
    }
    Ok(())
}

fn people() -> impl Iterator<Item = &'static str> {
    PEOPLE.iter().map(|(name, _)| *name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_only_organisations_are_named_no_person_is(lines in prop::collection::vec(line(), 1..40)) {
        let mut seen = Vec::new();
        let mut wall = session(Attribution::Organisation, &lines, |wall| seen.push(wall.screen()));
        seen.extend(screens(&mut wall));
        for screen in &seen {
            says_nothing_of(screen, people())?;
        }
        for screen in screens(&mut wall) {
            nothing_private(&wall, &screen)?;
        }
    }

    #[test]
    fn under_the_chatham_house_rule_neither_persons_nor_organisations_are(lines in prop::collection::vec(line(), 1..40)) {
        let mut seen = Vec::new();
        let mut wall = session(Attribution::None, &lines, |wall| seen.push(wall.screen()));
        seen.extend(screens(&mut wall));
        for screen in &seen {
            says_nothing_of(screen, people().chain(BODIES))?;
        }
    }

    #[test]
    fn where_everybody_is_named_what_is_private_is_not_shown_even_so(lines in prop::collection::vec(line(), 1..40)) {
        let mut failed = Ok(());
        let mut wall = session(Attribution::Named, &lines, |wall| {
            let screen = wall.screen();
            if failed.is_ok() {
                failed = nothing_private(wall, &screen);
            }
        });
        failed?;
        for screen in screens(&mut wall) {
            nothing_private(&wall, &screen)?;
        }
    }

    /// Somebody who says nothing else, and whose organisation nobody else speaks for.
    #[test]
    fn an_entry_can_be_treated_more_strictly_than_the_session(
        before in prop::collection::vec(line(), 0..12), rule in prop::sample::select(vec!["organisation", "none"]),
    ) {
        let mut lines: Vec<String> = before.into_iter().filter(|line| !line.contains("Kwindo") && !line.contains("Oxmyrtal")).collect();
        lines.push("/pledge @\"Kwindo Zappelin\" find a house with Kwindo indicator:\"houses\"".to_owned());
        lines.push(format!("/attribution {rule}"));
        lines.push("/agree all".to_owned());
        lines.push("/end".to_owned());
        let mut wall = session(Attribution::Named, &lines, |_| {});
        for screen in screens(&mut wall) {
            says_nothing_of(&screen, ["Kwindo Zappelin"])?;
            if rule == "none" {
                says_nothing_of(&screen, ["Oxmyrtal"])?;
            }
        }
    }
}

#[test]
fn what_names_somebody_is_withheld_and_its_place_says_so() {
    let lines: Vec<String> = [
        "/start",
        "/pledge @Wembolia open a desk for Jixto",
        "/pledge @Tarquindor find houses",
        "/poll \"Whom?\" options:\"Vexora,nobody\"",
        "/note for me",
    ]
    .map(str::to_owned)
    .to_vec();
    let mut wall = session(Attribution::Organisation, &lines, |_| {});
    wall.press(KeyCode::Right);
    assert!(wall.text().contains("2 (not shown: a name stands in it)"), "{}", wall.screen());
    wall.press(KeyCode::Right);
    assert!(wall.text().contains("Pledge 1 · DRAFT · Wembolia (not shown: a name stands in it)"), "{}", wall.screen());
    assert!(wall.text().contains("Pledge 2 · DRAFT · Tarquindor find houses"), "{}", wall.screen());
    wall.press(KeyCode::Right);
    assert!(wall.text().contains("Whom? (not shown: a name stands i… 0 nobody"), "{}", wall.screen());
    let state = &wall.desk.state;
    let shown: Vec<bool> = state.record.entries().map(|entry| may_be_shown(state, entry)).collect();
    assert_eq!(shown, [false, true, false, false]);
    let board = board(state, Asked { entry: state.record.entries().next().map(|entry| entry.handle), before: None });
    assert_eq!((board.pledges[0].text.clone(), board.pledges[0].before.clone()), (Said::Withheld, None));
}

#[test]
fn a_change_that_took_a_name_out_is_not_marked() {
    let lines: Vec<String> = ["/start", "/pledge @Wembolia open a desk for Jixto", "/edit open a desk for arrivals"]
        .map(str::to_owned)
        .to_vec();
    let wall = session(Attribution::Organisation, &lines, |_| {});
    assert!(wall.text().contains("Wembolia open a desk for arrivals"), "{}", wall.screen());
}
