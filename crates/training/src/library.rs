//! The exercise library: the lifts, runs and carries that Chalkbook knows by
//! name, with their equipment, muscles and aliases.
//!
//! It is compiled in and read once; it holds no exercise of a person's own and
//! no history. Screens browse and search it, importers match other apps' names
//! against it, and a workout refers to an exercise by its slug, which never
//! changes. How the tables are made is told in `docs/exercises.md`.
//!
//! ```
//! use training::library;
//!
//! let bench = library::by_name("bench press (barbell)").expect("an alias");
//! assert_eq!(bench.slug, "bench-press");
//! assert_eq!(library::search("dumb ben", 1)[0].name, "Dumbbell Bench Press");
//! ```

mod fold;
mod search;
mod suggest;
mod table;
mod words;

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::LazyLock,
};

use crate::{Equipment, Measures, Muscle};

pub use fold::fold;
pub use search::{Fit, Hit, find, fit_of_name, search};
pub use suggest::suggest;

/// An exercise of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// The stable name in stored workouts: kebab-case, unique, never changed.
    pub slug: &'static str,
    /// The name for people, in English. `library/names.de.tsv` has the German one.
    pub name: &'static str,
    /// What it is loaded with or done on.
    pub equipment: Equipment,
    /// What is written down for a set of it.
    pub measures: Measures,
    /// The muscles that it is done for: a set counts whole for each.
    pub primary: Vec<Muscle>,
    /// The muscles that help: a set counts in part for each.
    pub secondary: Vec<Muscle>,
    /// The share of one's bodyweight that each rep moves, above 0 and at most
    /// 1, where bodyweight is part of the load.
    pub share: Option<f64>,
    /// Whether reps are logged per side, as in a split squat.
    pub one_sided: bool,
}

/// Every exercise, sorted by name.
#[must_use]
pub fn all() -> &'static [Exercise] {
    &SHELF.exercises
}

/// The exercise with this slug.
#[must_use]
pub fn by_slug(slug: &str) -> Option<&'static Exercise> {
    SHELF.by_slug.get(slug).map(|&place| &all()[place])
}

/// The exercise with this name or alias, compared as [`fold`] leaves them.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Exercise> {
    SHELF.by_name.get(&fold(name)).map(|&place| &all()[place])
}

/// The other names of the exercise with this slug, as its users write them, and
/// then those in other languages.
pub fn aliases(slug: &str) -> impl Iterator<Item = &'static str> {
    let place = SHELF.by_slug.get(slug);
    let names = |all: &'static [Vec<&'static str>]| {
        place.map_or(&[][..], |&place| &all[place]).iter().copied()
    };
    names(&SHELF.aliases).chain(names(&SHELF.translated))
}

/// The tables with their indexes. A place is an index into `exercises`.
struct Shelf {
    exercises: Vec<Exercise>,
    /// The aliases of the exercise at the same place.
    aliases: Vec<Vec<&'static str>>,
    /// Its names in other languages, where they are not among those already.
    translated: Vec<Vec<&'static str>>,
    by_slug: HashMap<&'static str, usize>,
    /// By folded name and folded alias.
    by_name: HashMap<String, usize>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let mut exercises = table::exercises().expect("a test reads every line of the exercise table");
    let aliases = table::aliases().expect("a test reads every line of the alias table");
    let translated = table::translated().expect("a test reads every line of the name tables");
    exercises.sort_by_key(|exercise| exercise.name);
    Shelf::new(exercises, &aliases).with_names(&translated)
});

impl Shelf {
    fn new(exercises: Vec<Exercise>, aliases: &[table::Alias]) -> Self {
        let by_slug: HashMap<_, _> = exercises
            .iter()
            .enumerate()
            .map(|(place, exercise)| (exercise.slug, place))
            .collect();
        let mut by_name: HashMap<_, _> = exercises
            .iter()
            .enumerate()
            .map(|(place, exercise)| (fold(exercise.name), place))
            .collect();
        let mut by_place = vec![Vec::new(); exercises.len()];
        for alias in aliases {
            let Some(&place) = by_slug.get(alias.slug) else {
                continue;
            };
            by_place[place].push(alias.text);
            // A name always wins over another exercise's alias.
            by_name.entry(fold(alias.text)).or_insert(place);
        }
        Self {
            exercises,
            translated: vec![Vec::new(); by_place.len()],
            aliases: by_place,
            by_slug,
            by_name,
        }
    }

    fn with_names(mut self, translated: &[table::Translated]) -> Self {
        for name in translated {
            let (Some(&place), folded) = (self.by_slug.get(name.slug), fold(name.text)) else {
                continue;
            };
            // A name that is the same in both languages is known already.
            if let Entry::Vacant(free) = self.by_name.entry(folded) {
                free.insert(place);
                self.translated[place].push(name.text);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests;
