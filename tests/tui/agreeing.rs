//! Pledges, polls, votes and the quorum, as screens tell them.

use insta::assert_snapshot;
use rapporteur::tui::model::View;

use super::harness::{AGENDA, Desk};

#[test]
fn a_pledge_says_at_a_glance_what_is_missing() {
    let agenda = format!("quorum = {{ bodies = 2 }}\n{AGENDA}");
    for (columns, rows, monochrome) in [(80, 24, false), (120, 40, true)] {
        let mut desk = Desk::with(&agenda, columns, rows, monochrome);
        desk.keys(
            "/in Anna<Enter>/pledge @Ravenna without a quorum due:+3m indicator:\"20 mentors\"<Enter>/agree 1<Enter>",
        );
        desk.keys("/in Ewa<Enter>/in José<Enter>");
        desk.keys("/pledge @Ravenna @Lublin mentors due:+3m indicator:\"20 mentors\"<Enter>/agree 2<Enter>");
        desk.keys("/status 2 under-way two desks are open<Enter>/reserve 2 @Lublin once the budget is voted<Enter>");
        desk.keys("/pledge reworded rooms for families<Enter>/agree 3<Enter>/edit 3 rooms for all<Enter>");
        desk.keys("/pledge @Lublin voted down due:+1y<Enter>/vote 4 for:1 against:2 by:bodies<Enter>");
        desk.keys("/pledge @Cartagena nothing yet<Enter><F6>");
        assert_snapshot!(format!("pledges_{columns}"), desk.styled());
    }
}

#[test]
fn how_a_pledge_came_to_its_wording_is_two_keys_away() {
    let mut desk = Desk::new();
    desk.keys("/pledge @Ravenna open a desk<Enter>/edit 1 open two desks by:Lublin<Enter><F6><Tab>how<Enter>");
    assert_snapshot!(desk.screen());
}

#[test]
fn a_poll_is_redrawn_with_each_tally_and_ballot() {
    let mut desk = Desk::new();
    desk.keys("/poll \"How useful?\" scale:5 ends:\"not at all, very\"<Enter>/polls<Enter>");
    assert!(desk.screen().contains("no answers yet"), "{}", desk.screen());
    desk.keys("/ballot 4<Enter>");
    assert!(desk.screen().contains("n = 1"), "{}", desk.screen());
    desk.keys("/tally 1:0 2:3 3:9 4:17 5:13 blank:2 unsure:1<Enter>");
    assert_snapshot!("poll_scale", desk.screen());
}

#[test]
fn the_row_of_a_poll_counts_ballots_and_tally_together() {
    let mut desk = Desk::new();
    desk.keys("/poll \"Where?\" options:\"Mentors, Housing desk, Rooms\"<Enter>");
    desk.keys("/ballots Mentors, Housing desk, Mentors<Enter>/tally 1:3 2:1<Enter>");
    assert!(desk.screen().contains("1:5 2:2 3:0"), "{}", desk.screen());
}

#[test]
fn a_block_is_a_signal_apart_from_the_bars() {
    let mut desk = Desk::new();
    desk.keys("/poll \"Do we take it?\" consensus:5<Enter>/tally 1:6 2:3 3:1 4:0 5:2<Enter>/polls<Enter>");
    assert_snapshot!("poll_consensus", desk.styled());
    desk.keys("/tally 1:6 2:3 3:1 4:0 5:0<Enter>");
    assert!(desk.screen().contains("nobody blocks"), "{}", desk.screen());
    desk.keys("/poll \"And this?\" consensus:5 ends:\"gladly, never\"<Enter>/ballots 1, 2, 5<Enter>");
    let screen = desk.screen();
    assert!(screen.contains("gladly 1  1 ███") && screen.contains("! 1 block (never)"), "{screen}");
}

#[test]
fn a_ranking_has_average_places_and_dots_have_people() {
    let mut desk = Desk::sized(120, 40);
    desk.keys("/poll \"What first?\" ranking:\"Housing, Work, School\"<Enter>/ballots 1 2 3; 1 3 2; 2 1 3<Enter>");
    desk.keys(
        "/poll \"Where?\" dots:3 options:\"North, South\"<Enter>/ballot 1 1 2<Enter>/ballot 2<Enter>/polls<Enter>",
    );
    assert_snapshot!("poll_ranking_and_dots", desk.screen());
}

#[test]
fn the_newest_open_poll_is_chosen() {
    let chosen = |desk: &Desk| match &desk.model.view {
        View::Register(register) => register.entries[register.chosen].to_string(),
        _ => "none".to_owned(),
    };
    let mut desk = Desk::new();
    desk.keys(
        "/poll \"one\" scale:3<Enter>/poll \"two\" scale:3<Enter>/poll \"three\" scale:3<Enter>/close-poll 3<Enter>",
    );
    desk.keys("/polls<Enter>");
    assert_eq!(chosen(&desk), "2");
    desk.keys("<Up>/ballot #1 2<Enter>");
    assert_eq!(chosen(&desk), "1", "what is looked at stays in sight");
    desk.keys("/poll \"four\" scale:3<Enter>");
    assert_eq!(chosen(&desk), "4");
    desk.keys("/close-poll 4<Enter>/delete 1<Enter>");
    assert_eq!(chosen(&desk), "4");
}

#[test]
fn menus_begin_roll_calls_reservations_and_reports() {
    for (keys, line) in [
        ("/decision the model is taken up<Enter><Up><Tab>by roll<Enter>", "/vote 1 for:rest against:\""),
        ("/pledge @Ravenna mentors<Enter><Up><Tab>by roll<Enter>", "/vote 1 for:rest against:\""),
        ("/pledge @Ravenna mentors<Enter><Up><Tab>a body<Enter>", "/reserve 1 @"),
        ("/pledge @Ravenna mentors<Enter><Up><Tab>report<Enter>", "/status 1 under-way "),
        ("/action @Anna the report<Enter><Up><Tab>report<Enter>", "/status 1 under-way "),
    ] {
        let mut desk = Desk::new();
        desk.keys(keys);
        assert_eq!(desk.model.input.text(), line);
    }
    // The quotation mark it begins with need not be closed.
    let mut desk = Desk::new();
    desk.keys("/decision the model is taken up<Enter><Up><Tab>by roll<Enter>Ewa Nowak<Enter>");
    assert!(desk.notice().contains("3 for, 1 against"), "{}", desk.notice());
    let mut desk = Desk::new();
    desk.keys("/decision the model is taken up<Enter><Up><Tab>by roll<Enter>Lublin\" by:bodies<Enter>");
    assert!(desk.screen().contains("2 of 3 cast, 2 needed: carried"), "{}", desk.screen());
}

#[test]
fn a_long_menu_says_what_is_beyond_it() {
    let mut desk = Desk::new();
    desk.keys("/pledge @Ravenna mentors<Enter><Up><Tab>");
    assert_snapshot!("menu_of_a_pledge", desk.screen());
    desk.keys("<Up>");
    assert!(desk.screen().contains("▸ delete it") && desk.screen().contains('▲'), "{}", desk.screen());
}

#[test]
fn the_quorum_is_told_where_there_is_room() {
    let agenda = format!("quorum = {{ bodies = 2 }}\n{AGENDA}");
    let mut desk = Desk::with(&agenda, 80, 24, false);
    desk.keys("/in Anna<Enter><F5>");
    assert_snapshot!("quorum_1_not_reached", desk.screen());
    let mut desk = Desk::with(&agenda, 120, 40, true);
    desk.keys("/in Anna<Enter>/in Ewa<Enter>");
    assert!(desk.screen().contains("Todi                         quorum 2 of 2 bodies ✓"), "{}", desk.screen());
    desk.keys("<F5>");
    assert!(desk.screen().contains("People ─ quorum 2 of 2 bodies ✓ ─ 2 present"), "{}", desk.screen());
    let mut desk = Desk::sized(120, 40);
    desk.keys("<F5>");
    assert!(!desk.screen().contains("quorum"), "none is declared: {}", desk.screen());
}
