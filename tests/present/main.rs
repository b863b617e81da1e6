//! The big screen: lines are recorded, whole screens come out.

#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod following;
mod harness;
mod hidden;

mod paging;
mod screens;
