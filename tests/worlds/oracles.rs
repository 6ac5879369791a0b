//! What has to hold once all is told.

use std::collections::{BTreeMap, BTreeSet};

use chalkbook_tests::LogbookFile;
use logbook::Document;

use crate::devices::Device;

/// Asks all oracles.
pub fn ask(devices: &[Device]) {
    for device in devices {
        let report = device.handle.doctor().unwrap();
        assert!(
            report.ok,
            "the views are not what the ledger says: {report:?}"
        );
    }
    for device in devices {
        device
            .moments
            .iter()
            .for_each(|moment| moment.compare(device));
    }
    nobody_lost_its_own(devices);
    every_change_is_everywhere(devices);
    heads_are_equal(devices);
    views_are_equal(devices);
}

fn nobody_lost_its_own(devices: &[Device]) {
    for (at, device) in devices.iter().enumerate() {
        let here = device.file().hashes_after(0).unwrap();
        assert!(
            device.committed.is_subset(&here),
            "device {at} lost a change of its own"
        );
    }
}

fn every_change_is_everywhere(devices: &[Device]) {
    let all: BTreeSet<_> = devices
        .iter()
        .flat_map(|device| device.committed.clone())
        .collect();
    for (at, device) in devices.iter().enumerate() {
        let here = device.file().hashes_after(0).unwrap();
        assert_eq!(
            here.len(),
            all.len(),
            "device {at} holds too many or too few changes"
        );
        assert!(here == all, "device {at} holds other changes");
    }
}

fn heads_are_equal(devices: &[Device]) {
    let first = heads(&devices[0].file());
    for device in &devices[1..] {
        assert_eq!(heads(&device.file()), first);
    }
}

fn heads(file: &LogbookFile) -> BTreeMap<String, Vec<[u8; 32]>> {
    let head = |(name, changes): (String, Vec<Vec<u8>>)| {
        let id = name.parse().unwrap();
        let document = Document::from_changes(id, changes.iter().map(Vec::as_slice)).unwrap();
        (name, document.heads())
    };
    file.documents().unwrap().into_iter().map(head).collect()
}

fn views_are_equal(devices: &[Device]) {
    let first = devices[0].file().says().unwrap();
    for (at, device) in devices.iter().enumerate().skip(1) {
        let says = device.file().says().unwrap();
        assert_eq!(says.len(), first.len());
        for (table, rows) in &says {
            assert_eq!(
                rows, &first[table],
                "{table} of device {at} and of the first"
            );
        }
    }
}
