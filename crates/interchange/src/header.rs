//! The first row of a file: which column says what, and in which units.
//!
//! Both apps' columns are named here in one vocabulary, so that `amounts` reads
//! either. Which header means which column is known to `strong` and `hevy`.

use training::{DistanceUnit, MassUnit};

use crate::rows::Row;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    /// The number of the workout in the file.
    Number,
    /// The name of the workout.
    Title,
    /// When it started.
    Start,
    /// When it ended.
    End,
    /// How long it took.
    Length,
    /// What was noted about the workout.
    WorkoutNote,
    /// The name of the exercise.
    Exercise,
    /// Which exercises were done in turns.
    Superset,
    /// What was noted about the exercise.
    ExerciseNote,
    /// The number of the set within its exercise; Strong's markers too.
    Order,
    /// What the set was for.
    Kind,
    /// The weight.
    Weight,
    /// Its unit.
    WeightUnit,
    /// The repetitions.
    Reps,
    /// The distance.
    Distance,
    /// Its unit.
    DistanceUnit,
    /// The time of the set.
    Seconds,
    /// The perceived exertion.
    Rpe,
}

/// How many columns there are.
const COLUMNS: usize = Column::Rpe as usize + 1;

/// What one header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heading {
    pub column: Column,
    /// The unit that the header names for a weight.
    pub mass_unit: Option<MassUnit>,
    /// The unit that the header names for a distance.
    pub distance_unit: Option<DistanceUnit>,
}

impl From<Column> for Heading {
    fn from(column: Column) -> Self {
        Self {
            column,
            mass_unit: None,
            distance_unit: None,
        }
    }
}

/// The headers of a file, understood.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    names: Vec<String>,
    places: [Option<usize>; COLUMNS],
    /// The unit of every weight, where a header names it.
    pub mass_unit: Option<MassUnit>,
    /// The unit of every distance, where a header names it.
    pub distance_unit: Option<DistanceUnit>,
    /// The headers that mean nothing here.
    pub unused: Vec<String>,
    /// A header that means the same as one before it.
    pub repeated: Option<String>,
}

impl Header {
    /// Understands headers by one app's dictionary.
    pub fn new(names: Vec<String>, dictionary: fn(&str) -> Option<Heading>) -> Self {
        let mut header = Self {
            names: Vec::new(),
            places: [None; COLUMNS],
            mass_unit: None,
            distance_unit: None,
            unused: Vec::new(),
            repeated: None,
        };
        for (place, name) in names.iter().enumerate() {
            match dictionary(&plain(name)) {
                Some(heading) => header.put(heading, place, name),
                None => header.unused.push(name.clone()),
            }
        }
        Self { names, ..header }
    }

    fn put(&mut self, heading: Heading, place: usize, name: &str) {
        let taken = self.places[heading.column as usize].replace(place);
        if taken.is_some() {
            self.repeated.get_or_insert_with(|| name.to_owned());
        }
        self.mass_unit = self.mass_unit.or(heading.mass_unit);
        self.distance_unit = self.distance_unit.or(heading.distance_unit);
    }

    /// Whether the column is there.
    pub fn has(&self, column: Column) -> bool {
        self.places[column as usize].is_some()
    }

    /// The header as it stands in the file, or nothing where it is missing.
    pub fn name(&self, column: Column) -> &str {
        self.places[column as usize].map_or("", |place| &self.names[place])
    }

    /// How many columns the file has.
    pub fn width(&self) -> usize {
        self.names.len()
    }

    /// How many columns are understood.
    pub fn understood(&self) -> usize {
        self.names.len() - self.unused.len()
    }
}

/// A header in lower case with single spaces.
fn plain(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// A row under its headers.
pub(crate) struct Cells<'r> {
    pub row: &'r Row<'r>,
    pub header: &'r Header,
}

impl<'r> Cells<'r> {
    /// What stands in a column, without the space around it; empty where the
    /// column is missing.
    pub fn text(&self, column: Column) -> &'r str {
        let place = self.header.places[column as usize];
        place.map_or("", |place| self.row.cell(place).trim())
    }
}
