//! What a defect of the program kept from the log: the devices notice that they
//! hold different things, and bring it after all.

use chalkbook_tests::chance::Chance;
use sync::client::Input;

use crate::{oracles, world::World};

const AN_HOUR: u64 = 3_600_000;

/// Devices that are paired, hold some sets, and are up to date.
fn settled(devices: usize) -> World {
    let mut world = World::new(devices, Chance::from_environment());
    world.pair();
    for device in 0..devices {
        world.log(device);
    }
    world.calm_down();
    world
}

/// Devices log without a connection, and then forget that it has to go out.
fn forgetful(world: &mut World, devices: &[usize]) {
    for &device in devices {
        world.hang_up(device);
        world.give(device, Input::Disconnected);
    }
    for &device in devices {
        world.log(device);
        world.edit(device);
        world.devices[device].forget_outbox();
    }
    world.wake_all();
    world.pass(1_000);
}

fn holds(world: &World, device: usize) -> usize {
    let file = world.devices[device].file();
    file.hashes_after(0).unwrap().len()
}

#[test]
fn a_change_that_never_went_out_is_noticed_and_brought_to_everybody() {
    for forgetting in [0, 2] {
        let mut world = settled(3);
        forgetful(&mut world, &[forgetting]);
        assert!(holds(&world, forgetting) > holds(&world, 1), "it is lost");
        world.pass(AN_HOUR);
        oracles::ask(&mut world);
        oracles::nothing_was_lost(&world);
    }
}

#[test]
fn what_each_of_three_devices_kept_to_itself_comes_to_all() {
    let mut world = settled(3);
    forgetful(&mut world, &[0, 1, 2]);
    assert_eq!(world.devices[0].stats()["sets"], 4);
    world.pass(AN_HOUR);
    oracles::ask(&mut world);
    oracles::nothing_was_lost(&world);
}

#[test]
fn devices_that_agree_say_so_and_then_are_silent() {
    let mut world = settled(2);
    world.pass(AN_HOUR);
    let before = world.bytes;
    world.pass(AN_HOUR);
    let pings = world.bytes - before;
    // A ping and a pong are three bytes or so, twice a minute or so, on each line.
    assert!(pings < 2_500, "{pings} bytes in an hour of silence");
}
