//! Generated sessions on three laptops, which hear of each other in pieces and in any order.

use proptest::prelude::*;
use rapporteur::export;
use rapporteur::session::event::EntryKind;

use super::laptops::Session;

/// What happens.
#[derive(Clone, Debug)]
enum Step {
    /// A line is typed on a laptop.
    Line(usize, String),
    /// The same, begun before this laptop received anything more than it had at the start of the session.
    Begun(usize, String),
    /// A laptop receives a part of what another has of a device.
    Deliver(usize, usize, usize, usize),
}

fn line() -> impl Strategy<Value = String> {
    let handle =
        prop_oneof![(1u32..6).prop_map(|n| n.to_string()), ("[ahd]", 1u32..4).prop_map(|(m, n)| format!("{m}{n}"))];
    let handle2 = handle.clone();
    prop_oneof![
        6 => "[a-z]{1,6}( [a-z]{1,5})?".prop_map(|text| format!("said {text}")),
        1 => "[a-z]{1,6}".prop_map(|text| format!("/question {text}?")),
        2 => "[a-z]{1,6}".prop_map(|text| format!("/pledge @Ravenna {text} due:2027-03-31")),
        4 => (handle.clone(), "[a-z]{1,6}").prop_map(|(n, text)| format!("/edit {n} now {text}")),
        1 => (handle.clone(), 1u32..28).prop_map(|(n, day)| format!("/edit {n} due:2027-04-{day:02}")),
        2 => handle.clone().prop_map(|n| format!("/delete {n}")),
        2 => handle.clone().prop_map(|n| format!("/agree {n}")),
        1 => (handle.clone(), 1u32..4).prop_map(|(n, item)| format!("/move {n} {item}")),
        1 => handle.clone().prop_map(|n| format!("/answer {n} so it is")),
        1 => (handle.clone(), handle2).prop_map(|(n, m)| format!("/merge {n} into {m}")),
        1 => (handle.clone(), prop_oneof![Just("none"), Just("organisation")]).prop_map(|(n, rule)| format!("/attribution {n} {rule}")),
        1 => (handle.clone(), prop_oneof![Just("desk"), Just("hall"), Just("hof")]).prop_map(|(n, device)| format!("/settle {n} {device}")),
        1 => "[a-z]{1,3}".prop_map(|text| format!("/poll \"{text}?\" options:\"A, B\"")),
        1 => (handle.clone(), 0u32..3, 0u32..3).prop_map(|(n, a, b)| format!("/tally #{n} 1:{a} 2:{b}")),
        1 => (handle.clone(), 0u32..3, 0u32..3).prop_map(|(n, a, b)| format!("/vote {n} for:{a} against:{b}")),
        1 => (handle.clone(), prop_oneof![Just("fulfilled"), Just("dropped")]).prop_map(|(n, status)| format!("/status {n} {status}")),
        1 => Just("/issue".to_owned()),
        1 => (handle.clone(), prop_oneof![Just("point"), Just("question"), Just("decision"), Just("pledge"), Just("note")]).prop_map(|(n, kind)| format!("/kind {n} {kind}")),
        1 => handle.clone().prop_map(|n| format!("/consent {n}")),
        1 => handle.prop_map(|n| format!("/settle {n}")),
        2 => Just("/undo".to_owned()),
        1 => Just("/redo".to_owned()),
        1 => Just("... and more".to_owned()),
        1 => Just("/start".to_owned()),
        1 => Just("/next".to_owned()),
        1 => Just("/lead".to_owned()),
        1 => "[a-z]{1,5}".prop_map(|name| format!("/in {name} Zimmer, Town of Z")),
        1 => "[a-z]{1,5}".prop_map(|title| format!("/item \"{title}\" 15")),
        1 => Just("/queue Anna Rossi".to_owned()),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0usize..3, line()).prop_map(|(laptop, line)| Step::Line(laptop, line)),
        1 => (0usize..3, line()).prop_map(|(laptop, line)| Step::Begun(laptop, line)),
        4 => (0usize..3, 0usize..3, 0usize..3, 1usize..12).prop_map(|(from, to, device, upto)| Step::Deliver(from, to, device, upto)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    /// Whatever is typed where, and however it arrives: the same state everywhere in the end, and every line that was
    /// acknowledged is in it.
    #[test]
    fn all_laptops_come_to_the_same_record(
        steps in prop::collection::vec(step(), 1..40),
        opened_apart in any::<bool>(),
        wrong in prop::array::uniform3(prop_oneof![Just(0i64), -100_000i64..100_000]),
    ) {
        let names = ["desk", "hall", "hof"];
        let mut session = if opened_apart { Session::of(&names) } else { Session::together(&names) };
        for (laptop, hours) in session.laptops.iter_mut().zip(wrong) {
            laptop.wrong = chrono::TimeDelta::hours(hours);
        }
        let devices: Vec<_> = session.laptops.iter().map(|laptop| laptop.device.clone()).collect();
        let begun: Vec<_> = session.laptops.iter().map(|laptop| laptop.state.seen()).collect();
        let mut recorded: Vec<String> = Vec::new();
        for (n, step) in steps.iter().enumerate() {
            match step {
                Step::Line(laptop, line) => {
                    // Each text is one of a kind, so that it can be found again.
                    let unique = line.strip_prefix("said ").map(|text| format!("said {text} {n}"));
                    let said = session.type_in(*laptop, unique.as_deref().unwrap_or(line));
                    if let (Ok(_), Some(unique)) = (said, unique) {
                        recorded.push(unique);
                    }
                }
                Step::Begun(laptop, line) => {
                    let _ = session.type_in_sight(*laptop, line, Some(&begun[*laptop]));
                }
                Step::Deliver(from, to, device, upto) => session.deliver(*from, *to, &devices[*device], *upto),
            }
        }
        session.meet();
        // Whoever settles what crossed, and takes that back, has it before him again; and settled for all it is settled.
        let crossed = |session: &Session| -> Vec<_> { session.laptops[0].state.crossed().map(|entry| (entry.handle, entry.crossing().cloned())).collect() };
        let before = crossed(&session);
        for (handle, crossing) in &before {
            let device = crossing.as_ref().and_then(|crossing| crossing.devices().first().map(ToString::to_string)).unwrap_or_default();
            let line = format!("/settle {handle} {device}");
            prop_assert!(session.type_in(0, &line).is_ok(), "{}", line);
            prop_assert!(!session.laptops[0].state.crossed().any(|entry| entry.handle == *handle), "{} is not settled", handle);
            session.says(0, "/undo");
            prop_assert!(crossed(&session).contains(&(*handle, crossing.clone())), "{} is not as it was", handle);
            session.says(0, "/redo");
        }
        session.meet();
        prop_assert_eq!(session.laptops[1].state.crossed().count(), 0);
        for laptop in &session.laptops {
            prop_assert_eq!(&laptop.state, &session.laptops[0].state);
            // Once more what has arrived changes nothing.
            let mut again = laptop.state.clone();
            for event in laptop.journals.values().flatten() {
                rapporteur::session::apply(&mut again, event.clone());
            }
            prop_assert_eq!(&again, &laptop.state);
            // Whatever was merged with whatever: no question is lost from sight.
            let minutes = export::markdown(&export::minutes(&laptop.state, &export::Options::default()));
            for question in laptop.state.record.entries().filter(|entry| entry.kind == EntryKind::Question) {
                let handle = format!("[{}]", question.handle);
                prop_assert!(minutes.contains(&handle), "{} is not in {}", handle, minutes);
            }
            // An entry may have been reworded, deleted or undone: it is known all the same, once.
            for text in &recorded {
                let entries = laptop.state.record.all().iter();
                let found = entries.filter(|entry| entry.wordings().first().is_some_and(|first| first.text == text)).count();
                prop_assert_eq!(found, 1, "{}", text);
            }
        }
    }
}
