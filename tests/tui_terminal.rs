//! The real program in a real (pseudo) terminal: what is typed is on disk, and the terminal comes back whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(all(unix, feature = "tui"))]

mod pty;

use portable_pty::PtySize;
use pty::{Terminal, cells, journal};

const AGENDA: &str = "title = \"Housing\"\nkind = \"roundtable\"\n[[items]]\ntitle = \"Welcome\"\nminutes = 10\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("agenda.toml"), AGENDA).unwrap();
    folder
}

#[test]
fn what_is_typed_is_on_disk_when_the_screen_says_so() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["open", "agenda.toml"]);
    terminal.until("F1 help");
    terminal.type_in("arrivals get a mentor\r");
    terminal.until("✓ 1 point: arrivals get a mentor");
    assert!(journal(folder.path()).contains("arrivals get a mentor"));
    terminal.type_in("\x1b[200~pasted in\r\ntwo lines\x1b[201~");
    terminal.until("two lines");
    let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
    terminal.screen.screen_mut().set_size(cells(30), cells(100));
    terminal.master.resize(size).unwrap();
    terminal.until("Ctrl-Q quit");
    terminal.type_in("\r");
    terminal.until("✓ 2 point");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
    assert!(journal(folder.path()).contains("pasted in\\ntwo lines"));
    let minutes = std::fs::read_dir(folder.path().join("sessions")).unwrap().next().unwrap().unwrap();
    let minutes = std::fs::read_to_string(minutes.path().join("exports/minutes.md")).unwrap();
    assert!(minutes.contains("arrivals get a mentor"), "{minutes}");
}

#[test]
fn the_chooser_opens_a_session_with_one_number() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &[]);
    terminal.until("Esc leaves");
    terminal.type_in("1");
    terminal.until("F1 help");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_hang_up_records_what_was_entered_and_gives_the_terminal_back() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["open", "agenda.toml"]);
    terminal.until("F1 help");
    terminal.type_in("last words\r");
    terminal.until("last words");
    let id = terminal.child.process_id().unwrap();
    std::process::Command::new("kill").args(["-HUP", &id.to_string()]).status().unwrap();
    terminal.ended();
    assert!(journal(folder.path()).contains("last words"));
}

#[test]
fn how_it_works_is_shown_the_first_time_and_never_in_the_way() {
    let folder = folder();
    let mut terminal = Terminal::start(folder.path(), &["open", "agenda.toml"], &[]);
    terminal.until("How it works");
    terminal.until("Any key goes on");
    terminal.type_in("typed on\r");
    terminal.until("✓ 1 point: typed on");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
    let mut terminal = Terminal::start(folder.path(), &["open", "agenda.toml"], &[]);
    terminal.until("1  typed on");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
    assert!(!String::from_utf8_lossy(&terminal.sent).contains("How it works"));
}

#[test]
fn how_it_works_is_shown_before_the_first_choice() {
    let folder = folder();
    let mut terminal = Terminal::start(folder.path(), &[], &[]);
    terminal.until("Any key goes on");
    terminal.type_in(" ");
    terminal.until("Esc leaves");
    terminal.type_in("1");
    terminal.until("F1 help");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
    assert!(!terminal.screen.screen().contents().contains("How it works"));
}

/// A folder with this configuration.
fn configured(config: &str) -> tempfile::TempDir {
    let folder = folder();
    std::fs::create_dir_all(folder.path().join("config/rapporteur")).unwrap();
    std::fs::write(folder.path().join("config/rapporteur/config.toml"), config).unwrap();
    folder
}

#[test]
fn a_theme_is_shown_in_the_colours_the_terminal_has_and_no_color_goes_before_it() {
    let folder = configured("theme = \"light\"\n");
    let dark = "48;2;28;28;28";
    for (arguments, environment, shown) in [
        (&["open", "agenda.toml", "--theme", "dark"][..], &[("COLORTERM", "truecolor")][..], Some(dark)),
        (&["open", "agenda.toml"], &[("COLORTERM", "truecolor")], Some("48;2;255;255;255")),
        (&["open", "agenda.toml"], &[("COLORTERM", "")], Some("48;5;231")),
        (&["open", "agenda.toml", "--theme", "dark"], &[("COLORTERM", "truecolor"), ("NO_COLOR", "1")], None),
        (&["open", "agenda.toml", "--theme", "dark", "--no-color"], &[("COLORTERM", "truecolor")], None),
    ] {
        let mut terminal = Terminal::with(folder.path(), arguments, environment);
        terminal.until("F1 help");
        terminal.type_in("\x11");
        assert_eq!(terminal.ended(), 0);
        let sent = String::from_utf8_lossy(&terminal.sent).into_owned();
        match shown {
            Some(shown) => assert!(sent.contains(shown), "{arguments:?} {environment:?}"),
            None => assert!(!sent.contains("48;2") && !sent.contains("38;2"), "{arguments:?} {environment:?}"),
        }
    }
}

#[test]
fn a_wrong_configuration_is_told_on_the_screen_and_the_session_goes_on() {
    let folder = configured("theme = \"pink\"\n[keys]\nnext = \"F12\"\n");
    let mut terminal = Terminal::open(folder.path(), &["open", "agenda.toml"]);
    terminal.until("F12 next item");
    terminal.until("1 thing is wrong in");
    terminal.type_in("a point\r");
    terminal.until("✓ 1 point: a point");
    terminal.type_in("\x1b[24~");
    terminal.until("▶ 1 Welcome");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.screen.screen().contents().contains("allowed: terminal, dark, light"));
}

#[test]
fn a_journal_of_another_laptop_that_becomes_shorter_is_told() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["open", "agenda.toml"]);
    terminal.until("F1 help");
    terminal.type_in("said here\r");
    terminal.until("✓ 1 point: said here");
    let session = std::fs::read_dir(folder.path().join("sessions")).unwrap().next().unwrap().unwrap().path();
    let lines = folder.path().join("lines.txt");
    std::fs::write(&lines, "said in the hall\n").unwrap();
    let hall = std::process::Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .args(["--device", "hall", "record"])
        .args([&session, &lines])
        .output()
        .unwrap();
    assert!(hall.status.success());
    terminal.until("said in the hall");
    let journal = session.join("journal/hall.jsonl");
    let whole = std::fs::read(&journal).unwrap();
    std::fs::write(&journal, "").unwrap();
    terminal.until("hall.jsonl: it is empty");
    std::fs::write(&journal, whole).unwrap();
    terminal.until("said in the hall");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
}
