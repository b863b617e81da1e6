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
        let into = |handle: &str| session.laptops[DESK].entry(handle).unwrap().outcome().merged_into;
        assert_eq!((into("2"), into("3")), (None, Some("2".parse().unwrap())), "what was said first holds");
        session.says(HALL, last);
        session.meet();
        let said = minutes(&session);
        for words in ["who pays?", "whose money is it?", "the province"] {
            assert_eq!(said.matches(words).count(), 1, "{words} in {said}");
        }
        assert!(session.laptops[DESK].state.open_questions().is_empty());
    }
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
