//! Strength scores: a total lifted, made comparable across body weights.
//!
//! DOTS, IPF GL points and both Wilks formulas. Wrong coefficients circulate for
//! all of them; these are the ones that OpenPowerlifting uses, pinned by tests.
//! Age, standards such as "advanced", and whose total it was are not here.
//!
//! ```
//! use training::scores::{Sex, dots};
//! use training::{Mass, MassUnit};
//!
//! let kilograms = |value| Mass::new(value, MassUnit::Kg).map(Mass::grams);
//! let points = dots(kilograms(500.0)?, kilograms(100.0)?, Sex::Male).expect("a score");
//! assert_eq!(points.to_string(), "307.76");
//! # Ok::<(), training::NotAQuantity>(())
//! ```

use std::fmt;

use crate::Grams;

/// Whose coefficients count: federations have two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// The men's table.
    Male,
    /// The women's table.
    Female,
}

/// Points by one of the formulas. Points by different formulas mean different
/// things, so that there is no order among them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Points(f64);

impl Points {
    /// The number of points.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

/// What was lifted, and in what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// Squat, bench press and deadlift, in knee sleeves at most.
    RawTotal,
    /// The bench press alone, without a shirt.
    RawBench,
    /// Squat, bench press and deadlift in single-ply suits.
    EquippedTotal,
    /// The bench press alone, in a single-ply shirt.
    EquippedBench,
}

/// Coefficients from the constant term up, and the body weights in kilograms
/// that they were made for, beyond which the nearest of them counts.
struct Curve<const N: usize> {
    coefficients: [f64; N],
    body: (f64, f64),
}

impl<const N: usize> Curve<N> {
    /// `scale` × total / the polynomial of the body weight.
    fn points(&self, scale: f64, total: Grams, body: Grams) -> Option<Points> {
        if total <= Grams(0) || body <= Grams(0) {
            return None;
        }
        let body = body.kilograms().clamp(self.body.0, self.body.1);
        let terms = self.coefficients.iter().rev();
        let below = terms.fold(0.0, |sum, coefficient| sum * body + coefficient);
        Some(Points(scale * total.kilograms() / below))
    }
}

const DOTS_MALE: Curve<5> = Curve {
    coefficients: [
        -307.75076,
        24.0900756,
        -0.1918759221,
        0.0007391293,
        -0.0000010930,
    ],
    body: (40.0, 210.0),
};

const DOTS_FEMALE: Curve<5> = Curve {
    coefficients: [
        -57.96288,
        13.6175032,
        -0.1126655495,
        0.0005158568,
        -0.0000010706,
    ],
    body: (40.0, 150.0),
};

/// DOTS (Konertz 2019, for the German federation): 500 T over a polynomial of
/// the fourth degree.
///
/// None without a total or a body weight above zero.
#[must_use]
pub fn dots(total: Grams, body: Grams, sex: Sex) -> Option<Points> {
    let curve = match sex {
        Sex::Male => DOTS_MALE,
        Sex::Female => DOTS_FEMALE,
    };
    curve.points(500.0, total, body)
}

const WILKS_MALE: Curve<6> = Curve {
    coefficients: [
        -216.0475144,
        16.2606339,
        -0.002388645,
        -0.00113732,
        7.01863e-6,
        -1.291e-8,
    ],
    body: (40.0, 201.9),
};

const WILKS_FEMALE: Curve<6> = Curve {
    coefficients: [
        594.31747775582,
        -27.23842536447,
        0.82112226871,
        -0.00930733913,
        4.731582e-5,
        -9.054e-8,
    ],
    body: (26.51, 154.53),
};

/// The Wilks formula of 1995: 500 T over a polynomial of the fifth degree.
///
/// None without a total or a body weight above zero.
#[must_use]
pub fn wilks(total: Grams, body: Grams, sex: Sex) -> Option<Points> {
    let curve = match sex {
        Sex::Male => WILKS_MALE,
        Sex::Female => WILKS_FEMALE,
    };
    curve.points(500.0, total, body)
}

const WILKS2_MALE: Curve<6> = Curve {
    coefficients: [
        47.46178854,
        8.472061379,
        0.07369410346,
        -0.001395833811,
        7.07665973070743e-6,
        -1.20804336482315e-8,
    ],
    body: (40.0, 200.95),
};

const WILKS2_FEMALE: Curve<6> = Curve {
    coefficients: [
        -125.4255398,
        13.71219419,
        -0.03307250631,
        -0.001050400051,
        9.38773881462799e-6,
        -2.3334613884954e-8,
    ],
    body: (40.0, 150.95),
};

/// The Wilks formula of 2020: 600 T over another polynomial.
///
/// None without a total or a body weight above zero.
#[must_use]
pub fn wilks2(total: Grams, body: Grams, sex: Sex) -> Option<Points> {
    let curve = match sex {
        Sex::Male => WILKS2_MALE,
        Sex::Female => WILKS2_FEMALE,
    };
    curve.points(600.0, total, body)
}

/// Below this body weight there are no IPF GL points.
const LIGHTEST_OF_THE_IPF: Grams = Grams(35_000);

/// IPF GL points: 100 T / (A − B e^(−C b)), by the table that was in force from
/// May 2020 to December 2023. None without a total above zero, or for a body
/// weight below 35 kg, for which the IPF gives no points.
#[must_use]
pub fn ipf_gl(total: Grams, body: Grams, sex: Sex, event: Event) -> Option<Points> {
    if total <= Grams(0) || body < LIGHTEST_OF_THE_IPF {
        return None;
    }
    let (a, b, c) = gl_coefficients(sex, event);
    let below = a - b * (-c * body.kilograms()).exp();
    Some(Points(100.0 * total.kilograms() / below))
}

fn gl_coefficients(sex: Sex, event: Event) -> (f64, f64, f64) {
    match (sex, event) {
        (Sex::Male, Event::RawTotal) => (1199.72839, 1025.18162, 0.00921),
        (Sex::Female, Event::RawTotal) => (610.32796, 1045.59282, 0.03048),
        (Sex::Male, Event::RawBench) => (320.98041, 281.40258, 0.01008),
        (Sex::Female, Event::RawBench) => (142.40398, 442.52671, 0.04724),
        (Sex::Male, Event::EquippedTotal) => (1236.25115, 1449.21864, 0.01644),
        (Sex::Female, Event::EquippedTotal) => (758.63878, 949.31382, 0.02435),
        (Sex::Male, Event::EquippedBench) => (381.22073, 733.79378, 0.02398),
        (Sex::Female, Event::EquippedBench) => (221.82209, 357.00377, 0.02937),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use Event::{EquippedBench, EquippedTotal, RawBench, RawTotal};
    use Sex::{Female, Male};

    type Score = fn(Grams, Grams, Sex) -> Option<Points>;

    fn points(score: impl Fn(Grams, Grams) -> Option<Points>, total: f64, body: f64) -> String {
        let grams = Grams::from_kilograms;
        let points = score(grams(total), grams(body));
        points.map_or("none".to_owned(), |points| format!("{:.3}", points.value()))
    }

    fn check(score: Score, sex: Sex, total: f64, body: f64, expected: &str) {
        assert_eq!(points(|t, b| score(t, b, sex), total, body), expected);
    }

    #[test]
    fn published_scores_are_reproduced() {
        check(dots, Male, 500.0, 100.0, "307.758");
        check(dots, Female, 300.0, 60.0, "332.564");
        check(wilks, Male, 1000.0, 100.0, "608.589");
        check(wilks, Female, 500.0, 60.0, "557.443");
        check(wilks2, Male, 1000.0, 100.0, "729.362");
        check(wilks2, Female, 500.0, 60.0, "659.516");
    }

    #[test]
    fn the_examples_of_the_ipf_are_reproduced() {
        let gl = |sex, event, total, body| points(|t, b| ipf_gl(t, b, sex, event), total, body);
        assert!(gl(Male, EquippedTotal, 1035.0, 92.04).starts_with("112.85"));
        assert!(gl(Female, RawBench, 122.5, 70.50).starts_with("96.78"));
        assert_eq!(gl(Male, RawTotal, 500.0, 34.99), "none");
        assert_ne!(gl(Male, RawTotal, 500.0, 35.0), "none");
    }

    /// Worked out from the table by other means.
    #[test]
    fn every_cell_of_the_ipf_table_counts() {
        for (event, man_of_100, woman_of_60) in [
            (RawTotal, "63.165", "113.020"),
            (RawBench, "229.060", "429.539"),
            (EquippedTotal, "52.287", "92.869"),
            (EquippedBench, "158.973", "311.456"),
        ] {
            let of = |sex, body| points(|t, b| ipf_gl(t, b, sex, event), 500.0, body);
            assert_eq!(of(Male, 100.0), man_of_100);
            assert_eq!(of(Female, 60.0), woman_of_60);
        }
    }

    #[test]
    fn a_score_needs_a_total_and_a_body() {
        for score in [dots as Score, wilks, wilks2] {
            for sex in [Male, Female] {
                check(score, sex, 0.0, 100.0, "none");
                check(score, sex, 500.0, 0.0, "none");
                check(score, sex, 500.0, -80.0, "none");
            }
        }
        assert_eq!(
            points(|t, b| ipf_gl(t, b, Male, RawBench), 0.0, 80.0),
            "none"
        );
    }

    #[test]
    fn beyond_the_table_the_nearest_body_weight_counts() {
        for (score, sex, lightest, heaviest) in [
            (dots as Score, Male, 40.0, 210.0),
            (dots, Female, 40.0, 150.0),
            (wilks, Male, 40.0, 201.9),
            (wilks, Female, 26.51, 154.53),
            (wilks2, Male, 40.0, 200.95),
            (wilks2, Female, 40.0, 150.95),
        ] {
            let at = |body| points(|t, b| score(t, b, sex), 400.0, body);
            assert_eq!(at(lightest - 10.0), at(lightest));
            assert_eq!(at(heaviest + 100.0), at(heaviest));
            assert_ne!(at(lightest + 1.0), at(lightest));
            assert_ne!(at(heaviest - 1.0), at(heaviest - 3.0));
        }
    }

    proptest! {
        #[test]
        fn every_score_is_a_number_that_grows_with_the_total(
            total in 1_i64..2_000_000,
            more in 1_i64..100_000,
            body in 1_i64..400_000,
        ) {
            let grows = |score: &dyn Fn(Grams) -> Option<Points>| {
                let of = |total| score(Grams(total)).map_or(0.0, Points::value);
                of(total).is_finite() && 0.0 < of(total) && of(total) < of(total + more)
            };
            for sex in [Male, Female] {
                for score in [dots as Score, wilks, wilks2] {
                    prop_assert!(grows(&|total| score(total, Grams(body), sex)));
                }
                for event in [RawTotal, RawBench, EquippedTotal, EquippedBench] {
                    let body = Grams(body.max(35_000));
                    prop_assert!(grows(&|total| ipf_gl(total, body, sex, event)));
                }
            }
        }
    }
}
