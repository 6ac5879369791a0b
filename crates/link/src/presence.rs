//! Where somebody trains: what this device tells the others in passing, and what
//! they tell. Nothing of it is kept; what counts is in the log.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use device::api::{Rest, TrainingElsewhere, Whereabouts, WorkoutId};
use sync::DeviceKey;

/// What this device says of itself, as long as it is true.
#[derive(Debug, Default)]
pub(crate) struct Own {
    place: Option<Place>,
    said: u64,
}

/// Where somebody trains.
#[derive(Clone, Debug)]
struct Place {
    workout: String,
    exercise: String,
    rest: Option<Resting>,
}

#[derive(Clone, Copy, Debug)]
struct Resting {
    until: Instant,
    of: Duration,
}

/// What the others said last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Others(BTreeMap<DeviceKey, (u64, Option<Place>)>);

impl Own {
    /// Takes in what the person at this device does.
    pub(crate) fn set(&mut self, now: Instant, whereabouts: Whereabouts) {
        self.place = whereabouts.workout.map(|workout| Place {
            workout: workout.0,
            exercise: whereabouts.exercise,
            rest: whereabouts.rest.map(|rest| Resting {
                until: now + Duration::from_secs(rest.left.into()),
                of: Duration::from_secs(rest.of.into()),
            }),
        });
    }

    /// The next word to the others. It grows by the clock, so that it also does
    /// over a restart.
    pub(crate) fn word(&mut self, now: Instant, clock_ms: i64) -> sync::Whereabouts {
        self.said = (self.said + 1).max(clock_ms.unsigned_abs());
        let place = self.place.as_ref();
        let rest = place.and_then(|place| place.rest);
        sync::Whereabouts {
            said: self.said,
            workout: place.map(|place| place.workout.clone()),
            exercise: place
                .map(|place| place.exercise.clone())
                .unwrap_or_default(),
            rest: rest.and_then(|rest| {
                let left = rest.until.checked_duration_since(now)?;
                Some(sync::Rest {
                    left_ms: millis(left),
                    of_ms: millis(rest.of),
                })
            }),
        }
    }
}

impl Others {
    /// Takes in a word of another device; false where it is an old one.
    pub(crate) fn hear(&mut self, now: Instant, from: DeviceKey, word: sync::Whereabouts) -> bool {
        if self
            .0
            .get(&from)
            .is_some_and(|(said, _)| *said >= word.said)
        {
            return false;
        }
        let place = word.workout.map(|workout| Place {
            workout,
            exercise: word.exercise,
            rest: word.rest.map(|rest| Resting {
                until: now + Duration::from_millis(rest.left_ms.into()),
                of: Duration::from_millis(rest.of_ms.into()),
            }),
        });
        self.0.insert(from, (word.said, place));
        true
    }

    /// A device went, or came anew: what it said before counts no more.
    pub(crate) fn forget(&mut self, device: DeviceKey) {
        self.0.remove(&device);
    }

    /// No device is in sight.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Those who train, with what is left of their rests.
    pub(crate) fn training(&self, now: Instant) -> Vec<(DeviceKey, TrainingElsewhere)> {
        let places = self.0.iter().filter_map(|(device, (_, place))| {
            let place = place.as_ref()?;
            let training = TrainingElsewhere {
                device: device.to_string(),
                name: String::new(),
                workout: WorkoutId(place.workout.clone()),
                exercise: place.exercise.clone(),
                rest: place.rest.and_then(|rest| left_of(rest, now)),
            };
            Some((*device, training))
        });
        places.collect()
    }
}

fn left_of(rest: Resting, now: Instant) -> Option<Rest> {
    let left = rest.until.checked_duration_since(now)?;
    Some(Rest {
        left: whole_seconds(left),
        of: whole_seconds(rest.of),
    })
}

/// A second that has begun counts.
fn whole_seconds(time: Duration) -> u32 {
    millis(time).div_ceil(1_000)
}

fn millis(time: Duration) -> u32 {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: DeviceKey = DeviceKey([1; 32]);

    fn bench_press(left: u32) -> Whereabouts {
        Whereabouts {
            workout: Some(WorkoutId("one".to_owned())),
            exercise: "Bench Press".to_owned(),
            rest: Some(Rest { left, of: 120 }),
        }
    }

    #[test]
    fn a_rest_goes_on_at_the_other_device_whatever_its_clock_says() {
        let (mut own, mut others) = (Own::default(), Others::default());
        let start = Instant::now();
        own.set(start, bench_press(90));
        let later = start + Duration::from_secs(30);
        assert!(others.hear(later, LAPTOP, own.word(later, 5)));
        let training = others.training(later + Duration::from_secs(20));
        assert_eq!(training[0].1.exercise, "Bench Press");
        assert_eq!(training[0].1.rest, Some(Rest { left: 40, of: 120 }));
        let over = others.training(later + Duration::from_secs(61));
        assert_eq!(over[0].1.rest, None);
    }

    #[test]
    fn an_older_word_says_nothing_and_the_end_of_a_workout_is_heard() {
        let (mut own, mut others) = (Own::default(), Others::default());
        let now = Instant::now();
        own.set(now, bench_press(90));
        let old = own.word(now, 1_000);
        own.set(
            now,
            Whereabouts {
                workout: None,
                ..bench_press(0)
            },
        );
        // The clock was put back meanwhile.
        assert!(others.hear(now, LAPTOP, own.word(now, 10)));
        assert!(!others.hear(now, LAPTOP, old.clone()));
        assert!(others.training(now).is_empty());
        others.forget(LAPTOP);
        assert!(others.hear(now, LAPTOP, old));
    }
}
