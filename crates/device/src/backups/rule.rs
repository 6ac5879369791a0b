//! Which copies are kept: many of the last days, few of long ago, so that a mistake
//! can be found late and the folder does not grow for ever; and of a long logbook
//! only as many as leave room for other things.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::name::CopyName;
use crate::api::{BackupReason, BackupRule};

/// The rule. Days, weeks and months without a copy do not count, so somebody who
/// trains once a week has the same depth as somebody who trains daily.
pub(crate) const RULE: BackupRule = BackupRule {
    days: 7,
    weeks: 8,
    months: 12,
    before: 10,
    by_hand: 10,
    bytes: 4_000_000_000,
    at_least: 3,
};

/// The copies that are not kept any more, by what each takes of the disk.
pub(crate) fn outdated(copies: &[CopyName], bytes: &dyn Fn(CopyName) -> u64) -> Vec<CopyName> {
    let mut newest_first = copies.to_vec();
    newest_first.sort_unstable_by(|one, other| other.cmp(one));
    let kept = kept(&newest_first);
    let (mut number, mut taken) = (0, 0);
    newest_first.retain(|copy| {
        if !kept.contains(copy) {
            return true;
        }
        number += 1;
        taken += bytes(*copy);
        number > RULE.at_least && taken > RULE.bytes
    });
    newest_first
}

fn kept(newest_first: &[CopyName]) -> BTreeSet<CopyName> {
    let mut kept = BTreeSet::new();
    let mut keep = |of_each: &dyn Fn(DateTime) -> (i16, i8, i8), most: u32| {
        kept.extend(newest_of_each(newest_first, of_each, most));
    };
    keep(&|made| (made.year(), made.month(), made.day()), RULE.days);
    keep(&week_of, RULE.weeks);
    keep(&|made| (made.year(), made.month(), 0), RULE.months);
    let by_hand = |copy: &&CopyName| copy.reason == BackupReason::ByHand;
    let before = |copy: &&CopyName| !by_hand(copy) && copy.reason != BackupReason::Daily;
    let some = newest_first.iter();
    kept.extend(some.clone().filter(before).take(RULE.before as usize));
    kept.extend(some.filter(by_hand).take(RULE.by_hand as usize));
    kept
}

fn week_of(made: DateTime) -> (i16, i8, i8) {
    let week = made.date().iso_week_date();
    (week.year(), week.week(), 0)
}

/// The newest copy of each of the newest spans of time that have one.
fn newest_of_each(
    newest_first: &[CopyName],
    span_of: &dyn Fn(DateTime) -> (i16, i8, i8),
    most: u32,
) -> Vec<CopyName> {
    let mut newest: Vec<CopyName> = newest_first.to_vec();
    newest.dedup_by_key(|copy| span_of(copy.made));
    newest.truncate(most as usize);
    newest
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, civil::date};

    use super::*;

    fn copy(made: DateTime, reason: BackupReason) -> CopyName {
        CopyName { made, reason }
    }

    fn small(_: CopyName) -> u64 {
        40_000_000
    }

    /// A copy a day for so many days, the last on the 26th of November 2026.
    fn daily(days: i32) -> Vec<CopyName> {
        let last = date(2026, 11, 26).at(18, 0, 0, 0);
        let made = |ago: i32| copy(last.saturating_sub(ago.days()), BackupReason::Daily);
        (0..days).map(made).collect()
    }

    /// What is left when a copy was made each day and the rule held each time.
    fn left_after(mut copies: Vec<CopyName>) -> Vec<CopyName> {
        copies.sort();
        let mut left: Vec<CopyName> = Vec::new();
        for copy in copies {
            left.push(copy);
            let gone = outdated(&left, &small);
            left.retain(|copy| !gone.contains(copy));
        }
        left.reverse();
        left
    }

    #[test]
    fn two_years_of_copies_become_seven_days_eight_weeks_and_twelve_months() {
        let left = left_after(daily(730));
        let days: Vec<_> = left.iter().map(|copy| copy.made.date()).collect();
        assert_eq!(days[0], date(2026, 11, 26));
        assert_eq!(days[6], date(2026, 11, 20));
        // Sundays, the last days of their weeks.
        assert_eq!(days[7..9], [date(2026, 11, 15), date(2026, 11, 8)]);
        assert!(days.contains(&date(2026, 10, 31)));
        assert!(days.contains(&date(2026, 10, 11)));
        assert!(!days.contains(&date(2026, 10, 4)));
        assert_eq!(days.last(), Some(&date(2025, 12, 31)));
        assert!(left.len() <= 27, "{}", left.len());
    }

    #[test]
    fn what_is_kept_does_not_hang_on_how_often_the_rule_was_asked() {
        let all = daily(500);
        let gone = outdated(&all, &small);
        let mut at_once = all.clone();
        at_once.retain(|copy| !gone.contains(copy));
        assert_eq!(at_once, left_after(all));
    }

    #[test]
    fn who_seldom_trains_keeps_as_many_copies() {
        let yearly = (0..6).map(|year| {
            let made = date(2020 + year, 5, 5).at(8, 0, 0, 0);
            copy(made, BackupReason::Daily)
        });
        assert_eq!(outdated(&yearly.collect::<Vec<_>>(), &small), []);
    }

    #[test]
    fn ten_of_one_busy_day_before_something_and_ten_by_hand_are_kept() {
        let at = |minute: i8| date(2026, 11, 26).at(10, minute, 0, 0);
        let mut all = Vec::new();
        for minute in 0..30 {
            all.push(copy(at(minute), BackupReason::Import));
            all.push(copy(at(minute), BackupReason::ByHand));
        }
        let gone = outdated(&all, &small);
        assert_eq!(gone.len(), 40);
        assert!(gone.iter().all(|copy| copy.made < at(20)));
    }

    #[test]
    fn the_oldest_copies_of_a_long_logbook_make_room_and_three_are_always_kept() {
        let all = daily(7);
        let kept = |of_each: u64| all.len() - outdated(&all, &|_| of_each).len();
        assert_eq!(kept(RULE.bytes / 7), 7);
        assert_eq!(kept(RULE.bytes / 5), 5);
        assert_eq!(kept(RULE.bytes), 3);
        let gone = outdated(&all, &|_| RULE.bytes / 5);
        assert_eq!(gone, all[5..], "the two oldest");
    }
}
