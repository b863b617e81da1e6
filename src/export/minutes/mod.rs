//! The minutes: what the session was, what came of it, what was said, and what is to be done.
//!
//! Written for the person who gets them by mail: what came of the session first, then what was said, item by item, then the
//! registers in which each decision, pledge and action stands with its handle.

mod agreement;
mod attendance;
mod floor;
mod polls;
mod proceedings;
mod registers;
mod wordings;

pub(super) use wordings::{details_changed, marked};

use std::collections::HashMap;

use chrono::{NaiveTime, TimeDelta};

use super::Options;
use super::document::{Block, Document, Inline, Item, Table, plain};
use super::literal::push_text;
use super::scribe::{Scribe, capitalised, joined, strong};
use crate::agenda::{Attribution, Audience, Kind, Quorum};
use crate::session::event::EntryKind;
use crate::session::state::Entry;
use crate::session::{Handle, ItemId, State};

/// The minutes of a session. Every entry that stands is in them, with its whole text (of an action that begins with the name of
/// who does it, the name stands in its own place); private notes only where the options ask for them.
pub fn minutes(state: &State, options: &Options) -> Document {
    let scribe = Scribe::new(state, options);
    let minutes = Minutes { scribe: &scribe, sorted: Sorted::of(&scribe, options) };
    let title = minutes.scribe.reader.markdown(&state.agenda.title);
    let mut blocks = Vec::new();
    blocks.push(Block::Heading(1, title.clone()));
    minutes.head(&mut blocks);
    minutes.summary(&mut blocks);
    minutes.attendance(&mut blocks);
    minutes.proceedings(&mut blocks);
    minutes.balance(&mut blocks);
    minutes.registers(&mut blocks);
    minutes.foot(&mut blocks);
    minutes.wordings(&mut blocks);
    let name = minutes.scribe.say("minutes");
    let title = format!("{} – {name}", plain(&title));
    Document { language: minutes.scribe.phrases.language().to_owned(), title, blocks }
}

/// The registers of decisions, pledges and actions as one table, for a spreadsheet: what the minutes say of them, and who is
/// named in them, is as in the minutes.
pub fn registers(state: &State, options: &Options) -> Table {
    let scribe = Scribe::new(state, options);
    Minutes { scribe: &scribe, sorted: Sorted::of(&scribe, options) }.table()
}

/// The entries of a session, sorted in one pass.
struct Sorted<'a> {
    /// Those of the opening, then those of each item in the order of the run.
    items: Vec<Vec<&'a Entry>>,
    decisions: Vec<&'a Entry>,
    /// What was put to the vote as a decision and not carried.
    lost: Vec<&'a Entry>,
    pledges: Vec<&'a Entry>,
    actions: Vec<&'a Entry>,
    /// The parts of the memorandum that were agreed on.
    agreed: Vec<&'a Entry>,
    parked: Vec<&'a Entry>,
    open: Vec<&'a Entry>,
    /// The answers to each question.
    answers: HashMap<Handle, Vec<&'a Entry>>,
}

impl<'a> Sorted<'a> {
    fn of(scribe: &Scribe<'a>, options: &Options) -> Sorted<'a> {
        let state = scribe.state;
        let places: HashMap<ItemId, usize> = state.run.items.iter().map(|item| item.id).zip(1..).collect();
        let mut sorted = Sorted {
            items: vec![Vec::new(); state.run.items.len() + 1],
            decisions: Vec::new(),
            lost: Vec::new(),
            pledges: Vec::new(),
            actions: Vec::new(),
            agreed: Vec::new(),
            parked: Vec::new(),
            open: Vec::new(),
            answers: HashMap::new(),
        };
        sorted.agreed.extend(state.record.parts().filter(|part| part.is_prepared() && part.outcome().agreed.is_some()));
        for entry in state.record.entries() {
            match entry.kind {
                EntryKind::Note if !options.notes => continue,
                EntryKind::Decision if entry.is_lost() => sorted.lost.push(entry),
                EntryKind::Decision => sorted.decisions.push(entry),
                EntryKind::Pledge => sorted.pledges.push(entry),
                EntryKind::Action => sorted.actions.push(entry),
                EntryKind::Parked => sorted.parked.push(entry),
                EntryKind::Question if scribe.questions.is_open(entry) => sorted.open.push(entry),
                _ => {}
            }
            if entry.kind.is_agreed() && entry.outcome().agreed.is_some() {
                sorted.agreed.push(entry);
            }
            if let Some(question) = entry.details().answers {
                sorted.answers.entry(scribe.questions.above(question)).or_default().push(entry);
            }
            let place = entry.item.and_then(|item| places.get(&item)).copied().unwrap_or(0);
            if let Some(item) = sorted.items.get_mut(place) {
                item.push(entry);
            }
        }
        sorted
    }
}

struct Minutes<'s, 'a> {
    scribe: &'s Scribe<'a>,
    sorted: Sorted<'a>,
}

impl Minutes<'_, '_> {
    /// What the session was, when and where.
    fn head(&self, blocks: &mut Vec<Block>) {
        let Scribe { state, phrases, reader, .. } = self.scribe;
        let agenda = &state.agenda;
        let kind = match agenda.kind {
            Kind::Conference => "kind-conference",
            Kind::Roundtable => "kind-roundtable",
            Kind::Workshop => "kind-workshop",
            Kind::Planning => "kind-planning",
        };
        let mut line = vec![strong(phrases.heading("minutes")), Inline::Text(format!(" · {}", phrases.say(kind)))];
        let audience = self.scribe.options.audience.map(|audience| match audience {
            Audience::Public => "audience-public",
            Audience::Internal => "audience-internal",
        });
        if let Some(audience) = audience {
            push_text(&mut line, &format!(" · {}", phrases.say(audience)));
        }
        if let Some(place) = &agenda.place {
            push_text(&mut line, " · ");
            line.append(&mut reader.markdown(place));
        }
        if let Some(date) = state.date() {
            push_text(&mut line, &format!(" · {}", phrases.date(date)));
        }
        blocks.push(Block::Paragraph(line));
        blocks.push(Block::Paragraph(match state.approved() {
            Some(at) => {
                let day = Some(at).filter(|at| self.scribe.is_dated(*at));
                let day = day.map(|at| phrases.say_with("on-day", &self.scribe.day(at.date_naive())));
                vec![strong(format!("{}.", capitalised(&joined(phrases.say("approved"), day))))]
            }
            None => {
                let why = match state.approved_before() {
                    Some(at) => {
                        let day = Some(at).filter(|at| self.scribe.is_dated(*at));
                        let day = day.map(|at| phrases.say_with("on-day", &self.scribe.day(at.date_naive())));
                        let approved = capitalised(&joined(phrases.say("approved"), day));
                        format!(" {}", phrases.say_with("approved-changed", &[("approved", approved.into())]))
                    }
                    None => format!(" {}", phrases.say("minutes-draft")),
                };
                vec![strong(format!("{}.", phrases.say("draft"))), Inline::Text(why)]
            }
        }));

        let mut facts: Vec<(&str, Vec<Inline>)> = Vec::new();
        if let Some(start) = agenda.start {
            facts.push(("minutes-planned", vec![Inline::Text(self.between(start, planned_end(state)))]));
        }
        if let Some(started) = state.run.started.filter(|started| self.scribe.is_timed(*started)) {
            let ended = state.run.ended.map(|ended| ended.time());
            facts.push(("minutes-held", vec![Inline::Text(self.between(started.time(), ended))]));
        }
        if let Some(name) = &agenda.organiser.name {
            facts.push(("minutes-organiser", reader.text(name)));
        }
        if let Some(project) = &agenda.project {
            facts.push(("minutes-project", reader.markdown(project)));
        }
        if let Some(quorum) = agenda.quorum {
            let (phrase, n) = match quorum {
                Quorum::Bodies(n) => ("minutes-quorum-bodies", n),
                Quorum::People(n) => ("minutes-quorum-people", n),
            };
            facts.push(("minutes-quorum", vec![Inline::Text(self.scribe.count(phrase, n.into()))]));
        }
        match self.scribe.naming.rule {
            Attribution::Named => {}
            Attribution::Organisation => facts.push(("minutes-rule", self.scribe.text("minutes-rule-organisation"))),
            Attribution::None => facts.push(("minutes-rule", self.scribe.text("minutes-rule-none"))),
        }
        let item = |(name, mut text): (&str, Vec<Inline>)| {
            let mut line = vec![strong(self.scribe.colon(phrases.say(name))), Inline::Text(" ".into())];
            line.append(&mut text);
            Item::from(line)
        };
        blocks.push(Block::List(facts.into_iter().map(item).collect()));
        if !state.record.is_empty() {
            blocks.push(Block::Paragraph(vec![Inline::Emphasis(self.scribe.text("minutes-numbers"))]));
        }

        if !agenda.objectives.is_empty() {
            blocks.push(Block::Heading(2, self.scribe.title("minutes-objectives")));
            blocks.push(Block::List(agenda.objectives.iter().map(|text| reader.markdown(text).into()).collect()));
        }
    }

    fn between(&self, from: NaiveTime, to: Option<NaiveTime>) -> String {
        let phrases = &self.scribe.phrases;
        let from = phrases.time(from);
        match to {
            Some(to) => phrases.say_with("minutes-from-to", &[("from", from.into()), ("to", phrases.time(to).into())]),
            None => phrases.say_with("minutes-from", &[("from", from.into())]),
        }
    }

    /// On one screen: what was decided, what was pledged, who has to do what by when.
    fn summary(&self, blocks: &mut Vec<Block>) {
        let groups = [
            ("summary-decided", &self.sorted.decisions),
            ("not-carried", &self.sorted.lost),
            ("summary-pledged", &self.sorted.pledges),
            ("summary-to-do", &self.sorted.actions),
        ];
        if groups.iter().all(|(_, entries)| entries.is_empty()) {
            return;
        }
        blocks.push(Block::Heading(2, self.scribe.title("summary")));
        /// So many of each are shown where there are more than a few beyond that.
        const MOST: usize = 15;
        const FEW: usize = 5;
        for (name, entries) in groups {
            if entries.is_empty() {
                continue;
            }
            blocks.push(Block::Paragraph(vec![strong(self.scribe.say(name))]));
            let shown = if entries.len() > MOST + FEW { MOST } else { entries.len() };
            let mut list: Vec<Item> = entries.iter().take(shown).map(|entry| self.in_short(entry).into()).collect();
            let more = entries.len().saturating_sub(shown);
            if more > 0 {
                list.push(vec![Inline::Text(self.scribe.count("summary-more", more as u64))].into());
            }
            blocks.push(Block::List(list));
        }
    }

    /// Who does it, what it is, by when and its handle, on one line.
    fn in_short(&self, entry: &Entry) -> Vec<Inline> {
        let mut line = Vec::new();
        let who = self.who(entry);
        if !who.is_empty() {
            line.push(strong(self.scribe.colon(self.scribe.phrases.list(&who))));
            push_text(&mut line, " ");
        }
        self.scribe.reader.literal(&clipped(self.text_of(entry)), &mut line);
        if let Some(due) = entry.details().due {
            push_text(&mut line, &format!(" ({})", self.scribe.due(due)));
        }
        if entry.kind == EntryKind::Pledge && entry.outcome().agreed.is_none() {
            push_text(&mut line, &format!(" ({})", self.scribe.say("not-agreed")));
        }
        if entry.kind == EntryKind::Question {
            let asked = self.scribe.questions.asked(entry);
            if asked > 1 {
                push_text(&mut line, &format!(" ({})", self.scribe.count("asked-times", asked as u64)));
            }
            if entry.outcome().carried {
                push_text(&mut line, &format!(" ({})", self.scribe.say("carried-over")));
            }
        }
        if entry.is_reworded_since_taken() {
            push_text(&mut line, &format!(" ({})", self.scribe.say("reworded-taken")));
        }
        if entry.is_indicative() {
            push_text(&mut line, &format!(" ({})", self.scribe.say("indicative")));
        }
        push_text(&mut line, &format!(" [{}]", entry.handle));
        line
    }

    /// The text of an entry as it stands beside who does it.
    fn text_of<'e>(&self, entry: &'e Entry) -> &'e str {
        if entry.kind == EntryKind::Action { self.scribe.task(entry) } else { &entry.text }
    }

    /// Who is bound by a pledge or has to do an action; nobody for other entries.
    fn who(&self, entry: &Entry) -> Vec<String> {
        match entry.kind {
            EntryKind::Pledge => {
                let together = entry.details().who.is_empty();
                if together { vec![self.scribe.say("all-signatories")] } else { self.scribe.bound(entry) }
            }
            EntryKind::Action => self.scribe.doing(entry),
            _ => Vec::new(),
        }
    }

    /// Whom to write to, and who paid.
    fn foot(&self, blocks: &mut Vec<Block>) {
        self.scribe.secretariat(blocks);
    }
}

/// When the session was to end, if every item says how long it takes.
fn planned_end(state: &State) -> Option<NaiveTime> {
    let mut end = state.agenda.start?;
    for item in &state.agenda.items {
        let start = item.fixed.unwrap_or(end);
        end = start.overflowing_add_signed(TimeDelta::minutes(i64::from(item.minutes?))).0;
    }
    (!state.agenda.items.is_empty()).then_some(end)
}

/// The beginning of a text, up to the end of a word, on one line.
fn clipped(text: &str) -> String {
    /// Two lines of a page.
    const MOST: usize = 160;
    let line: String = text.split_whitespace().flat_map(|word| [word, " "]).take(2 * MOST).collect();
    let line = line.trim_end();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => {
            let whole = line[..end].rfind(' ').unwrap_or(end);
            format!("{} …", line[..whole].trim_end())
        }
        None => line.to_owned(),
    }
}
