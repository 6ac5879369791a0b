//! Which set holds a record, and which marks are to be beaten.

use super::*;

#[test]
fn the_first_of_equal_sets_holds_the_record() {
    let shelf = Shelf::holding([
        workout(2, 12, "squat", &[(140, 5), (150, 1)]),
        workout(1, 10, "squat", &[(140, 5), (120, 8), (100, 20)]),
    ]);
    let best = shelf.reader.best_e1rm("squat").unwrap().unwrap();
    assert_eq!(best.id, id(1001));
    let ladder = shelf.reader.best_by_reps("squat", 50).unwrap();
    let ladder: Vec<_> = ladder
        .iter()
        .map(|best| (best.reps, best.load_g, best.set.as_u128()))
        .collect();
    assert_eq!(
        ladder,
        [
            (1, 150_000, 2002),
            (5, 140_000, 1001),
            (8, 120_000, 1002),
            (20, 100_000, 1003)
        ]
    );
    assert_eq!(shelf.reader.best_by_reps("bench-press", 50).unwrap(), []);
    assert_eq!(
        shelf.reader.heaviest_for("squat", 5).unwrap().unwrap().set,
        id(1001)
    );
    assert!(shelf.reader.is_outdone("squat", 4, 140_000).unwrap());
    assert!(!shelf.reader.is_outdone("squat", 5, 140_000).unwrap());
}

#[test]
fn a_mark_counts_as_one_to_beat_only_in_another_workout() {
    let shelf = Shelf::holding([
        workout(1, 10, "squat", &[(140, 5)]),
        workout(2, 12, "squat", &[(150, 3), (130, 8)]),
    ]);
    let elsewhere = |mark, n| {
        shelf
            .reader
            .has_mark_elsewhere("squat", mark, id(n))
            .unwrap()
    };
    assert!(elsewhere(Mark::E1rm, 1) && elsewhere(Mark::E1rm, 2));
    assert!(elsewhere(Mark::Reps(8), 1) && !elsewhere(Mark::Reps(8), 2));
    assert!(!elsewhere(Mark::Time, 1) && !elsewhere(Mark::Distance, 1));
}

#[test]
fn the_heaviest_for_each_number_of_effective_reps_are_found_by_leaps() {
    let with_reserve = |mut rows: WorkoutRows| {
        rows.sets[0].half_reps = Some(13);
        rows
    };
    let shelf = Shelf::holding([
        workout(1, 10, "bench-press", &[(100, 5), (90, 8), (60, 20)]),
        with_reserve(workout(2, 12, "bench-press", &[(100, 5), (95, 8), (90, 8)])),
    ]);
    let ladder = shelf.reader.best_by_half_reps("bench-press").unwrap();
    let ladder: Vec<_> = ladder.iter().map(|set| (set.half_reps, set.id)).collect();
    let rung = |half_reps, set| (Some(half_reps), id(set));
    assert_eq!(ladder, [rung(10, 1001), rung(13, 2001), rung(16, 2002)]);
    assert_eq!(shelf.reader.best_by_half_reps("deadlift").unwrap(), []);
}

#[test]
fn time_over_a_distance_is_no_longest_hold() {
    let mut run = workout(1, 10, "running", &[]);
    let like = workout(1, 10, "running", &[(0, 0), (0, 0), (0, 0)]).sets;
    let (hold, far, warm_up) = (like[0].clone(), like[1].clone(), like[2].clone());
    let nothing = |set: SetRow| SetRow {
        load: None,
        load_g: None,
        e1rm_g: None,
        half_reps: None,
        reps: None,
        ..set
    };
    run.sets = vec![
        SetRow {
            seconds: Some(60),
            ..nothing(hold)
        },
        SetRow {
            seconds: Some(1500),
            distance_mm: Some(5_000_000),
            ..nothing(far)
        },
        SetRow {
            seconds: Some(90),
            kind: "warmup".to_owned(),
            ..nothing(warm_up)
        },
    ];
    let shelf = Shelf::holding([run]);
    assert_eq!(
        shelf.reader.longest("running").unwrap().unwrap().id,
        id(1001)
    );
    assert_eq!(
        shelf.reader.farthest("running").unwrap().unwrap().id,
        id(1002)
    );
}
