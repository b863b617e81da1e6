//! The command line: one file per subcommand, thin shells over the floors below.

mod args;
mod check;
mod clock;
mod config;
mod device;
mod erase;
mod export;
mod failure;
mod join;
mod man;
mod merge;
mod new;
#[cfg(feature = "tui")]
mod open;
mod place;
#[cfg(feature = "tui")]
mod present;
mod prompt;
mod record;
mod recorder;
mod repair;
mod request;
mod settings;
mod shared;
#[cfg(feature = "tui")]
mod shelves;
mod verify;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Arguments, Command};
use failure::{Failure, print_as_it_is, tell};

/// Runs the program as its arguments say; its exit status.
pub fn run() -> ExitCode {
    let matches = Arguments::command().get_matches();
    let Arguments { command, mut common } = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    if !matches!(command, Some(Command::Config { .. } | Command::Completions { .. } | Command::Man)) {
        settings::settle(&mut common, &matches);
    }
    let done = match &command {
        Some(Command::New { kind, file }) => new::run(*kind, file.as_deref(), &common),
        Some(Command::Check { files }) => check::run(files, &common),
        #[cfg(feature = "tui")]
        Some(Command::Open { target, table }) => {
            device(&common).and_then(|device| open::run(target, table.as_deref(), &common, device))
        }
        Some(Command::Record { target, file }) => {
            device(&common).and_then(|device| record::run(target, file.as_deref(), &common, device))
        }
        #[cfg(feature = "tui")]
        Some(Command::Present { session }) => present::run(session, &common),
        Some(Command::Export(arguments)) => export::run(arguments, &common),
        Some(Command::Erase(arguments)) => device(&common).and_then(|device| erase::run(arguments, &common, device)),
        Some(Command::Merge { one, other }) => merge::run(one, other, &common),
        Some(Command::Repair { session, out }) => repair::run(session, out.as_deref(), &common),
        Some(Command::Join { folder }) => device(&common).and_then(|device| join::run(folder, &common, &device)),
        Some(Command::Verify { folders }) => verify::run(folders, &common),
        Some(Command::Config { check: false }) => config::run(common.config.as_deref()),
        Some(Command::Config { check: true }) => config::check(common.config.as_deref()),
        Some(Command::Completions { shell }) => completions(*shell),
        Some(Command::Man) => man::run(),
        #[cfg(feature = "tui")]
        None => device(&common).and_then(|device| open::choose(&common, device)),
        #[cfg(not(feature = "tui"))]
        None => Err(Failure::Usage("say what to do: rapporteur --help lists it".into())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.message().is_empty() {
                tell(&format!("rapporteur: {}", failure.message()));
            }
            failure.status()
        }
    }
}

fn device(common: &args::Common) -> Result<crate::session::event::Device, Failure> {
    device::device(common.device.as_deref())
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "rapporteur", &mut script);
    print_as_it_is(&String::from_utf8_lossy(&script))
}
