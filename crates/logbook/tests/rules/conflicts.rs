//! Two devices set one field at the same time: the winner is shown, and with it
//! the fact, both values, who and when.

use logbook::{Conflict, Contender, EntryFields, Order, WorkoutFields, edit_entry, edit_workout};
use uuid::Uuid;

use crate::replica::*;

/// Two devices with the same workout, which then edit apart and meet again.
fn check(phone: impl FnOnce(&mut Replica), desk: impl FnOnce(&mut Replica)) -> Vec<Conflict> {
    let mut one = Replica::training(1);
    let mut other = one.fork(2);
    phone(&mut one);
    desk(&mut other);
    exchange(&mut one, &mut other);
    one.workout().conflicts
}

fn moved_to(place: Order) -> impl FnOnce(&mut Replica) {
    let fields = EntryFields {
        order: Some(place),
        ..EntryFields::default()
    };
    move |replica| drop(replica.write("edit_entry", |page| edit_entry(page, ENTRY, &fields)))
}

#[test]
fn different_values_at_once_are_a_conflict_with_both_values_who_and_when() {
    let mut written = Vec::new();
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    for (device, load) in [(&mut phone, "102.5 kg"), (&mut desk, "105 kg")] {
        let change = device.set(load, 5);
        written.push(Contender {
            value: Some(load.to_owned()),
            device: change.device,
            authored: change.authored,
        });
    }
    exchange(&mut phone, &mut desk);
    let workout = phone.workout();
    let [conflict] = workout.conflicts.as_slice() else {
        panic!("{:?}", workout.conflicts)
    };
    assert_eq!((conflict.entity, conflict.field.as_str()), (SET, "load"));
    let shown = workout
        .entry(ENTRY)
        .unwrap()
        .set(SET)
        .unwrap()
        .set
        .load
        .unwrap();
    assert_eq!(
        conflict.winner.value.as_deref(),
        Some(shown.to_string().as_str())
    );
    let mut told = conflict.others.clone();
    told.push(conflict.winner.clone());
    told.sort();
    assert_eq!(told, written);
}

#[test]
fn three_devices_that_disagree_are_all_heard() {
    let mut phone = Replica::training(1);
    let (mut desk, mut laptop) = (phone.fork(2), phone.fork(3));
    phone.title("Morning");
    desk.title("Noon");
    laptop.title("Evening");
    phone.take_from(&desk);
    exchange(&mut phone, &mut laptop);
    let conflicts = phone.workout().conflicts;
    let [conflict] = conflicts.as_slice() else {
        panic!("{conflicts:?}")
    };
    assert_eq!(
        (conflict.entity, conflict.field.as_str()),
        (Uuid::nil(), "title")
    );
    let all = conflict.others.iter().chain([&conflict.winner]);
    let mut values: Vec<_> = all
        .filter_map(|contender| contender.value.as_deref())
        .collect();
    values.sort_unstable();
    assert_eq!(values, ["Evening", "Morning", "Noon"]);
}

#[test]
fn equal_values_at_once_are_no_conflict() {
    let conflicts = check(
        |phone| drop(phone.set("105 kg", 3)),
        |desk| drop(desk.set("105 kg", 3)),
    );
    assert_eq!(conflicts, []);
}

#[test]
fn a_place_is_never_a_conflict() {
    let first = Order::first();
    let conflicts = check(moved_to(first.next()), moved_to(first.next().next()));
    assert_eq!(conflicts, []);
}

#[test]
fn an_edit_that_follows_another_is_no_conflict() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    phone.set("102.5 kg", 5);
    desk.take_from(&phone);
    desk.set("105 kg", 5);
    exchange(&mut phone, &mut desk);
    assert_eq!(phone.workout().conflicts, []);
}

#[test]
fn a_new_value_settles_a_conflict_on_every_device() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    phone.title("Morning");
    desk.title("Evening");
    exchange(&mut phone, &mut desk);
    assert_eq!(phone.workout().conflicts.len(), 1);
    phone.title("Noon");
    exchange(&mut phone, &mut desk);
    assert_eq!(desk.workout().conflicts, []);
    assert_eq!(desk.workout().title, "Noon");
}

#[test]
fn typing_the_value_that_is_shown_settles_a_conflict_of_the_workouts_own_fields() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    phone.title("Morning");
    desk.title("Evening");
    exchange(&mut phone, &mut desk);
    let shown = phone.workout().title;
    phone.title(&shown);
    exchange(&mut phone, &mut desk);
    assert_eq!(desk.workout().conflicts, []);
    assert_eq!(desk.workout().title, shown);
}

/// A set is edited as one line: what it says of other fields is what was shown
/// there, and settles nothing.
#[test]
fn editing_one_field_of_a_set_leaves_the_conflict_of_another_in_sight() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    phone.set("102.5 kg", 5);
    desk.set("105 kg", 5);
    exchange(&mut phone, &mut desk);
    let shown = phone
        .workout()
        .entry(ENTRY)
        .unwrap()
        .set(SET)
        .unwrap()
        .set
        .load
        .unwrap();
    phone.set(&shown.to_string(), 6);
    exchange(&mut phone, &mut desk);
    assert_eq!(desk.workout().conflicts.len(), 1);
}

/// Saving a form writes only what differs from what the device holds; a field
/// that was not touched does not stand against another device's real edit.
#[test]
fn saying_again_what_is_there_does_not_stand_against_a_real_edit() {
    let same = push_day();
    let conflicts = check(
        |phone| {
            let nothing = phone
                .try_write("edit_workout", |page| edit_workout(page, &same))
                .unwrap();
            assert_eq!(nothing, None);
        },
        |desk| drop(desk.title("Evening")),
    );
    assert_eq!(conflicts, []);
}

#[test]
fn who_wins_does_not_hang_on_the_wall_clock_or_the_order_of_arrival() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    phone.title("Morning");
    desk.title("Evening");
    let (mut left, mut right) = (phone.fork(8), phone.fork(9));
    left.take_from(&desk);
    right = Replica::new(9, right.document.id().clone());
    right.take_from(&desk);
    right.take_from(&phone);
    assert_eq!(left.workout(), right.workout());
    let fields = WorkoutFields {
        title: Some("x".to_owned()),
        ..WorkoutFields::default()
    };
    assert_ne!(left.workout().title, fields.title.unwrap());
}
