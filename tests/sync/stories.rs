//! The fault matrix: each misfortune by its name.

use chalkbook_relay::{Limits, log::MemoryLog};
use chalkbook_tests::chance::Chance;
use device::post::{Member, PostOffice};
use sync::{
    RejectCode, RelayId,
    client::{Input, Standing, Stop},
    keys::{DeviceList, RecoverySecret},
};

use crate::{
    oracles,
    world::{Weather, World, standing},
};

fn world(devices: usize) -> World {
    let chance = Chance::from_environment();
    World::new(devices, chance)
}

/// Devices that are paired, connected, and hold some sets.
pub fn running(devices: usize) -> World {
    let mut world = world(devices);
    world.pair();
    // The first makes the space, before the others ask for it.
    world.wake(0);
    world.pass(1_000);
    world.wake_all();
    world.pass(5_000);
    for device in 0..devices {
        world.log(device);
        world.log(device);
    }
    world.pass(5_000);
    world
}

fn sets(world: &World, at: usize) -> u64 {
    world.devices[at].stats()["sets"].as_u64().unwrap()
}

/// The relay never lost anything, so nobody has reason to offer it all again.
fn converges_along_the_log(world: World) {
    assert_eq!(world.rebuildings, 0, "a log that was whole was rebuilt");
    converges(world);
}

fn converges(mut world: World) {
    world.calm_down();
    oracles::ask(&mut world);
    oracles::nothing_was_lost(&world);
}

#[test]
fn a_set_that_is_logged_here_is_there_at_once() {
    let mut world = running(2);
    let before = world.devices[1].stats()["sets"].clone();
    world.log(0);
    world.pass(10);
    let after = world.devices[1].stats()["sets"].clone();
    assert_eq!(after.as_u64(), before.as_u64().map(|sets| sets + 1));
}

#[test]
fn a_device_that_is_up_to_date_comes_back_for_less_than_a_kibibyte() {
    let mut world = running(2);
    world.hang_up(0);
    world.give(0, Input::Disconnected);
    world.pass(100);
    let before = world.bytes;
    world.wake(0);
    world.pass(1_000);
    assert_eq!(standing(&world.devices[0]), Some(Standing::UpToDate));
    let bytes = world.bytes - before;
    assert!(bytes < 1_024, "{bytes} bytes");
}

#[test]
fn a_relay_that_is_killed_at_any_point_loses_nothing_it_acknowledged() {
    let mut world = running(2);
    for step in 0..40 {
        world.log(step % 2);
        world.pass(step as u64 % 7);
        world.kill_relay();
        world.pass(500);
        world.start_relay();
        world.wake_all();
        world.pass(step as u64 % 11);
    }
    converges_along_the_log(world);
}

#[test]
fn a_device_that_is_killed_between_any_two_messages_loses_nothing() {
    let mut world = running(2);
    for step in 0..40 {
        world.log(0);
        world.log(1);
        world.pass(step % 9);
        world.restart(step as usize % 2);
    }
    converges_along_the_log(world);
}

#[test]
fn any_one_device_rebuilds_a_relay_that_was_wiped() {
    for survivor in 0..3 {
        let mut world = running(3);
        world.calm_down();
        let disk = MemoryLog::new(RelayId([survivor as u8; 16]));
        for device in 0..3 {
            world.hang_up(device);
        }
        world.replace_disk(disk);
        world.invite(survivor);
        world.wake(survivor);
        world.pass(60_000);
        assert_eq!(standing(&world.devices[survivor]), Some(Standing::UpToDate));
        converges(world);
    }
}

#[test]
fn a_relay_that_was_restored_from_an_older_copy_gets_what_it_lacks() {
    for said in [true, false] {
        let mut world = running(2);
        let copy = world.disk();
        world.log(0);
        world.log(1);
        world.pass(1_000);
        world.replace_disk(copy);
        if said {
            world.say_restored();
        }
        converges(world);
    }
}

#[test]
fn a_relay_that_was_restored_and_has_grown_past_a_cursor_is_noticed() {
    let mut world = running(3);
    let copy = world.disk();
    world.log(0);
    world.pass(1_000);
    // The second and third go on without the first, further than it had come.
    world.cut(0);
    world.replace_disk(copy);
    for _ in 0..6 {
        world.wake(1);
        world.wake(2);
        world.log(1);
        world.log(2);
        world.pass(2_000);
    }
    converges(world);
}

/// A relay that came back from an older copy still agrees with the cursor of a
/// device that heard of its own record before it heard of another's.
#[test]
fn what_was_acknowledged_past_the_cursor_is_not_lost_with_the_relay() {
    let mut world = running(2);
    world.calm_down();
    let copy = world.disk();
    world.log(1);
    // Nothing is heard of that record but by the relay.
    world.weather.lost = 1_000;
    world.pass(1);
    world.weather.lost = 0;
    world.log(0);
    // The acknowledgement comes, and the relay goes before it is asked for more.
    world.pass(2);
    world.replace_disk(copy);
    converges(world);
}

#[test]
fn a_device_that_was_restored_from_an_older_copy_gets_back_what_it_had_sent() {
    let mut world = running(2);
    world.calm_down();
    world.hang_up(0);
    let copy = world.devices[0].copy();
    world.wake(0);
    world.pass(1_000);
    world.log(0);
    world.pass(1_000);
    world.hang_up(0);
    world.devices[0].put_back(&copy);
    world.log(0);
    converges(world);
}

#[test]
fn a_device_that_was_cloned_makes_no_harm() {
    let mut world = running(2);
    world.calm_down();
    world.hang_up(0);
    let copy = world.devices[0].copy();
    // The second becomes a clone of the first: the same file and the same secret.
    world.hang_up(1);
    let secret = world.devices[0].secret.clone();
    world.devices[1].secret = secret;
    let before = world.devices[0].stats()["sets"].as_u64();
    world.devices[1].put_back(&copy);
    for device in [0, 1, 0, 1] {
        world.wake_all();
        world.log(device);
        world.pass(1_000);
    }
    world.calm_down();
    oracles::ask(&mut world);
    let after = world.devices[1].stats()["sets"].as_u64();
    assert_eq!(after, before.map(|sets| sets + 4));
}

#[test]
fn frames_that_are_lost_doubled_and_late_do_no_harm() {
    let mut world = running(3);
    world.weather = Weather {
        lost: 150,
        doubled: 200,
        delay: 4_000,
        no_connection: 200,
        ..Weather::default()
    };
    for step in 0..30 {
        world.log(step % 3);
        world.pass(3_000);
    }
    converges_along_the_log(world);
}

#[test]
fn frames_that_overtake_each_other_do_no_harm() {
    let mut world = running(3);
    world.weather = Weather {
        overtaken: 300,
        delay: 2_000,
        ..Weather::default()
    };
    for step in 0..40 {
        world.log(step % 3);
        world.pass(if step % 5 == 0 { 70_000 } else { 700 });
    }
    converges_along_the_log(world);
}

#[test]
fn a_device_that_is_killed_between_storing_and_sending_loses_nothing() {
    let mut world = running(3);
    world.weather.killed = 150;
    for step in 0..60 {
        world.log(step % 3);
        world.edit((step + 1) % 3);
        world.pass(300);
    }
    converges_along_the_log(world);
}

#[test]
fn a_slow_reader_holds_nobody_up_and_is_not_buried() {
    let mut world = running(3);
    world.calm_down();
    // The third takes seconds for each frame, while megabytes come for it.
    world.slow = Some((2, 3_000));
    for _ in 0..60 {
        world.note(0, 50_000);
        world.log(0);
        world.pass(1_000);
        let sets = |at: usize| world.devices[at].stats()["sets"].clone();
        assert_eq!(sets(0), sets(1), "the slow one holds the second up");
    }
    assert!(
        world.longest_queue() < 6 * 1024 * 1024,
        "{}",
        world.longest_queue()
    );
    converges_along_the_log(world);
}

#[test]
fn a_half_open_connection_is_given_up_after_a_minute() {
    let mut world = running(2);
    for _ in 0..6 {
        world.cut(0);
        world.log(0);
        world.pass(200_000);
        let counts = world.devices[0].handle.post_counts().unwrap();
        assert_eq!(counts.outbox, 0);
    }
    converges_along_the_log(world);
}

#[test]
fn clocks_that_are_years_off_do_not_matter() {
    // The third device's clock is ten years slow, the second's an hour fast.
    let mut world = running(3);
    for device in 0..3 {
        world.log(device);
        world.edit(device);
    }
    converges(world);
}

#[test]
fn two_devices_that_started_offline_and_pair_later_have_both_logbooks() {
    let mut world = world(2);
    for device in [0, 0, 0, 1, 1] {
        world.devices[device].log();
    }
    world.pair();
    converges(world);
}

#[test]
fn three_devices_that_were_offline_for_a_year_and_edit_the_same_workout_agree() {
    let mut world = running(3);
    world.calm_down();
    for device in 0..3 {
        world.hang_up(device);
        world.give(device, Input::Disconnected);
    }
    world.kill_relay();
    for week in 0..52 {
        world.log(week % 3);
        world.edit((week + 1) % 3);
        world.pass(7 * 86_400_000);
    }
    converges(world);
}

#[test]
fn a_full_space_is_said_and_what_waits_goes_out_once_there_is_room() {
    let mut world = running(2);
    world.calm_down();
    world.kill_relay();
    let few = Limits {
        records: 5,
        ..Limits::default()
    };
    world.start_relay_with(few);
    for _ in 0..4 {
        world.log(0);
        world.wake_all();
        world.pass(90_000);
    }
    assert_eq!(
        standing(&world.devices[0]),
        Some(Standing::Stuck(RejectCode::Quota))
    );
    assert!(world.devices[0].handle.post_counts().unwrap().outbox > 0);
    world.kill_relay();
    world.start_relay_with(Limits::default());
    converges(world);
}

#[test]
fn a_removed_device_is_told_so_and_sends_and_gets_nothing_more() {
    let mut world = running(3);
    world.calm_down();
    world.remove(0, 2);
    assert_eq!(
        standing(&world.devices[2]),
        Some(Standing::Stopped(Stop::Removed))
    );
    world.log(2);
    world.log(0);
    world.wake_all();
    world.pass(60_000);
    assert_eq!(sets(&world, 0), 7);
    assert_eq!(sets(&world, 1), 7);
    assert_eq!(sets(&world, 2), 7, "its own set, and not the other's");
    let before = world.disk().all_bytes().len();
    world.wake(2);
    world.pass(60_000);
    assert_eq!(world.disk().all_bytes().len(), before);
}

#[test]
fn what_a_removed_device_wrote_in_time_is_taken_in_by_hand_and_the_others_agree() {
    let mut world = running(4);
    world.calm_down();
    let before = world.disk();
    // Only the second hears of the last sets of the fourth, and the relay forgets them.
    for deaf in [0, 2] {
        world.hang_up(deaf);
        world.devices[deaf].office = None;
    }
    world.log(3);
    world.log(3);
    world.pass(400);
    assert_eq!(sets(&world, 1), sets(&world, 3));
    world.replace_disk(before);
    for away in [1, 3] {
        world.hang_up(away);
        world.devices[away].office = None;
    }
    world.devices[0].open_office(None);
    world.wake(0);
    world.pass(5_000);
    world.remove(0, 3);
    world.hang_up(0);
    world.devices[0].office = None;
    // The second brings the relay what it forgot, and does not stay: by comparing
    // what they hold the others would get the sets without anybody's hand.
    world.devices[1].open_office(None);
    world.wake(1);
    world.pass(20_000);
    world.hang_up(1);
    world.devices[1].office = None;
    for back in [0, 2, 3] {
        world.devices[back].open_office(None);
    }
    for _ in 0..5 {
        world.wake_all();
        world.pass(60_000);
    }
    let gone = Some(Standing::Stopped(Stop::Removed));
    assert_eq!(standing(&world.devices[3]), gone);
    for surprised in [0, 2] {
        let counts = world.devices[surprised].handle.post_counts().unwrap();
        assert!(counts.quarantined > 0, "{counts:?}");
        assert_eq!(sets(&world, surprised) + 2, sets(&world, 1));
    }

    world.adopt_all(2);
    world.pass(5_000);
    let ledger = |world: &World, at: usize| world.devices[at].file().hashes_after(0).unwrap();
    for at in [0, 2] {
        assert_eq!(sets(&world, at), sets(&world, 1), "device {at}");
        assert!(ledger(&world, at) == ledger(&world, 1), "device {at}");
        let counts = world.devices[at].handle.post_counts().unwrap();
        assert_eq!((counts.outbox, counts.quarantined), (0, 0), "device {at}");
    }
}

#[test]
fn whichever_page_of_its_file_a_device_loses_it_gets_everything_back() {
    let mut world = running(2);
    for step in 0..30 {
        world.log(step % 2);
        world.edit(step % 2);
        world.pass(50);
    }
    world.calm_down();
    let pages = world.devices[0].pages();
    assert!(pages > 20, "{pages}");
    for page in 1..pages {
        world.hang_up(0);
        world.give(0, Input::Disconnected);
        world.devices[0].log();
        let unsent = world.devices[0].newest_change();
        let lost = world.devices[0].lose_page(page);
        world.calm_down();
        if lost.windows(unsent.len()).any(|window| window == unsent) {
            world.devices[0].logged -= 1;
        }
        oracles::ask_after_a_repair(&mut world);
        oracles::nothing_was_lost(&world);
    }
}

#[test]
fn a_device_of_another_root_gets_nowhere() {
    let mut world = running(2);
    let stranger = RecoverySecret::new([9; 16]).root();
    let secret = world.devices[1].secret.clone();
    let list = DeviceList::found(&stranger, &secret, &mut |bytes| bytes.fill(7));
    assert_ne!(list.space(), world.root.space());
    let before = world.disk().all_bytes();
    world.hang_up(1);
    world.devices[1].handle.leave_space().unwrap();
    let member = Member::new(secret.clone(), list);
    world.devices[1]
        .handle
        .join_space(&member, "http://relay.example")
        .unwrap();
    world.devices[1].office = PostOffice::open(&world.devices[1].handle, &secret, None).unwrap();
    world.wake(1);
    world.pass(10_000);
    assert_eq!(
        standing(&world.devices[1]),
        Some(Standing::Stopped(Stop::NeedsInvite))
    );
    assert_eq!(world.disk().all_bytes(), before);
}
