//! Who writes: a device, in one run of its process.

use automerge::ActorId;

/// The author of changes: 16 bytes that name the device and 8 that are fresh in
/// every run of the process. Automerge refuses a second change with the same
/// actor and sequence number for ever, so a restored copy must never go on as
/// the author that it was; the fresh part sees to that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author(ActorId);

impl Author {
    /// The author of this run. `fresh` comes from a random source.
    pub fn new(device: [u8; 16], fresh: [u8; 8]) -> Self {
        let mut bytes = [0; 24];
        bytes[..16].copy_from_slice(&device);
        bytes[16..].copy_from_slice(&fresh);
        Self(ActorId::from(bytes.as_slice()))
    }

    /// The actor for Automerge.
    pub fn actor(&self) -> ActorId {
        self.0.clone()
    }

    /// The device that an actor's bytes name, whoever carried the change here.
    pub fn device_of(actor: &ActorId) -> [u8; 16] {
        let mut device = [0; 16];
        let bytes = actor.to_bytes();
        let length = bytes.len().min(16);
        device[..length].copy_from_slice(&bytes[..length]);
        device
    }
}
