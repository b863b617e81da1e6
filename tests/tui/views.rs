//! What is opened over the record.

use insta::assert_snapshot;
use rapporteur::capture::actions::ACTIONS;

use super::harness::{AGENDA, Desk};
use super::live::under_way;

#[test]
fn people_are_marked_present_by_a_few_letters_and_enter() {
    let mut desk = Desk::new();
    desk.keys("<F5>");
    assert_snapshot!("people_1", desk.screen());
    desk.keys("jose<Enter>");
    assert_snapshot!("people_2", desk.screen());
    desk.keys("<Enter>");
    assert_snapshot!("people_3_menu", desk.screen());
    desk.keys("<Down><Enter><Esc>");
    let jose = desk.model.state.roster.people().find(|person| person.details.name == "José Prado").unwrap();
    assert_eq!(jose.presence.word(), "remote");
}

#[test]
fn several_walk_ins_are_added_one_after_the_other() {
    let mut desk = Desk::new();
    desk.keys("half a thought<F5>Rosa Verdi, Caritas Todi<Enter>Zoe Walkin<Enter>");
    assert!(desk.notice().contains("type the organisation"), "{}", desk.notice());
    desk.keys("Novi Sad<Enter>Max Alone<Enter><Enter>");
    let walk_ins = desk.model.state.roster.people().filter(|person| person.walk_in);
    let names: Vec<_> = walk_ins.map(|one| (one.details.name.as_str(), one.details.organisation.as_deref())).collect();
    assert_eq!(names, [("Rosa Verdi", Some("Caritas Todi")), ("Zoe Walkin", Some("Novi Sad")), ("Max Alone", None)]);
    assert!(desk.screen().contains("3 present, 0 remote, 4 expected · 2 organisations here"), "{}", desk.screen());
    desk.keys("<Esc>");
    assert_eq!(desk.model.input.text(), "half a thought");
}

#[test]
fn lists_begin_at_the_top_fill_the_view_and_say_what_is_beyond() {
    let mut desk = Desk::new();
    for number in 1..=12 {
        desk.keys(&format!("/pledge @Ravenna promise number {number}<Enter>"));
    }
    desk.keys("<F6>");
    let screen = desk.screen();
    assert!(screen.contains("promise number 1 ") && screen.contains("promise number 8 "), "{screen}");
    assert!(screen.contains("▼ 4 more") && !screen.contains('▲'), "{screen}");
    desk.keys("<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>");
    let screen = desk.screen();
    assert!(screen.contains("promise number 5 ") && screen.contains("promise number 12"), "{screen}");
    assert!(screen.contains("▲ 4 more") && !screen.contains('▼'), "{screen}");
}

#[test]
fn a_poll_shows_a_bar_for_each_answer_and_no_count_twice() {
    let mut desk = Desk::new();
    desk.keys("/poll \"How ready are we?\" scale:3<Enter>/tally 1:1 2:4 3:2<Enter>/polls<Enter>");
    assert_snapshot!(desk.screen());
}

#[test]
fn the_prompts_of_the_item_are_read_and_scrolled() {
    let notes = "notes = \"\"\"\nAsk `everybody`:\n\n- one *minute* each\n- then a second round\n\"\"\"";
    let agenda = AGENDA.replace("title = \"Opening\"", &format!("title = \"Opening\"\n{notes}"));
    let mut desk = Desk::with(&agenda, 80, 24, false);
    desk.keys("<F4>");
    assert_snapshot!(desk.screen());
    desk.keys("typing goes on<Enter>/start<Enter><F2>");
    assert_eq!(desk.recorded(), ["1 point typing goes on"]);
    assert!(desk.screen().contains("Prompts for 2 What makes") && desk.screen().contains("Who does what?"));
    desk.keys("<F4>");
    assert!(desk.screen().contains("typing goes on"));
}

#[test]
fn the_way_to_everything_is_named_in_every_view() {
    for size in [(60, 16), (80, 24), (120, 40)] {
        for key in [
            "",
            "<F1>",
            "<F4>",
            "<F5>",
            "<F6>",
            "<F7>",
            "<F8>",
            "/pledge @Lublin rooms<Enter>/form<Enter>",
            "/pledge @Lublin rooms<Enter>/form<Enter><Enter>",
            "<F7><Tab>",
            "<Ctrl-P>",
            "<Ctrl-F>",
            "x<Enter><Up>",
            "x<Enter><Up><Tab>",
        ] {
            let mut desk = Desk::sized(size.0, size.1);
            desk.keys(key);
            if size == (60, 16) && !key.is_empty() {
                // With a row of keys, those of what is open come first, and from there it is one key back.
                let keys = desk.screen().lines().last().unwrap_or_default().to_owned();
                assert!(keys.contains("Esc "), "{key} {}", desk.screen());
                continue;
            }
            assert!(desk.screen().contains("Ctrl-P all commands"), "{key} {}", desk.screen());
            assert!(desk.screen().contains("Ctrl-Q quit"), "{key} {}", desk.screen());
        }
    }
}

#[test]
fn pledges_say_what_they_lack() {
    let mut desk = Desk::new();
    desk.keys("<F6>");
    assert!(desk.screen().contains("No pledge is recorded yet"));
    desk.keys(
        "/pledge @Ravenna mentors due:+3m indicator:\"20 mentors\"<Enter>/pledge @Lublin rooms<Enter>/agree 1<Enter>",
    );
    assert_snapshot!(desk.screen());
}

#[test]
fn every_action_stands_in_help_once() {
    let mut desk = Desk::sized(120, 400);
    desk.keys("<F1>");
    let screen = desk.screen();
    for action in ACTIONS {
        let usage = action.usage;
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = flat(&screen.replace('│', " "));
        let count = shown
            .matches(&flat(&format!(
                "{usage} {} ",
                action.key.filter(|_| action.command.is_some()).map(|key| format!("[{key}] ")).unwrap_or_default()
                    + action.does
            )))
            .count();
        assert_eq!(count, 1, "{usage} stands in help {count} times");
    }
}

#[test]
fn help_is_searched_and_scrolled() {
    let mut desk = Desk::new();
    desk.keys("<F1>");
    assert_snapshot!("help_1", desk.screen());
    desk.keys("<PageDown>");
    assert!(!desk.screen().contains("Just type what is said"));
    desk.keys("pledge");
    assert_snapshot!("help_2_pledge", desk.screen());
}

#[test]
fn the_palette_finds_by_letters_runs_what_is_whole_and_begins_what_is_not() {
    let mut desk = Desk::new();
    desk.keys("<Ctrl-P>");
    assert_snapshot!("palette_1", desk.screen());
    desk.keys("start<Enter>");
    assert!(desk.model.state.run.started.is_some());
    desk.keys("<Ctrl-P>pledge<Enter>");
    assert_eq!(desk.model.input.text(), "/pledge ");
    desk.keys("<Ctrl-U><Ctrl-P>yield");
    assert!(desk.screen().contains("not now: nobody has the floor"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert!(desk.notice().contains("nobody has the floor"), "{}", desk.notice());
}

#[test]
fn every_command_is_in_the_palette() {
    let mut desk = Desk::sized(120, 130);
    desk.keys("<Ctrl-P>");
    for command in ACTIONS.iter().filter_map(|action| action.command) {
        assert!(desk.screen().contains(&format!("/{command} ")), "{command}");
    }
}

#[test]
fn a_search_looks_through_everything_and_enter_goes_there() {
    let mut desk = Desk::new();
    desk.keys("the needle, Électricité<Enter>");
    for number in 0..50 {
        desk.keys(&format!("hay {number}<Enter>"));
    }
    desk.keys("<Ctrl-F>electr");
    assert_snapshot!("find_1", desk.screen());
    desk.keys("<Enter>");
    assert_snapshot!("find_2_there", desk.screen());
    desk.keys("<Esc><Ctrl-F>hay 1");
    assert!(desk.screen().contains("14 found"), "{}", desk.screen());
    let (buffer, _) = desk.buffer();
    let reversed = |y: u16| {
        let cells = (0..80).filter(|x| buffer[(*x, y)].modifier.contains(ratatui::style::Modifier::REVERSED));
        cells.map(|x| buffer[(x, y)].symbol()).collect::<String>()
    };
    assert_eq!(reversed(3), "hay1");
    assert!(!reversed(2).contains("hay"), "what is found stands out in the chosen row too: {}", reversed(2));
    desk.keys("<Esc><Ctrl-F>nothing like it");
    assert!(desk.screen().contains("No entry has these words"));
}

#[test]
fn the_minutes_are_shown_as_they_will_be_printed() {
    let mut desk = Desk::new();
    under_way(&mut desk);
    desk.keys("<F8>");
    assert_snapshot!(desk.screen());
    desk.keys("typing goes on<Enter>");
    assert_eq!(desk.recorded().last().map(String::as_str), Some("4 point typing goes on"));
}

#[test]
fn the_memorandum_is_shown_as_it_will_be_printed() {
    let mut desk = Desk::new();
    under_way(&mut desk);
    desk.keys("/pledge @Ravenna @Lublin mentors for a year due:+3m<Enter>/agree all<Enter><F7>");
    assert_snapshot!(desk.screen());
}

#[test]
fn export_asks_nothing_and_says_where() {
    use rapporteur::tui::message::Message;
    use rapporteur::tui::worker::Made;
    let mut desk = Desk::new();
    desk.keys("a point<Enter><F9>");
    assert_eq!(desk.effects.len(), 1);
    desk.happens(Message::Made(Made::Export(Ok(vec!["sessions/x/exports/minutes.md".into()]))));
    assert!(desk.notice().contains("minutes.md\nin sessions/x/exports"), "{}", desk.notice());
}

#[test]
fn the_prompts_of_the_item_are_shown_whole() {
    let notes = (1..=30).map(|n| format!("- prompt {n}\\n")).collect::<String>();
    let agenda = AGENDA.replace("title = \"Opening\"", &format!("title = \"Opening\"\nnotes = \"{notes}\""));
    let mut desk = Desk::with(&agenda, 80, 24, false);
    desk.keys("/start<Enter><F4>");
    assert_snapshot!(desk.screen());
    desk.keys("<PageDown><PageDown>");
    assert!(desk.screen().contains("prompt 30"), "{}", desk.screen());
    desk.keys("typing goes on<Enter><F4>");
    assert_eq!(desk.recorded(), ["1 point typing goes on"]);
    assert!(desk.screen().contains("F4 shows them all"), "{}", desk.screen());
}

#[test]
fn where_the_session_is_can_be_asked_in_words() {
    let mut desk = Desk::new();
    under_way(&mut desk);
    desk.keys("half a thought<Ctrl-P>status<Enter>");
    assert!(
        desk.notice().starts_with("item 2 of 3, What makes a local welcome work: 19 minutes left"),
        "{}",
        desk.notice()
    );
    assert!(desk.notice().ends_with("3 entries are recorded"), "{}", desk.notice());
    assert_eq!(desk.model.input.text(), "half a thought");
    let screen = desk.screen();
    assert!(screen.contains("nobody waits for it") && screen.contains("are recorded"), "{screen}");
}
