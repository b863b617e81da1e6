//! What each tool writes.

use super::*;

#[test]
fn google_forms() {
    let survey = survey(
        "\"Timestamp\",\"Your city\",\"How important is it? [Day one]\",\"How important is it? [Access, to finance]\",\"Anything \
         else?\"\n\
         \"2019/07/01 10:02:11 AM GMT+2\",\"Rome\",\"5 (very important)\",\"4\",\"No.\nReally \"\"no\"\".\"\n\
         \"2019/07/01 10:09:40 AM GMT+2\",\"Milan\",\"4\",\"\",\"\"\n\
         \"2019/07/02 09:00:00 AM GMT+2\",\"rome\",\"5\",\"1 (not at all)\",\"\"\n",
    );
    assert_eq!(survey.rows(), 3);
    assert_eq!(survey.hints, Vec::<String>::new());
    let day_one = survey.count(survey.column("day one").unwrap(), Some(&PollForm::Scale(5))).unwrap();
    assert_eq!(day_one.question, "How important is it? [Day one]");
    assert_eq!((day_one.counts, day_one.blank, day_one.unsure), (vec![0, 0, 0, 1, 2], 0, 0));
    let finance = survey.count(survey.column("finance").unwrap(), Some(&PollForm::Scale(5))).unwrap();
    assert_eq!((finance.counts, finance.blank), (vec![1, 0, 0, 1, 0], 1));
    let city = survey.count(survey.column("B").unwrap(), None).unwrap();
    assert_eq!(by_option(&city), [("Rome", 2), ("Milan", 1)]);
}

#[test]
fn lime_survey() {
    let survey = survey(
        "\u{feff}\"id\";\"submitdate\";\"Wie wichtig ist das? [Sprache]\";\"Wie wichtig ist das? [Arbeit, Wohnen]\"\r\n\
         \"1\";\"2019-07-01 10:00:00\";\"4\";\"keine Angabe\"\r\n\
         \"2\";\"2019-07-01 10:05:00\";\"N/A\";\"3 - teils, teils\"\r\n\
         \"3\";\"\";\"\";\"\"\r\n",
    );
    let count = |name: &str| survey.count(survey.column(name).unwrap(), Some(&PollForm::Scale(5))).unwrap();
    let (language, work) = (count("sprache"), count("arbeit"));
    assert_eq!((language.counts, language.blank, language.unsure), (vec![0, 0, 0, 1, 0], 2, 0));
    assert_eq!((work.counts, work.blank, work.unsure), (vec![0, 0, 1, 0, 0], 1, 1));
}

#[test]
fn microsoft_forms() {
    let survey = survey(
        "ID,Start time,Which\u{a0}table?,Which topics?\r\n\
         1,7/1/19 10:00:00,Schools;,Housing;Work;\r\n2,7/1/19 10:00:00,housing;,Work;\r\n3,7/1/19 10:00:00,Schools;,\r\n",
    );
    let table = survey.count(2, None).unwrap();
    assert_eq!(table.question, "Which table?");
    assert_eq!(by_option(&table), [("Schools", 2), ("housing", 1)]);
    assert_eq!(
        refusal(survey.count(3, None)),
        "“Which topics?” has an answer with several options in one cell: line 2 has “Housing;Work;”; nothing was counted; one \
         answer for each person can be counted here: open the poll and enter the counts with /tally"
    );
    let whole = survey.count(3, Some(&choice(&["Housing;Work;", "Work"]))).unwrap();
    assert_eq!((whole.counts, whole.blank), (vec![1, 1], 1));
}

#[test]
fn survey_monkey() {
    let survey = survey(
        "Respondent ID,Collector ID,How important is it?,,,Your city\n\
         ,,Day one,Coordination,Other (please specify),Open-Ended Response\n\
         10991,2,5 - very,3,,Rome\n\
         10992,2,4,No opinion,more money,Milan\n",
    );
    assert_eq!(survey.hints, ["line 2 is taken for titles, and nobody's answers"]);
    assert_eq!(
        survey.columns[2..],
        [
            "How important is it? [Day one]",
            "How important is it? [Coordination]",
            "How important is it? [Other (please specify)]",
            "Your city"
        ]
    );
    let column = survey.column("coordination").unwrap();
    let counted = survey.count(column, Some(&PollForm::Scale(5))).unwrap();
    assert_eq!((column, survey.rows()), (3, 2));
    assert_eq!((counted.counts, counted.blank, counted.unsure), (vec![0, 0, 1, 0, 0], 0, 1));
}

#[test]
fn qualtrics() {
    let survey = survey(
        "StartDate,Q1,Q2_1\n\
         Start Date,\"How useful, overall?\",Which table?\n\
         \"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"Europe/Rome\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n\
         2019-07-01 10:00:00,5,Schools\n",
    );
    assert_eq!(survey.hints, ["line 2 and line 3 are taken for titles, and nobody's answers"]);
    assert_eq!(survey.columns, ["Start Date", "How useful, overall?", "Which table?"]);
    assert_eq!((survey.column("useful"), survey.column("q2_1")), (Ok(1), Ok(2)));
    assert_eq!(survey.count(1, Some(&PollForm::Scale(5))).unwrap().counts, [0, 0, 0, 0, 1]);
}

/// Where a second line might be somebody's answers, it is.
#[test]
fn answers_are_not_taken_for_titles() {
    for text in ["Id,Q1,,\n,4,x,y\n2,3,,\n,,,z\n", "Name,Q1\n,4\n", "Id,Q1,\n,4,\n1,3,x\n", "Q1,Q2\nQ1,Q2\n"] {
        let survey = survey(&text.replace("Q1,,", "Q1,Q2,Q3").replace("Q1,\n", "Q1,Q2\n"));
        assert_eq!(survey.rows(), text.lines().count() - 1, "{text}");
        assert_eq!(survey.hints, Vec::<String>::new());
    }
}
