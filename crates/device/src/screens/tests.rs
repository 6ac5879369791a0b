//! The screens over small logbooks, as a front end is shown them.

mod exercises;
mod progress;
mod workouts;

use jiff::{ZonedDateTime, civil::DateTime};
use logbook::{
    End, Entry, ExerciseId as LoggedExercise, LoggedSet, Order, Stamp, Workout as LoggedWorkout,
};
use store::{Commit, ConflictRow, ExerciseRow, Store, ViewEdit, WorkoutRows};
use tempfile::TempDir;
use training::{MassUnit, notation};
use uuid::Uuid;

use super::*;
use crate::{
    Catalogue,
    api::{Code, Cursor, Dispute, ExerciseId, LoadForm, Record, Set, Span, WorkoutId},
    derive,
};

/// A Monday, in the evening.
const NOW: &str = "2026-11-23T18:30:00+01:00[Europe/Berlin]";

/// A logbook in a folder that goes with it, at a moment.
struct Gym {
    store: Store,
    screens: Screens,
    catalogue: Catalogue,
    made: u128,
    _folder: TempDir,
}

impl Gym {
    fn new() -> Self {
        Self::at(NOW)
    }

    fn at(now: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(folder.path(), &|| panic!("it is new")).unwrap();
        let now: ZonedDateTime = now.parse().unwrap();
        let surroundings = Surroundings::new(move || now.clone(), |bytes| bytes.fill(0));
        Self {
            screens: Screens::new(store.reader().unwrap(), surroundings),
            store,
            catalogue: Catalogue::default(),
            made: 0,
            _folder: folder,
        }
    }

    /// A workout of an hour with lines such as `("bench-press", "100x5@8")`.
    fn trained(&mut self, start: &str, lines: &[(&str, &str)]) -> WorkoutId {
        self.put(start, lines, |_| {})
    }

    fn runs(&mut self, start: &str, lines: &[(&str, &str)]) -> WorkoutId {
        self.put(start, lines, |workout| workout.end = End::Running)
    }

    fn put(
        &mut self,
        start: &str,
        lines: &[(&str, &str)],
        change: impl FnOnce(&mut LoggedWorkout),
    ) -> WorkoutId {
        let id = self.new_id();
        let civil: DateTime = start.parse().unwrap();
        let mut workout = LoggedWorkout {
            title: String::new(),
            start: Some(Stamp::civil(civil)),
            end: End::At(Stamp::civil(
                civil.checked_add(jiff::Span::new().hours(1)).unwrap(),
            )),
            note: String::new(),
            deleted: None,
            source_key: None,
            routine: None,
            entries: Vec::new(),
            conflicts: Vec::new(),
        };
        for (exercise, sets) in lines {
            let entry = self.entry(exercise, sets, workout.next_order());
            workout.entries.push(entry);
        }
        change(&mut workout);
        self.commit(derive::workout_rows(id, &workout, &self.catalogue, None));
        WorkoutId(id.to_string())
    }

    fn entry(&mut self, exercise: &str, sets: &str, order: Order) -> Entry {
        let mut entry = Entry {
            id: self.new_id(),
            exercise: LoggedExercise(exercise.to_owned()),
            order,
            note: String::new(),
            superset: None,
            targets: None,
            rest: None,
            deleted: None,
            sets: Vec::new(),
        };
        for set in notation::parse_sets(sets, MassUnit::Kg).unwrap() {
            let (id, order) = (self.new_id(), entry.next_order());
            entry.sets.push(LoggedSet {
                id,
                order,
                set,
                rest: None,
                done: None,
                deleted: None,
            });
        }
        entry
    }

    fn new_id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(self.made)
    }

    fn commit(&mut self, after: WorkoutRows) {
        self.edit(ViewEdit::Workout {
            before: None,
            after: Box::new(after),
        });
    }

    fn edit(&mut self, edit: ViewEdit) {
        let views = vec![edit];
        self.store
            .commit(&Commit {
                views,
                ..Commit::default()
            })
            .unwrap();
    }

    fn exercise(&mut self, id: &str, change: impl FnOnce(&mut ExerciseRow)) {
        let mut row = ExerciseRow {
            id: id.to_owned(),
            name: None,
            folded: None,
            own: false,
            archived: false,
            merged_into: None,
            equipment: None,
            muscles: None,
        };
        change(&mut row);
        row.folded = row.name.as_deref().map(training::library::fold);
        self.catalogue.put(row.clone());
        self.edit(ViewEdit::Exercise {
            row,
            recount: false,
        });
    }

    fn unit(&mut self, unit: &str) {
        self.edit(ViewEdit::Setting {
            key: "unit".to_owned(),
            value: Some(unit.to_owned()),
        });
    }

    fn today(&mut self) -> Today {
        self.screens.today(Nothing {}).unwrap()
    }

    fn page(&mut self, exercise: &str, span: Span) -> ExercisePage {
        let exercise = ExerciseId(exercise.to_owned());
        self.screens
            .exercise(ExerciseRequest { exercise, span })
            .unwrap()
    }

    fn workout(&mut self, workout: &WorkoutId) -> Workout {
        let workout = workout.clone();
        self.screens.workout(WorkoutRequest { workout }).unwrap()
    }

    fn found(&mut self, query: &str) -> Vec<String> {
        let request = ExercisesRequest {
            query: query.to_owned(),
            limit: Some(5),
            ..ExercisesRequest::default()
        };
        let found = self.screens.exercises(request).unwrap().exercises;
        found.into_iter().map(|hit| hit.exercise.name).collect()
    }
}

fn notations(sets: &[Set]) -> Vec<&str> {
    sets.iter().map(|set| set.notation.as_str()).collect()
}
