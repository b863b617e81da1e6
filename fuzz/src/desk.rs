//! A session folder on disk for as long as the process lives. `run` has it in memory.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use rapporteur::journal::{Draft, Folder, Writer};
use rapporteur::session::event::{Clock, Device, Recorded};

static DESK: LazyLock<Folder> = LazyLock::new(|| {
    let sessions = std::env::temp_dir().join(format!("rapporteur-fuzz-{}", std::process::id()));
    Folder::create(&sessions, "session", b"title = \"Todi\"\n").expect("a folder for a while").into_folder()
});

/// A folder in which `device` has written these bytes, and nothing else stands.
pub fn with(device: &Device, journal: &[u8]) -> &'static Folder {
    let journals = DESK.path().join("journal");
    fs::remove_dir_all(&journals).expect("it is ours");
    fs::create_dir(&journals).expect("it is ours");
    fs::write(DESK.journal(device), journal).expect("it is ours");
    &DESK
}

/// The bytes of the journal of `device` that stands in the folder.
pub fn bytes(device: &Device) -> Vec<u8> {
    fs::read(DESK.journal(device)).expect("it stands there")
}

/// What else stands beside the journal, by its name.
pub fn beside(device: &Device, extension: &str) -> Option<PathBuf> {
    Some(DESK.journal(device).with_extension(extension)).filter(|path| path.exists())
}

/// The bytes of the journal that `device` would have written of these events, which are in its order and have their clocks.
pub fn written(device: &Device, events: &[Recorded]) -> Vec<u8> {
    if events.is_empty() {
        return Vec::new();
    }
    let (mut writer, _) = Writer::open(with(device, b""), device.clone()).expect("an empty journal opens");
    for Recorded { id, order, at, event } in events {
        // So that the clock comes to read what it read then.
        if let Some(before) = order.clock.1.checked_sub(1) {
            writer.observe(Clock(order.clock.0, before));
        }
        let draft = Draft { id: *id, wall: order.clock.0, at: *at, event: event.clone() };
        writer.append(&draft).expect("what was read can be written");
    }
    writer.sync().expect("the disk can be written to");
    drop(writer);
    bytes(device)
}
