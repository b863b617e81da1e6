//! A table as CSV, for a spreadsheet.

use super::document::{Table, plain};
use super::formula;

/// What tells Excel that the text is UTF-8. Without it, a file that is opened by a double click is read in the old character
/// set of the system, and every accent is wrong; LibreOffice and Google Sheets pass over it.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The table as RFC 4180 has it, with its header and after a byte order mark; a cell without markup and on one line.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn csv(table: &Table) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail, and every row has a cell for each column.
    let _ = writer.write_record(table.head.iter().map(|name| defused(name.clone())));
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(|cell| defused(plain(cell))));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("{BYTE_ORDER_MARK}{}", String::from_utf8(bytes).unwrap_or_default())
}

fn defused(mut text: String) -> String {
    if formula::is_one(&text) {
        text.insert(0, '\'');
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::Inline;

    fn cell(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn read(csv: &str) -> Vec<Vec<String>> {
        let bare = csv.strip_prefix(BYTE_ORDER_MARK).unwrap();
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bare.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn it_is_what_rfc_4180_says() {
        let rows = vec![vec![cell("1"), cell("a \"quoted\", text")], vec![cell("2"), Vec::new()]];
        let table = Table { head: vec!["No.".into(), "What".into()], rows };
        assert_eq!(csv(&table), "\u{feff}No.,What\r\n1,\"a \"\"quoted\"\", text\"\r\n2,\r\n");
    }

    proptest! {
        #[test]
        fn no_cell_is_a_formula_and_every_cell_reads_back(
            texts in prop::collection::vec("[-=+@＝＋－＠\t\r\n,;\"' a-z0-9\u{2066}]{0,8}|\\PC{0,8}", 2..9),
        ) {
            let rows = texts.iter().map(|text| vec![cell(text), cell(text)]).collect();
            let read = read(&csv(&Table { head: texts[..2].to_vec(), rows }));
            prop_assert_eq!(read.len(), texts.len() + 1);
            for text in read.iter().flatten() {
                prop_assert!(!text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{:?}", text);
            }
            for (text, row) in texts.iter().zip(&read[1..]) {
                for cell in row {
                    prop_assert!(cell == text || cell.strip_prefix('\'') == Some(text), "{:?} {:?}", text, cell);
                }
            }
        }
    }
}
