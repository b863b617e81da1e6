//! What is said of an entry otherwise on two laptops, beside its wording. `desk` (numbers without letters) and `hall` (`h…`).

use rapporteur::agenda::Attribution;
use rapporteur::session::event::{EntryKind, Taken};
use rapporteur::session::state::Entry;
use rapporteur::session::vote::Vote;

use super::laptops::Session;

const DESK: usize = 0;
const HALL: usize = 1;

/// What was said of entry 2 on each of two laptops unseen, which of it stands, and what the line of the entry says of it then.
fn both_said(before: &str, desk: &str, hall: &str, check: impl Fn(&Entry, &str)) {
    // The later stands until it is settled; then what was chosen, or what is said anew.
    for (settling, stands) in [
        (None, hall),
        (Some("/settle"), hall),
        (Some("/settle 2 hall"), hall),
        (Some("/settle 2 desk"), desk),
        (Some(desk), desk),
        (Some(hall), hall),
    ] {
        let mut session = Session::together(&["desk", "hall"]);
        session.says(DESK, before);
        session.meet();
        session.says(DESK, desk);
        session.says(HALL, hall);
        session.meet();
        assert!(session.is_marked("2"), "{desk} | {hall}");
        if let Some(line) = settling {
            session.says(DESK, line);
            session.meet();
        }
        assert_eq!(session.is_marked("2"), settling.is_none(), "{settling:?} of {desk} | {hall}");
        session.laptops.iter().for_each(|laptop| check(laptop.entry("2").unwrap(), stands));
    }
    // Whoever has seen the other says it anew.
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, before);
    session.meet();
    session.says(DESK, desk);
    session.meet();
    session.says(HALL, hall);
    session.meet();
    assert!(!session.is_marked("2"), "{desk}, then {hall}");
    // The same on both is nothing to settle.
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, before);
    session.meet();
    session.says(DESK, desk);
    session.says(HALL, desk);
    session.meet();
    assert!(!session.is_marked("2"), "{desk} on both");
}

#[test]
fn a_decision_counted_otherwise_on_two_laptops_is_marked() {
    let votes = |r#for, against| Taken::Vote(Vote { r#for, against, ..Vote::default() });
    let taken = |line: &str| match line {
        "/vote 2 for:7 against:5" => votes(7, 5),
        "/vote 2 for:3 against:9" => votes(3, 9),
        _ => Taken::Consent,
    };
    for (desk, hall) in [
        ("/vote 2 for:7 against:5", "/vote 2 for:3 against:9"),
        ("/consent 2", "/vote 2 for:3 against:9"),
        ("/vote 2 for:7 against:5", "/consent 2"),
    ] {
        both_said("/decision the hall opens in May", desk, hall, |entry, stands| {
            assert_eq!(entry.outcome().taken.as_ref().map(|taken| &taken.how), Some(&taken(stands)), "{desk} | {hall}");
        });
    }
}

#[test]
fn what_was_counted_by_hand_otherwise_on_two_laptops_is_marked() {
    both_said(
        "/poll \"Which day?\" options:\"Monday, Tuesday\"",
        "/tally #2 1:7 2:5",
        "/tally #2 1:3 2:9",
        |entry, stands| {
            let counts = if stands.ends_with("2:5") { [7, 5] } else { [3, 9] };
            assert_eq!(entry.outcome().counts, counts);
        },
    );
}

#[test]
fn another_kind_and_another_item_on_two_laptops_are_marked() {
    both_said("who pays", "/kind 2 question", "/kind 2 decision", |entry, stands| {
        assert!(stands.ends_with(entry.kind.word()), "{stands}: {:?}", entry.kind);
    });
    both_said("who pays", "/move 2 2", "/move 2 3", |entry, stands| {
        assert!(stands.ends_with(&entry.item.unwrap().to_string()), "{stands}: {:?}", entry.item);
    });
}

#[test]
fn of_two_rules_for_who_is_named_the_stricter_holds_until_it_is_settled() {
    let strict = Some(Attribution::None);
    for (desk, hall) in
        [("/attribution 2 none", "/attribution 2 organisation"), ("/attribution 2 organisation", "/attribution 2 none")]
    {
        let mut session = Session::together(&["desk", "hall"]);
        session.says(DESK, "@Anna who pays?");
        session.meet();
        session.says(DESK, desk);
        session.says(HALL, hall);
        session.meet();
        assert!(session.is_marked("2"));
        session.laptops.iter().for_each(|laptop| assert_eq!(laptop.entry("2").unwrap().outcome().attribution, strict));
        let mut kept = session;
        kept.says(DESK, "/settle 2");
        kept.says(DESK, "/edit 2 who pays for it?");
        kept.meet();
        assert!(!kept.is_marked("2"));
        assert_eq!(kept.laptops[HALL].entry("2").unwrap().outcome().attribution, strict, "nothing else relaxes it");
        kept.says(DESK, "/undo");
        kept.says(DESK, "/undo");
        kept.meet();
        let mut session = kept;
        assert!(session.is_marked("2"));
        session.says(HALL, "/settle 2 hall");
        session.meet();
        assert!(!session.is_marked("2"));
        let settled = session.laptops[DESK].entry("2").unwrap().outcome().attribution;
        assert_eq!(settled, Some(if hall.ends_with("none") { Attribution::None } else { Attribution::Organisation }));
    }
}

#[test]
fn settling_is_taken_back_as_one_and_keeps_what_was_said_then() {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/decision the hall opens in May");
    session.meet();
    session.says(DESK, "/vote 2 for:7 against:5");
    session.says(DESK, "/edit 2 the hall opens in June");
    session.says(HALL, "/consent 2");
    session.says(HALL, "/edit 2 the hall opens in July");
    session.meet();
    let voted = session.now;
    session.now += chrono::TimeDelta::hours(3);
    session.says(HALL, "/settle 2 desk");
    session.meet();
    let decision = session.laptops[DESK].entry("2").unwrap();
    let taken = decision.outcome().taken.clone().unwrap();
    assert!(matches!(taken.how, Taken::Vote(_)) && taken.at < voted, "{taken:?}");
    assert_eq!(decision.text, "the hall opens in June");
    assert!(!session.is_marked("2"));
    session.says(HALL, "/undo");
    session.meet();
    assert!(session.is_marked("2"));
    let decision = session.laptops[DESK].entry("2").unwrap();
    assert_eq!(decision.text, "the hall opens in July");
    assert_eq!(decision.outcome().taken.as_ref().unwrap().how, Taken::Consent);
}

#[test]
fn a_wording_given_unseeing_settles_nothing() {
    for (desk, hall) in [("/move 2 2", "/move 2 3"), ("/attribution 2 none", "/attribution 2 organisation")] {
        let mut session = Session::together(&["desk", "hall"]);
        session.says(DESK, "who pays");
        session.meet();
        session.says(DESK, desk);
        session.says(HALL, hall);
        session.says(HALL, "/edit 2 who pays for it");
        session.meet();
        assert!(session.is_marked("2"), "{desk} | {hall}");
    }
}

#[test]
fn what_a_laptop_put_right_itself_is_not_its_side() {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/poll \"Which day?\" options:\"Monday, Tuesday\"");
    session.meet();
    session.says(DESK, "/tally #2 1:7 2:5");
    session.says(DESK, "/tally #2 1:3 2:9");
    session.says(HALL, "/tally #2 1:3 2:9");
    session.meet();
    assert!(!session.is_marked("2"), "both say the same in the end");
}

#[test]
fn agreed_here_and_lost_there_is_marked() {
    for (desk, hall) in [("/agree 2", "/vote 2 for:2 against:3"), ("/vote 2 for:2 against:3", "/agree 2")] {
        let mut session = Session::together(&["desk", "hall"]);
        session.says(DESK, "/pledge @Ravenna opens a desk");
        session.meet();
        session.says(DESK, desk);
        session.says(HALL, hall);
        session.meet();
        assert!(session.is_marked("2"), "{desk} | {hall}");
        session.says(HALL, "/settle 2 desk");
        session.meet();
        assert!(!session.is_marked("2"));
        let agreed = session.laptops[HALL].entry("2").unwrap().outcome().agreed.is_some();
        assert_eq!(agreed, desk == "/agree 2");
    }
}

#[test]
fn how_far_a_pledge_has_come_is_marked_and_every_report_stays() {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/pledge @Ravenna opens a desk");
    session.meet();
    session.says(DESK, "/status 2 fulfilled the desk is open");
    session.says(HALL, "/status 2 dropped no money");
    session.meet();
    assert!(session.is_marked("2"));
    session.says(DESK, "/settle 2 desk");
    session.meet();
    let outcome = session.laptops[HALL].entry("2").unwrap().outcome().clone();
    assert_eq!(outcome.status.map(|(status, _)| status.word()), Some("fulfilled"));
    assert_eq!(outcome.reports.len(), 2);
}

const YARD: usize = 2;

#[test]
fn settled_differently_on_two_laptops_is_marked_again() {
    for (before, desk, hall) in [
        ("/decision the hall opens in May", "/vote 2 for:7 against:5", "/vote 2 for:3 against:9"),
        ("who pays", "/move 2 2", "/move 2 3"),
        ("/pledge @Ravenna opens a desk", "/status 2 fulfilled", "/status 2 dropped"),
    ] {
        let mut session = Session::together(&["desk", "hall", "yard"]);
        session.says(DESK, before);
        session.meet();
        session.says(DESK, desk);
        session.says(HALL, hall);
        session.meet();
        session.says(HALL, "/settle 2 desk");
        session.says(YARD, "/settle 2");
        session.meet();
        assert!(session.is_marked("2"), "{before}");
        session.says(YARD, "/settle 2 hall");
        session.meet();
        assert!(!session.is_marked("2"), "{before}");
    }
}

#[test]
fn what_is_said_unseen_by_whoever_settles_is_marked_with_it() {
    for settled_first in [false, true] {
        let mut session = Session::together(&["desk", "hall", "yard"]);
        session.says(DESK, "/decision the hall opens in May");
        session.meet();
        session.says(DESK, "/vote 2 for:7 against:5");
        session.says(HALL, "/vote 2 for:3 against:9");
        session.meet();
        if settled_first {
            session.says(HALL, "/settle 2 desk");
        }
        session.says(YARD, "/vote 2 for:1 against:1");
        if !settled_first {
            session.says(HALL, "/settle 2 desk");
        }
        session.meet();
        assert!(session.is_marked("2"), "settled first: {settled_first}");
    }
}

#[test]
fn of_two_settlements_of_who_is_named_the_stricter_holds() {
    for (first, second) in [("/settle 2 desk", "/settle 2 hall"), ("/settle 2 hall", "/settle 2 desk")] {
        let mut session = Session::together(&["desk", "hall", "yard"]);
        session.says(DESK, "@Anna who pays");
        session.meet();
        session.says(DESK, "/attribution 2 none");
        session.says(HALL, "/attribution 2 organisation");
        session.meet();
        session.says(HALL, first);
        session.says(YARD, second);
        session.meet();
        assert!(session.is_marked("2"));
        for laptop in &session.laptops {
            assert_eq!(laptop.entry("2").unwrap().outcome().attribution, Some(Attribution::None), "{first}");
        }
    }
}

#[test]
fn agreed_here_and_of_another_kind_there_is_marked() {
    for (desk, hall) in [("/agree 2", "/kind 2 point"), ("/kind 2 point", "/agree 2")] {
        let mut session = Session::together(&["desk", "hall"]);
        session.says(DESK, "/pledge @Ravenna opens a desk");
        session.meet();
        session.says(DESK, desk);
        session.says(HALL, hall);
        session.meet();
        assert!(session.is_marked("2"), "{desk} | {hall}");
    }
}

#[test]
fn words_of_a_note_do_not_become_public_unmarked_nor_leave_the_papers() {
    for (before, kind, words) in [
        ("/note secret thoughts", "/kind 2 point", "/edit 2 secret about somebody"),
        ("/decision the hall opens", "/kind 2 note", "/edit 2 the hall opens in May"),
    ] {
        for kind_first in [false, true] {
            let both = || {
                let mut session = Session::together(&["desk", "hall"]);
                session.says(DESK, before);
                session.meet();
                if kind_first {
                    session.says(DESK, kind);
                }
                session.says(HALL, words);
                if !kind_first {
                    session.says(DESK, kind);
                }
                session.meet();
                session
            };
            let session = both();
            assert!(session.is_marked("2"), "{kind} | {words}");
            let was =
                EntryKind::ALL.into_iter().find(|kind| before.starts_with(&format!("/{} ", kind.word()))).unwrap();
            let is = EntryKind::ALL.into_iter().find(|other| kind.ends_with(other.word())).unwrap();
            for (line, expected) in [("/settle 2 hall", was), ("/settle 2 desk", is), ("/settle 2", is)] {
                let mut session = both();
                session.says(DESK, line);
                session.meet();
                assert!(!session.is_marked("2"));
                let entry = session.laptops[HALL].entry("2").unwrap();
                assert_eq!((entry.kind, entry.text.as_str()), (expected, &words["/edit 2 ".len()..]), "{line}");
            }
        }
    }
}
