//! What the next key acts on is always in sight, and what stood there before gives way to what is said.

use rapporteur::tui::message::Message;
use rapporteur::tui::model::Selected;

use super::harness::Desk;

impl Desk {
    fn resized(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.happens(Message::Resize(columns, rows));
        self.settle();
        self
    }
}

fn filled(desk: &mut Desk, entries: usize) {
    for number in 1..=entries {
        desk.keys(&format!("point number {number}<Enter>"));
    }
}

fn selected(desk: &Desk) -> usize {
    match desk.model.selected {
        Some(Selected::Entry(handle)) => handle.to_string().parse().unwrap(),
        other => panic!("no entry is selected but {other:?}"),
    }
}

#[track_caller]
fn assert_selected_in_sight(desk: &Desk) {
    let text = format!("point number {}", selected(desk));
    let screen = desk.screen();
    let row = screen.lines().find(|row| row.contains(&text) && row.contains('▸'));
    assert!(row.is_some(), "{text} is not in sight:\n{screen}");
}

#[test]
fn a_selected_entry_stays_in_sight_whatever_the_size() {
    let mut desk = Desk::sized(120, 40);
    filled(&mut desk, 100);
    desk.keys(&"<Up>".repeat(50));
    for (columns, rows) in [(80, 24), (60, 16), (120, 40), (60, 16)] {
        desk.resized(columns, rows);
        assert_eq!(selected(&desk), 51);
        assert_selected_in_sight(&desk);
    }
    // A message that takes rows away from the record hides nothing either.
    desk.keys("<Up><Up><F3>");
    assert_selected_in_sight(&desk);
}

#[test]
fn scrolling_takes_the_selection_along() {
    let mut desk = Desk::new();
    filled(&mut desk, 100);
    desk.keys("<Up><Up>");
    for keys in ["<PageUp>", "<PageUp><PageUp>", "<PageDown>", "<Home>"] {
        desk.keys(keys);
        assert_selected_in_sight(&desk);
    }
    let at = selected(&desk);
    desk.keys("<Del>");
    assert!(!desk.recorded().iter().any(|entry| entry.ends_with(&format!("number {at}"))), "{:?}", desk.recorded());
}

#[test]
fn the_chosen_field_of_a_form_stays_in_sight() {
    let mut desk = Desk::new();
    desk.keys("/pledge @Ravenna mentors for a year<Enter>/form<Enter>").keys(&"<Down>".repeat(12));
    desk.resized(60, 16);
    assert!(desk.screen().contains("▸   grew from"), "{}", desk.screen());
    desk.keys("<PageUp><PageUp>");
    assert!(desk.screen().contains('▸'), "{}", desk.screen());
    desk.keys("<PageDown>");
    assert!(desk.screen().contains('▸'), "{}", desk.screen());
}

#[test]
fn a_message_is_read_from_its_beginning_however_little_room_there_is() {
    for (columns, rows) in [(60, 16), (80, 24), (120, 40)] {
        let mut desk = Desk::sized(columns, rows);
        desk.keys("/floor<Enter>");
        let screen = desk.screen();
        assert!(screen.contains("✗ nobody is on the speakers' list"), "{screen}");
        // Nor does what is offered for a line that is refused push it away.
        let mut desk = Desk::sized(columns, rows);
        desk.keys("/vote 99 for:1 against:2<Enter>").keys(" a");
        let screen = desk.screen();
        assert!(screen.contains("✗ there is no entry 99"), "{screen}");
    }
}

#[test]
fn the_title_of_the_people_leaves_out_what_says_least_and_cuts_no_word() {
    let agenda = format!("quorum = {{ bodies = 2 }}\n{}", super::harness::AGENDA);
    for (columns, rows) in [(60, 16), (80, 24), (120, 40)] {
        let mut desk = Desk::with(&agenda, columns, rows, false);
        desk.keys("/in Anna<Enter>/remote Ewa<Enter><F5>");
        let screen = desk.screen();
        let title = screen.lines().nth(1).unwrap();
        assert!(title.contains("People ─ quorum 2 of 2 bodies ✓ ─ 1 present"), "{title}");
        assert!(!title.contains('…'), "{title}");
    }
}
