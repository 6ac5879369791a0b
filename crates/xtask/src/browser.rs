//! What runs in a browser over the twin: the tests, the gallery, and the times of
//! the screens.

use std::path::Path;

use crate::errand::Errand;
use crate::{Outcome, machine, place, programs, setup, ui};

/// The browser tests.
pub fn tests() -> Outcome {
    over_the_twin("run e2e --silent", &place::program("twin")).run()
}

/// Makes the pictures of every screen in docs/gallery again.
pub fn gallery() -> Outcome {
    setup::for_tests()?;
    ui::build()?;
    programs::build_only("twin")?;
    over_the_twin("run gallery --silent", &place::program("twin")).run()
}

/// One of the UI's scripts, in the machine's own browser where it has one.
pub fn over_the_twin(script: &str, twin: &Path) -> Errand {
    let errand = Errand::npm(script).knowing("TWIN", twin);
    match machine::browser() {
        Some(browser) if std::env::var_os("CHROMIUM").is_none() => {
            errand.knowing("CHROMIUM", browser)
        }
        Some(_) | None => errand,
    }
}
