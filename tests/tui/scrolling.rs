//! Whatever is scrolled and selected, the window shows a piece of the record without a gap, as full as it can be.

use proptest::prelude::*;
use rapporteur::tui::record::{Lens, Scroll};

use super::harness::Desk;

/// Moves of the window.
#[derive(Clone, Debug)]
enum Move {
    Up(usize),
    Down(usize),
    Show(usize),
    End,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        (1usize..12).prop_map(Move::Up),
        (1usize..12).prop_map(Move::Down),
        (0usize..40).prop_map(Move::Show),
        Just(Move::End)
    ];
    proptest::collection::vec(one, 1..12)
}

fn text(lens: Lens, scroll: Scroll) -> Vec<String> {
    lens.window(scroll).iter().map(|row| row.line.to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_window_is_a_piece_of_the_whole(
        entries in proptest::collection::vec((1usize..60, any::<bool>()), 1..40),
        height in 3usize..12,
        moves in moves(),
    ) {
        let mut desk = Desk::new();
        for (number, (words, deleted)) in entries.iter().enumerate() {
            // No two rows are the same, so that a window has one place.
            let text: String = (0..*words).map(|word| format!("w{number}.{word} ")).collect();
            desk.keys(&format!("{text}<Enter>"));
            if *deleted {
                desk.keys("/delete<Enter>");
            }
            if number == 5 {
                desk.keys("/start<Enter>");
            }
        }
        let state = &desk.model.state;
        let theme = desk.model.theme;
        let lens = Lens { state, queue: &[], width: 40, height, theme };
        let whole = text(Lens { height: 10_000, ..lens }, Scroll::Follow);
        let mut scroll = Scroll::Follow;
        let mut top = whole.len().saturating_sub(height);
        for step in moves {
            scroll = match step {
                Move::Up(by) => {
                    top = top.saturating_sub(by);
                    lens.up(scroll, by)
                }
                Move::Down(by) => {
                    top = (top + by).min(whole.len().saturating_sub(height));
                    lens.down(scroll, by)
                }
                Move::End => {
                    top = whole.len().saturating_sub(height);
                    Scroll::Follow
                }
                Move::Show(at) => {
                    let Some(entry) = state.record.all().get(at).filter(|entry| entry.stands()) else { continue };
                    let scroll = lens.show(scroll, at);
                    let shown = text(lens, scroll);
                    let handle = format!("{:>3}  ", entry.handle.to_string());
                    prop_assert!(shown.iter().any(|row| row.contains(&handle)) || shown.len() == height, "{shown:#?}");
                    top = whole.windows(shown.len().max(1)).position(|window| window == shown).unwrap_or(usize::MAX);
                    scroll
                }
            };
            let shown = text(lens, scroll);
            prop_assert_eq!(shown.len(), height.min(whole.len()));
            let end = (top + height).min(whole.len());
            prop_assert_eq!(&shown[..], &whole[top..end], "after {:?}", step);
        }
    }
}
