//! The annex: how the parts of the memorandum came to their wording, word by word.

use super::Minutes;
use crate::agenda::{Attribution, Audience};
use crate::export::document::{Block, Inline, Item};
use crate::export::literal::push_text;
use crate::export::scribe::{capitalised, joined, strong};
use crate::session::state::{Entry, Wording};
use crate::session::wording::{Run, difference};
use crate::words::marks::settled;

impl Minutes<'_, '_> {
    /// Every wording of the pledges, recitals and provisions that were reworded; not in a version for everybody.
    pub(super) fn wordings(&self, blocks: &mut Vec<Block>) {
        let scribe = self.scribe;
        let reworded = |entry: &&Entry| entry.wordings().len() > 1;
        let mut entries = scribe.state.record.parts().filter(reworded).peekable();
        if scribe.options.audience == Some(Audience::Public) || entries.peek().is_none() {
            return;
        }
        blocks.push(Block::Heading(2, scribe.title("wordings")));
        blocks.push(Block::Paragraph(scribe.text("wordings-key")));
        for entry in entries {
            let heading = format!("{} [{}]", scribe.label(entry.kind), entry.handle);
            blocks.push(Block::Heading(3, vec![Inline::Text(heading)]));
            blocks.push(Block::List(self.steps(entry)));
        }
    }

    /// The first wording, then what each later one changed. What names somebody whom the rule hides is left out, and the one
    /// after it stands in full.
    fn steps(&self, entry: &Entry) -> Vec<Item> {
        let wordings = entry.wordings();
        let mut items = Vec::new();
        let mut before: Option<String> = None;
        let rule = self.scribe.naming.rule_of(entry);
        let details = details_changed(&wordings);
        for (place, wording) in (1..).zip(&wordings) {
            let bodies = self.scribe.done_by(entry, &wording.printed);
            let whole = self.scribe.whole(&bodies, wording.text, &wording.printed, details);
            // The wording that stands was searched before anything was written.
            let hidden = place < wordings.len() && self.scribe.hides(&whole, rule);
            let mut line = vec![strong(self.scribe.colon(self.step(entry, wording, place == 1)))];
            push_text(&mut line, " ");
            match &before {
                _ if hidden => line.append(&mut self.scribe.text("wording-hidden")),
                None => self.scribe.reader.literal(&whole, &mut line),
                Some(before) => line.extend(marked(before, &whole)),
            }
            items.push(line.into());
            before = Some(whole).filter(|_| !hidden);
        }
        items
    }

    /// When a wording was given, and who asked for it, as the rule lets it be said.
    fn step(&self, entry: &Entry, wording: &Wording<'_>, first: bool) -> String {
        let scribe = self.scribe;
        let rule = scribe.naming.rule_of(entry);
        let what = scribe.say(if first { "wording-first" } else { "wording-changed" });
        // What the agenda prepared was written before anything happened.
        let when = if entry.is_prepared() && first { None } else { scribe.when(wording.at) };
        let mut facts = vec![capitalised(&joined(what, when))];
        let by = wording.by.filter(|_| !first).and_then(|who| scribe.naming.name(who, rule));
        facts.extend(by.map(|who| scribe.with("wording-by", "who", &who)));
        // The name of a laptop may be that of its owner.
        if rule == Attribution::Named && !(entry.is_prepared() && first) {
            facts.push(scribe.with("wording-device", "device", wording.device.as_str()));
        }
        facts.join(" · ")
    }
}

/// Whether more than the words changed from one of these to another: a body, a date, an indicator.
pub(in crate::export) fn details_changed(wordings: &[Wording<'_>]) -> bool {
    wordings.windows(2).any(|pair| matches!(pair, [one, other] if one.printed != other.printed))
}

/// What differs between two wordings: struck through what was left out, bold what was put in. A blank stands on either side of
/// what is marked, whether or not the wordings have one there: without it Markdown would not read the marks as such.
pub(in crate::export) fn marked(before: &str, after: &str) -> Vec<Inline> {
    let mut line = Vec::new();
    // Whether a blank has to stand before what comes next; and whether a word is marked just before it, after which a mark of
    // punctuation can stand as it is.
    let (mut apart, mut word) = (false, false);
    for run in difference(before, after) {
        let marked = !matches!(run, Run::Kept(_));
        let dropped = matches!(run, Run::Dropped(_));
        let (Run::Kept(text) | Run::Dropped(text) | Run::Added(text)) = run;
        // A mark that turns the direction may be in one part, and what ends it in another.
        let text = settled(&plain(&text)).into_owned();
        let inside = text.trim();
        let blank = inside.is_empty();
        let punctuation = word && text.starts_with(['.', ',', ';', ':', '!', '?', ')']);
        if (apart && (marked || !punctuation)) || text.starts_with(' ') || (marked && !line.is_empty()) {
            push_text(&mut line, " ");
        }
        apart = text.ends_with(' ') && !blank;
        let words = vec![Inline::Text(inside.to_owned())];
        match (marked, dropped) {
            _ if blank => {}
            (false, _) => push_text(&mut line, inside),
            (true, true) => line.push(Inline::Deleted(words)),
            (true, false) => line.push(Inline::Strong(words)),
        }
        apart = apart || (marked && !blank);
        word = marked && inside.ends_with(char::is_alphanumeric) && !text.ends_with(' ');
    }
    line
}

/// Line breaks and runs of blanks as one blank, control characters left out: what is compared is words.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() && plain.ends_with(' ') => {}
            c if c.is_whitespace() => plain.push(' '),
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    plain
}
