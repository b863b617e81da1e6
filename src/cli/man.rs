//! `rapporteur man`: the man page, with the commands one types in a session and the keys of the screen.

use clap::CommandFactory;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::args::Arguments;
use super::failure::{Failure, print_as_it_is};
use crate::capture::actions::{ACTIONS, Group};

/// Prints the man page.
pub fn run() -> Result<(), Failure> {
    let page = page().map_err(|error| Failure::Record(format!("the man page cannot be made: {error}")))?;
    print_as_it_is(&String::from_utf8_lossy(&page))
}

fn page() -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    let command = Arguments::command();
    let man = Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    man.render_subcommands_section(&mut page)?;
    let mut session = Roff::new();
    session.control("SH", ["IN A SESSION"]);
    session.text([roman("Typing is recording: a line that is no command is a discussion point on the current item.")]);
    for group in Group::ALL {
        session.control("SS", [group.title()]);
        for action in ACTIONS.iter().filter(|action| action.group == group) {
            session.control("TP", []);
            let key = action.key.filter(|key| *key != action.usage).map_or(String::new(), |key| format!("   {key}"));
            session.text([bold(action.usage), roman(key)]);
            session.text([roman(action.does)]);
        }
    }
    session.control("SH", ["CONFIGURATION"]);
    session.text([
        bold("rapporteur config"),
        roman(" prints a file with every setting and its default, and says where it is looked for; "),
        bold("rapporteur config --check"),
        roman(" says what is wrong with yours. "),
        bold("RAPPORTEUR_CONFIG"),
        roman(" names another file, "),
        bold("NO_COLOR"),
        roman(" switches colours off."),
    ]);
    session.to_writer(&mut page)?;
    man.render_extra_section(&mut page)?;
    man.render_version_section(&mut page)?;
    Ok(page)
}
