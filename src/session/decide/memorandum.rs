//! The memorandum: the order of its parts, and its versions.

use super::{Deciding, Decision, happens, refuse};
use crate::session::command::Place;
use crate::session::event::*;
use crate::session::number::Handle;
use crate::session::state::Entry;
use crate::words::listed;

impl Deciding<'_> {
    /// Puts a part in another place among those of its kind.
    pub(super) fn place(&self, entry: Option<Handle>, place: Place) -> Decision {
        let entry = self.entry(entry, "put elsewhere in the memorandum", |entry| entry.kind.is_agreed())?;
        let kind = entry.kind.word();
        let parts: Vec<Handle> = self.state.parts(entry.kind).iter().map(|part| part.handle).collect();
        let Some(from) = parts.iter().position(|part| *part == entry.handle) else { return Ok(Vec::new()) };
        let others: Vec<Handle> = parts.iter().copied().filter(|part| *part != entry.handle).collect();
        let beside = |other: Handle| match others.iter().position(|part| *part == other) {
            Some(at) => Ok(at),
            None if other == entry.handle => refuse(format!("{other} cannot stand beside itself"), "name another part"),
            None => {
                self.entry(Some(other), "put something beside", |other: &Entry| other.kind == entry.kind)?;
                refuse(format!("{other} is no {kind} of the memorandum"), format!("name another {kind}"))
            }
        };
        let to = match place {
            Place::First => 0,
            Place::Last => others.len(),
            Place::Up if from == 0 => {
                return refuse(format!("{} is the first {kind} already", entry.handle), "it stays where it is");
            }
            Place::Up => from - 1,
            Place::Down if from == others.len() => {
                return refuse(format!("{} is the last {kind} already", entry.handle), "it stays where it is");
            }
            Place::Down => from + 1,
            Place::Before(other) => beside(other)?,
            Place::After(other) => beside(other)? + 1,
        };
        if to == from {
            return Ok(Vec::new());
        }
        happens(PartPlaced { entry: entry.handle, before: others.get(to).copied() })
    }

    /// Makes a version of what is agreed.
    pub(super) fn issue(&self) -> Decision {
        let crossed: Vec<String> =
            self.state.crossed().filter(|entry| entry.is_part()).map(|entry| entry.handle.to_string()).collect();
        if let [first, ..] = crossed.as_slice() {
            return refuse(
                format!("{} was changed on two laptops at once and is not settled", listed(&crossed)),
                format!("/settle {first} keeps what stands; /history {first} shows what was said on both"),
            );
        }
        let awaiting: Vec<String> = self.state.awaiting().map(|entry| entry.handle.to_string()).collect();
        if !awaiting.is_empty() {
            let what = match awaiting.as_slice() {
                [one] => format!("entry {one} is not agreed on as it stands"),
                several => format!("entries {} are not agreed on as they stand", several.join(", ")),
            };
            let next = if self.state.attendance().is_indicative() {
                "there is no quorum; /in NAME notes who else is here, then /agree all"
            } else {
                "/agree all, once the room agrees"
            };
            return refuse(what, next);
        }
        if !self.state.is_agreed() {
            return refuse("no pledge is agreed on yet", "/pledge @BODY text records one");
        }
        match self.state.is_changed_since_issued() {
            true => happens(MemorandumIssued {}),
            false => Ok(Vec::new()),
        }
    }
}
