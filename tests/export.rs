//! What is handed over, as those read it who get it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "export/room.rs"]
mod room;

use proptest::prelude::*;
use rapporteur::agenda::{Agenda, Attribution, Item, Opening, PollForm, Recital};
use rapporteur::export::*;
use rapporteur::session::command::{NewEntry, Which};
use rapporteur::session::event::{Details, EntryKind, Taken, Vote, Who};
use rapporteur::session::{Command, Mark, ParticipantId};
use room::*;

fn minutes_of(room: &Room, options: &Options) -> String {
    markdown(&minutes(&room.state, options))
}

fn memorandum_of(room: &Room, options: &Options) -> String {
    markdown(&memorandum(&room.state, options))
}

fn stricter(attribution: Attribution) -> Options {
    Options { attribution: Some(attribution), ..Options::default() }
}

/// The part of a text under this heading, up to the next of the same level.
fn under<'t>(text: &'t str, heading: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{heading} in\n{text}"));
    let level = heading.split(' ').next().unwrap();
    rest.split(&format!("\n{level} ")).next().unwrap()
}

#[test]
fn the_registers_of_a_roundtable_for_a_spreadsheet() {
    insta::assert_snapshot!(csv(&registers(&roundtable(agenda()).state, &Options::default())));
}

#[test]
fn the_registers_for_a_spreadsheet_say_what_those_of_the_minutes_say() {
    let room = roundtable(agenda());
    for attribution in [Attribution::Named, Attribution::Organisation, Attribution::None] {
        let options = stricter(attribution);
        let minutes = minutes(&room.state, &options);
        let tables = minutes.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if table.head.first().is_some_and(|column| column == "No.") => Some(table),
            _ => None,
        });
        let all = registers(&room.state, &options);
        let mut rows = all.rows.iter();
        for table in tables {
            for row in &table.rows {
                let there = rows.next().unwrap();
                for (name, cell) in table.head.iter().zip(row) {
                    let name = match name.as_str() {
                        "Decision" | "Put to the vote" | "Pledge" | "Action" => "What",
                        // A day stands in figures there.
                        "Due" => continue,
                        name => name,
                    };
                    let column = all.head.iter().position(|column| column == name).unwrap();
                    assert_eq!(&there[column], cell, "{name}");
                }
            }
        }
        assert!(rows.next().is_none() && !all.rows.is_empty());
    }
}

#[test]
fn the_minutes_of_a_roundtable() {
    insta::assert_snapshot!(minutes_of(&roundtable(agenda()), &Options::default()));
}

#[test]
fn the_memorandum_of_a_roundtable() {
    insta::assert_snapshot!(memorandum_of(&roundtable(agenda()), &Options::default()));
}

#[test]
fn minutes_and_memorandum_in_italian() {
    let options = Options { language: Some("it-IT".into()), ..Options::default() };
    let room = roundtable(agenda());
    insta::assert_snapshot!(format!("{}\n\n{}", minutes_of(&room, &options), memorandum_of(&room, &options)));
}

#[test]
fn the_page_of_a_memorandum() {
    insta::assert_snapshot!(html(&memorandum(&roundtable(agenda()).state, &Options::default())));
}

#[test]
fn the_whole_state_as_json() {
    insta::assert_snapshot!(json(&roundtable(agenda()).state, &Options::default()));
}

#[test]
fn control_characters_of_a_foreign_journal_are_escaped_in_json() {
    let mut room = roundtable(agenda());
    let handle = room.says(EntryKind::Point, "rub\u{7f}out \u{9b}31mred\u{1b}[2J\ttab");
    let json = json(&room.state, &Options::default());
    assert!(!json.contains(|c: char| c.is_control() && c != '\n'), "{json:?}");
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    let entries = read["entries"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["handle"] == handle.to_string()).unwrap();
    assert_eq!(entry["text"], "rub\u{7f}out \u{9b}31mred\u{1b}[2J\ttab");
}

#[test]
fn private_notes_are_handed_over_only_when_asked_for() {
    let room = roundtable(agenda());
    let all = |options: &Options| minutes_of(&room, options) + &json(&room.state, options);
    assert!(!all(&Options::default()).contains("the lunch is late"));
    let with = Options { notes: true, ..Options::default() };
    assert!(minutes_of(&room, &with).contains("**Private note:** the lunch is late"));
    assert!(json(&room.state, &with).contains("the lunch is late"));
    assert!(!memorandum_of(&room, &with).contains("lunch"));
}

#[test]
fn what_was_deleted_is_nowhere() {
    let room = roundtable(agenda());
    let options = Options { notes: true, unagreed: true, ..Options::default() };
    let all = minutes_of(&room, &options) + &memorandum_of(&room, &options) + &json(&room.state, &options);
    assert!(!all.contains("taken out again"));
    assert!(!all.contains("private@example.org"), "nobody's address is handed over");
}

#[test]
fn where_only_organisations_are_named_no_person_is() {
    let room = roundtable(agenda());
    let options = stricter(Attribution::Organisation);
    let text = minutes_of(&room, &options);
    for text in [&text, &json(&room.state, &options), &html(&minutes(&room.state, &options))] {
        for person in ["Anna", "Kowal", "Gomez", "Berg"] {
            assert!(!text.contains(person), "{person} in\n{text}");
        }
    }
    assert!(text.contains("**Good practice · Lublin:**"), "{text}");
    assert!(text.contains("- **Lublin:** write the leaflet"), "{text}");
    assert!(text.contains("- **Ravenna** (IT): one person"), "{text}");
}

#[test]
fn under_the_chatham_house_rule_nobody_is_named_but_in_what_is_signed() {
    let room = roundtable(agenda());
    let options = stricter(Attribution::None);
    let minutes = minutes_of(&room, &options);
    assert!(!minutes.contains("Attendance"), "{minutes}");
    for text in [&minutes, &json(&room.state, &options), &html(&rapporteur::export::minutes(&room.state, &options))] {
        for name in ["Anna", "Kowal", "Gomez", "Berg", "Casa Abierta", "Ravenna", "Lublin"] {
            assert!(!text.contains(name), "{name} in\n{text}");
        }
    }
    let json: serde_json::Value = serde_json::from_str(&json(&room.state, &options)).unwrap();
    assert_eq!(json["participants"], serde_json::json!([]));
    for entry in json["entries"].as_array().unwrap() {
        assert!(entry["speaker"].is_null() && entry["organisation"].is_null());
        assert_eq!(entry["who"], serde_json::json!([]));
    }
    assert!(memorandum_of(&room, &options).contains("| Ravenna      | Anna Rossi |"), "who signs is named");
}

#[test]
fn an_export_is_never_more_open_than_the_session() {
    let room = roundtable(Agenda { attribution: Attribution::None, ..agenda() });
    assert_eq!(minutes_of(&room, &stricter(Attribution::Named)), minutes_of(&room, &Options::default()));
}

#[test]
fn one_entry_can_be_treated_more_strictly() {
    let mut room = Room::with(agenda());
    let handle = room.person_says(1, EntryKind::Point, "between us");
    room.person_says(1, EntryKind::Point, "aloud");
    room.does(Command::Restrict(Some(handle), Attribution::None));
    let minutes = minutes_of(&room, &Options::default());
    assert!(
        minutes.contains("- 09:31 between us [1]") && minutes.contains("- 09:32 **Anna Rossi:** aloud [2]"),
        "{minutes}"
    );
    let json: serde_json::Value = serde_json::from_str(&json(&room.state, &Options::default())).unwrap();
    assert!(json["entries"][0]["speaker"].is_null());
    assert_eq!(json["entries"][1]["speaker"], "Anna Rossi");
}

#[test]
fn a_memorandum_is_a_draft_until_every_pledge_is_agreed() {
    let mut room = Room::with(Agenda { quorum: None, ..agenda() });
    let draft = |room: &Room| memorandum_of(room, &Options::default());
    assert!(draft(&room).contains("**DRAFT.** No pledge has been recorded yet."));
    room.says(EntryKind::Pledge, "first");
    room.says(EntryKind::Pledge, "second");
    assert!(draft(&room).contains("**DRAFT.** 2 parts await agreement."));
    assert!(!draft(&room).contains("first"));
    let asked = Options { unagreed: true, ..Options::default() };
    assert!(memorandum_of(&room, &asked).contains("- **not agreed:** first"));
    room.does(Command::Agree(Which::All));
    assert!(!draft(&room).contains("DRAFT"));
    assert!(draft(&room).contains("\n- first\n- second\n"));
}

#[test]
fn a_pledge_reworded_since_stands_in_the_wording_agreed() {
    let mut room = Room::with(Agenda { quorum: None, ..agenda() });
    let pledge = room.says(EntryKind::Pledge, "a mentor for every family");
    room.does(Command::Agree(Which::Last));
    let edit = |text: &str| Command::Edit {
        entry: Some(pledge),
        text: Some(text.into()),
        speaker: None,
        details: Details::default(),
        by: None,
    };
    room.does(edit("a mentor for some families"));
    let memorandum = memorandum_of(&room, &Options::default());
    assert!(memorandum.contains("- a mentor for every family"), "{memorandum}");
    assert!(memorandum.contains("**DRAFT.** One part was reworded after it was agreed"), "{memorandum}");
    assert!(minutes_of(&room, &Options::default()).contains("a mentor for some families"));
    room.does(Command::Agree(Which::These(vec![pledge])));
    let memorandum = memorandum_of(&room, &Options::default());
    assert!(memorandum.contains("- a mentor for some families") && !memorandum.contains("DRAFT"), "{memorandum}");
}

#[test]
fn a_recital_reads_as_one_sentence() {
    let recital = |opening, text: &str| Recital { opening, text: text.into(), points: Vec::new() };
    let mut plan = agenda();
    plan.memorandum.recitals = vec![
        recital(Opening::Given, "that The city grows"),
        recital(Opening::Considering, "Considering that Ravenna has a plan;"),
        recital(Opening::Other("Aware of".into()), "the costs,"),
        recital(Opening::None, "The parties have met."),
    ];
    let memorandum = memorandum_of(&Room::with(plan.clone()), &Options::default());
    for sentence in [
        "**Given that** the city grows;",
        "**Considering that** Ravenna has a plan;",
        "**Aware of** the costs,",
        "\nThe parties have met.",
    ] {
        assert!(memorandum.contains(sentence), "{sentence} in\n{memorandum}");
    }
    plan.language = "it".into();
    plan.memorandum.recitals = vec![
        recital(Opening::HavingRegard, "La Carta;"),
        recital(Opening::HavingRegard, "l'accordo;"),
        recital(Opening::Given, "il Comune cresce"),
    ];
    let memorandum = memorandum_of(&Room::with(plan), &Options::default());
    for sentence in ["**Vista** la Carta;", "**Visto** l'accordo;", "**Premesso che** il Comune cresce;"] {
        assert!(memorandum.contains(sentence), "{sentence} in\n{memorandum}");
    }
}

#[test]
fn an_answer_given_later_is_found_from_its_question() {
    let mut room = Room::with(agenda());
    room.does(Command::Start);
    let question = room.says(EntryKind::Question, "who pays?");
    room.does(Command::Next);
    let details = Details { answers: Some(question), ..Details::default() };
    room.records(NewEntry { details, ..NewEntry::new(EntryKind::Point, "the city") });
    let minutes = minutes_of(&room, &Options::default());
    assert!(minutes.contains("**Question:** who pays? [1]\n  - answered in [2]\n"), "{minutes}");
    assert!(minutes.contains("**Answer to [1]:** the city [2]"), "{minutes}");
    assert!(!minutes.contains("Open questions"), "{minutes}");
}

#[test]
fn a_session_without_a_roster_or_agenda_still_has_minutes() {
    let room = Room::with(Agenda { title: "Empty".into(), language: "en".into(), ..Agenda::default() });
    let minutes = minutes_of(&room, &Options::default());
    assert!(minutes.starts_with("# Empty\n\n**Minutes** · roundtable · 27 June 2018\n"), "{minutes}");
    assert!(memorandum_of(&room, &Options::default()).contains("Done on 27 June 2018"));
}

#[test]
fn the_minutes_say_when_it_was_agreed_and_who_signed() {
    let room = roundtable(agenda());
    let of = |options: &Options| {
        let minutes = minutes_of(&room, options);
        assert!(minutes.find("## Agreed and signed") < minutes.find("## Next steps"), "{minutes}");
        under(&minutes, "## Agreed and signed").trim().to_owned()
    };
    assert_eq!(
        of(&Options::default()),
        "- **Agreed at 09:53:** pledges [12]\n\
         - **Signed at 09:59:** Ravenna – Anna Rossi, Mayor\n\
         - **Not signed yet:** Lublin; Casa Abierta"
    );
    assert_eq!(
        of(&stricter(Attribution::Organisation)),
        "- **Agreed at 09:53:** pledges [12]\n- **Signed at 09:59:** Ravenna\n- **Not signed yet:** Lublin; Casa Abierta"
    );
    assert_eq!(of(&stricter(Attribution::None)), "- **Agreed at 09:53:** pledges [12]");
}

#[test]
fn an_objection_that_was_met_says_so() {
    let mut room = Room::with(Agenda { quorum: None, ..agenda() });
    let pledge = room.says(EntryKind::Pledge, "thirty bodies by June");
    let object = |text: &str| Command::Object { entry: Some(pledge), who: None, text: text.into() };
    room.does(object("as a target"));
    let text = Some("a target of thirty bodies".into());
    room.does(Command::Edit { entry: Some(pledge), text, speaker: None, details: Details::default(), by: None });
    room.does(Command::Agree(Which::Last)).does(object("too late")).does(Command::Take(Some(pledge), Taken::Consent));
    let minutes = minutes_of(&room, &Options::default());
    for line in [
        "  - the signatory bodies together · by consent\n",
        "- 09:32 **Objection:** as a target (the wording was changed after that)\n",
        "- 09:35 **Objection:** too late\n",
    ] {
        assert!(minutes.contains(line), "{line} in\n{minutes}");
    }
}

#[test]
fn a_vote_against_decides_nothing() {
    let mut room = Room::with(Agenda { quorum: None, ..agenda() });
    for (text, r#for, against) in [("carried", 3, 2), ("a tie", 2, 2), ("lost", 1, 4)] {
        room.says(EntryKind::Decision, text);
        room.does(Command::Take(None, Taken::Vote(Vote { r#for, against, abstain: 0, rule: None, ..Vote::default() })));
    }
    let minutes = minutes_of(&room, &Options::default());
    assert!(
        minutes
            .contains("**Decided**\n\n- carried [1]\n\n**Put to the vote, not carried**\n\n- a tie [2]\n- lost [3]\n"),
        "{minutes}"
    );
    assert!(
        minutes.contains("**Put to the vote:** lost [3]\n  - 1 for, 4 against, 0 abstentions · rule: simple majority · 1 of 5 cast, 3 needed · not carried\n"),
        "{minutes}"
    );
    assert!(!under(&minutes, "## Decisions").contains("lost"), "{minutes}");
    assert!(under(&minutes, "## Put to the vote, not carried").contains("| 3   | lost"), "{minutes}");
}

#[test]
fn an_item_says_what_was_planned_and_what_was_given_to_it() {
    let mut room = Room::with(agenda());
    room.does(Command::Start).does(Command::Extend(5)).does(Command::Next).does(Command::Extend(-5));
    room.does(Command::Next).does(Command::Skip(None)).does(Command::End);
    let minutes = minutes_of(&room, &Options::default());
    assert!(minutes.contains("planned: 10 minutes, extended to 15 · taken: 2 minutes"), "{minutes}");
    assert!(minutes.contains("planned: 25 minutes, shortened to 20 ·"), "{minutes}");
    assert_eq!(
        minutes.split("### ").find(|part| part.starts_with("3.")),
        Some("3. Coffee\n\nThis item was skipped.\n\n")
    );
}

#[test]
fn who_does_an_action_is_named_once() {
    let mut room = Room::with(agenda());
    let who = vec![Who::Participant(ParticipantId::new(Mark::NONE, 2))];
    for text in ["Jan to write the leaflet", "Kowal: send it", "January to be planned", "to Jan: a letter"] {
        let details = Details { who: who.clone(), ..Details::default() };
        room.records(NewEntry { details, ..NewEntry::new(EntryKind::Action, text) });
    }
    let minutes = minutes_of(&room, &Options::default());
    for line in [
        "- **Jan Kowal:** write the leaflet [1]",
        "- **Jan Kowal:** send it [2]",
        "- **Jan Kowal:** January to be planned [3]",
        "- **Jan Kowal:** to Jan: a letter [4]",
        "**Action:** write the leaflet [1]\n  - Jan Kowal\n",
    ] {
        assert!(minutes.contains(line), "{line} in\n{minutes}");
    }
    let json: serde_json::Value = serde_json::from_str(&json(&room.state, &Options::default())).unwrap();
    assert_eq!(json["entries"][0]["text"], "Jan to write the leaflet");
}

#[test]
fn the_summary_never_hides_just_a_few() {
    let mut room = Room::with(agenda());
    for number in 1..=20 {
        room.says(EntryKind::Pledge, &format!("pledge {number}"));
    }
    let summary = |room: &Room| under(&minutes_of(room, &Options::default()), "## Summary").to_owned();
    assert!(summary(&room).contains("pledge 20 (not agreed) [20]") && !summary(&room).contains("below"));
    room.says(EntryKind::Pledge, "pledge 21");
    assert!(summary(&room).contains("pledge 15 (not agreed) [15]\n- 6 more below"), "{}", summary(&room));
}

#[test]
fn a_memorandum_with_nothing_in_it_says_so_and_undertakes_nothing() {
    let mut plan = agenda();
    plan.memorandum.recitals.clear();
    let memorandum = memorandum_of(&Room::with(plan), &Options::default());
    assert!(memorandum.contains("**DRAFT.** Nothing has been recorded for this memorandum yet."), "{memorandum}");
    assert!(!memorandum.contains("undertake"), "{memorandum}");
    assert!(!memorandum_of(&Room::with(agenda()), &Options::default()).contains("undertake"));
}

#[test]
fn what_was_entered_afterwards_without_times_has_none_in_the_papers() {
    let date = |day: &str| Agenda { date: day.parse().ok(), ..agenda() };
    let papers = |room: &Room| minutes_of(room, &Options::default()) + &memorandum_of(room, &Options::default());
    let papers = papers(&roundtable(date("2018-06-20")));
    let planned = papers.lines().filter(|line| !line.contains("**Planned:**")).collect::<Vec<_>>().join("\n");
    assert!(!planned.contains("09:") && !planned.contains("10:") && !planned.contains("27 June"), "{planned}");
    assert!(!planned.contains("Held") && !planned.contains("taken: "), "{planned}");
    assert!(
        planned.contains("- **Good practice · Jan Kowal:** arrivals") && planned.contains("· agreed\n"),
        "{planned}"
    );
    assert!(planned.contains("- **Signed:** Ravenna – Anna Rossi, Mayor"), "{planned}");
    assert!(json(&roundtable(date("2018-06-20")).state, &Options::default()).contains("T09:53:00+02:00"));
    // Around midnight, or a day too early in the agenda, is near enough.
    assert!(minutes_of(&roundtable(date("2018-06-28")), &Options::default()).contains("**Held:** 09:34 to 10:00"));
}

#[test]
fn polls_on_one_scale_make_one_table() {
    let poll = |question: &str, counts: &[u32]| {
        let form = PollForm::Scale(counts.len().try_into().unwrap());
        Command::OpenPoll { question: question.into(), form, counts: counts.to_vec(), ends: Vec::new() }
    };
    let mut room = Room::with(agenda());
    room.does(poll("ties", &[0, 3, 9, 17, 13])).does(poll("other scale", &[1, 2, 3]));
    room.does(poll("from day one", &[0, 1, 4, 9, 28])).does(poll("unanswered", &[0; 5]));
    let minutes = minutes_of(&room, &Options::default());
    let table = "\
**Polls on a scale from 1 to 5, the highest average first:**

| Question         | n   | 1   | 2   | 3   | 4   | 5   | Average |
| ---------------- | --- | --- | --- | --- | --- | --- | ------- |
| from day one [3] | 42  | 0   | 1   | 4   | 9   | 28  | 4.52    |
| ties [1]         | 42  | 0   | 3   | 9   | 17  | 13  | 3.95    |
";
    assert!(minutes.contains(table), "{minutes}");
    assert!(minutes.contains("**Poll:** other scale [2]\n") && minutes.contains("n = 6 · weighted average 2.33"));
    assert!(minutes.contains("**Poll:** unanswered [4]\n"), "{minutes}");
}

#[test]
fn approved_minutes_are_no_draft() {
    let mut room = roundtable(agenda());
    assert!(minutes_of(&room, &Options::default()).contains("**DRAFT.** These minutes have not been approved yet."));
    room.does(Command::Approve);
    let minutes = minutes_of(&room, &Options::default());
    assert!(minutes.contains("\n**Approved on 27 June 2018.**\n") && !minutes.contains("DRAFT"), "{minutes}");
    let italian = Options { language: Some("it".into()), ..Options::default() };
    assert!(minutes_of(&room, &italian).contains("\n**Approvato il 27 giugno 2018.**\n"));
    let json: serde_json::Value = serde_json::from_str(&json(&room.state, &Options::default())).unwrap();
    assert!(json["approved"].is_string());
}

#[test]
fn the_pages_headings_skip_no_level_and_there_is_one_of_the_first() {
    let room = roundtable(agenda());
    for document in [minutes(&room.state, &Options::default()), memorandum(&room.state, &Options::default())] {
        let page = html(&document);
        let levels: Vec<u32> = page.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        assert!(page.contains("<html lang=\"en\">") && page.contains("<title>"));
        assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("<th>"));
        assert!(!page.contains("aria-label=\"\""), "every table is named");
    }
}

/// A line somebody may type, with what Markdown would take for its own.
fn line() -> impl Strategy<Value = String> {
    "[#>*_+=|~`\\[\\]()<&:.!\\-0-9]{0,4} ?[a-zA-Z0-9éß漢🙂#>*_|`~<>&\\[\\]\\\\ ]{1,40}(\n[-+*#>=0-9.|: a-z]{1,20})?"
}

fn kind() -> impl Strategy<Value = EntryKind> {
    prop::sample::select(EntryKind::ALL.into_iter().filter(|kind| *kind != EntryKind::Poll).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is recorded, under whatever item and by whomever: it can be read in the minutes, and as typed in the JSON.
    #[test]
    fn every_entry_can_be_read(lines in prop::collection::vec((kind(), line(), 0..5u32), 1..30)) {
        let plan = Agenda { items: vec![Item { title: "One".into(), ..Item::default() }, Item { title: "Two".into(), ..Item::default() }], ..agenda() };
        let mut room = Room::with(plan);
        let mut typed = Vec::new();
        for (number, (kind, text, who)) in lines.into_iter().enumerate() {
            match number {
                3 => { room.does(Command::Start); }
                9 => { room.does(Command::Next); }
                _ => {}
            }
            if text.trim().is_empty() {
                continue;
            }
            let speaker = (1..5).contains(&who).then(|| Who::Participant(ParticipantId::new(Mark::NONE, who)));
            room.records(NewEntry { speaker, ..NewEntry::new(kind, text.clone()) });
            typed.push(text);
        }
        let options = Options { notes: true, ..Options::default() };
        let page = html(&minutes(&room.state, &options));
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = page.replace("<br />", " ").split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<String>();
        let shown = words(&shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"));
        let json: serde_json::Value = serde_json::from_str(&json(&room.state, &options)).unwrap();
        let entries = json["entries"].as_array().unwrap();
        prop_assert_eq!(entries.len(), typed.len());
        for (text, entry) in typed.iter().zip(entries) {
            prop_assert!(shown.contains(&words(text)), "{:?} in\n{}", words(text), shown);
            prop_assert_eq!(entry["text"].as_str(), Some(text.as_str()));
        }
    }
}
