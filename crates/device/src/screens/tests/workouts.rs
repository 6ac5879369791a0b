//! Today, history and workouts.

use super::*;

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
fn a_second_workout_that_runs_is_said() {
    let mut gym = Gym::new();
    gym.runs("2026-11-23T17:00:00", &[("deadlift", "140x5")]);
    let newer = gym.runs("2026-11-23T17:30:00", &[]);
    let today = gym.today();
    assert_eq!(today.running.unwrap().id, newer);
    assert_eq!(today.also_running.len(), 1);
    assert_eq!(today.also_running[0].sets, 1);
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
    let disputed = rows.sets[1].id;
    let value = |place: u32, value: &str| ConflictRow {
        entity: disputed,
        field: "load".to_owned(),
        place,
        value: Some(value.to_owned()),
        device: [place as u8; 16],
        authored: 0,
    };
    rows.conflicts = vec![value(0, "100kg"), value(1, "102kg")];
    let id = WorkoutId(rows.workout.id.to_string());
    gym.commit(rows);
    let sets = gym.workout(&id).entries.remove(0).sets;
    let load = Dispute {
        field: "load".to_owned(),
        others: vec!["102kg".to_owned()],
    };
    assert_eq!(sets[0].disputes, []);
    assert_eq!(sets[1].disputes, [load]);
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
        routine: None,
        entries: vec![entry],
        conflicts: Vec::new(),
    };
    derive::workout_rows(id, &workout, &gym.catalogue, None)
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
