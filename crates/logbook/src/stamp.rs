//! When: one register of civil date and time, with the zone where it is known,
//! so that a merge cannot mix one device's time with another's zone.

use jiff::{ZonedDateTime, civil};

/// A moment as a person says it: `2026-11-23T18:04:00+01:00[Europe/Berlin]`, or
/// `2020-12-30T18:51:52` where an imported file knew no zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    text: String,
    civil: civil::DateTime,
}

impl Stamp {
    /// A moment in a zone, to the second.
    pub fn zoned(zoned: &ZonedDateTime) -> Self {
        let civil = zoned.datetime().with().subsec_nanosecond(0).build();
        let civil = civil.unwrap_or_else(|_| zoned.datetime());
        let zoned = zoned.with().subsec_nanosecond(0).build();
        let text = zoned.map_or_else(|_| civil.to_string(), |zoned| zoned.to_string());
        Self { text, civil }
    }

    /// A civil moment whose zone nobody knows.
    pub fn civil(civil: civil::DateTime) -> Self {
        Self {
            text: civil.to_string(),
            civil,
        }
    }

    /// Reads what a document holds.
    pub fn read(text: &str) -> Option<Self> {
        let civil = match text.parse::<ZonedDateTime>() {
            Ok(zoned) => zoned.datetime(),
            Err(_) => text.get(..19).unwrap_or(text).parse().ok()?,
        };
        Some(Self {
            text: text.to_owned(),
            civil,
        })
    }

    /// The civil date and time.
    pub fn datetime(&self) -> civil::DateTime {
        self.civil
    }

    /// The training day: the civil date.
    pub fn day(&self) -> civil::Date {
        self.civil.date()
    }

    /// The same time of day so many days later, in the same zone; none beyond
    /// the calendar. Where clocks are put forward over it, it is as much later.
    pub fn days_later(&self, days: i64) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        match self.text.parse::<ZonedDateTime>() {
            Ok(zoned) => Some(Self::zoned(&zoned.checked_add(span).ok()?)),
            Err(_) => Some(Self::civil(self.civil.checked_add(span).ok()?)),
        }
    }

    /// As the document holds it.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Whether and when a workout ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// It runs.
    Running,
    /// It ended then.
    At(Stamp),
    /// It ended, nobody knows when.
    Unknown,
}

impl End {
    const UNKNOWN: &'static str = "unknown";

    /// Reads what a document holds.
    pub fn read(text: Option<&str>) -> Self {
        match text {
            None => Self::Running,
            Some(text) => Stamp::read(text).map_or(Self::Unknown, Self::At),
        }
    }

    /// As the document holds it; a running workout holds nothing.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Running => None,
            Self::At(stamp) => Some(stamp.as_str()),
            Self::Unknown => Some(Self::UNKNOWN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_later_it_is_the_same_time_of_day() {
        let later = |text: &str, days| {
            let stamp = Stamp::read(text).unwrap().days_later(days);
            stamp.map(|stamp| stamp.as_str().to_owned())
        };
        // Clocks were put back in the night of 25 October.
        assert_eq!(
            later("2026-10-24T18:04:00+02:00[Europe/Berlin]", 2).unwrap(),
            "2026-10-26T18:04:00+01:00[Europe/Berlin]"
        );
        assert_eq!(
            later("2020-12-30T18:51:52", 3).unwrap(),
            "2021-01-02T18:51:52"
        );
        assert_eq!(
            later("2020-12-30T18:51:52", -365).unwrap(),
            "2019-12-31T18:51:52"
        );
        assert_eq!(later("2020-12-30T18:51:52", i64::MAX), None);
        assert_eq!(later("2020-12-30T18:51:52", 4_000_000), None);
    }

    #[test]
    fn a_stamp_reads_with_and_without_its_zone() {
        for text in [
            "2026-11-23T18:04:00+01:00[Europe/Berlin]",
            "2026-11-23T18:04:00",
            "2026-11-23T18:04:00+01:00[Nowhere/Known]",
        ] {
            let stamp = Stamp::read(text).unwrap();
            assert_eq!(
                stamp.datetime(),
                civil::datetime(2026, 11, 23, 18, 4, 0, 0),
                "{text}"
            );
            assert_eq!(stamp.as_str(), text);
        }
        assert_eq!(Stamp::read("soon"), None);
    }
}
