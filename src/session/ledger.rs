//! Facts that can be undone.

use super::order::Order;
use super::state::Moment;

/// Facts of one sort in the order of the record. One that was undone stays, marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger<F> {
    facts: Vec<Fact<F>>,
}

/// One fact of a [`Ledger`].
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<F> {
    /// Its place in the record.
    pub order: Order,
    /// When it happened.
    pub at: Moment,
    /// Whether it was undone.
    pub undone: bool,
    /// What happened.
    pub fact: F,
}

impl<F> Default for Ledger<F> {
    fn default() -> Self {
        Ledger { facts: Vec::new() }
    }
}

impl<F> Ledger<F> {
    /// The facts that stand, in the order of the record.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Fact<F>> {
        self.facts.iter().filter(|fact| !fact.undone)
    }

    /// All facts, standing or not, in the order of the record.
    pub(super) fn all(&self) -> impl Iterator<Item = &Fact<F>> {
        self.facts.iter()
    }

    pub(super) fn push(&mut self, order: Order, at: Moment, fact: F) {
        self.facts.push(Fact { order, at, undone: false, fact });
    }

    /// Whether there is a fact of this place, standing or not.
    pub(super) fn has(&self, order: &Order) -> bool {
        self.get(order).is_some()
    }

    /// The fact of this place, standing or not.
    pub(super) fn get(&self, order: &Order) -> Option<&Fact<F>> {
        let place = self.facts.binary_search_by(|fact| fact.order.cmp(order)).ok()?;
        self.facts.get(place)
    }

    /// Leaves only the facts of these places.
    pub(super) fn retain(&mut self, keep: impl Fn(&Order) -> bool) {
        self.facts.retain(|fact| keep(&fact.order));
    }

    /// Marks the fact of this place as undone or standing; says whether there is one.
    pub(super) fn set_undone(&mut self, order: &Order, undone: bool) -> bool {
        match self.facts.iter_mut().rev().find(|fact| fact.order == *order) {
            Some(fact) => {
                fact.undone = undone;
                true
            }
            None => false,
        }
    }
}
