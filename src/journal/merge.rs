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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::session::event::{Clock, Device, FloorYielded, Order};

    fn recorded(device: usize, clock: u64, seq: u64) -> Recorded {
        let device = Device::new(["laptop", "phone", "tablet"][device]).unwrap();
        Recorded {
            id: uuid::Uuid::from_u64_pair(seq, device.as_str().len() as u64),
            order: Order { clock: Clock(clock, 0), device, seq },
            at: chrono::DateTime::parse_from_rfc3339("2018-06-27T09:31:05.123+02:00").unwrap(),
            event: FloorYielded {}.into(),
        }
    }

    proptest! {
        /// In whatever order the journals are read, and if some are there twice: one record.
        #[test]
        fn the_order_is_the_same_everywhere(
            steps in prop::collection::vec((0usize..3, 1u64..5), 0..40),
            order in Just(vec![0usize, 1, 2, 0, 1]).prop_shuffle(),
        ) {
            let mut journals = vec![Vec::new(); 3];
            for (device, later) in steps {
                let clock = journals[device].last().map_or(0, |last: &Recorded| last.order.clock.0) + later;
                let seq = journals[device].len() as u64 + 1;
                journals[device].push(recorded(device, clock, seq));
            }
            let merged = merge(journals.clone());
            prop_assert_eq!(merged.len(), journals.iter().map(Vec::len).sum::<usize>());
            prop_assert!(merged.is_sorted_by(|a, b| a.order < b.order));
            prop_assert_eq!(merge(order.iter().map(|n| journals[*n].clone()).collect()), merged);
        }
    }
}
