//! What happened: the facts a journal keeps, in the past tense.
//!
//! The names and shapes here are those of journal v1. A new kind of fact is a new event type; the fields of one that has
//! landed are never renamed or given another meaning.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::de::value::MapAccessDeserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::number::{Handle, ItemId, Mark, ParticipantId};
use crate::agenda::{Attribution, Opening, Participant, PollForm};

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

/// The place of an event in the record: total, and the same on every device.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order {
    /// The device's hybrid clock when the event was written.
    pub clock: Clock,
    /// The device that wrote it.
    pub device: Device,
    /// Counted from 1 in each device's journal.
    pub seq: u64,
}

/// A hybrid logical clock: never earlier than the wall clock when it was read, and always later than every event the
/// device had seen, so that an edit sorts after what it edits even where laptops' clocks differ
/// (Kulkarni et al., *Logical Physical Clocks*, 2014).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Clock(
    /// Milliseconds since 1970.
    pub u64,
    /// Tells apart what happened within one millisecond.
    pub u32,
);

impl Clock {
    /// The reading for something that happens now, `wall` milliseconds after 1970, after everything up to `self`.
    #[must_use]
    pub fn tick(self, wall: u64) -> Clock {
        if wall > self.0 {
            Clock(wall, 0)
        } else {
            match self.1.checked_add(1) {
                Some(count) => Clock(self.0, count),
                None => Clock(self.0.saturating_add(1), 0),
            }
        }
    }
}

/// The name of one installation that writes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Device(Arc<str>);

impl Device {
    /// The longest name, in bytes.
    pub const LONGEST: usize = 40;

    /// A device of this name; `None` unless it is fit for a file name on every system: 1 to 40 of `a`–`z`, `0`–`9`, `-`
    /// and `_`, beginning with a letter or digit.
    pub fn new(name: &str) -> Option<Device> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        let first = name.bytes().next()?;
        (name.len() <= Self::LONGEST
            && name.bytes().all(fits)
            && (first.is_ascii_lowercase() || first.is_ascii_digit()))
        .then(|| Device(name.into()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &self.0)
    }
}

/// Somebody who speaks, pledges or acts: a person of the roster, or an organisation as such.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A person.
    Participant(ParticipantId),
    /// An organisation, by its name.
    Organisation(String),
}

/// What sort of line an entry is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A discussion point: what you get by just typing.
    #[default]
    Point,
    /// Something asked, open until it is answered.
    Question,
    /// Something put forward.
    Proposal,
    /// A worry.
    Concern,
    /// A statement the room took.
    Decision,
    /// A task for a named person or body.
    Action,
    /// An undertaking by one or more bodies.
    Pledge,
    /// A good practice somebody reports.
    Practice,
    /// A sentence of the memorandum's preamble.
    Recital,
    /// A closing clause of the memorandum.
    Provision,
    /// Set aside for another time.
    Parked,
    /// The facilitator's own: in no export unless asked for by name.
    Note,
    /// A question put to the room.
    Poll,
}

impl EntryKind {
    /// All kinds, in the order screens list them.
    pub const ALL: [EntryKind; 13] = [
        EntryKind::Point,
        EntryKind::Question,
        EntryKind::Proposal,
        EntryKind::Concern,
        EntryKind::Decision,
        EntryKind::Action,
        EntryKind::Pledge,
        EntryKind::Practice,
        EntryKind::Recital,
        EntryKind::Provision,
        EntryKind::Parked,
        EntryKind::Note,
        EntryKind::Poll,
    ];

    /// The word for it in commands, on the screen and in the journal.
    pub fn word(self) -> &'static str {
        match self {
            EntryKind::Point => "point",
            EntryKind::Question => "question",
            EntryKind::Proposal => "proposal",
            EntryKind::Concern => "concern",
            EntryKind::Decision => "decision",
            EntryKind::Action => "action",
            EntryKind::Pledge => "pledge",
            EntryKind::Practice => "practice",
            EntryKind::Recital => "recital",
            EntryKind::Provision => "provision",
            EntryKind::Parked => "parked",
            EntryKind::Note => "note",
            EntryKind::Poll => "poll",
        }
    }
}

/// What sort of undertaking a pledge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PledgeKind {
    /// Money.
    Financial,
    /// Rooms, goods, staff.
    Material,
    /// Know-how.
    Technical,
    /// Rules and plans.
    Policy,
    /// Training and organisation.
    Capacity,
}

/// What an entry says beside its text. All of it is optional; most points have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Details {
    /// Who is to do it: the first leads. For a pledge, empty means the signatory bodies together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<Who>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// What will be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// What sort of pledge it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pledge_kind: Option<PledgeKind>,
    /// How a recital begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// The heading of a provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The question this point answers; that closes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Handle>,
    /// How a poll is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poll: Option<PollForm>,
    /// A poll's counts, one for each option, where it was recorded together with them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<u32>,
}

impl Details {
    /// Takes over what `other` gives; what it leaves out stays.
    pub fn replace(&mut self, other: &Details) {
        fn over<T: Clone>(old: &mut Option<T>, new: &Option<T>) {
            if new.is_some() {
                old.clone_from(new);
            }
        }
        if !other.who.is_empty() {
            self.who.clone_from(&other.who);
        }
        if !other.counts.is_empty() {
            self.counts.clone_from(&other.counts);
        }
        over(&mut self.due, &other.due);
        over(&mut self.indicator, &other.indicator);
        over(&mut self.pledge_kind, &other.pledge_kind);
        over(&mut self.opening, &other.opening);
        over(&mut self.title, &other.title);
        over(&mut self.answers, &other.answers);
        over(&mut self.poll, &other.poll);
    }
}

/// How a decision was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// Nobody objected.
    Consent,
    /// By votes.
    Vote {
        /// Votes for.
        r#for: u32,
        /// Votes against.
        against: u32,
        /// Abstentions.
        #[serde(default)]
        abstain: u32,
        /// The rule that was declared, as it was typed (`two-thirds`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
    },
}

/// Where a person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// On the list, not seen yet.
    #[default]
    Expected,
    /// In the room.
    Present,
    /// Connected from elsewhere.
    Remote,
    /// Sent apologies.
    Apologies,
    /// Was here and left.
    Left,
}

/// How far a pledge has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Begun.
    UnderWay,
    /// Done.
    Fulfilled,
    /// Given up.
    Dropped,
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
    }
    /// One person answered a poll; not recorded who.
    BallotCast = "ballot_cast" {
        /// Which poll.
        poll: Handle,
        /// The options chosen, by their place from 1: one for a scale or a choice, in order of preference for a ranking, one
        /// for each dot.
        answers: Vec<u32>,
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
    }
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
    /// Somebody asked for the floor.
    SpeakerQueued = "speaker_queued" {
        /// Who.
        who: Who,
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
}
