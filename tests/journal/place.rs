//! What other programs and people do to a journal while it is open, and how it comes back.

#![cfg_attr(
    not(unix),
    allow(dead_code, unused_imports, reason = "most of this cannot be done to a file that is open elsewhere")
)]

use std::fs;
use std::io::Write as _;
use std::path::Path;

use proptest::prelude::*;
use rapporteur::journal::{Clerk, Folder, OpenError, PutBack, WriteFailure, Writer};

use crate::support::{Session, device, point, texts};

fn record(writer: &mut Writer, n: u64, text: &str) -> Result<(), WriteFailure> {
    writer.append(&point(n, text))?;
    writer.sync()
}

/// What stands in the session, which is without damage but for copies lying about.
#[track_caller]
fn recorded(folder: &Folder) -> Vec<String> {
    let reading = folder.read();
    assert_eq!(reading.read_only, None, "{:?}", reading.damage);
    texts(&reading.events).into_iter().map(str::to_owned).collect()
}

/// Puts these bytes into the place of a file as programs do that synchronise folders.
fn put_in_place(path: &Path, bytes: &[u8]) {
    let copy = path.with_extension("copy");
    fs::write(&copy, bytes).unwrap();
    fs::rename(&copy, path).unwrap();
}

#[cfg(unix)]
#[test]
fn a_copy_in_its_place_is_gone_on_in() {
    let session = Session::new();
    let mut writer = session.writer();
    record(&mut writer, 1, "one").unwrap();
    put_in_place(&session.file("laptop.jsonl"), &session.bytes());
    record(&mut writer, 2, "two").unwrap();
    assert_eq!(writer.take_put_back(), Some(PutBack::Adopted(session.file("laptop.jsonl"))));
    assert_eq!(writer.take_put_back(), None, "told once");
    record(&mut writer, 3, "three").unwrap();
    assert_eq!(recorded(&session.folder), ["one", "two", "three"]);
}

#[cfg(unix)]
#[test]
fn what_is_missing_is_put_back_however_it_went() {
    type Taking = fn(&Session);
    let ways: [(&str, Taking); 10] = [
        ("the file", |session| fs::remove_file(session.file("laptop.jsonl")).unwrap()),
        ("renamed, as before a conflict", |session| {
            fs::rename(session.file("laptop.jsonl"), session.file("laptop.sync-conflict-1.jsonl")).unwrap();
        }),
        ("the folder of the journals", |session| fs::remove_dir_all(session.folder.path().join("journal")).unwrap()),
        ("everything in the folder", |session| {
            fs::remove_dir_all(session.folder.path().join("journal")).unwrap();
            fs::remove_file(session.folder.agenda()).unwrap();
        }),
        ("the folder itself", |session| fs::remove_dir_all(session.folder.path()).unwrap()),
        ("the folder itself, and minutes were saved since", |session| {
            fs::remove_dir_all(session.folder.path()).unwrap();
            fs::create_dir_all(session.folder.exports()).unwrap();
            fs::write(session.folder.exports().join("minutes.md"), "").unwrap();
        }),
        ("emptied by an editor", |session| fs::write(session.file("laptop.jsonl"), "").unwrap()),
        ("cut within a line", |session| {
            let bytes = session.bytes();
            fs::write(session.file("laptop.jsonl"), &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("an older copy", |session| {
            let bytes = session.bytes();
            let line = bytes.iter().position(|byte| *byte == b'\n').unwrap();
            put_in_place(&session.file("laptop.jsonl"), &bytes[..=line]);
        }),
        ("an empty copy", |session| put_in_place(&session.file("laptop.jsonl"), b"")),
    ];
    for (what, take) in ways {
        let session = Session::new();
        session.record(&["before it was opened"]);
        let mut writer = session.writer();
        record(&mut writer, 1, "one").unwrap();
        for round in 0..2 {
            take(&session);
            record(&mut writer, 2 + round, "again").unwrap_or_else(|failure| panic!("{what}: {failure}"));
            let told = writer.take_put_back().unwrap().to_string();
            assert!(told.contains("put back"), "{what}: {told}");
        }
        drop(writer);
        assert_eq!(recorded(&session.folder), ["before it was opened", "one", "again", "again"], "{what}");
        assert_eq!(fs::read(session.folder.agenda()).unwrap(), b"title = \"Todi\"\n", "{what}");
        let odd = fs::read_dir(session.folder.path().join("journal")).unwrap();
        assert!(odd.flatten().all(|entry| !entry.file_name().to_string_lossy().starts_with('.')), "{what}");
    }
}

#[cfg(unix)]
#[test]
fn what_goes_between_the_write_and_the_sync_is_put_back_before_it_is_acknowledged() {
    let session = Session::new();
    let mut writer = session.writer();
    record(&mut writer, 1, "one").unwrap();
    writer.append(&point(2, "two")).unwrap();
    fs::remove_file(session.file("laptop.jsonl")).unwrap();
    writer.sync().unwrap();
    assert_eq!(recorded(&session.folder), ["one", "two"]);
}

#[cfg(unix)]
#[test]
fn the_clerk_tells_what_was_put_back() {
    let session = Session::new();
    let writer = session.writer();
    fs::remove_dir_all(session.folder.path()).unwrap();
    let (told, tell) = std::sync::mpsc::channel();
    let clerk = Clerk::start_telling(writer, |answer| drop(answer.unwrap()), move |what| told.send(what).unwrap());
    clerk.unwrap().write(vec![point(1, "one")]).unwrap();
    assert_eq!(tell.iter().collect::<Vec<_>>(), [PutBack::Folder(session.folder.path().to_owned())]);
    assert_eq!(recorded(&session.folder), ["one"]);
}

/// Records two lines, lets this happen in between, and gives the words of the refusal and the file as it is then.
#[track_caller]
fn refused_after(session: &Session, happen: impl FnOnce(&[u8])) -> (String, Vec<u8>) {
    let mut writer = session.writer();
    record(&mut writer, 1, "one").unwrap();
    happen(&session.bytes());
    let before = session.bytes();
    let refused = record(&mut writer, 2, "two").unwrap_err();
    assert!(matches!(refused, WriteFailure::Displaced { .. }), "{refused}");
    assert_eq!(record(&mut writer, 2, "two").unwrap_err().to_string(), refused.to_string(), "and so every time");
    assert_eq!(session.bytes(), before, "nothing is done to what is not ours");
    (refused.to_string(), before)
}

#[cfg(unix)]
#[test]
fn something_else_in_its_place_is_left_alone_and_what_was_recorded_saved_beside_it() {
    let session = Session::new();
    let other = Session::new();
    other.record(&["of another laptop", "with the same name"]);
    let mut ours = Vec::new();
    let (refused, _) = refused_after(&session, |bytes| {
        ours = bytes.to_vec();
        put_in_place(&session.file("laptop.jsonl"), &other.bytes());
    });
    let names = fs::read_dir(session.folder.path().join("journal")).unwrap().flatten();
    let held: Vec<_> =
        names.map(|entry| entry.path()).filter(|path| path.to_string_lossy().contains(".held-1-")).collect();
    assert_eq!(held.len(), 1, "once");
    assert_eq!(fs::read(&held[0]).unwrap(), ours);
    assert!(refused.contains(&held[0].display().to_string()) && refused.contains("--device NAME"), "{refused}");
}

#[cfg(unix)]
#[test]
fn a_line_refused_at_the_sync_is_in_no_file_and_recorded_once_when_entered_again() {
    let session = Session::new();
    let mut writer = session.writer();
    record(&mut writer, 1, "one").unwrap();
    let path = session.file("laptop.jsonl");
    let (away, ours) = (path.with_extension("away"), session.bytes());
    writer.append(&point(2, "two")).unwrap();
    fs::rename(&path, &away).unwrap();
    fs::write(&path, b"something else").unwrap();
    writer.sync().unwrap_err();
    assert_eq!(fs::read(&away).unwrap(), ours);
    fs::rename(&away, &path).unwrap();
    record(&mut writer, 2, "two").unwrap();
    assert_eq!(recorded(&session.folder), ["one", "two"]);
}

#[cfg(unix)]
#[test]
fn a_longer_file_in_its_place_is_not_written_on() {
    let session = Session::new();
    let path = session.file("laptop.jsonl");
    let (refused, _) = refused_after(&session, |bytes| put_in_place(&path, &[bytes, b"{}\n"].concat()));
    assert!(refused.contains("open the session again"), "{refused}");
}

#[test]
fn what_another_program_writes_behind_the_end_is_not_cut_off() {
    let session = Session::new();
    let path = session.file("laptop.jsonl");
    let (refused, bytes) = refused_after(&session, |_| {
        fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(b"something\n").unwrap();
    });
    assert!(bytes.ends_with(b"\nsomething\n"));
    assert!(refused.contains("open the session again"), "{refused}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_was_renamed_is_named_and_recording_goes_on_when_it_is_back() {
    let session = Session::new();
    let mut writer = session.writer();
    record(&mut writer, 1, "one").unwrap();
    let away = session.sessions.path().join("Todi, the first day");
    fs::rename(session.folder.path(), &away).unwrap();
    let refused = record(&mut writer, 2, "two").unwrap_err().to_string();
    assert!(refused.contains("Todi, the first day; put it back"), "{refused}");
    assert!(!session.folder.path().exists(), "nothing is made in its place");
    assert_eq!(recorded(&Folder::open(&away).unwrap()), ["one"]);
    fs::rename(&away, session.folder.path()).unwrap();
    record(&mut writer, 2, "two").unwrap();
    assert_eq!(recorded(&session.folder), ["one", "two"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_made_where_the_disk_is_away_and_recording_goes_on_when_it_is_back() {
    let session = Session::new();
    let mut writer = session.writer();
    record(&mut writer, 1, "one").unwrap();
    let away = session.sessions.path().join("away");
    fs::rename(session.folder.path(), &away).unwrap();
    // As the folder is that a disk was mounted on.
    fs::create_dir(session.folder.path()).unwrap();
    let refused = record(&mut writer, 2, "two").unwrap_err().to_string();
    assert!(refused.contains("no longer there") && refused.contains("/away"), "{refused}");
    assert_eq!(fs::read_dir(session.folder.path()).unwrap().count(), 0);
    fs::remove_dir(session.folder.path()).unwrap();
    fs::rename(&away, session.folder.path()).unwrap();
    record(&mut writer, 2, "two").unwrap();
    assert_eq!(recorded(&session.folder), ["one", "two"]);
}

#[cfg(unix)]
#[test]
fn deleted_with_the_folder_it_was_in_it_comes_back_when_that_does() {
    let top = tempfile::tempdir().unwrap();
    let sessions = top.path().join("sessions");
    let folder = Folder::create(&sessions, "todi", b"title = \"Todi\"\n").unwrap().into_folder();
    let mut writer = Writer::open(&folder, device("laptop")).unwrap().0;
    record(&mut writer, 1, "one").unwrap();
    fs::remove_dir_all(&sessions).unwrap();
    let refused = record(&mut writer, 2, "two").unwrap_err().to_string();
    assert!(refused.contains("leave it open") && !sessions.exists(), "{refused}");
    Folder::create(&sessions, "todi", b"title = \"Todi\"\n").unwrap();
    record(&mut writer, 2, "two").unwrap();
    assert_eq!(recorded(&folder), ["one", "two"]);
}

#[cfg(unix)]
#[test]
fn another_session_in_its_place_is_left_alone() {
    let session = Session::new();
    let mut writer = session.writer();
    record(&mut writer, 1, "one").unwrap();
    fs::remove_dir_all(session.folder.path()).unwrap();
    Folder::create(session.sessions.path(), "todi", b"title = \"Lodi\"\n").unwrap();
    let refused = record(&mut writer, 2, "two").unwrap_err().to_string();
    assert!(refused.contains("its agenda is another one"), "{refused}");
    assert!(!session.file("laptop.jsonl").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_links_put_in_its_place() {
    let session = Session::new();
    let mut writer = session.writer();
    record(&mut writer, 1, "one").unwrap();
    let elsewhere = session.sessions.path().join("elsewhere");
    for bytes in [session.bytes(), Vec::new()] {
        fs::write(&elsewhere, &bytes).unwrap();
        fs::remove_file(session.file("laptop.jsonl")).unwrap();
        std::os::unix::fs::symlink(&elsewhere, session.file("laptop.jsonl")).unwrap();
        record(&mut writer, 2, "two").unwrap_err();
        assert_eq!(fs::read(&elsewhere).unwrap(), bytes);
    }
}

#[cfg(unix)]
#[test]
fn a_lock_that_was_deleted_is_taken_again_and_another_window_is_noticed() {
    let session = Session::new();
    let mut first = session.writer();
    record(&mut first, 1, "one").unwrap();
    fs::remove_file(session.file("laptop.lock")).unwrap();
    record(&mut first, 2, "two").unwrap();
    assert!(matches!(Writer::open(&session.folder, device("laptop")), Err(OpenError::InUse { .. })));
    fs::remove_file(session.file("laptop.lock")).unwrap();
    let mut second = session.writer();
    let refused = record(&mut first, 3, "three").unwrap_err().to_string();
    assert!(refused.contains("another window"), "{refused}");
    record(&mut second, 3, "three").unwrap();
    assert_eq!(recorded(&session.folder), ["one", "two", "three"]);
}

#[cfg(unix)]
#[test]
fn a_journal_left_in_doubt_is_written_anew_before_it_is_gone_on_with() {
    use std::os::unix::fs::MetadataExt as _;
    let session = Session::new();
    session.record(&["one", "two"]);
    let which = || fs::metadata(session.file("laptop.jsonl")).unwrap().ino();
    let (before, bytes) = (which(), session.bytes());
    fs::write(session.file("laptop.doubt"), "").unwrap();
    drop(session.writer());
    assert_ne!(which(), before);
    assert_eq!(session.bytes(), bytes);
    assert!(!session.file("laptop.doubt").exists());
    let after = which();
    drop(session.writer());
    assert_eq!(which(), after, "once");
}

#[test]
fn what_was_refused_and_could_not_be_taken_back_is_set_aside_by_the_next_run() {
    let session = Session::new();
    session.record(&["one", "refused"]);
    let both = session.bytes();
    let end = both.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    // As it is after a failed sync on a disk that then let nothing be cut off.
    let word = [format!("{end}\n").as_bytes(), &both[end..end + 128]].concat();
    fs::write(session.file("laptop.doubt"), &word).unwrap();
    let mut writer = session.writer();
    record(&mut writer, 3, "entered again").unwrap();
    assert_eq!(recorded(&session.folder), ["one", "entered again"]);
    assert_eq!(fs::read(session.file("laptop.torn")).unwrap(), &both[end..]);
    drop(writer);
    // Should the word come back with a power cut, it says nothing of what stands there now.
    fs::write(session.file("laptop.doubt"), &word).unwrap();
    drop(session.writer());
    assert_eq!(recorded(&session.folder), ["one", "entered again"]);
}

#[test]
fn a_fragment_is_not_set_aside_twice_when_the_first_try_was_not_finished() {
    let session = Session::new();
    session.record(&["one"]);
    let torn = [session.bytes(), b"{\"v\":1,\"id".to_vec()].concat();
    session.put(&torn);
    drop(session.writer());
    // As if the program had been stopped between saving the fragment and cutting it off.
    session.put(&torn);
    drop(session.writer());
    assert_eq!(fs::read(session.file("laptop.torn")).unwrap(), b"{\"v\":1,\"id\n");
}

#[cfg(unix)]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is taken away or put there, and when: what was acknowledged is there, once and in order.
    #[test]
    fn what_was_acknowledged_comes_back(steps in prop::collection::vec((0u8..9, 0u8..3), 1..20)) {
        let session = Session::new();
        let mut writer = session.writer();
        let path = session.file("laptop.jsonl");
        let (mut acknowledged, mut waiting) = (Vec::new(), Vec::new());
        for (n, (taking, syncing)) in steps.into_iter().enumerate() {
            let bytes = fs::read(&path).unwrap_or_default();
            let _ = match taking {
                0 => fs::remove_file(&path),
                1 => fs::remove_dir_all(session.folder.path()),
                2 => fs::remove_dir_all(session.folder.path().join("journal")),
                3 => fs::write(&path, &bytes[..bytes.len() / 3]),
                4 => { put_in_place(&path, &bytes[..bytes.len() / 2]); Ok(()) }
                5 => { put_in_place(&path, &bytes); Ok(()) }
                6 => fs::remove_file(session.file("laptop.lock")),
                _ => Ok(()),
            };
            let text = format!("line {n}");
            if writer.append(&point(n as u64, &text)).is_ok() {
                waiting.push(text);
            }
            if syncing > 0 {
                match writer.sync() {
                    Ok(()) => acknowledged.append(&mut waiting),
                    Err(_) => waiting.clear(),
                }
            }
            if !session.file("laptop.jsonl").exists() {
                fs::create_dir_all(session.folder.path().join("journal")).unwrap();
            }
        }
        writer.sync().unwrap();
        acknowledged.append(&mut waiting);
        drop(writer);
        prop_assert_eq!(recorded(&session.folder), acknowledged);
    }
}
