//! Hard sets and volume of each muscle, in a week or any other span.
//!
//! A hard set counts whole for the muscles that an exercise is done for and half
//! for those that assist, and so does its volume. A set that was done one side
//! at a time is one set, since each side did it once, but has the volume of both
//! sides. The share of the body weight is in the effective load already. No
//! landmarks ("so many sets are enough") are here.
//!
//! ```
//! use jiff::civil::{Weekday, date};
//! use training::notation::parse_sets;
//! use training::per_muscle::{Worked, by_week};
//! use training::{Grams, MassUnit, Muscle, Sides, WarmUps, Week, library};
//!
//! let bench = library::by_slug("bench-press").expect("it is in the library");
//! let sets = parse_sets("w 60x8; 100x5; 100x5@8; 100x5@5", MassUnit::Kg)?;
//! let monday = date(2026, 11, 23);
//! let worked = sets.iter().map(|set| {
//!     let effective = set.load.and_then(|load| training::effective_load(&load, bench.share, None));
//!     (monday, Worked::of(bench, set, effective))
//! });
//! let weeks = by_week(worked, Weekday::Monday, WarmUps::LeftOut);
//! let week = &weeks[&Week::from(monday)];
//! assert_eq!(week.of(Muscle::Chest).hard.sets(), 2.0);
//! assert_eq!(week.of(Muscle::Triceps).hard.sets(), 1.0);
//! assert_eq!(week.of(Muscle::Chest).volume(), Grams(1_500_000));
//! assert_eq!(week.of(Muscle::Triceps).volume(), Grams(750_000));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use crate::explain::{Basis, Explained, LeftOut};
use crate::library::Exercise;
use crate::{Grams, HalfSets, Muscle, MuscleShare, Set, Sides, WarmUps, Week};
use crate::{hard_or_why, volume_or_why};

/// A set with what of its exercise and of the body counts.
#[derive(Debug, Clone, Copy)]
pub struct Worked<'a> {
    /// The set.
    pub set: &'a Set,
    /// Its effective load, where that is known.
    pub effective: Option<Grams>,
    /// Whether its reps are those of each side.
    pub sides: Sides,
    /// The muscles that the exercise is done for.
    pub primary: &'a [Muscle],
    /// The muscles that help.
    pub secondary: &'a [Muscle],
}

impl<'a> Worked<'a> {
    /// A set of an exercise of the library.
    #[must_use]
    pub fn of(exercise: &'a Exercise, set: &'a Set, effective: Option<Grams>) -> Self {
        Self {
            set,
            effective,
            sides: Sides::of(exercise.one_sided),
            primary: &exercise.primary,
            secondary: &exercise.secondary,
        }
    }

    /// The part that a muscle takes; one that both leads and assists leads.
    #[must_use]
    pub fn share(&self, muscle: Muscle) -> Option<MuscleShare> {
        if self.primary.contains(&muscle) {
            Some(MuscleShare::Primary)
        } else {
            let assists = self.secondary.contains(&muscle);
            assists.then_some(MuscleShare::Secondary)
        }
    }

    /// Every muscle that takes part, once.
    fn shares(&self) -> impl Iterator<Item = (Muscle, MuscleShare)> {
        let all = Muscle::ALL.into_iter();
        all.filter_map(|muscle| Some((muscle, self.share(muscle)?)))
    }

    fn volume(&self, warm_ups: WarmUps) -> Result<Grams, LeftOut> {
        volume_or_why(self.set, self.effective, self.sides, warm_ups)
    }
}

/// What one muscle did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MuscleTotal {
    /// Its hard sets.
    pub hard: HalfSets,
    /// Twice its volume, so that halves add up exactly.
    doubled: Grams,
}

impl MuscleTotal {
    /// Its volume, a half gram rounded down.
    #[must_use]
    pub fn volume(self) -> Grams {
        Grams(self.doubled.0 / 2)
    }

    fn add(&mut self, hard: HalfSets, doubled: Grams) {
        self.hard = self.hard + hard;
        self.doubled += doubled;
    }
}

/// What the muscles did, whichever did anything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PerMuscle {
    totals: BTreeMap<Muscle, MuscleTotal>,
}

impl PerMuscle {
    /// What the muscles did in sets, in any order.
    pub fn sum<'a>(sets: impl IntoIterator<Item = Worked<'a>>, warm_ups: WarmUps) -> Self {
        let mut all = Self::default();
        for set in sets {
            all.add(&set, warm_ups);
        }
        all
    }

    /// Takes in a set. A warm-up that counts has volume, and is no hard set.
    pub fn add(&mut self, worked: &Worked<'_>, warm_ups: WarmUps) {
        let hard = hard_or_why(worked.set).is_ok();
        let volume = worked.volume(warm_ups).unwrap_or_default();
        if !hard && volume == Grams(0) {
            return;
        }
        for (muscle, share) in worked.shares() {
            let part = share.of_a_set();
            let sets = if hard { part } else { HalfSets(0) };
            let total = self.totals.entry(muscle).or_default();
            total.add(sets, volume.times(part.0));
        }
    }

    /// What one muscle did: nothing, if it did nothing.
    #[must_use]
    pub fn of(&self, muscle: Muscle) -> MuscleTotal {
        self.totals.get(&muscle).copied().unwrap_or_default()
    }

    /// The muscles that did anything, in the order of [`Muscle`].
    pub fn worked(&self) -> impl Iterator<Item = (Muscle, MuscleTotal)> {
        self.totals.iter().map(|(muscle, total)| (*muscle, *total))
    }
}

/// What the muscles did in each week that has anything, where weeks begin on
/// `first`.
pub fn by_week<'a>(
    sets: impl IntoIterator<Item = (Date, Worked<'a>)>,
    first: Weekday,
    warm_ups: WarmUps,
) -> BTreeMap<Week, PerMuscle> {
    let mut weeks: BTreeMap<Week, PerMuscle> = BTreeMap::new();
    for (day, set) in sets {
        let week = weeks.entry(Week::of(day, first)).or_default();
        week.add(&set, warm_ups);
    }
    weeks.retain(|_, week| !week.totals.is_empty());
    weeks
}

/// The hard sets of one muscle, and why each other set is none.
pub fn hard_sets<'a, Id>(
    muscle: Muscle,
    sets: impl IntoIterator<Item = (Id, Worked<'a>)>,
) -> Explained<HalfSets, Id> {
    let part = |worked: &Worked<'_>| {
        let share = worked.share(muscle).ok_or(LeftOut::OtherMuscle)?;
        hard_or_why(worked.set).map(|()| share.of_a_set())
    };
    let parts = sets.into_iter().map(|(id, worked)| (id, part(&worked)));
    Explained::sum(Basis::HardSets, parts)
}

/// The volume of sets, and why each other set has none.
pub fn volume_of<'a, Id>(
    sets: impl IntoIterator<Item = (Id, Worked<'a>)>,
    warm_ups: WarmUps,
) -> Explained<Grams, Id> {
    let parts = sets
        .into_iter()
        .map(|(id, worked)| (id, worked.volume(warm_ups)));
    Explained::sum(Basis::Volume, parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Muscles;
    use crate::notation::parse_sets;
    use crate::{Mass, MassUnit, effective_load, library};
    use jiff::civil::date;

    fn sets(text: &str) -> Vec<Set> {
        parse_sets(text, MassUnit::Kg).expect("sets of the test")
    }

    /// Sets of an exercise by somebody of 80 kg.
    fn worked<'a>(slug: &str, sets: &'a [Set]) -> Vec<Worked<'a>> {
        let exercise = library::by_slug(slug).expect("an exercise of the library");
        let body = Mass::new(80.0, MassUnit::Kg).ok();
        let of = |set: &'a Set| {
            let load = set
                .load
                .and_then(|it| effective_load(&it, exercise.share, body));
            Worked::of(exercise, set, load)
        };
        sets.iter().map(of).collect()
    }

    fn totals(slug: &str, text: &str, warm_ups: WarmUps) -> PerMuscle {
        PerMuscle::sum(worked(slug, &sets(text)), warm_ups)
    }

    #[test]
    fn assisting_muscles_get_half_of_sets_and_volume() {
        let bench = totals("bench-press", "100x5; 100x5; 100x3", WarmUps::LeftOut);
        let [chest, triceps] = [Muscle::Chest, Muscle::Triceps].map(|it| bench.of(it));
        assert_eq!((chest.hard.sets(), triceps.hard.sets()), (3.0, 1.5));
        assert_eq!(chest.volume(), Grams(1_300_000));
        assert_eq!(triceps.volume(), Grams(650_000));
        assert_eq!(bench.of(Muscle::Calves), MuscleTotal::default());
    }

    #[test]
    fn easy_sets_have_volume_and_are_not_hard() {
        let easy = totals("bench-press", "100x5@5.5", WarmUps::LeftOut);
        assert_eq!(easy.of(Muscle::Chest).hard, HalfSets(0));
        assert_eq!(easy.of(Muscle::Chest).volume(), Grams(500_000));
    }

    #[test]
    fn warm_ups_have_volume_only_if_they_count_and_are_never_hard() {
        let nothing = totals("bench-press", "w 60x8", WarmUps::LeftOut);
        assert_eq!(nothing, PerMuscle::default());
        let counted = totals("bench-press", "w 60x8", WarmUps::Counted);
        assert_eq!(counted.of(Muscle::Chest).volume(), Grams(480_000));
        assert_eq!(counted.of(Muscle::Chest).hard, HalfSets(0));
    }

    #[test]
    fn one_side_at_a_time_is_one_set_with_the_volume_of_both() {
        let squat = totals("bulgarian-split-squat", "20x8", WarmUps::LeftOut);
        let exercise = library::by_slug("bulgarian-split-squat").expect("in the library");
        assert!(exercise.one_sided);
        let quads = squat.of(Muscle::Quads);
        assert_eq!(quads.hard.sets(), 1.0);
        let load = effective_load(
            &"20 kg".parse().expect("a load"),
            exercise.share,
            Mass::new(80.0, MassUnit::Kg).ok(),
        );
        assert_eq!(Some(quads.volume()), load.map(|load| Grams(load.0 * 16)));
    }

    #[test]
    fn pull_ups_have_the_volume_of_the_body() {
        let pull_up = totals("pull-up", "bw x10; bw+20x5", WarmUps::LeftOut);
        assert_eq!(pull_up.of(Muscle::Lats).volume(), Grams(800_000 + 500_000));
    }

    #[test]
    fn a_muscle_that_is_named_twice_counts_once() {
        let set = &sets("100x5")[0];
        let (primary, secondary) = ([Muscle::Chest, Muscle::Chest], [Muscle::Chest]);
        let twice = Worked {
            set,
            effective: Some(Grams(100_000)),
            sides: Sides::Both,
            primary: &primary,
            secondary: &secondary,
        };
        let all = PerMuscle::sum([twice], WarmUps::LeftOut);
        assert_eq!(all.of(Muscle::Chest).hard, HalfSets(2));
        assert_eq!(all.of(Muscle::Chest).volume(), Grams(500_000));
    }

    #[test]
    fn the_shares_of_an_exercise_are_those_of_its_sets() {
        let set = &sets("100x5")[0];
        for exercise in library::all() {
            let shares: Vec<_> = Muscles::of(exercise).shares().collect();
            let worked = Worked::of(exercise, set, None);
            for muscle in Muscle::ALL {
                let share = shares.iter().find(|(known, _)| *known == muscle);
                assert_eq!(share.map(|(_, share)| *share), worked.share(muscle));
            }
            assert_eq!(shares.len(), worked.shares().count(), "{}", exercise.slug);
            let first = shares.first().map(|(muscle, _)| muscle);
            assert_eq!(first, exercise.primary.first(), "{}", exercise.slug);
        }
    }

    #[test]
    fn weeks_begin_on_the_chosen_day() {
        let (sunday, monday) = (date(2026, 11, 22), date(2026, 11, 23));
        let sets = sets("100x5; w 60x5");
        let done = worked("bench-press", &sets);
        let days = [
            (sunday, done[0]),
            (monday, done[0]),
            (date(2026, 11, 30), done[1]),
        ];
        let weeks = |first| by_week(days, first, WarmUps::LeftOut);
        let chest = |week: &PerMuscle| week.of(Muscle::Chest).hard.sets();
        let from_monday = weeks(Weekday::Monday);
        assert_eq!(
            from_monday.values().map(chest).collect::<Vec<_>>(),
            [1.0, 1.0]
        );
        let from_sunday = weeks(Weekday::Sunday);
        assert_eq!(from_sunday.values().map(chest).collect::<Vec<_>>(), [2.0]);
        assert!(from_sunday.contains_key(&Week::of(monday, Weekday::Sunday)));
    }

    #[test]
    fn hard_sets_and_volume_name_their_sets_and_agree_with_the_totals() {
        let sets = sets("w 60x8; 100x5; 100x5@5; 100x0; 90x8@8");
        let done = worked("bench-press", &sets);
        let named = || done.iter().copied().enumerate();
        let chest = hard_sets(Muscle::Chest, named());
        assert_eq!((chest.value, &chest.used[..]), (HalfSets(4), &[1, 4][..]));
        let why = [
            (0, LeftOut::WarmUp),
            (2, LeftOut::TooEasy),
            (3, LeftOut::NotDone),
        ];
        assert_eq!(chest.left_out, why);
        let calves = hard_sets(Muscle::Calves, named());
        assert_eq!(calves.reasons(), [(LeftOut::OtherMuscle, 5)]);
        let all = PerMuscle::sum(done.iter().copied(), WarmUps::LeftOut);
        assert_eq!(all.of(Muscle::Chest).hard, chest.value);
        let volume = volume_of(named(), WarmUps::LeftOut);
        assert_eq!(all.of(Muscle::Chest).volume(), volume.value);
        assert_eq!(volume.used, [1, 2, 4]);
    }
}
