//! The program ends in between: whatever is in place by then, the same command again completes the work.

use std::fs;
use std::sync::Arc;

use rapporteur::agenda;
use rapporteur::capture::names::persons;
use rapporteur::journal::erase::Still;
use rapporteur::journal::{Folder, ReadOnly, Swap};
use rapporteur::session::erase::Erasure;
use rapporteur::session::event::{Device, PersonErased};

use crate::room::{Room, SESSION};

/// Everything up to the first file that is put in place, as the program does it.
fn begun(room: &Room, person: &str) -> Swap {
    let folder = Folder::open(room.session()).unwrap();
    let agenda = agenda::read("", &folder.agenda_bytes().unwrap(), &|_| Ok(b"name\n".to_vec())).agenda.unwrap();
    let mut still = Still::hold(&folder, Arc::new(agenda)).unwrap();
    let person = persons(person, &still.replay().state)[0];
    let erasure = Erasure::new(still.replay(), person, &[]);
    let marked = rapporteur::journal::Draft {
        id: uuid::Uuid::from_u128(1),
        wall: 0,
        at: "2018-06-27T12:00:00+02:00".parse().unwrap(),
        event: PersonErased { participant: person.id }.into(),
    };
    let plan = still.plan(&erasure, &Device::new("desk").unwrap(), &[marked]).unwrap();
    still.prepare(plan).unwrap()
}

#[test]
fn whichever_files_are_in_place_the_same_command_completes_it() {
    let first = Room::recorded();
    let before = first.files();
    let count = begun(&first, "Anna Esempio").files();
    assert!(count > 6);
    for done in 0..=count {
        let room = Room::recorded();
        room.put(&before);
        let swap = begun(&room, "Anna Esempio");
        for _ in 0..done {
            assert!(swap.step().unwrap());
        }
        assert!(done < count || !swap.step().unwrap());
        drop(swap);
        assert_eq!(Folder::open(room.session()).unwrap().read().read_only, Some(ReadOnly::Erasing));
        // Meanwhile nothing is recorded, and everything can be read.
        let said = room.record("tablet", "in between\n");
        assert_eq!(said.status, 3);
        assert!(said.err.contains("rapporteur erase"), "{}", said.err);
        assert_eq!(room.call("desk", &["check", &format!("sessions/{SESSION}")]).status, 3);

        let said = room.erase("Anna Esempio", &[]);
        assert_eq!(said.status, 0, "{done}: {}", said.err);
        assert!(said.out.contains("participant 1"), "{}", said.out);
        room.is_without("Anna Esempio");
        room.goes_on();
        let marks = fs::read_to_string(room.path("journal/desk.jsonl")).unwrap().matches("person_erased").count();
        assert_eq!(marks, 1, "{done}");
    }
}

#[test]
fn what_was_written_before_anything_was_begun_is_no_more_than_in_the_way() {
    let room = Room::recorded();
    let before = room.files();
    drop(begun(&room, "Anna Esempio"));
    fs::remove_file(room.path("erasing.json")).unwrap();
    assert!(room.files().len() > before.len());
    // As far as anybody can see nothing has happened.
    assert_eq!(room.record("tablet", "in between, by Anna Esempio\n").status, 0);
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    room.is_without("Anna Esempio");
    assert!(room.export("minutes", "md").contains("in between, by participant 1"));
    room.goes_on();
}

#[test]
fn what_was_changed_since_is_done_anew() {
    for (file, done) in
        [("exports/minutes.md", 2), ("exports/minutes.md", 0), ("journal/tablet.jsonl", 0), ("erasing.json", 1)]
    {
        let room = Room::recorded();
        let swap = begun(&room, "Anna Esempio");
        for _ in 0..done {
            swap.step().unwrap();
        }
        match file {
            "journal/tablet.jsonl" => {
                // A line of the other laptop arrives.
                let list = fs::read(room.path("erasing.json")).unwrap();
                fs::remove_file(room.path("erasing.json")).unwrap();
                room.record("tablet", "late, by Anna Esempio\n");
                fs::write(room.path("erasing.json"), list).unwrap();
            }
            file => fs::write(room.path(file), "[\"Anna Esempio\"").unwrap(),
        }
        let said = room.erase("Anna Esempio", &[]);
        if said.status == 0 {
            assert!(said.err.contains("was changed since"), "{}", said.err);
        } else {
            // The list of people may be in place already, so that only the number says who is meant.
            assert!(said.err.contains("1 --also \"Anna Esempio\""), "{}", said.err);
            assert_eq!(room.erase("1", &["--also", "Anna Esempio"]).status, 0);
        }
        room.is_without("Anna Esempio");
        room.goes_on();
    }
}

/// Where a synchronised folder has only some of the rewritten files, and no list of them: the order in which they are put
/// in place is such that the agenda is never ahead of the journal.
#[test]
fn some_of_the_files_alone_can_be_completed_too() {
    let first = Room::recorded();
    let before = first.files();
    let swap = begun(&first, "Anna Esempio");
    let mut states = vec![before.clone()];
    while swap.step().unwrap() {
        let keep = |path: &std::path::Path| before.contains_key(path);
        states.push(first.files().into_iter().filter(|(path, _)| keep(path)).collect());
    }
    for (done, state) in states.iter().enumerate() {
        let room = Room::recorded();
        room.put(state);
        let said = room.erase("Anna Esempio", &[]);
        if said.status != 0 {
            assert!(said.err.contains("1 --also \"Anna Esempio\""), "{done}: {}", said.err);
            let said = room.erase("1", &["--also", "Anna Esempio", "--also", "Esempio Anna"]);
            assert_eq!(said.status, 0, "{done}: {}", said.err);
        }
        room.is_without("Anna Esempio");
        room.goes_on();
    }
}

#[test]
fn a_list_from_elsewhere_leads_nowhere_else() {
    let room = Room::recorded();
    let outside = room.session().parent().unwrap().join("outside.txt");
    fs::write(&outside, "mine").unwrap();
    fs::write(outside.with_extension("txt.erasing"), "theirs").unwrap();
    let sum = |text: &str| {
        use sha2::Digest;
        sha2::Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let list = format!(
        "{{\"participants\":[\"1\"],\"files\":[{{\"file\":\"../outside.txt\",\"old\":\"{}\",\"new\":\"{}\"}}]}}",
        sum("mine"),
        sum("theirs")
    );
    fs::write(room.path("erasing.json"), list).unwrap();
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    assert_eq!(fs::read_to_string(outside).unwrap(), "mine");
    room.is_without("Anna Esempio");
    room.goes_on();
}

#[cfg(unix)]
#[test]
fn a_full_disk_changes_nothing() {
    let room = Room::recorded();
    let long = "a long line of what was said ".repeat(20);
    room.record("desk", &format!("{long}\n").repeat(200));
    let before = room.files();
    let program = assert_cmd::cargo::cargo_bin("rapporteur");
    let script = format!(
        "trap '' XFSZ; ulimit -f 20; exec {} --device desk erase {} 'Anna Esempio' --yes",
        program.display(),
        room.session().display()
    );
    let output = std::process::Command::new("sh").args(["-c", &script]).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{err}");
    assert!(err.contains("desk.jsonl: it cannot be written anew"), "{err}");
    assert_eq!(room.files(), before);
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    room.is_without("Anna Esempio");
}
