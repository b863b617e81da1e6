//! Recording and mending entries.

use super::{Deciding, Decision, happens, nothing_yet, refuse};
use crate::agenda::Attribution;
use crate::session::command::{NewEntry, Refusal};
use crate::session::event::*;
use crate::session::number::Handle;
use crate::session::state::{Entry, EntryChange};
use crate::words::listed;

/// The most bytes a text has: some fifty pages.
const LONGEST_TEXT: usize = 256 << 10;

impl Deciding<'_> {
    pub(super) fn record(&self, new: &NewEntry) -> Decision {
        if new.text.trim().is_empty() {
            let word = new.kind.word();
            return refuse(format!("the {word} has no text"), format!("type the {word} after the command"));
        }
        let answers = match new.details.answers {
            Some(question) => {
                let question = self.entry(Some(question), "answer", |entry| entry.kind == EntryKind::Question)?;
                // What asks the same as another is answered where both stand.
                Some(self.state.questions().above(question.handle))
            }
            None => None,
        };
        self.details(&new.details)?;
        self.length(&new.text)?;
        let table = self.state.table_of(self.device).map(str::to_owned);
        let details = Details { table, answers, ..new.details.clone() };
        happens(EntryRecorded {
            entry: self.next_handle(),
            kind: new.kind,
            text: new.text.clone(),
            item: self.state.run.current,
            speaker: new.speaker.clone(),
            details: (details != Details::default()).then(|| Box::new(details)),
        })
    }

    /// A text must fit into one line of the journal, whatever has to be escaped in it.
    pub(super) fn length(&self, text: &str) -> Result<(), Refusal> {
        if text.len() <= LONGEST_TEXT {
            return Ok(());
        }
        let characters = text.chars().count();
        refuse(format!("the text is too long: {characters} characters"), "split it into several entries")
    }

    /// Whether what is given beside a text can be so.
    pub(super) fn details(&self, details: &Details) -> Result<(), Refusal> {
        self.due(details)?;
        for handle in &details.grew_from {
            self.entry(Some(*handle), "link to", |_| true)?;
        }
        Ok(())
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

    pub(super) fn mend(&self, old: &str, new: &str) -> Decision {
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
        self.length(&text)?;
        if text.trim().is_empty() {
            return refuse(format!("nothing would be left of {}", entry.handle), format!("/delete {}", entry.handle));
        }
        self.reword(EntryReworded {
            entry: entry.handle,
            text: Some(text),
            speaker: None,
            details: None,
            by: None,
            keeps: Vec::new(),
        })
    }

    /// Gives an entry other words, or other details. The same text once more settles what crossed in it; else it is nothing new.
    pub(super) fn reword(&self, reworded: EntryReworded) -> Decision {
        let is_the_same = |entry: &Entry| reworded.text.as_ref() == Some(&entry.text) && entry.crossing().is_none();
        if reworded.speaker.is_none()
            && reworded.details.is_none()
            && self.state.record.get(reworded.entry).is_some_and(is_the_same)
        {
            return Ok(Vec::new());
        }
        happens(reworded)
    }

    pub(super) fn change_kind(&self, entry: Option<Handle>, kind: EntryKind) -> Decision {
        let entry = self.entry(entry, "change", |_| true)?;
        if entry.kind == kind && !entry.is_contested(&EntryChange::KindChanged(kind)) {
            return Ok(Vec::new());
        }
        if entry.is_prepared() {
            let kind = entry.kind.word();
            return refuse(
                format!("{} is a {kind} that the agenda prepared and stays one", entry.handle),
                format!("/delete {} takes it out; then record what is to stand instead", entry.handle),
            );
        }
        if let Some(into) = self.state.questions().merged_into(entry) {
            return refuse(
                format!("{} asks the same as {into} and stands under it", entry.handle),
                format!("/undo takes the merging back; /delete {} takes it out", entry.handle),
            );
        }
        self.nothing_under(entry)?;
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

    pub(super) fn delete(&self, entry: Option<Handle>) -> Decision {
        let entry = self.entry(entry, "delete", |_| true)?;
        self.nothing_under(entry)?;
        happens(EntryDeleted { entry: entry.handle })
    }

    /// Keeps one side of what crossed: whoever says which has seen them all.
    pub(super) fn settle(&self, entry: Option<Handle>, device: Option<&Device>) -> Decision {
        let entry = match entry {
            Some(_) => self.entry(entry, "settle", |_| true)?,
            None => match self.state.crossed().next_back() {
                Some(entry) => entry,
                None => {
                    return refuse("nothing crossed that is not settled", "/settle N is for entries marked as crossed");
                }
            },
        };
        let handle = entry.handle;
        let Some(crossing) = entry.crossing() else {
            return refuse(format!("nothing crossed in {handle}"), format!("/edit {handle} rewords it"));
        };
        if let Some(device) = device.filter(|device| !crossing.devices().contains(device)) {
            let devices: Vec<String> = crossing.devices().into_iter().map(ToString::to_string).collect();
            let next = match devices.as_slice() {
                [] => format!("/settle {handle} keeps it, /delete {handle} takes it out"),
                devices => format!("/settle {handle} and one of {}", listed(devices)),
            };
            return refuse(format!("{device} said nothing of {handle} to choose"), next);
        }
        let wording = crossing.wordings.iter().find(|wording| Some(&wording.device) == device);
        let details = wording.map(|wording| wording.details.clone()).filter(|details| *details != Details::default());
        let texts = crossing.wordings.iter().any(|wording| wording.text.is_some());
        happens(EntryReworded {
            entry: handle,
            text: wording.and_then(|wording| wording.text.clone()).or_else(|| texts.then(|| entry.text.clone())),
            speaker: wording.and_then(|wording| wording.speaker.clone()),
            details: details.map(Box::new),
            by: None,
            keeps: crossing.places(device),
        })
    }

    /// A question under which others stand that ask the same stays one: they would be lost from sight.
    fn nothing_under(&self, entry: &Entry) -> Result<(), Refusal> {
        match self.state.questions().under(entry.handle).next() {
            Some(other) => refuse(
                format!("{} asks the same as {} and stands under it", other.handle, entry.handle),
                format!("/delete {} as well, before, or reword {}", other.handle, entry.handle),
            ),
            None => Ok(()),
        }
    }

    pub(super) fn restrict(&self, entry: Option<Handle>, attribution: Attribution) -> Decision {
        let entry = self.entry(entry, "restrict", |_| true)?;
        let session = self.state.agenda.attribution;
        if attribution < session {
            let (asked, rule) = (attribution.word(), session.word());
            return refuse(
                format!("the session's rule is {rule}, and {asked} would be less strict"),
                "an entry can only be treated more strictly than the session",
            );
        }
        if entry.outcome().attribution == Some(attribution)
            && !entry.is_contested(&EntryChange::Restricted(attribution))
        {
            return Ok(Vec::new());
        }
        happens(EntryRestricted { entry: entry.handle, attribution })
    }

    /// The entry that is named, or the last one that fits.
    pub(super) fn entry(
        &self,
        named: Option<Handle>,
        doing: &str,
        fits: impl Fn(&Entry) -> bool,
    ) -> Result<&Entry, Refusal> {
        let record = &self.state.record;
        let Some(handle) = named else {
            let last = record.entries().rev().find(|entry| fits(entry));
            return last.ok_or_else(|| nothing_yet(&format!("to {doing}")));
        };
        match record.get(handle) {
            Some(entry) if !entry.stands() && !self.stood_in_sight(entry) => {
                match entry.taken_out().map(|order| &order.device).next_back() {
                    Some(other) if other != self.device => refuse(
                        format!("{handle} was taken out of the record on {other}"),
                        "/undo there brings it back, else record it anew",
                    ),
                    _ => refuse(
                        format!("{handle} was taken out of the record"),
                        "/undo brings back what was deleted last",
                    ),
                }
            }
            Some(entry) if !fits(entry) => {
                let kind = entry.kind.word();
                let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
                refuse(
                    format!("{handle} is {article} {kind}, which one cannot {doing}"),
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

    /// Whether an entry that was taken out of the record stood in it as far as was in sight: then a change of it crosses with that.
    fn stood_in_sight(&self, entry: &Entry) -> bool {
        let unseen = |order: &Order| order.device != *self.device && order.seq > self.in_sight(&order.device);
        entry.taken_out().all(unseen)
    }

    /// The standing entries that this device recorded, latest first.
    pub(super) fn own(&self) -> impl Iterator<Item = &Entry> {
        self.state.record.entries().rev().filter(|entry| entry.order.device == *self.device)
    }
}
