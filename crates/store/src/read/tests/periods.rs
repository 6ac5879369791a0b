//! Sums by day, week and muscle: they follow every edit, and come back to
//! nothing when everything is taken away.

use super::*;
use crate::read::{MuscleWeek, TotalsOn};

/// The Monday of the week of 10 November 2026.
const MONDAY: i32 = 20_757 + 9;

fn muscles(shelf: &Shelf) -> Vec<(i32, String, u32, i64, i64)> {
    let weeks = shelf.reader.muscle_weeks(i32::MIN, i32::MAX).unwrap();
    let plain = |week: MuscleWeek| {
        (
            week.week - MONDAY,
            week.muscle,
            week.half_sets,
            week.half_g,
            week.led_g,
        )
    };
    weeks.into_iter().map(plain).collect()
}

fn days(shelf: &Shelf) -> Vec<(i32, u32, u32, i64)> {
    let days = shelf.reader.days_between(i32::MIN, i32::MAX).unwrap();
    let plain = |on: TotalsOn| {
        let Totals {
            workouts,
            sets,
            volume_g,
        } = on.totals;
        (on.day - MONDAY, workouts, sets, volume_g)
    };
    days.into_iter().map(plain).collect()
}

fn edit(shelf: &mut Shelf, before: &WorkoutRows, after: &WorkoutRows) {
    shelf.put(ViewEdit::Workout {
        before: Some(Box::new(before.clone())),
        after: Box::new(after.clone()),
    });
}

/// What a file says whose views were built from these workouts at once.
fn assert_as_if_built_of(shelf: &Shelf, workouts: &[&WorkoutRows]) {
    let anew = Shelf::holding(workouts.iter().copied().cloned());
    assert_eq!(muscles(shelf), muscles(&anew));
    assert_eq!(days(shelf), days(&anew));
}

#[test]
fn a_week_sums_hard_sets_and_volume_of_each_muscle() {
    let mut one = workout(1, 10, "quads", &[(100, 5), (100, 0)]);
    (one.sets[1].volume_g, one.workout.volume_g) = (70_000, 570_000);
    let shelf = Shelf::holding([one, workout(2, 12, "quads", &[(80, 5)])]);
    assert_eq!(
        muscles(&shelf),
        [
            (0, "abs".to_owned(), 2, 970_000, 0),
            (0, "quads".to_owned(), 4, 1_940_000, 970_000),
        ]
    );
    assert_eq!(days(&shelf), [(1, 1, 2, 570_000), (3, 1, 1, 400_000)]);
}

#[test]
fn sets_that_work_no_known_muscle_keep_their_volume() {
    let mut own = workout(1, 10, "own", &[(100, 5)]);
    own.entries[0].worked.clear();
    let shelf = Shelf::holding([own]);
    assert_eq!(muscles(&shelf), [(0, String::new(), 0, 0, 500_000)]);
}

#[test]
fn sums_follow_an_edit_a_move_and_a_merge_as_if_built_anew() {
    let first = workout(1, 10, "quads", &[(100, 5), (100, 5)]);
    let other = workout(2, 10, "chest", &[(60, 8)]);
    let mut shelf = Shelf::holding([first.clone(), other.clone()]);

    let edited = workout(1, 10, "quads", &[(110, 5), (100, 0)]);
    edit(&mut shelf, &first, &edited);
    assert_as_if_built_of(&shelf, &[&edited, &other]);

    let moved = workout(1, 20, "quads", &[(110, 5), (100, 0)]);
    edit(&mut shelf, &edited, &moved);
    assert_as_if_built_of(&shelf, &[&moved, &other]);

    let mut merged = moved.clone();
    merged.entries[0].worked = vec![worked("glutes", 2), worked("quads", 1)];
    edit(&mut shelf, &moved, &merged);
    assert_as_if_built_of(&shelf, &[&merged, &other]);
    assert!(muscles(&shelf).iter().any(|week| week.1 == "glutes"));
}

#[test]
fn what_goes_into_the_trash_leaves_no_row_behind() {
    let first = workout(1, 10, "quads", &[(100, 5)]);
    let mut shelf = Shelf::holding([first.clone()]);
    let mut gone = first.clone();
    gone.workout.deleted = Some(1);
    edit(&mut shelf, &first, &gone);
    assert_eq!((muscles(&shelf), days(&shelf)), (vec![], vec![]));
    edit(&mut shelf, &gone, &first);
    assert_as_if_built_of(&shelf, &[&first]);
}

#[test]
fn weeks_and_places_are_read_within_their_bounds() {
    let on = |n, day| workout(n, day, "quads", &[(100, 5)]);
    let shelf = Shelf::holding([on(1, 2), on(2, 10), on(3, 17), on(4, 24)]);
    let weeks = shelf.reader.weeks(MONDAY, MONDAY + 7).unwrap();
    let mondays: Vec<i32> = weeks.iter().map(|on| on.day - MONDAY).collect();
    assert_eq!(mondays, [0, 7]);
    assert_eq!(shelf.reader.first_week().unwrap(), Some(MONDAY - 7));
    let places = shelf.reader.places_between("2026-11-10", "2026-11-18");
    let ids: Vec<u128> = places.unwrap().iter().map(|at| at.1.as_u128()).collect();
    assert_eq!(ids, [3, 2]);
    assert_eq!(shelf.reader.exercises_trained().unwrap(), ["quads"]);
}

#[test]
fn muscles_read_back_as_they_are_stored() {
    let all = vec![worked("upper-back", 2), worked("lats", 1)];
    assert_eq!(Worked::read(&Worked::text_of(&all)), all);
    assert_eq!(Worked::read(""), []);
    assert_eq!(Worked::read("nonsense, chest 2"), [worked("chest", 2)]);
}
