//! The running workout and its rest, as title, tray and notification show them.
//!
//! The page says once when a rest will be over; the shell holds that moment
//! itself, since the page's own timers are slowed down where its window is not
//! seen. The moment is one of the wall clock, so that it also passes while the
//! machine sleeps.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A rest between two sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// When it is over, in milliseconds since 1970.
    until: u64,
    /// How long all of it is, in seconds.
    of: u32,
    /// What is said then.
    pub title: String,
    /// And below that.
    pub body: String,
}

/// How things stand at the pages, which share one rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Standing {
    workout: Option<String>,
    rest: Option<Rest>,
}

/// What is to be done at one moment.
#[derive(Debug, PartialEq, Eq)]
pub struct Turn {
    /// What title and tray say; nothing where no workout runs.
    pub line: Option<String>,
    /// The rest that is over just now.
    pub over: Option<Rest>,
    /// How long this stands; for good where nothing moves.
    stands: Option<Duration>,
}

impl Standing {
    /// What is to be done now; a rest is over once.
    fn turn(&mut self, now: u64) -> Turn {
        let over = self.rest.take_if(|rest| rest.until <= now);
        let left = self.rest.as_ref().map(|rest| rest.until - now);
        let clock = left.map(|left| minutes(left.div_ceil(1000)));
        let parts = [clock, self.workout.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Turn {
            line: (!parts.is_empty()).then(|| parts.join(" · ")),
            over,
            // To the next full second, and never longer: no sleep is slept past.
            stands: left.map(|left| Duration::from_millis((left - 1) % 1000 + 1)),
        }
    }
}

/// `1:12`.
fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Keeps how things stand, and follows it.
#[derive(Default)]
pub struct Keeper {
    standing: Mutex<Standing>,
    changed: Condvar,
}

impl Keeper {
    /// Another rest runs now, or none: the one before is forgotten.
    pub fn rest(&self, rest: Option<Rest>) {
        self.lock().rest = rest;
        self.changed.notify_all();
    }

    /// The workout that runs, by its title.
    pub fn workout(&self, workout: Option<String>) {
        self.lock().workout = workout;
        self.changed.notify_all();
    }

    /// The rest that runs, for a page that comes later.
    pub fn running(&self) -> Option<Rest> {
        self.lock().rest.clone()
    }

    /// Does what each moment asks for, for as long as the program runs.
    pub fn follow(&self, mut act: impl FnMut(Turn)) -> ! {
        let mut standing = self.lock();
        loop {
            let turn = standing.turn(now_ms());
            let stands = turn.stands;
            let seen = standing.clone();
            drop(standing);
            act(turn);
            standing = self.lock();
            if *standing == seen {
                standing = self.wait(standing, stands);
            }
        }
    }

    fn wait<'k>(
        &'k self,
        standing: MutexGuard<'k, Standing>,
        stands: Option<Duration>,
    ) -> MutexGuard<'k, Standing> {
        match stands {
            None => self
                .changed
                .wait(standing)
                .unwrap_or_else(PoisonError::into_inner),
            Some(time) => {
                let waited = self.changed.wait_timeout(standing, time);
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(until: u64) -> Rest {
        Rest {
            until,
            of: 90,
            title: "Rest is over".to_owned(),
            body: "Bench Press".to_owned(),
        }
    }

    fn standing(rest: Option<Rest>) -> Standing {
        Standing {
            workout: Some("Push day".to_owned()),
            rest,
        }
    }

    #[test]
    fn the_line_counts_down_and_the_end_is_told_once() {
        let mut standing = standing(Some(rest(72_000)));
        let first = standing.turn(0);
        assert_eq!(first.line.as_deref(), Some("1:12 · Push day"));
        assert_eq!(first.over, None);
        assert_eq!(standing.turn(1).line.as_deref(), Some("1:12 · Push day"));
        assert_eq!(
            standing.turn(71_001).line.as_deref(),
            Some("0:01 · Push day")
        );
        let end = standing.turn(72_000);
        assert_eq!(end.over, Some(rest(72_000)));
        assert_eq!(end.line.as_deref(), Some("Push day"));
        assert_eq!(standing.turn(72_001).over, None);
    }

    #[test]
    fn a_machine_that_slept_past_the_end_tells_it_when_it_wakes() {
        let mut standing = standing(Some(rest(90_000)));
        assert_eq!(standing.turn(1000).over, None);
        assert_eq!(standing.turn(9_000_000).over, Some(rest(90_000)));
    }

    #[test]
    fn what_is_waited_for_is_at_most_a_second_away() {
        let mut standing = standing(Some(rest(90_000)));
        for now in [0, 1, 500, 999, 89_999] {
            let stands = standing.turn(now).stands.unwrap();
            assert!(!stands.is_zero() && stands <= Duration::from_secs(1));
        }
    }

    #[test]
    fn a_rest_that_was_skipped_or_changed_is_not_told() {
        let keeper = Keeper::default();
        keeper.rest(Some(rest(1000)));
        keeper.rest(None);
        assert_eq!(keeper.lock().turn(2000).over, None);
        keeper.rest(Some(rest(5000)));
        assert_eq!(keeper.lock().turn(2000).over, None);
        assert_eq!(keeper.running(), Some(rest(5000)));
        assert_eq!(Standing::default().turn(0).line, None);
    }
}
