//! The program of the desktop window; all it does is in the library.

// A release build on Windows opens no console window beside its own.
#![cfg_attr(
    all(target_os = "windows", not(debug_assertions)),
    windows_subsystem = "windows"
)]

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match chalkbook_desktop::run(frame::arguments::Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("chalkbook: {error:#}");
            ExitCode::FAILURE
        }
    }
}
