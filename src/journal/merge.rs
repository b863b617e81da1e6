//! Several devices' journals as one record.

use crate::session::event::Recorded;

/// Puts the events of several journals in their one order, the same on every device. What stands in several copies of a
/// journal is taken once.
pub(super) fn merge(journals: Vec<Vec<Recorded>>) -> Vec<Recorded> {
    let mut journals = journals.into_iter().filter(|events| !events.is_empty());
    let mut all = journals.next().unwrap_or_default();
    journals.for_each(|mut events| all.append(&mut events));
    // Each journal is in order already, which a stable sort of the standard library finds out and makes use of.
    if !all.is_sorted_by(|a, b| a.order < b.order) {
        all.sort_by(|a, b| a.order.cmp(&b.order).then(a.id.cmp(&b.id)));
        all.dedup_by(|a, b| a.order == b.order && a.id == b.id);
    }
    all
}
