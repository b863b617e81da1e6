//! The real program in a real (pseudo) terminal.

#![allow(dead_code, reason = "each test takes what it needs of it")]

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long something may take that takes milliseconds; only a program that hangs waits for it.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub struct Terminal {
    pub screen: vt100::Parser,
    pub output: Receiver<Vec<u8>>,
    pub master: Box<dyn MasterPty + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    /// Everything the program has sent.
    pub sent: Vec<u8>,
    pub keys: Box<dyn std::io::Write + Send>,
}

impl Terminal {
    /// Runs the program in a folder that is the user's own too, in a terminal of 80×24.
    pub fn open(folder: &Path, arguments: &[&str]) -> Terminal {
        Terminal::with(folder, arguments, &[])
    }

    /// The same with these variables in the environment.
    pub fn with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Terminal {
        let state = folder.join("data/rapporteur");
        std::fs::create_dir_all(&state).unwrap();
        std::fs::write(state.join("tour"), "").unwrap();
        Terminal::start(folder, arguments, environment)
    }

    /// The same for somebody who may never have opened the program.
    pub fn start(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Terminal {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.cwd(folder);
        command.env("TERM", "xterm-256color");
        command.env("HOME", folder);
        command.env("XDG_DATA_HOME", folder.join("data"));
        command.env("XDG_CONFIG_HOME", folder.join("config"));
        for name in ["RAPPORTEUR_CONFIG", "NO_COLOR", "COLORTERM"] {
            command.env_remove(name);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
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
        let screen = vt100::Parser::new(cells(24), cells(80), 0);
        Terminal { screen, output, keys, master: pair.master, child, sent: Vec::new() }
    }

    pub fn type_in(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until this stands on the screen.
    #[track_caller]
    pub fn until(&mut self, text: &str) {
        let since = std::time::Instant::now();
        while !self.screen.screen().contents().contains(text) {
            // A screen with a clock on it never falls silent.
            match self.output.recv_timeout(PATIENCE.saturating_sub(since.elapsed())) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("{text:?} is not on the screen:\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Waits until the program has given the terminal back while it goes on.
    pub fn until_given_back(&mut self) {
        while self.screen.screen().alternate_screen() {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("the terminal was not given back"),
            }
        }
    }

    /// Wakes the program until it has taken the terminal again.
    pub fn until_taken_again(&mut self, wake: impl Fn()) {
        let patience = std::time::Instant::now();
        while !self.screen.screen().alternate_screen() {
            assert!(patience.elapsed() < PATIENCE, "the terminal was not taken again");
            wake();
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.take(&bytes);
            }
        }
    }

    pub fn take(&mut self, bytes: &[u8]) {
        self.sent.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// Waits until the program has ended; its exit status.
    #[track_caller]
    pub fn ended(&mut self) -> u32 {
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

pub fn cells(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count).unwrap()
}

/// What the desk has recorded in the one session there is.
pub fn journal(folder: &Path) -> String {
    let session = std::fs::read_dir(folder.join("sessions")).unwrap().next().unwrap().unwrap();
    std::fs::read_to_string(session.path().join("journal/desk.jsonl")).unwrap()
}
