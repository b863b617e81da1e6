//! What is typed into a field, and what becomes of it.

use std::sync::Arc;

use super::*;
use crate::agenda::{Agenda, Participant};
use crate::session::event::PledgeKind;

fn state() -> State {
    let person = |name: &str, organisation: &str| Participant {
        name: name.to_owned(),
        organisation: Some(organisation.to_owned()),
        signatory: true,
        ..Participant::default()
    };
    let participants =
        vec![person("Anna Verdi", "Ravenna"), person("Ewa Nowak", "Novi Sad, City of"), person("Anna Verdi", "Lublin")];
    let mut state = State::new(Arc::new(Agenda { participants, date: "2018-06-27".parse().ok(), ..Agenda::default() }));
    let order = crate::session::event::Order {
        clock: crate::session::event::Clock(1, 0),
        device: crate::session::event::Device::new("desk").unwrap(),
        seq: 1,
    };
    let event = crate::session::event::EntryRecorded {
        entry: "1".parse().unwrap(),
        kind: crate::session::event::EntryKind::Pledge,
        text: "mentors".to_owned(),
        item: None,
        speaker: None,
        details: None,
    };
    let recorded = crate::session::Recorded {
        id: uuid::Uuid::nil(),
        order,
        at: "2018-06-27T09:30:00+02:00".parse().unwrap(),
        event: event.into(),
    };
    crate::session::apply(&mut state, recorded);
    state
}

fn details(field: Field, value: &str) -> Result<(Option<String>, Details), String> {
    let today = "2018-06-27".parse().unwrap();
    let parsed = field.command("1".parse().unwrap(), value, &state(), today).map_err(|refusal| refusal.to_string())?;
    match parsed.line {
        Line::Command(Command::Edit { text, details, .. }) => Ok((text, details)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn free_text_goes_in_as_it_is() {
    let odd = "say \"no\" by due:friday\nto @Ravenna \\ “and” «all» by:Lublin";
    for field in [Field::Wording, Field::Indicator, Field::Baseline, Field::Target, Field::Source, Field::Territory] {
        let (text, details) = details(field, odd).unwrap();
        assert_eq!(text.as_deref().or(field.text(&details)), Some(odd), "{field:?}");
    }
}

#[test]
fn names_dates_kinds_and_numbers_are_those_of_the_command_language() {
    assert_eq!(details(Field::Due, " 31 December 2018 ").unwrap().1.due.unwrap().to_string(), "2018-12-31");
    assert_eq!(details(Field::Due, "+3m").unwrap().1.due.unwrap().to_string(), "2018-09-27");
    assert_eq!(details(Field::Kind, "Policy").unwrap().1.pledge_kind, Some(PledgeKind::Policy));
    assert_eq!(details(Field::GrewFrom, "1 1").unwrap().1.grew_from.len(), 2);
    for bodies in ["@Ravenna @\"Novi Sad, City of\"", "@rav, @Novi", "Ravenna, Novi", "@Ravenna @Novi @"] {
        let names: Vec<Who> = details(Field::Bodies, bodies).unwrap().1.who;
        let wanted = ["Ravenna", "Novi Sad, City of"].map(|name| Who::Organisation(name.to_owned()));
        assert_eq!(names, wanted, "{bodies}");
    }
}

#[test]
fn what_is_no_value_is_refused_in_the_same_words() {
    for (field, value, said) in [
        (Field::Due, "soon", "“soon” is no date"),
        (Field::Kind, "odd", "“odd” is no value for kind:"),
        (Field::GrewFrom, "one", "from:"),
        (Field::Bodies, "@Nowhere", "nobody on the list is called “Nowhere”"),
        (Field::Bodies, "@Ravenna and others", "is not understood"),
        (Field::Bodies, "@Ravenna due:+3m", "is more than this field takes"),
        (Field::Bodies, "@", "cannot be emptied"),
        (Field::Indicator, "  ", "cannot be emptied"),
    ] {
        let refusal = details(field, value).unwrap_err();
        assert!(refusal.contains(said), "{value}: {refusal}");
    }
}

#[test]
fn a_name_is_typed_so_that_it_means_the_same_again() {
    let state = state();
    let anna = state.roster.people().nth(2).map(|person| Who::Participant(person.id)).unwrap();
    for who in [Who::Organisation("Ravenna".into()), Who::Organisation("Novi Sad, City of".into()), anna] {
        let typed = addressed(&state, &who);
        assert_eq!(details(Field::Bodies, &typed).unwrap().1.who, [who], "{typed}");
    }
}

#[test]
fn the_line_fills_in_the_field_where_it_is_typed_again() {
    let today = "2018-06-27".parse().unwrap();
    let (handle, state) = ("1".parse().unwrap(), state());
    for (field, value) in [
        (Field::Wording, "due:friday is “only” said @Ravenna"),
        (Field::Indicator, "20 \"real\" mentors"),
        (Field::Bodies, "Ravenna, Lublin"),
        (Field::Due, "31 December 2018"),
        (Field::GrewFrom, "1"),
    ] {
        let line = field.line(handle, value);
        let command = field.command(handle, value, &state, today).unwrap().line;
        assert_eq!(capture::parse(&line, &state, today).unwrap().line, command, "{line}");
    }
}

#[test]
fn what_could_come_next_is_put_into_the_field_alone() {
    let state = state();
    let first = |field: Field, text: &str| {
        let completion = field.complete(text, text.len(), &state, 9)?;
        let mut value = text.to_owned();
        value.replace_range(completion.span, &completion.candidates[0].insert);
        Some(value)
    };
    assert_eq!(first(Field::Bodies, "@Ravenna @Novi").as_deref(), Some("@Ravenna @\"Novi Sad, City of\" "));
    assert_eq!(first(Field::Due, "+3").as_deref(), Some("+3m "));
    assert_eq!(first(Field::Kind, "").as_deref(), Some("financial "));
    assert_eq!(first(Field::GrewFrom, "").as_deref(), Some("1 "));
    for (field, text) in [(Field::Indicator, "@Rav"), (Field::Due, "31 in"), (Field::Bodies, "ind")] {
        assert_eq!(first(field, text), None, "{text}");
    }
}
