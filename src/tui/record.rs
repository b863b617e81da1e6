//! The record as rows of a window: which entries are in sight, from the bottom up. What is done here costs as much as the
//! window is high, however long the record is.

use chrono::Datelike as _;
use ratatui::text::{Line, Span};

use super::model::Queued;
use super::theme::Theme;
use super::wrap::{self, Rich};
use crate::session::event::{EntryKind, Taken, Who};
use crate::session::number::Handle;
use crate::session::state::{Entry, State};
use crate::words::count;

/// What part of the record is in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scroll {
    /// The end, whatever is added.
    #[default]
    Follow,
    /// The entry at this position of the record is the last in sight, but for so many of its rows.
    At {
        /// Position in [`Record::all`](crate::session::state::Record::all).
        last: usize,
        /// How many rows of it are below the window.
        below: usize,
    },
}

/// What a row belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The heading of an item.
    Heading,
    /// The entry at this position.
    Entry(usize),
    /// The line at this place of the queue, not in the record yet.
    Queued(usize),
}

/// One row of the window.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it belongs to.
    pub of: Of,
    /// What stands in it.
    pub line: Line<'static>,
}

/// How rows are made: all that the window depends on but the place.
#[derive(Clone, Copy)]
pub struct Lens<'a> {
    /// The session.
    pub state: &'a State,
    /// The lines that are not in the record yet, below it.
    pub queue: &'a [Queued],
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// How things look.
    pub theme: Theme,
}

impl Lens<'_> {
    /// The rows in sight, top to bottom; fewer than the window is high only if that is all there is.
    pub fn window(self, scroll: Scroll) -> Vec<Row> {
        let mut rows = self.upwards(scroll, self.height);
        if rows.len() < self.height
            && let Scroll::At { .. } = scroll
        {
            // The beginning is in sight: fill up from below.
            rows = self.downwards(0, self.height).0;
        }
        rows
    }

    /// At least `count` rows up to the bottom of the window if there are as many, top to bottom, exactly `count` then.
    fn upwards(self, scroll: Scroll, count: usize) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::with_capacity(count + 8);
        let all = self.state.record.all();
        let mut next = all.len();
        let mut cut = 0;
        match scroll {
            Scroll::Follow => {
                for place in (0..self.queue.len()).rev() {
                    rows.extend(self.queued(place).into_iter().rev());
                    if rows.len() >= count {
                        break;
                    }
                }
            }
            Scroll::At { last, below } => {
                next = (last + 1).min(all.len());
                cut = below;
            }
        }
        while rows.len() < count && next > 0 {
            next -= 1;
            let unit = self.unit(next);
            let keep = unit.len().saturating_sub(cut);
            cut = 0;
            rows.extend(unit.into_iter().take(keep).rev());
        }
        rows.truncate(count);
        rows.reverse();
        rows
    }

    /// Up to `count` rows from the entry at `first` on, and the place where the window then ends.
    fn downwards(self, first: usize, count: usize) -> (Vec<Row>, Scroll) {
        let mut rows = Vec::with_capacity(count + 8);
        let all = self.state.record.all();
        for position in first..all.len() {
            rows.extend(self.unit(position));
            if rows.len() >= count {
                let below = rows.len() - count;
                rows.truncate(count);
                let end = Scroll::At { last: position, below };
                let at_end = below == 0 && self.queue.is_empty() && position + 1 == all.len();
                return (rows, if at_end { Scroll::Follow } else { end });
            }
        }
        for place in 0..self.queue.len() {
            rows.extend(self.queued(place));
        }
        rows.truncate(count);
        (rows, Scroll::Follow)
    }

    /// The place after scrolling up by so many rows; it stops at the beginning.
    pub fn up(self, scroll: Scroll, by: usize) -> Scroll {
        let rows = self.upwards(scroll, self.height + by);
        let by = by.min(rows.len().saturating_sub(self.height));
        let cut = rows.len() - by;
        self.ending(&rows[..cut], &rows[cut..], scroll)
    }

    /// The place after scrolling down by so many rows; at the end it follows again.
    pub fn down(self, scroll: Scroll, by: usize) -> Scroll {
        let Scroll::At { last, below } = scroll else { return Scroll::Follow };
        let rows = self.window(scroll);
        let first = match rows.last().map(|row| row.of) {
            Some(Of::Entry(position)) => position,
            _ => last,
        };
        let below = if first == last { below } else { 0 };
        let seen = self.unit(first).len().saturating_sub(below);
        self.downwards(first, seen + by).1
    }

    /// The place where a window ends whose last row is the last of `shown`, with `beyond` after it.
    fn ending(self, shown: &[Row], beyond: &[Row], was: Scroll) -> Scroll {
        if beyond.is_empty() {
            return was;
        }
        match shown.last().map(|row| row.of) {
            Some(Of::Entry(last)) => {
                let mut below = beyond.iter().take_while(|row| row.of == Of::Entry(last)).count();
                if let Scroll::At { last: old, below: old_below } = was
                    && old == last
                {
                    below += old_below;
                }
                Scroll::At { last, below }
            }
            // A heading without its entry: the window ends with the entry before it.
            Some(Of::Heading) => match beyond.first().map(|row| row.of) {
                Some(Of::Entry(next)) => Scroll::At { last: next, below: self.unit(next).len().saturating_sub(1) },
                _ => was,
            },
            Some(Of::Queued(_)) | None => was,
        }
    }

    /// The place in which the entry at `position` is in sight, moving as little as need be.
    pub fn show(self, scroll: Scroll, position: usize) -> Scroll {
        let rows = self.window(scroll);
        let of = Of::Entry(position);
        let wanted = self.entry_rows(position).len().min(self.height);
        if rows.iter().filter(|row| row.of == of).count() >= wanted {
            return scroll;
        }
        let first = rows.iter().find_map(|row| match row.of {
            Of::Entry(position) => Some(position),
            _ => None,
        });
        if first.is_some_and(|first| position <= first) {
            self.downwards(position, self.height).1
        } else {
            let place = Scroll::At { last: position, below: 0 };
            if self.queue.is_empty() && self.next_standing(position).is_none() { Scroll::Follow } else { place }
        }
    }

    /// Whether no row of this is in sight.
    pub fn hides(self, scroll: Scroll, of: Of) -> bool {
        !self.window(scroll).iter().any(|row| row.of == of)
    }

    /// The entry in sight that is nearest to this position.
    pub fn nearest(self, scroll: Scroll, position: usize) -> Option<usize> {
        let rows = self.window(scroll);
        let entries = rows.iter().filter_map(|row| match row.of {
            Of::Entry(position) => Some(position),
            _ => None,
        });
        entries.min_by_key(|at| at.abs_diff(position))
    }

    /// The lines of the queue of which the one at `place` is in sight below the record, the last ones where they can be.
    pub fn ending_at(self, place: usize) -> Self {
        let rows: usize = (place..self.queue.len()).map(|place| self.queued(place).len()).sum();
        let end = if rows > self.height { place + 1 } else { self.queue.len() };
        Lens { queue: self.queue.get(..end).unwrap_or(self.queue), ..self }
    }

    /// The position of the entry in the record before this place that stands.
    pub fn previous_standing(self, before: usize) -> Option<usize> {
        let all = self.state.record.all();
        all[..before.min(all.len())].iter().rposition(Entry::stands)
    }

    /// The position of the next entry in the record after this place that stands.
    pub fn next_standing(self, after: usize) -> Option<usize> {
        let start = after + 1;
        let rest = self.state.record.all().get(start..)?;
        rest.iter().position(Entry::stands).map(|more| start + more)
    }

    /// An entry's rows, with the heading before it if it begins an item.
    fn unit(self, position: usize) -> Vec<Row> {
        let Some(entry) = self.state.record.all().get(position).filter(|entry| entry.stands()) else {
            return Vec::new();
        };
        let before = self.previous_standing(position).and_then(|before| self.state.record.all().get(before));
        let mut rows = Vec::new();
        if before.is_none_or(|before| before.item != entry.item) {
            rows.push(Row { of: Of::Heading, line: self.heading(entry) });
        }
        rows.extend(self.entry_rows(position));
        rows
    }

    fn heading(self, entry: &Entry) -> Line<'static> {
        let title = match entry.item.and_then(|id| self.state.run.item(id)) {
            Some(item) => format!("{} {}", item.label, item.plan.title),
            None => "Opening, before the agenda".to_owned(),
        };
        let title = wrap::cut(&title, self.width.saturating_sub(6));
        let rule = "─".repeat(self.width.saturating_sub(wrap::columns(&title) + 4));
        Line::from(vec![
            Span::styled("── ", self.theme.rule()),
            Span::styled(title, self.theme.strong()),
            Span::styled(format!(" {rule}"), self.theme.rule()),
        ])
    }

    fn entry_rows(self, position: usize) -> Vec<Row> {
        let Some(entry) = self.state.record.all().get(position) else { return Vec::new() };
        let mut body = Rich::default();
        describe(&mut body, self.state, entry, self.theme);
        let number = entry.handle.to_string();
        let head = format!("{}  {number:>3}  ", entry.at.format("%H:%M"));
        self.block(Of::Entry(position), head, body)
    }

    fn queued(self, place: usize) -> Vec<Row> {
        let Some(line) = self.queue.get(place) else { return Vec::new() };
        let mut body = Rich::default();
        let (glyph, words, wrong) = line.standing();
        if line.waits().is_some() {
            // However long it is, it does not hide what was said.
            let style = if wrong { self.theme.wrong() } else { self.theme.warning() };
            let (text, remark) = line.row(&line.text, "↑ Enter mends, Del drops", self.width.saturating_sub(4));
            body.push(&text, self.theme.plain());
            let mut row = body.part(0..body.text().len());
            row.spans.insert(0, Span::styled(format!("  {glyph} "), style));
            row.spans.push(Span::styled(format!("  {remark}"), self.theme.strong()));
            return vec![Row { of: Of::Queued(place), line: row }];
        }
        body.push(&line.text, self.theme.plain()).push("  ", self.theme.plain());
        body.push(&format!("{glyph} "), if wrong { self.theme.wrong() } else { self.theme.warning() });
        body.push(&words, self.theme.strong());
        self.block(Of::Queued(place), format!("       {glyph:>3}  "), body)
    }

    fn block(self, of: Of, head: String, body: Rich) -> Vec<Row> {
        let indent = wrap::columns(&head);
        let lines = body.lines(self.width.saturating_sub(indent).max(8));
        let rows = lines.into_iter().enumerate().map(|(number, mut line)| {
            let lead = if number == 0 { head.clone() } else { " ".repeat(indent) };
            line.spans.insert(0, Span::styled(lead, self.theme.plain()));
            Row { of, line }
        });
        rows.collect()
    }
}

/// The mark after an entry that was reworded since it was recorded.
pub const REWORDED: &str = "~";

/// The mark of an entry that was changed on two laptops at once, until it is settled.
pub const CROSSED: &str = "⇄";

/// The sign that goes with the word for a kind.
pub fn glyph(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Point => "·",
        EntryKind::Question => "?",
        EntryKind::Proposal => "→",
        EntryKind::Concern => "!",
        EntryKind::Decision => "✓",
        EntryKind::Action => "□",
        EntryKind::Pledge => "✎",
        EntryKind::Practice => "★",
        EntryKind::Recital => "§",
        EntryKind::Provision => "¶",
        EntryKind::Parked => "P",
        EntryKind::Note => "~",
        EntryKind::Poll => "#",
        EntryKind::Purpose => "◆",
    }
}

/// What stands in the row of an entry after its time and handle.
pub fn describe(body: &mut Rich, state: &State, entry: &Entry, theme: Theme) {
    wording(body, state, entry, theme);
    let outcome = entry.outcome();
    if !outcome.counts.is_empty() {
        // Ballots that were cast beside the tally are answers too.
        let result = entry.poll_result();
        let counts = result.iter().flat_map(|result| &result.counts).zip(1..);
        let counts: Vec<String> = counts.map(|((_, count), option)| format!("{option}:{count}")).collect();
        body.push(&format!("  {}", counts.join(" ")), theme.plain());
    } else if !outcome.ballots.is_empty() {
        body.push(&format!("  {}", count(outcome.ballots.len(), "ballot")), theme.plain());
    }
}

/// The same without the answers to a poll.
pub fn wording(body: &mut Rich, state: &State, entry: &Entry, theme: Theme) {
    if entry.kind != EntryKind::Point {
        let word = entry.kind.word().to_uppercase();
        body.push(&format!("{} ", glyph(entry.kind)), theme.kind()).push(&format!("{word} "), theme.strong());
    }
    if let Some(table) = &entry.details().table {
        body.push(&format!("[{table}] "), theme.plain());
    }
    if let Some(speaker) = &entry.speaker {
        body.push(&format!("{}: ", state.roster.name(speaker)), theme.strong());
    }
    let details = entry.details();
    if !details.who.is_empty() {
        body.push(&format!("{}: ", names(state, &details.who)), theme.strong());
    }
    if let Some(title) = &details.title {
        body.push(&format!("{title}: "), theme.strong());
    }
    if let Some(question) = details.answers {
        body.push(&format!("(answers {question}) "), theme.plain());
    }
    body.push(&entry.text, theme.plain());
    let outcome = entry.outcome();
    if let Some(due) = details.due {
        // The year where it is another than that of the session.
        let form = if due.year() == entry.at.year() { "%-d %b" } else { "%-d %b %Y" };
        body.push(&format!("  due {}", due.format(form)), theme.strong());
    }
    if let Some(indicator) = &details.indicator {
        body.push(&format!("  indicator: {indicator}"), theme.plain());
    }
    if let Some(taken) = &outcome.taken {
        match (&taken.how, taken.verdict()) {
            (Taken::Vote(vote), Some(verdict)) => {
                body.push(&format!("  {}–{}–{}", vote.r#for, vote.against, vote.abstain), theme.strong());
                body.push(&format!("  {verdict}"), if verdict.carried { theme.plain() } else { theme.warning() });
            }
            _ => {
                body.push("  by consent", theme.plain());
            }
        }
    }
    if outcome.agreed.is_some() && entry.kind.is_agreed() {
        body.push("  ✓", theme.good()).push(" agreed", theme.plain());
        if entry.is_reworded_since_agreed() {
            body.push("  !", theme.warning()).push(" reworded since", theme.plain());
        }
    }
    if entry.is_indicative() {
        body.push("  !", theme.warning()).push(" indicative only: no quorum", theme.plain());
    }
    if let Some(answer) = outcome.answered_by {
        body.push(&format!("  answered in {answer}"), theme.plain());
    }
    for objection in &outcome.objections {
        let who = objection.who.as_ref().map_or("somebody", |who| state.roster.name(who));
        body.push("  !", theme.warning()).push(&format!(" {who} objects: {}", objection.text), theme.plain());
    }
    for reservation in &outcome.reservations {
        let who = state.roster.name(&reservation.who);
        body.push(&format!("  reservation of {who}: {}", reservation.text), theme.plain());
    }
    if entry.kind == EntryKind::Question {
        if let Some(into) = outcome.merged_into.and_then(|_| state.questions().merged_into(entry)) {
            body.push(&format!("  = {into}"), theme.plain());
        }
        if !outcome.repeated.is_empty() {
            body.push(&format!("  asked {}", count(outcome.repeated.len() + 1, "time")), theme.plain());
        }
        if outcome.carried {
            body.push("  carried over", theme.plain());
        }
    }
    for tag in &outcome.tags {
        body.push(&format!("  #{tag}"), theme.plain());
    }
    if let Some(attribution) = outcome.attribution {
        body.push(&format!("  attribution: {}", attribution_word(attribution)), theme.plain());
    }
    if outcome.closed {
        body.push("  closed", theme.plain());
    }
    if outcome.reworded.is_some() {
        body.push(&format!(" {REWORDED}"), theme.plain());
    }
    if let Some(crossing) = &outcome.crossing {
        let what = match (crossing.wordings.len(), crossing.devices().len()) {
            (0, 0) => "taken out elsewhere".to_owned(),
            (0, devices) => format!("said {devices} ways"),
            (wordings, _) => format!("{wordings} wordings"),
        };
        body.push(&format!("  {CROSSED}"), theme.warning()).push(&format!(" {what}: settle"), theme.plain());
    }
}

fn attribution_word(attribution: crate::agenda::Attribution) -> &'static str {
    match attribution {
        crate::agenda::Attribution::Named => "named",
        crate::agenda::Attribution::Organisation => "organisation",
        crate::agenda::Attribution::None => "none",
    }
}

/// Names one after the other.
pub fn names(state: &State, who: &[Who]) -> String {
    let names: Vec<&str> = who.iter().map(|who| state.roster.name(who)).collect();
    names.join(", ")
}

/// Where an entry stands, if it is in the record.
pub fn position(state: &State, handle: Handle) -> Option<usize> {
    state.record.position(handle).filter(|at| state.record.all().get(*at).is_some_and(Entry::stands))
}
