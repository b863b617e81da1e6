//! Small values as people write them: dates, times, yes and no, language tags, file names.

use chrono::{NaiveDate, NaiveTime};

/// Whether a text is groups of so many digits between separators.
pub(super) fn is_iso(text: &str, separator: char, digits: &[usize]) -> bool {
    let groups: Vec<&str> = text.split(separator).take(digits.len() + 1).collect();
    groups.len() == digits.len()
        && groups
            .iter()
            .zip(digits)
            .all(|(group, digits)| group.len() == *digits && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The date somebody meant, where only one can be meant: `2018-6-27`, `27/06/2018`, `27.6.2018`, but not `5/6/2018`.
pub(super) fn likely_date(text: &str) -> Option<NaiveDate> {
    let [a, b, c] = groups(text)?;
    let day = |year: u32, month, day| NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day);
    let year = |digits: &str| digits.len() == 4;
    let number = |digits: &str| digits.parse::<u32>().ok();
    let (x, y, z) = (number(a)?, number(b)?, number(c)?);
    if year(a) {
        day(x, y, z)
    } else if year(c) && (x == y || x > 12) {
        day(z, y, x)
    } else if year(c) && y > 12 {
        day(z, x, y)
    } else {
        None
    }
}

/// The time somebody meant: `9:30`, `9.30`, `9h30`, `09:30:00`.
pub(super) fn likely_time(text: &str) -> Option<NaiveTime> {
    let number = |digits: &str| digits.parse::<u32>().ok();
    if let Some([hour, minute]) = groups(text) {
        NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)
    } else {
        let [hour, minute, second] = groups(text)?;
        NaiveTime::from_hms_opt(number(hour)?, number(minute)?, number(second)?)
    }
}

/// Exactly so many groups of digits, with one character between each two.
fn groups<const N: usize>(text: &str) -> Option<[&str; N]> {
    if text.len() > 20 {
        return None;
    }
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let groups: [&str; N] = groups.try_into().ok()?;
    groups.iter().all(|group| !group.is_empty()).then_some(groups)
}

/// Yes or no, as people write it in a table.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "x" | "1" | "✓" => Some(true),
        "false" | "no" | "n" | "0" | "-" | "–" | "" => Some(false),
        _ => None,
    }
}

/// Whether a text has the shape of a language tag: two or three letters, then subtags (BCP 47, RFC 5646 section 2.1).
pub(super) fn is_language(text: &str) -> bool {
    let mut tags = text.split('-');
    let first = tags.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && text.len() <= 35
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && tags.all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether a text names a file beside the agenda, or in a folder beside it, on every system.
pub(super) fn is_inside(path: &str) -> bool {
    !path.contains([':', '\0']) && path.split(['/', '\\']).all(|part| !part.is_empty() && part != ".." && part != ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_guessed_only_where_one_can_be_meant() {
        let day = NaiveDate::from_ymd_opt(2018, 6, 27);
        for text in ["2018-6-27", "2018/06/27", "27/06/2018", "27.6.2018", "06/27/2018"] {
            assert_eq!(likely_date(text), day, "{text}");
        }
        for text in ["5/6/2018", "27/06/18", "2018-20-19", "27 June 2018", "", "2018-6-27-1"] {
            assert_eq!(likely_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_guessed() {
        for text in ["9:30", "9.30", "9h30", "09:30:00"] {
            assert_eq!(likely_time(text), NaiveTime::from_hms_opt(9, 30, 0), "{text}");
        }
        for text in ["25:00", "9", "half past nine", "9:"] {
            assert_eq!(likely_time(text), None, "{text}");
        }
    }

    #[test]
    fn a_file_outside_the_folder_is_refused() {
        for path in ["roster.csv", "data/roster.csv", "the roster.csv"] {
            assert!(is_inside(path), "{path}");
        }
        for path in
            ["/etc/passwd", "../roster.csv", "a/../../b", "C:\\roster.csv", "\\\\server\\share", "a//b", "", "."]
        {
            assert!(!is_inside(path), "{path}");
        }
    }

    #[test]
    fn a_language_is_a_tag() {
        for tag in ["en", "it", "pt-BR", "sr-Latn-RS", "mul"] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in ["english", "e", "en_GB", "en-", "", "../it"] {
            assert!(!is_language(tag), "{tag}");
        }
    }
}
