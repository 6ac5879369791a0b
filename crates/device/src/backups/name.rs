//! What a copy is called: when it was made, and why. The names sort by time, and
//! hold nothing that a file system does not allow. A file by any other name is not
//! ours, and is left alone.

use std::fmt;

use jiff::{ToSpan as _, civil::DateTime};

use crate::api::BackupReason;

const FORM: &str = "%Y-%m-%dT%H-%M-%S";

const WORDS: [(BackupReason, &str); 6] = [
    (BackupReason::Daily, "daily"),
    (BackupReason::Import, "before import"),
    (BackupReason::Restore, "before restore"),
    (BackupReason::Merge, "before merge"),
    (BackupReason::Migration, "before migration"),
    (BackupReason::ByHand, "by hand"),
];

/// A copy's name. They sort by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CopyName {
    /// When it was made, by the clock on the wall, to the second.
    pub made: DateTime,
    /// Why.
    pub reason: BackupReason,
}

impl CopyName {
    /// The name that a file has; none where it is not one of ours.
    pub fn read(file: &str) -> Option<Self> {
        let (made, words) = file.strip_suffix(".sqlite")?.split_once(' ')?;
        let (reason, _) = WORDS.iter().find(|(_, known)| *known == words)?;
        let name = Self {
            made: DateTime::strptime(FORM, made).ok()?,
            reason: *reason,
        };
        (name.to_string() == file).then_some(name)
    }

    /// The next name: two copies may be made in one second.
    pub fn next(self) -> Self {
        Self {
            made: self.made.saturating_add(1.second()),
            ..self
        }
    }
}

impl fmt::Display for CopyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = WORDS.iter().find(|(reason, _)| *reason == self.reason);
        let words = words.map_or("", |(_, words)| words);
        write!(f, "{} {words}.sqlite", self.made.strftime(FORM))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_back_and_no_other_file_is_taken_for_a_copy() {
        let made = jiff::civil::date(2026, 11, 26).at(18, 4, 0, 0);
        for (reason, words) in WORDS {
            let name = CopyName { made, reason };
            assert_eq!(
                name.to_string(),
                format!("2026-11-26T18-04-00 {words}.sqlite")
            );
            assert_eq!(CopyName::read(&name.to_string()), Some(name));
        }
        for other in [
            "2026-11-26T18-04-00 by hand.sqlite.part",
            "2026-11-26T18-04-00 my own.sqlite",
            "2026-11-26T18-4-0 daily.sqlite",
            "2026-13-26T18-04-00 daily.sqlite",
            "logbook.sqlite",
            "2026-11-26T18-04-00  daily.sqlite",
        ] {
            assert_eq!(CopyName::read(other), None, "{other}");
        }
    }
}
