//! A number with the word for what it counts, as the program's own messages say it.

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
}
