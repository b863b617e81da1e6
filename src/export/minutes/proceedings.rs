//! What was said, item by item.

use std::cmp::Ordering;

use super::Minutes;
use crate::agenda::{Format, Opening};
use crate::export::document::{Block, Inline, Item};
use crate::export::literal::push_text;
use crate::export::scribe::{capitalised, strong};
use crate::session::event::{EntryKind, Status};
use crate::session::state::{Entry, ItemRun, Moment, Phase};

impl Minutes<'_, '_> {
    /// Each item of the agenda with what was recorded under it.
    pub(super) fn proceedings(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading(2, self.scribe.title("proceedings")));
        let mut recorded = self.sorted.items.iter();
        let opening = recorded.next().map_or(&[][..], Vec::as_slice);
        if !opening.is_empty() {
            blocks.push(Block::Heading(3, self.scribe.title("proceedings-opening")));
            self.entries(opening, blocks);
        }
        for (item, entries) in self.scribe.state.run.items.iter().zip(recorded) {
            self.item(item, entries, blocks);
        }
    }

    fn item(&self, item: &ItemRun, entries: &[&Entry], blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let mut heading = vec![Inline::Text(format!("{}. ", item.label))];
        for inline in scribe.item_title(item) {
            match inline {
                Inline::Text(text) => push_text(&mut heading, &text),
                other => heading.push(other),
            }
        }
        blocks.push(Block::Heading(3, heading));

        if item.skipped {
            blocks.push(Block::Paragraph(scribe.text("item-skipped")));
            return self.entries(entries, blocks);
        }
        let mut facts = Vec::new();
        if let Some(lead) = item.plan.lead.as_deref().and_then(|lead| scribe.naming.lead(lead)) {
            facts.push(scribe.with("item-lead", "who", &lead));
        }
        let started = item.started.filter(|started| scribe.is_timed(*started));
        if let Some(started) = started {
            facts.push(scribe.with("item-started", "time", &scribe.phrases.time(started.time())));
        }
        if let Some(minutes) = item.plan.minutes {
            let mut planned = scribe.count("item-minutes-planned", minutes.into());
            let changed = match item.extended.cmp(&0) {
                Ordering::Less => Some("item-minutes-shortened"),
                Ordering::Equal => None,
                Ordering::Greater => Some("item-minutes-extended"),
            };
            if let (Some(phrase), Some(minutes)) = (changed, item.minutes()) {
                planned = [planned, scribe.count(phrase, minutes.into())].join(", ");
            }
            facts.push(planned);
        }
        if let (Some(_), Some(until)) = (started, scribe.state.known_until()) {
            let seconds = scribe.state.run.spent(item, until).num_seconds().max(0);
            facts.push(scribe.count("item-minutes-spent", (seconds.unsigned_abs() + 30) / 60));
        }
        if !facts.is_empty() {
            blocks.push(Block::Paragraph(scribe.reader.text(&capitalised(&facts.join(" · ")))));
        }
        if !item.plan.tables.is_empty() {
            let tables: Vec<_> = item.plan.tables.iter().map(|table| table.trim()).collect();
            let line = scribe.with("item-tables", "tables", &scribe.phrases.names(&tables));
            blocks.push(Block::Paragraph(scribe.reader.markdown(&line)));
        }
        if !item.plan.questions.is_empty() {
            blocks.push(Block::Paragraph(vec![Inline::Text(scribe.colon(scribe.say("item-questions")))]));
            blocks.push(Block::List(
                item.plan.questions.iter().map(|text| scribe.reader.markdown(text).into()).collect(),
            ));
        }
        if entries.is_empty() && item.plan.format != Format::Break {
            let missed = item.started.is_none() && scribe.state.run.phase == Phase::Ended;
            blocks.push(Block::Paragraph(scribe.text(if missed { "item-not-reached" } else { "item-nothing" })));
        }
        // That somebody passed is no entry: it stands before those, not among them.
        self.passed(item, blocks);
        if !item.plan.questions.is_empty() && !entries.is_empty() {
            blocks.push(Block::Paragraph(vec![Inline::Text(scribe.colon(scribe.say("item-recorded")))]));
        }
        let at = |table: Option<&str>| {
            let there = entries.iter().filter(|entry| entry.details().table.as_deref() == table);
            there.copied().collect::<Vec<_>>()
        };
        self.entries(&at(None), blocks);
        // What the tables recorded stands together, in the order in which they report back.
        for table in scribe.state.tables_of(item.id) {
            let recorded = at(Some(table.name));
            if recorded.is_empty() {
                continue;
            }
            blocks.push(Block::Heading(4, scribe.reader.markdown(table.name)));
            let rapporteur = table.rapporteur.and_then(|who| scribe.naming.name(who, scribe.naming.rule));
            if let Some(who) = rapporteur {
                let line = capitalised(&scribe.with("table-rapporteur", "who", &who));
                blocks.push(Block::Paragraph(vec![Inline::Emphasis(scribe.reader.text(&line))]));
            }
            self.entries(&recorded, blocks);
        }
        let known: Vec<&str> = scribe.state.tables_of(item.id).iter().map(|table| table.name).collect();
        let elsewhere = |entry: &&&Entry| entry.details().table.as_deref().is_some_and(|table| !known.contains(&table));
        let moved: Vec<&Entry> = entries.iter().filter(elsewhere).copied().collect();
        self.entries(&moved, blocks);
    }

    /// The entries in their order. What answers a question of the same item stands under the question.
    fn entries(&self, entries: &[&Entry], blocks: &mut Vec<Block>) {
        let mut list = Vec::with_capacity(entries.len());
        let mut ranked = self.same_scales(entries);
        for entry in entries {
            if let Some(polls) = self.plain_scale(entry).and_then(|scale| ranked.get_mut(&scale)) {
                // All of them stand where the first was put.
                let polls = std::mem::take(polls);
                if !polls.is_empty() {
                    if !list.is_empty() {
                        blocks.push(Block::List(std::mem::take(&mut list)));
                    }
                    self.ranked(&polls, blocks);
                }
                continue;
            }
            if self.question_above(entry).is_some() || self.asked_before(entry).is_some() {
                continue;
            }
            if entry.kind != EntryKind::Poll || entry.details().poll.is_none() {
                list.push(self.entry(entry));
                continue;
            }
            // A table cannot stand in a list.
            if !list.is_empty() {
                blocks.push(Block::List(std::mem::take(&mut list)));
            }
            self.poll(entry, blocks);
        }
        if !list.is_empty() {
            blocks.push(Block::List(list));
        }
    }

    /// The question under which this answer stands: one of the same item that answers nothing itself.
    fn question_above(&self, answer: &Entry) -> Option<&Entry> {
        let state = self.scribe.state;
        let question = state.record.get(self.scribe.questions.above(answer.details().answers?))?;
        let is_above = question.stands()
            && question.item == answer.item
            && question.kind == EntryKind::Question
            && question.details().answers.is_none()
            && answer.kind != EntryKind::Poll;
        is_above.then_some(question)
    }

    /// The earlier question of the same item under which one that asks the same stands.
    fn asked_before(&self, entry: &Entry) -> Option<&Entry> {
        let earlier = self.scribe.state.record.get(self.scribe.questions.merged_into(entry)?)?;
        (earlier.item == entry.item).then_some(earlier)
    }

    /// One entry: time, what it is and who said it, its text, its handle; below it what became of it.
    pub(super) fn entry(&self, entry: &Entry) -> Item {
        let mut text = Vec::with_capacity(4);
        self.begin(entry, &mut text);
        self.wording(entry, &mut text);
        push_text(&mut text, " [");
        push_handle(entry, &mut text);
        push_text(&mut text, "]");
        Item { text, points: self.under(entry) }
    }

    /// The time, what it is and who said it.
    fn begin(&self, entry: &Entry, to: &mut Vec<Inline>) {
        self.scribe.push_time(entry.at, to);
        let rule = self.scribe.naming.rule_of(entry);
        let speaker = entry.speaker.as_ref().and_then(|who| self.scribe.naming.name(who, rule));
        let mut label = self.scribe.label(entry.kind).to_owned();
        match entry.details().answers {
            Some(_) if self.question_above(entry).is_some() => label = self.scribe.say("answered"),
            Some(question) => label = self.scribe.with("answer-to", "handle", &format!("[{question}]")),
            None if entry.kind == EntryKind::Decision && entry.is_lost() => label = self.scribe.say("put-to-vote"),
            None if self.scribe.questions.is_open(entry) => label = format!("{label} ({})", self.scribe.open()),
            // It stands under its own item, and the one that asks the same under another.
            None => {
                let above = self.scribe.questions.merged_into(entry);
                let also = above.map(|above| format!(" · {} [{above}]", self.scribe.say("also-asked")));
                label.extend(also);
            }
        }
        let name = match (label.is_empty(), speaker) {
            (true, None) => return,
            (false, None) => self.scribe.colon(label),
            (true, Some(speaker)) => self.scribe.colon(speaker),
            (false, Some(speaker)) => self.scribe.colon(format!("{label} · {speaker}")),
        };
        to.push(Inline::Strong(self.scribe.reader.text(&name)));
        push_text(to, " ");
    }

    /// Its text; a recital with its opening formula, a provision with its title.
    fn wording(&self, entry: &Entry, to: &mut Vec<Inline>) {
        let reader = &self.scribe.reader;
        match (entry.kind, &entry.details().opening, &entry.details().title) {
            (EntryKind::Recital, Some(opening), _) if *opening != Opening::None => {
                let (formula, text) = self.scribe.recital(opening, &entry.text);
                reader.literal(&format!("{formula} {text}"), to);
            }
            (EntryKind::Provision, _, Some(title)) => {
                reader.literal(title, to);
                push_text(to, &(self.scribe.colon("") + " "));
                reader.literal(&entry.text, to);
            }
            _ => reader.literal(self.text_of(entry), to),
        }
    }

    /// What became of an entry.
    pub(super) fn under(&self, entry: &Entry) -> Vec<Item> {
        let (scribe, details, outcome) = (self.scribe, entry.details(), entry.outcome());
        let mut points: Vec<Item> = Vec::new();
        let mut facts: Vec<String> = Vec::new();
        let who = self.who(entry);
        match entry.kind {
            _ if who.is_empty() => {}
            EntryKind::Pledge => facts.push(led(self, &who)),
            _ => facts.push(scribe.phrases.list(&who)),
        }
        facts.extend(details.due.map(|due| scribe.due(due)));
        facts.extend(scribe.terms(details));
        let kind = details.pledge_kind.map(|kind| scribe.pledge_kind(kind));
        facts.extend(kind.map(|kind| scribe.with("pledge-kind", "kind", &kind)));
        if !details.grew_from.is_empty() {
            let handles: Vec<String> = details.grew_from.iter().map(|handle| format!("[{handle}]")).collect();
            facts.push(scribe.with("grew-from", "handles", &handles.join(", ")));
        }
        facts.extend(scribe.taken(entry));
        // By being taken it was agreed on: that is said once.
        let taken = outcome.taken.as_ref().map(|taken| taken.at);
        if let Some(agreed) = outcome.agreed.as_ref().filter(|agreed| taken != Some(agreed.at)) {
            facts.push(scribe.agreed(entry, agreed.at));
            facts.extend(scribe.indicative(agreed.attendance));
        }
        if entry.is_reworded_since_agreed() {
            facts.push(scribe.with("reworded", "kind", entry.kind.word()));
        }
        facts.extend(entry.crossing().map(|_| scribe.say("crossed")));
        if let Some((status, _)) = outcome.status.filter(|(status, _)| *status != Status::Planned) {
            facts.push(scribe.status(entry, status));
        }
        if entry.kind == EntryKind::Question {
            let asked = scribe.questions.asked(entry);
            facts.extend((asked > 1).then(|| scribe.count("asked-times", asked as u64)));
            facts.extend(outcome.carried.then(|| scribe.say("carried-over")));
        }
        if !facts.is_empty() {
            points.push(scribe.reader.text(&facts.join(" · ")).into());
        }
        points.extend(scribe.roll(entry).iter().map(|line| scribe.reader.text(line).into()));
        let rule = scribe.naming.rule_of(entry);
        for reservation in &outcome.reservations {
            let who = scribe.naming.name(&reservation.who, rule);
            let name = scribe.say("reservation") + &who.map_or(String::new(), |who| format!(" · {who}"));
            points.push(self.remark(reservation.at, &name, &reservation.text).into());
        }
        for raised in entry.objections() {
            let who = raised.objection.who.as_ref().and_then(|who| scribe.naming.name(who, rule));
            let name = scribe.say("objection") + &who.map_or(String::new(), |who| format!(" · {who}"));
            let mut line = self.remark(raised.at, &name, &raised.objection.text);
            if raised.met {
                push_text(&mut line, &format!(" ({})", scribe.say("objection-met")));
            }
            points.push(line.into());
        }
        for report in outcome.reports.iter().filter(|report| report.text.is_some()) {
            let name = format!("{} · {}", scribe.phrases.date(report.on), scribe.status(entry, report.status));
            let mut line = vec![strong(scribe.colon(name)), Inline::Text(" ".into())];
            scribe.reader.literal(report.text.as_deref().unwrap_or_default(), &mut line);
            points.push(line.into());
        }
        // What is no question any more was not asked, neither once nor again: those merged with it stand for themselves.
        let also = (entry.kind == EntryKind::Question).then(|| scribe.questions.under(entry.handle));
        for other in also.into_iter().flatten() {
            let who = other.speaker.as_ref().and_then(|who| scribe.naming.name(who, scribe.naming.rule_of(other)));
            let name = scribe.say("also-asked") + &who.map_or(String::new(), |who| format!(" · {who}"));
            let mut line = self.remark(other.at, &name, &other.text);
            push_text(&mut line, &format!(" [{}]", other.handle));
            points.push(line.into());
        }
        // Only a question that stands at the top has its answers below it; see `question_above`.
        if entry.kind == EntryKind::Question && details.answers.is_none() {
            for answer in self.sorted.answers.get(&entry.handle).into_iter().flatten() {
                if self.question_above(answer).is_some() {
                    points.push(self.entry(answer));
                } else {
                    let below = scribe.with("answered-below", "handle", &format!("[{}]", answer.handle));
                    points.push(vec![Inline::Text(below)].into());
                }
            }
        }
        points
    }

    /// Something said of an entry: when, what it is and by whom, and the words.
    fn remark(&self, at: Moment, name: &str, text: &str) -> Vec<Inline> {
        let scribe = self.scribe;
        let mut line = Vec::new();
        scribe.push_time(at, &mut line);
        line.extend([Inline::Strong(scribe.reader.text(&scribe.colon(name))), Inline::Text(" ".into())]);
        scribe.reader.literal(text, &mut line);
        line
    }
}

/// The bodies of a pledge, with which one leads.
fn led(minutes: &Minutes<'_, '_>, who: &[String]) -> String {
    match who {
        [lead, _, ..] => {
            let mut who = who.to_vec();
            who[0] = minutes.scribe.with("lead", "who", lead);
            minutes.scribe.phrases.list(&who)
        }
        _ => minutes.scribe.phrases.list(who),
    }
}

fn push_handle(entry: &Entry, to: &mut [Inline]) {
    if let Some(Inline::Text(text)) = to.last_mut() {
        use std::fmt::Write;
        let _ = write!(text, "{}", entry.handle);
    }
}
