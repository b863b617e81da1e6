//! The real program in a real (pseudo) terminal: what is typed is on disk, and the terminal comes back whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(all(unix, feature = "tui"))]

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const AGENDA: &str = "title = \"Housing\"\nkind = \"roundtable\"\n[[items]]\ntitle = \"Welcome\"\nminutes = 10\n";

/// How long something may take that takes milliseconds; only a program that hangs waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

struct Terminal {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn std::io::Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Terminal {
    fn open(folder: &Path, arguments: &[&str]) -> Terminal {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.cwd(folder);
        command.env("TERM", "xterm-256color");
        command.env("HOME", folder);
        command.args(["--device", "desk"]);
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Terminal { screen: vt100::Parser::new(cells(24), cells(80), 0), output, keys, master: pair.master, child }
    }

    fn type_in(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until this stands on the screen.
    fn until(&mut self, text: &str) {
        while !self.screen.screen().contents().contains(text) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("{text:?} is not on the screen:\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
    }

    /// Waits until the program has ended; its exit status.
    fn ended(&mut self) -> u32 {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        let status = self.child.wait().unwrap();
        assert!(!self.screen.screen().alternate_screen(), "the terminal was not given back");
        assert!(!self.screen.screen().hide_cursor(), "the cursor was not given back");
        assert!(!self.screen.screen().bracketed_paste(), "bracketed paste was left on");
        status.exit_code()
    }
}

fn cells(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count).unwrap()
}

fn journal(folder: &Path) -> String {
    let session = std::fs::read_dir(folder.join("sessions")).unwrap().next().unwrap().unwrap();
    std::fs::read_to_string(session.path().join("journal/desk.jsonl")).unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("agenda.toml"), AGENDA).unwrap();
    folder
}

#[test]
fn what_is_typed_is_on_disk_when_the_screen_says_so() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["open", "agenda.toml"]);
    terminal.until("F1 help");
    terminal.type_in("arrivals get a mentor\r");
    terminal.until("✓ 1 point: arrivals get a mentor");
    assert!(journal(folder.path()).contains("arrivals get a mentor"));
    terminal.type_in("\x1b[200~pasted in\r\ntwo lines\x1b[201~");
    terminal.until("two lines");
    let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
    terminal.screen.screen_mut().set_size(cells(30), cells(100));
    terminal.master.resize(size).unwrap();
    terminal.until("Ctrl-Q quit");
    terminal.type_in("\r");
    terminal.until("✓ 2 point");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
    assert!(journal(folder.path()).contains("pasted in\\ntwo lines"));
    let minutes = std::fs::read_dir(folder.path().join("sessions")).unwrap().next().unwrap().unwrap();
    let minutes = std::fs::read_to_string(minutes.path().join("exports/minutes.md")).unwrap();
    assert!(minutes.contains("arrivals get a mentor"), "{minutes}");
}

#[test]
fn the_chooser_opens_a_session_with_one_number() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &[]);
    terminal.until("Esc leaves");
    terminal.type_in("1");
    terminal.until("F1 help");
    terminal.type_in("\x11");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_hang_up_records_what_was_entered_and_gives_the_terminal_back() {
    let folder = folder();
    let mut terminal = Terminal::open(folder.path(), &["open", "agenda.toml"]);
    terminal.until("F1 help");
    terminal.type_in("last words\r");
    terminal.until("last words");
    let id = terminal.child.process_id().unwrap();
    std::process::Command::new("kill").args(["-HUP", &id.to_string()]).status().unwrap();
    terminal.ended();
    assert!(journal(folder.path()).contains("last words"));
}
