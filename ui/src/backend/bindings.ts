// Written by `cargo xtask bindings` from the list of calls. Do not edit.

/** What something that happened was about. */
export type ActivityKind =
  | "workout"
  | "exercise"
  | "routine"
  | "goal"
  | "body"
  | "settings"
  | "import"
  | "unknown";

/** Adds an exercise to a workout. */
export type AddEntry = {
  /** Which workout. */
  workout: WorkoutId;
  /** Which exercise. */
  exercise: ExerciseId;
};

/** Adds an own exercise. */
export type AddExercise = {
  /** Its name. */
  name: string;
  /** The key of what it is loaded with or done on. */
  equipment?: string | null;
  /** The muscles that it works. */
  muscles?: MusclesWorked | null;
};

/** Adds a goal. */
export type AddGoal = {
  /** What is to be reached. */
  aim: GoalAim;
};

/** Makes a gym of this name, with what stands in most gyms. */
export type AddGym = {
  /** Its name. */
  name: string;
};

/** Makes a routine: an empty one, or one of what a workout holds. */
export type AddRoutine = {
  /** Its name. */
  name: string;
  /** The folder that it is in; none is given for none. */
  folder?: string;
  /** The workout whose exercises and sets it is to hold. */
  workout?: WorkoutId | null;
};

/** A target of an entry in a workout that was begun from a routine. */
export type Aim = {
  /** What is aimed at. */
  target: Target;
  /** The set that answers it; none where it is still to come. */
  answer: SetId | null;
};

/** An amount of mass in the unit that it is to be shown in. */
export type Amount = {
  /** How much. */
  value: number;
  /** Of what. */
  unit: MassUnit;
};

/** A refused call. */
export type ApiError = {
  /** Its class. */
  code: Code;
  /** What happened, in words, naming the place. */
  message: string;
  /** What was typed might not be meant; asked again with `sure`, it is done. */
  asked?: Asked;
};

/** Puts an exercise away, or takes it back. */
export type ArchiveExercise = {
  /** Which. */
  exercise: ExerciseId;
  /** Away, or back. */
  archived: boolean;
};

/** A part of the logbook that screens read and edits touch. */
export type Area =
  | "workouts"
  | "exercises"
  | "routines"
  | "settings"
  | "body"
  | "goals"
  | "progress"
  | "sync"
  | "undo"
  | "backups";

/** A set that might not be meant as typed. */
export type Asked = {
  /** Why. */
  doubt: Doubt;
  /** The set as it was understood. */
  said: Said;
};

/** Who wrote a record. */
export type Author = {
  /** The device's key, in hexadecimal digits. */
  device: string;
  /** What its person called it; empty where it has no name. */
  name: string;
};

/** A copy that is kept. */
export type Backup = {
  /** Its file's name, by which it is brought back. */
  name: string;
  /** When it was made, `2026-11-26T18:04:00`. */
  made: string;
  /** Why. */
  reason: BackupReason;
  /** The file's size. */
  bytes: number;
  /** How many changes it holds. */
  changes: number;
  /** Whether it can be opened. */
  ok: boolean;
};

/** Why a copy was made. */
export type BackupReason = "daily" | "import" | "restore" | "merge" | "migration" | "by_hand";

/** How many copies are kept. All others go when a new one is made. */
export type BackupRule = {
  /** The newest copy of each of so many days that have one. */
  days: number;
  /** The same for weeks. */
  weeks: number;
  /** The same for months. */
  months: number;
  /** So many of those that were made before something else was done. */
  before: number;
  /** So many of those that the person made. */
  by_hand: number;
  /** All of them as long as they take no more bytes than these together; beyond that the oldest go. */
  bytes: number;
  /** So many of the newest whatever they take. */
  at_least: number;
};

/** The copy that is meant. */
export type BackupSource = { "kept": string } | { "file": FileToken };

/** The copies that are kept. */
export type Backups = {
  /** Where they lie. */
  folder: string;
  /** How many are kept. */
  rule: BackupRule;
  /** The newest first. */
  items: Array<Backup>;
  /** Why the last one that was to be made by itself was not. */
  failed: string | null;
};

/** A bar of a gym. */
export type BarId = string;

/** What plates go on. */
export type BarKind = "barbell" | "ez_bar" | "trap_bar" | "smith";

/** All changes of one gesture over several documents, such as an import. */
export type BatchId = string;

/** Names a batch. */
export type BatchRequest = {
  /** Which. */
  batch: BatchId;
};

/** A record and the set that holds it. */
export type Best = {
  /** The estimate, for an e1RM. */
  amount: Amount | null;
  /** The set that holds it. */
  set: Set;
  /** When. */
  day: string;
  /** Where. */
  workout: WorkoutId;
};

/** The highest estimate by one formula. */
export type BestByFormula = {
  /** The formula. */
  formula: OneRepFormula;
  /** The name of its author. */
  name: string;
  /** The estimate. */
  amount: Amount;
  /** The set that holds it. */
  set: Set;
  /** When. */
  day: string;
  /** Where. */
  workout: WorkoutId;
};

/** The heaviest load for a number of repetitions. */
export type BestForReps = {
  /** How many. */
  reps: number;
  /** The load as typed. */
  load: Load;
  /** When. */
  day: string;
  /** Where. */
  workout: WorkoutId;
};

/** Something that was left as it is, because it was changed since. */
export type Blocked = {
  /** The document that it is in, such as `settings`. */
  document: string;
  /** The entry or set; none for the document's own fields. */
  entity: string | null;
  /** The field; empty for a thing that is still in use. */
  field: string;
  /** Whether the change was made on this device. */
  here: boolean;
  /** The installation that made it, in hexadecimal. */
  device: string;
  /** What was meant by it, such as `edit_set`. */
  intention: string;
};

/** A reading as it was typed. */
export type BodyEntry = {
  /** The day. */
  day: string;
  /** The number. */
  value: number;
  /** Its unit. */
  unit: BodyUnit;
  /** What an editor starts with. */
  text: string;
  /** How much more it is than the reading before, in the unit of the screen. */
  change: number | null;
};

/** What is measured of the body. */
export type BodyMeasure =
  | "weight"
  | "fat"
  | "neck"
  | "shoulders"
  | "chest"
  | "waist"
  | "hips"
  | "left-arm"
  | "right-arm"
  | "left-forearm"
  | "right-forearm"
  | "left-thigh"
  | "right-thigh"
  | "left-calf"
  | "right-calf";

/** The Body screen. */
export type BodyPage = {
  /** What it shows. */
  measure: BodyMeasure;
  /** The unit of every number that is not as typed. */
  unit: BodyUnit;
  /** Today's civil date. */
  today: string;
  /** Oldest first; days, or weeks by their last day that has a reading. */
  points: Array<BodyPoint>;
  /** The smoothed value now. */
  trend: number | null;
  /** How much the last 90 days changed a week, where they are enough to tell. */
  a_week: number | null;
  /** Whether that is surely another than no change at all. */
  moves: boolean;
  /** The readings, newest first. */
  entries: Array<BodyEntry>;
  /** Whether there are older ones. */
  more: boolean;
  /** Every measure that has a reading, with its newest. */
  measures: Array<MeasureLine>;
};

/** A point of the chart. */
export type BodyPoint = {
  /** The day. */
  day: string;
  /** What was measured; the mean of a week. */
  value: number;
  /** The smoothed value. */
  trend: number;
};

/** What is worth asking about a body weight. */
export type BodyQuestion = "unlikely" | "far_from_last";

/** Asks for the Body screen. */
export type BodyRequest = {
  /** What it shows. */
  measure?: BodyMeasure;
  /** What it draws. */
  span?: BodySpan;
  /** How many readings it lists at most. */
  limit?: number | null;
};

/** How much of the past the Body screen draws. */
export type BodySpan = "quarter" | "year" | "all";

/** What a reading is counted in. */
export type BodyUnit = "kg" | "lb" | "cm" | "in" | "percent";

/** Brings something back as this device knew it just after a change. */
export type BringBack = {
  /** The change; it names the document too. */
  change: ChangeId;
  /** The entry or set; all of the document where nothing is said. */
  thing?: string | null;
  /** The key of one of its fields, as `FieldChange` has it; all of them where nothing is said. */
  field?: string | null;
};

/** A record that was broken. */
export type Broken = {
  /** Which. */
  record: Record;
  /** What it is now: a mass, seconds or metres. */
  now: number;
  /** What other workouts held before. */
  before: number;
  /** The unit of a mass; none for a time or a distance. */
  unit: MassUnit | null;
};

/** What was brought back. */
export type BroughtBack = {
  /** How many fields and things were written; none where all stood so already. */
  written: number;
};

/** A month, in whole weeks. */
export type Calendar = {
  /** `2026-11`. */
  month: string;
  /** Every day from a Monday to a Sunday, those of the months beside it too. */
  days: Array<TrainingDay>;
};

/** Asks for the days of a month, in whole weeks. */
export type CalendarRequest = {
  /** `2026-11`. */
  month: string;
};

/** A change, by its hash in hexadecimal. */
export type ChangeId = string;

/** Makes a set one of another kind. */
export type ChangeKind = {
  /** Which set. */
  set: SetId;
  /** Which kind. */
  kind: SetKind;
};

/** Names a change. */
export type ChangeRequest = {
  /** Which. */
  change: ChangeId;
};

/** Changes settings; a field that is absent stays as it is. */
export type ChangeSettings = {
  /** The unit. */
  unit?: MassUnit | null;
  /** The usual rest between two sets, in seconds; 0 for none. */
  usual_rest?: number | null;
  /** The day that weeks begin on. */
  first_day?: WeekDay | null;
  /** The formula that one-rep maxima are estimated by. */
  formula?: OneRepFormula | null;
  /** The scale that effort is shown on first. */
  effort?: EffortScale | null;
};

/** What happened, newest first. */
export type ChangesPage = {
  /** What happened. */
  items: Array<Happening>;
  /** Where the next page begins; none after the last. */
  next: Cursor | null;
  /** Every device that ever did something. */
  authors: Array<Installation>;
};

/** Asks what happened, newest first: to the whole logbook, or to one thing. */
export type ChangesRequest = {
  /** The id of a workout, an exercise in one, a set, an exercise, a goal or a routine; or `settings`, or a year of the body, `body/2026`. */
  of?: string | null;
  /** Only what was about this. */
  kind?: ActivityKind | null;
  /** Only what this installation did. */
  device?: string | null;
  /** Only what was done on this day here, `2026-11-23`. */
  day?: string | null;
  /** Where the page begins; at the newest where nothing is said. */
  after?: Cursor | null;
  /** At most so many; 50 where nothing is said. */
  limit?: number | null;
};

/** e1RM and volume over time. */
export type Chart = {
  /** What it shows. */
  span: Span;
  /** The unit of both. */
  unit: MassUnit;
  /** One a week or a month, oldest first, without gaps. */
  points: Array<ChartPoint>;
};

/** One week or month of an exercise. */
export type ChartPoint = {
  /** Its first day. */
  day: string;
  /** The days that its numbers are of. The weeks of a month are those whose Monday is in it. */
  of: Days;
  /** The best estimate in it. */
  e1rm: number | null;
  /** The volume in it. */
  volume: number;
  /** The sets in it. */
  sets: number;
};

/** Why a call was refused. A front end has one table from code to behaviour. */
export type Code =
  | "bad_request"
  | "not_found"
  | "not_understood"
  | "refused"
  | "needs_answer"
  | "bad_file"
  | "disk_full"
  | "read_only"
  | "in_use"
  | "damaged"
  | "newer"
  | "internal";

/** How many fields devices disagree on. */
export type ConflictCount = {
  /** How many. */
  count: number;
};

/** A field of a thing that devices disagree on; opaque to the screen. */
export type ConflictId = string;

/** A field that devices disagree on. */
export type ConflictItem = {
  /** Names it, to settle it. */
  conflict: ConflictId;
  /** The document that it is of, such as `settings`. */
  document: string;
  /** The entry or set; none for the document's own fields. */
  entity: string | null;
  /** The field: `load`; of a group of fields its name, such as `plate`; `deleted` where one device put into the trash what another was at work on. */
  field: string;
  /** Which of a group of fields: of plates `20 kg`. */
  part: string | null;
  /** The thing. */
  what: Known;
  /** Whether another value than these can be given. Not where these are all that there are: a thing is in the trash or it is not. Nor where a value means something only beside others: which exercises make a superset. */
  typed: boolean;
  /** Where the field holds one of a closed list, what else it can hold, as it is typed; empty where anything of its kind can be typed, or nothing. */
  choices: Array<string>;
  /** The values; the first is shown everywhere until this is settled. */
  values: Array<ConflictValue>;
};

/** A value that a device set. */
export type ConflictValue = {
  /** In words; none for nothing, and for whether something is in the trash. */
  value: string | null;
  /** The device. */
  by: Installation;
  /** When, in milliseconds since 1970, by that device's clock. */
  at: number;
  /** Whether it is the one that is shown. */
  wins: boolean;
};

/** The fields that devices disagree on. */
export type Conflicts = {
  /** The newest first, some hundreds at most. */
  items: Array<ConflictItem>;
};

/** Makes a space at a relay, or goes on with this device's space there. */
export type ConnectRequest = {
  /** The relay's address. */
  address: string;
  /** What its keeper gave out. */
  invite?: string | null;
  /** The recovery words of a space that this device is to come back into. */
  words?: string | null;
  /** Leave the space that this device belongs to, and make a new one. */
  new_space?: boolean;
};

/** A device is connected. */
export type Connected = {
  /** The recovery words of a new space. They are shown once. */
  words: string | null;
};

/** The counts of an import; `rows = sets + merged + skipped + already_present`. */
export type Counts = {
  /** Rows of the file below its header. */
  rows: number;
  /** Workouts that are new. */
  workouts: number;
  /** Sets that are new. */
  sets: number;
  /** Rows that are folded into another, such as rest timers. */
  merged: number;
  /** Rows of workouts that the logbook has already. */
  already_present: number;
  /** Rows that are left out. */
  skipped: number;
};

/** Where the next page begins; opaque to the screen. */
export type Cursor = string;

/** The sets of one exercise in one workout. */
export type DayOfSets = {
  /** When. */
  day: string;
  /** Where. */
  workout: WorkoutId;
  /** The workout's title. */
  title: string;
  /** The sets, in order. */
  sets: Array<Set>;
};

/** Days in a row. */
export type Days = {
  /** The first. */
  from: string;
  /** The last. */
  to: string;
};

/** The made-up training in the logbook, if any. */
export type DemoState = {
  /** Names it for throwing it away; none where there is none. */
  batch: BatchId | null;
};

/** Says what an own exercise is loaded with and which muscles it works; a field that is absent stays as it is. Its sets are counted anew. */
export type DescribeExercise = {
  /** Which. */
  exercise: ExerciseId;
  /** The key of what it is loaded with or done on. */
  equipment?: string | null;
  /** The muscles that it works. */
  muscles?: MusclesWorked | null;
};

/** A device of the space. */
export type DeviceLine = {
  /** Its key, in hexadecimal digits. */
  device: string;
  /** What its person calls it; empty where it has no name yet. */
  name: string;
  /** Whether it is this one. */
  own: boolean;
  /** Whether it is there now. */
  here: boolean;
};

/** The Devices screen. */
export type Devices = {
  /** How sync stands. */
  sync: SyncState;
  /** The space; none where this device belongs to none. */
  space: SpaceShown | null;
  /** The pairing under way. */
  pairing: Pairing | null;
};

/** A field that two devices set to different values at the same time. Setting it again settles it. */
export type Dispute = {
  /** The field: `load`, `title`, or `deleted` where one device deleted what another changed. */
  field: string;
  /** The values that are not shown, as they were set; empty for none. */
  others: Array<string>;
};

/** A distance as typed. */
export type Distance = {
  /** How far. */
  value: number;
  /** `m`, `km`, `mi`, `yd` or `ft`. */
  unit: string;
};

/** Done, and there is nothing to tell. */
export type Done = { [key in never]?: never };

/** What a device did with a thing since it is in the trash. */
export type DoneSince = {
  /** The device. */
  by: Installation;
  /** Exercises that it added. */
  exercises: number;
  /** Sets that it added. */
  sets: number;
  /** Values that it changed. */
  values: number;
};

/** A gesture over several things was done. */
export type DoneTogether = {
  /** The gesture. */
  batch: BatchId;
};

/** Why a set might not be meant as typed. */
export type Doubt =
  | "load_and_reps_swapped"
  | "pounds_typed_as_kilograms"
  | "heavier_than_anybody"
  | "more_reps_than_anybody"
  | "longer_than_a_day"
  | "farther_than_anybody"
  | "faster_than_anybody"
  | "far_above_best"
  | "far_more_reps"
  | "far_longer"
  | "far_farther";

/** Makes a new workout of an old one. Its title, exercises, supersets and the exercises' notes come along; what was remarked about that day does not. */
export type DuplicateWorkout = {
  /** Which. */
  workout: WorkoutId;
  /** The day of the new one, `2026-11-20`; today where none is given. */
  day?: string | null;
  /** With its sets, as done once more: it is finished and lasts as long, at the same time of day. Else it holds the exercises alone, to be filled; today it then runs. */
  with_sets: boolean;
};

/** Changes an entry's own fields; a field that is absent stays as it is. */
export type EditEntry = {
  /** Which entry. */
  entry: EntryId;
  /** Another exercise. */
  exercise?: ExerciseId | null;
  /** Its note. */
  note?: string | null;
};

/** Changes what is to be reached. */
export type EditGoal = {
  /** Which. */
  goal: GoalId;
  /** As it is typed; of a frequency `3x12`, three a week for twelve weeks. */
  to: string;
};

/** Changes a routine's own fields; a field that is absent stays as it is. */
export type EditRoutine = {
  /** Which routine. */
  routine: RoutineId;
  /** Its name. */
  name?: string | null;
  /** Its folder; empty for none. */
  folder?: string | null;
};

/** Changes a set to what a text says. */
export type EditSet = {
  /** Which set. */
  set: SetId;
  /** One set in the short notation. */
  text: string;
  /** What was doubted is meant. */
  sure?: boolean;
  /** The unit assumed where none is typed; the logbook's where none is given. */
  unit?: MassUnit | null;
};

/** Aims at something else in a planned set. */
export type EditTarget = {
  /** Which set of a routine. */
  set: SetId;
  /** One target in the short notation. */
  text: string;
};

/** Changes a workout's own fields; a field that is absent stays as it is. */
export type EditWorkout = {
  /** Which workout. */
  workout: WorkoutId;
  /** Its title. */
  title?: string | null;
  /** Local civil begin. */
  start?: string | null;
  /** Local civil end. */
  end?: string | null;
  /** Its note. */
  note?: string | null;
};

/** Effort as typed. */
export type Effort = {
  /** The scale. */
  scale: EffortScale;
  /** The number on it. */
  value: number;
};

/** The scale that effort was typed on. */
export type EffortScale = "rpe" | "rir";

/** Where the other devices say that somebody trains. */
export type Elsewhere = {
  /** Those who are there and train. */
  devices: Array<TrainingElsewhere>;
};

/** An exercise in a workout. */
export type Entry = {
  /** Its id. */
  id: EntryId;
  /** Which exercise. */
  exercise: ExerciseName;
  /** A remark. */
  note: string;
  /** Entries with the same mark are done in turns. */
  superset: string | null;
  /** The sets, in order. */
  sets: Array<Set>;
  /** What its routine asks for, in order. */
  aims: Array<Aim>;
  /** The rest between its sets in seconds; none for the usual one. */
  rest: number | null;
  /** The time before this workout; only where a screen asks for it. */
  last_time: LastTime | null;
  /** Its own fields that two devices set differently at the same time. */
  disputes: Array<Dispute>;
};

/** An exercise within one workout or routine. */
export type EntryId = string;

/** What one formula says of a set. */
export type EstimateBy = {
  /** The formula. */
  formula: OneRepFormula;
  /** The name of its author. */
  name: string;
  /** The estimate. */
  value: number;
};

/** What the person is used to with an exercise. */
export type ExerciseHabits = {
  /** Which. */
  exercise: ExerciseId;
  /** The unit assumed where none is typed; none for the logbook's. */
  unit: MassUnit | null;
  /** The rest after a set, in seconds, 0 for none; none for the usual one. */
  rest: number | null;
};

/** An exercise that was found. */
export type ExerciseHit = {
  /** Its name. */
  exercise: ExerciseName;
  /** Whether the person made it. */
  own: boolean;
  /** How many sets, ever. */
  sets: number;
  /** When it was trained last. */
  last_day: string | null;
  /** The other name that answers the query, where its name does not. */
  alias: string | null;
};

/** An exercise: a slug of the library, or the id of an own exercise. */
export type ExerciseId = string;

/** An exercise, as briefly as a line needs it. */
export type ExerciseName = {
  /** Its id. */
  id: ExerciseId;
  /** Its name. */
  name: string;
  /** Its equipment in words, such as `Barbell`; empty for none. */
  equipment: string;
};

/** An exercise's page. */
export type ExercisePage = {
  /** Its name. */
  exercise: ExerciseName;
  /** Whether the person made it. */
  own: boolean;
  /** Whether it was put away. */
  archived: boolean;
  /** The muscles that it works. */
  muscles: MusclesWorked;
  /** The exercise that its sets count as, where it was merged into one. */
  merged_into: ExerciseName | null;
  /** The share of body weight that each repetition moves. */
  share: number | null;
  /** Whether repetitions are those of one side, so that volume counts both. */
  one_sided: boolean;
  /** How many sets, ever. */
  sets: number;
  /** In how many workouts. */
  workouts: number;
  /** The first and the last day, where there is one. */
  days: [string, string] | null;
  /** The volume of them all. */
  volume: Amount;
  /** The highest estimated one-rep maximum, by the formula of records. */
  best_e1rm: Best | null;
  /** The formula of records. */
  formula: OneRepFormula;
  /** The highest estimate by each formula, each with the set that holds it, by rising estimate. One formula's record says nothing of another's. */
  by_formula: Array<BestByFormula>;
  /** The heaviest load for each number of repetitions, fewest first. */
  by_reps: Array<BestForReps>;
  /** The longest time. */
  longest: Best | null;
  /** The farthest distance. */
  farthest: Best | null;
  /** Its year, or everything. */
  chart: Chart;
  /** The newest sets; more by `exercise_sets`. */
  newest: SetsPage;
};

/** Asks for an exercise's page. */
export type ExerciseRequest = {
  /** Which. */
  exercise: ExerciseId;
  /** What the chart shows. */
  span?: Span;
};

/** Exercises that were found. */
export type Exercises = {
  /** Best first. */
  exercises: Array<ExerciseHit>;
};

/** Asks for exercises by name or alias, and by what they are. */
export type ExercisesRequest = {
  /** What was typed; empty for those trained most lately. */
  query?: string;
  /** Only those that this muscle leads in or assists, by its key. */
  muscle?: string | null;
  /** Only those done on this, by its key. */
  equipment?: string | null;
  /** Which of them. */
  shelf?: Shelf;
  /** At most this many; 20 where none is given. */
  limit?: number | null;
};

/** Asks where a number comes from. */
export type ExplainRequest = {
  /** Which number. */
  figure: Figure;
  /** Where the sets go on. */
  after?: Cursor | null;
};

/** The sets of a workout that a number was made from or not. */
export type ExplainedDay = {
  /** When. */
  day: string;
  /** Where. */
  workout: WorkoutId;
  /** The workout's title. */
  title: string;
  /** The sets, in order; none where whole workouts are counted. */
  sets: Array<ExplainedSet>;
};

/** A set, and its part in a number. */
export type ExplainedSet = {
  /** The exercise that it counts for. */
  exercise: ExerciseName;
  /** The set. */
  set: Set;
  /** What it counts; none where it is left out. */
  counts: number | null;
  /** What it would have come to, where another was better. */
  would_be: number | null;
  /** Why it is left out. */
  left_out: LeftOut | null;
};

/** Where a number comes from. */
export type Explanation = {
  /** What it is the number of: the name of an exercise or the title of a workout, where it is of one. */
  of: string;
  /** The number. */
  value: number;
  /** What the number is counted in. */
  measure: Measured;
  /** The sum that it was made from, where it is a mean. */
  sum: number | null;
  /** The weeks that it is about. */
  weeks: Weeks | null;
  /** The days that it is about, where they are no whole weeks. */
  period: Days | null;
  /** The rule that it was made by; none where that is said elsewhere. */
  rule: Rule | null;
  /** The rule as it is written. */
  formula: string;
  /** Where the formula was published; empty for a convention of our own. */
  source: string;
  /** What all the formulas say of the best set, by rising estimate; for an estimated one-rep maximum. */
  spread: Array<EstimateBy>;
  /** The sets, newest workout first: those used and those left out. Sets that have nothing to do with it, such as those of other muscles, are not here. */
  days: Array<ExplainedDay>;
  /** Where the next page begins. */
  next: Cursor | null;
};

/** What was exported. */
export type ExportDone = {
  /** How many workouts. */
  workouts: number;
  /** How many sets. */
  sets: number;
};

/** The form of an export. */
export type ExportForm = "json" | "csv" | "chalkbook";

/** Exports the logbook. */
export type ExportRequest = {
  /** Where to. */
  file: FileToken;
  /** In which form. */
  form: ExportForm;
  /** Only these workouts; none for everything. */
  workouts?: Array<WorkoutId> | null;
};

/** A field that was changed, or a thing that was made. */
export type FieldChange = {
  /** The entry or set; none for the fields of the whole. */
  thing: string | null;
  /** Its exercise. */
  exercise: ExerciseName | null;
  /** The number of a set among those of its exercise; none of one that is called by its kind, such as a warm-up. */
  number: number | null;
  /** The kind of a set. */
  kind: SetKind | null;
  /** The field by its name in the document, by which it alone is brought back: `reps`, `plate:20 kg`, `2026-11-26 weight`; empty where the thing was made. */
  key: string;
  /** What kind of field it is, such as `reps`, `plate` or `weight`. */
  field: string;
  /** What of the field, where it holds one value for each of several things: the plate of a gym, the day of a measurement. */
  of: string | null;
  /** The value before. */
  before: string | null;
  /** The value after; what the thing then was, where it was made. */
  after: string | null;
};

/** A number that can be asked about. */
export type Figure =
  | { kind: "volume", from: string, to: string }
  | { kind: "hard_sets", muscle: string, from: string, to: string }
  | { kind: "sets", from: string, to: string }
  | { kind: "workouts", from: string, to: string }
  | { kind: "workout_volume", workout: WorkoutId }
  | { kind: "workout_sets", workout: WorkoutId }
  | { kind: "e1rm", exercise: ExerciseId, formula?: OneRepFormula, days?: Days
  | null }
  | { kind: "for_reps", exercise: ExerciseId, reps: number }
  | { kind: "longest", exercise: ExerciseId }
  | { kind: "farthest", exercise: ExerciseId }
  | { kind: "exercise_volume", exercise: ExerciseId, days?: Days
  | null }
  | { kind: "exercise_sets", exercise: ExerciseId }
  | { kind: "longest_run" }
  | { kind: "streak" }
  | { kind: "goal", goal: GoalId };

/** A file that the person chose; stands for a path that the screen never sees. */
export type FileToken = string;

/** Finishes a workout. */
export type FinishWorkout = {
  /** Which workout. */
  workout: WorkoutId;
  /** Local civil end; now where none is given. */
  end?: string | null;
};

/** A program that keeps folders the same on several machines. */
export type FolderSync = "dropbox" | "one_drive" | "i_cloud" | "google_drive" | "nextcloud" | "syncthing";

/** A workout that was probably forgotten. */
export type Forgotten = {
  /** Which workout. */
  workout: WorkoutId;
  /** When its last set was logged, or else when it began; the end to propose. */
  suggested_end: string;
};

/** What was found. */
export type Found = {
  /** Exercises by name. */
  exercises: Array<ExerciseHit>;
  /** Titles and notes, newest first. */
  mentions: Array<Mention>;
};

/** Something that a person did on this device. */
export type Gesture = {
  /** Its id. */
  id: GestureId;
  /** The name of the call that did it. */
  call: string;
  /** When, in milliseconds since 1970. */
  at: number;
  /** How many documents of its kind it touched. */
  things: number;
  /** The exercise that it was about. */
  exercise: ExerciseName | null;
  /** The title of the workout that it was about; empty where that has none. */
  title: string | null;
  /** The day of that workout, `2026-11-23`. */
  day: string | null;
};

/** Something that was done on this device, to be undone. */
export type GestureId = string;

/** Names a gesture. */
export type GestureRequest = {
  /** Which. */
  gesture: GestureId;
};

/** What a goal is about. */
export type GoalAbout =
  | { kind: "e1rm", exercise: ExerciseName }
  | { kind: "load", exercise: ExerciseName, reps: number }
  | { kind: "frequency", a_week: number, weeks: number, this_week: number }
  | { kind: "volume" }
  | { kind: "distance" }
  | { kind: "workouts" }
  | { kind: "body", measure: BodyMeasure };

/** What came of adding a goal or changing it. */
export type GoalAdded = {
  /** The goal; none where there is a problem. */
  goal: GoalId | null;
  /** Why it was not taken. */
  problem: GoalProblem | null;
};

/** What a new goal is about, and what is to be reached as it is typed. */
export type GoalAim =
  | { kind: "e1rm", exercise: ExerciseId, to: string }
  | { kind: "load", exercise: ExerciseId, reps: number, to: string }
  | { kind: "frequency", a_week: number, weeks: number }
  | { kind: "volume", to: string, days: GoalDays }
  | { kind: "distance", to: string, days: GoalDays }
  | { kind: "workouts", to: number, days: GoalDays }
  | { kind: "body", measure: BodyMeasure, to: string };

/** The days that a new goal is about. */
export type GoalDays =
  | { kind: "this_month" }
  | { kind: "this_year" }
  | { kind: "days", from: string, to: string };

/** When a goal will be met if all goes on as it does. */
export type GoalForecast = {
  /** The earliest likely day. */
  earliest: string;
  /** The likeliest day. */
  likely: string;
  /** The latest likely day; none where it cannot be told. */
  latest: string | null;
  /** Whether the likeliest day is after the end of the period. */
  too_late: boolean;
};

/** A goal, by its id. */
export type GoalId = string;

/** A goal, and how it stands. */
export type GoalLine = {
  /** Its id. */
  id: GoalId;
  /** What it is about. */
  about: GoalAbout;
  /** What an editor starts with. */
  text: string;
  /** The unit of its numbers. */
  unit: Measured;
  /** Where it began. */
  from: number | null;
  /** Where it stands: the best since it was set, the smoothed value, the sum of the period so far, or the weeks in a row. */
  now: number | null;
  /** What is to be reached. */
  to: number;
  /** How much is left. */
  left: number | null;
  /** How much of the way is behind, from 0 to 1,000. */
  progress: number;
  /** The days that it is about. */
  period: GoalPeriod | null;
  /** The day on which it was set. */
  since: string;
  /** The day on which it was met. */
  met_on: string | null;
  /** When it will be met if all goes on as it does. */
  forecast: GoalForecast | null;
  /** Why that cannot be said. */
  no_forecast: NoForecast | null;
  /** What it is judged by, over the last 90 days or the period so far, oldest first. */
  points: Array<GoalPoint>;
};

/** The days that a goal is about. */
export type GoalPeriod = {
  /** How they were chosen. */
  kind: PeriodKind;
  /** The first. */
  from: string;
  /** The last. */
  to: string;
};

/** A point on the way to a goal. */
export type GoalPoint = {
  /** The day. */
  day: string;
  /** Its value; of a period the sum so far. */
  value: number;
};

/** Why a goal was not taken. */
export type GoalProblem = "not_understood" | "already_there" | "never_measured" | "no_days";

/** Names a goal. */
export type GoalRequest = {
  /** Which. */
  goal: GoalId;
};

/** The Goals screen. */
export type GoalsPage = {
  /** Today's civil date. */
  today: string;
  /** Goals on the way, the oldest first. */
  active: Array<GoalLine>;
  /** Goals that were met, the newest first. */
  met: Array<GoalLine>;
  /** Goals whose period is over, the newest first. */
  over: Array<GoalLine>;
};

/** A gym. */
export type Gym = {
  /** Its id; empty for what is usual, which is in no document. */
  id: GymId;
  /** Its name; empty for what is usual. */
  name: string;
  /** Its bars. */
  bars: Array<GymBar>;
  /** Its plates in pairs, the heaviest first. */
  plates: Array<PlateCount>;
};

/** A bar of a gym. */
export type GymBar = {
  /** Its id. */
  id: BarId;
  /** What it weighs empty. */
  mass: Amount;
  /** What it is. */
  kind: BarKind;
};

/** A gym. */
export type GymId = string;

/** Names a gym. */
export type GymRequest = {
  /** Which. */
  gym: GymId;
};

/** All gyms. */
export type Gyms = {
  /** Those of the person, in the order in which they were made. */
  gyms: Array<Gym>;
  /** What stands in most gyms of the person's unit: counts while there is none. */
  usual: Gym;
};

/** Asks what the person is used to with an exercise. */
export type HabitsRequest = {
  /** Which. */
  exercise: ExerciseId;
};

/** Something that happened: a change, or all changes of a batch. */
export type Happening = {
  /** The change, or the newest of them. */
  change: ChangeId;
  /** The batch, where it is one. */
  batch: BatchId | null;
  /** When, by the clock of its device, in milliseconds since 1970. */
  at: number;
  /** When it came here, in milliseconds since 1970. */
  arrived: number;
  /** Who. */
  by: Installation;
  /** What was meant, such as `log_sets`. */
  intention: string;
  /** What it was about. */
  kind: ActivityKind;
  /** The document, such as `workout/0193...`. */
  document: string;
  /** The title of the workout or routine; empty where it has none. */
  title: string | null;
  /** The day of that workout, `2026-11-23`. */
  day: string | null;
  /** The exercise. */
  exercise: ExerciseName | null;
  /** How many changes there are. */
  changes: number;
  /** How many documents they are in. */
  things: number;
  /** What a lone change did, field for field. */
  fields: Array<FieldChange>;
};

/** Puts records that are aside out of sight, or back into it. */
export type HideRecords = {
  /** In hexadecimal digits. */
  records: Array<string>;
  /** Whether they are to be out of sight. */
  hidden: boolean;
};

/** A page of history. */
export type HistoryPage = {
  /** The workouts, newest first. */
  workouts: Array<WorkoutSummary>;
  /** Where the next page begins. */
  next: Cursor | null;
};

/** Asks for a page of history, newest first. */
export type HistoryRequest = {
  /** Where to go on; none for the newest. */
  after?: Cursor | null;
  /** Begin with this month, `2026-11`, and go back from there. */
  from_month?: string | null;
  /** At most this many; 40 where none is given. */
  limit?: number | null;
};

/** A set that holds a record. */
export type Holder = {
  /** The estimate, for an e1RM. */
  amount: Amount | null;
  /** The set. */
  set: Set;
  /** When. */
  day: string;
};

/** What an import would do. */
export type ImportPreview = {
  /** The file's name, without its folder. */
  file_name: string;
  /** The app and layout, in words. */
  layout: string;
  /** The counts. */
  counts: Counts;
  /** The first and the last day in the file. */
  days: [string, string] | null;
  /** Asks for the unit, where the file leaves it open; with a guess. */
  ask_unit: MassUnit | null;
  /** What their names become. */
  names: Array<NameMatch>;
  /** What is left out. */
  skipped: Array<Skipped>;
  /** The newest workouts as they will be. */
  sample: Array<WorkoutSummary>;
};

/** Asks what an import of a file would do. */
export type ImportRequest = {
  /** The file. */
  file: FileToken;
  /** The unit, where the file leaves it open. */
  unit?: MassUnit | null;
  /** What the person chose for names; others are remembered or suggested. */
  names?: Array<NameChoice>;
};

/** What an import did. */
export type Imported = {
  /** Names it for undoing; none where nothing was new. */
  batch: BatchId | null;
  /** The counts. */
  counts: Counts;
  /** What was left out. */
  skipped: Array<Skipped>;
};

/** The imports there were, newest first. */
export type Imports = {
  /** The imports. */
  items: Array<PastImport>;
};

/** A device that did something. */
export type Installation = {
  /** The installation, in hexadecimal digits. */
  device: string;
  /** What its person calls it; empty where it has no name. */
  name: string;
  /** Whether it is this one. */
  here: boolean;
};

/** Joins an exercise with the one before it, so that they are done in turns, or takes it out of its superset. */
export type JoinEntry = {
  /** Which. */
  entry: EntryId;
  /** Joined, or apart. */
  joined: boolean;
};

/** Joins the space of another device by its code. */
export type JoinRequest = {
  /** The relay's address; may be empty where `code` is a link. */
  address: string;
  /** The code, or the whole link. */
  code: string;
  /** What this device is to be called; the machine's name where none is given. */
  name?: string | null;
};

/** Where the logbook lies. */
export type Kept = {
  /** Its folder. */
  folder: string;
  /** Who else copies that folder about, where somebody does. */
  synced_by: FolderSync | null;
};

/** A thing of any kind, by what a person calls it. */
export type Known =
  | { kind: "workout", title: string, day: string }
  | { kind: "routine", name: string }
  | { kind: "entry", exercise: ExerciseName, within: Within }
  | { kind: "set", exercise: ExerciseName, text: string, within: Within }
  | { kind: "goal", about: GoalAbout, to: string }
  | { kind: "gym", name: string }
  | { kind: "reading", measure: BodyMeasure, day: string, text: string }
  | { kind: "exercise", exercise: ExerciseName }
  | { kind: "settings" }
  | { kind: "names", importer: string };

/** What was done the last time that an exercise was trained. */
export type LastTime = {
  /** The civil date, `2026-11-19`. */
  day: string;
  /** The sets of that workout. */
  sets: Array<Set>;
};

/** Why a set has no part in a number. */
export type LeftOut =
  | "warm_up"
  | "not_done"
  | "no_reps"
  | "no_load"
  | "no_bodyweight"
  | "too_many_reps"
  | "too_easy"
  | "endurance"
  | "other_muscle"
  | "no_time"
  | "over_distance"
  | "no_distance"
  | "not_the_best";

/** What a line logged. */
export type LineLogged = {
  /** What was logged. */
  logged: Logged;
  /** The exercise. */
  exercise: ExerciseName;
  /** The name was unknown, and an own exercise was made for it. */
  new_exercise: boolean;
  /** A workout was started for it. */
  new_workout: boolean;
  /** The first of them that might not be meant as typed. It is logged as it is. */
  doubted: Asked | null;
};

/** A load as typed. */
export type Load = {
  /** How it was typed. */
  form: LoadForm;
  /** The number typed, in the unit typed; none for bodyweight alone. */
  mass: Amount | null;
};

/** How a load was typed. */
export type LoadForm = "weight" | "bodyweight" | "added" | "assisted";

/** A loaded bar. */
export type LoadedBar = {
  /** Bar and plates. */
  total: Amount;
  /** The plates of each side, the heaviest first. */
  side: Array<PlateCount>;
};

/** Logs a whole line into the running workout, or into a new one. */
export type LogLine = {
  /** An exercise's name and sets: `Bench Press 100x5@8, 102.5x3`. */
  text: string;
  /** A past day, `2026-11-20`; its workout is finished from the start. */
  day?: string | null;
  /** Finish the workout afterwards. */
  finish?: boolean;
  /** The unit assumed where none is typed; the logbook's where none is given. */
  unit?: MassUnit | null;
};

/** Writes down what was measured, in place of what the day had before. */
export type LogMeasurement = {
  /** What was measured. */
  measure?: BodyMeasure;
  /** When; today where no day is given. */
  day?: string | null;
  /** What came of it: `82.4`, `82,4 kg`, `181lb`, `84 cm`, `18 %`. */
  text: string;
};

/** Logs sets. */
export type LogSets = {
  /** The exercise in a workout that they belong to. */
  entry: EntryId;
  /** In the short notation. */
  text: string;
  /** The set that is proposed beside the line, in the notation: `5` alone is then so many repetitions of it. */
  beside?: string | null;
  /** What was doubted is meant. */
  sure?: boolean;
};

/** What was logged. */
export type Logged = {
  /** The workout. */
  workout: WorkoutId;
  /** The exercise in it. */
  entry: EntryId;
  /** The sets, in order. */
  sets: Array<SetId>;
  /** The records that they broke. */
  records: Array<Record>;
  /** The same with what they were before. */
  broken: Array<Broken>;
};

/** A unit of mass. */
export type MassUnit = "kg" | "lb";

/** How an exercise was found for a name. */
export type Matched = "chosen" | "remembered" | "own" | "library" | "new";

/** A measure and its newest reading. */
export type MeasureLine = {
  /** Which measure. */
  measure: BodyMeasure;
  /** Its newest reading. */
  latest: BodyEntry;
};

/** What a number is counted in. */
export type Measured =
  | "kg"
  | "lb"
  | "sets"
  | "workouts"
  | "weeks"
  | "seconds"
  | "km"
  | "mi"
  | "m"
  | "yd"
  | "ft"
  | "cm"
  | "in"
  | "percent";

/** What was written down. */
export type MeasurementLogged = {
  /** The day. */
  day: string;
  /** The reading, as it was understood. */
  entry: BodyEntry;
  /** What the day had before, as typed. */
  before: string | null;
  /** What is worth asking about it. */
  question: BodyQuestion | null;
};

/** Names a reading. */
export type MeasurementRequest = {
  /** Of what. */
  measure: BodyMeasure;
  /** Of which day. */
  day: string;
};

/** A title or note that holds the words. */
export type Mention = {
  /** The text. */
  text: string;
  /** The workout that says it. */
  workout: WorkoutId;
  /** When. */
  day: string;
};

/** Makes one exercise of two: the sets of the first count as the second's. */
export type MergeExercises = {
  /** The one that goes. */
  from: ExerciseId;
  /** The one that stays. */
  into: ExerciseId;
};

/** What a merge would do. */
export type MergePreview = {
  /** The exercise that goes. */
  from: ExerciseName;
  /** The one that stays. */
  into: ExerciseName;
  /** How many sets would count as the other's. */
  sets: number;
  /** In how many workouts. */
  workouts: number;
  /** How many sets the other would have then. */
  sets_then: number;
  /** The muscles that the sets would work from then on. */
  muscles: MusclesWorked;
  /** Whether these are other muscles than before. */
  other_muscles: boolean;
  /** The records that would change hands. */
  records: Array<RecordThen>;
  /** How many records would stay with the one that stays. */
  records_kept: number;
};

/** Asks what a merge would do. */
export type MergePreviewRequest = {
  /** The exercise that goes. */
  from: ExerciseId;
  /** The one that stays. */
  into: ExerciseId;
};

/** A month with workouts in it. */
export type Month = {
  /** `2026-11`. */
  month: string;
  /** How many workouts. */
  workouts: number;
};

/** A month as this device knew it. */
export type MonthAsItWas = {
  /** The last change that it knew; none where it knew nothing yet. */
  change: ChangeId | null;
  /** When that came here, in milliseconds since 1970. */
  arrived: number | null;
  /** When the first change of all came here. */
  earliest: number | null;
  /** The workouts that were not in the trash, newest first. */
  workouts: Array<WorkoutAsItWas>;
  /** How many workouts stand in the month today that did not then. */
  added: number;
};

/** Asks for a month as this device knew it at a moment. */
export type MonthThen = {
  /** Which month, `2026-11`. */
  month: string;
  /** When, in milliseconds since 1970. */
  at: number;
};

/** Which months hold workouts, newest first, for jumping about. */
export type Months = {
  /** The months. */
  months: Array<Month>;
};

/** Moves an exercise within its workout or routine. */
export type MoveEntry = {
  /** Which. */
  entry: EntryId;
  /** Which way. */
  way: Way;
};

/** Moves a routine within its folder. */
export type MoveRoutine = {
  /** Which routine. */
  routine: RoutineId;
  /** Which way. */
  way: Way;
};

/** Whither workouts move. */
export type MoveTo = { kind: "days", days: number } | { kind: "day", day: string };

/** Moves workouts to other days, each at its time of day. */
export type MoveWorkouts = {
  /** Which. */
  workouts: Array<WorkoutId>;
  /** Whither. */
  to: MoveTo;
};

/** Workouts were moved. */
export type Moved = {
  /** By how many days; as many back undoes it. */
  days: number;
  /** The gesture. */
  batch: BatchId;
};

/** A part of the body. */
export type MuscleGroup = {
  /** Its key; empty for exercises whose muscles are not known. */
  key: string;
  /** Its name. */
  name: string;
};

/** What a muscle did in the period. */
export type MuscleLine = {
  /** Its key. */
  muscle: string;
  /** Its name. */
  name: string;
  /** Hard sets a week. An exercise that it only assists in counts half. */
  sets: number;
  /** The same in the period before. */
  before: number | null;
  /** Volume a week. */
  volume: number;
  /** How much it is beside the others, from 0 to 5. */
  amount: number;
};

/** The muscles that an exercise works, by their keys. */
export type MusclesWorked = {
  /** Those that it is done for: a set counts whole for each. */
  leading: Array<string>;
  /** Those that help: a set counts half for each. */
  assisting: Array<string>;
};

/** Which exercise of ours a name of theirs stands for. */
export type NameChoice = {
  /** Their name. */
  foreign: string;
  /** Our exercise; none makes an own exercise of that name. */
  exercise: ExerciseId | null;
};

/** What a name of theirs will become. */
export type NameMatch = {
  /** Their name. */
  foreign: string;
  /** Our exercise; none where an own exercise will be made. */
  exercise: ExerciseName | null;
  /** How it was found. */
  found: Matched;
  /** How many sets have this name. */
  sets: number;
};

/** Why there is no date for a goal. */
export type NoForecast =
  | "reached"
  | "too_few_days"
  | "too_short"
  | "flat"
  | "other_way"
  | "too_far"
  | "period_over";

/** A request that needs nothing. */
export type Nothing = { [key in never]?: never };

/** A published formula that estimates a one-rep maximum. */
export type OneRepFormula = "epley" | "brzycki" | "lombardi" | "oconner" | "mayhew" | "wathan" | "lander";

/** Asks for a code that adds a device, or for the right to remove one. */
export type PairRequest = {
  /** The recovery words, where they are not at hand. */
  words?: string | null;
};

/** A pairing: from the code to the other device. */
export type Pairing = {
  /** The code, which the relay holds. */
  code: string;
  /** The same with the relay's address, for another Chalkbook to open. */
  link: string;
  /** The link as a picture (SVG). */
  picture: string;
  /** How it stands. */
  state: PairingWord;
  /** The name of the device that joined, or why none did. */
  detail: string;
};

/** How a pairing stands. */
export type PairingWord = "waiting" | "joined" | "failed";

/** An import. */
export type PastImport = {
  /** Its batch. */
  batch: BatchId;
  /** When, in milliseconds since 1970. */
  at: number;
  /** Who. */
  by: Installation;
  /** The app that the file came from, such as `Strong`; empty where unknown. */
  app: string;
  /** How many workouts it brought. */
  workouts: number;
  /** The day of the first of them, and of the last. */
  days: [string, string] | null;
  /** How many of them were changed since; undoing keeps what was changed. */
  edited: number;
  /** How many of them lie in the trash. */
  in_trash: number;
  /** Names its undoing, where it was undone, to take that back. */
  undone: BatchId | null;
};

/** How a period was chosen. */
export type PeriodKind = "month" | "year" | "days";

/** Adds an exercise to a routine. */
export type PlanEntry = {
  /** Which routine. */
  routine: RoutineId;
  /** Which exercise. */
  exercise: ExerciseId;
};

/** Sets the rest between the sets of an exercise in a routine or a workout. */
export type PlanRest = {
  /** Which exercise. */
  entry: EntryId;
  /** In seconds; none for the usual one. */
  rest?: number | null;
};

/** Plans sets after those that an exercise of a routine has. */
export type PlanSets = {
  /** Which exercise of a routine. */
  entry: EntryId;
  /** Targets in the short notation, with `80%x5` and `x8-12`. */
  text: string;
};

/** The entry that was made. */
export type Planned = {
  /** Which. */
  entry: EntryId;
};

/** An exercise in a routine. */
export type PlannedEntry = {
  /** Its id. */
  id: EntryId;
  /** Which exercise. */
  exercise: ExerciseName;
  /** A remark. */
  note: string;
  /** Entries with the same mark are done in turns. */
  superset: string | null;
  /** The rest between its sets in seconds; none for the usual one. */
  rest: number | null;
  /** The sets, in order. */
  sets: Array<PlannedSet>;
  /** What was done the last time. */
  last_time: LastTime | null;
};

/** A set in a routine. */
export type PlannedSet = {
  /** Its id. */
  id: SetId;
  /** What is aimed at. */
  target: Target;
};

/** A kind of plate, and how many of it. */
export type PlateCount = {
  /** What one weighs. */
  mass: Amount;
  /** How many: pairs in a gym, plates of one side on a bar. */
  count: number;
};

/** How a load goes on a bar. */
export type Plates = {
  /** The gym's name; empty for what is usual. */
  gym: string;
  /** The bars to choose from, of the right kind first. */
  bars: Array<GymBar>;
  /** The bar that is loaded; none where the exercise takes no plates. */
  bar: GymBar | null;
  /** The load; none where none was said and none was worked with. */
  load: Amount | null;
  /** The load itself, where it can be made. */
  exactly: LoadedBar | null;
  /** Else the nearest lighter one. */
  below: LoadedBar | null;
  /** Else the nearest heavier one. */
  above: LoadedBar | null;
};

/** Asks how a load goes on a bar. */
export type PlatesRequest = {
  /** The exercise, which decides the kind of bar; a straight one where none is given. */
  exercise?: ExerciseId | null;
  /** A load, or a set in the short notation; where it says none, the load that the exercise was worked with last. */
  text?: string;
  /** The gym; the first where none is given. */
  gym?: GymId | null;
  /** The bar; the first of the right kind where none is given. */
  bar?: BarId | null;
};

/** Why a text was not understood. */
export type Problem = {
  /** The place: characters from the start. */
  at: number;
  /** In words. */
  message: string;
};

/** A long work under way. */
export type Progress = {
  /** What, in words. */
  work: string;
  /** Steps done. */
  done: number;
  /** Steps in all. */
  total: number;
};

/** The Progress screen. */
export type ProgressPage = {
  /** What it looks at. */
  span: ProgressSpan;
  /** Today's civil date. */
  today: string;
  /** The weeks that the numbers are about; none before anything was logged. */
  period: Weeks | null;
  /** The weeks before them that they are compared with. */
  before: Weeks | null;
  /** Volume over time. */
  volume: VolumeOverTime;
  /** What each muscle did, most hard sets first; those that did nothing in either period are left out. */
  muscles: Array<MuscleLine>;
  /** Records that were set in the period and stand, newest first. */
  records: Array<RecordLine>;
  /** A year, day for day. */
  year: TrainingYear;
};

/** Asks for the Progress screen. */
export type ProgressRequest = {
  /** What it looks at. */
  span?: ProgressSpan;
  /** The weeks to look at, where the span is that of chosen ones: from the week of one day to the week of another. */
  chosen?: Days | null;
  /** The weeks to compare with, before or after; those just before where none are given. */
  against?: Days | null;
};

/** How much of the past the Progress screen looks at. Weeks that are over count; the present one is drawn and has no part in a mean. */
export type ProgressSpan = "four_weeks" | "twelve_weeks" | "year" | "all" | "chosen";

/** A record that was put aside. */
export type QuarantineLine = {
  /** The record, in hexadecimal digits. */
  record: string;
  /** Why. */
  reason: string;
  /** Since when, in milliseconds since 1970. */
  since: number;
  /** The device that says to have written it; none where that cannot be read. */
  author: Author | null;
  /** What can be done about it. */
  remedy: Remedy;
  /** Whether it was put out of sight. */
  hidden: boolean;
};

/** The way up to a load. */
export type Ramp = {
  /** The steps, the lightest first; none for a light load. */
  steps: Array<RampStep>;
};

/** One set of a warm-up. */
export type RampStep = {
  /** The loaded bar. */
  loaded: LoadedBar;
  /** How often. */
  reps: number;
  /** What logs it. */
  notation: string;
};

/** A measurement of the body, by its day and measure: `2026-11-26 weight`. */
export type ReadingId = string;

/** What a set is the best of, among all sets of its exercise. */
export type Record =
  | { kind: "e1rm" }
  | { kind: "for_reps", reps: number }
  | { kind: "longest" }
  | { kind: "farthest" };

/** Sealed records by their ids. */
export type RecordIds = {
  /** In hexadecimal digits. */
  records: Array<string>;
};

/** A set that holds records. */
export type RecordLine = {
  /** Of which exercise. */
  exercise: ExerciseName;
  /** The set, with the records that it holds and another workout held before. */
  set: Set;
  /** When. */
  day: string;
  /** Where. */
  workout: WorkoutId;
};

/** A record of the exercise that stays, before and after a merge. */
export type RecordThen = {
  /** Which. */
  record: Record;
  /** The set that holds it now; none where it has no such record yet. */
  now: Holder | null;
  /** The set that would hold it. */
  then: Holder;
};

/** What can be done about a record that was put aside. */
export type Remedy = "adopt" | "try" | "none";

/** Removes a device from the space. */
export type RemoveDevice = {
  /** Its key, in hexadecimal digits. */
  device: string;
  /** The recovery words, where they are not at hand. */
  words?: string | null;
};

/** Gives a device of the space a name. */
export type RenameDevice = {
  /** Its key, in hexadecimal digits. */
  device: string;
  /** What it is to be called on all devices. */
  name: string;
};

/** Renames an exercise; a shipped one gets the person's own name for it. */
export type RenameExercise = {
  /** Which. */
  exercise: ExerciseId;
  /** The new name. */
  name: string;
};

/** Gives a gym another name. */
export type RenameGym = {
  /** Which. */
  gym: GymId;
  /** Its name. */
  name: string;
};

/** A rest between two sets, from now on. */
export type Rest = {
  /** What is left of it, in seconds. */
  left: number;
  /** How long it is in all. */
  of: number;
};

/** What bringing a copy back would do. */
export type RestorePreview = {
  /** The file's name, without its folder. */
  file_name: string;
  /** How many changes it holds. */
  changes: number;
  /** How many of them are not here. */
  new_changes: number;
  /** How many workouts are not here at all. */
  new_workouts: number;
};

/** Names a copy to look into, or to bring back. */
export type RestoreRequest = {
  /** Which. */
  from: BackupSource;
};

/** What bringing a copy back did. */
export type Restored = {
  /** How many changes came. */
  changes: number;
  /** How many workouts came that were not here at all. */
  workouts: number;
  /** How many changes could not be used. */
  left: number;
  /** The copy that was made before; none where there was nothing to take in. */
  copy: string | null;
};

/** The routines of a folder. */
export type RoutineFolder = {
  /** Its name; empty for those in none. */
  name: string;
  /** Its routines, in order. */
  routines: Array<RoutineLine>;
};

/** A routine. */
export type RoutineId = string;

/** A routine in a list. */
export type RoutineLine = {
  /** Its id. */
  id: RoutineId;
  /** Its name. */
  name: string;
  /** Its exercises, in order. */
  exercises: Array<ExerciseName>;
  /** How many sets are planned. */
  sets: number;
  /** The day on which it was trained last. */
  last_day: string | null;
};

/** A routine's page. */
export type RoutinePage = {
  /** Its id. */
  id: RoutineId;
  /** Its name. */
  name: string;
  /** The folder that it is in; empty for none. */
  folder: string;
  /** Its exercises, in order. */
  entries: Array<PlannedEntry>;
  /** The day on which it was trained last. */
  last_day: string | null;
  /** Whether it lies in the trash. */
  deleted: boolean;
};

/** Names one routine. */
export type RoutineRequest = {
  /** Which. */
  routine: RoutineId;
};

/** All routines. */
export type Routines = {
  /** By folder: first those in none, then the folders by name. */
  folders: Array<RoutineFolder>;
};

/** The rule that a number was made by. */
export type Rule =
  | "one_rep_max"
  | "volume"
  | "hard_sets"
  | "heaviest"
  | "longest"
  | "farthest"
  | "sets"
  | "workouts"
  | "weeks_in_a_row";

/** What was understood of a set or a target. */
export type Said = {
  /** Its kind. */
  kind: SetKind;
  /** The load; of a target in percent the load that it comes to, where there is an estimate. */
  load: Load | null;
  /** The percent of the estimated one-rep maximum. */
  percent: number | null;
  /** Repetitions, the fewest of a range. */
  reps: number | null;
  /** The most of a range. */
  most: number | null;
  /** The distance as typed. */
  distance: Distance | null;
  /** Seconds of work. */
  seconds: number | null;
  /** Effort as typed. */
  effort: Effort | null;
  /** A remark. */
  note: string | null;
};

/** Asks for anything by its words. */
export type SearchRequest = {
  /** What was typed. */
  query: string;
  /** At most this many of each; 8 where none is given. */
  limit?: number | null;
};

/** Where this device keeps its secret. */
export type SecretPlace = "keychain" | "file";

/** One set. */
export type Set = {
  /** Its id. */
  id: SetId;
  /** Its kind. */
  kind: SetKind;
  /** The short notation that says the same; what an editor starts with. */
  notation: string;
  /** The load as typed. */
  load: Load | null;
  /** Repetitions. */
  reps: number | null;
  /** Distance as typed. */
  distance: Distance | null;
  /** Seconds of work. */
  seconds: number | null;
  /** Effort as typed. */
  effort: Effort | null;
  /** A remark. */
  note: string | null;
  /** Seconds of rest after it, where known. */
  rest: number | null;
  /** The estimated one-rep maximum by the default formula. */
  e1rm: Amount | null;
  /** The records that this set holds now. */
  records: Array<Record>;
  /** Fields that two devices set to different values at the same time. */
  disputes: Array<Dispute>;
};

/** Adds a bar, changes one, or takes one out. */
export type SetBar = {
  /** Which gym. */
  gym: GymId;
  /** Which bar; none for a new one. */
  bar?: BarId | null;
  /** What it weighs empty, as typed; empty to take it out. */
  mass: string;
  /** What it is. */
  kind: BarKind;
};

/** One set of a workout or a routine. */
export type SetId = string;

/** What kind of set it is. */
export type SetKind = "working" | "warmup" | "drop" | "failure" | "amrap";

/** Changes how many pairs of a plate a gym has. */
export type SetPlate = {
  /** Which gym. */
  gym: GymId;
  /** What one weighs, as typed: `20`, `45 lb`. */
  mass: string;
  /** How many pairs; 0 for none. */
  pairs: number;
};

/** Sets of an exercise, newest first, a group for each workout. */
export type SetsPage = {
  /** The groups. */
  days: Array<DayOfSets>;
  /** Where the next page begins. */
  next: Cursor | null;
};

/** Asks for more sets of an exercise. */
export type SetsRequest = {
  /** Which exercise. */
  exercise: ExerciseId;
  /** Where to go on. */
  after?: Cursor | null;
  /** At most this many; 60 where none is given. */
  limit?: number | null;
};

/** What the person chose for the whole logbook. */
export type Settings = {
  /** The unit that is assumed when none is typed, and that totals are shown in. */
  unit: MassUnit;
  /** The usual rest between two sets, in seconds; 0 for none. */
  usual_rest: number;
  /** The day that weeks begin on. */
  first_day: WeekDay;
  /** The formula that one-rep maxima are estimated by. */
  formula: OneRepFormula;
  /** Estimates are still being made by it; what is shown is by the one before. */
  estimating: boolean;
  /** The scale that effort is shown on first. */
  effort: EffortScale;
};

/** Settles what devices disagree on, on all of them. */
export type SettleConflict = {
  /** Which. */
  conflict: ConflictId;
  /** What is to hold. */
  to: Settlement;
};

/** What is to hold. */
export type Settlement = { kind: "of", "value": string } | { kind: "typed", "value": string };

/** A part of all exercises. */
export type Shelf = "all" | "trained" | "own" | "archived";

/** What happened to a workout since. */
export type Since = "same" | "changed" | "moved" | "deleted";

/** Why a row is left out, and where. */
export type Skipped = {
  /** The line in the file, the first is 1. */
  line: number;
  /** The column's name; empty for the whole row. */
  column: string;
  /** In words. */
  reason: string;
};

/** The space. */
export type SpaceShown = {
  /** The address of its relay. */
  relay: string;
  /** Its devices, this one first. */
  devices: Array<DeviceLine>;
  /** Where this device keeps its secret. */
  secret: SecretPlace;
  /** Whether a device can be added or removed without the words just now. */
  words_at_hand: boolean;
  /** What was put aside. */
  quarantine: Array<QuarantineLine>;
};

/** How much of the past a chart shows. */
export type Span = "year" | "all";

/** Starts a workout, now or on a past day. */
export type StartWorkout = {
  /** Its title. */
  title?: string;
  /** Local civil begin, `2026-11-20T18:00` or a bare day; now where none is given. A workout of a past day is finished from the start. */
  start?: string | null;
  /** A routine whose exercises and targets it is to have, and whose name, where no title is given. */
  routine?: RoutineId | null;
};

/** The whole logbook in numbers. */
export type Stats = {
  /** How many workouts. */
  workouts: number;
  /** How many sets. */
  sets: number;
  /** How many different exercises were trained. */
  exercises: number;
  /** The first day of training. */
  first_day: string | null;
  /** The last day of training. */
  last_day: string | null;
  /** The volume of everything. */
  volume: Amount;
};

/** One exercise of a workout in a list. */
export type SummaryLine = {
  /** Which exercise. */
  exercise: ExerciseName;
  /** How many sets of it. */
  sets: number;
  /** Its best set in the short notation, such as `140kg x5`. */
  best: string | null;
};

/** How sync stands, for the status line. */
export type SyncState = {
  /** In a word. */
  state: SyncWord;
  /** Why, where there is a reason to give; empty otherwise. */
  reason: string;
  /** Changes that the relay does not hold yet. */
  outbox: number;
  /** Records that were put aside. */
  quarantined: number;
  /** Other devices that are there now. */
  here: number;
};

/** How sync stands. */
export type SyncWord =
  | "off"
  | "connecting"
  | "offline"
  | "catching_up"
  | "up_to_date"
  | "stuck"
  | "stopped";

/** What came of waiting for sync. */
export type Synced = {
  /** `up_to_date`, or `waiting` where something is left to come or go. */
  state: SyncedWord;
  /** Records that went out. */
  pushed: number;
  /** Records that came. */
  pulled: number;
  /** Records that are put aside. */
  quarantined: number;
  /** Why it waits; empty where it does not. */
  reason: string;
};

/** Whether all came and went. */
export type SyncedWord = "up_to_date" | "waiting";

/** What is aimed at in a set. */
export type Target = {
  /** As it is typed; what an editor starts with. */
  notation: string;
  /** The set that meets it, in the notation, with a percent worked out; none where there is no estimate to take a percent of. */
  set: string | null;
  /** What it says. */
  said: Said;
};

/** Names one thing that can lie in the trash. */
export type Thing =
  | { kind: "workout", id: WorkoutId }
  | { kind: "routine", id: RoutineId }
  | { kind: "entry", id: EntryId }
  | { kind: "set", id: SetId }
  | { kind: "goal", id: GoalId }
  | { kind: "gym", id: GymId }
  | { kind: "reading", id: ReadingId };

/** Puts a thing into the trash, or takes it out again. */
export type ThingRequest = {
  /** Which. */
  thing: Thing;
};

/** Names several things at once. */
export type ThingsRequest = {
  /** Which. */
  things: Array<Thing>;
};

/** The Today screen. */
export type Today = {
  /** Today's civil date. */
  date: string;
  /** The workout that is running. */
  running: Workout | null;
  /** Other workouts that run: begun on another device, or left open. */
  also_running: Array<WorkoutSummary>;
  /** The running workout began before today and long ago: ask what to do with it. */
  forgotten: Forgotten | null;
  /** What was finished today. */
  done_today: Array<WorkoutSummary>;
  /** The newest workouts before today. */
  recent: Array<WorkoutSummary>;
  /** This calendar week. */
  week: Week;
  /** Nothing was ever logged. */
  empty: boolean;
};

/** A day in numbers. */
export type TrainingDay = {
  /** The day. */
  day: string;
  /** How many sets. */
  sets: number;
  /** Their volume. */
  volume: number;
  /** How much that is for this person, from 0 to 5. */
  amount: number;
  /** The workouts of the day, first to last. */
  workouts: Array<WorkoutId>;
};

/** A device on which somebody trains. */
export type TrainingElsewhere = {
  /** Its key, in hexadecimal digits. */
  device: string;
  /** What its person calls it; empty where it has no name yet. */
  name: string;
  /** The workout. */
  workout: WorkoutId;
  /** The exercise under the hands, by its name; empty for none. */
  exercise: string;
  /** The rest between two sets, as it stands now. */
  rest: Rest | null;
};

/** A year of training up to this week. */
export type TrainingYear = {
  /** Every day from a Monday to the Sunday of this week, those to come too. */
  days: Array<TrainingDay>;
  /** How many workouts these days hold. */
  workouts: number;
  /** Weeks in a row with a workout, up to this one. */
  streak: number;
  /** The longest such row ever. */
  longest: Weeks | null;
  /** The most sets of a day for each amount from 1 to 4; more are 5. */
  steps: Array<number>;
};

/** Something in the trash. */
export type TrashItem = {
  /** Names it, to restore it. */
  thing: Thing;
  /** What it is. */
  what: Known;
  /** The sets that come back with it. */
  sets: number;
  /** When it was put there, in milliseconds since 1970. */
  at: number;
  /** The device that put it there. */
  by: Installation;
  /** What was done with it since; it is kept and comes back with it. */
  since: Array<DoneSince>;
};

/** A page of the trash. */
export type TrashPage = {
  /** What lies there. What lies in a thing of the trash is part of it. */
  items: Array<TrashItem>;
  /** Where the next page begins; none after the last. */
  next: Cursor | null;
};

/** Asks for a page of the trash, newest first. */
export type TrashRequest = {
  /** Where the last page ended. */
  after?: Cursor | null;
  /** At most this many, and 50 at most. */
  limit?: number | null;
};

/** What came of opening records again. */
export type Tried = {
  /** Those that are part of the logbook now. */
  used: number;
  /** Those that still are not. */
  left: number;
};

/** Asks what a text in the short notation means. */
export type UnderstandRequest = {
  /** What was typed. */
  text: string;
  /** The exercise that it is typed for, which may have a unit of its own. */
  exercise?: ExerciseId | null;
  /** The set that is proposed beside the line, in the notation. */
  beside?: string | null;
  /** Whether targets are typed, which may be in percent or a range. */
  plans?: boolean;
};

/** What the notation's parser understood. */
export type Understood = {
  /** The sets. */
  sets: Array<Said>;
  /** What is wrong, in words. */
  problem: Problem | null;
};

/** The long work under way, if any. */
export type Underway = {
  /** The work. */
  progress: Progress | null;
};

/** What undoing a change out of the past would do. */
export type UndoPlan = {
  /** What it would write, field for field. */
  fields: Array<FieldChange>;
  /** What it would leave as it is, and what stands in its way. */
  blocked: Array<Blocked>;
};

/** What can be undone and done again just now. */
export type UndoState = {
  /** What would be undone. */
  undo: Gesture | null;
  /** What would be done again. */
  redo: Gesture | null;
};

/** What was undone, or done again. */
export type Undone = {
  /** What; none where there is nothing left. */
  what: Gesture | null;
  /** Names the undoing itself, to take it back; none where it changed nothing. */
  gesture: GestureId | null;
  /** How many fields and things were left as they are. */
  left: number;
  /** Those that were left, and what stands in their way; the first of them. */
  blocked: Array<Blocked>;
};

/** Volume by week or month. */
export type VolumeOverTime = {
  /** The unit of all volumes. */
  unit: MassUnit;
  /** Whether a point is a month; else it is a week. */
  by_month: boolean;
  /** The parts of the body that have any, in the order of each point's volumes. A set counts for one part only: that which its exercise is done for first. */
  groups: Array<MuscleGroup>;
  /** One a week, or a month, oldest first, without gaps. The last is the present one, which is not over. */
  points: Array<VolumePoint>;
  /** The mean a week of the period. */
  a_week: number;
  /** The mean a week of the period before. */
  before: number | null;
  /** By how many percent the one is above the other. */
  change: number | null;
};

/** The volume of a week, or the mean a week of a month. */
export type VolumePoint = {
  /** Its first day. The weeks of a month are those whose Monday is in it. */
  from: string;
  /** Its last day. */
  to: string;
  /** All of it. */
  total: number;
  /** What each part of the body has of it, in the order of the groups. */
  parts: Array<number>;
};

/** Which way a thing goes among its siblings. */
export type Way = "up" | "down";

/** A calendar week in numbers. */
export type Week = {
  /** Its first day. */
  first_day: string;
  /** How many workouts. */
  workouts: number;
  /** How many sets. */
  sets: number;
  /** Their volume. */
  volume: Amount;
};

/** A day of the week. */
export type WeekDay = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** Weeks in a row. */
export type Weeks = {
  /** The first day. */
  from: string;
  /** The last day. */
  to: string;
  /** How many weeks. */
  weeks: number;
  /** Whether all of them are over; else it is the present one. */
  over: boolean;
};

/** Says where this device's person trains just now, to the other devices. */
export type Whereabouts = {
  /** The running workout; none where nobody trains here. */
  workout: WorkoutId | null;
  /** The exercise under the hands, by its name; empty for none. */
  exercise: string;
  /** The rest between two sets. */
  rest: Rest | null;
};

/** The workout or the routine that something is in. */
export type Within = {
  /** Its title or name; empty where it has none. */
  title: string;
  /** Its day; none of a routine. */
  day: string | null;
};

/** A whole workout. */
export type Workout = {
  /** Its id. */
  id: WorkoutId;
  /** Its title; empty where none was given. */
  title: string;
  /** The civil date that it began on. */
  day: string;
  /** Local civil begin, `2026-11-23T18:04`. */
  start: string;
  /** Local civil end; none while it runs or where it is unknown. */
  end: string | null;
  /** Whether it is still running. */
  running: boolean;
  /** Whole minutes from begin to end, or to now while it runs. */
  minutes: number | null;
  /** A remark. */
  note: string;
  /** Its exercises, in order. */
  entries: Array<Entry>;
  /** How many sets. */
  sets: number;
  /** Its volume: load times repetitions over all sets but warm-ups. */
  volume: Amount;
  /** The routine that it was begun from. */
  routine: RoutineId | null;
  /** The app that it was imported from. */
  imported_from: string | null;
  /** Whether it lies in the trash. */
  deleted: boolean;
  /** Its own fields that two devices set differently at the same time. */
  disputes: Array<Dispute>;
};

/** A workout as this device knew it. */
export type WorkoutAsItWas = {
  /** The workout. */
  id: WorkoutId;
  /** Its title. */
  title: string;
  /** Its day, `2026-11-23`. */
  day: string;
  /** When it began, `2026-11-23T18:04`. */
  start: string;
  /** How many sets it had. */
  sets: number;
  /** What happened to it since. */
  since: Since;
};

/** A workout, such as `0193...`. */
export type WorkoutId = string;

/** Names one workout. */
export type WorkoutRequest = {
  /** Which. */
  workout: WorkoutId;
};

/** A workout in a list. */
export type WorkoutSummary = {
  /** Its id. */
  id: WorkoutId;
  /** Its title; empty where none was given. */
  title: string;
  /** The civil date. */
  day: string;
  /** Local civil begin. */
  start: string;
  /** Whole minutes, where known. */
  minutes: number | null;
  /** Whether it is still running. */
  running: boolean;
  /** How many sets. */
  sets: number;
  /** Its volume. */
  volume: Amount;
  /** Its exercises, in order. */
  lines: Array<SummaryLine>;
};

/** Asks for a workout as this device knew it just after a change. */
export type WorkoutThen = {
  /** Which workout. */
  workout: WorkoutId;
  /** After which change. */
  change: ChangeId;
};

/** Asks for a year, day for day. */
export type YearRequest = {
  /** A day of its last week; today where none is given. */
  until?: string | null;
};

/** Each call's request and answer. */
export type Calls = {
  today: [Nothing, Today];
  understand: [UnderstandRequest, Understood];
  history: [HistoryRequest, HistoryPage];
  months: [Nothing, Months];
  workout: [WorkoutRequest, Workout];
  exercise: [ExerciseRequest, ExercisePage];
  exercise_sets: [SetsRequest, SetsPage];
  preview_merge: [MergePreviewRequest, MergePreview];
  exercises: [ExercisesRequest, Exercises];
  search: [SearchRequest, Found];
  progress: [ProgressRequest, ProgressPage];
  year: [YearRequest, TrainingYear];
  calendar: [CalendarRequest, Calendar];
  routines: [Nothing, Routines];
  routine: [RoutineRequest, RoutinePage];
  explain: [ExplainRequest, Explanation];
  body: [BodyRequest, BodyPage];
  goals: [Nothing, GoalsPage];
  stats: [Nothing, Stats];
  undo_state: [Nothing, UndoState];
  changes: [ChangesRequest, ChangesPage];
  plan_undo: [ChangeRequest, UndoPlan];
  workout_then: [WorkoutThen, Workout];
  month_then: [MonthThen, MonthAsItWas];
  imports: [Nothing, Imports];
  settings: [Nothing, Settings];
  habits: [HabitsRequest, ExerciseHabits];
  gyms: [Nothing, Gyms];
  plates: [PlatesRequest, Plates];
  ramp: [PlatesRequest, Ramp];
  trash: [TrashRequest, TrashPage];
  conflicts: [Nothing, Conflicts];
  conflict_count: [Nothing, ConflictCount];
  demo: [Nothing, DemoState];
  start_workout: [StartWorkout, WorkoutRequest];
  add_entry: [AddEntry, Logged];
  log_sets: [LogSets, Logged];
  log_line: [LogLine, LineLogged];
  edit_set: [EditSet, Logged];
  edit_workout: [EditWorkout, Done];
  edit_entry: [EditEntry, Done];
  change_kind: [ChangeKind, Logged];
  move_entry: [MoveEntry, Done];
  join_entry: [JoinEntry, Done];
  plan_rest: [PlanRest, Done];
  add_routine: [AddRoutine, RoutineRequest];
  edit_routine: [EditRoutine, Done];
  move_routine: [MoveRoutine, Done];
  duplicate_routine: [RoutineRequest, RoutineRequest];
  plan_entry: [PlanEntry, Planned];
  plan_sets: [PlanSets, Done];
  edit_target: [EditTarget, Done];
  go_on_with: [WorkoutRequest, Done];
  finish_workout: [FinishWorkout, Done];
  delete: [ThingRequest, Done];
  restore: [ThingRequest, Done];
  duplicate_workout: [DuplicateWorkout, WorkoutRequest];
  move_workouts: [MoveWorkouts, Moved];
  delete_many: [ThingsRequest, DoneTogether];
  restore_many: [ThingsRequest, DoneTogether];
  settle_conflict: [SettleConflict, Done];
  bring_back: [BringBack, BroughtBack];
  add_exercise: [AddExercise, ExerciseName];
  describe_exercise: [DescribeExercise, Done];
  rename_exercise: [RenameExercise, Done];
  archive_exercise: [ArchiveExercise, Done];
  merge_exercises: [MergeExercises, Done];
  change_settings: [ChangeSettings, Done];
  set_habits: [ExerciseHabits, Done];
  add_gym: [AddGym, GymRequest];
  rename_gym: [RenameGym, Done];
  delete_gym: [GymRequest, Done];
  restore_gym: [GymRequest, Done];
  set_plate: [SetPlate, Done];
  set_bar: [SetBar, Done];
  log_measurement: [LogMeasurement, MeasurementLogged];
  delete_measurement: [MeasurementRequest, Done];
  restore_measurement: [MeasurementRequest, Done];
  add_goal: [AddGoal, GoalAdded];
  edit_goal: [EditGoal, GoalAdded];
  delete_goal: [GoalRequest, Done];
  restore_goal: [GoalRequest, Done];
  underway: [Nothing, Underway];
  preview_import: [ImportRequest, ImportPreview];
  run_import: [ImportRequest, Imported];
  kept: [Nothing, Kept];
  export_logbook: [ExportRequest, ExportDone];
  backups: [Nothing, Backups];
  make_backup: [Nothing, Backup];
  preview_restore: [RestoreRequest, RestorePreview];
  restore_backup: [RestoreRequest, Restored];
  start_demo: [Nothing, DemoState];
  end_demo: [Nothing, Done];
  undo_batch: [BatchRequest, Undone];
  undo: [Nothing, Undone];
  redo: [Nothing, Undone];
  undo_change: [ChangeRequest, Undone];
  undo_gesture: [GestureRequest, Undone];
  sync_state: [Nothing, SyncState];
  elsewhere: [Nothing, Elsewhere];
  train_here: [Whereabouts, Done];
  devices: [Nothing, Devices];
  connect: [ConnectRequest, Connected];
  pair: [PairRequest, Pairing];
  cancel_pairing: [Nothing, Done];
  join: [JoinRequest, Done];
  sync_now: [Nothing, Synced];
  remove_device: [RemoveDevice, Done];
  rename_device: [RenameDevice, Done];
  try_records: [RecordIds, Tried];
  adopt_records: [RecordIds, Tried];
  hide_records: [HideRecords, Done];
  leave_space: [Nothing, Done];
  erase_space: [PairRequest, Done];
};

export type ReadName =
  | "today"
  | "understand"
  | "history"
  | "months"
  | "workout"
  | "exercise"
  | "exercise_sets"
  | "preview_merge"
  | "exercises"
  | "search"
  | "progress"
  | "year"
  | "calendar"
  | "routines"
  | "routine"
  | "explain"
  | "body"
  | "goals"
  | "stats"
  | "undo_state"
  | "changes"
  | "plan_undo"
  | "workout_then"
  | "month_then"
  | "imports"
  | "settings"
  | "habits"
  | "gyms"
  | "plates"
  | "ramp"
  | "trash"
  | "conflicts"
  | "conflict_count"
  | "demo"
  | "underway"
  | "preview_import"
  | "kept"
  | "export_logbook"
  | "backups"
  | "preview_restore"
  | "sync_state"
  | "elsewhere"
  | "devices";

/** What each read depends on. */
export const reads: { [name in ReadName]: Area[] } = {
  today: ["workouts", "exercises", "settings"],
  understand: ["settings"],
  history: ["workouts", "exercises", "settings"],
  months: ["workouts"],
  workout: ["workouts", "exercises", "settings"],
  exercise: ["workouts", "exercises", "settings"],
  exercise_sets: ["workouts", "exercises", "settings"],
  preview_merge: ["workouts", "exercises", "settings"],
  exercises: ["workouts", "exercises"],
  search: ["workouts", "exercises"],
  progress: ["workouts", "exercises", "settings"],
  year: ["workouts", "settings"],
  calendar: ["workouts", "settings"],
  routines: ["routines", "workouts", "exercises"],
  routine: ["routines", "workouts", "exercises", "settings"],
  explain: ["workouts", "exercises", "settings", "goals", "body"],
  body: ["body", "settings"],
  goals: ["goals", "workouts", "exercises", "settings", "body"],
  stats: ["workouts", "settings"],
  undo_state: ["undo", "workouts", "exercises"],
  changes: ["workouts", "exercises", "routines", "goals", "body", "settings"],
  plan_undo: ["workouts", "exercises", "routines", "goals", "body", "settings"],
  workout_then: ["workouts", "exercises", "settings"],
  month_then: ["workouts"],
  imports: ["workouts"],
  settings: ["settings"],
  habits: ["settings", "exercises"],
  gyms: ["settings"],
  plates: ["settings", "exercises", "workouts"],
  ramp: ["settings", "exercises", "workouts"],
  trash: ["workouts", "exercises", "routines", "goals", "body", "settings"],
  conflicts: ["workouts", "exercises", "routines", "goals", "body", "settings"],
  conflict_count: ["workouts", "exercises", "routines", "goals", "body", "settings"],
  demo: ["workouts"],
  underway: ["progress"],
  preview_import: ["workouts", "exercises"],
  kept: [],
  export_logbook: [],
  backups: ["backups"],
  preview_restore: ["workouts"],
  sync_state: ["sync"],
  elsewhere: ["sync", "settings"],
  devices: ["sync", "settings"],
};

export type WriteName =
  | "start_workout"
  | "add_entry"
  | "log_sets"
  | "log_line"
  | "edit_set"
  | "edit_workout"
  | "edit_entry"
  | "change_kind"
  | "move_entry"
  | "join_entry"
  | "plan_rest"
  | "add_routine"
  | "edit_routine"
  | "move_routine"
  | "duplicate_routine"
  | "plan_entry"
  | "plan_sets"
  | "edit_target"
  | "go_on_with"
  | "finish_workout"
  | "delete"
  | "restore"
  | "duplicate_workout"
  | "move_workouts"
  | "delete_many"
  | "restore_many"
  | "settle_conflict"
  | "bring_back"
  | "add_exercise"
  | "describe_exercise"
  | "rename_exercise"
  | "archive_exercise"
  | "merge_exercises"
  | "change_settings"
  | "set_habits"
  | "add_gym"
  | "rename_gym"
  | "delete_gym"
  | "restore_gym"
  | "set_plate"
  | "set_bar"
  | "log_measurement"
  | "delete_measurement"
  | "restore_measurement"
  | "add_goal"
  | "edit_goal"
  | "delete_goal"
  | "restore_goal"
  | "run_import"
  | "make_backup"
  | "restore_backup"
  | "start_demo"
  | "end_demo"
  | "undo_batch"
  | "undo"
  | "redo"
  | "undo_change"
  | "undo_gesture"
  | "train_here"
  | "connect"
  | "pair"
  | "cancel_pairing"
  | "join"
  | "sync_now"
  | "remove_device"
  | "rename_device"
  | "try_records"
  | "adopt_records"
  | "hide_records"
  | "leave_space"
  | "erase_space";

/** What each write touches. */
export const writes: { [name in WriteName]: Area[] } = {
  start_workout: ["workouts"],
  add_entry: ["workouts"],
  log_sets: ["workouts"],
  log_line: ["workouts", "exercises"],
  edit_set: ["workouts"],
  edit_workout: ["workouts"],
  edit_entry: ["workouts", "routines"],
  change_kind: ["workouts"],
  move_entry: ["workouts", "routines"],
  join_entry: ["workouts", "routines"],
  plan_rest: ["workouts", "routines"],
  add_routine: ["routines"],
  edit_routine: ["routines"],
  move_routine: ["routines"],
  duplicate_routine: ["routines"],
  plan_entry: ["routines"],
  plan_sets: ["routines"],
  edit_target: ["routines"],
  go_on_with: ["workouts"],
  finish_workout: ["workouts"],
  delete: ["workouts", "routines", "goals", "body", "settings"],
  restore: ["workouts", "routines", "goals", "body", "settings"],
  duplicate_workout: ["workouts"],
  move_workouts: ["workouts"],
  delete_many: ["workouts", "routines", "goals", "body", "settings"],
  restore_many: ["workouts", "routines", "goals", "body", "settings"],
  settle_conflict: ["workouts", "exercises", "routines", "goals", "body", "settings"],
  bring_back: ["workouts", "exercises", "routines", "goals", "body", "settings"],
  add_exercise: ["exercises"],
  describe_exercise: ["exercises", "workouts"],
  rename_exercise: ["exercises"],
  archive_exercise: ["exercises"],
  merge_exercises: ["exercises", "workouts"],
  change_settings: ["settings", "workouts"],
  set_habits: ["settings", "exercises"],
  add_gym: ["settings"],
  rename_gym: ["settings"],
  delete_gym: ["settings"],
  restore_gym: ["settings"],
  set_plate: ["settings"],
  set_bar: ["settings"],
  log_measurement: ["body"],
  delete_measurement: ["body"],
  restore_measurement: ["body"],
  add_goal: ["goals"],
  edit_goal: ["goals"],
  delete_goal: ["goals"],
  restore_goal: ["goals"],
  run_import: ["workouts", "exercises", "backups"],
  make_backup: ["backups"],
  restore_backup: ["workouts", "exercises", "routines", "body", "goals", "settings", "backups"],
  start_demo: ["workouts", "exercises"],
  end_demo: ["workouts", "exercises"],
  undo_batch: ["workouts", "exercises", "undo"],
  undo: ["workouts", "exercises", "routines", "body", "goals", "settings", "undo"],
  redo: ["workouts", "exercises", "routines", "body", "goals", "settings", "undo"],
  undo_change: ["workouts", "exercises", "routines", "body", "goals", "settings", "undo"],
  undo_gesture: ["workouts", "exercises", "routines", "body", "goals", "settings", "undo"],
  train_here: [],
  connect: ["sync"],
  pair: ["sync"],
  cancel_pairing: ["sync"],
  join: ["sync"],
  sync_now: ["sync"],
  remove_device: ["sync"],
  rename_device: ["settings"],
  try_records: ["workouts", "exercises", "routines", "settings", "sync"],
  adopt_records: ["workouts", "exercises", "routines", "settings", "sync"],
  hide_records: ["sync"],
  leave_space: ["sync"],
  erase_space: ["sync"],
};
