//! The mouse: it does nothing that keys cannot.

use ratatui::crossterm::event::{MouseButton, MouseEventKind};

use super::harness::Desk;

const CLICK: MouseEventKind = MouseEventKind::Down(MouseButton::Left);

/// Where a text stands on the screen: column and row.
fn place(desk: &Desk, text: &str) -> (u16, u16) {
    let screen = desk.screen();
    for (y, line) in screen.lines().enumerate() {
        if let Some(at) = line.find(text) {
            return (u16::try_from(line[..at].chars().count()).unwrap(), u16::try_from(y).unwrap());
        }
    }
    panic!("{text:?} is not on the screen:\n{screen}");
}

fn click(desk: &mut Desk, text: &str) {
    let (x, y) = place(desk, text);
    desk.mouse(CLICK, x, y);
}

#[test]
fn an_item_of_the_agenda_is_offered_to_be_taken_up() {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>");
    click(&mut desk, "3 Pledges");
    click(&mut desk, "take it up now");
    assert_eq!(desk.model.state.run.current_item().unwrap().plan.title, "Pledges");
}

#[test]
fn the_keys_at_the_foot_and_the_candidates_can_be_clicked() {
    let mut desk = Desk::new();
    click(&mut desk, "F5 people");
    assert!(desk.screen().contains("Anna Verdi"));
    desk.keys("<Esc>/ple");
    click(&mut desk, "/pledge [@BODY");
    assert_eq!(desk.model.input.text(), "/pledge ");
}

#[test]
fn the_wheel_scrolls_and_a_click_selects() {
    let mut desk = Desk::new();
    for number in 1..=40 {
        desk.keys(&format!("point number {number}<Enter>"));
    }
    desk.mouse(MouseEventKind::ScrollUp, 40, 10);
    assert!(desk.screen().contains("more below"));
    click(&mut desk, "37  point number 37");
    desk.keys("<Enter>");
    assert_eq!(desk.model.input.text(), "point number 37");
}
