//! What a journal says that cannot be: the program reckons with it and goes on.

use std::sync::Arc;

use chrono::DateTime;
use rapporteur::agenda;
use rapporteur::export::{Options, markdown, minutes};
use rapporteur::session::event::{Clock, Device, EntryKind, Order, Recorded};
use rapporteur::session::floor::By;
use rapporteur::session::timetable::Zone;
use rapporteur::session::{State, apply, spoken};
use uuid::Uuid;

use super::{AT, Desk, entry, event};

const FIRST: &str = "0000-01-01T00:00:00.000+23:59";
const LAST: &str = "9999-12-31T23:59:59.999-23:59";

/// Asks for everything that is reckoned from the record.
fn holds(desk: &Desk) -> String {
    let asked =
        "/start\n/go 2\n/status\n/balance\n/people\n/extend 5\n/catch-up\n/tables\n/next\n/end\n/questions\n/undo\n";
    let said = desk.say(&["record", "sessions/todi"], asked);
    assert_ne!(said.status, 3, "{}", said.err);
    assert_eq!(desk.call(&["check", "sessions/todi"]).status, 0);
    let said = desk.call(&["export", "sessions/todi", "--format", "md,html,json"]);
    assert_eq!(said.status, 0, "{}", said.err);
    super::read(&desk.path("sessions/todi/exports/minutes.md"))
}

#[test]
fn ten_thousand_years_thirty_thousand_times_over_are_reckoned_with() {
    let moment = |text| DateTime::parse_from_rfc3339(text).unwrap();
    let agenda = agenda::read("agenda.toml", super::AGENDA.as_bytes(), &|_| Err(String::new())).agenda.unwrap();
    let pairs = [
        [r#"{"type":"session_paused"}"#, r#"{"type":"session_resumed"}"#],
        [r#"{"type":"item_started","item":"1"}"#, r#"{"type":"item_started","item":"2"}"#],
        [r#"{"type":"floor_given","who":{"organisation":"Ravenna"}}"#, r#"{"type":"floor_yielded"}"#],
    ];
    for [first, last] in pairs {
        let mut state = State::new(Arc::new(agenda.clone()));
        let both = [(FIRST, event(first)), (LAST, event(last))];
        let start = (FIRST, event(r#"{"type":"session_started"}"#));
        let events = std::iter::once(start).chain(std::iter::repeat_n(both, 30_000).flatten());
        for (seq, (at, event)) in (1..).zip(events) {
            let order = Order { clock: Clock(seq, 0), device: Device::new("other").unwrap(), seq };
            apply(&mut state, Recorded { id: Uuid::from_u128(seq.into()), order, at: moment(at), event });
        }
        for now in [FIRST, AT, LAST].map(moment) {
            let zone = Zone::fixed(*now.offset());
            assert!(state.timetable(now, &zone).slots.len() <= 2);
            assert!(state.balance(By::Person, now).len() <= 2);
            assert!(!spoken(&state, now, &zone).is_empty());
        }
        assert!(markdown(&minutes(&state, &Options::default())).contains("Pledges"));
    }
}

#[test]
fn time_boxes_longer_than_history_are_reckoned_with() {
    let desk = Desk::new();
    let added = |number: u32| {
        event(&format!(r#"{{"type":"item_added","item":"{number}","title":"x","minutes":{}}}"#, u32::MAX))
    };
    let last = event(r#"{"type":"item_added","item":"4294967295","title":"the last","minutes":1,"taken_up":true}"#);
    let longer = event(r#"{"type":"item_extended","item":"1","minutes":2147483647}"#);
    let shorter = event(r#"{"type":"agenda_retimed","shortened":[["1",4294967295],["9",1]],"dropped":["1","7"]}"#);
    let table = event(r#"{"type":"table_taken","item":"1","table":"x","minutes":4294967295}"#);
    let events = (3..300).map(added).chain([last, longer.clone(), longer, shorter, table]);
    desk.journal("other", events.map(|event| (AT, event)));
    assert!(holds(&desk).contains("the last"));
}

#[test]
fn what_refers_to_itself_in_circles_ends() {
    let desk = Desk::new();
    let question = |number: u32, details: &str| {
        event(&format!(
            r#"{{"type":"entry_recorded","entry":"{number}","kind":"question","text":"question {number}","details":{details}}}"#
        ))
    };
    let pledge = |number: u32, from: u32| {
        event(&format!(
            r#"{{"type":"entry_recorded","entry":"{number}","kind":"pledge","text":"pledge {number}","details":{{"grew_from":["{from}"]}}}}"#
        ))
    };
    let others = [
        r#"{"type":"question_merged","entry":"1","into":"2"}"#,
        r#"{"type":"question_merged","entry":"2","into":"1"}"#,
        r#"{"type":"question_merged","entry":"3","into":"3"}"#,
        r#"{"type":"item_placed","item":"1","before":"1"}"#,
        r#"{"type":"item_placed","item":"1","before":"2"}"#,
        r#"{"type":"item_added","item":"3","title":"third","after":"4"}"#,
        r#"{"type":"item_added","item":"4","title":"fourth","after":"3"}"#,
        r#"{"type":"item_added","item":"5","title":"fifth","after":"5"}"#,
        r#"{"type":"part_placed","entry":"4","before":"5"}"#,
        r#"{"type":"part_placed","entry":"5","before":"4"}"#,
        r#"{"type":"part_placed","entry":"4","before":"4"}"#,
        r#"{"type":"undone","seq":18446744073709551615}"#,
        r#"{"type":"undone","seq":6}"#,
        r#"{"type":"undone","seq":17}"#,
        r#"{"type":"redone","seq":6}"#,
        r#"{"type":"entry_deleted","entry":"1"}"#,
        r#"{"type":"entry_deleted","entry":"2"}"#,
    ];
    let first = [
        question(1, r#"{"answers":"2"}"#),
        question(2, r#"{"answers":"1"}"#),
        question(3, r#"{"answers":"3","grew_from":["3"]}"#),
        pledge(4, 5),
        pledge(5, 4),
    ];
    desk.journal("other", first.into_iter().chain(others.map(event)).map(|event| (AT, event)));
    let minutes = holds(&desk);
    assert!(minutes.contains("pledge 5") && minutes.contains("fifth"), "{minutes}");
}

/// Each of these was work that grew with the square of what stands on a line.
#[test]
fn what_a_line_says_thirty_thousand_times_happens_once() {
    let desk = Desk::new();
    let many = |text: &str| vec![text; 30_000].join(",");
    let long = "y".repeat(500_000);
    let poll =
        r#"{"type":"entry_recorded","entry":"2","kind":"poll","text":"which","details":{"poll":{"choice":["a","b"]}}}"#;
    let options = (1..30_000).map(|number| format!("\"o{number}\"")).collect::<Vec<_>>().join(",");
    let ranking = format!(
        r#"{{"type":"entry_recorded","entry":"3","kind":"poll","text":"order","details":{{"poll":{{"ranking":[{options}]}}}}}}"#
    );
    let order = (1..30_000).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    let events = [
        entry(1, EntryKind::Pledge, &long),
        event(&format!(r#"{{"type":"entries_agreed","entries":[{}]}}"#, many("\"1\""))),
        event(&format!(r#"{{"type":"presence_changed","participants":[{}],"presence":"present"}}"#, many("\"1\""))),
        event(poll),
        event(&format!(r#"{{"type":"ballots_cast","poll":"2","ballots":[{},{}]}}"#, many("[2]"), many("[1]"))),
        event(&ranking),
        event(&format!(r#"{{"type":"ballot_cast","poll":"3","answers":[{order}]}}"#)),
        event(r#"{"type":"ballot_cast","poll":"3","answers":[0,4294967295]}"#),
        event(&format!(r#"{{"type":"poll_tallied","poll":"2","counts":[{}]}}"#, vec!["4294967295"; 1000].join(","))),
    ];
    desk.journal("other", events.map(|event| (AT, event)));
    assert!(holds(&desk).contains("which"));
}

#[test]
fn five_thousand_questions_and_points_are_handed_over() {
    let desk = Desk::new();
    let kind = |number: u32| if number.is_multiple_of(20) { EntryKind::Question } else { EntryKind::Point };
    desk.journal("other", (1..5_000).map(|number| (AT, entry(number, kind(number), &format!("said {number}")))));
    assert!(holds(&desk).contains("said 4999"));
}
