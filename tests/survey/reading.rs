//! Any table, and which of its columns is meant.

use super::*;

#[test]
fn any_separator_encoding_and_line_end() {
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(unit).collect()
    };
    for separator in [",", ";", "\t", "|"] {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!(
                "Città{separator}\"È utile{separator}\ndavvero?\"{end}Todi{separator}4{end}{end}{separator}{end}Forlì{separator}5{end}"
            );
            let latin = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
            let files = [
                (text.clone().into_bytes(), 0),
                (format!("\u{feff}{text}").into_bytes(), 0),
                (utf16(&text, u16::to_le_bytes), 0),
                (utf16(&text, u16::to_be_bytes), 0),
                (latin, 1),
                (format!("sep={separator}{end}{text}").into_bytes(), 0),
            ];
            for (bytes, hints) in files {
                let survey = read(&bytes).unwrap();
                let title = format!("È utile{} davvero?", separator.trim_end());
                assert_eq!(survey.columns, ["Città".to_owned(), title]);
                assert_eq!((survey.rows(), survey.hints.len()), (2, hints), "{text}");
                assert_eq!(survey.count(1, Some(&PollForm::Scale(5))).unwrap().counts, [0, 0, 0, 1, 1]);
            }
        }
    }
}

#[test]
fn separators_within_titles_do_not_mislead() {
    let titles = |text: &str| survey(text).columns;
    assert_eq!(
        titles("Time;How do you, as a city, see it, now?\n10:00;4\n11:00;well, so so\n"),
        ["Time", "How do you, as a city, see it, now?"]
    );
    assert_eq!(titles("A, b;C, d\n4,0;3,5\n"), ["A, b", "C, d"]);
    assert_eq!(titles("How, and why?\n4\n5\n"), ["How, and why?"]);
    assert_eq!(titles("Only one column\n4\n"), ["Only one column"]);
    assert_eq!(titles("One,two\n"), ["One", "two"]);
    // Quotation marks stand round whole cells.
    assert_eq!(titles("\"a;b\",\"c;d\"\n\"x;y\",\"1\"\n"), ["a;b", "c;d"]);
    assert_eq!(titles("\n\n,,\nA \"b\" c,5\" wide\n1,2\n"), ["A \"b\" c", "5\" wide"]);
    assert_eq!(titles("a\u{7},\"b\r\n\r\n c\"\n1,2\n"), ["a", "b c"]);
}

#[test]
fn rows_may_be_short_or_padded() {
    let survey = survey("Id,Q1,Q2\n1,4\n2\n3,5,4,,,\n");
    let counted = survey.count(1, Some(&PollForm::Scale(5))).unwrap();
    assert_eq!((counted.counts, counted.blank), (vec![0, 0, 0, 1, 1], 1));
    assert_eq!(survey.count(2, Some(&PollForm::Scale(5))).unwrap().blank, 2);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let refused = |bytes: &[u8]| refusal(read(bytes));
    assert_eq!(
        refused(b"\n,,\n"),
        "the file is empty; its first line names the questions, and each person has a line below"
    );
    assert_eq!(refused(b"a\0b"), "this is not a text file; is it the right file?");
    assert!(refused(b"PK\x03\x04").ends_with("save the table as CSV (UTF-8)"));
    assert_eq!(
        refused(b"Id,Q1\n1,4\n2,\"so so\n3,5\n"),
        "the quotation mark that opens a text in line 3 is never closed; write a \" at its end; a quotation mark within a text \
         in quotation marks is written twice: \"\""
    );
    assert!(
        refused(b"Id,Q1\n1,\"4\n2,\"so so\",5\n")
            .starts_with("the quotation mark that opens a text in line 2 is closed within a text of line 3")
    );
    assert_eq!(
        refused(b"Id,Q1\n1,well, so so\n2,\"a\nb\"\n"),
        "line 2 has “so so” behind the last column that has a title; a text with a separator in it stands in quotation marks; a \
         column that is meant gets a title"
    );
    assert!(refused(&vec![b'a'; (8 << 20) + 1]).starts_with("the file is too large: 8 MiB is the most"));
    assert!(refused(",".repeat(1_000).as_bytes()).starts_with("the file is empty"));
    assert!(refused(format!("{}a", ",".repeat(1_000)).as_bytes()).starts_with("line 1 has more than 1,000 columns"));
    assert!(refused("a\n".repeat(100_002).as_bytes()).starts_with("the file has more than 100,000 rows"));
    assert_eq!(survey(&"a\n".repeat(100_001)).rows(), 100_000);
}

#[test]
fn columns_are_found_as_people_name_them() {
    let titles = "Timestamp;C;Your city;Città d’origine;Age;Age group;How useful was the visit?;How useful was lunch?";
    let survey = survey(&format!("{titles};\n"));
    for (named, column) in [
        ("1", 0),
        ("#8", 7),
        ("C", 1),
        ("c", 1),
        ("D", 3),
        ("age", 4),
        ("AGE GROUP", 5),
        ("\"Your city\"", 2),
        ("citta d'", 3),
        ("your", 2),
        ("visit", 6),
        ("lun", 7),
        ("time", 0),
        ("h", 7),
    ] {
        let found = survey.column(named);
        if named == "h" {
            assert!(refusal(found).starts_with("“h” could be 7 (G) “How useful was the visit?” or 8 (H) “How useful"));
        } else {
            assert_eq!(found, Ok(column), "{named}");
        }
    }
    assert_eq!(survey.column("H"), Ok(7));
    let overview = "the columns are 1 (A) “Timestamp”, 2 (B) “C”, 3 (C) “Your city”, 4 (D) “Città d’origine”, 5 (E) “Age” and 3 more";
    assert_eq!(refusal(survey.column(" ")), format!("it is not said which column is meant; {overview}"));
    assert_eq!(refusal(survey.column("40")), format!("there is no column “40”; {overview}"));
    assert_eq!(refusal(survey.column("ZZ")), format!("there is no column like “ZZ”; {overview}"));
    assert_eq!(
        refusal(survey.column("timestanp")),
        "there is no column like “timestanp”; did you mean 1 (A) “Timestamp”?"
    );
    assert_eq!(
        refusal(survey.column("useful")),
        "“useful” could be 7 (G) “How useful was the visit?” or 8 (H) “How useful was lunch?”; type more of the title, or the \
         number before it"
    );
    assert_eq!(refusal(survey.count(8, None)), "there is no column 9; the file has 8 columns");
}

/// What would take minutes, or all memory, if any of it were looked at once for each of its cells.
#[test]
fn a_large_hostile_file_is_read_in_one_go() {
    let size = 1 << 19;
    let of = |piece: &str| piece.repeat(size / piece.len());
    let wide = |row: &str| row.repeat(900);
    for text in [
        of(","),
        of("\""),
        of("\"\""),
        of("\"\","),
        of("\n"),
        of("a,"),
        of(";\n,"),
        of("\"a\n"),
        of("\"\n\"x,"),
        format!("{}a\n{}", wide("t,"), of(&format!("{}b\n", ",".repeat(900)))),
        format!("{}\n{}", "A".repeat(size), of("4\n")),
        format!("Respondent ID,{}\n,{}\n1,2\n", "q".repeat(size / 2), wide("part,")),
        format!("Q1,Q2\n{}", (0..90_000).map(|row| format!("{row},answer {row}\n")).collect::<String>()),
        format!("Q1\n{}", of("(((((4)))))")),
        format!("Q1\n{}", of("don't know/")),
    ] {
        let Ok(survey) = read(text.as_bytes()) else { continue };
        assert!(survey.columns.iter().map(String::len).sum::<usize>() <= 3 * size);
        for named in ["q", "part", "zzz", "answer 5"] {
            let _ = survey.column(named).is_ok();
        }
        for form in [None, Some(PollForm::Scale(5)), Some(choice(&["a", "b"]))] {
            for column in 0..survey.columns.len().min(3) {
                if let Err(refusal) = survey.count(column, form.as_ref()) {
                    assert!(refusal.to_string().len() < 2_000, "{refusal}");
                }
            }
        }
    }
}
