//! What happened last decides what is to be seen.

use chrono::TimeDelta;
use rapporteur::journal::{Damage, Fault, News, Trouble};
use rapporteur::tui::present::Plan;
use rapporteur::tui::present::message::{Followed, Message, Planned};
use ratatui::crossterm::event::KeyCode;

use crate::harness::{AGENDA, Desk, Wall, read};

#[track_caller]
fn shows(wall: &Wall, text: &str) {
    assert!(wall.text().contains(text), "{text:?} is not on the screen:\n{}", wall.screen());
}

#[track_caller]
fn hides(wall: &Wall, text: &str) {
    assert!(!wall.text().contains(text), "{text:?} is on the screen:\n{}", wall.screen());
}

fn under_way() -> Wall {
    let mut wall = Wall::sized(80, 24);
    wall.all(&["/in Anna", "/in José", "/start", "/next"]);
    wall
}

const QUESTION: &str = "Who does what in the first week";

#[test]
fn what_is_only_said_changes_nothing_and_a_note_is_never_seen() {
    let mut wall = under_way();
    wall.says("/pledge @Ravenna open a desk");
    let before = wall.screen();
    for line in
        ["what somebody says", "/note Anna is tired", "/concern too dear", "/action @Anna write it down", "/out José"]
    {
        wall.says(line);
        wall.now -= TimeDelta::seconds(1);
        wall.seconds(0);
        assert_eq!(wall.screen(), before, "{line}");
    }
    for _ in 0..6 {
        wall.press(KeyCode::Right);
        hides(&wall, "tired");
    }
}

#[test]
fn a_question_is_put_in_the_place_of_those_of_the_agenda_until_it_is_answered() {
    let mut wall = under_way();
    shows(&wall, QUESTION);
    wall.says("/pledge @Ravenna open a desk").says("/question who pays?");
    shows(&wall, "who pays?");
    hides(&wall, QUESTION);
    hides(&wall, "open a desk");
    wall.says("/answer the region");
    shows(&wall, QUESTION);
    hides(&wall, "who pays?");
}

#[test]
fn what_is_settled_makes_way_after_a_minute_and_what_is_not_stays() {
    let mut wall = under_way();
    wall.says("/pledge @Ravenna open a desk").seconds(900);
    shows(&wall, "Pledge 1 · DRAFT Ravenna open a desk");
    wall.says("/agree 1").seconds(59);
    shows(&wall, "Pledge 1 Ravenna open a desk Agreed at");
    wall.seconds(1);
    shows(&wall, QUESTION);
    wall.says("/edit 1 open two desks").seconds(120);
    shows(&wall, "Pledge 1 · DRAFT");
    shows(&wall, "Reworded since");
    wall.says("/decision the model is taken up").seconds(900);
    shows(&wall, "Decision 2 the model is taken up");
    wall.says("/vote 1-1-0");
    shows(&wall, "1 for, 1 against, 0 abstentions Rule: simple majority 1 of 2 cast, 2 needed Not carried");
    wall.seconds(60);
    shows(&wall, QUESTION);
    wall.says("/poll \"Ready?\" options:\"Yes,No\"").seconds(900);
    shows(&wall, "Poll 3 · open Ready? Yes 0");
    wall.says("/tally 1:3 2:1");
    shows(&wall, "Yes 3 █");
    wall.says("/close-poll").seconds(59);
    shows(&wall, "Poll 3 · closed");
    wall.seconds(1);
    shows(&wall, QUESTION);
}

#[test]
fn whoever_has_the_floor_is_named_with_the_organisation_and_so_is_the_next() {
    let mut wall = under_way();
    wall.all(&["/queue Anna", "/floor \"Ewa Nowak\""]);
    shows(&wall, "▶ Ewa Nowak, Lublin has the floor next: Anna Verdi, Ravenna");
    wall.says("/yield");
    shows(&wall, "next: Anna Verdi, Ravenna");
    hides(&wall, "has the floor");
    // Where an item goes round, it is in the order of the list.
    let agenda = AGENDA.replace("title = \"Pledges\"\n", "title = \"Pledges\"\nformat = \"roundtable\"\n");
    let mut wall = Wall::with(read(&agenda), 80, 24, false);
    wall.all(&["/start", "/go Pledges", "/floor Ravenna"]);
    shows(&wall, "▶ Ravenna has the floor next: Cartagena");
}

#[test]
fn another_item_or_a_pause_turns_to_the_item() {
    let mut wall = under_way();
    wall.says("/recital considering that housing comes first");
    shows(&wall, "Recital 1 · DRAFT Considering that housing comes first");
    wall.says("/pause");
    shows(&wall, "‖ Pause · left of 25 minutes");
    wall.says("/resume").says("/edit 1 that housing and work come first");
    shows(&wall, "housing [-comes-] +and work come+ first");
    wall.says("/go Pledges");
    shows(&wall, "4 Pledges");
    wall.says("/edit rec1 housing is not all");
    shows(&wall, "Recital rec1 · DRAFT Considering that housing");
}

#[test]
fn a_change_stays_marked_for_a_minute() {
    let mut wall = under_way();
    wall.says("/pledge @Ravenna open a desk for arrivals").says("s/a desk/two desks/");
    shows(&wall, "open [-a desk-] +two desks+ for arrivals");
    wall.seconds(59);
    shows(&wall, "[-a desk-]");
    wall.seconds(1);
    shows(&wall, "open two desks for arrivals");
    hides(&wall, "[-");
    // What is undone is a change as well.
    wall.says("/undo");
    shows(&wall, "open [-two desks-] +a desk+ for arrivals");
    wall.says("/edit 1 due:2027-03-31");
    shows(&wall, "by 31 March 2027");
}

#[test]
fn what_is_undone_or_deleted_is_gone_at_once() {
    let mut wall = under_way();
    wall.says("/pledge @Ravenna open a desk").says("/undo");
    shows(&wall, QUESTION);
    hides(&wall, "desk");
    wall.says("/redo").says("/edit 1 open two desks");
    shows(&wall, "two desks");
    wall.says("/delete 1");
    for _ in 0..6 {
        hides(&wall, "desk");
        wall.press(KeyCode::Right);
    }
    wall.press(KeyCode::Esc).says("/pledge @Ravenna open three desks").says("/kind 2 note");
    shows(&wall, QUESTION);
}

#[test]
fn what_is_agreed_together_or_signed_is_listed() {
    let mut wall = under_way();
    wall.all(&["/pledge @Ravenna open a desk", "/pledge @Cartagena find a house", "/agree all"]);
    shows(&wall, "Agreed and signed ✓ Pledge 1 · Ravenna open a desk");
    shows(&wall, "✓ Pledge 2 · Cartagena");
    wall.seconds(60);
    shows(&wall, QUESTION);
    wall.says("/sign Ravenna by Anna Verdi, mayor");
    shows(&wall, "Signed Ravenna – Anna Verdi, mayor Not signed yet Cartagena Lublin");
}

#[test]
fn what_a_table_records_is_its_own() {
    let agenda = AGENDA.replace(
        "title = \"Pledges\"\n",
        "title = \"Pledges\"\nformat = \"tables\"\ntables = [\"Schools\", \"Housing\"]\n",
    );
    let mut wall = Wall::with(read(&agenda), 80, 24, false);
    wall.all(&["/start", "/go Pledges", "/table Schools"]);
    shows(&wall, "Tables: Schools · Housing");
    wall.says("/pledge @Ravenna open a school").says("s/a school/two schools/");
    hides(&wall, "two schools");
    wall.says("/table plenary").says("/edit 1 open three schools");
    shows(&wall, "open [-two-] +three+ schools");
}

#[test]
fn what_comes_late_from_another_laptop_changes_what_stands_but_not_what_came_last() {
    let mut wall = under_way();
    let mut phone = Desk::new(read(AGENDA), "phone");
    for recorded in wall.record.clone() {
        rapporteur::session::apply(&mut phone.state, recorded);
    }
    let then = wall.now;
    wall.says("/pledge @Ravenna open a desk").says("s/a desk/two desks/");
    wall.record.push(phone.introduces_itself(then));
    wall.record.extend(phone.records("/decision the model is taken up", then).unwrap());
    wall.record.sort_by(|a, b| a.order.cmp(&b.order));
    let anew = Followed { news: News::Anew(wall.record.clone()), ..Followed::default() };
    wall.happens(Message::Followed(Box::new(anew)));
    shows(&wall, "open [-a desk-] +two desks+");
    wall.press(KeyCode::Left).press(KeyCode::Right).press(KeyCode::End);
    wall.press(KeyCode::Esc).says("/end");
    shows(&wall, "the model is taken up");
}

#[test]
fn a_clock_that_differs_does_not_hide_a_change() {
    let mut wall = under_way();
    // The laptop that records is ten minutes behind the one that shows.
    wall.now += TimeDelta::minutes(10);
    let behind = wall.now - TimeDelta::minutes(10);
    let events = wall.desk.records("/pledge @Ravenna open a desk", behind).unwrap();
    wall.sees(events);
    let events = wall.desk.records("s/a desk/two desks/", behind + TimeDelta::seconds(1)).unwrap();
    wall.sees(events);
    shows(&wall, "[-a desk-] +two desks+");
}

#[test]
fn a_screen_that_is_started_later_shows_what_one_that_was_there_shows() {
    let mut wall = under_way();
    for line in ["/pledge @Ravenna open a desk", "/agree 1", "/poll \"Ready?\" scale:5", "/tally 3:4", "/question why?"]
    {
        wall.says(line);
        let before = wall.screen();
        wall.reads_all();
        assert_eq!(wall.screen(), before, "after {line}");
    }
}

#[test]
fn a_session_of_another_day_has_no_time_left() {
    let mut wall = under_way();
    shows(&wall, "left of 25 minutes");
    wall.seconds(24 * 3600);
    hides(&wall, "25 minutes");
    hides(&wall, "over time");
    shows(&wall, QUESTION);
    wall.press(KeyCode::Right);
    shows(&wall, "✓ 1 Opening");
    hides(&wall, "ends at");
}

#[test]
fn what_is_wrong_is_said_and_the_rest_stays() {
    let mut wall = under_way();
    let damage = |what| Trouble::Damage(Damage { file: "journal/desk.jsonl".into(), line: Some(7), what });
    let mut troubles = |troubles: Vec<Trouble>| {
        let followed = Followed { troubles: Some(troubles), ..Followed::default() };
        wall.happens(Message::Followed(Box::new(followed)));
        wall.text()
    };
    let text = troubles(vec![damage(Fault::Changed), damage(Fault::Empty)]);
    assert!(
        text.contains("! The record is damaged (2 places). What can be read is shown; `rapporteur check` says"),
        "{text}"
    );
    assert!(text.contains(QUESTION) && !text.contains("desk.jsonl"), "{text}");
    let text = troubles(vec![Trouble::Gone("todi".into())]);
    assert!(text.contains("! The session's folder is not there") && text.contains(QUESTION), "{text}");
    let text = troubles(Vec::new());
    assert!(!text.contains('!'), "{text}");
    wall.happens(Message::Stuck(true));
    shows(&wall, "The folder of the session does not answer");
}

#[test]
fn with_another_agenda_or_none_nothing_is_shown() {
    let mut wall = under_way();
    let plan = |planned| Message::Followed(Box::new(Followed { plan: Some(planned), ..Followed::default() }));
    wall.happens(plan(Planned::Unclear));
    shows(&wall, "cannot be understood, so nothing is shown");
    wall.says("/pledge @Ravenna open a desk");
    hides(&wall, "desk");
    let other = Plan { sum: "other".to_owned(), ..wall.plan() };
    let record = News::More(wall.record.clone());
    wall.happens(Message::Followed(Box::new(Followed {
        plan: Some(Planned::Plan(other)),
        news: record,
        troubles: None,
    })));
    shows(&wall, "is not the one the session was opened with, so nothing is shown");
    for _ in 0..6 {
        wall.press(KeyCode::Right);
        hides(&wall, "desk");
        hides(&wall, "Housing");
    }
    wall.press(KeyCode::Esc).reads_all();
    shows(&wall, "open a desk");
}

#[test]
fn before_anything_is_read_that_is_said() {
    let mut wall = Wall::sized(80, 24);
    wall.model.known = rapporteur::tui::present::model::Known::Nothing;
    shows(&wall, "Reading the record…");
}
