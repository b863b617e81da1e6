//! Nothing typed is lost: slow disks, full disks, damage, leaving.

use insta::assert_snapshot;
use rapporteur::tui::message::{Loaded, Message, Standing};

use super::harness::{AGENDA, Clerk, Desk};

#[test]
fn until_the_disk_has_a_line_it_stands_below_the_record_as_not_yet_safe() {
    let mut desk = Desk::new();
    desk.keys("safe<Enter>");
    desk.clerk = Clerk::Holds;
    desk.keys("on its way<Enter>waits<Enter>being ty");
    assert_eq!(desk.recorded(), ["1 point safe"]);
    assert_snapshot!(desk.screen());
    desk.answer();
    assert_eq!(desk.recorded(), ["1 point safe", "2 point on its way"]);
    desk.answer();
    assert_eq!(desk.recorded(), ["1 point safe", "2 point on its way", "3 point waits"]);
    assert_eq!(desk.model.input.text(), "being ty");
}

#[test]
fn a_full_disk_loses_nothing_and_enter_tries_again() {
    let mut desk = Desk::new();
    desk.clerk = Clerk::Fails("No space left on device");
    desk.keys("precious<Enter>and more<Enter>");
    assert!(desk.recorded().is_empty());
    assert_snapshot!(desk.screen());
    desk.clerk = Clerk::Answers;
    desk.keys("<Enter>");
    assert_eq!(desk.recorded(), ["1 point precious", "2 point and more"]);
}

#[test]
fn what_was_typed_meanwhile_is_not_overwritten_by_a_refused_line() {
    let mut desk = Desk::new();
    desk.clerk = Clerk::Holds;
    desk.keys("one<Enter>/edit 99 nothing there<Enter>typing on");
    desk.clerk = Clerk::Answers;
    desk.answer();
    assert_eq!(desk.model.input.text(), "typing on");
    assert_snapshot!(desk.screen());
    desk.keys("<Ctrl-U><Up><Enter>");
    assert_eq!(desk.model.input.text(), "/edit 99 nothing there");
}

#[test]
fn lines_typed_while_the_record_is_read_wait_for_it() {
    let mut desk = Desk::unread(AGENDA, 80, 24, false);
    desk.keys("early bird<Enter>");
    assert!(desk.recorded().is_empty());
    assert!(desk.screen().contains("reading the record…"));
    assert!(desk.screen().contains("not yet safe"));
    desk.load();
    assert_eq!(desk.recorded(), ["1 point early bird"]);
}

#[test]
fn a_damaged_record_can_be_read_but_not_added_to() {
    let mut desk = Desk::unread(AGENDA, 80, 24, false);
    let loaded = Loaded {
        state: desk.model.state.clone(),
        standing: Standing {
            read_only: Some("the journal is damaged: put back a whole copy of the file to go on".to_owned()),
            passing: false,
            damage: vec!["journal/desk.jsonl, line 3: this line was changed".to_owned()],
            joining: Vec::new(),
        },
    };
    desk.happens(Message::Loaded(Box::new(loaded)));
    desk.settle();
    assert_snapshot!("damaged", desk.screen());
    desk.keys("a line<Enter>");
    assert_eq!(desk.model.input.text(), "a line");
    assert!(desk.recorded().is_empty());
    assert!(desk.notice().contains("reading only"), "{}", desk.notice());
}

#[test]
fn leaving_asks_once_when_a_line_is_not_recorded() {
    let mut desk = Desk::new();
    desk.keys("half a line<Ctrl-Q>");
    assert!(!desk.left);
    assert!(desk.notice().contains("Ctrl-Q again"), "{}", desk.notice());
    desk.keys("!<Ctrl-Q>");
    assert!(!desk.left);
    desk.keys("<Ctrl-Q>");
    assert!(desk.left);
}

#[test]
fn leaving_waits_for_the_disk() {
    let mut desk = Desk::new();
    desk.clerk = Clerk::Holds;
    desk.keys("last words<Enter><Ctrl-Q>");
    assert!(!desk.left);
    desk.answer();
    assert!(desk.left);
    assert_eq!(desk.recorded(), ["1 point last words"]);
}

#[test]
fn hang_up_records_what_was_entered_and_ends() {
    let mut desk = Desk::new();
    desk.clerk = Clerk::Holds;
    desk.keys("one<Enter>two<Enter>");
    desk.happens(Message::Hangup);
    assert!(!desk.left);
    desk.answer();
    desk.answer();
    assert!(desk.left);
    assert_eq!(desk.recorded(), ["1 point one", "2 point two"]);
}

#[test]
fn escape_sequences_in_an_agenda_never_reach_the_terminal() {
    let agenda = AGENDA.replace("Housing and", "Housing \\u001b[31m \\u202eand");
    let desk = Desk::with(&agenda, 80, 24, false);
    let (buffer, _) = desk.buffer();
    assert!(buffer.content.iter().all(|cell| !cell.symbol().contains(char::is_control)));
    assert!(!desk.screen().contains('\u{202e}'));
}
