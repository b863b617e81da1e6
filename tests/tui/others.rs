//! Other laptops record the same session.

use insta::assert_snapshot;
use rapporteur::tui::message::{Message, Standing};

use crate::harness::Desk;

/// A desk and a hall that know each other; `1` is an entry of the desk, `h1` one of the hall.
fn together() -> Desk {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>opens a desk<Enter>");
    desk.hall.knows = desk.journal.len();
    desk.in_the_hall("said in the hall");
    desk.arrives();
    desk
}

#[test]
fn what_is_recorded_elsewhere_appears_and_the_line_stays_as_it_is() {
    let mut desk = together();
    desk.keys("half a sen");
    desk.in_the_hall("Ravenna pays for the mentors");
    desk.arrives();
    assert_eq!(desk.model.input.text(), "half a sen");
    assert_snapshot!("elsewhere", desk.screen());
    desk.keys("tence<Enter>");
    assert_eq!(
        desk.recorded(),
        [
            "1 point opens a desk",
            "h1 point said in the hall",
            "h2 point Ravenna pays for the mentors",
            "2 point half a sentence"
        ]
    );
}

#[test]
fn what_comes_late_stands_where_it_belongs_and_what_was_entered_meanwhile_stays() {
    let mut desk = together();
    desk.in_the_hall("said first");
    desk.seconds(60);
    desk.keys("said later<Enter>");
    desk.arrives();
    let all = ["1 point opens a desk", "h1 point said in the hall", "h2 point said first", "2 point said later"];
    assert_eq!(desk.recorded(), all);
    // The same again, in part, changes nothing.
    let again = desk.hall.journal[1..].to_vec();
    desk.happens(Message::Arrived(again));
    assert_eq!(desk.recorded(), all);
}

#[test]
fn what_is_reworded_elsewhere_while_it_is_edited_here_is_kept_beside_it() {
    let mut desk = together();
    desk.keys("<Up><Up><Enter>");
    assert_eq!(desk.model.input.text(), "opens a desk");
    desk.in_the_hall("/edit 1 opens two desks");
    desk.arrives();
    desk.keys(" in spring<Enter>");
    assert!(desk.notice().contains("1 was changed on hall and desk at once"), "{}", desk.notice());
    desk.keys("<Up><Up><Tab>");
    assert_snapshot!("crossed", desk.screen());
    desk.keys("<Enter>");
    assert_eq!(desk.recorded()[0], "1 point opens two desks");
    assert!(desk.model.state.crossed().next().is_none());
}

#[test]
fn what_is_taken_out_here_while_it_is_reworded_there_is_kept() {
    let mut desk = together();
    desk.in_the_hall("/edit 1 opens two desks");
    desk.keys("/delete 1<Enter>");
    desk.arrives();
    assert!(desk.notice().contains("1 was taken out on desk while another laptop changed it"), "{}", desk.notice());
    assert_eq!(desk.recorded()[0], "1 point opens two desks");
}

#[test]
fn what_is_taken_out_there_while_it_is_reworded_here_is_kept() {
    let mut desk = together();
    desk.keys("<Up><Up><Enter>");
    desk.in_the_hall("/delete 1");
    desk.arrives();
    assert_eq!(desk.recorded()[0], "h1 point said in the hall");
    desk.keys(" in spring<Enter>");
    assert!(desk.notice().contains("1 was taken out on hall while another laptop changed it"), "{}", desk.notice());
    assert_eq!(desk.recorded()[0], "1 point opens a desk in spring");
    // Who has seen that it is gone changes it no more.
    desk.in_the_hall("/delete h1");
    desk.arrives();
    desk.keys("/edit h1 said in the great hall<Enter>");
    assert!(
        desk.notice().contains("h1 was taken out of the record on hall; /undo there brings it back"),
        "{}",
        desk.notice()
    );
    assert_eq!(desk.model.input.text(), "/edit h1 said in the great hall");
}

#[test]
fn a_key_pressed_while_a_line_is_typed_takes_nothing_into_sight_for_the_line() {
    let mut desk = together();
    desk.keys("<Up><Up><Enter>");
    desk.in_the_hall("/edit 1 opens two desks");
    desk.arrives();
    desk.keys("<F2>");
    desk.keys(" in spring<Enter>");
    assert!(desk.notice().contains("1 was changed on hall and desk at once"), "{}", desk.notice());
}

#[test]
fn what_arrives_under_an_open_menu_was_not_in_sight() {
    let mut desk = together();
    desk.keys("/kind 1 pledge<Enter><Up><Up><Tab>agreed");
    desk.in_the_hall("/edit 1 opens two desks");
    desk.arrives();
    desk.keys("<Enter>");
    let pledge = desk.model.state.record.get("1".parse().unwrap()).unwrap();
    assert_eq!(pledge.agreed_wording(), Some("opens a desk"));
    assert!(pledge.awaits_agreement(), "the other wording was not agreed on");
}

#[test]
fn the_agenda_is_run_from_one_laptop_and_that_one_keeps_the_minutes_current() {
    let mut desk = together();
    desk.hall.knows = desk.journal.len();
    desk.in_the_hall("/lead");
    desk.in_the_hall("/next");
    desk.arrives();
    assert!(desk.screen().contains("▶ 2"), "{}", desk.screen());
    assert!(desk.notice().contains("the agenda is run on hall; /lead"), "{}", desk.notice());
    desk.minutes_made = 0;
    desk.keys("a word<Enter><F2>");
    assert!(desk.notice().contains("the agenda is run on hall; /lead"), "{}", desk.notice());
    desk.keys("said here<Enter>");
    assert_eq!(desk.minutes_made, 0);
    desk.keys("/lead<Enter><F2>");
    assert!(desk.minutes_made > 0);
    assert!(desk.screen().contains("▶ 3"), "{}", desk.screen());
}

#[test]
fn clocks_that_are_wrong_are_said_once() {
    let mut desk = together();
    desk.hall.wrong = chrono::TimeDelta::hours(3);
    desk.in_the_hall("from the future");
    desk.arrives();
    assert!(desk.notice().contains("the clock of hall is 3 hours ahead of this one's"), "{}", desk.notice());
    desk.keys("a line<Enter>");
    desk.in_the_hall("from the future again");
    desk.arrives();
    assert!(!desk.notice().contains("clock"), "{}", desk.notice());
    desk.seconds(-300);
    assert!(desk.notice().contains("this laptop's clock was put back by 5 minutes"), "{}", desk.notice());
}

#[test]
fn recording_goes_on_when_what_was_in_the_way_is_gone() {
    let mut desk = Desk::new();
    let why = "journal/desk.jsonl: it cannot be opened".to_owned();
    desk.happens(Message::Standing(Standing { read_only: Some(why), passing: true, ..Standing::default() }));
    desk.keys("a line<Enter>and another<Enter>half a");
    assert!(desk.recorded().is_empty());
    assert!(desk.screen().contains("NOT RECORDED"), "{}", desk.screen());
    desk.happens(Message::Standing(Standing::default()));
    assert_eq!(desk.recorded(), ["1 point a line", "2 point and another"]);
    assert_eq!(desk.model.input.text(), "half a");
}

#[test]
fn what_could_not_be_written_goes_in_by_itself_when_the_disk_has_room_again() {
    let mut desk = Desk::new();
    desk.keys("before<Enter>");
    desk.clerk = crate::harness::Clerk::Fails("the disk is full");
    desk.keys("a line<Enter>");
    assert!(desk.notice().contains("the disk is full"), "{}", desk.notice());
    desk.seconds(3);
    assert_eq!(desk.recorded(), ["1 point before"]);
    desk.clerk = crate::harness::Clerk::Answers;
    desk.seconds(3);
    assert_eq!(desk.recorded(), ["1 point before", "2 point a line"]);
    assert!(!desk.notice().contains("the disk is full"), "{}", desk.notice());
}
