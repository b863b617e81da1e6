//! What somebody has set for this laptop, keys included.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::capture::actions::ACTIONS;
use rapporteur::capture::keys::Key;
use rapporteur::config::read;
use rapporteur_fuzz::fit_to_be_shown;

fuzz_target!(|bytes: &[u8]| {
    let reading = read("config.toml", bytes);
    fit_to_be_shown(&reading.to_string());
    let keys = &reading.config.keys;
    for action in ACTIONS {
        fit_to_be_shown(&keys.said(action.id));
        // What is shown of a key is what can be written for it, and it does what is said.
        if let Some(name) = keys.name(action.id) {
            let key = Key::named(name).unwrap_or_else(|| panic!("{name} is no key"));
            assert_eq!(keys.action(key), Some(action.id));
        }
    }
    let text = String::from_utf8_lossy(bytes);
    for line in text.lines().take(20) {
        if let Some(key) = Key::named(line) {
            assert_eq!(Key::named(&key.to_string()), Some(key), "{line:?}");
        }
    }
});
