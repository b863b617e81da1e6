//! Following a session that others record, whatever happens to its files meanwhile.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use rapporteur::journal::{Draft, Fault, Follower, News, Trouble, Writer};
use rapporteur::session::event::Recorded;

use crate::support::{Session, device, point, texts};

/// What was given so far, put together as whoever follows does.
struct Watcher {
    follower: Follower,
    events: Vec<Recorded>,
    troubles: Vec<Trouble>,
    agendas: Vec<Vec<u8>>,
    anew: usize,
}

impl Watcher {
    fn new(session: &Session) -> Watcher {
        let follower = Follower::open(session.folder.clone());
        Watcher { follower, events: Vec::new(), troubles: Vec::new(), agendas: Vec::new(), anew: 0 }
    }

    /// Looks; says whether anything happened.
    fn look(&mut self) -> bool {
        let followed = self.follower.poll();
        self.agendas.extend(followed.agenda);
        self.troubles = followed.troubles.unwrap_or(std::mem::take(&mut self.troubles));
        match followed.news {
            News::Nothing => return false,
            News::More(events) => {
                assert!(self.events.last().is_none_or(|last| last.order < events[0].order), "it comes after the rest");
                self.events.extend(events);
            }
            News::Anew(events) => {
                self.anew += 1;
                self.events = events;
            }
        }
        true
    }

    fn texts(&self) -> Vec<&str> {
        texts(&self.events)
    }
}

#[test]
fn what_is_recorded_is_seen_with_the_next_look() {
    let session = Session::new();
    let mut watcher = Watcher::new(&session);
    assert!(!watcher.look());
    assert_eq!(watcher.agendas, [session.folder.agenda_bytes().unwrap()]);
    let mut writer = session.writer();
    for (n, text) in ["first", "second", "third"].into_iter().enumerate() {
        writer.append(&point(n as u64, text)).unwrap();
        assert!(watcher.look());
        assert!(!watcher.look());
    }
    assert_eq!(watcher.texts(), ["first", "second", "third"]);
    assert_eq!((watcher.anew, watcher.agendas.len(), watcher.troubles.len()), (0, 1, 0));
}

#[test]
fn a_line_is_waited_for_until_all_of_it_is_there() {
    let session = Session::new();
    session.record(&["first", "second"]);
    let whole = session.bytes();
    let first = whole.iter().position(|b| *b == b'\n').unwrap() + 1;
    session.put(&whole[..first]);
    let mut watcher = Watcher::new(&session);
    assert!(watcher.look());
    for end in first + 1..whole.len() {
        session.put(&whole[..end]);
        assert!(!watcher.look());
    }
    session.put(&whole);
    assert!(watcher.look());
    assert_eq!((watcher.texts(), watcher.anew, watcher.troubles.len()), (vec!["first", "second"], 0, 0));
}

#[test]
fn what_stands_before_what_was_given_has_all_folded_anew() {
    let session = Session::new();
    let mut laptop = session.writer();
    laptop.append(&point(1, "at one")).unwrap();
    laptop.append(&point(5, "at five")).unwrap();
    let mut watcher = Watcher::new(&session);
    watcher.look();
    let (mut phone, _) = Writer::open(&session.folder, device("phone")).unwrap();
    phone.append(&point(3, "at three")).unwrap();
    assert!(watcher.look());
    assert_eq!((watcher.texts(), watcher.anew), (vec!["at one", "at three", "at five"], 1));
    phone.append(&point(6, "at six")).unwrap();
    laptop.append(&point(7, "at seven")).unwrap();
    assert!(watcher.look());
    assert_eq!((watcher.texts().len(), watcher.anew), (5, 1), "what comes after it is simply added");
}

#[test]
fn a_longer_copy_put_in_its_place_goes_on_and_another_one_does_not() {
    let session = Session::new();
    session.record(&["first", "second", "third"]);
    let whole = session.bytes();
    let first = whole.iter().position(|b| *b == b'\n').unwrap() + 1;
    session.put(&whole[..first]);
    let mut watcher = Watcher::new(&session);
    watcher.look();
    put_in_place(&session.file("laptop.jsonl"), &whole);
    watcher.look();
    assert_eq!((watcher.texts(), watcher.anew), (vec!["first", "second", "third"], 0));
    let other = Session::new();
    other.record(&["something else", "and more"]);
    put_in_place(&session.file("laptop.jsonl"), &other.bytes());
    watcher.look();
    assert_eq!((watcher.texts(), watcher.anew), (vec!["something else", "and more"], 1));
    session.put(b"");
    watcher.look();
    assert_eq!((watcher.texts().len(), watcher.anew), (0, 2));
    let said = watcher.troubles.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(said.contains("laptop.jsonl: it is empty, but it had 3 lines"), "{said}");
    session.put(&other.bytes());
    watcher.look();
    let said = watcher.troubles.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(said.contains("laptop.jsonl: it ends at line 2, but it had 3 lines"), "{said}");
    session.put(&whole);
    watcher.look();
    watcher.look();
    assert!(watcher.troubles.is_empty(), "what was missing is back: {:?}", watcher.troubles);
}

#[test]
fn a_journal_that_is_overwritten_where_it_is_is_read_anew() {
    let session = Session::new();
    session.record(&["first"]);
    let mut watcher = Watcher::new(&session);
    watcher.look();
    let other = Session::new();
    other.record(&["something else, and longer", "second"]);
    session.put(&other.bytes());
    watcher.look();
    assert_eq!((watcher.texts(), watcher.anew), (vec!["something else, and longer", "second"], 1));
    assert_eq!(watcher.troubles, [Trouble::Others(session.file("laptop.jsonl"))]);
    watcher.look();
    assert!(watcher.troubles.is_empty(), "it is said once: {:?}", watcher.troubles);
}

#[test]
fn a_folder_that_is_away_is_said_to_be_and_followed_on_when_it_is_back() {
    let session = Session::new();
    session.record(&["first"]);
    let mut watcher = Watcher::new(&session);
    watcher.look();
    let away = session.sessions.path().join("elsewhere");
    fs::rename(session.folder.path(), &away).unwrap();
    assert!(!watcher.look());
    assert_eq!(watcher.troubles, [Trouble::Gone(session.folder.path().to_owned())]);
    assert!(watcher.follower.is_refused());
    assert!(watcher.troubles[0].to_string().contains("put it back"));
    assert_eq!(watcher.texts(), ["first"]);
    fs::rename(&away, session.folder.path()).unwrap();
    session.record(&["second"]);
    assert!(watcher.look());
    assert_eq!((watcher.texts(), watcher.troubles.len(), watcher.anew), (vec!["first", "second"], 0, 0));
    // Put back as a copy: other files with the same in them.
    fs::rename(session.folder.path(), &away).unwrap();
    watcher.look();
    fs::create_dir_all(session.folder.path().join("journal")).unwrap();
    assert!(!watcher.look());
    let missing = |file: &str| Trouble::Missing(session.folder.path().join(file));
    assert_eq!(watcher.troubles, [missing("agenda.toml"), missing("journal/laptop.jsonl")]);
    for file in ["agenda.toml", "journal/laptop.jsonl"] {
        fs::copy(away.join(file), session.folder.path().join(file)).unwrap();
    }
    assert!(!watcher.look());
    assert_eq!((watcher.texts(), watcher.troubles.len(), watcher.anew), (vec!["first", "second"], 0, 0));
}

#[test]
fn what_is_no_journal_is_passed_over_and_what_is_wrong_is_said_as_it_is_when_the_session_is_read() {
    let session = Session::new();
    session.record(&["first", "second", "third"]);
    for name in [
        ".syncthing.laptop.jsonl.tmp",
        ".laptop.jsonl.Xy12",
        "laptop.torn",
        "laptop.lock",
        "notes.txt",
        "laptop.jsonl.erasing",
    ] {
        fs::write(session.file(name), "{").unwrap();
    }
    let mut watcher = Watcher::new(&session);
    watcher.look();
    assert_eq!((watcher.texts().len(), watcher.troubles.len()), (3, 0));
    fs::write(session.file("laptop.sync-conflict-20180627-093105-ABCDEFG.jsonl"), "{").unwrap();
    let damaged = String::from_utf8(session.bytes()).unwrap().replace("second", "2econd");
    put_in_place(&session.file("laptop.jsonl"), damaged.as_bytes());
    fs::write(session.folder.path().join("erasing.json"), "{}").unwrap();
    watcher.look();
    let reading = session.folder.read();
    assert_eq!(watcher.events, reading.events);
    let said = reading.damage.into_iter().filter(|damage| damage.what != Fault::OddName).map(Trouble::Damage);
    assert_eq!(watcher.troubles, said.collect::<Vec<_>>());
    assert_eq!(watcher.troubles.len(), 2);
}

#[test]
fn a_line_that_is_shown_before_all_of_it_has_arrived_is_read_once_more() {
    let session = Session::new();
    session.record(&["first", "second"]);
    let whole = session.bytes();
    let mut hollow = whole.clone();
    let middle = whole.len() - 30..whole.len() - 10;
    hollow[middle].fill(0);
    session.put(&hollow);
    let modified = fs::metadata(session.file("laptop.jsonl")).unwrap().modified().unwrap();
    let mut watcher = Watcher::new(&session);
    watcher.look();
    assert!(matches!(&watcher.troubles[..], [Trouble::Damage(damage)] if damage.line == Some(2)));
    session.put(&whole);
    // As a share may have it: what it looks like from outside does not tell.
    File::options().write(true).open(session.file("laptop.jsonl")).unwrap().set_modified(modified).unwrap();
    for _ in 0..30 {
        watcher.look();
    }
    assert_eq!((watcher.texts(), watcher.troubles.len()), (vec!["first", "second"], 0));
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_tried_again() {
    use std::os::unix::fs::PermissionsExt;
    let session = Session::new();
    session.record(&["first"]);
    let mut watcher = Watcher::new(&session);
    watcher.look();
    session.record(&["second"]);
    let mode = |mode| fs::set_permissions(session.file("laptop.jsonl"), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o000);
    if File::open(session.file("laptop.jsonl")).is_ok() {
        // Nothing is closed to whoever runs this.
        return;
    }
    assert!(!watcher.look());
    assert!(matches!(&watcher.troubles[..], [Trouble::Damage(damage)] if matches!(damage.what, Fault::Unreadable(_))));
    assert!(watcher.follower.is_refused());
    assert_eq!(watcher.texts(), ["first"]);
    mode(0o644);
    assert!(watcher.look());
    assert_eq!((watcher.texts(), watcher.troubles.len()), (vec!["first", "second"], 0));
}

#[test]
fn another_agenda_is_given_with_all_that_happened_and_the_same_one_is_not() {
    let session = Session::new();
    session.record(&["first"]);
    let mut watcher = Watcher::new(&session);
    watcher.look();
    let bytes = session.folder.agenda_bytes().unwrap();
    put_in_place(&session.folder.agenda(), &bytes);
    watcher.look();
    assert_eq!((watcher.agendas.len(), watcher.anew), (1, 0));
    put_in_place(&session.folder.agenda(), b"title = \"Lodi\"\n");
    watcher.look();
    assert_eq!((watcher.texts(), watcher.anew), (vec!["first"], 1));
    assert_eq!(watcher.agendas, [bytes, b"title = \"Lodi\"\n".to_vec()]);
}

/// Puts a file in the place of another, as programs that synchronise folders do.
fn put_in_place(path: &Path, bytes: &[u8]) {
    let beside = path.with_file_name(".syncthing.arriving.tmp");
    fs::write(&beside, bytes).unwrap();
    fs::rename(beside, path).unwrap();
}

const DEVICES: [&str; 3] = ["laptop", "phone", "tablet"];

/// For each device two journals that have nothing in common, of lines whose times are mixed with those of the others.
static JOURNALS: LazyLock<[[Vec<u8>; 2]; 3]> = LazyLock::new(|| {
    let session = |variant: u64| {
        let session = Session::new();
        for (n, name) in DEVICES.into_iter().enumerate() {
            let (mut writer, _) = Writer::open(&session.folder, device(name)).unwrap();
            let draft = |line: u64| Draft {
                id: uuid::Uuid::from_u64_pair(variant * 100 + n as u64, line),
                ..point(
                    line * 3 + n as u64 + line % 3 * 4 + variant,
                    &format!("{name} {line} {}", "x".repeat(7 * variant as usize)),
                )
            };
            writer.append_all(&(0..8).map(draft).collect::<Vec<_>>()).unwrap();
        }
        DEVICES.map(|name| fs::read(session.file(&format!("{name}.jsonl"))).unwrap())
    };
    let ([a, b, c], [d, e, f]) = (session(0), session(1));
    [[a, d], [b, e], [c, f]]
});

/// What may happen to a folder.
#[derive(Clone, Debug)]
enum Step {
    /// So many more bytes arrive.
    Grow(usize, usize),
    /// So many bytes go.
    Cut(usize, usize),
    /// Another file takes the place: of which of both journals, and how much of it.
    Replace(usize, usize, prop::sample::Index),
    /// A file goes, and comes back later.
    Away(usize),
    /// The folder goes, and comes back later.
    FolderAway,
    /// Files come that are no journals.
    Beside,
}

fn step() -> impl Strategy<Value = Step> {
    let device = || 0..DEVICES.len();
    prop_oneof![
        8 => (device(), 1usize..900).prop_map(|(device, bytes)| Step::Grow(device, bytes)),
        2 => (device(), 1usize..900).prop_map(|(device, bytes)| Step::Cut(device, bytes)),
        3 => (device(), 0usize..2, any::<prop::sample::Index>()).prop_map(|(device, which, end)| Step::Replace(device, which, end)),
        1 => device().prop_map(Step::Away),
        1 => Just(Step::FolderAway),
        1 => Just(Step::Beside),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// In whatever pieces and order the journals arrive, and however often they are cut and replaced: what was given is what
    /// is there.
    #[test]
    fn what_was_given_is_what_is_there(steps in prop::collection::vec((step(), any::<bool>()), 1..40)) {
        let session = Session::new();
        let mut watcher = Watcher::new(&session);
        let path = |device: usize| session.file(&format!("{}.jsonl", DEVICES[device]));
        let mut there: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (time, (step, look)) in steps.into_iter().enumerate() {
            match step {
                Step::Grow(device, bytes) => {
                    let (which, end) = there.entry(device).or_default();
                    let journal = &JOURNALS[device][*which];
                    let more = &journal[*end..(*end + bytes).min(journal.len())];
                    let mut file = OpenOptions::new().append(true).create(true).open(path(device)).unwrap();
                    file.write_all(more).unwrap();
                    *end += more.len();
                }
                Step::Cut(device, bytes) => if let Some((_, end)) = there.get_mut(&device) {
                    *end = end.saturating_sub(bytes);
                    OpenOptions::new().write(true).open(path(device)).unwrap().set_len(*end as u64).unwrap();
                },
                Step::Replace(device, which, end) => {
                    let journal = &JOURNALS[device][which];
                    let end = end.index(journal.len() + 1);
                    put_in_place(&path(device), &journal[..end]);
                    there.insert(device, (which, end));
                }
                Step::Away(device) => if there.contains_key(&device) {
                    let away = session.sessions.path().join("away");
                    fs::rename(path(device), &away).unwrap();
                    watcher.look();
                    fs::rename(&away, path(device)).unwrap();
                },
                Step::FolderAway => {
                    let away = session.sessions.path().join("away");
                    fs::rename(session.folder.path(), &away).unwrap();
                    prop_assert!(!watcher.look());
                    fs::rename(&away, session.folder.path()).unwrap();
                }
                Step::Beside => for name in [".syncthing.phone.jsonl.tmp", "phone.lock", "phone.torn", "phone.jsonl~"] {
                    fs::write(session.file(name), &JOURNALS[1][1]).unwrap();
                },
            }
            // Clocks of disks are coarse: here each step has a moment of its own.
            for device in there.keys() {
                let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(1_530_000_000 + time as u64);
                File::options().write(true).open(path(*device)).unwrap().set_modified(moment).unwrap();
            }
            if look {
                watcher.look();
                prop_assert_eq!(&watcher.events, &session.folder.read().events);
                // That there were more lines, or others, is all that there is to say.
                watcher.troubles.retain(|trouble| !matches!(trouble, Trouble::Shorter { .. } | Trouble::Others(_)));
                prop_assert_eq!(&watcher.troubles, &[]);
            }
        }
        watcher.look();
        prop_assert_eq!(&watcher.events, &session.folder.read().events);
    }
}
