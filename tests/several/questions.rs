//! Questions that are merged and answered on two laptops. `desk` (numbers without letters) and `hall` (`h…`).

use rapporteur::export;

use super::laptops::Session;

const DESK: usize = 0;
const HALL: usize = 1;

/// Desk and hall, with two questions; `2` and `3`.
fn two_questions() -> Session {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/question who pays?");
    session.says(DESK, "/question whose money is it?");
    session.meet();
    session
}

/// The question under which this one stands; the same everywhere.
#[track_caller]
fn above(session: &Session, handle: &str) -> String {
    let of = |laptop: &super::laptops::Laptop| laptop.state.questions().above(handle.parse().unwrap()).to_string();
    let all: Vec<String> = session.laptops.iter().map(of).collect();
    assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:?}");
    all.into_iter().next().unwrap()
}

fn minutes(session: &Session) -> String {
    let minutes: Vec<String> = session
        .laptops
        .iter()
        .map(|laptop| export::markdown(&export::minutes(&laptop.state, &export::Options::default())))
        .collect();
    assert_eq!(minutes[0], minutes[1]);
    minutes.into_iter().next().unwrap()
}

#[test]
fn two_questions_merged_into_each_other_stay_with_their_answers() {
    for last in ["/answer 2 the province", "/answer 3 the province"] {
        let mut session = two_questions();
        session.says(DESK, "/merge 3 into 2");
        session.says(HALL, "/merge 2 into 3");
        session.meet();
        assert_eq!(above(&session, "3"), "2", "the one that was asked first stands above");
        assert_eq!(above(&session, "2"), "2");
        session.says(HALL, last);
        session.meet();
        let said = minutes(&session);
        for words in ["who pays?", "whose money is it?", "the province"] {
            assert_eq!(said.matches(words).count(), 1, "{words} in {said}");
        }
        assert!(session.laptops[DESK].state.questions().open().is_empty());
    }
}

#[test]
fn three_questions_merged_in_a_circle_by_three_laptops_stay() {
    let mut session = Session::together(&["desk", "hall", "yard"]);
    for text in ["who pays?", "whose money is it?", "and who decides?"] {
        session.says(DESK, &format!("/question {text}"));
    }
    session.meet();
    session.says(HALL, "/merge 2 into 4");
    session.says(2, "/merge 3 into 2");
    session.says(DESK, "/merge 4 into 3");
    session.meet();
    let said = minutes(&session);
    for words in ["who pays?", "whose money is it?", "and who decides?"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let open = |session: &Session| {
        let open = session.laptops[HALL].state.questions().open();
        open.into_iter().map(|question| question.handle.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(open(&session), ["2"], "asked three times, under the first");
    session.says(2, "/answer 4 the board");
    session.meet();
    assert!(open(&session).is_empty(), "whichever is answered, all are");
    assert_eq!(minutes(&session).matches("the board").count(), 1);
    session.says(2, "/undo");
    session.meet();
    assert_eq!(open(&session), ["2"]);
    // One way out of the circle, another one in.
    session.says(HALL, "/undo");
    session.meet();
    let said = minutes(&session);
    for words in ["who pays?", "whose money is it?", "and who decides?"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn a_question_whose_better_one_is_gone_is_open_again() {
    let mut session = two_questions();
    session.says(DESK, "/merge 2 into 3");
    session.says(HALL, "/delete 3");
    session.meet();
    assert!(session.is_marked("3"), "it stays");
    let mut session = two_questions();
    session.says(DESK, "/merge 2 into 3");
    session.says(HALL, "/kind 3 point");
    session.meet();
    for laptop in &session.laptops {
        let open: Vec<_> = laptop.state.questions().open().iter().map(|question| question.text.clone()).collect();
        assert_eq!(open, ["who pays?"]);
    }
}

#[test]
fn what_is_answered_before_it_is_merged_is_answered_above_too() {
    let mut session = two_questions();
    session.says(DESK, "/answer 2 the province");
    session.says(HALL, "/merge 2 into 3");
    session.meet();
    assert!(session.laptops[HALL].state.questions().open().is_empty());
    // The merging taken back, 3 is open again, and 2 is answered.
    session.says(HALL, "/undo");
    session.meet();
    let questions = session.laptops[DESK].state.questions();
    assert_eq!(questions.open().iter().map(|open| open.handle.to_string()).collect::<Vec<_>>(), ["3"]);
}

#[test]
fn a_question_merged_with_two_others_at_once_is_marked() {
    let mut session = two_questions();
    session.says(DESK, "/question who decides?");
    session.meet();
    session.says(DESK, "/merge 2 into 3");
    session.says(HALL, "/merge 2 into 4");
    session.meet();
    assert!(session.is_marked("2"));
    session.says(HALL, "/settle 2 desk");
    session.meet();
    assert!(!session.is_marked("2"));
    assert_eq!(above(&session, "2"), "3");
}

#[test]
fn a_merging_taken_back_and_done_again_never_hides_both_questions() {
    let mut session = two_questions();
    session.says(DESK, "/merge 3 into 2");
    session.says(DESK, "/undo");
    session.meet();
    session.says(HALL, "/merge 2 into 3");
    session.says(DESK, "/redo");
    session.meet();
    let said = minutes(&session);
    for words in ["who pays?", "whose money is it?"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn a_question_of_another_item_says_with_which_it_was_merged() {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/start");
    session.says(DESK, "/question who pays?");
    session.says(DESK, "/next");
    session.says(DESK, "/question whose money is it?");
    session.says(DESK, "/merge 2 into 3");
    session.meet();
    assert!(minutes(&session).contains("Also asked [3]:** who pays?"), "{}", minutes(&session));
}
