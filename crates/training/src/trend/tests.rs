//! Trends against numbers worked out elsewhere, and against chance.

use jiff::civil::date;
use proptest::prelude::*;

use super::line::students_t;
use super::*;

/// The days after 1 June 2026, by number.
fn day(number: i32) -> Date {
    let first = DayNumber::from(date(2026, 6, 1));
    DayNumber(first.0 + number)
        .date()
        .expect("a day of the test")
}

fn number(day: Date) -> i32 {
    DayNumber::from(day).0 - DayNumber::from(date(2026, 6, 1)).0
}

fn grams(points: &[(i32, i64)]) -> Vec<(Date, Grams)> {
    points
        .iter()
        .map(|(at, it)| (day(*at), Grams(*it)))
        .collect()
}

fn smooth(points: &[(i32, i64)]) -> Vec<i64> {
    smoothed(grams(points))
        .into_iter()
        .map(|(_, it)| it.0)
        .collect()
}

fn line(points: &[(i32, i64)]) -> Line<Grams> {
    Line::through(grams(points)).expect("a line of the test")
}

#[test]
fn a_day_moves_the_smoothed_value_by_a_tenth() {
    assert_eq!(
        smooth(&[(0, 80_000), (1, 81_000), (2, 79_000)]),
        [80_000, 80_100, 79_990]
    );
    assert_eq!(smooth(&[]), [0; 0]);
}

#[test]
fn after_a_gap_the_new_value_counts_for_all_the_days() {
    // 1 - 0.9^2 = 0.19 and 1 - 0.9^30 = 0.95761.
    assert_eq!(smooth(&[(0, 80_000), (2, 81_000)]), [80_000, 80_190]);
    assert_eq!(smooth(&[(0, 80_000), (30, 90_000)]), [80_000, 89_576]);
}

#[test]
fn a_gap_is_as_if_the_new_value_had_stood_all_the_while() {
    let every_day: Vec<_> = (0..=9)
        .map(|at| (at, if at == 0 { 80_000 } else { 84_000 }))
        .collect();
    let once = smooth(&[(0, 80_000), (9, 84_000)]);
    assert_eq!(smooth(&every_day).last(), once.last());
}

#[test]
fn several_measurements_of_a_day_are_their_mean_and_order_does_not_matter() {
    assert_eq!(
        smooth(&[(1, 82_000), (0, 80_000), (1, 80_000)]),
        [80_000, 80_100]
    );
}

/// Anscombe's first data set, on every second day and in thousandths; slope,
/// error and ends of the interval are in every book on statistics.
#[test]
fn the_line_is_that_of_the_books() {
    let anscombe = line(&[
        (20, 8_040),
        (16, 6_950),
        (26, 7_580),
        (18, 8_810),
        (22, 8_330),
        (28, 9_960),
        (12, 7_240),
        (8, 4_260),
        (24, 10_840),
        (14, 4_820),
        (10, 5_680),
    ]);
    assert!(
        (anscombe.slope - 250.045).abs() < 0.001,
        "{}",
        anscombe.slope
    );
    assert!((anscombe.slope_error() - 58.953).abs() < 0.001);
    assert!((anscombe.variance.sqrt() - 1_236.603).abs() < 0.001);
    assert_eq!(anscombe.on(day(0)), Grams(3_000));
    assert_eq!(anscombe.per_week(), Grams(1_750));
    assert_eq!(anscombe.per_week_range(), (Grams(817), Grams(2_684)));
}

#[test]
fn students_t_is_that_of_the_tables() {
    for (freedom, t) in [
        (1, 12.706),
        (3, 3.182),
        (10, 2.228),
        (11, 2.201),
        (20, 2.086),
        (60, 2.000),
        (1000, 1.962),
    ] {
        let found = students_t(f64::from(freedom));
        assert!((found - t).abs() < 0.001, "{freedom}: {found}");
    }
}

#[test]
fn too_few_days_or_too_short_a_time_have_no_line() {
    let through = |points: &[(i32, i64)]| Line::through(grams(points)).map(|_| ());
    assert_eq!(through(&[]), Err(NoForecast::TooFewDays));
    assert_eq!(through(&[(0, 1)]), Err(NoForecast::TooFewDays));
    let four = [(0, 1), (5, 2), (5, 3), (10, 3), (20, 4)];
    assert_eq!(through(&four), Err(NoForecast::TooFewDays));
    let short = [(0, 1), (1, 2), (5, 3), (10, 3), (13, 4)];
    assert_eq!(through(&short), Err(NoForecast::TooShort));
    let enough = [(0, 1), (1, 2), (5, 3), (10, 3), (14, 4)];
    assert_eq!(through(&enough), Ok(()));
}

/// 100 kg on day 0 and `a_day` grams more each day, off by `noise` in turn.
fn steady(a_day: i64, noise: i64) -> Line<Grams> {
    let point = |at: i32| {
        let off = [noise, -noise, -noise, noise][at as usize % 4];
        (at, 100_000 + a_day * i64::from(at) + off)
    };
    line(&(0..28).map(point).collect::<Vec<_>>())
}

fn reaches(
    line: &Line<Grams>,
    goal: i64,
    direction: Direction,
) -> Result<[Option<i32>; 3], NoForecast> {
    let found = line.reaches(Grams(goal), direction, day(27))?;
    let days = [Some(found.earliest), Some(found.likely), found.latest];
    Ok(days.map(|day| day.map(number)))
}

use Direction::{Down, Up};

#[test]
fn a_perfect_line_is_sure_of_the_day() {
    let sure = [Some(50); 3];
    assert_eq!(reaches(&steady(100, 0), 105_000, Up), Ok(sure));
    assert_eq!(reaches(&steady(-100, 0), 95_000, Down), Ok(sure));
}

#[test]
fn noise_makes_the_interval_wide_and_lopsided() {
    let [Some(early), Some(likely), Some(late)] =
        reaches(&steady(100, 500), 105_000, Up).expect("a forecast")
    else {
        panic!("all three days are near");
    };
    assert!((49..=51).contains(&likely), "{likely}");
    assert!(
        late - likely > likely - early && likely - early > 1,
        "{early} {likely} {late}"
    );
}

#[test]
fn what_cannot_be_said_is_not_said() {
    assert_eq!(reaches(&steady(0, 500), 105_000, Up), Err(NoForecast::Flat));
    assert_eq!(reaches(&steady(0, 0), 105_000, Up), Err(NoForecast::Flat));
    assert_eq!(
        reaches(&steady(5, 2_000), 105_000, Up),
        Err(NoForecast::Flat)
    );
    assert_eq!(
        reaches(&steady(-100, 0), 105_000, Up),
        Err(NoForecast::OtherWay)
    );
    assert_eq!(
        reaches(&steady(100, 0), 95_000, Down),
        Err(NoForecast::OtherWay)
    );
    assert_eq!(
        reaches(&steady(100, 0), 102_000, Up),
        Err(NoForecast::Reached)
    );
    assert_eq!(reaches(&steady(1, 0), 101_000, Up), Err(NoForecast::TooFar));
    assert_eq!(
        reaches(&steady(i64::from(i32::MAX), 0), i64::MAX, Up),
        Err(NoForecast::TooFar)
    );
}

#[test]
fn an_end_over_two_years_away_is_left_open() {
    let [early, likely, late] = reaches(&steady(20, 250), 110_000, Up).expect("a forecast");
    assert!(early < likely && likely < Some(600), "{early:?} {likely:?}");
    assert_eq!(late, None);
}

#[test]
fn the_last_days_are_counted_with_today() {
    let points = grams(&[(0, 1), (1, 2), (2, 3), (3, 4)]);
    let last = last_days(points, day(2), 2).map(|(_, it)| it.0);
    assert_eq!(last.collect::<Vec<_>>(), [2, 3]);
}

/// Numbers as good as chance, the same for the same seed.
struct Chance(u64);

impl Chance {
    /// From 0 to 1.
    fn part(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// As the normal distribution has it, about.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.part()).sum::<f64>() - 6.0
    }
}

/// Of a thousand people who truly lose 500 g a week and weigh in with noise, the
/// interval holds the true day for about 950.
#[test]
fn the_interval_holds_the_true_day_as_often_as_it_says() {
    let seed = 20_261_125;
    let mut chance = Chance(seed);
    let mut held = 0;
    for _ in 0..1000 {
        let weigh = |at: i32| {
            let true_weight = 85_000.0 - 500.0 / 7.0 * f64::from(at);
            (at, (true_weight + 600.0 * chance.normal()) as i64)
        };
        let points: Vec<_> = (0..60).step_by(2).map(weigh).collect();
        // Truly, 80 kg are reached on day 70.
        if let Ok([Some(early), _, late]) = {
            let line = line(&points);
            line.reaches(Grams(80_000), Down, day(0)).map(|it| {
                [Some(it.earliest), Some(it.likely), it.latest].map(|day| day.map(number))
            })
        } {
            held += i32::from(early <= 70 && late.is_none_or(|late| late >= 70));
        }
    }
    // Whole days round the interval outwards, so that it holds a little more.
    assert!((940..=985).contains(&held), "{held} of 1000, seed {seed}");
}

proptest! {
    #[test]
    fn the_interval_is_where_the_band_holds_the_goal(
        a_day in 40_i64..300,
        noise in 0_i64..800,
        more in 1_i64..4_000,
    ) {
        let line = steady(a_day, noise);
        let goal = line.on(day(27)).0 + more;
        if let Ok(found) = line.reaches(Grams(goal), Up, day(27)) {
            let band = |at: i32| line.band(day(at));
            let holds = |at: i32| band(at).0 <= Grams(goal) && Grams(goal) <= band(at).1;
            let (early, late) = (number(found.earliest), found.latest.map(number));
            prop_assert!(early >= 27);
            prop_assert!(early == 27 || band(early).1 <= Grams(goal));
            prop_assert!((early + 1..late.unwrap_or(700)).all(holds));
            prop_assert!(late.is_none_or(|late| Grams(goal) <= band(late).0));
            prop_assert!(found.earliest <= found.likely);
            prop_assert!(found.latest.is_none_or(|latest| found.likely <= latest));
        }
    }

    #[test]
    fn smoothed_values_stay_among_the_measured(
        points in prop::collection::vec((0..3_000_i32, 40_000_i64..200_000), 1..40),
    ) {
        let all = || points.iter().map(|(_, it)| *it);
        let (low, high) = (all().min(), all().max());
        for value in smooth(&points) {
            prop_assert!(low <= Some(value) && Some(value) <= high);
        }
    }

    #[test]
    fn no_measurements_whatever_are_a_trap(points in prop::collection::vec((-9_000_i32..9_000, any::<i64>()), 0..20), goal: i64) {
        let points = grams(&points);
        let _ = smoothed(points.iter().copied());
        if let Ok(line) = Line::through(points) {
            for direction in [Up, Down] {
                let _ = line.reaches(Grams(goal), direction, day(0));
            }
        }
    }
}
