//! How often each answer was given.

use super::*;

#[test]
fn points_of_a_scale() {
    let form = PollForm::Scale(5);
    let cells = [
        "4",
        "4,0",
        "4.0",
        "4 - agree",
        "4 = very",
        "(4) agree",
        "Agree (4)",
        "1",
        "",
        "n/a",
        "6 - don't know",
        "Non so",
    ];
    let counted = count(&cells, Some(&form)).unwrap();
    assert_eq!(counted.question, "How useful?");
    assert_eq!((counted.counts, counted.blank, counted.unsure), (vec![1, 0, 0, 7, 0], 2, 2));
    // A grade of the scale is one whatever its words.
    assert_eq!(count(&["3 - not sure"], Some(&form)).unwrap().counts, [0, 0, 1, 0, 0]);
    assert_eq!(
        refusal(count(&["4", "6", "0", "3.5", "4", "four", "1-5", "6"], Some(&form))),
        "“How useful?” has answers off the scale: line 3 has “6”, line 4 has “0”, line 5 has “3.5”, line 7 has “four”, line 8 has \
         “1-5”, and 1 more line like them; nothing was counted; allowed are 1 to 5, alone or with words (4, 4 - agree): mend the \
         file"
    );
    assert_eq!(
        refusal(count(&["4", "7"], Some(&form))),
        "“How useful?” has an answer off the scale: line 3 has “7”; nothing was counted; allowed are 1 to 5, alone or with words \
         (4, 4 - agree): mend the file, or count on a longer scale (scale:7)"
    );
}

#[test]
fn lines_are_told_from_rows() {
    let survey = survey("Comment,Q1\n\"one\ntwo\",4\nthree,9\n");
    assert!(refusal(survey.count(1, Some(&PollForm::Scale(5)))).contains("line 4 (row 3) has “9”"));
}

#[test]
fn a_scale_is_inferred_and_said() {
    let counted = count(&["4", "5 - very", "", "6 - don't know", "3 - not sure"], None).unwrap();
    assert_eq!((counted.form, counted.counts), (PollForm::Scale(5), vec![0, 0, 1, 1, 1]));
    assert_eq!((counted.blank, counted.unsure), (1, 1));
    assert_eq!(
        counted.hints,
        [
            "“How useful?” is counted on a scale of 5, since 5 is the largest answer; scale:6 counts it on a longer one",
            "in “How useful?”, “6 - don't know” is taken for no answer",
        ]
    );
    assert_eq!(count(&["1", "1"], None).unwrap().form, PollForm::Scale(2));
    assert_eq!(
        refusal(count(&["0", "4", "11"], None)),
        "“How useful?” has answers that no scale has: line 2 has “0”, line 4 has “11”; nothing was counted; a scale has whole \
         numbers from 1 to 10 at most: mend the file, or pick another column"
    );
    assert_eq!(
        refusal(count(&["1", "5", "very"], None)),
        "“How useful?” has an answer without a number among others with one: line 4 has “very”; nothing was counted; mend the \
         file, or say how the question was answered: options:\"…\""
    );
    assert!(refusal(count(&["yes", "no", "3"], None)).contains("an answer in numbers among others in words: line 4"));
    assert!(refusal(count(&["", "dk"], None)).starts_with("nobody answered “How useful?”"));
}

#[test]
fn choices() {
    let form = choice(&["Sì", "No", "Don't know"]);
    let counted = count(&["si", " SÌ ", "no", "No;", "don’t know", "not sure", ".", ""], Some(&form)).unwrap();
    assert_eq!((counted.form, counted.counts), (form.clone(), vec![2, 2, 1]));
    assert_eq!((counted.blank, counted.unsure), (2, 1));
    assert_eq!(
        refusal(count(&["si", "maybe"], Some(&form))),
        "“How useful?” has an answer beside the options: line 3 has “maybe”; nothing was counted; the options are “Sì”, “No”, \
         “Don't know”: mend the file, or name all options"
    );
    assert!(
        refusal(count(&["si", "si, no"], Some(&form)))
            .contains("with several options in one cell: line 3 has “si, no”")
    );
    // Exactly the same before the same but for accents; where that could be two, neither.
    let form = choice(&["pêche", "péché"]);
    assert_eq!(count(&["péché", "pêche", "péché"], Some(&form)).unwrap().counts, [1, 2]);
    assert!(count(&["peche"], Some(&form)).is_err());
}

#[test]
fn choices_are_inferred_and_said() {
    let counted = count(&["work", "Housing", "Work", "work", "", "DK", "school", "housing"], None).unwrap();
    assert_eq!(by_option(&counted), [("work", 3), ("Housing", 2), ("school", 1)]);
    assert_eq!((counted.blank, counted.unsure), (1, 1));
    assert_eq!(
        counted.hints,
        [
            "the options of “How useful?” are those that were chosen, the most frequent first",
            "in “How useful?”, “DK” is taken for no answer",
        ]
    );
    let many: Vec<String> = (0..26).map(|row| format!("word {}", char::from(b'a' + row % 13))).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(
        refusal(count(&many, None)),
        "“How useful?” has 13 different answers from 26 people: it was not a choice of a few options; pick another column, or \
         name the options: options:\"…\""
    );
    assert!(count(&many[..12], Some(&choice(&many[..12]))).is_ok());
    assert!(refusal(count(&many[..6], None)).contains("6 different answers from 6 people"));
    assert_eq!(
        refusal(count(&["yes", "Yes"], None)),
        "everybody who answered “How useful?” says “Yes”; name the options there were, two at least: options:\"…\""
    );
    assert!(refusal(count(&["a", "b", "a, b"], None)).contains("several options in one cell: line 4 has “a, b”"));
    // A formula is a text like any other.
    let counted = count(&["=cmd|' /C calc'!A0", "@SUM(A1)", "@SUM(A1)"], None).unwrap();
    assert_eq!(by_option(&counted), [("@SUM(A1)", 2), ("=cmd|' /C calc'!A0", 1)]);
}

#[test]
fn other_forms() {
    let consensus = PollForm::Consensus(5);
    assert_eq!(count(&["1", "5 - block", "1"], Some(&consensus)).unwrap().counts, [2, 0, 0, 0, 1]);
    assert!(refusal(count(&["6"], Some(&consensus))).contains("beyond the grades of consensus: line 2 has “6”"));
    let options = vec!["a".to_owned(), "b".to_owned()];
    let ranking = refusal(count(&["a"], Some(&PollForm::Ranking(options.clone()))));
    assert!(ranking.contains("a ranking cannot be counted") && ranking.contains("/ballot"));
    let dots = refusal(count(&["a"], Some(&PollForm::Dots { options, each: 3 })));
    assert!(dots.contains("dots cannot be counted") && dots.contains("/tally"));
}

/// The survey of a stakeholder report: ten measures on five points, 42 people.
#[test]
fn weighted_averages_of_a_stakeholder_survey() {
    // Measure, how many gave 1 to 5, how many had no opinion, the sum of the points, the average over those who answered.
    const MEASURES: [(&str, [usize; 5], usize, u32, &str); 10] = [
        ("Comprehensive integration from day one", [0, 1, 3, 12, 26], 0, 189, "4.50"),
        ("Coordination among authorities", [0, 1, 4, 13, 24], 0, 186, "4.43"),
        ("Social investment: education, health, care", [0, 2, 4, 13, 23], 0, 183, "4.36"),
        ("Participation of migrants", [0, 2, 5, 12, 23], 0, 182, "4.33"),
        ("Direct access of cities to EU funds", [1, 2, 6, 11, 21], 1, 172, "4.20"),
        ("Exchange of good practices", [0, 3, 8, 15, 16], 0, 170, "4.05"),
        ("Private sponsorship", [3, 6, 11, 12, 8], 2, 136, "3.40"),
        ("Monitoring of national spending", [1, 3, 9, 14, 13], 2, 155, "3.88"),
        ("Needs assessment, \"bottom-up\"", [0, 2, 7, 15, 17], 1, 170, "4.15"),
        ("Role for first responders; funding", [1, 4, 8, 13, 15], 1, 160, "3.90"),
    ];
    let answers = |counts: &[usize; 5], unsure: usize, shift: usize| -> Vec<String> {
        let points = counts.iter().enumerate().flat_map(|(point, count)| std::iter::repeat_n(point + 1, *count));
        let spelt = |(row, point): (usize, usize)| match row % 4 {
            0 => format!("{point},0"),
            1 => format!("{point} - on a scale, that is"),
            _ => point.to_string(),
        };
        let mut cells: Vec<String> = points.enumerate().map(spelt).collect();
        cells.extend(std::iter::repeat_n("No opinion".to_owned(), unsure));
        cells.rotate_left(shift);
        cells
    };
    for separator in *b",;\t|" {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        let titles = MEASURES.iter().map(|(measure, ..)| format!("How important is … ? [{measure}]"));
        writer.write_record(std::iter::once("Respondent".to_owned()).chain(titles)).unwrap();
        let columns: Vec<_> = MEASURES
            .iter()
            .zip(3..)
            .map(|((_, counts, unsure, ..), shift)| answers(counts, *unsure, shift * 4 % 42))
            .collect();
        for row in 0..42 {
            let cells = columns.iter().map(|column| column[row].clone());
            writer.write_record(std::iter::once(format!("R{row}")).chain(cells)).unwrap();
        }
        let survey = read(&writer.into_inner().unwrap()).unwrap();
        assert_eq!((survey.rows(), survey.columns.len()), (42, 11));
        for (place, (measure, counts, unsure, sum, average)) in MEASURES.iter().enumerate() {
            let column = survey.column(measure).unwrap();
            assert_eq!(column, place + 1);
            for form in [Some(PollForm::Scale(5)), None] {
                let counted = survey.count(column, form.as_ref()).unwrap();
                let weighted: u32 = counted.counts.iter().zip(1..).map(|(count, point)| count * point).sum();
                let n: u32 = counted.counts.iter().sum();
                assert_eq!(counted.counts, counts.map(|count| u32::try_from(count).unwrap()), "{measure}");
                assert_eq!((usize::try_from(n + counted.unsure).unwrap(), counted.blank), (42, 0));
                assert_eq!(usize::try_from(counted.unsure).unwrap(), *unsure);
                assert_eq!((weighted, format!("{:.2}", f64::from(weighted) / f64::from(n)).as_str()), (*sum, *average));
            }
        }
    }
}
