//! Which proxies are believed, and what they say about whom they speak for.

use std::{net::IpAddr, str::FromStr};

use serde::Deserialize;

/// A network, such as `172.16.0.0/12`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    /// How many bits of it count.
    bits: u32,
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let rest = 32 - self.bits;
                (u64::from(own.to_bits()) >> rest) == (u64::from(other.to_bits()) >> rest)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let differs = own.to_bits() ^ other.to_bits();
                differs.leading_zeros() >= self.bits
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is no address and no network");
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            Some(bits) => bits.parse().map_err(|_| wrong())?,
            None => most,
        };
        (bits <= most)
            .then_some(Self { address, bits })
            .ok_or_else(wrong)
    }
}

/// The proxies that are believed, by the addresses that they connect from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Proxies(Vec<Network>);

impl FromStr for Proxies {
    type Err = String;

    /// Addresses and networks with commas between them.
    fn from_str(text: &str) -> Result<Self, String> {
        let all = text.split(',').map(str::trim);
        let all = all.filter(|one| !one.is_empty()).map(str::parse);
        all.collect::<Result<_, _>>().map(Self)
    }
}

impl TryFrom<String> for Proxies {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The header by which proxies say whom they speak for. Only one is believed: what
/// a proxy does not write itself, it may pass on as a stranger wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyHeader {
    /// `X-Forwarded-For: 203.0.113.7`
    #[default]
    XForwardedFor,
    /// `Forwarded: for=203.0.113.7`
    Forwarded,
}

impl FromStr for ProxyHeader {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        clap::ValueEnum::from_str(text, true)
    }
}

impl ProxyHeader {
    /// As it is written.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::XForwardedFor => "x-forwarded-for",
            Self::Forwarded => "forwarded",
        }
    }

    /// The address that one part of the header names.
    fn address(self, hop: &str) -> Option<IpAddr> {
        let name = match self {
            Self::XForwardedFor => hop.trim(),
            Self::Forwarded => {
                let pairs = hop.split(';').filter_map(|pair| pair.split_once('='));
                let mut pairs = pairs.map(|(name, value)| (name.trim(), value.trim()));
                let (_, value) = pairs.find(|(name, _)| name.eq_ignore_ascii_case("for"))?;
                value.trim_matches('"')
            }
        };
        without_port(name)
    }
}

/// `203.0.113.7`, `203.0.113.7:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
fn without_port(name: &str) -> Option<IpAddr> {
    if let Ok(address) = name.parse() {
        return Some(address);
    }
    match name.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0.parse().ok(),
        None => name.split_once(':')?.0.parse().ok(),
    }
}

impl Proxies {
    /// Whether this peer is one of them.
    pub(super) fn hold(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.0.iter().any(|network| network.holds(peer))
    }

    /// Whom a trusted proxy speaks for, by the values of its header in their order:
    /// the last who is no trusted proxy. None where that cannot be told.
    pub(super) fn origin<'a>(
        &self,
        header: ProxyHeader,
        values: impl DoubleEndedIterator<Item = &'a str>,
    ) -> Option<IpAddr> {
        let hops = values.rev().flat_map(|value| value.rsplit(','));
        for hop in hops {
            let address = header.address(hop)?;
            if !self.hold(address) {
                return Some(address);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(header: ProxyHeader, values: &[&str]) -> Option<String> {
        let proxies: Proxies = "127.0.0.1, 10.0.0.0/8, fd00::/8".parse().unwrap();
        let origin = proxies.origin(header, values.iter().copied());
        origin.map(|address| address.to_string())
    }

    #[test]
    fn the_last_hop_that_is_no_trusted_proxy_counts() {
        let check = |values: &[&str], expected: Option<&str>| {
            let found = origin(ProxyHeader::XForwardedFor, values);
            assert_eq!(found.as_deref(), expected, "{values:?}");
        };
        check(&["203.0.113.7"], Some("203.0.113.7"));
        check(&["1.1.1.1, 203.0.113.7, 10.9.9.9"], Some("203.0.113.7"));
        check(&["1.1.1.1", "203.0.113.7"], Some("203.0.113.7"));
        check(&["203.0.113.7:99"], Some("203.0.113.7"));
        check(&["[2001:db8::1]:99"], Some("2001:db8::1"));
        check(&["1.1.1.1, unknown"], None);
        check(&["10.1.1.1, 127.0.0.1"], None);
        check(&[], None);
    }

    #[test]
    fn the_standard_header_is_read_too() {
        let check = |value: &str, expected: Option<&str>| {
            let found = origin(ProxyHeader::Forwarded, &[value]);
            assert_eq!(found.as_deref(), expected, "{value}");
        };
        check("for=203.0.113.7", Some("203.0.113.7"));
        check(
            "for=1.1.1.1, proto=https;For=\"[2001:db8::1]:4711\";by=10.0.0.1",
            Some("2001:db8::1"),
        );
        check("for=1.1.1.1, for=_hidden", None);
        check("by=203.0.113.7", None);
    }

    #[test]
    fn networks_hold_what_is_in_them() {
        let proxies: Proxies = "192.0.2.0/24,2001:db8::/32, ::1, 0.0.0.0/32"
            .parse()
            .unwrap();
        let check = |address: &str, expected| {
            assert_eq!(
                proxies.hold(address.parse().unwrap()),
                expected,
                "{address}"
            );
        };
        check("192.0.2.255", true);
        check("::ffff:192.0.2.1", true);
        check("192.0.3.0", false);
        check("2001:db8:ffff::1", true);
        check("2001:db9::1", false);
        check("::1", true);
        check("::2", false);
        assert!(
            "0.0.0.0/0"
                .parse::<Proxies>()
                .unwrap()
                .hold([8, 8, 8, 8].into())
        );
        for wrong in ["caddy", "1.2.3.4/33", "::/129", "1.2.3.4/x"] {
            assert!(wrong.parse::<Proxies>().is_err(), "{wrong}");
        }
    }
}
