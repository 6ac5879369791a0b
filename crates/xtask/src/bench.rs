//! `cargo xtask bench`: the measurements, in the profile that people use.

use crate::errand::Errand;
use crate::{Outcome, browser, place, setup, ui};

/// The bench starts the relay as people run it.
const BUILD: &str = "cargo build --release --package bench --package chalkbook-relay";

/// The window as people start it, with its page inside.
const BUILD_WINDOW: &str = "cargo build --release --package chalkbook";

/// What serves the screens to a browser.
const BUILD_TWIN: &str = "cargo build --release --package twin";

/// Runs the crate `bench` with these arguments; the screens are measured in a
/// browser, by a script of the UI's.
pub fn run(arguments: &[&str]) -> Outcome {
    match arguments {
        ["start", rest @ ..] => start(rest),
        ["screens"] => screens(&[]),
        ["screens", "--quick"] => screens(&[("SETS", "1000,10000"), ("RUNS", "3")]),
        _ => bench(arguments),
    }
}

fn bench(arguments: &[&str]) -> Outcome {
    Errand::new(BUILD).run()?;
    Errand::program(&place::released("bench"))
        .with(arguments)
        // Made-up devices leave nothing in the person's keychain.
        .knowing("CHALKBOOK_SECRETS", "file")
        .run()
}

/// From launch to data on the screen.
fn start(rest: &[&str]) -> Outcome {
    setup::for_tests()?;
    ui::build()?;
    Errand::new(BUILD_WINDOW).run()?;
    bench(&[&["start"], rest].concat())
}

fn screens(effort: &[(&str, &str)]) -> Outcome {
    setup::for_tests()?;
    ui::build()?;
    Errand::new(BUILD_TWIN).run()?;
    let script = browser::over_the_twin("run speed --silent", &place::released("twin"));
    let knowing = |script: Errand, (name, value): &(&str, &str)| script.knowing(name, value);
    effort.iter().fold(script, knowing).run()
}
