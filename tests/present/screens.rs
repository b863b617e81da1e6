//! Whole screens, at the sizes of a small terminal, a large one and a wall.

use ratatui::crossterm::event::KeyCode;

use crate::harness::{AGENDA, Wall, read};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Two bodies there, one of them speaking, the second item on.
fn under_way(wall: &mut Wall) -> &mut Wall {
    wall.all(&["/in Anna", "/in José", "/start", "/next", "/queue Lublin", "/queue Ravenna", "/floor next"])
        .seconds(744)
}

const PLEDGE: &str = "/pledge @Ravenna @Cartagena open a desk for arrivals in the first week, paid by the region \
                      due:2027-03-31 indicator:\"desks open\"";
const REWORDED: &str = "/edit open two desks for arrivals in the first week, paid by the region and the cities";

#[test]
fn the_item_that_is_on_with_its_questions_the_time_left_and_the_floor() {
    for (columns, rows) in SIZES {
        let mut wall = Wall::sized(columns, rows);
        insta::assert_snapshot!(format!("before_{columns}"), wall.styled());
        insta::assert_snapshot!(format!("item_{columns}"), under_way(&mut wall).styled());
    }
}

#[test]
fn the_time_that_is_over_has_a_sign_and_words_with_and_without_colour() {
    for (columns, rows) in SIZES {
        for monochrome in [false, true] {
            let mut wall = Wall::with(read(AGENDA), columns, rows, monochrome);
            under_way(&mut wall).says("/question who pays for the mentors after the project?").seconds(1000);
            let colours = if monochrome { "without_colours" } else { "in_colour" };
            insta::assert_snapshot!(format!("over_{columns}_{colours}"), wall.styled());
        }
    }
}

#[test]
fn the_pledge_being_worded_alone_with_what_was_changed_in_it() {
    for (columns, rows) in SIZES {
        let mut wall = Wall::sized(columns, rows);
        under_way(&mut wall).says(PLEDGE);
        insta::assert_snapshot!(format!("pledge_{columns}_1_recorded"), wall.styled());
        insta::assert_snapshot!(format!("pledge_{columns}_2_reworded"), wall.says(REWORDED).styled());
        wall.says("/agree 1").says("/out José").says("/reserve 1 @Cartagena if the region pays");
        insta::assert_snapshot!(format!("pledge_{columns}_3_agreed"), wall.seconds(55).styled());
    }
}

#[test]
fn a_decision_as_it_is_taken_with_its_arithmetic_and_without_a_quorum() {
    for (columns, rows) in SIZES {
        let mut wall = Wall::sized(columns, rows);
        under_way(&mut wall).all(&[
            "/decision the mentoring model is taken up",
            "/out José",
            "/vote 1-0-0 rule:two-thirds",
        ]);
        insta::assert_snapshot!(format!("decision_{columns}"), wall.styled());
    }
}

#[test]
fn a_poll_with_its_bars() {
    for (columns, rows) in SIZES {
        let mut wall = Wall::sized(columns, rows);
        under_way(&mut wall).all(&["/poll \"How ready are you?\" scale:5", "/tally 2:3 3:9 4:17 5:13"]);
        insta::assert_snapshot!(format!("poll_{columns}"), wall.styled());
    }
}

#[test]
fn what_was_agreed_after_the_end_and_the_other_pages() {
    for (columns, rows) in SIZES {
        let mut wall = Wall::sized(columns, rows);
        under_way(&mut wall).all(&[
            PLEDGE,
            REWORDED,
            "/pledge @Lublin write to every landlord",
            "/decision the mentoring model is taken up",
            "/vote 2-0-0",
            "/poll \"Which first?\" options:\"Housing,Work\"",
            "/tally 1:4 2:2",
            "/agree 1",
            "/skip Coffee",
        ]);
        wall.press(KeyCode::Right);
        insta::assert_snapshot!(format!("agenda_{columns}"), wall.screen());
        wall.press(KeyCode::Right);
        insta::assert_snapshot!(format!("pledges_{columns}"), wall.screen());
        wall.press(KeyCode::Right);
        insta::assert_snapshot!(format!("polls_{columns}"), wall.screen());
        wall.press(KeyCode::Esc).all(&["/sign Ravenna by Anna Verdi, mayor", "/end"]);
        insta::assert_snapshot!(format!("agreed_{columns}"), wall.styled());
    }
}

#[test]
fn in_the_language_of_the_session() {
    let agenda = AGENDA.replace("place = \"Todi\"", "place = \"Todi\"\nlanguage = \"it\"");
    let mut wall = Wall::with(read(&agenda), 80, 24, false);
    insta::assert_snapshot!("italian_item", under_way(&mut wall).screen());
    wall.all(&[PLEDGE, "/consent"]);
    insta::assert_snapshot!("italian_pledge", wall.screen());
}

#[test]
fn the_keys() {
    let mut wall = Wall::sized(80, 24);
    insta::assert_snapshot!("keys", wall.press(KeyCode::Char('?')).styled());
}

#[test]
fn the_smallest_screen_and_one_that_is_too_small() {
    let mut wall = Wall::sized(40, 12);
    insta::assert_snapshot!("smallest_item", under_way(&mut wall).screen());
    wall.all(&[PLEDGE, REWORDED]);
    insta::assert_snapshot!("smallest_pledge", wall.screen());
    insta::assert_snapshot!("too_small", wall.resized(39, 12).screen());
    for (columns, rows) in [(1, 1), (0, 0), (40, 1), (3, 80), (500, 12)] {
        wall.resized(columns, rows).screen();
    }
}
