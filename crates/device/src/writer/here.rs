//! Which of several running workouts this device is at: the one that was begun or
//! logged into here last, or that its person chose. It is this device's own affair
//! and in no document.

use logbook::End;
use uuid::Uuid;

use super::{Writer, parse};
use crate::api::{ApiError, Code, Done, WorkoutRequest};

impl Writer {
    /// Goes on with one of the workouts that run.
    pub(super) fn choose_workout(&mut self, request: &WorkoutRequest) -> Result<Done, ApiError> {
        let workout = parse::uuid("workout", &request.workout.0)?;
        if self.read_workout(workout)?.end != End::Running {
            let words = "this workout does not run any more";
            return Err(ApiError::new(Code::Refused, words));
        }
        self.be_at(workout);
        Ok(Done {})
    }

    /// Notes that somebody trains in this workout here. What they did there is
    /// stored already, so it is not refused where this cannot be.
    pub(super) fn be_at(&mut self, workout: Uuid) {
        if self.here == Some(workout) {
            return;
        }
        let noted = self.without_haste_to_the_disk(|writer| {
            writer.store().set_workout_here(workout)?;
            Ok(())
        });
        match noted {
            Ok(()) => self.here = Some(workout),
            Err(error) => tracing::warn!(%error, "where somebody trains was not noted"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::desk::Desk;

    impl Desk {
        /// The first exercise of the workout on Today, and how many others run.
        fn on_today(&self) -> (String, usize) {
            let today = self.ask("today", json!({}));
            let exercise = today.pointer("/running/entries/0/exercise/name").unwrap();
            let others = today["also_running"].as_array().unwrap().len();
            (exercise.as_str().unwrap().to_owned(), others)
        }
    }

    /// A device whose clock stands at this hour.
    fn at(hour: i64) -> Desk {
        Desk::at(&format!("2026-11-23T{hour}:00[Europe/Berlin]"))
    }

    #[test]
    fn a_newer_workout_of_another_device_takes_no_place_of_ones_own() {
        let (mut early, late) = (at(17), at(18));
        early.log("Bench Press 100x5");
        let begun = late.log("Deadlift 180x3");
        early.hears(&late);
        late.hears(&early);
        let bench = ("Bench Press".to_owned(), 1);
        assert_eq!(early.on_today(), bench);
        early.restarts();
        assert_eq!(early.on_today(), bench);
        assert_eq!(late.on_today(), ("Deadlift".to_owned(), 1));
        // What is typed without a workout goes where the person is.
        early.log("Bench Press 102.5x5");
        assert_eq!(early.ask("today", json!({}))["running"]["sets"], 2);

        let workout = &begun["workout"];
        early.ask("go_on_with", json!({ "workout": workout }));
        assert_eq!(early.on_today(), ("Deadlift".to_owned(), 1));
        let end = "2026-11-23T19:00";
        early.ask("finish_workout", json!({ "workout": workout, "end": end }));
        assert_eq!(early.on_today(), ("Bench Press".to_owned(), 0));
        let refused = early
            .handle
            .call("go_on_with", &json!({ "workout": workout }).to_string());
        assert_eq!(refused.unwrap_err().code, super::Code::Refused);
    }

    #[test]
    fn a_device_on_which_nobody_trains_shows_the_newest_workout() {
        let (early, late, other) = (at(17), at(18), at(19));
        early.log("Bench Press 100x5");
        late.log("Deadlift 180x3");
        other.hears(&early);
        other.hears(&late);
        assert_eq!(other.on_today(), ("Deadlift".to_owned(), 1));
        // Who logs into the older one is there from then on.
        let today = other.ask("today", json!({}));
        let workout = &today["also_running"][0]["id"];
        other.ask(
            "add_entry",
            json!({ "workout": workout, "exercise": "back-squat" }),
        );
        assert_eq!(other.on_today(), ("Bench Press".to_owned(), 1));
    }
}
