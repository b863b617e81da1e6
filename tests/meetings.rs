//! Meetings as they really are, and generated ones of their shape with everything people paste: recorded from a pipe without
//! a refused line, and every text there again, as typed in the JSON, readable in the minutes and on the page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Records a meeting with the real program; what it exported.
fn record(agenda: &Path, capture: &Path) -> (String, String, serde_json::Value) {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("rapporteur").unwrap();
        command.current_dir(home.path()).env("HOME", home.path()).env("XDG_DATA_HOME", home.path().join("data"));
        command.args(["--device", "desk"]).args(arguments).assert().code(0).get_output().clone()
    };
    let recorded = run(&["record", agenda.to_str().unwrap(), capture.to_str().unwrap()]);
    let said = String::from_utf8(recorded.stderr).unwrap();
    assert!(!said.contains("refused"), "{said}");
    let sessions: Vec<PathBuf> =
        fs::read_dir(home.path().join("sessions")).unwrap().map(|e| e.unwrap().path()).collect();
    let [session] = sessions.as_slice() else { panic!("one session, not {sessions:?}") };
    let always_current = fs::read_to_string(session.join("exports/minutes.md")).unwrap();
    run(&["export", session.to_str().unwrap(), "minutes", "--format", "md,html,json"]);
    let read = |file: &str| fs::read_to_string(session.join("exports").join(file)).unwrap();
    assert_eq!(always_current, read("minutes.md"), "what record leaves is what export writes");
    (read("minutes.md"), read("minutes.html"), serde_json::from_str(&read("record.json")).unwrap())
}

/// The texts that a capture of the plain sort records: speakers, literal lines, decisions and actions.
fn texts(capture: &str) -> Vec<String> {
    let text = |line: &str| {
        let line = line.strip_prefix("[2019-10-01T10:00:00+02:00] ").unwrap_or(line);
        let text = match line.strip_prefix("@\"") {
            Some(rest) => rest.split_once("\" ").unwrap().1,
            None => match line.split_once(' ') {
                Some(("/decision" | "/action", text)) => text,
                _ if line.starts_with('/') => return None,
                _ => match line.strip_prefix('\\') {
                    Some(literal) => return Some(literal.to_owned()),
                    None => line,
                },
            },
        };
        Some(text.trim().to_owned())
    };
    // All that is not kept as typed: control characters.
    let kept = |text: String| text.chars().filter(|c| !c.is_control() || *c == '\t').collect();
    capture.lines().filter(|line| !line.trim().is_empty()).filter_map(text).map(kept).collect()
}

/// Words only: blanks and line breaks of any sort between them do not count.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a reader of this Markdown sees, block by block.
fn read_markdown(markdown: &str) -> String {
    use comrak::nodes::NodeValue;
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut text = String::new();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::HtmlInline(html) if html == "<br>" => text.push(' '),
            NodeValue::HtmlBlock(html) => panic!("HTML in the minutes: {:?}", html.literal),
            NodeValue::HtmlInline(html) => panic!("HTML in the minutes: {html:?}"),
            NodeValue::CodeBlock(code) => panic!("a code block in the minutes: {:?}", code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            value if value.block() => text.push('\n'),
            _ => {}
        }
    }
    words(&text)
}

fn holds(agenda: &Path, capture: &Path) {
    let (markdown, html, json) = record(agenda, capture);
    let expected = texts(&fs::read_to_string(capture).unwrap());
    let recorded: Vec<&str> =
        json["entries"].as_array().unwrap().iter().map(|entry| entry["text"].as_str().unwrap()).collect();
    for (recorded, expected) in recorded.iter().zip(&expected) {
        assert_eq!(recorded, expected);
    }
    assert_eq!(recorded.len(), expected.len());
    let minutes = read_markdown(&markdown);
    for text in &expected {
        // But for an override of the direction, which would turn what stands around it too.
        let said = words(&text.replace('\u{202e}', ""));
        assert!(minutes.contains(&said), "not in the minutes: {text:?}");
    }
    assert!(!html.contains("<script") && !html.contains("onerror="), "nothing runs on the page");
}

#[test]
fn real_meetings_are_recorded_whole() {
    let meetings = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/meetings");
    let mut count = 0;
    for meeting in fs::read_dir(meetings).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        holds(&meeting.join("agenda.toml"), &meeting.join("capture.txt"));
        count += 1;
    }
    assert_eq!(count, 3);
}

/// What note-takers type and paste: beginnings that Markdown would take for structure, markup, addresses, other scripts.
fn text() -> impl Strategy<Value = String> {
    let beginning = prop_oneof![
        4 => Just(""),
        1 => prop::sample::select(vec![
            "# ", "## ", "> ", "- ", "+ ", "* ", "1. ", "12) ", "a. ", "--- ", "=== ", "``` ", "~~~ ", "|---|---| ", ":-: ",
            "<div> ", "<!-- ", "[1]: ", "[^1]: ", "[ ] ", "    ", "\t", ": ", "%% ", "$$ ", "@", "... ", "/", "\\", "s/", "^",
        ]),
    ];
    let piece = prop::sample::select(vec![
        "we agreed",
        "*not*",
        "_really_",
        "__init__",
        "**bold",
        "`code",
        "``",
        "<b>html</b>",
        "<script>alert(1)</script>",
        "&amp;",
        "&copy",
        "a|b",
        "|",
        "[text](http://x.example/a_b)",
        "![image](x)",
        "https://example.org/a_b*c?d=1&e=2#f",
        "www.example.org",
        "mail@example.org",
        "~~struck~~",
        "~one~",
        "$x^2$",
        "H~2~O",
        "#tag",
        "C:\\path\\file",
        "ends with \\",
        "…",
        "–",
        "“quoted”",
        "שלום",
        "مرحبا",
        "日本語",
        "👨‍👩‍👧",
        "e\u{301}",
        "\u{202e}reversed",
        "zero\u{200b}width",
        "\u{feff}",
        ":smile:",
        "{{x}}",
        "{x}",
        "=SUM(A1)",
        "+1",
        "-1",
        "1.",
        "2)",
        "http://",
        "<",
        ">",
        "<https://example.org>",
        "a < b > c",
        "\"",
        "'",
        "%20",
        "::",
        "!",
    ]);
    (beginning, prop::collection::vec(piece, 1..8))
        .prop_map(|(beginning, pieces)| format!("{beginning}{}", pieces.join(" ")))
}

#[test]
fn generated_meetings_are_recorded_whole() {
    let name = prop::sample::select(vec![
        "Ada",
        "Béatrice [Acme]",
        "Chen | Co",
        "`dmitri`",
        "Émile <e@x>",
        "Fatima (she/her)",
        "voip-ld",
        "👩‍🏫 Keiko",
    ]);
    let title = prop::sample::select(vec![
        "Opening",
        "# Not a heading",
        "A | B",
        "<b>Bold</b>",
        "1. First",
        "Long title ".repeat(50).leak(),
    ]);
    let meeting = (prop::collection::vec(title, 1..5), prop::collection::vec((name, text(), 0..4u8), 20..120));
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    runner
        .run(&meeting, |(titles, lines)| {
            let folder = tempfile::tempdir().unwrap();
            let quoted = |text: &str| toml::Value::from(text).to_string();
            let mut agenda = "title = \"Generated\"\nkind = \"workshop\"\ndate = 2019-10-01\n".to_owned();
            let mut known = Vec::new();
            for (name, ..) in &lines {
                if !known.contains(name) {
                    known.push(name);
                    writeln!(agenda, "[[participants]]\nname = {}", quoted(name)).unwrap();
                }
            }
            for title in &titles {
                writeln!(agenda, "[[items]]\ntitle = {}", quoted(title)).unwrap();
            }
            let mut capture = "[2019-10-01T10:00:00+02:00] /start\n".to_owned();
            let mut next = titles.len() - 1;
            for (name, text, how) in &lines {
                match how {
                    0 => writeln!(capture, "@\"{name}\" {text}"),
                    1 => writeln!(capture, "\\{text}"),
                    2 => writeln!(capture, "/decision {text}"),
                    _ if next > 0 => {
                        next -= 1;
                        writeln!(capture, "/next")
                    }
                    _ => writeln!(capture, "@\"{name}\" {text}"),
                }
                .unwrap();
            }
            let (agenda_file, capture_file) = (folder.path().join("agenda.toml"), folder.path().join("capture.txt"));
            fs::write(&agenda_file, agenda).unwrap();
            // The stamp of the first line holds for those after it; the texts are read from what follows.
            fs::write(&capture_file, &capture).unwrap();
            holds(&agenda_file, &capture_file);
            Ok(())
        })
        .unwrap();
}
