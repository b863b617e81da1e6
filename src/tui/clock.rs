//! The session's time as the screen tells it, and when that next changes.

use chrono::{TimeDelta, Timelike as _};

use crate::capture::actions::Id;
use crate::capture::keys::Keys;
use crate::session::retime::Offer;
use crate::session::state::{ItemRun, Moment, Phase, Sign, State, Zone};

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
pub fn projected_end(state: &State, now: Moment, zone: &Zone) -> Option<End> {
    if state.run.phase == Phase::Ended {
        return None;
    }
    let timetable = state.timetable(now, zone);
    let at = timetable.end?;
    // A plan for another day, as when one tries things out the day before, says nothing about being late.
    let today = state.planned_start(now, zone).is_some_and(|start| start.date_naive() == now.date_naive());
    let begun = state
        .run
        .started
        .is_some_and(|started| started.date_naive() == now.date_naive() || now - started < TimeDelta::hours(18));
    let late = timetable.behind().filter(|_| today || begun).map_or(0, |behind| behind.num_minutes());
    Some(End { at, late })
}

/// What is offered to get back to the plan, in one line, and by what key; nothing where nothing is late.
pub fn offered(state: &State, now: Moment, zone: &Zone, keys: &Keys) -> Option<String> {
    if state.run.phase != Phase::Running {
        return None;
    }
    let Offer { target, at, late, shorten, drop, missing } = state.offer(now, zone)?;
    let label = |id| state.run.item(id).map_or(String::new(), |item| item.label.clone());
    let target = match target.and_then(|id| state.run.item(id)) {
        Some(item) => format!("{} {}", item.label, item.plan.title),
        None => "the end".to_owned(),
    };
    let shorter = shorten.iter().map(|(id, minutes)| format!("{} −{minutes}", label(*id)));
    let dropped = drop.iter().map(|id| format!("drops {}", label(*id)));
    let how: Vec<String> = dropped.chain(shorter).collect();
    let missing = if missing > 0 { format!(", still {missing} late") } else { String::new() };
    let key = keys.said(Id::CatchUp);
    Some(format!("{late} min late for {target} at {}. {key}: {}{missing}", at.format("%H:%M"), how.join(", ")))
}

/// The sign for how the time of an item stands, before its time: a fifth left, a twentieth, over. Nothing while there is plenty.
pub fn sign(state: &State, item: &ItemRun, now: Moment) -> &'static str {
    match state.sign(item, now) {
        _ if state.run.phase == Phase::Ended => "",
        Sign::Plenty => "",
        Sign::Fifth => "◔ ",
        Sign::Twentieth => "◕ ",
        Sign::Over => "● ",
    }
}

/// How long a turn has lasted, `1:12`, and that it is over its time.
pub fn turn(state: &State, since: Moment, now: Moment) -> String {
    let lasted = state.run.running(since, now);
    let text = format!("{}:{:02}", lasted.num_minutes(), lasted.num_seconds() % 60);
    match state.speaking_limit() {
        Some(limit) if lasted > limit => format!("{text} OVER {}:{:02}", limit.num_minutes(), limit.num_seconds() % 60),
        Some(limit) => format!("{text} of {}:{:02}", limit.num_minutes(), limit.num_seconds() % 60),
        None => text,
    }
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
    let left = state.run.current_item().and_then(|item| remaining(state, item, now));
    let Some(left) = left.or_else(|| Some(state.floor.holder.as_ref()?.1 - now)) else { return to_minute };
    let millis = left.num_milliseconds();
    // Whoever speaks sees the seconds.
    let seconds = (0..=120_000).contains(&millis) || state.floor.holder.is_some();
    let step = if seconds { 1_000 } else { 60_000 };
    // A little past the edge, so that the new figure is there when it is asked for.
    let to_step = TimeDelta::milliseconds(millis.rem_euclid(step) + 1);
    // The signs come when a fifth and a twentieth are left, wherever that falls in a minute.
    let to_sign = state.run.current_item().and_then(|item| {
        let whole = i64::from(item.minutes()?) * 60_000;
        [whole / 5, whole / 20].into_iter().map(|edge| millis - edge).filter(|until| *until >= 0).min()
    });
    let to_sign = to_sign.map_or(to_step, |until| TimeDelta::milliseconds(until + 1));
    to_minute.min(to_step).min(to_sign)
}
