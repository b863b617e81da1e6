//! Recording live.

use insta::assert_snapshot;

use super::harness::{AGENDA, Desk};

/// A session under way, with an entry of most kinds.
pub fn under_way(desk: &mut Desk) {
    desk.keys("/start<Enter>").minutes(9);
    desk.keys("/next<Enter>").minutes(2);
    desk.keys("Ravenna: arrivals get a mentor in the first week<Enter>").minutes(2);
    desk.keys("/question who pays for the mentors after the project?<Enter>").minutes(1);
    desk.keys("/decision the mentoring model is taken up<Enter>/vote 14-0-1<Enter>").minutes(1);
}

#[test]
fn an_empty_record_says_how_to_begin() {
    assert_snapshot!(Desk::new().styled());
}

#[test]
fn a_session_under_way() {
    let mut desk = Desk::new();
    under_way(&mut desk);
    assert_snapshot!(desk.styled());
}

#[test]
fn a_session_under_way_without_colours() {
    let mut desk = Desk::with(AGENDA, 80, 24, true);
    under_way(&mut desk);
    desk.keys("<Up>");
    assert_snapshot!(desk.styled());
}

#[test]
fn a_session_under_way_on_the_smallest_screen() {
    let mut desk = Desk::sized(60, 16);
    under_way(&mut desk);
    assert_snapshot!(desk.screen());
}

#[test]
fn a_terminal_that_is_too_small_says_so_and_still_records() {
    let mut desk = Desk::sized(40, 8);
    desk.keys("typed all the same<Enter>half a li");
    assert_eq!(desk.recorded(), ["1 point typed all the same"]);
    assert_snapshot!(desk.screen());
}

#[test]
fn a_pledge_by_two_bodies_is_typed_from_what_the_screen_says() {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>/ple");
    assert_snapshot!("pledge_1_the_command", desk.screen());
    desk.keys("<Tab>@Rav");
    assert_snapshot!("pledge_2_a_body", desk.screen());
    desk.keys("<Tab>");
    desk.keys("@Lub");
    desk.keys("<Tab>");
    desk.keys("mentors for a year due:+3m<Enter>");
    assert_snapshot!("pledge_3_recorded", desk.screen());
    let pledge = desk.model.state.record.entries().next_back().unwrap();
    assert_eq!(pledge.details().who.len(), 2);
    assert_eq!(pledge.details().due.unwrap().to_string(), "2018-09-27");
    assert_eq!(pledge.text, "mentors for a year");
}

#[test]
fn a_refused_line_stays_with_the_message_above_it() {
    let mut desk = Desk::new();
    desk.keys("/plegde we share<Enter>");
    assert!(desk.recorded().is_empty());
    assert_eq!(desk.model.input.text(), "/plegde we share");
    assert_snapshot!(desk.screen());
}

#[test]
fn enter_never_takes_a_candidate_that_was_not_chosen() {
    let mut desk = Desk::new();
    desk.keys("Anna<Enter>");
    assert_eq!(desk.recorded(), ["1 point Anna"]);
    desk.keys("@Rav<Down><Enter>");
    assert_eq!(desk.recorded().len(), 1);
    assert!(desk.model.input.text().starts_with("@Ravenna"), "{:?}", desk.model.input.text());
}

#[test]
fn pasted_lines_are_one_entry_and_control_characters_are_dropped_and_said() {
    let mut desk = Desk::new();
    desk.paste("first line\r\nsecond \u{1b}[31mline\n");
    assert_snapshot!(desk.screen());
    assert!(desk.recorded().is_empty());
    assert!(desk.notice().contains("control character"), "{}", desk.notice());
    desk.keys("<Enter>");
    assert_eq!(desk.recorded(), ["1 point first line\nsecond [31mline"]);
}

#[test]
fn the_last_two_minutes_are_told_by_the_second_and_the_overrun_in_words() {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>").seconds(9 * 60 + 5);
    assert!(desk.screen().contains("1 Opening ─ ◔ 0:55 left of 10 min"), "{}", desk.screen());
    desk.minutes(3);
    assert!(desk.screen().contains("1 Opening ─ ● 2 min OVER 10"), "{}", desk.screen());
}

#[test]
fn a_long_record_scrolls_and_end_returns() {
    let mut desk = Desk::new();
    for number in 1..=60 {
        desk.keys(&format!("point number {number}<Enter>"));
    }
    assert!(desk.screen().contains("60  point number 60"));
    desk.keys("<PageUp>");
    let up = desk.screen();
    assert!(!up.contains("60  point number 60") && up.contains("point number 45"), "{up}");
    desk.keys("<PageDown>");
    assert!(desk.screen().contains("60  point number 60"));
    desk.keys("<Home>");
    assert!(desk.screen().contains("point number 1\n") || desk.screen().contains("point number 1 "));
    desk.keys("<PageDown><PageUp>");
    assert!(desk.screen().contains("Opening, before the agenda"), "{}", desk.screen());
    desk.keys("<End>");
    assert!(desk.screen().contains("60  point number 60"));
    desk.keys("<PageUp>and one more<Enter>");
    assert!(desk.screen().contains("and one more"));
}

#[test]
fn wide_and_joined_characters_keep_their_columns() {
    let mut desk = Desk::new();
    desk.keys("漢字 and 👨‍👩‍👧 and é in a line that is long enough to be wrapped over<Enter>漢<BS>字");
    assert_snapshot!(desk.screen());
}

#[test]
fn the_floor_is_shown_under_the_agenda() {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>/floor Cartagena<Enter>/queue Lublin<Enter>");
    assert_snapshot!(desk.screen());
}

#[test]
fn a_wide_screen_has_room_for_the_prompts_of_the_item() {
    let agenda = AGENDA.replace("title = \"Opening\"", "title = \"Opening\"\nquestions = [\"Who is here?\"]\nnotes = \"\"\"\nWelcome everybody.\n\n- Explain how it is written down\n\"\"\"");
    let mut desk = Desk::with(&agenda, 120, 30, false);
    desk.keys("/start<Enter>Anna: good morning<Enter>");
    assert_snapshot!(desk.screen());
}

#[test]
fn ahead_and_behind_are_told_on_the_day_alone_and_in_words_from_an_hour_on() {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>").minutes(16);
    assert!(desk.screen().contains("ends 10:41 (+6)"), "{}", desk.screen());
    desk.minutes(60);
    assert!(desk.screen().contains("(1 h 06 late)"), "{}", desk.screen());
    let mut desk = Desk::with(&AGENDA.replace("2018-06-27", "2018-02-01"), 80, 24, false);
    desk.keys("/start<Enter>").minutes(16);
    assert!(desk.screen().contains("ends 10:41\n") && !desk.screen().contains('('), "{}", desk.screen());
}

#[test]
fn what_was_left_is_ticked_and_what_is_taken_again_is_on_and_counts() {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>").minutes(4);
    desk.keys("/next<Enter>").minutes(5);
    desk.keys("/back<Enter>");
    let screen = desk.screen();
    assert!(screen.contains("▶ 1 Opening") && screen.contains("✓ 2 What makes"), "{screen}");
    assert!(screen.contains("6 min left of 10"), "{screen}");
    // 6 minutes of the first, 20 of the second, 30 of the third.
    assert!(screen.contains("ends 10:35"), "{screen}");
    desk.keys("/end<Enter>");
    let screen = desk.screen();
    assert!(screen.contains("✓ 1 Opening") && screen.contains("1 Opening ─ over"), "{screen}");
    assert!(!screen.contains('▶') && !screen.contains("left of"), "{screen}");
}

#[test]
fn an_overrun_stands_beside_the_minutes_planned() {
    let mut desk = Desk::new();
    desk.keys("/start<Enter>").minutes(12);
    assert!(desk.screen().contains("10 +2"), "{}", desk.screen());
}

#[test]
fn more_commands_than_are_shown_are_counted() {
    let mut desk = Desk::new();
    desk.keys("/");
    let all = rapporteur::capture::actions::ACTIONS.iter().filter(|action| action.command.is_some()).count();
    let rest = format!("… {} more: type on, or Ctrl-P", all - 6);
    assert!(desk.screen().contains(&rest), "{}", desk.screen());
    desk.keys("vote");
    assert!(desk.screen().contains("[by:bodies]"), "{}", desk.screen());
}

#[test]
fn on_a_low_screen_the_best_candidates_stay_in_sight() {
    let mut desk = Desk::sized(60, 16);
    desk.keys("/");
    let screen = desk.screen();
    assert!(screen.contains("/point [@WHO] TEXT") && screen.contains("(Tab)"), "{screen}");
    desk.keys("<Down><Down><Down><Down><Down><Down>");
    assert!(desk.screen().contains("▸ /decision"), "{}", desk.screen());
    let row = desk.screen().lines().position(|line| line.contains("▸ /decision")).unwrap();
    let click = ratatui::crossterm::event::MouseEventKind::Down(ratatui::crossterm::event::MouseButton::Left);
    desk.mouse(click, 10, row as u16);
    assert_eq!(desk.model.input.text(), "/decision ");
}
