//! Running the agenda.

use super::{Deciding, Decision, happens, refuse};
use crate::session::command::{ItemPlace, Refusal};
use crate::session::event::*;
use crate::session::number::ItemId;
use crate::session::state::{ItemRun, Phase};
use crate::words::count;

impl Deciding<'_> {
    pub(super) fn start(&self) -> Decision {
        match (self.state.run.phase, self.state.run.started) {
            (Phase::Opening, _) => happens(SessionStarted {}),
            (_, Some(at)) => {
                refuse(format!("the session began at {}", at.format("%H:%M")), "/next takes up the next item")
            }
            (_, None) => refuse("the session has begun", "/next takes up the next item"),
        }
    }

    pub(super) fn next(&self) -> Decision {
        match self.state.run.phase {
            Phase::Opening => happens(SessionStarted {}),
            Phase::Ended => self.over(),
            Phase::Running | Phase::Paused => {
                let run = &self.state.run;
                let next = match run.current {
                    Some(current) => run.following(current),
                    None => run.items.iter().find(|item| !item.skipped).map(|item| item.id),
                };
                match next {
                    Some(item) => happens(ItemStarted { item }),
                    None => refuse("this is the last item", "/item \"title\" 15 adds one, /end ends the session"),
                }
            }
        }
    }

    pub(super) fn skip(&self, item: Option<ItemId>) -> Decision {
        let item = match item {
            Some(item) => item,
            None => self.current()?.ok_or_else(|| Refusal::new("no item is on", "/skip ITEM names one"))?,
        };
        let run = self.item(item)?;
        if run.skipped {
            return Ok(Vec::new());
        }
        if run.left.is_some() {
            return refuse(format!("item {} was taken already", run.label), "only what is ahead can be skipped");
        }
        if self.state.run.current == Some(item) && self.state.run.following(item).is_none() {
            return refuse(format!("item {} is the last one, and it is on", run.label), "/end ends the session");
        }
        happens(ItemSkipped { item })
    }

    pub(super) fn extend(&self, minutes: i32) -> Decision {
        let Some(item) = self.state.run.current_item() else {
            return refuse("no item is on", "/start begins the session");
        };
        let Some(planned) = item.minutes() else {
            return refuse(format!("item {} has no time box", item.label), "it can go on as long as it takes");
        };
        let longer = i64::from(planned) + i64::from(minutes);
        if minutes == 0 || !(1..=1440).contains(&longer) {
            return refuse(
                format!("{} and {minutes} more make {longer}", count(planned, "minute")),
                "a time box has 1 to 1440 minutes: /extend 5, or /extend -5 for less",
            );
        }
        happens(ItemExtended { item: item.id, minutes })
    }

    /// Gives what is ahead less time, or drops it.
    pub(super) fn retime(&self, shorten: &[(ItemId, u32)], drop: &[ItemId]) -> Decision {
        for (item, minutes) in shorten {
            let item = self.item(*item)?;
            if item.minutes().is_none_or(|whole| *minutes >= whole) || item.left.is_some() {
                return refuse(
                    format!("item {} cannot be given {} less", item.label, count(*minutes, "minute")),
                    "/catch-up offers again what can be done now",
                );
            }
        }
        for item in drop {
            let item = self.item(*item)?;
            if item.started.is_some() {
                return refuse(format!("item {} was begun", item.label), "only what is ahead can be dropped");
            }
        }
        if shorten.is_empty() && drop.is_empty() {
            return Ok(Vec::new());
        }
        happens(AgendaRetimed { shortened: shorten.to_vec(), dropped: drop.to_vec() })
    }

    /// Puts an item that is ahead in another place among those that are.
    pub(super) fn place_item(&self, id: ItemId, place: ItemPlace) -> Decision {
        let item = self.item(id)?;
        if item.started.is_some() || self.state.run.current == Some(id) {
            return refuse(format!("item {} was begun", item.label), "only what is ahead can be put elsewhere");
        }
        let others: Vec<&ItemRun> = self.state.run.items.iter().filter(|other| other.id != id).collect();
        let from = self.state.run.items.iter().position(|other| other.id == id).unwrap_or(0);
        let beside = |other: ItemId| -> Result<usize, Refusal> {
            self.item(other)?;
            let at = others.iter().position(|item| item.id == other);
            at.ok_or_else(|| Refusal::new("an item cannot stand beside itself", "name another item"))
        };
        let to = match place {
            ItemPlace::Last => others.len(),
            ItemPlace::Up => from.saturating_sub(1),
            ItemPlace::Down => (from + 1).min(others.len()),
            ItemPlace::Before(other) => beside(other)?,
            ItemPlace::After(other) => beside(other)? + 1,
        };
        // What was taken stays where it was taken.
        let taken = |item: &&ItemRun| item.started.is_some() || self.state.run.current == Some(item.id);
        let first = others.iter().rposition(taken).map_or(0, |last| last + 1);
        if to < first {
            return refuse("what was taken already stays before what is ahead", "/go ITEM takes up any item at once");
        }
        if to == from {
            return Ok(Vec::new());
        }
        happens(ItemPlaced { item: id, before: others.get(to).map(|item| item.id) })
    }

    pub(super) fn item(&self, id: ItemId) -> Result<&ItemRun, Refusal> {
        let run = &self.state.run;
        run.item(id).ok_or_else(|| {
            let labels = || run.items.iter().map(|item| item.label.as_str());
            let next = match (labels().next(), labels().next_back()) {
                (Some(first), Some(last)) => format!("the items are {first} to {last}"),
                _ => "/item \"title\" 15 adds one".into(),
            };
            Refusal::new(format!("there is no item {id}"), next)
        })
    }

    pub(super) fn current(&self) -> Result<Option<ItemId>, Refusal> {
        if self.state.run.phase == Phase::Opening { self.not_started() } else { Ok(self.state.run.current) }
    }

    pub(super) fn not_started<T>(&self) -> Result<T, Refusal> {
        refuse("the session has not started", "/start begins it")
    }

    pub(super) fn over<T>(&self) -> Result<T, Refusal> {
        refuse("the session is over", "/go ITEM goes on with an item, /undo takes back /end")
    }
}
