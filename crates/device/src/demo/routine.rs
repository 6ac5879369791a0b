//! The week of the made-up lifter, and what they have to say about it.

/// One kind of training day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// What it is called.
    pub title: &'static str,
    /// What is done, in order, by slug.
    pub lifts: &'static [&'static str],
}

/// The days, done in turn.
pub(super) const WEEK: &[Day] = &[
    Day {
        title: "Push",
        lifts: &[
            "bench-press",
            "overhead-press",
            "dip",
            "incline-bench-press",
            "lateral-raise",
            "triceps-pushdown",
            "plank",
        ],
    },
    Day {
        title: "Pull",
        lifts: &[
            "deadlift",
            "pull-up",
            "barbell-row",
            "seated-cable-row",
            "face-pull",
            "barbell-curl",
            "hammer-curl",
        ],
    },
    Day {
        title: "Legs",
        lifts: &[
            "back-squat",
            "romanian-deadlift",
            "leg-press",
            "lying-leg-curl",
            "standing-calf-raise",
            "plank",
            "running",
        ],
    },
    Day {
        title: "Upper",
        lifts: &[
            "overhead-press",
            "chin-up",
            "bench-press",
            "dumbbell-row",
            "lateral-raise",
            "skull-crusher",
            "hammer-curl",
        ],
    },
    Day {
        title: "Lower",
        lifts: &[
            "front-squat",
            "hip-thrust",
            "bulgarian-split-squat",
            "leg-extension",
            "standing-calf-raise",
            "farmers-walk",
            "plank",
        ],
    },
    Day {
        title: "Full body",
        lifts: &[
            "running",
            "back-squat",
            "bench-press",
            "barbell-row",
            "lat-pulldown",
            "barbell-curl",
            "plank",
        ],
    },
];

/// Remarks about a whole workout.
pub(super) const REMARKS: &[&str] = &[
    "Slept badly",
    "Felt strong today",
    "Short on time",
    "Deload",
    "New shoes",
    "Gym was packed",
    "First day back after a cold",
    "Trained with Sam",
    "Left shoulder a little stiff",
];

/// Remarks about an exercise.
pub(super) const CUES: &[&str] = &[
    "Elbows in",
    "Slow on the way down",
    "Belt from the second set on",
    "Grip gave out first",
    "Pause at the bottom",
    "Seat on hole 4",
];

/// Remarks about one set.
pub(super) const ASIDES: &[&str] = &[
    "slow",
    "last rep was a grind",
    "easy",
    "lost balance",
    "with a spotter",
];
