//! `rapporteur open AGENDA|SESSION`, and the chooser: a session on the screen.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use super::args::Common;
use super::clock::{now, zone};
use super::failure::{Failure, print};
use super::shelves::shelves;
use super::{device, export, place, request};
use crate::agenda::Agenda;
use crate::config::ThemeName;
use crate::session::event::Device;
use crate::tui;

/// Lets the user choose among the sessions and agendas found here, and opens what was chosen.
pub fn choose(common: &Common, device: Device) -> Result<(), Failure> {
    terminal(RECORD)?;
    let (shelves, targets) = shelves(common);
    let kept = format!("{}, a folder for each session", common.sessions.display());
    let chosen = tui::choose(&shelves, &kept, welcoming(common)).map_err(|error| Failure::Record(error.to_string()))?;
    let target = chosen.and_then(|(shelf, place)| targets.get(shelf)?.get(place));
    target.map_or(Ok(()), |target| run(target, None, common, device))
}

/// What takes the place of the screen where there is none.
const RECORD: &str = "`rapporteur record` takes the same lines from a file or a pipe";

/// Whether there is a terminal that can show a screen; `instead` says what to do where there is none.
pub fn terminal(instead: &str) -> Result<(), Failure> {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if std::io::stdout().is_terminal() && std::io::stdin().is_terminal() && !dumb {
        return Ok(());
    }
    let why = if dumb { "this terminal cannot show a screen" } else { "this is no terminal" };
    Err(Failure::Usage(format!("{why}; {instead}")))
}

/// The same for whoever records: the first time, how it works is shown.
fn welcoming(common: &Common) -> tui::Options {
    tui::Options { tour: device::first_time(), ..options(common) }
}

/// How the screen is to look.
pub fn options(common: &Common) -> tui::Options {
    let config = &common.settings.config;
    let variable = |name| std::env::var(name).ok();
    let plain = common.no_color || std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    let name = if plain { ThemeName::Mono } else { common.theme.or(config.theme).unwrap_or_default() };
    let depth = tui::Depth::of(variable("COLORTERM").as_deref(), variable("TERM").as_deref());
    tui::Options {
        theme: tui::Theme::new(name, depth),
        bell: config.bell.unwrap_or(false),
        keys: Arc::new(config.keys.clone()),
        tour: false,
    }
}

/// The table of that name, as the agenda writes it, in capitals or not.
fn table_called(agenda: &Agenda, name: &str) -> Result<String, Failure> {
    let tables: Vec<&String> = agenda.items.iter().flat_map(|item| &item.tables).collect();
    let found = tables.iter().find(|table| table.to_lowercase() == name.trim().to_lowercase());
    found.map(|table| (*table).clone()).ok_or_else(|| {
        let mut names: Vec<&str> = Vec::new();
        for table in tables {
            if !names.contains(&table.as_str()) {
                names.push(table);
            }
        }
        Failure::Usage(match names.as_slice() {
            [] => "this agenda has no tables; an item of it names them: tables = [\"Schools\", \"Housing\"]".to_owned(),
            names => format!("no table is called {name}; the tables are {}", names.join(", ")),
        })
    })
}

/// Opens the session on the screen and stays until it is left.
pub fn run(target: &Path, table: Option<&str>, common: &Common, device: Device) -> Result<(), Failure> {
    let plan = place::plan(target, common, now().date_naive())?;
    let table = table.map(|name| table_called(plan.agenda(), name)).transpose()?;
    // Before anything is created.
    terminal(RECORD)?;
    let session = plan.begin()?;
    let (agenda, folder, notices) = (session.agenda.clone(), session.folder.clone(), session.notices.clone());
    let (introduced, place) = (device.clone(), session.folder.path().to_path_buf());
    tui::run(
        tui::Session {
            agenda: session.agenda.clone(),
            device,
            folder,
            table,
            joining: Box::new(move |state| match session.other_agenda(state) {
                None => Ok(session.introduction(state, &introduced).into_iter().collect()),
                Some(why) => Err(why),
            }),
            notices: common.settings.notice.iter().cloned().chain(notices).collect(),
            now: Arc::new(now),
            zone: zone(),
            export: Arc::new(move |folder, wanted| {
                let (state, _) = export::state(folder, &agenda);
                request::hand_over(&state, wanted, folder)
            }),
        },
        welcoming(common),
    )
    .map_err(|error| Failure::Record(error.to_string()))?;
    print(&format!("The session is in {0}. Go on with it: rapporteur open {0}\n", place.display()))
}
