//! How far a pledge or another part of the memorandum is from being signed, for every screen that says it.

use super::record::REWORDED;
use super::theme::Theme;
use super::wrap::Rich;
use crate::session::event::{Status, Taken};
use crate::session::number::Handle;
use crate::session::state::{Entry, Resolution, State};

/// Whether the room agreed on a part of the memorandum as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// It did.
    Agreed,
    /// It did not yet.
    Missing,
    /// It agreed on another wording, date or body.
    Reworded,
    /// It did, without the quorum that is declared.
    WithoutQuorum,
    /// It was put to the vote and not carried.
    Lost,
    /// Nobody has to: it stands as the agenda prepared it.
    Prepared,
}

impl Agreement {
    /// How it is with this one.
    pub fn of(entry: &Entry) -> Agreement {
        match entry.outcome().agreed {
            _ if entry.is_lost() => Agreement::Lost,
            None if entry.is_as_prepared() => Agreement::Prepared,
            None => Agreement::Missing,
            Some(_) if entry.is_reworded_since_agreed() => Agreement::Reworded,
            Some(_) if entry.is_agreed_without_quorum() => Agreement::WithoutQuorum,
            Some(_) => Agreement::Agreed,
        }
    }

    /// Its sign.
    pub fn glyph(self) -> &'static str {
        match self {
            Agreement::Agreed => "✓",
            Agreement::Missing | Agreement::WithoutQuorum | Agreement::Lost => "!",
            Agreement::Reworded => REWORDED,
            Agreement::Prepared => "=",
        }
    }

    /// What is to be said beside the sign, where that says too little.
    pub fn remark(self) -> Option<&'static str> {
        match self {
            Agreement::Agreed | Agreement::Missing => None,
            Agreement::Reworded => Some("reworded since"),
            Agreement::WithoutQuorum => Some("without a quorum"),
            Agreement::Lost => Some("not carried"),
            Agreement::Prepared => Some("as prepared"),
        }
    }

    /// Whether the room need not be asked any more.
    pub fn is_settled(self) -> bool {
        matches!(self, Agreement::Agreed | Agreement::Prepared)
    }
}

/// What a pledge has of what it needs before it can be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// A body that leads it: one that is named, or the signatory bodies together.
    pub lead: bool,
    /// A date.
    pub date: bool,
    /// Something that will be counted.
    pub indicator: bool,
    /// The room's agreement.
    pub agreement: Agreement,
}

impl Readiness {
    /// How it is with this pledge.
    pub fn of(state: &State, pledge: &Entry) -> Readiness {
        let details = pledge.details();
        Readiness {
            lead: !details.who.is_empty() || !state.roster.signatories().is_empty(),
            date: details.due.is_some(),
            indicator: details.indicator.is_some(),
            agreement: Agreement::of(pledge),
        }
    }

    /// Whether nothing is missing.
    pub fn is_ready(self) -> bool {
        self.lead && self.date && self.indicator && self.agreement.is_settled()
    }

    /// The marks, always the same four in the same order: `✓ lead  ✓ date  ! indicator  ! agreement`.
    pub fn marks(self, text: &mut Rich, theme: Theme) {
        for (has, word) in [(self.lead, "lead"), (self.date, "date"), (self.indicator, "indicator")] {
            let (glyph, style) = if has { ("✓", theme.good()) } else { ("!", theme.warning()) };
            text.push(glyph, style).push(&format!(" {word}  "), theme.plain());
        }
        let style = if self.agreement.is_settled() { theme.good() } else { theme.warning() };
        text.push(self.agreement.glyph(), style).push(" agreement", theme.plain());
        if let Some(remark) = self.agreement.remark() {
            text.push(&format!(": {remark}"), theme.plain());
        }
    }
}

/// How many of these pledges are ready.
pub fn ready(state: &State, pledges: &[Handle]) -> usize {
    let pledges = pledges.iter().filter_map(|handle| state.record.get(*handle));
    pledges.filter(|pledge| Readiness::of(state, pledge).is_ready()).count()
}

/// How something was taken, in a few words: `14–0–1  14 of 14 cast, 8 needed: carried`.
pub fn taken(resolution: &Resolution) -> String {
    match (&resolution.how, resolution.verdict()) {
        (Taken::Vote(vote), Some(verdict)) => {
            format!("{}–{}–{}  {verdict}", vote.r#for, vote.against, vote.abstain)
        }
        _ => "by consent".to_owned(),
    }
}

/// How far a pledge has come, with what was reported last and as of which day.
pub fn status(entry: &Entry) -> String {
    let outcome = entry.outcome();
    let status = outcome.status.map_or(Status::Planned, |(status, _)| status);
    match outcome.reports.last() {
        Some(report) => {
            let text = report.text.as_ref().map_or(String::new(), |text| format!(": {text}"));
            format!("{} on {}{text}", status.word(), report.on.format("%-d %B %Y"))
        }
        None => status.word().to_owned(),
    }
}
