//! Agendas and rosters that mean no good, or that a cat walked over: reading them says what is wrong and never fails.

#![allow(clippy::unwrap_used)] // in helpers of tests too

use proptest::prelude::*;
use rapporteur::agenda::{self, Kind, Reading};

const EVERYTHING: &str = include_str!("agendas/valid/everything.toml");

/// What every reading must be, whatever was read.
fn holds_together(source: &[u8], reading: &Reading) {
    assert_eq!(reading.agenda.is_none(), reading.problems.iter().any(|problem| problem.holds_up()));
    let text = String::from_utf8_lossy(source);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let lines: Vec<&str> = text.split('\n').collect();
    for problem in reading.problems.iter().filter(|problem| problem.file == "a.toml") {
        assert!((1..=lines.len()).contains(&problem.line), "{problem:?}");
        assert!((1..=lines[problem.line - 1].chars().count() + 1).contains(&problem.column), "{problem:?}");
        assert!(problem.source_line.as_ref().is_none_or(|line| line.chars().count() < 300), "{problem:?}");
    }
    let said = reading.to_string();
    assert!(!said.chars().any(|c| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c)), "{said:?}");
    if let Some(agenda) = &reading.agenda {
        assert!(!agenda.title.trim().is_empty());
        assert!(agenda.items.iter().all(|item| !item.title.is_empty() && !item.title.contains(char::is_control)));
        assert!(agenda.participants.iter().all(|person| !person.name.contains(char::is_control)));
    }
}

fn read(source: &[u8], roster: &[u8]) -> Reading {
    agenda::read("a.toml", source, &|_| Ok(roster.to_vec()))
}

/// Pieces that agendas are made of, and pieces that break them.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known = [
        "\"",
        "\"\"\"",
        "'''",
        "'",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ",",
        ".",
        "#",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\\",
        "\\u0007",
        "\0",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{feff}",
        "é",
        "\u{2028}",
        "👩‍👩‍👧",
        "[[items]]\n",
        "[memorandum]\n",
        "title = ",
        "minutes = ",
        "date = ",
        "fixed = ",
        "tables = ",
        "options = ",
        "1441",
        "-1",
        "0x",
        "1e400",
        "nan",
        "25:61:00",
        "2019-20-19",
        "true",
    ];
    let known = prop::sample::select(known.to_vec()).prop_map(|piece| piece.as_bytes().to_vec());
    prop_oneof![4 => known, 1 => prop::collection::vec(any::<u8>(), 0..6)]
}

/// A change somewhere in a text: what is taken out from where, and what is put there.
fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, Vec<u8>)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, piece()), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn random_bytes_are_read(source in prop::collection::vec(any::<u8>(), 0..400)) {
        holds_together(&source, &read(&source, b"name\nAda"));
    }

    #[test]
    fn random_pieces_are_read(pieces in prop::collection::vec(piece(), 0..80)) {
        let source = pieces.concat();
        holds_together(&source, &read(&source, b"name\nAda"));
    }

    #[test]
    fn a_damaged_agenda_is_read(changes in changes(), kind in prop::sample::select(vec![None, Some(Kind::Workshop)])) {
        let mut source = kind.map_or(EVERYTHING.to_owned(), |kind| agenda::template(kind, None)).into_bytes();
        for (place, length, piece) in changes {
            let at = place.index(source.len() + 1);
            let end = (at + length).min(source.len());
            source.splice(at..end, piece);
        }
        holds_together(&source, &read(&source, b"name\nAda"));
    }

    #[test]
    fn a_damaged_roster_is_read(pieces in prop::collection::vec(piece(), 0..40), header in "(name|role|signatory|[a-z]{1,9})([,;\t](name|organisation|role|signatory)){0,4}\n") {
        let roster = [header.as_bytes(), &pieces.concat()].concat();
        holds_together(EVERYTHING.as_bytes(), &read(EVERYTHING.as_bytes(), &roster));
    }

    /// Whatever a spreadsheet writes is what is read.
    #[test]
    fn a_roster_is_read_as_it_was_written(
        people in prop::collection::vec(("[a-zA-Zéł,;\"' .-]{1,12}[a-z]", "[a-zA-Zéł,;\"' .\n-]{0,12}[a-z]"), 1..8),
        separator in prop::sample::select(vec![b',', b';', b'\t']),
        crlf in any::<bool>(),
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().delimiter(separator).terminator(terminator).from_writer(Vec::new());
        writer.write_record(["name", "organisation", "country"]).unwrap();
        let one_line = |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        let people: Vec<_> = people.iter().enumerate().map(|(count, (name, body))| (format!("{name}{count}"), body)).collect();
        for (name, body) in &people {
            writer.write_record([name.as_str(), body, ""]).unwrap();
        }
        let source = "title = \"T\"\nkind = \"workshop\"\nparticipants_file = \"r.csv\"\n[[items]]\ntitle = \"I\"\n";
        let reading = read(source.as_bytes(), &writer.into_inner().unwrap());
        let errors: Vec<_> = reading.problems.iter().filter(|problem| !problem.is_advice()).collect();
        prop_assert!(errors.is_empty(), "{reading}");
        let read: Vec<_> = reading.agenda.unwrap().participants.into_iter().map(|person| (person.name, person.organisation.unwrap_or_default())).collect();
        let written: Vec<_> = people.iter().map(|(name, body)| (one_line(name), one_line(body))).collect();
        prop_assert_eq!(read, written);
    }
}

#[test]
fn a_hundred_problems_are_told_and_the_rest_is_counted() {
    let keys: String = (0..150).map(|count| format!("key{count} = 1\n")).collect();
    let source = format!("title = \"T\"\nkind = \"workshop\"\n{keys}[[items]]\ntitle = \"I\"\n");
    let reading = read(source.as_bytes(), b"");
    assert_eq!((reading.problems.len(), reading.more), (100, 50));
    assert!(reading.to_string().ends_with("\n\n… and 50 more problems"));
}

/// What would take minutes, or all memory, if any of it were looked at once for each of its errors.
#[test]
fn a_large_hostile_agenda_is_read_in_one_go() {
    let size = 1 << 16;
    let of = |piece: &str| piece.repeat(size / piece.len());
    let many = |piece: &dyn Fn(usize) -> String| (0..size / 16).map(piece).collect::<String>();
    let hostile = [
        of("["),
        of("{"),
        of("\""),
        of("\"\"\""),
        of("=\n"),
        of("a\n"),
        of("a."),
        of("\n["),
        of("[[items]]\n"),
        of("[[items\n"),
        format!("x = {}", of("[1,")),
        format!("organiser = {{{}}}", many(&|count| format!("k{count}=1,"))),
        format!("objectives = [{}]", of("\"\",")),
        format!("objectives = [{}]", of("1 2 ")),
        format!("notes = \"\"\"{}", of("\n[x]")),
        format!("title = \"{}\"", of("\\u0007")),
        many(&|count| format!("[[items]]\nfixed = 9:30\nx{count} = 1\n")),
        many(&|count| format!("[[participants]]\nname = \"n{count}\"\norganisation = \"o{count}\"\n")),
        format!("quorum = {}", of("9")),
    ];
    for source in hostile {
        let reading = read(source.as_bytes(), b"name\nAda");
        holds_together(source.as_bytes(), &reading);
        assert!(reading.agenda.is_none());
        assert!(reading.problems.len() <= 100);
    }
    let roster = format!("name,role\n{}", of("\"\"x\"\",speeker\n"));
    holds_together(EVERYTHING.as_bytes(), &read(EVERYTHING.as_bytes(), roster.as_bytes()));
    let wide = format!("name{}\nAda\n", ",c".repeat(2_000_000));
    let reading = read(EVERYTHING.as_bytes(), wide.as_bytes());
    holds_together(EVERYTHING.as_bytes(), &reading);
    assert!(reading.to_string().contains("the first line has 2000001 columns: 1000 is the most"), "{reading}");
}
