//! `rapporteur present SESSION`: a session on the projector, while others record it.

use std::path::Path;
use std::sync::Arc;

use super::args::Common;
use super::clock::{now, zone};
use super::failure::Failure;
use super::{open, place};
use crate::tui::{self, present};

/// Shows the session until the screen is left. Nothing in its folder is written.
pub fn run(target: &Path, common: &Common) -> Result<(), Failure> {
    let session = place::recorded(target, common)?;
    open::terminal("`rapporteur export` writes what was recorded so far")?;
    let file = session.folder.agenda();
    let presentation = present::Presentation {
        folder: session.folder,
        understand: Box::new(move |bytes| {
            let (agenda, sum) = place::understand(&file, bytes)?;
            Some(present::Plan { agenda: Arc::new(agenda), sum })
        }),
        now: Arc::new(now),
        zone: zone(),
    };
    present::present(presentation, open::options(common)).map_err(|error| {
        Failure::Record(match error {
            tui::Error::Terminal(error) => format!("the terminal cannot be used for the screen ({error})"),
            error => error.to_string(),
        })
    })
}
