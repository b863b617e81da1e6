//! The document tree that every format is made from.

/// A document: what a format needs to know to write it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// BCP 47 tag of the language it is written in.
    pub language: String,
    /// What it is called, plain: the title of an HTML page.
    pub title: String,
    /// What it says. It begins with its one heading of level 1, and no level is skipped after that.
    pub blocks: Vec<Block>,
}

/// A part of a document. One without text is not written.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading, of level 1 to 6. A line break in it is a blank.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list with bullets. Two lists side by side are read as one: put something between them.
    List(Vec<Item>),
    /// A list numbered from this number on.
    Numbered(u32, Vec<Item>),
    /// A table with a row of headers; rows that are too short are filled up with empty cells.
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the columns are called.
    pub head: Vec<String>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A point of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// What it says.
    pub text: Vec<Inline>,
    /// The list under it.
    pub points: Vec<Item>,
}

impl From<Vec<Inline>> for Item {
    fn from(text: Vec<Inline>) -> Item {
        Item { text, points: Vec::new() }
    }
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Literal text; runs of blanks count as one.
    Text(String),
    /// Strongly emphasised: bold.
    Strong(Vec<Inline>),
    /// Emphasised: italics.
    Emphasis(Vec<Inline>),
    /// Struck through: left out.
    Deleted(Vec<Inline>),
    /// Code, literal.
    Code(String),
    /// A link to this address.
    Link {
        /// The address: `http:`, `https:` or `mailto:`.
        to: String,
        /// What is shown.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
}

/// What a document's texts read as without any markup; a line break is a blank.
pub fn plain(text: &[Inline]) -> String {
    fn add(text: &[Inline], to: &mut String) {
        for inline in text {
            match inline {
                Inline::Text(text) | Inline::Code(text) => to.push_str(text),
                Inline::Strong(text) | Inline::Emphasis(text) | Inline::Deleted(text) | Inline::Link { text, .. } => {
                    add(text, to);
                }
                Inline::Break => to.push(' '),
            }
        }
    }
    let mut plain = String::new();
    add(text, &mut plain);
    plain
}
