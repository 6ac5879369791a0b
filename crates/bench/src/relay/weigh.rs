//! What a logged set weighs by the time it reaches the relay.

use std::path::Path;

use device::{Handle, Options, post::Member};
use sync::{Acked, Epoch, Head};

use crate::{
    clock::Times,
    gym::{Gym, SETS_A_WORKOUT},
    space::Space,
};

/// The record of a typical set, sealed by a device as it is before it is sent.
pub fn typical_set(folder: &Path) -> anyhow::Result<Vec<u8>> {
    let handle = Handle::open(folder, Options::default())?;
    let space = Space::of(2)?;
    let member = Member::new(space.devices[0].clone(), space.list.clone());
    handle.join_space(&member, "nowhere")?;
    let mut gym = Gym::enter(&handle)?;
    let mut end = Head::start(member.space(), Epoch([0; 8]));
    let mut records = Vec::new();
    for _ in 0..SETS_A_WORKOUT {
        gym.log(&mut Times::new())?;
        records.extend(sealed(&handle, &member, &mut end)?);
    }
    handle.close();
    records.sort_unstable_by_key(Vec::len);
    Ok(records.swap_remove(records.len() / 2))
}

/// What waits in the outbox, which the relay takes and puts at the end of its log.
fn sealed(handle: &Handle, member: &Member, end: &mut Head) -> anyhow::Result<Vec<Vec<u8>>> {
    let sealed = handle.take_outgoing(member)?;
    let acked: Vec<_> = sealed
        .iter()
        .map(|record| {
            *end = end.after(record.id);
            let (record, seq) = (record.id, end.seq);
            Acked { record, seq }
        })
        .collect();
    handle.acknowledged(&acked, Some(*end))?;
    Ok(sealed.into_iter().map(|record| record.bytes).collect())
}
