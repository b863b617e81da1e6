//! What somebody wants done. Keys, menus, pipes and tests all end here.

use chrono::NaiveDate;

use super::event::{Apart, Contribution, Details, Device, EntryKind, PledgeKind, Presence, Status, Taken, Who};
use super::number::{Handle, ItemId, ParticipantId};
use crate::agenda::{Attribution, PollForm};

/// Something to do to a session. Names are resolved already; whether it can be done is for [`decide`](super::decide()) to
/// say. Where an entry is `None`, the last one that the command fits is meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Record an entry.
    Record(NewEntry),
    /// Add text to the last entry.
    Continue(String),
    /// Replace `old` by `new` in the last entry of one's own that has it.
    Mend {
        /// What to look for, literally.
        old: String,
        /// What to put in its place.
        new: String,
    },
    /// Give an entry another wording, and what is given beside it.
    Edit {
        /// Which.
        entry: Option<Handle>,
        /// The new text; `None` changes only the details.
        text: Option<String>,
        /// Who said it, if that changes.
        speaker: Option<Who>,
        /// The details that change.
        details: Details,
        /// Who asked for the change.
        by: Option<Who>,
    },
    /// Take an entry out.
    Delete(Option<Handle>),
    /// Make an entry one of another kind.
    ChangeKind(Option<Handle>, EntryKind),
    /// Put an entry under another item.
    Move(Option<Handle>, ItemId),
    /// Tag an entry.
    Tag(Option<Handle>, String),
    /// Treat an entry more strictly than the session.
    Restrict(Option<Handle>, Attribution),
    /// Undo one's last command.
    Undo,
    /// Redo what was undone last.
    Redo,
    /// Begin the session and its first item.
    Start,
    /// Take up the next item.
    Next,
    /// Take up the item before.
    Back,
    /// Take up this item.
    Go(ItemId),
    /// Do not take this item (the current one).
    Skip(Option<ItemId>),
    /// Give the current item so many minutes more.
    Extend(i32),
    /// Stop the clock.
    Pause,
    /// Let the clock go on.
    Resume,
    /// End the session.
    End,
    /// Add an item after the current one.
    AddItem {
        /// What it is called.
        title: String,
        /// Its time box.
        minutes: Option<u32>,
        /// Whether to take it up at once.
        take_up: bool,
    },
    /// Somebody comes, connects, leaves or sends apologies.
    Attend(Attendee, Presence),
    /// Give what is ahead less time, or drop it, to get back to the plan.
    Retime {
        /// Which items get how many minutes less.
        shorten: Vec<(ItemId, u32)>,
        /// Which items are dropped.
        drop: Vec<ItemId>,
    },
    /// Put an item that is ahead in another place.
    PlaceItem(ItemId, ItemPlace),
    /// Record for a table of the item that is on; for the plenary where none is named.
    TakeTable {
        /// Which.
        table: Option<String>,
        /// Who reports for it.
        rapporteur: Option<Who>,
        /// How many minutes it has.
        minutes: Option<u32>,
    },
    /// A table reports back; the next that has not, where none is named.
    Report(Option<String>),
    /// A question says the same as an earlier one.
    Merge(Option<Handle>, Handle),
    /// A question is asked once more.
    Repeat(Option<Handle>, Option<Who>),
    /// A question is carried over to another time.
    Carry(Option<Handle>),
    /// Somebody lets the turn pass; where none is named, whoever is next in the round.
    Pass(Option<Who>),
    /// A turn may take so many seconds; as long as it takes where `None`.
    LimitSpeaking(Option<u32>),
    /// Somebody asks for the floor.
    Queue(Who, Contribution),
    /// Somebody no longer asks for it.
    Unqueue(Who),
    /// Somebody gets the floor.
    Floor(Speaker),
    /// Nobody has the floor any more.
    Yield,
    /// Say how a decision was taken.
    Take(Option<Handle>, Taken),
    /// Somebody objects to a decision or pledge.
    Object {
        /// To which.
        entry: Option<Handle>,
        /// Who.
        who: Option<Who>,
        /// Why.
        text: String,
    },
    /// A body makes a reservation to a pledge or another part of the memorandum.
    Reserve {
        /// To which.
        entry: Option<Handle>,
        /// Who.
        who: Who,
        /// What it does not join in, or on what condition it does.
        text: String,
    },
    /// Put a question to the room.
    OpenPoll {
        /// What is asked.
        question: String,
        /// How it is answered.
        form: PollForm,
        /// The counts, if they are known already (a straw poll): one for each option, or none.
        counts: Vec<u32>,
        /// What the ends of a scale are called: two, or none.
        ends: Vec<String>,
    },
    /// Enter the counts of a poll: option (from 1) and how many, and how many chose nothing.
    Tally(Option<Handle>, Vec<(u32, u32)>, Apart),
    /// Enter one anonymous answer to a poll: the options chosen, from 1.
    Ballot(Option<Handle>, Vec<u32>),
    /// Enter a pile of them at once.
    Ballots(Option<Handle>, Vec<Vec<u32>>),
    /// Take over polls that were held elsewhere, with their counts.
    Import(Vec<NewEntry>),
    /// Take no more answers.
    ClosePoll(Option<Handle>),
    /// The room agrees on pledges (or proposals, recitals, provisions).
    Agree(Which),
    /// A body signs the memorandum.
    Sign {
        /// Which organisation.
        body: String,
        /// Who signs for it.
        name: String,
        /// In what capacity.
        role: Option<String>,
    },
    /// The room approves the minutes.
    Approve,
    /// A pledge or an action has come so far.
    SetStatus {
        /// Which.
        entry: Option<Handle>,
        /// How far.
        status: Status,
        /// What is reported of it.
        report: Option<String>,
        /// As of which day; today where left out.
        on: Option<NaiveDate>,
    },
    /// Put a part of the memorandum in another place among those of its kind.
    Place(Option<Handle>, Place),
    /// The memorandum as it is agreed becomes a version of its own.
    Issue,
    /// Of what was said of an entry on several devices at once, keep what this one said; what stands, where none is named. An
    /// entry that was taken out on one device while another changed it is kept.
    Settle(Option<Handle>, Option<Device>),
    /// Run the agenda from this device.
    Lead,
}

impl Command {
    /// Whether it runs the agenda, which is one device's task at a time.
    pub fn runs_the_agenda(&self) -> bool {
        matches!(
            self,
            Command::Start
                | Command::Next
                | Command::Back
                | Command::Go(_)
                | Command::Skip(_)
                | Command::Extend(_)
                | Command::Pause
                | Command::Resume
                | Command::End
                | Command::AddItem { .. }
                | Command::Retime { .. }
                | Command::PlaceItem(..)
        )
    }
}

/// Who gets the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// This one.
    This(Who),
    /// Whoever is next: on the list, else in the round.
    Next,
    /// Whoever of those waiting has not been heard yet, else the next.
    Fresh,
}

/// Where an item of the agenda is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemPlace {
    /// Behind all others.
    Last,
    /// One place towards the beginning.
    Up,
    /// One place towards the end.
    Down,
    /// Before this one.
    Before(ItemId),
    /// Behind this one.
    After(ItemId),
}

/// Where a part of the memorandum is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before all others.
    First,
    /// Behind all others.
    Last,
    /// One place towards the beginning.
    Up,
    /// One place towards the end.
    Down,
    /// Before this one.
    Before(Handle),
    /// Behind this one.
    After(Handle),
}

/// An entry to be recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewEntry {
    /// What sort of line.
    pub kind: EntryKind,
    /// Exactly as typed, but for what was understood as something else.
    pub text: String,
    /// Who said it.
    pub speaker: Option<Who>,
    /// What it says beside its text.
    pub details: Details,
}

impl NewEntry {
    /// An entry of this kind with nothing but its text.
    pub fn new(kind: EntryKind, text: impl Into<String>) -> NewEntry {
        NewEntry { kind, text: text.into(), ..NewEntry::default() }
    }
}

/// Which entries a command means.
#[derive(Clone, Debug, PartialEq)]
pub enum Which {
    /// The last one it fits.
    Last,
    /// These.
    These(Vec<Handle>),
    /// All it fits.
    All,
}

/// Who comes or goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Attendee {
    /// A person of the roster.
    Known(ParticipantId),
    /// Everybody of an organisation on the roster.
    Everybody(String),
    /// A walk-in.
    New {
        /// Full name.
        name: String,
        /// The organisation the person is there for.
        organisation: Option<String>,
    },
}

/// A command that cannot be carried out, and what to do about it. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}; {next}")]
pub struct Refusal {
    /// What is in the way ("there is no entry 12"), without a full stop.
    pub what: String,
    /// What to do next ("the last one is 9"), without a full stop.
    pub next: String,
}

impl Refusal {
    /// This is in the way; do that next.
    pub fn new(what: impl Into<String>, next: impl Into<String>) -> Refusal {
        Refusal { what: what.into(), next: next.into() }
    }
}

/// The words by which commands name the kinds of pledges.
pub const PLEDGE_KINDS: [(&str, PledgeKind); 5] = [
    ("financial", PledgeKind::Financial),
    ("material", PledgeKind::Material),
    ("technical", PledgeKind::Technical),
    ("policy", PledgeKind::Policy),
    ("capacity", PledgeKind::Capacity),
];

/// The words by which commands name how far a pledge has come.
pub const STATUSES: [(&str, Status); 4] = [
    ("planned", Status::Planned),
    ("under-way", Status::UnderWay),
    ("fulfilled", Status::Fulfilled),
    ("dropped", Status::Dropped),
];
