//! `cargo xtask fuzz`: every decoder fed with anything, by an engine that learns
//! from what an input reaches. The targets are `crates/fuzz`.
//!
//! Coverage needs no other compiler: the engine's marks are put in by options
//! that stable rustc has. This program stands in for rustc while the workspace's
//! own crates are built (`instrumented`), so that dependencies are built once.

use std::collections::hash_map::RandomState;
use std::env;
use std::fs;
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::{Outcome, place, programs};

/// Set while this program stands in for rustc.
const STANDS_IN: &str = "CHALKBOOK_STANDS_IN_FOR_RUSTC";

/// What cargo-fuzz asks of rustc, but for a sanitizer, which only nightly has:
/// marks at every edge, and every comparison told to the engine.
const COVERAGE: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// For one input: far above what any takes that is honest.
const LIMITS: [&str; 2] = ["-timeout=20", "-rss_limit_mb=1024"];

/// One run of the engine on one target.
struct Run {
    target: String,
    seconds: u64,
    seed: u64,
}

/// `[TARGET] [SECONDS] [--keep]`, each of which may be left out.
pub fn command(words: &[&str]) -> Outcome {
    let keep = words.contains(&"--keep");
    let seconds = words.iter().find_map(|word| word.parse().ok());
    let only = words
        .iter()
        .find(|word| word.starts_with(char::is_alphabetic));
    run(only.copied(), seconds.unwrap_or(60), keep)
}

/// Feeds all targets for so many seconds in all, or one of them. `keep` takes
/// what was learned into the corpus.
pub fn run(only: Option<&str>, seconds: u64, keep: bool) -> Outcome {
    if !cfg!(target_os = "linux") {
        println!("fuzzing needs Linux; the tests play the corpus everywhere");
        return Ok(());
    }
    build()?;
    let targets: Vec<String> = targets()?
        .into_iter()
        .filter(|target| only.is_none_or(|only| only == target))
        .collect();
    if targets.is_empty() {
        return Err("there is no such target".to_owned());
    }
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    let at_once = at_once.min(targets.len());
    let each = (seconds * at_once as u64 / targets.len() as u64).max(1);
    feed_all(&targets, at_once, each)?;
    if keep {
        targets.iter().try_for_each(|target| keep_new(target))?;
    }
    Ok(())
}

/// Does what rustc does, with marks for the engine, if that is what this program
/// was started for.
pub fn instrumented(words: &[String]) -> Option<ExitCode> {
    env::var_os(STANDS_IN)?;
    let (rustc, arguments) = words.split_first()?;
    let status = Command::new(rustc).args(arguments).args(COVERAGE).status();
    let done = status.is_ok_and(|status| status.success());
    Some(if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn build() -> Outcome {
    let own = env::current_exe().map_err(|error| format!("this program's place: {error}"))?;
    programs::building("fuzz")
        .knowing("RUSTC_WORKSPACE_WRAPPER", own)
        .knowing(STANDS_IN, "1")
        .run()
}

/// The targets are the folders of the corpus.
fn targets() -> Outcome<Vec<String>> {
    let folder = corpus();
    let named = |error| format!("{}: {error}", folder.display());
    let mut targets = Vec::new();
    for entry in fs::read_dir(&folder).map_err(named)? {
        targets.push(
            entry
                .map_err(named)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    targets.sort();
    Ok(targets)
}

fn feed_all(targets: &[String], at_once: usize, seconds: u64) -> Outcome {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(Vec::new());
    let feed_on = || {
        while let Some(target) = targets.get(next.fetch_add(1, Ordering::Relaxed)) {
            let seed = seed();
            let run = Run {
                target: target.clone(),
                seconds,
                seed,
            };
            if let Err(reason) = feed(&run) {
                // A thread that panicked had nothing to add.
                if let Ok(mut failed) = failed.lock() {
                    failed.push(reason);
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(feed_on);
        }
    });
    let failed = failed.into_inner().unwrap_or_default();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}

/// `CHALKBOOK_SEED` feeds the same again.
fn seed() -> u64 {
    let given = env::var("CHALKBOOK_SEED").ok();
    let given = given.and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| RandomState::new().hash_one(0) % 1_000_000_000 + 1)
}

fn feed(run: &Run) -> Outcome {
    let Run {
        target,
        seconds,
        seed,
    } = run;
    let found = place::target().join("fuzz/found");
    let learned = learned(target);
    for folder in [&found, &learned] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let output = engine(target)
        .args(LIMITS)
        .args(["-print_final_stats=1", "-verbosity=0"])
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-seed={seed}"))
        .arg(format!("-artifact_prefix={}/{target}-", found.display()))
        .args([&learned, &corpus().join(target)])
        .output()
        .map_err(|error| format!("the engine did not start: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let count = |name: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix(name));
        line.map_or("?", str::trim).to_owned()
    };
    println!(
        "  {target:<10} {:>9} executions, {:>5} new inputs, seed {seed}",
        count("stat::number_of_executed_units:"),
        count("stat::new_units_added:"),
    );
    if output.status.success() {
        return Ok(());
    }
    let program = place::program("fuzz");
    Err(format!(
        "{said}\n{target} failed with seed {seed}; again:\n  CHALKBOOK_FUZZ={target} {} {}/{target}-…",
        program.display(),
        found.display()
    ))
}

/// Of all that is known, as few as reach everything that is reached.
fn keep_new(target: &str) -> Outcome {
    let (kept, before) = (corpus().join(target), place::target().join("fuzz/before"));
    let failed = |error: std::io::Error| format!("{}: {error}", kept.display());
    if before.exists() {
        fs::remove_dir_all(&before).map_err(failed)?;
    }
    fs::rename(&kept, &before).map_err(failed)?;
    fs::create_dir_all(&kept).map_err(failed)?;
    // What has a name that a person gave it stays.
    for entry in fs::read_dir(&before).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default();
        if name.to_string_lossy().contains('-') {
            fs::copy(&path, kept.join(name)).map_err(failed)?;
        }
    }
    let merged = engine(target)
        .args(LIMITS)
        .arg("-set_cover_merge=1")
        .args([&kept, &before, &learned(target)])
        .output();
    match merged.map_err(failed)?.status.success() {
        true => Ok(()),
        false => Err(format!("what {target} learned could not be merged")),
    }
}

fn engine(target: &str) -> Command {
    let mut engine = Command::new(place::program("fuzz"));
    engine
        .env("CHALKBOOK_FUZZ", target)
        .current_dir(place::root());
    engine
}

fn corpus() -> PathBuf {
    place::root().join(Path::new("crates/fuzz/corpus"))
}

fn learned(target: &str) -> PathBuf {
    place::target().join("fuzz/learned").join(target)
}
