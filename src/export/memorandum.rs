//! The memorandum that is signed: parties, purpose, recitals, the undertaking, the pledges in their agreed wording,
//! provisions, place and date, signatures, the secretariat and the funder's statement; in a later version, what was corrected.

use super::Options;
use super::document::{Block, Document, Inline, Item, Table, plain};
use super::leaks::{Hidden, Sought};
use super::literal::push_text;
use super::minutes::marked;
use super::scribe::{Scribe, strong};
use crate::agenda::{Audience, Opening, Undertakings};
use crate::session::State;
use crate::session::event::{Details, EntryKind};
use crate::session::memorandum::Correction;
use crate::session::state::{Clause, Entry, Person, Reservation};
use crate::words::marks::settled;

/// The memorandum of a session, a draft until every part of it is agreed, with a quorum where one is declared. A pledge that was
/// not agreed is in it only where the options ask for it, and marked; one that was reworded since stands in the wording agreed.
///
/// Bodies and those who sign for them are named under every rule of attribution: they sign. The version for everybody names the
/// bodies alone.
pub fn memorandum(state: &State, options: &Options) -> Document {
    let memorandum = Memorandum { scribe: &Scribe::new(state, options) };
    let plan = &state.agenda.memorandum;
    let title = memorandum.scribe.reader.markdown(plan.title.as_deref().unwrap_or(&state.agenda.title));
    let mut blocks = vec![Block::Heading(1, title.clone())];
    let subtitle = match &plan.subtitle {
        Some(subtitle) => memorandum.scribe.reader.markdown(subtitle),
        None => memorandum.scribe.title("memorandum-subtitle"),
    };
    let name = plain(&subtitle);
    blocks.push(Block::Paragraph(vec![Inline::Strong(subtitle)]));
    memorandum.standing(&mut blocks);
    memorandum.parties(&mut blocks);
    memorandum.purpose(&mut blocks);
    memorandum.recitals(&mut blocks);
    memorandum.undertakings(&mut blocks);
    memorandum.provisions(&mut blocks);
    memorandum.signatures(&mut blocks);
    memorandum.scribe.secretariat(&mut blocks);
    memorandum.corrections(&mut blocks);
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
    fn parts(&self, kind: EntryKind) -> Vec<&'a Entry> {
        self.scribe.state.parts(kind)
    }

    /// Whether it is a draft, and what stands between that and a memorandum that can be signed; or which version it is.
    fn standing(&self, blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let pledges = self.parts(EntryKind::Pledge);
        let draft = |remarks: Vec<String>| {
            let line = Inline::Text(format!(" {}", remarks.join(" ")));
            Block::Paragraph(vec![strong(format!("{}.", scribe.say("draft"))), line])
        };
        if pledges.is_empty() && self.parts(EntryKind::Recital).is_empty() {
            return blocks.push(draft(vec![scribe.say("memorandum-empty")]));
        }
        let mut remarks = Vec::new();
        if pledges.is_empty() {
            remarks.push(scribe.say("memorandum-draft-none"));
        }
        let count =
            |fits: &dyn Fn(&Entry) -> bool| scribe.state.record.parts().filter(|part| fits(part)).count() as u64;
        let waiting = count(&|part| part.awaits_agreement() && part.outcome().agreed.is_none());
        let reworded = count(&|part| part.is_reworded_since_agreed());
        let indicative = count(&|part| part.is_agreed_without_quorum() && !part.is_reworded_since_agreed());
        for (phrase, count) in [
            ("memorandum-draft-waiting", waiting),
            ("memorandum-draft-reworded", reworded),
            ("memorandum-draft-indicative", indicative),
        ] {
            remarks.extend((count > 0).then(|| scribe.count(phrase, count)));
        }
        for part in scribe.state.record.parts().filter(|part| part.crossing().is_some()) {
            remarks.push(format!("[{}]: {}.", part.handle, scribe.say("crossed")));
        }
        let versions = scribe.state.versions();
        let last = versions.last();
        if let Some(last) = last.filter(|_| scribe.state.is_changed_since_issued()) {
            remarks.push(scribe.count("memorandum-changed", last.number as u64));
        }
        match last {
            _ if !remarks.is_empty() => blocks.push(draft(remarks)),
            Some(last) => {
                let day = Some(last.at).filter(|at| scribe.is_dated(*at));
                let day = day.map(|at| scribe.phrases.date(at.date_naive()));
                let version = scribe.count("memorandum-version", last.number as u64);
                let line = day.map_or(version.clone(), |day| format!("{version} · {day}"));
                blocks.push(Block::Paragraph(vec![Inline::Emphasis(vec![Inline::Text(line)])]));
            }
            None => {}
        }
    }

    /// The bodies that sign, those on the list first.
    fn bodies(&self) -> Vec<&'a str> {
        let state = self.scribe.state;
        let mut bodies = state.roster.signatories();
        for signed in state.signatures.standing() {
            if !bodies.contains(&signed.fact.body.as_str()) {
                bodies.push(&signed.fact.body);
            }
        }
        bodies
    }

    /// Between whom it is.
    fn parties(&self, blocks: &mut Vec<Block>) {
        let bodies = self.bodies();
        if bodies.is_empty() {
            return;
        }
        let scribe = self.scribe;
        blocks.push(Block::Heading(2, scribe.title("memorandum-parties")));
        let party = |body: &&str| {
            let mut line = scribe.reader.text(body);
            let mut people = scribe.state.roster.people();
            let of_body = |person: &&Person| person.details.organisation.as_deref() == Some(*body);
            if let Some(country) = people.find(|person| of_body(person) && person.details.country.is_some()) {
                push_text(
                    &mut line,
                    &format!(" ({})", settled(country.details.country.as_deref().unwrap_or_default().trim())),
                );
            }
            Item::from(line)
        };
        blocks.push(Block::List(bodies.iter().map(party).collect()));
    }

    /// The words of a part: as agreed, or as they stand; those of the agenda are Markdown.
    fn words(&self, entry: &Entry) -> Vec<Inline> {
        let reader = &self.scribe.reader;
        match entry.agreed_wording() {
            _ if entry.is_as_prepared() => reader.markdown(&entry.text),
            Some(agreed) => reader.text(agreed),
            None => reader.text(&entry.text),
        }
    }

    fn purpose(&self, blocks: &mut Vec<Block>) {
        let parts = self.parts(EntryKind::Purpose);
        if parts.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.title("memorandum-purpose")));
        for entry in parts {
            blocks.push(Block::Paragraph(self.words(entry)));
            self.reserved(entry, blocks);
        }
    }

    /// The preamble, each sentence with the list under it.
    fn recitals(&self, blocks: &mut Vec<Block>) {
        for entry in self.parts(EntryKind::Recital) {
            let reader = &self.scribe.reader;
            let opening = entry.details().opening.as_ref().unwrap_or(&Opening::None);
            let words = entry.agreed_wording().filter(|_| !entry.is_as_prepared()).unwrap_or(&entry.text);
            let (sentence, typed) = listed(words);
            let (formula, sentence) = self.scribe.recital(opening, &sentence);
            let sentence = if entry.is_as_prepared() { reader.markdown(&sentence) } else { reader.text(&sentence) };
            let mut points: Vec<Item> = typed.iter().map(|point| reader.text(point).into()).collect();
            if points.is_empty() && entry.is_prepared() {
                let place = usize::try_from(entry.handle.number).unwrap_or(0).wrapping_sub(1);
                let planned = self.scribe.state.agenda.memorandum.recitals.get(place);
                let planned = planned.map(|recital| recital.points.as_slice()).unwrap_or_default();
                points = planned.iter().map(|text| reader.markdown(text).into()).collect();
            }
            self.recital(&formula, sentence, !points.is_empty(), blocks);
            blocks.push(Block::List(points));
            self.reserved(entry, blocks);
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
    fn undertakings(&self, blocks: &mut Vec<Block>) {
        let mut list = Vec::new();
        for entry in self.parts(EntryKind::Pledge) {
            let (text, details) = match &entry.outcome().agreed {
                Some(agreed) => (self.scribe.reader.text(&agreed.text), &agreed.details),
                None if self.scribe.options.unagreed => {
                    let mut text = vec![strong(self.scribe.colon(self.scribe.say("not-agreed")))];
                    push_text(&mut text, " ");
                    self.scribe.reader.literal(&entry.text, &mut text);
                    (text, entry.details())
                }
                None => continue,
            };
            let bodies = self.scribe.signing(entry, details);
            list.push((bodies.first().cloned(), self.pledge(entry, details, &bodies, text)));
        }
        if list.is_empty() {
            return;
        }
        let plan = &self.scribe.state.agenda.memorandum;
        let undertaking = match &plan.undertaking {
            Some(undertaking) => self.scribe.reader.markdown(undertaking),
            None => self.scribe.text("memorandum-undertaking"),
        };
        blocks.push(Block::Paragraph(vec![Inline::Strong(undertaking)]));
        match plan.undertakings {
            Undertakings::Together => blocks.push(Block::List(list.into_iter().map(|(_, item)| item).collect())),
            Undertakings::ByBody => self.by_body(list, blocks),
        }
    }

    /// The pledges under the body that leads each, numbered through; those of all bodies together come first.
    fn by_body(&self, mut list: Vec<(Option<String>, Item)>, blocks: &mut Vec<Block>) {
        let bodies = self.bodies();
        let place = |lead: &Option<String>| match lead {
            None => 0,
            Some(lead) => bodies.iter().position(|body| body == lead).map_or(usize::MAX, |at| at + 1),
        };
        list.sort_by_key(|(lead, _)| place(lead));
        let mut number = 1;
        let mut list = list.into_iter().peekable();
        while let Some((lead, first)) = list.next() {
            let mut items = vec![first];
            while let Some((_, item)) = list.next_if(|(other, _)| *other == lead) {
                items.push(item);
            }
            blocks.push(Block::Heading(
                3,
                match &lead {
                    Some(lead) => self.scribe.reader.text(lead),
                    None => self.scribe.title("memorandum-together"),
                },
            ));
            let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
            blocks.push(Block::Numbered(number, items));
            number = number.saturating_add(count);
        }
    }

    /// A pledge: its wording, below it who leads, who joins in, by when and how one will see it; reservations.
    fn pledge(&self, entry: &Entry, details: &Details, bodies: &[String], mut text: Vec<Inline>) -> Item {
        let scribe = self.scribe;
        let mut facts = Vec::new();
        match bodies {
            [] => {}
            [alone] => facts.push(alone.clone()),
            [lead, others @ ..] => {
                let lead = scribe.with("memorandum-lead", "who", lead);
                let others = scribe.with("memorandum-with", "who", &scribe.phrases.list(others));
                facts.push([lead, others].join(", "));
            }
        }
        facts.extend(details.due.map(|due| scribe.due(due)));
        facts.extend(scribe.terms(details));
        if !facts.is_empty() {
            text.push(Inline::Break);
            text.push(Inline::Emphasis(scribe.reader.text(&facts.join(" · "))));
        }
        Item { text, points: self.reservations(entry) }
    }

    /// Who accepts a part with a reservation, and which.
    fn reservations(&self, entry: &Entry) -> Vec<Item> {
        let scribe = self.scribe;
        let rule = scribe.naming.rule_of(entry);
        let reservation = |reservation: &Reservation| {
            let who = scribe.naming.signing(&reservation.who, rule);
            let name = scribe.say("reservation") + &who.map_or(String::new(), |who| format!(" · {who}"));
            let mut line = vec![strong(scribe.colon(name)), Inline::Text(" ".into())];
            scribe.reader.literal(&reservation.text, &mut line);
            Item::from(line)
        };
        entry.outcome().reservations.iter().map(reservation).collect()
    }

    /// Reservations under a part that is a paragraph.
    fn reserved(&self, entry: &Entry, blocks: &mut Vec<Block>) {
        let reservations = self.reservations(entry);
        if !reservations.is_empty() {
            blocks.push(Block::List(reservations));
        }
    }

    /// The closing clauses.
    fn provisions(&self, blocks: &mut Vec<Block>) {
        let parts = self.parts(EntryKind::Provision);
        if parts.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.title("memorandum-provisions")));
        for entry in parts {
            let title = entry.details().title.as_deref().unwrap_or_default();
            let mut title = if entry.is_as_prepared() {
                self.scribe.reader.markdown(title)
            } else {
                self.scribe.reader.text(title)
            };
            let mut line = Vec::new();
            if !plain(&title).trim().is_empty() {
                if !plain(&title).ends_with(['.', ':', '?', '!']) {
                    push_text(&mut title, ".");
                }
                line.push(Inline::Strong(title));
                push_text(&mut line, " ");
            }
            line.append(&mut self.words(entry));
            blocks.push(Block::Paragraph(line));
            self.reserved(entry, blocks);
        }
    }

    /// What the version that was issued last has otherwise than the one before it.
    fn corrections(&self, blocks: &mut Vec<Block>) {
        let versions = self.scribe.state.versions();
        let [.., before, last] = versions.as_slice() else { return };
        let scribe = self.scribe;
        let corrections = last.corrections(before);
        if corrections.is_empty() || scribe.options.audience == Some(Audience::Public) {
            return;
        }
        let hidden = Hidden::new(scribe.state, Sought::Memorandum);
        let title = scribe.count("memorandum-corrections", before.number as u64);
        blocks.push(Block::Heading(2, vec![Inline::Text(title)]));
        blocks.push(Block::Paragraph(scribe.text("wordings-key")));
        let item = |correction: &Correction<'_>| {
            let (phrase, clause) = match correction {
                Correction::Added(clause) => ("correction-added", clause),
                Correction::Dropped(clause) => ("correction-dropped", clause),
                Correction::Reworded(_, clause) => ("correction-reworded", clause),
                Correction::Moved(clause) => ("correction-moved", clause),
            };
            let name = format!("{} · {}", scribe.label(clause.kind), scribe.say(phrase));
            let mut line = vec![strong(scribe.colon(name))];
            push_text(&mut line, " ");
            let details = match correction {
                Correction::Reworded(old, new) => old.printed != new.printed,
                _ => false,
            };
            let whole = |clause: &Clause| {
                let entry = scribe.state.record.get(clause.handle);
                let bodies = entry.map(|entry| scribe.signing(entry, &clause.printed)).unwrap_or_default();
                scribe.whole(&bodies, &clause.text, &clause.printed, details)
            };
            // The parts as they stand were searched before; what an earlier version names is not said again.
            let names = |clause: &Clause| {
                let rule = scribe
                    .state
                    .record
                    .get(clause.handle)
                    .map_or(scribe.naming.rule, |entry| scribe.naming.rule_of(entry));
                hidden.is_in(&whole(clause), rule)
            };
            match correction {
                _ if names(clause) => line.append(&mut scribe.text("wording-hidden")),
                Correction::Reworded(old, new) if names(old) => {
                    line.append(&mut scribe.text("wording-hidden"));
                    push_text(&mut line, " ");
                    scribe.reader.literal(&whole(new), &mut line);
                }
                Correction::Reworded(old, new) => line.extend(marked(&whole(old), &whole(new))),
                _ => scribe.reader.literal(&whole(clause), &mut line),
            }
            Item::from(line)
        };
        blocks.push(Block::List(corrections.iter().map(item).collect()));
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

        let bodies = self.bodies();
        if bodies.is_empty() {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.title("memorandum-signatures")));
        // What everybody gets names no person.
        let public = self.scribe.options.audience == Some(Audience::Public);
        let columns = ["column-body", "column-name", "column-capacity", "column-signature", "column-date"];
        let mut rows = Vec::new();
        for body in bodies {
            let signed: Vec<_> = state.signatures.standing().filter(|signed| signed.fact.body == body).collect();
            for signature in &signed {
                let role = signature.fact.role.as_deref().filter(|_| !public).unwrap_or_default();
                let date = self.scribe.is_dated(signature.at).then(|| phrases.date(signature.at.date_naive()));
                let name = if public { Vec::new() } else { reader.text(&signature.fact.name) };
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
        blocks.push(Block::Table(Table { head: columns.map(|column| self.scribe.heading(column)).to_vec(), rows }));
    }
}

/// A sentence and the list under it, where lines that begin with a hyphen or a bullet follow it.
pub(super) fn listed(text: &str) -> (String, Vec<&str>) {
    fn point(line: &str) -> Option<&str> {
        ["- ", "– ", "• ", "* "].iter().find_map(|mark| line.trim_start().strip_prefix(mark))
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let first = lines.iter().position(|line| point(line).is_some()).unwrap_or(lines.len());
    let (sentence, rest) = lines.split_at(first);
    match rest.iter().map(|line| point(line)).collect::<Option<Vec<_>>>() {
        Some(points) if !sentence.is_empty() => (sentence.join("\n"), points),
        _ => (text.to_owned(), Vec::new()),
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
            blocks.push(Block::Heading(2, self.title("secretariat")));
            blocks.push(Block::Paragraph(line));
        }
        if let Some(funding) = &self.state.agenda.funding {
            blocks.push(Block::Heading(2, self.title("funding")));
            blocks.push(Block::Paragraph(self.reader.markdown(funding)));
        }
    }
}
