//! The name of this installation: given, or made once and kept.

use std::path::PathBuf;
use std::{env, fs};

use etcetera::BaseStrategy;

use super::failure::Failure;
use crate::session::event::Device;

/// The device's name: what `--device` says, else what was kept, else a new one from the computer's name and four random
/// letters, so that two laptops of the same name never write the same file.
pub fn device(given: Option<&str>) -> Result<Device, Failure> {
    if let Some(name) = given {
        return Device::new(name).ok_or_else(|| {
            Failure::Usage(format!(
                "--device {name:?} is no name for a device: 1 to {} of a-z, 0-9, - and _, beginning with a letter or digit",
                Device::LONGEST
            ))
        });
    }
    let kept = place();
    let known = kept.as_ref().and_then(|file| fs::read_to_string(file).ok());
    if let Some(device) = known.and_then(|name| Device::new(name.trim())) {
        return Ok(device);
    }
    let random = uuid::Uuid::new_v4().simple().to_string();
    let name = format!("{}-{}", computer(), &random[..4]);
    let device = Device::new(&name)
        .ok_or_else(|| Failure::Usage("this computer's name cannot be used; give one with --device NAME".into()))?;
    if let Some(file) = kept {
        // Where it cannot be kept the session is recorded all the same, under a name of its own.
        let folder = file.parent().map(fs::create_dir_all);
        let _ = folder.map(|_| fs::write(&file, device.as_str()));
    }
    Ok(device)
}

fn place() -> Option<PathBuf> {
    beside("device")
}

/// A file beside the one in which the name is kept.
fn beside(name: &str) -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("rapporteur").join(name))
}

/// Whether nobody has been shown yet how it works; from now on somebody has. Where that cannot be kept, it is shown again.
#[cfg(feature = "tui")]
pub fn first_time() -> bool {
    let Some(file) = beside("tour") else { return false };
    if file.exists() {
        return false;
    }
    let folder = file.parent().map(fs::create_dir_all);
    let _ = folder.map(|_| fs::write(&file, "How it works was shown once; /tour shows it again.\n"));
    true
}

/// The computer's name, cut down to what a device's name may hold.
fn computer() -> String {
    let asked = ["HOSTNAME", "COMPUTERNAME"].iter().find_map(|name| env::var(name).ok());
    let name = asked.or_else(|| fs::read_to_string("/etc/hostname").ok()).unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default().to_lowercase();
    let plain: String =
        name.chars().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').take(24).collect();
    let plain = plain.trim_matches('-');
    if plain.is_empty() { "laptop".into() } else { plain.into() }
}
