//! The Progress screen, and (in `explained`) what is behind its numbers.

mod explained;

use training::per_muscle::{Worked, by_week};
use training::{Muscle, WarmUps, Week, effective_load, library};

use super::*;
use crate::api::{
    CalendarRequest, Days, ExplainRequest, Explanation, Figure, LeftOut, Measured, OneRepFormula,
    ProgressPage, ProgressSpan, Rule, YearRequest,
};

impl Gym {
    fn progress(&mut self, span: ProgressSpan) -> ProgressPage {
        self.screens
            .progress(ProgressRequest {
                span,
                ..ProgressRequest::default()
            })
            .unwrap()
    }

    /// Every page of an explanation as one.
    fn explained(&mut self, figure: Figure) -> Explanation {
        let mut whole: Option<Explanation> = None;
        let mut after = None;
        loop {
            let figure = figure.clone();
            let page = self
                .screens
                .explain(ExplainRequest { figure, after })
                .unwrap();
            after = page.next.clone();
            match &mut whole {
                Some(whole) => whole.days.extend(page.days),
                None => whole = Some(page),
            }
            if after.is_none() {
                return whole.unwrap();
            }
        }
    }
}

fn hard_sets(muscle: &str, from: &str, to: &str) -> Figure {
    Figure::HardSets {
        muscle: muscle.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

fn volume(from: &str, to: &str) -> Figure {
    Figure::Volume {
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

fn e1rm(exercise: ExerciseId) -> Figure {
    Figure::E1rm {
        exercise,
        formula: OneRepFormula::Epley,
        days: None,
    }
}

fn counted(why: &Explanation) -> Vec<(&str, f64)> {
    let sets = why.days.iter().flat_map(|day| &day.sets);
    let counted = sets.filter_map(|set| Some((set.set.notation.as_str(), set.counts?)));
    counted.collect()
}

fn sets_of(page: &ProgressPage, muscle: &str) -> Option<(f64, Option<f64>)> {
    let line = page.muscles.iter().find(|line| line.muscle == muscle)?;
    Some((line.sets, line.before))
}

/// Three workouts a fortnight over so many weeks before this one.
fn trained_for(weeks: u32) -> Gym {
    let mut gym = Gym::new();
    let monday: jiff::civil::Date = "2026-11-23".parse().unwrap();
    for week in (1..=weeks).rev() {
        let day = monday
            .checked_sub(jiff::Span::new().days(i64::from(week) * 7 - 1))
            .unwrap();
        let lines: &[(&str, &str)] = match week % 2 {
            0 => &[
                ("bench-press", "w 60x8; 100x5; 100x5@5; 100x0"),
                ("plank", "0:45"),
            ],
            _ => &[("back-squat", "140 5 5"), ("bench-press", "105x3@8")],
        };
        gym.trained(&format!("{day}T18:00:00"), lines);
    }
    gym
}

#[test]
fn an_empty_logbook_has_a_year_of_nothing_and_no_period() {
    let page = Gym::new().progress(ProgressSpan::TwelveWeeks);
    assert_eq!((page.period, page.before), (None, None));
    assert!(page.muscles.is_empty() && page.records.is_empty());
    assert_eq!(page.volume.points.len(), 1);
    assert_eq!(page.year.days.len(), 371);
    assert_eq!((page.year.workouts, page.year.longest), (0, None));
}

#[test]
fn one_workout_this_week_stands_alone_and_is_compared_with_nothing() {
    let mut gym = Gym::new();
    gym.trained("2026-11-23T07:00:00", &[("bench-press", "100x5; 100x5")]);
    let page = gym.progress(ProgressSpan::TwelveWeeks);
    let period = page.period.as_ref().unwrap();
    assert_eq!((period.weeks, period.over), (1, false));
    assert_eq!(page.before, None);
    assert_eq!(sets_of(&page, "chest"), Some((2.0, None)));
    assert_eq!(page.volume.points.len(), 12);
    assert_eq!((page.volume.a_week, page.volume.change), (1000.0, None));
    assert!(
        page.records.is_empty(),
        "a first day is no shower of records"
    );
    let today = page.year.days.iter().find(|day| day.day == page.today);
    let today = today.unwrap();
    assert_eq!((today.sets, today.amount, today.workouts.len()), (2, 5, 1));
}

#[test]
fn means_are_over_weeks_that_are_over_beside_those_before() {
    let mut gym = trained_for(10);
    // What this week brings is drawn, and has no part in a mean.
    gym.trained("2026-11-23T07:00:00", &[("bench-press", "100x5")]);
    let page = gym.progress(ProgressSpan::FourWeeks);
    let period = page.period.clone().unwrap();
    assert_eq!(
        (period.from.as_str(), period.to.as_str(), period.weeks),
        ("2026-10-26", "2026-11-22", 4)
    );
    assert_eq!(page.before.as_ref().map(|it| it.weeks), Some(4));
    // Two weeks of one hard set at the bench, and two of one with squats before.
    assert_eq!(sets_of(&page, "chest"), Some((1.0, Some(1.0))));
    assert_eq!(sets_of(&page, "quads"), Some((1.0, Some(1.0))));
    let points: Vec<f64> = page.volume.points.iter().map(|point| point.total).collect();
    assert_eq!(points, [1000.0, 1715.0, 1000.0, 1715.0, 500.0]);
    assert_eq!(page.volume.a_week, 1358.0, "of 1357.5");
    assert_eq!(page.volume.change, Some(0.0));
}

#[test]
fn the_parts_of_a_week_make_up_its_volume() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| row.own = true);
    gym.trained(
        "2026-11-18T18:00:00",
        &[
            ("bench-press", "100x5"),
            ("back-squat", "100x10"),
            ("own-1", "10x10"),
            ("deadlift", "100x1"),
        ],
    );
    let page = gym.progress(ProgressSpan::FourWeeks);
    let names: Vec<_> = page
        .volume
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(names.first(), Some(&"Legs"));
    assert_eq!(names.last(), Some(&"Other"));
    for point in &page.volume.points {
        assert_eq!(point.parts.iter().sum::<f64>(), point.total);
    }
    assert_eq!(page.volume.points[3].total, 1700.0);
}

#[test]
fn everything_is_drawn_by_month_and_compared_with_nothing() {
    let mut gym = trained_for(30);
    gym.trained("0206-11-20T18:00:00", &[("bench-press", "100x5")]);
    let page = gym.progress(ProgressSpan::All);
    assert_eq!(page.before, None);
    assert_eq!(
        page.volume.points.len(),
        1200,
        "a slip of a date is bounded"
    );
    let last = page.volume.points.last().unwrap();
    assert_eq!(
        (last.from.as_str(), last.to.as_str()),
        ("2026-11-02", "2026-12-06")
    );
    assert_eq!(last.total, 1108.0, "of 4430 in four weeks so far");
}

#[test]
fn hard_sets_by_week_are_those_that_training_counts() {
    let mut gym = trained_for(9);
    gym.exercise("own-1", |row| row.merged_into = Some("pull-up".to_owned()));
    gym.trained(
        "2026-11-21T18:00:00",
        &[
            ("own-1", "bw x8; bw+20x5"),
            ("bulgarian-split-squat", "20x8"),
            ("running", "5km 24:30"),
        ],
    );
    let reader = gym.store.reader().unwrap();
    let mut sets = Vec::new();
    for workout in reader.newest_workouts(99).unwrap() {
        for row in reader.sets_of_workout(workout.id).unwrap() {
            let shipped = library::by_slug(&row.exercise).unwrap();
            let set = crate::screens::sets::as_typed(&row);
            let load = set
                .load
                .and_then(|load| effective_load(&load, shipped.share, None));
            sets.push((
                training::DayNumber(row.day).date().unwrap(),
                shipped,
                set,
                load,
            ));
        }
    }
    let worked = sets
        .iter()
        .map(|(day, shipped, set, load)| (*day, Worked::of(shipped, set, *load)));
    let expected = by_week(worked, Week::USUAL_FIRST_DAY, WarmUps::LeftOut);
    let kept = reader.muscle_weeks(i32::MIN, i32::MAX).unwrap();
    for row in kept
        .iter()
        .filter(|row| row.half_sets > 0 || row.half_g > 0)
    {
        let week = Week::from(training::DayNumber(row.week).date().unwrap());
        let total = expected[&week].of(row.muscle.parse::<Muscle>().unwrap());
        assert_eq!(
            (row.half_sets, row.half_g / 2),
            (total.hard.0, total.volume().0),
            "{row:?}"
        );
    }
    let counted: usize = expected.values().map(|week| week.worked().count()).sum();
    assert_eq!(kept.len(), counted);
}

#[test]
fn the_feed_shows_records_of_the_period_that_stand_newest_first() {
    let mut gym = Gym::new();
    gym.trained(
        "2026-01-10T18:00:00",
        &[("bench-press", "100x5"), ("plank", "0:45")],
    );
    gym.trained(
        "2026-11-10T18:00:00",
        &[("bench-press", "105x5"), ("plank", "1:00")],
    );
    gym.trained("2026-11-20T18:00:00", &[("bench-press", "110x5; 90x8")]);
    let page = gym.progress(ProgressSpan::FourWeeks);
    let feed: Vec<_> = page
        .records
        .iter()
        .map(|line| {
            (
                line.day.as_str(),
                line.set.notation.as_str(),
                line.set.records.clone(),
            )
        })
        .collect();
    let of_five = vec![Record::E1rm, Record::ForReps { reps: 5 }];
    assert_eq!(
        feed,
        [
            ("2026-11-20", "110x5", of_five),
            ("2026-11-10", "1:00", vec![Record::Longest]),
        ]
    );
    assert_eq!(gym.progress(ProgressSpan::All).records.len(), 2);
}

#[test]
fn a_year_knows_its_days_and_its_longest_run_of_weeks() {
    let mut gym = trained_for(6);
    gym.trained("2024-03-06T18:00:00", &[("bench-press", "100x5")]);
    let year = gym.progress(ProgressSpan::TwelveWeeks).year;
    assert_eq!((year.workouts, year.streak), (6, 6));
    let longest = year.longest.unwrap();
    assert_eq!(
        (longest.from.as_str(), longest.to.as_str(), longest.weeks),
        ("2026-10-12", "2026-11-22", 6)
    );
    assert_eq!(year.days[0].day, "2025-11-24");
    assert_eq!(year.days.last().unwrap().day, "2026-11-29");
    let amounts: Vec<u8> = year
        .days
        .iter()
        .map(|day| day.amount)
        .filter(|it| *it > 0)
        .collect();
    assert_eq!(amounts, [5, 3, 5, 3, 5, 3]);
    assert_eq!(year.steps, [1, 2, 3, 4]);
}

#[test]
fn an_own_exercise_counts_for_the_muscles_that_its_person_named() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        (row.name, row.own) = (Some("Hill March".to_owned()), true);
        row.muscles = Some("calves; glutes".to_owned());
    });
    gym.trained("2026-11-18T18:00:00", &[("own-1", "w 20x10; 40x10")]);
    let page = gym.progress(ProgressSpan::FourWeeks);
    assert_eq!(sets_of(&page, "calves").map(|(sets, _)| sets), Some(1.0));
    let why = gym.explained(hard_sets("glutes", "2026-11-16", "2026-11-22"));
    assert_eq!(counted(&why), [("40x10", 0.5)]);
    assert_eq!(gym.page("own-1", Span::Year).muscles.assisting, ["glutes"]);
}

#[test]
fn any_two_periods_are_compared() {
    let mut gym = trained_for(10);
    let days = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        Some(Days { from, to })
    };
    let mut compared = |chosen, against| {
        let span = ProgressSpan::Chosen;
        gym.screens.progress(ProgressRequest {
            span,
            chosen,
            against,
        })
    };
    let page = compared(
        days("2026-10-14", "2026-10-30"),
        days("2026-09-15", "2026-09-20"),
    )
    .unwrap();
    let (period, before) = (page.period.unwrap(), page.before.unwrap());
    assert_eq!(
        (period.from.as_str(), period.to.as_str(), period.weeks),
        ("2026-10-12", "2026-11-01", 3)
    );
    assert_eq!((before.from.as_str(), before.weeks), ("2026-09-14", 1));
    assert_eq!(page.volume.points.len(), 3);
    assert!(page.volume.change.is_some());
    // The later one may be the one to compare with, and backwards is read forwards.
    let later = compared(
        days("2026-09-20", "2026-09-15"),
        days("2026-11-10", "2026-11-30"),
    )
    .unwrap();
    assert_eq!(later.period.unwrap().weeks, 1);
    assert_eq!(
        later.before.unwrap().to,
        "2026-11-22",
        "weeks that are not over do not count"
    );
    let alone = compared(days("2026-10-14", "2026-10-30"), None).unwrap();
    assert_eq!(alone.before.unwrap().weeks, 3);
    let to_come = compared(days("2027-10-14", "2027-10-30"), None).unwrap();
    assert_eq!(to_come.period, None);
    let nonsense = compared(days("soon", "2026-10-30"), None).unwrap_err();
    assert_eq!(nonsense.code, Code::BadRequest);
}

#[test]
fn a_month_is_shown_in_whole_weeks_and_any_year_day_for_day() {
    let mut gym = trained_for(60);
    let month = |month: &str| CalendarRequest {
        month: month.to_owned(),
    };
    let november = gym.screens.calendar(month("2026-11")).unwrap().days;
    let ends = (&november[0].day, &november[november.len() - 1].day);
    assert_eq!(
        (ends.0.as_str(), ends.1.as_str(), november.len()),
        ("2026-10-26", "2026-12-06", 42)
    );
    let trained = november.iter().filter(|day| !day.workouts.is_empty());
    assert!(trained.count() >= 4);
    let february = gym.screens.calendar(month("2027-02")).unwrap().days;
    assert_eq!(
        february.len(),
        28,
        "it begins on a Monday and ends on a Sunday"
    );
    let bad = gym.screens.calendar(month("2026-13")).unwrap_err();
    assert_eq!(bad.code, Code::BadRequest);
    let until = Some("2025-12-31".to_owned());
    let year = gym.screens.year(YearRequest { until }).unwrap();
    assert_eq!(
        (year.days.len(), year.days[370].day.as_str()),
        (371, "2026-01-04")
    );
    assert!(year.workouts > 0);
}
