//! The memorandum as it stands: its parts in their order, what still awaits agreement, and the versions that were issued.

use super::details::{Details, EntryKind};
use super::entry::{Entry, Standing};
use super::event::Seen;
use super::ledger::Fact;
use super::number::{Handle, Mark};
use super::order::{Clock, Device, Order};
use super::state::{Moment, Signature, State};
use super::vote::Attendance;
use crate::agenda::Agenda;

/// That a part was put before another of its kind, or last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Which.
    pub entry: Handle,
    /// Before which; last where `None`, or where that is none of its kind.
    pub before: Option<Handle>,
}

/// A part of the memorandum in the wording in which a version has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Its handle.
    pub handle: Handle,
    /// A purpose, a recital, a pledge or a provision.
    pub kind: EntryKind,
    /// Its words.
    pub text: String,
    /// What is printed beside them: its heading, who leads, by when, what is counted.
    pub printed: Box<Details>,
}

/// A version of the memorandum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Version<'a> {
    /// Counted from 1.
    pub number: usize,
    /// When it was issued.
    pub at: Moment,
    /// What it says, in its order.
    pub clauses: &'a [Clause],
}

/// What differs between one version and the next.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction<'a> {
    /// The part is new.
    Added(&'a Clause),
    /// The part is no longer there.
    Dropped(&'a Clause),
    /// The part has other words, or something else is printed beside them.
    Reworded(&'a Clause, &'a Clause),
    /// The part stands elsewhere.
    Moved(&'a Clause),
}

impl State {
    /// Who is there now, against the quorum the agenda declares.
    pub fn attendance(&self) -> Attendance {
        self.roster.attendance(self.agenda.quorum)
    }

    /// The parts of the memorandum of this kind that stand, in the order they are printed.
    pub fn parts(&self, kind: EntryKind) -> Vec<&Entry> {
        self.placed(self.record.parts().filter(|entry| entry.kind == kind).collect())
    }

    /// These parts in the order they are printed.
    fn placed<'a>(&self, mut parts: Vec<&'a Entry>) -> Vec<&'a Entry> {
        for placement in self.placements.standing() {
            let Placement { entry, before } = placement.fact;
            let place = |parts: &[&Entry], handle| parts.iter().position(|part| part.handle == handle);
            let Some(from) = place(&parts, entry) else { continue };
            let part = parts.remove(from);
            let to = before.and_then(|before| place(&parts, before)).unwrap_or(parts.len());
            parts.insert(to, part);
        }
        parts
    }

    /// The parts that stand between this and a memorandum that can be signed: not agreed on, reworded since, or agreed on
    /// without a quorum. What the agenda prepared stands as it is until it is reworded.
    pub fn awaiting(&self) -> impl Iterator<Item = &Entry> {
        self.record.parts().filter(|entry| entry.awaits_agreement() || entry.is_agreed_without_quorum())
    }

    /// Whether there is anything to sign, and all of it is agreed on.
    pub fn is_agreed(&self) -> bool {
        self.record.parts().any(|entry| entry.kind == EntryKind::Pledge) && self.awaiting().next().is_none()
    }

    /// What the memorandum says, in its order: the purpose, the recitals, the pledges that were agreed on, the provisions.
    pub fn clauses(&self) -> Vec<Clause> {
        self.clauses_of(self.record.parts().collect())
    }

    /// The same as this device had it in sight: what it knew of others' journals when it recorded last.
    pub(super) fn clauses_in_sight(&self, device: &Device) -> Vec<Clause> {
        if !self.devices.are_several() {
            return self.clauses();
        }
        let seen = self.record.parts_in_sight(&|order: &Order| self.devices.knew(device, order));
        self.clauses_of(seen.iter().map(AsRef::as_ref).collect())
    }

    fn clauses_of(&self, parts: Vec<&Entry>) -> Vec<Clause> {
        let mut clauses = Vec::new();
        for kind in [EntryKind::Purpose, EntryKind::Recital, EntryKind::Pledge, EntryKind::Provision] {
            for entry in self.placed(parts.iter().copied().filter(|part| part.kind == kind).collect()) {
                let text = match entry.agreed_wording() {
                    Some(agreed) => agreed,
                    None if kind == EntryKind::Pledge => continue,
                    None => &entry.text,
                };
                let agreed = entry.outcome().agreed.as_ref().map(|agreed| &agreed.details);
                let printed = Box::new(agreed.unwrap_or(entry.details()).printed());
                clauses.push(Clause { handle: entry.handle, kind, text: text.to_owned(), printed });
            }
        }
        clauses
    }

    /// The versions of the memorandum that were issued, oldest first.
    pub fn versions(&self) -> Vec<Version<'_>> {
        // What two laptops issued apart, and is the same, is one version.
        let mut issued: Vec<&Fact<Vec<Clause>>> = self.issued.standing().collect();
        issued.dedup_by(|later, earlier| later.fact == earlier.fact);
        let version = |(fact, number): (&'_ Fact<Vec<Clause>>, usize)| (number, fact.at);
        let all = issued.into_iter().zip(1..).map(|(fact, number)| {
            let (number, at) = version((fact, number));
            Version { number, at, clauses: &fact.fact }
        });
        all.collect()
    }

    /// Where the last version was issued that this device knows.
    pub(super) fn issued_in_sight(&self, device: &Device) -> Option<Order> {
        let mut known = self.issued.standing().filter(|issued| self.devices.knew(device, &issued.order));
        known.next_back().map(|issued| issued.order.clone())
    }

    /// Whether this was signed with the version in sight that was issued last.
    pub fn is_of_last_version(&self, signature: &Signature) -> bool {
        let under = signature.under.as_ref().and_then(|order| self.issued.get(order));
        under.map(|issued| &issued.fact) == self.issued.standing().next_back().map(|issued| &issued.fact)
    }

    /// A version is taken back at the place `by`, or issued again. It stays where another device had it in sight, and not that it
    /// was taken back: it may have been handed over and signed there.
    pub(super) fn set_issued_undone(&mut self, order: &Order, by: &Order, undone: bool) {
        let is_held = self.devices.all().any(|(_, trail)| is_between(trail.seen_of(&order.device), order, by));
        self.issued.set_undone(order, undone && !is_held);
        if undone {
            self.taken_back.push((order.clone(), by.clone()));
        }
    }

    /// A device says that it has seen this of others' journals: versions that it has in sight stay.
    pub(super) fn hold_versions(&mut self, seen: &Seen) {
        let held = |(issued, by): &&(Order, Order)| {
            seen.iter().any(|(device, seq)| *device == issued.device && is_between(*seq, issued, by))
        };
        let held: Vec<Order> = self.taken_back.iter().filter(held).map(|(issued, _)| issued.clone()).collect();
        for issued in held {
            self.issued.set_undone(&issued, false);
        }
    }

    /// Whether this was issued before, and the device has not seen what was issued since: then it means the same version.
    pub(super) fn was_issued(&self, clauses: &[Clause], device: &Device) -> bool {
        let mut issued = self.issued.standing().skip_while(|issued| issued.fact != clauses);
        issued.next().is_some() && issued.any(|later| !self.devices.knew(device, &later.order))
    }

    /// Whether the memorandum says something else now than in the version that was issued last, or none was.
    pub fn is_changed_since_issued(&self) -> bool {
        self.issued.standing().next_back().is_none_or(|last| last.fact != self.clauses())
    }
}

/// Whether somebody who has seen so far of a journal has seen the one line of it and not the other.
fn is_between(seen: u64, one: &Order, other: &Order) -> bool {
    (one.seq..other.seq).contains(&seen)
}

impl Version<'_> {
    /// What this version has otherwise than the one before it, in the order of this one; what was dropped comes last.
    pub fn corrections<'a>(&'a self, before: &'a Version<'a>) -> Vec<Correction<'a>> {
        let old = |handle| before.clauses.iter().find(|clause| clause.handle == handle);
        let mut corrections = Vec::new();
        // The parts of both, in either order: one that does not stand where it stood was moved.
        let kept = |clauses: &'a [Clause], others: &'a [Clause]| {
            let there = |clause: &&Clause| others.iter().any(|other| other.handle == clause.handle);
            clauses.iter().filter(there).map(|clause| clause.handle).collect::<Vec<_>>()
        };
        let (was, is) = (kept(before.clauses, self.clauses), kept(self.clauses, before.clauses));
        let stayed = in_order(&was, &is);
        for clause in self.clauses {
            match old(clause.handle) {
                None => corrections.push(Correction::Added(clause)),
                Some(old) => {
                    if (&old.text, &old.printed) != (&clause.text, &clause.printed) {
                        corrections.push(Correction::Reworded(old, clause));
                    }
                    if !stayed.contains(&clause.handle) {
                        corrections.push(Correction::Moved(clause));
                    }
                }
            }
        }
        let gone = |clause: &&Clause| !self.clauses.iter().any(|other| other.handle == clause.handle);
        corrections.extend(before.clauses.iter().filter(gone).map(Correction::Dropped));
        corrections
    }
}

/// The most of these that come in the same order in both: the others were moved.
fn in_order(one: &[Handle], other: &[Handle]) -> Vec<Handle> {
    similar::capture_diff_slices(similar::Algorithm::Myers, one, other)
        .into_iter()
        .filter(|op| op.tag() == similar::DiffTag::Equal)
        .flat_map(|op| one.get(op.old_range()).unwrap_or_default().to_vec())
        .collect()
}

/// The parts that the agenda prepares, with handles of their own: `rec1`, `pro1`, `pur1`.
pub(super) fn prepared(agenda: &Agenda) -> Vec<Entry> {
    let plan = &agenda.memorandum;
    let purpose = plan.purpose.iter().map(|text| (Mark::PREPARED_PURPOSE, text, Details::default()));
    let recitals = plan.recitals.iter().map(|recital| {
        let details = Details { opening: Some(recital.opening.clone()), ..Details::default() };
        (Mark::PREPARED_RECITAL, &recital.text, details)
    });
    let provisions = plan.provisions.iter().map(|provision| {
        let details = Details { title: Some(provision.title.clone()), ..Details::default() };
        (Mark::PREPARED_PROVISION, &provision.text, details)
    });
    let mut count = 0;
    let mut last = Mark::NONE;
    // No device wrote them, and they come before everything.
    let Some(device) = Device::new("agenda") else { return Vec::new() };
    let order = Order { clock: Clock::default(), device, seq: 0 };
    let part = |(mark, text, details): (Mark, &String, Details)| {
        count = if mark == last { count + 1 } else { 1 };
        last = mark;
        Entry {
            handle: Handle::new(mark, count),
            kind: match mark {
                Mark::PREPARED_RECITAL => EntryKind::Recital,
                Mark::PREPARED_PROVISION => EntryKind::Provision,
                _ => EntryKind::Purpose,
            },
            text: text.clone(),
            item: None,
            speaker: None,
            at: Moment::default(),
            order: order.clone(),
            standing: Standing::Kept,
            details: (details != Details::default()).then(|| Box::new(details)),
            outcome: None,
            history: None,
        }
    };
    purpose.chain(recitals).chain(provisions).map(part).collect()
}
