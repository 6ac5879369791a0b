//! Mailboxes: where two devices meet to be paired. They live in memory only, for
//! ten minutes, and as long as the device that opened one is there.

use std::collections::HashMap;

use sync::{Blob, MailboxId};

use super::ConnId;

const LIFE_MS: u64 = 600_000;
/// At most this many of one connection.
const OF_ONE: usize = 4;
/// At most this many in all.
const ALL: usize = 10_000;

#[derive(Default)]
pub(super) struct Mailboxes(HashMap<MailboxId, Mailbox>);

struct Mailbox {
    offer: Option<Blob>,
    parked_by: ConnId,
    taken_by: Option<ConnId>,
    until: u64,
}

impl Mailboxes {
    /// Whether the offer lies there now.
    pub(super) fn park(&mut self, now: u64, id: MailboxId, offer: Blob, by: ConnId) -> bool {
        let mine = self
            .0
            .values()
            .filter(|mailbox| mailbox.parked_by == by)
            .count();
        if self.0.contains_key(&id) || mine >= OF_ONE || self.0.len() >= ALL {
            return false;
        }
        let mailbox = Mailbox {
            offer: Some(offer),
            parked_by: by,
            taken_by: None,
            until: now + LIFE_MS,
        };
        self.0.insert(id, mailbox);
        true
    }

    /// The offer, for the first who asks.
    pub(super) fn take(&mut self, now: u64, id: MailboxId, by: ConnId) -> Option<Blob> {
        let mailbox = self.0.get_mut(&id).filter(|mailbox| now < mailbox.until)?;
        let offer = mailbox.offer.take()?;
        mailbox.taken_by = Some(by);
        Some(offer)
    }

    /// Whom an answer is for, if it comes from who took the offer.
    pub(super) fn parker(&self, id: MailboxId, from: ConnId) -> Option<ConnId> {
        let mailbox = self.0.get(&id)?;
        (mailbox.taken_by == Some(from)).then_some(mailbox.parked_by)
    }

    /// Whom a confirmation is for, if it comes from who parked the offer. Ends the
    /// mailbox.
    pub(super) fn close(&mut self, id: MailboxId, from: ConnId) -> Option<ConnId> {
        let mailbox = self
            .0
            .get(&id)
            .filter(|mailbox| mailbox.parked_by == from)?;
        let taker = mailbox.taken_by?;
        self.0.remove(&id);
        Some(taker)
    }

    pub(super) fn leave(&mut self, conn: ConnId) {
        if !self.0.is_empty() {
            self.0.retain(|_, mailbox| mailbox.parked_by != conn);
        }
    }

    pub(super) fn expire(&mut self, now: u64) {
        self.0.retain(|_, mailbox| now < mailbox.until);
    }
}
