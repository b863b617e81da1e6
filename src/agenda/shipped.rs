//! The agendas that come with the program, ready to use.

use include_dir::{Dir, include_dir};

static AGENDAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/agendas");

/// An agenda that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The name of its file without the ending: `roundtable`.
    pub name: &'static str,
    /// The whole file.
    pub text: &'static str,
}

/// All of them, by name.
pub fn all() -> Vec<Shipped> {
    let file = |file: &'static include_dir::File<'static>| {
        let name = file.path().file_name()?.to_str()?.strip_suffix(".toml")?;
        Some(Shipped { name, text: file.contents_utf8()? })
    };
    let mut all: Vec<Shipped> = AGENDAS.files().filter_map(file).collect();
    all.sort_by_key(|shipped| shipped.name);
    all
}
