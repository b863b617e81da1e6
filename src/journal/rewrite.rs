//! A whole journal written anew with other events in the places of some: each line keeps its id, clock, time, device and
//! number, and the sums are made anew from the first to the last.

use super::chain::{Chain, Tip};
use super::damage::Fault;
use super::envelope::LONGEST;
use super::line::{Line, Sum, unlike};
use crate::session::event::{Device, Event, Recorded};

/// A journal written anew.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    /// Its whole lines.
    pub bytes: Vec<u8>,
    /// The end of the chain.
    pub tip: Tip,
    /// What each line says now, in their order.
    pub events: Vec<Recorded>,
    /// In how many places something was replaced.
    pub places: usize,
    /// What followed the last line end.
    pub fragment: Vec<u8>,
}

/// Writes the journal of `device` anew: `change` gives the event that comes in the place of another, and in how many places
/// it differs.
///
/// # Errors
/// The line, counted from 1, that is not whole or not understood, or could not be written.
pub(super) fn rewrite(
    device: &Device,
    journal: &[u8],
    change: &mut dyn FnMut(&Recorded) -> Option<(Event, usize)>,
) -> Result<Rewritten, (u64, Fault)> {
    let mut new = Rewritten { bytes: Vec::with_capacity(journal.len()), ..Rewritten::default() };
    let mut chain = Chain::new(device);
    let mut sum: Option<Sum> = None;
    let whole = memchr::memrchr(b'\n', journal).map_or(0, |end| end + 1);
    let (lines, fragment) = journal.split_at(whole);
    for (number, line) in
        (1..).zip(lines.strip_suffix(b"\n").into_iter().flat_map(|lines| lines.split(|b| *b == b'\n')))
    {
        let wrong = |what| (number, what);
        let read = chain.read(line);
        if let Some(fault) = read.fault {
            return Err(wrong(fault));
        }
        let (Some(mut recorded), Some(exact)) = (read.recorded, Line::exact(line)) else {
            return Err(wrong(Fault::Changed));
        };
        let changed = change(&recorded);
        if changed.is_some() && !exact.is_written_as(&recorded.event) {
            return Err(wrong(Fault::NewerEvent("it says more than this version can write".to_owned())));
        }
        let (line, own) =
            exact.anew(sum, changed.as_ref().map(|(event, _)| event)).map_err(|error| wrong(unlike(&error)))?;
        if line.len() > LONGEST {
            return Err(wrong(Fault::TooLong(line.len())));
        }
        sum = Some(own);
        new.bytes.extend(line);
        if let Some((event, places)) = changed {
            recorded.event = event;
            new.places += places;
        }
        new.tip = Tip { seq: recorded.order.seq, clock: recorded.order.clock, sum };
        new.events.push(recorded);
    }
    new.fragment = fragment.to_vec();
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::event::EntryTagged;

    #[test]
    fn a_golden_journal_written_anew_is_whole_and_differs_only_where_it_was_changed() {
        let device = Device::new("laptop").unwrap();
        let journal = include_bytes!("../../tests/journals/v1-laptop.jsonl");
        let same = rewrite(&device, journal, &mut |_| None).unwrap();
        assert_eq!((same.bytes.as_slice(), same.places), (journal.as_slice(), 0));
        let changed = rewrite(&device, journal, &mut |recorded| match &recorded.event {
            Event::EntryTagged(fact) => Some((EntryTagged { entry: fact.entry, tag: "casa".into() }.into(), 1)),
            _ => None,
        });
        let changed = changed.unwrap();
        assert_eq!(changed.places, 1);
        // It passes the same check, and what surrounds the events is what it was.
        let again = rewrite(&device, &changed.bytes, &mut |_| None).unwrap();
        assert_eq!(again.events, changed.events);
        let around = |recorded: &Recorded| (recorded.id, recorded.order.clone(), recorded.at);
        assert!(again.events.iter().map(around).eq(same.events.iter().map(around)));
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(text(&changed.bytes).matches("casa").count(), 1);
    }

    #[test]
    fn a_line_that_is_not_whole_is_named() {
        let device = Device::new("laptop").unwrap();
        let journal =
            include_str!("../../tests/journals/v1-laptop.jsonl").replacen("\"minutes\":-5", "\"minutes\":-6", 1);
        let (line, fault) = rewrite(&device, journal.as_bytes(), &mut |_| None).unwrap_err();
        assert_eq!((line, fault), (4, Fault::Changed));
        let cut = &journal.as_bytes()[..700];
        let torn = rewrite(&device, cut, &mut |_| None).unwrap();
        assert_eq!([torn.bytes, torn.fragment].concat(), cut);
    }
}
