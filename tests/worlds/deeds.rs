//! What can happen in a world, and how likely.

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};

/// A world's whole story.
#[derive(Clone, Debug)]
pub struct Script {
    /// How many devices.
    pub devices: usize,
    /// What the dice for ids and the mail begin with.
    pub luck: u64,
    /// What happens.
    pub steps: Vec<Step>,
}

/// Something happens on a device.
#[derive(Clone, Debug)]
pub struct Step {
    /// Which device.
    pub device: Index,
    /// What.
    pub deed: Deed,
}

/// What happens. Things are picked from those that the device knows then.
#[derive(Clone, Debug)]
pub enum Deed {
    StartWorkout {
        title: &'static str,
    },
    StartPast {
        day: &'static str,
    },
    AddEntry {
        workout: Index,
        exercise: Index,
    },
    LogSets {
        entry: Index,
        text: &'static str,
    },
    LogLine {
        text: &'static str,
    },
    EditSet {
        set: Index,
        text: &'static str,
    },
    EditWorkout {
        workout: Index,
        field: &'static str,
        value: &'static str,
    },
    NoteOnEntry {
        entry: Index,
        note: &'static str,
    },
    SwapExercise {
        entry: Index,
        exercise: Index,
    },
    Finish {
        workout: Index,
    },
    Delete(Thing),
    Restore(Thing),
    /// Some of what the trash lists comes back, by one gesture.
    TakeBack {
        first: Index,
        many: usize,
    },
    /// A conflict is settled by one of its values, or by another.
    Settle {
        conflict: Index,
        value: Index,
        typed: Option<&'static str>,
    },
    /// A weight of a day, or its deletion.
    Weigh {
        day: &'static str,
        text: Option<&'static str>,
    },
    /// A gym is made, or one that is there gets a name.
    NameGym {
        gym: Option<Index>,
        name: &'static str,
    },
    /// A gym goes into the trash.
    DeleteGym {
        gym: Index,
    },
    AddExercise {
        name: &'static str,
    },
    Rename {
        exercise: Index,
        name: &'static str,
    },
    Archive {
        exercise: Index,
        away: bool,
    },
    Merge {
        from: Index,
        into: Index,
    },
    /// A setting is chosen: the unit, or the formula of estimates.
    Choose {
        setting: &'static str,
        value: &'static str,
    },
    /// An exercise gets a rest of its own, or loses it.
    UsualRest {
        exercise: Index,
        rest: Option<u32>,
    },
    /// What was done last on the device is undone.
    Undo,
    /// What was undone last is done again.
    Redo,
    /// Undo and redo at once, which come to nothing.
    ThereAndBack,
    /// Something goes back to what it was just after a change.
    BringBack {
        change: Index,
        part: Option<Thing>,
    },
    /// A change of any time and device is undone.
    UndoChange {
        change: Index,
    },
    /// What the device shows is noted, to be looked back at.
    Note,
    /// The device tells all others what is new.
    Tell,
    /// Some of what others told arrives, in any order, some of it twice.
    Hear,
    /// The program ends and is started again.
    Restart,
}

/// A thing that can lie in the trash.
#[derive(Clone, Copy, Debug)]
pub enum Thing {
    Workout(Index),
    Entry(Index),
    Set(Index),
}

const SETS: &[&str] = &[
    "100x5@8",
    "102.5x3",
    "bw+20x8",
    "225lb x5",
    "60kg x12 rir2",
    "100x5, 100x5, 90x8",
    "50x10 w",
    "bw x15",
];
const ONE_SET: &[&str] = &[
    "105x3", "105x5@9", "bw x12", "230lb x5", "100x5@8", "40x8 w",
];
const LINES: &[&str] = &[
    "Squat 140x5",
    "Bench Press 100x5@8, 95x8",
    "Gate Carry 40x10",
    "gate carry 50x8",
];
const WORDS: &[&str] = &["", "Push day", "Évening", "slept badly; knee ok", "🏋"];
const DAYS: &[&str] = &["2026-11-20", "2026-11-21", "2025-12-30"];
const CHOICES: &[(&str, &str)] = &[
    ("unit", "kg"),
    ("unit", "lb"),
    ("formula", "brzycki"),
    ("formula", "lombardi"),
];
const NAMES: &[&str] = &["Gate Carry", "Flat bench", "Hill Sprint", "gate carry"];
const FIELDS: &[(&str, &[&str])] = &[
    ("title", WORDS),
    ("note", WORDS),
    (
        "start",
        &["2026-11-20T07:00", "2026-11-23T06:30", "2026-10-31T23:59"],
    ),
    ("end", &["2026-11-24T09:00", "2026-11-27T22:00"]),
];

/// Any story.
pub fn script() -> impl Strategy<Value = Script> {
    let steps = vec((any::<Index>(), deed()), 5..70);
    (2_usize..=4, any::<u64>(), steps).prop_map(|(devices, luck, steps)| Script {
        devices,
        luck,
        steps: steps
            .into_iter()
            .map(|(device, deed)| Step { device, deed })
            .collect(),
    })
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        5 => training(),
        5 => editing(),
        4 => trash(),
        2 => things_around(),
        2 => settling(),
        3 => exercises(),
        3 => undoing(),
        3 => past(),
        2 => Just(Deed::Tell),
        3 => Just(Deed::Hear),
        1 => Just(Deed::Restart),
    ]
}

fn training() -> impl Strategy<Value = Deed> {
    let (workout, entry, exercise) = (any::<Index>(), any::<Index>(), any::<Index>());
    prop_oneof![
        1 => select(WORDS).prop_map(|title| Deed::StartWorkout { title }),
        1 => select(&["2026-11-20", "2026-11-21T18:00"][..]).prop_map(|day| Deed::StartPast { day }),
        3 => (workout, exercise).prop_map(|(workout, exercise)| Deed::AddEntry { workout, exercise }),
        4 => (entry, select(SETS)).prop_map(|(entry, text)| Deed::LogSets { entry, text }),
        3 => select(LINES).prop_map(|text| Deed::LogLine { text }),
    ]
}

fn editing() -> impl Strategy<Value = Deed> {
    let field = select(FIELDS).prop_flat_map(|(field, values)| (Just(field), select(values)));
    let any = any::<Index>;
    prop_oneof![
        4 => (any(), select(ONE_SET)).prop_map(|(set, text)| Deed::EditSet { set, text }),
        3 => (any(), field).prop_map(|(workout, (field, value))| Deed::EditWorkout { workout, field, value }),
        1 => (any(), select(WORDS)).prop_map(|(entry, note)| Deed::NoteOnEntry { entry, note }),
        1 => (any(), any()).prop_map(|(entry, exercise)| Deed::SwapExercise { entry, exercise }),
        1 => any().prop_map(|workout| Deed::Finish { workout }),
    ]
}

fn trash() -> impl Strategy<Value = Deed> {
    let thing = prop_oneof![
        any::<Index>().prop_map(Thing::Workout),
        any::<Index>().prop_map(Thing::Entry),
        any::<Index>().prop_map(Thing::Set),
    ];
    prop_oneof![
        3 => thing.clone().prop_map(Deed::Delete),
        1 => thing.prop_map(Deed::Restore),
        2 => (any::<Index>(), 1_usize..4).prop_map(|(first, many)| Deed::TakeBack { first, many }),
    ]
}

fn settling() -> impl Strategy<Value = Deed> {
    let typed = proptest::option::of(select(&["7", "no", "yes", "Bench Press", "80 kg"][..]));
    let any = any::<Index>;
    (any(), any(), typed).prop_map(|(conflict, value, typed)| Deed::Settle {
        conflict,
        value,
        typed,
    })
}

fn past() -> impl Strategy<Value = Deed> {
    let part = prop_oneof![
        2 => Just(None),
        1 => any::<Index>().prop_map(|entry| Some(Thing::Entry(entry))),
        2 => any::<Index>().prop_map(|set| Some(Thing::Set(set))),
    ];
    prop_oneof![
        2 => (any::<Index>(), part).prop_map(|(change, part)| Deed::BringBack { change, part }),
        1 => any::<Index>().prop_map(|change| Deed::UndoChange { change }),
        3 => Just(Deed::Note),
    ]
}

fn things_around() -> impl Strategy<Value = Deed> {
    let weights = proptest::option::of(select(&["82.4", "180 lb", "79"][..]));
    let any = any::<Index>;
    prop_oneof![
        2 => (select(DAYS), weights).prop_map(|(day, text)| Deed::Weigh { day, text }),
        1 => (proptest::option::of(any()), select(NAMES)).prop_map(|(gym, name)| Deed::NameGym { gym, name }),
        1 => any().prop_map(|gym| Deed::DeleteGym { gym }),
    ]
}

fn undoing() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        1 => Just(Deed::ThereAndBack),
    ]
}

fn exercises() -> impl Strategy<Value = Deed> {
    let any = any::<Index>;
    let rests = proptest::option::of(select(&[60, 180][..]));
    prop_oneof![
        1 => select(NAMES).prop_map(|name| Deed::AddExercise { name }),
        1 => (any(), select(NAMES)).prop_map(|(exercise, name)| Deed::Rename { exercise, name }),
        1 => (any(), proptest::bool::ANY).prop_map(|(exercise, away)| Deed::Archive { exercise, away }),
        2 => (any(), any()).prop_map(|(from, into)| Deed::Merge { from, into }),
        2 => select(CHOICES).prop_map(|(setting, value)| Deed::Choose { setting, value }),
        1 => (any(), rests).prop_map(|(exercise, rest)| Deed::UsualRest { exercise, rest }),
    ]
}
