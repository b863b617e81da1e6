//! Whether something may be done, and what happens then. Reads what stands, changes nothing.

mod agenda;
mod agreement;
mod entries;
mod memorandum;
mod people;
mod polls;
mod questions;
mod tables;

use super::command::{Command, Refusal};
use super::devices::{Touched, Trail};
use super::event::*;
use super::number::{Handle, ItemId, Mark, ParticipantId};
use super::state::{Entry, EntryChange, Moment, Phase, State};
use crate::agenda::Participant;

/// What carrying out `command` on `device` makes happen: nothing, if things stand so already.
///
/// One command is one event wherever it can be, so that it is written whole or not at all, and undone as one.
///
/// # Errors
///
/// A [`Refusal`] says what is in the way and what to do next.
pub fn decide(state: &State, device: &Device, command: &Command, now: Moment) -> Result<Vec<Event>, Refusal> {
    decide_in_sight(state, device, command, now, None)
}

/// The same for what was begun when no more of the others' journals was in sight than `seen`: what arrived meanwhile was not
/// in mind, and what it took out of the record can still be changed. Without it all that is known was in sight.
///
/// # Errors
///
/// As for [`decide`].
pub fn decide_in_sight(
    state: &State,
    device: &Device,
    command: &Command,
    now: Moment,
    seen: Option<&Seen>,
) -> Result<Vec<Event>, Refusal> {
    let deciding = Deciding { state, device, now, seen };
    let mut events = deciding.decide(command)?;
    // Everything is done in the light of what is known of others: so it can be told afterwards whether two changes crossed, and
    // whether a journal ends earlier than it did.
    let devices: Seen = deciding.unsaid().collect();
    if !events.is_empty() && !devices.is_empty() {
        events.insert(0, OthersSeen { devices }.into());
    }
    Ok(events)
}

/// What this device says when it first writes to the record: that it opened the session, or that it joined one.
/// Nothing, if it has said so.
///
/// `agenda` is the SHA-256 of the agenda file in hexadecimal, `roster` what its roster file held.
pub fn introduce(state: &State, device: &Device, agenda: &str, roster: &[Participant]) -> Option<Event> {
    if state.devices.get(device).is_some() {
        return None;
    }
    if state.opened.is_none() {
        return Some(SessionOpened { agenda: agenda.to_owned(), roster: roster.to_vec() }.into());
    }
    let taken: Vec<Mark> = state.devices.all().map(|(_, trail)| trail.mark).collect();
    let own: String = device.as_str().chars().filter(char::is_ascii_lowercase).collect();
    let from_name = (1..=own.len().min(3)).filter_map(|length| Mark::new(&own[..length]));
    let letters = || (b'a'..=b'z').map(char::from);
    let invented = letters().flat_map(|a| letters().filter_map(move |b| Mark::new(&format!("{a}{b}"))));
    let mark =
        from_name.chain(invented).find(|mark| *mark != Mark::NONE && !mark.is_reserved() && !taken.contains(mark))?;
    Some(DeviceJoined { mark }.into())
}

type Decision = Result<Vec<Event>, Refusal>;

fn happens(event: impl Into<Event>) -> Decision {
    Ok(vec![event.into()])
}

fn refuse<T>(what: impl Into<String>, next: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal::new(what, next))
}

struct Deciding<'a> {
    state: &'a State,
    device: &'a Device,
    now: Moment,
    /// What was in sight of the others' journals; everything where it is left out.
    seen: Option<&'a Seen>,
}

impl Deciding<'_> {
    /// How far this device's journal was in sight.
    fn in_sight(&self, device: &Device) -> u64 {
        let seen = |seen: &Seen| seen.iter().find(|(known, _)| known == device).map_or(0, |(_, seq)| *seq);
        self.seen.map_or(u64::MAX, seen)
    }

    /// What was in sight of others' journals, where that is otherwise than was said last.
    fn unsaid(&self) -> impl Iterator<Item = (Device, u64)> {
        self.state.devices.known(self.device).filter_map(|(device, said, applied)| {
            let seen = applied.min(self.in_sight(device));
            (seen != said).then(|| (device.clone(), seen))
        })
    }

    fn decide(&self, command: &Command) -> Decision {
        if command.runs_the_agenda()
            && let Some(refusal) = self.state.run_elsewhere(self.device)
        {
            return Err(refusal);
        }
        match command {
            Command::Record(entry) => self.record(entry),
            Command::Continue(text) => {
                let last = self.own().next().ok_or_else(|| nothing_yet("to continue"))?;
                let text = Some(format!("{} {text}", last.text));
                self.length(text.as_deref().unwrap_or_default())?;
                happens(EntryReworded {
                    entry: last.handle,
                    text,
                    speaker: None,
                    details: None,
                    by: None,
                    keeps: Vec::new(),
                })
            }
            Command::Mend { old, new } => self.mend(old, new),
            Command::Edit { entry, text, speaker, details, by } => {
                let entry = self.entry(*entry, "edit", |_| true)?.handle;
                self.details(details)?;
                if details.grew_from.contains(&entry) {
                    return refuse(format!("{entry} cannot have grown from itself"), "from: names other entries");
                }
                self.length(text.as_deref().unwrap_or_default())?;
                let details = (*details != Details::default()).then(|| Box::new(details.clone()));
                if text.is_none() && speaker.is_none() && details.is_none() {
                    return refuse(format!("there is no new text for {entry}"), format!("/edit {entry} and the text"));
                }
                self.reword(EntryReworded {
                    entry,
                    text: text.clone(),
                    speaker: speaker.clone(),
                    details,
                    by: by.clone(),
                    keeps: Vec::new(),
                })
            }
            Command::Delete(entry) => self.delete(*entry),
            Command::ChangeKind(entry, kind) => self.change_kind(*entry, *kind),
            Command::Move(entry, item) => {
                let entry = self.entry(*entry, "move", |_| true)?;
                self.item(*item)?;
                if entry.item == Some(*item) && !entry.is_contested(&EntryChange::Moved(*item)) {
                    return Ok(Vec::new());
                }
                happens(EntryMoved { entry: entry.handle, item: *item })
            }
            Command::Tag(entry, tag) => {
                let entry = self.entry(*entry, "tag", |_| true)?;
                if entry.outcome().tags.contains(tag) {
                    return Ok(Vec::new());
                }
                happens(EntryTagged { entry: entry.handle, tag: tag.clone() })
            }
            Command::Restrict(entry, attribution) => self.restrict(*entry, *attribution),
            Command::Undo => match self.trail().and_then(|trail| trail.done.last()) {
                Some(step) if step.touched == Touched::Versions && self.state.devices.are_several() => refuse(
                    "a version that was issued stays, since others have it too",
                    "/issue makes the next one, once something is changed",
                ),
                Some(step) => happens(Undone { seq: step.seq }),
                None => {
                    refuse("there is nothing to undo", "what others recorded can be changed with /edit and /delete")
                }
            },
            Command::Redo => match self.trail().and_then(|trail| trail.undone.last()) {
                Some(step) => happens(Redone { seq: step.seq }),
                None => refuse("there is nothing to redo", "/redo brings back what /undo took"),
            },
            Command::Start => self.start(),
            Command::Next => self.next(),
            Command::Back => match self.current()?.and_then(|item| self.state.run.preceding(item)) {
                Some(item) => happens(ItemStarted { item }),
                None => refuse("there is no item before this one", "/go ITEM takes up any item"),
            },
            Command::Go(item) => {
                self.item(*item)?;
                if self.state.run.current == Some(*item) && self.state.run.phase == Phase::Running {
                    return Ok(Vec::new());
                }
                happens(ItemStarted { item: *item })
            }
            Command::Skip(item) => self.skip(*item),
            Command::Extend(minutes) => self.extend(*minutes),
            Command::Pause => match self.state.run.phase {
                Phase::Running => happens(SessionPaused {}),
                Phase::Paused => Ok(Vec::new()),
                Phase::Opening => self.not_started(),
                Phase::Ended => self.over(),
            },
            Command::Resume => match self.state.run.phase {
                Phase::Paused => happens(SessionResumed {}),
                Phase::Running => Ok(Vec::new()),
                Phase::Opening => self.not_started(),
                Phase::Ended => self.over(),
            },
            Command::End => match self.state.run.phase {
                Phase::Running | Phase::Paused => happens(SessionEnded {}),
                Phase::Opening => self.not_started(),
                Phase::Ended => Ok(Vec::new()),
            },
            Command::AddItem { title, minutes, take_up } => happens(ItemAdded {
                item: self.next_item(),
                title: title.clone(),
                minutes: *minutes,
                after: self.state.run.current,
                taken_up: *take_up,
            }),
            Command::Attend(attendee, presence) => self.attend(attendee, *presence),
            Command::Retime { shorten, drop } => self.retime(shorten, drop),
            Command::PlaceItem(item, place) => self.place_item(*item, *place),
            Command::TakeTable { table, rapporteur, minutes } => {
                self.take_table(table.as_deref(), rapporteur.as_ref(), *minutes)
            }
            Command::Report(table) => self.report(table.as_deref()),
            Command::Merge(entry, into) => self.merge(*entry, *into),
            Command::Repeat(entry, who) => {
                let question = self.question(*entry, "ask again")?;
                happens(QuestionRepeated { entry: question.handle, who: who.clone() })
            }
            Command::Carry(entry) => {
                let question = self.question(*entry, "carry over")?;
                if question.outcome().carried {
                    return Ok(Vec::new());
                }
                happens(QuestionCarried { entry: question.handle })
            }
            Command::Pass(who) => self.pass(who.as_ref()),
            Command::LimitSpeaking(seconds) => {
                let limit = seconds.map(|seconds| chrono::TimeDelta::seconds(i64::from(seconds)));
                if limit == self.state.speaking_limit() {
                    return Ok(Vec::new());
                }
                happens(SpeakingLimited { seconds: *seconds })
            }
            Command::Queue(who, kind) => {
                let waiting = self.state.floor.queue.iter().find(|waiting| waiting.who == *who);
                if waiting.is_some_and(|waiting| waiting.kind == *kind) {
                    return Ok(Vec::new());
                }
                if self.holds_floor(who) {
                    return refuse(format!("{} has the floor", self.state.roster.name(who)), "/yield takes it back");
                }
                happens(SpeakerQueued { who: who.clone(), kind: *kind })
            }
            Command::Unqueue(who) => {
                if self.state.floor.queue.iter().any(|waiting| waiting.who == *who) {
                    return happens(SpeakerUnqueued { who: who.clone() });
                }
                let name = self.state.roster.name(who);
                refuse(format!("{name} is not on the speakers' list"), self.queue())
            }
            Command::Floor(speaker) => self.floor(speaker),
            Command::Yield => match self.state.floor.holder {
                Some(_) => happens(FloorYielded {}),
                None => refuse("nobody has the floor", "/floor NAME gives it"),
            },
            Command::Take(entry, how) => self.take(*entry, how),
            Command::Object { entry, who, text } => {
                let fits = |entry: &Entry| entry.kind.is_taken() || entry.kind.is_agreed();
                let entry = self.entry(*entry, "object to", fits)?.handle;
                self.length(text)?;
                happens(ObjectionRaised { entry, who: who.clone(), text: text.clone() })
            }
            Command::Reserve { entry, who, text } => {
                let named = entry.is_some();
                let fits = |entry: &Entry| entry.kind == EntryKind::Pledge || named && entry.kind.is_agreed();
                let entry = self.entry(*entry, "make a reservation to", fits)?.handle;
                self.length(text)?;
                if text.trim().is_empty() {
                    let next =
                        format!("/reserve {entry} @BODY and what it does not join in, or on what condition it does");
                    return refuse("the reservation has no text", next);
                }
                happens(ReservationMade { entry, who: who.clone(), text: text.clone() })
            }
            Command::OpenPoll { question, form, counts, ends } => self.open_poll(question, form, counts, ends),
            Command::Tally(poll, counts, apart) => self.tally(*poll, counts, *apart),
            Command::Ballot(poll, answers) => self.ballot(*poll, answers),
            Command::Ballots(poll, ballots) => self.ballots(*poll, ballots),
            Command::Import(polls) => self.import(polls),
            Command::ClosePoll(poll) => happens(PollClosed { poll: self.poll(*poll)?.handle }),
            Command::Agree(which) => self.agree(which),
            Command::Sign { body, name, role } => self.sign(body, name, role.as_deref()),
            Command::Approve if self.state.approved().is_some() => Ok(Vec::new()),
            Command::Approve => happens(MinutesApproved {}),
            Command::SetStatus { entry, status, report, on } => {
                self.set_status(*entry, *status, report.as_deref(), *on)
            }
            Command::Place(entry, place) => self.place(*entry, *place),
            Command::Issue => self.issue(),
            Command::Settle(entry, device) => self.settle(*entry, device.as_ref()),
            Command::Lead if self.state.lead() == Some(self.device) => Ok(Vec::new()),
            Command::Lead => happens(LeadTaken {}),
        }
    }

    fn trail(&self) -> Option<&Trail> {
        self.state.devices.get(self.device)
    }

    /// The number that this device gives out next.
    fn give_out<N>(&self, number: impl FnOnce(&Trail) -> N) -> N {
        match self.trail() {
            Some(trail) => number(trail),
            None => number(&Trail::default()),
        }
    }

    fn next_handle(&self) -> Handle {
        self.give_out(Trail::next_entry)
    }

    fn next_item(&self) -> ItemId {
        self.give_out(|trail| trail.next_item(self.state.agenda.items.len()))
    }

    fn next_person(&self) -> ParticipantId {
        let expected = self.state.roster.people.iter().filter(|person| !person.walk_in).count();
        self.give_out(|trail| trail.next_person(expected))
    }
}

fn nothing_yet(doing: &str) -> Refusal {
    Refusal::new(format!("there is nothing yet {doing}"), "N names an entry by its number")
}
