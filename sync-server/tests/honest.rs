//! The relay says what it is, and what it is not yet.

use std::process::{Command, Output};

fn relay(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_chalkbook-relay");
    Command::new(program)
        .args(arguments)
        .output()
        .expect("the relay can be started")
}

#[test]
fn a_relay_that_is_not_written_says_so_and_fails() {
    let said = relay(&[]);
    assert_eq!(said.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&said.stderr).contains("not written yet"));
}

#[test]
fn the_relay_tells_its_version_and_how_to_use_it() {
    let version = relay(&["--version"]);
    assert!(version.status.success());
    let expected = concat!("chalkbook-relay ", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8_lossy(&version.stdout).trim(), expected);

    let help = relay(&["--help"]);
    assert!(help.status.success());
    assert!(String::from_utf8_lossy(&help.stdout).contains("Usage: chalkbook-relay"));
}

#[test]
fn an_unknown_argument_is_refused() {
    assert_eq!(relay(&["--listen"]).status.code(), Some(2));
}
