use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;
use crate::{
    Options, Surroundings,
    api::{
        BackupSource, Code, Nothing, RestorePreview, RestoreRequest, Restored, Stats, Thing,
        ThingRequest, WorkoutId,
    },
};

const HOUR: i64 = 3_600_000;

/// A logbook on a clock that hardly goes until a test moves it on.
struct Desk {
    // Closed before its folder goes.
    handle: Handle,
    clock: Arc<AtomicI64>,
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self::on(tempfile::tempdir().unwrap())
    }

    fn on(folder: TempDir) -> Self {
        // The 26th of November 2026, 18:04 UTC.
        let clock = Arc::new(AtomicI64::new(1_795_716_240_000));
        Self {
            handle: open(&folder, &clock),
            clock,
            folder,
        }
    }

    fn pass(&self, hours: i64) {
        self.clock.fetch_add(hours * HOUR, Ordering::Relaxed);
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        let answer = self.handle.call(name, &request.to_string()).unwrap();
        serde_json::from_str(&answer).unwrap()
    }

    /// Logs a set; gives its workout.
    fn log(&self, text: &str) -> String {
        let logged = self.ask("log_line", json!({ "text": text, "finish": true }));
        logged["logged"]["workout"].as_str().unwrap().to_owned()
    }

    fn sets(&self) -> u32 {
        let stats: Stats = self.handle.ask("stats", &Nothing {}).unwrap();
        stats.sets
    }

    fn delete(&self, workout: &str) {
        let thing = Thing::Workout(WorkoutId(workout.to_owned()));
        let request = serde_json::to_value(ThingRequest { thing }).unwrap();
        self.ask("delete", request);
    }

    fn names(&self) -> Vec<String> {
        let backups: Backups = self.handle.ask("backups", &Nothing {}).unwrap();
        assert!(backups.items.iter().all(|item| item.ok), "{backups:?}");
        backups.items.into_iter().map(|item| item.name).collect()
    }

    fn chosen(&self, path: PathBuf) -> RestoreRequest {
        RestoreRequest {
            from: BackupSource::File(self.handle.grant_file(path)),
        }
    }

    fn restore(&self, request: &RestoreRequest) -> Restored {
        self.handle.ask("restore_backup", request).unwrap()
    }

    fn is_sound(&self) {
        let report = self.handle.doctor().unwrap();
        assert!(report.ok, "{report:?}");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.handle.close();
    }
}

fn open(folder: &TempDir, clock: &Arc<AtomicI64>) -> Handle {
    let clock = Arc::clone(clock);
    let now = move || {
        // No two changes of a person are of the same millisecond.
        let now = Timestamp::from_millisecond(clock.fetch_add(1, Ordering::Relaxed)).unwrap();
        now.to_zoned_datetime(TimeZone::UTC)
    };
    let random = |bytes: &mut [u8]| getrandom::fill(bytes).unwrap();
    let surroundings = Surroundings::new(now, random);
    Handle::open(folder.path(), Options { surroundings }).unwrap()
}

fn kept_as(name: &str) -> RestoreRequest {
    RestoreRequest {
        from: BackupSource::Kept(name.to_owned()),
    }
}

#[test]
fn a_day_with_something_new_gets_one_copy_and_another_day_none() {
    let desk = Desk::new();
    assert_eq!(desk.handle.copy_if_due().unwrap(), None, "nothing is there");
    desk.log("Bench Press 100x5");
    let made = desk.handle.copy_if_due().unwrap().unwrap();
    assert_eq!(made.name, "2026-11-26T18-04-00 daily.sqlite");
    assert_eq!(made.made, "2026-11-26T18:04:00");
    assert!(made.ok && made.changes > 0 && made.bytes > 4096, "{made:?}");
    desk.log("Bench Press 100x6");
    assert_eq!(desk.handle.copy_if_due().unwrap(), None, "it has one");
    desk.pass(24);
    assert!(desk.handle.copy_if_due().unwrap().is_some());
    desk.pass(24);
    assert_eq!(desk.handle.copy_if_due().unwrap(), None, "nothing is new");
    assert_eq!(desk.names().len(), 2);
}

#[test]
fn a_clock_that_was_years_ahead_once_does_not_end_the_copies() {
    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    desk.pass(24 * 365 * 4);
    assert!(desk.handle.copy_if_due().unwrap().is_some());
    desk.pass(-24 * 365 * 4);
    desk.log("Bench Press 100x6");
    assert!(desk.handle.copy_if_due().unwrap().is_some());
}

#[test]
fn two_copies_of_one_second_both_stand() {
    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    desk.ask("make_backup", json!({}));
    desk.ask("make_backup", json!({}));
    assert_eq!(
        desk.names(),
        [
            "2026-11-26T18-04-01 by hand.sqlite",
            "2026-11-26T18-04-00 by hand.sqlite"
        ]
    );
}

#[test]
fn what_is_not_ours_stays_in_the_folder_and_what_was_half_made_goes() {
    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    let folder = folder(desk.folder.path());
    std::fs::create_dir(&folder).unwrap();
    let others = [
        "my own.sqlite",
        "notes.txt",
        "2020-01-01 daily.sqlite",
        "x.part",
    ];
    for name in others {
        std::fs::write(folder.join(name), "mine").unwrap();
    }
    let half = folder.join("2026-11-01T10-00-00 daily.sqlite.part");
    std::fs::write(&half, "half").unwrap();
    for _ in 0..13 {
        desk.ask("make_backup", json!({}));
    }
    assert_eq!(desk.names().len(), 10, "of those by hand");
    assert!(!half.exists());
    for name in others {
        assert_eq!(std::fs::read(folder.join(name)).unwrap(), b"mine", "{name}");
    }
}

#[test]
fn an_import_is_preceded_by_a_copy_that_holds_what_was_there() {
    let desk = Desk::new();
    let file = desk.folder.path().join("strong.csv");
    let rows = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n\
                2024-03-01 18:00:00,Push,1h,Squat (Barbell),1,80,5,0,0,8\n";
    std::fs::write(&file, rows).unwrap();
    let import = |desk: &Desk| {
        let file = desk.handle.grant_file(file.clone());
        desk.ask("run_import", json!({ "file": file, "unit": "kg" }))
    };
    desk.log("Bench Press 100x5");
    import(&desk);
    assert_eq!(desk.sets(), 2);
    assert_eq!(desk.names(), ["2026-11-26T18-04-00 before import.sqlite"]);
    import(&desk);
    assert_eq!(desk.names().len(), 1, "nothing new was to be imported");

    let before = folder(desk.folder.path()).join(&desk.names()[0]);
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::copy(before, elsewhere.path().join("logbook.sqlite")).unwrap();
    assert_eq!(Desk::on(elsewhere).sets(), 1);
}

#[test]
fn a_copy_brings_back_what_is_lost_and_leaves_what_is_newer() {
    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    let gone = desk.log("Bench Press 100x6");
    desk.ask("make_backup", json!({}));
    let copy = folder(desk.folder.path()).join(&desk.names()[0]);
    desk.delete(&gone);
    desk.log("Bench Press 100x7");
    let restored = desk.restore(&desk.chosen(copy.clone()));
    assert_eq!((restored.changes, restored.copy), (0, None), "all is here");
    assert_eq!(desk.sets(), 2, "what was deleted stays deleted");

    // The same on a machine that lost everything and has logged since.
    let other = Desk::new();
    other.log("Deadlift 140x5");
    let preview: RestorePreview = other
        .handle
        .ask("preview_restore", &other.chosen(copy.clone()))
        .unwrap();
    assert_eq!(
        (preview.new_workouts, preview.new_changes),
        (2, preview.changes)
    );
    assert_eq!(other.sets(), 1, "looking changes nothing");
    let restored = other.restore(&other.chosen(copy));
    assert_eq!((restored.workouts, restored.left), (2, 0));
    assert_eq!(restored.changes, preview.changes);
    assert_eq!(
        restored.copy.as_deref(),
        Some("2026-11-26T18-04-00 before merge.sqlite")
    );
    assert_eq!(other.sets(), 3);
    other.is_sound();
}

#[test]
fn a_kept_copy_is_brought_back_by_its_name_alone() {
    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    desk.ask("make_backup", json!({}));
    let name = desk.names()[0].clone();
    assert_eq!(desk.restore(&kept_as(&name)).changes, 0);
    for other in ["../logbook.sqlite", "2020-01-01T00-00-00 daily.sqlite", ""] {
        let refused = desk
            .handle
            .ask::<_, Restored>("restore_backup", &kept_as(other))
            .unwrap_err();
        assert_eq!(refused.code, Code::NotFound, "{other}");
    }
}

#[test]
fn the_one_file_of_another_person_is_taken_in_whole_and_their_space_is_not() {
    let other = Desk::new();
    other.log("Sandbag Waltz 40x8");
    other.ask(
        "log_measurement",
        json!({ "measure": "weight", "text": "82 kg" }),
    );
    let file = other.folder.path().join("theirs.chalkbook");
    let token = other.handle.grant_file(file.clone());
    let done = other.ask(
        "export_logbook",
        json!({ "file": token, "form": "chalkbook" }),
    );
    assert_eq!((&done["workouts"], &done["sets"]), (&json!(1), &json!(1)));

    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    let restored = desk.restore(&desk.chosen(file));
    assert_eq!((restored.workouts, restored.left), (1, 0));
    assert_eq!(desk.sets(), 2);
    let found = desk.ask("exercises", json!({ "query": "Sandbag" }));
    assert!(found.to_string().contains("Sandbag Waltz"), "{found}");
    desk.is_sound();
}

#[test]
fn a_file_that_is_no_logbook_is_refused_by_its_name_and_harms_nothing() {
    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    let file = desk.folder.path().join("holiday.sqlite");
    let refused = |words: &str| {
        let request = desk.chosen(file.clone());
        for call in ["preview_restore", "restore_backup"] {
            let error = desk.handle.ask::<_, Value>(call, &request).unwrap_err();
            assert_eq!(error.code, Code::BadFile, "{error:?}");
            assert!(error.message.contains(words), "{error:?}");
            assert!(error.message.starts_with("holiday.sqlite"), "{error:?}");
        }
    };
    refused("cannot be opened");
    std::fs::write(&file, "Dear diary, today I squatted. ".repeat(500)).unwrap();
    refused("damaged, or no logbook at all");
    desk.handle.back_up(BackupReason::ByHand).unwrap();
    let copy = folder(desk.folder.path()).join(&desk.names()[0]);
    let mut bytes = std::fs::read(copy).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0xa5);
    std::fs::write(&file, &bytes).unwrap();
    refused("damaged");
    assert_eq!(desk.names().len(), 1, "no copy was made for it");
    assert_eq!(desk.sets(), 1);
    desk.is_sound();
}

#[test]
fn whoever_joins_another_device_has_a_copy_of_before() {
    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    desk.handle.attach_link(|_, _| Ok("{}".to_owned()));
    desk.ask("join", json!({}));
    assert_eq!(desk.names(), ["2026-11-26T18-04-00 before merge.sqlite"]);
}
