//! A day at the desk: the clock, the floor, the tables, what is offered when it gets late.

use insta::assert_snapshot;
use rapporteur::tui::theme::Theme;

use crate::harness::{AGENDA, Desk};

/// A day with a coffee at a fixed time, a round, and tables; everything a facilitator has to keep in the head.
fn day() -> String {
    format!(
        "{AGENDA}\n\
        [[items]]\ntitle = \"Coffee\"\nformat = \"break\"\nfixed = 10:35:00\nminutes = 15\n\n\
        [[items]]\ntitle = \"What each body brings\"\nformat = \"roundtable\"\nminutes = 20\n\n\
        [[items]]\ntitle = \"Groups\"\nformat = \"tables\"\ntables = [\"Schools\", \"Housing\"]\nminutes = 40\n"
    )
    .replace("start = 09:30:00", "start = 09:30:00\nspeaker_minutes = 2")
}

/// The first item has overrun by nine minutes, people wait for the floor, and the coffee would come late.
fn late(desk: &mut Desk) {
    desk.keys("/start<Enter>Anna: good morning<Enter>").minutes(19);
    desk.keys("/next<Enter>@Cartagena a first point<Enter>/floor Anna<Enter>");
    desk.keys("/queue José<Enter>/queue Ewa clarification<Enter>").seconds(70);
    desk.minutes(15);
}

#[test]
fn a_late_session_is_drawn_at_every_size_with_colours_and_without() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        for monochrome in [false, true] {
            let mut desk = Desk::with(&day(), columns, rows, monochrome);
            late(&mut desk);
            let colours = if monochrome { "without_colours" } else { "in_colours" };
            assert_snapshot!(format!("late_{columns}_{colours}"), desk.styled());
        }
    }
}

#[test]
fn what_is_offered_to_get_back_is_taken_with_one_key_and_never_by_itself() {
    let mut desk = Desk::with(&day(), 80, 24, false);
    late(&mut desk);
    assert!(desk.screen().contains("F3"), "{}", desk.screen());
    let coffee = |desk: &Desk| desk.model.state.timetable(desk.now, &desk.model.zone).slots[3].squeezed;
    assert!(coffee(&desk).is_some(), "the coffee is late");
    let before: Vec<_> = desk.model.state.run.items.iter().map(|item| item.minutes()).collect();
    desk.minutes(1);
    assert_eq!(before, desk.model.state.run.items.iter().map(|item| item.minutes()).collect::<Vec<_>>());
    desk.keys("<F3>");
    assert_eq!(coffee(&desk), None, "{}", desk.screen());
    assert_snapshot!("caught_up", desk.screen());
    desk.keys("<Ctrl-Z>");
    assert!(coffee(&desk).is_some(), "undone like anything else");
}

#[test]
fn the_signs_are_heard_once_each_and_stay_in_sight() {
    let mut desk = Desk::with(&day(), 80, 24, false);
    desk.keys("/start<Enter>").seconds(7 * 60);
    assert_eq!(desk.effects, [""; 0]);
    desk.minutes(1);
    assert!(desk.screen().contains("◔ 2 min left of 10"), "{}", desk.screen());
    desk.seconds(90);
    assert!(desk.screen().contains("◕ 0:30 left of 10"), "{}", desk.screen());
    desk.seconds(31).seconds(20).minutes(3);
    assert!(desk.screen().contains("● 3 min OVER 10"), "{}", desk.screen());
    assert_eq!(desk.effects, ["bell", "bell", "bell"]);
    desk.keys("/extend 10<Enter>").minutes(1);
    assert_eq!(desk.effects.len(), 3, "what was put off is not heard");
}

#[test]
fn the_screen_looks_again_when_a_sign_is_due() {
    let mut desk = Desk::with(&AGENDA.replace("minutes = 10", "minutes = 47"), 80, 24, false);
    desk.keys("/start<Enter>");
    let mut heard = Vec::new();
    while desk.effects.len() < 3 {
        let due = (desk.model.clock_due - desk.now).num_milliseconds().max(1);
        desk.now += chrono::TimeDelta::milliseconds(due);
        desk.seconds(0);
        if desk.effects.len() > heard.len() {
            heard.push((desk.now - desk.model.state.run.started.unwrap()).num_seconds());
        }
    }
    // A fifth and a twentieth of 47 minutes: 9:24 and 2:21.
    assert_eq!(heard, [47 * 60 - 564, 47 * 60 - 141, 47 * 60]);
}

#[test]
fn a_crash_in_the_middle_changes_nothing_on_the_screen() {
    let mut desk = Desk::with(&day(), 120, 40, false);
    late(&mut desk);
    desk.keys("/pause<Enter>").minutes(5);
    desk.model.notice = None;
    let before = desk.styled();
    desk.reopened();
    assert_eq!(desk.styled(), before);
    desk.minutes(5);
    desk.keys("/resume<Enter>").minutes(1);
    desk.model.notice = None;
    let before = desk.styled();
    assert_eq!(desk.reopened().styled(), before);
}

#[test]
fn the_round_names_who_is_still_to_come_and_passes_are_noted() {
    let mut desk = Desk::with(&day(), 80, 24, false);
    for name in ["Anna", "José", "Ewa"] {
        desk.keys(&format!("/in {name}<Enter>"));
    }
    desk.keys("/start<Enter>/go 5<Enter>/floor<Enter>").seconds(30);
    desk.keys("/pass<Enter>").seconds(45);
    assert_snapshot!("the_round", desk.screen());
}

#[test]
fn a_laptop_opened_for_a_table_records_for_it_when_its_item_comes() {
    let mut desk = Desk::unread(&day(), 80, 24, false);
    desk.model.table = Some("Housing".to_owned());
    desk.load();
    desk.keys("/start<Enter>in the plenary<Enter>/go 6<Enter>at the table<Enter>");
    assert_snapshot!("at_a_table", desk.screen());
    // Whoever goes back to the plenary is not sent to the table again.
    desk.keys("/table plenary<Enter>again in the plenary<Enter>");
    let tables: Vec<_> = desk.model.state.record.entries().map(|entry| entry.details().table.clone()).collect();
    assert_eq!(tables, [None, Some("Housing".to_owned()), None]);
}

#[test]
fn a_key_in_the_people_view_puts_somebody_on_the_list() {
    let mut desk = Desk::with(&day(), 80, 24, false);
    desk.keys("/start<Enter><F5>Ewa<Ctrl-G>");
    assert_eq!(desk.model.state.floor.queue.len(), 1, "{}", desk.screen());
    assert!(desk.screen().contains("Ewa Nowak"));
}

/// Five hundred people of a hundred and fifty bodies.
fn assembly() -> String {
    let given = [
        "Anna", "Bruno", "Carla", "Dana", "Eva", "Franz", "Greta", "Hugo", "Ines", "Jonas", "Katya", "Lena", "Marek",
        "Nora", "Otto", "Petra", "Quirin", "Rosa", "Sven", "Tilda",
    ];
    let family = [
        "Rossi",
        "Kowalski",
        "Ozola",
        "Berg",
        "García",
        "Moreau",
        "Novák",
        "Schmidt",
        "Popescu",
        "Lind",
        "Verdi",
        "Prado",
        "Nowak",
        "Kalniņš",
        "Weber",
        "Dupont",
        "Ionescu",
        "Svensson",
        "Bianchi",
        "López",
        "Keller",
        "Zięba",
        "Marin",
        "Urban",
        "Vogel",
    ];
    let mut agenda = "title = \"Assembly\"\nkind = \"conference\"\n\n".to_owned();
    for (place, (given, family)) in given.iter().flat_map(|given| family.map(|family| (given, family))).enumerate() {
        let body = place % 150;
        agenda.push_str(&format!(
            "[[participants]]\nname = \"{given} {family}\"\norganisation = \"Municipality {body}\"\n\n"
        ));
    }
    agenda + "[[items]]\ntitle = \"Opening\"\nminutes = 10\n"
}

#[test]
fn anybody_of_five_hundred_is_picked_in_four_keystrokes() {
    let mut desk = Desk::with(&assembly(), 80, 24, false);
    desk.keys("/start<Enter>");
    let folded = |name: &str| rapporteur::words::fold::fold(name);
    let people: Vec<_> =
        desk.model.state.roster.people().map(|person| (person.id, person.details.name.clone())).collect();
    assert_eq!(people.len(), 500);
    for (id, name) in people.iter().step_by(7) {
        let name = folded(name);
        let (given, family) = name.split_once(' ').unwrap();
        // Letters that the names begin with, however they are divided.
        let ways = [(2, 2), (1, 3), (3, 1)].map(|(one, other)| format!("{}{}", &given[..one], &family[..other]));
        let picked = ways.iter().any(|letters| {
            desk.keys(&format!("<F5>{letters}"));
            let here = |desk: &Desk| desk.model.state.roster.get(*id).is_some_and(|person| person.presence.is_here());
            desk.keys("<Enter>");
            let picked = here(&desk);
            if !picked {
                desk.keys("<Esc><Ctrl-Z>");
            } else {
                desk.keys("<Esc>");
            }
            picked
        });
        assert!(picked, "{name}: {ways:?}\n{}", desk.screen());
    }
    // So for the line: four letters, and the first that is offered.
    desk.keys("<Esc>@marv");
    assert!(desk.screen().contains("Marek Verdi"), "{}", desk.screen());
}

#[test]
fn a_theme_without_colours_says_everything_the_other_says() {
    let mut desk = Desk::with(&day(), 120, 40, false);
    late(&mut desk);
    let coloured = desk.screen();
    desk.model.theme = Theme::mono();
    assert_eq!(desk.screen(), coloured);
}

/// A whole day, from the first key to the last, with a crash in the middle: what stands on the screen at each turn of it.
#[test]
fn a_day_from_the_first_key_to_the_last() {
    let mut desk = Desk::with(&day(), 120, 40, false);
    desk.keys("/in Anna<Enter>/in José<Enter>/in Ewa<Enter>").minutes(4).keys("/start<Enter>");
    desk.minutes(9).keys("Ravenna: arrivals get a mentor<Enter>/question @Lublin who pays?<Enter>");
    desk.minutes(6)
        .keys("<F2>/floor Anna<Enter>")
        .seconds(95)
        .keys("/queue José order<Enter>/queue Ewa<Enter>/floor<Enter>");
    assert_snapshot!("day_1_late", desk.screen());
    desk.keys("<F3>").minutes(12).keys("/yield<Enter><F2>/pledge @Ravenna pay the mentors due:+3m<Enter>");
    desk.minutes(8).keys("/pause<Enter>").minutes(3);
    desk.reopened();
    desk.keys("/resume<Enter>").minutes(6);
    assert_snapshot!("day_2_after_the_crash", desk.screen());
    // The coffee is at the hour it was fixed for, however late it is taken up.
    desk.keys("<F2>")
        .minutes(15)
        .keys("<F2>/floor<Enter>")
        .minutes(2)
        .keys("/floor<Enter>")
        .minutes(3)
        .keys("/pass<Enter>");
    assert_snapshot!("day_3_the_round", desk.screen());
    desk.minutes(9).keys("<F2>/table Housing @Ewa<Enter>rooms are scarce<Enter>").minutes(20);
    desk.keys("/table Schools @Anna<Enter>classes are full<Enter>/table<Enter>/report<Enter>");
    assert_snapshot!("day_4_tables", desk.screen());
    desk.keys("/report<Enter>").minutes(4).keys("/balance<Enter>");
    assert_snapshot!("day_5_balance", desk.screen());
    desk.keys("<Esc>/agree all<Enter>/end<Enter>").minutes(1);
    assert_snapshot!("day_6_over", desk.screen());
}
