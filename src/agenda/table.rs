//! A table of an agenda once it has been checked: values of the shapes the schema asks for, by the names of their keys.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;

use super::Quorum;

/// A place in the text, in bytes.
pub(crate) type Span = Range<usize>;

/// Text and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub span: Span,
    pub value: T,
}

/// A table whose values are of the shapes the schema asks for.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Its header, or the whole of an inline table.
    pub span: Span,
    /// Whether every value it was given can be used; else something has been noted already.
    pub is_whole: bool,
    pub values: BTreeMap<&'static str, Placed<Value>>,
}

/// A value that can be used.
#[derive(Debug)]
pub(crate) enum Value {
    Text(String),
    Texts(Vec<Placed<String>>),
    Date(NaiveDate),
    Time(NaiveTime),
    Number(u32),
    Flag(bool),
    Quorum(Quorum),
    Table(Table),
    Tables(Vec<Table>),
}

/// Declares how a value of one shape is got at by the name of its key.
macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident -> $kind:ident($type:ty);)*) => {
        $($(#[$doc])*
        pub fn $name(&self, key: &str) -> Option<&$type> {
            match &self.values.get(key)?.value {
                Value::$kind(value) => Some(value),
                _ => None,
            }
        })*
    };
}

impl Table {
    getters! {
        /// A text, which is not empty.
        text -> Text(String);
        /// A list of texts, none of which is empty.
        list -> Texts(Vec<Placed<String>>);
        date -> Date(NaiveDate);
        time -> Time(NaiveTime);
        number -> Number(u32);
        flag -> Flag(bool);
        quorum -> Quorum(Quorum);
        table -> Table(Table);
        array -> Tables(Vec<Table>);
    }

    /// Where the value of a key stands; the table itself where the key is left out.
    pub fn span(&self, key: &str) -> Span {
        self.values.get(key).map_or(&self.span, |placed| &placed.span).clone()
    }

    /// Whether the key is there with a usable value.
    pub fn has(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    /// A text of the table, the table's to keep.
    pub fn owned(&self, key: &str) -> Option<String> {
        self.text(key).cloned()
    }

    /// The texts of a list; none where it is left out.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.list(key).into_iter().flatten().map(|placed| placed.value.clone()).collect()
    }

    /// The tables under a key; none where it is left out.
    pub fn tables(&self, key: &str) -> &[Table] {
        self.array(key).map_or(&[], Vec::as_slice)
    }

    /// One of the words a type is spelt with; its default where the key is left out.
    pub fn word<'de, T: Deserialize<'de> + Default>(&'de self, key: &str) -> T {
        self.text(key).and_then(|text| word(text)).unwrap_or_default()
    }
}

/// What a word stands for, as the type's own `serde` names spell it.
pub(super) fn word<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    let spelt: StrDeserializer<'de, serde::de::value::Error> = text.into_deserializer();
    T::deserialize(spelt).ok()
}
