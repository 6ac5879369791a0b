//! The rows of the views, as plain values. `device` derives them from documents;
//! this crate stores them and gives them back.

use uuid::Uuid;

/// A workout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkoutRow {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Civil begin, `2026-11-23T18:04:00`.
    pub start: String,
    /// The civil date of its begin, in days since 1970-01-01.
    pub day: i32,
    /// Civil end, where there is one.
    pub finish: Option<String>,
    /// Whether it runs.
    pub running: bool,
    /// A remark.
    pub note: String,
    /// When it went into the trash, in milliseconds since 1970.
    pub deleted: Option<i64>,
    /// Where an imported one came from.
    pub source: Option<String>,
    /// How many live sets.
    pub sets: u32,
    /// Their volume in grams.
    pub volume_g: i64,
    /// When its newest live set was logged, in milliseconds since 1970.
    pub last_done: Option<i64>,
    /// The routine that it was begun from.
    pub routine: Option<Uuid>,
    /// The body weight in grams that its sets count with; 0 where it is unknown,
    /// none where no set has to do with it.
    pub body_g: Option<i64>,
}

/// A measurement of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasurementRow {
    /// What was measured.
    pub measure: String,
    /// When, in days since 1970-01-01.
    pub day: i32,
    /// What came of it, as typed.
    pub reading: String,
    /// The same in grams, millimetres or hundredths of a percent.
    pub units: i64,
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalRow {
    /// Its id.
    pub id: Uuid,
    /// What it is about.
    pub about: String,
    /// What is to be reached, as typed.
    pub aim: String,
    /// Where it began.
    pub began: Option<String>,
    /// The days that it is about.
    pub period: Option<String>,
    /// The day on which it was set, in days since 1970-01-01.
    pub since: i32,
    /// When it went into the trash, in milliseconds since 1970.
    pub deleted: Option<i64>,
}

/// An exercise in a workout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its id.
    pub id: Uuid,
    /// Its workout.
    pub workout: Uuid,
    /// Which exercise, as logged.
    pub exercise: String,
    /// Which exercise it counts as, after merges.
    pub counts_as: String,
    /// Its order among siblings.
    pub place: String,
    /// A remark.
    pub note: String,
    /// Entries with the same mark are done in turns.
    pub superset: Option<String>,
    /// When it went into the trash.
    pub deleted: Option<i64>,
    /// The muscles that its sets work. The first is the one that leads.
    pub worked: Vec<Worked>,
    /// What its routine asks for.
    pub targets: Option<String>,
    /// The rest between its sets, in seconds, where it is not the usual one.
    pub rest: Option<u32>,
}

/// A muscle that an exercise works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The muscle's key, without a space.
    pub muscle: String,
    /// What one set counts for it, in halves of a set.
    pub halves: u8,
}

impl Worked {
    /// Muscles as they are stored: `chest 2, triceps 1`.
    pub(crate) fn text_of(worked: &[Self]) -> String {
        let one = |one: &Self| format!("{} {}", one.muscle, one.halves);
        worked.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// Reads what [`Self::text_of`] wrote.
    pub(crate) fn read(text: &str) -> Vec<Self> {
        let one = |one: &str| {
            let (muscle, halves) = one.split_once(' ')?;
            Some(Self {
                muscle: muscle.to_owned(),
                halves: halves.parse().ok()?,
            })
        };
        text.split(", ").filter_map(one).collect()
    }
}

/// A gym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GymRow {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its bars, a line each: id, mass and kind.
    pub bars: String,
    /// Its plates, a line each: mass and pairs.
    pub plates: String,
    /// Whether it lies in the trash.
    pub deleted: bool,
}

/// A set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRow {
    /// Its id.
    pub id: Uuid,
    /// Its entry.
    pub entry: Uuid,
    /// Its workout.
    pub workout: Uuid,
    /// Which exercise it counts as, after merges.
    pub exercise: String,
    /// The workout's day, in days since 1970-01-01.
    pub day: i32,
    /// Its order among siblings.
    pub place: String,
    /// Its kind.
    pub kind: String,
    /// The load as typed.
    pub load: Option<String>,
    /// Repetitions.
    pub reps: Option<u32>,
    /// The distance as typed.
    pub distance: Option<String>,
    /// Seconds of work.
    pub seconds: Option<u32>,
    /// The effort as typed.
    pub effort: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Seconds of rest after it.
    pub rest: Option<u32>,
    /// When it was logged, in milliseconds since 1970.
    pub done: Option<i64>,
    /// When it went into the trash.
    pub deleted: Option<i64>,
    /// Neither it, nor its entry or workout is in the trash.
    pub live: bool,
    /// The load that counts, in grams; none for warm-ups.
    pub load_g: Option<i64>,
    /// The estimated one-rep maximum, in grams.
    pub e1rm_g: Option<i64>,
    /// The repetitions that it is made from, done and in reserve, in halves.
    pub half_reps: Option<u32>,
    /// Its volume in grams.
    pub volume_g: i64,
    /// The distance in millimetres.
    pub distance_mm: Option<i64>,
    /// Whether it counts as a hard set.
    pub hard: bool,
}

/// A workout with all that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkoutRows {
    /// The workout.
    pub workout: WorkoutRow,
    /// Its entries, by id.
    pub entries: Vec<EntryRow>,
    /// Its sets, by id.
    pub sets: Vec<SetRow>,
    /// The fields that devices disagree on.
    pub conflicts: Vec<ConflictRow>,
}

/// One value of a field that devices disagree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictRow {
    /// The entry or set; nil for the document's own fields.
    pub entity: Uuid,
    /// The field.
    pub field: String,
    /// 0 for the value that is shown.
    pub place: u32,
    /// The value as text.
    pub value: Option<String>,
    /// The device that set it.
    pub device: [u8; 16],
    /// When, by that device's clock.
    pub authored: i64,
}

/// Something that was put into the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashRow {
    /// What it is: `workout`, `set`.
    pub kind: String,
    /// Its id; of a reading of the body its day and measure.
    pub thing: String,
    /// When, in milliseconds since 1970.
    pub deleted: i64,
    /// The device that put it there.
    pub device: [u8; 16],
    /// The sets that come back with it.
    pub sets: u32,
}

/// An own exercise, or what the person changed about a shipped one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseRow {
    /// Its id: a slug or a UUID.
    pub id: String,
    /// Its name, or the person's own name for a shipped one.
    pub name: Option<String>,
    /// The name, folded for matching.
    pub folded: Option<String>,
    /// Whether the person made it.
    pub own: bool,
    /// Whether it is put away.
    pub archived: bool,
    /// The exercise that its sets count as.
    pub merged_into: Option<String>,
    /// What an own one is loaded with or done on.
    pub equipment: Option<String>,
    /// The muscles that an own one works.
    pub muscles: Option<String>,
}

/// A routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutineRow {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The folder that it is in; empty for none.
    pub folder: String,
    /// Its order among routines.
    pub place: String,
    /// When it went into the trash.
    pub deleted: Option<i64>,
}

/// An exercise in a routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedEntryRow {
    /// Its id.
    pub id: Uuid,
    /// Its routine.
    pub routine: Uuid,
    /// Which exercise, as planned.
    pub exercise: String,
    /// Its order among siblings.
    pub place: String,
    /// A remark.
    pub note: String,
    /// Entries with the same mark are done in turns.
    pub superset: Option<String>,
    /// The rest between its sets, in seconds, where it is not the usual one.
    pub rest: Option<u32>,
    /// When it went into the trash.
    pub deleted: Option<i64>,
}

/// A set in a routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSetRow {
    /// Its id.
    pub id: Uuid,
    /// Its entry.
    pub entry: Uuid,
    /// Its routine.
    pub routine: Uuid,
    /// Its order among siblings.
    pub place: String,
    /// What is aimed at.
    pub target: String,
    /// When it went into the trash.
    pub deleted: Option<i64>,
}

/// A routine with all that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutineRows {
    /// The routine.
    pub routine: RoutineRow,
    /// Its entries.
    pub entries: Vec<PlannedEntryRow>,
    /// Its sets.
    pub sets: Vec<PlannedSetRow>,
}
