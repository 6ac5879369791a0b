//! A disk without room, at the relay and at a device: nothing that was stored is
//! lost, nothing counts as stored that is not, and room is all that it takes.

use std::fs;

use chalkbook_tests::{
    ground::{SmallDisk, not_run},
    stage::{Device, Relay},
};

#[test]
fn a_relay_whose_disk_is_full_takes_nothing_and_goes_on_when_there_is_room() {
    let Some(disk) = SmallDisk::mounted("2m") else {
        return not_run("a relay on a full disk");
    };
    let folder = chalkbook_tests::folder();
    let [one, two] = ["one", "two"].map(|name| Device(folder.path().join(name)));
    let relay = paired(&disk.path().join("relay"), &one, &two);
    let ballast = disk.fill_but(0);
    let mut logged = 0;
    let waiting = loop {
        one.log("Squat 140x5");
        logged += 1;
        let synced = one.sync();
        if synced["state"] == "waiting" {
            break synced;
        }
        assert!(logged < 500, "the disk does not fill up");
    };
    assert_ne!(waiting["reason"], "", "{waiting}");
    // What the relay took before, it gives; what it did not take is nowhere else.
    two.sync();
    assert!(two.sets() < logged, "{} of {logged}", two.sets());
    fs::remove_file(ballast).unwrap();
    for device in [&one, &two] {
        assert_eq!(device.sync()["state"], "up_to_date");
        assert_eq!(device.sets(), logged);
    }
    drop(relay);
}

#[test]
fn a_device_whose_disk_is_full_keeps_its_place_and_gets_the_rest_when_there_is_room() {
    let Some(disk) = SmallDisk::mounted("4m") else {
        return not_run("a device on a full disk");
    };
    let folder = chalkbook_tests::folder();
    let one = Device(folder.path().join("one"));
    let two = Device(disk.path().join("two"));
    let relay = paired(&folder.path().join("relay"), &one, &two);
    for _ in 0..20 {
        one.log("Squat 140 5 5 5 5 5");
    }
    one.sync();
    // From no room at all to room for opening, but not for all that comes.
    for room in (0..=96).step_by(16) {
        let ballast = disk.fill_but(room * 1024);
        let ended = two.run(&["sync", "--once"]);
        let said = String::from_utf8_lossy(&ended.stdout).into_owned();
        let up_to_date = said.contains("up_to_date");
        assert!(up_to_date || said.contains("full"), "{room} KiB: {said}");
        fs::remove_file(ballast).unwrap();
        two.ask(&["doctor"]);
        if up_to_date {
            break;
        }
    }
    assert_eq!(two.sync()["state"], "up_to_date");
    assert_eq!((one.sets(), two.sets()), (100, 100));
    assert_eq!(one.export(), two.export());
    drop(relay);
}

/// A relay on this folder, and two devices that have it in common.
fn paired(folder: &std::path::Path, one: &Device, two: &Device) -> Relay {
    let relay = Relay::start(folder, None);
    let url = format!("ws://{}", relay.address);
    let invite = Relay::invite(folder);
    one.ask(&["connect", &url, "--invite", &invite]);
    one.pair(two, &url);
    relay
}
