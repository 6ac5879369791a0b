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
    ChangeUnit {
        unit: &'static str,
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
    (thing, any::<bool>()).prop_map(|(thing, back)| match back {
        true => Deed::Restore(thing),
        false => Deed::Delete(thing),
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

fn undoing() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        1 => Just(Deed::ThereAndBack),
    ]
}

fn exercises() -> impl Strategy<Value = Deed> {
    let any = any::<Index>;
    prop_oneof![
        1 => select(NAMES).prop_map(|name| Deed::AddExercise { name }),
        1 => (any(), select(NAMES)).prop_map(|(exercise, name)| Deed::Rename { exercise, name }),
        1 => (any(), proptest::bool::ANY).prop_map(|(exercise, away)| Deed::Archive { exercise, away }),
        2 => (any(), any()).prop_map(|(from, into)| Deed::Merge { from, into }),
        1 => select(&["kg", "lb"][..]).prop_map(|unit| Deed::ChangeUnit { unit }),
    ]
}
