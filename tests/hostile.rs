//! Files from a place nobody trusts: another device's journal, an agenda, a roster, a session folder. They cannot make the
//! program write elsewhere, run anything, end it, keep it busy for ever, or speak to the terminal in its own language.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "hostile/documents.rs"]
mod documents;
#[cfg(unix)]
#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/record.rs"]
mod record;
#[path = "hostile/terminal.rs"]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use chrono::DateTime;
use rapporteur::journal::{Draft, Folder, Writer};
use rapporteur::session::event::{Device, EntryKind, EntryRecorded, Event};
use rapporteur::session::number::{Handle, Mark};
use uuid::Uuid;

const AGENDA: &str = "title = \"Todi\"\nkind = \"roundtable\"\ndate = 2018-06-27\nstart = 09:30:00\n\
    [[participants]]\nname = \"Ada Rossi\"\norganisation = \"Ravenna\"\nsignatory = true\n\
    [[items]]\ntitle = \"Opening\"\nminutes = 10\n[[items]]\ntitle = \"Pledges\"\nminutes = 20\n";

/// A folder to be called in, with one session in it: `sessions/todi`.
struct Desk(tempfile::TempDir);

/// What a call printed, and its exit status.
struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        Folder::create(&desk.path("sessions"), "todi", AGENDA.as_bytes()).unwrap();
        desk
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        fs::write(self.path(file), content).unwrap();
    }

    /// What another device is made to have recorded, whatever it is.
    fn journal(&self, device: &str, events: impl IntoIterator<Item = (&'static str, Event)>) {
        let folder = Folder::open(self.path("sessions/todi")).unwrap();
        let (mut writer, _) = Writer::open(&folder, Device::new(device).unwrap()).unwrap();
        let draft = |(n, (at, event))| Draft {
            id: Uuid::from_u128(u128::from(device.len() as u64) << 64 | n),
            wall: 1_530_084_665_123,
            at: DateTime::parse_from_rfc3339(at).unwrap(),
            event,
        };
        let drafts: Vec<_> = (1..).zip(events).map(draft).collect();
        writer.append_all(&drafts).unwrap();
        writer.sync().unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("rapporteur").unwrap();
        command.current_dir(self.0.path()).env("HOME", self.0.path()).env("XDG_DATA_HOME", self.path("data"));
        command.env("TZ", "UTC").args(["--device", "desk"]).args(arguments);
        command
    }

    fn say(&self, arguments: &[&str], lines: &str) -> Said {
        // Far longer than anything here takes: what goes on for ever is ended.
        let output = self.command(arguments).write_stdin(lines).timeout(std::time::Duration::from_secs(120)).output();
        let output = output.unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let said = Said {
            status: output.status.code().expect("it ends by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!said.err.contains("panicked"), "{}", said.err);
        said
    }

    fn call(&self, arguments: &[&str]) -> Said {
        self.say(arguments, "")
    }
}

/// When most things here happen.
const AT: &str = "2018-06-27T09:31:05.123+02:00";

fn entry(number: u32, kind: EntryKind, text: &str) -> Event {
    let entry = Handle::new(Mark::NONE, number);
    EntryRecorded { entry, kind, text: text.to_owned(), item: None, speaker: None, details: None }.into()
}

/// An event by the form it has on a line.
fn event(json: &str) -> Event {
    serde_json::from_str(json).unwrap()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}
