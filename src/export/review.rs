//! What would embarrass whoever hands this over: said while something can still be done about it.

use super::Options;
use super::document::{Block, Document, Inline, Item};
use super::leaks::{Sought, leaks};
use super::literal::{Reader, push_text};
use super::scribe::strong;
use crate::session::event::{EntryKind, Status, Who};
use crate::session::state::Entry;
use crate::session::{Handle, State};

/// Something that would embarrass, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The entry it is about; `None` where it is about the whole.
    pub about: Option<Handle>,
    /// What it is, without a full stop.
    pub what: String,
    /// What to do next, without a full stop.
    pub next: String,
}

/// All of it, the whole first, then entry by entry in the order of the record.
pub fn review(state: &State) -> Vec<Remark> {
    let mut review = Review { state, remarks: Vec::new() };
    review.attendance();
    review.crossed();
    review.signatures();
    for part in state.record.parts().filter(|part| part.is_prepared()) {
        review.entry(part);
    }
    for entry in state.record.entries() {
        review.entry(entry);
    }
    review.names();
    review.remarks
}

/// The same as a document to be looked at.
pub fn reviewed(state: &State) -> Document {
    let remarks = review(state);
    let title = "What would embarrass you".to_owned();
    let mut blocks = vec![Block::Heading(1, vec![Inline::Text(title.clone())])];
    if remarks.is_empty() {
        let nothing =
            "Nothing: every pledge has a body, a date and the room's agreement, and every action somebody who does it.";
        blocks.push(Block::Paragraph(vec![Inline::Text(nothing.to_owned())]));
    }
    let reader = Reader::new();
    let item = |remark: Remark| {
        let mut line = Vec::new();
        if let Some(handle) = remark.about {
            line.push(strong(handle.to_string()));
            push_text(&mut line, " ");
        }
        reader.literal(&format!("{}: {}", remark.what, remark.next), &mut line);
        Item::from(line)
    };
    blocks.push(Block::List(remarks.into_iter().map(item).collect()));
    Document { language: "en".to_owned(), title, blocks }
}

struct Review<'a> {
    state: &'a State,
    remarks: Vec<Remark>,
}

impl Review<'_> {
    fn remark(&mut self, about: Option<Handle>, what: impl Into<String>, next: impl Into<String>) {
        self.remarks.push(Remark { about, what: what.into(), next: next.into() });
    }

    fn attendance(&mut self) {
        let attendance = self.state.attendance();
        if attendance.quorum.is_some() && !attendance.taken {
            self.remark(None, "a quorum is declared, and nobody's presence is noted", "/in NAME notes who is here");
        }
        if !attendance.taken {
            return;
        }
        for body in self.state.roster.signatories() {
            let came = |person: &crate::session::state::Person| {
                person.attended && person.details.organisation.as_deref() == Some(body)
            };
            if !self.state.roster.people().any(came) {
                let next = format!("/in NAME, {body} if somebody came for it; else its signature is missing");
                self.remark(None, format!("{body} is to sign and nobody came for it"), next);
            }
        }
    }

    fn signatures(&mut self) {
        let state = self.state;
        let versions = state.versions();
        let last = versions.last();
        for signed in state.signatures.standing() {
            let body = &signed.fact.body;
            if last.is_some_and(|last| last.number > 1) && !state.is_of_last_version(&signed.fact) {
                let what = format!("{body} signed before the last version was issued, or without having seen it");
                self.remark(None, what, "have it signed again, or send the corrections");
            }
        }
        if state.signatures.standing().next().is_some() && state.awaiting().next().is_some() {
            let handles: Vec<String> = state.awaiting().map(|entry| entry.handle.to_string()).collect();
            let what = match handles.as_slice() {
                [one] => format!("it was signed while entry {one} is not agreed on as it stands"),
                several => {
                    format!("it was signed while entries {} are not agreed on as they stand", several.join(", "))
                }
            };
            self.remark(None, what, "/agree all, or /delete what nobody agreed on");
        }
        if last.is_some() && state.is_changed_since_issued() {
            self.remark(None, "the memorandum was changed since its last version", "/issue makes the next one");
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let handle = entry.handle;
        match entry.kind {
            EntryKind::Pledge => self.pledge(entry),
            EntryKind::Recital | EntryKind::Provision | EntryKind::Purpose => self.part(entry),
            EntryKind::Action => {
                if entry.details().who.is_empty() {
                    self.remark(Some(handle), "the action has nobody who does it", format!("/edit {handle} @NAME"));
                }
                if entry.details().due.is_none() {
                    self.remark(Some(handle), "the action has no date", format!("/edit {handle} due:+2w"));
                }
            }
            EntryKind::Decision if entry.outcome().taken.is_none() => {
                let next = format!("/consent {handle}, or /vote {handle} for:… against:…");
                self.remark(Some(handle), "it is not said how the decision was taken", next);
            }
            EntryKind::Poll if entry.poll_result().is_some_and(|result| result.n == 0) => {
                self.remark(Some(handle), "the poll has no answers", format!("/tally #{handle}, or /delete {handle}"));
            }
            _ => {}
        }
        if entry.is_indicative() {
            let next = "take it again once there is a quorum; until then every paper says that it is indicative";
            self.remark(Some(handle), "it was decided without a quorum", next);
        }
        let carried = entry.outcome().agreed.is_some() || entry.outcome().taken.is_some() && !entry.is_lost();
        for raised in entry.objections().iter().filter(|raised| carried && !raised.met) {
            let who = raised.objection.who.as_ref().map_or("somebody", |who| self.state.roster.name(who));
            let next = format!("/edit {handle} and a wording that meets it, or say aloud that it stays");
            self.remark(Some(handle), format!("{who} objected, and the wording was not changed after that"), next);
        }
    }

    fn pledge(&mut self, entry: &Entry) {
        let (handle, details) = (entry.handle, entry.details());
        if details.who.is_empty() && self.state.roster.signatories().is_empty() {
            self.remark(Some(handle), "the pledge has no body that leads it", format!("/edit {handle} @BODY"));
        }
        if details.due.is_none() {
            self.remark(Some(handle), "the pledge has no date", format!("/edit {handle} due:+3m"));
        }
        if details.indicator.is_none() {
            let next = format!("/edit {handle} indicator:\"what will be counted\"");
            self.remark(Some(handle), "the pledge has no indicator", next);
        }
        let taken = self.state.attendance().taken;
        for who in &details.who {
            let came = match who {
                Who::Participant(id) => self.state.roster.get(*id).is_some_and(|person| person.attended),
                Who::Organisation(name) => {
                    let of_body = |person: &&crate::session::state::Person| {
                        person.details.organisation.as_deref() == Some(name.as_str())
                    };
                    self.state.roster.people().filter(of_body).any(|person| person.attended)
                }
            };
            if taken && !came {
                let name = self.state.roster.name(who);
                self.remark(
                    Some(handle),
                    format!("{name} pledges and was not there"),
                    "ask it before this is sent out",
                );
            }
        }
        self.part(entry);
        let late = details.due.zip(self.state.known_until()).is_some_and(|(due, until)| due < until.date_naive());
        let open = !matches!(entry.outcome().status, Some((Status::Fulfilled | Status::Dropped, _)));
        if late && open {
            let next = format!("/status {handle} fulfilled, or /edit {handle} due: and another date");
            self.remark(Some(handle), "the pledge was due before the session ended", next);
        }
    }

    fn part(&mut self, entry: &Entry) {
        let (handle, kind) = (entry.handle, entry.kind.word());
        if entry.text.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            let what = match entry.text.trim() {
                "" => format!("the {kind} is empty"),
                text => format!("the {kind} says no more than “{text}”"),
            };
            self.remark(Some(handle), what, format!("/edit {handle}, or /delete {handle}"));
        }
        if entry.kind == EntryKind::Recital && !self.has_points(entry) && entry.text.trim_end().ends_with(':') {
            let next = format!("/edit {handle} with the list under it, a line that begins with - for each point");
            self.remark(Some(handle), "the recital announces a list that is not there", next);
        }
        if entry.awaits_agreement() {
            let what = match entry.is_reworded_since_agreed() {
                true => format!("the {kind} was reworded after the room agreed on it"),
                false => format!("the room has not agreed on the {kind}"),
            };
            self.remark(Some(handle), what, format!("/agree {handle}, or /delete {handle}"));
        }
    }

    fn has_points(&self, entry: &Entry) -> bool {
        let place = usize::try_from(entry.handle.number).unwrap_or(0).wrapping_sub(1);
        let planned = self.state.agenda.memorandum.recitals.get(place).filter(|_| entry.is_prepared());
        planned.is_some_and(|recital| !recital.points.is_empty()) || entry.text.contains("\n")
    }

    /// What was changed on two laptops at once.
    fn crossed(&mut self) {
        for entry in self.state.crossed() {
            let (handle, kind) = (entry.handle, entry.kind.word());
            let next = format!("/settle {handle} keeps what stands; /history {handle} shows what was said on both");
            self.remark(Some(handle), format!("the {kind} was changed on two laptops at once"), next);
        }
    }

    /// Names that stand in the text although the session's rule hides them.
    fn names(&mut self) {
        for leak in leaks(self.state, &Options::default(), Sought::Record) {
            self.remark(leak.handle, leak.to_string(), leak.next());
        }
    }
}
