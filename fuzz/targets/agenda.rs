//! An agenda, and behind [`rapporteur_fuzz::PART`] the roster file it may name.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use rapporteur::agenda::{places, read};
use rapporteur::export::{Options, memorandum, minutes};
use rapporteur::session::State;
use rapporteur_fuzz::{fit_to_be_shown, papers, parts};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, parts)) = parts(bytes) else { return };
    let (text, roster) = (parts[0], parts.get(1));
    let reading =
        read("a.toml", text, &|_| roster.map(|bytes| bytes.to_vec()).ok_or_else(|| "it is \u{1b} away".into()));
    let said = reading.to_string();
    fit_to_be_shown(&said);
    assert!(!said.contains(|c| ('\u{202a}'..='\u{202e}').contains(&c)), "{said:?}");
    assert_eq!(reading.agenda.is_none(), reading.problems.iter().any(|problem| problem.holds_up()));
    let lossy = String::from_utf8_lossy(text);
    let lines: Vec<&str> = lossy.strip_prefix('\u{feff}').unwrap_or(&lossy).split('\n').collect();
    for problem in reading.problems.iter().filter(|problem| problem.file == "a.toml") {
        assert!((1..=lines.len()).contains(&problem.line), "{problem:?}");
        assert!(problem.source_line.as_ref().is_none_or(|line| line.chars().count() < 300), "{problem:?}");
    }
    if let Ok(text) = std::str::from_utf8(text) {
        let _ = places(text);
    }
    let Some(agenda) = reading.agenda else { return };
    assert!(!agenda.title.trim().is_empty());
    assert!(agenda.items.iter().all(|item| !item.title.is_empty() && !item.title.contains(char::is_control)));
    assert!(
        agenda.participants.iter().all(|person| !person.name.is_empty() && !person.name.contains(char::is_control))
    );
    // A session that has not begun is handed over as well as any.
    let state = State::new(Arc::new(agenda));
    let options = papers::options(choice, choice.rotate_left(3));
    match choice % 4 {
        0 => papers::sound(&minutes(&state, &Options::default())),
        1 => papers::sound(&memorandum(&state, &options)),
        2 => papers::sound_json(&state, &options),
        _ => {}
    }
});
