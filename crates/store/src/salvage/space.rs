//! What of a device's place among others is saved from a damaged file: the space
//! that it belongs to, and sealed records. Each proves itself by a signature; what
//! does not is left behind, and comes from the relay again.

use rusqlite::{Connection, params, types::Value};

use crate::{CursorRow, MembershipRow, StoreError, wreck::Row};

/// What tells a row of sync from garbage; it takes keys, which are not the
/// store's business.
pub trait SpaceProofs {
    /// The version of a device list, where it is one of this space.
    fn version_of_list(&self, space: [u8; 16], list: &[u8]) -> Option<u64>;
    /// A record's own id, where it is a whole one of this space.
    fn id_of_record(&self, space: [u8; 16], bytes: &[u8]) -> Option<[u8; 16]>;
    /// Whether a place in the log of this space comes after just these records.
    fn is_after(&self, space: [u8; 16], place: CursorRow, records: &[[u8; 16]]) -> bool;
}

/// The newest membership that was met.
#[derive(Default)]
pub(super) struct Found {
    version: u64,
    pub(super) membership: Option<MembershipRow>,
}

impl Found {
    /// Takes a row if it is a membership, and newer than what was met. The log,
    /// which is newer than the database, is read after it.
    pub(super) fn take(&mut self, row: &Row, proofs: &dyn SpaceProofs) {
        let Some(membership) = membership(row) else {
            return;
        };
        let Some(version) = proofs.version_of_list(membership.space, &membership.list) else {
            return;
        };
        let known = self.membership.as_ref();
        if known.is_none_or(|known| known.space != membership.space || version >= self.version) {
            self.version = version;
            self.membership = Some(membership);
        }
    }
}

fn membership(row: &Row) -> Option<MembershipRow> {
    use Value::{Blob, Integer, Null, Text};
    let (Some(1), [Null, Blob(space), Text(relay), Blob(list), place @ ..]) =
        (row.number, row.columns.as_slice())
    else {
        return None;
    };
    let cursor = match place {
        [Null, Null, Null] => None,
        [Blob(epoch), Integer(seq), Blob(hash)] => Some(CursorRow {
            epoch: epoch.as_slice().try_into().ok()?,
            seq: *seq,
            hash: hash.as_slice().try_into().ok()?,
        }),
        _ => return None,
    };
    Some(MembershipRow {
        space: space.as_slice().try_into().ok()?,
        relay: relay.clone(),
        list: list.clone(),
        cursor,
    })
}

/// Takes a row if it is a record of this space. It waits to be opened: what it
/// holds may be what was lost.
pub(super) fn take_record(
    fresh: &Connection,
    row: &Row,
    space: [u8; 16],
    proofs: &dyn SpaceProofs,
) -> Result<(), StoreError> {
    use Value::{Blob, Integer, Null};
    let (
        Some(n),
        [
            Null,
            Blob(id),
            Blob(bytes),
            seq @ (Null | Integer(_)),
            Integer(_),
        ],
    ) = (row.number, row.columns.as_slice())
    else {
        return Ok(());
    };
    if proofs
        .id_of_record(space, bytes)
        .is_none_or(|own| own.as_slice() != id.as_slice())
    {
        return Ok(());
    }
    // Another record may have had its number, in a membership before this one.
    let sql = "INSERT INTO record (n, id, bytes, seq, state)
               SELECT iif(EXISTS (SELECT 1 FROM record WHERE n = ?1), NULL, ?1), ?2, ?3, ?4, 0
               WHERE true
               ON CONFLICT (id) DO UPDATE SET seq = coalesce(excluded.seq, seq)";
    fresh
        .prepare_cached(sql)?
        .execute(params![n, id, bytes, seq])?;
    Ok(())
}

/// Keeps the membership, and the place in the relay's log where every record up to
/// it was saved; without it all is pulled again, and what the relay lacks is sent
/// again. Whether a change was sent is told from the records, by whoever can open
/// them. Gives how many records were saved.
pub(super) fn settle(
    fresh: &Connection,
    mut membership: MembershipRow,
    proofs: &dyn SpaceProofs,
) -> Result<u64, StoreError> {
    let space = membership.space;
    let proven = |cursor: &CursorRow| -> Result<bool, StoreError> {
        let ids = ids_up_to(fresh, cursor.seq)?;
        let all = i64::try_from(ids.len()).is_ok_and(|count| count == cursor.seq);
        Ok(all && proofs.is_after(space, *cursor, &ids))
    };
    membership.cursor = match membership.cursor {
        Some(cursor) if proven(&cursor)? => Some(cursor),
        Some(_) | None => None,
    };
    let reached = membership.cursor.map_or(0, |cursor| cursor.seq);
    fresh.execute("UPDATE record SET seq = NULL WHERE seq > ?1", [reached])?;
    crate::post::put_membership(fresh, &membership)?;
    fresh.execute("INSERT INTO outbox SELECT n, x'' FROM change", [])?;
    let count = "SELECT count(*) FROM record";
    let count: i64 = fresh.query_row(count, [], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

fn ids_up_to(fresh: &Connection, seq: i64) -> Result<Vec<[u8; 16]>, StoreError> {
    let sql = "SELECT id FROM record WHERE seq BETWEEN 1 AND ?1 ORDER BY seq";
    let mut select = fresh.prepare(sql)?;
    let rows = select.query_map([seq], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
