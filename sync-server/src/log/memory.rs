use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use sync::{ChainHash, Epoch, Head, InviteToken, RecordId, RelayId, SpaceId};

use super::{Appended, LogError, LogStore, Page, SpaceLine, SpaceNumber, StoredSpace, invite_hash};

/// A log that lives as long as the program: for simulations, whose clones are
/// copies of a disk.
#[derive(Clone)]
pub struct MemoryLog {
    relay: RelayId,
    now: Arc<State>,
    before: Option<Arc<State>>,
}

#[derive(Clone, Default)]
struct State {
    next: i64,
    spaces: BTreeMap<i64, Space>,
    invites: HashSet<[u8; 32]>,
}

#[derive(Clone)]
struct Space {
    id: SpaceId,
    head: Head,
    list: Vec<u8>,
    bytes: u64,
    seen_at: i64,
    records: Vec<(RecordId, ChainHash, Arc<[u8]>)>,
    by_id: HashMap<RecordId, u64>,
}

impl MemoryLog {
    /// An empty log of this relay.
    pub fn new(relay: RelayId) -> Self {
        let now = Arc::new(State::default());
        let before = None;
        Self { relay, now, before }
    }

    /// Every byte of every record, to look for what must not be there.
    pub fn all_bytes(&self) -> Vec<u8> {
        let spaces = self.now.spaces.values();
        let records = spaces.flat_map(|space| &space.records);
        records
            .flat_map(|(_, _, bytes)| bytes.iter().copied())
            .collect()
    }

    fn state(&mut self) -> &mut State {
        Arc::make_mut(&mut self.now)
    }

    fn of(&mut self, space: SpaceNumber) -> Result<&mut Space, LogError> {
        let space = self.state().spaces.get_mut(&space.0);
        space.ok_or(LogError::Unreadable("a space that is not there"))
    }

    fn read(&self, space: SpaceNumber) -> Result<&Space, LogError> {
        let space = self.now.spaces.get(&space.0);
        space.ok_or(LogError::Unreadable("a space that is not there"))
    }
}

impl LogStore for MemoryLog {
    fn relay(&self) -> RelayId {
        self.relay
    }

    fn begin(&mut self) -> Result<(), LogError> {
        self.before = Some(self.now.clone());
        Ok(())
    }

    fn commit(&mut self) -> Result<(), LogError> {
        self.before = None;
        Ok(())
    }

    fn roll_back(&mut self) {
        if let Some(before) = self.before.take() {
            self.now = before;
        }
    }

    fn space(&mut self, space: SpaceId) -> Result<Option<StoredSpace>, LogError> {
        let found = self.now.spaces.iter().find(|(_, known)| known.id == space);
        Ok(found.map(|(&number, known)| StoredSpace {
            number: SpaceNumber(number),
            head: known.head,
            list: known.list.clone(),
            bytes: known.bytes,
        }))
    }

    fn make_space(
        &mut self,
        invite: InviteToken,
        space: SpaceId,
        epoch: Epoch,
        list: &[u8],
    ) -> Result<Option<StoredSpace>, LogError> {
        if !self.state().invites.remove(&invite_hash(invite)) {
            return Ok(None);
        }
        let made = Space {
            id: space,
            head: Head::start(space, epoch),
            list: list.to_vec(),
            bytes: 0,
            seen_at: 0,
            records: Vec::new(),
            by_id: HashMap::new(),
        };
        let state = self.state();
        state.next += 1;
        state.spaces.insert(state.next, made);
        self.space(space)
    }

    fn keep_list(&mut self, space: SpaceNumber, list: &[u8]) -> Result<(), LogError> {
        self.of(space)?.list = list.to_vec();
        Ok(())
    }

    fn append(
        &mut self,
        space: SpaceNumber,
        head: Head,
        id: RecordId,
        bytes: &[u8],
    ) -> Result<Appended, LogError> {
        let known = self.read(space)?;
        if let Some(&seq) = known.by_id.get(&id) {
            let (_, _, held) = &known.records[(seq - 1) as usize];
            let same = **held == *bytes;
            return Ok(if same {
                Appended::Held(seq)
            } else {
                Appended::OtherBytes
            });
        }
        let space = self.of(space)?;
        space.by_id.insert(id, head.seq);
        space.records.push((id, head.hash, bytes.into()));
        space.bytes += bytes.len() as u64;
        space.head = head;
        Ok(Appended::New)
    }

    fn seen(&mut self, space: SpaceNumber, seconds: i64) -> Result<(), LogError> {
        self.of(space)?.seen_at = seconds;
        Ok(())
    }

    fn hash_at(&mut self, space: SpaceNumber, seq: u64) -> Result<Option<ChainHash>, LogError> {
        let index = usize::try_from(seq).ok().and_then(|seq| seq.checked_sub(1));
        let records = &self.read(space)?.records;
        Ok(index
            .and_then(|index| records.get(index))
            .map(|(_, hash, _)| *hash))
    }

    fn page(&mut self, space: SpaceNumber, after: u64, room: usize) -> Result<Page, LogError> {
        let records = (1..).zip(&self.read(space)?.records);
        let mut size = 0;
        let page = records
            .filter(|(seq, _)| *seq > after)
            .take_while(|(_, (_, _, bytes))| {
                let first = size == 0;
                size += bytes.len();
                first || size <= room
            })
            .map(|(seq, (_, _, bytes))| (seq, bytes.to_vec()));
        Ok(page.collect())
    }

    fn missing(
        &mut self,
        space: SpaceNumber,
        mut ids: Vec<RecordId>,
    ) -> Result<Vec<RecordId>, LogError> {
        let known = &self.read(space)?.by_id;
        ids.retain(|id| !known.contains_key(id));
        Ok(ids)
    }

    fn erase(&mut self, space: SpaceNumber) -> Result<(), LogError> {
        self.state().spaces.remove(&space.0);
        Ok(())
    }

    fn invite(&mut self, invite: InviteToken, _: i64) -> Result<(), LogError> {
        self.state().invites.insert(invite_hash(invite));
        Ok(())
    }

    fn spaces(&mut self) -> Result<Vec<SpaceLine>, LogError> {
        let line = |space: &Space| SpaceLine {
            space: space.id.to_string(),
            records: space.head.seq,
            bytes: space.bytes,
            seen_at: space.seen_at,
        };
        let mut lines: Vec<_> = self.now.spaces.values().map(line).collect();
        lines.sort_by(|a, b| (b.seen_at, &a.space).cmp(&(a.seen_at, &b.space)));
        Ok(lines)
    }

    fn restored(&mut self, epoch: &mut dyn FnMut() -> Epoch) -> Result<u64, LogError> {
        for space in self.state().spaces.values_mut() {
            space.head.epoch = epoch();
        }
        Ok(self.now.spaces.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_does_what_every_log_does() {
        crate::log::conformance::check(&mut MemoryLog::new(RelayId([1; 16])));
    }
}
