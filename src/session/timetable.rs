//! The timetable: when each item begins and ends, as planned and as it goes, up to the end of the session.
//!
//! Everything is reckoned from the times of events, so that a crash or a closed lid changes nothing, and in the clock of the
//! place: what the agenda fixes at 11:00 begins when the clocks there show 11:00, across midnight and a change to summer time.

use std::fmt;
use std::sync::Arc;

use chrono::{FixedOffset, NaiveDateTime, NaiveTime, TimeDelta};

use super::number::ItemId;
use super::run::{ItemRun, Phase};
use super::span::later;
use super::state::{Moment, State};

/// The clocks of the place.
#[derive(Clone)]
pub struct Zone(Arc<dyn Fn(NaiveDateTime) -> Moment + Send + Sync>);

impl Zone {
    /// Clocks that show a time at the moment this says. Where they never show it (an hour left out in spring), that is a moment
    /// after it; where they do twice, the first.
    pub fn new(moment: impl Fn(NaiveDateTime) -> Moment + Send + Sync + 'static) -> Zone {
        Zone(Arc::new(moment))
    }

    /// Clocks that always differ from universal time by so much.
    pub fn fixed(offset: FixedOffset) -> Zone {
        Zone::new(move |time| Moment::from_naive_utc_and_offset(time - offset, offset))
    }

    /// The moment at which they show this.
    pub fn at(&self, time: NaiveDateTime) -> Moment {
        (self.0)(time)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Zone")
    }
}

/// When everything happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Timetable {
    /// A slot for each item that was taken or is to come, in the order they are taken.
    pub slots: Vec<Slot>,
    /// When the session ends, or ended, if all that is ahead takes its time box; `None` where no item has one.
    pub end: Option<Moment>,
    /// When it was to end.
    pub planned_end: Option<Moment>,
}

/// When an item is on.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Which item.
    pub item: ItemId,
    /// When it was to begin; `None` where the agenda does not say when the session begins.
    pub planned: Option<Moment>,
    /// When it began, or will.
    pub begins: Moment,
    /// When it ended, or will: a fixed item begins then, whatever happened before.
    pub ends: Moment,
    /// Whether it is still to come, or on.
    pub ahead: bool,
    /// It is fixed, and what lies before it takes so much longer.
    pub squeezed: Option<TimeDelta>,
}

/// How an item's time stands, as a quiet sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// More than a fifth is left, or it has no time box.
    #[default]
    Plenty,
    /// A fifth or less is left.
    Fifth,
    /// A twentieth or less is left.
    Twentieth,
    /// It is over.
    Over,
}

impl State {
    /// When the session was to begin.
    pub fn planned_start(&self, now: Moment, zone: &Zone) -> Option<Moment> {
        let date = self.date().unwrap_or_else(|| now.date_naive());
        self.agenda.start.map(|start| zone.at(date.and_time(start)))
    }

    /// The timetable as it stands at `now`.
    pub fn timetable(&self, now: Moment, zone: &Zone) -> Timetable {
        let run = &self.run;
        let planned_start = self.planned_start(now, zone);
        let origin = run.started.or(planned_start).unwrap_or(now);
        let mut fixed_after = origin.min(planned_start.unwrap_or(origin));
        let mut planned = planned_start;
        let current = run.items.iter().position(|item| Some(item.id) == run.current);
        let ended = run.phase == Phase::Ended;
        let mut clock = match (run.phase, planned_start) {
            (Phase::Opening, Some(start)) => start.max(now),
            (Phase::Ended, _) => run.ended.unwrap_or(now),
            _ => now,
        };
        let mut slots: Vec<Slot> = Vec::new();
        for (at, item) in run.items.iter().enumerate() {
            let fixed = item.plan.fixed.map(|time| first_after(time, fixed_after, zone));
            fixed_after = fixed.unwrap_or(fixed_after);
            if let (Some(fixed), Some(_)) = (fixed, planned) {
                planned = Some(fixed);
            }
            let was_planned = planned.filter(|_| !item.added);
            if !item.added {
                planned = planned.map(|start| later(start, minutes(item.plan.minutes)));
            }
            if item.skipped {
                continue;
            }
            let is_on = current == Some(at) && !ended;
            let to_come = !ended && current.is_none_or(|current| at > current);
            match item.started {
                _ if is_on => {
                    let left = minutes(item.minutes()) - run.spent(item, now);
                    let begins = item.started.unwrap_or(now);
                    clock = later(now, left.max(TimeDelta::zero()));
                    slots.push(Slot {
                        item: item.id,
                        planned: was_planned,
                        begins,
                        ends: clock,
                        ahead: true,
                        squeezed: None,
                    });
                }
                _ if to_come => {
                    let begins = match fixed {
                        Some(fixed) if fixed >= now => fixed,
                        _ => clock,
                    };
                    let squeezed = (clock > begins).then(|| clock - begins);
                    if squeezed.is_some()
                        && let Some(before) = slots.last_mut()
                    {
                        before.ends = before.ends.min(begins).max(before.begins);
                    }
                    // What is taken up again goes on with what is left of it.
                    clock = later(begins, (minutes(item.minutes()) - item.spent).max(TimeDelta::zero()));
                    slots.push(Slot {
                        item: item.id,
                        planned: was_planned,
                        begins,
                        ends: clock,
                        ahead: true,
                        squeezed,
                    });
                }
                Some(begins) => {
                    let ends = item.left.unwrap_or(begins);
                    slots.push(Slot {
                        item: item.id,
                        planned: was_planned,
                        begins,
                        ends,
                        ahead: false,
                        squeezed: None,
                    });
                }
                None => {}
            }
        }
        let timed = run.items.iter().any(|item| item.minutes().is_some());
        let end = if ended { run.ended } else { timed.then_some(clock) };
        let planned_end = planned.filter(|_| self.agenda.items.iter().any(|item| item.minutes.is_some()));
        Timetable { slots, end, planned_end }
    }

    /// The time left of the time box of an item; negative when it is over. `None` where it has none.
    pub fn time_left(&self, item: &ItemRun, now: Moment) -> Option<TimeDelta> {
        Some(minutes(Some(item.minutes()?)) - self.run.spent(item, now))
    }

    /// How the time of an item stands.
    pub fn sign(&self, item: &ItemRun, now: Moment) -> Sign {
        let (Some(left), Some(whole)) = (self.time_left(item, now), item.minutes()) else { return Sign::Plenty };
        let whole = minutes(Some(whole)).num_milliseconds();
        match left.num_milliseconds() {
            left if left < 0 => Sign::Over,
            left if left * 20 <= whole => Sign::Twentieth,
            left if left * 5 <= whole => Sign::Fifth,
            _ => Sign::Plenty,
        }
    }
}

impl Timetable {
    /// The slot of an item.
    pub fn slot(&self, item: ItemId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.item == item)
    }

    /// How much later than planned the session ends; negative where it ends earlier. `None` where there is no plan, or it is
    /// for another day: when one tries things out the day before, nothing is late.
    pub fn behind(&self) -> Option<TimeDelta> {
        let (end, planned) = self.end.zip(self.planned_end)?;
        let behind = end - planned;
        (behind.abs() < TimeDelta::hours(18)).then_some(behind)
    }
}

fn minutes(count: Option<u32>) -> TimeDelta {
    TimeDelta::minutes(i64::from(count.unwrap_or(0)))
}

/// The first moment at or after `from` at which the clocks of the place show this time.
fn first_after(time: NaiveTime, from: Moment, zone: &Zone) -> Moment {
    let day = from.date_naive();
    let days = std::iter::successors(day.pred_opt().or(Some(day)), |day| day.succ_opt()).take(4);
    let mut moments = days.map(|day| zone.at(day.and_time(time)));
    moments.find(|moment| *moment >= from).unwrap_or(from)
}
