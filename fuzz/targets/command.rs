//! A session held in the command language: lines, and behind [`rapporteur_fuzz::PART`] an agenda of its own.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::capture::{clean, complete, dates, people_by_letters};
use rapporteur::session::Command;
use rapporteur::session::decide;
use rapporteur::session::event::Device;
use rapporteur_fuzz::room::Room;
use rapporteur_fuzz::{agenda_of, fit_to_be_said, papers, parts};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, parts)) = parts(bytes) else { return };
    let text = String::from_utf8_lossy(parts[0]);
    let mut room = Room::with(agenda_of(parts.get(1).copied().unwrap_or_default()));
    room.hold(&text);
    room.reads_back();

    // Whatever is being typed, there is something to offer or not.
    let last = text.lines().next_back().unwrap_or_default();
    for cursor in (0..=last.len()).filter(|at| last.is_char_boundary(*at)).rev().take(3) {
        let Some(offered) = complete(last, cursor, &room.state, 8) else { continue };
        assert!(!offered.candidates.is_empty() && offered.candidates.len() <= 8);
        assert!(last.get(offered.span.clone()).is_some(), "{:?} of {last:?}", offered.span);
        offered.candidates.iter().for_each(|candidate| fit_to_be_said(&candidate.label));
    }
    let _ = people_by_letters(last, &room.state);
    if let Err(refusal) = dates::read(&clean(last).0, room.now.date_naive()) {
        fit_to_be_said(&refusal.to_string());
    }

    match choice % 4 {
        // What was done can be undone, to the last of it, and be done again.
        0 => {
            let device = Device::new("desk").expect("a name");
            let done = std::iter::from_fn(|| {
                decide(&room.state, &device, &Command::Undo, room.now).is_ok().then(|| room.types("/undo"))
            });
            let done = done.take(200).count();
            for _ in 0..done {
                assert!(
                    decide(&room.state, &device, &Command::Redo, room.now).is_ok(),
                    "what was undone can be done again"
                );
                room.types("/redo");
            }
            room.reads_back();
        }
        1 => papers::sound_one(choice >> 2, &room.state, &papers::options(choice, choice), room.now),
        _ => {}
    }
});
