use sync::{Head, keys::DeviceList};

use super::{ConnId, news::News};
use crate::log::{LogError, SpaceNumber, StoredSpace};

/// A space that some connection is in.
pub(super) struct LiveSpace {
    pub(super) number: SpaceNumber,
    pub(super) head: Head,
    pub(super) list: DeviceList,
    pub(super) bytes: u64,
    /// What came in this turn, in its order.
    pub(super) news: Vec<News>,
    /// Whether something of it changed in this turn.
    pub(super) touched: bool,
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
            news: Vec::new(),
            touched: false,
            members: Vec::new(),
            seen: None,
        })
    }

    /// What this connection appends, at the end of all that came.
    pub(super) fn news_of(&mut self, author: ConnId) -> &mut News {
        let head = self.head;
        if !self.news.last().is_some_and(|news| news.goes_on(author)) {
            self.news.push(News::new(author, head));
        }
        let last = self.news.len() - 1;
        &mut self.news[last]
    }
}
