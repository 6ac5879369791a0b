//! The Today screen: what runs, what was done today, what came before it.

use jiff::{SignedDuration, Timestamp, civil::DateTime};
use store::WorkoutRow;
use uuid::Uuid;

use super::{days, look::Look};
use crate::api::{ApiError, Forgotten, Today, Week, Workout, WorkoutId};

/// How many workouts before today are shown.
const RECENT: usize = 5;

/// How many workouts are looked at for today and what came before it.
const LOOKED_AT: u32 = 24;

/// A workout of an earlier day in which nothing happened for so long was
/// probably forgotten.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(6);

/// The length that is proposed for a forgotten workout without any set.
const USUAL_LENGTH: SignedDuration = SignedDuration::from_hours(1);

impl Look<'_> {
    /// The Today screen.
    pub fn today(&self) -> Result<Today, ApiError> {
        let mut all_running = self.reader.running_workouts()?.into_iter();
        let running = all_running.next();
        let newest = self.newest_until_today()?;
        let today = days::number(self.now.date());
        let (of_today, before): (Vec<_>, Vec<_>) =
            newest.into_iter().partition(|row| row.day == today);
        let recent = before.into_iter().take(RECENT);
        Ok(Today {
            date: self.now.date().to_string(),
            forgotten: running.as_ref().and_then(|running| self.forgotten(running)),
            running: running
                .map(|running| self.running(&running))
                .transpose()?
                .flatten(),
            also_running: all_running
                .map(|row| self.summary(row))
                .collect::<Result<_, _>>()?,
            done_today: of_today
                .into_iter()
                .map(|row| self.summary(row))
                .collect::<Result<_, _>>()?,
            recent: recent
                .map(|row| self.summary(row))
                .collect::<Result<_, _>>()?,
            week: self.week()?,
            empty: self.reader.newest_workouts(1)?.is_empty(),
        })
    }

    /// The newest workouts that do not run, up to the end of today.
    fn newest_until_today(&self) -> Result<Vec<WorkoutRow>, ApiError> {
        let tomorrow = self.now.date().tomorrow().unwrap_or(self.now.date());
        let mut newest =
            self.reader
                .workouts_before(&tomorrow.to_string(), Uuid::nil(), LOOKED_AT)?;
        newest.retain(|workout| !workout.running);
        Ok(newest)
    }

    fn running(&self, running: &WorkoutRow) -> Result<Option<Workout>, ApiError> {
        let rows = self.reader.workout(running.id)?;
        rows.map(|rows| self.workout(rows)).transpose()
    }

    /// Asks about a workout that began before today, if nothing happened in it
    /// for long.
    fn forgotten(&self, running: &WorkoutRow) -> Option<Forgotten> {
        let now = self.now.datetime();
        let start: DateTime = running.start.parse().ok()?;
        let last_set = running
            .last_done
            .and_then(|done| self.civil(done))
            .filter(|done| *done >= start);
        let idle = now.duration_since(last_set.unwrap_or(start));
        (start.date() < now.date() && idle >= FORGOTTEN_AFTER).then(|| {
            let end = last_set.unwrap_or_else(|| start.saturating_add(USUAL_LENGTH));
            Forgotten {
                workout: WorkoutId(running.id.to_string()),
                suggested_end: days::to_the_minute(&end.to_string()),
            }
        })
    }

    /// A moment in milliseconds since 1970, by the clock on the wall here.
    fn civil(&self, millisecond: i64) -> Option<DateTime> {
        let moment = Timestamp::from_millisecond(millisecond).ok()?;
        Some(
            moment
                .to_zoned_datetime(self.now.time_zone().clone())
                .datetime(),
        )
    }

    /// This calendar week.
    fn week(&self) -> Result<Week, ApiError> {
        let monday = self.week_begin(self.now.date());
        let totals = self.reader.week(monday)?;
        Ok(Week {
            first_day: days::day(monday),
            workouts: totals.workouts,
            sets: totals.sets,
            volume: self.whole(totals.volume_g),
        })
    }
}
