//! Who comes in, as noted on two laptops. `desk` (numbers without letters) and `hall` (`h…`).

use rapporteur::session::event::{Presence, Who};

use super::laptops::Session;

const DESK: usize = 0;
const HALL: usize = 1;

const ANNA: &str = "Anna Vzor, Brno";

/// Anna has come in, and each laptop has noted it without hearing of the other's.
fn noted_twice() -> Session {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(HALL, &format!("/in {ANNA}"));
    session.says(HALL, "@Vzor who pays?");
    session.says(DESK, &format!("/in {ANNA}"));
    session.says(DESK, "@Vzor and until when?");
    session.meet();
    session
}

/// Where the persons of this name are who are on the list.
#[track_caller]
fn listed(session: &Session, name: &str) -> Vec<(Presence, usize)> {
    let of = |laptop: &super::laptops::Laptop| {
        let people = laptop.state.roster.people().filter(|person| person.details.name == name);
        let spoken =
            |id| laptop.state.record.entries().filter(|entry| entry.speaker == Some(Who::Participant(id))).count();
        people.map(|person| (person.presence, spoken(person.id))).collect::<Vec<_>>()
    };
    let all: Vec<_> = session.laptops.iter().map(of).collect();
    assert_eq!(all[DESK], all[HALL]);
    all.into_iter().next().unwrap()
}

#[test]
fn who_was_noted_on_two_laptops_is_one_person() {
    let mut session = noted_twice();
    assert_eq!(listed(&session, "Anna Vzor"), [(Presence::Present, 2)], "both points are hers");
    assert_eq!(session.laptops[HALL].state.attendance().people, 1, "who is there counts once");
    session.says(HALL, "/out Vzor");
    session.meet();
    assert_eq!(listed(&session, "Anna Vzor"), [(Presence::Left, 2)]);
    // Both numbers are hers, and a new one is nobody's.
    session.says(DESK, "/in Berta Muster, Lublin");
    session.says(DESK, "@Berta we do");
    session.meet();
    assert_eq!(listed(&session, "Berta Muster"), [(Presence::Present, 1)]);
}

#[test]
fn whoever_takes_it_back_on_one_laptop_takes_nobody_off_the_list() {
    for laptop in [DESK, HALL] {
        let mut session = noted_twice();
        session.says(laptop, "/undo");
        session.says(laptop, "/undo");
        session.meet();
        assert_eq!(listed(&session, "Anna Vzor"), [(Presence::Present, 1)]);
        session.says(laptop, "/redo");
        session.meet();
        assert_eq!(listed(&session, "Anna Vzor"), [(Presence::Present, 1)]);
        session.says(1 - laptop, "/undo");
        session.says(1 - laptop, "/undo");
        session.says(laptop, "/undo");
        session.meet();
        assert_eq!(listed(&session, "Anna Vzor"), [], "both have taken it back");
    }
}

#[test]
fn two_of_one_name_from_two_bodies_are_two() {
    let mut session = noted_twice();
    session.says(HALL, "/in Anna Vzor, Lublin");
    session.meet();
    assert_eq!(listed(&session, "Anna Vzor").len(), 2);
}

#[test]
fn the_minutes_name_her_once() {
    let session = noted_twice();
    let minutes = rapporteur::export::minutes(&session.laptops[DESK].state, &Default::default());
    let minutes = rapporteur::export::markdown(&minutes);
    let list = minutes.split("## Proceedings").next().unwrap();
    assert_eq!(list.matches("Anna Vzor").count(), 1, "{list}");
}

#[test]
fn however_it_is_typed_it_is_one_person() {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(DESK, "/in Zoé Élan, Café");
    session.says(HALL, "/in zoe elan, CAFE");
    session.meet();
    assert_eq!(session.laptops[DESK].state.attendance().people, 1);
}

#[test]
fn who_spoke_stays_on_the_list_though_the_coming_is_taken_back_elsewhere() {
    let mut session = Session::together(&["desk", "hall"]);
    session.says(HALL, &format!("/in {ANNA}"));
    session.meet();
    session.says(HALL, "/undo");
    session.says(DESK, "@Vzor who pays?");
    session.meet();
    assert_eq!(listed(&session, "Anna Vzor").len(), 1);
}

#[test]
fn the_floor_given_on_both_is_one_turn() {
    let mut session = noted_twice();
    session.says(DESK, "/floor Vzor");
    session.says(HALL, "/floor Vzor");
    session.meet();
    assert_eq!(session.laptops[HALL].state.floor.turns.len(), 1);
}
