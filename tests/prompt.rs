//! `record` at a terminal: a session line by line, in a real (pseudo) terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(all(unix, feature = "tui"))]

mod pty;

use pty::{Terminal, journal};

const AGENDA: &str = r#"
title = "Housing"
kind = "roundtable"
place = "Todi"

[[participants]]
name = "Anna Verdi"
organisation = "Ravenna"

[[participants]]
name = "Ewa Nowak"
organisation = "Lublin"

[[items]]
title = "Welcome"
minutes = 10
"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("agenda.toml"), AGENDA).unwrap();
    folder
}

/// What is said when nothing more is: each line is answered before the next is typed.
fn talk(terminal: &mut Terminal, typed: &str, answer: &str) {
    terminal.type_in(typed);
    terminal.until(answer);
}

#[test]
fn lines_are_typed_answered_and_on_the_disk() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml"]);
    terminal.until("Housing, roundtable in Todi");
    terminal.until("the session has not started");
    terminal.until("> ");
    talk(&mut terminal, "/start\r", "session started · item 1 Welcome");
    talk(&mut terminal, "arrivals get a metnor\x1b[D\x1b[D\x1b[D\x7f\x1b[Ct\r", "1 point: arrivals get a mentor");
    talk(&mut terminal, "Ravenna: we have two\r", "2 point · Ravenna: we have two");
    assert!(journal(folder.path()).contains("we have two"));
    talk(&mut terminal, "/status\r", "2 entries are recorded");
    talk(&mut terminal, "/tour\r", "typing is recording");
    terminal.type_in("\x04");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.screen.screen().contents().contains("4 lines done; the session is in"));
    let minutes = std::fs::read_dir(folder.path().join("sessions")).unwrap().next().unwrap().unwrap();
    let minutes = std::fs::read_to_string(minutes.path().join("exports/minutes.md")).unwrap();
    assert!(minutes.contains("we have two"), "{minutes}");
}

#[test]
fn nothing_is_drawn_over() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml"]);
    terminal.until("the session has not started");
    talk(&mut terminal, "/sta\trt\r", "session started");
    talk(&mut terminal, "one\r", "1 point: one");
    talk(&mut terminal, "/people\r", "Ewa Nowak, Lublin: expected");
    terminal.type_in(&"a long line ".repeat(12));
    talk(&mut terminal, "\x01b\x05\x7f\r", "2 point: ba long line");
    terminal.type_in("\x04");
    assert_eq!(terminal.ended(), 0);
    let sent = String::from_utf8(terminal.sent.clone()).unwrap();
    // Neither a second screen, nor a place of the screen, nor anything cleared but what follows in the line.
    for (at, _) in sent.match_indices('\x1b') {
        let sequence: String = sent[at..].chars().take(12).collect();
        let end = sequence.char_indices().skip(2).find(|(_, c)| c.is_ascii_alphabetic()).map_or(0, |(at, _)| at + 1);
        let known = ["\x1b[?2004h", "\x1b[?2004l", "\x1b[J"].contains(&&sequence[..end]);
        assert!(known || sequence[..end].ends_with(['A', 'B', 'C']), "{sequence:?}");
    }
    assert!(terminal.screen.screen().contents().contains("> /people"), "what was typed stays to be read");
}

#[test]
fn a_refused_line_is_offered_again() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml"]);
    terminal.until("the session has not started");
    talk(
        &mut terminal,
        "/plegde @Ravenna mentors\r",
        "not recorded: there is no command /plegde; did you mean /pledge",
    );
    terminal.until("> /plegde @Ravenna mentors");
    // Home, over `/pl`, a step back, then the letters put right.
    talk(&mut terminal, "\x01\x1b[C\x1b[C\x1b[C\x1b[C\x1b[3~\x1b[3~dg\r", "1 pledge · Ravenna: mentors");
    talk(&mut terminal, "/edit 1\r", "> /edit 1 mentors");
    talk(&mut terminal, " for all\r", "mentors for all · reworded");
    terminal.type_in("/quit\r");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn tab_completes_as_far_as_one_thing_is_meant_and_lists_the_rest() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml"]);
    terminal.until("the session has not started");
    talk(&mut terminal, "/ple\t", "> /pledge");
    talk(&mut terminal, "\t", "shows the pledges and what each still lacks");
    talk(&mut terminal, " @rav\t", "> /pledge @Ravenna");
    talk(&mut terminal, "mentors\r", "1 pledge · Ravenna: mentors");
    terminal.type_in("\x04");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn keys_do_what_they_do_on_the_screen_and_what_is_typed_stays() {
    let folder = folder();
    std::fs::create_dir_all(folder.path().join("config/rapporteur")).unwrap();
    std::fs::write(folder.path().join("config/rapporteur/config.toml"), "[keys]\nstart = \"F12\"\n").unwrap();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml"]);
    terminal.until("the session has not started");
    talk(&mut terminal, "half a tho\x1b[24~", "session started · item 1 Welcome");
    talk(&mut terminal, "ught\r", "1 point: half a thought");
    talk(&mut terminal, "\x1a", "undone");
    talk(&mut terminal, "\x06mentors\r", "there are none");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn ctrl_c_clears_the_line_and_loses_nothing() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml"]);
    terminal.until("the session has not started");
    talk(&mut terminal, "kept\r", "1 point: kept");
    talk(&mut terminal, "a thought\x03", "the line is cleared");
    talk(&mut terminal, "\x1b[A\x04", "the line is not recorded: Enter records it");
    talk(&mut terminal, "\r", "2 point: a thought");
    let id = terminal.child.process_id().unwrap();
    std::process::Command::new("kill").args(["-TERM", &id.to_string()]).status().unwrap();
    assert_eq!(terminal.ended(), 0);
    assert!(journal(folder.path()).contains("kept") && journal(folder.path()).contains("a thought"));
}

#[test]
fn pasted_lines_are_recorded_one_by_one() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml"]);
    terminal.until("the session has not started");
    talk(&mut terminal, "\x1b[200~first\tpoint\r\nsecond\r\nthe rest\x1b[201~", "2 point: second");
    terminal.until("> the rest");
    talk(&mut terminal, " of it\r", "3 point: the rest of it");
    terminal.type_in("\x04");
    assert_eq!(terminal.ended(), 0);
    assert!(journal(folder.path()).contains("first point"));
}

#[test]
fn a_terminal_that_can_do_nothing_has_its_own_line() {
    let folder = folder();
    let mut terminal = Terminal::with(folder.path(), &["record", "agenda.toml"], &[("TERM", "dumb")]);
    terminal.until("lists what it could become");
    talk(&mut terminal, "/ple?\n", "/pledges: shows the pledges");
    talk(&mut terminal, "who pays?\n", "1 point: who pays?");
    talk(&mut terminal, "/plegde x\n", "not recorded: there is no command /plegde");
    talk(&mut terminal, "half a thought\x03", "the line is cleared");
    talk(&mut terminal, "the end\n", "2 point: the end");
    terminal.type_in("\x04");
    assert_eq!(terminal.ended(), 0);
    assert!(!terminal.sent.contains(&0x1b), "{:?}", String::from_utf8_lossy(&terminal.sent));
}

#[test]
fn a_dash_reads_the_terminal_as_a_pipe_is_read() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml", "-"]);
    talk(&mut terminal, "one\n", "1 point: one");
    terminal.type_in("\x04");
    assert_eq!(terminal.ended(), 0);
    assert!(!terminal.screen.screen().contents().contains("> "), "{}", terminal.screen.screen().contents());
}

/// Another laptop records in the session that this folder has.
fn hall_says(folder: &std::path::Path, line: &str) {
    let session = std::fs::read_dir(folder.join("sessions")).unwrap().next().unwrap().unwrap().path();
    let lines = folder.join("lines.txt");
    std::fs::write(&lines, format!("{line}\n")).unwrap();
    let hall = std::process::Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .args(["--device", "hall", "record"])
        .args([&session, &lines])
        .output()
        .unwrap();
    assert!(hall.status.success(), "{}", String::from_utf8_lossy(&hall.stderr));
}

#[test]
fn what_arrives_while_a_line_is_typed_was_not_in_sight_and_is_told() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["record", "agenda.toml"]);
    terminal.until("the session has not started");
    talk(&mut terminal, "/start\r", "session started");
    talk(&mut terminal, "opens a desk\r", "1 point: opens a desk");
    talk(&mut terminal, "/edit 1 opens three", "/edit 1 opens three");
    hall_says(folder.path(), "/edit 1 opens two desks");
    talk(&mut terminal, " desks\r", "1 was changed on hall and desk at once");
    talk(&mut terminal, "/settle 1 hall\rsettled\r", "point: settled");
    // A key in the middle of a line shows what came, and the line was begun before that.
    talk(&mut terminal, "/edit 1 opens four", "/edit 1 opens four");
    hall_says(folder.path(), "/edit 1 opens five desks");
    talk(&mut terminal, "\x1b[15~", "from hall: 1 point: opens five desks");
    talk(&mut terminal, " desks\r/check\r", "the point was changed on two laptops at once");
    hall_says(folder.path(), "/lead");
    talk(&mut terminal, "a line\r", "the agenda is run on hall; /lead takes that over to this laptop");
    talk(&mut terminal, "/settle 1 hall\r/status\r", "3 entries are recorded");
    assert!(terminal.screen.screen().contents().contains("> /settle 1 hall\n1 point: opens five desks"));
    let session = std::fs::read_dir(folder.path().join("sessions")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(session.join("journal/hall.jsonl"), "").unwrap();
    talk(&mut terminal, "another line\r", "hall.jsonl: it is empty, but it had");
    terminal.type_in("\x04");
    assert_eq!(terminal.ended(), 0);
}
