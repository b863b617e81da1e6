//! `rapporteur record AGENDA|SESSION [FILE]`: the command language from a file or a pipe, one acknowledgement a line.
//!
//! A thread reads the lines. Whatever is waiting is recorded together: each line is appended and applied in turn, then one
//! sync makes them all safe, and only then are they acknowledged. So a person at a pipe has an answer at once, and a file of
//! ten thousand lines does not wait ten thousand times for the disk.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::args::Common;
use super::clock::now;
use super::failure::{Failure, tell};
use super::place;
use super::prompt;
use super::recorder::{Recorder, Trouble};
use crate::agenda::windows_1252;
use crate::journal::LONGEST;
use crate::session::event::Device;
use crate::words::count;
use crate::words::marks::fit_for_a_terminal;

/// How many lines may share a sync.
const TOGETHER: usize = 4096;

/// Records everything that comes; goes on past what is refused.
pub fn run(target: &Path, file: Option<&Path>, common: &Common, device: Device) -> Result<(), Failure> {
    // At a terminal it is a talk; anything else is read as it comes.
    let talks = file.is_none() && io::stdin().is_terminal() && io::stdout().is_terminal();
    let lines = if talks { None } else { Some(lines(file)?) };
    let session = place::plan(target, common, now().date_naive())?.begin()?;
    for notice in &session.notices {
        tell(notice);
    }
    let mut recorder = Recorder::open(session, device)?;
    let Some(lines) = lines else { return prompt::run(recorder, &common.settings.config.keys) };
    let mut refused = 0_usize;
    let mut recorded = 0_usize;
    let mut unsaid: Option<io::Error> = None;
    while let Some(first) = recorder.next(&lines) {
        let mut answers = Vec::new();
        recorder.catch_up();
        recorder.warn();
        let waiting = std::iter::once(first).chain(std::iter::from_fn(|| lines.try_recv().ok()));
        let mut broken = None;
        for (number, line) in waiting.take(TOGETHER) {
            let answer = line.map_err(Trouble::Refused).and_then(|line| recorder.line(&line, None));
            match answer {
                Ok(answer) => answers.push((number, Ok(answer))),
                Err(Trouble::Refused(why)) => answers.push((number, Err(why))),
                Err(Trouble::Broken(why)) => {
                    broken = Some((number, why));
                    break;
                }
            }
        }
        let synced = recorder.sync();
        recorder.warn();
        if let Err(Trouble::Broken(why) | Trouble::Refused(why)) = synced {
            let first = answers.first().map_or(1, |(number, _)| *number);
            return Err(lost(first, &why));
        }
        let mut out = io::stdout().lock();
        for (number, answer) in answers {
            match answer {
                Ok(None) => {}
                Ok(Some(said)) => {
                    recorded += 1;
                    // That the acknowledgements cannot be read any more is no reason to stop recording.
                    unsaid = unsaid.or(writeln!(out, "{}", fit_for_a_terminal(&said)).err());
                }
                Err(why) => {
                    refused += 1;
                    let _ = out.flush();
                    tell(&format!("line {number}: {why}"));
                }
            }
        }
        unsaid = unsaid.or(out.flush().err());
        if let Some((number, why)) = broken {
            return Err(lost(number, &why));
        }
    }
    recorder.hand_over()?;
    // Somebody who has read enough is no trouble; a disk that is full is.
    if let Some(error) = unsaid.filter(|error| error.kind() != io::ErrorKind::BrokenPipe) {
        let what = "everything was recorded, but not every acknowledgement could be written";
        return Err(Failure::Record(format!("{what} ({error}); `rapporteur export` shows what is there")));
    }
    let folder = recorder.folder().display();
    let summary = count(recorded, "line");
    match refused {
        0 => {
            tell(&format!("{summary} done; the session is in {folder}"));
            Ok(())
        }
        _ => Err(Failure::Refused(format!(
            "{summary} done, {refused} refused (named above; nothing of them was recorded); the session is in {folder}"
        ))),
    }
}

fn lost(line: usize, why: &str) -> Failure {
    Failure::Record(format!("line {line}: {why}; what was acknowledged is safe: go on from this line"))
}

/// A line with its number, counted from 1; or why it cannot be recorded.
type Numbered = (usize, Result<String, String>);

/// The lines of the file or of standard input with their numbers, read on a thread of its own.
pub(super) fn lines(file: Option<&Path>) -> Result<Receiver<Numbered>, Failure> {
    let source: Box<dyn Read + Send> = match file {
        Some(file) if file.as_os_str() != "-" => Box::new(File::open(file).and_then(readable).map_err(|error| {
            Failure::Refused(format!(
                "{} cannot be read: {error}; name a file of lines, or - for standard input",
                file.display()
            ))
        })?),
        _ => Box::new(io::stdin()),
    };
    let (send, receive) = sync_channel(2 * TOGETHER);
    thread::spawn(move || {
        let mut source = BufReader::with_capacity(1 << 16, source);
        for number in 1.. {
            let (line, last) = match next_line(&mut source) {
                Ok(None) => break,
                Ok(Some(line)) => (line, false),
                Err(error) => (Err(format!("cannot be read: {error}; what came before it is recorded")), true),
            };
            if send.send((number, line)).is_err() || last {
                break;
            }
        }
    });
    Ok(receive)
}

/// A folder can be opened but not read; say so before a session is created.
fn readable(file: File) -> io::Result<File> {
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

/// The next line (as Windows-1252 where it is no UTF-8), or why it cannot be recorded; `None` at the end. One that is too long is read to its end and refused.
fn next_line(source: &mut impl BufRead) -> io::Result<Option<Result<String, String>>> {
    let mut bytes = Vec::new();
    let limit = LONGEST as u64;
    if source.by_ref().take(limit).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() as u64 == limit {
        source.skip_until(b'\n')?;
        return Ok(Some(Err(format!("it is longer than {LONGEST} bytes; split it into several lines"))));
    }
    Ok(Some(Ok(match String::from_utf8(bytes) {
        Ok(line) => line,
        Err(error) => windows_1252(error.as_bytes()),
    })))
}
