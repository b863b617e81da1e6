//! Whether something may be done, and what happens then. Reads what stands, changes nothing.

use super::command::{Attendee, Command, NewEntry, Refusal, Which};
use super::event::*;
use super::number::{Handle, ItemId, Mark, ParticipantId};
use super::state::{Entry, Moment, Phase, State, Trail};
use crate::agenda::{Attribution, Participant, PollForm};

/// What carrying out `command` on `device` makes happen: nothing, if things stand so already.
///
/// One command is one event wherever it can be, so that it is written whole or not at all, and undone as one.
///
/// # Errors
///
/// A [`Refusal`] says what is in the way and what to do next.
pub fn decide(state: &State, device: &Device, command: &Command, now: Moment) -> Result<Vec<Event>, Refusal> {
    let deciding = Deciding { state, device, now };
    deciding.decide(command)
}

/// What this device says when it first writes to the record: that it opened the session, or that it joined one.
/// Nothing, if it has said so.
///
/// `agenda` is the SHA-256 of the agenda file in hexadecimal, `roster` what its roster file held.
pub fn introduce(state: &State, device: &Device, agenda: &str, roster: &[Participant]) -> Option<Event> {
    if state.devices.contains_key(device) {
        return None;
    }
    if state.opened.is_none() {
        return Some(SessionOpened { agenda: agenda.to_owned(), roster: roster.to_vec() }.into());
    }
    let taken: Vec<Mark> = state.devices.values().map(|trail| trail.mark).collect();
    let own: String = device.as_str().chars().filter(char::is_ascii_lowercase).collect();
    let from_name = (1..=own.len().min(3)).filter_map(|length| Mark::new(&own[..length]));
    let letters = || (b'a'..=b'z').map(char::from);
    let invented = letters().flat_map(|a| letters().filter_map(move |b| Mark::new(&format!("{a}{b}"))));
    let mark = from_name.chain(invented).find(|mark| *mark != Mark::NONE && !taken.contains(mark))?;
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
}

impl Deciding<'_> {
    fn decide(&self, command: &Command) -> Decision {
        match command {
            Command::Record(entry) => self.record(entry),
            Command::Continue(text) => {
                let last = self.own().next().ok_or_else(|| nothing_yet("to continue"))?;
                let text = Some(format!("{} {text}", last.text));
                happens(EntryReworded { entry: last.handle, text, speaker: None, details: None })
            }
            Command::Mend { old, new } => self.mend(old, new),
            Command::Edit { entry, text, speaker, details } => {
                let entry = self.entry(*entry, "edit", |_| true)?.handle;
                self.due(details)?;
                let details = (*details != Details::default()).then(|| Box::new(details.clone()));
                if text.is_none() && speaker.is_none() && details.is_none() {
                    return refuse(format!("there is no new text for {entry}"), format!("/edit {entry} and the text"));
                }
                happens(EntryReworded { entry, text: text.clone(), speaker: speaker.clone(), details })
            }
            Command::Delete(entry) => happens(EntryDeleted { entry: self.entry(*entry, "delete", |_| true)?.handle }),
            Command::ChangeKind(entry, kind) => self.change_kind(*entry, *kind),
            Command::Move(entry, item) => {
                let entry = self.entry(*entry, "move", |_| true)?;
                self.item(*item)?;
                if entry.item == Some(*item) {
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
            Command::Queue(who) => {
                if self.state.floor.queue.contains(who) {
                    return Ok(Vec::new());
                }
                if self.holds_floor(who) {
                    return refuse(format!("{} has the floor", self.state.roster.name(who)), "/yield takes it back");
                }
                happens(SpeakerQueued { who: who.clone() })
            }
            Command::Unqueue(who) => {
                if self.state.floor.queue.contains(who) {
                    return happens(SpeakerUnqueued { who: who.clone() });
                }
                let name = self.state.roster.name(who);
                refuse(format!("{name} is not on the speakers' list"), self.queue())
            }
            Command::Floor(Some(who)) if self.holds_floor(who) => Ok(Vec::new()),
            Command::Floor(Some(who)) => happens(FloorGiven { who: who.clone() }),
            Command::Floor(None) => match self.state.floor.queue.first() {
                Some(who) => happens(FloorGiven { who: who.clone() }),
                None => refuse("nobody is on the speakers' list", "/queue NAME puts somebody there"),
            },
            Command::Yield => match self.state.floor.holder {
                Some(_) => happens(FloorYielded {}),
                None => refuse("nobody has the floor", "/floor NAME gives it"),
            },
            Command::Take(entry, how) => {
                let entry = self.entry(*entry, "take", |entry| entry.kind.is_taken())?;
                if entry.outcome().taken.as_ref() == Some(how) {
                    return Ok(Vec::new());
                }
                happens(DecisionTaken { entry: entry.handle, how: how.clone() })
            }
            Command::Object { entry, who, text } => {
                let fits = |entry: &Entry| entry.kind.is_taken() || entry.kind.is_agreed();
                let entry = self.entry(*entry, "object to", fits)?.handle;
                happens(ObjectionRaised { entry, who: who.clone(), text: text.clone() })
            }
            Command::OpenPoll { question, form, counts } => self.open_poll(question, form, counts),
            Command::Tally(poll, counts) => self.tally(*poll, counts),
            Command::Ballot(poll, answers) => self.ballot(*poll, answers),
            Command::ClosePoll(poll) => happens(PollClosed { poll: self.poll(*poll)?.handle }),
            Command::Agree(which) => self.agree(which),
            Command::Sign { body, name, role } => self.sign(body, name, role.as_deref()),
            Command::SetStatus(entry, status) => {
                let fits = |entry: &Entry| matches!(entry.kind, EntryKind::Pledge | EntryKind::Action);
                let entry = self.entry(*entry, "give a status to", fits)?;
                if entry.outcome().status.is_some_and(|(now, _)| now == *status) {
                    return Ok(Vec::new());
                }
                happens(StatusChanged { entry: entry.handle, status: *status })
            }
        }
    }

    fn record(&self, new: &NewEntry) -> Decision {
        if new.text.trim().is_empty() {
            let word = new.kind.word();
            return refuse(format!("the {word} has no text"), format!("type the {word} after the command"));
        }
        if let Some(question) = new.details.answers {
            self.entry(Some(question), "answer", |entry| entry.kind == EntryKind::Question)?;
        }
        self.due(&new.details)?;
        happens(EntryRecorded {
            entry: self.next_handle(),
            kind: new.kind,
            text: new.text.clone(),
            item: self.state.run.current,
            speaker: new.speaker.clone(),
            details: (new.details != Details::default()).then(|| Box::new(new.details.clone())),
        })
    }

    /// What is due must not be due before the session, even where an old session is entered years later.
    fn due(&self, details: &Details) -> Result<(), Refusal> {
        let today = self.now.date_naive();
        let day = self.state.date().map_or(today, |date| date.min(today));
        match details.due {
            Some(due) if due < day => refuse(
                format!("{} is before the session", due.format("%-d %B %Y")),
                "due: takes a date such as 2027-03-31, or +2w, +3m, friday",
            ),
            _ => Ok(()),
        }
    }

    fn mend(&self, old: &str, new: &str) -> Decision {
        if old.is_empty() {
            return refuse("there is nothing to look for", "s/old/new/ puts new in the place of old");
        }
        let Some(entry) = self.own().find(|entry| entry.text.contains(old)) else {
            return refuse(
                format!("no entry of yours has “{old}”"),
                "the words are taken literally, capitals too; /edit N text rewords any entry",
            );
        };
        let text = entry.text.replacen(old, new, 1);
        if text.trim().is_empty() {
            return refuse(format!("nothing would be left of {}", entry.handle), format!("/delete {}", entry.handle));
        }
        happens(EntryReworded { entry: entry.handle, text: Some(text), speaker: None, details: None })
    }

    fn change_kind(&self, entry: Option<Handle>, kind: EntryKind) -> Decision {
        let entry = self.entry(entry, "change", |_| true)?;
        if entry.kind == kind {
            return Ok(Vec::new());
        }
        if kind == EntryKind::Poll {
            return refuse(
                format!("{} cannot become a poll", entry.handle),
                "/poll \"question\" scale:5 puts a question to the room",
            );
        }
        if entry.kind == EntryKind::Poll {
            return refuse(format!("{} is a poll and stays one", entry.handle), format!("/delete {}", entry.handle));
        }
        happens(EntryKindChanged { entry: entry.handle, kind })
    }

    fn restrict(&self, entry: Option<Handle>, attribution: Attribution) -> Decision {
        let entry = self.entry(entry, "restrict", |_| true)?;
        let session = self.state.agenda.attribution;
        if attribution < session {
            let (asked, rule) = (attribution.word(), session.word());
            return refuse(
                format!("the session's rule is {rule}, and {asked} would be less strict"),
                "an entry can only be treated more strictly than the session",
            );
        }
        if entry.outcome().attribution == Some(attribution) {
            return Ok(Vec::new());
        }
        happens(EntryRestricted { entry: entry.handle, attribution })
    }

    fn start(&self) -> Decision {
        match (self.state.run.phase, self.state.run.started) {
            (Phase::Opening, _) => happens(SessionStarted {}),
            (_, Some(at)) => {
                refuse(format!("the session began at {}", at.format("%H:%M")), "/next takes up the next item")
            }
            (_, None) => refuse("the session has begun", "/next takes up the next item"),
        }
    }

    fn next(&self) -> Decision {
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

    fn skip(&self, item: Option<ItemId>) -> Decision {
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
        happens(ItemSkipped { item })
    }

    fn extend(&self, minutes: i32) -> Decision {
        let Some(item) = self.state.run.current_item() else {
            return refuse("no item is on", "/start begins the session");
        };
        let Some(planned) = item.minutes() else {
            return refuse(format!("item {} has no time box", item.label), "it can go on as long as it takes");
        };
        let longer = i64::from(planned) + i64::from(minutes);
        if minutes == 0 || !(1..=1440).contains(&longer) {
            return refuse(
                format!("{planned} minutes and {minutes} more make {longer}"),
                "a time box has 1 to 1440 minutes: /extend 5, or /extend -5 for less",
            );
        }
        happens(ItemExtended { item: item.id, minutes })
    }

    fn attend(&self, attendee: &Attendee, presence: Presence) -> Decision {
        let roster = &self.state.roster;
        let participants: Vec<ParticipantId> = match attendee {
            Attendee::Known(id) => vec![*id],
            Attendee::Everybody(organisation) => {
                let of = |name: &Option<String>| name.as_deref() == Some(organisation);
                roster.people().filter(|person| of(&person.details.organisation)).map(|person| person.id).collect()
            }
            Attendee::New { name, organisation } => {
                let organisation = organisation.clone();
                let person = Participant { name: name.clone(), organisation, ..Participant::default() };
                let (participant, person) = (self.next_person(), Box::new(person));
                return happens(ParticipantJoined { participant, person, presence });
            }
        };
        let moved = |id: &ParticipantId| roster.get(*id).is_some_and(|person| person.presence != presence);
        let participants: Vec<_> = participants.into_iter().filter(moved).collect();
        if participants.is_empty() { Ok(Vec::new()) } else { happens(PresenceChanged { participants, presence }) }
    }

    fn open_poll(&self, question: &str, form: &PollForm, counts: &[u32]) -> Decision {
        if question.trim().is_empty() {
            return refuse("the poll has no question", "/poll \"question\" scale:5");
        }
        if form.options() < 2 {
            return refuse("a poll needs at least two options", "/poll \"question\" options:\"yes, no\"");
        }
        if !counts.is_empty() && counts.len() != form.options() {
            return refuse(format!("the poll has {} options", form.options()), "give one count for each");
        }
        let details = Details { poll: Some(form.clone()), counts: counts.to_vec(), ..Details::default() };
        self.record(&NewEntry { details, ..NewEntry::new(EntryKind::Poll, question) })
    }

    fn poll(&self, poll: Option<Handle>) -> Result<&Entry, Refusal> {
        let is_poll = |entry: &Entry| entry.kind == EntryKind::Poll;
        let entry = match poll {
            Some(_) => self.entry(poll, "poll", is_poll)?,
            None => self.entry(None, "poll", |entry| is_poll(entry) && !entry.outcome().closed)?,
        };
        if entry.outcome().closed {
            return refuse(
                format!("poll {} is closed", entry.handle),
                "/undo opens it again if it was closed by mistake",
            );
        }
        Ok(entry)
    }

    fn tally(&self, poll: Option<Handle>, counts: &[(u32, u32)]) -> Decision {
        let poll = self.poll(poll)?;
        let options = poll.details().poll.as_ref().map_or(0, PollForm::options);
        let mut whole = vec![0; options];
        let mut seen = vec![false; options];
        for (option, count) in counts {
            let place = usize::try_from(*option).unwrap_or(usize::MAX).wrapping_sub(1);
            match (whole.get_mut(place), seen.get_mut(place)) {
                (Some(_), Some(true)) => {
                    return refuse(format!("option {option} is counted twice"), "give one count for each option");
                }
                (Some(whole), Some(seen)) => (*whole, *seen) = (*count, true),
                _ => {
                    return refuse(
                        format!("poll {} has no option {option}", poll.handle),
                        format!("its options are 1 to {options}: /tally 1:0 2:3 …"),
                    );
                }
            }
        }
        if poll.outcome().counts == whole {
            return Ok(Vec::new());
        }
        happens(PollTallied { poll: poll.handle, counts: whole })
    }

    fn ballot(&self, poll: Option<Handle>, answers: &[u32]) -> Decision {
        let poll = self.poll(poll)?;
        let Some(form) = &poll.details().poll else {
            return refuse(format!("poll {} has no options", poll.handle), "/tally enters its counts");
        };
        let options = u32::try_from(form.options()).unwrap_or(u32::MAX);
        if let Some(off) = answers.iter().find(|answer| !(1..=options).contains(*answer)) {
            return refuse(
                format!("poll {} has no option {off}", poll.handle),
                format!("its options are 1 to {options}"),
            );
        }
        let distinct = answers.iter().collect::<std::collections::HashSet<_>>().len();
        let allowed = match form {
            PollForm::Scale(_) | PollForm::Choice(_) | PollForm::Consensus(_) => {
                (answers.len() == 1, "one answer".into())
            }
            PollForm::Ranking(_) => (
                !answers.is_empty() && distinct == answers.len(),
                "the options in order of preference, each at most once".into(),
            ),
            PollForm::Dots { each, .. } => (
                (1..=usize::from(*each)).contains(&answers.len()),
                format!("1 to {each} dots, the option's number once for each"),
            ),
        };
        match allowed {
            (true, _) => happens(BallotCast { poll: poll.handle, answers: answers.to_vec() }),
            (false, allowed) => refuse(format!("that is no ballot for poll {}", poll.handle), allowed),
        }
    }

    fn agree(&self, which: &Which) -> Decision {
        let awaits = |entry: &Entry| entry.outcome().agreed.is_none() || entry.is_reworded_since_agreed();
        let open = |entry: &Entry| entry.kind.is_agreed() && awaits(entry);
        let entries: Vec<Handle> = match which {
            Which::Last => vec![self.entry(None, "agree on", open)?.handle],
            Which::All => self.state.record.entries().filter(|entry| open(entry)).map(|entry| entry.handle).collect(),
            Which::These(handles) => {
                let mut agreed = Vec::new();
                for handle in handles {
                    let entry = self.entry(Some(*handle), "agree on", |entry| entry.kind.is_agreed())?;
                    if awaits(entry) && !agreed.contains(handle) {
                        agreed.push(*handle);
                    }
                }
                agreed
            }
        };
        match (entries.is_empty(), which) {
            (true, Which::All) => refuse("nothing awaits agreement", "/pledge @Body text records a pledge"),
            (true, _) => Ok(Vec::new()),
            (false, _) => happens(EntriesAgreed { entries }),
        }
    }

    fn sign(&self, body: &str, name: &str, role: Option<&str>) -> Decision {
        let organisations = self.state.roster.organisations();
        if !organisations.contains(&body) {
            let signing = self.state.roster.signatories().join(", ");
            let next = if signing.is_empty() {
                "/in NAME, ORGANISATION adds one".into()
            } else {
                format!("those that sign: {signing}")
            };
            return refuse(format!("no organisation on the list is called {body}"), next);
        }
        if name.trim().is_empty() {
            return refuse("it is not said who signs", format!("/sign {body} by NAME, ROLE"));
        }
        if let Some(signed) = self.state.signatures.standing().find(|signed| signed.fact.body == body) {
            return refuse(
                format!("{} has signed for {body} at {}", signed.fact.name, signed.at.format("%H:%M")),
                "/undo takes a signature back",
            );
        }
        happens(BodySigned { body: body.into(), name: name.into(), role: role.map(Into::into) })
    }

    /// The entry that is named, or the last one that fits.
    fn entry(&self, named: Option<Handle>, doing: &str, fits: impl Fn(&Entry) -> bool) -> Result<&Entry, Refusal> {
        let record = &self.state.record;
        let Some(handle) = named else {
            let last = record.entries().rev().find(|entry| fits(entry));
            return last.ok_or_else(|| nothing_yet(&format!("to {doing}")));
        };
        match record.get(handle) {
            Some(entry) if !entry.stands() => {
                refuse(format!("{handle} was taken out of the record"), "/undo brings back what was deleted last")
            }
            Some(entry) if !fits(entry) => {
                let kind = entry.kind.word();
                refuse(
                    format!("{handle} is a {kind}, which one cannot {doing}"),
                    format!("/kind {handle} changes what it is"),
                )
            }
            Some(entry) => Ok(entry),
            None => {
                let last = record.entries().next_back().map(|entry| format!("the last entry is {}", entry.handle));
                refuse(format!("there is no entry {handle}"), last.unwrap_or_else(|| "nothing is recorded yet".into()))
            }
        }
    }

    /// The standing entries that this device recorded, latest first.
    fn own(&self) -> impl Iterator<Item = &Entry> {
        self.state.record.entries().rev().filter(|entry| entry.order.device == *self.device)
    }

    fn item(&self, id: ItemId) -> Result<&super::state::ItemRun, Refusal> {
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

    fn current(&self) -> Result<Option<ItemId>, Refusal> {
        if self.state.run.phase == Phase::Opening { self.not_started() } else { Ok(self.state.run.current) }
    }

    fn not_started<T>(&self) -> Result<T, Refusal> {
        refuse("the session has not started", "/start begins it")
    }

    fn over<T>(&self) -> Result<T, Refusal> {
        refuse("the session is over", "/go ITEM goes on with an item, /undo takes back /end")
    }

    fn holds_floor(&self, who: &Who) -> bool {
        self.state.floor.holder.as_ref().is_some_and(|(holder, _)| holder == who)
    }

    fn queue(&self) -> String {
        let names: Vec<_> = self.state.floor.queue.iter().map(|who| self.state.roster.name(who)).collect();
        if names.is_empty() { "the list is empty".into() } else { format!("on it are {}", names.join(", ")) }
    }

    fn trail(&self) -> Option<&Trail> {
        self.state.devices.get(self.device)
    }

    fn mark(&self) -> Mark {
        self.trail().map_or(Mark::NONE, |trail| trail.mark)
    }

    fn next_handle(&self) -> Handle {
        let last = self.trail().map_or(0, |trail| trail.last_entry);
        Handle::new(self.mark(), last.saturating_add(1))
    }

    fn next_item(&self) -> ItemId {
        let given = self.trail().map_or(0, |trail| trail.last_item);
        let planned = if self.mark() == Mark::NONE { self.state.agenda.items.len() } else { 0 };
        ItemId::new(self.mark(), given.max(u32::try_from(planned).unwrap_or(u32::MAX)).saturating_add(1))
    }

    fn next_person(&self) -> ParticipantId {
        let given = self.trail().map_or(0, |trail| trail.last_person);
        let expected = self.state.roster.people.iter().filter(|person| !person.walk_in).count();
        let expected = if self.mark() == Mark::NONE { expected } else { 0 };
        ParticipantId::new(self.mark(), given.max(u32::try_from(expected).unwrap_or(u32::MAX)).saturating_add(1))
    }
}

fn nothing_yet(doing: &str) -> Refusal {
    Refusal::new(format!("there is nothing yet {doing}"), "N names an entry by its number")
}

impl EntryKind {
    /// Whether it is said of this kind how the room took it.
    pub fn is_taken(self) -> bool {
        matches!(self, EntryKind::Decision | EntryKind::Proposal | EntryKind::Pledge)
    }

    /// Whether this kind is part of what is signed, and so agreed on.
    pub fn is_agreed(self) -> bool {
        matches!(self, EntryKind::Pledge | EntryKind::Recital | EntryKind::Provision)
    }
}
