//! The queries on a small logbook, and the plans of all of them.

mod body;
mod periods;
mod phrases;
mod records;

use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::{
    Commit, ConflictRow, EntryRow, ExerciseRow, MeasurementRow, SetRow, Store, ViewEdit, Worked,
    WorkoutRow, WorkoutRows,
};

/// A logbook in a folder that goes with it.
struct Shelf {
    store: Store,
    reader: Reader,
    _folder: TempDir,
}

impl Shelf {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = crate::open_new(folder.path());
        let reader = store.reader().unwrap();
        Self {
            store,
            reader,
            _folder: folder,
        }
    }

    fn holding(workouts: impl IntoIterator<Item = WorkoutRows>) -> Self {
        let mut shelf = Self::new();
        for after in workouts {
            shelf.put(ViewEdit::Workout {
                before: None,
                after: Box::new(after),
            });
        }
        shelf
    }

    fn put(&mut self, edit: ViewEdit) {
        let views = vec![edit];
        self.store
            .commit(&Commit {
                views,
                ..Commit::default()
            })
            .unwrap();
    }
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn worked(muscle: &str, halves: u8) -> Worked {
    Worked {
        muscle: muscle.to_owned(),
        halves,
    }
}

/// A workout on a day of November 2026, with sets of kilograms for repetitions.
fn workout(n: u128, day: i32, exercise: &str, sets: &[(i64, u32)]) -> WorkoutRows {
    let set = |(at, &(kg, reps)): (u128, &(i64, u32))| SetRow {
        id: id(n * 1000 + at),
        entry: id(n * 100),
        workout: id(n),
        exercise: exercise.to_owned(),
        day: 20_757 + day,
        place: format!("{at:03}"),
        kind: "working".to_owned(),
        load: Some(format!("{kg} kg")),
        reps: Some(reps),
        distance: None,
        seconds: None,
        effort: None,
        note: None,
        rest: None,
        done: None,
        deleted: None,
        live: true,
        load_g: Some(kg * 1000),
        e1rm_g: (reps <= 12).then(|| kg * 1000 * (30 + i64::from(reps)) / 30),
        half_reps: (1..=12).contains(&reps).then_some(reps * 2),
        volume_g: kg * 1000 * i64::from(reps),
        distance_mm: None,
        hard: reps > 0,
    };
    let sets: Vec<SetRow> = (1..).zip(sets).map(set).collect();
    WorkoutRows {
        workout: WorkoutRow {
            id: id(n),
            title: format!("Workout {n}"),
            start: format!("2026-11-{day:02}T18:00:00"),
            day: 20_757 + day,
            finish: Some(format!("2026-11-{day:02}T19:00:00")),
            running: false,
            note: String::new(),
            deleted: None,
            source: None,
            sets: sets.len() as u32,
            volume_g: sets.iter().map(|set| set.volume_g).sum(),
            last_done: None,
            routine: None,
            body_g: None,
        },
        entries: vec![EntryRow {
            id: id(n * 100),
            workout: id(n),
            exercise: exercise.to_owned(),
            counts_as: exercise.to_owned(),
            place: "80".to_owned(),
            note: String::new(),
            superset: None,
            deleted: None,
            worked: vec![worked(exercise, 2), worked("abs", 1)],
            targets: None,
            rest: None,
        }],
        sets,
        conflicts: Vec::new(),
    }
}

fn ids(workouts: &[WorkoutRow]) -> Vec<u128> {
    workouts
        .iter()
        .map(|workout| workout.id.as_u128())
        .collect()
}

#[test]
fn every_query_of_a_screen_uses_an_index() {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(include_str!("../schema/ledger.sql"))
        .unwrap();
    connection
        .execute_batch(include_str!("../schema/views.sql"))
        .unwrap();
    let growing = [
        "workout",
        "entry",
        "logged_set",
        "best",
        "change",
        "mention",
        "phrase",
        "conflict",
        "trashed",
    ];
    for (name, statement) in statements::ALL {
        let mut explain = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {statement}"))
            .unwrap();
        let unbound = vec![rusqlite::types::Null; explain.parameter_count()];
        let steps = explain.query_map(rusqlite::params_from_iter(unbound), |row| {
            row.get::<_, String>(3)
        });
        let steps: Vec<String> = steps.unwrap().collect::<Result<_, _>>().unwrap();
        for step in &steps {
            let scanned = step
                .strip_prefix("SCAN ")
                .and_then(|rest| rest.split(' ').next());
            assert!(
                !scanned.is_some_and(|table| growing.contains(&table)),
                "{name}: {steps:#?}"
            );
            let sorted = step.starts_with("USE TEMP B-TREE");
            assert!(!sorted || *name == "PHRASES", "{name}: {steps:#?}");
        }
    }
}

#[test]
fn a_reader_cannot_write() {
    let shelf = Shelf::new();
    let written = shelf.reader.connection.execute("DELETE FROM workout", []);
    assert!(written.is_err());
}

#[test]
fn a_workout_reads_back_as_written() {
    let mut rows = workout(1, 20, "bench-press", &[(100, 5), (100, 5)]);
    rows.conflicts = vec![ConflictRow {
        entity: id(1001),
        field: "load".to_owned(),
        place: 0,
        value: Some("100 kg".to_owned()),
        device: [7; 16],
        authored: 12,
    }];
    let shelf = Shelf::holding([rows.clone()]);
    assert_eq!(shelf.reader.workout(id(1)).unwrap(), Some(rows));
    assert_eq!(shelf.reader.workout(id(2)).unwrap(), None);
    assert_eq!(shelf.reader.workout_of_entry(id(100)).unwrap(), Some(id(1)));
    assert_eq!(
        shelf.reader.entry_and_workout_of_set(id(1002)).unwrap(),
        Some((id(100), id(1)))
    );
}

#[test]
fn workouts_come_newest_first_page_by_page() {
    let mut trashed = workout(9, 12, "bench-press", &[(100, 5)]);
    trashed.workout.deleted = Some(1);
    trashed.sets.iter_mut().for_each(|set| set.live = false);
    let living = (1..=5).map(|n| workout(n, 10 + n as i32 / 2, "bench-press", &[(100, 5)]));
    let shelf = Shelf::holding(living.chain([trashed]));
    let first = shelf.reader.newest_workouts(2).unwrap();
    assert_eq!(ids(&first), [5, 4]);
    let next = shelf
        .reader
        .workouts_before(&first[1].start, first[1].id, 9)
        .unwrap();
    assert_eq!(ids(&next), [3, 2, 1]);
    let until_the_tenth = shelf
        .reader
        .workouts_before("2026-11-11", Uuid::nil(), 9)
        .unwrap();
    assert_eq!(ids(&until_the_tenth), [1]);
    assert_eq!(shelf.reader.days().unwrap(), Some((20_767, 20_769)));
}

#[test]
fn a_snapshot_does_not_see_what_is_committed_meanwhile() {
    let mut shelf = Shelf::holding([workout(1, 20, "bench-press", &[(100, 5)])]);
    let Shelf { store, reader, .. } = &mut shelf;
    let seen: Result<_, StoreError> = reader.snapshot(|reader| {
        let before = reader.newest_workouts(9)?;
        let after = Box::new(workout(2, 21, "bench-press", &[(100, 5)]));
        let views = vec![ViewEdit::Workout {
            before: None,
            after,
        }];
        store.commit(&Commit {
            views,
            ..Commit::default()
        })?;
        Ok((before, reader.newest_workouts(9)?))
    });
    let (before, during) = seen.unwrap();
    assert_eq!(before, during);
    assert_eq!(shelf.reader.newest_workouts(9).unwrap().len(), 2);
}

#[test]
fn sets_of_an_exercise_come_in_whole_visits() {
    let days = (1..=4).map(|n| workout(n, n as i32, "squat", &[(100, 5), (100, 5), (100, 5)]));
    let shelf = Shelf::holding(days);
    let page = shelf
        .reader
        .sets_of_exercise("squat", Visit::END, 7)
        .unwrap();
    let visits: Vec<u128> = page.sets.iter().map(|set| set.workout.as_u128()).collect();
    assert_eq!((visits, page.more), (vec![4, 4, 4, 3, 3, 3], true));
    let last = Visit::from(&page.sets[5]);
    let rest = shelf.reader.sets_of_exercise("squat", last, 7).unwrap();
    assert_eq!((rest.sets.len(), rest.more), (6, false));
    let tiny = shelf
        .reader
        .sets_of_exercise("squat", Visit::END, 1)
        .unwrap();
    assert_eq!((tiny.sets.len(), tiny.more), (3, true));
}

#[test]
fn last_time_is_the_visit_before_and_never_this_one() {
    let shelf = Shelf::holding([
        workout(1, 10, "squat", &[(100, 5)]),
        workout(2, 12, "squat", &[(105, 5)]),
        workout(3, 11, "bench-press", &[(80, 5)]),
    ]);
    let visit = |n, day| Visit {
        day: 20_757 + day,
        workout: id(n),
    };
    let last = |exercise, before| shelf.reader.last_time(exercise, before).unwrap();
    assert_eq!(last("squat", visit(2, 12)), Some(visit(1, 10)));
    assert_eq!(last("squat", visit(1, 10)), None);
    assert_eq!(last("squat", Visit::END), Some(visit(2, 12)));
}

#[test]
fn sums_come_by_week_month_and_exercise() {
    let shelf = Shelf::holding([
        workout(1, 20, "squat", &[(100, 5), (100, 5)]),
        workout(2, 23, "squat", &[(110, 5)]),
    ]);
    let monday = 20_757 + 23;
    assert_eq!(
        shelf.reader.week(monday).unwrap(),
        Totals {
            workouts: 1,
            sets: 1,
            volume_g: 550_000
        }
    );
    assert_eq!(shelf.reader.week(monday + 7).unwrap(), Totals::default());
    let weeks = shelf.reader.exercise_weeks("squat", monday - 7).unwrap();
    let weeks: Vec<_> = weeks.iter().map(|week| (week.week, week.sets)).collect();
    assert_eq!(weeks, [(monday - 7, 2), (monday, 1)]);
    assert_eq!(
        shelf.reader.exercise_total("squat").unwrap().unwrap().sets,
        3
    );
    assert_eq!(shelf.reader.exercise_total("bench-press").unwrap(), None);
    assert_eq!(shelf.reader.months().unwrap(), [(2026 * 12 + 10, 2)]);
    let all = shelf.reader.all_totals().unwrap();
    assert_eq!(
        (all.exercises, all.totals.workouts, all.totals.sets),
        (1, 2, 3)
    );
}

#[test]
fn exercises_trained_lately_come_each_once() {
    let exercises = ["squat", "bench-press", "squat", "deadlift"];
    let shelf = Shelf::holding(
        (1..)
            .zip(exercises)
            .map(|(n, e)| workout(n, n as i32, e, &[(100, 5)])),
    );
    assert_eq!(
        shelf.reader.recent_exercises(9).unwrap(),
        ["deadlift", "squat", "bench-press"]
    );
    assert_eq!(shelf.reader.recent_exercises(1).unwrap(), ["deadlift"]);
}

#[test]
fn small_tables_read_back() {
    let mut shelf = Shelf::holding([]);
    let row = ExerciseRow {
        id: "own-1".to_owned(),
        name: Some("Zercher March".to_owned()),
        folded: Some("zercher march".to_owned()),
        own: true,
        archived: false,
        merged_into: None,
        equipment: Some("sled".to_owned()),
        muscles: Some("quads; glutes".to_owned()),
    };
    shelf.put(ViewEdit::Exercise {
        row: row.clone(),
        recount: false,
    });
    shelf.put(ViewEdit::Setting {
        key: "unit".to_owned(),
        value: Some("lb".to_owned()),
    });
    shelf.put(ViewEdit::ForeignName {
        importer: "strong".to_owned(),
        name: "Squat".to_owned(),
        exercise: "back-squat".to_owned(),
    });
    let reader = &shelf.reader;
    assert_eq!(reader.exercise("own-1").unwrap(), Some(row.clone()));
    assert_eq!(reader.exercises_named("zercher march").unwrap().len(), 1);
    assert_eq!(reader.exercises().unwrap(), [row]);
    assert_eq!(reader.setting("unit").unwrap().as_deref(), Some("lb"));
    assert_eq!(
        reader.foreign_names("strong").unwrap()["Squat"],
        "back-squat"
    );
}
