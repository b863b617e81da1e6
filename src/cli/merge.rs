//! `rapporteur merge SESSION OTHER`: two copies of one session brought together.

use std::fmt::Write as _;
use std::path::Path;

use super::args::Common;
use super::failure::{Failure, print};
use super::place;
use crate::journal::{Brought, Left, Together, TogetherError, bring_together};
use crate::words::count;

/// Brings them together and says what came from where.
pub fn run(one: &Path, other: &Path, common: &Common) -> Result<(), Failure> {
    let folders = [place::kept(one, common)?, place::kept(other, common)?];
    let [a, b] = &folders;
    let done = bring_together(a, b).map_err(|error| match error {
        TogetherError::Same(_) | TogetherError::Different { .. } | TogetherError::Erasures { .. } => {
            Failure::Refused(error.to_string())
        }
        _ => Failure::Record(error.to_string()),
    })?;
    let names = [a, b].map(|folder| folder.path().display().to_string());
    print(&told(&done, &names))?;
    let left = done.devices.iter().any(|brought| brought.left.is_some());
    match &done.only_first {
        Some(error) => Err(Failure::Refused(format!("only {} has everything: {error}", names[0]))),
        None if left => Err(Failure::Refused("not everything was brought together; see above".into())),
        None => Ok(()),
    }
}

fn told(done: &Together, names: &[String; 2]) -> String {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    if done.devices.is_empty() {
        let _ = writeln!(text, "nothing is recorded in either yet");
    }
    for brought in &done.devices {
        let _ = writeln!(text, "{}: {}", brought.device, of(brought, names));
    }
    if let Some(older) = done.reworded {
        let _ = writeln!(
            text,
            "A person was erased in {}: its lines and its agenda took the place of those in {1}. What was exported to {1} and what was \
             recorded there since may still name the person: rapporteur erase {1} NUMBER --also NAME looks for it.",
            names[1 - older],
            names[older],
        );
    }
    text.retain(|c| c == '\n' || !c.is_control());
    text
}

fn of(brought: &Brought, names: &[String; 2]) -> String {
    let Brought { device, had, lines, beside, left } = brought;
    match left {
        Some(Left::Busy(side)) => {
            return format!(
                "left as it is in {}, where it is being recorded; close it there and merge again",
                names[*side]
            );
        }
        Some(Left::Damaged(side)) => {
            return format!(
                "left as it is, since it is damaged in {0}; rapporteur verify {0} says where, rapporteur repair brings out what can be \
                 read",
                names[*side]
            );
        }
        Some(Left::Wording) => {
            return "left as it is: both have the same lines in another wording, and nothing says which is the newer; erase the person \
                 in both, or put the right file into both"
                .to_owned();
        }
        None => {}
    }
    let more = |side: usize| lines.saturating_sub(had[side].unwrap_or(0));
    let mut text = match (more(0), more(1)) {
        (0, 0) => format!("{} in both", count(*lines, "line")),
        (0, to) => format!("{} from {} to {}", count(to, "line"), names[0], names[1]),
        (to, 0) => format!("{} from {} to {}", count(to, "line"), names[1], names[0]),
        (a, b) => format!("{} more in {}, {} more in {}", count(a, "line"), names[0], count(b, "line"), names[1]),
    };
    if *beside > 0 {
        let _ = write!(
            text,
            "; two laptops recorded under this name: {} kept in a copy beside it and read as those of a device of their own; give one \
             laptop another name with --device ({device} is now the name of both)",
            if *beside == 1 { "1 line is".to_owned() } else { format!("{beside} lines are") }
        );
    }
    text
}
