//! The durable record: append-only JSON Lines, one file per device, merged into one order that is the same everywhere.
//!
//! A [`Folder`] is one session on disk. Whoever records opens a [`Writer`] in it, usually run by a [`Clerk`] on a thread of
//! its own; whoever reads calls [`Folder::read`], which says of every line whether it is still what was written; whoever watches
//! has a [`Follower`] look again and again.
//!
//! # What a line is
//!
//! ```text
//! {"v":1,"id":"…","clock":[1530084665123,0],"at":"2018-06-27T09:31:05.123+02:00","device":"laptop","seq":17,"sum":"…","event":{"type":"entry_recorded",…}}
//! ```
//!
//! One JSON object, its members in exactly this order and without blanks between them, UTF-8, ended by `\n`, at most
//! [`LONGEST`] bytes with that. `sum` is the first 32 hexadecimal digits (lower case) of the SHA-256 of: the 32 digits of
//! the line before (nothing for the first line), followed by this line without its `,"sum":"…"` member and without the
//! `\n`. In JSON a quotation mark within a text is always escaped, so the first `,"sum":"` of a line is the member. With
//! standard tools:
//!
//! ```text
//! previous=""
//! while IFS= read -r line; do
//!     sum=$(printf %s "$line" | sed 's/.*,"seq":[0-9]*,"sum":"\([0-9a-f]*\)".*/\1/')
//!     bare=$(printf %s "$line" | sed 's/,"sum":"[0-9a-f]*"//')
//!     [ "$(printf %s "$previous$bare" | sha256sum | cut -c1-32)" = "$sum" ] || echo "changed: $line"
//!     previous=$sum
//! done < laptop.jsonl
//! ```
//!
//! Texts are read without control characters (all of category Cc but line breaks and tabs): what is typed is recorded without
//! them, and a journal from elsewhere may hold anything. The lines themselves stay byte for byte.
//!
//! # What is promised
//!
//! A line that [`Writer::sync`] has returned for is on the disk. A write or sync that fails leaves nothing of what it was to
//! keep in the file: what is to be recorded is written anew, since after a failed sync a second one proves nothing (Rebello
//! et al., *Can Applications Recover from fsync Failures?*, USENIX ATC 2020). That holds for a later run too: what a failed
//! sync leaves in doubt is marked by a file `<device>.doubt`, and written anew before it is gone on with. An unfinished last
//! line (a power cut) is set aside, never deleted; any other damage is named, and never mended silently.
//!
//! A journal that another program takes away, replaces by a copy or cuts short while it is open is put back from what the
//! writer holds, and recording goes on. What says something else is never overwritten: what was recorded is then saved beside
//! it as `<device>.held-<seq>-<sum>.jsonl`, and the writer says what to do.
//!
//! Other programs put files there too. A copy of a journal is read for what only it has; what two laptops wrote under one name is
//! read as the journals of two devices, and a journal that ends earlier than others have seen is not written on. [`verify()`] proves
//! a record whole, [`repair()`] brings out all that can be read of a damaged one, [`bring_together`] makes two copies of a folder one.
//! The journal of a branch begins with `journal_branched`, whose `seq` is that of the last line that both have.
//!
//! [Erasing a person](erase) is the one operation that writes lines anew: id, clock, time, device and number of each stay, the
//! sums are made anew from the first to the last, and an event says that it was done. All new files are on the disk before
//! the first takes the place of an old one. From then until the last has, `erasing.json` lies in the session folder, nothing
//! is recorded, and the same command finishes what was begun.

mod anew;
mod chain;
mod clerk;
mod compare;
mod controls;
mod copies;
mod damage;
mod envelope;
pub mod erase;
mod file;
mod folder;
mod follow;
mod growing;
mod heal;
mod lately;
mod line;
mod merge;
mod place;
mod recover;
mod repair;
mod rewrite;
mod salvage;
mod swap;
mod together;
mod trouble;
mod verify;
mod walk;
mod writer;

pub use clerk::{Answer, Clerk};
pub use damage::{Copied, Damage, Fault, ReadOnly};
pub use envelope::{Draft, LONGEST, VERSION};
pub use file::{Bytes, Disk, OpenError, Store};
pub use folder::{Created, Folder, FolderError, Reading};
pub use follow::{Followed, Follower, News};
pub use place::{Astray, PutBack};
pub use recover::TornTail;
pub use repair::{RepairError, Repaired, RepairedJournal, repair};
pub use salvage::Note;
pub use swap::{Change, Swap, SwapError};
pub use together::{Brought, Left, Together, TogetherError, bring_together};
pub use trouble::Trouble;
pub use verify::{Summary, Verdict, Verified, verify};
pub use writer::{End, WriteFailure, Writer};
