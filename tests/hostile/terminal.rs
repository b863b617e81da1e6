//! What is said on standard output and standard error: whatever names, texts and paths hold, a terminal obeys nothing of it.

use std::fs;

use rapporteur::session::event::EntryKind;

use super::{AGENDA, AT, Desk, Said, entry, event};

/// Colours, a window title, a link, text for the clipboard, a bell, a carriage return, the same in C1, and a line turned round.
const COMMANDS: &str = "\u{1b}[31mred\u{1b}]0;title\u{7}\u{1b}]8;;http://x\u{1b}\\\u{1b}]52;c;eA==\u{7}\r\u{9b}31m\u{9d}0;t\u{9c}\u{7f}\0\u{8}\u{202e}olleh\u{2067}x";

fn obeys_nothing(said: &Said) {
    for text in [&said.out, &said.err] {
        let hidden = |c: char| {
            c.is_control() && !matches!(c, '\n' | '\t')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!text.contains(hidden), "{text:?}");
    }
}

#[test]
fn nothing_another_device_recorded_is_obeyed_by_a_terminal() {
    let desk = Desk::new();
    let json = |before: &str| serde_json::to_string(&format!("{before}{COMMANDS}")).unwrap();
    let events = [
        event(r#"{"type":"session_started"}"#),
        event(&format!(
            r#"{{"type":"participant_joined","participant":"7","person":{{"name":{},"organisation":{}}},"presence":"present"}}"#,
            json("Eve "),
            json("Body ")
        )),
        event(&format!(r#"{{"type":"item_added","item":"9","title":{},"taken_up":true}}"#, json("item "))),
        entry(1, EntryKind::Point, &format!("point {COMMANDS}")),
        entry(2, EntryKind::Decision, &format!("decision {COMMANDS}")),
        entry(3, EntryKind::Question, &format!("question {COMMANDS}")),
        entry(4, EntryKind::Pledge, &format!("pledge {COMMANDS}")),
        event(&format!(
            r#"{{"type":"entry_recorded","entry":"5","kind":"poll","text":{},"details":{{"poll":{{"choice":[{},"b"]}}}}}}"#,
            json("poll "),
            json("a ")
        )),
        event(&format!(
            r#"{{"type":"objection_raised","entry":"2","who":{{"participant":"7"}},"text":{}}}"#,
            json("no ")
        )),
        event(r#"{"type":"speaker_queued","who":{"participant":"7"}}"#),
    ];
    desk.journal("other", events.map(|event| (AT, event)));
    obeys_nothing(&desk.call(&["check", "sessions/todi"]));
    let asked = "/people\n/pledges\n/polls\n/find point\n/status\n/history 1\n/edit 4\n/memorandum\n/minutes\n/balance\n\
                 /questions\n/check\n/floor next\n@Eve here\n/answer 3 yes\n/agree 4\n/tally #5 1 2\n/consent 2\n/delete 1\n\
                 /undo\n/vote 2 for:9\n/next\n@Ev\n/import nowhere.csv\n";
    let said = desk.say(&["record", "sessions/todi"], asked);
    assert!(said.out.contains("Eve [31mred"), "what shows is said: {}", said.out);
    obeys_nothing(&said);
    obeys_nothing(&desk.call(&["erase", "sessions/todi", "Eve", "--yes"]));
    for format in ["md", "html", "json"] {
        let said = desk.call(&["export", "sessions/todi", "minutes", "--format", format, "--out", "-"]);
        let control = |c: char| c.is_control() && c != '\n';
        assert!(!said.out.contains(control), "{format}: {:?}", said.out);
    }
}

#[test]
fn nothing_a_file_is_called_is_obeyed_by_a_terminal() {
    let desk = Desk::new();
    let name: String = COMMANDS.chars().filter(|c| !matches!(c, '\0' | '/' | '\\')).collect();
    desk.write(&format!("{name}.toml"), AGENDA);
    desk.write(&format!("broken{name}.toml"), "title = 1\n");
    desk.write(&format!("sessions/todi/journal/{name}.jsonl"), "");
    let agendas = [format!("{name}.toml"), format!("broken{name}.toml"), format!("gone{name}.toml")];
    obeys_nothing(&desk.call(&["check", &agendas[0], &agendas[1], &agendas[2], "sessions/todi"]));
    for agenda in &agendas {
        obeys_nothing(&desk.say(&["record", agenda], "hello\n"));
    }
    let folder = format!("sessions/{name}");
    fs::rename(desk.path("sessions/todi"), desk.path(&folder)).unwrap();
    obeys_nothing(&desk.say(&["record", &folder], "hello\n/tour\n/export\n"));
    obeys_nothing(&desk.call(&["export", &folder]));
    obeys_nothing(&desk.call(&["export", "nothing"]));
    obeys_nothing(&desk.call(&["export", &format!("gone{name}")]));
    obeys_nothing(&desk.call(&["--config", &format!("{name}.config"), "check", &agendas[0]]));
}

#[test]
fn what_another_device_recorded_is_read_without_control_characters() {
    let desk = Desk::new();
    desk.journal("other", [(AT, entry(1, EntryKind::Point, "a\u{1b}[31mred\u{9b}0m\u{7f}\r\nb\tc"))]);
    let said = desk.call(&["export", "sessions/todi", "--format", "json", "--out", "-"]);
    assert!(said.out.contains(r#""text": "a[31mred0m\nb\tc""#), "{}", said.out);
    assert_eq!(desk.call(&["check", "sessions/todi"]).status, 0, "the journal is whole all the same");
}
