//! What has to hold once the world has calmed down.

use chalkbook_relay::log::LogStore as _;

use crate::world::World;

/// What no byte of the relay may hold.
const PLANTED: [&str; 4] = ["Planted Press", "planted note", "workout/", "exercise/"];

/// Asks all oracles, in a world in which nothing is put aside.
pub fn ask(world: &mut World) {
    ask_but_for(world, 0, &[]);
}

/// The same where every device has put so many records aside.
pub fn ask_with_records_aside(world: &mut World, aside: u64) {
    ask_but_for(world, aside, &[]);
}

/// The same where a file was repaired: what a change touched is not made anew where
/// the row that said so was lost.
pub fn ask_after_a_repair(world: &mut World) {
    ask_but_for(world, 0, &["touched"]);
}

fn ask_but_for(world: &mut World, aside: u64, tables: &[&str]) {
    let ledgers: Vec<_> = world
        .devices
        .iter()
        .map(|device| device.file().hashes_after(0).unwrap())
        .collect();
    let says: Vec<_> = world
        .devices
        .iter()
        .map(|device| {
            let mut says = device.file().says().unwrap();
            says.retain(|table, _| !tables.contains(&table.as_str()));
            says
        })
        .collect();
    for (at, device) in world.devices.iter().enumerate() {
        assert!(
            ledgers[at] == ledgers[0],
            "device {at} holds other changes than the first"
        );
        assert_eq!(
            says[at], says[0],
            "device {at} shows something else than the first"
        );
        let counts = device.handle.post_counts().unwrap();
        assert_eq!(
            (counts.outbox, counts.waiting, counts.quarantined),
            (0, 0, aside),
            "device {at}"
        );
        assert!(device.handle.doctor().unwrap().ok, "device {at}");
        let happened = device.file().rows("SELECT n FROM activity").unwrap();
        let ledger = "SELECT max(n) FROM change GROUP BY coalesce(batch, n)";
        let ledger = device.file().rows(ledger).unwrap();
        assert_eq!(happened, ledger, "device {at} tells something else");
    }
    cursors_are_the_relays_end(world);
    the_relay_knows_nothing(world);
}

fn cursors_are_the_relays_end(world: &mut World) {
    let space = world.root.space();
    let head = world.disk().space(space).unwrap().unwrap().head;
    for device in &world.devices {
        let cursor = device.handle.membership().unwrap().unwrap().cursor.unwrap();
        let here = (cursor.epoch, cursor.seq as u64, cursor.hash);
        assert_eq!(here, (head.epoch.0, head.seq, head.hash.0));
    }
}

fn the_relay_knows_nothing(world: &World) {
    let bytes = world.disk().all_bytes();
    for planted in PLANTED {
        let found = bytes
            .windows(planted.len())
            .any(|window| window == planted.as_bytes());
        assert!(!found, "the relay holds \"{planted}\"");
    }
}

/// How many sets all devices logged together is how many each shows, those in the
/// trash among them.
pub fn nothing_was_lost(world: &World) {
    let logged: u32 = world.devices.iter().map(|device| device.logged).sum();
    for (at, device) in world.devices.iter().enumerate() {
        let shown = device.stats()["sets"].as_u64().unwrap();
        let trash = "SELECT id FROM logged_set WHERE deleted IS NOT NULL";
        let trash = device.file().rows(trash).unwrap().len() as u64;
        let all = shown + trash;
        assert_eq!(all, u64::from(logged), "device {at} of {logged} sets");
    }
}
