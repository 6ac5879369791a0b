//! The screens over small logbooks, as a front end is shown them.

use jiff::{ZonedDateTime, civil::DateTime};
use logbook::{
    End, Entry, ExerciseId as LoggedExercise, LoggedSet, Order, Stamp, Workout as LoggedWorkout,
};
use store::{Commit, ConflictRow, ExerciseRow, Store, ViewEdit, WorkoutRows};
use tempfile::TempDir;
use training::{MassUnit, notation};
use uuid::Uuid;

use super::*;
use crate::{
    Catalogue,
    api::{Code, Cursor, ExerciseId, LoadForm, Record, Set, Span, WorkoutId},
    derive,
};

/// A Monday, in the evening.
const NOW: &str = "2026-11-23T18:30:00+01:00[Europe/Berlin]";

/// A logbook in a folder that goes with it, at a moment.
struct Gym {
    store: Store,
    screens: Screens,
    catalogue: Catalogue,
    made: u128,
    _folder: TempDir,
}

impl Gym {
    fn new() -> Self {
        Self::at(NOW)
    }

    fn at(now: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let now: ZonedDateTime = now.parse().unwrap();
        let surroundings = Surroundings::new(move || now.clone(), |bytes| bytes.fill(0));
        Self {
            screens: Screens::new(store.reader().unwrap(), surroundings),
            store,
            catalogue: Catalogue::default(),
            made: 0,
            _folder: folder,
        }
    }

    /// A workout of an hour with lines such as `("bench-press", "100x5@8")`.
    fn trained(&mut self, start: &str, lines: &[(&str, &str)]) -> WorkoutId {
        self.put(start, lines, |_| {})
    }

    fn runs(&mut self, start: &str, lines: &[(&str, &str)]) -> WorkoutId {
        self.put(start, lines, |workout| workout.end = End::Running)
    }

    fn put(
        &mut self,
        start: &str,
        lines: &[(&str, &str)],
        change: impl FnOnce(&mut LoggedWorkout),
    ) -> WorkoutId {
        let id = self.new_id();
        let civil: DateTime = start.parse().unwrap();
        let mut workout = LoggedWorkout {
            title: String::new(),
            start: Some(Stamp::civil(civil)),
            end: End::At(Stamp::civil(
                civil.checked_add(jiff::Span::new().hours(1)).unwrap(),
            )),
            note: String::new(),
            deleted: None,
            source_key: None,
            entries: Vec::new(),
            conflicts: Vec::new(),
        };
        for (exercise, sets) in lines {
            let entry = self.entry(exercise, sets, workout.next_order());
            workout.entries.push(entry);
        }
        change(&mut workout);
        self.commit(derive::workout_rows(id, &workout, &self.catalogue));
        WorkoutId(id.to_string())
    }

    fn entry(&mut self, exercise: &str, sets: &str, order: Order) -> Entry {
        let mut entry = Entry {
            id: self.new_id(),
            exercise: LoggedExercise(exercise.to_owned()),
            order,
            note: String::new(),
            superset: None,
            deleted: None,
            sets: Vec::new(),
        };
        for set in notation::parse_sets(sets, MassUnit::Kg).unwrap() {
            let (id, order) = (self.new_id(), entry.next_order());
            entry.sets.push(LoggedSet {
                id,
                order,
                set,
                rest: None,
                done: None,
                deleted: None,
            });
        }
        entry
    }

    fn new_id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(self.made)
    }

    fn commit(&mut self, after: WorkoutRows) {
        self.edit(ViewEdit::Workout {
            before: None,
            after: Box::new(after),
        });
    }

    fn edit(&mut self, edit: ViewEdit) {
        let views = vec![edit];
        self.store
            .commit(&Commit {
                views,
                ..Commit::default()
            })
            .unwrap();
    }

    fn exercise(&mut self, id: &str, change: impl FnOnce(&mut ExerciseRow)) {
        let mut row = ExerciseRow {
            id: id.to_owned(),
            name: None,
            folded: None,
            own: false,
            archived: false,
            merged_into: None,
        };
        change(&mut row);
        row.folded = row.name.as_deref().map(training::library::fold);
        self.catalogue.put(row.clone());
        self.edit(ViewEdit::Exercise {
            row,
            recount: false,
        });
    }

    fn unit(&mut self, unit: &str) {
        self.edit(ViewEdit::Setting {
            key: "unit".to_owned(),
            value: Some(unit.to_owned()),
        });
    }

    fn today(&mut self) -> Today {
        self.screens.today(Nothing {}).unwrap()
    }

    fn page(&mut self, exercise: &str, span: Span) -> ExercisePage {
        let exercise = ExerciseId(exercise.to_owned());
        self.screens
            .exercise(ExerciseRequest { exercise, span })
            .unwrap()
    }

    fn workout(&mut self, workout: &WorkoutId) -> Workout {
        let workout = workout.clone();
        self.screens.workout(WorkoutRequest { workout }).unwrap()
    }

    fn found(&mut self, query: &str) -> Vec<String> {
        let request = ExercisesRequest {
            query: query.to_owned(),
            limit: Some(5),
        };
        let found = self.screens.exercises(request).unwrap().exercises;
        found.into_iter().map(|hit| hit.exercise.name).collect()
    }
}

fn notations(sets: &[Set]) -> Vec<&str> {
    sets.iter().map(|set| set.notation.as_str()).collect()
}

#[test]
fn an_empty_logbook_says_so() {
    let mut gym = Gym::new();
    let today = gym.today();
    assert!(today.empty && today.running.is_none() && today.recent.is_empty());
    assert_eq!(
        (today.date.as_str(), today.week.first_day.as_str()),
        ("2026-11-23", "2026-11-23")
    );
    let stats = gym.screens.stats(Nothing {}).unwrap();
    assert_eq!((stats.workouts, stats.first_day), (0, None));
    let page = gym.page("bench-press", Span::All);
    assert_eq!(
        (page.sets, page.chart.points.len(), page.newest.days.len()),
        (0, 0, 0)
    );
    assert_eq!(
        gym.screens
            .history(HistoryRequest::default())
            .unwrap()
            .workouts,
        []
    );
}

#[test]
fn today_shows_what_runs_beside_the_time_before() {
    let mut gym = Gym::new();
    gym.trained("2026-11-19T18:00:00", &[("bench-press", "w 60x8, 100x5@8")]);
    gym.trained("2026-11-23T08:00:00", &[("running", "5km 24:30")]);
    gym.runs(
        "2026-11-23T18:00:00",
        &[("bench-press", "102.5x5"), ("back-squat", "")],
    );
    let today = gym.today();
    let running = today.running.unwrap();
    assert_eq!(
        (running.minutes, running.sets, running.end),
        (Some(30), 1, None)
    );
    let last = running.entries[0].last_time.as_ref().unwrap();
    assert_eq!(last.day, "2026-11-19");
    assert_eq!(notations(&last.sets), ["w 60x8", "100x5@8"]);
    assert_eq!(running.entries[1].last_time, None);
    assert_eq!(today.done_today.len(), 1);
    assert_eq!(today.recent.len(), 1);
    assert_eq!((today.week.workouts, today.week.sets), (2, 2));
    assert!(today.forgotten.is_none() && !today.empty);
}

#[test]
fn a_workout_left_running_over_night_is_asked_about() {
    let mut gym = Gym::new();
    gym.runs("2026-11-22T18:04:00", &[]);
    let forgotten = gym.today().forgotten.unwrap();
    assert_eq!(forgotten.suggested_end, "2026-11-22T19:04");

    let mut gym = Gym::new();
    gym.put(
        "2026-11-22T18:04:00",
        &[("back-squat", "100x5")],
        |workout| {
            workout.end = End::Running;
            let done: ZonedDateTime = "2026-11-22T18:41:30+01:00[Europe/Berlin]".parse().unwrap();
            workout.entries[0].sets[0].done = Some(done.timestamp().as_millisecond());
        },
    );
    let forgotten = gym.today().forgotten.unwrap();
    assert_eq!(forgotten.suggested_end, "2026-11-22T18:41");
}

#[test]
fn a_workout_past_midnight_is_not_forgotten() {
    let mut gym = Gym::at("2026-11-24T00:30:00+01:00[Europe/Berlin]");
    gym.runs("2026-11-23T23:10:00", &[]);
    let today = gym.today();
    assert!(today.running.is_some() && today.forgotten.is_none());
}

#[test]
fn a_workout_shows_what_is_out_of_the_trash_in_its_order() {
    let mut gym = Gym::new();
    let id = gym.put(
        "2026-11-20T18:00:00",
        &[("bench-press", "100x5, 90x8"), ("dip", "bw x8")],
        |workout| {
            workout.entries[0].sets[0].deleted = Some(1);
            workout.entries.push(Entry {
                deleted: Some(1),
                ..workout.entries[0].clone()
            });
            workout.entries[2].id = Uuid::from_u128(99);
            workout.entries[2].sets.clear();
            workout.source_key = Some("strong|2026-11-20|Push|0".to_owned());
        },
    );
    let workout = gym.workout(&id);
    let names: Vec<_> = workout
        .entries
        .iter()
        .map(|entry| entry.exercise.name.as_str())
        .collect();
    assert_eq!(names, ["Bench Press", "Dip"]);
    assert_eq!(notations(&workout.entries[0].sets), ["90x8"]);
    assert_eq!(workout.imported_from.as_deref(), Some("Strong"));
    assert_eq!((workout.minutes, workout.volume.value), (Some(60), 720.0));
    assert_eq!(
        (workout.start.as_str(), workout.end.as_deref()),
        ("2026-11-20T18:00", Some("2026-11-20T19:00"))
    );
    assert_eq!(
        workout.entries[1].sets[0].load.unwrap().form,
        LoadForm::Bodyweight
    );
}

#[test]
fn a_deleted_workout_can_still_be_looked_at() {
    let mut gym = Gym::new();
    let id = gym.put(
        "2026-11-20T18:00:00",
        &[("bench-press", "100x5")],
        |workout| workout.deleted = Some(1),
    );
    let workout = gym.workout(&id);
    assert!(workout.deleted);
    assert_eq!(notations(&workout.entries[0].sets), ["100x5"]);
    assert_eq!(workout.entries[0].sets[0].records, []);
    assert_eq!(
        gym.screens
            .history(HistoryRequest::default())
            .unwrap()
            .workouts,
        []
    );
}

#[test]
fn a_set_that_devices_disagree_on_says_so() {
    let mut gym = Gym::new();
    let mut rows = derive_one(&mut gym, "100x5, 100x5");
    rows.conflicts = vec![ConflictRow {
        entity: rows.sets[1].id,
        field: "load".to_owned(),
        place: 0,
        value: None,
        device: [1; 16],
        authored: 0,
    }];
    let id = WorkoutId(rows.workout.id.to_string());
    gym.commit(rows);
    let sets = gym.workout(&id).entries.remove(0).sets;
    assert_eq!(
        sets.iter().map(|set| set.conflict).collect::<Vec<_>>(),
        [false, true]
    );
}

fn derive_one(gym: &mut Gym, sets: &str) -> WorkoutRows {
    let id = gym.new_id();
    let entry = gym.entry("bench-press", sets, Order::first());
    let start: DateTime = "2026-11-20T18:00:00".parse().unwrap();
    let workout = LoggedWorkout {
        title: String::new(),
        start: Some(Stamp::civil(start)),
        end: End::Unknown,
        note: String::new(),
        deleted: None,
        source_key: None,
        entries: vec![entry],
        conflicts: Vec::new(),
    };
    derive::workout_rows(id, &workout, &gym.catalogue)
}

#[test]
fn history_goes_back_page_by_page_and_by_month() {
    let mut gym = Gym::new();
    for day in ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-20"] {
        gym.trained(
            &format!("{day}T18:00:00"),
            &[("back-squat", "w 60x5; 140x4; 140x5@8 // deep")],
        );
    }
    let mut page = |after: Option<Cursor>, from_month: Option<&str>| {
        let from_month = from_month.map(str::to_owned);
        let page = gym
            .screens
            .history(HistoryRequest {
                after,
                from_month,
                limit: Some(2),
            })
            .unwrap();
        let days: Vec<_> = page
            .workouts
            .iter()
            .map(|workout| workout.day.clone())
            .collect();
        (days, page)
    };
    let (days, first) = page(None, None);
    assert_eq!(days, ["2026-11-20", "2026-10-31"]);
    let line = &first.workouts[0].lines[0];
    assert_eq!(
        (line.exercise.name.as_str(), line.sets, line.best.as_deref()),
        ("Back Squat", 3, Some("140kg x5"))
    );
    let (days, second) = page(first.next, None);
    assert_eq!(days, ["2026-10-01", "2026-09-30"]);
    assert_eq!(second.next, None);
    assert_eq!(page(None, Some("2026-10")).0, ["2026-10-31", "2026-10-01"]);
    let months = gym.screens.months(Nothing {}).unwrap().months;
    let months: Vec<_> = months
        .iter()
        .map(|month| (month.month.as_str(), month.workouts))
        .collect();
    assert_eq!(months, [("2026-11", 1), ("2026-10", 2), ("2026-09", 1)]);
}

#[test]
fn nonsense_in_a_request_is_refused_by_name() {
    let mut gym = Gym::new();
    let code = |refused: Result<(), ApiError>| refused.unwrap_err().code;
    let screens = &mut gym.screens;
    let history = HistoryRequest {
        after: Some(Cursor("soon".to_owned())),
        ..HistoryRequest::default()
    };
    assert_eq!(code(screens.history(history).map(drop)), Code::BadRequest);
    let history = HistoryRequest {
        from_month: Some("2026-13".to_owned()),
        ..HistoryRequest::default()
    };
    assert_eq!(code(screens.history(history).map(drop)), Code::BadRequest);
    for workout in ["", "7", "00000000-0000-0000-0000-000000000007"] {
        let request = WorkoutRequest {
            workout: WorkoutId(workout.to_owned()),
        };
        assert_eq!(code(screens.workout(request).map(drop)), Code::NotFound);
    }
    let request = ExerciseRequest {
        exercise: ExerciseId("no-such".to_owned()),
        span: Span::Year,
    };
    let refused = screens.exercise(request).unwrap_err();
    assert_eq!(
        refused.message,
        "there is no exercise no-such in the logbook"
    );
}

#[test]
fn an_exercise_has_its_records_chart_and_newest_sets() {
    let mut gym = Gym::new();
    gym.trained("2026-01-10T18:00:00", &[("bench-press", "100x5, 80x8")]);
    gym.trained(
        "2026-11-20T18:00:00",
        &[("bench-press", "w 60x8, 102.5x5, 110x1, 82.5x8 @9")],
    );
    let page = gym.page("bench-press", Span::Year);
    assert_eq!(
        (page.sets, page.workouts, page.formula.as_str()),
        (6, 2, "Epley")
    );
    assert_eq!(
        page.days,
        Some(("2026-01-10".to_owned(), "2026-11-20".to_owned()))
    );
    assert_eq!(page.primary, ["Chest"]);
    let best = page.best_e1rm.unwrap();
    assert_eq!(
        (best.set.notation.as_str(), best.amount.unwrap().value),
        ("102.5x5", 119.6)
    );
    let rungs: Vec<_> = page
        .by_reps
        .iter()
        .map(|best| (best.reps, best.load.mass.unwrap().value))
        .collect();
    assert_eq!(rungs, [(1, 110.0), (5, 102.5), (8, 82.5)]);
    assert_eq!(page.chart.points.len(), 53);
    let last = page.chart.points.last().unwrap();
    assert_eq!(
        (last.day.as_str(), last.sets, last.e1rm),
        ("2026-11-23", 0, None)
    );
    assert_eq!(page.chart.points[51].e1rm, Some(119.6));
    assert_eq!(page.newest.days.len(), 2);
    assert_eq!(notations(&page.newest.days[1].sets), ["100x5", "80x8"]);
    let all = gym.page("bench-press", Span::All).chart.points;
    let ends = (all.first().unwrap(), all.last().unwrap());
    assert_eq!(
        (all.len(), ends.0.day.as_str(), ends.1.day.as_str()),
        (11, "2026-01-01", "2026-11-01")
    );
}

#[test]
fn a_workout_dated_into_antiquity_makes_no_endless_chart() {
    let mut gym = Gym::new();
    gym.trained("0206-11-20T18:00:00", &[("bench-press", "100x5")]);
    gym.trained("2026-11-20T18:00:00", &[("bench-press", "100x5")]);
    assert_eq!(gym.page("bench-press", Span::All).chart.points.len(), 1200);
}

#[test]
fn badges_are_for_the_sets_that_hold_the_records_now() {
    let mut gym = Gym::new();
    let before = gym.trained("2026-11-10T18:00:00", &[("bench-press", "100x5, 90x8")]);
    let after = gym.trained(
        "2026-11-20T18:00:00",
        &[("bench-press", "105x5, 80x3, 90x9")],
    );
    let records = |workout: Workout| -> Vec<Vec<Record>> {
        workout.entries[0]
            .sets
            .iter()
            .map(|set| set.records.clone())
            .collect()
    };
    let for_reps = |reps| Record::ForReps { reps };
    // Nine times 90 outdoes eight times 90, and three times 80 is no feat.
    assert_eq!(records(gym.workout(&before)), [vec![], vec![]]);
    assert_eq!(
        records(gym.workout(&after)),
        [vec![Record::E1rm, for_reps(5)], vec![], vec![for_reps(9)]]
    );
}

#[test]
fn a_record_is_broken_only_where_another_workout_held_it() {
    let mut gym = Gym::new();
    let first = gym.trained(
        "2026-11-10T18:00:00",
        &[("bench-press", "100x5"), ("plank", "0:45")],
    );
    let second = gym.trained(
        "2026-11-20T18:00:00",
        &[("bench-press", "105x5, 60x12"), ("plank", "1:00")],
    );
    let reader = gym.store.reader().unwrap();
    let mut broken = |workout: &WorkoutId| -> Vec<Vec<Record>> {
        let sets = gym
            .workout(workout)
            .entries
            .into_iter()
            .flat_map(|entry| entry.sets);
        sets.map(|set| records_broken_by(&reader, set.id.0.parse().unwrap()).unwrap())
            .collect()
    };
    assert_eq!(broken(&first), [vec![], vec![]]);
    let of_five = vec![Record::E1rm, Record::ForReps { reps: 5 }];
    assert_eq!(broken(&second), [of_five, vec![], vec![Record::Longest]]);
}

#[test]
fn totals_are_in_the_persons_unit_and_loads_as_typed() {
    let mut gym = Gym::new();
    let id = gym.trained("2026-11-20T18:00:00", &[("bench-press", "100x5, 225lb x5")]);
    gym.unit("lb");
    assert_eq!(
        gym.screens.settings(Nothing {}).unwrap().unit,
        crate::api::MassUnit::Lb
    );
    let workout = gym.workout(&id);
    assert_eq!(
        (workout.volume.value, workout.volume.unit),
        (2227.0, crate::api::MassUnit::Lb)
    );
    let sets = &workout.entries[0].sets;
    assert_eq!(notations(sets), ["100kg x5", "225x5"]);
    assert_eq!(
        sets[0].load.unwrap().mass.unwrap().unit,
        crate::api::MassUnit::Kg
    );
    assert_eq!(sets[1].e1rm.unwrap().value, 262.5);
}

#[test]
fn an_exercise_says_what_its_sets_count_as() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        (row.name, row.own, row.merged_into) = (
            Some("Benching".to_owned()),
            true,
            Some("bench-press".to_owned()),
        );
    });
    let merged = gym.page("own-1", Span::Year);
    assert_eq!(
        (merged.counts_as.as_str(), merged.own),
        ("Its sets count as Bench Press.", true)
    );
    assert_eq!(gym.page("bench-press", Span::Year).counts_as, "");
    assert!(
        gym.page("pull-up", Span::Year)
            .counts_as
            .contains("% of bodyweight")
    );
    assert!(
        gym.page("bulgarian-split-squat", Span::Year)
            .counts_as
            .contains("one side")
    );
}

#[test]
fn a_merged_exercise_goes_by_the_name_of_the_one_that_stays() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        row.merged_into = Some("bench-press".to_owned())
    });
    let id = gym.trained("2026-11-20T18:00:00", &[("own-1", "100x5")]);
    assert_eq!(gym.workout(&id).entries[0].exercise.name, "Bench Press");
    assert_eq!(gym.page("bench-press", Span::Year).sets, 1);
}

#[test]
fn exercises_are_found_by_name_the_own_ones_first() {
    let mut gym = Gym::new();
    gym.exercise("own-1", |row| {
        (row.name, row.own) = (Some("Bench Throw".to_owned()), true)
    });
    gym.exercise("own-2", |row| {
        (row.name, row.own, row.archived) = (Some("Bench Hop".to_owned()), true, true)
    });
    gym.exercise("dip", |row| row.name = Some("Barrendip".to_owned()));
    assert_eq!(gym.found("ben")[..2], ["Bench Throw", "Bench Press"]);
    assert_eq!(gym.found("throw bench"), ["Bench Throw"]);
    assert_eq!(gym.found("bench press")[0], "Bench Press");
    assert_eq!(gym.found("barrendip"), ["Barrendip"]);
    assert_eq!(gym.found("dip")[0], "Barrendip");
    assert!(gym.found("zzz").is_empty());
}

#[test]
fn without_a_query_those_trained_lately_come_first() {
    let mut gym = Gym::new();
    gym.trained("2026-11-18T18:00:00", &[("plank", "0:45")]);
    gym.trained("2026-11-20T18:00:00", &[("dip", "bw x8")]);
    assert_eq!(gym.found("")[..3], ["Dip", "Plank", "Back Squat"]);
}

#[test]
fn search_finds_exercises_and_what_was_written() {
    let mut gym = Gym::new();
    let id = gym.put(
        "2026-11-20T18:00:00",
        &[("bench-press", "100x5 // bench was wobbly")],
        |_| {},
    );
    let search = |gym: &mut Gym, query: &str| {
        gym.screens
            .search(SearchRequest {
                query: query.to_owned(),
                limit: None,
            })
            .unwrap()
    };
    let found = search(&mut gym, "bench");
    assert_eq!(found.exercises[0].exercise.name, "Bench Press");
    assert_eq!(found.exercises[0].last_day.as_deref(), Some("2026-11-20"));
    let mention = &found.mentions[0];
    assert_eq!(
        (mention.text.as_str(), &mention.workout),
        ("bench was wobbly", &id)
    );
    let nothing = search(&mut gym, "  ");
    assert!(nothing.exercises.is_empty() && nothing.mentions.is_empty());
}

#[test]
fn more_sets_of_an_exercise_follow_the_cursor() {
    let mut gym = Gym::new();
    for day in 10..16 {
        gym.put(
            &format!("2026-11-{day}T18:00:00"),
            &[("dip", "bw+20 8 8 8")],
            |workout| {
                workout.title = format!("Day {day}");
            },
        );
    }
    let (mut titles, mut after) = (Vec::new(), None);
    loop {
        let exercise = ExerciseId("dip".to_owned());
        let page = gym
            .screens
            .exercise_sets(SetsRequest {
                exercise,
                after,
                limit: Some(7),
            })
            .unwrap();
        titles.extend(page.days.into_iter().map(|day| (day.title, day.sets.len())));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let all: Vec<_> = (10..16)
        .rev()
        .map(|day| (format!("Day {day}"), 3))
        .collect();
    assert_eq!(titles, all);
}
