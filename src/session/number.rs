//! Short numbers that several devices can give out without asking each other.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The letters that keep one device's numbers apart from another's: none for the device that opened the session,
/// otherwise one to three of `a`–`z`, chosen when the device joins.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark([u8; 3]);

impl Mark {
    /// The mark of the device that opened the session.
    pub const NONE: Mark = Mark([0; 3]);

    /// The mark spelt by these letters; `None` unless they are at most three of `a`–`z`.
    pub fn new(letters: &str) -> Option<Mark> {
        let mut mark = [0; 3];
        if letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        mark[..letters.len()].copy_from_slice(letters.as_bytes());
        Some(Mark(mark))
    }

    /// The marks of what no device recorded: the recitals, the provisions and the purpose of the memorandum that the agenda
    /// prepared. No device is given one of them.
    pub const PREPARED_RECITAL: Mark = Mark(*b"rec");
    /// See [`Mark::PREPARED_RECITAL`].
    pub const PREPARED_PROVISION: Mark = Mark(*b"pro");
    /// See [`Mark::PREPARED_RECITAL`].
    pub const PREPARED_PURPOSE: Mark = Mark(*b"pur");

    /// Whether it stands before the numbers of what the agenda prepared.
    pub fn is_reserved(self) -> bool {
        matches!(self, Mark::PREPARED_RECITAL | Mark::PREPARED_PROVISION | Mark::PREPARED_PURPOSE)
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|b| *b == 0).unwrap_or(3);
        std::str::from_utf8(&self.0[..length]).unwrap_or("")
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Letters;
        impl serde::de::Visitor<'_> for Letters {
            type Value = Mark;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("at most three letters a-z")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Mark, E> {
                Mark::new(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Letters)
    }
}

/// What a [`Mark`] and a count make: `12`, or `b3` on a second device.
macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name {
            /// The device that gave the number out.
            pub mark: Mark,
            /// Counted from 1.
            pub number: u32,
        }

        impl $name {
            /// The number as given out by the device with this mark.
            pub const fn new(mark: Mark, number: u32) -> Self {
                Self { mark, number }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // Padding and alignment of the whole, so that handles stand in columns.
                if self.mark == Mark::NONE {
                    fmt::Display::fmt(&self.number, f)
                } else {
                    f.pad(&format!("{}{}", self.mark.as_str(), self.number))
                }
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }

        impl FromStr for $name {
            type Err = NotANumber;
            fn from_str(text: &str) -> Result<Self, NotANumber> {
                let digits = text.trim_start_matches(|c: char| c.is_ascii_lowercase());
                let mark = Mark::new(&text[..text.len() - digits.len()]).ok_or(NotANumber)?;
                match digits.parse() {
                    Ok(number) if number > 0 && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(Self { mark, number }),
                    _ => Err(NotANumber),
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl serde::de::Visitor<'_> for Text {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    };
}

numbered!(
    /// The handle of an entry: short, never reused, the same on every laptop and in every export.
    Handle,
    "a handle such as 12 or b3"
);
numbered!(
    /// Which item of the agenda: the agenda's own are counted from 1, what is added on the spot goes on from there.
    ItemId,
    "an item such as 3 or b1"
);
numbered!(
    /// Which person of the roster: the agenda's are counted from 1, walk-ins go on from there.
    ParticipantId,
    "a participant such as 3 or b1"
);

/// The text is no number of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number such as 12 or b3")]
pub struct NotANumber;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_reads_back_as_it_is_written() {
        for text in ["1", "12", "b3", "abc4294967295"] {
            assert_eq!(text.parse::<Handle>().unwrap().to_string(), text);
        }
        for text in ["", "b", "0", "b0", "+1", "1b", "abcd1", "B1", "4294967296", "１"] {
            assert!(text.parse::<Handle>().is_err(), "{text:?}");
        }
    }
}
