//! What was typed and left, or refused: it stays within reach, hides nothing, and can be thrown away.

use super::harness::Desk;

const SIZES: [(u16, u16); 3] = [(60, 16), (80, 24), (120, 40)];

/// An entry, and a change of it that is typed and left.
fn left(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::sized(columns, rows);
    desk.keys("who pays for the mentors<Enter>the region does<Enter><Up><Enter>");
    desk.keys(&" from a fund that is yet to be set up".repeat(30)).keys("<Esc>");
    desk
}

#[test]
fn a_change_that_was_left_takes_one_row_that_says_what_to_do_with_it() {
    for (columns, rows) in SIZES {
        let mut desk = left(columns, rows);
        desk.keys("<Esc>");
        let screen = desk.screen();
        let rows: Vec<&str> = screen.lines().filter(|row| row.contains('–') && row.contains("/edit 2")).collect();
        let cut: Vec<&str> = screen.lines().filter(|row| row.contains("Enter mends, Del drops")).collect();
        assert_eq!(cut.len(), 1, "{screen}");
        assert!(rows.len() <= 1 && cut[0].contains('…'), "{screen}");
        assert!(!screen.contains("NOT RECORDED") && screen.contains("who pays for the"), "{screen}");
    }
}

#[test]
fn what_was_left_is_taken_up_again_whole() {
    let mut desk = left(80, 24);
    desk.keys("<Up>");
    assert!(desk.screen().contains("Enter take it up  Del throw it away"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert_eq!(desk.model.input.text().matches("yet to be set up").count(), 30);
    assert!(!desk.screen().contains("Del drops"), "{}", desk.screen());
}

#[test]
fn what_was_left_is_thrown_away_and_the_record_stays() {
    let mut desk = left(80, 24);
    desk.keys("<Up><Del>");
    assert!(!desk.screen().contains("Del drops"), "{}", desk.screen());
    assert!(desk.notice().starts_with("dropped, it was never recorded"), "{}", desk.notice());
    assert_eq!(desk.recorded(), ["1 point who pays for the mentors", "2 point the region does"]);
    desk.keys("<Ctrl-Q>");
    assert!(desk.left, "nothing is unfinished any more");
}

#[test]
fn with_many_of_them_the_selected_one_is_in_sight() {
    let mut desk = Desk::sized(60, 16);
    desk.keys("the first<Enter>");
    for number in 0..20 {
        // Up to the entry, past what waits below it.
        desk.keys(&"<Up>".repeat(number + 1)).keys(&format!("<Enter>{number}th<Esc>"));
    }
    assert_eq!(desk.model.queue.len(), 20);
    desk.keys(&"<Up>".repeat(19));
    assert!(desk.screen().contains("▸ – /edit 1"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert!(desk.model.input.text().ends_with("1th"), "{}", desk.model.input.text());
}

#[test]
fn what_was_left_in_a_form_takes_one_row_and_can_be_thrown_away() {
    let source = "the register of the municipality ".repeat(20);
    for (columns, rows) in SIZES {
        let mut desk = Desk::sized(columns, rows);
        desk.keys("/pledge @Ravenna mentors for a year<Enter>/form<Enter><Enter>").keys(&source).keys("<Esc><Esc>");
        let screen = desk.screen();
        let told = screen.lines().filter(|row| row.contains("Enter mends, Del drops")).count();
        assert_eq!(told, 1, "{screen}");
        assert!(!screen.contains("NOT RECORDED"), "{screen}");
        desk.keys("/form 1<Enter><Del>");
        assert!(!desk.screen().contains("Del drops"), "{}", desk.screen());
        assert!(desk.model.queue.is_empty());
    }
}

#[test]
fn scrolling_away_from_what_was_left_selects_what_is_in_sight() {
    let mut desk = Desk::new();
    for number in 1..=60 {
        desk.keys(&format!("point number {number}<Enter>"));
    }
    desk.keys("<Up><Enter>, and more<Esc><Up>");
    assert!(desk.screen().contains("▸ – /edit 60"), "{}", desk.screen());
    desk.keys("<PageUp><PageUp>");
    assert!(desk.screen().contains('▸'), "{}", desk.screen());
    desk.keys("<Del>");
    assert_eq!(desk.model.queue.len(), 1, "what is out of sight is not thrown away");
    assert_eq!(desk.recorded().len(), 59);
}

#[test]
fn a_line_that_was_recorded_meanwhile_leaves_the_selected_one_selected() {
    let mut desk = Desk::new();
    desk.keys("the first<Enter>");
    desk.clerk = super::harness::Clerk::Holds;
    desk.keys("the second<Enter><Up><Enter>, mended<Esc><Up>");
    assert!(desk.screen().contains("▸ – /edit 1"), "{}", desk.screen());
    desk.answer();
    assert!(desk.screen().contains("▸ – /edit 1"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert!(desk.model.input.text().ends_with(", mended"), "{}", desk.model.input.text());
}
