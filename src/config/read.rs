//! From the bytes of a file to a configuration, and to all that is wrong with it.

use std::fmt;

use super::schema::CONFIGS;
use super::{Config, THEMES, bindings};
use crate::agenda::Problem;
use crate::agenda::problem::{self, Findings, shown};
use crate::agenda::read::MOST;
use crate::agenda::sort::understand;
use crate::agenda::table::Table;
use crate::agenda::text::decode;
use crate::session::event::Device;

/// What reading a configuration came to. Its [`Display`](fmt::Display) is all problems, with an empty line between each two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What is set; where something is wrong, as if it were not there.
    pub config: Config,
    /// All problems, in the order of the file.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub more: usize,
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        problem::write_all(f, &self.problems, self.more)
    }
}

/// Reads a configuration. `file` is what messages call it.
pub fn read(file: &str, bytes: &[u8]) -> Reading {
    let mut findings = Findings::default();
    let Some(text) = decode(bytes, CONFIGS.instead, &mut findings) else {
        let (problems, more) = findings.problems(file, "", MOST);
        return Reading { config: Config::default(), problems, more };
    };
    let (table, found) = understand(&text, &CONFIGS);
    findings.extend(found);
    let config = Config {
        theme: table.text("theme").and_then(|word| Some(THEMES.iter().find(|(name, _)| name == word)?.1)),
        bell: table.flag("bell").copied(),
        device: device(&table, &mut findings),
        sessions: sessions(&table, &mut findings),
        language: table.owned("language"),
        keys: table.table("keys").map(|keys| bindings::keys(&text, keys, &mut findings)).unwrap_or_default(),
    };
    let (problems, more) = findings.problems(file, &text, MOST);
    Reading { config, problems, more }
}

fn device(table: &Table, findings: &mut Findings) -> Option<Device> {
    let name = table.text("device")?;
    let device = Device::new(name);
    if device.is_none() {
        let likely = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '-' };
        let likely: String = name.chars().map(likely).take(Device::LONGEST).collect();
        let meant = Device::new(likely.trim_matches('-')).map(|device| format!("did you mean \"{device}\"?"));
        let longest = Device::LONGEST;
        let allowed = format!("allowed: 1 to {longest} of a-z, 0-9, - and _, beginning with a letter or digit");
        let next = meant.into_iter().chain([allowed]).collect();
        findings.error(table.span("device"), format!("`device` cannot be \"{}\"", shown(name)), next);
    }
    device
}

fn sessions(table: &Table, findings: &mut Findings) -> Option<String> {
    // What is no text has been noted already, and would name another folder.
    let folder = table.owned("sessions").filter(|folder| !folder.contains(char::REPLACEMENT_CHARACTER))?;
    // The folder of somebody else, or of a shell's invention.
    if folder.starts_with('~') && folder != "~" && !folder.starts_with("~/") {
        let next = vec!["allowed: a folder such as \"~/Documents/sessions\" or \"/srv/sessions\"".into()];
        findings.error(table.span("sessions"), format!("`sessions` cannot be \"{}\"", shown(&folder)), next);
        return None;
    }
    Some(folder)
}
