//! Running the room: the clock, the floor, the tables, the questions. A whole day passes in milliseconds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod room;

use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;
use rapporteur::agenda::*;
use rapporteur::export::{self, Options};
use rapporteur::session::floor::By;
use rapporteur::session::retime::Offer;
use rapporteur::session::state::{Moment, Phase, Sign, Zone};
use rapporteur::session::*;
use room::Room;

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn item(title: &str, minutes: u32, format: Format) -> Item {
    Item { title: title.into(), minutes: Some(minutes), format, ..Item::default() }
}

fn person(name: &str, organisation: &str, category: &str) -> Participant {
    Participant {
        name: name.into(),
        organisation: Some(organisation.into()),
        category: Some(category.into()),
        ..Participant::default()
    }
}

/// From 09:30: 10 + 30 + 40 minutes, coffee fixed at 11:00 for 20, then 30 and 20 up to 12:10.
fn agenda() -> Agenda {
    Agenda {
        title: "Housing and work".into(),
        language: "en".into(),
        date: "2026-06-27".parse().ok(),
        start: Some(time("09:30:00")),
        items: vec![
            item("Opening", 10, Format::Presentation),
            Item { tables: vec!["Schools".into(), "Housing".into()], ..item("Groups", 30, Format::Tables) },
            item("Talk", 40, Format::Discussion),
            Item { fixed: Some(time("11:00:00")), ..item("Coffee", 20, Format::Break) },
            item("Round", 30, Format::Roundtable),
            item("Decide", 20, Format::Decision),
        ],
        participants: vec![
            person("Anna Rossi", "Ravenna", "municipality"),
            person("Bruno Verdi", "Ravenna", "municipality"),
            person("Jan Kowal", "Lublin", "municipality"),
            person("Maria Gomez", "Casa Abierta", "civil society"),
            person("Eva Beispiel", "Neuhafen", "municipality"),
        ],
        ..Agenda::default()
    }
}

fn zone() -> Zone {
    Zone::fixed(FixedOffset::east_opt(7200).unwrap())
}

/// The room at this time of the day, after these lines at that time.
struct Day(Room);

impl Day {
    fn of(agenda: Agenda) -> Day {
        let mut room = Room::with(agenda);
        room.step = TimeDelta::zero();
        Day(room)
    }

    fn at(&mut self, at: &str, lines: &[&str]) -> &mut Day {
        self.0.now = self
            .0
            .now
            .date_naive()
            .and_time(time(&format!("{at}:00")))
            .and_local_timezone(*self.0.now.offset())
            .unwrap();
        self.0.all(lines);
        self
    }

    /// When each item begins, and the session ends.
    fn begins(&self) -> String {
        let timetable = self.0.state.timetable(self.0.now, &zone());
        let label = |id| self.0.state.run.item(id).unwrap().label.clone();
        let slots = timetable.slots.iter().map(|slot| format!("{} {}", label(slot.item), slot.begins.format("%H:%M")));
        let end = timetable.end.map(|end| format!("end {}", end.format("%H:%M")));
        slots.chain(end).collect::<Vec<_>>().join(", ")
    }

    fn behind(&self) -> i64 {
        self.0.state.timetable(self.0.now, &zone()).behind().unwrap().num_minutes()
    }

    fn offer(&self) -> Option<Offer> {
        self.0.state.offer(self.0.now, &zone())
    }

    fn sign(&self) -> Sign {
        self.0.state.sign(self.0.state.run.current_item().unwrap(), self.0.now)
    }
}

#[test]
fn the_projected_end_follows_what_happens_and_fixed_points_hold() {
    let mut day = Day::of(agenda());
    day.at("09:00", &[]);
    assert_eq!(day.begins(), "1 09:30, 2 09:40, 3 10:10, 4 11:00, 5 11:20, 6 11:50, end 12:10");
    day.at("09:36", &["/start"]);
    assert_eq!(day.begins(), "1 09:36, 2 09:46, 3 10:16, 4 11:00, 5 11:20, 6 11:50, end 12:10");
    day.at("09:41", &["/next"]).at("10:30", &[]);
    assert_eq!(day.begins(), "1 09:36, 2 09:41, 3 10:30, 4 11:00, 5 11:20, 6 11:50, end 12:10");
    assert_eq!(day.behind(), 0, "coffee takes what was late");
    day.at("11:05", &["/go Coffee"]).at("11:25", &["/next"]);
    assert_eq!((day.begins().rsplit(", ").next().unwrap(), day.behind()), ("end 12:15", 5));
    day.at("11:30", &["/pause"]).at("11:40", &[]);
    assert_eq!(day.begins().rsplit(", ").next().unwrap(), "end 12:25", "while it is paused it gets later");
    day.at("11:40", &["/resume", "/extend 5", "/item \"Press\" 10"]);
    assert_eq!(day.begins().rsplit(", ").next().unwrap(), "end 12:40");
    day.at("12:00", &["/skip Press", "/next"]).at("12:20", &["/end"]).at("15:00", &[]);
    assert_eq!(day.begins().rsplit(", ").next().unwrap(), "end 12:20");
    assert_eq!(day.0.state.run.phase, Phase::Ended);
}

#[test]
fn a_quiet_sign_comes_at_a_fifth_and_at_a_twentieth() {
    let mut day = Day::of(agenda());
    day.at("09:30", &["/start", "/go Talk"]);
    for (at, sign) in [
        ("10:01", Sign::Plenty),
        ("10:02", Sign::Fifth),
        ("10:07", Sign::Fifth),
        ("10:08", Sign::Twentieth),
        ("10:10", Sign::Twentieth),
        ("10:11", Sign::Over),
    ] {
        day.at(at, &[]);
        assert_eq!(day.sign(), sign, "{at}");
    }
}

#[test]
fn what_is_late_is_offered_to_be_made_up_and_taken_with_one_line() {
    let mut day = Day::of(agenda());
    day.at("09:30", &["/start"]).at("09:40", &["/next"]).at("10:30", &[]);
    // The groups are twenty minutes over: forty minutes of talk do not fit before eleven.
    let offer = day.offer().unwrap();
    assert_eq!((offer.late, offer.missing, offer.drop.len()), (10, 0, 0));
    assert_eq!(offer.shorten, [(ItemId::new(Mark::NONE, 3), 10)]);
    let room = &mut day.0;
    let Offer { shorten, drop, .. } = offer;
    for event in decide(&room.state, &room.device, &Command::Retime { shorten, drop }, room.now).unwrap() {
        room.happen(event);
    }
    assert!(day.offer().is_none());
    assert_eq!(day.0.says("/undo"), "undone: the items of the agenda have their minutes back; /redo brings it back");
    assert_eq!(day.offer().unwrap().late, 10);
    // Half of the talk is the most it can give: then it is dropped.
    day.at("10:45", &[]);
    let offer = day.offer().unwrap();
    assert_eq!((offer.late, offer.drop, offer.shorten.len()), (25, vec![ItemId::new(Mark::NONE, 3)], 0));
    // Once coffee is over, it is the end that has to hold; a decision gives nothing.
    day.at("11:00", &["/go Coffee"]).at("11:30", &["/next"]);
    let offer = day.offer().unwrap();
    assert_eq!((offer.target, offer.late), (None, 10));
    assert_eq!(offer.shorten, [(ItemId::new(Mark::NONE, 5), 10)]);
}

#[test]
fn the_clock_of_the_place_holds_across_midnight_and_summer_time() {
    // A night in which the clocks go from 02:00 to 03:00.
    let spring = |at: NaiveDateTime| -> Moment {
        let before = at < "2026-03-29T02:00:00".parse().unwrap();
        let offset = FixedOffset::east_opt(if before { 3600 } else { 7200 }).unwrap();
        Moment::from_naive_utc_and_offset(at - offset, offset)
    };
    let agenda = Agenda {
        date: "2026-03-28".parse().ok(),
        start: Some(time("23:00:00")),
        items: vec![
            item("Night", 60, Format::Discussion),
            Item { fixed: Some(time("00:30:00")), ..item("Tea", 10, Format::Break) },
            Item { fixed: Some(time("03:30:00")), ..item("Dawn", 30, Format::Discussion) },
        ],
        ..agenda()
    };
    let mut room = Room::with(agenda);
    room.step = TimeDelta::zero();
    room.now = "2026-03-28T23:00:00+01:00".parse().unwrap();
    room.says("/start");
    let timetable = room.state.timetable(room.now, &Zone::new(spring));
    let begins: Vec<String> = timetable.slots.iter().map(|slot| slot.begins.to_rfc3339()).collect();
    assert_eq!(begins, ["2026-03-28T23:00:00+01:00", "2026-03-29T00:30:00+01:00", "2026-03-29T03:30:00+02:00"]);
    assert_eq!(timetable.planned_end.unwrap().to_rfc3339(), "2026-03-29T04:00:00+02:00");
}

#[test]
fn items_ahead_are_reordered_and_what_was_taken_stays() {
    let mut day = Day::of(agenda());
    day.at("09:30", &["/start"]).at("09:40", &["/next", "/reorder Round before Talk"]);
    assert_eq!(day.begins(), "1 09:30, 2 09:40, 5 10:10, 3 10:40, 4 11:00, 6 11:20, end 11:40");
    assert!(day.0.refuses("/reorder Opening last").contains("was begun"));
    assert!(day.0.refuses("/reorder Decide before Opening").contains("what was taken already stays"));
    day.at("09:41", &["/undo"]);
    assert!(day.begins().starts_with("1 09:30, 2 09:40, 3 10:10"));
}

#[test]
fn the_floor_goes_by_what_is_asked_for_and_is_counted() {
    let mut day = Day::of(agenda());
    day.at("09:30", &["/in Ravenna", "/in Jan", "/in Maria", "/start", "/queue Anna", "/queue Maria"]);
    assert_eq!(day.0.says("/queue Jan reply"), "Jan Kowal is number 1 on the speakers' list, reply");
    assert!(day.0.says("/queue order Bruno").contains("number 1"));
    day.at("09:31", &["/floor next"]).at("09:33", &["/floor"]).at("09:34", &["/floor next"]).at("09:44", &["/yield"]);
    let shares = |by| {
        let share = |share: floor::Share| format!("{} {}x{}", share.name, share.turns, share.time.num_minutes());
        day.0.state.balance(by, day.0.now).into_iter().map(share).collect::<Vec<_>>()
    };
    assert_eq!(shares(By::Person), ["Anna Rossi 1x10", "Bruno Verdi 1x2", "Jan Kowal 1x1", "Maria Gomez 0x0"]);
    assert_eq!(shares(By::Organisation), ["Ravenna 2x12", "Lublin 1x1", "Casa Abierta 0x0"]);
    assert_eq!(shares(By::Category), ["municipality 3x13", "civil society 0x0"]);
    // Whoever was not heard is suggested, and put first by nobody but the facilitator.
    day.at("09:45", &["/unqueue Maria", "/queue Jan", "/queue Maria"]);
    let state = &day.0.state;
    assert_eq!(state.roster.name(state.suggested().unwrap()), "Maria Gomez");
    assert_eq!(state.roster.name(&state.floor.queue[0].who), "Jan Kowal");
    assert_eq!(day.0.says("/floor fair"), "Maria Gomez has the floor");
    assert_eq!(day.0.says("/floor next"), "Jan Kowal has the floor");
    day.at("09:50", &["/speaking-time 2:30"]);
    assert_eq!(day.0.state.speaking_limit(), Some(TimeDelta::seconds(150)));
    day.at("09:51", &["/speaking-time off"]);
    assert_eq!(day.0.state.speaking_limit(), None);
}

#[test]
fn the_minutes_say_who_spoke_how_long_as_far_as_the_rule_lets_them() {
    let lines = ["/in Ravenna", "/in Jan", "/start", "/floor Anna"];
    let minutes = |attribution| {
        let mut day = Day::of(Agenda { attribution, ..agenda() });
        day.at("09:30", &lines).at("09:35", &["/yield", "/end"]);
        let options = Options { balance: true, ..Options::default() };
        export::markdown(&export::minutes(&day.0.state, &options))
    };
    let named = minutes(Attribution::Named);
    assert!(named.contains("## Speaking time") && named.contains("| Anna Rossi | 1     | 5:00 |"), "{named}");
    assert!(named.contains("| Who "), "nobody is responsible for what was said: {named}");
    assert!(named.contains("Not heard: Bruno Verdi; Jan Kowal"), "{named}");
    let organisation = minutes(Attribution::Organisation);
    assert!(
        organisation.contains("| Ravenna | 1     | 5:00 |") && organisation.contains("Not heard: Lublin"),
        "{organisation}"
    );
    assert!(!minutes(Attribution::None).contains("Speaking time"));
}

#[test]
fn a_round_gives_each_body_its_turn_once() {
    let mut day = Day::of(agenda());
    day.at("09:30", &["/in Ravenna", "/in Jan", "/in Maria", "/start", "/go Round"]);
    let left = |day: &Day| {
        let round = day.0.state.round().unwrap();
        round.left.iter().map(|who| day.0.state.roster.name(who).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(left(&day), ["Ravenna", "Lublin", "Casa Abierta"], "Neuhafen is not there");
    assert_eq!(day.0.says("/floor next"), "Ravenna has the floor");
    assert_eq!(day.0.says("/pass Lublin"), "Lublin passes; next is Casa Abierta");
    // A person speaks for the body.
    day.at("09:35", &["/floor Maria", "/in Eva"]);
    assert_eq!(left(&day), ["Neuhafen"], "who comes late has its turn all the same");
    day.at("09:36", &["/floor next"]);
    assert!(day.0.refuses("/floor next").contains("everybody who is there had a turn"));
    assert!(day.0.minutes().contains("_Passed: Lublin_"), "{}", day.0.minutes());
    day.at("09:40", &["/go Decide"]);
    assert!(day.0.state.round().is_none());
}

#[test]
fn whoever_passed_stands_before_what_was_recorded() {
    let mut agenda = agenda();
    agenda.items[4].questions = vec!["Who can take people in?".into()];
    let mut day = Day::of(agenda);
    day.at("09:30", &["/in Ravenna", "/in Jan", "/start", "/go Round", "/pass Lublin", "rooms are short"]);
    let minutes = day.0.minutes();
    let place = |part: &str| minutes.find(part).unwrap_or_else(|| panic!("{part} in\n{minutes}"));
    let parts = ["Who can take people in?", "_Passed: Lublin_", "What was recorded:", "rooms are short"];
    assert!(parts.map(place).is_sorted(), "{minutes}");
}

#[test]
fn tables_record_for_themselves_and_come_together() {
    let mut day = Day::of(agenda());
    day.at("09:30", &["/start"]);
    assert!(day.0.refuses("/table Housing").contains("the item that is on has none"));
    day.at("09:40", &["/next", "to all: half an hour", "/table hous @Jan 20", "too few flats"]);
    assert!(day.0.refuses("/table Kitchen").contains("the tables are Schools, Housing"));
    day.at("09:45", &["/table Schools", "a mentor in each school", "/table"]);
    assert_eq!(day.0.says("/report"), "the table Schools reports back; after it Housing");
    assert_eq!(day.0.says("/report next"), "the table Housing reports back; Jan Kowal has the floor");
    assert!(day.0.refuses("/report").contains("every table has reported back"));
    day.at("10:00", &["back in the plenary"]);
    let minutes = day.0.minutes();
    let place = |part: &str| minutes.find(part).unwrap_or_else(|| panic!("{part} in\n{minutes}"));
    let parts = [
        "to all: half an hour",
        "back in the plenary",
        "#### Schools",
        "a mentor in each school",
        "#### Housing",
        "_Reported by Jan Kowal_",
        "too few flats",
    ];
    assert!(parts.windows(2).all(|pair| place(pair[0]) < place(pair[1])), "{minutes}");
    assert_eq!(day.0.json()["entries"][1]["table"], "Housing");
    let tables = day.0.state.tables_of(ItemId::new(Mark::NONE, 2));
    assert_eq!(tables[1].left(day.0.now), Some(TimeDelta::zero()), "twenty minutes from 09:40");
    // The next item is the plenary's.
    day.at("10:10", &["/next", "all together"]);
    assert_eq!(day.0.json()["entries"][4].get("table"), None);
}

#[test]
fn questions_are_merged_ranked_and_carried_over() {
    let mut day = Day::of(agenda());
    day.at(
        "09:30",
        &[
            "/start",
            "/question who pays for the mentors?",
            "/question how many flats are there?",
            "/question @Jan who will pay the mentors then?",
        ],
    );
    assert_eq!(day.0.says("/merge into 2").split(':').next().unwrap(), "3 says the same as 2 question");
    day.at("09:31", &["/undo", "/merge 3 into 1", "/again 1 @Maria", "/carry 2"]);
    let minutes = day.0.minutes();
    for part in [
        "**Question (open):** who pays for the mentors? [1]\n  - asked 3 times\n",
        "**Also asked · Jan Kowal:** who will pay the mentors then? [3]",
        "## Open questions\n\n- who pays for the mentors? (asked 3 times) [1]\n- how many flats are there? (carried over to another time) [2]",
    ] {
        assert!(minutes.contains(part), "{part} in\n{minutes}");
    }
    assert!(day.0.refuses("/merge 1 into 1").contains("cannot be merged with itself"));
    assert!(day.0.refuses("/merge 1 into 2").contains("other questions are merged with 1"));
    day.at("09:40", &["/answer 1 the region"]);
    assert!(!day.0.minutes().contains("- who pays for the mentors? (asked"), "answered");
}

/// An agenda of any items, a moment within it, and how far it has come.
fn any_day() -> impl Strategy<Value = (Vec<(u32, u8, bool)>, u32, usize)> {
    (prop::collection::vec((1u32..90, 0u8..8, prop::bool::weighted(0.2)), 1..9), 0u32..400, 0usize..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_offer_holds_what_it_says((plan, late, gone) in any_day()) {
        let formats = [Format::Presentation, Format::Discussion, Format::Roundtable, Format::Tables, Format::Decision, Format::Poll, Format::Planning, Format::Break];
        let mut clock = time("09:00:00");
        let items: Vec<Item> = plan.iter().enumerate().map(|(at, (minutes, format, fixed))| {
            let planned = Item { fixed: (*fixed && at > 0).then_some(clock), ..item(&format!("item {at}"), *minutes, formats[usize::from(*format)]) };
            clock += TimeDelta::minutes(i64::from(*minutes));
            planned
        }).collect();
        let whole: Vec<u32> = plan.iter().map(|(minutes, ..)| *minutes).collect();
        let mut room = Room::with(Agenda { start: Some(time("09:00:00")), items, ..agenda() });
        room.step = TimeDelta::zero();
        room.now = "2026-06-27T09:00:00+02:00".parse().unwrap();
        room.says("/start");
        for _ in 0..gone.min(plan.len() - 1) {
            room.says("/next");
        }
        room.now += TimeDelta::minutes(i64::from(late));
        let offer = room.state.offer(room.now, &zone());
        prop_assert_eq!(&offer, &room.state.offer(room.now, &zone()), "the same offer again");
        let Some(offer) = offer else { return Ok(()) };
        let current = room.state.run.current.unwrap();
        let given: u32 = offer.shorten.iter().map(|(_, minutes)| minutes).sum();
        for (id, minutes) in &offer.shorten {
            let item = room.state.run.item(*id).unwrap();
            prop_assert!(*minutes < item.minutes().unwrap(), "nothing is left without time");
            prop_assert!(item.plan.format != Format::Decision, "a decision keeps its box");
            prop_assert!(*id == current || item.started.is_none());
        }
        for id in &offer.drop {
            let item = room.state.run.item(*id).unwrap();
            prop_assert!(!matches!(item.plan.format, Format::Decision | Format::Break) && *id != current);
        }
        let dropped: u32 = offer.drop.iter().map(|id| whole[id.number as usize - 1]).sum();
        prop_assert!(given + dropped + offer.missing >= offer.late, "{offer:?}");
        prop_assert!(offer.drop.is_empty() || offer.missing > 0 || given == 0 || given + dropped == offer.late, "squeezed only as far as is needed: {offer:?}");
        let Offer { target, at, shorten, drop, missing, .. } = offer;
        for event in decide(&room.state, &room.device, &Command::Retime { shorten, drop }, room.now).unwrap() {
            room.happen(event);
        }
        let after = room.state.timetable(room.now, &zone());
        if missing == 0 {
            match target {
                Some(fixed) => prop_assert_eq!(after.slot(fixed).unwrap().squeezed, None, "the fixed point holds"),
                None => prop_assert!(after.end.unwrap() <= at, "the end holds"),
            }
        }
        prop_assert!(room.state.run.items.iter().all(|item| item.minutes().unwrap() >= 1));
    }

    #[test]
    fn a_timetable_runs_forwards((plan, late, gone) in any_day()) {
        let items: Vec<Item> = plan.iter().map(|(minutes, ..)| item("item", *minutes, Format::Discussion)).collect();
        let mut room = Room::with(Agenda { start: Some(time("09:00:00")), items, ..agenda() });
        room.step = TimeDelta::zero();
        room.now = "2026-06-27T09:00:00+02:00".parse().unwrap();
        room.says("/start");
        for _ in 0..gone.min(plan.len() - 1) {
            room.says("/next");
        }
        room.now += TimeDelta::minutes(i64::from(late));
        let timetable = room.state.timetable(room.now, &zone());
        let begins: Vec<DateTime<FixedOffset>> = timetable.slots.iter().map(|slot| slot.begins).collect();
        prop_assert!(begins.is_sorted());
        prop_assert!(timetable.slots.iter().all(|slot| slot.ends >= slot.begins));
        prop_assert_eq!(timetable.end, timetable.slots.last().map(|slot| slot.ends));
    }
}

#[test]
fn where_the_session_is_can_be_said_in_words() {
    let mut day = Day::of(agenda());
    let said = |day: &Day| spoken(&day.0.state, day.0.now, &zone()).join("\n");
    day.at("09:30", &[]);
    assert_eq!(
        said(&day),
        "the session has not started; /start begins it with the first of 6 items, Opening\n\
         it will end at 12:10, as planned\n\
         nobody has the floor, and nobody waits for it\n\
         nothing is recorded yet"
    );
    day.at("09:30", &["/start", "/go Talk"]).at("10:00", &["/floor Jan", "/queue Maria", "/queue order Lublin"]);
    day.at("10:02", &["a point", "/pledge @Ravenna mentors", "/pledge @Lublin rooms", "/agree 2"]);
    assert_eq!(
        said(&day),
        "item 3 of 6, Talk: 8 minutes left of 40 minutes\n\
         it will end at 12:10, as planned\n\
         Jan Kowal has the floor, for 2 minutes\n\
         waiting: Lublin (point of order) and Maria Gomez\n\
         3 entries are recorded\n\
         the room has not agreed yet on 3"
    );
    day.at("10:13", &["/yield", "/agree 3", "/pause"]);
    let paused = said(&day);
    assert!(paused.starts_with("item 3 of 6, Talk: 3 minutes over its 40 minutes; the clock is stopped"), "{paused}");
    assert!(paused.contains("nobody has the floor\nwaiting: Lublin"), "{paused}");
    assert!(paused.ends_with("nothing awaits agreement"), "{paused}");
    day.at("11:30", &["/resume", "/go Decide"]).at("12:00", &["/extend 30"]);
    assert!(said(&day).contains("10 minutes later than planned"), "{}", said(&day));
    day.at("12:10", &["/end"]);
    assert!(said(&day).starts_with("the session is over"), "{}", said(&day));
    let bare = Day::of(Agenda { title: "Bare".into(), ..Agenda::default() });
    assert!(said(&bare).contains("there are no items on the agenda"), "{}", said(&bare));
}

#[test]
fn a_pause_is_no_speaking_time() {
    let mut room = Room::with(agenda());
    room.step = TimeDelta::minutes(10);
    room.all(&["/start", "/floor Anna", "/pause", "/resume", "/yield"]);
    let shares = room.state.balance(By::Person, room.now);
    let anna = shares.iter().find(|share| share.name == "Anna Rossi").unwrap();
    assert_eq!(anna.time, TimeDelta::minutes(20), "thirty minutes, ten of them paused");
}

#[test]
fn tables_report_in_the_item_after_theirs_and_the_floor_goes_with_the_report() {
    let mut room = Room::with(agenda());
    room.all(&["/start", "/next", "/table Schools @Anna", "classes are full", "/table", "/next"]);
    let said = room.says("/report");
    assert!(said.contains("Schools reports back") && said.contains("Anna Rossi has the floor"), "{said}");
    // Nobody is known to report for the next one: who spoke for the last does not speak on.
    room.says("/report");
    assert_eq!(room.state.floor.holder, None);
}

#[test]
fn somebody_who_left_does_not_end_a_round_before_it_begins() {
    let mut room = Room::with(agenda());
    room.all(&["/out Maria", "/start", "/go 5"]);
    let round = room.state.round().unwrap();
    let left: Vec<&str> = round.left.iter().map(|who| room.state.roster.name(who)).collect();
    assert_eq!(left, ["Ravenna", "Lublin", "Neuhafen"]);
}

#[test]
fn what_was_shortened_once_is_not_halved_again() {
    let mut room = Room::with(agenda());
    room.all(&["/start", "/extend 60"]);
    let offered = |room: &Room| room.state.offer(room.now, &zone());
    let Offer { shorten, drop, .. } = offered(&room).unwrap();
    let events = decide(&room.state, &room.device, &Command::Retime { shorten, drop }, room.now).unwrap();
    events.into_iter().for_each(|event| room.happen(event));
    assert!(offered(&room).is_none_or(|again| again.shorten.is_empty()), "{:?}", offered(&room));
}

#[test]
fn a_slip_of_a_private_note_is_not_recorded_for_everybody() {
    let mut room = Room::with(agenda());
    for line in ["/note: Anna is difficult", "/nots: secret", "/floorAnna: we agree"] {
        assert!(room.refuses(line).starts_with("there is no command"), "{line}");
    }
}

#[test]
fn a_time_past_midnight_is_on_the_next_day() {
    let text = |fixed: &str| {
        format!(
            "title = \"Night\"\nkind = \"workshop\"\nstart = 22:00:00\n[[items]]\ntitle = \"A\"\nminutes = 60\n[[items]]\ntitle = \"B\"\nfixed = {fixed}\nminutes = 30\n"
        )
    };
    let read = |fixed: &str| read("night.toml", text(fixed).as_bytes(), &|_| Err("no roster".to_owned()));
    assert!(read("00:30:00").problems.is_empty(), "{:?}", read("00:30:00").problems);
    assert!(!read("21:00:00").problems.is_empty(), "twenty-three hours later was hardly meant");
}

#[test]
fn whoever_goes_neither_speaks_on_nor_waits_for_the_floor() {
    let mut room = Room::with(agenda());
    room.all(&["/start", "/in Anna", "/in Jan", "/floor Anna", "/queue Jan", "/out Anna", "/out Jan"]);
    assert_eq!((&room.state.floor.holder, room.state.floor.queue.len()), (&None, 0));
}

#[test]
fn the_last_item_is_not_skipped_but_the_session_ended() {
    let mut room = Room::with(agenda());
    room.all(&["/start", "/go 6"]);
    assert_eq!(room.refuses("/skip"), "item 6 is the last one, and it is on; /end ends the session");
}

#[test]
fn how_to_get_back_is_said_in_words_as_well() {
    let mut room = Room::with(agenda());
    room.all(&["/start", "/extend 60"]);
    let said = spoken(&room.state, room.now, &zone()).join("\n");
    assert!(said.contains("late for item 4 at 11:00; /catch-up ") && said.contains(" less"), "{said}");
}
