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
fn what_is_offered_to_get_back_to_the_plan_pushes_no_message_away() {
    let mut desk = Desk::sized(60, 16);
    desk.keys("/start<Enter>").minutes(20);
    assert!(desk.screen().contains("F3:"), "{}", desk.screen());
    let options = "a very long answer that nobody would ever want to read, ".repeat(6);
    desk.keys(&format!("/decision {options}<Enter>/vote 5-1-0<Enter>"));
    let screen = desk.screen();
    assert!(screen.contains("✓ 1 decision: a very long"), "{screen}");
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

#[test]
fn keys_of_what_is_open_are_named_first_on_a_small_screen() {
    let keys = |typed: &str| {
        let mut desk = Desk::sized(60, 16);
        desk.keys(typed);
        desk.screen().lines().last().unwrap_or_default().to_owned()
    };
    let form = keys("/pledge @Lublin rooms<Enter>/form<Enter>");
    assert!(form.contains("Enter fill in") && form.contains("Esc back"), "{form}");
    let parts = keys("/pledge @Lublin rooms<Enter><F7><Tab>");
    assert!(parts.contains("Enter menu") && parts.contains("Esc back"), "{parts}");
    let memorandum = keys("<F7>");
    assert!(memorandum.contains("Tab its parts") && memorandum.contains("Esc back"), "{memorandum}");
}

#[test]
fn a_quorum_that_is_not_reached_is_told_before_the_end_of_the_title() {
    let agenda = format!("quorum = {{ bodies = 3 }}\n{}", super::harness::AGENDA);
    for (columns, rows, told) in [(60, 16, "no quorum !"), (80, 24, "quorum 1 of 3 bodies !")] {
        let mut desk = Desk::with(&agenda, columns, rows, false);
        desk.minutes(-300).keys("/in Anna<Enter>/start<Enter>");
        let screen = desk.screen();
        let header = screen.lines().next().unwrap();
        assert!(header.contains(told) && header.contains("Housing"), "{header}");
        assert!(!header.contains("early"), "{header}");
    }
}

#[test]
fn polls_the_agenda_prepared_are_listed_with_how_to_put_them() {
    let agenda = format!(
        "{}\n[[polls]]\nquestion = \"How useful?\"\nscale = 5\n[[polls]]\nquestion = \"Where next?\"\noptions = [\"Todi\", \"Lublin\"]\n",
        super::harness::AGENDA
    );
    let mut desk = Desk::with(&agenda, 60, 16, false);
    desk.keys("/polls<Enter>");
    let screen = desk.screen();
    assert!(screen.contains("2 prepared") && screen.contains("/poll 2   Where next?"), "{screen}");
    desk.keys("/poll 2<Enter>/polls<Enter>");
    let screen = desk.screen();
    assert!(screen.contains("1 more prepared") && screen.contains("/poll 1   How useful?"), "{screen}");
    assert!(screen.contains("POLL Where next?") && !screen.contains("/poll 2   Where"), "{screen}");
}

#[test]
fn what_a_pledge_is_and_how_much_of_it_is_filled_in_is_told_as_its_marks_tell() {
    let mut desk = Desk::new();
    desk.keys("/pledge mentors for a year kind:capacity<Enter><F6>");
    assert!(desk.screen().contains("kind: capacity"), "{}", desk.screen());
    desk.keys("<Esc>/form<Enter>");
    let screen = desk.screen();
    let marked = screen.lines().filter(|row| row.contains(" ✓ ")).count();
    assert!(screen.contains(&format!("─ {marked} of 11 filled in")), "{screen}");
}

#[test]
fn whoever_left_can_have_the_floor_and_that_is_said() {
    let mut desk = Desk::new();
    desk.keys("/in Anna<Enter>/in José<Enter>/out José<Enter>/queue José<Enter>");
    assert!(desk.notice().contains("José Prado is not noted as present"), "{}", desk.notice());
    desk.keys("/floor José<Enter>");
    assert!(desk.notice().contains("has the floor") && desk.notice().contains("not noted as present"));
    desk.keys("/yield<Enter><F5>José<Ctrl-G>");
    assert!(desk.notice().contains("José Prado is not noted as present"), "{}", desk.notice());
    desk.keys("<Esc>/queue Anna<Enter>");
    assert!(!desk.notice().contains("not noted"), "{}", desk.notice());
}

#[test]
fn taking_back_minutes_says_that_they_are_back() {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>/extend 5<Enter><Ctrl-Z>");
    assert!(desk.notice().contains("undone: item 1 Opening is back to 10 minutes"), "{}", desk.notice());
    desk.keys("<Ctrl-Y>");
    assert!(desk.notice().contains("done again: item 1 Opening is at 15 minutes"), "{}", desk.notice());
    desk.minutes(40).keys("<F3><Ctrl-Z>");
    assert!(desk.notice().contains("have their minutes back"), "{}", desk.notice());
}

#[test]
fn a_part_that_is_last_already_is_said_to_be_so() {
    let mut desk = Desk::sized(120, 40);
    desk.keys("/recital given one<Enter>/recital given two<Enter><F7><Down><Alt-Down>");
    assert!(desk.notice().contains("is the last recital already"), "{}", desk.notice());
    assert!(!desk.notice().contains("first"), "{}", desk.notice());
}
