//! What the tests share: a session that two devices recorded, and the program as it is called.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use rapporteur::words::fold::fold;

pub const SESSION: &str = "2018-06-27-housing-and-work";

pub struct Room {
    folder: tempfile::TempDir,
}

pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// All files of a session, by their paths in it.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

impl Room {
    pub fn new(agenda: &str) -> Room {
        let room = Room { folder: tempfile::tempdir().unwrap() };
        fs::write(room.folder.path().join("agenda.toml"), agenda).unwrap();
        room
    }

    /// The usual session: two devices, a walk-in, a signature, objections, mends, exports.
    pub fn recorded() -> Room {
        Room::recorded_with("Anna Esempio")
    }

    /// The same with another name.
    pub fn recorded_with(name: &str) -> Room {
        let quoted = name.replace('"', "\\\"");
        let room = Room::new(&AGENDA.replace("Anna Esempio", &quoted));
        let call = format!("@\"{name}\"");
        let lines = format!(
            "/start\n{call} we have no places\nLublin: that is what {name} said\n/decision the idea of {upper} is taken up\n\
             /object {call} it was not {name} alone\n/sign Ravenna by {name}, mayor\n/note ask {name} again\n\
             /pledge @Ravenna {name} opens a desk\n/agree\n/item \"A word by {name}\" 5\ns/word/question/\n\
             /edit 1 we, said {name}, have few places\n/poll \"Who chairs?\" options:\"{name}, Jan\"\n/queue {call}\n/floor next\n",
            upper = name.to_uppercase(),
        );
        // A name with signs of the command language in it is not taken everywhere; all that matters here is recorded.
        room.record("desk", &lines);
        let turned = name.split_whitespace().rev().collect::<Vec<_>>().join(" ");
        let lines =
            format!("from the tablet: {turned}\n/in Berta Muster, Lublin\nBerta: as {name} says\n/tag t2 #chair\n");
        room.record("tablet", &lines);
        assert_eq!(
            room.call("desk", &["export", SESSION, "minutes", "memorandum", "--format", "md,html,json", "--notes"])
                .status,
            0
        );
        room
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.session().join(file)
    }

    pub fn session(&self) -> PathBuf {
        self.folder.path().join("sessions").join(SESSION)
    }

    pub fn command(&self, device: &str, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("rapporteur").unwrap();
        command.current_dir(self.folder.path()).env("HOME", self.folder.path()).env("TZ", "UTC");
        command.env("XDG_DATA_HOME", self.folder.path().join("data")).args(["--device", device]).args(arguments);
        command
    }

    pub fn say(&self, device: &str, arguments: &[&str], lines: &str) -> Said {
        let output = self.command(device, arguments).write_stdin(lines).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let said = Said { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
        assert!(!said.err.contains("panicked"), "{}", said.err);
        said
    }

    pub fn call(&self, device: &str, arguments: &[&str]) -> Said {
        self.say(device, arguments, "")
    }

    pub fn record(&self, device: &str, lines: &str) -> Said {
        let target = if self.session().exists() { SESSION } else { "agenda.toml" };
        self.say(device, &["record", target], lines)
    }

    /// Erases on the desk without being asked.
    pub fn erase(&self, person: &str, more: &[&str]) -> Said {
        self.call("desk", &[&["erase", SESSION, person, "--yes"], more].concat())
    }

    /// A document as it would be handed over now.
    pub fn export(&self, document: &str, format: &str) -> String {
        let said = self.call("desk", &["export", SESSION, document, "--format", format, "--notes", "--out", "-"]);
        assert_eq!(said.status, 0, "{}", said.err);
        said.out
    }

    pub fn files(&self) -> Files {
        files(&self.session())
    }

    /// Puts these files in the session in place of those that are there.
    pub fn put(&self, files: &Files) {
        fs::remove_dir_all(self.session()).unwrap();
        for (path, bytes) in files {
            let path = self.session().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// Says that the session is whole, and that both devices can go on with it.
    pub fn goes_on(&self) {
        let checked = self.call("desk", &["check", &format!("sessions/{SESSION}")]);
        assert_eq!(checked.status, 0, "{}", checked.err);
        assert!(checked.out.contains("the record is whole"), "{}", checked.out);
        for device in ["desk", "tablet"] {
            let said = self.record(device, "and so it goes on\n/undo\n/redo\n");
            assert_eq!((said.status, said.out.lines().count()), (0, 3), "{} {}", said.out, said.err);
        }
    }

    /// Says that in no file of the session the name is left, however it may be escaped.
    pub fn is_without(&self, name: &str) {
        let html = name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        let json = serde_json::to_string(name).unwrap().trim_matches('"').to_owned();
        let ascii: String = name.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let markdown: String =
            name.chars().map(|c| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.into() }).collect();
        for (path, bytes) in self.files() {
            let text = fold(&String::from_utf8_lossy(&bytes));
            for form in [name, &html, &json, &ascii, &markdown] {
                assert!(!text.contains(&fold(form)), "{form} is left in {}:\n{text}", path.display());
            }
            assert!(!path.to_string_lossy().contains("erasing"), "{} is left", path.display());
        }
    }
}

pub fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_path_buf(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

pub const AGENDA: &str = r#"
title = "Housing and work"
kind = "roundtable"
place = "Todi"
date = 2018-06-27
objectives = ["Hear what Anna Esempio proposes"]

# Anna Esempio speaks first.
[[participants]]
name = "Anna Esempio"
organisation = "Ravenna"
email = "anna.esempio@ravenna.example"   # not to be handed on
signatory = true

[[participants]]
name = "Jan Przyklad"
organisation = "Lublin"
email = "jan@lublin.example"

[[items]]
title = "Welcome"
minutes = 10
lead = "Anna Esempio"
notes = """
Thank ESEMPIO ANNA
for coming."""

[[items]]
title = "Pledges"
minutes = 20
"#;
