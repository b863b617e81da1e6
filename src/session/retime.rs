//! Getting back to the plan: what could be shortened or dropped so that the next fixed point, or else the planned end, holds.
//!
//! The rule, which offers and never acts:
//!
//! 1. **What has to hold** is the first fixed point ahead that what lies before it would overrun; if none would, the planned
//!    end of the session. What is missing is counted in whole minutes, rounded up.
//! 2. **What may give** lies between now and that point: the rest of the item that is on, and the items to come. What was
//!    taken or skipped gives nothing, nor does an item without a time box.
//! 3. **What never gives**: a decision keeps its time box, and a fixed item its beginning. Of what was planned, nothing gets less than its least
//!    time: a break the lesser of ten minutes and its box; a presentation two thirds; everything else half; never less than a
//!    minute. The item that is on gives nothing of what it has taken already.
//! 4. **Squeezed first** is everything that may give, in proportion to what each can give, to the minute; what is left over by
//!    rounding falls to the earlier items.
//! 5. **Dropped** is something only where squeezing is not enough: of the items to come that are neither decisions nor breaks,
//!    the one with the smallest box that makes it enough, the later one of two alike; if no single one is, the largest, and
//!    again. What remains is squeezed only as far as is still needed.
//! 6. Where even that is not enough, the offer says how many minutes will still be missing.

use chrono::TimeDelta;

use super::number::ItemId;
use super::run::ItemRun;
use super::state::{Moment, State};
use super::timetable::{Timetable, Zone};
use crate::agenda::Format;

/// A way back to the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What holds then: a fixed item, or the planned end where `None`.
    pub target: Option<ItemId>,
    /// When that is.
    pub at: Moment,
    /// By how many minutes it would be overrun otherwise.
    pub late: u32,
    /// Which items get how many minutes less.
    pub shorten: Vec<(ItemId, u32)>,
    /// Which items are dropped.
    pub drop: Vec<ItemId>,
    /// How many minutes will be missing all the same.
    pub missing: u32,
}

/// An item that may give time.
struct Giver {
    id: ItemId,
    /// The minutes it would still take.
    left: u32,
    /// The most it can give.
    gives: u32,
    droppable: bool,
}

impl State {
    /// How to get back to the plan; `None` where nothing is late, or nothing can be done about it.
    pub fn offer(&self, now: Moment, zone: &Zone) -> Option<Offer> {
        let timetable = self.timetable(now, zone);
        let (target, at, late) = deadline(&timetable)?;
        let givers = self.givers(target, &timetable, now);
        let (drop, shorten, missing) = settle(givers, late);
        (!drop.is_empty() || !shorten.is_empty()).then_some(Offer { target, at, late, shorten, drop, missing })
    }

    fn givers(&self, target: Option<ItemId>, timetable: &Timetable, now: Moment) -> Vec<Giver> {
        let ahead = timetable.slots.iter().filter(|slot| slot.ahead).take_while(|slot| Some(slot.item) != target);
        let mut givers = Vec::new();
        for slot in ahead {
            // What lies before a fixed point that holds anyway makes nothing later.
            if self.run.item(slot.item).is_some_and(|item| item.plan.fixed.is_some()) && slot.squeezed.is_none() {
                givers.clear();
            }
            givers.extend(self.run.item(slot.item).and_then(|item| self.giver(item, now)));
        }
        givers
    }

    fn giver(&self, item: &ItemRun, now: Moment) -> Option<Giver> {
        let whole = item.minutes()?;
        let spent =
            u32::try_from(self.run.spent(item, now).num_seconds().max(0).div_euclid(60) + 1).unwrap_or(u32::MAX);
        let is_on = self.run.current == Some(item.id);
        let taken = if item.started.is_some() { spent.min(whole) } else { 0 };
        // Of what was planned: what was shortened once is not halved again.
        let planned = item.plan.minutes.unwrap_or(whole);
        let least = least(item.plan.format, planned).min(whole).max(taken);
        let droppable =
            !is_on && item.started.is_none() && !matches!(item.plan.format, Format::Decision | Format::Break);
        Some(Giver { id: item.id, left: whole - taken, gives: whole.saturating_sub(least), droppable })
    }
}

/// The least time an item of this format keeps.
fn least(format: Format, whole: u32) -> u32 {
    match format {
        Format::Decision => whole,
        Format::Break => whole.min(10),
        Format::Presentation => (whole * 2).div_ceil(3).max(1),
        _ => whole.div_ceil(2).max(1),
    }
}

/// What has to hold, when that is, and by how many minutes it would be overrun.
fn deadline(timetable: &Timetable) -> Option<(Option<ItemId>, Moment, u32)> {
    let fixed = timetable.slots.iter().find_map(|slot| Some((Some(slot.item), slot.begins, slot.squeezed?)));
    let end = || Some((None, timetable.planned_end?, timetable.behind()?));
    let (target, at, late) = fixed.or_else(end)?;
    let late = u32::try_from((late + TimeDelta::seconds(59)).num_minutes()).ok().filter(|late| *late > 0)?;
    Some((target, at, late))
}

/// What is dropped, what is shortened by how much, and what is missing then.
fn settle(mut givers: Vec<Giver>, late: u32) -> (Vec<ItemId>, Vec<(ItemId, u32)>, u32) {
    let mut drop = Vec::new();
    let mut needed = late;
    loop {
        // Of an agenda of many thousand items it is more than one time box can be.
        let gives: u64 = givers.iter().map(|giver| u64::from(giver.gives)).sum();
        if gives >= u64::from(needed) {
            break;
        }
        let without = |giver: &Giver| gives - u64::from(giver.gives) + u64::from(giver.left);
        let droppable = || givers.iter().enumerate().filter(|(_, giver)| giver.droppable && giver.left > 0);
        let enough = droppable().filter(|(_, giver)| without(giver) >= u64::from(needed));
        let smallest = enough.min_by_key(|(at, giver)| (giver.left, std::cmp::Reverse(*at)));
        let Some((at, _)) = smallest.or_else(|| droppable().max_by_key(|(at, giver)| (giver.left, *at))) else { break };
        let dropped = givers.remove(at);
        needed = needed.saturating_sub(dropped.left);
        drop.push(dropped.id);
    }
    let shorten = share(&givers, needed);
    // Together they are at most what is needed.
    let given: u32 = shorten.iter().map(|(_, minutes)| minutes).sum();
    (drop, shorten, needed.saturating_sub(given))
}

/// So many minutes from all in proportion to what each can give, or all there is.
fn share(givers: &[Giver], needed: u32) -> Vec<(ItemId, u32)> {
    let gives: u64 = givers.iter().map(|giver| u64::from(giver.gives)).sum();
    let needed = u64::from(needed).min(gives);
    if needed == 0 {
        return Vec::new();
    }
    let mut parts: Vec<u64> = givers.iter().map(|giver| u64::from(giver.gives) * needed / gives).collect();
    let mut rest = needed - parts.iter().sum::<u64>();
    for (part, giver) in parts.iter_mut().zip(givers) {
        if rest > 0 && *part < u64::from(giver.gives) {
            *part += 1;
            rest -= 1;
        }
    }
    let parts = givers.iter().zip(parts).filter(|(_, part)| *part > 0);
    parts.map(|(giver, part)| (giver.id, u32::try_from(part).unwrap_or(u32::MAX))).collect()
}
