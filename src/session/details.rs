//! What events say beside names and numbers: kinds, dates, who is meant, how far things have come.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::number::{Handle, ParticipantId};
use super::vote::Vote;
use crate::agenda::{Opening, PollForm};

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
    /// What the memorandum is for.
    Purpose,
}

impl EntryKind {
    /// All kinds, in the order screens list them.
    pub const ALL: [EntryKind; 14] = [
        EntryKind::Point,
        EntryKind::Question,
        EntryKind::Proposal,
        EntryKind::Concern,
        EntryKind::Decision,
        EntryKind::Action,
        EntryKind::Pledge,
        EntryKind::Practice,
        EntryKind::Purpose,
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
            EntryKind::Purpose => "purpose",
        }
    }

    /// Whether it is said of this kind how the room took it.
    pub fn is_taken(self) -> bool {
        matches!(self, EntryKind::Decision | EntryKind::Proposal | EntryKind::Pledge)
    }

    /// Whether this kind is part of what is signed, and so agreed on.
    pub fn is_agreed(self) -> bool {
        matches!(self, EntryKind::Pledge | EntryKind::Purpose | EntryKind::Recital | EntryKind::Provision)
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
    /// What the indicator says today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
    /// What the indicator is to say when the pledge is fulfilled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Where the numbers of the indicator come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whom it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beneficiaries: Option<String>,
    /// Where it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territory: Option<String>,
    /// The points it grew from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grew_from: Vec<Handle>,
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
    /// Answers to the poll that choose nothing.
    #[serde(skip_serializing_if = "Apart::is_nobody")]
    pub apart: Apart,
    /// What the ends of a scale are called: the first and the last. Empty, or two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<String>,
    /// The table of its item at which it was recorded; the plenary where left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
}

/// Answers that choose nothing, counted apart from those that do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Apart {
    /// Left blank.
    pub blank: u32,
    /// Did not know, or had no opinion.
    pub unsure: u32,
}

impl Apart {
    /// Whether there are none.
    pub fn is_nobody(&self) -> bool {
        *self == Apart::default()
    }
}

impl Details {
    /// What of them a memorandum prints: a change of any of it is a change of what is signed.
    pub fn printed(&self) -> Details {
        Details {
            who: self.who.clone(),
            due: self.due,
            indicator: self.indicator.clone(),
            baseline: self.baseline.clone(),
            target: self.target.clone(),
            source: self.source.clone(),
            beneficiaries: self.beneficiaries.clone(),
            territory: self.territory.clone(),
            opening: self.opening.clone(),
            title: self.title.clone(),
            ..Details::default()
        }
    }

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
        if !other.grew_from.is_empty() {
            self.grew_from.clone_from(&other.grew_from);
        }
        if !other.ends.is_empty() {
            self.ends.clone_from(&other.ends);
        }
        if !other.apart.is_nobody() {
            self.apart = other.apart;
        }
        over(&mut self.due, &other.due);
        over(&mut self.indicator, &other.indicator);
        over(&mut self.baseline, &other.baseline);
        over(&mut self.target, &other.target);
        over(&mut self.source, &other.source);
        over(&mut self.beneficiaries, &other.beneficiaries);
        over(&mut self.territory, &other.territory);
        over(&mut self.table, &other.table);
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
    Vote(Vote),
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

impl Presence {
    /// The word for it on screens.
    pub fn word(self) -> &'static str {
        match self {
            Presence::Expected => "expected",
            Presence::Present => "present",
            Presence::Remote => "remote",
            Presence::Apologies => "apologies",
            Presence::Left => "left",
        }
    }

    /// Whether somebody of whom this is said is in the room or connected.
    pub fn is_here(self) -> bool {
        matches!(self, Presence::Present | Presence::Remote)
    }

    /// Whether somebody of whom this is said was in the room or connected.
    pub(super) fn came(self) -> bool {
        matches!(self, Presence::Present | Presence::Remote | Presence::Left)
    }
}

impl Status {
    /// The word for it on screens.
    pub fn word(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::UnderWay => "under way",
            Status::Fulfilled => "fulfilled",
            Status::Dropped => "dropped",
        }
    }
}
