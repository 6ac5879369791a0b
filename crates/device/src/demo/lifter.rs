//! How strong the made-up lifter is: quickly better at first, slowly later, with
//! plateaus on the way and better and worse days.

use std::f64::consts::TAU;

use super::{dice::Dice, lifts::Lift};

/// Plateaus on the way from the first day to the last.
const PLATEAUS: f64 = 5.0;

/// How much faster the first gains come than the last.
const HASTE: f64 = 3.0;

/// The share of the way to their best that the lifter has gone after this share
/// of the time. It never falls, and stands still at each plateau.
pub(super) fn progress(time: f64) -> f64 {
    let with_plateaus = time - (TAU * PLATEAUS * time).sin() / (TAU * PLATEAUS);
    (1.0 - (-HASTE * with_plateaus).exp()) / (1.0 - (-HASTE).exp())
}

/// The form of one day: 1 on an ordinary one.
pub(super) fn form(dice: &mut Dice) -> f64 {
    if dice.happens(0.06) {
        0.88
    } else {
        dice.between(0.97, 1.03)
    }
}

/// What a lift's number is at that time and in that form.
pub(super) fn ability(lift: &Lift, time: f64, form: f64) -> f64 {
    (lift.first + (lift.best - lift.first) * progress(time)) * form
}

/// The load that leaves so many reps in reserve after so many reps, by Epley's
/// formula the other way about.
pub(super) fn load_for(one_rm: f64, reps: u32, reserve: f64) -> f64 {
    one_rm / (1.0 + (f64::from(reps) + reserve) / 30.0)
}

/// The nearest load that can be put on, one step at least.
pub(super) fn on_the_bar(load: f64, step: f64) -> f64 {
    ((load / step).round() * step).max(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strength_never_falls_and_has_plateaus() {
        let steps: Vec<_> = (0..=1000)
            .map(|step| progress(f64::from(step) / 1000.0))
            .collect();
        assert!(steps.is_sorted());
        assert!(steps[0].abs() < 1e-9 && (steps[1000] - 1.0).abs() < 1e-9);
        assert!(
            steps[205] - steps[195] < 0.002,
            "a fifth of the way is a plateau"
        );
        assert!(steps[105] - steps[95] > 0.02, "a tenth of the way is none");
    }

    #[test]
    fn a_load_for_many_reps_is_lighter() {
        assert_eq!(load_for(130.0, 5, 4.0), 100.0);
        assert_eq!(on_the_bar(101.2, 2.5), 100.0);
        assert_eq!(on_the_bar(0.4, 2.5), 2.5);
    }
}
