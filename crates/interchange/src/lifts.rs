//! What an exercise's name says about its weights: whether the body is moved,
//! and whether the weight helps.
//!
//! The exercise library is asked once per name. Matching exercises for good is
//! left to the person and the device. Called by `strong` and `hevy`.

use std::collections::HashMap;

use training::{Measures, library};

/// How to understand the weights of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lift {
    /// One's own body is the load, and a weight is added to it.
    pub moves_the_body: bool,
    /// The name says that the weight is help, as "Pull Up (Assisted)" does.
    pub is_assisted: bool,
    /// A weight below zero is help rather than a mistake.
    pub takes_help: bool,
}

/// The lifts of a file, each looked up once.
#[derive(Debug, Default)]
pub(crate) struct Lifts(HashMap<String, Lift>);

impl Lifts {
    pub fn named(&mut self, name: &str) -> Lift {
        if let Some(lift) = self.0.get(name) {
            return *lift;
        }
        let lift = look_up(name);
        self.0.insert(name.to_owned(), lift);
        lift
    }
}

fn look_up(name: &str) -> Lift {
    let known = library::suggest(name).map(|exercise| exercise.measures);
    let moves_the_body = known == Some(Measures::BodyweightReps);
    let says_assisted = name
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.eq_ignore_ascii_case("assisted"));
    Lift {
        moves_the_body,
        is_assisted: says_assisted && (moves_the_body || known.is_none()),
        takes_help: moves_the_body || says_assisted,
    }
}
