//! Whose name it is: namesakes, others with the same surname, words given beside the name, what is left and said.

use std::fs;

use crate::room::{AGENDA, Room, SESSION};

/// With more people on the list.
fn with(people: &str) -> Room {
    let room = Room::new(
        &AGENDA.replace("[[items]]\ntitle = \"Welcome\"", &format!("{people}\n[[items]]\ntitle = \"Welcome\"")),
    );
    assert!(
        people.is_empty()
            || fs::read_to_string(room.session().ancestors().nth(2).unwrap().join("agenda.toml"))
                .unwrap()
                .contains(people)
    );
    room
}

fn person(name: &str, organisation: &str) -> String {
    format!("[[participants]]\nname = \"{name}\"\norganisation = \"{organisation}\"\n")
}

#[test]
fn what_is_left_is_listed_and_words_given_beside_are_replaced() {
    let room = with("");
    room.record(
        "desk",
        "/start\nEsempio said so\nthe annual report of the Esempios, thanks to ANNA\n/decision Annas Idee\n",
    );
    let said = room.erase("Anna Esempio", &[]);
    for part in [
        "1 (journal/desk.jsonl, line 3): Esempio said so",
        "2 (",
        "3 (",
        "--also Esempio --also Esempios --also ANNA --also Annas",
    ] {
        assert!(said.out.replace('\\', "/").contains(part), "{part} is not in\n{}", said.out);
    }
    assert!(!said.out.contains("--also annual"), "{}", said.out);
    // What it says to type does it.
    let said = room.erase("1", &["--also", "Esempio", "--also", "Esempios", "--also", "ANNA", "--also", "Annas"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(!said.out.contains("may still mention"), "{}", said.out);
    room.is_without("Esempio");
    let minutes = room.export("minutes", "md");
    assert!(minutes.contains("the annual report of the participant 1, thanks to participant 1"), "{minutes}");
    assert!(minutes.contains("participant 1 Idee"), "{minutes}");
    assert_eq!(
        room.erase("1", &["--also", "Esempio"]).out.lines().next().unwrap(),
        "nothing to do: nothing in the session names participant 1, Ravenna"
    );
    room.goes_on();
}

#[test]
fn others_keep_their_names() {
    let room = with(
        &(person("Maria Esempio", "Todi")
            + &person("Jan Anna Esempio", "Esempio & Co")
            + &person("Li Bo", "Studio Anna Esempio")),
    );
    room.record("desk", "/start\n@\"Maria Esempio\" Maria Esempio and Esempio agree\nEsempio & Co: we, with Jan Anna Esempio, too\n@\"Li Bo\" and I\n");
    let said = room.erase("Anna Esempio", &["--also", "Esempio"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(
        said.out.contains("The organisation “Esempio & Co” keeps its name; --also \"Esempio & Co\" replaces it"),
        "{}",
        said.out
    );
    let minutes = room.export("minutes", "md");
    for part in [
        "**Maria Esempio:** Maria Esempio and participant 1 agree",
        "we, with Jan Anna Esempio, too",
        "Esempio & Co",
        "Studio participant 1",
    ] {
        assert!(minutes.contains(part), "{part} is not in\n{minutes}");
    }
    assert!(!minutes.contains("Studio Anna"), "{minutes}");
    room.goes_on();
    assert_eq!(room.erase("1", &["--also", "Esempio & Co"]).status, 0);
    assert!(!room.export("minutes", "md").contains("Esempio & Co"));
    room.goes_on();
}

#[test]
fn of_two_with_the_same_name_the_texts_are_left_and_listed() {
    let room = with(&person("Anna Esempio", "Lublin"));
    room.record("desk", "/start\nAnna Esempio said so\n/sign Ravenna by Anna Esempio\n/sign Lublin by Anna Esempio\n");
    let said = room.erase("Anna Esempio", &[]);
    assert_eq!(said.status, 1);
    assert!(
        said.err.contains("1: Anna Esempio, Ravenna") && said.err.contains("3: Anna Esempio, Lublin"),
        "{}",
        said.err
    );
    assert!(said.err.contains(&format!("rapporteur erase {SESSION} 1")), "{}", said.err);
    let said = room.erase("Anna Esempio, Ravenna", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("Participant 3 has the same name"), "{}", said.out);
    assert!(said.out.contains("--also \"Anna Esempio\""), "{}", said.out);
    let agenda = fs::read_to_string(room.path("agenda.toml")).unwrap();
    assert_eq!(agenda.matches("name = \"participant 1\"").count(), 1);
    assert_eq!(agenda.matches("name = \"Anna Esempio\"").count(), 1);
    let minutes = room.export("memorandum", "json");
    assert!(minutes.contains("\"Anna Esempio said so\""), "{minutes}");
    let signed = fs::read_to_string(room.path("journal/desk.jsonl")).unwrap();
    assert!(signed.contains("\"body\":\"Ravenna\",\"name\":\"participant 1\""), "{signed}");
    assert!(signed.contains("\"body\":\"Lublin\",\"name\":\"Anna Esempio\""), "{signed}");
    assert_eq!(room.erase("1", &["--also", "Anna Esempio"]).status, 0);
    assert_eq!(fs::read_to_string(room.path("agenda.toml")).unwrap().matches("name = \"Anna Esempio\"").count(), 1);
    assert!(room.export("minutes", "json").contains("\"participant 1 said so\""));
    room.goes_on();
}

#[test]
fn who_is_on_the_list_twice_is_erased_twice() {
    let room = with("");
    room.record("desk", "/start\n/in Carla Provizia, Riga\n");
    // On a laptop that had not yet seen that.
    let journal = fs::read(room.path("journal/desk.jsonl")).unwrap();
    fs::write(
        room.path("journal/desk.jsonl"),
        journal.split_inclusive(|b| *b == b'\n').take(2).collect::<Vec<_>>().concat(),
    )
    .unwrap();
    room.record("tablet", "/in Carla Provizia, Riga\nCarla: hello\n");
    fs::write(room.path("journal/desk.jsonl"), journal).unwrap();
    let said = room.erase("Carla", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(
        said.out.contains("participant 3 was erased") && said.out.contains("participant t1 was erased"),
        "{}",
        said.out
    );
    room.is_without("Carla Provizia");
    room.goes_on();
}

#[test]
fn where_two_laptops_gave_out_the_same_number_the_right_person_is_erased() {
    let room = with("");
    room.record("desk", "/start\n/in Carla Provizia, Riga\n");
    // Opened apart, on a laptop to which nothing of that had come.
    let aside = room.session().with_extension("desk");
    fs::rename(room.session(), &aside).unwrap();
    room.record("tablet", "/in Zita Provizia, Riga\n/in Carla Provizia, Riga\n@Zita as Carla says\n");
    fs::copy(aside.join("journal/desk.jsonl"), room.path("journal/desk.jsonl")).unwrap();
    fs::remove_dir_all(aside).unwrap();
    let said = room.erase("Carla Provizia", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    let entry = serde_json::from_str::<serde_json::Value>(&room.export("minutes", "json")).unwrap();
    let entry = entry["entries"][0]["handle"].as_str().unwrap().to_owned();
    assert_ne!(entry, "1", "the tablet's numbers have letters");
    assert!(said.out.contains(&format!("{entry} (")), "{entry} is not in\n{}", said.out);
    room.is_without("Carla Provizia");
    let minutes = room.export("minutes", "md");
    assert!(minutes.contains("Zita Provizia"), "{minutes}");
    room.goes_on();
}

#[test]
fn an_address_that_several_share_is_no_persons() {
    let shared = AGENDA.replace("jan@lublin.example", "anna.esempio@ravenna.example");
    let room = Room::new(&shared.replace("anna.esempio@ravenna.example", "office@ravenna.example"));
    room.record("desk", "/start\nwrite to office@ravenna.example\n");
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    assert!(room.export("minutes", "md").contains("office@ravenna.example"));
    let alone = Room::recorded();
    alone.record("desk", "write to anna.esempio@ravenna.example\n");
    assert_eq!(alone.erase("Anna Esempio", &[]).status, 0);
    assert!(alone.export("minutes", "md").contains("write to participant 1 "));
    alone.is_without("@ravenna.example");
}

#[test]
fn words_that_an_agenda_or_a_format_needs_are_no_names() {
    let room = with(&person("Bo Kind", "Todi"));
    room.record("desk", "/start\nKind is kind\n/export md html json\n");
    let said = room.erase("Bo Kind", &["--also", "Kind", "--also", "roundtable", "--also", "html"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(fs::read_to_string(room.path("agenda.toml")).unwrap().contains("kind = \"roundtable\""));
    assert!(room.export("minutes", "md").contains("participant 3 is participant 3"));
    let json: serde_json::Value = serde_json::from_slice(&fs::read(room.path("exports/record.json")).unwrap()).unwrap();
    assert!(json["kind"].is_string());
    room.goes_on();
}

/// Headings and dates are the program's, and a word that only begins like the name is none.
#[test]
fn the_programs_own_text_and_words_that_begin_alike_are_not_suggested() {
    let room = with(&person("Mark May", "Riga"));
    room.record(
        "desk",
        "[2018-05-27T09:00:00+00:00] /start\nAnnabel came\n/pledge open a desk\n/edit 2 open two desks\n/export minutes md html\n",
    );
    let minutes = fs::read_to_string(room.path("exports/minutes.md")).unwrap();
    assert!(minutes.contains("Annex:") && minutes.contains("Annabel"), "{minutes}");
    let said = room.erase("Anna Esempio", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(!said.out.contains("--also"), "{}", said.out);
    let said = room.erase("Mark May", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(!said.out.contains("--also"), "{}", said.out);
    // What somebody wrote into what was handed over is.
    let room = Room::recorded();
    fs::write(room.path("exports/mail.md"), "Ms Esempio sends her thanks\n").unwrap();
    assert!(room.erase("Anna Esempio", &[]).out.contains("--also Esempio"));
}

#[test]
fn whoever_was_erased_before_is_told_apart() {
    let room = with(&person("Mark May", "Riga"));
    room.record("desk", "/start\nhello\n");
    for name in ["Mark May", "Anna Esempio", "Jan Przyklad"] {
        assert_eq!(room.erase(name, &[]).status, 0);
    }
    let said = room.erase("Anna Esempio", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    for number in 1..=3 {
        assert!(said.out.contains(&format!("participant {number} was erased on")), "{}", said.out);
    }
    room.record("desk", "Anna Esempio came back\n");
    let said = room.erase("Anna Esempio", &[]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("participant 1 was erased on") && said.err.contains("NUMBER --also"), "{}", said.err);
    assert_eq!(room.erase("1", &["--also", "Anna Esempio"]).status, 0);
    assert!(room.export("minutes", "md").contains("participant 1 came back"));
}

#[test]
fn an_erased_name_holds_up_no_export() {
    let room = Room::new(
        &AGENDA
            .replace("place = \"Todi\"", "attribution = \"none\"")
            .replace("objectives = [\"Hear what Anna Esempio proposes\"]\n", ""),
    );
    room.record("desk", "/start\nAnna Esempio will not send it\n");
    assert_eq!(room.call("desk", &["export", SESSION, "minutes"]).status, 1);
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    let said = room.call("desk", &["export", SESSION, "minutes", "--format", "md,html,json"]);
    assert_eq!(said.status, 0, "{}", said.err);
}
