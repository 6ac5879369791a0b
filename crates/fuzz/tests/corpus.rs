//! Plays again what the engine found worth keeping, and what once went wrong.

use std::{fs, path::PathBuf};

use fuzz::{TARGETS, seeds};

fn corpus(target: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target)
}

#[test]
fn whatever_was_found_before_does_no_harm_any_more() {
    for target in &TARGETS {
        let files = fs::read_dir(corpus(target.name)).unwrap();
        let mut played = 0;
        for file in files {
            let path = file.unwrap().path();
            // What fails is the newest line.
            println!("{}", path.display());
            (target.run)(&fs::read(path).unwrap());
            played += 1;
        }
        assert!(played > 0, "{} has no corpus", target.name);
    }
}

/// `CHALKBOOK_WRITE_SEEDS=1` writes them anew.
#[test]
fn the_honest_beginnings_are_in_the_corpus_and_do_no_harm() {
    let write = std::env::var_os("CHALKBOOK_WRITE_SEEDS").is_some();
    for (number, (target, bytes)) in seeds::all().into_iter().enumerate() {
        (fuzz::target(target).unwrap().run)(&bytes);
        if write {
            fs::create_dir_all(corpus(target)).unwrap();
            fs::write(corpus(target).join(format!("honest-{number}")), bytes).unwrap();
        }
    }
}
