//! Exercises: their pages, their records, and finding them.

use super::*;

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
        (page.sets, page.workouts, page.formula.as_str()),
        (6, 2, "Epley")
    );
    assert_eq!(
        page.days,
        Some(("2026-01-10".to_owned(), "2026-11-20".to_owned()))
    );
    assert_eq!(page.primary, ["Chest"]);
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
    assert_eq!(
        (merged.counts_as.as_str(), merged.own),
        ("Its sets count as Bench Press.", true)
    );
    assert_eq!(gym.page("bench-press", Span::Year).counts_as, "");
    assert!(
        gym.page("pull-up", Span::Year)
            .counts_as
            .contains("% of bodyweight")
    );
    assert!(
        gym.page("bulgarian-split-squat", Span::Year)
            .counts_as
            .contains("one side")
    );
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
