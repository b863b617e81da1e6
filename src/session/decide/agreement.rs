//! What the room decides, answers and agrees.

use chrono::NaiveDate;

use super::{Deciding, Decision, happens, refuse};
use crate::session::command::{Refusal, Which};
use crate::session::event::*;
use crate::session::number::Handle;
use crate::session::state::{Entry, EntryChange};
use crate::session::vote::{Base, Rule, Unit};

impl Deciding<'_> {
    /// How an entry was taken. A vote is kept with the rule and the base that were declared for it, at the vote or by the
    /// agenda, so that it can be reckoned again from the record alone.
    pub(super) fn take(&self, entry: Option<Handle>, how: &Taken) -> Decision {
        // Where none is named, the last decision, proposal or pledge is meant and no recital.
        let named = entry.is_some();
        let fits = |entry: &Entry| entry.kind.is_taken() || named && entry.kind.is_agreed();
        let entry = self.entry(entry, "take", fits)?;
        let how = match how {
            Taken::Consent => Taken::Consent,
            Taken::Vote(vote) => Taken::Vote(self.declared(vote)?),
        };
        let same = entry.outcome().taken.as_ref().is_some_and(|taken| taken.how == how);
        let settles = entry.is_contested(&EntryChange::Taken(how.clone(), self.state.attendance()));
        if same && !entry.is_reworded_since_agreed() && !entry.is_reworded_since_taken() && !settles {
            return Ok(Vec::new());
        }
        happens(DecisionTaken { entry: entry.handle, how })
    }

    /// The vote with what the agenda declares of votes, if nobody voted who cannot have.
    fn declared(&self, vote: &Vote) -> Result<Vote, Refusal> {
        let plan = &self.state.agenda.voting;
        let vote = Vote {
            rule: vote.rule.clone().or_else(|| plan.rule.clone()),
            base: vote.base.or(plan.base),
            abstentions: vote.abstentions.or(plan.abstentions),
            by: vote.by.or(plan.by),
            ..vote.clone()
        };
        let roster = &self.state.roster;
        let attendance = self.state.attendance();
        let unit = vote.by.unwrap_or_default();
        for (place, voice) in vote.roll.iter().enumerate() {
            let name = roster.name(&voice.who);
            if vote.roll.iter().take(place).any(|other| other.who == voice.who) {
                return refuse(format!("{name} votes twice"), "name each voter once");
            }
            if !roster.has_vote(&voice.who) {
                return refuse(
                    format!("{name} has no vote: observers and interpreters have none"),
                    "leave the name out; /in NAME, ORGANISATION puts somebody on the list who has one",
                );
            }
            if attendance.taken && !roster.is_here(&voice.who) {
                return refuse(format!("{name} is not noted as present"), format!("/in {name}, then the vote again"));
            }
        }
        let there = attendance.present(unit);
        if attendance.taken && vote.total() > u64::from(there) {
            let (who, other) = match unit {
                Unit::People if there == 1 => ("person with a vote", "by:bodies counts one vote a body"),
                Unit::People => ("people with a vote", "by:bodies counts one vote a body"),
                Unit::Bodies if there == 1 => ("body", "by:people counts one vote a person"),
                Unit::Bodies => ("bodies", "by:people counts one vote a person"),
            };
            return refuse(
                format!("{} votes are more than the {there} {who} noted as present", vote.total()),
                format!("/in NAME, ORGANISATION notes who else is here, {other}"),
            );
        }
        if vote.base == Some(Base::Present) && !attendance.taken {
            return refuse(
                "the majority is of those present, and nobody is noted as present",
                "/in NAME, ORGANISATION notes who is here; base:cast counts the votes cast",
            );
        }
        if vote.rule() == Rule::Absolute || vote.base == Some(Base::Members) {
            let members = attendance.all(unit);
            if members > 0 && vote.total() > u64::from(members) {
                return refuse(
                    format!("{} votes are more than the {members} members on the list", vote.total()),
                    "/in NAME, ORGANISATION puts others there; base:cast counts the votes cast",
                );
            }
            if members == 0 {
                return refuse(
                    "the majority is of all members, and nobody is on the list",
                    "/in NAME, ORGANISATION puts them there; base:cast counts the votes cast",
                );
            }
        }
        Ok(vote)
    }

    pub(super) fn agree(&self, which: &Which) -> Decision {
        let indicative = self.state.attendance().is_indicative();
        // What was agreed on without a quorum can be agreed on again once there is one; and what the agenda prepared, at any time.
        let awaits = |entry: &Entry| {
            entry.awaits_agreement()
                || (entry.is_agreed_without_quorum() && !indicative)
                || (entry.is_as_prepared() && entry.outcome().agreed.is_none())
        };
        let open = |entry: &Entry| entry.kind.is_agreed() && awaits(entry);
        let entries: Vec<Handle> = match which {
            Which::Last => vec![self.entry(None, "agree on", open)?.handle],
            Which::All => self.state.record.parts().filter(|entry| open(entry)).map(|entry| entry.handle).collect(),
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

    pub(super) fn sign(&self, body: &str, name: &str, role: Option<&str>) -> Decision {
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

    /// How far a pledge or an action has come, and what is reported of it.
    pub(super) fn set_status(
        &self,
        entry: Option<Handle>,
        status: Status,
        report: Option<&str>,
        on: Option<NaiveDate>,
    ) -> Decision {
        let fits = |entry: &Entry| matches!(entry.kind, EntryKind::Pledge | EntryKind::Action);
        let entry = self.entry(entry, "give a status to", fits)?;
        let report = report.map(str::trim).filter(|text| !text.is_empty());
        self.length(report.unwrap_or_default())?;
        let today = self.now.date_naive();
        if let Some(ahead) = on.filter(|on| *on > today) {
            return refuse(
                format!("{} is still to come", ahead.format("%-d %B %Y")),
                "on: takes the day of the report; /edit N due: changes when the pledge is due",
            );
        }
        let said = EntryChange::Status(status, None, None);
        let same = entry.outcome().status.is_some_and(|(now, _)| now == status) && !entry.is_contested(&said);
        if report.is_none() && on.is_none() && same {
            return Ok(Vec::new());
        }
        happens(StatusChanged { entry: entry.handle, status, report: report.map(Into::into), on })
    }
}
