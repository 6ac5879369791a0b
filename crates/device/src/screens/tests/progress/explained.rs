//! What is behind the numbers: their sets, their rules, and what was left out.

use super::*;

#[test]
fn every_mean_is_the_sum_of_its_parts_over_its_weeks() {
    let mut gym = trained_for(10);
    let page = gym.progress(ProgressSpan::FourWeeks);
    let period = page.period.clone().unwrap();
    for line in &page.muscles {
        let why = gym.explained(hard_sets(&line.muscle, &period.from, &period.to));
        let parts: f64 = why
            .days
            .iter()
            .flat_map(|day| &day.sets)
            .filter_map(|set| set.counts)
            .sum();
        assert_eq!(
            (Some(parts), why.value),
            (why.sum, line.sets),
            "{}",
            line.name
        );
        assert_eq!(why.weeks.unwrap().weeks, 4);
    }
    let why = gym.explained(volume(&period.from, &period.to));
    let parts: f64 = why
        .days
        .iter()
        .flat_map(|day| &day.sets)
        .filter_map(|set| set.counts)
        .sum();
    assert_eq!(
        (Some(parts), why.value.round()),
        (why.sum, page.volume.a_week)
    );
    assert_eq!(why.formula, "Σ w × r");
}

#[test]
fn sets_that_are_left_out_say_why_and_those_of_other_muscles_are_not_listed() {
    let mut gym = Gym::new();
    gym.trained(
        "2026-11-18T18:00:00",
        &[
            ("bench-press", "w 60x8; 100x5; 100x5@5; 100x0"),
            ("back-squat", "100x5"),
        ],
    );
    let why = gym.explained(hard_sets("chest", "2026-11-16", "2026-11-22"));
    assert_eq!((why.of.as_str(), why.value), ("", 1.0));
    let sets: Vec<_> = why.days[0]
        .sets
        .iter()
        .map(|set| (set.counts, set.left_out))
        .collect();
    assert_eq!(
        sets,
        [
            (None, Some(LeftOut::WarmUp)),
            (Some(1.0), None),
            (None, Some(LeftOut::TooEasy)),
            (None, Some(LeftOut::NotDone)),
        ]
    );
    let triceps = gym.explained(hard_sets("triceps", "2026-11-16", "2026-11-22"));
    assert_eq!(triceps.value, 0.5);
}

#[test]
fn weeks_to_come_are_no_part_of_a_mean() {
    let mut gym = trained_for(10);
    let why = gym.explained(volume("2026-11-02", "2026-12-06"));
    let weeks = why.weeks.unwrap();
    assert_eq!((weeks.weeks, weeks.over), (4, false));
    assert_eq!(why.value, why.sum.unwrap() / 4.0);
}

#[test]
fn an_explanation_goes_on_page_by_page() {
    let mut gym = trained_for(40);
    let why = gym.explained(volume("2026-02-02", "2026-11-22"));
    assert_eq!(why.days.len(), 40);
    let mut days: Vec<_> = why.days.iter().map(|day| day.day.clone()).collect();
    days.reverse();
    assert!(days.is_sorted() && days.windows(2).all(|two| two[0] != two[1]));
}

#[test]
fn the_best_estimate_names_its_set_and_why_the_others_are_not_it() {
    let mut gym = trained_for(4);
    let exercise = ExerciseId("bench-press".to_owned());
    let why = gym.explained(e1rm(exercise));
    assert_eq!(
        (why.of.as_str(), why.formula.as_str()),
        ("Bench Press", "w × (1 + r / 30)")
    );
    let used: Vec<_> = why
        .days
        .iter()
        .flat_map(|day| &day.sets)
        .filter(|set| set.counts.is_some())
        .collect();
    assert_eq!(used.len(), 1);
    assert_eq!(used[0].counts, Some(why.value));
    let reasons: Vec<_> = why
        .days
        .iter()
        .flat_map(|day| &day.sets)
        .filter_map(|set| set.left_out)
        .collect();
    assert!(reasons.contains(&LeftOut::NotTheBest) && reasons.contains(&LeftOut::WarmUp));
}

#[test]
fn a_number_that_is_none_is_refused_in_words() {
    let mut gym = Gym::new();
    let mut refused = |figure| {
        gym.screens
            .explain(ExplainRequest {
                figure,
                after: None,
            })
            .unwrap_err()
            .code
    };
    assert_eq!(
        refused(hard_sets("nose", "2026-11-16", "2026-11-22")),
        Code::NotFound
    );
    assert_eq!(refused(volume("soon", "2026-11-22")), Code::BadRequest);
    let exercise = ExerciseId("bench-press".to_owned());
    assert_eq!(refused(e1rm(exercise)), Code::NotFound);
}

#[test]
fn every_formula_explains_its_own_record_and_how_far_apart_all_are() {
    let mut gym = Gym::new();
    gym.trained("2026-11-10T18:00:00", &[("bench-press", "115x2, w 60x8")]);
    gym.trained("2026-11-20T18:00:00", &[("bench-press", "100x8, 80x20")]);
    let mut best = |formula| {
        gym.explained(Figure::E1rm {
            exercise: ExerciseId("bench-press".to_owned()),
            formula,
            days: None,
        })
    };
    let epley = best(OneRepFormula::Epley);
    assert_eq!(counted(&epley), [("100x8", 126.7)]);
    assert_eq!((epley.rule, epley.spread.len()), (Some(Rule::OneRepMax), 7));
    let lombardi = best(OneRepFormula::Lombardi);
    assert_eq!(counted(&lombardi), [("115x2", 123.3)]);
    let others: Vec<_> = lombardi.days.iter().flat_map(|day| &day.sets).collect();
    assert_eq!(
        others[0].would_be,
        Some(123.1),
        "what 100x8 comes to by Lombardi"
    );
    assert_eq!(others[1].left_out, Some(LeftOut::TooManyReps));
    assert_eq!(others[3].left_out, Some(LeftOut::WarmUp));
}

#[test]
fn the_best_of_a_week_is_looked_for_in_that_week() {
    let mut gym = Gym::new();
    for (start, set) in [
        ("02", "110x5"),
        ("10", "100x5"),
        ("12", "100x5"),
        ("20", "105x5"),
    ] {
        gym.trained(
            &format!("2026-11-{start}T18:00:00"),
            &[("bench-press", set)],
        );
    }
    let why = gym.explained(Figure::E1rm {
        exercise: ExerciseId("bench-press".to_owned()),
        formula: OneRepFormula::Epley,
        days: Some(Days {
            from: "2026-11-09".to_owned(),
            to: "2026-11-15".to_owned(),
        }),
    });
    let days: Vec<_> = why.days.iter().map(|day| day.day.as_str()).collect();
    assert_eq!((why.value, days), (116.7, vec!["2026-11-12", "2026-11-10"]));
    assert_eq!(
        why.days[1].sets[0].counts,
        Some(116.7),
        "the earlier of two equals"
    );
}

#[test]
fn records_of_load_time_and_distance_name_their_set_and_pass_over_the_rest() {
    let mut gym = Gym::new();
    gym.trained(
        "2026-11-10T18:00:00",
        &[
            ("bench-press", "100x5, 90x8"),
            ("running", "5km 24:30, 3km"),
            ("plank", "0:45"),
        ],
    );
    gym.trained(
        "2026-11-20T18:00:00",
        &[
            ("bench-press", "w 120x5, 95x5"),
            ("running", "8km"),
            ("plank", "w 2:00, 1:00"),
        ],
    );
    let exercise = |id: &str| ExerciseId(id.to_owned());
    let five = gym.explained(Figure::ForReps {
        exercise: exercise("bench-press"),
        reps: 5,
    });
    let sets = five.days.iter().flat_map(|day| &day.sets);
    let said: Vec<_> = sets
        .map(|set| (set.counts, set.would_be, set.left_out))
        .collect();
    assert_eq!(
        said,
        [
            (None, None, Some(LeftOut::WarmUp)),
            (None, Some(95.0), Some(LeftOut::NotTheBest)),
            (Some(100.0), None, None),
        ]
    );
    let longest = gym.explained(Figure::Longest {
        exercise: exercise("plank"),
    });
    assert_eq!((longest.value, longest.measure), (60.0, Measured::Seconds));
    let farthest = gym.explained(Figure::Farthest {
        exercise: exercise("running"),
    });
    assert_eq!((farthest.value, farthest.measure), (8000.0, Measured::M));
    assert_eq!(farthest.days.len(), 2);
}

#[test]
fn sums_of_a_workout_a_week_and_an_exercise_are_those_of_their_sets() {
    let mut gym = trained_for(4);
    let workout = gym.trained(
        "2026-11-20T18:00:00",
        &[
            ("bench-press", "w 60x8; 100x5"),
            ("bulgarian-split-squat", "20x10"),
        ],
    );
    let sum = |why: &Explanation| counted(why).iter().map(|(_, part)| part).sum::<f64>();
    let bench = || ExerciseId("bench-press".to_owned());
    let of_workout = workout.clone();
    let volume = gym.explained(Figure::WorkoutVolume {
        workout: of_workout,
    });
    assert_eq!(
        (volume.value, sum(&volume)),
        (900.0, 900.0),
        "both sides count"
    );
    let sets = gym.explained(Figure::WorkoutSets { workout });
    assert_eq!((sets.value, sum(&sets)), (3.0, 3.0), "warm-ups too");
    let ever = gym.explained(Figure::ExerciseVolume {
        exercise: bench(),
        days: None,
    });
    assert_eq!(ever.value, sum(&ever));
    let count = gym.explained(Figure::ExerciseSets { exercise: bench() });
    assert_eq!(count.value, sum(&count));
    let (from, to) = ("2026-11-16".to_owned(), "2026-11-22".to_owned());
    let days = Some(Days {
        from: from.clone(),
        to: to.clone(),
    });
    let week = gym.explained(Figure::ExerciseVolume {
        exercise: bench(),
        days,
    });
    assert_eq!(week.value, sum(&week));
    let all = gym.explained(Figure::Sets {
        from: from.clone(),
        to: to.clone(),
    });
    assert_eq!(all.value, sum(&all));
    let workouts = gym.explained(Figure::Workouts { from, to });
    assert_eq!((workouts.value, workouts.days.len()), (2.0, 2));
}

#[test]
fn weeks_in_a_row_name_their_workouts() {
    let mut gym = trained_for(4);
    gym.trained("2026-09-01T18:00:00", &[("plank", "0:45")]);
    let streak = gym.explained(Figure::Streak);
    assert_eq!((streak.value, streak.days.len()), (4.0, 4));
    let weeks = streak.weeks.unwrap();
    assert_eq!((weeks.from.as_str(), weeks.weeks), ("2026-10-26", 4));
    assert_eq!(gym.explained(Figure::LongestRun).value, 4.0);
    let nothing = Gym::new().explained(Figure::Streak);
    assert_eq!((nothing.value, nothing.weeks), (0.0, None));
}
