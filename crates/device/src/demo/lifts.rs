//! What the made-up lifter does: the exercises, and how strong they make one.

/// How an exercise is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Style {
    /// Barbell work: warm-ups, then few reps.
    Heavy,
    /// What follows: more reps, no warm-ups.
    Light,
    /// One's own body, with load added once it is easy.
    Body,
    /// Held for a time.
    Hold,
    /// Carried over a distance.
    Carry,
    /// Run over a distance in a time.
    Run,
}

/// An exercise, and what the lifter can do at first and in the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lift {
    /// Its slug in the library.
    pub slug: &'static str,
    /// How it is done.
    pub style: Style,
    /// A one-rep maximum in kilograms at first; repetitions of bodyweight,
    /// seconds held, kilograms carried or kilometres run.
    pub first: f64,
    /// The same in the end.
    pub best: f64,
    /// The smallest step between loads, in kilograms.
    pub step: f64,
}

/// Every lift there is, by its slug.
pub(super) fn lift(slug: &str) -> &'static Lift {
    let found = LIFTS.iter().find(|lift| lift.slug == slug);
    found.expect("a test looks every lift of every routine up")
}

const fn lift_of(slug: &'static str, style: Style, first: f64, best: f64, step: f64) -> Lift {
    Lift {
        slug,
        style,
        first,
        best,
        step,
    }
}

pub(super) const LIFTS: &[Lift] = &[
    lift_of("bench-press", Style::Heavy, 60.0, 127.5, 2.5),
    lift_of("back-squat", Style::Heavy, 75.0, 175.0, 2.5),
    lift_of("deadlift", Style::Heavy, 90.0, 215.0, 2.5),
    lift_of("overhead-press", Style::Heavy, 40.0, 80.0, 2.5),
    lift_of("barbell-row", Style::Heavy, 55.0, 115.0, 2.5),
    lift_of("front-squat", Style::Heavy, 60.0, 140.0, 2.5),
    lift_of("incline-bench-press", Style::Heavy, 50.0, 105.0, 2.5),
    lift_of("romanian-deadlift", Style::Light, 75.0, 170.0, 2.5),
    lift_of("hip-thrust", Style::Light, 80.0, 190.0, 5.0),
    lift_of("pull-up", Style::Body, 4.0, 19.0, 2.5),
    lift_of("dip", Style::Body, 6.0, 24.0, 2.5),
    lift_of("chin-up", Style::Body, 5.0, 20.0, 2.5),
    lift_of("lat-pulldown", Style::Light, 60.0, 110.0, 5.0),
    lift_of("seated-cable-row", Style::Light, 55.0, 105.0, 5.0),
    lift_of("dumbbell-row", Style::Light, 28.0, 60.0, 2.0),
    lift_of("lateral-raise", Style::Light, 9.0, 22.0, 1.0),
    lift_of("face-pull", Style::Light, 25.0, 55.0, 2.5),
    lift_of("triceps-pushdown", Style::Light, 30.0, 65.0, 2.5),
    lift_of("skull-crusher", Style::Light, 28.0, 60.0, 2.5),
    lift_of("barbell-curl", Style::Light, 30.0, 60.0, 2.5),
    lift_of("hammer-curl", Style::Light, 14.0, 32.0, 2.0),
    lift_of("leg-press", Style::Light, 140.0, 340.0, 10.0),
    lift_of("lying-leg-curl", Style::Light, 40.0, 80.0, 5.0),
    lift_of("leg-extension", Style::Light, 50.0, 105.0, 5.0),
    lift_of("standing-calf-raise", Style::Light, 80.0, 190.0, 5.0),
    lift_of("bulgarian-split-squat", Style::Light, 20.0, 50.0, 2.0),
    lift_of("plank", Style::Hold, 35.0, 150.0, 5.0),
    lift_of("farmers-walk", Style::Carry, 20.0, 48.0, 4.0),
    lift_of("running", Style::Run, 2.0, 6.0, 0.5),
];
