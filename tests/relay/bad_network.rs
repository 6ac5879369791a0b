//! The real programs on networks of their own, with air between them that loses
//! every fifth packet.

use std::{
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use chalkbook_tests::{
    air::Air,
    chance::Chance,
    ground::not_run,
    stage::{Device, Relay},
};

/// Bad air has its time, and no more.
const LONG_ENOUGH: Duration = Duration::from_secs(240);

/// A relay at the first place, and devices at the others.
struct Land {
    air: Air,
    devices: [Device; 2],
    watching: Vec<Child>,
    _relay: Relay,
    _folder: tempfile::TempDir,
}

impl Land {
    /// Pairs them in still air.
    fn new(air: Air) -> Self {
        let folder = chalkbook_tests::folder();
        let relay_folder = folder.path().join("relay");
        let listen = format!("{}:8787", Air::address(0));
        let relay = Relay::run(&mut air.at(0, &Relay::command(&relay_folder, &listen)));
        let devices = ["one", "two"].map(|name| Device(folder.path().join(name)));
        let invite = Relay::invite(&relay_folder);
        let land = Self {
            air,
            devices,
            watching: Vec::new(),
            _relay: relay.unwrap(),
            _folder: folder,
        };
        let url = format!("http://{listen}");
        land.ask(0, &["connect", &url, "--invite", &invite]);
        let mut pairing = land.air.at(1, &land.devices[0].command(&["pair"]));
        let mut pairing = pairing.stdout(Stdio::piped()).spawn().unwrap();
        let code = chalkbook_tests::stage::first_line(&mut pairing);
        land.ask(1, &["join", &url, code["code"].as_str().unwrap()]);
        assert!(pairing.wait().unwrap().success());
        land
    }

    /// A command at the device's own place.
    fn ask(&self, device: usize, words: &[&str]) {
        let command = self.devices[device].command(words);
        let done = self.air.at(device + 1, &command).output().unwrap();
        assert!(done.status.success(), "{words:?}: {done:?}");
    }

    fn watch(&mut self) {
        for (number, device) in self.devices.iter().enumerate() {
            let mut watch = self
                .air
                .at(number + 1, &device.command(&["sync", "--watch"]));
            let quiet = watch.stdout(Stdio::null()).stderr(Stdio::null());
            self.watching.push(quiet.spawn().unwrap());
            while !device.0.join("logbook.sock").exists() {
                thread::sleep(Duration::from_millis(10));
            }
        }
    }

    fn log_on_both(&self, sets: u32) {
        for set in 0..sets {
            for (device, lift) in self.devices.iter().zip(["Squat", "Bench Press"]) {
                device.log(&format!("{lift} {}x5", 60 + set));
            }
        }
    }

    fn sets(&self) -> [u64; 2] {
        [0, 1].map(|at| self.devices[at].sets())
    }

    fn both_come_to(&self, sets: u64) -> Duration {
        let since = Instant::now();
        while self.sets() != [sets, sets] {
            let late = since.elapsed() > LONG_ENOUGH;
            assert!(
                !late,
                "{:?} of {sets}; {:?}",
                self.sets(),
                self.air.counts()
            );
            thread::sleep(Duration::from_millis(250));
        }
        since.elapsed()
    }
}

impl Land {
    fn stop_watching(&mut self) {
        for mut watch in self.watching.drain(..) {
            // It may have ended, where the test fails.
            drop(watch.kill());
            drop(watch.wait());
        }
    }
}

impl Drop for Land {
    fn drop(&mut self) {
        self.stop_watching();
    }
}

#[test]
fn two_devices_agree_in_spite_of_loss_delay_and_a_partition() {
    let Some(air) = Air::between(3, Chance::from_environment()) else {
        return not_run("networks that lose packets (needs root, ip and socat)");
    };
    let mut land = Land::new(air);
    land.air.blow(200, Duration::from_millis(100));
    land.watch();
    land.log_on_both(8);
    let bad = land.both_come_to(16);
    land.air.cut_off(2, true);
    land.log_on_both(8);
    thread::sleep(Duration::from_secs(4));
    assert_eq!(
        land.sets(),
        [24, 24],
        "a partition that lets things through"
    );
    land.air.cut_off(2, false);
    let healed = land.both_come_to(32);
    let (carried, dropped) = land.air.counts();
    println!(
        "together after {bad:?}, and {healed:?} after a partition; {dropped} packets of {} lost",
        carried + dropped
    );
    // One in five is lost, and of a hundred packets sometimes one in ten.
    assert!(dropped * 20 > carried, "the air was too good");
    land.stop_watching();
    let [one, two] = &land.devices;
    assert_eq!(one.export(), two.export());
    for device in [one, two] {
        device.ask(&["doctor"]);
    }
}
