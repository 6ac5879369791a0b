//! Programs killed at random moments while they sync.

use std::{process::Stdio, thread, time::Duration};

use chalkbook_tests::chance::Chance;

use chalkbook_tests::stage::Stage;

const KILLS: u32 = 100;

fn kills() -> u32 {
    let long = std::env::var_os("CHALKBOOK_TEST_LONG").is_some();
    if long { 10 * KILLS } else { KILLS }
}

#[test]
fn a_relay_that_is_killed_again_and_again_loses_nothing() {
    let chance = &mut Chance::from_environment();
    let mut stage = Stage::new(2);
    let mut watching: Vec<_> = stage
        .devices
        .iter()
        .map(|device| {
            let mut watch = device.command(&["sync", "--watch"]);
            watch
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for device in &stage.devices {
        // The logbook is shared from when the watching program has it.
        while !device.0.join("logbook.sock").exists() {
            thread::sleep(Duration::from_millis(10));
        }
    }
    let mut logged = 0;
    for kill in 0..kills() {
        if kill % 5 == 0 {
            stage.devices[(kill as usize / 5) % 2].log(&format!("Squat 100x{}", 1 + kill));
            logged += 1;
        }
        thread::sleep(Duration::from_millis(u64::from(chance.below(60))));
        stage.restart_relay();
    }
    for watch in &mut watching {
        watch.kill().unwrap();
        watch.wait().unwrap();
    }
    stage.assert_same();
    assert_eq!(stage.devices[0].sets(), logged);
    println!("{} kills of the relay, {logged} sets, all there", kills());
}

#[test]
fn a_device_that_is_killed_while_it_syncs_loses_nothing() {
    let chance = &mut Chance::from_environment();
    let stage = Stage::new(2);
    let (mut killed, mut logged) = (0, 0_u32);
    while killed < kills() {
        let device = &stage.devices[(logged % 2) as usize];
        device.log(&format!("Bench Press 60x{}", 1 + logged));
        logged += 1;
        for _ in 0..8 {
            let mut syncing = device.command(&["sync", "--once"]);
            let syncing = syncing.stdout(Stdio::null()).stderr(Stdio::null());
            let mut syncing = syncing.spawn().unwrap();
            thread::sleep(Duration::from_millis(u64::from(chance.below(40))));
            let alive = syncing.try_wait().unwrap().is_none();
            killed += u32::from(alive);
            syncing.kill().unwrap();
            syncing.wait().unwrap();
        }
    }
    stage.assert_same();
    assert_eq!(stage.devices[1].sets(), u64::from(logged));
    println!("{killed} kills of a device, {logged} sets, all there");
}
