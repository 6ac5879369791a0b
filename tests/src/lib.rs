//! What the tests of worlds, killed processes and windows have in common.

#[cfg(target_os = "linux")]
pub mod air;
pub mod caller;
pub mod chance;
pub mod ground;
mod logbook_file;
pub mod nomad;
pub mod stage;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub use logbook_file::LogbookFile;

/// A program of this workspace, which lies beside the tests' own programs.
/// `cargo xtask test` builds all of them first.
pub fn program(name: &str) -> PathBuf {
    let program = programs_folder()
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    assert!(
        program.exists(),
        "{} is missing; build the workspace first",
        program.display()
    );
    program
}

/// The folder that programs of this workspace lie in.
pub fn programs_folder() -> PathBuf {
    let test = std::env::current_exe().expect("a test is a file");
    let folder = test.ancestors().nth(2);
    folder
        .expect("tests lie in a folder of the build's folder")
        .to_owned()
}

/// A folder that goes with the test; in memory where that is to be had, for
/// tests that ask nothing of the disk.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = match memory.is_dir() {
        true => TempDir::with_prefix_in("chalkbook-", memory),
        false => TempDir::with_prefix("chalkbook-"),
    };
    made.expect("a test's machine has room for a temporary folder")
}
