//! Measurements, and which days another body weight counts for.

use super::*;

/// Day numbers of a year, roughly, beside which there are others.
const YEAR: (i32, i32) = (1000, 1364);

fn weight(day: i32, kg: i64) -> MeasurementRow {
    MeasurementRow {
        measure: "weight".to_owned(),
        day,
        reading: format!("{kg} kg"),
        units: kg * 1000,
    }
}

fn measured(shelf: &mut Shelf, rows: &[MeasurementRow]) -> Option<(i32, i32)> {
    shelf.put(ViewEdit::Reweigh(None));
    shelf.put(ViewEdit::Body {
        first: YEAR.0,
        last: YEAR.1,
        rows: rows.to_vec(),
        recount: true,
    });
    shelf.reader.pending_reweigh().unwrap()
}

#[test]
fn a_weight_counts_from_its_day_to_the_next_and_the_first_one_for_all_before() {
    let (shelf, start, end) = (&mut Shelf::new(), i32::MIN, i32::MAX);
    let (a, b, c) = (weight(1010, 80), weight(1020, 81), weight(1030, 82));
    let check = |shelf: &mut Shelf, rows: &[&MeasurementRow], span| {
        let rows: Vec<_> = rows.iter().map(|row| (*row).clone()).collect();
        assert_eq!(measured(shelf, &rows), span, "{rows:?}");
    };
    check(shelf, &[&b], Some((start, end)));
    check(shelf, &[&b], None);
    check(shelf, &[&b, &c], Some((1030, end)));
    check(shelf, &[&a, &b, &c], Some((start, 1019)));
    check(shelf, &[&a, &weight(1020, 90), &c], Some((1020, 1029)));
    check(shelf, &[&a, &c], Some((1020, 1029)));
    check(shelf, &[&c], Some((start, 1029)));
    check(shelf, &[], Some((start, end)));
    let waist = MeasurementRow {
        measure: "waist".to_owned(),
        ..weight(1010, 84)
    };
    check(shelf, &[&waist], None);
}

#[test]
fn what_waits_to_be_counted_anew_only_ever_grows_until_it_is_done() {
    let mut shelf = Shelf::new();
    measured(
        &mut shelf,
        &[weight(1010, 80), weight(1100, 80), weight(1200, 80)],
    );
    shelf.put(ViewEdit::Reweigh(Some((1010, 1050))));
    shelf.put(ViewEdit::Body {
        first: YEAR.0,
        last: YEAR.1,
        rows: vec![weight(1010, 80), weight(1100, 85), weight(1200, 80)],
        recount: true,
    });
    let waits = shelf.reader.pending_reweigh().unwrap();
    assert_eq!(waits, Some((1010, 1199)));
}

#[test]
fn the_last_weight_up_to_a_day_counts_or_else_the_first() {
    let mut shelf = Shelf::new();
    assert_eq!(shelf.reader.bodyweight_on(1000).unwrap(), None);
    measured(&mut shelf, &[weight(1010, 80), weight(1100, 85)]);
    let on = |day| shelf.reader.bodyweight_on(day).unwrap();
    let found = [i32::MIN, 1009, 1010, 1099, 1100, i32::MAX].map(on);
    let kg = |kg: i64| Some(kg * 1000);
    assert_eq!(found, [kg(80), kg(80), kg(80), kg(80), kg(85), kg(85)]);
}

#[test]
fn workouts_that_count_with_another_weight_are_found_newest_first() {
    let mut shelf = Shelf::new();
    measured(&mut shelf, &[weight(1010, 80)]);
    for (n, day, body_g) in [
        (1, 1000, Some(0)),
        (2, 1011, Some(80_000)),
        (3, 1012, Some(79_000)),
        (4, 1013, None),
    ] {
        let mut after = workout(n, 20, "dip", &[(0, 5)]);
        (after.workout.day, after.workout.body_g) = (day, body_g);
        shelf.put(ViewEdit::Workout {
            before: None,
            after: Box::new(after),
        });
    }
    let stale = |from, to, limit| {
        let found = shelf.reader.workouts_weighed_otherwise((from, to), limit);
        let plain = |(id, day): (Uuid, i32)| (id.as_u128(), day);
        found.unwrap().into_iter().map(plain).collect::<Vec<_>>()
    };
    assert_eq!(stale(i32::MIN, i32::MAX, 9), [(3, 1012), (1, 1000)]);
    assert_eq!(stale(i32::MIN, i32::MAX, 1), [(3, 1012)]);
    assert_eq!(stale(i32::MIN, 1011, 9), [(1, 1000)]);
}
