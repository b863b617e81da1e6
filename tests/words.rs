//! The phrases of all languages: none lacks one, and what is filled in is the same everywhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use rapporteur::words::Phrases;

/// The phrases of a language's file with the placeholders of each.
fn phrases(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("{}/src/words/{language}.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut phrases: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with([' ', '}'])) {
            assert!(phrases.insert(name.into(), BTreeSet::new()).is_none(), "{language}: {name} stands there twice");
            current = Some(name.to_owned());
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_alphanumeric()).collect();
            let current = current.as_ref().expect("a phrase begins before its placeholders");
            phrases.entry(current.clone()).or_default().insert(name);
        }
    }
    phrases
}

/// Placeholders that a language uses only if its grammar needs them.
const OPTIONAL: [&str; 3] = ["article", "day", "kind"];

#[test]
fn no_language_lacks_a_phrase_and_placeholders_agree() {
    let english = phrases("en");
    assert!(Phrases::languages().contains(&"en") && Phrases::languages().contains(&"it"));
    for language in Phrases::languages() {
        let own = phrases(language);
        let names = |phrases: &BTreeMap<String, _>| phrases.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&own), names(&english), "{language} and en have the same phrases");
        for (name, placeholders) in &own {
            let of = |set: &BTreeSet<String>| {
                set.iter().filter(|name| !OPTIONAL.contains(&name.as_str())).cloned().collect::<Vec<_>>()
            };
            assert_eq!(of(placeholders), of(&english[name]), "{language}: {name} is filled in with the same as in en");
        }
    }
}

#[test]
fn every_phrase_of_every_file_can_be_said() {
    for language in Phrases::languages() {
        let said = Phrases::of(language).unwrap();
        for (name, placeholders) in phrases(language) {
            let values: Vec<_> = placeholders.iter().map(|name| (name.as_str(), 2.into())).collect();
            let phrase = said.say_with(&name, &values);
            assert!(!phrase.is_empty() && !phrase.contains('{'), "{language}: {name} says {phrase:?}");
        }
    }
}

#[test]
fn italian_articles_fit_what_follows() {
    let it = Phrases::of("it").unwrap();
    let due = |day: u32| it.say_with("due", &[("date", format!("{day} luglio").into()), ("day", day.into())]);
    assert_eq!(
        (due(8).as_str(), due(11).as_str(), due(12).as_str()),
        ("entro l’8 luglio", "entro l’11 luglio", "entro il 12 luglio")
    );
    let regard = |article: &'static str| it.say_with("recital-having-regard", &[("article", article.into())]);
    assert_eq!((regard("il"), regard("la"), regard("gli")), ("Visto".into(), "Vista".into(), "Visti".into()));
}
