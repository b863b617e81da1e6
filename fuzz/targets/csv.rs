//! Tables of other programs: a roster file, and what a survey tool exported; the same bytes are read as both. Behind
//! [`rapporteur_fuzz::PART`] there may be the name of a column, and behind another, the options of a poll, one a line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::agenda::{PollForm, read};
use rapporteur::capture::{Import, imported, survey};
use rapporteur_fuzz::{fit_to_be_shown, parts};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, parts)) = parts(bytes) else { return };
    let text = |n: usize| parts.get(n).map(|part| String::from_utf8_lossy(part).into_owned());
    let (named, options) = (text(1).unwrap_or_else(|| "2".to_owned()), text(2).unwrap_or_default());
    let table = match (choice & 0x80 != 0, std::str::from_utf8(parts[0])) {
        (true, Ok(text)) => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        _ => parts[0].to_vec(),
    };

    let agenda = b"title = \"A\"\nkind = \"workshop\"\nparticipants_file = \"roster.csv\"\n";
    let reading = read("a.toml", agenda, &|_| Ok(table.clone()));
    fit_to_be_shown(&reading.to_string());
    let people = reading.agenda.iter().flat_map(|agenda| &agenda.participants);
    for person in people {
        let texts = [Some(&person.name), person.organisation.as_ref(), person.category.as_ref(), person.email.as_ref()];
        assert!(!person.name.trim().is_empty());
        assert!(texts.into_iter().flatten().all(|text| !text.contains(char::is_control)), "{person:?}");
    }

    let options: Vec<String> = options.lines().map(str::to_owned).collect();
    let form = match choice & 7 {
        0 | 1 => None,
        2 => Some(PollForm::Scale(5)),
        3 => Some(PollForm::Scale(10)),
        4 => Some(PollForm::Consensus(5)),
        5 => Some(PollForm::Ranking(options)),
        6 => Some(PollForm::Dots { options, each: 3 }),
        _ => Some(PollForm::Choice(options)),
    };
    match survey::read(&table) {
        Err(refusal) => fit_to_be_shown(&refusal.to_string()),
        Ok(survey) => {
            assert!(!survey.columns.iter().any(|title| title.contains(char::is_control)));
            survey.hints.iter().for_each(|hint| fit_to_be_shown(hint));
            assert!(survey.column(&named).map_or(true, |column| column < survey.columns.len()));
            for column in 0..survey.columns.len().min(12) {
                assert_eq!(survey.column(&(column + 1).to_string()), Ok(column));
                match survey.count(column, form.as_ref()) {
                    Err(refusal) => fit_to_be_shown(&refusal.to_string()),
                    Ok(counted) => {
                        let all = counted.counts.iter().sum::<u32>() + counted.blank + counted.unsure;
                        assert_eq!(all as usize, survey.rows(), "everybody is counted once");
                        assert_eq!(counted.counts.len(), counted.form.options());
                        assert!(!counted.question.is_empty());
                        counted.hints.iter().for_each(|hint| fit_to_be_shown(hint));
                    }
                }
            }
        }
    }
    match imported(&Import { file: "survey.csv".to_owned(), columns: named, form, ends: Vec::new() }, &table) {
        Err(refusal) => fit_to_be_shown(&refusal.to_string()),
        Ok((_, hints)) => hints.iter().for_each(|hint| fit_to_be_shown(hint)),
    }
});
