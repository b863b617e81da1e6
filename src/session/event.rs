//! What happened: the facts a journal keeps, in the past tense.
//!
//! The names and shapes here are those of journal v1. A new kind of fact is a new event type; the fields of one that has
//! landed are never renamed or given another meaning.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::de::value::MapAccessDeserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::number::{Handle, ItemId, Mark, ParticipantId};
use crate::agenda::{Attribution, Participant};

pub use super::details::{Apart, Details, EntryKind, PledgeKind, Presence, Status, Taken, Who};
pub use super::floor::Contribution;
pub use super::order::{Clock, Device, Order};
pub use super::vote::{Choice, Voice, Vote};

/// A fact with when, where and in what order it was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Names this event among all events ever.
    pub id: Uuid,
    /// Where it stands among the events of all devices.
    pub order: Order,
    /// When it happened, in the time of the place.
    pub at: DateTime<FixedOffset>,
    /// What happened.
    pub event: Event,
}

/// Declares the events of journal v1: for each its type on the line and what it carries.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $type:literal { $($(#[$field_meta:meta])* $field:ident: $ty:ty,)* })*) => {
        $(
            $(#[$doc])*
            // A field of a newer version is no detail to pass over: whoever reads on without it would misunderstand.
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($(#[$field_meta])* pub $field: $ty,)* }

            impl From<$name> for Event {
                fn from(fact: $name) -> Event {
                    Event::$name(fact)
                }
            }
        )*

        /// A fact of the session.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Event {
            $($(#[$doc])* $name($name),)*
        }

        impl Event {
            /// The types this version knows, as they stand on the line.
            pub const TYPES: &[&str] = &[$($type),*];

            /// Its type, as it stands on the line.
            pub fn type_name(&self) -> &'static str {
                match self { $(Event::$name(_) => $type,)* }
            }
        }

        impl Serialize for Event {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[derive(Serialize)]
                struct Tagged<'a, T> {
                    r#type: &'static str,
                    #[serde(flatten)]
                    fact: &'a T,
                }
                match self { $(Event::$name(fact) => Tagged { r#type: $type, fact }.serialize(serializer),)* }
            }
        }

        impl<'de> Deserialize<'de> for Event {
            /// The type must stand first, as it always does in a journal: so the fact is read in one pass, which the
            /// buffering of serde's own tagged enums would not allow.
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Facts;
                impl<'de> Visitor<'de> for Facts {
                    type Value = Event;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("an event that begins with its type")
                    }
                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Event, A::Error> {
                        use serde::de::Error;
                        if map.next_key::<Key>()? != Some(Key::Type) {
                            return Err(A::Error::custom("an event begins with its type"));
                        }
                        match map.next_value::<Type>()? {
                            $(Type::$name => $name::deserialize(MapAccessDeserializer::new(map)).map(Event::$name),)*
                            Type::Unknown(name) => {
                                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                                Err(A::Error::custom(format_args!("{}{name}", Event::UNKNOWN)))
                            }
                        }
                    }
                }
                deserializer.deserialize_map(Facts)
            }
        }

        enum Type { $($name,)* Unknown(String) }

        impl<'de> Deserialize<'de> for Type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Name;
                impl Visitor<'_> for Name {
                    type Value = Type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("the type of an event")
                    }
                    fn visit_str<E>(self, name: &str) -> Result<Type, E> {
                        Ok(match name { $($type => Type::$name,)* _ => Type::Unknown(name.to_owned()) })
                    }
                }
                deserializer.deserialize_str(Name)
            }
        }
    };
}

/// What is known of several devices' journals: for each the `seq` of the last event.
pub type Seen = Vec<(Device, u64)>;

impl Event {
    /// How the error of reading an event of a type that this version does not know begins; the type follows.
    pub const UNKNOWN: &str = "unknown event type: ";
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Key {
    Type,
    #[serde(other)]
    Other,
}

events! {
    /// A device opened the session first; it gives out numbers without letters.
    SessionOpened = "session_opened" {
        /// SHA-256 of `agenda.toml`, in hexadecimal.
        agenda: String,
        /// What the agenda's roster file held.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        roster: Vec<Participant>,
    }
    /// A further device began to record.
    DeviceJoined = "device_joined" {
        /// The letters before its numbers.
        mark: Mark,
    }
    /// The session began, and with it its first item.
    SessionStarted = "session_started" {}
    /// An item was taken up; the one before it was left.
    ItemStarted = "item_started" {
        /// Which.
        item: ItemId,
    }
    /// An item is not taken.
    ItemSkipped = "item_skipped" {
        /// Which.
        item: ItemId,
    }
    /// An item was given more (or less) time.
    ItemExtended = "item_extended" {
        /// Which.
        item: ItemId,
        /// By how many minutes.
        minutes: i32,
    }
    /// An item was added on the spot.
    ItemAdded = "item_added" {
        /// Its number.
        item: ItemId,
        /// What it is called.
        title: String,
        /// Its time box.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
        /// The item it comes after; the last where left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<ItemId>,
        /// Whether it was taken up at once.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        taken_up: bool,
    }
    /// The clock was stopped.
    SessionPaused = "session_paused" {}
    /// The clock goes on.
    SessionResumed = "session_resumed" {}
    /// The session is over.
    SessionEnded = "session_ended" {}
    /// Somebody who was not on the roster came.
    ParticipantJoined = "participant_joined" {
        /// The number given to the person.
        participant: ParticipantId,
        /// Who it is.
        person: Box<Participant>,
        /// Where the person is.
        presence: Presence,
    }
    /// People of the roster came, left, connected or sent apologies.
    PresenceChanged = "presence_changed" {
        /// Who.
        participants: Vec<ParticipantId>,
        /// Where they are now.
        presence: Presence,
    }
    /// A line was recorded.
    EntryRecorded = "entry_recorded" {
        /// Its handle.
        entry: Handle,
        /// What sort of line.
        kind: EntryKind,
        /// Exactly as typed.
        text: String,
        /// The item it belongs to; the opening where left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// Who said it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<Who>,
        /// What it says beside its text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        details: Option<Box<Details>>,
    }
    /// An entry was given another wording; what is left out stays as it was.
    EntryReworded = "entry_reworded" {
        /// Which.
        entry: Handle,
        /// The whole new text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Who said it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<Who>,
        /// What is given here replaces what was there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        details: Option<Box<Details>>,
        /// Who asked for the change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Who>,
        /// What else several devices said of it otherwise, without having seen each other's, and is kept: the device and the
        /// `seq` of each such change.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        keeps: Seen,
    }
    /// An entry was taken out of the record.
    EntryDeleted = "entry_deleted" {
        /// Which.
        entry: Handle,
    }
    /// An entry is of another kind.
    EntryKindChanged = "entry_kind_changed" {
        /// Which.
        entry: Handle,
        /// What it is now.
        kind: EntryKind,
    }
    /// An entry belongs to another item.
    EntryMoved = "entry_moved" {
        /// Which.
        entry: Handle,
        /// Where it belongs now.
        item: ItemId,
    }
    /// An entry was given a tag.
    EntryTagged = "entry_tagged" {
        /// Which.
        entry: Handle,
        /// The word, without `#`.
        tag: String,
    }
    /// An entry is treated more strictly than the session.
    EntryRestricted = "entry_restricted" {
        /// Which.
        entry: Handle,
        /// Who may be named.
        attribution: Attribution,
    }
    /// The room agreed on entries.
    EntriesAgreed = "entries_agreed" {
        /// Which.
        entries: Vec<Handle>,
    }
    /// It is known how a decision (or pledge) was taken.
    DecisionTaken = "decision_taken" {
        /// Which.
        entry: Handle,
        /// How.
        how: Taken,
    }
    /// Somebody objects.
    ObjectionRaised = "objection_raised" {
        /// To which entry.
        entry: Handle,
        /// Who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<Who>,
        /// Why.
        text: String,
    }
    /// The answers to a poll were counted; they replace earlier counts.
    PollTallied = "poll_tallied" {
        /// Which poll.
        poll: Handle,
        /// For each option, in the poll's order, how many.
        counts: Vec<u32>,
        /// Answers that choose nothing.
        #[serde(default, skip_serializing_if = "Apart::is_nobody")]
        apart: Apart,
    }
    /// One person answered a poll; not recorded who.
    BallotCast = "ballot_cast" {
        /// Which poll.
        poll: Handle,
        /// The options chosen, by their place from 1: one for a scale or a choice, in order of preference for a ranking, one
        /// for each dot.
        answers: Vec<u32>,
    }
    /// A pile of ballots was entered at once; not recorded who cast which, nor in what order.
    BallotsCast = "ballots_cast" {
        /// Which poll.
        poll: Handle,
        /// Each as in [`BallotCast::answers`], sorted.
        ballots: Vec<Vec<u32>>,
    }
    /// Polls that were held elsewhere were taken over with their counts.
    PollsImported = "polls_imported" {
        /// Each poll, with its counts in its details.
        polls: Vec<EntryRecorded>,
    }
    /// A poll takes no more answers.
    PollClosed = "poll_closed" {
        /// Which poll.
        poll: Handle,
    }
    /// A pledge has come so far.
    StatusChanged = "status_changed" {
        /// Which.
        entry: Handle,
        /// How far.
        status: Status,
        /// What is reported of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        report: Option<String>,
        /// As of which day; the day it was recorded where left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
    }
    /// A body makes a reservation: it joins in, but for this.
    ReservationMade = "reservation_made" {
        /// To which entry.
        entry: Handle,
        /// Who.
        who: Who,
        /// What it does not join in, or on what condition it does.
        text: String,
    }
    /// A part of the memorandum was put in another place.
    PartPlaced = "part_placed" {
        /// Which.
        entry: Handle,
        /// Before which part of its kind; last where left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Handle>,
    }
    /// The memorandum as it is agreed became a version of its own.
    MemorandumIssued = "memorandum_issued" {}
    /// A body signed the memorandum.
    BodySigned = "body_signed" {
        /// Which organisation.
        body: String,
        /// Who signed for it.
        name: String,
        /// In what capacity.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<String>,
    }
    /// The minutes were approved.
    MinutesApproved = "minutes_approved" {}
    /// Somebody asked for the floor.
    SpeakerQueued = "speaker_queued" {
        /// Who.
        who: Who,
        /// For what.
        #[serde(default, skip_serializing_if = "Contribution::is_new")]
        kind: Contribution,
    }
    /// Somebody no longer asks for the floor.
    SpeakerUnqueued = "speaker_unqueued" {
        /// Who.
        who: Who,
    }
    /// Somebody has the floor.
    FloorGiven = "floor_given" {
        /// Who.
        who: Who,
    }
    /// Somebody let its turn pass.
    TurnPassed = "turn_passed" {
        /// Who.
        who: Who,
    }
    /// A turn may take so long from now on.
    SpeakingLimited = "speaking_limited" {
        /// How long; as long as it takes where left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds: Option<u32>,
    }
    /// What is ahead was given less time, or dropped, to get back to the plan.
    AgendaRetimed = "agenda_retimed" {
        /// Which items get how many minutes less.
        shortened: Vec<(ItemId, u32)>,
        /// Which items are dropped.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        dropped: Vec<ItemId>,
    }
    /// An item that is ahead was put in another place.
    ItemPlaced = "item_placed" {
        /// Which.
        item: ItemId,
        /// Before which item; last where left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<ItemId>,
    }
    /// The device records for a table of an item from now on, or for the plenary again.
    TableTaken = "table_taken" {
        /// During which item.
        item: ItemId,
        /// Which table; the plenary where left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<String>,
        /// Who reports for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rapporteur: Option<Who>,
        /// How many minutes it has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
    }
    /// A table reports back to the plenary.
    TableReported = "table_reported" {
        /// During which item.
        item: ItemId,
        /// Which table.
        table: String,
    }
    /// A question says the same as an earlier one.
    QuestionMerged = "question_merged" {
        /// Which.
        entry: Handle,
        /// The same as this one.
        into: Handle,
    }
    /// A question was asked once more.
    QuestionRepeated = "question_repeated" {
        /// Which.
        entry: Handle,
        /// By whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<Who>,
    }
    /// A question is carried over to another time.
    QuestionCarried = "question_carried" {
        /// Which.
        entry: Handle,
    }
    /// Nobody has the floor.
    FloorYielded = "floor_yielded" {}
    /// What the device did was undone.
    Undone = "undone" {
        /// The `seq` of the event in this device's journal.
        seq: u64,
    }
    /// What the device had undone was done again.
    Redone = "redone" {
        /// The `seq` of the event in this device's journal.
        seq: u64,
    }
    /// At the person's request the name was taken out of every file of the session, in which the person is "participant 7"
    /// since; what this event follows was rewritten for it.
    PersonErased = "person_erased" {
        /// Who.
        participant: ParticipantId,
    }
    /// What of the other devices' journals was known here: for each the `seq` of the last event. It stands before whatever is
    /// recorded with more known than was said before.
    OthersSeen = "others_seen" {
        /// The devices of which more is known than was said before.
        devices: Seen,
    }
    /// From now on this device runs the agenda.
    LeadTaken = "lead_taken" {}
    /// A line of the journal could not be read when the record was repaired; it keeps its number free.
    LineLost = "line_lost" {}
    /// What follows was written by another laptop under the name of `from`, which both had: up to there the two journals are
    /// the same.
    JournalBranched = "journal_branched" {
        /// The device whose name it had.
        from: Device,
        /// The `seq` of the last event that both journals have.
        after: u64,
    }
}
