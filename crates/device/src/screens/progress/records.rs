//! The feed of records: sets of the period that still hold one, newest first.

use store::SetRow;
use uuid::Uuid;

use crate::api::{ApiError, RecordLine, WorkoutId};
use crate::screens::records::mark;
use crate::screens::{days, look::Look};

/// How many are shown.
const SHOWN: usize = 24;

/// How many numbers of repetitions of an exercise are looked at.
const MOST_RUNGS: u32 = 30;

impl Look<'_> {
    /// The newest records of some days. They are looked for among the bests of
    /// the exercises that were trained since then, of which there are few.
    pub(super) fn records_between(&self, from: i32, to: i32) -> Result<Vec<RecordLine>, ApiError> {
        let mut candidates = Vec::new();
        for exercise in self.reader.exercises_trained()? {
            let last = self.reader.last_day_of_exercise(&exercise)?;
            if last.is_some_and(|last| last >= from) {
                candidates.extend(self.bests(&exercise)?);
            }
        }
        candidates.retain(|(day, _)| (from..=to).contains(day));
        candidates.sort_unstable_by(|a, b| b.cmp(a));
        candidates.dedup();
        let mut lines = Vec::new();
        for (_, set) in candidates {
            if lines.len() == SHOWN {
                break;
            }
            if let Some(row) = self.reader.set(set)? {
                lines.extend(self.record_line(&row)?);
            }
        }
        Ok(lines)
    }

    /// The sets that are the best of their exercise in some way, with their day.
    fn bests(&self, exercise: &str) -> Result<Vec<(i32, Uuid)>, ApiError> {
        let ladder = self.reader.best_by_reps(exercise, MOST_RUNGS)?;
        let single = [
            self.reader.best_e1rm(exercise)?,
            self.reader.longest(exercise)?,
            self.reader.farthest(exercise)?,
        ];
        let rungs = ladder.into_iter().map(|best| (best.day, best.set));
        let single = single.into_iter().flatten().map(|set| (set.day, set.id));
        Ok(rungs.chain(single).collect())
    }

    /// The line of a set that holds a record which another workout held before.
    fn record_line(&self, row: &SetRow) -> Result<Option<RecordLine>, ApiError> {
        let mut set = self.set(row, Vec::new())?;
        let mut records = Vec::with_capacity(set.records.len());
        for record in set.records {
            let mark = mark(record);
            if self
                .reader
                .has_mark_elsewhere(&row.exercise, mark, row.workout)?
            {
                records.push(record);
            }
        }
        set.records = records;
        let line = RecordLine {
            exercise: self.name_of(&row.exercise)?,
            day: days::day(row.day),
            workout: WorkoutId(row.workout.to_string()),
            set,
        };
        Ok((!line.set.records.is_empty()).then_some(line))
    }
}
