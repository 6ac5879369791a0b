//! Every key of every document, and nowhere else. A key is never given another
//! meaning; a new meaning gets a new key.

/// Root of a workout: its title.
pub const TITLE: &str = "title";
/// Root of a workout: when it began, one register of civil time and zone.
pub const START: &str = "start";
/// Root of a workout: when it ended; absent while it runs.
pub const END: &str = "end";
/// Root of an imported workout: importer, key of its rows, ordinal.
pub const SOURCE_KEY: &str = "source_key";
/// A remark: a text object in workouts and entries, a scalar in sets.
pub const NOTE: &str = "note";
/// The time at which a thing was put into the trash.
pub const DELETED: &str = "deleted";
/// The place among siblings, a fractional index.
pub const ORDER: &str = "order";

/// Entry: which exercise.
pub const EXERCISE: &str = "exercise";
/// Entry: entries with the same mark are done in turns.
pub const SUPERSET: &str = "superset";

/// Entry of a workout: what its routine asks for, the texts of all its targets.
pub const TARGETS: &str = "targets";

/// Planned set: what is aimed at.
pub const TARGET: &str = "target";

/// Set: its kind; absent for a working set.
pub const KIND: &str = "kind";
/// Set: the load as typed.
pub const LOAD: &str = "load";
/// Set: repetitions.
pub const REPS: &str = "reps";
/// Set: distance as typed.
pub const DISTANCE: &str = "distance";
/// Set: seconds of work.
pub const TIME: &str = "time";
/// Set: effort as typed, with its scale.
pub const EFFORT: &str = "effort";
/// Set: seconds of rest after it. Entry: seconds of rest between its sets.
pub const REST: &str = "rest";
/// Set: when it was done, in milliseconds since 1970.
pub const DONE: &str = "done";

/// Exercise: its name, or the person's own name for a shipped one. Routine: its name.
pub const NAME: &str = "name";
/// Root of a routine: the folder that it is in.
pub const FOLDER: &str = "folder";
/// Root of a workout: the routine that it was begun from.
pub const ROUTINE: &str = "routine";

/// Exercise: true for one that the person made.
pub const OWN: &str = "own";
/// Exercise: put away.
pub const ARCHIVED: &str = "archived";
/// Exercise: its sets count as another's.
pub const MERGED_INTO: &str = "merged_into";
// An exercise's own unit and rest stand under the keys of the same names as in
// the settings and in sets: `unit`, `rest`.

/// Exercise: what an own one is loaded with or done on.
pub const EQUIPMENT: &str = "equipment";
/// Exercise: the muscles that an own one works, as one register.
pub const MUSCLES: &str = "muscles";

/// Settings: the unit assumed when none is typed.
pub const UNIT: &str = "unit";
/// Settings: the usual rest between two sets, in seconds.
pub const USUAL_REST: &str = "usual_rest";
/// Settings: the day that weeks begin on, such as `sunday`.
pub const FIRST_DAY: &str = "first_day";
/// Settings: the formula that one-rep maxima are estimated by.
pub const FORMULA: &str = "formula";
/// Settings: the scale on which effort is shown first.
pub const EFFORT_SCALE: &str = "effort_scale";
/// Settings: prefix of the keys from a device to its name.
pub const DEVICE: &str = "device:";

/// Settings: prefix of the keys from an installation to the device that it is, so
/// that a change, which knows the installation, can be told by a name.
pub const INSTALLATION: &str = "installation:";

/// Gym: prefix of the keys from a plate, such as `20 kg`, to its pairs.
pub const PLATE: &str = "plate:";
/// Gym: prefix of the keys from a bar's id to the bar; empty for one that is gone.
pub const BAR: &str = "bar:";

/// Names: prefix of the keys from a foreign name to an exercise.
pub const FOREIGN_NAME: &str = "name:";

/// Body: what ends the key of a measurement that lies in the trash; before it
/// stand the day and the measure, `2026-11-26 weight`.
pub const MEASUREMENT_DELETED: &str = " deleted";

/// Whether a key holds the mark of something that lies in the trash.
pub fn is_trash_mark(key: &str) -> bool {
    key == DELETED || key.ends_with(MEASUREMENT_DELETED)
}

/// Goal: what it is about, such as `e1rm bench-press`.
pub const ABOUT: &str = "about";
/// Goal: what is to be reached, as typed.
pub const TO: &str = "to";
/// Goal: where it began, as typed or measured.
pub const FROM: &str = "from";
/// Goal: the days that it is about.
pub const PERIOD: &str = "period";
/// Goal: the civil day on which it was set.
pub const SINCE: &str = "since";
