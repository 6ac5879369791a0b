//! `cargo xtask test`: everything that continuous integration runs, the cheap
//! steps first, and nothing after the first failure.

use std::time::{Duration, Instant};

use crate::errand::Errand;
use crate::{Outcome, bindings, browser, fuzz, place, programs, setup, ui};

/// How thorough the random and the killing tests are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// As many seeds and kills as fit into a coffee break.
    Short,
    /// Ten times as many.
    Long,
}

/// One thing that must hold.
struct Step {
    title: &'static str,
    run: fn(Length) -> Outcome,
}

const STEPS: [Step; 11] = [
    Step {
        title: "set-up",
        run: |_| setup::for_tests(),
    },
    Step {
        title: "format",
        run: |_| Errand::new("cargo fmt --all --check").run(),
    },
    Step {
        title: "UI types",
        run: |_| Errand::npm("run check --silent").run(),
    },
    Step {
        title: "UI unit tests",
        run: |_| Errand::npm("test --silent").run(),
    },
    Step {
        title: "UI build",
        run: |_| ui::build(),
    },
    Step {
        title: "lints",
        run: |_| Errand::new(LINTS).run(),
    },
    Step {
        title: "programs",
        run: |_| programs::build(),
    },
    Step {
        title: "bindings up to date",
        run: |_| bindings::check(),
    },
    Step {
        title: "Rust tests",
        run: rust_tests,
    },
    Step {
        title: "fuzzing",
        run: fuzzing,
    },
    Step {
        title: "browser tests",
        run: |_| browser::tests(),
    },
];

const LINTS: &str = "cargo clippy --workspace --all-targets -- --deny warnings";

/// What passing tests print is shown: it holds their seeds and counts.
const RUST_TESTS: &str = "cargo test --workspace -- --show-output";

/// Runs every step, and ends with a table of their times.
pub fn run(length: Length) -> Outcome {
    let mut times = Vec::new();
    for (index, step) in STEPS.iter().enumerate() {
        println!("\n[{}/{}] {}", index + 1, STEPS.len(), step.title);
        let begin = Instant::now();
        let outcome = (step.run)(length);
        times.push((step.title, begin.elapsed()));
        if let Err(reason) = outcome {
            summarize(&times);
            return Err(format!("{} failed: {reason}", step.title));
        }
    }
    summarize(&times);
    println!("all {} steps passed", STEPS.len());
    Ok(())
}

fn summarize(times: &[(&str, Duration)]) {
    println!();
    for (title, time) in times {
        println!("{:>7.1} s  {title}", time.as_secs_f64());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:>7.1} s  in all", total.as_secs_f64());
}

/// Units, worlds, killed processes and real windows. The programs that they
/// start lie beside the tests themselves; the driver of windows is named here.
fn rust_tests(length: Length) -> Outcome {
    let driver = place::tools().join("bin/tauri-driver");
    let mut tests = Errand::new(RUST_TESTS).knowing("TAURI_DRIVER", driver);
    if length == Length::Long {
        tests = tests.knowing("CHALKBOOK_TEST_LONG", "1");
    }
    tests.run()
}

/// A minute for all decoders together.
fn fuzzing(length: Length) -> Outcome {
    let seconds = match length {
        Length::Short => 60,
        Length::Long => 600,
    };
    fuzz::run(None, seconds, false)
}
