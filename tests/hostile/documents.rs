//! What is handed over: nothing anybody wrote becomes the structure of a document, a command to a terminal, or turns the
//! direction of the text that stands around it.

use std::sync::Arc;

use chrono::DateTime;
use rapporteur::agenda;
use rapporteur::export::{Options, csv, html, json, markdown, memorandum, minutes, registers};
use rapporteur::session::event::{Clock, Device, Order, Recorded};
use rapporteur::session::{State, apply};
use uuid::Uuid;

use super::{AT, event};

/// A session in which every text there is holds this.
fn everywhere(text: &str) -> State {
    let json = |before: &str| serde_json::to_string(&format!("{before}{text}")).unwrap();
    let quoted: String = text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    let toml = |before: &str| format!("\"{before}{quoted}\"");
    let agenda = format!(
        "title = {title}\nkind = \"roundtable\"\nplace = {place}\nproject = {project}\nfunding = {funding}\nobjectives = [{objective}]\n\
         [organiser]\nname = {organiser}\n\
         [[participants]]\nname = {name}\norganisation = {body}\ncountry = {country}\nsignatory = true\n\
         [[items]]\ntitle = {item}\nlead = {lead}\nquestions = [{asked}]\n\
         [memorandum]\ntitle = {paper}\nsubtitle = {subtitle}\nundertaking = {undertaking}\n\
         [[memorandum.recitals]]\nopening = {opening}\ntext = {recital}\npoints = [{point}]\n\
         [[memorandum.provisions]]\ntitle = {heading}\ntext = {provision}\n",
        title = toml("title"),
        place = toml("place"),
        project = toml("project"),
        funding = toml("funding"),
        objective = toml("objective"),
        organiser = toml("organiser"),
        name = toml("name"),
        body = toml("body"),
        country = toml("country"),
        item = toml("item"),
        lead = toml("lead"),
        asked = toml("asked"),
        paper = toml("paper"),
        subtitle = toml("subtitle"),
        undertaking = toml("undertaking"),
        opening = toml("opening"),
        recital = toml("recital"),
        point = toml("point"),
        heading = toml("heading"),
        provision = toml("provision"),
    );
    let agenda = agenda::read("agenda.toml", agenda.as_bytes(), &|_| Err(String::new())).agenda.unwrap();
    let body = &agenda.participants[0].organisation.clone().unwrap();
    let body = serde_json::to_string(body).unwrap();
    let entry = |number: u32, kind: &str, more: &str| {
        let text = json(kind);
        format!(r#"{{"type":"entry_recorded","entry":"{number}","kind":"{kind}","text":{text}{more}}}"#)
    };
    let by = |who: &str| format!(r#","speaker":{{{who}}}"#);
    let events = [
        r#"{"type":"session_started"}"#.to_owned(),
        format!(
            r#"{{"type":"participant_joined","participant":"7","person":{{"name":{},"organisation":{},"country":{}}},"presence":"present"}}"#,
            json("walkin"),
            json("walkbody"),
            json("walkland")
        ),
        format!(r#"{{"type":"item_added","item":"9","title":{},"taken_up":true}}"#, json("added")),
        entry(1, "point", &by(r#""participant":"7""#)),
        entry(2, "decision", &by(r#""participant":"1""#)),
        entry(3, "question", &by(&format!(r#""organisation":{}"#, json("other")))),
        entry(
            4,
            "pledge",
            &format!(
                r#","details":{{"who":[{{"organisation":{body}}},{{"participant":"7"}},{{"organisation":{}}}],"indicator":{},"baseline":{},"target":{},"source":{},"beneficiaries":{},"territory":{}}}"#,
                json("third"),
                json("indicator"),
                json("baseline"),
                json("target"),
                json("source"),
                json("for"),
                json("where")
            ),
        ),
        entry(5, "action", r#","details":{"who":[{"participant":"7"},{"participant":"1"}]}"#),
        entry(6, "poll", &format!(r#","details":{{"poll":{{"choice":[{},{}]}}}}"#, json("yes"), json("no"))),
        entry(7, "parked", ""),
        entry(8, "provision", &format!(r#","details":{{"title":{}}}"#, json("clause"))),
        entry(10, "question", &by(r#""participant":"7""#)),
        r#"{"type":"question_merged","entry":"10","into":"3"}"#.to_owned(),
        r#"{"type":"poll_tallied","poll":"6","counts":[1,2]}"#.to_owned(),
        format!(
            r#"{{"type":"objection_raised","entry":"2","who":{{"participant":"7"}},"text":{}}}"#,
            json("objection")
        ),
        format!(
            r#"{{"type":"reservation_made","entry":"4","who":{{"organisation":{body}}},"text":{}}}"#,
            json("reservation")
        ),
        format!(r#"{{"type":"entry_tagged","entry":"2","tag":{}}}"#, json("tag")),
        r#"{"type":"entries_agreed","entries":["4","8"]}"#.to_owned(),
        format!(r#"{{"type":"entry_reworded","entry":"4","text":{}}}"#, json("reworded")),
        r#"{"type":"entries_agreed","entries":["4"]}"#.to_owned(),
        format!(r#"{{"type":"status_changed","entry":"4","status":"fulfilled","report":{}}}"#, json("report")),
        format!(r#"{{"type":"table_taken","item":"1","table":{}}}"#, json("table")),
        r#"{"type":"memorandum_issued"}"#.to_owned(),
        format!(r#"{{"type":"body_signed","body":{body},"name":{},"role":{}}}"#, json("signer"), json("role")),
    ];
    let mut state = State::new(Arc::new(agenda));
    for (seq, json) in (1..).zip(events) {
        let order = Order { clock: Clock(seq, 0), device: Device::new("other").unwrap(), seq };
        let at = DateTime::parse_from_rfc3339(AT).unwrap();
        apply(&mut state, Recorded { id: Uuid::from_u128(seq.into()), order, at, event: event(&json) });
    }
    state
}

fn papers(state: &State) -> [String; 2] {
    let options = Options { unagreed: true, balance: true, ..Options::default() };
    [markdown(&minutes(state, &options)), markdown(&memorandum(state, &options))]
}

/// The lines that begin a block, by what begins them.
fn structure(markdown: &str) -> Vec<String> {
    let begins = |line: &str| {
        let line = line.trim_start();
        let mark: String = line.chars().take_while(|c| matches!(c, '#' | '-' | '|' | '>' | '*')).collect();
        (!mark.is_empty() && line[mark.len()..].starts_with([' ', '-', '*'])).then_some(mark)
    };
    markdown.lines().filter_map(begins).collect()
}

#[test]
fn nothing_anybody_wrote_is_structure_or_speaks_to_a_terminal() {
    let plain = everywhere(" text");
    let breaking = [
        "\n\n# Heading\n\n- point\n\n| a | b |\n| - | - |\n",
        "\r\r# Heading\u{85}# Heading\u{2028}# Heading\u{2029}> quote\u{b}- x\u{c}- y",
        "\u{1b}]0;owned\u{7}\u{9b}31m\u{9d}8;;http://x\u{9c}\u{0}\u{7f}",
        "&#10;&#10;# Heading&#13;- x&#27;]0;owned&#7;&#155;31m&#x85;# y&NewLine;# z",
        "`&#10;# Heading`[x](http://a/&#10;b \"&#10;# Heading\")",
        "<script>alert(1)</script><!-- --><img src=x onerror=y>",
        "</td></tr></table><h1>Heading</h1>",
    ];
    for text in breaking {
        let state = everywhere(text);
        for (paper, plain) in papers(&state).iter().zip(papers(&plain)) {
            assert!(!paper.contains(|c: char| c.is_control() && c != '\n'), "{paper:?}");
            assert_eq!(structure(paper), structure(&plain), "{text:?}\n{paper}");
        }
        for document in [minutes(&state, &Options::default()), memorandum(&state, &Options::default())] {
            let page = html(&document);
            assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{page:?}");
            assert!(!["<script", "<img", "onerror=y>"].iter().any(|tag| page.contains(tag)), "{page}");
            assert_eq!(page.matches("<h1>").count(), 1, "{page}");
        }
    }
}

#[test]
fn nobodys_text_turns_the_direction_of_what_stands_around_it() {
    let (right, end) = ('\u{2067}', '\u{2069}');
    // Each text opens something and leaves it open, and ends something that others opened.
    for opened in ["\u{2069}\u{202c}\u{2067}Ω", "\u{2069}\u{202c}\u{202b}Ω", "&#x2069;&#x202e;&#x2067;Ω"] {
        let state = everywhere(opened);
        for paper in papers(&state) {
            assert!(!paper.contains(|c| matches!(c, '\u{202a}'..='\u{202e}')), "{paper}");
            let isolate = |text: &str| text.ends_with(right);
            for (at, _) in paper.match_indices('Ω') {
                let (before, after) = (&paper[..at], &paper[at + 'Ω'.len_utf8()..]);
                // Recorded text has no entities: there it stands as it was typed.
                let spelt = before.ends_with(';');
                assert!(spelt || isolate(before) && after.starts_with(end), "…{}", &paper[at.saturating_sub(60)..]);
            }
            assert_eq!(paper.matches(right).count(), paper.matches(end).count(), "{paper}");
        }
        let page = html(&minutes(&state, &Options::default()));
        assert_eq!(page.matches(right).count(), page.matches(end).count(), "{page}");
    }
    // Overrides go with what ends them.
    for paper in papers(&everywhere(" pay \u{202e}001\u{202c} euros")) {
        assert!(paper.contains("pay 001 euros"), "{paper}");
    }
    // Right-to-left text that is closed stays as it is, and data are as they were typed.
    let state = everywhere(" \u{2067}עברית\u{2069} ");
    assert!(papers(&state).iter().all(|paper| paper.contains("\u{2067}עברית\u{2069}")));
    let state = everywhere("\u{202e}x");
    assert!(json(&state, &Options::default()).contains("\"text\": \"point\u{202e}x\""));
}

#[test]
fn no_cell_of_a_table_is_a_formula_that_does_something() {
    for formula in ["=HYPERLINK(\"http://x\")", "@SUM(1+1)*cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+A1!B2"] {
        let typed = format!("\u{7}{formula}");
        let agenda = "title = \"T\"\nkind = \"roundtable\"\n[[items]]\ntitle = \"I\"\n";
        let agenda = agenda::read("agenda.toml", agenda.as_bytes(), &|_| Err(String::new())).agenda.unwrap();
        let text = serde_json::to_string(&typed).unwrap();
        let entry = |number: u32, kind: &str| {
            event(&format!(
                r#"{{"type":"entry_recorded","entry":"{number}","kind":"{kind}","text":{text},"details":{{"who":[{{"organisation":{text}}}],"indicator":{text}}}}}"#
            ))
        };
        let mut state = State::new(Arc::new(agenda));
        for (seq, event) in (1..).zip([entry(1, "pledge"), entry(2, "action"), entry(3, "decision")]) {
            let order = Order { clock: Clock(seq, 0), device: Device::new("other").unwrap(), seq };
            let at = DateTime::parse_from_rfc3339(AT).unwrap();
            apply(&mut state, Recorded { id: Uuid::from_u128(seq.into()), order, at, event });
        }
        let options = Options { unagreed: true, ..Options::default() };
        let table = csv(&registers(&state, &options));
        let cells = table.lines().skip(1).flat_map(|row| row.split(','));
        assert_eq!(cells.clone().filter(|cell| cell.trim_start_matches('"').starts_with('\'')).count(), 8, "{table}");
        for document in [minutes(&state, &options), memorandum(&state, &options)] {
            for line in markdown(&document).lines().filter(|line| line.starts_with("| ")) {
                let bare = |cell: &str| cell.trim().replace('\\', "");
                let mut cells = line.split(" | ").map(bare);
                assert!(
                    !cells.any(|cell| cell.starts_with(['=', '+', '-', '@']) && !cell.starts_with("---")),
                    "{line}"
                );
            }
            let page = html(&document);
            let mut cells = page.split("<td>").skip(1);
            assert!(!cells.any(|cell| cell.starts_with(['=', '+', '-', '@'])), "{page}");
        }
    }
}
