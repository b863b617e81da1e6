//! Agendas as they come: those that hold a session up, those that can be opened all the same, and those without a flaw.
//!
//! Each case is a file. Beside it stands what is said of it, exactly; `UPDATE_AGENDAS=1` writes that anew.

#![allow(clippy::unwrap_used)] // in helpers of tests too

use std::path::{Path, PathBuf};

use rapporteur::agenda::{self, Agenda, Format, Opening, PollForm, Quorum, Reading, Role, Weight};

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    assert!(!files.is_empty());
    files
}

fn read(path: &Path) -> Reading {
    let roster = |name: &str| std::fs::read(path.with_file_name(name)).map_err(|_| "there is no such file".to_owned());
    agenda::read(path.file_name().unwrap().to_str().unwrap(), &std::fs::read(path).unwrap(), &roster)
}

fn valid(name: &str) -> Agenda {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agendas/valid").join(name)).agenda.unwrap()
}

/// Compares what is said of each case with what stands beside it.
fn says_what_stands_beside(folder: &str, can_be_opened: bool) {
    let mut wrong = Vec::new();
    for path in cases(folder) {
        let reading = read(&path);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(reading.agenda.is_some(), can_be_opened, "{name}\n{reading}");
        assert_eq!(reading.problems.iter().any(|problem| problem.holds_up()), !can_be_opened, "{name}");
        let said = format!("{reading}\n");
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE_AGENDAS").is_some() {
            std::fs::write(&expected, &said).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != said {
            wrong.push(format!("--- {name} says:\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_holds_a_session_up_is_said() {
    says_what_stands_beside("tests/agendas/invalid", false);
}

#[test]
fn what_does_not_hold_it_up_is_said_too() {
    says_what_stands_beside("tests/agendas/passable", true);
}

#[test]
fn a_good_agenda_has_nothing_said_about_it() {
    for folder in ["tests/agendas/valid", "agendas"] {
        for path in cases(folder) {
            assert_eq!(read(&path).to_string(), "", "{}", path.display());
        }
    }
}

#[test]
fn the_agendas_built_in_are_those_of_the_folder() {
    let built_in: Vec<_> = agenda::shipped::all().iter().map(|shipped| format!("{}.toml", shipped.name)).collect();
    let there: Vec<_> =
        cases("agendas").iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(built_in, there);
}

#[test]
fn every_key_is_read() {
    let agenda = valid("everything.toml");
    assert_eq!(agenda.title, "Housing and work for *newcomers*");
    assert_eq!(agenda.language, "pt-BR");
    assert_eq!(agenda.date.unwrap().to_string(), "2018-06-27");
    assert_eq!(agenda.start.unwrap().to_string(), "09:30:00");
    assert_eq!(agenda.attribution, agenda::Attribution::Organisation);
    assert_eq!(agenda.objectives, ["Agree", "Sign"]);
    assert_eq!(agenda.quorum, Some(Quorum::People(12)));
    assert_eq!(agenda.organiser.web.as_deref(), Some("https://city.example"));

    let first = &agenda.participants[0];
    assert_eq!((first.name.as_str(), first.role, first.signatory), ("Ada Example", Role::Facilitator, true));
    assert_eq!((first.category.as_deref(), first.country.as_deref()), (Some("municipality"), Some("IT")));

    assert_eq!(agenda.items[0].notes.as_deref(), Some("Say hello.\n\n- then begin"));
    assert_eq!(agenda.items[0].questions, ["Who is here?", "Why?"]);
    assert_eq!(agenda.items[1].format, Format::Tables);
    assert_eq!(agenda.items[1].fixed.unwrap().to_string(), "10:00:00");
    assert_eq!(agenda.items[1].tables, ["Schools", "Housing"]);

    let options = || vec!["Spring".to_owned(), "Autumn".to_owned()];
    let forms: Vec<PollForm> = agenda.polls.into_iter().map(|poll| poll.form).collect();
    let expected = [
        PollForm::Scale(5),
        PollForm::Choice(options()),
        PollForm::Ranking(options()),
        PollForm::Dots { options: options(), each: 3 },
        PollForm::Consensus(5),
        PollForm::Consensus(6),
    ];
    assert_eq!(forms, expected);

    let openings: Vec<Opening> = agenda.memorandum.recitals.into_iter().map(|recital| recital.opening).collect();
    assert_eq!(openings, [Opening::HavingRegard, Opening::Other("Noting with concern that".into()), Opening::None]);
    assert_eq!(agenda.memorandum.provisions[0].title, "Duration");
}

#[test]
fn a_roster_file_follows_the_participants_of_the_agenda() {
    let agenda = valid("everything.toml");
    let others: Vec<_> = agenda.participants[1..]
        .iter()
        .map(|person| (person.name.as_str(), person.organisation.as_deref().unwrap(), person.role, person.signatory))
        .collect();
    let expected = [
        ("Bo \"B\" Example", "Office for Work, Todi", Role::Observer, true),
        ("Cy Example", "Region East", Role::Speaker, false),
    ];
    assert_eq!(others, expected);
}

#[test]
fn a_roster_from_a_western_spreadsheet_keeps_its_accents() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agendas/passable/roster.toml");
    let agenda = read(&path).agenda.unwrap();
    assert_eq!(agenda.participants[0].name, "Zoë Müller");
    assert_eq!(agenda.participants[0].organisation.as_deref(), Some("Büro; Nord"));
    let utf16 = |text: &str| -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    let source = std::fs::read(&path).unwrap();
    let reading = agenda::read("a.toml", &source, &|_| Ok(utf16("name\trole\nŁucja\tobserver\n")));
    assert_eq!(reading.to_string(), "");
    assert_eq!(reading.agenda.unwrap().participants[0].name, "Łucja");
}

#[test]
fn a_text_is_kept_on_one_line_and_notes_on_theirs() {
    let agenda = valid("windows.toml");
    assert_eq!(agenda.items[0].title, "Over two lines");
    assert_eq!(agenda.items[0].notes.as_deref(), Some("One\nTwo"));
}

#[test]
fn control_characters_are_dropped_and_said() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agendas/passable/advice.toml");
    let agenda = read(&path).agenda.unwrap();
    assert_eq!(agenda.participants[1].name, "Bo [31mExample");
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let large = vec![b'#'; 100 << 20];
    let reading = agenda::read("huge.toml", &large, &|_| Err(String::new()));
    assert!(reading.agenda.is_none());
    assert_eq!(
        reading.to_string(),
        "huge.toml:1:1: the file is too large: 1 MiB is the most\n     = is it the right file?"
    );
}

#[test]
fn a_date_that_does_not_exist_is_an_error_but_no_reason_to_wait() {
    let text = "title = \"T\"\nkind = \"workshop\"\ndate = 2019-20-19\n[[items]]\ntitle = \"I\"\n";
    let reading = agenda::read("a.toml", text.as_bytes(), &|_| Err(String::new()));
    let weights: Vec<Weight> = reading.problems.iter().map(|problem| problem.weight).collect();
    assert_eq!(weights, [Weight::Error]);
    assert!(reading.has_errors());
    assert_eq!(reading.agenda.unwrap().date, None);
}
