//! Exercises: their pages, their records, and finding them.

use super::*;
use crate::api::{MergePreviewRequest, OneRepFormula, RecordThen, Shelf};

#[test]
fn an_exercise_has_its_records_chart_and_newest_sets() {
    let mut gym = Gym::new();
    gym.trained("2026-01-10T18:00:00", &[("bench-press", "100x5, 80x8")]);
    gym.trained(
        "2026-11-20T18:00:00",
        &[("bench-press", "w 60x8, 102.5x5, 110x1, 82.5x8 @9")],
    );
    let page = gym.page("bench-press", Span::Year);
    assert_eq!(
        (page.sets, page.workouts, page.formula),
        (6, 2, OneRepFormula::Epley)
    );
    assert_eq!(
        page.days,
        Some(("2026-01-10".to_owned(), "2026-11-20".to_owned()))
    );
    assert_eq!(page.muscles.leading, ["chest"]);
    assert_eq!(page.volume.value, 2423.0);
    let best = page.best_e1rm.unwrap();
    assert_eq!(
        (best.set.notation.as_str(), best.amount.unwrap().value),
        ("102.5x5", 119.6)
    );
    let rungs: Vec<_> = page
        .by_reps
        .iter()
        .map(|best| (best.reps, best.load.mass.unwrap().value))
        .collect();
    assert_eq!(rungs, [(1, 110.0), (5, 102.5), (8, 82.5)]);
    assert_eq!(page.chart.points.len(), 53);
    let last = page.chart.points.last().unwrap();
    assert_eq!(
        (last.day.as_str(), last.sets, last.e1rm),
        ("2026-11-23", 0, None)
    );
    assert_eq!(page.chart.points[51].e1rm, Some(119.6));
    assert_eq!(page.newest.days.len(), 2);
    assert_eq!(notations(&page.newest.days[1].sets), ["100x5", "80x8"]);
    let all = gym.page("bench-press", Span::All).chart.points;
    let ends = (all.first().unwrap(), all.last().unwrap());
    assert_eq!(
        (all.len(), ends.0.day.as_str(), ends.1.day.as_str()),
        (11, "2026-01-01", "2026-11-01")
    );
}

#[test]
fn a_workout_dated_into_antiquity_makes_no_endless_chart() {
    let mut gym = Gym::new();
    gym.trained("0206-11-20T18:00:00", &[("bench-press", "100x5")]);
    gym.trained("2026-11-20T18:00:00", &[("bench-press", "100x5")]);
    assert_eq!(gym.page("bench-press", Span::All).chart.points.len(), 1200);
}

#[test]
fn badges_are_for_the_sets_that_hold_the_records_now() {
    let mut gym = Gym::new();
    let before = gym.trained("2026-11-10T18:00:00", &[("bench-press", "100x5, 90x8")]);
    let after = gym.trained(
        "2026-11-20T18:00:00",
        &[("bench-press", "105x5, 80x3, 90x9")],
    );
    let records = |workout: Workout| -> Vec<Vec<Record>> {
        workout.entries[0]
            .sets
            .iter()
            .map(|set| set.records.clone())
            .collect()
    };
    let for_reps = |reps| Record::ForReps { reps };
    // Nine times 90 outdoes eight times 90, and three times 80 is no feat.
    assert_eq!(records(gym.workout(&before)), [vec![], vec![]]);
    assert_eq!(
        records(gym.workout(&after)),
        [vec![Record::E1rm, for_reps(5)], vec![], vec![for_reps(9)]]
    );
}

#[test]
fn a_record_is_broken_only_where_another_workout_held_it() {
    let mut gym = Gym::new();
    let first = gym.trained(
        "2026-11-10T18:00:00",
        &[("bench-press", "100x5"), ("plank", "0:45")],
    );
    let second = gym.trained(
        "2026-11-20T18:00:00",
        &[("bench-press", "105x5, 60x12"), ("plank", "1:00")],
    );
    let reader = gym.store.reader().unwrap();
    let mut broken = |workout: &WorkoutId| -> Vec<Vec<Record>> {
        let sets = gym
            .workout(workout)
            .entries
            .into_iter()
            .flat_map(|entry| entry.sets);
        sets.map(|set| {
            let broken = records_broken_by(&reader, set.id.0.parse().unwrap(), MassUnit::Kg);
            let broken = broken.unwrap().into_iter();
            broken.map(|broken| broken.record).collect()
        })
        .collect()
    };
    assert_eq!(broken(&first), [vec![], vec![]]);
    let of_five = vec![Record::E1rm, Record::ForReps { reps: 5 }];
    assert_eq!(broken(&second), [of_five, vec![], vec![Record::Longest]]);
}

#[test]
fn an_exercise_says_what_its_sets_count_as() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        (row.name, row.own, row.merged_into) = (
            Some("Benching".to_owned()),
            true,
            Some("bench-press".to_owned()),
        );
    });
    let merged = gym.page("own-1", Span::Year);
    let into = merged.merged_into.map(|into| into.name);
    assert_eq!((into.as_deref(), merged.own), (Some("Bench Press"), true));
    let bench = gym.page("bench-press", Span::Year);
    assert_eq!((bench.merged_into, bench.share), (None, None));
    assert_eq!(gym.page("pull-up", Span::Year).share, Some(1.0));
    assert!(gym.page("bulgarian-split-squat", Span::Year).one_sided);
}

#[test]
fn each_formula_has_a_record_of_its_own() {
    let mut gym = Gym::new();
    gym.trained("2026-11-10T18:00:00", &[("bench-press", "115x2, w 200x1")]);
    gym.trained("2026-11-20T18:00:00", &[("bench-press", "100x8, 80x20")]);
    let page = gym.page("bench-press", Span::Year);
    let best = |formula| {
        let mut lines = page.by_formula.iter();
        let line = lines.find(|line| line.formula == formula).unwrap();
        (line.set.notation.as_str(), line.amount.value)
    };
    assert_eq!(page.by_formula.len(), 7);
    assert!(page.by_formula.is_sorted_by_key(|line| line.amount.value));
    assert_eq!(best(OneRepFormula::Epley), ("100x8", 126.7));
    assert_eq!(best(OneRepFormula::Lombardi), ("115x2", 123.3));
    let by_records = page.best_e1rm.unwrap().set.notation;
    assert_eq!(by_records, "100x8", "records go by Epley");
}

#[test]
fn a_merge_is_previewed_as_it_comes_true() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        (row.name, row.own) = (Some("Benching".to_owned()), true);
    });
    gym.trained(
        "2026-11-10T18:00:00",
        &[("bench-press", "100x5, 90x8, 50x12")],
    );
    gym.trained(
        "2026-11-12T18:00:00",
        &[("own-1", "110x3, 90x8"), ("plank", "0:45")],
    );
    gym.trained("2026-11-14T18:00:00", &[("own-1", "w 150x5, 101x5")]);
    let preview = |gym: &mut Gym, from: &str, into: &str| {
        let (from, into) = (ExerciseId(from.to_owned()), ExerciseId(into.to_owned()));
        gym.screens
            .preview_merge(MergePreviewRequest { from, into })
    };
    let would = preview(&mut gym, "own-1", "bench-press").unwrap();
    assert_eq!((would.sets, would.workouts, would.sets_then), (4, 2, 7));
    assert_eq!(
        (would.muscles.leading, would.other_muscles),
        (vec!["chest".to_owned()], true)
    );
    let change = |change: &RecordThen| {
        let now = change.now.as_ref().map(|now| now.set.notation.clone());
        (change.record, now, change.then.set.notation.clone())
    };
    let to =
        |record, now: Option<&str>, then: &str| (record, now.map(str::to_owned), then.to_owned());
    let changes: Vec<_> = would.records.iter().map(change).collect();
    assert_eq!(
        changes,
        [
            to(Record::E1rm, Some("100x5"), "110x3"),
            to(Record::ForReps { reps: 3 }, None, "110x3"),
            to(Record::ForReps { reps: 5 }, Some("100x5"), "101x5"),
        ]
    );
    // Eight times ninety was done before, and twelve times fifty nobody touches.
    assert_eq!(would.records_kept, 2);
    let same = preview(&mut gym, "bench-press", "bench-press").unwrap_err();
    assert_eq!(same.code, Code::Refused);
    let nothing = preview(&mut gym, "own-1", "sofa-press").unwrap_err();
    assert_eq!(nothing.code, Code::NotFound);
}

#[test]
fn exercises_are_found_by_muscle_equipment_and_shelf() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        (row.name, row.own) = (Some("Zed Press".to_owned()), true);
        row.equipment = Some("sled".to_owned());
        row.muscles = Some("calves; shins".to_owned());
    });
    gym.exercise("deadlift", |row| row.archived = true);
    gym.trained("2026-11-12T18:00:00", &[("plank", "0:45")]);
    let mut found = |request: ExercisesRequest| -> Vec<String> {
        let found = gym.screens.exercises(request).unwrap().exercises;
        found.into_iter().map(|hit| hit.exercise.id.0).collect()
    };
    let text = |text: &str| Some(text.to_owned());
    let of = |muscle, equipment, shelf| ExercisesRequest {
        muscle,
        equipment,
        shelf,
        limit: Some(500),
        ..ExercisesRequest::default()
    };
    let shins = found(of(text("shins"), text("sled"), Shelf::All));
    assert!(shins.contains(&"own-1".to_owned()), "{shins:?}");
    assert_eq!(found(of(None, None, Shelf::Own)), ["own-1"]);
    assert_eq!(found(of(None, None, Shelf::Archived)), ["deadlift"]);
    assert_eq!(found(of(None, None, Shelf::Trained)), ["plank"]);
    assert!(!found(of(None, None, Shelf::All)).contains(&"deadlift".to_owned()));
    let dumbbells = found(of(text("chest"), text("dumbbell"), Shelf::All));
    assert!(dumbbells.contains(&"dumbbell-bench-press".to_owned()));
    assert!(!dumbbells.contains(&"bench-press".to_owned()));
    let nonsense = of(text("gills"), None, Shelf::All);
    assert_eq!(
        gym.screens.exercises(nonsense).unwrap_err().code,
        Code::NotFound
    );
}

#[test]
fn a_hit_says_by_which_other_name_it_was_found() {
    let mut gym = Gym::new();
    gym.exercise("bench-press", |row| row.name = Some("Flachbank".to_owned()));
    let mut first = |query: &str| {
        let request = ExercisesRequest {
            query: query.to_owned(),
            ..ExercisesRequest::default()
        };
        let hit = gym.screens.exercises(request).unwrap().exercises.remove(0);
        (hit.exercise.name, hit.alias)
    };
    assert_eq!(
        first("rdl"),
        ("Romanian Deadlift".to_owned(), Some("RDL".to_owned()))
    );
    assert_eq!(first("squ"), ("Back Squat".to_owned(), None));
    assert_eq!(first("flach"), ("Flachbank".to_owned(), None));
}

#[test]
fn a_merged_exercise_goes_by_the_name_of_the_one_that_stays() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        row.merged_into = Some("bench-press".to_owned())
    });
    let id = gym.trained("2026-11-20T18:00:00", &[("own-1", "100x5")]);
    assert_eq!(gym.workout(&id).entries[0].exercise.name, "Bench Press");
    assert_eq!(gym.page("bench-press", Span::Year).sets, 1);
}

#[test]
fn exercises_are_found_by_name_the_own_ones_first() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        (row.name, row.own) = (Some("Bench Throw".to_owned()), true)
    });
    gym.exercise("own-2", |row| {
        (row.name, row.own, row.archived) = (Some("Bench Hop".to_owned()), true, true)
    });
    gym.exercise("dip", |row| row.name = Some("Barrendip".to_owned()));
    assert_eq!(gym.found("ben")[..2], ["Bench Throw", "Bench Press"]);
    assert_eq!(gym.found("throw bench"), ["Bench Throw"]);
    assert_eq!(gym.found("bench press")[0], "Bench Press");
    assert_eq!(gym.found("barrendip"), ["Barrendip"]);
    assert_eq!(gym.found("dip")[0], "Barrendip");
    assert!(gym.found("zzz").is_empty());
}

#[test]
fn without_a_query_those_trained_lately_come_first() {
    let mut gym = Gym::new();
    gym.trained("2026-11-18T18:00:00", &[("plank", "0:45")]);
    gym.trained("2026-11-20T18:00:00", &[("dip", "bw x8")]);
    assert_eq!(gym.found("")[..3], ["Dip", "Plank", "Back Squat"]);
}

#[test]
fn search_finds_exercises_and_what_was_written() {
    let mut gym = Gym::new();
    let id = gym.put(
        "2026-11-20T18:00:00",
        &[("bench-press", "100x5 // bench was wobbly")],
        |_| {},
    );
    let search = |gym: &mut Gym, query: &str| {
        gym.screens
            .search(SearchRequest {
                query: query.to_owned(),
                limit: None,
            })
            .unwrap()
    };
    let found = search(&mut gym, "bench");
    assert_eq!(found.exercises[0].exercise.name, "Bench Press");
    assert_eq!(found.exercises[0].last_day.as_deref(), Some("2026-11-20"));
    let mention = &found.mentions[0];
    assert_eq!(
        (mention.text.as_str(), &mention.workout),
        ("bench was wobbly", &id)
    );
    let nothing = search(&mut gym, "  ");
    assert!(nothing.exercises.is_empty() && nothing.mentions.is_empty());
}

#[test]
fn more_sets_of_an_exercise_follow_the_cursor() {
    let mut gym = Gym::new();
    for day in 10..16 {
        gym.put(
            &format!("2026-11-{day}T18:00:00"),
            &[("dip", "bw+20 8 8 8")],
            |workout| {
                workout.title = format!("Day {day}");
            },
        );
    }
    let (mut titles, mut after) = (Vec::new(), None);
    loop {
        let exercise = ExerciseId("dip".to_owned());
        let page = gym
            .screens
            .exercise_sets(SetsRequest {
                exercise,
                after,
                limit: Some(7),
            })
            .unwrap();
        titles.extend(page.days.into_iter().map(|day| (day.title, day.sets.len())));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let all: Vec<_> = (10..16)
        .rev()
        .map(|day| (format!("Day {day}"), 3))
        .collect();
    assert_eq!(titles, all);
}
