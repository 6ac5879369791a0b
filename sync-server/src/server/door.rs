//! The door: on what terms connections are let in.

use std::{
    net::IpAddr,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use super::{
    addresses::{Addresses, Origin, Refusal, Share},
    http,
    proxy::{Proxies, ProxyHeader},
};

/// How many connections there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// In all.
    pub connections: usize,
    /// That have not asked for anything yet.
    pub strangers: usize,
    /// Of one address.
    pub of_one: Share,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            connections: 20_000,
            strangers: 1_000,
            of_one: Share::default(),
        }
    }
}

/// On what terms connections are let in.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// How many there may be.
    pub room: Room,
    /// The proxies that are believed whom they speak for.
    pub proxies: Proxies,
    /// And the header by which they say so.
    pub header: ProxyHeader,
    /// Whether addresses may stand in the log.
    pub log_addresses: bool,
}

/// Counts who comes and goes.
pub(super) struct Door {
    pub(super) terms: Terms,
    addresses: Mutex<Addresses>,
    turned_away: AtomicU64,
    start: Instant,
}

impl Door {
    pub(super) fn new(terms: Terms) -> Self {
        Self {
            addresses: Mutex::new(Addresses::new(terms.room.of_one)),
            turned_away: AtomicU64::new(0),
            start: Instant::now(),
            terms,
        }
    }

    /// Whether a peer is a trusted proxy: whom it speaks for stands in its request.
    pub(super) fn is_proxy(&self, peer: IpAddr) -> bool {
        self.terms.proxies.hold(peer)
    }

    /// Lets in who comes from this address, if there is room for one more of it.
    pub(super) fn admit(&self, address: IpAddr) -> Result<Guest<'_>, Refusal> {
        let origin = Origin::of(address);
        if let Some(origin) = origin {
            let now = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
            self.addresses().come(now, origin)?;
        }
        Ok(Guest { door: self, origin })
    }

    /// Lets in whom a trusted proxy speaks for, by the head of its request. Where it
    /// says nothing that can be read, nobody is counted.
    pub(super) fn admit_for(&self, head: &[u8]) -> Result<Option<Guest<'_>>, Refusal> {
        let Terms {
            proxies, header, ..
        } = &self.terms;
        let values = http::values(head, header.name());
        let address = proxies.origin(*header, values.iter().map(String::as_str));
        address.map(|address| self.admit(address)).transpose()
    }

    /// One more was turned away.
    pub(super) fn turn_away(&self) {
        self.turned_away.fetch_add(1, Ordering::Relaxed);
    }

    /// How many were turned away.
    pub(super) fn turned_away(&self) -> u64 {
        self.turned_away.load(Ordering::Relaxed)
    }

    fn addresses(&self) -> MutexGuard<'_, Addresses> {
        // Counts are whole between any two lines.
        let addresses = self.addresses.lock();
        addresses.unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who was let in, until it leaves.
pub(super) struct Guest<'a> {
    door: &'a Door,
    origin: Option<Origin>,
}

impl Drop for Guest<'_> {
    fn drop(&mut self) {
        if let Some(origin) = self.origin {
            self.door.addresses().leave(origin);
        }
    }
}
