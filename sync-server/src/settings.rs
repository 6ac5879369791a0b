//! Where a setting comes from: a flag goes before the environment, the
//! environment before the settings file, and the file before what is usual.

use std::{
    env,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use serde::Deserialize;

use crate::{
    Limits,
    server::{Proxies, ProxyHeader, Room, Share, Terms},
};

/// The prefix of every variable; `CHALKBOOK_RELAY_LISTEN` is `--listen`.
const PREFIX: &str = "CHALKBOOK_RELAY_";

/// What may be set, in one place of the three.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Settings {
    /// Where to listen [usually 127.0.0.1:8787]
    #[arg(long, global = true, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Where to keep everything [usually chalkbook-relay-data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// A certificate with its chain (PEM), to speak TLS without a proxy
    #[arg(long, global = true, value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// The key of the certificate (PEM)
    #[arg(long, global = true, value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Bytes that one space may keep
    #[arg(long, global = true, value_name = "N")]
    pub space_bytes: Option<u64>,
    /// Records that one space may keep
    #[arg(long, global = true, value_name = "N")]
    pub space_records: Option<u64>,
    /// Connections of one space at once
    #[arg(long, global = true, value_name = "N")]
    pub space_connections: Option<usize>,
    /// Connections at once
    #[arg(long, global = true, value_name = "N")]
    pub connections: Option<usize>,
    /// Connections at once that have not asked for anything, or not proved who they are
    #[arg(long, global = true, value_name = "N")]
    pub strangers: Option<usize>,
    /// Connections of one address at once
    #[arg(long, global = true, value_name = "N")]
    pub address_connections: Option<u32>,
    /// Connections of one address that begin within a minute
    #[arg(long, global = true, value_name = "N")]
    pub address_handshakes: Option<u32>,
    /// Proxies that are believed whom they speak for: addresses and networks, with commas
    #[arg(long, global = true, value_name = "LIST")]
    pub trusted_proxies: Option<Proxies>,
    /// The header by which they say so [usually x-forwarded-for]
    #[arg(long, global = true, value_name = "NAME")]
    pub proxy_header: Option<ProxyHeader>,
    /// Write addresses of devices into the log [usually not]
    #[arg(long, global = true, num_args = 0..=1, default_missing_value = "true")]
    pub log_addresses: Option<bool>,
}

impl Settings {
    /// These flags, completed by the environment and the settings file.
    pub fn complete(self, file: Option<PathBuf>) -> anyhow::Result<Self> {
        let var = |name: &str| env::var(format!("{PREFIX}{name}")).ok();
        let file = file.or_else(|| var("CONFIG").map(PathBuf::from));
        let settings = self.or(Self::of_environment(&var)?);
        Ok(match file {
            Some(file) => settings.or(Self::of_file(&file)?),
            None => settings,
        })
    }

    fn of_file(file: &Path) -> anyhow::Result<Self> {
        let shown = file.display();
        let text = std::fs::read_to_string(file).with_context(|| format!("{shown}"))?;
        toml::from_str(&text).with_context(|| format!("{shown}"))
    }

    fn of_environment(var: &dyn Fn(&str) -> Option<String>) -> anyhow::Result<Self> {
        Ok(Self {
            listen: parse(var, "LISTEN")?,
            data_dir: parse(var, "DATA_DIR")?,
            tls_cert: parse(var, "TLS_CERT")?,
            tls_key: parse(var, "TLS_KEY")?,
            space_bytes: parse(var, "SPACE_BYTES")?,
            space_records: parse(var, "SPACE_RECORDS")?,
            space_connections: parse(var, "SPACE_CONNECTIONS")?,
            connections: parse(var, "CONNECTIONS")?,
            strangers: parse(var, "STRANGERS")?,
            address_connections: parse(var, "ADDRESS_CONNECTIONS")?,
            address_handshakes: parse(var, "ADDRESS_HANDSHAKES")?,
            trusted_proxies: parse(var, "TRUSTED_PROXIES")?,
            proxy_header: parse(var, "PROXY_HEADER")?,
            log_addresses: parse(var, "LOG_ADDRESSES")?,
        })
    }

    fn or(self, other: Self) -> Self {
        Self {
            listen: self.listen.or(other.listen),
            data_dir: self.data_dir.or(other.data_dir),
            tls_cert: self.tls_cert.or(other.tls_cert),
            tls_key: self.tls_key.or(other.tls_key),
            space_bytes: self.space_bytes.or(other.space_bytes),
            space_records: self.space_records.or(other.space_records),
            space_connections: self.space_connections.or(other.space_connections),
            connections: self.connections.or(other.connections),
            strangers: self.strangers.or(other.strangers),
            address_connections: self.address_connections.or(other.address_connections),
            address_handshakes: self.address_handshakes.or(other.address_handshakes),
            trusted_proxies: self.trusted_proxies.or(other.trusted_proxies),
            proxy_header: self.proxy_header.or(other.proxy_header),
            log_addresses: self.log_addresses.or(other.log_addresses),
        }
    }

    /// Where to listen.
    pub fn listen(&self) -> SocketAddr {
        self.listen.unwrap_or(([127, 0, 0, 1], 8787).into())
    }

    /// Where to keep everything.
    pub fn data_dir(&self) -> PathBuf {
        let usual = || PathBuf::from("chalkbook-relay-data");
        self.data_dir.clone().unwrap_or_else(usual)
    }

    /// The certificate and its key.
    pub fn tls(&self) -> anyhow::Result<Option<(&Path, &Path)>> {
        match (&self.tls_cert, &self.tls_key) {
            (Some(certificate), Some(key)) => Ok(Some((certificate, key))),
            (None, None) => Ok(None),
            _ => bail!("tls-cert and tls-key belong together"),
        }
    }

    /// What one space may use.
    pub fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            bytes: self.space_bytes.unwrap_or(usual.bytes),
            records: self.space_records.unwrap_or(usual.records),
            connections: self.space_connections.unwrap_or(usual.connections),
            strangers: self.strangers.unwrap_or(usual.strangers),
        }
    }

    fn room(&self) -> Room {
        let usual = Room::default();
        Room {
            connections: self.connections.unwrap_or(usual.connections),
            strangers: self.strangers.unwrap_or(usual.strangers),
            of_one: Share {
                connections: self.address_connections.unwrap_or(usual.of_one.connections),
                handshakes: self.address_handshakes.unwrap_or(usual.of_one.handshakes),
            },
        }
    }

    /// On what terms connections are let in.
    pub fn terms(&self) -> Terms {
        Terms {
            room: self.room(),
            proxies: self.trusted_proxies.clone().unwrap_or_default(),
            header: self.proxy_header.unwrap_or_default(),
            log_addresses: self.log_addresses.unwrap_or(false),
        }
    }
}

fn parse<T: std::str::FromStr>(
    var: &dyn Fn(&str) -> Option<String>,
    name: &str,
) -> anyhow::Result<Option<T>> {
    let Some(text) = var(name) else {
        return Ok(None);
    };
    match text.parse() {
        Ok(value) => Ok(Some(value)),
        Err(_) => bail!("{PREFIX}{name}: \"{text}\" cannot be used"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_goes_before_the_environment_and_that_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("relay.toml");
        std::fs::write(
            &file,
            "space-bytes = 1\nspace-records = 1\nconnections = 1\n",
        )
        .unwrap();
        let environment = |name: &str| match name {
            "SPACE_RECORDS" | "CONNECTIONS" => Some("2".to_owned()),
            _ => None,
        };
        let flags = Settings {
            connections: Some(3),
            ..Settings::default()
        };
        let environment = Settings::of_environment(&environment).unwrap();
        let all = flags.or(environment).or(Settings::of_file(&file).unwrap());
        let numbers = (all.space_bytes, all.space_records, all.connections);
        assert_eq!(numbers, (Some(1), Some(2), Some(3)));
    }

    #[test]
    fn what_cannot_be_used_names_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("relay.toml");
        std::fs::write(&file, "space-bites = 1\n").unwrap();
        let refused = format!("{:#}", Settings::of_file(&file).unwrap_err());
        assert!(
            refused.contains("relay.toml") && refused.contains("space-bites"),
            "{refused}"
        );
        let refused = Settings::of_environment(&|_| Some("?".to_owned())).unwrap_err();
        assert!(
            refused.to_string().contains("CHALKBOOK_RELAY_LISTEN"),
            "{refused}"
        );
    }
}
