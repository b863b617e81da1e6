//! Changes that cross: the rules, one by one. `desk` (numbers without letters) and `hall` (`h…`).

use rapporteur::export;

use super::laptops::Session;

const DESK: usize = 0;
const HALL: usize = 1;

/// Desk and hall, and an entry `2` on which both agree.
fn apart() -> Session {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/pledge @Ravenna opens a desk for arrivals");
    session.meet();
    session
}

#[test]
fn two_wordings_are_both_kept_and_the_entry_is_marked() {
    let mut session = apart();
    session.says(DESK, "/edit 2 opens two desks");
    session.says(HALL, "/edit 2 opens a desk and a hotline");
    session.meet();
    assert_eq!(session.text("2").as_deref(), Some("opens a desk and a hotline"), "the later one stands");
    let both = [("desk", "opens two desks"), ("hall", "opens a desk and a hotline")];
    assert_eq!(session.crossed("2"), both.map(|(device, text)| (device.to_owned(), text.to_owned())));
    let history = export::markdown(&export::history(&session.laptops[DESK].state, "2".parse().unwrap()));
    for said in
        ["2 was changed on desk and hall at once", "- desk: opens two desks", "- hall: opens a desk and a hotline"]
    {
        assert!(history.contains(said), "{said} is not in\n{history}");
    }
}

#[test]
fn one_command_settles_it_either_way() {
    for (line, text) in [
        ("/settle", "opens a desk and a hotline"),
        ("/settle 2 hall", "opens a desk and a hotline"),
        ("/settle 2 desk", "opens two desks"),
        ("/settle desk", "opens two desks"),
        ("/edit 2 opens two desks and a hotline", "opens two desks and a hotline"),
    ] {
        let mut session = apart();
        session.says(DESK, "/edit 2 opens two desks");
        session.says(HALL, "/edit 2 opens a desk and a hotline");
        session.meet();
        session.says(DESK, line);
        session.meet();
        assert_eq!(session.text("2").as_deref(), Some(text), "{line}");
        assert!(!session.is_marked("2"), "{line}");
    }
}

#[test]
fn who_has_seen_the_other_wording_overwrites_nothing() {
    let mut session = apart();
    session.says(DESK, "/edit 2 opens two desks");
    session.meet();
    session.says(HALL, "/edit 2 opens three desks");
    session.meet();
    assert_eq!(session.text("2").as_deref(), Some("opens three desks"));
    assert!(!session.is_marked("2"));
}

#[test]
fn the_same_wording_on_both_is_nothing_to_settle() {
    let mut session = apart();
    session.says(DESK, "/edit 2 opens two desks");
    session.says(HALL, "/edit 2 opens two desks");
    session.meet();
    assert!(!session.is_marked("2"));
}

#[test]
fn two_details_are_both_taken_and_the_same_one_is_marked() {
    let mut session = apart();
    session.says(DESK, "/edit 2 due:2027-03-31");
    session.says(HALL, "/edit 2 indicator:\"desks open\"");
    session.meet();
    let pledge = session.laptops[HALL].entry("2").unwrap();
    assert_eq!(pledge.details().due.unwrap().to_string(), "2027-03-31");
    assert_eq!(pledge.details().indicator.as_deref(), Some("desks open"));
    assert!(!session.is_marked("2"));
    session.says(DESK, "/edit 2 due:2027-04-30");
    session.says(HALL, "/edit 2 due:2027-05-31");
    session.meet();
    assert!(session.is_marked("2"));
    session.says(HALL, "/settle 2 desk");
    session.meet();
    assert_eq!(session.laptops[DESK].entry("2").unwrap().details().due.unwrap().to_string(), "2027-04-30");
    assert!(!session.is_marked("2"));
}

#[test]
fn an_entry_taken_out_while_another_rewords_it_stands() {
    for deleted_last in [false, true] {
        let mut session = apart();
        let delete = |session: &mut Session| session.says(DESK, "/delete 2");
        let reword = |session: &mut Session| session.says(HALL, "/edit 2 opens two desks");
        if deleted_last {
            reword(&mut session);
            delete(&mut session);
        } else {
            delete(&mut session);
            reword(&mut session);
        }
        session.meet();
        assert_eq!(session.text("2").as_deref(), Some("opens two desks"), "deleted last: {deleted_last}");
        assert!(session.is_marked("2"), "deleted last: {deleted_last}");
        let mut kept = session;
        kept.says(HALL, "/settle 2");
        kept.meet();
        assert_eq!(kept.text("2").as_deref(), Some("opens two desks"));
        assert!(!kept.is_marked("2"));
        kept.says(HALL, "/delete 2");
        kept.meet();
        assert_eq!(kept.text("2"), None, "whoever has seen both takes it out");
    }
}

#[test]
fn undoing_what_another_rewords_keeps_it() {
    let mut session = apart();
    session.says(DESK, "/undo");
    session.says(HALL, "/edit 2 opens two desks");
    session.meet();
    assert_eq!(session.text("2").as_deref(), Some("opens two desks"));
    assert!(session.is_marked("2"));
    session.says(DESK, "/delete 2");
    session.meet();
    assert_eq!(session.text("2"), None);
}

#[test]
fn an_entry_moved_while_another_takes_it_out_stands_where_it_was_moved() {
    let mut session = apart();
    session.says(HALL, "/delete 2");
    session.says(DESK, "/move 2 3");
    session.meet();
    assert_eq!(session.laptops[HALL].entry("2").unwrap().item.unwrap().to_string(), "3");
    assert!(session.is_marked("2"));
}

#[test]
fn taken_out_on_both_is_out() {
    let mut session = apart();
    session.says(DESK, "/delete 2");
    session.says(HALL, "/delete 2");
    session.meet();
    assert_eq!(session.text("2"), None);
}

#[test]
fn what_was_settled_can_be_taken_back() {
    let mut session = apart();
    session.says(DESK, "/edit 2 opens two desks");
    session.says(HALL, "/edit 2 opens a desk and a hotline");
    session.meet();
    session.says(DESK, "/settle 2 desk");
    assert!(!session.is_marked("2"));
    session.says(DESK, "/undo");
    session.meet();
    assert!(session.is_marked("2"));
    assert_eq!(session.text("2").as_deref(), Some("opens a desk and a hotline"));
}

#[test]
fn what_the_room_agreed_is_the_wording_it_had_in_sight() {
    for agreed_last in [false, true] {
        let mut session = apart();
        if agreed_last {
            session.says(HALL, "/edit 2 opens ten desks");
        }
        session.says(DESK, "/agree 2");
        if !agreed_last {
            session.says(HALL, "/edit 2 opens ten desks");
        }
        session.meet();
        for laptop in &session.laptops {
            let pledge = laptop.entry("2").unwrap();
            assert_eq!(pledge.agreed_wording(), Some("opens a desk for arrivals"), "agreed last: {agreed_last}");
            assert_eq!(pledge.text, "opens ten desks");
            assert!(pledge.awaits_agreement());
        }
    }
}

#[test]
fn an_answer_brings_back_a_question_that_another_took_out() {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/question who pays?");
    session.meet();
    session.says(DESK, "/delete 2");
    session.says(HALL, "/answer 2 the municipality");
    session.meet();
    assert_eq!(session.text("2").as_deref(), Some("who pays?"));
    assert!(session.is_marked("2"));
}

#[test]
fn running_the_agenda_is_one_devices_task_until_another_takes_the_lead() {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/start");
    session.meet();
    let refusal = session.refuses(HALL, "/next");
    assert_eq!(
        refusal,
        "the agenda is run on desk; /lead takes that over to this laptop; what you type is recorded here all the same"
    );
    assert_eq!(session.refuses(HALL, "/end"), refusal);
    session.says(HALL, "what is said is recorded");
    assert_eq!(session.says(HALL, "/lead"), "the agenda is run on hall now");
    session.says(HALL, "/next");
    session.meet();
    assert_eq!(session.refuses(DESK, "/next").split(';').next(), Some("the agenda is run on hall"));
    session.says(HALL, "/undo");
    session.says(HALL, "/undo");
    session.meet();
    session.says(DESK, "/next");
}

#[test]
fn a_clock_that_is_years_behind_keeps_cause_before_effect() {
    let mut session = Session::together(&["desk", "hall"]);
    session.laptops[HALL].wrong = chrono::TimeDelta::days(-900);
    session.says(DESK, "who pays for the desk?");
    session.meet();
    session.says(HALL, "/edit 2 who pays for the desks?");
    session.meet();
    assert_eq!(session.text("2").as_deref(), Some("who pays for the desks?"));
    assert!(!session.is_marked("2"));
}

#[test]
fn doing_again_crosses_like_doing() {
    // What was undone, as everybody knows, is done again by somebody who has not seen what came meanwhile.
    let mut session = apart();
    session.says(HALL, "/delete 2");
    session.says(HALL, "/undo");
    session.meet();
    session.says(HALL, "/redo");
    session.says(DESK, "/edit 2 opens two desks");
    session.meet();
    assert_eq!(session.text("2").as_deref(), Some("opens two desks"));
    assert!(session.is_marked("2"));
    let mut session = apart();
    session.says(HALL, "/edit 2 opens two desks");
    session.says(HALL, "/undo");
    session.meet();
    session.says(DESK, "/edit 2 opens three desks");
    session.says(HALL, "/redo");
    session.meet();
    assert!(session.is_marked("2"));
    session.says(DESK, "/settle 2 hall");
    session.meet();
    assert_eq!(session.text("2").as_deref(), Some("opens two desks"));
    assert!(!session.is_marked("2"));
}

#[test]
fn taking_back_a_change_keeps_what_another_takes_out() {
    let mut session = apart();
    session.says(HALL, "/edit 2 opens two desks");
    session.meet();
    session.says(HALL, "/undo");
    session.says(DESK, "/delete 2");
    session.meet();
    assert_eq!(session.text("2").as_deref(), Some("opens a desk for arrivals"));
    assert!(session.is_marked("2"));
}

#[test]
fn what_the_room_agreed_stays_although_the_wording_is_taken_back() {
    let mut session = apart();
    session.says(HALL, "/edit 2 opens two desks");
    session.meet();
    session.says(DESK, "/agree 2");
    session.meet();
    session.says(HALL, "/undo");
    session.meet();
    let pledge = session.laptops[DESK].entry("2").unwrap();
    assert_eq!(pledge.agreed_wording(), Some("opens two desks"));
    assert_eq!(pledge.text, "opens a desk for arrivals");
    assert!(pledge.awaits_agreement());
}

#[test]
fn the_room_settles_wordings_by_agreeing_on_what_it_has_before_it() {
    let mut session = apart();
    session.says(DESK, "/edit 2 opens two desks");
    session.says(HALL, "/edit 2 opens a desk and a hotline");
    session.meet();
    assert!(session.refuses(DESK, "/issue").contains("2"), "nothing is issued that is not settled");
    session.says(DESK, "/agree all");
    session.meet();
    assert!(!session.is_marked("2"));
    session.says(DESK, "/issue");
    session.meet();
    assert_eq!(session.laptops[HALL].state.versions()[0].clauses[0].text, "opens a desk and a hotline");
}

#[test]
fn a_version_says_what_was_in_sight_of_whoever_issued_it() {
    for meanwhile in
        [&["/edit 2 opens ten desks", "/agree 2"][..], &["/delete 2"], &["/pledge @Lublin pays", "/agree all"]]
    {
        let mut session = apart();
        session.says(DESK, "/agree all");
        session.meet();
        for line in meanwhile {
            session.says(DESK, line);
        }
        session.says(HALL, "/issue");
        session.meet();
        for laptop in &session.laptops {
            let versions = laptop.state.versions();
            let said: Vec<&str> = versions[0].clauses.iter().map(|clause| clause.text.as_str()).collect();
            assert_eq!(said, ["opens a desk for arrivals"], "{meanwhile:?}");
            assert!(laptop.state.is_changed_since_issued(), "{meanwhile:?}");
        }
    }
    // Issued on both, it is one.
    let mut session = apart();
    session.says(DESK, "/agree all");
    session.meet();
    session.says(DESK, "/issue");
    session.says(HALL, "/issue");
    session.meet();
    assert_eq!(session.laptops[DESK].state.versions().len(), 1);
}

#[test]
fn minutes_are_approved_as_far_as_they_were_in_sight() {
    let mut session = apart();
    session.says(DESK, "/edit 2 opens ten desks");
    session.says(HALL, "/approve");
    session.meet();
    assert!(session.laptops.iter().all(|laptop| laptop.state.approved().is_none()));
    session.says(HALL, "/approve");
    session.meet();
    assert!(session.laptops.iter().all(|laptop| laptop.state.approved().is_some()));
}

#[test]
fn many_changes_that_cross_are_no_more_work_than_they_are_many() {
    // A hundredfold of what a room does: what took time to the fourth would never end.
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/poll \"Which day?\" options:\"Monday, Tuesday\"");
    session.meet();
    session.says(DESK, "/delete 2");
    for _ in 0..600 {
        session.says(HALL, "/ballot #2 1");
    }
    for day in ["Monday", "Tuesday"] {
        session.says(HALL, &format!("/edit 2 Which day, {day}?"));
    }
    session.meet();
    assert!(session.is_marked("2"));
    assert_eq!(session.laptops[DESK].entry("2").unwrap().outcome().ballots.len(), 600);
}

#[test]
fn a_version_and_an_agreement_keep_what_was_in_sight_when_it_is_taken_back_elsewhere() {
    // A wording that is taken back out of sight, before or after in the record, was there for whoever agreed on it.
    for undone_first in [false, true] {
        let mut session = apart();
        session.says(HALL, "/edit 2 opens two desks");
        session.meet();
        if undone_first {
            session.says(HALL, "/undo");
        }
        session.says(DESK, "/agree 2");
        session.says(DESK, "/issue");
        if !undone_first {
            session.says(HALL, "/undo");
        }
        session.meet();
        let pledge = session.laptops[HALL].entry("2").unwrap();
        assert_eq!(pledge.agreed_wording(), Some("opens two desks"), "undone first: {undone_first}");
        assert_eq!(session.laptops[HALL].state.versions()[0].clauses[0].text, "opens two desks");
    }
    // And so was the agreement.
    let mut session = apart();
    session.says(HALL, "/agree all");
    session.meet();
    session.says(HALL, "/undo");
    session.says(DESK, "/issue");
    session.meet();
    assert_eq!(session.laptops[HALL].state.versions()[0].clauses.len(), 1);
    // And what was settled.
    let mut session = apart();
    session.says(DESK, "/edit 2 opens two desks");
    session.says(HALL, "/edit 2 opens three desks");
    session.meet();
    session.says(HALL, "/settle 2 desk");
    session.meet();
    session.says(HALL, "/undo");
    session.says(DESK, "/agree 2");
    session.says(DESK, "/issue");
    session.meet();
    assert_eq!(session.laptops[HALL].state.versions()[0].clauses[0].text, "opens two desks");
    assert_eq!(session.laptops[HALL].entry("2").unwrap().agreed_wording(), Some("opens two desks"));
}

#[test]
fn a_version_that_others_have_is_not_taken_back_and_the_same_one_is_no_other() {
    let mut session = apart();
    session.says(DESK, "/agree all");
    session.says(DESK, "/issue");
    session.meet();
    assert!(session.refuses(DESK, "/undo").contains("a version that was issued stays"));
    let mut session = apart();
    session.says(DESK, "/agree all");
    session.meet();
    session.says(DESK, "/issue");
    session.says(DESK, "/edit 2 opens two desks");
    session.says(DESK, "/agree all");
    session.says(DESK, "/issue");
    session.says(HALL, "/issue");
    session.meet();
    assert_eq!(session.laptops[HALL].state.versions().len(), 2, "the hall meant the first");
}

#[test]
fn agreed_on_two_wordings_at_once_is_marked() {
    for agreed_first in [false, true] {
        let mut session = apart();
        if agreed_first {
            session.says(DESK, "/agree 2");
        }
        session.says(HALL, "/edit 2 opens two desks");
        session.says(HALL, "/agree 2");
        if !agreed_first {
            session.says(DESK, "/agree 2");
        }
        session.meet();
        assert!(session.is_marked("2"), "agreed first: {agreed_first}");
        session.says(DESK, "/settle 2 hall");
        session.meet();
        assert!(!session.is_marked("2"));
        assert_eq!(session.laptops[HALL].entry("2").unwrap().agreed_wording(), Some("opens two desks"));
    }
}

#[test]
fn a_version_taken_back_stays_where_another_had_it_in_sight() {
    for signed_first in [false, true] {
        let mut session = Session::together(&["desk"]);
        session.says(DESK, "/pledge @Ravenna opens a desk");
        session.says(DESK, "/agree all");
        session.says(DESK, "/issue");
        // The hall has it, and has not said anything yet.
        session.joins("hall");
        session.meet();
        if signed_first {
            session.says(HALL, "/sign Ravenna by Anna Rossi");
        }
        session.says(DESK, "/undo");
        if !signed_first {
            session.says(HALL, "/sign Ravenna by Anna Rossi");
        }
        session.meet();
        assert_eq!(session.laptops[DESK].state.versions().len(), 1, "signed first: {signed_first}");
        session.says(DESK, "/edit 2 opens two desks");
        session.says(DESK, "/agree all");
        session.says(DESK, "/issue");
        session.meet();
        assert_eq!(session.laptops[HALL].state.versions().len(), 2);
        let state = &session.laptops[HALL].state;
        let remarks: Vec<_> = export::review(state).into_iter().map(|remark| remark.what).collect();
        assert!(remarks.iter().any(|what| what.contains("Ravenna signed before the last version")), "{remarks:?}");
    }
}
