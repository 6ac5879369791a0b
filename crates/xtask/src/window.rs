//! `cargo xtask run`: the desktop app, built from what lies here.

use crate::errand::Errand;
use crate::{Outcome, place, programs, setup, ui};

/// What `run --devices 2` says.
pub const NO_SECOND_DEVICE: &str = "several devices come with sync, which is not written yet; \
                                    `cargo xtask run` starts the one device";

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
