//! The letters before numbers, where laptops began without having heard of each other.

use super::laptops::Session;

/// Every text in the record, by handle, which has to be the same everywhere.
fn record(session: &Session) -> Vec<(String, String)> {
    let of = |laptop: &super::laptops::Laptop| -> Vec<(String, String)> {
        laptop.state.record.entries().map(|entry| (entry.handle.to_string(), entry.text.clone())).collect()
    };
    for laptop in &session.laptops {
        assert_eq!(of(laptop), of(&session.laptops[0]));
    }
    of(&session.laptops[0])
}

#[test]
fn two_that_open_the_session_apart_lose_nothing() {
    let mut session = Session::of(&["desk", "hall"]);
    session.says(0, "said at the desk");
    session.says(1, "said in the hall");
    session.says(1, "/edit 1 said in the great hall");
    session.says(1, "/item \"Site visit\" 30");
    session.says(1, "/in Zita Zimmer, Town of Z");
    session.says(1, "@\"Zita Zimmer\" good morning");
    session.meet();
    let handles = record(&session);
    assert_eq!(handles.len(), 3);
    assert_eq!(handles[0], ("1".to_owned(), "said at the desk".to_owned()));
    assert_eq!(handles[1].1, "said in the great hall");
    assert_eq!(handles[2].1, "good morning");
    assert!(handles[1].0.ends_with('1') && handles[1].0.len() == 4, "three letters of its own: {}", handles[1].0);
    let speaker = |laptop: usize| {
        let state = &session.laptops[laptop].state;
        let entry = state.record.entries().next_back().unwrap();
        state.roster.name(entry.speaker.as_ref().unwrap()).to_owned()
    };
    assert_eq!([speaker(0), speaker(1)], ["Zita Zimmer", "Zita Zimmer"]);
    // From now on both know which is which.
    session.says(1, "/edit 1 said at the high desk");
    session.says(0, &format!("/edit {} said in the small hall", handles[1].0));
    session.says(1, "one more");
    session.meet();
    let texts: Vec<String> = record(&session).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["said at the high desk", "said in the small hall", "good morning", "one more"]);
}

#[test]
fn two_that_join_apart_with_the_same_letter_lose_nothing_and_a_third_is_not_misunderstood() {
    let mut session = Session::of(&["desk", "anna", "alois"]);
    session.says(0, "said at the desk");
    let desk = session.laptops[0].device.clone();
    for laptop in [1, 2] {
        session.deliver(0, laptop, &desk, usize::MAX);
    }
    session.says(1, "said by anna's");
    session.says(2, "said by alois's");
    // The desk has heard of alois alone, and rewords what is `a1` there.
    let alois = session.laptops[2].device.clone();
    session.deliver(2, 0, &alois, usize::MAX);
    session.says(0, "/edit a1 said by the laptop of Alois");
    session.meet();
    let all = record(&session);
    assert_eq!(all[1], ("a1".to_owned(), "said by anna's".to_owned()));
    assert_eq!(all[2].1, "said by the laptop of Alois");
    assert_ne!(all[2].0, "a1");
}
