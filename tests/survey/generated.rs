//! What holds of any survey.

use proptest::prelude::*;

use super::*;

/// A cell as somebody might fill it in.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[1-5]",
        1 => prop::sample::select(vec!["", "-", "n/a", "don't know", "no opinion", "4 - agree", "(2) no", "3 - not sure", "6 - dk"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec!["yes", "Yes", "nò", "no", "a;b", "a, b", "0", "3.5", "=1+1"]).prop_map(str::to_owned),
    ]
}

fn form() -> impl Strategy<Value = Option<PollForm>> {
    prop_oneof![
        Just(None),
        (0..=255u8).prop_map(|points| Some(PollForm::Scale(points))),
        Just(Some(PollForm::Scale(5))),
        (5..=8u8).prop_map(|grades| Some(PollForm::Consensus(grades))),
        prop::collection::vec("[a-z1-5]{0,2}|yes|no|na", 0..5).prop_map(|options| Some(PollForm::Choice(options))),
    ]
}

/// What holds of every count.
fn adds_up(survey: &Survey, counted: &Counted) -> Result<(), TestCaseError> {
    let all = counted.counts.iter().sum::<u32>() + counted.blank + counted.unsure;
    prop_assert_eq!(usize::try_from(all).unwrap(), survey.rows());
    prop_assert_eq!(counted.counts.len(), counted.form.options());
    prop_assert!(!counted.question.is_empty());
    prop_assert!(!counted.hints.iter().any(|hint| hint.chars().any(char::is_control)));
    Ok(())
}

fn looked_at(bytes: &[u8], form: Option<&PollForm>, named: &str) -> Result<(), TestCaseError> {
    match read(bytes) {
        Err(refusal) => prop_assert!(!refusal.to_string().chars().any(char::is_control)),
        Ok(survey) => {
            prop_assert!(!survey.columns.iter().any(|title| title.chars().any(char::is_control)));
            let found = survey.column(named).is_ok_and(|column| column >= survey.columns.len());
            prop_assert!(!found);
            for column in 0..survey.columns.len() {
                prop_assert_eq!(survey.column(&(column + 1).to_string()), Ok(column));
                match survey.count(column, form) {
                    Ok(counted) => adds_up(&survey, &counted)?,
                    Err(refusal) => prop_assert!(!refusal.to_string().chars().any(char::is_control)),
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), form in form(), named in "\\PC{0,6}") {
        looked_at(&bytes, form.as_ref(), &named)?;
    }

    #[test]
    fn any_pieces_are_read_or_refused(
        pieces in prop::collection::vec(
            prop_oneof![
                Just("\"".to_owned()), Just(",".to_owned()), Just(";".to_owned()), Just("\n".to_owned()), Just("\r".to_owned()),
                Just("sep=".to_owned()), Just("\u{feff}".to_owned()), Just("Respondent ID".to_owned()),
                Just("{\"\"ImportId\"\"".to_owned()), Just("(".to_owned()), Just(")".to_owned()), Just("4 - ".to_owned()),
                Just("\u{301}".to_owned()), Just("\u{202e}".to_owned()), "\\PC{0,3}", cell(),
            ],
            0..60,
        ),
        wide in any::<bool>(),
        form in form(),
        named in "[A-Za-z0-9#\" ]{0,3}",
    ) {
        let text = pieces.concat();
        let bytes = match wide {
            true => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            false => text.into_bytes(),
        };
        looked_at(&bytes, form.as_ref(), &named)?;
    }

    /// Whoever answered first makes no difference, and everybody is counted once.
    #[test]
    fn the_order_of_rows_does_not_matter(
        (cells, shuffled) in prop::collection::vec(cell(), 1..40).prop_flat_map(|cells| (Just(cells.clone()), Just(cells).prop_shuffle())),
        form in form(),
    ) {
        let read = |cells: &[String]| {
            let rows: String = cells.iter().map(|cell| format!("x,\"{cell}\"\n")).collect();
            survey(&format!("Who,What\n{rows}"))
        };
        let (one, other) = (read(&cells), read(&shuffled));
        let (counted, again) = (one.count(1, form.as_ref()), other.count(1, form.as_ref()));
        if let Ok(counted) = &counted {
            prop_assert_eq!(one.rows(), cells.len());
            adds_up(&one, counted)?;
        }
        // The refusals name other lines.
        prop_assert_eq!(counted.as_ref().ok(), again.as_ref().ok());
        prop_assert_eq!(counted.is_ok(), again.is_ok());
    }

    /// Whatever a program writes is what is read.
    #[test]
    fn a_table_is_read_as_it_was_written(
        table in (2..6usize, 1..12usize).prop_flat_map(|(columns, rows)| {
            let title = "[A-Za-zàéüß][A-Za-zàéüß,;|\t\"'\n .-]{0,12}[a-z?]";
            let cell = "[1-5]|[A-Za-zàéüß,;|\t\"'\n\r .-]{0,12}";
            (
                prop::collection::vec(title, columns),
                prop::collection::vec(prop::collection::vec(cell, columns - 1).prop_flat_map(|cells| ("[1-5]", Just(cells))), rows),
            )
        }),
        separator in prop::sample::select(b",;\t|".to_vec()),
        crlf in any::<bool>(),
        quoted in any::<bool>(),
        encoding in 0..5,
    ) {
        let (mut titles, rows) = table;
        // Nobody could tell what separates the cells if the first line had another separator in plain sight.
        if !quoted {
            let other = |c: char| ",;|\t".contains(c) && c != char::from(separator);
            titles = titles.iter().map(|title| title.replace(other, " ")).collect();
        }
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let style = if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new().delimiter(separator).terminator(terminator).quote_style(style).from_writer(Vec::new());
        writer.write_record(&titles).unwrap();
        for (first, others) in &rows {
            writer.write_record(std::iter::once(first).chain(others)).unwrap();
        }
        let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let utf16 = |unit: fn(u16) -> [u8; 2]| std::iter::once(0xfeff).chain(written.encode_utf16()).flat_map(unit).collect();
        let bytes: Vec<u8> = match encoding {
            0 => written.clone().into_bytes(),
            1 => format!("\u{feff}{written}").into_bytes(),
            2 => utf16(u16::to_le_bytes),
            3 => utf16(u16::to_be_bytes),
            _ => written.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
        };
        let survey = read(&bytes).unwrap();
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(&survey.columns, &titles.iter().map(|title| tidy(title)).collect::<Vec<_>>(), "{}", written);
        prop_assert_eq!(survey.rows(), rows.len());
        for point in 1..=5u8 {
            let expected = rows.iter().filter(|(first, _)| *first == point.to_string()).count();
            let counted = survey.count(0, Some(&PollForm::Scale(5))).unwrap();
            prop_assert_eq!(usize::try_from(counted.counts[usize::from(point) - 1]).unwrap(), expected);
        }
        // Every other cell is there as well: named as options, all are met.
        for column in 1..titles.len() {
            let cells: Vec<String> = rows.iter().map(|(_, others)| tidy(&others[column - 1])).collect();
            let counted = survey.count(column, Some(&PollForm::Choice(cells.clone()))).unwrap();
            let empty = cells.iter().filter(|cell| cell.is_empty()).count();
            prop_assert_eq!(usize::try_from(counted.blank).unwrap(), empty, "{}", written);
            adds_up(&survey, &counted)?;
        }
    }
}
