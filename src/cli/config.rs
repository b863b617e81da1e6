//! `rapporteur config`: a configuration to begin with, or what is wrong with the one there is.

use std::path::Path;

use super::failure::{Failure, print, print_as_it_is, tell};
use super::settings::{self, VARIABLE};
use crate::config::template;

/// Prints a commented file with every key and its default, and where it is looked for.
pub fn run(given: Option<&Path>) -> Result<(), Failure> {
    let mut places = vec!["It is looked for here, and the first that is named or found counts:".to_owned()];
    places.push("1. what --config FILE names;".to_owned());
    places.push(format!("2. what the environment variable {VARIABLE} names;"));
    places.extend(settings::usual().map(|file| format!("3. {}.", file.display())));
    if let Some(place) = settings::place(given) {
        let there = if place.file.exists() { "counts now" } else { "would count now, but is not there yet" };
        places.push(format!("{} {there}.", place.file.display()));
    }
    print_as_it_is(&template(&places))
}

/// Says everything that is wrong with the configuration there is.
pub fn check(given: Option<&Path>) -> Result<(), Failure> {
    let Some(place) = settings::place(given) else {
        return print("this system has no folder for configurations; --config FILE names one\n");
    };
    let file = place.file.display();
    match settings::read(&place) {
        Ok(None) => print(&format!("{file} is not there, and the defaults hold\n")),
        Ok(Some(reading)) => {
            let wrong = reading.problems.iter().filter(|problem| !problem.is_advice()).count() + reading.more;
            if !reading.problems.is_empty() {
                tell(&format!("{reading}\n"));
            }
            match wrong {
                0 => print(&format!("{file}: in order\n")),
                1 => Err(Failure::Usage(format!("{file}: 1 problem"))),
                wrong => Err(Failure::Usage(format!("{file}: {wrong} problems"))),
            }
        }
        Err(why) => Err(Failure::Usage(why.to_string())),
    }
}
