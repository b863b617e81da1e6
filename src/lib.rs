//! `rapporteur`: an agenda goes in, a session is recorded live, minutes and a memorandum come out.
//!
//! Five floors, and arrows only downwards:
//!
//! ```text
//! cli            arguments → one file per subcommand
//! tui            model · message · update (no I/O) · view · keymap
//! config         what is set for this laptop, once for all sessions
//! capture export the command language: line → Command     State → Document → formats
//! journal        the durable record: envelope · line · recover · file · merge · follow
//! session        event · command · decide · state · apply · query (pure)
//! agenda words   TOML → Agenda, all problems with spans    phrases and dates
//! ```

pub mod agenda;
pub mod capture;
pub mod cli;
pub mod config;
pub mod export;
pub mod journal;
pub mod session;
#[cfg(feature = "tui")]
pub mod tui;
pub mod words;
