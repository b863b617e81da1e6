//! Who may be named: a session in the command language, as for `export`, held under a rule that hides names. Whoever is on the
//! list goes by a name that stands in no other word; lines may use those of `src/agenda.toml`.

#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use rapporteur::agenda::{Agenda, Attribution};
use rapporteur::export::{Sought, current_minutes, json, leaks, markdown, memorandum, minutes};
use rapporteur::words::fold::fold;
use rapporteur_fuzz::room::Room;
use rapporteur_fuzz::{AGENDA, agenda_of, papers, parts};

/// What the people of the agenda are called here, word by word.
const NAMES: [(&str, &str); 10] = [
    ("Anna", "Zyxan"),
    ("Rossi", "Qorvix"),
    ("Tomáš", "Ploxa"),
    ("Novák", "Grunfelz"),
    ("Silva", "Fleemstar"),
    ("Ana", "Uxbea"),
    ("Ole Berg", "Vexora Blintzky"),
    ("Ravenna", "Wembolia"),
    ("Lublin", "Tarquindor"),
    ("Cartagena", "Hyvondria"),
];
const PEOPLE: [&str; 4] = ["zyxan qorvix", "ploxa grunfelz", "uxbea fleemstar", "vexora blintzky"];
const BODIES: [&str; 3] = ["wembolia", "tarquindor", "hyvondria"];

fn renamed(text: &str) -> String {
    NAMES.iter().fold(text.to_owned(), |text, (name, other)| text.replace(name, other))
}

static PLAN: LazyLock<Arc<Agenda>> = LazyLock::new(|| agenda_of(renamed(AGENDA).as_bytes()));

/// Whether the name stands in a paper as words of their own.
fn stands_in(paper: &str, name: &str) -> bool {
    let parts = |c: char| c.is_whitespace() || ".,;:!?()*\"".contains(c);
    paper.match_indices(name).any(|(at, _)| {
        let (before, after) = (&paper[..at], &paper[at + name.len()..]);
        before.chars().next_back().is_none_or(parts) && after.chars().next().is_none_or(parts)
    })
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, parts)) = parts(bytes) else { return };
    let Some((second, lines)) = parts[0].split_first() else { return };
    let attribution = if second & 4 == 0 { Attribution::Organisation } else { Attribution::None };
    let mut room = Room::with(Arc::new(Agenda { attribution, ..Agenda::clone(&PLAN) }));
    room.hold(&renamed(&String::from_utf8_lossy(lines)));
    let state = &room.state;
    let mut options = papers::options(first, *second);
    options.attribution = None;
    let rule = options.rule(state);

    let (paper, sought) = match first >> 4 & 3 {
        0 | 1 => (markdown(&minutes(state, &options)), Sought::Minutes),
        2 => (json(state, &options), Sought::Record),
        _ => (markdown(&memorandum(state, &options)), Sought::Memorandum),
    };
    let current = first & 0x40 != 0;
    let paper = if current { current_minutes(state) } else { paper };
    if !current && !leaks(state, &options, sought).is_empty() {
        return;
    }
    let paper = fold(&paper);
    // A body may be called after a person, and whoever signs is named.
    let bodies = fold(&state.roster.organisations().join("\n"));
    let signing: Vec<String> = state.signatures.standing().map(|signed| fold(&signed.fact.name)).collect();
    let signing = signing.join("\n");
    for name in PEOPLE {
        let open = name.split(' ').any(|part| bodies.contains(part) || signing.contains(part));
        assert!(open || !stands_in(&paper, name), "{name} in\n{paper}");
    }
    if rule == Attribution::None && sought != Sought::Memorandum && signing.is_empty() {
        // A body that has a name of the list in its own is another body.
        let plain = bodies
            .lines()
            .filter(|body| !BODIES.contains(body))
            .all(|body| !BODIES.iter().any(|own| body.contains(own)));
        for name in BODIES.iter().filter(|_| plain) {
            assert!(!stands_in(&paper, name), "{name} in\n{paper}");
        }
    }
});
