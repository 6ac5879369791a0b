//! Worlds in which anything happens, by the thousand.

use std::{panic, thread};

use chalkbook_tests::chance::{Chance, seeds};

use crate::{
    oracles,
    world::{Weather, World},
};

/// How many worlds a short run plays.
const WORLDS: usize = 2_000;
/// Worlds that once went wrong. The first lost what was acknowledged past the
/// cursor, when an older copy of the relay came back and still agreed with it.
const PLAYED_AGAIN: [u64; 1] = [214_944_400_695_962_868];
/// What happens in one.
const DEEDS: u32 = 24;

#[test]
fn whatever_happens_devices_converge_and_nothing_is_lost() {
    let mut seeds = seeds(WORLDS);
    seeds.extend(PLAYED_AGAIN);
    let threads = thread::available_parallelism().map_or(2, usize::from);
    let (mut played, mut connections) = (0, 0);
    thread::scope(|scope| {
        let of_thread = |at| seeds.iter().skip(at).step_by(threads).copied();
        let play_all = |at| {
            move || {
                of_thread(at)
                    .map(play)
                    .fold((0, 0), |sum, one| (sum.0 + 1, sum.1 + one))
            }
        };
        let running: Vec<_> = (0..threads).map(|at| scope.spawn(play_all(at))).collect();
        for thread in running {
            let (worlds, lines) = thread
                .join()
                .unwrap_or_else(|cause| panic::resume_unwind(cause));
            played += worlds;
            connections += lines;
        }
    });
    println!("worlds played: {played}, connections: {connections}");
}

/// Plays the world of a seed, and says so where it fails.
fn play(seed: u64) -> u32 {
    panic::catch_unwind(|| explore(seed)).unwrap_or_else(|cause| {
        eprintln!("CHALKBOOK_SEED={seed} plays this again");
        panic::resume_unwind(cause)
    })
}

fn explore(seed: u64) -> u32 {
    let mut chance = Chance::new(seed);
    let devices = 2 + chance.below(2) as usize;
    let mut world = World::new(devices, Chance::new(chance.number()));
    for device in 0..devices {
        // What was logged before they knew each other.
        for _ in 0..chance.below(3) {
            world.devices[device].log();
        }
    }
    world.pair();
    world.weather = Weather {
        lost: chance.below(30),
        doubled: chance.below(30),
        delay: [5, 50, 2_000][chance.below(3) as usize],
        no_connection: chance.below(200),
        ..more_faults(seed)
    };
    world.wake_all();
    let mut copy = None;
    // The worlds of the older seeds did not know the trash.
    let tidies = !PLAYED_AGAIN.contains(&seed);
    for _ in 0..DEEDS {
        if tidies && chance.below(8) == 0 {
            world.tidy(chance.below(devices as u32) as usize);
        }
        happen(&mut world, &mut chance, &mut copy);
        let wait = [0, 3, 40, 1_500, 90_000][chance.below(5) as usize];
        world.pass(wait);
    }
    world.calm_down();
    oracles::ask(&mut world);
    oracles::nothing_was_lost(&world);
    world.opened
}

/// Faults that the worlds of the older seeds did not have: those would be other
/// worlds with them.
fn more_faults(seed: u64) -> Weather {
    if PLAYED_AGAIN.contains(&seed) {
        return Weather::default();
    }
    let mut chance = Chance::new(!seed);
    Weather {
        overtaken: chance.below(30),
        killed: chance.below(8),
        ..Weather::default()
    }
}

type Copy = Option<chalkbook_relay::log::MemoryLog>;

fn happen(world: &mut World, chance: &mut Chance, copy: &mut Copy) {
    let device = chance.below(world.devices.len() as u32) as usize;
    match chance.below(20) {
        0..9 => world.log(device),
        9..12 => world.edit(device),
        12 => world.cut(device),
        13 => world.hang_up(device),
        14 => world.wake(device),
        15 => world.restart(device),
        16 => {
            world.kill_relay();
            world.pass(u64::from(chance.below(5_000)));
            world.start_relay();
        }
        17 => *copy = Some(world.disk()),
        18 => {
            // An older copy is put back; half of the keepers say so.
            if let Some(copy) = copy.take() {
                world.replace_disk(copy);
                if chance.below(2) == 0 {
                    world.say_restored();
                }
                world.invite(device);
                world.wake(device);
            }
        }
        _ => world.wake_all(),
    }
}
