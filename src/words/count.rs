//! Numbers with the word for what they count, and lists, as the program's own messages say them.

use std::fmt::Display;

/// `1 minute`, `2 minutes`, `1 more entry`, `3 more entries`, `1 person`, `2 people`.
pub fn count(number: impl Copy + Display + TryInto<u64>, thing: &str) -> String {
    let one = number.try_into().is_ok_and(|number| number == 1);
    if one {
        return format!("{number} {thing}");
    }
    match (thing.strip_suffix("person"), thing.strip_suffix('y')) {
        (Some(before), _) => format!("{number} {before}people"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{number} {stem}ies"),
        _ => format!("{number} {thing}s"),
    }
}

/// The most names or numbers that are said one by one.
const ONE_BY_ONE: usize = 8;

/// `a, b and c`, or the first few and how many more.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] if names.len() <= ONE_BY_ONE => format!("{} and {last}", all.join(", ")),
        _ => {
            let first: Vec<&str> = names.iter().take(ONE_BY_ONE).map(String::as_str).collect();
            format!("{} and {} more", first.join(", "), names.len() - ONE_BY_ONE)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        let said = |thing| [count(0_u64, thing), count(1_u64, thing), count(2_u64, thing)].join(", ");
        assert_eq!(said("more ballot"), "0 more ballots, 1 more ballot, 2 more ballots");
        assert_eq!(said("entry"), "0 entries, 1 entry, 2 entries");
        assert_eq!(said("person"), "0 people, 1 person, 2 people");
        assert_eq!(said("day"), "0 days, 1 day, 2 days");
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let names = |count: usize| (1..=count).map(|number| number.to_string()).collect::<Vec<_>>();
        assert_eq!(listed(&names(1)), "1");
        assert_eq!(listed(&names(3)), "1, 2 and 3");
        assert_eq!(listed(&names(10)), "1, 2, 3, 4, 5, 6, 7, 8 and 2 more");
    }
}
