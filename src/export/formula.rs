//! What a spreadsheet would take for a formula, which could read other cells, ask a server, or run a program
//! ([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)). A cell that begins with an apostrophe is text.

/// What a formula begins with. Where keyboards have wide signs, these begin one too.
const BEGINS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a cell of a file for a spreadsheet would be one.
pub fn is_one(text: &str) -> bool {
    text.starts_with(BEGINS)
}

/// Whether it would be one that does something, in the cell of a document of which somebody pastes the table into a
/// spreadsheet. In a document an apostrophe is seen: `-5 %` and `+39 075` are left as they are, since without a call, a
/// command or another sheet they reckon only with themselves.
pub fn is_harmful(text: &str) -> bool {
    is_one(text) && (text.starts_with(['=', '＝']) || text.contains(['(', '|', '!', '（']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_document_only_what_does_something_is_harmful() {
        for text in ["=1+1", "=HYPERLINK(\"http://x\")", "@SUM(1)", "-2+3+cmd|' /C calc'!A0", "+A1!B2", "＝1"] {
            assert!(is_harmful(text) && is_one(text), "{text}");
        }
        for text in ["-5 %", "+39 075 000000", "@Ravenna with others", "– dash"] {
            assert!(!is_harmful(text), "{text}");
        }
        assert!(is_one("-5 %") && !is_one("5 = 5"));
    }
}
