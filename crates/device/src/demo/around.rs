//! Made-up training for somebody who looks around before they begin: put into an
//! empty logbook as one batch, and thrown away as one.
//!
//! It is told from the person's own training by where it came from, which stands
//! in each workout, so that it can be found after a restart and after a rebuild.
//! It is no part of what devices share: a device of a space is given none, and
//! whoever connects is rid of it first.

use logbook::{DocumentId, Message};
use store::{Reader, StoreError};

use super::{Demo, workouts};
use crate::{
    Handle, NewWorkout,
    api::{ApiError, Area, BatchId, Code, DemoState, Thing, ThingRequest, WorkoutId, Writes},
};

/// What a made-up workout's source begins with; its batch follows.
const SOURCE: &str = "demo|";

/// Enough to fill every screen, and made in a moment.
const SETS: u32 = 3_600;
const YEARS: u32 = 2;
const SEED: u64 = 11;

/// The made-up training that is in the logbook.
pub(crate) fn state(reader: &Reader) -> Result<DemoState, StoreError> {
    let source = reader.source_beginning(SOURCE)?;
    let batch = source
        .as_deref()
        .and_then(|source| source.split('|').nth(1));
    Ok(DemoState {
        batch: batch.map(|batch| BatchId(batch.to_owned())),
    })
}

/// Fills an empty logbook.
pub(crate) fn start(handle: &Handle) -> Result<DemoState, ApiError> {
    let reader = handle.reader()?;
    let membership = handle.on_device(|writer| Ok(writer.store().membership()?))?;
    if membership.is_some() {
        let words = "this device shares its logbook, and made-up training is not for the others";
        return Err(ApiError::new(Code::Refused, words));
    }
    if !reader.newest_workouts(1)?.is_empty() {
        let words = "made-up training goes into an empty logbook only";
        return Err(ApiError::new(Code::Refused, words));
    }
    let batch = handle.surroundings().new_id();
    let message = Message::new("demo").in_batch(batch);
    handle.add_workouts(made_up(handle, batch), message, None, &mut |_, _| {})?;
    state(&reader).map_err(ApiError::from)
}

fn made_up(handle: &Handle, batch: uuid::Uuid) -> Vec<NewWorkout> {
    let today = handle.now().date();
    let demo = Demo {
        sets: SETS,
        years: YEARS,
        seed: SEED,
        until: today.yesterday().unwrap_or(today),
    };
    let marked = workouts(&demo).enumerate().map(|(place, workout)| {
        let source_key = Some(format!("{SOURCE}{batch}|{place}"));
        NewWorkout {
            source_key,
            ..workout
        }
    });
    marked.collect()
}

/// Whether a workout of this source is made-up training.
pub(crate) fn is_made_up(source: &str) -> bool {
    source.starts_with(SOURCE)
}

/// Throws all of it away; what the person logged themselves stays.
pub(crate) fn throw_away(handle: &Handle) -> Result<(), ApiError> {
    let Some(batch) = state(&handle.reader()?)?.batch else {
        return Ok(());
    };
    let Ok(batch) = batch.0.parse() else {
        return Ok(());
    };
    let documents =
        handle.on_device(move |writer| Ok(writer.store().documents_of_batch(batch)?))?;
    for document in documents {
        if let DocumentId::Workout(id) = document.parse()? {
            let thing = Thing::Workout(WorkoutId(id.to_string()));
            handle.on_device(move |writer| writer.delete(ThingRequest { thing }))?;
        }
    }
    handle.tell(&[Area::Workouts, Area::Exercises]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Handle, Options, api::Code};

    fn ask(handle: &Handle, name: &str, request: &Value) -> Value {
        let answer = handle.call(name, &request.to_string()).unwrap();
        serde_json::from_str(&answer).unwrap()
    }

    #[test]
    fn made_up_training_is_thrown_away_and_ones_own_stays() {
        let folder = tempfile::tempdir().unwrap();
        let handle = Handle::open(folder.path(), Options::default()).unwrap();
        let nothing = json!({});
        let batch = ask(&handle, "start_demo", &nothing)["batch"].clone();
        assert!(batch.is_string());
        assert_eq!(ask(&handle, "today", &nothing)["empty"], false);
        ask(&handle, "log_line", &json!({ "text": "Bench Press 100x5" }));
        handle.close();

        let handle = Handle::open(folder.path(), Options::default()).unwrap();
        assert_eq!(ask(&handle, "demo", &nothing)["batch"], batch);
        ask(&handle, "end_demo", &nothing);
        assert!(ask(&handle, "demo", &nothing)["batch"].is_null());
        let stats = ask(&handle, "stats", &nothing);
        assert_eq!((&stats["workouts"], &stats["sets"]), (&json!(1), &json!(1)));
        // Nothing is left to throw away, and that is no error.
        ask(&handle, "end_demo", &nothing);
        let refused = handle.call("start_demo", "{}").unwrap_err();
        assert_eq!(refused.code, Code::Refused);
    }

    #[test]
    fn whoever_connects_is_rid_of_it_first() {
        let folder = tempfile::tempdir().unwrap();
        let handle = Handle::open(folder.path(), Options::default()).unwrap();
        ask(&handle, "start_demo", &json!({}));
        handle.attach_link(|_, _| Ok("{}".to_owned()));
        handle.call("sync_state", "{}").unwrap();
        assert!(ask(&handle, "demo", &json!({}))["batch"].is_string());
        handle.call("connect", "{}").unwrap();
        assert!(ask(&handle, "demo", &json!({}))["batch"].is_null());
    }
}
