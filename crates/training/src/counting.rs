//! What counts, and how much: effective loads, volume, hard sets, and the share
//! of a set that a muscle gets.
//!
//! The conventions are these, and every total of the app follows from them:
//!
//! - A lift that moves the body counts body weight × the exercise's share of
//!   it, and the weight added to it or taken off.
//! - Volume is effective load × reps over every set but the warm-ups, unless
//!   somebody chose to count them too.
//! - Where an exercise works one side at a time, the logged reps are those of
//!   **one side** and the logged load is what that side held. Volume counts both
//!   sides, so twice load × reps; a one-rep maximum uses the load as logged.
//! - A muscle that leads in an exercise gets the whole set, one that assists
//!   gets half of it.
//!
//! Body weight on a given day is looked up by the caller. Sums over weeks are
//! the views' work.

use std::iter::Sum;
use std::ops::Add;

use crate::explain::LeftOut;
use crate::{Effort, Grams, Load, Mass, Seconds, Set};

/// The load that counts in a set.
///
/// `share` is the part of the body weight that the exercise moves, from 0 to 1,
/// or `None` for an exercise that is not a bodyweight lift. A weight in a
/// bodyweight lift counts on top of the body. A load that was logged as `bw`
/// where the exercise names no share counts the whole body.
///
/// When the body weight is unknown, only a weight that was lifted or added
/// counts, and bodyweight and assisted sets have no effective load. Help that
/// exceeds the body's part leaves nothing, never less.
#[must_use]
pub fn effective_load(load: &Load, share: Option<f64>, bodyweight: Option<Mass>) -> Option<Grams> {
    let body = |share: f64| bodyweight.map(|mass| mass.grams().scaled(share.clamp(0.0, 1.0)));
    let own = body(share.unwrap_or(1.0));
    match load {
        Load::Weight(mass) => Some(mass.grams() + share.and_then(body).unwrap_or_default()),
        Load::Added(mass) => Some(mass.grams() + own.unwrap_or_default()),
        Load::Bodyweight => own,
        Load::Assisted(mass) => own.map(|own| (own - mass.grams()).max(Grams(0))),
    }
}

/// Whether an exercise works both sides at once or each in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sides {
    /// Both sides at once: logged reps are all there were.
    #[default]
    Both,
    /// One side after the other: logged reps are those of one side.
    Each,
}

impl Sides {
    /// The sides of an exercise that is, or is not, done one side at a time.
    #[must_use]
    pub fn of(one_sided: bool) -> Self {
        if one_sided { Self::Each } else { Self::Both }
    }

    /// How often the logged reps were done.
    fn count(self) -> u32 {
        match self {
            Self::Both => 1,
            Self::Each => 2,
        }
    }
}

/// The volume of a set: effective load × reps, for both sides. A warm-up and a
/// set without reps have none.
#[must_use]
pub fn volume(set: &Set, effective: Grams, sides: Sides) -> Grams {
    match set.reps {
        Some(reps) if set.kind.counts_as_work() => effective.times(reps.0).times(sides.count()),
        Some(_) | None => Grams(0),
    }
}

/// Whether warm-ups have volume. They never are hard sets, and set no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WarmUps {
    /// They have none.
    #[default]
    LeftOut,
    /// They have as any other set has.
    Counted,
}

/// The volume of a set as [`volume`], or why it has none.
///
/// # Errors
/// When the set is a warm-up that does not count, was not done, or lacks reps
/// or an effective load.
pub fn volume_or_why(
    set: &Set,
    effective: Option<Grams>,
    sides: Sides,
    warm_ups: WarmUps,
) -> Result<Grams, LeftOut> {
    if !set.kind.counts_as_work() && warm_ups == WarmUps::LeftOut {
        return Err(LeftOut::WarmUp);
    }
    let reps = set.reps.ok_or(LeftOut::NoReps)?;
    if reps.0 == 0 {
        return Err(LeftOut::NotDone);
    }
    let effective = effective.ok_or(LeftOut::without_load(set))?;
    Ok(effective.times(reps.0).times(sides.count()))
}

/// The most reps in reserve that leave a set a hard one: RPE 6.
const MOST_IN_RESERVE: f64 = 4.0;

/// A hold, however light, ends before this.
const LONGEST_HOLD: Seconds = Seconds(600);

/// Whether a set counts as hard: it is no warm-up, something was done in it that
/// is not endurance, and its effort is unknown or at least RPE 6 (at most four
/// reps in reserve). A run of five kilometres is no set for the calves: without
/// load and reps, a distance or over ten minutes are endurance.
#[must_use]
pub fn is_hard(set: &Set) -> bool {
    hard_or_why(set).is_ok()
}

/// Whether a set is hard, or why it is not.
///
/// # Errors
/// When the set is a warm-up, was not done, was endurance or was too easy.
pub fn hard_or_why(set: &Set) -> Result<(), LeftOut> {
    let too_easy = |effort: Effort| effort.reps_in_reserve() > MOST_IN_RESERVE;
    if !set.kind.counts_as_work() {
        Err(LeftOut::WarmUp)
    } else if !set.is_done() {
        Err(LeftOut::NotDone)
    } else if is_endurance(set) {
        Err(LeftOut::Endurance)
    } else if set.effort.is_some_and(too_easy) {
        Err(LeftOut::TooEasy)
    } else {
        Ok(())
    }
}

fn is_endurance(set: &Set) -> bool {
    let long = set.distance.is_some() || set.time > Some(LONGEST_HOLD);
    set.load.is_none() && set.reps.is_none() && long
}

/// The part that a muscle takes in an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MuscleShare {
    /// The muscle leads: each set counts whole.
    Primary,
    /// The muscle assists: each set counts half.
    Secondary,
}

impl MuscleShare {
    /// What one hard set counts for the muscle.
    #[must_use]
    pub fn of_a_set(self) -> HalfSets {
        match self {
            Self::Primary => HalfSets(2),
            Self::Secondary => HalfSets(1),
        }
    }
}

/// A number of sets, counted in halves so that sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct HalfSets(pub u32);

impl HalfSets {
    /// The number of sets.
    #[must_use]
    pub fn sets(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl Add for HalfSets {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for HalfSets {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MassUnit, Reps, SetKind};

    fn kilograms(load: &str, share: Option<f64>, bodyweight: Option<f64>) -> Option<f64> {
        let load = load.parse().expect("a load of the test");
        let bodyweight = bodyweight.and_then(|kg| Mass::new(kg, MassUnit::Kg).ok());
        effective_load(&load, share, bodyweight).map(Grams::kilograms)
    }

    fn set(kind: SetKind, reps: u32, effort: &str) -> Set {
        Set {
            kind,
            reps: Some(Reps(reps)),
            effort: effort.parse().ok(),
            ..Set::default()
        }
    }

    #[test]
    fn a_weight_is_just_the_weight_where_the_body_is_not_moved() {
        assert_eq!(kilograms("100 kg", None, Some(80.0)), Some(100.0));
        assert_eq!(kilograms("100 kg", None, None), Some(100.0));
    }

    #[test]
    fn bodyweight_lifts_count_their_share_of_the_body() {
        assert_eq!(kilograms("bw", Some(0.65), Some(80.0)), Some(52.0));
        assert_eq!(kilograms("bw+20 kg", Some(1.0), Some(80.0)), Some(100.0));
        assert_eq!(kilograms("bw-15 kg", Some(1.0), Some(80.0)), Some(65.0));
        assert_eq!(kilograms("20 kg", Some(1.0), Some(80.0)), Some(100.0));
        assert_eq!(kilograms("bw", None, Some(80.0)), Some(80.0));
    }

    #[test]
    fn without_a_body_weight_only_what_was_lifted_or_added_counts() {
        assert_eq!(kilograms("bw", Some(1.0), None), None);
        assert_eq!(kilograms("bw+20 kg", Some(1.0), None), Some(20.0));
        assert_eq!(kilograms("20 kg", Some(1.0), None), Some(20.0));
        assert_eq!(kilograms("bw-15 kg", Some(1.0), None), None);
    }

    #[test]
    fn help_beyond_the_body_leaves_nothing() {
        assert_eq!(kilograms("bw-90 kg", Some(1.0), Some(80.0)), Some(0.0));
    }

    #[test]
    fn volume_is_load_times_reps_of_both_sides_but_for_warm_ups() {
        let of = |kind, sides| volume(&set(kind, 8, ""), Grams(20_000), sides);
        assert_eq!(of(SetKind::Working, Sides::Both), Grams(160_000));
        assert_eq!(of(SetKind::Drop, Sides::Each), Grams(320_000));
        assert_eq!(of(SetKind::WarmUp, Sides::Both), Grams(0));
        assert_eq!(
            volume(&Set::default(), Grams(20_000), Sides::Both),
            Grams(0)
        );
    }

    #[test]
    fn volume_and_its_reasons_agree() {
        use crate::notation::parse_sets;
        let text = "w 60x8; 100x5; 100x0; 20kg 40m; bw x8; bw+20x8; 0:45";
        for set in parse_sets(text, MassUnit::Kg).expect("sets of the test") {
            let load = set.load.and_then(|load| effective_load(&load, None, None));
            let why = volume_or_why(&set, load, Sides::Each, WarmUps::LeftOut);
            let known = load.map_or(Grams(0), |load| volume(&set, load, Sides::Each));
            assert_eq!(why.unwrap_or_default(), known, "{set:?}");
        }
    }

    #[test]
    fn a_set_without_volume_says_why() {
        let why = |set: &Set, load, warm_ups| volume_or_why(set, load, Sides::Both, warm_ups);
        let load = Some(Grams(60_000));
        let warm_up = set(SetKind::WarmUp, 8, "");
        assert_eq!(why(&warm_up, load, WarmUps::LeftOut), Err(LeftOut::WarmUp));
        assert_eq!(why(&warm_up, load, WarmUps::Counted), Ok(Grams(480_000)));
        let failed = set(SetKind::Working, 0, "");
        assert_eq!(why(&failed, load, WarmUps::LeftOut), Err(LeftOut::NotDone));
        let mut pull_up = set(SetKind::Working, 8, "");
        assert_eq!(why(&pull_up, None, WarmUps::LeftOut), Err(LeftOut::NoLoad));
        pull_up.load = Some(Load::Bodyweight);
        assert_eq!(
            why(&pull_up, None, WarmUps::LeftOut),
            Err(LeftOut::NoBodyweight)
        );
        let hold = Set::default();
        assert_eq!(why(&hold, load, WarmUps::LeftOut), Err(LeftOut::NoReps));
    }

    #[test]
    fn absurd_volume_stops_at_the_end_of_the_range() {
        let absurd = set(SetKind::Working, u32::MAX, "");
        assert_eq!(
            volume(&absurd, Grams(i64::MAX), Sides::Each),
            Grams(i64::MAX)
        );
    }

    #[test]
    fn a_hard_set_is_work_that_was_done_at_rpe_six_or_more() {
        assert!(is_hard(&set(SetKind::Working, 8, "")));
        assert!(is_hard(&set(SetKind::Amrap, 8, "rpe 6")));
        assert!(is_hard(&set(SetKind::Failure, 8, "rir 4")));
        assert!(!is_hard(&set(SetKind::Working, 8, "rpe 5.5")));
        assert!(!is_hard(&set(SetKind::Drop, 8, "rir 4.5")));
        let why = |kind, reps, effort| hard_or_why(&set(kind, reps, effort));
        assert_eq!(why(SetKind::WarmUp, 8, ""), Err(LeftOut::WarmUp));
        assert_eq!(why(SetKind::Working, 0, ""), Err(LeftOut::NotDone));
        assert_eq!(why(SetKind::Drop, 8, "rpe 5.5"), Err(LeftOut::TooEasy));
    }

    #[test]
    fn a_hold_is_hard_and_a_blank_set_is_not() {
        let hold = Set {
            time: Some(Seconds(45)),
            ..Set::default()
        };
        assert!(is_hard(&hold));
        assert!(!is_hard(&Set::default()));
    }

    #[test]
    fn endurance_is_no_hard_set_and_a_carry_is() {
        let why = |text| {
            let sets = crate::notation::parse_sets(text, MassUnit::Kg);
            hard_or_why(&sets.expect("a set of the test")[0])
        };
        assert_eq!(why("5km 24:30"), Err(LeftOut::Endurance));
        assert_eq!(why("400m"), Err(LeftOut::Endurance));
        assert_eq!(why("45:00"), Err(LeftOut::Endurance));
        assert_eq!(why("10:00"), Ok(()));
        assert_eq!(why("20kg 40m"), Ok(()));
    }

    #[test]
    fn an_assisting_muscle_gets_half_a_set() {
        let shares = [MuscleShare::Primary, MuscleShare::Secondary];
        let total: HalfSets = shares.into_iter().map(MuscleShare::of_a_set).sum();
        assert_eq!(total.sets(), 1.5);
    }
}
