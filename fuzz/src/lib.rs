//! What the targets share: input in parts, a session held line by line, a session folder, and what must hold of everything
//! that is shown or handed over.
//!
//! A target fails by panicking; libFuzzer keeps the bytes that made it.

pub mod desk;
pub mod papers;
pub mod room;

use std::sync::{Arc, LazyLock};

use rapporteur::agenda::{self, Agenda};

/// The parts of an input, which are separated by this byte (ASCII calls it "record separator"); dictionaries and seeds have it.
pub const PART: u8 = 0x1e;

/// Stands for a line break within a line: what is pasted is one entry.
pub const PASTED: char = '\u{b}';

/// The first byte of an input, from which a target takes its choices, and the parts of the rest; there is always one.
pub fn parts(bytes: &[u8]) -> Option<(u8, Vec<&[u8]>)> {
    let (choice, rest) = bytes.split_first()?;
    Some((*choice, rest.split(|byte| *byte == PART).collect()))
}

/// Nothing in it moves a cursor, clears a screen or turns the direction of what follows.
#[track_caller]
pub fn fit_to_be_shown(said: &str) {
    let bad = said.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(bad, None, "{said:?}");
}

/// The same of what is said back to somebody who typed: a tab that was typed may be repeated.
#[track_caller]
pub fn fit_to_be_said(said: &str) {
    fit_to_be_shown(&said.replace('\t', " "));
}

/// An agenda with everything a session can have, and with the people of the tests' lines.
pub const AGENDA: &str = include_str!("agenda.toml");

/// The agenda in these bytes; the one of the targets where they are none, or none that a session could be opened with.
pub fn agenda_of(bytes: &[u8]) -> Arc<Agenda> {
    static OWN: LazyLock<Arc<Agenda>> =
        LazyLock::new(|| Arc::new(read(AGENDA.as_bytes()).expect("the agenda of the targets is one")));
    let given = if bytes.iter().all(u8::is_ascii_whitespace) { None } else { read(bytes) };
    given.map_or_else(|| OWN.clone(), Arc::new)
}

fn read(bytes: &[u8]) -> Option<Agenda> {
    agenda::read("agenda.toml", bytes, &|_| Ok(b"name\n".to_vec())).agenda
}
