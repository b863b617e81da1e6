//! Where the session is, in words: for whoever cannot see the screen, or has none.

use chrono::TimeDelta;

use super::number::Handle;
use super::retime::Offer;
use super::state::{Moment, Phase, State};
use super::timetable::Zone;
use crate::words::listed;

/// Where the session is at `now`: the item and its time, the end, the floor, what is recorded, what awaits agreement. A sentence
/// a line, without a full stop.
pub fn spoken(state: &State, now: Moment, zone: &Zone) -> Vec<String> {
    let mut said = vec![item(state, now)];
    said.extend(end(state, now, zone));
    said.extend(offered(state, now, zone));
    said.extend(floor(state, now));
    said.push(match state.record.len() {
        0 => "nothing is recorded yet".to_owned(),
        1 => "1 entry is recorded".to_owned(),
        entries => format!("{entries} entries are recorded"),
    });
    said.extend(devices(state));
    let open: Vec<Handle> =
        state.record.parts().filter(|part| part.awaits_agreement()).map(|part| part.handle).collect();
    if !open.is_empty() {
        let open: Vec<String> = open.iter().map(Handle::to_string).collect();
        said.push(format!("the room has not agreed yet on {}", listed(&open)));
    } else if state.record.parts().next().is_some() {
        said.push("nothing awaits agreement".to_owned());
    }
    said
}

/// On which devices the session is recorded, where these are several, and what crossed.
fn devices(state: &State) -> Vec<String> {
    let mut said = Vec::new();
    let devices: Vec<String> = state
        .devices()
        .map(|(device, mark, _)| match mark.as_str() {
            "" => format!("{device} (numbers without letters)"),
            letters => format!("{device} ({letters}1, {letters}2 …)"),
        })
        .collect();
    if devices.len() > 1 {
        let lead = state.lead().map_or(String::new(), |lead| format!("; {lead} runs the agenda"));
        said.push(format!("it is recorded on {}{lead}", listed(&devices)));
        let crossed: Vec<String> = state.crossed().map(|entry| entry.handle.to_string()).collect();
        if !crossed.is_empty() {
            said.push(format!(
                "{} changed on two laptops at once; /settle keeps what stands",
                are(&listed(&crossed), crossed.len())
            ));
        }
    }
    said
}

fn are(what: &str, count: usize) -> String {
    format!("{what} {}", if count == 1 { "was" } else { "were" })
}

/// The item that is on, and its time.
fn item(state: &State, now: Moment) -> String {
    let run = &state.run;
    let count = run.items.len();
    let current = match run.phase {
        Phase::Opening => {
            return match run.items.iter().find(|item| !item.skipped) {
                Some(first) if count == 1 => {
                    format!("the session has not started; /start begins it with its one item, {}", first.plan.title)
                }
                Some(first) => {
                    let title = &first.plan.title;
                    format!("the session has not started; /start begins it with the first of {count} items, {title}")
                }
                None => {
                    "the session has not started, and there are no items on the agenda; /start begins it".to_owned()
                }
            };
        }
        Phase::Ended => return "the session is over; what is typed is still recorded".to_owned(),
        Phase::Running | Phase::Paused => run.current_item(),
    };
    let paused = if run.phase == Phase::Paused { "; the clock is stopped, and /resume lets it go on" } else { "" };
    let Some(item) = current else { return format!("no item is on: /next{paused}") };
    let head = format!("item {} of {count}, {}", item.label, item.plan.title);
    let time = match (state.time_left(item, now), item.minutes()) {
        (Some(left), Some(whole)) if left < TimeDelta::zero() => {
            format!("{} over its {}", words(-left), words(TimeDelta::minutes(i64::from(whole))))
        }
        (Some(left), Some(whole)) => {
            format!("{} left of {}", words(left), words(TimeDelta::minutes(i64::from(whole))))
        }
        _ => "it takes as long as it takes".to_owned(),
    };
    format!("{head}: {time}{paused}")
}

/// How to get back to the plan, where that is needed and can be done; nothing of it happens unless it is asked for.
fn offered(state: &State, now: Moment, zone: &Zone) -> Option<String> {
    if state.run.phase != Phase::Running {
        return None;
    }
    let Offer { target, at, late, shorten, drop, missing } = state.offer(now, zone)?;
    let label = |id| state.run.item(id).map_or(String::new(), |item| format!("item {}", item.label));
    let minutes = |count: u32| words(TimeDelta::minutes(count.into()));
    let target = target.map_or("the end".to_owned(), label);
    let dropped = drop.iter().map(|id| format!("drops {}", label(*id)));
    let shorter = shorten.iter().map(|(id, less)| format!("gives {} {} less", label(*id), minutes(*less)));
    let how: Vec<String> = dropped.chain(shorter).collect();
    let missing = if missing > 0 { format!(", and {} will be missing", minutes(missing)) } else { String::new() };
    let at = at.format("%H:%M");
    Some(format!("it is {} late for {target} at {at}; /catch-up {}{missing}", minutes(late), how.join(", ")))
}

/// When the session will end, and how that compares with the plan.
fn end(state: &State, now: Moment, zone: &Zone) -> Option<String> {
    let timetable = state.timetable(now, zone);
    let end = timetable.end.filter(|_| state.run.phase != Phase::Ended)?;
    let than_planned = match timetable.behind().map(|behind| behind.num_minutes()) {
        None => String::new(),
        Some(0) => ", as planned".to_owned(),
        Some(late @ 1..) => format!(", {} later than planned", words(TimeDelta::minutes(late))),
        Some(early) => format!(", {} earlier than planned", words(TimeDelta::minutes(-early))),
    };
    Some(format!("it will end at {}{than_planned}", end.format("%H:%M")))
}

/// Who speaks, and who wants to.
fn floor(state: &State, now: Moment) -> Vec<String> {
    let floor = &state.floor;
    let mut waiting: Vec<String> = Vec::new();
    for one in &floor.queue {
        let name = state.roster.name(&one.who);
        waiting.push(if one.kind.is_new() { name.to_owned() } else { format!("{name} ({})", one.kind.said()) });
    }
    let holder = floor.holder.as_ref().map(|(who, since)| {
        let limit = state.speaking_limit().map(|limit| format!(" of {}", words(limit))).unwrap_or_default();
        format!("{} has the floor, for {}{limit}", state.roster.name(who), words(state.run.running(*since, now)))
    });
    match (holder, waiting.is_empty()) {
        (None, true) => vec!["nobody has the floor, and nobody waits for it".to_owned()],
        (holder, empty) => {
            let waits = if empty { "nobody waits for it".to_owned() } else { format!("waiting: {}", listed(&waiting)) };
            vec![holder.unwrap_or_else(|| "nobody has the floor".to_owned()), waits]
        }
    }
}

/// A stretch of time: to the second below two minutes, in whole minutes from there, begun ones counted.
fn words(time: TimeDelta) -> String {
    let count = |count: i64, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let seconds = time.num_seconds();
    let minutes = (seconds + 59) / 60;
    match (seconds, minutes) {
        (0..60, _) => count(seconds, "second"),
        (60..120, _) if seconds % 60 > 0 => format!("1 minute {}", count(seconds - 60, "second")),
        (_, 0..60) => count(minutes, "minute"),
        _ if minutes % 60 == 0 => count(minutes / 60, "hour"),
        _ => format!("{} {}", count(minutes / 60, "hour"), count(minutes % 60, "minute")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_as_one_would_say_it() {
        for (seconds, said) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (60, "1 minute"),
            (95, "1 minute 35 seconds"),
            (120, "2 minutes"),
            (121, "3 minutes"),
            (3600, "1 hour"),
            (3660, "1 hour 1 minute"),
            (7500, "2 hours 5 minutes"),
        ] {
            assert_eq!(words(TimeDelta::seconds(seconds)), said);
        }
    }
}
