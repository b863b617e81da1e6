//! The text around the record, in the language of the session: phrases from Fluent files, dates, times and lists in the
//! language's own form.
//!
//! A language is one file beside this one, `<tag>.ftl`; adding one needs no code. What it lacks is said in English, and a
//! test names it. In a file, `locale` is the locale whose dates, times and lists are used when a session's tag names no
//! region (English here is British).
//!
//! [`forms`] has the forms that names take in these languages, [`fold`] is for text that people type: it compares without case and accents, in any language.
//! [`marks`] is for characters that do something instead of showing.

mod count;
pub mod fold;
pub mod forms;
pub mod marks;

use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use icu_datetime::input::{Date, Time};
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter, fieldsets};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;
use include_dir::{Dir, include_dir};

pub use count::{count, listed};

/// What a phrase is filled in with: a number, by which its plural is chosen, or a text.
pub use fluent_bundle::FluentValue as Value;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/words");

/// The language whose file is complete by definition.
const ENGLISH: &str = "en";

type Bundle = FluentBundle<FluentResource>;

/// The phrases, dates and lists of one language.
pub struct Phrases {
    tag: String,
    missing: bool,
    bundle: Bundle,
    /// What is said where the language has no phrase; `None` for English itself.
    english: Option<Bundle>,
    date: Option<DateTimeFormatter<fieldsets::YMD>>,
    time: Option<NoCalendarFormatter<fieldsets::T>>,
    and: Option<ListFormatter>,
    /// The language whose headings stand beside these.
    beside: Option<Box<Phrases>>,
}

impl Phrases {
    /// The phrases of the language of a BCP 47 tag (`it-IT` finds `it`); `None` if there is no file for it.
    pub fn of(language: &str) -> Option<Phrases> {
        let tag: Locale = language.trim().parse().ok()?;
        let name = tag.id.language.to_string();
        let bundle = read(&name)?;
        let english = if name == ENGLISH { None } else { read(ENGLISH) };
        let locale = match tag.id.region {
            Some(_) => tag.clone(),
            None => say(&bundle, "locale", None).and_then(|locale| locale.parse().ok()).unwrap_or_else(|| tag.clone()),
        };
        Some(Phrases {
            tag: tag.id.to_string(),
            missing: false,
            bundle,
            english,
            date: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).ok(),
            time: NoCalendarFormatter::try_new((&locale).into(), fieldsets::T::hm().with_alignment(TWO_DIGITS)).ok(),
            and: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok(),
            beside: None,
        })
    }

    /// The phrases of this language, or English where there is no file for it; then [`Phrases::missing`] says so.
    pub fn or_english(language: &str) -> Phrases {
        Phrases::of(language).unwrap_or_else(|| {
            let english = Phrases::of(ENGLISH).unwrap_or_else(|| Phrases {
                tag: ENGLISH.into(),
                missing: false,
                bundle: Bundle::new_concurrent(Vec::new()),
                english: None,
                date: None,
                time: None,
                and: None,
                beside: None,
            });
            Phrases { missing: true, ..english }
        })
    }

    /// The same with the headings of another language beside its own.
    #[must_use]
    pub fn beside(self, other: Phrases) -> Phrases {
        Phrases { beside: Some(Box::new(other)), ..self }
    }

    /// The phrase of this name as a heading: `Decisioni / Decisions`, where the headings of another language stand beside.
    pub fn heading(&self, phrase: &str) -> String {
        let own = self.say(phrase);
        match self.beside.as_ref().map(|other| other.say(phrase)).filter(|other| *other != own) {
            Some(other) => format!("{own} / {other}"),
            None => own,
        }
    }

    /// The tags of all languages there are, in order.
    pub fn languages() -> Vec<&'static str> {
        let files = FILES.files().filter(|file| file.path().extension().is_some_and(|extension| extension == "ftl"));
        let mut tags: Vec<_> = files.filter_map(|file| file.path().file_stem()?.to_str()).collect();
        tags.sort_unstable();
        tags
    }

    /// The BCP 47 tag of the language that is spoken.
    pub fn language(&self) -> &str {
        &self.tag
    }

    /// Whether another language was asked for that there is no file of, and this is English instead.
    pub fn missing(&self) -> bool {
        self.missing
    }

    /// The phrase of this name. One that not even English has is its own name.
    pub fn say(&self, phrase: &str) -> String {
        self.fill(phrase, None)
    }

    /// The phrase of this name, filled in with values.
    pub fn say_with(&self, phrase: &str, values: &[(&str, Value<'_>)]) -> String {
        self.fill(phrase, Some(&values.iter().map(|(name, value)| (*name, value.clone())).collect()))
    }

    fn fill(&self, phrase: &str, values: Option<&FluentArgs<'_>>) -> String {
        let own = say(&self.bundle, phrase, values);
        own.or_else(|| say(self.english.as_ref()?, phrase, values)).unwrap_or_else(|| phrase.to_owned())
    }

    /// A day, written out: `27 June 2018`, `27 giugno 2018`.
    pub fn date(&self, day: NaiveDate) -> String {
        let month = u8::try_from(day.month()).unwrap_or(1);
        let date = Date::try_new_iso(day.year(), month, u8::try_from(day.day()).unwrap_or(1));
        match (&self.date, date) {
            (Some(formatter), Ok(date)) => self.ordinal(day, formatter.format(&date).to_string()),
            _ => day.to_string(),
        }
    }

    /// The date with the first of the month as the language writes it (`1er janvier`): ICU's data has only the number.
    fn ordinal(&self, day: NaiveDate, date: String) -> String {
        match date.strip_prefix('1').filter(|_| day.day() == 1) {
            Some(rest) => self.say("first-of-month") + rest,
            None => date,
        }
    }

    /// A time of day, to the minute: `09:30`.
    pub fn time(&self, time: NaiveTime) -> String {
        let part = |part: u32| u8::try_from(part).unwrap_or_default();
        match (&self.time, Time::try_new(part(time.hour()), part(time.minute()), 0, 0)) {
            (Some(formatter), Ok(time)) => formatter.format(&time).to_string(),
            _ => time.format("%H:%M").to_string(),
        }
    }

    /// A number with two decimals: `3.88`, `3,88`.
    pub fn decimal(&self, number: f64) -> String {
        two_decimals(number).replace('.', &self.say("decimal-mark"))
    }

    /// A percentage, of a number written with a point: `60%`, `66,7 %`.
    pub fn percent(&self, number: &str) -> String {
        let number = number.replace('.', &self.say("decimal-mark"));
        self.say_with("percent", &[("n", number.into())])
    }

    /// Names of one line, which may have commas themselves: `Anna; Ravenna, the city`.
    pub fn names(&self, names: &[impl AsRef<str>]) -> String {
        let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
        names.join(&(self.say("semicolon") + " "))
    }

    /// Several things in one sentence: `a, b and c`.
    pub fn list(&self, things: &[impl AsRef<str>]) -> String {
        match &self.and {
            Some(formatter) => formatter.format(things.iter().map(AsRef::as_ref)).to_string(),
            None => things.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
        }
    }
}

/// A number with two decimals and a point, a half rounded up as by hand: `2.13` of 2.125.
pub fn two_decimals(number: f64) -> String {
    format!("{:.2}", (number * 100.0).round() / 100.0)
}

/// Whether a word stands in the text around the record, in any language: in a phrase, or as the name of a month.
pub fn is_own(word: &str) -> bool {
    static OWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let mut own = HashSet::new();
        let mut add = |text: &str| own.extend(text.split(|c: char| !c.is_alphanumeric()).map(fold::fold));
        for phrases in Phrases::languages().into_iter().filter_map(Phrases::of) {
            for day in (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2000, month, 1)) {
                add(&phrases.date(day));
            }
        }
        for file in FILES.files().filter(|file| file.path().extension().is_some_and(|extension| extension == "ftl")) {
            add(file.contents_utf8().unwrap_or_default());
        }
        own
    });
    OWN.contains(&fold::fold(word))
}

impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phrases").field("tag", &self.tag).field("missing", &self.missing).finish_non_exhaustive()
    }
}

const TWO_DIGITS: icu_datetime::options::Alignment = icu_datetime::options::Alignment::Column;

/// The file of a language, read. Lines that are no Fluent are left out; a test holds that there are none.
fn read(language: &str) -> Option<Bundle> {
    let text = FILES.get_file(format!("{language}.ftl"))?.contents_utf8()?;
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = Bundle::new_concurrent(vec![language.parse().ok()?]);
    // The marks that keep right-to-left names apart would end up in the exported text.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    Some(bundle)
}

fn say(bundle: &Bundle, phrase: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(phrase)?.value()?;
    Some(bundle.format_pattern(pattern, values, &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_words_are_known() {
        assert!(is_own("Annex") && is_own("May") && is_own("décisions") && !is_own("Esempio"));
    }

    #[test]
    fn a_tag_with_a_region_finds_its_language() {
        assert_eq!(Phrases::of("it-IT").unwrap().say("minutes"), "Verbale");
        assert_eq!(Phrases::of("it-IT").unwrap().language(), "it-IT");
        assert!(Phrases::of("xx").is_none());
        assert!(Phrases::of("no tag at all").is_none());
    }

    #[test]
    fn a_language_without_a_file_is_said_in_english_and_says_so() {
        let phrases = Phrases::or_english("mt");
        assert_eq!(phrases.say("minutes"), "Minutes");
        assert_eq!(phrases.language(), "en");
        assert!(phrases.missing());
        assert!(!Phrases::or_english("it").missing());
    }

    #[test]
    fn dates_times_and_lists_have_the_form_of_the_language() {
        let day = NaiveDate::from_ymd_opt(2018, 6, 7).unwrap();
        let time = NaiveTime::from_hms_opt(9, 5, 59).unwrap();
        let three = ["Ravenna", "Lublin", "Cartagena"];
        let en = Phrases::of("en").unwrap();
        assert_eq!((en.date(day).as_str(), en.time(time).as_str()), ("7 June 2018", "09:05"));
        assert_eq!(en.list(&three), "Ravenna, Lublin and Cartagena");
        let it = Phrases::of("it").unwrap();
        assert_eq!((it.date(day).as_str(), it.time(time).as_str()), ("7 giugno 2018", "09:05"));
        assert_eq!(it.list(&three), "Ravenna, Lublin e Cartagena");
        assert_eq!(Phrases::of("en-US").unwrap().date(day), "June 7, 2018");
    }

    #[test]
    fn the_first_of_a_month_is_written_as_the_language_writes_it() {
        let day = |day| NaiveDate::from_ymd_opt(2018, 1, day).unwrap();
        let fr = Phrases::of("fr").unwrap();
        assert_eq!(fr.date(day(1)), "1er janvier 2018");
        assert_eq!(fr.date(day(11)), "11 janvier 2018");
        assert_eq!(fr.date(day(21)), "21 janvier 2018");
        assert_eq!(Phrases::of("it").unwrap().date(day(1)), "1º gennaio 2018");
        assert_eq!(Phrases::of("en").unwrap().date(day(1)), "1 January 2018");
        assert_eq!(Phrases::of("de").unwrap().date(day(1)), "1. Januar 2018");
        assert_eq!(Phrases::of("en-US").unwrap().date(day(1)), "January 1, 2018");
    }

    #[test]
    fn percentages_and_lists_of_names_have_the_blanks_of_the_language() {
        let said = |language: &str| Phrases::of(language).unwrap().percent("66.7");
        assert_eq!(["en", "it", "pl"].map(said), ["66.7%", "66,7%", "66,7%"]);
        for language in ["fr", "de", "sv", "es"] {
            assert_eq!(said(language), "66,7\u{a0}%", "{language}");
        }
        assert_eq!(Phrases::of("fr").unwrap().names(&["Anna", "Zoé"]), "Anna\u{202f}; Zoé");
        assert_eq!(Phrases::of("en").unwrap().names(&["Anna", "Zoé"]), "Anna; Zoé");
    }

    #[test]
    fn one_vote_is_no_plural() {
        let cast = |language: &str, n: u32| {
            let numbers = [("for", n.into()), ("of", n.into()), ("needed", n.into())];
            Phrases::of(language).unwrap().say_with("arithmetic-cast", &numbers)
        };
        for (language, one, two) in [
            ("it", "1 su 1 voto espresso, ", "2 su 2 voti espressi, "),
            ("es", "1 de 1 voto emitido, ", "2 de 2 votos emitidos, "),
            ("sv", "1 av 1 avgiven röst, ", "2 av 2 avgivna röster, "),
            ("fr", "1 sur 1 suffrage exprimé, ", "2 sur 2 suffrages exprimés, "),
        ] {
            assert!(cast(language, 1).starts_with(one), "{}", cast(language, 1));
            assert!(cast(language, 2).starts_with(two), "{}", cast(language, 2));
        }
    }
}
