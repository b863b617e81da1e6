//! What is wrong, in words that may stand on a wall: without names of files and devices, which may be those of people, and
//! without anything that stands in a file. `rapporteur check` says the rest to whoever may know it.

use crate::journal::{Fault, ReadOnly, Trouble};

/// What is wrong, the gravest first, each sort of trouble once.
pub fn told(troubles: &[Trouble]) -> Vec<String> {
    let (mut gone, mut missing, mut closed, mut erasing, mut newer, mut damaged) = (false, 0, 0, false, false, 0);
    let mut shorter = 0;
    for trouble in troubles {
        match trouble {
            Trouble::Gone(_) => gone = true,
            Trouble::Missing(_) => missing += 1,
            Trouble::Shorter { .. } => shorter += 1,
            Trouble::Others(_) => {}
            Trouble::Damage(damage) => match (&damage.what, damage.what.read_only()) {
                (Fault::Unreadable(_), _) => closed += 1,
                (Fault::Copy(_) | Fault::InCopy(_), _) => {}
                (_, Some(ReadOnly::Erasing)) => erasing = true,
                (_, Some(ReadOnly::Newer)) => newer = true,
                _ => damaged += 1,
            },
        }
    }
    let files = |count: u32, what: &str| match count {
        1 => format!("A file of the session {what}"),
        count => format!("{count} files of the session {}", what.replacen("is ", "are ", 1)),
    };
    let mut lines = Vec::new();
    let mut say = |whether: bool, what: String| lines.extend(whether.then_some(what));
    say(
        gone,
        "The session's folder is not there: it was renamed, or its disk is away. Put it back, and it is followed on."
            .into(),
    );
    say(
        damaged > 0,
        format!(
            "The record is damaged ({damaged} {}). What can be read is shown; `rapporteur check` says what is wrong and where.",
            if damaged == 1 { "place" } else { "places" }
        ),
    );
    say(
        newer,
        "A newer version of the program records in this session; what this one does not know is not shown. Install that one."
            .into(),
    );
    say(
        erasing,
        "A person is being erased from this session; `rapporteur erase` finishes that if it was interrupted.".into(),
    );
    say(closed > 0, files(closed, "is not to be read just now. That is tried again all the time."));
    say(shorter > 0, files(shorter, "is shorter than it was. What is missing is shown again when it is back."));
    say(missing > 0, files(missing, "is no longer there. What was read of it is shown until it is back."));
    lines
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::journal::Damage;

    fn damage(line: u64, what: Fault) -> Trouble {
        Trouble::Damage(Damage { file: PathBuf::from("journal/annas-laptop.jsonl"), line: Some(line), what })
    }

    #[test]
    fn each_sort_of_trouble_is_told_once_and_names_nobody() {
        let troubles = [
            damage(1, Fault::Changed),
            damage(2, Fault::Foreign("invalid type: string \"Anna Verdi\"".into())),
            damage(3, Fault::NewerEvent("anna_sang".into())),
            damage(4, Fault::Unreadable("Anna".into())),
            damage(5, Fault::Erasing),
            Trouble::Missing(PathBuf::from("home/anna/agenda.toml")),
            Trouble::Missing(PathBuf::from("home/anna/todi")),
            Trouble::Gone(PathBuf::from("home/anna")),
        ];
        let told = told(&troubles);
        assert_eq!(told.len(), 6);
        assert!(
            told[1].contains("2 places") && told[5].starts_with("2 files of the session are no longer"),
            "{told:?}"
        );
        assert!(!told.join(" ").to_lowercase().contains("anna"), "{told:?}");
        assert!(super::told(&troubles[..1])[0].contains("1 place)"));
        assert!(super::told(&[]).is_empty());
    }
}
