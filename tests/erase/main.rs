//! A person erased from a session: nothing of the name is left in any file, and the record goes on.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod crash;
mod files;
mod names;
mod pure;
mod refusals;
mod room;
mod whole;
