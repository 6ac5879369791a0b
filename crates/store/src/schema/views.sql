-- The views: a cache of what the documents say, for screens. All of it can be
-- dropped and rebuilt from the ledger. No foreign keys: what a row refers to may
-- arrive later. Days are counted from 1970-01-01, weeks are named by the day
-- number of their Monday, masses are whole grams, distances whole millimetres.

CREATE TABLE workout (
    id        BLOB PRIMARY KEY,
    title     TEXT NOT NULL,
    start     TEXT NOT NULL,            -- civil, 2026-11-23T18:04:00
    day       INTEGER NOT NULL,
    finish    TEXT,                     -- civil; none while it runs or where unknown
    running   INTEGER NOT NULL,
    note      TEXT NOT NULL,
    deleted   INTEGER,                  -- milliseconds since 1970
    source    TEXT,                     -- where an imported one came from
    sets      INTEGER NOT NULL,         -- live ones
    volume_g  INTEGER NOT NULL,
    last_done INTEGER,                  -- when its newest live set was logged
    routine   BLOB,                     -- the one that it was begun from
    body_g    INTEGER                   -- the body weight that its sets count with; 0 where it is
                                        -- unknown, none where no set has to do with it
) STRICT, WITHOUT ROWID;
CREATE INDEX workout_by_body ON workout (day DESC) WHERE body_g IS NOT NULL;
CREATE INDEX workout_by_start ON workout (start DESC, id DESC) WHERE deleted IS NULL;
CREATE INDEX workout_in_trash ON workout (start) WHERE deleted IS NOT NULL;
CREATE INDEX workout_running ON workout (start DESC) WHERE running = 1 AND deleted IS NULL;
CREATE INDEX workout_by_routine ON workout (routine, start DESC) WHERE routine IS NOT NULL AND deleted IS NULL;
CREATE INDEX workout_by_source ON workout (source) WHERE source IS NOT NULL;

CREATE TABLE entry (
    id       BLOB PRIMARY KEY,
    workout  BLOB NOT NULL,
    exercise TEXT NOT NULL,             -- as logged
    counts_as TEXT NOT NULL,            -- after merges of exercises
    place    TEXT NOT NULL,             -- order among siblings, then by id
    note     TEXT NOT NULL,
    superset TEXT,
    deleted  INTEGER,
    worked   TEXT NOT NULL,             -- muscles and the halves of a set that each gets: chest 2, triceps 1
    targets  TEXT,                      -- what its routine asks for
    rest     INTEGER                    -- between its sets, in seconds; none for the usual
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_of_workout ON entry (workout);
CREATE INDEX entry_of_exercise ON entry (exercise, counts_as, worked);

CREATE TABLE logged_set (
    id       BLOB PRIMARY KEY,
    entry    BLOB NOT NULL,
    workout  BLOB NOT NULL,
    exercise TEXT NOT NULL,             -- what it counts as, after merges
    day      INTEGER NOT NULL,
    place    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    load     TEXT,                      -- as typed
    reps     INTEGER,
    distance TEXT,                      -- as typed
    seconds  INTEGER,
    effort   TEXT,                      -- as typed
    note     TEXT,
    rest     INTEGER,
    done     INTEGER,
    deleted  INTEGER,
    live     INTEGER NOT NULL,          -- neither it, nor its entry or workout is in the trash
    load_g   INTEGER,                   -- the load that counts; none for warm-ups
    e1rm_g   INTEGER,
    half_reps INTEGER,                  -- done and in reserve, in halves, where they make an estimate
    volume_g INTEGER NOT NULL,
    distance_mm INTEGER,
    hard     INTEGER NOT NULL           -- counts as a hard set
) STRICT, WITHOUT ROWID;
CREATE INDEX set_of_workout ON logged_set (workout);
CREATE INDEX set_of_exercise ON logged_set (exercise, day DESC, workout DESC, id) WHERE live = 1;
CREATE INDEX set_by_e1rm ON logged_set (exercise, e1rm_g DESC, day, id) WHERE live = 1 AND e1rm_g IS NOT NULL;
CREATE INDEX set_by_half_reps ON logged_set (exercise, half_reps, load_g DESC, day, id)
    WHERE live = 1 AND half_reps IS NOT NULL;
CREATE INDEX set_by_reps ON logged_set (exercise, reps, load_g DESC, day, id)
    WHERE live = 1 AND load_g IS NOT NULL AND reps IS NOT NULL;
CREATE INDEX set_by_time ON logged_set (exercise, seconds DESC, day, id)
    WHERE live = 1 AND seconds IS NOT NULL AND distance_mm IS NULL AND kind <> 'warmup';
CREATE INDEX set_by_distance ON logged_set (exercise, distance_mm DESC, day, id)
    WHERE live = 1 AND distance_mm IS NOT NULL AND kind <> 'warmup';
CREATE INDEX set_distance_of_day ON logged_set (day, distance_mm)
    WHERE live = 1 AND distance_mm IS NOT NULL AND kind <> 'warmup';

-- Measurements of the body: one a day and measure.
CREATE TABLE measurement (
    measure TEXT NOT NULL,
    day     INTEGER NOT NULL,
    reading TEXT NOT NULL,              -- as typed
    units   INTEGER NOT NULL,           -- grams, millimetres or hundredths of a percent
    PRIMARY KEY (measure, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX measurement_of_day ON measurement (day);

-- The days whose workouts still have to be counted anew, because another body
-- weight counts for them; at most one row.
CREATE TABLE reweigh (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    first INTEGER NOT NULL,
    last  INTEGER NOT NULL
) STRICT;

CREATE TABLE goal (
    id      BLOB PRIMARY KEY,
    about   TEXT NOT NULL,
    aim     TEXT NOT NULL,              -- what is to be reached, as typed
    began   TEXT,                       -- where it began, in the same form
    period  TEXT,
    since   INTEGER NOT NULL,           -- the day on which it was set
    deleted INTEGER
) STRICT, WITHOUT ROWID;

-- Routines: what is planned. There are tens of them, however long the history.
CREATE TABLE routine (
    id      BLOB PRIMARY KEY,
    name    TEXT NOT NULL,
    folder  TEXT NOT NULL,              -- empty for none
    place   TEXT NOT NULL,
    deleted INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX routine_by_place ON routine (place, id) WHERE deleted IS NULL;
CREATE TABLE planned_entry (
    id       BLOB PRIMARY KEY,
    routine  BLOB NOT NULL,
    exercise TEXT NOT NULL,             -- as planned; merges are followed when it is read
    place    TEXT NOT NULL,
    note     TEXT NOT NULL,
    superset TEXT,
    rest     INTEGER,
    deleted  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_entry_of_routine ON planned_entry (routine, place, id);
CREATE TABLE planned_set (
    id      BLOB PRIMARY KEY,
    entry   BLOB NOT NULL,
    routine BLOB NOT NULL,
    place   TEXT NOT NULL,
    target  TEXT NOT NULL,
    deleted INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_set_of_routine ON planned_set (routine, place, id);

-- Own exercises, and what the person changed about shipped ones.
CREATE TABLE exercise (
    id          TEXT PRIMARY KEY,
    name        TEXT,
    folded      TEXT,                   -- the name, folded for matching
    own         INTEGER NOT NULL,
    archived    INTEGER NOT NULL,
    merged_into TEXT,
    equipment   TEXT,                   -- of an own one
    muscles     TEXT                    -- that an own one works: chest; triceps
) STRICT, WITHOUT ROWID;
CREATE INDEX exercise_by_folded ON exercise (folded) WHERE folded IS NOT NULL;

-- The bars and plates of a place.
CREATE TABLE gym (
    id      BLOB PRIMARY KEY,
    name    TEXT NOT NULL,
    bars    TEXT NOT NULL,              -- id, mass and kind of each, a line each: 0193... 20 kg barbell
    plates  TEXT NOT NULL,              -- mass and pairs of each, a line each: 20 kg 2
    deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Exercises whose sets still have to be counted anew after a merge or a change of
-- muscles; and, as
-- formula:NAME, all estimates, which are still by the formula of that name.
CREATE TABLE recount (exercise TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE foreign_name (
    importer TEXT NOT NULL,
    name     TEXT NOT NULL,
    exercise TEXT NOT NULL,
    PRIMARY KEY (importer, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict (
    document TEXT NOT NULL,
    entity   BLOB NOT NULL,
    field    TEXT NOT NULL,
    place    INTEGER NOT NULL,          -- 0 is the winner
    value    TEXT,
    device   BLOB NOT NULL,
    authored INTEGER NOT NULL,
    PRIMARY KEY (document, entity, field, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_newest ON conflict (authored DESC, document DESC, entity DESC, field DESC)
    WHERE place = 0;

-- What was put into the trash, each for itself: what lies in a thing there has no
-- row of its own. A table beside the things, so that what is not in it costs nothing.
CREATE TABLE trashed (
    document TEXT NOT NULL,
    kind     TEXT NOT NULL,             -- workout, routine, goal, gym, entry, set, reading
    thing    TEXT NOT NULL,             -- its id; of a reading its day and measure
    deleted  INTEGER NOT NULL,          -- milliseconds since 1970
    device   BLOB NOT NULL,             -- that put it there
    sets     INTEGER NOT NULL,          -- that come back with it
    PRIMARY KEY (document, kind, thing)
) STRICT, WITHOUT ROWID;
CREATE INDEX trashed_newest ON trashed (deleted DESC, document DESC, thing DESC);

-- Aggregates over live sets; a row with no sets is removed.
CREATE TABLE exercise_total (
    exercise TEXT PRIMARY KEY,
    workouts INTEGER NOT NULL,
    sets     INTEGER NOT NULL,
    volume_g INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exercise_week (
    exercise TEXT NOT NULL,
    week     INTEGER NOT NULL,
    sets     INTEGER NOT NULL,
    volume_g INTEGER NOT NULL,
    e1rm_g   INTEGER,                   -- the best
    PRIMARY KEY (exercise, week)
) STRICT, WITHOUT ROWID;

CREATE TABLE week (
    week     INTEGER PRIMARY KEY,
    workouts INTEGER NOT NULL,
    sets     INTEGER NOT NULL,
    volume_g INTEGER NOT NULL
) STRICT;

CREATE TABLE day (
    day      INTEGER PRIMARY KEY,
    workouts INTEGER NOT NULL,
    sets     INTEGER NOT NULL,
    volume_g INTEGER NOT NULL
) STRICT;

-- What a muscle did in a week. Volume is kept twice: as it counts for the muscle,
-- which gets half of what it only assists, and all of it for the muscle that the
-- exercise is done for first, so that the whole adds up. The muscle of sets that
-- work none that is known is empty.
CREATE TABLE muscle_week (
    week      INTEGER NOT NULL,
    muscle    TEXT NOT NULL,
    half_sets INTEGER NOT NULL,         -- hard ones, counted in halves
    half_g    INTEGER NOT NULL,         -- volume in half grams
    led_g     INTEGER NOT NULL,         -- volume of the sets that it leads, in grams
    PRIMARY KEY (week, muscle)
) STRICT, WITHOUT ROWID;

CREATE TABLE month (
    month    INTEGER PRIMARY KEY,       -- year times 12, plus month less 1
    workouts INTEGER NOT NULL
) STRICT;

-- Titles and notes, each text once, for search. A text that nothing mentions is removed.
CREATE TABLE phrase (
    n    INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE mention (
    phrase  INTEGER NOT NULL,
    day     INTEGER NOT NULL,
    thing   BLOB NOT NULL,              -- the workout, entry or set that says it
    workout BLOB NOT NULL,
    PRIMARY KEY (phrase, day DESC, thing)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE phrase_words USING fts5 (
    text, content = 'phrase', content_rowid = 'n', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
