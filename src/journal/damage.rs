//! What can be wrong with a journal, in words for those who hold it in their hands.

use std::path::PathBuf;

use super::envelope::{LONGEST, VERSION};

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
    /// No JSON.
    #[error("this line cannot be read (no JSON: {0})")]
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
    /// JSON of something else.
    #[error("this line is no line of a journal: {0}")]
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
}

impl Fault {
    /// Whether the record is to be left as it is: all but what merely lies about in the folder.
    pub fn read_only(&self) -> Option<ReadOnly> {
        match self {
            Fault::Link | Fault::OddName => None,
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
        "the journal is damaged, so nothing is added to it: put back a whole copy of the file to go on, or begin a new session in another folder with --sessions FOLDER"
    )]
    Damaged,
}

fn missing(from: &u64, to: &u64) -> String {
    if from == to { format!("line number {from} is") } else { format!("the lines numbered {from} to {to} are") }
}
