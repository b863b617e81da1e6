//! The bytes of one device's journal. As the first byte chooses, every line that has a sum is given the right one first, so
//! that what a line says is reached behind it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::journal::{Draft, Reading, Writer};
use rapporteur::session::event::{Device, FloorYielded};
use rapporteur_fuzz::desk::{self, written};
use rapporteur_fuzz::fit_to_be_shown;
use sha2::{Digest, Sha256};

const SUM: &[u8] = b",\"sum\":\"";

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let bytes = if choice & 1 == 1 { with_right_sums(bytes) } else { bytes.to_vec() };
    let device = Device::new("laptop").expect("a name");
    let reading = Reading::of(&[(device.clone(), &bytes)]);
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    for damage in &reading.damage {
        let said = damage.to_string();
        fit_to_be_shown(&said);
        assert!(said.len() < 1000, "{said}");
        assert!(damage.line.is_none_or(|line| (1..=lines).contains(&line)), "{damage:?}");
    }
    assert_eq!(reading.unfinished.is_empty(), bytes.is_empty() || bytes.ends_with(b"\n"));
    assert!(reading.events.len() as u64 <= lines);
    // A second copy of the same changes nothing.
    let twice = Reading::of(&[(device.clone(), &bytes), (device.clone(), &bytes)]);
    assert_eq!(twice.events, reading.events);

    if reading.damage.is_empty() {
        assert_eq!(reading.events.len() as u64, lines, "of a whole journal every line is read");
    }
    // A journal that branched off from another goes on with its numbers, which a new one does not.
    let begins = reading.events.first().is_none_or(|first| first.order.seq == 1);
    if reading.damage.is_empty() && begins {
        let again = Reading::of(&[(device.clone(), written(&device, &reading.events))]);
        assert_eq!(again.damage, []);
        assert_eq!(again.events.len(), reading.events.len());
        for (again, event) in again.events.iter().zip(&reading.events) {
            // A moment is written to the millisecond.
            assert_eq!((again.id, &again.order, &again.event), (event.id, &event.order, &event.event));
            assert_eq!(again.at.timestamp_millis(), event.at.timestamp_millis());
        }
    }

    match Writer::open(desk::with(&device, &bytes), device.clone()) {
        Err(refusal) => {
            fit_to_be_shown(&refusal.to_string());
            assert!(!reading.damage.is_empty(), "a whole journal is gone on with: {refusal}");
        }
        Ok((mut writer, torn)) => {
            // A last line that lacks only its end gets it, and is no fragment.
            assert!(torn.is_none() || !reading.unfinished.is_empty());
            assert_eq!(torn.is_none(), desk::beside(&device, "torn").is_none(), "a fragment is kept");
            torn.iter().for_each(|torn| fit_to_be_shown(&torn.beginning));
            let at = "2018-06-27T09:30:00+02:00".parse().expect("a moment");
            let draft =
                Draft { id: uuid::Uuid::from_u128(7), wall: 1_530_084_665_123, at, event: FloorYielded {}.into() };
            // A journal may be full: then its last line has the greatest number or the latest clock there can be.
            let added = writer.append(&draft);
            writer.sync().expect("the disk can be written to");
            drop(writer);
            let kept = desk::bytes(&device);
            let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
            assert!(kept.starts_with(&bytes[..whole]), "nothing that stood there is changed");
            let Ok(added) = added else { return };
            let longer = Reading::of(&[(device, &kept)]);
            assert_eq!(longer.unfinished, Vec::<std::path::PathBuf>::new());
            assert!(longer.events.contains(&added));
            if reading.unfinished.is_empty() || torn.is_some() {
                assert_eq!(longer.damage, reading.damage, "what was added is whole");
                assert_eq!(longer.events.len(), reading.events.len() + 1);
            } else {
                assert!(longer.events.len() > reading.events.len(), "nor is what got its end lost");
            }
        }
    }
});

/// The lines with the sums they should have, wherever there is one.
fn with_right_sums(bytes: &[u8]) -> Vec<u8> {
    let mut fixed = Vec::with_capacity(bytes.len());
    let mut previous = String::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let at = line.windows(SUM.len()).position(|window| window == SUM);
        let Some((head, tail)) = at.and_then(|at| Some((&line[..at], line.get(at + SUM.len() + 33..)?))) else {
            fixed.extend(line);
            continue;
        };
        let bare = tail.strip_suffix(b"\n").unwrap_or(tail);
        let sum = Sha256::new().chain_update(&previous).chain_update(head).chain_update(bare).finalize();
        previous = sum.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        fixed.extend([head, SUM, previous.as_bytes(), b"\"", tail].concat());
    }
    fixed
}
