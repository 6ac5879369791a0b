//! Copies of a device's file that come back: beside the file's newer twin, in its
//! place, and as a merge. Nothing is lost, and what was deleted on purpose since
//! stays deleted.

use sync::client::Input;

use crate::{oracles, stories::running, world::World};

/// Two devices, and a copy of the first from a month ago. Since then a set that is
/// in it was deleted, and both have logged.
fn a_month_later() -> (World, Vec<u8>) {
    let mut world = running(2);
    world.calm_down();
    let copy = world.devices[0].backup();
    delete_one(&mut world, 0);
    for step in 0..30 {
        world.log(step % 2);
        world.pass(120_000);
    }
    world.calm_down();
    (world, copy)
}

fn delete_one(world: &mut World, device: usize) {
    world.devices[device].delete_oldest_set();
    world.give(device, Input::OutboxGrew);
}

/// All devices hold the same, and show what was logged but for what was deleted.
fn converges(mut world: World, deleted: u32) {
    world.calm_down();
    oracles::ask(&mut world);
    let logged: u32 = world.devices.iter().map(|device| device.logged).sum();
    for device in &world.devices {
        assert_eq!(device.stats()["sets"], logged - deleted);
    }
}

#[test]
fn a_backup_that_takes_the_place_of_its_newer_file_gets_everything_back() {
    let (mut world, copy) = a_month_later();
    world.hang_up(0);
    world.devices[0].put_back(&copy);
    world.log(0);
    converges(world, 1);
}

#[test]
fn a_backup_on_another_machine_beside_its_own_newer_twin_converges() {
    let (mut world, copy) = a_month_later();
    let sets = world.devices[0].stats()["sets"].as_u64().unwrap();
    // The second machine becomes the first one of last month: its file and its secret.
    world.hang_up(1);
    world.devices[1].secret = world.devices[0].secret.clone();
    world.devices[1].put_back(&copy);
    for device in [1, 0, 1, 0] {
        world.wake_all();
        world.log(device);
        world.pass(1_000);
    }
    world.calm_down();
    oracles::ask(&mut world);
    assert_eq!(world.devices[1].stats()["sets"], sets + 4);
}

#[test]
fn a_backup_that_is_taken_in_where_all_of_it_is_brings_back_nothing_that_was_deleted() {
    let (mut world, copy) = a_month_later();
    for device in [0, 1] {
        assert_eq!(world.devices[device].restore(&copy), 0);
        world.give(device, Input::OutboxGrew);
    }
    converges(world, 1);
}

#[test]
fn what_only_a_backup_still_holds_comes_to_all_devices() {
    let mut world = running(2);
    world.calm_down();
    world.hang_up(0);
    let older = world.devices[0].backup();
    // What is logged now reaches nobody, and then the file is lost.
    for _ in 0..3 {
        world.log(0);
    }
    let newer = world.devices[0].backup();
    world.devices[0].put_back(&older);
    delete_one(&mut world, 1);
    world.calm_down();
    // Taken in on both at once, as two people might who try to help.
    for device in [0, 1] {
        assert!(world.devices[device].restore(&newer) > 0);
        world.give(device, Input::OutboxGrew);
    }
    converges(world, 1);
}

#[test]
fn a_backup_that_begins_a_new_logbook_and_joins_makes_nothing_twice() {
    let mut world = World::new(3, chalkbook_tests::chance::Chance::from_environment());
    for device in [0, 0, 1] {
        world.devices[device].log();
    }
    let copy = world.devices[0].backup();
    assert!(world.devices[2].restore(&copy) > 0);
    delete_one(&mut world, 0);
    world.pair();
    world.wake(0);
    world.pass(1_000);
    converges(world, 1);
}
