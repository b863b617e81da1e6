//! What an event changes. Total and lenient: events of several devices may arrive in any combination, so one that fits
//! nothing changes nothing. Whether something *may* be done is for [`decide`](super::decide::decide) alone.
//!
//! Undo costs no more than what it undoes: every part of the state keeps the facts that made it, an undone fact is marked,
//! and that part alone is made anew.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::TimeDelta;

use super::event::{
    EntryRecorded, Event, ItemAdded, Order, ParticipantJoined, Presence, PresenceChanged, Recorded, SessionOpened, Who,
};
use super::number::{Handle, ItemId, Mark, ParticipantId};
use super::state::{
    Entry, EntryChange, Floor, FloorFact, History, ItemRun, Ledger, Moment, Objection, Person, Phase, Record, Roster,
    Run, RunFact, Signature, Standing, State, Step, Touched,
};
use crate::agenda::{Agenda, Participant};

impl State {
    /// The session before anything happened.
    pub fn new(agenda: Arc<Agenda>) -> State {
        let mut roster = Roster::default();
        for person in &agenda.participants {
            roster.expect(person.clone());
        }
        State {
            opened: None,
            roster,
            record: Record::default(),
            run: Run::of(&agenda),
            floor: Floor::default(),
            signatures: Ledger::default(),
            devices: HashMap::new(),
            last: None,
            agenda,
        }
    }
}

/// Changes the state by what happened. Events are applied in their [`Order`].
pub fn apply(state: &mut State, recorded: Recorded) {
    let Recorded { order, at, event, .. } = recorded;
    if state.last.as_ref().is_none_or(|last| *last < order) {
        state.last = Some(order.clone());
    }
    let touched = match event {
        Event::SessionOpened(SessionOpened { roster, .. }) => {
            state.opened.get_or_insert(at);
            for person in roster {
                state.roster.expect(person);
            }
            state.devices.entry(order.device).or_default().mark = Mark::NONE;
            return;
        }
        Event::DeviceJoined(joined) => {
            state.devices.entry(order.device).or_default().mark = joined.mark;
            return;
        }
        Event::Undone(undone) => return set_undone(state, &order, undone.seq, true),
        Event::Redone(redone) => return set_undone(state, &order, redone.seq, false),

        Event::SessionStarted(_) => state.run.fact(&order, at, RunFact::Started),
        Event::ItemStarted(fact) => state.run.fact(&order, at, RunFact::Item(fact.item)),
        Event::ItemSkipped(fact) => state.run.fact(&order, at, RunFact::Skipped(fact.item)),
        Event::ItemExtended(fact) => state.run.fact(&order, at, RunFact::Extended(fact.item, fact.minutes)),
        Event::ItemAdded(ItemAdded { item, title, minutes, after, taken_up }) => {
            let trail = state.devices.entry(order.device.clone()).or_default();
            trail.last_item = trail.last_item.max(item.number);
            state.run.fact(&order, at, RunFact::Added { item, title, minutes, after, taken_up })
        }
        Event::SessionPaused(_) => state.run.fact(&order, at, RunFact::Paused),
        Event::SessionResumed(_) => state.run.fact(&order, at, RunFact::Resumed),
        Event::SessionEnded(_) => state.run.fact(&order, at, RunFact::Ended),

        Event::ParticipantJoined(ParticipantJoined { participant, person, presence }) => {
            let trail = state.devices.entry(order.device.clone()).or_default();
            trail.last_person = trail.last_person.max(participant.number);
            state.roster.join(&order, participant, *person, presence)
        }
        Event::PresenceChanged(PresenceChanged { participants, presence }) => {
            for id in participants {
                state.roster.presence(&order, at, id, presence);
            }
            Touched::People
        }

        Event::EntryRecorded(fact) => {
            let trail = state.devices.entry(order.device.clone()).or_default();
            trail.last_entry = trail.last_entry.max(fact.entry.number);
            record(state, &order, at, fact)
        }
        Event::EntryReworded(fact) => {
            let change = EntryChange::Reworded { text: fact.text, speaker: fact.speaker, details: fact.details };
            change_entry(state, &order, at, fact.entry, change)
        }
        Event::EntryDeleted(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Deleted),
        Event::EntryKindChanged(fact) => {
            change_entry(state, &order, at, fact.entry, EntryChange::KindChanged(fact.kind))
        }
        Event::EntryMoved(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Moved(fact.item)),
        Event::EntryTagged(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Tagged(fact.tag)),
        Event::EntryRestricted(fact) => {
            change_entry(state, &order, at, fact.entry, EntryChange::Restricted(fact.attribution))
        }
        Event::EntriesAgreed(fact) => {
            for entry in fact.entries {
                change_entry(state, &order, at, entry, EntryChange::Agreed);
            }
            Touched::Entries
        }
        Event::DecisionTaken(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Taken(fact.how)),
        Event::ObjectionRaised(fact) => {
            let objection = Objection { who: fact.who, text: fact.text };
            change_entry(state, &order, at, fact.entry, EntryChange::Objected(objection))
        }
        Event::PollTallied(fact) => change_entry(state, &order, at, fact.poll, EntryChange::Tallied(fact.counts)),
        Event::BallotCast(fact) => change_entry(state, &order, at, fact.poll, EntryChange::Ballot(fact.answers)),
        Event::PollClosed(fact) => change_entry(state, &order, at, fact.poll, EntryChange::Closed),
        Event::StatusChanged(fact) => change_entry(state, &order, at, fact.entry, EntryChange::Status(fact.status)),
        Event::BodySigned(fact) => {
            let signature = Signature { body: fact.body, name: fact.name, role: fact.role };
            state.signatures.push(order.clone(), at, signature);
            Touched::Signatures
        }

        Event::SpeakerQueued(fact) => state.floor.fact(&order, at, FloorFact::Queued(fact.who)),
        Event::SpeakerUnqueued(fact) => state.floor.fact(&order, at, FloorFact::Unqueued(fact.who)),
        Event::FloorGiven(fact) => state.floor.fact(&order, at, FloorFact::Given(fact.who)),
        Event::FloorYielded(_) => state.floor.fact(&order, at, FloorFact::Yielded),
    };
    let trail = state.devices.entry(order.device).or_default();
    trail.done.push(Step { seq: order.seq, clock: order.clock, touched });
    trail.undone.clear();
}

/// Takes back what the device of `order` did in its line `seq`, or does it again.
fn set_undone(state: &mut State, order: &Order, seq: u64, undone: bool) {
    let trail = state.devices.entry(order.device.clone()).or_default();
    let (from, to) = if undone { (&mut trail.done, &mut trail.undone) } else { (&mut trail.undone, &mut trail.done) };
    let Some(place) = from.iter().rposition(|step| step.seq == seq) else { return };
    let step = from.remove(place);
    to.push(step);
    let order = Order { clock: step.clock, device: order.device.clone(), seq };
    match step.touched {
        Touched::Entry(handle) => set_entry_undone(state, handle, &order, undone),
        Touched::Entries => {
            let changed = |entry: &&Entry| entry.history.as_ref().is_some_and(|history| history.changes.has(&order));
            let handles: Vec<_> = state.record.entries.iter().filter(changed).map(|entry| entry.handle).collect();
            for handle in handles {
                set_entry_undone(state, handle, &order, undone);
            }
        }
        Touched::People => state.roster.set_undone(&order, undone),
        Touched::Run => {
            state.run.facts.set_undone(&order, undone);
            state.run = Run::of(&state.agenda).with(std::mem::take(&mut state.run.facts));
        }
        Touched::Floor => {
            state.floor.facts.set_undone(&order, undone);
            let facts = std::mem::take(&mut state.floor.facts);
            state.floor = Floor::default();
            for fact in facts.standing() {
                state.floor.turn(fact.at, &fact.fact);
            }
            state.floor.facts = facts;
        }
        Touched::Signatures => {
            state.signatures.set_undone(&order, undone);
        }
    }
}

fn record(state: &mut State, order: &Order, at: Moment, fact: EntryRecorded) -> Touched {
    let handle = fact.entry;
    let record = &mut state.record;
    let Ok(place) = u32::try_from(record.entries.len()) else { return Touched::Entries };
    if record.index.contains_key(&handle) {
        return Touched::Entries;
    }
    record.index.insert(handle, place);
    record.entries.push(Entry {
        handle,
        kind: fact.kind,
        text: fact.text,
        item: fact.item,
        speaker: fact.speaker,
        at,
        order: order.clone(),
        standing: Standing::Kept,
        details: fact.details,
        outcome: None,
        history: None,
    });
    let entry = &mut record.entries[place as usize];
    entry.take_counts();
    let answered = entry.details().answers;
    record.standing += 1;
    if let Some(Who::Participant(id)) = entry.speaker {
        state.roster.spoke(id, 1);
    }
    if let Some(question) = answered {
        change_entry(state, order, at, question, EntryChange::Answered(handle));
    }
    Touched::Entry(handle)
}

fn change_entry(state: &mut State, order: &Order, at: Moment, handle: Handle, change: EntryChange) -> Touched {
    with_entry(state, handle, &mut |entry| {
        entry.history_mut().changes.push(order.clone(), at, change.clone());
        entry.change(at, &change);
    });
    Touched::Entry(handle)
}

fn set_entry_undone(state: &mut State, handle: Handle, order: &Order, undone: bool) {
    with_entry(state, handle, &mut |entry| {
        if entry.order == *order {
            entry.history_mut().undone = undone;
        } else if let Some(history) = &mut entry.history {
            history.changes.set_undone(order, undone);
        }
        entry.remake();
    });
}

/// Changes an entry, and what hangs on whether it stands and whose words it is.
fn with_entry(state: &mut State, handle: Handle, change: &mut dyn FnMut(&mut Entry)) {
    let Some(place) = state.record.position(handle) else { return };
    let entry = &mut state.record.entries[place];
    let (stood, speaker) = (entry.stands(), entry.speaker.clone());
    change(entry);
    let (stands, order, answers) = (entry.stands(), entry.order.clone(), entry.details().answers);
    if let (true, Some(Who::Participant(id))) = (stood, speaker) {
        state.roster.spoke(id, -1);
    }
    if let (true, Some(Who::Participant(id))) = (stands, &entry.speaker) {
        state.roster.spoke(*id, 1);
    }
    if stood != stands {
        state.record.standing = state.record.standing.saturating_add_signed(if stands { 1 } else { -1 });
        // The question is open again once its answer is gone.
        if let Some(question) = answers.filter(|question| *question != handle) {
            with_entry(state, question, &mut |question| {
                if let Some(history) = &mut question.history {
                    history.changes.set_undone(&order, !stands);
                    question.remake();
                }
            });
        }
    }
}

impl Entry {
    /// What was done to it; from now on what it was at first is kept too.
    fn history_mut(&mut self) -> &mut History {
        self.history.get_or_insert_with(|| {
            let original = EntryRecorded {
                entry: self.handle,
                kind: self.kind,
                text: self.text.clone(),
                item: self.item,
                speaker: self.speaker.clone(),
                details: self.details.clone(),
            };
            Box::new(History { original, undone: false, changes: Ledger::default() })
        })
    }

    /// Makes it anew from what was recorded and the changes that stand.
    fn remake(&mut self) {
        let Some(history) = self.history.take() else { return };
        let EntryRecorded { kind, text, item, speaker, details, .. } = history.original.clone();
        (self.kind, self.text, self.item, self.speaker, self.details) = (kind, text, item, speaker, details);
        (self.outcome, self.standing) = (None, Standing::Kept);
        self.take_counts();
        for change in history.changes.standing() {
            self.change(change.at, &change.fact);
        }
        if history.undone {
            self.standing = Standing::Undone;
        }
        self.history = Some(history);
    }

    /// A poll may be recorded together with its counts.
    fn take_counts(&mut self) {
        if !self.details().counts.is_empty() {
            let counts = self.details().counts.clone();
            self.outcome.get_or_insert_default().counts = counts;
        }
    }

    fn change(&mut self, at: Moment, change: &EntryChange) {
        let outcome = &mut self.outcome;
        match change {
            EntryChange::Reworded { text, speaker, details } => {
                if let Some(text) = text {
                    self.text.clone_from(text);
                    outcome.get_or_insert_default().reworded = Some(at);
                }
                if speaker.is_some() {
                    self.speaker.clone_from(speaker);
                }
                if let Some(details) = details {
                    self.details.get_or_insert_default().replace(details);
                }
            }
            EntryChange::Deleted => self.standing = Standing::Deleted,
            EntryChange::KindChanged(kind) => self.kind = *kind,
            EntryChange::Moved(item) => self.item = Some(*item),
            EntryChange::Tagged(tag) => outcome.get_or_insert_default().tags.push(tag.clone()),
            EntryChange::Restricted(attribution) => outcome.get_or_insert_default().attribution = Some(*attribution),
            EntryChange::Agreed => outcome.get_or_insert_default().agreed = Some(at),
            EntryChange::Taken(taken) => outcome.get_or_insert_default().taken = Some(taken.clone()),
            EntryChange::Objected(objection) => outcome.get_or_insert_default().objections.push(objection.clone()),
            EntryChange::Answered(answer) => outcome.get_or_insert_default().answered_by = Some(*answer),
            EntryChange::Tallied(counts) => outcome.get_or_insert_default().counts.clone_from(counts),
            EntryChange::Ballot(answers) => {
                let ballots = &mut outcome.get_or_insert_default().ballots;
                let place = ballots.partition_point(|ballot| ballot <= answers);
                ballots.insert(place, answers.clone());
            }
            EntryChange::Closed => outcome.get_or_insert_default().closed = true,
            EntryChange::Status(status) => outcome.get_or_insert_default().status = Some((*status, at)),
        }
    }
}

impl Roster {
    /// Puts somebody on the list whom the organiser expects.
    fn expect(&mut self, details: Participant) {
        let number = u32::try_from(self.people.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.add(ParticipantId::new(Mark::NONE, number), details, Presence::Expected, None);
    }

    fn join(&mut self, order: &Order, id: ParticipantId, details: Participant, presence: Presence) -> Touched {
        if !self.index.contains_key(&id) {
            self.add(id, details, presence, Some((order.clone(), false)));
        }
        Touched::People
    }

    fn add(&mut self, id: ParticipantId, details: Participant, presence: Presence, joined: Option<(Order, bool)>) {
        self.index.insert(id, self.people.len());
        let changes = Ledger::default();
        let came = presence.came();
        let walk_in = joined.is_some();
        let person =
            Person { id, details, presence, arrival: presence, attended: came, walk_in, spoken: 0, joined, changes };
        self.people.push(person);
    }

    fn presence(&mut self, order: &Order, at: Moment, id: ParticipantId, presence: Presence) {
        let Some(person) = self.index.get(&id).map(|place| &mut self.people[*place]) else { return };
        person.changes.push(order.clone(), at, presence);
        person.remake();
    }

    fn spoke(&mut self, id: ParticipantId, by: i32) {
        let Some(person) = self.index.get(&id).map(|place| &mut self.people[*place]) else { return };
        person.spoken = person.spoken.saturating_add_signed(by);
        person.attended = person.attended || person.spoken > 0;
        if by < 0 {
            person.remake();
        }
    }

    fn set_undone(&mut self, order: &Order, undone: bool) {
        for person in &mut self.people {
            match &mut person.joined {
                Some((joined, gone)) if joined == order => *gone = undone,
                _ if person.changes.set_undone(order, undone) => person.remake(),
                _ => {}
            }
        }
    }
}

impl Person {
    fn remake(&mut self) {
        self.presence = self.changes.standing().last().map_or(self.arrival, |change| change.fact);
        let came = self.arrival.came() || self.changes.standing().any(|change| change.fact.came());
        self.attended = came || self.spoken > 0;
    }
}

impl Presence {
    /// Whether somebody of whom this is said was in the room or connected.
    fn came(self) -> bool {
        matches!(self, Presence::Present | Presence::Remote | Presence::Left)
    }
}

impl Run {
    /// The agenda before anything was taken up.
    fn of(agenda: &Agenda) -> Run {
        let item = |(place, plan): (usize, &crate::agenda::Item)| {
            let number = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
            ItemRun::new(ItemId::new(Mark::NONE, number), number.to_string(), plan.clone())
        };
        Run { items: agenda.items.iter().enumerate().map(item).collect(), ..Run::default() }
    }

    /// The same after these facts.
    fn with(mut self, facts: Ledger<RunFact>) -> Run {
        for fact in facts.standing() {
            self.turn(fact.at, &fact.fact);
        }
        self.facts = facts;
        self
    }

    fn fact(&mut self, order: &Order, at: Moment, fact: RunFact) -> Touched {
        self.turn(at, &fact);
        self.facts.push(order.clone(), at, fact);
        Touched::Run
    }

    fn turn(&mut self, at: Moment, fact: &RunFact) {
        match fact {
            RunFact::Started => {
                self.start(at);
                if self.current.is_none()
                    && let Some(first) = self.items.iter().find(|item| !item.skipped).map(|item| item.id)
                {
                    self.take_up(first, at);
                }
            }
            RunFact::Item(item) if self.item(*item).is_some() => {
                self.start(at);
                self.take_up(*item, at);
            }
            RunFact::Item(_) => {}
            RunFact::Skipped(item) => {
                let following = self.following(*item);
                let Some(skipped) = self.item_mut(*item) else { return };
                skipped.skipped = true;
                if self.current == Some(*item)
                    && let Some(following) = following
                {
                    self.take_up(following, at);
                }
            }
            RunFact::Extended(item, minutes) => {
                if let Some(item) = self.item_mut(*item) {
                    item.extended = item.extended.saturating_add(*minutes);
                }
            }
            RunFact::Added { item, title, minutes, after, taken_up } => {
                self.add(*item, title, *minutes, *after);
                if *taken_up && self.item(*item).is_some() {
                    self.start(at);
                    self.take_up(*item, at);
                }
            }
            RunFact::Paused => {
                self.stop(at);
                self.phase = Phase::Paused;
            }
            RunFact::Resumed => {
                self.phase = Phase::Running;
                if self.current.is_some() && self.since.is_none() {
                    self.since = Some(at);
                }
            }
            RunFact::Ended => {
                self.leave(at);
                self.phase = Phase::Ended;
                self.ended = Some(at);
            }
        }
    }

    fn start(&mut self, at: Moment) {
        self.phase = Phase::Running;
        self.ended = None;
        self.started.get_or_insert(at);
    }

    fn take_up(&mut self, id: ItemId, at: Moment) {
        self.leave(at);
        self.current = Some(id);
        self.since = Some(at);
        if let Some(item) = self.item_mut(id) {
            item.started.get_or_insert(at);
            item.left = None;
            item.skipped = false;
        }
    }

    fn leave(&mut self, at: Moment) {
        self.stop(at);
        if let Some(item) = self.current.and_then(|id| self.item_mut(id)) {
            item.left = Some(at);
        }
    }

    /// Ends the running stretch of the current item.
    fn stop(&mut self, at: Moment) {
        if let Some(since) = self.since.take()
            && let Some(item) = self.current.and_then(|id| self.item_mut(id))
        {
            item.spent += (at - since).max(TimeDelta::zero());
        }
    }

    fn add(&mut self, id: ItemId, title: &str, minutes: Option<u32>, after: Option<ItemId>) {
        if self.item(id).is_some() {
            return;
        }
        let before = after.and_then(|after| self.items.iter().position(|item| item.id == after));
        let place = before.map_or(self.items.len(), |place| place + 1);
        let plan = crate::agenda::Item { title: title.to_owned(), minutes, ..Default::default() };
        let label = self.label_for(place);
        self.items.insert(place, ItemRun::new(id, label, plan));
    }

    /// A label for what is put at this place: the next number at the end, otherwise the number before it with a letter, so
    /// that no printed number changes.
    fn label_for(&self, place: usize) -> String {
        let number = |item: &ItemRun| item.label.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_owned();
        if place >= self.items.len() {
            let largest = self.items.iter().filter_map(|item| number(item).parse::<u32>().ok()).max().unwrap_or(0);
            return largest.saturating_add(1).to_string();
        }
        let base = place.checked_sub(1).and_then(|before| self.items.get(before)).map_or("0".to_owned(), number);
        let mut count = self.items.iter().filter(|item| number(item) == base).count().saturating_sub(1);
        let mut letters = String::new();
        loop {
            letters.insert(0, char::from(b'a' + u8::try_from(count % 26).unwrap_or(0)));
            match count / 26 {
                0 => return base + &letters,
                more => count = more - 1,
            }
        }
    }

    fn item_mut(&mut self, id: ItemId) -> Option<&mut ItemRun> {
        self.items.iter_mut().find(|item| item.id == id)
    }
}

impl ItemRun {
    fn new(id: ItemId, label: String, plan: crate::agenda::Item) -> ItemRun {
        let spent = TimeDelta::zero();
        ItemRun { id, label, plan, extended: 0, started: None, left: None, spent, skipped: false }
    }
}

impl Floor {
    fn fact(&mut self, order: &Order, at: Moment, fact: FloorFact) -> Touched {
        self.turn(at, &fact);
        self.facts.push(order.clone(), at, fact);
        Touched::Floor
    }

    fn turn(&mut self, at: Moment, fact: &FloorFact) {
        match fact {
            FloorFact::Queued(who) => {
                if !self.queue.contains(who) {
                    self.queue.push(who.clone());
                }
            }
            FloorFact::Unqueued(who) => self.queue.retain(|waiting| waiting != who),
            FloorFact::Given(who) => {
                self.queue.retain(|waiting| waiting != who);
                self.holder = Some((who.clone(), at));
            }
            FloorFact::Yielded => self.holder = None,
        }
    }
}
