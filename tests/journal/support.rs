//! What the tests of the journal share: a session in a temporary folder, drafts, and stores that fail on command.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rapporteur::journal::{Astray, Bytes, Draft, End, Folder, PutBack, Store, Writer};
use rapporteur::session::event::{Device, EntryKind, EntryRecorded, Event, Recorded};
use rapporteur::session::number::{Handle, Mark};
use rapporteur::session::state::Moment;
use uuid::Uuid;

/// 27 June 2018, 09:31:05.123 in Todi.
pub const WALL: u64 = 1_530_084_665_123;

pub fn device(name: &str) -> Device {
    Device::new(name).unwrap()
}

pub fn at(wall: u64) -> Moment {
    let utc = chrono::DateTime::from_timestamp_millis(wall as i64).unwrap();
    utc.with_timezone(&chrono::FixedOffset::east_opt(7200).unwrap())
}

/// The draft of an event, `n` seconds after [`WALL`].
pub fn draft(n: u64, event: impl Into<Event>) -> Draft {
    let wall = WALL + n * 1000;
    Draft {
        id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n)),
        wall,
        at: at(wall),
        event: event.into(),
    }
}

/// The draft of a point with this text.
pub fn point(n: u64, text: &str) -> Draft {
    let entry = Handle::new(Mark::NONE, n as u32 + 1);
    draft(
        n,
        EntryRecorded {
            entry,
            kind: EntryKind::Point,
            text: text.to_owned(),
            item: None,
            speaker: None,
            details: None,
        },
    )
}

/// The texts of what was recorded.
pub fn texts(events: &[Recorded]) -> Vec<&str> {
    events
        .iter()
        .map(|recorded| match &recorded.event {
            Event::EntryRecorded(EntryRecorded { text, .. }) => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect()
}

/// A session in a folder that goes when this goes.
pub struct Session {
    pub folder: Folder,
    pub sessions: tempfile::TempDir,
}

impl Session {
    pub fn new() -> Session {
        let sessions = tempfile::tempdir().unwrap();
        let folder = Folder::create(sessions.path(), "todi", b"title = \"Todi\"\n").unwrap().into_folder();
        Session { folder, sessions }
    }

    /// One with a journal of these bytes.
    pub fn with(bytes: &[u8]) -> Session {
        let session = Session::new();
        session.put(bytes);
        session
    }

    /// Puts these bytes into the journal. Over what is there, since some file systems sync a file that was emptied first.
    pub fn put(&self, bytes: &[u8]) {
        let mut file =
            fs::OpenOptions::new().write(true).create(true).truncate(false).open(self.file("laptop.jsonl")).unwrap();
        file.write_all(bytes).unwrap();
        file.set_len(bytes.len() as u64).unwrap();
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("journal").join(name)
    }

    pub fn bytes(&self) -> Vec<u8> {
        fs::read(self.file("laptop.jsonl")).unwrap()
    }

    pub fn writer(&self) -> Writer {
        Writer::open(&self.folder, device("laptop")).unwrap().0
    }

    /// Records these texts and closes the journal.
    pub fn record(&self, texts: &[&str]) -> Vec<Recorded> {
        let mut writer = self.writer();
        let drafts: Vec<Draft> = texts.iter().zip(0..).map(|(text, n)| point(n, text)).collect();
        let recorded = writer.append_all(&drafts).unwrap();
        writer.sync().unwrap();
        recorded
    }
}

/// The bytes of a small journal with awkward texts.
pub fn small() -> Vec<u8> {
    let session = Session::new();
    session.record(&[
        "arrivals get a mentor",
        "à é ü — 👨‍👩‍👧 \"quoted\" \\ back",
        "tab\tand\nline",
        ",\"sum\":\"0123\"",
        "the end",
    ]);
    session.bytes()
}

/// A store in memory, which keeps what was synced apart from what was only written, and fails as it is told.
#[derive(Clone, Default)]
pub struct Memory(pub Arc<Mutex<Kept>>);

#[derive(Default)]
pub struct Kept {
    pub bytes: Vec<u8>,
    /// How much of `bytes` survives a power cut.
    pub synced: usize,
    pub aside: Vec<u8>,
    /// The word left for the next run.
    pub doubted: Option<u64>,
    /// What the next calls do.
    pub writes: VecDeque<Next>,
    pub syncs: VecDeque<io::ErrorKind>,
    pub cuts: VecDeque<io::ErrorKind>,
    /// How often each was called.
    pub written: usize,
    pub syncings: usize,
}

/// What a write does.
#[derive(Clone, Copy, Debug)]
pub enum Next {
    /// Takes at most so many bytes.
    Short(usize),
    /// Fails.
    Fail(io::ErrorKind),
}

impl Memory {
    pub fn with<R>(&self, f: impl FnOnce(&mut Kept) -> R) -> R {
        f(&mut self.0.lock().unwrap())
    }
}

impl Bytes for Memory {
    fn size(&mut self) -> io::Result<u64> {
        self.with(|kept| Ok(kept.bytes.len() as u64))
    }

    fn read_at(&mut self, from: u64, buffer: &mut [u8]) -> io::Result<usize> {
        self.with(|kept| {
            // Never more than a few bytes at once, as a slow device may.
            let rest = &kept.bytes[from as usize..];
            let length = rest.len().min(buffer.len()).min(1000);
            buffer[..length].copy_from_slice(&rest[..length]);
            Ok(length)
        })
    }
}

impl Store for Memory {
    fn place(&self) -> &Path {
        Path::new("laptop.jsonl")
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.with(|kept| {
            kept.written += 1;
            let length = match kept.writes.pop_front() {
                None => bytes.len(),
                Some(Next::Short(length)) => length.min(bytes.len()),
                Some(Next::Fail(kind)) => return Err(kind.into()),
            };
            kept.bytes.extend(&bytes[..length]);
            Ok(length)
        })
    }

    fn hold_place(&mut self, written: u64, _: &End) -> Result<Option<PutBack>, Astray> {
        self.with(|kept| if kept.bytes.len() as u64 >= written { Ok(None) } else { Err(Astray::Cut) })
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        self.with(|kept| match kept.cuts.pop_front() {
            Some(kind) => Err(kind.into()),
            None => {
                kept.bytes.truncate(size as usize);
                kept.synced = kept.synced.min(size as usize);
                Ok(())
            }
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        self.with(|kept| {
            kept.syncings += 1;
            match kept.syncs.pop_front() {
                Some(kind) => Err(kind.into()),
                None => {
                    kept.synced = kept.bytes.len();
                    Ok(())
                }
            }
        })
    }

    fn set_aside(&mut self, from: u64) -> io::Result<PathBuf> {
        self.with(|kept| {
            let torn = kept.bytes[from as usize..].to_vec();
            kept.aside.extend(torn);
            kept.aside.push(b'\n');
            Ok(PathBuf::from("laptop.torn"))
        })
    }

    fn doubt(&mut self, safe: u64) {
        self.with(|kept| kept.doubted = Some(safe));
    }

    fn trust(&mut self) {
        self.with(|kept| kept.doubted = None);
    }
}
