//! Turning the pages by hand, and following again.

use rapporteur::tui::present::model::Page;
use ratatui::crossterm::event::KeyCode;

use crate::harness::Wall;

fn many() -> Wall {
    let mut wall = Wall::sized(80, 24);
    wall.all(&["/start", "/poll \"Ready?\" scale:5"]);
    for number in 1..=9 {
        wall.says(&format!(
            "/pledge @Ravenna open a desk in quarter {number} of the town, with two people and a telephone"
        ));
    }
    wall
}

#[test]
fn the_pages_come_in_their_order_and_long_ones_in_parts() {
    let mut wall = many();
    let mut seen = Vec::new();
    loop {
        let (page, part, all) = wall.model.in_sight();
        if seen.last() == Some(&(page, part)) {
            break;
        }
        seen.push((page, part));
        assert!(all == 1 || wall.text().contains(&format!("{}/{all}", part + 1)), "{}", wall.screen());
        wall.press([KeyCode::Right, KeyCode::PageDown, KeyCode::Char(' ')][seen.len() % 3]);
    }
    let pages = [
        (Page::Now, 0),
        (Page::Agenda, 0),
        (Page::Pledges, 0),
        (Page::Pledges, 1),
        (Page::Polls, 0),
        (Page::Agreed, 0),
    ];
    assert_eq!(seen, pages);
    let mut back = Vec::new();
    for code in [KeyCode::Left, KeyCode::PageUp].into_iter().cycle().take(pages.len()) {
        let (page, part, _) = wall.model.in_sight();
        back.push((page, part));
        wall.press(code);
    }
    back.reverse();
    assert_eq!(back, pages);
    assert_eq!(wall.model.in_sight().0, Page::Now);
}

#[test]
fn what_is_turned_to_stays_until_the_screen_is_to_follow_again() {
    let mut wall = many();
    wall.press(KeyCode::Right).says("/question who pays?").seconds(600);
    assert!(wall.text().contains("f follow") && wall.text().contains("Agenda"), "{}", wall.screen());
    wall.press(KeyCode::Char('f'));
    assert!(wall.text().contains("who pays?") && !wall.text().contains("f follow"), "{}", wall.screen());
    wall.press(KeyCode::Right).press(KeyCode::Esc);
    assert!(wall.text().contains("who pays?"), "{}", wall.screen());
}

#[test]
fn after_the_end_what_was_agreed_is_turned_over_by_itself() {
    let mut wall = many();
    wall.says("/agree all").says("/end");
    assert!(wall.text().contains("1/3") && wall.text().contains("quarter 1 "), "{}", wall.screen());
    assert!(wall.model.due() <= wall.now + chrono::TimeDelta::seconds(16));
    wall.seconds(15);
    assert!(wall.text().contains("2/3") && !wall.text().contains("quarter 1 "), "{}", wall.screen());
    wall.seconds(30);
    assert!(wall.text().contains("1/3"), "{}", wall.screen());
    // By hand from where it is.
    wall.press(KeyCode::Right).seconds(600);
    assert!(wall.text().contains("2/3"), "{}", wall.screen());
    // Fewer parts than there were.
    wall.resized(200, 60);
    assert!(wall.text().contains("quarter 9 "), "{}", wall.screen());
}

#[test]
fn the_keys_are_shown_and_closed_and_the_screen_is_left() {
    let mut wall = many();
    let before = wall.screen();
    wall.press(KeyCode::Char('?'));
    assert!(wall.text().contains("follow the session again"), "{}", wall.screen());
    wall.press(KeyCode::Esc);
    assert_eq!(wall.screen(), before);
    wall.press(KeyCode::F(1)).press(KeyCode::Char('?'));
    assert_eq!(wall.screen(), before);
    wall.press(KeyCode::Char('x')).press(KeyCode::Enter).press(KeyCode::Backspace);
    assert!(!wall.left && wall.screen() == before);
    assert!(wall.press(KeyCode::Char('q')).left);
    assert!(many().press_control('q').left && many().press_control('c').left);
    let mut wall = many();
    wall.happens(rapporteur::tui::present::message::Message::Hangup);
    assert!(wall.left);
}

#[test]
fn the_digits_are_due_at_the_next_second_and_nothing_before_the_next_minute_where_none_run() {
    let mut wall = Wall::sized(80, 24);
    wall.says("/start");
    wall.now += chrono::TimeDelta::milliseconds(300);
    wall.seconds(0);
    assert_eq!((wall.model.due() - wall.now).num_milliseconds(), 701);
    wall.says("/pause");
    let due = wall.model.due() - wall.now;
    assert!(due.num_seconds() > 50, "{due}");
    assert!(wall.says("/end").model.due() > wall.now);
}
