//! What can be wrong with a journal, in words for those who hold it in their hands.

use std::path::PathBuf;

use super::envelope::{LONGEST, VERSION};
use crate::session::event::Device;
use crate::words::count;

/// Something in a session folder that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The file or folder it was found in.
    pub file: PathBuf,
    /// The line, counted from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// What is wrong with it.
    pub what: Fault,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// What is wrong with a line, a file or the folder of the journals.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The line's sum does not fit it.
    #[error("this line is not what was written: it was changed afterwards, or the line before it was taken out")]
    Changed,
    /// Lines are not there.
    #[error("{} missing before this line", missing(.from, .to))]
    Missing {
        /// The number (`seq`) of the first missing line.
        from: u64,
        /// The number of the last.
        to: u64,
    },
    /// A line stands where another belongs.
    #[error("this line has the number {found}, but {expected} is the next: lines were moved or repeated")]
    Misplaced {
        /// The number (`seq`) that belongs here.
        expected: u64,
        /// The one that stands here.
        found: u64,
    },
    /// The device's clock reads no later than on the line before, or beyond the year 9999.
    #[error("the clock of this line does not follow that of the line before")]
    Clock,
    /// No JSON; how so.
    #[error("this line cannot be read ({0})")]
    NotJson(String),
    /// Bytes that are no UTF-8.
    #[error("this line cannot be read (bytes that are no text)")]
    NotText,
    /// Nothing but NUL bytes: what some file systems leave after a power cut.
    #[error("this line cannot be read (nothing but zero bytes, as a power cut can leave them)")]
    Zeros,
    /// An empty line.
    #[error("an empty line")]
    Empty,
    /// JSON, but not as this program writes it.
    #[error("this line was written anew by another program, so that it can no longer be verified")]
    Rewritten,
    /// JSON of something else; how so.
    #[error("this line is no line of a journal ({0})")]
    Foreign(String),
    /// Longer than any line may be; how long, in bytes.
    #[error("this line is too long ({0} bytes; the longest is {LONGEST})")]
    TooLong(usize),
    /// A line of another device.
    #[error("this line was written by the device {0:?}, whose journal is another file")]
    OtherDevice(String),
    /// Line ends of another kind.
    #[error(
        "the lines end with CR LF: a program changed them (git does with core.autocrlf; a file .gitattributes with the line `*.jsonl -text` prevents it)"
    )]
    LineEnds,
    /// The line is of a newer version.
    #[error("this line is of version {0} of the journal; this program knows {VERSION}")]
    NewerVersion(u64),
    /// The line is whole, but says something this program does not know.
    #[error("this line was written by a newer version of the program ({0})")]
    NewerEvent(String),
    /// A journal that is a folder, or the folder of the journals a file.
    #[error("{0}")]
    WrongSort(&'static str),
    /// The file could not be read; why.
    #[error("it cannot be read ({0})")]
    Unreadable(String),
    /// The erasure of a person was begun and not finished.
    #[error(
        "a person is being erased from this session, or was when the program was interrupted: the same `rapporteur erase` \
         again finishes it (with the person's number if the name is no longer on the list)"
    )]
    Erasing,
    /// A link, which might lead anywhere: not followed.
    #[error("this is a link, which is not followed; put the file itself here")]
    Link,
    /// A name no device can have: not read.
    #[error("this is no device's journal (a device's name has only a–z, 0–9, - and _) and was left out")]
    OddName,
    /// The journal ends earlier than it once did, which its own lines cannot show.
    #[error(
        "it ends at line {has}, but {by} has seen {seen} lines of it: the rest has not arrived yet, or an older copy was put back; \
         wait for the synchronisation, or put back the newer file"
    )]
    Short {
        /// The number (`seq`) of its last line.
        has: u64,
        /// The number of the last line that is known elsewhere.
        seen: u64,
        /// The device that has seen it.
        by: Device,
    },
    /// It ends within a line.
    #[error(
        "it ends within a line, which was not acknowledged (as after a power cut) or is still being written; opening the session \
         to record on that device sets it aside"
    )]
    Unfinished,
    /// The agenda is not the one the session was opened with.
    #[error(
        "it was changed after the session was opened, and what is recorded may stand under the wrong items; put back the agenda as \
         it was (a session's copy is never changed), or begin a new session with the changed one"
    )]
    OtherAgenda,
    /// Another program's copy of a file that is not read from copies.
    #[error("this looks like a copy of {of} that another program left; it is not read{}", agenda_copy(*.same))]
    OtherCopy {
        /// The file.
        of: &'static str,
        /// Whether it is the same, where that was looked at.
        same: Option<bool>,
    },
    /// New contents of a file that an erasure never put in place.
    #[error("this is left of an erasure that was interrupted; the same `rapporteur erase` again clears it away")]
    Leftover,
    /// A copy of a journal, and what became of it.
    #[error("{0}")]
    Copy(Copied),
    /// Something that is wrong with a copy of a journal.
    #[error("{0}; this file is only a copy, and the line was left out")]
    InCopy(Box<Fault>),
}

/// What a copy of a journal is, which a program that synchronises folders or somebody left beside it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Copied {
    /// Nothing stands in it that is not in the journal.
    #[error("this is an older copy of {kept}, in which all of it stands; it may be deleted")]
    Within {
        /// The file in which it stands.
        kept: String,
    },
    /// The same lines in another wording.
    #[error(
        "this copy of {kept} has the same lines in another wording (from number {seq} on), as from before a person was erased, and is not read; it may still name the person: delete it"
    )]
    Reworded {
        /// The file that counts.
        kept: String,
        /// The number (`seq`) of the first line that differs.
        seq: u64,
    },
    /// Lines that are damaged in the journal are whole in it.
    #[error(
        "this is a copy of {kept}, and has whole what is damaged there (from number {seq} on); keep it: `rapporteur repair` takes it from here"
    )]
    Mends {
        /// The damaged file.
        kept: String,
        /// The number (`seq`) of the first such line.
        seq: u64,
    },
    /// It goes on where the journal ends.
    #[error(
        "{}; they are read from here. The next time something is recorded on {of}, they are put back into {of}.jsonl; keep this file until then", ahead(.of, *.lines, *.there)
    )]
    Ahead {
        /// Whose journal it is.
        of: Device,
        /// How many lines it has more.
        lines: u64,
        /// Whether the journal is there at all.
        there: bool,
    },
    /// Its name does not end as that of a journal, so that it is not read.
    #[error(
        "this looks like a copy of {of}.jsonl; called so it is not read: if something is missing, give it a name that ends in \
         .jsonl, else delete it"
    )]
    Unread {
        /// Whose journal it is.
        of: Device,
    },
    /// From some line on it says something else.
    #[error(
        "from here on this copy of {of}.jsonl differs from it: two laptops recorded under the name {of}, or a backup was put back and written on. Nothing is lost: {} of this copy {} read as written on {device}; keep this file, and give one of the laptops another name with --device", count(*.lines, "line"), if *.lines == 1 { "is" } else { "are" }
    )]
    Apart {
        /// Whose journal it is.
        of: Device,
        /// How many lines differ.
        lines: u64,
        /// The device as whose journal they are read.
        device: Device,
    },
}

fn ahead(of: &Device, lines: u64, there: bool) -> String {
    let lines = count(lines, "line");
    if there {
        format!(
            "this copy of {of}.jsonl has {lines} more than that file, where an older one was put back or the newest has not arrived"
        )
    } else {
        format!("this is a copy of {of}.jsonl with {lines}, and that file is not there")
    }
}

fn agenda_copy(same: Option<bool>) -> &'static str {
    match same {
        Some(true) => ", and is the same; it may be deleted",
        Some(false) => ", and is another one; compare the two before you delete it",
        None => "; delete it if you do not need it",
    }
}

impl Fault {
    /// Whether it takes nothing from the record: a copy, all of which that counts was read.
    pub fn is_harmless(&self) -> bool {
        matches!(self, Fault::Copy(_))
    }

    /// Whether the record is to be left as it is: all but what merely lies about in the folder.
    pub fn read_only(&self) -> Option<ReadOnly> {
        match self {
            Fault::Link | Fault::OddName | Fault::Copy(_) | Fault::InCopy(_) => None,
            Fault::Erasing => Some(ReadOnly::Erasing),
            Fault::NewerVersion(_) | Fault::NewerEvent(_) => Some(ReadOnly::Newer),
            Fault::Unreadable(_) => Some(ReadOnly::Unreadable),
            _ => Some(ReadOnly::Damaged),
        }
    }
}

/// Why a session can be read and exported, but not recorded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum ReadOnly {
    /// The erasure of a person is not finished.
    #[error("nothing is recorded while a person is being erased: `rapporteur erase` finishes that")]
    Erasing,
    /// Something was recorded by a newer version of the program.
    #[error("a newer version of the program has recorded in this session: install that version to go on recording")]
    Newer,
    /// Something cannot be read, which may pass.
    #[error(
        "not all of the record can be read at this moment, so nothing is added to it: see to the disk, or wait until it is \
         there, and open the session again"
    )]
    Unreadable,
    /// Something is damaged.
    #[error(
        "the journal is damaged, so nothing is added to it: put back a whole copy of the file to go on, or have `rapporteur repair` bring all that can be read into a new folder and go on there"
    )]
    Damaged,
}

fn missing(from: &u64, to: &u64) -> String {
    if from == to { format!("line number {from} is") } else { format!("the lines numbered {from} to {to} are") }
}
