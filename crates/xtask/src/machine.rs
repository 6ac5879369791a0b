//! What the machine itself must have: the system's packages for a window, and
//! for driving one in tests.
//!
//! On Debian and Ubuntu missing packages are installed, after saying so.
//! Elsewhere the command to give is printed, and nothing is touched.

use std::path::Path;

use crate::errand::Errand;
use crate::{Outcome, place};

/// What a window is built from on Debian and Ubuntu.
const FOR_A_WINDOW: [&str; 5] = [
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "build-essential",
    "pkg-config",
];

/// What drives a window, a screen that nobody sees and a session bus of its own,
/// and what makes networks that lose things.
const FOR_TESTS: [&str; 5] = [
    "webkit2gtk-driver",
    "xvfb",
    "dbus-daemon",
    "iproute2",
    "socat",
];

/// Names under which a browser for the browser tests may be there already.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// The same for systems whose packages are not installed from here.
const ELSEWHERE: &str = "\
  Fedora:   sudo dnf install webkit2gtk4.1-devel librsvg2-devel \
libappindicator-gtk3-devel gcc gcc-c++ make pkgconf
  Arch:     sudo pacman -S --needed webkit2gtk-4.1 librsvg libappindicator-gtk3 base-devel
  openSUSE: sudo zypper install webkit2gtk3-devel librsvg-devel libappindicator3-1 gcc gcc-c++ make";

/// Makes sure that a window can be built.
pub fn ready_for_a_window() -> Outcome {
    ready_with(&FOR_A_WINDOW)
}

/// Makes sure that everything can be tested.
pub fn ready_for_tests() -> Outcome {
    let mut packages = [&FOR_A_WINDOW[..], &FOR_TESTS].concat();
    if browser().is_none() {
        packages.push("chromium");
    }
    ready_with(&packages)
}

/// A browser of the machine's own for the browser tests.
pub fn browser() -> Option<std::path::PathBuf> {
    place::on_path(&BROWSERS)
}

fn ready_with(packages: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        // The webview of Windows and macOS comes with the system.
        return Ok(());
    }
    if !has_apt() {
        return elsewhere();
    }
    match missing(packages).as_slice() {
        [] => Ok(()),
        missing => install(missing),
    }
}

fn has_apt() -> bool {
    Path::new("/etc/debian_version").is_file() && place::on_path(&["apt-get"]).is_some()
}

/// Says what to install where that is not done from here.
fn elsewhere() -> Outcome {
    if Errand::new("pkg-config --exists webkit2gtk-4.1").succeeds() {
        return Ok(());
    }
    Err(format!(
        "WebKitGTK 4.1 is missing; install it and try again\n{ELSEWHERE}"
    ))
}

fn missing<'p>(packages: &[&'p str]) -> Vec<&'p str> {
    let is_missing = |package: &&&str| {
        let query =
            Errand::new("dpkg-query --show --showformat=${db:Status-Status}").with([package]);
        !matches!(query.output_or_none().as_deref(), Some("installed"))
    };
    packages.iter().filter(is_missing).copied().collect()
}

fn install(packages: &[&str]) -> Outcome {
    let sudo = if is_root() { "" } else { "sudo " };
    let command = format!(
        "{sudo}apt-get install --yes --no-install-recommends {}",
        packages.join(" ")
    );
    if !sudo.is_empty() && place::on_path(&["sudo"]).is_none() {
        return Err(format!(
            "packages are missing; as root, run\n  {}",
            command.replace("sudo ", "")
        ));
    }
    println!("packages are missing and are installed now:\n  {command}");
    Errand::new(&format!("{sudo}apt-get update")).run()?;
    Errand::new(&command).run()
}

fn is_root() -> bool {
    Errand::new("id --user")
        .output()
        .is_ok_and(|id| id.trim() == "0")
}
