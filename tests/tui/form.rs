//! A pledge, field by field.

use insta::assert_snapshot;
use rapporteur::session::event::{Details, Who};
use rapporteur::tui::model::View;

use super::harness::{AGENDA, Clerk, Desk};

/// A pledge of which little is known yet, and its form.
fn opened(desk: &mut Desk) {
    desk.keys("/point arrivals need a mentor<Enter>/pledge @Ravenna mentors for a year<Enter>/form<Enter>");
}

fn details(desk: &Desk) -> Details {
    let pledge = desk.model.state.record.get("2".parse().unwrap()).unwrap();
    pledge.details().clone()
}

fn is_form(desk: &Desk) -> bool {
    matches!(desk.model.view, View::Form(_))
}

#[test]
fn the_form_shows_what_is_there_and_what_is_missing() {
    let mut desk = Desk::new();
    opened(&mut desk);
    assert_snapshot!("form_1_opened", desk.styled());
    let mut desk = Desk::with(AGENDA, 120, 40, true);
    opened(&mut desk);
    assert_snapshot!("form_1_opened_wide_without_colours", desk.styled());
}

#[test]
fn a_field_is_filled_in_and_the_next_empty_one_is_chosen() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.keys("<Enter>");
    assert_snapshot!("form_2_a_date_is_asked_for", desk.screen());
    desk.keys("+3");
    desk.keys("<Tab><Enter>");
    assert_eq!(details(&desk).due.unwrap().to_string(), "2018-09-27");
    desk.keys("<Enter>20 mentors at work<Enter>");
    assert_eq!(details(&desk).indicator.as_deref(), Some("20 mentors at work"));
    assert_snapshot!("form_3_filled_in", desk.screen());
    assert!(is_form(&desk) && desk.model.input.is_empty());
    // All the way round: the last field is followed by the first that is still empty.
    for value in ["none", "20", "the office", "policy", "new arrivals", "the province", "1"] {
        desk.keys("<Enter>").keys(value).keys("<Enter>");
    }
    assert_eq!(details(&desk).grew_from, ["1".parse().unwrap()]);
    assert!(desk.screen().contains("11 of 11 filled in"), "{}", desk.screen());
    // Each field was one command: undoing takes back one.
    desk.keys("<Ctrl-Z>");
    assert!(details(&desk).grew_from.is_empty() && details(&desk).territory.is_some());
}

#[test]
fn bodies_are_completed_as_in_the_command_line_and_the_first_leads() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.keys("<Up><Enter>");
    assert_eq!(desk.model.input.text(), "@Ravenna ");
    desk.keys("@Lub");
    assert_snapshot!("form_4_bodies", desk.screen());
    desk.keys("<Tab>").keys("<Enter>");
    let bodies = ["Ravenna", "Lublin"].map(|name| Who::Organisation(name.to_owned()));
    assert_eq!(details(&desk).who, bodies);
    assert!(desk.screen().contains("Ravenna (leads), Lublin"), "{}", desk.screen());
    desk.keys("<Up><Enter><Ctrl-U>Cartagena, Ravenna<Enter>");
    assert_eq!(details(&desk).who[0], Who::Organisation("Cartagena".to_owned()));
}

#[test]
fn a_field_that_is_left_empty_stays_empty_and_leaves_nothing_behind() {
    let mut desk = Desk::new();
    desk.keys("/pledge mentors<Enter>/form<Enter>");
    assert!(desk.screen().contains("▸ ✓ bodies        – the signatory bodies together"), "{}", desk.screen());
    for keys in ["<Enter><Enter>", "<Up><Enter><Ctrl-U><Enter>", "<Up><Enter><BS><Esc>", "<Enter>@ <Esc>"] {
        desk.keys(keys);
        assert!(desk.model.queue.is_empty() && desk.model.editing.is_none() && desk.notice().is_empty(), "{keys}");
    }
}

#[test]
fn a_person_is_looked_up_while_an_entry_is_being_edited() {
    let mut desk = Desk::new();
    desk.keys("first<Enter><Up><Enter>, mended<F5>jose<Tab>");
    assert!(desk.model.menu.is_some(), "{}", desk.screen());
    desk.keys("<Esc><Esc>");
    assert_eq!(desk.model.input.text(), "first, mended");
    desk.keys("<Enter>");
    assert_eq!(desk.recorded(), ["1 point first, mended"]);
}

#[test]
fn whatever_is_typed_into_a_text_is_nothing_but_text() {
    let mut desk = Desk::new();
    opened(&mut desk);
    let odd = "“say \"no\"” @Lublin due:friday \\ by:Ravenna";
    for _ in 0..3 {
        desk.keys("<Up>");
    }
    desk.keys("<Enter><Ctrl-U>").keys(odd).keys("<Alt-Enter>second row<Enter>");
    let pledge = desk.model.state.record.get("2".parse().unwrap()).unwrap();
    assert_eq!(pledge.text, format!("{odd}\nsecond row"));
    assert_eq!(details(&desk).due, None);
    desk.keys("<Down><Enter>").keys(odd).keys("<Enter>");
    assert_eq!(details(&desk).indicator.as_deref(), Some(odd));
    // And once more from what stands there.
    desk.keys("<Up><Enter>, kept<Enter>");
    assert_eq!(details(&desk).indicator, Some(format!("{odd}, kept")));
}

#[test]
fn what_is_refused_stays_in_the_line_with_the_reason() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.keys("<Enter>soon<Enter>");
    assert_eq!(desk.model.input.text(), "soon");
    assert!(desk.notice().contains("“soon” is no date; type 2026-12-31"), "{}", desk.notice());
    desk.keys("<Ctrl-U>2018-01-01<Enter>");
    assert!(desk.notice().contains("is before the session"), "{}", desk.notice());
    assert_snapshot!("form_5_refused", desk.screen());
    desk.keys("<Ctrl-U>friday<Enter>");
    assert_eq!(details(&desk).due.unwrap().to_string(), "2018-06-29");
    desk.keys("<Up><Enter><Ctrl-U><Enter>");
    assert!(desk.notice().contains("due of 2 cannot be emptied"), "{}", desk.notice());
    desk.keys("<Esc>");
    assert_eq!(details(&desk).due.unwrap().to_string(), "2018-06-29");
}

#[test]
fn escape_leaves_the_field_then_the_form_and_a_half_typed_value_is_kept() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.keys("half a thought<Enter>").keys("the next<Home>");
    desk.keys("<Ctrl-U><Enter>+3");
    desk.keys("<Esc>");
    assert!(is_form(&desk));
    assert!(desk.notice().contains("due of 2 stays as it was"), "{}", desk.notice());
    assert_snapshot!("form_6_left_unfinished", desk.screen());
    desk.keys("<Enter>");
    assert_eq!(desk.model.input.text(), "+3");
    desk.keys("m<Esc>");
    desk.keys("<Esc>");
    assert!(matches!(desk.model.view, View::Live));
    assert!(desk.screen().contains("unfinished: ↑ Enter mends, Del drops"), "{}", desk.screen());
    // From the record it is taken up in its form.
    desk.keys("<Up><Enter>");
    assert!(is_form(&desk));
    assert_eq!(desk.model.input.text(), "+3m");
    desk.keys("<Enter>");
    assert_eq!(details(&desk).due.unwrap().to_string(), "2018-09-27");
    assert!(desk.model.queue.is_empty());
}

#[test]
fn the_line_that_was_being_typed_comes_back() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.keys("half a thought");
    desk.mouse(ratatui::crossterm::event::MouseEventKind::Down(ratatui::crossterm::event::MouseButton::Left), 10, 6);
    desk.keys("<F6>");
    assert_eq!(desk.model.input.text(), "half a thought");
    desk.keys("<Enter>");
    assert_eq!(desk.recorded().last().map(String::as_str), Some("3 point half a thought"));
}

#[test]
fn a_view_opened_while_a_field_is_typed_gives_the_form_back() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.keys("<Up><Enter>@Lub<F5>ewa<Esc>");
    assert!(is_form(&desk));
    assert_eq!(desk.model.input.text(), "@Ravenna @Lub");
    desk.keys("<Enter>");
    assert_eq!(details(&desk).who.len(), 2);
}

#[test]
fn the_pledges_lead_to_the_form_and_back() {
    let mut desk = Desk::new();
    desk.keys("/pledge @Ravenna mentors<Enter>/pledge @Lublin rooms<Enter><F6><Down><Enter>fill<Enter>");
    assert!(desk.screen().contains("Pledge 2, field by field"), "{}", desk.screen());
    desk.keys("<F6>");
    assert!(matches!(&desk.model.view, View::Register(register) if register.chosen == 1));
    desk.keys("<Enter>fill<Enter><Esc>");
    assert!(matches!(desk.model.view, View::Live));
}

#[test]
fn without_a_pledge_there_is_no_form() {
    let mut desk = Desk::new();
    desk.keys("/form<Enter>");
    assert!(desk.notice().contains("nothing is recorded yet"), "{}", desk.notice());
    desk.keys("<Ctrl-U>a point<Enter>/form 1<Enter>");
    assert!(desk.notice().contains("only a pledge has a form, and 1 is none (point)"), "{}", desk.notice());
    assert_eq!(desk.model.input.text(), "/form 1");
    desk.keys("<Ctrl-U><Ctrl-P>form<Enter>");
    assert!(desk.notice().contains("no pledge is recorded yet"), "{}", desk.notice());
}

#[test]
fn what_became_of_a_pledge_stands_below_its_fields() {
    let agenda = format!("quorum = 2\n{AGENDA}");
    let mut desk = Desk::with(&agenda, 120, 40, false);
    desk.keys("/in Anna<Enter>/pledge @Ravenna mentors<Enter>/agree 1<Enter>/form<Enter>");
    assert!(desk.screen().contains("indicative only: agreed at 09:30, with 1 of 2 bodies there"), "{}", desk.screen());
    desk.keys("/in José<Enter>/in Ewa<Enter>/vote 1 for:rest against:\"Lublin\" by:bodies<Enter>");
    desk.keys("/reserve 1 @Lublin only once the budget is voted<Enter>/object 1 @Lublin no money<Enter>");
    desk.keys("/status 1 under-way two desks open<Enter>/edit 1 mentors for a year<Enter>");
    assert_snapshot!("form_7_what_became_of_it", desk.screen());
}

#[test]
fn a_pledge_that_is_taken_out_has_no_form_any_more() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.keys("/delete 2<Enter>");
    assert!(desk.screen().contains("2 is no pledge of the record any more"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert!(desk.notice().contains("was taken out"), "{}", desk.notice());
    desk.keys("<Ctrl-Z>");
    assert!(desk.screen().contains("mentors for a year"));
}

#[test]
fn a_slow_or_a_full_disk_loses_no_field() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.clerk = Clerk::Holds;
    desk.keys("<Enter>+3m<Enter><Enter>20 mentors<Enter>");
    assert_snapshot!("form_8_not_yet_safe", desk.screen());
    desk.answer();
    desk.answer();
    assert_eq!(details(&desk).indicator.as_deref(), Some("20 mentors"));
    assert!(details(&desk).due.is_some());
    desk.clerk = Clerk::Fails("No space left on device");
    desk.keys("<Enter>none yet<Enter>");
    assert!(desk.screen().contains("NOT RECORDED: No space left"), "{}", desk.screen());
    desk.clerk = Clerk::Answers;
    desk.keys("<Enter>");
    assert_eq!(details(&desk).baseline.as_deref(), Some("none yet"));
}

#[test]
fn a_value_that_another_change_made_impossible_is_kept() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.clerk = Clerk::Holds;
    desk.keys("/delete 2<Enter><Enter>+3m<Enter>");
    desk.clerk = Clerk::Answers;
    desk.answer();
    assert!(desk.notice().contains("The form keeps what you typed"), "{}", desk.notice());
    desk.keys("<Ctrl-Z><Enter>");
    desk.keys("<Up><Down>");
    desk.keys("<Esc><Esc><Up><Enter>");
    assert_eq!(desk.model.input.text(), "+3m");
}

#[test]
fn a_session_that_is_only_read_keeps_what_was_typed_in_the_line() {
    let mut desk = Desk::new();
    opened(&mut desk);
    desk.model.extent =
        rapporteur::tui::model::Extent::ReadOnly { why: "the journal is damaged".to_owned(), passing: false };
    desk.keys("<Enter>+3m<Enter>");
    assert_eq!(desk.model.input.text(), "+3m");
    assert!(desk.notice().contains("open for reading only"), "{}", desk.notice());
}

#[test]
fn on_the_smallest_screen_the_field_being_typed_is_in_sight() {
    let mut desk = Desk::sized(60, 16);
    opened(&mut desk);
    for _ in 0..5 {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>");
    assert_snapshot!("form_9_small", desk.screen());
}
