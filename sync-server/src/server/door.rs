//! Who may come in: how many connections there are, and how often an address
//! comes.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use super::engine::Engine;

/// How many connections a relay has at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoorLimits {
    /// In all.
    pub connections: usize,
    /// That have not proved who they are.
    pub unauthenticated: usize,
    /// New ones of one address in a minute.
    pub attempts_per_minute: u32,
    /// Believe `X-Forwarded-For`, which only a proxy of one's own makes true.
    pub trust_proxy: bool,
}

/// Past the limits, this many may still look at the metrics or be told why not.
const LANE: usize = 64;
const MINUTE: Duration = Duration::from_secs(60);
/// Addresses that are remembered in a minute; past it the count begins anew.
const ADDRESSES: usize = 100_000;

/// What a connection meets at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Welcome {
    /// It may ask for everything.
    Open,
    /// The relay is full; it may ask for everything but the websocket.
    Full,
    /// So is this, for an address that comes too often.
    TooOften,
}

pub(super) struct Door {
    limits: DoorLimits,
    engine: Engine,
    inside: Arc<AtomicUsize>,
    lane: Arc<AtomicUsize>,
    refused: AtomicUsize,
    visits: Mutex<Visits>,
}

struct Visits {
    since: Instant,
    by_address: HashMap<IpAddr, u32>,
}

/// A place that is given back when it is dropped.
pub(super) struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn take(places: &Arc<AtomicUsize>) -> Place {
    places.fetch_add(1, Ordering::Relaxed);
    Place(places.clone())
}

impl Door {
    pub(super) fn new(limits: DoorLimits, engine: Engine) -> Self {
        let visits = Visits {
            since: Instant::now(),
            by_address: HashMap::new(),
        };
        Self {
            limits,
            engine,
            inside: Arc::default(),
            lane: Arc::default(),
            refused: AtomicUsize::new(0),
            visits: Mutex::new(visits),
        }
    }

    /// A place for a connection that was just accepted; none where it is to be
    /// dropped without a word.
    pub(super) fn enter(&self, peer: IpAddr) -> Option<(Place, Welcome)> {
        let welcome = if self.is_full() {
            Welcome::Full
        } else if !self.limits.trust_proxy && self.comes_too_often(peer) {
            Welcome::TooOften
        } else {
            return Some((take(&self.inside), Welcome::Open));
        };
        self.refused.fetch_add(1, Ordering::Relaxed);
        let place = take(&self.lane);
        let room = self.lane.load(Ordering::Relaxed) <= LANE;
        room.then_some((place, welcome))
    }

    /// The same question once more, when it is known for whom a proxy asks.
    pub(super) fn forwarded(&self, address: Option<IpAddr>) -> Welcome {
        match address {
            Some(address) if self.limits.trust_proxy && self.comes_too_often(address) => {
                self.refused.fetch_add(1, Ordering::Relaxed);
                Welcome::TooOften
            }
            _ => Welcome::Open,
        }
    }

    /// Connections inside, and how many were refused so far.
    pub(super) fn counts(&self) -> (usize, usize) {
        let read = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        (read(&self.inside), read(&self.refused))
    }

    fn is_full(&self) -> bool {
        let inside = self.inside.load(Ordering::Relaxed);
        let members = usize::try_from(self.engine.counts().members).unwrap_or(usize::MAX);
        inside >= self.limits.connections
            || inside.saturating_sub(members) >= self.limits.unauthenticated
    }

    fn comes_too_often(&self, address: IpAddr) -> bool {
        if address.is_loopback() {
            return false;
        }
        let mut visits = self.visits.lock().unwrap_or_else(PoisonError::into_inner);
        visits.count(network(address)) > self.limits.attempts_per_minute
    }
}

impl Visits {
    fn count(&mut self, network: IpAddr) -> u32 {
        if self.since.elapsed() >= MINUTE || self.by_address.len() >= ADDRESSES {
            self.since = Instant::now();
            self.by_address.clear();
        }
        let count = self.by_address.entry(network).or_default();
        *count = count.saturating_add(1);
        *count
    }
}

/// Whoever has one IPv6 address has 2^64 of them.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_counted_by_its_network() {
        let check = |a: &str, b: &str, same: bool| {
            let [a, b] = [a, b].map(|text| network(text.parse().unwrap()));
            assert_eq!(a == b, same, "{a} {b}");
        };
        check("2001:db8::1", "2001:db8::ffff:1", true);
        check("2001:db8::1", "2001:db8:0:1::1", false);
        check("192.0.2.1", "::ffff:192.0.2.1", true);
        check("192.0.2.1", "192.0.2.2", false);
    }
}
