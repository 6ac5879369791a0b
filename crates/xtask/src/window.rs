//! `cargo xtask run`: the desktop app, built from what lies here.

use crate::errand::Errand;
use crate::{Outcome, place, programs, setup, ui};

/// Sets up, builds, and starts the window on the person's own logbook, or on
/// the one that `--data-dir` names.
pub fn run(arguments: &[&str]) -> Outcome {
    setup::for_a_window()?;
    ui::build()?;
    programs::build_only("chalkbook")?;
    Errand::program(&place::program("chalkbook"))
        .with(arguments)
        .run()
}
