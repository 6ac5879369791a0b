//! Every query of the reading side, as text, in one list that a test can look
//! through. A query that only wants the first rows of an order still bounds the
//! order's first column, so that its plan says search and never scan.

macro_rules! workout_columns {
    () => {
        "id, title, start, day, finish, running, note, deleted, source, sets, volume_g, last_done, \
         routine, body_g"
    };
}

macro_rules! entry_columns {
    () => {
        "id, workout, exercise, counts_as, place, note, superset, deleted, worked, targets, rest"
    };
}

macro_rules! set_columns {
    () => {
        "id, entry, workout, exercise, day, place, kind, load, reps, distance, seconds, effort, \
         note, rest, done, deleted, live, load_g, e1rm_g, half_reps, volume_g, distance_mm, \
         hard"
    };
}

macro_rules! exercise_columns {
    () => {
        "id, name, folded, own, archived, merged_into, equipment, muscles"
    };
}

/// What a set must be for the index by repetitions to hold it.
macro_rules! in_ladder {
    () => {
        "exercise = ?1 AND live = 1 AND load_g IS NOT NULL AND reps IS NOT NULL"
    };
}

/// What a set must be for the index by effective repetitions to hold it.
macro_rules! in_estimates {
    () => {
        "exercise = ?1 AND live = 1 AND half_reps IS NOT NULL"
    };
}

/// Makes a constant of each query, and for the test a list of them all.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = [$($part:tt)+];)*) => {
        $($(#[$doc])* pub(super) const $name: &str = concat!($($part)+);)*

        /// Every query by its name.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

statements! {
    /// By id.
    WORKOUT = ["SELECT ", workout_columns!(), " FROM workout WHERE id = ?1"];
    /// Newest first, at most ?1. Named, since the index by start would do too,
    /// but holds every workout.
    RUNNING_WORKOUTS = [
        "SELECT ", workout_columns!(), " FROM workout INDEXED BY workout_running
         WHERE running = 1 AND deleted IS NULL AND start > '' ORDER BY start DESC LIMIT ?1"
    ];
    /// The one that somebody is at on this device, whether it runs or not.
    WORKOUT_HERE = ["SELECT value FROM meta WHERE key = 'here'"];
    /// Newest first, those before start ?1 and id ?2, at most ?3.
    WORKOUTS_BEFORE = [
        "SELECT ", workout_columns!(), " FROM workout
         WHERE deleted IS NULL AND (start, id) < (?1, ?2) ORDER BY start DESC, id DESC LIMIT ?3"
    ];
    FIRST_DAY = ["SELECT day FROM workout WHERE deleted IS NULL AND start > '' ORDER BY start LIMIT 1"];
    LAST_DAY = ["SELECT day FROM workout WHERE deleted IS NULL AND start > '' ORDER BY start DESC LIMIT 1"];
    /// Where the workouts from start ?1 to before ?2 are, newest first.
    PLACES = [
        "SELECT start, id FROM workout
         WHERE deleted IS NULL AND start >= ?1 AND start < ?2 ORDER BY start DESC, id DESC"
    ];
    TITLE = ["SELECT title FROM workout WHERE id = ?1"];

    ENTRIES_OF_WORKOUT = ["SELECT ", entry_columns!(), " FROM entry WHERE workout = ?1 ORDER BY id"];
    WORKOUT_OF_ENTRY = ["SELECT workout FROM entry WHERE id = ?1"];
    SETS_OF_WORKOUT = ["SELECT ", set_columns!(), " FROM logged_set WHERE workout = ?1 ORDER BY id"];
    SET = ["SELECT ", set_columns!(), " FROM logged_set WHERE id = ?1"];
    ENTRY_AND_WORKOUT_OF_SET = ["SELECT entry, workout FROM logged_set WHERE id = ?1"];
    CONFLICTS = [
        "SELECT entity, field, place, value, device, authored FROM conflict
         WHERE document = ?1 ORDER BY entity, field, place"
    ];

    /// The values that are shown, newest first, at most ?1.
    NEWEST_CONFLICTS = [
        "SELECT entity, field, place, value, device, authored, document FROM conflict
         WHERE place = 0 AND authored > -9223372036854775808
         ORDER BY authored DESC, document DESC, entity DESC, field DESC LIMIT ?1"
    ];
    CONFLICT_COUNT = [
        "SELECT count(*) FROM conflict WHERE place = 0 AND authored > -9223372036854775808"
    ];
    /// Of field ?3 of thing ?2 in document ?1.
    VALUES_IN_CONFLICT = [
        "SELECT entity, field, place, value, device, authored FROM conflict
         WHERE document = ?1 AND entity = ?2 AND field = ?3 ORDER BY place"
    ];
    /// Newest first, those before moment ?1, document ?2 and thing ?3, at most ?4.
    TRASHED_BEFORE = [
        "SELECT document, kind, thing, deleted, device, sets FROM trashed
         WHERE (deleted, document, thing) < (?1, ?2, ?3)
         ORDER BY deleted DESC, document DESC, thing DESC LIMIT ?4"
    ];

    /// Newest first, those before day ?2 and workout ?3, at most ?4.
    SETS_OF_EXERCISE = [
        "SELECT ", set_columns!(), " FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND (day, workout) < (?2, ?3)
         ORDER BY day DESC, workout DESC LIMIT ?4"
    ];
    SETS_OF_VISIT = [
        "SELECT ", set_columns!(), " FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND day = ?2 AND workout = ?3 ORDER BY id"
    ];
    /// The newest before day ?2 and workout ?3.
    VISIT_BEFORE = [
        "SELECT day, workout FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND (day, workout) < (?2, ?3)
         ORDER BY day DESC, workout DESC LIMIT 1"
    ];
    FIRST_DAY_OF_EXERCISE = [
        "SELECT day FROM logged_set WHERE exercise = ?1 AND live = 1 ORDER BY day, workout LIMIT 1"
    ];
    LAST_DAY_OF_EXERCISE = [
        "SELECT day FROM logged_set WHERE exercise = ?1 AND live = 1
         ORDER BY day DESC, workout DESC LIMIT 1"
    ];

    BEST_E1RM = [
        "SELECT ", set_columns!(), " FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND e1rm_g IS NOT NULL ORDER BY e1rm_g DESC, day, id LIMIT 1"
    ];
    LONGEST = [
        "SELECT ", set_columns!(), " FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND seconds IS NOT NULL
             AND distance_mm IS NULL AND kind <> 'warmup'
         ORDER BY seconds DESC, day, id LIMIT 1"
    ];
    FARTHEST = [
        "SELECT ", set_columns!(), " FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND distance_mm IS NOT NULL AND kind <> 'warmup'
         ORDER BY distance_mm DESC, day, id LIMIT 1"
    ];
    /// The heaviest load for exactly ?2 repetitions.
    HEAVIEST_FOR = [
        "SELECT reps, load, load_g, day, workout, id FROM logged_set
         WHERE ", in_ladder!(), " AND reps = ?2 ORDER BY load_g DESC, day, id LIMIT 1"
    ];
    /// The heaviest load for each number of repetitions, fewest first, at most
    /// ?2: leaps from number to number rather than reading every set.
    LADDER = [
        "WITH RECURSIVE rung (reps) AS (
            SELECT 0
            UNION ALL
            SELECT (SELECT reps FROM logged_set WHERE ", in_ladder!(), " AND reps > rung.reps
                    ORDER BY reps LIMIT 1)
            FROM rung WHERE rung.reps IS NOT NULL)
         SELECT best.reps, best.load, best.load_g, best.day, best.workout, best.id
         FROM rung CROSS JOIN logged_set AS best ON best.id = (
            SELECT id FROM logged_set WHERE ", in_ladder!(), " AND reps = rung.reps
            ORDER BY load_g DESC, day, id LIMIT 1)
         WHERE rung.reps > 0 LIMIT ?2"
    ];
    /// The heaviest set for each number of effective repetitions, fewest first,
    /// found by leaps as well.
    LADDER_BY_HALF_REPS = [
        "WITH RECURSIVE rung (halves) AS (
            SELECT 0
            UNION ALL
            SELECT (SELECT half_reps FROM logged_set WHERE ", in_estimates!(), "
                    AND half_reps > rung.halves ORDER BY half_reps LIMIT 1)
            FROM rung WHERE rung.halves IS NOT NULL)
         SELECT ", set_columns!(), "
         FROM rung CROSS JOIN logged_set AS best ON best.id = (
            SELECT id FROM logged_set WHERE ", in_estimates!(), " AND half_reps = rung.halves
            ORDER BY load_g DESC, day, id LIMIT 1)
         WHERE rung.halves > 0"
    ];
    /// Whether ?3 grams or more went up more than ?2 times.
    OUTDONE = [
        "WITH RECURSIVE rung (reps) AS (
            SELECT ?2
            UNION ALL
            SELECT (SELECT reps FROM logged_set WHERE ", in_ladder!(), " AND reps > rung.reps
                    ORDER BY reps LIMIT 1)
            FROM rung WHERE rung.reps IS NOT NULL)
         SELECT 1 FROM rung
         WHERE rung.reps > ?2 AND ?3 <= (
            SELECT load_g FROM logged_set WHERE ", in_ladder!(), " AND reps = rung.reps
            ORDER BY load_g DESC LIMIT 1)
         LIMIT 1"
    ];

    /// The best estimate of other workouts than ?2. These four skip the sets of one
    /// workout at most.
    E1RM_ELSEWHERE = [
        "SELECT e1rm_g FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND e1rm_g IS NOT NULL AND workout <> ?2
         ORDER BY e1rm_g DESC LIMIT 1"
    ];
    /// The heaviest that went up ?3 times or more in other workouts than ?2.
    REPS_ELSEWHERE = [
        "WITH RECURSIVE rung (reps) AS (
            SELECT ?3 - 1
            UNION ALL
            SELECT (SELECT reps FROM logged_set WHERE ", in_ladder!(), " AND reps > rung.reps
                    ORDER BY reps LIMIT 1)
            FROM rung WHERE rung.reps IS NOT NULL)
         SELECT max((
            SELECT load_g FROM logged_set WHERE ", in_ladder!(), " AND reps = rung.reps AND workout <> ?2
            ORDER BY load_g DESC LIMIT 1)) FROM rung WHERE rung.reps >= ?3"
    ];
    TIME_ELSEWHERE = [
        "SELECT seconds FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND seconds IS NOT NULL
             AND distance_mm IS NULL AND kind <> 'warmup' AND workout <> ?2
         ORDER BY seconds DESC LIMIT 1"
    ];
    DISTANCE_ELSEWHERE = [
        "SELECT distance_mm FROM logged_set
         WHERE exercise = ?1 AND live = 1 AND distance_mm IS NOT NULL AND kind <> 'warmup'
             AND workout <> ?2
         ORDER BY distance_mm DESC LIMIT 1"
    ];

    /// Those that have sets. There are hundreds at most, however long the history.
    EXERCISES_TRAINED = ["SELECT exercise FROM exercise_total ORDER BY exercise"];
    TOTAL_OF_EXERCISE = ["SELECT workouts, sets, volume_g FROM exercise_total WHERE exercise = ?1"];
    /// Oldest first, from week ?2 on.
    WEEKS_OF_EXERCISE = [
        "SELECT week, sets, volume_g, e1rm_g FROM exercise_week
         WHERE exercise = ?1 AND week >= ?2 ORDER BY week"
    ];
    /// Oldest first, from week ?1 to ?2.
    WEEKS = [
        "SELECT week, workouts, sets, volume_g FROM week WHERE week BETWEEN ?1 AND ?2 ORDER BY week"
    ];
    FIRST_WEEK = ["SELECT week FROM week ORDER BY week LIMIT 1"];
    /// Oldest first, from day ?1 to ?2.
    DAYS = ["SELECT day, workouts, sets, volume_g FROM day WHERE day BETWEEN ?1 AND ?2 ORDER BY day"];
    /// Oldest first, from week ?1 to ?2.
    MUSCLE_WEEKS = [
        "SELECT week, muscle, half_sets, half_g, led_g FROM muscle_week
         WHERE week BETWEEN ?1 AND ?2 ORDER BY week, muscle"
    ];
    TOTAL_OF_WEEK = ["SELECT workouts, sets, volume_g FROM week WHERE week = ?1"];
    MONTHS = ["SELECT month, workouts FROM month ORDER BY month DESC"];
    WORKOUTS_EVER = ["SELECT coalesce(sum(workouts), 0) FROM month"];
    /// A float carries the sum, which an absurd set or two would take past the
    /// end of the integers; the cast stops at that end.
    ALL_EXERCISES_TOTAL = [
        "SELECT count(*), coalesce(sum(sets), 0), CAST(total(volume_g) AS INTEGER) FROM exercise_total"
    ];

    /// There are tens of them, however long the history.
    ROUTINES = [
        "SELECT id, name, folder, place, deleted FROM routine
         WHERE deleted IS NULL AND place >= '' ORDER BY place, id"
    ];
    ROUTINE = ["SELECT id, name, folder, place, deleted FROM routine WHERE id = ?1"];
    PLANNED_ENTRIES = [
        "SELECT id, routine, exercise, place, note, superset, rest, deleted FROM planned_entry
         WHERE routine = ?1 ORDER BY place, id"
    ];
    PLANNED_SETS = [
        "SELECT id, entry, routine, place, target, deleted FROM planned_set
         WHERE routine = ?1 ORDER BY place, id"
    ];
    ROUTINE_OF_ENTRY = ["SELECT routine FROM planned_entry WHERE id = ?1"];
    ENTRY_AND_ROUTINE_OF_SET = ["SELECT entry, routine FROM planned_set WHERE id = ?1"];
    /// The newest day on which a routine was trained.
    LAST_DAY_OF_ROUTINE = [
        "SELECT day FROM workout WHERE routine = ?1 AND deleted IS NULL AND start > ''
         ORDER BY start DESC LIMIT 1"
    ];

    EXERCISE = ["SELECT ", exercise_columns!(), " FROM exercise WHERE id = ?1"];
    EXERCISES_NAMED = ["SELECT ", exercise_columns!(), " FROM exercise WHERE folded = ?1 ORDER BY id"];
    /// There are hundreds at most, however long the history.
    EXERCISES = ["SELECT ", exercise_columns!(), " FROM exercise ORDER BY id"];

    /// There are a few at most.
    GYMS = ["SELECT id, name, bars, plates, deleted FROM gym ORDER BY id"];
    /// Whatever the exercise, in the trash too: by id, those after ?1, at most ?2.
    SETS_AFTER = [
        "SELECT ", set_columns!(), " FROM logged_set WHERE id > ?1 ORDER BY id LIMIT ?2"
    ];
    /// Of measure ?1 from day ?2 to ?3, oldest first.
    MEASUREMENTS = [
        "SELECT measure, day, reading, units FROM measurement
         WHERE measure = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day"
    ];
    /// Of measure ?1 before day ?2, newest first, at most ?3.
    MEASUREMENTS_BEFORE = [
        "SELECT measure, day, reading, units FROM measurement
         WHERE measure = ?1 AND day < ?2 ORDER BY day DESC LIMIT ?3"
    ];
    FIRST_MEASUREMENT = [
        "SELECT measure, day, reading, units FROM measurement WHERE measure = ?1 ORDER BY day LIMIT 1"
    ];
    MEASUREMENT = [
        "SELECT measure, day, reading, units FROM measurement WHERE measure = ?1 AND day = ?2"
    ];
    REWEIGH = ["SELECT first, last FROM reweigh WHERE one = 1"];
    /// Workouts from day ?1 to ?2 that count with another body weight than that
    /// of their day, newest first, at most ?3.
    WEIGHED_OTHERWISE = [
        "SELECT id, day FROM workout INDEXED BY workout_by_body
         WHERE body_g IS NOT NULL AND day BETWEEN ?1 AND ?2 AND body_g <> coalesce(
            (SELECT units FROM measurement WHERE measure = 'weight' AND measurement.day <= workout.day
             ORDER BY measurement.day DESC LIMIT 1),
            (SELECT units FROM measurement WHERE measure = 'weight' ORDER BY measurement.day LIMIT 1),
            0)
         ORDER BY day DESC LIMIT ?3"
    ];

    GOAL = ["SELECT id, about, aim, began, period, since, deleted FROM goal WHERE id = ?1"];
    /// A person has dozens at most, however long the history.
    GOALS = [
        "SELECT id, about, aim, began, period, since, deleted FROM goal
         WHERE deleted IS NULL ORDER BY id"
    ];
    /// The best estimate of each day from ?2 to ?3, newest first.
    E1RM_OF_DAYS = [
        "SELECT day, max(e1rm_g) FROM logged_set INDEXED BY set_of_exercise
         WHERE exercise = ?1 AND live = 1 AND e1rm_g IS NOT NULL AND day BETWEEN ?2 AND ?3
         GROUP BY day ORDER BY day DESC"
    ];
    /// The best estimate since day ?2.
    E1RM_SINCE = [
        "SELECT day, e1rm_g FROM logged_set INDEXED BY set_by_e1rm
         WHERE exercise = ?1 AND live = 1 AND e1rm_g IS NOT NULL AND day >= ?2
         ORDER BY e1rm_g DESC, day LIMIT 1"
    ];
    /// The first day since ?2 with an estimate of ?3 or more.
    E1RM_REACHED = [
        "SELECT min(day) FROM logged_set INDEXED BY set_by_e1rm
         WHERE exercise = ?1 AND live = 1 AND e1rm_g >= ?3 AND day >= ?2"
    ];
    /// The heaviest load for ?4 repetitions or more of each day from ?2 to ?3,
    /// newest first.
    LOAD_OF_DAYS = [
        "SELECT day, max(load_g) FROM logged_set INDEXED BY set_of_exercise
         WHERE ", in_ladder!(), " AND day BETWEEN ?2 AND ?3 AND reps >= ?4
         GROUP BY day ORDER BY day DESC"
    ];
    /// The heaviest load for ?3 repetitions or more since day ?2.
    LOAD_SINCE = [
        "SELECT day, max(load_g) FROM logged_set INDEXED BY set_by_reps
         WHERE ", in_ladder!(), " AND day >= ?2 AND reps >= ?3"
    ];
    /// The first day since ?2 with ?4 grams or more for ?3 repetitions or more.
    LOAD_REACHED = [
        "SELECT min(day) FROM logged_set INDEXED BY set_by_reps
         WHERE ", in_ladder!(), " AND day >= ?2 AND reps >= ?3 AND load_g >= ?4"
    ];
    /// From day ?1 to ?2, oldest first. A float carries the sum, as it does in
    /// that of all exercises.
    DISTANCE_OF_DAYS = [
        "SELECT day, CAST(total(distance_mm) AS INTEGER) FROM logged_set INDEXED BY set_distance_of_day
         WHERE live = 1 AND distance_mm IS NOT NULL AND kind <> 'warmup' AND day BETWEEN ?1 AND ?2
         GROUP BY day ORDER BY day"
    ];

    SETTING = ["SELECT value FROM setting WHERE key = ?1"];
    FOREIGN_NAMES = ["SELECT name, exercise FROM foreign_name WHERE importer = ?1"];

    /// Texts with the words ?1, those mentioned most lately first, at most ?3:
    /// of the ?2 that were written down first, which are often those said again
    /// and again, and the ?2 written down last. The bound comes before the sort,
    /// since common words must not cost more than rare ones.
    PHRASES = [
        "SELECT phrase.n, phrase.text,
            (SELECT day FROM mention WHERE mention.phrase = phrase.n ORDER BY day DESC LIMIT 1) AS newest
         FROM (SELECT * FROM (SELECT rowid AS n FROM phrase_words WHERE phrase_words MATCH ?1
                   ORDER BY rowid LIMIT ?2)
               UNION
               SELECT * FROM (SELECT rowid AS n FROM phrase_words WHERE phrase_words MATCH ?1
                   ORDER BY rowid DESC LIMIT ?2)) AS found
         CROSS JOIN phrase ON phrase.n = found.n
         ORDER BY newest DESC, phrase.n DESC LIMIT ?3"
    ];
    /// Newest first, at most ?2.
    MENTIONS_OF_PHRASE = [
        "SELECT day, workout FROM mention WHERE phrase = ?1 ORDER BY day DESC, thing LIMIT ?2"
    ];
}
