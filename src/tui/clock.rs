//! The session's time as the screen tells it, and when that next changes.

use chrono::{TimeDelta, Timelike as _};

use crate::session::state::{ItemRun, Moment, Phase, State};

/// When the session will end if everything left takes its time box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Then.
    pub at: Moment,
    /// How many minutes after the plan; 0 where there is no plan.
    pub late: i64,
    planned: bool,
}

impl End {
    /// How that compares with the plan: `+6`, `−3`; nothing where it is as planned, or there is no plan.
    pub fn planned_difference(&self) -> Option<String> {
        match self.late {
            0 => None,
            late if !self.planned || late == 0 => None,
            late if late > 0 => Some(format!("+{late}")),
            late => Some(format!("−{}", -late)),
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
        (Phase::Opening, Some(start)) => start.max(now),
        _ => now,
    };
    let at = from + left;
    let late = planned_start.map_or(0, |start| (at - (start + planned)).num_minutes());
    Some(End { at, late, planned: planned_start.is_some() })
}

/// The time left of an item's box; negative when it is over. Nothing where it has none.
pub fn remaining(state: &State, item: &ItemRun, now: Moment) -> Option<TimeDelta> {
    Some(TimeDelta::minutes(i64::from(item.minutes()?)) - state.run.spent(item, now))
}

/// How the time left of an item's box is told: by the minute, and by the second in its last two.
pub fn left(state: &State, item: &ItemRun, now: Moment) -> Option<String> {
    let minutes = item.minutes()?;
    let left = remaining(state, item, now)?.num_seconds();
    Some(if left < 0 {
        format!("{} min OVER {minutes}", -left / 60 + 1)
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
