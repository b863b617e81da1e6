//! The real program in a real (pseudo) terminal: what is typed is on disk, and the terminal comes back whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(all(unix, feature = "tui"))]

mod terminal;

use std::path::Path;

use portable_pty::PtySize;

use terminal::{Terminal, cells};

const AGENDA: &str = "title = \"Housing\"\nkind = \"roundtable\"\n[[items]]\ntitle = \"Welcome\"\nminutes = 10\n";

fn journal(folder: &Path) -> String {
    let session = std::fs::read_dir(folder.join("sessions")).unwrap().next().unwrap().unwrap();
    std::fs::read_to_string(session.path().join("journal/desk.jsonl")).unwrap()
}

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
