//! The program as it is called from a shell: what it prints, where it puts things, how it exits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use sha2::Digest;
use tempfile::TempDir;

/// A folder of its own to be called in.
struct Desk(TempDir);

/// What a call printed, and its exit status.
struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        desk.write("agenda.toml", AGENDA);
        desk
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        fs::write(self.path(file), content).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("rapporteur").unwrap();
        command.current_dir(self.0.path()).env("HOME", self.0.path()).env("XDG_DATA_HOME", self.path("data"));
        command.env("TZ", "UTC").args(["--device", "desk"]).args(arguments);
        command
    }

    fn call(&self, arguments: &[&str]) -> Said {
        self.say(arguments, "")
    }

    fn say(&self, arguments: &[&str], lines: &str) -> Said {
        let output = self.command(arguments).write_stdin(lines).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let said = Said { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
        assert!(!said.err.contains("panicked"), "{}", said.err);
        said
    }

    /// Records lines in the one session of the desk's agenda.
    fn record(&self, lines: &str) -> Said {
        self.say(&["record", "agenda.toml"], lines)
    }

    fn session(&self) -> PathBuf {
        self.path("sessions/2018-06-27-housing-and-work")
    }

    fn journal(&self) -> PathBuf {
        self.session().join("journal/desk.jsonl")
    }

    fn texts(&self) -> Vec<String> {
        let json = self.call(&["export", "2018-06-27-housing-and-work", "minutes", "--format", "json", "--out", "-"]);
        let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
        json["entries"].as_array().unwrap().iter().map(|entry| entry["text"].as_str().unwrap().to_owned()).collect()
    }
}

const AGENDA: &str = r#"
title = "Housing and work"
kind = "roundtable"
place = "Todi"
date = 2018-06-27

[[participants]]
name = "Anna Esempio"
organisation = "Ravenna"
signatory = true

[[participants]]
name = "Jan Przyklad"
organisation = "Lublin"

[[items]]
title = "Welcome"
minutes = 10

[[items]]
title = "Pledges"
minutes = 20
"#;

#[test]
fn each_line_is_acknowledged_and_a_refused_one_is_named() {
    let desk = Desk::new();
    let said = desk.record("/start\nRavenna: arrivals get a mentor\n\n/vote 9 for:1 against:0\nlast\n");
    let lines: Vec<_> = said.out.lines().collect();
    assert_eq!(lines.len(), 3, "{}", said.out);
    assert_eq!(lines[0], "session started · item 1 Welcome");
    assert_eq!(lines[1], "1 point · Ravenna: arrivals get a mentor");
    assert!(lines[2].starts_with("2 point: last"));
    assert!(said.err.contains("line 4: there is no entry 9; the last one is 1"), "{}", said.err);
    assert_eq!(said.status, 1);
    assert_eq!(desk.texts(), ["arrivals get a mentor", "last"]);
}

#[test]
fn polls_are_read_out_with_what_came_of_them() {
    let desk = Desk::new();
    assert_eq!(desk.record("/polls\n").out, "there are no polls; /poll \"QUESTION\" scale:5 opens one\n");
    let lines = "/poll \"How useful?\" scale:3 ends:\"not at all, very\"\n/tally 1:1 2:4 3:3 blank:1\n/close-poll\n\
        /poll \"What first?\" ranking:\"Work, Housing\"\n/ballots Housing > Work; Work; Housing\n\
        /poll \"Do we take it?\" consensus:5\n/tally 1:2 5:1\n/poll \"And?\" options:\"yes, no\"\n/polls\n";
    let said = desk.record(lines);
    let read: Vec<&str> = said.out.lines().skip_while(|line| *line != "4 polls:").collect();
    assert_eq!(
        read,
        [
            "4 polls:",
            "poll 1, closed: How useful?",
            "  8 answers, 1 blank",
            "  1 (not at all): 1, 13%; 2: 4, 50%; 3 (very): 3, 38%",
            "  average 2.25, median 2, middle half 2 to 3",
            "poll 2, open: What first?",
            "  3 answers",
            "  first choices: Work: 1, 33%; Housing: 2, 67%",
            "  average place, the best first: Housing 1.33; Work 1.67",
            "poll 3, open: Do we take it?",
            "  3 answers",
            "  1: 2, 67%; 2: 0, 0%; 3: 0, 0%; 4: 0, 0%; 5: 1, 33%",
            "  1 blocks",
            "  average without blocks (n = 2) 1.00, median 1, middle half 1 to 1",
            "poll 4, open: And?",
            "  0 answers",
        ],
        "{}",
        said.out
    );
}

#[test]
fn what_is_no_file_is_not_imported() {
    let desk = Desk::new();
    fs::create_dir(desk.path("surveys")).unwrap();
    let said = desk.record("/import surveys columns:2\n/import nowhere.csv columns:2\n");
    assert!(said.err.contains("surveys is a folder and no file"), "{}", said.err);
    assert!(said.err.contains("nowhere.csv is not there"), "{}", said.err);
}

#[test]
fn two_languages_stand_beside_each_other_in_every_heading() {
    let desk = Desk::new();
    let organiser = "\n[organiser]\nname = \"The Office\"\n";
    desk.write("agenda.toml", AGENDA.replacen("\n[[participants]]", &format!("{organiser}\n[[participants]]"), 1));
    desk.record("/start\none\n");
    let paper = ["export", "2018-06-27-housing-and-work", "minutes", "--lang", "it,en", "--out", "-"];
    let said = desk.call(&[&paper[..], &["--format", "md"]].concat());
    assert!(said.out.contains("## Segreteria / Secretariat"), "{}{}", said.out, said.err);
}

#[test]
fn a_check_names_entries_and_calls_nothing_empty_that_has_a_letter() {
    let desk = Desk::new();
    let lines = "/start\n/pledge @Ravenna a desk\n/agree 1\n/issue\n/sign Ravenna by Anna Esempio\n/pledge @Ravenna a\n/check\n";
    let said = desk.record(lines);
    assert!(said.out.contains("it was signed while entry 2 is not agreed on as it stands"), "{}{}", said.out, said.err);
    assert!(said.out.contains("the pledge says no more than “a”"), "{}{}", said.out, said.err);
    assert!(!said.out.contains("is empty"), "{}", said.out);
}

#[test]
fn a_session_is_gone_on_with_by_the_same_command() {
    let desk = Desk::new();
    assert_eq!(desk.record("/start\none\n").status, 0);
    assert_eq!(desk.record("two\n").status, 0);
    let named = desk.say(&["record", "2018-06-27-housing-and-work"], "three\n");
    assert_eq!((named.status, named.out.as_str()), (0, "3 point: three\n"));
    assert_eq!(desk.texts(), ["one", "two", "three"]);
    assert_eq!(fs::read(desk.session().join("agenda.toml")).unwrap(), AGENDA.as_bytes());
    assert!(desk.session().join("exports/minutes.md").exists());
}

#[test]
fn what_happened_when_can_be_said() {
    let desk = Desk::new();
    let lines = "[2018-06-27T23:50:00+02:00] /start\n[23:55] before midnight\nat the same time\n[00:05] after\n";
    assert_eq!(desk.record(lines).status, 0);
    let json = desk.call(&["export", "2018-06-27-housing-and-work", "--format", "json", "--out", "-"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let at: Vec<_> = json["entries"].as_array().unwrap().iter().map(|entry| entry["at"].as_str().unwrap()).collect();
    assert_eq!(at, ["2018-06-27T23:55:00+02:00", "2018-06-27T23:55:00+02:00", "2018-06-28T00:05:00+02:00"]);
}

#[test]
fn everything_wrong_with_an_agenda_is_said_at_once() {
    let desk = Desk::new();
    desk.write("bad.toml", "titel = \"x\"\nkind = \"rountable\"\n[[items]]\ntitle = \"a\"\nminutes = \"ten\"\n");
    let said = desk.call(&["check", "bad.toml", "agenda.toml"]);
    assert_eq!(said.status, 1);
    for part in ["bad.toml:1:1", "title", "bad.toml:2:8", "roundtable", "bad.toml:5:11"] {
        assert!(said.err.contains(part), "{part} is not in\n{}", said.err);
    }
    assert!(said.out.contains("agenda.toml: in order"), "{}", said.out);
    assert_eq!(desk.call(&["record", "bad.toml"]).status, 1);
    assert!(!desk.path("sessions").exists(), "nothing is begun with an agenda that must be mended");
}

#[test]
fn bad_agendas_are_refused_with_a_message() {
    let desk = Desk::new();
    desk.write("empty.toml", "");
    desk.write("binary.toml", [0, 159, 146, 150, 255, 10, 0, 1]);
    desk.write("escape.toml", "title = \"\u{1b}]0;owned\u{7}\"\nkind = \"\u{1b}[2J\"\n");
    fs::create_dir(desk.path("folder.toml")).unwrap();
    let huge = fs::File::create(desk.path("huge.toml")).unwrap();
    huge.set_len(100 << 20).unwrap();
    for (file, part) in [
        ("missing.toml", "is not there"),
        ("empty.toml", "empty"),
        ("binary.toml", "not a text file"),
        ("escape.toml", "kind"),
        ("folder.toml", "folder"),
        ("huge.toml", "MiB"),
    ] {
        for command in ["check", "record", "open"] {
            let said = desk.call(&[command, file]);
            assert_eq!(said.status, 1, "{command} {file}: {}", said.err);
            assert!(said.err.contains(part), "{command} {file}: {}", said.err);
            assert!(!said.err.chars().any(|c| c.is_control() && c != '\n'), "{command} {file}: {:?}", said.err);
            assert!(said.err.len() < 10_000, "{command} {file}");
        }
    }
    let said = desk.call(&["record", "roundtabel"]);
    assert!(said.err.contains("did you mean roundtable?"), "{}", said.err);
}

#[test]
fn control_characters_never_reach_the_terminal_or_a_document() {
    let desk = Desk::new();
    let said = desk.record("/start\n\u{1b}[31mred\u{7} alert\u{9b}\n\u{1b}]52;c;x\u{7}: who?\n/nosuch\u{1b}[2J\n");
    let clean = |text: &str| !text.chars().any(|c| c.is_control() && c != '\n');
    assert!(clean(&said.out) && clean(&said.err), "{:?} {:?}", said.out, said.err);
    assert!(said.out.contains("control characters were dropped"), "{}", said.out);
    desk.call(&["export", "2018-06-27-housing-and-work", "--format", "md,html,json"]);
    for file in ["minutes.md", "minutes.html", "record.json"] {
        assert!(clean(&fs::read_to_string(desk.session().join("exports").join(file)).unwrap()), "{file}");
    }
}

#[test]
fn a_torn_line_is_set_aside_and_the_session_goes_on() {
    let desk = Desk::new();
    desk.record("/start\none\n");
    let mut journal = fs::read(desk.journal()).unwrap();
    journal.extend_from_slice(b"{\"v\":1,\"id\":\"0190\xc3");
    fs::write(desk.journal(), &journal).unwrap();
    let said = desk.record("two\n");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("desk.torn"), "{}", said.err);
    assert_eq!(desk.texts(), ["one", "two"]);
    assert!(fs::read(desk.session().join("journal/desk.torn")).unwrap().starts_with(b"{\"v\":1"));
}

#[test]
fn a_damaged_journal_is_read_but_not_written() {
    let desk = Desk::new();
    desk.record("/start\none\ntwo\nthree\n");
    let journal = fs::read_to_string(desk.journal()).unwrap();
    fs::write(desk.journal(), journal.replace("\"text\":\"two\"", "\"text\":\"TWO\"")).unwrap();
    let said = desk.record("four\n");
    assert_eq!(said.status, 3);
    assert!(said.err.contains("desk.jsonl, line 4") && said.err.contains("changed"), "{}", said.err);
    let exported = desk.call(&["export", "2018-06-27-housing-and-work", "minutes"]);
    assert_eq!(exported.status, 3);
    let minutes = fs::read_to_string(desk.session().join("exports/minutes.md")).unwrap();
    assert!(minutes.contains("one") && minutes.contains("three"));
    let checked = desk.call(&["check", "sessions/2018-06-27-housing-and-work"]);
    assert_eq!(checked.status, 3);
    assert!(checked.err.contains("line 4"), "{}", checked.err);
}

#[test]
fn a_newer_journal_is_left_as_it_is() {
    newer("\"type\":\"entry_recorded\"", "\"type\":\"hologram_recorded\"");
    newer("\"kind\":\"point\"", "\"kind\":\"point\",\"mood\":\"blue\"");
    newer("{\"v\":1,", "{\"v\":2,");
}

/// A session whose last line is as a later version would have written it.
fn newer(now: &str, then: &str) {
    let desk = Desk::new();
    desk.record("/start\none\n");
    let mut lines: Vec<String> = fs::read_to_string(desk.journal()).unwrap().lines().map(str::to_owned).collect();
    let last = lines.pop().unwrap().replace(now, then);
    let sum = |line: &str| line.split("\"sum\":\"").nth(1).unwrap()[..32].to_owned();
    let bare = last.replace(&format!(",\"sum\":\"{}\"", sum(&last)), "");
    let digest = sha2::Sha256::digest(format!("{}{bare}", sum(lines.last().unwrap())));
    let fitting: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    lines.push(last.replace(&sum(&last), &fitting));
    let newer = lines.join("\n") + "\n";
    fs::write(desk.journal(), &newer).unwrap();
    let said = desk.record("two\n");
    assert_eq!(said.status, 3);
    assert!(said.err.contains("newer"), "{}", said.err);
    assert_eq!(fs::read_to_string(desk.journal()).unwrap(), newer);
}

#[test]
fn an_agenda_that_was_changed_in_the_session_is_noticed() {
    let desk = Desk::new();
    desk.record("/start\none\n");
    let copy = desk.session().join("agenda.toml");
    fs::write(&copy, format!("{AGENDA}\n[[items]]\ntitle = \"Slipped in\"\n")).unwrap();
    for call in [&["record", "2018-06-27-housing-and-work"][..], &["check", "sessions/2018-06-27-housing-and-work"]] {
        let said = desk.say(call, "two\n");
        assert_eq!(said.status, 3, "{}", said.err);
        assert!(said.err.contains("agenda.toml: it was changed after"), "{}", said.err);
    }
    assert_eq!(desk.call(&["export", "2018-06-27-housing-and-work", "minutes"]).status, 3);
    fs::write(&copy, AGENDA).unwrap();
    assert_eq!(desk.record("two\n").status, 0);
}

#[test]
fn text_of_older_programs_is_read_as_they_meant_it() {
    let desk = Desk::new();
    let output =
        desk.command(&["record", "agenda.toml"]).write_stdin(&b"costs \x80 500 \x96 caf\xe9\n"[..]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(desk.texts(), ["costs € 500 – café"]);
}

#[test]
fn without_a_terminal_the_screen_is_not_opened_and_nothing_is_created() {
    let desk = Desk::new();
    let said = desk.call(&["open", "agenda.toml"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("rapporteur record"), "{}", said.err);
    assert!(!desk.path("sessions").exists());
    assert_eq!(desk.call(&[]).status, 2);
}

#[test]
fn a_journal_that_is_none_is_named() {
    let desk = Desk::new();
    desk.record("/start\n");
    fs::remove_file(desk.journal()).unwrap();
    fs::create_dir(desk.journal()).unwrap();
    let said = desk.record("two\n");
    assert_eq!(said.status, 3);
    assert!(said.err.contains("desk.jsonl"), "{}", said.err);
    fs::remove_dir_all(desk.session().join("journal")).unwrap();
    fs::write(desk.session().join("journal"), "not a folder").unwrap();
    assert_eq!(desk.record("two\n").status, 3);
}

#[test]
fn two_programs_cannot_record_on_one_device() {
    let desk = Desk::new();
    desk.record("/start\n");
    let lock = fs::File::options().write(true).open(desk.session().join("journal/desk.lock")).unwrap();
    lock.lock().unwrap();
    let said = desk.record("two\n");
    assert_eq!(said.status, 3);
    assert!(said.err.contains("already open"), "{}", said.err);
}

/// A file size limit stands in for a full disk: writing fails in the middle of the recording.
#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let desk = Desk::new();
    let lines: String = (0..2000).map(|n| format!("line {n} with some more words to fill the disk\n")).collect();
    desk.write("lines.txt", lines);
    let program = assert_cmd::cargo::cargo_bin("rapporteur");
    let script =
        format!("trap '' XFSZ; ulimit -f 128; exec {} --device desk record agenda.toml lines.txt", program.display());
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(desk.0.path())
        .env("HOME", desk.0.path())
        .env("XDG_DATA_HOME", desk.path("data"))
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{err}");
    assert!(err.contains("not recorded") && err.contains("go on from this line"), "{err}");
    let acknowledged = String::from_utf8(output.stdout).unwrap().lines().count();
    assert!(acknowledged > 10);
    let there = desk.texts();
    assert!(there.len() >= acknowledged, "{} of {acknowledged} are there", there.len());
    assert!(desk.record("after making room\n").status == 0);
}

#[test]
fn documents_go_where_they_are_asked_for() {
    let desk = Desk::new();
    desk.record("/start\n/pledge @Ravenna a mentor for every arrival due:2018-12-31\n/agree\n");
    let session = "2018-06-27-housing-and-work";
    let said = desk.call(&["export", session, "--format", "md,html", "--out", "handed"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let printed: Vec<&str> = said.out.lines().collect();
    let expected = ["handed/minutes.md", "handed/memorandum.md", "handed/minutes.html", "handed/memorandum.html"];
    assert_eq!(printed, expected.map(|path| path.replace('/', std::path::MAIN_SEPARATOR_STR)));
    assert!(printed.iter().all(|path| desk.path(path).exists()));
    let memorandum = desk.call(&["export", session, "memorandum", "--out", "-"]).out;
    assert!(memorandum.contains("a mentor for every arrival"), "{memorandum}");
    assert_eq!(desk.call(&["export", session, "--out", "-"]).status, 2);
    assert_eq!(desk.call(&["export", session, "--lang", "xx"]).status, 2);
    let italian = desk.call(&["export", session, "minutes", "--lang", "it", "--out", "-"]).out;
    assert!(italian.contains("27 giugno 2018"), "{italian}");
    assert_eq!(desk.call(&["export", "nowhere"]).status, 1);
}

#[test]
fn attribution_is_kept_in_every_format() {
    let desk = Desk::new();
    desk.record("/start\n@\"Anna Esempio\" we have no places\nLublin: nor have we\n");
    for (rule, hidden) in
        [("organisation", vec!["Esempio"]), ("none", vec!["Esempio", "Przyklad", "Ravenna", "Lublin"])]
    {
        for format in ["md", "html", "json"] {
            let call = [
                "export",
                "2018-06-27-housing-and-work",
                "minutes",
                "--attribution",
                rule,
                "--format",
                format,
                "--out",
                "-",
            ];
            let out = desk.call(&call).out;
            assert!(out.contains("we have no places"), "{out}");
            for name in &hidden {
                assert!(!out.contains(name), "{name} under {rule} in {format}:\n{out}");
            }
        }
    }
}

#[test]
fn a_roster_file_is_read_once_and_kept_in_the_record() {
    let desk = Desk::new();
    desk.write("with.toml", format!("participants_file = \"roster.csv\"\n{AGENDA}"));
    desk.write("roster.csv", "\u{feff}Name;Organisation\r\nMara Paraugs;Riga\r\n");
    let said = desk.say(&["record", "with.toml"], "/start\n@Mara we have one\n");
    assert!(said.out.contains("1 point · Mara Paraugs: we have one"), "{} {}", said.out, said.err);
    fs::remove_file(desk.path("roster.csv")).unwrap();
    let said = desk.say(&["record", "2018-06-27-housing-and-work"], "Mara: still there\n");
    assert_eq!((said.status, said.out.as_str()), (0, "2 point · Mara Paraugs: still there\n"), "{}", said.err);
}

#[test]
fn a_new_agenda_is_written_once_and_is_in_order() {
    let desk = Desk::new();
    for kind in ["conference", "roundtable", "workshop", "planning"] {
        assert_eq!(desk.call(&["new", kind]).status, 0);
        let checked = desk.call(&["check", &format!("{kind}.toml")]);
        assert_eq!(checked.status, 0, "{}", checked.err);
    }
    desk.write("roundtable.toml", "mine");
    let said = desk.call(&["new", "roundtable"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("stays as it is"), "{}", said.err);
    assert_eq!(fs::read_to_string(desk.path("roundtable.toml")).unwrap(), "mine");
}

#[test]
fn a_shipped_agenda_is_opened_by_its_name() {
    let desk = Desk::new();
    let said = desk.say(&["record", "roundtable"], "/start\nhello\n");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("1 point: hello"));
}

#[test]
fn wrong_usage_exits_with_two() {
    let desk = Desk::new();
    for arguments in
        [&["frobnicate"][..], &["record"], &["new", "party"], &["--device", "../x", "record", "agenda.toml"]]
    {
        let mut command = Command::cargo_bin("rapporteur").unwrap();
        let status = command.current_dir(desk.0.path()).args(arguments).output().unwrap().status;
        assert_eq!(status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn completions_and_the_man_page_are_printed() {
    let desk = Desk::new();
    assert!(desk.call(&["completions", "bash"]).out.contains("rapporteur"));
    let man = desk.call(&["man"]).out;
    for part in ["/pledge", "Ctrl\\-Z", "IN A SESSION", "record"] {
        assert!(man.contains(part), "{part}");
    }
}

#[test]
fn a_capture_that_cannot_be_read_begins_nothing() {
    let desk = Desk::new();
    let said = desk.call(&["record", "agenda.toml", "nowhere.txt"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("nowhere.txt"));
    assert!(!Path::new(&desk.path("sessions")).exists());
}

#[test]
fn a_line_too_long_is_refused_and_the_next_one_recorded() {
    let desk = Desk::new();
    let said = desk.record(&format!("one\n{}\ntwo\n", "x".repeat(2 << 20)));
    assert_eq!(said.status, 1);
    assert!(said.err.contains("line 2: it is longer than"), "{}", said.err);
    assert_eq!(desk.texts(), ["one", "two"]);
}

#[test]
fn where_the_session_is_can_be_asked_from_a_pipe() {
    let desk = Desk::new();
    let lines = "[2018-06-27T09:30:00+02:00] /start\n[09:33] one\n/pledge @Ravenna mentors\n[09:34] /status\n";
    let said = desk.record(lines);
    assert_eq!(said.status, 0, "{}", said.err);
    for part in [
        "item 1 of 2, Welcome: 6 minutes left of 10 minutes\n",
        "it will end at 10:00\n",
        "nobody has the floor",
        "2 entries are recorded\n",
        "the room has not agreed yet on 2\n",
    ] {
        assert!(said.out.contains(part), "{part} is not in\n{}", said.out);
    }
    assert!(desk.record("/status 2 under-way\n").out.contains("under way"));
}

#[test]
fn names_that_stand_in_the_text_are_let_through_one_by_one() {
    let desk = Desk::new();
    let agenda = "title = \"Hidden\"\nkind = \"workshop\"\nlanguage = \"en\"\ndate = 2018-06-27\nattribution = \"none\"\n\
        [[participants]]\nname = \"Jan Przykład\"\n[[items]]\ntitle = \"All\"\nminutes = 10\n";
    desk.write("agenda.toml", agenda);
    let said = desk
        .record("/start\njan said so\nPrzykład paid\n/export minutes allow-names:1\n/export minutes allow-names:1,2\n");
    assert!(
        said.err.contains("2 names Jan Przykład") || said.out.contains("2 names Jan Przykład"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(!said.err.contains("1 names") && !said.out.contains("1 names"), "{}{}", said.out, said.err);
    let export = |more: &[&str]| desk.call(&[&["export", "2018-06-27-hidden", "minutes"], more].concat());
    let said = export(&[]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("1 names") && said.err.contains("2 names"), "{}", said.err);
    assert!(said.err.contains("--allow-names=1"), "{}", said.err);
    let said = export(&["--allow-names=2"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("1 names") && !said.err.contains("2 names"), "{}", said.err);
    for allowed in ["--allow-names=1,2", "--allow-names"] {
        let said = export(&[allowed]);
        assert_eq!(said.status, 0, "{}", said.err);
    }
    assert_eq!(export(&["--allow-names=jan"]).status, 2);
}
