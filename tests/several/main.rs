//! Several laptops that record one session: what each knows when it writes, and what comes of it everywhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod crossing;
mod generated;
mod laptops;
mod letters;
mod people;
mod questions;
mod said_otherwise;
