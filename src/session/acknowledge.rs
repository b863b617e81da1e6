//! What is said back when something was recorded: one line, in plain words, that shows how it was understood.

use super::devices::Touched;
use super::event::*;
use super::number::{Handle, ItemId};
use super::state::{Resolution, State};
use super::vote::Attendance;
use crate::words::count;
use crate::words::marks::is_hidden;

/// The most characters of a text that are repeated.
const REPEATED: usize = 72;

/// One line about what just happened, with the state after it. Nothing happened: things stand so already.
pub fn acknowledge(state: &State, events: &[Event]) -> String {
    if events.is_empty() {
        return "nothing to do: it stands so already".into();
    }
    let lines: Vec<_> = events.iter().map(|event| of(state, event)).filter(|line| !line.is_empty()).collect();
    lines.join("; ")
}

fn of(state: &State, event: &Event) -> String {
    let roster = &state.roster;
    match event {
        Event::SessionOpened(_) => "session opened".into(),
        Event::DeviceJoined(joined) => format!("entries are numbered {0}1, {0}2 …", joined.mark),
        Event::SessionStarted(_) => match state.run.current {
            Some(item) => format!("session started · {}", self::item(state, item)),
            None => "session started".into(),
        },
        Event::ItemStarted(fact) => self::item(state, fact.item),
        Event::ItemSkipped(fact) => format!("{} is skipped", self::item(state, fact.item)),
        Event::ItemExtended(fact) => {
            let minutes = state.run.item(fact.item).and_then(|item| item.minutes()).unwrap_or_default();
            format!("{} has {} now", self::item(state, fact.item), count(minutes, "minute"))
        }
        Event::ItemAdded(fact) => format!("{} is added", self::item(state, fact.item)),
        Event::SessionPaused(_) => "the clock is stopped; /resume lets it go on".into(),
        Event::SessionResumed(_) => "the clock goes on".into(),
        Event::SessionEnded(_) => "the session is over; what you type is still recorded".into(),
        Event::ParticipantJoined(fact) => {
            let organisation = fact.person.organisation.as_ref().map_or(String::new(), |name| format!(", {name}"));
            format!("{}{organisation} joins the list, {}", fact.person.name, fact.presence.word())
        }
        Event::PresenceChanged(fact) => {
            let name = |id| roster.get(id).map_or("?", |person| person.details.name.as_str());
            let names: Vec<_> = fact.participants.iter().map(|id| name(*id)).collect();
            format!("{}: {}", shortened(&names.join(", ")), fact.presence.word())
        }
        Event::EntryRecorded(fact) => entry(state, fact.entry),
        Event::EntryReworded(EntryReworded { entry: handle, text: None, speaker: None, details: None, .. }) => {
            format!("{} · settled", entry(state, *handle))
        }
        Event::EntryReworded(fact) => format!("{} · reworded", entry(state, fact.entry)),
        Event::EntryDeleted(fact) => format!("{} is deleted; /undo brings it back", fact.entry),
        Event::EntryKindChanged(fact) => entry(state, fact.entry),
        Event::EntryMoved(fact) => format!("{} is now under {}", fact.entry, self::item(state, fact.item)),
        Event::EntryTagged(fact) => format!("{} is tagged #{}", fact.entry, fact.tag),
        Event::EntryRestricted(fact) => format!("{} is treated as {}", fact.entry, fact.attribution.word()),
        Event::EntriesAgreed(fact) => match fact.entries.as_slice() {
            [one] => {
                let there = state.record.get(*one);
                // What was reworded meanwhile elsewhere was not agreed on.
                let other =
                    there.filter(|there| there.is_reworded_since_agreed()).and_then(|there| there.agreed_wording());
                let on =
                    other.map(|agreed| format!("{one}: {}; it was reworded elsewhere meanwhile", shortened(agreed)));
                format!("agreed{}: {}", indicative(state.attendance()), on.unwrap_or_else(|| entry(state, *one)))
            }
            many => {
                let handles: Vec<_> = many.iter().map(Handle::to_string).collect();
                format!("agreed{}: {}", indicative(state.attendance()), handles.join(", "))
            }
        },
        Event::DecisionTaken(fact) => {
            let resolution = state.record.get(fact.entry).and_then(|entry| entry.outcome().taken.as_ref());
            let taken = resolution.map_or_else(String::new, taken);
            format!("{} · {taken}", entry(state, fact.entry))
        }
        Event::ObjectionRaised(fact) => {
            let who = fact.who.as_ref().map_or("an objection", |who| roster.name(who));
            format!("{who} to {}: {}", fact.entry, shortened(&fact.text))
        }
        Event::ReservationMade(fact) => {
            format!("{} joins in {} with a reservation: {}", roster.name(&fact.who), fact.entry, shortened(&fact.text))
        }
        Event::PollTallied(fact) => result(state, fact.poll),
        Event::BallotsCast(fact) => {
            let cast = state.record.get(fact.poll).map_or(0, |poll| poll.outcome().ballots.len());
            format!("poll {} · {} more, {cast} in all", fact.poll, count(fact.ballots.len(), "ballot"))
        }
        Event::PollsImported(fact) => {
            let lines: Vec<_> = fact.polls.iter().map(|poll| result(state, poll.entry)).collect();
            lines.join("; ")
        }
        Event::BallotCast(fact) => {
            let cast = state.record.get(fact.poll).map_or(0, |poll| poll.outcome().ballots.len());
            format!("poll {} · ballot {cast}", fact.poll)
        }
        Event::PollClosed(fact) => format!("poll {} is closed", fact.poll),
        Event::StatusChanged(fact) => {
            let report = fact.report.as_ref().map_or(String::new(), |text| format!(": {}", shortened(text)));
            let on = fact.on.map_or(String::new(), |on| format!(" on {}", on.format("%-d %B %Y")));
            format!("{} is {}{on}{report}", entry(state, fact.entry), fact.status.word())
        }
        Event::PartPlaced(fact) => match fact.before.and_then(|before| state.record.get(before)) {
            Some(before) => format!("{} stands before {} now", fact.entry, entry(state, before.handle)),
            None => format!("{} stands last now", fact.entry),
        },
        Event::MemorandumIssued(_) => {
            format!("the memorandum as it is agreed is version {} now", state.versions().len())
        }
        Event::BodySigned(fact) => {
            let role = fact.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
            format!("signed for {} by {}{role}", fact.body, fact.name)
        }
        Event::SpeakerQueued(fact) => {
            let queue = &state.floor.queue;
            let place = queue.iter().position(|waiting| waiting.who == fact.who).map_or(queue.len(), |place| place + 1);
            let kind = if fact.kind.is_new() { String::new() } else { format!(", {}", fact.kind.said()) };
            format!("{} is number {place} on the speakers' list{kind}", roster.name(&fact.who))
        }
        Event::TurnPassed(fact) => match state.round().and_then(|round| round.left.first().cloned()) {
            Some(next) => format!("{} passes; next is {}", roster.name(&fact.who), roster.name(&next)),
            None => format!("{} passes", roster.name(&fact.who)),
        },
        Event::SpeakingLimited(fact) => match fact.seconds {
            Some(seconds) => format!("a turn may take {}:{:02} from now on", seconds / 60, seconds % 60),
            None => "a turn may take as long as it takes".into(),
        },
        Event::AgendaRetimed(fact) => {
            let less = fact.shortened.iter().map(|(item, minutes)| format!("{} −{minutes}", label(state, *item)));
            let dropped = fact.dropped.iter().map(|item| format!("{} dropped", label(state, *item)));
            format!("retimed: {}; /undo takes it back", less.chain(dropped).collect::<Vec<_>>().join(", "))
        }
        Event::ItemPlaced(fact) => match fact.before {
            Some(before) => format!("{} comes before {} now", self::item(state, fact.item), self::item(state, before)),
            None => format!("{} comes last now", self::item(state, fact.item)),
        },
        Event::TableTaken(fact) => match &fact.table {
            Some(table) => {
                let rapporteur = fact.rapporteur.as_ref().map(|who| format!(", {} reports", roster.name(who)));
                let minutes = fact.minutes.map(|minutes| format!(", {}", count(minutes, "minute")));
                let beside: String = [rapporteur, minutes].into_iter().flatten().collect();
                format!(
                    "what is typed here is recorded for the table {table}{beside}; /table alone goes back to the plenary"
                )
            }
            None => "what is typed here is recorded for the plenary".into(),
        },
        Event::TableReported(fact) => {
            let next = state.next_to_report().map_or(String::new(), |next| format!("; after it {}", next.name));
            format!("the table {} reports back{next}", fact.table)
        }
        Event::QuestionMerged(fact) => format!("{} says the same as {}", fact.entry, asked(state, fact.into)),
        Event::QuestionRepeated(fact) => asked(state, fact.entry),
        Event::QuestionCarried(fact) => format!("{} is carried over", entry(state, fact.entry)),
        Event::SpeakerUnqueued(fact) => format!("{} is off the speakers' list", roster.name(&fact.who)),
        Event::FloorGiven(fact) => format!("{} has the floor", roster.name(&fact.who)),
        Event::FloorYielded(_) => "nobody has the floor".into(),
        Event::MinutesApproved(_) => "the minutes are approved and no longer marked as a draft".into(),
        Event::Undone(fact) => format!("undone{}; /redo brings it back", touched(state, fact.seq, true)),
        Event::Redone(fact) => format!("done again{}", touched(state, fact.seq, false)),
        Event::PersonErased(fact) => {
            format!("participant {0} was erased from every file of the session", fact.participant)
        }
        Event::LeadTaken(_) => state.lead().map_or_else(String::new, |lead| format!("the agenda is run on {lead} now")),
        // What only the record needs to know.
        Event::OthersSeen(_) | Event::LineLost(_) | Event::JournalBranched(_) => String::new(),
    }
}

/// What the step with this number changed, as it stands now that it is `undone`, or done again.
fn touched(state: &State, seq: u64, undone: bool) -> String {
    // Whoever did something last did this.
    let trail = state.last().and_then(|last| state.devices.get(&last.device));
    let steps = trail.into_iter().flat_map(|trail| trail.done.last().into_iter().chain(trail.undone.last()));
    let now = match steps.filter(|step| step.seq == seq).map(|step| step.touched).next() {
        Some(Touched::Entry(handle)) => match state.record.get(handle) {
            Some(there) if there.stands() => entry(state, handle),
            _ if undone => format!("{handle} is taken back"),
            _ => format!("{handle} is deleted"),
        },
        Some(Touched::Run) => match state.run.current {
            Some(current) => format!("the agenda is at {}", item(state, current)),
            None => "the session has not started".into(),
        },
        Some(Touched::Minutes(Some(extended))) => {
            let minutes = state.run.item(extended).and_then(|item| item.minutes()).unwrap_or_default();
            let back = if undone { "back to" } else { "at" };
            format!("{} is {back} {minutes} minutes", item(state, extended))
        }
        Some(Touched::Minutes(None)) if undone => "the items of the agenda have their minutes back".into(),
        Some(Touched::Minutes(None)) => "the agenda is retimed".into(),
        Some(Touched::People) => "the list of people is as it was".into(),
        Some(Touched::Floor) => "the speakers' list is as it was".into(),
        Some(Touched::Tables) => "the tables are as they were".into(),
        Some(Touched::Signatures) => "the signatures are as they were".into(),
        Some(Touched::Placements) => "the order of the memorandum is as it was".into(),
        Some(Touched::Versions) => match state.versions().len() {
            0 => "no version of the memorandum is issued".into(),
            1 => "1 version of the memorandum is issued".into(),
            many => format!("{many} versions of the memorandum are issued"),
        },
        Some(Touched::Lead) => match state.lead() {
            Some(lead) => format!("the agenda is run on {lead}"),
            None => "nobody runs the agenda".into(),
        },
        Some(Touched::Approvals) => "the minutes' approval is as it was".into(),
        Some(Touched::Entries) | None => return String::new(),
    };
    format!(": {now}")
}

fn item(state: &State, id: ItemId) -> String {
    match state.run.item(id) {
        Some(item) => format!("item {} {}", item.label, shortened(&item.plan.title)),
        None => format!("item {id}"),
    }
}

fn entry(state: &State, handle: Handle) -> String {
    let Some(entry) = state.record.get(handle) else { return handle.to_string() };
    let details = entry.details();
    let mut line = format!("{handle} {}", entry.kind.word());
    if let Some(question) = details.answers {
        line += &format!(" answering {question}");
    }
    let names: Vec<_> = entry.speaker.iter().chain(&details.who).map(|who| state.roster.name(who)).collect();
    if !names.is_empty() {
        line += &format!(" · {}", names.join(", "));
    }
    line += &format!(": {}", shortened(&entry.text));
    if let Some(due) = details.due {
        line += &format!(" · due {}", due.format("%A %-d %B %Y"));
    }
    if let Some(indicator) = &details.indicator {
        line += &format!(" · indicator: {}", shortened(indicator));
    }
    line
}

fn label(state: &State, id: ItemId) -> String {
    state.run.item(id).map_or_else(|| id.to_string(), |item| item.label.clone())
}

/// A question with how often it was asked.
fn asked(state: &State, handle: Handle) -> String {
    match state.record.get(handle) {
        Some(question) => {
            format!("{}, asked {}", entry(state, handle), count(state.questions().asked(question), "time"))
        }
        None => handle.to_string(),
    }
}

fn taken(resolution: &Resolution) -> String {
    let indicative = indicative(resolution.attendance);
    match (&resolution.how, resolution.verdict()) {
        (Taken::Vote(vote), Some(verdict)) => {
            let Vote { r#for, against, abstain, rule, .. } = vote;
            let rule = rule.as_ref().map_or(String::new(), |rule| format!(", rule {rule}"));
            format!("{for} for, {against} against, {abstain} abstaining{rule} · {verdict}{indicative}")
        }
        _ => format!("taken by consent{indicative}"),
    }
}

/// Says so where a quorum was not reached.
fn indicative(attendance: Attendance) -> String {
    match attendance.quorum().filter(|test| !test.is_met()) {
        Some(test) => format!(" · indicative only, without a quorum: {test} present"),
        None => String::new(),
    }
}

/// A poll with what it comes to.
fn result(state: &State, handle: Handle) -> String {
    let result = state.record.get(handle).and_then(|poll| poll.poll_result());
    let (n, average) = result.map_or((0, None), |result| (result.n, result.average_said()));
    let average = average.map_or(String::new(), |average| format!(", {average}"));
    format!("poll {handle} · {}{average}", count(n, "answer"))
}

/// At most [`REPEATED`] characters, on one line.
fn shortened(text: &str) -> String {
    let mut characters = text.chars();
    // Nor anything that would turn the rest of the line round.
    let start = characters.by_ref().take(REPEATED).map(|c| if is_hidden(c) { ' ' } else { c });
    let start: String = start.collect();
    if characters.next().is_some() { start + "…" } else { start }
}
