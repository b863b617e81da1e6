//! How rooms agree, line by line: rules and quorums, pledges and what is reported of them, the order and the versions of the
//! memorandum. Every line is what somebody types, every answer what is said back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod room;

use proptest::prelude::*;
use rapporteur::agenda::*;
use rapporteur::capture::{self, Line};
use rapporteur::export::{self, Options};
use rapporteur::session::*;
use room::Room;

fn person(name: &str, organisation: &str) -> Participant {
    Participant {
        name: name.into(),
        organisation: Some(organisation.into()),
        signatory: true,
        ..Participant::default()
    }
}

/// Five bodies with six people, and somebody who only listens.
fn agenda() -> Agenda {
    let item = |title: &str| Item { title: title.into(), minutes: Some(20), ..Item::default() };
    Agenda {
        title: "Housing and work".into(),
        language: "en".into(),
        date: "2026-06-27".parse().ok(),
        items: vec![item("Opening"), item("Pledges")],
        participants: vec![
            person("Anna Rossi", "Ravenna"),
            person("Bruno Verdi", "Ravenna"),
            person("Jan Kowal", "Lublin"),
            person("Maria Gomez", "Cartagena"),
            person("Eva Beispiel", "Neuhafen"),
            person("Ilze Ozola", "Cēsis"),
            Participant { role: Role::Observer, signatory: false, ..person("Ole Berg", "Fund") },
        ],
        memorandum: Memorandum {
            purpose: Some("It settles how newcomers are *welcomed*.".into()),
            recitals: vec![
                Recital {
                    opening: Opening::Given,
                    text: "people arrive on any day".into(),
                    points: vec!["on Mondays;".into()],
                },
                Recital { opening: Opening::Considering, text: "no body can do it alone".into(), points: vec![] },
            ],
            provisions: vec![Provision { title: "Duration".into(), text: "Two years.".into() }],
            ..Memorandum::default()
        },
        ..Agenda::default()
    }
}

const HERE: [&str; 5] = ["/in Anna Rossi", "/in Bruno", "/in Jan", "/in Maria", "/in Ole"];

#[test]
fn the_arithmetic_of_a_vote_is_said_and_printed() {
    let mut room = Room::with(agenda());
    room.all(&HERE).all(&["/decision the desk opens on Fridays"]);
    let said = room.says("/vote 3-1 rule:two-thirds");
    assert_eq!(
        said,
        "1 decision: the desk opens on Fridays · 3 for, 1 against, 0 abstaining, rule two-thirds · 3 of 4 cast, 3 needed: carried"
    );
    assert!(
        room.minutes().contains("3 for, 1 against, 0 abstentions · rule: two thirds · 3 of 4 cast, 3 needed · carried")
    );
    room.says("/vote 2-2");
    assert!(room.minutes().contains("rule: simple majority · 2 of 4 cast, 3 needed · not carried"));
    assert!(room.minutes().contains("## Put to the vote, not carried"));
    let json = room.json();
    assert_eq!(json["entries"][0]["taken"]["vote"]["needed"], 3);
    assert_eq!(json["entries"][0]["taken"]["vote"]["carried"], false);
}

#[test]
fn what_is_declared_in_the_agenda_holds_unless_something_else_is_said() {
    let voting = Voting {
        rule: Some("three-quarters".into()),
        base: Some(Base::Present),
        abstentions: None,
        by: Some(Unit::Bodies),
    };
    let mut room = Room::with(Agenda { voting, ..agenda() });
    room.all(&HERE).all(&["/decision the desk opens on Fridays"]);
    assert!(room.says("/vote 2-0").ends_with("2 of 3 present, 3 needed: not carried"));
    assert!(room.says("/vote 2-0 base:cast").ends_with("2 of 2 cast, 2 needed: carried"));
    assert!(room.says("/vote 3-1 rule:simple by:people").ends_with("3 of 4 present, 3 needed: carried"));
    assert!(
        room.says("/vote 2-0-1 abstentions:cast base:cast rule:simple").ends_with("2 of 3 cast, 2 needed: carried")
    );
}

#[test]
fn more_votes_than_are_there_are_refused_with_what_is_allowed() {
    let mut room = Room::with(agenda());
    room.says("/decision the desk opens on Fridays");
    // Where attendance is not taken, nobody can know.
    room.says("/vote 30-2");
    room.all(&HERE);
    assert_eq!(
        room.refuses("/vote 4-1"),
        "5 votes are more than the 4 people with a vote noted as present; /in NAME, ORGANISATION notes who else is here, by:bodies counts one vote a body"
    );
    assert!(room.refuses("/vote 4-0 by:bodies").starts_with("4 votes are more than the 3 bodies noted as present"));
    room.says("/vote 4-0");
    room.all(&["/point nothing to vote on"]);
    assert!(room.refuses("/vote 2 4-0").contains("2 is a point, which one cannot take"));
    let mut empty = Room::with(Agenda { participants: vec![], ..agenda() });
    empty.says("/decision the desk opens on Fridays");
    assert!(empty.refuses("/vote 3-0 rule:absolute").contains("nobody is on the list"));
}

#[test]
fn a_roll_call_names_who_voted_how_as_far_as_the_rule_lets_it() {
    let lines = ["/decision the desk opens on Fridays", "/vote for:rest against:\"Jan Kowal\" abstain:Maria by:people"];
    let mut room = Room::with(agenda());
    room.all(&HERE).all(&lines);
    let minutes = room.minutes();
    assert!(minutes.contains("- for: Anna Rossi; Bruno Verdi\n"), "{minutes}");
    assert!(minutes.contains("- against: Jan Kowal\n") && minutes.contains("- abstaining: Maria Gomez\n"), "{minutes}");

    let mut room = Room::with(Agenda { attribution: Attribution::Organisation, ..agenda() });
    room.all(&HERE).all(&lines);
    let minutes = room.minutes();
    assert!(minutes.contains("- for: Ravenna (2)\n") && minutes.contains("- against: Lublin\n"), "{minutes}");

    let mut room = Room::with(Agenda { attribution: Attribution::None, ..agenda() });
    room.all(&HERE).all(&lines);
    let minutes = room.minutes();
    assert!(minutes.contains("2 for, 1 against, 1 abstention"), "{minutes}");
    assert!(!minutes.contains("Ravenna") && !minutes.contains("- for:"), "{minutes}");
    assert_eq!(room.json()["entries"][0]["taken"]["vote"].get("roll"), None);

    let mut room = Room::with(agenda());
    room.all(&HERE).all(&["/decision the desk opens on Fridays"]);
    assert!(room.says("/vote for:rest against:Lublin").contains("2 for, 1 against"), "one vote a body");
    assert!(room.refuses("/vote for:rest against:Neuhafen").starts_with("Neuhafen is not noted as present"));
    assert!(room.refuses("/vote for:Lublin against:\"Jan Kowal\" by:bodies").contains("Lublin votes twice"));
    assert!(room.refuses("/vote for:Lublin against:Todi").contains("nobody on the list is called “Todi”"));
}

#[test]
fn without_a_quorum_a_decision_is_indicative_and_says_so_everywhere() {
    let mut room = Room::with(Agenda { quorum: Some(Quorum::Bodies(3)), ..agenda() });
    room.all(&HERE).all(&["/decision the desk opens on Fridays"]);
    assert!(!room.says("/consent").contains("indicative"));
    assert!(!room.minutes().contains("indicative"));
    room.all(&["/out Maria", "/decision the desk closes on Mondays"]);
    assert_eq!(
        room.says("/vote 3-0"),
        "2 decision: the desk closes on Mondays · 3 for, 0 against, 0 abstaining · 3 of 3 cast, 2 needed: carried · indicative only, without a quorum: 2 of 3 bodies present"
    );
    room.says("/pledge @Ravenna open a desk due:+3m");
    assert!(room.says("/agree").contains("indicative only, without a quorum: 2 of 3 bodies present"));
    let minutes = room.minutes();
    let indicative = "indicative only, without a quorum: 2 of the 3 bodies needed were present";
    assert_eq!(
        minutes.matches(indicative).count(),
        4,
        "under both entries, in the register and where it was agreed\n{minutes}"
    );
    assert!(minutes.contains("the desk closes on Mondays (indicative only) [2]"), "in the summary\n{minutes}");
    assert!(!minutes.contains("the desk opens on Fridays (indicative"), "{minutes}");
    assert!(room.memorandum().contains("**DRAFT.** One part was agreed without a quorum; that is indicative only."));
    let json = room.json();
    assert_eq!(json["entries"][1]["taken"]["vote"]["quorum"]["met"], false);
    assert_eq!(json["entries"][2]["agreed_quorum"]["met"], false);
    assert!(room.refuses("/issue").contains("3 is not agreed on as it stands; there is no quorum"));
    // Who comes later changes nothing of what was decided before, and lets it be agreed on again.
    room.says("/in Eva");
    assert!(room.minutes().contains("the desk closes on Mondays (indicative only) [2]"));
    room.says("/agree 3");
    assert!(!room.memorandum().contains("DRAFT"), "{}", room.memorandum());
}

#[test]
fn a_quorum_of_people_is_lost_when_people_leave_and_nobody_is_no_quorum() {
    let mut room = Room::with(Agenda { quorum: Some(Quorum::People(4)), ..agenda() });
    room.says("/decision first");
    assert!(room.says("/consent").contains("without a quorum: 0 of 4 people present"));
    room.all(&HERE).says("/decision second");
    assert_eq!(room.says("/consent"), "2 decision: second · taken by consent", "four with a vote and one who listens");
    room.all(&["/out Bruno", "/decision third"]);
    assert!(room.says("/consent").contains("without a quorum: 3 of 4 people present"));
}

#[test]
fn a_pledge_keeps_every_wording_with_who_asked_for_it() {
    let mut room = Room::with(agenda());
    room.all(&[
        "/point arrivals wait for weeks",
        "/pledge @Ravenna @Lublin open a desk for arrivals due:+3m indicator:\"desks open\" baseline:none target:\"one each\" source:\"town registers\" beneficiaries:\"families\" territory:\"the old towns\" kind:material from:1",
        "/edit 2 open two desks for arrivals by:Lublin",
        "/reserve 2 @Lublin once the budget is voted",
        "/agree 2",
        "/status 2 under-way the first desk is open on:2026-06-20",
    ]);
    let minutes = room.minutes();
    for part in [
        "indicator: desks open · today: none · target: one each · source: town registers · for whom: families · territory: the old towns",
        "grew from [1]",
        "**Reservation · Lublin:** once the budget is voted",
        "**20 June 2026 · under way:** the first desk is open",
        "## Annex: how the wordings came about",
        "- **First wording at 09:32 · typed on desk:** open a desk for arrivals",
        "- **Changed at 09:33 · asked for by Lublin · typed on desk:** open ~~a desk~~ **two desks** for arrivals",
    ] {
        assert!(minutes.contains(part), "{part} in\n{minutes}");
    }
    let memorandum = room.memorandum();
    assert!(memorandum.contains("- open two desks for arrivals\\\n"), "{memorandum}");
    assert!(memorandum.contains("  - **Reservation · Lublin:** once the budget is voted"), "{memorandum}");
    let html = export::html(&export::minutes(&room.state, &Options::default()));
    assert!(html.contains("<del>a desk</del> <strong>two desks</strong>"), "{html}");
    let json = room.json();
    assert_eq!(json["entries"][1]["wordings"].as_array().unwrap().len(), 2);
    assert_eq!(json["entries"][1]["grew_from"], serde_json::json!(["1"]));
    assert_eq!(json["entries"][1]["reports"][0]["text"], "the first desk is open");
    let public = Options { audience: Some(Audience::Public), ..Options::default() };
    assert!(!export::markdown(&export::minutes(&room.state, &public)).contains("Annex"));
    assert!(room.refuses("/status 2 fulfilled all of it on:2027-01-01").contains("1 January 2027 is still to come"));
    assert!(room.refuses("/edit 2 from:9").contains("there is no entry 9"));
    assert!(room.refuses("/edit 2 due:2020-01-01").contains("is before the session"));
}

#[test]
fn a_change_of_the_date_after_the_agreement_has_to_be_agreed_on_too() {
    let mut room = Room::with(agenda());
    room.all(&["/pledge @Ravenna open a desk due:2026-12-31", "/agree", "/edit 1 due:2027-12-31"]);
    assert!(room.memorandum().contains("31 December 2026") && !room.memorandum().contains("2027"), "as agreed");
    assert!(room.memorandum().contains("**DRAFT.** One part was reworded after it was agreed"));
    room.says("/agree 1");
    assert!(room.memorandum().contains("31 December 2027") && !room.memorandum().contains("DRAFT"));
}

#[test]
fn a_vote_agrees_on_a_pledge_and_takes_it_back() {
    let mut room = Room::with(agenda());
    room.all(&["/pledge @Ravenna open a desk", "/vote 1 5-1"]);
    assert!(room.memorandum().contains("- open a desk"));
    room.says("/vote 1 1-5");
    assert!(!room.memorandum().contains("open a desk"));
    room.says("/undo");
    assert!(room.memorandum().contains("- open a desk"));
}

#[test]
fn the_parts_of_the_memorandum_are_put_in_order_worded_and_agreed() {
    let mut room = Room::with(agenda());
    room.all(&[
        "/recital recalling the meeting of 2025",
        "/pledge @Ravenna first",
        "/pledge @Lublin second",
        "/clause languages",
    ]);
    room.all(&["/agree all", "/order 1 before rec2", "/order 3 first", "/order 4 up"]);
    let text = room.memorandum();
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in\n{text}"));
    let parts = [
        "## Parties",
        "- Ravenna",
        "## Purpose",
        "It settles how newcomers are *welcomed*.".replace('*', "_").leak(),
        "**Given that** people arrive on any day:",
        "- on Mondays;",
        "**Recalling that** the meeting of 2025",
        "**Considering that** no body can do it alone",
        "- second",
        "- first",
        "**Languages.**",
        "**Duration.** Two years.",
    ];
    for pair in parts.windows(2) {
        assert!(place(pair[0]) < place(pair[1]), "{} before {} in\n{text}", pair[0], pair[1]);
    }
    assert!(room.refuses("/order 3 up").contains("3 is the first pledge"));
    assert!(room.refuses("/order 3 before 1").contains("1 is a recital"));
    // What the agenda prepared is worded and agreed like anything else.
    room.says("/edit rec2 no body can do *it* alone, and none wants to");
    assert!(
        room.memorandum().contains("**DRAFT.** One part was reworded after it was agreed"),
        "{}",
        room.memorandum()
    );
    room.says("/agree rec2");
    assert!(
        room.memorandum().contains("**Considering that** no body can do \\*it\\* alone, and none wants to;"),
        "{}",
        room.memorandum()
    );
    room.says("/delete pro1");
    assert!(!room.memorandum().contains("Two years."));
    room.all(&["/undo", "/undo", "/undo"]);
    assert!(room.memorandum().contains("no body can do it alone;"), "{}", room.memorandum());
}

#[test]
fn versions_are_numbered_and_list_what_was_corrected() {
    let mut room = Room::with(agenda());
    room.all(&["/pledge @Ravenna open a desk", "/pledge @Lublin train mentors"]);
    assert!(room.refuses("/issue").starts_with("entries 1, 2 are not agreed on as they stand; /agree all"));
    room.all(&["/agree all", "/issue"]);
    assert!(room.memorandum().contains("_Version 1 · 27 June 2026_"), "{}", room.memorandum());
    assert!(room.says("/issue").contains("it stands so already"));
    room.says("/edit 1 open two desks");
    assert!(room.memorandum().contains("**DRAFT.** One part was reworded"), "{}", room.memorandum());
    room.all(&["/agree 1", "/delete 2", "/pledge @Lublin train teachers", "/agree all"]);
    assert!(room.memorandum().contains("**DRAFT.** It has been changed since version 1."), "{}", room.memorandum());
    assert!(room.says("/issue").contains("version 2"));
    let text = room.memorandum();
    for part in [
        "_Version 2 · 27 June 2026_",
        "## Corrections since version 1",
        "- **Pledge · reworded:** open ~~a desk~~ **two desks**",
        "- **Pledge · added:** train teachers",
        "- **Pledge · left out:** train mentors",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert!(!text.contains("DRAFT"), "{text}");
    room.says("/undo");
    assert!(!room.memorandum().contains("Version 2"));
}

#[test]
fn pledges_are_numbered_through_under_the_body_that_leads() {
    let memorandum = Memorandum { undertakings: Undertakings::ByBody, ..agenda().memorandum };
    let mut room = Room::with(Agenda { memorandum, ..agenda() });
    room.all(&[
        "/pledge @Lublin train mentors",
        "/pledge @Ravenna open a desk",
        "/pledge meet in a year",
        "/agree all",
    ]);
    let text = room.memorandum();
    assert!(
        text.contains("### The signatory bodies together\n\n1. meet in a year\n\n### Ravenna\n\n2. open a desk\\\n")
            && text.contains("### Lublin\n\n3. train mentors\\\n"),
        "{text}"
    );
}

#[test]
fn polls_say_what_they_come_to() {
    let mut room = Room::with(agenda());
    room.all(&[
        "/poll \"How useful?\" scale:5 ends:\"not at all, very\"",
        "/tally 1:0 2:3 3:9 4:17 5:13 blank:2 unsure:1",
    ]);
    let minutes = room.minutes();
    for part in [
        "| 1 (not at all) | 0     | 0%    |",
        "| 5 (very)       | 13    | 31%   | ██████   |",
        "n = 42 · 2 left blank · one did not know · weighted average 3.95 · median 4 · middle half 3 to 5 · standard deviation 0.90",
    ] {
        assert!(minutes.contains(part), "{part} in\n{minutes}");
    }
    room.all(&["/poll \"Can we live with it?\" consensus:5", "/ballots 1 1 2 5"]);
    let minutes = room.minutes();
    assert!(minutes.contains("| 5 (block)        | 1     |"), "{minutes}");
    assert!(
        minutes.contains(
            "n = 4 · one blocks · without blocks (n = 3): weighted average 1.33 · median 1 · middle half 1 to 1.50 · standard deviation 0.47"
        ),
        "{minutes}"
    );
    room.all(&["/poll \"In which order?\" ranking:\"housing, work\"", "/ballots housing, work; work, housing; work"]);
    assert!(
        room.minutes().contains("| housing | 1     | 33%   | ███████       | 1.67          |"),
        "{}",
        room.minutes()
    );
    assert!(room.refuses("/ballot 3").contains("has no option 3"));
    assert!(room.refuses("/ballots 1, 2; 1, 1").contains("ballot 2 of 2: that is no ballot"));
    assert!(room.refuses("/tally #3 1:2 7:1").contains("has no option 7"));
}

#[test]
fn a_number_too_many_is_never_taken_for_another_poll() {
    let mut room = Room::with(agenda());
    room.all(&[
        "/poll \"In which order?\" ranking:\"housing, work, school\"",
        "/poll \"How useful?\" scale:3",
        "/poll \"How clear?\" scale:3",
    ]);
    let answers = |room: &Room| {
        let polls = room.state.record.entries();
        polls.map(|poll| poll.outcome().ballots.len() + poll.outcome().counts.len()).collect::<Vec<_>>()
    };
    for line in ["/ballot 1 2 1 3", "/ballot 2 1", "/tally 2 1 1 1", "/tally 2 1:3 2:1"] {
        room.refuses(line);
        assert_eq!(answers(&room), [0, 0, 0], "{line}");
    }
    assert!(room.refuses("/tally 2 1 1 1").contains("/tally #2 1 1 1"));
    assert!(room.refuses("/tally 2 1:3 2:1").contains("/tally #2 1:3 2:1"));
    // Four numbers are four ballots of the last poll, and 4 is on no scale of three.
    assert!(room.refuses("/ballots 1 2 3 4").contains("poll 3 has no option 4"));
    room.all(&["/ballot #1 2 1 3", "/ballot #2 1", "/tally #2 1 1 1", "/ballots 2 1"]);
    assert_eq!(answers(&room), [1, 4, 2]);
    assert!(room.refuses("/ballot #1 1 2 3 4").contains("poll 1 has no option 4"));
}

#[test]
fn a_poll_that_takes_no_ballot_says_why() {
    let mut room = Room::with(agenda());
    assert!(room.refuses("/ballot yes").starts_with("no poll is open; /poll"));
    room.says("/poll \"Do we go on?\" options:\"yes, no\"");
    for line in ["/ballots blank, unsure", "/ballot blank"] {
        assert!(room.refuses(line).contains("/tally blank:1"), "{line}");
    }
    room.all(&["/ballots yes, no, yes", "/tally blank:1"]);
    let poll = room.state.record.entries().last().unwrap().poll_result().unwrap();
    assert_eq!((poll.n, poll.apart.blank), (3, 1), "the ballots stay");
    room.says("/close-poll");
    for line in ["/ballot yes", "/ballots yes, no", "/tally 1 2"] {
        let said = room.refuses(line);
        assert!(said.starts_with("poll 1 is closed, and no other is open; /poll"), "{line}: {said}");
    }
}

#[test]
fn more_answers_than_people_are_noticed_whichever_way_they_came() {
    let mut room = Room::with(agenda());
    room.all(&HERE).all(&["/poll \"Do we go on?\" options:\"yes, no\"", "/ballots yes, no"]);
    let hints = |room: &Room, line: &str| capture::parse(line, &room.state, room.now.date_naive()).unwrap().hints;
    assert_eq!(hints(&room, "/tally 1:1 2:1"), [""; 0]);
    let more = ["5 answers are more than the 4 people noted as present"];
    assert_eq!(hints(&room, "/tally 1:2 2:1"), more);
    assert_eq!(hints(&room, "/tally 1:1 2:1 blank:1"), more);
    room.says("/tally 1:1 2:1");
    assert_eq!(hints(&room, "/ballot yes"), more);
}

#[test]
fn averages_of_consensus_can_be_checked_against_the_n_beside_them() {
    let mut room = Room::with(agenda());
    room.all(&["/poll \"Can we live with it?\" consensus:5"]);
    let said = room.says("/tally 1:2 5:1");
    assert!(said.ends_with("3 answers, average without blocks (n = 2) 1.00"), "{said}");
    let said = room.says("/tally 1:2 5:0");
    assert!(said.ends_with("2 answers, average 1.00"), "{said}");
    let said = room.says("/tally 5:1");
    assert!(said.ends_with("1 answer"), "{said}");
}

#[test]
fn a_title_with_the_sign_that_separates_is_one_column() {
    let csv = b"Time,Q2; with semi,\"Q3, with comma\"\n1,4,5\n2,3,1\n";
    let read = |columns: &str| {
        let room = Room::with(agenda());
        let line = format!("/import s.csv columns:{columns} scale:5");
        let Line::Request(capture::Request::Import(import)) =
            capture::parse(&line, &room.state, room.now.date_naive()).unwrap().line
        else {
            panic!("{line}")
        };
        match capture::imported(&import, csv) {
            Ok((Command::Import(polls), _)) => Ok(polls.into_iter().map(|poll| poll.text).collect::<Vec<_>>()),
            Ok(other) => panic!("{other:?}"),
            Err(refusal) => Err(refusal.to_string()),
        }
    };
    assert_eq!(read("\"Q2; with semi\"").unwrap(), ["Q2; with semi"]);
    assert_eq!(read("\"Q3, with comma\"").unwrap(), ["Q3, with comma"]);
    assert_eq!(read("\"3; Q2; with semi\"").unwrap(), ["Q3, with comma", "Q2; with semi"]);
    assert_eq!(read("\"2, 3\"").unwrap(), ["Q2; with semi", "Q3, with comma"]);
    assert!(read("\"2, B\"").unwrap_err().contains("is named twice"));
}

#[test]
fn questions_that_ask_the_same_are_never_lost_from_sight() {
    let mut room = Room::with(agenda());
    room.all(&["/start", "hello", "/question Who pays?", "/question And who funds it?", "/merge 3 into 2"]);
    let count = |room: &Room| room.minutes().matches("And who funds it?").count();
    assert!(room.minutes().contains("Also asked"));
    let merged = count(&room);
    let said = room.refuses("/merge 2 into 3");
    assert!(said.starts_with("3 is merged with 2 already"), "{said}");
    assert!(!said.contains("2 into 2"), "{said}");
    // Neither of them becomes something else or goes while the one stands under the other.
    for line in ["/kind 2 point", "/delete 2"] {
        assert!(room.refuses(line).starts_with("3 asks the same as 2"), "{line}");
    }
    assert!(room.refuses("/kind 3 decision").starts_with("3 asks the same as 2"));
    assert_eq!((merged, count(&room)), (1, 1), "{}", room.minutes());
    // Whoever answers the one answers the other.
    room.says("/answer 3 the region does");
    assert!(room.minutes().contains("the region does"), "{}", room.minutes());
    assert!(!room.minutes().contains("(open)"), "{}", room.minutes());
    room.says("/question And when?");
    assert!(room.refuses("/merge 2 into 5").contains("answered already"));
}

#[test]
fn one_of_anything_is_no_plural() {
    let mut room = Room::with(agenda());
    room.says("/start");
    assert!(room.says("/extend -19").ends_with("has 1 minute now"));
    room.says("/poll \"Do we go on?\" options:\"yes, no\"");
    assert!(room.says("/ballots yes").contains("1 ballot more, 1 in all"));
    assert!(room.says("/tally 1 0").ends_with("2 answers"));
    assert!(room.says("/undo").ends_with("/redo brings it back"));
    let said = room.all(&["/question Why?", "/answer 2 Because."]).says("/undo");
    assert!(said.starts_with("undone: 3 is taken back; /redo"), "{said}");
}

#[test]
fn an_open_quotation_mark_is_named() {
    let mut room = Room::with(agenda());
    let said = room.refuses("/pledge @\"Lublin do");
    assert!(said.starts_with("the quotation mark before Lublin is not closed"), "{said}");
}

#[test]
fn several_items_on_one_scale_make_one_ranked_table() {
    let mut room = Room::with(agenda());
    for (question, counts) in [("housing", "0 3 9 17 13"), ("work", "1 1 4 12 24"), ("school", "10 10 10 10 2")] {
        room.says(&format!("/poll \"{question}\" scale:5"));
        room.says(&format!("/tally {counts}"));
    }
    // By hand: (1 + 2 + 12 + 48 + 120) / 42 = 4.36; 166 / 42 = 3.95; (10 + 20 + 30 + 40 + 10) / 42 = 2.62.
    let minutes = room.minutes();
    let rows: Vec<&str> = minutes.lines().filter(|line| line.contains("| 42  |")).map(str::trim).collect();
    let last = |row: &&str| row.trim_end_matches('|').rsplit('|').next().unwrap().trim().to_owned();
    assert_eq!(rows.iter().map(last).collect::<Vec<_>>(), ["4.36", "3.95", "2.62"], "{minutes}");
}

#[test]
fn polls_are_taken_over_from_a_survey_all_or_none() {
    let mut room = Room::with(agenda());
    let take_over = |room: &mut Room, line: &str, csv: &str| -> Result<Vec<String>, String> {
        let parsed = capture::parse(line, &room.state, room.now.date_naive()).map_err(|refusal| refusal.to_string())?;
        let Line::Request(capture::Request::Import(import)) = parsed.line else { panic!("{line}") };
        let (command, hints) = capture::imported(&import, csv.as_bytes()).map_err(|refusal| refusal.to_string())?;
        for event in decide(&room.state, &room.device, &command, room.now).map_err(|refusal| refusal.to_string())? {
            room.happen(event);
        }
        Ok(hints)
    };
    let csv = "Time;\"How useful?\";\"How clear; really?\"\r\n1;4;5\r\n2;;don't know\r\n3;5;1\r\n";
    take_over(&mut room, "/import s.csv columns:\"2; 3\" scale:5", csv).unwrap();
    let polls: Vec<_> =
        room.state.record.entries().filter_map(|entry| Some((entry.text.clone(), entry.poll_result()?))).collect();
    assert_eq!(polls.len(), 2);
    assert_eq!((polls[0].1.n, polls[0].1.apart.blank, polls[0].1.apart.unsure), (2, 1, 0));
    assert_eq!((polls[1].0.as_str(), polls[1].1.n, polls[1].1.apart.unsure), ("How clear; really?", 2, 1));
    let before = room.seq;
    assert!(take_over(&mut room, "/import s.csv columns:\"2; 4\"", csv).is_err(), "there is no fourth column");
    let off = take_over(&mut room, "/import s.csv columns:2 scale:5", "Time,How\n1,9\n").unwrap_err();
    assert!(off.contains('9') && off.contains('5'), "{off}");
    assert_eq!(room.seq, before);
    room.says("/undo");
    assert!(room.state.record.is_empty(), "taken back as one");
}

#[test]
fn what_would_embarrass_is_said() {
    let mut room = Room::with(Agenda { quorum: Some(Quorum::Bodies(4)), ..agenda() });
    room.all(&HERE).all(&[
        "/start",
        "/pledge open a desk",
        "/action write to everybody",
        "/decision we go on",
        "/consent",
        "/decision nobody was asked",
        "/recital considering the following:",
        "/pledge @Neuhafen pay for it due:+1m indicator:\"euros\"",
    ]);
    let said: Vec<String> = export::review(&room.state)
        .into_iter()
        .map(|remark| format!("{} {}", remark.about.map_or("-".into(), |handle| handle.to_string()), remark.what))
        .collect();
    for remark in [
        "- Neuhafen is to sign and nobody came for it",
        "- Cēsis is to sign and nobody came for it",
        "1 the pledge has no date",
        "1 the pledge has no indicator",
        "1 the room has not agreed on the pledge",
        "2 the action has nobody who does it",
        "2 the action has no date",
        "3 it was decided without a quorum",
        "4 it is not said how the decision was taken",
        "5 the recital announces a list that is not there",
        "6 Neuhafen pledges and was not there",
    ] {
        assert!(said.iter().any(|there| there == remark), "{remark} in {said:#?}");
    }
    assert!(!said.iter().any(|there| there.starts_with("6 the pledge has no")), "{said:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Blanks aside, what is not struck through is the new wording, and what is not bold the old one.
    #[test]
    fn what_is_marked_in_the_annex_is_what_changed(old in "[ab]{1,2}[ab ,;:.()*~_1é\"-]{0,16}", new in "[ab]{1,2}[ab ,;:.()*~_1é\"-]{0,16}") {
        prop_assume!(old.trim() != new.trim());
        let mut room = Room::with(agenda());
        room.says(&format!("/pledge \\{old}"));
        room.says(&format!("/edit 1 \\{new}"));
        let page = export::html(&export::minutes(&room.state, &Options::default()));
        let changed = page.split("<strong>Changed at").nth(1).unwrap().split("</strong>").skip(1).collect::<Vec<_>>().join("</strong>");
        let changed = changed.split("</li>").next().unwrap();
        let without = |tag: &str| {
            let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
            let mut parts = changed.split(&open);
            let first = parts.next().unwrap_or_default().to_owned();
            let rest: String = parts.map(|part| part.split_once(&close).map_or("", |(_, after)| after)).collect();
            let text = (first + &rest).replace("<del>", "").replace("</del>", "").replace("<strong>", "").replace("</strong>", "");
            let text = text.replace("&quot;", "\"").replace("&amp;", "&");
            text.chars().filter(|c| !c.is_whitespace()).collect::<String>()
        };
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(without("del"), plain(&new), "{}", changed);
        prop_assert_eq!(without("strong"), plain(&old), "{}", changed);
    }

    #[test]
    fn the_order_of_ballots_does_not_matter_and_shares_make_a_hundred(mut ballots in prop::collection::vec(1u32..=5, 1..40), seed in any::<u64>()) {
        let result = |ballots: &[u32], piled: bool| {
            let mut room = Room::with(agenda());
            room.says("/poll \"How useful?\" scale:5");
            let words: Vec<String> = ballots.iter().map(u32::to_string).collect();
            if piled {
                room.says(&format!("/ballots {}", words.join(" ")));
            } else {
                for word in &words {
                    room.says(&format!("/ballot {word}"));
                }
            }
            (room.state.record.entries().next().unwrap().clone(), room.minutes().split("**Poll:**").nth(1).unwrap().to_owned())
        };
        let (one, printed) = result(&ballots, false);
        let shares: f64 = {
            let result = one.poll_result().unwrap();
            result.counts.iter().map(|(_, count)| result.share(*count)).sum()
        };
        prop_assert!((shares - 100.0).abs() < 1e-9);
        let printed_shares: f64 = printed.lines().filter_map(|line| line.split('|').nth(3)?.trim().strip_suffix('%')?.parse::<f64>().ok()).sum();
        prop_assert!((printed_shares - 100.0).abs() <= 2.5, "{printed}");
        // A shuffle that the seed decides.
        let mut state = seed | 1;
        for at in (1..ballots.len()).rev() {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            ballots.swap(at, (state >> 33) as usize % (at + 1));
        }
        let (other, again) = result(&ballots, true);
        prop_assert_eq!(&one.outcome().ballots, &other.outcome().ballots);
        prop_assert_eq!(printed, again);
    }
}

#[test]
fn another_date_body_or_indicator_is_another_version_and_every_change_is_listed() {
    let mut room = Room::with(agenda());
    room.all(&HERE).all(&["/pledge @Lublin pay the mentors due:2027-01-01 indicator:\"10 mentors\"", "/agree all"]);
    room.all(&["/issue", "/sign Lublin by Jan Kowal"]);
    assert!(room.says("/issue").contains("nothing to do"));
    for change in ["/edit 1 due:2030-12-31 by:Lublin", "/edit 1 @Cartagena", "/edit 1 indicator:\"1 mentor\""] {
        room.says(change);
        assert!(room.memorandum().contains("**DRAFT.**"), "{change}");
        room.says("/agree 1");
        assert!(room.memorandum().contains("changed since version"), "{change}: {}", room.memorandum());
        assert!(room.says("/issue").contains("version"), "{change}");
    }
    let paper = room.memorandum();
    assert!(paper.contains("_Version 4"), "{paper}");
    assert!(paper.contains("indicator: ~~10 mentors~~ **1 mentor**"), "{paper}");
    // The annex tells all of it, and who asked.
    let minutes = room.minutes();
    assert!(minutes.contains("asked for by Lublin"), "{minutes}");
    assert!(minutes.contains("~~Lublin~~ **Cartagena**"), "{minutes}");
    assert!(minutes.contains("~~1 January 2027~~ **31 December 2030**"), "{minutes}");
    let json = room.json();
    let due = |version: usize| {
        json["memorandum"]["versions"][version]["parts"]
            .as_array()
            .unwrap()
            .iter()
            .find(|part| part["handle"] == "1")
            .unwrap()["due"]
            .clone()
    };
    assert_eq!([due(0), due(1)], ["2027-01-01", "2030-12-31"]);
    let remarks = export::markdown(&export::reviewed(&room.state));
    assert!(remarks.contains("Lublin signed before the last version was issued"), "{remarks}");
}

#[test]
fn what_the_room_says_of_what_the_agenda_prepared_is_printed() {
    let mut room = Room::with(agenda());
    room.all(&HERE).all(&["/pledge @Lublin pay the mentors", "/recital Given that winter comes"]);
    room.all(&["/reserve pro1 @Lublin only for one year", "/object rec1 @Jan not homes but work", "/vote pro1 2-1"]);
    room.all(&["/reserve 2 @Ravenna not every winter"]);
    let minutes = room.minutes();
    for said in ["only for one year", "not homes but work", "2 for, 1 against", "not every winter"] {
        assert!(minutes.contains(said), "{said}: {minutes}");
    }
    let paper = room.memorandum();
    for said in ["only for one year", "not every winter"] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
    let json = room.json();
    let part = json["memorandum"]["parts"].as_array().unwrap().iter().find(|part| part["handle"] == "pro1").unwrap();
    assert_eq!(part["reservations"][0]["text"], "only for one year");
    assert_eq!(part["taken"]["vote"]["for"], 2);
}

#[test]
fn a_decision_reworded_after_it_was_taken_says_so_until_it_is_taken_again() {
    let mut room = Room::with(agenda());
    room.all(&HERE).all(&["/decision hire a mentor", "/vote 3-0", "/edit 1 do not hire a mentor"]);
    assert_eq!(room.minutes().matches("reworded since").count(), 3, "{}", room.minutes());
    room.says("/vote 3-0");
    assert!(!room.minutes().contains("reworded since"));
}

#[test]
fn minutes_that_are_changed_after_they_were_approved_are_a_draft_again() {
    let mut room = Room::with(agenda());
    room.all(&["/pledge @Lublin pay the mentors", "/approve"]);
    assert!(room.minutes().contains("**Approved on"));
    room.says("/status 1 fulfilled on:2026-07-01 the mentors were paid");
    assert!(room.minutes().contains("**Approved on"), "what becomes of a pledge is no part of them");
    room.says("/edit 1 pay the mentors and the bus");
    assert!(room.minutes().contains("**DRAFT.** Approved on 27 June 2026, and changed since"), "{}", room.minutes());
    room.says("/approve");
    assert!(room.minutes().contains("**Approved on"));
}

#[test]
fn whoever_has_no_vote_and_more_votes_than_members_are_refused() {
    let mut room = Room::with(agenda());
    room.says("/decision hire a mentor");
    assert!(room.refuses("/vote for:\"Ole, Anna\"").starts_with("Ole Berg has no vote"));
    assert!(room.refuses("/vote for:Fund by:bodies").starts_with("Fund has no vote"));
    assert!(room.refuses("/vote 7-0 base:members").starts_with("7 votes are more than the 6 members"));
    assert!(room.refuses("/vote 3-0 base:present").contains("nobody is noted as present"));
}

#[test]
fn a_change_that_was_hardly_meant_as_a_wording_does_not_take_its_place() {
    let mut room = Room::with(agenda());
    room.says("/pledge @Lublin pay the mentors");
    assert!(room.refuses("/edit 1 for:\"families\"").starts_with("for: is no option of a pledge"));
    assert!(room.refuses("/edit 1 indicatr:\"y\"").starts_with("indicatr: is no option of a pledge"));
    assert!(room.refuses("/edit 1 @").starts_with("nobody is named"));
    assert!(room.refuses("/edit rec1 indicator:\"x\"").contains("has neither date nor indicator"));
    assert!(room.refuses("/edit rec1 @Lublin").contains("names no body"));
    assert!(room.refuses("/edit 1 from:1").contains("grown from itself"));
    assert!(room.refuses("/kind rec1 provision").contains("the agenda prepared"));
    // What stands in quotation marks belongs to the option they are of.
    room.says("/edit 1 indicator:\"paid by: the fund\" by:Lublin");
    let entry = room.state.record.entries().next().unwrap();
    assert_eq!(
        (entry.text.as_str(), entry.details().indicator.as_deref()),
        ("pay the mentors", Some("paid by: the fund"))
    );
}

#[test]
fn two_commands_typed_into_one_line_are_not_taken_for_words() {
    let mut room = Room::with(agenda());
    assert!(room.refuses("/issue/sign Lublin by Jan Kowal, mayor").starts_with("/issue and /sign stand in one line"));
    assert!(room.says("/home/anna is where the file is").contains("/home/anna"));
}

#[test]
fn the_memorandum_for_everybody_names_the_bodies_that_signed_and_no_person() {
    let mut room = Room::with(agenda());
    room.all(&HERE).all(&[
        "/pledge @Lublin pay the mentors",
        "/agree all",
        "/issue",
        "/sign Lublin by Jan Kowal, mayor",
    ]);
    let public = Options { audience: Some(Audience::Public), ..Options::default() };
    let paper = export::markdown(&export::memorandum(&room.state, &public));
    assert!(paper.contains("Lublin") && !paper.contains("Jan Kowal") && !paper.contains("mayor"), "{paper}");
    assert!(room.memorandum().contains("Jan Kowal"), "those who were there see who signed");
}
