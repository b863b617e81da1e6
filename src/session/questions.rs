//! Questions that ask the same as others: which stand under which, and which nobody has answered.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::details::EntryKind;
use super::entry::Entry;
use super::number::Handle;
use super::state::State;

/// The questions that were merged, in groups: under the one that stands above, all others that ask the same.
///
/// Each question says with which it was merged. Followed on, that ends with the one above all; on several laptops it may also
/// have become a circle: then the one that was asked first stands above. What was taken out of the record, or is no question any
/// more, stands above nothing. A group is answered where one of its questions is.
#[derive(Clone, Debug)]
pub struct Questions<'a> {
    state: &'a State,
    above: HashMap<Handle, Handle>,
    under: HashMap<Handle, Vec<&'a Entry>>,
    answered: HashSet<Handle>,
}

impl State {
    /// The questions that were merged, in groups.
    pub fn questions(&self) -> Questions<'_> {
        Questions::of(self)
    }
}

impl<'a> Questions<'a> {
    fn of(state: &'a State) -> Questions<'a> {
        let (above, under, answered) = (HashMap::new(), HashMap::new(), HashSet::new());
        let mut questions = Questions { state, above, under, answered };
        for merged in &state.record.merged {
            questions.put_under(*merged);
        }
        let mut all: Vec<&Entry> = questions.above.keys().filter_map(|handle| questions.asks(*handle)).collect();
        all.sort_by(|one, other| one.order.cmp(&other.order));
        for question in all {
            let above = questions.above(question.handle);
            if above != question.handle {
                questions.under.entry(above).or_default().push(question);
            }
            if question.outcome().answered_by.is_some() {
                questions.answered.insert(above);
            }
        }
        questions
    }

    /// The question of this number, if it stands and is one.
    fn asks(&self, handle: Handle) -> Option<&'a Entry> {
        self.state.record.get(handle).filter(|entry| entry.stands() && entry.kind == EntryKind::Question)
    }

    /// Finds what stands above a question, and above those on the way there.
    fn put_under(&mut self, question: Handle) {
        let (mut way, mut places, mut at) = (Vec::new(), HashMap::new(), question);
        let top = loop {
            if let Some(known) = self.above.get(&at) {
                break *known;
            }
            if let Some(circle) = places.insert(at, way.len()) {
                let circle = way.iter().skip(circle).filter_map(|handle| self.asks(*handle));
                break circle.min_by(|one, other| one.order.cmp(&other.order)).map_or(at, |first| first.handle);
            }
            way.push(at);
            let into = self.asks(at).and_then(|entry| entry.outcome().merged_into);
            match into.and_then(|into| self.asks(into)) {
                Some(into) => at = into.handle,
                None => break at,
            }
        };
        self.above.extend(way.into_iter().map(|handle| (handle, top)));
    }

    /// The question under which this one stands; itself, where it stands under none.
    pub fn above(&self, question: Handle) -> Handle {
        self.above.get(&question).copied().unwrap_or(question)
    }

    /// The question above this one, if there is one.
    pub fn merged_into(&self, question: &Entry) -> Option<Handle> {
        Some(self.above(question.handle)).filter(|above| *above != question.handle)
    }

    /// The questions that stand under this one, in the order of the record.
    pub fn under(&self, question: Handle) -> impl Iterator<Item = &'a Entry> {
        self.under.get(&question).into_iter().flatten().copied()
    }

    /// Whether it is a question that stands under no other and that nobody has answered, there or under it.
    pub fn is_open(&self, question: &Entry) -> bool {
        question.kind == EntryKind::Question
            && question.outcome().answered_by.is_none()
            && self.above(question.handle) == question.handle
            && !self.answered.contains(&question.handle)
    }

    /// Those that nobody has answered, the most asked first.
    pub fn open(&self) -> Vec<&'a Entry> {
        let mut open: Vec<&Entry> = self.state.record.entries().filter(|entry| self.is_open(entry)).collect();
        self.sort_by_asked(&mut open);
        open
    }

    /// How often a question was asked: by itself, once more, and in those that stand under it.
    pub fn asked(&self, question: &Entry) -> usize {
        let times = |entry: &Entry| 1 + entry.outcome().repeated.len();
        times(question) + self.under(question.handle).map(times).sum::<usize>()
    }

    /// Puts the most asked first; those asked as often stay in their order.
    pub fn sort_by_asked(&self, questions: &mut [&Entry]) {
        questions.sort_by_cached_key(|entry| Reverse(self.asked(entry)));
    }
}
