//! How it works, on one screen.

use insta::assert_snapshot;
use rapporteur::tui::Theme;
use rapporteur::tui::view::tour;

use super::harness::Desk;

fn desk(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::sized(columns, rows);
    desk.model.kept = "sessions/2018-06-27-housing-and-work-for-newcomers".to_owned();
    desk.model.tour = true;
    desk
}

#[test]
fn it_fits_on_a_screen_of_every_size() {
    assert_snapshot!("tour_80", desk(80, 24).screen());
    assert_snapshot!("tour_60", desk(60, 16).screen());
    for columns in 60..140 {
        for rows in [16, 20, 24, 40] {
            let desk = desk(columns, rows);
            let main = desk.model.areas().main;
            let (width, height) = (usize::from(main.width), usize::from(main.height));
            let lines = tour::lines(&desk.model.keys, &desk.model.kept, width, height, Theme::default());
            assert!(lines.len() <= height, "{columns}×{rows}: {} rows in {height}", lines.len());
            let screen = desk.screen();
            assert!(screen.contains("Any key goes on") && screen.contains("/tour"), "{screen}");
        }
    }
}

#[test]
fn a_long_path_gives_way() {
    let mut desk = desk(60, 16);
    desk.model.kept = "a/very/long/path".repeat(20);
    assert!(desk.screen().contains("Any key goes on"), "{}", desk.screen());
}

#[test]
fn any_key_goes_on_and_what_is_typed_is_typed() {
    for key in ["<Enter>", "<Esc>", "<F2>", "<Ctrl-Q>", " ", "<Tab>", "<Up>"] {
        let mut desk = desk(80, 24);
        desk.keys(key);
        assert!(!desk.screen().contains("How it works"), "{key}");
        assert!(!desk.left && desk.model.input.is_empty() && desk.model.state.run.started.is_none(), "{key}");
    }
    let mut desk = desk(80, 24);
    desk.keys("a point<Enter>");
    assert_eq!(desk.recorded(), ["1 point a point"]);
    desk.keys("/tour<Enter>");
    assert!(desk.screen().contains("How it works"));
    desk.paste("pasted");
    assert!(!desk.screen().contains("How it works"));
    assert_eq!(desk.model.input.text(), "pasted");
}

#[test]
fn a_click_goes_on() {
    use ratatui::crossterm::event::{MouseButton, MouseEventKind};
    let mut desk = desk(80, 24);
    desk.mouse(MouseEventKind::Down(MouseButton::Left), 10, 10);
    assert!(!desk.screen().contains("How it works"));
}

#[test]
fn where_there_is_no_room_for_it_it_takes_no_key() {
    let mut desk = desk(40, 8);
    desk.keys("<F2>");
    assert!(desk.model.state.run.started.is_some());
}

#[test]
fn it_names_the_keys_in_force() {
    let mut desk = desk(80, 24);
    let reading = rapporteur::config::read("", b"[keys]\nnext = \"Alt-N\"\nhelp = \"\"\n");
    desk.model.keys = std::sync::Arc::new(reading.config.keys);
    let screen = desk.screen();
    assert!(screen.contains("Alt-N") && screen.contains("/help"), "{screen}");
}
