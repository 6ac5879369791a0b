//! Somebody who trains, and logs every set through the device's own calls.

use device::{
    Handle,
    api::{
        AddEntry, Done, EntryId, ExerciseId, FinishWorkout, LogSets, Logged, StartWorkout,
        WorkoutId, WorkoutRequest,
    },
};

use crate::clock::Times;

/// Sets of an exercise, and exercises of a workout.
const ORDINARY: (usize, usize) = (5, 4);

/// Sets of a workout.
pub const SETS_A_WORKOUT: usize = ORDINARY.0 * ORDINARY.1;

/// Somebody who trains on and on: five sets of an exercise, four exercises in a
/// workout, then the next workout.
pub struct Gym<'a> {
    handle: &'a Handle,
    workout: WorkoutId,
    entry: EntryId,
    sets: usize,
    ready: bool,
}

impl<'a> Gym<'a> {
    /// Starts a workout.
    pub fn enter(handle: &'a Handle) -> anyhow::Result<Self> {
        Self::enter_at(handle, None)
    }

    /// Starts one at a local civil time, `2016-11-20T18:00`.
    fn enter_at(handle: &'a Handle, start: Option<String>) -> anyhow::Result<Self> {
        let workout = start_workout(handle, start)?;
        let entry = start_entry(handle, &workout)?;
        Ok(Self {
            handle,
            workout,
            entry,
            sets: 0,
            ready: true,
        })
    }

    /// Goes where the next set is done.
    pub fn make_ready(&mut self) -> anyhow::Result<()> {
        if self.ready {
            return Ok(());
        }
        if self.sets == SETS_A_WORKOUT {
            let finish = FinishWorkout {
                workout: self.workout.clone(),
                end: None,
            };
            let _: Done = self.handle.ask("finish_workout", &finish)?;
            *self = Self::enter(self.handle)?;
        } else if self.sets > 0 && self.sets.is_multiple_of(ORDINARY.0) {
            self.entry = start_entry(self.handle, &self.workout)?;
        }
        self.ready = true;
        Ok(())
    }

    /// Logs one set; only the logging of the set itself counts.
    pub fn log(&mut self, times: &mut Times) -> anyhow::Result<Logged> {
        self.make_ready()?;
        self.ready = false;
        self.sets += 1;
        let set = LogSets {
            entry: self.entry.clone(),
            text: "100x5@8".to_owned(),
            beside: None,
            sure: false,
        };
        times.take(|| Ok(self.handle.ask("log_sets", &set)?))
    }
}

/// A whole workout of a past day, logged set by set.
pub fn train(handle: &Handle, start: String) -> anyhow::Result<()> {
    let mut gym = Gym::enter_at(handle, Some(start))?;
    let mut times = Times::default();
    (0..SETS_A_WORKOUT).try_for_each(|_| gym.log(&mut times).map(drop))
}

fn start_workout(handle: &Handle, start: Option<String>) -> anyhow::Result<WorkoutId> {
    let request = StartWorkout {
        start,
        ..StartWorkout::default()
    };
    let started: WorkoutRequest = handle.ask("start_workout", &request)?;
    Ok(started.workout)
}

fn start_entry(handle: &Handle, workout: &WorkoutId) -> anyhow::Result<EntryId> {
    let exercise = ExerciseId("bench-press".to_owned());
    let added: Logged = handle.ask(
        "add_entry",
        &AddEntry {
            workout: workout.clone(),
            exercise,
        },
    )?;
    Ok(added.entry)
}
