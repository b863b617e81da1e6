//! What several laptops said otherwise of an entry: to be told, and to be chosen from.

use serde_json::Value;

use super::crossing::Slot;
use super::details::{Details, Taken, Who};
use super::entry::{Entry, EntryChange};
use super::event::Seen;
use super::ledger::Fact;
use super::order::{Device, Order};
use super::state::Moment;
use crate::words::listed;

/// What crossed in an entry and is not settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossing {
    /// The wordings that were given without sight of each other, one for each device, in the order of the record; none where
    /// no wordings crossed.
    pub wordings: Vec<Reworded>,
    /// What else was said of the entry otherwise on several devices, in the order of the record.
    pub otherwise: Vec<Otherwise>,
    /// The devices that took the entry out while others changed it.
    pub removed_by: Vec<Device>,
}

/// Another wording, as one device gave it: what of it is said otherwise elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Reworded {
    /// On which device.
    pub device: Device,
    /// When.
    pub at: Moment,
    /// The whole text, if that was changed.
    pub text: Option<String>,
    /// Who said it, if that was changed.
    pub speaker: Option<Who>,
    /// The details that were changed.
    pub details: Details,
}

/// What a device said otherwise than another, beside the wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Otherwise {
    /// On which device.
    pub device: Device,
    /// What.
    pub change: EntryChange,
    /// Where that stands in the record, as that device or another said it.
    pub place: Order,
    /// Of which parts.
    slots: Vec<Slot>,
}

/// A change that says something otherwise than another device does: which parts of the entry these are, what of each, and the
/// change that says so.
pub(super) struct Side<'a> {
    pub by: &'a Fact<EntryChange>,
    pub parts: Vec<(Slot, Value, &'a Fact<EntryChange>)>,
}

impl Crossing {
    /// The devices between which there is something to choose, in the order of the record.
    pub fn devices(&self) -> Vec<&Device> {
        let mut devices: Vec<&Device> = Vec::new();
        let otherwise = self.otherwise.iter().map(|otherwise| &otherwise.device);
        for device in self.wordings.iter().map(|wording| &wording.device).chain(otherwise) {
            if !devices.contains(&device) {
                devices.push(device);
            }
        }
        devices
    }

    /// What a device said, shortly; `entry` is that in which it crossed.
    pub fn said(&self, device: &Device, entry: &Entry) -> String {
        let wordings =
            self.wordings.iter().filter(|wording| wording.device == *device).map(|wording| wording.said(entry));
        let otherwise = self.otherwise.iter().filter(|otherwise| otherwise.device == *device);
        wordings.chain(otherwise.map(|otherwise| said(&otherwise.change))).collect::<Vec<_>>().join("; ")
    }

    /// Where that stands in the record which this device said beside the wording; without a device, what holds.
    pub fn places(&self, device: Option<&Device>) -> Seen {
        let mut kept: Vec<&Otherwise> = Vec::new();
        // Without a choice a wording stays what it is.
        let chosen = |one: &&Otherwise| match device {
            Some(device) => one.device == *device,
            None => !matches!(one.change, EntryChange::Reworded { .. }),
        };
        for one in self.otherwise.iter().filter(chosen) {
            // The later holds; of rules for who may be named the stricter.
            let rule = |one: &Otherwise| match one.change {
                EntryChange::Restricted(attribution) => Some(attribution),
                _ => None,
            };
            let weaker =
                |other: &&Otherwise| other.slots.iter().any(|slot| one.slots.contains(slot)) && rule(other) > rule(one);
            if !kept.iter().any(weaker) {
                kept.retain(|other| !other.slots.iter().any(|slot| one.slots.contains(slot)));
                kept.push(one);
            }
        }
        kept.into_iter().map(|one| (one.place.device.clone(), one.place.seq)).collect()
    }

    /// Adds what a device said otherwise than another.
    pub(super) fn add(&mut self, Side { by, parts }: Side<'_>) {
        let mut details = serde_json::Map::new();
        let (mut text, mut speaker) = (None, None);
        for (slot, value, what) in parts {
            match slot {
                Slot::Text => text = serde_json::from_value(value).ok(),
                Slot::Speaker => speaker = serde_json::from_value(value).ok(),
                Slot::Detail(name) => drop(details.insert(name, value)),
                Slot::Whole(_) => self.add_otherwise(by, what, slot),
            }
        }
        if text.is_none() && speaker.is_none() && details.is_empty() {
            return;
        }
        let place = self.wordings.iter().position(|wording| wording.device == by.order.device);
        let mut wording = place.map_or_else(
            || Reworded {
                device: by.order.device.clone(),
                at: by.at,
                text: None,
                speaker: None,
                details: Details::default(),
            },
            |place| self.wordings.remove(place),
        );
        wording.at = by.at;
        wording.text = text.or(wording.text);
        wording.speaker = speaker.or(wording.speaker);
        wording.details.replace(&serde_json::from_value(Value::Object(details)).unwrap_or_default());
        self.wordings.push(wording);
    }

    fn add_otherwise(&mut self, by: &Fact<EntryChange>, what: &Fact<EntryChange>, slot: Slot) {
        let same = |one: &&mut Otherwise| one.device == by.order.device && one.place == what.order;
        match self.otherwise.iter_mut().find(same) {
            Some(known) => known.slots.push(slot),
            None => self.otherwise.push(Otherwise {
                device: by.order.device.clone(),
                change: what.fact.clone(),
                place: what.order.clone(),
                slots: vec![slot],
            }),
        }
    }
}

/// What a change other than a wording says, shortly.
fn said(change: &EntryChange) -> String {
    match change {
        EntryChange::Taken(Taken::Consent, _) => "taken by consent".to_owned(),
        EntryChange::Taken(Taken::Vote(vote), _) => {
            let rule = vote.rule.iter().map(|rule| format!(", {rule}")).collect::<String>();
            format!("{} for, {} against, {} abstained{rule}", vote.r#for, vote.against, vote.abstain)
        }
        EntryChange::Tallied(counts, apart) => {
            let counts = counts.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            let apart = [(apart.blank, "blank"), (apart.unsure, "unsure")];
            let apart: String =
                apart.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!(", {count} {what}")).collect();
            format!("counts {counts}{apart}")
        }
        EntryChange::KindChanged(kind) => format!("a {}", kind.word()),
        EntryChange::Moved(item) => format!("under item {item}"),
        EntryChange::Restricted(attribution) => format!("attribution {}", attribution.word()),
        EntryChange::Reworded { text: Some(text), .. } => text.clone(),
        EntryChange::Agreed(_) => "agreed".to_owned(),
        EntryChange::Merged(into) => format!("asks the same as {into}"),
        EntryChange::Status(status, ..) => status.word().to_owned(),
        _ => String::new(),
    }
}

impl Reworded {
    /// What it says, shortly: the text, else which details.
    pub fn said(&self, entry: &Entry) -> String {
        let Details { due, indicator, .. } = &self.details;
        let mut said: Vec<String> = self.text.iter().cloned().collect();
        said.extend(due.iter().map(|due| format!("due {}", due.format("%-d %B %Y"))));
        said.extend(indicator.iter().map(|indicator| format!("indicator {indicator}")));
        if said.is_empty() { entry.text.clone() } else { said.join(", ") }
    }
}

impl Entry {
    /// What crossed in it and is not settled.
    pub fn crossing(&self) -> Option<&Crossing> {
        self.outcome().crossing.as_ref()
    }

    /// What is to be told of what crossed in it, without a full stop: what, on which laptops, and what settles it.
    pub fn crossing_said(&self) -> Option<String> {
        let (crossing, handle) = (self.crossing()?, self.handle);
        let devices = crossing.devices();
        Some(match (devices.as_slice(), crossing.removed_by.as_slice()) {
            ([], removed) => {
                let removed = removed.first().map_or("one laptop", Device::as_str);
                format!(
                    "{handle} was taken out on {removed} while another laptop changed it, and is kept: /settle {handle} keeps \
                     it, /delete {handle} takes it out"
                )
            }
            (devices, removed) => {
                let all: Vec<String> = devices.iter().map(ToString::to_string).collect();
                let removed =
                    removed.first().map(|device| format!("; {device} took it out, which /delete {handle} does again"));
                format!(
                    "{handle} was changed on {} at once, and nothing of it is lost: /settle {handle} keeps what stands, \
                     /settle {handle} {} what was said there{}",
                    listed(&all),
                    all.first().map_or("", String::as_str),
                    removed.unwrap_or_default()
                )
            }
        })
    }
}
