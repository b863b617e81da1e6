//! Dates as people type them: `2026-12-31`, `31.12.2026`, `31 December`, `+3m`, `friday`, `tomorrow`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::session::Refusal;

/// What may be typed for a date, for messages.
pub const FORMS: &str = "2026-12-31, 31.12.2026, \"31 December 2026\", +10d, +2w, +3m, +1y, friday, today or tomorrow";

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// The date meant by `text` on the day `today`. A day that a month does not have is its last (`+1m` from 31 January); a
/// weekday is the next such day after today; a day without a year is the next one, today included.
///
/// # Errors
/// A refusal that lists the forms that are understood.
pub fn read(text: &str, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    let text = text.trim();
    let date = read_word(text, today).or_else(|| spelt_out(text, today));
    match date.filter(|date| (1..=9999).contains(&date.year())) {
        Some(date) => Ok(date),
        None => Err(Refusal::new(format!("“{text}” is no date"), format!("type {FORMS}"))),
    }
}

/// A date as messages show it: `Thursday 31 December 2026`.
pub fn long(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

fn read_word(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let word = text.to_lowercase();
    match word.as_str() {
        "today" => return Some(today),
        "tomorrow" => return today.succ_opt(),
        _ => {}
    }
    if let Some(span) = word.strip_prefix('+') {
        return later(span, today);
    }
    if let Some(day) = weekday(&word) {
        return today.checked_add_days(Days::new(match day.days_since(today.weekday()) {
            0 => 7,
            days => days.into(),
        }));
    }
    let separator = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-./".contains(*c))?;
    let mut parts = word.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next().filter(|part| !part.is_empty()));
    if parts.next().is_some() {
        return None;
    }
    match (first.len(), third) {
        (4, Some(day)) => date(number(first)? as i32, number(second)?, number(day)?),
        (1..=2, Some(year)) if year.len() == 4 || year.len() == 2 => {
            let century = if year.len() == 2 { today.year() - today.year() % 100 } else { 0 };
            date(century + number(year)? as i32, number(second)?, number(first)?)
        }
        // Without a year only where it cannot be mistaken for a number or a fraction: `31.12.`
        (1..=2, None) if word.ends_with('.') => coming(number(second)?, number(first)?, today),
        _ => None,
    }
}

/// `3m` after `today`.
fn later(span: &str, today: NaiveDate) -> Option<NaiveDate> {
    let unit = span.chars().next_back()?;
    let count = number(span.strip_suffix(unit)?)?;
    match unit {
        'd' => today.checked_add_days(Days::new(count.into())),
        'w' => today.checked_add_days(Days::new(u64::from(count) * 7)),
        'm' => today.checked_add_months(Months::new(count)),
        'y' => today.checked_add_months(Months::new(count.checked_mul(12)?)),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    let named = |(name, _): &&(&str, Weekday)| word.len() >= 3 && name.starts_with(word);
    WEEKDAYS.iter().find(named).map(|(_, day)| *day)
}

/// `31 December 2026`, `31 dec`, `December 31, 2026`.
fn spelt_out(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let (first, second, year) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let (month, day) = match month(second) {
        Some(month) => (month, first),
        None => (month(first)?, second),
    };
    let day = number(day.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.'))?;
    match year {
        Some(year) if year.len() == 4 => date(number(year)? as i32, month, day),
        Some(_) => None,
        None => coming(month, day, today),
    }
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let named = |name: &&str| word.len() >= 3 && name.starts_with(&word);
    (1..).zip(&MONTHS).find(|(_, name)| named(name)).map(|(number, _)| number)
}

/// The next such day, today included.
fn coming(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    // 29 February may be seven years away (around 2100).
    (today.year()..today.year() + 8).filter_map(|year| date(year, month, day)).find(|date| *date >= today)
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(today: &str, text: &str) -> Option<String> {
        read(text, today.parse().unwrap()).ok().map(|date| date.to_string())
    }

    #[test]
    fn every_form_is_understood() {
        for (text, expected) in [
            ("2026-12-31", "2026-12-31"),
            ("2026/12/31", "2026-12-31"),
            ("31.12.2026", "2026-12-31"),
            ("31/12/2026", "2026-12-31"),
            ("1-2-2027", "2027-02-01"),
            ("31.12.27", "2027-12-31"),
            ("31.12.", "2026-12-31"),
            ("1.1.", "2027-01-01"),
            ("31 December 2026", "2026-12-31"),
            ("December 31, 2026", "2026-12-31"),
            ("1st dec", "2026-12-01"),
            ("5 mar", "2027-03-05"),
            ("+10d", "2026-07-07"),
            ("+2w", "2026-07-11"),
            ("+3m", "2026-09-27"),
            ("+1Y", "2027-06-27"),
            ("Friday", "2026-07-03"),
            ("sat", "2026-07-04"),
            ("sunday", "2026-06-28"),
            ("today", "2026-06-27"),
            ("TOMORROW", "2026-06-28"),
        ] {
            assert_eq!(on("2026-06-27", text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(on("2027-01-31", "+1m").as_deref(), Some("2027-02-28"));
        assert_eq!(on("2028-02-29", "+1y").as_deref(), Some("2029-02-28"));
        assert_eq!(on("2097-03-01", "29 feb").as_deref(), Some("2104-02-29"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "soon",
            "2026-13-01",
            "31.02.2026",
            "12/31/2026",
            "+",
            "+m",
            "+3",
            "+3x",
            "-3m",
            "3m",
            "+99999y",
            "fr",
            "12-3-2",
            "12.3",
            "1/2",
            "32 may",
            "may",
            "2026",
            "+٣m",
            "99999-01-01",
            "1 may 20266",
            "é",
            "+é",
        ] {
            assert_eq!(on("2026-06-27", text), None, "{text}");
        }
    }

    #[test]
    fn a_refusal_lists_the_forms() {
        let refusal = read("soon", NaiveDate::MIN).unwrap_err().to_string();
        assert!(refusal.contains("“soon” is no date") && refusal.contains("+3m"), "{refusal}");
    }
}
