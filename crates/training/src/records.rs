//! Records: what a new set beats of all that was done before in an exercise.
//!
//! [`Bests`] is a plain value, folded from sets in any order, and the views keep
//! it per exercise. Warm-ups and failed attempts set no record. Something is a
//! record only where there was a best to beat, so that nobody's first day is a
//! shower of them. Fastest times are deliberately absent: they need a distance
//! to be fast over.

use crate::explain::LeftOut;
use crate::one_rm::e1rm;
use crate::{Grams, Millimetres, Reps, Seconds, Set};

/// The load that a set puts forward for the heaviest of its reps, or why none.
///
/// # Errors
/// When the set is a warm-up or was not done, or when reps or a load above zero
/// are missing.
pub fn load_or_why(set: &Set, effective: Option<Grams>) -> Result<Grams, LeftOut> {
    attempted(set)?;
    set.reps.ok_or(LeftOut::NoReps)?;
    let load = effective.ok_or(LeftOut::without_load(set))?;
    Some(load)
        .filter(|load| *load > Grams(0))
        .ok_or(LeftOut::NoLoad)
}

/// The time that a set puts forward for the longest, or why none.
///
/// # Errors
/// When the set is a warm-up or was not done, has no time, or one over a distance.
pub fn time_or_why(set: &Set) -> Result<Seconds, LeftOut> {
    attempted(set)?;
    let time = set.time.ok_or(LeftOut::NoTime)?;
    match set.distance {
        Some(_) => Err(LeftOut::OverDistance),
        None => Ok(time),
    }
}

/// The distance that a set puts forward for the farthest, or why none.
///
/// # Errors
/// When the set is a warm-up or was not done, or has no distance.
pub fn distance_or_why(set: &Set) -> Result<Millimetres, LeftOut> {
    attempted(set)?;
    let distance = set.distance.ok_or(LeftOut::NoDistance)?;
    Ok(distance.millimetres())
}

fn attempted(set: &Set) -> Result<(), LeftOut> {
    if !set.kind.counts_as_work() {
        return Err(LeftOut::WarmUp);
    }
    set.is_done().then_some(()).ok_or(LeftOut::NotDone)
}

/// A way in which a set can be the best ever in its exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// The highest estimated one-rep maximum, by Epley.
    BestE1rm,
    /// The heaviest load at all.
    HeaviestLoad,
    /// The heaviest load that went up at least so many times.
    HeaviestForReps(Reps),
    /// The longest hold: a time without a distance.
    LongestTime,
    /// The farthest distance.
    FarthestDistance,
}

/// The best of an exercise so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bests {
    /// The highest estimated one-rep maximum, by Epley.
    pub e1rm: Option<Grams>,
    /// The heaviest effective load.
    pub heaviest: Option<Grams>,
    /// The heaviest effective load for exactly so many reps, by rising reps.
    pub by_reps: Vec<(Reps, Grams)>,
    /// The longest time of a set without a distance.
    pub longest: Option<Seconds>,
    /// The farthest distance.
    pub farthest: Option<Millimetres>,
}

impl Bests {
    /// The bests of sets, each with its effective load where that is known.
    pub fn of<'a>(sets: impl IntoIterator<Item = (&'a Set, Option<Grams>)>) -> Self {
        let mut bests = Self::default();
        for (set, effective) in sets {
            bests.add(set, effective);
        }
        bests
    }

    /// Takes in a set with its effective load, where that is known.
    pub fn add(&mut self, set: &Set, effective: Option<Grams>) {
        let Some(marks) = Marks::of(set, effective) else {
            return;
        };
        self.e1rm = self.e1rm.max(marks.e1rm);
        self.heaviest = self.heaviest.max(marks.load);
        self.longest = self.longest.max(marks.time);
        self.farthest = self.farthest.max(marks.distance);
        if let (Some(reps), Some(load)) = (marks.reps, marks.load) {
            self.add_for_reps(reps, load);
        }
    }

    fn add_for_reps(&mut self, reps: Reps, load: Grams) {
        match self.by_reps.binary_search_by_key(&reps, |best| best.0) {
            Ok(at) => self.by_reps[at].1 = self.by_reps[at].1.max(load),
            Err(at) => self.by_reps.insert(at, (reps, load)),
        }
    }

    /// The heaviest load that ever went up at least `reps` times: who lifted it
    /// eight times has also lifted it five times.
    #[must_use]
    pub fn heaviest_for(&self, reps: Reps) -> Option<Grams> {
        let from = self.by_reps.partition_point(|best| best.0 < reps);
        self.by_reps[from..].iter().map(|best| best.1).max()
    }

    /// The records that a set with its effective load would set, the most
    /// telling first; none where there was no best to beat.
    #[must_use]
    pub fn beaten_by(&self, set: &Set, effective: Option<Grams>) -> Vec<RecordKind> {
        let Some(marks) = Marks::of(set, effective) else {
            return Vec::new();
        };
        let for_reps = |reps| beats(marks.load, self.heaviest_for(reps));
        let candidates = [
            (RecordKind::BestE1rm, beats(marks.e1rm, self.e1rm)),
            (RecordKind::HeaviestLoad, beats(marks.load, self.heaviest)),
            (
                RecordKind::HeaviestForReps(marks.reps.unwrap_or_default()),
                marks.reps.is_some_and(for_reps),
            ),
            (RecordKind::LongestTime, beats(marks.time, self.longest)),
            (
                RecordKind::FarthestDistance,
                beats(marks.distance, self.farthest),
            ),
        ];
        let beaten = candidates.into_iter().filter(|(_, beaten)| *beaten);
        beaten.map(|(kind, _)| kind).collect()
    }
}

/// Whether there are both a new mark and an old best, and the new is higher.
fn beats<T: Ord>(new: Option<T>, best: Option<T>) -> bool {
    new.zip(best).is_some_and(|(new, best)| new > best)
}

/// What one set puts forward against the bests.
struct Marks {
    e1rm: Option<Grams>,
    load: Option<Grams>,
    reps: Option<Reps>,
    time: Option<Seconds>,
    distance: Option<Millimetres>,
}

impl Marks {
    /// The marks of a set; none of a warm-up, or where nothing was done.
    fn of(set: &Set, effective: Option<Grams>) -> Option<Self> {
        if !(set.kind.counts_as_work() && set.is_done()) {
            return None;
        }
        let load = effective.filter(|load| *load > Grams(0));
        Some(Self {
            e1rm: load.and_then(|load| e1rm(set, load)),
            load,
            reps: set.reps,
            time: set.time.filter(|_| set.distance.is_none()),
            distance: set.distance.map(|distance| distance.millimetres()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse_sets;
    use crate::{MassUnit, effective_load};
    use proptest::prelude::*;

    fn sets(text: &str) -> Vec<(Set, Option<Grams>)> {
        let sets = parse_sets(text, MassUnit::Kg).expect("sets of the test");
        let weighed = |set: Set| {
            let effective = set.load.and_then(|load| effective_load(&load, None, None));
            (set, effective)
        };
        sets.into_iter().map(weighed).collect()
    }

    fn bests(text: &str) -> Bests {
        Bests::of(sets(text).iter().map(|(set, load)| (set, *load)))
    }

    fn check(before: &str, new: &str, expected: &[RecordKind]) {
        let (set, load) = sets(new).remove(0);
        let beaten = bests(before).beaten_by(&set, load);
        assert_eq!(beaten, expected, "{new} after {before}");
    }

    use RecordKind::{BestE1rm, FarthestDistance, HeaviestForReps, HeaviestLoad, LongestTime};

    #[test]
    fn the_first_set_is_no_record() {
        check("", "100x5", &[]);
        check("", "0:45", &[]);
    }

    #[test]
    fn an_equal_set_is_no_record() {
        check("100x5; 0:45; 5km", "100x5", &[]);
        check("100x5; 0:45; 5km", "0:45", &[]);
    }

    #[test]
    fn more_load_for_the_same_reps_is_a_record_in_all_ways() {
        let all = [BestE1rm, HeaviestLoad, HeaviestForReps(Reps(5))];
        check("100x5", "102.5x5", &all);
    }

    #[test]
    fn a_set_of_eight_is_also_a_set_of_five() {
        check("100x8", "95x5", &[]);
        check("100x8, 110x1", "105x5", &[HeaviestForReps(Reps(5))]);
    }

    #[test]
    fn more_reps_than_ever_are_a_record_by_the_estimate_alone() {
        check("100x5", "100x6", &[BestE1rm]);
    }

    #[test]
    fn holds_and_distances_have_records_of_their_own() {
        check("0:45", "1:00", &[LongestTime]);
        check("5km 24:30", "6km 31:00", &[FarthestDistance]);
        check("20kg 40m", "24kg 40m", &[HeaviestLoad]);
    }

    #[test]
    fn warm_ups_and_failed_attempts_set_no_record() {
        check("100x5", "w 150x5", &[]);
        check("100x5", "150x0", &[]);
        assert_eq!(bests("w 150x5, 150x0"), Bests::default());
    }

    #[test]
    fn without_an_effective_load_only_time_and_distance_count() {
        check("bw x8, 0:30", "bw x9", &[]);
        check("bw 0:30", "bw 0:40", &[LongestTime]);
    }

    #[test]
    fn what_a_set_puts_forward_is_what_it_is_a_record_of() {
        let texts = [
            "100x5",
            "w 100x5",
            "100x0",
            "bw x5",
            "0:45",
            "5km 24:30",
            "5km",
            "20kg 40m",
        ];
        for text in texts {
            let (set, load) = sets(text).remove(0);
            let best = bests(text);
            let heaviest = set.reps.and_then(|reps| best.heaviest_for(reps));
            assert_eq!(load_or_why(&set, load).ok(), heaviest, "{text}");
            assert_eq!(time_or_why(&set).ok(), best.longest, "{text}");
            assert_eq!(distance_or_why(&set).ok(), best.farthest, "{text}");
        }
        let why = |text: &str| {
            let (set, load) = sets(text).remove(0);
            (
                load_or_why(&set, load),
                time_or_why(&set),
                distance_or_why(&set),
            )
        };
        use LeftOut::{NoBodyweight, NoDistance, NoReps, NoTime, OverDistance, WarmUp};
        assert_eq!(
            why("bw x5"),
            (Err(NoBodyweight), Err(NoTime), Err(NoDistance))
        );
        assert_eq!(why("5km 24:30").1, Err(OverDistance));
        assert_eq!(why("0:45").0, Err(NoReps));
        assert_eq!(why("w 0:45").1, Err(WarmUp));
    }

    proptest! {
        #[test]
        fn the_order_of_sets_does_not_matter(loads in prop::collection::vec((1..200, 1..15), 0..20)) {
            let text = |pairs: &[(i32, i32)]| {
                pairs.iter().map(|(load, reps)| format!("{load}x{reps};")).collect::<String>()
            };
            let mut reversed = loads.clone();
            reversed.reverse();
            prop_assert_eq!(bests(&text(&loads)), bests(&text(&reversed)));
        }

        #[test]
        fn what_was_taken_in_is_never_a_record_again(loads in prop::collection::vec((1..200, 1..15), 1..20)) {
            let text: String = loads.iter().map(|(load, reps)| format!("{load}x{reps};")).collect();
            let bests = bests(&text);
            for (set, load) in sets(&text) {
                prop_assert_eq!(bests.beaten_by(&set, load), []);
            }
        }
    }
}
