//! What is worth asking about once before it is believed.
//!
//! Nothing is refused: whoever says yes has lifted it. A question is a guess at
//! a slip of the fingers, so it is asked where a slip is likelier than the truth.
//! That it was asked and answered is for the caller to remember.
//!
//! ```
//! use training::absurd::{Question, question};
//! use training::notation::parse_sets;
//! use training::records::Bests;
//! use training::{Grams, MassUnit};
//!
//! let sets = parse_sets("100x5; 1000x5; 5x100", MassUnit::Kg)?;
//! let effective = |kg: i64| Some(Grams(kg * 1000));
//! let bests = Bests::of([(&sets[0], effective(100))]);
//! assert_eq!(question(&sets[1], effective(1000), &bests), Some(Question::FarAboveBest));
//! assert_eq!(question(&sets[2], effective(5), &bests), Some(Question::LoadAndRepsSwapped));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::records::Bests;
use crate::{Distance, Grams, Load, Mass, MassUnit, Reps, Seconds, Set};

/// What might not be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// The load and the reps look as if each was typed for the other.
    LoadAndRepsSwapped,
    /// The kilograms look like pounds: in pounds the load would be an ordinary one.
    PoundsTypedAsKilograms,
    /// Over a tonne.
    HeavierThanAnybody,
    /// Over 500 reps.
    MoreRepsThanAnybody,
    /// Over a day.
    LongerThanADay,
    /// Over 1,000 km.
    FartherThanAnybody,
    /// Over 30 m/s, which is 108 km/h.
    FasterThanAnybody,
    /// Over four times the heaviest load so far.
    FarAboveBest,
    /// Over four times the most reps so far.
    FarMoreReps,
    /// Over four times the longest hold so far.
    FarLonger,
    /// Over four times the farthest distance so far.
    FarFarther,
    /// A body weight that hardly anybody has.
    UnlikelyBodyweight,
    /// A body weight a fifth off the last one.
    FarFromLastBodyweight,
}

const TONNE: Grams = Grams(1_000_000);
const MOST_REPS: Reps = Reps(500);
const DAY: Seconds = Seconds(24 * 3600);
const FARTHEST_M: f64 = 1_000_000.0;
const FASTEST_M_PER_S: f64 = 30.0;

/// What is worth asking about a set before it is logged, given its effective
/// load where that is known and the bests of its exercise before it; the
/// question that explains most. None for an ordinary set.
///
/// A multiple of a best is asked about only where it is also much in itself, so
/// that nobody is asked who goes from 2.5 kg to 12 kg.
#[must_use]
pub fn question(set: &Set, effective: Option<Grams>, bests: &Bests) -> Option<Question> {
    let candidates = [
        (Question::LoadAndRepsSwapped, swapped(set, bests)),
        (Question::PoundsTypedAsKilograms, pounds(set, bests)),
        (Question::HeavierThanAnybody, over_a_tonne(set)),
        (Question::MoreRepsThanAnybody, set.reps > Some(MOST_REPS)),
        (Question::LongerThanADay, set.time > Some(DAY)),
        (
            Question::FartherThanAnybody,
            metres(set.distance) > FARTHEST_M,
        ),
        (Question::FasterThanAnybody, too_fast(set)),
        (Question::FarAboveBest, far_heavier(effective, bests)),
        (Question::FarMoreReps, far_more_reps(set, bests)),
        (Question::FarLonger, far_longer(set, bests)),
        (Question::FarFarther, far_farther(set, bests)),
    ];
    let asked = candidates.into_iter().find(|(_, ask)| *ask);
    asked.map(|(question, _)| question)
}

/// What is worth asking about a body weight, given the last one before it:
/// under 25 or over 350 kg, or a fifth more or less than the last.
#[must_use]
pub fn question_bodyweight(new: Mass, last: Option<Mass>) -> Option<Question> {
    let grams = new.grams();
    if !(Grams(25_000)..=Grams(350_000)).contains(&grams) {
        return Some(Question::UnlikelyBodyweight);
    }
    let last = last?.grams();
    let off = (grams - last).0.abs();
    (off > last.0 / 5).then_some(Question::FarFromLastBodyweight)
}

/// The load is a whole number far below the best, the reps are more than ever,
/// and the other way round it would be an ordinary set: 5x100 for 100x5.
fn swapped(set: &Set, bests: &Bests) -> bool {
    let (Some(Load::Weight(load)), Some(reps)) = (set.load, set.reps) else {
        return false;
    };
    let (Some(heaviest), Some((most, _))) = (bests.heaviest, bests.by_reps.last()) else {
        return false;
    };
    let meant = Mass::new(f64::from(reps.0), load.unit()).map(Mass::grams);
    let whole = load.value().fract() == 0.0 && (1.0..=30.0).contains(&load.value());
    let far_too_light = load.grams().times(4) <= heaviest;
    whole && far_too_light && reps > *most && meant.is_ok_and(|meant| ordinary(meant, heaviest))
}

/// From half the heaviest load to a fifth above it.
fn ordinary(load: Grams, heaviest: Grams) -> bool {
    load.times(2) >= heaviest && load.times(5) <= heaviest.times(6)
}

/// About twice the best as kilograms, since near the best as pounds. Not below
/// 40 kg, where loads do double.
fn pounds(set: &Set, bests: &Bests) -> bool {
    let Some(Load::Weight(load)) = set.load.filter(|_| bests.heaviest >= Some(Grams(40_000)))
    else {
        return false;
    };
    let heaviest = bests.heaviest.unwrap_or_default();
    let near = |meant: Grams| {
        meant.times(10) >= heaviest.times(9) && meant.times(10) <= heaviest.times(11)
    };
    let in_pounds = Mass::new(load.value(), MassUnit::Lb).map(Mass::grams);
    load.unit() == MassUnit::Kg && in_pounds.is_ok_and(near)
}

fn over_a_tonne(set: &Set) -> bool {
    let typed = set.load.and_then(Load::mass);
    typed.is_some_and(|mass| mass.grams() > TONNE)
}

fn metres(distance: Option<Distance>) -> f64 {
    distance.map_or(0.0, |distance| distance.millimetres().metres())
}

fn too_fast(set: &Set) -> bool {
    let seconds = |time: Seconds| f64::from(time.0);
    set.time
        .is_some_and(|time| metres(set.distance) > FASTEST_M_PER_S * seconds(time))
}

fn far_heavier(effective: Option<Grams>, bests: &Bests) -> bool {
    let far = |(new, best): (Grams, Grams)| new > best.times(4) && new > best + Grams(20_000);
    effective.zip(bests.heaviest).is_some_and(far)
}

fn over_four_times(new: u32, best: u32) -> bool {
    u64::from(new) > 4 * u64::from(best)
}

fn far_more_reps(set: &Set, bests: &Bests) -> bool {
    let most = bests.by_reps.last().map(|(reps, _)| *reps);
    let far = |(new, most): (Reps, Reps)| over_four_times(new.0, most.0) && new > Reps(40);
    set.reps.zip(most).is_some_and(far)
}

fn far_longer(set: &Set, bests: &Bests) -> bool {
    let held = set.time.filter(|_| set.distance.is_none());
    let far =
        |(new, best): (Seconds, Seconds)| over_four_times(new.0, best.0) && new > Seconds(600);
    held.zip(bests.longest).is_some_and(far)
}

fn far_farther(set: &Set, bests: &Bests) -> bool {
    let best = bests.farthest.map_or(f64::INFINITY, |best| best.metres());
    let new = metres(set.distance);
    new > 4.0 * best && new > best + 20_000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::effective_load;
    use crate::notation::parse_sets;
    use proptest::prelude::*;

    fn sets(text: &str) -> Vec<(Set, Option<Grams>)> {
        let sets = parse_sets(text, MassUnit::Kg).expect("sets of the test");
        let body = Mass::new(80.0, MassUnit::Kg).ok();
        let weighed = |set: Set| {
            let load = set.load.and_then(|load| effective_load(&load, None, body));
            (set, load)
        };
        sets.into_iter().map(weighed).collect()
    }

    fn asked(before: &str, new: &str) -> Option<Question> {
        let before = if before.is_empty() {
            Vec::new()
        } else {
            sets(before)
        };
        let bests = Bests::of(before.iter().map(|(set, load)| (set, *load)));
        let (set, load) = sets(new).remove(0);
        question(&set, load, &bests)
    }

    fn check(before: &str, new: &str, expected: impl Into<Option<Question>>) {
        assert_eq!(
            asked(before, new),
            expected.into(),
            "{new} after {before:?}"
        );
    }

    use Question::*;

    #[test]
    fn what_nobody_does_is_asked_about_on_the_first_day() {
        check("", "5000x1", HeavierThanAnybody);
        check("", "bw+1001 x1", HeavierThanAnybody);
        check("", "1000x1", None);
        check("", "bw x900", MoreRepsThanAnybody);
        check("", "bw x500", None);
        check("", "25:00:00", LongerThanADay);
        check("", "2000km", FartherThanAnybody);
        check("", "5km 2:24", FasterThanAnybody);
        check("", "5km 12:35", None);
        check("", "10km 0:00", FasterThanAnybody);
    }

    #[test]
    fn four_times_ones_best_is_asked_about() {
        check("100x5", "401x1", FarAboveBest);
        check("100x5", "400x1", None);
        check("20x15", "20x61", FarMoreReps);
        check("20x15", "20x60", None);
        check("3:00", "12:01", FarLonger);
        check("3:00", "12:00", None);
        check("5km 25:00", "26km 2:30:00", FarFarther);
        check("5km 25:00", "10km 55:00", None);
    }

    #[test]
    fn small_things_may_quadruple() {
        check("2.5x10", "12x10", None);
        check("bw x2", "bw x12", None);
        check("0:20", "2:00", None);
        check("400m 2:00", "5km 30:00", None);
    }

    #[test]
    fn a_load_and_reps_that_changed_places_are_noticed() {
        check("100x5", "5x100", LoadAndRepsSwapped);
        check("100x5", "5x105", LoadAndRepsSwapped);
        // Somebody who does many reps means them.
        check("100x5; 20x100", "5x100", None);
        check("40x10", "20x40", None);
    }

    #[test]
    fn pounds_in_a_field_of_kilograms_are_noticed() {
        check("100x5", "225x5", PoundsTypedAsKilograms);
        check("100x5", "225lb x5", None);
        check("100x5", "170x1", None);
        check("20x5", "45x5", None);
    }

    #[test]
    fn ordinary_progress_is_never_asked_about() {
        check("100x5", "102.5x5", None);
        check("100x5", "150x5", None);
        check("bw x8", "bw+20x8", None);
        check("", "100x5", None);
    }

    #[test]
    fn a_body_weight_far_from_the_last_is_asked_about() {
        let kg = |value| Mass::new(value, MassUnit::Kg).expect("a mass");
        let ask = |new, last: Option<f64>| question_bodyweight(kg(new), last.map(kg));
        assert_eq!(ask(82.0, Some(80.0)), None);
        assert_eq!(ask(96.1, Some(80.0)), Some(FarFromLastBodyweight));
        assert_eq!(ask(63.9, Some(80.0)), Some(FarFromLastBodyweight));
        assert_eq!(ask(176.0, Some(80.0)), Some(FarFromLastBodyweight));
        assert_eq!(ask(8.0, None), Some(UnlikelyBodyweight));
        assert_eq!(ask(800.0, Some(80.0)), Some(UnlikelyBodyweight));
        assert_eq!(ask(80.0, None), None);
    }

    proptest! {
        #[test]
        fn whoever_adds_a_little_to_a_best_is_never_asked(
            load in 10_u32..300,
            reps in 1_u32..30,
            percent in 0_u32..10,
        ) {
            let more = f64::from(load) * (1.0 + f64::from(percent) / 100.0);
            prop_assert_eq!(asked(&format!("{load}x{reps}"), &format!("{more}x{reps}")), None);
        }

        #[test]
        fn no_number_whatever_is_a_trap(load: i64, reps: u32, seconds: u32, value in 0.0..=1e9) {
            let set = Set {
                load: Mass::new(value, MassUnit::Kg).ok().map(Load::Weight),
                reps: Some(Reps(reps)),
                time: Some(Seconds(seconds)),
                ..Set::default()
            };
            let bests = Bests {
                heaviest: Some(Grams(load)),
                by_reps: vec![(Reps(reps), Grams(load))],
                ..Bests::default()
            };
            let _ = question(&set, Some(Grams(load)), &bests);
        }
    }
}
