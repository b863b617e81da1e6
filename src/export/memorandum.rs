//! The memorandum that is signed: recitals, the undertaking, the pledges in their agreed wording, provisions, place and
//! date, signatures, the secretariat and the funder's statement.

use super::Options;
use super::document::{Block, Document, Inline, Item, Table, plain};
use super::literal::push_text;
use super::scribe::{Scribe, strong};
use crate::agenda::Opening;
use crate::session::State;
use crate::session::event::EntryKind;
use crate::session::state::Entry;

/// The memorandum of a session, a draft until every pledge is agreed. A pledge that was not agreed is in it only where the
/// options ask for it, and marked; one that was reworded since stands in the wording agreed.
///
/// Bodies and those who sign for them are named under every rule of attribution: they sign.
pub fn memorandum(state: &State, options: &Options) -> Document {
    let memorandum = Memorandum { scribe: &Scribe::new(state, options) };
    let plan = &state.agenda.memorandum;
    let title = memorandum.scribe.reader.markdown(plan.title.as_deref().unwrap_or(&state.agenda.title));
    let mut blocks = vec![Block::Heading(1, title.clone())];
    let subtitle = match &plan.subtitle {
        Some(subtitle) => memorandum.scribe.reader.markdown(subtitle),
        None => memorandum.scribe.text("memorandum-subtitle"),
    };
    let name = plain(&subtitle);
    blocks.push(Block::Paragraph(vec![Inline::Strong(subtitle)]));
    memorandum.draft(&mut blocks);
    memorandum.recitals(&mut blocks);
    memorandum.pledges(&mut blocks);
    memorandum.provisions(&mut blocks);
    memorandum.signatures(&mut blocks);
    memorandum.scribe.secretariat(&mut blocks);
    Document {
        language: memorandum.scribe.phrases.language().to_owned(),
        title: format!("{} – {name}", plain(&title)),
        blocks,
    }
}

struct Memorandum<'s, 'a> {
    scribe: &'s Scribe<'a>,
}

impl<'a> Memorandum<'_, 'a> {
    fn entries(&self, kind: EntryKind) -> impl Iterator<Item = &'a Entry> {
        self.scribe.state.record.entries().filter(move |entry| entry.kind == kind)
    }

    /// Whether there is neither a recital nor a pledge.
    fn is_empty(&self) -> bool {
        let live = |kind| self.entries(kind).next().is_some();
        self.scribe.state.agenda.memorandum.recitals.is_empty() && !live(EntryKind::Recital) && !live(EntryKind::Pledge)
    }

    /// Says what stands between this and a memorandum that can be signed.
    fn draft(&self, blocks: &mut Vec<Block>) {
        if self.is_empty() {
            let line = Inline::Text(format!(" {}", self.scribe.say("memorandum-empty")));
            return blocks.push(Block::Paragraph(vec![strong(format!("{}.", self.scribe.say("draft"))), line]));
        }
        let (mut all, mut waiting, mut reworded) = (0, 0, 0);
        for pledge in self.entries(EntryKind::Pledge) {
            all += 1;
            waiting += u64::from(pledge.outcome().agreed.is_none());
            reworded += u64::from(pledge.is_reworded_since_agreed());
        }
        let mut remarks = Vec::new();
        if all == 0 {
            remarks.push(self.scribe.say("memorandum-draft-none"));
        }
        if waiting > 0 {
            remarks.push(self.scribe.count("memorandum-draft-waiting", waiting));
        }
        if reworded > 0 {
            remarks.push(self.scribe.count("memorandum-draft-reworded", reworded));
        }
        if !remarks.is_empty() {
            let line = Inline::Text(format!(" {}", remarks.join(" ")));
            blocks.push(Block::Paragraph(vec![strong(format!("{}.", self.scribe.say("draft"))), line]));
        }
    }

    /// The preamble: the agenda's recitals, then those recorded live.
    fn recitals(&self, blocks: &mut Vec<Block>) {
        for recital in &self.scribe.state.agenda.memorandum.recitals {
            let points = !recital.points.is_empty();
            let (formula, text) = self.scribe.recital(&recital.opening, &recital.text);
            self.recital(&formula, self.scribe.reader.markdown(&text), points, blocks);
            blocks.push(Block::List(
                recital.points.iter().map(|text| self.scribe.reader.markdown(text).into()).collect(),
            ));
        }
        for entry in self.entries(EntryKind::Recital) {
            let opening = entry.details().opening.as_ref().unwrap_or(&Opening::None);
            let (formula, text) = self.scribe.recital(opening, &entry.text);
            self.recital(&formula, self.scribe.reader.text(&text), false, blocks);
        }
    }

    /// One recital; where its text ends without a mark, it gets the one that the sentence needs.
    fn recital(&self, formula: &str, mut text: Vec<Inline>, points: bool, blocks: &mut Vec<Block>) {
        let mut line = Vec::new();
        if !formula.is_empty() {
            line.push(Inline::Strong(self.scribe.reader.text(formula)));
            push_text(&mut line, " ");
        }
        let open = plain(&text).chars().next_back().is_some_and(|end| !end.is_ascii_punctuation() && end != '…');
        if open {
            push_text(&mut text, if points { ":" } else { ";" });
        }
        line.append(&mut text);
        blocks.push(Block::Paragraph(line));
    }

    /// The undertaking, and what is undertaken; nothing where that is nothing.
    fn pledges(&self, blocks: &mut Vec<Block>) {
        let mut list = Vec::new();
        for entry in self.entries(EntryKind::Pledge) {
            let text = match entry.agreed_wording() {
                Some(agreed) => self.scribe.reader.text(agreed),
                None if self.scribe.options.unagreed => {
                    let mut text = vec![strong(format!("{}:", self.scribe.say("not-agreed")))];
                    push_text(&mut text, " ");
                    self.scribe.reader.literal(&entry.text, &mut text);
                    text
                }
                None => continue,
            };
            list.push(self.pledge(entry, text));
        }
        if list.is_empty() {
            return;
        }
        let undertaking = match &self.scribe.state.agenda.memorandum.undertaking {
            Some(undertaking) => self.scribe.reader.markdown(undertaking),
            None => self.scribe.text("memorandum-undertaking"),
        };
        blocks.push(Block::Paragraph(vec![Inline::Strong(undertaking)]));
        blocks.push(Block::List(list));
    }

    /// A pledge: its wording, below it who leads, who joins in, by when and how one will see it.
    fn pledge(&self, entry: &Entry, mut text: Vec<Inline>) -> Item {
        let mut facts = Vec::new();
        match self.scribe.bound(entry).as_slice() {
            [] => {}
            [alone] => facts.push(alone.clone()),
            [lead, others @ ..] => {
                let lead = self.scribe.with("memorandum-lead", "who", lead);
                let others = self.scribe.with("memorandum-with", "who", &self.scribe.phrases.list(others));
                facts.push([lead, others].join(", "));
            }
        }
        facts.extend(entry.details().due.map(|due| self.scribe.due(due)));
        facts.extend(entry.details().indicator.as_ref().map(|what| self.scribe.with("indicator", "text", what)));
        if !facts.is_empty() {
            text.push(Inline::Break);
            text.push(Inline::Emphasis(self.scribe.reader.text(&facts.join(" · "))));
        }
        text.into()
    }

    /// The closing clauses: the agenda's, then those recorded live.
    fn provisions(&self, blocks: &mut Vec<Block>) {
        let planned = self.scribe.state.agenda.memorandum.provisions.iter();
        let planned = planned.map(|provision| {
            (self.scribe.reader.markdown(&provision.title), self.scribe.reader.markdown(&provision.text))
        });
        let live = self.entries(EntryKind::Provision).map(|entry| {
            let title = entry.details().title.as_deref().unwrap_or_default();
            (self.scribe.reader.text(title), self.scribe.reader.text(&entry.text))
        });
        let mut all = planned.chain(live).peekable();
        if all.peek().is_none() {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.text("memorandum-provisions")));
        for (title, mut text) in all {
            let mut line = Vec::new();
            if !plain(&title).trim().is_empty() {
                let mut title = title;
                if !plain(&title).ends_with(['.', ':', '?', '!']) {
                    push_text(&mut title, ".");
                }
                line.push(Inline::Strong(title));
                push_text(&mut line, " ");
            }
            line.append(&mut text);
            blocks.push(Block::Paragraph(line));
        }
    }

    /// Where and when it was done, and a row for each body to sign in.
    fn signatures(&self, blocks: &mut Vec<Block>) {
        let Scribe { state, phrases, reader, .. } = self.scribe;
        let place = state.agenda.place.as_ref().map(|place| plain(&reader.markdown(place)));
        let done = match (place, state.date().map(|date| self.scribe.day(date))) {
            (Some(place), Some([date, day])) => {
                Some(phrases.say_with("memorandum-done", &[("place", place.into()), date, day]))
            }
            (Some(place), None) => Some(self.scribe.with("memorandum-done-place", "place", &place)),
            (None, Some(date)) => Some(phrases.say_with("memorandum-done-date", &date)),
            (None, None) => None,
        };
        blocks.extend(done.map(|done| Block::Paragraph(reader.text(&done))));

        let mut bodies: Vec<&str> = state.roster.signatories();
        for signed in state.signatures.standing() {
            if !bodies.contains(&signed.fact.body.as_str()) {
                bodies.push(&signed.fact.body);
            }
        }
        if bodies.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.text("memorandum-signatures")));
        let columns = ["column-body", "column-name", "column-capacity", "column-signature", "column-date"];
        let mut rows = Vec::new();
        for body in bodies {
            let signed: Vec<_> = state.signatures.standing().filter(|signed| signed.fact.body == body).collect();
            for signature in &signed {
                let role = signature.fact.role.as_deref().unwrap_or_default();
                let date = self.scribe.is_dated(signature.at).then(|| phrases.date(signature.at.date_naive()));
                let name = reader.text(&signature.fact.name);
                rows.push(vec![
                    reader.text(body),
                    name,
                    reader.text(role),
                    Vec::new(),
                    date.map(Inline::Text).into_iter().collect(),
                ]);
            }
            if signed.is_empty() {
                rows.push(vec![reader.text(body)]);
            }
        }
        blocks.push(Block::Table(Table { head: columns.map(|column| self.scribe.say(column)).to_vec(), rows }));
    }
}

impl Scribe<'_> {
    /// Whom to write to, and the funder's statement: the end of every document.
    pub(super) fn secretariat(&self, blocks: &mut Vec<Block>) {
        let organiser = &self.state.agenda.organiser;
        let phone = organiser.phone.as_ref().map(|phone| self.with("phone", "phone", phone));
        let parts = [&organiser.name, &phone, &organiser.email, &organiser.web];
        let mut line = Vec::new();
        for part in parts.into_iter().flatten() {
            if !line.is_empty() {
                push_text(&mut line, " · ");
            }
            self.reader.literal(part, &mut line);
        }
        if !line.is_empty() {
            blocks.push(Block::Heading(2, self.text("secretariat")));
            blocks.push(Block::Paragraph(line));
        }
        if let Some(funding) = &self.state.agenda.funding {
            blocks.push(Block::Heading(2, self.text("funding")));
            blocks.push(Block::Paragraph(self.reader.markdown(funding)));
        }
    }
}
