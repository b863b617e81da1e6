//! The session's time as the screen tells it, and when that next changes.

use chrono::{TimeDelta, Timelike as _};

use crate::session::state::{ItemRun, Moment, Phase, State};

/// When the session will end if everything left takes its time box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Then.
    pub at: Moment,
    /// How many minutes after the plan; 0 where there is no plan, or it is for another day.
    pub late: i64,
}

impl End {
    /// How that compares with the plan: `+6`, `−3`, `1 h 05 late`; nothing where it is as planned.
    pub fn planned_difference(&self) -> Option<String> {
        let minutes = self.late.abs();
        match (self.late, minutes) {
            (0, _) => None,
            (late, 60..) => {
                let word = if late > 0 { "late" } else { "early" };
                Some(format!("{} h {:02} {word}", minutes / 60, minutes % 60))
            }
            (1.., _) => Some(format!("+{minutes}")),
            _ => Some(format!("−{minutes}")),
        }
    }
}

/// When the session will end; nothing where no item has a time box, or it is over.
pub fn projected_end(state: &State, now: Moment) -> Option<End> {
    let run = &state.run;
    if run.phase == Phase::Ended || !run.items.iter().any(|item| item.minutes().is_some()) {
        return None;
    }
    let agenda = &state.agenda;
    let planned_start = agenda.start.and_then(|start| {
        let date = state.date().unwrap_or_else(|| now.date_naive());
        date.and_time(start).and_local_timezone(*now.offset()).single()
    });
    let mut left = TimeDelta::zero();
    let mut planned = TimeDelta::zero();
    let current = run.items.iter().position(|item| Some(item.id) == run.current);
    for (place, item) in run.items.iter().enumerate() {
        planned += TimeDelta::minutes(i64::from(item.plan.minutes.unwrap_or(0)));
        let to_come = current.is_none_or(|current| place >= current) && !item.skipped;
        if to_come {
            left += remaining(state, item, now).unwrap_or_default().max(TimeDelta::zero());
        }
    }
    let from = match (run.phase, planned_start) {
        (Phase::Opening, Some(start)) if start.date_naive() == now.date_naive() => start.max(now),
        _ => now,
    };
    let at = from + left;
    // A plan for another day, as when one tries things out the day before, says nothing about being late.
    let today = planned_start.filter(|start| start.date_naive() == now.date_naive());
    let late = today.map_or(0, |start| (at - (start + planned)).num_minutes());
    Some(End { at, late })
}

/// The time left of an item's box; negative when it is over. Nothing where it has none.
pub fn remaining(state: &State, item: &ItemRun, now: Moment) -> Option<TimeDelta> {
    Some(TimeDelta::minutes(i64::from(item.minutes()?)) - state.run.spent(item, now))
}

/// How the time left of an item's box is told: by the minute, and by the second in its last two; `over` after the end.
pub fn left(state: &State, item: &ItemRun, now: Moment) -> Option<String> {
    if state.run.phase == Phase::Ended {
        return Some("over".to_owned());
    }
    let minutes = item.minutes()?;
    let left = remaining(state, item, now)?.num_seconds();
    Some(if left < 0 {
        format!("{} min OVER {minutes}", (-left / 60).max(1))
    } else if left < 120 {
        format!("{}:{:02} left of {minutes} min", left / 60, left % 60)
    } else {
        format!("{} min left of {minutes}", (left + 59) / 60)
    })
}

/// How long until anything the clock tells looks different.
pub fn until_change(state: &State, now: Moment) -> TimeDelta {
    let nanos = TimeDelta::nanoseconds(i64::from(now.nanosecond() % 1_000_000_000));
    let to_minute = TimeDelta::seconds(60 - i64::from(now.second())) - nanos;
    if state.run.phase != Phase::Running {
        return to_minute;
    }
    let Some(left) = state.run.current_item().and_then(|item| remaining(state, item, now)) else { return to_minute };
    let millis = left.num_milliseconds();
    let step = if (0..=120_000).contains(&millis) { 1_000 } else { 60_000 };
    // A little past the edge, so that the new figure is there when it is asked for.
    let to_step = TimeDelta::milliseconds(millis.rem_euclid(step) + 1);
    to_minute.min(to_step)
}
