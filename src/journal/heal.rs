//! Before a journal is written on: whether it ends where it once ended.
//!
//! A program that synchronises folders can put an older file back, and a backup is one. What is written behind it would have
//! the numbers of lines that others have seen, and two different journals would have one name.

use std::fs::File;
use std::io;
use std::path::Path;

use memchr::memmem;

use super::chain::{Chain, Tip, lines};
use super::compare::{More, compare};
use super::copies::{last, sorted};
use super::file::{Bytes, OpenError};
use super::folder::Folder;
use super::line::Line;
use super::recover::Ending;
use super::writer::{WriteFailure, Writer};
use crate::session::event::{Device, Event};

/// So many lines from the end of another device's journal are searched for what it has seen of this one: the time does not
/// grow with the journals.
const SEARCHED: usize = 512;

/// Puts back the lines that a copy has behind the end of the journal, where they surely stood there.
///
/// # Errors
/// [`OpenError::Behind`] where lines are missing that cannot be put back. Nothing is written then.
pub(super) fn heal(folder: &Folder, writer: &mut Writer) -> Result<(), OpenError> {
    let (journals, found) = folder.find();
    let device = writer.device().clone();
    let file = folder.journal(&device);
    let failed = |source| OpenError::Failed { file: file.clone(), source };
    let behind = |has, (seen, by)| OpenError::Behind { file: file.clone(), has, seen, by };
    let mut copies: Vec<_> = sorted(&found).remove(&device).unwrap_or_default();
    copies.retain(|copy| last(copy).0 > writer.end().0);
    copies.sort_by_key(|copy| std::cmp::Reverse(last(copy)));
    for copy in copies {
        let (has, _) = writer.end();
        match rest(&device, &file, &copy).map_err(failed)? {
            Rest::Nothing => {}
            Rest::Sure(lines, tip) => writer.restore(&lines, tip).map_err(|failure| failed(source(failure)))?,
            Rest::Unsure => {
                let name = copy.file_name().unwrap_or_default().to_string_lossy();
                return Err(behind(has, (last(&copy).0, format!("the copy {name}"))));
            }
        }
    }
    let (has, _) = writer.end();
    let others = journals.iter().filter(|(other, _)| *other != device);
    let seen = others.filter_map(|(other, file)| Some((seen(file, &device)?, other.to_string())));
    seen.filter(|(seen, _)| *seen > has).max().map_or(Ok(()), |most| Err(behind(has, most)))
}

/// What a copy has behind the end of a journal.
enum Rest {
    Nothing,
    /// These lines, which surely follow.
    Sure(Vec<u8>, Tip),
    /// Lines of which that cannot be said.
    Unsure,
}

fn rest(device: &Device, journal: &Path, copy: &Path) -> io::Result<Rest> {
    let (mut journal, mut copy) = (File::open(journal)?, File::open(copy)?);
    let compared = compare(&mut journal, &mut copy)?;
    let More::Ahead(fork) = compared.more else { return Ok(Rest::Nothing) };
    let mut chain = Chain::after(device, &mut journal, fork.journal_at)?;
    let (mut bytes, mut sure) = (Vec::new(), compared.reworded.is_none());
    let size = copy.size()?;
    lines(&mut copy, fork.at..size, |line| {
        sure &= chain.read(line).fault.is_none();
        if sure {
            bytes.extend_from_slice(line);
            bytes.push(b'\n');
        }
    })?;
    Ok(match chain.tip().filter(|_| sure) {
        Some(tip) => Rest::Sure(bytes, tip),
        None => Rest::Unsure,
    })
}

/// The number of the last line of `device` that the writer of this journal says it has seen, as far as its end is searched.
fn seen(file: &Path, device: &Device) -> Option<u64> {
    let ending = Ending::of(&mut File::open(file).ok()?, SEARCHED).ok()?;
    let said = ending.lines().filter(|line| memmem::find(line, b"\"others_seen\"").is_some());
    let seen = said.filter_map(|line| match Line::exact(line)?.event().ok()? {
        Event::OthersSeen(fact) => fact.devices.into_iter().find(|(known, _)| known == device),
        _ => None,
    });
    seen.map(|(_, seq)| seq).max()
}

fn source(failure: WriteFailure) -> io::Error {
    io::Error::other(failure.to_string())
}
