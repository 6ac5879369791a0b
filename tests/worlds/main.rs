//! Worlds: two to four devices that edit whatever comes to mind, apart and at
//! the same time, over real files, and tell each other in any order. When all is
//! told, they hold the same.
//!
//! `CHALKBOOK_SEED` plays one world again; `CHALKBOOK_TEST_LONG=1` plays ten
//! times as many.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod deeds;
mod devices;
mod inbox;
mod moments;
mod oracles;
mod stories;
mod world;

use std::cell::Cell;

use chalkbook_tests::chance::{Chance, seeds};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use deeds::Script;
use world::World;

/// How many worlds a short run plays.
const WORLDS: usize = 150;

#[test]
fn devices_that_edit_anything_apart_agree_once_all_is_told() {
    let seeds = seeds(WORLDS);
    let mut steps = 0;
    for &seed in &seeds {
        steps += play(seed);
    }
    println!("worlds played: {}, steps: {steps}", seeds.len());
}

/// Plays the world of a seed; where it fails, plays smaller ones until the
/// smallest that fails is found.
fn play(seed: u64) -> usize {
    let mut bytes = [0; 32];
    Chance::new(seed).fill(&mut bytes);
    let config = Config {
        cases: 1,
        max_shrink_iters: 400,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let steps = Cell::new(0);
    let outcome = TestRunner::new_with_rng(config, rng).run(&deeds::script(), |script: Script| {
        steps.set(script.steps.len());
        World::new(script.devices, script.luck).play(&script.steps);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("CHALKBOOK_SEED={seed} plays this again\n{failure}");
    }
    steps.get()
}
