//! A person taken out of a record: lines of the command language as for `command`, behind [`rapporteur_fuzz::PART`] an agenda,
//! and behind another a text of a file that lies about in the folder. The first byte says which person.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::agenda;
use rapporteur::session::erase::{Erasure, Replay};
use rapporteur::session::{Event, Recorded, State, apply};
use rapporteur_fuzz::room::Room;
use rapporteur_fuzz::{AGENDA, agenda_of, fit_to_be_shown, parts};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, parts)) = parts(bytes) else { return };
    let text = |n: usize| parts.get(n).map(|part| String::from_utf8_lossy(part).into_owned()).unwrap_or_default();
    let plan = agenda_of(parts.get(1).copied().unwrap_or_default());
    let mut room = Room::with(plan.clone());
    room.hold(&text(0));

    let replay = Replay::of(plan.clone(), &room.events);
    assert!(replay.state == room.state);
    let people = &replay.state.roster.people;
    // The latest are those that the lines brought.
    let Some(person) = people.iter().rev().nth(usize::from(choice) % people.len().max(1)) else { return };
    let also: Vec<String> = text(2).split_whitespace().take(1).map(str::to_owned).collect();
    let erasure = Erasure::new(&replay, person, &also);

    let mut state = State::new(plan.clone());
    for recorded in &room.events {
        let now = match erasure.event(recorded) {
            None => recorded.clone(),
            Some((event, places)) => {
                assert!(places > 0 && event != recorded.event);
                let line = serde_json::to_string(&event).expect("an event has a line");
                assert_eq!(serde_json::from_str::<Event>(&line).ok().as_ref(), Some(&event), "{line}");
                let now = Recorded { event, ..recorded.clone() };
                assert_eq!(erasure.event(&now), None, "once is enough: {line}");
                now
            }
        };
        let _ = erasure.mentions_in(&now.event);
        apply(&mut state, now);
    }
    assert_eq!(state.record.len(), room.state.record.len());
    assert_eq!(state.roster.people.len(), people.len());

    let file = text(2);
    if let Some((file, places)) = erasure.file(&file) {
        assert!(places > 0);
        let _ = erasure.mentions_in_file(&file);
    }
    let _ = erasure.is_in_name(&file);

    let own = text(1);
    let source = if own.trim().is_empty() { AGENDA.to_owned() } else { own };
    match erasure.agenda(&source) {
        Ok(None) => {}
        Err(trouble) => fit_to_be_shown(&trouble.to_string()),
        Ok(Some((anew, places))) => {
            assert!(places > 0 && anew != source);
            let read = |text: &str| agenda::read("a.toml", text.as_bytes(), &|_| Ok(b"name\n".to_vec())).agenda;
            // The agenda that was read is one, so that what becomes of it is one with as many people and items.
            if let (Some(before), Some(after)) = (read(&source), read(&anew)) {
                assert_eq!(before.participants.len(), after.participants.len());
                assert_eq!(before.items.len(), after.items.len());
            } else {
                assert!(read(&source).is_none(), "{anew}");
            }
        }
    }
});
