//! What people do: pair, work apart, lose a relay, lose a device.

use std::fs;

use chalkbook_tests::stage::{Device, Relay, Stage};

#[test]
fn two_devices_with_logbooks_of_their_own_come_together() {
    let folder = chalkbook_tests::folder();
    let relay_folder = folder.path().join("relay");
    let relay = Relay::start(&relay_folder, None);
    let invite = Relay::invite(&relay_folder);
    let (one, two) = (
        Device(folder.path().join("1")),
        Device(folder.path().join("2")),
    );
    one.log("Bench Press 100x5, 102.5x3");
    two.log("Squat 140x5");
    let url = format!("http://{}", relay.address);
    let words = one.ask(&["connect", &url, "--invite", &invite]);
    assert_eq!(words["words"].as_str().unwrap().split(' ').count(), 12);
    one.pair(&two, &url);
    one.sync();
    two.sync();
    assert_eq!((one.sets(), two.sets()), (3, 3));
    let devices = two.ask(&["devices"]);
    assert_eq!(devices["space"]["devices"].as_array().unwrap().len(), 2);
    for file in fs::read_dir(&relay_folder).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        for planted in ["Bench", "Squat", "workout/", "settings"] {
            let found = bytes
                .windows(planted.len())
                .any(|part| part == planted.as_bytes());
            assert!(!found, "the relay's files hold \"{planted}\"");
        }
    }
}

#[test]
fn a_relay_that_was_lost_is_rebuilt_from_one_device() {
    let mut stage = Stage::new(2);
    stage.devices[0].log("Bench Press 100x5");
    stage.devices[1].log("Squat 140x5");
    stage.assert_same();
    let address = stage.relay.take().unwrap().kill();
    fs::remove_dir_all(stage.relay_folder()).unwrap();
    let waiting = stage.devices[0].ask(&["sync", "--once"]);
    assert_eq!(waiting["state"], "waiting");
    stage.relay = Some(Relay::start(&stage.relay_folder(), Some(&address)));
    let waiting = stage.devices[0].ask(&["sync", "--once"]);
    assert!(
        waiting["reason"]
            .as_str()
            .unwrap()
            .contains("does not know"),
        "{waiting}"
    );
    let invite = Relay::invite(&stage.relay_folder());
    let connected = stage.devices[1].ask(&["connect", &address, "--invite", &invite]);
    assert!(connected["words"].is_null(), "the words stay the same");
    stage.assert_same();
    let new = Device(stage.folder.path().join("new"));
    new.ask(&["connect", &address, "--words", &stage.words]);
    assert_eq!(new.sets(), 2, "the words bring everything back");
}

#[test]
fn wrong_things_are_said_plainly_before_anything_is_sent() {
    let stage = Stage::new(1);
    let address = stage.address();
    let new = Device(stage.folder.path().join("new"));
    let check = |words: &[&str], expected: &str| {
        let said = new.refused(words);
        assert!(said.contains(expected), "{said}");
    };
    check(&["connect", "127.0.0.1:1"], "nobody can be reached");
    check(&["connect", "ftp://somewhere"], "http");
    check(&["connect", &address], "needs an invite");
    let invite = "AAAAAAAAAAAAAAAAAAAAAA";
    check(
        &["connect", &address, "--invite", invite],
        "does not know this invite",
    );
    let code = "00000000000000000000000000";
    check(
        &["join", &address, code],
        "nothing at this relay under this code",
    );
    check(&["join", &address, "ABC"], "26 letters");
    let words = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    check(&["connect", &address, "--words", words], "no such space");
    check(&["connect", &address, "--words", "one two three"], "twelve");
    check(&["sync", "--once"], "belongs to no space");
}

#[test]
fn a_removed_device_keeps_its_workouts_and_gets_no_more() {
    let stage = Stage::new(2);
    stage.devices[1].log("Squat 140x5");
    stage.assert_same();
    let devices = stage.devices[0].ask(&["devices"]);
    let all = devices["space"]["devices"].as_array().unwrap();
    let other = all.iter().find(|line| line["own"] == false).unwrap();
    stage.devices[0].ask(&["remove-device", other["device"].as_str().unwrap()]);
    stage.devices[0].log("Bench Press 100x5");
    stage.devices[0].sync();
    let waiting = stage.devices[1].sync();
    assert!(
        waiting["reason"].as_str().unwrap().contains("removed"),
        "{waiting}"
    );
    assert_eq!(stage.devices[1].sets(), 1);
    stage.devices[1].ask(&["leave"]);
    stage.devices[0].pair(&stage.devices[1], &stage.address());
    stage.assert_same();
    assert_eq!(stage.devices[1].sets(), 2);
}

#[test]
fn what_a_removed_device_wrote_is_taken_in_by_hand() {
    let mut stage = Stage::new(3);
    stage.assert_same();
    // The last set of the third is seen by the second only, at a relay of their own.
    let address = stage.kill_relay();
    let elsewhere = stage.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    for file in fs::read_dir(stage.relay_folder()).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), elsewhere.join(file.file_name())).unwrap();
    }
    let other = Relay::start(&elsewhere, None);
    for device in &stage.devices[1..] {
        device.ask(&["connect", &other.address]);
    }
    stage.devices[2].log("Squat 140x5");
    stage.devices[2].sync();
    stage.devices[1].sync();
    other.kill();
    stage.start_relay(&address);
    let gone = own_key(&stage.devices[2]);
    stage.devices.pop();
    stage.devices[0].ask(&["remove-device", &gone]);
    stage.devices[1].ask(&["connect", &address]);
    let synced = stage.devices[0].sync();
    assert!(synced["quarantined"].as_u64().unwrap() > 0, "{synced}");

    let aside = stage.devices[0].ask(&["put-aside"]);
    let records = aside["records"].as_array().unwrap();
    for record in records {
        assert_eq!(record["remedy"], "adopt", "{record}");
        assert_eq!(record["author"]["device"], gone, "{record}");
    }
    let first = &records[0]["record"].as_str().unwrap()[..6];
    stage.devices[0].ask(&["put-aside", "hide", first]);
    let hidden = stage.devices[0].ask(&["put-aside"]);
    assert_eq!(hidden["records"][0]["hidden"], true, "{hidden}");
    let unknown = stage.devices[0].refused(&["put-aside", "adopt", "nonsense"]);
    assert!(unknown.contains("begins with nonsense"), "{unknown}");
    let adopted = stage.devices[0].ask(&["put-aside", "adopt", "--all"]);
    assert_eq!(adopted["used"], records.len(), "{adopted}");
    assert_eq!(adopted["left"], 0, "{adopted}");
    stage.assert_same();
    assert_eq!(stage.devices[0].sets(), 1);
}

#[test]
fn a_device_gets_another_name_on_all_of_them() {
    let stage = Stage::new(2);
    let key = own_key(&stage.devices[1]);
    stage.devices[0].ask(&["rename-device", &key, "Gym", "laptop"]);
    stage.devices[1].sync();
    let own_name = |device: &Device| own_line(device)["name"].clone();
    assert_eq!(own_name(&stage.devices[1]), "Gym laptop");
    stage.devices[1].ask(&["rename-device", "Gym laptop", "Travel"]);
    assert_eq!(own_name(&stage.devices[1]), "Travel");
    let refused = stage.devices[1].refused(&["rename-device", "Travel", " "]);
    assert!(refused.contains("letters"), "{refused}");
    let nobody = stage.devices[0].refused(&["rename-device", "Nobody", "Somebody"]);
    assert!(nobody.contains("no device Nobody"), "{nobody}");
}

#[test]
fn a_logbook_that_was_damaged_and_repaired_goes_on_without_joining_anew() {
    let stage = Stage::new(2);
    stage.devices[0].log("Bench Press 100x5");
    stage.assert_same();
    stage.devices[0].log("Squat 140x5");
    let file = stage.devices[0].0.join("logbook.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    bytes[..100].fill(0xa5);
    fs::write(&file, bytes).unwrap();
    stage.devices[0].refused(&["sync", "--once"]);
    let repaired = stage.devices[0].ask(&["doctor", "--repair"]);
    assert_eq!(repaired["salvaged"]["lost"], 0, "{repaired}");
    let synced = stage.devices[0].sync();
    assert_eq!(synced["state"], "up_to_date", "{synced}");
    assert_eq!(synced["pushed"], 1, "{synced}");
    stage.assert_same();
    assert_eq!(stage.devices[1].sets(), 2);
}

/// How a device lists itself.
fn own_line(device: &Device) -> serde_json::Value {
    let devices = device.ask(&["devices"]);
    let lines = devices["space"]["devices"].as_array().unwrap();
    lines
        .iter()
        .find(|line| line["own"] == true)
        .unwrap()
        .clone()
}

fn own_key(device: &Device) -> String {
    own_line(device)["device"].as_str().unwrap().to_owned()
}

#[test]
fn erasing_removes_everything_from_the_relay_and_nothing_from_the_device() {
    let stage = Stage::new(1);
    stage.devices[0].log("Squat 140x5");
    stage.devices[0].sync();
    stage.devices[0].ask(&["leave", "--erase"]);
    assert_eq!(stage.devices[0].sets(), 1);
    let devices = stage.devices[0].ask(&["devices"]);
    assert!(devices["space"].is_null());
    let log = rusqlite::Connection::open(stage.relay_folder().join("relay.sqlite")).unwrap();
    let count = "SELECT (SELECT count(*) FROM run) + (SELECT count(*) FROM known)
                 + (SELECT count(*) FROM space)";
    let left: i64 = log.query_row(count, [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}
