//! The whole way.

use crate::room::{AGENDA, Room, SESSION};

/// A document with its tables as narrow as they can be, since their columns are as wide as the names in them.
fn narrow(text: &str) -> String {
    text.split(' ').filter(|part| !part.is_empty()).map(|part| if part.contains("---") { "---" } else { part }).fold(
        String::new(),
        |mut all, part| {
            all.push_str(part);
            all.push(' ');
            all
        },
    )
}

fn replaced(text: &str) -> String {
    ["Anna Esempio", "ANNA ESEMPIO", "ESEMPIO ANNA", "Esempio Anna"]
        .iter()
        .fold(text.to_owned(), |text, name| text.replace(name, "participant 1"))
}

#[test]
fn nothing_of_the_name_is_left_and_the_rest_is_as_it_was() {
    let room = Room::recorded();
    let documents =
        [("minutes", "md"), ("memorandum", "md"), ("minutes", "html"), ("memorandum", "html"), ("minutes", "json")];
    let before: Vec<String> = documents.iter().map(|(document, format)| room.export(document, format)).collect();
    let files = room.files();
    let said = room.erase("Anna Esempio", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("participant 1 was erased from every file of the session"), "{}", said.out);
    for part in ["journal/desk.jsonl: ", "journal/tablet.jsonl: ", "agenda.toml: ", "exports/record.json: ", "backups"]
    {
        assert!(said.out.replace('\\', "/").contains(part), "{part} is not in\n{}", said.out);
    }
    room.is_without("Anna Esempio");
    room.is_without("Esempio Anna");
    room.is_without("anna.esempio@");
    for ((document, format), before) in documents.iter().zip(&before) {
        let now = room.export(document, format);
        assert_eq!(narrow(&now), narrow(&replaced(before)), "{document} {format}");
        assert_ne!(&now, before);
    }
    // Byte for byte the same but for the name, also in the files that were handed over.
    let now = room.files();
    assert!(now.keys().eq(files.keys()));
    for (path, bytes) in &files {
        let text = String::from_utf8(bytes.clone()).unwrap();
        if path.starts_with("exports") {
            assert_eq!(String::from_utf8_lossy(&now[path]), replaced(&text), "{}", path.display());
        }
    }
    let agenda = replaced(AGENDA).replace("email = \"anna.esempio@ravenna.example\"   # not", "# not");
    assert_eq!(String::from_utf8_lossy(&now[std::path::Path::new("agenda.toml")]), agenda);
    room.goes_on();
}

#[test]
fn every_line_keeps_what_surrounds_its_event() {
    let room = Room::recorded();
    let around = |room: &Room, device: &str| -> Vec<String> {
        let journal = std::fs::read_to_string(room.path(&format!("journal/{device}.jsonl"))).unwrap();
        let line = |line: &str| line.split(",\"sum\":").next().unwrap().to_owned();
        journal.lines().map(line).collect()
    };
    let (desk, tablet) = (around(&room, "desk"), around(&room, "tablet"));
    assert_eq!(room.erase("1", &[]).status, 0);
    assert_eq!(around(&room, "tablet"), tablet);
    let now = around(&room, "desk");
    assert_eq!(now[..desk.len()], desk);
    assert_eq!(now.len(), desk.len() + 1);
    let marked = std::fs::read_to_string(room.path("journal/desk.jsonl")).unwrap();
    assert!(marked.ends_with("\"event\":{\"type\":\"person_erased\",\"participant\":\"1\"}}\n"), "{marked}");
}

#[test]
fn a_name_with_signs_in_it_is_found_however_it_is_escaped() {
    for name in ["Zoë \"Zo\" D'Angelo", "Łukasz O'Neil & Söhne", "Anna *Bo* Lee_Roy", "王小明", "Anna <b> Esempio"]
    {
        let room = Room::recorded_with(name);
        let said = room.erase("1", &[]);
        assert_eq!(said.status, 0, "{}", said.err);
        for file in
            ["desk.jsonl", "tablet.jsonl", "agenda.toml", "minutes.md", "minutes.html", "memorandum.md", "record.json"]
        {
            assert!(said.out.contains(file), "{name} was not in {file}:\n{}", said.out);
        }
        room.is_without(name);
        room.goes_on();
    }
}

#[test]
fn a_second_time_changes_nothing() {
    let room = Room::recorded();
    assert_eq!(room.erase("Anna", &[]).status, 0);
    let files = room.files();
    for person in ["1", "participant 1", "Anna Esempio"] {
        let said = room.erase(person, &[]);
        assert_eq!(said.status, 0, "{person}: {}", said.err);
        assert!(said.out.contains("nothing to do"), "{person}: {}", said.out);
        assert_eq!(room.files(), files, "{person}");
    }
}

#[test]
fn a_walk_in_is_erased_on_a_device_that_had_not_recorded() {
    let room = Room::recorded();
    let said = room.call("phone", &["erase", SESSION, "Berta Muster", "--yes"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("participant t1 was erased"), "{}", said.out);
    room.is_without("Berta Muster");
    let phone = std::fs::read_to_string(room.path("journal/phone.jsonl")).unwrap();
    let lines: Vec<_> = phone.lines().collect();
    assert!(lines.len() == 2 && lines[0].contains("device_joined") && lines[1].contains("person_erased"), "{phone}");
    assert!(room.export("minutes", "md").contains("participant t1"));
    room.goes_on();
    assert_eq!(room.record("phone", "from the phone\n").out, "p1 point: from the phone\n");
}

#[test]
fn somebody_of_a_roster_file_is_erased() {
    let room = Room::new(&format!("participants_file = \"roster.csv\"\n{AGENDA}"));
    let roster = "Name;Organisation;Email\nMara Paraugs;Riga;mara@riga.example\nAnna Vzor;Brno;\n";
    std::fs::write(room.session().parent().unwrap().parent().unwrap().join("roster.csv"), roster).unwrap();
    room.record("desk", "/start\n@Mara we have one\n@\"Anna Vzor\" so do we, says Mara Paraugs\n");
    room.record("tablet", "Mara Paraugs: still here\n");
    let said = room.erase("Mara", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    room.is_without("Mara Paraugs");
    room.is_without("mara@riga.example");
    let minutes = room.export("minutes", "md");
    assert!(
        minutes.contains("participant 3") && minutes.contains("Anna Vzor") && minutes.contains("Riga"),
        "{minutes}"
    );
    room.goes_on();
}

#[test]
fn somebody_whose_coming_was_undone_is_in_the_journal_all_the_same() {
    let room = Room::recorded();
    room.record("desk", "/in Carla Provizia, Riga\n/undo\n");
    assert_eq!(room.erase("Carla Provizia", &[]).status, 0);
    room.is_without("Carla Provizia");
    room.goes_on();
}

#[test]
fn an_erasure_is_no_step_that_can_be_undone() {
    let room = Room::recorded();
    room.record("desk", "the last line\n");
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    let said = room.record("desk", "/undo\n");
    assert!(said.out.contains("is taken back"), "{}", said.out);
    room.is_without("Anna Esempio");
}

/// Byte-order mark, line ends and blanks of an agenda stay.
#[test]
fn an_agenda_is_changed_where_the_name_stands_and_nowhere_else() {
    let agenda = "\u{feff}title = 'Housing and work'\r\nkind=\"roundtable\"\r\ndate = 2018-06-27\r\n\
                  participants = [ { email = 'a@b.example', name = \"Anna Esempio\" , role = \"speaker\" },\r\n  {name='Jan'} ]\r\n\
                  [[items]]\r\ntitle = \"\\u0041nna Esempio\\tspeaks\"  # Anna Esempio\r\n";
    let room = Room::new(agenda);
    room.record("desk", "/start\nAnna Esempio: hello\n");
    assert_eq!(room.erase("Anna", &["--also", "speaker"]).status, 0);
    let expected = agenda
        .replace("email = 'a@b.example', ", "")
        .replace("\\u0041nna Esempio", "participant 1")
        .replace("Anna Esempio", "participant 1");
    assert_eq!(std::fs::read_to_string(room.path("agenda.toml")).unwrap(), expected);
    room.goes_on();
}
