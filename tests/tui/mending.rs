//! Changing what was recorded.

use insta::assert_snapshot;
use ratatui::style::{Color, Modifier};

use super::harness::Desk;

#[test]
fn an_entry_is_edited_from_the_record() {
    let mut desk = Desk::new();
    desk.keys("a mentro for all<Enter>another<Enter><Up><Up>");
    assert_snapshot!("mending_1_selected", desk.styled());
    desk.keys("<Enter>");
    assert_snapshot!("mending_2_editing", desk.screen());
    desk.keys("<Ctrl-U>a mentor for all<Enter>");
    assert_eq!(desk.recorded(), ["1 point a mentor for all", "2 point another"]);
}

#[test]
fn leaving_an_edit_brings_back_what_was_being_typed() {
    let mut desk = Desk::new();
    desk.keys("first<Enter>");
    desk.keys("half a thought");
    desk.keys("<PageUp>");
    desk.mouse(ratatui::crossterm::event::MouseEventKind::Down(ratatui::crossterm::event::MouseButton::Left), 40, 3);
    desk.keys("<Enter>");
    assert_eq!(desk.model.input.text(), "first");
    desk.keys("<Esc>");
    assert_eq!(desk.model.input.text(), "half a thought");
    assert_eq!(desk.recorded(), ["1 point first"]);
}

#[test]
fn delete_can_be_undone_and_says_so() {
    let mut desk = Desk::new();
    desk.keys("one<Enter>two<Enter><Up><Del>");
    assert_eq!(desk.recorded(), ["1 point one"]);
    assert_eq!(desk.screen().matches("brings it back").count(), 1, "{}", desk.screen());
    desk.keys("<Ctrl-Z>");
    assert_eq!(desk.recorded(), ["1 point one", "2 point two"]);
    desk.keys("<Ctrl-Y>");
    assert_eq!(desk.recorded(), ["1 point one"]);
}

#[test]
fn undo_takes_back_what_was_done_last() {
    let mut desk = Desk::new();
    desk.keys("one<Enter>two<Enter>a thought<Ctrl-U><Up><Del>");
    assert_eq!(desk.recorded(), ["1 point one"]);
    desk.keys("<Ctrl-Z>");
    assert_eq!(desk.recorded(), ["1 point one", "2 point two"]);
    assert_eq!(desk.model.input.text(), "");
}

#[test]
fn the_kind_is_changed_from_a_menu() {
    let mut desk = Desk::new();
    desk.keys("who pays<Enter><Up><Tab>");
    assert_snapshot!(desk.screen());
    desk.keys("ch<Enter><Enter>");
    assert_eq!(desk.recorded(), ["1 question who pays"]);
}

#[test]
fn letters_choose_in_an_open_menu_and_are_never_recorded() {
    let mut desk = Desk::new();
    desk.keys("who pays<Enter><Up><Tab>ch<Enter>con<Enter>");
    assert_eq!(desk.recorded(), ["1 concern who pays"]);
    desk.keys("<Up><Tab>zzz");
    assert!(desk.model.menu.is_some() && desk.model.input.is_empty());
    desk.keys("<Esc>");
    assert_eq!(desk.recorded(), ["1 concern who pays"]);
}

#[test]
fn a_selected_row_is_of_one_colour() {
    let mut desk = Desk::new();
    desk.keys("/pledge @Ravenna mentors<Enter>/agree 1<Enter><Up>");
    let (buffer, _) = desk.buffer();
    let reversed: Vec<_> = buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).collect();
    assert!(!reversed.is_empty() && reversed.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
}

#[test]
fn who_said_it_is_said_afterwards_and_the_text_stays() {
    let mut desk = Desk::new();
    desk.keys("who pays<Enter><Up><Tab>who<Enter>");
    assert_eq!(desk.model.input.text(), "/edit 1 @");
    desk.keys("Ann<Tab><Enter>");
    let entry = desk.model.state.record.entries().next().unwrap();
    assert_eq!(entry.text, "who pays");
    assert_eq!(entry.speaker.as_ref().map(|who| desk.model.state.roster.name(who)), Some("Anna Verdi"));
}

#[test]
fn the_menu_of_a_pledge_begins_what_it_lacks() {
    for (letters, line) in [("who", "/edit 1 @"), ("due", "/edit 1 due:"), ("ind", "/edit 1 indicator:\"")] {
        let mut desk = Desk::new();
        desk.keys("/pledge @Ravenna mentors<Enter><Up><Tab>").keys(letters).keys("<Enter>");
        assert_eq!(desk.model.input.text(), line);
    }
}

#[test]
fn a_mended_entry_has_a_quiet_mark() {
    let mut desk = Desk::new();
    desk.keys("a mentro<Enter>s/mentro/mentor/<Enter>");
    assert!(desk.screen().contains("a mentor ~ "), "{}", desk.screen());
    desk.keys("<Up><Tab>");
    assert!(desk.screen().contains("1 point, reworded"), "{}", desk.screen());
}

#[test]
fn a_cleared_line_comes_back() {
    let mut desk = Desk::new();
    desk.keys("kept<Enter>a long thought<Ctrl-U><Ctrl-Z>");
    assert_eq!(desk.model.input.text(), "a long thought");
    assert_eq!(desk.recorded(), ["1 point kept"]);
}

#[test]
fn nothing_typed_is_lost_by_looking_around() {
    let mut desk = Desk::new();
    desk.keys("half a thought<F5><F1><F6><F8><Ctrl-P><Ctrl-F>xyz<Esc><F2>");
    assert_eq!(desk.model.input.text(), "half a thought");
}

#[test]
fn a_change_that_was_left_unfinished_can_be_taken_up_again() {
    let mut desk = Desk::new();
    desk.keys("first<Enter><Up><Enter>, mended<Esc>");
    assert_eq!(desk.recorded(), ["1 point first"]);
    assert!(desk.screen().contains("unfinished: ↑ Enter mends, Del drops"), "{}", desk.screen());
    desk.keys("<Up><Enter><Enter>");
    assert_eq!(desk.recorded(), ["1 point first, mended"]);
    assert!(!desk.screen().contains("unfinished:"));
}
