//! What a person can do about records that were put aside.

use super::*;
use crate::api::Code;

impl Device {
    fn aside(&self) -> Vec<PutAside> {
        self.handle.put_aside(Some(&self.member)).unwrap()
    }

    fn remedies(&self) -> Vec<Remedy> {
        self.aside().iter().map(|record| record.remedy).collect()
    }

    fn ids_aside(&self) -> Vec<RecordId> {
        self.aside().iter().map(|record| record.record).collect()
    }

    fn seals(&self, contents: &[u8]) -> Sealed {
        let member = &self.member;
        let key = member.keys.last().unwrap();
        let (id, bytes) = seal_record(member.space(), key, &member.secret, contents, &mut random);
        Sealed { id, bytes }
    }

    /// From now on this device knows that another one was removed.
    fn removes(&mut self, gone: &Device) {
        let list = self
            .member
            .list
            .without_device(&root(), gone.member.secret.key(), &mut random);
        self.takes_list(&list);
    }

    fn takes_list(&mut self, list: &DeviceList) {
        self.member = Member::new(self.member.secret.clone(), list.clone());
    }
}

fn three_devices() -> [Device; 3] {
    let root = root();
    let secrets = [2, 3, 4].map(|byte| DeviceSecret::new([byte; 32]));
    let mut list = DeviceList::found(&root, &secrets[0], &mut random);
    for secret in &secrets[1..] {
        list = list.with_device(&root, secret.key(), secret.agreement_key(), &mut random);
    }
    secrets.map(|secret| Device::new(Member::new(secret, list.clone())))
}

#[test]
fn what_a_removed_device_wrote_is_taken_in_by_hand_here_and_believed_elsewhere() {
    let [gone, mut here, mut there] = three_devices();
    gone.log("Bench Press 100x5@8");
    let first = gone.sends();
    gone.acknowledged(&first);
    gone.log("Bench Press 102.5x3");
    let second = gone.sends();
    here.removes(&gone);
    there.takes_list(&here.member.list);
    for device in [&here, &there] {
        assert_eq!(device.receives(second.clone()), opened(0, 1, 0));
        assert_eq!(device.receives(first.clone()), opened(0, 1, 0));
    }
    assert_eq!(here.remedies(), [Remedy::Adopt; 2]);
    let author = here.aside()[0].author;
    assert_eq!(author, Some(gone.member.secret.key()));

    let all = TriedAgain { used: 2, left: 0 };
    assert_eq!(here.handle.adopt(&here.member, &here.ids_aside()), Ok(all));
    assert_eq!((here.sets(), here.aside().len()), (2, 0));
    let word = here.sends();
    assert_eq!(
        word.len(),
        1,
        "the changes are in the records of the removed one"
    );
    assert_eq!(there.receives(word), opened(3, 0, 0));
    assert_eq!((there.sets(), there.aside().len()), (2, 0));
}

#[test]
fn one_record_that_builds_on_another_waits_until_that_is_taken_in_too() {
    let [gone, mut here, _] = three_devices();
    gone.log("Bench Press 100x5@8");
    let first = gone.sends();
    gone.acknowledged(&first);
    gone.log("Bench Press 102.5x3");
    let second = gone.sends();
    here.removes(&gone);
    here.receives([first.clone(), second.clone()].concat());
    let adopt = |records: &[Sealed]| {
        let ids: Vec<_> = records.iter().map(|record| record.id).collect();
        here.handle.adopt(&here.member, &ids).unwrap()
    };
    assert_eq!(adopt(&second), TriedAgain { used: 0, left: 1 });
    assert_eq!(here.sets(), 0);
    assert_eq!(adopt(&first), TriedAgain { used: 1, left: 0 });
    assert_eq!(here.sets(), 2);
}

#[test]
fn only_what_a_removed_device_wrote_can_be_taken_in_and_all_or_none_is() {
    let [gone, mut here, _] = three_devices();
    gone.log("Bench Press 100x5@8");
    let good = gone.sends().remove(0);
    let mut forged = good.clone();
    let last = forged.bytes.len() - 1;
    forged.bytes[last] ^= 1;
    forged.bytes[12] ^= 1;
    forged.id = Envelope::read(&forged.bytes).unwrap().id;
    here.removes(&gone);
    here.receives(vec![good.clone(), forged.clone()]);
    let both = [good.id, forged.id];
    let refused = here.handle.adopt(&here.member, &both).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!((here.sets(), here.aside().len()), (0, 2));
    assert!(here.sends().is_empty(), "nobody was vouched for");
    let unknown = here.handle.adopt(&here.member, &[RecordId([0; 16])]);
    assert_eq!(unknown.unwrap_err().code, Code::NotFound);
}

#[test]
fn each_record_says_what_can_be_done_about_it() {
    let [first, mut second, third] = three_devices();
    // Sealed under a key that only a later list has.
    let list = first
        .member
        .list
        .without_device(&root(), third.member.secret.key(), &mut random);
    let renewed = Device::new(Member::new(first.member.secret.clone(), list.clone()));
    renewed.log("Bench Press 100x5@8");
    let no_key = renewed.sends();
    assert_eq!(second.receives(no_key), opened(0, 1, 0));
    assert_eq!(second.remedies(), [Remedy::Try]);
    let ids = second.ids_aside();
    let none = TriedAgain { used: 0, left: 1 };
    assert_eq!(second.handle.try_again(&second.member, &ids), Ok(none));
    second.takes_list(&list);
    let one = TriedAgain { used: 1, left: 0 };
    assert_eq!(second.handle.try_again(&second.member, &ids), Ok(one));
    assert_eq!(second.sets(), 1);

    // Contents of a newer version.
    second.receives(vec![first.seals(&[0x82, 0x18, 99, 0x80])]);
    assert_eq!(second.remedies(), [Remedy::Try]);
    let mut damaged = first.seals(b"whatever");
    let middle = damaged.bytes.len() / 2;
    damaged.bytes[middle] ^= 1;
    second.receives(vec![damaged]);
    let mut remedies = second.remedies();
    remedies.sort_by_key(|remedy| *remedy == Remedy::None);
    assert_eq!(remedies, [Remedy::Try, Remedy::None]);
}

#[test]
fn what_is_out_of_sight_is_kept_and_can_be_put_back() {
    let [first, second, _] = three_devices();
    let mut damaged = first.seals(b"whatever");
    let middle = damaged.bytes.len() / 2;
    damaged.bytes[middle] ^= 1;
    second.receives(vec![damaged.clone()]);
    let counted = || second.handle.post_counts().unwrap().quarantined;
    second.handle.hide(&[damaged.id], true).unwrap();
    assert_eq!(counted(), 0);
    assert!(second.aside()[0].hidden);
    second
        .handle
        .try_again(&second.member, &[damaged.id])
        .unwrap();
    assert_eq!(counted(), 0, "it stays out of sight when it is tried again");
    second.handle.hide(&[damaged.id], false).unwrap();
    assert_eq!(counted(), 1);
    let held = second.handle.load_records(vec![damaged.id]).unwrap();
    assert_eq!(held, [damaged]);
}
