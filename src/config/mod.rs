//! The configuration: what somebody has set for this laptop, once and for all sessions, as a TOML file.
//!
//! [`read()`] turns the bytes of the file into a [`Config`] and a list of **all** that is wrong with it, said as it is of an
//! agenda. What is wrong is as if it were not there: its default holds, and everything else in the file still counts. Nothing
//! here touches the disk or the environment.

mod bindings;
mod read;
mod schema;
mod template;

use crate::capture::keys::Keys;
use crate::session::event::Device;

pub use read::{Reading, read};
pub use template::template;

/// What somebody has set; where nothing is, the default holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// How the screen looks.
    pub theme: Option<ThemeName>,
    /// Whether a bell rings at the signs of the clock.
    pub bell: Option<bool>,
    /// This laptop's name in the record.
    pub device: Option<Device>,
    /// Where sessions are kept, as written: `~/` is whoever's own folder.
    pub sessions: Option<String>,
    /// The language of agendas that are written anew.
    pub language: Option<String>,
    /// Which key does what.
    pub keys: Keys,
}

/// How the screen looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// The terminal's own colours.
    #[default]
    Terminal,
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
    /// White on black, with as much contrast as there can be.
    HighContrast,
    /// No colours.
    Mono,
}

/// The words for themes.
pub const THEMES: [(&str, ThemeName); 5] = [
    ("terminal", ThemeName::Terminal),
    ("dark", ThemeName::Dark),
    ("light", ThemeName::Light),
    ("high-contrast", ThemeName::HighContrast),
    ("mono", ThemeName::Mono),
];
