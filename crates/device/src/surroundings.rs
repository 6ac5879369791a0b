//! What a device takes from the world around it: the time and random bytes. A
//! test gives its own, so that a run can be repeated.

use std::{fmt, sync::Arc};

use jiff::ZonedDateTime;
use uuid::{Builder, Uuid};

type Random = dyn Fn(&mut [u8]) + Send + Sync;

/// The clock and the source of random bytes.
#[derive(Clone)]
pub struct Surroundings {
    now: Arc<dyn Fn() -> ZonedDateTime + Send + Sync>,
    random: Arc<Random>,
}

impl Surroundings {
    /// Surroundings of a test or a simulation.
    pub fn new(
        now: impl Fn() -> ZonedDateTime + Send + Sync + 'static,
        random: impl Fn(&mut [u8]) + Send + Sync + 'static,
    ) -> Self {
        Self {
            now: Arc::new(now),
            random: Arc::new(random),
        }
    }

    /// The time here.
    pub fn now(&self) -> ZonedDateTime {
        (self.now)()
    }

    /// The time in milliseconds since 1970.
    pub fn now_ms(&self) -> i64 {
        self.now().timestamp().as_millisecond()
    }

    /// Fills a slice with random bytes.
    pub fn fill(&self, bytes: &mut [u8]) {
        (self.random)(bytes);
    }

    /// Some random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }

    /// A new id: sorts by time, and no two are ever the same.
    pub fn new_id(&self) -> Uuid {
        let millis = self.now_ms().try_into().unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &self.random()).into_uuid()
    }
}

impl Default for Surroundings {
    /// The machine's clock and its source of random bytes.
    fn default() -> Self {
        Self::new(ZonedDateTime::now, |bytes| {
            getrandom::fill(bytes)
                .expect("the system's source of random bytes answers once it is up");
        })
    }
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Surroundings")
    }
}
