//! How many connections come from where. An address of IPv6 counts by the network
//! that one household has, and addresses of one's own machine and network do not
//! count: what stands there is a proxy, a monitor or somebody who trains at home.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
};

/// The time in which handshakes are counted, in milliseconds.
const MINUTE: u64 = 60_000;

/// What one address may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Connections at once.
    pub connections: u32,
    /// Connections that begin within a minute.
    pub handshakes: u32,
}

impl Default for Share {
    fn default() -> Self {
        Self {
            connections: 256,
            handshakes: 600,
        }
    }
}

/// Where a connection comes from, as far as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Origin(IpAddr);

impl Origin {
    /// None for an address that does not count.
    pub(super) fn of(address: IpAddr) -> Option<Self> {
        match address.to_canonical() {
            IpAddr::V4(v4) => {
                let own = v4.is_loopback() || v4.is_private() || v4.is_link_local();
                (!own).then_some(Self(v4.into()))
            }
            IpAddr::V6(v6) => {
                let own = v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local();
                let network = v6.to_bits() & (u128::MAX << 64);
                (!own).then_some(Self(Ipv6Addr::from_bits(network).into()))
            }
        }
    }
}

/// Why a connection is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// So many are there already.
    Connections,
    /// So many came lately.
    Handshakes,
}

/// Who is here, and who came lately.
#[derive(Debug)]
pub(super) struct Addresses {
    share: Share,
    here: HashMap<Origin, Here>,
    /// When there are so many, those that say nothing any more are forgotten.
    forget_at: usize,
}

#[derive(Debug, Default)]
struct Here {
    connections: u32,
    /// When all that came would have come, had it come evenly, in microseconds.
    /// As far as it lies ahead, so much of the minute is used up.
    even: u64,
}

impl Addresses {
    pub(super) fn new(share: Share) -> Self {
        Self {
            share,
            here: HashMap::new(),
            forget_at: 1_024,
        }
    }

    /// A connection comes. `now` is in milliseconds of a clock that never goes
    /// back. Who is let in leaves later.
    pub(super) fn come(&mut self, now: u64, origin: Origin) -> Result<(), Refusal> {
        if self.here.len() >= self.forget_at {
            self.forget(now);
        }
        let share = self.share;
        let here = self.here.entry(origin).or_default();
        let step = MINUTE * 1_000 / u64::from(share.handshakes.max(1));
        let even = here.even.max(now * 1_000) + step;
        if even > (now + MINUTE) * 1_000 {
            return Err(Refusal::Handshakes);
        }
        here.even = even;
        if here.connections >= share.connections {
            return Err(Refusal::Connections);
        }
        here.connections += 1;
        Ok(())
    }

    /// A connection that was let in goes.
    pub(super) fn leave(&mut self, origin: Origin) {
        if let Some(here) = self.here.get_mut(&origin) {
            here.connections = here.connections.saturating_sub(1);
        }
    }

    fn forget(&mut self, now: u64) {
        self.here
            .retain(|_, here| here.connections > 0 || here.even > now * 1_000);
        self.forget_at = 1_024.max(2 * self.here.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(address: &str) -> Option<Origin> {
        Origin::of(address.parse().unwrap())
    }

    fn addresses(connections: u32, handshakes: u32) -> (Addresses, Origin) {
        let share = Share {
            connections,
            handshakes,
        };
        (Addresses::new(share), origin("203.0.113.7").unwrap())
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one_and_ones_own_do_not_count() {
        assert_eq!(origin("2001:db8:1:2::1"), origin("2001:db8:1:2:ffff::9"));
        assert_ne!(origin("2001:db8:1:2::1"), origin("2001:db8:1:3::1"));
        assert_eq!(origin("::ffff:203.0.113.7"), origin("203.0.113.7"));
        assert_ne!(origin("203.0.113.7"), origin("203.0.113.8"));
        let own = "127.0.0.1 10.1.2.3 172.18.0.2 192.168.1.1 169.254.1.1 ::1 fd00::1 fe80::1
                   ::ffff:127.0.0.1";
        for own in own.split_whitespace() {
            assert_eq!(origin(own), None, "{own}");
        }
    }

    #[test]
    fn an_address_has_so_many_connections_and_another_its_own() {
        let (mut addresses, one) = addresses(2, 1_000);
        let other = origin("203.0.113.8").unwrap();
        assert_eq!(addresses.come(0, one), Ok(()));
        assert_eq!(addresses.come(0, one), Ok(()));
        assert_eq!(addresses.come(0, one), Err(Refusal::Connections));
        assert_eq!(addresses.come(0, other), Ok(()));
        addresses.leave(one);
        assert_eq!(addresses.come(0, one), Ok(()));
        assert_eq!(addresses.come(0, one), Err(Refusal::Connections));
    }

    #[test]
    fn an_address_comes_so_often_in_a_minute_and_then_evenly() {
        let (mut addresses, one) = addresses(1_000, 60);
        let mut came = |now| addresses.come(now, one) == Ok(());
        let at_once = (0..100).filter(|_| came(5_000)).count();
        assert_eq!(at_once, 60);
        assert!(!came(5_999) && came(6_000) && !came(6_000));
        let later = (0..100).filter(|_| came(66_000)).count();
        assert_eq!(later, 60, "after a minute at rest");
    }

    #[test]
    fn those_who_left_are_forgotten_and_those_who_stay_are_not() {
        let (mut addresses, one) = addresses(1, 60);
        addresses.come(0, one).unwrap();
        for number in 0..100_000_u32 {
            let passing = Origin(IpAddr::V4(number.into()));
            let now = u64::from(number) * 10;
            addresses.come(now, passing).unwrap();
            addresses.leave(passing);
        }
        assert!(addresses.here.len() <= 2_048, "{}", addresses.here.len());
        assert_eq!(addresses.come(2_000_000, one), Err(Refusal::Connections));
    }
}
