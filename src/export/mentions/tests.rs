use proptest::prelude::*;

use super::*;

const PERSONS: &[&str] = &[
    "Anna Rossi",
    "Dr. Jan Kowalski",
    "Kozieł Marek",
    "DUDEK Ewa",
    "Bērziņš, Jānis",
    "Inese Kalniņa",
    "Maria Ionescu",
    "Prof.ssa Giulia D’Angelo",
    "Simone Ravaioli (W3C VC EDU)",
    "Juan de la Cruz-Ortega",
    "Jürgen Müller",
    "Mark Green",
    "Li Wei",
    "O'Brien, Sinéad",
    "田中 太郎",
    "Олена Шевченко",
    "Sindaca Chiara Bonfiglioli",
    "Ugo Dimarcantonio",
];

const BODIES: &[&str] = &[
    "Municipality of Ravenna",
    "Urząd Miasta Lublin",
    "United Nations High Commissioner for Refugees (UNHCR)",
    "Associazione Nazionale Comuni Italiani (ANCI)",
    "WHO",
    "The Sette Ponti Cooperative, project secretariat",
    "Municipal Council",
    "Comune di Cartagena",
    "Cartagena Acoge",
    "Fondazione Anna Rossi",
];

fn found(names: &Names, text: &str) -> Vec<(String, String)> {
    names.find(text).into_iter().map(|mention| (text[mention.span].to_owned(), mention.name)).collect()
}

/// Each text gives away exactly these names, in these words.
fn gives_away(cases: &[(&str, &[(&str, &str)])]) {
    let names = Names::new(PERSONS.iter().copied(), BODIES.iter().copied());
    for (text, expected) in cases {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(words, name)| ((*words).to_owned(), (*name).to_owned())).collect();
        assert_eq!(found(&names, text), expected, "{text}");
    }
}

#[test]
fn persons_are_found_as_they_are_written() {
    gives_away(&[
        ("as Anna Rossi said", &[("Anna Rossi", "Anna Rossi")]),
        ("ROSSI Anna and rossi, anna", &[("ROSSI Anna", "Anna Rossi"), ("rossi, anna", "Anna Rossi")]),
        ("A. Rossi's idea", &[("Rossi", "Anna Rossi")]),
        ("**Anna** _Rossi_", &[("Anna** _Rossi", "Anna Rossi")]),
        (
            "mail anna.rossi@example.org or annarossi",
            &[("anna.rossi@example.org", "Anna Rossi"), ("annarossi", "Anna Rossi")],
        ),
        ("l'Anna, dell’Anna", &[("Anna", "Anna Rossi"), ("Anna", "Anna Rossi")]),
        ("kowalski asked", &[("kowalski", "Dr. Jan Kowalski")]),
        ("Kowalskiego i Annę", &[("Kowalskiego", "Dr. Jan Kowalski"), ("Annę", "Anna Rossi")]),
        ("Kozła and Markiem", &[("Kozła", "Kozieł Marek"), ("Markiem", "Kozieł Marek")]),
        ("Ewy Dudek; later Dudkowi", &[("Dudek", "DUDEK Ewa"), ("Dudkowi", "DUDEK Ewa")]),
        ("Jāņa Bērziņa un Kalniņai", &[("Jāņa Bērziņa", "Bērziņš, Jānis"), ("Kalniņai", "Inese Kalniņa")]),
        ("lui Ionescu; apoi Mariei", &[("Ionescu", "Maria Ionescu"), ("Mariei", "Maria Ionescu")]),
        (
            "D'Angelo, d’angelo, Dangelo",
            &[
                ("D'Angelo", "Prof.ssa Giulia D’Angelo"),
                ("d’angelo", "Prof.ssa Giulia D’Angelo"),
                ("Dangelo", "Prof.ssa Giulia D’Angelo"),
            ],
        ),
        ("Giulia D'Angelo", &[("Giulia D'Angelo", "Prof.ssa Giulia D’Angelo")]),
        ("Ravaioli noted", &[("Ravaioli", "Simone Ravaioli (W3C VC EDU)")]),
        ("Juan de la Cruz", &[("Juan de la Cruz", "Juan de la Cruz-Ortega")]),
        ("Cruz-Ortega or ortega", &[("Cruz-Ortega", "Juan de la Cruz-Ortega"), ("ortega", "Juan de la Cruz-Ortega")]),
        ("Mueller and MÜLLER", &[("Mueller", "Jürgen Müller"), ("MÜLLER", "Jürgen Müller")]),
        ("Juergen", &[("Juergen", "Jürgen Müller")]),
        (
            "for Green and Mark Green, mark green",
            &[("Green", "Mark Green"), ("Mark Green", "Mark Green"), ("mark green", "Mark Green")],
        ),
        ("Wei spoke", &[("Wei", "Li Wei")]),
        (
            "Ro\u{301}ssi\u{302} ros\u{ad}si Ros\u{ad}si",
            &[("Ro\u{301}ssi\u{302}", "Anna Rossi"), ("ros\u{ad}si", "Anna Rossi"), ("Ros\u{ad}si", "Anna Rossi")],
        ),
        (
            "di Marcantonio, Di Marcantonio",
            &[("di Marcantonio", "Ugo Dimarcantonio"), ("Di Marcantonio", "Ugo Dimarcantonio")],
        ),
        ("O’Briens Idee, OBrien", &[("O’Briens", "O'Brien, Sinéad"), ("OBrien", "O'Brien, Sinéad")]),
        ("田中さんは、太郎", &[("田中", "田中 太郎"), ("太郎", "田中 太郎")]),
        ("田中太郎", &[("田中太郎", "田中 太郎")]),
        ("ОЛЕНА и Шевченко", &[("ОЛЕНА", "Олена Шевченко"), ("Шевченко", "Олена Шевченко")]),
        ("sindaca Bonfiglioli", &[("Bonfiglioli", "Sindaca Chiara Bonfiglioli")]),
    ]);
}

#[test]
fn organisations_are_found_as_they_are_written() {
    gives_away(&[
        ("the municipality of ravenna", &[("municipality of ravenna", "Municipality of Ravenna")]),
        ("Ravenna pays", &[("Ravenna", "Municipality of Ravenna")]),
        (
            "dzięki Lublinowi, Urzędu Miasta Lublin",
            &[("Lublinowi", "Urząd Miasta Lublin"), ("Urzędu Miasta Lublin", "Urząd Miasta Lublin")],
        ),
        (
            "UNHCR and UNHCR-u",
            &[
                ("UNHCR", "United Nations High Commissioner for Refugees (UNHCR)"),
                ("UNHCR", "United Nations High Commissioner for Refugees (UNHCR)"),
            ],
        ),
        ("Anci says", &[("Anci", "Associazione Nazionale Comuni Italiani (ANCI)")]),
        ("the WHO; WHOs", &[("WHO", "WHO"), ("WHOs", "WHO")]),
        (
            "Sette Ponti",
            &[
                ("Sette", "The Sette Ponti Cooperative, project secretariat"),
                ("Ponti", "The Sette Ponti Cooperative, project secretariat"),
            ],
        ),
        ("sette ponti cooperative", &[("sette ponti cooperative", "The Sette Ponti Cooperative, project secretariat")]),
        ("Municipal Council", &[("Municipal Council", "Municipal Council")]),
        (
            "Cartagena; Comune di Cartagena; Cartagena Acoge",
            &[("Comune di Cartagena", "Comune di Cartagena"), ("Cartagena Acoge", "Cartagena Acoge")],
        ),
        ("www.comunedicartagena.es", &[("comunedicartagena", "Comune di Cartagena")]),
        ("Fondazione Anna Rossi", &[("Fondazione Anna Rossi", "Fondazione Anna Rossi")]),
    ]);
}

#[test]
fn ordinary_prose_is_quiet() {
    let names = Names::new(PERSONS.iter().copied(), BODIES.iter().copied());
    for text in [
        "The annual report; Annual; annals; Anni di lavoro",
        "the market and the remarkable marks; Market day; Marke",
        "il rosso e Rosso di sera",
        "green roofs, greener towns, a Greenhouse",
        "who asked? Who pays, and Whose",
        "a city, a Municipality, the Council of the Region, an Association, United we stand",
        "Dr. Prof. de la di von van al bin",
        "the cooperative's project secretariat",
        "li ha visti; li abbiamo. Li abbiamo visti",
        "an angel, Angelo custode, gli angeli",
        "Don't, can't, it's, we'll, d'accordo, l'altro",
        "Il comune e la città; la cooperativa; gli italiani",
        "Nationale Comuni Fondazione Associazione Miasta Urząd",
        "dudka, kozła",
        "VC EDU, W3C",
        "",
        "😀 — … * _ # 12 3.4",
    ] {
        assert_eq!(found(&names, text), [], "{text}");
    }
}

/// An ordinary word counts only with a capital that nothing else explains: `green` in a text about parks would be pointed at
/// again and again, and people would stop looking.
#[test]
fn names_that_are_words_need_a_capital_of_their_own() {
    let people = ["Mark Green", "Eva Price", "Mark May", "Will Price", "Jo Young", "Al Long", "Grant Hill"];
    let names = Names::new(people, []);
    for text in [
        "green, price, may, will, young, long, hill, mark, grant",
        "Will the city pay?",
        "Long term",
        "Long-term care. Young people first. - Hills",
        "In May, by 5 May, May 2026, until May",
        "Price list",
        "Hills",
        "Who pays? Will the city? The Price of it; a Grant",
        "Yes.\nMark my words",
        "The price will rise. Price will be high",
    ] {
        assert_eq!(found(&names, text), [], "{text}");
    }
    for text in [
        "as Price said",
        "Mark leads the work",
        "Grant",
        "as May said",
        "thanks to Young",
        "Mr. Young will",
        "mr young",
        "A. Long",
        "a.long",
        "Price said so",
        "Will's idea",
        "Will asked",
        "mark may",
        "Mark May will not",
        "will price",
        "for Grant",
        "PRICE, WILL",
    ] {
        assert_eq!(found(&names, text).len(), 1, "{text}");
    }
}

/// What is an ordinary word in one language is a name in the texts of another.
#[test]
fn names_are_words_only_in_their_language() {
    let people = ["Anna Rossi", "Jan Wilk", "Chiara Verdi"];
    let texts = ["rossi said it", "signora rossi", "wilk", "verdi", "chiara"];
    let all = |language| {
        let names = Names::within(Setting { language, place: "" }, people, []);
        texts.map(|text| found(&names, text).len())
    };
    assert_eq!(all("en"), [1, 1, 1, 1, 1]);
    assert_eq!(all("it-IT"), [1, 1, 1, 0, 0]);
    assert_eq!(all("pl"), [1, 1, 0, 1, 1]);
}

#[test]
fn names_in_small_letters_are_found() {
    let people = [
        "Anna Rossi",
        "Diego Bianchi",
        "Jan Kowalski",
        "Olga Schmidt",
        "Lucía Gómez",
        "Bo Li",
        "Tom Horák",
        "Eva Novák-Horák",
    ];
    let names = Names::new(people, []);
    for (text, words, name) in [
        ("diego agrees", "diego", "Diego Bianchi"),
        ("jan agrees", "jan", "Jan Kowalski"),
        ("olga agrees", "olga", "Olga Schmidt"),
        ("lucía agrees, lucia", "lucía", "Lucía Gómez"),
        ("rossi said it", "rossi", "Anna Rossi"),
        ("bianchi said", "bianchi", "Diego Bianchi"),
        ("bo li said", "bo li", "Bo Li"),
        ("Li said", "Li", "Bo Li"),
        ("as Li", "Li", "Bo Li"),
        ("horáková said", "horáková", "Tom Horák"),
        ("Horáková said", "Horáková", "Tom Horák"),
        ("o horákovi", "horákovi", "Tom Horák"),
        ("kowalskiego said", "kowalskiego", "Jan Kowalski"),
        ("schmidtová", "schmidtová", "Olga Schmidt"),
        ("Schmidtovou", "Schmidtovou", "Olga Schmidt"),
    ] {
        assert_eq!(found(&names, text).first(), Some(&(words.to_owned(), name.to_owned())), "{text}");
    }
    let woman = Names::new(["Eva Horáková"], []);
    for text in ["horák", "Horákovi", "horákovou", "Horáková"] {
        assert_eq!(found(&woman, text).len(), 1, "{text}");
    }
    assert_eq!(found(&names, "a long list; he did so; bo"), []);
}

#[test]
fn addresses_are_found() {
    let mut names = Names::new(["Anna Rossi", "Eva Price", "Project manager"], []);
    names.add_address("Office7@todi.example", "Anna Rossi");
    for (text, address) in [
        ("write to anna@todi.example.", "anna@todi.example"),
        ("a.rossi@todi.example", "a.rossi@todi.example"),
        ("arossi2@x.example", "arossi2@x.example"),
        ("<office7@todi.example>", "office7@todi.example"),
        ("eva_price@x.example", "eva_price@x.example"),
    ] {
        let found = found(&names, text);
        assert_eq!(found.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>(), [address], "{text}");
    }
    assert_eq!(found(&names, "info@todi.example, project@todi.example, @, a@, @b, caprice@x.example"), []);
}

#[test]
fn the_place_of_the_session_gives_no_body_away() {
    let bodies = ["City of Todi", "Comune di Ravenna", "Wembolia Foundation"];
    let names = Names::within(Setting { language: "en", place: "Todi (PG), Palazzo del Capitano" }, [], bodies);
    for text in ["The mayor of Todi opens", "Todi", "as in Ravenna", "a Ravenna", "the region of Ravenna"] {
        assert_eq!(found(&names, text), [], "{text}");
    }
    for text in
        ["the City of Todi", "city of todi", "Ravenna pays", "as Ravenna says", "Comune di Ravenna", "in Wembolia"]
    {
        assert_eq!(found(&names, text).len(), 1, "{text}");
    }
}

#[test]
fn functions_are_names_only_as_a_whole() {
    let names =
        Names::new(["Project manager", "L'assessora alle politiche sociali", "Moderator", "Deputy Mayor Eva Lind"], []);
    assert_eq!(found(&names, "The project, its manager; le politiche sociali; moderator; a Deputy; the Mayor"), []);
    assert_eq!(found(&names, "project manager").len(), 1);
    assert_eq!(found(&names, "Chiede l'assessora alle politiche sociali").len(), 1);
    assert_eq!(found(&names, "Moderator: Eva").len(), 2);
}

#[test]
fn offices_beside_a_name_are_none() {
    let names = Names::new(
        [
            "Anna Bassani, director of studies",
            "Ugo Verri – Comune di Ravenna",
            "Ruiz Haro, Fred",
            "Fred West",
            "Person 7",
        ],
        [],
    );
    assert_eq!(found(&names, "Director, Comune, Ravenna, a person, studies, west"), []);
    for name in ["Bassani", "Verri", "ruiz haro", "Fred", "as West said", "person 7", "Fred Ruiz"] {
        assert_eq!(found(&names, name).len(), 1, "{name}");
    }
}

#[test]
fn double_names_are_found_whole_and_by_halves() {
    let names = Names::new(["Anna-Maria Rossetti-Bianchini", "Kim Minjun", "Lee Ji-ho"], []);
    for text in [
        "Anna-Maria",
        "Annamaria",
        "Maria",
        "anna-maria rossetti",
        "Rossetti-Bianchini",
        "bianchini",
        "Rossettis",
        "Min-jun",
    ] {
        assert_eq!(found(&names, text).len(), 1, "{text}");
        assert_eq!(found(&names, text)[0].0, text);
    }
}

#[test]
fn a_word_of_one_body_and_its_office_is_of_the_body() {
    let names = Names::new([], ["Comune di Vallechiara, Ufficio integrazione", "Comune di Vallechiara"]);
    assert_eq!(found(&names, "Vallechiara"), [("Vallechiara".to_owned(), "Comune di Vallechiara".to_owned())]);
    let names = Names::new([], ["City of Malmö", "Malmö Folkets Park"]);
    assert_eq!(found(&names, "in Malmö"), []);
}

#[test]
fn the_exact_name_comes_before_a_form_of_another() {
    let names = Names::new(["Mario Bassani", "Maria Lorenzini"], ["Lorenzini"]);
    assert_eq!(found(&names, "Maria"), [("Maria".to_owned(), "Maria Lorenzini".to_owned())]);
    let mention = names.find("Lorenzini").remove(0);
    assert_eq!((mention.sort, mention.span), (Sort::Person, 0..9));
}

#[test]
fn blank_names_are_none() {
    assert!(Names::new(["", "  ", "…"], ["()"]).is_empty());
    assert_eq!(Names::new([], []).find("Anna"), []);
    // Particles and titles alone are looked for as they stand.
    assert_eq!(found(&Names::new(["De La"], []), "de la").len(), 1);
    assert_eq!(found(&Names::new(["J."], []), "J. J").len(), 0);
}

/// Texts of a megabyte that give the search the most to do take a time that grows with their length.
#[test]
fn long_texts_are_searched() {
    let people: Vec<String> = (0..2_000).map(|n| format!("{}{} Rossi", syllables(n), syllables(n / 7))).collect();
    let names = Names::new(people.iter().map(String::as_str), ["a b a b a b a b", "Aa Aa Aa"]);
    for text in ["a b ", "Rossi ", "Aa ", "Babab Rossi ", "'-", "a\u{301}\u{301}", "田", "xn't "] {
        names.find(&text.repeat(1 << 16));
    }
}

fn syllables(n: usize) -> String {
    let syllable = |n: usize| format!("{}{}", b"bdgklmnprstvz"[n % 13] as char, b"aeiou"[n / 13 % 5] as char);
    let word = syllable(n) + &syllable(n / 3 + 1) + &syllable(n / 17 + 2);
    word[..1].to_uppercase() + &word[1..]
}

/// What may stand round a word.
fn around() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        " ", "  ", "\n", ". ", ", ", "**", "_", "`", "[", "](", ")", "> ", "- ", "#", "@", "“", "”", "«", "…", "😀",
        "👍🏽", "\u{fe0f}", " — ", "/", "|", "\u{a0}", "\u{200b}", "\"", "'", "’", "-", "\t", "\u{301}", " und ",
        " the ", " 12 ",
    ]);
    prop::collection::vec(parts, 0..6).prop_map(|parts| parts.concat())
}

/// A word that is on no list: two rare letters begin it.
fn name() -> impl Strategy<Value = String> {
    "(Zv|Kj|Vl|Žu|Ćo)[aeiou][bdgklmnprstvz][aeiouāéöłęñ][bdgklmnprstvz](a|ak|s|i|ski|ska|ek|u|escu|o|)"
}

proptest! {
    /// Full names, surnames and forms are found whatever stands round them, and the spans are those of the words.
    #[test]
    fn names_are_found(
        (given, surname) in (name(), name()), before in around(), after in around(), way in 0..6usize, which in 0..40usize,
    ) {
        let listed = format!("{given} {surname}");
        let names = Names::new([listed.as_str(), "Anna Rossi"], ["Municipality of Ravenna"]);
        let folded = fold(&surname);
        let forms = crate::words::forms::forms(&folded, &surname, crate::words::forms::Kind::Surname);
        let (stem, endings) = &forms[which % forms.len()];
        let form = format!("{stem}{}", endings[which % endings.len()]);
        let form = form[..1].to_uppercase() + &form[1..];
        let written = match way {
            0 => listed.clone(),
            1 => surname.clone(),
            2 => format!("{surname} {given}").to_lowercase(),
            3 => surname.to_uppercase(),
            4 => format!("{surname}'s"),
            _ => form,
        };
        let text = format!("{before}{written}{after}");
        // An apostrophe and a letter after it would be of the word.
        let (from, to) = (before.len(), before.len() + written.trim_end_matches("'s").len());
        let mentions = names.find(&text);
        for mention in &mentions {
            prop_assert!(text.get(mention.span.clone()).is_some());
            prop_assert_eq!(&mention.name, &listed);
        }
        prop_assert!(
            mentions.iter().any(|mention| mention.span.start <= from && mention.span.end >= to),
            "{:?} in {:?}: {:?}", listed, text, mentions
        );
    }

    /// Where no word begins like a name, nothing is found.
    #[test]
    fn other_words_are_not(
        (given, surname) in (name(), name()),
        words in prop::collection::vec("([AEIOUaeioubdfghlmnprstBDFGHLMNPRST][a-z]{0,9}|[äöüéł]{1,3}|[0-9]{1,3})", 0..30),
        between in around(),
    ) {
        let text = words.join(if between.contains(|c: char| c.is_whitespace()) { &between } else { " " });
        prop_assume!(!text.to_lowercase().contains("kj"));
        let listed = format!("{given} {surname}");
        prop_assert_eq!(Names::new([listed.as_str()], []).find(&text), []);
    }

    /// Mentions stand in the order of the text, do not overlap, and are whole words.
    #[test]
    fn mentions_are_in_order(text in "(Anna|Rossi|rossi|d'|Angelo| |-|, |\\*|de |é|\u{301}|Ravenna|of |Municipality |さ|田中){0,40}") {
        let names = Names::new(PERSONS.iter().copied(), BODIES.iter().copied());
        let mut end = 0;
        for mention in names.find(&text) {
            prop_assert!(mention.span.start >= end && mention.span.start < mention.span.end);
            prop_assert!(text.get(mention.span.clone()).is_some());
            end = mention.span.end;
        }
    }

    /// Any names in any text: nothing breaks.
    #[test]
    fn nothing_breaks(names in prop::collection::vec(".{0,30}", 0..6), text in ".{0,200}") {
        let list = || names.iter().map(String::as_str);
        for mention in Names::new(list(), list()).find(&text) {
            prop_assert!(text.get(mention.span.clone()).is_some_and(|words| !words.is_empty()));
        }
    }
}
