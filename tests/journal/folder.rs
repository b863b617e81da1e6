//! The session folder: how it is made, and what may lie in it.

use std::fs;

use rapporteur::journal::{Created, Fault, Folder, FolderError, OpenError, Reading, Writer};

use crate::support::{Session, device, point, texts};

const AGENDA: &[u8] = b"title = \"Todi\"\r\n# as it was typed\xff\n";

#[test]
fn a_session_is_made_once_and_found_again() {
    let sessions = tempfile::tempdir().unwrap();
    let sessions = sessions.path().join("not/there/yet");
    let Created::New(folder) = Folder::create(&sessions, "2018-06-27-housing", AGENDA).unwrap() else { panic!() };
    assert_eq!(folder.path(), sessions.join("2018-06-27-housing"));
    assert_eq!(folder.agenda_bytes().unwrap(), AGENDA);
    assert!(folder.exports().is_dir() && folder.path().join("journal").is_dir());
    assert_eq!(Folder::create(&sessions, "2018-06-27-housing", AGENDA).unwrap(), Created::Existing(folder.clone()));
    let Created::Renamed(other) = Folder::create(&sessions, "2018-06-27-housing", b"other").unwrap() else { panic!() };
    assert_eq!(other.path(), sessions.join("2018-06-27-housing-2"));
    assert_eq!(Folder::create(&sessions, "2018-06-27-housing", b"other").unwrap(), Created::Existing(other.clone()));
    assert_eq!(Folder::open(other.path()).unwrap(), other);
    let mut names: Vec<_> = fs::read_dir(&sessions).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["2018-06-27-housing", "2018-06-27-housing-2"], "nothing else is left there");
}

#[test]
fn journals_in_memory_read_as_those_on_disk() {
    let session = Session::new();
    session.record(&["one", "two", "three"]);
    let whole = session.bytes();
    let torn = String::from_utf8(whole.clone()).unwrap().replace("\"two\"", "\"TWO\"") + "{\"v\":1";
    for bytes in [whole, torn.into_bytes()] {
        session.put(&bytes);
        let on_disk = session.folder.read();
        let copies = [(device("laptop"), &bytes), (device("phone"), &Vec::new()), (device("laptop"), &bytes)];
        for journals in [&copies[..1], &copies] {
            let in_memory = Reading::of(journals);
            assert_eq!(in_memory.events, on_disk.events);
            assert_eq!(in_memory.read_only, on_disk.read_only);
            assert_eq!(in_memory.unfinished.is_empty(), on_disk.unfinished.is_empty());
        }
        let named = |reading: Reading| {
            let place = |damage: rapporteur::journal::Damage| {
                (damage.file.file_name().unwrap().to_owned(), damage.line, damage.what)
            };
            reading.damage.into_iter().map(place).collect::<Vec<_>>()
        };
        assert_eq!(named(Reading::of(&copies[..1])), named(on_disk));
    }
}

#[cfg(unix)]
#[test]
fn its_permissions_are_those_of_any_folder() {
    use std::os::unix::fs::PermissionsExt;
    let session = Session::new();
    let any = session.sessions.path().join("any");
    fs::create_dir(&any).unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(session.folder.path()), mode(&any));
}

#[test]
fn a_name_cannot_lead_elsewhere() {
    let sessions = tempfile::tempdir().unwrap();
    for name in ["", ".", "..", "../up", "a/b", "a\\b", "/etc", ".hidden", "a\0b", "a/"] {
        let error = Folder::create(sessions.path(), name, AGENDA).unwrap_err();
        assert!(matches!(error, FolderError::Name(_)), "{name:?}: {error}");
    }
    assert_eq!(fs::read_dir(sessions.path()).unwrap().count(), 0);
}

#[test]
fn what_is_no_session_is_said_to_be_none() {
    let sessions = tempfile::tempdir().unwrap();
    assert!(matches!(Folder::open(sessions.path()), Err(FolderError::NoSession(_))));
    assert!(matches!(Folder::open(sessions.path().join("no")), Err(FolderError::NotFound(_))));
    let file = sessions.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(Folder::open(&file), Err(FolderError::NoSession(_))));
    assert!(matches!(Folder::create(&file, "name", AGENDA), Err(FolderError::Failed { .. })));
}

#[test]
fn a_session_without_its_journal_folder_gets_it_back() {
    let session = Session::new();
    fs::remove_dir(session.folder.path().join("journal")).unwrap();
    assert!(session.folder.read().damage.is_empty());
    assert_eq!((session.folder.size(), session.folder.tail(5)), (0, vec![]));
    session.record(&["first"]);
    assert_eq!(texts(&session.folder.read().events), ["first"]);
}

#[test]
fn a_file_where_a_folder_should_be_and_the_other_way_round() {
    let session = Session::new();
    fs::remove_dir(session.folder.path().join("journal")).unwrap();
    fs::write(session.folder.path().join("journal"), "").unwrap();
    let reading = session.folder.read();
    assert!(matches!(reading.damage[0].what, Fault::WrongSort(_)));
    assert!(reading.read_only.is_some());
    assert!(matches!(Writer::open(&session.folder, device("laptop")), Err(OpenError::Unusable(_))));

    let session = Session::new();
    fs::create_dir(session.file("laptop.jsonl")).unwrap();
    let reading = session.folder.read();
    assert_eq!(reading.damage[0].file, session.file("laptop.jsonl"));
    assert!(reading.read_only.is_some());
    assert!(matches!(Writer::open(&session.folder, device("laptop")), Err(OpenError::Unusable(_))));
}

#[test]
fn what_lies_about_in_the_folder_is_left_out() {
    let session = Session::new();
    session.record(&["one"]);
    for name in
        ["laptop.torn", "phone.lock", ".syncthing.phone.jsonl.tmp", "README.txt", ".DS_Store", "phone.jsonl.part"]
    {
        fs::write(session.file(name), "garbage\n").unwrap();
    }
    let reading = session.folder.read();
    assert_eq!((reading.damage, reading.read_only), (vec![], None));
    // These look like journals; they are reported, and do not hold the session up.
    let odd = ["Laptop.jsonl", "a b.jsonl", "laptop.sync-conflict-20180627.jsonl"];
    odd.iter().for_each(|name| fs::write(session.file(name), "garbage\n").unwrap());
    let reading = session.folder.read();
    assert_eq!(reading.damage.len(), odd.len());
    assert!(reading.damage.iter().all(|damage| damage.what == Fault::OddName));
    assert_eq!((reading.read_only, texts(&reading.events)), (None, vec!["one"]));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("target");
    fs::write(&target, "precious").unwrap();

    for name in ["laptop.jsonl", "laptop.lock", "laptop.torn"] {
        let session = Session::new();
        symlink(&target, session.file(name)).unwrap();
        let error = Writer::open(&session.folder, device("laptop")).unwrap_err();
        assert!(error.to_string().contains("a link, which is not followed"), "{error}");
        assert!(session.folder.read().events.is_empty());
    }
    let session = Session::new();
    fs::remove_dir(session.folder.path().join("journal")).unwrap();
    symlink(outside.path(), session.folder.path().join("journal")).unwrap();
    assert!(Writer::open(&session.folder, device("laptop")).is_err());
    assert!(session.folder.read().read_only.is_some());

    assert_eq!(fs::read(&target).unwrap(), b"precious");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let session = Session::new();
    session.record(&["one"]);
    let journals = session.folder.path().join("journal");
    for path in [session.file("laptop.jsonl"), session.file("laptop.lock"), journals.clone()] {
        let mode = if path.is_dir() { 0o555 } else { 0o444 };
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    }
    // Whoever may do everything may write here too.
    let may_write = fs::write(session.file("probe"), "").is_ok();
    if !may_write {
        let error = Writer::open(&session.folder, device("laptop")).unwrap_err();
        assert!(matches!(error, OpenError::NotWritable { .. }));
        assert!(error.to_string().contains("copy the session folder"), "{error}");
    }
    assert_eq!(texts(&session.folder.read().events), ["one"]);
    fs::set_permissions(&journals, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_journals_of_several_devices_are_one_record() {
    let session = Session::new();
    let mut laptop = session.writer();
    let mut phone = Writer::open(&session.folder, device("phone")).unwrap().0;
    for n in 0..10 {
        let writer = if n % 3 == 0 { &mut phone } else { &mut laptop };
        writer.append(&point(n, &n.to_string())).unwrap();
    }
    // At the same millisecond the name of the device decides.
    phone.append(&point(20, "phone")).unwrap();
    laptop.append(&point(20, "laptop")).unwrap();
    let events = session.folder.read().events;
    let expected: Vec<String> =
        (0..10).map(|n| n.to_string()).chain(["laptop".to_owned(), "phone".to_owned()]).collect();
    assert_eq!(texts(&events), expected);
    for lines in [0, 1, 2, 5, 11, 12, 13, 1000] {
        assert_eq!(session.folder.tail(lines), events[12usize.saturating_sub(lines)..], "the last {lines}");
    }
    let length = |name| fs::metadata(session.file(name)).unwrap().len();
    assert_eq!(session.folder.size(), length("laptop.jsonl") + length("phone.jsonl"));
}

#[test]
fn the_tail_is_found_behind_long_lines() {
    let session = Session::new();
    let long: Vec<String> = (0..12).map(|n| format!("{n} {}", "x".repeat(40_000))).collect();
    session.record(&long.iter().map(String::as_str).collect::<Vec<_>>());
    let events = session.folder.read().events;
    for lines in 0..14 {
        assert_eq!(session.folder.tail(lines), events[12usize.saturating_sub(lines)..]);
    }
    session.record(&["and opened again behind them"]);
    assert_eq!(session.folder.read().events.len(), 13);
}

#[cfg(unix)]
#[test]
fn a_session_whose_agenda_cannot_be_read_does_not_get_a_second_one_beside_it() {
    let session = Session::new();
    std::fs::remove_file(session.folder.agenda()).unwrap();
    // As unreadable as a file on a failing disk, whoever asks.
    std::fs::create_dir(session.folder.agenda()).unwrap();
    let error = Folder::create(session.sessions.path(), "todi", b"title = \"Todi\"\n").unwrap_err();
    assert!(matches!(error, FolderError::Failed { doing: "read", .. }), "{error}");
    assert_eq!(std::fs::read_dir(session.sessions.path()).unwrap().count(), 1);
}
