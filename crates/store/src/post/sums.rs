//! Sums over the ledger, by which two devices see whether they hold the same, and
//! the way out for what another one lacks.
//!
//! A sum is that of the changes' hashes, bit by bit without carry: their order
//! does not count, and one more change is added in one step.

use rusqlite::params;

use crate::{Store, StoreError};

/// Where the sum as far as it was counted is kept: the place in the ledger, and
/// the sum. The ledger only grows, so this stays true.
const KEPT: &str = "ledger_sum";

/// The sum over some changes.
pub type Sum = [u8; 32];

impl Store {
    /// The sum over the whole ledger. It costs as much as came in since the last
    /// time.
    pub fn ledger_sum(&mut self) -> Result<Sum, StoreError> {
        let (counted, mut sum) = self.kept_sum()?;
        let mut last = counted;
        {
            let sql = "SELECT n, hash FROM change WHERE n > ?1 ORDER BY n";
            let mut select = self.connection().prepare_cached(sql)?;
            let mut rows = select.query([counted])?;
            while let Some(row) = rows.next()? {
                last = row.get(0)?;
                add(&mut sum, &row.get(1)?);
            }
        }
        if last > counted {
            let kept = [last.to_be_bytes().as_slice(), &sum].concat();
            let sql = "INSERT OR REPLACE INTO meta VALUES (?1, ?2)";
            self.connection().execute(sql, params![KEPT, kept])?;
        }
        Ok(sum)
    }

    /// The sums over single documents whose names come after one, up to another
    /// where there is one, in the order of the names. At most `most`.
    pub fn document_sums(
        &self,
        after: &str,
        until: Option<&str>,
        most: usize,
    ) -> Result<Vec<(String, Sum)>, StoreError> {
        let sql = "SELECT document, hash FROM change
                   WHERE document > ?1 AND (?2 IS NULL OR document <= ?2) ORDER BY document";
        let mut select = self.connection().prepare_cached(sql)?;
        let mut rows = select.query(params![after, until])?;
        let mut sums: Vec<(String, Sum)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (document, hash): (String, Sum) = (row.get(0)?, row.get(1)?);
            let full = sums.len() == most;
            match sums.last_mut() {
                Some((last, sum)) if *last == document => add(sum, &hash),
                _ if full => break,
                _ => sums.push((document, hash)),
            }
        }
        Ok(sums)
    }

    /// Puts changes into the outbox that left it before, each at most once; gives
    /// how many.
    pub fn send_again(&mut self, hashes: &[[u8; 32]]) -> Result<u64, StoreError> {
        self.in_transaction(|connection| {
            let mut again = connection.prepare_cached(
                "INSERT OR IGNORE INTO sent_again SELECT n FROM change, membership
                 WHERE change.hash = ?1 AND n NOT IN (SELECT change FROM outbox)",
            )?;
            let mut out = connection.prepare_cached(
                "INSERT OR IGNORE INTO outbox SELECT n, NULL FROM change WHERE hash = ?1",
            )?;
            let mut sent = 0;
            for hash in hashes {
                if again.execute([hash])? > 0 {
                    sent += out.execute([hash])? as u64;
                }
            }
            Ok(sent)
        })
    }

    fn kept_sum(&self) -> Result<(i64, Sum), StoreError> {
        let kept = self.meta(KEPT)?.unwrap_or_default();
        let Some((place, sum)) = kept.split_first_chunk::<8>() else {
            return Ok((0, [0; 32]));
        };
        let sum = sum.try_into().map_err(|_| StoreError::Damaged {
            reason: "the sum over the ledger is not 32 bytes long".to_owned(),
        })?;
        Ok((i64::from_be_bytes(*place), sum))
    }
}

/// Adds a change's hash to a sum.
pub(crate) fn add(sum: &mut Sum, hash: &Sum) {
    for (sum, hash) in sum.iter_mut().zip(hash) {
        *sum ^= hash;
    }
}
