//! The repository's own commands. `cargo xtask` and nothing else calls this.
//!
//! It uses the standard library alone, so that it compiles in a second on a
//! machine that has nothing but Rust. Each command is a module; what they share
//! is [`place`] (where things lie) and [`errand`] (running other programs).

use std::process::ExitCode;

mod bench;
mod bindings;
mod browser;
mod errand;
mod fuzz;
mod machine;
mod place;
mod programs;
mod setup;
mod test;
mod two_devices;
mod ui;
mod window;

/// What a command comes back with: done, or why not, in words.
type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask run [-- ARGS]       set up, and start the desktop app
cargo xtask run --devices 2     a relay and two windows that are paired
cargo xtask test [--long]       everything that continuous integration runs
cargo xtask bindings [--check]  write the TypeScript face of the calls
cargo xtask bench [ARGS]        measure how fast one device is
cargo xtask bench relay [ARGS]  the relay under load, beside a bare one
cargo xtask bench sync [ARGS]   two devices and a relay
cargo xtask bench past          looking back, the feed, and the index behind them
cargo xtask bench start         from launch to data on the screen
cargo xtask bench screens       how soon each screen shows its data, in a browser
cargo xtask fuzz [TARGET] [SECONDS] [--keep]
                                feed every decoder with anything; keep what is new
cargo xtask gallery             pictures of every screen, into docs/gallery
cargo xtask setup               install what is missing to build and test
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(done) = fuzz::instrumented(&words) {
        return done;
    }
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("xtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[String]) -> Outcome {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run", "--devices", "2"] => two_devices::run(),
        ["run"] => window::run(&[]),
        ["run", "--", rest @ ..] => window::run(rest),
        ["test"] => test::run(test::Length::Short),
        ["test", "--long"] => test::run(test::Length::Long),
        ["bindings"] => programs::build().and_then(|()| bindings::write()),
        ["bindings", "--check"] => programs::build().and_then(|()| bindings::check()),
        ["bench", rest @ ..] => bench::run(rest),
        ["fuzz", rest @ ..] => fuzz::command(rest),
        ["gallery"] => browser::gallery(),
        ["setup"] => setup::for_tests(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(format!(
            "`{}` is not understood\n\n{USAGE}",
            words.join(" ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        command(&words).unwrap_err()
    }

    #[test]
    fn a_word_that_is_not_understood_gets_the_list_of_commands() {
        assert!(refusal(&["squat"]).contains("cargo xtask test"));
        assert!(refusal(&["test", "--lng"]).contains("`test --lng` is not understood"));
    }
}
