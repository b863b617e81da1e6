//! The journal from outside: what is recorded is read again, whatever happens to the files in between.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod copies;
mod crash;
mod damage;
mod folder;
mod follow;
mod golden;
mod place;
mod repair;
mod support;
mod together;
mod verify;
mod writing;
