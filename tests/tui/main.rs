//! The screen, driven by keystrokes: keys go in, whole screens come out. The journal's clerk is one in memory that answers at
//! once, or when it is told to, or fails.

#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod agreeing;
mod drawing;
mod form;
mod harness;
mod keys;
mod live;
mod memorandum;
mod mending;
mod others;
mod pointing;
mod running;
mod safety;
mod scrolling;
mod sight;
mod themes;
mod tour;
mod unfinished;
mod views;
mod wide;
