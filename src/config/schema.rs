//! The keys of a configuration: the one table from which files are checked, messages say what is allowed, and the commented
//! file is made. The keys of the keyboard come from the table of actions.

use std::sync::LazyLock;

use super::THEMES;
use crate::agenda::schema::{Key, Schema, Shape, key};
use crate::agenda::sort::{self, Sort};
use crate::capture::actions::ACTIONS;

/// The table of the keyboard.
const KEYS: &str = "keys";

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| THEMES.iter().map(|(word, _)| *word).collect());

/// What stands beside an action as its default: `"F2"`.
static USUAL: LazyLock<Vec<String>> =
    LazyLock::new(|| ACTIONS.iter().map(|action| format!("\"{}\"", action.key.unwrap_or_default())).collect());

static BINDINGS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let binding = |(action, usual): (&crate::capture::actions::Action, &'static String)| {
        key(action.name(), Shape::Binding, action.does, usual).also(action.synonyms)
    };
    ACTIONS.iter().zip(USUAL.iter()).map(binding).collect()
});

/// Which key does what.
static KEYBOARD: LazyLock<Schema> = LazyLock::new(|| Schema {
    header: "[keys]",
    one: "the keyboard",
    does: "Which key does what: the name of a key in quotation marks (F2, Ctrl-N, Alt-X), \"\" for none, or several in [ ]. \
           What is left out keeps the key that is written here. Letters alone, Enter, Backspace and the keys that move cannot \
           be given away: the line needs them.",
    keys: &BINDINGS,
});

static SETTINGS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    vec![
        key(
            "theme",
            Shape::Word(&WORDS),
            "the colours of the screen: terminal (those of the terminal, whatever they are), dark, light, high-contrast or mono (none at all). NO_COLOR in the environment goes before it",
            r#""terminal""#,
        )
        .also(&["colours", "colors", "colour", "color", "colorscheme", "style"]),
        key("bell", Shape::Flag, "whether a bell rings when the time of an item runs out", "false")
            .also(&["sound", "beep"]),
        key(
            "device",
            Shape::Text,
            "this laptop's name in the record, different from that of every other that records the same session. Left out, one is made up once and kept",
            r#""desk""#,
        )
        .also(&["laptop", "name", "hostname"]),
        key(
            "sessions",
            Shape::Text,
            "the folder in which sessions are kept; ~/ is your own folder, and what does not begin with / or ~/ is in the folder the program is started in",
            r#""sessions""#,
        )
        .also(&["folder", "dir", "directory"]),
        key(
            "language",
            Shape::Language,
            "the language of agendas that `rapporteur new` writes, for example en or it",
            r#""en""#,
        )
        .also(&["lang", "locale"]),
        key(KEYS, Shape::Table(&KEYBOARD), "", "").also(&["key", "keyboard", "keymap", "bindings", "shortcuts"]),
    ]
});

/// The top of the file.
static CONFIG: LazyLock<Schema> =
    LazyLock::new(|| Schema { header: "", one: "the configuration", does: "", keys: &SETTINGS });

/// The sort of configurations.
pub(super) static CONFIGS: LazyLock<Sort> = LazyLock::new(|| Sort {
    root: &CONFIG,
    line: "theme = \"dark\"",
    text: "\"F2\"",
    headings: "[keys]",
    twice: "keep one of them",
    sample: "`rapporteur config`",
    instead: "`rapporteur config` prints one to begin with",
    is_empty_wrong: true,
    unknown: |schema, name| match schema.header {
        "[keys]" => {
            let allowed = "the commands without their /, and what only keys do; `rapporteur config` lists them";
            (format!("there is no action `{name}`"), allowed.to_owned())
        }
        _ => sort::unknown(schema, name),
    },
});
