//! A session as it is handed over: two bytes of options, lines of the command language, and behind [`rapporteur_fuzz::PART`]
//! an agenda of its own.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur_fuzz::room::Room;
use rapporteur_fuzz::{agenda_of, papers, parts};

fuzz_target!(|bytes: &[u8]| {
    let Some((first, parts)) = parts(bytes) else { return };
    let Some((second, lines)) = parts[0].split_first() else { return };
    let mut room = Room::with(agenda_of(parts.get(1).copied().unwrap_or_default()));
    room.hold(&String::from_utf8_lossy(lines));
    papers::sound_one(first >> 4, &room.state, &papers::options(first, *second), room.now);
});
