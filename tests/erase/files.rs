//! Files beside the journals: fragments, what was handed over, what is no text.

use std::fs;

use crate::room::Room;

#[test]
fn fragments_that_were_set_aside_are_searched() {
    let room = Room::recorded();
    let torn = b"\x00\x00{\"v\":1,\"text\":\"Anna Esempio\xff and Anna\\u0020Esempio\n{\"v\":1,\"te".as_slice();
    fs::write(room.path("journal/tablet.torn"), torn).unwrap();
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    let expected = b"\x00\x00{\"v\":1,\"text\":\"participant 1\xff and participant 1\n{\"v\":1,\"te".as_slice();
    assert_eq!(fs::read(room.path("journal/tablet.torn")).unwrap(), expected);
    room.is_without("Anna Esempio");
}

#[test]
fn a_line_that_was_never_finished_is_searched_where_it_is() {
    for device in ["desk", "tablet"] {
        let room = Room::recorded();
        let journal = room.path(&format!("journal/{device}.jsonl"));
        let mut bytes = fs::read(&journal).unwrap();
        bytes.extend_from_slice(b"{\"v\":1,\"id\":\"01\",\"text\":\"Anna Esempio \xc3");
        fs::write(&journal, bytes).unwrap();
        let said = room.erase("Anna Esempio", &[]);
        assert_eq!(said.status, 0, "{}", said.err);
        room.is_without("Anna Esempio");
        let fragment = b"{\"v\":1,\"id\":\"01\",\"text\":\"participant 1 \xc3";
        // In the journal that is written to, it is set aside as always; in the others their device does that.
        if device == "desk" {
            assert_eq!(fs::read(room.path("journal/desk.torn")).unwrap(), [fragment.as_slice(), b"\n"].concat());
        } else {
            assert!(fs::read(&journal).unwrap().ends_with(fragment));
        }
        room.goes_on();
    }
}

#[test]
fn everything_in_the_folder_that_is_text_is_searched_and_what_is_none_is_named() {
    let room = Room::recorded();
    fs::create_dir_all(room.path("exports/sent/.thumbs")).unwrap();
    fs::create_dir_all(room.path(".stversions")).unwrap();
    fs::write(room.path("exports/sent/letter.txt"), "Dear Anna\u{a0}Esempio,\r\n").unwrap();
    fs::write(room.path("exports/data.json"), r#"{"name":"\u0041nna\u0020Esempio"}"#).unwrap();
    fs::write(room.path("exports/page.html"), "<td><b>Anna</b> Esempi&#111;</td>").unwrap();
    fs::write(room.path("notes.txt"), "Anna Esempio").unwrap();
    fs::write(room.path("exports/.rapporteur-abc.tmp"), "Anna Esempio").unwrap();
    let closed = [
        ("exports/scan.pdf", b"%PDF\x00Anna Esempio".as_slice()),
        ("exports/old.txt", b"Anna Esempio, caf\xe9"),
        (".stversions/minutes.md", b"Anna Esempio"),
    ];
    for (file, bytes) in closed {
        fs::write(room.path(file), bytes).unwrap();
    }
    fs::write(room.path("exports/Esempio-Anna.md"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", room.path("exports/link.txt")).unwrap();
    let said = room.erase("Anna Esempio", &[]);
    assert_eq!(said.status, 0, "{}", said.err);
    let out = said.out.replace('\\', "/");
    for part in [
        "exports/scan.pdf: ",
        "exports/old.txt: ",
        ".stversions: ",
        "exports/sent/.thumbs: ",
        "exports/Esempio-Anna.md",
    ] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
    #[cfg(unix)]
    assert!(out.contains("exports/link.txt: a link"), "{out}");
    for (file, bytes) in closed {
        assert_eq!(fs::read(room.path(file)).unwrap(), bytes);
        fs::remove_file(room.path(file)).unwrap();
    }
    let text = |file: &str| fs::read_to_string(room.path(file)).unwrap();
    assert_eq!(text("exports/sent/letter.txt"), "Dear participant 1,\r\n");
    assert_eq!(text("exports/data.json"), r#"{"name":"participant 1"}"#);
    assert_eq!(text("exports/page.html"), "<td><b>participant 1</b></td>");
    assert_eq!(text("notes.txt"), "participant 1");
    #[cfg(unix)]
    fs::remove_file(room.path("exports/link.txt")).unwrap();
    room.is_without("Anna Esempio");
}

#[cfg(unix)]
#[test]
fn who_may_read_a_file_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::recorded();
    let mode = |file: &str| fs::metadata(room.path(file)).unwrap().permissions().mode() & 0o777;
    for (file, mode) in [("journal/tablet.jsonl", 0o600), ("agenda.toml", 0o640), ("exports/minutes.md", 0o664)] {
        fs::set_permissions(room.path(file), fs::Permissions::from_mode(mode)).unwrap();
    }
    assert_eq!(room.erase("Anna Esempio", &[]).status, 0);
    assert_eq!(["journal/tablet.jsonl", "agenda.toml", "exports/minutes.md"].map(mode), [0o600, 0o640, 0o664]);
}

#[test]
fn a_session_and_a_device_named_after_the_person_are_named() {
    let agenda = crate::room::AGENDA.replace("Housing and work", "Talk with Anna Esempio");
    let room = Room::new(&agenda);
    let session = "2018-06-27-talk-with-anna-esempio";
    let said = room.say("annaslaptop", &["record", "agenda.toml"], "/start\nhello\n");
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(room.say("anna-esempio", &["record", session], "hello\n").status, 0);
    let said = room.call("desk", &["erase", session, "Anna", "--yes"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let named = said.out.split("may be named after the person").nth(1).unwrap();
    assert!(named.contains(session) && named.replace('\\', "/").contains("journal/anna-esempio.jsonl"), "{}", said.out);
    assert_eq!(room.call("desk", &["check", &format!("sessions/{session}")]).status, 0);
}
