//! The memorandum beside its parts: reading, ordering, agreeing, rewording.

use insta::assert_snapshot;
use ratatui::crossterm::event::{MouseButton, MouseEventKind};

use super::harness::{AGENDA, Desk};

/// An agenda that prepares a purpose, recitals and a provision.
pub fn prepared() -> String {
    format!(
        "{AGENDA}
[memorandum]
title = \"Memorandum on a local welcome\"
purpose = \"settle how the bodies *work together*\"

[[memorandum.recitals]]
opening = \"given\"
text = \"newcomers arrive **every week** and find nobody to ask\"

[[memorandum.recitals]]
opening = \"considering\"
text = \"what works in one city can work in another\"

[[memorandum.provisions]]
title = \"Duration\"
text = \"This memorandum holds for two years\"
"
    )
}

/// Two pledges of which one is agreed, and a recital of the room's.
fn recorded(desk: &mut Desk) {
    desk.keys("/pledge @Ravenna mentors for a year due:+3m<Enter>/agree 1<Enter>");
    desk.keys("/pledge @Lublin rooms for families<Enter>/recital recalling the meeting in Todi<Enter>");
}

fn order(desk: &Desk) -> String {
    use rapporteur::session::event::EntryKind::{Pledge, Provision, Purpose, Recital};
    let parts = [Purpose, Recital, Pledge, Provision].into_iter().flat_map(|kind| desk.model.state.parts(kind));
    parts.map(|part| part.handle.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn on_a_wide_screen_the_parts_stand_beside_the_memorandum() {
    let mut desk = Desk::with(&prepared(), 120, 40, false);
    recorded(&mut desk);
    desk.keys("<F7>");
    assert_snapshot!("memorandum_1_wide", desk.styled());
    desk.keys("<Down>");
    let mut plain = Desk::with(&prepared(), 110, 30, true);
    recorded(&mut plain);
    plain.keys("<F7><Down><Down>");
    assert_snapshot!("memorandum_2_without_colours", plain.styled());
}

#[test]
fn on_a_narrow_screen_tab_shows_the_parts_and_the_memorandum_in_turn() {
    let mut desk = Desk::with(&prepared(), 80, 24, false);
    recorded(&mut desk);
    desk.keys("<F7>");
    assert!(desk.screen().contains("as it will be printed"), "{}", desk.screen());
    desk.keys("<Tab>");
    assert_snapshot!("memorandum_3_parts", desk.screen());
    desk.keys("<Down><Down><Tab>");
    assert!(desk.screen().contains("as it will be printed"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert!(desk.model.menu.is_none(), "what Enter would be about is not in sight");
    desk.keys("<Down><Tab>");
    assert!(desk.screen().contains("▸= rec2"), "{}", desk.screen());
}

#[test]
fn a_part_is_put_elsewhere_by_keys_and_from_the_menu() {
    let mut desk = Desk::with(&prepared(), 120, 40, false);
    recorded(&mut desk);
    assert_eq!(order(&desk), "pur1 rec1 rec2 3 1 2 pro1");
    desk.keys("<F7><Down><Down><Down><Alt-Up><Alt-Up>");
    assert_eq!(order(&desk), "pur1 3 rec1 rec2 1 2 pro1");
    assert!(desk.screen().contains("▸! 3"), "the choice goes with it: {}", desk.screen());
    desk.keys("<Alt-Up>");
    assert!(desk.notice().contains("3 is the first recital"), "{}", desk.notice());
    desk.keys("<Enter>last<Enter>");
    assert_eq!(order(&desk), "pur1 rec1 rec2 3 1 2 pro1");
    desk.keys("<Up><Alt-Down>");
    assert_eq!(order(&desk), "pur1 rec1 3 rec2 1 2 pro1");
    desk.keys("<Enter>first<Enter><Ctrl-Z>");
    assert_eq!(order(&desk), "pur1 rec1 3 rec2 1 2 pro1");
}

#[test]
fn a_prepared_part_is_reworded_agreed_and_taken_out_like_any_other() {
    let mut desk = Desk::with(&prepared(), 120, 40, false);
    recorded(&mut desk);
    desk.keys("<F7><Down><Enter>");
    assert_snapshot!("memorandum_4_menu", desk.screen());
    desk.keys("edit<Enter>");
    assert!(desk.screen().contains("editing rec1 > newcomers arrive **every week** and"), "{}", desk.screen());
    desk.keys("<Ctrl-U>newcomers arrive every day<Enter>");
    assert!(desk.notice().contains("rec1 recital: newcomers arrive every day · reworded"), "{}", desk.notice());
    assert!(desk.screen().contains("▸! rec1 § newcomers arrive every"), "{}", desk.screen());
    assert!(desk.screen().contains("Given that newcomers arrive every day;"), "{}", desk.screen());
    desk.keys("<Enter>agreed<Enter>");
    assert!(desk.screen().contains("▸✓ rec1"), "{}", desk.screen());
    desk.keys("/edit rec1 newcomers arrive every hour<Enter>");
    assert!(desk.screen().contains("▸~ rec1"), "{}", desk.screen());
    desk.keys("<Enter>how<Enter>");
    assert!(desk.screen().contains("rec1, wording by wording"), "{}", desk.screen());
    assert!(desk.screen().contains("[-day-] hour"), "{}", desk.screen());
    desk.keys("<F7><Down><Enter>delete<Enter>");
    assert_eq!(order(&desk), "pur1 rec2 3 1 2 pro1");
    desk.keys("<Ctrl-Z>");
    assert_eq!(order(&desk), "pur1 rec1 rec2 3 1 2 pro1");
}

#[test]
fn an_edit_that_is_left_in_the_memorandum_waits_below_the_record() {
    let mut desk = Desk::with(&prepared(), 120, 40, false);
    desk.keys("<F7><Enter>edit<Enter>, and more<Esc>");
    assert!(desk.notice().contains("entry pur1 stays as it was; in the record"), "{}", desk.notice());
    desk.keys("<Esc><Up><Enter>");
    assert_eq!(desk.model.input.text(), "/edit pur1 settle how the bodies *work together*, and more");
}

#[test]
fn the_memorandum_scrolls_to_the_part_that_is_chosen() {
    let mut desk = Desk::with(&prepared(), 120, 20, false);
    recorded(&mut desk);
    desk.keys("<F7>");
    assert!(!desk.screen().contains("This memorandum holds"), "{}", desk.screen());
    for _ in 0..6 {
        desk.keys("<Down>");
    }
    assert_snapshot!("memorandum_5_scrolled", desk.screen());
    desk.keys("<PageUp><PageUp><PageUp>");
    assert!(desk.screen().contains("▸= pro1") && desk.screen().contains("Memorandum of"), "{}", desk.screen());
}

#[test]
fn a_part_is_objected_to_and_joined_in_with_a_reservation() {
    let mut desk = Desk::with(&prepared(), 120, 40, false);
    recorded(&mut desk);
    desk.keys("<F7><Down><Enter>a body<Enter>");
    assert_eq!(desk.model.input.text(), "/reserve rec1 @");
    desk.keys("Lublin not every week<Enter>");
    desk.keys("<Enter>some<Enter>");
    assert_eq!(desk.model.input.text(), "/object rec1 ");
    desk.keys("@Lublin the number is wrong<Enter>");
    let part = desk.model.state.record.get("rec1".parse().unwrap()).unwrap();
    assert_eq!((part.outcome().reservations.len(), part.outcome().objections.len()), (1, 1));
}

#[test]
fn the_mouse_chooses_a_part_and_typing_still_records() {
    let mut desk = Desk::with(&prepared(), 120, 40, false);
    recorded(&mut desk);
    desk.keys("<F7>typing goes on");
    desk.mouse(MouseEventKind::Down(MouseButton::Left), 10, 5);
    assert!(desk.screen().contains("▸! 3"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert_eq!(desk.recorded().last().map(String::as_str), Some("4 point typing goes on"));
}

#[test]
fn without_any_part_the_view_says_how_to_begin() {
    let mut desk = Desk::sized(120, 40);
    desk.keys("<F7><Down><Enter><Alt-Up>");
    assert!(desk.screen().contains("No part yet: /purpose"), "{}", desk.screen());
    let mut desk = Desk::new();
    desk.keys("<F7><Tab>");
    assert!(desk.screen().contains("No part yet: /purpose"), "{}", desk.screen());
}

#[test]
fn more_parts_than_rows_are_counted_and_scrolled() {
    let mut desk = Desk::new();
    for number in 1..=30 {
        desk.keys(&format!("/recital sentence number {number}<Enter>"));
    }
    desk.keys("<F7><Tab><PageDown>");
    assert_snapshot!("memorandum_6_many", desk.screen());
}
