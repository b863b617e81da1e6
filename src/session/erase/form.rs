//! What a file is written in, as far as that matters for what may be replaced in it.

/// What a file is, and so which of its words are its own and no text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// None are.
    Text,
    /// The names of its elements are.
    Html,
    /// The names of its fields are.
    Json,
}

impl Form {
    /// What the text of a file looks like.
    pub fn of(text: &str) -> Form {
        match text.trim_start().as_bytes() {
            [b'{' | b'[', ..] => Form::Json,
            [b'<', b'!' | b'h' | b'H' | b'?', ..] => Form::Html,
            _ => Form::Text,
        }
    }

    /// Whether what stands there is the file's own.
    pub fn needs(self, text: &str, start: usize, end: usize) -> bool {
        let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
        match self {
            Form::Text => false,
            Form::Html => (before.ends_with('<') || before.ends_with("</")) && after.starts_with(['>', ' ', '/', '\n']),
            Form::Json => before.ends_with('"') && after.strip_prefix('"').is_some_and(|rest| rest.starts_with(':')),
        }
    }
}
