use sync::{Head, keys::DeviceList};

use super::ConnId;
use crate::log::{LogError, SpaceNumber, StoredSpace};

/// A space that some connection is in.
pub(super) struct LiveSpace {
    pub(super) number: SpaceNumber,
    pub(super) head: Head,
    pub(super) list: DeviceList,
    pub(super) bytes: u64,
    pub(super) members: Vec<ConnId>,
    /// When it was last written down that somebody is there.
    pub(super) seen: Option<i64>,
}

impl LiveSpace {
    pub(super) fn new(space: sync::SpaceId, stored: &StoredSpace) -> Result<Self, LogError> {
        let list = DeviceList::read(space, &stored.list)
            .map_err(|_| LogError::Unreadable("a device list"))?;
        Ok(Self {
            number: stored.number,
            head: stored.head,
            list,
            bytes: stored.bytes,
            members: Vec::new(),
            seen: None,
        })
    }
}
