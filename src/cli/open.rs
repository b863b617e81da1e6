//! `rapporteur open AGENDA|SESSION`, and the chooser: a session on the screen.

use std::path::Path;
use std::sync::Arc;

use super::args::Common;
use super::clock::now;
use super::failure::Failure;
use super::{export, place, request};
use crate::capture::Request;
use crate::journal::Writer;
use crate::session::event::Device;
use crate::tui;

/// Opens the session on the screen and stays until it is left.
pub fn run(target: &Path, common: &Common, device: Device) -> Result<(), Failure> {
    let session = place::session(target, common, now().date_naive())?;
    let mut notices = session.notices.clone();
    let writer = match Writer::open(&session.folder, device.clone()) {
        Ok((writer, torn)) => {
            notices.extend(torn.map(|torn| torn.to_string()));
            Ok(writer)
        }
        Err(error) => Err(error.to_string()),
    };
    let (agenda, folder) = (session.agenda.clone(), session.folder.clone());
    let introduced = device.clone();
    tui::run(
        tui::Session {
            agenda: session.agenda.clone(),
            device,
            folder,
            writer,
            joining: Box::new(move |state| session.introduction(state, &introduced).into_iter().collect()),
            notices,
            now: Arc::new(now),
            export: Arc::new(move |folder, wanted| {
                let (state, _) = export::state(folder, &agenda);
                match wanted {
                    Request::Export { papers, formats } => request::hand_over(&state, papers, formats, folder),
                    _ => Ok(Vec::new()),
                }
            }),
        },
        tui::Options { monochrome: common.no_color || std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()) },
    )
    .map_err(|error| Failure::Record(error.to_string()))
}
