//! Finds the exercise that another app's name means, for imports.
//!
//! It would rather give nothing than a wrong lift: a person sees what was not
//! matched and chooses, but nobody checks what was. It reads names, not sets.
//! The importers call it once for each name of a file.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{Exercise, SHELF, all, by_name, words::bag};

/// How many words of a foreign name may be unknown to the library.
const MOST_UNKNOWN_WORDS: usize = 2;

/// How many known words must remain: "plank" alone is part of too many other
/// exercises' names.
const FEWEST_KNOWN_WORDS: usize = 2;

/// The exercise that the name means beyond reasonable doubt:
///
/// 1. the name or alias itself;
/// 2. else the same words in any order, number or shorthand, with or without
///    the equipment: `Row, one-arm (DB)`;
/// 3. else the name, no alias, after passing over at most two words that the
///    library never uses: `Bench Press, Wednesday`. A word that it does use
///    tells some exercises apart, so `Seated Bench Press` stays in doubt.
#[must_use]
pub fn suggest(foreign: &str) -> Option<&'static Exercise> {
    by_name(foreign).or_else(|| {
        let sought = bag(foreign);
        let meant = match BAGS.places.get(&sought) {
            Some(place) => *place,
            None => without_unknown_words(&sought),
        };
        meant.map(|place| &all()[place])
    })
}

/// Every label of the library as a bag of words.
struct Bags {
    /// Nothing where two exercises share the bag.
    places: HashMap<Vec<String>, Option<usize>>,
    /// Every word that the library uses.
    vocabulary: HashSet<String>,
}

static BAGS: LazyLock<Bags> = LazyLock::new(|| {
    let mut bags = Bags {
        places: HashMap::new(),
        vocabulary: HashSet::new(),
    };
    for (place, exercise) in all().iter().enumerate() {
        for label in std::iter::once(&exercise.name).chain(&SHELF.aliases[place]) {
            bags.put(bag(label), place);
            bags.put(bag_with_equipment(label, exercise), place);
        }
    }
    bags
});

impl Bags {
    fn put(&mut self, bag: Vec<String>, place: usize) {
        self.vocabulary.extend(bag.iter().cloned());
        let known = self.places.entry(bag).or_insert(Some(place));
        if *known != Some(place) {
            *known = None;
        }
    }
}

fn bag_with_equipment(label: &str, exercise: &Exercise) -> Vec<String> {
    bag(&format!("{label} {}", exercise.equipment.name()))
}

/// The place whose name is what remains without the unknown words. Aliases do
/// not count: the short ones stand for a lift only when nothing else is said.
fn without_unknown_words(sought: &[String]) -> Option<usize> {
    let (known, unknown): (Vec<String>, Vec<String>) = sought
        .iter()
        .cloned()
        .partition(|word| BAGS.vocabulary.contains(word));
    if unknown.len() > MOST_UNKNOWN_WORDS || known.len() < FEWEST_KNOWN_WORDS {
        return None;
    }
    let place = BAGS.places.get(&known).copied().flatten()?;
    let exercise = &all()[place];
    let named = known == bag(exercise.name) || known == bag_with_equipment(exercise.name, exercise);
    named.then_some(place)
}
