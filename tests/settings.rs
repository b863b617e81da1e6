//! What holds for a call of the program: the command line before the configuration, that before the defaults.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// A user's own folder, in which the program is called too.
struct Home(TempDir);

struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Home {
        Home(tempfile::tempdir().unwrap())
    }

    /// One with a configuration in its usual place.
    fn with(config: &str) -> Home {
        let home = Home::new();
        home.write("config/rapporteur/config.toml", config);
        home
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn write(&self, file: &str, content: &str) {
        fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        fs::write(self.path(file), content).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("rapporteur").unwrap();
        command.current_dir(self.0.path()).env("HOME", self.0.path()).env("XDG_DATA_HOME", self.path("data"));
        command.env("XDG_CONFIG_HOME", self.path("config")).env_remove("RAPPORTEUR_CONFIG").args(arguments);
        command
    }

    fn call(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments).write_stdin("a point\n"))
    }

    /// The journals there are under a folder: `session/device`.
    fn journals(&self, sessions: &str) -> Vec<String> {
        let all = |path: PathBuf| fs::read_dir(path).into_iter().flatten().map(|entry| entry.unwrap().path());
        let journals = all(self.path(sessions)).flat_map(|session| all(session.join("journal")));
        let mut names: Vec<String> = journals
            .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let said = Said { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
    assert!(!said.err.contains("panicked"), "{}", said.err);
    said
}

#[test]
fn the_command_line_goes_before_the_configuration() {
    let home = Home::with("device = \"from-file\"\nsessions = \"kept\"\nlanguage = \"it\"\n");
    assert_eq!(home.call(&["record", "roundtable"]).status, 0);
    assert_eq!(home.journals("kept"), ["from-file"]);
    assert_eq!(home.call(&["record", "roundtable", "--sessions", "here", "--device", "desk"]).status, 0);
    assert_eq!(home.journals("here"), ["desk"]);
    assert_eq!(home.journals("kept"), ["from-file"]);
    // What is asked for is asked for, even where it is the default.
    assert_eq!(home.call(&["--sessions", "sessions", "record", "roundtable"]).status, 0);
    assert_eq!(home.journals("sessions"), ["from-file"]);
    assert!(home.call(&["new", "workshop", "-"]).out.contains("\nlanguage = \"it\"\n"));
}

#[test]
fn a_folder_in_ones_own_is_found_from_anywhere() {
    let home = Home::with("sessions = \"~/Meetings\"\ndevice = \"desk\"\n");
    fs::create_dir(home.path("elsewhere")).unwrap();
    let status = said(home.command(&["record", "roundtable"]).current_dir(home.path("elsewhere")).write_stdin("x\n"));
    assert_eq!(status.status, 0, "{}", status.err);
    assert_eq!(home.journals("Meetings"), ["desk"]);
}

#[test]
fn a_wrong_configuration_is_told_and_holds_nobody_up() {
    let home = Home::with("sessions = \"kept\"\ndevice = \"No Device\"\ntheme = \"drak\"\n[keys]\nnext = \"n\"\n");
    let said = home.call(&["record", "roundtable"]);
    assert_eq!((said.status, said.out.as_str()), (0, "1 point: a point\n"), "{}", said.err);
    for part in
        ["config.toml:2:10", "config.toml:3:9", "did you mean \"dark\"", "config.toml:5:8", "3 things are wrong"]
    {
        assert!(said.err.contains(part), "{part} is not in\n{}", said.err);
    }
    assert_eq!(home.journals("kept").len(), 1);
    let checked = home.call(&["config", "--check"]);
    assert_eq!(checked.status, 2);
    assert!(checked.err.contains("3 problems"), "{}", checked.err);
}

#[test]
fn a_configuration_can_be_named() {
    let home = Home::with("sessions = \"usual\"\ndevice = \"desk\"\n");
    home.write("mine.toml", "sessions = \"named\"\ndevice = \"desk\"\n");
    home.write("other.toml", "sessions = \"of-variable\"\ndevice = \"desk\"\n");
    assert_eq!(home.call(&["--config", "mine.toml", "record", "roundtable"]).status, 0);
    assert_eq!(home.journals("named"), ["desk"]);
    let mut command = home.command(&["record", "roundtable"]);
    assert_eq!(said(command.env("RAPPORTEUR_CONFIG", "other.toml").write_stdin("x\n")).status, 0);
    assert_eq!(home.journals("of-variable"), ["desk"]);
    assert!(!home.path("usual").exists());
    let missing = home.call(&["--config", "nowhere.toml", "--device", "desk", "record", "roundtable"]);
    assert_eq!(missing.status, 0, "{}", missing.err);
    assert!(missing.err.contains("nowhere.toml is not there"), "{}", missing.err);
    assert_eq!(home.journals("sessions"), ["desk"]);
}

#[test]
fn the_printed_configuration_is_in_order_and_says_where_it_is_looked_for() {
    let home = Home::new();
    let printed = home.call(&["config"]);
    assert_eq!(printed.status, 0);
    for part in ["#theme = \"terminal\"", "#next = \"F2\"", "RAPPORTEUR_CONFIG", "rapporteur", "is not there yet"] {
        assert!(printed.out.contains(part), "{part} is not in\n{}", printed.out);
    }
    home.write("config/rapporteur/config.toml", &printed.out);
    let checked = home.call(&["config", "--check"]);
    assert_eq!((checked.status, checked.err.as_str()), (0, ""), "{}", checked.out);
    assert!(checked.out.contains("in order"), "{}", checked.out);
    assert!(home.call(&["config"]).out.contains("counts now"));
    assert_eq!(Home::new().call(&["config", "--check"]).status, 0);
    assert_eq!(home.call(&["--config", "nowhere.toml", "config", "--check"]).status, 2);
    assert_eq!(home.call(&["--theme", "pink", "config"]).status, 2);
}
