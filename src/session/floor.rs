//! The speakers' list: who has the floor, and who wants it.

use super::details::Who;
use super::ledger::Ledger;
use super::order::Order;
use super::state::{Moment, Touched};

/// Who speaks, and who wants to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Floor {
    /// Who has the floor, and since when.
    pub holder: Option<(Who, Moment)>,
    /// Who wants it, first come first.
    pub queue: Vec<Who>,
    pub(super) facts: Ledger<FloorFact>,
}

/// Something done to the speakers' list.
#[derive(Clone, Debug, PartialEq)]
pub enum FloorFact {
    /// Asked for the floor.
    Queued(Who),
    /// No longer asks.
    Unqueued(Who),
    /// Has the floor.
    Given(Who),
    /// Nobody has it.
    Yielded,
}

impl Floor {
    pub(super) fn fact(&mut self, order: &Order, at: Moment, fact: FloorFact) -> Touched {
        self.turn(at, &fact);
        self.facts.push(order.clone(), at, fact);
        Touched::Floor
    }

    pub(super) fn turn(&mut self, at: Moment, fact: &FloorFact) {
        match fact {
            FloorFact::Queued(who) => {
                if !self.queue.contains(who) {
                    self.queue.push(who.clone());
                }
            }
            FloorFact::Unqueued(who) => self.queue.retain(|waiting| waiting != who),
            FloorFact::Given(who) => {
                self.queue.retain(|waiting| waiting != who);
                self.holder = Some((who.clone(), at));
            }
            FloorFact::Yielded => self.holder = None,
        }
    }
}
