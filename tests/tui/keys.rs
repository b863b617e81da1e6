//! Keys that somebody has set: they do what they stand for, and everything on the screen says so.

use std::sync::Arc;

use rapporteur::capture::keys::Keys;
use rapporteur::config;

use super::harness::Desk;

/// A desk with these keys.
fn desk(keys: &str) -> Desk {
    let mut desk = Desk::new();
    desk.model.keys = keys_of(keys);
    desk
}

fn keys_of(keys: &str) -> Arc<Keys> {
    let reading = config::read("config.toml", format!("[keys]\n{keys}").as_bytes());
    assert_eq!(reading.to_string(), "");
    Arc::new(reading.config.keys)
}

#[test]
fn a_key_does_what_it_was_given_and_its_old_one_nothing() {
    let mut desk = desk("next = [\"Alt-N\", \"F10\"]\npark = \"F11\"\n");
    desk.keys("<F2>");
    assert!(desk.model.state.run.current_item().is_none());
    desk.keys("<Alt-n>");
    assert_eq!(desk.model.state.run.current_item().unwrap().plan.title, "Opening");
    desk.keys("<F10>");
    assert_eq!(desk.model.state.run.current_item().unwrap().label, "2");
    desk.keys("for later<F11>");
    assert_eq!(desk.model.input.text(), "/park for later");
}

#[test]
fn the_foot_of_the_screen_help_and_palette_show_the_keys_in_force() {
    let mut desk = desk(
        "next = \"Alt-N\"\nquit = \"Alt-Q\"\npalette = \"F10\"\nexport = \"\"\ncomplete = \"F11\"\nrecord = \"F12\"\n",
    );
    let screen = desk.screen();
    assert!(screen.contains("Alt-N next item") && screen.contains("F10 all commands"), "{screen}");
    assert!(screen.contains("Alt-Q quit") && screen.contains("F11 complete"), "{screen}");
    assert!(!screen.contains("F2 next") && !screen.contains("F9 export"), "{screen}");
    assert!(screen.contains("/export exports"), "{screen}");
    desk.keys("/");
    assert!(desk.screen().contains("or F10 lists them all") && desk.screen().contains("(F11)"), "{}", desk.screen());
    desk.keys("<F11><F12><Ctrl-U><F1>");
    let screen = desk.screen();
    assert!(screen.contains("F12 goes back") && screen.contains("F12 back"), "{screen}");
    desk.keys("quit");
    assert!(desk.screen().contains("/quit  [Alt-Q]"), "{}", desk.screen());
    desk.keys("<F10>next");
    let screen = desk.screen();
    let row = screen.lines().find(|line| line.contains("/next ")).unwrap();
    assert!(row.contains("Alt-N") && !row.contains("F2"), "{row}");
    desk.keys("<F12>half a line<Alt-q>");
    assert!(desk.notice().contains("press Alt-Q again"), "{}", desk.notice());
}

#[test]
fn what_has_no_key_is_told_by_its_command() {
    let mut desk = desk("quit = \"\"\nundo = \"\"\nentries = \"\"\npalette = \"\"\nhelp = \"\"\n");
    assert!(desk.screen().contains("A slip? /undo undoes it, a click goes back to it."));
    desk.keys("/");
    assert!(desk.screen().contains("or /help lists them all"), "{}", desk.screen());
    desk.keys("<Ctrl-U><Ctrl-C>");
    assert!(desk.notice().starts_with("/quit leaves"), "{}", desk.notice());
    desk.keys("one<Enter>half a line/quit<Ctrl-U>/quit<Enter>");
    assert!(desk.left);
}

#[test]
fn up_moves_in_lists_even_where_it_does_not_go_into_the_record() {
    let mut desk = desk("entries = \"F10\"\n");
    desk.keys("one<Enter>two<Enter><Up>");
    assert_eq!(desk.model.selected, None);
    desk.keys("<F10>");
    assert!(desk.model.selected.is_some());
    let last = desk.model.selected;
    desk.keys("<Up>");
    assert!(desk.model.selected.is_some() && desk.model.selected != last);
    desk.keys("<Esc>/<Up>");
    assert!(desk.model.offer.chosen.is_some());
}

#[test]
fn the_key_that_goes_back_leaves_a_menu_and_nothing_under_it() {
    let mut desk = desk("record = \"F10\"\n");
    desk.keys("<F5><Tab>");
    assert!(desk.model.menu.is_some());
    desk.keys("<F10>");
    assert!(desk.model.menu.is_none() && desk.screen().contains("People ─"), "{}", desk.screen());
    desk.keys("<Tab><Esc>");
    assert!(desk.model.menu.is_none() && desk.screen().contains("People ─"), "{}", desk.screen());
    desk.keys("<F10>");
    assert!(!desk.screen().contains("People ─"));
}
