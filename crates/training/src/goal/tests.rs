//! Goals of every kind, on the way, met, missed and without a forecast.

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::*;
use crate::explain::LeftOut;
use crate::notation::parse_sets;
use crate::one_rm::Formula;
use crate::{DayNumber, MassUnit, Reps};

/// The days after Monday, 1 June 2026, by number.
fn day(number: i32) -> Date {
    let first = DayNumber::from(date(2026, 6, 1));
    DayNumber(first.0 + number)
        .date()
        .expect("a day of the test")
}

fn number(day: Date) -> i32 {
    DayNumber::from(day).0 - DayNumber::from(date(2026, 6, 1)).0
}

fn days<Q>(points: impl IntoIterator<Item = (i32, Q)>) -> Vec<(Date, Q)> {
    points.into_iter().map(|(at, it)| (day(at), it)).collect()
}

fn kg(value: i64) -> Grams {
    Grams(value * 1000)
}

fn check(standing: Standing, thousandths: u16, met: bool, forecast: Result<i32, NoForecast>) {
    let found = (
        standing.progress.thousandths(),
        standing.met,
        standing.forecast.map(|it| number(it.likely)),
    );
    assert_eq!(found, (thousandths, met, forecast));
}

#[test]
fn progress_is_a_part_of_the_way_and_whole_only_at_the_goal() {
    let of = |start, now, goal| Progress::of(start, now, goal).thousandths();
    assert_eq!(of(0, 1, 3), 333);
    assert_eq!(of(100, 110, 120), 500);
    assert_eq!(of(90, 85, 80), 500);
    assert_eq!(of(0, 99_999, 100_000), 999);
    assert_eq!(of(90, 80_001, 80), 0);
    assert_eq!(of(90_000, 80_001, 80_000), 999);
    assert_eq!((of(100, 90, 120), of(100, 130, 120)), (0, 1000));
    assert_eq!((of(5, 4, 5), of(5, 5, 5)), (0, 1000));
    assert_eq!(of(i64::MIN, i64::MAX, i64::MAX), 1000);
    assert_eq!(of(i64::MAX, i64::MAX, i64::MIN), 0);
}

const SQUAT: LiftGoal = LiftGoal {
    mark: LiftMark::LoadFor(Reps(5)),
    from: Some(Grams(100_000)),
    to: Grams(120_000),
};

/// Bests of `weeks` weeks that start at 100 kg and grow by 1 kg a week.
fn growing(weeks: i32) -> Vec<(Date, Grams)> {
    days((0..weeks).map(|week| (7 * week, kg(100 + i64::from(week)))))
}

#[test]
fn a_lift_stands_by_its_best_and_is_projected_by_its_trend() {
    check(SQUAT.standing(growing(10), day(63)), 450, false, Ok(140));
    check(
        SQUAT.standing(growing(21), day(140)),
        1000,
        true,
        Err(NoForecast::Reached),
    );
}

#[test]
fn a_bad_day_takes_nothing_back() {
    let mut bests = growing(10);
    bests.extend(days([(63, kg(60)), (64, kg(70))]));
    assert_eq!(SQUAT.standing(bests, day(64)).progress.thousandths(), 450);
}

#[test]
fn old_bests_count_and_have_no_part_in_the_trend() {
    let old = days([(0, kg(118)), (7, kg(118))]);
    let fallen = old
        .into_iter()
        .chain(days((0..10).map(|week| (300 + 7 * week, kg(110)))));
    check(
        SQUAT.standing(fallen, day(365)),
        900,
        false,
        Err(NoForecast::Flat),
    );
}

#[test]
fn a_lift_without_a_start_or_a_best_begins_at_nothing() {
    let goal = LiftGoal {
        from: None,
        ..SQUAT
    };
    check(
        goal.standing([], day(0)),
        0,
        false,
        Err(NoForecast::TooFewDays),
    );
    check(
        goal.standing(days([(0, kg(60))]), day(0)),
        500,
        false,
        Err(NoForecast::TooFewDays),
    );
    let lowered = LiftGoal {
        from: Some(kg(130)),
        ..SQUAT
    };
    check(
        lowered.standing(days([(0, kg(60))]), day(0)),
        500,
        false,
        Err(NoForecast::TooFewDays),
    );
    let tomorrow = days([(1, kg(200))]);
    check(
        goal.standing(tomorrow, day(0)),
        0,
        false,
        Err(NoForecast::TooFewDays),
    );
}

#[test]
fn a_set_puts_forward_its_mark_or_says_why_not() {
    let mark = |mark: LiftMark, text: &str| {
        let set = &parse_sets(text, MassUnit::Kg).expect("a set of the test")[0];
        let load = set
            .load
            .and_then(|load| crate::effective_load(&load, None, None));
        mark.of(set, load)
    };
    let five = LiftMark::LoadFor(Reps(5));
    assert_eq!(mark(five, "100x5"), Ok(kg(100)));
    assert_eq!(mark(five, "100x8"), Ok(kg(100)));
    assert_eq!(mark(five, "100x4"), Err(LeftOut::NotDone));
    assert_eq!(mark(five, "w 100x5"), Err(LeftOut::WarmUp));
    assert_eq!(mark(five, "bw x5"), Err(LeftOut::NoBodyweight));
    assert_eq!(
        mark(LiftMark::LoadFor(Reps(0)), "100x0"),
        Err(LeftOut::NotDone)
    );
    let epley = LiftMark::E1rm(Formula::Epley);
    assert_eq!(mark(epley, "100x3@8"), Ok(Grams(116_667)));
    assert_eq!(mark(epley, "100x15"), Err(LeftOut::TooManyReps));
}

#[test]
fn workouts_of_a_week_make_its_goal() {
    let goal = FrequencyGoal {
        a_week: 3,
        weeks: 1,
    };
    let of = |workouts: &[i32], today| {
        let workouts = workouts.iter().map(|at| day(*at));
        goal.standing(workouts, day(today), Weekday::Monday)
    };
    check(of(&[], 3), 0, false, Ok(6));
    check(of(&[0, 2], 3), 666, false, Ok(6));
    check(of(&[0, 2, 4], 4), 1000, true, Err(NoForecast::Reached));
    check(of(&[0, 2, 9], 9), 333, false, Ok(13));
}

#[test]
fn weeks_in_a_row_add_up_until_one_is_missed() {
    let goal = FrequencyGoal {
        a_week: 2,
        weeks: 4,
    };
    let of = |workouts: &[i32], today| {
        let workouts = workouts.iter().map(|at| day(*at));
        goal.standing(workouts, day(today), Weekday::Monday)
    };
    // Two weeks done and half of the third; the fourth ends on day 27.
    check(of(&[0, 1, 7, 8, 14], 15), 625, false, Ok(27));
    check(of(&[0, 1, 7, 8, 14, 15], 15), 750, false, Ok(27));
    // The second was missed: the row is the third week alone, and wants three more.
    check(of(&[0, 1, 7, 14, 15], 15), 250, false, Ok(41));
    let met = [0, 1, 7, 8, 14, 15, 21, 22];
    check(of(&met, 22), 1000, true, Err(NoForecast::Reached));
    check(of(&met, 100), 1000, true, Err(NoForecast::Reached));
    let ever = FrequencyGoal {
        a_week: 0,
        weeks: 1000,
    };
    let standing = ever.standing([day(0)], day(0), Weekday::Monday);
    check(standing, 1, false, Err(NoForecast::TooFar));
}

const HUNDRED_KM: PeriodGoal<Millimetres> = PeriodGoal {
    to: Millimetres(100_000_000),
    first: date(2026, 6, 1),
    last: date(2026, 6, 30),
};

fn km(value: i64) -> Millimetres {
    Millimetres(value * 1_000_000)
}

#[test]
fn a_period_is_projected_by_its_mean_day_rest_included() {
    // 40 km in ten days: 4 a day, so the other 60 take 15 more.
    let runs = days([(0, km(10)), (3, km(10)), (6, km(10)), (9, km(10))]);
    let standing = HUNDRED_KM.standing(runs, day(9));
    check(standing, 400, false, Ok(24));
    let forecast = standing.forecast.expect("a forecast");
    assert!(number(forecast.earliest) < 24, "{forecast:?}");
    assert!(
        forecast.latest.is_some_and(|latest| number(latest) > 30),
        "{forecast:?}"
    );
}

/// By other means: after k days 60 km are within reach when they differ from
/// 4 k by at most 1.96 × sqrt(k × 26.67 × (1 + k / 10)).
#[test]
fn the_ends_of_the_interval_are_where_the_rest_comes_within_reach() {
    let runs = days([(0, km(10)), (3, km(10)), (6, km(10)), (9, km(10))]);
    let forecast = HUNDRED_KM
        .standing(runs, day(9))
        .forecast
        .expect("a forecast");
    let variance = (4.0 * 36.0 + 6.0 * 16.0) / 9.0_f64;
    let within = |k: &i32| {
        let k = f64::from(*k);
        (60.0 - 4.0 * k).abs() <= 1.96 * (k * variance * (1.0 + k / 10.0)).sqrt()
    };
    let first = (1..700).find(within).expect("some day");
    let last = (1..700).rev().find(within).expect("some day");
    assert_eq!(number(forecast.earliest), 9 + first - 1);
    assert_eq!(forecast.latest.map(number), Some(9 + last + 1));
}

#[test]
fn what_is_outside_of_the_period_does_not_count() {
    let runs = days([(-1, km(50)), (0, km(25)), (30, km(50))]);
    check(
        HUNDRED_KM.standing(runs, day(40)),
        250,
        false,
        Err(NoForecast::PeriodOver),
    );
    let ahead = days([(5, km(100))]);
    check(
        HUNDRED_KM.standing(ahead, day(4)),
        0,
        false,
        Err(NoForecast::TooShort),
    );
}

#[test]
fn a_period_says_when_it_cannot_tell() {
    let early = days([(0, km(10))]);
    check(
        HUNDRED_KM.standing(early, day(5)),
        100,
        false,
        Err(NoForecast::TooShort),
    );
    check(
        HUNDRED_KM.standing([], day(20)),
        0,
        false,
        Err(NoForecast::Flat),
    );
    check(
        HUNDRED_KM.standing([], day(-5)),
        0,
        false,
        Err(NoForecast::TooShort),
    );
    let one_run = days([(0, km(10))]);
    let standing = HUNDRED_KM.standing(one_run, day(20));
    assert_eq!(standing.forecast.map(|it| it.latest), Ok(None));
    let done = days([(0, km(60)), (0, km(40))]);
    check(
        HUNDRED_KM.standing(done, day(0)),
        1000,
        true,
        Err(NoForecast::Reached),
    );
    let every_day = days((0..10).map(|at| (at, km(4))));
    let sure = HUNDRED_KM
        .standing(every_day, day(9))
        .forecast
        .expect("a forecast");
    assert_eq!(
        (sure.earliest, sure.latest),
        (sure.likely, Some(sure.likely))
    );
}

const LIGHTER: BodyGoal<Grams> = BodyGoal {
    from: Grams(90_000),
    to: Grams(80_000),
};

#[test]
fn a_body_goal_goes_whichever_way_it_lies() {
    let falling = days((0..8).map(|week| (7 * week, Grams(90_000 - 500 * i64::from(week)))));
    let standing = LIGHTER.standing(falling.clone(), day(49));
    assert_eq!(standing.forecast.map(|it| number(it.likely)), Ok(140));
    assert!((250..=350).contains(&standing.progress.thousandths()));
    let up = BodyGoal {
        from: kg(80),
        to: kg(90),
    };
    assert_eq!(
        up.standing(falling, day(49)).forecast,
        Err(NoForecast::OtherWay)
    );
    assert_eq!(
        (up.direction(), LIGHTER.direction()),
        (Direction::Up, Direction::Down)
    );
}

#[test]
fn one_good_morning_does_not_meet_a_goal() {
    let mut weighed = days((0..30).map(|at| (at, kg(82))));
    weighed.push((day(30), kg(79)));
    let standing = LIGHTER.standing(weighed.clone(), day(30));
    assert!(!standing.met, "{standing:?}");
    weighed.extend(days((31..60).map(|at| (at, kg(79)))));
    check(
        LIGHTER.standing(weighed, day(59)),
        1000,
        true,
        Err(NoForecast::Reached),
    );
}

#[test]
fn a_body_that_was_never_measured_stands_where_it_began() {
    check(
        LIGHTER.standing([], day(0)),
        0,
        false,
        Err(NoForecast::TooFewDays),
    );
    let keep = BodyGoal {
        from: kg(80),
        to: kg(80),
    };
    check(
        keep.standing([], day(0)),
        0,
        false,
        Err(NoForecast::TooFewDays),
    );
    check(
        keep.standing(days([(0, kg(80))]), day(0)),
        1000,
        true,
        Err(NoForecast::Reached),
    );
}

#[test]
fn every_unit_of_the_body_has_goals() {
    let waist = BodyGoal {
        from: Millimetres(950),
        to: Millimetres(850),
    };
    let measured = days([(0, Millimetres(900))]);
    assert_eq!(waist.standing(measured, day(0)).progress.part(), 0.5);
    let fat = BodyGoal {
        from: FatShare(2_000),
        to: FatShare(1_500),
    };
    let measured = days([(0, FatShare(1_850))]);
    assert_eq!(fat.standing(measured, day(0)).progress.part(), 0.3);
}

proptest! {
    #[test]
    fn progress_is_whole_if_and_only_if_the_goal_is_met(
        from in prop::option::of(0_i64..200_000),
        to in 1_i64..200_000,
        best in 0_i64..250_000,
        now in prop::option::of(1_i64..200_000),
        start in 1_i64..200_000,
    ) {
        let lift = LiftGoal { mark: SQUAT.mark, from: from.map(Grams), to: Grams(to) };
        let body = BodyGoal { from: Grams(start), to: Grams(to) };
        for standing in [
            lift.standing(days([(0, Grams(best))]), day(0)),
            body.standing(days(now.map(|now| (0, Grams(now)))), day(0)),
        ] {
            prop_assert_eq!(standing.met, standing.progress.thousandths() == 1000);
            prop_assert_eq!(standing.met, standing.forecast == Err(NoForecast::Reached));
        }
    }

    #[test]
    fn no_sums_whatever_are_a_trap(
        done in prop::collection::vec((-50..50_i32, any::<i64>()), 0..10),
        to: i64,
        today in -100..100_i32,
    ) {
        let goal = PeriodGoal { to: Grams(to), ..PeriodGoal { to: Grams(0), first: day(-30), last: day(30) } };
        let _ = goal.standing(days(done.into_iter().map(|(at, it)| (at, Grams(it)))), day(today));
    }
}

#[test]
fn a_goal_was_met_on_the_day_that_was_enough_and_stays_met() {
    let bests = days([(0, kg(110)), (9, kg(121)), (5, kg(120)), (20, kg(90))]);
    assert_eq!(SQUAT.met_on(bests), Some(day(5)));
    assert_eq!(SQUAT.met_on(days([(0, kg(119))])), None);

    let leaner = BodyGoal {
        from: kg(84),
        to: kg(82),
    };
    let weighed = days([(0, kg(84)), (30, kg(81)), (90, kg(86))]);
    assert_eq!(leaner.met_on(weighed.clone(), day(0)), Some(day(30)));
    assert!(!leaner.standing(weighed, day(90)).met, "it went up again");

    let month = PeriodGoal {
        to: Workouts(3),
        first: day(0),
        last: day(29),
    };
    let trained = days([(-1, Workouts(9)), (8, Workouts(1)), (2, Workouts(1))]);
    assert_eq!(month.met_on(trained.clone()), None);
    let trained = trained.into_iter().chain([(day(20), Workouts(2))]);
    assert_eq!(month.met_on(trained), Some(day(20)));
}

#[test]
fn a_row_of_weeks_was_met_with_the_workout_that_completed_it() {
    let twice = FrequencyGoal {
        a_week: 2,
        weeks: 2,
    };
    let trained = [0, 3, 8, 15, 17, 22, 26, 27, 50].map(day);
    assert_eq!(twice.met_on(trained, Weekday::Monday), Some(day(26)));
    assert_eq!(twice.met_on(trained[..5].to_vec(), Weekday::Monday), None);
    assert_eq!(twice.met_on([], Weekday::Monday), None);
}
