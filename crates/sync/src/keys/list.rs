//! The device list: which devices belong to a space, and the data keys wrapped
//! for them. The root signs it, the highest version counts, and it is in the
//! clear, for it names keys only. Relay and devices keep it.

use minicbor::{Decode, Encode};

use super::{DataKey, DeviceSecret, Root, Wrap, device};
use crate::{AgreementKey, Blob, DeviceKey, KeyId, RootKey, Signature, SpaceId, random::Random};

const DOMAIN: &[u8] = b"chalkbook device list v1";
/// A list is at most this long: some thousand devices.
const LONGEST: usize = 512 * 1024;

/// A list whose signature was found good, or that was just signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceList {
    body: Body,
    bytes: Vec<u8>,
}

/// A device on the list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Listed {
    /// Its identity.
    #[n(0)]
    pub key: DeviceKey,
    /// Where it receives data keys.
    #[n(1)]
    pub agreement: AgreementKey,
}

/// A data key and who can open it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct KeyEpoch {
    /// The key's name.
    #[n(0)]
    pub id: KeyId,
    /// It, for each device and for the recovery words.
    #[n(1)]
    pub wraps: Vec<Wrap>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
struct Body {
    #[n(0)]
    version: u64,
    #[n(1)]
    root: RootKey,
    #[n(2)]
    recovery: AgreementKey,
    #[n(3)]
    devices: Vec<Listed>,
    #[n(4)]
    removed: Vec<DeviceKey>,
    #[n(5)]
    keys: Vec<KeyEpoch>,
}

#[derive(Encode, Decode)]
struct Signed {
    #[n(0)]
    body: Blob,
    #[n(1)]
    signature: Signature,
}

/// Why bytes are no device list of a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// They are not of the form.
    #[error("this is no device list")]
    Malformed,
    /// It is of another space.
    #[error("this device list is of another space")]
    OtherSpace,
    /// The root did not sign it.
    #[error("the root did not sign this device list")]
    Forged,
}

impl DeviceList {
    /// The first list of a new space, with one device and a first data key.
    pub fn found(root: &Root, first: &DeviceSecret, random: Random<'_>) -> Self {
        let body = Body {
            version: 0,
            root: root.key(),
            recovery: root.recovery_key(),
            devices: vec![listed(first.key(), first.agreement_key())],
            removed: Vec::new(),
            keys: Vec::new(),
        };
        body.with_new_key(root.space(), random).signed(root)
    }

    /// Reads a list of this space.
    pub fn read(space: SpaceId, bytes: &[u8]) -> Result<Self, ListError> {
        if bytes.len() > LONGEST {
            return Err(ListError::Malformed);
        }
        let signed: Signed = minicbor::decode(bytes).map_err(|_| ListError::Malformed)?;
        let body: Body = minicbor::decode(&signed.body.0).map_err(|_| ListError::Malformed)?;
        if body.root.space() != space {
            return Err(ListError::OtherSpace);
        }
        let message = message(space, &signed.body.0);
        if !device::verify(&body.root.0, &message, &signed.signature) {
            return Err(ListError::Forged);
        }
        let bytes = bytes.to_vec();
        Ok(Self { body, bytes })
    }

    /// The next list, with one more device. It can open every key so far.
    pub fn with_device(
        &self,
        root: &Root,
        key: DeviceKey,
        agreement: AgreementKey,
        random: Random<'_>,
    ) -> Self {
        let mut body = self.body.clone();
        body.removed.retain(|removed| *removed != key);
        body.devices.retain(|device| device.key != key);
        body.devices.push(listed(key, agreement));
        let space = root.space();
        for epoch in &mut body.keys {
            let recovered = find(space, epoch, root.recovery_key(), root.recovery_secret());
            if let Some(data_key) = recovered {
                epoch.wraps.retain(|wrap| wrap.to != agreement);
                epoch.wraps.push(data_key.wrap(space, agreement, random));
            }
        }
        body.signed(root)
    }

    /// The next list, without a device, and with a new data key that it never
    /// sees.
    pub fn without_device(&self, root: &Root, key: DeviceKey, random: Random<'_>) -> Self {
        let mut body = self.body.clone();
        let gone: Vec<_> = body
            .devices
            .extract_if(.., |device| device.key == key)
            .collect();
        for epoch in &mut body.keys {
            let is_gone = |wrap: &Wrap| gone.iter().any(|device| device.agreement == wrap.to);
            epoch.wraps.retain(|wrap| !is_gone(wrap));
        }
        if !body.removed.contains(&key) {
            body.removed.push(key);
        }
        body.with_new_key(root.space(), random).signed(root)
    }

    /// Which of some lists of one space this is.
    pub fn version(&self) -> u64 {
        self.body.version
    }

    /// The space.
    pub fn space(&self) -> SpaceId {
        self.body.root.space()
    }

    /// The root that signs it.
    pub fn root(&self) -> RootKey {
        self.body.root
    }

    /// The devices that belong to the space.
    pub fn devices(&self) -> &[Listed] {
        &self.body.devices
    }

    /// Whether a device belongs to the space.
    pub fn lists(&self, key: DeviceKey) -> bool {
        self.body.devices.iter().any(|device| device.key == key)
    }

    /// Whether a device belonged to the space and was removed.
    pub fn removed(&self, key: DeviceKey) -> bool {
        self.body.removed.contains(&key)
    }

    /// The list as it is signed, stored and sent.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether this list goes before another of the same space: by its version,
    /// and of two with one version always the same one.
    pub fn supersedes(&self, other: &Self) -> bool {
        (self.body.version, &self.bytes) > (other.body.version, &other.bytes)
    }

    /// Every data key that a device can open, the one to seal under last.
    pub fn data_keys(&self, secret: &DeviceSecret) -> Vec<DataKey> {
        self.open_all(secret.agreement_key(), &secret.agreement())
    }

    /// Every data key, by the root.
    pub fn data_keys_of_root(&self, root: &Root) -> Vec<DataKey> {
        self.open_all(root.recovery_key(), root.recovery_secret())
    }

    fn open_all(&self, to: AgreementKey, secret: &x25519_dalek::StaticSecret) -> Vec<DataKey> {
        let space = self.space();
        let keys = self.body.keys.iter();
        keys.filter_map(|epoch| find(space, epoch, to, secret))
            .collect()
    }
}

impl Body {
    fn with_new_key(mut self, space: SpaceId, random: Random<'_>) -> Self {
        let key = DataKey::new(random);
        let receivers = self.devices.iter().map(|device| device.agreement);
        let wraps = receivers
            .chain([self.recovery])
            .map(|to| key.wrap(space, to, random))
            .collect();
        self.keys.push(KeyEpoch { id: key.id, wraps });
        self
    }

    fn signed(mut self, root: &Root) -> DeviceList {
        self.version += 1;
        let body = Blob(encode(&self));
        let signature = root.sign(&message(root.space(), &body.0));
        let bytes = encode(&Signed { body, signature });
        DeviceList { body: self, bytes }
    }
}

fn listed(key: DeviceKey, agreement: AgreementKey) -> Listed {
    Listed { key, agreement }
}

fn find(
    space: SpaceId,
    epoch: &KeyEpoch,
    to: AgreementKey,
    secret: &x25519_dalek::StaticSecret,
) -> Option<DataKey> {
    let wrap = epoch.wraps.iter().find(|wrap| wrap.to == to)?;
    DataKey::unwrap(space, epoch.id, wrap, secret)
}

fn message(space: SpaceId, body: &[u8]) -> Vec<u8> {
    [DOMAIN, &space.0, body].concat()
}

fn encode(value: &impl Encode<()>) -> Vec<u8> {
    minicbor::to_vec(value).expect("writing into memory does not fail")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::RecoverySecret;

    fn dice() -> impl FnMut(&mut [u8]) {
        let mut next = 0_u8;
        move |bytes| {
            for byte in bytes {
                next = next.wrapping_mul(5).wrapping_add(3);
                *byte = next;
            }
            next = next.wrapping_add(1);
        }
    }

    struct Two {
        root: Root,
        first: DeviceSecret,
        second: DeviceSecret,
        list: DeviceList,
    }

    fn two_devices() -> Two {
        let root = RecoverySecret::new([7; 16]).root();
        let (first, second) = (DeviceSecret::new([1; 32]), DeviceSecret::new([2; 32]));
        let (key, agreement) = (second.key(), second.agreement_key());
        let list = DeviceList::found(&root, &first, &mut dice()).with_device(
            &root,
            key,
            agreement,
            &mut dice(),
        );
        Two {
            root,
            first,
            second,
            list,
        }
    }

    #[test]
    fn a_device_that_joins_later_opens_the_same_keys() {
        let two = two_devices();
        assert_eq!(two.list.version(), 2);
        let first = two.list.data_keys(&two.first);
        let second = two.list.data_keys(&two.second);
        assert_eq!(first.len(), 1);
        assert_eq!(first[0].bytes, second[0].bytes);
        assert_eq!(
            first[0].bytes,
            two.list.data_keys_of_root(&two.root)[0].bytes
        );
    }

    #[test]
    fn a_removed_device_is_named_and_gets_no_further_key() {
        let two = two_devices();
        let list = two
            .list
            .without_device(&two.root, two.second.key(), &mut dice());
        assert!(!list.lists(two.second.key()) && list.removed(two.second.key()));
        assert!(list.data_keys(&two.second).is_empty());
        assert_eq!(list.data_keys(&two.first).len(), 2);
        assert!(list.supersedes(&two.list) && !two.list.supersedes(&list));
    }

    #[test]
    fn a_list_is_refused_when_anything_about_it_is_changed() {
        let two = two_devices();
        let space = two.root.space();
        assert_eq!(
            DeviceList::read(space, two.list.bytes()).as_ref(),
            Ok(&two.list)
        );
        for at in 0..two.list.bytes().len() {
            let mut bytes = two.list.bytes().to_vec();
            bytes[at] ^= 1;
            assert!(DeviceList::read(space, &bytes).is_err(), "byte {at}");
        }
        let other = RecoverySecret::new([8; 16]).root();
        let refused = DeviceList::read(other.space(), two.list.bytes());
        assert_eq!(refused, Err(ListError::OtherSpace));
    }
}
